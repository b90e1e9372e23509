"""Plain large faces: the nine feelings for pictures in which a head is twenty pixels wide.

Each face has few features, as large as the head allows, and differs from every other in eyes and
in mouth. :mod:`geurim.crayon.people.faces` asks for them where a look is ``bold``; lengths are in
head radii from the middle of the head. Draws nothing at random.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geurim.crayon.sketch import Mark, Pen, Points, ellipse
from geurim.emotion import Emotion

EYE_X, EYE_Y = 0.4, -0.02
WEIGHT = 1.15
"""Weight of the lines of a face."""

At = tuple[float, float]


class Plain:
    """One face being drawn about (x, y) on a head of radius ``r``."""

    def __init__(self, pen: Pen, x: float, y: float, r: float, *, animal: bool) -> None:
        self.pen, self.x, self.y, self.r, self.animal = pen, x, y, r, animal

    def at(self, u: float, v: float) -> At:
        return self.x + u * self.r, self.y + v * self.r

    def line(self, *points: At, colour: str = "ink", weight: float = WEIGHT) -> None:
        self.pen.path([self.at(*p) for p in points], colour, weight=weight, fine=True)

    def curve(
        self,
        u: float,
        v: float,
        w: float,
        h: float,
        start: float,
        end: float,
        *,
        colour: str = "ink",
        weight: float = WEIGHT,
    ) -> None:
        x, y = self.at(u, v)
        self.pen.arc(x, y, w * self.r, h * self.r, start, end, colour, weight=weight, fine=True)

    def blob(
        self,
        points: list[At],
        fill: str,
        line: str | None = "ink",
        *,
        smooth: bool = False,
        weight: float = 0.7,
    ) -> None:
        self.pen.shape(
            [self.at(*p) for p in points],
            fill,
            line,
            how="none" if fill == "white" else "solid",
            weight=weight,
            smooth=smooth,
            fine=True,
        )

    def oval(
        self,
        u: float,
        v: float,
        rx: float,
        ry: float,
        fill: str,
        line: str | None = "ink",
        weight: float = 0.8,
    ) -> None:
        x, y = self.at(u, v)
        how = "none" if fill == "white" else "solid"
        self.pen.oval(x, y, rx * self.r, ry * self.r, fill, line, weight=weight, how=how, fine=True)

    def eyes(self) -> tuple[At, At]:
        return (-EYE_X, EYE_Y), (EYE_X, EYE_Y)

    def dots(self, rx: float = 0.13, ry: float = 0.17) -> None:
        for u, v in self.eyes():
            self.oval(u, v, rx, ry, "ink", None)

    def wide_eyes(self, size: float, pupil: float, up: float = 0.0) -> None:
        for u, v in self.eyes():
            self.oval(u, v - 0.03, size, 1.15 * size, "white", weight=0.8)
            self.oval(u, v - 0.03 - up, pupil, pupil, "ink", None)

    def brows(self, inner: float, outer: float, weight: float = 1.3) -> None:
        """Heights above the eyes at the nose's side and at the temple's."""
        for side, (u, v) in zip((-1, 1), self.eyes(), strict=True):
            self.line((u - side * 0.24, v - inner), (u + side * 0.24, v - outer), weight=weight)

    def cheeks(self, colour: str, size: float = 0.24, v: float = 0.34) -> None:
        for u in (-0.66, 0.66):
            x, y = self.at(u, v)
            outline: Points = ellipse(x, y, size * self.r, 0.75 * size * self.r, 0.0, 12)
            self.pen.marks.append(
                Mark(outline, None, colour, True, "solid", 0.6, fine=True, veil=True)
            )

    def drop(self, u: float, v: float, size: float) -> None:
        points = [
            (u, v - 1.6 * size), (u + size, v + 0.3 * size), (u + 0.5 * size, v + size),
            (u - 0.5 * size, v + size), (u - size, v + 0.3 * size),
        ]  # fmt: skip
        self.blob(points, "sky", "blue", smooth=True, weight=0.5)

    def open_mouth(self, w: float, top: float, h: float) -> None:
        """A wide D on its back, with teeth above and a tongue below."""
        t = np.radians(np.linspace(0, 180, 13))
        self.blob([(w * float(np.cos(a)), top + h * float(np.sin(a))) for a in t], "darkred")
        if not self.animal:
            self.blob(
                [(-0.84 * w, top), (0.84 * w, top), (0.72 * w, top + 0.3 * h),
                 (-0.72 * w, top + 0.3 * h)], "white", None,
            )  # fmt: skip
        t = np.radians(np.linspace(200, 340, 9))
        tongue = [
            (0.6 * w * float(np.cos(a)), top + 0.95 * h + 0.35 * h * float(np.sin(a))) for a in t
        ]
        self.blob(tongue, "pink", None)


def plain_face(
    pen: Pen, x: float, y: float, r: float, emotion: Emotion, *, animal: bool = False
) -> None:
    """Draw the face of ``emotion``; ``animal`` keeps the mouth small, for a muzzle."""
    _FACES[emotion](Plain(pen, x, y, r, animal=animal))


def asleep(pen: Pen, x: float, y: float, r: float, *, animal: bool = False) -> None:
    """Closed eyes and a small mouth."""
    f = Plain(pen, x, y, r, animal=animal)
    for u, v in f.eyes():
        f.curve(u, v, 0.2, 0.14, 10, 170)
    f.curve(0, 0.42, 0.16, 0.1, 10, 170)


def _neutral(f: Plain) -> None:
    f.dots()
    f.line((-0.24, 0.5), (0.24, 0.5))


def _contentment(f: Plain) -> None:
    f.cheeks("pink", 0.26)
    for u, v in f.eyes():
        f.curve(u, v - 0.04, 0.21, 0.2, 10, 170, weight=1.3)
    f.curve(0, 0.36, 0.28, 0.2, 10, 170, colour="red", weight=1.25)


def _amusement(f: Plain) -> None:
    for u, v in f.eyes():
        f.curve(u, v + 0.1, 0.22, 0.3, 190, 350, weight=1.5)
    f.open_mouth(0.56 if not f.animal else 0.4, 0.26, 0.58)


def _excitement(f: Plain) -> None:
    if not f.animal:
        f.cheeks("pink", 0.2, 0.36)
    for u, v in f.eyes():
        f.oval(u, v - 0.04, 0.25, 0.32, "ink", None)
        f.oval(u - 0.07, v - 0.16, 0.1, 0.11, "white", None)
        f.oval(u + 0.09, v + 0.1, 0.06, 0.06, "white", None)
    f.brows(0.5, 0.48, 1.0)
    f.curve(0, 0.34, 0.46 if not f.animal else 0.36, 0.34, 0, 180, colour="red", weight=1.5)
    t = np.radians(np.linspace(0, 180, 11))
    w = 0.44 if not f.animal else 0.34
    f.blob([(w * float(np.cos(a)), 0.36 + 0.3 * float(np.sin(a))) for a in t], "red", "ink")


def _awe(f: Plain) -> None:
    f.wide_eyes(0.28, 0.17, up=0.05)
    for u, v in f.eyes():
        f.oval(u - 0.06, v - 0.14, 0.06, 0.06, "white", None)
        f.curve(u, v - 0.38, 0.2, 0.12, 190, 350, weight=1.0)
    f.oval(0, 0.56, 0.17 if not f.animal else 0.14, 0.25, "darkred", "ink")


def _anger(f: Plain) -> None:
    if not f.animal:
        f.cheeks("red", 0.28, 0.3)
    f.dots(0.12, 0.13)
    f.brows(0.12, 0.46, 1.9)
    w = 0.36 if not f.animal else 0.28
    f.blob(
        [(-w, 0.42), (0.0, 0.36), (w, 0.42), (w * 1.05, 0.68), (-w * 1.05, 0.68)],
        "white", "ink", weight=1.0,
    )  # fmt: skip
    f.line((-w, 0.54), (w, 0.54), weight=0.7)
    for u in (-0.5 * w, 0.0, 0.5 * w):
        f.line((u, 0.4), (u, 0.68), weight=0.7)


def _disgust(f: Plain) -> None:
    f.cheeks("lime", 0.3, 0.24)
    for u, v in f.eyes():
        t = np.radians(np.linspace(0, 180, 9))
        half = [(u + 0.19 * float(np.cos(a)), v + 0.18 * float(np.sin(a))) for a in t]
        f.blob(half, "ink", None)
        f.line((u - 0.27, v), (u + 0.27, v), weight=1.4)
    f.line((-0.66, -0.32), (-0.18, -0.18), weight=1.2)
    f.line((0.18, -0.24), (0.66, -0.34), weight=1.2)
    w = 0.42 if not f.animal else 0.28
    wave = [(-w, 0.5), (-0.5 * w, 0.38), (0.0, 0.5), (0.5 * w, 0.4), (w, 0.54)]
    tongue = [(-0.06, 0.48), (0.22, 0.46), (0.26, 0.78), (0.1, 0.9), (-0.06, 0.78)]
    f.blob(tongue, "rose", "red", smooth=True)
    f.line(*wave, weight=1.3)


def _fear(f: Plain) -> None:
    if not f.animal:
        f.pen.marks.append(_paleness(f))
    f.wide_eyes(0.32, 0.075)
    f.brows(0.62, 0.42, 1.2)
    w = 0.4 if not f.animal else 0.27
    us = np.linspace(-w, w, 7).tolist()
    top = [(u, 0.44 + (0.1 if i % 2 else 0.0)) for i, u in enumerate(us)]
    low = [(u, 0.64 + (0.1 if i % 2 else 0.0)) for i, u in enumerate(us)]
    f.blob(top + low[::-1], "darkgrey", "ink")
    f.drop(0.98, -0.3, 0.17)


def _paleness(f: Plain) -> Mark:
    t = np.radians(np.linspace(200, 340, 11))
    rim = [f.at(0.94 * float(np.cos(a)), 0.98 * float(np.sin(a))) for a in t]
    return Mark(np.array(rim), None, "#9fb4d8", True, "solid", 0.6, fine=True, veil=True)


def _sadness(f: Plain) -> None:
    for u, v in f.eyes():
        stream = [(u - 0.12, v + 0.12), (u + 0.12, v + 0.12), (u + 0.17, 0.86), (u - 0.17, 0.86)]
        f.blob(stream, "sky", "blue", weight=0.5)
        f.curve(u, v - 0.02, 0.2, 0.15, 0, 180, weight=1.4)
    f.brows(0.44, 0.2, 1.3)
    f.curve(0, 0.74, 0.26 if not f.animal else 0.22, 0.26, 195, 345, weight=1.4)


_FACES: dict[Emotion, Callable[[Plain], None]] = {
    Emotion.NEUTRAL: _neutral,
    Emotion.CONTENTMENT: _contentment,
    Emotion.AMUSEMENT: _amusement,
    Emotion.EXCITEMENT: _excitement,
    Emotion.AWE: _awe,
    Emotion.ANGER: _anger,
    Emotion.DISGUST: _disgust,
    Emotion.FEAR: _fear,
    Emotion.SADNESS: _sadness,
}


def plain_signs(pen: Pen, x: float, y: float, r: float, emotion: Emotion) -> None:
    """The sign of ``emotion`` about a head of radius ``r``: stars, a heart, steam, waves."""
    if emotion in _SIGNS:
        _SIGNS[emotion](Plain(pen, x, y, r, animal=False))


def _stars(f: Plain) -> None:
    for side in (-1, 1):
        f.pen.star(*f.at(side * 1.5, -0.75), 0.3 * f.r, "yellow", "orange")


def _love(f: Plain) -> None:
    f.pen.heart(*f.at(1.38, -0.85), 0.26 * f.r, "pink", "rose")


def _shaking(f: Plain) -> None:
    for side in (-1, 1):
        for v, w in ((-0.62, -0.82), (-0.34, -0.4), (-0.05, 0.02)):
            f.line((side * 1.28, v), (side * 1.58, w), colour="orange")


def _sparkles(f: Plain) -> None:
    for u, v, s in ((-1.42, -0.75, 0.3), (1.42, -0.8, 0.34)):
        f.line((u - s, v), (u + s, v), colour="yellow", weight=1.3)
        f.line((u, v - s), (u, v + s), colour="yellow", weight=1.3)


def _steam(f: Plain) -> None:
    for side in (-1, 1):
        for u, v, s in ((1.3, -0.7, 0.22), (1.56, -0.86, 0.26), (1.42, -1.08, 0.2)):
            f.oval(side * u, v, s, s, "grey", "darkgrey", 0.6)


def _stench(f: Plain) -> None:
    for u in (-1.34, 1.34):
        wave = [(u + (0.13 if i % 2 else -0.13), -0.9 + 0.2 * i) for i in range(6)]
        f.pen.path([f.at(*p) for p in wave], "green", weight=1.2, smooth=True, fine=True)


def _trembling(f: Plain) -> None:
    for side in (-1, 1):
        shake = [(side * 1.36 + (0.1 if i % 2 else -0.1), -0.5 + 0.16 * i) for i in range(7)]
        f.line(*shake, colour="navy", weight=0.9)


_SIGNS: dict[Emotion, Callable[[Plain], None]] = {
    Emotion.EXCITEMENT: _stars,
    Emotion.CONTENTMENT: _love,
    Emotion.AMUSEMENT: _shaking,
    Emotion.AWE: _sparkles,
    Emotion.ANGER: _steam,
    Emotion.DISGUST: _stench,
    Emotion.FEAR: _trembling,
}

__all__ = ["asleep", "plain_face", "plain_signs"]
