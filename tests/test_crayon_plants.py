"""Every plant can be drawn in every schema, inside its bounds, with its anchors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.crayon.box import BOX
from geurim.crayon.look import Look
from geurim.crayon.plants import ARCHETYPES
from geurim.crayon.sketch import Sketch
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow, actions, subjects

ROWS = [row for row in subjects().values() if row.group == "plants"]
COMMON = """
    tree pine_tree autumn_tree cherry_blossom_tree apple_tree bare_tree palm_tree flower sunflower
    tulip rose dandelion cosmos cactus mushroom grass clover leaf fallen_leaves bush sprout
    potted_plant christmas_tree rice_plant bamboo
""".split()


def check(sketch: Sketch, row: SubjectRow) -> None:
    assert len(sketch.marks) >= 3, row.id
    assert all(np.isfinite(mark.points).all() and len(mark.points) >= 2 for mark in sketch.marks)
    left, top, right, bottom = sketch.box()
    assert -1.35 <= top < -0.5, (row.id, top)
    assert -0.1 <= bottom <= 0.15, (row.id, bottom)
    assert right - left < 2.6, row.id
    assert {"top", "grip"} <= set(sketch.anchors), row.id
    for mark in sketch.marks:
        for colour in (mark.line, mark.fill):
            assert colour is None or colour in BOX or colour == "ink" or colour[0] == "#", colour


def test_the_common_plants_are_there() -> None:
    assert set(COMMON) <= {row.id for row in ROWS}
    assert all(row.draw in ARCHETYPES and not row.alive for row in ROWS)


def test_no_word_names_two_plants() -> None:
    words = [word for row in ROWS for word in row.ko]
    assert len(words) == len(set(words)), sorted(w for w in set(words) if words.count(w) > 1)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_schema_and_feeling_stays_in_bounds(row: SubjectRow) -> None:
    for schema in range(3):
        for k, emotion in enumerate(Emotion):
            rng = np.random.default_rng((schema, k))
            check(ARCHETYPES[row.draw](row, Look(rng=rng, emotion=emotion, schema=schema)), row)
        for k, pose in enumerate(sorted({action.pose for action in actions().values()})):
            rng = np.random.default_rng((schema, k))
            check(ARCHETYPES[row.draw](row, Look(rng=rng, pose=pose, schema=schema)), row)


@given(
    seed=st.integers(0, 2**32 - 1), index=st.integers(0, len(ROWS) - 1), schema=st.integers(0, 2)
)
def test_the_same_seed_draws_the_same_plant(seed: int, index: int, schema: int) -> None:
    row = ROWS[index]
    one, other = (
        ARCHETYPES[row.draw](row, Look(rng=np.random.default_rng(seed), schema=schema))
        for _ in range(2)
    )
    check(one, row)
    assert all(
        np.array_equal(a.points, b.points) for a, b in zip(one.marks, other.marks, strict=True)
    )


@pytest.mark.parametrize("kind", ["tulip", "rose", "flower", "cosmos"])
def test_a_named_colour_is_the_flowers(kind: str) -> None:
    row = subjects()[kind]
    for schema in range(3):
        look = Look(rng=np.random.default_rng(1), colour="purple", schema=schema)
        assert "purple" in {mark.fill for mark in ARCHETYPES[row.draw](row, look).marks}
