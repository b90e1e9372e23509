"""Sport: balls, bats and rackets, goals, skis and skates.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from geurim.crayon.fittings import FINE, done
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _ball(row: SubjectRow, look: Look) -> Sketch:
    """A ball; ``form``: soccer, basket, base, volley, bowling, or a plain one with a pattern."""
    pen, kind = Pen(), form(row, "plain")
    colour = main_colour(row, look)
    own = kind in ("plain", "basket", "bowling")
    pen.oval(0, -0.5, 0.5, 0.5, colour if own else look.colour)
    if kind == "plain":
        _patterned(pen, colour, look.schema)
    else:
        _PATTERNS[kind](pen)
    return done(pen, grip=(0, -0.1))


def _patterned(pen: Pen, colour: str, schema: int) -> None:
    """A band, the sectors of a beach ball (schema 1) or a star (schema 2)."""
    if schema == 1:
        for k, fill in enumerate((colour, "white", "yellow", "white", "sky", "white")):
            wedge = half_oval(0, -0.5, 0.5, 0.5, 60 * k - 20, 60 * k + 40, 8)
            pen.shape([(0.0, -0.5), *wedge.tolist()], fill, weight=0.8)
    elif schema == 2:
        pen.star(0, -0.48, 0.32, "yellow" if colour != "yellow" else "red", "ink")
    else:
        upper = half_oval(0, -0.58, 0.48, 0.14, 0, 180).tolist()
        lower = half_oval(0, -0.38, 0.48, 0.16, 180, 0).tolist()
        band = "blue" if colour in ("yellow", "orange") else "yellow"
        pen.shape([*upper, *lower], band, weight=0.8)


def _soccer(pen: Pen) -> None:
    """Black patches on a white ball: one in the middle, five at the edge."""
    angles = np.radians(np.arange(5) * 72.0 - 90.0)
    inner = np.stack([0.19 * np.cos(angles), -0.5 + 0.19 * np.sin(angles)], axis=1)
    pen.shape(inner, "black", "black", how="solid", fine=True)
    for near, a in zip(inner.tolist(), angles.tolist(), strict=True):
        pen.path([near, (0.36 * math.cos(a), -0.5 + 0.36 * math.sin(a))], weight=0.7, fine=True)
        corners = ((0.36, 0.0), (0.46, 0.3), (0.5, 0.0), (0.46, -0.3))
        patch = [(r * math.cos(a + b), -0.5 + r * math.sin(a + b)) for r, b in corners]
        pen.shape(patch, "black", "black", how="solid", weight=0.6, fine=True)


def _seams(pen: Pen) -> None:
    """A basketball's: a cross and two bows."""
    pen.path([(0, -0.98), (0, -0.02)], weight=0.8)
    pen.path([(-0.48, -0.5), (0.48, -0.5)], weight=0.8)
    pen.arc(0.62, -0.5, 0.42, 0.5, 134, 226, weight=0.8)
    pen.arc(-0.62, -0.5, 0.42, 0.5, -46, 46, weight=0.8)


def _stitches(pen: Pen) -> None:
    """A baseball's: two red bows with cross stitches."""
    for side in (-1, 1):
        start = 136 if side > 0 else -44
        pen.arc(side * 0.62, -0.5, 0.42, 0.5, start, start + 88, "red", weight=0.9)
        for k in (-0.2, 0.0, 0.2):
            u = side * (0.2 + 0.6 * k * k)
            pen.path([(u - 0.07, k - 0.5), (u + 0.07, k - 0.5)], "red", weight=0.7, fine=True)


def _panels(pen: Pen) -> None:
    """A volleyball's: yellow and blue curves from the middle to the edge."""
    for turn in (-1.57, 0.52, 2.62):
        for bend, paint in ((0.0, "yellow"), (0.35, "blue")):
            tip = (0.47 * math.cos(turn + bend), -0.5 + 0.47 * math.sin(turn + bend))
            mid = (0.26 * math.cos(turn - 0.5), -0.5 + 0.26 * math.sin(turn - 0.5))
            pen.path([(0, -0.5), mid, tip], paint, smooth=True)


