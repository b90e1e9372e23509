"""Labelled diaries as chats: the very question that the reader asks, and the answer it should get.

The question comes from :mod:`geurim.read.prompting`; the answer obeys the schema of
:mod:`geurim.read.answer`, spelt as the grammar spells it. A label decides wherever there is one.
What a corpus has no label for is built by these rules, and by no others:

- distribution: 0.01 for each feeling (label smoothing); the rest is the first feeling's, or, where
  there is a second one, 0.73 the first's and 0.20 the second's;
- evidence: the marked spans, cut at blanks into quotes of at most 40 characters; each speaks for
  the labelled feeling;
- subjects: the labelled ones, in order. Word, name, count, action and target are what the offline
  rules read of them; one that the rules did not see has the vocabulary's word and nothing else;
- care and lettered words: as the offline rules say. No time of day: ``day``. No place: ``none``;
- the paper's two classes: the sign of the feeling, and of the valence where it is neutral.

A diary that lacks a label which the mode needs is left out, never completed. Only a correction
(``text`` and ``emotion``) may be: the rest is the offline reading redirected to that feeling,
without the evidence that spoke for others.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geurim.diaries.labelled import Labelled
from geurim.emotion import Emotion
from geurim.llm import Ask
from geurim.llm.schema import Refused, check
from geurim.read.answer import (
    LONGEST_PROMPT,
    NONE,
    TOKENS,
    english_of,
    full_schema,
    paper_schema,
)
from geurim.read.correct import redirect
from geurim.read.offline import read
from geurim.read.prompting import Mode, ask_for, inert, load_prompt
from geurim.read.words import by_word
from geurim.records import Evidence, Reading, Relation, Scene, Subject
from geurim.vocabulary import subjects

_SMOOTHED = 0.01
_SECOND = 0.2
_QUOTES, _QUOTE, _SHORTEST = 4, 40, 4
_SUBJECTS, _WORD, _NAME = 8, 12, 8
_LETTERINGS, _LETTERING = 3, 20
_UNSPELT = re.compile(r'["\\\x00-\x1f]+')
"""What a string of an answer cannot hold."""


class LeftOut(Exception):
    """A diary that cannot be trained on; the message is the reason, and quotes nothing."""


@dataclass(frozen=True, slots=True)
class Example:
    """One chat to learn from."""

    ask: Ask
    answer: str
    """JSON."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What one file gave."""

    chats: tuple[Example, ...]
    left_out: Mapping[str, int]
    """How many diaries were left out, by reason."""


def examples(entries: Sequence[Labelled], mode: Mode, *, corrected: bool = False) -> Examples:
    """Chats of ``entries``; with ``corrected`` a missing label is filled as said above."""
    chats: list[Example] = []
    left_out: Counter[str] = Counter()
    for entry in entries:
        try:
            chats.append(example(entry, mode, corrected=corrected))
        except LeftOut as reason:
            left_out[str(reason)] += 1
    return Examples(tuple(chats), dict(left_out))


def example(entry: Labelled, mode: Mode, *, corrected: bool = False) -> Example:
    """The chat of one diary.

    Raises:
        LeftOut: a label is missing, or the prompt cannot be spelt.
    """
    schema = paper_schema() if mode == "paper" else full_schema()
    missing = _missing(entry, mode)
    if missing and not corrected:
        raise LeftOut(f"no {missing}")
    plain = read(entry.diary)
    reading = _redirected(plain, entry.emotion) if missing else _as_labelled(plain, entry)
    try:
        value = _paper(reading) if mode == "paper" else _full(reading)
        check(value, schema)
    except Refused as refused:
        raise LeftOut(str(refused)) from None
    ask = ask_for(entry.diary, load_prompt(mode), schema, shots=0, most=TOKENS[mode])
    return Example(ask, json.dumps(value, ensure_ascii=False))


def _missing(entry: Labelled, mode: Mode) -> str:
    """The first label that ``mode`` needs and ``entry`` lacks; empty where there is none."""
    wanted: dict[str, object] = {"prompt": entry.prompt}
    if mode == "full":
        wanted |= {
            "valence": entry.valence,
            "arousal": entry.arousal,
            "intensity": entry.intensity,
            "evidence": entry.spans,
            "subjects": entry.subjects,
        }
    elif entry.emotion is Emotion.NEUTRAL:
        wanted["valence"] = entry.valence
    return next((name for name, value in wanted.items() if value is None), "")


def _redirected(plain: Reading, emotion: Emotion) -> Reading:
    found = redirect(plain, emotion)
    return replace(found, evidence=tuple(e for e in found.evidence if e.emotion is emotion))


def _as_labelled(plain: Reading, entry: Labelled) -> Reading:
    """``plain`` with every label of ``entry`` in place of what the rules read."""
    text = entry.diary.text
    return replace(
        plain,
        emotion=entry.emotion,
        distribution=_smoothed(entry.emotion, entry.secondary),
        valence=plain.valence if entry.valence is None else entry.valence,
        arousal=plain.arousal if entry.arousal is None else entry.arousal,
        intensity=plain.intensity if entry.intensity is None else entry.intensity,
        evidence=tuple(
            Evidence(*span, text[slice(*span)], entry.emotion, 1.0, "model")
            for span in entry.spans or ()
        ),
        scene=_scene(plain.scene, entry),
        english=entry.prompt or plain.english,
    )


