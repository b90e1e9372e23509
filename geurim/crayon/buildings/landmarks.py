"""Buildings that are known by their outline.

Church, castle, tower, Korean house, bridge, gate, fence, kennel.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from geurim.crayon.fittings import door, fitted, flag, lettering, window
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import scalloped
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow


def _church(row: SubjectRow, look: Look) -> Sketch:
    """A steeple with a cross; schema 1 the tower at the side."""
    pen, rng = Pen(), look.rng
    wall, roof = (
        pick(rng, ("white", "tan", "apricot")),
        main_colour(row, look, ("red", "brown", "blue")),
    )
    x = -0.3 if look.schema == 1 else 0.0
    if look.schema == 1:
        pen.rect(-0.2, -0.4, 0.56, 0, wall)
        pen.shape([(-0.24, -0.4), (-0.06, -0.6), (0.5, -0.6), (0.62, -0.4)], roof)
        for at in (0.06, 0.36):
            _arched(pen, at, -0.1, 0.08, 0.2)
    else:
        pen.rect(-0.42, -0.36, 0.42, 0, wall)
        pen.shape([(-0.5, -0.34), (0, -0.62), (0.5, -0.34)], roof)
        for at in (-0.28, 0.28):
            _arched(pen, at, -0.08, 0.07, 0.18)
    pen.rect(x - 0.15, -0.62, x + 0.15, 0, wall)
    pen.shape([(x - 0.2, -0.6), (x, -0.84), (x + 0.2, -0.6)], roof, sharp=True)
    pen.path([(x, -1.0), (x, -0.84)], "red", weight=1.1).path(
        [(x - 0.07, -0.94), (x + 0.07, -0.94)], "red", weight=1.1
    )
    pen.oval(x, -0.48, 0.07, 0.07, "yellow", fine=True)
    door(pen, x, 0.08, 0.25, "brown", arch=True)
    return fitted(pen)


def _arched(pen: Pen, x: float, foot: float, half: float, high: float) -> None:
    t = np.linspace(math.pi, 2 * math.pi, 7)
    rim = np.stack([x + half * np.cos(t), foot - high + half + half * np.sin(t)], axis=1)
    pen.shape([(x - half, foot), *rim.tolist(), (x + half, foot)], "sky", fine=True)


def _castle(row: SubjectRow, look: Look) -> Sketch:
    """Towers with pointed roofs and flags; schema 1 with battlements."""
    pen, rng = Pen(), look.rng
    wall, roof = (
        main_colour(row, look, ("grey", "pink", "lilac", "tan")),
        pick(rng, ("red", "blue", "purple")),
    )
    pen.rect(-0.3, -0.78, 0.3, 0, wall)
    if look.schema == 1:
        _battlements(pen, -0.3, 0.3, -0.78, wall)
        flag(pen, 0, -0.84, -1.06, 0.14, "red")
    else:
        flag(pen, 0, -1.02, -1.2, 0.13, pick(rng, ("red", "yellow")))
        pen.shape([(-0.36, -0.76), (0, -1.04), (0.36, -0.76)], roof, sharp=True)
    for x in (-0.48, 0.48):
        pen.rect(x - 0.17, -0.58, x + 0.17, 0, wall)
        if look.schema == 1:
            _battlements(pen, x - 0.17, x + 0.17, -0.58, wall)
        else:
            flag(pen, x, -0.82, -0.98, 0.11, pick(rng, ("yellow", "green")))
            pen.shape([(x - 0.23, -0.57), (x, -0.86), (x + 0.23, -0.57)], roof, sharp=True)
        _arched(pen, x, -0.3, 0.06, 0.16)
    _arched(pen, 0, -0.46, 0.08, 0.18)
    door(pen, 0, 0.15, 0.32, "brown", arch=True)
    return fitted(pen)


def _battlements(pen: Pen, left: float, right: float, top: float, wall: str) -> None:
    step = (right - left) / 5
    for k in (0, 2, 4):
        pen.rect(left + k * step, top - 0.08, left + (k + 1) * step, top + 0.02, wall, fine=True)


def _tower(row: SubjectRow, look: Look) -> Sketch:
    """A lookout tower with a pod; ``stone``: a Korean pagoda; ``kind = "windmill"`` has sails."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("grey", "sky", "red"))
    if row.params.get("stone"):
        pen.rect(-0.4, -0.14, 0.4, 0, "grey")
        for k in range(3 if look.schema != 1 else 4):
            half, low = 0.34 - 0.06 * k, -0.14 - 0.22 * k
            pen.rect(-half + 0.08, low - 0.14, half - 0.08, low, "grey")
            pen.shape(
                [
                    (-half - 0.1, low - 0.12),
                    (-half, low - 0.22),
                    (half, low - 0.22),
                    (half + 0.1, low - 0.12),
                ],
                "grey",
            )
        top = -0.14 - 0.22 * (3 if look.schema != 1 else 4)
        pen.path([(0, top), (0, top - 0.14)]).oval(0, top - 0.12, 0.05, 0.05, "grey", fine=True)
        return fitted(pen)
    if row.params.get("sails"):
        pen.shape(
            [(-0.2, 0), (0.2, 0), (0.12, -0.58), (-0.12, -0.58)], pick(rng, ("white", "apricot"))
        )
        pen.shape([(-0.18, -0.56), (0, -0.76), (0.18, -0.56)], "red")
        door(pen, 0, 0.07, 0.2)
        for k in range(4):
            a = math.pi / 2 * k + 0.5
            cos, sin = math.cos(a), math.sin(a)
            sail = [(0.05, -0.02), (0.44, -0.1), (0.44, 0.06), (0.05, 0.02)]
            pen.shape(
                [(x * cos - y * sin, -0.6 + x * sin + y * cos) for x, y in sail],
                paint if k % 2 else "yellow",
            )
        if look.schema == 1:
            window(pen, 0, -0.36, 0.06, 0.05)
        pen.dot(0, -0.6, 0.04)
        return fitted(pen)
    pen.path([(0, -0.82), (0, -1.0)], "red", weight=1.2)
    pen.shape([(-0.09, 0), (0.09, 0), (0.045, -0.6), (-0.045, -0.6)], paint)
    pen.shape(
        [(-0.2, -0.7), (0.2, -0.7), (0.12, -0.56), (-0.12, -0.56)], pick(rng, ("sky", "yellow"))
    )
    pen.shape([(-0.16, -0.7), (0.16, -0.7), (0.06, -0.84), (-0.06, -0.84)], "red")
    if look.schema == 1:
        pen.rect(-0.26, -0.14, 0.26, 0, "tan")
    elif look.schema == 2:
        pen.path([(-0.28, 0), (-0.05, -0.4)]).path([(0.28, 0), (0.05, -0.4)])
    return fitted(pen)


