"""Other ways to draw fire, puddles, pictures, kitchenware and small playthings.

The usual ways are in the modules named after the things.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import done, lettering, steam
from geurim.crayon.look import Look
from geurim.crayon.outlines import half_oval, mirrored, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.things.music import note
from geurim.crayon.ways import Ways
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _three_flames(row: SubjectRow, look: Look) -> Sketch:
    """Three drops of fire side by side; logs lie flat below, sparks fly."""
    pen = Pen()
    foot = 0.0 if form(row) == "fire" else -0.16
    for x, high, colour in ((-0.3, 0.6, "orange"), (0.3, 0.54, "orange"),
                            (0.0, 0.84, look.colour or "red")):  # fmt: skip
        drop = mirrored([(0, -1.0), (0.2, -0.5), (0.27, -0.22), (0.14, 0.0)])
        pen.shape([(x + u, foot + v * high) for u, v in drop], colour, "red", smooth=True)
        pen.shape(
            [(x + 0.5 * u, foot - 0.02 + 0.5 * v * high) for u, v in drop], "yellow", None,
            smooth=True,
        )  # fmt: skip
    for x, y in ((-0.44, -0.86), (0.4, -0.8), (0.22, -1.0)):
        pen.dot(x, y, 0.035, "orange")
    if foot:
        pen.limb([(-0.62, -0.12), (0.62, -0.12)], 0.18, "brown")
        for x in (-0.66, 0.66):
            pen.oval(x, -0.12, 0.1, 0.1, "tan")
    return done(pen)


def _splash(row: SubjectRow, look: Look) -> Sketch:
    """A flat oval from which drops spring: somebody has just stepped into it."""
    pen, mud = Pen(), form(row) == "mud"
    colour, line = look.colour or ("brown" if mud else "sky"), "darkbrown" if mud else "blue"
    pen.oval(0, -0.2, 1.0, 0.2, colour, line)
    for x, y in ((-0.5, -0.56), (-0.2, -0.84), (0.2, -0.84), (0.5, -0.56)):
        pen.path([(0.5 * x, -0.3), (0.9 * x, y + 0.14)], line, weight=0.8)
        pen.oval(x, y, 0.08, 0.11, colour, line, weight=0.8)
    return done(pen)


def _spaded_heap(row: SubjectRow, look: Look) -> Sketch:
    """A round heap with a flag, a spade stuck into it."""
    pen, colour = Pen(), look.colour or str(row.params.get("colour", "tan"))
    pen.limb([(0.62, -0.1), (0.74, -0.8)], 0.07, "red")
    pen.path([(0.6, -0.82), (0.9, -0.78)], "red", weight=1.6)
    pen.shape([*half_oval(-0.1, 0.0, 0.86, 0.66, 180, 360).tolist()], colour)
    for x, y in ((-0.5, -0.2), (-0.2, -0.4), (0.14, -0.26), (0.4, -0.14), (-0.16, -0.12)):
        pen.dot(x, y, 0.03, "brown")
    pen.path([(-0.1, -0.64), (-0.1, -1.0)], weight=0.9)
    pen.shape([(-0.1, -1.0), (0.18, -0.92), (-0.1, -0.82)], "yellow", sharp=True)
    return done(pen)


def _portrait(row: SubjectRow, look: Look) -> Sketch:
    """A child's drawing of a face."""
    del row
    pen, colour = Pen(), look.colour or "red"
    pen.rect(-0.6, -1.0, 0.6, 0.0, "white")
    pen.shape([(-0.3, -0.04), (-0.2, -0.3), (0.2, -0.3), (0.3, -0.04)], colour, weight=0.8)
    pen.oval(0, -0.54, 0.28, 0.26, "skin", weight=0.8)
    pen.shape(half_oval(0, -0.58, 0.3, 0.26, 180, 360), "hair", weight=0.8)
    for side in (-1, 1):
        pen.dot(side * 0.1, -0.5, 0.035)
    pen.arc(0, -0.46, 0.11, 0.09, 20, 160, "red", weight=0.8, fine=True)
    return done(pen, grip=(0, -0.04))


