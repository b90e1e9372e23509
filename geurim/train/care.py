"""Training the learned part of the care check: :mod:`geurim.read.overheard`.

``geurim train care`` fits softmax regression over hashed n-grams: full batch, Adam, from zero, so
that there is no seed and the same files give the same weights. It learns from labelled sentences
and from ordinary diaries, in which nothing is to be heard. numpy alone, four minutes on one core;
it measures nothing (``python -m tests.measure_care`` does).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from geurim.errors import BadInput
from geurim.files import write_whole, writing
from geurim.read import care, overheard

SENTENCES = Path("tests/data/care.jsonl")
ORDINARY = (
    Path("tests/data/reader_dev.jsonl"),
    Path("tests/data/looks.jsonl"),
    Path("tests/data/sheet.jsonl"),
    Path("data/diaries/train.jsonl"),
)
HELD = ("test", "fresh-3", "fresh-4")
"""Splits of the labelled sentences that judge the model and are not learned from."""
STEPS, RATE, DECAY = 300, 0.2, 3e-6

Floats = NDArray[np.float64]
Example = tuple[str, int]
"""A window of sentences in jamo, and the index of its kind."""


def train_care(
    data: Path, ordinary: Sequence[Path], half: Sequence[Path], out: Path, steps: int = STEPS
) -> int:
    """Fit the table, write it to ``out`` as safetensors and return the number of windows.

    ``data`` holds labelled sentences, ``ordinary`` and ``half`` everyday texts; of ``half`` every
    other entry is learned from, and the rest is left to judge by.

    Raises:
        BadInput: a file cannot be read, or one of the kinds has no example.
        CannotWrite: ``out`` cannot be written.
    """
    from safetensors.numpy import save

    everyday = [text for path in ordinary for text in texts(path)]
    everyday += [text for path in half for text in list(texts(path))[::2]]
    rows = [*_labelled(data), *_ordinary(everyday)]
    kinds = np.array([kind for _, kind in rows], dtype=np.intp)
    for kind, name in enumerate(overheard.KINDS):
        if kind not in kinds:
            raise BadInput(f"{data} has nothing labelled '{name}' to learn from; add sentences.")
    with writing(out.parent):
        out.parent.mkdir(parents=True, exist_ok=True)
    weights, bias = fit(sparse([window for window, _ in rows]), kinds, steps)
    table = {"weights": weights.astype(np.float16), "bias": bias}
    # One key only: the library writes several in any order, and the same bytes are promised.
    write_whole(out, save(table, {"format": "geurim-care-1"}))
    return len(rows)


# --- examples -------------------------------------------------------------------------------------


def texts(path: Path) -> Iterator[str]:
    """The entries of an unlabelled file: ``text`` of JSON lines, the first column of a CSV.

    Raises:
        BadInput: the file cannot be read, or a line holds no text.
    """
    if path.suffix == ".csv":
        try:
            yield from (row[0] for row in csv.reader(_lines(path)) if row)
        except csv.Error as error:
            raise BadInput(f"{path} is no CSV ({error}); export it again.") from error
    else:
        yield from (text for text, _ in _rows(path))


def _labelled(path: Path) -> Iterator[Example]:
    for text, row in _rows(path):
        if row.get("split") in HELD:
            continue
        want = row.get("want") or "none"
        if want not in overheard.KINDS:
            raise BadInput(f"{path}: 'want' must be self-harm, abuse or null in every line.")
        kind = overheard.KINDS.index(want)
        sentences = care.parts(text)
        # What speaks of harm is learned as a whole: nobody said in which sentence it does.
        windows = [" ".join(sentences)] if kind and sentences else overheard.windows(sentences)
        yield from ((window, kind) for window in windows)


def _ordinary(everyday: Sequence[str]) -> Iterator[Example]:
    for text in everyday:
        if not care.by_rule(text):
            yield from ((window, 0) for window in overheard.windows(care.parts(text)))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            found: object = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        row = cast("dict[str, object]", found if isinstance(found, dict) else {})
        text = row.get("text")
        if not isinstance(text, str):
            raise BadInput(f'{path}, line {number} is no entry; write {{"text": "…"}}.')
        yield text, row


def _lines(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return list(stream)
    except FileNotFoundError as error:
        raise BadInput(f"There is no file {path}; check its name and folder.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is no UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).") from error


# --- the model ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of length 1 (L2): each holds one value in a few buckets and nothing elsewhere."""

    buckets: NDArray[np.intp]
    """Those of all rows, one after another."""
    starts: NDArray[np.intp]
    """Where each row begins."""
    sizes: NDArray[np.intp]

    def times(self, weights: Floats) -> Floats:
        """Scores, shape ``(rows, kinds)``, for weights of shape ``(kinds, BUCKETS)``."""
        sums = np.add.reduceat(weights[:, self.buckets], self.starts, axis=1)
        return np.asarray((sums / np.sqrt(self.sizes)).T, dtype=np.float64)

    def slope(self, error: Floats) -> Floats:
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


def fit(x: Sparse, y: NDArray[np.intp], steps: int = STEPS) -> tuple[Floats, Floats]:
    """Weights, shape ``(3, BUCKETS)``, and bias, shape ``(3,)``; a rare kind counts more."""
    kinds = len(overheard.KINDS)
    weights, bias = np.zeros((kinds, overheard.BUCKETS)), np.zeros(kinds)
    wanted = np.eye(kinds)[y]
    counts = np.bincount(y, minlength=kinds)
    importance = np.sqrt(counts.sum() / (kinds * counts))[y][:, None] / len(y)
    of_weights, of_bias = Adam(weights.shape), Adam(bias.shape)
    for _ in range(steps):
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

    def step(self, slope: Floats) -> Floats:
        """How far to go down ``slope``."""
        self.count += 1
        self.first = 0.9 * self.first + 0.1 * slope
        self.second = 0.999 * self.second + 0.001 * slope * slope
        first = self.first / (1 - 0.9**self.count)
        second = self.second / (1 - 0.999**self.count)
        return RATE * first / (np.sqrt(second) + 1e-8)
