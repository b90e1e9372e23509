"""The verbs: ``geurim draw``, ``read``, ``album``, ``corrections``, ``train`` and ``bench``.

A verb turns options into settings, calls the library, and says what came of it; everything heavy is
imported inside it, so that ``--help`` is quick. Results go to standard output, all else to standard
error. Exit codes: 0 done · 1 some entries failed · 2 bad input or settings · 3 a model or service
is missing · 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geurim import __version__
from geurim.cli import choosing, data, evaluating
from geurim.cli import train as training
from geurim.cli.ending import finish
from geurim.errors import BadInput, EntryFailed, Missing

if TYPE_CHECKING:
    from geurim.album import Outcome
    from geurim.diaries import Batch
    from geurim.settings import Settings

app = typer.Typer(
    name="geurim",
    help="Draw picture-diary pages (그림일기) from Korean diary entries.",
    no_args_is_help=True,
    add_completion=False,
    # The long form shows local variables, and with them the diary.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(training.app, name="train")
app.add_typer(evaluating.app, name="evaluate")
app.add_typer(data.app, name="data")

_Source = Annotated[
    str, typer.Argument(metavar="TEXT|FILE|-", help="A diary, a .txt, .jsonl or .csv file, or -.")
]
_File = Annotated[str, typer.Argument(metavar="FILE|-", help="A .jsonl, .csv or .txt file, or -.")]
_Profile = Annotated[str, typer.Option(help="Who reads and paints.")]
_Emotion = Annotated[
    str | None, typer.Option(help="The feeling, where it is read wrong: fear, 무서움, sadness …")
]
_Seed = Annotated[int | None, typer.Option(help="Another hand; by default it follows the entry.")]
_Out = Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Output folder.")]
_Pdf = Annotated[bool, typer.Option("--pdf", help="Write page.pdf too.")]
_Font = Annotated[Path | None, typer.Option(metavar="FILE", help="Set the text with this font.")]
_Dpi = Annotated[int | None, typer.Option(help="Dots an inch of the page.")]
_Size = Annotated[int | None, typer.Option(help="Height of the picture in pixels.")]
_Keep = Annotated[
    bool,
    typer.Option(
        "--keep-correction",
        help="Keep the diary's text with --emotion, as an example to learn from, in the private "
        "file that 'geurim corrections path' names; 'geurim corrections delete' deletes it.",
    ),
]

_MORE = {"allow_extra_args": True}
"""Left to :func:`_refuse_more`: typer would repeat the words, and show a box of many lines."""

OUT = Path("out")
OFFLINE = "offline"


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"geurim {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show it.")
    ] = False,
) -> None:
    """Draw picture-diary pages (그림일기) from Korean diary entries."""


@app.command(context_settings=_MORE)
def draw(
    context: typer.Context,
    source: _Source,
    profile: _Profile = OFFLINE,
    emotion: _Emotion = None,
    seed: _Seed = None,
    out: _Out = OUT,
    pdf: _Pdf = False,
    font: _Font = None,
    dpi: _Dpi = None,
    size: _Size = None,
    keep_correction: _Keep = False,
    reader: choosing.Reader = None,
    mode: choosing.Mode = None,
    model: choosing.Model = None,
    bits: choosing.Bits = None,
    shots: choosing.Shots = None,
    timeout: choosing.Timeout = None,
    adapter: choosing.Adapter = None,
    painter: choosing.Painter = None,
    lora: choosing.Loras = None,
    steps: choosing.Steps = None,
    guidance: choosing.Guidance = None,
    batch: choosing.Batch = None,
    device: choosing.Device = None,
    precision: choosing.Precision = None,
    memory: choosing.Memory = None,
    t5: choosing.T5 = None,
) -> None:
    """Draw one diary: its page, its picture and its reading go to DIR/<id>/."""

    def work() -> int:
        _refuse_more(context)
        who = choosing.reader(reader, mode, model, bits, shots, timeout, adapter)
        brush = choosing.painter(
            painter, lora, steps, guidance, batch, device, precision, memory, t5
        )
        settings = _settings(
            profile, emotion, seed, out=out, pdf=pdf, font=font, dpi=dpi, size=size, reader=who,
            painter=brush,
        )  # fmt: skip
        return _draw_one(_load(source, settings), source, settings, keep=keep_correction)

    finish(work)


@app.command(context_settings=_MORE)
def read(
    context: typer.Context,
    source: _Source,
    profile: _Profile = OFFLINE,
    emotion: _Emotion = None,
    seed: _Seed = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a diary.")] = False,
    reader: choosing.Reader = None,
    mode: choosing.Mode = None,
    model: choosing.Model = None,
    bits: choosing.Bits = None,
    shots: choosing.Shots = None,
    timeout: choosing.Timeout = None,
    adapter: choosing.Adapter = None,
) -> None:
    """Tell how each diary is read: its feeling, why, who and what is in it; nothing is drawn."""

    def work() -> int:
        _refuse_more(context)
        who = choosing.reader(reader, mode, model, bits, shots, timeout, adapter)
        settings = _settings(profile, emotion, seed, reader=who)
        return _read_all(_load(source, settings), settings, as_json=as_json)

    finish(work)


@app.command(context_settings=_MORE)
def album(
    context: typer.Context,
    source: _File,
    profile: _Profile = OFFLINE,
    emotion: _Emotion = None,
    seed: _Seed = None,
    out: _Out = OUT,
    pdf: _Pdf = False,
    workers: Annotated[int, typer.Option(help="Processes that draw at once.")] = 1,
    ray: Annotated[bool, typer.Option("--ray", help="Draw on a cluster (not yet).")] = False,
    font: _Font = None,
    dpi: _Dpi = None,
    size: _Size = None,
    reader: choosing.Reader = None,
    mode: choosing.Mode = None,
    model: choosing.Model = None,
    bits: choosing.Bits = None,
    shots: choosing.Shots = None,
    timeout: choosing.Timeout = None,
    adapter: choosing.Adapter = None,
    painter: choosing.Painter = None,
    lora: choosing.Loras = None,
    steps: choosing.Steps = None,
    guidance: choosing.Guidance = None,
    batch: choosing.Batch = None,
    device: choosing.Device = None,
    precision: choosing.Precision = None,
    memory: choosing.Memory = None,
    t5: choosing.T5 = None,
) -> None:
    """Draw many diaries; the same command again goes on where it was stopped."""

    def work() -> int:
        _refuse_more(context)
        if ray:
            raise Missing("Drawing on a cluster comes with a later version; type --workers 4.")
        who = choosing.reader(reader, mode, model, bits, shots, timeout, adapter)
        brush = choosing.painter(
            painter, lora, steps, guidance, batch, device, precision, memory, t5
        )
        settings = _settings(
            profile, emotion, seed, out=out, pdf=pdf, font=font, dpi=dpi, size=size,
            workers=workers, reader=who, painter=brush,
        )  # fmt: skip
        _refuse_own_list(source, settings)
        return _draw_all(_load(source, settings, text_too=False), settings)

    finish(work)


@app.command()
def corrections(
    what: Annotated[str, typer.Argument(metavar="list|delete|path", help="What to do.")] = "list",
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="Delete this diary's alone.")
    ] = None,
) -> None:
    """Corrected feelings kept by draw --keep-correction, with the diaries' text.

    They stand in one file on this machine (GEURIM_CORRECTIONS names another) and go nowhere else.
    """

    def work() -> int:
        from geurim.cli import keeping

        return keeping.act(what, name)

    finish(work)


@app.command()
def bench(
    what: Annotated[
        str, typer.Argument(metavar="crayon|diffusion", help="What to measure.")
    ] = "crayon",
    tiny: Annotated[
        bool, typer.Option("--tiny", help="diffusion: small networks, which a CPU can run.")
    ] = False,
    device: choosing.Device = None,
    rounds: Annotated[int, typer.Option(help="diffusion: pictures by each of the two ways.")] = 5,
) -> None:
    """Measure how fast a painter is, and where its time goes.

    diffusion: the published networks of Stable Diffusion 3.5 Medium with random weights, in our
    loop and in diffusers' own pipeline.
    """

    def work() -> int:
        if what == "crayon":
            from geurim.crayon.bench import main as bench_crayon

            bench_crayon()
        elif what == "diffusion":
            from geurim.diffusion.bench import main as bench_diffusion

            bench_diffusion(tiny=tiny, device=device, rounds=rounds)
        else:
            raise BadInput(
                f"There is no benchmark '{what}'; type: geurim bench crayon or diffusion."
            )
        return 0

    finish(work)


def main() -> None:
    """Run the command line and exit with its code."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        # Korean Windows pipes CP949, but JSON is UTF-8, and a message must never fail to be shown.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