def _pig_from_front(row: SubjectRow, look: Look) -> Sketch:
    """A pig that faces us: a ball with ears, a snout like a socket, a slot and a coin."""
    pen, colour = Pen(), main_colour(row, look, ("pink", "red"))
    pen.oval(0, -0.96, 0.14, 0.14, "yellow", weight=0.8)
    for side in (-1, 1):
        pen.rect(side * 0.26 - 0.1, -0.16, side * 0.26 + 0.1, 0.0, colour)
        pen.shape([(side * 0.18, -0.76), (side * 0.46, -0.92), (side * 0.44, -0.6)], colour)
    pen.oval(0, -0.46, 0.48, 0.38, colour)
    pen.path([(-0.14, -0.76), (0.14, -0.76)], weight=1.5)
    pen.oval(0, -0.42, 0.18, 0.13, "rose" if colour != "rose" else "pink")
    for side in (-1, 1):
        pen.dot(side * 0.07, -0.42, 0.035).dot(side * 0.24, -0.56, 0.045)
    return done(pen)


def _plane_from_above(row: SubjectRow, look: Look) -> Sketch:
    """An arrowhead of paper, flying up, with the fold in the middle."""
    del row
    pen = Pen()
    for side in (-1, 1):
        wing = [(0, -1.0), (side * 0.6, -0.12), (side * 0.12, -0.24)]
        pen.shape(wing, look.colour or "white", sharp=True)
    pen.shape([(0, -1.0), (0.12, -0.24), (0, -0.04), (-0.12, -0.24)], look.colour or "sky")
    pen.path([(0, -1.0), (0, -0.06)], weight=0.8)
    return done(pen, grip=(0, -0.14))


def _open_pot(row: SubjectRow, look: Look) -> Sketch:
    """A deep pot without its lid, a ladle in it, steam above."""
    pen, colour = Pen(), main_colour(row, look, ("red", "yellow", "grey", "blue"))
    steam(pen, -0.16, -0.7, 0.3, 2, 0.26)
    pen.limb([(0.16, -0.6), (0.4, -1.0)], 0.08, "brown")
    for side in (-1, 1):
        pen.rect(side * 0.56 - 0.14, -0.5, side * 0.56 + 0.14, -0.4, "black")
    pen.shape([(-0.5, -0.6), (0.5, -0.6), (0.44, 0.0), (-0.44, 0.0)], colour)
    pen.oval(0, -0.6, 0.5, 0.12, "orange" if colour != "orange" else "lemon")
    return done(pen, grip=(0, -0.2))


def _pan_from_above(row: SubjectRow, look: Look) -> Sketch:
    """A round pan from above with a fried egg."""
    pen, colour = Pen(), main_colour(row, look, ("darkgrey", "black"))
    pen.limb([(0.4, -0.5), (1.2, -0.5)], 0.16, "brown")
    pen.oval(0, -0.5, 0.52, 0.5, colour)
    pen.shape(
        [(-0.3, -0.6), (0.0, -0.82), (0.3, -0.64), (0.26, -0.34), (0.0, -0.22), (-0.28, -0.32)],
        "white", smooth=True,
    )  # fmt: skip
    pen.oval(0, -0.52, 0.13, 0.12, "yellow", "orange")
    return done(pen, grip=(1.1, -0.5))


def _wooden_top(row: SubjectRow, look: Look) -> Sketch:
    """A wooden top as for the ice: a block with a cone, and the whip beside it."""
    pen, colour = Pen(), main_colour(row, look)
    pen.shape([(-0.36, -0.84), (0.36, -0.84), (0.36, -0.46), (0.0, 0.0), (-0.36, -0.46)], "tan")
    pen.rect(-0.36, -0.74, 0.36, -0.6, colour)
    pen.oval(0, -0.84, 0.36, 0.1, "yellow" if colour != "yellow" else "red")
    pen.limb([(0.86, -0.06), (0.66, -0.96)], 0.07, "brown")
    pen.path([(0.66, -0.96), (0.5, -0.7), (0.56, -0.4), (0.46, -0.2)], smooth=True, weight=0.9)
    return done(pen, grip=(0, -0.5))


def _yoyo_from_side(row: SubjectRow, look: Look) -> Sketch:
    """Two halves and the string between them, at the end of a long thread."""
    pen, colour = Pen(), main_colour(row, look)
    pen.path([(0, -0.2), (0, -0.92)], weight=0.8)
    pen.oval(0, -0.96, 0.07, 0.06, None, weight=0.8)
    for side in (-1, 1):
        pen.oval(side * 0.13, -0.22, 0.12, 0.23, colour)
    return done(pen, grip=(0, -0.95))


