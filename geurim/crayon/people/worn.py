"""What is worn over the clothes and on the head: aprons, coats, bags, canes; hats, glasses, beards.

One function an item, and two tables by the names that a row's ``wear`` uses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geurim.crayon.people.clothes import Outfit
from geurim.crayon.people.skeleton import At, Build, Skeleton
from geurim.crayon.sketch import Mark, Pen


@dataclass(frozen=True, slots=True)
class _Chest:
    """The front of a body: ``u`` in half shoulders from its middle, ``v`` from neck 0 to hip 1."""

    half: float
    neck: float
    span: float
    hand: At

    def at(self, u: float, v: float, down: float = 0.0) -> At:
        """A point; ``down`` adds a distance in body heights."""
        return u * self.half, self.neck + v * self.span + down


def over_body(pen: Pen, bones: Skeleton, build: Build, outfit: Outfit) -> None:
    """Draw what is worn over the body or carried on it."""
    chest = _Chest(build.shoulder, bones.neck[1], bones.hip[1] - bones.neck[1], bones.hands[1])
    for item, draw in _OVER_BODY.items():
        if item in outfit.wear:
            draw(pen, chest)


def _apron(pen: Pen, c: _Chest) -> None:
    outline = [c.at(-0.5, 0.25), c.at(0.5, 0.25), c.at(0.95, 1, 0.07), c.at(-0.95, 1, 0.07)]
    pen.shape(outline, "white", how="loose", line="pink", weight=0.8)


def _stethoscope(pen: Pen, c: _Chest) -> None:
    tube = [c.at(-0.4, 0), c.at(-0.3, 0.4), c.at(0.1, 0.55)]
    pen.path(tube, "darkgrey", weight=0.6, smooth=True)
    pen.dot(*c.at(0.12, 0.6), 0.03, "darkgrey")
    (left, top), (right, bottom) = c.at(0.3, 0.3), c.at(0.75, 0.5)
    pen.rect(left, top, right, bottom, None, "red", weight=0.4, fine=True)


def _badge(pen: Pen, c: _Chest) -> None:
    pen.star(*c.at(-0.4, 0.32), 0.05)


def _tie(pen: Pen, c: _Chest) -> None:
    outline = [c.at(0, 0, 0.02), c.at(0.3, 0.6), c.at(0, 0.78), c.at(-0.3, 0.6)]
    pen.shape(outline, "red", "red", weight=0.6, fine=True)


def _scarf(pen: Pen, c: _Chest) -> None:
    around = [c.at(-1.05, 0, -0.02), c.at(1.05, 0, -0.02), c.at(1, 0, 0.06), c.at(-1, 0, 0.06)]
    pen.shape(around, "red", weight=0.7)
    (left, top), (right, bottom) = c.at(0.4, 0, 0.05), c.at(0.8, 0, 0.2)
    pen.rect(left, top, right, bottom, "red", weight=0.7)


def _bow(pen: Pen, c: _Chest) -> None:
    outline = [c.at(-0.4, 0, -0.02), c.at(0.4, 0, 0.06), c.at(0.4, 0, -0.02), c.at(-0.4, 0, 0.06)]
    pen.shape(outline, "red", "red", weight=0.6, fine=True)


def _whistle(pen: Pen, c: _Chest) -> None:
    pen.path([c.at(-0.3, 0), c.at(0, 0.4), c.at(0.3, 0)], "ink", weight=0.5)
    pen.dot(*c.at(0, 0.45), 0.025, "red")


def _straps(pen: Pen, c: _Chest) -> None:
    for side in (-1, 1):
        pen.path([c.at(side * 0.55, 0), c.at(side * 0.6, 0.75)], "blue", weight=0.9)


def _cane(pen: Pen, c: _Chest) -> None:
    x, y = c.hand
    stick = [(x - 0.05, y - 0.02), (x, y - 0.05), (x + 0.03, y), (x + 0.05, 0.0)]
    pen.path(stick, "brown", weight=0.8)


_OVER_BODY: dict[str, Callable[[Pen, _Chest], None]] = {
    "apron": _apron,
    "doctor_coat": _stethoscope,
    "uniform_police": _badge,
    "uniform_fire": _badge,
    "tie": _tie,
    "scarf": _scarf,
    "bow": _bow,
    "whistle": _whistle,
    "backpack": _straps,
    "cane": _cane,
}


def on_head(pen: Pen, r: float, outfit: Outfit) -> None:
    """Hats, glasses, beards; about a head of radius ``r`` at the origin."""
    for item in outfit.wear:
        if item in _ON_HEAD:
            _ON_HEAD[item](pen, r)


def _glasses(pen: Pen, r: float) -> None:
    for side in (-1, 1):
        pen.marks.append(_ring(side * 0.38 * r, -0.04 * r, 0.29 * r))
    pen.path([(-0.1 * r, -0.06 * r), (0.1 * r, -0.06 * r)], "ink", weight=0.4, fine=True)


def _ring(x: float, y: float, r: float) -> Mark:
    t = np.linspace(0, 2 * np.pi, 18)
    return Mark(
        np.stack([x + r * np.cos(t), y + r * np.sin(t)], axis=1), "ink", weight=0.4, fine=True
    )


def _hat(pen: Pen, r: float) -> None:
    pen.shape(
        [(-0.72 * r, -0.72 * r), (-0.6 * r, -1.5 * r), (0.6 * r, -1.5 * r), (0.72 * r, -0.72 * r)],
        "tan",
    )
    pen.oval(0, -0.72 * r, 1.35 * r, 0.17 * r, "tan")


def _cap(pen: Pen, r: float) -> None:
    t = np.radians(np.linspace(180, 360, 12))
    pen.shape(np.stack([1.04 * r * np.cos(t), -0.5 * r + 0.75 * r * np.sin(t)], axis=1), "blue")
    pen.shape(
        [(0.1 * r, -0.6 * r), (1.5 * r, -0.56 * r), (1.45 * r, -0.4 * r), (0.1 * r, -0.44 * r)],
        "blue",
        smooth=False,
    )


def _police(pen: Pen, r: float) -> None:
    pen.shape(
        [
            (-1.1 * r, -1.05 * r),
            (-0.8 * r, -1.42 * r),
            (0.8 * r, -1.42 * r),
            (1.1 * r, -1.05 * r),
            (0.9 * r, -0.62 * r),
            (-0.9 * r, -0.62 * r),
        ],
        "navy",
    )
    pen.star(0, -1.05 * r, 0.24 * r)


def _helmet(pen: Pen, r: float) -> None:
    t = np.radians(np.linspace(180, 360, 12))
    pen.shape(np.stack([1.1 * r * np.cos(t), -0.45 * r + 0.95 * r * np.sin(t)], axis=1), "red")
    pen.oval(0, -0.45 * r, 1.4 * r, 0.14 * r, "red")
    pen.star(0, -0.95 * r, 0.24 * r)


def _crown(pen: Pen, r: float) -> None:
    pen.shape(
        [
            (-0.7 * r, -0.7 * r),
            (-0.85 * r, -1.5 * r),
            (-0.35 * r, -1.1 * r),
            (0, -1.6 * r),
            (0.35 * r, -1.1 * r),
            (0.85 * r, -1.5 * r),
            (0.7 * r, -0.7 * r),
        ],
        "yellow",
        sharp=True,
    )


def _nurse(pen: Pen, r: float) -> None:
    pen.shape(
        [(-0.6 * r, -0.8 * r), (-0.75 * r, -1.35 * r), (0.75 * r, -1.35 * r), (0.6 * r, -0.8 * r)],
        "white",
        how="none",
    )
    pen.path([(0, -1.28 * r), (0, -0.92 * r)], "red", weight=0.8)
    pen.path([(-0.2 * r, -1.1 * r), (0.2 * r, -1.1 * r)], "red", weight=0.8)


def _beard(pen: Pen, r: float) -> None:
    pen.shape(
        [
            (-0.8 * r, 0.45 * r),
            (-0.45 * r, 0.62 * r),
            (0.45 * r, 0.62 * r),
            (0.8 * r, 0.45 * r),
            (0.55 * r, 1.25 * r),
            (0, 1.5 * r),
            (-0.55 * r, 1.25 * r),
        ],
        "white",
        "grey",
        how="none",
        weight=0.7,
        smooth=True,
    )


def _santa(pen: Pen, r: float) -> None:
    pen.shape(
        [(-0.95 * r, -0.6 * r), (0.2 * r, -1.9 * r), (1.2 * r, -1.2 * r), (0.95 * r, -0.6 * r)],
        "red",
        smooth=False,
    )
    pen.oval(1.25 * r, -1.15 * r, 0.2 * r, 0.2 * r, "white", how="none")
    pen.rect(-1.1 * r, -0.75 * r, 1.1 * r, -0.45 * r, "white", how="none")
    _beard(pen, r)


def _clown(pen: Pen, r: float) -> None:
    pen.oval(0, 0.1 * r, 0.2 * r, 0.2 * r, "red", "red", how="solid", fine=True)


_ON_HEAD: dict[str, Callable[[Pen, float], None]] = {
    "glasses": _glasses,
    "hat": _hat,
    "cap": _cap,
    "uniform_police": _police,
    "uniform_fire": _helmet,
    "crown": _crown,
    "nurse_cap": _nurse,
    "beard": _beard,
    "red_suit": _santa,
    "clown_nose": _clown,
}
