"""The sampling loop against diffusers' own pipeline, and what a generator gives for free."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion.flow import sampling_levels
from geurim.diffusion.model import Model, Wish, load_model
from geurim.diffusion.sampler import Guidance, Step, noise, sample
from geurim.diffusion.text import Condition, join
from geurim.errors import EntryFailed
from tests import tiny_sd3

torch: Any = pytest.importorskip("torch")

TEXTS = ("a sad child and a dog", "a house under the sun", "슬픈 아이")
NEGATIVE = "grey light"
ALONE = 1e-5
"""How far a picture's latents in a batch of eight may be from those that it has alone, in float32;
their spread is about 1. Measured: 2.4e-6 at most, and nothing at all in half precision."""
LEVELS = [1.0, 0.86, 0.6, 0.01, 0.0]
"""Of noise, four steps at shift 3."""


@pytest.fixture(scope="module")
def model(sd3: Path) -> Model:
    return load_model(str(sd3), Wish(device="cpu"))


@pytest.fixture(scope="module")
def plain(sd3_without_t5: Path) -> Model:
    return load_model(str(sd3_without_t5), Wish(device="cpu"))


def told(model: Model, *texts: str) -> Condition:
    return join([each.condition for each in model.told(texts)])


def last(steps: Iterator[Step]) -> Step:
    *_, end = steps
    return end


# -- the same as diffusers -------------------------------------------------------------------------

CASES: dict[str, tuple[bool, int, int, int, float, float | None, int]] = {
    # name: (T5, width, height, steps, guidance, shift, pictures)
    "as published": (True, 32, 32, 28, 7.0, None, 1),
    "no guidance": (True, 32, 32, 6, 1.0, None, 1),
    "without T5": (False, 32, 32, 6, 7.0, None, 1),
    "without T5 and guidance": (False, 32, 32, 6, 1.0, None, 1),
    "wide": (True, 56, 24, 5, 7.0, None, 1),
    "high": (True, 8, 40, 5, 4.5, None, 1),
    "other shift": (True, 32, 32, 6, 7.0, 1.5, 1),
    "one step": (True, 32, 32, 1, 7.0, None, 1),
    "three": (True, 32, 24, 6, 7.0, None, 3),
}


@pytest.mark.parametrize("case", list(CASES))
def test_latents_are_those_of_the_pipeline(model: Model, plain: Model, case: str) -> None:
    t5, width, height, steps, scale, shift, count = CASES[case]
    room = model if t5 else plain
    texts, seeds = TEXTS[:count], list(range(5, 5 + count))
    ours = last(
        sample(
            room,
            told(room, *texts),
            told(room, *[NEGATIVE] * count),
            noise(room, seeds, width, height),
            steps=steps,
            guidance=Guidance(scale),
            shift=shift,
        )
    )
    expected = pipeline(t5, shift)(
        list(texts),
        negative_prompt=[NEGATIVE] * count,
        width=width,
        height=height,
        num_inference_steps=steps,
        guidance_scale=scale,
        generator=[torch.Generator().manual_seed(seed) for seed in seeds],
        output_type="latent",
        return_dict=False,
    )[0]
    assert ours.latents.shape == (count, 4, height // 4, width // 4)
    assert float(expected.std()) > 0.3
    torch.testing.assert_close(ours.latents, expected, rtol=1e-5, atol=1e-5)


def pipeline(t5: bool, shift: float | None) -> Any:
    made = tiny_sd3.pipeline(t5)
    made.set_progress_bar_config(disable=True)
    if shift is None:
        return made
    scheduler = made.scheduler.from_config(made.scheduler.config, shift=shift)
    other: Any = type(made)(**{**made.components, "scheduler": scheduler})
    other.set_progress_bar_config(disable=True)
    return other


def test_pictures_are_those_of_the_pipeline(model: Model) -> None:
    end = painted(model, [3])
    ours = model.decode(end.latents)
    expected = pipeline(True, None)(
        TEXTS[0],
        negative_prompt=NEGATIVE,
        width=32,
        height=32,
        num_inference_steps=4,
        guidance_scale=7.0,
        generator=torch.Generator().manual_seed(3),
        output_type="pt",
        return_dict=False,
    )[0]
    torch.testing.assert_close(ours / 2 + 0.5, expected, rtol=1e-4, atol=1e-5)


# -- one seed, one picture -------------------------------------------------------------------------


def painted(
    model: Model,
    seeds: list[int],
    *,
    guidance: Guidance | None = None,
    steps: int = 4,
    texts: tuple[str, ...] | None = None,
) -> Step:
    shown = texts or tuple(TEXTS[seed % 3] for seed in seeds)
    return last(
        sample(
            model,
            told(model, *shown),
            told(model, *[NEGATIVE] * len(seeds)),
            noise(model, seeds, 32, 32),
            steps=steps,
            guidance=guidance,
        )
    )


@pytest.mark.parametrize("steps", [4, pytest.param(28, marks=pytest.mark.slow)])
def test_a_picture_in_a_batch_of_eight_is_the_picture_alone(model: Model, steps: int) -> None:
    seeds = [0, 1, 2, 3, 7, 2**31, 2**32 - 1, 41]
    together = painted(model, seeds, steps=steps, texts=tuple(TEXTS[k % 3] for k in range(8)))
    for row, seed in enumerate(seeds):
        alone = painted(model, [seed], steps=steps, texts=(TEXTS[row % 3],))
        apart = float((together.latents[row] - alone.latents[0]).abs().max())
        assert apart <= ALONE, (row, apart)


def test_noise_depends_on_the_seed_alone(model: Model) -> None:
    several = noise(model, [5, 6, 5], 32, 24)
    assert several.shape == (3, 4, 6, 8)
    assert torch.equal(several[0], several[2])
    assert not torch.equal(several[0], several[1])
    assert torch.equal(noise(model, [6], 32, 24)[0], several[1])


def test_the_global_generator_is_not_touched(model: Model) -> None:
    before = torch.get_rng_state()
    painted(model, [3])
    assert torch.equal(torch.get_rng_state(), before)


def test_the_same_again_to_the_last_bit(model: Model) -> None:
    assert torch.equal(painted(model, [9]).latents, painted(model, [9]).latents)


# -- a generator -----------------------------------------------------------------------------------


def started(model: Model, steps: int = 6) -> Iterator[Step]:
    return sample(
        model, told(model, TEXTS[0]), told(model, ""), noise(model, [1], 32, 32), steps=steps
    )


def test_every_step_is_yielded_with_its_level(model: Model) -> None:
    steps = list(started(model))
    assert [each.number for each in steps] == [1, 2, 3, 4, 5, 6]
    assert {each.total for each in steps} == {6}
    assert [each.sigma for each in steps] == sampling_levels(model.scheduler, 6)[1:]
    assert all(each.latents.shape == each.expected.shape == (1, 4, 8, 8) for each in steps)
    assert all(each.latents.dtype == torch.float32 for each in steps)


def test_the_last_step_is_what_was_expected(model: Model) -> None:
    """At σ = 0 the latents are the picture that the step pointed to."""
    end = last(started(model))
    torch.testing.assert_close(end.latents, end.expected, rtol=1e-5, atol=1e-5)


def test_the_preview_comes_nearer_to_the_picture(model: Model) -> None:
    steps = list(started(model, steps=12))
    apart = [float((each.expected - steps[-1].latents).abs().mean()) for each in steps]
    assert apart[-1] < apart[6] < apart[0]
    picture = model.decode(steps[3].expected)
    assert picture.shape == (1, 3, 32, 32)
    assert bool(picture.isfinite().all())


def test_a_step_that_was_yielded_does_not_change_later(model: Model) -> None:
    steps = started(model)
    first = next(steps)
    before = first.latents.clone()
    list(steps)
    assert torch.equal(first.latents, before)


def test_nothing_is_computed_before_it_is_asked_for(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = counted(model, monkeypatch)
    steps = started(model)
    assert calls == []
    next(steps)
    assert calls == [2]


def counted(model: Model, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Rows of every call of the transformer."""
    calls: list[int] = []
    real: Callable[..., Any] = model.transformer.forward

    def forward(*args: Any, **kwargs: Any) -> Any:
        calls.append(len(kwargs["hidden_states"]))
        return real(*args, **kwargs)

    monkeypatch.setattr(model.transformer, "forward", forward)
    return calls


