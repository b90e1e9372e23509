"""Words in the picture: speech, signs, labels, written as the child writes."""

from __future__ import annotations

import numpy as np

from geurim.crayon.sketch import Mark, Pen, Sketch
from geurim.ink.letters import PLACEHOLDER, Writer, write

LONGEST = 12
"""Characters of a word that are written; longer speech is cut with an ellipsis."""


def lettering(
    text: str,
    left: float,
    top: float,
    size: float,
    colour: str,
    writer: Writer,
    rng: np.random.Generator,
    weight: float = 0.5,
) -> Sketch:
    """``text`` on one line, characters ``size`` units high, beginning at (left, top)."""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    marks: list[Mark] = []
    x = left
    for char in shown:
        if char.isspace():
            x += 0.45 * size
            continue
        glyph = write(char, writer, rng) or PLACEHOLDER
        drift = rng.normal(0, 0.03, 2) * size
        for stroke in glyph.strokes:
            points = np.asarray(stroke) * size + (x + drift[0], top + drift[1])
            marks.append(Mark(points, colour, weight=weight * glyph.pen, fine=True, writing=text))
        x += glyph.width * size * 0.98
    return Sketch(tuple(marks))


def width_of(text: str, size: float) -> float:
    """About how wide :func:`lettering` will be."""
    shown = text[:LONGEST]
    return size * sum(0.45 if c.isspace() else (0.62 if c.isascii() else 0.98) for c in shown)


def bubble(
    text: str,
    tip: tuple[float, float],
    middle: tuple[float, float],
    size: float,
    writer: Writer,
    rng: np.random.Generator,
    colour: str = "ink",
) -> Sketch:
    """Speech: ``text`` in a balloon about ``middle`` whose tail points to ``tip``."""
    wide, high = width_of(text, size) / 2 + 0.55 * size, 0.95 * size
    x, y = middle
    pen = Pen()
    t = np.radians(np.linspace(0, 360, 30, endpoint=False) + 100)
    ring = np.stack([x + wide * np.cos(t), y + high * np.sin(t)], axis=1)
    towards = np.array(tip) - ring
    near = int(np.argmin((towards * towards).sum(axis=1)))
    outline = np.concatenate([ring[:near], np.array([tip]), ring[near + 1 :]])
    pen.shape(outline, None, colour, weight=0.7)
    letters = lettering(
        text, x - width_of(text, size) / 2, y - 0.52 * size, size, colour, writer, rng
    )
    return letters.over(pen.sketch())


def thought(
    inside: Sketch, head: tuple[float, float], middle: tuple[float, float], r: float
) -> Sketch:
    """A cloud about ``middle`` around ``inside`` (placed), and small rings down to ``head``."""
    pen = Pen()
    t = np.radians(np.arange(0, 360, 12))
    bumps = 1.0 + 0.08 * np.abs(np.sin(4.5 * t))
    pen.shape(
        np.stack(
            [middle[0] + 1.25 * r * bumps * np.cos(t), middle[1] + r * bumps * np.sin(t)], axis=1
        ),
        None,
        "blue",
        weight=0.7,
    )
    for k, size in ((0.55, 0.14), (0.8, 0.1)):
        x, y = (middle[i] + (head[i] - middle[i]) * k for i in range(2))
        pen.oval(x, y, size * r, size * r, None, "blue", weight=0.6, fine=True)
    return inside.over(pen.sketch())
