"""What finds are worth beside each other: reversal, support, how the day ended.

Votes come in weighed one by one and go out weighed against the rest; none is added.
"""

from __future__ import annotations

from dataclasses import replace

from geurim.emotion import Emotion
from geurim.read.tokens import Token
from geurim.read.votes import Vote

E = Emotion
_TURN = ("지만", "으나", "더라도", "아도", "어도", "해도", "는데도")
_SOFT_TURN = ("던", "는데", "은데", "던데", "더니", "다가", "운데", "픈데", "쁜데")
_BUT = frozenset(
    "하지만 그런데 그래도 그러나 근데 그렇지만 그치만 그럼에도 그런데도 다행히 반면".split()
)


def turned(sentence: tuple[Token, ...], votes: list[Vote]) -> list[Vote]:
    """Within a sentence, what stands before -지만 or -는데 weighs less than what comes after."""
    result: list[Vote] = []
    felt = [vote for vote in votes if vote.family.kind == "feeling" and vote.family.id != "sad"]
    # 좋아서 눈물이 났다, 눈물이 날 만큼 기뻤다: the tears are those of the other feeling.
    votes = [
        vote.scaled(0.2, "tears of another feeling")
        if vote.family.id == "tears" and any(_moving(other, vote, sentence) for other in felt)
        else vote
        for vote in votes
    ]
    for vote in votes:
        against = any(
            later.order > vote.order and later.side * vote.side < 0 and abs(later.side) > _SLIGHT
            for later in votes
        )
        factor, note = 1.0, ""
        for at in range(vote.order, len(sentence) - 1):
            word = sentence[at].text
            if len(word) > 2 and word.endswith(_TURN) and word not in _BUT:
                factor, note = (0.4 if against or "weaker" in vote.note else 0.75), "before -지만"
                break
            if len(word) > 2 and word.endswith(_SOFT_TURN) and word not in _BUT and against:
                factor, note = 0.4, "before -는데"
                break
            if at > vote.order and word in _BUT:
                factor, note = (0.5 if against else 0.8), f"before {word}"
                break
        result.append(vote.scaled(factor, note) if note else vote)
    return result


def _moving(felt: Vote, tears: Vote, sentence: tuple[Token, ...]) -> bool:
    if felt.order < tears.order:
        return True
    return any(
        token.text.startswith(("만큼", "정도", "듯"))
        for token in sentence[tears.order + 1 : felt.order]
    )


_SLIGHT = 0.25
"""A side smaller than this turns nothing."""


def balanced(votes: list[Vote], words: tuple[Token, ...]) -> list[Vote]:
    """Between sentences: what follows 하지만 weighs more, and so does how the day ended."""
    turns: set[int] = set()
    opening = -1
    for word in words:
        if word.sentence != opening and word.text in _BUT:
            turns.add(word.sentence)
        opening = word.sentence
    last = max((word.sentence for word in words), default=0)
    result: list[Vote] = []
    for first in votes:
        vote = first
        later = sorted(turn for turn in turns if turn > vote.sentence)
        against = later and any(
            other.sentence >= later[0] and other.side * vote.side < 0 for other in votes
        )
        if against:
            vote = vote.scaled(0.55, "before 하지만")
        place = _OPENING + (_CLOSING - _OPENING) * (vote.sentence / last) if last else 1.0
        result.append(vote.scaled(place, ""))
    return _outspoken(_signed(_supported(_resolved(result))))


_OPENING, _CLOSING = 0.8, 1.25
_SETTLED = 0.35
_PAST, _PAST_EVENT = 0.5, 0.65
"""What is left of what was before, when a feeling or only an event ends the day."""
_EVENT_SHARE = 0.6
"""What happens last says less about how it ended than what is felt last."""


def _resolved(votes: list[Vote]) -> list[Vote]:
    """How it ended decides: what was felt before, on the other side, is mostly over."""
    for sentence in sorted({vote.sentence for vote in votes}, reverse=True):
        last = [vote for vote in votes if vote.sentence == sentence]
        end = sum(
            vote.side * (_EVENT_SHARE if vote.family.kind == "event" else 1.0) for vote in last
        )
        past = _PAST if any(vote.family.kind != "event" for vote in last) else _PAST_EVENT
        if abs(end) < _SETTLED:
            continue
        return [
            vote.scaled(past, "before the end")
            if vote.sentence < sentence and vote.side * end < 0
            else vote
            for vote in votes
        ]
    return votes


_UNDECIDED = 0.15
_ALONE, _BESIDE = 0.5, 0.85
"""What a hint counts alone, and beside something else that speaks for the same side."""
_SUPPORTING = 0.45
_OUTSPOKEN = 0.6
_OVERRULED = 0.55


def _signed(votes: list[Vote]) -> list[Vote]:
    """Shouting, jumping and a beating heart take their side from the rest."""
    sure = [vote for vote in votes if not vote.family.unsure]
    rest = sum(vote.side for vote in sure)
    heard = dict.fromkeys(Emotion, 0.0)
    for emotion, weight in (one for vote in sure for one in vote.votes):
        heard[emotion] += weight
    result: list[Vote] = []
    for vote in votes:
        if not vote.family.unsure:
            result.append(vote)
        elif abs(rest) < _UNDECIDED:
            result.append(vote.scaled(_ALONE, ""))
        else:
            own = dict(vote.votes)
            fitting = [e for e in own if e.valence * rest > 0]
            if rest > 0:
                fitting += [E.AWE, E.AMUSEMENT]
            emotion = max(fitting, key=lambda e: own.get(e, 0.0) + heard[e])
            weight = 0.6 * sum(own.values())
            taken = replace(vote, votes=((emotion, weight),), valence=0.6 * emotion.valence)
            result.append(taken.scaled(1.0, "side of the rest"))
    return result


def _supported(votes: list[Vote]) -> list[Vote]:
    """A lone hint leaves a diary plain; two for the same feeling do not."""
    result: list[Vote] = []
    for vote in votes:
        if not vote.family.hint:
            result.append(vote)
            continue
        others = [o for o in votes if o.start != vote.start and not o.family.unsure]
        held = any(
            other.votes[0][0] is vote.votes[0][0]
            if other.family.hint
            else other.side * vote.side > 0 and other.votes[0][1] >= _SUPPORTING
            for other in others
        )
        result.append(vote.scaled(_BESIDE if held else _ALONE, "" if held else "alone"))
    return result


def _outspoken(votes: list[Vote]) -> list[Vote]:
    """A feeling that the writer names outweighs what happened to bring it about."""
    named = [vote for vote in votes if outspoken(vote)]
    return [
        vote.scaled(_OVERRULED, "beside a named feeling")
        if vote.family.kind == "event"
        and any(other.side * vote.side > 0 or other.sentence >= vote.sentence for other in named)
        else vote
        for vote in votes
    ]


_QUALIFIED = ("said of", "in speech", "somebody", "weaker", "before", "reported", "neither")


def outspoken(vote: Vote) -> bool:
    """Whether ``vote`` is a feeling that the writer names as the writer's own."""
    strength = max(weight for _, weight in vote.votes)
    return (
        vote.family.kind == "feeling"
        and strength >= _OUTSPOKEN
        and not any(word in vote.note for word in _QUALIFIED)
    )
