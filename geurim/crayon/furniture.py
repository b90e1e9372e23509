"""Furniture and what is built into rooms: beds, tables, a bath, a blackboard, windows, doors.

Drawn from the front or, where children do so, from the side. Anchors: ``top`` (where things are put) and
``seat`` (where somebody sits or lies).
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import lettering, main_colour, pick, scalloped, wavy
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.vocabulary import SubjectRow

WOOD = ("brown", "tan", "orange")


def _bed(row: SubjectRow, look: Look) -> Sketch:
    """A bed from the side; schema 1 from above as small children do, schema 2 with two bed-posts."""
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
        return pen.anchor("seat", 0, -0.55).anchor("top", 0, -0.6).sketch()
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
    return pen.anchor("seat", -0.05, -0.5).anchor("top", 0, -0.56).sketch()


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
    return pen.anchor("seat", 0, -0.72).anchor("top", 0, -0.7).sketch()


def _dots(
    pen: Pen, rng: np.random.Generator, left: float, right: float, top: float, low: float, count: int
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
    """A table; schema 1 shows its top, schema 2 has a cloth. ``low``: a Korean floor table; ``round``."""
    pen, rng = Pen(), look.rng
    wood = main_colour(row, look, WOOD)
    half = float(row.params.get("half", 0.95))
    if row.params.get("low"):
        pen.oval(0, -0.78, 1.25, 0.22, wood) if look.schema else pen.rect(-1.3, -0.95, 1.3, -0.68, wood)
        for x in (-0.95, 0.95):
            pen.limb([(x, -0.62), (0.92 * x, 0)], 0.16, wood)
        return pen.anchor("top", 0, -0.88).anchor("seat", 0, -0.8).sketch()
    if row.params.get("round"):
        pen.limb([(0, -0.8), (0, -0.05)], 0.14, wood)
        pen.shape([(-0.36, 0), (0.36, 0), (0.1, -0.14), (-0.1, -0.14)], wood)
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
                neck = [(x - 0.08, y), (x - 0.08, y - 0.14), (x, y - 0.25), (x + 0.08, y - 0.14), (x + 0.08, y)]
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


def _fridge(row: SubjectRow, look: Look) -> Sketch:
    """A refrigerator; schema 2 has two doors side by side, and notes under magnets."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "mint", "grey", "sky"))
    half = 0.3 if look.schema != 2 else 0.42
    pen.rect(-half, -1.0, half, 0, colour)
    if look.schema == 2:
        pen.path([(0, -0.98), (0, -0.02)])
        pen.path([(-0.07, -0.65), (-0.07, -0.4)], weight=1.2).path([(0.07, -0.65), (0.07, -0.4)], weight=1.2)
    else:
        cut = -0.66 if look.schema == 0 else -0.38
        pen.path([(-half, cut), (half, cut)])
        pen.path([(half - 0.08, cut - 0.22), (half - 0.08, cut - 0.06)], weight=1.2)
        pen.path([(half - 0.08, cut + 0.06), (half - 0.08, cut + 0.24)], weight=1.2)
    pen.rect(-half + 0.08, -0.88, -half + 0.22, -0.74, pick(rng, ("yellow", "pink")), fine=True)
    pen.heart(-half + 0.15, -0.58, 0.05)
    return pen.anchor("top", 0, -1.0).sketch()


def _stove(row: SubjectRow, look: Look) -> Sketch:
    """A gas range on a cupboard with a pot that steams; ``oven``: with a window."""
    pen = Pen()
    colour = main_colour(row, look, ("white", "grey", "tan"))
    oven = bool(row.params.get("oven")) or look.schema == 1
    pen.rect(-0.5, -0.66, 0.5, 0, colour)
    if oven:
        pen.rect(-0.34, -0.44, 0.34, -0.08, "orange" if look.schema == 2 else "darkgrey")
    else:
        pen.path([(0, -0.5), (0, -0.02)]).dot(-0.08, -0.26, 0.03).dot(0.08, -0.26, 0.03)
    for x in (-0.3, 0.0, 0.3):
        pen.oval(x, -0.57, 0.05, 0.05, "red" if x else "darkgrey", fine=True)
    for x in (-0.28, 0.28):
        pen.path([(x - 0.16, -0.69), (x + 0.16, -0.69)], weight=1.2)
        if not row.params.get("oven"):
            flame = [(x - 0.1, -0.7), (x - 0.05, -0.76), (x, -0.71), (x + 0.05, -0.77), (x + 0.1, -0.7)]
            pen.path(flame, "blue", weight=0.8, fine=True)
    pot = look.colour or pick(look.rng, ("red", "grey", "yellow"))
    pen.rect(0.1, -0.92, 0.46, -0.74, pot)
    pen.path([(0.08, -0.93), (0.48, -0.93)]).dot(0.28, -0.97, 0.03)
    return pen.anchor("top", -0.28, -0.7).sketch()


