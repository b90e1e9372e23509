"""Furniture and what is built into rooms: beds, tables, a bath, a blackboard, windows, doors.

Drawn from the front or, where children do so, from the side. Anchors: ``top`` (where things are
put) and ``seat`` (where somebody sits or lies).
"""

from __future__ import annotations

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.furniture import fixtures
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import scalloped, wavy
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow

WOOD = ("brown", "tan", "orange")


def _bed(row: SubjectRow, look: Look) -> Sketch:
    """A bed from the side.

    Schema 1 from above as small children do, schema 2 with two bed-posts.
    """
    pen, rng = Pen(), look.rng
    cover = main_colour(row, look)
    wood = pick(rng, WOOD)
    if row.params.get("bunk"):
        return _bunk(pen, cover, wood)
    if look.schema == 1:
        pen.rect(-0.55, -1.0, 0.55, 0.0, wood)
        pen.rect(-0.46, -0.92, 0.46, -0.06, None)
        pen.oval(0, -0.78, 0.3, 0.1, "white")
        pen.rect(-0.46, -0.6, 0.46, -0.06, cover)
        pen.path(wavy(-0.46, 0.46, -0.6, 0.02, 0.3, rng))
        _dots(pen, rng, -0.36, 0.36, -0.5, -0.14, 6)
        return (
            pen.anchor("seat", 0, -0.55).anchor("top", 0, -0.6).anchor("pillow", 0, -0.74).sketch()
        )
    posts = 0.045 if look.schema == 0 else 0.07
    pen.rect(-1.02, -1.0 if look.schema == 0 else -0.9, -1.02 + 2 * posts, 0, wood)
    pen.rect(1.02 - 2 * posts, -0.66, 1.02, 0, wood)
    pen.rect(-1.02 + 2 * posts, -0.36, 1.02 - 2 * posts, -0.16, wood)
    pen.oval(-0.66, -0.48, 0.25, 0.13, "white" if rng.random() < 0.5 else "lemon")
    quilt = [(-0.42, -0.56), (0.2, -0.6), (0.92, -0.54), (0.93, -0.2), (0.2, -0.17), (-0.42, -0.2)]
    pen.shape(quilt, cover)
    _dots(pen, rng, -0.3, 0.8, -0.48, -0.28, 6)
    if look.schema == 2:
        pen.oval(-1.02 + posts, -0.95, 0.08, 0.07, wood)
        pen.oval(1.02 - posts, -0.72, 0.08, 0.07, wood)
    pen.anchor("seat", -0.05, -0.5).anchor("top", 0, -0.56).anchor("pillow", -0.62, -0.6)
    return pen.sketch()


def _bunk(pen: Pen, cover: str, wood: str) -> Sketch:
    for y in (-0.14, -0.62):
        pen.rect(-0.62, y - 0.02, 0.62, y + 0.08, wood)
        pen.oval(-0.44, y - 0.08, 0.14, 0.07, "white")
        pen.rect(-0.28, y - 0.14, 0.6, y - 0.01, cover)
    for x in (-0.66, 0.66):
        pen.rect(x - 0.04, -1.0, x + 0.04, 0.0, wood)
    for y in (-0.2, -0.34, -0.48, -0.62):
        pen.path([(0.34, y), (0.52, y)], weight=0.8)
    pen.path([(0.34, -0.74), (0.34, -0.02)]).path([(0.52, -0.74), (0.52, -0.02)])
    pen.anchor("seat", 0, -0.72).anchor("top", 0, -0.7).anchor("pillow", -0.42, -0.78)
    return pen.sketch()


def _dots(
    pen: Pen,
    rng: np.random.Generator,
    left: float,
    right: float,
    top: float,
    low: float,
    count: int,
) -> None:
    """A pattern on cloth: small hearts, dots or stripes."""
    kind, colour = int(rng.integers(3)), pick(rng, ("yellow", "white", "pink"))
    for k in range(count):
        x = left + (right - left) * (k + 0.5) / count
        y = top + (low - top) * (0.25 + 0.5 * (k % 2))
        if kind == 0:
            pen.heart(x, y, 0.045, colour, colour)
        elif kind == 1:
            pen.dot(x, y, 0.03, colour)
        else:
            pen.path([(x, top), (x, low)], colour, weight=0.8)


