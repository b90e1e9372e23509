"""Rooms that are open to all.

Classroom, library, hospital, restaurant, shop, stage, gym, museum.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.backdrop.rooms import clock, lamp, picture, room, sign
from geurim.crayon.backdrop.setting import HEIGHT, Place, Setting
from geurim.crayon.backdrop.weather import window_view
from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import cross, flag, lettering
from geurim.crayon.outlines import wavy
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import pick


def classroom(s: Setting) -> None:
    """The blackboard above the heads, the national flag, a clock, pupils' desks at the sides."""
    high = s.between(118, 138)
    aside = s.chance(0.35) and s.crowd != 2
    board = s.side(1, 0.36 * s.width) if aside else s.width * s.between(0.46, 0.54)
    s.put("blackboard", board, 36 + high, high, schema=s.schema)
    if s.chance(0.3):
        # The teacher's desk stands below the board.
        s.put("potted_plant", s.spot(0, 70), s.base - 96, 44)
        s.put("desk", s.spot(0, 70), s.base - 6, 92)
    if aside:
        window_view(s, s.side(0, 0.13 * s.width), 116, 120)
        _desks(s)
        room(s, ("lemon", "mint", "apricot"))
        return
    x = s.side(0, 44)
    if s.chance(0.7):
        pen = Pen()
        pen.rect(x - 36, 44, x + 36, 100, None, "brown")
        flag(pen, x - 24, 54, 54, 36, "korea")
        pen.marks.pop(1)
        s.draw(pen)
    clock(s, s.side(1, 44), 70, 27)
    if s.chance(0.6):
        paint = Pen()
        at = s.side(1, 52)
        for k in range(4):
            paint.rect(
                at - 38 + 40 * (k % 2),
                122 + 40 * (k // 2),
                at - 6 + 40 * (k % 2),
                152 + 40 * (k // 2),
                s.some(BRIGHT),
                fine=True,
            )
        s.draw(paint)
    else:
        window_view(s, s.side(1, 62), 160, 92)
    _desks(s)
    if s.chance(0.5):
        s.put("bookshelf", s.side(0, 48), s.base - 12, 140)
    room(s, ("lemon", "mint", "apricot"))


def _desks(s: Setting) -> None:
    """Pupils' desks, some with a chair behind."""
    chairs = s.chance(0.5)
    for which in (0, 1):
        x, high = s.spot(which, 66), s.between(78, 92)
        s.put("school_desk", x, s.base + 26, high)
        if chairs:
            s.put("chair", x, s.base + 14, 1.3 * high, schema=1)


def library(s: Setting) -> None:
    """Shelves of books on both sides and a sign for silence."""
    foot = s.base - 12
    high = s.between(240, 285)
    s.put("bookshelf", s.side(0, 70), foot, high)
    s.put("bookshelf", s.side(1, 70), foot, high * s.between(0.9, 1.05))
    if s.chance(0.75) or s.width > 620:
        s.put("bookshelf", s.width * 0.5, foot, s.between(180, 215))
    sign(
        s,
        s.rng.choice(("도서관", "조용히", "책나라")).item(),
        s.width * 0.5,
        60,
        44,
        s.some(("brown", "green", "blue")),
    )
    if s.chance(0.5):
        s.put("round_table", s.side(0, 70), s.base + 34, 70)
    room(s)


def hospital(s: Setting) -> None:
    """A bed with a drip, a big cross on the wall, a curtain."""
    foot = s.base - 8
    x = s.spot(0, 0.17 * s.width)
    drip = s.side(0, 24) if s.crowd != 2 else x - 116
    pen = Pen().path([(drip, foot), (drip, 150)], "darkgrey", weight=1.2)
    pen.path([(drip - 14, foot), (drip + 14, foot)], "darkgrey")
    pen.path([(drip - 4, 152), (drip + (22 if drip < s.width / 2 else -22), 152)], "darkgrey")
    at = drip + (22 if drip < s.width / 2 else -22)
    pen.rect(at - 13, 158, at + 13, 202, "sky", fine=True)
    pen.path([(at, 204), (at + 4, 250), (x, foot - 62)], "red", weight=0.6, smooth=True)
    s.draw(pen)
    s.put(
        "bed",
        x,
        foot,
        s.between(100, 116),
        schema=0 if s.chance(0.5) else 2,
        colour=s.some(("sky", "mint", "pink")),
        flip=s.sides[0] > 0,
    )
    mid = s.width * s.between(0.44, 0.56)
    board = Pen()
    if s.chance(0.5):
        board.rect(mid - 84, 34, mid + 84, 100, None)
        cross(board, mid - 50, 67, 22, s.some(("red", "red", "green")))
        lettering(board, "병원", mid + 26, 67, 48, s.rng, weight=0.7)
    else:
        board.oval(mid, 72, 44, 44, None)
        cross(board, mid, 72, 28, s.some(("red", "red", "green")))
    s.draw(board)
    if s.chance(0.6):
        window_view(s, s.side(1, 0.18 * s.width), 112, 100)
    else:
        s.put("curtain", s.side(1, 70), foot - 40, 210, colour="mint")
    cabinet = s.spot(1, 52)
    low = Pen().rect(cabinet - 40, foot - 96, cabinet + 40, foot, "white")
    cross(low, cabinet, foot - 56, 18)
    for k, paint in enumerate(("orange", "sky", "pink")):
        low.rect(
            cabinet - 34 + 24 * k, foot - 122, cabinet - 18 + 24 * k, foot - 97, paint, fine=True
        )
    s.draw(low)
    room(s, ("mint", "sky", "lilac"), ("mint", "grey", "sky"))


def restaurant(s: Setting) -> None:
    """A menu, hanging lamps, tables laid at the sides."""
    foot = s.base + 8
    for which in (0, 1):
        x = s.spot(which, 78)
        top = foot - 84
        laid = Pen()
        for k in (-1, 1):
            laid.path(
                [
                    (x + 20 * k + 3, top - 34),
                    (x + 20 * k - 3, top - 44),
                    (x + 20 * k + 3, top - 54),
                ],
                "grey",
                weight=0.6,
                smooth=True,
            )
            bowl = [
                (x + 20 * k - 17, top - 20),
                (x + 20 * k + 17, top - 20),
                (x + 20 * k + 9, top - 2),
                (x + 20 * k - 9, top - 2),
            ]
            laid.shape(bowl, "red" if k < 0 else "sky", fine=True)
        s.draw(laid)
        s.put("round_table" if s.schema != 2 else "table", x, foot, 86)
    mid = s.width * s.between(0.45, 0.55)
    menu = Pen().rect(mid - 92, 30, mid + 92, 140, None, s.some(("brown", "red", "green")))
    first, second = pick(
        s.rng, (("김밥", "라면"), ("피자", "우유"), ("국수", "만두"), ("치킨", "콜라"))
    )
    lettering(menu, first, mid - 36, 62, 42, s.rng, weight=0.7)
    lettering(menu, second, mid - 36, 110, 42, s.rng, weight=0.7)
    for y in (62, 108):
        menu.path([(mid + 14, y + 4), (mid + 76, y + 2)], "red", weight=0.8)
    s.draw(menu)
    for which in (0, 1):
        lamp(s, s.side(which, 0.13 * s.width), s.between(70, 86))
    if s.chance(0.5):
        window_view(s, s.side(0, 0.14 * s.width), 160, 84)
    room(s, ("apricot", "lemon", "pink"))


def shop(s: Setting) -> None:
    """Shelves of goods at the sides, a striped awning with the shop's name."""
    foot = s.base - 10
    for which in (0, 1, 2) if s.crowd == 2 else (0, 1):
        s.put("shelf", s.spot(which, 104), foot, s.between(176, 205))
    stripes = Pen()
    count = max(7, int(s.width / 58))
    paint = s.some(("red", "green", "blue", "orange"))
    for k in range(count):
        left, right = s.width * k / count, s.width * (k + 1) / count
        t = np.linspace(0, math.pi, 7)
        drop = np.stack(
            [(left + right) / 2 + (right - left) / 2 * np.cos(t), 48 + 20 * np.sin(t)], axis=1
        )
        stripes.shape(
            [(left + 2, 6), (right - 2, 6), *drop.tolist()], paint if k % 2 == 0 else "white"
        )
    s.draw(stripes)
    name = s.rng.choice(("마트", "가게", "문구점", "시장")).item()
    sign(s, name, s.width * 0.5, 112, 42, s.some(("red", "blue", "green")))
    if s.chance(0.6):
        till = s.spot(1, 74)
        pen = Pen().rect(till - 22, foot - 36, till + 22, foot - 8, "grey")
        pen.rect(till - 14, foot - 56, till + 14, foot - 36, "mint", fine=True)
        pen.rect(till - 58, foot - 8, till + 58, foot + 52, s.some(("tan", "orange", "sky")))
        s.draw(pen, nearest=True)
    room(s, floor=("grey", "lemon", "sky", "tan"))


def stage(s: Setting) -> None:
    """Red curtains at the sides, lights, boards, and heads of the audience at the lower edge."""
    s.base = s.between(404, 418)
    paint = s.some(("red", "red", "purple", "rose"))
    heads = Pen()
    count = int(s.width / 62)
    for k in range(count):
        x = s.width * (k + 0.5) / count + s.between(-6, 6)
        t = np.linspace(math.pi, 2 * math.pi, 10)
        dome = np.stack([x + 22 * np.cos(t), 506 + s.between(28, 40) * np.sin(t)], axis=1)
        heads.shape(dome, s.some(("black", "darkbrown", "brown")))
    s.draw(heads)
    top = Pen()
    folds = max(5, int(s.width / 80))
    for k in range(folds):
        left, right = s.width * k / folds + 2, s.width * (k + 1) / folds - 2
        t = np.linspace(0, math.pi, 7)
        drop = np.stack(
            [(left + right) / 2 + (right - left) / 2 * np.cos(t), 44 + 22 * np.sin(t)], axis=1
        )
        top.shape([(left, 6), (right, 6), *drop.tolist()], paint)
    s.draw(top)
    for side in (-1, 1):
        edge = 0.0 if side < 0 else s.width
        inward = -side
        wide = s.between(66, 84)
        fall = [
            (edge - 4 * side, 60), (edge + inward * wide, 60), (edge + inward * 0.75 * wide, 200),
            (edge + inward * 0.5 * wide, 250), (edge + inward * 0.72 * wide, s.base - 6),
            (edge - 4 * side, s.base - 6),
        ]  # fmt: skip
        pen = Pen().shape(fall, paint)
        for f in (0.25, 0.48):
            pen.path(
                [
                    (edge + inward * f * wide, 66),
                    (edge + inward * 0.8 * f * wide, 240),
                    (edge + inward * f * wide, s.base - 12),
                ],
                "darkred",
                smooth=True,
            )
        s.draw(pen)
    if s.chance(0.6):
        for which in (0, 1):
            x = s.side(which, 0.3 * s.width)
            s.add(Pen().star(x, s.between(96, 130), 15).sketch())
    if s.chance(0.5):
        name = s.rng.choice(("발표회", "학예회", "음악회")).item()
        sign(s, name, s.width * 0.5, 112, 42, "red")
    s.line(s.base - 16, "brown", 1.5)
    boards = Pen()
    for k in range(1, 6):
        x = s.width * k / 6
        boards.path(
            [(x, s.base - 12), (x + 0.14 * (x - s.width / 2), s.base + 46)], "brown", weight=0.7
        )
    s.draw(boards)
    s.band(s.base - 16, s.base + 54, "tan", chance=0.75)
    for k in (-1, 1) if s.chance(0.6) and not s.mood.heavy else ():
        x = s.width / 2 + k * 0.2 * s.width
        beam = [
            (x - 12, 72),
            (x + 12, 72),
            (x + 62 - 40 * k, s.base - 20),
            (x - 62 - 40 * k, s.base - 20),
        ]
        s.area(beam, "yellow")
    if s.mood.heavy or s.chance(0.25):
        s.band(70, s.base - 20, s.some(("darkgrey", "navy", "purple")))


def gym(s: Setting) -> None:
    """A basketball hoop, wall bars or a vaulting box, lines on a wooden floor."""
    x = s.spot(0, 0.15 * s.width)
    hoop = Pen().rect(x - 50, 60, x + 50, 134, None)
    hoop.rect(x - 20, 92, x + 20, 124, None, "red", fine=True)
    hoop.oval(x, 138, 26, 7, None, "orange", weight=1.2)
    for k in range(4):
        hoop.path([(x - 22 + 14.6 * k, 142), (x - 14 + 9.4 * k, 176)], "grey", weight=0.7)
    hoop.path([(x - 22, 158), (x + 20, 158)], "grey", weight=0.7)
    s.draw(hoop)
    y, at = s.base - 4, s.side(1, 72)
    if s.chance(0.5):
        box = Pen()
        for k, half in enumerate((34, 42, 50, 58)):
            box.shape(
                [
                    (at - half, y - 104 + 26 * k),
                    (at + half, y - 104 + 26 * k),
                    (at + half + 8, y - 78 + 26 * k),
                    (at - half - 8, y - 78 + 26 * k),
                ],
                "white" if k == 0 else s.some(("tan", "lemon")),
            )
        s.draw(box)
    else:
        bars = Pen()
        for k in range(7):
            bars.path([(at - 50, 160 + 34 * k), (at + 50, 160 + 34 * k)], "brown")
        for side in (-1, 1):
            bars.path([(at + 52 * side, 146), (at + 52 * side, s.base - 26)], "brown", weight=1.3)
        s.draw(bars)
    if s.chance(0.7):
        window_view(s, s.side(1, 0.2 * s.width), 92, 84)
    sign(
        s,
        s.rng.choice(("체육관", "화이팅", "영차")).item(),
        s.width * 0.5 if s.crowd != 2 else s.side(0, 96),
        60,
        40,
        s.some(("blue", "red", "green")),
    )
    foot = s.base - 24
    court = Pen()
    court.path(
        np.stack(
            [
                s.width / 2 + 0.34 * s.width * np.cos(np.linspace(0, 2 * math.pi, 30)),
                s.base + 32 + 26 * np.sin(np.linspace(0, 2 * math.pi, 30)),
            ],
            axis=1,
        ),
        s.some(("red", "blue", "white")),
        weight=0.9,
    )
    s.draw(court, free=True)
    s.line(foot, "brown", 1.0)
    s.band(foot, HEIGHT, s.some(("tan", "orange", "apricot")), chance=0.85)
    if s.mood.heavy:
        s.band(0, foot - 6, "grey")
    else:
        s.band(0, foot - 6, s.some(("sky", "mint", "lemon")), chance=0.3)


def museum(s: Setting) -> None:
    """Skeleton of a dinosaur or a vase on its stand, framed pictures, a rope."""
    foot = s.base - 12
    x = s.spot(0, 110)
    if s.chance(0.6):
        s.add(_skeleton().placed(x, foot, s.between(185, 215), flip=s.sides[0] > 0))
    else:
        _vase(s, s.spot(0, 60), foot)
    _vase(s, s.spot(1, 52), foot)
    rope = Pen()
    posts = (
        [s.side(0, 26), s.side(0, 0.3 * s.width)]
        if s.chance(0.5)
        else [s.side(1, 24), s.side(1, 0.26 * s.width)]
    )
    a, b = min(posts), max(posts)
    for at in (a, b):
        rope.limb([(at, s.base + 34), (at, s.base - 30)], 9, "yellow")
    rope.path(
        [(a, s.base - 28), ((a + b) / 2, s.base - 6), (b, s.base - 28)],
        "red",
        smooth=True,
        weight=1.3,
    )
    s.draw(rope, nearest=True)
    named = s.chance(0.6)
    if named:
        sign(s, "박물관", s.width * 0.5, 62, 44, "brown")
    for at in (0.14, 0.86) if named else (0.2, 0.5, 0.8):
        picture(s, s.width * at, s.between(84, 100), s.between(66, 84))
    room(s, ("apricot", "lilac", "lemon"), ("brown", "grey", "tan"))


def _vase(s: Setting, x: float, foot: float) -> None:
    """An old vase on a pedestal, under glass."""
    pen = Pen().rect(x - 34, foot - 74, x + 34, foot, s.some(("grey", "tan", "white")))
    body = [
        (x - 11, foot - 150),
        (x + 11, foot - 150),
        (x + 30, foot - 118),
        (x + 12, foot - 76),
        (x - 12, foot - 76),
        (x - 30, foot - 118),
    ]
    pen.shape(body, s.some(("mint", "sky", "orange")), smooth=True)
    pen.path(wavy(x - 22, x + 22, foot - 114, 4, 16, s.rng), "blue", weight=0.8)
    s.draw(pen)


def _skeleton() -> Sketch:
    """The bones of a long-necked dinosaur that looks to the right, 1 high."""
    pen = Pen()
    spine = [(-0.85, -0.2), (-0.5, -0.42), (-0.1, -0.52), (0.2, -0.5), (0.42, -0.72), (0.5, -0.9)]
    for k in range(5):
        x = -0.28 + 0.12 * k
        pen.path([(x, -0.5), (x + 0.04, -0.24)], "grey")
    for x in (-0.36, -0.26, 0.16, 0.26):
        pen.path([(x, -0.46), (x + 0.02, -0.22), (x - 0.02, 0)], "grey", weight=1.3)
    pen.path(spine, "grey", weight=1.6, smooth=True)
    pen.shape(
        [(0.42, -1.0), (0.62, -1.0), (0.78, -0.86), (0.46, -0.84)], None, "darkgrey", smooth=True
    )
    pen.dot(0.56, -0.94, 0.025)
    return pen.sketch()


PLACES: dict[str, Place] = {
    "classroom": classroom,
    "library": library,
    "hospital": hospital,
    "restaurant": restaurant,
    "shop": shop,
    "stage": stage,
    "gym": gym,
    "museum": museum,
}
