"""Fruit and vegetables, as children draw them: one big plain shape and the detail that tells it.

Sketches carry ``grip`` and ``top``. Prepared food is in :mod:`geurim.crayon.food.dishes`.
"""

from __future__ import annotations

import numpy as np

from geurim.crayon.fittings import FINE, done, leaf, steam, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, spread, wavy, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form
from geurim.vocabulary import SubjectRow

_BODIES: dict[str, list[tuple[float, float]]] = {
    "apple": [(0, -0.8), (0.2, -0.88), (0.46, -0.8), (0.54, -0.5), (0.42, -0.14), (0.16, 0)],
    "pear": [(0, -1.0), (0.18, -0.95), (0.25, -0.7), (0.44, -0.44), (0.46, -0.18), (0.28, 0)],
    "peach": [(0, -0.82), (0.2, -0.9), (0.46, -0.76), (0.52, -0.44), (0.32, -0.12), (0, 0.04)],
    "round": [(0, -0.88), (0.3, -0.83), (0.5, -0.6), (0.52, -0.34), (0.34, -0.06), (0, 0.0)],
    "flat": [(0, -0.74), (0.3, -0.75), (0.52, -0.6), (0.58, -0.38), (0.5, -0.14), (0.28, -0.01)],
    "square": [(0, -0.74), (0.36, -0.76), (0.54, -0.6), (0.56, -0.24), (0.4, -0.02), (0, 0.0)],
    "lemon": [(0, -0.72), (0.34, -0.64), (0.52, -0.46), (0.68, -0.4), (0.66, -0.28), (0.34, -0.04)],
}
"""Right halves of outlines, from the top down."""
_HEADS = {"apple": -0.8, "pear": -0.98, "peach": -0.82, "round": -0.88, "flat": -0.74}
"""Heights at which stems begin."""


def _fruit(row: SubjectRow, look: Look) -> Sketch:
    """A round fruit: ``form`` its body, ``head`` what grows on it, ``mark`` what its skin shows."""
    pen = Pen()
    body = form(row, "round")
    colour = look.colour or str(row.params.get("colour", "red"))
    y = _HEADS.get(body, -0.74)
    head = str(row.params.get("head", "stem"))
    if head == "leaf":
        leaf(pen, 0.02, y - 0.02, 0.42, -35, vein=look.age > 6)
        if look.schema == 1:
            leaf(pen, -0.02, y - 0.02, 0.38, 215)
    pen.shape(mirrored(_BODIES[body]), colour, smooth=True)
    mark = str(row.params.get("mark", ""))
    if mark == "seam":
        pen.path([(0, y), (-0.12, y + 0.3), (-0.06, -0.2)], "darkred", smooth=True, weight=0.7)
    elif mark == "dots":
        for u, v in spread(look.rng, 7, 0.32, 0.24).tolist():
            pen.dot(u, v - 0.36, 0.035, "brown")
    elif mark == "slice":
        _cut(pen, colour)
    elif mark == "shine":
        pen.arc(-0.08, -0.44, 0.28, 0.26, 190, 245, "white", weight=0.9, fine=True)
    if head == "stem":
        pen.path([(0, y + 0.05), (0.07, y - 0.2)], "brown", weight=1.1)
        if look.schema != 2:
            leaf(pen, 0.06, y - 0.12, 0.32, -20)
    elif head == "calyx":
        for angle in (-160, -20, 20, 160):
            leaf(pen, 0, y + 0.05, 0.4, angle, "green")
        pen.path([(0, y + 0.02), (0.03, y - 0.16)], "brown", weight=1.1)
    elif head == "star":
        points = np.array(zigzag_line(-0.3, 0.3, y + 0.04, 0.1, 4, start=1))
        pen.shape(
            [*points.tolist(), (0.1, y - 0.06), (-0.1, y - 0.06)], "green", "darkgreen",
            weight=0.8,
        )  # fmt: skip
        pen.path([(0, y - 0.02), (0.05, y - 0.18)], "darkgreen", weight=1.1)
    elif head == "leaf":
        pen.path([(0, y + 0.04), (0, y - 0.08)], "brown", weight=0.9)
    return done(pen)


