"""What swims with fins: fish, sharks, whales and dolphins."""

from __future__ import annotations

import math

from geurim.crayon.animals.creature import (
    DARK,
    LOW,
    asleep,
    hold_points,
    side_eye,
    side_mouth,
    snores,
)
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, number, wax, word
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


def _bubbles(pen: Pen, x: float, y: float) -> None:
    for k, r in enumerate((0.05, 0.07, 0.09)):
        pen.oval(x + 0.1 * k, y - 0.17 * k, r, r, None, "sky", weight=0.6, fine=True)


def fish(row: SubjectRow, look: Look) -> Sketch:
    """A fish: a leaf with a tail; scales, bands or a veil tail as the row says."""
    pen, main = Pen(), colouring(row, look, "sky")
    fill, fin = wax(main), wax(word(row, "fin", main))
    rx, ry = number(row, "length", 0.72), 0.36
    cy = -0.48
    long = 1.35 if word(row, "tail") == "veil" else 1.0
    if look.schema == 1:
        tail = [
            (-0.78 * rx, cy),
            (-1.3 * rx, cy - 0.4 * long),
            (-1.15 * rx, cy),
            (-1.3 * rx, cy + 0.4 * long),
        ]
        pen.shape(tail, fin)
    else:
        for side in (-1, 1):
            lobe = [
                (-0.75 * rx, cy),
                (-1.05 * rx, cy + side * 0.42 * long),
                (-1.35 * rx * min(1.15, long), cy + side * 0.36 * long),
                (-1.1 * rx, cy + side * 0.05),
            ]
            pen.shape(lobe, fin, smooth=True)
    pen.shape(
        [(-0.4 * rx, cy - 0.8 * ry), (-0.3 * rx, cy - 1.45 * ry), (0.35 * rx, cy - 0.85 * ry)],
        fin,
        smooth=True,
    )
    pen.shape(
        [(-0.1 * rx, cy + 0.8 * ry), (-0.3 * rx, cy + 1.3 * ry), (0.25 * rx, cy + 0.85 * ry)],
        fin,
        smooth=True,
    )
    if look.schema == 2:
        body = [
            (-0.85 * rx, cy),
            (-0.2 * rx, cy - ry),
            (0.5 * rx, cy - 0.85 * ry),
            (rx, cy),
            (0.5 * rx, cy + 0.85 * ry),
            (-0.2 * rx, cy + ry),
        ]
        pen.shape(body, fill, smooth=True)
    else:
        pen.oval(0, cy, rx, ry, fill)
    if word(row, "bands"):
        for u in (-0.35, 0.18):
            high = 0.93 * ry * math.sqrt(1 - u * u)
            pen.shape(
                [
                    ((u - 0.1) * rx, cy - high),
                    ((u + 0.1) * rx, cy - high),
                    ((u + 0.14) * rx, cy),
                    ((u + 0.1) * rx, cy + high),
                    ((u - 0.1) * rx, cy + high),
                    ((u - 0.06) * rx, cy),
                ],
                None if word(row, "bands") == "white" else word(row, "bands"),
                weight=0.6,
            )
    else:
        for u, v in ((-0.5, -0.2), (-0.22, -0.42), (-0.2, 0.05), (-0.5, 0.25), (-0.2, 0.5)):
            pen.arc(u * rx, cy + v * ry, 0.1, 0.12, -70, 70, weight=0.6, fine=True)
    if main in DARK:
        pen.oval(0.55 * rx, cy - 0.1, 0.16, 0.15, "white", None, how="none", fine=True)
    pen.arc(0.2 * rx, cy, 0.1, 0.75 * ry, -60, 60, weight=0.7)
    side_eye(pen, 0.56 * rx, cy - 0.11, 0.5, look)
    side_mouth(pen, (0.95 * rx, cy + 0.09), (0.56 * rx, cy + 0.14), look)
    _bubbles(pen, 1.12 * rx, cy - 0.1)
    if asleep(look):
        snores(pen, 0.5, cy - 0.1, 0.25)
    hold_points(pen, (0.5 * rx, cy), 0.3)
    return pen.sketch()


def shark(row: SubjectRow, look: Look) -> Sketch:
    """A shark: back fin, white belly, a mouth full of teeth."""
    pen, main = Pen(), colouring(row, look, "grey")
    fill = wax(main)
    pen.shape([(-0.95, -0.42), (-1.42, -0.86), (-1.2, -0.4), (-1.36, -0.06)], fill)
    pen.shape([(-0.25, -0.66), (-0.2, -1.06), (0.2, -0.66)], fill)
    body = [
        (-1.08, -0.42),
        (-0.4, -0.7),
        (0.35, -0.76),
        (0.95, -0.56),
        (1.12, -0.44),
        (0.9, -0.2),
        (0.3, -0.1),
        (-0.4, -0.16),
    ]
    pen.shape(body, fill, smooth=True)
    pen.shape(
        [(-0.8, -0.34), (0.0, -0.27), (0.86, -0.36), (0.8, -0.19), (0.3, -0.12), (-0.4, -0.18)],
        None,
        None,
        smooth=True,
    )
    pen.shape([(0.0, -0.2), (-0.3, 0.06), (0.3, -0.18)], fill)
    gentle = look.emotion in LOW or (look.emotion is Emotion.CONTENTMENT and look.schema == 1)
    if gentle:
        side_mouth(pen, (1.0, -0.36), (0.58, -0.3), look)
    else:
        pen.shape([(1.06, -0.4), (0.5, -0.42), (0.62, -0.2), (0.88, -0.2)], "red", smooth=False)
        for u in (0.58, 0.74, 0.9):
            pen.shape(
                [(u - 0.07, -0.42), (u + 0.07, -0.42), (u, -0.31)], None, weight=0.5, fine=True
            )
            pen.shape(
                [(u - 0.05, -0.2), (u + 0.07, -0.2), (u + 0.01, -0.28)], None, weight=0.5, fine=True
            )
    for u in (0.1, 0.2, 0.3):
        pen.arc(u, -0.42, 0.04, 0.12, 110, 250, weight=0.7, fine=True)
    side_eye(pen, 0.66, -0.56, 0.45, look)
    if asleep(look):
        snores(pen, 0.7, -0.5, 0.25)
    hold_points(pen, (0.7, -0.45), 0.28)
    return pen.sketch()


