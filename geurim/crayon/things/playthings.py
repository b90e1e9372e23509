"""Toys: dolls, blocks, balloons, kites, tops.

Games and folded paper are in :mod:`geurim.crayon.things.games`. Sketches carry ``grip`` and
``top``; dolls show the face that :mod:`geurim.crayon.people.faces` gives them.
"""

from __future__ import annotations

import math

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import done, lettering, wheel
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, zigzag_line
from geurim.crayon.people.faces import face
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow


def _balloon(row: SubjectRow, look: Look) -> Sketch:
    """One balloon on a string, or three (``form = bunch``)."""
    pen = Pen()
    first = main_colour(row, look)
    spots = ((-0.3, -0.74, first), (0.3, -0.76, "yellow"), (0.0, -0.9, "sky"))
    if form(row) != "bunch":
        spots = ((0.0, -0.72, first),)
    for x, y, colour in spots:
        string = [(x, y + 0.26), (0.5 * x + 0.06, -0.26), (0.3 * x - 0.05, -0.12), (0, 0.02)]
        pen.path(string, smooth=True, weight=0.6)
        pen.shape([(x, y + 0.22), (x + 0.06, y + 0.34), (x - 0.06, y + 0.34)], colour, weight=0.8)
        pen.oval(x, y, 0.25, 0.28, colour)
        pen.arc(x, y, 0.14, 0.17, 190, 250, "white", weight=0.9, fine=True)
    return done(pen, grip=(0, 0.0))


def _kite(row: SubjectRow, look: Look) -> Sketch:
    """A diamond with a tail; a Korean shield kite (schema 1); a ray with two tails (schema 2)."""
    pen = Pen()
    colour = main_colour(row, look)
    other = "yellow" if colour != "yellow" else "blue"
    if look.schema == 1:
        pen.rect(-0.36, -1.0, 0.36, -0.06, "white")
        pen.rect(-0.36, -1.0, 0.36, -0.76, colour)
        pen.shape([(-0.36, -0.06), (0.0, -0.3), (0.36, -0.06)], other, sharp=True)
        pen.oval(0, -0.54, 0.13, 0.13, "white")
        for x in (-0.24, 0.24):
            pen.path([(x, -0.06), (1.3 * x, 0.12)], colour, weight=1.2)
        return done(pen, grip=(0, 0.1))
    for x in (0.0,) if look.schema == 0 else (-0.2, 0.2):
        wave = [(x + (0.09 if k % 2 else -0.07), -0.42 + 0.12 * k) for k in range(6)]
        pen.path(wave, other, smooth=True, weight=1.0)
    if look.schema == 0:
        for y in (-0.22, 0.06):
            bow = [(-0.14, y - 0.07), (0.14, y + 0.07), (0.14, y - 0.07), (-0.14, y + 0.07)]
            pen.shape(bow, "red", "red", weight=0.6)
    pen.shape([(0, -1.0), (0.38, -0.7), (0, -0.3), (-0.38, -0.7)], colour, sharp=True)
    pen.shape([(0, -0.98), (0.36, -0.7), (0, -0.7)], other, None)
    pen.shape([(-0.36, -0.7), (0, -0.7), (0, -0.32)], other, None)
    pen.path([(0, -1.0), (0, -0.3)], weight=0.7).path([(-0.38, -0.7), (0.38, -0.7)], weight=0.7)
    return done(pen, grip=(0, -0.3))


def _doll(row: SubjectRow, look: Look) -> Sketch:
    """A rag doll with woollen plaits and a dress."""
    pen = Pen()
    dress = main_colour(row, look)
    hair = pick(look.rng, ("orange", "yellow", "brown"))
    for side in (-1, 1):
        pen.limb([(side * 0.1, -0.22), (side * 0.12, 0.0)], 0.11, "skin")
        pen.limb([(side * 0.14, -0.5), (side * 0.4, -0.36)], 0.1, "skin")
        plait = [(side * 0.3, -0.86), (side * 0.4, -0.7), (side * 0.36, -0.54)]
        pen.limb(plait, 0.14, hair, hair if look.schema == 0 else "ink")
        pen.dot(side * 0.36, -0.55, 0.05, "red")
    pen.shape([(-0.14, -0.56), (0.14, -0.56), (0.34, -0.16), (-0.34, -0.16)], dress)
    pen.path(zigzag_line(-0.26, 0.26, -0.24, 0.03, 4), "white", weight=0.8)
    pen.oval(0, -0.78, 0.3, 0.27, "skin")
    fringe = [*half_oval(0, -0.78, 0.32, 0.28, 185, 355).tolist(), (0.14, -0.86), (-0.1, -0.9)]
    pen.shape(fringe, hair, hair, weight=0.7)
    face(pen, 0, -0.74, 0.26, look)
    return done(pen, grip=(0, -0.36))


