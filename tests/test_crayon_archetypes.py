"""Every row of the vocabulary can be drawn, and no two modules claim one archetype."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geurim import vocabulary
from geurim.crayon import animals, buildings, food, furniture, label, plants, sky, things, vehicles
from geurim.crayon.archetypes import ARCHETYPES
from geurim.crayon.people import person
from geurim.crayon.people.poses import POSES

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
