"""Other ways to draw food and drink: another cut, another vessel, another view.

The usual ways are in the modules named after the kinds of food.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import confetti, done, leaf, shine, steam
from geurim.crayon.look import Look
from geurim.crayon.outlines import half_oval, scalloped
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.ways import Ways
from geurim.crayon.wishes import main_colour, says
from geurim.vocabulary import SubjectRow

CRUST = "#c8843c"
CRUMB = "#f6dfa8"


def _jam_toast(row: SubjectRow, look: Look) -> Sketch:
    """A square slice with jam, one corner bitten off."""
    del row
    pen, jam = Pen(), look.colour or "red"
    bite = half_oval(0.44, -0.9, 0.24, 0.26, 165, 95, 5).tolist()
    pen.shape(
        [(-0.5, -1.0), (0.2, -1.0), *bite, (0.5, -0.6), (0.5, 0.0), (-0.5, 0.0)], CRUST,
    )  # fmt: skip
    blob = [
        (-0.32, -0.8), (0.02, -0.78), (0.12, -0.56), (0.34, -0.46), (0.3, -0.18), (0.0, -0.26),
        (-0.3, -0.16), (-0.36, -0.5),
    ]  # fmt: skip
    pen.shape(blob, jam, smooth=True)
    return done(pen)


def _sliced_loaf(row: SubjectRow, look: Look) -> Sketch:
    """A tin loaf with humps on top; the cut end shows."""
    del row
    pen, colour = Pen(), look.colour or CRUST
    humps = [half_oval(x, -0.62, 0.23, 0.3, 180, 360, 7).tolist() for x in (-0.26, 0.2, 0.66)]
    pen.shape([*humps[0], *humps[1], *humps[2], (0.89, 0.0), (-0.49, 0.0)], colour)
    slice_ = [(-0.86, 0.0), (-0.86, -0.54), (-0.94, -0.74), (-0.62, -0.94), (-0.3, -0.74),
              (-0.38, -0.54), (-0.38, 0.0)]  # fmt: skip
    pen.shape(slice_, CRUMB, smooth=False)
    return done(pen)


def _sugar_bun(row: SubjectRow, look: Look) -> Sketch:
    """A round bun seen from above, its crust cut like a net."""
    del row
    pen, colour = Pen(), look.colour or "#e0a850"
    pen.oval(0, -0.5, 0.54, 0.5, colour)
    for u in (-0.24, 0.06):
        pen.path([(u, -0.92), (u + 0.18, -0.1)], "brown", weight=0.9)
        pen.path([(-0.46, u - 0.42), (0.46, u - 0.52)], "brown", weight=0.9)
    return done(pen)


def _steaming_bun(row: SubjectRow, look: Look) -> Sketch:
    """A half ball with a smile of red bean where it was bitten; it steams."""
    del row
    pen = Pen()
    steam(pen, 0, -0.66, 0.32)
    pen.shape([*half_oval(0, -0.08, 0.62, 0.58, 180, 360).tolist(), (0.5, 0.0), (-0.5, 0.0)],
              look.colour or CRUST)  # fmt: skip
    pen.oval(0.34, -0.22, 0.17, 0.15, "darkred", weight=0.8)
    return done(pen)


def _long_loaf(row: SubjectRow, look: Look) -> Sketch:
    """A stick of bread, slanting, with cuts across it."""
    del row
    pen = Pen()
    pen.limb([(-0.56, -0.18), (0.0, -0.54), (0.56, -0.84)], 0.34, look.colour or CRUST)
    for x, y in ((-0.34, -0.32), (-0.02, -0.54), (0.3, -0.72)):
        pen.path([(x - 0.04, y - 0.13), (x + 0.1, y + 0.1)], "lemon", weight=1.4)
    return done(pen)


def _tumbler(row: SubjectRow, look: Look) -> Sketch:
    """A paper cup with a lid and a straw; a fruit or drops stand for what is in it."""
    pen = Pen()
    drink = look.colour or str(row.params.get("drink", "sky"))
    pen.path([(0.04, -0.7), (0.1, -1.06), (0.26, -1.1)], "red", weight=1.3)
    pen.shape([(-0.34, -0.7), (0.34, -0.7), (0.25, 0.0), (-0.25, 0.0)], drink)
    pen.rect(-0.39, -0.78, 0.39, -0.66, "white")
    pen.oval(0, -0.36, 0.15, 0.15, "white", weight=0.8)
    shine(pen, -0.1, -0.36, 0.2)
    return done(pen, grip=(0, -0.3), top=(0, -0.78))


def _handled_glass(row: SubjectRow, look: Look) -> Sketch:
    """A glass with a handle and a wavy level."""
    pen = Pen()
    drink = look.colour or str(row.params.get("drink", "sky"))
    pen.oval(0.36, -0.44, 0.2, 0.24, None, weight=1.1)
    pen.rect(-0.36, -0.9, 0.36, 0.0, "white")
    waves = [(-0.32, -0.62), (-0.1, -0.72), (0.1, -0.6), (0.32, -0.7)]
    level = [*waves, (0.32, -0.05), (-0.32, -0.05)]
    pen.shape(level, drink, drink, weight=0.5)
    pen.path([(-0.18, -0.46), (-0.18, -0.2)], "white", weight=1.1)
    return done(pen, grip=(0.5, -0.44), top=(0, -0.9))


def _round_glass(row: SubjectRow, look: Look) -> Sketch:
    """A glass on a foot, ice in it and a straw: as in a café."""
    if not says(row, "straw"):
        return _handled_glass(row, look)
    pen = Pen()
    drink = look.colour or str(row.params.get("drink", "sky"))
    pen.path([(0.0, -0.5), (0.22, -1.0), (0.4, -1.02)], "green", weight=1.2)
    pen.rect(-0.05, -0.3, 0.05, -0.06, "white").oval(0, -0.04, 0.28, 0.06, "white")
    pen.shape([(-0.4, -0.84), (0.4, -0.84), (0.3, -0.42), (0, -0.26), (-0.3, -0.42)], drink)
    for x, y in ((-0.16, -0.66), (0.1, -0.56)):
        pen.rect(x - 0.09, y - 0.09, x + 0.09, y + 0.09, "white", fine=True)
    return done(pen, grip=(0, -0.2), top=(0, -0.84))


def _flask(row: SubjectRow, look: Look) -> Sketch:
    """A child's drinking flask with a strap and a beak to drink from."""
    pen, colour = Pen(), main_colour(row, look, ("sky", "pink", "yellow"))
    pen.path([(-0.28, -0.7), (-0.52, -0.5), (-0.46, -0.14), (-0.28, -0.1)], weight=1.3, smooth=True)
    pen.rect(0.0, -1.0, 0.13, -0.84, "white")
    pen.rect(-0.22, -0.86, 0.22, -0.7, "yellow" if colour != "yellow" else "red")
    pen.rect(-0.29, -0.7, 0.29, 0.0, colour)
    pen.star(0, -0.36, 0.17, "white", "ink")
    return done(pen, grip=(0, -0.3))


