"""Other ways to draw what one wears, carries and uses: another view, another model.

The usual ways are in the modules named after the things.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import done
from geurim.crayon.look import Look
from geurim.crayon.outlines import half_oval
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.ways import Ways
from geurim.crayon.wishes import main_colour
from geurim.vocabulary import SubjectRow


def _other(colour: str) -> str:
    return "yellow" if colour not in ("yellow", "lemon") else "red"


def _one_shoe(row: SubjectRow, look: Look) -> Sketch:
    """One big trainer from the side, with a stripe and laces."""
    pen, colour = Pen(), main_colour(row, look)
    body = [
        (-0.7, -0.9), (-0.2, -0.96), (-0.04, -0.66), (0.5, -0.5), (0.76, -0.3), (0.78, -0.16),
        (-0.76, -0.16),
    ]  # fmt: skip
    pen.shape(body, colour)
    pen.rect(-0.8, -0.2, 0.82, 0.0, "white")
    pen.path([(-0.56, -0.28), (-0.36, -0.66), (-0.14, -0.28)], _other(colour), weight=1.5)
    for x, y in ((0.0, -0.62), (0.2, -0.56), (0.4, -0.5)):
        pen.path([(x - 0.04, y - 0.04), (x + 0.02, y + 0.16)], "white", weight=1.1)
    return done(pen)


def _shoes_from_above(row: SubjectRow, look: Look) -> Sketch:
    """A pair from above, as it stands in the hall: soles, openings, straps."""
    pen, colour = Pen(), main_colour(row, look)
    for x in (-0.3, 0.3):
        pen.oval(x, -0.5, 0.26, 0.5, colour)
        pen.oval(x, -0.3, 0.16, 0.22, "white", weight=0.8)
        pen.path([(x - 0.22, -0.6), (x + 0.22, -0.6)], _other(colour), weight=1.5)
        pen.dot(x, -0.78, 0.05, _other(colour))
    return done(pen)


def _boots_from_front(row: SubjectRow, look: Look) -> Sketch:
    pen, colour = Pen(), main_colour(row, look)
    for side in (-1, 1):
        x = side * 0.28
        pen.rect(x - 0.19, -1.0, x + 0.19, -0.3, colour)
        pen.oval(x + side * 0.06, -0.17, 0.28, 0.18, colour)
        pen.rect(x - 0.21, -1.0, x + 0.21, -0.86, _other(colour))
        pen.oval(x, -0.6, 0.08, 0.08, "white", weight=0.7)
    return done(pen)


def _slippers_from_above(row: SubjectRow, look: Look) -> Sketch:
    pen, colour = Pen(), main_colour(row, look)
    for x in (-0.32, 0.32):
        pen.oval(x, -0.5, 0.27, 0.5, "lemon" if colour != "lemon" else "white")
        pen.shape([*half_oval(x, -0.5, 0.29, 0.5, 180, 360).tolist()], colour)
        pen.oval(x, -0.72, 0.09, 0.09, "white", weight=0.7)
    return done(pen)


def _one_sock(row: SubjectRow, look: Look) -> Sketch:
    """One sock with a patch at heel and toe and dots, as it hangs on a line."""
    pen, colour = Pen(), main_colour(row, look)
    pen.shape(
        [(-0.3, -1.0), (0.1, -1.0), (0.12, -0.46), (0.46, -0.34), (0.54, -0.12), (0.36, 0.0),
        (-0.18, 0.0), (-0.32, -0.22)], colour,
    )  # fmt: skip
    pen.rect(-0.34, -1.0, 0.14, -0.84, "white")
    pen.shape([(0.34, -0.38), (0.48, -0.32), (0.54, -0.12), (0.36, 0.0), (0.28, -0.02)], "white")
    for x, y in ((-0.18, -0.66), (0.02, -0.56), (-0.16, -0.4), (0.04, -0.24)):
        pen.dot(x, y, 0.055, _other(colour))
    return done(pen)


def _sun_hat(row: SubjectRow, look: Look) -> Sketch:
    """Half a ball on a broad flat brim, a flower on the band."""
    pen, colour = Pen(), main_colour(row, look)
    pen.shape(half_oval(0, -0.2, 0.5, 0.8, 180, 360), colour)
    pen.rect(-0.5, -0.4, 0.5, -0.22, _other(colour))
    pen.rect(-0.9, -0.22, 0.9, 0.0, colour)
    for k in range(5):
        t = 2 * math.pi * k / 5
        pen.oval(
            0.26 + 0.13 * math.cos(t), -0.36 + 0.13 * math.sin(t), 0.09, 0.09, "white", weight=0.7
        )
    pen.dot(0.26, -0.36, 0.07, "orange")
    return done(pen, grip=(0, -0.1))


def _top_hat(row: SubjectRow, look: Look) -> Sketch:
    """A tall hat, a box on a plank: as snowmen and magicians wear."""
    pen, colour = Pen(), main_colour(row, look, ("black", "blue", "purple", "red"))
    pen.rect(-0.42, -1.0, 0.42, -0.14, colour)
    pen.rect(-0.42, -0.36, 0.42, -0.16, _other(colour))
    pen.rect(-0.74, -0.16, 0.74, 0.0, colour)
    return done(pen, grip=(0, -0.1))


def _cap_from_front(row: SubjectRow, look: Look) -> Sketch:
    pen, colour = Pen(), main_colour(row, look)
    pen.shape(half_oval(0, -0.26, 0.54, 0.72, 180, 360), colour)
    pen.dot(0, -0.97, 0.06, _other(colour))
    pen.star(0, -0.6, 0.22, "white", "ink")
    pen.shape(
        [(-0.54, -0.3), (0, -0.4), (0.54, -0.3), (0.66, -0.06), (0, 0.06), (-0.66, -0.06)],
        _other(colour), smooth=True,
    )  # fmt: skip
    return done(pen, grip=(0, -0.1))


def _straw_from_above(row: SubjectRow, look: Look) -> Sketch:
    """Rings within rings: a straw hat seen from above, its ribbon hanging over the brim."""
    del row
    pen, straw = Pen(), look.colour or "#eac870"
    pen.oval(0, -0.5, 0.62, 0.5, straw)
    for r in (0.52, 0.42):
        pen.oval(0, -0.5, 1.24 * r - 0.06, r, None, "tan", weight=0.7, veil=True)
    pen.oval(0, -0.5, 0.4, 0.32, "red").oval(0, -0.5, 0.31, 0.24, straw)
    for u in (-0.1, 0.1):
        pen.path([(0.0, -0.2), (u, 0.0)], "red", weight=1.6)
    return done(pen, grip=(0, -0.1))


def _flapped_hat(row: SubjectRow, look: Look) -> Sketch:
    """A woolly hat with ear flaps and strings."""
    pen, colour = Pen(), main_colour(row, look)
    for side in (-1, 1):
        pen.path([(side * 0.46, -0.2), (side * 0.5, 0.0)], _other(colour), weight=1.4)
        pen.shape([(side * 0.3, -0.4), (side * 0.58, -0.4), (side * 0.48, -0.12)], colour)
    pen.oval(0, -0.92, 0.13, 0.12, _other(colour), how="scribble")
    pen.shape(half_oval(0, -0.34, 0.56, 0.52, 180, 360), colour)
    for x in (-0.28, 0.0, 0.28):
        pen.heart(x, -0.5, 0.09, "white", "white")
    return done(pen, grip=(0, -0.3))


def _striped_cone(row: SubjectRow, look: Look) -> Sketch:
    """A party hat in bands, with a tuft on top and its elastic below."""
    pen, colour = Pen(), main_colour(row, look)
    pen.arc(0, -0.16, 0.34, 0.16, 0, 180, weight=0.7)
    pen.shape([(0, -0.9), (0.4, -0.14), (-0.4, -0.14)], colour, sharp=True)
    for y, half in ((-0.32, 0.28), (-0.52, 0.18), (-0.7, 0.08)):
        pen.path([(-half, y), (half, y)], _other(colour), weight=1.8)
    for x in (-0.18, 0.0, 0.18):
        pen.path([(0, -0.88), (x, -1.08)], "red" if colour != "red" else "blue", weight=1.3)
    return done(pen, grip=(0, -0.1))


def _long_scarf(row: SubjectRow, look: Look) -> Sketch:
    """A scarf laid out in a bow, striped from end to end."""
    pen, colour = Pen(), main_colour(row, look)
    other = "white" if colour != "white" else "red"
    for side in (-1, 1):
        x = side * 0.56
        for u in (-0.12, 0.0, 0.12):
            pen.path([(x + u, -0.2), (x + 1.1 * u, 0.0)], colour, weight=1.1)
        pen.rect(x - 0.18, -0.7, x + 0.18, -0.16, colour)
        for y in (-0.5, -0.3):
            pen.path([(x - 0.16, y), (x + 0.16, y)], other, weight=1.5)
    outer = half_oval(0, -0.62, 0.74, 0.38, 180, 360).tolist()
    inner = half_oval(0, -0.62, 0.38, 0.12, 360, 180).tolist()
    pen.shape([*outer, *inner], colour)
    for t in (-130, -90, -50):
        c, s = math.cos(math.radians(t)), math.sin(math.radians(t))
        start, end = (0.42 * c, -0.62 + 0.15 * s), (0.68 * c, -0.62 + 0.34 * s)
        pen.path([start, end], other, weight=1.5)
    return done(pen)


def _square_glasses(row: SubjectRow, look: Look) -> Sketch:
    pen, colour = Pen(), main_colour(row, look, ("ink", "red", "blue", "brown"))
    for side in (-1, 1):
        pen.path([(side * 0.8, -0.6), (side * 1.04, -0.74)], colour, weight=1.3)
        x = side * 0.46
        pen.shape(
            [(x - 0.36, -0.74), (x + 0.36, -0.74), (x + 0.3, -0.06), (x - 0.3, -0.06)], "#d8eef8",
            colour, weight=1.5, sharp=True,
        )  # fmt: skip
        pen.path([(x - 0.12, -0.3), (x + 0.08, -0.56)], "white", weight=1.0)
    pen.path([(-0.12, -0.54), (0.12, -0.54)], colour, weight=1.5)
    return done(pen)


def _heart_glasses(row: SubjectRow, look: Look) -> Sketch:
    """Sunglasses shaped like two hearts."""
    pen, colour = Pen(), main_colour(row, look, ("red", "pink", "purple"))
    pen.path([(-0.14, -0.56), (0.14, -0.56)], colour, weight=1.5)
    for side in (-1, 1):
        pen.path([(side * 0.82, -0.6), (side * 1.06, -0.72)], colour, weight=1.3)
        pen.heart(side * 0.46, -0.42, 0.42, colour, "ink")
        pen.heart(side * 0.46, -0.44, 0.28, "darkgrey", "darkgrey")
    return done(pen)


def _flower_ring(row: SubjectRow, look: Look) -> Sketch:
    """A ring with a flower, such as one twists from clover or buys at the stationer's."""
    pen, colour = Pen(), main_colour(row, look, ("pink", "red", "sky", "purple"))
    pen.oval(0, -0.32, 0.32, 0.32, None, "orange", weight=1.8)
    for k in range(5):
        t = 2 * math.pi * k / 5 - 0.3
        pen.oval(0.19 * math.cos(t), -0.76 + 0.19 * math.sin(t), 0.13, 0.13, colour, weight=0.8)
    pen.dot(0, -0.76, 0.1, "yellow")
    return done(pen)


