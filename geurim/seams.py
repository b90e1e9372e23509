"""The three seams of the way. Each is a batch-first callable with at least two implementations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from geurim.records import Diary, Picture, Prompt, Reading


class Reader(Protocol):
    """Understands diaries."""

    def __call__(self, diaries: Sequence[Diary], /) -> list[Reading]:
        """Read ``diaries``; one reading each, in order."""
        ...


class Director(Protocol):
    """Turns readings into prompts."""

    def __call__(self, readings: Sequence[Reading], /) -> list[Prompt]:
        """Direct ``readings``; one prompt each, in order."""
        ...


class Painter(Protocol):
    """Paints prompts."""

    def __call__(self, prompts: Sequence[Prompt], /) -> Iterator[Picture]:
        """Yield one picture each, in order; picture *k* depends on prompt *k* alone."""
        ...
