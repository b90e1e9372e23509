"""Heads of beasts: big round faces that look out of the picture.

A head is a sketch of its own: radius 1 about the origin; its body scales and turns it.
Heads from the side are in :mod:`geurim.crayon.animals.side_heads`.
"""

from __future__ import annotations

import numpy as np

from geurim.crayon.animals.creature import DARK, LIVELY, LOW, asleep, features
from geurim.crayon.animals.side_heads import horn, side_head
from geurim.crayon.animals.snouts import THIN, markings, muzzle_of
from geurim.crayon.look import Look
from geurim.crayon.outlines import cloud, spiked
from geurim.crayon.sketch import Pen, Sketch, ellipse
from geurim.crayon.wishes import PAPER, number, wax, word
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

MOUTHS = {
    "pig": (0.0, 0.3),
    "cow": (0.0, 0.34),
    "hippo": (0.0, 0.36),
    "dog": (0.0, 0.08),
    "koala": (0.0, 0.2),
    "bear": (0.0, 0.06),
    "monkey": (0.0, 0.12),
    "trunk": (0.42, 0.3),
    "fox": (0.0, 0.06),
}
"""How far the mouth moves for a muzzle, in head radii."""


def front_head(row: SubjectRow, look: Look, main: str) -> Sketch:
    """A head that looks out of the picture."""
    pen = Pen()
    ears, muzzle = word(row, "ears", "round"), word(row, "muzzle", "cat")
    wide, high = {"wide": (1.16, 0.92), "egg": (0.86, 1.08)}.get(word(row, "skull"), (1.03, 0.97))
    _mane(pen, row, look)
    _horns(pen, row)
    if ears != "floppy":
        _ears(pen, row, look, main, ears)
    _skull(pen, row, look, main, wide, high)
    markings(pen, row, look, main)
    muzzle_of(pen, row, look, muzzle, main)
    features(
        pen,
        0.0,
        0.0 if wide < 1.1 else 0.05,
        1.0,
        look,
        mouth=MOUTHS.get(muzzle, (0.0, 0.0)),
        eyes=number(row, "eyes", 1.0),
    )
    _teeth(pen, row, look)
    if ears == "floppy":
        _ears(pen, row, look, main, ears)
    _top(pen, row, look, main)
    return pen.sketch()


def _skull(pen: Pen, row: SubjectRow, look: Look, main: str, wide: float, high: float) -> None:
    fill = wax(main)
    if word(row, "skull") == "fox":
        outline = [
            (-0.2, -0.85),
            (0.2, -0.85),
            (1.0, -0.35),
            (1.12, 0.2),
            (0.5, 0.75),
            (0, 1.05),
            (-0.5, 0.75),
            (-1.12, 0.2),
            (-1.0, -0.35),
        ]
        pen.shape(outline, fill, smooth=True)
    elif look.schema == 1 and word(row, "skull") == "":
        # Some children draw heads flat below, like a loaf.
        outline = [
            (-0.45, -0.93),
            (0.45, -0.93),
            (0.98, -0.4),
            (1.02, 0.35),
            (0.6, 0.88),
            (-0.6, 0.88),
            (-1.02, 0.35),
            (-0.98, -0.4),
        ]
        pen.shape(outline, fill, smooth=True)
    else:
        pen.oval(0, 0, wide, high, fill)
    if main in DARK and word(row, "mark") not in ("eye_patch", "heart"):
        light = wax(word(row, "muzzle_colour", PAPER))
        how = "none" if light is None else "zigzag"
        pen.oval(0, 0.16, 0.76, 0.64, light, None, how=how)


