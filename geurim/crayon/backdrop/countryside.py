"""Places outdoors where things grow.

Park, garden, yard, field, mountain, forest.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.backdrop.greenery import bush, hill
from geurim.crayon.backdrop.land import fence, grass, hills
from geurim.crayon.backdrop.setting import HEIGHT, Place, Setting
from geurim.crayon.backdrop.weather import outdoors
from geurim.crayon.fittings import lettering
from geurim.crayon.outlines import scalloped, wavy
from geurim.crayon.sketch import Pen, Sketch


def park(s: Setting) -> None:
    """Trees, a bench, flowers, a lamp or a pond."""
    s.tree(s.side(0, 0.11 * s.width), s.base + 2, s.between(255, 310))
    if s.chance(0.6):
        s.put(
            "bench", s.spot(0, 92) if s.crowd == 2 else s.side(1, 92), s.base - 4, s.between(80, 94)
        )
        if s.chance(0.5):
            s.put("street_lamp", s.side(1, 30), s.base - 8, 180)
    else:
        s.tree(
            s.spot(0, 0.1 * s.width) if s.crowd == 2 else s.side(1, 0.1 * s.width),
            s.base,
            s.between(190, 240),
        )
    if s.chance(0.4):
        x = s.side(1, 0.2 * s.width)
        pond = Pen().shape(scalloped(x, s.base + 42, 84, 22, 8, s.rng, 0.12), "sky", "blue")
        s.draw(pen=pond)
        s.put("duck", x, s.base + 44, 34)
    elif s.chance(0.3):
        _fountain(s, s.spot(0, 92), s.base + 4)
    s.flowers(0, 0.25 * s.width, s.base + 14, 3)
    s.flowers(0.75 * s.width, s.width, s.base + 20, 3)
    path = s.chance(0.3) and not s.snowy
    if path:
        x = s.width * s.between(0.4, 0.6)
        way = [
            (x - 16, s.base - 10), (x + 16, s.base - 10), (x + 46, s.base + 28), (x + 84, HEIGHT),
            (x - 96, HEIGHT), (x - 40, s.base + 34),
        ]  # fmt: skip
        s.area(way, s.some(("tan", "apricot", "grey")))
    if s.chance(0.3):
        for k in range(max(4, int(s.width / 110))):
            # A far row of small trees.
            s.tree(s.width * (k + s.between(0.3, 0.7)) / 5, s.base - 12, s.between(64, 88))
    if s.chance(0.35):
        s.add(
            bush(s.rng, "green", berries=s.season != "winter").placed(
                s.side(0, 0.3 * s.width), s.base - 4, 52
            )
        )
    grass(s)
    outdoors(s)


def _fountain(s: Setting, x: float, foot: float) -> None:
    """A basin with water that leaps."""
    pen = Pen()
    for side in (-1, 1):
        for reach, high in ((18, 92), (40, 78)):
            t = np.linspace(0, math.pi, 9)
            arc = np.stack(
                [x + side * reach / 2 * (1 - np.cos(t)), foot - 44 - (high - 44) * np.sin(t)],
                axis=1,
            )
            pen.path(arc, s.some(("sky", "blue")))
    pen.rect(x - 9, foot - 60, x + 9, foot - 30, "grey")
    pen.shape([(x - 70, foot - 34), (x + 70, foot - 34), (x + 54, foot), (x - 54, foot)], "grey")
    s.draw(pen)


def garden(s: Setting) -> None:
    """Rows of flowers or sprouts in brown beds, a fence, a watering can."""
    if not s.snowy:
        s.flowers(0.0, 0.27 * s.width, s.base + 18, 4, 72)
        s.flowers(0.73 * s.width, s.width, s.base + 18, 4, 72)
        s.flowers(0.0, s.width, s.base + 58, max(6, int(s.width / 62)), 42)
    if s.chance(0.6):
        s.put("watering_can", s.side(1, 0.25 * s.width), s.base + 46, 46)
    s.put("butterfly", s.side(0, 0.2 * s.width), s.between(230, 280), 38)
    if s.chance(0.7):
        fence(s, s.base - 12)
    else:
        s.tree(s.side(0, 52), s.base - 4, s.between(180, 220))
    s.skyline = s.base - 10
    if s.snowy:
        grass(s)
    else:
        if s.chance(0.6):
            x = np.linspace(4, s.width - 4, 10)
            for y in (s.base + 20, s.base + 60):
                s.draw(
                    Pen().path(np.stack([x, y + s.rng.normal(0, 2, 10)], axis=1), "brown"),
                    free=True,
                )
        s.band(s.base - 10, HEIGHT, s.some(("brown", "tan", "green")), chance=0.8)
    outdoors(s)


def yard(s: Setting) -> None:
    """A house at one side, washing on a line or jars of sauce, a doghouse, a tree."""
    if s.season == "autumn" and s.chance(0.5):
        s.put("persimmon_tree", s.spot(1, 60), s.base - 4, 220)
    s.put(s.some(("house", "house", "hanok")), s.spot(0, 100), s.base - 6, s.between(205, 240))
    if s.chance(0.5):
        _jars(s, s.spot(1, 84), s.base - 2)
    else:
        s.put("doghouse", s.spot(1, 66), s.base - 2, 112)
    if s.chance(0.5):
        _washing(s, s.side(0, 0.4 * s.width), s.side(1, 20), s.between(150, 180))
    else:
        s.tree(s.side(1, 58), s.base - 8, s.between(210, 245))
    if s.chance(0.4):
        s.flowers(0.72 * s.width, s.width, s.base + 26, 3)
    s.skyline = s.base - 10
    if s.snowy or s.chance(0.4):
        grass(s)
    elif not s.band(s.base - 10, HEIGHT, s.some(("tan", "apricot", "brown")), chance=0.75):
        s.line(s.base - 6, "brown")
    outdoors(s)


def _jars(s: Setting, x: float, foot: float) -> None:
    """장독대: brown jars with lids."""
    pen = Pen()
    for k, high in enumerate((56, 72, 50)):
        at, half = x + 44 * (k - 1), 0.36 * high
        body = [
            (at - 0.6 * half, foot),
            (at - half, foot - 0.55 * high),
            (at - 0.6 * half, foot - high),
            (at + 0.6 * half, foot - high),
            (at + half, foot - 0.55 * high),
            (at + 0.6 * half, foot),
        ]
        pen.shape(body, "brown", smooth=True)
        pen.oval(at, foot - high, 0.72 * half, 7, "darkbrown")
    s.draw(pen)


def _washing(s: Setting, a: float, b: float, y: float) -> None:
    """Clothes on a line between two points."""
    left, right = min(a, b), max(a, b)
    pen = Pen().path(
        [(left, y - 8), ((left + right) / 2, y + 8), (right, y - 10)], smooth=True, weight=0.7
    )
    for k in range(3):
        x = left + (right - left) * (k + 0.5) / 3
        paint = s.some(("red", "sky", "yellow", "pink", "green"))
        if k == 1:
            pen.shape(
                [
                    (x - 18, y + 6),
                    (x + 18, y + 6),
                    (x + 16, y + 50),
                    (x + 3, y + 50),
                    (x, y + 24),
                    (x - 3, y + 50),
                    (x - 16, y + 50),
                ],
                paint,
            )
        else:
            pen.shape(
                [
                    (x - 14, y + 4),
                    (x + 14, y + 4),
                    (x + 28, y + 18),
                    (x + 18, y + 26),
                    (x + 14, y + 20),
                    (x + 14, y + 48),
                    (x - 14, y + 48),
                    (x - 14, y + 20),
                    (x - 18, y + 26),
                    (x - 28, y + 18),
                ],
                paint,
            )
    s.draw(pen)


def field(s: Setting) -> None:
    """Furrows with green rows, a scarecrow or bales, hills far behind."""
    if s.chance(0.65):
        s.add(_scarecrow(s).placed(s.spot(0, 70), s.base + 2, s.between(185, 215)))
    else:
        s.tree(s.side(0, 62), s.base - 6, s.between(170, 220))
    if not s.snowy:
        rows, crop, leaf = Pen(), int(s.rng.integers(3)), s.some(("green", "darkgreen"))
        for k in range(2):
            y = s.base + 26 + 36 * k
            count = max(7, int(s.width / 60))
            for j in range(count):
                x = s.width * (j + 0.5) / count
                if crop == 0:
                    rows.path(
                        [(x - 10, y - 17), (x, y), (x, y - 22), (x, y), (x + 10, y - 17)], leaf
                    )
                elif crop == 1:
                    rows.oval(x, y - 9, 16, 12, "lime", "darkgreen")
                    rows.path(
                        [(x - 6, y - 5), (x, y - 14), (x + 6, y - 5)],
                        "darkgreen",
                        weight=0.6,
                        fine=True,
                    )
                else:
                    rows.oval(x, y - 4, 9, 12, "orange", "red", fine=True)
                    rows.path([(x - 8, y - 26), (x, y - 16), (x + 8, y - 26)], "green", fine=True)
        s.draw(rows)
    horizon = s.base - s.between(46, 64)
    hills(s, horizon, 2)
    s.skyline = horizon - 4
    if s.snowy:
        s.line(horizon, "sky")
    else:
        ripe = s.season == "autumn"
        if s.chance(0.6):
            pen = Pen()
            for k in range(1, 4):
                y = min(s.base + 30 * (k - 1) + 4, HEIGHT - 8)
                pen.path(wavy(4, s.width - 4, y, 3, 120, s.rng), "brown")
            s.draw(pen, free=True)
        s.band(
            horizon,
            HEIGHT,
            "yellow" if ripe else s.some(("lime", "tan", "brown", "tan")),
            chance=0.85,
        )
    outdoors(s)


def _scarecrow(s: Setting) -> Sketch:
    """A scarecrow with a straw hat, 1 high."""
    pen, coat = Pen(), s.some(("red", "blue", "orange", "purple"))
    pen.path([(0, 0), (0, -0.6)], "brown", weight=1.6)
    pen.path([(-0.48, -0.58), (0.48, -0.58)], "brown", weight=1.5)
    pen.shape(
        [
            (-0.34, -0.66),
            (0.34, -0.66),
            (0.34, -0.5),
            (0.16, -0.5),
            (0.2, -0.2),
            (-0.2, -0.2),
            (-0.16, -0.5),
            (-0.34, -0.5),
        ],
        coat,
    )
    pen.oval(0, -0.78, 0.13, 0.12, "apricot")
    pen.dot(-0.05, -0.79, 0.02).dot(0.05, -0.79, 0.02).arc(
        0, -0.75, 0.05, 0.04, 20, 160, "red", fine=True
    )
    pen.shape(
        [(-0.24, -0.86), (0.24, -0.86), (0.1, -0.89), (0.05, -1.0), (-0.05, -1.0), (-0.1, -0.89)],
        "yellow",
        "brown",
    )
    return pen.sketch()


def mountain(s: Setting) -> None:
    """Big mountains behind, firs, a stone that names the summit or a cable car."""
    if s.chance(0.5):
        x = s.spot(0, 58)
        stone = Pen().shape(
            [
                (x - 48, s.base),
                (x - 42, s.base - 88),
                (x, s.base - 112),
                (x + 42, s.base - 90),
                (x + 48, s.base),
            ],
            None,
            "darkgrey",
        )
        lettering(stone, "정상", x, s.base - 50, 42, s.rng, weight=0.7)
        s.draw(stone)
    else:
        s.tree(s.side(1, 54), s.base, s.between(140, 190), 2)
    s.tree(s.side(0, 48), s.base + 2, s.between(150, 200), 2)
    if s.chance(0.5):
        s.tree(s.side(0, 122), s.base - 4, s.between(100, 130), 2)
    foot = s.base - 12
    paint = "grey" if s.dull else s.some(("green", "brown", "darkgreen", "green"))
    if s.season == "autumn":
        paint = s.some(("orange", "red", "brown"))
    ridge_line = "grey" if s.snowy else "darkgreen" if paint == "green" else "brown"
    tops = (
        ((0.0, 0.62, 250), (0.4, 1.0, 300))
        if s.chance(0.5)
        else ((0.08, 0.92, 320), (0.0, 0.4, 180), (0.62, 1.0, 200))
    )
    for start, end, high in tops:
        left, right, top = (
            s.width * start + 2,
            s.width * end - 2,
            foot - high * s.between(0.85, 1.0),
        )
        ridge = hill(left, right, foot, max(top, 96), s.rng, pointed=True)
        pen = Pen().shape(ridge, None if s.snowy else paint, ridge_line, how="loose")
        if s.snowy or s.chance(0.35):
            peak = ridge[1]
            a, b = peak + (ridge[0] - peak) * 0.25, peak + (ridge[2] - peak) * 0.25
            cap = [
                peak,
                b,
                (peak * 0.5 + b * 0.5) + (0, 14),
                peak + np.array([0.0, 40.0]),
                (peak * 0.5 + a * 0.5) + (0, 14),
                a,
            ]
            pen.shape(np.array(cap), "white", "sky")
        s.draw(pen, free=True)
    grass(s, colours=("green", "lime", "tan"))
    s.skyline = foot - 4
    outdoors(s)


def forest(s: Setting) -> None:
    """Many trees on both sides and behind, a mushroom, perhaps a tent."""
    count = max(5, round(s.width / 92))
    for which in (0, 1):
        s.tree(s.side(which, s.between(48, 62)), s.base + s.between(-2, 10), s.between(250, 300))
        s.tree(
            s.side(which, s.between(124, 150)),
            s.base - 8,
            s.between(180, 225),
            2 if s.chance(0.5) else None,
        )
    if not s.snowy:
        for which in (0, 1):
            s.put("mushroom", s.side(which, s.between(84, 110)), s.base + s.between(24, 46), 54)
    for k in range(count):
        x = s.width * (k + 0.5) / count
        if 0.22 < x / s.width < 0.78:
            s.tree(x, s.base - 14, s.between(120, 160), 2 if k % 2 else None)
    grass(s, colours=("green", "darkgreen", "brown"))
    outdoors(s)


PLACES: dict[str, Place] = {
    "park": park,
    "garden": garden,
    "yard": yard,
    "field": field,
    "mountain": mountain,
    "forest": forest,
}
