"""The sky: its shapes and colours are the right ones."""

from __future__ import annotations

import numpy as np

from geurim import vocabulary
from geurim.crayon import sky
from geurim.crayon.look import Look
from geurim.emotion import Emotion


def _look(seed: int, schema: int, colour: str | None = None) -> Look:
    emotion = list(Emotion)[seed % 9]
    return Look(rng=np.random.default_rng(seed), emotion=emotion, schema=schema, colour=colour)


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
