"""One find in a sentence, weighed: how strongly, denied or not, and whose feeling it is.

What finds are worth beside each other is told by :mod:`geurim.read.balance`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geurim.emotion import Emotion
from geurim.read.balance import turned
from geurim.read.hangul import jamo, syllables, tail
from geurim.read.lexicon import families, index
from geurim.read.patterns import Found, best
from geurim.read.tokens import Token
from geurim.read.votes import Vote
from geurim.read.words import is_name

E = Emotion

_MORE = frozenset(
    "너무 너무너무 정말 정말로 진짜 진짜로 아주 매우 무척 엄청 굉장히 참 훨씬 제일 가장 완전 "
    "몹시 얼마나 되게 디게 하루종일 펑펑 엄청나게 세상에서 무지 대단히 진심으로 어찌나 많이 "
    "온종일 한없이 더욱".split()
)
_LESS = frozenset("조금 좀 약간 살짝 조금은 그럭저럭 그저 쪼금 쫌".split())
_NEVER = frozenset("안 못 하나도 전혀 별로 절대 절대로 그다지 그리".split())
_DENIED = re.compile(r"지(는|도|를)?(않|못|안)")
_MAKES_NOT = re.compile(r"^(않|못|안|말[았고아자])")


def weighed(sentence: tuple[Token, ...], figurative: Sequence[tuple[int, int]]) -> list[Vote]:
    """The votes of one sentence; ``figurative`` are spans that mean no harm (배고파 죽겠다)."""
    found = best(index().find(sentence))
    votes: list[Vote] = []
    for one in found:
        start, end = sentence[one.places[0]].start, sentence[one.last].end
        if one.pattern.last[0] == "죽" and any(a < end and start < b for a, b in figurative):
            continue
        vote = _weigh(sentence, one, start, end)
        if vote is not None:
            votes.append(vote)
    return turned(sentence, votes)


def _weigh(sentence: tuple[Token, ...], one: Found, start: int, end: int) -> Vote | None:
    family = families()[one.pattern.key]
    vote = Vote(
        start,
        end,
        sentence[0].sentence,
        one.last,
        family,
        family.votes,
        "",
        family.valence,
        family.arousal,
    )
    if _neither(sentence, one):
        return replace(vote, votes=((E.NEUTRAL, 0.5),), note="neither", valence=0.0, arousal=0.0)
    if _negated(sentence, one):
        denied = _denied(vote)
        if denied is None:
            return None
        vote = denied
    else:
        vote = _of_others(sentence, one, vote)
    vote = _hoped(sentence, one, vote)
    if vote.family.kind == "feeling" and one.pattern.verb and _modifies(sentence, one):
        vote = vote.scaled(0.75, "said of a thing")
    if vote.family.kind == "feeling" and _reported(sentence, one):
        vote = vote.scaled(0.5, "reported")
    before = [token.text for token in sentence[max(0, one.places[0] - 2) : one.places[0]]]
    if any(word in _MORE for word in before) or "하루 종일" in " ".join(before):
        vote = vote.scaled(1.3, "stronger")
    elif any(word in _LESS for word in before):
        vote = vote.scaled(0.7, "weaker")
    if "!" in sentence[-1].after:
        vote = vote.scaled(1.1, "")
    if sentence[one.last].quoted:
        vote = vote.scaled(0.6, "in speech")
    return vote


def _negated(sentence: tuple[Token, ...], one: Found) -> bool:
    """안 / 못 before it, -지 않다 / -지 못하다 after it, 없다 after a noun."""
    pattern = one.pattern
    own = {sentence[place].text for place in one.places}
    if own & _NEVER or any(mark in pattern.text for mark in ("않", "못", "없", "안 ")):
        return False
    at = one.last
    follow = sentence[at + 1].text if at + 1 < len(sentence) else ""
    ending = syllables(one.rest)
    if pattern.verb:
        between = (
            sentence[one.places[0] : at] if len(one.places) > 1 else sentence[max(0, at - 1) : at]
        )
        if any(token.text in ("안", "못") for token in between):
            return True
        if _DENIED.match(ending):
            return True
        return (ending in ("지", "지도", "지는", "지를", "진")) and bool(_MAKES_NOT.match(follow))
    if sentence[at].text.endswith(_CLAUSE_ENDS):
        return False  # 웃겨서 화도 못 냈다: the denial belongs to what follows
    if not families()[pattern.key].turns:
        # What happens is denied only where the noun itself is: 벌레가 없었다.
        return _lacking(follow)
    later = sentence[at + 1 : at + 4]
    for offset, token in enumerate(later):
        if token.text in ("못", "안") or (offset < 2 and _lacking(token.text)):
            return True
        following = later[offset + 1].text if offset + 1 < len(later) else ""
        if _DENIED.search(token.text) or (
            token.text.endswith("지") and _MAKES_NOT.match(following)
        ):
            return True
        if token.text.endswith(("다", "고", "서", "지만", "는데")):
            return False
    return False


_OWN_HEADS = frozenset(
    "하루 날 시간 기분 마음 느낌 생각 추억 주말 방학 생일 여행 소풍 아침 저녁 밤 것 거 건 "
    "게".split()
)
"""신나는 하루 is the writer's own day: the feeling is not that of a thing."""


