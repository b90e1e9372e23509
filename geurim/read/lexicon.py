"""Tables of feelings and events as families with votes; see the head of ``rows/feelings.toml``.

Loads and indexes; what a find means in its sentence is decided in :mod:`geurim.read.mood`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Literal

from geurim.emotion import Emotion
from geurim.read.patterns import Index

Kind = Literal["feeling", "event", "body"]
HINT = "?"
"""Ends the key of a family's hints."""


@dataclass(frozen=True, slots=True)
class Family:
    """Words that speak for the same feelings."""

    id: str
    kind: Kind
    votes: tuple[tuple[Emotion, float], ...]
    """Feelings and how strongly each is spoken for, the strongest first."""
    valence: float
    arousal: float
    turns: bool
    """Whether the feeling turns to its opposite when the event is denied."""
    hint: bool = False
    """Whether it speaks only beside something else: a thing or a sound, no happening."""
    unsure: bool = False
    """Whether it takes its side from the rest: who shouts may be glad, angry or afraid."""

    @property
    def pleasant(self) -> bool:
        """Whether its strongest vote is for a pleasant feeling."""
        return self.votes[0][0].valence > 0


@cache
def families() -> dict[str, Family]:
    """Families of feelings and events by id."""
    found: dict[str, Family] = {}
    for file, usual in (("feelings", "feeling"), ("events", "event")):
        for key, row in _table(file).items():
            votes: dict[str, float] = row["votes"]
            family = Family(
                id=key,
                kind=row.get("kind", usual),
                votes=tuple(
                    (Emotion(name), float(votes[name]))
                    for name in sorted(votes, key=lambda name: -votes[name])
                ),
                valence=float(row["valence"]),
                arousal=float(row["arousal"]),
                turns=bool(row.get("turns", False)) or usual == "feeling",
                hint=bool(row.get("hint", False)),
                unsure=bool(row.get("unsure", False)),
            )
            found[key] = family
            found[key + HINT] = replace(family, hint=True)
    return found


@cache
def index() -> Index:
    """Every word of every family."""
    return Index(
        (key + mark, text)
        for file in ("feelings", "events")
        for key, row in _table(file).items()
        for mark, name in (("", "ko"), (HINT, "hints"))
        for text in row.get(name, ())
    )


@cache
def _table(name: str) -> dict[str, dict[str, Any]]:
    path = resources.files("geurim.vocabulary") / "rows" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
