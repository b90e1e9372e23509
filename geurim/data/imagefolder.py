"""The picture set on disk, as an image folder of the datasets library.

``train/metadata.jsonl`` and ``test/metadata.jsonl`` (what is held out) beside PNG files in folders
of at most a thousand. A run that was stopped goes on when the same command is given again: a
picture is whole or absent, and a block of them is finished when its lines are written. A larger
count adds to a set. What is in the pictures is not decided here.
"""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
import secrets
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geurim.choices import within
from geurim.data.crayon import Plan, SetSettings, draw, plan
from geurim.data.world import VERSION
from geurim.errors import BadInput
from geurim.files import HIDDEN, output_folder, write_whole, writing
from geurim.processes import start_process
from geurim.records import Pixels

COUNTS = (1, 10_000_000)
FOLDER = 1000
"""Pictures in one folder at most."""
BLOCK = 100
"""Pictures that are drawn in one go by one process."""
PROBED = 4
"""Pictures that are drawn to see whether a set that is there was made by the same program."""
SETTINGS = "set.json"
SIDES = {False: "train", True: "test"}


def write(out: Path, settings: SetSettings, count: int, workers: int) -> Iterator[int]:
    """Bring ``out`` to ``count`` pictures; yield how many each finished block holds.

    Blocks that are there are yielded first. Metadata are written when all is done.

    Raises:
        BadInput: ``count`` is out of range, or ``out`` holds something else or a larger set.
        CannotWrite: the folder cannot be written to, or the disk is full.
    """
    within("count", count, COUNTS)
    _claim(out, settings, count)
    with output_folder(out):
        todo: list[range] = []
        for block in _blocks(count):
            if _finished(out, block):
                yield len(block)
            else:
                todo.append(block)
        if workers == 1 or len(todo) < 2:
            for block in todo:
                yield _draw(out, settings, block)
        else:
            yield from _draw_in_processes(out, settings, todo, workers)
        for held, side in SIDES.items():
            _write_lines(out / side / "metadata.jsonl", _side(out, count, held))


def _blocks(count: int) -> Iterator[range]:
    return (range(k, min(k + BLOCK, count)) for k in range(0, count, BLOCK))


def _claim(out: Path, settings: SetSettings, count: int) -> None:
    """Say in ``out`` what it holds; refuse one that holds another set, or something else."""
    path = out / SETTINGS
    own = {
        "world": VERSION,
        **asdict(settings),
        "styles": list(settings.styles),
        "program": _program(settings),
    }
    with writing(out):
        if not path.is_file():
            others = (
                [entry for entry in out.iterdir() if entry.name != HIDDEN] if out.is_dir() else []
            )
            if others:
                raise BadInput(
                    f"The folder {out} holds something else ({others[0].name}); "
                    "name an empty or a new one with -o."
                )
            out.mkdir(parents=True, exist_ok=True)
            write_whole(path, _json({**own, "count": count}).encode())
            return
        try:
            held: Any = json.loads(path.read_text(encoding="utf-8"))
            known = {key: value for key, value in held.items() if key != "count"}
            size = int(held["count"])
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise BadInput(
                f"{path} is not a set's settings; name another folder with -o."
            ) from error
    differing = [key for key in own if known.get(key) != own[key]]
    if differing:
        key = differing[0]
        raise BadInput(
            f"The folder {out} holds a set with another {key} ({_plain(known.get(key))} instead of "
            f"{_plain(own[key])}); give the same again, or name another folder with -o."
        )
    if size > count:
        raise BadInput(
            f"The folder {out} holds a set of {size:,} pictures; type --count {size} or more, or "
            "name another folder with -o."
        )
    if size < count:
        write_whole(path, _json({**own, "count": count}).encode())


def _program(settings: SetSettings) -> str:
    """SHA-256 of the first pictures with their captions: other words or strokes have another."""
    told = hashlib.sha256()
    for index in range(PROBED):
        made = plan(settings, index)
        told.update(draw(made, settings.size).tobytes())
        told.update(_json({"text": made.text, "text_ko": made.text_ko}).encode())
    return told.hexdigest()[:16]


def _plain(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def place_of(index: int, held_out: bool) -> str:
    """Where a picture lies in the folder of a set."""
    return f"{SIDES[held_out]}/{index // FOLDER:05d}/{index:08d}.png"


def _record(out: Path, block: range) -> Path:
    return out / HIDDEN / "blocks" / f"{block.start:08d}.jsonl"


def _lines(out: Path, block: range) -> list[dict[str, Any]]:
    """The lines of a block; none where it is not finished."""
    try:
        text = _record(out, block).read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
    except (OSError, ValueError):
        return []
    return lines if len(lines) >= len(block) else []


def _finished(out: Path, block: range) -> bool:
    lines = _lines(out, block)
    return bool(lines) and all(_size(out / line["file_name"]) == line["bytes"] for line in lines)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _draw(out: Path, settings: SetSettings, block: range) -> int:
    """Draw the pictures of ``block`` that are not there, then write its lines."""
    lines: list[str] = []
    for index in block:
        made = plan(settings, index)
        name = place_of(index, made.held_out)
        size = _whole(out / name)
        if size is None:
            data = _png(draw(made, settings.size))
            size = len(data)
            with writing(out):
                _put(out / name, data)
        lines.append(_json(_line(made, name, settings.seed, size)))
    with writing(out):
        _record(out, block).parent.mkdir(parents=True, exist_ok=True)
        write_whole(_record(out, block), "".join(lines).encode())
    return len(block)


def _line(made: Plan, name: str, seed: int, size: int) -> dict[str, Any]:
    return {
        "file_name": name,
        "text": made.text,
        "text_ko": made.text_ko,
        "style": made.style,
        "truth": made.truth,
        "held_out": made.held_out,
        "seed": seed,
        "index": made.index,
        "bytes": size,
    }


def _whole(path: Path) -> int | None:
    """The bytes of a picture that is there; ``None`` if it is not, or not all of it."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            image.verify()
        return path.stat().st_size
    except (OSError, SyntaxError):  # a broken PNG is a SyntaxError
        return None


def _put(path: Path, data: bytes) -> None:
    """Whole or absent; its block's lines tell later whether all of it reached the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{HIDDEN}-{secrets.token_hex(6)}")
    try:
        new.write_bytes(data)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _png(pixels: Pixels) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _side(out: Path, count: int, held_out: bool) -> Iterator[str]:
    for block in _blocks(count):
        for line in _lines(out, block)[: len(block)]:
            if line.pop("held_out") == held_out:
                line["file_name"] = line["file_name"].split("/", 1)[1]
                del line["bytes"]
                yield _json(line)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    """Like :func:`geurim.files.write_whole`, for more than fits into memory; absent for none."""
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{HIDDEN}-{secrets.token_hex(6)}")
        try:
            with new.open("x", encoding="utf-8") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


def _draw_in_processes(
    out: Path, settings: SetSettings, todo: Sequence[range], workers: int
) -> Generator[int]:
    """Each process draws a block at a time; no more are handed out than there are processes."""
    pool = ProcessPoolExecutor(
        min(workers, len(todo)), multiprocessing.get_context("spawn"), start_process
    )
    flying: set[Future[int]] = set()
    waiting = iter(todo)
    with pool:
        try:
            for block in waiting:
                flying.add(pool.submit(_draw, out, settings, block))
                if len(flying) >= workers:
                    done, flying = wait(flying, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while flying:
                done, flying = wait(flying, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        except BrokenProcessPool as error:
            raise BadInput(
                "A process that drew pictures died, perhaps for lack of memory; try fewer "
                "--workers, and the same command goes on from there."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)