def _table(row: SubjectRow, look: Look) -> Sketch:
    """A table.

    Schema 1 shows its top, schema 2 has a cloth. ``low``: a Korean floor table; ``round``.
    """
    pen, rng = Pen(), look.rng
    wood = main_colour(row, look, WOOD)
    half = float(row.params.get("half", 0.95))
    if row.params.get("low"):
        pen.oval(0, -0.78, 1.25, 0.22, wood) if look.schema else pen.rect(
            -1.3, -0.95, 1.3, -0.68, wood
        )
        for x in (-0.95, 0.95):
            pen.limb([(x, -0.62), (0.92 * x, 0)], 0.16, wood)
        return pen.anchor("top", 0, -0.88).anchor("seat", 0, -0.8).sketch()
    if row.params.get("round"):
        pen.limb([(0, -0.8), (0, -0.05)], 0.14, wood)
        pen.shape([(-0.36, 0), (0.36, 0), (0.1, -0.14), (-0.1, -0.14)], wood)
        if look.schema == 2:
            cloth = pick(rng, ("pink", "sky", "lemon", "mint"))
            edge = wavy(half - 0.06, 0.06 - half, -0.62, 0.03, 0.3, rng)
            pen.shape([(-half, -0.88), (half, -0.88), *edge.tolist()], cloth)
        pen.oval(0, -0.86, half, 0.14, wood)
        return pen.anchor("top", 0, -0.9).anchor("seat", 0, -0.85).sketch()
    for x in (-half + 0.1, half - 0.1):
        pen.rect(x - 0.06, -0.85, x + 0.06, 0, wood)
    if look.schema == 1:
        pen.shape([(-half, -0.74), (half, -0.74), (half - 0.16, -1.0), (-half + 0.16, -1.0)], wood)
        return pen.anchor("top", 0, -0.9).anchor("seat", 0, -0.85).sketch()
    pen.rect(-half, -1.0, half, -0.84, wood)
    if look.schema == 2:
        cloth = pick(rng, ("pink", "sky", "lemon", "mint"))
        edge = wavy(half - 0.02, -half + 0.02, -0.68, 0.04, 0.35, rng)
        pen.shape([(-half - 0.03, -1.02), (half + 0.03, -1.02), *edge.tolist()], cloth)
    return pen.anchor("top", 0, -1.0).anchor("seat", 0, -0.9).sketch()


def _desk(row: SubjectRow, look: Look) -> Sketch:
    """A desk with drawers; ``school``: a pupil's desk with a shelf."""
    pen = Pen()
    wood = main_colour(row, look, WOOD)
    if row.params.get("school"):
        for x in (-0.5, 0.5):
            pen.path([(x, -0.8), (x, 0)], "darkgrey", weight=1.3)
        pen.rect(-0.5, -0.82, 0.5, -0.56, "grey" if look.schema else None)
        pen.rect(-0.62, -1.0, 0.62, -0.82, wood)
        return pen.anchor("top", 0, -1.0).anchor("seat", 0, -0.7).sketch()
    pen.rect(-0.9, -0.86, -0.78, 0, wood)
    pen.rect(0.25, -0.86, 0.85, 0, wood)
    for y in (-0.8, -0.54, -0.28):
        pen.rect(0.32, y, 0.78, y + 0.2, "lemon" if look.schema == 2 else None, fine=True)
        pen.dot(0.55, y + 0.1, 0.025)
    pen.rect(-0.98, -1.0, 0.95, -0.85, wood)
    return pen.anchor("top", -0.2, -1.0).anchor("seat", -0.3, -0.7).sketch()


def _chair(row: SubjectRow, look: Look) -> Sketch:
    """A chair from the side; schema 1 from the front; schema 2 an h as children draw it."""
    pen = Pen()
    wood = main_colour(row, look, WOOD)
    if row.params.get("stool"):
        pen.path([(-0.3, -0.8), (-0.4, 0)], wood, weight=1.6)
        pen.path([(0.3, -0.8), (0.4, 0)], wood, weight=1.6)
        if look.schema == 1:
            pen.path([(-0.35, -0.36), (0.35, -0.36)], wood)
        pen.oval(0, -0.86, 0.48, 0.14, pick(look.rng, BRIGHT))
        return pen.anchor("seat", 0, -0.9).anchor("top", 0, -0.95).sketch()
    if look.schema == 1:
        for x in (-0.25, 0.25):
            pen.path([(x, -0.45), (x, 0)], wood, weight=1.5)
        pen.rect(-0.3, -1.0, 0.3, -0.6, wood)
        pen.rect(-0.12, -0.9, 0.12, -0.7, None, fine=True)
        pen.rect(-0.34, -0.58, 0.34, -0.42, wood)
        return pen.anchor("seat", 0, -0.55).anchor("top", 0, -0.58).sketch()
    width = 0.11 if look.schema == 0 else 0.08
    pen.limb([(0.28, -0.45), (0.3, 0)], width, wood)
    pen.limb([(-0.3, -1.0), (-0.28, 0)], width, wood)
    pen.rect(-0.33, -0.54, 0.36, -0.42, wood if look.schema else pick(look.rng, BRIGHT))
    return pen.anchor("seat", 0.05, -0.54).anchor("top", 0.05, -0.54).sketch()


