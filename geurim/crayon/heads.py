"""Heads of beasts, as big round faces from the front or as long muzzles from the side.

A head is a sketch of its own: radius 1 about the origin; the body that carries it scales and turns it.
"""

from __future__ import annotations

import numpy as np

from geurim.crayon.creature import (
    DARK,
    LIVELY,
    LOW,
    PAPER,
    asleep,
    cloud,
    features,
    number,
    side_eye,
    side_mouth,
    spiked,
    wax,
    word,
    words,
)
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Points, Sketch, ellipse
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

THIN = 0.6
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
    _markings(pen, row, look, main)
    _muzzle(pen, row, look, muzzle, main)
    features(
        pen, 0.0, 0.0 if wide < 1.1 else 0.05, 1.0, look,
        mouth=MOUTHS.get(muzzle, (0.0, 0.0)), eyes=number(row, "eyes", 1.0),
    )  # fmt: skip
    _teeth(pen, row, look)
    if ears == "floppy":
        _ears(pen, row, look, main, ears)
    _top(pen, row, look, main)
    return pen.sketch()


def _skull(pen: Pen, row: SubjectRow, look: Look, main: str, wide: float, high: float) -> None:
    fill = wax(main)
    if word(row, "skull") == "fox":
        outline = [(-0.2, -0.85), (0.2, -0.85), (1.0, -0.35), (1.12, 0.2), (0.5, 0.75), (0, 1.05),
                   (-0.5, 0.75), (-1.12, 0.2), (-1.0, -0.35)]  # fmt: skip
        pen.shape(outline, fill, smooth=True)
    elif look.schema == 1 and word(row, "skull") == "":
        # Some children draw heads flat below, like a loaf.
        outline = [(-0.45, -0.93), (0.45, -0.93), (0.98, -0.4), (1.02, 0.35), (0.6, 0.88),
                   (-0.6, 0.88), (-1.02, 0.35), (-0.98, -0.4)]  # fmt: skip
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
    droop = 1.0 if look.emotion in LOW else -0.4 if look.emotion in LIVELY else 0.0
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
            pen.shape([(side * 0.3, -0.95), (side * 0.95, -1.3), (side * 1.12, -0.5), (side * 0.86, -0.52)],
                      word(row, "ear_colour", "rose"))  # fmt: skip
        elif kind == "elephant":
            outline = [(side * 0.6, -0.7), (side * 1.3, -1.0), (side * 2.0, -0.5), (side * 1.95, 0.4),
                       (side * 1.35, 0.95), (side * 0.75, 0.5)]  # fmt: skip
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


def _markings(pen: Pen, row: SubjectRow, look: Look, main: str) -> None:
    for mark in words(row, "mark"):
        if mark == "eye_patch":
            for side in (-1, 1):
                pen.oval(side * 0.42, -0.02, 0.27, 0.34, "black", None, turn=side * 0.5)
                if (
                    look.emotion in (Emotion.NEUTRAL, Emotion.ANGER, Emotion.CONTENTMENT)
                    or look.emotion in LOW
                ):
                    pen.oval(side * 0.37, -0.08, 0.2, 0.19, "white", None, how="none", fine=True)
        elif mark == "heart":
            for side in (-1, 1):
                pen.oval(side * 0.34, -0.16, 0.42, 0.46, "apricot", None)
            pen.oval(0, 0.4, 0.74, 0.46, "apricot", None)
        elif mark == "wang":
            for v, half in ((-0.82, 0.2), (-0.64, 0.26), (-0.44, 0.2)):
                pen.path([(-half, v), (half, v)], weight=0.62, fine=True)
            pen.path([(0, -0.84), (0, -0.42)], weight=0.62, fine=True)
        elif mark == "cheek_stripes":
            for side in (-1, 1):
                for v in (0.02, 0.32):
                    pen.path([(side * 1.0, v - 0.06), (side * 0.66, v)], weight=0.85, fine=True)
        elif mark == "forehead":
            for u in (-0.22, 0, 0.22):
                pen.path(
                    [(u, -0.92), (u * 0.8, -0.58)],
                    word(row, "mark_colour", "brown"),
                    weight=0.7,
                    fine=True,
                )
        elif mark == "patch" and look.rng.random() < 0.6 and main not in DARK:
            colour = word(row, "mark_colour", "brown")
            pen.oval(0.4, -0.12, 0.34, 0.36, colour if colour != main else "white", None)
            pen.oval(0.38, -0.1, 0.19, 0.19, "white", None, how="none", fine=True)
        elif mark == "mask":
            pen.oval(0, -0.08, 0.92, 0.3, "darkgrey", None)
            for side in (-1, 1):
                pen.oval(side * 0.37, -0.1, 0.2, 0.19, "white", None, how="none", fine=True)
        elif mark == "blaze":
            pen.shape(
                [(-0.12, -0.9), (0.12, -0.9), (0.2, 0.2), (-0.2, 0.2)], "white", None, how="none"
            )
        elif mark == "cheeks":
            for side in (-1, 1):
                colour = word(row, "cheek_colour", "white")
                pen.oval(
                    side * 0.66,
                    0.34,
                    0.36,
                    0.32,
                    wax(colour),
                    None,
                    how="zigzag" if wax(colour) else "none",
                )


