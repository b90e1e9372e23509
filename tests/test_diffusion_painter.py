"""The diffusion painter: batches, too little memory, numbers that are none, and what is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geurim.diffusion.memory import Plan
from geurim.diffusion.model import Model, Wish, load_model
from geurim.diffusion.painter import DiffusionPainter, check_size
from geurim.diffusion.sampler import Step
from geurim.emotion import Emotion
from geurim.errors import BadInput, EntryFailed
from geurim.records import Picture, Prompt, Scene
from tests.test_diffusion_lora import lora

torch: Any = pytest.importorskip("torch")

PIXEL = 1
"""What a picture in a batch may differ by from the same alone, of 255: rounding to whole numbers
of latents that are within 1e-5 of one another (test_diffusion_sampler.py). Measured: 1."""
NONE = float("nan")


def prompt(number: int, text: str | None = None, **changes: Any) -> Prompt:
    made = Prompt(
        diary_id=str(number),
        trigger="hand drawing style",
        text=text or f"a child and {'abcdefghij'[number % 10]} dog",
        negative="grey light",
        emotion=Emotion.SADNESS,
        intensity=0.5,
        scene=Scene(),
        seed=1000 + number,
        width=32,
        height=32,
        steps=2,
        guidance=4.0,
    )
    return replace(made, **changes)


@pytest.fixture
def model(sd3: Path) -> Model:
    return load_model(str(sd3), Wish(device="cpu"))


@pytest.fixture(scope="module")
def shared(sd3: Path) -> Model:
    """For tests that leave it as it is."""
    return load_model(str(sd3), Wish(device="cpu"))


def paint(model: Model, prompts: Sequence[Prompt], **settings: Any) -> list[Picture]:
    return list(DiffusionPainter(model, "tiny 1", **settings)(prompts))


def apart(one: Picture, other: Picture) -> int:
    return int(np.abs(one.pixels.astype(int) - other.pixels.astype(int)).max())


Predict = Callable[..., Any]


def spy(
    model: Model, monkeypatch: pytest.MonkeyPatch, change: Callable[[Predict, Any], Any]
) -> list[int]:
    """Let ``change(predict, arguments)`` predict; the rows of every call."""
    rows: list[int] = []
    real = model.predict

    def predict(*given: Any) -> Any:
        rows.append(len(given[0]))
        return change(real, given)

    monkeypatch.setattr(model, "predict", predict)
    return rows


# -- pictures --------------------------------------------------------------------------------------


def test_a_picture_and_what_made_it(sd3: Path, tmp_path: Path) -> None:
    made = lora(tmp_path / "style.safetensors", scale=0.5)
    room = load_model(str(sd3), Wish(device="cpu"), [made])
    asked = prompt(1, width=40, height=24)
    (picture,) = paint(room, [asked], loras=(made,), notes=("said of all",))
    assert picture.pixels.shape == (24, 40, 3)
    assert picture.pixels.dtype == np.uint8
    assert not picture.pixels.flags.writeable
    assert picture.prompt is asked
    assert picture.painter == "tiny 1"
    assert picture.models == {**room.hashes(), "lora 1 × 0.5": made.sha256}
    assert picture.notes == ("said of all", T_LARGE.format(40))
    assert picture.seconds > 0.0


T_LARGE = "The model was made for sides of 32 pixels; one of {} may come out badly."


def test_a_lora_changes_the_picture(shared: Model, sd3: Path, tmp_path: Path) -> None:
    (plain,) = paint(shared, [prompt(1)])
    room = load_model(str(sd3), Wish(device="cpu"), [lora(tmp_path / "a.safetensors", scale=9.0)])
    assert apart(plain, paint(room, [prompt(1)])[0]) > PIXEL


def test_a_picture_does_not_depend_on_its_neighbours(shared: Model) -> None:
    prompts = [prompt(number) for number in range(5)]
    alone = [paint(shared, [each])[0] for each in prompts]
    for batch in (1, 2, 8):
        together = paint(shared, prompts, batch=batch)
        assert [each.prompt.diary_id for each in together] == ["0", "1", "2", "3", "4"]
        assert max(map(apart, alone, together)) <= PIXEL
    assert min(apart(alone[0], each) for each in alone[1:]) > PIXEL


def test_what_is_alike_is_painted_together_in_order(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = spy(model, monkeypatch, lambda real, given: real(*given))
    kinds: list[dict[str, Any]] = [
        {}, {}, {"height": 24}, {}, {"steps": 3}, {"guidance": 1.0}, {"guidance": 1.0},
    ]  # fmt: skip
    made = paint(model, [prompt(n, **each) for n, each in enumerate(kinds)], batch=8)
    assert [each.prompt.diary_id for each in made] == list("0123456")
    assert rows == [4] * 2 + [2] * 2 + [2] * 2 + [2] * 3 + [2] * 2


def test_no_prompts(shared: Model) -> None:
    assert paint(shared, []) == []


def test_guidance_may_be_left_out_at_some_levels(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = spy(model, monkeypatch, lambda real, given: real(*given))
    paint(model, [prompt(1)], guided=(0.5, 1.0))
    assert rows == [2, 1]


# -- once, and in turns ----------------------------------------------------------------------------


def encoded(model: Model, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happens, in order: texts that are encoded and parts that are loaded."""
    told: list[str] = []
    real: Any = model.__getattribute__("_new")
    loaded: Any = model.__getattribute__("_loaded")

    def new(text: str) -> Any:
        told.append(text)
        return real(text)

    def load(*given: Any) -> Any:
        if given[2] in ("transformer", "text_encoder"):
            told.append(f"<{given[2]}>")
        return loaded(*given)

    monkeypatch.setattr(model, "_new", new)
    monkeypatch.setattr(model, "_loaded", load)
    return told


