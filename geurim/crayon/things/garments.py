"""Clothes lying or hanging on their own: shirts, coats, dresses, hanbok.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

from geurim.crayon.fittings import done
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import mirrored, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow


def _garment(row: SubjectRow, look: Look) -> Sketch:
    """Clothes on their own; ``form`` says which."""
    return _GARMENTS[form(row, "shirt")](row, look)


_TOP = [
    (-0.14, -1.0), (0.14, -1.0), (0.36, -0.92), (0.72, -0.56), (0.54, -0.4), (0.36, -0.56),
    (0.36, 0.0), (-0.36, 0.0), (-0.36, -0.56), (-0.54, -0.4), (-0.72, -0.56), (-0.36, -0.92),
]  # fmt: skip
"""Outline of a shirt with short sleeves."""


_LONG = [
    (-0.14, -1.0), (0.14, -1.0), (0.38, -0.92), (0.74, -0.2), (0.54, -0.12), (0.38, -0.56),
    (0.4, 0.0), (-0.4, 0.0), (-0.38, -0.56), (-0.54, -0.12), (-0.74, -0.2), (-0.38, -0.92),
]  # fmt: skip
"""The same with long ones."""


def _shirt(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look)
    pen.shape(_TOP, colour)
    pen.arc(0, -1.0, 0.14, 0.12, 0, 180)
    other = "yellow" if colour != "yellow" else "blue"
    if look.schema == 1:
        for y in (-0.6, -0.36, -0.12):
            pen.path([(-0.32, y), (0.32, y)], "white", weight=1.2)
    elif look.schema == 2:
        pen.heart(
            0, -0.5, 0.17, "rose" if colour not in ("red", "rose", "pink") else "white", "ink"
        )
    else:
        pen.star(0, -0.48, 0.19, other, "ink")
    return done(pen, grip=(0, -0.9))


def _coat(row: SubjectRow, look: Look) -> Sketch:
    """A padded coat, a raincoat (``hood``) or a cardigan, with buttons."""
    pen = Pen()
    colour = main_colour(row, look, ("red", "blue", "navy", "green", "purple", "pink"))
    rain = bool(row.params.get("hood", False))
    if rain:
        pen.shape(
            mirrored([(0, -1.3), (0.2, -1.24), (0.28, -1.06), (0.2, -0.9)]), colour, smooth=True
        )
        pen.oval(0, -1.06, 0.16, 0.14, "white")
    pen.shape(_LONG, colour)
    pen.path([(0, -0.98), (0, 0.0)], weight=0.9)
    for y in (-0.76, -0.5, -0.24):
        pen.oval(0.1, y, 0.045, 0.045, "white", weight=0.7, fine=True)
    if not rain:
        for y in (-0.66, -0.4, -0.16):
            for side in (-1, 1):
                pen.path([(side * 0.12 + 0.04, y), (side * 0.34, y)], weight=0.6)
    else:
        for x, y in ((-0.6, -1.2), (0.56, -1.1), (-0.7, -0.7), (0.72, -0.74)):
            pen.path([(x, y), (x - 0.03, y + 0.12)], "blue", weight=0.9)
    return done(pen, grip=(0, -0.94))


def _trousers(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("blue", "navy", "brown", "green"))
    low = -0.44 if row.params.get("short") else 0.0
    pen.shape(
        [(-0.3, -1.0), (0.3, -1.0), (0.4, low), (0.08, low), (0.0, -0.62), (-0.08, low),
        (-0.4, low)], colour,
    )  # fmt: skip
    pen.path([(-0.3, -0.88), (0.3, -0.88)], weight=0.8)
    pen.path([(0, -0.88), (0, -0.64)], weight=0.8)
    if look.schema == 1:
        pen.rect(-0.3, -0.5, -0.12, -0.34, "yellow", fine=True)
    return done(pen, grip=(0, -0.94))


def _dress(row: SubjectRow, look: Look) -> Sketch:
    """A dress; ``short`` a skirt alone."""
    pen = Pen()
    colour = main_colour(row, look, ("pink", "red", "purple", "sky", "yellow"))
    if row.params.get("short"):
        pen.shape([(-0.24, -0.8), (0.24, -0.8), (0.56, 0.0), (-0.56, 0.0)], colour)
        pen.rect(-0.25, -0.86, 0.25, -0.74, "white")
        for x in (-0.24, 0.0, 0.24):
            pen.path([(0.5 * x, -0.7), (1.3 * x, -0.04)], weight=0.7)
        return done(pen, grip=(0, -0.8))
    for side in (-1, 1):
        pen.oval(side * 0.26, -0.82, 0.14, 0.13, colour)
    pen.shape([(-0.16, -1.0), (0.16, -1.0), (0.2, -0.56), (-0.2, -0.56)], colour)
    hem = [(x, y) for x, y in zigzag_line(0.5, -0.5, -0.02, 0.035, 6)]
    pen.shape([(-0.2, -0.56), (0.2, -0.56), *hem], colour)
    pen.rect(-0.22, -0.6, 0.22, -0.5, "white" if look.schema else "yellow")
    for x, y in ((-0.16, -0.3), (0.18, -0.34), (0.0, -0.16), (-0.32, -0.12), (0.34, -0.14)):
        if look.schema == 1:
            pen.heart(x, y, 0.06, "white", "white")
        else:
            pen.dot(x, y, 0.04, "white")
    return done(pen, grip=(0, -0.94))


def _hanbok(row: SubjectRow, look: Look) -> Sketch:
    """A girl's hanbok: short jacket with a ribbon, wide skirt, striped sleeves."""
    del row
    pen = Pen()
    skirt = look.colour or pick(look.rng, ("red", "rose", "pink", "blue"))
    jacket = pick(look.rng, ("yellow", "lime", "white"))
    pen.shape(
        [(-0.2, -0.7), (0.2, -0.7), (0.56, -0.1), (0.5, 0.0), (-0.5, 0.0), (-0.56, -0.1)], skirt
    )
    for x in (-0.2, 0.0, 0.2):
        pen.path([(0.6 * x, -0.6), (1.7 * x, -0.06)], weight=0.6)
    for side in (-1, 1):
        for k, colour in enumerate((jacket, "red", "sky", "lime", "white")):
            a, b = 0.22 + 0.1 * k, 0.32 + 0.1 * k
            pen.shape(
                [(side * a, -0.98 + 0.04 * k), (side * b, -0.94 + 0.04 * k),
                (side * b, -0.66 + 0.03 * k), (side * a, -0.68 + 0.03 * k)], colour, weight=0.6,
            )  # fmt: skip
    pen.shape(
        [(-0.14, -1.0), (0.14, -1.0), (0.26, -0.96), (0.26, -0.62), (-0.26, -0.62), (-0.26, -0.96)],
        jacket,
    )
    pen.path([(-0.14, -1.0), (0.06, -0.72), (0.14, -1.0)], "white", weight=1.6)
    pen.shape([(0.02, -0.74), (0.2, -0.8), (0.2, -0.68)], "red", weight=0.8)
    pen.path([(0.04, -0.72), (0.0, -0.3)], "red", weight=1.5).path(
        [(0.06, -0.72), (0.12, -0.36)], "red", weight=1.5
    )
    return done(pen, grip=(0, -0.9))


