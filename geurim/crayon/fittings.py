"""Small parts that many things share.

Windows, doors, wheels, signs, scalloped edges, random choices.

Everything is drawn with a :class:`~geurim.crayon.sketch.Pen` in the coordinates of its owner.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Points, Sketch, tube
from geurim.ink.letters import Writer, write
from geurim.vocabulary import SubjectRow

T = TypeVar("T")


def pick(rng: np.random.Generator, options: Sequence[T]) -> T:
    """One of ``options``, all equally likely."""
    return options[int(rng.integers(len(options)))]


def main_colour(row: SubjectRow, look: Look, options: Sequence[str] = BRIGHT) -> str:
    """The colour that the diary names, else the row's own, else one of ``options``.

    Draws from the generator in every case, so that naming a colour changes nothing else.
    """
    free = pick(look.rng, options)
    return look.colour or str(row.params.get("colour", free))


def fitted(pen: Pen) -> Sketch:
    """The sketch scaled so that it is exactly 1 high and stands on y = 0.

    X is left about its middle.
    """
    raw = pen.sketch()
    left, top, right, bottom = raw.box()
    scale = 1.0 / max(bottom - top, 1e-6)
    return raw.placed(-(left + right) / 2 * scale, -bottom * scale, scale)


def window(
    pen: Pen,
    x: float,
    y: float,
    half: float,
    high: float,
    fill: str | None = "sky",
    bars: bool = True,
) -> None:
    """A window about (x, y), ``half`` and ``high`` its half sizes, with a cross of bars."""
    pen.rect(x - half, y - high, x + half, y + high, fill, fine=True)
    if bars:
        pen.path([(x, y - high), (x, y + high)], weight=0.7, fine=True)
        pen.path([(x - half, y), (x + half, y)], weight=0.7, fine=True)


def door(
    pen: Pen, x: float, half: float, high: float, fill: str = "brown", *, arch: bool = False
) -> None:
    """A door that stands on y = 0, with a knob."""
    if arch:
        t = np.linspace(math.pi, 0, 9)
        top = [(x + half * math.cos(a), -high + half - half * math.sin(a)) for a in t.tolist()]
        pen.shape([(x - half, 0), *top, (x + half, 0)], fill)
    else:
        pen.rect(x - half, -high, x + half, 0, fill)
    pen.dot(x + 0.5 * half, -0.45 * high, min(0.022, 0.25 * half))


def wheel(
    pen: Pen, x: float, y: float, r: float, *, spokes: bool = False, hub: str = "grey"
) -> None:
    """A wheel; with ``spokes`` it is an open ring as of a bicycle."""
    if spokes:
        pen.oval(x, y, r, r, None)
        for k in range(3):
            cos, sin = r * math.cos(1.05 * k + 0.3), r * math.sin(1.05 * k + 0.3)
            pen.path([(x - cos, y - sin), (x + cos, y + sin)], "grey", weight=0.5, fine=True)
        return
    pen.oval(x, y, r, r, "darkgrey")
    pen.oval(x, y, 0.42 * r, 0.42 * r, hub, fine=True)


def flag(pen: Pen, x: float, foot: float, top: float, size: float, kind: str = "red") -> None:
    """A pole with a flag that flies to the right; ``kind`` is a colour or ``korea``."""
    pen.path([(x, foot), (x, top)])
    if kind != "korea":
        corners = [(x, top), (x + 1.3 * size, top + 0.4 * size), (x, top + 0.85 * size)]
        pen.shape(corners, kind, sharp=True)
        return
    pen.rect(x, top, x + 1.5 * size, top + size, None, fine=True)
    cx, cy, r = x + 0.75 * size, top + 0.5 * size, 0.27 * size
    for start, colour in ((180, "red"), (0, "blue")):
        t = np.radians(np.linspace(start, start + 180, 9))
        half = np.stack([cx + r * np.cos(t), cy + r * np.sin(t)], axis=1)
        pen.shape(half, colour, colour, how="solid", weight=0.5, fine=True)
    for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        ex, ey = cx + sx * 0.55 * size, cy + sy * 0.3 * size
        pen.path([(ex - 0.06 * size, ey), (ex + 0.06 * size, ey)], weight=0.6, fine=True)


def cross(pen: Pen, x: float, y: float, r: float, colour: str = "red") -> None:
    """A fat cross, ``r`` from its middle to an end."""
    w = 0.36 * r
    corners = [
        (x - w, y - r), (x + w, y - r), (x + w, y - w), (x + r, y - w), (x + r, y + w),
        (x + w, y + w), (x + w, y + r), (x - w, y + r), (x - w, y + w), (x - r, y + w),
        (x - r, y - w), (x - w, y - w),
    ]  # fmt: skip
    pen.shape(corners, colour, colour, how="solid", weight=0.6, fine=True)


def lettering(
    pen: Pen,
    text: str,
    x: float,
    y: float,
    size: float,
    rng: np.random.Generator,
    colour: str = "ink",
    weight: float = 0.55,
    chalk: bool = False,
) -> None:
    """``text`` written about (x, y) in letters ``size`` high.

    What cannot be written is left out. With ``chalk`` the letters are left free when the board is
    coloured, as wide as chalk whatever the medium.
    """
    writer = Writer.from_seed(int(rng.integers(2**31)))
    glyphs = [glyph for glyph in (write(char, writer, rng) for char in text) if glyph is not None]
    at = x - sum(glyph.width for glyph in glyphs) * size / 2
    for glyph in glyphs:
        for stroke in glyph.strokes:
            points = np.asarray(stroke, dtype=np.float64) * size + (at, y - size / 2)
            if chalk:
                few = points[np.linspace(0, len(points) - 1, min(9, len(points))).astype(int)]
                pen.shape(tube(few, 0.13 * size), None, None, fine=True)
            else:
                pen.path(points, colour, weight=weight, fine=True)
        at += glyph.width * size


def scalloped(
    x: float,
    y: float,
    rx: float,
    ry: float,
    bumps: int,
    rng: np.random.Generator,
    depth: float = 0.2,
) -> Points:
    """The outline of a cloud or of leaves: an oval with ``bumps`` unequal bulges.

    Shape ``(n, 2)``.
    """
    widths = rng.uniform(0.7, 1.3, bumps)
    ends = np.concatenate([[0.0], np.cumsum(widths)]) / widths.sum() * 2 * math.pi - 2.0
    points: list[Points] = []
    for start, end in pairwise([float(end) for end in ends]):
        t: Points = np.linspace(start, end, 8, endpoint=False)
        bulge = 1.0 - depth + depth * 1.4 * np.sin(np.pi * (t - start) / (end - start)) ** 0.7
        points.append(np.stack([x + rx * bulge * np.cos(t), y + ry * bulge * np.sin(t)], axis=1))
    return np.concatenate(points)


def wavy(
    left: float, right: float, y: float, lift: float, period: float, rng: np.random.Generator
) -> Points:
    """A wavy line from ``left`` to ``right`` about ``y``; shape ``(n, 2)``."""
    x = np.linspace(left, right, max(6, int(abs(right - left) / period * 8)))
    phase = rng.uniform(0, 6.28)
    return np.stack([x, y + lift * np.sin(x / period * 2 * math.pi + phase)], axis=1)
