"""From bytes to entries: what kind of file it is, how it is encoded, and where each entry stands.

A file that cannot be read at all is an error; an entry that cannot be used is a :class:`Failure`
in its place, so that the others go on. Nothing is written anywhere.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

from geurim.diaries.fields import KEYS, check_id, make_diary
from geurim.errors import BadInput
from geurim.records import Diary

LARGEST_FILE = 256 * 2**20
"""Bytes."""

_BAD_ROW = "a quotation mark in the row is not closed or not doubled; export the file again."
_KINDS = (".txt", ".jsonl", ".csv")
_KOREAN_COLUMNS = {
    "번호": "id", "아이디": "id", "내용": "text", "일기": "text", "본문": "text", "날짜": "date",
    "날씨": "weather", "제목": "title", "이름": "nickname", "별명": "nickname", "시드": "seed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """An entry that could not be used, in one sentence."""

    sentence: str
    """What is wrong, where, and what to do; never the diary's text."""
    id: str | None = None
    cause: Exception | None = None
    """Set where the failure is a defect of the program and not the user's."""


@dataclass(frozen=True, slots=True)
class Batch:
    """All entries of one source, good and bad, in its order."""

    entries: tuple[Diary | Failure, ...]
    notes: tuple[str, ...] = ()
    """What was left unused, one sentence each."""

    @property
    def diaries(self) -> tuple[Diary, ...]:
        """The entries that can be used."""
        return tuple(entry for entry in self.entries if isinstance(entry, Diary))

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The entries that cannot."""
        return tuple(entry for entry in self.entries if isinstance(entry, Failure))


def load(source: str, stdin: BinaryIO | None = None, *, text_too: bool = True) -> Batch:
    """Read ``source``: the path of a file, ``-`` for standard input, or (``text_too``) a diary.

    Standard input is one diary as text, or JSON lines where its first character is ``{``.

    Raises:
        BadInput: the file is not there, cannot be read, or holds no entries.
    """
    if source == "-":
        data = _read_standard_input(stdin or sys.stdin.buffer)
        kind = ".jsonl" if data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{" else ".txt"
        return _parse(data, kind, "standard input", None)
    path = _as_path(source)
    if path is None:
        if not text_too:
            raise BadInput("There is no such file; name a .txt, .jsonl or .csv file, or -.")
        _refuse_other_locale(source)
        return Batch((_entry({"text": source}, "On the command line", {}),))
    return _parse(_read(path), path.suffix.lower(), _told(path.name), _told(path.stem))


def with_seed(batch: Batch, seed: int | None) -> Batch:
    """Give every entry the same ``seed``, and so the same hand; ``None`` changes nothing."""
    if seed is None:
        return batch
    return replace(
        batch,
        entries=tuple(
            replace(entry, seed=seed) if isinstance(entry, Diary) else entry
            for entry in batch.entries
        ),
    )


def _as_path(source: str) -> Path | None:
    """The file that ``source`` names; ``None`` where it is a diary."""
    path = Path(source)
    try:
        if source.strip() and path.is_dir():
            raise BadInput(f"{source} is a folder; name a file in it.")
        exists = path.is_file()
    except (OSError, ValueError):  # too long for a path, or holding what no path can
        return None
    if path.suffix.lower() in _KINDS and "\n" not in source:
        if not exists:
            raise BadInput(f"There is no file {source}; check its name and folder.")
        return path
    if exists:
        raise BadInput(f"{source} is no .txt, .jsonl or .csv file; rename or export it.")
    return None


def _refuse_other_locale(source: str) -> None:
    if any("\udc80" <= letter <= "\udcff" for letter in source):
        encoding = sys.getfilesystemencoding()
        advice = "put it into a file." if encoding == "utf-8" else "type: export LC_ALL=C.UTF-8"
        raise BadInput(
            f"The diary on the command line is no {encoding} text, as the locale has it; {advice}"
        )


def _told(name: str) -> str:
    """A file's name as text; out of an archive from Korean Windows it is CP949 in any locale."""
    if not any("\udc80" <= letter <= "\udcff" for letter in name):
        return name
    raw = os.fsencode(name)
    return _utf8(raw) or raw.decode("cp949", "replace")


def _read_standard_input(stdin: BinaryIO) -> bytes:
    try:
        data = stdin.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadInput(f"Standard input cannot be read ({error.strerror}).") from error
    if len(data) > LARGEST_FILE:
        raise BadInput(f"Standard input is larger than {LARGEST_FILE // 2**20} MiB; split it.")
    return data


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(f"{path} is larger than {LARGEST_FILE // 2**20} MiB; split it.")
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); check its rights.") from error


def _parse(data: bytes, kind: str, where: str, stem: str | None) -> Batch:
    if kind == ".txt":
        text = _decode(data, where)
        return Batch((_entry({"id": stem, "text": text}, where, {}),))
    rows = _json_rows(data, where) if kind == ".jsonl" else _csv_rows(data, where)
    seen: dict[str, str] = {}
    entries: list[Diary | Failure] = []
    unused: dict[str, None] = {}
    for place, row in rows:
        if isinstance(row, str):
            entries.append(Failure(f"{place}: {row}"))
            continue
        unused |= dict.fromkeys(key for key in row if key not in KEYS)
        entries.append(_entry(row, place, seen))
    if not entries:
        raise BadInput(f"{where} holds no diary; write one entry a line.")
    names = ", ".join(f"'{key[:40]}'" for key in list(unused)[:5] if key.isprintable())
    notes = (f"{where}: not used: {names}.",) if names else ()
    return Batch(tuple(entries), notes)


