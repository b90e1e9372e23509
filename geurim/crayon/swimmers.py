"""What lives in water: fish, whales, sharks, octopus, crab, shrimp, starfish, jellyfish, seal."""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.creature import (
    DARK,
    LIVELY,
    LOW,
    asleep,
    colouring,
    features,
    number,
    side_eye,
    side_mouth,
    snores,
    wax,
    word,
)
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow


def _anchors(pen: Pen, x: float, y: float, r: float) -> None:
    pen.anchor("head", x, y).anchor("top", x, y - r).anchor("mouth", x + r, y + 0.3 * r)
    pen.anchor("hand_r", x + r, y + 0.5 * r).anchor("hand_l", -x - 0.2, y).anchor("paw", x, y + r)
    pen.anchor("seat", 0.0, y - r)


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
        tail = [(-0.78 * rx, cy), (-1.3 * rx, cy - 0.4 * long), (-1.15 * rx, cy), (-1.3 * rx, cy + 0.4 * long)]
        pen.shape(tail, fin)
    else:
        for side in (-1, 1):
            lobe = [(-0.75 * rx, cy), (-1.05 * rx, cy + side * 0.42 * long), (-1.35 * rx * min(1.15, long), cy + side * 0.36 * long), (-1.1 * rx, cy + side * 0.05)]
            pen.shape(lobe, fin, smooth=True)
    pen.shape([(-0.4 * rx, cy - 0.8 * ry), (-0.3 * rx, cy - 1.45 * ry), (0.35 * rx, cy - 0.85 * ry)], fin, smooth=True)
    pen.shape([(-0.1 * rx, cy + 0.8 * ry), (-0.3 * rx, cy + 1.3 * ry), (0.25 * rx, cy + 0.85 * ry)], fin, smooth=True)
    if look.schema == 2:
        body = [(-0.85 * rx, cy), (-0.2 * rx, cy - ry), (0.5 * rx, cy - 0.85 * ry), (rx, cy), (0.5 * rx, cy + 0.85 * ry), (-0.2 * rx, cy + ry)]
        pen.shape(body, fill, smooth=True)
    else:
        pen.oval(0, cy, rx, ry, fill)
    if word(row, "bands"):
        for u in (-0.35, 0.18):
            high = 0.93 * ry * math.sqrt(1 - u * u)
            pen.shape([((u - 0.1) * rx, cy - high), ((u + 0.1) * rx, cy - high), ((u + 0.14) * rx, cy), ((u + 0.1) * rx, cy + high),
                       ((u - 0.1) * rx, cy + high), ((u - 0.06) * rx, cy)], None if word(row, "bands") == "white" else word(row, "bands"), weight=0.6)  # fmt: skip
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
    _anchors(pen, 0.5 * rx, cy, 0.3)
    return pen.sketch()


def shark(row: SubjectRow, look: Look) -> Sketch:
    """A shark: back fin, white belly, a mouth full of teeth."""
    pen, main = Pen(), colouring(row, look, "grey")
    fill = wax(main)
    pen.shape([(-0.95, -0.42), (-1.42, -0.86), (-1.2, -0.4), (-1.36, -0.06)], fill)
    pen.shape([(-0.25, -0.66), (-0.2, -1.06), (0.2, -0.66)], fill)
    body = [(-1.08, -0.42), (-0.4, -0.7), (0.35, -0.76), (0.95, -0.56), (1.12, -0.44), (0.9, -0.2), (0.3, -0.1), (-0.4, -0.16)]
    pen.shape(body, fill, smooth=True)
    pen.shape([(-0.8, -0.34), (0.0, -0.27), (0.86, -0.36), (0.8, -0.19), (0.3, -0.12), (-0.4, -0.18)], None, None, smooth=True)
    pen.shape([(0.0, -0.2), (-0.3, 0.06), (0.3, -0.18)], fill)
    gentle = look.emotion in LOW or look.emotion is Emotion.CONTENTMENT and look.schema == 1
    if gentle:
        side_mouth(pen, (1.0, -0.36), (0.58, -0.3), look)
    else:
        pen.shape([(1.06, -0.4), (0.5, -0.42), (0.62, -0.2), (0.88, -0.2)], "red", smooth=False)
        for u in (0.58, 0.74, 0.9):
            pen.shape([(u - 0.07, -0.42), (u + 0.07, -0.42), (u, -0.31)], None, weight=0.5, fine=True)
            pen.shape([(u - 0.05, -0.2), (u + 0.07, -0.2), (u + 0.01, -0.28)], None, weight=0.5, fine=True)
    for u in (0.1, 0.2, 0.3):
        pen.arc(u, -0.42, 0.04, 0.12, 110, 250, weight=0.7, fine=True)
    side_eye(pen, 0.66, -0.56, 0.45, look)
    if asleep(look):
        snores(pen, 0.7, -0.5, 0.25)
    _anchors(pen, 0.7, -0.45, 0.28)
    return pen.sketch()


