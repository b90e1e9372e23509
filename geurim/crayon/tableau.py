"""Tableaux: large plain scenes for pictures of 128 pixels, put together part by part.

A tableau says what its figures are, where they stand, what they do, and separately what faces,
bodies, colours and weather tell. :func:`compose` makes of it the same
:class:`~geurim.crayon.painter.Drawing` that a diary becomes; :mod:`geurim.crayon.styles` puts it on
paper. Every part has a generator of its own, so that changing one carrier of feeling moves nothing
else. Writes no words and ties no figures together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Literal

import numpy as np

from geurim.crayon import persona
from geurim.crayon.archetypes import ARCHETYPES
from geurim.crayon.backdrop import Backdrop
from geurim.crayon.cast import Actor, Cast
from geurim.crayon.layout import Placed
from geurim.crayon.look import Look
from geurim.crayon.mood import Mood
from geurim.crayon.painter import Drawing
from geurim.crayon.palettes import recoloured
from geurim.crayon.persona import Persona
from geurim.crayon.scenery import BASE, Scenery, scenery
from geurim.crayon.sketch import SHEET, Pen, Sketch
from geurim.emotion import Emotion
from geurim.records import Season, TimeOfDay, Weather
from geurim.vocabulary import SubjectRow, actions, subjects

Spot = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody or something of a tableau."""

    kind: str
    """Vocabulary id of a subject."""
    spot: Spot
    action: str | None = None
    """Vocabulary id of what it does; of people and animals."""
    face: Emotion = Emotion.NEUTRAL
    """What its face shows, tears, steam and blush included."""
    posture: Emotion = Emotion.NEUTRAL
    """What its body shows."""
    colour: str | None = None
    """Of clothes or of the thing: a crayon of the box."""


@dataclass(frozen=True, slots=True)
class Tableau:
    """A scene of one to three figures."""

    figures: tuple[Figure, ...]
    """At different spots."""
    place: str | None = None
    """Vocabulary id of a place."""
    time: TimeOfDay = "day"
    weather: Weather | None = None
    season: Season | None = None
    palette: Emotion = Emotion.NEUTRAL
    """Which feeling the colours speak of."""
    intensity: float = 0.8
    """0..1: how strongly the colours speak."""
    seed: int = 0


