"""The mini's base: transformer and text encoders learn to paint captioned pictures from noise.

One loss, the velocity's mean square (plain, at every noise level: :mod:`geurim.diffusion.flow`),
with latents that were computed once, captions in English and Korean drawn anew at every step, and
some captions left out, so that the empty text means "anything" for the guidance. Text encoders
learn too: there are none for such a small world. Deliberately knows nothing of styles: which
pictures are in the set decides what the base can paint.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geurim.diffusion.flow import noised, training_levels, velocity
from geurim.diffusion.model import predicted, quiet, to_latents
from geurim.diffusion.text import Tokens
from geurim.errors import BadInput
from geurim.train import mini
from geurim.train.delivery import whole
from geurim.train.loop import Learner, Pace, Tick, at_least, generator, learn
from geurim.train.mini import MINI, Networks, Shape
from geurim.train.pictures import Shown, fingerprint, pixels, sides
from geurim.train.run import STATE, VERSIONS, Run
from geurim.train.sheets import sheet
from geurim.train.vae import precision, tensor

if TYPE_CHECKING:
    from torch import Generator as Random
    from torch import Tensor

MODEL, CACHE = "model", "latents.safetensors"
HELD_OUT = 512
"""Pictures of the test side whose loss is measured."""
BINS = 4
"""Bands of noise in which the held-out loss is told."""
PROBES = 16
"""Pictures that tell whether latents were made by this VAE."""
ROUNDING = 2.0**-6
"""By how much it may miss them: a few times what bfloat16 rounds."""


@dataclass(frozen=True, slots=True)
class BaseSettings:
    """What a run is asked for."""

    data: Path
    """Set of captioned pictures."""
    vae: Path
    """Folder of the VAE, or of the run of ``geurim train vae`` that it is in."""
    out: Path
    start: Path | None = None
    """Model that is learnt further, with its tokenizers; ``None``: from nothing."""
    size: int = 128
    batch: int = 64
    empty: float = 0.1
    """Share of captions left out."""
    seed: int = 0
    device: str = "cpu"
    compile: bool = False
    test_every: int = 500
    shape: Shape = MINI
    pace: Pace = field(
        default_factory=lambda: Pace(steps=4000, rate=1.2e-3, warmup=200, save_every=250)
    )

    def __post_init__(self) -> None:
        """Check what a user chooses.

        Raises:
            BadInput: a value is out of its range.
        """
        at_least(self, 1, "batch", "test_every")


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of a step."""

    tick: Tick
    held_out: tuple[float, ...] | None
    """Loss of the averaged weights on pictures of the test side in four bands of noise, from little
    to much; measured now and then."""


@dataclass(frozen=True, slots=True)
class _Set:
    """Latents and captions of one side."""

    latents: Tensor
    """Shape (N, channels, size / f, size / f), bfloat16."""
    captions: Sequence[Tokens]
    """Of each language, N rows."""

    def batch(self, rows: Tensor, language: Tensor) -> Tokens:
        """Captions of ``rows``, each in its own language; both shape (B,)."""
        import torch

        def chosen(of: str) -> Tensor:
            options = torch.stack([getattr(each, of)[rows] for each in self.captions])
            return options[language, torch.arange(len(rows))].long()

        return Tokens(chosen("first"), chosen("second"), chosen("third"))


