"""Beings that nobody has met: ghost, monster, robot. They look back at us and show feelings.

Anchors: ``head``, ``mouth``, ``hand_r``, ``hand_l``, ``top`` and, since a toy robot is held,
``grip``.
"""

from __future__ import annotations

import numpy as np

from geurim.crayon.fittings import done
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, zigzag_line
from geurim.crayon.people.faces import face
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import main_colour, pick
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

_KIND = frozenset({Emotion.AMUSEMENT, Emotion.CONTENTMENT, Emotion.EXCITEMENT, Emotion.AWE})


def _ghost(row: SubjectRow, look: Look) -> Sketch:
    """A sheet with a wavy hem; schema 1 a Korean ghost with long black hair in white."""
    del row
    pen = Pen()
    if look.schema == 1:
        pen.shape([(-0.24, -0.62), (0.24, -0.62), (0.34, -0.08), (-0.34, -0.08)], "white")
        pen.path(zigzag_line(-0.34, 0.34, -0.04, 0.04, 5))
        for side in (-1, 1):
            pen.limb(
                [(side * 0.18, -0.56), (side * 0.46, -0.5), (side * 0.52, -0.38)], 0.11, "white"
            )
        pen.oval(0, -0.76, 0.19, 0.2, "white")
        _eerie(pen, 0, -0.74, 0.18, look)
        for side in (-1, 1):
            hair = [
                (0, -1.0), (side * 0.24, -0.94), (side * 0.3, -0.7), (side * 0.27, -0.36),
                (side * 0.13, -0.34), (side * 0.14, -0.7), (side * 0.08, -0.9),
            ]  # fmt: skip
            pen.shape(hair, "black", "black")
    else:
        hem = [
            (0.4, -0.02), (0.3, -0.14), (0.18, 0.0), (0.06, -0.14), (-0.06, 0.0), (-0.18, -0.14),
            (-0.3, 0.0), (-0.4, -0.06),
        ]  # fmt: skip
        dome = half_oval(0, -0.62, 0.4, 0.38, 180, 360)
        for side in (-1, 1):
            pen.limb([(side * 0.34, -0.5), (side * 0.54, -0.58), (side * 0.6, -0.7)], 0.15, "white")
        pen.shape([*dome.tolist(), *hem], look.colour or "white", smooth=False)
        _eerie(pen, 0, -0.64, 0.3, look)
    pen.anchor("head", 0, -0.7).anchor("mouth", 0, -0.55)
    pen.anchor("hand_r", 0.56, -0.56).anchor("hand_l", -0.56, -0.56)
    return done(pen, grip=(0, -0.4))


def _eerie(pen: Pen, x: float, y: float, r: float, look: Look) -> None:
    """A kind face where the feeling is kind, else hollow eyes and a gaping mouth."""
    if look.emotion in _KIND:
        face(pen, x, y, r, look)
        return
    for side in (-1, 1):
        pen.oval(
            x + side * 0.4 * r, y - 0.15 * r, 0.2 * r, 0.28 * r, "black", "black", how="solid",
            fine=True,
        )  # fmt: skip
    pen.oval(
        x, y + 0.6 * r, 0.22 * r, 0.32 * r, "darkred" if look.schema == 1 else "black", "black",
        how="solid", fine=True,
    )  # fmt: skip
    if look.schema == 1:
        pen.path(
            [(x + 0.05 * r, y + 0.9 * r), (x + 0.05 * r, y + 1.3 * r)], "red", weight=0.9, fine=True
        )


