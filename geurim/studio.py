"""The way of a diary, in order: read, direct, paint, lay out.

A studio is four callables and what a person corrected. It writes no file, knows no profile and
takes no notice of how many processes there are: entry *k* depends on diary *k* alone.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geurim.diaries import Failure
from geurim.emotion import Emotion
from geurim.errors import GeurimError, Missing
from geurim.read.correct import redirect
from geurim.records import Diary, Page, Picture, Prompt, Reading
from geurim.seams import Director, Painter, Reader

TOGETHER = 16
"""Entries that are read at once: enough for a model's batch, few enough to lose little."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that was made of one diary."""

    diary: Diary
    reading: Reading
    prompt: Prompt
    picture: Picture
    page: Page


@dataclass(frozen=True, slots=True)
class Studio:
    """The four steps, put together by :mod:`geurim.build`."""

    read: Reader
    direct: Director
    paint: Painter
    lay_out: Callable[[Diary, Picture], Page]
    emotion: Emotion | None = None
    """Corrects the feeling of every reading."""
    let_go: Callable[[], None] | None = None
    """Frees the reader's memory. Where it is given every diary is read before the first is painted,
    since the reader's model and the painter's need the same place."""

    def __call__(self, diaries: Sequence[Diary]) -> Iterator[Entry | Failure]:
        """Yield what was made of each diary, in order; a failure stops no other entry."""
        blocks = [diaries[at : at + TOGETHER] for at in range(0, len(diaries), TOGETHER)]
        if self.let_go is None:
            for block in blocks:
                yield from self._drawn(self._understand(block))
            return
        understood = [pair for block in blocks for pair in self._understand(block)]
        self.let_go()
        yield from self._drawn(understood)

    def _drawn(
        self, understood: Sequence[tuple[Reading, Prompt] | Failure]
    ) -> Iterator[Entry | Failure]:
        drawn = self._draw([pair for pair in understood if not isinstance(pair, Failure)])
        for pair in understood:
            yield pair if isinstance(pair, Failure) else next(drawn)

    def understand(self, diaries: Sequence[Diary]) -> Iterator[tuple[Reading, Prompt] | Failure]:
        """Yield how each diary was read and what is to be painted, in order; nothing is painted."""
        for start in range(0, len(diaries), TOGETHER):
            yield from self._understand(diaries[start : start + TOGETHER])

    def _understand(self, diaries: Sequence[Diary]) -> list[tuple[Reading, Prompt] | Failure]:
        try:
            readings = [correct(reading, self.emotion) for reading in self.read(diaries)]
            return list(zip(readings, self.direct(readings), strict=True))
        except Exception as error:  # noqa: BLE001 - whichever entry it was, the others go on
            if len(diaries) == 1:
                return [failure(diaries[0], error)]
            return [result for diary in diaries for result in self._understand([diary])]

    def _draw(self, understood: Sequence[tuple[Reading, Prompt]]) -> Iterator[Entry | Failure]:
        pictures: Iterator[Picture] | None = None
        for index, (reading, prompt) in enumerate(understood):
            try:
                if pictures is None:
                    pictures = self.paint([prompt for _, prompt in understood[index:]])
                picture = next(pictures)
            except Missing:
                raise  # what this entry lacks, every other would lack too
            except Exception as error:  # noqa: BLE001
                pictures = None  # an iterator that has failed is over: the rest needs a new one
                yield failure(reading.diary, error)
                continue
            try:
                page = self.lay_out(reading.diary, picture)
            except Exception as error:  # noqa: BLE001
                yield failure(reading.diary, error)
                continue
            yield Entry(reading.diary, reading, prompt, picture, page)


def correct(reading: Reading, emotion: Emotion | None) -> Reading:
    """Return ``reading`` with the feeling that a person named; ``None`` leaves it as it is."""
    if emotion is None:
        return reading
    corrected = redirect(reading, emotion)
    return replace(corrected, reader=f"{reading.reader}, feeling corrected")


def failure(diary: Diary, error: Exception) -> Failure:
    """Say in one sentence why ``diary`` could not be drawn; never with its text."""
    if isinstance(error, GeurimError):
        return Failure(f"{diary.id}: {error}", diary.id)
    # The message of an unforeseen error may quote the diary, so only its kind and place are told.
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    return Failure(
        f"{diary.id}: a defect of geurim ({type(error).__name__} in {where}); please report it.",
        diary.id,
        error,
    )