def _modifies(sentence: tuple[Token, ...], one: Found) -> bool:
    """무서운 이야기 tells less of the day than 무서웠다."""
    word = sentence[one.last]
    ends = word.text.endswith("는") or (tail(word.text) == "ㄴ" and not word.text.endswith("만"))
    if not ends or one.last + 1 >= len(sentence) or word.after.strip():
        return False
    return not sentence[one.last + 1].bases & _OWN_HEADS


def _neither(sentence: tuple[Token, ...], one: Found) -> bool:
    """기쁘지도 싫지도 않다: neither the one nor the other."""
    if not one.pattern.verb or not sentence[one.last].text.endswith(("지도", "지는")):
        return False
    near = sentence[max(0, one.last - 3) : one.last + 4]
    pair = sum(token.text.endswith(("지도", "지는")) for token in near) > 1
    return pair and any(_MAKES_NOT.match(token.text) for token in near)


def _reported(sentence: tuple[Token, ...], one: Found) -> bool:
    """아빠가 시원해 보인다고 하셨다: what somebody else says."""
    near = sentence[one.last : one.last + 2]
    if not any(token.text.endswith(("다고", "라고", "대요", "대")) for token in near):
        return False
    return any(
        split.base in _OTHERS and split.role in ("subject", "topic")
        for token in sentence[: one.places[0]]
        for split in token.splits
    )


def _lacking(word: str) -> bool:
    return word.startswith(("없", "아니", "사라", "까먹", "잊", "취소", "미뤄"))


def _denied(vote: Vote) -> Vote | None:
    """What it means that something was not so."""
    family = vote.family
    weight = max(w for _, w in family.votes)
    if family.kind == "event" and not family.turns:
        if family.pleasant:
            return None
        relief = ((E.CONTENTMENT, 0.35 * min(weight, 1.0)),)
        return replace(vote, votes=relief, note="negated", valence=0.3, arousal=-0.2)
    if family.pleasant:
        loss = ((E.SADNESS, 0.75 * min(weight, 1.1)),)
        return replace(vote, votes=loss, note="negated", valence=-0.5, arousal=-0.2)
    angry = family.votes[0][0] is E.ANGER
    relief = ((E.CONTENTMENT, (0.25 if angry else 0.65) * min(weight, 1.1)),)
    return replace(vote, votes=relief, note="negated", valence=0.4, arousal=-0.1)


_TOWARDS = frozenset(
    "밉 얄밉 억울하 답답하 귀찮 시끄럽 성가시 치사하 불공평하 너무하 슬프 기쁘".split()
)
_CALLERS = frozenset(
    "말 새 매미 개구리 닭 수탉 소 귀뚜라미 부엉이 까마귀 까치 뻐꾸기 풀벌레 맹꽁이 양 염소".split()
)
_CLAUSE_ENDS = ("서", "고", "니까", "는데", "지만", "면", "더니", "길래", "려고", "다가")
_OTHERS = frozenset(
    "엄마 아빠 선생님 할머니 할아버지 동생 형 누나 언니 오빠 친구 삼촌 이모 고모 아저씨 "
    "아주머니 어머니 아버지 "
    "관장님 코치님 짝꿍 남동생 여동생".split()
)


