"""Other ways to draw toys and instruments: another view, another habit, another model.

The usual ways are in the modules named after the things.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import done, shine, tilted, wheel
from geurim.crayon.look import Look
from geurim.crayon.outlines import half_oval, mirrored, wavy
from geurim.crayon.people.faces import face
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.things.music import note
from geurim.crayon.things.playthings import soft_ear
from geurim.crayon.ways import Ways
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow

RAINBOW = ("red", "yellow", "lime", "sky", "purple", "orange")


def _heart_balloon(row: SubjectRow, look: Look) -> Sketch:
    pen, colour = Pen(), main_colour(row, look, ("red", "pink", "rose", "purple"))
    pen.path([(0, -0.46), (0.05, -0.3), (-0.05, -0.14), (0, 0.02)], smooth=True, weight=0.6)
    pen.shape([(0, -0.5), (0.06, -0.4), (-0.06, -0.4)], colour, weight=0.8)
    pen.heart(0, -0.74, 0.32, colour, "ink")
    pen.arc(-0.13, -0.82, 0.09, 0.1, 180, 270, "white", weight=0.9, fine=True)
    return done(pen, grip=(0, 0.0))


def _round_balloon(row: SubjectRow, look: Look) -> Sketch:
    """A ball on a straight string, with a bow and a stripe."""
    pen, colour = Pen(), main_colour(row, look)
    other = "yellow" if colour != "yellow" else "red"
    pen.path([(0, -0.44), (0, 0.02)], weight=0.7)
    for side in (-1, 1):
        pen.shape([(0, -0.4), (side * 0.13, -0.46), (side * 0.13, -0.33)], other, weight=0.7)
    pen.oval(0, -0.73, 0.29, 0.29, colour)
    for y in (-0.78, -0.64):
        pen.path([(-0.25, y), (0, y + 0.04), (0.25, y)], other, weight=1.2, smooth=True)
    return done(pen, grip=(0, 0.0))


def _balloon_cluster(row: SubjectRow, look: Look) -> Sketch:
    """Six balloons crowded together, all strings straight to one hand."""
    pen, first = Pen(), main_colour(row, look)
    spots = ((-0.34, -0.66), (0.34, -0.66), (-0.18, -0.86), (0.18, -0.86), (0.0, -0.62))
    for x, y in spots:
        pen.path([(x, y), (0, 0.02)], weight=0.6)
    colours = (first, *(c for c in RAINBOW if c != first))
    for k, (x, y) in enumerate(spots):
        pen.oval(x, y, 0.17, 0.18, colours[k])
    return done(pen, grip=(0, 0.0))


def _heart_balloons(row: SubjectRow, look: Look) -> Sketch:
    pen, first = Pen(), main_colour(row, look, ("pink", "red"))
    spots = ((-0.3, -0.7, first), (0.3, -0.78, "sky"))
    for x, y, colour in spots:
        pen.path([(x, y + 0.2), (0.6 * x, -0.24), (0, 0.02)], smooth=True, weight=0.6)
        pen.heart(x, y, 0.26, colour, "ink")
    return done(pen, grip=(0, 0.0))


def _round_car(row: SubjectRow, look: Look) -> Sketch:
    """A beetle: half a ball on two wheels."""
    pen, colour = Pen(), main_colour(row, look)
    pen.shape([*half_oval(0, -0.2, 0.72, 0.74, 180, 360).tolist()], colour)
    pen.shape([*half_oval(-0.06, -0.5, 0.36, 0.3, 180, 360).tolist()], "sky", fine=True)
    pen.path([(-0.06, -0.8), (-0.06, -0.5)], weight=0.8)
    pen.dot(0.58, -0.36, 0.07, "yellow")
    for x in (-0.38, 0.38):
        wheel(pen, x, -0.17, 0.18, hub="white")
    return done(pen)


def _truck(row: SubjectRow, look: Look) -> Sketch:
    """A toy lorry that carries blocks."""
    pen, colour = Pen(), main_colour(row, look)
    for x, y, fill in ((-0.5, -0.56, "yellow"), (-0.16, -0.56, "lime"), (-0.34, -0.84, "sky")):
        pen.rect(x - 0.15, y - 0.28, x + 0.15, y, fill)
    pen.rect(-0.8, -0.56, 0.16, -0.2, colour)
    pen.shape([(0.22, -0.2), (0.22, -0.86), (0.56, -0.86), (0.76, -0.5), (0.76, -0.2)], "orange")
    pen.shape([(0.34, -0.52), (0.34, -0.74), (0.5, -0.74), (0.62, -0.52)], "white", fine=True)
    for x in (-0.5, 0.46):
        wheel(pen, x, -0.16, 0.17, hub="white")
    return done(pen)


def _train_with_wagon(row: SubjectRow, look: Look) -> Sketch:
    pen, colour = Pen(), main_colour(row, look)
    pen.path([(-0.3, -0.3), (0.1, -0.3)], weight=1.3)
    for left, fill in ((-1.1, "yellow" if colour != "yellow" else "lime"), (0.0, colour)):
        pen.rect(left, -0.62, left + 0.86, -0.18, fill)
        for x in (left + 0.22, left + 0.64):
            wheel(pen, x, -0.14, 0.15, hub="white")
    for k in (0, 1, 2):
        pen.oval(-0.9 + 0.23 * k, -0.68, 0.12, 0.12, RAINBOW[(k * 2 + 1) % 6], weight=0.8)
    pen.rect(0.06, -0.92, 0.4, -0.62, "sky")
    pen.rect(0.58, -0.84, 0.76, -0.62, "darkgrey")
    for k, x in enumerate((0.7, 0.86)):
        pen.oval(x, -0.96 - 0.1 * k, 0.09 + 0.04 * k, 0.08, None, "grey", weight=0.8)
    return done(pen)


def _plain_hoop(row: SubjectRow, look: Look) -> Sketch:
    """Two plain rings, one inside the other, as fast as one can draw them; slightly flat."""
    pen, colour = Pen(), main_colour(row, look)
    pen.oval(0, -0.5, 0.62, 0.5, colour).oval(0, -0.5, 0.48, 0.37, "white")
    return done(pen, grip=(0, -0.06))


def _duck_ring(row: SubjectRow, look: Look) -> Sketch:
    """A swim ring with the head of a duck."""
    pen, colour = Pen(), main_colour(row, look, ("yellow", "yellow", "pink"))
    pen.oval(0, -0.24, 0.72, 0.24, colour).oval(0, -0.3, 0.38, 0.09, "white")
    pen.limb([(0.44, -0.34), (0.46, -0.62)], 0.2, colour)
    pen.oval(0.46, -0.78, 0.24, 0.22, colour)
    pen.shape([(0.66, -0.82), (0.94, -0.76), (0.66, -0.66)], "orange", smooth=False)
    pen.dot(0.52, -0.83, 0.045)
    return done(pen, grip=(-0.5, -0.24))


def _snowballs_in_a_row(row: SubjectRow, look: Look) -> Sketch:
    """Three balls beside each other on the snow, one flying over them."""
    del row
    pen = Pen()
    pen.path(wavy(-1.0, 1.0, -0.02, 0.02, 0.6, look.rng), "sky", weight=1.3)
    for x, y, r in ((-0.6, -0.24, 0.24), (0.0, -0.24, 0.24), (0.6, -0.24, 0.24), (0.2, -0.8, 0.2)):
        pen.oval(x, y, r, r, look.colour, "blue")
        pen.arc(x, y, 0.6 * r, 0.6 * r, 20, 90, "sky", weight=0.8)
    for y in (-0.9, -0.78, -0.66):
        pen.path([(-0.12, y), (-0.4, y + 0.03)], "sky", weight=0.8)
    return done(pen)


def _rolled_snowball(row: SubjectRow, look: Look) -> Sketch:
    """A great ball at the end of the track it has rolled; lumps stick to it."""
    del row
    pen = Pen()
    pen.path([(-1.1, -0.1), (-0.2, -0.02), (0.9, -0.02)], "sky", weight=1.2)
    pen.path([(-1.2, 0.02), (-0.2, 0.06)], "sky", weight=1.0)
    pen.oval(0.2, -0.5, 0.5, 0.49, look.colour, "blue")
    for r in (0.36, 0.22, 0.09):
        pen.arc(0.2, -0.5, r, r, 120, 400, "sky", weight=0.8)
    return done(pen)


def _great_drum(row: SubjectRow, look: Look) -> Sketch:
    """A drum seen from its skin, on a stand, one fat stick before it."""
    pen, colour = Pen(), main_colour(row, look, ("red", "brown", "blue"))
    for side in (-1, 1):
        pen.limb([(side * 0.2, -0.2), (side * 0.44, 0.0)], 0.09, "brown")
    pen.oval(0, -0.54, 0.47, 0.46, colour).oval(0, -0.54, 0.36, 0.35, "lemon", weight=0.8)
    pen.shape(half_oval(0, -0.54, 0.17, 0.17, 180, 360), "red", weight=0.7)
    pen.shape(half_oval(0, -0.54, 0.17, 0.17, 0, 180), "blue", weight=0.7)
    for k in range(8):
        t = 2 * math.pi * (k + 0.5) / 8
        pen.dot(0.415 * math.cos(t), -0.54 + 0.405 * math.sin(t), 0.03, "yellow")
    pen.limb([(0.66, -0.12), (0.34, -0.44)], 0.1, "tan")
    return done(pen)


def _tall_drum(row: SubjectRow, look: Look) -> Sketch:
    """A plain tub with stars; the sticks lie crossed above."""
    pen, colour = Pen(), main_colour(row, look, ("blue", "red", "green"))
    pen.rect(-0.42, -0.66, 0.42, 0.0, colour)
    pen.rect(-0.47, -0.74, 0.47, -0.6, "white").rect(-0.47, -0.1, 0.47, 0.0, "white")
    for x in (-0.22, 0.22):
        pen.star(x, -0.35, 0.14, "yellow", "ink")
    for side in (-1, 1):
        pen.limb([(side * 0.46, -1.0), (-side * 0.24, -0.78)], 0.08, "tan")
        pen.oval(-side * 0.24, -0.78, 0.06, 0.06, "brown", weight=0.8)
    return done(pen, top=(0, -0.74))


def _grand_piano(row: SubjectRow, look: Look) -> Sketch:
    """A grand piano from the side: the lid up, three legs."""
    pen, colour = Pen(), main_colour(row, look, ("#4a4a50", "brown", "darkbrown"))
    for x in (-0.56, 0.1, 0.62):
        pen.rect(x - 0.05, -0.36, x + 0.05, 0.0, colour)
    pen.shape([(-0.2, -0.54), (0.1, -1.0), (0.8, -0.94), (0.72, -0.54)], colour)
    pen.path([(0.3, -0.54), (0.36, -0.86)], "yellow", weight=1.0)
    pen.rect(-0.4, -0.56, 0.78, -0.32, colour)
    pen.rect(-0.76, -0.46, -0.3, -0.34, "white")
    for x in (-0.66, -0.54, -0.42):
        pen.path([(x, -0.46), (x, -0.38)], weight=1.3, fine=True)
    note(pen, -0.5, -0.72, 0.11, "blue")
    note(pen, -0.24, -0.84, 0.11, "red")
    pen.anchor("seat", -0.76, -0.3)
    return done(pen, top=(0.4, -1.0))


def _electric_guitar(row: SubjectRow, look: Look) -> Sketch:
    """A guitar with two horns and a lightning flash."""
    pen, colour = Pen(), main_colour(row, look, ("red", "blue", "purple"))
    pen.limb([(0, -0.4), (0, -0.98)], 0.11, "tan")
    pen.shape([(-0.1, -0.94), (-0.1, -1.1), (0.2, -1.16), (0.1, -0.94)], "brown")
    body = [
        (-0.1, -0.36), (-0.34, -0.58), (-0.3, -0.3), (-0.42, -0.02), (0, 0.04), (0.42, -0.02),
        (0.3, -0.3), (0.34, -0.58), (0.1, -0.36),
    ]  # fmt: skip
    pen.shape(body, colour)
    flash = [(0.1, -0.3), (-0.14, -0.13), (0.0, -0.13), (-0.08, 0.0), (0.16, -0.18), (0.02, -0.18)]
    pen.shape(flash, "yellow", weight=0.7)
    return done(tilted(pen, 30), grip=(0.05, -0.24))


def _standing_guitar(row: SubjectRow, look: Look) -> Sketch:
    """Two circles, a stick, a box: a guitar as a beginner builds it, upright."""
    pen, colour = Pen(), main_colour(row, look, ("orange", "tan", "yellow"))
    pen.oval(0, -0.5, 0.22, 0.18, colour).oval(0, -0.2, 0.31, 0.22, colour)
    pen.rect(-0.05, -0.96, 0.05, -0.34, "brown").rect(-0.1, -1.1, 0.1, -0.94, "brown")
    pen.oval(0, -0.3, 0.11, 0.1, "darkbrown", weight=0.8)
    pen.path([(-0.14, -0.09), (0.14, -0.09)], weight=1.4)
    return done(pen, grip=(0.0, -0.24))


def _toys_on_the_floor(row: SubjectRow, look: Look) -> Sketch:
    """Toys on the floor without a box: a ball, a block, a bear's head, a car."""
    pen, colour = Pen(), main_colour(row, look)
    pen.rect(-0.3, -0.5, 0.16, 0.0, "yellow" if colour != "yellow" else "lime")
    for side in (-1, 1):
        pen.oval(-0.07 + side * 0.2, -0.9, 0.1, 0.1, "brown")
    pen.oval(-0.07, -0.7, 0.27, 0.23, "brown").oval(-0.07, -0.63, 0.11, 0.08, "lemon", weight=0.7)
    for side in (-1, 1):
        pen.dot(-0.07 + side * 0.1, -0.75, 0.03)
    pen.dot(-0.07, -0.66, 0.03)
    pen.oval(-0.66, -0.3, 0.31, 0.3, colour)
    pen.path([(-0.94, -0.34), (-0.66, -0.24), (-0.38, -0.34)], "white", smooth=True, weight=1.5)
    pen.shape(
        [(0.24, -0.14), (0.24, -0.32), (0.4, -0.34), (0.48, -0.52), (0.76, -0.52), (0.84, -0.34),
        (0.98, -0.32), (0.98, -0.14)], "red" if colour != "red" else "blue",
    )  # fmt: skip
    for x in (0.42, 0.8):
        wheel(pen, x, -0.11, 0.11, hub="white")
    return done(pen)


