"""Buildings: what the words of a diary ask of them shows."""

from __future__ import annotations

import numpy as np

from geurim import vocabulary
from geurim.crayon import buildings
from geurim.crayon.look import Look
from geurim.emotion import Emotion


def _look(seed: int, schema: int, colour: str | None = None) -> Look:
    emotion = list(Emotion)[seed % 9]
    return Look(rng=np.random.default_rng(seed), emotion=emotion, schema=schema, colour=colour)


def test_a_named_colour_is_used() -> None:
    house = vocabulary.subjects()["house"]
    for schema in range(3):
        sketch = buildings.ARCHETYPES["house"](house, _look(1, schema, "purple"))
        assert any(mark.fill == "purple" for mark in sketch.marks)


def test_the_hospital_has_a_cross_and_the_school_its_flag() -> None:
    rows = vocabulary.subjects()
    hospital = buildings.ARCHETYPES["block"](rows["hospital_building"], _look(2, 0))
    assert any(mark.fill == "red" and len(mark.points) == 12 for mark in hospital.marks)
    school = buildings.ARCHETYPES["block"](rows["school"], _look(2, 0))
    assert {"red", "blue"} <= {mark.fill for mark in school.marks}
