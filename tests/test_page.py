"""Whole pages: the same every time, honest about what they are, never raising."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.page import FRAME_RATIO, lay_out, most_dpi, picture_png, save_pdf, save_png
from geurim.page.plan import FRAME, icon_box
from geurim.records import WEATHERS, Diary, Page, Picture, Prompt, Scene, Weather

TEXT = "오늘은 강아지 콩이랑 공원에 갔다. 정말 신났다!"
DIARY = Diary("d1", TEXT, dt.date(2024, 6, 15), "clear", "공놀이", "콩이", seed=3)


def picture(
    width: int = 160, height: int = 120, colour: tuple[int, int, int] = (200, 30, 30)
) -> Picture:
    prompt = Prompt("d1", "t", TEXT, "", Emotion.EXCITEMENT, 0.8, Scene(), seed=99)
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = (200, 30, 30)
    return Picture(pixels, prompt, "crayon 0.1")


def page(diary: Diary = DIARY, dpi: int = 50, writer: int = 7) -> Page:
    return lay_out(diary, picture(), writer_seed=writer, dpi=dpi)


def test_sheet_is_a4_at_300_dpi_and_cannot_be_changed() -> None:
    sheet = lay_out(DIARY, picture(), writer_seed=7).sheets[0]
    assert sheet.shape == (3508, 2480, 3)
    assert sheet.dtype == np.uint8
    assert not sheet.flags.writeable


def test_the_picture_fills_its_frame_at_the_frames_ratio() -> None:
    scale = 50 / 25.4
    x, y = round((FRAME.x + 5) * scale), round((FRAME.y + 5) * scale)
    wide = lay_out(DIARY, picture(round(300 * FRAME_RATIO), 300), writer_seed=1, dpi=50)
    assert tuple(wide.sheets[0][y, x]) == (200, 30, 30)
    square = lay_out(DIARY, picture(64, 64), writer_seed=1, dpi=50).sheets[0]
    assert square[y, x].min() > 230  # paper beside a picture of another shape
    middle = round((FRAME.x + FRAME.width / 2) * scale)
    assert tuple(square[y, middle]) == (200, 30, 30)


def test_same_input_gives_the_same_page_and_another_writer_another() -> None:
    first, again, other = page(), page(), page(writer=8)
    assert np.array_equal(first.sheets[0], again.sheets[0])
    assert not np.array_equal(first.sheets[0], other.sheets[0])


def graphite(weather: Weather | None) -> dict[Weather, int]:
    """Pixels of pencil around the sign of each weather, where ``weather`` is the diary's."""
    scale = 100 / 25.4
    diary = replace(DIARY, weather=weather)
    sheet = lay_out(diary, picture(), writer_seed=2, dpi=100).sheets[0]
    found: dict[Weather, int] = {}
    for name in WEATHERS:
        box = icon_box(name)
        left, right = round((box.x - 1.2) * scale), round((box.x + box.width + 1.2) * scale)
        top, bottom = round(box.y * scale), round((box.y + box.height) * scale)
        part = sheet[top:bottom, left:right].astype(int)
        found[name] = int(((part.max(axis=2) < 110) & (np.ptp(part, axis=2) < 30)).sum())
    return found


def test_no_sign_is_circled_where_the_weather_is_not_told() -> None:
    assert set(graphite(None).values()) == {0}


@pytest.mark.parametrize("weather", WEATHERS)
def test_the_right_sign_is_circled(weather: Weather) -> None:
    found = graphite(weather)
    assert found.pop(weather) > 2 * max(found.values())


def test_png_bytes_are_fixed_and_carry_xmp_but_not_the_diary(tmp_path: Path) -> None:
    one, two = save_png(page(), tmp_path / "a"), save_png(page(), tmp_path / "b")
    assert one == (tmp_path / "a.png",)
    data = one[0].read_bytes()
    assert data == two[0].read_bytes()
    with Image.open(one[0]) as image:
        assert "digitalsourcetype/compositeSynthetic<" in image.info["XML:com.adobe.xmp"]
        assert image.info["dpi"] == pytest.approx((50, 50), rel=0.01)
    for secret in (TEXT, "공놀이", "콩이", "d1"):
        assert secret.encode() not in data
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_bare_picture_keeps_its_pixels(tmp_path: Path) -> None:
    picture_png(picture(), tmp_path / "p.png")
    with Image.open(tmp_path / "p.png") as image:
        assert np.array_equal(np.asarray(image), picture().pixels)
    assert b"digitalsourcetype/algorithmicMedia<" in (tmp_path / "p.png").read_bytes()


