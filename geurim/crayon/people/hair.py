"""Hair, as children tell people apart by it: drawn about a head of radius ``r`` at the origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Points, ellipse
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


@dataclass(frozen=True, slots=True)
class Style:
    """A way to wear one's hair."""

    cut: str
    """long, pigtails, ponytail, bob, braids, short, spiky, bowl, perm, bun, bald, curl."""
    colour: str
    fringe: str
    """straight, parted, jagged, high."""
    tie: str
    """Colour of ribbons."""


_CUTS: dict[tuple[str, bool], tuple[str, ...]] = {
    ("baby", True): ("curl",),
    ("baby", False): ("curl",),
    ("child", True): ("pigtails", "long", "bob", "ponytail", "braids", "long"),
    ("child", False): ("short", "spiky", "bowl", "short"),
    ("teen", True): ("long", "ponytail", "bob"),
    ("teen", False): ("short", "spiky", "bowl"),
    ("adult", True): ("long", "perm", "bun", "bob"),
    ("adult", False): ("short", "parted", "spiky"),
    ("elder", True): ("perm", "perm", "bun"),
    ("elder", False): ("bald", "bald", "short"),
}


def choose(row: SubjectRow, female: bool, look: Look) -> Style:
    """Hair that suits ``row``, by its build and the figure's sex."""
    build = str(row.params.get("build", "child"))
    rng = look.rng
    cuts = _CUTS[(build, female)]
    cut = str(row.params.get("hair", cuts[int(rng.integers(len(cuts)))]))
    shade = rng.random()
    colour = "grey" if build == "elder" else ("hair" if shade < 0.8 else "darkbrown")
    fringe = ("straight", "parted", "jagged", "high")[int(rng.integers(4))]
    tie = ("red", "pink", "yellow", "purple", "sky")[int(rng.integers(5))]
    return Style(cut, colour, fringe, tie)


def behind(pen: Pen, r: float, style: Style) -> None:
    """What hangs behind the head and the shoulders."""
    c = style.colour
    if style.cut == "long":
        pen.shape(
            [
                (-1.02 * r, -0.4 * r),
                (1.02 * r, -0.4 * r),
                (1.16 * r, 1.25 * r),
                (0.7 * r, 1.32 * r),
                (-0.7 * r, 1.32 * r),
                (-1.16 * r, 1.25 * r),
            ],
            c,
            c,
            how="solid",
            smooth=False,
        )
    elif style.cut == "bob":
        pen.shape(
            [
                (-1.04 * r, -0.5 * r),
                (1.04 * r, -0.5 * r),
                (1.2 * r, 0.5 * r),
                (1.0 * r, 0.72 * r),
                (-1.0 * r, 0.72 * r),
                (-1.2 * r, 0.5 * r),
            ],
            c,
            c,
            how="solid",
            smooth=True,
        )
    elif style.cut == "pigtails":
        for side in (-1, 1):
            pen.shape(
                [
                    (side * 0.95 * r, -0.35 * r),
                    (side * 1.5 * r, -0.45 * r),
                    (side * 1.62 * r, 0.35 * r),
                    (side * 1.3 * r, 0.75 * r),
                    (side * 1.12 * r, 0.2 * r),
                ],
                c,
                c,
                how="solid",
                smooth=True,
            )
    elif style.cut == "braids":
        for side in (-1, 1):
            for k in range(4):
                pen.oval(
                    side * (1.05 + 0.05 * k) * r,
                    (0.25 + 0.3 * k) * r,
                    0.17 * r,
                    0.19 * r,
                    c,
                    c,
                    weight=0.6,
                )
    elif style.cut == "ponytail":
        pen.shape(
            [
                (0.35 * r, -0.95 * r),
                (1.25 * r, -1.25 * r),
                (1.65 * r, -0.4 * r),
                (1.4 * r, 0.45 * r),
                (1.15 * r, -0.3 * r),
            ],
            c,
            c,
            how="solid",
            smooth=True,
        )
    elif style.cut == "bun":
        pen.oval(0, -1.18 * r, 0.42 * r, 0.34 * r, c, c, how="solid")


