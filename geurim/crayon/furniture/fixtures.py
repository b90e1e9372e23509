"""Machines and what is built into rooms.

Kitchen, bath, windows, doors, a blackboard, lamps, an aquarium.

Anchors: ``top`` (where things are put) and ``seat`` (where somebody sits or lies).
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.fittings import lettering
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import wavy
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow


def _fridge(row: SubjectRow, look: Look) -> Sketch:
    """A refrigerator; schema 2 has two doors side by side, and notes under magnets."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "mint", "grey", "sky"))
    half = 0.3 if look.schema != 2 else 0.42
    pen.rect(-half, -1.0, half, 0, colour)
    if look.schema == 2:
        pen.path([(0, -0.98), (0, -0.02)])
        pen.path([(-0.07, -0.65), (-0.07, -0.4)], weight=1.2).path(
            [(0.07, -0.65), (0.07, -0.4)], weight=1.2
        )
    else:
        cut = -0.66 if look.schema == 0 else -0.38
        pen.path([(-half, cut), (half, cut)])
        pen.path([(half - 0.08, cut - 0.22), (half - 0.08, cut - 0.06)], weight=1.2)
        pen.path([(half - 0.08, cut + 0.06), (half - 0.08, cut + 0.24)], weight=1.2)
    pen.rect(-half + 0.08, -0.88, -half + 0.22, -0.74, pick(rng, ("yellow", "pink")), fine=True)
    pen.heart(-half + 0.15, -0.58, 0.05)
    return pen.anchor("top", 0, -1.0).sketch()


def _stove(row: SubjectRow, look: Look) -> Sketch:
    """A gas range on a cupboard with a pot that steams; ``oven``: with a window."""
    pen = Pen()
    colour = main_colour(row, look, ("white", "grey", "tan"))
    oven = bool(row.params.get("oven")) or look.schema == 1
    pen.rect(-0.5, -0.66, 0.5, 0, colour)
    if oven:
        pen.rect(-0.34, -0.44, 0.34, -0.08, "orange" if look.schema == 2 else "darkgrey")
    else:
        pen.path([(0, -0.5), (0, -0.02)]).dot(-0.08, -0.26, 0.03).dot(0.08, -0.26, 0.03)
    for x in (-0.3, 0.0, 0.3):
        pen.oval(x, -0.57, 0.05, 0.05, "red" if x else "darkgrey", fine=True)
    for x in (-0.28, 0.28):
        pen.path([(x - 0.16, -0.69), (x + 0.16, -0.69)], weight=1.2)
        if not row.params.get("oven"):
            flame = [
                (x - 0.1, -0.7),
                (x - 0.05, -0.76),
                (x, -0.71),
                (x + 0.05, -0.77),
                (x + 0.1, -0.7),
            ]
            pen.path(flame, "blue", weight=0.8, fine=True)
    pot = look.colour or pick(look.rng, ("red", "grey", "yellow"))
    pen.rect(0.1, -0.92, 0.46, -0.74, pot)
    pen.path([(0.08, -0.93), (0.48, -0.93)]).dot(0.28, -0.97, 0.03)
    return pen.anchor("top", -0.28, -0.7).sketch()


def _sink(row: SubjectRow, look: Look) -> Sketch:
    """A wash-basin with a tap; ``kitchen``: a long worktop."""
    pen = Pen()
    colour = main_colour(row, look, ("white", "sky", "mint"))
    if row.params.get("kitchen"):
        pen.rect(-1.1, -0.72, 1.1, 0, look.colour or pick(look.rng, ("tan", "mint", "orange")))
        for x in (-0.55, 0.0, 0.55):
            pen.path([(x, -0.62), (x, -0.02)])
        pen.rect(-1.15, -0.8, 1.15, -0.7, "grey")
        x0, top = -0.4, -0.8
    else:
        pen.rect(-0.12, -0.5, 0.12, 0, colour)
        bowl = [(-0.5, -0.72), (0.5, -0.72), (0.36, -0.46), (-0.36, -0.46)]
        pen.shape(bowl, colour)
        x0, top = 0.0, -0.72
    pen.path(
        [(x0 - 0.2, top), (x0 - 0.2, -0.98), (x0 + 0.02, -0.98), (x0 + 0.02, -0.9)],
        "darkgrey",
        weight=1.4,
    )
    for k in (0, 1) if look.schema != 1 else ():
        pen.path([(x0 + 0.02, -0.88 + 0.09 * k), (x0 + 0.02, -0.83 + 0.09 * k)], "sky")
    return pen.anchor("top", 0.5 if row.params.get("kitchen") else 0.0, top).sketch()


