"""What flows from a diary to a page: frozen records, nothing else.

A stage maps one record to the next and mutates none. The only arrays are :attr:`Picture.pixels`
and :attr:`Page.sheets`, both ``uint8`` RGB and marked read-only by whoever makes them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from geurim.emotion import Emotion, Polarity

Pixels = NDArray[np.uint8]
"""An RGB picture, shape ``(height, width, 3)``, values 0..255."""

Weather = Literal["clear", "cloudy", "rain", "snow", "wind", "storm"]
TimeOfDay = Literal["day", "sunset", "night"]
Season = Literal["spring", "summer", "autumn", "winter"]

WEATHERS: tuple[Weather, ...] = get_args(Weather)


@dataclass(frozen=True, slots=True)
class Diary:
    """One entry, as its writer gave it; text in NFC, plain line ends, no outer blanks."""

    id: str
    text: str
    date: dt.date | None = None
    weather: Weather | None = None
    title: str | None = None
    nickname: str | None = None
    seed: int = 0
    """Default: :func:`geurim.diaries.default_seed` of id and text; 0 ≤ seed < 2**32."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the diary that speaks for a feeling."""

    start: int
    """Offset of the first character in :attr:`Diary.text`."""
    end: int
    """Offset after the last character."""
    text: str
    emotion: Emotion
    weight: float
    """Strength of the vote, > 0; after negation and reversal."""
    kind: Literal["feeling", "event", "body", "model"]
    note: str = ""
    """Why it counts, e.g. ``negated`` or ``before -지만``."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something that is to be seen in the picture."""

    kind: str
    """Vocabulary id such as ``dog``; ``unknown`` where the word is not in the vocabulary."""
    word: str
    """The diary's own word, without particles; also the label drawn beside an unknown thing."""
    name: str | None = None
    """A given name (콩이, 민수), if the diary tells one."""
    count: int = 1
    action: str | None = None
    """Vocabulary id of what it does or how it is posed."""
    emotion: Emotion | None = None
    """Its own feeling where that differs from the writer's."""
    me: bool = False
    """True for the writer of the diary."""
    colour: str | None = None
    """A colour word of the vocabulary, where the diary names one (빨간 우산)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """``subjects[source]`` does ``action`` to or with ``subjects[target]``."""

    source: int
    action: str
    target: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen, in order of importance."""

    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()
    place: str | None = None
    """Vocabulary id of the setting; ``None`` where the diary does not tell."""
    time: TimeOfDay = "day"
    weather: Weather | None = None
    season: Season | None = None
    words: tuple[str, ...] = ()
    """Words to write in the picture: speech and things in quotation marks."""
    unknown: tuple[str, ...] = ()
    """Nouns of the diary that the vocabulary does not know, in order; kept, never dropped."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader understood."""

    diary: Diary
    emotion: Emotion
    distribution: dict[Emotion, float]
    """Probability of each of the nine feelings; sums to 1."""
    valence: float
    """−1..1."""
    arousal: float
    """−1..1."""
    intensity: float
    """0..1: how strongly the feeling shows."""
    evidence: tuple[Evidence, ...]
    scene: Scene
    english: str
    """An English description of the scene, without emotion trigger."""
    care: str | None
    """``self-harm``, ``abuse`` or ``None``: see :mod:`geurim.read.care`."""
    reader: str
    """Name and version of the reader."""

    @property
    def polarity(self) -> Polarity:
        """``happiness``, ``sadness`` or ``neutral``."""
        return self.emotion.polarity


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a painter is asked to paint."""

    diary_id: str
    trigger: str
    """The paper's trigger, e.g. ``hand drawing happiness style``."""
    text: str
    """Trigger and English description, as a text encoder takes it."""
    negative: str
    emotion: Emotion
    intensity: float
    scene: Scene
    seed: int
    width: int = 512
    """Pixels."""
    height: int = 512
    """Pixels."""
    steps: int = 28
    guidance: float = 7.0
    visual: str | None = None
    """Reference into a bank of visual prompts."""
    care: bool = False
    """Draw gently: the diary speaks of harm."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A painted picture and how it was made."""

    pixels: Pixels
    prompt: Prompt
    painter: str
    """Name and version of the painter."""
    models: dict[str, str] = field(default_factory=dict[str, str])
    """SHA-256 of every weight file used, by name; empty for a rule-based painter."""
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    """What could not be drawn as asked, one sentence each."""
    truth: dict[str, Any] = field(default_factory=dict[str, Any])
    """What is in the picture (boxes in pixels, poses, style), where the painter knows it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A picture-diary page: one sheet or, for long texts, several."""

    diary: Diary
    picture: Picture
    sheets: tuple[Pixels, ...]
    label: str
    """The visible line that says who drew it."""
    metadata: dict[str, str]
    """Provenance, machine-readable; never the diary's text."""
    notes: tuple[str, ...] = ()
    """Characters that could not be written, one sentence each."""
