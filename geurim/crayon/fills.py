"""Colouring in: zigzags and loops that cover an outline as a hand does, never clipped to it."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geurim.crayon.sketch import Points

REACH = 190.0
"""Longest stroke of a resting wrist, units; wider areas are filled patch by patch."""


def zigzag(
    outline: Points, angle: float, pitch: float, ragged: float, rng: np.random.Generator
) -> list[Points]:
    """Zigzag strokes over the closed ``outline``.

    Args:
        outline: shape ``(n, 2)``, units.
        angle: direction of the strokes, radians.
        pitch: mean distance of neighbouring strokes, units.
        ragged: how far ends lie beyond or short of the edge, units.
        rng: source of all irregularity.

    Returns:
        Polylines; one for each connected piece and patch.
    """
    centre = outline.mean(axis=0)
    local = _turned(outline - centre, -angle)
    left, right = float(local[:, 0].min()), float(local[:, 0].max())
    columns = max(1, round((right - left) / REACH))
    cuts = np.linspace(left, right, columns + 1)
    cuts[1:-1] += rng.uniform(-0.2, 0.2, columns - 1) * (right - left) / columns
    strokes: list[Points] = []
    for low, high in pairwise(cuts.tolist()):
        swing = rng.normal(0, 0.09) if columns > 1 else 0.0
        patch = _patch(_turned(local, -swing), low, high, pitch, ragged, columns > 1, rng)
        strokes += [_turned(stroke, swing + angle) + centre for stroke in patch]
    return strokes


def loops(outline: Points, pitch: float, rng: np.random.Generator) -> list[Points]:
    """Wound loops over the closed ``outline``: how leaves and wool are coloured."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    centre, half = (low + high) / 2, (high - low) / 2
    radius = max(2.0, min(half) * 0.34)
    turns = max(4, int(1.1 * half[0] * half[1] / (radius * pitch)))
    t = np.linspace(0, 2 * math.pi * turns, 11 * turns)
    drift = np.interp(
        np.linspace(0, 1, len(t)), np.linspace(0, 1, turns + 1), rng.uniform(0, 1, turns + 1)
    )
    ring = np.sqrt(
        np.interp(
            np.linspace(0, 1, len(t)), np.linspace(0, 1, turns + 1), rng.uniform(0, 1, turns + 1)
        )
    )
    around = 2 * math.pi * (drift * 2 + t / t[-1] * 3)
    reach = np.maximum(half - radius, 0.15 * half)
    x = centre[0] + reach[0] * ring * np.cos(around) + radius * np.cos(t)
    y = centre[1] + reach[1] * ring * np.sin(around) + radius * np.sin(t)
    return [np.stack([x, y], axis=1)]


def _patch(
    outline: Points,
    low: float,
    high: float,
    pitch: float,
    ragged: float,
    wide: bool,
    rng: np.random.Generator,
) -> list[Points]:
    """Zigzags over the part of ``outline`` between x = low and x = high, strokes along x."""
    top, bottom = float(outline[:, 1].min()), float(outline[:, 1].max())
    count = max(1, int((bottom - top) / pitch))
    # The pitch drifts, so that some places are denser than others.
    gaps = np.maximum(0.35, 1 + 0.22 * rng.standard_normal(count))
    rows = top + (np.cumsum(gaps) - 0.5 * gaps) * (bottom - top) / gaps.sum()
    bow = rng.normal(0, 0.05)
    chains: list[list[tuple[float, float, float]]] = []
    for y, inside in zip(rows.tolist(), _spans(outline, rows), strict=True):
        spans = [
            (max(a, low), min(b, high))
            for a, b in inside
            if min(b, high) - max(a, low) > 0.3 * pitch
        ]
        chains = _linked(chains, spans, y, 3.0 * pitch)
    blur = (10.0 if wide else 0.0) + ragged
    return [
        stroke
        for chain in chains
        for stroke in _drawn(chain, bow, ragged, blur, pitch, low, high, rng)
    ]


def _linked(
    chains: list[list[tuple[float, float, float]]],
    spans: list[tuple[float, float]],
    y: float,
    reach: float,
) -> list[list[tuple[float, float, float]]]:
    """Append each span to a chain that ends at most ``reach`` above it, or start a new one."""
    used: set[int] = set()
    for a, b in spans:
        for i, chain in enumerate(chains):
            low, high, above = chain[-1]
            if i not in used and 0.0 < y - above < reach and low < b and high > a:
                chain.append((a, b, y))
                used.add(i)
                break
        else:
            used.add(len(chains))
            chains.append([(a, b, y)])
    return chains


def _drawn(
    chain: list[tuple[float, float, float]],
    bow: float,
    ragged: float,
    blur: float,
    pitch: float,
    low: float,
    high: float,
    rng: np.random.Generator,
) -> list[Points]:
    """The rows of a chain as back-and-forth lines with ragged turns and a slight bow.

    The pen is lifted where the next row begins far away: no line crosses the hollow of a crescent.
    """
    rows = np.array(chain)
    a = rows[:, 0] - rng.normal(0, 1, len(rows)) * np.where(rows[:, 0] <= low + 1e-6, blur, ragged)
    b = rows[:, 1] + rng.normal(0, 1, len(rows)) * np.where(rows[:, 1] >= high - 1e-6, blur, ragged)
    forth = np.arange(len(rows)) % 2 == 0
    start, end = np.where(forth, a, b), np.where(forth, b, a)
    step = np.array([0.0, 0.33, 0.67, 1.0])
    x = start[:, None] + (end - start)[:, None] * step
    sag = np.array([0.0, 0.9, 0.9, 0.0]) * bow
    lift = rng.normal(0, 0.16 * pitch, (len(rows), 4)) + np.abs(end - start)[:, None] * sag
    slant = np.where(forth, 0.5, -0.5)[:, None] * (np.arange(4) - 1.5) / 3.0 * pitch * 0.6
    y = rows[:, 2][:, None] + lift + np.abs(slant)
    lifted = np.flatnonzero(np.abs(x[1:, 0] - x[:-1, 3]) > 5.0 * pitch) + 1
    return [
        np.stack([part_x.ravel(), part_y.ravel()], axis=1)
        for part_x, part_y in zip(np.split(x, lifted), np.split(y, lifted), strict=True)
    ]


def _spans(outline: Points, rows: NDArray[np.float64]) -> list[list[tuple[float, float]]]:
    """Where horizontal lines lie inside the closed ``outline``, each from left to right.

    Args:
        outline: shape ``(n, 2)``.
        rows: y of every line, shape ``(r,)``.
    """
    x1, y1 = outline[:, 0], outline[:, 1]
    following = np.concatenate([outline[1:], outline[:1]])
    dx, dy = following[:, 0] - x1, following[:, 1] - y1
    y = rows[:, None]
    crossing = (y1 <= y) != (following[:, 1] <= y)  # (r, n)
    slope = dx / np.where(dy == 0.0, 1.0, dy)
    x = np.sort(np.where(crossing, x1 + (y - y1) * slope, np.inf), axis=1)
    counts = crossing.sum(axis=1).tolist()
    out: list[list[tuple[float, float]]] = []
    for row, count in zip(x.tolist(), counts, strict=True):
        xs: list[float] = row[: count - count % 2]
        out.append(list(zip(xs[0::2], xs[1::2], strict=True)))
    return out


def _turned(points: Points, angle: float) -> Points:
    cos, sin = math.cos(angle), math.sin(angle)
    return points @ np.array([[cos, sin], [-sin, cos]])