def test_empty_and_repeated_texts_are_encoded_once(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = encoded(model, monkeypatch)
    prompts = [prompt(n, text="a dog", negative="") for n in range(3)]
    paint(model, [*prompts, prompt(3, text="a cat", negative="")], batch=2)
    assert [each for each in told if each[:1] != "<"] == ["a dog", "", "a cat"]


def test_staged_reads_all_prompts_before_it_paints(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged = Model(model.checkpoint, Plan("staged", "full", 0), "cpu", "float32")
    told = encoded(staged, monkeypatch)
    made = paint(staged, [prompt(n, f"a{n}") for n in range(5)], batch=2)
    assert told == ["a0", "<text_encoder>", "a1", "a2", "a3", "a4", "grey light", "<transformer>"]
    assert made[4].pixels.tobytes() == paint(model, [prompt(4, "a4")])[0].pixels.tobytes()


def test_staged_takes_turns_where_there_are_very_many(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geurim.diffusion.painter.KEPT", 4)
    staged = Model(model.checkpoint, Plan("staged", "full", 0), "cpu", "float32")
    told = encoded(staged, monkeypatch)
    paint(staged, [prompt(n, f"a{n}") for n in range(3)])
    assert told == [
        "a0", "<text_encoder>", "a1", "grey light", "<transformer>",
        "a2", "<text_encoder>", "<transformer>",
    ]  # fmt: skip


# -- too little memory -----------------------------------------------------------------------------


def short_of_memory(most: int, error: Exception | None = None) -> Callable[[Predict, Any], Any]:
    """Only ``most`` pictures fit at once; with guidance each takes two rows."""

    def change(real: Predict, given: Any) -> Any:
        if len(given[0]) > 2 * most:
            raise error or torch.OutOfMemoryError("CUDA out of memory. 아이가 울었다")
        return real(*given)

    return change


@pytest.mark.parametrize(
    "error",
    [None, RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)")],
    ids=["cuda", "mps"],
)
def test_the_batch_is_halved_and_the_work_goes_on(
    model: Model, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    rows = spy(model, monkeypatch, short_of_memory(2, error))
    prompts = [prompt(n) for n in range(11)]
    made = paint(model, prompts, batch=8)
    assert [each.prompt for each in made] == prompts
    # Eight, four, then two at a time, and what was learnt holds for the rest.
    assert rows == [16, 8] + [4, 4] * 5 + [2, 2]
    alone = paint(model, prompts[6:7])
    assert apart(made[6], alone[0]) <= PIXEL


def test_what_was_learnt_of_the_memory_is_kept(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = spy(model, monkeypatch, short_of_memory(2))
    painter = DiffusionPainter(model, "tiny 1", batch=4)
    list(painter([prompt(n) for n in range(4)]))
    list(painter([prompt(n) for n in range(4)]))
    assert rows == [8] + [4, 4] * 4


def test_one_picture_that_does_not_fit_is_one_sentence(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(real: Predict, given: Any) -> Any:
        if given[0].shape[-1] > 8:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return real(*given)

    spy(model, monkeypatch, change)
    painter = DiffusionPainter(model, "tiny 1", batch=4)
    made = painter([prompt(0), prompt(1, width=64), prompt(2)])
    assert next(made).prompt.diary_id == "0"
    with pytest.raises(EntryFailed) as caught:
        next(made)
    assert str(caught.value) == (
        "The memory does not suffice for a picture of 64 × 32; "
        "type a smaller --size or --memory offload."
    )
    assert caught.value.__cause__ is None
    assert [each.prompt.diary_id for each in painter([prompt(2)])] == ["2"]


def test_the_encoders_may_not_fit(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    def new(text: str) -> Any:
        raise torch.OutOfMemoryError(text)

    monkeypatch.setattr(model, "_new", new)
    with pytest.raises(EntryFailed, match=r"for the text encoders; type --memory offload or --t5"):
        paint(model, [prompt(0)])


def test_other_faults_are_not_hidden(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(real: Predict, given: Any) -> Any:
        raise RuntimeError("shapes do not fit")

    spy(model, monkeypatch, change)
    with pytest.raises(RuntimeError, match="shapes do not fit"):
        paint(model, [prompt(0)])


# -- numbers that are none -------------------------------------------------------------------------


@pytest.mark.parametrize("guidance", [1.0, 4.0])
def test_one_broken_picture_of_a_batch_is_lost_alone(
    model: Model, monkeypatch: pytest.MonkeyPatch, guidance: float
) -> None:
    bad = model.told(["bad"])[0].condition.pooled

    def change(real: Predict, given: Any) -> Any:
        v = real(*given)
        for row, pooled in enumerate(given[2].pooled):
            if torch.equal(pooled, bad[0]):
                v[row] = NONE
        return v

    spy(model, monkeypatch, change)
    prompts = [prompt(n, "bad" if n == 2 else None, guidance=guidance) for n in range(4)]
    painter = DiffusionPainter(model, "tiny 1", batch=4)
    made = painter(prompts)
    assert [next(made).prompt.diary_id for _ in range(2)] == ["0", "1"]
    with pytest.raises(EntryFailed, match="numbers that are no picture in step 1 of 2"):
        next(made)
    assert [each.prompt.diary_id for each in painter(prompts[3:])] == ["3"]


def test_a_decoder_that_makes_no_numbers(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    def decode(latents: Any) -> Any:
        return torch.full((len(latents), 3, 32, 32), NONE)

    monkeypatch.setattr(model, "decode", decode)
    with pytest.raises(EntryFailed, match="decoder made numbers that are no picture"):
        paint(model, [prompt(0)])


# -- watched and cancelled -------------------------------------------------------------------------


def test_every_step_is_heard(shared: Model) -> None:
    heard: list[tuple[int, int, list[str]]] = []

    def watch(step: Step, prompts: Sequence[Prompt]) -> None:
        assert len(step.expected) == len(prompts)
        heard.append((step.number, step.total, [each.diary_id for each in prompts]))

    paint(shared, [prompt(n) for n in range(3)], batch=2, watch=watch)
    assert heard == [(1, 2, ["0", "1"]), (2, 2, ["0", "1"]), (1, 2, ["2"]), (2, 2, ["2"])]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError], ids=["Ctrl-C", "stop"])
def test_a_cancel_leaves_the_model_usable(shared: Model, error: type[BaseException]) -> None:
    (whole,) = paint(shared, [prompt(1)])

    def watch(step: Step, prompts: Sequence[Prompt]) -> None:
        raise error

    with pytest.raises(error):
        paint(shared, [prompt(1)], watch=watch)
    assert torch.is_grad_enabled()
    assert paint(shared, [prompt(1)])[0].pixels.tobytes() == whole.pixels.tobytes()


def test_closing_between_pictures(shared: Model) -> None:
    pictures: Any = DiffusionPainter(shared, "tiny 1")([prompt(0), prompt(1)])
    next(pictures)
    pictures.close()
    assert len(paint(shared, [prompt(1)])) == 1


# -- sizes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height", "near"),
    [
        (30, 32, "32 × 32: type --size 32"),
        (32, 35, "32 × 32: type --size 32"),
        (136, 128, "128 × 120: type --size 120"),
        (512, 256, "128 × 64: type --size 64"),
        (2, 2, "8 × 8: type --size 8"),
        (64, 1000, "8 × 128: type --size 128"),
    ],
)  # fmt: skip
def test_sizes_without_patches_or_positions(
    shared: Model, width: int, height: int, near: str
) -> None:
    with pytest.raises(BadInput) as caught:
        check_size(shared, width, height)
    assert str(caught.value) == (
        f"A picture of {width} × {height} pixels cannot be painted: sides are multiples of 8 up to "
        f"128; the nearest is {near}."
    )
    word = near.split(":", maxsplit=1)[0]
    check_size(shared, *map(int, word.split(" × ")))


def test_a_size_in_the_middle_stops_no_earlier_picture(shared: Model) -> None:
    made = DiffusionPainter(shared, "tiny 1", batch=4)([prompt(0), prompt(1, width=33)])
    assert next(made).prompt.diary_id == "0"
    with pytest.raises(BadInput, match="33 × 32 pixels cannot be painted"):
        next(made)


@pytest.mark.parametrize(("side", "said"), [(32, False), (40, True), (128, True)])
def test_sizes_beyond_what_was_trained_are_told(shared: Model, side: int, said: bool) -> None:
    (picture,) = paint(shared, [prompt(1, height=side, steps=1)])
    assert picture.pixels.shape == (side, 32, 3)
    assert (T_LARGE.format(side) in picture.notes) == said


# -- notes -----------------------------------------------------------------------------------------


def test_what_is_not_read_of_a_prompt_is_told(shared: Model) -> None:
    text = "비밀 " * 300
    (picture,) = paint(shared, [prompt(1, text)])
    counts = [cut.tokens for cut in shared.text.cut(text)]
    assert picture.notes == tuple(
        f"{name} read the first {read} of {count} tokens of the prompt; what comes later it has "
        "not seen."
        for name, read, count in zip(("CLIP", "T5"), (77, 256), counts, strict=True)
    )
    assert not any("비밀" in note for note in picture.notes)


def test_a_t5_that_is_left_out_is_told(sd3: Path, sd3_without_t5: Path) -> None:
    left = load_model(str(sd3), Wish(device="cpu", t5="none"))
    never = load_model(str(sd3_without_t5), Wish(device="cpu"))
    (one,), (other,) = paint(left, [prompt(1)]), paint(never, [prompt(1)])
    assert one.notes == ("T5 was left out, so the picture follows its prompt less closely.",)
    assert other.notes == ()
    assert one.pixels.tobytes() == other.pixels.tobytes()
