"""What is on paper: tests, letters, certificates, calendars, drawings, photographs, maps.

Sketches carry ``grip`` and ``top``. What stands on paper is written as children write it; a test
paper tells by its mark how it went.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.fittings import done, lettering
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import scalloped
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow


def _test_paper(row: SubjectRow, look: Look) -> Sketch:
    """A test: full marks with rings, or for unhappy feelings a low mark with crosses."""
    del row
    pen = Pen()
    pen.rect(-0.42, -1.0, 0.42, 0.0, "white")
    bad = look.emotion.polarity == "sadness"
    score = pick(look.rng, ("40", "30", "20")) if bad else "100"
    lettering(pen, score, 0.04, -0.8, 0.3, look.rng, "red", 1.0)
    pen.path([(-0.24, -0.6), (0.3, -0.63)], "red", weight=0.8)
    for k, y in enumerate((-0.44, -0.24, -0.06 - 0.02)):
        pen.path([(-0.14, y), (0.3, y)], "grey", weight=0.8)
        if bad and k != 1:
            pen.path([(-0.32, y - 0.08), (-0.18, y + 0.04)], "red", weight=0.9)
            pen.path([(-0.18, y - 0.08), (-0.32, y + 0.04)], "red", weight=0.9)
        else:
            pen.oval(-0.25, y - 0.02, 0.08, 0.08, None, "red", weight=0.8, veil=True)
    return done(pen, grip=(0, -0.06))


def _paper(row: SubjectRow, look: Look) -> Sketch:
    """A sheet; ``form``: lines, certificate, calendar, card, newspaper, ticket, worksheet."""
    return _SHEETS[form(row, "lines")](row, look)


def _lines(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    pen.shape(
        [(-0.4, -1.0), (0.24, -1.0), (0.42, -0.82), (0.42, 0.0), (-0.4, 0.0)],
        look.colour or "white",
    )
    pen.path([(0.24, -1.0), (0.24, -0.82), (0.42, -0.82)], weight=0.8)
    for y in (-0.66, -0.48, -0.3, -0.14):
        pen.path([(-0.26, y), (0.28, y)], "blue", weight=0.8)
    label = str(row.params.get("label", ""))
    if label:
        lettering(pen, label, -0.08, -0.84, 0.22, look.rng, "ink", 0.7)
    return done(pen, grip=(0, -0.06))


def _certificate(row: SubjectRow, look: Look) -> Sketch:
    """상장: a framed sheet with a ribbon."""
    pen = Pen()
    pen.rect(-0.62, -1.0, 0.62, 0.0, "yellow")
    pen.rect(-0.5, -0.88, 0.5, -0.12, "white", fine=True)
    lettering(pen, str(row.params.get("label", "상장")), 0, -0.68, 0.3, look.rng, "ink", 0.9)
    for y in (-0.42, -0.28):
        pen.path([(-0.34, y), (0.2, y)], "grey", weight=0.8)
    for side in (-1, 1):
        pen.shape(
            [(0.36, -0.2), (0.36 + 0.16 * side, 0.04), (0.36 + 0.02 * side, 0.02)],
            "red",
            weight=0.7,
        )
    pen.oval(0.36, -0.24, 0.12, 0.12, "red", weight=0.8)
    return done(pen, grip=(0, -0.06))


def _calendar(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    pen.rect(-0.56, -0.92, 0.56, 0.0, "white")
    pen.rect(-0.56, -0.92, 0.56, -0.68, look.colour or "red")
    for x in (-0.32, 0.0, 0.32):
        pen.path([(x, -1.02), (x, -0.84)], weight=1.3)
    for y in (-0.46, -0.23):
        pen.path([(-0.54, y), (0.54, y)], weight=0.6)
    for x in (-0.28, 0.0, 0.28):
        pen.path([(x, -0.68), (x, 0.0)], weight=0.6)
    for k, (x, y) in enumerate(((-0.42, -0.57), (-0.14, -0.57), (0.14, -0.57), (0.42, -0.57))):
        lettering(pen, str(k + 1), x, y, 0.17, look.rng, "red" if k == 0 else "ink", 0.6)
    pen.oval(0.14, -0.34, 0.12, 0.1, None, "red", weight=0.9, veil=True)
    return done(pen)


def _card(row: SubjectRow, look: Look) -> Sketch:
    """A folded card with a heart or a tree on it."""
    pen = Pen()
    pen.shape([(0.2, -1.0), (0.62, -0.88), (0.62, 0.08), (0.2, 0.0)], "white")
    pen.rect(-0.5, -1.0, 0.26, 0.0, main_colour(row, look, ("pink", "lemon", "sky", "mint")))
    pen.heart(-0.12, -0.6, 0.24, "red", "red")
    pen.path([(-0.36, -0.22), (0.12, -0.24)], weight=0.9)
    return done(pen)


def _newspaper(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    pen.rect(-0.5, -1.0, 0.5, 0.0, "white")
    lettering(pen, str(row.params.get("label", "신문")), 0, -0.82, 0.26, look.rng, "ink", 0.9)
    pen.path([(-0.46, -0.64), (0.46, -0.64)], weight=0.9)
    pen.rect(-0.4, -0.54, 0.0, -0.24, "grey", fine=True)
    for y in (-0.5, -0.38, -0.26):
        pen.path([(0.1, y), (0.4, y)], "grey", weight=0.8)
    pen.path([(-0.4, -0.12), (0.4, -0.12)], "grey", weight=0.8)
    return done(pen)


def _ticket(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    pen.rect(-0.8, -0.8, 0.8, 0.0, main_colour(row, look, ("yellow", "pink", "sky")))
    pen.path([(0.4, -0.78), (0.4, -0.02)], weight=0.8)
    lettering(pen, str(row.params.get("label", "표")), -0.2, -0.4, 0.46, look.rng, "ink", 1.0)
    pen.star(0.6, -0.4, 0.14, "red", "red")
    return done(pen)


_SHEETS = {
    "lines": _lines,
    "certificate": _certificate,
    "calendar": _calendar,
    "card": _card,
    "newspaper": _newspaper,
    "ticket": _ticket,
}


def _letter(row: SubjectRow, look: Look) -> Sketch:
    """An envelope closed by a heart; schema 1 shows the letter that comes out."""
    pen = Pen()
    if look.schema == 1:
        pen.rect(-0.54, -1.0, 0.54, -0.3, "white")
        for y in (-0.84, -0.68):
            pen.path([(-0.36, y), (0.36, y)], "blue", weight=0.9)
    colour = main_colour(row, look, ("white", "pink", "lemon", "sky"))
    pen.rect(-0.72, -0.62 if look.schema == 1 else -0.9, 0.72, 0.0, colour)
    top = -0.6 if look.schema == 1 else -0.88
    pen.path([(-0.7, top), (0, top / 2 + 0.02), (0.7, top)])
    pen.path([(-0.7, -0.04), (-0.22, 0.4 * top)], weight=0.8).path(
        [(0.7, -0.04), (0.22, 0.4 * top)], weight=0.8
    )
    pen.heart(0, top / 2 + 0.02, 0.15, "red", "red")
    return done(pen)


def _picture(row: SubjectRow, look: Look) -> Sketch:
    """A child's drawing: sun, house and flower; ``form = frame`` a photo in a frame."""
    pen = Pen()
    if form(row) == "frame":
        pen.rect(-0.6, -1.0, 0.6, 0.0, main_colour(row, look, ("brown", "tan", "yellow")))
        pen.rect(-0.46, -0.86, 0.46, -0.14, "white", fine=True)
        for x, colour in ((-0.18, "red"), (0.2, "blue")):
            pen.shape(
                [(x - 0.16, -0.16), (x - 0.1, -0.4), (x + 0.1, -0.4), (x + 0.16, -0.16)],
                colour,
                weight=0.8,
            )
            pen.oval(x, -0.54, 0.16, 0.16, "skin", weight=0.8)
            pen.arc(x, -0.6, 0.15, 0.12, 180, 360, "hair", weight=1.2)
            pen.arc(x, -0.54, 0.07, 0.06, 20, 160, "red", weight=0.6, fine=True)
        return done(pen)
    pen.rect(-0.68, -1.0, 0.68, 0.0, "white")
    pen.path([(-0.6, -0.14), (0.6, -0.14)], "green", weight=1.3)
    pen.oval(0.44, -0.78, 0.12, 0.12, "red", "red", weight=0.7)
    pen.rect(-0.44, -0.5, -0.04, -0.16, "yellow", fine=True)
    pen.shape(
        [(-0.5, -0.5), (0.02, -0.5), (-0.24, -0.76)], look.colour or "blue", sharp=True, fine=True
    )
    pen.path([(0.3, -0.16), (0.3, -0.4)], "green", weight=0.9)
    pen.oval(0.3, -0.46, 0.1, 0.1, "pink", "rose", weight=0.7)
    return done(pen, grip=(0, -0.04))