def _flower_pinwheel(row: SubjectRow, look: Look) -> Sketch:
    """Four round sails like petals, each of another colour."""
    pen, first = Pen(), main_colour(row, look)
    colours = (first, *(c for c in ("yellow", "sky", "red", "lime") if c != first))
    pen.limb([(0, 0.0), (0, -0.64)], 0.06, "brown")
    for k in range(4):
        t = math.pi / 2 * k + 0.6
        c, s = math.cos(t), math.sin(t)

        def at(u: float, v: float, c: float = c, s: float = s) -> tuple[float, float]:
            return u * c - v * s, -0.66 + u * s + v * c

        pen.shape([at(0, 0), at(0.36, 0.0), at(0.4, 0.26), at(0.18, 0.24)], colours[k])
    pen.dot(0, -0.66, 0.05)
    return done(pen, grip=(0, -0.06))


def _wide_console(row: SubjectRow, look: Look) -> Sketch:
    """A console for two hands: a screen between a cross and two buttons."""
    pen, colour = Pen(), main_colour(row, look, ("red", "sky", "lime", "purple"))
    pen.rect(-0.9, -0.7, -0.5, 0.0, colour).rect(0.5, -0.7, 0.9, 0.0, "sky")
    pen.rect(-0.5, -0.7, 0.5, 0.0, "darkgrey")
    pen.rect(-0.4, -0.6, 0.4, -0.1, "lemon", fine=True)
    pen.star(0, -0.35, 0.16, "red", "ink")
    pen.path([(-0.7, -0.5), (-0.7, -0.24)], weight=1.6)
    pen.path([(-0.82, -0.37), (-0.58, -0.37)], weight=1.6)
    for y in (-0.48, -0.24):
        pen.dot(0.7, y, 0.07, "red")
    return done(pen)


def _song(row: SubjectRow, look: Look) -> Sketch:
    """Four lines with notes sitting on them, and one note that has flown off."""
    del row
    pen = Pen()
    for k in range(4):
        y = -0.56 + 0.17 * k
        pen.path([(-0.8, y), (0.0, y + 0.05), (0.8, y)], "grey", weight=0.8, smooth=True)
    for x, y, colour in ((-0.5, -0.2, "red"), (0.0, -0.36, look.colour or "blue"),
                         (0.46, -0.2, "green")):  # fmt: skip
        note(pen, x, y, 0.17, colour)
    note(pen, 0.3, -0.76, 0.13, "orange")
    return done(pen)


def _round_magnifier(row: SubjectRow, look: Look) -> Sketch:
    """A magnifying glass held upright, two gleams on it."""
    pen, colour = Pen(), main_colour(row, look, ("red", "blue", "brown"))
    pen.rect(-0.07, -0.36, 0.07, 0.0, colour)
    pen.oval(0, -0.66, 0.36, 0.34, colour).oval(0, -0.66, 0.27, 0.25, "#d8eef8", weight=0.8)
    pen.path([(-0.12, -0.62), (0.02, -0.8)], "white", weight=1.2)
    pen.path([(0.0, -0.56), (0.12, -0.7)], "white", weight=1.2)
    return done(pen, grip=(0, -0.1))


def _camera_with_flash(row: SubjectRow, look: Look) -> Sketch:
    """A small round-cornered camera on a strap; its flash goes off."""
    pen, colour = Pen(), main_colour(row, look, ("pink", "sky", "yellow", "black"))
    for side in (-1, 1):
        pen.path([(side * 0.5, -0.6), (side * 0.3, -1.0), (0, -1.06)], "brown", smooth=True)
    pen.rect(-0.56, -0.6, 0.56, 0.0, colour)
    pen.oval(0, -0.28, 0.24, 0.24, "white").oval(0, -0.28, 0.1, 0.1, "black", weight=0.8)
    pen.rect(0.3, -0.52, 0.48, -0.38, "yellow", fine=True)
    for x, y in ((0.66, -0.72), (0.74, -0.56), (0.5, -0.78)):
        pen.path([(0.8 * x, 0.84 * y), (x, y)], "orange", weight=1.0)
    return done(pen, grip=(0, -0.06))


