"""Corrected feelings that a writer chose to keep: labelled diaries in one private file.

Nothing is kept unless somebody asks for it each time. The file is on this machine, readable for its
owner alone, and holds the diaries' text: JSON lines with ``id``, ``text``, ``emotion`` (as
corrected), ``was`` (as it was read) and ``reader``, in the form of :mod:`geurim.diaries.labelled`,
so that training and evaluation read it as any labelled file. No date is written. What learns from
it stands elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from geurim.diaries import Failure
from geurim.diaries.labelled import parse_labelled
from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.records import Reading
from geurim.report import dump

VARIABLE = "GEURIM_CORRECTIONS"
"""Environment variable that names another file."""
_NAME = "corrections.jsonl"


@dataclass(frozen=True, slots=True)
class Correction:
    """One diary and the feeling that its writer says it has."""

    id: str
    text: str
    emotion: Emotion
    was: Emotion | None
    """What the reader had found; ``None`` where the file does not tell."""
    reader: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of corrections: what can be used, and a sentence for each line that cannot."""

    corrections: tuple[Correction, ...]
    failures: tuple[Failure, ...]


def place() -> Path:
    """The file of this user: ``GEURIM_CORRECTIONS``, or one in the system's folder for data."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else _data_folder() / "geurim" / _NAME


def keep(path: Path, reading: Reading, emotion: Emotion) -> bool:
    """Keep that ``reading``, as its reader gave it, should have been ``emotion``.

    A diary stands once in the file (same id and text): a later feeling replaces the earlier. Where
    another diary has the id already, eight hexadecimal digits of the text's hash are added to it.
    Other lines stay as they are, also those that cannot be read.

    Returns:
        Whether anything changed.

    Raises:
        BadInput: the file cannot be read or written.
    """
    with _alone(path) as target:
        lines = _lines(target)
        known = [_parse(line) for line in lines]
        found = [each if isinstance(each, Correction) else None for each in known]
        wanted = _free_id(reading, [each for each in found if each])
        new = Correction(wanted, reading.diary.text, emotion, reading.emotion, reading.reader)
        same = [index for index, each in enumerate(found) if each and _entry(each) == _entry(new)]
        if any(each and _entry(each) == _entry(new) and each.emotion is emotion for each in found):
            return False
        rest = [line for index, line in enumerate(lines) if index not in same and line.strip()]
        _write(target, [*rest, _line(new)])
        return True


def load(path: Path) -> Kept:
    """Read a file of corrections; one that is not there holds none.

    Raises:
        BadInput: the file cannot be read.
    """
    corrections: list[Correction] = []
    failures: list[Failure] = []
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        found = _parse(line)
        if isinstance(found, Correction):
            corrections.append(found)
        else:
            failures.append(Failure(f"{path.name}, line {number}: {found}"))
    return Kept(tuple(corrections), tuple(failures))


def delete(path: Path, name: str | None = None) -> int:
    """Delete the corrections of one diary, or with no ``name`` the whole file; return how many.

    Raises:
        BadInput: no diary of that id is kept, or the file cannot be read or written.
    """
    if not path.exists():
        return 0 if name is None else _unknown(name)
    with _alone(path) as target:
        lines = [line for line in _lines(target) if line.strip()]
        if name is None:
            with _told(path):
                target.unlink()
            return len(lines)
        rest = [line for line in lines if getattr(_parse(line), "id", None) != name]
        if len(rest) == len(lines):
            _unknown(name)
        _write(target, rest)
        return len(lines) - len(rest)


def _unknown(name: str) -> int:
    raise BadInput(f"No correction of '{name[:40]}' is kept; type: geurim corrections list.")


def _data_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


# --- lines ----------------------------------------------------------------------------------------


def _entry(correction: Correction) -> tuple[str, str]:
    return correction.id, correction.text


def _free_id(reading: Reading, known: list[Correction]) -> str:
    """The diary's id, or a longer one where another diary has it."""
    diary = reading.diary
    if all(each.text == diary.text for each in known if each.id == diary.id):
        return diary.id
    return f"{diary.id}~{hashlib.sha256(diary.text.encode()).hexdigest()[:8]}"


def _line(correction: Correction) -> str:
    was = correction.was.value if correction.was else None
    return dump(
        {
            "id": correction.id,
            "text": correction.text,
            "emotion": correction.emotion.value,
            "was": was,
            "reader": correction.reader,
        }
    )


def _parse(line: str) -> Correction | str:
    """The correction in ``line``, or what is wrong with it; never with the diary's text."""
    if not line.strip():
        return "it is empty."
    try:
        values: object = json.loads(line)
    except (ValueError, RecursionError):
        return "it is no JSON; correct or remove the line."
    if not isinstance(values, dict):
        return "it is no JSON object; correct or remove the line."
    row = cast("dict[str, Any]", values)
    try:
        labelled = parse_labelled(row)
    except BadInput as error:
        return str(error)
    was, reader = row.get("was"), row.get("reader")
    return Correction(
        labelled.diary.id,
        labelled.diary.text,
        labelled.emotion,
        Emotion(was) if was in tuple(Emotion) else None,
        reader if isinstance(reader, str) else "",
    )


# --- the file -------------------------------------------------------------------------------------


def _lines(path: Path) -> list[str]:
    with _told(path):
        try:
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
        except FileNotFoundError:
            return []
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]


def _write(path: Path, lines: list[str]) -> None:
    """Replace the file in one step; at no time can anybody but its owner read what is in it."""
    new = path.with_name(f".{path.name}-{secrets.token_hex(6)}")
    with _told(path):
        try:
            data = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise


@contextmanager
def _alone(path: Path) -> Generator[Path]:
    """Yield where ``path`` leads to, in a folder that is there, while nobody else changes it."""
    with _told(path):
        target = path.resolve()
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(target.parent):
        yield target


@contextmanager
def _locked(folder: Path) -> Generator[None]:
    """Hold the folder's lock; does nothing where the system has no such locks (Windows)."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):  # some network drives know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Turn an operating system's error into one sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput(
            f"The file of corrections {path} cannot be used ({reason}); "
            f"mend that, or name another file in {VARIABLE}."
        ) from error