def _round_crown(row: SubjectRow, look: Look) -> Sketch:
    """A crown of five equal teeth over a band with a row of dots."""
    pen, colour = Pen(), main_colour(row, look, ("yellow",))
    teeth = [(-0.6 + 0.15 * k, -0.9 if k % 2 else -0.46) for k in range(9)]
    pen.shape([(-0.6, 0.0), *teeth, (0.6, 0.0)], colour)
    pen.rect(-0.62, -0.26, 0.62, 0.0, "red" if colour != "red" else "yellow")
    for x in (-0.42, -0.14, 0.14, 0.42):
        pen.dot(x, -0.13, 0.06, "white")
    return done(pen)


def _phone_with_bubbles(row: SubjectRow, look: Look) -> Sketch:
    """A telephone that shows messages, and waves of ringing beside it."""
    pen, colour = Pen(), main_colour(row, look, ("darkgrey", "black", "blue", "pink"))
    pen.rect(-0.28, -1.0, 0.28, 0.0, colour)
    pen.rect(-0.22, -0.9, 0.22, -0.1, "white", fine=True)
    for x, y, fill in ((-0.05, -0.68, "yellow"), (0.05, -0.34, "lime")):
        pen.oval(x, y, 0.15, 0.11, fill, weight=0.8)
    for side in (-1, 1):
        start = -50 if side > 0 else 130
        pen.arc(side * 0.3, -0.8, 0.16, 0.2, start, start + 100, "orange", weight=0.9)
    return done(pen)


