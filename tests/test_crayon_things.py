"""Things: every row of the vocabulary is drawn, whatever the child's habits, and can be held."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.crayon import food, things
from geurim.crayon.look import Look
from geurim.crayon.sketch import Sketch
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow, subjects

ALL = {**food.ARCHETYPES, **things.ARCHETYPES}
"""A cup is a thing and drawn like a drink, so both tables are needed."""
BEINGS = [subjects()[name] for name in ("ghost", "monster", "robot")]
ROWS = [row for row in subjects().values() if row.group == "things"] + BEINGS


def drawn(
    row: SubjectRow,
    schema: int,
    seed: int = 1,
    emotion: Emotion = Emotion.NEUTRAL,
    colour: str | None = None,
) -> Sketch:
    look = Look(rng=np.random.default_rng(seed), schema=schema, emotion=emotion, colour=colour)
    return ALL[row.draw](row, look)


def test_there_is_enough_to_play_with() -> None:
    assert len(ROWS) >= 150


def test_no_archetype_is_defined_twice() -> None:
    assert not set(food.ARCHETYPES) & set(things.ARCHETYPES)


def test_every_archetype_is_used() -> None:
    assert set(ALL) <= {row.draw for row in subjects().values()}


def test_every_word_means_one_thing() -> None:
    rows = [row for row in subjects().values() if row.group in ("food", "things")]
    words = Counter(word for row in rows for word in row.ko)
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("schema", [0, 1, 2])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_is_drawn(row: SubjectRow, schema: int) -> None:
    sketch = drawn(row, schema)
    assert sketch.marks
    assert all(np.isfinite(mark.points).all() and len(mark.points) > 1 for mark in sketch.marks)
    left, top, right, bottom = sketch.box()
    assert -1.1 <= top < bottom <= 0.1
    assert bottom - top == pytest.approx(1.0, abs=1e-6)
    assert 0.1 < right - left < 8.0
    assert {"grip", "top"} <= set(sketch.anchors)
    for x, y in sketch.anchors.values():
        assert left - 0.1 <= x <= right + 0.1
        assert top - 0.1 <= y <= bottom + 0.1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_what_is_held_is_small_enough_for_a_hand(row: SubjectRow) -> None:
    if row.zone == "hand":
        assert row.height < 0.75


@pytest.mark.parametrize("name", ["swing", "slide", "seesaw", "trampoline", "piano"])
def test_one_can_sit_on(name: str) -> None:
    assert all("seat" in drawn(subjects()[name], schema).anchors for schema in range(3))


@given(
    row=st.sampled_from(ROWS),
    schema=st.integers(0, 2),
    seed=st.integers(0, 2**32 - 1),
    emotion=st.sampled_from(Emotion),
    colour=st.sampled_from([None, "red", "white", "black", "sky"]),
)
def test_the_same_seed_gives_the_same_drawing(
    row: SubjectRow, schema: int, seed: int, emotion: Emotion, colour: str | None
) -> None:
    first, second = (drawn(row, schema, seed, emotion, colour) for _ in range(2))
    assert first.anchors == second.anchors
    assert len(first.marks) == len(second.marks)
    for one, other in zip(first.marks, second.marks, strict=True):
        assert np.array_equal(one.points, other.points)
        assert (one.line, one.fill) == (other.line, other.fill)


def test_a_test_paper_tells_how_it_went() -> None:
    paper = subjects()["test_paper"]

    def red_rings(emotion: Emotion) -> int:
        marks = drawn(paper, 0, emotion=emotion).marks
        return sum(mark.closed and mark.line == "red" for mark in marks)

    assert red_rings(Emotion.EXCITEMENT) == 3
    assert red_rings(Emotion.SADNESS) == 1


@pytest.mark.parametrize("row", [*BEINGS, subjects()["snowman"], subjects()["teddy_bear"]])
def test_what_has_a_face_shows_feelings(row: SubjectRow) -> None:
    glad, afraid = (drawn(row, 0, emotion=e) for e in (Emotion.EXCITEMENT, Emotion.FEAR))
    assert len(glad.marks) != len(afraid.marks) or any(
        not np.array_equal(a.points, b.points)
        for a, b in zip(glad.marks, afraid.marks, strict=True)
    )


def test_a_robot_waves_with_its_arms_up() -> None:
    robot = subjects()["robot"]
    still, waving = (
        ALL["robot"](robot, Look(rng=np.random.default_rng(0), pose=pose))
        for pose in ("stand", "wave")
    )
    assert waving.anchors["hand_r"][1] < still.anchors["hand_r"][1] - 0.3
