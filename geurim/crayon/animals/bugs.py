"""Insects and spiders: from above or from the side, always with a face."""

from __future__ import annotations

import math

from geurim.crayon.animals.creature import DARK, LIVELY, LOW, asleep, features, hold_points, snores
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, wax, word
from geurim.vocabulary import SubjectRow

Spot = tuple[float, float]


def _face(pen: Pen, at: Spot, r: float, look: Look, main: str) -> None:
    """A round head with a face, pale where the wax is dark."""
    pen.oval(*at, r, r, wax(main))
    if main in DARK:
        pen.oval(at[0], at[1] + 0.08 * r, 0.74 * r, 0.64 * r, "white", None, how="none", fine=True)
    features(pen, *at, r, look)
    if asleep(look):
        snores(pen, at[0] + 0.1, at[1], max(0.22, r))


def _feelers(pen: Pen, at: Spot, r: float, look: Look, *, long: float = 1.0) -> None:
    drop = 0.5 if look.body in LOW else 0.0
    for side in (-1, 1):
        x, y = at[0] + side * 0.35 * r, at[1] - 0.9 * r
        tip = (x + side * (0.4 + drop) * r * long, y - (0.75 - 0.7 * drop) * r * long)
        pen.path([(x, y), (x + side * 0.08 * r, y - 0.4 * r * long), tip], weight=0.8, smooth=True)
        pen.dot(*tip, 0.13 * r)


def butterfly(row: SubjectRow, look: Look) -> Sketch:
    """A butterfly: four spotted wings about a thin body."""
    pen, main = Pen(), colouring(row, look, "yellow")
    others = [c for c in ("orange", "pink", "sky", "purple", "yellow", "lime") if c != main]
    second = others[int(look.rng.integers(0, len(others)))]
    spot = others[int(look.rng.integers(0, len(others)))]
    drop = 0.08 if look.body in LOW else 0.0
    for side in (-1, 1):
        if look.schema == 1:
            pen.oval(side * 0.34, -0.7 + drop, 0.33, 0.27, wax(main), turn=side * -0.5)
            pen.oval(side * 0.28, -0.28 + drop, 0.25, 0.21, second, turn=side * 0.5)
        else:
            upper = [
                (side * 0.03, -0.55),
                (side * 0.3, -1.0 + drop),
                (side * 0.68, -0.96 + drop),
                (side * 0.66, -0.62 + drop),
                (side * 0.36, -0.44),
            ]
            lower = [
                (side * 0.03, -0.5),
                (side * 0.42, -0.42 + drop),
                (side * 0.52, -0.14 + drop),
                (side * 0.26, -0.02),
                (side * 0.1, -0.2),
            ]
            pen.shape(lower, second, smooth=True).shape(upper, wax(main), smooth=True)
        pen.oval(
            side * 0.42,
            -0.74 + drop,
            0.1,
            0.1,
            spot,
            "ink" if look.schema == 2 else spot,
            fine=True,
        )
        pen.oval(side * 0.29, -0.26 + drop, 0.07, 0.07, wax(main), wax(main), fine=True)
    pen.oval(0, -0.42, 0.07, 0.32, "brown")
    at = (0.0, -0.76)
    _feelers(pen, at, 0.15, look, long=1.3)
    _face(pen, at, 0.16, look, "apricot")
    hold_points(pen, at, 0.16)
    return pen.sketch()


