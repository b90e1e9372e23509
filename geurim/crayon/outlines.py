"""Outlines that many things share: clouds, waves, zigzags, halves of ovals; points, shape (n, 2).

Nothing is coloured or put on a sketch here.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from geurim.crayon.sketch import Points


def scalloped(
    x: float,
    y: float,
    rx: float,
    ry: float,
    bumps: int,
    rng: np.random.Generator,
    depth: float = 0.2,
) -> Points:
    """The outline of a cloud or of leaves: an oval with ``bumps`` unequal bulges.

    Shape ``(n, 2)``.
    """
    widths = rng.uniform(0.7, 1.3, bumps)
    ends = np.concatenate([[0.0], np.cumsum(widths)]) / widths.sum() * 2 * math.pi - 2.0
    points: list[Points] = []
    for start, end in pairwise([float(end) for end in ends]):
        t: Points = np.linspace(start, end, 8, endpoint=False)
        bulge = 1.0 - depth + depth * 1.4 * np.sin(np.pi * (t - start) / (end - start)) ** 0.7
        points.append(np.stack([x + rx * bulge * np.cos(t), y + ry * bulge * np.sin(t)], axis=1))
    return np.concatenate(points)


def cloud(x: float, y: float, rx: float, ry: float, bumps: int, depth: float = 0.16) -> Points:
    """An outline of ``bumps`` scallops around an oval: wool, manes, bushes."""
    t = np.linspace(0, 2 * np.pi, bumps * 6, endpoint=False) - 1.9
    swell = 1.0 - depth + depth * 2.0 * np.abs(np.sin((t + 1.9) * bumps / 2))
    return np.stack([x + rx * swell * np.cos(t), y + ry * swell * np.sin(t)], axis=1)


def spiked(x: float, y: float, rx: float, ry: float, count: int, depth: float = 0.25) -> Points:
    """A star-like outline of ``count`` points around an oval: a mane, prickles, a sunflower."""
    t = np.linspace(0, 2 * np.pi, 2 * count, endpoint=False) - 1.9
    reach = np.where(np.arange(2 * count) % 2 == 0, 1.0 + depth, 1.0 - depth)
    return np.stack([x + rx * reach * np.cos(t), y + ry * reach * np.sin(t)], axis=1)


def wavy(
    left: float, right: float, y: float, lift: float, period: float, rng: np.random.Generator
) -> Points:
    """A wavy line from ``left`` to ``right`` about ``y``; shape ``(n, 2)``."""
    x = np.linspace(left, right, max(6, int(abs(right - left) / period * 8)))
    phase = rng.uniform(0, 6.28)
    return np.stack([x, y + lift * np.sin(x / period * 2 * math.pi + phase)], axis=1)


def zigzag_line(
    left: float, right: float, y: float, lift: float, count: int, *, start: int = 0
) -> list[tuple[float, float]]:
    """A pointed zigzag of ``count`` teeth from ``left`` to ``right`` about ``y``."""
    steps = 2 * count
    return [
        (left + (right - left) * k / steps, y + (lift if (k + start) % 2 else -lift))
        for k in range(steps + 1)
    ]


def half_oval(
    x: float,
    y: float,
    rx: float,
    ry: float,
    start: float = 0.0,
    end: float = 180.0,
    count: int = 14,
) -> Points:
    """Part of an oval's edge as points (degrees, 0 right, 90 down); shape ``(count, 2)``."""
    t = np.radians(np.linspace(start, end, count))
    return np.stack([x + rx * np.cos(t), y + ry * np.sin(t)], axis=1)


def mirrored(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A closed outline from its right half, given from top to bottom."""
    return points + [(-x, y) for x, y in reversed(points) if x > 1e-9]


def spread(rng: np.random.Generator, count: int, rx: float, ry: float) -> Points:
    """``count`` points that fill an oval about the origin, irregularly; shape ``(count, 2)``."""
    k = np.arange(count) + 0.6
    radius = np.sqrt(k / (count + 0.4))
    t = k * 2.399963 + rng.uniform(0, 6.28)
    jitter = rng.normal(0, 0.05, (count, 2))
    return (np.stack([radius * np.cos(t), radius * np.sin(t)], axis=1) + jitter) * (rx, ry)
