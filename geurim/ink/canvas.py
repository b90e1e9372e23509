"""A sheet of paper that takes strokes.

Lengths and positions are in logical units, 1/512 of a picture's height, x to the right and y
down; ``scale`` device pixels make one unit. Pigment is laid in integer arithmetic: the same calls
give the same bytes, and the compiled kernel (:mod:`geurim.ink.kernel`) the same bytes as numpy.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from geurim.ink import kernel
from geurim.ink.media import Medium
from geurim.ink.paper import TILE, WHITE, height_tile, spread

Points = NDArray[np.float64]
"""A polyline, shape ``(n, 2)``, logical units."""
Colour = tuple[int, int, int]
Mask = NDArray[np.uint8]
"""Device-resolution mask, shape ``(rows, columns)``; non-zero where pigment must not go."""


class Canvas:
    """A sheet of ``width`` × ``height`` units at ``scale`` device pixels a unit."""

    def __init__(
        self,
        width: float,
        height: float,
        scale: float,
        seed: int,
        ground: Colour = WHITE,
        relief: float = 1.0,
    ) -> None:
        """Take a blank sheet; ``seed`` chooses its grain, ``relief`` (0..1) how much it shows."""
        self.width = width
        self.height = height
        self.scale = scale
        columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
        offset = np.random.default_rng((seed, 77)).integers(0, TILE, size=2)
        tile = np.roll(height_tile(max(1, round(0.5 * scale))), tuple(offset), (0, 1))
        self.paper: Mask = spread(tile, rows, columns)
        shade = ((self.paper.astype(np.int16) - 128) * round(3 * relief)) >> 7
        self.pixels = np.clip(np.array(ground, dtype=np.int16) + shade[:, :, None], 0, 255).astype(
            np.uint8
        )

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns in device pixels."""
        return self.paper.shape[0], self.paper.shape[1]

    def stroke(
        self,
        points: Points,
        colour: Colour,
        medium: Medium,
        rng: np.random.Generator,
        *,
        width: float = 1.0,
        pressure: float = 1.0,
        taken: Mask | None = None,
    ) -> None:
        """Draw one stroke along ``points``.

        ``width`` and ``pressure`` multiply the medium's own; nothing is laid where ``taken`` is
        set.
        """
        path = np.asarray(points, dtype=np.float64) * self.scale
        if len(path) == 0:
            return
        if len(path) == 1:
            path = np.concatenate([path, path + np.array([0.6 * self.scale, 0.0])])
        tip = max(1.0, medium.width * width * self.scale)
        part = self._part(path, tip / 2 + 2)
        if part is None:
            return
        plane, corner = part
        _press(plane, path - corner, tip, medium, pressure, rng, self.scale)
        kernel.lay(
            self.pixels,
            self.paper,
            np.asarray(plane),
            corner,
            colour,
            medium.table(),
            round(256 * medium.glaze),
            taken,
        )

    def cover(self, mask: Mask, points: Points, grow: float = 0.0) -> None:
        """Set ``mask`` inside the closed outline ``points``, grown by ``grow`` ≥ 0 units."""
        path = np.asarray(points, dtype=np.float64) * self.scale
        margin = grow * self.scale
        part = self._part(path, margin + 2)
        if part is None or len(path) < 2:
            return
        plane, corner = part
        draw = ImageDraw.Draw(plane)
        flat = _flat(path - corner)
        if len(path) > 2:
            draw.polygon(flat, fill=255)
        if margin >= 0.5:
            draw.line(flat + flat[:2], fill=255, width=max(1, round(2 * margin)), joint="curve")
        _set(mask, plane, corner)

    def trace(self, mask: Mask, points: Points, width: float) -> None:
        """Set ``mask`` along the open line ``points``, ``width`` units wide."""
        path = np.asarray(points, dtype=np.float64) * self.scale
        thick = max(1, round(width * self.scale))
        part = self._part(path, thick / 2 + 2)
        if part is None:
            return
        plane, corner = part
        ImageDraw.Draw(plane).line(_flat(path - corner), fill=255, width=thick)
        _set(mask, plane, corner)

    def blank_mask(self) -> Mask:
        """An empty mask of the canvas's shape."""
        return np.zeros(self.shape, dtype=np.uint8)

    def image(self, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """The sheet as RGB, shape ``(height, width, 3)``; resampled to ``size`` if given."""
        if size is None or (size[1], size[0]) == self.shape:
            return self.pixels.copy()
        reduced = Image.fromarray(self.pixels).resize(size, Image.Resampling.BOX)
        return np.array(reduced)

    def _part(self, path: Points, margin: float) -> tuple[Image.Image, tuple[int, int]] | None:
        """A blank plane for the part of the sheet about ``path``, and its corner (pixels).

        None where ``path`` misses the sheet.
        """
        rows, columns = self.shape
        low, high = path.min(axis=0) - margin, path.max(axis=0) + margin
        if not (np.isfinite(low).all() and np.isfinite(high).all()):
            raise ValueError("a stroke has a coordinate that is not a number")
        left, top = max(0, math.floor(low[0])), max(0, math.floor(low[1]))
        right, bottom = min(columns, math.ceil(high[0])), min(rows, math.ceil(high[1]))
        if left >= right or top >= bottom:
            return None
        return Image.new("L", (right - left, bottom - top), 0), (left, top)


def _set(mask: Mask, plane: Image.Image, corner: tuple[int, int]) -> None:
    """Set ``mask`` where ``plane``, whose corner lies at ``corner``, is set."""
    left, top = corner
    region = mask[top : top + plane.height, left : left + plane.width]
    np.maximum(region, np.asarray(plane), out=region)


def _flat(path: Points) -> list[float]:
    return path.ravel().tolist()


def _press(
    plane: Image.Image,
    path: Points,
    tip: float,
    medium: Medium,
    pressure: float,
    rng: np.random.Generator,
    scale: float,
) -> None:
    """Draw the pressure (0..255) of every bristle along ``path`` (device pixels) onto ``plane``."""
    # Bristles thinner than a pixel and a half would only cost time.
    count = max(1, min(9, round(tip / max(medium.bristle * scale, 1.5))))
    spread = (np.arange(count) - (count - 1) / 2) * (tip / count)
    thick = max(1, math.ceil(tip / count + 0.4))
    draw = ImageDraw.Draw(plane)
    chunk = 5
    chunks = max(1, -(-(len(path) - 1) // chunk))
    # Each bristle's own load, its own drift along the stroke, and one that all share.
    own = rng.uniform(1 - medium.streak, 1 + 0.5 * medium.streak, count)
    drift = 1 + medium.streak * 0.35 * rng.uniform(-1, 1, (count, chunks))
    shared = 1 + 0.10 * rng.uniform(-1, 1, chunks)
    edge = 1 - 0.28 * (np.abs(spread) / max(1e-6, float(np.abs(spread).max()))) ** 2
    if count == 1:
        edge = np.ones(1)
    press = 255 * medium.pressure * pressure * (own * edge)[:, None] * drift * shared
    values = np.clip(press, 0, 255).astype(np.int64).tolist()
    normals = _normals(path)
    for k in rng.permutation(count).tolist():
        flat = _flat(path + normals * spread[k])
        row: Sequence[int] = values[k]
        for c in range(chunks):
            draw.line(flat[2 * c * chunk : 2 * ((c + 1) * chunk + 1)], fill=row[c], width=thick)


def _normals(path: Points) -> Points:
    """Unit normals at the points of a polyline; zero where it stands still."""
    along = np.empty_like(path)
    along[1:-1] = path[2:] - path[:-2]
    along[0] = path[1] - path[0]
    along[-1] = path[-1] - path[-2]
    length = np.sqrt((along * along).sum(axis=1, keepdims=True))
    along /= np.where(length > 1e-9, length, 1.0)
    return np.stack([-along[:, 1], along[:, 0]], axis=1)
