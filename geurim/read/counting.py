"""How many and of what colour: number words, counters, plenty, and colours before a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geurim.read.mention import ME_KIND, Noun
from geurim.read.tokens import Token
from geurim.read.words import (
    cue_index,
    table,
    words,
)


def counted(sentence: Sequence[Token], noun: Noun) -> Noun:
    """두 마리, 친구 셋이서, 세 친구, 3명; 친구들 are several."""
    before = sentence[noun.first - 1].text if noun.first > 0 else ""
    numerals: dict[str, int] = table()["numerals"]
    count = noun.count
    if noun.particle.startswith("들") or noun.word.endswith("들"):
        count = 3 if noun.kind in ("stranger", "child", "classmate") else 2
    if before in numerals and before not in _ALONE and not before.endswith("이서") and noun.kind:
        count = numerals[before]
    if count == 1 and _plenty(sentence, noun):
        count = 3 if noun.person else 5
    number, unit = _number(sentence, noun.at + 1)
    if number and unit and noun.role == "bare":
        noun = _with_counter(sentence, noun)
    if number and not noun.particle.startswith(("에", "로")):
        count = number
    elif sentence[noun.at].text.endswith(("둘이", "둘이서")):
        count = 2
    return replace(noun, count=max(1, min(count, 12)))


_PLENTY = ("많았", "많은", "많다", "많아", "수많", "가득", "쏟아", "잔뜩")


def _plenty(sentence: Sequence[Token], noun: Noun) -> bool:
    """별이 가득했다, 많은 나비: more than one can count."""
    if noun.role not in ("subject", "topic", "object", "bare") or noun.kind in ("", ME_KIND):
        return False
    near = [*sentence[max(0, noun.first - 1) : noun.first], *sentence[noun.at + 1 : noun.at + 2]]
    return any(token.text.startswith(_PLENTY) for token in near)


_ALONE = ("하나", "둘", "셋", "넷", "다섯")


def _with_counter(sentence: Sequence[Token], noun: Noun) -> Noun:
    """강아지 두 마리를: the particle stands at the counting word."""
    for at in (noun.at + 1, noun.at + 2):
        if at >= len(sentence):
            break
        for split in sentence[at].splits[1:]:
            if split.base in words("counters") or split.base in table()["numerals"]:
                return replace(noun, at=at, role=split.role, particle=split.particle)
            if re.match(r"^\d+[가-힣]+$", split.base):
                return replace(noun, at=at, role=split.role, particle=split.particle)
    return noun


def _number(sentence: Sequence[Token], at: int) -> tuple[int, bool]:
    """A number that begins at ``sentence[at]``, and whether a counting word comes with it."""
    if at >= len(sentence):
        return 0, False
    numerals: dict[str, int] = table()["numerals"]
    text = sentence[at].text
    digits = re.match(r"^(\d{1,3})(.*)$", text)
    if digits:
        unit = digits.group(2) or (sentence[at + 1].text if at + 1 < len(sentence) else "")
        counted = unit.startswith(tuple(words("counters")))
        return (int(digits.group(1)), True) if counted else (0, False)
    for split in sentence[at].splits:
        if split.base in numerals:
            follow = sentence[at + 1].text if at + 1 < len(sentence) else ""
            unit = follow.startswith(tuple(words("counters"))) and not split.particle
            alone = split.base in _ALONE and not split.base.endswith("이서")
            return (numerals[split.base], unit or alone) if unit or alone else (0, False)
    return 0, False


def coloured(sentence: Sequence[Token], noun: Noun) -> Noun:
    """빨간 우산: the nearest colour before the noun."""
    if noun.first == 0 or noun.kind in ("", "me"):
        return noun
    window = sentence[max(0, noun.first - 2) : noun.first]
    for found in reversed(cue_index("colours").find(window)):
        between = window[found.last + 1 :]
        if not any(
            split.role in ("object", "subject") for token in between for split in token.splits
        ):
            return replace(noun, colour=found.pattern.key)
    return noun
