"""Other ways to draw small animals: from the front instead of the side, coiled, from above.

The usual ways are in the modules named after the kinds of animals; livelier poses are theirs too.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.animals.creature import (
    DARK,
    LIVELY,
    LOUD,
    LOW,
    asleep,
    features,
    hold_points,
    pale_eye,
    side_mouth,
    snores,
)
from geurim.crayon.animals.creepers import frog
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.ways import Ways
from geurim.crayon.wishes import colouring, wax, word
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

Spot = tuple[float, float]


def _faced(pen: Pen, at: Spot, r: float, look: Look, main: str) -> None:
    """A face on what is there, on paper where the wax is dark; z when it sleeps."""
    if main in DARK:
        pen.oval(at[0], at[1] + 0.06 * r, 0.78 * r, 0.66 * r, "white", None, how="none", fine=True)
    features(pen, *at, r, look)
    if asleep(look):
        snores(pen, at[0] + 0.1, max(at[1], -0.6), min(r, 0.24))


def _horns(pen: Pen, at: Spot, r: float, look: Look, colour: str = "ink") -> None:
    """Two feelers with knobs that hang when the animal is low."""
    drop = 0.45 if look.body in LOW else 0.0
    for side in (-1, 1):
        tip = (at[0] + side * (0.6 + drop) * r, at[1] - (1.6 - drop) * r)
        pen.path([(at[0] + side * 0.3 * r, at[1] - 0.8 * r), tip], colour, weight=0.9)
        pen.dot(*tip, 0.14 * r)


def side_frog(row: SubjectRow, look: Look) -> Sketch:
    """A frog that sits in profile: back sloping, one long folded leg."""
    if look.pose in ("jump", "run", "dance"):
        return frog(row, look)
    pen, main = Pen(), colouring(row, look, "green")
    fill = wax(main)
    body = [
        (-0.72, -0.1), (-0.4, -0.5), (0.0, -0.78), (0.42, -0.86), (0.82, -0.66), (0.76, -0.42),
        (0.46, -0.3), (0.3, -0.04), (-0.4, 0.0),
    ]  # fmt: skip
    pen.shape(body, fill, smooth=True)
    pen.shape(
        [(0.7, -0.42), (0.46, -0.32), (0.34, -0.12), (0.12, -0.1), (0.3, -0.4)],
        "lemon" if main != "yellow" else "white", None, smooth=True,
    )  # fmt: skip
    pen.limb([(0.3, -0.32), (0.42, -0.06), (0.6, -0.02)], 0.12, fill)
    pen.oval(-0.3, -0.24, 0.32, 0.2, fill, turn=-0.5)
    pen.limb([(-0.5, -0.06), (0.0, -0.02)], 0.12, fill)
    pen.oval(0.5, -0.86, 0.19, 0.18, fill)
    pen.oval(0.52, -0.86, 0.13, 0.12, "white", None, how="none", fine=True)
    pale_eye(pen, 0.53, -0.86, 0.42, look, "lime")
    side_mouth(pen, (0.8, -0.58), (0.44, -0.54), look)
    if asleep(look):
        snores(pen, 0.4, -0.6, 0.25)
    hold_points(pen, (0.52, -0.7), 0.3, (-0.1, -0.7))
    return pen.sketch()


def coiled_snake(row: SubjectRow, look: Look) -> Sketch:
    """A snake that lies in a ring, its tail out on one side, its neck rising like a swan's."""
    pen, main = Pen(), colouring(row, look, "green")
    fill, stripe = wax(main), word(row, "stripe", "yellow")
    pen.limb([(-0.4, -0.1), (-0.8, -0.06), (-1.06, -0.22)], 0.17, fill, taper=0.25)
    for y, half in ((-0.15, 0.62), (-0.36, 0.44)):
        pen.oval(0, y, half, 0.16, fill)
        for u in (-0.6, 0.0, 0.6):
            pen.path([(u * half, y - 0.1), (u * half + 0.04, y + 0.1)], stripe, weight=1.6)
    high = 0.06 if look.body in LOUD else -0.08 if look.body in LOW else 0.0
    at = (0.44, -0.88 - high)
    neck = [(-0.1, -0.4), (-0.14, -0.66), (0.08, -0.88 - high), at]
    pen.limb(neck, 0.2, fill)
    pen.path([(0.7, -0.82 - high), (0.88, -0.78 - high), (0.98, -0.84 - high)], "red", weight=0.9)
    pen.path([(0.88, -0.78 - high), (0.98, -0.7 - high)], "red", weight=0.9)
    pen.oval(*at, 0.31, 0.21, fill)
    pale_eye(pen, at[0] + 0.04, at[1] - 0.05, 0.46, look, main)
    side_mouth(pen, (at[0] + 0.3, at[1] + 0.06), (at[0] + 0.04, at[1] + 0.1), look)
    if asleep(look):
        snores(pen, at[0] - 0.1, -0.6, 0.24)
    hold_points(pen, at, 0.24, (0.0, -0.5))
    return pen.sketch()


