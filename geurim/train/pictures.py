"""Captioned pictures on disk, as every picture training takes them: a Hugging Face imagefolder.

``DIR/train/metadata.jsonl`` and, for what is only measured, ``DIR/test/metadata.jsonl`` have a line
for each picture: ``file_name``, ``text`` and, where told, ``text_ko``, ``style`` and ``truth``.
``geurim data crayon`` writes such a folder. Only reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from geurim.errors import BadInput

METADATA = "metadata.jsonl"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with what is said of it."""

    file: Path
    texts: tuple[str, ...]
    """Captions that say the same in several languages; the first is English."""
    style: str
    """Empty where it is not told."""
    truth: Mapping[str, Any]


def load(folder: Path, split: str = "train") -> list[Shown]:
    """The pictures of one side of a set, in the order of its list.

    Raises:
        BadInput: the folder holds no such set, or a line of its list is broken.
    """
    place = folder / split
    path = place / METADATA
    if not path.is_file():
        raise BadInput(
            f"{folder} holds no pictures to learn from: there is no {split}/{METADATA}; "
            "make a set with: geurim data crayon --count 20000 -o DIR"
        )
    return list(_lines(path, place))


def sides(folder: Path) -> tuple[list[Shown], list[Shown]]:
    """Pictures to learn from and pictures to measure on, at least one each.

    Raises:
        BadInput: as :func:`load`, or a side is empty.
    """
    train, test = load(folder), load(folder, "test")
    for name, side in (("train", train), ("test", test)):
        if not side:
            raise BadInput(
                f"{folder / name / METADATA} names no picture; make a larger set with: "
                "geurim data crayon --count 20000 -o DIR"
            )
    return train, test


def _lines(path: Path, place: Path) -> Iterator[Shown]:
    try:
        # Not splitlines(): a caption may hold what it takes for the end of a line.
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as UTF-8 text.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _shown(place, json.loads(line))
            except (ValueError, KeyError, TypeError):
                raise BadInput(f"{path}, line {number}: no file_name and text are told.") from None


def _shown(place: Path, told: object) -> Shown:
    """What a line tells; any error of a mapping's means that it does not."""
    if not isinstance(told, dict):
        raise TypeError
    row = cast("dict[str, Any]", told)
    texts = [row["text"], *(row[key] for key in ("text_ko",) if key in row)]
    if not all(isinstance(each, str) for each in (row["file_name"], *texts)):
        raise TypeError
    truth = row.get("truth")
    return Shown(
        place / row["file_name"], tuple(texts), str(row.get("style", "")),
        cast("dict[str, Any]", truth) if isinstance(truth, dict) else {},
    )  # fmt: skip


def pixels(shown: Sequence[Shown], size: int) -> NDArray[np.uint8]:
    """The pictures themselves, shape (B, size, size, 3), RGB.

    Raises:
        BadInput: a file is missing, is no picture, or has another size.
    """
    from PIL import Image

    made = np.empty((len(shown), size, size, 3), np.uint8)
    for at, each in enumerate(shown):
        try:
            with Image.open(each.file) as image:
                found = image.size
                values = np.asarray(image.convert("RGB"))
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise BadInput(
                f"{each.file} is no picture that can be read; make the set again."
            ) from error
        if found != (size, size):
            raise BadInput(
                f"{each.file} has {found[0]} × {found[1]} pixels and not {size} × {size}; make a "
                f"set with: geurim data crayon --size {size} -o DIR"
            )
        made[at] = values
    return made


def fingerprint(shown: Sequence[Shown]) -> str:
    """SHA-256 of the files' sizes and of all that is said: tells one set from another."""
    told = hashlib.sha256()
    for each in shown:
        size = each.file.stat().st_size if each.file.is_file() else -1
        told.update(json.dumps([each.file.name, size, each.texts]).encode())
    return told.hexdigest()
