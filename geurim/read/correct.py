"""A writer knows better: give a reading another feeling, and keep it whole.

The scene stays as it was read; probabilities, valence, arousal and the description follow the new
feeling.
"""

from __future__ import annotations

from dataclasses import replace

from geurim.emotion import Emotion
from geurim.read.english import describe
from geurim.records import Reading

_CERTAIN = 0.9
_LEAST = 0.55


def redirect(reading: Reading, emotion: Emotion) -> Reading:
    """``reading`` with ``emotion`` in place of what was read.

    The distribution gives the new feeling 0.9 and leaves the rest in its old proportions;
    evidence is kept as it was found. A corrected feeling shows clearly: intensity is at least
    0.55, but for neutral.
    """
    others = {e: p for e, p in reading.distribution.items() if e is not emotion}
    whole = sum(others.values())
    spread = {
        e: (1 - _CERTAIN) * (p / whole if whole > 0 else 1 / max(1, len(others)))
        for e, p in others.items()
    }
    spread[emotion] = 1 - sum(spread.values())
    neutral = emotion is Emotion.NEUTRAL
    intensity = min(reading.intensity, 0.3) if neutral else max(reading.intensity, _LEAST)
    return replace(
        reading,
        emotion=emotion,
        distribution={e: spread.get(e, 0.0) for e in Emotion},
        valence=emotion.valence,
        arousal=emotion.arousal,
        intensity=intensity,
        english=describe(reading.scene, emotion),
    )
