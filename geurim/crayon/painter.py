"""The crayon painter: prompt in, picture out, by rules alone.

It reads the prompt's scene, feeling and seed, never its English text. Everything random comes
from the seed through generators of its own for every part, so that a corrected feeling changes
faces, weather and colours but not the child who draws.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

from geurim.crayon import layout, persona
from geurim.crayon.backdrop import Backdrop, backdrop
from geurim.crayon.cast import Cast, casting
from geurim.crayon.floaters import floating
from geurim.crayon.hand import Hand
from geurim.crayon.layout import Placed, Stage, arrange
from geurim.crayon.mood import Mood, mood_of
from geurim.crayon.persona import Persona
from geurim.crayon.sketch import SHEET, Sketch
from geurim.crayon.speech import spoken, unspoken
from geurim.crayon.whereabouts import INDOORS, place_of
from geurim.ink import Canvas
from geurim.records import Picture, Pixels, Prompt
from geurim.vocabulary import subjects

VERSION = "crayon 1"


class _Part(IntEnum):
    """What is decided apart: each part has a generator of its own, made of the seed."""

    MOOD = 1
    PERSONA = 2
    BACKDROP = 3
    LAYOUT = 4
    SPEECH = 5
    HAND = 6
    FLOATERS = 7


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is decided before the hand moves."""

    persona: Persona
    mood: Mood
    place: str | None
    """Where it is: what the diary says, or what its things imply."""
    cast: Cast
    backdrop: Backdrop
    placed: tuple[Placed, ...]
    words: Sketch
    """What is said, and what floats about."""
    width: float
    """Width of the sheet in units (its height is 512)."""


class CrayonPainter:
    """Paints scenes with a child's crayons; needs no model and no network.

    Args:
        medium: ``crayon``, ``coloured pencil`` or ``felt pen and crayon``; by default the seed
        chooses.
    """

    def __init__(self, medium: str | None = None) -> None:
        self.medium = medium

    def __call__(self, prompts: Sequence[Prompt], /) -> Iterator[Picture]:
        """Yield one picture a prompt; the same prompt gives the same bytes."""
        for prompt in prompts:
            yield self.paint(prompt)

    def paint(self, prompt: Prompt) -> Picture:
        """Paint one prompt at ``prompt.width`` × ``prompt.height`` pixels."""
        started = time.perf_counter()
        drawing = draw(prompt, self.medium)
        pixels = ink(drawing, prompt)
        pixels.flags.writeable = False
        return Picture(
            pixels=pixels,
            prompt=prompt,
            painter=VERSION,
            seconds=time.perf_counter() - started,
            notes=_notes(drawing, prompt),
            truth=_truth(drawing, prompt),
        )


def draw(prompt: Prompt, medium: str | None = None) -> Drawing:
    """Decide what is to be drawn and where; no pixel is touched."""
    scene, seed = prompt.scene, prompt.seed
    width = SHEET * prompt.width / prompt.height
    mood = mood_of(
        prompt.emotion, prompt.intensity, scene, _rng(seed, _Part.MOOD), gentle=prompt.care
    )
    child = persona.moved(persona.choose(_rng(seed, _Part.PERSONA), medium), mood)
    place = place_of(scene)
    view = backdrop(place, scene, mood, width, _rng(seed, _Part.BACKDROP))
    cast = casting(scene, mood, child, place, seed)
    behind = view.water is not None and view.water < view.base - 20
    stage = Stage(width, view.base, view.water, behind, place in INDOORS)
    placed = arrange(cast, stage, mood, _rng(seed, _Part.LAYOUT))
    words = spoken(scene, mood, placed, width, _rng(seed, _Part.SPEECH), seed)
    boxes = [p.sketch.box() for p in placed] + [words.box()]
    floaters = floating(mood, width, view.base, boxes, _rng(seed, _Part.FLOATERS))
    return Drawing(child, mood, place, cast, view, tuple(placed), words.over(floaters), width)


def ink(drawing: Drawing, prompt: Prompt) -> Pixels:
    """Put ``drawing`` on paper; RGB, shape ``(prompt.height, prompt.width, 3)``."""
    # Small pictures are drawn twice as large and reduced, large ones at their own size.
    rows = max(prompt.height, min(2 * prompt.height, 1024))
    canvas = Canvas(drawing.width, SHEET, rows / SHEET, prompt.seed)
    hand = Hand(
        canvas, drawing.persona.habits, drawing.persona.colours, _rng(prompt.seed, _Part.HAND)
    )
    hand.draw(drawing.words)
    for placed in drawing.placed:
        hand.draw(placed.sketch, hide=placed.hide)
    for sketch in drawing.backdrop.decor:
        hand.draw(sketch)
    for sketch in drawing.backdrop.over:
        hand.draw(sketch, claim=False)
    for sketch in drawing.backdrop.areas:
        hand.draw(sketch)
    return canvas.image((prompt.width, prompt.height))


def _rng(seed: int, part: _Part) -> np.random.Generator:
    return np.random.default_rng((seed, part))


def _notes(drawing: Drawing, prompt: Prompt) -> tuple[str, ...]:
    notes = [f"No room to draw: {word}." for word in drawing.cast.left_out]
    notes += [f"Not drawn where it cannot be: {word}." for word in drawing.cast.out_of_place]
    notes += [
        f"Not in the vocabulary, drawn as a labelled shape: {actor.label}."
        for actor in drawing.cast.actors
        if actor.label
    ]
    drawn = {actor.label for actor in drawing.cast.actors}
    words = [s.word for s in prompt.scene.subjects if s.kind not in subjects()]
    notes += [
        f"Not in the vocabulary, not drawn: {word}."
        for word in dict.fromkeys([*words, *prompt.scene.unknown])
        if word not in drawn
    ]
    return (*notes, *unspoken(prompt.scene))


def _truth(drawing: Drawing, prompt: Prompt) -> dict[str, Any]:
    return {
        "medium": drawing.persona.medium,
        "age": drawing.persona.age,
        "emotion": drawing.mood.emotion.value,
        "place": drawing.place,
        "subjects": layout.boxes(list(drawing.placed), prompt.height / SHEET),
    }