def round_snail(row: SubjectRow, look: Look) -> Sketch:
    """A snail whose house is one line that winds inwards, its neck straight up."""
    pen, main = Pen(), colouring(row, look, "orange")
    skin = word(row, "skin", "lemon")
    foot = [
        (-0.86, 0.0), (-0.7, -0.14), (0.32, -0.16), (0.4, -0.6), (0.78, -0.6), (0.8, -0.1),
        (0.66, 0.0),
    ]  # fmt: skip
    pen.shape(foot, skin)
    at = (0.6, -0.62)
    _horns(pen, at, 0.26, look)
    pen.oval(*at, 0.27, 0.25, skin)
    dome = [
        (0.38 * math.cos(t) * 1.25 - 0.18, -0.14 + 0.76 * math.sin(t))
        for t in np.linspace(-math.pi, 0, 14).tolist()
    ]
    pen.shape(dome, wax(main))
    coil = word(row, "coil", "brown")
    for k in (0.68, 0.36):
        ring = [(-0.18 + k * (x + 0.18), -0.14 + k * (y + 0.14)) for x, y in dome]
        pen.path(ring, coil)
    _faced(pen, at, 0.24, look, skin)
    hold_points(pen, at, 0.24, (-0.18, -0.9))
    return pen.sketch()


def flat_crab(row: SubjectRow, look: Look) -> Sketch:
    """A crab as half a ball: face on its shell, claws like scissors held high."""
    pen, main = Pen(), colouring(row, look, "red")
    fill = wax(main)
    up = 0.1 if look.body in LIVELY or look.body is Emotion.ANGER else 0.0
    for side in (-1, 1):
        for k in range(3):
            x = side * (0.3 + 0.14 * k)
            pen.limb([(x, -0.2), (x + side * 0.16, 0.0)], 0.09, fill)
        pen.limb([(side * 0.46, -0.34), (side * 0.78, -0.5 - up)], 0.1, fill)
        cx, cy = side * 0.8, -0.72 - up
        pen.oval(cx, cy, 0.21, 0.22, fill)
        pen.shape(
            [(cx - 0.1, cy - 0.26), (cx, cy + 0.02), (cx + 0.1, cy - 0.26)], "white", None,
        )  # fmt: skip
        pen.path([(cx - 0.08, cy - 0.22), (cx, cy + 0.02), (cx + 0.08, cy - 0.22)])
    dome = [
        (0.58 * math.cos(t), -0.16 + 0.66 * math.sin(t))
        for t in np.linspace(-math.pi, 0, 14).tolist()
    ]
    pen.shape([*dome, (0.4, -0.08), (-0.4, -0.08)], fill)
    at = (0.0, -0.44)
    pen.oval(0, -0.42, 0.34, 0.24, "white" if main in DARK | {"red"} else None, None, how="none")
    _faced(pen, at, 0.38, look, "apricot")
    hold_points(pen, at, 0.34)
    return pen.sketch()


def ladybird_from_above(row: SubjectRow, look: Look) -> Sketch:
    """A ladybird from above: a ball split by a line, spots in pairs, legs to both sides."""
    pen, main = Pen(), colouring(row, look, "red")
    for side in (-1, 1):
        for y in (-0.54, -0.34, -0.14):
            pen.path([(side * 0.36, y), (side * 0.6, y - 0.04)], weight=1.2)
    at = (0.0, -0.78)
    _horns(pen, at, 0.2, look)
    pen.oval(*at, 0.28, 0.21, "black")
    pen.oval(0, -0.36, 0.46, 0.38, wax(main))
    pen.path([(0, -0.72), (0, 0.02)])
    for side in (-1, 1):
        for x, y in ((0.2, -0.54), (0.27, -0.3), (0.15, -0.12)):
            pen.oval(side * x, y, 0.075, 0.075, "black", "black", how="solid", weight=0.6)
    _faced(pen, at, 0.25, look, "black")
    hold_points(pen, at, 0.25)
    return pen.sketch()