def _bathtub(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "pink", "sky"))
    for x in (-0.75, 0.75):
        pen.oval(x, -0.06, 0.1, 0.07, "grey")
    tub = [(-1.1, -0.7), (-1.0, -0.25), (-0.75, -0.06), (0.75, -0.06), (1.0, -0.25), (1.1, -0.7)]
    pen.shape(tub, colour)
    for k in range(7):
        x = -0.85 + 0.28 * k
        pen.oval(x, -0.76 - 0.06 * (k % 2), 0.15, 0.12, "white", "sky", fine=True)
    pen.rect(-1.16, -0.74, 1.16, -0.62, colour)
    if look.schema != 2:
        pen.path(
            [(0.98, -0.74), (0.98, -0.98), (0.78, -0.98), (0.78, -0.9)], "darkgrey", weight=1.3
        )
    else:
        pen.path([(1.05, -0.7), (1.05, -1.0), (0.8, -1.0)], "darkgrey").oval(
            0.78, -0.96, 0.1, 0.04, "grey"
        )
    for _ in range(3):
        x, y = float(rng.uniform(-0.9, 0.5)), float(rng.uniform(-0.97, -0.9))
        pen.oval(x, y, 0.045, 0.045, None, "sky", fine=True)
    return pen.anchor("seat", 0, -0.55).anchor("top", 0, -0.75).sketch()


def _toilet(row: SubjectRow, look: Look) -> Sketch:
    """From the side; schema 1 from the front with the lid up."""
    pen = Pen()
    colour = main_colour(row, look, ("white", "white", "pink"))
    if look.schema == 1:
        pen.rect(-0.32, -0.98, 0.32, -0.6, colour)
        pen.oval(0, -0.72, 0.3, 0.28, colour)
        pen.shape([(-0.28, -0.4), (0.28, -0.4), (0.18, 0), (-0.18, 0)], colour)
        pen.oval(0, -0.46, 0.34, 0.14, colour)
        pen.oval(0, -0.46, 0.22, 0.08, "sky", fine=True)
        return pen.anchor("seat", 0, -0.48).anchor("top", 0, -0.95).sketch()
    pen.rect(-0.52, -0.98, -0.22, -0.3, colour)
    pen.path([(-0.3, -0.88), (-0.14, -0.88)], "grey", weight=1.2)
    bowl = [
        (-0.26, -0.5),
        (0.5, -0.5),
        (0.4, -0.24),
        (0.14, -0.16),
        (0.2, 0),
        (-0.3, 0),
        (-0.26, -0.2),
    ]
    pen.shape(bowl, colour)
    pen.rect(-0.28, -0.58, 0.54, -0.48, "white" if look.schema == 0 else "pink")
    if look.schema == 2:
        pen.rect(-0.3, -0.96, -0.18, -0.56, "pink")
    return pen.anchor("seat", 0.12, -0.56).anchor("top", -0.36, -0.98).sketch()


def _window(row: SubjectRow, look: Look) -> Sketch:
    """A window with a cross; schema 1 with curtains, schema 2 arched with a flowerpot."""
    pen, rng = Pen(), look.rng
    frame = main_colour(row, look, ("brown", "blue", "ink"))
    glass = str(row.params.get("glass", "sky"))
    pen.rect(-0.5, -1.0, 0.5, -0.05, glass, frame, how="loose")
    pen.path([(0, -1.0), (0, -0.05)], frame).path([(-0.5, -0.54), (0.5, -0.54)], frame)
    if look.schema == 1:
        cloth = pick(rng, ("pink", "lemon", "mint", "red"))
        for side in (-1, 1):
            fall = [
                (0.05, -1.05),
                (0.66, -1.05),
                (0.66, 0.0),
                (0.42, 0.0),
                (0.34, -0.5),
                (0.05, -0.95),
            ]
            pen.shape([(side * x, y) for x, y in fall], cloth)
        pen.path([(-0.72, -1.05), (0.72, -1.05)], weight=1.3)
    else:
        pen.rect(-0.58, -0.07, 0.58, 0.0, frame if frame != "ink" else "tan")
    if look.schema == 2:
        pen.rect(-0.12, -0.24, 0.14, -0.07, "orange", fine=True)
        for x, colour in ((-0.06, "red"), (0.08, "yellow")):
            pen.path([(x, -0.24), (x, -0.36)], "green", fine=True)
            pen.oval(x, -0.4, 0.07, 0.06, colour, colour, fine=True)
    return pen.sketch()