def _sink(row: SubjectRow, look: Look) -> Sketch:
    """A wash-basin with a tap; ``kitchen``: a long worktop."""
    pen = Pen()
    colour = main_colour(row, look, ("white", "sky", "mint"))
    if row.params.get("kitchen"):
        pen.rect(-1.1, -0.72, 1.1, 0, look.colour or pick(look.rng, ("tan", "mint", "orange")))
        for x in (-0.55, 0.0, 0.55):
            pen.path([(x, -0.62), (x, -0.02)])
        pen.rect(-1.15, -0.8, 1.15, -0.7, "grey")
        x0, top = -0.4, -0.8
    else:
        pen.rect(-0.12, -0.5, 0.12, 0, colour)
        bowl = [(-0.5, -0.72), (0.5, -0.72), (0.36, -0.46), (-0.36, -0.46)]
        pen.shape(bowl, colour)
        x0, top = 0.0, -0.72
    pen.path([(x0 - 0.2, top), (x0 - 0.2, -0.98), (x0 + 0.02, -0.98), (x0 + 0.02, -0.9)], "darkgrey", weight=1.4)
    for k in (0, 1) if look.schema != 1 else ():
        pen.path([(x0 + 0.02, -0.88 + 0.09 * k), (x0 + 0.02, -0.83 + 0.09 * k)], "sky")
    return pen.anchor("top", 0.5 if row.params.get("kitchen") else 0.0, top).sketch()


def _bathtub(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "pink", "sky"))
    for x in (-0.75, 0.75):
        pen.oval(x, -0.06, 0.1, 0.07, "grey")
    tub = [(-1.1, -0.7), (-1.0, -0.25), (-0.75, -0.06), (0.75, -0.06), (1.0, -0.25), (1.1, -0.7)]
    pen.shape(tub, colour)
    for k in range(7):
        x = -0.85 + 0.28 * k
        pen.oval(x, -0.76 - 0.06 * (k % 2), 0.15, 0.12, "white", "sky", fine=True)
    pen.rect(-1.16, -0.74, 1.16, -0.62, colour)
    if look.schema != 2:
        pen.path([(0.98, -0.74), (0.98, -0.98), (0.78, -0.98), (0.78, -0.9)], "darkgrey", weight=1.3)
    else:
        pen.path([(1.05, -0.7), (1.05, -1.0), (0.8, -1.0)], "darkgrey").oval(0.78, -0.96, 0.1, 0.04, "grey")
    for _ in range(3):
        x, y = float(rng.uniform(-0.9, 0.5)), float(rng.uniform(-0.97, -0.9))
        pen.oval(x, y, 0.045, 0.045, None, "sky", fine=True)
    return pen.anchor("seat", 0, -0.55).anchor("top", 0, -0.75).sketch()