def _muzzle(pen: Pen, row: SubjectRow, look: Look, kind: str, main: str) -> None:
    light = word(row, "muzzle_colour", "white")
    fill = wax(light)
    nose = word(row, "nose", "black")
    if kind in ("dog", "bear"):
        pen.oval(0, 0.44, 0.5, 0.42, fill, "ink" if kind == "dog" else None, weight=THIN, fine=True)
        pen.oval(0, 0.18, 0.2, 0.14, nose, nose, how="solid", weight=THIN, fine=True)
    elif kind in ("cat", "lion", "rabbit", "mouse"):
        if kind == "lion":
            pen.oval(0, 0.5, 0.5, 0.36, fill, None)
        pen.shape(
            [(-0.14, 0.1), (0.14, 0.1), (0, 0.27)],
            nose if nose != "black" else "pink",
            "ink",
            weight=0.5,
            fine=True,
        )
        if kind != "rabbit":
            _whiskers(pen, 1.35 if kind != "lion" else 1.1)
    elif kind == "pig":
        pen.oval(0, 0.26, 0.44, 0.31, "rose", fine=True)
        for side in (-1, 1):
            pen.oval(
                side * 0.16,
                0.26,
                0.07,
                0.11,
                "darkred",
                "darkred",
                how="solid",
                weight=0.4,
                fine=True,
            )
    elif kind == "cow":
        pen.oval(0, 0.62, 0.82, 0.48, word(row, "muzzle_colour", "pink"))
        for side in (-1, 1):
            pen.oval(
                side * 0.34,
                0.42,
                0.08,
                0.08,
                "darkbrown",
                "darkbrown",
                how="solid",
                weight=0.4,
                fine=True,
            )
    elif kind == "hippo":
        pen.oval(0, 0.66, 1.12, 0.58, wax(main))
        for side in (-1, 1):
            pen.oval(
                side * 0.4,
                0.36,
                0.1,
                0.1,
                "darkgrey",
                "darkgrey",
                how="solid",
                weight=0.5,
                fine=True,
            )
    elif kind == "koala":
        pen.oval(0, 0.2, 0.24, 0.38, "black", "black", how="solid", weight=THIN)
    elif kind == "monkey":
        for side in (-1, 1):
            pen.dot(side * 0.09, 0.2, 0.04)
    elif kind == "fox":
        for side in (-1, 1):
            cheek = [
                (side * 1.08, 0.12),
                (side * 0.5, 0.74),
                (0, 1.02),
                (side * 0.12, 0.36),
                (side * 0.5, 0.22),
            ]
            pen.shape(cheek, "white", None, how="none", smooth=True)
        pen.oval(0, 0.24, 0.16, 0.12, "black", "black", how="solid", weight=THIN, fine=True)
    elif kind == "sheep":
        pen.path([(-0.14, 0.16), (0, 0.28), (0.14, 0.16)], weight=THIN, fine=True)
        pen.path([(0, 0.28), (0, 0.42)], weight=THIN, fine=True)
    elif kind == "seal":
        pen.oval(0, 0.18, 0.18, 0.12, "black", "black", how="solid", weight=THIN, fine=True)
        _whiskers(pen, 1.0)
    del look


def _whiskers(pen: Pen, reach: float) -> None:
    for side in (-1, 1):
        for v, w in ((0.22, 0.06), (0.36, 0.38)):
            pen.path([(side * 0.5, v), (side * reach, w)], weight=0.5, fine=True)


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
    up = look.emotion in LIVELY or look.pose in ("look_up", "wave")
    path = [(0, 0.1), (0, 0.8), (0.1, 1.4), (0.7, 1.6), (1.1, 1.25)]
    if up:
        path = [(0, 0.1), (0.05, 0.8), (0.5, 1.25), (1.15, 1.0), (1.4, 0.3)]
    elif look.emotion in LOW:
        path = [(0, 0.1), (0, 0.7), (0, 1.3), (0.06, 1.8)]
    pen.limb(path, 0.5, wax(main), taper=0.72)
    for x, y in (path[1], path[2]):
        pen.path([(x - 0.17, y), (x + 0.17, y - 0.02)], weight=0.5, fine=True)


def horn(pen: Pen, base: tuple[float, float], tip: tuple[float, float]) -> None:
    """A unicorn's horn with its winding."""
    (bx, by), (tx, ty) = base, tip
    along = np.array([tx - bx, ty - by])
    side = np.array([-along[1], along[0]]) * 0.17
    left, right = np.array(base) + side, np.array(base) - side
    pen.shape(np.array([left, tip, right]), "yellow")
    for k in (0.3, 0.55):
        a, b = left + (np.array(tip) - left) * k, right + (np.array(tip) - right) * (k + 0.12)
        pen.path(np.array([a, b]), "orange", weight=0.6, fine=True)


