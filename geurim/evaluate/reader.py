"""How well a reader reads: its readings beside the labels of the same diaries.

Works on anybody's labelled file; what a file has no label for is not measured. It reads nothing
itself: whoever calls brings the readings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

import numpy as np

from geurim.diaries.labelled import Labelled
from geurim.emotion import Emotion
from geurim.evaluate.metrics import (
    Estimate,
    Ints,
    bootstrap,
    calibration_error,
    correlation,
    f1,
    macro_f1,
    overlap,
)
from geurim.records import Reading
from geurim.vocabulary import ALIKE

ORDER: tuple[Emotion, ...] = tuple(Emotion)
_POLARITIES = ("happiness", "sadness", "neutral")

MEASURES: dict[str, str] = {
    "polarity": "Share with the right polarity, of three: happiness, sadness, neutral.",
    "sign": "Share of the diaries that are not neutral whose valence has the right sign.",
    "emotion": "Share with the right feeling, of nine.",
    "macro_f1": "Mean F1 of the nine feelings.",
    "calibration_error": "Expected calibration error of the likeliest feeling; 0 is best.",
    "valence_r": "Pearson's r of valence.",
    "arousal_r": "Pearson's r of arousal.",
    "evidence_f1": "Characters of the evidence: F1 of those found and those marked.",
    "subject_recall": "Share of the marked subjects that were found.",
    "subject_precision": "Share of the subjects found that were marked.",
    "place": "Share with the right place, of those that have one.",
}
"""Every measure, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured of one reader on one set of diaries."""

    entries: int
    overall: dict[str, Estimate]
    groups: dict[str, dict[str, Estimate]]
    """Polarity, sign and feeling of parts of the set: ``named``, ``mark:irony`` …"""
    confusion: tuple[tuple[int, ...], ...]
    """Rows: label; columns: what was read; both in the order of :data:`ORDER`."""
    readers: dict[str, int]
    """Who read how many; more than one name where a reader fell back."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values; nothing of any diary's text; ``None`` for what is undefined."""
        return _defined(asdict(self)) | {"order": [str(emotion) for emotion in ORDER]}


def evaluate(labels: Sequence[Labelled], readings: Sequence[Reading]) -> Report:
    """Compare ``readings`` with ``labels``, one for one.

    Raises:
        ValueError: there are none, or not as many of both.
    """
    if not labels or len(labels) != len(readings):
        raise ValueError("as many readings as labels are needed, and at least one")
    sample = _Sample(labels, readings)
    groups = {
        name: {key: sample.measure(key, members) for key in ("polarity", "sign", "emotion")}
        for name, members in _groups(labels).items()
    }
    confusion = np.zeros((len(ORDER), len(ORDER)), int)
    np.add.at(confusion, (sample.truth, sample.said), 1)
    names = [reading.reader.split(" after ")[0] for reading in readings]
    return Report(
        len(labels),
        {key: found for key in MEASURES if (found := sample.measure(key)) is not None},
        {
            name: {key: value for key, value in row.items() if value is not None}
            for name, row in groups.items()
        },
        tuple(tuple(int(count) for count in row) for row in confusion),
        {name: names.count(name) for name in sorted(set(names))},
    )


