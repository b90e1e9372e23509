"""Does a diary speak of self-harm or abuse? And the gentle words with the numbers to call.

It would rather ask once too often than miss a child, but everyday figures of speech
(배고파 죽겠다, 웃겨 죽는 줄 알았다), games and stories stay silent. It is no diagnosis, and it
never blocks or deletes anything. The rules stand in ``data/care.toml``; ``python -m
tests.measure_care`` tells how good they are.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

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

_BEFORE, _AFTER = 60, 60
"""Letters (jamo) around a find in which an excuse counts; about twenty syllables each."""
_NEAR = 2
"""Sentences before and after in which a rule's second condition may stand."""


def figures(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of everyday figures of speech around dying: ``웃겨 죽는 줄 알았다``."""
    return tuple(match.span() for match in _figures().finditer(text))


def flag(text: str) -> Care | None:
    """``self-harm``, ``abuse`` or ``None`` for a whole diary; self-harm goes before abuse."""
    plain = _plain(text)
    sentences = [part for part in _STOP.split(plain) if part.strip()]
    for rule in _rules():
        if any(word in plain for word in rule.at) and rule.fires(sentences):
            return rule.care
    return None


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is said of harm, and what around it makes it harmless; all in jamo."""

    care: Care
    at: tuple[str, ...]
    say: re.Pattern[str]
    near: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def fires(self, sentences: list[str]) -> bool:
        return any(self._here(sentences, at) for at in range(len(sentences)))

    def _here(self, sentences: list[str], at: int) -> bool:
        sentence = sentences[at]
        for found in self.say.finditer(sentence):
            around = sentence[max(0, found.start() - _BEFORE) : found.end() + _AFTER]
            if self.unless and self.unless.search(around):
                continue
            if self.before and at and self.before.search(sentences[at - 1]):
                continue
            if self.after and any(map(self.after.search, sentences[at + 1 : at + 2])):
                continue
            neighbours = "\n".join(sentences[max(0, at - _NEAR) : at + _NEAR + 1])
            if self.near is None or self.near.search(neighbours):
                return True
        return False


# --- text -----------------------------------------------------------------------------------------

_STOP = re.compile(r"[.!…。~\n]+|(?<=[?？])")
_DOTTED = re.compile(r"(?<![가-힣])(?:[가-힣][.\-_*·,/]){3,}[가-힣](?![가-힣])")


def _plain(text: str) -> str:
    """``text`` with the usual slips put right, in jamo."""
    text = unicodedata.normalize("NFC", text)
    # 죽.고.싶.다: taken apart so that no machine reads it.
    text = _DOTTED.sub(lambda match: re.sub(r"[^가-힣]", "", match[0]), text)
    for slip, right in _slips():
        text = slip.sub(right, text)
    return unicodedata.normalize("NFD", text)


# --- rules ----------------------------------------------------------------------------------------


@cache
def _rules() -> tuple[_Rule, ...]:
    kinds: tuple[Care, ...] = ("self-harm", "abuse")
    return tuple(_rule(kind, row) for kind in kinds for row in _table()[kind])


def _rule(care: Care, row: dict[str, Any]) -> _Rule:
    return _Rule(
        care,
        tuple(_letters(word) for word in row["at"]),
        _compile(row["say"]),
        _compile([row["near"]]) if "near" in row else None,
        *(
            _compile([f"<{name}>" for name in row[where]]) if where in row else None
            for where in ("unless", "before", "after")
        ),
    )


def _compile(patterns: list[str]) -> re.Pattern[str]:
    """One expression of all ``patterns``; their liberties are told at the top of ``care.toml``."""
    joined = "|".join(patterns)
    while "<" in (names := re.sub(r"\(\?<[!=]", "", joined)) and _NAME.search(names):
        joined = _NAME.sub(lambda match: _group(match[1]), joined)
    joined = _BEHIND.sub(r"(?<!\1[ ])(?<!\1)", joined)
    joined = _QUANTIFIED.sub(r"(?:\1)\2", joined)
    joined = joined.replace("~~", ".{0,60}?").replace("~", ".{0,24}?")
    joined = _SPACE.sub(r"\\s*", joined)
    return re.compile(_letters(joined))


_NAME = re.compile(r"<([a-z_]+)>")
_BEHIND = re.compile(r"\(\?<!([^()]*) \)")
_SPACE = re.compile(r"(?<!\[) \??")
_QUANTIFIED = re.compile(r"([가-힣])([?*+])")
_TAILS = str.maketrans("ㄴㄹㅁㅂㅆ", "\u11ab\u11af\u11b7\u11b8\u11bb")


def _group(name: str) -> str:
    return "(?:" + "|".join(_table()["lists"][name]) + ")"


def _letters(pattern: str) -> str:
    """``pattern`` in jamo; a lone ㄴ, ㄹ, ㅁ, ㅂ or ㅆ in it closes the syllable before."""
    return unicodedata.normalize("NFD", pattern).translate(_TAILS)


@cache
def _figures() -> re.Pattern[str]:
    table = _table()
    joined = "|".join(table["figures"])
    return re.compile(joined.replace("<figure_of>", "(" + "|".join(table["figure_of"]) + ")"))


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(slip), right) for slip, right in _table()["slips"].items())


@cache
def _table() -> dict[str, Any]:
    path = resources.files("geurim.read") / "data" / "care.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
