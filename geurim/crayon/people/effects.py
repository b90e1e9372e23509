"""Signs that children draw around a head: hearts, sparkles, steam, trembling lines, a cloud."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geurim.crayon.look import Look
from geurim.crayon.people.plain import plain_signs
from geurim.crayon.sketch import Pen
from geurim.emotion import Emotion


def around(pen: Pen, x: float, y: float, r: float, look: Look, *, asleep: bool = False) -> None:
    """Draw the signs of a feeling that is strong enough around a head of radius ``r``."""
    chance = look.rng.random()
    if look.bold and not asleep:
        plain_signs(pen, x, y, r, look.emotion)
    elif asleep:
        _sleep(pen, x, y, r)
    elif chance < 0.25 + 0.75 * look.intensity:
        _AROUND.get(look.emotion, _none)(pen, x, y, r, look)


def _none(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    del pen, x, y, r, look


def _sleep(pen: Pen, x: float, y: float, r: float) -> None:
    for k, size in enumerate((0.22, 0.3, 0.38)):
        u, v = x + (0.7 + 0.5 * k) * r, y - (1.2 + 0.5 * k) * r
        s = size * r
        pen.path(
            [(u - s, v - s), (u + s, v - s), (u - s, v + s), (u + s, v + s)],
            "blue",
            weight=0.6,
            fine=True,
        )


def _rays(
    pen: Pen, x: float, y: float, r: float, colour: str, count: int, near: float, far: float
) -> None:
    for a in np.radians(np.linspace(200, 340, count)):
        pen.path(
            [
                (x + near * r * np.cos(a), y + near * r * np.sin(a)),
                (x + far * r * np.cos(a), y + far * r * np.sin(a)),
            ],
            colour,
            weight=0.6,
            fine=True,
        )


def _excitement(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    if look.rng.random() < 0.5:
        _rays(pen, x, y, r, "orange", 5, 1.45, 1.8)
    for side in (-1, 1):
        pen.star(
            x + side * 1.75 * r,
            y - (0.5 + 0.3 * look.rng.random()) * r,
            0.3 * r,
            "yellow",
            "orange",
        )


def _amusement(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    """Little bows of shaking on both sides: a head that rocks with laughter."""
    del look
    for side in (-1, 1):
        for k in (1.35, 1.6):
            start, end = (-35, 35) if side > 0 else (145, 215)
            pen.arc(x, y, k * r, k * r, start, end, "orange", weight=0.5, fine=True)


def _contentment(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    side = 1 if look.rng.random() < 0.5 else -1
    pen.heart(x + side * 1.5 * r, y - 0.9 * r, 0.3 * r, "pink", "rose")


def _awe(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    for u, v, s in ((-1.6, -0.7, 0.32), (1.6, -0.8, 0.36), (1.25, -1.4, 0.24)):
        cx, cy, k = x + u * r, y + v * r, s * r * (0.9 + 0.2 * look.rng.random())
        pen.path([(cx - k, cy), (cx + k, cy)], "yellow", weight=0.6, fine=True)
        pen.path([(cx, cy - k), (cx, cy + k)], "yellow", weight=0.6, fine=True)


def _anger(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    if look.rng.random() < 0.5:
        for side in (-1, 1):
            pen.curl(
                x + side * 1.55 * r, y - 0.75 * r, 0.42 * r, 0.3 * r, "red", turns=6, weight=0.7
            )
    else:
        pen.curl(x, y - 2.1 * r, 0.95 * r, 0.42 * r, "black", turns=9, weight=0.8)
    cx, cy, k = x + 1.25 * r, y - 1.15 * r, 0.26 * r
    for dx, dy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        pen.path(
            [
                (cx + dx * k, cy + 0.25 * dy * k),
                (cx + 0.3 * dx * k, cy + 0.3 * dy * k),
                (cx + 0.25 * dx * k, cy + dy * k),
            ],
            "red",
            weight=0.6,
            fine=True,
        )


def _disgust(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    del look
    for u in (-1.45, 1.45):
        v = np.linspace(-1.1, 0.4, 7)
        wave = [
            (x + (u + (0.12 if i % 2 else -0.12)) * r, y + float(a) * r) for i, a in enumerate(v)
        ]
        pen.path(wave, "green", weight=0.6, smooth=True)


def _fear(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    """Trembling lines along the body."""
    del look
    for u in (-1.5, -1.8, 1.5, 1.8):
        v = np.linspace(0.5, 2.3, 9)
        shake = [
            (x + (u + (0.09 if i % 2 else -0.09)) * r, y + float(a) * r) for i, a in enumerate(v)
        ]
        pen.path(shake, "navy", weight=0.5, fine=True)


def _cloud(pen: Pen, x: float, y: float, r: float) -> None:
    """A small grey cloud with flat bottom and three bumps."""
    t = np.radians(np.arange(180, 361, 20))
    bumps = [
        (x + u * r + k * r * np.cos(a), y + k * r * np.sin(a))
        for u, k in ((-0.62, 0.34), (0.0, 0.5), (0.62, 0.34))
        for a in t
    ]
    pen.shape(bumps, "grey", "darkgrey", weight=0.7, fine=True)


def _sadness(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    choice = look.rng.random()
    if choice < 0.35:
        _cloud(pen, x, y - 2.0 * r, r)
        for k in (-0.5, 0.0, 0.5):
            pen.path(
                [(x + k * r, y - 1.85 * r), (x + k * r - 0.08 * r, y - 1.45 * r)],
                "blue",
                weight=0.6,
                fine=True,
            )
    elif choice < 0.6:
        cx, cy, k = x + 1.55 * r, y - 0.85 * r, 0.34 * r
        pen.heart(cx, cy, k, "purple", "purple")
        pen.path(
            [
                (cx, cy - 0.6 * k),
                (cx - 0.25 * k, cy - 0.1 * k),
                (cx + 0.2 * k, cy + 0.2 * k),
                (cx, cy + 0.9 * k),
            ],
            "white",
            weight=0.5,
            fine=True,
        )


_AROUND: dict[Emotion, Callable[[Pen, float, float, float, Look], None]] = {
    Emotion.EXCITEMENT: _excitement,
    Emotion.AMUSEMENT: _amusement,
    Emotion.CONTENTMENT: _contentment,
    Emotion.AWE: _awe,
    Emotion.ANGER: _anger,
    Emotion.DISGUST: _disgust,
    Emotion.FEAR: _fear,
    Emotion.SADNESS: _sadness,
}
