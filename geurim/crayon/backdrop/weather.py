"""Weather, time of day and season over a setting.

What hangs in the sky, what falls, how it is coloured.

The diary's weather is drawn as it says. Where it says nothing, the mood leans on the choice, but
never settles it: colour and weather are weak signs of feeling in children's drawings.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.backdrop.setting import Setting
from geurim.crayon.outlines import wavy
from geurim.crayon.sketch import Pen
from geurim.crayon.sky import bolt, flake, swirl
from geurim.emotion import Emotion
from geurim.records import Weather


def outdoors(s: Setting) -> None:
    """Everything above the ground of a place outdoors; call it after the place's own decor."""
    weather = s.scene.weather or _guessed(s)
    if s.night:
        _night(s, weather)
    elif s.scene.time == "sunset":
        _sunset(s)
    else:
        _day(s, weather)
    if weather == "rain":
        _rain(s)
    elif weather == "storm":
        _rain(s)
        _bolts(s)
    elif weather == "snow":
        _snow(s)
    elif weather == "wind":
        _wind(s)
    _season(s)
    _colour(s, weather)


def _guessed(s: Setting) -> Weather:
    """The weather where the diary is silent: by mood, by lot."""
    emotion = s.mood.emotion
    if s.mood.heavy:
        return "storm" if emotion is Emotion.ANGER and s.chance(0.5) else "cloudy"
    if emotion is Emotion.SADNESS:
        return "cloudy" if s.chance(0.6) else "clear"
    if emotion.polarity == "sadness":
        return "cloudy" if s.chance(0.4) else "clear"
    return "clear"


def _sunny(s: Setting) -> bool:
    """Whether the sun shines in a clear sky."""
    if s.scene.weather == "clear":
        return s.chance(0.95)
    return s.chance(0.85 if s.glad else 0.3)


def _day(s: Setting, weather: Weather) -> None:
    if weather in ("clear", "wind") and _sunny(s) and not s.shows("sun"):
        _sun(s)
    if weather in ("cloudy", "rain", "storm", "snow"):
        _clouds(s, weather)
    elif s.chance(0.75):
        for _ in range(int(s.rng.integers(1, 3))):
            x = s.side(1, s.width * s.between(0.12, 0.42))
            _cloud(s, x, s.between(78, 128), s.between(42, 58))
    if s.mood.emotion is Emotion.AWE and weather == "clear" and s.chance(0.15):
        s.put("rainbow", s.width * 0.5, 200, 150)


def _sun(s: Setting) -> None:
    """A sun in the corner or a whole one; it smiles if the mood says so."""
    x = s.side(0, 0.0)
    paint = s.some(("red", "red", "orange", "yellow"))
    if s.chance(0.4) and not s.mood.sun_face:
        toward = 1.0 if x == 0 else -1.0
        pen, r = Pen(), s.between(58, 78)
        for k in range(5):
            a = math.pi / 2 * (k + 0.5) / 5
            cos, sin = toward * math.cos(a), math.sin(a)
            start, end = r + 14, r + s.between(34, 50)
            pen.path([(x + start * cos, start * sin), (x + end * cos, end * sin)], paint)
        t = np.linspace(0, math.pi / 2, 10)
        rim = np.stack([x + toward * r * np.cos(t), r * np.sin(t)], axis=1)
        pen.shape(np.concatenate([[(x, 0.0)], rim]), paint, None)
        pen.path(rim, "orange" if paint == "yellow" else paint)
        s.draw(pen, free=True)
        return
    size = s.between(112, 138)
    drawn = s.thing("happy_sun" if s.mood.sun_face else "sun", colour=paint)
    s.add(drawn.placed(s.side(0, size * 0.62), size + s.between(8, 22), size))


def _cloud(s: Setting, x: float, y: float, high: float, kind: str = "cloud") -> None:
    """A cloud whose foot is at (x, y); tall figures may hide it, so it stays near the top."""
    s.put(kind, x, y, high)


def _clouds(s: Setting, weather: Weather) -> None:
    """A bank of clouds: grey for rain, black scribbles for a storm."""
    count = max(2, round(s.width / s.between(170, 230)))
    dark = weather in ("rain", "storm") or (weather == "cloudy" and not (s.glad and s.chance(0.5)))
    for k in range(count):
        x = s.width * (k + s.between(0.3, 0.7)) / count
        high, y = s.between(54, 76), s.between(72, 108)
        if weather == "storm" or (s.mood.heavy and s.chance(0.6)):
            _tangle(s, x, y - 36, 1.5 * high, 0.5 * high)
        else:
            _cloud(s, x, y, high, "dark_cloud" if dark else "cloud")


def _tangle(s: Setting, x: float, y: float, rx: float, ry: float) -> None:
    """A black scribbled cloud."""
    pen = Pen()
    line = s.some(("ink", "darkgrey", "navy"))
    for k in (-1, 0, 1):
        pen.curl(x + 0.42 * k * rx, y + s.between(-4, 4), 0.52 * rx, ry, line, turns=5)
    s.draw(pen)