def whale(row: SubjectRow, look: Look) -> Sketch:
    """A whale: a huge head, a tail in the air, a fountain; striped below."""
    pen, main = Pen(), colouring(row, look, "blue")
    fill = wax(main)
    body = [(0.92, -0.38), (0.72, -0.66), (0.25, -0.76), (-0.25, -0.64), (-0.62, -0.44), (-0.85, -0.62), (-1.0, -0.5),
            (-0.8, -0.18), (-0.35, -0.02), (0.3, 0.0), (0.78, -0.1)]  # fmt: skip
    for lobe in ([(-0.9, -0.55), (-1.25, -0.72), (-1.05, -0.95), (-0.86, -0.72)], [(-0.9, -0.56), (-0.62, -0.9), (-0.45, -0.72), (-0.72, -0.56)]):
        pen.shape(lobe, fill, smooth=True)
    pen.shape(body, fill, smooth=True)
    light = wax(word(row, "belly", "white"))
    pen.shape([(0.84, -0.22), (0.4, -0.26), (-0.2, -0.14), (-0.45, -0.06), (0.2, -0.02), (0.7, -0.1)], light, "ink", smooth=True, weight=0.6)
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
                pen.path([(0.24, -0.78), (0.24 + side * 0.5 * far, -1.06), (0.24 + side * far, -1.04), (0.24 + side * 1.2 * far, -0.9)],
                         "sky", smooth=True)  # fmt: skip
    if asleep(look):
        snores(pen, 0.5, -0.5, 0.25)
    _anchors(pen, 0.55, -0.4, 0.3)
    return pen.sketch()


def dolphin(row: SubjectRow, look: Look) -> Sketch:
    """A dolphin leaping in an arc."""
    pen, main = Pen(), colouring(row, look, "sky")
    fill = wax(main)
    pen.shape([(-0.82, -0.2), (-1.2, -0.26), (-1.0, -0.02), (-0.86, 0.06), (-0.72, -0.1)], fill, smooth=True)
    pen.shape([(-0.15, -0.78), (-0.36, -1.08), (0.2, -0.84)], fill, smooth=True)
    body = [(1.12, -0.34), (0.9, -0.44), (0.78, -0.62), (0.45, -0.84), (0.0, -0.86), (-0.5, -0.62), (-0.86, -0.18),
            (-0.74, -0.1), (-0.4, -0.36), (0.1, -0.44), (0.55, -0.34), (0.85, -0.3), (1.1, -0.26)]  # fmt: skip
    pen.shape(body, fill, smooth=True)
    pen.shape([(0.85, -0.34), (0.6, -0.42), (0.1, -0.52), (-0.3, -0.44), (0.1, -0.45), (0.55, -0.35)], None, None, smooth=True)
    pen.shape([(0.3, -0.44), (0.12, -0.14), (0.05, -0.46)], fill, smooth=True)
    if main in DARK:
        pen.oval(0.6, -0.58, 0.13, 0.12, "white", None, how="none", fine=True)
    side_eye(pen, 0.6, -0.58, 0.42, look)
    side_mouth(pen, (1.0, -0.33), (0.68, -0.4), look)
    if asleep(look):
        snores(pen, 0.6, -0.6, 0.25)
    for x, y in ((-0.75, 0.1), (-1.0, 0.12), (-0.5, 0.12)):
        pen.path([(x, y - 0.12), (x + 0.02, y)], "sky", weight=0.8, fine=True)
    _anchors(pen, 0.62, -0.56, 0.25)
    return pen.sketch()


