"""Every row that sky.py draws yields a sketch of the agreed size, in all schemata."""

from __future__ import annotations

import numpy as np
import pytest

from geurim import vocabulary
from geurim.crayon import sky
from geurim.crayon.box import rgb
from geurim.crayon.look import Look
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

ROWS = [row for row in vocabulary.subjects().values() if row.draw in sky.ARCHETYPES]
ROLES = {"ink", "skin", "hair", "top", "bottom", "shoe"}


def _look(seed: int, schema: int, colour: str | None = None) -> Look:
    emotion = list(Emotion)[seed % 9]
    return Look(rng=np.random.default_rng(seed), emotion=emotion, schema=schema, colour=colour)


def _check(row: SubjectRow, look: Look) -> None:
    sketch = sky.ARCHETYPES[row.draw](row, look)
    assert sketch.marks
    for mark in sketch.marks:
        assert mark.points.ndim == 2
        assert mark.points.shape[1] == 2
        assert len(mark.points) >= 2
        assert np.isfinite(mark.points).all()
        for colour in (mark.line, mark.fill):
            assert colour is None or colour in ROLES or rgb(colour)
    left, top, right, low = sketch.box()
    assert -1.3 < top < -0.5
    assert -0.35 < low < 0.2
    assert -7.5 < left < 0 < right < 7.5
    for x, y in sketch.anchors.values():
        assert left - 0.2 <= x <= right + 0.2
        assert top - 0.2 <= y <= low + 0.2


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_is_drawn_at_its_size(row: SubjectRow) -> None:
    for schema in range(3):
        for seed in range(3):
            _check(row, _look(seed, schema))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_same_generator_same_sketch(row: SubjectRow) -> None:
    first, second = (sky.ARCHETYPES[row.draw](row, _look(5, 1)) for _ in range(2))
    assert len(first.marks) == len(second.marks)
    for one, other in zip(first.marks, second.marks, strict=True):
        np.testing.assert_array_equal(one.points, other.points)
        assert (one.line, one.fill) == (other.line, other.fill)


@pytest.mark.parametrize("name", sky.ARCHETYPES)
def test_every_archetype_is_drawn_and_knows_more_than_one_way(name: str) -> None:
    rows = [row for row in ROWS if row.draw == name]
    assert rows

    def trace(row: SubjectRow, schema: int) -> tuple[object, ...]:
        marks = sky.ARCHETYPES[name](row, _look(3, schema)).marks
        return tuple((mark.line, mark.fill, mark.points.round(4).tobytes()) for mark in marks)

    assert any(len({trace(row, schema) for schema in range(3)}) > 1 for row in rows)


def test_a_crescent_is_hollow_and_a_full_moon_is_not() -> None:
    def filled(points: np.ndarray) -> float:
        x, y = points[:, 0], points[:, 1]
        return 0.5 * abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))))

    rows = vocabulary.subjects()
    crescent = sky.ARCHETYPES["moon"](rows["crescent_moon"], _look(0, 0)).marks[0]
    full = sky.ARCHETYPES["moon"](rows["full_moon"], _look(0, 0)).marks[0]
    assert filled(crescent.points) < 0.5
    assert filled(full.points) > 0.7


def test_the_rainbow_has_seven_bands_in_order() -> None:
    fills = [
        mark.fill
        for mark in sky.ARCHETYPES["rainbow"](vocabulary.subjects()["rainbow"], _look(0, 0)).marks
    ]
    assert [fill for fill in fills if fill] == list(sky.RAINBOW)
