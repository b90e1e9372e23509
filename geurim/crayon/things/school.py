"""Things of the school bag: books, pens, scissors, lenses; and clocks.

Sketches carry ``grip`` and ``top``. What stands on paper is written as children write it; a test
paper tells by its mark how it went.
"""

from __future__ import annotations

import math

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import done, lettering, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow


def _backpack(row: SubjectRow, look: Look) -> Sketch:
    """A satchel with a pocket and straps; ``form``: handbag, suitcase, pouch, plastic."""
    pen, kind = Pen(), form(row)
    colour = main_colour(row, look)
    other = "yellow" if colour not in ("yellow", "lemon") else "red"
    if kind == "handbag":
        pen.arc(0, -0.6, 0.3, 0.38, 180, 360, weight=1.3)
        pen.shape([(-0.42, -0.6), (0.42, -0.6), (0.56, 0.0), (-0.56, 0.0)], colour)
        pen.shape([(-0.42, -0.6), (0.42, -0.6), (0.0, -0.28)], other, sharp=True)
        pen.dot(0, -0.32, 0.06)
        return done(pen, grip=(0, -0.96))
    if kind == "suitcase":
        pen.path([(-0.2, -0.78), (-0.2, -1.0), (0.2, -1.0), (0.2, -0.78)], weight=1.2)
        pen.rect(-0.52, -0.8, 0.52, -0.08, colour)
        for x in (-0.26, 0.26):
            pen.path([(x, -0.78), (x, -0.1)], other, weight=1.3)
        for x in (-0.36, 0.36):
            pen.oval(x, -0.05, 0.09, 0.07, "darkgrey", weight=0.8)
        return done(pen, grip=(0, -0.98))
    if kind == "plastic":
        for side in (-1, 1):
            pen.shape(
                [(side * 0.4, -0.6), (side * 0.36, -1.0), (side * 0.16, -1.0),
                (side * 0.14, -0.62)], "white",
            )  # fmt: skip
        pen.shape(
            [(-0.42, -0.66), (0.42, -0.66), (0.5, -0.3), (0.4, 0.0), (-0.4, 0.0), (-0.5, -0.3)],
            main_colour(row, look, ("white", "lemon", "sky")),
        )
        pen.heart(0, -0.3, 0.18, "rose", "rose")
        return done(pen, grip=(0, -0.94))
    for side in (-1, 1):
        pen.limb([(side * 0.4, -0.6), (side * 0.6, -0.36), (side * 0.42, -0.1)], 0.12, other)
    pen.arc(0, -0.92, 0.14, 0.1, 180, 360, weight=1.2)
    pen.shape(
        [(-0.44, 0.0), (-0.46, -0.6), (-0.36, -0.86), (0, -0.95), (0.36, -0.86), (0.46, -0.6),
        (0.44, 0.0)], colour,
    )  # fmt: skip
    pen.shape([(-0.3, -0.04), (-0.3, -0.34), (0.3, -0.34), (0.3, -0.04)], other, weight=0.9)
    pen.path([(-0.4, -0.58), (0.4, -0.58)], weight=0.9)
    if look.schema == 1:
        pen.star(0, -0.19, 0.12, colour, "ink")
    elif look.schema == 2:
        pen.heart(0, -0.2, 0.11, "rose", "rose")
    return done(pen, grip=(0, -0.98))


