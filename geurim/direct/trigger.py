"""The template director: the paper's trigger words before the English description.

Trigger after "hand drawing <class> style": happiness or sadness by the feeling's polarity; a
neutral reading follows the sign of its valence, and is plain at zero. No model rewrites anything
here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geurim.records import Prompt, Reading, Scene

HAPPINESS = "hand drawing happiness style"
SADNESS = "hand drawing sadness style"
PLAIN = "hand drawing style"
NEGATIVE = (
    "photograph, photorealistic, 3d render, realistic shading, gradient, blurry, watermark, "
    "signature, "
    "extra fingers, deformed, frame"
)
_GENTLE = (
    "A child sits quietly in a warm place, and somebody kind is near. The mood is soft and safe."
)


class TemplateDirector:
    """A :class:`~geurim.seams.Director` without a model."""

    def __init__(
        self, width: int = 512, height: int = 512, steps: int = 28, guidance: float = 7.0
    ) -> None:
        """What is asked of the painter: ``width`` and ``height`` in pixels, steps, guidance."""
        self.width = width
        self.height = height
        self.steps = steps
        self.guidance = guidance

    def __call__(self, readings: Sequence[Reading], /) -> list[Prompt]:
        """One prompt a reading, in order."""
        return [self._direct(reading) for reading in readings]

    def _direct(self, reading: Reading) -> Prompt:
        care = reading.care is not None
        trigger = trigger_of(reading)
        english = _GENTLE if care else reading.english
        return Prompt(
            diary_id=reading.diary.id,
            trigger=trigger,
            text=f"{trigger}, {english}",
            negative=NEGATIVE,
            emotion=reading.emotion,
            intensity=min(reading.intensity, 0.5) if care else reading.intensity,
            scene=gentle(reading.scene) if care else reading.scene,
            seed=reading.diary.seed,
            width=self.width,
            height=self.height,
            steps=self.steps,
            guidance=self.guidance,
            care=care,
        )


def trigger_of(reading: Reading) -> str:
    """The paper's trigger for a reading."""
    polarity = reading.polarity
    if polarity == "neutral":
        if reading.valence > 0:
            return HAPPINESS
        return SADNESS if reading.valence < 0 else PLAIN
    return HAPPINESS if polarity == "happiness" else SADNESS


def gentle(scene: Scene) -> Scene:
    """``scene`` without the act: only the writer and a calm place; no weapon, no deed, no words."""
    kept = [
        replace(subject, action="sit" if subject.me else None, emotion=None)
        for subject in scene.subjects
        if subject.me
    ]
    return Scene(
        subjects=tuple(kept),
        relations=(),
        place=None if scene.place in ("hospital", "graveyard", "bathroom") else scene.place,
        time="day",
        weather=None,
        season=scene.season,
        words=(),
        unknown=(),
    )
