"""One mention of somebody or something in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from geurim.read.hangul import Role
from geurim.vocabulary import subjects

ME_KIND = "me"
"""Vocabulary id of the writer."""


@dataclass(frozen=True, slots=True)
class Noun:
    """One mention."""

    first: int
    """Index of its first word in the sentence."""
    at: int
    """Index of its last word."""
    kind: str
    """Vocabulary id, ``me``, ``unknown``, or ``""`` for a place that is no thing."""
    word: str
    role: Role
    particle: str
    name: str | None = None
    count: int = 1
    colour: str | None = None
    place: str | None = None
    absent: bool = False
    """The sentence says that it is not there: 엄마가 없었다."""

    @property
    def alive(self) -> bool:
        """Whether it can act."""
        row = subjects().get(self.kind)
        return self.kind == "me" or (row is not None and (row.alive or row.id == "robot"))

    @property
    def person(self) -> bool:
        """Whether it is one of the people."""
        row = subjects().get(self.kind)
        return self.kind == "me" or (row is not None and row.group == "people")
