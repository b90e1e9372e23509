"""The mini's VAE: pictures of 128 pixels to latents an eighth as wide, hatching kept.

Two kinds, both ordinary VAEs of diffusers' SD3 pipeline. ``linear``: an ``AutoencoderTiny`` (the
class of TAESD) whose encoder is the principal components of patches of 8 × 8, written exactly into
its convolutions, so that the latents are there before anything is learnt and only the decoder
learns: for two CPU cores. ``kl``: a small ``AutoencoderKL``, the class of SD3's own, learnt whole:
for a GPU.

Either learns from drawn pictures in all styles, the child's crayon too: the *base* must not know
that style, but a LoRA can only teach what the latents can hold. Loss: absolute error and absolute
error of slopes at two scales. No adversary, no network of others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from geurim.diffusion.model import from_latents, to_latents
from geurim.errors import BadInput
from geurim.train.delivery import whole
from geurim.train.loop import Learner, Pace, Tick, at_least, learn
from geurim.train.pictures import Shown, fingerprint, pixels, sides
from geurim.train.run import VERSIONS, Run

if TYPE_CHECKING:
    from torch import Generator, Tensor

Kind = Literal["linear", "kl"]
TESTED = 256
"""Pictures on which it is measured."""
FITTED = 2000
"""Pictures whose patches the components are computed from."""
PATCH_QUARTER = 48
"""Numbers in 4 × 4 pixels: channels that a linear encoder needs."""
FAINT = 1e-9
"""Share of the largest variance below which a component is rounding alone, not to be enlarged."""
QUARTERS = ((0, 0), (0, 1), (1, 0), (1, 1))
"""Where 2 × 2 neighbours lie: down, right."""


@dataclass(frozen=True, slots=True)
class VaeSettings:
    """What a run is asked for."""

    data: Path
    """Set of pictures, in every style that the latents have to hold."""
    out: Path
    size: int = 128
    kind: Kind = "linear"
    channels: int = 32
    width: int = 48
    """linear: channels of the decoder."""
    blocks: tuple[int, int, int, int] = (2, 2, 1, 0)
    """linear: of the decoder at an eighth, a quarter, half and all of the size."""
    widths: tuple[int, ...] = (32, 64, 96, 128)
    """kl: channels at full, half, a quarter and an eighth of the size."""
    batch: int = 16
    crop: int = 64
    noise: float = 0.05
    """Of normalised latents, so that the decoder forgives a painter's small errors."""
    prior: float = 1e-4
    """kl: weight of the divergence from a standard normal distribution."""
    seed: int = 0
    device: str = "cpu"
    pace: Pace = field(default_factory=lambda: Pace(steps=9000, rate=2e-3, save_every=1000))

    def __post_init__(self) -> None:
        """Check what a user chooses.

        Raises:
            BadInput: a value is out of its range.
        """
        if self.kind not in get_args(Kind):
            raise BadInput(f"--kind {self.kind}: choose one of: {', '.join(get_args(Kind))}.")
        at_least(self, 1, "batch", "channels")
        if self.channels > PATCH_QUARTER:
            raise BadInput(f"--channels {self.channels}: at most {PATCH_QUARTER} are possible.")


def train(settings: VaeSettings) -> Iterator[Tick]:
    """Train, from where ``settings.out`` was stopped; yield after every step.

    With every saved state ``out/vae`` holds the averaged weights as a diffusers folder, with the
    scale and the shift that make latents of mean 0 and deviation 1, and ``out/figures.json`` what
    it loses of pictures that it has not seen.

    Raises:
        BadInput: the set or the run folder cannot be used.
    """
    torch: Any = import_module("torch")
    shown, tested = sides(settings.data)
    run = Run(settings.out, _told(settings, fingerprint(shown)))
    pictures = pixels(shown, settings.size)
    unseen = tested[:TESTED], pixels(tested[:TESTED], settings.size)
    vae = fresh(settings, pictures).to(settings.device)
    learner = Learner(learning(vae), settings.pace)
    given_back = _linear if settings.kind == "linear" else _kl

    def loss(number: int, generator: Generator) -> Tensor:
        del number
        x = _crops(torch, pictures, settings, generator).to(settings.device)
        with precision(settings.device):
            y, prior = given_back(vae, x, settings, generator)
        return difference(y.float(), x) + settings.prior * prior

    for tick in learn(run, learner, loss):
        run.log({"step": tick.step, "loss": tick.loss, "rate": tick.rate})
        if tick.saved:
            with learner.averaged():
                _deliver(run, vae, settings, pictures[:TESTED], *unseen)
        yield tick