def _monster(row: SubjectRow, look: Look) -> Sketch:
    """A furry blob with horns, claws and teeth; one eye (schema 1) or a loincloth (schema 2)."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("purple", "green", "blue", "red"))
    for side in (-1, 1):
        pen.shape([(side * 0.14, -0.84), (side * 0.34, -1.04), (side * 0.32, -0.74)], "yellow")
        pen.limb([(side * 0.34, -0.56), (side * 0.58, -0.66), (side * 0.66, -0.84)], 0.15, colour)
        for u in (-0.08, 0.0, 0.08):
            pen.path([(side * (0.66 + u), -0.86), (side * (0.68 + 1.4 * u), -0.95)], weight=0.9)
        pen.oval(side * 0.2, -0.05, 0.17, 0.08, colour)
    t = np.linspace(0, 2 * np.pi, 36, endpoint=False) - 1.9
    fur = 1.0 + 0.05 * np.where(np.arange(36) % 2 == 0, 1, -1)
    pen.shape(np.stack([0.42 * fur * np.cos(t), -0.48 + 0.42 * fur * np.sin(t)], axis=1), colour)
    if look.schema == 2:
        pen.shape([(-0.38, -0.26), (0.38, -0.26), (0.3, -0.06), (-0.3, -0.06)], "orange")
        for x in (-0.2, 0.0, 0.2):
            pen.path([(x, -0.24), (x - 0.04, -0.1)], "darkbrown")
    if look.emotion in _KIND:
        face(pen, 0, -0.56, 0.3, look, animal=True)
    else:
        eyes = (0.0,) if look.schema == 1 else (-0.17, 0.17)
        size = 0.15 if look.schema == 1 else 0.11
        for x in eyes:
            pen.oval(x, -0.64, size, size, "white", weight=0.8, fine=True).dot(
                x, -0.62, 0.05, "red"
            )
        if look.schema != 1:
            pen.path([(-0.3, -0.8), (-0.08, -0.72)], weight=1.2).path(
                [(0.3, -0.8), (0.08, -0.72)], weight=1.2
            )
        pen.shape(
            [(-0.26, -0.44), (0.26, -0.44), (0.2, -0.24), (-0.2, -0.24)], "darkred", weight=0.9
        )
        pen.shape(
            [*zigzag_line(-0.25, 0.25, -0.4, 0.05, 4, start=1), (0.25, -0.45), (-0.25, -0.45)],
            "white", weight=0.6, fine=True,
        )  # fmt: skip
    for _ in range(4):
        x, y = float(rng.uniform(-0.26, 0.26)), float(rng.uniform(-0.2, -0.12))
        pen.dot(x, y, 0.03, "yellow")
    pen.anchor("head", 0, -0.6).anchor("mouth", 0, -0.36)
    pen.anchor("hand_r", 0.66, -0.84).anchor("hand_l", -0.66, -0.84)
    return done(pen, grip=(0, -0.4))


def _robot(row: SubjectRow, look: Look) -> Sketch:
    """Boxes with an aerial, buttons and pincers."""
    pen = Pen()
    colour = main_colour(row, look, ("grey", "sky", "red", "yellow", "blue"))
    other = pick(look.rng, ("yellow", "red", "lime")) if colour not in ("yellow", "red") else "sky"
    raised = look.pose in ("wave", "dance", "shout", "jump", "push", "throw")
    for side in (-1, 1):
        pen.rect(side * 0.15 - 0.09, -0.26, side * 0.15 + 0.09, -0.06, other)
        pen.rect(side * 0.17 - 0.13, -0.09, side * 0.17 + 0.13, 0.0, "darkgrey")
        up = -0.8 if raised else -0.34
        pen.limb(
            [(side * 0.3, -0.54), (side * 0.5, (up - 0.54) / 2), (side * 0.52, up)], 0.1, other
        )
        end = up - 0.07 if raised else up + 0.07
        pen.arc(
            side * 0.52, end, 0.09, 0.08, 20 if raised else 200, 160 if raised else 340, weight=1.4
        )
    pen.rect(-0.32, -0.64, 0.32, -0.24, colour)
    if look.schema == 1:
        pen.heart(0, -0.44, 0.14, "red", "ink")
    else:
        pen.rect(-0.2, -0.56, 0.2, -0.42, "white", fine=True)
        for x, dot in ((-0.14, "red"), (0.0, "yellow"), (0.14, "lime")):
            pen.dot(x, -0.33, 0.045, dot)
        pen.path(
            [(-0.15, -0.48), (-0.05, -0.52), (0.05, -0.46), (0.15, -0.5)], "red", weight=0.7,
            fine=True,
        )  # fmt: skip
    pen.rect(-0.08, -0.68, 0.08, -0.62, "darkgrey")
    pen.path([(0, -0.94), (0, -1.04)], weight=1.1).dot(0, -1.07, 0.045, "red")
    for side in (-1, 1):
        pen.rect(side * 0.27 - 0.04, -0.86, side * 0.27 + 0.04, -0.74, other)
    pen.rect(-0.26, -0.95, 0.26, -0.66, colour)
    if look.emotion is Emotion.NEUTRAL:
        for x in (-0.11, 0.11):
            pen.rect(x - 0.06, -0.87, x + 0.06, -0.78, "yellow", fine=True)
        pen.path(zigzag_line(-0.12, 0.12, -0.72, 0.018, 3), weight=0.6, fine=True)
    else:
        face(pen, 0, -0.8, 0.2, look, animal=True)
    pen.anchor("head", 0, -0.8).anchor("mouth", 0, -0.72)
    hand = -0.84 if raised else -0.3
    pen.anchor("hand_r", 0.52, hand).anchor("hand_l", -0.52, hand)
    return done(pen, grip=(0, -0.4))


ARCHETYPES: dict[str, Archetype] = {
    "ghost": _ghost,
    "monster": _monster,
    "robot": _robot,
}
