"""How well does the care check tell harm from everyday speech?

Counts over ``tests/data/care.jsonl``: recall on sentences that speak of self-harm or abuse (any
flag counts; whether it is the right one of the two is shown beside it) and false alarms on the
harmless kinds, each with Wilson's 95 % interval. The splits: rules were written on ``dev`` and
``train``, the model learned from all but ``test``, ``fresh-3`` and ``fresh-4``; each ``fresh`` set
was written after the rules of its day and measured once before anything learned from it. Ordinary
diaries of the repository can be given as more files; every alarm in them is listed, for somebody to
look at.

Run ``python -m tests.measure_care [--split dev] [--show] [FILE.jsonl | FILE.csv …]``.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geurim.read.care import flag
from geurim.train.care import texts

SENTENCES = Path(__file__).parent / "data" / "care.jsonl"
CARE = ("self-harm", "abuse", "violence-other")
HARMLESS = ("figurative", "harmless-literal", "ordinary", "harmless")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A diary entry and what should be noticed in it."""

    id: str
    text: str
    kind: str
    want: str | None
    split: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a group were flagged."""

    name: str
    flagged: int
    total: int
    right: int
    """Flagged with the wanted one of the two flags."""

    @property
    def rate(self) -> float:
        """Share that was flagged, 0..1."""
        return self.flagged / self.total if self.total else 0.0


def sentences(path: Path = SENTENCES) -> list[Sentence]:
    """Everything in the labelled file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Sentence(**json.loads(line)) for line in lines]


def tally(name: str, group: Sequence[Sentence]) -> Tally:
    """Flag every sentence of ``group`` and count."""
    flags = [(flag(one.text), one.want) for one in group]
    right = sum(found is not None and found == want for found, want in flags)
    return Tally(name, sum(found is not None for found, _ in flags), len(group), right)


def table(group: Sequence[Sentence]) -> list[Tally]:
    """One row for all care, and one a kind."""
    rows = [tally("care", [one for one in group if one.kind in CARE])]
    rows += [tally(kind, [one for one in group if one.kind == kind]) for kind in CARE + HARMLESS]
    return [row for row in rows if row.total]


def wilson(count: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval for a share (1927), 0..1."""
    if not total:
        return 0.0, 1.0
    share, scale = count / total, 1 + z * z / total
    middle = (share + z * z / (2 * total)) / scale
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / scale
    return max(0.0, middle - half), min(1.0, middle + half)


def wrong(group: Iterable[Sentence]) -> Iterator[Sentence]:
    """Care that was missed and harmless sentences that were flagged."""
    return (one for one in group if (flag(one.text) is None) != (one.want is None))


def _line(row: Tally) -> str:
    low, high = wilson(row.flagged, row.total)
    return (
        f"{row.name:17} {row.flagged:4d}/{row.total:<4d} {row.rate:6.1%} "
        f"[{low:5.1%}, {high:6.1%}]" + (f"  right kind {row.right}" if row.right else "")
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path, help="ordinary entries: list every alarm")
    parser.add_argument("--labelled", type=Path, default=SENTENCES, help="the labelled sentences")
    parser.add_argument("--split", help="only this split")
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    given = parser.parse_args(arguments)
    everything = sentences(given.labelled)
    for split in [given.split] if given.split else sorted({one.split for one in everything}):
        group = [one for one in everything if one.split == split]
        print(f"{split}: flagged, with 95 % interval", *map(_line, table(group)), sep="\n  ")
        if given.show:
            print(*(f"    {one.id}: {one.text}" for one in wrong(group)), sep="\n")
    for path in given.files:
        entries = list(texts(path))
        alarms = [(found, text) for text in entries if (found := flag(text))]
        print(_line(Tally(path.name, len(alarms), len(entries), 0)))
        print(*(f"    {found}: {text}" for found, text in alarms), sep="\n")


if __name__ == "__main__":
    main()
