"""Trees, flowers, grass and hills as decor of settings, dressed for the season.

Plants that a diary speaks of are subjects and come from :mod:`geurim.crayon.plants`; these here
stay in the background, change with the season and the mood, and cost few strokes.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.outlines import scalloped
from geurim.crayon.sketch import Fill, Pen, Points, Sketch
from geurim.crayon.wishes import pick
from geurim.records import Season

PETALS = ("red", "pink", "yellow", "orange", "purple", "rose")
LEAVES: dict[Season, tuple[str, ...]] = {
    "spring": ("lime", "pink", "pink", "green"),
    "summer": ("green", "green", "darkgreen"),
    "autumn": ("orange", "red", "yellow"),
    "winter": ("darkgreen",),
}


def tree(rng: np.random.Generator, season: Season, form: int, *, dull: bool = False) -> Sketch:
    """A tree, 1 high.

    ``form`` 0: wound leaves; 1: cloud of leaves with fruit or blossom; 2: fir; 3: bare.
    """
    pen = Pen()
    leaf = pick(rng, ("darkgreen", "brown", "grey") if dull else LEAVES[season])
    if form == 3 or (season == "winter" and form != 2):
        return _bare(pen, rng, snow=season == "winter" and not dull)
    if form == 2:
        return _fir(pen, rng, "darkgreen" if dull else pick(rng, ("green", "darkgreen")), season)
    flare = float(rng.uniform(0.08, 0.13))
    trunk = [(-0.07, -0.62), (0.07, -0.62), (flare, 0.0), (-flare, 0.0)]
    pen.shape(trunk, "brown", "darkbrown" if rng.random() < 0.5 else "ink")
    wide = float(rng.uniform(0.3, 0.4))
    line = "darkgreen" if leaf in ("green", "lime") else leaf
    if form == 0:
        how: Fill = "scribble"
        pen.oval(0, -0.68, wide, 0.32, leaf, line, how=how)
    else:
        pen.shape(scalloped(0, -0.68, wide, 0.31, int(rng.integers(7, 11)), rng, 0.2), leaf, line)
        dots = {"spring": "white", "summer": "red", "autumn": "red", "winter": "white"}[season]
        if leaf != dots and rng.random() < 0.6 and not dull:
            for x, y in ((-0.16, -0.8), (0.14, -0.74), (-0.05, -0.6), (0.2, -0.55), (-0.22, -0.56)):
                pen.oval(x * wide / 0.35, y, 0.045, 0.045, dots, dots, fine=True)
    return pen.sketch()


def _bare(pen: Pen, rng: np.random.Generator, *, snow: bool) -> Sketch:
    """Trunk and naked branches, drawn as children do: forks to both sides."""
    brown = pick(rng, ("brown", "darkbrown"))
    pen.shape([(-0.06, -0.6), (0.06, -0.6), (0.1, 0.0), (-0.1, 0.0)], brown)
    for x, y, ex, ey in (
        (0.0, -0.55, -0.3, -0.86), (0.0, -0.58, 0.02, -1.0), (0.0, -0.52, 0.32, -0.82),
        (-0.17, -0.73, -0.36, -0.68), (0.18, -0.68, 0.38, -0.62), (0.01, -0.78, 0.16, -0.94),
    ):  # fmt: skip
        pen.path([(x, y), (ex + float(rng.normal(0, 0.03)), ey)], brown, weight=1.2)
    if snow:
        for x, y in ((-0.3, -0.9), (0.33, -0.86)):
            pen.oval(x, y, 0.1, 0.05, "white", "sky", fine=True)
    return pen.sketch()


def _fir(pen: Pen, rng: np.random.Generator, green: str, season: Season) -> Sketch:
    """Three stacked triangles on a stump; in winter each carries snow."""
    pen.rect(-0.06, -0.18, 0.06, 0.0, "brown")
    wide = float(rng.uniform(0.28, 0.36))
    for top, low, half in (
        (-0.5, -0.14, wide),
        (-0.76, -0.4, 0.82 * wide),
        (-1.0, -0.66, 0.62 * wide),
    ):
        pen.shape([(0, top), (half, low), (-half, low)], green, "darkgreen", sharp=True)
        if season == "winter":
            cap = top + 0.3 * (low - top)
            cut = 0.3 * half
            pen.shape(
                [(0, top), (cut, cap), (0, cap - 0.03), (-cut, cap)], "white", "sky", fine=True
            )
    return pen.sketch()


def flower(rng: np.random.Generator, form: int, colour: str | None = None) -> Sketch:
    """A flower, 1 high. ``form`` 0: petals about a middle; 1: tulip; 2: a wound blossom."""
    pen = Pen()
    paint = colour or pick(rng, PETALS)
    pen.path([(0, -0.6), (float(rng.normal(0, 0.03)), 0)], "green")
    side = 1 if rng.random() < 0.5 else -1
    pen.shape(
        [(0, -0.08), (0.16 * side, -0.34), (0.3 * side, -0.3)],
        "green",
        "green",
        smooth=True,
        fine=True,
    )
    if form == 1:
        cup = [
            (-0.2, -1.0),
            (-0.1, -0.82),
            (0, -1.0),
            (0.1, -0.82),
            (0.2, -1.0),
            (0.2, -0.66),
            (0, -0.54),
            (-0.2, -0.66),
        ]
        pen.shape(cup, paint, paint, fine=True)
    elif form == 2:
        pen.curl(0, -0.76, 0.2, 0.2, paint, turns=4)
    else:
        for k in range(5):
            a = 2 * math.pi * k / 5 - 1.57
            pen.oval(
                0.17 * math.cos(a), -0.76 + 0.17 * math.sin(a), 0.12, 0.12, paint, paint, fine=True
            )
        pen.oval(0, -0.76, 0.09, 0.09, "yellow" if paint != "yellow" else "orange", None, fine=True)
    return pen.sketch()


def tuft(x: float, y: float, size: float, colour: str = "green") -> Sketch:
    """A tuft of grass: a zigzag of three or four blades."""
    blades = [(-0.6, 0), (-0.5, -0.7), (-0.2, 0), (0.0, -1.0), (0.2, 0), (0.5, -0.75), (0.6, 0)]
    return Pen().path([(x + size * a, y + size * b) for a, b in blades], colour, fine=True).sketch()


def bush(rng: np.random.Generator, colour: str, *, berries: bool = True) -> Sketch:
    """A low bush, 1 high."""
    pen = Pen().shape(scalloped(0, -0.45, 0.85, 0.46, 8, rng), colour, "darkgreen")
    for x, y in ((-0.4, -0.5), (0.05, -0.65), (0.4, -0.4)) if berries else ():
        pen.oval(x, y, 0.1, 0.1, "red", "red", fine=True)
    return pen.sketch()


def hill(
    left: float,
    right: float,
    foot: float,
    top: float,
    rng: np.random.Generator,
    *,
    pointed: bool = False,
) -> Points:
    """The outline of a hill, or of a pointed mountain, between ``left`` and ``right``."""
    peak = left + (right - left) * float(rng.uniform(0.42, 0.58))
    if pointed:
        return np.array([(left, foot), (peak, top), (right, foot)])
    t = np.linspace(0, math.pi, 16)
    x = left + (right - left) * (1 - np.cos(t)) / 2
    return np.stack([x, foot + (top - foot) * np.sin(t) ** 0.85], axis=1)


def mound(x: float, y: float, half: float, high: float, green: str = "green") -> Sketch:
    """A round burial mound as on Korean hillsides, with a little wall of turf around it."""
    t = np.linspace(math.pi, 2 * math.pi, 16)
    pen = Pen()
    pen.shape(np.stack([x + half * np.cos(t), y + high * np.sin(t)], axis=1), green, "darkgreen")
    for k in (-0.55, -0.1, 0.4):
        pen.add(tuft(x + k * half, y - 0.35 * high * (1 - abs(k)), 0.13 * half, "darkgreen"))
    return pen.sketch()
