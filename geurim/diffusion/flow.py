"""Rectified flow: the three equations that painting and training share, and the noise levels.

A noisy latent is x_σ = (1 − σ) x₀ + σ ε and a model predicts the velocity v = dx/dσ = ε − x₀
(Esser et al. 2024, "Scaling Rectified Flow Transformers", eq. 13 and section 3.1). σ runs from 1,
noise, to 0, the picture. A timestep of the networks is 1000 σ.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Generator, Tensor

TIMESTEPS = 1000
"""What a network is told is σ times this."""


def noised(x0: Tensor, noise: Tensor, sigma: Tensor | float) -> Tensor:
    """x_σ, shape of ``x0``; ``sigma`` is a number or one for each row."""
    level = _level(sigma, x0)
    return (1.0 - level) * x0 + level * noise


def velocity(x0: Tensor, noise: Tensor) -> Tensor:
    """The velocity v that a model has to predict, shape of ``x0``; the same at every σ."""
    return noise - x0


def denoised(x: Tensor, v: Tensor, sigma: Tensor | float) -> Tensor:
    """The x₀ that the velocity ``v`` at x_σ points to, shape of ``x``."""
    return x - _level(sigma, x) * v


def shifted(sigma: Tensor, shift: float) -> Tensor:
    """Noise levels for a larger picture: s σ / (1 + (s − 1) σ) (the same paper, eq. 23)."""
    return shift * sigma / (1.0 + (shift - 1.0) * sigma)


def training_levels(
    count: int, shift: float, generator: Generator, *, mean: float = 0.0, deviation: float = 1.0
) -> Tensor:
    """Draw ``count`` noise levels for training, shape (count,), float32, on the CPU.

    Logit-normal (the same paper, section 3.1), then shifted just as :func:`sampling_levels` are.
    """
    import torch

    normal = torch.randn(count, generator=generator, dtype=torch.float32)
    return shifted(torch.sigmoid(mean + deviation * normal), shift)


def sampling_levels(scheduler: Any, steps: int, shift: float | None = None) -> list[float]:
    """The ``steps`` noise levels of a picture from 1 downwards, and 0 at the end.

    Args:
        scheduler: a ``diffusers.FlowMatchEulerDiscreteScheduler``; only its settings are used.
        steps: how many, at least 1.
        shift: replaces the scheduler's own.
    """
    library: Any = import_module("diffusers")
    changed = {} if shift is None else {"shift": shift}
    fresh = library.FlowMatchEulerDiscreteScheduler.from_config(scheduler.config, **changed)
    fresh.set_timesteps(steps)
    levels: Sequence[float] = fresh.sigmas.tolist()
    return list(levels)


def _level(sigma: Tensor | float, like: Tensor) -> Tensor | float:
    if isinstance(sigma, int | float):
        return sigma
    return sigma.to(like).reshape(-1, *([1] * (like.ndim - 1)))
