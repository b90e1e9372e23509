"""The small words of the scene reader, loaded once, and the vocabulary by word.

Looks words up and decides between the meanings of ambiguous ones; it does not read sentences.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from geurim.read.patterns import Index
from geurim.read.tokens import Token
from geurim.vocabulary import actions, places, subjects


class Sense(NamedTuple):
    """One meaning of an ambiguous word."""

    id: str | None
    """Vocabulary id; ``None`` for a meaning that is not drawn."""
    near: tuple[str, ...]
    fallback: bool


@cache
def table() -> dict[str, Any]:
    """``data/words.toml``."""
    return tomllib.loads(_read("words"))


@cache
def words(key: str) -> frozenset[str]:
    """A list of ``data/words.toml``."""
    return frozenset(table()[key].split())


@cache
def by_word() -> dict[str, str]:
    """Vocabulary ids by Korean word, spaces left out; the first row that claims a word has it."""
    found: dict[str, str] = {}
    for row in subjects().values():
        for word in row.ko:
            if row.id != "me":
                found.setdefault(word.replace(" ", ""), row.id)
    return found


@cache
def place_words() -> dict[str, str]:
    """Place ids by Korean word, spaces left out."""
    found: dict[str, str] = {}
    for row in places().values():
        for word in row.ko:
            found.setdefault(word.replace(" ", ""), row.id)
    return found


@cache
def spaced_words() -> dict[str, tuple[str | None, str | None]]:
    """Words of the vocabulary that are written with a space: subject id and place id."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for row in subjects().values():
        for word in row.ko:
            if " " in word:
                found.setdefault(word, (row.id, None))
    for place in places().values():
        for word in place.ko:
            if " " in word:
                found[word] = (found.get(word, (None, None))[0], place.id)
    return found


@cache
def action_index() -> Index:
    """Every form of every action."""
    return Index((row.id, f"{stem}-") for row in actions().values() for stem in row.ko)


@cache
def cue_index(key: str) -> Index:
    """Cues of ``weather``, ``time``, ``season``, ``colours``, ``hints``, or of the ``places``."""
    if key == "places":
        return Index(
            (row.id, cue) for row in places().values() for cue in row.params.get("cues", ())
        )
    rows: dict[str, str] = table()[key]
    return Index(
        (name, cue.strip())
        for name, cues in rows.items()
        for cue in (cues.split("|") if "|" in cues else cues.split())
    )


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Meanings of ambiguous words."""
    known = subjects()
    return {
        word: tuple(
            Sense(
                next((one for one in row["id"] if one in known), None),
                tuple(row["near"]),
                row.get("fallback", False),
            )
            for row in rows
        )
        for word, rows in tomllib.loads(_read("ambiguous")).items()
    }


def meaning(word: str, at: int, sentence: Sequence[Token]) -> tuple[bool, str | None]:
    """Whether the context decides for a meaning, and its vocabulary id (``None``: not to be drawn).

    ``word`` must be a key of :func:`senses`, standing at ``sentence[at]``.
    """
    best: tuple[float, Sense] | None = None
    usual: Sense | None = None
    for sense in senses()[word]:
        if sense.fallback:
            usual = sense
        score = 0.0
        for offset, weight in (
            (1, 3.0),
            (2, 1.5),
            (-1, 2.0),
            (3, 1.0),
            (-2, 1.0),
            (-3, 0.6),
            (4, 0.6),
        ):
            index = at + offset
            if 0 <= index < len(sentence) and _near(sentence[index], sense.near):
                score += weight
        if score > 0 and (best is None or score > best[0]):
            best = (score, sense)
    if best is not None:
        return True, best[1].id
    return False, usual.id if usual is not None else None


def _near(token: Token, near: tuple[str, ...]) -> bool:
    """Whether ``token`` begins with one of ``near``; 오 is of 오다, not of 오빠."""
    text = token.text
    if not text.startswith(near):
        return False
    if text in words("determiners"):
        return False
    long = any(len(word) > 1 and text.startswith(word) for word in near)
    return long or not any(
        len(split.base) > 1
        and (split.base in by_word() or split.base in words("adverbs"))
        and split.base not in near
        for split in token.splits
    )


def is_name(word: str) -> bool:
    """Whether ``word`` looks like a given name of two syllables (or three, ending in 이)."""
    if len(word) == 3 and word.endswith("이"):
        word = word[:-1]
    return like_name(word) and word not in words("not_names")


def like_name(word: str) -> bool:
    """Whether ``word`` has the two syllables of a name and is no other word of the vocabulary."""
    return (
        len(word) == 2
        and word[0] in words("name_first")
        and word[1] in words("name_second")
        and not any(word in words(key) for key in ("abstract", "unseen", "adverbs"))
        and word not in table()["numerals"]
        and word not in by_word()
        and word not in place_words()
    )


def _read(name: str) -> str:
    path = resources.files("geurim.read") / "data" / f"{name}.toml"
    return path.read_text(encoding="utf-8")
