"""The nine feelings: Mikels' eight and neutral.

Each has names, a polarity and a place in valence–arousal space.

Order and spelling follow Mikels et al. (2005), as used by EmoSet and by Emotion-Director.
Valence and arousal lie in −1..1; the anchors are ours, placed after Russell's circumplex (1980).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

from geurim.errors import BadInput

Polarity = Literal["happiness", "sadness", "neutral"]


class Emotion(StrEnum):
    """One feeling; its value is the English name used in every file."""

    AMUSEMENT = "amusement"
    AWE = "awe"
    CONTENTMENT = "contentment"
    EXCITEMENT = "excitement"
    ANGER = "anger"
    DISGUST = "disgust"
    FEAR = "fear"
    SADNESS = "sadness"
    NEUTRAL = "neutral"

    @property
    def korean(self) -> str:
        """The Korean name shown to families."""
        return _FACTS[self].korean

    @property
    def polarity(self) -> Polarity:
        """The paper's two classes, and neutral."""
        return _FACTS[self].polarity

    @property
    def valence(self) -> float:
        """Unpleasant −1 .. pleasant 1."""
        return _FACTS[self].valence

    @property
    def arousal(self) -> float:
        """Calm −1 .. excited 1."""
        return _FACTS[self].arousal


class _Facts(NamedTuple):
    korean: str
    polarity: Polarity
    valence: float
    arousal: float
    also: tuple[str, ...]


_FACTS: dict[Emotion, _Facts] = {
    Emotion.AMUSEMENT: _Facts("재미", "happiness", 0.7, 0.45, ("재미있음", "웃김", "즐거움")),
    Emotion.AWE: _Facts("감탄", "happiness", 0.55, 0.3, ("놀라움", "경이", "신기함", "감동")),
    Emotion.CONTENTMENT: _Facts(
        "편안", "happiness", 0.65, -0.45, ("만족", "흐뭇", "평온", "뿌듯함", "편안함", "calm")
    ),
    Emotion.EXCITEMENT: _Facts("신남", "happiness", 0.8, 0.8, ("흥분", "설렘", "기쁨", "joy")),
    Emotion.ANGER: _Facts("화남", "sadness", -0.7, 0.75, ("화", "분노", "짜증", "angry")),
    Emotion.DISGUST: _Facts("싫음", "sadness", -0.6, 0.2, ("역겨움", "혐오", "징그러움")),
    Emotion.FEAR: _Facts("무서움", "sadness", -0.7, 0.6, ("두려움", "공포", "불안", "걱정")),
    Emotion.SADNESS: _Facts("슬픔", "sadness", -0.7, -0.4, ("우울", "외로움", "속상함", "sad")),
    Emotion.NEUTRAL: _Facts("보통", "neutral", 0.0, 0.0, ("중립", "평범", "없음")),
}

_PAPER_NAMES = {
    "happiness": Emotion.EXCITEMENT,
    "happy": Emotion.EXCITEMENT,
    "행복": Emotion.EXCITEMENT,
}


def parse_emotion(name: str) -> Emotion:
    """Find an emotion by its English or Korean name, or by the paper's two classes.

    ``happiness`` is not one of Mikels' eight; it becomes excitement, whose valence is highest.

    Raises:
        BadInput: the name is none of these; the sentence lists those that are.
    """
    wanted = name.strip().lower()
    for emotion, facts in _FACTS.items():
        if wanted in (emotion.value, facts.korean, *facts.also):
            return emotion
    if wanted in _PAPER_NAMES:
        return _PAPER_NAMES[wanted]
    known = ", ".join(f"{emotion.value} ({facts.korean})" for emotion, facts in _FACTS.items())
    raise BadInput(f"--emotion {name!r} is not a feeling known here; choose one of: {known}.")
