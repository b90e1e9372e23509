"""How well painted pictures show what they were to show, by the judge: subjects, feelings, style.

A folder holds pictures and what is true of them, as ``geurim data crayon`` writes it: ``train`` and
``test`` (what is held out) with a ``metadata.jsonl`` each, or one such list in the folder itself.
Lines may say ``held_out`` and ``language``. The judge is right only as often as its card says; what
it cannot see (taste, beauty, lines) is not measured here. Paints nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np

from geurim.errors import BadInput
from geurim.evaluate.metrics import Estimate, bootstrap
from geurim.recognise.judge import Judge
from geurim.recognise.tally import CARRIERS, Mark, chance, compare, share
from geurim.records import Pixels

METADATA = "metadata.jsonl"
_SIDES = {"train": False, "test": True}
_OF_FIGURES = ("subject", "position", "empty", "face", "readable", "hidden", "posture")
"""Several of these are in one picture: their intervals are found over pictures."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A painted picture and what it was to show."""

    file: Path
    truth: Mapping[str, Any]
    style: str
    """Empty where none was asked for."""
    language: str
    """Of its caption; empty where it is not told."""
    held_out: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """One carrier in one group of pictures."""

    estimate: Estimate
    """Wilson's interval where a picture counts once, else a bootstrap over pictures."""
    chance: float | None
    """What always saying the commonest answer would get; ``None`` where only one is wanted."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the judge says of a folder of pictures."""

    pictures: int
    groups: dict[str, dict[str, Measured]]
    """``all``, ``seen``, ``held out``, ``style …`` and ``language …``; then by carrier."""
    confusion: dict[str, int]
    """Faces, wanted and said: ``anger > fear``; how many."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self) | {"measures": CARRIERS}


def evaluate(folder: Path, judge: Judge) -> Report:
    """Let ``judge`` look at every picture of ``folder``.

    Raises:
        BadInput: the folder holds no such pictures, or one cannot be read.
    """
    painted = list(found(folder))
    if not painted:
        raise BadInput(f"{folder}: the list holds no picture.")
    seen = judge([_opened(each.file) for each in painted])
    rows: list[list[Mark]] = []
    for at, (each, said) in enumerate(zip(painted, seen, strict=True)):
        try:
            marks = compare(each.truth, each.style, said, judge.names, at, each.held_out)
            rows.append(list(marks))
        except (KeyError, TypeError, AttributeError) as error:
            raise BadInput(
                f"{each.file.name}: its truth is not one that geurim data crayon writes; "
                "say what is in the picture in the same form."
            ) from error
    return report(painted, rows)


def report(painted: Sequence[Painted], rows: Sequence[Sequence[Mark]]) -> Report:
    """Sum up comparisons, one row a picture."""
    marks = [mark for row in rows for mark in row]
    groups = {
        "all": marks,
        "seen": [mark for mark in marks if not mark.held_out],
        "held out": [mark for mark in marks if mark.held_out],
    }
    for key in ("style", "language"):
        for value in sorted({str(getattr(each, key)) for each in painted} - {""}):
            own = [mark for mark in marks if getattr(painted[mark.picture], key) == value]
            groups[f"{key} {value}"] = own
    faces = [f"{mark.wanted} > {mark.said}" for mark in marks if mark.carrier == "face"]
    return Report(
        len(painted),
        {name: _measured(group) for name, group in groups.items() if group},
        {pair: faces.count(pair) for pair in sorted(set(faces))},
    )


def found(folder: Path) -> Iterator[Painted]:
    """The pictures of ``folder``, in the order of its lists.

    Raises:
        BadInput: it holds no list, or a line of it is broken.
    """
    lists = [(folder / side, held) for side, held in _SIDES.items()]
    lists = [(place, held) for place, held in (*lists, (folder, False))
             if (place / METADATA).is_file()]  # fmt: skip
    if not lists:
        raise BadInput(f"{folder} holds no {METADATA}; name a folder of pictures and their truth.")
    for place, held in lists:
        yield from _lines(place, held)


def _lines(place: Path, held: bool) -> Iterator[Painted]:
    path = place / METADATA
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as UTF-8 text.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = cast("dict[str, Any]", json.loads(line))
            made = Painted(
                place / str(told["file_name"]), dict(told["truth"]), str(told.get("style") or ""),
                str(told.get("language") or ""), bool(told.get("held_out", held)),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BadInput(f"{path}, line {number}: no file_name and truth are told.") from None
        yield made


def _opened(path: Path) -> Pixels:
    from PIL import Image

    try:
        with Image.open(path) as image:
            return np.asarray(image.convert("RGB"))
    except OSError as error:
        raise BadInput(f"{path} is no picture that can be read.") from error


def _measured(marks: Sequence[Mark]) -> dict[str, Measured]:
    told: dict[str, Measured] = {}
    for carrier in CARRIERS:
        own = [mark for mark in marks if mark.carrier == carrier]
        if not own:
            continue
        if carrier in _OF_FIGURES:
            estimate = _over_pictures(own)
        else:
            plain = share(own)
            estimate = Estimate(plain.value, plain.low, plain.high, plain.n)
        told[carrier] = Measured(estimate, chance(own))
    return told


def _over_pictures(marks: Sequence[Mark]) -> Estimate:
    """A share of figures; whole pictures are drawn again, since figures of one are alike."""
    places = {picture: at for at, picture in enumerate(dict.fromkeys(m.picture for m in marks))}
    counts = np.zeros((len(places), 2))
    for mark in marks:
        counts[places[mark.picture]] += (mark.right, 1)

    def rate(rows: np.ndarray) -> float:
        hits, whole = counts[rows].sum(0)
        return float(hits / whole)

    own = bootstrap(len(counts), rate)
    plain = share(marks)
    if own.low == own.high:  # all right or all wrong: drawing again shows no doubt
        return Estimate(own.value, plain.low, plain.high, len(marks))
    return Estimate(own.value, own.low, own.high, len(marks))