KINDS: dict[str, tuple[str, ...]] = {
    "people": tuple(
        "girl boy woman man grandmother grandfather baby teacher doctor nurse police_officer "
        "farmer princess prince santa clown".split()
    ),
    "animals": tuple(
        "dog cat rabbit hamster mouse sparrow parrot duck chick chicken owl penguin cow pig horse "
        "sheep goat lion tiger elephant giraffe bear panda monkey fox wolf deer zebra frog turtle "
        "snail fish shark whale octopus crab squirrel butterfly bee spider ladybug ant caterpillar "
        "unicorn dinosaur".split()
    ),
    "beings": tuple("robot ghost monster snowman teddy_bear doll".split()),
    "plants": tuple(
        "tree pine_tree apple_tree palm_tree christmas_tree flower sunflower tulip rose cactus "
        "mushroom leaf potted_plant bouquet".split()
    ),
    "food": tuple(
        "apple banana grapes strawberry watermelon_slice watermelon cherry orange lemon pineapple "
        "carrot corn pumpkin cake birthday_cake cake_slice ice_cream ice_pop bread sandwich "
        "hamburger pizza egg cookie doughnut candy lollipop ramen rice popcorn milk juice "
        "cup".split()
    ),
    "things": tuple(
        "ball soccer_ball basketball balloon kite umbrella book pencil backpack handbag shoes "
        "boots socks hat crown mittens glasses clock phone computer camera key gift trophy medal "
        "flag candle drum guitar piano trumpet microphone bell scissors toy_car toy_train blocks "
        "paper_plane swing slide seesaw sandcastle bucket box campfire light_bulb heart letter "
        "magnifier tent".split()
    ),
    "furniture": tuple(
        "bed table chair sofa desk bookshelf refrigerator lamp tv door bathtub bench".split()
    ),
    "buildings": tuple(
        "house apartment school hospital_building castle church lighthouse windmill igloo "
        "circus_tent ferris_wheel".split()
    ),
    "vehicles": tuple(
        "car taxi police_car fire_engine bus truck ambulance train bicycle motorcycle tractor "
        "excavator sailboat ship airplane helicopter rocket hot_air_balloon ufo".split()
    ),
    "sky": tuple("sun moon star cloud rainbow".split()),
}
"""What was looked at, and recognised, at 128 pixels in the three grown-ups' styles."""
FACED: tuple[str, ...] = (
    *KINDS["people"],
    *(
        "dog cat rabbit hamster mouse cow pig lion tiger bear panda monkey fox wolf frog squirrel "
        "teddy_bear doll".split()
    ),
)
"""Kinds on whose faces the nine feelings can be told apart at 128 pixels, alone or in twos."""
ACTIONS: tuple[str, ...] = tuple(
    "walk run jump dance sing lie sleep cry hug eat throw kick swim hide fall turn_away scold push "
    "wave greet".split()
)
"""Actions of people that were recognised; of beasts run, jump, sleep, lie, dance and wave."""
PLACES: tuple[str | None, ...] = (
    None,
    *(
        "living_room bedroom kitchen classroom hospital bathroom library park playground street "
        "beach mountain field forest school_yard amusement_park riverside".split()
    ),
)
"""Places that have a scenery of their own; any other is open ground or a bare room."""


class _Part(IntEnum):
    PERSONA = 101
    LAYOUT = 102
    FIGURE = 103
    PLACE = 104
    SKY = 105


_MIDDLES: dict[Spot, float] = {"left": 0.2, "centre": 0.5, "right": 0.8}
_TALL = {1: 0.72, 2: 0.62, 3: 0.53}
"""Height of a child, sheets, by the number of figures."""
_BUILDS = {"baby": 0.82, "child": 1.0, "teen": 1.04, "adult": 1.12, "elder": 1.08}
_HIGHEST = 405.0
"""Height of the tallest figure with its hat, units."""
_MEDIA = ("crayon", "felt pen and crayon")


def compose(tableau: Tableau, width: float = SHEET) -> Drawing:
    """Decide what is drawn where; ``width`` of the sheet in units (its height is 512).

    Raises:
        KeyError: a kind, action or colour that the vocabulary does not have.
        ValueError: no figure, more than three, or two at one spot.
    """
    figures = tableau.figures
    if not 1 <= len(figures) <= 3 or len({f.spot for f in figures}) != len(figures):
        raise ValueError("a tableau has one to three figures, each at a spot of its own")
    rng = _rng(tableau.seed, _Part.PERSONA)
    child = persona.choose(rng, _MEDIA[int(rng.integers(2))])
    middles = _middles(tableau)
    board = Scenery(
        width,
        tuple(middles),
        tableau.time,
        tableau.weather,
        tableau.season,
        _rng(tableau.seed, _Part.PLACE),
        _rng(tableau.seed, _Part.SKY),
    )
    view = scenery(tableau.place, board)
    placed = [
        _placed(tableau, index, middles[index] * width, width, child, board.water)
        for index in range(len(figures))
    ]
    front = sorted(placed, key=lambda p: (not p.actor.row.alive, p.actor.row.height, p.number))
    return Drawing(
        persona=child,
        mood=Mood(tableau.palette, tableau.intensity),
        place=tableau.place,
        cast=Cast(tuple(p.actor for p in placed), (), (), ()),
        backdrop=_backdrop(tableau, view, child, board.water),
        placed=tuple(front),
        words=Sketch(()),
        width=width,
    )


