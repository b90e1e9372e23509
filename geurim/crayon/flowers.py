"""Flowers: heads of many kinds on stems, in bunches and in pots."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.creature import cloud, colouring, number, spiked, wax, word
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.vocabulary import SubjectRow

LEAF = "green"


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
            pen.shape([(0, y + 0.06), (side * 0.12, y - 0.12), tip, (side * 0.17, y + 0.05)], "lime" if look.schema == 2 else LEAF, "darkgreen", smooth=True)
    elif kind == "long":
        for side, tall in ((-1, -0.5), (1, -0.42)):
            pen.shape([(0, 0.0), (side * 0.1, 0.55 * tall), (side * 0.27, tall), (side * 0.25, 0.3 * tall)], LEAF, "darkgreen", smooth=True)
    elif kind == "thin":
        for side, y in ((-1, -0.2), (1, -0.35), (-1, -0.46)):
            pen.path([(0, y), (side * 0.16, y - 0.12)], LEAF, weight=0.9)
            pen.path([(side * 0.08, y - 0.06), (side * 0.2, y - 0.03)], LEAF, weight=0.9)
    elif kind == "ground":
        for side in (-1, 1):
            pen.shape([(0, 0.0), (side * 0.14, -0.12), (side * 0.24, -0.06), (side * 0.36, -0.1), (side * 0.3, 0.02)], LEAF, "darkgreen")
    if word(row, "thorns"):
        for side, y in ((1, -0.16), (-1, -0.36), (1, -0.46)):
            pen.path([(0, y), (side * 0.08, y - 0.05)], "darkgreen", weight=0.8)


def bloom(pen: Pen, row: SubjectRow, look: Look, x: float, y: float, r: float, main: str) -> None:
    """The head of a flower of radius ``r``."""
    kind = word(row, "bloom", "daisy")
    fill = wax(main)
    line = word(row, "line") or ("ink" if look.schema == 0 or fill is None else main)
    heart = word(row, "heart", "yellow" if main != "yellow" else "orange")
    if kind == "tulip":
        cup = [(x - 0.72 * r, y - 0.95 * r), (x - 0.36 * r, y - 0.4 * r), (x, y - 1.05 * r), (x + 0.36 * r, y - 0.4 * r),
               (x + 0.72 * r, y - 0.95 * r), (x + 0.78 * r, y + 0.3 * r), (x + 0.4 * r, y + 0.85 * r), (x - 0.4 * r, y + 0.85 * r), (x - 0.78 * r, y + 0.3 * r)]
        pen.shape(cup, fill, line)
    elif kind == "rose":
        for side in (-1, 1):
            pen.shape([(x, y + 1.0 * r), (x + side * 0.7 * r, y + 0.62 * r), (x + side * 0.9 * r, y + 1.0 * r)], LEAF, "darkgreen")
        pen.shape(cloud(x, y, 0.92 * r, 0.88 * r, 6, 0.08), fill, line)
        t = np.linspace(0, 4.4 * math.pi, 34)
        reach = 0.72 * r * t / t[-1]
        pen.path(np.stack([x + reach * np.cos(t), y + reach * np.sin(t)], axis=1), "darkred" if fill else "rose", weight=0.8)
    elif kind == "sunflower":
        if look.schema == 1:
            pen.shape(spiked(x, y, 0.86 * r, 0.86 * r, 12, 0.2), fill, "orange")
        else:
            for a in np.radians(np.arange(12) * 30.0).tolist():
                pen.oval(x + 0.74 * r * math.cos(a), y + 0.74 * r * math.sin(a), 0.3 * r, 0.15 * r, fill, "orange", turn=a, weight=0.7)
        pen.oval(x, y, 0.52 * r, 0.52 * r, "brown")
        for k in (-0.22, 0.0, 0.22) if look.schema != 2 else ():
            pen.path([(x + (k - 0.16) * r, y - 0.3 * r), (x + (k + 0.16) * r, y + 0.3 * r)], "darkbrown", weight=0.6, fine=True)
            pen.path([(x + (k + 0.16) * r, y - 0.3 * r), (x + (k - 0.16) * r, y + 0.3 * r)], "darkbrown", weight=0.6, fine=True)
        if look.schema == 2:
            # The youngest give their sunflower a face.
            for side in (-1, 1):
                pen.dot(x + side * 0.18 * r, y - 0.1 * r, 0.06 * r)
            pen.arc(x, y + 0.08 * r, 0.22 * r, 0.18 * r, 20, 160, weight=0.6, fine=True)
    elif kind == "puff":
        if look.schema != 1 and fill is not None:
            pen.shape(spiked(x, y, 0.78 * r, 0.72 * r, 14, 0.18), fill, "orange", weight=0.7)
        else:
            _seeds(pen, x, y, r)
    elif kind == "bell":
        pen.shape([(x - r, y - 0.7 * r), (x - 0.5 * r, y - 0.9 * r), (x, y - 0.75 * r), (x + 0.5 * r, y - 0.9 * r), (x + r, y - 0.7 * r), (x + 0.3 * r, y + 0.2 * r), (x, y + 0.95 * r), (x - 0.3 * r, y + 0.2 * r)],
                  fill, line, smooth=True)  # fmt: skip
        pen.path([(x, y - 0.6 * r), (x, y + 0.3 * r)], "white", weight=0.9)
        for side in (-1, 1):
            pen.path([(x + side * 0.55 * r, y - 0.6 * r), (x + side * 0.1 * r, y + 0.3 * r)], "white", weight=0.8)
    elif kind == "frill":
        pen.shape([(x - 0.3 * r, y + 0.2 * r), (x + 0.3 * r, y + 0.2 * r), (x + 0.14 * r, y + 1.1 * r), (x - 0.14 * r, y + 1.1 * r)], LEAF, "darkgreen")
        fan = [(x - 0.25 * r, y + 0.45 * r)]
        for k in range(11):
            a = math.radians(200 + 14 * k)
            reach = r * (1.0 if k % 2 else 0.82)
            fan.append((x + reach * math.cos(a), y + 0.1 * r + reach * math.sin(a)))
        fan.append((x + 0.25 * r, y + 0.45 * r))
        pen.shape(fan, fill, line)
        for side in (-0.3, 0.0, 0.3):
            pen.path([(x + 0.3 * side * r, y + 0.2 * r), (x + side * r, y - 0.35 * r)], "darkred", weight=0.6, fine=True)
    elif kind == "ball":
        pen.shape(cloud(x, y, r, 0.9 * r, 9, 0.1), fill, line, how="scribble")
        for u, v in ((-0.4, -0.3), (0.3, -0.4), (0.0, 0.1), (-0.35, 0.4), (0.45, 0.3)):
            pen.star(x + u * r, y + v * r, 0.16 * r, "white", None)
    elif kind == "lotus":
        for a, long in ((-1.1, 0.8), (1.1, 0.8), (-0.55, 0.95), (0.55, 0.95), (0.0, 1.0)):
            px, py = x + 0.55 * r * math.sin(a) * long, y + 0.5 * r - 0.6 * r * math.cos(a) * long
            pen.oval(px, py, 0.26 * r, 0.56 * r, fill, line, turn=a * 0.9)
    else:
        _petals(pen, row, look, x, y, r, fill, line)
        inner = number(row, "heart_size", 0.34)
        pen.oval(x, y, inner * r, inner * r, heart, "orange" if heart == "yellow" else heart, fine=True)


def _petals(pen: Pen, row: SubjectRow, look: Look, x: float, y: float, r: float, fill: str | None, line: str) -> None:
    count = int(number(row, "petals", (5, 6, 8)[look.schema % 3]))
    notched = word(row, "bloom") == "notched"
    for k in range(count):
        a = 2 * math.pi * k / count - math.pi / 2 + 0.1 * look.schema
        cx, cy = x + 0.62 * r * math.cos(a), y + 0.62 * r * math.sin(a)
        if notched:
            far = [(0.12, -0.08), (0.86, -0.36), (0.98, -0.14), (0.88, 0.0), (0.98, 0.16), (0.84, 0.36), (0.12, 0.08)]
            pen.shape([(x + r * (u * math.cos(a) - v * math.sin(a)), y + r * (u * math.sin(a) + v * math.cos(a))) for u, v in far],
                      fill, line, weight=0.7)  # fmt: skip
        else:
            wide = min(0.36, 1.25 / count)
            pen.oval(cx, cy, 0.36 * r, wide * r, fill, line, turn=a, weight=0.85)


def _seeds(pen: Pen, x: float, y: float, r: float) -> None:
    """A dandelion gone to seed, some of it on the wind."""
    pen.oval(x, y, 0.9 * r, 0.9 * r, None, None)
    for a in np.radians(np.arange(0, 360, 30)).tolist():
        tip = (x + 0.86 * r * math.cos(a), y + 0.86 * r * math.sin(a))
        pen.path([(x, y), tip], "grey", weight=0.6, fine=True)
        pen.dot(*tip, 0.06 * r, "grey")
    for u, v in ((1.5, -0.5), (1.9, 0.1), (1.3, 0.6)):
        pen.path([(x + u * r, y + v * r), (x + (u + 0.2) * r, y + (v - 0.4) * r)], "grey", weight=0.6, fine=True)
        for side in (-0.2, 0.05, 0.3):
            pen.path([(x + (u + 0.2) * r, y + (v - 0.4) * r), (x + (u + 0.2 + side) * r, y + (v - 0.62) * r)], "grey", weight=0.5, fine=True)
    pen.dot(x, y, 0.1 * r, "tan")


def bouquet(row: SubjectRow, look: Look) -> Sketch:
    """A bunch of flowers in paper with a ribbon."""
    pen = Pen()
    colours = ["red", "pink", "yellow", "purple", "orange", "rose"]
    if look.colour:
        colours = [look.colour] * 6
    picks = look.rng.permutation(np.array(colours)).tolist()
    for side in (-1, 1):
        pen.shape([(0, -0.45), (side * 0.3, -0.66), (side * 0.52, -0.62), (side * 0.36, -0.46)], LEAF, "darkgreen")
    pen.shape([(-0.46, -0.52), (-0.2, -0.44), (0, -0.56), (0.2, -0.44), (0.46, -0.52), (0.1, -0.02), (-0.1, -0.02)], wax(word(row, "paper", "lilac")), "ink")
    for (x, y), colour in zip(((-0.28, -0.66), (0.28, -0.66), (0.0, -0.84), (0.0, -0.58)), picks[:4], strict=True):
        for a in np.radians(np.arange(5) * 72.0 - 90).tolist():
            pen.oval(x + 0.1 * math.cos(a), y + 0.1 * math.sin(a), 0.075, 0.075, colour, "ink" if look.schema == 0 else colour, weight=0.6, fine=True)
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
            pen.shape([(0, y + 0.08), (side * 0.12, y - 0.1), (side * 0.32, y - 0.14), (side * 0.2, y + 0.06)], LEAF, "darkgreen", smooth=True)
        bloom(pen, row, look, 0.0, -0.78, 0.2, main)
    else:
        for x, tip, y in ((-0.14, -0.4, -0.7), (0.14, 0.4, -0.68), (-0.05, -0.16, -0.98), (0.06, 0.2, -0.94)):
            pen.shape([(x - 0.05, -0.38), (tip - 0.05, 0.55 * y - 0.2), (tip, y), (tip + 0.08, 0.5 * y - 0.2), (x + 0.06, -0.38)], LEAF, "darkgreen", smooth=True)
    pot = word(row, "pot", "orange")
    pen.shape([(-0.28, -0.38), (0.28, -0.38), (0.2, 0.0), (-0.2, 0.0)], pot)
    pen.rect(-0.33, -0.46, 0.33, -0.34, pot)
    pen.anchor("grip", 0.0, -0.15).anchor("top", 0.0, -0.46)
    return pen.sketch()


def branch(row: SubjectRow, look: Look) -> Sketch:
    """A bush of arching twigs set with small flowers: forsythia, azalea."""
    pen, main = Pen(), colouring(row, look, "yellow")
    for tip, mid in (((-0.7, -0.5), (-0.4, -0.75)), ((-0.3, -0.92), (-0.16, -0.6)), ((0.3, -0.95), (0.14, -0.6)), ((0.72, -0.52), (0.42, -0.76))):
        pen.path([(tip[0] * 0.1, 0.0), mid, tip], "brown", weight=1.1, smooth=True)
        for k in (0.35, 0.62, 0.95):
            if k < 0.6:
                x, y = mid[0] * k / 0.6, mid[1] * k / 0.6
            else:
                s = (k - 0.6) / 0.4
                x, y = mid[0] + (tip[0] - mid[0]) * s, mid[1] + (tip[1] - mid[1]) * s
            for a in np.radians(np.arange(4) * 90.0 + 45 * look.schema).tolist():
                pen.oval(x + 0.06 * math.cos(a), y + 0.06 * math.sin(a), 0.055, 0.04, wax(main), main if wax(main) else "rose", turn=a, weight=0.6, fine=True)
            pen.oval(x, y, 0.028, 0.028, "orange", None, fine=True)
    pen.anchor("top", 0.0, -0.95).anchor("grip", 0.0, -0.1)
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "flower": flower,
    "bouquet": bouquet,
    "potted": potted,
    "branch": branch,
}