def _cut(pen: Pen, colour: str) -> None:
    """Half a fruit in front, with its segments."""
    x, y, r = 0.46, -0.24, 0.3
    pen.oval(x, y, r, r, colour, weight=0.9)
    pen.oval(x, y, 0.78 * r, 0.78 * r, "lemon", "white", weight=0.6)
    for t in (0.3, 1.35, 2.4):
        u, v = 0.72 * r * np.cos(t), 0.72 * r * np.sin(t)
        pen.path([(x - u, y - v), (x + u, y + v)], colour, weight=0.7, fine=True)


def _banana(row: SubjectRow, look: Look) -> Sketch:
    pen, colour = Pen(), look.colour or "yellow"
    del row
    one = [
        (-0.62, -0.86), (-0.5, -0.92), (-0.34, -0.5), (0.05, -0.24), (0.5, -0.34), (0.62, -0.3),
        (0.56, -0.12), (0.1, 0.08), (-0.32, -0.04), (-0.58, -0.4),
    ]  # fmt: skip
    if look.schema == 1:
        for angle in (-26.0, 0.0, 26.0):
            finger = Pen().shape([(x + 0.56, y + 0.9) for x, y in one], colour, smooth=True)
            pen.add(tilted(finger, angle).sketch())
        pen.rect(-0.1, -0.14, 0.12, 0.08, "brown", fine=True)
        return done(pen)
    if look.schema == 2:
        # Half peeled, as in picture books.
        pen.shape(
            mirrored([(0, -1.0), (0.14, -0.9), (0.17, -0.5), (0.17, -0.3)]), "lemon", smooth=True,
        )  # fmt: skip
        for side in (-1, 1):
            flap = [
                (0, -0.42), (side * 0.3, -0.6), (side * 0.5, -0.3), (side * 0.3, -0.4),
                (side * 0.14, -0.1),
            ]  # fmt: skip
            pen.shape(flap, colour, smooth=True)
        pen.shape(
            mirrored([(0, -0.36), (0.19, -0.4), (0.2, -0.1), (0.08, 0.1)]), colour, smooth=True,
        )  # fmt: skip
        return done(pen, grip=(0, 0))
    pen.shape(one, colour, smooth=True)
    pen.path([(-0.58, -0.84), (-0.64, -0.98)], "brown", weight=1.3)
    pen.path([(-0.42, -0.5), (-0.1, -0.16), (0.4, -0.2)], "brown", smooth=True, weight=FINE)
    pen.dot(0.61, -0.22, 0.05, "darkbrown")
    return done(pen, grip=(0, -0.1))


def _grapes(row: SubjectRow, look: Look) -> Sketch:
    """Rows of berries that grow fewer; ``colour`` their colour."""
    pen = Pen()
    colour = look.colour or str(row.params.get("colour", "purple"))
    pen.path([(0, -0.72), (0.04, -1.0)], "brown", weight=1.2)
    leaf(pen, 0.04, -0.84, 0.36, 5, "green")
    if look.schema == 1:
        leaf(pen, 0.0, -0.84, 0.34, 185, "green")
    r = 0.145
    for line, count in enumerate((4, 3, 2, 1) if look.schema == 2 else (3, 4, 3, 2, 1)):
        for k in range(count):
            x = (k - (count - 1) / 2) * 1.75 * r
            y = -0.66 + line * 1.55 * r
            pen.oval(x, y, r, r, colour, "ink", weight=0.6, fine=True)
    return done(pen, grip=(0.04, -0.94))


