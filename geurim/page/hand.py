"""Handwriting on a sheet: marks in cells and on lines, with a written hand or a font.

Where a mark stands among others in its cell is decided here; how a letter looks is
:mod:`geurim.ink.letters`' matter, and how its strokes look :mod:`geurim.page.pencil`'s.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from geurim.errors import BadInput
from geurim.ink import letters
from geurim.page.manuscript import Cell, visible
from geurim.page.pencil import LEAD, Desk, lay, scribble
from geurim.page.plan import Box, Words

Font = ImageFont.FreeTypeFont
Extent = tuple[float, float, float, float]
"""Left, top, right, bottom of the ink."""
Point = tuple[float, float]

_SAMPLE = 64
_EM, _BASE = 0.86, 0.82
"""A font's em and its baseline in a cell."""
_PAIR, _PAIR_AT = 0.92, (0.5, 0.6)
"""Two characters in one cell are written a little smaller, about this point."""
_NO_CHARACTER = "\U0010fffe"
_LOW = frozenset(".,。、，．")
_QUOTES = frozenset("\"'“”‘’")


class Mark(Protocol):
    """Something that is put on paper in one go, in a frame 1 wide and high: its cell."""

    @property
    def extent(self) -> Extent:
        """Where its ink is."""
        ...

    def draw(self, desk: Desk, place: Point, size: float, rng: np.random.Generator) -> None:
        """Draw it; its frame is ``size`` millimetres high and begins at ``place``."""
        ...


@dataclass(frozen=True)
class Written:
    """A mark made of strokes, shape ``(n, 2)`` each."""

    strokes: tuple[NDArray[np.float64], ...]
    thin: float = 1.0
    """Share of the pencil's width: dense letters need a finer point."""

    @property
    def extent(self) -> Extent:
        """Where its ink is."""
        every = np.concatenate(self.strokes)
        (left, top), (right, bottom) = every.min(axis=0).tolist(), every.max(axis=0).tolist()
        return left, top, right, bottom

    def draw(self, desk: Desk, place: Point, size: float, rng: np.random.Generator) -> None:
        """Draw its strokes."""
        strokes = [stroke * size + place for stroke in self.strokes]
        scribble(desk, strokes, self.thin * _pen(size), rng)


@dataclass(frozen=True)
class Typed:
    """A mark cut from a font."""

    text: str
    font: Font

    @property
    def extent(self) -> Extent:
        """Where its ink is."""
        left, top, right, bottom = self.font.getbbox(self.text, anchor="ms")
        scale = _EM / _SAMPLE
        return 0.5 + left * scale, _BASE + top * scale, 0.5 + right * scale, _BASE + bottom * scale

    def draw(self, desk: Desk, place: Point, size: float, rng: np.random.Generator) -> None:
        """Draw its shape, filled with pencil."""
        side = size * desk.scale
        x, y = place[0] * desk.scale, place[1] * desk.scale
        left, top, right, bottom = (v * side for v in self.extent)
        corner = (int(x + left) - 2, int(y + top) - 2)
        plane = Image.new("L", (int(right - left) + 6, int(bottom - top) + 6), 0)
        font = _sized(self.font, max(1.0, round(_EM * side, 1)))
        base = (x + 0.5 * side - corner[0], y + _BASE * side - corner[1])
        tone = round(255 * LEAD.pressure * rng.uniform(0.95, 1.05))
        ImageDraw.Draw(plane).text(base, self.text, fill=tone, font=font, anchor="ms")
        lay(desk, plane, corner)


