"""Vehicles: they can be ridden, and keep their colour."""

from __future__ import annotations

import numpy as np

from geurim import vocabulary
from geurim.crayon import vehicles
from geurim.crayon.look import Look
from geurim.emotion import Emotion


def _look(seed: int, schema: int, colour: str | None = None) -> Look:
    emotion = list(Emotion)[seed % 9]
    return Look(rng=np.random.default_rng(seed), emotion=emotion, schema=schema, colour=colour)


def test_who_can_be_ridden_says_where() -> None:
    for kind in (
        "car",
        "bus",
        "bicycle",
        "kickboard",
        "sled",
        "ship",
        "airplane",
        "wheelchair",
        "train",
    ):
        row = vocabulary.subjects()[kind]
        for schema in range(3):
            assert "seat" in vehicles.ARCHETYPES[row.draw](row, _look(1, schema)).anchors, kind


def test_a_fire_engine_is_red_unless_the_diary_says_otherwise() -> None:
    row = vocabulary.subjects()["fire_engine"]
    for colour in (None, "blue"):
        fills = {
            mark.fill for mark in vehicles.ARCHETYPES[row.draw](row, _look(1, 0, colour)).marks
        }
        assert (colour or "red") in fills
