"""원고지: which character stands in which cell. Text in, lines of cells out; nothing is drawn.

The rules, as Korean schools teach them:

* one syllable, sign or capital letter a cell; two digits or two small Latin letters a cell;
* the first cell of a paragraph stays empty, and every newline begins a paragraph; where a paragraph
  opens with a quotation mark, its lines stay indented until the mark is closed;
* a space is an empty cell, but not after a full stop or comma and not at the beginning of a line;
* no line begins with a closing sign: it hangs in the last cell of the line before;
* no line ends with an opening quotation mark or bracket;
* a full stop shares its cell with the closing quotation mark behind it; ``...`` takes one cell.

Nothing but white space is ever lost: the cells' texts, joined, are the diary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

STOPS = frozenset(".,。、，．")
"""Signs that leave no empty cell behind them."""
CLOSERS = frozenset("?!？！…‥~～)]}）］｝〉》」』】〕”’:;：；·")
OPENERS = frozenset("([{（［｛〈《「『【〔“‘")
MOST_HUNG = 2
"""Signs that may hang in a line's last cell beside what stands there."""

Kind = Literal["empty", "word", "stop", "close", "open"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line."""

    marks: tuple[str, ...] = ()
    """What stands in it: grapheme clusters, left to right; nothing for an empty cell."""
    kind: Kind = "empty"
    hung: tuple[str, ...] = ()
    """Signs that hang in it because the line ended."""
    gap: bool = False
    """Whether the diary has a space (dropped by the rules) after it."""

    @property
    def text(self) -> str:
        """The diary's own characters, without white space."""
        return "".join(self.marks + self.hung)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the grid; cells beyond its end are empty."""

    cells: tuple[Cell, ...]
    ends: bool = False
    """Whether a paragraph ends with it."""


@dataclass(frozen=True, slots=True)
class _Token:
    marks: tuple[str, ...]
    kind: Kind
    quote: int = 0
    """+1 where it opens a quotation, −1 where it closes one."""


def flow(text: str, columns: int) -> tuple[Line, ...]:
    """Set ``text`` into lines of at most ``columns`` (≥ 4) cells."""
    if columns < 4:
        raise ValueError(f"a line needs at least 4 cells, not {columns}")
    lines: list[Line] = []
    for paragraph in text.splitlines():
        tokens = tuple(_tokens(clusters(" ".join(paragraph.split()))))
        if tokens:
            lines += _Setter(columns).set(tokens)
    return tuple(lines)


def clusters(text: str) -> list[str]:
    """Split ``text`` into what a reader takes for one character (flags, families, jamo)."""
    out: list[str] = []
    for char in text:
        if out and _joins(out[-1], char):
            out[-1] += char
        else:
            out.append(char)
    return out


def visible(cluster: str) -> str:
    """``cluster`` without what has no ink: joiners, selectors, fillers, direction marks."""
    return "".join(c for c in cluster if not _inkless(c))


class _Setter:
    """Sets one paragraph."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.lines: list[Line] = []
        self.row: list[Cell] = [Cell()]
        self.fresh = True  # nothing but the indent stands in the row
        self.speech = False
        self.depth = 0

    def set(self, tokens: tuple[_Token, ...]) -> list[Line]:
        self.speech = tokens[0].quote > 0
        for token in tokens:
            if token.kind == "empty":
                self._space()
            elif not (token.kind in ("stop", "close") and self._hang(token)):
                self._place(token)
            self.depth = max(0, self.depth + token.quote)
            self.speech = self.speech and self.depth > 0
        self.lines.append(Line(tuple(self.row), ends=True))
        return self.lines

    def _space(self) -> None:
        if self.fresh or len(self.row) == self.columns or self.row[-1].kind == "stop":
            self._mark_gap()
        else:
            self.row.append(Cell())

    def _mark_gap(self) -> None:
        """Remember a dropped space on the cell before it, be it on the line before."""
        if not self.fresh:
            self.row[-1] = replace(self.row[-1], gap=True)
        elif self.lines:
            last = self.lines[-1]
            cells = (*last.cells[:-1], replace(last.cells[-1], gap=True))
            self.lines[-1] = replace(last, cells=cells)

    def _hang(self, token: _Token) -> bool:
        last = self.row[-1]
        if len(self.row) < self.columns or not last.marks:
            return False
        if len(last.hung) + len(token.marks) > MOST_HUNG:
            return False
        # A space that was dropped here stays known: it stood before the sign, not behind it.
        self.row[-1] = replace(last, hung=last.hung + token.marks, gap=False)
        return True

    def _place(self, token: _Token) -> None:
        full = len(self.row) == self.columns
        if full and token.kind in ("stop", "close") and not self.row[-1].marks:
            self.row[-1] = Cell(token.marks, token.kind)
            return
        if full or (token.kind == "open" and len(self.row) == self.columns - 1 and not self.fresh):
            self.lines.append(Line(tuple(self.row)))
            self.row = [Cell()] if self.speech else []
        self.row.append(Cell(token.marks, token.kind))
        self.fresh = False


def _tokens(parts: list[str]) -> Iterator[_Token]:
    """What goes into one cell each, in order."""
    at, double, single = 0, False, False
    while at < len(parts):
        part, quote = parts[at], 0
        marks: tuple[str, ...] = (part,)
        kind: Kind = "word"
        following = parts[at + 1] if at + 1 < len(parts) else ""
        if part == " ":
            marks, kind = (), "empty"
        elif part == "." and following == ".":
            marks, kind = tuple(parts[at : at + 3]), "close"
            marks = marks if all(m == "." for m in marks) else (".", ".")
        elif part == '"':
            double = not double
            kind, quote = ("open", 1) if double else ("close", -1)
        elif part == "'" and not _apostrophe(parts, at):
            single = not single
            kind, quote = ("open", 1) if single else ("close", -1)
        elif part in STOPS:
            kind = "stop"
            closing = following in ("”", "’") or (following == '"' and double)
            if closing or (following == "'" and single):
                marks, quote = (part, following), -1
                double, single = (double and following != '"'), (single and following != "'")
        elif part in OPENERS:
            kind, quote = "open", int(part in "“‘")
        elif part in CLOSERS:
            kind, quote = "close", -int(part in "”’")
        elif _pairs(part, following):
            marks = (part, following)
        yield _Token(marks, kind, quote)
        at += max(1, len(marks))


def _apostrophe(parts: list[str], at: int) -> bool:
    before = parts[at - 1] if at else " "
    after = parts[at + 1] if at + 1 < len(parts) else " "
    return all(p.isascii() and p.isalnum() for p in (before, after))


def _pairs(first: str, second: str) -> bool:
    """Whether two clusters share a cell."""
    if _digit(first) and _digit(second):
        return True
    if first == second == "^":
        return True
    small = (_small(first), _small(second))
    return all(small) or (small[0] and second == "'") or (first == "'" and small[1])


def _digit(cluster: str) -> bool:
    return len(cluster) == 1 and cluster in "0123456789"


def _small(cluster: str) -> bool:
    return len(cluster) == 1 and cluster.islower() and ord(cluster) < 0x250


def _joins(before: str, char: str) -> bool:
    """Whether ``char`` belongs to the cluster ``before``."""
    last = before[-1]
    if before.isspace() or char.isspace():
        return False
    skin = "\U0001f3fb" <= char <= "\U0001f3ff"
    if skin or unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf"):
        return True
    if all(unicodedata.category(c) == "Cf" for c in before):
        return True
    if last == "\u200d":
        return unicodedata.category(char) in ("So", "Sm", "Cn")
    if _flag(char):
        return len(before) == 1 and _flag(before)
    return _jamo_joins(last, char)


def _flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _jamo_joins(last: str, char: str) -> bool:
    """Conjoining jamo: L × (L, V), (LV, V) × (V, T), (LVT, T) × T."""
    kind = _jamo(char)
    if kind == "L":
        return _jamo(last) == "L"
    if kind == "V":
        open_syllable = "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 == 0
        return _jamo(last) in ("L", "V") or open_syllable
    return kind == "T" and (_jamo(last) in ("V", "T") or "가" <= last <= "힣")


def _jamo(char: str) -> str:
    code = ord(char)
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    return "T" if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB else ""


def _inkless(char: str) -> bool:
    if char in "\u115f\u1160\u3164\uffa0\u2800" or char.isspace():
        return True
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"
