"""Things of the house: screens, bedding, money, boxes, kitchenware, tools.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import done, lettering, steam, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _screen(row: SubjectRow, look: Look) -> Sketch:
    """Something with a screen; ``form``: phone, tablet, computer, laptop, remote, old_phone."""
    pen, kind = Pen(), form(row, "phone")
    colour = main_colour(
        row,
        look,
        ("darkgrey", "black", "blue", "pink") if kind != "computer" else ("grey", "darkgrey"),
    )
    if kind == "computer":
        pen.rect(-0.1, -0.36, 0.1, -0.2, "grey")
        pen.rect(-0.7, -1.0, 0.7, -0.32, colour)
        pen.rect(-0.58, -0.9, 0.58, -0.42, "sky", fine=True)
        pen.oval(-0.2, -0.66, 0.13, 0.13, "yellow", weight=0.7, fine=True)
        pen.path([(0.06, -0.58), (0.42, -0.58)], "white", weight=1.1).path(
            [(0.06, -0.74), (0.36, -0.74)], "white", weight=1.1
        )
        pen.shape([(-0.66, -0.18), (0.46, -0.18), (0.56, 0.0), (-0.76, 0.0)], "white")
        for x in (-0.5, -0.28, -0.06, 0.16, 0.36):
            pen.path([(x - 0.05, -0.09), (x + 0.06, -0.09)], "darkgrey", weight=0.9, fine=True)
        pen.oval(0.78, -0.09, 0.11, 0.08, "grey", weight=0.8)
        return done(pen)
    if kind == "laptop":
        pen.rect(-0.6, -0.94, 0.6, -0.2, colour)
        pen.rect(-0.48, -0.84, 0.48, -0.3, "sky", fine=True)
        pen.path([(-0.3, -0.48), (0.0, -0.66), (0.3, -0.46)], "green", weight=1.1)
        pen.shape([(-0.6, -0.2), (0.6, -0.2), (0.84, 0.0), (-0.84, 0.0)], "grey")
        pen.path([(-0.5, -0.1), (0.5, -0.1)], weight=0.9)
        return done(pen)
    if kind == "remote":
        pen.rect(-0.2, -1.0, 0.2, 0.0, colour)
        pen.dot(0, -0.86, 0.06, "red")
        for y in (-0.66, -0.48, -0.3, -0.14):
            for x in (-0.09, 0.09):
                pen.dot(x, y, 0.055, "yellow")
        return done(tilted(pen, 16))
    if kind == "old_phone":
        pen.shape([(-0.36, -0.56), (0.36, -0.56), (0.56, 0.0), (-0.56, 0.0)], look.colour or "red")
        pen.oval(0, -0.26, 0.2, 0.2, "white")
        for k in range(6):
            pen.dot(0.12 * math.cos(k * 1.05), -0.26 + 0.12 * math.sin(k * 1.05), 0.03)
        pen.limb(
            [(-0.5, -0.66), (-0.2, -0.8), (0.2, -0.8), (0.5, -0.66)], 0.16, look.colour or "red"
        )
        for side in (-1, 1):
            pen.oval(side * 0.52, -0.62, 0.16, 0.13, look.colour or "red")
        return done(pen)
    wide = 0.66 if kind == "tablet" else 0.28
    if kind == "tablet":
        pen.rect(-wide, -0.9, wide, 0.0, colour)
        pen.rect(-wide + 0.12, -0.78, wide - 0.12, -0.12, "#d8eef8", fine=True)
        pen.oval(-0.2, -0.5, 0.16, 0.16, "yellow", weight=0.7, fine=True)
        pen.path([(-0.5, -0.16), (-0.1, -0.34), (0.2, -0.2), (0.5, -0.3)], "green", weight=1.1)
        pen.heart(0.26, -0.6, 0.12, "red", "red")
        return done(pen)
    pen.rect(-wide, -1.0, wide, 0.0, colour)
    pen.rect(-wide + 0.07, -0.88, wide - 0.07, -0.16, "sky", fine=True)
    pen.oval(0, -0.08, 0.045, 0.045, "white", "white", fine=True)
    for k, fill in enumerate(("red", "yellow", "lime", "white")):
        x, y = (-0.1, 0.1)[k % 2], (-0.7, -0.42)[k // 2]
        pen.rect(x - 0.075, y - 0.08, x + 0.075, y + 0.08, fill, fill, fine=True)
    return done(pen)


def _bedding(row: SubjectRow, look: Look) -> Sketch:
    """A pillow, or a folded quilt (``form = blanket``)."""
    pen = Pen()
    colour = main_colour(row, look, ("sky", "pink", "lemon", "lilac", "mint"))
    if form(row) == "blanket":
        for k, fill in enumerate(("white", colour, colour)):
            y = -0.3 * k
            pen.shape(
                [(-0.78, y - 0.3), (0.7, y - 0.3), (0.84, y - 0.15), (0.7, y), (-0.78, y)],
                fill,
                smooth=False,
            )
        for x in (-0.5, -0.14, 0.24, 0.56):
            pen.heart(x, -0.45, 0.07, "white", "white")
            pen.dot(x, -0.76, 0.05, "yellow")
        pen.anchor("seat", 0.0, -0.5)
        return done(pen)
    pen.shape(
        [(-0.8, -0.7), (-0.4, -0.62), (0.4, -0.62), (0.8, -0.7), (0.7, -0.35), (0.8, 0.0),
        (0.4, -0.08), (-0.4, -0.08), (-0.8, 0.0), (-0.7, -0.35)], colour, smooth=True,
    )  # fmt: skip
    for x in (-0.36, 0.0, 0.36):
        pen.star(x, -0.34, 0.1, "yellow" if colour != "lemon" else "orange", "orange")
    return done(pen)


def _money(row: SubjectRow, look: Look) -> Sketch:
    """A note and coins; ``form``: key, wallet, card."""
    pen, kind = Pen(), form(row)
    if kind == "key":
        pen.oval(0, -0.76, 0.25, 0.24, look.colour or "yellow").oval(
            0, -0.8, 0.1, 0.09, "white", weight=0.8
        )
        pen.rect(-0.07, -0.54, 0.07, 0.0, look.colour or "yellow")
        for y in (-0.26, -0.08):
            pen.rect(0.07, y - 0.08, 0.26, y + 0.04, look.colour or "yellow")
        return done(pen, grip=(0, -0.8))
    if kind == "wallet":
        pen.rect(-0.46, -0.8, 0.4, -0.4, "lime")
        pen.rect(-0.6, -0.64, 0.6, 0.0, main_colour(row, look, ("brown", "red", "blue")))
        pen.rect(0.3, -0.42, 0.66, -0.2, "yellow", fine=True)
        pen.dot(0.42, -0.31, 0.04)
        return done(pen)
    pen.rect(-0.8, -0.86, 0.6, -0.26, look.colour or "lime")
    pen.oval(-0.1, -0.56, 0.2, 0.2, "lemon", weight=0.8)
    lettering(pen, "만원" if look.schema != 1 else "천원", -0.1, -0.56, 0.24, look.rng, "ink", 0.7)
    for x, y in ((0.34, -0.2), (0.68, -0.22)):
        pen.oval(x, y, 0.22, 0.2, "yellow", "orange")
        lettering(pen, "100", x, y, 0.17, look.rng, "brown", 0.6)
    return done(pen)


def _box(row: SubjectRow, look: Look) -> Sketch:
    """A cardboard box, open (schema 1) or taped; ``form = treasure`` a chest of gold."""
    pen = Pen()
    if form(row) == "treasure":
        pen.shape(
            [(-0.66, -0.5), (-0.56, -0.86), (0.0, -1.0), (0.56, -0.86), (0.66, -0.5)],
            "brown",
            smooth=False,
        )
        for x, y in ((-0.4, -0.56), (-0.14, -0.62), (0.12, -0.58), (0.38, -0.58)):
            pen.oval(x, y, 0.15, 0.13, "yellow", "orange")
        pen.rect(-0.7, -0.5, 0.7, 0.0, "brown")
        for x in (-0.46, 0.46):
            pen.rect(x - 0.08, -0.5, x + 0.08, 0.0, "yellow", fine=True)
        pen.oval(0, -0.32, 0.12, 0.13, "yellow")
        return done(pen)
    colour = look.colour or "tan"
    if look.schema == 1:
        pen.shape([(-0.6, -0.7), (-0.9, -0.94), (-0.4, -0.98), (-0.2, -0.7)], colour)
        pen.shape([(0.6, -0.7), (0.9, -0.94), (0.4, -0.98), (0.2, -0.7)], colour)
        pen.rect(-0.6, -0.7, 0.6, 0.0, colour)
        pen.path([(-0.2, -0.3), (0.2, -0.3)], "brown", weight=1.2)
        return done(pen, top=(0, -0.7))
    pen.shape([(-0.7, -0.7), (-0.36, -1.0), (0.76, -1.0), (0.46, -0.7)], colour)
    pen.shape([(0.46, -0.7), (0.76, -1.0), (0.76, -0.26), (0.46, 0.0)], "#b08040")
    pen.rect(-0.7, -0.7, 0.46, 0.0, colour)
    pen.shape(
        [(-0.2, -0.7), (0.12, -1.0), (0.26, -1.0), (-0.02, -0.7), (-0.02, -0.46), (-0.2, -0.46)],
        "lemon",
        weight=0.8,
    )
    return done(pen)


def _kitchen(row: SubjectRow, look: Look) -> Sketch:
    """``form``: pot, pan, kettle, spoon, fork, sticks, plate, ladle, board."""
    pen, kind = Pen(), form(row, "pot")
    colour = main_colour(row, look, ("red", "yellow", "grey", "blue"))
    if kind == "pot":
        steam(pen, 0, -0.86, 0.3, 3, 0.24)
        for side in (-1, 1):
            pen.arc(side * 0.56, -0.36, 0.14, 0.1, 0, 360, weight=1.1)
        pen.rect(-0.54, -0.56, 0.54, 0.0, colour)
        pen.shape(half_oval(0, -0.56, 0.58, 0.2, 180, 360), "grey")
        pen.dot(0, -0.8, 0.07)
        return done(pen, grip=(0, -0.2))
    if kind == "pan":
        pen.limb([(0.4, -0.24), (1.0, -0.5)], 0.12, "brown")
        pen.oval(-0.1, -0.24, 0.6, 0.24, "darkgrey")
        pen.shape(
            [(-0.46, -0.26), (-0.2, -0.38), (0.1, -0.36), (0.3, -0.24), (0.0, -0.12),
            (-0.3, -0.14)], "white", smooth=True,
        )  # fmt: skip
        pen.oval(-0.06, -0.26, 0.13, 0.08, "yellow", "orange")
        return done(pen, grip=(0.95, -0.48))
    if kind == "kettle":
        pen.arc(0, -0.6, 0.34, 0.36, 180, 360, weight=1.5)
        pen.shape([(0.34, -0.4), (0.7, -0.66), (0.8, -0.58), (0.46, -0.16)], colour)
        pen.shape(
            [(-0.3, -0.62), (0.3, -0.62), (0.5, -0.2), (0.44, 0.0), (-0.44, 0.0), (-0.5, -0.2)],
            colour,
        )
        pen.oval(0, -0.62, 0.32, 0.08, colour)
        return done(pen, grip=(0, -0.94))
    if kind == "plate":
        pen.oval(0, -0.4, 0.8, 0.4, "white").oval(0, -0.4, 0.54, 0.25, "white", "sky")
        return done(pen)
    if kind == "sticks":
        for x in (-0.1, 0.1):
            pen.limb(
                [(1.8 * x, -1.0), (x, 0.0)], 0.09, main_colour(row, look, ("brown", "grey")),
                taper=0.6,
            )  # fmt: skip
        return done(tilted(pen, 18), grip=(0, -0.7))
    if kind == "fork":
        pen.limb([(0, -0.5), (0, 0.0)], 0.12, "grey")
        pen.shape(
            [(-0.2, -1.0), (-0.1, -1.0), (-0.08, -0.72), (0.0, -0.72), (0.0, -1.0), (0.06, -1.0),
            (0.08, -0.72), (0.12, -1.0), (0.22, -1.0), (0.2, -0.62), (0.0, -0.48),
            (-0.18, -0.62)], "grey",
        )  # fmt: skip
        return done(pen, grip=(0, -0.1))
    pen.limb([(0, -0.5), (0, 0.0)], 0.11, "grey" if look.colour is None else look.colour)
    pen.oval(0, -0.74, 0.2, 0.27, "grey" if look.colour is None else look.colour)
    pen.arc(0, -0.74, 0.1, 0.15, 190, 260, "white", weight=0.9)
    return done(tilted(pen, 12), grip=(0, -0.1))


def _rubbish(row: SubjectRow, look: Look) -> Sketch:
    """A bin; ``form``: litter, vacuum, ladder, hammer, torch, bulb, cart, hanger."""
    return _HOUSE[form(row, "bin")](row, look)


def _bin(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("green", "blue", "grey"))
    pen.shape([(-0.2, -0.84), (-0.1, -1.1), (0.14, -0.96), (0.3, -1.06), (0.34, -0.8)], "white")
    pen.shape([(-0.4, -0.76), (0.4, -0.76), (0.32, 0.0), (-0.32, 0.0)], colour)
    pen.rect(-0.48, -0.88, 0.48, -0.74, colour)
    for x in (-0.18, 0.0, 0.18):
        pen.path([(1.1 * x, -0.62), (0.9 * x, -0.12)], weight=0.9)
    return done(pen)


def _litter(row: SubjectRow, look: Look) -> Sketch:
    """A crumpled bag, a peel, a can; flies and stink lines above."""
    pen = Pen()
    del row
    for x in (-0.3, 0.06, 0.4):
        pen.path(
            [(x, -0.82), (x + 0.07, -0.92), (x - 0.04, -1.02), (x + 0.04, -1.14)], "lime",
            smooth=True, weight=0.9,
        )  # fmt: skip
    pen.shape(
        [(-0.7, 0.0), (-0.8, -0.3), (-0.6, -0.56), (-0.36, -0.6), (-0.3, -0.78), (-0.14, -0.6),
        (0.06, -0.46), (0.12, 0.0)], look.colour or "darkgrey", smooth=False,
    )  # fmt: skip
    pen.path([(-0.5, -0.5), (-0.56, -0.2)], "white", weight=0.9)
    pen.rect(0.24, -0.36, 0.5, 0.0, "red").oval(0.37, -0.36, 0.13, 0.05, "grey", weight=0.8)
    pen.shape(
        [(0.56, -0.06), (0.7, -0.3), (0.78, -0.1), (0.96, -0.2), (0.92, 0.0), (0.6, 0.02)], "yellow"
    )
    return done(pen)


def _vacuum(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("red", "blue", "green"))
    pen.path(
        [(-0.3, -0.3), (0.0, -0.8), (0.3, -0.9), (0.46, -0.3), (0.56, -0.06)], "grey",
        smooth=True, weight=1.8,
    )  # fmt: skip
    pen.shape([(0.36, -0.1), (0.76, -0.1), (0.84, 0.0), (0.3, 0.0)], colour)
    pen.oval(-0.46, -0.3, 0.4, 0.27, colour)
    pen.oval(-0.5, -0.1, 0.13, 0.12, "darkgrey").oval(-0.5, -0.1, 0.04, 0.04, "white")
    return done(pen, grip=(0.2, -0.86))


def _ladder(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("brown", "tan", "yellow"))
    for side in (-1, 1):
        pen.limb([(side * 0.18, -1.0), (side * 0.26, 0.0)], 0.06, colour)
    for k in range(5):
        y = -0.88 + 0.19 * k
        pen.path([(-0.2 - 0.015 * k, y), (0.2 + 0.015 * k, y)], colour, weight=1.5)
    return done(pen)


def _hammer(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    pen.limb([(0, -0.7), (0, 0.0)], 0.12, main_colour(row, look, ("tan", "brown")))
    pen.rect(-0.36, -1.0, 0.3, -0.72, "darkgrey")
    return done(tilted(pen, 18), grip=(0, -0.1))


def _torch(row: SubjectRow, look: Look) -> Sketch:
    """A torch with its cone of light."""
    pen = Pen()
    colour = main_colour(row, look, ("red", "blue", "darkgrey"))
    pen.rect(-0.9, -0.6, -0.16, -0.36, colour)
    pen.shape([(-0.16, -0.64), (0.1, -0.8), (0.1, -0.16), (-0.16, -0.32)], colour)
    pen.dot(-0.5, -0.5, 0.05, "yellow")
    pen.shape(
        [(0.14, -0.76), (0.9, -1.0), (0.9, 0.04), (0.14, -0.2)], "lemon", "yellow", how="loose"
    )
    return done(pen, grip=(-0.6, -0.46))


def _bulb(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    for k in range(5):
        t = math.radians(180 + 45 * k)
        pen.path(
            [(0.5 * math.cos(t), -0.6 + 0.5 * math.sin(t)), (0.66 * math.cos(t),
            -0.6 + 0.66 * math.sin(t))], "orange", weight=1.0,
        )  # fmt: skip
    pen.shape(
        [(-0.16, -0.24), (-0.34, -0.5), (-0.3, -0.8), (0, -0.96), (0.3, -0.8), (0.34, -0.5),
        (0.16, -0.24)], look.colour or "yellow", smooth=True,
    )  # fmt: skip
    pen.rect(-0.16, -0.24, 0.16, 0.0, "grey")
    pen.path([(-0.14, -0.12), (0.14, -0.14)], weight=0.8)
    return done(pen)


def _speaker(row: SubjectRow, look: Look) -> Sketch:
    """A loudspeaker."""
    del row
    pen = Pen()
    pen.rect(-0.36, -1.0, 0.36, 0.0, look.colour or "brown")
    pen.oval(0, -0.32, 0.26, 0.24, "lemon").oval(0, -0.32, 0.1, 0.09, "black")
    pen.oval(0, -0.78, 0.15, 0.14, "lemon")
    for side in (-1, 1):
        for r in (0.14, 0.28):
            start = -50 if side > 0 else 130
            pen.arc(side * 0.36, -0.5, r, 1.4 * r, start, start + 100, "blue", weight=0.8)
    return done(pen)


def _headphones(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look)
    pen.path(half_oval(0, -0.42, 0.46, 0.56, 180, 360), weight=1.8)
    for side in (-1, 1):
        pen.oval(side * 0.44, -0.26, 0.17, 0.27, colour)
    return done(pen, grip=(0, -0.96))


_HOUSE = {
    "bin": _bin,
    "litter": _litter,
    "vacuum": _vacuum,
    "ladder": _ladder,
    "hammer": _hammer,
    "torch": _torch,
    "bulb": _bulb,
    "speaker": _speaker,
    "headphones": _headphones,
}


ARCHETYPES: dict[str, Archetype] = {
    "screen": _screen,
    "bedding": _bedding,
    "money": _money,
    "box": _box,
    "kitchenware": _kitchen,
    "household": _rubbish,
}