def _plush(row: SubjectRow, look: Look) -> Sketch:
    """A soft animal that sits and faces us; ``form`` names its ears."""
    pen, kind = Pen(), form(row, "bear")
    colour = main_colour(row, look, ("brown", "tan", "#c98a4c"))
    light = "lemon" if colour != "lemon" else "white"
    for side in (-1, 1):
        soft_ear(pen, kind, side, colour, light)
        pen.oval(side * 0.36, -0.34, 0.1, 0.18, colour, turn=-0.7 * side)
    pen.oval(0, -0.26, 0.3, 0.26, colour)
    pen.oval(0, -0.24, 0.17, 0.15, light, weight=0.6)
    for side in (-1, 1):
        pen.oval(side * 0.27, -0.08, 0.15, 0.12, colour)
        pen.oval(side * 0.28, -0.07, 0.07, 0.055, light, None)
    pen.oval(0, -0.66, 0.34, 0.28, colour)
    pen.oval(0, -0.57, 0.16, 0.11, light, weight=0.6)
    pen.oval(0, -0.63, 0.05, 0.035, "black", "black", how="solid", weight=0.6, fine=True)
    face(pen, 0, -0.69, 0.27, look, animal=True)
    if look.schema == 2 and kind == "bear":
        for side in (-1, 1):
            bow = [(0, -0.42), (side * 0.16, -0.5), (side * 0.16, -0.34)]
            pen.shape(bow, "red", weight=0.7)
    return done(pen, grip=(0.0, -0.3))


def soft_ear(pen: Pen, kind: str, side: int, colour: str, light: str) -> None:
    """An ear of a soft ``kind`` of animal whose head is 0.3 large about (0, -0.66)."""
    if kind == "rabbit":
        pen.oval(side * 0.14, -0.98, 0.1, 0.26, colour, turn=0.15 * side)
        pen.oval(side * 0.15, -0.98, 0.045, 0.16, "pink", None, turn=0.15 * side)
    elif kind == "dog":
        dark = "brown" if colour != "brown" else "darkbrown"
        pen.oval(side * 0.34, -0.66, 0.12, 0.22, dark, turn=-0.2 * side)
    elif kind == "cat":
        pen.shape([(side * 0.08, -0.86), (side * 0.3, -1.02), (side * 0.32, -0.72)], colour)
    else:
        pen.oval(side * 0.26, -0.88, 0.13, 0.13, colour)
        pen.oval(side * 0.26, -0.88, 0.06, 0.06, light, None)


def _blocks(row: SubjectRow, look: Look) -> Sketch:
    """Bricks with studs; wooden blocks with letters (schema 1); a castle of blocks (schema 2)."""
    del row
    pen, rng = Pen(), look.rng
    palette = [c for c in ("red", "yellow", "blue", "green", "orange") if c != look.colour]
    if look.colour:
        palette.insert(0, look.colour)
    if look.schema == 1:
        for k, (x, y) in enumerate(((-0.3, 0.0), (0.3, 0.0), (0.0, -0.54))):
            pen.rect(x - 0.27, y - 0.52, x + 0.27, y, palette[k])
            pen.rect(x - 0.17, y - 0.42, x + 0.17, y - 0.1, "white", None)
            lettering(pen, "가나다"[k], x, y - 0.26, 0.3, rng, "ink", 0.9)
        return done(pen)
    if look.schema == 2:
        walls = (
            (-0.5, 0.0, 0.3, 0.56), (0.5, 0.0, 0.3, 0.56), (0.0, 0.0, 0.6, 0.34),
            (0.0, -0.34, 0.3, 0.3),
        )  # fmt: skip
        for k, (x, y, w, h) in enumerate(walls):
            pen.rect(x - w / 2, y - h, x + w / 2, y, palette[k])
        for k, (x, y) in enumerate(((-0.5, -0.56), (0.5, -0.56), (0.0, -0.64))):
            pen.shape([(x - 0.2, y), (x + 0.2, y), (x, y - 0.32)], palette[k - 1], sharp=True)
        arch = half_oval(0, -0.16, 0.12, 0.14, 180, 360).tolist()
        pen.shape([*arch, (0.12, 0), (-0.12, 0)], "white")
        return done(pen)
    for k, (x, y) in enumerate(((-0.34, 0.0), (0.34, 0.0), (0.0, -0.38), (0.1, -0.76))):
        half = 0.33 if k < 3 else 0.22
        for u in (-0.5, 0.5):
            pen.rect(x + u * half - 0.08, y - 0.38, x + u * half + 0.08, y - 0.26, palette[k])
        pen.rect(x - half, y - 0.3, x + half, y, palette[k])
    return done(pen)


