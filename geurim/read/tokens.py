"""A diary cut into words with offsets, sentences and what stands in quotation marks.

No word is dropped and none is changed: a token's text is exactly ``text[start:end]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from geurim.read.hangul import Split, splits

_WORD = re.compile(r"[가-힣0-9A-Za-z]+|[ㄱ-ㅎㅏ-ㅣ]+")
_STOP = re.compile(r"[.!?。…\n\r~]")
_QUOTES = re.compile(
    r"“([^“”\n]{1,60})”|\"([^\"\n]{1,60})\"|‘([^‘’\n]{1,40})’|(?<![A-Za-z])'([^'\n]{1,40})'|「([^」\n]{1,60})」|『([^』\n]{1,60})』"
)


@dataclass(frozen=True)
class Token:
    """One word of the diary."""

    text: str
    start: int
    end: int
    sentence: int
    quoted: bool
    after: str
    """What stands between this word and the next."""

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """Every way to take the word as noun and particle."""
        return splits(self.text)

    @cached_property
    def bases(self) -> frozenset[str]:
        """The word, and the word without its particles."""
        return frozenset(split.base for split in self.splits)


def quotations(text: str) -> tuple[tuple[int, int, str], ...]:
    """``(start, end, words)`` of everything in quotation marks, in order."""
    found: list[tuple[int, int, str]] = []
    for match in _QUOTES.finditer(text):
        words = next(group for group in match.groups() if group is not None)
        start = match.start() + 1
        if words.strip():
            found.append((start, start + len(words), words))
    return tuple(found)


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order."""
    quotes = quotations(text)
    matches = list(_WORD.finditer(text))
    found: list[Token] = []
    sentence = 0
    quote = 0
    for index, match in enumerate(matches):
        start, end = match.span()
        until = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        while quote < len(quotes) and quotes[quote][1] <= start:
            quote += 1
        quoted = quote < len(quotes) and quotes[quote][0] <= start
        after = text[end:until]
        found.append(Token(match.group(), start, end, sentence, quoted, after))
        inside = quoted and quotes[quote][1] >= until
        if _STOP.search(after) and not inside:
            sentence += 1
    return tuple(found)


def sentences(words: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    """The words grouped by sentence."""
    groups: dict[int, list[Token]] = {}
    for word in words:
        groups.setdefault(word.sentence, []).append(word)
    return tuple(tuple(group) for group in groups.values())
