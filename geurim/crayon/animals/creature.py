"""What all animals share: their features, signs of movement, and how they stand on the ground.

Draws no animal of its own; see :mod:`geurim.crayon.animals` for those.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from geurim.crayon.look import Archetype, Look
from geurim.crayon.people.faces import face
from geurim.crayon.sketch import Pen, Sketch
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

TALLEST = 1.32
"""Height above which a figure, with horns and all, is drawn smaller."""
DARK = frozenset(
    {"black", "darkgrey", "navy", "brown", "darkbrown", "purple", "darkgreen", "blue", "darkred"}
)
"""Colours on which black eyes are lost, so that a face keeps a lighter patch."""
LOW = frozenset({Emotion.SADNESS, Emotion.FEAR, Emotion.DISGUST})
"""Feelings that make ears and tails hang."""
LIVELY = frozenset({Emotion.EXCITEMENT, Emotion.AMUSEMENT, Emotion.AWE})
LOUD = frozenset({*LIVELY, Emotion.ANGER})
"""Feelings that open beaks and jaws."""
UPRIGHT = frozenset(
    "dance cry hug hold_hands hold give ride throw kick read write wave shout quarrel clap bow "
    "push point climb".split()
)
"""Poses for which a child draws an animal on two legs, as in picture books."""


def asleep(look: Look) -> bool:
    """Whether the eyes are closed."""
    return look.pose == "sleep"


def features(
    pen: Pen,
    x: float,
    y: float,
    r: float,
    look: Look,
    *,
    mouth: tuple[float, float] | None = (0.0, 0.0),
    eyes: float = 1.0,
) -> None:
    """Eyes and mouth on a head of radius ``r``; the mouth moved by ``mouth``, in head radii.

    Without ``mouth`` none is drawn (a beak is). ``eyes`` is their distance, 1 being a person's.
    """
    own = Pen()
    face(own, 0.0, 0.0, 1.0, look, animal=True, asleep=asleep(look))
    for mark in own.marks:
        u, v = (float(a) for a in mark.points.mean(axis=0))
        is_mouth = abs(u) < 0.29 and v > 0.22
        if is_mouth and mouth is None:
            continue
        shift = np.array(mouth if is_mouth and mouth is not None else ((eyes - 1.0) * u, 0.0))
        pen.marks.append(replace(mark, points=(mark.points + shift) * r + np.array([x, y])))


def side_eye(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    """One eye of a head seen from the side, ``r`` the head's radius; with brow and tears."""
    feeling = Emotion.NEUTRAL if asleep(look) else look.emotion
    thin, brow_thin = (1.2, 1.5) if look.bold else (0.55, 0.7)
    if look.bold:
        r *= 1.5
    if asleep(look) or feeling is Emotion.CONTENTMENT:
        pen.arc(x, y, 0.2 * r, 0.15 * r, 10, 170, weight=thin, fine=True)
    elif feeling is Emotion.AMUSEMENT:
        pen.arc(x, y + 0.08 * r, 0.2 * r, 0.22 * r, 190, 350, weight=thin, fine=True)
    elif feeling in (Emotion.FEAR, Emotion.AWE, Emotion.EXCITEMENT):
        pupil = 0.07 if feeling is Emotion.FEAR else 0.14
        pen.oval(x, y, 0.24 * r, 0.27 * r, "white", weight=thin, fine=True, how="none")
        pen.dot(x, y - (0.05 * r if feeling is Emotion.AWE else 0.0), pupil * r)
    else:
        pen.dot(x, y, 0.11 * r)
    brow = {
        Emotion.ANGER: (-0.42, -0.16),
        Emotion.SADNESS: (-0.2, -0.4),
        Emotion.FEAR: (-0.36, -0.52),
    }
    if feeling in brow:
        left, right = brow[feeling]
        ends = [(x - 0.25 * r, y + left * r), (x + 0.25 * r, y + right * r)]
        pen.path(ends, weight=brow_thin, fine=True)
    if feeling is Emotion.SADNESS and look.bold:
        tear = [(x - 0.1 * r, y + 0.2 * r), (x + 0.1 * r, y + 0.2 * r), (x, y + 0.8 * r)]
        pen.shape(tear, "sky", "blue", weight=0.5, how="solid", fine=True)
    elif feeling is Emotion.DISGUST and look.bold:
        pen.path([(x - 0.26 * r, y - 0.08 * r), (x + 0.26 * r, y - 0.08 * r)], weight=brow_thin)
    elif feeling is Emotion.SADNESS and look.intensity > 0.35:
        pen.path([(x, y + 0.22 * r), (x - 0.04 * r, y + 0.7 * r)], "sky", weight=0.8, fine=True)