def _phone_from_behind(row: SubjectRow, look: Look) -> Sketch:
    """The back of a telephone in its case: lenses in the corner, a heart, a charm on a string."""
    pen, colour = Pen(), main_colour(row, look, ("pink", "sky", "lilac", "mint"))
    pen.path([(0.26, -0.1), (0.4, -0.18), (0.42, -0.3)], weight=0.8, smooth=True)
    pen.star(0.43, -0.38, 0.11, "yellow", "ink")
    pen.rect(-0.3, -1.0, 0.28, 0.0, colour)
    pen.rect(-0.25, -0.95, 0.03, -0.66, "white", fine=True)
    for x, y in ((-0.17, -0.87), (-0.05, -0.74)):
        pen.dot(x, y, 0.055)
    pen.heart(0, -0.34, 0.15, "red", "ink")
    return done(pen)


def _computer_with_tower(row: SubjectRow, look: Look) -> Sketch:
    """A monitor with a smile on it, its tower beside it, a mouse on a cord."""
    pen, colour = Pen(), main_colour(row, look, ("grey", "darkgrey"))
    pen.shape([(-0.42, -0.3), (-0.18, -0.3), (-0.06, 0.0), (-0.54, 0.0)], "grey")
    pen.rect(-0.86, -1.0, 0.26, -0.24, colour)
    pen.rect(-0.74, -0.88, 0.14, -0.36, "sky", fine=True)
    for x in (-0.44, -0.16):
        pen.dot(x, -0.7, 0.05)
    pen.arc(-0.3, -0.64, 0.18, 0.16, 20, 160, weight=0.9, fine=True)
    pen.rect(0.38, -0.9, 0.8, 0.0, colour)
    pen.dot(0.59, -0.22, 0.07, "lime")
    for y in (-0.76, -0.62):
        pen.path([(0.46, y), (0.72, y)], weight=1.0)
    return done(pen)


