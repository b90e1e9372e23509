"""Names that are safe on every file system, and writes that are whole or absent.

An entry is written into a hidden folder beside its place and moved there in one step, so that a
folder that can be seen is finished. Knows nothing of diaries or pictures.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from geurim.errors import BadInput

HIDDEN = ".geurim"
"""Folder inside an output folder that holds what is not finished, and the lock."""

_LETTER = "0-9A-Za-z가-힣ㄱ-ㅎㅏ-ㅣ_"
_PLAIN = re.compile(f"[{_LETTER}](?:[{_LETTER}. -]*[{_LETTER}-])?")
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE
)
_OURS = re.compile(r"album\.jsonl|contact(-[0-9]+)?\.png", re.IGNORECASE)
_LONGEST = 120
"""Bytes of UTF-8: with a suffix, and where a file system decomposes Hangul, still below 255."""


class CannotWrite(BadInput):
    """The output folder cannot be used; no entry can be written until that is mended."""


def safe_name(name: str) -> str:
    """Return the folder name for ``name``: itself where that is safe everywhere, else a stand-in.

    A plain name (letters, digits, Hangul, inner spaces, ``_ . -``; not a device name of Windows,
    not one of our own files) is kept as it is. Any other becomes what is plain in it, ``~`` and
    twelve hexadecimal digits of its SHA-256. As ``~`` is never plain, two different names never
    get the same folder name (names that differ only by case are the caller's business).
    """
    if (
        _PLAIN.fullmatch(name)
        and len(name.encode()) <= _LONGEST
        and not _RESERVED.fullmatch(name)
        and not _OURS.fullmatch(name)
    ):
        return name
    words = re.findall(r"[0-9A-Za-z가-힣_]+", name)
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{'-'.join(words)[:24]}~{digest}"


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that readers see the old file or the whole new one.

    Raises:
        CannotWrite: the folder cannot be written to, or the disk is full.
    """
    with writing(path.parent):
        new = path.with_name(f"{HIDDEN}-{secrets.token_hex(6)}")
        try:
            with new.open("xb") as file:
                _write(file, data)
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise


def move_in(part: Path, place: Path) -> bool:
    """Move the finished folder ``part`` to ``place`` in one step; False if something is there."""
    with writing(place.parent):
        with suppress(OSError):
            place.rmdir()  # an empty folder is in nobody's way, but Windows does not rename over it
        if os.path.lexists(place):
            return False
        try:
            part.rename(place)
        except OSError as error:
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EISDIR):
                return False
            raise
        return True


@contextmanager
def output_folder(out: Path) -> Generator[None]:
    """Make ``out`` ready to be drawn into, and clear what an interrupted run left half done.

    Several programs may draw into one folder at once; only one that is alone clears up.

    Raises:
        CannotWrite: ``out`` is a file, or cannot be made or written to.
    """
    hidden = out / HIDDEN
    with writing(out):
        if out.exists() and not out.is_dir():
            raise CannotWrite(f"The output folder {out} is a file; name another folder with -o.")
        if hidden.is_symlink():
            raise CannotWrite(
                f"{hidden} leads elsewhere; remove it or name another folder with -o."
            )
        hidden.mkdir(parents=True, exist_ok=True)
        lock = (hidden / "lock").open("wb")
    with lock:
        if _lock_alone(lock):
            for part in hidden.glob("part-*"):
                shutil.rmtree(part, ignore_errors=True)
        _lock_shared(lock)
        yield


@contextmanager
def part_folder(out: Path) -> Generator[Path]:
    """Yield a new hidden folder inside ``out`` for one entry; gone afterwards unless moved."""
    with writing(out):
        part = out / HIDDEN / f"part-{secrets.token_hex(6)}"
        part.mkdir()
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def writing(folder: Path) -> Generator[None]:
    """Turn an operating system's error while writing into ``folder`` into one sentence."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise CannotWrite(
            "This system's locale cannot spell Korean file names; type export LC_ALL=C.UTF-8 and "
            "run the same command again."
        ) from error
    except OSError as error:
        raise CannotWrite(_sentence(folder, error)) from error


def _sentence(folder: Path, error: OSError) -> str:
    if HIDDEN in folder.parts:  # people know the folder that they have named
        folder = Path(*folder.parts[: folder.parts.index(HIDDEN)])
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"The disk that holds {folder} is full; make room and run the same command again "
            "(finished entries are kept)."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"The folder {folder} cannot be written to; name another folder with -o."
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"A part of the path {folder} is a file; name another folder with -o."
    if error.errno == errno.ENAMETOOLONG:
        return "The path of the output folder is too long; name a shorter one with -o."
    reason = error.strerror or type(error).__name__
    return f"Writing into {folder} failed ({reason}); name another folder with -o."


def _write(file: IO[bytes], data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _lock_alone(file: IO[bytes]) -> bool:
    """Whether nobody else holds ``file``; False where the system has no such locks."""
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def _lock_shared(file: IO[bytes]) -> None:
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(file, fcntl.LOCK_SH)
