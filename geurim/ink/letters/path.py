"""A tiny notation for pen strokes, and how it becomes points.

``"0,0 1,.05! .9,1 | o.5,.5,.4,.3"`` is two strokes: a path through three points with a hard
corner at the second (without ``!`` a path bends smoothly through its points), and a ring with
its centre and its two radii. Rings are kept apart because a hand closes each one differently.
Nothing here knows what a letter is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
"""Points of a stroke, shape ``(N, 2)``: x to the right, y downwards."""

RING_POINTS = 32
_LINE_POINTS = 10
_CURVE_POINTS = 9
_MOST_POINTS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One stroke before anybody's hand has moved it."""

    points: FloatArray
    ring: tuple[float, float, float, float] | None = None
    """Centre x and y, radius x and y, where the stroke is a ring."""


@cache
def parse(text: str) -> tuple[Path, ...]:
    """The strokes that ``text`` writes down, in the order in which they are drawn."""
    return tuple(_stroke(part.strip()) for part in text.split("|"))


def line(x0: float, y0: float, x1: float, y1: float) -> Path:
    """A straight stroke from ``(x0, y0)`` to ``(x1, y1)``."""
    way = np.linspace(0.0, 1.0, _LINE_POINTS)[:, None]
    return Path(np.array([[x0, y0]]) + way * np.array([[x1 - x0, y1 - y0]]))


def ring_points(
    ring: tuple[float, float, float, float],
    start: float,
    turn: float,
    growth: float,
    lump: tuple[float, float] = (0.0, 0.0),
) -> FloatArray:
    """A ring drawn anticlockwise from the angle ``start`` (radians, 0 = right, down is positive).

    ``turn`` is how far it goes round (1 = closes exactly); ``growth`` how much the radius changes
    on the way, as a share of itself; ``lump`` makes it three-cornered (size, angle).
    """
    x, y, radius_x, radius_y = ring
    way = np.linspace(0.0, 1.0, RING_POINTS)
    angle = start - 2.0 * np.pi * turn * way
    radius = 1.0 + growth * (way - 0.5) + lump[0] * np.cos(3.0 * angle + lump[1])
    return np.stack(
        [x + radius_x * radius * np.cos(angle), y + radius_y * radius * np.sin(angle)], axis=1
    )


def _stroke(text: str) -> Path:
    if text.startswith("o"):
        x, y, radius_x, radius_y = (float(number) for number in text[1:].split(","))
        ring = (x, y, radius_x, radius_y)
        return Path(ring_points(ring, -np.pi / 2, 1.0, 0.0), ring)
    knots: list[tuple[float, float]] = []
    pieces: list[list[tuple[float, float]]] = []
    for token in text.split():
        x, y = token.rstrip("!").split(",")
        knots.append((float(x), float(y)))
        if token.endswith("!"):
            pieces.append(knots)
            knots = [knots[-1]]
    if len(knots) > 1:
        pieces.append(knots)
    return Path(_sample([np.array(piece) for piece in pieces]))


def _sample(pieces: list[FloatArray]) -> FloatArray:
    """Evenly spaced points along ``pieces``, with every corner among them."""
    fine = [_bend(piece) for piece in pieces]
    lengths = [float(np.linalg.norm(np.diff(curve, axis=0), axis=1).sum()) for curve in fine]
    knots = sum(len(piece) - 1 for piece in pieces)
    total = _LINE_POINTS if knots == 1 else min(_MOST_POINTS, 4 + _CURVE_POINTS * knots)
    whole = sum(lengths) or 1.0
    parts: list[FloatArray] = [fine[0][:1]]
    for curve, length in zip(fine, lengths, strict=True):
        parts.append(_even(curve, max(3, round(total * length / whole)))[1:])
    return np.concatenate(parts)


def _bend(knots: FloatArray) -> FloatArray:
    """A Catmull-Rom curve through ``knots``; two knots stay a straight line."""
    if len(knots) < 3:
        return knots
    padded = np.concatenate([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    way = np.linspace(0.0, 1.0, 16)[:, None]
    curves: list[FloatArray] = []
    for index in range(len(knots) - 1):
        before, start, end, after = padded[index : index + 4]
        curve = 0.5 * (
            2 * start
            + (end - before) * way
            + (2 * before - 5 * start + 4 * end - after) * way**2
            + (3 * start - before - 3 * end + after) * way**3
        )
        curves.append(curve if index == 0 else curve[1:])
    return np.concatenate(curves)


def _even(curve: FloatArray, count: int) -> FloatArray:
    """``count`` points at equal distances along ``curve``."""
    steps = np.linalg.norm(np.diff(curve, axis=0), axis=1)
    reached = np.concatenate([np.zeros(1), np.cumsum(steps)])
    wanted = np.linspace(0.0, float(reached[-1]), count)
    return np.stack([np.interp(wanted, reached, curve[:, axis]) for axis in (0, 1)], axis=1)
