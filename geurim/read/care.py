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
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any, Literal

from geurim.read.needed import Words, needed
from geurim.read.overheard import leaning

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
_SURE = 0.8
"""Probability from which the learned model is believed without a rule."""
_NEAR = 2
"""Sentences before and after in which a rule's second condition may stand."""


def figures(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of everyday figures of speech around dying: ``웃겨 죽는 줄 알았다``."""
    return tuple(match.span() for match in _figures().finditer(text))


def flag(text: str) -> Care | None:
    """``self-harm``, ``abuse`` or ``None`` for a whole diary; self-harm goes before abuse."""
    sentences = parts(text)
    found, excused = _by_rule(sentences)
    if found:
        return found
    # A rule has understood these as harmless, or they are figures of speech; those know better.
    return _overheard([part for part in sentences if part not in excused and not _figure(part)])


def _figure(sentence: str) -> bool:
    """Whether a sentence in jamo is an everyday figure of speech around dying."""
    return bool(figures(unicodedata.normalize("NFC", sentence)))


def by_rule(text: str) -> Care | None:
    """The same by the rules alone."""
    return _by_rule(parts(text))[0]


def _by_rule(sentences: list[str]) -> tuple[Care | None, set[str]]:
    """What the first rule that fires says; else the sentences that rules found and excused."""
    plain = "\n".join(sentences)
    excused: set[str] = set()
    starts = list(accumulate((len(one) + 1 for one in sentences), initial=0))
    for rule in _rules():
        for at in _holding(rule.words, plain, starts):
            verdict = rule.hears(sentences, at)
            if verdict:
                return rule.care, set()
            if verdict is False:
                excused.add(sentences[at])
    return None, excused


def _holding(words: Words, plain: str, starts: Sequence[int]) -> Sequence[int]:
    """Which sentences hold one of ``words``; all where there are none to look for.

    ``starts`` are the places in ``plain`` where the sentences begin, and its length plus one.
    """
    if not words:
        return range(len(starts) - 1)
    found: set[int] = set()
    for word in words:
        place = plain.find(word)
        while place >= 0:
            at = bisect_right(starts, place) - 1
            found.add(at)
            place = plain.find(word, starts[at + 1])
    return sorted(found)


def parts(text: str) -> list[str]:
    """The sentences of ``text`` in jamo, with the usual slips put right."""
    return [part for part in _STOP.split(_plain(text)) if part.strip()]


def _overheard(sentences: list[str]) -> Care | None:
    """What the learned model hears where no rule fires."""
    _, self_harm, abuse = leaning(sentences)
    if self_harm + abuse < _SURE:
        return None
    return "self-harm" if self_harm > abuse else "abuse"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Something that is said of harm, and what around it makes it harmless; all in jamo."""

    care: Care
    say: str
    words: Words
    """One of these stands in whatever ``say`` matches."""
    near: tuple[str, ...]
    unless: str
    before: str
    after: str

    def hears(self, sentences: list[str], at: int) -> bool | None:
        """Whether it fires on sentence ``at``; ``None`` where it finds nothing to judge there."""
        sentence = sentences[at]
        judged = False
        for found in _compiled(self.say).finditer(sentence):
            neighbours = "\n".join(sentences[max(0, at - _NEAR) : at + _NEAR + 1])
            if not all(_stands(near, neighbours) for near in self.near):
                continue
            around = sentence[max(0, found.start() - _BEFORE) : found.end() + _AFTER]
            if (
                not _stands(self.unless, around)
                and not _stands(self.before, "".join(sentences[max(0, at - 1) : at]))
                and not _stands(self.after, "".join(sentences[at + 1 : at + 2]))
            ):
                return True
            judged = True
        return False if judged else None


def _stands(pattern: str, text: str) -> bool:
    return bool(pattern and text and _compiled(pattern).search(text))


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
    return tuple(rule for kind in kinds for row in _table()[kind] for rule in _told(kind, row))


def _told(care: Care, row: dict[str, Any]) -> Iterator[_Rule]:
    """One rule for each thing said in ``row``: most of them are never tried on a diary."""
    unless, before, after = (
        _written("|".join(f"<{name}>" for name in row.get(where, ())))
        for where in ("unless", "before", "after")
    )
    for said in row["say"]:
        say, *near = (_written(part) for part in said.split(" // "))
        near += [_written(row["near"])] if "near" in row else []
        yield _Rule(care, say, needed(say), tuple(near), unless, before, after)


_compiled = cache(re.compile)


@cache
def _written(pattern: str) -> str:
    """``pattern`` as a regular expression; its liberties are told in ``care.toml``."""
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda match: _group(match[1]), pattern)
    pattern = _BEHIND.sub(r"(?<!\1[ ])(?<!\1)", pattern)
    pattern = _QUANTIFIED.sub(r"(?:\1)\2", pattern)
    pattern = pattern.replace("~~", ".{0,60}?").replace("~", ".{0,24}?")
    pattern = unicodedata.normalize("NFD", _SPACE.sub(r"\\s*", pattern))
    return pattern.translate(_TAILS)


_NAME = re.compile(r"<([a-z_]+)>")
_BEHIND = re.compile(r"\(\?<!([^()]*) \)")
_SPACE = re.compile(r"(?<!\[) \??")
_QUANTIFIED = re.compile(r"([가-힣])([?*+])")
_TAILS = str.maketrans("ㄴㄹㅁㅂㅆ", "\u11ab\u11af\u11b7\u11b8\u11bb")
"""A lone consonant in a pattern closes the syllable before it."""


def _group(name: str) -> str:
    return "(?:" + "|".join(_table()["lists"][name]) + ")"


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
