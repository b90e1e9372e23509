"""Where everything stands on the sheets, in millimetres; nothing is drawn here.

The drawing (:mod:`geurim.page.sheet`) and the selectable text (:mod:`geurim.page.pdf`) both follow
one plan, so they cannot drift apart. A plan is a function of the diary and the visible line alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from geurim.ink import letters
from geurim.page.manuscript import Line, clusters, flow
from geurim.page.pdf import Run
from geurim.records import WEATHERS, Diary, Weather

SHEET = (210.0, 297.0)
"""A4, width and height."""
LEFT, WIDTH = 16.0, 178.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a sheet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """Characters side by side: ``height`` of the box is their size, ``slots`` their widths."""

    marks: tuple[str, ...]
    slots: tuple[float, ...]
    box: Box

    def placed(self) -> Iterator[tuple[str, Box]]:
        """Every character with its own box."""
        x = self.box.x
        for mark, slot in zip(self.marks, self.slots, strict=True):
            yield mark, Box(x, self.box.y, slot, self.box.height)
            x += slot


@dataclass(frozen=True, slots=True)
class Grid:
    """The manuscript grid of one sheet."""

    box: Box
    columns: int
    rows: int
    cell: float
    strip: float
    """Height of the strip between two rows."""
    lines: tuple[Line, ...]

    def row(self, index: int) -> Box:
        """One row of cells."""
        top = self.box.y + index * (self.cell + self.strip)
        return Box(self.box.x, top, self.box.width, self.cell)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet."""

    number: int
    """1, 2, 3 …; only the first has a heading and a picture."""
    grid: Grid
    printed: tuple[Words, ...]
    written: tuple[Words, ...]
    """What stands in the heading by hand."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """All sheets of a page."""

    sheets: tuple[SheetPlan, ...]
    notes: tuple[str, ...]


HEADING = Box(LEFT, 13.0, WIDTH, 22.0)
FRAME = Box(LEFT, 40.0, WIDTH, 133.5)
RULE_Y = HEADING.y + HEADING.height / 2
WEATHER_X = 109.5
"""Where the heading's upper line is parted."""
NAME_X = 139.0
"""Where its lower line is parted, if there is a name."""
_ROW_1, _ROW_2 = HEADING.y + 5.5, HEADING.y + 16.5
_LABEL = 4.4
_HAND = 7.4
_FOOT_Y, _FOOT = 284.6, 2.7
_GRID_FIRST = (179.5, 99.0)
"""Top and greatest height of the grid below the picture."""
_GRID_MORE = (16.0, 262.5)
"""The same on the sheets that hold nothing else."""
_SIZES = ((10, 1), (12, 1), (14, 1), (16, 1), (12, 2), (14, 2), (16, 3), (18, 6), (20, 0))
"""Columns to try in turn, and the sheets that a text may then fill (0: any number)."""
_ICON_X, _ICON_STEP, _ICON = 129.0, 10.7, 7.7
TITLE_MOST = 60
"""Characters of a title that find room."""


def plan(diary: Diary, foot: str) -> PagePlan:
    """Plan the sheets of ``diary``; ``foot`` is the line that tells who drew the picture."""
    grids = _grids(diary.text)
    written, notes = _written(diary)
    sheets: list[SheetPlan] = []
    for number, grid in enumerate(grids, 1):
        printed = [
            *(_labels(diary) if number == 1 else ()),
            words(foot, LEFT + 0.5, _FOOT_Y, _FOOT),
        ]
        if len(grids) > 1:
            tail = words(f"{number} / {len(grids)}", 0.0, _FOOT_Y, _FOOT)
            printed.append(_moved(tail, LEFT + WIDTH - 0.5 - tail.box.width))
        sheets.append(SheetPlan(number, grid, tuple(printed), written if number == 1 else ()))
    return PagePlan(tuple(sheets), notes)


def tabs(diary: Diary) -> list[tuple[str, Box]]:
    """The tinted tabs of the heading and what is printed on them."""
    wide, high = 13.0, 6.6
    places = [("날씨", WEATHER_X, _ROW_1), ("제목", LEFT, _ROW_2)]
    if diary.nickname:
        places.append(("이름", NAME_X, _ROW_2))
    return [(text, Box(x + 2.2, middle - high / 2, wide, high)) for text, x, middle in places]


