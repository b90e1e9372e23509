"""Draws a planned sheet: print first, then the picture, then what is written by hand.

Only the boxes of letters and rules are touched; the paper between them is never computed twice.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFont

from geurim.ink import letters
from geurim.page.hand import Hand
from geurim.page.pencil import Desk, scribble
from geurim.page.plan import (
    FRAME,
    HEADING,
    LEFT,
    NAME_X,
    RULE_Y,
    WEATHER_X,
    WIDTH,
    Box,
    Grid,
    SheetPlan,
    Words,
    icon_box,
    tabs,
)
from geurim.page.press import Line, Press, arc, paper, weather_sign
from geurim.records import WEATHERS, Diary, Picture, Pixels

GREEN = (74, 143, 98)
"""Colour of the print."""
_STRONG, _PLAIN, _FAINT, _TINT = 235, 200, 130, 34
_ROUND = 3.2
_LEAST_CUT = 0.06
"""A picture whose ratio is off by less than this share is cut to fill the frame."""
_MARGIN = 4.0
"""Millimetres of paper around a picture of another shape."""


def draw_sheet(
    sheet: SheetPlan,
    diary: Diary,
    picture: Picture,
    *,
    writer_seed: int,
    dpi: int,
    font: ImageFont.FreeTypeFont | None,
) -> tuple[Pixels, list[str]]:
    """One sheet as pixels, and the characters that could not be written."""
    press = Press(dpi)
    base = paper(press, sheet.number)
    if sheet.number == 1:
        _mount(base, picture, press)
        _print_heading(press, diary)
    _print_grid(press, sheet.grid)
    for item in sheet.printed:
        _print_words(press, item)
    base.paste(GREEN, (0, 0), press.mask)
    desk = Desk.of(np.array(base), press.scale)
    rng = np.random.default_rng([abs(writer_seed), diary.seed, sheet.number])
    hand = Hand(desk, writer_seed, font, rng)
    for item in sheet.written:
        hand.words(item)
    if sheet.number == 1 and diary.weather is not None:
        _circle(desk, icon_box(diary.weather), rng)
    _write_grid(hand, sheet.grid)
    return desk.pixels, hand.unwritten


def _mount(base: Image.Image, picture: Picture, press: Press) -> None:
    """Put the picture into its frame: cut a little to fill it, or whole and in the middle."""
    image = Image.fromarray(picture.pixels)
    left, top, right, bottom = press.pixels(FRAME)
    width, height = right - left, bottom - top
    ratio = (image.width / image.height) / (width / height)
    fill = abs(ratio - 1) < _LEAST_CUT
    margin = 0 if fill else 2 * press.snap(_MARGIN)
    grow = (max if fill else min)((width - margin) / image.width, (height - margin) / image.height)
    size = max(1, round(image.width * grow)), max(1, round(image.height * grow))
    image = image.resize(size, Image.Resampling.BICUBIC)
    x, y = (width - size[0]) // 2, (height - size[1]) // 2
    room = Image.new("RGB", (width, height))
    room.paste(base.crop((left, top, right, bottom)))
    room.paste(image, (x, y))
    corners = Press.rounded((width, height), press.snap(_ROUND))
    base.paste(room, (left, top), corners)


def _print_heading(press: Press, diary: Diary) -> None:
    press.frame(HEADING, _ROUND, 0.55, _STRONG)
    press.frame(FRAME, _ROUND, 0.7, _STRONG)
    press.rule((LEFT, RULE_Y), (LEFT + WIDTH, RULE_Y), 0.25, _PLAIN)
    press.rule((WEATHER_X, HEADING.y), (WEATHER_X, RULE_Y), 0.25, _PLAIN)
    if diary.nickname:
        press.rule((NAME_X, RULE_Y), (NAME_X, HEADING.y + HEADING.height), 0.25, _PLAIN)
    for _, tab in tabs(diary):
        press.tint(tab, 1.6, _TINT)
    for weather in WEATHERS:
        press.lines(weather_sign(weather, icon_box(weather)), 0.36, _STRONG)


def _print_grid(press: Press, grid: Grid) -> None:
    for index in range(grid.rows):
        row = grid.row(index)
        press.frame(row, 1.1, 0.42, _PLAIN)
        for column in range(1, grid.columns):
            x = row.x + column * grid.cell
            press.rule((x, row.y), (x, row.y + row.height), 0.2, _FAINT)


def _print_words(press: Press, item: Words) -> None:
    size = item.box.height
    pens: dict[float, list[Line]] = {}
    for mark, box in item.placed():
        glyph = letters.clean(mark)
        if glyph is not None:
            strokes = [stroke * size + (box.x, box.y) for stroke in glyph.running().strokes]
            pens.setdefault(glyph.pen, []).extend(strokes)
    for pen, strokes in pens.items():
        press.lines(strokes, 0.085 * pen * size, _STRONG)


def _write_grid(hand: Hand, grid: Grid) -> None:
    for index, line in enumerate(grid.lines):
        row = grid.row(index)
        for column, cell in enumerate(line.cells):
            if cell.marks:
                hand.cell(cell, Box(row.x + column * grid.cell, row.y, grid.cell, grid.cell))


def _circle(desk: Desk, box: Box, rng: np.random.Generator) -> None:
    """A loop around a sign: never quite round, its end past its beginning."""
    start = rng.uniform(215, 320)
    loop = arc(0, 0, 1, start, start - rng.uniform(385, 425))
    way = np.linspace(0, 1, len(loop))[:, None]
    size = np.array([box.width, box.height]) * (0.70, 0.64) * rng.uniform(0.96, 1.04, 2)
    waves = rng.uniform(0.02, 0.045, 2) * np.sin(
        2 * np.pi * (way * (1.3, 2.6) + rng.uniform(size=2))
    )
    points = loop * size * (1 + 0.13 * (way - 0.5) + waves.sum(axis=1, keepdims=True))
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2]) + rng.normal(0, 0.25, 2)
    scribble(desk, [points + middle], 0.62, rng)
