"""Laying pigment: the inner loop, in numpy, or compiled where numba is installed (``fast``).

Both work in integers and give the same bytes. :func:`using` insists on one, for tests and
benchmarks.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Name = Literal["numpy", "numba"]
Lay = Callable[
    [Bytes, Bytes, Bytes, tuple[int, int], tuple[int, int, int], Bytes, int, Bytes | None], None
]


def lay(
    pixels: Bytes,
    paper: Bytes,
    pressure: Bytes,
    origin: tuple[int, int],
    colour: tuple[int, int, int],
    table: Bytes,
    glaze: int,
    taken: Bytes | None,
) -> None:
    """Lay pigment of ``colour`` on ``pixels`` where ``pressure`` is not zero.

    Args:
        pixels: RGB sheet, shape ``(rows, columns, 3)``; changed in place.
        paper: height map, shape ``(rows, columns)``.
        pressure: 0..255, shape ``(h, w)``.
        origin: column and row of the sheet where the corner of ``pressure`` lies.
        colour: RGB.
        table: opacity by ``pressure << 8 | height``, shape ``(65536,)``.
        glaze: 0..256, share of the colour that multiplies what is below.
        taken: mask of the sheet's shape, non-zero where nothing is laid.
    """
    _chosen(_wish.get())(pixels, paper, pressure, origin, colour, table, glaze, taken)


_wish: ContextVar[Name | None] = ContextVar("kernel", default=None)


@contextmanager
def using(name: Name) -> Generator[None]:
    """Lay pigment with the kernel called ``name`` inside the ``with`` block."""
    token = _wish.set(name)
    try:
        yield
    finally:
        _wish.reset(token)


@cache
def _chosen(wish: Name | None) -> Lay:
    if wish == "numpy" or (wish is None and not available()):
        return lay_numpy
    from geurim.ink.compiled import lay_compiled

    return lay_compiled


def available() -> bool:
    """Whether the compiled kernel can be used here."""
    return importlib.util.find_spec("numba") is not None


def lay_numpy(
    pixels: Bytes,
    paper: Bytes,
    pressure: Bytes,
    origin: tuple[int, int],
    colour: tuple[int, int, int],
    table: Bytes,
    glaze: int,
    taken: Bytes | None,
) -> None:
    """:func:`lay` in numpy: only the pixels that are touched are gathered, mixed and put back."""
    columns = paper.shape[1]
    left, top = origin
    inside = np.flatnonzero(pressure)
    at = (inside // pressure.shape[1] + top) * columns + inside % pressure.shape[1] + left
    pressed = pressure.ravel()[inside]
    if taken is not None:
        free = taken.ravel()[at] == 0
        at, pressed = at[free], pressed[free]
    alpha = table[(pressed.astype(np.int32) << 8) | paper.ravel()[at]].astype(np.int32)
    flat = pixels.reshape(-1, 3)
    below = flat[at].astype(np.int32)
    ink = np.array(colour, dtype=np.int32)
    mixed = ink * (256 - glaze) + ((ink * below * glaze) // 255)
    below += (((mixed >> 8) - below) * alpha[:, None]) // 255
    flat[at] = below.astype(np.uint8)