def _sofa(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("brown", "green", "red", "blue", "pink", "orange"))
    for x in (-0.95, 0.95):
        pen.rect(x - 0.05, -0.1, x + 0.05, 0, "darkbrown")
    back = [(-0.98, -0.15), (-0.95, -0.9), (-0.8, -1.0), (0.8, -1.0), (0.95, -0.9), (0.98, -0.15)]
    pen.shape(back, colour)
    if look.schema != 2:
        pen.path([(0, -0.98), (0, -0.5)])
    pen.rect(-0.85, -0.5, 0.0 if look.schema != 2 else 0.85, -0.22, colour)
    if look.schema != 2:
        pen.rect(0.0, -0.5, 0.85, -0.22, colour)
    pen.rect(-0.9, -0.24, 0.9, -0.08, colour)
    for x in (-1.02, 1.02):
        if look.schema == 1:
            pen.oval(x, -0.55, 0.17, 0.15, colour)
        pen.rect(x - 0.14, -0.55, x + 0.14, -0.06, colour)
    if rng.random() < 0.6:
        pen.heart(-0.5, -0.6, 0.16, "pink", "rose") if look.schema == 1 else pen.rect(
            -0.7, -0.74, -0.38, -0.45, pick(rng, ("yellow", "pink", "sky"))
        )
    return pen.anchor("seat", 0, -0.48).anchor("top", 0, -0.5).sketch()


