"""Birds that are drawn from the front: owl, penguin, peacock; and the bat."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.animals.birds import FLYING, front_beak, legs
from geurim.crayon.animals.creature import LIVELY, LOW, asleep, features, hold_points, snores
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, wax, word
from geurim.vocabulary import SubjectRow


def owl(row: SubjectRow, look: Look) -> Sketch:
    """An owl: an egg with ear tufts, huge eyes and a feathered belly."""
    pen, main = Pen(), colouring(row, look, "brown")
    fill = wax(main)
    for side in (-1, 1):
        for k in (-0.05, 0.05):
            pen.oval(side * 0.14 + k, -0.02, 0.045, 0.05, "orange")
        pen.shape([(side * 0.12, -0.86), (side * 0.36, -1.06), (side * 0.38, -0.72)], fill)
    body = [
        (-0.36, -0.8),
        (0, -0.88),
        (0.36, -0.8),
        (0.42, -0.4),
        (0.28, -0.06),
        (0, -0.02),
        (-0.28, -0.06),
        (-0.42, -0.4),
    ]
    pen.shape(body, fill, smooth=True)
    pen.oval(0, -0.27, 0.23, 0.22, word(row, "belly", "tan"), None)
    for x, y in (
        (-0.1, -0.36),
        (0.06, -0.36),
        (-0.03, -0.26),
        (0.12, -0.25),
        (-0.15, -0.24),
        (0.03, -0.15),
    ):
        pen.arc(x, y, 0.04, 0.04, 10, 170, "brown", weight=0.6, fine=True)
    spread = 0.25 if look.body in LIVELY or look.pose in FLYING else 0.0
    for side in (-1, 1):
        wing = [
            (side * 0.34, -0.56),
            (side * (0.48 + spread), -0.34 - spread),
            (side * (0.42 + 1.2 * spread), -0.12 - 1.2 * spread),
            (side * 0.26, -0.22),
        ]
        pen.shape(wing, wax(word(row, "wing", "darkbrown")), smooth=True)
    for side in (-1, 1):
        pen.oval(side * 0.17, -0.66, 0.16, 0.165, "white", how="none")
    features(pen, 0, -0.645, 0.44, look, mouth=None, eyes=1.05)
    front_beak(pen, 0, -0.55, 0.07, "orange", look)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.22)
    hold_points(pen, (0, -0.65), 0.3, (0, -0.9))
    return pen.sketch()


def penguin(row: SubjectRow, look: Look) -> Sketch:
    """A penguin: dark coat, white front, flippers, orange feet; it lies on its belly to sleep."""
    pen, coat = Pen(), look.colour or word(row, "colour", "black")
    for side in (-1, 1):
        pen.oval(side * 0.17, -0.035, 0.15, 0.055, "orange")
    raised = look.body in LIVELY or look.pose in ("wave", "dance", "run", "jump", "hug")
    for side in (-1, 1):
        hand = (
            (side * 0.52, -0.68)
            if raised and (look.pose != "wave" or side > 0)
            else (side * 0.46, -0.24)
        )
        pen.limb(
            [
                (side * 0.3, -0.52),
                ((side * 0.3 + hand[0]) / 2 + side * 0.04, (hand[1] - 0.52) / 2),
                hand,
            ],
            0.15,
            coat,
            taper=0.6,
        )
    body = [
        (0, -1.0),
        (-0.24, -0.92),
        (-0.29, -0.68),
        (-0.37, -0.35),
        (-0.28, -0.06),
        (0, -0.02),
        (0.28, -0.06),
        (0.37, -0.35),
        (0.29, -0.68),
        (0.24, -0.92),
    ]
    pen.shape(body, coat, smooth=True)
    white = [
        (0, -0.82),
        (-0.1, -0.86),
        (-0.2, -0.76),
        (-0.18, -0.6),
        (-0.26, -0.35),
        (-0.2, -0.12),
        (0, -0.06),
        (0.2, -0.12),
        (0.26, -0.35),
        (0.18, -0.6),
        (0.2, -0.76),
        (0.1, -0.86),
    ]
    pen.shape(white, None, None, smooth=True)
    features(pen, 0, -0.72, 0.27, look, mouth=None)
    front_beak(pen, 0, -0.655, 0.085, "orange", look)
    if look.schema == 2:
        pen.shape([(0, -0.54), (-0.13, -0.6), (-0.13, -0.48)], "red").shape(
            [(0, -0.54), (0.13, -0.6), (0.13, -0.48)], "red"
        )
    sketch = pen.sketch()
    if look.pose in ("lie", "swim"):
        sketch = sketch.placed(-0.4, -0.38, 1.0, turn=math.pi / 2 - 0.12)
        pen = Pen().add(sketch)
        hold_points(pen, sketch_head(sketch), 0.2, (0, -0.5))
        return pen.sketch()
    if asleep(look):
        snores(pen, 0.15, -0.65, 0.22)
    hold_points(pen, (0, -0.72), 0.27, (0, -0.9))
    pen.anchor("hand_r", 0.48, -0.3).anchor("hand_l", -0.48, -0.3)
    return pen.sketch()


def sketch_head(sketch: Sketch) -> tuple[float, float]:
    """The right end of a lying figure, where its head is."""
    left, top, right, bottom = sketch.box()
    del left
    return right - 0.25, (top + bottom) / 2


def peacock(row: SubjectRow, look: Look) -> Sketch:
    """A peacock with its fan of eyed feathers."""
    pen, main = Pen(), colouring(row, look, "blue")
    shut = look.emotion in LOW or asleep(look)
    for degrees in np.linspace(200, 340, 7) if not shut else np.linspace(230, 310, 5):
        a = math.radians(float(degrees))
        x, y = 0.72 * math.cos(a), -0.28 + 0.66 * math.sin(a)
        pen.limb([(0, -0.3), (x, y)], 0.2, "green", taper=1.25)
        pen.oval(x * 0.94, -0.28 + (y + 0.28) * 0.94, 0.085, 0.085, "yellow", "orange")
        pen.oval(x * 0.94, -0.28 + (y + 0.28) * 0.94, 0.035, 0.035, "blue", "blue")
    legs(pen, row, look, 0.0, -0.16)
    pen.oval(0, -0.32, 0.2, 0.21, main)
    pen.limb([(0, -0.4), (0, -0.62)], 0.15, main)
    for u in (-0.06, 0, 0.06):
        pen.path([(0, -0.76), (u, -0.92)], main, weight=0.8).dot(u, -0.94, 0.02, "yellow")
    pen.oval(0, -0.66, 0.15, 0.14, main)
    pen.oval(0, -0.67, 0.11, 0.08, "white", None, how="none", fine=True)
    features(pen, 0, -0.665, 0.2, look, mouth=None)
    front_beak(pen, 0, -0.6, 0.05, "orange", look)
    if asleep(look):
        snores(pen, 0.1, -0.6, 0.22)
    hold_points(pen, (0, -0.66), 0.15, (0, -0.4))
    return pen.sketch()


def bat(row: SubjectRow, look: Look) -> Sketch:
    """A bat with scalloped wings."""
    pen, main = Pen(), colouring(row, look, "darkgrey")
    for side in (-1, 1):
        wing = [
            (side * 0.12, -0.6),
            (side * 0.5, -0.95),
            (side * 1.0, -0.7),
            (side * 0.86, -0.3),
            (side * 0.64, -0.48),
            (side * 0.48, -0.2),
            (side * 0.3, -0.4),
            (side * 0.14, -0.2),
        ]
        pen.shape(wing, wax(main))
        pen.shape([(side * 0.06, -0.75), (side * 0.22, -1.0), (side * 0.26, -0.62)], wax(main))
    pen.oval(0, -0.32, 0.2, 0.26, wax(main))
    pen.oval(0, -0.62, 0.26, 0.23, wax(main))
    pen.oval(0, -0.6, 0.2, 0.16, "white", None, how="none")
    features(pen, 0, -0.62, 0.26, look)
    for side in (-1, 1):
        pen.shape(
            [(side * 0.03, -0.48), (side * 0.08, -0.48), (side * 0.055, -0.41)],
            None,
            weight=0.5,
            fine=True,
        )
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.22)
    hold_points(pen, (0, -0.62), 0.24, (0, -0.5))
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {"owl": owl, "penguin": penguin, "peacock": peacock, "bat": bat}
