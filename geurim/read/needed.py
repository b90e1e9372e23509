r"""Which words must stand in a text for a regular expression to match it at all.

Looking for a few plain strings is a hundred times as quick as trying the expression, so a long
list of expressions is first thinned by these. Knows the syntax that ``data/care.toml`` uses; no
named groups, no flags, no escapes but ``\b``, ``\s``, ``\S`` and escaped signs.
"""

from __future__ import annotations

import re

Words = frozenset[str]
"""One of these stands in every match; empty: nothing is known."""

_NOTHING: Words = frozenset()
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\(\?(?:<[=!]|[=!:])|.", re.DOTALL)
_REPEAT = re.compile(r"\{(\d+)(?:,\d*)?\}\??|[?*+]\??")
_OPEN, _AROUND = ("(", "(?:"), ("(?=", "(?!", "(?<=", "(?<!")


def needed(pattern: str) -> Words:
    """The best such set for ``pattern``: the one whose shortest word is longest."""
    words, end = _either(pattern, 0)
    if end != len(pattern):
        raise ValueError("the parentheses of the expression do not match")
    return words


def _either(pattern: str, at: int) -> tuple[Words, int]:
    """What a group or the whole needs: all of its alternatives must need something."""
    found: list[Words] = []
    while True:
        words, at = _sequence(pattern, at)
        found.append(words)
        if at >= len(pattern) or pattern[at] != "|":
            break
        at += 1
    return (_NOTHING.union(*found) if all(found) else _NOTHING), at


def _sequence(pattern: str, at: int) -> tuple[Words, int]:
    """What pieces in a row need: the best of what each run of letters and each group needs."""
    best, run = _NOTHING, ""
    while at < len(pattern) and pattern[at] not in "|)":
        match = _PIECE.match(pattern, at)
        assert match is not None
        piece, at = match[0], match.end()
        inner: Words = _NOTHING
        letter = piece if len(piece) == 1 and piece not in "(.^$" else ""
        if piece in _OPEN or piece in _AROUND:
            inner, at = _either(pattern, at)
            at += 1  # the closing parenthesis
        optional, at = _optional(pattern, at)
        if piece in _AROUND:
            continue  # has no width: the run goes on behind it
        if letter and not optional:
            run += letter
            continue
        best, run = _better(best, run), ""
        if inner and not optional:
            best = max(best, inner, key=_worth)
    return _better(best, run), at


def _optional(pattern: str, at: int) -> tuple[bool, int]:
    """Whether the piece that ends at ``at`` may be absent; and where its repetition ends."""
    match = _REPEAT.match(pattern, at)
    if match is None:
        return False, at
    return match[0][0] in "?*" or match[1] == "0", match.end()


def _better(best: Words, run: str) -> Words:
    return max(best, frozenset([run]), key=_worth) if run else best


def _worth(words: Words) -> tuple[int, int]:
    return (min(map(len, words)), -len(words)) if words else (0, 0)
