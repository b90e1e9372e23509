"""A second pair of ears for care: a small learned model, for what no rule has foreseen.

A linear model over hashed letter n-grams, trained by ``geurim train care``; on what, and with which
figures, stands in ``weights/care.md``. It judges two neighbouring sentences at a time, so that one
hard sentence in a long, cheerful diary is heard. What it weighs is not readable; the rules of
:mod:`geurim.read.care` come first, and its threshold is set where everyday diaries stay silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from geurim import weights

KINDS = ("none", "self-harm", "abuse")
BUCKETS = 1 << 16
SHORTEST, LONGEST = 2, 7
"""Letters (jamo) of an n-gram; a word is taken with a blank on either side."""


def windows(sentences: Sequence[str]) -> list[str]:
    """Each pair of neighbouring ``sentences``; the one where there is only one."""
    if len(sentences) < 2:
        return list(sentences)
    return [f"{one} {two}" for one, two in pairwise(sentences)]


def features(text: str) -> NDArray[np.intp]:
    """Buckets of the n-grams of ``text`` (in jamo), each once, ascending."""
    found = {bucket for word in text.split() for bucket in _word(word)}
    return np.array(sorted(found), dtype=np.intp)


def leaning(sentences: Sequence[str]) -> NDArray[np.float64]:
    """The strongest probabilities of :data:`KINDS` over all windows, shape ``(3,)``."""
    table, bias = _model()
    best = np.array([1.0, 0.0, 0.0])
    for window in windows(sentences):
        buckets = features(window)
        score = table[:, buckets].sum(axis=1) / max(1.0, np.sqrt(len(buckets))) + bias
        share = np.exp(score - score.max())
        share /= share.sum()
        if share[0] < best[0]:
            best = share
    return best


@lru_cache(maxsize=4096)
def _word(word: str) -> tuple[int, ...]:
    text = f" {word} "
    return tuple(
        crc32(text[at : at + size].encode("utf-8", "surrogatepass")) % BUCKETS
        for size in range(SHORTEST, LONGEST + 1)
        for at in range(len(text) - size + 1)
    )


@cache
def _model() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights, shape ``(3, BUCKETS)``, and bias, shape ``(3,)``."""
    stored = weights.load("care")
    return stored["weights"].astype(np.float64), stored["bias"].astype(np.float64)
