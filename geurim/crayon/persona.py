"""Who holds the crayon: one child a picture, consistent inside it, chosen by the seed alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from geurim.crayon.hand import Habits
from geurim.crayon.mood import Mood
from geurim.emotion import Emotion
from geurim.ink import COLOURED_PENCIL, CRAYON, FELT, PENCIL, Medium


@dataclass(frozen=True, slots=True)
class Persona:
    """A child's way of drawing."""

    age: int
    """5..9."""
    medium: str
    """``crayon``, ``coloured pencil`` or ``felt pen and crayon``."""
    habits: Habits
    colours: dict[str, str]
    """Roles (``ink``, ``skin``, ``hair``) to names of the box."""
    schema: int
    """Which of the alternative ways to draw things."""
    me_seed: int
    """Keeps the looks of the writer of the diary."""


_MEDIA: tuple[tuple[str, Medium, Medium, float], ...] = (
    ("crayon", CRAYON, CRAYON, 0.50),
    ("felt pen and crayon", FELT, CRAYON, 0.25),
    ("coloured pencil", COLOURED_PENCIL, COLOURED_PENCIL, 0.25),
)
_SKIN = ("apricot", "apricot", "#f6c7a0", "#f3b68c")
_INK = ("black", "black", "black", "darkbrown", "navy")


def choose(rng: np.random.Generator, medium: str | None = None) -> Persona:
    """A child; ``medium`` insists on one of the three media."""
    age = int(rng.integers(5, 10))
    roll = float(rng.random())
    names = [name for name, *_ in _MEDIA]
    pick = 0
    while roll >= _MEDIA[pick][3]:
        roll -= _MEDIA[pick][3]
        pick = min(pick + 1, len(_MEDIA) - 1)
    if medium is not None:
        pick = names.index(medium)
    name, outline, filling, _ = _MEDIA[pick]
    pencil_line = rng.random() < 0.5
    if filling is COLOURED_PENCIL and pencil_line:
        outline = PENCIL
    loose = float(rng.uniform(0, 1))
    habits = Habits(
        outline=replace(outline, width=outline.width * float(rng.uniform(0.86, 1.12))),
        filling=replace(
            filling, width=filling.width * (1.5 if filling is COLOURED_PENCIL else 1.05)
        ),
        wobble=float(rng.uniform(0.7, 1.3)) * (1.25 if age <= 6 else 0.95),
        overshoot=float(rng.uniform(2, 9)),
        restate=float(rng.uniform(0.0, 0.25)),
        pitch=0.74 + 0.34 * loose,
        ragged=1.2 + 3.6 * loose * (1.3 if age <= 6 else 0.9),
        slope=float(rng.choice([0.6, 0.75, -0.6, 0.15, 1.3])),
        edging=float(rng.uniform(0.1, 0.8)),
        halo=float(rng.uniform(1.5, 5.0)),
        pressure=float(rng.uniform(0.92, 1.12)),
        weight=0.82 if filling is not COLOURED_PENCIL else 1.25,
    )
    colours = {
        "ink": _INK[int(rng.integers(len(_INK)))],
        "skin": _SKIN[int(rng.integers(len(_SKIN)))],
        "hair": "black" if rng.random() < 0.75 else "darkbrown",
    }
    if outline is PENCIL:
        colours["ink"] = "darkgrey"
    return Persona(age, name, habits, colours, int(rng.integers(0, 3)), int(rng.integers(2**31)))


def moved(persona: Persona, mood: Mood) -> Persona:
    """How a feeling changes the hand: anger presses, fear trembles, sadness is faint."""
    habits, k = persona.habits, mood.intensity
    if mood.emotion is Emotion.ANGER:
        habits = replace(
            habits, pressure=habits.pressure * (1 + 0.15 * k), ragged=habits.ragged * (1 + 0.8 * k)
        )
    elif mood.emotion is Emotion.FEAR:
        habits = replace(habits, wobble=habits.wobble * (1 + 0.6 * k))
    elif mood.emotion is Emotion.SADNESS:
        habits = replace(habits, pressure=habits.pressure * (1 - 0.08 * k))
    return replace(persona, habits=habits)