def _lone_heart(row: SubjectRow, look: Look) -> Sketch:
    """A heart with a face and beams: love itself smiles."""
    pen, colour = Pen(), main_colour(row, look, ("red", "pink"))
    pen.heart(0, -0.5, 0.56, colour, "ink")
    for side in (-1, 1):
        pen.dot(side * 0.17, -0.64, 0.05)
    pen.arc(0, -0.54, 0.16, 0.15, 20, 160, weight=0.8, fine=True)
    return done(pen)


def _two_hearts(row: SubjectRow, look: Look) -> Sketch:
    """A large heart and a small one, one of them behind."""
    pen, colour = Pen(), main_colour(row, look, ("red", "rose"))
    pen.heart(0.34, -0.76, 0.3, "pink" if colour != "pink" else "red", "ink")
    pen.heart(-0.14, -0.44, 0.46, colour, "ink")
    return done(pen)


def _one_stroke_star(row: SubjectRow, look: Look) -> Sketch:
    """The star that never lifts the pencil."""
    pen, colour = Pen(), main_colour(row, look, ("yellow", "yellow", "orange"))
    t = [math.radians(-90 + 144 * k) for k in range(6)]
    star = [(0.52 * math.cos(a), -0.5 + 0.52 * math.sin(a)) for a in t]
    pen.shape(
        [(0.3 * math.cos(a + math.pi), -0.5 + 0.3 * math.sin(a + math.pi)) for a in t[:5]], None,
        None,
    )  # fmt: skip
    pen.path(star, colour if colour != "yellow" else "orange", weight=1.4)
    return done(pen)