def test_closing_in_mid_step_leaves_the_model_usable(model: Model) -> None:
    whole = last(started(model)).latents
    steps: Any = started(model)
    next(steps)
    next(steps)
    steps.close()
    assert torch.is_grad_enabled()
    assert torch.equal(last(started(model)).latents, whole)


def test_a_cancel_inside_of_the_network_leaves_the_model_usable(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = last(started(model)).latents
    block = model.transformer.transformer_blocks[1]

    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(block, "forward", interrupted)
        with pytest.raises(KeyboardInterrupt):
            next(started(model))
    assert torch.is_grad_enabled()
    assert torch.equal(last(started(model)).latents, whole)


def test_gradients_stay_as_they_were_between_the_steps(model: Model) -> None:
    for step in started(model, 2):
        assert torch.is_grad_enabled()
        assert not step.latents.requires_grad


# -- guidance --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("guidance", "rows"),
    [
        (Guidance(7.0), [2, 2, 2, 2]),
        (Guidance(1.0), [1, 1, 1, 1]),
        (Guidance(0.0), [1, 1, 1, 1]),
        (Guidance(7.0, low=0.8), [2, 2, 1, 1]),
        (Guidance(7.0, high=0.95), [1, 2, 2, 2]),
        (Guidance(7.0, low=0.8, high=0.95), [1, 2, 1, 1]),
        (Guidance(7.0, low=1.0), [1, 1, 1, 1]),
    ],
    ids=["always", "scale 1", "scale 0", "early", "late", "between", "never"],
)
def test_the_interval_of_guidance(
    model: Model, monkeypatch: pytest.MonkeyPatch, guidance: Guidance, rows: list[int]
) -> None:
    """Two rows are predicted inside of it and one outside."""
    levels = sampling_levels(model.scheduler, 4)
    assert [round(level, 2) for level in levels] == LEVELS
    calls = counted(model, monkeypatch)
    painted(model, [1], guidance=guidance)
    assert calls == rows