def _birthday_card(row: SubjectRow, look: Look) -> Sketch:
    """A card that stands open, a heart inside and writing."""
    pen, colour = Pen(), main_colour(row, look, ("pink", "yellow", "sky"))
    pen.shape([(-0.64, -0.86), (0, -1.0), (0, -0.1), (-0.64, 0.0)], colour)
    pen.shape([(0.64, -0.86), (0, -1.0), (0, -0.1), (0.64, 0.0)], "white")
    pen.heart(-0.32, -0.48, 0.18, "red", "ink")
    for k in range(4):
        y = -0.76 + 0.17 * k
        pen.path([(0.14, y), (0.52, y + 0.05)], "grey", weight=0.8)
    return done(pen, grip=(0, -0.2))


def _block_calendar(row: SubjectRow, look: Look) -> Sketch:
    """A calendar that shows one great number under its rings."""
    pen, colour = Pen(), main_colour(row, look, ("red", "blue", "green"))
    pen.rect(-0.5, -0.9, 0.5, 0.0, "white").rect(-0.5, -0.9, 0.5, -0.66, colour)
    for x in (-0.26, 0.26):
        pen.path([(x, -1.0), (x, -0.8)], weight=1.4)
    lettering(pen, str(1 + int(look.rng.integers(9))), 0, -0.32, 0.9, look.rng, "ink", 1.5)
    return done(pen)


def _sticker_sheet(row: SubjectRow, look: Look) -> Sketch:
    """A sheet of stickers: a star, a heart, a circle, a triangle."""
    pen, colour = Pen(), main_colour(row, look)
    pen.rect(-0.6, -1.0, 0.6, 0.0, "white")
    pen.star(-0.28, -0.74, 0.19, "yellow", "ink")
    pen.heart(0.28, -0.74, 0.18, "red", "ink")
    pen.oval(-0.28, -0.28, 0.18, 0.18, colour)
    pen.shape([(0.28, -0.48), (0.48, -0.12), (0.08, -0.12)], "lime", sharp=True)
    return done(pen)


def _slack_rope(row: SubjectRow, look: Look) -> Sketch:
    """A skipping rope that hangs in a great bow between its handles."""
    pen, colour = Pen(), main_colour(row, look)
    pen.path(half_oval(0, -0.86, 0.62, 0.86, 180, 0, 16), colour, weight=1.3)
    for side in (-1, 1):
        pen.limb([(side * 0.62, -0.82), (side * 0.66, -1.1)], 0.12, "yellow")
    return done(pen, grip=(0.66, -1.0))


def _three_pennants(row: SubjectRow, look: Look) -> Sketch:
    """A row of pennants seen close: three of them, each with its own pattern."""
    pen, first = Pen(), main_colour(row, look)
    for k, colour in enumerate((first, "yellow", "sky")):
        x = -0.7 + 0.7 * k
        pen.shape([(x - 0.32, -0.9), (x + 0.32, -0.9), (x, -0.1)], colour, sharp=True)
        pen.dot(x, -0.66, 0.09, "white")
    pen.path(zigzag_line(-1.1, 1.1, -0.92, 0.02, 3), weight=1.1)
    return done(pen)


WAYS: Ways = {
    ("campfire", ""): (_three_flames, None),
    ("campfire", "fire"): (_three_flames, None),
    ("puddle", ""): (_splash, None),
    ("puddle", "mud"): (_splash, None),
    ("heap", ""): (_spaded_heap, None),
    ("picture", ""): (_portrait, None),
    ("piggy_bank", ""): (_pig_from_front, None),
    ("folded_paper", "plane"): (_plane_from_above, None),
    ("kitchenware", "pot"): (_open_pot, None),
    ("kitchenware", "pan"): (_pan_from_above, None),
    ("spinning_top", ""): (_wooden_top, None),
    ("yoyo", ""): (_yoyo_from_side, None),
    ("pinwheel", ""): (_flower_pinwheel, None),
    ("game", "console"): (_wide_console, None),
    ("notes", ""): (_song, None),
    ("lens", ""): (_round_magnifier, None),
    ("lens", "camera"): (_camera_with_flash, None),
    ("sheet", "card"): (_birthday_card, None),
    ("sheet", "calendar"): (_block_calendar, None),
    ("sticker", ""): (_sticker_sheet, None),
    ("rope", ""): (_slack_rope, None),
    ("bunting", ""): (_three_pennants, None),
}
