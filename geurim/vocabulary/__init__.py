"""The words of the house: subjects, actions and places as rows of data, in Korean and English.

Read by the reader (which words mean what) and by the crayon painter (how a thing is drawn), so
that what is understood and what can be drawn never drift apart. Rows live in ``rows/*.toml``; a
row's table name is its id. No behaviour lives here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Zone = Literal["ground", "sky", "water", "wall", "table", "hand"]

SUBJECT_FILES = (
    "people",
    "animals",
    "plants",
    "food",
    "things",
    "furniture",
    "buildings",
    "vehicles",
    "sky",
)


ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"friend", "classmate", "child", "boy", "girl"}),
    frozenset({"man", "woman", "stranger", "neighbour"}),
)
"""Ids between which a diary seldom decides: the child next to one, a grown-up without a name."""


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """Somebody or something that can be drawn."""

    id: str
    group: str
    """Name of the file it stands in: ``people``, ``animals`` …"""
    ko: tuple[str, ...]
    """Korean words, the commonest first."""
    en: tuple[str, str]
    """English singular and plural."""
    draw: str
    """Archetype that draws it."""
    height: float
    """Height as children draw it, where a child is 1."""
    zone: Zone
    """Where it belongs: on the ground, in the sky, in water, on a wall, on a table, in a hand."""
    alive: bool
    params: dict[str, Any]
    """Whatever else the row says: parameters of the archetype."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something that a living thing does, and how that is posed."""

    id: str
    ko: tuple[str, ...]
    """Verb stems in dictionary form without 다: ``달리``, ``뛰어가``."""
    en: str
    """English participle; ``{}`` marks the object: ``hugging {}``."""
    pose: str
    """Pose that the crayon painter knows."""
    reach: str
    """Where the object is: ``hand``, ``front``, ``away``, ``beside``, ``under``, ``over``,
    ``behind``, ``hug`` or ``none``."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A setting."""

    id: str
    ko: tuple[str, ...]
    en: str
    """English phrase: ``at the beach``."""
    indoor: bool
    draw: str
    params: dict[str, Any]


@cache
def subjects() -> dict[str, SubjectRow]:
    """All subjects by id, in file order."""
    rows: dict[str, SubjectRow] = {}
    for group in SUBJECT_FILES:
        for key, row in _table(group).items():
            if key in rows:
                raise ValueError(f"vocabulary: {key} stands in {rows[key].group} and in {group}")
            rows[key] = SubjectRow(
                id=key,
                group=group,
                ko=tuple(row.pop("ko")),
                en=(row["en"][0], row.pop("en")[1]),
                draw=row.pop("draw"),
                height=float(row.pop("height")),
                zone=row.pop("zone"),
                alive=bool(row.pop("alive", False)),
                params=row,
            )
    return rows


@cache
def actions() -> dict[str, ActionRow]:
    """All actions by id."""
    return {
        key: ActionRow(key, tuple(row["ko"]), row["en"], row["pose"], row["reach"])
        for key, row in _table("actions").items()
    }


@cache
def places() -> dict[str, PlaceRow]:
    """All settings by id."""
    return {
        key: PlaceRow(
            key,
            tuple(row.pop("ko")),
            row.pop("en"),
            bool(row.pop("indoor", False)),
            row.pop("draw"),
            row,
        )
        for key, row in _table("places").items()
    }


def _table(name: str) -> dict[str, dict[str, Any]]:
    path = resources.files("geurim.vocabulary") / "rows" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