def _fizzing_can(row: SubjectRow, look: Look) -> Sketch:
    """An open can with a straw; bubbles rise."""
    pen, colour = Pen(), look.colour or str(row.params.get("colour", "red"))
    pen.path([(0.06, -0.7), (0.14, -1.0), (0.3, -1.04)], "yellow", weight=1.4)
    pen.rect(-0.29, -0.74, 0.29, 0.0, colour)
    pen.oval(0, -0.74, 0.29, 0.07, "grey")
    wave = [(-0.27, -0.3), (-0.1, -0.44), (0.1, -0.24), (0.27, -0.4)]
    pen.path(wave, "white", weight=2.2, smooth=True)
    for x, y in ((-0.18, -0.9), (-0.06, -1.0), (-0.26, -1.02)):
        pen.oval(x, y, 0.05, 0.05, None, "blue", weight=0.7, fine=True)
    return done(pen, grip=(0, -0.3))


def _pointed_strawberry(row: SubjectRow, look: Look) -> Sketch:
    """A triangle with a zigzag crown and dots."""
    del row
    pen = Pen()
    pen.shape([(-0.46, -0.74), (0.46, -0.74), (0.06, 0.0), (-0.06, 0.0)], look.colour or "red")
    for x, y in ((-0.2, -0.5), (0.06, -0.54), (0.24, -0.46), (-0.06, -0.3), (0.1, -0.26)):
        pen.dot(x, y, 0.035, "yellow")
    crown = [
        (-0.5, -0.72), (-0.3, -0.9), (-0.14, -0.84), (0, -1.0), (0.14, -0.84), (0.3, -0.9),
        (0.5, -0.72), (0.24, -0.76), (0.12, -0.6), (0, -0.76), (-0.12, -0.6), (-0.24, -0.76),
    ]  # fmt: skip
    pen.shape(crown, "green", weight=0.8)
    return done(pen)