def _night(s: Setting, weather: Weather) -> None:
    covered = weather in ("rain", "storm", "snow", "cloudy")
    size = s.between(78, 100)
    if s.chance(0.9 if not covered else 0.4):
        s.put("moon", s.side(0, size * 0.75), size + s.between(14, 34), size)
    if covered:
        _clouds(s, weather)
        return
    count = int(s.rng.integers(5, 9)) + int(s.width / 300)
    for k in range(count):
        x = s.width * (k + s.between(0.2, 0.8)) / count
        if abs(x - s.side(0, size * 0.75)) < size * 0.8:
            continue
        s.put("star", x, s.between(34, 190), s.between(24, 36), turn=s.between(-0.3, 0.3))


def _sunset(s: Setting) -> None:
    """A low red sun, half behind the skyline."""
    if s.shows("sun"):
        return
    x, r = s.side(0, s.width * s.between(0.16, 0.24)), s.between(46, 60)
    y = min(s.skyline, s.base - 20.0)
    t = np.linspace(math.pi, 2 * math.pi, 16)
    rim = np.stack([x + r * np.cos(t), y + r * np.sin(t)], axis=1)
    pen = Pen()
    for k in range(5):
        a = math.pi + math.pi * (k + 0.5) / 5
        cos, sin = math.cos(a), math.sin(a)
        pen.path(
            [(x + (r + 12) * cos, y + (r + 12) * sin), (x + (r + 32) * cos, y + (r + 32) * sin)],
            "red",
        )
    pen.shape(rim, "red", "red")
    s.draw(pen)
    if s.chance(0.5):
        _cloud(s, s.side(1, s.width * 0.25), 90, 46)