def _toilet(row: SubjectRow, look: Look) -> Sketch:
    """From the side; schema 1 from the front with the lid up."""
    pen = Pen()
    colour = main_colour(row, look, ("white", "white", "pink"))
    if look.schema == 1:
        pen.rect(-0.32, -0.98, 0.32, -0.6, colour)
        pen.oval(0, -0.72, 0.3, 0.28, colour)
        pen.shape([(-0.28, -0.4), (0.28, -0.4), (0.18, 0), (-0.18, 0)], colour)
        pen.oval(0, -0.46, 0.34, 0.14, colour)
        pen.oval(0, -0.46, 0.22, 0.08, "sky", fine=True)
        return pen.anchor("seat", 0, -0.48).anchor("top", 0, -0.95).sketch()
    pen.rect(-0.52, -0.98, -0.22, -0.3, colour)
    pen.path([(-0.3, -0.88), (-0.14, -0.88)], "grey", weight=1.2)
    bowl = [(-0.26, -0.5), (0.5, -0.5), (0.4, -0.24), (0.14, -0.16), (0.2, 0), (-0.3, 0), (-0.26, -0.2)]
    pen.shape(bowl, colour)
    pen.rect(-0.28, -0.58, 0.54, -0.48, "white" if look.schema == 0 else "pink")
    if look.schema == 2:
        pen.rect(-0.3, -0.96, -0.18, -0.56, "pink")
    return pen.anchor("seat", 0.12, -0.56).anchor("top", -0.36, -0.98).sketch()


def _window(row: SubjectRow, look: Look) -> Sketch:
    """A window with a cross; schema 1 with curtains, schema 2 arched with a flowerpot."""
    pen, rng = Pen(), look.rng
    frame = main_colour(row, look, ("brown", "blue", "ink"))
    glass = str(row.params.get("glass", "sky"))
    pen.rect(-0.5, -1.0, 0.5, -0.05, glass, frame, how="loose")
    pen.path([(0, -1.0), (0, -0.05)], frame).path([(-0.5, -0.54), (0.5, -0.54)], frame)
    if look.schema == 1:
        cloth = pick(rng, ("pink", "lemon", "mint", "red"))
        for side in (-1, 1):
            fall = [(0.05, -1.05), (0.66, -1.05), (0.66, 0.0), (0.42, 0.0), (0.34, -0.5), (0.05, -0.95)]
            pen.shape([(side * x, y) for x, y in fall], cloth)
        pen.path([(-0.72, -1.05), (0.72, -1.05)], weight=1.3)
    else:
        pen.rect(-0.58, -0.07, 0.58, 0.0, frame if frame != "ink" else "tan")
    if look.schema == 2:
        pen.rect(-0.12, -0.24, 0.14, -0.07, "orange", fine=True)
        for x, colour in ((-0.06, "red"), (0.08, "yellow")):
            pen.path([(x, -0.24), (x, -0.36)], "green", fine=True)
            pen.oval(x, -0.4, 0.07, 0.06, colour, colour, fine=True)
    return pen.sketch()


def _door(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("brown", "brown", "blue", "green"))
    if row.params.get("open") or look.schema == 2:
        pen.rect(-0.27, -1.0, 0.27, 0, "darkgrey" if look.emotion == "fear" else "lemon")
        pen.shape([(-0.27, -1.0), (-0.27, 0), (-0.62, 0.05), (-0.62, -0.92)], colour)
        pen.dot(-0.54, -0.45, 0.035, "yellow")
        return pen.sketch()
    pen.rect(-0.28, -1.0, 0.28, 0, colour)
    if look.schema == 1:
        pen.rect(-0.17, -0.9, 0.17, -0.58, "sky", fine=True)
        pen.rect(-0.17, -0.42, 0.17, -0.1, None, fine=True)
    pen.oval(0.18, -0.48, 0.04, 0.04, "yellow", fine=True)
    return pen.sketch()


def _lamp(row: SubjectRow, look: Look) -> Sketch:
    """A standing lamp; schema 1 on a desk, bent; its light is drawn as rays."""
    pen = Pen()
    shade = main_colour(row, look, ("yellow", "pink", "red", "orange"))
    if row.params.get("street"):
        pen.limb([(0, 0), (0, -0.8)], 0.06, "darkgrey")
        if look.schema:
            pen.path([(0, -0.78), (0.06, -0.95), (0.22, -0.95)], weight=1.4, smooth=True)
            pen.oval(0.26, -0.9, 0.11, 0.08, "yellow")
        else:
            pen.oval(0, -0.88, 0.12, 0.12, "yellow")
        return pen.sketch()
    if look.schema == 1:
        pen.oval(0, -0.05, 0.3, 0.06, shade)
        pen.path([(0, -0.08), (-0.22, -0.45), (0.1, -0.78)], "darkgrey", weight=1.6)
        pen.shape([(0.0, -0.95), (0.2, -0.72), (0.46, -0.58), (0.22, -1.0)], shade)
        pen.path([(0.3, -0.5), (0.32, -0.3)], "orange").path([(0.44, -0.5), (0.54, -0.34)], "orange")
        return pen.sketch()
    pen.path([(0, -0.66), (0, -0.06)], "brown", weight=1.5)
    pen.oval(0, -0.04, 0.18, 0.04, "brown")
    pen.shape([(-0.14, -1.0), (0.14, -1.0), (0.28, -0.62), (-0.28, -0.62)], shade)
    for k in (-1, 0, 1):
        pen.path([(0.2 * k, -0.57), (0.28 * k, -0.46)], "orange")
    return pen.sketch()