def test_outside_of_the_interval_it_is_as_without_guidance(model: Model) -> None:
    never = painted(model, [1], guidance=Guidance(7.0, low=1.0))
    assert torch.equal(never.latents, painted(model, [1], guidance=Guidance(1.0)).latents)
    always = painted(model, [1], guidance=Guidance(7.0))
    assert not torch.equal(always.latents, never.latents)


def test_guidance_is_a_line_through_both_predictions(model: Model) -> None:
    one, seven = Guidance(1.0), Guidance(7.0)
    with_, without = (
        painted(model, [1], guidance=one, steps=1, texts=(text,)).latents
        for text in (TEXTS[1], NEGATIVE)
    )
    guided = painted(model, [1], guidance=seven, steps=1).latents
    torch.testing.assert_close(guided, without + 7.0 * (with_ - without), rtol=1e-4, atol=1e-4)


# -- numbers that are none -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("precision", "advice"),
    [("float32", "a --lora scale is too large"), ("bfloat16", "type --precision float32")],
)
def test_latents_that_are_no_numbers_end_in_one_sentence(
    sd3: Path, monkeypatch: pytest.MonkeyPatch, precision: Any, advice: str
) -> None:
    model = load_model(str(sd3), Wish(device="cpu", precision=precision))
    real = model.predict
    calls: list[None] = []

    def predict(*args: Any) -> Any:
        calls.append(None)
        return real(*args) * (float("nan") if len(calls) == 3 else 1.0)

    monkeypatch.setattr(model, "predict", predict)
    steps = started(model)
    next(steps)
    next(steps)
    with pytest.raises(EntryFailed, match=r"no picture in step 3 of 6; [^.]*\.$") as caught:
        next(steps)
    assert advice in str(caught.value)


def test_half_precision_keeps_its_latents_in_float32(sd3: Path, model: Model) -> None:
    half = load_model(str(sd3), Wish(device="cpu", precision="bfloat16"))
    made = painted(half, [1])
    assert made.latents.dtype == torch.float32
    exact = painted(model, [1]).latents
    assert float((made.latents - exact).std() / exact.std()) < 0.1
