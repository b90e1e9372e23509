"""Faces: what the nine feelings look like when a child draws them.

Children of five to ten show feelings literally (Picard & Gauthier 2012): in the eyes, brows and
mouth, in tears, sweat and steam. Each feeling has features that no other has, so that fear is not
taken for sadness (round staring eyes and a trembling mouth, not tears) nor contentment for
excitement (closed eyes and a small mouth, not an open one).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geurim.crayon.look import Look
from geurim.crayon.people import plain
from geurim.crayon.sketch import Mark, Pen, Points, ellipse
from geurim.emotion import Emotion

THIN = 0.5
"""Weight of the lines of a face."""
EYE_X, EYE_Y = 0.37, -0.10
"""Place of the eyes, in head radii from the middle."""


def face(
    pen: Pen,
    x: float,
    y: float,
    r: float,
    look: Look,
    *,
    animal: bool = False,
    asleep: bool = False,
) -> None:
    """Draw eyes, brows, mouth and what goes with them on a head of radius ``r`` about (x, y).

    ``animal`` leaves out nose and cheeks and keeps the features in the upper part, since the
    archetype draws its own muzzle; ``asleep`` closes the eyes whatever the feeling.
    """
    draw = _Face(pen, x, y, r, look)
    if look.bold:
        if asleep:
            plain.asleep(pen, x, y, r, animal=animal)
        else:
            plain.plain_face(pen, x, y, r, look.emotion, animal=animal)
        return
    if asleep:
        draw.closed_eyes()
        draw.smile(0.25, 0.12)
        return
    if not animal:
        draw.nose()
    _FACES[look.emotion](draw, animal)


class _Face:
    """One face being drawn; lengths in head radii from the middle of the head."""

    def __init__(self, pen: Pen, x: float, y: float, r: float, look: Look) -> None:
        self.pen, self.x, self.y, self.r, self.look = pen, x, y, r, look
        self.strong = look.intensity
        self.pick = int(look.rng.integers(0, 3))
        self.uneven = float(look.rng.normal(0, 0.04))

    def at(self, u: float, v: float) -> tuple[float, float]:
        return self.x + u * self.r, self.y + v * self.r

    def line(self, *points: tuple[float, float], colour: str = "ink", weight: float = THIN) -> None:
        self.pen.path([self.at(*p) for p in points], colour, weight=weight, fine=True)

    def curve(
        self,
        u: float,
        v: float,
        w: float,
        h: float,
        start: float,
        end: float,
        colour: str = "ink",
        weight: float = THIN,
    ) -> None:
        x, y = self.at(u, v)
        self.pen.arc(x, y, w * self.r, h * self.r, start, end, colour, weight=weight, fine=True)

    def eyes(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (-EYE_X, EYE_Y + self.uneven), (EYE_X, EYE_Y - self.uneven)

    def dots(self, size: float = 0.085) -> None:
        for u, v in self.eyes():
            self.pen.dot(*self.at(u, v), size * self.r)

    def round_eyes(self, size: float, pupil: float, up: float = 0.0) -> None:
        """White circles with pupils; ``up`` lifts the gaze."""
        for u, v in self.eyes():
            x, y = self.at(u, v)
            size_here = size * (1 + 2.0 * self.uneven * np.sign(u))
            self.pen.oval(
                x,
                y,
                size_here * self.r,
                size_here * 1.1 * self.r,
                "white",
                weight=THIN,
                fine=True,
                how="none",
            )
            self.pen.dot(x, y - up * size * self.r, pupil * self.r)

    def star_eyes(self) -> None:
        for u, v in self.eyes():
            self.pen.star(*self.at(u, v), 0.28 * self.r, "yellow", "orange")

    def closed_eyes(self) -> None:
        """Eyelids at rest: ◡ ◡."""
        for u, v in self.eyes():
            self.curve(u, v - 0.05, 0.17, 0.13, 15, 165)

    def laughing_eyes(self) -> None:
        """Eyes closed by laughing: ∩ ∩."""
        for u, v in self.eyes():
            self.curve(u, v + 0.08, 0.17, 0.2, 195, 345, weight=0.6)

    def squeezed_eyes(self) -> None:
        """Eyes squeezed by laughing: > <."""
        for side, (u, v) in zip((1, -1), self.eyes(), strict=True):
            self.line(
                (u - 0.14 * side, v - 0.13),
                (u + 0.13 * side, v),
                (u - 0.14 * side, v + 0.13),
                weight=0.6,
            )

    def brows(self, inner: float, outer: float, weight: float = THIN) -> None:
        """Brow heights above the eyes at the nose's side and at the temple's."""
        for side, (u, v) in zip((-1, 1), self.eyes(), strict=True):
            self.line((u - side * 0.17, v - inner), (u + side * 0.19, v - outer), weight=weight)

    def nose(self) -> None:
        if self.pick == 0:
            self.curve(0, 0.08, 0.07, 0.06, 10, 170)
        elif self.pick == 1:
            self.line((0, 0.0), (0.06, 0.14), (-0.02, 0.15))

    def cheeks(self, colour: str = "pink", size: float = 0.17) -> None:
        for u in (-0.58, 0.58):
            x, y = self.at(u, 0.25)
            self.pen.marks.append(
                _veil(ellipse(x, y, size * self.r, size * 0.85 * self.r, 0.0, 12), colour)
            )

    def smile(self, width: float, depth: float, colour: str = "red") -> None:
        self.curve(0, 0.33, width, depth, 12, 168, colour, weight=0.6)

    def frown(self, width: float, depth: float) -> None:
        self.curve(self.uneven, 0.62, width, depth, 198, 342, "ink", weight=0.65)

    def open_smile(self, width: float, depth: float, teeth: bool) -> None:
        """A wide D lying on its back, red inside."""
        t = np.radians(np.linspace(0, 180, 12))
        outline = [self.at(width * np.cos(a), 0.27 + depth * np.sin(a)) for a in t]
        self.pen.shape(outline, "red", "ink", how="solid", weight=THIN, fine=True)
        if teeth:
            box = [
                (-0.75 * width, 0.28),
                (0.75 * width, 0.28),
                (0.66 * width, 0.28 + 0.32 * depth),
                (-0.66 * width, 0.28 + 0.32 * depth),
            ]
            self.pen.shape([self.at(*p) for p in box], "white", None, how="none", fine=True)

    def tears(self, long: bool) -> None:
        for u, v in self.eyes():
            end = 0.78 if long else 0.42
            self.line((u - 0.03, v + 0.14), (u - 0.06, v + end), colour="sky", weight=0.75)
            if long:
                self.line(
                    (u + 0.09, v + 0.14), (u + 0.11, v + end - 0.12), colour="blue", weight=0.5
                )

    def drop(self, u: float, v: float, size: float = 0.13, colour: str = "sky") -> None:
        points = [
            (u, v - 1.5 * size),
            (u + size, v + 0.3 * size),
            (u + 0.5 * size, v + size),
            (u - 0.5 * size, v + size),
            (u - size, v + 0.3 * size),
        ]
        self.pen.shape(
            [self.at(*p) for p in points], colour, "blue", weight=0.35, smooth=True, fine=True
        )


def _veil(points: Points, colour: str) -> Mark:
    return Mark(points, None, colour, True, "zigzag", 0.6, fine=True, veil=True)


def _neutral(f: _Face, animal: bool) -> None:
    f.dots()
    wide = 0.12 if animal else 0.2
    dip = 0.0 if f.pick == 2 else 0.04
    f.line((-wide, 0.42), (0.0, 0.42 + dip), (wide, 0.42), colour="red" if f.pick else "ink")


def _contentment(f: _Face, animal: bool) -> None:
    if not animal:
        f.cheeks()
    if f.pick == 2 and f.strong < 0.6:
        f.dots()
    else:
        f.closed_eyes()
    f.smile(0.3 if not animal else 0.22, 0.2)


def _excitement(f: _Face, animal: bool) -> None:
    if not animal:
        f.cheeks("rose", 0.15)
    if f.pick == 0:
        f.star_eyes()
    else:
        f.round_eyes(0.2, 0.13, up=0.15)
        f.brows(0.38, 0.34)
    f.open_smile(0.46 if not animal else 0.32, 0.42 if not animal else 0.3, False)


def _amusement(f: _Face, animal: bool) -> None:
    if f.pick == 0:
        f.laughing_eyes()
    else:
        f.squeezed_eyes()
    f.open_smile(0.55 if not animal else 0.36, 0.5 if not animal else 0.34, True)
    for side in (-1, 1):
        f.drop(side * 0.78, 0.0, 0.1)


def _awe(f: _Face, animal: bool) -> None:
    f.round_eyes(0.24, 0.15, up=0.35)
    f.brows(0.46, 0.4)
    x, y = f.at(0, 0.5)
    f.pen.oval(
        x,
        y,
        (0.15 if not animal else 0.11) * f.r,
        0.2 * f.r,
        "red",
        weight=THIN,
        how="solid",
        fine=True,
    )
    if not animal:
        f.cheeks("pink", 0.13)


def _anger(f: _Face, animal: bool) -> None:
    if not animal and f.strong > 0.35:
        f.cheeks("red", 0.2)
    f.dots(0.095)
    f.brows(0.12, 0.38, weight=0.85)
    if f.pick == 0 or animal:
        f.frown(0.32, 0.22)
    else:
        box = [(-0.36, 0.36), (0.36, 0.36), (0.33, 0.62), (-0.33, 0.62)]
        f.pen.shape([f.at(*p) for p in box], "white", "ink", how="none", weight=THIN, fine=True)
        f.line((-0.34, 0.49), (0.34, 0.49), weight=0.4)
        for u in (-0.18, 0.0, 0.18):
            f.line((u, 0.37), (u, 0.61), weight=0.4)


def _disgust(f: _Face, animal: bool) -> None:
    if not animal:
        f.cheeks("lime", 0.26)
    (lu, lv), (ru, rv) = f.eyes()
    f.line((lu - 0.16, lv - 0.12), (lu + 0.14, lv), (lu - 0.16, lv + 0.1), weight=0.6)
    f.line((ru - 0.17, rv), (ru + 0.17, rv - 0.03), weight=0.7)
    f.line((ru - 0.17, rv - 0.2), (ru + 0.17, rv - 0.12), weight=0.6)
    f.line((-0.1, 0.06), (0.0, 0.12), (0.1, 0.05), weight=0.4)
    wave = [(-0.38, 0.44), (-0.2, 0.34), (-0.02, 0.46), (0.18, 0.36), (0.38, 0.48)]
    f.pen.path([f.at(*p) for p in wave], "ink", weight=0.6, fine=True, smooth=True)
    tongue = [(0.0, 0.44), (0.24, 0.4), (0.26, 0.72), (0.13, 0.82), (0.0, 0.7)]
    f.pen.shape([f.at(*p) for p in tongue], "rose", "red", weight=0.4, smooth=True, fine=True)


def _fear(f: _Face, animal: bool) -> None:
    f.round_eyes(0.27, 0.055)
    f.brows(0.5, 0.34, weight=0.6)
    if f.pick == 0 and not animal:
        x, y = f.at(0, 0.55)
        f.pen.oval(x, y, 0.26 * f.r, 0.2 * f.r, "darkgrey", weight=0.6, how="solid", fine=True)
    else:
        wide = 0.42 if not animal else 0.28
        us = np.linspace(-wide, wide, 8)
        f.line(
            *[(float(u), 0.5 + (0.08 if i % 2 else -0.08)) for i, u in enumerate(us)], weight=0.6
        )
    for u, tall in ((-0.62, 0.3), (-0.48, 0.36), (0.5, 0.34), (0.64, 0.28)):
        f.line((u, -0.62), (u, -0.62 + tall), colour="blue", weight=0.4)
    f.drop(1.02, -0.35, 0.13)


def _sadness(f: _Face, animal: bool) -> None:
    crying = f.strong > 0.35 or f.look.pose == "cry"
    if crying:
        f.tears(long=f.strong > 0.6 or f.look.pose == "cry")
    if f.pick == 0 and crying:
        f.closed_eyes()
    else:
        f.dots()
    f.brows(0.36, 0.16, weight=0.6)
    if f.look.pose == "cry" and not animal:
        t = np.radians(np.linspace(180, 360, 12))
        outline = [f.at(0.26 * np.cos(a), 0.66 + 0.28 * np.sin(a)) for a in t]
        f.pen.shape(outline, "red", "ink", how="solid", weight=THIN, fine=True)
    else:
        f.frown(0.27 if not animal else 0.2, 0.2)


_FACES: dict[Emotion, Callable[[_Face, bool], None]] = {
    Emotion.NEUTRAL: _neutral,
    Emotion.CONTENTMENT: _contentment,
    Emotion.EXCITEMENT: _excitement,
    Emotion.AMUSEMENT: _amusement,
    Emotion.AWE: _awe,
    Emotion.ANGER: _anger,
    Emotion.DISGUST: _disgust,
    Emotion.FEAR: _fear,
    Emotion.SADNESS: _sadness,
}
