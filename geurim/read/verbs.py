"""Predicates of a sentence: which action, done or not, and how it joins what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geurim.read.hangul import jamo, syllables, tail
from geurim.read.patterns import Found
from geurim.read.tokens import Token
from geurim.read.words import words

_HELPERS = frozenset(
    "보 주 있 싶 버리 말 놓 두 가 오 내 드리 않 못하 하 달 되 시작하 계 지".split()
)
_ENDS = tuple(
    "고 서 며 면서 자 니 니까 는데 은데 지만 다가 더니 았다 었다 였다 했다 졌다 렸다 셨다".split()
)
_BREAKS = tuple("서 니까 는데 은데 지만 길래 더니".split())
_NOT_DONE = re.compile(r"지(는|도|를)?(않|못|안)")
_HONOURED = re.compile(r"^[으주계보오가하]?[시셨셔세신십실]")
_GIVEN = re.compile(r"(아|어|해|여|워|와|려|줘) ?주|드[리렸려린]")
_NO_VERBS = frozenset(
    "자기 자기가 자기는 나는 하나 사이 지도 차가 차는 사자 나도 가지 여기 보라".split()
)
"""Words that only look like a form of a verb."""
_NOUN = jamo("감")[2]
_NO_STEMS = tuple(
    "차가 차갑 차례 차츰 지나 지내 지금 사이 이러 그러 나중 가득 놀라 놀랐 놀란 놀랄".split()
)
"""Words that begin so are no form of a stem of one syllable (차다, 지다, 사다)."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One predicate."""

    at: int
    """Index of its word in the sentence."""
    action: str
    """Vocabulary id; ``""`` for a verb that the vocabulary does not know."""
    stem: str = ""
    modifies: bool = False
    """It stands before a noun: (엄마가) 만든 (케이크)."""
    done: bool = False
    """False for 안, 못, -지 않다, -고 싶다 …: it is not to be seen."""
    wished: bool = False
    """Not done, but wished, feared or believed: -고 싶다, -ㄹ까 봐, -ㄴ 줄 알다."""
    honoured: bool = False
    """-시-: somebody older acts, never the writer."""
    given: bool = False
    """-아 주다: done for somebody."""
    breaks: bool = False
    """Somebody else may act after it: -아서, -는데."""


def verbs(
    sentence: tuple[Token, ...], finds: dict[int, Found], held: frozenset[int] | set[int]
) -> list[Verb]:
    """Predicates in order; ``finds`` are actions by place, ``held`` the places that nouns hold."""
    taken = {place for find in finds.values() for place in find.places[:-1]}
    places = [at for at in range(len(sentence)) if at not in held and at not in taken]
    found = (_verb(sentence, at, finds) for at in places)
    return [verb for verb in found if verb is not None]


def _verb(sentence: tuple[Token, ...], at: int, finds: dict[int, Found]) -> Verb | None:
    text = sentence[at].text
    breaks = len(text) > 1 and text.endswith(_BREAKS)
    found = finds.get(at)
    follow = sentence[at + 1].text if at + 1 < len(sentence) else ""
    if found is not None and len(found.pattern.last) == 1 and text.startswith(_NO_STEMS):
        found = None
    alone = found is not None and len(found.pattern.last) == len(found.places) == 1
    if alone and found is not None and found.rest.startswith(_NOUN):
        found = None  # 잠이, 춤을: a noun made of a verb
    noun = text == "줄" and follow.startswith(("알", "모르", "몰"))
    if noun or text in _NO_VERBS or text in words("adverbs"):
        found = None
    if found is None:
        # A verb without a picture (펴고) still ends its clause.
        ends = len(text) > 1 and text.endswith(_ENDS) and text not in words("adverbs")
        return Verb(at, "", breaks=breaks) if ends else None
    stem = found.pattern.last
    helps = stem in _HELPERS and len(found.places) == 1 and at - 1 in finds
    if helps and _leans(sentence[at - 1].text):
        return None
    follow = sentence[at + 1].text if at + 1 < len(sentence) else ""
    helper = finds.get(at + 1)
    helped = helper is not None and helper.pattern.last in _HELPERS and _leans(text)
    form = follow if helped else text
    before_noun = form.endswith(("는", "던")) or (
        tail(form) in ("ㄴ", "ㄹ") and not form.endswith(("만", "은데"))
    )
    wished = _wished(sentence, at)
    whole = " ".join(sentence[place].text for place in found.places)
    merged = f"{whole} {follow}" if follow and _leans(text) else whole
    return Verb(
        at,
        found.pattern.key,
        stem,
        modifies=bool(follow) and before_noun,
        done=not wished and _done(sentence, at),
        wished=wished,
        honoured=_HONOURED.match(syllables(found.rest)) is not None
        or (_leans(text) and _HONOURED.match(follow) is not None),
        given=_GIVEN.search(merged) is not None,
        breaks=breaks,
    )


def _wished(sentence: tuple[Token, ...], at: int) -> bool:
    """Only thought of: wished, feared, dreamt or believed."""
    text = sentence[at].text
    near = [token.text for token in sentence[at + 1 : at + 3]]
    follow, later = (*near, "", "")[:2]
    return (
        (text.endswith("고") and follow.startswith("싶"))
        or (text.endswith(("면", "으면")) and follow.startswith("좋"))
        or (text.endswith("까") and follow.startswith("봐"))
        or text.endswith(("까봐", "고싶다", "고싶었다"))
        or (follow.startswith("줄") and later.startswith("알"))
        or (tail(text) == "ㄹ" and follow == "것" and later.startswith("같"))
        or (tail(text) == "ㄹ" and follow.startswith("뻔"))
    )


def _done(sentence: tuple[Token, ...], at: int) -> bool:
    text = sentence[at].text
    before = sentence[at - 1].text if at > 0 else ""
    follow = sentence[at + 1].text if at + 1 < len(sentence) else ""
    later = sentence[at + 2].text if at + 2 < len(sentence) else ""
    return not (
        before in ("안", "못")
        or _NOT_DONE.search(text)
        or (text.endswith(("지", "지는", "지도")) and follow.startswith(("않", "못", "안", "말")))
        or (tail(text) == "ㄹ" and follow == "수" and later.startswith("없"))
        or text.endswith(("려고", "을까", "자고", "라고"))
    )


def _leans(text: str) -> bool:
    """Whether a helping verb may follow: 먹어 보다, 타고 있다."""
    return text.endswith(("고", "지")) or (
        tail(text) == "" and text[-1:] in "아어해여와워려져춰러라가서쳐봐"
    )
