"""Rooms of a home.

What stands in them so that a stranger names the place, and how wall and floor are coloured.

Wide things go to the sides, high things above the heads; the middle belongs to the subjects.
"""

from __future__ import annotations

from geurim.crayon.backdrop.rooms import clock, lamp, picture, room
from geurim.crayon.backdrop.setting import Place, Setting
from geurim.crayon.backdrop.weather import window_view
from geurim.crayon.sketch import Pen


def living_room(s: Setting) -> None:
    """Sofa and television at the sides; picture, lamp or window above."""
    foot = s.base - 10
    s.put("sofa", s.spot(0, 0.15 * s.width), foot, s.between(108, 126))
    if s.chance(0.75):
        s.put("tv", s.spot(1, 84), foot, s.between(112, 130))
    else:
        s.put("bookshelf", s.spot(1, 62), foot, 215)
    if s.chance(0.5):
        window_view(s, s.side(1, 0.26 * s.width), 104, 110)
    else:
        picture(s, s.side(1, 0.24 * s.width), 96, 72)
    if s.chance(0.6):
        clock(s, s.side(0, 0.22 * s.width), 80, 28)
    else:
        picture(s, s.side(0, 0.2 * s.width), 104, 66)
    if s.chance(0.55):
        lamp(s, s.width * s.between(0.42, 0.58))
    room(s)


def bedroom(s: Setting) -> None:
    """A bed, a wardrobe or a lamp, a window."""
    foot = s.base - 8
    s.put(
        "bed",
        s.spot(0, 0.17 * s.width),
        foot,
        s.between(104, 122),
        flip=s.sides[0] > 0,
        schema=0 if s.chance(0.5) else 2,
    )
    s.put(s.some(("wardrobe", "bookshelf", "drawers")), s.spot(1, 66), foot, s.between(190, 235))
    window_view(s, s.side(0, 0.24 * s.width), s.between(100, 120), 112)
    if s.chance(0.6):
        s.put("teddy_bear", s.side(1, 0.24 * s.width), foot + 4, 62)
    if s.chance(0.5):
        picture(s, s.side(1, 0.34 * s.width), 84, 62)
    if s.chance(0.4):
        lamp(s, s.width * 0.5, 60)
    room(s)


def kitchen(s: Setting) -> None:
    """Refrigerator on one side, stove and sink on the other, cupboards above."""
    foot = s.base - 8
    s.put("refrigerator", s.spot(1, 64), foot, s.between(232, 262))
    s.put("stove", s.spot(0, 66), foot, s.between(138, 152))
    if s.chance(0.6):
        s.put("kitchen_sink", s.spot(0, 226) if s.crowd != 2 else s.side(0, 120), foot, 120)
    x = s.side(0, 0.2 * s.width)
    pen = Pen()
    paint = s.some(("tan", "brown", "mint", "orange"))
    for k in (-1, 0, 1):
        pen.rect(x + 58 * k - 29, 26, x + 58 * k + 29, 96, paint)
        pen.dot(x + 58 * k + 16, 72, 4)
    s.draw(pen)
    middle = s.side(1, 0.36 * s.width)
    if s.chance(0.5):
        rail = Pen().path([(middle - 50, 52), (middle + 50, 52)], "brown")
        for k, tool in enumerate(("ladle", "pan", "ladle")):
            at = middle - 34 + 34 * k
            rail.path([(at, 54), (at, 84)], "darkgrey", weight=0.8)
            rail.oval(
                at, 92, 12 if tool == "pan" else 8, 12 if tool == "pan" else 8, "grey", fine=True
            )
        s.draw(rail)
    else:
        window_view(s, middle, 88, 88)
    room(s, floor=("tan", "lemon", "mint", "apricot"))


def bathroom(s: Setting) -> None:
    """Bathtub, basin with a mirror, tiles, a towel."""
    foot = s.base - 8
    s.put("bathtub", s.spot(0, 0.17 * s.width), foot, s.between(108, 124), flip=s.sides[0] > 0)
    s.put(
        "sink" if s.chance(0.6) else "toilet",
        s.spot(1, 62),
        foot,
        s.between(132, 150),
        flip=s.sides[1] > 0,
    )
    x = s.spot(1, 62)
    if s.chance(0.8):
        pen = Pen().oval(x, 172, 42, 50, "sky", "brown", how="loose")
        pen.path([(x - 14, 164), (x + 8, 140)], "white")
        s.draw(pen)
    at = s.side(0, 0.15 * s.width)
    pen = Pen().path([(at, 40), (at, 62)], "darkgrey")
    pen.shape([(at - 20, 80), (at + 20, 80), (at + 9, 58), (at - 9, 58)], "grey")
    for k in range(6):
        y = 94 + 22 * (k // 3)
        pen.path([(at - 14 + 14 * (k % 3), y), (at - 18 + 18 * (k % 3), y + 14)], "sky", weight=0.8)
    s.draw(pen)
    towel = s.side(1, 0.34 * s.width)
    paint = s.some(("pink", "yellow", "mint", "red"))
    s.draw(
        Pen()
        .rect(towel - 26, 78, towel + 26, 150, paint)
        .path([(towel - 36, 76), (towel + 36, 76)], "darkgrey")
    )
    for _ in range(4):
        s.draw(
            Pen().oval(
                s.width * s.between(0.3, 0.7),
                s.between(40, 170),
                9,
                9,
                None,
                "sky",
                weight=0.7,
                fine=True,
            )
        )
    foot = s.base - 24
    if s.chance(0.7):
        # Tiles: a wide grid, drawn last behind everything.
        grid = Pen()
        gap = s.between(54, 70)
        for k in range(1, int(s.width / gap) + 1):
            grid.path(
                [(min(k * gap, s.width - 3), 6), (min(k * gap, s.width - 3), foot - 4)],
                "sky",
                weight=0.6,
            )
        for k in range(1, int(foot / gap) + 1):
            grid.path([(4, k * gap), (s.width - 4, k * gap)], "sky", weight=0.6)
        room(s, ("sky", "mint"), ("sky", "mint", "grey"))
        s.draw(grid, free=True)
        return
    room(s, ("sky", "mint"), ("sky", "mint", "grey"))


PLACES: dict[str, Place] = {
    "living_room": living_room,
    "bedroom": bedroom,
    "kitchen": kitchen,
    "bathroom": bathroom,
}
