"""Food: every row of the vocabulary is drawn, whatever the child's habits, and can be held."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.crayon.food import ARCHETYPES
from geurim.crayon.look import Look
from geurim.crayon.sketch import Sketch
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow, subjects

ROWS = [row for row in subjects().values() if row.group == "food"]


def drawn(row: SubjectRow, schema: int, seed: int = 1, colour: str | None = None) -> Sketch:
    look = Look(rng=np.random.default_rng(seed), schema=schema, colour=colour)
    return ARCHETYPES[row.draw](row, look)


def test_there_is_enough_to_eat() -> None:
    assert len(ROWS) >= 60


@pytest.mark.parametrize("schema", [0, 1, 2])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_is_drawn(row: SubjectRow, schema: int) -> None:
    sketch = drawn(row, schema)
    assert len(sketch.marks) >= 2
    assert all(np.isfinite(mark.points).all() and len(mark.points) > 1 for mark in sketch.marks)
    left, top, right, bottom = sketch.box()
    assert -1.1 <= top < bottom <= 0.1
    assert bottom - top == pytest.approx(1.0, abs=1e-6)
    assert 0.1 < right - left < 4.0
    assert {"grip", "top"} <= set(sketch.anchors)
    x, y = sketch.anchors["grip"]
    assert left - 0.05 <= x <= right + 0.05
    assert top - 0.05 <= y <= bottom + 0.05


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_can_be_put_down_or_held(row: SubjectRow) -> None:
    assert row.zone in ("table", "hand")
    assert not row.alive
    assert row.height < 0.75


@given(
    row=st.sampled_from(ROWS),
    schema=st.integers(0, 2),
    seed=st.integers(0, 2**32 - 1),
    colour=st.sampled_from([None, "red", "white", "black", "sky"]),
)
def test_the_same_seed_gives_the_same_drawing(
    row: SubjectRow, schema: int, seed: int, colour: str | None
) -> None:
    first, second = (drawn(row, schema, seed, colour) for _ in range(2))
    assert first.anchors == second.anchors
    assert len(first.marks) == len(second.marks)
    for one, other in zip(first.marks, second.marks, strict=True):
        assert np.array_equal(one.points, other.points)
        assert (one.line, one.fill) == (other.line, other.fill)


def test_a_named_colour_is_used() -> None:
    apple = subjects()["apple"]
    look = Look(rng=np.random.default_rng(0), emotion=Emotion.NEUTRAL, colour="lime")
    assert "lime" in {mark.fill for mark in ARCHETYPES[apple.draw](apple, look).marks}


def test_only_the_birthday_cake_burns() -> None:
    cake, birthday = (drawn(subjects()[name], 1) for name in ("cake", "birthday_cake"))
    flames = [
        sum(m.line == "orange" and m.fill == "yellow" for m in s.marks) for s in (cake, birthday)
    ]
    assert flames == [0, 5]
