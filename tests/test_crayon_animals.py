"""Every animal can be drawn in every schema, feeling and pose; feelings and poses show."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from geurim.crayon.animals import ARCHETYPES
from geurim.crayon.box import BOX
from geurim.crayon.look import Look
from geurim.crayon.sketch import Sketch
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow, actions, subjects

ROWS = [row for row in subjects().values() if row.group == "animals"]
POSES = sorted({action.pose for action in actions().values()})
COMMON = """
    dog cat rabbit hamster cow pig horse sheep goat lion tiger elephant giraffe bear panda monkey
    fox wolf deer mouse squirrel hedgehog koala kangaroo zebra hippo camel raccoon chick chicken
    rooster duck swan sparrow parrot owl eagle penguin magpie pigeon fish goldfish shark whale
    dolphin octopus squid crab shrimp starfish jellyfish turtle frog tadpole snake lizard crocodile
    dinosaur dragon butterfly bee ladybug ant spider snail dragonfly rhinoceros_beetle caterpillar
    mosquito fly cockroach cicada earthworm unicorn
""".split()


def drawn(row: SubjectRow, seed: int = 0, **wishes: object) -> Sketch:
    look = Look(rng=np.random.default_rng(seed), **wishes)  # pyright: ignore[reportArgumentType]
    return ARCHETYPES[row.draw](row, look)


def check(sketch: Sketch, row: SubjectRow, lowest: float = -0.1) -> None:
    assert len(sketch.marks) >= 4, row.id
    assert all(np.isfinite(mark.points).all() and len(mark.points) >= 2 for mark in sketch.marks)
    left, top, right, bottom = sketch.box()
    assert -1.35 <= top < -0.1, (row.id, top)
    assert lowest <= bottom <= 0.15, (row.id, bottom)
    assert right - left < 3.6, row.id
    assert {"head", "top", "mouth", "paw", "hand_r", "hand_l", "seat"} <= set(sketch.anchors), (
        row.id
    )
    for mark in sketch.marks:
        for colour in (mark.line, mark.fill):
            assert colour is None or colour in BOX or colour == "ink" or colour[0] == "#", colour


def test_the_common_animals_are_there() -> None:
    known = {row.id for row in ROWS}
    assert set(COMMON) <= known
    assert len(ROWS) >= 85
    assert all(row.alive and row.draw in ARCHETYPES for row in ROWS)


def test_no_word_names_two_animals() -> None:
    words = [word for row in ROWS for word in row.ko]
    assert len(words) == len(set(words)), sorted(w for w in set(words) if words.count(w) > 1)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_pose_stays_in_bounds(row: SubjectRow) -> None:
    emotions = list(Emotion)
    turn = sum(map(ord, row.id))
    for k, pose in enumerate(POSES):
        schema = (k + turn) % 3
        lowest = -0.4 if pose in ("jump", "fall") else -0.1
        check(drawn(row, k, pose=pose, schema=schema, emotion=emotions[k % 9]), row, lowest)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_feeling_in_every_schema_stays_in_bounds(row: SubjectRow) -> None:
    for k, (emotion, schema) in enumerate(product(Emotion, range(3))):
        check(drawn(row, k, emotion=emotion, schema=schema, intensity=0.9), row)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_diarys_colour_is_used(row: SubjectRow) -> None:
    fills = {mark.fill for mark in drawn(row, colour="purple").marks}
    assert "purple" in fills


def test_the_same_seed_draws_the_same_animal() -> None:
    for row in ROWS[::7]:
        one, other = drawn(row, 5), drawn(row, 5)
        assert all(
            np.array_equal(a.points, b.points) for a, b in zip(one.marks, other.marks, strict=True)
        )


@pytest.mark.parametrize("kind", ["dog", "cat", "horse", "elephant", "bear"])
def test_poses_of_beasts_differ(kind: str) -> None:
    row = subjects()[kind]
    poses = ("stand", "walk", "run", "jump", "lie", "sleep", "eat", "look_up")
    boxes = {pose: drawn(row, 3, pose=pose, schema=1).box() for pose in poses}
    assert len(set(boxes.values())) == len(poses)
    assert boxes["lie"][1] > boxes["stand"][1], "who lies is lower than who stands"


def test_sleepers_say_zzz() -> None:
    for row in ROWS:
        lines = [
            m for m in drawn(row, pose="sleep").marks if m.line == "blue" and len(m.points) == 4
        ]
        assert len(lines) >= 3, row.id
