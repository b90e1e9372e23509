"""What a diary sounds like as a whole: the learned part of the offline reader.

A linear model on letter pieces (:mod:`geurim.read.ngrams`), trained on the diary corpus; how, and
with which figures, stands in ``weights/reader.md``. Each piece carries a weight for every feeling,
so that what spoke for a feeling can be pointed at in the text. It knows nothing of words or scenes
and settles nothing: :mod:`geurim.read.blend` weighs it against the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geurim import weights
from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.read.ngrams import Pieces, pieces

Floats = NDArray[np.float64]
FEELINGS = len(Emotion)
MEASURES = ("valence", "arousal", "intensity")
OUTPUTS = FEELINGS + len(MEASURES)
WEIGHTS = 3
MIX = WEIGHTS + FEELINGS + len(MEASURES) * 3
"""Numbers that :mod:`geurim.read.blend` joins impression and evidence by: :data:`WEIGHTS` of
impression, of evidence and of evidence that names; a bias for each feeling; three rows of three."""


@dataclass(frozen=True, slots=True)
class Model:
    """The trained tables; the outputs are the nine feelings, then :data:`MEASURES`."""

    hashes: NDArray[np.uint32]
    """Known pieces in rising order, shape ``(known,)``."""
    idf: NDArray[np.float16]
    """How rare each is, shape ``(known,)``."""
    weight: NDArray[np.int8]
    """In units of ``scale``, shape ``(known, OUTPUTS)``."""
    scale: Floats
    """Shape ``(OUTPUTS,)``."""
    bias: Floats
    """Shape ``(OUTPUTS,)``."""
    mix: Floats
    """How :mod:`geurim.read.blend` weighs impression and evidence, shape ``(MIX,)``."""


@dataclass(frozen=True)
class Impression:
    """What the model says of one text."""

    scores: Floats
    """Of the nine feelings, before any evidence is weighed, shape ``(9,)``; logits."""
    measures: Floats
    """Valence, arousal (−1..1) and intensity (0..1), not yet clipped, shape ``(3,)``."""
    _letters: int
    _pieces: Pieces
    _parts: Floats

    @cached_property
    def marks(self) -> Floats:
        """How much each letter speaks for each feeling, shape ``(letters, 9)``."""
        found = np.zeros((self._letters + 1, FEELINGS))
        share = self._parts[:, :FEELINGS] / (self._pieces.ends - self._pieces.starts)[:, None]
        np.add.at(found, self._pieces.starts, share)
        np.add.at(found, self._pieces.ends, -share)
        return np.cumsum(found, 0)[:-1]


def impression(text: str, table: Model) -> Impression:
    """Listen to ``text``; one that holds no known piece gives the bias alone."""
    cut = pieces(text)
    rows = np.minimum(np.searchsorted(table.hashes, cut.hashes), len(table.hashes) - 1)
    known = table.hashes[rows] == cut.hashes
    parts = np.zeros((len(rows), OUTPUTS))
    for family in (False, True):
        own = known & (cut.across == family)
        if own.any():
            parts[own] = _spread(rows[own], table)
    outputs = parts.sum(0) + table.bias
    return Impression(outputs[:FEELINGS], outputs[FEELINGS:], len(text), cut, parts)


def _spread(rows: NDArray[np.int64], table: Model) -> Floats:
    """What each piece adds to each output, shape ``(pieces, OUTPUTS)``: TF-IDF of unit length."""
    kinds, inverse, counts = np.unique(rows, return_inverse=True, return_counts=True)
    values = (1 + np.log(counts)) * table.idf[kinds].astype(np.float64)
    values /= np.sqrt((values**2).sum()) * counts
    return (values[:, None] * table.weight[kinds] * table.scale)[inverse]


@cache
def model() -> Model:
    """The shipped tables; read once."""
    return _table(weights.load("reader"), "reader")


def load(path: Path) -> Model:
    """Tables of ``path``; read anew each time, since they may have been trained again.

    Raises:
        BadInput: the file is no safetensors file, or holds other tables.
        Missing: there is no such file.
    """
    return _table(weights.load_file(path), str(path))


def _table(arrays: weights.Arrays, where: str) -> Model:
    if not arrays.keys() >= _KINDS.keys():
        raise BadInput(f"{where} holds no tables of the offline reader; train them again.")
    known = arrays["hashes"].size
    shapes = {
        "hashes": (known,),
        "idf": (known,),
        "weight": (known, OUTPUTS),
        "scale": (OUTPUTS,),
        "bias": (OUTPUTS,),
        "mix": (MIX,),
    }
    if not known or any(arrays[name].shape != shape for name, shape in shapes.items()):
        raise BadInput(f"{where} holds tables of another version; train them again.")
    cast: dict[str, Any] = {name: arrays[name].astype(kind) for name, kind in _KINDS.items()}
    table = Model(**cast)
    rising = (table.hashes[1:] > table.hashes[:-1]).all()
    if not rising or not all(np.isfinite(values).all() for values in arrays.values()):
        raise BadInput(f"{where} is damaged; train the tables again.")
    return table


_KINDS: dict[str, type[np.generic]] = {
    "hashes": np.uint32,
    "idf": np.float16,
    "weight": np.int8,
    "scale": np.float64,
    "bias": np.float64,
    "mix": np.float64,
}
