"""Rides and tents of the fair, the stage.

Ferris wheel, roller coaster, merry-go-round, swinging ship, circus.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import fitted, flag
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow


def _ferris_wheel(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("red", "blue", "purple", "green"))
    cx, cy, r = 0.0, -0.58, 0.36
    pen.path([(cx, cy), (-0.28, 0)], paint, weight=1.5).path(
        [(cx, cy), (0.28, 0)], paint, weight=1.5
    )
    pen.path([(-0.36, 0), (0.36, 0)], weight=1.3)
    count = 8 if look.schema != 1 else 6
    t = np.linspace(0, 2 * math.pi, 40)
    pen.path(np.stack([cx + r * np.cos(t), cy + r * np.sin(t)], axis=1), paint, weight=1.2)
    for k in range(count):
        a = 2 * math.pi * k / count + 0.2
        x, y = cx + r * math.cos(a), cy + r * math.sin(a)
        pen.path([(cx, cy), (x, y)], "grey" if look.schema == 2 else paint, weight=0.7)
    for k in range(count):
        a = 2 * math.pi * k / count + 0.2
        x, y = cx + r * math.cos(a), cy + r * math.sin(a)
        colour = pick(rng, BRIGHT)
        if look.schema == 1:
            pen.oval(x, y + 0.03, 0.075, 0.075, colour, fine=True)
        else:
            cabin = [(x - 0.075, y), (x + 0.075, y), (x + 0.05, y + 0.1), (x - 0.05, y + 0.1)]
            pen.shape(cabin, colour, fine=True)
    pen.oval(cx, cy, 0.06, 0.06, "yellow", fine=True)
    return pen.anchor("seat", cx, cy + r + 0.05).sketch()


def _roller_coaster(row: SubjectRow, look: Look) -> Sketch:
    """A track of hills (schema 1 with a loop) on props, with a train of cars."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("red", "blue", "purple", "orange"))
    x = np.linspace(-1.2, 1.2, 50)
    y = -0.54 - 0.44 * np.cos((x + 1.2) * 3.6) * np.where(x < -0.4, 1.0, 0.66)
    for k in range(2, 50, 6):
        pen.path([(float(x[k]), float(y[k])), (float(x[k]), 0.0)], "grey", weight=0.8)
        if k + 6 < 50 and look.schema == 2:
            pen.path(
                [(float(x[k]), 0.0), (float(x[k + 6]), float(y[k + 6]) * 0.6)], "grey", weight=0.6
            )
    pen.path(np.stack([x, y], axis=1), paint, weight=1.5)
    if look.schema == 1:
        pen.oval(0.12, -0.62, 0.3, 0.36, None, paint, weight=1.4, veil=True)
    for k, i in enumerate((38, 41, 44)):
        at, top = float(x[i]), float(y[i])
        slope = math.atan2(float(y[i + 1] - y[i - 1]), float(x[i + 1] - x[i - 1]))
        car = [(-0.075, -0.13), (0.075, -0.13), (0.07, -0.02), (-0.07, -0.02)]
        cos, sin = math.cos(slope), math.sin(slope)
        pen.shape(
            [(at + a * cos - b * sin, top + a * sin + b * cos) for a, b in car],
            pick(rng, BRIGHT) if k else "yellow",
            fine=True,
        )
    i = 41
    return fitted(pen.anchor("seat", float(x[i]), float(y[i]) - 0.12))