def _holes_and_pin(pen: Pen) -> None:
    """A bowling ball's three holes; without a pin beside it nobody knows it."""
    for u, v in ((-0.2, -0.7), (0.02, -0.76), (-0.06, -0.54)):
        pen.oval(u, v, 0.065, 0.065, "white", "white", fine=True)
    pin = mirrored([(0, -1.1), (0.12, -1.02), (0.08, -0.8), (0.19, -0.4), (0.13, 0.0)])
    pen.shape([(x + 0.6, y) for x, y in pin], "white", smooth=True)
    for v in (-0.8, -0.7):
        pen.path([(0.53, v), (0.67, v)], "red", weight=1.1)


_PATTERNS: dict[str, Callable[[Pen], None]] = {
    "soccer": _soccer,
    "basket": _seams,
    "base": _stitches,
    "volley": _panels,
    "bowling": _holes_and_pin,
}


def _stick(row: SubjectRow, look: Look) -> Sketch:
    """What one swings: ``form`` bat, racket, wand, sword."""
    return _STICKS[form(row, "bat")](row, look)


def _bat(row: SubjectRow, look: Look) -> Sketch:
    """A baseball bat with its ball."""
    pen = Pen()
    body = mirrored([(0, -1.0), (0.11, -0.95), (0.12, -0.6), (0.05, -0.2), (0.05, 0.0)])
    pen.shape(body, main_colour(row, look, ("tan", "brown")), smooth=True)
    pen.oval(0, 0.02, 0.09, 0.04, "brown", weight=0.8)
    pen.oval(0.34, -0.2, 0.16, 0.16, None, weight=0.9)
    pen.arc(0.22, -0.2, 0.13, 0.15, -60, 60, "red", weight=0.7, fine=True)
    return done(pen, grip=(0, -0.04))