def _open_what_is_closed() -> None:
    """Put nothing in the place of standard streams that the caller closed (``<&-``)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, stream)


def _settings(profile: str, emotion: str | None, seed: int | None, **given: Any) -> Settings:
    from geurim import settings
    from geurim.emotion import parse_emotion

    feeling = None if emotion is None else parse_emotion(emotion)
    made = settings.load(profile, emotion=feeling, seed=seed, **given)
    choosing.tell(made)
    return made


def _load(source: str, settings: Settings, *, text_too: bool = True) -> Batch:
    from geurim import diaries
    from geurim.cli import show

    batch = diaries.with_seed(diaries.load(source, text_too=text_too), settings.seed)
    for note in batch.notes:
        show.note(note)
    return batch


def _refuse_more(context: typer.Context) -> None:
    """Refuse words behind the source without repeating them: they are most often a diary's."""
    if not context.args:
        return
    if context.info_name == "album":
        raise BadInput("One file is taken at a time; put all entries into one.")
    raise BadInput(
        "One text or file is taken at a time; put a diary in quotation marks: "
        f'geurim {context.info_name} "…".'
    )


def _refuse_own_list(source: str, settings: Settings) -> None:
    from geurim.album import LIST

    mine = settings.out / LIST
    if source != "-" and mine.exists() and Path(source).exists() and mine.samefile(source):
        raise BadInput(f"{source} is what an album writes; name another file or folder.")


