"""What flies and floats: aeroplanes, helicopters, balloons, rockets, saucers, ships, boats.

Seen from the side, moving to the right. Anchor ``seat``: where somebody rides.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import fitted, flag
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import wavy
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow

GLASS = "sky"


def _plane(row: SubjectRow, look: Look) -> Sketch:
    """An aeroplane; schema 0 and 2 from the side, 1 from above; ``paper``: a folded one."""
    pen = Pen()
    paint = main_colour(row, look, ("white", "sky", "red", "yellow"))
    trim = "red" if paint != "red" else "blue"
    if look.schema == 1:
        pen.shape([(-0.15, -0.55), (-0.55, -1.0), (-0.3, -1.0), (0.35, -0.55)], trim)
        pen.shape([(-0.15, -0.45), (-0.55, 0.0), (-0.3, 0.0), (0.35, -0.45)], trim)
        pen.shape([(-0.8, -0.55), (-1.05, -0.78), (-0.9, -0.78), (-0.6, -0.55)], trim)
        pen.shape([(-0.8, -0.45), (-1.05, -0.22), (-0.9, -0.22), (-0.6, -0.45)], trim)
        pen.oval(0, -0.5, 1.0, 0.17, paint)
        for k in range(4):
            pen.dot(-0.45 + 0.25 * k, -0.5, 0.045, "blue")
        return fitted(pen.anchor("seat", 0.2, -0.5))
    pen.shape([(-0.85, -0.52), (-1.15, -1.0), (-0.85, -1.0), (-0.5, -0.55)], trim)
    hull = [
        (-1.1, -0.5),
        (-0.7, -0.66),
        (0.6, -0.7),
        (1.0, -0.56),
        (1.15, -0.42),
        (0.95, -0.28),
        (-0.6, -0.26),
    ]
    pen.shape(hull, paint, smooth=True)
    for k in range(4):
        x = -0.48 + 0.3 * k
        if look.schema == 2:
            pen.rect(x - 0.08, -0.58, x + 0.08, -0.44, GLASS, fine=True)
        else:
            pen.oval(x, -0.52, 0.075, 0.075, GLASS, fine=True)
    pen.shape([(0.72, -0.54), (0.78, -0.63), (0.95, -0.54), (1.02, -0.46)], GLASS, fine=True)
    pen.shape([(0.28, -0.4), (-0.1, -0.4), (-0.55, 0.0), (-0.3, 0.0)], trim)
    return fitted(pen.anchor("seat", 0.1, -0.6))


def _helicopter(row: SubjectRow, look: Look) -> Sketch:
    """A helicopter; ``drone``: four small rotors."""
    pen = Pen()
    paint = main_colour(row, look, ("red", "yellow", "blue", "green"))
    if row.params.get("drone"):
        for side in (-1, 1):
            pen.path([(0, -0.45), (0.62 * side, -0.7)], "darkgrey", weight=1.5)
            pen.oval(0.62 * side, -0.84, 0.42, 0.08, "grey")
            pen.path([(0.62 * side, -0.7), (0.62 * side, -0.84)])
            pen.path([(0.2 * side, -0.3), (0.32 * side, 0.0)], "darkgrey")
        pen.rect(-0.32, -0.6, 0.32, -0.25, paint)
        pen.oval(0, -0.4, 0.09, 0.09, "darkgrey", fine=True)
        return fitted(pen)
    pen.path([(-0.35, -0.16), (-0.35, -0.03)]).path([(0.25, -0.16), (0.25, -0.03)])
    pen.path([(-0.55, -0.03), (0.5, -0.03), (0.6, -0.1)], "darkgrey", weight=1.5)
    pen.shape([(-0.35, -0.58), (-1.15, -0.62), (-1.15, -0.5), (-0.35, -0.36)], paint)
    pen.shape([(-1.05, -0.58), (-1.3, -0.86), (-1.08, -0.86), (-0.92, -0.6)], paint)
    if look.schema == 1:
        pen.oval(-1.18, -0.68, 0.16, 0.16, None, "grey")
    pen.oval(0.0, -0.46, 0.58, 0.34, paint)
    pen.shape([(0.12, -0.48), (0.14, -0.7), (0.34, -0.68), (0.5, -0.5)], GLASS)
    if look.schema != 2:
        pen.rect(-0.28, -0.62, -0.04, -0.36, GLASS)
    pen.path([(0.0, -0.8), (0.0, -0.94)], weight=1.4)
    pen.path([(-0.85, -0.98), (0.0, -0.94), (0.85, -0.98)], "darkgrey", weight=1.7)
    return fitted(pen.anchor("seat", 0.0, -0.52))


def _ship(row: SubjectRow, look: Look) -> Sketch:
    """``kind``: ``liner``, ``sail``, ``row``, ``pirate``, ``swan``, ``duck``, ``paper``."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("red", "blue", "brown", "orange"))
    kind = str(row.params.get("kind", "liner"))
    if kind in ("swan", "duck"):
        return _swan_boat(pen, kind, look)
    if kind == "paper":
        pen.shape([(-1.0, -0.42), (1.0, -0.42), (0.62, 0), (-0.62, 0)], look.colour)
        pen.shape([(-0.4, -0.42), (0, -1.0), (0.4, -0.42)], look.colour).path(
            [(0, -0.98), (0, -0.45)], weight=0.7
        )
        return fitted(pen.anchor("seat", 0, -0.4))
    if kind == "row":
        pen.shape([(-1.1, -0.72), (1.1, -0.72), (0.75, -0.1), (-0.75, -0.1)], paint)
        pen.path([(-0.95, -0.5), (0.95, -0.5)], weight=0.8)
        pen.limb([(0.15, -0.95), (-0.75, -0.12)], 0.09, "tan").oval(
            -0.84, -0.06, 0.2, 0.1, "tan", turn=-0.7
        )
        return fitted(pen.anchor("seat", 0.1, -0.66))
    if kind in ("sail", "pirate"):
        pen.shape(
            [(-0.75, -0.28), (0.8, -0.28), (0.55, 0), (-0.55, 0)],
            paint if kind == "sail" else "brown",
        )
        pen.path([(0, -0.28), (0, -1.0)], "brown", weight=1.5)
        if kind == "pirate" or look.schema == 1:
            for y, half in ((-0.84, 0.34), (-0.56, 0.46)):
                sail = [
                    (-half, y - 0.12),
                    (half, y - 0.12),
                    (half * 0.9, y + 0.12),
                    (-half * 0.9, y + 0.12),
                ]
                pen.shape(
                    sail, "darkgrey" if kind == "pirate" else pick(rng, ("yellow", "white", "pink"))
                )
            flag(pen, 0, -0.96, -1.12, 0.12, "ink" if kind == "pirate" else "red")
        else:
            first, second = pick(rng, (("yellow", "white"), ("white", "red"), ("pink", "yellow")))
            pen.shape([(0.06, -0.98), (0.62, -0.36), (0.06, -0.36)], first, sharp=True)
            pen.shape([(-0.06, -0.88), (-0.5, -0.36), (-0.06, -0.36)], second, sharp=True)
        return fitted(pen.anchor("seat", -0.2, -0.3))
    for x in (-0.25, 0.2) if look.schema != 1 else (0.0,):
        pen.rect(x - 0.1, -0.94, x + 0.1, -0.64, "red" if paint != "red" else "yellow")
        pen.path([(x - 0.1, -0.84), (x + 0.1, -0.84)], "white", weight=1.2)
        if look.schema != 2:
            pen.curl(x - 0.12, -1.06, 0.14, 0.08, "grey", turns=3)
    pen.rect(-0.58, -0.68, 0.5, -0.4, "white")
    for k in range(4):
        pen.rect(-0.5 + 0.25 * k, -0.6, -0.35 + 0.25 * k, -0.47, GLASS, fine=True)
    pen.shape([(-1.0, -0.4), (1.1, -0.4), (0.78, 0), (-0.78, 0)], paint)
    for k in range(4):
        pen.oval(
            -0.5 + 0.33 * k, -0.22, 0.06, 0.06, "yellow" if paint != "yellow" else "sky", fine=True
        )
    return fitted(pen.anchor("seat", 0.0, -0.5))