def train(settings: BaseSettings) -> Iterator[Progress]:
    """Train, from where ``settings.out`` was stopped; yield after every step.

    ``out/model`` is a diffusers folder with the averaged weights; it is written with every saved
    state, so that a run that is never finished can be looked at. ``out/sheet-001000.png`` … show
    the same prompts and seeds, step by step.

    Raises:
        BadInput: the set, the VAE, the first model or the run folder cannot be used.
    """
    torch: Any = import_module("torch")
    shown, tested = sides(settings.data)
    run = Run(settings.out, _told(settings, fingerprint(shown)))
    vae = vae_in(settings.vae).to(settings.device)
    nets = _networks(settings, vae, shown).to(settings.device)
    run.claim()
    seen = _prepared(settings, run, vae, nets, shown, "train")
    unseen = _prepared(settings, run, vae, nets, tested[:HELD_OUT], "test")
    nothing = nets.text.tokens([""])
    learner = Learner(nets.weights(), settings.pace)
    transformer = torch.compile(nets.transformer) if settings.compile else nets.transformer

    def loss(number: int, g: Random) -> Tensor:
        del number
        rows = torch.randint(len(seen.latents), (settings.batch,), generator=g)
        language = torch.randint(len(seen.captions), (settings.batch,), generator=g)
        dropped = torch.rand(settings.batch, generator=g) < settings.empty
        tokens = _without(seen.batch(rows, language), nothing, dropped)
        x0 = seen.latents[rows].float()
        noise = torch.randn(x0.shape, generator=g)
        sigma = training_levels(settings.batch, settings.shape.shift, g)
        return _loss(transformer, nets, x0, noise, sigma, tokens, settings).mean()

    for tick in learn(run, learner, loss):
        told: tuple[float, ...] | None = None
        if tick.step % settings.test_every == 0 or tick.step == settings.pace.steps:
            with learner.averaged():
                told = _held_out(nets, unseen, settings)
                _show(run, tick.step, nets, vae, settings)
        line = {"step": tick.step, "loss": tick.loss, "norm": tick.norm, "rate": tick.rate}
        run.log(line if told is None else {**line, "held_out": told})
        if tick.saved:
            with learner.averaged(), whole(run.folder / MODEL) as new, quiet():
                mini.save(new, nets, vae, settings.shape.shift)
        yield Progress(tick, told)


def _loss(
    transformer: Any,
    nets: Networks,
    x0: Tensor,
    noise: Tensor,
    sigma: Tensor,
    tokens: Tokens,
    settings: BaseSettings,
) -> Tensor:
    """Mean square error of the velocity of each picture, shape (B,)."""
    device = settings.device
    x = noised(x0, noise, sigma).to(device)
    with precision(device):
        condition = nets.text.encode(tokens)
        v = predicted(transformer, x, sigma.to(device), condition)
    return ((v.float() - velocity(x0, noise).to(device)) ** 2).mean((1, 2, 3))


def _show(run: Run, step: int, nets: Networks, vae: Any, settings: BaseSettings) -> None:
    """Write the sample sheet of this step."""
    from io import BytesIO

    from PIL import Image

    made = sheet(nets, vae, settings.shape.shift, settings.size, settings.device)
    file = BytesIO()
    Image.fromarray(made).save(file, "PNG")
    run.write(f"sheet-{step:06d}.png", file.getvalue())


