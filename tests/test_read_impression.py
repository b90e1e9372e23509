"""The impression: a sum of what its pieces say, the same every time; tables that are checked."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save

from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing
from geurim.read.impression import FEELINGS, MIX, OUTPUTS, Model, impression, load, model
from geurim.weights import Arrays

SAD = list(Emotion).index(Emotion.SADNESS)


def table(*known: str) -> Model:
    """Tables that know ``known`` within words, each weighing 1 for sadness and 2 for valence."""
    hashes = np.array(sorted(zlib.crc32(piece.encode()) for piece in known), np.uint32)
    weight = np.zeros((len(hashes), OUTPUTS), np.int8)
    weight[:, SAD], weight[:, FEELINGS] = 1, 2
    return Model(
        hashes, np.ones(len(hashes), np.float16), weight, np.ones(OUTPUTS), np.zeros(OUTPUTS),
        np.zeros(MIX),
    )  # fmt: skip


def arrays() -> Arrays:
    one = table("가", "나")
    return {
        "hashes": one.hashes, "idf": one.idf, "weight": one.weight, "scale": one.scale,
        "bias": one.bias, "mix": one.mix,
    }  # fmt: skip


def test_one_known_piece_gives_its_weight() -> None:
    found = impression("가방", table("가"))
    assert found.scores[SAD] == pytest.approx(1)
    assert found.measures.tolist() == pytest.approx([2, 0, 0])
    assert found.marks[:, SAD].tolist() == pytest.approx([1, 0])


def test_several_pieces_share_a_row_of_unit_length() -> None:
    found = impression("가나", table("가", "나"))
    assert found.scores[SAD] == pytest.approx(2 / np.sqrt(2))
    assert found.marks[:, SAD].tolist() == pytest.approx([1 / np.sqrt(2)] * 2)


def test_a_piece_again_counts_by_its_logarithm_and_is_marked_each_time() -> None:
    once, twice = (impression(text, table("가", "나")) for text in ("가나", "가나 가"))
    first, second = 1 + np.log(2), 1.0
    assert twice.scores[SAD] == pytest.approx((first + second) / np.hypot(first, second))
    assert twice.scores[SAD] != pytest.approx(once.scores[SAD])
    assert twice.marks[0, SAD] == pytest.approx(twice.marks[3, SAD])


@given(st.text(alphabet="햄스터 집이비어있었다.\n울a😭\ud800", max_size=80))
def test_marks_sum_to_the_scores_without_the_bias(text: str) -> None:
    shipped = model()
    found, again = impression(text, shipped), impression(text, shipped)
    assert found.marks.shape == (len(text), FEELINGS)
    np.testing.assert_allclose(
        found.marks.sum(0), found.scores - shipped.bias[:FEELINGS], atol=1e-9
    )
    assert np.array_equal(found.scores, again.scores)
    assert np.array_equal(found.marks, again.marks)


@pytest.mark.parametrize("text", ["", "Я", "\ud800\udfff"], ids=["empty", "cyrillic", "halves"])
def test_no_known_piece_gives_the_bias(text: str) -> None:
    shipped = model()
    found = impression(text, shipped)
    assert np.array_equal(found.scores, shipped.bias[:FEELINGS])
    assert not found.marks.any()


def test_tables_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "reader.safetensors"
    path.write_bytes(save(arrays()))
    assert impression("가", load(path)).scores[SAD] == pytest.approx(1)
    path.write_bytes(save(arrays() | {"bias": np.ones(OUTPUTS)}))
    assert impression("가", load(path)).scores[SAD] == pytest.approx(2), "read anew"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mix": None}, "no tables of the offline reader"),
        ({"weight": np.zeros((2, 4), np.int8)}, "another version"),
        ({"mix": np.zeros(5)}, "another version"),
        ({"bias": np.zeros(())}, "another version"),
        ({"hashes": np.zeros(0, np.uint32)}, "another version"),
        ({"hashes": np.array([9, 3], np.uint32)}, "damaged"),
        ({"scale": np.full(OUTPUTS, np.nan)}, "damaged"),
    ],
    ids=["lacking", "weight", "mix", "number", "empty", "order", "nan"],
)
def test_other_tables_are_refused(
    change: dict[str, np.ndarray | None], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "reader.safetensors"
    left = {key: value for key, value in (arrays() | change).items() if value is not None}
    path.write_bytes(save(left))
    with pytest.raises(BadInput, match=words) as caught:
        load(path)
    assert str(path) in str(caught.value)


def test_no_tables_are_missing(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"There is no file"):
        load(tmp_path / "reader.safetensors")