def _draw_one(batch: Batch, source: str, settings: Settings, *, keep: bool) -> int:
    from geurim import album
    from geurim.cli import keeping, show

    if keep and settings.emotion is None:
        raise BadInput("--keep-correction needs the right feeling; add, say, --emotion 슬픔.")
    listener = keeping.Listener(choosing.build)

    if len(batch.entries) > 1:
        raise BadInput(f"{source} holds {len(batch.entries)} entries; type: geurim album {source}.")
    if batch.failures:
        raise BadInput(batch.failures[0].sentence)
    (outcome,) = album.draw(batch.entries, settings, listener)
    if outcome.cause is not None:
        show.frames(outcome.cause)
        raise EntryFailed(outcome.sentence)
    if outcome.folder is None:
        raise BadInput(outcome.sentence)
    show.drawn(outcome)
    if keep:
        keeping.keep(batch.diaries[0], settings, listener)
    show.help_for([outcome])
    return 0


def _draw_all(batch: Batch, settings: Settings) -> int:
    from geurim import album
    from geurim.cli import show

    outcomes: list[Outcome] = []
    with show.progress(len(batch.entries)) as step:
        for outcome in album.draw(batch.entries, settings, choosing.build):
            outcomes.append(outcome)
            step(outcome)
    written = album.finish(outcomes, settings)
    outcomes.sort(key=lambda outcome: outcome.index)
    show.summary(outcomes, written)
    show.help_for(outcomes)
    return _code(sum(each.state == "failed" for each in outcomes), len(outcomes))


def _read_all(batch: Batch, settings: Settings, *, as_json: bool) -> int:
    from geurim.build import build_studio
    from geurim.cli import show
    from geurim.diaries import Failure
    from geurim.report import dump, to_json
    from geurim.settings import PainterChoice

    failures = list(batch.failures)
    cares: list[str] = []
    readers: list[tuple[str, str]] = []
    reading = replace(settings, painter=PainterChoice())  # no painter's weights are needed
    understood = build_studio(reading).understand(batch.diaries) if batch.diaries else ()
    for result in understood:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        readers.append((result[0].diary.id, result[0].reader))
        facts = to_json(*result)
        if as_json:
            typer.echo(dump(facts))
        else:
            show.reading(*result)
        if result[0].care:
            cares.append(result[0].diary.id)
    for failure in failures:
        show.problem(failure.sentence)
    show.fallen(readers)
    show.help_about(cares)
    return _code(len(failures), len(batch.entries))


def _code(failed: int, entries: int) -> int:
    """Exit code: nothing at all could be used, or some could not, or all went well."""
    if failed == entries:
        return BadInput.exit_code
    return 1 if failed else 0
