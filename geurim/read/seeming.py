"""Words that only seem to name somebody or something that is there.

Verbs that begin like a noun (모자라서), counting words (세 봉지), what leans on a verb (쓰는 게),
the door of a cupboard, whoever is called in speech, what something is compared with. Every rule
is about a class of words; single words of several meanings stand in ``data/ambiguous.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from geurim.read.hangul import Split, jamo, may_follow, shapes, tail
from geurim.read.mention import ME_KIND, Noun
from geurim.read.tokens import Token
from geurim.read.words import by_word, words
from geurim.vocabulary import subjects


def seeming(sentence: Sequence[Token], at: int, split: Split) -> bool:
    """Whether ``split.base`` at ``sentence[at]`` is no noun at all, or none of its own."""
    base = split.base
    return (
        (
            base in words("counters") and base != "상자" and _numbered(sentence, at)
        )  # 세 봉지, 일곱 개
        or (base in _HOLLOW and _modified(sentence, at))  # 쓰는 게, 다녀온 데
        or (base == "문" and _lid(sentence, at))  # 냉장고 문
    )


_NUMBER = re.compile(
    r"^(\d+|몇|반|수십|수백|(열|스물|서른|마흔|쉰|예순|일흔|여든|아흔|백|천)?"
    r"(한|두|세|네|다섯|여섯|일곱|여덟|아홉|석|넉|하나|둘|셋|넷)?|스무|십|이십|삼십|오십|서너|두세|두어|대여섯|여러)$"
)


def _numbered(sentence: Sequence[Token], at: int) -> bool:
    """Whether a number word stands before ``sentence[at]``."""
    before = sentence[at - 1] if at else None
    if before is None or before.after.strip():
        return False
    return _NUMBER.match(before.text) is not None


_HOLLOW = frozenset({"게", "데", "이", "수", "전", "지", "줄"})
"""Nouns that lean on the verb before them and are no things then."""


def _modified(sentence: Sequence[Token], at: int) -> bool:
    """Whether a verb in the shape that stands before a noun precedes ``sentence[at]``."""
    before = sentence[at - 1].text if at else ""
    return (len(before) > 1 and tail(before) in ("ㄴ", "ㄹ")) or before.endswith(("는", "던", "기"))


def _lid(sentence: Sequence[Token], at: int) -> bool:
    """Whether the door of a piece of furniture is meant."""
    row = subjects().get(by_word().get(sentence[at - 1].text, "")) if at else None
    return row is not None and row.group in ("furniture", "vehicles", "things")


@cache
def verbal(text: str, base: str) -> bool:
    """Whether ``text`` is a form of a verb that only begins like ``base``: 모자라서, 자라고."""
    letters = jamo(text)
    for stem in [text[:size] for size in range(1, len(base) + 2)]:
        if stem not in words("look_alikes"):
            continue
        for shape, how in shapes(stem):
            if letters.startswith(shape) and may_follow(letters[len(shape) :], how):
                return True
    return False


def _called(sentence: Sequence[Token], noun: Noun) -> bool:
    """Spoken to in somebody's speech ("엄마, 이것 좀 봐"): who is there is told elsewhere."""
    token = sentence[noun.at]
    if not token.quoted or not noun.alive or noun.kind == ME_KIND:
        return False
    return noun.role == "call" or (not noun.particle and token.after[:1] in tuple(",!?~"))


_LIKE = re.compile(r"^대신|^같(은|았|다|아$|아서|고|네|지)|^만(한|하|했)|^듯")


def compared(sentence: Sequence[Token], noun: Noun) -> bool:
    """꽃처럼, 집만큼, 내 방 같았다: said of something else, not there itself."""
    if noun.kind == ME_KIND:
        return False
    if _called(sentence, noun):
        return True
    if re.match(r"^(들)?(처럼|만큼|같이|보다)", noun.particle):
        return True
    if noun.particle in ("이라고", "라고") and not noun.person:
        return True
    follow = sentence[noun.at + 1].text if noun.at + 1 < len(sentence) else ""
    if noun.particle == "만" and re.match(r"^(했|한|하[다고게])", follow):
        return True
    close = noun.role in ("bare", "also", "with") and not sentence[noun.at].after.strip()
    return close and _LIKE.match(follow) is not None
