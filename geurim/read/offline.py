"""The reader that runs anywhere: evidence by lexicon and rules, and a small learned table.

What it cannot know it says: unknown nouns stay in the scene, weak evidence reads as neutral.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from geurim.emotion import Emotion
from geurim.read import care
from geurim.read.blend import blend
from geurim.read.english import describe
from geurim.read.impression import Model, impression, load, model
from geurim.read.mood import feel
from geurim.read.scene import see
from geurim.read.tokens import tokens
from geurim.records import Diary, Reading, Scene

VERSION = "offline-2"


class OfflineReader:
    """A :class:`~geurim.seams.Reader` of numpy alone; the same on every machine."""

    def __init__(self, tables: Path | None = None) -> None:
        """``tables`` are own ones, as ``geurim train reader`` writes them; else the shipped.

        Raises:
            Missing: there is no such file.
            BadInput: the file holds no tables of this version.
        """
        self._tables = load(tables) if tables else None
        self._name = f"{VERSION}+{tables.parent.name or tables.stem}" if tables else VERSION

    def __call__(self, diaries: Sequence[Diary], /) -> list[Reading]:
        """Read ``diaries``; never raises, whatever the text."""
        return [read(diary, self._tables, self._name) for diary in diaries]


_OWN = {
    "cry": Emotion.SADNESS,
    "be_hurt": Emotion.SADNESS,
    "laugh": Emotion.AMUSEMENT,
    "tease": Emotion.AMUSEMENT,
    "scold": Emotion.ANGER,
    "quarrel": Emotion.ANGER,
    "hit": Emotion.ANGER,
    "bark": Emotion.ANGER,
    "fear": Emotion.FEAR,
    "hug": Emotion.CONTENTMENT,
    "comfort": Emotion.CONTENTMENT,
    "praise": Emotion.CONTENTMENT,
    "sleep": Emotion.CONTENTMENT,
    "wag": Emotion.EXCITEMENT,
    "win": Emotion.EXCITEMENT,
}
"""What somebody feels who does this, whatever the writer feels."""


def read(diary: Diary, tables: Model | None = None, name: str = VERSION) -> Reading:
    """Understand one diary."""
    table = tables or model()
    words = tokens(diary.text)
    told = feel(diary.text, words)
    mood = blend(diary.text, told, impression(diary.text, table), table)
    scene = _faces(see(diary, words))
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
        reader=name,
    )


def _faces(scene: Scene) -> Scene:
    """``scene`` with the feelings of others, where what they do tells of one of their own."""
    told = tuple(
        subject
        if subject.me
        else replace(subject, emotion=_OWN.get(subject.action or "", subject.emotion))
        for subject in scene.subjects
    )
    return replace(scene, subjects=told)
