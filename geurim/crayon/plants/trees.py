"""Trees: round crowns, needles, palms, bare branches, a Christmas tree, bamboo."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import cloud
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, number, wax, word, words
from geurim.vocabulary import SubjectRow


def _anchors(pen: Pen, y: float = -0.95) -> None:
    pen.anchor("top", 0.0, y).anchor("seat", 0.12, -0.5).anchor("grip", 0.0, -0.3)
    pen.anchor("head", 0.0, y + 0.25)


def _trunk(pen: Pen, look: Look, width: float, top: float, colour: str = "brown") -> None:
    """A trunk that widens at its root, with a knot or lines of bark."""
    w = width
    root = 1.5 if look.schema != 1 else 1.05
    outline = [
        (-w * root, 0.0),
        (-w * 0.85, -0.1),
        (-w * 0.8, top),
        (w * 0.8, top),
        (w * 0.85, -0.1),
        (w * root, 0.0),
    ]
    pen.shape(outline, colour, "ink" if look.schema != 1 else "darkbrown")
    if look.schema == 2:
        pen.oval(
            0.0,
            0.55 * top,
            0.4 * w,
            0.055,
            "darkbrown",
            "darkbrown",
            how="solid",
            weight=0.6,
            fine=True,
        )
    elif look.schema == 0:
        for x, y in ((-0.3, 0.3), (0.25, 0.5), (-0.1, 0.72)):
            pen.path(
                [(x * w, y * top), (x * w, y * top - 0.09)], "darkbrown", weight=0.7, fine=True
            )


def tree(row: SubjectRow, look: Look) -> Sketch:
    """A tree with a round crown; leaves, blossoms and fruit as the row says."""
    pen, main = Pen(), colouring(row, look, "green")
    line = word(row, "line", "darkgreen")
    rng = look.rng
    wide, tall = 0.4 * (0.85 + 0.3 * float(rng.random())), 0.9 + 0.15 * float(rng.random())
    _trunk(pen, look, 0.085, -0.5, word(row, "trunk", "brown"))
    if look.schema == 2 or word(row, "branches"):
        pen.limb([(0.03, -0.3), (0.2, -0.46)], 0.07, word(row, "trunk", "brown"), "ink", taper=0.6)
    if look.schema == 0 and rng.random() < 0.45:
        # The crown as a ball of wound lines, over a first quick colouring.
        pen.oval(0, -0.68, wide * 0.95, 0.33 * tall, main, None, how="scribble")
        pen.curl(0, -0.68, wide * 0.92, 0.3 * tall, line, turns=7, weight=0.9)
    elif look.schema == 0:
        pen.shape(cloud(0, -0.68, wide, 0.33 * tall, 9, 0.12), main, line, how="scribble")
    elif look.schema == 1:
        pen.oval(0, -0.68, wide * 0.95, 0.34 * tall, main, line)
        for x, y in ((-0.2, -0.78), (0.12, -0.85), (0.22, -0.6), (-0.12, -0.55)):
            pen.arc(x * wide / 0.4, y, 0.06, 0.05, 190, 350, line, weight=0.7, fine=True)
    else:
        for x, y, r in ((-0.2, -0.58, 0.23), (0.2, -0.58, 0.23), (0.0, -0.8, 0.25)):
            pen.oval(x * wide / 0.36, y, r * wide / 0.38, r * 0.92, main, line)
    _hang(pen, row, look, wide)
    for colour in words(row, "fallen"):
        for _ in range(3):
            x, y = float(rng.uniform(-0.5, 0.5)), float(rng.uniform(-0.3, 0.0))
            if abs(x) > 0.16:
                pen.oval(
                    x,
                    y - 0.02,
                    0.05,
                    0.03,
                    colour,
                    colour,
                    turn=float(rng.uniform(0, 3)),
                    fine=True,
                )
    _anchors(pen)
    return pen.sketch()


def _hang(pen: Pen, row: SubjectRow, look: Look, wide: float) -> None:
    """Fruit, blossoms or coloured leaves in the crown, apart from each other."""
    kind, colours = word(row, "hang"), words(row, "hang_colour") or ("red",)
    if not kind:
        return
    spots = [
        (-0.62, -0.62),
        (0.6, -0.66),
        (-0.28, -0.84),
        (0.28, -0.86),
        (0.02, -0.64),
        (-0.34, -0.5),
        (0.38, -0.48),
        (0.0, -0.95),
    ]
    jitter = look.rng.uniform(-0.04, 0.04, (len(spots), 2))
    for k, (u, v) in enumerate(spots[: int(number(row, "many", 6))]):
        x, y = u * wide + float(jitter[k, 0]), v + float(jitter[k, 1]) * 0.7
        colour = colours[k % len(colours)]
        if kind == "fruit":
            pen.oval(x, y, 0.065, 0.062, colour, "ink" if look.schema == 2 else colour, fine=True)
            pen.path([(x, y - 0.06), (x + 0.02, y - 0.1)], "darkbrown", weight=0.6, fine=True)
        elif kind == "leaf":
            pen.oval(x, y, 0.075, 0.05, colour, colour, turn=float(jitter[k, 0]) * 40, fine=True)
        elif kind == "blossom":
            for a in np.radians(np.arange(5) * 72.0).tolist():
                pen.oval(
                    x + 0.045 * math.cos(a),
                    y + 0.045 * math.sin(a),
                    0.032,
                    0.032,
                    wax(colour),
                    "rose",
                    weight=0.4,
                    fine=True,
                )
            pen.dot(x, y, 0.02, "yellow")


def pine(row: SubjectRow, look: Look) -> Sketch:
    """Needles in tiers: a pine, or with ``star`` a Christmas tree."""
    pen, main = Pen(), colouring(row, look, "darkgreen")
    _trunk(pen, look, 0.07, -0.22)
    tiers = 3 if look.schema != 1 else 2
    line = "ink" if look.schema != 1 else "darkgreen"
    for k in range(tiers):
        low = -0.15 - 0.72 / tiers * k
        high = low - 1.12 / tiers if k < tiers - 1 else -0.98
        half = 0.44 - 0.3 / tiers * k
        if look.schema == 2:
            zig = [(half * (1 - j / 3), low + (0.05 if j % 2 else 0.0)) for j in range(7)]
            pen.shape([(0, high), *zig], main, line)
        else:
            pen.shape(
                [(0, high), (half, low), (0.0, low + 0.03), (-half, low)], main, line, sharp=True
            )
    if word(row, "star"):
        colours = ("red", "yellow", "sky", "rose", "orange", "purple")
        spots = [
            (-0.22, -0.24),
            (0.05, -0.3),
            (0.26, -0.22),
            (-0.12, -0.46),
            (0.16, -0.52),
            (0.0, -0.7),
        ]
        for (x, y), colour in zip(
            spots, look.rng.permutation(np.array(colours)).tolist(), strict=True
        ):
            pen.oval(x, y, 0.055, 0.055, colour, colour, fine=True)
        pen.path([(-0.26, -0.38), (-0.05, -0.36), (0.2, -0.44)], "yellow", weight=0.8, smooth=True)
        pen.path([(-0.14, -0.6), (0.0, -0.58), (0.12, -0.66)], "yellow", weight=0.8, smooth=True)
        pen.star(0, -1.05, 0.15)
    _anchors(pen)
    return pen.sketch()


def bare(row: SubjectRow, look: Look) -> Sketch:
    """A winter tree: a trunk, forked branches, a last leaf or snow."""
    pen, colour = Pen(), colouring(row, look, "brown")
    for side in (-1, 1):
        for y, far, up in ((-0.4, 0.34, 0.22), (-0.56, 0.3, 0.26), (-0.68, 0.17, 0.28)):
            end = (side * far, y - up)
            pen.limb(
                [(side * 0.03, y), (side * far * 0.6, y - 0.45 * up), end],
                0.075,
                colour,
                taper=0.45,
            )
            fork = (side * far * 0.62, y - 0.45 * up)
            pen.path([fork, (fork[0] + side * 0.17, fork[1] - 0.1)], colour, weight=1.1)
            pen.path([fork, (fork[0] - side * 0.02, fork[1] - 0.17)], colour, weight=0.9)
    _trunk(pen, look, 0.08, -0.75, colour)
    pen.limb([(0, -0.7), (0.02, -0.98)], 0.09, colour, taper=0.4)
    if look.schema == 2 and not word(row, "clean"):
        pen.oval(0.36, -0.5, 0.05, 0.035, "orange", "orange", turn=0.6, fine=True)
    _anchors(pen)
    return pen.sketch()


def palm(row: SubjectRow, look: Look) -> Sketch:
    """A palm: a bent, ringed trunk, hanging fronds, coconuts."""
    pen, main = Pen(), colouring(row, look, "green")
    bend = 0.16 if look.schema != 1 else 0.04
    path = [(-0.08, 0.0), (0.0, -0.35), (bend, -0.72)]
    pen.limb(path, 0.15, "tan" if look.schema == 1 else "brown", taper=0.7)
    for k in (0.2, 0.42, 0.64):
        x, y = -0.08 + (bend + 0.06) * k, -0.72 * k
        pen.path([(x - 0.06, y), (x + 0.07, y - 0.02)], "darkbrown", weight=0.7, fine=True)
    for dx, dy in (
        (-0.5, 0.08),
        (-0.46, -0.22),
        (-0.16, -0.32),
        (0.22, -0.3),
        (0.46, -0.18),
        (0.5, 0.12),
    ):
        tip = (bend + dx, -0.72 + dy)
        mid = (bend + 0.5 * dx, -0.82 + 0.55 * dy)
        low = (bend + 0.55 * dx, -0.68 + 0.6 * dy)
        pen.shape([(bend, -0.76), mid, tip, low], main, word(row, "line", "darkgreen"), smooth=True)
    for x in (-0.05, 0.06):
        pen.oval(bend + x, -0.7, 0.065, 0.065, "brown")
    _anchors(pen)
    return pen.sketch()


def bamboo(row: SubjectRow, look: Look) -> Sketch:
    """Bamboo: three jointed stems with pointed leaves."""
    pen, main = Pen(), colouring(row, look, "green")
    for k, (x, top) in enumerate(((-0.2, -0.86), (0.04, -1.0), (0.24, -0.76))):
        pen.rect(x - 0.05, top, x + 0.05, 0.0, main if k != 1 else "lime", "darkgreen")
        for y in np.arange(-0.2, top + 0.05, -0.2).tolist():
            pen.path([(x - 0.07, y), (x + 0.07, y)], "darkgreen", weight=0.8)
            side = 1 if (round(y * 10) + k) % 4 == 0 else -1
            if y < -0.3:
                pen.shape(
                    [
                        (x + side * 0.05, y),
                        (x + side * 0.17, y - 0.09),
                        (x + side * 0.3, y - 0.02),
                        (x + side * 0.16, y + 0.02),
                    ],
                    "lime" if k != 1 else main,
                    "darkgreen",
                    weight=0.7,
                )
    _anchors(pen)
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "tree": tree,
    "pine": pine,
    "bare_tree": bare,
    "palm": palm,
    "bamboo": bamboo,
}