def _swan_boat(pen: Pen, kind: str, look: Look) -> Sketch:
    """The pedal boats of Korean lakes: 오리배."""
    coat = look.colour or ("white" if kind == "swan" else "yellow")
    neck = [(0.62, -0.3), (0.78, -0.62), (0.7, -0.86), (0.82, -0.98)]
    pen.limb(neck, 0.2, coat)
    pen.oval(0.82, -0.9, 0.17, 0.13, coat)
    pen.shape([(0.94, -0.94), (1.16, -0.86), (0.94, -0.82)], "orange", sharp=True)
    pen.dot(0.86, -0.94, 0.03)
    hull = [
        (-0.98, -0.62),
        (-0.7, -0.4),
        (0.5, -0.42),
        (0.86, -0.32),
        (0.7, -0.06),
        (0.3, 0.0),
        (-0.5, 0.0),
        (-0.85, -0.18),
    ]
    for x in (-0.45, 0.32):
        pen.path([(x, -0.42), (x, -0.8)], "darkgrey")
    pen.rect(-0.6, -0.88, 0.46, -0.78, pick(look.rng, ("red", "blue", "pink")))
    pen.shape(hull, coat, smooth=True)
    if look.schema != 1:
        pen.path(wavy(-0.5, 0.4, -0.2, 0.04, 0.3, look.rng), "sky" if coat == "white" else "orange")
    return fitted(pen.anchor("seat", -0.06, -0.44))


