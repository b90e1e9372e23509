"""The reader that needs no model: lexicon, events and rules; the same on every machine.

What it cannot know it says: unknown nouns stay in the scene, weak evidence reads as neutral.
"""

from __future__ import annotations

from collections.abc import Sequence

from geurim.read import care
from geurim.read.english import describe
from geurim.read.mood import feel
from geurim.read.scene import see
from geurim.read.tokens import tokens
from geurim.records import Diary, Reading

VERSION = "offline-1"


class OfflineReader:
    """A :class:`~geurim.seams.Reader` without a model."""

    def __call__(self, diaries: Sequence[Diary], /) -> list[Reading]:
        """Read ``diaries``; never raises, whatever the text."""
        return [read(diary) for diary in diaries]


def read(diary: Diary) -> Reading:
    """Understand one diary."""
    words = tokens(diary.text)
    mood = feel(diary.text, words)
    scene = see(diary, words)
    return Reading(
        diary=diary,
        emotion=mood.emotion,
        distribution=mood.distribution,
        valence=mood.valence,
        arousal=mood.arousal,
        intensity=mood.intensity,
        evidence=mood.evidence,
        scene=scene,
        english=describe(scene, mood.emotion),
        care=care.flag(diary.text),
        reader=VERSION,
    )
