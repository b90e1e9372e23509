"""The compiled kernel: the same integers as :func:`geurim.ink.kernel.lay_numpy`, pixel by pixel."""

from __future__ import annotations

import numba  # pyright: ignore[reportMissingTypeStubs]
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

_NOTHING = np.zeros((1, 1), dtype=np.uint8)


def lay_compiled(
    pixels: Bytes,
    paper: Bytes,
    pressure: Bytes,
    origin: tuple[int, int],
    colour: tuple[int, int, int],
    table: Bytes,
    glaze: int,
    taken: Bytes | None,
) -> None:
    """:func:`geurim.ink.kernel.lay`, compiled; its machine code is kept between runs."""
    mask = _NOTHING if taken is None else taken
    _compiled(
        pixels,
        paper,
        pressure,
        origin[0],
        origin[1],
        colour[0],
        colour[1],
        colour[2],
        table,
        glaze,
        mask,
        taken is not None,
    )


def _loop(
    pixels: Bytes,
    paper: Bytes,
    pressure: Bytes,
    left: int,
    top: int,
    red: int,
    green: int,
    blue: int,
    table: Bytes,
    glaze: int,
    taken: Bytes,
    masked: bool,
) -> None:
    ink = (np.int32(red), np.int32(green), np.int32(blue))
    for y in range(pressure.shape[0]):
        for x in range(pressure.shape[1]):
            p = np.int32(pressure[y, x])
            if p == 0 or (masked and taken[top + y, left + x] != 0):
                continue
            alpha = np.int32(table[(p << 8) | np.int32(paper[top + y, left + x])])
            for c in range(3):
                below = np.int32(pixels[top + y, left + x, c])
                mixed = (ink[c] * (256 - glaze) + (ink[c] * below * glaze) // 255) >> 8
                pixels[top + y, left + x, c] = below + ((mixed - below) * alpha) // 255


_compiled = numba.njit(cache=True, nogil=True)(_loop)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
