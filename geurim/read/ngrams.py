"""A text as counts of letter sequences: what the learned part of the offline reader looks at.

Two families of pieces: one to four letters within a word with the blanks at its ends, as the
``char_wb`` of scikit-learn; and three to six letters across words. Endings, stems and denials show
in such pieces without a tagger, and a misspelt word still shares most of its own. A piece is known
by a 32-bit hash; where each stood is kept, so that its weight can be shown in the text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WITHIN = (1, 4)
"""Letters of a piece of one word, least and most."""
ACROSS = (3, 6)
"""Letters of a piece that may reach over words."""
_WORD = re.compile(r"\S+")


class Pieces(NamedTuple):
    """The pieces of one text, in order; arrays of shape ``(pieces,)``."""

    hashes: NDArray[np.uint32]
    across: NDArray[np.bool_]
    """Which family each belongs to."""
    starts: NDArray[np.int64]
    """Offset of the first letter in the text."""
    ends: NDArray[np.int64]
    """Offset after the last."""


def pieces(text: str) -> Pieces:
    """Cut ``text``; a piece of blanks alone does not count."""
    found = [*_within(text), *_across(text)]
    return Pieces(
        np.array([piece[0] for piece in found], np.uint32),
        np.array([piece[1] for piece in found], np.bool_),
        np.array([piece[2] for piece in found], np.int64),
        np.array([piece[3] for piece in found], np.int64),
    )


_Piece = tuple[int, bool, int, int]


def _within(text: str) -> Iterator[_Piece]:
    for match in _WORD.finditer(text):
        first, last = match.span()
        padded = f" {_small(text[first:last])} "
        for size in range(WITHIN[0], WITHIN[1] + 1):
            for at in range(len(padded) - size + 1):
                piece = padded[at : at + size]
                if piece != " ":
                    yield (
                        _hash(piece, 0),
                        False,
                        max(first, first + at - 1),
                        min(last, first + at - 1 + size),
                    )


def _across(text: str) -> Iterator[_Piece]:
    letters: list[str] = [" "]
    places: list[int] = [0]
    for match in _WORD.finditer(text):
        letters += _small(match.group())
        places += range(*match.span())
        letters.append(" ")
        places.append(match.end())
    line = "".join(letters)
    for size in range(ACROSS[0], ACROSS[1] + 1):
        for at in range(len(line) - size + 1):
            start, end = places[at], places[at + size - 1]
            yield _hash(line[at : at + size], 1), True, start, min(len(text), end + 1)


def _small(word: str) -> str:
    """Small letters, as many as there were: ``İ`` has two, and offsets would run away."""
    return "".join(letter.lower()[0] for letter in word)


def _hash(piece: str, family: int) -> int:
    return zlib.crc32(piece.encode("utf-8", "surrogatepass"), family)
