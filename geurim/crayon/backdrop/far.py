"""Places that one travels to: the sea, a river, the graves on a hillside; and space."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.backdrop.greenery import mound
from geurim.crayon.backdrop.land import grass, hills
from geurim.crayon.backdrop.setting import HEIGHT, Place, Setting
from geurim.crayon.backdrop.weather import outdoors, ripples
from geurim.crayon.outlines import wavy
from geurim.crayon.sketch import Pen


def beach(s: Setting) -> None:
    """Sand below, the sea with waves behind, a parasol, shells, a boat, gulls."""
    shore, horizon = s.base - s.between(34, 48), s.base - s.between(150, 175)
    s.water = shore - 28
    glad = not s.dull
    if glad and s.chance(0.7):
        _parasol(s, s.spot(1, 70), s.base + 26, s.between(190, 225))
    if glad and s.chance(0.5):
        x, y = s.spot(0, 66) if s.crowd == 2 else s.side(1, 66), s.base + 40
        castle = Pen().shape(
            [
                (x - 50, y),
                (x - 44, y - 34),
                (x - 22, y - 34),
                (x - 20, y - 60),
                (x + 20, y - 60),
                (x + 22, y - 34),
                (x + 44, y - 34),
                (x + 50, y),
            ],
            "tan",
            "brown",
        )
        castle.path([(x, y - 60), (x, y - 88)]).shape(
            [(x + 2, y - 88), (x + 24, y - 80), (x + 2, y - 72)], "red", fine=True
        )
        s.draw(castle)
    for _ in range(int(s.rng.integers(3, 6))):
        _shell(s, s.width * s.between(0.06, 0.94), s.base + s.between(36, 60))
    if s.chance(0.65):
        s.put(
            s.some(("sailboat", "sailboat", "ship")),
            s.spot(0, 0.2 * s.width),
            horizon + 26,
            s.between(84, 108),
        )
    for _ in range(int(s.rng.integers(0, 4))):
        x, y = s.width * s.between(0.3, 0.9), s.between(130, horizon - 60)
        s.draw(
            Pen().path(
                [(x - 18, y - 7), (x - 8, y - 11), (x, y), (x + 8, y - 11), (x + 18, y - 7)],
                "ink",
                smooth=True,
                weight=0.8,
            )
        )
    ripples(s, 0, s.width, horizon + 18, shore - 14, 6, "white" if s.chance(0.4) else "navy")
    foam = wavy(0, s.width, shore, 7, s.between(50, 80), s.rng)
    s.draw(Pen().path(foam, s.some(("sky", "blue")), weight=1.1), free=True)
    corners = np.array([(s.width, HEIGHT), (0.0, HEIGHT)])
    s.area(
        np.concatenate([foam + np.array([0.0, 8.0]), corners]),
        "tan" if s.dull else s.some(("yellow", "tan", "apricot", "lemon")),
        chance=0.85,
    )
    x = np.linspace(0, s.width, 9)
    level = np.stack([x, horizon + s.rng.normal(0, 1.5, 9)], axis=1)
    s.area(
        np.concatenate([level, foam[::-1] - (0, 8)]),
        "navy" if s.night or s.dull else s.some(("blue", "blue", "sky")),
        "zigzag" if s.chance(0.5) else "loose",
        chance=0.92,
    )
    s.draw(Pen().path(level, "blue"), free=True)
    s.skyline = horizon - 6
    outdoors(s)


def _parasol(s: Setting, x: float, foot: float, high: float) -> None:
    """A striped parasol."""
    pen = Pen().path([(x, foot), (x, foot - high + 8)], "brown", weight=1.3)
    r, y = 0.4 * high, foot - 0.62 * high
    first = s.some(("red", "blue", "orange", "pink"))
    for k in range(4):
        t = np.linspace(math.pi * (1 + k / 4), math.pi * (1 + (k + 1) / 4), 6)
        rim = np.stack([x + r * np.cos(t), y + 0.9 * r * np.sin(t)], axis=1)
        pen.shape(np.concatenate([rim, [(x, y)]]), first if k % 2 == 0 else "white")
    s.draw(pen)


def _shell(s: Setting, x: float, y: float) -> None:
    paint = s.some(("pink", "orange", "lilac", "rose"))
    if s.chance(0.35):
        s.add(Pen().star(x, y - 8, 15, "orange", "red").sketch())
        return
    t = np.linspace(math.pi, 2 * math.pi, 10)
    fan = np.stack([x + 14 * np.cos(t), y + 15 * np.sin(t)], axis=1)
    pen = Pen().shape(np.concatenate([fan, [(x, y + 7)]]), paint, fine=True)
    for k in (-1, 0, 1):
        pen.path([(x, y + 5), (x + 7 * k, y - 11)], "white", weight=0.5, fine=True)
    s.draw(pen)


def riverside(s: Setting) -> None:
    """A river across the sheet with stones and fish, reeds, perhaps a bridge."""
    s.base = s.between(396, 412)
    top, low = s.base + s.between(14, 22), HEIGHT - s.between(8, 20)
    s.water = s.base - 6
    for which in (0, 1):
        x = s.side(which, s.between(28, 52))
        reeds = Pen()
        for k in (-1, 0, 1):
            reeds.path(
                [(x + 13 * k, s.base + 6), (x + 17 * k, s.base - 76 - 12 * (k == 0))], "green"
            )
            reeds.oval(x + 17 * k, s.base - 80 - 12 * (k == 0), 6, 16, "brown", fine=True)
        if s.chance(0.7) and not s.snowy:
            s.draw(reeds)
    for k in range(4):
        x = s.width * (0.2 + 0.2 * k) + s.between(-14, 14)
        if s.chance(0.55):
            s.draw(Pen().oval(x, (top + low) / 2 + s.between(-8, 10), 26, 13, "grey"))
    for which in (0, 1):
        if s.chance(0.6):
            s.put("fish", s.side(which, s.between(60, 150)), low - s.between(10, 30), 26)
    ripples(s, 0, s.width, top + 12, low - 10, 5, "navy")
    if s.chance(0.3):
        s.put("bridge", s.side(1, 110), s.base + 4, 92)
    elif s.chance(0.6):
        s.tree(s.side(1, 60), s.base - 6, s.between(190, 230))
    s.tree(s.side(0, 0.16 * s.width), s.base - 10, s.between(120, 165))
    banks = [wavy(0, s.width, y, 6, 160, s.rng) for y in (top, low)]
    for bank in banks:
        s.draw(Pen().path(bank, "blue"), free=True)
    s.area(
        np.concatenate([banks[0] + (0, 5), banks[1][::-1] - (0, 4)]),
        s.some(("sky", "blue", "sky")),
        chance=0.95,
    )
    s.skyline = s.base - 12
    if s.snowy:
        s.line(s.base - 8, "sky")
    else:
        edge = banks[0] - (0, 6)
        crest = np.stack([np.linspace(0, s.width, 8), s.base - 10 + s.rng.normal(0, 3, 8)], axis=1)
        s.area(
            np.concatenate([crest, edge[::-1]]),
            "brown" if s.dull else s.some(("green", "lime", "tan")),
            chance=0.85,
        )
    outdoors(s)


def graveyard(s: Setting) -> None:
    """Round burial mounds on a grassy slope, a stone, a bare tree or pines."""
    green = "tan" if s.dull or s.season in ("autumn", "winter") else s.some(("green", "lime"))
    stone = Pen()
    x = s.spot(0, 90) + 62 * (1 if s.spot(0, 90) < 0.6 * s.width else -1)
    if s.chance(0.85):
        stone.rect(x - 19, s.base - 72, x + 19, s.base - 8, "grey").rect(
            x - 27, s.base - 16, x + 27, s.base - 2, "grey"
        )
        stone.path([(x, s.base - 58), (x, s.base - 28)], weight=0.7, fine=True)
        s.draw(stone)
    s.add(mound(s.spot(0, 90), s.base - 4, 86, s.between(94, 112), green))
    s.add(mound(s.spot(1, 72), s.base - 8, 70, s.between(74, 92), green))
    s.tree(s.side(1, 40), s.base - 12, s.between(220, 260), 3 if s.dull or s.chance(0.6) else 2)
    if s.chance(0.6) and not s.snowy:
        s.flowers(0.2 * s.width, 0.36 * s.width, s.base + 8, 2, 36)
    foot = s.base - 14
    if s.chance(0.6):
        hills(s, foot, 2, low=90, high=140)
    grass(s, colours=("green", "lime", "tan"))
    s.skyline = foot - 4
    outdoors(s)


def space(s: Setting) -> None:
    """Dark sky with planets and stars, ground with craters, a rocket or a flying saucer."""
    s.base = s.between(420, 440)
    s.put("earth", s.side(0, 74), 138, s.between(104, 122))
    s.put(s.some(("saturn", "planet")), s.side(1, 0.2 * s.width), s.between(108, 140), 76)
    if s.chance(0.6):
        s.put("rocket", s.spot(0, 58), s.base - 24, s.between(150, 180), turn=s.between(-0.1, 0.15))
    else:
        s.put("ufo", s.spot(0, 84), s.between(230, 270), 82)
    if s.chance(0.5):
        s.put("planet", s.side(0, 58), s.between(250, 300), 58, schema=1)
    for k in range(int(s.width / 52)):
        x, y = s.width * s.between(0.03, 0.97), 20 + 33 * (k % 11) + s.between(0, 20)
        if s.chance(0.6):
            s.add(Pen().star(x, min(y, s.base - 60), s.between(9, 15)).sketch())
        else:
            s.draw(Pen().dot(x, min(y, s.base - 60), 4.5, "yellow"))
    t = np.linspace(0, math.pi, 20)
    ground = np.stack(
        [s.width / 2 - 0.5 * s.width * np.cos(t), s.base + 18 - 32 * np.sin(t)], axis=1
    )
    s.draw(Pen().path(ground, "darkgrey"), free=True)
    for k in range(4):
        x = s.width * (k + s.between(0.3, 0.7)) / 4
        s.draw(
            Pen().oval(x, s.base + s.between(34, 54), s.between(22, 38), 10, "darkgrey", fine=True)
        )
    corners = np.array([(s.width, HEIGHT), (0.0, HEIGHT)])
    s.area(
        np.concatenate([ground + np.array([0.0, 6.0]), corners]),
        s.some(("grey", "lemon", "tan")),
        chance=0.85,
    )
    s.area(
        np.concatenate([ground - (0, 8), np.array([(s.width, 0.0), (0.0, 0.0)])]),
        s.some(("navy", "black", "navy", "purple")),
        chance=0.85,
    )


PLACES: dict[str, Place] = {
    "beach": beach,
    "riverside": riverside,
    "graveyard": graveyard,
    "space": space,
}
