"""Who, what, where and when of a diary: from its words to a :class:`~geurim.records.Scene`.

Subjects come in order of importance, all of them; nouns that the vocabulary does not know are kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from geurim.read.clauses import read_sentence
from geurim.read.hangul import tail
from geurim.read.mention import Noun
from geurim.read.patterns import Found
from geurim.read.stage import ME, Part, Stage
from geurim.read.tokens import Token, quotations, sentences
from geurim.read.words import by_word, cue_index, like_name, words
from geurim.records import Diary, Relation, Scene, Season, Subject, TimeOfDay, Weather
from geurim.vocabulary import ALIKE, actions, places, subjects

_WEATHER_ORDER = ("storm", "snow", "rain", "wind", "cloudy", "clear")
_NAMED = re.compile(
    r"^([가-힣]{1,4}?)(이다|다|이라고|라고|이야|예요|이에요|입니다|로|으로|이고|고|였다)$"
)
_CALLED = re.compile(r"^([가-힣]{1,4}?)이?라는$")


def see(diary: Diary, tokens: tuple[Token, ...]) -> Scene:
    """The scene of a diary from its words."""
    stage = Stage(names=_names(tokens))
    for sentence in sentences(tokens):
        read_sentence(stage, sentence)
    if tokens:
        stage.meet_me()
    _hinted(stage, tokens)
    _leave(stage)
    return _compose(stage, diary, tokens)


def _hinted(stage: Stage, tokens: tuple[Token, ...]) -> None:
    """Add what is there by what is done or heard (짖었다: a dog), where nothing such is named."""
    index = cue_index("hints")
    alike = next((group for group in ALIKE if "friend" in group), frozenset[str]())
    for sentence in sentences(tokens):
        for found in index.find(sentence):
            kind, token = found.pattern.key, sentence[found.last]
            kinds = {part.noun.kind for part in stage.parts.values()}
            same = alike if kind in alike else {kind}
            if token.quoted or kinds & same or _not_so(sentence, found):
                continue
            stage.mention(Noun(found.last, found.last, kind, token.text, "bare", ""))


def _leave(stage: Stage) -> None:
    """Whoever is not there does nothing: thought of by the writer, or left out; the dead lie."""
    for key, away in stage.away.items():
        part = stage.parts.get(key)
        if part is None or (key in stage.here and away != "dead"):
            continue
        if away == "missing" and not (part.noun.person or part.name):
            del stage.parts[key]
            continue
        part.score *= 0.5
        part.actions.clear()
        for tie in [tie for tie in stage.ties if tie[0] == key or tie[2] == key]:
            if away != "dead" or tie[0] == key:
                del stage.ties[tie]
        if away == "dead" and not part.noun.person:
            part.actions["lie"] = 1.0
        elif stage.parts:
            stage.tie(ME, "think", key, 1.0)
            me = stage.parts[ME].actions
            if not me:
                me["think"] = 0.5


def _names(tokens: Sequence[Token]) -> dict[str, str]:
    """Names apart from their bearer: 강아지 이름은 콩이다, 콩이라는 강아지; 콩이 alone is a pet."""
    found: dict[str, str] = {}
    bases = [split.base for token in tokens for split in token.splits]
    animals = [kind for base in bases if (kind := _animal(base)) is not None]
    for base in bases:
        if base not in words("pets") or {base, base.removesuffix("이")} & by_word().keys():
            continue
        if animals or base not in words("pets_also"):
            found[base] = animals[0] if animals else "dog"
    found.update(dict.fromkeys(_persons(tokens), "friend"))
    for at in range(len(tokens) - 1):
        token, follow = tokens[at], tokens[at + 1]
        called = _CALLED.match(token.text)
        kinds = _kinds(follow)
        if called and kinds and subjects()[kinds[0]].alive:
            found[called.group(1)] = kinds[0]
        if token.text in ("이름은", "이름이", "이름을") and at > 0:
            kinds = _kinds(tokens[at - 1])
            name = _NAMED.match(follow.text)
            if name and kinds:
                found[name.group(1)] = kinds[0]
                if tail(name.group(1)):
                    found[name.group(1) + "이"] = kinds[0]
    return found


def _kinds(token: Token) -> list[str]:
    """What a word may mean, in the order of its splits: a set would change with the process."""
    return [
        by_word()[split.base]
        for split in token.splits
        if split.base in by_word() and split.base != "말"
    ]


_PERSONAL = ("네", "한테", "에게", "랑", "이랑", "하고", "야", "아")


def _persons(tokens: Sequence[Token]) -> list[str]:
    """Words used as only a name is, more than once: 지우네 집, 지우는, 지우 손에."""
    uses: dict[str, list[str]] = {}
    for token in tokens:
        for split in token.splits:
            if len(split.base) == 2 and like_name(split.base):
                uses.setdefault(split.base, []).append(split.particle)
    return [
        base
        for base, particles in uses.items()
        if len(particles) > 1 and any(particle in _PERSONAL for particle in particles)
    ]


def _animal(base: str) -> str | None:
    row = subjects().get(by_word().get(base, "")) if len(base) > 1 else None
    return row.id if row is not None and row.group == "animals" else None


def _compose(stage: Stage, diary: Diary, tokens: tuple[Token, ...]) -> Scene:
    mine = {target for source, action, target in stage.ties if source == ME and action != "think"}
    parts = sorted(
        stage.parts.items(),
        key=lambda item: (-_rank(item[1]) - (0.8 if item[0] in mine else 0.0), item[1].order),
    )
    order = {key: index for index, (key, _) in enumerate(parts)}
    ties = sorted(
        ((tie, weight) for tie, weight in stage.ties.items() if {tie[0], tie[2]} <= order.keys()),
        key=lambda item: -item[1],
    )
    busy = {(source, action) for (source, action, _), _ in ties}
    cues = {key: _cues(key, tokens) for key in ("weather", "time", "season", "places")}
    weather = diary.weather or cast("Weather | None", _first(cues["weather"], _WEATHER_ORDER))
    place = _place(stage, cues["places"])
    return Scene(
        subjects=tuple(_at_home(_subject(key, part, busy), place) for key, part in parts),
        relations=tuple(Relation(order[a], action, order[b]) for (a, action, b), _ in ties),
        place=place,
        time=cast("TimeOfDay", _first(cues["time"], ("night", "sunset")) or "day"),
        weather=weather,
        season=_season(cues["season"], diary, weather),
        words=tuple(said for _, _, said in quotations(diary.text)),
        unknown=tuple(stage.unknown),
    )


def _rank(part: Part) -> float:
    return part.score + (1.5 if part.noun.kind == ME else 0.0)


def _subject(key: str, part: Part, busy: set[tuple[str, str]]) -> Subject:
    """The frozen subject; of its actions the weightiest, one with an object before others."""
    weights = {a: weight + 0.5 * ((key, a) in busy) for a, weight in part.actions.items()}
    if "laugh" in weights and "cry" in weights:
        del weights["cry"]  # tears of laughter
    action = max(weights, key=lambda a: weights[a]) if weights else None
    return Subject(
        kind=part.noun.kind,
        word=part.noun.word,
        name=part.name,
        count=part.count,
        action=action if action in actions() else None,
        me=part.noun.kind == ME,
        colour=part.colour,
    )


_ELSEWHERE = {("desk", "classroom"): "school_desk"}
"""What one word stands for at a place: 책상 in a classroom is a pupil's."""


