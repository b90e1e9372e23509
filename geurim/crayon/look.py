"""How a subject is to look: what an archetype is told besides its row of the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from geurim.crayon.sketch import Sketch
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


@dataclass(frozen=True, slots=True)
class Look:
    """The wishes of scene, mood and persona for one subject."""

    rng: np.random.Generator
    """The subject's own generator: choices of detail. Draw from it in a fixed order."""
    emotion: Emotion = Emotion.NEUTRAL
    """What its face shows, and its posture where that is not told apart."""
    intensity: float = 0.6
    """0..1: how strongly."""
    pose: str = "stand"
    """One of the painter's poses; an archetype that has no such pose takes the nearest."""
    schema: int = 0
    """0, 1 or 2: which of the alternative ways to draw it this child uses."""
    colour: str | None = None
    """Main colour, where the diary names one."""
    age: int = 7
    """5..9: younger children draw rounder heads, fewer joints, less detail."""
    word: str = ""
    """The diary's word, for labels."""
    posture: Emotion | None = None
    """What its body shows where that is not what its face shows."""
    bold: bool = False
    """Big heads and plain large faces, for pictures of few pixels."""

    @property
    def body(self) -> Emotion:
        """What its posture, ears and tail show."""
        return self.emotion if self.posture is None else self.posture


class Archetype(Protocol):
    """Draws every subject of one kind; ``row.params`` holds what tells them apart."""

    def __call__(self, row: SubjectRow, look: Look, /) -> Sketch:
        """The sketch of ``row``: ground at y = 0, top at y = −1, middle at x = 0.

        Width follows from the thing. A sketch that faces somewhere faces to the right.
        """
        ...
