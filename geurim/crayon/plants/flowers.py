"""Flowers: heads of many kinds on stems, in bunches and in pots."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.look import Archetype, Look
from geurim.crayon.plants.blooms import LEAF, bloom
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, number, wax, word
from geurim.vocabulary import SubjectRow


def flower(row: SubjectRow, look: Look) -> Sketch:
    """One flower on its stem; ``bloom`` of the row names the head, ``stem`` its stem."""
    pen, main = Pen(), colouring(row, look, "red")
    size = number(row, "size", 0.27)
    lean = float(look.rng.normal(0, 0.03))
    top = (lean * 2, -0.98 + size)
    _stem(pen, row, look, top)
    bloom(pen, row, look, top[0], top[1], size, main)
    pen.anchor("grip", 0.0, -0.2).anchor("top", top[0], top[1] - size).anchor("head", *top)
    return pen.sketch()


def _stem(pen: Pen, row: SubjectRow, look: Look, top: tuple[float, float]) -> None:
    kind = word(row, "leaves", "pair")
    thick = number(row, "stem", 0.0)
    path = [(0.0, 0.0), (top[0] * 0.3, -0.35), top]
    if thick:
        pen.limb(path, thick, LEAF, "darkgreen")
    else:
        pen.path(path, LEAF, weight=1.35, smooth=True)
    if kind == "pair":
        for side, y in ((-1, -0.2), (1, -0.28)):
            tip = (side * 0.3, y - 0.16 if look.schema != 1 else y - 0.04)
            pen.shape(
                [(0, y + 0.06), (side * 0.12, y - 0.12), tip, (side * 0.17, y + 0.05)],
                "lime" if look.schema == 2 else LEAF,
                "darkgreen",
                smooth=True,
            )
    elif kind == "long":
        for side, tall in ((-1, -0.5), (1, -0.42)):
            pen.shape(
                [
                    (0, 0.0),
                    (side * 0.1, 0.55 * tall),
                    (side * 0.27, tall),
                    (side * 0.25, 0.3 * tall),
                ],
                LEAF,
                "darkgreen",
                smooth=True,
            )
    elif kind == "thin":
        for side, y in ((-1, -0.2), (1, -0.35), (-1, -0.46)):
            pen.path([(0, y), (side * 0.16, y - 0.12)], LEAF, weight=0.9)
            pen.path([(side * 0.08, y - 0.06), (side * 0.2, y - 0.03)], LEAF, weight=0.9)
    elif kind == "ground":
        for side in (-1, 1):
            pen.shape(
                [
                    (0, 0.0),
                    (side * 0.14, -0.12),
                    (side * 0.24, -0.06),
                    (side * 0.36, -0.1),
                    (side * 0.3, 0.02),
                ],
                LEAF,
                "darkgreen",
            )
    if word(row, "thorns"):
        for side, y in ((1, -0.16), (-1, -0.36), (1, -0.46)):
            pen.path([(0, y), (side * 0.08, y - 0.05)], "darkgreen", weight=0.8)


def bouquet(row: SubjectRow, look: Look) -> Sketch:
    """A bunch of flowers in paper with a ribbon."""
    pen = Pen()
    colours = ["red", "pink", "yellow", "purple", "orange", "rose"]
    if look.colour:
        colours = [look.colour] * 6
    picks = look.rng.permutation(np.array(colours)).tolist()
    for side in (-1, 1):
        pen.shape(
            [(0, -0.45), (side * 0.3, -0.66), (side * 0.52, -0.62), (side * 0.36, -0.46)],
            LEAF,
            "darkgreen",
        )
    pen.shape(
        [
            (-0.46, -0.52),
            (-0.2, -0.44),
            (0, -0.56),
            (0.2, -0.44),
            (0.46, -0.52),
            (0.1, -0.02),
            (-0.1, -0.02),
        ],
        wax(word(row, "paper", "lilac")),
        "ink",
    )
    for (x, y), colour in zip(
        ((-0.28, -0.66), (0.28, -0.66), (0.0, -0.84), (0.0, -0.58)), picks[:4], strict=True
    ):
        for a in np.radians(np.arange(5) * 72.0 - 90).tolist():
            pen.oval(
                x + 0.1 * math.cos(a),
                y + 0.1 * math.sin(a),
                0.075,
                0.075,
                colour,
                "ink" if look.schema == 0 else colour,
                weight=0.6,
                fine=True,
            )
        pen.oval(x, y, 0.06, 0.06, "yellow" if colour != "yellow" else "orange", None, fine=True)
    for side in (-1, 1):
        pen.shape([(0, -0.24), (side * 0.2, -0.33), (side * 0.2, -0.15)], "red")
    pen.anchor("grip", 0.0, -0.18).anchor("top", 0.0, -0.95)
    return pen.sketch()


def potted(row: SubjectRow, look: Look) -> Sketch:
    """A plant in a pot: leaves, and often a flower."""
    pen, main = Pen(), colouring(row, look, "red")
    if look.schema != 1:
        pen.path([(0, -0.4), (0.0, -0.7)], LEAF, weight=1.3)
        for side, y in ((-1, -0.48), (1, -0.56)):
            pen.shape(
                [
                    (0, y + 0.08),
                    (side * 0.12, y - 0.1),
                    (side * 0.32, y - 0.14),
                    (side * 0.2, y + 0.06),
                ],
                LEAF,
                "darkgreen",
                smooth=True,
            )
        bloom(pen, row, look, 0.0, -0.78, 0.2, main)
    else:
        for x, tip, y in (
            (-0.14, -0.4, -0.7),
            (0.14, 0.4, -0.68),
            (-0.05, -0.16, -0.98),
            (0.06, 0.2, -0.94),
        ):
            pen.shape(
                [
                    (x - 0.05, -0.38),
                    (tip - 0.05, 0.55 * y - 0.2),
                    (tip, y),
                    (tip + 0.08, 0.5 * y - 0.2),
                    (x + 0.06, -0.38),
                ],
                LEAF,
                "darkgreen",
                smooth=True,
            )
    pot = word(row, "pot", "orange")
    pen.shape([(-0.28, -0.38), (0.28, -0.38), (0.2, 0.0), (-0.2, 0.0)], pot)
    pen.rect(-0.33, -0.46, 0.33, -0.34, pot)
    pen.anchor("grip", 0.0, -0.15).anchor("top", 0.0, -0.46)
    return pen.sketch()


def branch(row: SubjectRow, look: Look) -> Sketch:
    """A bush of arching twigs set with small flowers: forsythia, azalea."""
    pen, main = Pen(), colouring(row, look, "yellow")
    for tip, mid in (
        ((-0.7, -0.5), (-0.4, -0.75)),
        ((-0.3, -0.92), (-0.16, -0.6)),
        ((0.3, -0.95), (0.14, -0.6)),
        ((0.72, -0.52), (0.42, -0.76)),
    ):
        pen.path([(tip[0] * 0.1, 0.0), mid, tip], "brown", weight=1.1, smooth=True)
        for k in (0.35, 0.62, 0.95):
            if k < 0.6:
                x, y = mid[0] * k / 0.6, mid[1] * k / 0.6
            else:
                s = (k - 0.6) / 0.4
                x, y = mid[0] + (tip[0] - mid[0]) * s, mid[1] + (tip[1] - mid[1]) * s
            for a in np.radians(np.arange(4) * 90.0 + 45 * look.schema).tolist():
                pen.oval(
                    x + 0.06 * math.cos(a),
                    y + 0.06 * math.sin(a),
                    0.055,
                    0.04,
                    wax(main),
                    main if wax(main) else "rose",
                    turn=a,
                    weight=0.6,
                    fine=True,
                )
            pen.oval(x, y, 0.028, 0.028, "orange", None, fine=True)
    pen.anchor("top", 0.0, -0.95).anchor("grip", 0.0, -0.1)
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "flower": flower,
    "bouquet": bouquet,
    "potted": potted,
    "branch": branch,
}