def truth(drawing: Drawing, height: int = 128) -> dict[str, Any]:
    """What is where: boxes in pixels of a picture ``height`` pixels high, in the figures' order."""
    scale = height / SHEET
    figures = sorted(drawing.placed, key=lambda p: p.number)
    return {
        "place": drawing.place,
        "palette": drawing.mood.emotion.value,
        "figures": [
            {
                "kind": p.actor.row.id,
                "box": [round(v * scale, 1) for v in p.sketch.box()],
                "pose": p.actor.look.pose,
                "face": p.actor.look.emotion.value,
                "posture": p.actor.look.body.value,
            }
            for p in figures
        ],
    }


def _rng(seed: int, part: _Part, number: int = 0) -> np.random.Generator:
    return np.random.default_rng((seed, int(part), number))


def _middles(tableau: Tableau) -> list[float]:
    """Middles of the figures in widths of the sheet; the same whatever they feel."""
    jitter = _rng(tableau.seed, _Part.LAYOUT).uniform(-0.03, 0.03, 3).tolist()
    return [_MIDDLES[f.spot] + jitter[i] for i, f in enumerate(tableau.figures)]


def _look(tableau: Tableau, index: int, *, face: bool, posture: bool) -> Look:
    """The look of a figure; without ``face`` or ``posture`` as if it felt nothing there."""
    figure = tableau.figures[index]
    row = subjects()[figure.kind]
    action = actions()[figure.action] if figure.action else None
    feels = row.alive or bool(row.params.get("mood")) or row.id in _FACED
    rng = _rng(tableau.seed, _Part.FIGURE, index)
    pose = action.pose if action is not None else "stand"
    if row.group == "animals" and action is None and posture:
        alone = len(tableau.figures) == 1
        pose = (_BEASTLY if alone else _BEASTLY_UPRIGHT).get(figure.posture, pose)
    return Look(
        rng=rng,
        emotion=figure.face if feels and face else Emotion.NEUTRAL,
        intensity=0.9,
        pose=pose,
        schema=_schema(tableau, index, row),
        colour=figure.colour,
        age=7,
        posture=figure.posture if feels and posture else Emotion.NEUTRAL,
        bold=True,
    )


_BEASTLY = {
    Emotion.EXCITEMENT: "jump",
    Emotion.AMUSEMENT: "dance",
    Emotion.AWE: "look_up",
    Emotion.ANGER: "quarrel",
    Emotion.DISGUST: "turn_away",
    Emotion.FEAR: "shout",
    Emotion.SADNESS: "lie",
}
"""How an animal that does nothing else carries itself, as a pose."""


_BEASTLY_UPRIGHT = {
    Emotion.EXCITEMENT: "dance",
    Emotion.AMUSEMENT: "clap",
    Emotion.ANGER: "quarrel",
    Emotion.FEAR: "shout",
}
"""The same where there is no room to lie down or to leap."""


def _schema(tableau: Tableau, index: int, row: SubjectRow) -> int:
    """Which way it is drawn: beasts from the front where there is little room, else by lot."""
    if row.draw != "quadruped":
        return 0
    alone = len(tableau.figures) == 1
    side = alone and _rng(tableau.seed, _Part.LAYOUT, index + 1).random() < 0.5
    return 0 if side and row.id not in _FRONTAL else 2


_FRONTAL = frozenset({"elephant", "bear", "panda", "monkey", "kangaroo", "koala"})
_FACED = frozenset({"robot", "teddy_bear", "doll", "snowman", "ghost", "monster", "toy_rabbit"})


