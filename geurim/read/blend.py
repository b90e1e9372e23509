"""Evidence and impression become one reading of the mood, with shares that can be believed.

Evidence (:mod:`geurim.read.mood`) can be shown and is right where a feeling is named; the learned
impression (:mod:`geurim.read.impression`) hears days that only tell what happened. How much each
counts was fitted on diaries that the impression had not seen (:mod:`geurim.train.offline`), which
also makes the shares calibrated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from geurim.emotion import Emotion
from geurim.read.impression import FEELINGS, WEIGHTS, Impression, Model
from geurim.read.mood import Mood
from geurim.records import Evidence

Floats = NDArray[np.float64]
ORDER: tuple[Emotion, ...] = tuple(Emotion)
SIDES = np.array([(e.valence > 0) - (e.valence < 0) for e in ORDER])
ANCHORS = np.array([[emotion.valence, emotion.arousal] for emotion in ORDER])

_LEAST = 1e-3
_SYLLABLE = re.compile(r"[가-힣]")
_LONG, _SHORT = 40, 8
"""Syllables from which on the mix is trusted whole: beside evidence, and where there is none. Of
several pairs one that lost little on held-out single sentences, and nothing on whole days."""


def blend(text: str, mood: Mood, heard: Impression, table: Model) -> Mood:
    """The mood of a diary: ``mood`` is what its evidence says, ``heard`` what it sounds like."""
    sure = trust(text, mood)
    evidence = evidence_row(mood)
    joined = softmax(logits(heard.scores, evidence, table.mix))
    shares = softmax(sure * np.log(joined) + (1 - sure) * evidence[:FEELINGS])
    best = chosen(shares)
    emotion = ORDER[best]
    told = np.array([mood.valence, mood.arousal, mood.intensity])
    measures = measured(heard.measures, joined, told, table.mix)
    valence, arousal, intensity = (float(v) for v in sure * measures + (1 - sure) * told)
    if emotion.valence:
        valence = max(valence, 0.05) if emotion.valence > 0 else min(valence, -0.05)
    own = [piece for piece in mood.evidence if piece.emotion.polarity == emotion.polarity]
    found = pointed(text, own, sure * heard.marks[:, best], emotion, float(shares[best]))
    return Mood(
        emotion,
        {each: float(share) for each, share in zip(ORDER, shares, strict=True)},
        round(min(1.0, max(-1.0, valence)), 4),
        round(min(1.0, max(-1.0, arousal)), 4),
        round(min(1.0, max(0.0, intensity)), 4),
        tuple(sorted((*mood.evidence, *found), key=lambda piece: (piece.start, piece.end))),
    )


def trust(text: str, mood: Mood) -> float:
    """How much of the way from evidence alone, 0, to the fitted mix, 1, a text is worth.

    The mix was fitted on whole days, and a few letters hold too little to hear anything in; other
    scripts hold nothing. Where evidence is silent there is little to lose by listening.
    """
    return min(1.0, len(_SYLLABLE.findall(text)) / (_LONG if mood.evidence else _SHORT))


def chosen(shares: Floats) -> int:
    """The likeliest feeling of the likeliest side: pleasant, unpleasant or neutral.

    A day may be bad beyond doubt and leave open whether it was sad or frightening.
    """
    sums = {side: float(shares[side == SIDES].sum()) for side in (1, -1, 0)}
    side = max(sums, key=lambda each: sums[each])
    return int(np.where(side == SIDES, shares, -1.0).argmax())


def evidence_row(mood: Mood) -> Floats:
    """Nine log shares, and 1 where a feeling is named: shape ``(10,)``, as :func:`logits` takes."""
    shares = np.log(np.maximum(_LEAST, [mood.distribution[emotion] for emotion in ORDER]))
    named = any(piece.kind == "feeling" for piece in mood.evidence)
    return np.append(shares - shares.mean(), float(named))


def logits(scores: Floats, evidence: Floats, mix: Floats) -> Floats:
    """Join rows of impression, shape ``(…, 9)``, and evidence, ``(…, 10)``, to ``(…, 9)``."""
    shares, named = evidence[..., :FEELINGS], evidence[..., FEELINGS:]
    bias = mix[WEIGHTS : WEIGHTS + FEELINGS]
    return mix[0] * scores + (mix[1] + mix[2] * named) * shares + bias


def measured(heard: Floats, shares: Floats, told: Floats, mix: Floats) -> Floats:
    """Valence, arousal and intensity: heard, told by evidence, and where the feelings stand."""
    place = np.append(shares @ ANCHORS, 1 - shares[ORDER.index(Emotion.NEUTRAL)])
    rows = mix[WEIGHTS + FEELINGS :].reshape(3, 3)
    return rows[0] * heard + rows[1] * place + rows[2] * told


def softmax(values: Floats) -> Floats:
    """Shares over the last axis."""
    powers = np.exp(values - values.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


_CLAUSE = re.compile(r"[^.!?…\n,]+[.!?…]*")
_ENOUGH = 0.6
"""Share of what speaks for the feeling that the clauses shown must hold."""
_MOST = 2
"""Clauses that are shown."""


def pointed(
    text: str, told: Sequence[Evidence], marks: Floats, emotion: Emotion, share: float
) -> list[Evidence]:
    """The clauses that speak most for ``emotion``; none for neutral, none that is told already."""
    if emotion is Emotion.NEUTRAL:
        return []
    sums = np.concatenate(([0.0], np.cumsum(marks)))
    clauses = [(float(sums[end] - sums[start]), start, end) for start, end in _clauses(text)]
    clauses = sorted((one for one in clauses if one[0] > 0), key=lambda one: (-one[0], one[1]))
    whole = sum(weight for weight, _, _ in clauses)
    found: list[Evidence] = []
    shown = 0.0
    for weight, start, end in clauses[:_MOST]:
        if shown >= _ENOUGH * whole:
            break
        shown += weight
        if not any(piece.start <= start and end <= piece.end for piece in told):
            strength = round(max(0.001, share * weight / whole), 3)
            found.append(Evidence(start, end, text[start:end], emotion, strength, "model"))
    return found


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == "."):
            end -= 1
        if end - start > 1:
            yield start, end
