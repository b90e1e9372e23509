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
from geurim.diffusion.model import predicted, to_latents
from geurim.diffusion.text import Tokens
from geurim.train import mini
from geurim.train.loop import Learner, Pace, Tick, generator, learn
from geurim.train.mini import MINI, Networks, Shape
from geurim.train.pictures import Shown, fingerprint, load, pixels
from geurim.train.run import VERSIONS, Run
from geurim.train.vae import precision, tensor

if TYPE_CHECKING:
    from torch import Generator, Tensor

CACHE = "latents.safetensors"
HELD_OUT = 512
"""Pictures of the test side whose loss is measured."""
BINS = 4
"""Bands of noise in which the held-out loss is told."""


@dataclass(frozen=True, slots=True)
class BaseSettings:
    """What a run is asked for."""

    data: Path
    """Set of captioned pictures."""
    vae: Path
    """Folder of the VAE, as ``geurim train vae`` writes it."""
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
    state, so that a run that is never finished can be looked at.

    Raises:
        BadInput: the set, the VAE or the run folder cannot be used.
    """
    torch: Any = import_module("torch")
    shown, tested = load(settings.data), load(settings.data, "test")[:HELD_OUT]
    run = Run(settings.out, _told(settings, fingerprint(shown)))
    run.claim()
    vae = vae_in(settings.vae).to(settings.device)
    nets = _networks(settings, vae, shown).to(settings.device)
    seen = _prepared(settings, run, vae, nets, shown, "train")
    unseen = _prepared(settings, run, vae, nets, tested, "test")
    nothing = nets.text.tokens([""])
    learner = Learner(nets.weights(), settings.pace)
    transformer = torch.compile(nets.transformer) if settings.compile else nets.transformer

    def loss(number: int, g: Generator) -> Tensor:
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
        line = {"step": tick.step, "loss": tick.loss, "norm": tick.norm, "rate": tick.rate}
        run.log(line if told is None else {**line, "held_out": told})
        if tick.saved:
            with learner.averaged():
                mini.save(run.folder / "model", nets, vae, settings.shape.shift)
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


def _held_out(nets: Networks, unseen: _Set, settings: BaseSettings) -> tuple[float, ...]:
    """Loss in every band of noise, always of the same pictures, noise and captions."""
    import torch

    count = len(unseen.latents)
    g = generator(settings.seed, -1)
    noise = torch.randn(unseen.latents.shape, generator=g)
    language = torch.arange(count) % len(unseen.captions)
    band = torch.arange(count) % BINS
    sigma = (band + torch.rand(count, generator=g)) / BINS
    found = torch.zeros(count)
    with torch.no_grad():
        for at in range(0, count, settings.batch):
            rows = torch.arange(at, min(count, at + settings.batch))
            found[rows] = _loss(
                nets.transformer, nets, unseen.latents[rows].float(), noise[rows], sigma[rows],
                unseen.batch(rows, language[rows]), settings,
            ).cpu()  # fmt: skip
    return tuple(round(float(found[band == each].mean()), 4) for each in range(BINS))


def _without(tokens: Tokens, nothing: Tokens, dropped: Tensor) -> Tokens:
    """``tokens`` with the empty text in the rows that are ``dropped``."""
    import torch

    def mixed(of: str) -> Tensor:
        return torch.where(dropped[:, None], getattr(nothing, of), getattr(tokens, of))

    return Tokens(mixed("first"), mixed("second"), mixed("third"))


def vae_in(folder: Path) -> Any:
    """The VAE in ``folder``, of whichever class, float32, that learns no more."""
    from geurim.errors import BadInput

    diffusers: Any = import_module("diffusers")
    try:
        kind = json.loads((folder / "config.json").read_text(encoding="utf-8"))["_class_name"]
        made = getattr(diffusers, kind).from_pretrained(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise BadInput(
            f"--vae {folder} holds no VAE that can be loaded; name the folder that "
            "geurim train vae has written."
        ) from error
    return made.eval().requires_grad_(requires_grad=False)


def _networks(settings: BaseSettings, vae: Any, shown: Sequence[Shown]) -> Networks:
    if settings.start is not None:
        return mini.load(settings.start)
    factor = 2 ** (len(vae.config.block_out_channels) - 1)
    clip, t5 = mini.tokenizers(text for each in shown for text in each.texts)
    return mini.networks(
        clip, t5, int(vae.config.latent_channels), settings.size // factor, settings.shape,
        settings.seed,
    )  # fmt: skip


def _prepared(
    settings: BaseSettings, run: Run, vae: Any, nets: Networks, shown: Sequence[Shown], side: str
) -> _Set:
    """Latents of a side, from the run folder if they were computed for it before."""
    torch: Any = import_module("torch")
    library: Any = import_module("safetensors.torch")
    path = run.folder / f"{side}-{CACHE}"
    if path.is_file():
        latents: Tensor = library.load_file(path)["latents"]
    else:
        parts: list[Tensor] = []
        with torch.no_grad():
            for at in range(0, len(shown), 64):
                x = tensor(pixels(shown[at : at + 64], settings.size)).to(settings.device)
                parts.append(to_latents(vae, x).to("cpu", torch.bfloat16))
        latents = torch.cat(parts)
        run.folder.mkdir(parents=True, exist_ok=True)
        library.save_file({"latents": latents.contiguous()}, path)
    languages = max(len(each.texts) for each in shown)
    captions = [
        nets.text.tokens([each.texts[min(number, len(each.texts) - 1)] for each in shown])
        for number in range(languages)
    ]
    return _Set(latents, captions)


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
