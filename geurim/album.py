"""Many diaries: each into its folder, on one or more processes, going on where it was stopped.

The same command again draws only what is not finished. Results do not depend on the number of
processes. What ties the entries together (``album.jsonl``, ``contact.png``) tells of the last run
and is written when all is done. Shows nothing: whoever calls hears of each entry as it is finished.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from geurim.contact import Shot, contact_sheets
from geurim.diaries import Failure
from geurim.emotion import Emotion
from geurim.files import CannotWrite, output_folder, write_whole
from geurim.folder import PICTURE, Slot, find_slots, made_in, put
from geurim.processes import start_process
from geurim.records import Diary
from geurim.report import dump
from geurim.settings import Settings
from geurim.studio import Studio, failure

Build = Callable[[Settings], Studio]
"""Puts a studio together; a function of a module, so that other processes can find it."""

LIST = "album.jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry."""

    index: int
    """Its place in the source, from 0."""
    state: Literal["drawn", "kept", "failed"]
    id: str | None
    folder: Path | None = None
    beside: bool = False
    """The folder named after the id holds another picture, and was left as it is."""
    sentence: str = ""
    """Why it failed."""
    notes: tuple[str, ...] = ()
    care: str | None = None
    cause: Exception | None = None
    """The defect of the program that made it fail, where it is one; not kept across processes."""


def draw(entries: Sequence[Diary | Failure], settings: Settings, build: Build) -> Iterator[Outcome]:
    """Draw what is not finished into ``settings.out``; yield each entry's outcome as it is known.

    Stopping early (an exception, closing the iterator, the process being killed) leaves finished
    entries whole and no traces of the others.

    Raises:
        CannotWrite: the output folder cannot be written to, or the disk is full.
    """
    with output_folder(settings.out):
        jobs: list[_Job] = []
        diaries = [entry for entry in entries if isinstance(entry, Diary)]
        slots = iter(find_slots(diaries, settings))
        for index, entry in enumerate(entries):
            if isinstance(entry, Failure):
                yield _failed(index, entry)
                continue
            slot = next(slots)
            if not isinstance(slot, Slot):
                yield _failed(index, Failure(f"{entry.id}: {slot}", entry.id))
            elif slot.done:
                yield _finished(index, slot, "kept")
            else:
                jobs.append(_Job(index, slot))
        if settings.workers == 1 or len(jobs) < 2:
            yield from _draw(build(settings), jobs, settings) if jobs else ()
        else:
            yield from _draw_in_processes(build, jobs, settings)


def finish(outcomes: Iterable[Outcome], settings: Settings) -> list[Path]:
    """Write ``album.jsonl`` (one line an entry, in order) and the contact sheets; return them.

    A line holds ``id``, ``status`` (``done`` or ``failed``) and, where done, ``folder`` and what
    ``made.json`` in it says, else ``sentence``. The diaries are not in it.

    Raises:
        CannotWrite: the output folder cannot be written to, or the disk is full.
    """
    ordered = sorted(outcomes, key=lambda outcome: outcome.index)
    made = [made_in(each.folder) if each.folder else {} for each in ordered]
    lines = [_line(outcome, facts) for outcome, facts in zip(ordered, made, strict=True)]
    paths = [settings.out / LIST]
    write_whole(paths[0], "".join(f"{dump(line)}\n" for line in lines).encode())
    shots = [
        Shot(outcome.folder / PICTURE, str(facts["id"]), Emotion(facts["emotion"]))
        for outcome, facts in zip(ordered, made, strict=True)
        if outcome.folder and facts
    ]
    for number, sheet in enumerate(contact_sheets(shots), 1):
        paths.append(settings.out / f"contact{f'-{number}' if number > 1 else ''}.png")
        write_whole(paths[-1], sheet)
    return paths


@dataclass(frozen=True, slots=True)
class _Job:
    index: int
    slot: Slot


def _line(outcome: Outcome, made: dict[str, object]) -> dict[str, object]:
    if outcome.folder is None:
        return {"id": outcome.id, "status": "failed", "sentence": outcome.sentence}
    return {
        "id": outcome.id,
        "status": "done",
        "folder": outcome.folder.name,
        **{key: value for key, value in made.items() if key not in ("id", "care", "notes")},
    }


def _draw(studio: Studio, jobs: Sequence[_Job], settings: Settings) -> Iterator[Outcome]:
    made = studio([job.slot.diary for job in jobs])
    for job, entry in zip(jobs, made, strict=True):
        if isinstance(entry, Failure):
            yield _failed(job.index, entry)
            continue
        try:
            put(entry, job.slot, settings)
        except CannotWrite:
            raise  # no other entry could be written either
        except Exception as error:  # noqa: BLE001
            yield _failed(job.index, failure(entry.diary, error))
        else:
            yield _finished(job.index, job.slot, "drawn")


def _draw_in_processes(build: Build, jobs: Sequence[_Job], settings: Settings) -> Iterator[Outcome]:
    """Draw on several processes; an entry that kills its process is tried once more, alone."""
    todo = deque(jobs)
    while todo:
        suspects = yield from _draw_in_pool(build, todo, settings, settings.workers)
        for job in suspects:
            if (yield from _draw_in_pool(build, deque([job]), settings, 1)):
                name = job.slot.diary.id
                yield _failed(
                    job.index,
                    Failure(
                        f"{name}: the process that drew it died, perhaps for lack of memory; "
                        "try a smaller --size or fewer --workers.",
                        name,
                    ),
                )


def _draw_in_pool(
    build: Build, todo: deque[_Job], settings: Settings, workers: int
) -> Generator[Outcome, None, list[_Job]]:
    """Empty ``todo``; where a process dies, stop and return what was being drawn at that moment.

    No more jobs are handed out than there are processes, so that few are in doubt then, and so that
    an interruption has to wait for few.
    """
    flying: dict[Future[Outcome], _Job] = {}
    pool = ProcessPoolExecutor(
        min(workers, len(todo)), multiprocessing.get_context("spawn"), start_process
    )
    with pool:
        while todo or flying:
            try:
                while todo and len(flying) < workers:
                    flying[pool.submit(_draw_one, build, todo[0], settings)] = todo[0]
                    todo.popleft()
                done, _ = wait(flying, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=_broken):
                    outcome = future.result()
                    del flying[future]
                    yield outcome
            except BrokenProcessPool:
                return list(flying.values())
    return []


def _broken(future: Future[Outcome]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _draw_one(build: Build, job: _Job, settings: Settings) -> Outcome:
    (outcome,) = _draw(_studio(build, settings), [job], settings)
    return replace(outcome, cause=None)  # not every exception can travel


@cache
def _studio(build: Build, settings: Settings) -> Studio:
    """The one studio of a process."""
    return build(settings)


def _finished(index: int, slot: Slot, state: Literal["drawn", "kept"]) -> Outcome:
    made = made_in(slot.folder)
    return Outcome(
        index,
        state,
        slot.diary.id,
        slot.folder,
        slot.beside,
        notes=tuple(map(str, made.get("notes", ()))),
        care=made.get("care"),
    )


def _failed(index: int, failure: Failure) -> Outcome:
    return Outcome(index, "failed", failure.id, sentence=failure.sentence, cause=failure.cause)
