"""A small PDF writer: pages that are pictures with invisible, selectable text over them.

The text is set in a font without outlines that maps every glyph to whatever characters stand for
it (``ToUnicode``), so each of the 11,172 syllables, emoji and joined characters can be searched and
copied, and no font file is needed. Objects are numbered in order and nothing tells the time: the
same input gives the same bytes. It writes what pages need and reads nothing.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from PIL import Image

from geurim.records import Pixels

POINT = 72 / 25.4
"""Points a millimetre."""
QUALITY = 90


_Glyph = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of invisible text; lengths in millimetres, from the sheet's top left corner."""

    glyphs: tuple[str, ...]
    """What each glyph stands for."""
    slots: tuple[float, ...]
    """How wide each glyph is."""
    x: float
    y: float
    """Top of the box."""
    height: float

    def sized(self) -> Iterator[_Glyph]:
        """Every glyph with its width in thousandths of its height."""
        for glyph, slot in zip(self.glyphs, self.slots, strict=True):
            yield glyph, round(1000 * slot / self.height)
        if len(self.glyphs) == 1:
            yield " ", 1  # some readers skip a text of one glyph without outlines


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its picture and its text in reading order."""

    pixels: Pixels
    runs: tuple[Run, ...]


def document(pages: Sequence[PdfPage], size: tuple[float, float], title: str, xmp: str) -> bytes:
    """A PDF of ``pages``, each ``size`` = (width, height) millimetres."""
    width, height = (length * POINT for length in size)
    glyphs = _glyph_numbers(run for page in pages for run in page.runs)
    out = _Objects()
    catalog, tree, info, meta, font = (out.reserve() for _ in range(5))
    kids: list[int] = []
    for page in pages:
        image = out.add_stream(*_jpeg(page.pixels))
        content = out.add_stream("", _content(page.runs, glyphs, (width, height)), pack=True)
        kids.append(
            out.add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {width:.2f} {height:.2f}]"
                f"/Resources<</XObject<</P {image} 0 R>>/Font<</T {font} 0 R>>>>"
                f"/Contents {content} 0 R>>"
            )
        )
    out.set(font, _font(out, glyphs))
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    out.set(tree, f"<</Type/Pages/Count {len(kids)}/Kids[{refs}]>>")
    out.set_stream(meta, "/Type/Metadata/Subtype/XML", xmp.encode())
    out.set(info, f"<</Title {_string(title)}/Creator (geurim)/Producer (geurim)>>")
    out.set(
        catalog,
        f"<</Type/Catalog/Pages {tree} 0 R/Metadata {meta} 0 R/Lang (ko-KR)"
        "/ViewerPreferences<</DisplayDocTitle true>>>>",
    )
    return out.file(catalog, info)


class _Objects:
    """The numbered objects of a file."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        self._bodies.append(b"")
        return len(self._bodies)

    def set(self, number: int, body: str) -> None:
        self._bodies[number - 1] = body.encode("ascii")

    def add(self, body: str) -> int:
        number = self.reserve()
        self.set(number, body)
        return number

    def set_stream(self, number: int, entries: str, data: bytes) -> None:
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        self._bodies[number - 1] = head + data + b"\nendstream"

    def add_stream(self, entries: str, data: bytes, *, pack: bool = False) -> int:
        number = self.reserve()
        if pack:
            entries, data = f"{entries}/Filter/FlateDecode", zlib.compress(data, 9)
        self.set_stream(number, entries, data)
        return number

    def file(self, root: int, info: int) -> bytes:
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: list[int] = []
        for number, body in enumerate(self._bodies, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        name = sha256(out).hexdigest()[:32]
        out += (
            f"trailer\n<</Size {len(places) + 1}/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{name}><{name}>]>>\nstartxref\n{table}\n%%EOF\n"
        ).encode("ascii")
        return bytes(out)


def _jpeg(pixels: Pixels) -> tuple[str, bytes]:
    height, width = pixels.shape[:2]
    data = io.BytesIO()
    # Thin coloured rules smear where colour is kept at half resolution.
    Image.fromarray(pixels).save(data, "JPEG", quality=QUALITY, subsampling=0)
    entries = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    )
    return entries, data.getvalue()


def _glyph_numbers(runs: Iterable[Run]) -> dict[_Glyph, int]:
    """A number ≥ 1 for every different glyph, in order of appearance."""
    glyphs: dict[_Glyph, int] = {}
    for run in runs:
        for key in run.sized():
            glyphs.setdefault(key, len(glyphs) + 1)
    return glyphs


def _content(runs: Sequence[Run], glyphs: dict[_Glyph, int], size: tuple[float, float]) -> bytes:
    width, height = size
    lines = [f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q", "BT 3 Tr"]
    for run in runs:
        em = run.height * POINT
        x, y = run.x * POINT, height - (run.y + 0.85 * run.height) * POINT
        codes = "".join(f"{glyphs[key]:04X}" for key in run.sized())
        lines.append(f"/T {em:.2f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{codes}> Tj")
    return "\n".join([*lines, "ET"]).encode("ascii")


def _font(out: _Objects, glyphs: dict[_Glyph, int]) -> str:
    """The composite font whose glyphs draw nothing and mean what ``glyphs`` says."""
    font_file = out.add_stream("", blank_truetype(), pack=True)
    to_unicode = out.add_stream("", _to_unicode(glyphs), pack=True)
    to_glyph = out.add_stream("", b"\0\1" * (len(glyphs) + 1), pack=True)
    descriptor = out.add(
        "<</Type/FontDescriptor/FontName/GeurimBlank/Flags 4/FontBBox[0 -150 1000 850]"
        "/ItalicAngle 0/Ascent 850/Descent -150/CapHeight 850/StemV 80"
        f"/FontFile2 {font_file} 0 R>>"
    )
    widths = " ".join(str(width) for _, width in glyphs)
    descendant = out.add(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/GeurimBlank"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 1000/W[1[{widths}]]/CIDToGIDMap {to_glyph} 0 R>>"
    )
    return (
        "<</Type/Font/Subtype/Type0/BaseFont/GeurimBlank/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {to_unicode} 0 R>>"
    )


def _to_unicode(glyphs: dict[_Glyph, int]) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    rows = [f"<{number:04X}> <{_utf16(text)}>" for (text, _), number in glyphs.items()]
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _utf16(text: str) -> str:
    """UTF-16 in hexadecimal; a lone surrogate, which no reader could take, becomes U+FFFD."""
    clean = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return clean.encode("utf-16-be").hex().upper()


def _string(text: str) -> str:
    return f"<FEFF{_utf16(text)}>"


def blank_truetype() -> bytes:
    """A TrueType font of two glyphs, both one em wide and without outlines."""
    tables = {
        b"glyf": b"\0\0\0\0",
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, -150, 1000, 850, 0, 8, 2, 0, 0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 850, -150, 0, 1000, 0, 0, 1000,
                             1, 0, 0, 0, 0, 0, 0, 0, 2),
        b"hmtx": struct.pack(">HhHh", 1000, 0, 1000, 0),
        b"loca": struct.pack(">HHH", 0, 0, 0),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    count = len(tables)
    head = struct.pack(">IHHHH", 0x10000, count, 64, 2, count * 16 - 64)
    place = 12 + 16 * count
    entries, body = b"", b""
    for name, data in tables.items():
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries += struct.pack(">4sIII", name, total, place + len(body), len(data))
        body += padded
    return head + entries + body
