"""What one wears besides clothes: shoes, hats, scarves, umbrellas, glasses, jewels, masks.

These are the things themselves; how people wear them is in :mod:`geurim.crayon.people.clothes`.
Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import done, lettering
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _umbrella(row: SubjectRow, look: Look) -> Sketch:
    """An open umbrella with scallops; ``form = parasol`` stands in the sand."""
    pen = Pen()
    colour = main_colour(row, look)
    other = "yellow" if colour not in ("yellow", "lemon") else "sky"
    if form(row) == "parasol":
        pen.limb([(0, 0.0), (0, -0.6)], 0.06, "brown")
    else:
        pen.path([(0, -0.6), (0, -0.08)], "brown", weight=1.3)
        pen.arc(0.09, -0.08, 0.09, 0.08, 0, 180, "brown", weight=1.3)
    pen.path([(0, -0.96), (0, -1.04)], weight=1.0)
    for k in range(4):
        left, right = -0.56 + 0.28 * k, -0.28 + 0.28 * k
        scallop = half_oval((left + right) / 2, -0.52, 0.14, 0.1, 0, -180, 7)
        panel = [(0, -0.96), *_dome(right), *scallop.tolist(), *reversed(_dome(left))]
        pen.shape(panel, colour if k % 2 == 0 or look.schema == 1 else other)
    if look.schema == 1:
        for x, y in ((-0.34, -0.66), (-0.08, -0.72), (0.14, -0.68), (0.36, -0.64)):
            pen.oval(x, y, 0.05, 0.05, other, other, weight=0.6, fine=True)
    return done(pen, grip=(0, -0.14))


def _dome(x: float) -> list[tuple[float, float]]:
    """The rib of an umbrella that ends at ``x``, from the top down."""
    angles = (0.39, 0.79, 1.18, 1.57)
    return [(x * math.sin(a), -0.52 - 0.44 * math.cos(a)) for a in angles]


def _shoes(row: SubjectRow, look: Look) -> Sketch:
    """A pair of shoes; ``form``: boots, socks, slippers."""
    pen, kind = Pen(), form(row)
    colour = main_colour(row, look)
    other = "white" if colour != "white" else "red"
    for x in (-0.56, 0.36):
        if kind == "boots":
            pen.shape(
                [(x - 0.3, -1.0), (x + 0.1, -1.0), (x + 0.1, -0.4), (x + 0.42, -0.28),
                (x + 0.46, 0.0), (x - 0.3, 0.0)], colour,
            )  # fmt: skip
            pen.rect(x - 0.32, -1.0, x + 0.12, -0.86, other)
            pen.path([(x - 0.28, -0.08), (x + 0.44, -0.08)], other, weight=1.1)
        elif kind == "socks":
            pen.shape(
                [(x - 0.28, -1.0), (x + 0.08, -1.0), (x + 0.1, -0.46), (x + 0.4, -0.3),
                (x + 0.4, -0.06), (x + 0.2, 0.0), (x - 0.2, -0.06), (x - 0.3, -0.4)], colour,
                smooth=False,
            )  # fmt: skip
            for y in (-0.86, -0.68, -0.52):
                pen.path([(x - 0.26, y), (x + 0.08, y)], other, weight=1.2)
            pen.shape(
                [(x + 0.24, -0.38), (x + 0.4, -0.3), (x + 0.4, -0.06), (x + 0.24, -0.02)],
                other,
                weight=0.8,
            )
        elif kind == "slippers":
            pen.oval(x, -0.14, 0.42, 0.14, "lemon")
            pen.shape(
                [(x - 0.06, -0.14), (x + 0.06, -0.46), (x + 0.36, -0.4), (x + 0.42, -0.1)],
                colour,
                smooth=False,
            )
            pen.heart(x + 0.2, -0.27, 0.08, "white", "white")
        else:
            pen.shape(
                [(x - 0.34, -0.62), (x - 0.06, -0.62), (x + 0.04, -0.42), (x + 0.4, -0.3),
                (x + 0.46, -0.1), (x - 0.36, -0.1)], colour,
            )  # fmt: skip
            pen.rect(x - 0.38, -0.14, x + 0.46, 0.0, other if other == "white" else "grey")
            pen.path([(x - 0.06, -0.46), (x + 0.06, -0.54)], "white", weight=1.1)
            pen.path([(x + 0.06, -0.36), (x + 0.18, -0.44)], "white", weight=1.1)
    return done(pen)


def _hat(row: SubjectRow, look: Look) -> Sketch:
    """A hat with a brim; ``form``: cap, woolly, helmet, straw, party, santa, band, earmuffs."""
    pen, kind = Pen(), form(row)
    colour = main_colour(row, look)
    other = "yellow" if colour != "yellow" else "red"
    if kind == "cap":
        pen.shape([(0.2, -0.34), (0.92, -0.2), (0.9, -0.06), (0.2, -0.1)], other)
        pen.shape([*half_oval(0, -0.1, 0.5, 0.84, 180, 360).tolist()], colour)
        pen.dot(0, -0.94, 0.06, other)
        lettering(pen, "A", 0.08, -0.46, 0.34, look.rng, "white", 1.2)
    elif kind == "woolly":
        pen.oval(0, -0.94, 0.17, 0.15, "white", how="scribble")
        pen.shape(half_oval(0, -0.2, 0.52, 0.64, 180, 360), colour)
        pen.path(zigzag_line(-0.42, 0.42, -0.46, 0.07, 4), "white", weight=1.2)
        pen.rect(-0.56, -0.28, 0.56, 0.0, other)
    elif kind == "helmet":
        pen.shape(half_oval(0, -0.14, 0.58, 0.86, 180, 360), colour)
        for x in (-0.26, 0.0, 0.26):
            pen.path([(0.6 * x, -0.88), (x, -0.3)], "white", weight=1.3)
        pen.path([(-0.5, -0.14), (-0.2, 0.1), (0.2, 0.1), (0.5, -0.14)], weight=0.9)
    elif kind == "party":
        pen.shape([(0, -0.94), (0.4, 0.0), (-0.4, 0.0)], colour, sharp=True)
        pen.oval(0, -1.0, 0.12, 0.11, other, how="scribble")
        for x, y in ((-0.1, -0.24), (0.14, -0.2), (0.0, -0.5), (-0.22, -0.08)):
            pen.dot(x, y, 0.06, "white")
    elif kind == "santa":
        pen.shape(
            [(-0.46, -0.2), (-0.3, -0.7), (0.1, -0.96), (0.56, -0.8), (0.7, -0.5), (0.4, -0.62),
            (0.46, -0.2)], look.colour or "red",
        )  # fmt: skip
        pen.rect(-0.52, -0.26, 0.52, 0.0, "white")
        pen.oval(0.7, -0.42, 0.13, 0.13, "white")
    elif kind == "band":
        pen.path(half_oval(0, 0.0, 0.5, 0.6, 180, 360), colour, weight=2.0)
        for side in (-1, 1):
            pen.shape([(0, -0.62), (side * 0.34, -0.86), (side * 0.34, -0.42)], other)
        pen.dot(0, -0.62, 0.09, other)
    elif kind == "earmuffs":
        pen.path(half_oval(0, -0.3, 0.5, 0.66, 180, 360), weight=1.6)
        for side in (-1, 1):
            pen.oval(side * 0.48, -0.24, 0.2, 0.24, colour, how="scribble")
    else:
        straw = kind == "straw"
        body = look.colour or ("#eac870" if straw else colour)
        pen.shape(
            [(-0.4, -0.24), (-0.34, -0.76), (-0.1, -0.92), (0.2, -0.92), (0.36, -0.74),
            (0.4, -0.24)], body, smooth=False,
        )  # fmt: skip
        pen.rect(-0.41, -0.4, 0.41, -0.24, "red" if straw else other)
        pen.oval(0, -0.16, 0.78, 0.16, body)
    return done(pen, grip=(0, -0.1))


def _scarf(row: SubjectRow, look: Look) -> Sketch:
    """A striped scarf wound once, both ends hanging, with fringes."""
    pen = Pen()
    colour = main_colour(row, look)
    other = "white" if colour != "white" else "red"
    for x, lean, low in ((-0.2, -0.2, 0.0), (0.2, 0.2, -0.1)):
        end = [
            (x - 0.15, -0.66), (x + 0.15, -0.66), (x + lean + 0.16, low - 0.12),
            (x + lean - 0.16, low - 0.12),
        ]  # fmt: skip
        for u in (-0.12, 0.0, 0.12):
            pen.path([(x + lean + u, low - 0.12), (x + 1.15 * lean + u, low)], colour, weight=1.0)
        pen.shape(end, colour)
        for k in (0.3, 0.6, 0.85):
            u, v = x + lean * k, -0.66 + (low + 0.54) * k
            pen.path([(u - 0.14, v), (u + 0.14, v)], other, weight=1.3)
    pen.oval(0, -0.8, 0.42, 0.22, colour)
    pen.oval(0, -0.88, 0.26, 0.09, "white")
    for x in (-0.24, 0.0, 0.24):
        pen.path([(0.8 * x, -0.76), (x, -0.62)], other, weight=1.3)
    return done(pen)


def _mittens(row: SubjectRow, look: Look) -> Sketch:
    """A pair of mittens; ``form = gloves`` have fingers."""
    pen = Pen()
    colour = main_colour(row, look)
    other = "white" if colour != "white" else "red"
    for side in (-1, 1):
        x = side * 0.56
        pen.oval(x - side * 0.36, -0.46, 0.11, 0.2, colour, turn=-0.6 * side)
        if form(row) == "gloves":
            for u, long in ((-0.2, 0.7), (0.0, 0.78), (0.2, 0.7)):
                pen.oval(x + u, -long, 0.1, 0.26, colour)
            pen.rect(x - 0.3, -0.62, x + 0.3, -0.2, colour)
        else:
            pen.shape(
                [(x - 0.28, -0.2), (x - 0.32, -0.64), (x - 0.2, -0.94), (x, -1.0),
                (x + 0.2, -0.94), (x + 0.32, -0.64), (x + 0.28, -0.2)], colour,
            )  # fmt: skip
            pen.heart(x, -0.6, 0.13, other, other) if look.schema == 1 else pen.path(
                zigzag_line(x - 0.24, x + 0.24, -0.56, 0.07, 3), other, weight=1.2
            )
        pen.rect(x - 0.3, -0.24, x + 0.3, 0.0, other)
    return done(pen)


def _glasses(row: SubjectRow, look: Look) -> Sketch:
    """Glasses; ``form``: dark (sunglasses), goggles."""
    pen, kind = Pen(), form(row)
    colour = main_colour(row, look, ("ink", "red", "blue", "brown"))
    if kind == "goggles":
        pen.path([(-1.2, -0.56), (-0.8, -0.46)], "ink", weight=2.6)
        pen.path([(1.2, -0.56), (0.8, -0.46)], "ink", weight=2.6)
        frame = [
            (-0.9, -0.8), (0.9, -0.8), (0.94, -0.3), (0.5, 0.0), (0.2, -0.16), (-0.2, -0.16),
            (-0.5, 0.0), (-0.94, -0.3),
        ]  # fmt: skip
        pen.shape(
            frame, "sky", main_colour(row, look, ("blue", "orange", "green", "red")), weight=1.7
        )
        pen.path([(-0.6, -0.36), (-0.4, -0.6)], "white", weight=1.2)
        pen.path([(0.3, -0.36), (0.5, -0.6)], "white", weight=1.2)
        return done(pen)
    lens = "darkgrey" if kind == "dark" else "#d8eef8"
    for side in (-1, 1):
        pen.path([(side * 0.84, -0.5), (side * 1.06, -0.66)], colour, weight=1.3)
        pen.oval(side * 0.46, -0.4, 0.4, 0.38, lens, colour, weight=1.4)
        pen.path([(side * 0.46 - 0.16, -0.44), (side * 0.46 - 0.02, -0.6)], "white", weight=1.0)
    pen.arc(0, -0.42, 0.09, 0.1, 180, 360, colour, weight=1.4)
    return done(pen)


def _watch(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, BRIGHT)
    pen.rect(-0.16, -1.0, 0.16, 0.0, colour)
    for y in (-0.12, -0.2, -0.88):
        pen.dot(0, y, 0.025)
    pen.oval(0, -0.52, 0.3, 0.28, colour if look.schema != 1 else "yellow")
    pen.oval(0, -0.52, 0.21, 0.2, "white", weight=0.8)
    pen.path([(0, -0.66), (0, -0.52), (0.1, -0.48)], weight=0.9, fine=True)
    return done(pen)


def _jewel(row: SubjectRow, look: Look) -> Sketch:
    """A ring with a stone; ``form``: necklace, bracelet, bow (hair ribbon), hairpin, crown."""
    pen, kind = Pen(), form(row, "ring")
    colour = main_colour(row, look, ("pink", "red", "sky", "purple"))
    if kind in ("necklace", "bracelet"):
        ry = 0.46 if kind == "necklace" else 0.36
        for k in range(12):
            t = math.radians(30 * k + 105)
            x, y = 0.44 * math.cos(t), -0.5 + ry * math.sin(t)
            pen.oval(x, y, 0.11, 0.11, (colour, "yellow", "sky")[k % 3], weight=0.8)
        if kind == "necklace":
            pen.heart(0, 0.06, 0.16, "red", "ink")
        return done(pen)
    if kind == "bow":
        for side in (-1, 1):
            pen.path([(side * 0.06, -0.4), (side * 0.3, 0.0)], colour, weight=2.0)
            pen.shape(
                [(0, -0.56), (side * 0.56, -0.94), (side * 0.62, -0.54), (side * 0.54, -0.2)],
                colour,
            )
        pen.oval(0, -0.56, 0.14, 0.15, colour)
        return done(pen)
    if kind == "hairpin":
        pen.limb([(-0.7, -0.2), (0.7, -0.4)], 0.14, "grey")
        for k in range(5):
            t = 2 * math.pi * k / 5
            pen.oval(
                -0.4 + 0.24 * math.cos(t), -0.4 + 0.24 * math.sin(t), 0.15, 0.15, colour, weight=0.8
            )
        pen.dot(-0.4, -0.4, 0.11, "yellow")
        return done(pen)
    if kind == "crown":
        pen.shape(
            [(-0.56, 0.0), (-0.66, -0.74), (-0.3, -0.4), (0.0, -0.94), (0.3, -0.4),
            (0.66, -0.74), (0.56, 0.0)], look.colour or "yellow", sharp=True,
        )  # fmt: skip
        for x, y in ((-0.66, -0.8), (0.0, -1.0), (0.66, -0.8)):
            pen.oval(x, y, 0.08, 0.08, "red", weight=0.8)
        for x, gem in ((-0.32, "sky"), (0.0, "red"), (0.32, "lime")):
            pen.oval(x, -0.18, 0.09, 0.1, gem, weight=0.8)
        return done(pen)
    pen.oval(0, -0.36, 0.36, 0.36, None, "orange", weight=1.8)
    pen.shape(
        [(-0.28, -0.86), (-0.14, -1.02), (0.14, -1.02), (0.28, -0.86), (0, -0.62)],
        look.colour or "sky",
    )
    pen.path([(-0.26, -0.86), (0.26, -0.86)], weight=0.7)
    for x, y in ((-0.5, -0.96), (0.5, -0.96)):
        pen.path([(x, y), (x * 0.8, y + 0.06)], "yellow", weight=1.0)
    return done(pen)


def _mask(row: SubjectRow, look: Look) -> Sketch:
    """A face mask with loops; ``form = tal`` a carved, laughing mask."""
    pen = Pen()
    if form(row) == "tal":
        pen.shape(
            mirrored([(0, -1.0), (0.34, -0.92), (0.44, -0.5), (0.26, -0.1), (0, 0.0)]),
            look.colour or "#d08a4a",
            smooth=True,
        )
        for side in (-1, 1):
            pen.arc(side * 0.18, -0.56, 0.12, 0.1, 190, 350, weight=1.2)
            pen.path([(side * 0.06, -0.76), (side * 0.32, -0.8)], weight=1.4)
            pen.dot(side * 0.26, -0.36, 0.06, "red")
        pen.shape([(0, -0.58), (0.1, -0.34), (-0.1, -0.34)], "brown", weight=0.8)
        pen.shape(half_oval(0, -0.24, 0.2, 0.14, 0, 180), "red")
        return done(pen)
    for side in (-1, 1):
        pen.path(
            [(side * 0.5, -0.64), (side * 0.86, -0.6), (side * 0.84, -0.24), (side * 0.48, -0.16)],
            smooth=True,
            weight=0.9,
        )
    pen.shape(
        [(-0.54, -0.66), (0, -0.8), (0.54, -0.66), (0.5, -0.14), (0, 0.06), (-0.5, -0.14)],
        look.colour or "white",
    )
    for y in (-0.5, -0.34, -0.18):
        pen.path([(-0.4, y), (0, y + 0.04), (0.4, y)], "sky", weight=0.8)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "umbrella": _umbrella,
    "footwear": _shoes,
    "headwear": _hat,
    "scarf": _scarf,
    "mittens": _mittens,
    "eyewear": _glasses,
    "watch": _watch,
    "jewel": _jewel,
    "face_mask": _mask,
}
