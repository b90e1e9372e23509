"""Dinosaurs and dragons."""

from __future__ import annotations

import numpy as np

from geurim.crayon.animals.creature import (
    LOUD,
    LOW,
    asleep,
    hold_points,
    pale_eye,
    side_mouth,
    snores,
)
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch, as_points, tube
from geurim.crayon.wishes import colouring, wax, word
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


def dinosaur(row: SubjectRow, look: Look) -> Sketch:
    """A dinosaur: long-necked, upright with teeth, or with horns, by the child and by ``kind``."""
    pen, main = Pen(), colouring(row, look, "green")
    kind = word(row, "kind") or ("long", "rex", "plates")[look.schema % 3]
    if kind in ("rex", "dragon"):
        return _upright(pen, row, look, main, kind == "dragon")
    return _long(pen, look, main, kind == "plates")


def _long(pen: Pen, look: Look, main: str, plates: bool) -> Sketch:
    fill = wax(main)
    stride = 0.07 if look.pose in ("walk", "run") else 0.0
    for x, k in ((-0.34, -1), (-0.1, 1), (0.16, -1), (0.36, 1)):
        pen.limb([(x, -0.25), (x + k * stride, -0.04)], 0.16, fill)
    at = (0.78, -0.86) if not plates else (0.72, -0.4)
    if look.pose == "eat" or asleep(look):
        at = (0.92, -0.16)
    spikes = [(-0.95, -0.3), (-0.62, -0.42), (-0.3, -0.62), (0.04, -0.68), (0.34, -0.56)]
    for x, y in spikes if plates else ():
        pen.shape([(x - 0.13, y + 0.1), (x - 0.02, y - 0.24), (x + 0.13, y + 0.06)], "orange")
    neck = (
        [(0.26, -0.44), (0.56, -0.54), (0.62, -0.74), at]
        if at[1] < -0.6
        else [(0.3, -0.42), (0.6, -0.4), at]
    )
    body = [
        (-1.28, -0.12),
        (-0.85, -0.36),
        (-0.45, -0.54),
        (0.0, -0.62),
        (0.38, -0.5),
        (0.5, -0.26),
        (0.3, -0.12),
        (-0.4, -0.12),
        (-0.8, -0.16),
    ]
    pen.shape(body, fill, smooth=True)
    outline = tube(as_points(neck), 0.27, 0.75)
    half = (len(outline) - 1) // 2
    pen.shape(outline, fill, None).path(outline[3:half]).path(outline[half + 1 : -3])
    for x, y in ((-0.3, -0.36), (0.0, -0.44), (-0.1, -0.26), (0.2, -0.3)) if not plates else ():
        pen.oval(x, y, 0.055, 0.05, "yellow" if main != "yellow" else "orange", None, fine=True)
    pen.oval(at[0] + 0.05, at[1], 0.24, 0.15, fill)
    pale_eye(pen, at[0] + 0.04, at[1] - 0.04, 0.36, look, main)
    side_mouth(pen, (at[0] + 0.27, at[1] + 0.05), (at[0] + 0.08, at[1] + 0.07), look)
    if asleep(look):
        snores(pen, at[0], -0.3, 0.22)
    hold_points(pen, at, 0.15, (0.0, -0.6))
    return pen.sketch()


def _upright(pen: Pen, row: SubjectRow, look: Look, main: str, dragon: bool) -> Sketch:
    """On two legs: a tyrannosaur with little arms, or a dragon with wings and fire."""
    fill = wax(main)
    light = word(row, "belly", "lemon")
    if dragon:
        wing = [
            (-0.1, -0.62),
            (-0.42, -1.02),
            (-0.86, -0.98),
            (-0.7, -0.78),
            (-0.78, -0.62),
            (-0.52, -0.58),
            (-0.44, -0.42),
        ]
        pen.shape(wing, word(row, "wing", "orange"))
    for t in np.linspace(0.0, 1.0, 6):
        x, y = -0.8 + 0.72 * float(t), -0.2 - 0.62 * float(t) ** 1.2
        pen.shape(
            [(x - 0.02, y + 0.12), (x - 0.16, y - 0.08), (x + 0.12, y - 0.02)],
            word(row, "spike", "orange"),
        )
    tail = [(-0.05, -0.42), (-0.3, -0.14), (-0.62, -0.14), (-0.98, -0.36)]
    pen.limb(tail, 0.34, fill, taper=0.15)
    stride = 0.08 if look.pose in ("walk", "run") else 0.0
    for x, k in ((-0.12, -1), (0.16, 1)):
        pen.limb([(x, -0.28), (x + k * stride, -0.06)], 0.2, fill)
        pen.oval(x + 0.06 + k * stride, -0.04, 0.15, 0.06, fill)
    pen.shape(
        [
            (-0.2, -0.7),
            (0.16, -0.72),
            (0.3, -0.45),
            (0.26, -0.16),
            (0.0, -0.1),
            (-0.24, -0.18),
            (-0.28, -0.45),
        ],
        fill,
        smooth=True,
    )
    pen.shape(
        [(0.06, -0.66), (0.2, -0.6), (0.28, -0.42), (0.24, -0.18), (0.06, -0.16), (0.02, -0.4)],
        light,
        None,
        smooth=True,
    )
    for y in (-0.52, -0.38, -0.25):
        pen.path([(0.04, y), (0.25, y)], weight=0.5, fine=True)
    high = 0.14 if look.emotion in LOUD else 0.0
    pen.limb([(0.1, -0.54), (0.34, -0.48), (0.38, -0.54 - high)], 0.1, fill)
    head = [
        (-0.14, -0.9),
        (0.12, -1.02),
        (0.4, -0.94),
        (0.62, -0.86),
        (0.6, -0.72),
        (0.3, -0.64),
        (-0.02, -0.64),
    ]
    if dragon:
        for x in (-0.02, 0.14):
            pen.limb([(x, -0.94), (x - 0.08, -1.16)], 0.09, "yellow", taper=0.3)
        if look.emotion in LOUD or look.emotion is Emotion.NEUTRAL:
            pen.shape(
                [
                    (0.62, -0.76),
                    (0.9, -0.95),
                    (0.86, -0.8),
                    (1.14, -0.74),
                    (0.88, -0.66),
                    (0.94, -0.52),
                ],
                "orange",
                "red",
            )
    pen.shape(head, fill, smooth=True)
    fierce = look.emotion not in LOW and look.emotion is not Emotion.CONTENTMENT
    if fierce and not dragon:
        pen.shape([(0.24, -0.74), (0.6, -0.76), (0.56, -0.68), (0.3, -0.62)], "red", weight=0.6)
        for u in (0.32, 0.42, 0.52):
            pen.shape(
                [(u - 0.045, -0.755), (u + 0.045, -0.76), (u, -0.68)], None, weight=0.4, fine=True
            )
    else:
        side_mouth(pen, (0.58, -0.75), (0.28, -0.72), look)
    pale_eye(pen, 0.18, -0.86, 0.36, look, main)
    pen.dot(0.53, -0.86, 0.022)
    if asleep(look):
        snores(pen, 0.3, -0.8, 0.2)
    hold_points(pen, (0.2, -0.82), 0.2, (-0.2, -0.6))
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {"dinosaur": dinosaur}