def _twisted_candle(row: SubjectRow, look: Look) -> Sketch:
    """Three thin candles, striped, of different heights."""
    pen, first = Pen(), main_colour(row, look, ("red", "sky", "pink"))
    for x, high, colour in ((-0.3, 0.56, "yellow"), (0.0, 0.72, first), (0.3, 0.5, "lime")):
        pen.rect(x - 0.09, -high, x + 0.09, 0.0, colour)
        for k in range(3):
            y = -high + 0.14 + 0.17 * k
            pen.path([(x - 0.08, y), (x + 0.08, y - 0.06)], "white", weight=1.0, fine=True)
        flame = mirrored([(0, -0.26), (0.07, -0.12), (0, -0.04)])
        pen.shape([(x + u, -high + v) for u, v in flame], "orange", "red", weight=0.8, smooth=True)
    return done(pen)


def _pennant(row: SubjectRow, look: Look) -> Sketch:
    """A three-cornered flag with a dot."""
    pen, colour = Pen(), main_colour(row, look)
    pen.limb([(-0.36, 0.0), (-0.36, -1.0)], 0.07, "brown")
    pen.shape([(-0.33, -0.98), (0.46, -0.72), (-0.33, -0.46)], colour, sharp=True)
    pen.oval(-0.14, -0.72, 0.09, 0.09, "white", weight=0.7)
    return done(pen, grip=(-0.36, -0.1))


