"""The printed part of a sheet: paper, rules, frames, labels and the signs for the weather.

Print is even: one colour, a thin pen of one width, smooth edges at any resolution. What is printed
is collected in a mask, shape of the sheet, and mixed with the paper once. Nothing is written by
hand here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from geurim.ink.paper import WHITE
from geurim.page.plan import SHEET, Box
from geurim.records import Weather

Line = NDArray[np.float64]
"""Points, shape ``(n, 2)``, millimetres."""
Point = tuple[float, float]
_FINE = 4
"""Side of the square of samples that one pixel of a curved edge is averaged from."""


class Press:
    """Prints on one sheet at ``dpi`` dots an inch."""

    def __init__(self, dpi: int) -> None:
        self.scale = dpi / 25.4
        self.size = (round(SHEET[0] * self.scale), round(SHEET[1] * self.scale))
        self.mask = Image.new("L", self.size, 0)

    def snap(self, length: float) -> int:
        """Millimetres in whole dots."""
        return round(length * self.scale)

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """``box`` in whole dots: left, top, right, bottom."""
        right, bottom = self.snap(box.x + box.width), self.snap(box.y + box.height)
        return self.snap(box.x), self.snap(box.y), right, bottom

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float, tone: int
    ) -> None:
        """An upright or level line."""
        thick = max(1, self.snap(width))
        x0, y0 = (self.snap(v) - thick // 2 for v in start)
        x1, y1 = (self.snap(v) - thick // 2 for v in end)
        across = (x1 - x0, thick) if x1 > x0 else (thick, y1 - y0)
        self._lighten(Image.new("L", across, tone), (x0, y0))

    def frame(self, box: Box, radius: float, width: float, tone: int) -> None:
        """A rounded frame, its line centred on the edge of ``box``."""
        thick = max(1, self.snap(width))
        left, top, right, bottom = self.pixels(box)
        left, top = left - thick // 2, top - thick // 2
        right, bottom = right - thick // 2 + thick, bottom - thick // 2 + thick
        bend = max(thick, self.snap(radius))
        for y in (top, bottom - thick):
            self._lighten(Image.new("L", (right - left - 2 * bend, thick), tone), (left + bend, y))
        for x in (left, right - thick):
            self._lighten(Image.new("L", (thick, bottom - top - 2 * bend), tone), (x, top + bend))
        ring = _ring(bend, thick, tone)
        for x, turn_x in ((left, 0), (right - bend, bend)):
            for y, turn_y in ((top, 0), (bottom - bend, bend)):
                corner = ring.crop((turn_x, turn_y, turn_x + bend, turn_y + bend))
                self._lighten(corner, (x, y))

    @staticmethod
    def rounded(size: tuple[int, int], radius: int) -> Image.Image:
        """A mask of ``size`` dots, full but for its rounded corners."""
        mask = Image.new("L", size, 255)
        if radius < 1 or min(size) < 2 * radius:
            return mask
        disc = _ring(radius, radius, 255)
        for x, turn_x in ((0, 0), (size[0] - radius, radius)):
            for y, turn_y in ((0, 0), (size[1] - radius, radius)):
                mask.paste(disc.crop((turn_x, turn_y, turn_x + radius, turn_y + radius)), (x, y))
        return mask

    def tint(self, box: Box, radius: float, tone: int) -> None:
        """A rounded, filled box."""
        left, top, right, bottom = self.pixels(box)
        full = self.rounded((right - left, bottom - top), self.snap(radius))
        self._lighten(full.point([round(v * tone / 255) for v in range(256)]), (left, top))

    def lines(self, strokes: Iterable[Line], width: float, tone: int) -> None:
        """Free lines, drawn with a round pen ``width`` millimetres wide."""
        paths = [np.asarray(stroke) * self.scale for stroke in strokes if len(stroke)]
        if not paths:
            return
        margin = width * self.scale + 2
        every = np.concatenate(paths)
        left, top = (math.floor(v - margin) for v in every.min(axis=0))
        right, bottom = (math.ceil(v + margin) for v in every.max(axis=0))
        plane = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE), 0)
        draw = ImageDraw.Draw(plane)
        pen = max(1.0, width * self.scale) * _FINE
        for path in paths:
            flat = ((path - (left, top)) * _FINE).ravel().tolist()
            draw.line(flat, fill=tone, width=round(pen), joint="curve")
            for x, y in (flat[:2], flat[-2:]):
                draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=tone)
        self._lighten(plane.reduce(_FINE), (left, top))

    def _lighten(self, patch: Image.Image, place: tuple[int, int]) -> None:
        box = (*place, place[0] + patch.width, place[1] + patch.height)
        if patch.width > 0 and patch.height > 0:
            self.mask.paste(ImageChops.lighter(self.mask.crop(box), patch), box)


def paper(press: Press, seed: int) -> Image.Image:
    """A blank sheet: warm white, a few faint fibres; mostly even, so that files stay small."""
    sheet = Image.new("RGB", press.size, WHITE)
    draw = ImageDraw.Draw(sheet)
    rng = np.random.default_rng([seed, 0x70617065])
    count = 420
    starts = rng.uniform((0, 0), SHEET, (count, 2))
    angles = rng.uniform(0, 2 * np.pi, count)[:, None] + np.cumsum(
        rng.normal(0, 0.5, (count, 5)), 1
    )
    steps = np.stack([np.cos(angles), np.sin(angles)], 2) * rng.uniform(0.1, 0.55, (count, 1, 1))
    paths = (starts[:, None] + np.cumsum(steps, 1)) * press.scale
    # A fibre is thinner than a pixel of a small page: it is paler there instead.
    pale = min(1.0, press.scale / 11)
    for path, shade in zip(paths, rng.integers(3, 9, count).tolist(), strict=True):
        tint = tuple(part - round(shade * pale) for part in WHITE)
        draw.line(path.ravel().tolist(), fill=tint, width=max(1, press.snap(0.09)))
    return sheet


def _ring(bend: int, thick: int, tone: int) -> Image.Image:
    """A ring of outer radius ``bend`` dots: its quarters are the corners of a frame."""
    side = 2 * bend * _FINE
    plane = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(plane)
    draw.ellipse((0, 0, side - 1, side - 1), fill=tone)
    inner = thick * _FINE
    if side > 2 * inner:
        draw.ellipse((inner, inner, side - 1 - inner, side - 1 - inner), fill=0)
    return plane.reduce(_FINE)


def weather_sign(weather: Weather, box: Box) -> list[Line]:
    """The printed sign for ``weather``, in ``box``."""
    strokes = _SIGNS[weather]()
    return [stroke * (box.width, box.height) + (box.x, box.y) for stroke in strokes]


def arc(
    x: float, y: float, radius: float, start: float = 0.0, end: float = 360.0, flat: float = 1.0
) -> Line:
    """Part of a circle (degrees, clockwise from the right), ``flat`` times as high as wide."""
    angles = np.radians(np.linspace(start, end, max(4, round(abs(end - start) / 8))))
    return np.stack([x + radius * np.cos(angles), y + flat * radius * np.sin(angles)], axis=1)


def _path(*points: tuple[float, float]) -> Line:
    return np.array(points, dtype=np.float64)


def _sun() -> Sequence[Line]:
    rays = [
        _path(*((0.5 + r * math.cos(a), 0.5 + r * math.sin(a)) for r in (0.33, 0.46)))
        for a in (k * math.pi / 4 for k in range(8))
    ]
    return [arc(0.5, 0.5, 0.22), *rays]


def _cloud(drop: float = 0.0) -> Sequence[Line]:
    outline = np.concatenate([
        arc(0.27, 0.58, 0.17, 90, 262),
        arc(0.49, 0.45, 0.22, 198, 338),
        arc(0.74, 0.58, 0.17, 268, 450),
        _path((0.27, 0.75)),
    ])  # fmt: skip
    return [outline - (0.0, drop)]


def _umbrella() -> Sequence[Line]:
    third = 0.8 / 3
    middles = (0.1 + third * (k + 0.5) for k in range(3))
    hem = np.concatenate([arc(x, 0.5, third / 2, 180, 360, 0.55) for x in middles])
    handle = np.concatenate([_path((0.5, 0.43)), arc(0.41, 0.8, 0.09, 0, 170)])
    return [arc(0.5, 0.5, 0.4, 180, 360, 0.9), hem, handle, _path((0.5, 0.14), (0.5, 0.07))]


def _snowman() -> Sequence[Line]:
    return [
        arc(0.5, 0.68, 0.24),
        arc(0.5, 0.31, 0.155),
        _path((0.36, 0.17), (0.64, 0.17)),
        _path((0.41, 0.16), (0.43, 0.04), (0.57, 0.04), (0.59, 0.16)),
        *(_path((x, 0.29), (x, 0.30)) for x in (0.445, 0.555)),
        *(_path((0.5, y), (0.5, y + 0.01)) for y in (0.60, 0.72)),
        _path((0.27, 0.6), (0.1, 0.5)),
        _path((0.73, 0.6), (0.9, 0.5)),
    ]


def _wind() -> Sequence[Line]:
    upper = np.concatenate([_path((0.08, 0.40)), arc(0.60, 0.27, 0.13, 90, -190)])
    middle = np.concatenate([_path((0.18, 0.54)), arc(0.80, 0.42, 0.12, 90, -180)])
    lower = np.concatenate([_path((0.08, 0.68)), arc(0.56, 0.79, 0.11, -90, 180)])
    return [upper, middle, lower]


def _storm() -> Sequence[Line]:
    bolt = _path((0.53, 0.56), (0.40, 0.76), (0.54, 0.76), (0.44, 0.96))
    return [*_cloud(0.14), bolt]


_SIGNS = {
    "clear": _sun, "cloudy": _cloud, "rain": _umbrella,
    "snow": _snowman, "wind": _wind, "storm": _storm,
}  # fmt: skip