def _map(row: SubjectRow, look: Look) -> Sketch:
    """A folded map with a dotted way to a cross; ``form = globe`` a globe on its stand."""
    pen = Pen()
    if form(row) == "globe":
        pen.rect(-0.28, -0.08, 0.28, 0.0, "brown")
        pen.path([(0, -0.1), (0, -0.24)], "brown", weight=1.6)
        pen.arc(0, -0.6, 0.48, 0.44, -60, 100, "brown", weight=1.2)
        pen.oval(0, -0.6, 0.38, 0.37, "sky")
        pen.shape(
            [(-0.26, -0.8), (-0.06, -0.86), (0.02, -0.7), (-0.1, -0.56), (-0.26, -0.6)], "green",
            "green", smooth=True,
        )  # fmt: skip
        pen.shape(
            [(0.06, -0.52), (0.26, -0.6), (0.28, -0.44), (0.12, -0.34)], "green", "green",
            smooth=True,
        )  # fmt: skip
        return done(pen)
    pen.shape(
        [(-0.9, -0.9), (-0.3, -0.8), (0.3, -0.9), (0.9, -0.8), (0.9, 0.0), (0.3, -0.1),
        (-0.3, 0.0), (-0.9, -0.1)], look.colour or "lemon",
    )  # fmt: skip
    pen.path([(-0.3, -0.8), (-0.3, 0.0)], weight=0.7).path([(0.3, -0.9), (0.3, -0.1)], weight=0.7)
    for k in range(6):
        x = -0.66 + 0.22 * k
        pen.dot(x, -0.3 - 0.16 * math.sin(1.2 * k), 0.04, "brown")
    pen.path([(0.52, -0.62), (0.72, -0.42)], "red", weight=1.2).path(
        [(0.72, -0.62), (0.52, -0.42)], "red", weight=1.2
    )
    pen.shape(
        [(-0.76, -0.5), (-0.62, -0.74), (-0.5, -0.5)], "green", "green", sharp=True, weight=0.7
    )
    return done(pen)


