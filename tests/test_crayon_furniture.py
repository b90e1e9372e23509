"""Furniture: one can sit on it and put things on it."""

from __future__ import annotations

import numpy as np

from geurim import vocabulary
from geurim.crayon import furniture
from geurim.crayon.look import Look
from geurim.emotion import Emotion


def _look(seed: int, schema: int, colour: str | None = None) -> Look:
    emotion = list(Emotion)[seed % 9]
    return Look(rng=np.random.default_rng(seed), emotion=emotion, schema=schema, colour=colour)


def test_one_can_sit_and_put_things_where_one_should() -> None:
    rows = vocabulary.subjects()
    wanted = dict.fromkeys(("bed", "chair", "sofa", "bench", "bathtub"), "seat")
    wanted |= dict.fromkeys(("table", "desk", "low_table"), "top")
    for kind, name in wanted.items():
        for schema in range(3):
            row = rows[kind]
            sketch = furniture.ARCHETYPES[row.draw](row, _look(4, schema))
            assert name in sketch.anchors, (kind, schema)
            assert -1.05 <= sketch.anchors[name][1] < 0
