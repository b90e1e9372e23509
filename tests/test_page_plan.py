"""Where things stand on the sheets."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from geurim.page.plan import (
    FRAME,
    HEADING,
    LEFT,
    NAME_X,
    SHEET,
    TITLE_MOST,
    WIDTH,
    Words,
    icon_box,
    plan,
    runs,
)  # fmt: skip
from geurim.records import WEATHERS, Diary

LINE = "이 그림은 프로그램이 그렸어요"


def text_of(words: Words) -> str:
    return "".join(words.marks)


def test_the_picture_takes_nearly_half_of_the_first_sheet() -> None:
    assert 0.43 <= FRAME.height / SHEET[1] <= 0.5


@pytest.mark.parametrize("length", [1, 40, 60, 100, 130, 300, 600, 2000, 20_000])
def test_every_line_of_a_text_has_its_row(length: int) -> None:
    text = ("가나다라 마바. " * (length // 8 + 1))[:length]
    page = plan(Diary("d", text), LINE)
    joined = "".join(
        cell.text for sheet in page.sheets for line in sheet.grid.lines for cell in line.cells
    )
    assert joined == text.replace(" ", "")
    for sheet in page.sheets:
        grid = sheet.grid
        assert len(grid.lines) <= grid.rows
        last = grid.row(grid.rows - 1)
        assert last.y + last.height <= 279.0
        assert grid.cell * grid.columns == pytest.approx(WIDTH)
    assert [sheet.number for sheet in page.sheets] == list(range(1, len(page.sheets) + 1))


def test_short_texts_get_large_cells_and_long_ones_more_sheets() -> None:
    columns = [plan(Diary("d", "가" * n), LINE).sheets[0].grid.columns for n in (30, 60, 120, 1500)]
    assert columns == sorted(columns)
    assert len(set(columns)) == 4
    assert 2 <= len(plan(Diary("d", "가나다 라마. " * 75), LINE).sheets) <= 3


def test_date_is_written_with_its_weekday_and_a_missing_one_stays_blank() -> None:
    dated = plan(Diary("d", "가", date=dt.date(2024, 6, 15)), LINE).sheets[0]
    assert [text_of(w) for w in dated.written] == ["2024", "6", "15", "토"]
    blank = plan(Diary("d", "가"), LINE).sheets[0]
    assert blank.written == ()
    assert {"년", "월", "일", "요일", "날씨", "제목", LINE} == {text_of(w) for w in blank.printed}


@pytest.mark.parametrize(
    "title", ["짧다", "조금 긴 제목이랍니다 정말로요", "아주 " * 14, "가" * 500]
)
@pytest.mark.parametrize("nickname", [None, "콩이", "우주최강공룡박사김민준"])
def test_titles_stay_in_their_box(title: str, nickname: str | None) -> None:
    page = plan(Diary("d", "가", title=title, nickname=nickname), LINE)
    end = NAME_X if nickname else LEFT + WIDTH
    for item in page.sheets[0].written:
        assert item.box.y >= HEADING.y + HEADING.height / 2
        assert item.box.y + item.box.height <= HEADING.y + HEADING.height
        right = item.box.x + item.box.width
        assert right <= (end if item.box.x < end else LEFT + WIDTH)
    assert bool(page.notes) == (len(title) > TITLE_MOST)


def test_weather_signs_stand_apart_inside_the_heading() -> None:
    boxes = [icon_box(weather) for weather in WEATHERS]
    assert all(a.x + a.width < b.x for a, b in pairwise(boxes))
    assert boxes[-1].x + boxes[-1].width < LEFT + WIDTH


def test_selectable_text_is_in_reading_order() -> None:
    diary = Diary("d", "그래, 간다. 응", dt.date(2025, 5, 5), "storm", "제목임", "콩")
    lines = ["".join(run.glyphs) for run in runs(plan(diary, LINE).sheets[0], diary.weather)]
    assert lines == [
        "2025년 5월 5일 월요일 날씨 천둥 번개", "제목 제목임 이름 콩", "그래, 간다. 응", LINE,
    ]  # fmt: skip
