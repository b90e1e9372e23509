"""The picture-diary page (그림일기): heading, picture and 원고지, as pixels, PNG and PDF.

It lays out what it is given: it reads no diary for meaning and paints no picture.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, PngImagePlugin

from geurim.errors import BadInput
from geurim.files import write_whole
from geurim.page.hand import load_font
from geurim.page.label import provenance, visible_line, xmp
from geurim.page.pdf import PdfPage, document
from geurim.page.plan import FRAME, SHEET, plan, runs
from geurim.page.sheet import draw_sheet
from geurim.records import Diary, Page, Picture, Pixels

FRAME_RATIO = FRAME.width / FRAME.height
"""Width over height of the picture's frame: the shape that a painter is to be asked for."""
DPI_RANGE = (40, 600)
MANY_SHEETS, DPI_OF_MANY = 12, 150
"""Beyond so many sheets a page is drawn at this resolution at most, to spare memory."""
TOO_MANY_SHEETS, LEAST_DPI = 48, 72
"""Beyond so many the resolution falls with their number, down to this one."""
MOST_NAMED = 20
"""Characters that a note names; the others are counted."""
TITLE = "그림일기"

__all__ = ["FRAME_RATIO", "check_font", "lay_out", "picture_png", "save_pdf", "save_png"]


def lay_out(
    diary: Diary, picture: Picture, *, writer_seed: int, dpi: int = 300, font: Path | None = None
) -> Page:
    """Lay out ``diary`` with its ``picture`` on as many A4 sheets as the text needs.

    Args:
        diary: What is written; a missing date or weather stays blank.
        picture: What is put into the frame; at best :data:`FRAME_RATIO` times as wide as high.
        writer_seed: Whose hand writes; the same seed is the same hand on every page.
        dpi: Dots an inch; 300 makes sheets of 2480 × 3508 pixels.
        font: A TrueType or OpenType file to set the writing with, instead of writing it by hand.

    Raises:
        BadInput: ``dpi`` is out of range, or ``font`` is no font.
    """
    if not DPI_RANGE[0] <= dpi <= DPI_RANGE[1]:
        raise BadInput(f"A page has {DPI_RANGE[0]} to {DPI_RANGE[1]} dots an inch, not {dpi}.")
    face = None if font is None else load_font(font)
    label = visible_line(picture)
    page = plan(diary, label)
    notes = list(page.notes)
    most = most_dpi(len(page.sheets))
    if dpi > most:
        dpi = most
        notes.append(
            f"The text fills {len(page.sheets)} sheets, so they are drawn at {dpi} dots an inch."
        )
    sheets: list[Pixels] = []
    unwritten: dict[str, None] = {}
    for sheet in page.sheets:
        pixels, missing = draw_sheet(
            sheet, diary, picture, writer_seed=writer_seed, dpi=dpi, font=face
        )
        pixels.flags.writeable = False
        sheets.append(pixels)
        unwritten |= dict.fromkeys(missing)
    notes += _note(list(unwritten))
    facts = provenance(picture, "page")
    return Page(diary, picture, tuple(sheets), label, facts, tuple(notes))


def check_font(font: Path) -> None:
    """Refuse a file that is no font.

    Raises:
        BadInput: it is not there, or no TrueType or OpenType font.
    """
    load_font(font)


def save_png(page: Page, prefix: Path) -> tuple[Path, ...]:
    """Write ``<prefix>.png``, or ``<prefix>-1.png``, ``<prefix>-2.png`` … for several sheets.

    Returns the files in order. Each is whole or absent; the same page gives the same bytes.
    """
    many = len(page.sheets) > 1
    paths: list[Path] = []
    for number, sheet in enumerate(page.sheets, 1):
        path = prefix.with_name(f"{prefix.name}{f'-{number}' if many else ''}.png")
        write_whole(path, png(sheet, page.metadata, dpi=sheet.shape[1] / SHEET[0] * 25.4))
        paths.append(path)
    return tuple(paths)


def save_pdf(page: Page, path: Path) -> None:
    """Write all sheets as one PDF (A4) whose text can be selected and searched.

    The metadata tells who made the picture; the diary is in the pages' text alone.
    """
    planned = plan(page.diary, page.label)
    pages = [
        PdfPage(pixels, runs(sheet, page.diary.weather))
        for pixels, sheet in zip(page.sheets, planned.sheets, strict=True)
    ]
    write_whole(path, document(pages, SHEET, TITLE, xmp(page.metadata)))


def picture_png(picture: Picture, path: Path) -> None:
    """Write the bare picture, with its provenance."""
    write_whole(path, png(picture.pixels, provenance(picture, "picture")))


def png(pixels: Pixels, facts: dict[str, str], dpi: float | None = None) -> bytes:
    """``pixels`` as a PNG file that carries ``facts`` as XMP."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp(facts))
    out = io.BytesIO()
    extra = {} if dpi is None else {"dpi": (dpi, dpi)}
    Image.fromarray(pixels).save(out, "PNG", pnginfo=info, compress_level=4, **extra)
    return out.getvalue()


def most_dpi(sheets: int) -> int:
    """The greatest resolution at which so many sheets fit into a usual computer's memory."""
    if sheets <= MANY_SHEETS:
        return DPI_RANGE[1]
    return max(LEAST_DPI, int(DPI_OF_MANY * min(1.0, (TOO_MANY_SHEETS / sheets) ** 0.5)))


def _note(clusters: list[str]) -> list[str]:
    """One sentence that names what could not be written; none where all could."""
    if not clusters:
        return []
    named = ", ".join(map(_named, clusters[:MOST_NAMED]))
    if len(clusters) > MOST_NAMED:
        named += f" and {len(clusters) - MOST_NAMED} more"
    return [f"Not written by hand, a placeholder stands in the cell: {named}."]


def _named(cluster: str) -> str:
    """A character and its number; of one that is put together of many, only the beginning."""
    codes = " ".join(f"U+{ord(char):04X}" for char in cluster[:4])
    if len(cluster) > 4:
        return f"{codes} …"
    return f"“{cluster}” ({codes})" if cluster.isprintable() else codes