def _merry_go_round(row: SubjectRow, look: Look) -> Sketch:
    """A striped roof, poles, and horses of the simplest kind."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("red", "pink", "blue", "purple"))
    second = pick(rng, ("yellow", "white", "lemon"))
    pen.rect(-0.66, -0.1, 0.66, 0, paint)
    for k, x in enumerate((-0.42, 0.02, 0.44)):
        lift = 0.06 * (k % 2)
        pen.path([(x, -0.62), (x, -0.1)], "yellow", weight=1.1)
        if look.schema == 1:
            pen.oval(x, -0.26 - lift, 0.15, 0.11, pick(rng, BRIGHT))
        else:
            coat = pick(rng, ("white", "brown", "tan", "pink"))
            y = -0.3 - lift
            pen.path([(x - 0.09, y), (x - 0.12, y + 0.14)], weight=0.8).path(
                [(x + 0.08, y), (x + 0.12, y + 0.14)], weight=0.8
            )
            body = [
                (x - 0.14, y - 0.03),
                (x + 0.08, y - 0.05),
                (x + 0.12, y - 0.18),
                (x + 0.22, y - 0.12),
                (x + 0.15, y - 0.07),
                (x + 0.12, y + 0.06),
                (x - 0.13, y + 0.06),
            ]
            pen.shape(body, coat, fine=True)
    edges = np.linspace(-0.74, 0.74, 7).tolist()
    for k, (a, b) in enumerate(pairwise(edges)):
        pen.shape(
            [(a, -0.58), (b, -0.58), (0.08 * b, -0.92), (0.08 * a, -0.92)],
            paint if k % 2 == 0 else second,
        )
    pen.path([(0, -0.9), (0, -1.0)]).oval(0, -1.0, 0.05, 0.05, "yellow", fine=True)
    return fitted(pen.anchor("seat", 0.0, -0.4))


def _circus_tent(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("red", "blue", "orange", "purple"))
    second = pick(rng, ("yellow", "white"))
    flag(pen, 0, -0.84, -1.0, 0.13, pick(rng, ("yellow", "green", "red")))
    edges = np.linspace(-0.8, 0.8, 8 if look.schema != 1 else 6).tolist()
    for k, (a, b) in enumerate(pairwise(edges)):
        colour = paint if k % 2 == 0 else second
        pen.shape([(0.86 * a, -0.44), (0.86 * b, -0.44), (0.8 * b, 0), (0.8 * a, 0)], colour)
        pen.shape([(a, -0.42), (b, -0.42), (0.0, -0.86)], colour, sharp=True)
    pen.shape([(-0.17, 0), (0, -0.38), (0.17, 0)], "darkbrown" if look.schema else "navy")
    return fitted(pen)


def _pirate_ship(row: SubjectRow, look: Look) -> Sketch:
    """The swinging ship of Korean fairs (바이킹), hung from an A of beams."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("brown", "red", "orange"))
    for side in (-1, 1):
        pen.path([(0, -1.0), (0.62 * side, 0)], pick(rng, ("blue", "red")), weight=1.6)
    tilt = 0.0 if look.schema == 0 else 0.3
    hull = [
        (-0.62, -0.52),
        (-0.42, -0.36),
        (0.42, -0.36),
        (0.62, -0.52),
        (0.5, -0.16),
        (-0.5, -0.16),
    ]
    cos, sin = math.cos(tilt), math.sin(tilt)
    for x in (-0.3, 0.3):
        pen.path([(0, -1.0), (x * cos + 0.3 * sin, -1.0 + 0.66 * cos + x * sin * -1.0)], weight=0.8)
    pen.shape([(x * cos + (y + 1) * sin, -1 + (y + 1) * cos - x * sin) for x, y in hull], paint)
    for k in (-1, 0, 1):
        x, y = 0.22 * k, -0.26
        pen.oval(
            x * cos + (y + 1) * sin, -1 + (y + 1) * cos - x * sin, 0.06, 0.06, "yellow", fine=True
        )
    return fitted(pen.anchor("seat", 0.6 * sin, -0.4))


def _stage(row: SubjectRow, look: Look) -> Sketch:
    """A stage with curtains on both sides and lights."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("red", "purple", "blue"))
    pen.rect(-0.95, -0.96, 0.95, -0.16, "lemon" if look.schema == 1 else None)
    for side in (-1, 1):
        fall = [
            (0.95, -0.95),
            (0.3, -0.95),
            (0.55, -0.7),
            (0.72, -0.45),
            (0.62, -0.16),
            (0.95, -0.16),
        ]
        pen.shape([(side * x, y) for x, y in fall], paint)
    pen.rect(-1.0, -1.06, 1.0, -0.9, paint)
    pen.shape([(-1.1, 0), (1.1, 0), (1.0, -0.18), (-1.0, -0.18)], "tan")
    for k in range(5) if look.schema != 2 else ():
        pen.oval(-0.8 + 0.4 * k, -0.98, 0.06, 0.05, pick(rng, ("yellow", "white")), fine=True)
    if look.schema == 2:
        pen.star(0, -0.62, 0.14)
    return fitted(pen.anchor("top", 0, -0.12).anchor("seat", 0, -0.12))


ARCHETYPES: dict[str, Archetype] = {
    "ferris_wheel": _ferris_wheel,
    "roller_coaster": _roller_coaster,
    "merry_go_round": _merry_go_round,
    "circus_tent": _circus_tent,
    "pirate_ship": _pirate_ship,
    "stage_building": _stage,
}
