"""What one rides or pushes on small wheels: bicycle, scooter, skates, sled, stroller, cart.

Seen from the side, moving to the right. Anchors: ``seat`` and ``grip`` (where hands hold it).
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import fitted, wheel
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow


def _bicycle(row: SubjectRow, look: Look) -> Sketch:
    """Two (or ``wheels = 3``) open wheels, frame, handlebars; schema 2 with a basket."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look)
    if row.params.get("wheels") == 3:
        wheel(pen, 0.52, -0.3, 0.3, spokes=True)
        wheel(pen, -0.52, -0.2, 0.2, spokes=True)
        wheel(pen, -0.3, -0.18, 0.18, spokes=True)
        pen.path([(-0.42, -0.3), (0.1, -0.42), (0.44, -0.66)], paint, weight=1.6)
        pen.path([(0.52, -0.3), (0.4, -0.86), (0.28, -0.96)], paint, weight=1.5)
        pen.oval(-0.22, -0.5, 0.2, 0.08, "darkgrey")
        return fitted(pen.anchor("seat", -0.22, -0.54).anchor("grip", 0.3, -0.95))
    r = 0.34
    wheel(pen, -0.55, -r, r, spokes=True)
    wheel(pen, 0.55, -r, r, spokes=True)
    pen.path(
        [(-0.55, -r), (-0.22, -0.7), (0.36, -0.72), (-0.05, -r), (-0.55, -r)], paint, weight=1.3
    )
    pen.path([(-0.05, -r), (-0.27, -0.84)], paint, weight=1.3)
    pen.path([(0.55, -r), (0.34, -0.94), (0.2, -1.0)], paint, weight=1.3)
    pen.shape([(-0.42, -0.9), (-0.1, -0.88), (-0.24, -0.78)], "darkgrey")
    pen.oval(-0.05, -r, 0.08, 0.08, "grey", fine=True)
    if look.schema == 2:
        basket = [(0.42, -0.92), (0.74, -0.92), (0.68, -0.7), (0.46, -0.7)]
        pen.shape(basket, "tan")
    elif rng.random() < 0.3:
        pen.path([(0.46, -1.02), (0.5, -0.8)], "yellow")
    return fitted(pen.anchor("seat", -0.25, -0.88).anchor("grip", 0.22, -0.98))


def _motorcycle(row: SubjectRow, look: Look) -> Sketch:
    """A motorcycle; ``box``: with the box of those who bring food."""
    pen = Pen()
    paint = main_colour(row, look, ("red", "blue", "orange"))
    r = 0.28
    pen.path([(0.6, -r), (0.36, -0.86), (0.2, -0.94)], "darkgrey", weight=1.6)
    pen.path([(-0.6, -0.2), (-0.92, -0.26)], "grey", weight=1.6)
    body = [
        (-0.78, -0.6),
        (-0.3, -0.52),
        (0.1, -0.7),
        (0.42, -0.74),
        (0.36, -0.34),
        (-0.3, -0.24),
        (-0.6, -0.36),
    ]
    pen.shape(body, paint, smooth=look.schema != 2)
    pen.shape([(-0.72, -0.66), (-0.2, -0.66), (-0.1, -0.56), (-0.7, -0.54)], "darkgrey")
    if row.params.get("box"):
        pen.rect(-1.0, -1.0, -0.52, -0.6, "red" if paint != "red" else "yellow")
    pen.oval(0.48, -0.74, 0.1, 0.1, "yellow", fine=True)
    wheel(pen, -0.58, -r, r)
    wheel(pen, 0.64, -r, r)
    return fitted(pen.anchor("seat", -0.4, -0.64).anchor("grip", 0.22, -0.92))