def ant_upright(row: SubjectRow, look: Look) -> Sketch:
    """An ant that stands up like a person: three balls on top of each other."""
    pen, main = Pen(), colouring(row, look, "black")
    fill = wax(main)
    lift = -0.14 if look.body in LIVELY else 0.06 if look.body in LOW else 0.0
    for side in (-1, 1):
        pen.path([(side * 0.1, -0.14), (side * 0.2, 0.0), (side * 0.3, 0.0)], main, weight=1.2)
        pen.path([(side * 0.12, -0.44), (side * 0.44, -0.5 + lift)], main, weight=1.2)
        pen.path([(side * 0.12, -0.38), (side * 0.4, -0.26 + lift)], main, weight=1.2)
    pen.oval(0, -0.2, 0.22, 0.18, fill)
    pen.oval(0, -0.43, 0.14, 0.12, fill)
    at = (0.0, -0.7)
    _horns(pen, at, 0.22, look)
    pen.oval(*at, 0.27, 0.23, fill)
    _faced(pen, at, 0.26, look, main)
    hold_points(pen, at, 0.26)
    return pen.sketch()


def spider_in_web(row: SubjectRow, look: Look) -> Sketch:
    """A spider in the middle of its web."""
    pen, main = Pen(), colouring(row, look, "black")
    ends = [(math.cos(t), math.sin(t)) for t in np.linspace(0, 2 * math.pi, 9)[:8].tolist()]
    for c, s in ends:
        pen.path([(0, -0.5), (0.56 * c, -0.5 + 0.52 * s)], "grey", weight=0.7)
    for r in (0.34, 0.5):
        ring = [(r * c, -0.5 + 0.95 * r * s) for c, s in [*ends, ends[0]]]
        pen.path(ring, "grey", weight=0.7)
    for side in (-1, 1):
        for lift, far in ((-0.24, 0.36), (-0.08, 0.42), (0.1, 0.42), (0.26, 0.34)):
            knee = (side * 0.7 * far, -0.54 + 1.1 * lift)
            pen.path([(side * 0.1, -0.48), knee, (side * far, -0.44 + lift)], main, weight=1.1)
    pen.oval(0, -0.46, 0.25, 0.24, wax(main))
    _faced(pen, (0.0, -0.48), 0.25, look, main)
    hold_points(pen, (0.0, -0.48), 0.25)
    return pen.sketch()


def round_whale(row: SubjectRow, look: Look) -> Sketch:
    """A whale like half a loaf, flat below, tail up behind, a spout of three drops."""
    pen, main = Pen(), colouring(row, look, "blue")
    fill = wax(main)
    for lobe in (-0.2, 0.2):
        pen.oval(-0.96 + lobe, -0.74, 0.22, 0.12, fill, turn=-2.5 * lobe)
    pen.limb([(-0.5, -0.2), (-0.86, -0.3), (-0.95, -0.66)], 0.26, fill, taper=0.5)
    dome = [
        (0.16 + 0.76 * math.cos(t), -0.14 + 0.6 * math.sin(t))
        for t in np.linspace(-math.pi, 0, 14).tolist()
    ]
    pen.shape([*dome, (0.8, 0.0), (-0.5, 0.0)], fill)
    pen.shape([(0.9, -0.2), (0.2, -0.14), (-0.5, -0.06), (-0.46, 0.0), (0.8, 0.0)],
              wax(word(row, "belly", "white")), weight=0.7)  # fmt: skip
    pale_eye(pen, 0.58, -0.42, 0.42, look, main)
    side_mouth(pen, (0.9, -0.24), (0.56, -0.24), look)
    pen.oval(0.1, -0.28, 0.2, 0.1, fill, turn=0.5)
    if look.emotion not in LOW and not asleep(look):
        for x, y in ((0.02, -0.9), (0.24, -1.0), (0.46, -0.9)):
            pen.path([(0.24, -0.78), (x, y)], "sky")
            pen.dot(x, y, 0.06, "sky")
    if asleep(look):
        snores(pen, 0.5, -0.5, 0.25)
    hold_points(pen, (0.58, -0.42), 0.3)
    return pen.sketch()


WAYS: Ways = {
    ("frog", ""): (side_frog, None),
    ("snake", ""): (coiled_snake, None),
    ("snail", ""): (round_snail, None),
    ("crab", ""): (flat_crab, None),
    ("ladybug", ""): (ladybird_from_above, None),
    ("ant", ""): (ant_upright, None),
    ("spider", ""): (spider_in_web, None),
    ("whale", ""): (round_whale, None),
}
