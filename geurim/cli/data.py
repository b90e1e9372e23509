"""``geurim data``: what is learnt from: labelled diaries, and pictures made for learning.

Results (paths, tables) go to standard output, progress to standard error.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from geurim.cli.ending import finish
from geurim.emotion import Emotion
from geurim.errors import BadInput

if TYPE_CHECKING:
    from geurim.data.coverage import Coverage
    from geurim.diaries.labelled import Labelled

app = typer.Typer(help="Check and make data sets.", no_args_is_help=True)

SPLITS = ("train", "dev", "test")
SHORT = "moments"


@app.callback()
def _data() -> None:
    """Check sets of labelled diaries, and make sets of pictures."""


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


@app.command()
def crayon(
    count: Annotated[int, typer.Option(metavar="N", help="Pictures in the set.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder of the set.")],
    size: Annotated[int, typer.Option(help="Height and width in pixels.")] = 128,
    seed: Annotated[int, typer.Option(help="Another seed, other pictures.")] = 0,
    styles: Annotated[
        str, typer.Option(metavar="LIST", help="Of flat, soft, pencil, crayon.")
    ] = "flat,soft,pencil",
    split: Annotated[
        str, typer.Option(help="all, seen or held-out: what the hold-out rule leaves.")
    ] = "all",
    workers: Annotated[int | None, typer.Option(help="Processes; one a core.")] = None,
) -> None:
    """Draw a set of captioned pictures for learning; the same command goes on where it stopped.

    An image folder: train/metadata.jsonl and test/metadata.jsonl (what is held out) with file_name,
    text, text_ko, style and truth, and PNG files beside them.
    """

    def work() -> int:
        from geurim.choices import within
        from geurim.data.crayon import SetSettings
        from geurim.data.imagefolder import SIDES, write
        from geurim.settings import MOST_WORKERS

        processes = min(os.cpu_count() or 1, MOST_WORKERS) if workers is None else workers
        within("workers", processes, (1, MOST_WORKERS))
        names = tuple(name.strip() for name in styles.split(",") if name.strip())
        settings = SetSettings(seed, size, names, cast("Any", split))
        with _progress(count) as move:
            for done in write(out, settings, count, processes):
                move(done)
        for side in SIDES.values():
            typer.echo(out / side / "metadata.jsonl")
        return 0

    finish(work)


@app.command()
def coverage(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder with train.jsonl, dev.jsonl, test.jsonl.")
    ] = Path("data/diaries"),
    examples: Annotated[Path, typer.Option(metavar="FILE", help="Further diaries to read.")] = Path(
        "examples/diaries.jsonl"
    ),
    count: Annotated[int, typer.Option(metavar="N", help="Captions that words are taken from.")] = (
        20_000
    ),
    words: Annotated[int, typer.Option(help="Unknown words to list.")] = 20,
) -> None:
    """Tell which words of real prompts the captions of the picture set never use."""

    def work() -> int:
        from geurim.choices import within
        from geurim.data.coverage import prompts
        from geurim.diaries.labelled import load_labelled
        from geurim.diaries.sources import load

        within("count", count, (1, 1_000_000))
        within("words", words, (0, 1000))
        if not folder.is_dir():
            raise BadInput(f"There is no folder {folder}; name one that holds train.jsonl.")
        corpus = [e for n in SPLITS for e in load_labelled(folder / f"{n}.jsonl").entries]
        _covered(prompts(corpus, load(str(examples)).diaries, count, words), count)
        return 0

    finish(work)


@contextmanager
def _progress(total: int) -> Generator[Callable[[int], None]]:
    """Yield what is to be called with how many more are done; a bar, or a line for every tenth."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True, highlight=False)
    if console.is_terminal:
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=total)
            yield lambda more: bar.update(task, advance=more)
        return
    done = 0

    def line(more: int) -> None:
        nonlocal done
        told, done = 10 * done // total, done + more
        if 10 * done // total > told:
            typer.echo(f"{done:,} of {total:,}", err=True)

    yield line


def _covered(found: Mapping[str, Coverage], count: int) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=100, highlight=False, markup=False)
    table = Table(title=f"Words that {count:,} captions never use")
    table.add_column("texts")
    for name in ("words", "unknown", "different", "unknown"):
        table.add_column(name, justify="right")
    for name, part in found.items():
        shares = (f"{part.token_share:.1%}", f"{part.types:,}", f"{part.type_share:.1%}")
        table.add_row(name, f"{part.tokens:,}", *shares)
    console.print(table)
    for name, part in found.items():
        if part.commonest:
            words = ", ".join(f"{word} {times}" for word, times in part.commonest)
            console.print(f"Unknown in the {name}: {words}")


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