def _at_home(subject: Subject, place: str | None) -> Subject:
    kind = _ELSEWHERE.get((subject.kind, place or ""))
    return replace(subject, kind=kind) if kind else subject


def _cues(key: str, tokens: tuple[Token, ...]) -> list[str]:
    index = cue_index(key)
    told: list[str] = []
    denied: set[str] = set()
    for sentence in sentences(tokens):
        for found in index.find(sentence):
            told.append(found.pattern.key)
            if key == "weather" and _not_so(sentence, found):
                denied.add(found.pattern.key)
    return [name for name in told if name not in denied]


def _not_so(sentence: Sequence[Token], found: Found) -> bool:
    """비가 오지 않았다, 눈이 안 왔다."""
    follow = sentence[found.last + 1].text if found.last + 1 < len(sentence) else ""
    before = sentence[found.last - 1].text if found.last else ""
    return found.pattern.verb and (
        before == "안"
        or (sentence[found.last].text.endswith(("지", "지는", "지도")) and follow.startswith("않"))
    )


def _first(found: Sequence[str], order: Sequence[str]) -> str | None:
    return next((name for name in order if name in found), None)


_NAMED_MORE = 0.5
_CUE, _CUES_LATER = 0.9, 0.45
_THING = 0.35
_ENOUGH = 0.35
"""Weights of what speaks for a place: named as well, first cue, later cues, a thing; and how much
it takes to say it. A place that is named where the day is spent has 3 (``stage._PLACE_WEIGHT``)."""


def _place(stage: Stage, cues: Sequence[str]) -> str | None:
    """The place named with most weight, else the one that things and doings suggest."""
    scores = dict(stage.places)
    told: set[str] = set()
    for cue in cues:
        weight = _CUES_LATER if cue in told else _NAMED_MORE if cue in stage.places else _CUE
        scores[cue] = scores.get(cue, 0.0) + weight
        told.add(cue)
    homes = _homes()
    for part in stage.parts.values():
        for place in homes.get(part.noun.kind, ()):
            scores[place] = scores.get(place, 0.0) + _THING
    if not scores:
        return None
    chosen = max(scores, key=lambda name: scores[name])
    if chosen == "living_room" and _SNOWMEN & stage.parts.keys():
        return "yard"  # a snowman at home stands in the yard
    return chosen if chosen in places() and scores[chosen] >= _ENOUGH else None


_SNOWMEN = frozenset({"snowman", "snowballs", "big_snowball"})


@cache
def _homes() -> dict[str, tuple[str, ...]]:
    """Where a subject mostly stands: place ids by kind."""
    found: dict[str, tuple[str, ...]] = {}
    for row in places().values():
        for kind in str(row.params.get("things", "")).split():
            found[kind] = (*found.get(kind, ()), row.id)
    return found


def _season(found: Sequence[str], diary: Diary, weather: Weather | None) -> Season | None:
    """The season that the diary names, else that of its date, else winter where it snows."""
    seasons: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
    top = max(seasons, key=found.count)
    if found.count(top):
        return top
    if diary.date is not None:
        return seasons[(diary.date.month - 3) % 12 // 3]
    return "winter" if weather == "snow" else None
