"""Heads of flowers, from the tulip to the dandelion clock."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geurim.crayon.look import Look
from geurim.crayon.outlines import cloud, spiked
from geurim.crayon.sketch import Pen
from geurim.crayon.wishes import number, wax, word
from geurim.vocabulary import SubjectRow

LEAF = "green"


@dataclass(frozen=True, slots=True)
class _Bloom:
    """One flower head being drawn."""

    pen: Pen
    row: SubjectRow
    look: Look
    x: float
    y: float
    r: float
    fill: str | None
    line: str
    heart: str
    kind: str

    def tulip(self) -> None:
        pen, x, y, r, fill, line = self.pen, self.x, self.y, self.r, self.fill, self.line
        cup = [
            (x - 0.72 * r, y - 0.95 * r),
            (x - 0.36 * r, y - 0.4 * r),
            (x, y - 1.05 * r),
            (x + 0.36 * r, y - 0.4 * r),
            (x + 0.72 * r, y - 0.95 * r),
            (x + 0.78 * r, y + 0.3 * r),
            (x + 0.4 * r, y + 0.85 * r),
            (x - 0.4 * r, y + 0.85 * r),
            (x - 0.78 * r, y + 0.3 * r),
        ]
        pen.shape(cup, fill, line)

    def rose(self) -> None:
        pen, x, y, r, fill, line = self.pen, self.x, self.y, self.r, self.fill, self.line
        for side in (-1, 1):
            pen.shape(
                [
                    (x, y + 1.0 * r),
                    (x + side * 0.7 * r, y + 0.62 * r),
                    (x + side * 0.9 * r, y + 1.0 * r),
                ],
                LEAF,
                "darkgreen",
            )
        pen.shape(cloud(x, y, 0.92 * r, 0.88 * r, 6, 0.08), fill, line)
        t = np.linspace(0, 4.4 * math.pi, 34)
        reach = 0.72 * r * t / t[-1]
        pen.path(
            np.stack([x + reach * np.cos(t), y + reach * np.sin(t)], axis=1),
            "darkred" if fill else "rose",
            weight=0.8,
        )

    def sunflower(self) -> None:
        pen, look, x, y, r, fill = self.pen, self.look, self.x, self.y, self.r, self.fill
        if look.schema == 1:
            pen.shape(spiked(x, y, 0.86 * r, 0.86 * r, 12, 0.2), fill, "orange")
        else:
            for a in np.radians(np.arange(12) * 30.0).tolist():
                pen.oval(
                    x + 0.74 * r * math.cos(a),
                    y + 0.74 * r * math.sin(a),
                    0.3 * r,
                    0.15 * r,
                    fill,
                    "orange",
                    turn=a,
                    weight=0.7,
                )
        pen.oval(x, y, 0.52 * r, 0.52 * r, "brown")
        for k in (-0.22, 0.0, 0.22) if look.schema != 2 else ():
            pen.path(
                [(x + (k - 0.16) * r, y - 0.3 * r), (x + (k + 0.16) * r, y + 0.3 * r)],
                "darkbrown",
                weight=0.6,
                fine=True,
            )
            pen.path(
                [(x + (k + 0.16) * r, y - 0.3 * r), (x + (k - 0.16) * r, y + 0.3 * r)],
                "darkbrown",
                weight=0.6,
                fine=True,
            )
        if look.schema == 2:
            # The youngest give their sunflower a face.
            for side in (-1, 1):
                pen.dot(x + side * 0.18 * r, y - 0.1 * r, 0.06 * r)
            pen.arc(x, y + 0.08 * r, 0.22 * r, 0.18 * r, 20, 160, weight=0.6, fine=True)

    def puff(self) -> None:
        pen, look, x, y, r, fill = self.pen, self.look, self.x, self.y, self.r, self.fill
        if look.schema != 1 and fill is not None:
            pen.shape(spiked(x, y, 0.78 * r, 0.72 * r, 14, 0.18), fill, "orange", weight=0.7)
        else:
            _seeds(pen, x, y, r)

    def bell(self) -> None:
        pen, x, y, r, fill, line = self.pen, self.x, self.y, self.r, self.fill, self.line
        pen.shape(cloud(x, y, 0.98 * r, 0.98 * r, 5, 0.05), fill, line)
        for a in np.radians(np.arange(5) * 72.0 - 90.0).tolist():
            ray = [(x, y), (x + 0.82 * r * math.cos(a), y + 0.82 * r * math.sin(a))]
            pen.limb(ray, 0.2 * r, "white", None, taper=0.3, how="none")
        pen.oval(x, y, 0.22 * r, 0.22 * r, "yellow", None, fine=True)

    def frill(self) -> None:
        pen, x, y, r, fill, line = self.pen, self.x, self.y, self.r, self.fill, self.line
        pen.shape(
            [
                (x - 0.3 * r, y + 0.2 * r),
                (x + 0.3 * r, y + 0.2 * r),
                (x + 0.14 * r, y + 1.1 * r),
                (x - 0.14 * r, y + 1.1 * r),
            ],
            LEAF,
            "darkgreen",
        )
        fan = [(x - 0.25 * r, y + 0.45 * r)]
        for k in range(11):
            a = math.radians(200 + 14 * k)
            reach = r * (1.0 if k % 2 else 0.82)
            fan.append((x + reach * math.cos(a), y + 0.1 * r + reach * math.sin(a)))
        fan.append((x + 0.25 * r, y + 0.45 * r))
        pen.shape(fan, fill, line)
        for side in (-0.3, 0.0, 0.3):
            pen.path(
                [(x + 0.3 * side * r, y + 0.2 * r), (x + side * r, y - 0.35 * r)],
                "darkred",
                weight=0.6,
                fine=True,
            )

    def ball(self) -> None:
        pen, x, y, r, fill, line = self.pen, self.x, self.y, self.r, self.fill, self.line
        pen.shape(cloud(x, y, r, 0.9 * r, 9, 0.1), fill, line, how="scribble")
        for u, v in ((-0.4, -0.3), (0.3, -0.4), (0.0, 0.1), (-0.35, 0.4), (0.45, 0.3)):
            pen.star(x + u * r, y + v * r, 0.16 * r, "white", None)

    def lotus(self) -> None:
        pen, x, y, r, fill, line = self.pen, self.x, self.y, self.r, self.fill, self.line
        for a, long in ((-1.1, 0.8), (1.1, 0.8), (-0.55, 0.95), (0.55, 0.95), (0.0, 1.0)):
            px, py = x + 0.55 * r * math.sin(a) * long, y + 0.5 * r - 0.6 * r * math.cos(a) * long
            pen.oval(px, py, 0.26 * r, 0.56 * r, fill, line, turn=a * 0.9)

    def other(self) -> None:
        pen, row, look, x, y, r, fill, line, heart = (
            self.pen,
            self.row,
            self.look,
            self.x,
            self.y,
            self.r,
            self.fill,
            self.line,
            self.heart,
        )
        _petals(pen, row, look, x, y, r, fill, line)
        inner = number(row, "heart_size", 0.34)
        pen.oval(
            x, y, inner * r, inner * r, heart, "orange" if heart == "yellow" else heart, fine=True
        )


_BLOOMS: dict[str, Callable[[_Bloom], None]] = {
    "tulip": _Bloom.tulip,
    "rose": _Bloom.rose,
    "sunflower": _Bloom.sunflower,
    "puff": _Bloom.puff,
    "bell": _Bloom.bell,
    "frill": _Bloom.frill,
    "ball": _Bloom.ball,
    "lotus": _Bloom.lotus,
}


def bloom(pen: Pen, row: SubjectRow, look: Look, x: float, y: float, r: float, main: str) -> None:
    """The head of a flower of radius ``r``."""
    kind = word(row, "bloom", "daisy")
    fill = wax(main)
    line = word(row, "line") or ("ink" if look.schema == 0 or fill is None else main)
    heart = word(row, "heart", "yellow" if main != "yellow" else "orange")
    _BLOOMS.get(kind, _Bloom.other)(_Bloom(pen, row, look, x, y, r, fill, line, heart, kind))


def _petals(
    pen: Pen, row: SubjectRow, look: Look, x: float, y: float, r: float, fill: str | None, line: str
) -> None:
    count = int(number(row, "petals", (5, 6, 8)[look.schema % 3]))
    notched = word(row, "bloom") == "notched"
    for k in range(count):
        a = 2 * math.pi * k / count - math.pi / 2 + 0.1 * look.schema
        cx, cy = x + 0.62 * r * math.cos(a), y + 0.62 * r * math.sin(a)
        if notched:
            far = [
                (0.12, -0.08),
                (0.86, -0.36),
                (0.98, -0.14),
                (0.88, 0.0),
                (0.98, 0.16),
                (0.84, 0.36),
                (0.12, 0.08),
            ]
            pen.shape(
                [
                    (
                        x + r * (u * math.cos(a) - v * math.sin(a)),
                        y + r * (u * math.sin(a) + v * math.cos(a)),
                    )
                    for u, v in far
                ],
                fill,
                line,
                weight=0.7,
            )
        else:
            wide = min(0.36, 1.25 / count)
            pen.oval(cx, cy, 0.36 * r, wide * r, fill, line, turn=a, weight=0.85)


def _seeds(pen: Pen, x: float, y: float, r: float) -> None:
    """A dandelion gone to seed, some of it on the wind."""
    pen.oval(x, y, 0.9 * r, 0.9 * r, None, None)
    for a in np.radians(np.arange(0, 360, 30)).tolist():
        tip = (x + 0.86 * r * math.cos(a), y + 0.86 * r * math.sin(a))
        pen.path([(x, y), tip], "grey", weight=0.6, fine=True)
        pen.dot(*tip, 0.06 * r, "grey")
    for u, v in ((1.5, -0.5), (1.9, 0.1), (1.3, 0.6)):
        pen.path(
            [(x + u * r, y + v * r), (x + (u + 0.2) * r, y + (v - 0.4) * r)],
            "grey",
            weight=0.6,
            fine=True,
        )
        for side in (-0.2, 0.05, 0.3):
            pen.path(
                [
                    (x + (u + 0.2) * r, y + (v - 0.4) * r),
                    (x + (u + 0.2 + side) * r, y + (v - 0.62) * r),
                ],
                "grey",
                weight=0.5,
                fine=True,
            )
    pen.dot(x, y, 0.1 * r, "tan")
