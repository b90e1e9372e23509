"""Every row of the vocabulary can be drawn, and no two modules claim one archetype."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from geurim import vocabulary
from geurim.crayon import animals, buildings, food, furniture, label, plants, sky, things, vehicles
from geurim.crayon.archetypes import ARCHETYPES
from geurim.crayon.box import rgb
from geurim.crayon.look import Archetype, Look
from geurim.crayon.people import person
from geurim.crayon.people.poses import POSES
from geurim.crayon.sketch import Sketch
from geurim.crayon.ways import with_ways
from geurim.crayon.wishes import form
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

MODULES = [
    person, animals, plants, food, things, furniture, buildings, vehicles, sky, label,
]  # fmt: skip


def test_every_subject_has_an_archetype() -> None:
    missing = {r.id: r.draw for r in vocabulary.subjects().values() if r.draw not in ARCHETYPES}
    assert missing == {}


def test_no_archetype_is_drawn_by_two_modules() -> None:
    assert len(ARCHETYPES) == sum(len(module.ARCHETYPES) for module in MODULES)


def test_no_archetype_is_without_a_subject() -> None:
    used = {row.draw for row in vocabulary.subjects().values()} | {"label"}
    assert set(ARCHETYPES) - used == set()


def test_every_action_has_a_pose_that_can_be_drawn() -> None:
    assert {row.pose for row in vocabulary.actions().values()} <= set(POSES)


@pytest.mark.parametrize(("least", "what"), [(150, vocabulary.subjects), (24, vocabulary.actions)])
def test_the_vocabulary_is_as_large_as_promised(
    least: int, what: Callable[[], dict[str, object]]
) -> None:
    assert len(what()) >= least


def test_there_are_enough_settings() -> None:
    assert len(vocabulary.places()) >= 16


SKETCHED = [row for row in vocabulary.subjects().values() if row.group != "people"]
"""People are tested with their poses."""
ROLES = {"ink", "skin", "hair"}


def sketched(row: SubjectRow, seed: int, schema: int) -> Sketch:
    emotion = list(Emotion)[seed % len(Emotion)]
    look = Look(rng=np.random.default_rng(seed), emotion=emotion, schema=schema)
    return ARCHETYPES[row.draw](row, look)


@pytest.mark.parametrize("row", SKETCHED, ids=lambda row: row.id)
def test_every_row_is_drawn_at_its_size_in_colours_of_the_box(row: SubjectRow) -> None:
    for schema, seed in product(range(3), range(3)):
        sketch = sketched(row, seed, schema)
        assert sketch.marks
        for mark in sketch.marks:
            assert mark.points.ndim == 2
            assert mark.points.shape[1] == 2
            assert len(mark.points) >= 2
            assert np.isfinite(mark.points).all()
            for colour in (mark.line, mark.fill):
                assert colour is None or colour in ROLES or rgb(colour)
        left, top, right, low = sketch.box()
        assert -1.35 < top < -0.5
        assert -0.35 < low < 0.2
        assert -7.5 < left < 0 < right < 7.5
        slack = 0.7 if row.alive else 0.2  # animals hold things before them
        for x, y in sketch.anchors.values():
            assert left - slack <= x <= right + slack
            assert top - 0.2 <= y <= low + 0.2


@pytest.mark.parametrize("row", SKETCHED, ids=lambda row: row.id)
def test_the_same_generator_draws_the_same_sketch(row: SubjectRow) -> None:
    assert trace(sketched(row, 5, 1)) == trace(sketched(row, 5, 1))


def ways(name: str) -> int:
    """In how many ways the archetype ``name`` is drawn, at most, for any one of its rows."""
    rows = [row for row in SKETCHED if row.draw == name]
    return max(len({trace(sketched(row, 3, schema)) for schema in range(3)}) for row in rows)


@pytest.mark.parametrize(
    "name",
    [name for module in (buildings, furniture, sky, vehicles) for name in module.ARCHETYPES],
)
def test_a_child_may_draw_it_another_way(name: str) -> None:
    assert ways(name) > 1


def test_most_subjects_are_drawn_in_more_than_one_way() -> None:
    names = {row.draw for row in SKETCHED}
    counts = {name: ways(name) for name in names}
    assert sum(count > 1 for count in counts.values()) >= 0.84 * len(names)
    assert sum(count > 2 for count in counts.values()) >= 0.3 * len(names)


OTHERWISE = [
    (package.ARCHETYPES, key, others)
    for package, tables in (
        (
            things,
            (
                things.toys_otherwise.WAYS,
                things.belongings_otherwise.WAYS,
                things.oddments_otherwise.WAYS,
            ),
        ),
        (food, (food.otherwise.WAYS,)),
        (animals, (animals.otherwise.WAYS,)),
    )
    for table in tables
    for key, others in table.items()
]


@pytest.mark.parametrize(
    ("table", "key", "others"), OTHERWISE, ids=["-".join(key) for _, key, _ in OTHERWISE]
)
def test_every_other_way_belongs_to_a_subject_and_is_another(
    table: dict[str, Archetype], key: tuple[str, str], others: tuple[Archetype | None, ...]
) -> None:
    rows = [row for row in SKETCHED if (row.draw, form(row)) == key]
    assert rows, "no subject has this form"
    assert key[0] in table
    for row in rows:
        drawn = {trace(sketched(row, 3, schema)) for schema in range(3)}
        assert len(drawn) >= 1 + sum(other is not None for other in others)


def test_an_archetype_without_other_ways_is_left_alone() -> None:
    def usual(row: SubjectRow, look: Look, /) -> Sketch:
        del row, look
        return Sketch(())

    def other(row: SubjectRow, look: Look, /) -> Sketch:
        del row, look
        return Sketch((), {"other": (0.0, 0.0)})

    row = vocabulary.subjects()["balloon"]
    both = with_ways({"a": usual, "b": usual}, {("b", ""): (None, other)})
    assert both["a"] is usual
    found = [both["b"](row, Look(np.random.default_rng(0), schema=k)).anchors for k in range(3)]
    assert found == [{}, {}, {"other": (0.0, 0.0)}]


def trace(sketch: Sketch) -> tuple[object, ...]:
    """All that is drawn, comparable."""
    return tuple((mark.line, mark.fill, mark.points.tobytes()) for mark in sketch.marks)
