"""Corrections on the command line: ``draw --keep-correction`` and ``geurim corrections``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geurim import corrections
from geurim.cli import show
from geurim.errors import BadInput

if TYPE_CHECKING:
    from geurim.album import Build
    from geurim.records import Diary, Reading
    from geurim.settings import Settings
    from geurim.studio import Studio

VERBS = ("list", "delete", "path")


class Listener:
    """Puts a studio together and remembers what its reader says, before any correction."""

    def __init__(self, build: Build) -> None:
        """``build`` puts the studio together."""
        self._build = build
        self.readings: list[Reading] = []

    def __call__(self, settings: Settings) -> Studio:
        """Return the studio; it reads as ever."""
        studio = self._build(settings)

        def read(diaries: Sequence[Diary], /) -> list[Reading]:
            readings = studio.read(diaries)
            self.readings.extend(readings)
            return readings

        return replace(studio, read=read)


def keep(diary: Diary, settings: Settings, listener: Listener) -> None:
    """Keep the feeling in ``settings`` for ``diary``; read it where its page was there already."""
    if settings.emotion is None:
        return
    if not listener.readings:
        listener(settings).read([diary])
    path = corrections.place()
    corrections.keep(path, listener.readings[-1], settings.emotion)
    show.note(
        f"The diary's text and its feeling are kept in {path}; "
        "to delete them, type: geurim corrections delete."
    )


def act(what: str, name: str | None) -> int:
    """``list`` them, ``delete`` all or those of one diary, or tell the ``path``."""
    path = corrections.place()
    if what not in VERBS:
        raise BadInput(f"There is no 'corrections {what}'; choose one of: {', '.join(VERBS)}.")
    if name is not None and what != "delete":
        raise BadInput(f"'corrections {what}' takes no id; leave it out.")
    if what == "path":
        sys.stdout.write(f"{path}\n")
        return 0
    if what == "delete":
        count = corrections.delete(path, name)
        show.note(f"{count} {'correction' if count == 1 else 'corrections'} deleted in {path}.")
        return 0
    kept = corrections.load(path)
    for each in kept.corrections:
        was = each.was.value if each.was else "?"
        sys.stdout.write(f"{each.id}\t{was} → {each.emotion.value}\t{each.reader}\n")
    for failure in kept.failures:
        show.problem(failure.sentence)
    return 1 if kept.failures else 0
