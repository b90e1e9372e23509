"""What a language model may answer about a diary, and how that becomes a reading.

Nothing that a model says is taken on trust: what it quotes, names or letters must stand in the
diary, subjects become ids of the vocabulary by its own words, and the English prompt is English.
What is left out by these rules is dropped; the rest of the answer stays.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from geurim.emotion import Emotion
from geurim.llm import Schema
from geurim.llm.schema import Refused, array_of, object_of, one_of, text_of, whole
from geurim.read.prompting import inert
from geurim.read.tokens import tokens
from geurim.read.words import by_word
from geurim.records import (
    WEATHERS,
    Diary,
    Evidence,
    Reading,
    Relation,
    Scene,
    Season,
    Subject,
    TimeOfDay,
    Weather,
)
from geurim.vocabulary import actions, places

NONE = "none"
LONGEST_PROMPT = 600
"""Characters; about 130 tokens, within the 248 of LongCLIP and the 256 of T5 in SD 3.5."""
TOKENS = {"paper": 512, "full": 3072}
"""Tokens of an answer at most: the schemas' bounds, spelt in Korean, with some room."""
_CARES = (NONE, "self-harm", "abuse")
_ME = "나"


def _english() -> Schema:
    """Printable ASCII that begins with a letter; no quotation mark or backslash to escape."""
    return text_of(LONGEST_PROMPT, least=12, start="[A-Za-z]", inner=r"[ !#-\[\]-~]")


@cache
def paper_schema() -> Schema:
    """The published answer: a trigger of two and an English prompt."""
    return object_of(trigger=one_of(("happiness", "sadness")), prompt=_english())


@cache
def full_schema() -> Schema:
    """Everything a reading holds; what the answer leans on comes before what it concludes."""
    emotion = one_of([each.value for each in Emotion])
    subject = object_of(
        word=text_of(12, least=1),
        name=text_of(8),
        count=whole(1, 20),
        action=one_of([*actions(), NONE]),
        target=text_of(12),
    )
    return object_of(
        evidence=array_of(object_of(quote=text_of(40, least=1), emotion=emotion), 4),
        distribution=object_of(**{each.value: whole(0, 100) for each in Emotion}),
        emotion=emotion,
        valence=whole(-100, 100),
        arousal=whole(-100, 100),
        intensity=whole(0, 100),
        care=one_of(_CARES),
        place=one_of([*places(), NONE]),
        time=one_of(("day", "sunset", "night")),
        weather=one_of([*WEATHERS, NONE]),
        season=one_of(("spring", "summer", "autumn", "winter", NONE)),
        subjects=array_of(subject, 8),
        words=array_of(text_of(20), 3),
        prompt=_english(),
    )


def from_paper(value: Mapping[str, Any], offline: Reading, reader: str) -> Reading:
    """A reading in the published way.

    The model gives the class and the English prompt. Which of the class's four feelings it is,
    the scene and the care flag come from the ``offline`` reading, as the paper has none of them.

    Raises:
        Refused: the prompt is not English.
    """
    positive = value["trigger"] == "happiness"
    wanted = "happiness" if positive else "sadness"
    shares = {e: p if e.polarity == wanted else 0.0 for e, p in offline.distribution.items()}
    if not math.fsum(shares.values()) > 0:
        shares = {e: float(e.polarity == wanted) for e in Emotion}
    distribution = _summing_to_one(shares)
    first = Emotion.EXCITEMENT if positive else Emotion.SADNESS
    emotion = max(Emotion, key=lambda e: (distribution[e], e is first))
    agreed = offline.polarity == wanted
    return Reading(
        diary=offline.diary,
        emotion=emotion,
        distribution=distribution,
        valence=offline.valence if agreed else emotion.valence,
        arousal=offline.arousal if agreed else emotion.arousal,
        intensity=max(offline.intensity, 0.3) if agreed else 0.5,
        evidence=(),
        scene=offline.scene,
        english=english_of(value["prompt"]),
        care=offline.care,
        reader=reader,
    )


def from_full(value: Mapping[str, Any], offline: Reading, reader: str) -> Reading:
    """A reading from a full answer; ``offline`` adds colours, and its care flag counts too.

    Raises:
        Refused: the prompt is not English.
    """
    diary = offline.diary
    emotion = Emotion(value["emotion"])
    shares = {e: float(value["distribution"][e.value]) for e in Emotion}
    shares[emotion] = max(1.0, *shares.values())  # the feeling that was concluded decides
    said = None if value["care"] == NONE else str(value["care"])
    flags = {offline.care, said}
    return Reading(
        diary=diary,
        emotion=emotion,
        distribution=_summing_to_one(shares),
        valence=value["valence"] / 100,
        arousal=value["arousal"] / 100,
        intensity=value["intensity"] / 100,
        evidence=_evidence(value["evidence"], diary.text),
        scene=_scene(value, offline),
        english=english_of(value["prompt"]),
        care="self-harm" if "self-harm" in flags else offline.care or said,
        reader=reader,
    )


_TRIGGER = re.compile(
    r"^(hand drawing|kido)( happiness| sadness)? style\s*[,.:]?\s*", re.IGNORECASE
)