def _of_others(sentence: tuple[Token, ...], one: Found, vote: Vote) -> Vote:
    """Somebody else's anger frightens or hurts; tears and joy are shared in part."""
    if one.pattern.last in _TOWARDS:
        return vote  # 동생이 밉다: the writer hates, the brother is hated
    if vote.family.id == "loss_of_thing" and _harmed(sentence, one):
        return replace(
            vote, votes=((E.ANGER, 0.75), (E.SADNESS, 0.3)), note="somebody else's doing"
        )
    if vote.family.id not in ("angry", "annoyed", "crying", "laughing", "glad", "sad", "quarrel"):
        return vote
    before = list(sentence[max(0, one.places[0] - 4) : one.places[0]])
    for at in range(len(before) - 1, -1, -1):
        word = before[at].text
        if len(word) > 1 and word != "하고" and word.endswith(_CLAUSE_ENDS):
            before = before[at + 1 :]
            break
    if vote.family.id == "crying" and any(token.bases & _CALLERS for token in before):
        return vote.scaled(0.1, "an animal's call")
    other = any(
        split.base in _OTHERS
        and (split.role == "subject" or split.particle in ("께서는", "는", "은"))
        for token in before
        for split in token.splits
    )
    honoured = (
        re.match(r"^(으?시|으?셨|으?세|하시|하셨|[가-힣]?하)", syllables(one.rest)) is not None
    )
    verb_like = vote.family.id != "sad" and vote.family.id != "glad"
    if not (honoured or (other and verb_like)):
        return vote
    if vote.family.id == "quarrel" and not honoured:
        return vote  # who teases or hits angers the writer
    if vote.family.id in ("angry", "annoyed", "quarrel"):
        return replace(
            vote, votes=((E.SADNESS, 0.5), (E.FEAR, 0.4)), note="somebody else's", valence=-0.5
        )
    return vote.scaled(0.75, "somebody else's")


_HARMS = frozenset(
    "깨뜨리 깨트리 떨어뜨리 쏟 엎지르 태우 찢 부러뜨리 망가뜨리 구기 버리 지우 잃어버리".split()
)


def _harmed(sentence: tuple[Token, ...], one: Found) -> bool:
    """동생이 내 그림에 물을 쏟았다: what is done to one's own by somebody else angers."""
    before = sentence[: one.last]
    mine = any(token.text in ("내", "제", "나의") for token in before)
    other = any(
        split.role in ("subject", "topic") and (split.base in _OTHERS or is_name(split.base))
        for token in before
        for split in token.splits
    )
    return mine and other and one.pattern.last in _HARMS


def _hoped(sentence: tuple[Token, ...], one: Found, vote: Vote) -> Vote:
    """Not yet so: hoped for, feared, or only if."""
    ending = syllables(jamo(one.rest)) if one.pattern.verb else ""
    follow = [token.text for token in sentence[one.last + 1 : one.last + 3]]
    joined = " ".join(follow)
    word = sentence[one.last].text
    if (
        joined.startswith(("까 봐", "까봐"))
        or "까봐" in word
        or (word.endswith("까") and joined[:1] == "봐")
    ):
        weight = max(w for _, w in vote.votes)
        return replace(
            vote, votes=((E.FEAR, 0.8 * weight),), note="feared", valence=-0.5, arousal=0.4
        )
    if ending.endswith("면") and joined.startswith("좋"):
        return vote.scaled(0.35, "hoped for")
    if vote.family.kind == "event" and word.endswith("고") and joined.startswith("싶"):
        return vote.scaled(0.5, "wished")
    if vote.family.kind == "event" and ending.endswith(("면", "려고", "러")):
        return vote.scaled(0.6, "not yet")
    return vote
