"""Places outdoors that people have built.

Street, playground, school yard, pool, zoo, station, fair.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.backdrop.greenery import bush
from geurim.crayon.backdrop.land import ground
from geurim.crayon.backdrop.setting import HEIGHT, Place, Setting
from geurim.crayon.backdrop.weather import outdoors, ripples
from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import flag, lettering
from geurim.crayon.outlines import wavy
from geurim.crayon.sketch import Pen


def street(s: Setting) -> None:
    """A road with a white line or a crossing below, houses behind, a traffic light."""
    s.base = s.between(404, 420)
    kerb = s.base + s.between(24, 30)
    if s.chance(0.8):
        _traffic_light(s, s.side(1, 36), s.base + 6)
    if s.chance(0.5):
        s.put(s.some(("car", "bus", "taxi", "truck")), s.side(0, 84), 503, 78, flip=s.chance(0.5))
    homes = ("house", "apartment", "shop", "house", "apartment")
    places = (0.1, 0.9, 0.3, 0.7, 0.5) if s.width > 520 else (0.11, 0.86, 0.34, 0.62)
    for k, at in enumerate(places):
        kind = s.some(homes)
        high = s.between(150, 220) if kind == "apartment" else s.between(112, 140)
        if 0.25 < at < 0.75:
            high *= 0.8
            if s.chance(0.3):
                continue
        s.put(kind, s.width * at, s.base - 8, high, schema=(s.schema + k) % 3, again=True)
    mid = (kerb + 508) / 2
    if s.chance(0.45):
        stripes = Pen()
        left = s.width * s.between(0.42, 0.55)
        for k in range(4):
            x = left + 30 * k
            stripes.shape(
                [(x, kerb + 10), (x + 17, kerb + 10), (x + 9, 504), (x - 10, 504)], None, None
            )
        s.draw(stripes)
    else:
        dashes = Pen()
        for k in range(int(s.width / 84)):
            x = 22 + 84 * k
            dashes.rect(x, mid - 4, x + 44, mid + 4, None, None, fine=True)
        s.draw(dashes)
    s.line(kerb, "darkgrey", 1.5)
    s.band(kerb + 4, HEIGHT, s.some(("grey", "darkgrey", "grey")), "zigzag", chance=0.92)
    s.skyline = s.base - 10
    s.line(s.base - 6, s.some(("brown", "ink", "green")), 2.0)
    if not s.snowy:
        s.band(s.base - 6, kerb - 5, s.some(("tan", "apricot", "lime")), chance=0.5)
    outdoors(s)


def _traffic_light(s: Setting, x: float, foot: float) -> None:
    pen = Pen().limb([(x, foot), (x, foot - 150)], 11, "darkgrey")
    pen.rect(x - 21, foot - 238, x + 21, foot - 146, "darkgrey")
    for k, paint in enumerate(("red", "yellow", "green")):
        pen.oval(x, foot - 220 + 28 * k, 11, 11, paint, fine=True)
    s.draw(pen)


def playground(s: Setting) -> None:
    """A slide and a swing at the sides, a see-saw or a climbing frame, sand below."""
    far = s.base - 2
    if s.chance(0.6):
        _slide(s, s.spot(0, 100), far, s.between(205, 235), -s.sides[0])
        _swing(s, s.spot(1, 96), far, s.between(205, 235))
    else:
        _swing(s, s.spot(0, 96), far, s.between(205, 235))
        _frame(s, s.spot(1, 80), far)
    if s.chance(0.3):
        s.tree(s.side(1, 30), s.base - 10, s.between(190, 220))
    ground(s, ("yellow", "tan", "apricot"))
    outdoors(s)


def _slide(s: Setting, x: float, foot: float, high: float, way: int) -> None:
    """A slide that comes down toward ``way`` (−1 left, 1 right)."""
    paint = s.some(("red", "yellow", "orange", "blue"))
    pen = Pen()
    for k in (-0.36, -0.62):
        pen.path(
            [(x + way * k * high * 0.8, foot), (x + way * k * high * 0.8, foot - high)],
            "blue",
            weight=1.3,
        )
    for k in range(5):
        y = foot - high * (0.12 + 0.19 * k)
        pen.path([(x - way * 0.5 * high, y), (x - way * 0.29 * high, y)], "blue")
    track = [
        (-0.3, -0.98),
        (-0.14, -0.98),
        (0.1, -0.55),
        (0.42, -0.12),
        (0.62, -0.1),
        (0.62, 0.0),
        (0.36, 0.0),
        (0.02, -0.42),
        (-0.3, -0.84),
    ]
    pen.shape([(x + way * high * a, foot + high * b) for a, b in track], paint)
    s.draw(pen)


def _swing(s: Setting, x: float, foot: float, high: float) -> None:
    paint = s.some(("red", "green", "blue", "purple"))
    half, pen = 0.42 * high, Pen()
    for side in (-1, 1):
        pen.path([(x + side * half, foot), (x + side * 0.8 * half, foot - high)], paint, weight=1.4)
        pen.path(
            [(x + side * 0.62 * half, foot), (x + side * 0.8 * half, foot - high)],
            paint,
            weight=1.4,
        )
    pen.path([(x - 0.82 * half, foot - high), (x + 0.82 * half, foot - high)], paint, weight=1.5)
    for k in (-0.17, 0.17):
        at = x + k * high
        pen.path([(at - 11 + 4, foot - high + 4), (at - 11, foot - 44)], "grey", weight=0.7)
        pen.path([(at + 11 - 4, foot - high + 4), (at + 11, foot - 44)], "grey", weight=0.7)
        pen.rect(at - 15, foot - 46, at + 15, foot - 36, "brown", fine=True)
    s.draw(pen)


def _frame(s: Setting, x: float, foot: float) -> None:
    """A climbing frame: a grid of coloured bars."""
    pen = Pen()
    for k in range(4):
        at = x - 60 + 40 * k
        pen.path(
            [(at, foot), (at, foot - (120 if k in (1, 2) else 84))], s.some(BRIGHT), weight=1.1
        )
    for k, half in enumerate((60, 60, 20)):
        y = foot - 42 * (k + 1) + 4
        pen.path([(x - half, y), (x + half, y)], s.some(BRIGHT), weight=1.1)
    s.draw(pen)


def _bunting(s: Setting, y: float) -> None:
    """A string of flags across the sky, as on sports day."""
    sag = [(4.0, y - 14), (s.width / 2, y + 18), (s.width - 4.0, y - 14)]
    pen = Pen()
    count = int(s.width / 44)
    for k in range(count):
        f = (k + 0.5) / count
        x, at = s.width * f, y - 14 + 32 * 4 * f * (1 - f)
        pen.shape(
            [(x - 13, at), (x + 13, at), (x, at + 28)],
            s.some(("red", "yellow", "blue", "green", "pink")),
            fine=True,
        )
    pen.path(sag, smooth=True, weight=0.7)
    s.draw(pen)


def school_yard(s: Setting) -> None:
    """The school behind, sandy ground, a goal or a flagpole, flags on sports day."""
    festive = s.chance(0.35) and s.glad
    if festive:
        _bunting(s, s.between(48, 70))
    if s.chance(0.55):
        _goal(s, s.side(1, 72), s.base + 8)
    else:
        pole = s.side(1, 44)
        pen = Pen()
        flag(pen, pole, s.base - 6, 150, 46, "korea" if s.chance(0.6) else "blue")
        s.draw(pen)
    s.tree(s.side(0, 40), s.base, s.between(150, 190))
    s.put("school", s.width * s.between(0.44, 0.56), s.base - 8, s.between(235, 265))
    if not s.snowy and s.chance(0.6):
        s.line(s.base + 34, "white" if s.chance(0.4) else "ink", 1.5)
    ground(s, ("tan", "apricot", "brown", "lemon"))
    outdoors(s)


def _goal(s: Setting, x: float, foot: float) -> None:
    pen = Pen()
    for k in range(1, 5):
        at = x - 54 + 21.6 * k
        pen.path([(at, foot - 4), (at, foot - 84)], "grey", weight=0.5)
        pen.path([(x - 52, foot - 17 * k), (x + 52, foot - 17 * k)], "grey", weight=0.5)
    pen.path(
        [(x - 56, foot), (x - 56, foot - 88), (x + 56, foot - 88), (x + 56, foot)],
        s.some(("ink", "red", "blue")),
        weight=1.4,
    )
    s.draw(pen)


def pool(s: Setting) -> None:
    """A pool with lane ropes and a ladder behind the edge on which one stands.

    A slide, parasols.
    """
    s.base = s.between(424, 440)
    low, top = s.base - 16, s.base - s.between(135, 160)
    s.water = low - 52
    ladder = s.side(1, 0.3 * s.width)
    rail = Pen()
    for k in (-13, 13):
        rail.path(
            [(ladder + k, low - 20), (ladder + k, top - 20), (ladder + k + 8, top - 36)],
            "darkgrey",
            smooth=True,
        )
    for k in range(3):
        rail.path([(ladder - 12, top + 18 + 22 * k), (ladder + 12, top + 18 + 22 * k)], "darkgrey")
    s.draw(rail)
    if s.chance(0.6):
        ring = Pen()
        x, y = s.side(0, 66), low - 34
        ring.oval(x, y, 36, 19, s.some(("red", "yellow", "pink"))).oval(x, y, 16, 7, None)
        s.draw(ring)
    for k in range(2):
        y = top + (low - top) * (k + 1) / 3
        rope = Pen().path(wavy(2, s.width - 2, y, 2, 90, s.rng), "red", weight=0.6)
        for j in range(int(s.width / 42)):
            rope.oval(21 + 42 * j, y, 7, 5, "red" if j % 2 else "yellow", None, fine=True)
        s.draw(rope, free=True)
    ripples(s, 0, s.width, top + 14, low - 12, 5, "blue")
    if s.chance(0.6):
        _slide(s, s.side(0, 96), top + 44, 172, -s.sides[0])
    x = s.side(1, 70)
    shade = Pen().path([(x, top - 2), (x, top - 96)], "brown")
    paint = s.some(("red", "orange", "pink"))
    t = np.linspace(math.pi, 2 * math.pi, 12)
    shade.shape(np.stack([x + 58 * np.cos(t), top - 84 + 46 * np.sin(t)], axis=1), paint)
    s.draw(shade)
    s.line(low, "darkgrey", 1.0)
    s.line(top, "blue", 1.0)
    s.band(low + 4, HEIGHT, s.some(("grey", "tan", "apricot", "mint")), chance=0.7)
    s.band(top + 4, low - 5, s.some(("sky", "sky", "blue")), chance=0.97)
    s.skyline = top - 6
    outdoors(s)


def zoo(s: Setting) -> None:
    """Cages with bars and animals behind them, a sign above the gate."""
    kinds = ["lion", "elephant", "giraffe", "monkey", "bear", "tiger", "zebra"]
    shown = {subject.kind for subject in s.scene.subjects}
    kinds = [kind for kind in kinds if kind not in shown] or kinds
    order: list[int] = s.rng.permutation(len(kinds)).tolist()
    for which in (0, 1, 2) if s.crowd == 2 else (0, 1):
        wide, high = s.between(84, 98), s.between(170, 200)
        x = s.spot(which, wide + 8)
        foot = s.base - 8
        bars = Pen()
        for k in range(6):
            at = x - wide + 2 * wide * (k + 0.5) / 6
            bars.path([(at, foot), (at, foot - high)], "darkgrey", weight=0.8)
        bars.path([(x - wide, foot), (x + wide, foot)], "brown", weight=1.4)
        bars.path([(x - wide, foot - high), (x + wide, foot - high)], "brown", weight=1.6)
        s.draw(bars)
        beast = s.thing(kinds[order[which % len(order)]])
        left, top, right, low = beast.box()
        scale = min(0.8 * high / (low - top), 1.75 * wide / (right - left))
        s.add(beast.placed(x - (left + right) / 2 * scale, foot - 2, scale))
    sign = Pen()
    mid = s.width / 2
    sign.rect(mid - 82, 66, mid + 82, 126, None, s.some(("brown", "green", "orange")))
    lettering(sign, "동물원", mid, 96, 48, s.rng, weight=0.72)
    s.draw(sign)
    s.tree(s.side(0, 0.36 * s.width), s.base - 14, s.between(140, 170))
    ground(s, ("tan", "lime", "green", "apricot"))
    outdoors(s)


def amusement_park(s: Setting) -> None:
    """Ferris wheel and roller coaster behind, a carousel or a striped tent, balloons."""
    if s.glad:
        for which in (0, 1):
            s.put("balloon", s.side(which, s.between(40, 70)), s.between(150, 200), 76)
    if s.chance(0.5):
        s.put("merry_go_round", s.spot(1, 88), s.base - 2, 165)
    else:
        s.put("circus_tent", s.spot(1, 92), s.base - 2, 160)
    s.put("ferris_wheel", s.spot(0, 128), s.base - 6, s.between(290, 335))
    if s.chance(0.75):
        s.put(
            "roller_coaster", s.width * (0.5 + 0.14 * s.sides[1]), s.base - 10, s.between(180, 215)
        )
    if s.chance(0.4) and s.glad:
        _bunting(s, s.between(40, 54))
    ground(s, ("tan", "apricot", "lime", "lemon"), 0.7)
    outdoors(s)


def station(s: Setting) -> None:
    """A train behind the platform with its yellow line, a clock, the name of the stop."""
    kind = s.some(("train", "subway", "train"))
    train = s.thing(kind)
    floor = s.base - 22
    mid = s.width * s.between(0.46, 0.54)
    sign = Pen()
    name = s.rng.choice(("서울역", "기차역", "부산역")).item()
    sign.path([(mid - 50, 6), (mid - 50, 44)], weight=0.8).path(
        [(mid + 50, 6), (mid + 50, 44)], weight=0.8
    )
    sign.rect(mid - 92, 44, mid + 92, 104, None, s.some(("blue", "ink", "green")))
    lettering(sign, name, mid, 74, 48, s.rng, weight=0.72)
    s.draw(sign)
    at = s.side(1, 52)
    clock = Pen().path([(at, 6), (at, 60)]).oval(at, 88, 29, 29, "white")
    clock.path([(at, 72), (at, 88), (at + 13, 92)], weight=0.7, fine=True)
    s.draw(clock)
    if not s.shows(kind):
        left, _, right, _ = train.box()
        scale = min(0.97 * s.width / (right - left), 190.0)
        s.add(
            train.placed(
                s.width / 2 - (left + right) / 2 * scale, floor - 6, scale, flip=s.chance(0.5)
            )
        )
    rails = Pen().path([(4, floor - 2), (s.width - 4, floor - 2)], "darkgrey")
    s.draw(rails, free=True)
    s.line(floor + 40, "yellow", 1.0)
    s.band(floor + 4, HEIGHT, s.some(("grey", "tan", "grey")), chance=0.75)
    s.skyline = floor - 6
    if s.chance(0.5):
        s.add(bush(s.rng, "green").placed(s.side(0, 44), floor - 4, 70))
    outdoors(s)


PLACES: dict[str, Place] = {
    "street": street,
    "playground": playground,
    "school_yard": school_yard,
    "pool": pool,
    "zoo": zoo,
    "amusement_park": amusement_park,
    "station": station,
}
