"""Small parts that many things share, and how a sketch is ended.

Windows, wheels, flags, writing, steam, leaves: drawn with a :class:`~geurim.crayon.sketch.Pen` in
their owner's coordinates. Nothing here knows what it belongs to.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from geurim.crayon.outlines import spread
from geurim.crayon.sketch import Pen, Sketch, tube
from geurim.ink.letters import Writer, write

FINE = 0.55
"""Weight of the lines inside a small thing."""


def fitted(pen: Pen) -> Sketch:
    """The sketch scaled so that it is exactly 1 high and stands on y = 0.

    X is left about its middle.
    """
    raw = pen.sketch()
    left, top, right, bottom = raw.box()
    scale = 1.0 / max(bottom - top, 1e-6)
    return raw.placed(-(left + right) / 2 * scale, -bottom * scale, scale)


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
    before = len(pen.marks)
    for glyph in glyphs:
        for stroke in glyph.strokes:
            points = np.asarray(stroke, dtype=np.float64) * size + (at, y - size / 2)
            if chalk:
                few = points[np.linspace(0, len(points) - 1, min(9, len(points))).astype(int)]
                pen.shape(tube(few, 0.13 * size), None, None, fine=True)
            else:
                pen.path(points, colour, weight=weight, fine=True)
        at += glyph.width * size
    pen.marks[before:] = [replace(mark, writing=text) for mark in pen.marks[before:]]


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


def confetti(
    pen: Pen, rng: np.random.Generator, x: float, y: float, rx: float, ry: float, count: int,
    size: float, colours: tuple[str, ...] = ("red", "yellow", "blue", "green"),
) -> None:  # fmt: skip
    """Dots of several colours strewn over an oval."""
    for k, (u, v) in enumerate(spread(rng, count, rx, ry).tolist()):
        pen.dot(x + u, y + v, size, colours[k % len(colours)])