def _speech(row: SubjectRow, look: Look) -> Sketch:
    """A sticker or a stamp: a scalloped round with a word or a star."""
    pen = Pen()
    pen.shape(
        scalloped(0, -0.5, 0.52, 0.5, 10, look.rng, 0.1),
        main_colour(row, look, ("yellow", "pink", "sky")),
    )
    label = str(row.params.get("label", ""))
    if label:
        lettering(pen, label, 0, -0.5, 0.4, look.rng, "red", 1.0)
    else:
        pen.star(0, -0.48, 0.3, "red", "ink")
    return done(pen)


def _boardwork(row: SubjectRow, look: Look) -> Sketch:
    """Homework: a notebook with writing and a pencil on it."""
    pen = Pen()
    pen.shape([(-0.8, -0.76), (0.5, -0.86), (0.66, -0.06), (-0.7, 0.0)], "white")
    pen.path([(-0.8, -0.76), (-0.7, 0.0)], main_colour(row, look, ("blue", "red")), weight=2.0)
    rng = look.rng
    for k in range(3):
        y = -0.62 + 0.2 * k
        x = np.linspace(-0.6, 0.3, 12)
        pen.path(np.stack([x, y + rng.normal(0, 0.025, 12)], axis=1), weight=0.7)
    own = Pen()
    own.rect(-0.08, -0.6, 0.08, 0.0, "yellow").shape(
        [(-0.08, -0.6), (0.08, -0.6), (0, -0.8)], "apricot", sharp=True
    )
    pen.add(own.sketch().placed(0.86, -0.34, 1.0, turn=-0.9))
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "test_paper": _test_paper,
    "sheet": _paper,
    "letter": _letter,
    "picture": _picture,
    "map": _map,
    "sticker": _speech,
    "homework": _boardwork,
}
