"""The small world: what can be in a synthetic picture, how it is drawn by lot, what is held out.

One to three figures at different spots, a place, a time, weather, and four carriers of feeling
that know nothing of one another: every face, every posture, the colours of the picture, and the
weather. Probabilities stand in a :class:`Recipe`. Draws nothing and writes no words.

Held out (:func:`held_out`) are about 8 % of the pairs subject × face and about 12 % of the
combinations subject × face × place, chosen by a keyed hash of their names: always the same ones,
whatever is sampled, and never a whole subject, face or place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from typing import TypeVar

import numpy as np

from geurim.crayon.tableau import Figure, Spot, Tableau
from geurim.emotion import Emotion
from geurim.records import Season, TimeOfDay, Weather

_T = TypeVar("_T")
VERSION = "world 1"

PEOPLE = (
    "girl", "boy", "baby", "mother", "father", "grandmother", "grandfather", "doctor", "nurse",
    "police_officer",
)  # fmt: skip
CHILDREN = ("girl", "boy", "baby")
FACED_ANIMALS = (
    "dog", "cat", "rabbit", "hamster", "mouse", "bear", "cow", "pig", "lion", "tiger", "monkey",
    "panda", "fox", "wolf", "frog", "squirrel",
)  # fmt: skip
PROFILES = ("elephant", "horse", "sheep", "duck", "chicken", "penguin")
"""Animals whose faces are too small, or too much beak, to tell nine feelings."""
ANIMALS = FACED_ANIMALS + PROFILES
SITTING = frozenset(FACED_ANIMALS) - {"rabbit", "monkey", "squirrel"} | {"elephant", "sheep"}
"""Animals that sit when they do nothing; all others stand."""
OUTDOOR_THINGS = (
    "tree", "flower", "house", "car", "bus", "truck", "bicycle", "tent", "snowman", "bench",
)  # fmt: skip
INDOOR_THINGS = ("bed", "desk", "table", "door", "lamp", "tv", "sofa", "refrigerator")
THINGS = (
    "ball", "balloon", "umbrella", "cake", "ice_cream", "chair", "box", "book", "phone",
    "backpack", "gift", "teddy_bear", "shoes", "apple", "pencil", "cup", "rice", "milk", "hat",
)  # fmt: skip
"""Things that are seen indoors and outdoors."""
LIVING = frozenset(PEOPLE + ANIMALS)
FACED = frozenset(PEOPLE + FACED_ANIMALS)
KINDS = (*PEOPLE, *ANIMALS, *OUTDOOR_THINGS, *INDOOR_THINGS, *THINGS)

ROOMS = ("classroom", "living_room", "bedroom", "kitchen", "bathroom", "hospital")
WINDOWED = frozenset({"living_room", "bedroom", "bathroom", "hospital"})
"""Rooms whose window always shows weather and time of day."""
OPEN = ("street", "park", "beach", "playground", "school_yard", "field", "mountain", "forest")
PLACES = (*ROOMS, *OPEN)
GREEN = frozenset({"park", "field", "mountain", "forest", None})
"""Places outdoors where autumn shows."""

PERSON_ACTIONS = (
    "walk", "run", "jump", "dance", "wave", "sit", "lie", "sleep", "kick", "hide", "fall", "greet",
    "push", "turn_away",
)  # fmt: skip
ANIMAL_ACTIONS = ("walk", "run", "jump", "sleep", "lie", "eat", "dance", "wave")
OWN_ACTIONS: dict[str, tuple[str, ...]] = {
    "baby": ("sit", "sleep", "lie", "wave", "fall"),
    "grandfather": tuple(action for action in PERSON_ACTIONS if action != "turn_away"),
    "rabbit": ("sleep", "lie", "dance", "wave"),
    "monkey": ("sleep", "lie", "dance", "wave"),
    "squirrel": ("sleep", "lie", "dance", "wave"),
    "hamster": ("walk", "sleep"),
    "frog": ("jump", "sleep"),
    "penguin": ("sleep",),
    "elephant": ("walk", "run", "sleep"),
    "horse": ("walk", "run", "jump", "eat"),
    "sheep": ("walk", "run", "jump", "sleep", "eat"),
    "duck": ("walk", "sit", "sleep"),
    "chicken": ("walk", "sit", "sleep", "eat"),
}
"""What those can be seen doing that are drawn in another way than most."""
NO_FACE = frozenset({"sleep", "turn_away"})
"""Actions that close the eyes or hide the face: it shows no feeling."""

COLOURS = ("red", "orange", "yellow", "green", "blue", "sky", "purple", "pink", "white", "brown")
COLOURED = frozenset(
    {*PEOPLE[:7], "flower", "house", "car", "bus", "bicycle", "tent", "bench", "door", "lamp"}
    | {"sofa", "desk", "table", "refrigerator", "ball", "balloon", "umbrella", "chair", "box"}
    | {"book", "backpack", "gift", "shoes", "pencil", "cup", "hat"}
)
"""Kinds that wear, or come in, any colour."""

SPOTS: tuple[Spot, ...] = ("left", "centre", "right")
_KEY = b"geurim world 1"
PAIRS_HELD_OUT = 0.08
COMBINATIONS_HELD_OUT = 0.12

_EVEN: Mapping[Emotion, float] = dict.fromkeys(Emotion, 1.0)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Probabilities of everything; weights need not sum to 1.

    Each carrier of feeling is drawn by itself: nothing here ties one to another, nor to a subject.
    """

    figures: tuple[float, float, float] = (0.45, 0.35, 0.20)
    """One, two, three figures."""
    groups: tuple[float, float, float] = (0.45, 0.25, 0.30)
    """People, animals, things."""
    face: Mapping[Emotion, float] = field(default_factory=lambda: _EVEN)
    posture: Mapping[Emotion, float] = field(default_factory=lambda: _EVEN)
    palette: Mapping[Emotion, float] = field(default_factory=lambda: _EVEN)
    weather: Mapping[Weather, float] = field(
        default_factory=lambda: {
            "clear": 0.36, "cloudy": 0.18, "rain": 0.16, "snow": 0.12, "wind": 0.08, "storm": 0.10
        }
    )  # fmt: skip
    time: Mapping[TimeOfDay, float] = field(
        default_factory=lambda: {"day": 0.6, "sunset": 0.15, "night": 0.25}
    )
    acting: float = 0.5
    """How often somebody alive does something, and does not just stand there."""
    coloured: float = 0.6
    """How often a figure that can have any colour gets a certain one."""
    room: float = 0.4
    """How often it is indoors."""
    somewhere: float = 0.85
    """How often a picture outdoors is at a place that has a name."""
    season: Mapping[Season | None, float] = field(
        default_factory=lambda: {
            None: 0.6,
            "spring": 0.08,
            "summer": 0.1,
            "autumn": 0.12,
            "winter": 0.1,
        }
    )
    """Outdoors, where it can be seen."""
    intensity: tuple[float, float] = (0.4, 1.0)
    """How strongly the colours speak."""
    held_out: float = 0.1
    """Share of pictures that are drawn from what is held out, where both are wanted."""