def _strawberry(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    body = mirrored([(0, -0.78), (0.34, -0.8), (0.48, -0.58), (0.3, -0.2), (0, 0.02)])
    pen.shape(body, look.colour or "red", smooth=True)
    for line, count in ((-0.56, 3), (-0.36, 2), (-0.16, 1)):
        for k in range(count):
            x = (k - (count - 1) / 2) * 0.24
            pen.path([(x, line - 0.04), (x + 0.01, line + 0.04)], "yellow", weight=0.7, fine=True)
    for angle in (-170, -10, 150, 30, 90):
        leaf(pen, 0, -0.8, 0.32, angle, "green")
    pen.path([(0, -0.8), (0.04, -1.0)], "green", weight=1.1)
    return done(pen)


def _watermelon(row: SubjectRow, look: Look) -> Sketch:
    """Whole (``form = whole``) or a slice; schema 1 draws the slice as a triangle."""
    pen = Pen()
    if form(row) == "whole":
        pen.oval(0, -0.45, 0.5, 0.45, "green")
        for bend in (-0.36, -0.13, 0.13, 0.36):
            reach = 0.42 * (1 - (bend / 0.62) ** 2) ** 0.5
            t = np.linspace(-1, 1, 9)
            x = bend * (1.15 - 0.75 * t * t) + 0.045 * np.where(np.arange(9) % 2, 1, -1)
            pen.path(np.stack([x, -0.45 + reach * t], axis=1), "black", weight=1.1)
        pen.path([(0, -0.88), (0.06, -1.0), (0.16, -0.97)], "darkgreen", smooth=True, weight=1.1)
        return done(pen)
    if look.schema == 1:
        pen.shape(
            [(-0.5, -0.2), (0, -0.1), (0.5, -0.2), (0.54, -0.05), (0, 0.07), (-0.54, -0.05)],
            "green", smooth=True,
        )  # fmt: skip
        pen.shape([(0, -1.0), (0.48, -0.2), (0, -0.12), (-0.48, -0.2)], "red", sharp=True)
        seeds = (
            (0, -0.68), (-0.14, -0.42), (0.14, -0.42), (0, -0.26), (-0.28, -0.28), (0.28, -0.28),
        )  # fmt: skip
    else:
        pen.shape(half_oval(0, -0.62, 0.78, 0.62), "green")
        pen.shape(half_oval(0, -0.62, 0.68, 0.5), "lemon", None)
        pen.shape(half_oval(0, -0.62, 0.62, 0.44), "red", "red", weight=0.5)
        seeds = (
            (-0.4, -0.5), (-0.15, -0.52), (0.12, -0.5), (0.38, -0.52), (-0.24, -0.34),
            (0.02, -0.32), (0.26, -0.34),
        )  # fmt: skip
    for x, y in seeds:
        pen.oval(x, y, 0.025, 0.045, "black", "black", weight=0.5, fine=True, how="solid")
    return done(pen)


def _cherry(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen, colour = Pen(), look.colour or "red"
    for x, y in ((-0.3, -0.22), (0.28, -0.26)):
        pen.path([(x, y - 0.15), (x * 0.45, -0.7), (0.06, -0.98)], "green", smooth=True, weight=0.9)
        pen.oval(x, y, 0.29, 0.27, colour)
        pen.arc(x, y, 0.12, 0.12, 190, 250, "white", weight=0.8, fine=True)
    leaf(pen, 0.06, -0.96, 0.42, 12)
    return done(pen, grip=(0.04, -0.9))


def _chestnut(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    for x, size in ((-0.42, 0.85), (0.36, 1.0)) if look.schema != 1 else ((0.0, 1.0),):
        body = mirrored(
            [(0, -0.9), (0.2, -0.72), (0.46, -0.5), (0.5, -0.2), (0.3, -0.02), (0, 0.0)],
        )  # fmt: skip
        pen.shape([(x + u * size, v * size) for u, v in body], "brown", smooth=True)
        pen.oval(x, -0.1 * size, 0.4 * size, 0.11 * size, "tan", weight=0.7)
    return done(pen)


def _melon(row: SubjectRow, look: Look) -> Sketch:
    """A Korean melon: yellow with white stripes."""
    del row
    pen = Pen()
    pen.oval(0, -0.5, 0.4, 0.5, look.colour or "yellow")
    for x in (-0.22, 0.0, 0.22):
        pen.path(
            half_oval(x * 0.2, -0.5, abs(x) + 0.001, 0.42, 90 if x < 0 else -90,
            270 if x < 0 else 90), "white", weight=1.3,
        )  # fmt: skip
    pen.path([(0, -0.98), (0.05, -1.08)], "green", weight=1.2)
    return done(pen)


def _pineapple(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    for angle in (-150, -120, -90, -60, -30):
        leaf(pen, 0, -0.6, 0.44, angle, "green")
    pen.oval(0, -0.32, 0.29, 0.34, look.colour or "yellow")
    for shift in (-0.2, 0.0, 0.2):
        pen.path([(shift - 0.16, -0.56), (shift + 0.16, -0.08)], "brown", weight=FINE, fine=True)
        pen.path([(shift + 0.16, -0.56), (shift - 0.16, -0.08)], "brown", weight=FINE, fine=True)
    return done(pen)


def _carrot(row: SubjectRow, look: Look) -> Sketch:
    """Carrot, or radish with ``form = radish``."""
    pen = Pen()
    radish = form(row) == "radish"
    colour = look.colour or ("white" if radish else "orange")
    for angle in (-130, -90, -50):
        leaf(pen, 0, -0.64, 0.36, angle, "green")
    if radish:
        body = [(0, -0.68), (0.2, -0.66), (0.26, -0.4), (0.2, -0.12), (0, 0.06)]
        pen.shape(mirrored(body), colour, smooth=True)
        pen.shape([(-0.2, -0.66), (0.2, -0.66), (0.25, -0.5), (-0.25, -0.5)], "lime", None)
    else:
        body = [(0, -0.68), (0.2, -0.69), (0.28, -0.56), (0.16, -0.2), (0, 0.06)]
        pen.shape(mirrored(body), colour, smooth=True)
        for x, y in ((-0.17, -0.46), (0.04, -0.34), (-0.1, -0.2)):
            pen.path([(x, y), (x + 0.12, y + 0.01)], "brown", weight=0.7, fine=True)
    return done(tilted(pen, 20 if look.schema == 1 else 0))


def _corn(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    pen.oval(0, -0.58, 0.23, 0.42, look.colour or "yellow")
    for k in range(4):
        y = -0.86 + 0.16 * k
        pen.path([(-0.2, y + 0.02), (0.2, y)], "orange", weight=FINE, fine=True)
    for x in (-0.08, 0.08):
        pen.path([(x, -0.96), (x, -0.24)], "orange", weight=FINE, fine=True)
    for side in (-1, 1):
        husk = [
            (0, 0.0), (side * 0.22, -0.14), (side * 0.36, -0.5), (side * 0.3, -0.72),
            (side * 0.12, -0.42), (0, -0.2),
        ]  # fmt: skip
        pen.shape(husk, "green", "darkgreen", smooth=True, weight=0.8)
    if look.schema == 1:
        pen.path([(0, 0.0), (0.02, 0.14)], "green", weight=1.2)
    return done(pen, grip=(0, -0.08))


def _tuber(row: SubjectRow, look: Look) -> Sketch:
    """Potato, or sweet potato (spindle, one broken open and steaming)."""
    pen = Pen()
    if form(row) == "sweet":
        skin = look.colour or "#a03a5a"
        pen.shape(
            [(-0.75, -0.2), (-0.4, -0.42), (0.1, -0.44), (0.5, -0.3), (0.76, -0.14), (0.4, 0.0),
            (-0.3, 0.02)], skin, smooth=True,
        )  # fmt: skip
        # The bitten end shows its yellow inside.
        pen.oval(-0.56, -0.2, 0.2, 0.2, "yellow", turn=0.2)
        steam(pen, 0.1, -0.52, 0.4, 3, 0.3)
        return done(pen, grip=(0.1, -0.2))
    pen.shape(
        [(-0.55, -0.3), (-0.4, -0.62), (0.0, -0.66), (0.42, -0.7), (0.6, -0.4), (0.44, -0.06),
        (0.0, 0.02), (-0.4, -0.02)], look.colour or "tan", smooth=True,
    )  # fmt: skip
    for x, y in ((-0.28, -0.4), (0.05, -0.5), (0.32, -0.36), (-0.02, -0.18), (0.28, -0.56)):
        pen.path([(x - 0.05, y), (x, y + 0.03), (x + 0.05, y)], "brown", weight=0.8, fine=True)
    if look.schema == 1:
        steam(pen, 0.0, -0.76, 0.3, 3, 0.3)
    return done(pen)


def _cabbage(row: SubjectRow, look: Look) -> Sketch:
    """A Chinese cabbage: pale below, frilly green leaves above."""
    del row
    pen = Pen()
    frill = [
        (-0.22, -0.1), (-0.42, -0.34), (-0.36, -0.5), (-0.5, -0.64), (-0.36, -0.74),
        (-0.36, -0.92), (-0.18, -0.9), (-0.06, -1.02), (0.08, -0.92), (0.26, -0.98),
        (0.34, -0.8), (0.48, -0.7), (0.38, -0.54), (0.44, -0.36), (0.22, -0.1),
    ]  # fmt: skip
    pen.shape(frill, look.colour or "lime", "green", smooth=True)
    pen.shape(
        mirrored([(0, -0.74), (0.14, -0.56), (0.24, -0.2), (0.18, 0.0)]), "white", "green",
        smooth=True,
    )  # fmt: skip
    for x in (-0.12, 0.0, 0.12):
        pen.path([(x * 0.8, -0.06), (x, -0.4), (2.0 * x, -0.78)], "green", smooth=True, weight=0.8)
    return done(pen)


def _cucumber(row: SubjectRow, look: Look) -> Sketch:
    """A long vegetable lying askew: cucumber, aubergine, chilli by ``form``."""
    pen, kind = Pen(), form(row, "cucumber")
    colour = look.colour or {"cucumber": "green", "aubergine": "purple", "chilli": "red"}[kind]
    if kind == "cucumber":
        pen.shape(
            [(-0.16, -0.9), (0.08, -0.98), (0.2, -0.6), (0.22, -0.2), (0.06, 0.02),
            (-0.12, -0.1), (-0.1, -0.5)], colour, smooth=True,
        )  # fmt: skip
        for x, y in ((0.02, -0.75), (0.08, -0.5), (0.02, -0.3), (0.1, -0.14)):
            pen.dot(x, y, 0.03, "darkgreen")
    else:
        fat = 1.0 if kind == "aubergine" else 0.5
        pen.shape(
            [(-0.12, -0.78), (0.14, -0.8), (0.3 * fat, -0.4), (0.34 * fat, -0.14),
            (0.1 * fat, 0.04), (-0.2 * fat, -0.06), (-0.2 * fat, -0.4)], colour, smooth=True,
        )  # fmt: skip
        pen.shape(
            [(-0.2, -0.66), (-0.12, -0.84), (0.12, -0.86), (0.22, -0.68), (0.04, -0.74)],
            "green", "darkgreen",
        )  # fmt: skip
        pen.path([(0.0, -0.84), (0.06, -1.02)], "green", weight=1.3)
    return done(tilted(pen, 28))


def _pumpkin(row: SubjectRow, look: Look) -> Sketch:
    """A ribbed pumpkin; ``form = lantern`` cuts a grinning face into it."""
    pen, colour = Pen(), look.colour or "orange"
    pen.path([(0, -0.7), (0.06, -0.94), (0.14, -0.96)], "green", smooth=True, weight=1.5)
    for x in (-0.34, 0.34):
        pen.oval(x, -0.38, 0.28, 0.36, colour)
    pen.oval(0, -0.38, 0.28, 0.4, colour)
    if form(row) == "lantern":
        for x in (-0.22, 0.22):
            pen.shape(
                [(x, -0.62), (x + 0.12, -0.42), (x - 0.12, -0.42)], "black", "black", sharp=True,
                fine=True,
            )  # fmt: skip
        teeth = [*zigzag_line(-0.36, 0.36, -0.24, 0.05, 3), (0.2, -0.06), (-0.2, -0.06)]
        pen.shape(teeth, "black", "black", fine=True)
    elif look.schema == 1:
        pen.path(wavy(0.1, 0.5, -0.86, 0.05, 0.2, look.rng), "green", weight=0.8)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "fruit": _fruit,
    "banana": _banana,
    "grapes": _grapes,
    "strawberry": _strawberry,
    "watermelon": _watermelon,
    "cherry": _cherry,
    "chestnut": _chestnut,
    "melon": _melon,
    "pineapple": _pineapple,
    "carrot": _carrot,
    "corn": _corn,
    "tuber": _tuber,
    "cabbage": _cabbage,
    "long_vegetable": _cucumber,
    "pumpkin": _pumpkin,
}