def bee(row: SubjectRow, look: Look) -> Sketch:
    """A bee: a striped barrel that flies to the right, two clear wings, a sting."""
    pen, main = Pen(), colouring(row, look, "yellow")
    bx, by, rx, ry = -0.12, -0.38, 0.52, 0.34
    for x, turn in ((-0.26, -0.5), (0.04, 0.15)):
        pen.oval(
            x,
            -0.82,
            0.17,
            0.27,
            word(row, "wing", "sky") if look.schema == 2 else None,
            "sky",
            turn=turn,
        )
    if not word(row, "glow"):
        sting = [(bx - rx + 0.05, by - 0.1), (bx - rx - 0.24, by), (bx - rx + 0.05, by + 0.1)]
        pen.shape(sting, "black")
    pen.oval(bx, by, rx, ry, wax(main))
    if word(row, "glow"):
        # A lamp at its tail, with rays.
        pen.oval(bx - 0.55 * rx, by, 0.5 * rx, 0.9 * ry, "yellow", "orange")
        for degrees in (110, 145, 180, 215, 250):
            cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            x, y = bx - 0.6 * rx, by
            ray = [(x + 0.42 * cos, y + 0.42 * sin), (x + 0.6 * cos, y + 0.58 * sin)]
            pen.path(ray, "yellow", weight=1.0)
    for u in () if word(row, "glow") else (-0.62, -0.22, 0.2):
        high = ry * math.sqrt(1 - u * u)
        pen.shape(
            [
                (bx + (u - 0.09) * rx, by - 0.95 * high),
                (bx + (u + 0.1) * rx, by - high),
                (bx + (u + 0.14) * rx, by),
                (bx + (u + 0.1) * rx, by + high),
                (bx + (u - 0.09) * rx, by + 0.95 * high),
            ],
            word(row, "stripe", "black"),
            None,
        )
    at = (0.44, -0.42)
    _feelers(pen, at, 0.28, look)
    _face(pen, at, 0.3, look, main)
    for k in range(0 if word(row, "glow") else 3):
        pen.arc(-0.85 - 0.22 * k, -0.3 + 0.08 * (k % 2), 0.1, 0.07, 180, 360, weight=0.5, fine=True)
    hold_points(pen, at, 0.3)
    return pen.sketch()


def ladybug(row: SubjectRow, look: Look) -> Sketch:
    """A ladybird: a red dome with black dots."""
    pen, main = Pen(), colouring(row, look, "red")
    at = (0.58, -0.36)
    for x in (-0.36, -0.05, 0.26):
        pen.path([(x, -0.16), (x - 0.05, 0.0)], weight=1.1)
    _feelers(pen, at, 0.26, look)
    _face(pen, at, 0.28, look, "black")
    dome = [(-0.66, -0.12), (-0.58, -0.56), (-0.2, -0.88), (0.2, -0.82), (0.46, -0.5), (0.5, -0.12)]
    pen.shape(dome, wax(main), smooth=True)
    pen.path([(0.02, -0.86), (-0.06, -0.13)], weight=0.8)
    for x, y in (
        (-0.38, -0.54),
        (-0.22, -0.28),
        (-0.18, -0.72),
        (0.22, -0.6),
        (0.26, -0.3),
        (-0.5, -0.26),
    ):
        pen.oval(x, y, 0.085, 0.085, "black", "black", how="solid", weight=0.6, fine=True)
    hold_points(pen, at, 0.28)
    return pen.sketch()


def ant(row: SubjectRow, look: Look) -> Sketch:
    """An ant: three balls, six legs, feelers; in a row when there are many."""
    pen, main = Pen(), colouring(row, look, "black")
    stride = 0.08 if look.pose in ("walk", "run") else 0.0
    for k, x in enumerate((-0.2, 0.0, 0.2)):
        pen.path(
            [
                (0.2 * (k - 1), -0.35),
                (x - 0.14 + 0.14 * k, -0.2),
                (x - 0.2 + 0.2 * k + stride * (-1) ** k, 0.0),
            ],
            main,
            weight=1.0,
        )
    pen.oval(-0.56, -0.42, 0.36, 0.27, wax(main))
    pen.oval(-0.02, -0.4, 0.2, 0.17, wax(main))
    at = (0.46, -0.56)
    _feelers(pen, at, 0.3, look)
    _face(pen, at, 0.32, look, main)
    hold_points(pen, at, 0.32)
    return pen.sketch()