def whale(row: SubjectRow, look: Look) -> Sketch:
    """A whale: a huge head, a tail in the air, a fountain; striped below."""
    pen, main = Pen(), colouring(row, look, "blue")
    fill = wax(main)
    body = [
        (0.92, -0.38),
        (0.72, -0.66),
        (0.25, -0.76),
        (-0.25, -0.64),
        (-0.62, -0.44),
        (-0.85, -0.62),
        (-1.0, -0.5),
        (-0.8, -0.18),
        (-0.35, -0.02),
        (0.3, 0.0),
        (0.78, -0.1),
    ]
    for lobe in (
        [(-0.9, -0.55), (-1.25, -0.72), (-1.05, -0.95), (-0.86, -0.72)],
        [(-0.9, -0.56), (-0.62, -0.9), (-0.45, -0.72), (-0.72, -0.56)],
    ):
        pen.shape(lobe, fill, smooth=True)
    pen.shape(body, fill, smooth=True)
    light = wax(word(row, "belly", "white"))
    pen.shape(
        [(0.84, -0.22), (0.4, -0.26), (-0.2, -0.14), (-0.45, -0.06), (0.2, -0.02), (0.7, -0.1)],
        light,
        "ink",
        smooth=True,
        weight=0.6,
    )
    for u in (0.0, 0.22, 0.44):
        pen.path([(u, -0.17), (u + 0.02, -0.05)], weight=0.5, fine=True)
    pen.shape([(0.1, -0.25), (-0.12, -0.02), (-0.2, -0.16)], fill, smooth=True)
    if main in DARK:
        pen.oval(0.55, -0.43, 0.14, 0.12, "white", None, how="none", fine=True)
    side_eye(pen, 0.55, -0.42, 0.46, look)
    side_mouth(pen, (0.88, -0.3), (0.55, -0.27), look)
    if look.emotion not in LOW and not asleep(look):
        for side in (-1, 1):
            for far in (0.18, 0.32):
                pen.path(
                    [
                        (0.24, -0.78),
                        (0.24 + side * 0.5 * far, -1.06),
                        (0.24 + side * far, -1.04),
                        (0.24 + side * 1.2 * far, -0.9),
                    ],
                    "sky",
                    smooth=True,
                )
    if asleep(look):
        snores(pen, 0.5, -0.5, 0.25)
    hold_points(pen, (0.55, -0.4), 0.3)
    return pen.sketch()


def dolphin(row: SubjectRow, look: Look) -> Sketch:
    """A dolphin leaping in an arc."""
    pen, main = Pen(), colouring(row, look, "sky")
    fill = wax(main)
    pen.shape(
        [(-0.82, -0.2), (-1.2, -0.26), (-1.0, -0.02), (-0.86, 0.06), (-0.72, -0.1)],
        fill,
        smooth=True,
    )
    pen.shape([(-0.15, -0.78), (-0.36, -1.08), (0.2, -0.84)], fill, smooth=True)
    body = [
        (1.12, -0.34),
        (0.9, -0.44),
        (0.78, -0.62),
        (0.45, -0.84),
        (0.0, -0.86),
        (-0.5, -0.62),
        (-0.86, -0.18),
        (-0.74, -0.1),
        (-0.4, -0.36),
        (0.1, -0.44),
        (0.55, -0.34),
        (0.85, -0.3),
        (1.1, -0.26),
    ]
    pen.shape(body, fill, smooth=True)
    pen.shape(
        [(0.85, -0.34), (0.6, -0.42), (0.1, -0.52), (-0.3, -0.44), (0.1, -0.45), (0.55, -0.35)],
        None,
        None,
        smooth=True,
    )
    pen.shape([(0.3, -0.44), (0.12, -0.14), (0.05, -0.46)], fill, smooth=True)
    if main in DARK:
        pen.oval(0.6, -0.58, 0.13, 0.12, "white", None, how="none", fine=True)
    side_eye(pen, 0.6, -0.58, 0.42, look)
    side_mouth(pen, (1.0, -0.33), (0.68, -0.4), look)
    if asleep(look):
        snores(pen, 0.6, -0.6, 0.25)
    for x, y in ((-0.75, 0.1), (-1.0, 0.12), (-0.5, 0.12)):
        pen.path([(x, y - 0.12), (x + 0.02, y)], "sky", weight=0.8, fine=True)
    hold_points(pen, (0.62, -0.56), 0.25)
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "fish": fish,
    "shark": shark,
    "whale": whale,
    "dolphin": dolphin,
}