def icon_box(weather: Weather) -> Box:
    """Where the sign for ``weather`` is printed."""
    x = _ICON_X + WEATHERS.index(weather) * _ICON_STEP
    return Box(x, _ROW_1 - _ICON / 2, _ICON, _ICON)


def runs(sheet: SheetPlan, weather: Weather | None) -> tuple[Run, ...]:
    """The selectable text of ``sheet`` in reading order."""
    items = [*sheet.printed, *sheet.written]
    if sheet.number == 1 and weather:
        box = icon_box(weather)
        items.append(Words((WEATHER_NAMES[weather],), (box.width,), box))
    upper, lower, foot = (
        [item for item in items if top <= item.box.y < bottom]
        for top, bottom in ((0.0, RULE_Y), (RULE_Y, FRAME.y), (_FOOT_Y - _FOOT, SHEET[1]))
    )
    lines = [_line_run(sheet.grid.row(k), line) for k, line in enumerate(sheet.grid.lines)]
    return (*_joined(upper), *_joined(lower), *(run for run in lines if run), *_joined(foot))


WEATHER_NAMES: dict[Weather, str] = {
    "clear": "맑음", "cloudy": "흐림", "rain": "비",
    "snow": "눈", "wind": "바람", "storm": "천둥 번개",
}  # fmt: skip


def words(text: str, x: float, middle: float, size: float) -> Words:
    """``text`` in characters ``size`` high, from ``x``, its middle line at ``middle``."""
    marks = tuple(clusters(text))
    slots = tuple(size * advance(mark) for mark in marks)
    return Words(marks, slots, Box(x, middle - size / 2, sum(slots), size))


@lru_cache(maxsize=1024)
def advance(mark: str) -> float:
    """Width that a character is given where it is not in a grid, in its height."""
    if mark.isspace():
        return 0.42
    glyph = letters.clean(mark) or letters.PLACEHOLDER
    return glyph.width


def _moved(item: Words, x: float) -> Words:
    return Words(item.marks, item.slots, Box(x, item.box.y, item.box.width, item.box.height))