def _rain(s: Setting) -> None:
    """Slanting strokes; some children draw drops."""
    pen, lean = Pen(), s.between(-0.25, 0.1)
    count = int(s.width * s.between(0.15, 0.21))
    colour, drops = s.some(("blue", "blue", "sky")), s.chance(0.3)
    for _ in range(count // 2 if drops else count):
        x, y = s.between(14, s.width - 14), s.between(106, s.base - 20)
        long = s.between(14, 28)
        if drops:
            tear = [(x, y), (x + 5, y + 13), (x, y + 18), (x - 5, y + 13)]
            pen.shape(tear, colour, colour, smooth=True, fine=True, weight=0.6)
        else:
            x = min(max(x, 14 + long * abs(lean)), s.width - 14 - long * abs(lean))
            pen.path([(x, y), (x + lean * long, y + long)], colour, weight=0.8, fine=True)
    s.over.append(pen.sketch())
    if s.chance(0.6):
        puddles = Pen()
        for which in (0, 1):
            x = s.side(which, s.width * s.between(0.12, 0.3))
            puddles.oval(x, s.base + s.between(34, 52), s.between(30, 48), 10, "sky", "blue")
        s.draw(puddles)


def _bolts(s: Setting) -> None:
    for which in (0, 1) if s.chance(0.6) else (0,):
        pen = Pen()
        bolt(pen, s.spot(which, s.width * s.between(0.1, 0.2)), 96, s.between(100, 140))
        s.draw(pen)


def _snow(s: Setting) -> None:
    """Flakes: rings, dots or stars; drawn as things, so that a coloured sky goes around them."""
    kind = int(s.rng.integers(3))
    colour = "white" if s.night and kind != 2 else s.some(("sky", "sky", "blue"))
    rows = 6
    columns = max(6, int(s.width / 56))
    for k in range(rows * columns):
        x = s.width * ((k % columns) + s.between(0.15, 0.85)) / columns
        y = 20 + (s.base - 70) * ((k // columns) + s.between(0.05, 0.95)) / rows
        r = s.between(7.0, 10.5) if s.night else s.between(5.0, 9.0)
        pen = Pen()
        if kind == 0:
            pen.oval(x, y, r, r, "white", colour, weight=0.5, fine=True)
        elif kind == 1:
            pen.dot(x, y, 0.75 * r, colour)
        else:
            flake(pen, x, y, r + 3, colour)
        s.add(pen.sketch())


def _wind(s: Setting) -> None:
    """Swirls in the air, and leaves that fly with them."""
    colour = s.some(("sky", "blue", "grey"))
    for k in range(int(s.rng.integers(4, 6))):
        x, y = (
            s.width * (0.06 + 0.56 * (k % 2)) + s.between(-10, 30),
            84 + 52 * k + s.between(-14, 14),
        )
        s.draw(
            Pen().path(
                swirl(x, y, s.between(90, 150), s.between(14, 22), up=s.chance(0.6)),
                colour,
                weight=1.2,
            )
        )
    leaf = "orange" if s.season == "autumn" else "green"
    for _ in range(9):
        _leaf(s, s.width * s.between(0.05, 0.95), s.between(130, s.base - 90), leaf)


def _leaf(s: Setting, x: float, y: float, colour: str) -> None:
    turn = s.between(-1.2, 1.2)
    s.draw(Pen().oval(x, y, 12, 6.5, colour, colour, turn=turn, weight=0.6, fine=True))


def _season(s: Setting) -> None:
    """What tells the season from afar: petals, falling leaves. Only where the diary names it."""
    if s.scene.season == "autumn" and s.scene.weather not in ("rain", "storm"):
        for k in range(int(s.rng.integers(11, 17))):
            # Half of the leaves lie on the ground already.
            _leaf(
                s,
                s.width * s.between(0.05, 0.95),
                s.between(170, s.base - 20) if k % 2 else s.between(s.base + 20, s.base + 60),
                s.some(("red", "orange", "yellow")),
            )
    elif s.scene.season == "spring" and s.glad:
        for _ in range(int(s.rng.integers(5, 9))):
            x, y = s.width * s.between(0.05, 0.95), s.between(150, s.base - 60)
            s.draw(
                Pen().oval(
                    x, y, 6.5, 4.5, "pink", "pink", turn=s.between(-1, 1), weight=0.5, fine=True
                )
            )


def _colour(s: Setting, weather: Weather) -> None:
    """Colour the sky, leave it white, or colour only a strip at its top, as many children do."""
    low = s.skyline
    if s.night:
        s.band(0, low, s.some(("navy", "navy", "darkgrey" if s.mood.heavy else "blue")), chance=0.8)
    elif s.scene.time == "sunset":
        cuts = np.linspace(0, low, 4).tolist()
        paints = s.some(
            ("orange,apricot,yellow", "purple,rose,orange", "rose,orange,yellow")
        ).split(",")
        for paint, top, foot in zip(paints[::-1], cuts[2::-1], cuts[:0:-1], strict=True):
            s.band(top, foot - 6, paint)
    elif s.mood.heavy:
        s.band(0, low, s.some(("darkgrey", "grey", "navy", "purple")), chance=0.85)
    elif weather in ("rain", "storm", "cloudy", "snow"):
        grey = "grey" if weather != "snow" else s.some(("lilac", "sky"))
        if not s.band(0, low, grey, chance=0.2) and weather != "snow":
            s.band(0, s.between(46, 80), grey, chance=0.35)
    else:
        wish = s.rng.random()
        if wish < (0.42 if s.glad else 0.2):
            s.band(0, low, "sky")
        elif wish < 0.72:
            s.band(0, s.between(40, 95), s.some(("sky", "sky", "blue")))


def window_view(s: Setting, x: float, y: float, high: float) -> None:
    """A window of a room about (x, y) through which weather and time are seen."""
    half = 0.62 * high
    weather = s.scene.weather
    glass = (
        "navy"
        if s.night
        else {"rain": "grey", "storm": "darkgrey", "snow": "white"}.get(weather or "", "sky")
    )
    if s.scene.time == "sunset":
        glass = "orange"
    pen = Pen()
    pen.rect(x - half, y - high / 2, x + half, y + high / 2, glass, "brown", how="loose")
    if s.night:
        pen.star(x - 0.5 * half, y - 0.18 * high, 11)
        pen.oval(x + 0.45 * half, y - 0.16 * high, 12, 12, "yellow", "orange", fine=True)
    elif weather in ("rain", "storm"):
        for k in range(5):
            at = x - half + 2 * half * (k + 0.5) / 5
            foot = y - 0.3 * high + 0.3 * high * (k % 2)
            pen.path([(at, foot), (at - 3, foot + 15)], "blue", weight=0.7, fine=True)
    elif weather == "snow":
        for k in range(6):
            pen.dot(
                x - half + 2 * half * (k + 0.5) / 6,
                y - 0.25 * high + 0.4 * high * (k % 2),
                5,
                "sky",
            )
    elif s.glad and s.chance(0.5):
        pen.oval(x + 0.45 * half, y - 0.2 * high, 12, 12, "red", "red", fine=True)
    pen.path([(x, y - high / 2), (x, y + high / 2)], "brown", weight=0.8)
    pen.path([(x - half, y), (x + half, y)], "brown", weight=0.8)
    if s.chance(0.5):
        cloth = s.some(("pink", "lemon", "mint", "red", "lilac"))
        for side in (-1, 1):
            fall = [(0.25, -0.58), (1.3, -0.58), (1.3, 0.58), (0.95, 0.58), (0.8, 0.0)]
            pen.shape([(x + side * half * a, y + high * b) for a, b in fall], cloth)
    s.draw(pen)


def ripples(
    s: Setting, left: float, right: float, top: float, low: float, count: int, colour: str
) -> None:
    """Short wavy lines on water."""
    for k in range(count):
        x = left + (right - left) * s.between(0.02, 0.8)
        y = top + (low - top) * (k + s.between(0.2, 0.8)) / count
        long = min(s.between(38, 70), right - x)
        s.draw(Pen().path(wavy(x, x + long, y, 4, 24, s.rng), colour, weight=0.8))
