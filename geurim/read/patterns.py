"""Finding words and verb stems of a table in a sentence, whatever particle or ending they carry.

A pattern is written as in ``rows/feelings.toml``: ``상 받-`` is the noun 상, then, at most three
words later, any form of the stem 받; ``~처럼`` is any word that ends so, ``a|b`` a choice.
Nothing is decided here about what a find means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geurim.read.hangul import Join, jamo, may_follow, shapes, syllables
from geurim.read.tokens import Token

_REACH = 3
_LONGEST = 24
"""Syllables of a word that are looked at; no stem with its ending is longer."""
_HELPERS = frozenset({"주", "버리", "드리", "말"})
"""Verbs that help the one right before them: 읽어 주다."""
_ENDS = ("지만", "는데", "은데", "니까", "면서", "더니", "다가")
"""Words that end so close a clause: no pattern reaches across."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a table."""

    key: str
    """What it stands for: the name of a family, the id of an action."""
    text: str
    lead: tuple[frozenset[str], ...]
    """Words that come before, each with its alternatives."""
    last: str
    """The last word, or the stem."""
    verb: bool
    apart: bool = False
    """Whether it is a stem in 하 taken apart: 노래를 하다."""

    @property
    def size(self) -> tuple[int, int]:
        """How much it says: number of words, then length; the larger wins where two overlap."""
        lead = sum(
            max(0 if choice[0] == "~" else len(choice) for choice in choices)
            for choices in self.lead
        )
        return len(self.lead) + 1, lead + len(self.last)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern in a sentence."""

    pattern: Pattern
    places: tuple[int, ...]
    """Indices of its words in the sentence."""
    rest: str
    """The ending after the stem, in jamo; for nouns the particle."""

    @property
    def last(self) -> int:
        """Index of its last word."""
        return self.places[-1]


class Index:
    """Patterns, ready to be found. Build once: it computes every shape of every stem."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """``rows`` are pairs of key and pattern text."""
        self._shapes: dict[str, list[tuple[Join, Pattern]]] = {}
        self._words: dict[str, list[Pattern]] = {}
        for key, text in rows:
            self._add(key, text)

    def _add(self, key: str, text: str) -> None:
        *lead, last = text.split()
        verb = last.endswith("-")
        sets = tuple(frozenset(part.split("|")) for part in lead)
        for choice in last.rstrip("-").split("|"):
            pattern = Pattern(key, text, sets, choice, verb)
            if not verb:
                self._words.setdefault(choice, []).append(pattern)
                continue
            for shape, how in shapes(choice):
                self._shapes.setdefault(shape, []).append((how, pattern))
            if choice.endswith("하") and len(choice) > 1:
                apart = Pattern(key, text, (*sets, frozenset([choice[:-1]])), "하", verb, True)
                for shape, how in shapes("하"):
                    self._shapes.setdefault(shape, []).append((how, apart))

    def find(self, sentence: Sequence[Token]) -> list[Found]:
        """Everything found in ``sentence``, overlaps included, in order of the last word."""
        found: list[Found] = []
        for at, token in enumerate(sentence):
            for pattern, rest in self._here(token):
                places = _leads(sentence, at, pattern)
                if places is not None:
                    found.append(Found(pattern, places, rest))
        return found

    def _here(self, token: Token) -> Iterable[tuple[Pattern, str]]:
        letters = jamo(token.text[:_LONGEST])
        for end in range(1, len(letters) + 1):
            for how, pattern in self._shapes.get(letters[:end], ()):
                if may_follow(letters[end:], how):
                    yield pattern, letters[end:]
        for split in token.splits:
            for pattern in self._words.get(split.base, ()):
                if len(pattern.last) > 1 or not split.particle or split.role in _FIRM:
                    yield pattern, jamo(split.particle)


_FIRM = ("object", "subject", "with", "to", "is")


def _leads(sentence: Sequence[Token], at: int, pattern: Pattern) -> tuple[int, ...] | None:
    if not pattern.lead:
        return (at,)
    places = [at]
    for choices in reversed(pattern.lead):
        near = not pattern.verb or (pattern.last in _HELPERS and any("~" in c for c in choices))
        low = max(0, places[0] - (1 if near else _REACH))
        for before in range(places[0] - 1, low - 1, -1):
            if _stands(choices, sentence[before], pattern.apart):
                places.insert(0, before)
                break
            if sentence[before].text.endswith(_ENDS):
                return None
        else:
            return None
    return tuple(places)


def _stands(choices: frozenset[str], token: Token, apart: bool) -> bool:
    """Whether one of ``choices`` is ``token``; ``~어`` is any longer word that ends so."""
    if apart:
        return any(s.base in choices for s in token.splits if s.role in ("bare", "object", "also"))
    return bool(choices & token.bases) or any(
        choice[0] == "~" and len(token.text) > 1 and token.text.endswith(choice[1:])
        for choice in choices
    )


def best(found: Iterable[Found]) -> list[Found]:
    """``found`` without those that a larger one covers: each word speaks once."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (f.pattern.size, -f.last), reverse=True):
        if one.last in taken or any(place in taken for place in one.places):
            continue
        taken.update(one.places)
        kept.append(one)
    return sorted(kept, key=lambda f: f.last)


def ending(found: Found) -> str:
    """The ending after the stem in readable letters: ``었지만`` gives ``ㅆ지만``-like text."""
    return syllables(found.rest)
