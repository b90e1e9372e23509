"""Plain scenery for small pictures: a place told by few large pieces that leave the figures room.

Ground and sky (or floor and wall) fill the sheet; a place adds two to four pieces where no figure
stands, and something at the back that is seen over any three. The diary painter's own settings are
in :mod:`geurim.crayon.backdrop`. Place, time and weather each have a generator of their own.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from geurim.crayon.archetypes import ARCHETYPES
from geurim.crayon.look import Look
from geurim.crayon.outlines import scalloped
from geurim.crayon.palettes import Part
from geurim.crayon.sketch import Pen, Points, Sketch, ellipse
from geurim.crayon.whereabouts import INDOORS
from geurim.records import Season, TimeOfDay, Weather
from geurim.vocabulary import subjects

HEIGHT = 512.0
BASE = 452.0
"""y of the line on which figures stand."""
HORIZON = 384.0
"""y where ground and sky, or floor and wall, meet."""


@dataclass
class Scenery:
    """One scenery being put together; the farthest pieces come first."""

    width: float
    taken: tuple[float, ...]
    """Middles of the figures, in widths of the sheet."""
    time: TimeOfDay
    weather: Weather | None
    season: Season | None
    place_rng: np.random.Generator
    sky_rng: np.random.Generator
    pieces: list[tuple[Part, Sketch]] = field(default_factory=list[tuple[Part, Sketch]])
    water: float | None = None

    @property
    def free(self) -> list[float]:
        """Middles of the thirds in which no figure stands."""
        return [x for x in (0.18, 0.5, 0.82) if all(abs(x - t) > 0.17 for t in self.taken)]

    @property
    def snowy(self) -> bool:
        """Whether the ground is white."""
        return self.weather == "snow" or self.season == "winter"

    def add(self, part: Part, pen: Pen | Sketch) -> None:
        """Put a piece before those that are there."""
        self.pieces.append((part, pen.sketch() if isinstance(pen, Pen) else pen))

    def band(self, part: Part, top: float, low: float, fill: str) -> None:
        """A band across the sheet."""
        self.area(part, [(0, top), (self.width, top), (self.width, low), (0, low)], fill)

    def area(self, part: Part, points: list[tuple[float, float]] | Points, fill: str) -> None:
        """A coloured area without outline."""
        self.add(part, Pen().shape(points, fill, None, sharp=True))

    def thing(
        self, kind: str, x: float, y: float, height: float, colour: str | None = None
    ) -> None:
        """A thing of the vocabulary as decor: foot at (x widths, y units), ``height`` units."""
        row = subjects()[kind]
        look = Look(np.random.default_rng(7), schema=0, colour=colour, bold=True)
        sketch = ARCHETYPES[row.draw](row, look)
        left, top, right, low = sketch.box()
        scale = min(height / max(low - top, 1e-6), 0.42 * self.width / max(right - left, 1e-6))
        middle = (left + right) / 2
        self.add("decor", sketch.placed(x * self.width - middle * scale, y - low * scale, scale))

    def tree(self, x: float, y: float, height: float) -> None:
        """A round tree dressed for the season."""
        pen = Pen()
        season = "winter" if self.snowy and self.season != "autumn" else self.season
        trunk = [(-0.06, -0.55), (0.06, -0.55), (0.09, 0.0), (-0.09, 0.0)]
        pen.shape(trunk, "brown", "darkbrown", sharp=True)
        leaf = {"spring": "pink", "autumn": "orange", "winter": "white"}.get(season or "", "green")
        line = {"pink": "rose", "orange": "brown", "white": "grey"}.get(leaf, "darkgreen")
        crown = scalloped(0, -0.66, 0.36, 0.33, 8, np.random.default_rng(3), 0.14)
        pen.shape(crown, leaf, line)
        lean = 0.12 if self.weather in ("wind", "storm") else 0.0
        self.add("decor", pen.sketch().placed(x * self.width, y, height, turn=lean))


def scenery(place: str | None, s: Scenery) -> list[tuple[Part, Sketch]]:
    """Fill ``s`` with the scenery of ``place``; pieces with their parts, the farthest first."""
    if place in INDOORS:
        _room(s, place or "")
    else:
        _sky(s)
        _OUTDOORS.get(place or "", _nowhere)(s)
        _falling(s)
    return s.pieces


# -- outdoors --------------------------------------------------------------------------------------


def _sky_colour(s: Scenery) -> str:
    if s.time == "night":
        return "#26306a"
    if s.time == "sunset":
        return "#f7a45c"
    return {
        "cloudy": "#c3ccd4", "rain": "#9fb2c6", "storm": "#76808f", "snow": "#cfdbe8",
    }.get(s.weather or "", "#aedcf7")  # fmt: skip


def _sky(s: Scenery) -> None:
    s.band("sky", 0, HORIZON + 4, _sky_colour(s))
    if s.time == "sunset":
        s.band("sky", 0, 120, "#e77f63")
        s.band("sky", 250, HORIZON + 4, "#fdc877")
    lights = [x for x in (0.87, 0.13, 0.5) if all(abs(x - t) > 0.2 for t in s.taken)] or [0.9]
    x = lights[int(s.sky_rng.integers(min(2, len(lights))))] * s.width
    covered = s.weather in ("cloudy", "rain", "storm", "snow")
    if s.time == "night" and not covered:
        _moon_and_stars(s, x)
    elif s.time == "night":
        pass
    elif s.time == "sunset":
        _setting_sun(s, s.width * (0.5 if not s.free else s.free[0]))
    elif s.weather == "clear":
        _sun(s, x, 66, 42, "yellow", 10)
    if covered:
        _clouds(s)
    elif s.weather is None and s.time == "day":
        _cloud(s, s.width - x, 70, 58, "white")
    if s.weather == "wind":
        _wind(s)


def _sun(s: Scenery, x: float, y: float, r: float, colour: str, rays: int) -> None:
    pen = Pen()
    for k in range(rays):
        a = 2 * math.pi * k / rays
        ends = [
            (x + f * r * math.cos(a - w), y + f * r * math.sin(a - w))
            for f, w in ((1.2, -0.12), (1.62, 0.0), (1.2, 0.12))
        ]
        pen.shape(ends, "orange", None, sharp=True)
    pen.oval(x, y, r, r, colour, "orange")
    s.add("decor", pen)


def _setting_sun(s: Scenery, x: float) -> None:
    t = np.radians(np.linspace(180, 360, 18))
    for r, colour in ((96, "#f9b24e"), (66, "red")):
        rim = [(x + r * math.cos(a), HORIZON + r * math.sin(a)) for a in t.tolist()]
        s.add("decor", Pen().shape(rim, colour, None))


def _moon_and_stars(s: Scenery, x: float) -> None:
    stars = Pen()
    for k in range(9):
        u, v = s.width * (k + float(s.sky_rng.uniform(0.2, 0.8))) / 9, s.sky_rng.uniform(24, 200)
        if abs(u - x) > 70:
            stars.star(u, float(v), float(s.sky_rng.uniform(13, 19)), "lemon", None)
    s.add("decor", crescent(x, 70, 46))
    s.add("decor", stars)


def crescent(x: float, y: float, r: float) -> Sketch:
    """A waning moon about (x, y)."""
    outer = np.radians(np.linspace(60, 300, 18))
    inner = np.radians(np.linspace(288, 72, 14))
    rim = [(x + r * math.cos(a), y + r * math.sin(a)) for a in outer.tolist()]
    rim += [
        (x + 0.42 * r + 0.86 * r * math.cos(a), y + 0.86 * r * math.sin(a)) for a in inner.tolist()
    ]
    return Pen().shape(rim, "lemon", "yellow").sketch()


def _cloud(s: Scenery, x: float, y: float, r: float, fill: str) -> None:
    line = {"white": "sky", "grey": "darkgrey"}.get(fill, "black")
    rim = scalloped(x, y, 1.5 * r, 0.62 * r, 7, np.random.default_rng(5), 0.2)
    s.add("decor", Pen().shape(rim, fill, line))


def _clouds(s: Scenery) -> None:
    fill = {"cloudy": "grey", "rain": "grey", "storm": "#4a4d58", "snow": "white"}[s.weather or ""]
    for k in range(3):
        x = s.width * (k + float(s.sky_rng.uniform(0.35, 0.65))) / 3
        _cloud(s, x, float(s.sky_rng.uniform(38, 66)), 56, fill)


def _falling(s: Scenery) -> None:
    pen = Pen()
    if s.weather in ("rain", "storm"):
        for k in range(42):
            x, y = _scattered(s, k, 42)
            if y > 90:
                pen.path([(x + 5, y - 15), (x - 5, y + 15)], "blue", weight=1.2, fine=True)
    elif s.weather == "snow":
        for k in range(40):
            x, y = _scattered(s, k, 40)
            pen.oval(x, y, 9, 9, "white", "sky" if s.time == "day" else None, fine=True, weight=0.5)
    if s.weather == "storm":
        x = s.width * (s.free[0] if s.free else 0.33)
        bolt = [(10, 0), (-36, 92), (-8, 88), (-30, 180), (40, 70), (10, 74), (38, 0)]
        s.add("decor", Pen().shape([(x + u, 78 + v) for u, v in bolt], "yellow", "orange"))
    if pen.marks:
        s.add("decor", pen)


def _scattered(s: Scenery, k: int, count: int) -> tuple[float, float]:
    """The ``k``-th of ``count`` points spread over the sheet."""
    x = s.width * ((k * 0.618 + 0.04 * float(s.sky_rng.uniform(-1, 1))) % 1.0)
    y = HEIGHT * 0.9 * (k + float(s.sky_rng.uniform(0, 1))) / count
    return x, y + 16


def _wind(s: Scenery) -> None:
    for k, (x, y) in enumerate(((0.12, 96), (0.55, 60), (0.62, 190))):
        t = np.linspace(0, 1, 24)
        long = 0.26 * s.width
        along = [(x * s.width + long * a, y + 10 * math.sin(5 * a)) for a in t.tolist()]
        curl = [
            (
                along[-1][0] + (22 - 14 * a) * math.sin(5.6 * a),
                along[-1][1] - 22 + (22 - 14 * a) * math.cos(5.6 * a),
            )
            for a in t.tolist()
        ]
        pen = Pen().path(along + curl, "white" if s.time == "night" else "blue", weight=1.4)
        s.add("decor", pen)
        leaf = ellipse((x + 0.1) * s.width, y + 34 + 8 * k, 15, 8, 0.6, 10)
        s.add("decor", Pen().shape(leaf, "lime", "green", fine=True))


def _night(s: Scenery, colour: str) -> str:
    """``colour`` as it is seen at this time of day."""
    if s.time != "night":
        return colour
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"#{round(r * 0.45):02x}{round(g * 0.48):02x}{round(b * 0.62):02x}"


def _ground(s: Scenery, colour: str) -> None:
    if s.snowy:
        colour = "#eef3f8"
    elif s.season == "autumn" and colour == GRASS:
        colour = "#c3a94c"
    s.band("ground", HORIZON, HEIGHT, _night(s, colour))


GRASS = "#7cc46a"


def _nowhere(s: Scenery) -> None:
    _ground(s, GRASS)


def _park(s: Scenery) -> None:
    _ground(s, GRASS)
    xs = s.free or [0.33, 0.67]
    s.tree(xs[0] if s.free else 0.34, HORIZON + 18, 250 if s.free else 300)
    for x in xs[1:]:
        s.thing("bench", x, HORIZON + 36, 92) if s.free else s.tree(x, HORIZON + 18, 300)
    _flowers(s)


def _flowers(s: Scenery) -> None:
    if s.snowy:
        return
    colours = ("red", "yellow", "pink", "purple")
    pen = Pen()
    for k in range(7):
        x = s.width * (k + float(s.place_rng.uniform(0.25, 0.75))) / 7
        y, fill = HEIGHT - float(s.place_rng.uniform(12, 26)), colours[k % 4]
        pen.oval(x, y, 11, 11, fill, None, fine=True).oval(x, y, 4.5, 4.5, "white", None, fine=True)
    s.add("decor", pen)


def _forest(s: Scenery) -> None:
    _ground(s, "#5f9a55")
    for k in range(6):
        x = (k + 0.5) / 6
        trunk = Pen().rect(x * s.width - 15, 120, x * s.width + 15, HORIZON + 12, "brown", None)
        s.add("decor", trunk)
        rim = scalloped(x * s.width, 110, 66, 86, 8, np.random.default_rng(k), 0.14)
        fill = "white" if s.snowy else "orange" if s.season == "autumn" else "darkgreen"
        s.add("decor", Pen().shape(rim, fill, None))


def _mountain(s: Scenery) -> None:
    for x, top, half in ((0.2, 150, 0.32), (0.82, 120, 0.36), (0.5, 190, 0.3)):
        w, left, right = s.width, (x - half) * s.width, (x + half) * s.width
        fill = _night(s, "#8d93b4" if top > 140 else "#767ea6")
        s.area("decor", [(left, HORIZON + 4), (x * w, top), (right, HORIZON + 4)], fill)
        cut = 0.26
        low = top + cut * (HORIZON - top)
        cap = [
            (x * w, top), (x * w + cut * half * w, low), (x * w + 0.1 * half * w, low - 16),
            (x * w, low + 8), (x * w - 0.1 * half * w, low - 14), (x * w - cut * half * w, low),
        ]  # fmt: skip
        s.area("decor", cap, "white")
    _ground(s, GRASS)
    for x in s.free[:1]:
        s.thing("pine_tree", x, HORIZON + 30, 170)


def _field(s: Scenery) -> None:
    _ground(s, "#d9b75a" if s.season == "autumn" else "#9ccb5c")
    if not s.snowy:
        for k in range(4):
            y = HORIZON + 14 + 30 * k
            pen = Pen()
            for j in range(12):
                x = s.width * (j + 0.5 * (k % 2) + 0.25) / 12
                pen.path([(x - 7, y - 12), (x, y), (x + 7, y - 12)], "darkgreen", weight=1.0)
            s.add("decor", pen)
    barn = s.free[0] if s.free else 0.5
    x, y = barn * s.width, HORIZON + 6
    pen = Pen().rect(x - 62, y - 80, x + 62, y, "red", "darkred")
    pen.shape([(x - 76, y - 76), (x, y - 140), (x + 76, y - 76)], "brown", "darkbrown", sharp=True)
    pen.rect(x - 20, y - 50, x + 20, y, "white", "darkred")
    s.add("decor", pen.sketch() if s.free else pen.sketch().placed(0, -y * 0.3, 1.3))
    fence = Pen()
    for j in range(9):
        u = s.width * (j + 0.5) / 9
        if abs(u - x) > 80:
            fence.rect(u - 6, HORIZON - 40, u + 6, HORIZON + 10, "white", "grey", weight=0.7)
    s.add("decor", fence)


def _beach(s: Scenery) -> None:
    s.water = HORIZON - 10
    s.band("ground", 270, HORIZON + 20, _night(s, "#3c9bd8"))
    for x, y in ((0.08, 300), (0.44, 318), (0.76, 296), (0.22, 346), (0.62, 356)):
        w = s.width
        wave = [(x * w + 12 * i, y + (6 if i % 2 else -6)) for i in range(8)]
        s.add("decor", Pen().path(wave, "white", weight=1.1, smooth=True))
    edge = np.linspace(0, s.width, 11)
    shore = [(float(x), HORIZON + (10 if i % 2 else -6)) for i, x in enumerate(edge)]
    sand = _night(s, "#f2d9a0" if not s.snowy else "#eef3f8")
    s.area("ground", [*shore, (s.width, HEIGHT), (0, HEIGHT)], sand)
    for x in s.free[:1]:
        s.thing("parasol", x, HORIZON + 50, 200, "red")
    for x in s.free[1:2]:
        s.thing("palm_tree", x, HORIZON + 30, 260)


def _playground(s: Scenery) -> None:
    _ground(s, "#e0bd84")
    kinds = ("slide", "swing")
    xs = s.free or [0.35, 0.68]
    for kind, x in zip(kinds, xs, strict=False):
        s.thing(kind, x, HORIZON + 26 if s.free else HORIZON - 90, 215)


def _street(s: Scenery) -> None:
    colours = ("#e8a08c", "#f3d58e", "#a9c9dd", "#c9b3d9", "#b9d8a4")
    count, w = 5, s.width
    for k in range(count):
        high = (180, 250, 205, 270, 190)[k]
        left, right = w * k / count, w * (k + 1) / count
        s.add(
            "decor",
            Pen().rect(left + 2, HORIZON - high, right - 2, HORIZON + 2, _night(s, colours[k])),
        )
        panes = Pen()
        for row in range(3):
            for side in (0.3, 0.7):
                x, y = left + side * (right - left), HORIZON - high + 26 + 52 * row
                fill = "yellow" if s.time == "night" else "white"
                panes.rect(x - 12, y, x + 12, y + 28, fill, "darkgrey", weight=0.6)
        s.add("decor", panes)
    s.band("ground", HORIZON, HORIZON + 30, "#eef3f8" if s.snowy else _night(s, "#cfcac0"))
    s.band("ground", HORIZON + 30, HEIGHT, _night(s, "#85868e"))
    lines = Pen()
    for k in range(5):
        x = w * (k + 0.25) / 5
        lines.rect(x, HEIGHT - 34, x + 0.1 * w, HEIGHT - 22, "white", None)
    s.add("decor", lines)


def _school_yard(s: Scenery) -> None:
    x, y, w = 0.5 * s.width, HORIZON + 4, s.width
    pen = Pen().rect(x - 0.4 * w, y - 190, x + 0.4 * w, y, _night(s, "#f0cf9a"))
    pen.rect(x - 42, y - 236, x + 42, y - 186, _night(s, "#e59a72"))
    pen.oval(x, y - 211, 18, 18, "white", weight=0.8).path(
        [(x, y - 222), (x, y - 211), (x + 8, y - 211)]
    )
    for row in (0, 1):
        for k in range(6):
            u = x + (k - 2.5) * 0.125 * w
            pen.rect(u - 17, y - 172 + 76 * row, u + 17, y - 128 + 76 * row, "sky", weight=0.7)
    s.add("decor", pen)
    _ground(s, "#e0c394")


def _amusement_park(s: Scenery) -> None:
    _ground(s, "#b9d99a")
    xs = s.free or [0.5]
    s.thing("ferris_wheel", xs[0], HORIZON + 20 if s.free else HORIZON - 20, 340)
    for x in xs[1:2]:
        s.thing("circus_tent", x, HORIZON + 20, 200)


def _riverside(s: Scenery) -> None:
    _ground(s, GRASS)
    s.water = HORIZON - 4
    s.band("ground", 330, HORIZON + 12, _night(s, "#5cb0e0"))
    for x in s.free[:1]:
        s.tree(x, 342, 230)
    for k in range(6):
        x = s.width * (k + 0.3) / 6
        wave = [(x + 11 * i, 362 + 10 * (k % 2) + (4 if i % 2 else -4)) for i in range(5)]
        s.add("decor", Pen().path(wave, "white", weight=1.0, smooth=True))


_OUTDOORS: dict[str, Callable[[Scenery], None]] = {
    "park": _park,
    "garden": _park,
    "forest": _forest,
    "mountain": _mountain,
    "field": _field,
    "beach": _beach,
    "playground": _playground,
    "street": _street,
    "school_yard": _school_yard,
    "amusement_park": _amusement_park,
    "riverside": _riverside,
}

# -- rooms -----------------------------------------------------------------------------------------

_WALLS = {
    "living_room": ("#f6e3bd", "#c99a63"),
    "bedroom": ("#d9cdea", "#d8b98f"),
    "kitchen": ("#fbf0d0", "#d9c7a8"),
    "classroom": ("#eadfc6", "#c8a878"),
    "hospital": ("#e3f1ee", "#b9cfcb"),
    "bathroom": ("#cfe9f2", "#9fc4d3"),
    "library": ("#ecd9bb", "#b78d5e"),
}


def _room(s: Scenery, place: str) -> None:
    wall, floor = _WALLS.get(place, ("#efe6d2", "#c9a97c"))
    s.band("sky", 0, HORIZON, wall)
    s.band("ground", HORIZON, HEIGHT, floor)
    s.add("decor", Pen().path([(0, HORIZON), (s.width, HORIZON)], "brown", weight=1.0))
    _ROOMS.get(place, _plain_room)(s)


def _window(s: Scenery, x: float, y: float, half: float) -> None:
    """A window about (x widths, y) that shows the time of day and the weather."""
    u = x * s.width
    s.add("sky", Pen().rect(u - half, y - half, u + half, y + half, _sky_colour(s), None))
    view = Pen()
    if s.time == "night":
        s.add("decor", crescent(u + 0.3 * half, y - 0.35 * half, 0.34 * half))
        view.star(u - 0.45 * half, y + 0.4 * half, 0.2 * half, "lemon", None)
    elif s.time == "sunset":
        view.oval(u, y + 0.62 * half, 0.4 * half, 0.36 * half, "red", None)
    elif s.weather == "clear":
        view.oval(u + 0.35 * half, y - 0.35 * half, 0.34 * half, 0.34 * half, "yellow", "orange")
    if s.weather in ("cloudy", "rain", "storm", "snow"):
        fill = {"storm": "darkgrey", "snow": "white"}.get(s.weather, "grey")
        view.oval(u, y - 0.5 * half, 0.8 * half, 0.36 * half, fill, None)
    for k in range(8):
        a, b = u + half * (-0.8 + 0.23 * k), y + half * (-0.1 + 0.34 * (k % 3))
        if s.weather in ("rain", "storm"):
            view.path([(a + 3, b - 9), (a - 3, b + 9)], "blue", weight=1.0, fine=True)
        elif s.weather == "snow":
            view.oval(a, b, 5.5, 5.5, "white", None, fine=True)
    if s.weather == "storm":
        bolt = [(0.1, -0.3), (-0.3, 0.3), (0.0, 0.25), (-0.2, 0.85), (0.35, 0.1), (0.1, 0.12)]
        view.shape([(u + a * half, y + b * half) for a, b in bolt], "yellow", "orange")
    s.add("decor", view)
    frame = Pen()
    for points in (
        [(u - half, y - half), (u + half, y - half), (u + half, y + half), (u - half, y + half),
         (u - half, y - half)],
        [(u, y - half), (u, y + half)],
        [(u - half, y), (u + half, y)],
    ):  # fmt: skip
        frame.path(points, "brown", weight=1.8)
    s.add("decor", frame)


def _slots(s: Scenery) -> tuple[float, float | None, float | None]:
    """Where the window goes, and up to two places on the floor."""
    free = s.free
    if not free:
        return 0.5, None, None
    if len(free) == 1:
        return free[0], free[0], None
    return free[0], free[0], free[1]


def _windowed(s: Scenery, first: tuple[str, float], second: tuple[str, float]) -> None:
    window, one, two = _slots(s)
    _window(s, window, 92, 62)
    for x, (kind, high) in ((two, first), (one, second)):
        if x is not None:
            room = high if x != window else min(high, 215)
            s.thing(kind, x, HORIZON + 34, room)


def _living_room(s: Scenery) -> None:
    _windowed(s, ("lamp", 260), ("sofa", 150))
    if len(s.free) < 2:
        s.add("decor", Pen().oval(0.5 * s.width, HEIGHT - 40, 0.4 * s.width, 26, "rose", None))


def _bedroom(s: Scenery) -> None:
    _windowed(s, ("wardrobe", 250), ("bed", 170))
    stars = Pen()
    for k in range(10):
        x, y = s.width * (k + 0.5) / 10, (42, 200, 120)[k % 3] + 12 * (k % 2)
        stars.star(x, y, 11, "white", None)
    s.pieces.insert(2, ("decor", stars.sketch()))
    s.add("decor", Pen().oval(0.5 * s.width, HEIGHT - 40, 0.4 * s.width, 26, "lilac", None))


def _kitchen(s: Scenery) -> None:
    grid = Pen()
    for k in range(1, 9):
        grid.path([(s.width * k / 9, 150), (s.width * k / 9, HORIZON)], "sky", weight=0.5)
    for y in (150, 208, 266, 324):
        grid.path([(0, y), (s.width, y)], "sky", weight=0.5)
    s.add("decor", grid)
    free = s.free
    if len(free) != 1:
        shelf = Pen().rect(0.3 * s.width, 96, 0.7 * s.width, 110, "brown")
        for x, fill in ((0.36, "red"), (0.46, "white"), (0.56, "sky"), (0.65, "yellow")):
            shelf.rect(x * s.width - 18, 62, x * s.width + 18, 96, fill, weight=0.8)
        s.add("decor", shelf)
    if free:
        s.thing("refrigerator", free[0], HORIZON + 30, 290)
    if len(free) > 1:
        s.thing("stove", free[1], HORIZON + 30, 170)


def _classroom(s: Scenery) -> None:
    w = s.width
    board = Pen().rect(0.1 * w, 44, 0.9 * w, 216, "#2f6b4f", "brown", weight=2.0)
    for x, y, long in ((0.18, 92, 0.16), (0.18, 132, 0.22), (0.62, 92, 0.2), (0.66, 132, 0.14)):
        board.path([(x * w, y), ((x + long) * w, y)], "white", weight=1.0)
    s.add("decor", board)
    for x in s.free:
        s.thing("school_desk", x, HORIZON + 40, 120)


def _hospital(s: Scenery) -> None:
    window, one, two = _slots(s)
    cross_x = (two if two is not None else 0.14 if window == 0.5 else 0.5) * s.width
    _window(s, window, 92, 56)
    pen = Pen().oval(cross_x, 92, 52, 52, "white", "grey")
    pen.rect(cross_x - 12, 56, cross_x + 12, 128, "red", None)
    pen.rect(cross_x - 36, 80, cross_x + 36, 104, "red", None)
    s.add("decor", pen)
    if one is not None:
        x, y = one * s.width, HORIZON + 40
        bed = Pen().rect(x - 84, y - 64, x + 84, y - 28, "white", "grey")
        bed.rect(x - 30, y - 66, x + 84, y - 28, "mint", "grey")
        bed.oval(x - 58, y - 70, 26, 14, "white", "grey")
        for u in (-80, 80):
            bed.path([(x + u, y - 96 if u < 0 else y - 64), (x + u, y)], "darkgrey", weight=1.6)
        s.add("decor", bed)


def _bathroom(s: Scenery) -> None:
    _windowed(s, ("sink", 190), ("bathtub", 150))


def _library(s: Scenery) -> None:
    colours = ("red", "blue", "yellow", "green", "purple", "orange", "sky")
    for row, y in enumerate((110, 206, 302)):
        pen = Pen()
        for k in range(20):
            x, high = s.width * (k + 0.1) / 20, (70, 60, 76, 66)[(k * 3 + row) % 4]
            pen.rect(x, y - high, x + s.width / 24, y, colours[(k * 2 + row) % 7], None)
        pen.rect(0, y, s.width, y + 12, "brown", None)
        s.add("decor", pen)


def _plain_room(s: Scenery) -> None:
    _window(s, _slots(s)[0], 92, 60)


_ROOMS: dict[str, Callable[[Scenery], None]] = {
    "living_room": _living_room,
    "bedroom": _bedroom,
    "kitchen": _kitchen,
    "classroom": _classroom,
    "hospital": _hospital,
    "bathroom": _bathroom,
    "library": _library,
}

__all__ = ["BASE", "HORIZON", "Scenery", "scenery"]
