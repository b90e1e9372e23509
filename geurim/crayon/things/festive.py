"""Feasts and farewells: presents, medals, flags, candles, hearts, graves.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.fittings import done, flag, lettering
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, scalloped
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow


def _gift(row: SubjectRow, look: Look) -> Sketch:
    """A box with a ribbon and a bow; ``form``: sock, pouch."""
    pen, kind = Pen(), form(row)
    colour = main_colour(row, look)
    ribbon = "red" if colour not in ("red", "rose", "orange", "pink") else "yellow"
    if kind == "sock":
        pen.shape(
            [(-0.3, -1.0), (0.2, -1.0), (0.22, -0.46), (0.56, -0.3), (0.56, -0.04), (0.2, 0.0),
            (-0.24, -0.08), (-0.32, -0.4)], look.colour or "red", smooth=False,
        )  # fmt: skip
        pen.rect(-0.36, -1.06, 0.26, -0.84, "white")
        pen.star(-0.04, -0.54, 0.15, "yellow", "ink")
        return done(pen, grip=(0, -0.98))
    if kind == "pouch":
        pen.shape(
            [(-0.16, -0.74), (-0.5, -0.4), (-0.5, -0.06), (0, 0.0), (0.5, -0.06), (0.5, -0.4),
            (0.16, -0.74)], look.colour or "red", smooth=True,
        )  # fmt: skip
        pen.shape([(-0.16, -0.74), (-0.36, -1.0), (0, -0.9), (0.36, -1.0), (0.16, -0.74)], "yellow")
        pen.path([(-0.2, -0.72), (0.2, -0.72)], "yellow", weight=1.6)
        lettering(pen, "복", 0, -0.36, 0.38, look.rng, "yellow", 1.2)
        return done(pen)
    pen.rect(-0.46, -0.56, 0.46, 0.0, colour)
    pen.rect(-0.54, -0.72, 0.54, -0.52, colour)
    pen.rect(-0.1, -0.72, 0.1, 0.0, ribbon)
    if look.schema == 1:
        pen.rect(-0.46, -0.34, 0.46, -0.2, ribbon)
    for side in (-1, 1):
        pen.shape(
            [(0, -0.72), (side * 0.22, -1.0), (side * 0.42, -0.92), (side * 0.34, -0.74)],
            ribbon,
            smooth=False,
        )
    pen.oval(0, -0.76, 0.09, 0.08, ribbon)
    return done(pen, grip=(0, -0.08), top=(0, -0.72))


def _medal(row: SubjectRow, look: Look) -> Sketch:
    """A medal on a ribbon; ``form = trophy`` a cup with handles."""
    pen = Pen()
    gold = look.colour or str(row.params.get("colour", "yellow"))
    if form(row) == "trophy":
        for side in (-1, 1):
            pen.arc(side * 0.36, -0.74, 0.2, 0.17, 0, 360, weight=1.2)
        pen.rect(-0.07, -0.46, 0.07, -0.18, gold)
        pen.shape(
            [(-0.4, -1.0), (0.4, -1.0), (0.34, -0.66), (0.14, -0.42), (-0.14, -0.42),
            (-0.34, -0.66)], gold,
        )  # fmt: skip
        pen.rect(-0.32, -0.2, 0.32, 0.0, "brown")
        lettering(pen, "1", 0, -0.72, 0.32, look.rng, "red", 1.2)
        return done(pen, grip=(0, -0.3))
    pen.shape([(-0.36, -1.0), (-0.14, -1.0), (0.08, -0.56), (-0.1, -0.5)], "red", weight=0.9)
    pen.shape([(0.36, -1.0), (0.14, -1.0), (-0.08, -0.56), (0.1, -0.5)], "blue", weight=0.9)
    pen.oval(0, -0.3, 0.32, 0.3, gold)
    if look.schema == 1:
        pen.star(0, -0.29, 0.2, "orange", "ink")
    else:
        lettering(pen, "1", 0, -0.3, 0.32, look.rng, "red", 1.2)
    return done(pen, grip=(0, -0.95))


def _flag(row: SubjectRow, look: Look) -> Sketch:
    """A flag on a pole; ``form = korea`` the national one."""
    pen = Pen()
    if form(row) == "korea":
        flag(pen, -0.5, 0.0, -1.0, 0.62, "korea")
        return done(pen, grip=(-0.5, -0.1))
    colour = main_colour(row, look)
    pen.path([(-0.5, 0.0), (-0.5, -1.0)], "brown", weight=1.3)
    pen.shape(
        [(-0.5, -1.0), (-0.1, -0.94), (0.16, -1.0), (0.5, -0.94), (0.5, -0.5), (0.16, -0.56),
        (-0.1, -0.5), (-0.5, -0.56)], colour,
    )  # fmt: skip
    pen.star(0, -0.74, 0.16, "white" if colour == "yellow" else "yellow", "ink")
    return done(pen, grip=(-0.5, -0.1))


def _candle(row: SubjectRow, look: Look) -> Sketch:
    """A burning candle; ``form``: lantern (paper), torch-like lamp, match."""
    pen = Pen()
    colour = main_colour(row, look, ("red", "sky", "pink", "lemon"))
    if form(row) == "lantern":
        pen.path([(0, -1.0), (0, -0.86)], weight=1.0)
        pen.shape(
            [(-0.2, -0.86), (0.2, -0.86), (0.44, -0.6), (0.44, -0.42), (0.2, -0.18),
            (-0.2, -0.18), (-0.44, -0.42), (-0.44, -0.6)], look.colour or "red", smooth=True,
        )  # fmt: skip
        pen.rect(-0.2, -0.92, 0.2, -0.84, "yellow").rect(-0.2, -0.22, 0.2, -0.14, "yellow")
        for x in (-0.18, 0.18):
            pen.path(
                [(0.7 * x, -0.82), (1.2 * x, -0.52), (0.7 * x, -0.22)], "yellow", smooth=True,
                weight=0.9,
            )  # fmt: skip
        for x in (-0.1, 0.0, 0.1):
            pen.path([(x, -0.14), (x, 0.02)], "yellow", weight=1.0)
        return done(pen, grip=(0, -0.98))
    for k in range(5):
        t = math.radians(200 + 35 * k)
        pen.path(
            [(0.24 * math.cos(t), -0.78 + 0.24 * math.sin(t)), (0.36 * math.cos(t),
            -0.78 + 0.36 * math.sin(t))], "yellow", weight=1.0,
        )  # fmt: skip
    pen.rect(-0.15, -0.56, 0.15, -0.06, colour)
    pen.path([(-0.14, -0.3), (0.14, -0.42)], "white", weight=1.2).path(
        [(-0.14, -0.12), (0.14, -0.24)], "white", weight=1.2
    )
    pen.path([(0, -0.56), (0, -0.64)], weight=0.9)
    pen.shape(
        [(0, -0.98), (0.12, -0.76), (0.08, -0.62), (-0.08, -0.62), (-0.12, -0.76)], "orange",
        "red", smooth=True, weight=0.9,
    )  # fmt: skip
    pen.oval(0, -0.04, 0.34, 0.07, "brown")
    return done(pen)


def _heart(row: SubjectRow, look: Look) -> Sketch:
    """A heart; ``form``: broken, star, many."""
    pen, kind = Pen(), form(row)
    if kind == "star":
        pen.star(0, -0.5, 0.52, look.colour or "yellow", "orange")
        return done(pen)
    pen.heart(0, -0.5, 0.52, look.colour or "red", look.colour or "red")
    if kind == "broken":
        pen.path(
            [(0, -0.86), (-0.12, -0.64), (0.1, -0.48), (-0.06, -0.26), (0, 0.06)],
            "white",
            weight=1.6,
        )
    return done(pen)


def _gravestone(row: SubjectRow, look: Look) -> Sketch:
    """A grave: a green mound with a stone (Korean), or a little one with a wooden cross."""
    pen = Pen()
    if form(row) == "pet" or look.schema == 1:
        pen.shape(half_oval(0, 0.0, 0.8, 0.44, 180, 360), look.colour or "brown")
        pen.limb([(0, -0.38), (0, -1.0)], 0.12, "tan")
        pen.limb([(-0.24, -0.8), (0.24, -0.8)], 0.12, "tan")
        for x, colour in ((-0.44, "yellow"), (0.42, "pink")):
            pen.path([(x, -0.04), (x, -0.3)], "green")
            pen.oval(x, -0.36, 0.1, 0.1, colour, weight=0.8)
        return done(pen)
    pen.shape(half_oval(0.1, 0.0, 0.9, 0.86, 180, 360), look.colour or "green", "darkgreen")
    for x, y in ((-0.36, -0.4), (0.1, -0.6), (0.5, -0.36), (0.3, -0.16)):
        pen.path([(x - 0.06, y - 0.1), (x, y), (x + 0.06, y - 0.1)], "darkgreen", weight=0.8)
    pen.shape(
        [(-1.0, 0.0), (-1.0, -0.46), (-0.86, -0.6), (-0.66, -0.6), (-0.52, -0.46), (-0.52, 0.0)],
        "grey",
    )
    for y in (-0.4, -0.26):
        pen.path([(-0.88, y), (-0.64, y)], weight=0.9)
    return done(pen)


def _popper(row: SubjectRow, look: Look) -> Sketch:
    """A party popper with streamers."""
    pen, rng = Pen(), look.rng
    pen.shape([(-0.6, 0.0), (-0.3, -0.52), (0.02, -0.26)], main_colour(row, look), sharp=True)
    for k, colour in enumerate(("red", "sky", "lime", "orange")):
        t = -1.35 + 0.4 * k
        u = np.linspace(0.2, 0.9, 8)
        x = -0.2 + u * math.cos(t) - 0.06 * np.sin(u * 16) * math.sin(t)
        y = -0.36 + u * math.sin(t) + 0.06 * np.sin(u * 16) * math.cos(t)
        pen.path(np.stack([x, y], axis=1), colour, weight=1.0)
    for _ in range(7):
        pen.dot(
            float(rng.uniform(-0.1, 0.6)), float(rng.uniform(-1.1, -0.4)), 0.035, pick(rng,
            ("yellow", "pink", "blue")),
        )  # fmt: skip
    return done(pen, grip=(-0.5, -0.12))


def _cloudy(row: SubjectRow, look: Look) -> Sketch:
    """A thought without a picture: a dream in a cloud with a star."""
    del row
    pen = Pen()
    pen.shape(scalloped(0, -0.56, 0.7, 0.44, 8, look.rng), look.colour or "white", "blue")
    pen.star(0, -0.54, 0.24, "yellow", "orange")
    pen.oval(0.5, -0.08, 0.08, 0.07, "white", "blue", weight=0.8)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "gift": _gift,
    "medal": _medal,
    "flag": _flag,
    "candle": _candle,
    "heart_sign": _heart,
    "gravestone": _gravestone,
    "popper": _popper,
    "dream": _cloudy,
}