def _linear(
    vae: Any, x: Tensor, settings: VaeSettings, generator: Generator
) -> tuple[Tensor, float]:
    """What the decoder makes of noisy latents of ``x``; nothing else learns."""
    import torch

    with torch.no_grad():
        z = to_latents(vae, x)
    z = z + settings.noise * torch.randn(z.shape, generator=generator).to(z)
    return from_latents(vae, z), 0.0


def _kl(vae: Any, x: Tensor, settings: VaeSettings, generator: Generator) -> tuple[Tensor, Tensor]:
    """What the decoder makes of a sample of the encoder's distribution, and its divergence."""
    import torch

    del settings
    told = vae.encode(x).latent_dist
    noise = torch.randn(told.mean.shape, generator=generator).to(told.mean)
    y = vae.decode(told.mean + told.std * noise, return_dict=False)[0]
    return y, told.kl().float().mean() / x[0].numel()


def fresh(settings: VaeSettings, pictures: NDArray[np.uint8]) -> Any:
    """A VAE that has learnt nothing, drawn from the seed; a linear encoder knows ``pictures``."""
    torch: Any = import_module("torch")
    diffusers: Any = import_module("diffusers")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings.seed)
        if settings.kind == "linear":
            made = diffusers.AutoencoderTiny(
                latent_channels=settings.channels,
                encoder_block_out_channels=(PATCH_QUARTER,) * 4,
                decoder_block_out_channels=(settings.width,) * 4,
                num_encoder_blocks=(0, 0, 0, 0),
                num_decoder_blocks=settings.blocks,
            )
        else:
            levels = len(settings.widths)
            made = diffusers.AutoencoderKL(
                latent_channels=settings.channels,
                block_out_channels=settings.widths,
                down_block_types=("DownEncoderBlock2D",) * levels,
                up_block_types=("UpDecoderBlock2D",) * levels,
                layers_per_block=1,
                norm_num_groups=8,
                mid_block_add_attention=False,
                use_quant_conv=False,
                use_post_quant_conv=False,
                sample_size=settings.size,
            )
    if settings.kind == "linear":
        write_components(made.encoder, *components(pictures, settings.channels))
        normalise(made, pictures)
    return made.to(memory_format=torch.channels_last)


def learning(vae: Any) -> dict[str, Any]:
    """The weights that learn: all but a linear encoder's."""
    named: Iterator[tuple[str, Any]] = vae.named_parameters()
    linear = type(vae).__name__ == "AutoencoderTiny"
    return {name: each for name, each in named if not (linear and name.startswith("encoder."))}


