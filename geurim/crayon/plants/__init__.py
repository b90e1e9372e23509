"""All plants: trees and flowers from their own files, and here what grows low.

Grass, clover, leaves, mushrooms, cacti, bushes, sprouts and vegetables in their bed.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import cloud
from geurim.crayon.plants import flowers, trees
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, number, wax, word, words
from geurim.vocabulary import SubjectRow


def _anchors(pen: Pen, top: float = -0.95) -> Sketch:
    pen.anchor("top", 0.0, top).anchor("grip", 0.0, -0.15)
    return pen.sketch()


def cactus(row: SubjectRow, look: Look) -> Sketch:
    """A cactus: two raised arms, or in a pot as a ball."""
    pen, main = Pen(), colouring(row, look, "green")
    line = "darkgreen"
    if look.schema == 1:
        pen.oval(0, -0.58, 0.32, 0.34, main, line)
        for u in (-0.16, 0.0, 0.16):
            pen.path([(u, -0.84), (u * 1.3, -0.58), (u, -0.36)], line, weight=0.7, smooth=True)
        pen.shape([(-0.26, -0.32), (0.26, -0.32), (0.18, 0.0), (-0.18, 0.0)], "orange")
        flower_at = (0.0, -0.95)
    else:
        for side, y in ((-1, -0.34), (1, -0.46)):
            pen.limb([(0, y), (side * 0.34, y), (side * 0.36, y - 0.3)], 0.19, main, line)
        pen.shape(
            [(-0.16, 0.0), (-0.17, -0.75), (-0.1, -0.94), (0.1, -0.94), (0.17, -0.75), (0.16, 0.0)],
            main,
            line,
        )
        flower_at = (0.02, -0.98)
    for x, y in (
        (-0.06, -0.8),
        (0.07, -0.66),
        (-0.07, -0.5),
        (0.06, -0.42),
        (-0.36, -0.5),
        (0.36, -0.62),
    ):
        if look.schema == 1 and abs(x) > 0.2:
            continue
        pen.path([(x - 0.035, y - 0.03), (x + 0.035, y + 0.03)], "ink", weight=0.6, fine=True)
        pen.path([(x + 0.035, y - 0.03), (x - 0.035, y + 0.03)], "ink", weight=0.6, fine=True)
    for a in np.radians(np.arange(5) * 72.0).tolist():
        pen.oval(
            flower_at[0] + 0.07 * math.cos(a),
            flower_at[1] + 0.07 * math.sin(a),
            0.05,
            0.05,
            "rose",
            "rose",
            fine=True,
        )
    pen.oval(*flower_at, 0.04, 0.04, "yellow", None, fine=True)
    return _anchors(pen)


def mushroom(row: SubjectRow, look: Look) -> Sketch:
    """A mushroom: a spotted cap on a white foot; some children add a small one."""
    pen, main = Pen(), colouring(row, look, "red")
    if look.schema == 2:
        pen.add(Sketch(_mushroom(main).marks).placed(0.46, 0.0, 0.5))
    pen.add(_mushroom(main))
    return _anchors(pen)


def _mushroom(main: str) -> Sketch:
    pen = Pen()
    pen.shape(
        [(-0.17, -0.5), (0.17, -0.5), (0.2, -0.08), (0.12, 0.0), (-0.12, 0.0), (-0.2, -0.08)],
        "lemon" if main != "lemon" else None,
    )
    cap = [
        (-0.52, -0.42),
        (-0.46, -0.72),
        (-0.2, -0.94),
        (0.2, -0.94),
        (0.46, -0.72),
        (0.52, -0.42),
        (0.2, -0.5),
        (-0.2, -0.5),
    ]
    pen.shape(cap, wax(main), smooth=True)
    for x, y, r in ((-0.26, -0.68, 0.09), (0.04, -0.8, 0.1), (0.28, -0.62, 0.085)):
        pen.oval(x, y, r, r * 0.9, "white", None, how="none", fine=True)
    return pen.sketch()


def grass(row: SubjectRow, look: Look) -> Sketch:
    """Blades of grass; with ``ears`` ripe rice or reeds that bow."""
    pen, main = Pen(), colouring(row, look, "green")
    ears, rng = word(row, "ears"), look.rng
    count = int(number(row, "blades", 7))
    for k in range(count):
        u = (k / (count - 1) - 0.5) * 2
        tip = (u * 0.62 + float(rng.normal(0, 0.04)), -0.62 - 0.36 * float(rng.random()))
        if ears:
            _eared(pen, row, main, u)
        elif look.schema == 1:
            pen.path([(u * 0.4, 0.0), (u * 0.5, 0.55 * tip[1]), tip], main, weight=1.3, smooth=True)
        else:
            pen.shape(
                [(u * 0.4 - 0.06, 0.0), tip, (u * 0.4 + 0.07, 0.0)],
                main,
                word(row, "line", "darkgreen"),
                weight=0.8,
            )
    return _anchors(pen)


def _eared(pen: Pen, row: SubjectRow, main: str, u: float) -> None:
    """One stalk with its ear: a bowing row of grains, or an upright brush."""
    colour = word(row, "ear_colour", "yellow")
    if word(row, "ears") == "rice":
        tip = (u * 0.5, -0.8 + 0.1 * abs(u))
        bow = 0.3 if u >= 0 else -0.3
        ear = [
            tip,
            (tip[0] + 0.55 * bow, tip[1] - 0.08),
            (tip[0] + bow, tip[1] + 0.12),
            (tip[0] + 1.1 * bow, tip[1] + 0.3),
        ]
        pen.path([(u * 0.12, 0.0), (u * 0.3, -0.45), *ear], main, weight=1.1, smooth=True)
        for (x, y), (nx, ny) in zip(
            ear[1:], [*ear[2:], (ear[3][0], ear[3][1] + 0.14)], strict=True
        ):
            for s in (0.0, 0.5):
                pen.oval(
                    x + (nx - x) * s,
                    y + (ny - y) * s,
                    0.06,
                    0.042,
                    colour,
                    "orange",
                    turn=0.9,
                    weight=0.6,
                    fine=True,
                )
        return
    tip = (u * 0.6, -0.62 - 0.1 * (1 - abs(u)))
    pen.path([(u * 0.12, 0.0), (u * 0.34, -0.34), tip], main, weight=1.1, smooth=True)
    end = (tip[0] + 0.06 + 0.1 * u, tip[1] - 0.28)
    pen.limb(
        [tip, ((tip[0] + end[0]) / 2 - 0.02, (tip[1] + end[1]) / 2), end],
        0.13,
        colour,
        "brown",
        taper=0.6,
    )
    for k in (0.2, 0.5, 0.8):
        x, y = tip[0] + (end[0] - tip[0]) * k, tip[1] + (end[1] - tip[1]) * k
        for side in (-1, 1):
            pen.path(
                [(x + side * 0.05, y), (x + side * 0.13, y - 0.07)], "brown", weight=0.6, fine=True
            )


def clover(row: SubjectRow, look: Look) -> Sketch:
    """A clover: four hearts for luck, or three."""
    pen, main = Pen(), colouring(row, look, "green")
    count = int(number(row, "leaves", 4))
    pen.path([(0.0, -0.6), (0.06, -0.3), (0.0, 0.0)], main, weight=1.3, smooth=True)
    for k in range(count):
        a = 2 * math.pi * k / count - math.pi / 2 + (math.pi / 4 if count == 4 else 0.0)
        heart = Pen().heart(0, -0.22, 0.21, main, "darkgreen").sketch()
        placed = heart.placed(0.0, -0.62, 1.0, turn=a + math.pi / 2)
        pen.add(placed)
        pen.path(
            [
                (0.05 * math.cos(a), -0.62 + 0.05 * math.sin(a)),
                (0.24 * math.cos(a), -0.62 + 0.24 * math.sin(a)),
            ],
            "lime",
            weight=0.7,
            fine=True,
        )
    return _anchors(pen)


def leaf(row: SubjectRow, look: Look) -> Sketch:
    """A leaf with veins: pointed, a maple's hand, a ginkgo's fan; fallen ones lie together."""
    pen = Pen()
    kinds = words(row, "kinds") or ("plain",)
    colours = words(row, "colour") or ("green",)
    spots = [(0.0, 0.0, 1.0, 0.0)]
    if word(row, "many"):
        spots = [(-0.62, -0.1, 0.72, -0.4), (0.6, -0.08, 0.72, 0.5), (-0.02, -0.02, 0.8, 0.1)]
    for k, (x, y, scale, turn) in enumerate(spots):
        kind = kinds[(k + look.schema) % len(kinds)]
        colour = (
            look.colour or colours[(k + int(look.rng.integers(0, len(colours)))) % len(colours)]
        )
        one = _LEAVES[kind](colour)
        pen.add(one.placed(x, y, scale, turn=turn + float(look.rng.normal(0, 0.12))))
    return _anchors(pen)


def _plain_leaf(colour: str) -> Sketch:
    pen = Pen().path(
        [(0, 0.0), (0, -0.2)],
        "darkgreen" if "green" in colour or colour == "lime" else "brown",
        weight=1.2,
    )
    pen.shape(
        [(0, -0.12), (-0.26, -0.34), (-0.28, -0.6), (0, -1.0), (0.28, -0.6), (0.26, -0.34)],
        colour,
        smooth=True,
    )
    vein = "darkgreen" if "green" in colour or colour == "lime" else "brown"
    pen.path([(0, -0.14), (0, -0.88)], vein, weight=0.8)
    for y in (-0.34, -0.54):
        for side in (-1, 1):
            pen.path([(0, y), (side * 0.15, y - 0.13)], vein, weight=0.7, fine=True)
    return pen.sketch()


def _maple_leaf(colour: str) -> Sketch:
    pen = Pen().path([(0, 0.0), (0, -0.36)], "brown", weight=1.2)
    outline = [
        (0.0, -0.3),
        (-0.3, -0.2),
        (-0.24, -0.36),
        (-0.52, -0.42),
        (-0.36, -0.54),
        (-0.44, -0.78),
        (-0.2, -0.66),
        (0, -1.0),
        (0.2, -0.66),
        (0.44, -0.78),
        (0.36, -0.54),
        (0.52, -0.42),
        (0.24, -0.36),
        (0.3, -0.2),
    ]
    pen.shape(outline, colour)
    for tip in ((0, -0.82), (-0.32, -0.66), (0.32, -0.66), (-0.36, -0.44), (0.36, -0.44)):
        pen.path(
            [(0, -0.34), tip], "darkred" if colour != "darkred" else "orange", weight=0.7, fine=True
        )
    return pen.sketch()


def _ginkgo_leaf(colour: str) -> Sketch:
    pen = Pen().path([(0.0, 0.0), (0.0, -0.4)], "orange", weight=1.2)
    fill = colour if colour in ("yellow", "lemon", "lime", "green") else "yellow"
    outline = [
        (0, -0.34),
        (-0.4, -0.6),
        (-0.46, -0.84),
        (-0.22, -0.95),
        (0.0, -0.84),
        (0.22, -0.95),
        (0.46, -0.84),
        (0.4, -0.6),
    ]
    pen.shape(outline, fill, "orange")
    for x in (-0.2, 0.0, 0.2):
        pen.path([(0, -0.4), (x, -0.76)], "orange", weight=0.6, fine=True)
    return pen.sketch()


_LEAVES = {"plain": _plain_leaf, "maple": _maple_leaf, "ginkgo": _ginkgo_leaf}


def bush(row: SubjectRow, look: Look) -> Sketch:
    """A round bush, often with berries or flowers."""
    pen, main = Pen(), colouring(row, look, "green")
    if look.schema == 1:
        for x, y, r in ((-0.42, -0.34, 0.36), (0.42, -0.34, 0.36), (0.0, -0.56, 0.42)):
            pen.oval(x, y, r, r * 0.95, main, "darkgreen")
    else:
        pen.shape(cloud(0, -0.46, 0.78, 0.48, 10, 0.12), main, "darkgreen", how="scribble")
    colours = words(row, "dots")
    spots = ((-0.4, -0.4), (-0.05, -0.66), (0.36, -0.5), (0.06, -0.3), (-0.2, -0.16), (0.5, -0.2))
    for k, (x, y) in enumerate(spots if colours else ()):
        pen.oval(
            x, y, 0.075, 0.075, colours[k % len(colours)], colours[k % len(colours)], fine=True
        )
    return _anchors(pen)


def sprout(row: SubjectRow, look: Look) -> Sketch:
    """Two first leaves that come out of a heap of earth."""
    pen, main = Pen(), colouring(row, look, "lime")
    pen.path([(0, -0.1), (0.03, -0.35), (0, -0.6)], "green", weight=1.5, smooth=True)
    for side in (-1, 1):
        pen.shape(
            [(0, -0.56), (side * 0.14, -0.86), (side * 0.5, -0.94), (side * 0.42, -0.66)],
            main,
            "green" if look.schema else "ink",
            smooth=True,
        )
        pen.path([(side * 0.06, -0.62), (side * 0.32, -0.82)], "green", weight=0.7, fine=True)
    pen.shape(
        [(-0.55, 0.02), (-0.34, -0.16), (0, -0.24), (0.34, -0.16), (0.55, 0.02)],
        "brown",
        smooth=True,
    )
    return _anchors(pen)


def vegetables(row: SubjectRow, look: Look) -> Sketch:
    """A leafy plant in its bed: lettuce, or with ``fruit`` a staked plant with fruit."""
    pen, main = Pen(), colouring(row, look, "lime")
    fruit = words(row, "fruit")
    if fruit:
        pen.path([(0.0, 0.0), (0.0, -1.0)], "brown", weight=1.2)
        for side, y in ((-1, -0.3), (1, -0.42), (-1, -0.6), (1, -0.74)):
            pen.shape(
                [(0, y), (side * 0.2, y - 0.18), (side * 0.46, y - 0.08), (side * 0.24, y + 0.06)],
                "green",
                "darkgreen",
                smooth=True,
            )
        for (x, y), colour in zip(
            ((-0.2, -0.18), (0.22, -0.26), (-0.22, -0.48), (0.2, -0.6)),
            (fruit * 4)[:4],
            strict=True,
        ):
            pen.oval(x, y, 0.1, 0.1 * number(row, "fruit_long", 1.0), colour, fine=True)
    else:
        for turn, tall in ((-1.0, 0.7), (1.0, 0.7), (-0.5, 0.9), (0.5, 0.9), (0.0, 1.0)):
            x, y = 0.52 * tall * math.sin(turn), -0.5 * tall * math.cos(turn)
            pen.oval(x, y, 0.24, 0.42 * tall, main, "green", turn=turn)
            pen.path([(0.2 * x, 0.2 * y), (1.3 * x, 1.3 * y)], "green", weight=0.7, fine=True)
    return _anchors(pen)


ARCHETYPES: dict[str, Archetype] = {
    **trees.ARCHETYPES,
    **flowers.ARCHETYPES,
    "cactus": cactus,
    "mushroom": mushroom,
    "grass": grass,
    "clover": clover,
    "leaf": leaf,
    "bush": bush,
    "sprout": sprout,
    "vegetables": vegetables,
}
