"""Letters written by hand, stroke by stroke: no font, only our own strokes and a writer's habits.

>>> writer = Writer.from_seed(7)
>>> glyph = write("뷁", writer, numpy.random.default_rng(1))

gives strokes in cell units (0..1, y downwards) that any ink may draw. All 11,172 syllables, single
jamo, digits, Latin letters, punctuation and a handful of little pictures are known; for the rest
:func:`write` returns ``None`` and :data:`PLACEHOLDER` keeps the place. Cutting text into cells and
inking the strokes is done elsewhere.
"""

from __future__ import annotations

from geurim.ink.letters.hand import PLACEHOLDER, Glyph, clean, writable, write, write_pair
from geurim.ink.letters.writer import Writer

__all__ = ["PLACEHOLDER", "Glyph", "Writer", "clean", "writable", "write", "write_pair"]