def _submarine(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    paint = main_colour(row, look, ("yellow", "yellow", "red", "grey"))
    pen.path([(0.05, -0.84), (0.05, -1.0), (0.22, -1.0)], "darkgrey", weight=1.7)
    pen.rect(-0.2, -0.86, 0.28, -0.55, paint)
    for side in (-1, 1):
        pen.oval(-1.1, -0.34 + 0.13 * side, 0.07, 0.13, "grey")
    pen.oval(0, -0.34, 1.0, 0.34, paint)
    for k in range(3):
        pen.oval(-0.42 + 0.42 * k, -0.36, 0.13, 0.13, GLASS)
    for k in range(3) if look.schema != 1 else ():
        pen.oval(-1.15 - 0.13 * k, -0.66 - 0.12 * k, 0.06, 0.06, None, "sky", fine=True)
    if look.schema == 2:
        pen.arc(0.7, -0.3, 0.14, 0.12, 20, 140, "red")
    return fitted(pen.anchor("seat", 0, -0.4))


def _rocket(row: SubjectRow, look: Look) -> Sketch:
    """A rocket upright, with flames."""
    pen = Pen()
    paint = main_colour(row, look, ("white", "grey", "sky", "yellow"))
    trim = "red" if paint != "red" else "blue"
    flame = [
        (-0.12, -0.2),
        (-0.17, -0.04),
        (-0.07, -0.09),
        (0, 0.04),
        (0.07, -0.09),
        (0.17, -0.04),
        (0.12, -0.2),
    ]
    pen.shape(flame, "orange", "red")
    for side in (-1, 1):
        fin = [
            (0.15 * side, -0.48),
            (0.36 * side, -0.24),
            (0.36 * side, -0.12),
            (0.14 * side, -0.2),
        ]
        pen.shape(fin, trim)
    if look.schema == 1:
        pen.rect(-0.18, -0.76, 0.18, -0.18, paint)
        pen.shape([(-0.21, -0.75), (0, -1.0), (0.21, -0.75)], trim, sharp=True)
    else:
        body = [
            (0, -1.0),
            (0.18, -0.76),
            (0.2, -0.45),
            (0.14, -0.18),
            (-0.14, -0.18),
            (-0.2, -0.45),
            (-0.18, -0.76),
        ]
        pen.shape(body, paint)
        pen.shape([(0, -1.0), (0.17, -0.77), (-0.17, -0.77)], trim)
    for y in (-0.6, -0.38) if look.schema == 2 else (-0.58,):
        pen.oval(0, y, 0.09, 0.085, GLASS, fine=True)
    return fitted(pen.anchor("seat", 0, -0.58))


def _ufo(row: SubjectRow, look: Look) -> Sketch:
    """A flying saucer with lights; schema 1 with its beam, schema 2 with a visitor in the dome."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("grey", "purple", "mint", "lilac"))
    if look.schema == 1:
        pen.shape(
            [(-0.3, -0.4), (0.3, -0.4), (0.62, 0.1), (-0.62, 0.1)], "lemon", "yellow", how="loose"
        )
    t = np.linspace(math.pi, 2 * math.pi, 14)
    pen.shape(
        np.stack([0.48 * np.cos(t), -0.58 + 0.42 * np.sin(t)], axis=1),
        GLASS if look.schema != 2 else None,
    )
    if look.schema == 2:
        pen.oval(0, -0.74, 0.17, 0.15, "lime").dot(-0.07, -0.76, 0.035).dot(0.07, -0.76, 0.035)
    pen.oval(0, -0.46, 1.0, 0.24, paint)
    for k in range(5):
        pen.oval(
            -0.68 + 0.34 * k,
            -0.42 + 0.035 * abs(k - 2) * -1,
            0.08,
            0.07,
            pick(rng, ("yellow", "red", "lime", "orange")),
            fine=True,
        )
    for x in (-0.5, 0.0, 0.5) if look.schema != 1 else ():
        pen.path([(x, -0.2), (1.2 * x, 0.0)], "yellow", weight=1.2)
    return fitted(pen.anchor("seat", 0, -0.66))


def _balloon(row: SubjectRow, look: Look) -> Sketch:
    """A hot-air balloon with stripes and a basket."""
    del row
    pen, rng = Pen(), look.rng
    paint = look.colour or pick(rng, ("red", "orange", "purple", "blue"))
    second = pick(rng, ("yellow", "white", "lime"))
    for x in (-0.13, 0.13):
        pen.path([(2.1 * x, -0.42), (x, -0.2)], "brown", weight=0.8)
    pen.rect(-0.15, -0.2, 0.15, 0, "brown")
    t = np.linspace(0, 2 * math.pi, 26, endpoint=False)
    for k, half in enumerate((0.4, 0.26, 0.1)):
        bag = np.stack(
            [half * np.sin(t) * (1 - 0.25 * (np.cos(t) < -0.3)), -0.66 - 0.34 * np.cos(t)], axis=1
        )
        pen.shape(bag, paint if k % 2 == 0 else second)
    if look.schema == 1:
        pen.path([(-0.38, -0.66), (0.38, -0.66)], second, weight=1.6)
    elif look.schema == 2:
        pen.heart(0, -0.68, 0.1, pick(rng, BRIGHT), None)
    return fitted(pen.anchor("seat", 0, -0.2))


def _cable_car(row: SubjectRow, look: Look) -> Sketch:
    """A cabin on a rope."""
    pen = Pen()
    paint = main_colour(row, look, ("red", "yellow", "blue", "green"))
    pen.path([(-1.2, -0.86), (1.2, -1.02)], "darkgrey", weight=1.3)
    pen.path([(0, -0.94), (0, -0.7)], weight=1.5).oval(0, -0.92, 0.06, 0.06, "grey", fine=True)
    if look.schema == 1:
        pen.oval(0, -0.36, 0.5, 0.36, paint)
    else:
        pen.shape(
            [(-0.44, -0.7), (0.44, -0.7), (0.56, -0.4), (0.46, 0), (-0.46, 0), (-0.56, -0.4)], paint
        )
    for x in (-0.22, 0.22):
        pen.rect(x - 0.17, -0.6, x + 0.17, -0.3, GLASS)
    return fitted(pen.anchor("seat", 0, -0.36))


ARCHETYPES: dict[str, Archetype] = {
    "plane": _plane,
    "helicopter": _helicopter,
    "ship": _ship,
    "submarine": _submarine,
    "rocket": _rocket,
    "ufo": _ufo,
    "hot_air_balloon": _balloon,
    "cable_car": _cable_car,
}
