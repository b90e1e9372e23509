"""What is to be drawn, as shapes and lines, before any hand touches paper.

A :class:`Sketch` is a tuple of marks from back to front and a few named anchors. A subject's
sketch is made in its own coordinates: the ground it stands on is ``y = 0``, its top ``y = -1`` (y
points down, as on a screen), ``x = 0`` is its middle. :meth:`Sketch.placed` carries it to the
sheet, in units of 1/512 of the sheet's height. Nothing is random here; wobble belongs to
:mod:`geurim.crayon.hand`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""A polyline or outline, shape ``(n, 2)``."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
SHEET = 512.0
"""Height of a sheet, units."""
Fill = Literal["zigzag", "loose", "scribble", "solid", "none"]
"""Coloured in, coloured with gaps, wound in loops, pressed hard, or left as paper."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape (closed) or line (open) of a sketch."""

    points: Points
    line: str | None
    """Colour of the line; ``None``: no outline."""
    fill: str | None = None
    """Colour of a closed shape; ``None``: left as paper (it still hides what is behind)."""
    closed: bool = False
    how: Fill = "zigzag"
    weight: float = 1.0
    """Line thickness, times the medium's own."""
    sharp: bool = False
    """Corners are meant: sides may be drawn one by one."""
    fine: bool = False
    """A small feature (eye, button): drawn with care, no restated lines."""
    veil: bool = False
    """A closed shape through which what is behind stays visible (cheeks, puddles, glass)."""
    writing: str = ""
    """The word that a stroke belongs to: a mirrored sketch moves its words, still legible."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Marks from back to front, and anchors such as ``hand_r``, ``head``, ``seat``, ``top``."""

    marks: tuple[Mark, ...]
    anchors: dict[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])

    def placed(
        self, x: float, y: float, scale: float, *, flip: bool = False, turn: float = 0.0
    ) -> Sketch:
        """Scale, mirror if ``flip``, turn by ``turn`` radians about the origin, move to (x, y)."""
        cos, sin = math.cos(turn), math.sin(turn)
        matrix = np.array([[cos, sin], [-sin, cos]]) * scale
        if flip:
            matrix[0] *= -1.0
        shift = np.array([x, y])
        marks = tuple(replace(mark, points=mark.points @ matrix + shift) for mark in self.marks)
        if flip:
            marks = _legible(marks)
        anchors = {
            name: tuple(float(v) for v in np.array(at) @ matrix + shift)
            for name, at in self.anchors.items()
        }
        return Sketch(marks, {name: (at[0], at[1]) for name, at in anchors.items()})

    def box(self) -> Box:
        """Left, top, right, bottom of all marks."""
        if not self.marks:
            return (0.0, 0.0, 0.0, 0.0)
        low = np.min([mark.points.min(axis=0) for mark in self.marks], axis=0)
        high = np.max([mark.points.max(axis=0) for mark in self.marks], axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def over(self, other: Sketch) -> Sketch:
        """This sketch in front of ``other``; anchors of this one win."""
        return Sketch(other.marks + self.marks, {**other.anchors, **self.anchors})


def _legible(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Turn the words among mirrored ``marks`` back, each about its own middle."""
    spans: dict[str, tuple[float, float]] = {}
    for mark in marks:
        if mark.writing:
            low, high = float(mark.points[:, 0].min()), float(mark.points[:, 0].max())
            left, right = spans.get(mark.writing, (low, high))
            spans[mark.writing] = (min(left, low), max(right, high))
    if not spans:
        return marks
    back = np.array([-1.0, 1.0])
    return tuple(
        replace(mark, points=mark.points * back + (sum(spans[mark.writing]), 0.0))
        if mark.writing
        else mark
        for mark in marks
    )


class Pen:
    """Builds a sketch mark by mark, from back to front.

    Every method that draws returns the pen. ``line`` and ``fill`` are colour names (see
    :mod:`geurim.crayon.box`); ``line="ink"`` is the outline colour of the picture.
    """

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.anchors: dict[str, tuple[float, float]] = {}

    def sketch(self) -> Sketch:
        """What has been drawn."""
        return Sketch(tuple(self.marks), dict(self.anchors))

    def anchor(self, name: str, x: float, y: float) -> Pen:
        """Name a point."""
        self.anchors[name] = (x, y)
        return self

    def add(self, sketch: Sketch) -> Pen:
        """Put another sketch in front of what is there; its anchors are not taken over."""
        self.marks.extend(sketch.marks)
        return self

    def path(
        self,
        points: Iterable[Sequence[float]] | Points,
        line: str | None = "ink",
        *,
        weight: float = 1.0,
        fine: bool = False,
        smooth: bool = False,
    ) -> Pen:
        """An open line through ``points``; ``smooth`` rounds it."""
        array = as_points(points)
        self.marks.append(Mark(rounded(array) if smooth else array, line, weight=weight, fine=fine))
        return self

    def shape(
        self,
        points: Iterable[Sequence[float]] | Points,
        fill: str | None = None,
        line: str | None = "ink",
        *,
        how: Fill = "zigzag",
        weight: float = 1.0,
        smooth: bool = False,
        sharp: bool = False,
        fine: bool = False,
        veil: bool = False,
    ) -> Pen:
        """A closed outline through ``points``; ``smooth`` rounds it, ``sharp`` draws corners."""
        array = as_points(points)
        outline = rounded(array, closed=True) if smooth else array
        self.marks.append(
            Mark(outline, line, fill, True, how, weight, sharp and not smooth, fine, veil)
        )
        return self

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float | None = None,
        fill: str | None = None,
        line: str | None = "ink",
        *,
        turn: float = 0.0,
        how: Fill = "zigzag",
        weight: float = 1.0,
        fine: bool = False,
        veil: bool = False,
    ) -> Pen:
        """An ellipse about (x, y), turned by ``turn`` radians (clockwise on the sheet)."""
        points = ellipse(x, y, rx, rx if ry is None else ry, turn)
        self.marks.append(Mark(points, line, fill, True, how, weight, False, fine, veil))
        return self

    def rect(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        fill: str | None = None,
        line: str | None = "ink",
        *,
        how: Fill = "zigzag",
        weight: float = 1.0,
        fine: bool = False,
    ) -> Pen:
        """A box."""
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        return self.shape(corners, fill, line, how=how, weight=weight, sharp=True, fine=fine)

    def limb(
        self,
        points: Iterable[Sequence[float]] | Points,
        width: float,
        fill: str | None = None,
        line: str | None = "ink",
        *,
        taper: float = 1.0,
        how: Fill = "zigzag",
    ) -> Pen:
        """A tube along ``points``, ``width`` thick at first and ``width * taper`` at its end."""
        return self.shape(tube(as_points(points), width, taper), fill, line, how=how)

    def arc(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        start: float,
        end: float,
        line: str | None = "ink",
        *,
        weight: float = 1.0,
        fine: bool = False,
    ) -> Pen:
        """Part of an ellipse; angles in degrees, 0 = right, 90 = down (y points down)."""
        t = np.radians(np.linspace(start, end, 14))
        points = np.stack([x + rx * np.cos(t), y + ry * np.sin(t)], axis=1)
        self.marks.append(Mark(points, line, weight=weight, fine=fine))
        return self

    def dot(self, x: float, y: float, r: float, fill: str = "ink") -> Pen:
        """A small pressed dot."""
        self.marks.append(
            Mark(ellipse(x, y, r, r, 0.0, 10), fill, fill, True, "solid", 0.6, fine=True)
        )
        return self

    def star(
        self, x: float, y: float, r: float, fill: str | None = "yellow", line: str | None = "yellow"
    ) -> Pen:
        """A five-pointed star."""
        t = np.radians(np.arange(10) * 36.0 - 90.0)
        radius = np.where(np.arange(10) % 2 == 0, r, 0.45 * r)
        points = np.stack([x + radius * np.cos(t), y + radius * np.sin(t)], axis=1)
        return self.shape(points, fill, line, sharp=True, fine=True, weight=0.6)

    def heart(
        self, x: float, y: float, r: float, fill: str | None = "red", line: str | None = "red"
    ) -> Pen:
        """A heart, ``r`` half its width."""
        t = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        wide = 16 * np.sin(t) ** 3 / 16
        high = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)) / 16
        return self.shape(np.stack([x + r * wide, y + r * high], axis=1), fill, line, fine=True)

    def curl(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        line: str,
        *,
        turns: float = 5.0,
        weight: float = 1.0,
    ) -> Pen:
        """Loops wound over an oval: leaves of a tree, curly hair, smoke, a knot of anger."""
        t = np.linspace(0, 2 * np.pi * turns, int(12 * turns))
        r = min(rx, ry) * (0.62 + 0.2 * np.sin(2.3 * t))
        # The loops wander from left to right and back, bulging in the middle.
        across = np.abs(np.mod(t / (2 * np.pi * turns) * 4 + 1, 4) - 2) - 1
        points = np.stack(
            [
                x + np.maximum(rx - 0.62 * min(rx, ry), 0.0) * across + r * np.cos(t),
                y + (ry - 0.55 * min(rx, ry)) * np.sin(1.7 * t + 0.6) + r * np.sin(t),
            ],
            axis=1,
        )
        self.marks.append(Mark(points, line, weight=weight))
        return self


def as_points(points: Iterable[Sequence[float]] | Points) -> Points:
    """Any sequence of pairs as an array, shape ``(n, 2)``."""
    if isinstance(points, np.ndarray):
        return np.asarray(points, dtype=np.float64)
    return np.array([tuple(p) for p in points], dtype=np.float64).reshape(-1, 2)


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0, count: int = 26) -> Points:
    """Outline of an ellipse, starting near its top as a hand does; shape ``(count, 2)``."""
    t = np.linspace(0, 2 * np.pi, count, endpoint=False) - 1.9
    wide, high = rx * np.cos(t), ry * np.sin(t)
    cos, sin = math.cos(turn), math.sin(turn)
    return np.stack([x + wide * cos - high * sin, y + wide * sin + high * cos], axis=1)


def rounded(points: Points, closed: bool = False, per: int = 6) -> Points:
    """A Catmull–Rom curve through ``points``, ``per`` points a span."""
    if len(points) < 3:
        return points
    if closed:
        padded = np.concatenate([points[-1:], points, points[:2]])
    else:
        padded = np.concatenate(
            [2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]]
        )
    t = (np.arange(per) / per)[None, :, None]
    p0, p1, p2, p3 = (padded[i : len(padded) - 3 + i, None, :] for i in range(4))
    curve = 0.5 * (
        2 * p1
        + (p2 - p0) * t
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
        + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    )
    flat = curve.reshape(-1, 2)
    return flat if closed else np.concatenate([flat, points[-1:]])


def tube(points: Points, width: float, taper: float = 1.0) -> Points:
    """Outline of a limb along ``points``, rounded at its end; shape ``(m, 2)``."""
    even = np.arange(5)[:, None] / 4
    straight = points[:1] + (points[-1:] - points[:1]) * even
    path: Points = rounded(points, per=4) if len(points) > 2 else straight
    along: Points = np.asarray(np.gradient(path, axis=0))
    along /= np.maximum(np.sqrt((along * along).sum(axis=1, keepdims=True)), 1e-9)
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
    half = (width / 2 * np.linspace(1.0, taper, len(path)))[:, None]
    tip = path[-1:] + along[-1:] * half[-1:] * 0.8
    return np.concatenate([path + normal * half, tip, (path - normal * half)[::-1]])
