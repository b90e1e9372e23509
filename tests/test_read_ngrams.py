"""Letter pieces: counted as by hand, and each found again where it says it stands."""

from __future__ import annotations

import zlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.read.ngrams import ACROSS, WITHIN, pieces

TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="가나 다\n\tAbİẞ😭\ud800.", max_size=40),
)


def small(word: str) -> str:
    return "".join(letter.lower()[0] for letter in word)


def literal(text: str) -> Counter[tuple[str, bool]]:
    """Every piece of ``text``, cut out by hand."""
    words = [small(word) for word in text.split()]
    found: Counter[tuple[str, bool]] = Counter()
    for word in words:
        padded = f" {word} "
        for size in range(WITHIN[0], WITHIN[1] + 1):
            found.update((padded[i : i + size], False) for i in range(len(padded) - size + 1))
    found.pop((" ", False), None)
    line = " ".join(["", *words, ""]) if words else ""
    for size in range(ACROSS[0], ACROSS[1] + 1):
        found.update((line[i : i + size], True) for i in range(len(line) - size + 1))
    return found


def code(piece: str, across: bool) -> int:
    return zlib.crc32(piece.encode("utf-8", "surrogatepass"), int(across))


@given(TEXTS)
def test_the_same_pieces_as_a_literal_count(text: str) -> None:
    wanted: Counter[int] = Counter()
    for (piece, across), count in literal(text).items():
        wanted[code(piece, across)] += count
    assert Counter(pieces(text).hashes.tolist()) == wanted


@given(TEXTS)
def test_each_piece_stands_where_it_says(text: str) -> None:
    known: dict[int, set[str]] = {}
    for piece, across in literal(text):
        known.setdefault(code(piece, across), set()).add(piece.strip())
    cut = pieces(text)
    for key, start, end in zip(cut.hashes, cut.starts, cut.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert small(" ".join(text[start:end].split())) in known[int(key)]


@pytest.mark.parametrize("text", ["", " ", "\n\t "], ids=["empty", "blank", "blanks"])
def test_nothing_has_no_pieces(text: str) -> None:
    cut = pieces(text)
    assert [len(array) for array in cut] == [0, 0, 0, 0]


def test_a_letter_that_becomes_two_does_not_move_the_others() -> None:
    text = "İİİİ 가"
    cut = pieces(text)
    places = cut.starts[cut.hashes == code("가", False)]
    assert places.tolist() == [5]
