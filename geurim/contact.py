"""The contact sheet: every picture of an album, small, with its name and feeling written below.

Made anew from the pictures on disk each time; it paints nothing.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from geurim.emotion import Emotion
from geurim.ink import letters

MOST = 120
"""Pictures on one sheet; more go to further sheets."""

_WIDTH, _GAP, _LINE = 360, 28, 30
_PAPER, _PENCIL, _GREY = (250, 247, 240), (62, 60, 66), (222, 217, 206)
_FINE = 3
"""Letters are drawn so many times larger and then reduced, which smooths them."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the sheet."""

    path: Path
    id: str
    emotion: Emotion


def contact_sheets(shots: Sequence[Shot]) -> list[bytes]:
    """Return the sheets as PNG files, at most :data:`MOST` pictures each."""
    return [_sheet(shots[start : start + MOST]) for start in range(0, len(shots), MOST)]


def _sheet(shots: Sequence[Shot]) -> bytes:
    columns = max(1, min(len(shots), math.ceil(math.sqrt(len(shots) * 1.2))))
    rows = math.ceil(len(shots) / columns)
    thumbs = [_thumb(shot.path) for shot in shots]
    height = max(thumb.height for thumb in thumbs)
    cell = (_WIDTH + _GAP, height + _LINE + _GAP)
    sheet = Image.new("RGB", (columns * cell[0] + _GAP, rows * cell[1] + _GAP), _PAPER)
    draw = ImageDraw.Draw(sheet)
    writer = letters.Writer.from_seed(0)
    for index, (shot, thumb) in enumerate(zip(shots, thumbs, strict=True)):
        left = _GAP + index % columns * cell[0]
        top = _GAP + index // columns * cell[1]
        sheet.paste(thumb, (left, top))
        draw.rectangle((left, top, left + thumb.width - 1, top + thumb.height - 1), outline=_GREY)
        feeling = _written(shot.emotion.korean, writer, _WIDTH // 3)
        name = _written(shot.id, writer, _WIDTH - feeling.width - _GAP // 2)
        base = top + height + 4
        sheet.paste(_PENCIL, (left, base), name)
        sheet.paste(_PENCIL, (left + _WIDTH - feeling.width, base), feeling)
    out = io.BytesIO()
    sheet.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _thumb(path: Path) -> Image.Image:
    """The picture in small; an empty frame where somebody has put something else in its place."""
    try:
        with Image.open(path) as image:
            height = max(1, round(_WIDTH * image.height / image.width))
            return image.convert("RGB").resize((_WIDTH, height), Image.Resampling.LANCZOS)
    except OSError:
        return Image.new("RGB", (_WIDTH, _WIDTH * 2 // 3), _PAPER)


def _written(text: str, writer: letters.Writer, width: int) -> Image.Image:
    """One line of handwriting as a mask; what does not fit into ``width`` ends in dots."""
    size = (_LINE - 4) * _FINE
    mask = Image.new("L", (width * _FINE, _LINE * _FINE))
    draw = ImageDraw.Draw(mask)
    rng = np.random.default_rng(0)
    x = 0.0
    room = width * _FINE - size
    for letter in text:
        glyph = letters.write(letter, writer, rng)
        if glyph is None:
            x += size * 0.4
            continue
        glyph = glyph.running()
        if x + glyph.width * size > room:
            for dot in range(3):
                spot = x + (0.15 + 0.2 * dot) * size
                draw.ellipse((spot, size * 0.8, spot + _FINE * 2, size * 0.8 + _FINE * 2), 255)
            x += size * 0.7
            break
        for stroke in glyph.strokes:
            points = [(x + float(px) * size, float(py) * size + _FINE) for px, py in stroke]
            draw.line(points, 255, round(1.7 * _FINE), joint="curve")
        x += glyph.width * size
    small = mask.resize((width, _LINE), Image.Resampling.BOX)
    return small.crop((0, 0, min(width, math.ceil(x / _FINE) + 1), _LINE))