def _bookshelf(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    wood = main_colour(row, look, ("brown", "tan"))
    pen.rect(-0.42, -1.0, 0.42, 0, wood)
    boards = (-0.95, -0.65, -0.35) if look.schema != 1 else (-0.95, -0.72, -0.49, -0.26)
    step = boards[1] - boards[0]
    for top in boards:
        low = top + step - 0.05
        pen.rect(-0.36, top, 0.36, low, None, fine=True)
        x = -0.34
        while x < 0.26:
            wide = float(rng.uniform(0.075, 0.12))
            high = float(rng.uniform(0.6, 0.92)) * (low - top)
            if rng.random() < 0.86:
                pen.rect(x, low - high, x + wide, low, pick(rng, BRIGHT), fine=True)
            x += wide + 0.005
    return pen.anchor("top", 0, -1.0).sketch()


def _shelf(row: SubjectRow, look: Look) -> Sketch:
    """Shelves with goods; ``goods`` names what stands on them: ``cans``, ``toys`` or nothing."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("grey", "tan", "sky"))
    pen.rect(-0.7, -1.0, 0.7, 0.0, None)
    for y in (-0.68, -0.36, -0.04):
        for k in range(5):
            x = -0.55 + 0.275 * k + float(rng.uniform(-0.03, 0.03))
            paint, high = pick(rng, BRIGHT), float(rng.uniform(0.12, 0.22))
            kind = (k + look.schema) % 3
            if kind == 0:
                pen.rect(x - 0.08, y - high, x + 0.08, y, paint, fine=True)
            elif kind == 1:
                pen.oval(x, y - 0.1, 0.1, 0.1, paint, fine=True)
            else:
                neck = [
                    (x - 0.08, y),
                    (x - 0.08, y - 0.14),
                    (x, y - 0.25),
                    (x + 0.08, y - 0.14),
                    (x + 0.08, y),
                ]
                pen.shape(neck, paint, fine=True)
        pen.rect(-0.7, y, 0.7, y + 0.05, colour, fine=True)
    return pen.anchor("top", 0, -1.0).sketch()


def _wardrobe(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    wood = main_colour(row, look, ("brown", "tan", "orange", "pink"))
    for x in (-0.34, 0.34):
        pen.rect(x - 0.05, -0.08, x + 0.05, 0, wood)
    pen.rect(-0.42, -1.0, 0.42, -0.06, wood)
    if row.params.get("drawers"):
        for y in (-0.92, -0.64, -0.36):
            pen.rect(-0.35, y, 0.35, y + 0.22, None if look.schema else "lemon", fine=True)
            pen.dot(0, y + 0.11, 0.03)
        return pen.anchor("top", 0, -1.0).sketch()
    pen.path([(0, -0.98), (0, -0.08)])
    pen.dot(-0.07, -0.5, 0.03).dot(0.07, -0.5, 0.03)
    if look.schema == 1:
        pen.rect(0.1, -0.9, 0.34, -0.6, "sky", fine=True)
    elif look.schema == 2:
        pen.rect(-0.42, -0.3, 0.42, -0.06, wood)
        pen.dot(0, -0.18, 0.03)
    return pen.anchor("top", 0, -1.0).sketch()


def _bench(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    wood = main_colour(row, look, ("brown", "brown", "green", "blue"))
    for x in (-0.8, 0.8):
        pen.rect(x - 0.06, -0.95, x + 0.06, 0, "darkgrey" if look.schema == 1 else wood)
    if not row.params.get("backless"):
        pen.rect(-1.0, -1.0, 1.0, -0.84, wood).rect(-1.0, -0.76, 1.0, -0.62, wood)
    pen.rect(-1.08, -0.48, 1.08, -0.32, wood)
    return pen.anchor("seat", 0, -0.46).anchor("top", 0, -0.48).sketch()


def _platform(row: SubjectRow, look: Look) -> Sketch:
    """평상: a low wooden platform on which one sits in the yard."""
    pen = Pen()
    wood = main_colour(row, look, ("tan", "brown"))
    for x in (-1.3, 0.0, 1.3):
        pen.rect(x - 0.1, -0.6, x + 0.1, 0, wood)
    if look.schema == 1:
        pen.shape([(-1.6, -0.62), (1.6, -0.62), (1.3, -1.0), (-1.3, -1.0)], wood)
        pen.rect(-1.6, -0.62, 1.6, -0.45, wood)
        return pen.anchor("seat", 0, -0.8).anchor("top", 0, -0.85).sketch()
    pen.rect(-1.6, -1.0, 1.6, -0.55, wood)
    for k in range(5):
        pen.path([(-1.1 + 0.55 * k, -1.0), (-1.1 + 0.55 * k, -0.57)], weight=0.7)
    return pen.anchor("seat", 0, -0.95).anchor("top", 0, -1.0).sketch()


def _carpet(row: SubjectRow, look: Look) -> Sketch:
    """A mat on the floor, seen from above at a slant; 돗자리 has stripes."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look)
    if look.schema == 1 and not row.params.get("stripes"):
        pen.oval(0, -0.5, 2.6, 0.5, colour)
        pen.oval(0, -0.5, 1.6, 0.28, pick(rng, ("yellow", "white", "pink")))
        return pen.anchor("seat", 0, -0.4).anchor("top", 0, -0.5).sketch()
    pen.shape([(-2.6, 0), (2.6, 0), (2.1, -1.0), (-2.1, -1.0)], colour, sharp=True)
    for k in range(-2, 3):
        pen.path(
            [(0.86 * k, -0.95), (1.02 * k, -0.05)],
            pick(rng, ("yellow", "red", "white")),
            weight=1.3,
        )
    for side in (-1, 1) if look.schema == 2 else ():
        for k in range(4):
            x, y = side * (2.6 - 0.13 * k), -0.08 - 0.26 * k
            pen.path([(x, y), (x + 0.25 * side, y)])
    return pen.anchor("seat", 0, -0.45).anchor("top", 0, -0.5).sketch()


def _cradle(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("pink", "sky", "lemon", "mint"))
    pen.arc(0, -0.5, 0.85, 0.48, 25, 155, "brown", weight=1.6)
    pen.oval(-0.35, -0.62, 0.2, 0.14, "white")
    quilt = scalloped(0.2, -0.6, 0.48, 0.16, 7, rng, 0.15)
    pen.shape(quilt, colour)
    pen.shape([(-0.72, -0.62), (0.72, -0.62), (0.55, -0.16), (-0.55, -0.16)], "tan")
    for x in (-0.36, -0.12, 0.12, 0.36):
        pen.path([(x, -0.6), (0.85 * x, -0.18)], weight=0.7)
    if look.schema != 1:
        pen.shape([(-0.72, -0.6), (-0.74, -0.9), (-0.5, -1.0), (-0.3, -0.9), (-0.5, -0.62)], colour)
    else:
        pen.path([(-0.7, -0.62), (-0.7, -1.0), (0.0, -1.0), (0.0, -0.86)], "brown")
        pen.star(0.0, -0.8, 0.08)
    return pen.anchor("seat", 0.05, -0.62).anchor("top", 0, -0.65).sketch()


ARCHETYPES: dict[str, Archetype] = {
    "bed": _bed,
    "table": _table,
    "desk": _desk,
    "chair": _chair,
    "sofa": _sofa,
    "bookshelf": _bookshelf,
    "shelf": _shelf,
    "wardrobe": _wardrobe,
    "bench": _bench,
    "platform": _platform,
    "carpet": _carpet,
    "cradle": _cradle,
    **fixtures.ARCHETYPES,
}
