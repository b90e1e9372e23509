"""For the sick and for washing: syringe, plaster, thermometer; toothbrush, soap, towel.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

from geurim.crayon.fittings import done, lettering, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import mirrored
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _medical(row: SubjectRow, look: Look) -> Sketch:
    """``form``: syringe, thermometer, bandage, cast, stethoscope, crutches."""
    return _MEDICAL[form(row, "syringe")](row, look)


def _syringe(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    pen.path([(0, -0.3), (0, 0.0)], "darkgrey", weight=1.0)
    pen.rect(-0.07, -0.36, 0.07, -0.26, "grey")
    pen.rect(-0.17, -0.8, 0.17, -0.36, "white")
    pen.rect(-0.14, -0.62, 0.14, -0.38, look.colour or "sky", None)
    for y in (-0.72, -0.62, -0.52):
        pen.path([(0.04, y), (0.17, y)], weight=0.7, fine=True)
    pen.path([(-0.26, -0.8), (0.26, -0.8)], weight=1.3)
    pen.path([(0, -0.8), (0, -0.98)], "ink", weight=1.6).path(
        [(-0.2, -1.0), (0.2, -1.0)], weight=1.4
    )
    pen.shape(
        [(0.22, 0.02), (0.28, 0.14), (0.22, 0.2), (0.16, 0.14)], "sky", "blue", smooth=True,
        weight=0.7,
    )  # fmt: skip
    return done(tilted(pen, 38), grip=(0.4, -0.6))


def _thermometer(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    pen.rect(-0.1, -1.0, 0.1, -0.22, "white")
    pen.path([(0, -0.7), (0, -0.16)], "red", weight=1.4)
    pen.oval(0, -0.14, 0.16, 0.15, look.colour or "red")
    for y in (-0.84, -0.68, -0.52, -0.36):
        pen.path([(0.1, y), (0.24, y)], weight=0.9)
    return done(tilted(pen, 20))


def _bandage(row: SubjectRow, look: Look) -> Sketch:
    """A sticking plaster."""
    del row
    pen = Pen()
    body = mirrored([(0, -1.0), (0.14, -0.94), (0.17, -0.5), (0.14, -0.06), (0, 0.0)])
    pen.shape(body, look.colour or "apricot", smooth=True)
    pen.rect(-0.17, -0.66, 0.17, -0.34, "white")
    for x, y in ((-0.07, -0.56), (0.07, -0.56), (-0.07, -0.44), (0.07, -0.44)):
        pen.dot(x, y, 0.025, "brown")
    return done(tilted(pen, 50))


def _cast(row: SubjectRow, look: Look) -> Sketch:
    """A plaster cast on a leg, with bands and toes."""
    del row, look
    pen = Pen()
    for k in range(4):
        pen.oval(0.62, -0.06 - 0.075 * k, 0.08, 0.05, "skin", weight=0.8)
    pen.shape(
        [(-0.3, -1.0), (0.14, -1.0), (0.16, -0.4), (0.58, -0.34), (0.58, 0.0), (-0.3, 0.0)], "white"
    )
    for y in (-0.84, -0.66, -0.48, -0.3):
        pen.path([(-0.28, y + 0.04), (0.14, y - 0.06)], "grey", weight=0.9)
    pen.path([(0.24, -0.34), (0.3, -0.02)], "grey", weight=0.9)
    pen.heart(-0.08, -0.16, 0.1, "red", "red")
    return done(pen)


def _stethoscope(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    colour = look.colour or "blue"
    pen.path(
        [(-0.36, -1.0), (-0.4, -0.66), (0.0, -0.4), (0.4, -0.66), (0.36, -1.0)], colour,
        smooth=True, weight=1.4,
    )  # fmt: skip
    pen.path(
        [(0.0, -0.4), (0.06, -0.1), (0.4, -0.06), (0.5, -0.24)], colour, smooth=True, weight=1.4
    )
    pen.oval(0.52, -0.34, 0.15, 0.15, "grey")
    return done(pen)


def _crutches(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    for x in (-0.2, 0.26):
        pen.path(
            [(x - 0.12, -0.92), (x - 0.02, -0.3), (x, 0.0)], look.colour or "brown", weight=1.2
        )
        pen.path(
            [(x + 0.12, -0.92), (x + 0.02, -0.3), (x, 0.0)], look.colour or "brown", weight=1.2
        )
        pen.limb([(x - 0.16, -0.95), (x + 0.16, -0.95)], 0.1, "grey")
        pen.path([(x - 0.09, -0.6), (x + 0.09, -0.6)], "brown", weight=1.2)
    del row
    return done(pen)


_MEDICAL = {
    "syringe": _syringe,
    "thermometer": _thermometer,
    "bandage": _bandage,
    "cast": _cast,
    "stethoscope": _stethoscope,
    "crutches": _crutches,
}


def _bath(row: SubjectRow, look: Look) -> Sketch:
    """``form``: toothbrush, soap, towel, comb, tissue, tube, mirror, dryer."""
    return _BATH[form(row, "toothbrush")](row, look)


def _toothbrush(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("blue", "pink", "green", "red"))
    pen.shape(
        mirrored([(0, -1.0), (0.08, -0.96), (0.08, -0.66), (0.05, -0.5), (0.08, -0.2),
        (0.06, 0.0)]), colour, smooth=True,
    )  # fmt: skip
    pen.rect(0.06, -0.98, 0.24, -0.7, "white")
    for y in (-0.9, -0.8):
        pen.path([(0.08, y), (0.24, y)], "sky", weight=0.8)
    pen.shape(
        [(0.24, -0.98), (0.34, -0.9), (0.3, -0.74), (0.22, -0.7)], "mint", smooth=True, weight=0.7
    )
    return done(tilted(pen, 24), grip=(0.0, -0.2))


def _soap(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    for x, y, r in ((-0.4, -0.6, 0.14), (0.0, -0.76, 0.18), (0.4, -0.62, 0.13), (0.2, -0.96, 0.09)):
        pen.oval(x, y, r, r, None, "sky", weight=0.9)
    pen.shape(
        [(-0.6, -0.24), (-0.4, -0.44), (0.4, -0.44), (0.6, -0.24), (0.4, -0.02), (-0.4, -0.02)],
        main_colour(row, look, ("pink", "lime", "yellow")),
        smooth=True,
    )
    pen.oval(0, -0.24, 0.26, 0.1, None, weight=0.7)
    return done(pen, grip=(0, -0.1))


def _towel(row: SubjectRow, look: Look) -> Sketch:
    """A towel on a rail."""
    pen = Pen()
    pen.path([(-0.66, -0.94), (0.66, -0.94)], "grey", weight=1.8)
    pen.rect(-0.46, -0.98, 0.46, 0.0, main_colour(row, look, ("sky", "pink", "lime", "yellow")))
    for y in (-0.28, -0.18):
        pen.path([(-0.44, y), (0.44, y)], "white", weight=1.3)
    for x in (-0.3, -0.1, 0.1, 0.3):
        pen.path([(x, 0.0), (x, 0.06)], weight=0.8)
    return done(pen)


def _comb(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    pen.rect(-0.7, -0.5, 0.7, -0.26, main_colour(row, look, ("pink", "brown", "purple", "sky")))
    for k in range(8):
        x = -0.62 + 0.177 * k
        pen.path([(x, -0.26), (x, 0.0)], weight=1.0)
    return done(tilted(pen, -14))


def _tissue(row: SubjectRow, look: Look) -> Sketch:
    """A box of tissues, or a roll (schema 1)."""
    pen = Pen()
    if look.schema == 1:
        pen.rect(0.1, -0.56, 0.56, -0.02, "white")
        pen.oval(0, -0.6, 0.46, 0.38, "white")
        pen.oval(0, -0.6, 0.15, 0.13, "tan")
        pen.arc(0, -0.6, 0.3, 0.25, 0, 300, "grey", weight=0.7)
        return done(pen)
    pen.shape(
        [(-0.2, -0.5), (-0.3, -0.86), (-0.06, -0.78), (0.1, -1.0), (0.2, -0.76), (0.32, -0.82),
        (0.18, -0.5)], "white",
    )  # fmt: skip
    pen.rect(-0.7, -0.52, 0.7, 0.0, main_colour(row, look, ("sky", "pink", "mint")))
    pen.oval(0, -0.52, 0.3, 0.06, "darkgrey", weight=0.7)
    return done(pen)


def _tube(row: SubjectRow, look: Look) -> Sketch:
    """A tube of toothpaste or cream."""
    pen = Pen()
    pen.shape(
        [(-0.3, -1.0), (0.3, -1.0), (0.2, -0.22), (-0.2, -0.22)],
        main_colour(row, look, ("white", "sky")),
    )
    pen.path([(-0.3, -0.9), (0.3, -0.9)], weight=0.8)
    lettering(pen, str(row.params.get("label", "치약")), 0, -0.58, 0.22, look.rng, "red", 0.8)
    pen.rect(-0.13, -0.22, 0.13, 0.0, "blue")
    return done(pen)


def _mirror(row: SubjectRow, look: Look) -> Sketch:
    """A hand mirror."""
    pen = Pen()
    pen.limb([(0, -0.3), (0, 0.0)], 0.15, main_colour(row, look, ("pink", "red", "purple")))
    pen.oval(0, -0.64, 0.38, 0.36, main_colour(row, look, ("pink", "red", "purple")))
    pen.oval(0, -0.64, 0.27, 0.26, "#d8eef8", weight=0.8)
    for x in (-0.1, 0.04):
        pen.path([(x - 0.06, -0.56), (x + 0.1, -0.76)], "white", weight=1.0)
    return done(pen, grip=(0, -0.1))


def _dryer(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("pink", "red", "sky"))
    pen.limb([(-0.3, -0.56), (-0.2, 0.0)], 0.2, colour)
    pen.shape(
        [(-0.6, -0.9), (-0.2, -1.0), (0.4, -0.88), (0.4, -0.6), (-0.2, -0.5), (-0.6, -0.6)],
        colour,
        smooth=False,
    )
    for y in (-0.86, -0.74, -0.62):
        pen.path([(0.5, y), (0.66, y - 0.03), (0.82, y)], "grey", smooth=True, weight=0.8)
    return done(pen, grip=(-0.22, -0.1))


_BATH = {
    "toothbrush": _toothbrush,
    "soap": _soap,
    "towel": _towel,
    "comb": _comb,
    "tissue": _tissue,
    "tube": _tube,
    "mirror": _mirror,
    "dryer": _dryer,
}


ARCHETYPES: dict[str, Archetype] = {
    "medical": _medical,
    "bath": _bath,
}
