"""The drawing tools: how wide they are, and how their pigment settles on the paper's grain.

A tool's tip is a row of *bristles*, each with a pressure of its own, drifting slowly along the
stroke: that makes the streaks of a worn crayon. Where a bristle presses with ``p`` (0..255) on
paper of height ``h`` (0..255, uniform over the sheet) the opacity of the deposit is ``table[p,
h]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Medium:
    """A drawing tool. Lengths are in logical units (1/512 of a picture's height)."""

    name: str
    width: float
    """Tip width."""
    bristle: float
    """Distance of neighbouring bristles; smaller is smoother and slower."""
    pressure: float
    """Mean pressure, 0..1: the share of the paper's surface that takes pigment."""
    streak: float
    """0..1: how unequal the bristles are."""
    softness: float
    """0..1: 0 deposits all or nothing at a grain's edge, 1 ignores the grain."""
    film: float
    """0..1: opacity of the thin film in the valleys, at full pressure."""
    opacity: float
    """0..1: opacity of the deposit on the hills."""
    glaze: float
    """0..1: share of the colour that multiplies what is below, like glass, not like paint."""

    def table(self) -> NDArray[np.uint8]:
        """Opacity by pressure and paper height, shape ``(256 * 256,)``, index ``p << 8 | h``."""
        return _table(self.softness, self.film, self.opacity)


CRAYON = Medium("crayon", 9.0, 1.5, 0.70, 0.50, 0.40, 0.26, 0.97, 0.62)
COLOURED_PENCIL = Medium("coloured pencil", 3.6, 1.0, 0.62, 0.36, 0.60, 0.20, 0.88, 0.70)
FELT = Medium("felt pen", 5.2, 1.0, 0.97, 0.04, 0.95, 0.80, 0.92, 0.82)
PENCIL = Medium("pencil", 2.8, 0.8, 0.68, 0.24, 0.60, 0.22, 0.86, 0.60)


@cache
def _table(softness: float, film: float, opacity: float) -> NDArray[np.uint8]:
    pressure = np.arange(256, dtype=np.float64)[:, None] / 255.0
    height = np.arange(256, dtype=np.float64)[None, :] / 255.0
    edge = np.clip((pressure - (1.0 - height)) / max(softness, 1e-3) + 0.5, 0.0, 1.0)
    hills = edge * edge * (3.0 - 2.0 * edge) * opacity
    valleys = film * pressure
    alpha = valleys + (1.0 - valleys) * hills
    alpha[0] = 0.0
    table = np.rint(alpha * 255.0).astype(np.uint8).ravel()
    table.flags.writeable = False
    return table