def _ears(pen: Pen, row: SubjectRow, look: Look, main: str, kind: str) -> None:
    own = word(row, "ear_colour", main)
    fill, inner = wax(own), word(row, "ear_inside", "pink")
    droop = 1.0 if look.body in LOW else -0.4 if look.body in LIVELY else 0.0
    for side in (-1, 1):
        if kind == "floppy":
            dark = word(row, "ear_colour", "brown" if main != "brown" else "darkbrown")
            turn = side * (-0.3 + 0.25 * droop)
            pen.oval(side * 1.0, 0.02 + 0.18 * droop, 0.3, 0.62, wax(dark), turn=turn)
        elif kind == "pointy":
            tip = (side * (0.78 + 0.5 * max(0.0, droop)), -1.42 + 0.62 * max(0.0, droop))
            pen.shape([(side * 0.98, -0.3), tip, (side * 0.16, -0.86)], fill)
            middle = np.array([(side * 0.84, -0.55), tip, (side * 0.38, -0.84)])
            inside = middle.mean(axis=0) + 0.55 * (middle - middle.mean(axis=0))
            pen.shape(inside, inner, None, fine=True)
        elif kind == "long":
            _long_ear(pen, look, side, droop, fill, inner)
        elif kind in ("round", "big_round", "fluffy"):
            r = {"round": 0.36, "big_round": 0.62, "fluffy": 0.52}[kind]
            x, y = side * (0.6 + 0.42 * r), -0.62 - 0.3 * r + 0.25 * max(0.0, droop)
            if kind == "fluffy":
                pen.shape(cloud(x * 1.18, y + 0.2, r, r, 8, 0.14), fill)
            else:
                pen.oval(x, y, r, r, fill)
            if kind != "round" or own not in DARK:
                pen.oval(
                    x * (1.1 if kind == "fluffy" else 1),
                    y + 0.08,
                    0.5 * r,
                    0.5 * r,
                    inner,
                    None,
                    fine=True,
                )
        elif kind == "side_round":
            pen.oval(side * 1.08, -0.05, 0.36, 0.38, fill).oval(
                side * 1.1, -0.03, 0.17, 0.19, inner, None, fine=True
            )
        elif kind == "leaf":
            turn = side * (0.25 + 0.5 * max(0.0, droop) - 0.3)
            pen.oval(side * 1.22, -0.38 + 0.25 * max(0.0, droop), 0.44, 0.22, fill, turn=turn)
            pen.oval(
                side * 1.22,
                -0.36 + 0.25 * max(0.0, droop),
                0.22,
                0.09,
                inner,
                None,
                turn=turn,
                fine=True,
            )
        elif kind == "flap":
            pen.shape(
                [
                    (side * 0.26, -0.98),
                    (side * 0.9, -1.12),
                    (side * 1.34, -0.62),
                    (side * 1.16, -0.28),
                    (side * 0.86, -0.58),
                ],
                word(row, "ear_colour", "rose"),
            )
        elif kind == "elephant":
            outline = [
                (side * 0.6, -0.7),
                (side * 1.3, -1.0),
                (side * 2.0, -0.5),
                (side * 1.95, 0.4),
                (side * 1.35, 0.95),
                (side * 0.75, 0.5),
            ]
            pen.shape(outline, fill, smooth=True)
            pen.oval(side * 1.38, -0.1, 0.34, 0.5, inner, None)


def _long_ear(pen: Pen, look: Look, side: int, droop: float, fill: str | None, inner: str) -> None:
    """Rabbit's ears: upright, hanging when sad; one child in three folds one of them."""
    if droop > 0:
        path = [(side * 0.4, -0.8), (side * 1.0, -1.25), (side * 1.4, -0.5), (side * 1.42, 0.1)]
        pen.limb(path, 0.46, fill)
        return
    lean = side * (0.18 + 0.1 * look.schema)
    pen.oval(side * 0.4 + lean * 0.6, -1.55, 0.27, 0.78, fill, turn=lean)
    pen.oval(side * 0.4 + lean * 0.6, -1.5, 0.12, 0.5, inner, None, turn=lean, fine=True)


def _horns(pen: Pen, row: SubjectRow) -> None:
    kind = word(row, "horns")
    for side in (-1, 1):
        if kind == "cow":
            path = [(side * 0.5, -0.8), (side * 0.78, -1.1), (side * 0.68, -1.42)]
            pen.limb(path, 0.28, "yellow", taper=0.25)
        elif kind == "goat":
            path = [(side * 0.32, -0.8), (side * 0.5, -1.35), (side * 0.95, -1.5)]
            pen.limb(path, 0.3, "grey", taper=0.25)
        elif kind == "giraffe":
            pen.path([(side * 0.35, -0.8), (side * 0.42, -1.35)], "brown", weight=1.3)
            pen.oval(side * 0.43, -1.42, 0.17, 0.17, "brown")
        elif kind == "antlers":
            stem = [(side * 0.35, -0.8), (side * 0.6, -1.35), (side * 0.95, -1.85)]
            pen.path(stem, "darkbrown", weight=1.3)
            pen.path([(side * 0.6, -1.35), (side * 0.28, -1.8)], "darkbrown", weight=1.1)
            pen.path([(side * 0.75, -1.55), (side * 1.25, -1.5)], "darkbrown", weight=1.1)
    if kind == "rhino":
        pen.limb([(0, 0.1), (0, -0.5)], 0.4, "tan", taper=0.15)


