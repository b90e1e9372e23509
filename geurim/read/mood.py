"""From weighed finds to a feeling: signs, plainness, and nine probabilities.

Evidence adds up with a ceiling, the two sides (pleasant, unpleasant) inhibit each other, and
*neutral* wins where little was found. Nothing is learned here; every number is ours, chosen on
sentences of our own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from geurim.emotion import Emotion
from geurim.read import care
from geurim.read.balance import balanced, outspoken
from geurim.read.tokens import Token, sentences
from geurim.read.votes import Vote
from geurim.read.weigh import weighed
from geurim.records import Evidence

E = Emotion
_LAUGH = re.compile(r"[ㅋㅎ]{2,}")
_WEEP = re.compile(r"[ㅠㅜ]+")
_SIGNS: tuple[tuple[str, Emotion, float], ...] = tuple(
    (sign, emotion, weight)
    for emotion, weight, signs in (
        (E.CONTENTMENT, 0.4, "^^ :) ♥ ❤ ♡ 😊 🥰 ☺ 🙂"),
        (E.EXCITEMENT, 0.6, "😄 😃 🎉 🎂 🎁"),
        (E.AMUSEMENT, 0.7, "😆 😂 🤣 😝"),
        (E.AWE, 0.6, "😮 🤩 😲"),
        (E.SADNESS, 0.7, "😢 😭 😞 T_T ㅜㅡㅜ"),
        (E.ANGER, 0.7, "😡 😠 💢 -_- ㅡㅡ"),
        (E.FEAR, 0.8, "😱 😨 😰"),
        (E.DISGUST, 0.9, "🤢 🤮"),
    )
    for sign in signs.split()
)


@dataclass(frozen=True, slots=True)
class Mood:
    """What was felt, and why one thinks so."""

    emotion: Emotion
    distribution: dict[Emotion, float]
    valence: float
    arousal: float
    intensity: float
    evidence: tuple[Evidence, ...]


def feel(text: str, words: tuple[Token, ...]) -> Mood:
    """The mood of a diary from its words."""
    figurative = care.figures(text)
    votes: list[Vote] = []
    for sentence in sentences(words):
        votes += weighed(sentence, figurative)
    return _settle(text, balanced(votes, words), _plainness(votes, words))


_PLAIN = 0.3
_PLAIN_MOST = 1.2


def _plainness(votes: Sequence[Vote], words: tuple[Token, ...]) -> float:
    """How much a diary tells that touches nobody; 0 where a feeling is named."""
    if any(outspoken(vote) for vote in votes):
        return 0.0
    speaking = {vote.sentence for vote in votes if not vote.family.hint}
    silent = len({word.sentence for word in words}) - len(speaking)
    return min(_PLAIN_MOST, _PLAIN * max(0, silent - 1))


def _settle(text: str, votes: Sequence[Vote], plain: float) -> Mood:
    sums = dict.fromkeys(Emotion, 0.0)
    evidence: list[Evidence] = []
    seen: dict[str, int] = {}
    valence = arousal = total = 0.0
    for vote in votes:
        # The same family again adds less each time.
        again = seen.get(vote.family.id + vote.note, 0)
        seen[vote.family.id + vote.note] = again + 1
        factor = 0.6**again
        for emotion, weight in vote.votes:
            sums[emotion] += weight * factor
        strength = sum(weight for _, weight in vote.votes) * factor
        total += strength
        valence += strength * vote.valence
        arousal += strength * vote.arousal
        emotion, weight = max(vote.votes, key=lambda v: v[1])
        if weight > 0.01:
            span = text[vote.start : vote.end]
            evidence.append(
                Evidence(
                    vote.start,
                    vote.end,
                    span,
                    emotion,
                    round(weight, 3),
                    vote.family.kind,
                    vote.note,
                )
            )
    for sign in _signs(text):
        sums[sign.emotion] += sign.weight
        total += sign.weight
        valence += sign.weight * sign.emotion.valence
        arousal += sign.weight * sign.emotion.arousal
        evidence.append(sign)
    distribution = probabilities(sums, plain)
    emotion = max(distribution, key=lambda e: distribution[e])
    felt = (valence / total, arousal / total) if total > 0 else (0.0, 0.0)
    return Mood(
        emotion,
        distribution,
        *_circumplex(emotion, distribution, felt, total),
        _intensity(text, emotion, total),
        tuple(sorted(evidence, key=lambda e: (e.start, e.end))),
    )


def _signs(text: str) -> list[Evidence]:
    found: list[Evidence] = []
    for pattern, emotion, weight in ((_LAUGH, E.AMUSEMENT, 0.45), (_WEEP, E.SADNESS, 0.55)):
        for order, match in enumerate(pattern.finditer(text)):
            found.append(
                Evidence(
                    *match.span(), match.group(), emotion, round(weight * 0.6**order, 3), "body"
                )
            )
    for sign, emotion, weight in _SIGNS:
        at = text.find(sign)
        if at >= 0:
            found.append(Evidence(at, at + len(sign), sign, emotion, weight, "body"))
    return found


_GAIN = 6.0
_CEILING = 2.2
_SHARE = 0.35
_INHIBIT = 0.30
_NEUTRAL = 3.0


def probabilities(sums: dict[Emotion, float], plain: float = 0.0) -> dict[Emotion, float]:
    """Softmax over the sums of votes; neutral has a constant of its own, and ``plain`` more."""
    level = {
        e: _CEILING * (1 - math.exp(-sums[e] / _CEILING)) for e in Emotion if e is not E.NEUTRAL
    }
    up = sum(value for e, value in level.items() if e.valence > 0)
    down = sum(value for e, value in level.items() if e.valence < 0)
    scores = {E.NEUTRAL: _NEUTRAL + plain + _GAIN * sums[E.NEUTRAL]}
    for e, value in level.items():
        same, other = (up, down) if e.valence > 0 else (down, up)
        scores[e] = (
            _GAIN * (value + _SHARE * (same - value) - _INHIBIT * other) if value > 0 else 0.0
        )
    top = max(scores.values())
    powers = {e: math.exp(scores[e] - top) for e in Emotion}
    whole = sum(powers.values())
    return {e: powers[e] / whole for e in Emotion}


def _circumplex(
    emotion: Emotion, distribution: dict[Emotion, float], felt: tuple[float, float], total: float
) -> tuple[float, float]:
    """Valence and arousal: half from the feelings' anchors, half from the words."""
    trust = min(1.0, total)
    valence = 0.5 * sum(p * e.valence for e, p in distribution.items()) + 0.5 * felt[0] * trust
    arousal = 0.5 * sum(p * e.arousal for e, p in distribution.items()) + 0.5 * felt[1] * trust
    if emotion.valence > 0:
        valence = max(valence, 0.05)
    elif emotion.valence < 0:
        valence = min(valence, -0.05)
    return _clip(valence), _clip(arousal)


def _clip(value: float) -> float:
    return round(max(-1.0, min(1.0, value)), 4)


def _intensity(text: str, emotion: Emotion, total: float) -> float:
    strength = 1 - math.exp(-0.75 * total)
    if "!!" in text or "！！" in text:
        strength += 0.1
    if emotion is E.NEUTRAL:
        strength *= 0.4
    return round(max(0.0, min(1.0, strength)), 4)
