"""Does a diary speak of self-harm or abuse? And the gentle words with the numbers to call.

It would rather ask once too often than miss a child, but everyday figures of speech
(배고파 죽겠다, 웃겨 죽는 줄 알았다) and games stay silent. It is no diagnosis, and it never
blocks or deletes anything. The patterns stand in ``data/care.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

Care = Literal["self-harm", "abuse"]

HELP_KO = (
    "많이 힘들었지요? 혼자 참지 않아도 괜찮아요. 믿을 수 있는 어른에게 꼭 이야기해 주세요. "
    "지금 바로 이야기하고 싶으면 109(자살예방 상담전화, 24시간)나 1388(청소년 상담전화)에 "
    "전화하거나 문자를 보낼 수 있어요. 누군가 때리거나 위험하면 112에 바로 알려 주세요."
)
HELP_EN = (
    "That sounds very hard, and you do not have to carry it alone. Please tell an adult you trust. "
    "In Korea you can call 109 (suicide prevention, day and night) or 1388 (for young people); "
    "if somebody hurts you or you are in danger, call 112."
)


def figures(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of everyday figures of speech around dying: ``웃겨 죽는 줄 알았다``."""
    return tuple(match.span() for match in _pattern("figures").finditer(text))


def flag(text: str) -> Care | None:
    """``self-harm``, ``abuse`` or ``None`` for a whole diary; self-harm goes before abuse."""
    spans = figures(text)
    for match in _pattern("self_harm").finditer(text):
        left, right = _around(text, *match.span())
        taught = _pattern("taught").search(text, left, right)
        if not taught and not any(a <= match.start() < b for a, b in spans):
            return "self-harm"
    for match in _pattern("abuse").finditer(text):
        left, right = _around(text, *match.span())
        before = _around(text, left - 2, left - 2)[0] if left > 1 else 0
        playing = _pattern("at_play").search(text, before, left)
        if not playing and not _pattern("harmless").search(text, left, right):
            return "abuse"
    return None


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds ``text[start:end]`` begins and ends."""
    stops = ".!?\n"
    left = max(text.rfind(stop, 0, start) for stop in stops) + 1
    rights = [at for stop in stops if (at := text.find(stop, end)) >= 0]
    return left, min(rights, default=len(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The alternatives of a list as one expression, with the named lists put in."""
    lists = _lists()
    joined = "|".join(lists[name])
    for part in ("grown", "beat", "figure_of"):
        joined = joined.replace(f"<{part}>", "(" + "|".join(lists[part]) + ")")
    return re.compile(joined)


@cache
def _lists() -> dict[str, list[str]]:
    path = resources.files("geurim.read") / "data" / "care.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
