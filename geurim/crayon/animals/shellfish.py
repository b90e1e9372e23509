"""Octopus, crab, shrimp, starfish and jellyfish."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.animals.creature import (
    DARK,
    LIVELY,
    asleep,
    features,
    hold_points,
    side_eye,
    side_mouth,
    snores,
)
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, wax, word
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


def octopus(row: SubjectRow, look: Look) -> Sketch:
    """An octopus (round head) or a squid (pointed head, fins, eight short arms and two long)."""
    pen, main = Pen(), colouring(row, look, "red")
    fill, squid = wax(main), word(row, "head") == "squid"
    count = 5 if squid else 6
    wave = 0.1 if look.body in LIVELY or look.pose in ("dance", "run", "swim") else 0.0
    for k in range(count):
        u = (k / (count - 1) - 0.5) * 2
        end = (u * (0.42 if squid else 0.62), -0.03 - 0.12 * abs(u) - wave * (1 + abs(u)))
        bend = (u * (0.3 if squid else 0.5), -0.22)
        tip = (end[0] + 0.12 * math.copysign(1, u or 1), end[1] - 0.1 if not squid else end[1])
        pen.limb([(u * 0.24, -0.45), bend, end, tip], 0.15 if not squid else 0.1, fill, taper=0.6)
    if squid:
        for side in (-1, 1):
            pen.shape([(side * 0.04, -1.0), (side * 0.4, -0.82), (side * 0.2, -0.74)], fill)
        pen.shape(
            [
                (0, -1.0),
                (-0.2, -0.78),
                (-0.24, -0.48),
                (-0.2, -0.34),
                (0.2, -0.34),
                (0.24, -0.48),
                (0.2, -0.78),
            ],
            fill,
            smooth=True,
        )
        at, r = (0.0, -0.5), 0.25
    else:
        head = [
            (0, -1.0),
            (-0.3, -0.92),
            (-0.4, -0.65),
            (-0.3, -0.4),
            (0.3, -0.4),
            (0.4, -0.65),
            (0.3, -0.92),
        ]
        pen.shape(head, fill, smooth=True)
        at, r = (0.0, -0.64), 0.34
    if main in DARK | {"red"}:
        for side in (-1, 1):
            pen.oval(
                side * 0.37 * r,
                at[1] - 0.1 * r,
                0.25 * r,
                0.27 * r,
                "white",
                None,
                how="none",
                fine=True,
            )
    features(pen, *at, r, look, mouth=None if not squid and look.schema != 1 else (0.0, 0.0))
    if not squid and look.schema != 1:
        # The mouth that blows: every Korean child's octopus has one.
        pen.oval(
            0, at[1] + 0.46 * r, 0.24 * r, 0.22 * r, "rose" if main == "red" else "red", fine=True
        )
        pen.oval(0, at[1] + 0.46 * r, 0.1 * r, 0.1 * r, "darkred", None, how="solid", fine=True)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    hold_points(pen, (0.0, -0.64), 0.3)
    return pen.sketch()


def crab(row: SubjectRow, look: Look) -> Sketch:
    """A crab, from the front: pincers up, eyes on stalks, legs to both sides."""
    pen, main = Pen(), colouring(row, look, "red")
    fill = wax(main)
    up = (
        0.16
        if look.body in LIVELY or look.body is Emotion.ANGER or look.pose in ("dance", "wave")
        else 0.0
    )
    for side in (-1, 1):
        for k in range(3):
            x, y = side * (0.4 + 0.1 * k), -0.3 + 0.05 * k
            pen.path(
                [
                    (side * 0.4, -0.35 + 0.06 * k),
                    (x + side * 0.22, y - 0.06),
                    (x + side * 0.2, 0.0),
                ],
                main if fill else "ink",
                weight=1.3,
            )
        pen.limb([(side * 0.42, -0.5), (side * 0.7, -0.58), (side * 0.68, -0.74 - up)], 0.11, fill)
        cx, cy = side * 0.68, -0.86 - up
        claw = [
            (cx - 0.18, cy - 0.12),
            (cx - 0.02, cy + 0.0),
            (cx + 0.16, cy - 0.14),
            (cx + 0.2, cy + 0.06),
            (cx, cy + 0.2),
            (cx - 0.2, cy + 0.06),
        ]
        pen.shape(claw, fill)
        pen.path([(side * 0.14, -0.6), (side * 0.15, -0.78)], weight=1.0)
    pen.oval(0, -0.4, 0.52, 0.28, fill)
    own = Pen()
    features(own, 0, -0.45, 0.4, look, mouth=(0.0, -0.02))
    for side in (-1, 1):
        pen.oval(side * 0.15, -0.84, 0.1, 0.1, "white", how="none", fine=True)
    for mark in own.marks:
        x, y = (float(v) for v in mark.points.mean(axis=0))
        is_eye = y < -0.42 and abs(x) < 0.3
        moved = mark.points + np.array([0.0, -0.36 if is_eye else 0.0])
        pen.shape(
            moved, mark.fill, mark.line, how=mark.how, weight=mark.weight, fine=True
        ) if mark.closed else pen.path(moved, mark.line, weight=mark.weight, fine=True)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    hold_points(pen, (0.0, -0.5), 0.3)
    return pen.sketch()


def shrimp(row: SubjectRow, look: Look) -> Sketch:
    """A shrimp: a bent ladder of rings, feelers, many legs."""
    pen, main = Pen(), colouring(row, look, "orange")
    fill = wax(main)
    for x in (0.3, 0.15, 0.0, -0.15):
        pen.path([(x, -0.38), (x - 0.06, -0.1)], main, weight=1.0)
    pen.shape([(-0.42, -0.14), (-0.62, 0.02), (-0.36, 0.06), (-0.2, 0.0)], fill)
    body = [
        (0.7, -0.72),
        (0.35, -0.92),
        (-0.1, -0.9),
        (-0.5, -0.62),
        (-0.52, -0.25),
        (-0.32, -0.05),
        (-0.2, -0.18),
        (-0.22, -0.4),
        (0.0, -0.5),
        (0.4, -0.42),
        (0.6, -0.54),
    ]
    pen.shape(body, fill, smooth=True)
    for a, b in (
        ((-0.05, -0.9), (0.02, -0.5)),
        ((-0.36, -0.76), (-0.14, -0.46)),
        ((-0.53, -0.45), (-0.24, -0.38)),
        ((-0.48, -0.2), (-0.24, -0.22)),
    ):
        pen.path([a, b], weight=0.8)
    for far in (0.0, 0.25):
        pen.path(
            [(0.62, -0.78), (0.85, -1.05 + far), (1.15, -1.0 + 1.6 * far)],
            main,
            smooth=True,
            weight=0.9,
        )
    side_eye(pen, 0.38, -0.72, 0.45, look)
    side_mouth(pen, (0.66, -0.6), (0.42, -0.54), look)
    if asleep(look):
        snores(pen, 0.5, -0.6, 0.25)
    hold_points(pen, (0.45, -0.68), 0.25)
    return pen.sketch()


def starfish(row: SubjectRow, look: Look) -> Sketch:
    """A starfish: a fat star with dots and a face."""
    pen, main = Pen(), colouring(row, look, "orange")
    t = np.radians(np.arange(10) * 36.0 - 90.0)
    reach = np.where(np.arange(10) % 2 == 0, 0.55, 0.27)
    pen.shape(
        np.stack([reach * np.cos(t), -0.47 + reach * np.sin(t)], axis=1), wax(main), smooth=True
    )
    for a in np.radians(np.arange(5) * 72.0 - 90.0).tolist():
        pen.oval(
            0.38 * math.cos(a),
            -0.47 + 0.38 * math.sin(a),
            0.03,
            0.03,
            "yellow",
            "yellow",
            fine=True,
        )
    features(pen, 0, -0.48, 0.27, look)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    hold_points(pen, (0.0, -0.47), 0.3)
    return pen.sketch()


def jellyfish(row: SubjectRow, look: Look) -> Sketch:
    """A jellyfish: a bell with wavy threads."""
    pen, main = Pen(), colouring(row, look, "pink")
    fill = wax(main)
    for k, x in enumerate((-0.3, -0.15, 0.0, 0.15, 0.3)):
        wave = [(x + (0.06 if i % 2 else -0.06), -0.46 + 0.11 * i) for i in range(5)]
        pen.path(wave, ("purple", main)[k % 2] if fill else "ink", weight=1.1, smooth=True)
    bell = [
        (0, -1.0),
        (-0.3, -0.9),
        (-0.45, -0.62),
        (-0.42, -0.44),
        (-0.28, -0.5),
        (-0.14, -0.42),
        (0, -0.5),
        (0.14, -0.42),
        (0.28, -0.5),
        (0.42, -0.44),
        (0.45, -0.62),
        (0.3, -0.9),
    ]
    pen.shape(bell, fill, smooth=True)
    features(pen, 0, -0.7, 0.3, look)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    hold_points(pen, (0.0, -0.7), 0.3)
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "octopus": octopus,
    "crab": crab,
    "shrimp": shrimp,
    "starfish": starfish,
    "jellyfish": jellyfish,
}