def _laptop_from_side(row: SubjectRow, look: Look) -> Sketch:
    """Two boxes, one standing on the other: keys below, a picture above."""
    pen, colour = Pen(), main_colour(row, look, ("darkgrey", "black", "blue", "pink"))
    pen.rect(-0.7, -1.0, 0.7, -0.42, colour).rect(-0.58, -0.9, 0.58, -0.5, "white", fine=True)
    pen.heart(0.0, -0.7, 0.14, "red", "red")
    pen.rect(-0.7, -0.42, 0.7, 0.0, "grey")
    for y in (-0.32, -0.2):
        for k in range(6):
            pen.dot(-0.5 + 0.2 * k, y, 0.045, "white")
    pen.rect(-0.16, -0.12, 0.16, -0.02, "white", fine=True)
    return done(pen)


def _patchwork(row: SubjectRow, look: Look) -> Sketch:
    """A quilt spread out flat: squares in two colours."""
    pen, colour = Pen(), main_colour(row, look, ("sky", "pink", "lemon", "lilac", "mint"))
    other = "yellow" if colour not in ("yellow", "lemon") else "pink"
    for line in range(3):
        for k in range(4):
            x, y = -0.8 + 0.4 * k, -1.0 + 0.3 * line
            pen.rect(x, y, x + 0.4, y + 0.3, colour if (k + line) % 2 else other)
    pen.rect(-0.8, -0.1, 0.8, 0.0, "white")
    pen.anchor("seat", 0.0, -0.5)
    return done(pen)


