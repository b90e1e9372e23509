"""Beasts that no common frame fits: hamster, hedgehog, seal."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.animals.creature import (
    DARK,
    LIVELY,
    LOW,
    asleep,
    features,
    hold_points,
    side_eye,
    side_mouth,
    snores,
)
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, wax
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


def hedgehog(row: SubjectRow, look: Look) -> Sketch:
    """A hedgehog: a dome of prickles, a pointed face, four short feet; a ball when it is afraid."""
    pen, main = Pen(), colouring(row, look, "brown")
    count = 17 + 2 * look.schema
    ball = look.body is Emotion.FEAR or (asleep(look) and look.schema != 1)
    t = np.linspace(0.0, 2 * math.pi, 2 * count, endpoint=False)
    if not ball:
        t = np.linspace(0.94 * math.pi, 2.0 * math.pi, 2 * count - 7)
    reach = np.where(np.arange(len(t)) % 2 == 0, 0.9, 1.22)
    middle = (-0.14, -0.42 if ball else -0.12)
    wide, high = (0.48, 0.44) if ball else (0.66, 0.7)
    dome = np.stack(
        [middle[0] + wide * reach * np.cos(t), middle[1] + high * reach * np.sin(t)], axis=1
    )
    stride = 0.08 if look.pose in ("walk", "run", "jump") else 0.0
    for x, k in () if ball else ((-0.5, -1), (-0.2, 1), (0.2, -1), (0.42, 1)):
        pen.oval(x + k * stride, -0.04, 0.11, 0.06, "apricot")
    at = (0.3, -0.36) if ball else (0.62, -0.3)
    if not ball:
        _snout(pen)
        dome = np.concatenate([dome, [(0.4, -0.06), (-0.7, -0.06)]])
        pen.shape(dome, wax(main))
    else:
        pen.shape(dome, wax(main))
        pen.oval(at[0] - 0.1, at[1], 0.3, 0.25, "apricot")
        features(pen, at[0] - 0.1, at[1], 0.3, look)
    for x, y in ((-0.5, -0.3), (-0.3, -0.55), (-0.1, -0.3), (-0.02, -0.62), (-0.34, -0.16)):
        u = x if not ball else 0.8 * x - 0.16
        pen.path([(u - 0.06, y + 0.05), (u, y - 0.07), (u + 0.06, y + 0.05)], weight=0.8)
    if not ball:
        side_eye(pen, at[0] - 0.02, at[1] - 0.06, 0.42, look)
        side_mouth(pen, (at[0] + 0.28, at[1] + 0.14), (at[0] + 0.06, at[1] + 0.17), look)
    if asleep(look):
        snores(pen, at[0], at[1] - 0.2, 0.24)
    hold_points(pen, at, 0.25, (-0.1, -0.8))
    return pen.sketch()


def hamster(row: SubjectRow, look: Look) -> Sketch:
    """A hamster: one ball with cheeks, a pale front, tiny paws that hold a seed."""
    pen, main = Pen(), colouring(row, look, "tan")
    fill = wax(main)
    light = None if main != "paper" else "lemon"
    along = look.schema == 1 or look.pose in ("walk", "run", "jump", "eat", "lie", "sleep")
    at, r = ((0.2, -0.44), 0.33) if along else ((0.0, -0.64), 0.36)
    step = 0.07 if look.pose in ("walk", "run") else 0.0
    feet = ((-0.36, -1), (-0.1, 1), (0.14, -1), (0.38, 1)) if along else ((-0.22, 0), (0.22, 0))
    for x, k in feet:
        pen.oval(x + k * step, -0.02, 0.1, 0.055, "pink")
    droop = 0.06 if look.body in LOW else 0.0
    for side in (-1, 1):
        x, y = at[0] + side * 0.24, at[1] - 0.25 + droop
        pen.oval(x, y, 0.12, 0.13, fill).oval(x, y + 0.02, 0.06, 0.07, "pink", None, fine=True)
    if along:
        pen.oval(-0.56, -0.2, 0.06, 0.05, "pink")
        pen.oval(-0.04, -0.36, 0.58, 0.35, fill)
        pen.oval(0.0, -0.14, 0.44, 0.13, light, None, how="none")
    else:
        egg = [(0, -0.96), (-0.34, -0.84), (-0.44, -0.5), (-0.46, -0.2), (-0.26, -0.02),
               (0.26, -0.02), (0.46, -0.2), (0.44, -0.5), (0.34, -0.84)]  # fmt: skip
        pen.shape(egg, fill, smooth=True)
        pen.oval(0, -0.24, 0.3, 0.2, light, None, how="none")
    for side in (-1, 1):
        pen.oval(at[0] + side * 0.2, at[1] + 0.1, 0.15, 0.12, light, None, how="none")
        pen.oval(at[0] + side * 0.26, at[1] + 0.1, 0.07, 0.06, "pink", None, fine=True)
        for v in (0.02, 0.1):
            tip = (at[0] + side * 0.5, at[1] + 2.0 * v - 0.04)
            pen.path([(at[0] + side * 0.3, at[1] + v), tip], weight=0.45, fine=True)
    pen.oval(at[0], at[1] + 0.04, 0.05, 0.035, "rose", "ink", weight=0.5, fine=True)
    features(pen, *at, r, look, mouth=(0.0, 0.02))
    if not along:
        pen.oval(0.0, -0.3, 0.07, 0.11, "darkgrey")
        for side in (-1, 1):
            pen.oval(side * 0.13, -0.3, 0.085, 0.06, fill, turn=side * -0.4)
    if asleep(look):
        snores(pen, *at, 0.24)
    hold_points(pen, at, 0.3, (-0.1, -0.7))
    return pen.sketch()


def _snout(pen: Pen) -> None:
    face = [(0.3, -0.6), (0.62, -0.56), (0.98, -0.26), (1.0, -0.16), (0.7, -0.04), (0.3, -0.04)]
    pen.shape(face, "apricot", smooth=True)
    pen.oval(1.02, -0.22, 0.085, 0.08, "black", "black", how="solid", fine=True)
    pen.oval(0.42, -0.56, 0.11, 0.12, "apricot")


def seal(row: SubjectRow, look: Look) -> Sketch:
    """A seal: a sack on flippers; it holds a ball on its nose when it plays."""
    pen, main = Pen(), colouring(row, look, "grey")
    fill = wax(main)
    lying = look.pose in ("lie", "sleep")
    pen.shape(
        [(-0.5, -0.12), (-0.85, -0.3), (-0.92, -0.1), (-0.8, 0.02), (-0.5, 0.0)], fill, smooth=True
    )
    head = (0.3, -0.76) if not lying else (0.42, -0.32)
    body = [
        (-0.62, -0.06),
        (-0.2, -0.36),
        (0.06, -0.7),
        (0.3, -0.98),
        (0.56, -0.78),
        (0.5, -0.35),
        (0.4, 0.0),
        (-0.3, 0.02),
    ]
    if lying:
        body = [
            (-0.66, -0.08),
            (-0.2, -0.36),
            (0.2, -0.5),
            (0.42, -0.56),
            (0.68, -0.34),
            (0.6, -0.04),
            (0.2, 0.02),
            (-0.3, 0.02),
        ]
    pen.shape(body, fill, smooth=True)
    pen.shape(
        [(0.12, -0.3), (-0.08, 0.02), (0.24, 0.0), (0.3, -0.26)]
        if not lying
        else [(0.1, -0.16), (-0.1, 0.04), (0.26, 0.02)],
        fill,
        smooth=True,
    )
    if main in DARK:
        pen.oval(*head, 0.19, 0.16, "white", None, how="none")
    pen.oval(
        head[0], head[1] + 0.06, 0.055, 0.035, "black", "black", how="solid", weight=0.6, fine=True
    )
    for side in (-1, 1):
        for v in (0.06, 0.12):
            pen.path(
                [
                    (head[0] + side * 0.11, head[1] + v),
                    (head[0] + side * 0.3, head[1] + 1.4 * v - 0.03),
                ],
                weight=0.5,
                fine=True,
            )
    features(pen, *head, 0.24, look, mouth=(0.0, 0.1))
    if look.body in LIVELY and not lying:
        pen.oval(0.32, -1.12, 0.15, 0.15, "red").path([(0.17, -1.12), (0.47, -1.12)], "yellow")
    if asleep(look):
        snores(pen, 0.4, -0.3, 0.25)
    hold_points(pen, head, 0.24, (0.0, -0.5))
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {"hamster": hamster, "hedgehog": hedgehog, "seal": seal}
