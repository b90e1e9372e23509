"""What all rooms have: floor line, coloured walls, pictures, a clock, lamps, signs."""

from __future__ import annotations

import math

from geurim.crayon.backdrop.greenery import flower
from geurim.crayon.backdrop.setting import HEIGHT, Setting
from geurim.crayon.fittings import lettering
from geurim.crayon.sketch import Pen
from geurim.emotion import Emotion

PALE = ("lemon", "apricot", "mint", "pink", "sky", "lilac")
WOOD = ("tan", "tan", "brown", "apricot")


def room(s: Setting, wall: tuple[str, ...] = PALE, floor: tuple[str, ...] = WOOD) -> float:
    """Floor line, colours of wall and floor; returns y of the floor line. Call it last."""
    foot = s.base - 24
    s.line(foot, s.some(("ink", "brown")), 1.5)
    paint = s.some(("grey", "brown", "tan")) if s.dull else s.some(floor)
    s.band(foot, HEIGHT, paint, chance=0.7)
    if s.mood.heavy:
        s.band(0, foot - 6, s.some(("darkgrey", "grey", "navy")), chance=0.85)
    elif s.night and s.mood.emotion is Emotion.FEAR:
        s.band(0, foot - 6, "navy", chance=0.8)
    else:
        s.band(0, foot - 6, "grey" if s.dull else s.some(wall), chance=0.2 if s.dull else 0.4)
    return foot


def picture(s: Setting, x: float, y: float, high: float) -> None:
    """A framed picture on the wall: a flower, a hill, a heart or the family."""
    half = 0.65 * high
    pen = Pen().rect(
        x - half, y - high / 2, x + half, y + high / 2, None, s.some(("brown", "orange"))
    )
    kind = int(s.rng.integers(4))
    if kind == 0:
        pen.heart(x, y, 0.26 * high)
    elif kind == 1:
        pen.shape(
            [
                (x - 0.7 * half, y + 0.36 * high),
                (x, y - 0.1 * high),
                (x + 0.7 * half, y + 0.36 * high),
            ],
            "green",
            fine=True,
        )
        pen.oval(x + 0.5 * half, y - 0.2 * high, 0.12 * high, 0.12 * high, "red", "red", fine=True)
    elif kind == 2:
        pen.add(flower(s.rng, 0).placed(x, y + 0.4 * high, 0.78 * high))
    else:
        for side in (-1, 1):
            pen.oval(x + 0.38 * side * half, y, 0.17 * high, 0.17 * high, "apricot", fine=True)
            pen.dot(
                x + 0.38 * side * half, y + 0.34 * high, 0.12 * high, "red" if side < 0 else "blue"
            )
    s.draw(pen)


def clock(s: Setting, x: float, y: float, r: float) -> None:
    """A clock on the wall."""
    pen = Pen().oval(x, y, r, r, "white" if s.chance(0.6) else "lemon")
    pen.path([(x, y - 0.55 * r), (x, y), (x + 0.45 * r, y + 0.1 * r)], weight=0.7, fine=True)
    for k in range(4):
        a = k * math.pi / 2
        pen.dot(x + 0.75 * r * math.cos(a), y + 0.75 * r * math.sin(a), 2)
    s.draw(pen)


def lamp(s: Setting, x: float, low: float = 66) -> None:
    """A lamp that hangs from the ceiling."""
    pen = Pen().path([(x, 4), (x, low - 26)], weight=0.8)
    pen.shape(
        [(x - 12, low - 28), (x + 12, low - 28), (x + 34, low), (x - 34, low)],
        s.some(("yellow", "orange", "red")),
    )
    if not s.dull:
        for k in (-1, 0, 1):
            pen.path([(x + 18 * k, low + 9), (x + 25 * k, low + 24)], "orange", weight=0.8)
    s.draw(pen)


def sign(s: Setting, text: str, x: float, y: float, size: float, paint: str | None = None) -> None:
    """A board with ``text`` about (x, y)."""
    half = 0.5 * size * len(text) + 0.3 * size
    letters = Pen()
    # Letters stay legible on paper; the board shows its colour in its frame.
    letters.rect(x - half, y - 0.75 * size, x + half, y + 0.75 * size, None, paint or "ink")
    lettering(letters, text, x, y, size, s.rng, weight=0.72)
    s.draw(letters)
