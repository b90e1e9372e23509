"""A writer knows better: give a reading another feeling, and keep it whole.

Nothing is read again. The scene stays as it was read, with what others in it feel; everything that
follows from the writer's feeling is derived anew: probabilities, valence, arousal, intensity, the
writer's own face and the English description.
"""

from __future__ import annotations

from dataclasses import replace

from geurim.emotion import Emotion
from geurim.read.english import describe
from geurim.records import Reading, Scene

_CERTAIN = 0.9
_LEAST = 0.55
"""Intensity: a feeling that somebody insists on shows clearly."""
_NEUTRAL_MOST = 0.3


def redirect(reading: Reading, emotion: Emotion) -> Reading:
    """``reading`` with ``emotion`` in place of what was read.

    The distribution gives the new feeling 0.9 and leaves the rest in its old proportions;
    evidence is kept as it was found. Intensity is at least 0.55, for neutral at most 0.3. Where
    the reader had named the same feeling, its own valence, arousal and description stay: they are
    finer than what a feeling's name tells.
    """
    scene = _follow(reading.scene)
    corrected = replace(
        reading,
        emotion=emotion,
        distribution=_certain(reading.distribution, emotion),
        intensity=_shown(reading.intensity, emotion),
        scene=scene,
    )
    if emotion is reading.emotion:
        return corrected
    return replace(
        corrected,
        valence=emotion.valence,
        arousal=emotion.arousal,
        english=describe(scene, emotion),
    )


def _certain(distribution: dict[Emotion, float], emotion: Emotion) -> dict[Emotion, float]:
    others = {each: distribution.get(each, 0.0) for each in Emotion if each is not emotion}
    whole = sum(others.values())
    left = {
        each: (1 - _CERTAIN) * (share / whole if whole > 0 else 1 / len(others))
        for each, share in others.items()
    }
    certain = 1 - sum(left.values())
    return {each: left.get(each, certain) for each in Emotion}


def _shown(intensity: float, emotion: Emotion) -> float:
    if emotion is Emotion.NEUTRAL:
        return min(intensity, _NEUTRAL_MOST)
    return max(intensity, _LEAST)


def _follow(scene: Scene) -> Scene:
    """``scene`` whose writer feels as the picture does; nobody else is corrected."""
    told = (replace(each, emotion=None) if each.me else each for each in scene.subjects)
    return replace(scene, subjects=tuple(told))