def _square_pillow(row: SubjectRow, look: Look) -> Sketch:
    """A plain box with round corners and stripes: a pillow for the head."""
    pen, colour = Pen(), main_colour(row, look, ("sky", "pink", "lemon", "lilac", "mint"))
    pen.shape(
        [(-0.8, -0.12), (-0.8, -0.5), (-0.68, -0.62), (0.68, -0.62), (0.8, -0.5), (0.8, -0.12),
        (0.68, 0.0), (-0.68, 0.0)], "white",
    )  # fmt: skip
    for x in (-0.5, -0.17, 0.17, 0.5):
        pen.path([(x, -0.58), (x, -0.05)], colour, weight=1.8)
    return done(pen)


def _upright_pencil(row: SubjectRow, look: Look) -> Sketch:
    """A fat pencil that stands on its point and has just drawn a line."""
    pen, colour = Pen(), main_colour(row, look, ("yellow", "green", "red", "blue"))
    pen.path([(-0.6, 0.0), (-0.4, -0.07), (-0.2, 0.0), (0.0, -0.01)], smooth=True, weight=0.8)
    pen.oval(0, -0.94, 0.12, 0.07, "pink")
    pen.rect(-0.12, -0.92, 0.12, -0.26, colour)
    for x in (-0.04, 0.04):
        pen.path([(x, -0.88), (x, -0.3)], weight=0.5, fine=True)
    pen.shape([(-0.12, -0.26), (0.12, -0.26), (0, 0.0)], "apricot", sharp=True)
    pen.shape([(-0.05, -0.1), (0.05, -0.1), (0, 0.0)], "black", "black", how="solid", weight=0.7)
    return done(pen, grip=(0, -0.3))


def _three_crayons(row: SubjectRow, look: Look) -> Sketch:
    """A bundle of three in different colours."""
    pen, first = Pen(), main_colour(row, look)
    others = [c for c in ("yellow", "sky", "red", "lime") if c != first]
    for x, low, colour in ((-0.26, -0.12, others[0]), (0.26, -0.08, others[1]), (0.0, 0.0, first)):
        pen.shape(
            [(x - 0.1, low), (x - 0.1, low - 0.7), (x - 0.04, low - 0.88), (x + 0.04, low - 0.88),
            (x + 0.1, low - 0.7), (x + 0.1, low)], colour,
        )  # fmt: skip
        for y in (low - 0.6, low - 0.12):
            pen.path([(x - 0.1, y), (x + 0.1, y)], weight=0.8)
    return done(pen, grip=(0, -0.2))


