"""Train the second pair of ears of the care check.

Softmax regression over hashed n-grams, full batch, Adam, numpy; the same weights on every run.
Learns from every split of ``tests/data/care.jsonl`` but those that judge it (:data:`HELD`), from
ordinary diaries of the repository and, with ``--ordinary``, from every other entry of more files.
The weights in the package come from
``python -m tests.train_care --ordinary ../shared/data/chatbot_everyday.csv`` (about a minute).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geurim.read import care, overheard
from tests.measure_care import SENTENCES, sentences, texts

ROOT = Path(__file__).parent.parent
ORDINARY = (
    "tests/data/reader_dev.jsonl",
    "tests/data/looks.jsonl",
    "tests/data/sheet.jsonl",
    "data/diaries/train.jsonl",
)
HELD = ("test", "fresh-3")
OUT = ROOT / "geurim" / "read" / "data" / "care.npz"
STEPS, RATE, DECAY = 300, 0.2, 3e-6


def examples(more: Sequence[Path]) -> Iterator[tuple[str, int]]:
    """Windows of two sentences in jamo, and the index of their kind."""
    for one in sentences(SENTENCES):
        if one.split not in HELD:
            kind = overheard.KINDS.index(one.want or "none")
            parts = care.parts(one.text)
            for window in overheard.windows(parts) if kind == 0 else [" ".join(parts)]:
                yield window, kind
    diaries = [text for name in ORDINARY for text in texts(ROOT / name)]
    every_other = [text for path in more for text in list(texts(path))[::2]]
    for text in diaries + every_other:
        if not care.by_rule(text):
            yield from ((window, 0) for window in overheard.windows(care.parts(text)))


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of length 1 (L2): each holds one value in a few buckets and nothing elsewhere."""

    buckets: NDArray[np.intp]
    """Those of all rows, one after another."""
    starts: NDArray[np.intp]
    """Where each row begins."""
    sizes: NDArray[np.intp]

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores, shape ``(rows, kinds)``, for weights of shape ``(kinds, BUCKETS)``."""
        sums = np.add.reduceat(weights[:, self.buckets], self.starts, axis=1)
        return np.asarray((sums / np.sqrt(self.sizes)).T, dtype=np.float64)

    def slope(self, error: NDArray[np.float64]) -> NDArray[np.float64]:
        """What ``error``, shape ``(rows, kinds)``, says of weights, shape ``(kinds, BUCKETS)``."""
        spread = np.repeat(error / np.sqrt(self.sizes)[:, None], self.sizes, axis=0)
        count = overheard.BUCKETS
        sums = [np.bincount(self.buckets, each, count) for each in spread.T]
        return np.array(sums, dtype=np.float64)


def sparse(windows: Sequence[str]) -> Sparse:
    """The features of ``windows``, none of which is empty."""
    rows = [overheard.features(window) for window in windows]
    sizes = np.array([len(row) for row in rows], dtype=np.intp)
    return Sparse(np.concatenate(rows), np.cumsum(sizes) - sizes, sizes)


def train(x: Sparse, y: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights, shape ``(3, BUCKETS)``, and bias, shape ``(3,)``; a rare kind counts more."""
    kinds = len(overheard.KINDS)
    weights, bias = np.zeros((kinds, overheard.BUCKETS)), np.zeros(kinds)
    wanted = np.eye(kinds)[y]
    counts = np.bincount(y, minlength=kinds)
    importance = np.sqrt(counts.sum() / (kinds * counts))[y][:, None] / len(y)
    of_weights, of_bias = Adam(weights.shape), Adam(bias.shape)
    for _ in range(STEPS):
        score = x.times(weights) + bias
        share = np.exp(score - score.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        error = (share - wanted) * importance
        weights = weights - of_weights.step(x.slope(error) + DECAY * weights)
        bias = bias - of_bias.step(error.sum(axis=0))
    return weights, bias


class Adam:
    """Kingma and Ba (2015), with their constants."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        """Begin at rest."""
        self.first, self.second, self.count = np.zeros(shape), np.zeros(shape), 0

    def step(self, slope: NDArray[np.float64]) -> NDArray[np.float64]:
        """How far to go down ``slope``."""
        self.count += 1
        self.first = 0.9 * self.first + 0.1 * slope
        self.second = 0.999 * self.second + 0.001 * slope * slope
        first = self.first / (1 - 0.9**self.count)
        second = self.second / (1 - 0.999**self.count)
        return RATE * first / (np.sqrt(second) + 1e-8)


def main() -> None:
    """Train and write ``geurim/read/data/care.npz``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--ordinary", nargs="*", type=Path, default=[], help="everyday sentences")
    given = parser.parse_args()
    rows = list(examples(given.ordinary))
    weights, bias = train(sparse([text for text, _ in rows]), np.array([kind for _, kind in rows]))
    np.savez_compressed(OUT, weights=weights.astype(np.float16), bias=bias)
    print(f"{len(rows)} windows; {OUT.name} has {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