def _lighthouse(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    paint = main_colour(row, look, ("red", "red", "blue"))
    if look.schema != 1:
        pen.oval(0, -0.02, 0.4, 0.09, "grey")
    edges = np.linspace(0.0, -0.68, 6).tolist()
    for k, (low, high) in enumerate(pairwise(edges)):
        a, b = 0.22 + 0.14 * low, 0.22 + 0.14 * high
        pen.shape([(-a, low), (a, low), (b, high), (-b, high)], paint if k % 2 == 0 else "white")
    pen.rect(-0.17, -0.73, 0.17, -0.67, "grey")
    pen.rect(-0.1, -0.88, 0.1, -0.73, "yellow")
    pen.shape([(-0.15, -0.87), (0, -1.0), (0.15, -0.87)], paint)
    for side in (-1, 1):
        for k in (-1, 0, 1):
            pen.path([(0.17 * side, -0.8 + 0.03 * k), (0.42 * side, -0.8 + 0.1 * k)], "orange")
    return fitted(pen)


def _factory(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    wall = main_colour(row, look, ("grey", "brown", "tan"))
    for x, top in ((0.3, -0.86), (0.55, -0.76)):
        pen.shape(
            [(x - 0.08, top), (x + 0.08, top), (x + 0.1, -0.3), (x - 0.1, -0.3)],
            pick(rng, ("red", "brown")),
        )
        pen.curl(x - 0.06, top - 0.12, 0.15, 0.09, "darkgrey", turns=3)
    roof: list[tuple[float, float]] = [(-0.75, 0), (-0.75, -0.4)]
    for k in range(3):
        left = -0.75 + 0.5 * k
        roof += (
            [(left, -0.58), (left + 0.5, -0.4)]
            if look.schema != 1
            else [(left + 0.25, -0.58), (left + 0.5, -0.4)]
        )
    pen.shape([*roof, (0.75, 0)], wall)
    for k in range(4):
        pen.rect(-0.62 + 0.26 * k, -0.3, -0.46 + 0.26 * k, -0.16, "yellow", fine=True)
    pen.rect(0.44, -0.22, 0.66, 0, "darkgrey")
    return fitted(pen)


def _hanok(row: SubjectRow, look: Look) -> Sketch:
    """A Korean house: curved roof on wooden posts, paper doors.

    ``straw``: thatched; ``palace``: two roofs.
    """
    pen = Pen()
    straw = bool(row.params.get("straw"))
    roof = main_colour(row, look, ("darkgrey", "grey", "navy") if not straw else ("tan", "yellow"))
    pen.rect(-0.86, -0.08, 0.86, 0, "grey")
    pen.rect(-0.72, -0.5, 0.72, -0.08, "lemon" if not row.params.get("palace") else "green")
    for x in (-0.7, -0.24, 0.24, 0.7):
        pen.rect(x - 0.035, -0.52, x + 0.035, -0.08, "red" if row.params.get("palace") else "brown")
    for x in (-0.47, 0.0, 0.47) if look.schema != 1 else (-0.47, 0.47):
        pen.rect(x - 0.15, -0.44, x + 0.15, -0.1, None)
        for k in (-1, 0, 1):
            pen.path(
                [(x + 0.075 * k, -0.44), (x + 0.075 * k, -0.1)], "brown", weight=0.5, fine=True
            )
        pen.path([(x - 0.15, -0.27), (x + 0.15, -0.27)], "brown", weight=0.5, fine=True)
    if straw:
        pen.shape(
            [
                (-0.95, -0.42),
                (-0.78, -0.74),
                (-0.3, -0.96),
                (0.3, -0.96),
                (0.78, -0.74),
                (0.95, -0.42),
                (0.4, -0.47),
                (-0.4, -0.47),
            ],
            roof,
            smooth=True,
        )
        for x in (-0.5, -0.1, 0.35):
            pen.path([(x, -0.86), (1.15 * x, -0.52)], "brown", weight=0.6)
        return fitted(pen)
    _tiled(pen, 0.0, -0.48, 1.05, 0.4, roof)
    if row.params.get("palace"):
        pen.rect(-0.5, -1.02, 0.5, -0.84, "green")
        _tiled(pen, 0.0, -1.0, 0.8, 0.36, roof)
    return fitted(pen)


def _tiled(pen: Pen, x: float, low: float, half: float, high: float, paint: str) -> None:
    """A roof of tiles with upturned eaves."""
    t = np.linspace(-1, 1, 11)
    eaves = np.stack([x + half * t, low - 0.1 * t**4 + 0.02], axis=1)
    slope_r = [(x + 0.82 * half, low - 0.35 * high), (x + 0.72 * half, low - high)]
    slope_l = [(x - 0.72 * half, low - high), (x - 0.82 * half, low - 0.35 * high)]
    pen.shape([*eaves.tolist(), *slope_r, *slope_l], paint)
    pen.path(
        [(x - 0.76 * half, low - high - 0.02), (x + 0.76 * half, low - high - 0.02)], weight=1.5
    )
    for k in range(-3, 4):
        pen.path(
            [(x + 0.2 * half * k, low - high + 0.06), (x + 0.24 * half * k, low - 0.06)], weight=0.6
        )


def _museum(row: SubjectRow, look: Look) -> Sketch:
    """Steps, pillars and a gable."""
    pen, rng = Pen(), look.rng
    stone = main_colour(row, look, ("white", "tan", "grey"))
    pen.rect(-0.86, -0.1, 0.86, 0, "grey").rect(-0.76, -0.18, 0.76, -0.1, stone)
    pen.rect(-0.66, -0.62, 0.66, -0.18, None)
    for k in range(5 if look.schema != 1 else 4):
        count = 4 if look.schema != 1 else 3
        x = -0.56 + 1.12 * k / count
        pen.rect(x - 0.06, -0.62, x + 0.06, -0.18, stone)
    pen.rect(-0.76, -0.7, 0.76, -0.6, stone)
    pen.shape(
        [(-0.82, -0.7), (0, -1.0), (0.82, -0.7)], pick(rng, ("orange", "sky", "brown")), sharp=True
    )
    pen.oval(0, -0.8, 0.07, 0.07, "yellow", fine=True)
    return fitted(pen)


def _bridge(row: SubjectRow, look: Look) -> Sketch:
    """An arched bridge; schema 1 hangs from cables, schema 2 of planks with a rail."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("brown", "red", "grey", "orange"))
    if look.schema == 1:
        for x in (-0.7, 0.7):
            pen.rect(x - 0.07, -1.0, x + 0.07, 0, paint)
            for k in (1, 2, 3):
                for side in (-1, 1):
                    pen.path([(x, -0.96), (x + side * 0.18 * k, -0.34)], weight=0.6)
        pen.rect(-1.5, -0.36, 1.5, -0.22, "grey")
        return fitted(pen)
    t = np.linspace(math.pi, 2 * math.pi, 14)
    if look.schema == 2:
        lower = np.stack([1.3 * np.cos(t), -0.05 + 0.45 * np.sin(t)], axis=1)
        upper = lower[::-1] - (0, 0.17)
        pen.shape(np.concatenate([lower, upper]), paint)
        for x, y in lower[1:-1:2].tolist():
            pen.path([(x, y - 0.15), (x, y - 0.46)])
        pen.path(lower - (0, 0.45), "ink")
        return fitted(pen)
    arches = [(-1.4, 0.0), (-1.4, -0.62), (0, -0.95), (1.4, -0.62), (1.4, 0.0), (1.1, 0.0)]
    hollow = [
        np.stack([c + 0.42 * np.cos(t[::-1]), 0.5 * np.sin(t[::-1])], axis=1) for c in (0.6, -0.6)
    ]
    pen.shape(np.concatenate([np.array(arches), hollow[0], hollow[1], [(-1.1, 0.0)]]), paint)
    if rng.random() < 0.7:
        pen.path([(-1.4, -0.78), (0, -1.1), (1.4, -0.78)], weight=1.2)
        for x in (-1.2, -0.8, -0.4, 0.0, 0.4, 0.8, 1.2):
            y = -0.62 - 0.33 * (1 - abs(x) / 1.4)
            pen.path([(x, y), (x, y - 0.16)], weight=0.8)
    return fitted(pen)


def _gate(row: SubjectRow, look: Look) -> Sketch:
    """A gate between two posts.

    ``sign`` stands on its board; ``tiled``: a Korean gate with a roof.
    """
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("brown", "grey", "red", "blue"))
    sign = row.params.get("sign")
    if row.params.get("tiled") or (look.schema == 2 and not sign):
        pen.rect(-0.62, -0.66, -0.5, 0, "brown").rect(0.5, -0.66, 0.62, 0, "brown")
        for side in (-1, 1):
            pen.rect(min(0, 0.5 * side), -0.6, max(0, 0.5 * side), 0, paint)
            pen.oval(0.1 * side, -0.3, 0.045, 0.045, "yellow", fine=True)
        _tiled(pen, 0.0, -0.64, 0.82, 0.3, "darkgrey")
        return fitted(pen)
    for x in (-0.72, 0.72):
        pen.rect(x - 0.11, -0.8, x + 0.11, 0, "tan" if look.schema else "grey")
        pen.oval(x, -0.88, 0.1, 0.09, "yellow" if look.schema == 1 else "grey")
    if sign:
        pen.rect(-0.86, -1.24, 0.86, -0.92, "white" if look.schema else "lemon")
        lettering(pen, str(sign), 0, -1.08, 0.26, rng)
    else:
        for k in range(6):
            x = -0.52 + 0.208 * k
            pen.path([(x, -0.6), (x, 0)], paint)
    if not sign:
        pen.path([(-0.6, -0.5), (0.6, -0.5)], paint).path([(-0.6, -0.12), (0.6, -0.12)], paint)
    return fitted(pen)


def _fence(row: SubjectRow, look: Look) -> Sketch:
    """Pointed boards; schema 1 rails of wood; ``stone``: a wall of stones or bricks."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("white", "brown", "tan"))
    if row.params.get("stone"):
        pen.rect(-1.3, -1.0, 1.3, 0, look.colour or pick(rng, ("grey", "tan", "orange")))
        for k in range(3):
            y = -0.75 + 0.25 * k
            pen.path([(-1.3, y), (1.3, y)], weight=0.7)
        for k in range(4):
            for j in range(4):
                x = -0.98 + 0.62 * j + 0.3 * (k % 2)
                pen.path([(x, -1.0 + 0.25 * k), (x, -0.75 + 0.25 * k)], weight=0.7)
        return fitted(pen)
    for y in (-0.7, -0.3):
        pen.path([(-1.3, y), (1.3, y)], "brown", weight=1.3)
    for k in range(6 if look.schema != 1 else 3):
        x = -1.1 + 0.44 * k if look.schema != 1 else -1.1 + 1.1 * k
        board = [(x - 0.13, 0), (x - 0.13, -0.8), (x, -1.0), (x + 0.13, -0.8), (x + 0.13, 0)]
        pen.shape(board, paint, sharp=True) if look.schema != 1 else pen.rect(
            x - 0.1, -1.0, x + 0.1, 0, paint
        )
    return fitted(pen)


def _doghouse(row: SubjectRow, look: Look) -> Sketch:
    """A kennel; ``pole``: a bird house on a pole; ``coop``: with wire."""
    pen, rng = Pen(), look.rng
    roof, wall = (
        main_colour(row, look, ("red", "blue", "green", "orange")),
        pick(rng, ("tan", "brown", "yellow")),
    )
    if row.params.get("pole"):
        pen.path([(0, -0.5), (0, 0)], "brown", weight=1.6)
        pen.rect(-0.22, -0.8, 0.22, -0.46, wall).shape(
            [(-0.3, -0.78), (0, -1.0), (0.3, -0.78)], roof, sharp=True
        )
        pen.oval(0, -0.65, 0.09, 0.09, "darkbrown").path([(0, -0.52), (0.02, -0.52)], weight=1.5)
        return fitted(pen)
    pen.rect(-0.5, -0.62, 0.5, 0, wall)
    if look.schema == 1 and not row.params.get("coop"):
        pen.shape([(-0.66, -0.58), (-0.5, -1.0), (0.5, -1.0), (0.66, -0.58)], roof)
    else:
        pen.shape([(-0.66, -0.58), (0, -1.0), (0.66, -0.58)], roof, sharp=True)
    if row.params.get("coop"):
        pen.rect(-0.36, -0.46, 0.36, -0.08, None)
        for k in (-0.24, -0.08, 0.08, 0.24):
            pen.path([(k, -0.46), (k, -0.08)], "darkgrey", weight=0.6)
        pen.path([(-0.36, -0.27), (0.36, -0.27)], "darkgrey", weight=0.6)
        return fitted(pen)
    door(pen, 0, 0.22, 0.44, "darkbrown", arch=True)
    pen.marks.pop()
    if look.schema != 1:
        bone = [(-0.12, -0.76), (0.12, -0.76)]
        pen.path(bone, "white", weight=1.2)
        for x in (-0.13, 0.13):
            pen.dot(x, -0.79, 0.035, "white").dot(x, -0.73, 0.035, "white")
    return fitted(pen)


def _igloo(row: SubjectRow, look: Look) -> Sketch:
    """A dome of snow blocks; ``glass``: a greenhouse."""
    pen, rng = Pen(), look.rng
    glass = bool(row.params.get("glass"))
    t = np.linspace(math.pi, 2 * math.pi, 18)
    pen.shape(
        np.stack([0.95 * np.cos(t), np.sin(t)], axis=1),
        "mint" if glass else "white",
        "blue" if glass else "sky",
    )
    if look.schema == 1 and not glass:
        flag(pen, 0, -1.0, -1.2, 0.15, pick(rng, ("red", "blue")))
    for k, y in enumerate((-0.3, -0.6)):
        half = 0.95 * math.sqrt(1 - y * y)
        pen.path([(-half, y), (half, y)], "sky", weight=0.8)
        for j in range(4 - k):
            x = -half + 2 * half * (j + 0.7) / (4 - k)
            pen.path([(x, y), (x, y + 0.28)], "sky", weight=0.8)
    door(pen, 0.0, 0.24, 0.45, "navy" if not glass else "brown", arch=True)
    if glass:
        for x in (-0.55, 0.55):
            pen.shape(scalloped(x, -0.14, 0.2, 0.13, 5, rng), "green", fine=True)
    return fitted(pen)


ARCHETYPES: dict[str, Archetype] = {
    "church": _church,
    "castle": _castle,
    "tower": _tower,
    "lighthouse": _lighthouse,
    "factory": _factory,
    "hanok": _hanok,
    "bridge": _bridge,
    "gate": _gate,
    "fence": _fence,
    "doghouse": _doghouse,
    "dome": _igloo,
    "museum_building": _museum,
}