def _grids(text: str) -> list[Grid]:
    for columns, most in _SIZES:
        lines = flow(text, columns)
        first, more = _rows(columns, _GRID_FIRST[1]), _rows(columns, _GRID_MORE[1])
        sheets = 1 + max(0, -(-(len(lines) - first) // more))
        if most == 0 or sheets <= most:
            return [
                _grid(columns, number, lines[_start(number, first, more) :])
                for number in range(sheets)
            ]
    raise AssertionError("the last size holds any text")


def _start(number: int, first: int, more: int) -> int:
    return 0 if number == 0 else first + (number - 1) * more


def _rows(columns: int, height: float) -> int:
    cell, strip = _cell(columns)
    return int((height + strip) / (cell + strip))


def _cell(columns: int) -> tuple[float, float]:
    """Side of a cell and height of the strip."""
    cell = WIDTH / columns
    return cell, 0.11 * cell


def _grid(columns: int, number: int, rest: tuple[Line, ...]) -> Grid:
    top, most = _GRID_FIRST if number == 0 else _GRID_MORE
    cell, strip = _cell(columns)
    rows = _rows(columns, most)
    # What is left over goes into the strips, so that every grid ends at the same height.
    strip = (most - rows * cell) / (rows - 1)
    return Grid(Box(LEFT, top, WIDTH, most), columns, rows, cell, strip, rest[:rows])


def _labels(diary: Diary) -> list[Words]:
    upper = (("년", 41.5), ("월", 60.0), ("일", 78.5), ("요일", 97.0))
    out = [words(text, x, _ROW_1, _LABEL) for text, x in upper]
    for text, tab in tabs(diary):
        item = words(text, 0.0, tab.y + tab.height / 2, _LABEL)
        out.append(_moved(item, tab.x + (tab.width - item.box.width) / 2))
    return out


def _written(diary: Diary) -> tuple[tuple[Words, ...], tuple[str, ...]]:
    out: list[Words] = []
    notes: list[str] = []
    if diary.date is not None:
        date = diary.date
        day = "월화수목금토일"[date.weekday()]
        for text, right in ((str(date.year), 40.5), (str(date.month), 59.0), (str(date.day), 77.5)):
            item = words(text, 0.0, _ROW_1, _HAND)
            out.append(_moved(item, right - item.box.width))
        out.append(words(day, 88.5, _ROW_1, _HAND))
    end = (NAME_X if diary.nickname else LEFT + WIDTH) - 3.0
    if diary.title:
        lines, whole = _fit(diary.title, LEFT + 18.5, end)
        out += lines
        if not whole:
            notes.append(
                f"The title is long: only its first {TITLE_MOST - 1} characters are written."
            )
    if diary.nickname:
        lines, whole = _fit(diary.nickname, NAME_X + 18.0, LEFT + WIDTH - 3.0)
        out += lines
        if not whole:
            notes.append(
                f"The name is long: only its first {TITLE_MOST - 1} characters are written."
            )
    return tuple(out), tuple(notes)


def _fit(text: str, left: float, right: float) -> tuple[list[Words], bool]:
    """``text`` between two places of the lower line: smaller, then in two lines, then cut."""
    marks = clusters(" ".join(text.split()))
    whole = len(marks) <= TITLE_MOST
    if not whole:
        marks = [*marks[: TITLE_MOST - 1], "…"]
    room = right - left
    size = min(_HAND, room / max(sum(advance(m) for m in marks), 1e-6))
    if size >= 0.68 * _HAND:
        return [words("".join(marks), left, _ROW_2, size)], whole
    cut = _middle(marks)
    halves = ["".join(part).strip() for part in (marks[:cut], marks[cut:])]
    widest = max(sum(advance(m) for m in clusters(half)) for half in halves)
    size = min(0.62 * _HAND, room / widest)
    return [
        words(half, left, _ROW_2 + side * 0.56 * 0.62 * _HAND, size)
        for half, side in zip(halves, (-1, 1), strict=True)
        if half
    ], whole


def _middle(marks: list[str]) -> int:
    """Where to break a line in two: at the space nearest to its middle, if one is near."""
    half = len(marks) / 2
    spaces = [i for i, mark in enumerate(marks) if mark == " " and abs(i - half) < 0.3 * half]
    return min(spaces, key=lambda i: abs(i - half)) if spaces else round(half)


def _joined(items: list[Words]) -> Iterator[Run]:
    """Words of one line from left to right in as few runs as do not overlap.

    A reader of the file keeps together what one run holds; the room between words is a space.
    """
    rest = sorted(items, key=lambda item: item.box.x)
    while rest:
        first = rest.pop(0)
        glyphs, slots, tall = list(first.marks), list(first.slots), first.box
        right = tall.x + tall.width
        while rest and rest[0].box.x >= right - 0.01:
            item = rest.pop(0)
            gap = item.box.x - right
            if gap > _CLOSE or not slots:
                glyphs.append(" ")
                slots.append(gap)
            else:
                slots[-1] += gap
            glyphs += item.marks
            slots += item.slots
            tall = max(tall, item.box, key=lambda box: box.height)
            right = item.box.x + item.box.width
        if glyphs:
            yield Run(tuple(glyphs), tuple(slots), first.box.x, tall.y, tall.height)


_CLOSE = 1.2
"""Words nearer than this are read as one: ``6`` and ``월``."""


def _line_run(row: Box, line: Line) -> Run | None:
    """The text of one line of the grid, from its first filled cell to its last."""
    filled = [index for index, cell in enumerate(line.cells) if cell.text]
    if not filled:
        return None
    cells = line.cells[filled[0] : filled[-1] + 1]
    glyphs = tuple((cell.text or " ") + (" " if cell.gap else "") for cell in cells)
    side = row.height
    return Run(glyphs, (side,) * len(glyphs), row.x + filled[0] * side, row.y, side)
