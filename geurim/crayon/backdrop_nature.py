"""Places outdoors where things grow: park, garden, yard, field, mountain, forest, water, graves; and space."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.fittings import lettering, scalloped, wavy
from geurim.crayon.nature import bush, hill, mound, tuft
from geurim.crayon.setting import HEIGHT, Place, Setting
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.weather import outdoors, ripples


def grass(s: Setting, *, chance: float = 0.75, colours: tuple[str, ...] = ("green", "green", "lime")) -> None:
    """The ground of most places: a green strip, or a line with tufts; white where snow lies."""
    s.skyline = s.base - 10
    if s.snowy:
        s.line(s.base - 8, s.some(("sky", "blue", "grey")), 5.0)
        return
    paint = s.some(("darkgreen", "brown", "tan")) if s.dull else s.some(colours)
    if s.season == "autumn" and s.chance(0.5):
        paint = "tan"
    blades = s.chance(0.35)
    if blades:
        x = np.arange(6.0, s.width - 4, 11.0)
        y = s.base - 10 - np.where(np.arange(len(x)) % 2 == 0, 0.0, 13.0) + s.rng.normal(0, 2, len(x))
        s.draw(Pen().path(np.stack([x, y], axis=1), paint), free=True)
    if not s.band(s.base - 10, HEIGHT, paint, chance=chance):
        if not blades:
            s.line(s.base - 6, paint)
        for _ in range(5):
            s.add(tuft(s.between(20, s.width - 20), s.base + s.between(14, 60), 13, paint))


def park(s: Setting) -> None:
    """Trees, a bench, flowers, a lamp or a pond."""
    s.tree(s.side(0, 0.11 * s.width), s.base + 2, s.between(255, 310))
    if s.chance(0.6):
        s.put("bench", s.spot(0, 92) if s.crowd == 2 else s.side(1, 92), s.base - 4, s.between(80, 94))
        if s.chance(0.5):
            s.put("street_lamp", s.side(1, 30), s.base - 8, 180)
    else:
        s.tree(s.spot(0, 0.1 * s.width) if s.crowd == 2 else s.side(1, 0.1 * s.width), s.base, s.between(190, 240))
    if s.chance(0.4):
        x = s.side(1, 0.2 * s.width)
        pond = Pen().shape(scalloped(x, s.base + 42, 84, 22, 8, s.rng, 0.12), "sky", "blue")
        s.draw(pen=pond)
        s.put("duck", x, s.base + 44, 34)
    s.flowers(0, 0.25 * s.width, s.base + 14, 3)
    s.flowers(0.75 * s.width, s.width, s.base + 20, 3)
    if s.chance(0.35):
        s.add(bush(s.rng, "green", berries=s.season != "winter").placed(s.side(0, 0.3 * s.width), s.base - 4, 52))
    grass(s)
    outdoors(s)


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
                s.draw(Pen().path(np.stack([x, y + s.rng.normal(0, 2, 10)], axis=1), "brown"), free=True)
        s.band(s.base - 10, HEIGHT, s.some(("brown", "tan", "green")), chance=0.8)
    outdoors(s)


def fence(s: Setting, foot: float, high: float = 66, colour: str | None = None) -> None:
    """A fence of pointed boards along both sides, open in the middle."""
    paint = colour or s.some(("white", "tan", "brown", "white"))
    for start, end in ((8.0, 0.3 * s.width), (0.7 * s.width, s.width - 8.0)):
        pen = Pen()
        for y in (foot - 0.62 * high, foot - 0.25 * high):
            pen.path([(start, y), (end, y)], "brown")
        count = max(3, int((end - start) / 28))
        for k in range(count):
            x = start + (end - start) * (k + 0.5) / count
            board = [(x - 8, foot), (x - 8, foot - 0.8 * high), (x, foot - high), (x + 8, foot - 0.8 * high), (x + 8, foot)]
            pen.shape(board, paint, sharp=True, fine=True)
        s.draw(pen)


def yard(s: Setting) -> None:
    """A house at one side, washing on a line or jars of sauce, a doghouse, a tree."""
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
        body = [(at - 0.6 * half, foot), (at - half, foot - 0.55 * high), (at - 0.6 * half, foot - high), (at + 0.6 * half, foot - high), (at + half, foot - 0.55 * high), (at + 0.6 * half, foot)]
        pen.shape(body, "brown", smooth=True)
        pen.oval(at, foot - high, 0.72 * half, 7, "darkbrown")
    s.draw(pen)


def _washing(s: Setting, a: float, b: float, y: float) -> None:
    """Clothes on a line between two points."""
    left, right = min(a, b), max(a, b)
    pen = Pen().path([(left, y - 8), ((left + right) / 2, y + 8), (right, y - 10)], smooth=True, weight=0.7)
    for k in range(3):
        x = left + (right - left) * (k + 0.5) / 3
        paint = s.some(("red", "sky", "yellow", "pink", "green"))
        if k == 1:
            pen.shape([(x - 18, y + 6), (x + 18, y + 6), (x + 16, y + 50), (x + 3, y + 50), (x, y + 24), (x - 3, y + 50), (x - 16, y + 50)], paint)
        else:
            pen.shape([(x - 14, y + 4), (x + 14, y + 4), (x + 28, y + 18), (x + 18, y + 26), (x + 14, y + 20), (x + 14, y + 48), (x - 14, y + 48), (x - 14, y + 20), (x - 18, y + 26), (x - 28, y + 18)], paint)
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
                    rows.path([(x - 10, y - 17), (x, y), (x, y - 22), (x, y), (x + 10, y - 17)], leaf)
                elif crop == 1:
                    rows.oval(x, y - 9, 16, 12, "lime", "darkgreen")
                    rows.path([(x - 6, y - 5), (x, y - 14), (x + 6, y - 5)], "darkgreen", weight=0.6, fine=True)
                else:
                    rows.oval(x, y - 4, 9, 12, "orange", "red", fine=True)
                    rows.path([(x - 8, y - 26), (x, y - 16), (x + 8, y - 26)], "green", fine=True)
        s.draw(rows)
    horizon = s.base - s.between(46, 64)
    _hills(s, horizon, 2)
    s.skyline = horizon - 4
    if s.snowy:
        s.line(horizon, "sky")
    else:
        ripe = s.season == "autumn"
        if s.chance(0.6):
            pen = Pen()
            for k in range(1, 4):
                y = s.base + 36 * (k - 1) + 4
                pen.path(wavy(4, s.width - 4, y, 3, 120, s.rng), "brown")
            s.draw(pen, free=True)
        s.band(horizon, HEIGHT, "yellow" if ripe else s.some(("lime", "tan", "brown", "tan")), chance=0.85)
    outdoors(s)


def _scarecrow(s: Setting) -> Sketch:
    """A scarecrow with a straw hat, 1 high."""
    pen, coat = Pen(), s.some(("red", "blue", "orange", "purple"))
    pen.path([(0, 0), (0, -0.6)], "brown", weight=1.6)
    pen.path([(-0.48, -0.58), (0.48, -0.58)], "brown", weight=1.5)
    pen.shape([(-0.34, -0.66), (0.34, -0.66), (0.34, -0.5), (0.16, -0.5), (0.2, -0.2), (-0.2, -0.2), (-0.16, -0.5), (-0.34, -0.5)], coat)
    pen.oval(0, -0.78, 0.13, 0.12, "apricot")
    pen.dot(-0.05, -0.79, 0.02).dot(0.05, -0.79, 0.02).arc(0, -0.75, 0.05, 0.04, 20, 160, "red", fine=True)
    pen.shape([(-0.24, -0.86), (0.24, -0.86), (0.1, -0.89), (0.05, -1.0), (-0.05, -1.0), (-0.1, -0.89)], "yellow", "brown")
    return pen.sketch()


def _hills(s: Setting, foot: float, count: int, *, pointed: bool = False, low: float = 60, high: float = 105) -> None:
    """Hills side by side at the back, drawn in outline; each may be coloured."""
    paint = "grey" if s.dull else s.some(("green", "darkgreen", "lime") if s.season != "autumn" else ("orange", "green", "tan"))
    order = s.rng.permutation(count).tolist()
    for k in order:
        left = s.width * (k - 0.12) / count
        right = s.width * (k + 1.12) / count
        outline = np.clip(hill(left, right, foot, foot - s.between(low, high), s.rng, pointed=pointed), (2.0, 0.0), (s.width - 2.0, HEIGHT))
        fill = None if s.snowy else paint
        pen = Pen().shape(outline, fill, "darkgreen" if fill else "grey", how="loose")
        s.draw(pen, free=True)


def mountain(s: Setting) -> None:
    """Big mountains behind, firs, a stone that names the summit or a cable car."""
    if s.chance(0.5):
        x = s.spot(0, 58)
        stone = Pen().shape([(x - 48, s.base), (x - 42, s.base - 88), (x, s.base - 112), (x + 42, s.base - 90), (x + 48, s.base)], None, "darkgrey")
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
    tops = ((0.0, 0.62, 250), (0.4, 1.0, 300)) if s.chance(0.5) else ((0.08, 0.92, 320), (0.0, 0.4, 180), (0.62, 1.0, 200))
    for start, end, high in tops:
        left, right, top = s.width * start + 2, s.width * end - 2, foot - high * s.between(0.85, 1.0)
        ridge = hill(left, right, foot, max(top, 96), s.rng, pointed=True)
        pen = Pen().shape(ridge, None if s.snowy else paint, "darkgreen" if paint == "green" else "brown", how="loose")
        if s.snowy or s.chance(0.35):
            peak = ridge[1]
            a, b = peak + (ridge[0] - peak) * 0.25, peak + (ridge[2] - peak) * 0.25
            cap = [peak, b, (peak * 0.5 + b * 0.5) + (0, 14), peak + (0, 40), (peak * 0.5 + a * 0.5) + (0, 14), a]
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
        s.tree(s.side(which, s.between(124, 150)), s.base - 8, s.between(180, 225), 2 if s.chance(0.5) else None)
    if not s.snowy:
        for which in (0, 1):
            s.put("mushroom", s.side(which, s.between(84, 110)), s.base + s.between(20, 46), 40)
    for k in range(count):
        x = s.width * (k + 0.5) / count
        if 0.22 < x / s.width < 0.78:
            s.tree(x, s.base - 14, s.between(120, 160), 2 if k % 2 else None)
    grass(s, colours=("green", "darkgreen", "brown"))
    outdoors(s)


def beach(s: Setting) -> None:
    """Sand below, the sea with waves behind, a parasol, shells, a boat, gulls."""
    shore, horizon = s.base - s.between(34, 48), s.base - s.between(150, 175)
    s.water = shore - 28
    glad = not s.dull
    if glad and s.chance(0.7):
        _parasol(s, s.spot(1, 70), s.base + 26, s.between(190, 225))
    if glad and s.chance(0.5):
        x, y = s.spot(0, 66) if s.crowd == 2 else s.side(1, 66), s.base + 40
        castle = Pen().shape([(x - 50, y), (x - 44, y - 34), (x - 22, y - 34), (x - 20, y - 60), (x + 20, y - 60), (x + 22, y - 34), (x + 44, y - 34), (x + 50, y)], "tan", "brown")
        castle.path([(x, y - 60), (x, y - 88)]).shape([(x + 2, y - 88), (x + 24, y - 80), (x + 2, y - 72)], "red", fine=True)
        s.draw(castle)
    for _ in range(int(s.rng.integers(3, 6))):
        _shell(s, s.width * s.between(0.06, 0.94), s.base + s.between(36, 60))
    if s.chance(0.65):
        s.put(s.some(("sailboat", "sailboat", "ship")), s.spot(0, 0.2 * s.width), horizon + 26, s.between(84, 108))
    for _ in range(int(s.rng.integers(0, 4))):
        x, y = s.width * s.between(0.3, 0.9), s.between(130, horizon - 60)
        s.draw(Pen().path([(x - 18, y - 7), (x - 8, y - 11), (x, y), (x + 8, y - 11), (x + 18, y - 7)], "ink", smooth=True, weight=0.8))
    ripples(s, 0, s.width, horizon + 18, shore - 14, 6, "white" if s.chance(0.4) else "navy")
    foam = wavy(0, s.width, shore, 7, s.between(50, 80), s.rng)
    s.draw(Pen().path(foam, s.some(("sky", "blue")), weight=1.1), free=True)
    corners = np.array([(s.width, HEIGHT), (0.0, HEIGHT)])
    s.area(np.concatenate([foam + (0, 8), corners]), "tan" if s.dull else s.some(("yellow", "tan", "apricot", "lemon")), chance=0.85)
    x = np.linspace(0, s.width, 9)
    level = np.stack([x, horizon + s.rng.normal(0, 1.5, 9)], axis=1)
    s.area(np.concatenate([level, foam[::-1] - (0, 8)]), "navy" if s.night or s.dull else s.some(("blue", "blue", "sky")), "zigzag" if s.chance(0.5) else "loose", chance=0.92)
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
    top, low = s.base + s.between(14, 22), 512 - s.between(8, 20)
    s.water = s.base - 6
    for which in (0, 1):
        x = s.side(which, s.between(28, 52))
        reeds = Pen()
        for k in (-1, 0, 1):
            reeds.path([(x + 13 * k, s.base + 6), (x + 17 * k, s.base - 76 - 12 * (k == 0))], "green")
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
    s.area(np.concatenate([banks[0] + (0, 5), banks[1][::-1] - (0, 4)]), s.some(("sky", "blue", "sky")), chance=0.95)
    s.skyline = s.base - 12
    if s.snowy:
        s.line(s.base - 8, "sky")
    else:
        edge = banks[0] - (0, 6)
        crest = np.stack([np.linspace(0, s.width, 8), s.base - 10 + s.rng.normal(0, 3, 8)], axis=1)
        s.area(np.concatenate([crest, edge[::-1]]), "brown" if s.dull else s.some(("green", "lime", "tan")), chance=0.85)
    outdoors(s)


def graveyard(s: Setting) -> None:
    """Round burial mounds on a grassy slope, a stone, a bare tree or pines."""
    green = "tan" if s.dull or s.season in ("autumn", "winter") else s.some(("green", "lime"))
    stone = Pen()
    x = s.spot(0, 90) + 62 * (1 if s.spot(0, 90) < 0.6 * s.width else -1)
    if s.chance(0.85):
        stone.rect(x - 19, s.base - 72, x + 19, s.base - 8, "grey").rect(x - 27, s.base - 16, x + 27, s.base - 2, "grey")
        stone.path([(x, s.base - 58), (x, s.base - 28)], weight=0.7, fine=True)
        s.draw(stone)
    s.add(mound(s.spot(0, 90), s.base - 4, 86, s.between(94, 112), green))
    s.add(mound(s.spot(1, 72), s.base - 8, 70, s.between(74, 92), green))
    s.tree(s.side(1, 40), s.base - 12, s.between(220, 260), 3 if s.dull or s.chance(0.6) else 2)
    if s.chance(0.6) and not s.snowy:
        s.flowers(0.2 * s.width, 0.36 * s.width, s.base + 8, 2, 36)
    foot = s.base - 14
    if s.chance(0.6):
        _hills(s, foot, 2, low=90, high=140)
    grass(s, colours=("green", "lime", "tan"))
    s.skyline = foot - 4
    outdoors(s)


def space(s: Setting) -> None:
    """Dark sky with planets and stars, the moon's ground with craters, a rocket or a flying saucer."""
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
    ground = np.stack([s.width / 2 - 0.5 * s.width * np.cos(t), s.base + 18 - 32 * np.sin(t)], axis=1)
    s.draw(Pen().path(ground, "darkgrey"), free=True)
    for k in range(4):
        x = s.width * (k + s.between(0.3, 0.7)) / 4
        s.draw(Pen().oval(x, s.base + s.between(34, 54), s.between(22, 38), 10, "darkgrey", fine=True))
    corners = np.array([(s.width, HEIGHT), (0.0, HEIGHT)])
    s.area(np.concatenate([ground + (0, 6), corners]), s.some(("grey", "lemon", "tan")), chance=0.85)
    s.area(np.concatenate([ground - (0, 8), np.array([(s.width, 0.0), (0.0, 0.0)])]), s.some(("navy", "black", "navy", "purple")), chance=0.85)


PLACES: dict[str, Place] = {
    "park": park,
    "garden": garden,
    "yard": yard,
    "field": field,
    "mountain": mountain,
    "forest": forest,
    "beach": beach,
    "riverside": riverside,
    "graveyard": graveyard,
    "space": space,
}