def _door(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("brown", "brown", "blue", "green"))
    if row.params.get("open") or look.schema == 2:
        pen.rect(-0.27, -1.0, 0.27, 0, "darkgrey" if look.emotion == "fear" else "lemon")
        pen.shape([(-0.27, -1.0), (-0.27, 0), (-0.62, 0.05), (-0.62, -0.92)], colour)
        pen.dot(-0.54, -0.45, 0.035, "yellow")
        return pen.sketch()
    pen.rect(-0.28, -1.0, 0.28, 0, colour)
    if look.schema == 1:
        pen.rect(-0.17, -0.9, 0.17, -0.58, "sky", fine=True)
        pen.rect(-0.17, -0.42, 0.17, -0.1, None, fine=True)
    pen.oval(0.18, -0.48, 0.04, 0.04, "yellow", fine=True)
    return pen.sketch()


def _lamp(row: SubjectRow, look: Look) -> Sketch:
    """A standing lamp; schema 1 on a desk, bent; its light is drawn as rays."""
    pen = Pen()
    shade = main_colour(row, look, ("yellow", "pink", "red", "orange"))
    if row.params.get("street"):
        pen.limb([(0, 0), (0, -0.8)], 0.06, "darkgrey")
        if look.schema:
            pen.path([(0, -0.78), (0.06, -0.95), (0.22, -0.95)], weight=1.4, smooth=True)
            pen.oval(0.26, -0.9, 0.11, 0.08, "yellow")
        else:
            pen.oval(0, -0.88, 0.12, 0.12, "yellow")
        return pen.sketch()
    if look.schema == 1:
        pen.oval(0, -0.05, 0.3, 0.06, shade)
        pen.path([(0, -0.08), (-0.22, -0.45), (0.1, -0.78)], "darkgrey", weight=1.6)
        pen.shape([(0.0, -0.95), (0.2, -0.72), (0.46, -0.58), (0.22, -1.0)], shade)
        pen.path([(0.3, -0.5), (0.32, -0.3)], "orange").path(
            [(0.44, -0.5), (0.54, -0.34)], "orange"
        )
        return pen.sketch()
    pen.path([(0, -0.66), (0, -0.06)], "brown", weight=1.5)
    pen.oval(0, -0.04, 0.18, 0.04, "brown")
    pen.shape([(-0.14, -1.0), (0.14, -1.0), (0.28, -0.62), (-0.28, -0.62)], shade)
    for k in (-1, 0, 1):
        pen.path([(0.2 * k, -0.57), (0.28 * k, -0.46)], "orange")
    return pen.sketch()


def _fan(row: SubjectRow, look: Look) -> Sketch:
    """An electric fan with petals of blades."""
    pen = Pen()
    colour = main_colour(row, look, ("sky", "blue", "mint", "green"))
    pen.path([(0, -0.4), (0, -0.06)], "darkgrey", weight=1.6)
    pen.oval(0, -0.05, 0.22, 0.05, colour)
    pen.oval(0, -0.68, 0.32, 0.32, None)
    blades = 3 if look.schema != 1 else 4
    for k in range(blades):
        angle = 2 * math.pi * k / blades - 1.2
        x, y = 0.16 * math.cos(angle), -0.68 + 0.16 * math.sin(angle)
        pen.oval(x, y, 0.14, 0.085, colour, turn=angle, fine=True)
    pen.dot(0, -0.68, 0.05, "red")
    if look.schema == 2:
        for y in (-0.85, -0.68, -0.5):
            pen.path(wavy(0.4, 0.72, y, 0.03, 0.2, look.rng), "sky")
    return pen.sketch()


