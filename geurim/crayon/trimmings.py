"""What food and things share: steam, leaves, little patterns, and how a sketch is ended.

Everything is drawn with a :class:`~geurim.crayon.sketch.Pen` in its owner's coordinates;
nothing here knows what it belongs to.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.fittings import fitted
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Points, Sketch
from geurim.vocabulary import SubjectRow

FINE = 0.55
"""Weight of the lines inside a small thing."""


def done(
    pen: Pen, grip: tuple[float, float] | None = None, top: tuple[float, float] | None = None
) -> Sketch:
    """The finished sketch, 1 high on y = 0, with the anchors ``grip`` and ``top``.

    Without ``grip`` a hand takes the thing at its middle, a third above its foot.
    """
    left, high, right, low = pen.sketch().box()
    middle = (left + right) / 2
    pen.anchor("grip", *(grip or (middle, low - 0.3 * (low - high))))
    pen.anchor("top", *(top or (middle, high)))
    return fitted(pen)


def tilted(pen: Pen, degrees: float) -> Pen:
    """All that is drawn so far, turned about the origin, clockwise on the sheet."""
    turned = pen.sketch().placed(0.0, 0.0, 1.0, turn=math.radians(degrees))
    out = Pen().add(turned)
    for name, at in turned.anchors.items():
        out.anchor(name, *at)
    return out


def form(row: SubjectRow, default: str = "") -> str:
    """Which of its archetype's forms ``row`` has."""
    return str(row.params.get("form", default))


def says(row: SubjectRow, name: str) -> bool:
    """Whether the row says yes to ``name``."""
    return bool(row.params.get(name, False))


def steam(pen: Pen, x: float, y: float, high: float, count: int = 3, gap: float = 0.2) -> None:
    """Wavy lines that rise from (x, y): hot."""
    for k in range(count):
        u = x + (k - (count - 1) / 2) * gap
        tall = high * (1.0 if k % 2 else 0.8)
        t = np.linspace(0.0, 1.0, 11)
        wave = np.stack([u + 0.055 * np.sin(t * 7.5), y - tall * t], axis=1)
        pen.path(wave, "grey", weight=0.6, fine=True)


def shine(pen: Pen, x: float, y: float, r: float) -> None:
    """A short curved gleam at the upper left of something round."""
    pen.arc(x, y, r, r, 195, 250, "white", weight=0.8, fine=True)


def zigzag_line(
    left: float, right: float, y: float, lift: float, count: int, *, start: int = 0
) -> list[tuple[float, float]]:
    """A pointed zigzag of ``count`` teeth from ``left`` to ``right`` about ``y``."""
    steps = 2 * count
    return [
        (left + (right - left) * k / steps, y + (lift if (k + start) % 2 else -lift))
        for k in range(steps + 1)
    ]


def leaf(
    pen: Pen, x: float, y: float, long: float, angle: float, fill: str = "green", vein: bool = False
) -> None:
    """A pointed leaf that grows from (x, y) in direction ``angle`` (degrees, 0 right, 90 down)."""
    a = math.radians(angle)
    cos, sin = math.cos(a), math.sin(a)

    def at(u: float, v: float) -> tuple[float, float]:
        return x + long * (u * cos - v * sin), y + long * (u * sin + v * cos)

    outline = [at(0, 0), at(0.35, -0.26), at(0.75, -0.2), at(1, 0), at(0.7, 0.2), at(0.3, 0.22)]
    pen.shape(outline, fill, "darkgreen", smooth=True, weight=0.7)
    if vein:
        pen.path([at(0.1, 0), at(0.8, 0)], "darkgreen", weight=FINE, fine=True)


def spread(rng: np.random.Generator, count: int, rx: float, ry: float) -> Points:
    """``count`` points that fill an oval about the origin, irregularly; shape ``(count, 2)``."""
    k = np.arange(count) + 0.6
    radius = np.sqrt(k / (count + 0.4))
    t = k * 2.399963 + rng.uniform(0, 6.28)
    jitter = rng.normal(0, 0.05, (count, 2))
    return (np.stack([radius * np.cos(t), radius * np.sin(t)], axis=1) + jitter) * (rx, ry)


def confetti(
    pen: Pen, rng: np.random.Generator, x: float, y: float, rx: float, ry: float, count: int,
    size: float, colours: tuple[str, ...] = ("red", "yellow", "blue", "green"),
) -> None:  # fmt: skip
    """Dots of several colours strewn over an oval."""
    for k, (u, v) in enumerate(spread(rng, count, rx, ry).tolist()):
        pen.dot(x + u, y + v, size, colours[k % len(colours)])


def half_oval(
    x: float,
    y: float,
    rx: float,
    ry: float,
    start: float = 0.0,
    end: float = 180.0,
    count: int = 14,
) -> Points:
    """Part of an oval's edge as points (degrees, 0 right, 90 down); shape ``(count, 2)``."""
    t = np.radians(np.linspace(start, end, count))
    return np.stack([x + rx * np.cos(t), y + ry * np.sin(t)], axis=1)


def mirrored(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A closed outline from its right half, given from top to bottom."""
    return points + [(-x, y) for x, y in reversed(points) if x > 1e-9]


def look_at(look: Look, options: int) -> int:
    """Which of ``options`` ways to draw something this child uses."""
    return look.schema % options
