"""``geurim train``: what geurim learns itself. The loops stand in :mod:`geurim.train`.

Results (the run's folder, or the plan of a dry run) go to standard output, progress to standard
error.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from geurim.cli import painters
from geurim.cli.ending import finish
from geurim.errors import BadInput

if TYPE_CHECKING:
    from geurim.train.sft import Plan, SftSettings, Stats

app = typer.Typer(help="Train readers and painters.", no_args_is_help=True)
app.command()(painters.vae)
app.command()(painters.base)
app.command()(painters.judge)

_Who = Annotated[str, typer.Option("--reader", metavar="offline|qwen", help="Who learns.")]
_Data = Annotated[
    Path, typer.Option(metavar="DIR", help="Folder with train.jsonl and dev.jsonl, labelled.")
]
_Out = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="DIR", help="Run folder; runs/<reader>.")
]
_From = Annotated[bool, typer.Option("--from-corrections", help="Learn from kept corrections too.")]
_Corrections = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Corrections in another file than one's own.")
]
_Model = Annotated[str | None, typer.Option(help="qwen: 8B (the default), 0.6B … 32B, a folder.")]
_Mode = Annotated[str, typer.Option(help="qwen: full, or paper: as published.")]
_Checkpointing = Annotated[
    bool,
    typer.Option(
        "--checkpointing/--no-checkpointing",
        help="qwen: compute activations twice, which takes a third more time and far less memory.",
    ),
]


@app.callback()
def _train() -> None:
    """Train readers and painters. The same command again goes on where it was stopped."""


_SHARED = {"who", "data", "out", "from_corrections", "corrections"}
"""Options that are not for Qwen3 alone."""


@app.command()
def reader(
    context: typer.Context,
    who: _Who = "offline",
    data: _Data = Path("data/diaries"),
    out: _Out = None,
    from_corrections: _From = False,
    corrections: _Corrections = None,
    model: _Model = None,
    mode: _Mode = "full",
    rank: Annotated[int, typer.Option(help="qwen: rank of the LoRA.")] = 16,
    alpha: Annotated[int, typer.Option(help="qwen: its scale, over the rank.")] = 32,
    rate: Annotated[float, typer.Option(help="qwen: largest learning rate.")] = 1e-4,
    epochs: Annotated[int, typer.Option(help="qwen: times that every diary is seen.")] = 3,
    batch: Annotated[int, typer.Option(help="qwen: diaries at once.")] = 1,
    accumulate: Annotated[int, typer.Option(help="qwen: batches a step.")] = 16,
    longest: Annotated[int, typer.Option(help="qwen: tokens of a diary's chat at most.")] = 4096,
    seed: Annotated[int, typer.Option(help="qwen: order of the diaries, first weights.")] = 0,
    checkpointing: _Checkpointing = True,
    save_every: Annotated[int, typer.Option(help="qwen: steps between two states kept.")] = 25,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="qwen: count what would be done, and stop.")
    ] = False,
) -> None:
    """Train who reads: the offline reader's learned part, or a LoRA of Qwen3 (extra 'train')."""

    def work() -> int:
        if who not in ("offline", "qwen"):
            raise BadInput(f"--reader {who}: choose one of: offline, qwen.")
        folder = out or Path("runs") / who
        file = _corrections(corrections) if from_corrections or corrections else None
        if who == "offline":
            _refuse(context)
            return _offline(data, folder, file)
        from geurim.llm.local import DEFAULT
        from geurim.train.sft import SftSettings

        settings = SftSettings(
            data=data, out=folder, model=model or DEFAULT, mode=cast("Any", mode),
            corrections=file, rank=rank, alpha=alpha, rate=rate, epochs=epochs, batch=batch,
            accumulate=accumulate, longest=longest, seed=seed, checkpointing=checkpointing,
            save_every=save_every,
        )  # fmt: skip
        return _plan(settings) if dry_run else _qwen(settings)

    finish(work)


@app.command()
def care(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The table.")],
    data: Annotated[
        Path, typer.Option(metavar="FILE", help="Labelled sentences: text, want, split.")
    ] = Path("tests/data/care.jsonl"),
    ordinary: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Everyday texts; those of the repository."),
    ] = None,
    half: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Everyday texts: of these every other entry."),
    ] = None,
) -> None:
    """Train the learned part of the care check; four minutes, and no extra is needed."""

    def work() -> int:
        from geurim.cli import show
        from geurim.train.care import ORDINARY, train_care

        windows = train_care(data, ordinary or ORDINARY, half or (), out)
        show.note(f"Learned from {windows:,} windows of one or two sentences.")
        typer.echo(out)
        return 0

    finish(work)


def _refuse(context: typer.Context) -> None:
    """Refuse what only Qwen3 would heed."""
    given = {name for name in context.params if _is_given(context, name)} - _SHARED
    if given:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in sorted(given))
        raise BadInput(f"{names}: only for --reader qwen; leave it out, or type that with it.")


def _is_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name != "DEFAULT"


def _corrections(named: Path | None) -> Path:
    """The file of corrections: the ``named`` one, or this user's own."""
    from geurim.corrections import place

    path = named or place()
    if not path.is_file():
        raise BadInput(
            f"No corrections are kept in {path}; keep some with: "
            "geurim draw … --emotion … --keep-correction."
        )
    return path


def _offline(data: Path, out: Path, corrections: Path | None) -> int:
    from geurim.cli import show
    from geurim.train.offline import train_offline

    train_offline(data, out, corrections)
    show.note(f"To read with it, type: geurim read FILE --adapter {out}.")
    typer.echo(out)
    return 0


def _plan(settings: SftSettings) -> int:
    from geurim.train.sft import plan

    for line in _told(plan(settings), settings):
        typer.echo(line)
    return 0


def _told(plan: Plan, settings: SftSettings) -> list[str]:
    lines: list[str] = []
    for name, split in (("train", plan.train), ("dev", plan.dev)):
        lines.append(
            f"{name}: {len(split.rows):,} diaries, {split.tokens:,} tokens "
            f"({split.learnt:,} of answers), {split.longest:,} in the longest"
        )
        lines += [f"{name}: {n:,} left out: {reason}" for reason, n in split.left_out.items()]
    share = plan.trainable / plan.weights
    lines.append(f"steps: {plan.steps:,} in {settings.epochs:,} epochs")
    lines.append(f"weights: {plan.trainable:,} trained beside {plan.weights:,} ({share:.2%})")
    return lines


def _qwen(settings: SftSettings) -> int:
    from geurim.cli import show
    from geurim.train.sft import train

    last: Stats | None = None
    for stats in train(settings):
        last = stats
        if stats.dev_loss is not None or stats.step % 10 == 0:
            typer.echo(_line(stats), err=True)
    if last is None:
        show.note("This run was finished before; it is left as it is.")
    show.note(
        f"To read with it, type: geurim read FILE --reader qwen --reader-mode {settings.mode} "
        f"--adapter {settings.out}."
    )
    typer.echo(settings.out)
    return 0


def _line(stats: Stats) -> str:
    told = (
        f"step {stats.step:,} of {stats.steps:,}, epoch {stats.epoch:.2f}, loss {stats.loss:.4f}, "
        f"{stats.seconds:.1f} s"
    )
    if stats.dev_loss is None:
        return told
    return f"{told}, loss on dev {stats.dev_loss:.4f}{' (kept)' if stats.best else ''}"