def _toy_car(row: SubjectRow, look: Look) -> Sketch:
    """A small car with a key to wind it up; ``form = train`` an engine that smokes."""
    pen = Pen()
    colour = main_colour(row, look)
    if form(row) == "train":
        pen.rect(-0.6, -0.8, -0.1, -0.18, "blue" if colour != "blue" else "red")
        pen.rect(-0.48, -0.68, -0.22, -0.44, "lemon", fine=True)
        pen.rect(-0.1, -0.52, 0.56, -0.18, colour)
        pen.shape([(0.24, -0.5), (0.42, -0.5), (0.48, -0.8), (0.18, -0.8)], "darkgrey")
        pen.curl(0.24, -1.0, 0.24, 0.12, "grey", turns=3, weight=0.7)
        for x in (-0.38, 0.08, 0.42):
            wheel(pen, x, -0.14, 0.15, hub="yellow")
        return done(pen)
    body = [
        (-0.7, -0.2), (-0.68, -0.46), (-0.38, -0.52), (-0.22, -0.84), (0.26, -0.84),
        (0.44, -0.5), (0.7, -0.42), (0.72, -0.2),
    ]  # fmt: skip
    pen.shape(body, colour)
    pen.shape([(-0.26, -0.52), (-0.15, -0.74), (0.02, -0.74), (0.02, -0.52)], "sky", fine=True)
    pen.shape([(0.1, -0.52), (0.1, -0.74), (0.22, -0.74), (0.34, -0.52)], "sky", fine=True)
    pen.dot(0.64, -0.36, 0.05, "yellow")
    for x in (-0.38, 0.38):
        wheel(pen, x, -0.17, 0.18, hub="yellow")
    pen.path([(-0.72, -0.34), (-0.88, -0.34)], "grey", weight=1.0)
    for y in (-0.46, -0.22):
        pen.oval(-0.97, y, 0.09, 0.12, None, "grey", weight=1.0)
    return done(pen)


def _yoyo(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look)
    pen.path([(0, -0.4), (-0.06, -0.7), (0.05, -0.9)], smooth=True, weight=0.7)
    pen.oval(0.08, -0.97, 0.08, 0.07, None, weight=0.7)
    pen.oval(0, -0.28, 0.3, 0.29, colour)
    pen.star(0, -0.28, 0.16, "yellow" if colour != "yellow" else "red", "ink")
    return done(pen, grip=(0.08, -0.95))


def _spinning_top(row: SubjectRow, look: Look) -> Sketch:
    """A top with coloured bands; arcs beside its tip show that it spins."""
    pen = Pen()
    colour = main_colour(row, look)
    pen.rect(-0.05, -1.0, 0.05, -0.74, "brown")
    pen.shape([(-0.46, -0.6), (0.46, -0.6), (0.3, -0.36), (-0.3, -0.36)], colour)
    pen.shape([(-0.3, -0.36), (0.3, -0.36), (0.06, -0.06), (0, 0.02), (-0.06, -0.06)], "tan")
    pen.oval(0, -0.66, 0.47, 0.13, "yellow" if colour != "yellow" else "red")
    pen.oval(0, -0.67, 0.22, 0.06, colour, weight=0.7)
    for side in (-1, 1):
        start = 20 if side > 0 else 90
        pen.arc(side * 0.3, -0.16, 0.3, 0.14, start, start + 70, "grey", weight=0.8)
    return done(pen, grip=(0, -0.92))


def _hoop(row: SubjectRow, look: Look) -> Sketch:
    """A hoop for the hips (``form = hoop``) or a swim ring, striped."""
    pen = Pen()
    colour = main_colour(row, look)
    slim = form(row) == "hoop"
    inner, steps = (0.42, 12) if slim else (0.26, 8)
    for k in range(steps):
        a, b = 360 / steps * k, 360 / steps * (k + 1)
        outside = half_oval(0, -0.5, 0.5, 0.5, a, b, 6).tolist()
        inside = half_oval(0, -0.5, inner, inner, b, a, 6).tolist()
        fill = colour if k % 2 else ("yellow" if slim and colour != "yellow" else "white")
        pen.shape([*outside, *inside], fill, fill if slim else None, weight=0.6)
    if not slim:
        for r in (0.5, inner):
            pen.path(half_oval(0, -0.5, r, r, -80, 285, 30))
    return done(pen, grip=(0, -0.94))