def _book(row: SubjectRow, look: Look) -> Sketch:
    """An open book, or a closed one (schema 1, ``form = notebook``) with a ``label``."""
    pen = Pen()
    colour = main_colour(row, look)
    kind = form(row)
    label = str(row.params.get("label", ""))
    if look.schema == 1 or kind in ("closed", "notebook"):
        pen.rect(-0.38, -1.0, 0.38, 0.0, colour)
        pen.path([(-0.26, -1.0), (-0.26, 0.0)], weight=0.8)
        if kind == "notebook":
            for y in (-0.86, -0.62, -0.38, -0.14):
                pen.oval(-0.38, y, 0.08, 0.045, None, weight=0.9)
        pen.rect(-0.16, -0.82, 0.28, -0.5, "white", fine=True)
        if label:
            lettering(pen, label, 0.06, -0.66, 0.24, look.rng, "ink", 0.7)
        else:
            pen.path([(-0.08, -0.66), (0.2, -0.66)], weight=0.9)
        pen.star(0.06, -0.26, 0.16, "yellow" if colour != "yellow" else "red", "ink")
        return done(pen)
    for side in (-1, 1):
        cover = [(0, -0.06), (side * 0.8, -0.14), (side * 0.8, -0.86), (0, -0.74)]
        pen.shape(cover, colour, weight=1.1)
        page = [
            (0, -0.12), (side * 0.4, -0.22), (side * 0.72, -0.18), (side * 0.72, -0.96),
            (side * 0.4, -1.0), (0, -0.84),
        ]  # fmt: skip
        pen.shape(page, "white")
        for k in range(3):
            y = -0.74 + 0.18 * k
            pen.path([(side * 0.16, y), (side * 0.58, y - 0.08)], "grey", weight=0.8)
    if look.schema == 2:
        pen.marks = pen.marks[:-3]
        pen.oval(0.38, -0.62, 0.17, 0.17, "red", weight=0.8)
        pen.path([(0.2, -0.32), (0.56, -0.34)], "green", weight=1.2)
    return done(pen, grip=(0, -0.1))


def _pencil(row: SubjectRow, look: Look) -> Sketch:
    """A pencil; ``form``: crayon, brush, pen (felt)."""
    pen, kind = Pen(), form(row, "pencil")
    colour = main_colour(
        row, look, ("yellow", "green", "red", "blue") if kind == "pencil" else BRIGHT
    )
    if kind == "brush":
        pen.limb([(0, 0.0), (0, -0.6)], 0.1, "tan")
        pen.rect(-0.08, -0.72, 0.08, -0.6, "grey")
        pen.shape(
            mirrored([(0, -1.02), (0.12, -0.84), (0.08, -0.7)]),
            colour if colour != "tan" else "red",
            smooth=True,
        )
        return done(tilted(pen, 24), grip=(0, -0.2))
    if kind == "crayon":
        pen.shape([(-0.1, -0.84), (-0.05, -1.0), (0.05, -1.0), (0.1, -0.84)], colour)
        pen.rect(-0.15, -0.84, 0.15, 0.0, colour)
        pen.rect(-0.15, -0.66, 0.15, -0.14, "white", fine=True)
        pen.path([(-0.1, -0.4), (0.0, -0.46), (0.1, -0.38)], colour, weight=1.0)
        return done(tilted(pen, 20), grip=(0, -0.2))
    pen.rect(-0.13, -0.1, 0.13, 0.02, "pink")
    pen.rect(-0.13, -0.2, 0.13, -0.1, "grey")
    pen.rect(-0.13, -0.74, 0.13, -0.2, colour)
    pen.path([(0, -0.72), (0, -0.22)], weight=0.6)
    pen.shape([(-0.13, -0.74), (0.13, -0.74), (0, -1.02)], "apricot", sharp=True)
    pen.shape(
        [(-0.05, -0.92), (0.05, -0.92), (0, -1.02)], "black", "black", how="solid", weight=0.7
    )
    return done(tilted(pen, 28), grip=(0.04, -0.24))