def _soap_bubbles(row: SubjectRow, look: Look) -> Sketch:
    """Bubbles alone, large and small, each with a gleam."""
    del row
    pen = Pen()
    for k, (x, y, r) in enumerate(
        ((-0.34, -0.3, 0.28), (0.36, -0.42, 0.21), (-0.06, -0.8, 0.19), (0.16, -0.1, 0.1),
        (-0.46, -0.76, 0.11), (0.44, -0.86, 0.12))
    ):  # fmt: skip
        pen.oval(x, y, r, r, None, look.colour or ("sky", "blue", "purple")[k % 3])
        shine(pen, x, y, 0.6 * r)
        pen.arc(x, y, 0.62 * r, 0.62 * r, 190, 260, "pink", weight=0.8, fine=True)
    return done(pen)


def _standing_plush(row: SubjectRow, look: Look) -> Sketch:
    """A soft animal on its feet, arms spread, as wide as it is high; a patch on its belly."""
    pen, kind = Pen(), form(row, "bear")
    colour = main_colour(row, look, ("brown", "tan", "#c98a4c"))
    light = "lemon" if colour != "lemon" else "white"
    for side in (-1, 1):
        pen.limb([(side * 0.14, -0.2), (side * 0.17, -0.02)], 0.2, colour)
        pen.limb([(side * 0.16, -0.46), (side * 0.46, -0.58)], 0.17, colour)
        pen.oval(side * 0.47, -0.59, 0.1, 0.1, light)
        soft_ear(pen, kind, side, colour, light)
    pen.rect(-0.24, -0.5, 0.24, -0.1, colour)
    pen.heart(0, -0.3, 0.13, "red", "ink")
    pen.oval(0, -0.7, 0.36, 0.25, colour)
    pen.oval(0, -0.62, 0.14, 0.1, light, weight=0.6)
    pen.oval(0, -0.66, 0.05, 0.035, "black", "black", how="solid", weight=0.6, fine=True)
    face(pen, 0, -0.71, 0.27, look, animal=True)
    return done(pen, grip=(0.0, -0.3))


