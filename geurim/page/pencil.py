"""A pencil on a printed sheet: lines and filled shapes with the grain of writing paper.

Paintings are drawn with wide, streaky tools and reduced afterwards; a page is written at its final
size, so edges are averaged here from finer samples and the line stays whole. No letters are known
here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from geurim.ink import Medium, kernel
from geurim.ink.paper import TILE, height_tile
from geurim.records import Pixels

GRAPHITE = (58, 57, 63)
LEAD = Medium("soft pencil", 5.0, 5.0, 0.80, 0.0, 0.75, 0.30, 0.90, 0.45)
_TRUE = 11.0
"""Pixels a millimetre at which the grain has its full height."""


@dataclass(frozen=True)
class Desk:
    """A printed sheet that is being written on."""

    pixels: Pixels
    """Changed in place."""
    grain: NDArray[np.uint8]
    """Height of the paper, shape ``(rows, columns)``."""
    scale: float
    """Pixels a millimetre."""

    @classmethod
    def of(cls, pixels: Pixels, scale: float) -> Desk:
        """``pixels`` on a desk, with the grain of writing paper."""
        rows, columns = pixels.shape[:2]
        repeat = (-(-rows // TILE), -(-columns // TILE))
        # Where a hill of one pixel is large for a letter, the hills are made lower.
        relief = min(256, round(256 * scale / _TRUE))
        tooth = (128 + (_tooth().astype(np.int64) - 128) * relief // 256).astype(np.uint8)
        return cls(pixels, np.tile(tooth, repeat)[:rows, :columns].copy(), scale)


@cache
def _tooth() -> NDArray[np.uint8]:
    """Writing paper, finer than drawing paper: hills of a pixel or two, ``(TILE, TILE)``."""
    fine = np.random.default_rng(1446).integers(0, 256, (TILE, TILE))
    return ((9 * height_tile(1).astype(np.int64) + 7 * fine) // 16).astype(np.uint8)


def scribble(
    desk: Desk, strokes: Sequence[NDArray[np.float64]], pen: float, rng: np.random.Generator
) -> None:
    """Draw ``strokes`` (millimetres) with a pencil ``pen`` millimetres wide.

    The stamp of a pencil point is smaller than the paper's grain is in a painting, so edges are
    averaged from finer samples; the pressure swells and falls along every stroke.
    """
    scale = desk.scale
    wide = max(1.2, pen * scale)
    fine = 3 if wide > 5 else 6  # samples along the side of a pixel
    paths = [stroke * scale for stroke in strokes]
    every = np.concatenate(paths)
    left, top = (int(v - wide - 2) for v in every.min(axis=0))
    right, bottom = (int(v + wide + 3) for v in every.max(axis=0))
    plane = Image.new("L", ((right - left) * fine, (bottom - top) * fine), 0)
    draw = ImageDraw.Draw(plane)
    load = rng.uniform(0.92, 1.08)
    for path in paths:
        _trace(draw, (path - (left, top)) * fine, wide * fine, load, rng)
    lay(desk, plane.reduce(fine), (left, top))


def _trace(
    draw: ImageDraw.ImageDraw,
    path: NDArray[np.float64],
    wide: float,
    load: float,
    rng: np.random.Generator,
) -> None:
    pieces = max(1, min(8, (len(path) - 1) // 3))
    cuts = np.linspace(0, len(path) - 1, pieces + 1).astype(int).tolist()
    way = (np.arange(pieces) + 0.5) / pieces
    # A child leans on the start of a stroke and lifts the point at its end.
    lean = 1.08 - 0.2 * way**2 + rng.normal(0, 0.045, pieces)
    tones = np.clip(255 * LEAD.pressure * load * lean, 1, 255).astype(int).tolist()
    widths = np.rint(wide * (1.04 - 0.12 * way + rng.normal(0, 0.025, pieces))).astype(int).tolist()
    for (start, end), tone, width in zip(pairwise(cuts), tones, widths, strict=True):
        draw.line(path[start : end + 1].ravel().tolist(), fill=tone, width=max(1, width))
    for index in _bends(path):
        piece = min(pieces - 1, index * pieces // max(1, len(path) - 1))
        (x, y), half = path[index].tolist(), widths[piece] / 2
        draw.ellipse((x - half, y - half, x + half, y + half), fill=tones[piece])


def _bends(path: NDArray[np.float64]) -> list[int]:
    """Where a line needs a round joint: at its ends and its corners."""
    steps = np.diff(path, axis=0)
    turn = np.zeros(len(path), dtype=bool)
    turn[[0, -1]] = True
    if len(steps) > 1:
        lengths = np.hypot(steps[:, 0], steps[:, 1])
        cosines = (steps[1:] * steps[:-1]).sum(axis=1)
        turn[1:-1] = cosines < 0.996 * lengths[1:] * lengths[:-1]
    return np.flatnonzero(turn).tolist()


def lay(desk: Desk, plane: Image.Image, origin: tuple[int, int]) -> None:
    """Lay the pressures of ``plane``, its corner at ``origin`` (pixels), where the sheet is."""
    rows, columns = desk.pixels.shape[:2]
    x, y = origin
    left, top = max(0, -x), max(0, -y)
    right, bottom = min(plane.width, columns - x), min(plane.height, rows - y)
    if left < right and top < bottom:
        pressure = np.asarray(plane.crop((left, top, right, bottom)))
        kernel.lay(
            desk.pixels, desk.grain, pressure, (x + left, y + top), GRAPHITE,
            LEAD.table(), round(256 * LEAD.glaze), None,
        )  # fmt: skip