def _crayons(row: SubjectRow, look: Look) -> Sketch:
    """A box with crayons standing in it; ``form`` paints, case."""
    pen, kind = Pen(), form(row)
    colours = ("red", "orange", "yellow", "green", "blue", "purple")
    if kind == "paints":
        pen.shape(
            [(-0.8, -0.4), (-0.6, -0.8), (0.0, -0.94), (0.6, -0.84), (0.84, -0.44), (0.6, -0.1),
            (0.2, -0.16), (0.0, 0.0), (-0.5, -0.06)], "tan", smooth=True,
        )  # fmt: skip
        for k, (x, y) in enumerate(
            ((-0.52, -0.5), (-0.24, -0.72), (0.14, -0.74), (0.48, -0.58), (0.46, -0.3))
        ):
            pen.oval(x, y, 0.13, 0.11, colours[k], colours[k])
        pen.oval(-0.2, -0.26, 0.11, 0.09, "white")
        return done(pen)
    if kind == "case":
        for k, x in enumerate((-0.3, 0.0, 0.3)):
            pen.shape(
                [(x - 0.09, -0.4), (x - 0.09, -0.86), (x, -1.0), (x + 0.09, -0.86),
                (x + 0.09, -0.4)], colours[2 * k % 6],
            )  # fmt: skip
        pen.rect(-0.7, -0.56, 0.7, 0.0, main_colour(row, look))
        pen.path([(-0.6, -0.4), (0.6, -0.4)], "white", weight=1.0)
        pen.star(0, -0.18, 0.13, "yellow", "ink")
        return done(pen, top=(0, -0.56))
    for k, colour in enumerate(colours):
        x = -0.45 + 0.18 * k
        top = -1.0 + 0.09 * (k % 2)
        pen.shape(
            [(x - 0.08, -0.5), (x - 0.08, top + 0.12), (x - 0.03, top), (x + 0.03, top),
            (x + 0.08, top + 0.12), (x + 0.08, -0.5)], colour,
        )  # fmt: skip
    pen.rect(-0.6, -0.58, 0.6, 0.0, look.colour or pick(look.rng, ("yellow", "sky", "lime")))
    pen.path(zigzag_line(-0.4, 0.4, -0.28, 0.1, 4), "red", weight=1.1)
    return done(pen, top=(0, -0.58))


def _eraser(row: SubjectRow, look: Look) -> Sketch:
    """A rubber in its sleeve; ``form``: glue, ruler, tape, stamp."""
    pen, kind = Pen(), form(row, "eraser")
    colour = main_colour(row, look, ("blue", "pink", "green", "sky"))
    if kind == "glue":
        pen.rect(-0.13, -0.86, 0.13, -0.7, "white")
        pen.oval(0, -0.88, 0.13, 0.1, "white")
        pen.rect(-0.2, -0.72, 0.2, 0.0, colour)
        lettering(pen, "풀", 0, -0.38, 0.3, look.rng, "white", 0.9)
        return done(pen)
    if kind == "ruler":
        pen.rect(-1.0, -0.36, 1.0, 0.0, look.colour or "lemon")
        for k in range(9):
            x = -0.88 + 0.22 * k
            pen.path([(x, -0.36), (x, -0.2 if k % 2 else -0.12)], weight=0.7, fine=True)
        return done(tilted(pen, -32), grip=(-0.6, 0.2))
    pen.shape([(-0.74, -0.44), (0.5, -0.62), (0.62, -0.16), (-0.62, 0.0)], "white")
    pen.shape([(-0.3, -0.52), (0.52, -0.64), (0.64, -0.14), (-0.18, -0.04)], colour)
    pen.path([(-0.2, -0.3), (0.56, -0.42)], "white", weight=1.3)
    for x, y in ((-0.82, -0.06), (-0.94, -0.02), (-0.9, -0.14)):
        pen.dot(x, y, 0.03, "darkgrey")
    return done(pen)


def _scissors(row: SubjectRow, look: Look) -> Sketch:
    """Open scissors, points up."""
    pen = Pen()
    colour = main_colour(row, look, ("red", "blue", "orange", "green"))
    for side in (-1, 1):
        pen.shape([(side * 0.06, -0.36), (-side * 0.26, -1.0), (-side * 0.08, -0.42)], "grey")
        pen.oval(side * 0.2, -0.16, 0.16, 0.17, None, colour, weight=1.5)
    pen.dot(0, -0.42, 0.05)
    return done(pen, grip=(0, -0.16))


