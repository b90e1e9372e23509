"""What one plays on: the playground, snow and sand.

Big things stand on the ground and carry ``seat`` where somebody can ride or sit; all carry
``grip`` and ``top``.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import done
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, wavy
from geurim.crayon.people.faces import face
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow

# -- playground -------------------------------------------------------------------------------


def _swing(row: SubjectRow, look: Look) -> Sketch:
    """A frame with one swing, two (schema 1), or one that swings (schema 2)."""
    pen = Pen()
    colour = main_colour(row, look, ("red", "blue", "green", "orange"))
    for x in (-0.62, 0.62):
        pen.limb([(x * 0.82, -0.98), (x - 0.12, 0.0)], 0.07, colour)
        pen.limb([(x * 0.82, -0.98), (x + 0.12, 0.0)], 0.07, colour)
    pen.limb([(-0.6, -0.97), (0.6, -0.97)], 0.08, colour)
    seats = (-0.24, 0.24) if look.schema == 1 else (0.0,)
    lean = 0.24 if look.schema == 2 else 0.0
    half = 0.13 if look.schema == 1 else 0.19
    for x in seats:
        y = -0.3 - 0.4 * lean
        for side in (-1, 1):
            pen.path(
                [(x + side * half, -0.96), (x + side * half + lean, y)], "darkgrey", weight=0.8
            )
        pen.rect(
            x - half - 0.05 + lean, y - 0.03, x + half + 0.05 + lean, y + 0.05,
            "yellow" if colour != "yellow" else "brown",
        )  # fmt: skip
    pen.anchor("seat", seats[-1] + lean, -0.34)
    return done(pen)


def _slide(row: SubjectRow, look: Look) -> Sketch:
    """A ladder on the left, the chute to the right; schema 1 adds a little roof."""
    pen = Pen()
    colour = main_colour(row, look, ("red", "yellow", "sky", "orange"))
    pen.path([(-0.3, -0.72), (-0.24, 0.0)], "darkgrey", weight=1.2)
    pen.path([(-0.5, -0.74), (-0.72, 0.0)], "blue", weight=1.2)
    pen.path([(-0.34, -0.74), (-0.5, 0.0)], "blue", weight=1.2)
    for k in range(4):
        y = -0.14 - 0.16 * k
        pen.path([(-0.72 - 0.3 * y, y), (-0.5 - 0.22 * y, y)], "blue", weight=1.0)
    pen.shape(
        [(-0.4, -0.8), (-0.1, -0.76), (0.3, -0.3), (0.56, -0.14), (0.86, -0.12), (0.86, 0.0),
        (0.46, -0.02), (0.16, -0.22), (-0.2, -0.62), (-0.4, -0.64)], colour,
    )  # fmt: skip
    pen.path([(-0.5, -0.7), (-0.48, -0.94), (-0.14, -0.94), (-0.12, -0.76)], "blue", weight=1.1)
    if look.schema == 1:
        pen.shape(
            [(-0.62, -0.96), (-0.02, -0.96), (-0.32, -1.22)],
            "red" if colour != "red" else "green",
            sharp=True,
        )
    pen.anchor("seat", 0.06, -0.56)
    return done(pen)


def _seesaw(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("red", "yellow", "green", "sky"))
    pen.shape(
        [(0, -0.46), (0.26, 0.0), (-0.26, 0.0)], "blue" if colour != "blue" else "brown", sharp=True
    )
    pen.limb([(-1.0, -0.18), (1.0, -0.78)], 0.16, colour)
    for x, y in ((-0.76, -0.28), (0.76, -0.72)):
        pen.path([(x - 0.02, y), (x - 0.02, y - 0.22)], weight=1.1)
        pen.path([(x - 0.13, y - 0.24), (x + 0.09, y - 0.24)], weight=1.1)
    pen.anchor("seat", 0.94, -0.78)
    return done(pen)


def _bars(row: SubjectRow, look: Look) -> Sketch:
    """A climbing frame of bars; ``form = single`` the horizontal bars of a school yard."""
    pen = Pen()
    if form(row) == "single":
        for k, (x, y) in enumerate(((-0.8, -0.56), (-0.26, -0.76), (0.28, -1.0), (0.82, -1.0))):
            pen.path([(x, 0.0), (x, y)], look.colour or "darkgrey", weight=1.4)
            if k:
                pen.path([(x - 0.54, y), (x, y)], look.colour or "red", weight=1.4)
        pen.anchor("seat", 0.55, -1.0)
        return done(pen)
    colours = (look.colour or "red", "blue", "yellow", "green")
    if look.schema == 2:
        # A dome.
        for k, r in enumerate((0.7, 0.42, 0.14)):
            pen.path(half_oval(0, 0, r, 1.0, 180, 360), colours[k % 4], weight=1.2)
        for y in (-0.3, -0.62):
            half = 0.7 * math.sqrt(1 - y * y)
            pen.path([(-half, y), (half, y)], colours[3], weight=1.2)
    else:
        for k, x in enumerate((-0.6, -0.2, 0.2, 0.6)):
            pen.path([(x, 0.0), (x, -1.0 if 0 < k < 3 else -0.68)], colours[k], weight=1.3)
        for y, half in ((-0.34, 0.6), (-0.67, 0.6), (-1.0, 0.2)):
            pen.path([(-half, y), (half, y)], colours[1], weight=1.3)
    pen.anchor("seat", 0.0, -1.0)
    return done(pen)


def _sandbox(row: SubjectRow, look: Look) -> Sketch:
    """A wooden frame full of sand, with a shovel and a castle."""
    pen = Pen()
    pen.shape([(-0.8, -0.36), (0.8, -0.36), (1.0, -0.08), (-1.0, -0.08)], "lemon")
    pen.rect(-1.0, -0.16, 1.0, 0.0, main_colour(row, look, ("brown", "tan", "red")))
    pen.shape([(-0.62, -0.24), (-0.5, -0.78), (-0.06, -0.78), (0.06, -0.24)], "#e0b860")
    pen.path([(-0.28, -0.78), (-0.28, -1.1)], weight=0.8)
    pen.shape([(-0.28, -1.1), (-0.02, -1.02), (-0.28, -0.92)], "red", sharp=True)
    pen.path([(0.42, -0.3), (0.62, -0.86)], "blue", weight=1.6)
    pen.path([(0.5, -0.92), (0.76, -0.84)], "blue", weight=1.6)
    pen.anchor("seat", 0.0, -0.2)
    return done(pen)


def _trampoline(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    for x in (-0.8, -0.3, 0.3, 0.8):
        pen.path([(x, -0.4), (x, 0.0)], "darkgrey", weight=1.3)
    pen.oval(0, -0.46, 1.0, 0.26, main_colour(row, look, ("blue", "green", "orange")))
    pen.oval(0, -0.48, 0.74, 0.16, "darkgrey")
    for x in (-0.3, 0.3):
        pen.path(
            [(x, -0.72), (x + 0.08, -0.86), (x - 0.06, -0.94)], "grey", smooth=True, weight=0.7
        )
    pen.anchor("seat", 0.0, -0.52)
    return done(pen, top=(0, -0.5))


# -- snow and sand ----------------------------------------------------------------------------


def _snowman(row: SubjectRow, look: Look) -> Sketch:
    """Two balls, or three (schema 2); hat, scarf, carrot and arms of twigs."""
    del row
    pen, rng = Pen(), look.rng
    scarf = look.colour or pick(rng, ("red", "green", "blue", "purple"))
    arm = "brown"
    middle = -0.36
    if look.schema == 2:
        pen.oval(0, -0.2, 0.32, 0.22, None, "blue" if rng.random() < 0.3 else "ink")
        pen.oval(0, -0.5, 0.25, 0.19, None)
        middle = -0.5
    for side in (-1, 1):
        pen.path([(side * 0.24, middle - 0.02), (side * 0.56, middle - 0.2)], arm, weight=1.1)
        pen.path([(side * 0.46, middle - 0.14), (side * 0.48, middle - 0.28)], arm, weight=0.9)
    if look.schema != 2:
        pen.oval(0, -0.28, 0.36, 0.3, None)
    for y in (-0.42, -0.28, -0.14):
        pen.dot(0, y, 0.032)
    r, y = 0.22, -0.74
    pen.oval(0, y, r, 0.2, None)
    pen.shape(
        [(-0.18, y + 0.13), (0.18, y + 0.13), (0.2, y + 0.23), (-0.2, y + 0.23)], scarf, weight=0.9
    )
    pen.shape(
        [(0.08, y + 0.22), (0.2, y + 0.22), (0.22, y + 0.42), (0.1, y + 0.42)], scarf, weight=0.8
    )
    face(pen, 0, y - 0.01, 0.2, look, animal=True)
    pen.shape([(0, y - 0.03), (0.22, y + 0.02), (0, y + 0.04)], "orange", weight=0.7, fine=True)
    if look.schema == 1:
        pen.shape(
            [(-0.17, y - 0.12), (0.17, y - 0.12), (0.05, y - 0.36)],
            "red" if scarf != "red" else "green",
        )
        pen.oval(0.05, y - 0.4, 0.06, 0.055, "white", weight=0.8)
    else:
        pen.rect(-0.14, y - 0.38, 0.14, y - 0.16, "black" if look.schema == 0 else "blue")
        pen.rect(-0.24, y - 0.18, 0.24, y - 0.11, "black" if look.schema == 0 else "blue")
    pen.anchor("head", 0, y).anchor("hand_r", 0.54, middle - 0.2).anchor(
        "hand_l", -0.54, middle - 0.2
    )
    return done(pen)


def _snowball(row: SubjectRow, look: Look) -> Sketch:
    """Snowballs in a heap on the snow; ``form = big`` one that is being rolled."""
    pen = Pen()
    if form(row) == "big":
        spots = ((0.0, -0.5, 0.46),)
    else:
        spots = (
            (-0.44, -0.26, 0.23), (0.44, -0.26, 0.23), (0.0, -0.26, 0.23), (-0.21, -0.64, 0.22),
            (0.22, -0.64, 0.22),
        )  # fmt: skip
    pen.path(wavy(-0.95, 0.95, -0.02, 0.03, 0.5, look.rng), "sky", weight=1.3)
    for x, y, r in spots:
        pen.oval(x, y, r, r, None, "blue")
        for k in range(3):
            reach = r * (0.72 - 0.2 * k)
            pen.arc(x, y, reach, reach, 10, 95, "sky", weight=0.8)
    for x, y in ((-0.66, -0.9), (0.6, -0.94), (0.84, -0.6), (-0.86, -0.56), (0.0, -1.04)):
        for t in (0.0, 1.05, 2.1):
            u, v = 0.07 * math.cos(t), 0.07 * math.sin(t)
            pen.path([(x - u, y - v), (x + u, y + v)], "sky", weight=0.6, fine=True)
    return done(pen)


def _sandcastle(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    sand = main_colour(row, look, ("#e8c070", "tan"))
    for x, y in ((-0.52, -0.56), (0.52, -0.56), (0.0, -0.78)):
        half = 0.2 if x else 0.26
        teeth = [
            (x - half, y), (x - half, y - 0.14), (x - 0.36 * half, y - 0.14),
            (x - 0.36 * half, y - 0.05), (x + 0.36 * half, y - 0.05),
            (x + 0.36 * half, y - 0.14), (x + half, y - 0.14), (x + half, y),
        ]  # fmt: skip
        pen.shape([*teeth, (x + half, 0.0), (x - half, 0.0)], sand)
    pen.rect(-0.54, -0.36, 0.54, 0.0, sand)
    pen.shape(
        [*half_oval(0, -0.16, 0.14, 0.16, 180, 360).tolist(), (0.14, 0.0), (-0.14, 0.0)], "brown"
    )
    pen.path([(0, -0.88), (0, -1.2)], weight=0.9)
    pen.shape([(0, -1.2), (0.28, -1.1), (0, -1.0)], "red", sharp=True)
    pen.dot(-0.34, -0.18, 0.05, "pink").dot(0.34, -0.18, 0.05, "sky")
    if look.schema == 1:
        pen.path(wavy(-0.9, 0.9, 0.0, 0.02, 0.4, look.rng), "tan")
    return done(pen)


# -- camp, water, tools -----------------------------------------------------------------------


ARCHETYPES: dict[str, Archetype] = {
    "swing": _swing,
    "slide": _slide,
    "seesaw": _seesaw,
    "bars": _bars,
    "sandbox": _sandbox,
    "trampoline": _trampoline,
    "snowman": _snowman,
    "snowball": _snowball,
    "sandcastle": _sandcastle,
}