def side_mouth(pen: Pen, front: tuple[float, float], back: tuple[float, float], look: Look) -> None:
    """A mouth from the tip of a muzzle ``front`` to its corner ``back``, bent by the feeling."""
    (fx, fy), (bx, by) = front, back
    long = max(1e-6, float(np.hypot(fx - bx, fy - by)))
    feeling = Emotion.CONTENTMENT if asleep(look) else look.emotion
    thin = 1.2 if look.bold else 0.55
    bend = {Emotion.SADNESS: -0.35, Emotion.ANGER: -0.3, Emotion.NEUTRAL: 0.1}.get(feeling, 0.35)
    middle = ((fx + bx) / 2, (fy + by) / 2 + bend * long)
    if feeling in (Emotion.EXCITEMENT, Emotion.AMUSEMENT, Emotion.AWE):
        low = (0.35 * fx + 0.65 * bx, (fy + by) / 2 + 0.42 * long)
        pen.shape([front, low, back], "red", weight=thin, smooth=True, how="solid", fine=True)
    elif feeling in (Emotion.FEAR, Emotion.DISGUST):
        t = np.linspace(0.0, 1.0, 6)
        wave = [
            (fx + (bx - fx) * k, fy + (by - fy) * k + (0.14 if i % 2 else -0.1) * long)
            for i, k in enumerate(t.tolist())
        ]
        pen.path(wave, weight=thin, fine=True)
        if feeling is Emotion.DISGUST:
            tip = ((fx + bx) / 2, fy + 0.7 * long)
            pen.shape([front, tip, middle], "rose", "red", weight=0.5, smooth=True, fine=True)
    else:
        pen.path(
            [front, middle, back], "ink", weight=1.2 if look.bold else 0.6, smooth=True, fine=True
        )


def snores(pen: Pen, x: float, y: float, r: float) -> None:
    """Three growing z over a sleeper's head of radius ``r``."""
    for k, size in enumerate((0.19, 0.27, 0.35)):
        u, v, s = x + (0.55 + 0.68 * k) * r, y - (1.1 + 0.48 * k) * r, size * r
        letter = [(u - s, v - s), (u + s, v - s), (u - s, v + s), (u + s, v + s)]
        pen.path(letter, "blue", weight=0.6, fine=True)


def speed(pen: Pen, x: float, y: float, size: float) -> None:
    """Lines that fly behind a runner at (x, y)."""
    for k, long in ((-1, 0.8), (0, 1.0), (1, 0.7)):
        pen.path(
            [(x, y + 0.45 * k * size), (x - long * size, y + 0.45 * k * size)],
            weight=0.55,
            fine=True,
        )


def pale_eye(pen: Pen, x: float, y: float, r: float, look: Look, main: str) -> None:
    """As :func:`side_eye`, with paper around it where the wax ``main`` is dark."""
    if main in DARK:
        pen.oval(x, y, 0.34 * r, 0.32 * r, "white", None, how="none", fine=True)
    side_eye(pen, x, y, r, look)


def hold_points(
    pen: Pen, at: tuple[float, float], r: float, seat: tuple[float, float] = (0.0, -0.6)
) -> None:
    """Name the points of an animal whose head of radius ``r`` is ``at``, and where one may ride."""
    x, y = at
    pen.anchor("head", x, y).anchor("top", x, y - r).anchor("mouth", x + 0.8 * r, y + 0.3 * r)
    pen.anchor("hand_r", x + r, y + r).anchor("hand_l", x - 1.6 * r, y + r)
    pen.anchor("paw", x, -0.05).anchor("seat", *seat)


def settled(archetype: Archetype) -> Archetype:
    """``archetype`` with its figures set on the ground and no taller than :data:`TALLEST`.

    Poses move feet and heads about; leapers may stay in the air.
    """

    def draw(row: SubjectRow, look: Look, /) -> Sketch:
        sketch = archetype(row, look)
        _, top, _, bottom = sketch.box()
        aloft = -0.35 if look.pose in ("jump", "fall") else -0.08
        drop = 0.02 - bottom if not aloft <= bottom <= 0.12 else 0.0
        scale = min(1.0, TALLEST / -(top + drop))
        return sketch.placed(0.0, drop * scale, scale) if drop or scale < 1.0 else sketch

    return draw
