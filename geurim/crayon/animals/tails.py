"""Tails of beasts."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geurim.crayon.animals.coats import Frame, Spot
from geurim.crayon.animals.creature import LIVELY, LOW
from geurim.crayon.look import Look
from geurim.crayon.outlines import cloud
from geurim.crayon.sketch import Pen
from geurim.crayon.wishes import number, wax, word, words
from geurim.vocabulary import SubjectRow


@dataclass(frozen=True, slots=True)
class _Tail:
    """One tail being drawn: from its root at the origin, up and to the left."""

    own: Pen
    row: SubjectRow
    fill: str | None
    kind: str

    def up(self) -> None:
        own, fill = self.own, self.fill
        own.limb([(0.05, 0.02), (-0.1, -0.1), (-0.14, -0.26)], 0.1, fill, taper=0.7)

    def long(self) -> None:
        own, row, fill = self.own, self.row, self.fill
        own.limb(
            [(0.05, 0.02), (-0.16, 0.02), (-0.24, -0.16), (-0.16, -0.32)], 0.085, fill, taper=0.9
        )
        if "stripes" in words(row, "pattern"):
            for x, y in ((-0.2, -0.03), (-0.23, -0.16)):
                own.path(
                    [(x - 0.05, y), (x + 0.05, y)], word(row, "pattern_colour", "black"), weight=0.9
                )

    def thin(self) -> None:
        own, row = self.own, self.row
        own.path(
            [(0.05, 0.02), (-0.14, 0.02), (-0.22, -0.12), (-0.36, -0.12)],
            word(row, "tail_colour", "pink"),
            smooth=True,
            weight=1.1,
        )

    def puff(self) -> None:
        colour = word(self.row, "tail_colour")
        self.own.shape(
            cloud(-0.04, -0.02, 0.085, 0.085, 6, 0.15), wax(colour) if colour else self.fill
        )

    def curl(self) -> None:
        own, row = self.own, self.row
        t = np.linspace(0, 3.4 * math.pi, 22)
        path = np.stack([0.02 - 0.012 * t - 0.045 * np.sin(t), -0.05 + 0.055 * np.cos(t)], axis=1)
        own.path(path, word(row, "tail_colour", "rose"), weight=1.0)

    def tuft(self) -> None:
        own, row = self.own, self.row
        own.path([(0.05, 0.0), (-0.12, -0.02), (-0.17, 0.16)], weight=1.1, smooth=True)
        own.oval(-0.18, 0.2, 0.05, 0.08, word(row, "tail_colour", "darkbrown"), how="scribble")

    def hair(self) -> None:
        own, row = self.own, self.row
        colours = words(row, "mane_colour") or ("darkbrown",)
        for k in range(max(2, len(colours))):
            bend = 0.05 * k
            own.limb(
                [(0.04, -0.02), (-0.1 - bend, 0.0), (-0.18 - bend, 0.3)],
                0.085,
                colours[k % len(colours)],
                taper=0.6,
            )

    def bushy(self) -> None:
        own, row, fill = self.own, self.row, self.fill
        own.shape(
            [
                (0.04, 0.06),
                (-0.2, 0.08),
                (-0.36, -0.16),
                (-0.3, -0.34),
                (-0.14, -0.2),
                (0.02, -0.06),
            ],
            fill,
            smooth=True,
        )
        own.shape(
            [(-0.36, -0.16), (-0.31, -0.35), (-0.19, -0.23)],
            wax(word(row, "tail_colour", "white")),
            None,
            smooth=True,
            how="none" if word(row, "tail_colour", "white") == "white" else "zigzag",
        )

    def ringed(self) -> None:
        own, fill = self.own, self.fill
        own.limb([(0.05, 0.02), (-0.16, -0.02), (-0.32, -0.24)], 0.17, fill, taper=0.9)
        for x, y in ((-0.11, -0.01), (-0.2, -0.08), (-0.27, -0.18)):
            own.path([(x - 0.07, y + 0.05), (x + 0.07, y - 0.05)], "black", weight=1.3)

    def squirrel(self) -> None:
        own, fill = self.own, self.fill
        outline = [
            (0.08, 0.12),
            (-0.24, 0.1),
            (-0.46, -0.18),
            (-0.46, -0.5),
            (-0.28, -0.68),
            (-0.1, -0.58),
            (-0.12, -0.44),
            (-0.24, -0.42),
            (-0.22, -0.16),
            (0.04, -0.04),
        ]
        own.shape(outline, fill, smooth=True)

    def thick(self) -> None:
        own, fill = self.own, self.fill
        own.limb([(0.14, -0.06), (-0.12, 0.1), (-0.34, 0.22)], 0.2, fill, taper=0.35)

    def short(self) -> None:
        own, fill = self.own, self.fill
        own.oval(-0.02, -0.03, 0.06, 0.05, fill)


_TAILS: dict[str, Callable[[_Tail], None]] = {
    "up": _Tail.up,
    "long": _Tail.long,
    "thin": _Tail.thin,
    "puff": _Tail.puff,
    "curl": _Tail.curl,
    "tuft": _Tail.tuft,
    "hair": _Tail.hair,
    "bushy": _Tail.bushy,
    "ringed": _Tail.ringed,
    "squirrel": _Tail.squirrel,
    "thick": _Tail.thick,
    "short": _Tail.short,
}


def tail(pen: Pen, row: SubjectRow, look: Look, frame: Frame, base: Spot) -> None:
    """A tail at ``base``, up to the left; it hangs when the beast is sad or afraid."""
    kind, fill = word(row, "tail", "short"), wax(frame.main)
    own, size = Pen(), number(row, "tail_size", 1.0)
    if kind in _TAILS:
        _TAILS[kind](_Tail(own, row, fill, kind))
    turn = -0.9 if look.body in LOW and kind in ("up", "long", "bushy", "ringed", "thin") else 0.0
    if look.body in LIVELY and kind in ("up", "thin", "tuft"):
        turn = 0.25
    pen.add(own.sketch().placed(base[0], base[1], size, turn=turn))
