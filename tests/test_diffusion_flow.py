"""The equations of rectified flow against the scheduler that is used at inference."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.diffusion.flow import (
    TIMESTEPS,
    denoised,
    noised,
    sampling_levels,
    shifted,
    training_levels,
    velocity,
)

torch: Any = pytest.importorskip("torch")
diffusers: Any = pytest.importorskip("diffusers")

SHAPE = (3, 4, 6, 5)


def scheduler(**settings: Any) -> Any:
    return diffusers.FlowMatchEulerDiscreteScheduler(**{"shift": 3.0, **settings})


def pair(seed: int = 0) -> tuple[Any, Any]:
    generator = torch.Generator().manual_seed(seed)
    x0 = torch.randn(SHAPE, generator=generator)
    return x0, torch.randn(SHAPE, generator=generator)


@pytest.mark.parametrize("shift", [1.0, 1.5, 3.0])
def test_noised_is_what_the_scheduler_calls_scale_noise(shift: float) -> None:
    theirs = scheduler(shift=shift)
    x0, noise = pair()
    for timestep, sigma in list(zip(theirs.timesteps, theirs.sigmas, strict=True))[::97]:
        expected = theirs.scale_noise(x0, timestep[None], noise)
        torch.testing.assert_close(noised(x0, noise, sigma), expected)
        torch.testing.assert_close(noised(x0, noise, float(sigma)), expected)
        torch.testing.assert_close(timestep, sigma * TIMESTEPS)


def test_every_row_may_have_its_own_level() -> None:
    x0, noise = pair()
    levels = torch.tensor([0.1, 0.5, 1.0])
    together = noised(x0, noise, levels)
    for row, level in enumerate(levels):
        assert torch.equal(together[row], noised(x0[row], noise[row], float(level)))
    assert torch.equal(together[2], noise[2])


def test_a_true_velocity_leads_the_scheduler_back_to_the_picture() -> None:
    """Its steps along ε − x₀ from pure noise end in x₀, and so does one of ours from anywhere."""
    theirs = scheduler()
    theirs.set_timesteps(7)
    x0, noise = pair()
    v = velocity(x0, noise)
    x = noise
    for timestep, sigma in zip(theirs.timesteps, theirs.sigmas[:-1], strict=True):
        torch.testing.assert_close(x, noised(x0, noise, sigma), rtol=1e-5, atol=1e-5)
        torch.testing.assert_close(denoised(x, v, sigma), x0, rtol=1e-5, atol=1e-5)
        x = theirs.step(v, timestep, x, return_dict=False)[0]
    torch.testing.assert_close(x, x0, rtol=1e-5, atol=1e-5)


@given(st.floats(0.0, 1.0), st.integers(0, 99))
def test_the_three_equations_belong_together(sigma: float, seed: int) -> None:
    x0, noise = pair(seed)
    x = noised(x0, noise, sigma)
    back = denoised(x, velocity(x0, noise), sigma)
    torch.testing.assert_close(back, x0, rtol=1e-5, atol=1e-5)


@given(st.floats(0.01, 10.0))
def test_a_shift_keeps_the_ends_and_the_order(shift: float) -> None:
    levels = torch.linspace(0.0, 1.0, 50, dtype=torch.float64)
    moved = shifted(levels, shift)
    assert float(moved[0]) == 0.0
    assert float(moved[-1]) == pytest.approx(1.0)
    assert bool((moved.diff() > 0).all())
    torch.testing.assert_close(shifted(moved, 1.0 / shift), levels)
    assert torch.equal(shifted(levels, 1.0), levels)


@pytest.mark.parametrize("steps", [1, 2, 20, 28, 1000])
@pytest.mark.parametrize("shift", [None, 1.0, 1.5])
def test_levels_are_the_schedulers_own(steps: int, shift: float | None) -> None:
    model = scheduler()
    fresh = scheduler(shift=3.0 if shift is None else shift)
    fresh.set_timesteps(steps)
    levels = sampling_levels(model, steps, shift)
    assert levels == fresh.sigmas.tolist()
    assert len(levels) == steps + 1
    assert levels[0] == 1.0
    assert levels[-1] == 0.0
    assert sorted(levels, reverse=True) == levels


def test_the_models_scheduler_stays_as_it_is() -> None:
    model = scheduler()
    before = model.sigmas.clone()
    sampling_levels(model, 5)
    assert torch.equal(model.sigmas, before)
    assert not hasattr(model, "num_inference_steps")


def test_training_levels_are_logit_normal_and_shifted_as_in_sampling() -> None:
    def levels(shift: float) -> Any:
        return training_levels(20_000, shift, torch.Generator().manual_seed(3))

    plain, moved = levels(1.0), levels(3.0)
    logits = torch.logit(plain.double())
    assert float(logits.mean()) == pytest.approx(0.0, abs=0.03)
    assert float(logits.std()) == pytest.approx(1.0, abs=0.03)
    assert torch.equal(moved, shifted(plain, 3.0))
    assert torch.equal(moved, levels(3.0))
    assert moved.dtype == torch.float32
    assert 0.0 < float(moved.min()) < float(moved.max()) < 1.0


def test_mean_and_deviation_of_training_levels() -> None:
    def levels(mean: float, deviation: float) -> Any:
        generator = torch.Generator().manual_seed(3)
        return training_levels(5_000, 1.0, generator, mean=mean, deviation=deviation)

    assert float(levels(1.0, 1.0).mean()) > float(levels(0.0, 1.0).mean()) + 0.1
    assert float(levels(0.0, 0.1).std()) < float(levels(0.0, 1.0).std()) / 5


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16], ids=["float16", "bfloat16"])
def test_half_precision_stays_half(dtype: Any) -> None:
    x0, noise = (each.to(dtype) for each in pair())
    levels = torch.tensor([0.1, 0.5, 1.0])
    assert noised(x0, noise, levels).dtype == dtype
    assert denoised(x0, noise, levels).dtype == dtype