def side_head(row: SubjectRow, look: Look, main: str) -> Sketch:
    """A head that looks to the right: horse, giraffe, camel, or an elephant with its trunk."""
    pen = Pen()
    if word(row, "muzzle") == "trunk":
        return _elephant_side(pen, row, look, main)
    fill = wax(main)
    sag = 0.35 if look.emotion in LOW else 0.0
    ear = word(row, "ear_colour", main)
    if word(row, "horns") == "giraffe":
        for u in (-0.3, 0.1):
            pen.path([(u, -0.6), (u - 0.08, -1.3)], "brown", weight=1.2).oval(
                u - 0.1, -1.38, 0.2, 0.2, "brown"
            )
    if word(row, "horns") == "antlers":
        for u in (-0.2, 0.25):
            pen.path([(u, -0.6), (u - 0.25, -1.4), (u + 0.05, -2.0)], "darkbrown", weight=1.2)
            pen.path([(u - 0.25, -1.4), (u - 0.75, -1.8)], "darkbrown", weight=1.1)
            pen.path([(u - 0.1, -1.7), (u + 0.4, -1.65)], "darkbrown", weight=1.0)
    pen.shape([(-0.5, -0.45), (-0.75 - sag, -1.25 + 1.2 * sag), (-0.05, -0.72)], wax(ear))
    if word(row, "horns") == "rhino":
        pen.limb([(1.25, 0.2), (1.6, -0.3), (1.65, -0.95)], 0.46, None, taper=0.15)
        pen.limb([(0.7, -0.2), (0.85, -0.75)], 0.34, None, taper=0.15)
    if word(row, "horns") == "unicorn":
        horn(pen, (0.35, -0.62), (0.85, -1.9))
    muzzle = [(-0.8, 0.0), (-0.5, -0.62), (0.15, -0.8), (0.8, -0.3), (1.55, 0.12), (1.72, 0.55), (1.4, 0.9),
              (0.75, 0.72), (0.1, 0.85), (-0.6, 0.62)]  # fmt: skip
    pen.shape(muzzle, fill, smooth=True)
    tip = word(row, "muzzle_colour")
    if tip:
        nose = [(1.2, 0.0), (1.55, 0.12), (1.72, 0.55), (1.4, 0.9), (1.05, 0.8)]
        pen.shape(nose, wax(tip), None, smooth=True, fine=True)
    if main in DARK:
        pen.oval(0.2, -0.1, 0.36, 0.34, "white", None, how="none", fine=True)
    pen.dot(1.42, 0.34, 0.08)
    side_eye(pen, 0.18, -0.12, 1.0, look)
    side_mouth(pen, (1.6, 0.64), (0.85, 0.5), look)
    return pen.sketch()


def _elephant_side(pen: Pen, row: SubjectRow, look: Look, main: str) -> Sketch:
    fill = wax(main)
    path: list[tuple[float, float]] = [
        (0.7, 0.2),
        (1.35, 0.75),
        (1.4, 1.5),
        (1.75, 1.85),
        (2.1, 1.5),
    ]
    if look.emotion in LIVELY or look.pose in ("look_up", "dance", "shout"):
        path = [(0.7, 0.2), (1.4, 0.7), (1.95, 0.4), (2.0, -0.4), (1.7, -0.95)]
        for a in (-0.5, 0.0, 0.5):
            pen.path([(1.6 + 0.6 * a, -1.25), (1.45 + 1.3 * a, -1.6)], "sky", weight=0.8)
    elif look.emotion in LOW or asleep(look):
        path = [(0.7, 0.2), (1.2, 0.8), (1.2, 1.5), (1.15, 2.1)]
    pen.limb([(0.65, 0.6), (1.1, 1.0), (1.5, 0.95)], 0.24, "white", taper=0.4, how="none")
    pen.oval(0, 0, 1.05, 1.0, fill)
    pen.shape(_fleshy(path), fill, None)
    outline = _fleshy(path)
    pen.path(outline[2:-1], weight=1.0)
    for x, y in path[1:3]:
        pen.path([(x - 0.2, y + 0.1), (x + 0.2, y - 0.02)], weight=0.55, fine=True)
    side_eye(pen, 0.42, -0.22, 1.0, look)
    side_mouth(pen, (0.75, 0.72), (0.2, 0.55), look)
    ear = [(-0.15, -0.75), (-0.9, -1.0), (-1.4, -0.3), (-1.2, 0.55), (-0.5, 0.85), (-0.1, 0.3)]
    pen.shape(ear, fill, smooth=True)
    pen.oval(-0.7, -0.05, 0.34, 0.45, word(row, "ear_inside", "pink"), None)
    return pen.sketch()


def _fleshy(path: list[tuple[float, float]]) -> Points:
    from geurim.crayon.sketch import as_points, tube

    return tube(as_points(path), 0.62, 0.6)


__all__ = ["ellipse", "front_head", "horn", "side_head"]
