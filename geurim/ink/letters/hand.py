"""Writing: a character and a hand make a :class:`Glyph`; what is unknown is answered by ``None``.

All glyphs share one frame: the cell, x to the right and y downwards, 0 to 1. How a run of text is
cut into cells, and which cell keeps which corner, is the page's business, not known here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from geurim.ink.letters.blocks import WHOLE, Part, Proportions, compose, lone
from geurim.ink.letters.jamo import FINALS, INITIALS, VOWELS
from geurim.ink.letters.latin import LATIN
from geurim.ink.letters.path import FloatArray, parse
from geurim.ink.letters.signs import MARKS, PAIRED, SAME_AS, SIGNS
from geurim.ink.letters.writer import MEAN_SIZE, PLAIN_WAYS, Writer, by_hand, plain, settle

_CAPITAL: Final = 0.60
_CAPITAL_TOP: Final = 0.18
_HALF: Final = 0.38
_PAIR_GAP: Final = 0.10
_IGNORED: Final = frozenset("\ufe0e\ufe0f\u200d\u200b\u2060\ufeff\u20e3")
_SKIN: Final = range(0x1F3FB, 0x1F400)
_JAMO: Final = frozenset(INITIALS + VOWELS + FINALS.strip())


@dataclass(frozen=True, slots=True)
class Glyph:
    """One written character, in cell units (the cell is 1 x 1, y downwards).

    ``strokes`` are in the order of writing, each an array ``(N, 2)`` smooth enough to be inked;
    all stand where they belong in a cell. ``width`` is the room that the character takes in
    running text; ``pen`` the thickness of the line, 1 = usual, less where a letter is crowded.
    """

    strokes: tuple[FloatArray, ...]
    width: float
    pen: float

    def running(self) -> Glyph:
        """The same glyph for text without cells: its ink in the middle of ``0..width``."""
        if not self.strokes:
            return self
        x = np.concatenate(self.strokes)[:, 0]
        aside = np.array([0.5 * (self.width - float(x.min() + x.max())), 0.0])
        return replace(self, strokes=tuple(stroke + aside for stroke in self.strokes))


def write(char: str, writer: Writer, rng: np.random.Generator) -> Glyph | None:
    """``char`` in ``writer``'s hand, never twice the same; ``None`` if it cannot be written.

    A syllable may be decomposed; an emoji may carry a variation selector or a skin tone. Spaces
    give a glyph without strokes.
    """
    char = _plain_form(char)
    if char in PAIRED:
        return write_pair(PAIRED[char], writer, rng)
    if not char.strip():
        return _blank(char)
    letter = _letter(char, writer.proportions, writer.ways)
    if letter is None:
        return None
    strokes = by_hand(letter.parts, writer, rng, letter.care)
    placed = settle(strokes, writer, rng, letter.scale)
    return Glyph(placed, letter.width, letter.pen * writer.press)


def write_pair(text: str, writer: Writer, rng: np.random.Generator) -> Glyph | None:
    """Two narrow characters in one cell ("10", "km"), which never touch; ``None`` if unwritable.

    Text of one character is written as :func:`write` does.
    """
    characters = [char for char in unicodedata.normalize("NFC", text) if char not in _IGNORED]
    if len(characters) != 2:
        return write(text, writer, rng)
    halves = [write(char, writer, rng) for char in characters]
    first, second = halves
    if first is None or second is None:
        return None
    return _side_by_side(first, second)


def clean(char: str) -> Glyph | None:
    """``char`` as a model letter, without anybody's hand; ``None`` if it cannot be written."""
    char = _plain_form(char)
    if char in PAIRED:
        first, second = (clean(part) for part in PAIRED[char])
        return None if first is None or second is None else _side_by_side(first, second)
    if not char.strip():
        return _blank(char)
    letter = _letter(char, Proportions(), PLAIN_WAYS)
    if letter is None:
        return None
    scale = MEAN_SIZE * letter.scale
    strokes = tuple((stroke - 0.5) * scale + 0.5 for stroke in plain(letter.parts))
    return Glyph(strokes, letter.width, letter.pen)


def writable(char: str) -> bool:
    """Whether :func:`write` knows ``char``."""
    char = _plain_form(char)
    known = char in PAIRED or char in SIGNS or char in LATIN or char in _JAMO
    return known or not char.strip() or _is_syllable(char)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character's plain parts in its unit box, and how they are to be written."""

    parts: tuple[Part, ...]
    width: float
    pen: float
    care: float
    scale: float