def _racket(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    for k in (-0.16, 0.0, 0.16):
        pen.path([(k, -0.96), (k, -0.4)], "grey", weight=FINE, fine=True)
        pen.path(
            [(-0.26, -0.68 + 1.2 * k), (0.26, -0.68 + 1.2 * k)], "grey", weight=FINE, fine=True
        )
    pen.path(half_oval(0, -0.68, 0.3, 0.34, -90, 275, 26), main_colour(row, look), weight=1.3)
    pen.limb([(0, -0.34), (0, 0.04)], 0.1, "brown")
    return done(pen, grip=(0, -0.04))


def _wand(row: SubjectRow, look: Look) -> Sketch:
    """A magic wand with a star that sparkles."""
    pen = Pen()
    pen.limb([(0, 0.0), (0, -0.6)], 0.07, main_colour(row, look, ("pink", "purple")))
    pen.star(0, -0.74, 0.34, "yellow", "orange")
    for x, y in ((-0.42, -0.96), (0.44, -0.9), (0.4, -0.5), (-0.4, -0.52)):
        pen.path([(x - 0.06, y), (x + 0.06, y)], "orange", weight=0.7)
        pen.path([(x, y - 0.06), (x, y + 0.06)], "orange", weight=0.7)
    return done(pen, grip=(0, -0.08))


def _sword(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    blade = [(-0.1, -0.26), (0.1, -0.26), (0.1, -0.88), (0, -1.04), (-0.1, -0.88)]
    pen.shape(blade, main_colour(row, look, ("grey", "tan")))
    pen.rect(-0.26, -0.32, 0.26, -0.22, "brown").rect(-0.06, -0.22, 0.06, 0.02, "brown")
    return done(pen, grip=(0, -0.08))


_STICKS = {"bat": _bat, "racket": _racket, "wand": _wand, "sword": _sword}


def _glove(row: SubjectRow, look: Look) -> Sketch:
    """A catcher's glove with a ball in it."""
    pen = Pen()
    colour = main_colour(row, look, ("brown", "tan"))
    for x, y in ((-0.3, -0.76), (-0.1, -0.86), (0.12, -0.86), (0.32, -0.76)):
        pen.oval(x, y, 0.12, 0.24, colour, turn=0.3 * x)
    pen.oval(-0.46, -0.44, 0.14, 0.24, colour, turn=-0.5)
    pen.oval(0, -0.36, 0.42, 0.36, colour)
    pen.oval(0.02, -0.5, 0.22, 0.22, "white")
    pen.arc(-0.12, -0.5, 0.16, 0.2, -60, 60, "red", weight=0.7)
    return done(pen, grip=(0, -0.06))


def _goal(row: SubjectRow, look: Look) -> Sketch:
    """A football goal; ``form = basket`` a board with a hoop."""
    pen = Pen()
    if form(row) == "basket":
        pen.limb([(0, 0.0), (0, -0.7)], 0.1, "darkgrey")
        pen.rect(-0.36, -1.0, 0.36, -0.56, "white")
        pen.rect(-0.14, -0.84, 0.14, -0.64, None, "red", fine=True)
        pen.shape(
            [(-0.17, -0.56), (0.17, -0.56), (0.1, -0.34), (-0.1, -0.34)], None, "grey", weight=0.7
        )
        pen.path([(-0.06, -0.56), (0.04, -0.36)], "grey", weight=FINE).path(
            [(0.06, -0.56), (-0.04, -0.36)], "grey", weight=FINE
        )
        pen.oval(0, -0.57, 0.2, 0.045, None, "red", weight=1.1)
        return done(pen)
    for k in range(1, 7):
        x = -0.8 + 1.6 * k / 7
        pen.path([(x, -0.9), (x, 0.0)], "grey", weight=FINE, fine=True)
    for k in range(1, 4):
        pen.path([(-0.8, -0.9 + 0.22 * k), (0.8, -0.9 + 0.22 * k)], "grey", weight=FINE, fine=True)
    pen.path(
        [(-0.82, 0.0), (-0.82, -0.94), (0.82, -0.94), (0.82, 0.0)], look.colour or "ink", weight=1.6
    )
    return done(pen)


def _ski(row: SubjectRow, look: Look) -> Sketch:
    """Two skis with poles; ``form = skates`` a pair of ice skates."""
    pen = Pen()
    colour = main_colour(row, look)
    kind = form(row, "ski")
    if kind == "skates":
        for x, y in ((-0.5, -0.06), (0.34, 0.0)):
            roll = row.params.get("wheels", False)
            pen.shape(
                [(x - 0.26, y - 0.9), (x + 0.02, y - 0.9), (x + 0.06, y - 0.6),
                (x + 0.36, y - 0.5), (x + 0.38, y - 0.26), (x - 0.3, y - 0.26)], colour,
            )  # fmt: skip
            pen.path([(x - 0.04, y - 0.72), (x + 0.08, y - 0.76)], "white", weight=0.9)
            pen.path([(x + 0.0, y - 0.58), (x + 0.14, y - 0.64)], "white", weight=0.9)
            if roll:
                for u in (-0.2, 0.04, 0.28):
                    pen.oval(x + u, y - 0.13, 0.11, 0.11, "yellow")
            else:
                pen.path([(x - 0.18, y - 0.24), (x - 0.18, y - 0.06)], "grey").path(
                    [(x + 0.24, y - 0.24), (x + 0.24, y - 0.06)], "grey"
                )
                pen.path(
                    [(x - 0.34, y - 0.05), (x + 0.4, y - 0.05), (x + 0.5, y - 0.16)],
                    "grey",
                    weight=1.4,
                )
        return done(pen)
    for side in (-1, 1):
        pen.path([(side * 0.56, 0.0), (side * 0.34, -0.8)], "darkgrey", weight=1.0)
        pen.oval(side * 0.54, -0.1, 0.09, 0.04, None, weight=0.8)
    for side in (-1, 1):
        pen.limb([(-side * 0.34, 0.0), (side * 0.28, -0.86), (side * 0.42, -1.0)], 0.13, colour)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "goal": _goal,
    "ski": _ski,
    "ball": _ball,
    "toy_stick": _stick,
    "glove": _glove,
}
