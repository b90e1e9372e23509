"""Nouns of a sentence, with number, colour, given name and part in the sentence.

Every noun that the vocabulary does not know is kept as ``unknown``; words that cannot be seen
(시간, 마음) are left out by a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geurim.read.counting import coloured, counted
from geurim.read.hangul import Role, Split, is_syllable, tail
from geurim.read.mention import ME_KIND, Noun
from geurim.read.seeming import compared, seeming, verbal
from geurim.read.tokens import Token
from geurim.read.words import (
    by_word,
    is_name,
    meaning,
    place_words,
    senses,
    spaced_words,
    table,
    words,
)
from geurim.vocabulary import subjects

_ME = re.compile(
    r"^(나|저|난|전|내가|제가|나는|저는|나도|저도|나를|날|나랑|나와|나한테|나에게|나만|내게|저를)$"
)
_ME_FORMS: dict[Role, str] = {
    "subject": "내가 제가",
    "topic": "나는 저는 난",
    "object": "나를 저를 날",
    "with": "나랑 나와",
    "dative": "나한테 나에게 내게",
    "also": "나도 저도 나만",
}
_ME_ROLES: dict[str, Role] = {
    word: role for role, forms in _ME_FORMS.items() for word in forms.split()
}
_FIRM: tuple[Role, ...] = ("object", "with", "at", "dative", "from")


def nouns(sentence: Sequence[Token], verbs: set[int], names: dict[str, str]) -> list[Noun]:
    """Nouns of ``sentence``; ``verbs`` are places of predicates, ``names`` those known."""
    found: list[Noun] = []
    at = 0
    while at < len(sentence):
        noun = _at(sentence, at, verbs, names)
        if noun is not None:
            found.append(noun)
            if noun.name and noun.kind == "friend":
                names.setdefault(noun.name, noun.kind)
            at = noun.at + 1
        else:
            at += 1
    there = (noun for noun in _joined(sentence, found, names) if not compared(sentence, noun))
    return [replace(noun, absent=_missing(sentence, noun)) for noun in there]


def _missing(sentence: Sequence[Token], noun: Noun) -> bool:
    if noun.role not in ("subject", "topic", "also", "bare") or noun.kind == ME_KIND:
        return False
    near = sentence[noun.at + 1 : noun.at + 4]
    for token in near:
        if token.text.startswith(
            ("없었", "없는", "없다", "없어서", "없고", "없으", "없네", "없이")
        ):
            return token is near[0] or (not noun.particle.startswith("들") and noun.alive)
        if token.text in ("안", "아직", "안에") and any(
            later.text.startswith(("계시", "계셔", "계셨")) for later in near
        ):
            return True
        if token.text.endswith(("고", "서", "는데", "지만", "다")):
            return False
    return False


def _at(sentence: Sequence[Token], at: int, verbs: set[int], names: dict[str, str]) -> Noun | None:
    token = sentence[at]
    if _ME.match(token.text):
        return Noun(at, at, "me", token.text[0], _ME_ROLES.get(token.text, "bare"), token.text[1:])
    for size in (3, 2):
        if at + size <= len(sentence):
            noun = _long(sentence, at, size)
            if noun is not None:
                return noun
    if token.text in words("adverbs"):
        return None
    known = _known(sentence, at, verbs, names)
    named = any(s.role in ("with", "dative") and is_name(s.base) for s in token.splits)
    if known is not None or (at in verbs and not named):
        return known
    return _unknown(sentence, at)


def _long(sentence: Sequence[Token], at: int, size: int) -> Noun | None:
    """A name of several words: 의사 선생님."""
    parts = sentence[at : at + size]
    if any(token.after.strip() for token in parts[:-1]):
        return None
    head = " ".join(token.text for token in parts[:-1])
    for split in parts[-1].splits:
        spaced = f"{head} {split.base}"
        kind, place = spaced_words().get(spaced, (None, None))
        if kind is not None or place is not None:
            last = at + size - 1
            return Noun(at, last, kind or "", spaced, split.role, split.particle, place=place)
    return None


def _known(
    sentence: Sequence[Token], at: int, verbs: set[int], names: dict[str, str]
) -> Noun | None:
    """The longest noun of the vocabulary that the word begins with, else one that it ends with."""
    token = sentence[at]
    for split in token.splits:
        base = split.base
        if base in words("unseen") and base not in by_word() and base not in place_words():
            return None  # 별일 is no star
        if at in verbs and len(base) < 2:
            continue
        if split.role == "is" and verbal(token.text, base):
            continue
        if seeming(sentence, at, split):
            return None
        if base in names:
            return Noun(at, at, names[base], base, split.role, split.particle, name=base)
        kind, place = by_word().get(base), place_words().get(base)
        if base in _MEALS and split.role not in (_TIMES if base == "밤" else ("object",)):
            return None  # at noon, not the meal
        if base in senses():
            clear, kind = meaning(base, at, sentence)
            if not split.particle and not clear and len(base) == 1:
                continue
            if kind == "bell" and base == "종이":
                return Noun(at, at, kind, "종", "subject", "이")
            if place is None:
                return Noun(at, at, kind or "", base, split.role, split.particle)
        if len(base) == 1 and not split.particle and not _bare_noun(sentence, at):
            continue
        if kind is not None or place is not None:
            count = 2 if split.particle.startswith("들") else 1
            return Noun(
                at, at, kind or "", base, split.role, split.particle, count=count, place=place
            )
    return None if at in verbs else _compound(token, at)


_MEALS = frozenset({"아침", "점심", "저녁", "밤"})
_TIMES: tuple[Role, ...] = ("object", "with", "of", "also")
"""Parts in the sentence in which these may be food, not a time of day."""


def _bare_noun(sentence: Sequence[Token], at: int) -> bool:
    """A word of one syllable without a particle is a noun before a number or its own part."""
    if at + 1 >= len(sentence) or sentence[at].after.strip():
        return False
    follow = sentence[at + 1]
    return follow.text in table()["numerals"] or bool(follow.bases & (_SIDES | _BODY))


def _compound(token: Token, at: int) -> Noun | None:
    """초코케이크 is a cake, 외할머니 a grandmother: the last part says what it is."""
    if any(split.particle and is_name(split.base) for split in token.splits):
        return None  # 민아가 is no 아가
    for split in token.splits:
        base = split.base
        if base in words("abstract") or base in words("adverbs") or is_name(base):
            return None
        if base in words("unseen"):
            return None
        headed = _headed(base)
        if headed is not None:
            kind, place, count = headed
            return Noun(at, at, kind, base, split.role, split.particle, count=count, place=place)
        for cut in range(max(1, len(base) - 8), len(base) - 1):
            part = base[cut:]
            kind, place = by_word().get(part), place_words().get(part)
            if part in senses() or (kind is None and place is None):
                continue
            if len(part) < 3 and not _qualifies(base[:cut]):
                continue  # 와이파이 is no pie
            count = 2 if split.particle.startswith("들") else 1
            return Noun(
                at, at, kind or "", base, split.role, split.particle, count=count, place=place
            )
    return None


def _qualifies(part: str) -> bool:
    """Whether ``part`` is a word that may stand before a short head: 초코 in 초코케이크."""
    return (
        part in by_word()
        or part in place_words()
        or part in words("heads_of")
        or part in words("abstract")
    )


def _headed(base: str) -> tuple[str, str | None, int] | None:
    """그림책 is a book, 해바라기밭 sunflowers in a field, 숲길 a way in the forest."""
    heads: dict[str, str] = table()["heads"]
    if base in heads and len(base) > 1:
        return (heads[base], None, 1) if heads[base] in subjects() else ("", heads[base], 1)
    rest, head = base[:-1], base[-1]
    if head in "밭논" and rest in by_word():
        row = subjects()[by_word()[rest]]
        return (row.id, "garden" if row.draw == "flower" else "field", 3)
    if head in "길가둑" and rest in place_words():
        return ("", place_words()[rest], 1)
    if len(base) > 2 and head in heads and not base.endswith(tuple(words("unheaded"))):
        kind = heads[head]
        return (kind, None, 1) if kind in subjects() else None
    return None


def _unknown(sentence: Sequence[Token], at: int) -> Noun | None:
    """A noun that the vocabulary does not know, told by its particle."""
    token = sentence[at]
    for split in reversed(token.splits):
        if not split.particle or len(split.base) < 2 or not is_syllable(split.base[-1]):
            continue
        base = split.base
        if base in words("abstract") or base in words("adverbs") or base[0].isdigit():
            return None
        if split.particle in ("을", "은") and base.endswith(_STEMS):
            return None
        if base.removesuffix("쯤") in words("counters"):
            return None
        if table()["numerals"].get(base[0]) and base[1:] in words("counters"):
            return None
        if base.endswith(_DOINGS) or split.particle in ("란", "이란"):
            return None
        if split.particle.startswith("하고"):
            continue  # 따뜻하고, 서운하고 are no nouns
        if is_name(base) and split.role in (
            "subject",
            "topic",
            "with",
            "dative",
            "also",
            "from",
            "of",
        ):
            return Noun(at, at, "friend", base, split.role, split.particle, name=_given(base))
        if split.role in _FIRM or (split.role == "of" and split.particle == "의"):
            return Noun(at, at, "unknown", base, split.role, split.particle)
        if split.role == "to" and _goal(split):
            return Noun(at, at, "unknown", base, split.role, split.particle)
        if split.role in ("subject", "topic") and _subject(split):
            return Noun(at, at, "unknown", base, split.role, split.particle)
    return None


_STEMS = ("있", "없", "같", "싶", "많", "좋", "했", "았", "었", "겠", "높", "깊", "넓", "짧")
"""What ends so before 을 or 은 is a verb: 재미있을."""
_DOINGS = tuple(
    "기 놀이 싸움 대회 시간 수업 공부 연습 숙제 경기 시합 파티 잔치 소리 냄새 마음 발표회 음악회 "
    "운동회 전시회".split()
)
"""What ends so is done, heard or felt, not seen: 줄다리기, 소꿉놀이."""


def _given(word: str) -> str:
    """지훈이 → 지훈: the 이 after a name that ends in a consonant is no part of it."""
    return word[:-1] if len(word) == 3 and word.endswith("이") and tail(word[:-1]) else word


def _goal(split: Split) -> bool:
    return split.particle in (
        "에",
        "로",
        "으로",
        "에는",
        "에도",
        "으로는",
    ) and not split.base.endswith(
        ("으", "음", "중", "번", "째", "날", "년", "월", "일", "시", "분", "주")
    )


_VERB_LIKE = tuple(
    "하 되 지 치 시 우 끼 히 키 기 비 피 리 르 드 추 가 오 보 주 나 서 거 러 려 커 해 져 어 아 "
    "여 와 워 러 던 렸".split()
)


def _subject(split: Split) -> bool:
    """Whether 은, 는, 이 or 가 is a particle here, and not the ending of a verb (만드는, 같은)."""
    if split.particle in ("은", "는") and split.base.endswith(_VERB_LIKE):
        return False
    if split.particle == "은" and len(split.base) < 3:
        return False
    if split.particle == "가" and split.base.endswith(
        ("아", "어", "라", "러", "려", "다", "와", "나", "올")
    ):
        return False
    return not (
        split.particle == "이" and split.base.endswith(("없", "있", "많", "같", "높", "깊", "들"))
    )


def _joined(sentence: Sequence[Token], found: list[Noun], names: dict[str, str]) -> list[Noun]:
    """Neighbours that belong together: 강아지 콩이, 강아지 두 마리, 빨간 우산, 친구 셋."""
    result: list[Noun] = []
    for noun in (_beside(sentence, noun) for noun in found):
        last = result[-1] if result else None
        if last is not None and _titled(last, noun) and not sentence[last.at].after.strip():
            result[-1] = replace(last, at=noun.at, role=noun.role, particle=noun.particle)
            continue
        if last is not None and _apposition(sentence, last, noun):
            name = _given(noun.word)
            names[noun.word] = last.kind
            names[name] = last.kind
            result[-1] = replace(
                last, at=noun.at, role=noun.role, particle=noun.particle, name=name
            )
            continue
        result.append(noun)
    return [counted(sentence, coloured(sentence, noun)) for noun in result]


_BODY = frozenset("손 등 어깨 머리 볼 배 얼굴 팔 다리 발 꼬리 귀 이마 코 털 뺨 손등".split())
_SIDES = frozenset("뒤 앞 옆 곁 위 속 안 밑 아래 품 무릎 등 손 주변 근처 사이".split())


_OWNED = frozenset("자리 방 책상 의자 베개 옷 신발 가방 차 사진 침대 이불 그림".split())
_TITLES = frozenset("아저씨 아주머니 아줌마 선생님 할아버지 할머니 누나 언니 형 오빠 동생".split())


def _titled(last: Noun, noun: Noun) -> bool:
    """마술사 아저씨, 사촌 동생, 아기 동생: one person."""
    row = subjects().get(last.kind)
    if row is None or not last.person or last.particle or last.name or noun.first != last.at + 1:
        return False
    own = row.id in ("baby", "cousin") or not (row.params.get("kin") or row.id == "friend")
    return own and noun.word in _TITLES and last.kind != ME_KIND


def _beside(sentence: Sequence[Token], noun: Noun) -> Noun:
    """엄마 뒤에, 상자 속에: the noun is where somebody is."""
    if noun.particle or noun.role != "bare" or noun.at + 1 >= len(sentence):
        return noun
    follow = sentence[noun.at + 1]
    if sentence[noun.at].after.strip():
        return noun
    owned = follow.bases & (words("abstract") | _OWNED) and follow.text not in words("adverbs")
    if noun.alive and owned and not follow.bases & (_SIDES | _BODY):
        return replace(noun, role="of")  # 엄마 심부름으로: hers
    if noun.alive and any(s.base in _BODY and s.role == "object" for s in follow.splits):
        return replace(noun, role="object", particle="를")  # 할아버지 손을: him
    if not follow.bases & _SIDES:
        return noun
    return replace(noun, role="dative" if noun.alive else "to", particle="에")


def _apposition(sentence: Sequence[Token], kind: Noun, noun: Noun) -> bool:
    """Whether ``noun`` is the given name of ``kind`` that stands before it without a particle."""
    row = subjects().get(kind.kind)
    if row is None or not row.alive or kind.particle or kind.name or noun.first != kind.at + 1:
        return False
    if sentence[kind.at].after.strip(" ‘’'\"“”") or noun.at != noun.first:
        return False
    given = noun.name is not None or is_name(noun.word) or noun.word in words("pets")
    if noun.kind not in ("unknown", "friend") and not given:
        return False
    if row.group == "people" and not (row.params.get("name") or given):
        return False
    if noun.role in ("at", "to", "from", "of") and not given:
        return False
    if noun.role == "object" and not given and not noun.word.endswith("이"):
        return False
    return len(noun.word) <= 4
