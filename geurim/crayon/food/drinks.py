"""Drinks and medicine: cartons, glasses, cups, bottles.

Sketches carry ``grip`` and ``top``. Korean words stand on packages, as children write them.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import done, lettering, steam
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import mirrored, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick, says
from geurim.vocabulary import SubjectRow


def _carton(row: SubjectRow, look: Look) -> Sketch:
    """A milk carton with a gable and its ``label``."""
    pen = Pen()
    band = look.colour or str(row.params.get("colour", "sky"))
    pen.rect(-0.3, -1.0, 0.3, -0.9, band)
    pen.shape([(-0.3, -0.9), (0.3, -0.9), (0.4, -0.66), (-0.4, -0.66)], "white")
    pen.rect(-0.4, -0.66, 0.4, 0.0, "white")
    pen.shape(
        [(-0.4, -0.22), (-0.2, -0.28), (0, -0.2), (0.2, -0.28), (0.4, -0.2), (0.4, 0),
        (-0.4, 0)], band, band, weight=0.6,
    )  # fmt: skip
    lettering(pen, str(row.params.get("label", "우유")), 0, -0.47, 0.36, look.rng, "blue", 0.85)
    if look.schema == 2:
        pen.path([(0.12, -0.94), (0.3, -1.18), (0.44, -1.16)], "red", weight=1.0)
    return done(pen, grip=(0, -0.3))


def _glass(row: SubjectRow, look: Look) -> Sketch:
    """A glass of ``drink``; ``straw``, ``fruit`` on the rim, ``bubbles``."""
    pen = Pen()
    drink = look.colour or str(row.params.get("drink", "sky"))
    if says(row, "straw"):
        pen.path(
            [(0.02, -0.5), (0.2, -1.08), (0.4, -1.1)], pick(look.rng, ("red", "green", "blue")),
            weight=1.2,
        )  # fmt: skip
    pen.shape([(-0.36, -0.9), (0.36, -0.9), (0.27, 0.0), (-0.27, 0.0)], "white")
    pen.shape(
        [(-0.33, -0.66), (-0.1, -0.7), (0.1, -0.64), (0.33, -0.68), (0.26, -0.03),
        (-0.26, -0.03)], drink, drink, weight=0.5,
    )  # fmt: skip
    if says(row, "bubbles"):
        for x, y in ((-0.12, -0.3), (0.1, -0.44), (0.06, -0.16), (-0.08, -0.54)):
            pen.oval(x, y, 0.045, 0.045, "white", "white", weight=0.5, fine=True)
    fruit = row.params.get("fruit")
    if fruit:
        pen.oval(-0.34, -0.9, 0.19, 0.19, str(fruit), weight=0.8)
        for t in (0.5, 2.6, 4.7):
            pen.path(
                [(-0.34, -0.9), (-0.34 + 0.15 * math.cos(t), -0.9 + 0.15 * math.sin(t))],
                "white", weight=0.7, fine=True,
            )  # fmt: skip
    return done(pen, grip=(0, -0.3), top=(0, -0.9))


def _mug(row: SubjectRow, look: Look) -> Sketch:
    """A cup with a handle; ``drink`` fills it, ``hot`` steams."""
    pen = Pen()
    colour = main_colour(row, look)
    if says(row, "hot"):
        steam(pen, 0.0, -0.66, 0.38, 3, 0.22)
    pen.oval(0.42, -0.28, 0.17, 0.17, None, weight=1.0)
    pen.shape([(-0.42, -0.54), (0.42, -0.54), (0.36, 0.0), (-0.36, 0.0)], colour)
    pen.oval(0, -0.54, 0.42, 0.1, str(row.params.get("drink", "white")))
    if look.schema == 1:
        pen.heart(0, -0.24, 0.12, "white", "white")
    elif look.schema == 2:
        for x in (-0.2, 0.0, 0.2):
            pen.dot(x, -0.24, 0.05, "white")
    return done(pen, grip=(0.4, -0.28), top=(0, -0.54))


def _bottle(row: SubjectRow, look: Look) -> Sketch:
    """A bottle with a ``label``; ``form``: water, small (yoghurt drink), can, medicine, baby."""
    pen, kind = Pen(), form(row, "water")
    colour = look.colour or str(row.params.get("colour", "sky"))
    label = str(row.params.get("label", "물"))
    if kind == "can":
        pen.oval(0, -0.06, 0.3, 0.08, "grey")
        pen.rect(-0.3, -0.88, 0.3, -0.06, colour)
        pen.oval(0, -0.88, 0.3, 0.09, "grey")
        lettering(pen, label, 0, -0.48, 0.28, look.rng, "white", 0.9)
        return done(pen)
    if kind == "small":
        body = mirrored(
            [(0, -0.86), (0.2, -0.86), (0.3, -0.72), (0.2, -0.5), (0.3, -0.3), (0.28, 0.0),
            (0, 0.0)],
        )  # fmt: skip
        pen.shape(body, colour, smooth=False)
        pen.oval(0, -0.88, 0.22, 0.06, "red")
        pen.path([(0.04, -0.9), (0.12, -1.12)], "blue", weight=1.0)
        return done(pen)
    if kind == "baby":
        pen.oval(0, -0.92, 0.1, 0.12, "#d9a052")
        pen.rect(-0.22, -0.82, 0.22, -0.7, "yellow")
    else:
        pen.rect(-0.11, -1.0, 0.11, -0.86, "red" if kind == "medicine" else "blue")
    body = mirrored(
        [(0, -0.86), (0.1, -0.86), (0.12, -0.74), (0.28, -0.6), (0.28, -0.04), (0, 0.0)],
    )  # fmt: skip
    if kind == "baby":
        body = mirrored([(0, -0.7), (0.24, -0.7), (0.28, -0.5), (0.28, -0.04), (0, 0.0)])
    pen.shape(body, colour, smooth=False)
    if kind == "baby":
        for y in (-0.5, -0.34, -0.18):
            pen.path([(0.06, y), (0.24, y)], "blue", weight=0.8)
    else:
        pen.rect(-0.28, -0.5, 0.28, -0.16, "white", fine=True)
        lettering(pen, label, 0, -0.33, 0.28, look.rng, "blue", 0.9)
    return done(pen, grip=(0, -0.3))


def _medicine(row: SubjectRow, look: Look) -> Sketch:
    """A paper bag with 약 on it, capsules in front; schema 1 a bottle and a spoon."""
    del row
    pen = Pen()
    if look.schema == 1:
        pen.rect(-0.36, -0.96, -0.06, -0.82, "white")
        pen.rect(-0.5, -0.82, 0.08, 0.0, "brown")
        pen.rect(-0.44, -0.6, 0.02, -0.2, "white", fine=True)
        lettering(pen, "약", -0.21, -0.4, 0.34, look.rng, "red", 0.9)
        pen.path([(0.62, -0.8), (0.4, -0.24)], "grey", weight=1.3)
        pen.oval(0.36, -0.14, 0.17, 0.12, "rose")
        return done(pen)
    pen.shape([*zigzag_line(-0.46, 0.26, -0.96, 0.03, 5), (0.26, 0.0), (-0.46, 0.0)], "white")
    lettering(pen, "약", -0.1, -0.6, 0.5, look.rng, "green", 1.0)
    for x, y, turn, colour in ((0.3, -0.3, 0.5, "red"), (0.42, -0.1, -0.4, "sky")):
        cos, sin = 0.17 * math.cos(turn), 0.17 * math.sin(turn)
        pen.limb([(x - cos, y - sin), (x + cos, y + sin)], 0.17, "yellow")
        pen.limb([(x, y), (x + cos, y + sin)], 0.17, colour)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "carton": _carton,
    "glass": _glass,
    "mug": _mug,
    "bottle": _bottle,
    "medicine": _medicine,
}
