"""Buildings.

Houses, schools, shops, churches, castles, bridges, fences; seen from the front, as children do.

Rides and tents of the fair are in :mod:`geurim.crayon.buildings.fair`.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.buildings import fair, landmarks
from geurim.crayon.fittings import cross, door, fitted, flag, lettering, window
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import wavy
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow

ROOFS = ("red", "orange", "blue", "green", "brown", "purple")
WALLS = ("lemon", "apricot", "tan", "pink", "white", "sky")


def _house(row: SubjectRow, look: Look) -> Sketch:
    """A house.

    Schema 0 gable front with chimney, 1 broad with a long roof, 2 tall with an attic.
    """
    pen, rng = Pen(), look.rng
    roof = main_colour(row, look, ROOFS)
    wall = pick(rng, [paint for paint in WALLS if paint != roof])
    wood, glass = pick(rng, ("brown", "red", "blue")), pick(rng, ("sky", "yellow", "sky"))
    smoke = rng.random() < 0.5
    if look.schema == 1:
        _chimney(pen, 0.45, -1.0, rng, smoke)
        pen.rect(-0.72, -0.6, 0.72, 0, wall)
        pen.shape([(-0.86, -0.58), (-0.6, -1.0), (0.6, -1.0), (0.86, -0.58)], roof)
        for y in (-0.86, -0.72) if rng.random() < 0.5 else ():
            pen.path(wavy(-0.6, 0.6, y, 0.02, 0.24, rng), weight=0.6)
        door(pen, 0, 0.13, 0.4, wood)
        window(pen, -0.42, -0.34, 0.14, 0.12, glass)
        window(pen, 0.42, -0.34, 0.14, 0.12, glass)
    elif look.schema == 2:
        pen.rect(-0.38, -0.62, 0.38, 0, wall)
        pen.shape([(-0.5, -0.6), (0, -1.0), (0.5, -0.6)], roof, sharp=True)
        pen.oval(0, -0.74, 0.08, 0.08, glass, fine=True)
        door(pen, 0.0, 0.1, 0.27, wood, arch=True)
        for x in (-0.2, 0.2):
            window(pen, x, -0.46, 0.09, 0.08, glass)
        if rng.random() < 0.5:
            pen.heart(0, -0.46, 0.05)
    else:
        _chimney(pen, 0.28, -0.92, rng, smoke)
        pen.rect(-0.5, -0.56, 0.5, 0, wall)
        pen.shape([(-0.64, -0.54), (0, -1.0), (0.64, -0.54)], roof, sharp=True)
        door(pen, -0.2, 0.11, 0.36, wood)
        window(pen, 0.22, -0.32, 0.15, 0.13, glass)
    return fitted(pen)


def _chimney(pen: Pen, x: float, top: float, rng: np.random.Generator, smoke: bool) -> None:
    pen.rect(x - 0.06, top - 0.06, x + 0.06, top + 0.3, "brown")
    if smoke:
        t = np.linspace(0, 9, 26)
        curl = np.stack(
            [x + 0.05 * np.sin(t) + 0.012 * t, top - 0.1 - 0.022 * t + 0.03 * np.cos(t)], axis=1
        )
        pen.path(curl, pick(rng, ("grey", "ink")), fine=True)


def _block(row: SubjectRow, look: Look) -> Sketch:
    """A block with rows of windows.

    ``floors``, ``columns``, ``half``, ``sign``, ``cross``, ``flagpole``, ``clock``.
    """
    pen, rng = Pen(), look.rng
    wall = main_colour(row, look, WALLS)
    floors, columns = int(row.params.get("floors", 2)), int(row.params.get("columns", 4))
    half, top = float(row.params.get("half", 0.8)), -0.8
    glass = pick(rng, ("sky", "sky", "yellow"))
    sign, emblem = row.params.get("sign"), row.params.get("cross")
    crown = sign or emblem or row.params.get("clock")
    if row.params.get("flagpole") and look.schema != 2:
        flag(pen, 0.52 * half if look.schema else -0.62 * half, top, -1.28, 0.26, "korea")
    lift = 0.11 if look.schema == 2 else 0.0
    if crown and look.schema != 1:
        wide = max(0.2, 0.105 * len(str(sign or "")) + 0.08)
        if row.params.get("clock"):
            pen.shape(
                [
                    (-0.26, top),
                    (-0.26, -0.98 - lift),
                    (0, -1.16 - lift),
                    (0.26, -0.98 - lift),
                    (0.26, top),
                ],
                wall,
            )
        else:
            pen.rect(-wide, -1.06 - lift, wide, top, "white")
    pen.rect(-half, top, half, 0, wall)
    if look.schema == 2:
        pen.shape(
            [
                (-half - 0.06, top + 0.02),
                (-half + 0.1, top - 0.13),
                (half - 0.1, top - 0.13),
                (half + 0.06, top + 0.02),
            ],
            str(row.params.get("roof", "blue")),
        )
    _windows(pen, floors, columns, half, top, glass, crown is not None and look.schema == 1)
    door(pen, 0, 0.12, 0.27, pick(rng, ("brown", "blue", "red")), arch=look.schema == 2)
    y = -0.93 - lift if look.schema != 1 else -0.64
    if row.params.get("clock"):
        pen.oval(0, y, 0.1, 0.1, "white", fine=True)
        pen.path([(0, y - 0.06), (0, y), (0.05, y + 0.01)], weight=0.5, fine=True)
    elif emblem:
        cross(pen, 0 if not sign else -0.22, y, 0.1, str(emblem))
        if sign:
            lettering(pen, str(sign), 0.1, y, 0.19, rng)
    elif sign:
        if look.schema == 1:
            pen.rect(
                -0.11 * len(str(sign)) - 0.04,
                y - 0.13,
                0.11 * len(str(sign)) + 0.04,
                y + 0.13,
                "white",
            )
        lettering(pen, str(sign), 0, y, 0.2, rng)
    return fitted(pen)


def _windows(
    pen: Pen, floors: int, columns: int, half: float, top: float, glass: str, skip: bool
) -> None:
    """Rows of windows.

    The lowest leaves room for a door, ``skip`` leaves room for a sign on the top floor.
    """
    step = (0.02 - top) / floors
    for floor in range(floors):
        y = top + step * (floor + 0.5)
        for k in range(columns):
            x = -half + 2 * half * (k + 0.5) / columns
            low = floor == floors - 1 and abs(x) < 0.2
            hidden = skip and floor == 0 and abs(x) < 0.36
            if not (low or hidden):
                window(pen, x, y, 0.3 * 2 * half / columns, 0.28 * step, glass, bars=columns < 5)


def _apartment(row: SubjectRow, look: Look) -> Sketch:
    """A tower block with its number; schema 1 two blocks, 2 with balconies."""
    pen, rng = Pen(), look.rng
    wall = main_colour(row, look, ("apricot", "lemon", "grey", "sky", "white"))
    blocks = ((-0.26, -0.88, 0.24), (0.26, -1.0, 0.24)) if look.schema == 1 else ((0.0, -1.0, 0.3),)
    for number, (x, top, half) in enumerate(blocks):
        pen.rect(x - half, top, x + half, 0, wall)
        pen.rect(x - half, top, x + half, top + 0.14, pick(rng, ("blue", "red", "green", "orange")))
        lettering(pen, str(101 + number), x, top + 0.07, 0.1, rng, weight=0.5)
        columns = 2 if look.schema == 1 else 3
        for floor in range(4):
            y = top + 0.26 + 0.17 * floor
            for k in range(columns):
                at = x - half + 2 * half * (k + 0.5) / columns
                if floor == 3 and abs(at - x) < 0.05:
                    continue
                pen.rect(
                    at - 0.065,
                    y - 0.055,
                    at + 0.065,
                    y + 0.055,
                    pick(rng, ("sky", "sky", "yellow")),
                    fine=True,
                )
                if look.schema == 2:
                    pen.path([(at - 0.085, y + 0.06), (at + 0.085, y + 0.06)], weight=0.9)
        if columns == 3:
            door(pen, x, 0.07, 0.17, "brown")
    return fitted(pen)


def _shop(row: SubjectRow, look: Look) -> Sketch:
    """A shop with an awning, a show window and its name.

    ``sign`` and ``ware`` tell what it sells.
    """
    pen, rng = Pen(), look.rng
    stripe = main_colour(row, look, ("red", "green", "blue", "orange", "pink"))
    wall = pick(rng, ("lemon", "white", "apricot", "mint"))
    sign = str(row.params.get("sign", "가게"))
    pen.rect(-0.66, -0.72, 0.66, 0, wall)
    if look.schema == 2:
        pen.shape([(-0.76, -0.7), (0, -1.12), (0.76, -0.7)], "red" if stripe != "red" else "blue")
    wide = min(0.64, 0.13 * len(sign) + 0.08)
    pen.rect(-wide, -1.0, wide, -0.72, "white" if look.schema != 1 else "lemon")
    lettering(pen, sign, 0, -0.86, 0.24, rng)
    pen.rect(-0.56, -0.42, 0.14, -0.1, "sky")
    _ware(pen, str(row.params.get("ware", "things")), rng)
    door(pen, 0.38, 0.14, 0.44, "brown")
    count = 6
    for k in range(count):
        left, right = -0.74 + 1.48 * k / count, -0.74 + 1.48 * (k + 1) / count
        t = np.linspace(0, math.pi, 6)
        drop = np.stack(
            [(left + right) / 2 + (right - left) / 2 * np.cos(t), -0.55 + 0.06 * np.sin(t)], axis=1
        )
        inner = 0.9
        pen.shape(
            [(left * inner, -0.72), (right * inner, -0.72), *drop.tolist()],
            stripe if k % 2 == 0 else "white",
        )
    return fitted(pen)


def _ware(pen: Pen, ware: str, rng: np.random.Generator) -> None:
    """What lies in the show window."""
    for k, x in enumerate((-0.42, -0.21, 0.0)):
        if ware == "bread":
            pen.oval(x, -0.18, 0.085, 0.06, pick(rng, ("tan", "orange", "brown")), fine=True)
        elif ware == "food":
            pen.shape(
                [(x - 0.08, -0.26), (x + 0.08, -0.26), (x + 0.04, -0.14), (x - 0.04, -0.14)],
                pick(rng, ("red", "orange", "yellow")),
                fine=True,
            )
            pen.path(wavy(-0.38, -0.29, 0, 0.015, 0.06, rng)[:, ::-1] + (x, 0), "grey", weight=0.6)
        elif ware == "flower":
            pen.path([(x, -0.12), (x, -0.24)], "green", fine=True)
            pen.oval(x, -0.28, 0.07, 0.06, pick(rng, ("red", "yellow", "pink")), None, fine=True)
        elif ware == "medicine":
            cross(pen, x, -0.26, 0.08, "green" if k != 1 else "red")
        else:
            pen.rect(
                x - 0.07,
                -0.26,
                x + 0.07,
                -0.12,
                pick(rng, ("red", "yellow", "green", "pink")),
                fine=True,
            )


def _fire_station(row: SubjectRow, look: Look) -> Sketch:
    """Red, with a wide gate for the engines, a look-out and the number 119."""
    pen, rng = Pen(), look.rng
    wall = main_colour(row, look, ("red",))
    pen.rect(0.34, -1.0, 0.62, -0.6, wall).rect(0.4, -0.92, 0.56, -0.78, "sky", fine=True)
    pen.rect(-0.72, -0.72, 0.72, 0, wall)
    pen.rect(-0.5, -0.68, 0.16, -0.46, "white", fine=True)
    lettering(pen, "119", -0.17, -0.57, 0.21, rng, "red")
    for x in (-0.36, 0.1) if look.schema != 1 else (-0.14,):
        wide = 0.2 if look.schema != 1 else 0.42
        pen.rect(x - wide, -0.4, x + wide, 0, "white" if look.schema != 2 else "grey")
        for k in (1, 2):
            pen.path([(x - wide, -0.4 + 0.13 * k), (x + wide, -0.4 + 0.13 * k)], weight=0.7)
    window(pen, 0.52, -0.3, 0.1, 0.1)
    pen.oval(0.48, -1.05, 0.05, 0.05, "orange", fine=True)
    return fitted(pen)


ARCHETYPES: dict[str, Archetype] = {
    "house": _house,
    "block": _block,
    "apartment": _apartment,
    "shop": _shop,
    "fire_station": _fire_station,
    **fair.ARCHETYPES,
    **landmarks.ARCHETYPES,
}
