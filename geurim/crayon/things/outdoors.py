"""Out of doors: camp, fire, garden tools, water, ice and soap bubbles.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import FINE, done
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, scalloped
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _tent(row: SubjectRow, look: Look) -> Sketch:
    """A tent with an open flap; schema 1 is striped, schema 2 a dome."""
    pen = Pen()
    colour = main_colour(row, look, ("green", "orange", "blue", "red", "yellow"))
    if look.schema == 2:
        pen.shape([*half_oval(0, 0, 0.86, 1.0, 180, 360).tolist()], colour)
        pen.path([(0, -0.98), (-0.4, 0.0)], weight=0.8)
    else:
        pen.path([(0, -1.0), (0.06, -1.1)], weight=1.0).path([(0, -1.0), (-0.06, -1.1)], weight=1.0)
        pen.shape([(0, -1.0), (0.86, 0.0), (-0.86, 0.0)], colour, sharp=True)
        if look.schema == 1:
            for x in (-0.58, 0.58):
                pen.shape([(0, -1.0), (x - 0.1, 0.0), (x + 0.1, 0.0)], "white", None)
    pen.shape([(0, -0.72), (0.28, 0.0), (-0.28, 0.0)], "darkbrown", sharp=True)
    pen.shape([(0, -0.72), (-0.28, 0.0), (-0.42, -0.06)], "lemon", sharp=True, weight=0.8)
    pen.anchor("seat", 0.0, -0.05)
    return done(pen)


def _campfire(row: SubjectRow, look: Look) -> Sketch:
    """Flames on crossed logs; ``form = fire`` flames alone."""
    pen = Pen()
    outer = [
        (0, -1.0), (0.12, -0.74), (0.26, -0.84), (0.36, -0.5), (0.42, -0.3), (0.26, -0.04),
        (0, 0.0), (-0.28, -0.04), (-0.42, -0.3), (-0.3, -0.5), (-0.26, -0.74), (-0.1, -0.66),
    ]  # fmt: skip
    inner = [(0.02, -0.56), (0.16, -0.32), (0.12, -0.06), (-0.14, -0.06), (-0.18, -0.3)]
    lift = 0.0 if form(row) == "fire" else -0.14
    pen.shape([(x, y + lift) for x, y in outer], look.colour or "red", "red", smooth=True)
    pen.shape([(1.7 * x, 1.25 * y + lift - 0.02) for x, y in inner], "orange", None, smooth=True)
    pen.shape([(x, y + lift - 0.02) for x, y in inner], "yellow", "orange", smooth=True, weight=0.7)
    if form(row) != "fire":
        pen.limb([(-0.5, -0.16), (0.46, 0.0)], 0.14, "brown")
        pen.limb([(0.5, -0.16), (-0.46, 0.0)], 0.14, "brown")
    return done(pen)


def _rod(row: SubjectRow, look: Look) -> Sketch:
    """A fishing rod with line and hook, or by ``form`` a butterfly net."""
    pen = Pen()
    if form(row) == "net":
        colour = main_colour(row, look, ("green", "blue", "sky"))
        pen.limb([(-0.5, 0.0), (-0.1, -0.66)], 0.07, "brown")
        bag = [
            (-0.16, -0.62), (0.1, -1.06), (0.5, -0.72), (0.72, -0.3), (0.66, -0.04),
            (0.46, -0.12), (0.16, -0.42),
        ]  # fmt: skip
        pen.shape(bag, "white", colour, smooth=True, weight=0.9)
        for a, b in (
            ((0.0, -0.58), (0.46, -0.72)),
            ((0.16, -0.4), (0.62, -0.46)),
            ((0.34, -0.22), (0.7, -0.24)),
            ((0.2, -0.86), (0.6, -0.08)),
            ((0.02, -0.72), (0.48, -0.12)),
        ):
            pen.path([a, b], colour, weight=FINE, fine=True)
        pen.oval(0.0, -0.84, 0.11, 0.28, None, colour, turn=0.5, weight=1.6)
        return done(pen, grip=(-0.44, -0.1))
    pen.path(
        [(-0.5, 0.0), (-0.1, -0.6), (0.3, -1.0)], main_colour(row, look, ("brown", "tan")),
        smooth=True, weight=1.3,
    )  # fmt: skip
    pen.path([(0.3, -1.0), (0.52, -0.7), (0.52, -0.3)], smooth=True, weight=0.6)
    pen.oval(0.52, -0.52, 0.06, 0.07, "red", weight=0.7)
    pen.arc(0.46, -0.26, 0.07, 0.09, -10, 190, weight=0.8)
    pen.oval(-0.32, -0.2, 0.09, 0.09, "grey", weight=0.8)
    return done(pen, grip=(-0.44, -0.08))


def _bucket(row: SubjectRow, look: Look) -> Sketch:
    """A bucket; ``form = basket`` is woven, ``form = watering`` a watering can."""
    pen, kind = Pen(), form(row)
    colour = main_colour(row, look, BRIGHT) if kind != "basket" else look.colour or "tan"
    if kind == "watering":
        pen.arc(-0.34, -0.4, 0.3, 0.28, 70, 290, weight=1.2)
        pen.shape([(0.26, -0.1), (0.66, -0.66), (0.76, -0.6), (0.4, 0.0)], colour)
        pen.shape([(0.56, -0.7), (0.68, -0.84), (0.92, -0.62), (0.8, -0.5)], colour)
        pen.shape([(-0.36, -0.6), (0.32, -0.6), (0.38, 0.0), (-0.42, 0.0)], colour)
        pen.arc(-0.02, -0.58, 0.28, 0.28, 180, 360, weight=1.2)
        for x, y in ((0.88, -0.44), (1.0, -0.56), (0.94, -0.26)):
            pen.path([(x, y), (x + 0.03, y + 0.12)], "blue", weight=0.9)
        return done(pen, grip=(-0.02, -0.84))
    pen.arc(0, -0.6, 0.42, 0.4, 185, 355, weight=1.1)
    pen.shape([(-0.46, -0.6), (0.46, -0.6), (0.34, 0.0), (-0.34, 0.0)], colour)
    pen.oval(0, -0.6, 0.46, 0.1, "sky" if look.schema == 1 and kind == "" else "white")
    if kind == "basket":
        for y in (-0.4, -0.2):
            pen.path([(-0.4, y), (0.4, y)], "brown", weight=0.8)
        for x in (-0.2, 0.0, 0.2):
            pen.path([(1.2 * x, -0.5), (x, -0.02)], "brown", weight=0.8)
    return done(pen, grip=(0, -0.98), top=(0, -0.6))


def _shovel(row: SubjectRow, look: Look) -> Sketch:
    """A spade; ``form`` broom, rake."""
    pen, kind = Pen(), form(row)
    pen.limb([(0, -1.0), (0, -0.36)], 0.08, "tan")
    if kind == "broom":
        pen.shape(
            [(-0.12, -0.42), (0.12, -0.42), (0.34, 0.0), (-0.34, 0.0)],
            main_colour(row, look, ("yellow", "lime")),
        )
        pen.path([(-0.14, -0.32), (0.14, -0.32)], "red", weight=1.2)
        for x in (-0.16, 0.0, 0.16):
            pen.path([(0.6 * x, -0.3), (x, -0.02)], "brown", weight=0.7)
        return done(pen, grip=(0, -0.7))
    pen.path([(-0.16, -1.0), (0.16, -1.0)], "tan", weight=1.6)
    pen.shape(
        mirrored([(0, -0.42), (0.22, -0.4), (0.24, -0.16), (0.14, -0.02), (0, 0.06)]),
        main_colour(row, look, ("red", "blue", "grey", "yellow")),
    )
    return done(pen, grip=(0, -0.7))


def _bubbles(row: SubjectRow, look: Look) -> Sketch:
    """Soap bubbles in several colours, with a ring to blow them."""
    del row, look
    pen = Pen()
    spots = (
        (-0.2, -0.6, 0.24), (0.3, -0.8, 0.2), (0.4, -0.36, 0.16), (-0.46, -0.9, 0.12),
        (0.06, -0.24, 0.1), (0.68, -0.62, 0.11),
    )  # fmt: skip
    for k, (x, y, r) in enumerate(spots):
        pen.oval(x, y, r, r, None, ("sky", "pink", "lilac", "mint", "sky", "yellow")[k], weight=0.9)
        pen.arc(x, y, 0.55 * r, 0.55 * r, 190, 260, ("blue", "rose")[k % 2], weight=0.7, fine=True)
    pen.path([(-0.62, 0.0), (-0.42, -0.28)], "green", weight=1.3)
    pen.oval(-0.34, -0.38, 0.1, 0.11, None, "green", weight=1.2)
    return done(pen, grip=(-0.58, -0.05))


def _fireworks(row: SubjectRow, look: Look) -> Sketch:
    """Bursts of rays with sparks at their ends; ``form = sparkler`` one on a stick."""
    pen, rng = Pen(), look.rng
    colours = [look.colour or "red", "yellow", "pink", "lime", "orange"]
    bursts = [(-0.46, -0.66, 0.42), (0.48, -0.7, 0.38), (0.06, -0.2, 0.26)]
    if form(row) == "sparkler":
        pen.path([(0, 0.0), (0, -0.6)], "darkgrey", weight=1.0)
        bursts = [(0.0, -0.66, 0.34)]
    elif look.schema == 1:
        # One big flower above the trail of its rocket.
        pen.path([(0.02, 0.0), (-0.02, -0.34)], "orange", weight=0.9)
        bursts = [(0.0, -0.62, 0.46)]
    for b, (x, y, r) in enumerate(bursts):
        turn, count = float(rng.uniform(0, 1)), 14 if len(bursts) == 1 else 11
        for k in range(count):
            t = 2 * math.pi * k / count + turn
            cos, sin = math.cos(t), math.sin(t)
            colour = colours[(b + k % 2) % 5]
            far = r * (1.0 if k % 2 else 0.74)
            ends = [(x + 0.22 * r * cos, y + 0.22 * r * sin), (x + far * cos, y + far * sin)]
            pen.path(ends, colour, weight=1.1)
            spark = (x + (far + 0.09) * cos, y + (far + 0.09) * sin)
            pen.dot(*spark, 0.035, colours[(b + 2) % 5])
        pen.dot(x, y, 0.05, colours[(b + 1) % 5])
    return done(pen, grip=(0, -0.04))


def _smoke(row: SubjectRow, look: Look) -> Sketch:
    """Puffs that rise and grow."""
    del row
    pen, colour = Pen(), look.colour or "grey"
    for x, y, r in ((0.12, -0.74, 0.34), (-0.06, -0.4, 0.24), (0.06, -0.14, 0.15)):
        pen.shape(scalloped(x, y, 1.2 * r, r, 6, look.rng), colour, "darkgrey")
        pen.arc(x, y, 0.5 * r, 0.45 * r, 150, 330, "darkgrey", weight=0.8)
    return done(pen)


def _puddle(row: SubjectRow, look: Look) -> Sketch:
    """Water on the ground with rings; ``form = mud`` brown."""
    pen = Pen()
    mud = form(row) == "mud"
    colour = look.colour or ("brown" if mud else "sky")
    pen.shape(
        scalloped(0, -0.3, 1.1, 0.3, 7, look.rng, 0.14), colour, "darkbrown" if mud else "blue"
    )
    for x, y, r in ((-0.3, -0.34, 0.3), (0.42, -0.26, 0.22)):
        pen.oval(x, y, r, 0.36 * r, None, "darkbrown" if mud else "blue", weight=0.7, veil=True)
    for side in (-1, 1):
        drop = [
            (side * 0.5, -0.94), (side * 0.5 + 0.08, -0.76), (side * 0.5, -0.68),
            (side * 0.5 - 0.08, -0.76),
        ]  # fmt: skip
        pen.shape(drop, colour, "darkbrown" if mud else "blue", smooth=True, weight=0.8)
    return done(pen)


def _sand(row: SubjectRow, look: Look) -> Sketch:
    """A heap; ``colour`` of sand, earth or leaves."""
    pen = Pen()
    colour = look.colour or str(row.params.get("colour", "tan"))
    pen.shape(
        [(-0.9, 0.0), (-0.56, -0.34), (-0.24, -0.7), (0.04, -0.82), (0.34, -0.6), (0.6, -0.28),
        (0.92, 0.0)], colour, smooth=False,
    )  # fmt: skip
    for x, y in ((-0.3, -0.3), (0.1, -0.5), (0.34, -0.2), (-0.04, -0.16), (-0.5, -0.12)):
        pen.dot(x, y, 0.03, "brown")
    return done(pen)


def _icicles(row: SubjectRow, look: Look) -> Sketch:
    """Icicles on an edge; ``form = cubes`` ice cubes."""
    pen = Pen()
    if form(row) == "cubes":
        for x, y in ((-0.3, -0.26), (0.3, -0.24), (0.0, -0.7)):
            pen.rect(x - 0.26, y - 0.24, x + 0.26, y + 0.24, look.colour or "#cfe8f6", "blue")
            pen.path([(x - 0.12, y + 0.08), (x - 0.02, y - 0.1)], "white", weight=1.0)
        return done(pen)
    pen.rect(-0.8, -1.0, 0.8, -0.86, "brown")
    for x, long in zip(
        np.linspace(-0.64, 0.64, 5).tolist(), (0.5, 0.8, 0.6, 0.86, 0.46), strict=True
    ):
        pen.shape(
            [(x - 0.13, -0.86), (x + 0.13, -0.86), (x, -0.86 + long)],
            look.colour or "#cfe8f6",
            "blue",
        )
    return done(pen)


def _bunting(row: SubjectRow, look: Look) -> Sketch:
    """A string of small flags."""
    del row, look
    pen = Pen()
    x = np.linspace(-1.3, 1.3, 15)
    pen.path(np.stack([x, -0.8 + 0.3 * (1 - (x / 1.3) ** 2)], axis=1), weight=0.8)
    for k in range(6):
        u = -1.08 + 0.43 * k
        y = -0.8 + 0.3 * (1 - (u / 1.3) ** 2)
        pen.shape(
            [(u - 0.16, y), (u + 0.16, y), (u, y + 0.42)],
            ("red", "yellow", "sky", "lime", "pink", "orange")[k],
            sharp=True,
        )
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "tent": _tent,
    "campfire": _campfire,
    "rod": _rod,
    "bucket": _bucket,
    "shovel": _shovel,
    "bubbles": _bubbles,
    "fireworks": _fireworks,
    "smoke": _smoke,
    "puddle": _puddle,
    "heap": _sand,
    "icicles": _icicles,
    "bunting": _bunting,
}
