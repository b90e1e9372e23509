"""Musical instruments.

Sketches carry ``grip`` and ``top``; a piano carries ``seat`` before its keys.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import done, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _piano(row: SubjectRow, look: Look) -> Sketch:
    """An upright piano from the front, or a keyboard (``form = keyboard``)."""
    pen = Pen()
    colour = main_colour(row, look, ("brown", "#4a4a50", "darkbrown"))
    if form(row) == "keyboard":
        pen.rect(-0.9, -0.56, 0.9, 0.0, colour)
        _keys(pen, -0.8, 0.8, -0.42, -0.06, 8)
        return done(pen)
    pen.rect(-0.72, -1.0, 0.72, -0.56, colour)
    pen.rect(-0.28, -0.96, 0.28, -0.66, "white", fine=True)
    note(pen, -0.12, -0.74, 0.09)
    note(pen, 0.1, -0.76, 0.09)
    pen.rect(-0.74, -0.3, -0.58, 0.0, colour).rect(0.58, -0.3, 0.74, 0.0, colour)
    pen.rect(-0.5, -0.28, 0.5, -0.08, colour)
    _keys(pen, -0.82, 0.82, -0.58, -0.28, 7)
    pen.anchor("seat", 0.0, -0.3)
    return done(pen, top=(0, -1.0))


def _keys(pen: Pen, left: float, right: float, top: float, low: float, count: int) -> None:
    pen.rect(left, top, right, low, "white", fine=True)
    step = (right - left) / count
    for k in range(1, count):
        x = left + step * k
        pen.path([(x, top), (x, low)], weight=0.5, fine=True)
        if k % 4 != 3:
            half = 0.22 * step
            key = [
                (x - half, top), (x + half, top), (x + half, top + 0.6 * (low - top)), (x - half,
                top + 0.6 * (low - top)),
            ]  # fmt: skip
            pen.shape(key, "black", "black", how="solid", weight=0.5, fine=True)


def note(pen: Pen, x: float, y: float, size: float, colour: str = "ink") -> None:
    """A quaver whose head stands at (x, y)."""
    pen.path(
        [(x + 0.5 * size, y), (x + 0.5 * size, y - 2.2 * size),
        (x + 1.3 * size, y - 1.7 * size)], colour, weight=0.8, fine=True,
    )  # fmt: skip
    pen.oval(
        x, y, 0.6 * size, 0.45 * size, colour, colour, turn=-0.3, how="solid", weight=0.6, fine=True
    )


def _notes(row: SubjectRow, look: Look) -> Sketch:
    """Notes that dance: a song."""
    del row
    pen = Pen()
    note(pen, -0.5, -0.2, 0.24, look.colour or "ink")
    for x in (0.16, 0.6):
        pen.oval(
            x, -0.2, 0.16, 0.12, look.colour or "blue", look.colour or "blue", turn=-0.3,
            how="solid",
        )  # fmt: skip
        pen.path([(x + 0.13, -0.22), (x + 0.13, -0.78)], look.colour or "blue")
    pen.path([(0.29, -0.78), (0.73, -0.86)], look.colour or "blue", weight=1.8)
    pen.oval(-0.1, -0.86, 0.1, 0.08, "red", "red", how="solid")
    pen.path([(-0.02, -0.88), (-0.02, -1.2), (0.12, -1.1)], "red")
    return done(pen)


def _strings(row: SubjectRow, look: Look) -> Sketch:
    """Guitar, violin, cello, gayageum by ``form``: a body with a waist, a neck and strings."""
    pen, kind = Pen(), form(row, "guitar")
    if kind == "gayageum":
        pen.shape([(-1.1, -0.42), (1.06, -0.62), (1.12, -0.2), (-1.06, 0.0)], look.colour or "tan")
        for k in range(3):
            pen.path([(-1.0, -0.32 + 0.11 * k), (1.04, -0.52 + 0.11 * k)], "darkbrown", weight=0.6)
        for k in range(4):
            x = -0.6 + 0.4 * k
            pen.shape(
                [(x, -0.64 - 0.09 * x), (x + 0.1, -0.2 - 0.09 * x), (x - 0.1, -0.2 - 0.09 * x)],
                "brown",
                weight=0.7,
            )
        return done(pen)
    colour = main_colour(row, look, ("orange", "brown", "tan"))
    pen.limb([(0, -0.5), (0, -0.98)], 0.12, "darkbrown")
    pen.rect(-0.12, -1.1, 0.12, -0.94, "brown")
    for side in (-1, 1):
        pen.path([(side * 0.12, -1.0), (side * 0.2, -1.02)], weight=1.0)
    body = mirrored(
        [(0, -0.66), (0.22, -0.64), (0.29, -0.5), (0.17, -0.37), (0.36, -0.22), (0.34, -0.04),
        (0, 0.03)],
    )  # fmt: skip
    pen.shape(body, colour, smooth=True)
    if kind == "guitar":
        pen.oval(0, -0.36, 0.1, 0.1, "darkbrown", weight=0.8)
        pen.rect(-0.14, -0.16, 0.14, -0.1, "darkbrown", fine=True)
    else:
        for side in (-1, 1):
            pen.path(
                [(side * 0.15, -0.34), (side * 0.11, -0.26), (side * 0.16, -0.18)], weight=0.9,
                smooth=True, fine=True,
            )  # fmt: skip
        pen.rect(-0.09, -0.24, 0.09, -0.18, "darkbrown", fine=True)
    for x in (-0.035, 0.035):
        pen.path(
            [(x, -0.92), (x, -0.14)], "lemon" if kind == "guitar" else "ink", weight=0.5, fine=True
        )
    if kind == "violin":
        pen.path([(0.4, 0.0), (0.62, -1.0)], "brown", weight=1.2)
        pen.path([(0.46, -0.02), (0.68, -0.96)], "grey", weight=0.6)
        return done(tilted(pen, -18), grip=(0, -0.1))
    if kind == "cello":
        pen.path([(0, 0.0), (0, 0.14)], "darkgrey", weight=1.2)
        return done(pen)
    return done(tilted(pen, 30), grip=(0.05, -0.24))


def _drum(row: SubjectRow, look: Look) -> Sketch:
    """A drum with zigzag cords and sticks; ``form``: janggu, set, tambourine."""
    pen, kind = Pen(), form(row)
    colour = main_colour(row, look, ("red", "blue", "orange"))
    if kind == "janggu":
        for side in (-1, 1):
            pen.shape(
                [(side * 0.1, -0.42), (side * 0.1, -0.26), (side * 0.62, -0.02),
                (side * 0.62, -0.66)], colour if colour != "blue" else "red",
            )  # fmt: skip
        pen.path(
            [(-0.6, -0.64), (-0.2, -0.1), (0.1, -0.6), (0.4, -0.08), (0.62, -0.66)],
            "yellow",
            weight=0.9,
        )
        for side in (-1, 1):
            pen.oval(side * 0.66, -0.34, 0.14, 0.36, "white")
        pen.path([(0.9, -0.6), (0.76, -0.3)], "brown", weight=1.2)
        return done(pen)
    if kind == "tambourine":
        pen.oval(0, -0.5, 0.5, 0.48, colour)
        pen.oval(0, -0.5, 0.36, 0.34, "white")
        for k in range(6):
            t = math.pi / 3 * k + 0.3
            pen.oval(
                0.44 * math.cos(t), -0.5 + 0.42 * math.sin(t), 0.085, 0.085, "yellow", weight=0.8
            )
        return done(pen)
    if kind == "set":
        pen.path([(-0.66, 0.0), (-0.66, -0.8)], "grey", weight=1.2).oval(
            -0.66, -0.86, 0.32, 0.07, "yellow"
        )
        pen.path([(0.66, 0.0), (0.66, -0.8)], "grey", weight=1.2).oval(
            0.66, -0.86, 0.32, 0.07, "yellow"
        )
        for x in (-0.24, 0.24):
            pen.rect(x - 0.2, -0.86, x + 0.2, -0.62, colour).oval(x, -0.86, 0.2, 0.06, "white")
        pen.oval(0, -0.34, 0.36, 0.34, colour).oval(0, -0.34, 0.27, 0.25, "white")
        return done(pen)
    for side in (-1, 1):
        pen.path([(side * 0.1, -0.66), (side * 0.52, -1.0)], "brown", weight=1.2)
        pen.oval(side * 0.1, -0.66, 0.05, 0.05, "tan", weight=0.8)
    pen.rect(-0.5, -0.52, 0.5, -0.08, colour)
    pen.shape(half_oval(0, -0.1, 0.5, 0.12, 0, 180), colour)
    pen.path(
        zigzag_line(-0.48, 0.48, -0.24, 0.18, 4),
        "yellow" if colour != "yellow" else "white",
        weight=1.0,
    )
    pen.oval(0, -0.54, 0.5, 0.13, "white")
    return done(pen, top=(0, -0.54))


def _pipe(row: SubjectRow, look: Look) -> Sketch:
    """A recorder, or by ``form`` a trumpet, a harmonica, a whistle."""
    pen, kind = Pen(), form(row, "recorder")
    if kind == "trumpet":
        colour = main_colour(row, look, ("yellow",))
        pen.path([(-0.8, -0.66), (0.5, -0.66)], "ink", weight=2.2).path(
            [(-0.8, -0.66), (0.5, -0.66)], colour, weight=1.2
        )
        pen.shape([(-0.4, -0.64), (0.4, -0.64), (0.4, -0.26), (-0.4, -0.26)], None, weight=1.0)
        for x in (-0.2, 0.0, 0.2):
            pen.rect(x - 0.07, -0.84, x + 0.07, -0.32, colour)
        pen.shape([(0.44, -0.72), (0.96, -1.0), (0.96, -0.32), (0.44, -0.6)], colour)
        pen.rect(-0.94, -0.74, -0.8, -0.58, colour)
        return done(pen, grip=(0, -0.34))
    if kind == "harmonica":
        pen.rect(-0.8, -0.5, 0.8, 0.0, main_colour(row, look, ("grey", "red", "blue")))
        pen.rect(-0.7, -0.4, 0.7, -0.2, "white", fine=True)
        for k in range(1, 6):
            x = -0.7 + 1.4 * k / 6
            pen.path([(x, -0.4), (x, -0.2)], weight=0.7, fine=True)
        return done(pen)
    if kind == "whistle":
        pen.shape(
            [(-0.1, -0.7), (0.8, -0.7), (0.8, -0.44), (0.34, -0.44), (0.26, -0.1), (-0.1, 0.0),
            (-0.46, -0.2), (-0.44, -0.56)], main_colour(row, look, ("yellow", "red")),
        )  # fmt: skip
        pen.oval(-0.1, -0.34, 0.14, 0.14, "white")
        pen.path([(-0.4, -0.6), (-0.7, -0.86), (-0.5, -1.0)], "blue", smooth=True)
        return done(pen)
    colour = main_colour(row, look, ("tan", "white", "lemon"))
    pen.shape(
        [(-0.06, -1.0), (0.06, -1.0), (0.1, -0.84), (0.1, -0.1), (0.14, 0.0), (-0.14, 0.0),
        (-0.1, -0.1), (-0.1, -0.84)], colour,
    )  # fmt: skip
    pen.path([(-0.1, -0.76), (0.1, -0.76)], "brown", weight=1.1).path(
        [(-0.1, -0.16), (0.1, -0.16)], "brown", weight=1.1
    )
    for y in (-0.62, -0.5, -0.38, -0.26):
        pen.dot(0, y, 0.035)
    for x, y in ((0.36, -0.66), (0.5, -0.4)):
        note(pen, x, y, 0.09, "blue")
    return done(tilted(pen, -12), grip=(0, -0.3))


def _microphone(row: SubjectRow, look: Look) -> Sketch:
    """A microphone for the hand; schema 1 stands on a stand."""
    pen = Pen()
    colour = main_colour(row, look, ("black", "blue", "red"))
    if look.schema == 1:
        pen.path([(0, -0.7), (0, -0.04)], "darkgrey", weight=1.3)
        pen.oval(0, -0.03, 0.22, 0.05, "darkgrey")
    else:
        pen.shape([(-0.15, -0.62), (0.15, -0.62), (0.08, 0.0), (-0.08, 0.0)], colour)
        pen.dot(0, -0.44, 0.04, "red" if colour != "red" else "yellow")
    r = 0.24 if look.schema != 1 else 0.15
    y = -0.76 if look.schema != 1 else -0.84
    pen.oval(0, y, r, r, "grey")
    for k in (-0.4, 0.1, 0.6):
        pen.path(
            [(-0.8 * r, y + (k - 0.3) * r), (0.8 * r, y + (k + 0.2) * r)], "darkgrey",
            weight=0.5, fine=True,
        )  # fmt: skip
    if look.schema != 1:
        note(pen, 0.4, -0.6, 0.1, "red")
    return done(pen, grip=(0, -0.14))


def _chimes(row: SubjectRow, look: Look) -> Sketch:
    """A xylophone in rainbow colours; ``form``: triangle, bell, castanets."""
    pen, kind = Pen(), form(row, "xylophone")
    if kind == "triangle":
        pen.path(
            [(0.3, -0.04), (-0.5, -0.04), (0.0, -0.9), (0.46, -0.1)],
            look.colour or "grey",
            weight=1.7,
        )
        pen.path([(0.0, -0.9), (0.04, -1.08)], "red", weight=0.9)
        pen.path([(0.36, -0.76), (0.66, -0.4)], "darkgrey", weight=1.4)
        return done(pen, grip=(0.04, -1.04))
    if kind == "bell":
        pen.oval(0, -0.1, 0.12, 0.11, "brown")
        pen.shape(
            mirrored([(0, -0.9), (0.2, -0.84), (0.3, -0.6), (0.36, -0.3), (0.48, -0.14)]),
            main_colour(row, look, ("yellow",)),
            smooth=False,
        )
        pen.oval(0, -0.94, 0.1, 0.09, None)
        for side in (-1, 1):
            pen.path(
                [(side * 0.56, -0.6), (side * 0.66, -0.44), (side * 0.62, -0.26)], "orange",
                smooth=True, weight=0.9,
            )  # fmt: skip
        return done(pen, grip=(0, -0.96))
    if kind == "castanets":
        pen.oval(-0.2, -0.5, 0.34, 0.44, "red", turn=0.3).oval(
            0.24, -0.46, 0.34, 0.44, look.colour or "blue", turn=-0.3
        )
        pen.path([(0.0, -0.9), (-0.1, -1.06), (0.1, -1.06), (0.0, -0.9)], "yellow", weight=1.2)
        return done(pen)
    for k, colour in enumerate(("red", "orange", "yellow", "lime", "sky", "blue", "purple")):
        x, half = -0.72 + 0.24 * k, 0.42 - 0.035 * k
        pen.rect(x - 0.1, -0.4 - half, x + 0.1, -0.4 + half, colour)
    for y in (-0.95, -0.1):
        pen.path([(0.36, y - 0.06), (0.9, y + 0.14 - 0.1 * (y > -0.5))], "brown", weight=1.2)
        pen.oval(0.34, y - 0.06, 0.07, 0.07, "rose", weight=0.8)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "piano": _piano,
    "notes": _notes,
    "strings": _strings,
    "drum": _drum,
    "pipe": _pipe,
    "microphone": _microphone,
    "chimes": _chimes,
}