def _mane(pen: Pen, row: SubjectRow, look: Look) -> None:
    kind, colour = word(row, "mane"), word(row, "mane_colour", "orange")
    if kind == "lion":
        if look.schema == 1:
            pen.shape(spiked(0, 0.05, 1.5, 1.42, 13, 0.13), colour)
        elif look.schema == 2:
            for a in np.radians(np.arange(0, 360, 30)):
                pen.oval(1.22 * float(np.cos(a)), 1.2 * float(np.sin(a)), 0.42, 0.42, colour)
        else:
            pen.shape(cloud(0, 0.05, 1.52, 1.42, 12, 0.1), colour, how="scribble")
    elif kind == "prickles":
        pen.shape(spiked(0, -0.1, 1.35, 1.3, 15, 0.14), colour)


def _teeth(pen: Pen, row: SubjectRow, look: Look) -> None:
    kind = word(row, "teeth")
    if kind == "buck" and not asleep(look):
        pen.rect(-0.13, 0.52, 0.13, 0.76, "white", weight=0.5, how="none", fine=True)
        pen.path([(0, 0.52), (0, 0.76)], weight=0.4, fine=True)
    elif kind == "hippo":
        for side in (-1, 1):
            pen.rect(
                side * 0.55 - 0.12,
                0.84,
                side * 0.55 + 0.12,
                1.12,
                "white",
                weight=THIN,
                how="none",
                fine=True,
            )
    elif kind == "fangs" or (
        look.emotion is Emotion.ANGER
        and word(row, "muzzle") in ("lion", "dog", "fox", "cat", "bear")
    ):
        for side in (-1, 1):
            pen.shape(
                [(side * 0.3, 0.6), (side * 0.14, 0.6), (side * 0.2, 0.86)],
                "white",
                weight=0.5,
                how="none",
                fine=True,
            )
    elif kind == "tusks":
        for side in (-1, 1):
            pen.limb(
                [(side * 0.42, 0.62), (side * 0.62, 1.02)], 0.2, "white", taper=0.4, how="none"
            )
    if (
        word(row, "muzzle") == "dog"
        and look.emotion in (Emotion.CONTENTMENT, Emotion.AMUSEMENT)
        and not asleep(look)
    ):
        tongue = [(-0.02, 0.62), (0.22, 0.6), (0.24, 0.9), (0.1, 1.0), (-0.02, 0.88)]
        pen.shape(tongue, "rose", "red", smooth=True, weight=0.5, fine=True)


def _top(pen: Pen, row: SubjectRow, look: Look, main: str) -> None:
    """What lies on top of a head: wool, a forelock, a beard, a trunk, a horn."""
    kind = word(row, "tuft")
    if kind == "wool":
        pen.shape(cloud(0, -0.8, 0.72, 0.36, 7, 0.2), wax(word(row, "wool", PAPER)))
    elif kind == "forelock":
        lock = [
            (-0.45, -0.85),
            (0.0, -1.1),
            (0.45, -0.85),
            (0.25, -0.4),
            (0.1, -0.7),
            (-0.1, -0.3),
            (-0.2, -0.7),
        ]
        pen.shape(lock, word(row, "mane_colour", "darkbrown"), fine=True)
    elif kind == "beard":
        pen.shape([(-0.28, 0.95), (0.28, 0.95), (0.05, 1.6)], word(row, "mane_colour", "grey"))
    elif kind == "hair":
        for u in (-0.2, 0.0, 0.2):
            pen.path([(u, -0.9), (u * 2.2, -1.3)], weight=0.8)
    if word(row, "muzzle") == "trunk":
        _front_trunk(pen, look, main)
    if word(row, "horns") == "unicorn":
        horn(pen, (0.0, -0.8), (0.0, -2.0))


def _front_trunk(pen: Pen, look: Look, main: str) -> None:
    up = look.body in LIVELY or look.pose in ("look_up", "wave")
    path = [(0, 0.1), (0, 0.8), (0.1, 1.4), (0.7, 1.6), (1.1, 1.25)]
    if up:
        path = [(0, 0.1), (0.05, 0.8), (0.5, 1.25), (1.15, 1.0), (1.4, 0.3)]
    elif look.body in LOW:
        path = [(0, 0.1), (0, 0.7), (0, 1.3), (0.06, 1.8)]
    pen.limb(path, 0.5, wax(main), taper=0.72)
    for x, y in (path[1], path[2]):
        pen.path([(x - 0.17, y), (x + 0.17, y - 0.02)], weight=0.5, fine=True)


__all__ = ["ellipse", "front_head", "horn", "side_head"]