def _paper_doll(row: SubjectRow, look: Look) -> Sketch:
    """A doll with a bun, a wide triangle of a dress and arms straight out."""
    pen, dress = Pen(), main_colour(row, look)
    hair = pick(look.rng, ("black", "brown", "yellow"))
    for side in (-1, 1):
        pen.path([(side * 0.1, -0.16), (side * 0.1, 0.0)], "ink", weight=1.4)
        pen.limb([(0, -0.46), (side * 0.44, -0.44)], 0.09, "skin")
    pen.shape([(0, -0.6), (0.42, -0.12), (-0.42, -0.12)], dress, sharp=True)
    for x in (-0.2, 0.0, 0.2):
        pen.dot(x, -0.22, 0.04, "yellow" if dress != "yellow" else "red")
    pen.oval(0, -0.98, 0.12, 0.1, hair)
    pen.oval(0, -0.72, 0.27, 0.23, hair)
    pen.oval(0, -0.69, 0.23, 0.18, "skin", weight=0.8)
    face(pen, 0, -0.69, 0.22, look)
    return done(pen, grip=(0, -0.36))


def _long_haired_doll(row: SubjectRow, look: Look) -> Sketch:
    """A princess doll: long loose hair to the waist, a crown, a bell of a skirt to the ground."""
    pen, dress = Pen(), main_colour(row, look, ("pink", "purple", "sky"))
    hair = pick(look.rng, ("yellow", "brown", "orange"))
    pen.shape(
        mirrored([(0, -0.94), (0.26, -0.86), (0.32, -0.6), (0.36, -0.34), (0.2, -0.34)]), hair,
    )  # fmt: skip
    pen.shape(half_oval(0, 0.0, 0.44, 0.42, 180, 360), dress)
    pen.rect(-0.14, -0.52, 0.14, -0.34, dress)
    for side in (-1, 1):
        pen.limb([(side * 0.14, -0.48), (side * 0.34, -0.3)], 0.08, "skin")
    pen.oval(0, -0.69, 0.22, 0.2, "skin")
    crown = [(-0.18, -0.84), (-0.2, -1.04), (-0.08, -0.94), (0, -1.06), (0.08, -0.94),
             (0.2, -1.04), (0.18, -0.84)]  # fmt: skip
    pen.shape(crown, "yellow", weight=0.8)
    face(pen, 0, -0.68, 0.21, look)
    return done(pen, grip=(0, -0.36))