def front(pen: Pen, r: float, style: Style, look: Look) -> None:
    """What lies over the forehead and the ears; called after the face."""
    c = style.colour
    if style.cut == "curl":
        pen.path(
            [(0, -0.98 * r), (-0.12 * r, -1.2 * r), (0.1 * r, -1.28 * r), (0.14 * r, -1.1 * r)],
            c,
            smooth=True,
        )
        for u in (-0.3, 0.3):
            pen.path([(u * r, -0.92 * r), (u * 0.9 * r, -0.72 * r)], c, weight=0.7)
        return
    if style.cut == "bald":
        _tufts(pen, r, c)
        return
    if style.cut == "perm":
        for a in np.radians(np.linspace(168, 372, 9)):
            pen.oval(
                1.0 * r * np.cos(a),
                1.02 * r * np.sin(a) + 0.02 * r,
                0.3 * r,
                0.29 * r,
                c,
                c,
                weight=0.8,
            )
        return
    pen.shape(_cap(r, style, look), c, c, how="solid", weight=0.8)
    if style.cut in ("long", "bob", "braids"):
        low = {"long": 1.1, "bob": 0.62, "braids": 0.3}[style.cut]
        for side in (-1, 1):
            pen.shape(
                [
                    (side * 0.86 * r, -0.5 * r),
                    (side * 1.08 * r, -0.35 * r),
                    (side * 1.16 * r, low * r),
                    (side * 0.9 * r, low * r),
                    (side * 0.84 * r, 0.1 * r),
                ],
                c,
                c,
                how="solid",
                weight=0.8,
            )
    if style.cut in ("pigtails", "braids", "ponytail"):
        spots = [(0.55, -0.98)] if style.cut == "ponytail" else [(-1.0, -0.32), (1.0, -0.32)]
        for u, v in spots:
            pen.oval(u * r, v * r, 0.14 * r, 0.14 * r, style.tie, style.tie, weight=0.7, fine=True)


def from_behind(pen: Pen, r: float, style: Style) -> None:
    """The back of a head."""
    if style.cut == "bald":
        _tufts(pen, r, style.colour)
        return
    pen.shape(ellipse(0, -0.03 * r, 1.06 * r, 1.02 * r), style.colour, style.colour, how="solid")
    if style.cut in ("long", "bob"):
        low = 1.25 if style.cut == "long" else 0.75
        pen.shape(
            [(-1.05 * r, -0.2 * r), (1.05 * r, -0.2 * r), (1.1 * r, low * r), (-1.1 * r, low * r)],
            style.colour,
            style.colour,
            how="solid",
        )


def _cap(r: float, style: Style, look: Look) -> Points:
    """Outline of the hair on top: over the skull, and back along the fringe."""
    rng = look.rng
    t = np.radians(np.linspace(176, 364, 17))
    lift = np.full(17, 1.09)
    scared = look.emotion is Emotion.FEAR and look.intensity > 0.45
    if style.cut == "spiky" or scared:
        lift = np.where(np.arange(17) % 2 == 1, 1.38 if scared else 1.28, 1.05)
        lift[[0, -1]] = 1.05
    over = np.stack([r * lift * np.cos(t), r * lift * np.sin(t) - 0.02 * r], axis=1)
    us = np.linspace(0.93, -0.93, 9)
    rest = {"straight": -0.4, "parted": -0.46, "jagged": -0.42, "high": -0.56}[style.fringe]
    vs = np.full(9, rest)
    vs[[0, -1]] = -0.12 if style.cut == "bowl" else -0.22
    if style.fringe == "parted":
        vs[1:-1] -= 0.2 * (1 - np.abs(us[1:-1] - 0.25))
    elif style.fringe == "jagged":
        vs[1:-1] += np.where(np.arange(7) % 2 == 0, 0.1, -0.1)
    else:
        vs[1:-1] += rng.normal(0, 0.025, 7)
    fringe = np.stack([us * r, vs * r], axis=1)
    return np.concatenate([over, fringe])


def _tufts(pen: Pen, r: float, colour: str) -> None:
    for side in (-1, 1):
        pen.oval(side * 0.98 * r, -0.22 * r, 0.2 * r, 0.32 * r, colour, colour, weight=0.7)
    for u in (-0.12, 0.02, 0.16):
        pen.path([(u * r, -0.97 * r), (u * 1.5 * r, -1.14 * r)], colour, weight=0.5)
