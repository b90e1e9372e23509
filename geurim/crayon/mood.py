"""How a whole picture feels: what the weather, the colours and the things around show of it.

Faces and postures are told each subject by :class:`geurim.crayon.look.Look`; this is for all the
rest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geurim.emotion import Emotion
from geurim.records import Scene


@dataclass(frozen=True, slots=True)
class Mood:
    """The mood of one picture, settled once before anything is drawn."""

    emotion: Emotion = Emotion.NEUTRAL
    intensity: float = 0.6
    """0..1: how strongly it shows."""
    bright: bool = True
    """Bright colours around the subjects, or dull ones."""
    heavy: bool = False
    """A dark, scribbled sky weighs on the picture."""
    sun_face: bool = False
    """The sun (or the moon) has a face."""
    extras: tuple[str, ...] = ()
    """Further things that float about, e.g. ``hearts`` or ``notes``; drawn by the painter."""
    distance: float = 0.0
    """Added distance between figures, child heights; negative is closer."""
    size: float = 1.0
    """Size of figures, times the usual: happy topics are drawn larger (Burkitt et al., 2009)."""


_DISTANCE = {
    Emotion.CONTENTMENT: -0.06,
    Emotion.EXCITEMENT: 0.02,
    Emotion.AMUSEMENT: 0.0,
    Emotion.ANGER: 0.25,
    Emotion.DISGUST: 0.25,
    Emotion.FEAR: 0.12,
    Emotion.SADNESS: 0.3,
}


_EXTRAS: dict[Emotion, tuple[tuple[str, float], ...]] = {
    Emotion.CONTENTMENT: (("hearts", 0.4), ("notes", 0.15)),
    Emotion.EXCITEMENT: (("confetti", 0.3), ("sparkles", 0.15)),
    Emotion.AMUSEMENT: (("notes", 0.3),),
    Emotion.AWE: (("sparkles", 0.7),),
    Emotion.ANGER: (("knot", 0.5),),
}
"""What may float about, and how often."""


def mood_of(
    emotion: Emotion,
    intensity: float,
    scene: Scene,
    rng: np.random.Generator,
    *,
    gentle: bool = False,
) -> Mood:
    """The mood of a picture whose feeling is ``emotion``.

    Colour and weather follow feeling only now and then (Crawford et al., 2012), so these cues are
    drawn by lot; ``gentle`` (a diary that speaks of harm) keeps the picture calm and light.
    """
    dull, heavy, face, small, float_ = rng.random(5).tolist()
    low = emotion.valence < -0.3
    if gentle:
        return Mood(Emotion.SADNESS if low else emotion, min(intensity, 0.35), True, False, False)
    dark = emotion in (Emotion.FEAR, Emotion.SADNESS, Emotion.ANGER)
    size = 1.0
    if emotion.valence > 0.5:
        size = 1.0 + 0.08 * intensity
    elif emotion in (Emotion.SADNESS, Emotion.FEAR) and small < 0.45:
        size = 0.8
    extras: list[str] = []
    share = float_
    for extra, often in _EXTRAS.get(emotion, ()):
        if 0.0 <= share < often * (0.5 + 0.5 * intensity):
            extras.append(extra)
        share -= often
    return Mood(
        emotion=emotion,
        intensity=intensity,
        bright=not (low and dull < 0.35 + 0.4 * intensity),
        heavy=dark
        and heavy < 0.2 + 0.45 * intensity
        and scene.weather in (None, "cloudy", "storm", "rain"),
        sun_face=emotion.valence > 0.3 and face < 0.7,
        extras=tuple(extras),
        distance=_DISTANCE.get(emotion, 0.0),
        size=size,
    )