def octopus(row: SubjectRow, look: Look) -> Sketch:
    """An octopus (round head) or a squid (pointed head, fins, eight short arms and two long)."""
    pen, main = Pen(), colouring(row, look, "red")
    fill, squid = wax(main), word(row, "head") == "squid"
    count = 5 if squid else 6
    wave = 0.1 if look.emotion in LIVELY or look.pose in ("dance", "run", "swim") else 0.0
    for k in range(count):
        u = (k / (count - 1) - 0.5) * 2
        end = (u * (0.42 if squid else 0.62), -0.03 - 0.12 * abs(u) - wave * (1 + abs(u)))
        bend = (u * (0.3 if squid else 0.5), -0.22)
        tip = (end[0] + 0.12 * math.copysign(1, u or 1), end[1] - 0.1 if not squid else end[1])
        pen.limb([(u * 0.24, -0.45), bend, end, tip], 0.15 if not squid else 0.1, fill, taper=0.6)
    if squid:
        for side in (-1, 1):
            pen.shape([(side * 0.04, -1.0), (side * 0.4, -0.82), (side * 0.2, -0.74)], fill)
        pen.shape([(0, -1.0), (-0.2, -0.78), (-0.24, -0.48), (-0.2, -0.34), (0.2, -0.34), (0.24, -0.48), (0.2, -0.78)], fill, smooth=True)
        at, r = (0.0, -0.5), 0.25
    else:
        head = [(0, -1.0), (-0.3, -0.92), (-0.4, -0.65), (-0.3, -0.4), (0.3, -0.4), (0.4, -0.65), (0.3, -0.92)]
        pen.shape(head, fill, smooth=True)
        at, r = (0.0, -0.64), 0.34
    if main in DARK | {"red"}:
        for side in (-1, 1):
            pen.oval(side * 0.37 * r, at[1] - 0.1 * r, 0.25 * r, 0.27 * r, "white", None, how="none", fine=True)
    features(pen, *at, r, look, mouth=None if not squid and look.schema != 1 else (0.0, 0.0))
    if not squid and look.schema != 1:
        # The mouth that blows: every Korean child's octopus has one.
        pen.oval(0, at[1] + 0.46 * r, 0.24 * r, 0.22 * r, "rose" if main == "red" else "red", fine=True)
        pen.oval(0, at[1] + 0.46 * r, 0.1 * r, 0.1 * r, "darkred", None, how="solid", fine=True)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    _anchors(pen, 0.0, -0.64, 0.3)
    return pen.sketch()


def crab(row: SubjectRow, look: Look) -> Sketch:
    """A crab, from the front: pincers up, eyes on stalks, legs to both sides."""
    pen, main = Pen(), colouring(row, look, "red")
    fill = wax(main)
    up = 0.16 if look.emotion in LIVELY or look.emotion is Emotion.ANGER or look.pose in ("dance", "wave") else 0.0
    for side in (-1, 1):
        for k in range(3):
            x, y = side * (0.4 + 0.1 * k), -0.3 + 0.05 * k
            pen.path([(side * 0.4, -0.35 + 0.06 * k), (x + side * 0.22, y - 0.06), (x + side * 0.2, 0.0)], main if fill else "ink", weight=1.3)
        pen.limb([(side * 0.42, -0.5), (side * 0.7, -0.58), (side * 0.68, -0.74 - up)], 0.11, fill)
        cx, cy = side * 0.68, -0.86 - up
        claw = [(cx - 0.18, cy - 0.12), (cx - 0.02, cy + 0.0), (cx + 0.16, cy - 0.14), (cx + 0.2, cy + 0.06), (cx, cy + 0.2), (cx - 0.2, cy + 0.06)]
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
        pen.shape(moved, mark.fill, mark.line, how=mark.how, weight=mark.weight, fine=True) if mark.closed else pen.path(moved, mark.line, weight=mark.weight, fine=True)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    _anchors(pen, 0.0, -0.5, 0.3)
    return pen.sketch()


def shrimp(row: SubjectRow, look: Look) -> Sketch:
    """A shrimp: a bent ladder of rings, feelers, many legs."""
    pen, main = Pen(), colouring(row, look, "orange")
    fill = wax(main)
    for x in (0.3, 0.15, 0.0, -0.15):
        pen.path([(x, -0.38), (x - 0.06, -0.1)], main, weight=1.0)
    pen.shape([(-0.42, -0.14), (-0.62, 0.02), (-0.36, 0.06), (-0.2, 0.0)], fill)
    body = [(0.7, -0.72), (0.35, -0.92), (-0.1, -0.9), (-0.5, -0.62), (-0.52, -0.25), (-0.32, -0.05), (-0.2, -0.18),
            (-0.22, -0.4), (0.0, -0.5), (0.4, -0.42), (0.6, -0.54)]  # fmt: skip
    pen.shape(body, fill, smooth=True)
    for a, b in (((-0.05, -0.9), (0.02, -0.5)), ((-0.36, -0.76), (-0.14, -0.46)), ((-0.53, -0.45), (-0.24, -0.38)), ((-0.48, -0.2), (-0.24, -0.22))):
        pen.path([a, b], weight=0.8)
    for far in (0.0, 0.25):
        pen.path([(0.62, -0.78), (0.85, -1.05 + far), (1.15, -1.0 + 1.6 * far)], main, smooth=True, weight=0.9)
    side_eye(pen, 0.38, -0.72, 0.45, look)
    side_mouth(pen, (0.66, -0.6), (0.42, -0.54), look)
    if asleep(look):
        snores(pen, 0.5, -0.6, 0.25)
    _anchors(pen, 0.45, -0.68, 0.25)
    return pen.sketch()


