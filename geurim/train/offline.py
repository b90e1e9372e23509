"""Training the learned part of the offline reader: a linear model on letter pieces.

``geurim train reader --reader offline`` fits it on the diary corpus and writes one safetensors file
with a card. Minutes on one core, no torch; needs the extra ``train`` (scikit-learn). The split
``test`` is measured once, at the end, and nothing is chosen by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geurim.diaries.labelled import Labelled, load_labelled
from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing
from geurim.files import write_whole, writing
from geurim.read.blend import ANCHORS, ORDER, SIDES, WEIGHTS, chosen, evidence_row, logits, softmax
from geurim.read.impression import FEELINGS
from geurim.read.mood import Mood, feel
from geurim.read.ngrams import Pieces, pieces
from geurim.read.tokens import tokens

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class OfflineSettings:
    """What a fit is asked for; the defaults are those of the shipped tables."""

    seen: tuple[int, int] = (2, 3)
    """Texts that a piece within a word, and one across words, must occur in at least."""
    most: int = 200_000
    """Pieces that are kept: those with the largest weights."""
    penalty: float = 8.0
    """Inverse strength of the L2 penalty of the logistic regression (scikit-learn's ``C``)."""
    ridge: float = 2.0
    """L2 penalty of valence, arousal and intensity."""
    folds: int = 5
    """Parts, by topic, for the scores that impression and evidence are mixed on."""
    evidence: float = 0.2
    """Least weight of the evidence. The corpus is hard on purpose, and a fit on it alone trusts
    evidence too little for plainer diaries: see the log of 2026-11-21."""
    doubt: float = 1.0
    """Added to the bias of neutral, in logits: what is unsure is neutral."""


class Table:
    """Texts as TF-IDF rows, each of the two families of pieces of unit length."""

    def __init__(self, texts: Sequence[str], fitted: Ints, seen: tuple[int, int]) -> None:
        """Count ``texts``; the pieces and their idf come from the rows in ``fitted`` alone."""
        cuts: list[Pieces] = [pieces(text) for text in texts]
        hashes = np.concatenate([cut.hashes for cut in cuts])
        rows = np.repeat(np.arange(len(texts)), [len(cut.hashes) for cut in cuts])
        kinds, first, columns = np.unique(hashes, return_index=True, return_inverse=True)
        across = np.concatenate([cut.across for cut in cuts])[first]
        counts: Any = _lazy("scipy.sparse").csr_matrix(
            (np.ones(len(rows)), (rows, columns)), (len(texts), len(kinds))
        )
        counts.sum_duplicates()
        found = np.asarray((counts[fitted] > 0).sum(0)).ravel()
        kept = found >= np.where(across, seen[1], seen[0])
        self.hashes, self.across = kinds[kept], across[kept]
        self.idf: Floats = np.log((1 + len(fitted)) / (1 + found[kept])) + 1
        counts = counts[:, kept]
        counts.data = 1 + np.log(counts.data)
        self._values = counts @ _lazy("scipy.sparse").diags(self.idf)

    def rows(self, columns: Ints | None = None) -> Any:
        """The texts as a sparse matrix, shape ``(texts, pieces)``; of the pieces in ``columns``."""
        picked = np.arange(len(self.hashes)) if columns is None else columns
        parts: list[Any] = []
        for family in (False, True):
            part = self._values[:, picked] @ _lazy("scipy.sparse").diags(
                (self.across[picked] == family).astype(float)
            )
            length = np.sqrt(np.asarray(part.multiply(part).sum(1)).ravel())
            parts.append(_lazy("scipy.sparse").diags(1 / np.where(length == 0, 1, length)) @ part)
        return (parts[0] + parts[1]).tocsr()


def train_offline(
    data: Path, out: Path, corrections: Path | None = None, settings: OfflineSettings | None = None
) -> Path:
    """Fit the tables on ``data`` (train.jsonl, moments.jsonl) and write them below ``out``.

    Returns the path of ``reader.safetensors``; a card ``reader.md`` stands beside it.

    Raises:
        BadInput: a file is missing or broken, or what it holds is too little to learn from.
        CannotWrite: ``out`` cannot be written to.
        Missing: the extra ``train`` is not installed.
    """
    asked = settings or OfflineSettings()
    whole = _entries(data / "train.jsonl")
    days = [entry for entry in whole if _labels(entry) is not None]
    short = [entry for entry in whole if _labels(entry) is None]
    moments = data / "moments.jsonl"
    for more in (moments if moments.is_file() else None, corrections):
        short += _entries(more) if more else []
    arrays, found = fit(days, short, asked)
    told = {key: str(value) for key, value in asdict(asked).items()}
    told |= {"days": str(len(days)), "moments": str(len(short)), "format": "geurim-reader-1"}
    # One entry only: safetensors writes several in an order that changes from run to run.
    header = {"settings": json.dumps(told)}
    path = out / "reader.safetensors"
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        write_whole(path, _lazy("safetensors.numpy").save(arrays, metadata=header))
        write_whole(out / "reader.md", _card(told, found, path).encode())
    return path


def _card(told: Mapping[str, str], found: Mapping[str, float], path: Path) -> str:
    settings = "".join(f"- {key}: {value}\n" for key, value in told.items())
    figures = "".join(f"- {key}: {value:.3f}\n" for key, value in found.items())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return (
        "# Tables of the offline reader\n\n"
        "Linear weights of letter pieces for nine feelings, valence, arousal and intensity, and "
        "how they are weighed against evidence. Use them with `--adapter FOLDER`.\n\n"
        f"SHA-256 of `reader.safetensors`: `{digest}`\n\n"
        f"## Settings\n\n{settings}\n"
        "## Figures on full diaries whose topic the fit had not seen (cross-validated)\n\n"
        f"{figures}\n"
        "The fit is deterministic; there is no seed. What it learnt from stands in the data's own "
        "datasheet. It tells how a text sounds, and nothing about a person.\n"
    )


def fit(
    days: Sequence[Labelled], short: Sequence[Labelled], asked: OfflineSettings
) -> tuple[Arrays, dict[str, float]]:
    """Fit the tables, and tell how well they do on unseen topics.

    ``days`` carry all labels and a topic, ``short`` the feeling alone.

    Raises:
        BadInput: there are fewer than two topics or feelings, or the texts have nothing in common.
    """
    _check(days, short)
    everything = [*days, *short]
    texts = [entry.diary.text for entry in everything]
    truth = np.array([ORDER.index(entry.emotion) for entry in everything])
    table = Table(texts, np.arange(len(texts)), asked.seen)
    if not len(table.hashes):
        raise BadInput("The diaries have no words in common; more of them are needed.")
    matrix = table.rows()
    first, _ = logistic(matrix, truth, asked.penalty)
    kept = np.sort(np.argsort(-np.abs(first).max(1), kind="stable")[: asked.most])
    matrix = table.rows(kept)
    full = np.arange(len(days))
    measures = np.array([_labels(entry) for entry in days], float)
    scores, heard = _unseen(matrix, truth, measures, days, asked)
    mix, found = mixed(scores, heard, days, truth[full], measures, asked)
    weight, bias = logistic(matrix, truth, asked.penalty)
    slope, base = ridge(matrix[full], measures, asked.ridge)
    whole = np.hstack([weight, slope])
    most = np.abs(whole).max(0)
    scale = np.where(most == 0, 1.0, most) / 127  # a feeling that no diary has weighs nothing
    return {
        "hashes": table.hashes[kept],
        "idf": np.asarray(table.idf[kept], np.float16),
        "weight": np.asarray(np.round(whole / scale), np.int8),
        "scale": scale.astype(np.float32),
        "bias": np.concatenate([bias, base]).astype(np.float32),
        "mix": mix.astype(np.float32),
    }, found


def logistic(matrix: Any, truth: Ints, penalty: float) -> tuple[Floats, Floats]:
    """Multinomial logistic regression: weights, shape ``(pieces, 9)``, and bias, ``(9,)``."""
    weight, bias = np.zeros((int(matrix.shape[1]), FEELINGS)), np.full(FEELINGS, -5.0)
    if len(there := np.unique(truth)) == 1:  # a fold of a small corpus
        bias[there] = 0.0
        return weight, bias
    model = _lazy("sklearn.linear_model").LogisticRegression(C=penalty, max_iter=120, tol=1e-3)
    model.fit(matrix, truth)
    slope, base = model.coef_, model.intercept_
    if len(slope) == 1:  # of two classes scikit-learn keeps the second's side alone
        slope, base = np.vstack([-slope, slope]) / 2, np.concatenate([-base, base]) / 2
    weight[:, model.classes_] = slope.T
    bias[model.classes_] = base
    return weight, bias


def ridge(matrix: Any, measures: Floats, penalty: float) -> tuple[Floats, Floats]:
    """Ridge regression of valence, arousal, intensity: ``(pieces, 3)`` and ``(3,)``."""
    model = _lazy("sklearn.linear_model").Ridge(alpha=penalty, solver="sparse_cg", tol=1e-4)
    model.fit(matrix, measures)
    return model.coef_.T, np.asarray(model.intercept_)


def _unseen(
    matrix: Any, truth: Ints, measures: Floats, days: Sequence[Labelled], asked: OfflineSettings
) -> tuple[Floats, Floats]:
    """What a model that has not seen a day's topic says of it: ``(days, 9)`` and ``(days, 3)``."""
    topics = sorted({entry.topic or "" for entry in days})
    part = np.array([topics.index(entry.topic or "") % asked.folds for entry in days])
    short = np.arange(len(days), int(matrix.shape[0]))
    scores, heard = np.zeros((len(days), FEELINGS)), np.zeros((len(days), 3))
    for fold in np.unique(part):
        own, rest = np.flatnonzero(part == fold), np.flatnonzero(part != fold)
        seen = np.concatenate([rest, short])
        weight, bias = logistic(matrix[seen], truth[seen], asked.penalty)
        scores[own] = matrix[own] @ weight + bias
        slope, base = ridge(matrix[rest], measures[rest], asked.ridge)
        heard[own] = matrix[own] @ slope + base
    return scores, heard


def mixed(
    scores: Floats,
    heard: Floats,
    days: Sequence[Labelled],
    truth: Ints,
    measures: Floats,
    asked: OfflineSettings,
) -> tuple[Floats, dict[str, float]]:
    """The numbers of :mod:`geurim.read.blend`, by maximum likelihood and least squares."""
    moods: list[Mood] = [feel(e.diary.text, tokens(e.diary.text)) for e in days]
    evidence = np.array([evidence_row(mood) for mood in moods])

    def loss(mix: Floats) -> float:
        shares = softmax(logits(scores, evidence, mix))
        right = np.log(np.maximum(1e-12, shares[np.arange(len(truth)), truth])).mean()
        return float(-right + 0.01 * (mix[WEIGHTS:] ** 2).sum())

    start = np.concatenate([[1.0, 0.1, 0.0], np.zeros(FEELINGS)])
    found: Floats = _lazy("scipy.optimize").minimize(loss, start, method="L-BFGS-B").x
    found[1] = max(found[1], asked.evidence)
    found[WEIGHTS + ORDER.index(Emotion.NEUTRAL)] += asked.doubt
    shares = softmax(logits(scores, evidence, found))
    place = np.column_stack([shares @ ANCHORS, 1 - shares[:, ORDER.index(Emotion.NEUTRAL)]])
    told = np.array([[mood.valence, mood.arousal, mood.intensity] for mood in moods])
    rows = np.zeros((3, 3))
    for key in range(3):
        columns = np.column_stack([heard[:, key], place[:, key], told[:, key]])
        rows[:, key] = np.linalg.lstsq(columns, measures[:, key], rcond=None)[0]
    said = np.array([chosen(row) for row in shares])
    return np.concatenate([found, rows.ravel()]), {
        "nine feelings": float((said == truth).mean()),
        "polarity (three classes)": float((SIDES[said] == SIDES[truth]).mean()),
        "cross-entropy (nats)": loss(found),
    }


def _lazy(module: str) -> Any:
    """A library of the extra ``train``, which has no types of its own.

    Raises:
        Missing: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise Missing("Training needs an extra; type: pip install 'geurim[train]'") from error


def _entries(path: Path) -> list[Labelled]:
    """All of a file; nothing is learnt from one with a broken line."""
    batch = load_labelled(path)
    if batch.failures:
        raise BadInput(f"{batch.failures[0].sentence} Mend the file first.")
    return list(batch.entries)


def _labels(entry: Labelled) -> tuple[float, float, float] | None:
    """Valence, arousal and intensity of a day that has them, and a topic."""
    found = (entry.valence, entry.arousal, entry.intensity)
    if entry.topic is None or found[0] is None or found[1] is None or found[2] is None:
        return None
    return found[0], found[1], found[2]


def _check(days: Sequence[Labelled], short: Sequence[Labelled]) -> None:
    if len({entry.topic for entry in days}) < 2:
        raise BadInput(
            "Of the diaries with topic, valence, arousal and intensity, at least two topics are "
            "needed; add days of another topic to train.jsonl."
        )
    if len({entry.emotion for entry in (*days, *short)}) < 2:
        raise BadInput("All diaries have the same feeling; at least two feelings are needed.")
