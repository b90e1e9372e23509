"""The folder of one entry: whether it is finished, where a new one goes, and how it gets there.

``DIR/<id>/`` holds ``page.png`` (``page-1.png`` … for several sheets), ``picture.png``,
``reading.json``, with ``--pdf`` a ``page.pdf``, and ``made.json``, which tells of what it was made.
Where ``DIR/<id>/`` has another picture already (another text, other settings, an older version),
the new one goes beside it, to ``DIR/<id>~<eight hexadecimal digits>/``; nothing is ever replaced.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

from geurim import __version__
from geurim.choices import PAINTER
from geurim.diffusion.checkpoint import find
from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.files import CannotWrite, move_in, part_folder, safe_name, write_whole, writing
from geurim.records import Diary
from geurim.report import dump, to_full_json, to_json
from geurim.settings import Settings
from geurim.studio import Entry

MADE = "made.json"
PICTURE = "picture.png"
READING = "reading.json"
PDF = "page.pdf"
PROGRAM = f"geurim {__version__}"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one entry."""

    diary: Diary
    folder: Path
    fingerprint: str
    done: bool
    """Everything that was asked for is there."""

    @property
    def beside(self) -> bool:
        """Whether the place named after the id belongs to another picture."""
        return self.folder.name != safe_name(self.diary.id)


def find_slots(diaries: Iterable[Diary], settings: Settings) -> list[Slot | CannotWrite]:
    """Find the place of each diary in ``settings.out``, in order; an error where there is none.

    Names that differ only by case share no folder, as they would be one on some systems.
    """
    asked = _asked(settings)
    taken: set[str] = set()
    slots: list[Slot | CannotWrite] = []
    for diary in diaries:
        slot = _find(diary, settings, asked, taken)
        slots.append(slot)
        if isinstance(slot, Slot):
            taken.add(slot.folder.name.casefold())
    return slots


def put(entry: Entry, slot: Slot, settings: Settings) -> None:
    """Write everything that was made of an entry into its place, whole or not at all.

    Raises:
        CannotWrite: the disk is full, the folder cannot be written to, or the place was taken by
            another program in the meantime.
    """
    from geurim import page

    with part_folder(settings.out) as part:
        page.picture_png(entry.picture, part / PICTURE)
        names = [path.name for path in page.save_png(entry.page, part / "page")]
        if settings.pdf:
            page.save_pdf(entry.page, part / PDF)
            names.append(PDF)
        reading = dump(to_full_json(entry.reading, entry.prompt), indent=2)
        write_whole(part / READING, f"{reading}\n".encode())
        made = _made_of(entry, slot, settings, [*names, PICTURE, READING])
        write_whole(part / MADE, f"{dump(made, indent=2)}\n".encode())
        if move_in(part, slot.folder):
            return
        if made_in(slot.folder).get("fingerprint") != slot.fingerprint:
            raise CannotWrite(
                f"{slot.folder} was made by another program meanwhile; run the same command again."
            )
        _complete(part, slot.folder)


def made_in(folder: Path) -> dict[str, Any]:
    """Return what ``made.json`` in ``folder`` says; empty where there is none that can be read."""
    with suppress(OSError, ValueError, RecursionError):
        made: object = json.loads((folder / MADE).read_text(encoding="utf-8"))
        if isinstance(made, dict):
            return cast("dict[str, Any]", made)
    return {}


def _find(diary: Diary, settings: Settings, asked: str, taken: set[str]) -> Slot | CannotWrite:
    fingerprint = hashlib.sha256(f"{asked}\n{_told(diary)}".encode()).hexdigest()
    first = safe_name(diary.id)
    names = [f"{first}~{fingerprint[:8]}"]
    if first.casefold() not in taken:
        names.insert(0, first)
    places = [settings.out / name for name in names]
    for place in places:
        made = made_in(place)
        if made.get("fingerprint") == fingerprint:
            return Slot(diary, place, fingerprint, _complete_there(place, made, settings.pdf))
    for place in places:
        if _free(place):
            return Slot(diary, place, fingerprint, done=False)
    return CannotWrite(f"{places[-1]} holds something else; move it away or name another folder.")


