"""What a person sees: progress, summaries, problems and help; on standard error unless a result.

Where standard error is no terminal everything is plain lines. Ids are shown, diaries never are,
except for the evidence that ``geurim read`` was asked for.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from geurim.album import Outcome
from geurim.emotion import Emotion
from geurim.folder import MADE, made_in
from geurim.records import Prompt, Reading, Subject

_NAMED = 3
"""Entries that one line names at most."""
_NARROWEST = 40
"""Columns; some terminals say that they have none, and then nothing would be shown."""


def problem(sentence: str) -> None:
    """Show what went wrong."""
    _say(Text.assemble(("geurim: ", "bold red"), sentence))


def note(sentence: str) -> None:
    """Show something that is good to know."""
    _say(Text.assemble(("note: ", "yellow"), sentence))


def frames(error: BaseException) -> None:
    """Show where a defect of ours happened; not its message, which may quote the diary."""
    note("".join(traceback.format_tb(error.__traceback__)).rstrip())


def drawn(outcome: Outcome) -> None:
    """Show the paths of one entry's page, and how it was felt."""
    assert outcome.folder is not None
    made = made_in(outcome.folder)
    feeling = Emotion(made["emotion"])
    state = "drawn" if outcome.state == "drawn" else "drawn before, left as it is"
    _say(Text.assemble((f"{feeling.korean} ({feeling.value})", "bold"), f" · {state}"))
    if outcome.beside:
        note(_beside(outcome))
    for sentence in outcome.notes:
        note(sentence)
    fallen([(str(made["id"]), str(made["reader"]))])
    for name in made["files"]:
        if str(name).startswith("page"):
            sys.stdout.write(f"{outcome.folder / str(name)}\n")


@contextmanager
def progress(total: int) -> Generator[Callable[[Outcome], None]]:
    """Yield what is to be called for each finished entry: a bar, or lines where no terminal is."""
    console = _errors()
    if not console.is_terminal:
        count = 0

        def line(outcome: Outcome) -> None:
            nonlocal count
            count += 1
            _say(Text(f"{count}/{total} {outcome.state} {outcome.id or ''}".rstrip()))

        yield line
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def move(outcome: Outcome) -> None:
            from rich.markup import escape

            bar.update(task, advance=1, description=escape(outcome.id or ""))

        yield move


def summary(outcomes: Sequence[Outcome], written: Sequence[Path]) -> None:
    """Show what became of an album; the paths of its list and contact sheets are the result."""
    for outcome in outcomes:
        if outcome.beside and outcome.state == "drawn":
            note(_beside(outcome))
    made = [made_in(each.folder) for each in outcomes if each.folder]
    fallen([(str(facts.get("id")), str(facts.get("reader"))) for facts in made])
    noted = sum(bool(each.notes) for each in outcomes)
    if noted:
        # The notes name words of the diaries, and what an album says often ends up in a log.
        note(
            f"{noted} {'entry holds' if noted == 1 else 'entries hold'} something that could not "
            f"be drawn or written as it stands; the {MADE} beside each page names it."
        )
    for outcome in outcomes:
        if outcome.state == "failed":
            problem(outcome.sentence)
    states = [each.state for each in outcomes]
    words = {"drawn": "drawn", "kept": "drawn before", "failed": "failed"}
    counts = [f"{states.count(key)} {word}" for key, word in words.items() if key in states]
    noun = "entry" if len(outcomes) == 1 else "entries"
    _say(Text(f"{len(outcomes)} {noun}: {', '.join(counts)}.", "bold"))
    for path in written:
        sys.stdout.write(f"{path}\n")


def fallen(readers: Sequence[tuple[str, str]]) -> None:
    """Show which entries (id and reader of each) the model that was asked for did not read."""
    from geurim.read.qwen import fallen_back

    reasons = [(name, why) for name, reader in readers if (why := fallen_back(reader))]
    if reasons:
        first = "; ".join(f"{name}: {why}" for name, why in reasons[:_NAMED])
        more = f"; and {len(reasons) - _NAMED} more" if len(reasons) > _NAMED else ""
        count = f"{len(reasons)} of {len(readers)}"
        note(f"{count} read by the offline reader instead of the model: {first}{more}.")


def help_for(outcomes: Sequence[Outcome]) -> None:
    """Show where help is to be found, if any of the diaries needs it."""
    help_about([each.id or "" for each in outcomes if each.care])


def help_about(ids: Sequence[str]) -> None:
    """Show where help is to be found for the diaries with these ids; nothing for none."""
    if not ids:
        return
    from geurim.read.care import HELP_EN, HELP_KO

    _say(Text(f"♥ {', '.join(ids)}", "bold"))
    _say(Text(HELP_KO))
    _say(Text(HELP_EN))


def reading(reading: Reading, prompt: Prompt) -> None:
    """Show how a diary was read, on standard output."""
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = max(console.width, _NARROWEST)
    share = reading.distribution.get(reading.emotion, 0.0)
    feeling = f"{reading.emotion.korean} ({reading.emotion.value})"
    console.print(Text.assemble((f"{reading.diary.id}  ", "bold"), (feeling, "bold cyan")))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", justify="right")
    table.add_column()
    table.add_row(
        "feeling",
        f"{share:.0%} sure · valence {reading.valence:+.2f} · arousal {reading.arousal:+.2f} · "
        f"intensity {reading.intensity:.2f}",
    )
    table.add_row("because", Text(_evidence(reading)))
    table.add_row("seen", Text(", ".join(map(_subject, reading.scene.subjects)) or "–"))
    table.add_row("where", Text(_where(reading)))
    if reading.scene.unknown:
        table.add_row("unknown", Text(", ".join(reading.scene.unknown)))
    table.add_row("prompt", Text(prompt.text))
    console.print(table)


def _evidence(reading: Reading) -> str:
    pieces = (
        f"“{piece.text}” {piece.emotion.value} {piece.weight:.1f}"
        + (f" ({piece.note})" if piece.note else "")
        for piece in reading.evidence
    )
    return " · ".join(pieces) or "nothing that tells a feeling"


def _subject(subject: Subject) -> str:
    parts = [subject.word if subject.kind == "unknown" else subject.kind, subject.name or ""]
    parts += [f"×{subject.count}" if subject.count > 1 else "", subject.action or ""]
    return " ".join(part for part in parts if part)


def _where(reading: Reading) -> str:
    scene = reading.scene
    parts = (scene.place, scene.time, scene.weather, scene.season)
    return ", ".join(part for part in parts if part)


def _beside(outcome: Outcome) -> str:
    assert outcome.folder is not None
    return (
        f"{outcome.id}: the folder of that name holds another picture (other text, settings or "
        f"small and capital letters), which stays; this one is in {outcome.folder.name}."
    )


def _say(text: Text) -> None:
    console = _errors()
    if console.is_terminal:
        console.print(text)
    else:
        # Rich would break long lines at 80 columns, which scripts and logs do not want.
        # Where nobody listens, the exit code still tells.
        with suppress(OSError):
            sys.stderr.write(f"{text.plain}\n")


def _errors() -> Console:
    return Console(stderr=True, highlight=False, emoji=False)