WAYS: Ways = {
    ("balloon", ""): (_heart_balloon, _round_balloon),
    ("balloon", "bunch"): (_balloon_cluster, _heart_balloons),
    ("doll", ""): (_paper_doll, _long_haired_doll),
    ("plush", ""): (_standing_plush, None),
    ("plush", "rabbit"): (_standing_plush, None),
    ("plush", "dog"): (_standing_plush, None),
    ("plush", "cat"): (_standing_plush, None),
    ("toy_car", ""): (_round_car, _truck),
    ("toy_car", "train"): (_train_with_wagon, None),
    ("toy_box", ""): (_toys_on_the_floor, None),
    ("hoop", "hoop"): (_plain_hoop, None),
    ("hoop", "ring"): (_duck_ring, None),
    ("bubbles", ""): (_soap_bubbles, None),
    ("snowball", ""): (_snowballs_in_a_row, None),
    ("snowball", "big"): (_rolled_snowball, None),
    ("drum", ""): (_great_drum, _tall_drum),
    ("piano", ""): (_grand_piano, None),
    ("strings", ""): (_electric_guitar, _standing_guitar),
    ("heart_sign", "heart"): (_lone_heart, _two_hearts),
    ("heart_sign", "star"): (_one_stroke_star, None),
    ("candle", ""): (_twisted_candle, None),
    ("flag", ""): (_pennant, None),
}
