"""Turtles, frogs, snakes, lizards, dinosaurs, dragons; snails, worms and caterpillars."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.animals.creature import (
    LOUD,
    LOW,
    asleep,
    features,
    hold_points,
    pale_eye,
    side_eye,
    side_mouth,
    snores,
)
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch, as_points, tube
from geurim.crayon.wishes import colouring, wax, word
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


def turtle(row: SubjectRow, look: Look) -> Sketch:
    """A turtle: a chequered dome on four stumps; when afraid it draws its head in."""
    pen, main = Pen(), colouring(row, look, "green")
    skin = word(row, "skin", "lime")
    shy = look.body is Emotion.FEAR or asleep(look)
    at = (0.66, -0.42) if not shy else (0.56, -0.26)
    stride = 0.08 if look.pose in ("walk", "run") else 0.0
    for x, k in ((-0.42, -1), (-0.18, 1), (0.2, -1), (0.42, 1)):
        pen.limb([(x, -0.22), (x + k * stride, -0.05)], 0.17, skin)
    pen.shape([(-0.55, -0.24), (-0.86, -0.1), (-0.55, -0.12)], skin)
    neck = tube(as_points([(0.4, -0.28), at]), 0.2, 0.9)
    pen.shape(neck, skin)
    pen.oval(*at, 0.25, 0.23, skin)
    dome = [
        (-0.66, -0.18),
        (-0.6, -0.56),
        (-0.3, -0.92),
        (0.1, -0.94),
        (0.42, -0.62),
        (0.52, -0.18),
    ]
    pen.shape(dome, wax(main), smooth=look.schema != 1)
    line = "darkgreen" if main != "darkgreen" else "lime"
    if look.schema == 1:
        for x, y in ((-0.3, -0.5), (0.12, -0.5), (-0.08, -0.76), (-0.08, -0.32)):
            pen.oval(x, y, 0.12, 0.1, line, line)
    else:
        pen.shape(
            [
                (-0.24, -0.7),
                (0.08, -0.7),
                (0.18, -0.48),
                (0.04, -0.3),
                (-0.24, -0.3),
                (-0.36, -0.5),
            ],
            line,
            "ink",
            weight=0.7,
        )
        for a, b in (
            ((-0.24, -0.7), (-0.34, -0.86)),
            ((0.08, -0.7), (0.14, -0.9)),
            ((0.18, -0.48), (0.46, -0.48)),
            ((-0.36, -0.5), (-0.6, -0.5)),
        ):
            pen.path([a, b], weight=0.7)
    pen.path([(-0.66, -0.19), (0.54, -0.19)], weight=1.1)
    side_eye(pen, at[0] + 0.06, at[1] - 0.06, 0.36, look)
    side_mouth(pen, (at[0] + 0.24, at[1] + 0.06), (at[0] + 0.06, at[1] + 0.1), look)
    if asleep(look):
        snores(pen, 0.5, -0.3, 0.25)
    hold_points(pen, at, 0.24, (-0.06, -0.9))
    return pen.sketch()


def frog(row: SubjectRow, look: Look) -> Sketch:
    """A frog from the front: eyes on top, a mouth from side to side; it jumps with long legs."""
    pen, main = Pen(), colouring(row, look, "green")
    fill, leaping = wax(main), look.pose in ("jump", "run", "dance")
    for side in (-1, 1):
        if leaping:
            pen.limb(
                [
                    (side * 0.3, -0.3),
                    (side * 0.62, -0.36),
                    (side * 0.48, -0.1),
                    (side * 0.72, -0.02),
                ],
                0.15,
                fill,
                taper=0.7,
            )
            pen.limb([(side * 0.3, -0.5), (side * 0.6, -0.74)], 0.12, fill)
            for k in (-0.07, 0.0, 0.07):
                pen.path([(side * 0.6, -0.76), (side * 0.68 + k, -0.88 + abs(k))], main, weight=0.9)
        else:
            pen.oval(side * 0.42, -0.2, 0.24, 0.17, fill, turn=side * 0.4)
            pen.shape(
                [(side * 0.3, -0.1), (side * 0.78, 0.0), (side * 0.72, 0.05), (side * 0.3, 0.03)],
                fill,
            )
    pen.oval(0, -0.32, 0.4, 0.3, fill)
    pen.oval(0, -0.24, 0.26, 0.2, "lemon" if main != "yellow" else None, None)
    if not leaping:
        for side in (-1, 1):
            pen.limb([(side * 0.2, -0.3), (side * 0.18, -0.06)], 0.11, fill)
            for k in (-0.07, 0.0, 0.07):
                pen.path([(side * 0.18, -0.05), (side * 0.18 + k, 0.02)], main, weight=0.8)
    for side in (-1, 1):
        pen.oval(side * 0.27, -0.9, 0.17, 0.16, fill)
    pen.oval(0, -0.68, 0.5, 0.28, fill)
    for side in (-1, 1):
        pen.oval(side * 0.27, -0.9, 0.115, 0.11, "white", None, how="none", fine=True)
    own = Pen()
    features(own, 0, 0, 1.0, look)
    for mark in own.marks:
        u, v = (float(a) for a in mark.points.mean(axis=0))
        is_mouth = abs(u) < 0.29 and v > 0.22
        if is_mouth:
            middle = np.array([0.0, v])
            points = (mark.points - middle) * np.array([0.95, 0.36]) + np.array(
                [0.0, -0.66 + 0.2 * (v - 0.3)]
            )
        else:
            points = mark.points * np.array([0.72, 0.66]) + np.array([0.0, -0.83])
        if mark.closed:
            pen.shape(
                points,
                mark.fill,
                mark.line,
                how=mark.how,
                weight=mark.weight,
                fine=True,
                veil=mark.veil,
            )
        else:
            pen.path(points, mark.line, weight=mark.weight, fine=True)
    if asleep(look):
        snores(pen, 0.25, -0.6, 0.25)
    hold_points(pen, (0, -0.72), 0.4, (0, -0.95))
    return pen.sketch()


def tadpole(row: SubjectRow, look: Look) -> Sketch:
    """A tadpole: a black drop with a wavy tail."""
    pen, main = Pen(), colouring(row, look, "black")
    pen.limb([(0.0, -0.5), (-0.5, -0.62), (-0.85, -0.4), (-1.25, -0.5)], 0.3, wax(main), taper=0.15)
    pen.oval(0.3, -0.5, 0.52, 0.44, wax(main))
    pen.oval(0.36, -0.48, 0.36, 0.28, "white", None, how="none")
    features(pen, 0.36, -0.52, 0.5, look)
    if asleep(look):
        snores(pen, 0.4, -0.6, 0.25)
    hold_points(pen, (0.36, -0.5), 0.4, (0.2, -0.9))
    return pen.sketch()


def snake(row: SubjectRow, look: Look) -> Sketch:
    """A snake: waves on the ground, a raised head, a forked tongue; asleep it is a coil."""
    pen, main = Pen(), colouring(row, look, "green")
    stripe = word(row, "stripe", "yellow")
    if asleep(look) or look.pose in ("sit", "lie"):
        for k in (0, 1, 2):
            pen.oval(0, -0.16 - 0.2 * k, 0.62 - 0.13 * k, 0.17, wax(main))
        at = (0.2, -0.78)
    else:
        lift = 0.12 if look.body in LOUD else -0.1 if look.body in LOW else 0.0
        at = (0.98, -0.76 - lift)
        path = [
            (-1.3, -0.06),
            (-0.95, -0.34),
            (-0.62, -0.3),
            (-0.36, -0.1),
            (0.0, -0.14),
            (0.2, -0.42),
            (0.5, -0.44),
            (0.62, -0.2),
            (0.86, -0.3),
            at,
        ]
        body = as_points(path)
        outline = tube(body, 0.1, 2.2)
        pen.shape(outline, wax(main))
        for x, y in path[1:-1]:
            pen.oval(x, y, 0.055, 0.045, stripe, stripe, fine=True)
    pen.path(
        [(at[0] + 0.2, at[1] + 0.06), (at[0] + 0.42, at[1] + 0.1), (at[0] + 0.56, at[1] + 0.02)],
        "red",
        weight=0.8,
    )
    pen.path([(at[0] + 0.42, at[1] + 0.1), (at[0] + 0.56, at[1] + 0.16)], "red", weight=0.8)
    pen.oval(at[0] + 0.04, at[1], 0.26, 0.19, wax(main))
    pale_eye(pen, at[0] + 0.06, at[1] - 0.05, 0.42, look, main)
    side_mouth(pen, (at[0] + 0.27, at[1] + 0.06), (at[0] + 0.06, at[1] + 0.09), look)
    if asleep(look):
        snores(pen, at[0] + 0.1, at[1], 0.25)
    hold_points(pen, at, 0.22, (0.0, -0.3))
    return pen.sketch()


def lizard(row: SubjectRow, look: Look) -> Sketch:
    """A lizard, or with ``jaws`` a crocodile: long and low, toothed, with a notched back."""
    pen, main = Pen(), colouring(row, look, "green")
    fill, jaws = wax(main), word(row, "jaws") != ""
    stride = 0.1 if look.pose in ("walk", "run", "jump") else 0.0
    for x, k in ((-0.5, -1), (-0.26, 1), (0.24, -1), (0.48, 1)):
        pen.limb([(x, -0.34), (x + k * stride, -0.06)], 0.17 if jaws else 0.11, fill)
        for d in (-0.06, 0.02, 0.1):
            pen.path(
                [(x + k * stride + d * 0.6, -0.05), (x + k * stride + d, 0.02)],
                weight=0.6,
                fine=True,
            )
    if jaws:
        for x in np.linspace(-1.15, 0.3, 8):
            y = -0.72 - 0.06 * math.cos(2.0 * float(x)) + 0.22 * max(0.0, -float(x) - 0.5)
            pen.shape(
                [(x - 0.1, y + 0.12), (x, y - 0.1), (x + 0.1, y + 0.12)],
                "darkgreen" if main != "darkgreen" else "lime",
            )
    top = -0.72 if jaws else -0.62
    body = [
        (-1.7, -0.2),
        (-1.1, -0.5),
        (-0.6, top + 0.02),
        (0.0, top - 0.04),
        (0.45, top),
        (0.6, -0.4),
        (0.4, -0.22),
        (-0.3, -0.18),
        (-0.8, -0.22),
        (-1.2, -0.3),
    ]
    pen.shape(body, fill, smooth=True)
    if jaws:
        gape = 0.16 if look.emotion in LOUD else 0.06
        upper = [
            (0.4, -0.74),
            (0.62, -0.94),
            (0.8, -0.82),
            (1.25, -0.68 - gape),
            (1.52, -0.66 - gape),
            (1.5, -0.52 - gape),
            (0.45, -0.46),
        ]
        lower = [(0.4, -0.48), (1.45, -0.4 + 0.5 * gape), (1.4, -0.28 + 0.5 * gape), (0.5, -0.24)]
        pen.shape([(0.5, -0.5), (1.4, -0.56 - gape), (1.4, -0.36)], "red", None)
        pen.shape(lower, fill)
        pen.shape(upper, fill)
        for k in range(5):
            u = 0.72 + 0.16 * k
            y = -0.49 - (u - 0.45) * (0.04 + gape)
            pen.shape(
                [(u - 0.07, y - 0.0), (u + 0.07, y), (u, y + 0.13)], None, weight=0.5, fine=True
            )
        pen.oval(0.63, -0.9, 0.13, 0.13, "white", how="none", fine=True)
        side_eye(pen, 0.64, -0.9, 0.4, look)
        pen.dot(1.42, -0.66 - gape, 0.03)
        at = (0.8, -0.7)
    else:
        at = (0.74, -0.6)
        for u in (-0.7, -0.35, 0.0, 0.3):
            pen.oval(u, -0.48, 0.07, 0.05, word(row, "stripe", "yellow"), None, fine=True)
        pen.shape(
            [(0.44, -0.66), (0.7, -0.84), (1.12, -0.62), (1.06, -0.44), (0.6, -0.38)],
            fill,
            smooth=True,
        )
        pale_eye(pen, 0.74, -0.66, 0.4, look, main)
        side_mouth(pen, (1.08, -0.52), (0.78, -0.5), look)
    if asleep(look):
        snores(pen, at[0], at[1], 0.25)
    hold_points(pen, at, 0.22, (-0.1, top))
    return pen.sketch()


def snail(row: SubjectRow, look: Look) -> Sketch:
    """A snail: a coiled house, two horns with eyes."""
    pen, main = Pen(), colouring(row, look, "orange")
    skin = word(row, "skin", "lemon")
    at = (0.62, -0.44)
    low = look.body in LOW
    for k, x in enumerate((0.52, 0.74)):
        tip = (x - 0.06 + 0.14 * k + (0.08 if low else 0.0), -0.84 + (0.14 if low else 0.0))
        pen.path([(x, -0.55), tip], weight=1.0)
        pen.dot(*tip, 0.05)
    slug = [
        (-0.85, -0.02),
        (-0.5, -0.16),
        (0.2, -0.2),
        (0.4, -0.44),
        (0.6, -0.64),
        (0.84, -0.52),
        (0.82, -0.22),
        (0.6, 0.0),
    ]
    pen.shape(slug, skin, smooth=True)
    pen.oval(-0.12, -0.5, 0.44, 0.43, wax(main))
    t = np.linspace(0.0, 4.6 * math.pi, 40)
    reach = 0.36 * (1 - t / t[-1] * 0.94)
    pen.path(
        np.stack([-0.12 + reach * np.cos(t + 0.8), -0.5 + reach * np.sin(t + 0.8)], axis=1),
        word(row, "coil", "brown"),
    )
    features(pen, at[0] + 0.02, at[1] + 0.02, 0.24, look)
    if asleep(look):
        snores(pen, 0.6, -0.5, 0.22)
    hold_points(pen, at, 0.24, (-0.1, -0.9))
    return pen.sketch()


def worm(row: SubjectRow, look: Look) -> Sketch:
    """An earthworm as one wavy band, or with ``beads`` a caterpillar as a row of balls."""
    pen = Pen()
    main = colouring(row, look, "lime")
    colours = (main, word(row, "second", main))
    if word(row, "beads"):
        hump = 0.3 if look.pose in ("walk", "run", "jump") or look.schema == 1 else 0.1
        for k in range(4):
            x = -0.92 + 0.36 * k
            y = -0.28 - hump * math.sin(math.pi * (k + 0.5) / 4)
            for d in (-0.08, 0.1):
                pen.path([(x + d, y + 0.2), (x + d, min(0.0, y + 0.32))], "darkbrown", weight=1.0)
            pen.oval(x, y, 0.25, 0.25, wax(colours[k % 2]))
        at = (0.62, -0.5)
        for side in (-1, 1):
            pen.path([(at[0] + side * 0.12, at[1] - 0.28), (at[0] + side * 0.24, -1.0)], weight=0.9)
            pen.dot(at[0] + side * 0.24, -1.0, 0.05)
        pen.oval(*at, 0.34, 0.34, wax(main))
        features(pen, *at, 0.34, look)
    else:
        path = [
            (-1.2, -0.12),
            (-0.8, -0.42),
            (-0.4, -0.2),
            (0.0, -0.46),
            (0.4, -0.24),
            (0.72, -0.5),
            (0.98, -0.62),
        ]
        pen.shape(tube(as_points(path), 0.26, 1.15), wax(main))
        for x, y in ((-0.6, -0.32), (-0.2, -0.32), (0.2, -0.36)):
            pen.path([(x - 0.05, y - 0.12), (x + 0.05, y + 0.12)], "darkred", weight=0.7)
        at = (0.92, -0.6)
        features(pen, at[0], at[1], 0.3, look)
    if asleep(look):
        snores(pen, at[0], at[1], 0.25)
    hold_points(pen, at, 0.3, (0.0, -0.5))
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "turtle": turtle,
    "frog": frog,
    "tadpole": tadpole,
    "snake": snake,
    "lizard": lizard,
    "snail": snail,
    "worm": worm,
}