def _entry(values: Mapping[str, object], place: str, seen: dict[str, str]) -> Diary | Failure:
    """Make the diary that stands at ``place``; ``seen`` tells where each id stood first."""
    name: str | None = None
    try:
        if values.get("id") not in (None, ""):
            name = check_id(values["id"])
            _refuse_twice(name, place, seen)
        diary = make_diary(values)
        if name is None:
            _refuse_twice(diary.id, place, seen)
    except BadInput as error:
        return Failure(f"{place}: {error}", name)
    return diary


def _refuse_twice(name: str, place: str, seen: dict[str, str]) -> None:
    first = seen.setdefault(name, place)
    if first is not place:
        raise BadInput(
            f"the id '{name[:40]}' stands already at {first}; give each entry an id of its own."
        )


def _json_rows(data: bytes, where: str) -> Iterator[tuple[str, dict[str, object] | str]]:
    """The entries of a JSON-lines file with their places; a string says why a line is no entry."""
    for number, line in enumerate(_lines(data), 1):
        place = f"{where}, line {number}"
        if isinstance(line, bytes):
            yield place, "the line is neither UTF-8 nor CP949; save the file as UTF-8."
        elif line.strip():
            yield place, _json_object(line)


def _json_object(line: str) -> dict[str, object] | str:
    try:
        row: object = json.loads(line)
    except json.JSONDecodeError as error:
        return f"the line is no JSON ({error.msg}, column {error.colno}); correct it."
    except (ValueError, RecursionError):
        return "the line is no JSON that can be read; correct it."
    if not isinstance(row, dict):
        return 'the line is no JSON object; write {"id": "…", "text": "…"}.'
    return cast("dict[str, object]", row)


def _csv_rows(data: bytes, where: str) -> Iterator[tuple[str, dict[str, object] | str]]:
    """The entries of a CSV file with their places, by the names of its first line."""
    rows = iter(_csv_cells(_decode(data, where), where))
    _, head = next(rows, ("", [""]))
    if isinstance(head, str):
        raise BadInput(f"{where}, first line: {head}")
    header = [_KOREAN_COLUMNS.get(name.strip(), name.strip().lower()) for name in head]
    if "text" not in header:
        raise BadInput(
            f"{where} has no column 'text' (or 내용) in its first line; name the columns "
            "id, text, date, weather, title, nickname."
        )
    twice = [name for name in KEYS if header.count(name) > 1]
    if twice:
        raise BadInput(f"{where} has two columns for '{twice[0]}'; remove one.")
    for place, row in rows:
        if isinstance(row, str):
            yield place, row
        elif len(row) > len(header):
            yield place, "the row has more cells than the first line; put the text in quotes."
        else:
            yield place, dict(zip(header, row, strict=False))


def _csv_cells(text: str, where: str) -> list[tuple[str, list[str] | str]]:
    """The rows that are not blank, with their places; a string says why one cannot be read.

    A quotation mark that is not closed or not doubled is refused: else it would swallow the entries
    behind it, or vanish from its diary.
    """
    told = re.match(r"sep=([,;\t])\r?\n", text)  # Excel's way to name what parts the columns
    blank = text[: len(text) - len(text.lstrip("\r\n"))]
    first = text[len(blank) :].split("\n", 1)[0]
    delimiter = told[1] if told else max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[str, list[str] | str]] = []
    if told:
        next(reader)
    # The module's own limit is one for the whole program, and would end the file at a long cell.
    limit = csv.field_size_limit(len(text) + 1)
    try:
        while True:
            place = f"{where}, line {reader.line_num + 1}"
            try:
                row = next(reader)
            except csv.Error:
                rows.append((place, _BAD_ROW))
            except StopIteration:
                return rows
            else:
                if any(cell.strip() for cell in row):
                    rows.append((place, row))
    finally:
        csv.field_size_limit(limit)


def _lines(data: bytes) -> list[str | bytes]:
    """The lines of a file; bytes where one line alone cannot be decoded."""
    try:
        return list(_decode(data, "").split("\n"))
    except BadInput:
        lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
        decoded = [(line, _utf8(line)) for line in lines]
        return [line if text is None else text for line, text in decoded]


def _decode(data: bytes, where: str) -> str:
    """Decode UTF-8 or UTF-16 (with or without, with a byte order mark) or CP949.

    Almost any bytes are *some* CP949, so a file counts as that only where most of what is not ASCII
    turns out as Hangul; broken UTF-8 turns out as rare Chinese characters.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise BadInput(f"{where} is broken UTF-16; save it again as UTF-8.") from None
    text = _utf8(data.removeprefix(codecs.BOM_UTF8))
    if text is not None:
        return text
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        text = ""
    foreign = [letter for letter in text if letter > "\x7f"]
    hangul = sum("가" <= letter <= "힣" for letter in foreign)
    if not foreign or hangul * 2 < len(foreign):
        raise BadInput(f"{where} is neither UTF-8 nor CP949 text; save it as UTF-8.")
    return text


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