EVERYDAY = Recipe()
"""Every carrier apart, every feeling as often."""


class Part(IntEnum):
    """What is decided apart for one picture; each part has a generator of its own."""

    SIDE = 1
    TABLEAU = 2
    STYLE = 3
    TELLING = 4
    ENGLISH = 5
    KOREAN = 6


def generator(seed: int, index: int, part: Part, turn: int = 0) -> np.random.Generator:
    """The generator of one part of picture ``index``; a function of its arguments alone."""
    return np.random.default_rng((seed, index, part, turn))


def tableau(
    seed: int, index: int, split: str = "all", recipe: Recipe = EVERYDAY
) -> tuple[Tableau, bool]:
    """Tableau ``index`` of the world ``seed``, and whether it is held out.

    ``split`` is ``seen``, ``held-out`` or ``all`` (both, mixed as the recipe says).
    """
    outside = split == "held-out"
    if split == "all":
        outside = bool(generator(seed, index, Part.SIDE).random() < recipe.held_out)
    rng = generator(seed, index, Part.TABLEAU)
    count = 1 + pick(rng, recipe.figures)
    while True:
        # The number of figures is settled first: else pictures of three would be rare among
        # those that are seen, as each figure can bring something that is held out.
        found = _draw(rng, count, recipe)
        if held_out(found) == outside:
            return found, outside


def _draw(rng: np.random.Generator, count: int, recipe: Recipe) -> Tableau:
    indoors = bool(rng.random() < recipe.room)
    named = bool(rng.random() < recipe.somewhere)
    place = one(rng, ROOMS) if indoors else one(rng, OPEN) if named else None
    kinds = _kinds(rng, count, indoors, recipe)
    spots = _spots(rng, count)
    weather, time = weighted(rng, recipe.weather), weighted(rng, recipe.time)
    season = _season(weighted(rng, recipe.season), place, weather, indoors)
    figures = tuple(_figure(rng, *pair, recipe) for pair in zip(kinds, spots, strict=True))
    shown = not indoors or place in WINDOWED
    if indoors and weather == "wind":
        weather = None  # a window does not show it
    return Tableau(
        figures=figures,
        place=place,
        time=time if shown else "day",
        weather=weather if shown else None,
        season=season,
        palette=weighted(rng, recipe.palette),
        intensity=round(float(rng.uniform(*recipe.intensity)), 2),
        seed=int(rng.integers(2**32)),
    )