def components(
    pictures: NDArray[np.uint8], channels: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Principal components of patches of 8 × 8, and the mean patch, values −1..1.

    Args:
        pictures: shape (B, h, w, 3).
        channels: how many.

    Returns:
        Shapes (192, channels) and (192,); a component is divided by the root of its deviation, so
        that coarse and fine ones differ less. A patch is in the order row, column, colour.
    """
    few = pictures[:: max(1, len(pictures) // FITTED)].astype(np.float64) / 127.5 - 1.0
    count, height, width, _ = few.shape
    rows = few.reshape(count, height // 8, 8, width // 8, 8, 3).transpose(0, 1, 3, 2, 4, 5)
    patches = rows.reshape(-1, 192)
    mean = patches.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(patches - mean, rowvar=False))
    values, vectors = values[::-1][:channels], vectors[:, ::-1][:, :channels]
    values = np.maximum(values, FAINT * values[0] + np.finfo(float).tiny)
    # An eigenvector has no sign of its own.
    vectors = vectors * np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(channels)])
    return vectors / values**0.25, mean


def write_components(encoder: Any, vectors: NDArray[np.float64], mean: NDArray[np.float64]) -> None:
    """Make ``encoder``, an ``EncoderTiny`` without blocks, the projection z = (x − mean) vectors.

    Its convolutions of stride 2 look at three rows and columns, and use the last two: each gathers
    2 × 2 neighbours into channels, and the third projects four quarters of a patch.
    """
    import torch

    first, one, two, three, last = encoder.layers
    with torch.no_grad():
        for layer in encoder.layers:
            for parameter in layer.parameters():
                parameter.zero_()
        for colour in range(3):
            first.weight[colour, colour, 1, 1] = 2.0  # the encoder itself maps −1..1 to 0..1
            first.bias[colour] = -1.0
        for layer, channels in ((one, 3), (two, 12)):
            for number, (down, right) in enumerate(QUARTERS):
                for channel in range(channels):
                    layer.weight[number * channels + channel, channel, 1 + down, 1 + right] = 1.0
        table = _as_gathered(vectors)
        for number, (down, right) in enumerate(QUARTERS):
            part = torch.tensor(table[number], dtype=torch.float32)  # (48, channels)
            three.weight[: vectors.shape[1], :, 1 + down, 1 + right] = part.T
        for channel, value in enumerate((-mean @ vectors).tolist()):
            last.weight[channel, channel, 1, 1] = 1.0
            last.bias[channel] = value


def _as_gathered(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """``vectors`` in the order of the gathering: quarter of a patch, then (2 × 2 of) 2 × 2 × 3."""
    count = vectors.shape[1]
    # Row and column of a patch are three bits each: which half, which quarter of it, which pixel.
    bits = vectors.reshape(2, 2, 2, 2, 2, 2, 3, count)  # y2 y1 y0 x2 x1 x0 colour
    return bits.transpose(0, 3, 1, 4, 2, 5, 6, 7).reshape(4, 48, count)


def normalise(vae: Any, pictures: NDArray[np.uint8]) -> None:
    """Set scale and shift so that the latents of ``pictures`` have mean 0 and deviation 1."""
    torch: Any = import_module("torch")
    few = tensor(pictures[:: max(1, len(pictures) // TESTED)])
    with torch.no_grad():
        made = [vae.encode(few[at : at + 16]) for at in range(0, len(few), 16)]
    z = torch.cat([m.latents if hasattr(m, "latents") else m.latent_dist.mean for m in made])
    vae.register_to_config(scaling_factor=1.0 / float(z.std()), shift_factor=float(z.mean()))


def difference(y: Tensor, x: Tensor) -> Tensor:
    """Absolute error of ``y``, and of its slopes at full and half size; both shape (B, 3, h, w)."""
    from torch.nn.functional import avg_pool2d

    total = (y - x).abs().mean()
    for scale in (1, 2):
        a, b = (each if scale == 1 else avg_pool2d(each, 2) for each in (y, x))
        down = ((a[..., 1:, :] - a[..., :-1, :]) - (b[..., 1:, :] - b[..., :-1, :])).abs().mean()
        right = ((a[..., 1:] - a[..., :-1]) - (b[..., 1:] - b[..., :-1])).abs().mean()
        total = total + 0.5 * (down + right)
    return total


def hatch_energy(pictures: Tensor) -> Tensor:
    """Energy of what is finer than two pixels, of each picture: how much hatching there is.

    Args:
        pictures: shape (B, 3, h, w), −1..1.

    Returns:
        Shape (B,): mean square of the grey picture less its blurred self (a binomial of 5).
    """
    import torch
    from torch.nn.functional import conv2d, pad

    grey = pictures.mean(1, keepdim=True)
    row = torch.tensor([1.0, 4.0, 6.0, 4.0, 1.0]) / 16
    blurred = conv2d(pad(grey, (2, 2, 2, 2), mode="reflect"), torch.outer(row, row)[None, None])
    return ((grey - blurred) ** 2).mean((1, 2, 3))


def psnr(y: Tensor, x: Tensor) -> Tensor:
    """Peak signal-to-noise ratio of each picture in dB, for values −1..1; shape (B,)."""
    import torch

    return -10.0 * torch.log10(((y - x) ** 2).mean((1, 2, 3)) / 4.0)


def figures(
    vae: Any, shown: Sequence[Shown], pictures: NDArray[np.uint8]
) -> dict[str, dict[str, float]]:
    """What ``vae`` loses of ``pictures``, by style: PSNR in dB and the share of hatching kept."""
    import torch

    x = tensor(pictures)
    with torch.no_grad():
        y = torch.cat([from_latents(vae, to_latents(vae, x[at : at + 1])) for at in range(len(x))])
    y = y.clamp(-1.0, 1.0)
    found: dict[str, dict[str, float]] = {}
    for style in sorted({each.style for each in shown}):
        rows = [at for at, each in enumerate(shown) if each.style == style]
        kept = float(hatch_energy(y[rows]).sum() / hatch_energy(x[rows]).sum())
        found[style] = {
            "psnr": round(float(psnr(y[rows], x[rows]).mean()), 2),
            "hatch_kept": round(kept, 3),
            "pictures": len(rows),
        }
    return found


def tensor(pictures: NDArray[np.uint8]) -> Tensor:
    """Pictures (B, h, w, 3) of bytes as (B, 3, h, w), −1..1."""
    made: Tensor = import_module("torch").from_numpy(pictures)
    return made.permute(0, 3, 1, 2).float() / 127.5 - 1.0


def _crops(
    torch: Any, pictures: NDArray[np.uint8], settings: VaeSettings, generator: Generator
) -> Tensor:
    count, side, crop = len(pictures), settings.size, settings.crop
    which = torch.randint(count, (settings.batch,), generator=generator).tolist()
    # Crops begin on the grid of the latents, as whole pictures do.
    corners = 8 * torch.randint((side - crop) // 8 + 1, (settings.batch, 2), generator=generator)
    parts = [
        pictures[index, y : y + crop, x : x + crop]
        for index, (y, x) in zip(which, corners.tolist(), strict=True)
    ]
    return tensor(np.stack(parts)).contiguous(memory_format=torch.channels_last)


def _deliver(
    run: Run,
    vae: Any,
    settings: VaeSettings,
    seen: NDArray[np.uint8],
    shown: Sequence[Shown],
    pictures: NDArray[np.uint8],
) -> None:
    """Write the folder, and what it loses of ``pictures`` of the test side."""
    vae.to("cpu").eval()
    if settings.kind == "kl":
        normalise(vae, seen)
    with whole(run.folder / "vae") as new:
        vae.save_pretrained(new, safe_serialization=True)
    told = figures(vae, shown, pictures)
    run.write("figures.json", (json.dumps(told, indent=2) + "\n").encode())
    vae.to(settings.device).train()


def precision(device: str) -> Any:
    """Half precision where it is quick: on a GPU, and nowhere else."""
    torch: Any = import_module("torch")
    return torch.autocast(device, torch.bfloat16, enabled=device != "cpu")


def _told(settings: VaeSettings, data: str) -> Mapping[str, Any]:
    versions = {name: import_module(name).__version__ for name in ("torch", "diffusers")}
    kept = {k: v for k, v in asdict(settings).items() if k not in ("out", "data", "device")}
    return {"what": "vae", "data": data, **kept, VERSIONS: versions}
