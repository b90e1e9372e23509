"""What the tests of the small model share: its smallest shape, a VAE for it, and their runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geurim.train.base import BaseSettings
from geurim.train.loop import Pace
from geurim.train.mini import Shape
from geurim.train.pictures import load, pixels
from geurim.train.vae import VaeSettings, fresh, normalise

SHAPE = Shape(
    layers=2, heads=2, head=16, dual=1, joint=64, clips=(32, 32), clip_layers=2, t5_layers=1,
    positions=8,
)  # fmt: skip
SIZE = 32


def vae(data: Path, kind: Any = "linear", channels: int = 4) -> Any:
    """A VAE that has learnt nothing; a linear one's latents are the pictures' all the same."""
    settings = VaeSettings(
        data, data, size=SIZE, kind=kind, channels=channels, width=8, blocks=(0, 0, 0, 0),
        widths=(8, 8, 8, 8),
    )  # fmt: skip
    pictures = pixels(load(data), SIZE)
    made = fresh(settings, pictures).eval()
    if kind == "kl":
        normalise(made, pictures)
    return made


def asked(data: Path, vae: Path, out: Path, **other: Any) -> BaseSettings:
    """Four short steps."""
    pace = Pace(steps=4, rate=2e-3, warmup=2, save_every=2, seed=1)
    told: dict[str, Any] = {
        "size": SIZE, "batch": 6, "shape": SHAPE, "pace": pace, "test_every": 2, **other,
    }  # fmt: skip
    return BaseSettings(data, vae, out, **told)