def _swimsuit(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look)
    pen.shape(
        [(-0.26, -1.0), (-0.14, -1.0), (-0.08, -0.8), (0.08, -0.8), (0.14, -1.0), (0.26, -1.0),
        (0.24, -0.5), (0.34, -0.2), (0.06, 0.0), (-0.06, 0.0), (-0.34, -0.2), (-0.24, -0.5)],
        colour,
    )  # fmt: skip
    for y in (-0.6, -0.42):
        pen.path([(-0.22, y), (0.22, y)], "white", weight=1.2)
    return done(pen)


def _uniform(row: SubjectRow, look: Look) -> Sketch:
    """A white fighting suit with a belt; its ``colour`` is the belt's."""
    pen = Pen()
    belt = main_colour(row, look, ("yellow", "blue", "red", "black"))
    pen.shape(_LONG, "white")
    pen.path([(-0.14, -1.0), (0.14, -0.5)]).path([(0.14, -1.0), (-0.06, -0.62)])
    pen.rect(-0.4, -0.5, 0.4, -0.36, belt)
    pen.shape([(-0.02, -0.4), (0.12, -0.4), (0.2, -0.12), (0.06, -0.1)], belt)
    pen.shape([(0.02, -0.4), (-0.12, -0.4), (-0.2, -0.12), (-0.06, -0.1)], belt)
    return done(pen)


def _pyjamas(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("sky", "pink", "lilac", "lemon"))
    pen.shape(
        [(-0.36, -0.44), (0.36, -0.44), (0.36, 0.0), (0.08, 0.0), (0, -0.22), (-0.08, 0.0),
        (-0.36, 0.0)], colour,
    )  # fmt: skip
    pen.shape([(0.66 * x, -0.44 + 0.56 * y) for x, y in _LONG], colour)
    for x, y in ((-0.14, -0.78), (0.14, -0.66), (-0.12, -0.56), (0.2, -0.18), (-0.22, -0.24)):
        pen.star(x, y, 0.075, "yellow", "orange")
    return done(pen)


_GARMENTS = {
    "shirt": _shirt,
    "coat": _coat,
    "trousers": _trousers,
    "dress": _dress,
    "hanbok": _hanbok,
    "swimsuit": _swimsuit,
    "uniform": _uniform,
    "pyjamas": _pyjamas,
}


ARCHETYPES: dict[str, Archetype] = {
    "garment": _garment,
}
