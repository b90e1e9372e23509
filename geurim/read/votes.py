"""One find in the text, weighed: what it speaks for, and how strongly.

Only the record; finds are weighed in :mod:`geurim.read.mood` and compared with each other in
:mod:`geurim.read.balance`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from geurim.emotion import Emotion
from geurim.read.lexicon import Family


@dataclass(frozen=True, slots=True)
class Vote:
    """One find, weighed: it may speak for several feelings."""

    start: int
    end: int
    sentence: int
    order: int
    family: Family
    votes: tuple[tuple[Emotion, float], ...]
    note: str
    valence: float
    arousal: float

    def scaled(self, factor: float, note: str) -> Vote:
        """The same find, counting ``factor`` times as much."""
        notes = f"{self.note}, {note}" if self.note and note else self.note or note
        return replace(
            self,
            votes=tuple((emotion, weight * factor) for emotion, weight in self.votes),
            note=notes,
        )

    @property
    def side(self) -> float:
        """Pleasant (> 0) or unpleasant (< 0)."""
        return sum(emotion.valence * weight for emotion, weight in self.votes)