def _two_strawberries(row: SubjectRow, look: Look) -> Sketch:
    """A pair, hearts hanging from one stalk."""
    del row
    pen = Pen()
    for x, y, r in ((-0.34, -0.36, 0.33), (0.34, -0.44, 0.33)):
        pen.path([(x, y - 0.2), (0.4 * x, -0.86), (0, -1.0)], "green", smooth=True, weight=1.1)
        pen.heart(x, y, r, look.colour or "red", "ink")
        for u, v in ((-0.12, -0.06), (0.12, -0.06), (0.0, 0.1)):
            pen.dot(x + u, y + v, 0.03, "yellow")
        for angle in (200, -20):
            leaf(pen, x, y - 0.17, 0.22, angle)
    return done(pen, grip=(0, -0.95))


def _three_cherries(row: SubjectRow, look: Look) -> Sketch:
    """Three cherries that hang from one knot, and two leaves."""
    del row
    pen = Pen()
    for x, y in ((-0.44, -0.3), (0.44, -0.3), (0.0, -0.2)):
        pen.path([(x, y), (0, -0.94)], "brown", weight=1.0)
        pen.oval(x, y, 0.21, 0.2, look.colour or "red")
        shine(pen, x, y, 0.11)
    leaf(pen, 0.0, -0.94, 0.42, 8)
    leaf(pen, 0.0, -0.94, 0.42, 172)
    return done(pen, grip=(0.0, -0.95))


def _three_plums(row: SubjectRow, look: Look) -> Sketch:
    """Three round plums in a heap, each with its seam."""
    pen, colour = Pen(), look.colour or str(row.params.get("colour", "purple"))
    for x, y in ((-0.32, -0.3), (0.32, -0.3), (0.0, -0.7)):
        pen.oval(x, y, 0.32, 0.3, colour)
        pen.arc(x - 0.14, y, 0.16, 0.26, -70, 70, "ink", weight=0.7)
    pen.path([(0, -0.96), (0.06, -1.1)], "brown", weight=1.1)
    leaf(pen, 0.03, -1.0, 0.3, 0)
    return done(pen)


def _melon_slice(row: SubjectRow, look: Look) -> Sketch:
    """A boat of melon: yellow rind, white flesh, seeds along its edge."""
    del row
    pen, colour = Pen(), look.colour or "yellow"
    rim = half_oval(0, -0.72, 0.8, 0.7, 0, 180).tolist()
    pen.shape([*rim, (-0.4, -0.6), (0.0, -0.54), (0.4, -0.6)], colour)
    flesh = half_oval(0, -0.7, 0.66, 0.5, 0, 180).tolist()
    pen.shape([*flesh, (-0.3, -0.58), (0.0, -0.52), (0.3, -0.58)], "white", None)
    for x in (-0.36, -0.12, 0.12, 0.36):
        pen.dot(x, -0.46, 0.035, "orange")
    return done(pen)


def _whirl_of_sugar(row: SubjectRow, look: Look) -> Sketch:
    """Cotton candy as a great spiral on a stick."""
    pen, colour = Pen(), main_colour(row, look, ("pink", "sky", "lilac"))
    dark = {"pink": "rose", "sky": "blue"}.get(colour, "purple")
    pen.limb([(0, 0.0), (0, -0.4)], 0.07, "tan")
    pen.oval(0, -0.66, 0.42, 0.35, colour, dark)
    t = [k * 0.42 for k in range(36)]
    whirl = [(0.024 * a * math.cos(a), -0.66 + 0.02 * a * math.sin(a)) for a in t]
    pen.path(whirl, dark, weight=0.9)
    return done(pen, grip=(0, -0.08))


def _candy_clouds(row: SubjectRow, look: Look) -> Sketch:
    """Two clouds of sugar, one upon the other."""
    pen, colour = Pen(), main_colour(row, look, ("pink", "sky"))
    top = "sky" if colour == "pink" else "pink"
    pen.limb([(0, 0.0), (0, -0.4)], 0.07, "tan")
    pen.shape(scalloped(0, -0.54, 0.42, 0.24, 8, look.rng), colour, "rose")
    pen.shape(scalloped(0, -0.82, 0.3, 0.2, 6, look.rng), top, "blue")
    return done(pen, grip=(0, -0.08))


def _popcorn_bag(row: SubjectRow, look: Look) -> Sketch:
    """A round bucket; grains jump out of it."""
    del row
    pen = Pen()
    for u, v in ((-0.26, -0.56), (0.02, -0.62), (0.28, -0.56), (-0.4, -0.86), (0.1, -0.9),
                 (0.46, -0.8)):  # fmt: skip
        pen.shape(scalloped(u, v, 0.15, 0.12, 4, look.rng), "lemon", "orange", weight=0.7)
    pen.rect(-0.42, -0.52, 0.42, 0.0, look.colour or "red")
    pen.oval(0, -0.26, 0.24, 0.17, "white")
    pen.star(0, -0.26, 0.11, "yellow", "ink")
    return done(pen)


