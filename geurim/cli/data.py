"""``geurim data``: labelled diaries, checked and counted before anybody learns from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geurim.cli.ending import finish
from geurim.emotion import Emotion
from geurim.errors import BadInput

if TYPE_CHECKING:
    from geurim.diaries.labelled import Labelled

app = typer.Typer(help="Check data sets.", no_args_is_help=True)

SPLITS = ("train", "dev", "test")
SHORT = "moments"


@app.callback()
def _data() -> None:
    """Check sets of labelled diaries."""


@app.command()
def check(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder with train.jsonl, dev.jsonl …")
    ] = Path("data/diaries"),
) -> None:
    """Hold a diary corpus to its rules, and count it; exit code 1 where a rule is broken."""

    def work() -> int:
        from geurim.cli import show
        from geurim.data.corpus import faults, repeats
        from geurim.diaries.labelled import load_labelled

        if not folder.is_dir():
            raise BadInput(f"There is no folder {folder}; name one that holds train.jsonl.")
        splits: dict[str, Sequence[Labelled]] = {}
        found: list[str] = []
        for name in (*SPLITS, SHORT):
            path = folder / f"{name}.jsonl"
            if name == SHORT and not path.is_file():
                continue
            batch = load_labelled(path)
            found += (failure.sentence for failure in batch.failures)
            splits[name] = batch.entries
        short = splits.pop(SHORT, ())
        found += faults(splits)
        found += repeats(short, splits)
        for sentence in found:
            show.problem(sentence)
        _count(splits, short)
        return 1 if found else 0

    finish(work)


def _count(splits: dict[str, Sequence[Labelled]], short: Sequence[Labelled]) -> None:
    from rich.console import Console
    from rich.table import Table

    from geurim.data.corpus import commonest, kappa

    console = Console(width=100, highlight=False, markup=False)
    table = Table(title="Diaries by feeling")
    table.add_column("feeling")
    parts = {**splits, SHORT: short} if short else splits
    for name in parts:
        table.add_column(name, justify="right")
    counts = {name: Counter(entry.emotion for entry in part) for name, part in parts.items()}
    for emotion in Emotion:
        table.add_row(emotion, *(str(count[emotion]) for count in counts.values()))
    table.add_row("all", *(str(len(part)) for part in parts.values()), style="bold")
    console.print(table)
    everything = [entry for part in splits.values() for entry in part]
    unnamed = sum(entry.names_feeling is False for entry in everything) / len(everything)
    marks = Counter(mark for entry in everything for mark in entry.marks)
    console.print(f"No feeling is named in {unnamed:.0%} of the {len(everything)} diaries.")
    console.print("Hard cases: " + ", ".join(f"{m} {n}" for m, n in marks.most_common()))
    for last, name in ((False, "first"), (True, "last")):
        words = (f"{word} {count}" for word, count in commonest(everything, last=last))
        console.print(f"Most frequent {name} words: " + ", ".join(words))
    twice = [(e.first or e.emotion, e.second) for e in everything if e.second is not None]
    if twice:
        nine = kappa([(one, other) for one, other in twice])
        sides = kappa([(one.polarity, other.polarity) for one, other in twice])
        console.print(
            f"Labelled twice: {len(twice)}; Cohen's kappa {nine:.3f} (nine feelings), "
            f"{sides:.3f} (polarity)."
        )
