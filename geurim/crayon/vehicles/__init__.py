"""Vehicles on the road and rails: cars, buses, trucks, trains, cycles and what is pushed.

Seen from the side, driving to the right. Anchor ``seat``: where somebody rides. What flies and
floats is in :mod:`geurim.crayon.vehicles.craft`.
"""

from __future__ import annotations

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import cross, fitted, lettering, wheel
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.vehicles import craft, wheels
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow

GLASS = "sky"


def _car(row: SubjectRow, look: Look) -> Sketch:
    """A car; schema 0 with a cabin on a long body, 1 one round shell, 2 a box with a bonnet."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look)
    kind = row.params.get("kind")
    if look.schema == 1:
        shell = [
            (-0.95, -0.2),
            (-0.9, -0.5),
            (-0.55, -0.92),
            (0.2, -0.96),
            (0.55, -0.55),
            (0.95, -0.45),
            (0.98, -0.2),
        ]
        pen.shape(shell, paint)
        pen.shape([(-0.5, -0.54), (-0.38, -0.8), (-0.08, -0.82), (-0.08, -0.54)], GLASS)
        pen.shape([(0.04, -0.54), (0.04, -0.82), (0.18, -0.8), (0.38, -0.54)], GLASS)
        roof = (-0.12, -0.95)
    elif look.schema == 2:
        pen.rect(-0.95, -1.0, 0.35, -0.2, paint).rect(0.35, -0.56, 0.95, -0.2, paint)
        for x in (-0.66, -0.02):
            pen.rect(x - 0.22, -0.88, x + 0.24, -0.56, GLASS)
        roof = (-0.3, -1.0)
    else:
        pen.shape([(-0.55, -0.52), (-0.36, -0.96), (0.3, -0.96), (0.56, -0.52)], paint)
        pen.shape([(-0.42, -0.54), (-0.29, -0.86), (-0.05, -0.86), (-0.05, -0.54)], GLASS)
        pen.shape([(0.06, -0.54), (0.06, -0.86), (0.25, -0.86), (0.4, -0.54)], GLASS)
        body = [(-1.0, -0.2), (-1.0, -0.52), (0.7, -0.54), (0.98, -0.44), (1.02, -0.2)]
        pen.shape(body, paint)
        roof = (0.0, -0.96)
    pen.oval(0.94, -0.36, 0.06, 0.06, "yellow", fine=True)
    if kind == "taxi":
        pen.rect(
            roof[0] - 0.2,
            roof[1] - 0.2,
            roof[0] + 0.2,
            roof[1],
            "yellow" if paint != "yellow" else "white",
        )
        lettering(pen, "TAXI", roof[0], roof[1] - 0.1, 0.15, rng, weight=0.45)
    elif kind == "police":
        pen.rect(-0.98, -0.44, 0.9, -0.32, "blue", None)
        pen.rect(roof[0] - 0.18, roof[1] - 0.13, roof[0], roof[1], "red").rect(
            roof[0], roof[1] - 0.13, roof[0] + 0.18, roof[1], "blue"
        )
    elif kind == "bumper":
        pen.path([(roof[0], roof[1]), (roof[0] - 0.1, roof[1] - 0.35)])
    elif rng.random() < 0.3:
        pen.heart(-0.75, -0.38, 0.08, "yellow", "yellow")
    for x in (-0.52, 0.55):
        wheel(pen, x, -0.2, 0.2, hub="white")
    return fitted(pen.anchor("seat", 0.0, -0.62).anchor("top", *roof))


def _bus(row: SubjectRow, look: Look) -> Sketch:
    """A long box with a row of windows; ``sign`` stands on its side, ``levels = 2``: two decks."""
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look, ("green", "blue", "red", "orange"))
    levels = int(row.params.get("levels", 1))
    top = -0.9 if levels == 1 else -1.25
    if look.schema == 1:
        outline = [
            (-1.2, -0.15),
            (-1.22, top + 0.08),
            (-1.1, top),
            (1.05, top),
            (1.2, top + 0.15),
            (1.25, -0.15),
        ]
        pen.shape(outline, paint)
    else:
        pen.rect(-1.2, top, 1.2, -0.15, paint)
    count = 4 if look.schema != 2 else 5
    for level in range(levels):
        y = top + 0.12 + 0.36 * level
        for k in range(count):
            x = -1.1 + 1.72 * k / count
            pen.rect(x, y, x + 1.72 / count - 0.07, y + 0.26, GLASS)
    pen.rect(0.68, top + 0.14, 0.88, -0.15, "white" if look.schema else GLASS)
    pen.rect(0.96, top + 0.12, 1.18, top + 0.44, GLASS)
    stripe = "white" if paint != "white" else "blue"
    sign = row.params.get("sign")
    if sign:
        lettering(pen, str(sign), -0.3, -0.36, 0.26, rng)
    else:
        pen.path([(-1.15, -0.36), (0.6, -0.36)], stripe, weight=1.3)
    pen.oval(1.17, -0.3, 0.05, 0.05, "yellow", fine=True)
    for x in (-0.7, 0.5):
        wheel(pen, x, -0.17, 0.17, hub="white")
    return fitted(pen.anchor("seat", -0.1, -0.66).anchor("top", 0, top))


def _truck(row: SubjectRow, look: Look) -> Sketch:
    """A truck.

    ``kind``: plain, ``fire`` (ladder), ``ambulance`` (cross), ``garbage``, ``dump``, ``mixer``.
    """
    pen, rng = Pen(), look.rng
    kind = str(row.params.get("kind", "plain"))
    paint = main_colour(row, look, ("blue", "green", "orange", "red"))
    cargo = (
        paint
        if kind in ("fire", "ambulance", "garbage")
        else pick(rng, ("yellow", "tan", "grey", "orange"))
    )
    if kind == "ambulance" and look.schema != 2:
        van = [
            (-1.05, -0.18),
            (-1.05, -0.92),
            (0.45, -0.92),
            (0.78, -0.5),
            (1.05, -0.42),
            (1.05, -0.18),
        ]
        pen.shape(van, paint)
        pen.shape([(0.2, -0.5), (0.2, -0.8), (0.4, -0.8), (0.62, -0.5)], GLASS)
    else:
        if kind == "dump" or (kind == "plain" and look.schema == 1):
            pen.shape([(-1.05, -0.28), (-1.15, -0.72), (0.3, -0.72), (0.3, -0.28)], cargo)
            for x in (-0.8, -0.4, 0.0):
                pen.oval(x, -0.76, 0.22, 0.12, "brown" if kind == "dump" else pick(rng, BRIGHT))
        elif kind == "mixer":
            pen.oval(-0.4, -0.62, 0.6, 0.32, cargo, turn=-0.25)
            pen.path([(-0.6, -0.86), (-0.4, -0.36)], weight=0.8).path(
                [(-0.3, -0.92), (-0.1, -0.42)], weight=0.8
            )
            pen.rect(-1.0, -0.34, 0.3, -0.2, "darkgrey")
        else:
            pen.rect(-1.1, -0.92 if kind != "fire" else -0.66, 0.3, -0.2, cargo)
        cab = [(0.34, -0.2), (0.34, -0.78), (0.72, -0.78), (0.92, -0.48), (1.0, -0.44), (1.0, -0.2)]
        pen.shape(cab, paint)
        pen.shape([(0.44, -0.46), (0.44, -0.68), (0.66, -0.68), (0.8, -0.46)], GLASS)
    if kind == "fire":
        for y in (-0.84, -0.72):
            pen.path([(-1.15, y - 0.06), (0.3, y + 0.02)], "grey", weight=1.1)
        for k in range(6):
            x = -1.05 + 0.24 * k
            pen.path([(x, -0.88 + 0.012 * k), (x, -0.76 + 0.012 * k)], "grey", weight=0.8)
        lettering(
            pen, "119", -0.42, -0.43, 0.28, rng, "white" if look.schema != 1 else "yellow", 0.7
        )
    if kind in ("fire", "ambulance"):
        x, y = (0.52, -0.78) if kind == "fire" or look.schema == 2 else (-0.1, -0.92)
        pen.rect(x - 0.09, y - 0.14, x + 0.09, y, "blue" if kind == "fire" else "red")
        for k in (-1, 0, 1):
            pen.path([(x + 0.12 * k, y - 0.19), (x + 0.19 * k, y - 0.28)], "orange", weight=0.8)
    if kind == "ambulance":
        cross(pen, -0.5, -0.56, 0.22)
        pen.path([(-1.0, -0.28), (0.9, -0.28)], "red" if look.schema else "green")
    elif kind == "garbage":
        pen.oval(-0.4, -0.56, 0.2, 0.2, None, "white", weight=1.2)
    pen.oval(0.98, -0.32, 0.05, 0.05, "yellow", fine=True)
    for x in (-0.72, 0.62) if look.schema == 1 else (-0.82, -0.4, 0.62):
        wheel(pen, x, -0.18, 0.18)
    return fitted(pen.anchor("seat", 0.58, -0.58).anchor("top", -0.4, -0.9))


def _train(row: SubjectRow, look: Look) -> Sketch:
    """Schema 0 a steam engine with wagons, 1 a fast train with a long nose, 2 boxes.

    ``metro``: a subway.
    """
    pen, rng = Pen(), look.rng
    paint = main_colour(row, look)
    if row.params.get("metro"):
        return _metro(pen, paint, look)
    form = 1 if row.params.get("fast") else look.schema
    if form == 0:
        for k, x in enumerate((-1.55, -0.7)):
            pen.rect(x - 0.38, -0.72, x + 0.38, -0.16, pick(rng, BRIGHT))
            for j in (-0.17, 0.17):
                pen.rect(x + j - 0.12, -0.6, x + j + 0.12, -0.38, GLASS)
            pen.path([(x + 0.38, -0.2), (x + 0.5, -0.2)], weight=1.4)
            for j in (-0.2, 0.2):
                wheel(pen, x + j, -0.11, 0.11, hub="white")
            del k
        pen.rect(-0.16, -0.92, 0.26, -0.16, paint).rect(-0.07, -0.8, 0.17, -0.54, GLASS)
        pen.rect(0.26, -0.6, 0.95, -0.16, paint)
        pen.shape([(0.62, -0.58), (0.58, -0.88), (0.86, -0.88), (0.82, -0.58)], "darkgrey")
        pen.rect(-0.24, -1.0, 0.34, -0.9, "darkgrey")
        for k in range(3):
            pen.oval(
                0.66 - 0.22 * k, -1.02 - 0.13 * k, 0.1 + 0.04 * k, 0.08 + 0.03 * k, None, "grey"
            )
        pen.oval(0.96, -0.42, 0.06, 0.06, "yellow", fine=True)
        for x, r in ((0.05, 0.17), (0.45, 0.13), (0.78, 0.13)):
            wheel(pen, x, -r, r, hub="yellow")
        return fitted(pen.anchor("seat", -0.7, -0.5))
    if form == 1:
        stripe = "blue" if paint != "blue" else "red"
        nose = [
            (-1.6, -0.14),
            (-1.6, -0.86),
            (0.7, -0.86),
            (1.2, -0.66),
            (1.62, -0.26),
            (1.6, -0.14),
        ]
        pen.shape(nose, look.colour or "white" if row.params.get("fast") else paint)
        pen.shape([(0.72, -0.6), (0.72, -0.78), (0.92, -0.76), (1.12, -0.6)], GLASS)
        for k in range(5):
            pen.rect(-1.46 + 0.42 * k, -0.74, -1.18 + 0.42 * k, -0.5, GLASS)
        pen.path([(-1.58, -0.34), (1.45, -0.34)], stripe, weight=1.6)
    else:
        for k, x in enumerate((-1.15, 0.0, 1.15)):
            pen.rect(x - 0.52, -0.86, x + 0.52, -0.14, paint if k else pick(rng, BRIGHT))
            for j in (-0.3, 0.0, 0.3):
                pen.rect(x + j - 0.12, -0.72, x + j + 0.12, -0.44, GLASS)
        for x in (-0.575, 0.575):
            pen.path([(x - 0.06, -0.2), (x + 0.06, -0.2)], weight=1.5)
        pen.oval(1.66, -0.3, 0.06, 0.06, "yellow", fine=True)
    for k in range(6):
        wheel(pen, -1.4 + 0.54 * k, -0.1, 0.1, hub="white")
    return fitted(pen.anchor("seat", -0.3, -0.6))


def _metro(pen: Pen, paint: str, look: Look) -> Sketch:
    """A carriage of the underground with sliding doors and the colour of its line."""
    for x in (-0.82, 0.82) if look.schema != 1 else (0.0,):
        half = 0.78 if look.schema != 1 else 1.2
        pen.rect(x - half, -0.92, x + half, -0.12, "grey" if look.schema == 2 else "white")
        pen.rect(x - half, -0.36, x + half, -0.22, paint, None)
        for at in (-0.52 * half, 0.36 * half):
            pen.rect(x + at - 0.15, -0.78, x + at + 0.15, -0.12, "sky")
            pen.path([(x + at, -0.78), (x + at, -0.12)], weight=0.8)
        for at in (-0.88 * half, -0.08 * half, 0.74 * half):
            pen.rect(
                x + at - 0.1, -0.74, x + at + 0.1, -0.5, "yellow" if look.schema == 1 else GLASS
            )
        for at in (-0.6, 0.6):
            wheel(pen, x + at * half, -0.09, 0.09)
    return fitted(pen.anchor("seat", 0.0, -0.5))


def _tractor(row: SubjectRow, look: Look) -> Sketch:
    """A tractor: one big wheel, one small; schema 1 pulls a cart."""
    pen = Pen()
    paint = main_colour(row, look, ("red", "green", "blue", "orange"))
    if look.schema == 1:
        pen.rect(-1.75, -0.5, -0.8, -0.18, "tan")
        wheel(pen, -1.3, -0.17, 0.17)
        pen.path([(-0.8, -0.26), (-0.5, -0.26)], weight=1.4)
    pen.rect(-0.02, -0.62, 0.72, -0.28, paint)
    pen.path([(0.5, -0.62), (0.5, -0.94)], "darkgrey", weight=1.7)
    pen.rect(-0.56, -1.0, 0.06, -0.94, paint)
    pen.rect(-0.5, -0.94, 0.02, -0.5, None if look.schema == 2 else GLASS)
    pen.shape([(-0.6, -0.5), (0.02, -0.5), (0.02, -0.26), (-0.6, -0.26)], paint)
    wheel(pen, -0.34, -0.31, 0.31, hub="yellow")
    wheel(pen, 0.54, -0.19, 0.19, hub="yellow")
    return fitted(pen.anchor("seat", -0.28, -0.56))


def _excavator(row: SubjectRow, look: Look) -> Sketch:
    """An excavator with its arm, on tracks.

    Schema 1 a bulldozer-like blade; ``crane``: a hook on a long arm.
    """
    pen = Pen()
    paint = main_colour(row, look, ("yellow", "orange", "yellow"))
    pen.shape(
        [(-0.66, -0.26), (0.5, -0.26), (0.6, -0.13), (0.5, 0), (-0.66, 0), (-0.76, -0.13)],
        "darkgrey",
    )
    for k in range(4):
        pen.oval(-0.52 + 0.3 * k, -0.13, 0.08, 0.08, "grey", fine=True)
    if row.params.get("crane"):
        pen.limb([(0.1, -0.4), (1.0, -1.0)], 0.09, paint)
        pen.path(
            [(1.0, -0.98), (1.0, -0.5), (0.93, -0.42), (1.0, -0.36), (1.06, -0.42)], "darkgrey"
        )
    else:
        pen.limb([(0.15, -0.42), (0.5, -0.94), (0.66, -0.98)], 0.12, paint)
        pen.limb([(0.64, -0.98), (1.02, -0.5)], 0.1, paint)
        pen.shape([(0.88, -0.56), (1.18, -0.5), (1.16, -0.22), (0.84, -0.2), (0.96, -0.34)], "grey")
    pen.rect(-0.68, -0.56, 0.3, -0.28, paint)
    if look.schema == 1:
        pen.shape([(-0.34, -0.54), (-0.26, -0.92), (0.06, -0.92), (0.2, -0.54)], paint)
        pen.shape([(-0.14, -0.58), (-0.12, -0.82), (0.02, -0.82), (0.12, -0.58)], GLASS)
    else:
        pen.rect(-0.3, -0.88, 0.18, -0.5, paint).rect(-0.2, -0.8, 0.1, -0.56, GLASS)
    return fitted(pen.anchor("seat", -0.05, -0.6))


ARCHETYPES: dict[str, Archetype] = {
    "car": _car,
    "bus": _bus,
    "truck": _truck,
    "train": _train,
    "tractor": _tractor,
    "excavator": _excavator,
    **craft.ARCHETYPES,
    **wheels.ARCHETYPES,
}