def _held_out(nets: Networks, unseen: _Set, settings: BaseSettings) -> tuple[float, ...]:
    """Loss in every band of noise, always of the same pictures, noise and captions."""
    import torch

    number = torch.arange(max(len(unseen.latents), BINS))
    which = number % len(unseen.latents)  # of fewer pictures than bands, some are measured twice
    # Every band hears of every language.
    band, language = number % BINS, (number // BINS) % len(unseen.captions)
    g = generator(settings.seed, -1)
    noise = torch.randn((len(number), *unseen.latents.shape[1:]), generator=g)
    sigma = (band + torch.rand(len(number), generator=g)) / BINS
    found = torch.zeros(len(number))
    with torch.no_grad():
        for at in range(0, len(number), settings.batch):
            part = number[at : at + settings.batch]
            rows = which[part]
            found[part] = _loss(
                nets.transformer, nets, unseen.latents[rows].float(), noise[part], sigma[part],
                unseen.batch(rows, language[part]), settings,
            ).cpu()  # fmt: skip
    return tuple(round(float(found[band == each].mean()), 4) for each in range(BINS))


def _without(tokens: Tokens, nothing: Tokens, dropped: Tensor) -> Tokens:
    """``tokens`` with the empty text in the rows that are ``dropped``."""
    import torch

    def mixed(of: str) -> Tensor:
        return torch.where(dropped[:, None], getattr(nothing, of), getattr(tokens, of))

    return Tokens(mixed("first"), mixed("second"), mixed("third"))


def vae_in(folder: Path) -> Any:
    """The VAE in ``folder``, or in the run of that name, float32, that learns no more.

    Raises:
        BadInput: there is none, or its weights are not whole.
    """
    diffusers: Any = import_module("diffusers")
    library: Any = import_module("safetensors")
    place = folder if (folder / "config.json").is_file() else folder / "vae"
    try:
        kind = json.loads((place / "config.json").read_text(encoding="utf-8"))["_class_name"]
        if kind not in ("AutoencoderKL", "AutoencoderTiny"):
            raise ValueError(kind)
        with quiet():
            made = getattr(diffusers, kind).from_pretrained(
                str(place), local_files_only=True, use_safetensors=True
            )
    except (
        OSError, ValueError, KeyError, TypeError, RuntimeError, library.SafetensorError
    ) as error:  # fmt: skip
        raise BadInput(
            f"--vae {folder} holds no VAE that can be loaded; name the folder that "
            "geurim train vae has written."
        ) from error
    return made.eval().requires_grad_(requires_grad=False)


def _networks(settings: BaseSettings, vae: Any, shown: Sequence[Shown]) -> Networks:
    """Those of the first model, or fresh ones; tokenizers of a run that goes on are its own."""
    channels = int(vae.config.latent_channels)
    if settings.start is not None:
        made = mini.load(settings.start)
        wanted = int(made.transformer.config.in_channels)
        if wanted != channels:
            raise BadInput(
                f"--from {settings.start} paints latents of {wanted} channels, and --vae "
                f"{settings.vae} makes {channels}; name the VAE that it has learnt with."
            )
        return made
    kept = settings.out / MODEL
    if (settings.out / STATE).is_file() and kept.is_dir():
        clip, t5 = mini.tokenizers_in(kept)
    else:
        clip, t5 = mini.tokenizers(text for each in shown for text in each.texts)
    cells = settings.size // 2 ** (len(vae.config.block_out_channels) - 1)
    return mini.networks(clip, t5, channels, cells, settings.shape, settings.seed)


def _prepared(
    settings: BaseSettings, run: Run, vae: Any, nets: Networks, shown: Sequence[Shown], side: str
) -> _Set:
    languages = max(len(each.texts) for each in shown)
    captions = [
        nets.text.tokens([each.texts[min(number, len(each.texts) - 1)] for each in shown])
        for number in range(languages)
    ]
    return _Set(_latents(settings, run, vae, shown, side), captions)


def _latents(
    settings: BaseSettings, run: Run, vae: Any, shown: Sequence[Shown], side: str
) -> Tensor:
    """Latents of a side, from the run folder if they were computed for it before.

    Raises:
        BadInput: those that the run has begun to learn were made by another VAE.
    """
    torch: Any = import_module("torch")
    library: Any = import_module("safetensors.torch")
    path = run.folder / f"{side}-{CACHE}"

    def encoded(some: Sequence[Shown]) -> Tensor:
        x = tensor(pixels(some, settings.size)).to(settings.device)
        with torch.no_grad():
            return to_latents(vae, x).to("cpu", torch.bfloat16)

    kept = _cached(path, len(shown))
    if kept is not None:
        # A VAE may have been trained further since, which need not change what it encodes.
        rows = range(0, len(shown), max(1, len(shown) // PROBES))
        probe = encoded([shown[row] for row in rows])
        if probe.shape[1:] == kept.shape[1:] and torch.allclose(
            probe.float(), kept[list(rows)].float(), rtol=ROUNDING, atol=ROUNDING
        ):
            return kept
        if (run.folder / STATE).is_file():
            raise BadInput(
                f"--vae {settings.vae} no longer makes the latents that {run.folder} has begun to "
                "learn; name another folder with -o."
            )
    made = torch.cat([encoded(shown[at : at + 64]) for at in range(0, len(shown), 64)])
    with whole(path) as new:
        library.save_file({"latents": made.contiguous()}, new)
    return made


def _cached(path: Path, count: int) -> Tensor | None:
    """The ``count`` latents in ``path``; ``None`` where they are not."""
    library: Any = import_module("safetensors.torch")
    error: Any = import_module("safetensors").SafetensorError
    try:
        kept: Tensor = library.load_file(path)["latents"]
    except (OSError, KeyError, error):
        return None
    return kept if len(kept) == count else None


def _told(settings: BaseSettings, data: str) -> Mapping[str, Any]:
    versions = {
        name: import_module(name).__version__ for name in ("torch", "diffusers", "transformers")
    }
    places = ("out", "data", "vae", "start", "device", "compile")
    kept = {key: value for key, value in asdict(settings).items() if key not in places}
    return {
        "what": "base", "data": data, "vae": str(settings.vae), "start": str(settings.start),
        **kept, VERSIONS: versions,
    }  # fmt: skip