def _asked(settings: Settings) -> str:
    """What of the settings and the program changes a picture or a page."""
    font = "" if settings.font is None else hashlib.sha256(_bytes(settings.font)).hexdigest()
    emotion = settings.emotion.value if settings.emotion else ""
    asked: list[object] = [
        PROGRAM, settings.profile, settings.size, settings.dpi, emotion, font,
    ]  # fmt: skip
    if settings.reader.who != "offline":
        told = settings.reader
        asked.append([told.who, told.mode, told.model, told.bits, told.shots])
    if settings.painter.model is not None:
        brush = settings.painter
        loras = [[hashlib.sha256(_bytes(each.path, "--lora")).hexdigest(), each.scale]
                 for each in brush.loras]  # fmt: skip
        asked.append([
            find(brush.place).fingerprint(), loras, brush.steps, brush.guidance,
            brush.t5_length, brush.t5, brush.precision, PAINTER,
        ])  # fmt: skip
    if settings.reader.adapter is not None:
        name = "reader" if settings.reader.who == "offline" else "adapter_model"
        weights = settings.reader.adapter / f"{name}.safetensors"
        asked.append(hashlib.sha256(_bytes(weights, "--adapter")).hexdigest())
    return json.dumps(asked)


def _told(diary: Diary) -> str:
    return json.dumps([repr(getattr(diary, field.name)) for field in fields(diary)])


def _bytes(path: Path, option: str = "--font") -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{option}: {path} cannot be read ({error.strerror}).") from error


def _made_of(entry: Entry, slot: Slot, settings: Settings, files: list[str]) -> dict[str, Any]:
    facts = to_json(entry.reading, entry.prompt)
    return {
        "id": entry.diary.id,
        **{key: facts[key] for key in ("emotion", "polarity", "valence", "arousal", "intensity")},
        "seed": entry.prompt.seed,
        "profile": settings.profile,
        "reader": entry.reading.reader,
        "painter": entry.picture.painter,
        **_how(entry),
        "program": PROGRAM,
        "files": files,
        "notes": [*entry.picture.notes, *entry.page.notes],
        "care": entry.reading.care,
        "fingerprint": slot.fingerprint,
    }


def _how(entry: Entry) -> dict[str, Any]:
    """What a learnt painter was and did: enough to paint the picture again."""
    if not entry.picture.models:
        return {}
    prompt = entry.prompt
    return {
        "models": entry.picture.models,
        "width": prompt.width,
        "height": prompt.height,
        "steps": prompt.steps,
        "guidance": prompt.guidance,
    }


def _complete_there(folder: Path, made: dict[str, Any], pdf: bool) -> bool:
    names: object = made.get("files")
    if not isinstance(names, list) or not _sound(made):
        return False
    names = cast("list[object]", names)
    return (PDF in names or not pdf) and all((folder / str(name)).is_file() for name in names)


def _sound(made: dict[str, Any]) -> bool:
    """Whether what others read of ``made.json`` is in it: somebody may have edited the file."""
    feelings = [emotion.value for emotion in Emotion]
    return (
        isinstance(made.get("id"), str)
        and made.get("emotion") in feelings
        and isinstance(made.get("notes"), list)
    )


def _free(place: Path) -> bool:
    if not os.path.lexists(place):
        return True
    return place.is_dir() and not place.is_symlink() and not any(place.iterdir())


def _complete(part: Path, folder: Path) -> None:
    """Add what is missing in ``folder``, which was made of the same; ``made.json`` comes last."""
    with writing(folder):
        names = [path for path in part.iterdir() if path.name != MADE]
        for path in names:
            if not (folder / path.name).exists():
                path.replace(folder / path.name)
        (part / MADE).replace(folder / MADE)
