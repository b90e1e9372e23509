"""What a caption tells of a tableau, before it is put into words.

A :class:`Telling` names the facts that are mentioned; English and Korean are two ways to say the
same one. Nothing is told that is not so: a mood of the whole picture only where everything that
can carry a feeling agrees, the light of day only by day, no face of somebody asleep. The words
themselves stand in ``words/*.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeVar

import numpy as np

from geurim.crayon.tableau import Figure, Tableau
from geurim.data.world import FACED, NO_FACE, PEOPLE, ROOMS, SITTING, Part, generator
from geurim.emotion import Emotion
from geurim.records import Weather

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Odds:
    """How often what can be told is told."""

    unfeeling: float = 0.30
    """Captions without any word of feeling."""
    signs_then: float = 0.5
    """How often those tell faces and postures by signs of the body."""
    face: float = 0.8
    """How often a face is told, in other captions."""
    in_words: float = 0.6
    """How often that is done by naming the feeling, else by signs."""
    posture: float = 0.6
    palette: float = 0.6
    palette_felt: float = 0.3
    """How often colours are told by a word of feeling."""
    mood: float = 0.85
    spot: float = 0.85
    colour: float = 0.7
    action: float = 0.92
    place: float = 0.85
    sky: float = 0.6
    """Weather and time of day, each."""
    light: float = 0.45
    season: float = 0.7
    behind: float = 0.25
    """What stands in the background."""
    style: float = 0.85


@dataclass(frozen=True, slots=True)
class Mention:
    """What is told of one figure."""

    figure: Figure
    spot: bool
    colour: bool
    action: bool
    face: Literal["word", "sign"] | None
    posture: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of a tableau."""

    tableau: Tableau
    mentions: tuple[Mention, ...]
    feelings: bool
    """Whether feelings may be named."""
    place: bool
    weather: bool
    time: bool
    season: bool
    light: bool
    behind: bool
    palette: Literal["plain", "felt"] | None
    mood: Emotion | None
    style: str | None
    """``None``: not told."""

    @property
    def indoors(self) -> bool:
        """Whether it is in a room."""
        return self.tableau.place in ROOMS


def telling(
    tableau: Tableau, style: str, rng: np.random.Generator, odds: Odds | None = None
) -> Telling:
    """Decide by lot what is told of ``tableau``, drawn in ``style``."""
    odds = odds or Odds()

    def chance(probability: float) -> bool:
        return bool(rng.random() < probability)

    feelings = not chance(odds.unfeeling)
    signs = feelings or chance(odds.signs_then)
    colours, felt, mood = chance(odds.palette), chance(odds.palette_felt), chance(odds.mood)
    # Whoever stands on the left comes first, or anybody.
    figures = list(tableau.figures)
    if chance(0.5):
        figures.sort(key=lambda figure: ("left", "centre", "right").index(figure.spot))
    spots = chance(odds.spot)
    return Telling(
        tableau=tableau,
        mentions=tuple(_mention(f, rng, odds, spots, feelings, signs) for f in figures),
        feelings=feelings,
        place=chance(odds.place),
        weather=tableau.weather is not None and chance(odds.sky),
        time=tableau.time != "day" and chance(odds.sky),
        season=tableau.season is not None and chance(odds.season),
        light=chance(odds.light),
        behind=tableau.place is not None and chance(odds.behind),
        palette=("felt" if felt and feelings else "plain") if colours else None,
        mood=agreed(tableau) if feelings and mood else None,
        style=style if chance(odds.style) else None,
    )


def _mention(
    figure: Figure, rng: np.random.Generator, odds: Odds, spot: bool, feelings: bool, signs: bool
) -> Mention:
    colour, action, face, word, posture = rng.random(5).tolist()
    told: Literal["word", "sign"] | None = None
    if has_face(figure) and (face < odds.face if feelings else signs):
        told = "word" if feelings and word < odds.in_words else "sign"
    return Mention(
        figure=figure,
        spot=spot,
        colour=figure.colour is not None and colour < odds.colour,
        action=action < odds.action,
        face=told,
        posture=has_posture(figure) and signs and posture < odds.posture,
    )


def has_face(figure: Figure) -> bool:
    """Whether its face shows something that can be told."""
    return figure.kind in FACED and figure.action not in NO_FACE


def has_posture(figure: Figure) -> bool:
    """Whether its body speaks: somebody who does something is posed by that."""
    return figure.kind in PEOPLE and figure.action is None


def stance(figure: Figure) -> str:
    """How somebody who does nothing holds the body: a key of the tables of actions."""
    if figure.kind in SITTING:
        return "sitting"
    if figure.posture is Emotion.EXCITEMENT:
        return "lifted"
    return "upright" if figure.posture in (Emotion.NEUTRAL, Emotion.ANGER) else "idle"


def agreed(tableau: Tableau) -> Emotion | None:
    """The feeling that faces, postures, colours and weather all show; ``None`` if they differ."""
    shown = {tableau.palette}
    shown |= {figure.face for figure in tableau.figures if has_face(figure)}
    shown |= {figure.posture for figure in tableau.figures if has_posture(figure)}
    if len(shown) > 1:
        return None
    emotion = tableau.palette
    against: dict[str, tuple[Weather, ...]] = {
        "happiness": ("rain", "storm"), "sadness": ("clear",), "neutral": ("storm",)
    }  # fmt: skip
    return None if tableau.weather in against[emotion.polarity] else emotion


def lighter(told: Telling) -> Iterator[Telling]:
    """``told``, then less and less of it: for captions that must not get too long."""
    yield told
    told = replace(told, behind=False)
    yield told
    told = replace(told, light=False)
    yield told
    told = replace(told, mentions=tuple(replace(m, posture=False) for m in told.mentions))
    yield told
    told = replace(told, mentions=tuple(replace(m, colour=False) for m in told.mentions))
    yield told
    told = replace(told, time=False, weather=False, season=False)
    yield told
    told = replace(told, palette=None)
    yield told
    told = replace(told, style=None, place=False)
    yield told
    yield replace(told, mood=None, mentions=tuple(replace(m, face=None) for m in told.mentions))


class Words:
    """A table of words and a lot to choose from it by."""

    def __init__(self, language: str, rng: np.random.Generator) -> None:
        self.table = _table(language)
        self.rng = rng

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return bool(self.rng.random() < probability)

    def one(self, options: Sequence[_T]) -> _T:
        """One of ``options``, the first ones more often."""
        return options[int(self.rng.random() ** 1.4 * len(options))]

    def signs(self, rows: Sequence[dict[str, Any]], figure: Figure) -> list[str]:
        """Those signs that ``figure`` really shows."""
        who = "person" if figure.kind in PEOPLE else "animal"
        return [str(row["text"]) for row in rows if row.get("who", who) == who]


@cache
def _table(language: str) -> dict[str, Any]:
    path = resources.files("geurim.data") / "words" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def captions(tableau: Tableau, style: str, seed: int, index: int, turn: int = 0) -> tuple[str, str]:
    """An English and a Korean caption of one tableau, saying the same.

    ``turn`` counts captions of the same picture: another one has other words and facts.
    """
    from geurim.data.english import english
    from geurim.data.korean import korean

    told = telling(tableau, style, generator(seed, index, Part.TELLING, turn))
    return (
        english(told, generator(seed, index, Part.ENGLISH, turn)),
        korean(told, generator(seed, index, Part.KOREAN, turn)),
    )