def _smoothed(first: Emotion, second: Emotion | None) -> dict[Emotion, float]:
    shares = dict.fromkeys(Emotion, _SMOOTHED)
    if second is not None and second is not first:
        shares[second] = _SECOND
    shares[first] = 1 - sum(share for emotion, share in shares.items() if emotion is not first)
    return shares


def _scene(seen: Scene, entry: Labelled) -> Scene:
    chosen: list[tuple[int | None, Subject]] = []
    for kind in entry.subjects or ():
        same = [(i, one) for i, one in enumerate(seen.subjects) if one.kind == kind]
        chosen += same or [(None, one) for one in _by_vocabulary(kind, entry.diary.text)]
    for word in entry.unlisted:
        same = [(i, one) for i, one in enumerate(seen.subjects) if word == one.word]
        if not same and word in entry.diary.text:
            same = [(None, Subject("unknown", word))]
        chosen += [pair for pair in same if pair not in chosen]
    moved = {old: new for new, (old, _) in enumerate(chosen)}
    return replace(
        seen,
        subjects=tuple(subject for _, subject in chosen),
        relations=tuple(
            Relation(moved[one.source], one.action, moved[one.target])
            for one in seen.relations
            if one.source in moved and one.target in moved
        ),
        place=entry.place,
        time=entry.time or "day",
        weather=entry.weather,
        season=entry.season,
    )


def _by_vocabulary(kind: str, text: str) -> Iterator[Subject]:
    """``kind`` by its word in ``text``, or by its commonest word that means nothing else."""
    row = subjects().get(kind)
    own = [w for w in row.ko if by_word().get(w.replace(" ", "")) == kind] if row else []
    if kind == "me":
        yield Subject("me", "나", me=True)
    elif own:
        told = sorted((word for word in own if word in text), key=len)
        yield Subject(kind, told[-1] if told else own[0])


def _paper(reading: Reading) -> dict[str, Any]:
    valence = reading.emotion.valence or reading.valence
    if valence == 0:
        raise LeftOut("neutral, which the paper's two classes lack")
    trigger = "happiness" if valence > 0 else "sadness"
    return {"trigger": trigger, "prompt": _english(reading.english)}


def _full(reading: Reading) -> dict[str, Any]:
    scene = reading.scene
    quotes = [
        {"quote": quote, "emotion": piece.emotion.value}
        for piece in reading.evidence
        for quote in _quotes(piece.text)
    ]
    letterings = [word for word in scene.words if _spelt(word, _LETTERING) and inert(word) == word]
    return {
        "evidence": quotes[:_QUOTES],
        "distribution": _hundredths(reading.distribution),
        "emotion": reading.emotion.value,
        "valence": round(100 * reading.valence),
        "arousal": round(100 * reading.arousal),
        "intensity": round(100 * reading.intensity),
        "care": reading.care or NONE,
        "place": scene.place or NONE,
        "time": scene.time,
        "weather": scene.weather or NONE,
        "season": scene.season or NONE,
        "subjects": list(_subjects(scene))[:_SUBJECTS],
        "words": letterings[:_LETTERINGS],
        "prompt": _english(reading.english),
    }


def _english(text: str) -> str:
    line = english_of(text).replace("\\", "/")
    if len(line) > LONGEST_PROMPT or not line[0].isalpha():
        raise LeftOut("a prompt that is too long or begins with no letter")
    return line


def _quotes(span: str) -> list[str]:
    """``span`` as the model sees it, in pieces that a string of the answer can hold."""
    pieces: list[str] = []
    for part in _UNSPELT.split(inert(span)):
        even = len(part) // -(-len(part) // _QUOTE or 1) + _SHORTEST
        piece = ""
        for word in part.split():
            longer = f"{piece} {word}".lstrip()
            if len(longer) > min(even, _QUOTE) and piece:
                pieces.append(piece)
                longer = word
            piece = longer[:_QUOTE]
        pieces.append(piece)
    return [p for p in pieces if len(p) >= _SHORTEST] or [p for p in pieces if p][:1]


def _hundredths(shares: Mapping[Emotion, float]) -> dict[str, int]:
    """Whole hundredths that sum to 100: those that lost most by rounding down get one more."""
    floors = {emotion: int(100 * shares[emotion] + 1e-9) for emotion in Emotion}
    lost = sorted(Emotion, key=lambda emotion: floors[emotion] - 100 * shares[emotion])
    for emotion in lost[: 100 - sum(floors.values())]:
        floors[emotion] += 1
    return {emotion.value: share for emotion, share in floors.items()}


def _subjects(scene: Scene) -> Iterator[dict[str, Any]]:
    targets = {one.source: one.target for one in scene.relations}
    for index, subject in enumerate(scene.subjects):
        word = "나" if subject.me else subject.word
        target = scene.subjects[targets[index]] if index in targets else None
        aim = "" if target is None else "나" if target.me else target.word
        if not _spelt(word, _WORD):
            continue
        yield {
            "word": word,
            "name": subject.name if subject.name and _spelt(subject.name, _NAME) else "",
            "count": min(20, max(1, subject.count)),
            "action": subject.action or NONE,
            "target": aim if _spelt(aim, _WORD) else "",
        }


def _spelt(text: str, most: int) -> bool:
    return 0 < len(text) <= most and not _UNSPELT.search(text)