def starfish(row: SubjectRow, look: Look) -> Sketch:
    """A starfish: a fat star with dots and a face."""
    pen, main = Pen(), colouring(row, look, "orange")
    t = np.radians(np.arange(10) * 36.0 - 90.0)
    reach = np.where(np.arange(10) % 2 == 0, 0.55, 0.27)
    pen.shape(np.stack([reach * np.cos(t), -0.47 + reach * np.sin(t)], axis=1), wax(main), smooth=True)
    for a in np.radians(np.arange(5) * 72.0 - 90.0).tolist():
        pen.oval(0.38 * math.cos(a), -0.47 + 0.38 * math.sin(a), 0.03, 0.03, "yellow", "yellow", fine=True)
    features(pen, 0, -0.48, 0.27, look)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    _anchors(pen, 0.0, -0.47, 0.3)
    return pen.sketch()


def jellyfish(row: SubjectRow, look: Look) -> Sketch:
    """A jellyfish: a bell with wavy threads."""
    pen, main = Pen(), colouring(row, look, "pink")
    fill = wax(main)
    for k, x in enumerate((-0.3, -0.15, 0.0, 0.15, 0.3)):
        wave = [(x + (0.06 if i % 2 else -0.06), -0.46 + 0.11 * i) for i in range(5)]
        pen.path(wave, ("purple", main)[k % 2] if fill else "ink", weight=1.1, smooth=True)
    bell = [(0, -1.0), (-0.3, -0.9), (-0.45, -0.62), (-0.42, -0.44), (-0.28, -0.5), (-0.14, -0.42), (0, -0.5), (0.14, -0.42),
            (0.28, -0.5), (0.42, -0.44), (0.45, -0.62), (0.3, -0.9)]  # fmt: skip
    pen.shape(bell, fill, smooth=True)
    features(pen, 0, -0.7, 0.3, look)
    if asleep(look):
        snores(pen, 0.2, -0.6, 0.25)
    _anchors(pen, 0.0, -0.7, 0.3)
    return pen.sketch()


def seal(row: SubjectRow, look: Look) -> Sketch:
    """A seal: a sack on flippers; it holds a ball on its nose when it plays."""
    pen, main = Pen(), colouring(row, look, "grey")
    fill = wax(main)
    lying = look.pose in ("lie", "sleep")
    pen.shape([(-0.5, -0.12), (-0.85, -0.3), (-0.92, -0.1), (-0.8, 0.02), (-0.5, 0.0)], fill, smooth=True)
    head = (0.3, -0.76) if not lying else (0.42, -0.32)
    body = [(-0.62, -0.06), (-0.2, -0.36), (0.06, -0.7), (0.3, -0.98), (0.56, -0.78), (0.5, -0.35), (0.4, 0.0), (-0.3, 0.02)]
    if lying:
        body = [(-0.66, -0.08), (-0.2, -0.36), (0.2, -0.5), (0.42, -0.56), (0.68, -0.34), (0.6, -0.04), (0.2, 0.02), (-0.3, 0.02)]
    pen.shape(body, fill, smooth=True)
    pen.shape([(0.12, -0.3), (-0.08, 0.02), (0.24, 0.0), (0.3, -0.26)] if not lying else [(0.1, -0.16), (-0.1, 0.04), (0.26, 0.02)], fill, smooth=True)
    if main in DARK:
        pen.oval(*head, 0.19, 0.16, "white", None, how="none")
    pen.oval(head[0], head[1] + 0.06, 0.055, 0.035, "black", "black", how="solid", weight=0.6, fine=True)
    for side in (-1, 1):
        for v in (0.06, 0.12):
            pen.path([(head[0] + side * 0.11, head[1] + v), (head[0] + side * 0.3, head[1] + 1.4 * v - 0.03)], weight=0.5, fine=True)
    features(pen, *head, 0.24, look, mouth=(0.0, 0.1))
    if look.emotion in LIVELY and not lying:
        pen.oval(0.32, -1.12, 0.15, 0.15, "red").path([(0.17, -1.12), (0.47, -1.12)], "yellow")
    if asleep(look):
        snores(pen, 0.4, -0.3, 0.25)
    _anchors(pen, *head, 0.24)
    return pen.sketch()


ARCHETYPES: dict[str, Archetype] = {
    "fish": fish,
    "shark": shark,
    "whale": whale,
    "dolphin": dolphin,
    "octopus": octopus,
    "crab": crab,
    "shrimp": shrimp,
    "starfish": starfish,
    "jellyfish": jellyfish,
    "seal": seal,
}