def _groups(labels: Sequence[Labelled]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        names = [f"mark:{mark}" for mark in dict.fromkeys(label.marks)]
        if label.names_feeling is not None:
            names.append("named" if label.names_feeling else "unnamed")
        for name in names:
            found.setdefault(name, []).append(index)
    return {name: found[name] for name in sorted(found)}


class _Sample:
    """Labels and readings as arrays, one row an entry."""

    def __init__(self, labels: Sequence[Labelled], readings: Sequence[Reading]) -> None:
        self.truth = np.array([ORDER.index(label.emotion) for label in labels])
        self.said = np.array([ORDER.index(reading.emotion) for reading in readings])
        self.shares = np.array([[r.distribution[e] for e in ORDER] for r in readings])
        sides = np.array([_POLARITIES.index(emotion.polarity) for emotion in ORDER])
        self.side, self.said_side = sides[self.truth], sides[self.said]
        self.valence = _column([label.valence for label in labels])
        self.arousal = _column([label.arousal for label in labels])
        self.said_valence = np.array([reading.valence for reading in readings])
        self.said_arousal = np.array([reading.arousal for reading in readings])
        self.evidence = _rows(_evidence(a, b) for a, b in zip(labels, readings, strict=True))
        self.subjects = _rows(_subjects(a, b) for a, b in zip(labels, readings, strict=True))
        self.place = _column(
            [
                None if label.place is None else float(label.place == reading.scene.place)
                for label, reading in zip(labels, readings, strict=True)
            ]
        )

    def measure(self, key: str, members: Sequence[int] | None = None) -> Estimate | None:
        """One measure of the entries in ``members``; ``None`` where nothing is labelled."""
        usable, function = self._functions()[key]
        own = np.array(members if members is not None else range(len(self.truth)), int)
        own = own[usable[own]]
        if not len(own):
            return None
        return bootstrap(len(own), lambda picked: function(own[picked]))

    def _functions(self) -> dict[str, tuple[np.ndarray, Callable[[Ints], float]]]:
        everyone = np.ones(len(self.truth), bool)
        felt = self.side < 2
        valued, aroused = ~np.isnan(self.valence), ~np.isnan(self.arousal)
        marked, seen = ~np.isnan(self.evidence[:, 0]), ~np.isnan(self.subjects[:, 0])

        def sums(rows: np.ndarray, i: Ints) -> tuple[float, float, float]:
            hits, wanted, given = rows[i].sum(0)
            return float(hits), float(wanted), float(given)

        def recall(i: Ints) -> float:
            hits, wanted, _ = sums(self.subjects, i)
            return hits / wanted if wanted else float("nan")

        def precision(i: Ints) -> float:
            hits, _, given = sums(self.subjects, i)
            return hits / given if given else float("nan")

        return {
            "polarity": (everyone, lambda i: _share(self.side[i] == self.said_side[i])),
            "sign": (felt, lambda i: _share(np.sign(self.said_valence[i]) == 1 - 2 * self.side[i])),
            "emotion": (everyone, lambda i: _share(self.truth[i] == self.said[i])),
            "macro_f1": (everyone, lambda i: macro_f1(self.truth[i], self.said[i], len(ORDER))),
            "calibration_error": (
                everyone,
                lambda i: calibration_error(self.truth[i], self.shares[i]),
            ),
            "valence_r": (valued, lambda i: correlation(self.valence[i], self.said_valence[i])),
            "arousal_r": (aroused, lambda i: correlation(self.arousal[i], self.said_arousal[i])),
            "evidence_f1": (marked, lambda i: f1(*sums(self.evidence, i))),
            "subject_recall": (seen, recall),
            "subject_precision": (seen, precision),
            "place": (~np.isnan(self.place), lambda i: float(self.place[i].mean())),
        }


def _defined(value: Any) -> Any:
    """``value`` with ``None`` for what is not a number: JSON has no word for it."""
    if isinstance(value, dict):
        return {key: _defined(each) for key, each in cast("dict[str, Any]", value).items()}
    return None if isinstance(value, float) and math.isnan(value) else value


def _share(right: np.ndarray) -> float:
    return float(right.mean())


def _column(values: Sequence[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], float)


def _rows(counts: Iterable[tuple[int, int, int] | None]) -> np.ndarray:
    return np.array([(np.nan,) * 3 if row is None else row for row in counts], float)


def _group(kind: str) -> str:
    """Whose words name the same people is one subject: a friend is a classmate is a child."""
    return next((min(group) for group in ALIKE if kind in group), kind)


def _evidence(label: Labelled, reading: Reading) -> tuple[int, int, int] | None:
    if not label.spans:
        return None
    return overlap(list(label.spans), [(piece.start, piece.end) for piece in reading.evidence])


def _subjects(label: Labelled, reading: Reading) -> tuple[int, int, int] | None:
    if label.subjects is None:
        return None
    wanted = {_group(kind) for kind in label.subjects}
    given = {_group(subject.kind) for subject in reading.scene.subjects} - {"unknown"}
    return len(wanted & given), len(wanted), len(given)