def _rope(row: SubjectRow, look: Look) -> Sketch:
    """A skipping rope with two handles; ``form = plain`` a coil of rope."""
    pen = Pen()
    colour = main_colour(row, look, ("blue", "red", "green", "purple"))
    if form(row) == "plain":
        for y in (-0.2, -0.32, -0.44):
            pen.path(half_oval(0, y, 0.5, 0.18, -80, 285, 26), "tan", weight=1.6)
        pen.path([(0.46, -0.4), (0.7, -0.66), (0.62, -0.84)], "tan", smooth=True, weight=1.6)
        return done(pen)
    loop = [(-0.46, -0.7), (-0.58, -0.34), (-0.3, -0.06), (0.3, -0.06), (0.58, -0.34), (0.46, -0.7)]
    pen.path(loop, colour, smooth=True, weight=1.1)
    for side in (-1, 1):
        ends = [(side * 0.46, -0.68), (side * 0.38, -1.0)]
        pen.limb(ends, 0.15, "red" if colour != "red" else "yellow")
    return done(pen, grip=(-0.4, -0.9))


def _piggy_bank(row: SubjectRow, look: Look) -> Sketch:
    """A pig from the side with a coin above its slot."""
    pen = Pen()
    colour = main_colour(row, look, ("pink", "red"))
    pen.oval(0.0, -0.94, 0.15, 0.15, "yellow", weight=0.8)
    for x in (-0.3, 0.24):
        pen.rect(x - 0.09, -0.2, x + 0.09, 0.0, colour)
    pen.shape([(0.26, -0.62), (0.44, -0.82), (0.46, -0.56)], colour)
    pen.oval(0, -0.42, 0.54, 0.32, colour)
    pen.oval(0.54, -0.4, 0.12, 0.13, colour)
    pen.dot(0.51, -0.4, 0.03).dot(0.59, -0.4, 0.03).dot(0.34, -0.5, 0.045)
    pen.path([(-0.14, -0.72), (0.14, -0.72)], weight=1.3)
    tail = [(-0.54, -0.44), (-0.68, -0.54), (-0.58, -0.6), (-0.74, -0.66)]
    pen.path(tail, colour, smooth=True, weight=0.9)
    return done(pen)


def _toy_box(row: SubjectRow, look: Look) -> Sketch:
    """A box with a ball, a bear's head and a brick looking out: toys in general."""
    pen = Pen()
    pen.oval(-0.4, -0.72, 0.22, 0.22, "red")
    pen.path([(-0.6, -0.72), (-0.2, -0.72)], "yellow", weight=1.2)
    for side in (-1, 1):
        pen.oval(0.08 + side * 0.18, -1.0, 0.09, 0.09, "brown")
    pen.oval(0.08, -0.8, 0.24, 0.22, "brown")
    pen.dot(0.0, -0.84, 0.035).dot(0.16, -0.84, 0.035).dot(0.08, -0.76, 0.03)
    pen.rect(0.36, -0.84, 0.66, -0.5, "sky")
    pen.rect(-0.72, -0.6, 0.72, 0.0, main_colour(row, look, ("yellow", "lime", "orange")))
    pen.star(0, -0.3, 0.2, "red" if look.colour != "red" else "yellow", "ink")
    return done(pen, grip=(0, -0.04), top=(0, -0.6))


def _pinwheel(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    pen.path([(0, 0.04), (0, -0.64)], "brown", weight=1.3)
    for k, colour in enumerate((main_colour(row, look, BRIGHT), "yellow", "sky", "lime")):
        a = math.radians(90 * k - 60)
        cos, sin = math.cos(a), math.sin(a)
        blade = [(0, 0), (0.4, -0.02), (0.36, 0.26), (0.16, 0.22)]
        pen.shape([(u * cos - v * sin, -0.64 + u * sin + v * cos) for u, v in blade], colour)
    pen.dot(0, -0.64, 0.06, "ink")
    return done(pen, grip=(0, -0.04))


def _water_gun(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("lime", "orange", "yellow"))
    pen.rect(-0.5, -0.86, 0.0, -0.62, "sky")
    body = [
        (-0.64, -0.64), (0.42, -0.64), (0.42, -0.54), (0.62, -0.54), (0.62, -0.44), (0.0, -0.4),
        (-0.14, -0.28), (-0.26, 0.0), (-0.54, 0.0), (-0.44, -0.32), (-0.64, -0.4),
    ]  # fmt: skip
    pen.shape(body, colour)
    pen.arc(-0.1, -0.32, 0.12, 0.1, 20, 190, weight=0.8)
    for y in (-0.62, -0.5, -0.38):
        pen.path([(0.7, -0.5 + (y + 0.5) * 0.3), (0.94, y)], "blue", weight=0.9)
    return done(pen, grip=(-0.4, -0.12))


ARCHETYPES: dict[str, Archetype] = {
    "balloon": _balloon,
    "kite": _kite,
    "doll": _doll,
    "plush": _plush,
    "blocks": _blocks,
    "toy_car": _toy_car,
    "yoyo": _yoyo,
    "spinning_top": _spinning_top,
    "hoop": _hoop,
    "rope": _rope,
    "piggy_bank": _piggy_bank,
    "toy_box": _toy_box,
    "pinwheel": _pinwheel,
    "water_gun": _water_gun,
}