def _placed(
    tableau: Tableau, index: int, middle: float, width: float, child: Persona, water: float | None
) -> Placed:
    """The figure at its spot. Size and place come from its plain self, not from what it feels."""
    figure = tableau.figures[index]
    row = subjects()[figure.kind]
    action = actions()[figure.action] if figure.action else None
    plain, carried, look = (
        _look(tableau, index, face=face, posture=posture)
        for face, posture in ((False, False), (False, True), (True, True))
    )
    sketch = _drawn(row, look)
    left, top, right, low = _drawn(row, plain).box()
    room = _room(tableau, figure.spot) * width
    scale = min(_height(tableau, row, top, low), room / (right - left))
    if row.draw != "person":
        # A beast that lies or leaps is longer than it is standing: it keeps to its own room.
        left, top, right, low = _drawn(row, carried).box()
        scale = min(scale, room / (right - left))
    flip = figure.spot == "right"
    centre = (left + right) / 2 * scale * (-1 if flip else 1)
    half = (right - left) / 2 * scale
    x = min(max(middle, half + 4), width - half - 4) - centre
    y = _foot(row, top * scale, low * scale, water)
    drawn = sketch.placed(x, y, scale, flip=flip)
    if row.zone == "water":
        drawn = _afloat(drawn, x + centre, half, y + low * scale)
    drawn = recoloured(drawn, "figure", tableau.palette, tableau.intensity, child.colours)
    return Placed(Actor(row, look, index, action), drawn, index)


def _drawn(row: SubjectRow, look: Look) -> Sketch:
    return ARCHETYPES[row.draw](row, look)


def _height(tableau: Tableau, row: SubjectRow, top: float, low: float) -> float:
    """Units of the sheet that one unit of the sketch becomes."""
    count = len(tableau.figures)
    if row.draw == "person":
        build = _BUILDS[str(row.params.get("build", "child"))]
        return min(SHEET * _TALL[count] * build, _HIGHEST / -top)
    share = {1: 1.0, 2: 0.88, 3: 0.76}[count]
    if row.group in ("buildings", "plants") and row.height >= 1.2:
        tall = 0.74
    elif row.group in ("animals", "vehicles", "furniture", "buildings") or row.height >= 0.9:
        tall = 0.57 + 0.12 * min(1.0, row.height)
    else:
        tall = 0.5
    return SHEET * tall * share / (low - top)


def _room(tableau: Tableau, spot: Spot) -> float:
    """Greatest width of a figure at ``spot``, in widths of the sheet."""
    spots = {f.spot for f in tableau.figures}
    if len(spots) == 1:
        return 0.82 if spot == "centre" else 0.63
    if len(spots) == 3:
        return 0.34
    return 0.48 if "centre" not in spots else 0.4


def _foot(row: SubjectRow, top: float, low: float, water: float | None) -> float:
    """Y of the figure's origin: it stands, flies or floats."""
    high = low - top
    if row.zone in ("sky", "wall"):
        return max(0.34 * SHEET + high / 2, high + 14) - low
    if row.zone == "water" and water is not None:
        return water + 44 - low
    return BASE - low


def _afloat(sketch: Sketch, x: float, half: float, low: float) -> Sketch:
    """``sketch`` in water: waves before its lowest part, however high it rises."""
    t = np.linspace(-1.04, 1.04, 21)
    crest = [
        (x + float(u) * half, low - 26 + 7 * math.sin(i * 1.6)) for i, u in enumerate(t.tolist())
    ]
    rim = [*crest, (x + 0.94 * half, low + 16), (x - 0.94 * half, low + 16)]
    return Pen().shape(rim, "#4aa3dc", "blue").sketch().over(sketch)


def _backdrop(
    tableau: Tableau, view: list[tuple[Any, Sketch]], child: Persona, water: float | None
) -> Backdrop:
    """Areas (all the sky and ground) and decor, the nearest first."""
    areas: list[Sketch] = []
    decor: list[Sketch] = []
    for part, sketch in reversed(view):
        drawn = recoloured(sketch, part, tableau.palette, tableau.intensity, child.colours)
        flat = part in ("sky", "ground") and all(m.line is None for m in sketch.marks)
        (areas if flat else decor).append(drawn)
    return Backdrop(BASE, tuple(decor), (), tuple(areas), water)
