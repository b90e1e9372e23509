"""Drawing paper: a smooth random height map and the faint shade that goes with it.

Made with integers only, so that the same seed gives the same sheet on every machine.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

TILE = 512
"""Side of the repeating tile, in device pixels."""

WHITE = (250, 248, 242)
"""Colour of the blank sheet."""


@cache
def height_tile(grain: int) -> NDArray[np.uint8]:
    """A seamless height map, shape ``(TILE, TILE)``, its values spread evenly over 0..255.

    ``grain`` is the radius in device pixels of the paper's hills (≥ 1). The tile is shared: each
    sheet starts at an offset of its own (see :class:`geurim.ink.canvas.Canvas`).
    """
    rng = np.random.default_rng(20240607 + grain)
    noise = rng.integers(0, 1 << 12, size=(TILE, TILE), dtype=np.int64)
    coarse = _blur(rng.integers(0, 1 << 12, size=(TILE, TILE), dtype=np.int64), 3 * grain + 1)
    fine = _blur(noise, grain)
    mixed = 5 * _flat(fine) + _flat(coarse)
    tile = (_flat(mixed) >> 8).astype(np.uint8)
    tile.flags.writeable = False
    return tile


def spread(tile: NDArray[np.uint8], rows: int, columns: int) -> NDArray[np.uint8]:
    """``tile`` (``(TILE, TILE)``) repeated over a sheet, shape ``(rows, columns)``; a copy."""
    repeat = (-(-rows // TILE), -(-columns // TILE))
    return np.ascontiguousarray(np.tile(tile, repeat)[:rows, :columns])


def _blur(values: NDArray[np.int64], radius: int) -> NDArray[np.int64]:
    """Two box blurs with wrap-around: close to a Gaussian, exact in integers."""
    out = values
    for axis in (0, 1):
        for _ in range(2):
            total = out.copy()
            for shift in range(1, radius + 1):
                total += np.roll(out, shift, axis) + np.roll(out, -shift, axis)
            out = total // (2 * radius + 1)
    return out


def _flat(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Replace each value by its rank, scaled to 0..65535."""
    order = np.argsort(values.ravel(), kind="stable")
    ranks = np.empty(values.size, dtype=np.int64)
    ranks[order] = np.arange(values.size, dtype=np.int64)
    return (ranks * 65536 // values.size).reshape(values.shape)