def _season(
    season: Season | None, place: str | None, weather: Weather, indoors: bool
) -> Season | None:
    """The season where it can be seen; snow falls in winter."""
    if indoors:
        return None
    if weather == "snow":
        return "winter"
    if season == "spring" and place != "park":
        return None
    return None if season == "autumn" and place not in GREEN else season


def _kinds(rng: np.random.Generator, count: int, indoors: bool, recipe: Recipe) -> list[str]:
    groups = (PEOPLE, ANIMALS, (*THINGS, *(INDOOR_THINGS if indoors else OUTDOOR_THINGS)))
    kinds: list[str] = []
    while len(kinds) < count:
        kind = one(rng, groups[pick(rng, recipe.groups)])
        if kind not in kinds:
            kinds.append(kind)
    return kinds


def _spots(rng: np.random.Generator, count: int) -> list[Spot]:
    order: list[int] = rng.permutation(3).tolist()
    return [SPOTS[i] for i in order[:count]]


def _figure(rng: np.random.Generator, kind: str, spot: Spot, recipe: Recipe) -> Figure:
    colour = one(rng, COLOURS) if rng.random() < recipe.coloured and kind in COLOURED else None
    if kind not in LIVING:
        return Figure(kind, spot, None, Emotion.NEUTRAL, Emotion.NEUTRAL, colour)
    able = actions_of(kind)
    action = one(rng, able) if rng.random() < recipe.acting else None
    face, posture = weighted(rng, recipe.face), weighted(rng, recipe.posture)
    blank = action in NO_FACE or kind not in FACED
    posed = action is not None or kind not in PEOPLE
    return Figure(
        kind,
        spot,
        action,
        Emotion.NEUTRAL if blank else face,
        Emotion.NEUTRAL if posed else posture,
        colour,
    )


def actions_of(kind: str) -> tuple[str, ...]:
    """What a subject can be seen doing."""
    usual = PERSON_ACTIONS if kind in PEOPLE else ANIMAL_ACTIONS if kind in ANIMALS else ()
    return OWN_ACTIONS.get(kind, usual)


def held_out(tableau: Tableau) -> bool:
    """Whether any figure of ``tableau`` is kept for testing by the hold-out rule."""
    return any(figure_held_out(f.kind, f.face, tableau.place) for f in tableau.figures)


@cache
def figure_held_out(kind: str, face: Emotion, place: str | None) -> bool:
    """Whether a subject with this face, or with this face at this place, is for testing only.

    The rule: the first eight bytes of BLAKE2b, with the key ``geurim world 1``, over the names
    joined by ``|``, as a fraction of 2⁶⁴, are below 0.08 (subject and face;
    only for what has a face to read) or below 0.12 (subject, face and place; ``nowhere`` for
    none). Things have no face but the neutral one: for them it is subject and place.
    """
    if kind in FACED and _fraction(kind, face.value) < PAIRS_HELD_OUT:
        return True
    return _fraction(kind, face.value, place or "nowhere") < COMBINATIONS_HELD_OUT


def combinations() -> Iterator[tuple[str, Emotion, str | None]]:
    """Every subject, face and place that can be seen together."""
    for kind in KINDS:
        for face in Emotion if kind in FACED else (Emotion.NEUTRAL,):
            if kind not in OUTDOOR_THINGS:
                yield from ((kind, face, place) for place in ROOMS)
            if kind not in INDOOR_THINGS:
                yield from ((kind, face, place) for place in (*OPEN, None))


def _fraction(*names: str) -> float:
    digest = blake2b("|".join(names).encode(), digest_size=8, key=_KEY).digest()
    return int.from_bytes(digest, "big") / 2**64


def one(rng: np.random.Generator, options: Sequence[_T]) -> _T:
    """One of ``options``, each as likely."""
    return options[int(rng.integers(len(options)))]


def pick(rng: np.random.Generator, weights: Sequence[float]) -> int:
    """An index, as likely as its weight."""
    roll = float(rng.random()) * sum(weights)
    for index, weight in enumerate(weights):
        roll -= weight
        if roll < 0:
            return index
    return len(weights) - 1


def weighted(rng: np.random.Generator, options: Mapping[_T, float]) -> _T:
    """A key, as likely as its weight."""
    return list(options)[pick(rng, tuple(options.values()))]