def spider(row: SubjectRow, look: Look) -> Sketch:
    """A spider hanging on its thread, four legs a side."""
    pen, main = Pen(), colouring(row, look, "black")
    pen.path([(0, -0.8), (0, -1.25)], "grey", weight=0.8)
    for side in (-1, 1):
        for k, (knee, foot) in enumerate(
            (
                ((0.5, -0.85), (0.66, -0.5)),
                ((0.62, -0.66), (0.82, -0.3)),
                ((0.58, -0.42), (0.76, -0.06)),
                ((0.42, -0.24), (0.5, 0.02)),
            )
        ):
            pen.path(
                [
                    (side * 0.2, -0.55 + 0.08 * k),
                    (side * knee[0], knee[1]),
                    (side * foot[0], foot[1]),
                ],
                main,
                weight=1.0,
            )
    pen.oval(0, -0.36, 0.36, 0.33, wax(main))
    at = (0.0, -0.52)
    if main in DARK:
        pen.oval(0, -0.36, 0.26, 0.22, "white", None, how="none")
    features(pen, 0, -0.38, 0.34, look)
    if asleep(look):
        snores(pen, 0.2, -0.5, 0.25)
    hold_points(pen, at, 0.3)
    return pen.sketch()


def dragonfly(row: SubjectRow, look: Look) -> Sketch:
    """A dragonfly from above: a long tail, two pairs of wings, huge eyes."""
    pen, main = Pen(), colouring(row, look, "red")
    fill, lift = wax(main), 0.1 if look.body in LIVELY else -0.06 if look.body in LOW else 0.0
    for side in (-1, 1):
        pen.oval(
            side * 0.46,
            -0.64 - lift,
            0.42,
            0.11,
            word(row, "wing", "sky") if look.schema != 1 else None,
            "blue",
            turn=side * -0.28,
            how="loose",
        )
        pen.oval(
            side * 0.42,
            -0.46,
            0.38,
            0.1,
            word(row, "wing", "sky") if look.schema != 1 else None,
            "blue",
            turn=side * 0.2,
            how="loose",
        )
    pen.limb([(0, -0.5), (0.03, 0.0)], 0.12, fill, taper=0.6)
    for y in (-0.34, -0.22, -0.1):
        pen.path([(-0.05, y), (0.06, y)], weight=0.6, fine=True)
    pen.oval(0, -0.58, 0.12, 0.14, fill)
    at = (0.0, -0.8)
    for side in (-1, 1):
        pen.oval(side * 0.14, -0.9, 0.12, 0.12, "lime")
    _face(pen, at, 0.18, look, main)
    hold_points(pen, at, 0.18)
    return pen.sketch()


def beetle(row: SubjectRow, look: Look) -> Sketch:
    """A beetle from above: wing cases and six legs; ``horn`` forked, pincers, or only feelers."""
    pen, main = Pen(), colouring(row, look, "darkbrown")
    fill, kind = wax(main), word(row, "horn", "feelers")
    for side in (-1, 1):
        for y, dx, dy in ((-0.5, 0.2, -0.12), (-0.34, 0.24, 0.04), (-0.18, 0.2, 0.16)):
            pen.path(
                [
                    (side * 0.28, y),
                    (side * (0.3 + 0.6 * dx), y + 0.3 * dy),
                    (side * (0.3 + dx), y + dy),
                ],
                main if fill else "ink",
                weight=1.1,
            )
    if kind == "fork":
        pen.limb([(0, -0.7), (0, -1.05)], 0.11, fill, taper=0.8)
        for side in (-1, 1):
            pen.limb(
                [(0, -1.02), (side * 0.17, -1.14), (side * 0.16, -1.24)], 0.09, fill, taper=0.6
            )
    elif kind == "pincers":
        for side in (-1, 1):
            pen.limb(
                [
                    (side * 0.08, -0.74),
                    (side * 0.24, -0.94),
                    (side * 0.2, -1.12),
                    (side * 0.06, -1.2),
                ],
                0.1,
                fill,
                taper=0.6,
            )
    else:
        for side in (-1, 1):
            pen.path(
                [(side * 0.06, -0.8), (side * 0.2, -1.05), (side * 0.44, -1.1)],
                weight=0.8,
                smooth=True,
            )
    if word(row, "wings"):
        for side in (-1, 1):
            pen.oval(
                side * 0.26,
                -0.3,
                0.15,
                0.36,
                word(row, "wings") if look.schema != 1 else None,
                "ink",
                turn=side * -0.3,
                how="loose",
            )
    at, r = (0.0, -0.66), 0.23
    pen.oval(0, -0.3, 0.3, 0.31, fill)
    pen.path([(0, -0.58), (0, 0.0)], weight=0.8)
    if main in DARK and word(row, "shine", "yes") == "yes":
        pen.path([(0.12, -0.42), (0.15, -0.22)], "white", weight=0.6, fine=True)
    for side in (-1, 1):
        if word(row, "eyes") == "big":
            pen.oval(side * 0.2, -0.76, 0.12, 0.12, word(row, "eye_colour", "red"))
    _face(pen, at, r, look, main)
    hold_points(pen, at, r)
    return pen.sketch()


