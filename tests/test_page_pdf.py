"""The PDF writer, read back by an independent reader."""

from __future__ import annotations

import io

import numpy as np
import pypdf
import pytest
from PIL import Image, ImageFont

from geurim.page import pdf
from geurim.page.pdf import PdfPage, Run, document

PIXELS = np.full((40, 30, 3), 250, np.uint8)


def run(*glyphs: str, y: float = 10.0) -> Run:
    return Run(glyphs, (8.0,) * len(glyphs), 20.0, y, 8.0)


def read(*runs: Run) -> str:
    data = document([PdfPage(PIXELS, runs)], (210.0, 297.0), "그림일기", "<x/>")
    return pypdf.PdfReader(io.BytesIO(data), strict=True).pages[0].extract_text()


def test_every_syllable_can_be_read_back() -> None:
    every = [chr(code) for code in range(0xAC00, 0xD7A4)]
    rows = [every[start : start + 200] for start in range(0, len(every), 200)]
    runs = [Run(tuple(row), (1.0,) * len(row), 1.0, 2.0 + 4 * k, 1.0) for k, row in enumerate(rows)]
    assert read(*runs).split("\n") == ["".join(row) for row in rows]


@pytest.mark.parametrize("glyph", ["😊", "👨‍👩‍👧", "20", "日", "♥", "뷁"])
def test_what_no_common_font_holds_can_be_read_back(glyph: str) -> None:
    assert read(run("가", glyph, "나")) == f"가{glyph}나"


def test_lone_surrogates_are_replaced() -> None:
    assert read(run("가", "\ud800", "나")) == "가\ufffd나"


def test_runs_keep_their_order() -> None:
    assert read(run("둘", "째", y=40.0), run("셋", "째", y=60.0)).split() == ["둘째", "셋째"]


def test_document_tells_nothing_but_its_title() -> None:
    data = document([PdfPage(PIXELS, (run("비", "밀"),))] * 2, (210.0, 297.0), "그림일기", "<x/>")
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert reader.metadata is not None
    assert dict(reader.metadata) == {
        "/Title": "그림일기", "/Creator": "geurim", "/Producer": "geurim",
    }  # fmt: skip
    assert [round(float(v)) for v in reader.pages[1].mediabox] == [0, 0, 595, 842]
    with Image.open(io.BytesIO(reader.pages[0].images[0].data)) as image:
        assert image.size == (30, 40)


def test_same_pages_give_the_same_bytes() -> None:
    pages = [PdfPage(PIXELS, (run("가", "나"),))]
    assert document(pages, (210.0, 297.0), "t", "x") == document(pages, (210.0, 297.0), "t", "x")


def test_the_blank_font_is_a_font() -> None:
    font = ImageFont.truetype(io.BytesIO(pdf.blank_truetype()), 50)
    assert font.getlength("가나") == 100
    assert font.getmask("가").getbbox() is None
