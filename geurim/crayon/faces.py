"""Faces: what feelings look like when a child draws them. (first version)"""

from __future__ import annotations

from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen


def face(pen: Pen, x: float, y: float, r: float, look: Look, *, animal: bool = False) -> None:
    """Draw eyes, mouth and what goes with them on a head of radius ``r`` about (x, y).

    ``animal`` leaves out the nose and the cheeks (the archetype draws its own muzzle).
    """
    pen.dot(x - 0.36 * r, y - 0.1 * r, 0.09 * r)
    pen.dot(x + 0.36 * r, y - 0.1 * r, 0.09 * r)
    if not animal:
        pen.arc(x, y + 0.15 * r, 0.4 * r, 0.35 * r, 20, 160, "red", fine=True)