def _fan(row: SubjectRow, look: Look) -> Sketch:
    """An electric fan with petals of blades."""
    pen = Pen()
    colour = main_colour(row, look, ("sky", "blue", "mint", "green"))
    pen.path([(0, -0.4), (0, -0.06)], "darkgrey", weight=1.6)
    pen.oval(0, -0.05, 0.22, 0.05, colour)
    pen.oval(0, -0.68, 0.32, 0.32, None)
    blades = 3 if look.schema != 1 else 4
    for k in range(blades):
        angle = 2 * math.pi * k / blades - 1.2
        x, y = 0.16 * math.cos(angle), -0.68 + 0.16 * math.sin(angle)
        pen.oval(x, y, 0.14, 0.085, colour, turn=angle, fine=True)
    pen.dot(0, -0.68, 0.05, "red")
    if look.schema == 2:
        for y in (-0.85, -0.68, -0.5):
            pen.path(wavy(0.4, 0.72, y, 0.03, 0.2, look.rng), "sky")
    return pen.sketch()


def _aircon(row: SubjectRow, look: Look) -> Sketch:
    """An air conditioner: on the wall, or (schema 2) a tall one; cold air blows out."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "white", "sky"))
    if look.schema == 2:
        pen.rect(-0.22, -1.0, 0.22, 0.0, colour)
        for y in (-0.9, -0.83, -0.76):
            pen.path([(-0.14, y), (0.14, y)], "grey")
        pen.oval(0, -0.55, 0.1, 0.1, "sky")
        return pen.sketch()
    pen.rect(-0.9, -1.0, 0.9, -0.5, colour)
    pen.path([(-0.8, -0.6), (0.8, -0.6)], "grey", weight=1.3)
    pen.dot(0.72, -0.85, 0.05, "red")
    for x in (-0.55, 0.0, 0.55):
        pen.path(wavy(-0.4, 0, 0, 0.05, 0.25, rng)[:, ::-1] + (x, 0), "sky")
    return pen.sketch()


def _washer(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "white", "grey", "sky"))
    pen.rect(-0.45, -1.0, 0.45, 0, colour)
    pen.path([(-0.45, -0.78), (0.45, -0.78)])
    pen.rect(-0.38, -0.94, -0.1, -0.84, "sky", fine=True)
    pen.oval(0.28, -0.89, 0.06, 0.06, "red", fine=True)
    pen.oval(0, -0.38, 0.32, 0.32, "grey")
    pen.oval(0, -0.38, 0.23, 0.23, "sky")
    for k in range(3):
        pen.oval(-0.1 + 0.1 * k, -0.36 + 0.05 * (k % 2), 0.06, 0.05, pick(rng, BRIGHT), None, fine=True)
    return pen.anchor("top", 0, -1.0).sketch()


def _blackboard(row: SubjectRow, look: Look) -> Sketch:
    """A green board with chalk writing; ``white``: a whiteboard."""
    pen, rng = Pen(), look.rng
    white = bool(row.params.get("white"))
    pen.rect(-1.0, -1.0, 1.0, -0.08, "white" if white else "darkgreen", "brown")
    chalk = "blue" if white else "white"
    words = (("3+2=5",), ("가나다",), ("2×3=6",), ("ㄱㄴㄷ",))[int(rng.integers(4))]
    # Chalk on green is paper left free: letters are nearer marks, and wax white is nearly paper.
    for k, text in enumerate(words):
        lettering(pen, text, -0.2, -0.6 + 0.3 * k, 0.42, rng, chalk, 1.0)
    if look.schema == 1:
        pen.heart(0.66, -0.66, 0.1, None, "pink" if not white else "red")
    elif look.schema == 2:
        pen.oval(0.66, -0.62, 0.14, 0.14, None, chalk, veil=True)
    else:
        pen.path([(0.5, -0.3), (0.85, -0.3)], chalk, weight=0.8)
    pen.rect(-1.0, -0.08, 1.0, 0.0, "tan")
    pen.rect(0.4, -0.13, 0.56, -0.06, "red", fine=True)
    return pen.sketch()


def _aquarium(row: SubjectRow, look: Look) -> Sketch:
    """A tank with fish and weed; schema 1 (or ``bowl``) a round bowl."""
    pen, rng = Pen(), look.rng
    water = main_colour(row, look, ("sky", "sky", "mint"))
    if row.params.get("bowl") or look.schema == 1:
        t = np.radians(np.linspace(-60, 240, 22))
        rim = np.stack([0.55 * np.cos(t), -0.46 + 0.5 * np.sin(t)], axis=1)
        pen.shape(rim, water, how="loose")
        pen.oval(0, -0.92, 0.3, 0.06, None)
        reach = 0.25
    else:
        pen.rect(-0.85, -1.0, 0.85, 0.0, None)
        pen.rect(-0.82, -0.82, 0.82, -0.12, water, "blue", how="loose")
        pen.rect(-0.85, -0.12, 0.85, 0.0, "tan")
        reach = 0.55
    for x, y in ((-reach, -0.56), (0.8 * reach, -0.4), (0.1, -0.66))[: 3 if reach > 0.3 else 2]:
        colour = pick(rng, ("orange", "red", "yellow"))
        side = 1 if rng.random() < 0.5 else -1
        tail = [(x - 0.1 * side, y), (x - 0.22 * side, y - 0.08), (x - 0.22 * side, y + 0.08)]
        pen.shape(tail, colour, colour, sharp=True, fine=True)
        pen.oval(x, y, 0.14, 0.085, colour, fine=True)
        pen.dot(x + 0.07 * side, y - 0.02, 0.02)
    pen.path([(0.0, -0.14), (0.05, -0.26), (-0.03, -0.36), (0.03, -0.46)], "green", smooth=True)
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
    pen.rect(-1.6, -1.0, 1.6, -0.55, wood)
    for k in range(5):
        pen.path([(-1.1 + 0.55 * k, -1.0), (-1.1 + 0.55 * k, -0.57)], weight=0.7)
    return pen.anchor("seat", 0, -0.95).anchor("top", 0, -1.0).sketch()


def _curtain(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("red", "pink", "green", "purple"))
    for side in (-1, 1):
        edge = [(0.06, -0.96), (0.62, -0.96), (0.62, 0.0), (0.3, 0.0), (0.36, -0.42), (0.06, -0.9)]
        if look.schema == 1:
            edge = [(0.03, -0.96), (0.62, -0.96), (0.62, 0.0), (0.03, 0.0)]
        pen.shape([(side * x, y) for x, y in edge], colour)
        for x in (0.22, 0.44):
            fold = wavy(-0.88, -0.08, 0, 0.015, 0.4, rng)[:, ::-1] + (side * (x + 0.08), 0)
            pen.path(fold, weight=0.6)
    pen.path([(-0.7, -0.99), (0.7, -0.99)], "brown", weight=1.5)
    return pen.sketch()


def _stairs(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("grey", "tan", "brown"))
    count = 5 if look.schema != 1 else 4
    points: list[tuple[float, float]] = [(-0.8, 0.0)]
    for k in range(count):
        x = -0.8 + 1.6 * k / count
        points += [(x, -(k + 1) / count), (x + 1.6 / count, -(k + 1) / count)]
    pen.shape([*points, (0.8, 0.0)], colour, sharp=True)
    if look.schema == 2:
        pen.path([(-0.75, -0.55), (0.7, -1.5)], "brown", weight=1.3)
        for x in (-0.6, 0.05, 0.62):
            pen.path([(x, -0.5 * x - 0.6), (x, -0.65 * x - 0.96)], "brown")
        return pen.sketch().placed(0, 0, 1 / 1.5)
    return pen.anchor("top", 0.5, -1.0).sketch()


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
        pen.path([(0.86 * k, -0.95), (1.02 * k, -0.05)], pick(rng, ("yellow", "red", "white")), weight=1.3)
    for side in (-1, 1) if look.schema == 2 else ():
        for k in range(4):
            x, y = side * (2.6 - 0.13 * k), -0.08 - 0.26 * k
            pen.path([(x, y), (x + 0.25 * side, y)])
    return pen.anchor("seat", 0, -0.45).anchor("top", 0, -0.5).sketch()


def _mirror(row: SubjectRow, look: Look) -> Sketch:
    """A mirror on its stand; ``dresser``: above a chest with drawers."""
    pen = Pen()
    frame = main_colour(row, look, ("pink", "brown", "yellow", "purple"))
    if row.params.get("dresser"):
        pen.rect(-0.5, -0.44, 0.5, 0, frame)
        for x in (-0.25, 0.25):
            pen.rect(x - 0.19, -0.36, x + 0.19, -0.16, None, fine=True).dot(x, -0.26, 0.025)
        pen.oval(0, -0.72, 0.3, 0.28, frame)
        pen.oval(0, -0.72, 0.22, 0.2, "sky", how="loose")
    else:
        pen.path([(-0.16, -0.12), (-0.3, 0)]).path([(0.16, -0.12), (0.3, 0)])
        if look.schema == 1:
            pen.rect(-0.3, -1.0, 0.3, -0.08, frame).rect(-0.22, -0.92, 0.22, -0.16, "sky", how="loose")
        else:
            pen.oval(0, -0.54, 0.3, 0.46, frame).oval(0, -0.54, 0.22, 0.37, "sky", how="loose")
    pen.path([(-0.08, -0.68), (0.06, -0.84)], "white", weight=1.2)
    return pen.sketch()


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


def _television(row: SubjectRow, look: Look) -> Sketch:
    """A television on a low board; what it shows is a smile, bars or a landscape."""
    pen = Pen()
    colour = main_colour(row, look, ("brown", "tan", "grey"))
    pen.rect(-0.8, -0.3, 0.8, 0, colour)
    pen.path([(0, -0.28), (0, -0.02)]).dot(-0.1, -0.15, 0.03).dot(0.1, -0.15, 0.03)
    pen.rect(-0.7, -1.0, 0.7, -0.34, "darkgrey")
    pen.rect(-0.6, -0.93, 0.6, -0.42, "sky", fine=True)
    if look.schema == 0:
        pen.oval(0, -0.66, 0.17, 0.17, "yellow", fine=True)
        pen.dot(-0.06, -0.7, 0.02).dot(0.06, -0.7, 0.02).arc(0, -0.66, 0.08, 0.08, 20, 160, "red", fine=True)
    elif look.schema == 1:
        pen.shape([(-0.6, -0.42), (-0.3, -0.72), (0.0, -0.42)], "green", fine=True)
        pen.oval(0.35, -0.8, 0.08, 0.08, "red", "red", fine=True)
    else:
        for k, paint in enumerate(("red", "yellow", "green", "pink")):
            pen.rect(-0.6 + 0.3 * k, -0.93, -0.3 + 0.3 * k, -0.42, paint, None, fine=True)
    return pen.anchor("top", 0, -1.0).sketch()


ARCHETYPES: dict[str, Archetype] = {
    "bed": _bed,
    "table": _table,
    "desk": _desk,
    "chair": _chair,
    "sofa": _sofa,
    "bookshelf": _bookshelf,
    "shelf": _shelf,
    "wardrobe": _wardrobe,
    "fridge": _fridge,
    "stove": _stove,
    "sink": _sink,
    "bathtub": _bathtub,
    "toilet": _toilet,
    "window": _window,
    "door": _door,
    "lamp": _lamp,
    "fan": _fan,
    "aircon": _aircon,
    "washer": _washer,
    "blackboard": _blackboard,
    "aquarium": _aquarium,
    "bench": _bench,
    "platform": _platform,
    "curtain": _curtain,
    "stairs": _stairs,
    "carpet": _carpet,
    "mirror": _mirror,
    "cradle": _cradle,
    "television": _television,
}
