"""The rules of the diary corpus, and what can be counted in it.

A corpus is three files of labelled diaries: ``train``, ``dev`` and ``test``, apart by topic. Here
it is held to its rules: every label there and in range, no text too like another, no topic in two
files. How it was written and labelled stands in its datasheet, not here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geurim.diaries.labelled import Labelled
from geurim.emotion import Emotion
from geurim.vocabulary import places, subjects

MARKS: Mapping[str, str] = {
    "negation": "a feeling or an event is denied (무섭지 않았다)",
    "reversal": "it starts one way and turns (…줄 알았는데)",
    "mixed": "two feelings of opposite sign, side by side",
    "irony": "the opposite is meant (참 잘도 했다)",
    "other": "somebody else feels otherwise than the writer",
    "figurative": "a figure of speech (배고파 죽겠다, 심장이 터질 뻔)",
}
"""What makes an entry hard."""
ALIKE = 0.5
"""Texts whose five-letter pieces overlap by more than this (Jaccard) are one text twice."""
_PIECE = 5


@dataclass(frozen=True, slots=True)
class Twin:
    """Two entries that are too much alike."""

    one: str
    """Id."""
    other: str
    """Id."""
    overlap: float
    """Jaccard index of their five-letter pieces, 0..1."""


def faults(splits: Mapping[str, Sequence[Labelled]]) -> list[str]:
    """Everything that breaks a rule, one sentence each; ``splits`` by name."""
    everything = [entry for entries in splits.values() for entry in entries]
    found = [f"{entry.diary.id}: {fault}" for entry in everything for fault in _faults(entry)]
    found += (f"The id {name} stands twice." for name in _twice(e.diary.id for e in everything))
    found += (f"The topic {topic} stands in more than one split." for topic in _shared(splits))
    found += (
        f"{twin.one} and {twin.other} are too much alike ({twin.overlap:.2f})."
        for twin in twins(everything)
    )
    return found


def twins(entries: Sequence[Labelled], alike: float = ALIKE) -> list[Twin]:
    """Pairs whose texts overlap by more than ``alike``, in order of the first."""
    pieces = [_pieces(entry.diary.text) for entry in entries]
    holders: dict[str, list[int]] = defaultdict(list)
    found: list[Twin] = []
    for index, own in enumerate(pieces):
        common = Counter(earlier for piece in sorted(own) for earlier in holders[piece])
        for earlier, count in sorted(common.items()):
            overlap = count / (len(own) + len(pieces[earlier]) - count)
            if overlap > alike:
                found.append(Twin(entries[earlier].diary.id, entries[index].diary.id, overlap))
        for piece in own:
            holders[piece].append(index)
    return found


def repeats(short: Sequence[Labelled], splits: Mapping[str, Sequence[Labelled]]) -> list[str]:
    """Short entries that are too much like another, or like one that is measured on."""
    measured = [entry for name, entries in splits.items() if name != "train" for entry in entries]
    names = {entry.diary.id for entry in short}
    found = [twin for twin in twins([*measured, *short]) if twin.other in names]
    sentences = [f"The id {name} stands twice." for name in _twice(e.diary.id for e in short)]
    sentences += (
        f"{twin.one} and {twin.other} are too much alike ({twin.overlap:.2f})." for twin in found
    )
    return sentences


def commonest(entries: Sequence[Labelled], *, last: bool, most: int = 10) -> list[tuple[str, int]]:
    """The words that most entries begin (or, with ``last``, end) with, and how many do."""
    words = (entry.diary.text.split() for entry in entries)
    return Counter(found[-1 if last else 0] for found in words if found).most_common(most)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's κ of two labellers (Cohen 1960): agreement beyond chance; 1 where both are sure.

    Raises:
        ValueError: there are no pairs.
    """
    if not pairs:
        raise ValueError("no pairs to compare")
    n = len(pairs)
    agreed = sum(one == other for one, other in pairs) / n
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[name] * second[name] for name in first) / n**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def _faults(entry: Labelled) -> Iterator[str]:
    values = (entry.valence, entry.arousal, entry.intensity, entry.spans, entry.subjects)
    if any(value is None for value in values) or entry.names_feeling is None or not entry.topic:
        yield "a label is missing."
        return
    sign = entry.emotion.valence
    if (entry.valence or 0.0) * sign <= 0 and entry.emotion is not Emotion.NEUTRAL:
        yield f"valence {entry.valence} does not fit {entry.emotion}."
    if entry.emotion is not Emotion.NEUTRAL and not entry.spans:
        yield "it has no evidence."
    if entry.secondary is entry.emotion:
        yield "both feelings are the same."
    for subject in entry.subjects or ():
        if subject not in subjects():
            yield f"the vocabulary has no subject '{subject}'."
    if entry.place is not None and entry.place not in places():
        yield f"the vocabulary has no place '{entry.place}'."
    for mark in entry.marks:
        if mark not in MARKS:
            yield f"there is no mark '{mark}'."
    if not entry.prompt:
        yield "it has no prompt."


def _pieces(text: str) -> frozenset[str]:
    plain = " ".join(text.split())
    return frozenset(plain[i : i + _PIECE] for i in range(max(1, len(plain) - _PIECE + 1)))


def _twice(names: Iterator[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


def _shared(splits: Mapping[str, Sequence[Labelled]]) -> list[str]:
    topics = [{entry.topic or "" for entry in entries} for entries in splits.values()]
    return _twice(topic for names in topics for topic in names)
