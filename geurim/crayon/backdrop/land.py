"""Ground of places outdoors: grass, bare earth, hills at the back, a fence.

White where snow lies.
"""

from __future__ import annotations

import numpy as np

from geurim.crayon.backdrop.greenery import hill, tuft
from geurim.crayon.backdrop.setting import HEIGHT, Setting
from geurim.crayon.sketch import Pen


def grass(
    s: Setting, *, chance: float = 0.75, colours: tuple[str, ...] = ("green", "green", "lime")
) -> None:
    """The ground of most places: a green strip, or a line with tufts; white where snow lies."""
    s.skyline = s.base - 10
    if s.snowy:
        s.line(s.base - 8, s.some(("sky", "blue", "grey")), 5.0)
        return
    paint = s.some(("darkgreen", "brown", "tan")) if s.dull else s.some(colours)
    if s.season == "autumn" and s.chance(0.7):
        paint = "tan"
    blades = s.chance(0.35)
    if blades:
        x = np.arange(6.0, s.width - 4, 11.0)
        y = (
            s.base
            - 10
            - np.where(np.arange(len(x)) % 2 == 0, 0.0, 13.0)
            + s.rng.normal(0, 2, len(x))
        )
        s.draw(Pen().path(np.stack([x, y], axis=1), paint), free=True)
    if not s.band(s.base - 10, HEIGHT, paint, chance=chance):
        if not blades:
            s.line(s.base - 6, paint)
        for _ in range(5):
            s.add(tuft(s.between(20, s.width - 20), s.base + s.between(14, 60), 13, paint))


def fence(s: Setting, foot: float, high: float = 66, colour: str | None = None) -> None:
    """A fence of pointed boards along both sides, open in the middle."""
    paint = colour or s.some(("white", "tan", "brown", "white"))
    for start, end in ((8.0, 0.3 * s.width), (0.7 * s.width, s.width - 8.0)):
        pen = Pen()
        for y in (foot - 0.62 * high, foot - 0.25 * high):
            pen.path([(start, y), (end, y)], "brown")
        count = max(3, int((end - start) / 28))
        for k in range(count):
            x = start + (end - start) * (k + 0.5) / count
            board = [
                (x - 8, foot),
                (x - 8, foot - 0.8 * high),
                (x, foot - high),
                (x + 8, foot - 0.8 * high),
                (x + 8, foot),
            ]
            pen.shape(board, paint, sharp=True, fine=True)
        s.draw(pen)


def hills(
    s: Setting,
    foot: float,
    count: int,
    *,
    pointed: bool = False,
    low: float = 60,
    high: float = 105,
) -> None:
    """Hills side by side at the back, drawn in outline; each may be coloured."""
    paint = (
        "grey"
        if s.dull
        else s.some(
            ("green", "darkgreen", "lime") if s.season != "autumn" else ("orange", "green", "tan")
        )
    )
    order = s.rng.permutation(count).tolist()
    for k in order:
        left = s.width * (k - 0.12) / count
        right = s.width * (k + 1.12) / count
        outline = np.clip(
            hill(left, right, foot, foot - s.between(low, high), s.rng, pointed=pointed),
            (2.0, 0.0),
            (s.width - 2.0, HEIGHT),
        )
        fill = None if s.snowy else paint
        pen = Pen().shape(outline, fill, "darkgreen" if fill else "grey", how="loose")
        s.draw(pen, free=True)


def ground(s: Setting, colours: tuple[str, ...], chance: float = 0.8) -> None:
    """Bare ground of sand, earth or pavement; white where snow lies."""
    s.skyline = s.base - 10
    if s.snowy:
        s.line(s.base - 6, "sky", 4.0)
    elif not s.band(s.base - 10, HEIGHT, "grey" if s.dull else s.some(colours), chance=chance):
        s.line(s.base - 6, "brown")
