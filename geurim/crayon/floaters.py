"""Things that float about for the feeling's sake: hearts, notes, confetti, a furious knot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.mood import Mood
from geurim.crayon.sketch import Box, Pen, Sketch


def floating(
    mood: Mood, width: float, base: float, boxes: Sequence[Box], rng: np.random.Generator
) -> Sketch:
    """``mood.extras`` scattered over the free places above ``base``."""
    pen = Pen()
    for extra in mood.extras:
        wanted = {"hearts": 4, "notes": 4, "confetti": 16, "sparkles": 6, "knot": 1}.get(extra, 0)
        size = 60.0 if extra == "knot" else 22.0
        for x, y in _free(wanted, size, width, base, boxes, rng):
            _draw(pen, extra, x, y, rng)
    return pen.sketch()


def _free(
    count: int,
    size: float,
    width: float,
    base: float,
    boxes: Sequence[Box],
    rng: np.random.Generator,
) -> list[tuple[float, float]]:
    """Up to ``count`` places that are clear of ``boxes`` and of one another."""
    found: list[tuple[float, float]] = []
    for _ in range(12 * count):
        if len(found) == count:
            break
        x = float(rng.uniform(size, width - size))
        y = float(rng.uniform(size, 0.72 * base))
        clear = all(
            x < a - size or x > c + size or y < b - size or y > d + size for a, b, c, d in boxes
        )
        apart = all((x - u) ** 2 + (y - v) ** 2 > (1.7 * size) ** 2 for u, v in found)
        if clear and apart:
            found.append((x, y))
    return found


def _draw(pen: Pen, extra: str, x: float, y: float, rng: np.random.Generator) -> None:
    size = float(rng.uniform(0.8, 1.25))
    colour = BRIGHT[int(rng.integers(len(BRIGHT)))]
    if extra == "hearts":
        pen.heart(x, y, 13 * size, ("pink", "rose", "red")[int(rng.integers(3))], "rose")
    elif extra == "notes":
        pen.oval(x, y, 6 * size, 4.5 * size, "purple", "purple", turn=-0.3, how="solid", fine=True)
        pen.path(
            [(x + 5 * size, y), (x + 5 * size, y - 24 * size), (x + 14 * size, y - 17 * size)],
            "purple",
            weight=0.6,
            fine=True,
        )
    elif extra == "confetti":
        a = float(rng.uniform(0, np.pi))
        dx, dy = 7 * size * np.cos(a), 7 * size * np.sin(a)
        pen.path([(x - dx, y - dy), (x + dx, y + dy)], colour, weight=0.8, fine=True)
    elif extra == "sparkles":
        for dx, dy in ((10, 0), (0, 12), (6, 6), (6, -6)):
            k = size * (0.6 if dx and dy else 1.0)
            pen.path(
                [(x - k * dx, y - k * dy), (x + k * dx, y + k * dy)],
                "yellow",
                weight=0.55,
                fine=True,
            )
    elif extra == "knot":
        pen.curl(x, y, 46 * size, 30 * size, ("black", "red")[int(rng.integers(2))], turns=10)