def _board(row: SubjectRow, look: Look) -> Sketch:
    """``kind``: ``kickboard`` (a scooter), ``skateboard``, ``skates`` (inline), ``sled``."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look)
    kind = row.params.get("kind")
    if kind == "kickboard":
        pen.path([(0.34, -0.14), (0.24, -0.96)], paint, weight=1.5)
        pen.path([(0.08, -0.98), (0.4, -0.96)], "darkgrey", weight=1.6)
        pen.rect(-0.46, -0.2, 0.36, -0.11, paint)
        for x in (-0.42, 0.38):
            wheel(pen, x, -0.1, 0.1, hub="white")
        if look.schema == 1:
            pen.path([(0.08, -0.98), (0.0, -0.84)], "pink").path(
                [(0.08, -0.98), (-0.06, -0.9)], "yellow"
            )
        return fitted(pen.anchor("seat", -0.08, -0.2).anchor("grip", 0.2, -0.97))
    if kind == "skates":
        for x in (-0.6, 0.6) if look.schema != 1 else (0.0,):
            boot = [
                (x - 0.36, -0.95),
                (x + 0.02, -0.98),
                (x + 0.06, -0.6),
                (x + 0.46, -0.48),
                (x + 0.48, -0.28),
                (x - 0.38, -0.28),
            ]
            pen.shape(boot, paint)
            pen.path([(x - 0.34, -0.72), (x + 0.04, -0.72)], "white", weight=1.2)
            for k in range(4):
                pen.oval(
                    x - 0.3 + 0.24 * k,
                    -0.12,
                    0.11,
                    0.11,
                    pick(rng, ("yellow", "lime", "pink")),
                    fine=True,
                )
        return fitted(pen.anchor("seat", 0.0, -0.3).anchor("grip", 0, -0.9))
    if kind == "sled":
        for y in (0.0, -0.12)[: 1 if look.schema else 2]:
            runner = [(-1.1, -0.08 + y), (0.95, -0.08 + y), (1.25, -0.3 + y), (1.2, -0.5 + y)]
            pen.path(runner, "brown", weight=1.6, smooth=True)
        for x in (-0.75, 0.6):
            pen.path([(x, -0.1), (x, -0.5)], "brown", weight=1.4)
        pen.rect(-1.0, -0.62, 0.9, -0.46, paint)
        pen.path([(1.2, -0.5), (1.6, -0.9), (1.9, -1.0)], smooth=True)
        return fitted(pen.anchor("seat", -0.15, -0.6))
    deck = [
        (-1.5, -0.86),
        (-1.2, -0.62),
        (1.2, -0.62),
        (1.5, -0.86),
        (1.58, -0.7),
        (1.25, -0.42),
        (-1.25, -0.42),
        (-1.58, -0.7),
    ]
    pen.shape(deck, paint)
    if look.schema == 1:
        pen.star(0.0, -0.52, 0.14)
    for x in (-0.85, 0.85):
        wheel(pen, x, -0.22, 0.22, hub="yellow")
    return fitted(pen.anchor("seat", 0, -0.64))


def _pushed(row: SubjectRow, look: Look) -> Sketch:
    """``kind``: ``stroller``, ``wheelchair`` or ``cart`` (shopping cart, hand cart)."""
    pen = Pen()
    paint = main_colour(row, look, ("pink", "sky", "mint", "red", "navy"))
    kind = row.params.get("kind")
    if kind == "wheelchair":
        pen.path([(-0.5, -0.94), (-0.32, -0.94), (-0.26, -0.42)], "darkgrey", weight=1.5)
        pen.path([(0.28, -0.42), (0.4, -0.1), (0.58, -0.1)], "darkgrey", weight=1.4)
        wheel(pen, -0.1, -0.29, 0.29, spokes=True)
        wheel(pen, 0.4, -0.1, 0.1)
        pen.rect(-0.38, -0.94, -0.24, -0.4, paint).rect(-0.36, -0.54, 0.34, -0.4, paint)
        pen.path([(-0.26, -0.72), (0.2, -0.72), (0.2, -0.54)], "darkgrey", weight=1.2)
        return fitted(pen.anchor("seat", 0.0, -0.5).anchor("grip", -0.48, -0.94))
    if kind == "cart":
        pen.path([(-0.75, -0.98), (-0.52, -0.88)], "red", weight=1.6)
        pen.shape([(-0.56, -0.88), (0.62, -0.78), (0.5, -0.36), (-0.42, -0.36)], None, "darkgrey")
        for k in (1, 2, 3):
            x = -0.56 + 0.29 * k
            pen.path([(x, -0.84), (0.85 * x, -0.38)], "grey", weight=0.6)
        pen.path([(-0.48, -0.6), (0.55, -0.57)], "grey", weight=0.6)
        for x in (-0.22, 0.06, 0.34) if look.schema == 1 else ():
            pen.oval(x, -0.84, 0.15, 0.11, pick(look.rng, BRIGHT), fine=True)
        pen.path([(-0.4, -0.36), (-0.4, -0.16), (0.45, -0.16)], "darkgrey")
        for x in (-0.36, 0.4):
            wheel(pen, x, -0.1, 0.1)
        return fitted(
            pen.anchor("seat", 0, -0.6).anchor("top", 0, -0.8).anchor("grip", -0.72, -0.98)
        )
    pen.path([(-0.72, -0.86), (-0.4, -0.5)], "darkgrey", weight=1.5)
    pen.path([(-0.3, -0.3), (0.35, -0.08)], "darkgrey").path(
        [(0.3, -0.3), (-0.35, -0.08)], "darkgrey"
    )
    t = np.linspace(0, math.pi, 12)
    tub = np.stack([0.5 * np.cos(t), -0.56 + 0.32 * np.sin(t)], axis=1)
    pen.shape(tub, paint)
    hood = np.linspace(math.pi * 0.5, math.pi * 1.5, 10) + math.pi
    if look.schema != 1:
        rim = np.stack(
            [0.04 + 0.46 * np.cos(hood - 0.5), -0.58 + 0.42 * np.sin(hood - 0.5)], axis=1
        )
        pen.shape(np.concatenate([rim, [(0.04, -0.56)]]), paint)
        pen.path([(0.04, -0.56), (0.42, -0.82)], weight=0.7)
    else:
        pen.path([(0.1, -0.56), (0.5, -0.98), (0.2, -0.98)], "darkgrey")
        pen.shape([(0.0, -0.98), (0.56, -0.98), (0.5, -0.6)], "yellow")
    for x in (-0.36, 0.36):
        wheel(pen, x, -0.12, 0.12, hub="white")
    return fitted(pen.anchor("seat", -0.1, -0.6).anchor("grip", -0.7, -0.84))


ARCHETYPES: dict[str, Archetype] = {
    "bicycle": _bicycle,
    "motorcycle": _motorcycle,
    "board": _board,
    "pushed": _pushed,
}