def mosquito(row: SubjectRow, look: Look) -> Sketch:
    """A mosquito or a fly from the side: wings up, thin legs; ``sting`` is a long nose."""
    pen, main = Pen(), colouring(row, look, "darkgrey")
    fill, sting = wax(main), word(row, "sting") != ""
    for x, turn in ((-0.18, -0.7), (0.02, -0.15)):
        pen.oval(x, -0.78, 0.14, 0.3, None, "sky" if look.schema != 2 else "ink", turn=turn)
    for k, x in enumerate((-0.34, -0.05, 0.22)):
        knee = (x - 0.16 + 0.16 * k, -0.3)
        pen.path([(0.1 * (k - 1), -0.42), knee, (x - 0.14 + 0.2 * k, 0.0)], weight=0.8)
    if sting:
        pen.limb([(0.0, -0.48), (-0.4, -0.34), (-0.74, -0.14)], 0.2, fill, taper=0.5)
        for x, y in ((-0.25, -0.4), (-0.45, -0.3), (-0.62, -0.2)):
            pen.path([(x - 0.04, y - 0.08), (x + 0.04, y + 0.08)], weight=0.7, fine=True)
    else:
        pen.oval(-0.25, -0.4, 0.4, 0.25, fill)
    at, r = (0.3, -0.52), 0.24
    if sting:
        pen.path([(at[0] + 0.16, at[1] + 0.14), (0.95, -0.1)], weight=1.0)
    for side in (-1, 1):
        if not sting:
            pen.oval(at[0] + side * 0.17, at[1] - 0.16, 0.15, 0.15, "red")
    _feelers(pen, at, 0.2, look)
    _face(pen, at, r, look, main)
    for k in range(2):
        pen.arc(-0.75 - 0.2 * k, -0.75 + 0.1 * k, 0.12, 0.09, 180, 350, weight=0.5, fine=True)
    hold_points(pen, at, r)
    return pen.sketch()


def grasshopper(row: SubjectRow, look: Look) -> Sketch:
    """A grasshopper or, with ``arms``, a mantis: a green leaf of a body, one great folded leg."""
    pen, main = Pen(), colouring(row, look, "lime")
    fill, mantis = wax(main), word(row, "arms") != ""
    body = [(-0.95, -0.26), (-0.4, -0.46), (0.2, -0.5), (0.36, -0.36), (0.2, -0.22), (-0.4, -0.18)]
    at, r = ((0.46, -0.5), 0.24) if not mantis else ((0.5, -0.84), 0.2)
    for x in (-0.05, 0.16):
        pen.path([(x, -0.26), (x + 0.08, 0.0)], main, weight=1.0)
    if mantis:
        pen.limb([(0.2, -0.4), (0.46, -0.74)], 0.16, fill)
        for far in (0.0, 0.14):
            pen.limb([(0.38, -0.58), (0.72 + far, -0.4), (0.82 + far, -0.72)], 0.1, fill, taper=0.7)
    pen.shape(body, fill, smooth=True)
    pen.path([(-0.8, -0.28), (-0.2, -0.38), (0.2, -0.36)], "darkgreen", weight=0.8, smooth=True)
    pen.limb([(-0.1, -0.34), (-0.5, -0.86), (-0.62, -0.02)], 0.14, fill, taper=0.5)
    _feelers(pen, at, r, look, long=1.4)
    _face(pen, at, r, look, main)
    hold_points(pen, at, r)
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "butterfly": butterfly,
    "bee": bee,
    "ladybug": ladybug,
    "ant": ant,
    "spider": spider,
    "dragonfly": dragonfly,
    "beetle": beetle,
    "mosquito": mosquito,
    "grasshopper": grasshopper,
}