def _crayons_from_above(row: SubjectRow, look: Look) -> Sketch:
    """The open box from above: the crayons lie side by side, all points one way."""
    pen, frame = Pen(), main_colour(row, look, ("yellow", "sky", "lime"))
    pen.rect(-0.8, -1.0, 0.8, 0.0, frame)
    pen.rect(-0.7, -0.9, 0.7, -0.3, "white")
    for k, colour in enumerate(("red", "orange", "yellow", "green", "blue", "purple")):
        x = -0.56 + 0.224 * k
        pen.shape(
            [(x - 0.09, -0.34), (x - 0.09, -0.72), (x, -0.87), (x + 0.09, -0.72),
            (x + 0.09, -0.34)], colour, weight=0.8,
        )  # fmt: skip
    pen.star(0, -0.15, 0.12, "red" if frame != "red" else "yellow", "ink")
    return done(pen, top=(0, -0.9))


def _wide_scissors(row: SubjectRow, look: Look) -> Sketch:
    """Scissors that lie open wide, like an X with two rings."""
    pen, colour = Pen(), main_colour(row, look, ("red", "blue", "orange", "green"))
    for side in (-1, 1):
        pen.limb([(side * 0.28, -0.26), (-side * 0.34, -1.0)], 0.13, "grey", taper=0.3)
    for side in (-1, 1):
        pen.oval(side * 0.34, -0.18, 0.2, 0.17, colour).oval(
            side * 0.34, -0.18, 0.1, 0.08, "white", weight=0.8
        )
    pen.dot(0, -0.56, 0.05)
    return done(pen, grip=(0.34, -0.18))


def _striped_umbrella(row: SubjectRow, look: Look) -> Sketch:
    """Half a ball with three deep scallops, its ribs drawn as lines from the tip."""
    pen, colour = Pen(), main_colour(row, look)
    pen.path([(0, -0.5), (0, -0.1)], weight=1.3)
    pen.arc(-0.1, -0.1, 0.1, 0.09, 0, 180, weight=1.3)
    pen.path([(0, -0.98), (0, -1.06)], weight=1.2)
    scallops = [half_oval(x, -0.48, 0.2, 0.1, 360, 180, 7).tolist() for x in (0.4, 0.0, -0.4)]
    dome = half_oval(0, -0.48, 0.6, 0.5, 180, 360).tolist()
    pen.shape([*dome, *scallops[0], *scallops[1], *scallops[2]], colour)
    for x in (-0.2, 0.2):
        pen.path([(0, -0.97), (0.8 * x, -0.8), (x, -0.5)], weight=0.9, smooth=True)
    for x in (-0.38, 0.0, 0.38):
        pen.heart(x, -0.7 if x == 0 else -0.66, 0.07, "white", "white")
    return done(pen, grip=(0, -0.14))


WAYS: Ways = {
    ("footwear", ""): (_one_shoe, _shoes_from_above),
    ("footwear", "boots"): (_boots_from_front, None),
    ("footwear", "slippers"): (_slippers_from_above, None),
    ("footwear", "socks"): (_one_sock, None),
    ("headwear", ""): (_sun_hat, _top_hat),
    ("headwear", "cap"): (_cap_from_front, None),
    ("headwear", "straw"): (_straw_from_above, None),
    ("headwear", "woolly"): (_flapped_hat, None),
    ("headwear", "party"): (_striped_cone, None),
    ("umbrella", ""): (None, _striped_umbrella),
    ("scarf", ""): (_long_scarf, None),
    ("eyewear", ""): (_square_glasses, None),
    ("eyewear", "dark"): (_heart_glasses, None),
    ("jewel", ""): (_flower_ring, None),
    ("jewel", "crown"): (_round_crown, None),
    ("screen", ""): (_phone_with_bubbles, _phone_from_behind),
    ("screen", "computer"): (_computer_with_tower, None),
    ("screen", "laptop"): (_laptop_from_side, None),
    ("bedding", ""): (_square_pillow, None),
    ("bedding", "blanket"): (_patchwork, None),
    ("pencil", ""): (_upright_pencil, None),
    ("pencil", "crayon"): (_three_crayons, None),
    ("crayons", ""): (_crayons_from_above, None),
    ("scissors", ""): (_wide_scissors, None),
}
