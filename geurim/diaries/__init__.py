"""Where diaries come from: the command line, ``.txt``, ``.jsonl``, ``.csv`` or standard input.

What cannot be used becomes a :class:`Failure` with one sentence (what, where, what to do), and the
others go on. Understands nothing of what is written; that is the reader's part.
"""

from __future__ import annotations

from geurim.diaries.fields import (
    LONGEST_TEXT,
    content_id,
    default_seed,
    parse_date,
    parse_weather,
)
from geurim.diaries.sources import Batch, Failure, load, with_seed

__all__ = [
    "LONGEST_TEXT",
    "Batch",
    "Failure",
    "content_id",
    "default_seed",
    "load",
    "parse_date",
    "parse_weather",
    "with_seed",
]
