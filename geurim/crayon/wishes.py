"""What an archetype reads from its row and its look: forms, numbers, colours, choices.

Draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

import numpy as np

from geurim.crayon.box import BRIGHT
from geurim.crayon.look import Look
from geurim.vocabulary import SubjectRow

T = TypeVar("T")

PAPER = "paper"
"""Colour of what is left white."""


def pick(rng: np.random.Generator, options: Sequence[T]) -> T:
    """One of ``options``, all equally likely."""
    return options[int(rng.integers(len(options)))]


def number(row: SubjectRow, name: str, default: float) -> float:
    """The numeric parameter ``name`` of ``row``."""
    return float(row.params.get(name, default))


def word(row: SubjectRow, name: str, default: str = "") -> str:
    """The textual parameter ``name`` of ``row``; the first of several."""
    found = words(row, name)
    return found[0] if found else default


def words(row: SubjectRow, name: str) -> tuple[str, ...]:
    """The parameter ``name`` as several words; a single word counts as one."""
    value = row.params.get(name, [])
    return (value,) if isinstance(value, str) else tuple(cast("list[str]", value))


def form(row: SubjectRow, default: str = "") -> str:
    """Which of its archetype's forms ``row`` has."""
    return str(row.params.get("form", default))


def says(row: SubjectRow, name: str) -> bool:
    """Whether the row says yes to ``name``."""
    return bool(row.params.get(name, False))


def main_colour(row: SubjectRow, look: Look, options: Sequence[str] = BRIGHT) -> str:
    """The colour that the diary names, else the row's own, else one of ``options``.

    Draws from the generator in every case, so that naming a colour changes nothing else.
    """
    free = pick(look.rng, options)
    return look.colour or str(row.params.get("colour", free))


def colouring(row: SubjectRow, look: Look, default: str = "brown") -> str:
    """The main colour: what the diary says, else one of the row's, the first more often."""
    own = words(row, "colour") or (default,)
    roll = int(look.rng.integers(0, len(own) + 1))
    return look.colour or own[max(0, roll - 1)]


def wax(colour: str) -> str | None:
    """What to fill with: nothing where the paper is to stay white."""
    return None if colour in (PAPER, "white") else colour
