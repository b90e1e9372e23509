"""Damage to pictures, to teach and to try a judge: blurred, in blocks, faces smudged.

Each function returns a new picture, RGB of bytes, of the shape it was given. What is damaged keeps
its subject; whether a face can still be read is :func:`readable`'s to say.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from geurim.records import Pixels

UNREADABLE_BELOW, READABLE_FROM = 6.0, 9.0
"""Pixels that are left of the width of eyes and mouth; in between nobody can say."""
_FEATURES = 1.2
"""Width of eyes and mouth over the radius of the head."""


def blurred(pixels: Pixels, factor: float) -> Pixels:
    """Scaled down by ``factor`` ≥ 1 and back: 2 takes 128 pixels to 64."""
    high, wide = pixels.shape[:2]
    small = (max(1, round(wide / factor)), max(1, round(high / factor)))
    image = Image.fromarray(pixels).resize(small, Image.Resampling.BOX)
    return np.asarray(image.resize((wide, high), Image.Resampling.BILINEAR))


def blocks(pixels: Pixels, side: int) -> Pixels:
    """Squares of ``side`` pixels, each of one colour."""
    high, wide = pixels.shape[:2]
    small = (max(1, round(wide / side)), max(1, round(high / side)))
    image = Image.fromarray(pixels).resize(small, Image.Resampling.BOX)
    return np.asarray(image.resize((wide, high), Image.Resampling.NEAREST))


def smudged(
    pixels: Pixels, centre: tuple[float, float], radius: float, rng: np.random.Generator
) -> Pixels:
    """The head at ``centre`` (x, y), ``radius`` pixels, made unreadable in one of three ways.

    It is blurred, cut into few blocks, or its parts are melted into one another; towards the rim of
    an oval the damage fades, so that no edge tells of it.
    """
    high, wide = pixels.shape[:2]
    reach = 1.15 * radius
    left, right = _within(centre[0], reach, wide)
    top, low = _within(centre[1], reach, high)
    made = pixels.copy()
    if right - left < 2 or low - top < 2:
        return made
    face = pixels[top:low, left:right]
    way = int(rng.integers(3))
    strength = float(rng.uniform(0.22, 0.45)) * radius
    if way == 0:
        image = Image.fromarray(face).filter(ImageFilter.GaussianBlur(strength))
        spoilt = np.asarray(image)
    elif way == 1:
        spoilt = blocks(face, max(2, round(1.6 * strength)))
    else:
        spoilt = _melted(face, 1.5 * strength, rng)
    rows, columns = np.mgrid[top:low, left:right]
    away = np.hypot(columns + 0.5 - centre[0], rows + 0.5 - centre[1]) / reach
    share = np.clip((1.0 - away) / 0.15, 0.0, 1.0)[..., None]
    made[top:low, left:right] = np.round(face + share * (spoilt.astype(float) - face))
    return made


def readable(radius: float, factor: float) -> bool | None:
    """Whether a head of ``radius`` pixels can be read at a ``factor`` less; ``None``: unsure."""
    left = _FEATURES * radius / factor if factor > 1.0 else READABLE_FROM
    return True if left >= READABLE_FROM else False if left < UNREADABLE_BELOW else None


def _within(middle: float, reach: float, end: int) -> tuple[int, int]:
    low, high = round(middle - reach), round(middle + reach)
    return min(max(low, 0), end), min(max(high, 0), end)


def _melted(face: Pixels, strength: float, rng: np.random.Generator) -> Pixels:
    """Every pixel from somewhere near, neighbours from near one another; then a little blur."""
    high, wide = face.shape[:2]
    coarse = max(2, round(min(high, wide) / max(2.0, 1.2 * strength)))
    shifts: list[np.ndarray] = []
    for _ in range(2):
        field = rng.normal(0.0, strength, (coarse, coarse)).astype(np.float32)
        image = Image.fromarray(field).resize((wide, high), Image.Resampling.BICUBIC)
        shifts.append(np.asarray(image))
    grid: Any = np.mgrid[:high, :wide]
    y = np.rint(grid[0] + shifts[0]).astype(int).clip(0, high - 1)
    x = np.rint(grid[1] + shifts[1]).astype(int).clip(0, wide - 1)
    image = Image.fromarray(face[y, x]).filter(ImageFilter.GaussianBlur(0.15 * strength))
    return np.asarray(image)