def _simple_fish_bread(row: SubjectRow, look: Look) -> Sketch:
    """An oval and a triangle with crossed lines, facing right, its belly bitten open."""
    del row
    pen, colour = Pen(), look.colour or "#c98a3c"
    steam(pen, 0.1, -0.74, 0.26, 2, 0.3)
    pen.shape([(-0.4, -0.34), (-0.86, -0.62), (-0.86, -0.06)], colour)
    pen.oval(0.12, -0.34, 0.62, 0.34, colour)
    for x in (-0.3, -0.08, 0.14):
        pen.path([(x, -0.54), (x + 0.18, -0.2)], "darkbrown", weight=0.8)
        pen.path([(x + 0.18, -0.54), (x, -0.2)], "darkbrown", weight=0.8)
    pen.oval(0.5, -0.42, 0.075, 0.075, "white", weight=0.7).dot(0.5, -0.42, 0.03)
    pen.oval(0.3, -0.06, 0.19, 0.09, "darkred", weight=0.8)
    return done(pen)


def _sausage_on_fork(row: SubjectRow, look: Look) -> Sketch:
    """A short sausage with cuts, stuck on a fork."""
    del row
    pen, colour = Pen(), look.colour or "#c0503c"
    pen.limb([(0, 0.0), (0, -0.6)], 0.09, "grey")
    for side in (-1, 1):
        pen.path([(0, -0.44), (side * 0.18, -0.5), (side * 0.18, -0.98)], "grey", weight=1.4)
    pen.limb([(-0.56, -0.66), (0, -0.74), (0.56, -0.82)], 0.28, colour)
    for x in (-0.34, 0.0, 0.34):
        y = -0.74 - 0.14 * x
        pen.path([(x - 0.06, y - 0.1), (x + 0.06, y + 0.1)], "darkred", weight=1.0, fine=True)
    return done(pen, grip=(0, -0.1))


def _cut_pineapple(row: SubjectRow, look: Look) -> Sketch:
    """A ring of pineapple with its hole."""
    del row
    pen = Pen()
    pen.oval(0, -0.5, 0.54, 0.5, look.colour or "yellow", "orange")
    for k in range(8):
        t = 2 * math.pi * k / 8
        c, s = math.cos(t), math.sin(t)
        ends = [(0.26 * c, -0.5 + 0.24 * s), (0.46 * c, -0.5 + 0.43 * s)]
        pen.path(ends, "orange", weight=0.9)
    pen.oval(0, -0.5, 0.17, 0.15, "white", "orange")
    return done(pen)


def _snack_with_crisps(row: SubjectRow, look: Look) -> Sketch:
    """A bag torn open, crisps before it."""
    pen, colour = Pen(), main_colour(row, look, ("orange", "red", "yellow"))
    pen.shape(
        [(-0.46, 0.0), (-0.5, -0.8), (-0.3, -0.94), (-0.1, -0.82), (0.1, -0.98), (0.3, -0.84),
        (0.46, -0.94), (0.42, 0.0)], colour,
    )  # fmt: skip
    pen.oval(0, -0.44, 0.26, 0.2, "white", weight=0.8)
    pen.star(0, -0.44, 0.14, "yellow", "ink")
    for x, y in ((0.56, -0.1), (0.78, -0.16), (0.66, -0.28)):
        pen.oval(x, y, 0.14, 0.09, "lemon", "orange", turn=0.4 * (x - 0.6), weight=0.8)
    confetti(pen, look.rng, 0.68, -0.16, 0.1, 0.08, 3, 0.02, ("orange",))
    return done(pen)


WAYS: Ways = {
    ("bread", "slice"): (_jam_toast, _sliced_loaf),
    ("bread", "bun"): (_sugar_bun, _steaming_bun),
    ("bread", "loaf"): (_long_loaf, _sliced_loaf),
    ("glass", ""): (_tumbler, _round_glass),
    ("bottle", "water"): (_flask, None),
    ("bottle", "can"): (_fizzing_can, None),
    ("strawberry", ""): (_pointed_strawberry, _two_strawberries),
    ("cherry", ""): (_three_cherries, None),
    ("berries", ""): (_three_plums, None),
    ("melon", ""): (_melon_slice, None),
    ("cotton_candy", ""): (_whirl_of_sugar, _candy_clouds),
    ("popcorn", ""): (_popcorn_bag, None),
    ("fish_bread", ""): (_simple_fish_bread, None),
    ("sausage", ""): (_sausage_on_fork, None),
    ("pineapple", ""): (_cut_pineapple, None),
    ("snack_bag", ""): (_snack_with_crisps, None),
}
