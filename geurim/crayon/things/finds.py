"""What one finds: stones, shells, feathers, nests, bones, a lost tooth, and what a dog leaves.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.fittings import done, leaf
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour, pick
from geurim.vocabulary import SubjectRow


def _find(row: SubjectRow, look: Look) -> Sketch:
    """Whatever ``form`` says: see the table below."""
    return _FINDS[form(row, "stone")](row, look)


def _stone(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    spots = ((-0.4, 0.9), (0.42, 0.7)) if look.schema != 1 else ((0.0, 1.2),)
    for x, size in spots:
        outline = [
            (-0.44, 0.0), (-0.5, -0.3), (-0.26, -0.62), (0.14, -0.68), (0.42, -0.44),
            (0.5, -0.08), (0.3, 0.0),
        ]  # fmt: skip
        pen.shape([(x + u * size, v * size) for u, v in outline], look.colour or "grey")
        pen.path(
            [(x - 0.2 * size, -0.42 * size), (x - 0.04 * size, -0.5 * size)], "white", weight=1.0
        )
        pen.path(
            [(x + 0.1 * size, -0.2 * size), (x + 0.24 * size, -0.26 * size)], "darkgrey", weight=0.9
        )
    return done(pen)


def _shell(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("pink", "apricot", "lilac", "lemon"))
    edge = [
        (0.0, 0.0), (-0.2, -0.06), (-0.52, -0.5),
        *half_oval(0, -0.52, 0.54, 0.46, 180, 360, 12).tolist(), (0.2, -0.06),
    ]  # fmt: skip
    pen.rect(-0.16, -0.1, 0.16, 0.02, colour)
    pen.shape(edge, colour)
    for x in (-0.36, -0.18, 0.0, 0.18, 0.36):
        pen.path(
            [(0.2 * x, -0.08), (x, -0.52 - 0.4 * math.sqrt(max(0.0, 1 - (x / 0.54) ** 2)))],
            "rose",
            weight=0.8,
        )
    return done(pen)


def _conch(row: SubjectRow, look: Look) -> Sketch:
    """A spiral shell: rings that grow smaller, and its rosy mouth."""
    pen = Pen()
    colour = main_colour(row, look, ("apricot", "tan", "orange"))
    for y, half in ((-0.96, 0.1), (-0.8, 0.2), (-0.6, 0.32), (-0.3, 0.46)):
        pen.oval(0.06, y, half, 0.14 if half < 0.4 else 0.3, colour, turn=-0.25)
    pen.oval(-0.2, -0.2, 0.17, 0.26, "rose", turn=0.5, weight=0.9)
    pen.oval(-0.2, -0.2, 0.06, 0.13, "darkred", None, turn=0.5)
    return done(pen)


def _feather(row: SubjectRow, look: Look) -> Sketch:
    """Long, bent and notched, so that it is not taken for a leaf."""
    pen = Pen()
    colour = main_colour(row, look, ("sky", "white", "pink"))
    vane = [
        (-0.14, -0.3), (-0.24, -0.42), (-0.14, -0.44), (-0.22, -0.6), (-0.1, -0.62),
        (-0.12, -0.78), (0.02, -0.9), (0.3, -1.08), (0.36, -0.9), (0.26, -0.66), (0.18, -0.6),
        (0.16, -0.46), (0.04, -0.42), (-0.02, -0.28),
    ]  # fmt: skip
    pen.shape(vane, colour)
    quill = [(-0.24, 0.06), (-0.1, -0.26), (0.04, -0.6), (0.28, -1.0)]
    pen.path(quill, "ink" if colour == "white" else "blue", smooth=True, weight=1.0)
    return done(pen, grip=(-0.2, 0.0))


def _nest(row: SubjectRow, look: Look) -> Sketch:
    """A nest of twigs with eggs, or with gaping chicks (schema 1)."""
    pen, rng = Pen(), look.rng
    if look.schema == 1 and not row.params.get("egg", False):
        for x in (-0.34, 0.0, 0.34):
            pen.oval(x, -0.62, 0.17, 0.18, "yellow")
            pen.dot(x - 0.06, -0.66, 0.03).dot(x + 0.08, -0.66, 0.03)
            pen.shape([(x - 0.07, -0.8), (x, -0.98), (x + 0.09, -0.8)], "orange", weight=0.8)
    else:
        for x, colour in ((-0.32, "sky"), (0.0, "lemon"), (0.32, "white")):
            pen.oval(x, -0.56, 0.18, 0.25, look.colour or colour)
    pen.shape(
        [(-0.72, -0.5), (0.72, -0.5), (0.5, -0.06), (0.0, 0.02), (-0.5, -0.06)], "tan", "brown"
    )
    for _ in range(8):
        x, y = float(rng.uniform(-0.46, 0.46)), float(rng.uniform(-0.4, -0.12))
        pen.path(
            [(x - 0.2, y + 0.06 * rng.normal()), (x + 0.2, y + 0.06 * rng.normal())],
            "brown",
            weight=0.9,
        )
    return done(pen, top=(0, -0.5))


def _bone(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    pen.limb([(-0.56, -0.3), (0.56, -0.3)], 0.2, look.colour or "white", None)
    for x, y in ((-0.62, -0.42), (-0.62, -0.16), (0.62, -0.42), (0.62, -0.16)):
        pen.oval(x, y, 0.18, 0.16, look.colour or "white")
    pen.rect(-0.56, -0.38, 0.56, -0.2, look.colour or "white", None)
    pen.path([(-0.5, -0.39), (0.5, -0.39)]).path([(-0.5, -0.19), (0.5, -0.19)])
    return done(pen)


def _leash(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("red", "blue", "pink"))
    pen.path(
        [(-0.6, -0.8), (-0.2, -0.3), (0.2, -0.6), (0.3, -0.3)], colour, smooth=True, weight=1.5
    )
    pen.oval(-0.7, -0.86, 0.16, 0.13, None, colour, weight=1.5)
    pen.oval(0.44, -0.2, 0.34, 0.18, None, colour, weight=2.0)
    pen.oval(0.44, 0.02, 0.1, 0.1, "yellow")
    return done(pen, grip=(-0.7, -0.86))


def _jar(row: SubjectRow, look: Look) -> Sketch:
    """A jar with a beetle in it and air holes in the lid."""
    pen = Pen()
    pen.shape(
        [(-0.36, -0.84), (0.36, -0.84), (0.46, -0.68), (0.46, -0.06), (0.36, 0.0), (-0.36, 0.0),
        (-0.46, -0.06), (-0.46, -0.68)], "#e4f2fa",
    )  # fmt: skip
    pen.rect(-0.4, -1.0, 0.4, -0.84, main_colour(row, look, ("green", "yellow", "red")))
    for x in (-0.2, 0.0, 0.2):
        pen.dot(x, -0.92, 0.03)
    for x in (-0.14, 0.0, 0.14):
        pen.path([(x - 0.03, -0.14), (x - 0.06, -0.02)], weight=0.8, fine=True)
    pen.oval(-0.02, -0.24, 0.22, 0.14, "brown").oval(0.22, -0.26, 0.09, 0.08, "brown", weight=0.8)
    pen.path([(0.28, -0.3), (0.34, -0.46)], weight=0.9)
    leaf(pen, -0.34, -0.44, 0.34, -20)
    return done(pen)


def _poop(row: SubjectRow, look: Look) -> Sketch:
    """Three coils with a tip, smelling; younger children give it a face."""
    del row
    pen = Pen()
    colour = look.colour or "brown"
    for x in (-0.62, 0.64):
        pen.path(
            [(x, -0.4), (x + 0.08, -0.54), (x - 0.06, -0.68), (x + 0.02, -0.82)], "lime",
            smooth=True, weight=0.9,
        )  # fmt: skip
    pen.shape(
        [(-0.1, -0.72), (-0.02, -0.9), (0.1, -1.0), (0.16, -0.84), (0.22, -0.68)],
        colour,
        smooth=True,
    )
    pen.oval(0, -0.64, 0.26, 0.15, colour)
    pen.oval(0, -0.4, 0.42, 0.19, colour)
    pen.oval(0, -0.16, 0.58, 0.2, colour)
    if look.schema != 1:
        for x in (-0.15, 0.15):
            pen.oval(x, -0.42, 0.08, 0.09, "white", weight=0.7, fine=True).dot(x, -0.41, 0.035)
        pen.arc(0, -0.22, 0.15, 0.09, 10, 170, "white", weight=1.0, fine=True)
    return done(pen)


def _web(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    spokes = np.radians(np.arange(8) * 45.0)
    for t in spokes.tolist():
        pen.path(
            [(0, -0.5), (0.52 * math.cos(t), -0.5 + 0.5 * math.sin(t))],
            look.colour or "darkgrey",
            weight=0.7,
        )
    for r in (0.16, 0.3, 0.44):
        ring = [(r * math.cos(t), -0.5 + r * math.sin(t)) for t in [*spokes.tolist(), 2 * math.pi]]
        pen.path(ring, look.colour or "darkgrey", weight=0.7)
    return done(pen)


def _tooth(row: SubjectRow, look: Look) -> Sketch:
    """A molar with two roots; ``bad`` has a hole."""
    pen = Pen()
    outline = [
        (-0.4, -0.84), (-0.2, -0.98), (0.0, -0.88), (0.2, -0.98), (0.4, -0.84), (0.42, -0.5),
        (0.3, -0.1), (0.2, 0.02), (0.1, -0.3), (0, -0.38), (-0.1, -0.3), (-0.2, 0.02),
        (-0.3, -0.1), (-0.42, -0.5),
    ]  # fmt: skip
    pen.shape(outline, look.colour or "white", smooth=True)
    if row.params.get("bad", False):
        pen.oval(0.1, -0.76, 0.13, 0.11, "black", "black", how="solid")
        pen.path([(0.1, -0.68), (0.02, -0.54)], weight=0.9)
    else:
        for x, y in ((-0.6, -0.8), (0.62, -0.66)):
            pen.path([(x - 0.09, y), (x + 0.09, y)], "yellow").path(
                [(x, y - 0.1), (x, y + 0.1)], "yellow"
            )
        pen.dot(-0.13, -0.66, 0.04).dot(0.13, -0.66, 0.04)
        pen.arc(0, -0.56, 0.12, 0.09, 15, 165, "red", weight=0.8, fine=True)
    return done(pen)


def _pet_bowl(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    pen.shape(half_oval(0, -0.4, 0.5, 0.42, 180, 360), "brown")
    for x, y in ((-0.24, -0.54), (0.04, -0.64), (0.26, -0.52)):
        pen.oval(x, y, 0.11, 0.08, "tan", weight=0.8)
    pen.shape(
        [(-0.58, -0.44), (0.58, -0.44), (0.76, 0.0), (-0.76, 0.0)],
        main_colour(row, look, ("red", "sky", "yellow")),
    )
    bone = Pen().limb([(-0.22, -0.22), (0.22, -0.22)], 0.1, "white", "white")
    pen.add(bone.sketch())
    for x in (-0.24, 0.24):
        for y in (-0.28, -0.16):
            pen.oval(x, y, 0.08, 0.07, "white", "white")
    return done(pen)


def _footprints(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    colour = look.colour or pick(look.rng, ("grey", "brown"))
    for x, y in ((-0.3, -0.2), (0.3, -0.62)):
        pen.oval(x, y, 0.17, 0.17, colour, colour)
        for u, v in ((-0.2, -0.16), (-0.07, -0.27), (0.07, -0.27), (0.2, -0.16)):
            pen.oval(x + u, y + v, 0.07, 0.08, colour, colour, weight=0.6, fine=True)
    return done(pen)


_FINDS = {
    "stone": _stone,
    "shell": _shell,
    "conch": _conch,
    "feather": _feather,
    "nest": _nest,
    "bone": _bone,
    "leash": _leash,
    "jar": _jar,
    "poop": _poop,
    "web": _web,
    "tooth": _tooth,
    "pet_bowl": _pet_bowl,
    "footprints": _footprints,
}


ARCHETYPES: dict[str, Archetype] = {
    "find": _find,
}