def english_of(text: str) -> str:
    """``text`` as one line of ASCII, without a trigger that a model put before it by itself.

    Raises:
        Refused: there is no letter in it, or most of its letters are not English.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    kept = "".join(c for c in plain if c.isascii() and (c.isprintable() or c.isspace()))
    line = _TRIGGER.sub("", " ".join(kept.split()))
    letters = sum(c.isalpha() for c in unicodedata.normalize("NFC", text))
    if not line or 2 * sum(c.isalpha() for c in kept) < letters or letters == 0:
        raise Refused("prompt is not English")
    return line


_QUOTES = str.maketrans({'"': "'", "“": "'", "”": "'", "‘": "'", "’": "'", "–": "-", "—": "-"})


def _summing_to_one(shares: Mapping[Emotion, float]) -> dict[Emotion, float]:
    whole_share = math.fsum(shares.values())
    return {e: shares[e] / whole_share for e in Emotion}


def _clean(text: str) -> str:
    """``text`` in NFC without what cannot be shown: controls, lone surrogates, unassigned."""
    shown = (c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())


def _evidence(given: Sequence[Mapping[str, str]], text: str) -> tuple[Evidence, ...]:
    """Quotes that stand in the diary, in its order; others are dropped."""
    found: dict[tuple[int, int], Evidence] = {}
    for piece in given:
        span = _find(piece["quote"], text)
        if span is not None and span not in found:
            quote, emotion = text[slice(*span)], Emotion(piece["emotion"])
            found[span] = Evidence(*span, quote, emotion, 1.0, "model")
    return tuple(found[span] for span in sorted(found))


def _find(quote: str, text: str) -> tuple[int, int] | None:
    """Where ``quote`` stands in ``text``, with any white space between its words."""
    words = inert(_clean(quote)).strip("\"'“”‘’ ").split()
    if not words:
        return None
    match = re.search(r"\s+".join(map(re.escape, words)), inert(text))
    return match.span() if match else None


def _scene(value: Mapping[str, Any], offline: Reading) -> Scene:
    diary, seen = offline.diary, offline.scene
    pairs: list[tuple[Subject, str]] = []
    for given in value["subjects"]:
        subject = _subject(given, diary, seen)
        if subject is not None and not any(_same(subject, other) for other, _ in pairs):
            pairs.append((subject, _clean(given["target"])))
    if not any(subject.me for subject, _ in pairs):
        pairs += [(subject, "") for subject in seen.subjects if subject.me]
    subjects = tuple(subject for subject, _ in pairs)
    weather = diary.weather or _named(value["weather"])
    return Scene(
        subjects=subjects,
        relations=_relations(pairs),
        place=_named(value["place"]),
        time=cast("TimeOfDay", value["time"]),
        weather=cast("Weather | None", weather),
        season=cast("Season | None", _named(value["season"]) or seen.season),
        words=tuple(
            word for given in value["words"] if (word := _clean(given)) in diary.text and word
        ),
        unknown=tuple(subject.word for subject in subjects if subject.kind == "unknown"),
    )


def _named(name: str) -> str | None:
    return None if name == NONE else name


def _subject(given: Mapping[str, Any], diary: Diary, seen: Scene) -> Subject | None:
    """The subject of the vocabulary that is meant; ``None`` where the diary has no such thing."""
    word, name = _clean(given["word"]), _clean(given["name"])
    kind = _kind(word, seen)
    if kind is None:
        if not word or word not in diary.text:
            return None
        kind = "unknown"
    same = next((one for one in seen.subjects if one.kind == kind != "unknown"), None)
    return Subject(
        kind=kind,
        word=_ME if kind == "me" else word,
        name=name if name and name in diary.text and kind != "me" else None,
        count=1 if kind == "me" else int(given["count"]),
        action=_named(given["action"]),
        me=kind == "me",
        colour=same.colour if same is not None else None,
    )


def _kind(word: str, seen: Scene) -> str | None:
    """Vocabulary id of a Korean word; what the rules saw in the same diary decides first."""
    read = tokens(word)
    bases = [split.base for token in read[-1:] for split in token.splits] if read else []
    for one in seen.subjects:
        if one.kind != "unknown" and word and word in (one.word, one.name):
            return one.kind
    joined = word.replace(" ", "")
    for base in (joined, *bases):
        if base in (_ME, "저", "내", "제"):
            return "me"
        if base in by_word():
            return by_word()[base]
    return None


def _same(one: Subject, other: Subject) -> bool:
    return (one.kind, one.name) == (other.kind, other.name) and (
        one.kind != "unknown" or one.word == other.word
    )


def _relations(pairs: Sequence[tuple[Subject, str]]) -> tuple[Relation, ...]:
    """Who does it to whom, where the target is one of the subjects."""
    places_of: dict[str, int] = {}
    for index, (subject, _) in enumerate(pairs):
        for word in filter(None, (subject.word, subject.name)):
            places_of.setdefault(word, index)
    return tuple(
        Relation(index, subject.action, places_of[target])
        for index, (subject, target) in enumerate(pairs)
        if subject.action and target in places_of and places_of[target] != index
    )