def _aircon(row: SubjectRow, look: Look) -> Sketch:
    """An air conditioner: on the wall, or (schema 2) a tall one; cold air blows out."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "white", "sky"))
    if look.schema == 2:
        pen.rect(-0.22, -1.0, 0.22, 0.0, colour)
        for y in (-0.9, -0.83, -0.76):
            pen.path([(-0.14, y), (0.14, y)], "grey")
        pen.oval(0, -0.55, 0.1, 0.1, "sky")
        return pen.sketch()
    pen.rect(-0.9, -1.0, 0.9, -0.5, colour)
    pen.path([(-0.8, -0.6), (0.8, -0.6)], "grey", weight=1.3)
    pen.dot(0.72, -0.85, 0.05, "red")
    for x in (-0.55, 0.0, 0.55):
        pen.path(wavy(-0.4, 0, 0, 0.05, 0.25, rng)[:, ::-1] + (x, 0), "sky")
    return pen.sketch()


def _washer(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("white", "white", "grey", "sky"))
    pen.rect(-0.45, -1.0, 0.45, 0, colour)
    pen.path([(-0.45, -0.78), (0.45, -0.78)])
    pen.rect(-0.38, -0.94, -0.1, -0.84, "sky", fine=True)
    pen.oval(0.28, -0.89, 0.06, 0.06, "red", fine=True)
    if look.schema == 1:
        for x, y in ((-0.3, -1.06), (-0.05, -1.12), (0.2, -1.05)):
            pen.oval(x, y, 0.09, 0.09, None, "sky", fine=True)
    pen.oval(0, -0.38, 0.32, 0.32, "grey")
    pen.oval(0, -0.38, 0.23, 0.23, "sky")
    for k in range(3):
        pen.oval(
            -0.1 + 0.1 * k, -0.36 + 0.05 * (k % 2), 0.06, 0.05, pick(rng, BRIGHT), None, fine=True
        )
    return pen.anchor("top", 0, -1.0).sketch()


def _blackboard(row: SubjectRow, look: Look) -> Sketch:
    """A green board with chalk writing; ``white``: a whiteboard."""
    pen, rng = Pen(), look.rng
    white = bool(row.params.get("white"))
    pen.rect(-1.0, -1.0, 1.0, -0.08, "white" if white else "darkgreen", "brown")
    chalk = "blue" if white else "white"
    words = (("3+2=5",), ("가나다",), ("2×3=6",), ("ㄱㄴㄷ",))[int(rng.integers(4))]
    for k, text in enumerate(words):
        lettering(pen, text, -0.2, -0.6 + 0.3 * k, 0.42, rng, chalk, 1.0, chalk=not white)
    if look.schema == 1:
        pen.heart(0.66, -0.66, 0.1, None, "pink" if not white else "red")
    elif look.schema == 2:
        pen.oval(0.66, -0.62, 0.14, 0.14, None, chalk, veil=True)
    else:
        pen.path([(0.5, -0.3), (0.85, -0.3)], chalk, weight=0.8)
    pen.rect(-1.0, -0.08, 1.0, 0.0, "tan")
    pen.rect(0.4, -0.13, 0.56, -0.06, "red", fine=True)
    return pen.sketch()


def _aquarium(row: SubjectRow, look: Look) -> Sketch:
    """A tank with fish and weed; schema 1 (or ``bowl``) a round bowl."""
    pen, rng = Pen(), look.rng
    water = main_colour(row, look, ("sky", "sky", "mint"))
    if row.params.get("bowl") or look.schema == 1:
        t = np.radians(np.linspace(-60, 240, 22))
        rim = np.stack([0.55 * np.cos(t), -0.46 + 0.5 * np.sin(t)], axis=1)
        pen.shape(rim, water, how="loose")
        pen.oval(0, -0.92, 0.3, 0.06, None)
        reach = 0.25
    else:
        pen.rect(-0.85, -1.0, 0.85, 0.0, None)
        pen.rect(-0.82, -0.82, 0.82, -0.12, water, "blue", how="loose")
        pen.rect(-0.85, -0.12, 0.85, 0.0, "tan")
        reach = 0.55
    for x, y in ((-reach, -0.56), (0.8 * reach, -0.4), (0.1, -0.66))[: 3 if reach > 0.3 else 2]:
        colour = pick(rng, ("orange", "red", "yellow"))
        side = 1 if rng.random() < 0.5 else -1
        tail = [(x - 0.1 * side, y), (x - 0.22 * side, y - 0.08), (x - 0.22 * side, y + 0.08)]
        pen.shape(tail, colour, colour, sharp=True, fine=True)
        pen.oval(x, y, 0.14, 0.085, colour, fine=True)
        pen.dot(x + 0.07 * side, y - 0.02, 0.02)
    pen.path([(0.0, -0.14), (0.05, -0.26), (-0.03, -0.36), (0.03, -0.46)], "green", smooth=True)
    return pen.anchor("top", 0, -1.0).sketch()


def _curtain(row: SubjectRow, look: Look) -> Sketch:
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("red", "pink", "green", "purple"))
    for side in (-1, 1):
        edge = [(0.06, -0.96), (0.62, -0.96), (0.62, 0.0), (0.3, 0.0), (0.36, -0.42), (0.06, -0.9)]
        if look.schema == 1:
            edge = [(0.03, -0.96), (0.62, -0.96), (0.62, 0.0), (0.03, 0.0)]
        pen.shape([(side * x, y) for x, y in edge], colour)
        for x in (0.22, 0.44):
            fold = wavy(-0.88, -0.08, 0, 0.015, 0.4, rng)[:, ::-1] + (side * (x + 0.08), 0)
            pen.path(fold, weight=0.6)
    pen.path([(-0.7, -0.99), (0.7, -0.99)], "brown", weight=1.5)
    return pen.sketch()


def _stairs(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("grey", "tan", "brown"))
    count = 5 if look.schema != 1 else 4
    points: list[tuple[float, float]] = [(-0.8, 0.0)]
    for k in range(count):
        x = -0.8 + 1.6 * k / count
        points += [(x, -(k + 1) / count), (x + 1.6 / count, -(k + 1) / count)]
    pen.shape([*points, (0.8, 0.0)], colour, sharp=True)
    if look.schema == 2:
        pen.path([(-0.75, -0.55), (0.7, -1.5)], "brown", weight=1.3)
        for x in (-0.6, 0.05, 0.62):
            pen.path([(x, -0.5 * x - 0.6), (x, -0.65 * x - 0.96)], "brown")
        return pen.sketch().placed(0, 0, 1 / 1.5)
    return pen.anchor("top", 0.5, -1.0).sketch()


def _mirror(row: SubjectRow, look: Look) -> Sketch:
    """A mirror on its stand; ``dresser``: above a chest with drawers."""
    pen = Pen()
    frame = main_colour(row, look, ("pink", "brown", "yellow", "purple"))
    if row.params.get("dresser"):
        pen.rect(-0.5, -0.44, 0.5, 0, frame)
        for x in (-0.25, 0.25):
            pen.rect(x - 0.19, -0.36, x + 0.19, -0.16, None, fine=True).dot(x, -0.26, 0.025)
        pen.oval(0, -0.72, 0.3, 0.28, frame)
        pen.oval(0, -0.72, 0.22, 0.2, "sky", how="loose")
    else:
        pen.path([(-0.16, -0.12), (-0.3, 0)]).path([(0.16, -0.12), (0.3, 0)])
        if look.schema == 1:
            pen.rect(-0.3, -1.0, 0.3, -0.08, frame).rect(
                -0.22, -0.92, 0.22, -0.16, "sky", how="loose"
            )
        else:
            pen.oval(0, -0.54, 0.3, 0.46, frame).oval(0, -0.54, 0.22, 0.37, "sky", how="loose")
    pen.path([(-0.08, -0.68), (0.06, -0.84)], "white", weight=1.2)
    return pen.sketch()


def _television(row: SubjectRow, look: Look) -> Sketch:
    """A television on a low board; what it shows is a smile, bars or a landscape."""
    pen = Pen()
    colour = main_colour(row, look, ("brown", "tan", "grey"))
    pen.rect(-0.8, -0.3, 0.8, 0, colour)
    pen.path([(0, -0.28), (0, -0.02)]).dot(-0.1, -0.15, 0.03).dot(0.1, -0.15, 0.03)
    pen.rect(-0.7, -1.0, 0.7, -0.34, "darkgrey")
    pen.rect(-0.6, -0.93, 0.6, -0.42, "sky", fine=True)
    if look.schema == 0:
        pen.oval(0, -0.66, 0.17, 0.17, "yellow", fine=True)
        pen.dot(-0.06, -0.7, 0.02).dot(0.06, -0.7, 0.02).arc(
            0, -0.66, 0.08, 0.08, 20, 160, "red", fine=True
        )
    elif look.schema == 1:
        pen.shape([(-0.6, -0.42), (-0.3, -0.72), (0.0, -0.42)], "green", fine=True)
        pen.oval(0.35, -0.8, 0.08, 0.08, "red", "red", fine=True)
    else:
        for k, paint in enumerate(("red", "yellow", "green", "pink")):
            pen.rect(-0.6 + 0.3 * k, -0.93, -0.3 + 0.3 * k, -0.42, paint, None, fine=True)
    return pen.anchor("top", 0, -1.0).sketch()


ARCHETYPES: dict[str, Archetype] = {
    "fridge": _fridge,
    "stove": _stove,
    "sink": _sink,
    "bathtub": _bathtub,
    "toilet": _toilet,
    "window": _window,
    "door": _door,
    "fan": _fan,
    "aircon": _aircon,
    "washer": _washer,
    "blackboard": _blackboard,
    "aquarium": _aquarium,
    "curtain": _curtain,
    "stairs": _stairs,
    "mirror": _mirror,
    "television": _television,
    "lamp": _lamp,
}
