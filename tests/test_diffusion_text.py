"""Prompts against diffusers' own encoding, and what is said of those that are too long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion.model import Model, Wish, load_model
from geurim.diffusion.text import Condition, Cut, TextEncoders, Tower, join
from tests import tiny_sd3

torch: Any = pytest.importorskip("torch")

TEXTS = ("a sad child and a dog", "", "슬픈 아이", "a child " * 90, "😀 ‽ \u202e")
JOINT, CLIPS = tiny_sd3.JOINT, 16 + 24


@pytest.fixture(scope="module")
def model(sd3: Path) -> Model:
    return load_model(str(sd3), Wish(device="cpu"))


def encoded(t5: bool, text: str, length: int) -> Any:
    with torch.no_grad():
        return tiny_sd3.pipeline(t5).encode_prompt(
            text, text, text, do_classifier_free_guidance=False, max_sequence_length=length
        )


@pytest.mark.filterwarnings("ignore:.*truncated.*")
@pytest.mark.parametrize("text", TEXTS, ids=["plain", "empty", "korean", "long", "signs"])
@pytest.mark.parametrize("length", [256, 77, 20], ids=["256", "77", "20"])
def test_the_condition_is_that_of_diffusers(sd3: Path, text: str, length: int) -> None:
    room = load_model(str(sd3), Wish(device="cpu", t5_length=length))
    told = room.text([text])
    expected = encoded(True, text, length)
    assert told.sequence.shape == (1, 77 + length, JOINT)
    torch.testing.assert_close(told.sequence, expected[0], rtol=1e-5, atol=1e-6)
    torch.testing.assert_close(told.pooled, expected[2], rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("text", TEXTS[:3], ids=["plain", "empty", "korean"])
def test_without_t5_its_states_are_zeros(
    sd3: Path, sd3_without_t5: Path, model: Model, text: str
) -> None:
    left = load_model(str(sd3), Wish(device="cpu", t5="none")).text([text])
    never = load_model(str(sd3_without_t5), Wish(device="cpu")).text([text])
    expected = encoded(False, text, 256)
    torch.testing.assert_close(never.sequence, expected[0], rtol=1e-5, atol=1e-6)
    assert torch.equal(left.sequence, never.sequence)
    assert torch.equal(left.pooled, never.pooled)
    assert not bool(left.sequence[:, 77:].any())
    assert torch.equal(left.sequence[:, :77], model.text([text]).sequence[:, :77])


def test_the_towers_stand_side_by_side_before_t5(model: Model) -> None:
    told = model.text(["a dog"])
    assert bool(told.sequence[:, :77, :CLIPS].any(dim=-1).all())
    assert not bool(told.sequence[:, :77, CLIPS:].any())
    assert bool(told.sequence[:, 77:].any(dim=-1).all())
    assert told.pooled.shape == (1, CLIPS)


def test_a_text_depends_on_no_other(model: Model) -> None:
    together = model.text(TEXTS)
    assert len(together) == len(TEXTS)
    for row, text in enumerate(TEXTS):
        alone = model.text([text])
        assert torch.equal(together.sequence[row], alone.sequence[0])
        assert torch.equal(together.pooled[row], alone.pooled[0])


def test_rows_are_joined_in_order(model: Model) -> None:
    several = join([model.text(TEXTS[:2]), model.text(TEXTS[2:3])])
    assert torch.equal(several.sequence, model.text(TEXTS[:3]).sequence)
    assert isinstance(several.to("cpu", torch.bfloat16), Condition)
    assert several.to("cpu", torch.bfloat16).pooled.dtype == torch.bfloat16


def test_gradients_flow_where_they_are_asked_for(model: Model) -> None:
    text = model.text
    assert not text(["a dog"]).sequence.requires_grad
    weight = text.clips[0].network.text_model.embeddings.token_embedding.weight
    weight.requires_grad_(requires_grad=True)
    try:
        made = text.encode(text.tokens(["a dog"]))
        total: Any = made.pooled.sum()
        total.backward()
        assert bool(weight.grad.any())
    finally:
        weight.grad = None
        weight.requires_grad_(requires_grad=False)


def test_tokens_of_several_texts_are_a_batch(model: Model) -> None:
    tokens = model.text.tokens(["a dog", "a cat and a dog"])
    assert tokens.third is not None
    assert tokens.first.shape == tokens.second.shape == (2, 77)
    assert tokens.third.shape == (2, 256)
    with torch.no_grad():
        together = model.text.encode(tokens)
    apart = model.text(["a dog", "a cat and a dog"])
    torch.testing.assert_close(together.sequence, apart.sequence, rtol=1e-5, atol=1e-5)


# -- too long --------------------------------------------------------------------------------------


def tokens(text: str, *, t5: bool = False) -> int:
    tokenizer = tiny_sd3.t5_tokenizer() if t5 else tiny_sd3.clip_tokenizer()
    return len(tokenizer(text).input_ids)


def test_what_is_cut_is_told(model: Model) -> None:
    text = "ab " * 38  # two letters a word, a beginning and an end
    assert tokens(text) == 78
    assert model.text.cut("ab " * 37 + "a") == []
    assert model.text.cut(text) == [Cut("CLIP", 78, 77)]
    assert model.text.cut("") == []


def test_all_encoders_may_cut(model: Model) -> None:
    text = "a dog " * 200
    assert model.text.cut(text) == [
        Cut("CLIP", tokens(text), 77),
        Cut("T5", tokens(text, t5=True), 256),
    ]


def test_t5_reads_on_where_the_towers_end(model: Model) -> None:
    """The sentence behind the end of CLIP still changes what T5 says, and only that."""
    start = "a small house under the sky " * 6
    one, other = model.text([start + "crying"]), model.text([start + "smiling"])
    assert torch.equal(one.sequence[:, :77], other.sequence[:, :77])
    assert not torch.equal(one.sequence[:, 77:], other.sequence[:, 77:])


def test_what_is_left_out_does_not_cut(sd3: Path) -> None:
    text = load_model(str(sd3), Wish(device="cpu", t5="none")).text
    assert [cut.encoder for cut in text.cut("a dog " * 200)] == ["CLIP"]


# -- once ------------------------------------------------------------------------------------------


class Counted:
    """Text encoders that write down what they encode."""

    def __init__(self, real: TextEncoders) -> None:
        self.real = real
        self.seen: list[str] = []

    def __call__(self, texts: list[str]) -> Condition:
        self.seen += texts
        return self.real(texts)

    def cut(self, text: str) -> list[Cut]:
        return self.real.cut(text)


@pytest.fixture
def counted(sd3: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Model, list[str]]:
    room = load_model(str(sd3), Wish(device="cpu"))
    encoders: Any = Counted(room.text)
    monkeypatch.setattr(room, "_text", encoders)
    return room, encoders.seen


def test_every_text_is_encoded_once(counted: tuple[Model, list[str]]) -> None:
    room, seen = counted
    first = room.told(["a dog", "", "a dog", ""])
    again = room.told(["", "a cat", "a dog"])
    assert seen == ["a dog", "", "a cat"]
    assert first[0] is first[2] is again[2]
    assert first[1] is first[3] is again[0]


def test_the_oldest_go_first(
    counted: tuple[Model, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geurim.diffusion.model.KEPT", 3)
    room, seen = counted
    assert len(room.told(["a", "b", "c", "d"])) == 4  # more than is kept
    assert len(seen) == 4
    room.told(["b", "c", "d"])
    assert len(seen) == 4
    room.told(["a"])  # takes the place of b
    room.told(["c", "d"])
    assert len(seen) == 5
    room.told(["b"])
    assert seen == ["a", "b", "c", "d", "a", "b"]


def test_what_is_kept_lies_in_main_memory_in_the_models_precision(sd3: Path) -> None:
    room = load_model(str(sd3), Wish(device="cpu", precision="bfloat16"))
    (told,) = room.told(["a dog"])
    assert told.condition.sequence.device.type == "cpu"
    assert told.condition.sequence.dtype == told.condition.pooled.dtype == torch.bfloat16
    assert told.cuts == ()


# -- odd tokenizers --------------------------------------------------------------------------------


def test_a_tower_pads_and_cuts_to_its_length() -> None:
    tower = Tower(tiny_sd3.clip_tokenizer(), None, 12)
    ids = tower.tokens(["a", "a dog and a cat and a house"])
    assert ids.shape == (2, 12)
    assert tower.count("a") == 3
    assert tower.count("a dog and a cat and a house") > 12