def _clock(row: SubjectRow, look: Look) -> Sketch:
    """A round clock; schema 1 has bells and feet (alarm clock)."""
    pen = Pen()
    colour = main_colour(row, look)
    if look.schema == 1 or form(row) == "alarm":
        for side in (-1, 1):
            pen.oval(
                side * 0.26, -0.9, 0.16, 0.11, "yellow" if colour != "yellow" else "red",
                turn=0.6 * side,
            )  # fmt: skip
            pen.path([(side * 0.26, -0.14), (side * 0.36, 0.0)], weight=1.4)
    pen.oval(0, -0.48, 0.46, 0.44, colour)
    pen.oval(0, -0.48, 0.35, 0.33, "white", weight=0.8)
    for k in range(4):
        t = math.pi / 2 * k
        pen.path(
            [(0.25 * math.cos(t), -0.48 + 0.24 * math.sin(t)), (0.31 * math.cos(t),
            -0.48 + 0.3 * math.sin(t))], weight=0.9, fine=True,
        )  # fmt: skip
    pen.path([(0, -0.48), (0, -0.7)], weight=0.9, fine=True)
    pen.path([(0, -0.48), (0.15, -0.4)], "red", weight=0.9, fine=True)
    return done(pen)


def _lens(row: SubjectRow, look: Look) -> Sketch:
    """A magnifying glass; ``form``: telescope, binoculars, camera."""
    pen, kind = Pen(), form(row, "magnifier")
    if kind == "camera":
        pen.rect(-0.2, -0.9, 0.2, -0.66, "darkgrey")
        pen.rect(
            -0.64, -0.74, 0.64, 0.0, main_colour(row, look, ("black", "darkgrey", "pink", "sky"))
        )
        pen.oval(0, -0.36, 0.27, 0.26, "white").oval(0, -0.36, 0.16, 0.15, "navy", weight=0.8)
        pen.dot(0.46, -0.58, 0.06, "yellow")
        pen.rect(-0.54, -0.84, -0.34, -0.74, "red", fine=True)
        return done(pen, grip=(0, -0.06))
    if kind == "telescope":
        for x in (-0.3, 0.0, 0.3):
            pen.path([(0, -0.5), (x, 0.0)], "brown", weight=1.2)
        pen.shape(
            [(-0.56, -0.4), (-0.44, -0.24), (0.56, -0.7), (0.4, -1.0)],
            main_colour(row, look, ("blue", "red", "grey")),
        )
        pen.shape([(0.38, -1.04), (0.6, -0.68), (0.74, -0.78), (0.54, -1.12)], "sky")
        return done(pen)
    if kind == "binoculars":
        for side in (-1, 1):
            pen.shape(
                [(side * 0.12, -0.9), (side * 0.34, -0.9), (side * 0.5, 0.0), (side * 0.04, 0.0)],
                main_colour(row, look, ("darkgrey", "green")),
            )
            pen.oval(side * 0.27, -0.04, 0.23, 0.1, "sky")
        pen.rect(-0.12, -0.6, 0.12, -0.4, "black")
        return done(pen)
    pen.limb([(0.16, -0.36), (0.5, 0.0)], 0.14, "brown")
    pen.oval(
        -0.1, -0.64, 0.34, 0.34, "#d8eef8", main_colour(row, look, ("ink", "blue")), weight=1.4
    )
    pen.arc(-0.1, -0.64, 0.2, 0.2, 190, 250, "white", weight=1.0)
    return done(pen, grip=(0.46, -0.06))


def _magnet(row: SubjectRow, look: Look) -> Sketch:
    """A horseshoe magnet; pins fly to it."""
    pen = Pen()
    outer = half_oval(0, -0.56, 0.46, 0.44, 180, 360)
    inner = half_oval(0, -0.56, 0.2, 0.2, 360, 180)
    pen.shape(
        [*outer.tolist(), (0.46, -0.2), (0.2, -0.2), *inner.tolist(), (-0.2, -0.2), (-0.46, -0.2)],
        main_colour(row, look, ("red",)),
    )
    for x in (-0.33, 0.33):
        pen.rect(x - 0.13, -0.22, x + 0.13, 0.0, "white")
    for x in (-0.1, 0.1):
        pen.path([(x, -0.12), (x * 1.5, 0.02)], "grey", weight=0.9)
    return done(pen, grip=(0, -0.9))


ARCHETYPES: dict[str, Archetype] = {
    "backpack": _backpack,
    "book": _book,
    "pencil": _pencil,
    "crayons": _crayons,
    "eraser": _eraser,
    "scissors": _scissors,
    "wall_clock": _clock,
    "lens": _lens,
    "magnet": _magnet,
}
