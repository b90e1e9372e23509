"""``geurim evaluate``: the measures of :mod:`geurim.evaluate` as tables and JSON.

The table goes to standard output, everything else to standard error; a diary's text to neither.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geurim.cli import choosing
from geurim.cli.ending import finish

if TYPE_CHECKING:
    from geurim.evaluate.metrics import Estimate
    from geurim.evaluate.pictures import Report as PictureReport
    from geurim.evaluate.reader import Report

app = typer.Typer(help="Measure readers and painters.", no_args_is_help=True)

_BATCH = 64
"""Diaries that are given to the reader at once."""
_WIDTH = 100


@app.callback()
def _evaluate() -> None:
    """Measure who reads and who paints, where the truth is known."""


@app.command()
def reader(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Labelled diaries: text, emotion, more.")
    ],
    who: choosing.Reader = None,
    mode: choosing.Mode = None,
    model: choosing.Model = None,
    bits: choosing.Bits = None,
    shots: choosing.Shots = None,
    timeout: choosing.Timeout = None,
    adapter: choosing.Adapter = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the figures as JSON.")
    ] = None,
) -> None:
    """Read every diary of FILE and print how well it was read, with 95 % bootstrap intervals."""

    def work() -> int:
        from geurim.build import build_reader
        from geurim.cli import show
        from geurim.diaries.labelled import load_labelled
        from geurim.errors import BadInput
        from geurim.evaluate.reader import evaluate
        from geurim.settings import load

        if out is not None and out.is_dir():
            raise BadInput(f"-o {out} is a folder; name a file: -o {out / 'figures.json'}.")
        batch = load_labelled(file)
        for failure in batch.failures:
            show.problem(failure.sentence)
        asked = choosing.reader(who, mode, model, bits, shots, timeout, adapter)
        settings = load("offline", reader=asked)
        choosing.tell(settings)
        read = build_reader(settings.reader)
        diaries = [entry.diary for entry in batch.entries]
        parts = [diaries[at : at + _BATCH] for at in range(0, len(diaries), _BATCH)]
        report = evaluate(batch.entries, [reading for part in parts for reading in read(part)])
        _print(report)
        if out is not None:
            _write(out, {"file": file.name, **report.to_json()})
        return 1 if batch.failures else 0

    finish(work)


@app.command()
def pictures(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="Pictures with what was asked for, as data crayon writes them."
        ),
    ],
    judge: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Another judge than the shipped one.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the figures as JSON.")
    ] = None,
) -> None:
    """Let the judge look at every picture of DIR: who is where, faces, palette and style."""

    def work() -> int:
        from geurim.errors import BadInput
        from geurim.evaluate.pictures import evaluate
        from geurim.recognise.judge import load

        if out is not None and out.is_dir():
            raise BadInput(f"-o {out} is a folder; name a file: -o {out / 'figures.json'}.")
        report = evaluate(folder, load(judge))
        _print_pictures(report)
        if out is not None:
            _write(out, report.to_json())
        return 0

    finish(work)


def _print_pictures(report: PictureReport) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=_WIDTH, highlight=False, markup=False)
    for group, rows in report.groups.items():
        table = Table(title=f"{group} ({report.pictures} pictures in all)")
        for name in ("carrier", "right", "95 %", "n", "chance"):
            table.add_column(name, justify="left" if name == "carrier" else "right")
        for name, found in rows.items():
            chance = "" if found.chance is None else _figure(found.chance)
            table.add_row(name, *_cells(found.estimate), chance)
        console.print(table)


def _print(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table

    from geurim.evaluate.reader import MEASURES

    console = Console(width=_WIDTH, highlight=False, markup=False)
    table = Table(title=f"{report.entries} diaries, read by {', '.join(report.readers)}")
    for name in ("measure", "value", "95 %", "n", "what it is"):
        table.add_column(name, justify="left" if name.startswith(("m", "w")) else "right")
    for name, found in report.overall.items():
        table.add_row(name, *_cells(found), MEASURES[name])
    console.print(table)
    if not report.groups:
        return
    table = Table(title="Parts")
    for name in ("part", "n", "polarity", "sign", "emotion"):
        table.add_column(name, justify="left" if name == "part" else "right")
    for name, row in report.groups.items():
        n = max(found.n for found in row.values())
        shown = (row.get(key) for key in ("polarity", "sign", "emotion"))
        table.add_row(name, str(n), *("" if one is None else _figure(one.value) for one in shown))
    console.print(table)


def _cells(found: Estimate) -> tuple[str, str, str]:
    return _figure(found.value), f"{_figure(found.low)}–{_figure(found.high)}", str(found.n)


def _figure(value: float) -> str:
    return "?" if math.isnan(value) else f"{value:.3f}"


def _write(path: Path, values: Mapping[str, Any]) -> None:
    from geurim.files import write_whole, writing

    text = json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False)
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{text}\n".encode())
