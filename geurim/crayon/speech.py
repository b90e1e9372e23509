"""What is said in the picture: quoted words in balloons, and sounds that children write."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geurim.crayon.layout import Placed
from geurim.crayon.mood import Mood
from geurim.crayon.sketch import Box, Sketch
from geurim.crayon.words import LONGEST, bubble, lettering, width_of
from geurim.emotion import Emotion
from geurim.ink.letters import Writer, writable
from geurim.records import Scene

_SOUNDS: dict[Emotion, tuple[str, ...]] = {
    Emotion.AMUSEMENT: ("하하하", "ㅋㅋㅋ", "깔깔"),
    Emotion.AWE: ("우와", "와~", "우아"),
    Emotion.EXCITEMENT: ("야호!", "신난다", "와!"),
    Emotion.ANGER: ("흥!", "씩씩", "으아!"),
    Emotion.DISGUST: ("우웩", "으~", "웩"),
    Emotion.FEAR: ("덜덜", "으악!", "오들오들"),
    Emotion.SADNESS: ("흑흑", "엉엉", "훌쩍"),
}

MOST_WORDS = 2
"""Balloons in one picture."""


def spoken(
    scene: Scene,
    mood: Mood,
    placed: Sequence[Placed],
    width: float,
    rng: np.random.Generator,
    seed: int,
) -> Sketch:
    """All words of a picture, placed where there is room above the figures."""
    writer = Writer.from_seed(seed)
    speakers = [p for p in placed if p.actor.row.draw == "person"] or [
        p for p in placed if p.actor.row.alive
    ]
    speakers.sort(key=lambda p: not p.actor.me)
    boxes: list[Box] = [p.sketch.box() for p in placed]
    out = Sketch(())
    size = float(rng.uniform(27, 33))
    for k, word in enumerate(scene.words[:MOST_WORDS]):
        if not speakers:
            spot = _spot(width_of(word, size), size, boxes, width, width / 2)
            text = lettering(word, spot[0], spot[1], size, "ink", writer, rng)
        else:
            # The writer of the diary mostly quotes somebody else.
            by = speakers[(k + 1) % len(speakers)] if len(speakers) > 1 else speakers[0]
            head = by.sketch.anchors.get("head", (width / 2, 250.0))
            wide = width_of(word[:LONGEST], size) + 1.1 * size
            x, y = _spot(wide, 1.9 * size, boxes, width, head[0])
            top = by.sketch.anchors.get("top", head)
            text = bubble(
                word,
                (
                    top[0] + 0.5 * (top[1] - head[1]) * np.sign(head[0] - x - wide / 2 + 0.1),
                    top[1] - 10,
                ),
                (x + wide / 2, y + 0.95 * size),
                size,
                writer,
                rng,
            )
        boxes.append(text.box())
        out = out.over(text)
    sounds = _SOUNDS.get(mood.emotion, ())
    if not scene.words and sounds and speakers and rng.random() < 0.25 + 0.35 * mood.intensity:
        word = sounds[int(rng.integers(len(sounds)))]
        head = speakers[0].sketch.anchors.get("head", (width / 2, 250.0))
        top = speakers[0].sketch.anchors.get("top", head)
        x, y = _beside(head, head[1] - top[1], width_of(word, size), size, boxes, width)
        colour = "red" if mood.emotion is Emotion.ANGER else "ink"
        out = out.over(lettering(word, x, y, size, colour, writer, rng, weight=0.6))
    return out


def unspoken(scene: Scene) -> list[str]:
    """What of the diary's quoted words is not written, or not as it stands; one sentence each."""
    said = [f"No room to write: {word}." for word in scene.words[MOST_WORDS:]]
    for word in scene.words[:MOST_WORDS]:
        if len(word) > LONGEST:
            said.append(f"Written only in part: {word}.")
        odd = "".join(c for c in dict.fromkeys(word[:LONGEST]) if not (c.isspace() or writable(c)))
        if odd:
            said.append(f"Characters that cannot be written: {odd}")
    return said


def _beside(
    head: tuple[float, float],
    r: float,
    wide: float,
    size: float,
    boxes: Sequence[Box],
    width: float,
) -> tuple[float, float]:
    """A free place near a head of radius ``r``: left or right of it, or above."""
    tries = [
        (head[0] + 1.9 * r, head[1] - 0.8 * r),
        (head[0] - 1.9 * r - wide, head[1] - 0.8 * r),
        (head[0] + 1.3 * r, head[1] - 1.6 * r - size),
        (head[0] - 1.3 * r - wide, head[1] - 1.6 * r - size),
    ]
    inside = [(x, y) for x, y in tries if 8 <= x <= width - wide - 8 and y >= 8]
    if not inside:
        return _spot(wide, size, boxes, width, head[0])
    return min(inside, key=lambda at: _clash((at[0], at[1], at[0] + wide, at[1] + size), boxes))


def _spot(
    wide: float, high: float, boxes: Sequence[Box], width: float, near: float
) -> tuple[float, float]:
    """The place in the upper part that hides least and is nearest to x = ``near``."""
    best, cost = (10.0, 12.0), float("inf")
    for y in (12.0, 45.0, 80.0, 120.0):
        for x in np.linspace(8.0, max(9.0, width - wide - 8.0), 12).tolist():
            here = _clash((x, y, x + wide, y + high), boxes) * 10 + abs(x + wide / 2 - near) * 8
            here -= 2.0 * y
            if here < cost:
                best, cost = (x, y), here
    return best


def _clash(box: Box, boxes: Sequence[Box]) -> float:
    """Area of ``box`` that others cover."""
    return sum(
        max(0.0, min(box[2], b[2]) - max(box[0], b[0]))
        * max(0.0, min(box[3], b[3]) - max(box[1], b[1]))
        for b in boxes
    )