def test_pdf_holds_the_whole_text_in_order_and_fixed_bytes(tmp_path: Path) -> None:
    long = replace(DIARY, text=(TEXT + " 😊 ") * 30)
    made = page(long)
    assert len(made.sheets) > 1
    save_pdf(made, tmp_path / "a.pdf")
    save_pdf(page(long), tmp_path / "b.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert data == (tmp_path / "b.pdf").read_bytes()
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert len(reader.pages) == len(made.sheets)
    parts = [sheet.extract_text().split("\n") for sheet in reader.pages]
    body = "".join("".join(part[2 * (k == 0) : -1]) for k, part in enumerate(parts))
    assert "".join(body.split()) == "".join(long.text.split())
    assert parts[0][0] == "2024년 6월 15일 토요일 날씨 맑음"
    assert all("drawn by a program" in part[-1] for part in parts)
    packet = data[data.index(b"<?xpacket begin") : data.index(b"<?xpacket end")].decode()
    assert "compositeSynthetic" in packet
    assert "콩이" not in packet + str(reader.metadata)


def test_several_sheets_are_several_files(tmp_path: Path) -> None:
    made = page(replace(DIARY, text=TEXT * 20))
    names = [path.name for path in save_png(made, tmp_path / "page")]
    assert names == [f"page-{k}.png" for k in range(1, len(made.sheets) + 1)]


def test_a_very_long_text_is_drawn_smaller_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geurim.page.MANY_SHEETS", 1)
    monkeypatch.setattr("geurim.page.DPI_OF_MANY", 45)
    monkeypatch.setattr("geurim.page.LEAST_DPI", 40)
    made = page(replace(DIARY, text="가나다라. " * 60))
    assert len(made.sheets) == 2
    assert made.sheets[0].shape[1] == round(210 / 25.4 * 45)
    assert any("at 45 dots an inch" in note for note in made.notes)


def test_the_more_sheets_the_smaller_so_that_they_fit_into_memory() -> None:
    sheets = [1, 12, 13, 48, 100, 400, 1000]
    dpis = [most_dpi(number) for number in sheets]
    assert dpis[:4] == [600, 600, 150, 150]
    assert dpis == sorted(dpis, reverse=True)
    assert dpis[-1] == 72
    bytes_of_400 = 400 * 3 * (210 / 25.4 * dpis[-2]) * (297 / 25.4 * dpis[-2])
    assert bytes_of_400 < 700e6


def test_unwritable_characters_are_named_once_in_one_sentence() -> None:
    made = page(replace(DIARY, text="日本 日 \ud800 가"))
    (note,) = made.notes
    assert note.count("U+65E5") == 1
    assert all(part in note for part in ("“日”", "“本”", "U+D800"))
    assert note.encode()


def test_a_note_does_not_retell_the_diary() -> None:
    family = "👩" + "\u200d👩" * 900
    many = "".join(chr(0x4E00 + k) for k in range(50))
    (note,) = page(replace(DIARY, text=f"가 {family} {'ᄀ' * 900} {many}")).notes
    assert "and 32 more" in note
    assert len(note) < 700


def test_a_font_replaces_the_hand_and_what_it_lacks_is_written(tmp_path: Path) -> None:
    shipped = ImageFont.load_default(20)
    assert isinstance(shipped, ImageFont.FreeTypeFont)
    assert isinstance(shipped.path, io.BytesIO)
    file = tmp_path / "font.ttf"
    file.write_bytes(shipped.path.getvalue())
    diary = replace(DIARY, text="LEGO 한글", title=None)
    typed = lay_out(diary, picture(), writer_seed=7, dpi=50, font=file)
    assert typed.notes == ()
    assert not np.array_equal(typed.sheets[0], page(diary).sheets[0])


@pytest.mark.parametrize("content", [None, b"", b"not a font"])
def test_a_wrong_font_is_bad_input(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "x.ttf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadInput, match=r"x\.ttf"):
        lay_out(DIARY, picture(), writer_seed=1, dpi=50, font=file)


@pytest.mark.parametrize("dpi", [0, -1, 10_000])
def test_impossible_resolutions_are_bad_input(dpi: int) -> None:
    with pytest.raises(BadInput, match="dots an inch"):
        lay_out(DIARY, picture(), writer_seed=1, dpi=dpi)


@given(
    text=st.text(st.characters(), max_size=60),
    title=st.none() | st.text(st.characters(), max_size=90),
    nickname=st.none() | st.text(st.characters(), max_size=20),
    weather=st.sampled_from((None, *WEATHERS)),
    date=st.none() | st.dates(),
    writer=st.integers(-(2**40), 2**70),
    size=st.tuples(st.integers(1, 40), st.integers(1, 40)),
)
@settings(max_examples=25)
def test_any_diary_becomes_a_page(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None,
    nickname: str | None, weather: Weather | None, date: dt.date | None, writer: int,
    size: tuple[int, int],
) -> None:  # fmt: skip
    diary = Diary("d", text, date, weather, title, nickname)
    made = lay_out(diary, picture(*size), writer_seed=writer, dpi=40)
    assert len(made.sheets) >= 1
    folder = tmp_path_factory.mktemp("any")
    save_pdf(made, folder / "p.pdf")
    save_png(made, folder / "p")
    pypdf.PdfReader(folder / "p.pdf", strict=True).pages[0].extract_text()