class Hand:
    """One writer at one sheet; remembers what could not be written."""

    def __init__(
        self, desk: Desk, writer_seed: int, font: Font | None, rng: np.random.Generator
    ) -> None:
        self.desk = desk
        self.writer = letters.Writer.from_seed(writer_seed)
        self.font = font
        self.rng = rng
        self.unwritten: list[str] = []

    def words(self, item: Words) -> None:
        """Write characters side by side."""
        size = item.box.height
        lean = self.rng.normal(0, 0.008)
        for text, box in item.placed():
            rise = lean * (box.x - item.box.x)
            self._put(self._mark(text), (box.x, box.y + rise), size, (box.width / size / 2, None))

    def cell(self, cell: Cell, box: Box) -> None:
        """Write what stands in ``cell``."""
        side = box.width
        columns = _columns(cell.hung)
        share = 1.0 - 0.09 * (columns[-1] + 1) if columns else 1.0
        corner = (box.x - side * 0.02 * len(columns), box.y + side * 0.6 * (1 - share))
        for mark, middle in self._arranged(cell):
            self._put(mark, corner, side * share, middle)
        for text, column in zip(cell.hung, columns, strict=True):
            size, y = _hung(text)
            x = 1.06 - 0.14 * (columns[-1] - column + 1)
            self._put(self._mark(text), (box.x, box.y), side * size, (x / size, y / size))

    def _arranged(self, cell: Cell) -> list[tuple[Mark | None, tuple[float | None, float | None]]]:
        """The marks of ``cell``, and where the middle of their ink stands (None: as written)."""
        marks = cell.marks
        if cell.kind == "word" and len(marks) == 2 and self.font is None:
            pair = letters.write_pair("".join(marks), self.writer, self.rng)
            if pair is not None:
                strokes = tuple((stroke - _PAIR_AT) * _PAIR + _PAIR_AT for stroke in pair.strokes)
                return [(_written(replace(pair, strokes=strokes)), (None, None))]
        return list(zip(map(self._mark, marks), _middles(cell), strict=True))

    def _put(
        self,
        mark: Mark | None,
        corner: Point,
        size: float,
        middle: tuple[float | None, float | None],
    ) -> None:
        """Draw ``mark`` in a frame at ``corner``, the middle of its ink at ``middle`` of it."""
        if mark is None:
            return
        left, top, right, bottom = mark.extent
        x, y = corner
        if middle[0] is not None:
            x += size * (middle[0] - (left + right) / 2)
        if middle[1] is not None:
            y += size * (middle[1] - (top + bottom) / 2)
        mark.draw(self.desk, (x, y), size, self.rng)

    def _mark(self, cluster: str) -> Mark | None:
        """What is drawn for ``cluster``; ``None`` where it has no ink."""
        text = unicodedata.normalize("NFC", visible(cluster))
        if not text:
            return None
        if self.font is not None and in_font(self.font, text):
            return Typed(text, self.font)
        glyph = letters.write(text, self.writer, self.rng)
        if glyph is None:
            self.unwritten.append(cluster)
            glyph = letters.PLACEHOLDER
        return _written(glyph)


def load_font(path: Path) -> Font:
    """The font in ``path`` (TrueType or OpenType).

    Raises:
        BadInput: it is not there, or no font.
    """
    try:
        font = ImageFont.truetype(str(path), _SAMPLE)
        font.getbbox("가")
        return font
    except (OSError, ValueError) as error:
        raise BadInput(
            f"The font file {path} cannot be read; name a .ttf or .otf file with --font."
        ) from error


@lru_cache(maxsize=4096)
def in_font(font: Font, text: str) -> bool:
    """Whether ``font`` has a shape of its own for every character of ``text``."""
    missing = (b"", _shape(font, _NO_CHARACTER))
    return all(
        _shape(font, char) not in missing for char in text if not unicodedata.combining(char)
    ) and bool(_shape(font, text))


@lru_cache(maxsize=32)
def _sized(font: Font, size: float) -> Font:
    return font.font_variant(size=size)


def _shape(font: Font, text: str) -> bytes:
    """The pixels of ``text``, and their size; empty where it leaves none or cannot be set."""
    try:
        left, top, right, bottom = font.getbbox(text)
        plane = Image.new("L", (max(1, int(right - left)), max(1, int(bottom - top))), 0)
        ImageDraw.Draw(plane).text((-left, -top), text, fill=255, font=font)
    except (OSError, ValueError):  # a lone surrogate, for one
        return b""
    return plane.tobytes() + repr(plane.size).encode() if plane.getbbox() else b""


def _written(glyph: letters.Glyph) -> Written | None:
    strokes = tuple(stroke for stroke in glyph.strokes if len(stroke))
    return Written(strokes, glyph.pen) if strokes else None


def _pen(size: float) -> float:
    """Width of the pencil's line, in millimetres, for letters ``size`` millimetres high."""
    return float(np.clip(0.058 * size, 0.42, 0.95))


def _hung(text: str) -> tuple[float, float]:
    """Size of a sign that hangs at the end of a line, and the height of its middle."""
    if text in _LOW:
        return 0.9, 0.84
    return (0.75, 0.22) if text in _QUOTES else (0.6, 0.6)


def _columns(hung: Sequence[str]) -> list[int]:
    """Which column of the room at the edge each sign takes: a quotation mark stands over a stop."""
    columns: list[int] = []
    for index, text in enumerate(hung):
        over = index > 0 and text in _QUOTES and hung[index - 1] in _LOW
        columns.append(columns[-1] + (0 if over else 1) if columns else 0)
    return columns


def _middles(cell: Cell) -> Sequence[tuple[float | None, float | None]]:
    """Where the middle of every mark's ink stands in ``cell``; None: where it is written."""
    marks = cell.marks
    if cell.kind == "stop":
        return [(0.24, 0.78), (0.62, 0.27)][: len(marks)]
    if marks[0] == ".":
        return [(x, 0.58) for x in ((0.24, 0.5, 0.76) if len(marks) == 3 else (0.36, 0.64))]
    if len(marks) == 2:
        return [(0.29, None), (0.71, None)]
    if marks[0] in _QUOTES:
        return [(0.70 if cell.kind == "open" else 0.30, 0.26)]
    return [(None, None)]
