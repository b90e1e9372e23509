"""Measures of agreement between labels and what was said, each a plain function of arrays.

Every measure is a mean over entries or a function of the whole sample, so that one bootstrap serves
all. Nothing here knows of diaries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

RESAMPLES = 1000
BINS = 10


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and how sure one can be of it."""

    value: float
    """Not a number where the measure is undefined, as r of something that does not vary."""
    low: float
    """2.5 % point of the bootstrap distribution."""
    high: float
    """97.5 % point."""
    n: int
    """Entries that it rests on."""


def bootstrap(n: int, measure: Callable[[Ints], float], seed: int = 0) -> Estimate:
    """Measure a sample of ``n`` entries, with a 95 % percentile interval (Efron 1979).

    ``measure`` takes the indices of the entries, shape ``(n,)``, some of them repeated.
    """
    rng = np.random.default_rng(seed)
    values = np.array([measure(rng.integers(0, n, n)) for _ in range(RESAMPLES)])
    values = values[~np.isnan(values)]
    low, high = np.percentile(values, (2.5, 97.5)) if len(values) else (np.nan, np.nan)
    return Estimate(measure(np.arange(n)), float(low), float(high), n)


def macro_f1(truth: Ints, said: Ints, classes: int) -> float:
    """Mean F1 over the classes that occur in ``truth``; arrays of shape ``(n,)``."""
    counts = np.zeros((classes, classes))
    np.add.at(counts, (truth, said), 1)
    hits = np.diag(counts)
    whole = counts.sum(0) + counts.sum(1)
    f1 = np.divide(2 * hits, whole, out=np.zeros(classes), where=whole > 0)
    return float(f1[counts.sum(1) > 0].mean())


def calibration_error(truth: Ints, shares: Floats) -> float:
    """Expected calibration error of the likeliest class (Guo et al. 2017), ten even bins.

    ``shares`` has shape ``(n, classes)``; 0 is perfect, 1 the worst.
    """
    sure = shares.max(1)
    right = shares.argmax(1) == truth
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [
        abs(right[bins == one].mean() - sure[bins == one].mean()) * (bins == one).mean()
        for one in np.unique(bins)
    ]
    return float(sum(gaps))


def correlation(one: Floats, other: Floats) -> float:
    """Pearson's r of two samples of shape ``(n,)``; not a number where one does not vary."""
    if np.ptp(one) == 0 or np.ptp(other) == 0:  # a deviation of equal numbers may be rounding
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])


def overlap(truth: list[tuple[int, int]], said: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Characters that lie in spans of both, of ``truth``, and of ``said``."""
    wanted = {place for start, end in truth for place in range(start, end)}
    given = {place for start, end in said for place in range(start, end)}
    return len(wanted & given), len(wanted), len(given)


def f1(hits: float, wanted: float, given: float) -> float:
    """Harmonic mean of recall ``hits / wanted`` and precision ``hits / given``."""
    return 2 * hits / (wanted + given) if wanted + given else float("nan")
