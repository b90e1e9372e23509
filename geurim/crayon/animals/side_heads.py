"""Heads seen from the side, looking to the right: horse, giraffe, camel, elephant."""

from __future__ import annotations

import numpy as np

from geurim.crayon.animals.creature import DARK, LIVELY, LOW, asleep, side_eye, side_mouth
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Points, Sketch
from geurim.crayon.wishes import wax, word
from geurim.vocabulary import SubjectRow


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
    sag = 0.35 if look.body in LOW else 0.0
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
    muzzle = [
        (-0.8, 0.0),
        (-0.5, -0.62),
        (0.15, -0.8),
        (0.8, -0.3),
        (1.55, 0.12),
        (1.72, 0.55),
        (1.4, 0.9),
        (0.75, 0.72),
        (0.1, 0.85),
        (-0.6, 0.62),
    ]
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
    if asleep(look):
        path = [(0.7, 0.2), (1.2, 0.6), (1.5, 0.85), (1.9, 0.95)]
    elif look.body in LIVELY or look.pose in ("look_up", "dance", "shout"):
        path = [(0.7, 0.2), (1.4, 0.7), (1.95, 0.4), (2.0, -0.4), (1.7, -0.95)]
        for a in (-0.5, 0.0, 0.5):
            pen.path([(1.6 + 0.6 * a, -1.25), (1.45 + 1.3 * a, -1.6)], "sky", weight=0.8)
    elif look.body in LOW:
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