def _letter(char: str, proportions: Proportions, ways: tuple[int, ...]) -> _Letter | None:
    if _is_syllable(char):
        return _crowded(compose(char, proportions, ways))
    if char in _JAMO:
        return _crowded(lone(char, ways))
    if char in LATIN:
        return _latin(char)
    if char in SIGNS:
        return _sign(char)
    return None


def _crowded(parts: tuple[Part, ...]) -> _Letter:
    """A Hangul letter: the more strokes, the thinner the pen and the greater the care."""
    more = max(0, sum(len(part.paths) for part in parts) - 7)
    return _Letter(parts, 1.0, max(0.68, 1.0 - 0.03 * more), max(0.62, 1.0 - 0.035 * more), 1.0)


def _latin(char: str) -> _Letter:
    paths = parse(LATIN[char])
    x = np.concatenate([path.points for path in paths])[:, 0]
    left = 0.5 - 0.5 * _CAPITAL * float(x.min() + x.max())
    part = Part(char, paths, (left, _CAPITAL_TOP, _CAPITAL, _CAPITAL))
    width = 0.18 + _CAPITAL * float(x.max() - x.min())
    return _Letter((part,), width, 1.0, 0.9, 1.0 / MEAN_SIZE)


def _sign(char: str) -> _Letter:
    paths = parse(SIGNS[char])
    x = np.concatenate([path.points for path in paths])[:, 0]
    width = max(0.34, 0.22 + float(x.max() - x.min()))
    pen, care = (1.0, 0.8) if char in MARKS else (0.85, 0.9)
    return _Letter((Part(char, paths, WHOLE),), width, pen, care, 1.0 / MEAN_SIZE)


def _plain_form(char: str) -> str:
    """``char`` composed, without selectors and skin tones, by its commonest code point."""
    char = "".join(
        part
        for part in unicodedata.normalize("NFC", char)
        if part not in _IGNORED and ord(part) not in _SKIN
    )
    if len(char) != 1:
        return char
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        char = chr(code - 0xFEE0)
    elif 0xFFA0 <= code <= 0xFFDC:
        char = unicodedata.normalize("NFKC", char)
    return SAME_AS.get(char) or _standing_alone(char)


def _standing_alone(char: str) -> str:
    """The compatibility letter for a conjoining jamo; anything else unchanged."""
    code = ord(char)
    for start, letters in ((0x1100, INITIALS), (0x1161, VOWELS), (0x11A7, FINALS)):
        if start <= code < start + len(letters):
            return letters[code - start]
    return char


def _is_syllable(char: str) -> bool:
    return len(char) == 1 and "가" <= char <= "힣"


def _blank(char: str) -> Glyph:
    return Glyph((), 0.5 if char else 0.0, 1.0)


def _side_by_side(first: Glyph, second: Glyph) -> Glyph:
    halves = [np.concatenate(glyph.strokes)[:, 0] for glyph in (first, second) if glyph.strokes]
    if len(halves) < 2:
        return first if first.strokes else second
    widths = [min(_HALF, max(0.02, float(np.ptp(x)))) for x in halves]
    left = 0.5 - 0.5 * (sum(widths) + _PAIR_GAP)
    strokes: list[FloatArray] = []
    for glyph, x, width in zip((first, second), halves, widths, strict=True):
        shrink = min(1.0, width / max(float(np.ptp(x)), 1e-6))
        for stroke in glyph.strokes:
            across = left + (stroke[:, 0] - float(x.min())) * shrink
            strokes.append(np.stack([across, stroke[:, 1]], axis=1))
        left += width + _PAIR_GAP
    return Glyph(tuple(strokes), sum(widths) + 2 * _PAIR_GAP, min(first.pen, second.pen) * 0.92)


def _dashed_ring(dashes: int = 9, radius: float = 0.17) -> tuple[FloatArray, ...]:
    strokes: list[FloatArray] = []
    for dash in range(dashes):
        angle = 2.0 * np.pi * (dash + np.linspace(0.0, 0.5, 5)) / dashes
        strokes.append(0.5 + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1))
    return tuple(strokes)


PLACEHOLDER: Final = Glyph(_dashed_ring(), 0.7, 0.7)
"""A small ring of dashes: the room of a character that cannot be written."""
