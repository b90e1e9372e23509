"""Sweet things: cakes, sweets, ices, bags of snacks.

Sketches carry ``grip`` and ``top``. Korean words stand on packages, as children write them.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.fittings import FINE, confetti, done, leaf, lettering, steam, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, scalloped, spread, zigzag_line
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick, says
from geurim.vocabulary import SubjectRow

BAKED = "#d9a052"
PASTEL = ("pink", "lemon", "mint", "sky", "lilac")


def _cake(row: SubjectRow, look: Look) -> Sketch:
    """A cake with two tiers, or one (schema 1); ``candles`` adds burning ones; ``form = slice``."""
    pen, rng = Pen(), look.rng
    if form(row) == "slice":
        return _cake_slice(look)
    cream = main_colour(row, look, PASTEL)
    candles = int(row.params.get("candles", 0))
    tiers = 1 if look.schema == 1 else 2
    half, top = (0.38, -0.74) if tiers == 2 else (0.54, -0.5)
    candles = min(candles, 3) if tiers == 2 else candles
    pen.oval(0, 0.0, 0.72, 0.07, "white")
    for k in range(candles):
        x = (k - (candles - 1) / 2) * 2 * (half - 0.08) / max(1, candles - 1)
        pen.rect(
            x - 0.035, top - 0.26, x + 0.035, top + 0.02,
            ("blue", "red", "green", "purple")[k % 4], fine=True,
        )  # fmt: skip
        flame = [(x, top - 0.46), (x + 0.06, top - 0.34), (x, top - 0.28), (x - 0.06, top - 0.34)]
        pen.shape(flame, "yellow", "orange", smooth=True, weight=0.8)
    if not candles:
        for x in (-0.5 * half, 0.0, 0.5 * half):
            body = mirrored([(0, -0.1), (0.09, -0.09), (0.07, 0.0), (0, 0.08)])
            pen.shape(
                [(x + u, top - 0.06 - v) for u, v in body], "red", "darkred", smooth=True,
                weight=0.7,
            )  # fmt: skip
    if tiers == 2:
        pen.rect(-half, top, half, -0.38, cream)
        _icing(pen, half, top, "white" if cream != "white" else "pink")
    low = -0.4 if tiers == 2 else top
    pen.rect(-0.56, low, 0.56, 0.0, "#f4d9a6" if tiers == 2 else cream)
    _icing(pen, 0.56, low, "rose" if cream != "rose" else "yellow")
    pen.path(np.array(zigzag_line(-0.5, 0.5, -0.13, 0.03, 6)), "rose", weight=0.8)
    confetti(pen, rng, 0, low / 2 + 0.0, 0.42, 0.06, 5, 0.04, ("red", "yellow", "green"))
    return done(pen, grip=(0, -0.05), top=(0, top))


def _icing(pen: Pen, half: float, y: float, colour: str) -> None:
    """Cream that runs down from an edge."""
    drops = [(-half + 2 * half * k / 8, y + (0.14 if k % 2 else 0.06)) for k in range(9)]
    pen.shape([(-half, y - 0.02), *drops, (half, y - 0.02)], colour, smooth=False, weight=0.7)


def _cake_slice(look: Look) -> Sketch:
    pen = Pen()
    colour = look.colour or "#f4d9a6"
    pen.shape([(-0.6, -0.5), (0.6, -0.62), (0.6, 0.0), (-0.6, 0.0)], colour)
    pen.shape([(-0.6, -0.52), (0.3, -0.84), (0.6, -0.64)], "white" if look.schema else "pink")
    pen.path([(-0.56, -0.24), (0.56, -0.28)], "rose", weight=1.4)
    pen.shape(mirrored([(0.1, -1.0), (0.22, -0.92), (0.16, -0.72)]), "red", "darkred", smooth=True)
    return done(pen)


def _round_sweet(row: SubjectRow, look: Look) -> Sketch:
    """Cookie, doughnut, hotteok: round and flat, seen from above."""
    pen, kind = Pen(), form(row, "cookie")
    if kind == "doughnut":
        pen.oval(0, -0.5, 0.52, 0.5, BAKED)
        icing = scalloped(0, -0.52, 0.47, 0.43, 8, look.rng, 0.12)
        pen.shape(icing, main_colour(row, look, ("pink", "brown", "pink")), weight=0.8)
        for u, v in spread(look.rng, 12, 0.36, 0.34).tolist():
            if math.hypot(u, v) > 0.2:
                pen.path(
                    [(u, v - 0.5), (u + 0.06, v - 0.46)], pick(look.rng,
                    ("yellow", "sky", "white", "green")), weight=0.9, fine=True,
                )  # fmt: skip
        pen.oval(0, -0.5, 0.15, 0.14, "white")
        return done(pen)
    if kind == "hotteok":
        steam(pen, 0.0, -0.98, 0.3, 2, 0.3)
        pen.oval(0, -0.52, 0.5, 0.46, "#c98a3c")
        pen.oval(0, -0.56, 0.3, 0.24, "#8a4a1c", None)
        for x, y in ((-0.1, -0.62), (0.1, -0.56), (-0.02, -0.48)):
            pen.dot(x, y, 0.04, "lemon")
        pen.shape(
            [(-0.52, -0.36), (-0.06, -0.24), (0.5, -0.4), (0.2, 0.06), (-0.16, 0.06)], "white",
        )  # fmt: skip
        return done(pen, grip=(0, -0.12))
    pen.oval(0, -0.5, 0.52, 0.5, BAKED)
    if look.schema == 2:
        # A bite is missing.
        pen.shape(scalloped(0.46, -0.82, 0.24, 0.22, 7, look.rng), None, "ink", weight=0.8)
    for u, v in spread(look.rng, 8, 0.36, 0.34).tolist():
        pen.dot(u - 0.03, v - 0.48, 0.065, "darkbrown")
    return done(pen)


def _candy(row: SubjectRow, look: Look) -> Sketch:
    """A wrapped sweet, or a lollipop (``form = lollipop``)."""
    pen, colour = Pen(), main_colour(row, look, ("red", "pink", "yellow", "purple", "sky"))
    if form(row) == "lollipop":
        pen.path([(0, 0.1), (0, -0.5)], "tan", weight=1.3)
        pen.oval(0, -0.66, 0.36, 0.36, colour)
        t = np.linspace(0, 4.4 * math.pi, 40)
        spiral = np.stack([0.022 * t * np.cos(t), -0.66 + 0.022 * t * np.sin(t)], axis=1)
        pen.path(spiral, "white", weight=0.9, fine=True)
        return done(pen, grip=(0, 0.0))
    for side in (-1, 1):
        pen.shape(
            [(side * 0.3, -0.36), (side * 0.82, -0.68), (side * 0.72, -0.36),
            (side * 0.82, -0.04)], colour,
        )  # fmt: skip
        pen.path([(side * 0.4, -0.36), (side * 0.7, -0.36)], weight=0.6, fine=True)
    pen.oval(0, -0.36, 0.4, 0.34, colour)
    for x in (-0.16, 0.1):
        pen.path(
            [(x - 0.06, -0.62), (x + 0.08, -0.36), (x, -0.1)], "white", smooth=True, weight=1.4,
        )  # fmt: skip
    return done(tilted(pen, -18) if look.schema == 1 else pen)


def _chocolate(row: SubjectRow, look: Look) -> Sketch:
    """A bar, half out of its wrapper; schema 1 a heart-shaped piece."""
    pen = Pen()
    if look.schema == 1 and form(row) != "bar":
        pen.heart(0, -0.5, 0.56, "brown", "darkbrown")
        pen.path([(-0.34, -0.66), (-0.24, -0.76)], "white", weight=1.0)
        return done(pen)
    pen.rect(-0.38, -1.0, 0.38, -0.3, "brown")
    pen.path([(0, -0.98), (0, -0.36)], "darkbrown", weight=0.8)
    for y in (-0.78, -0.56):
        pen.path([(-0.36, y), (0.36, y)], "darkbrown", weight=0.8)
    torn = [(x, y) for x, y in zigzag_line(-0.46, 0.46, -0.44, 0.05, 4)]
    pen.shape([*torn, (0.46, 0.0), (-0.46, 0.0)], main_colour(row, look, ("red", "purple", "blue")))
    lettering(pen, "초코", 0, -0.2, 0.3, look.rng, "yellow", 0.8)
    return done(pen)


def _ice_cream(row: SubjectRow, look: Look) -> Sketch:
    """A cone with one scoop, soft ice, or two scoops; ``form = bar`` is ice on a stick."""
    pen = Pen()
    if form(row) == "bar":
        pen.limb([(0, 0.0), (0, -0.4)], 0.13, "tan")
        outline = mirrored([(0, -1.0), (0.2, -0.97), (0.3, -0.82), (0.3, -0.3), (0, -0.28)])
        pen.shape(
            outline, main_colour(row, look, ("sky", "red", "lime", "orange", "brown")),
            smooth=False,
        )  # fmt: skip
        for x in (-0.12, 0.12):
            pen.path([(x, -0.82), (x, -0.44)], "white", weight=1.2)
        return done(pen, grip=(0, -0.06))
    flavour = main_colour(row, look, ("pink", "lemon", "brown", "mint"))
    pen.shape([(-0.28, -0.5), (0.28, -0.5), (0, 0.06)], BAKED, sharp=True)
    for a, b in (
        ((-0.2, -0.48), (0.1, -0.12)), ((0.0, -0.5), (0.18, -0.3)), ((0.2, -0.48), (-0.1,
        -0.12)), ((0.0, -0.5), (-0.18, -0.3)),
    ):  # fmt: skip
        pen.path([a, b], "brown", weight=FINE, fine=True)
    if look.schema == 1:
        for k, half in enumerate((0.34, 0.27, 0.18)):
            pen.oval(0, -0.56 - 0.15 * k, half, 0.11, flavour if flavour != "brown" else "white")
        pen.shape([(-0.1, -0.92), (0.02, -1.12), (0.12, -0.92)], flavour, smooth=True)
    else:
        if look.schema == 2:
            pen.oval(0, -0.96, 0.24, 0.23, pick(look.rng, ("lemon", "mint", "brown", "sky")))
            pen.oval(0.03, -1.2, 0.07, 0.07, "red", "darkred", weight=0.8, fine=True)
        else:
            pen.oval(0, -1.0, 0.08, 0.08, "red", "darkred", weight=0.8, fine=True)
        drip = [
            *half_oval(0, -0.62, 0.34, 0.3, 180, 360).tolist(), (0.24, -0.48), (0.12, -0.56),
            (0.0, -0.44), (-0.14, -0.55), (-0.26, -0.48),
        ]  # fmt: skip
        pen.shape(drip, flavour)
        confetti(pen, look.rng, 0, -0.74, 0.2, 0.11, 5, 0.032, ("red", "blue", "green"))
    return done(pen, grip=(0, -0.16))


def _cotton_candy(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("pink", "sky"))
    pen.limb([(0, 0.0), (0, -0.5)], 0.07, "tan")
    pen.shape(scalloped(0, -0.7, 0.48, 0.4, 9, look.rng, 0.16), colour, colour, how="scribble")
    pen.curl(0, -0.7, 0.28, 0.2, "rose" if colour == "pink" else "blue", turns=3, weight=0.6)
    return done(pen, grip=(0, -0.08))


def _jelly(row: SubjectRow, look: Look) -> Sketch:
    """A wobbling jelly or a custard pudding (``form = pudding``); schema 2 draws gummy bears."""
    pen, kind = Pen(), form(row)
    if look.schema == 2 and kind != "pudding":
        for x, colour in ((-0.42, "red"), (0.42, "lime")):
            pen.oval(x, -0.28, 0.28, 0.3, colour)
            for side in (-1, 1):
                pen.oval(x + side * 0.2, -0.9, 0.1, 0.1, colour, weight=0.8)
                pen.oval(x + side * 0.26, -0.36, 0.1, 0.08, colour, weight=0.8)
            pen.oval(x, -0.72, 0.27, 0.24, colour)
            pen.dot(x - 0.1, -0.76, 0.04).dot(x + 0.1, -0.76, 0.04)
        return done(pen)
    pen.oval(0, -0.06, 0.72, 0.1, "white")
    body = [(-0.36, -0.8), (0.36, -0.8), (0.5, -0.1), (0.0, -0.04), (-0.5, -0.1)]
    pen.shape(
        body, "yellow" if kind == "pudding" else main_colour(row, look,
        ("red", "lime", "purple", "orange")),
    )  # fmt: skip
    if kind == "pudding":
        cap = [
            (-0.36, -0.82), (0.36, -0.82), (0.4, -0.6), (0.22, -0.52), (0.08, -0.62),
            (-0.1, -0.5), (-0.24, -0.6), (-0.4, -0.56),
        ]  # fmt: skip
        pen.shape(cap, "brown")
    else:
        for x in (-0.16, 0.16):
            pen.path([(x, -0.72), (1.3 * x, -0.14)], "white", weight=1.0)
    pen.oval(0, -0.92, 0.1, 0.1, "red", "darkred", weight=0.8, fine=True)
    return done(pen)


def _snack_bag(row: SubjectRow, look: Look) -> Sketch:
    """A bag with jagged ends and its ``label``."""
    pen = Pen()
    top = zigzag_line(-0.42, 0.42, -0.97, 0.035, 5)
    low = zigzag_line(0.42, -0.42, -0.02, 0.035, 5)
    pen.shape(
        [*top, (0.36, -0.5), *low, (-0.36, -0.5)], main_colour(row, look,
        ("yellow", "orange", "red", "sky")),
    )  # fmt: skip
    pen.oval(0, -0.62, 0.3, 0.19, "white", weight=0.7)
    lettering(pen, str(row.params.get("label", "과자")), 0, -0.62, 0.28, look.rng, "red", 0.8)
    for x, y in ((-0.14, -0.26), (0.12, -0.22)):
        pen.oval(x, y, 0.11, 0.08, BAKED, weight=0.7, fine=True)
    return done(pen, grip=(0, -0.5))


def _popcorn(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    for u, v in (
        (-0.34, -0.68), (0.0, -0.72), (0.34, -0.68), (-0.18, -0.86), (0.18, -0.86), (0.0, -1.0),
    ):  # fmt: skip
        pen.shape(scalloped(u, v, 0.19, 0.15, 5, look.rng), "lemon", "orange", weight=0.7)
    bucket = [(-0.48, -0.62), (0.48, -0.62), (0.34, 0.0), (-0.34, 0.0)]
    pen.shape(bucket, "white")
    for k in (-1.0, -0.2, 0.6):
        strip = [
            (0.48 * k, -0.6), (0.48 * (k + 0.4), -0.6), (0.34 * (k + 0.4), -0.02),
            (0.34 * k, -0.02),
        ]  # fmt: skip
        pen.shape(strip, "red", "red", weight=0.5)
    return done(pen)


def _fish_bread(row: SubjectRow, look: Look) -> Sketch:
    """Bungeo-ppang: a brown fish with scales; steam rises."""
    del row
    pen = Pen()
    steam(pen, -0.06, -0.76, 0.3, 3, 0.3)
    body = [
        (-0.74, -0.36), (-0.5, -0.62), (-0.1, -0.7), (0.3, -0.54), (0.44, -0.42), (0.8, -0.68),
        (0.72, -0.36), (0.82, -0.04), (0.44, -0.26), (0.2, -0.08), (-0.2, 0.0), (-0.56, -0.1),
    ]  # fmt: skip
    pen.shape(body, look.colour or "#c98a3c", smooth=True)
    pen.oval(-0.5, -0.42, 0.07, 0.07, "white", weight=0.7, fine=True)
    pen.arc(-0.42, -0.34, 0.16, 0.26, -70, 70, "darkbrown", weight=0.8)
    for x, y in ((-0.1, -0.48), (-0.1, -0.24), (0.1, -0.36), (0.28, -0.4)):
        pen.arc(x, y, 0.09, 0.09, -70, 80, "darkbrown", weight=0.7, fine=True)
    for y in (-0.46, -0.36, -0.26):
        pen.path(
            [(0.58, y + (y + 0.36) * 0.2), (0.72, y + (y + 0.36) * 0.9)], "darkbrown",
            weight=0.7, fine=True,
        )  # fmt: skip
    return done(pen, grip=(0.5, -0.3))


def _square_sweet(row: SubjectRow, look: Look) -> Sketch:
    """Cubes dusted with flour: rice cake; ``layered`` draws the tall rainbow kind."""
    pen = Pen()
    colours = tuple(str(c) for c in row.params.get("colours", ("white", "pink", "lime")))
    if says(row, "layered"):
        for k, colour in enumerate(colours):
            pen.rect(-0.5, -0.26 * (k + 1), 0.5, -0.26 * k, colour)
        return done(pen)
    pen.oval(0, -0.08, 0.8, 0.14, "white")
    for k, (
        x, y) in enumerate(((-0.38, -0.1), (0.38, -0.1), (0.0, -0.12), (-0.19, -0.44), (0.2,
        -0.44)),
    ):  # fmt: skip
        colour = colours[(k + look.schema) % len(colours)]
        pen.rect(x - 0.19, y - 0.32, x + 0.19, y, colour)
        pen.dot(x, y - 0.17, 0.05, "brown" if colour != "brown" else "lemon")
    return done(pen)


def _macaron(row: SubjectRow, look: Look) -> Sketch:
    """Two shells with cream between them; schema 1 stacks two."""
    pen = Pen()
    for k in range(2 if look.schema == 1 else 1):
        y, colour = -0.62 * k, main_colour(row, look, PASTEL)
        pen.shape(half_oval(0, y - 0.24, 0.5, 0.24), colour)
        pen.rect(-0.42, y - 0.36, 0.42, y - 0.22, "white")
        pen.shape(half_oval(0, y - 0.34, 0.5, 0.3, 180, 360), colour)
        for low in (y - 0.23, y - 0.35):
            pen.path(zigzag_line(-0.5, 0.5, low, 0.025, 9), colour, weight=0.9)
    return done(pen)


def _nuts(row: SubjectRow, look: Look) -> Sketch:
    """Small round things in a heap; ``colour`` theirs, with a leaf."""
    pen = Pen()
    leaf(pen, 0.1, -0.6, 0.36, -40)
    for x, y in ((-0.34, -0.2), (0.34, -0.2), (0.0, -0.18), (-0.18, -0.5), (0.18, -0.5)):
        pen.oval(x, y, 0.2, 0.2, look.colour or str(row.params.get("colour", "brown")))
        pen.arc(x, y, 0.1, 0.1, 190, 250, "white", weight=0.8, fine=True)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "cake": _cake,
    "round_sweet": _round_sweet,
    "candy": _candy,
    "chocolate": _chocolate,
    "ice_cream": _ice_cream,
    "cotton_candy": _cotton_candy,
    "jelly": _jelly,
    "snack_bag": _snack_bag,
    "popcorn": _popcorn,
    "fish_bread": _fish_bread,
    "rice_cakes": _square_sweet,
    "macaron": _macaron,
    "berries": _nuts,
}
