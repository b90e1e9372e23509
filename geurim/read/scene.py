"""Who does what with whom, where and when: from words to a :class:`~geurim.records.Scene`.

Goes clause by clause: the nouns before a predicate are its agent, companions and objects by their
particles; where no agent is named it is that of the clause before, else the writer. It does not parse:
what it cannot place it keeps as a subject without an action.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from geurim.read.hangul import tail
from geurim.read.nouns import Noun, nouns
from geurim.read.patterns import Found, best
from geurim.read.tokens import Token, quotations, sentences
from geurim.read.words import action_index, by_word, cue_index, words
from geurim.records import Diary, Relation, Scene, Season, Subject, TimeOfDay, Weather
from geurim.vocabulary import actions, places, subjects

_FLIPS = {
    "be_scolded": "scold",
    "be_praised": "praise",
    "be_teased": "tease",
    "receive": "give",
    "be_hit": "hit",
}
_TOUCH = frozenset("hug comfort pet scold praise tease hit push help hold_hands feed carry".split())
_TOGETHER = frozenset(
    "quarrel make_up hold_hands speak meet hug whisper play play_game hide_and_seek dance race tease wave "
    "snowball_fight".split()
)
_TOWARDS = frozenset(
    "give speak whisper shout wave greet show run throw come go feed look point scold tease be_scolded be_praised "
    "be_teased be_hit praise help hug bow bark chase".split()
)
_NEEDS = frozenset(
    "hold wear buy give find pet feed pull take_away break raise open pick lose hit push bite wash throw".split()
)
"""Actions that are not shown without their object."""
_PLAIN_ACTIONS = frozenset(
    "go come stand walk look hold be_ill think meet speak wear wait study buy give receive find".split()
)
_HELPERS = frozenset(
    "보 주 있 싶 버리 말 놓 두 가 오 내 드리 않 못하 하 달 되 시작하 계 지".split()
)
_NOT_DONE = re.compile(r"지(는|도|를)?(않|못|안)")


@dataclass(slots=True)
class _Role:
    """What is gathered about one subject while the diary is read."""

    noun: Noun
    order: int
    score: float = 0.0
    count: int = 1
    colour: str | None = None
    name: str | None = None
    actions: dict[str, float] = field(default_factory=dict[str, float])


@dataclass(slots=True)
class _Stage:
    """The scene in the making."""

    roles: dict[str, _Role] = field(default_factory=dict[str, "_Role"])
    relations: dict[tuple[str, str, str], float] = field(
        default_factory=dict[tuple[str, str, str], float]
    )
    places: dict[str, float] = field(default_factory=dict[str, float])
    names: dict[str, str] = field(default_factory=dict[str, str])
    unknown: dict[str, None] = field(default_factory=dict[str, None])
    agents: tuple[str, ...] = ()
    elder: tuple[str, ...] = ()


def see(diary: Diary, tokens: tuple[Token, ...]) -> Scene:
    """The scene of a diary from its words."""
    stage = _Stage(names=_named(tokens))
    for sentence in sentences(tokens):
        _read_sentence(stage, sentence)
    if tokens:
        _meet_me(stage)
    return _compose(stage, diary, tokens)


def _named(tokens: Sequence[Token]) -> dict[str, str]:
    """Names told apart from their bearer: 강아지 이름은 콩이다, 콩이라는 강아지; 콩이 alone is a pet."""
    found: dict[str, str] = {}
    bases = [base for token in tokens for base in token.bases]
    animals: list[str] = []
    for base in bases:
        row = subjects().get(by_word().get(base, ""))
        if row is not None and row.group == "animals" and len(base) > 1:
            animals.append(row.id)
    for base in bases:
        if base in words("pets") and not {base, base.removesuffix("이")} & by_word().keys():
            found[base] = animals[0] if animals else "dog"
    for at, token in enumerate(tokens):
        follow = tokens[at + 1] if at + 1 < len(tokens) else None
        if follow is None:
            break
        called = re.match(r"^([가-힣]{1,4}?)(이?라는|이?라고)$", token.text)
        if called and called.group(2).endswith("는"):
            for split in follow.splits:
                row = subjects().get(by_word().get(split.base, ""))
                if row is not None and row.alive:
                    found[called.group(1)] = row.id
        if token.text in ("이름은", "이름이", "이름을") and at > 0:
            before = {split.base for split in tokens[at - 1].splits}
            kind = next((by_word()[base] for base in before if base in by_word()), None)
            name = re.match(
                r"^([가-힣]{1,4}?)(이다|다|이라고|라고|이야|예요|이에요|입니다|로|으로|이고|고|였다)$",
                follow.text,
            )
            if name and kind:
                found[name.group(1)] = kind
                if tail(name.group(1)):
                    found[name.group(1) + "이"] = kind
    return found


# --- clauses -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Verb:
    at: int
    action: str
    modifies: bool
    done: bool
    honoured: bool
    stem: str
    given: bool


def _read_sentence(stage: _Stage, sentence: tuple[Token, ...]) -> None:
    finds = {found.last: found for found in best(action_index().find(sentence))}
    things = nouns(sentence, set(finds), stage.names)
    held = {at for noun in things for at in range(noun.first, noun.at + 1)}
    verbs = [
        verb
        for at, found in sorted(finds.items())
        if at not in held and (verb := _verb(sentence, at, found, finds)) is not None
    ]
    begin = 0
    topic: Noun | None = None
    for noun in things:
        if noun.role == "topic" and noun.alive:
            topic = noun
            break
    pending: list[Noun] = []
    stage.agents = stage.agents if sentence and sentence[0].quoted else ()
    for verb in verbs:
        clause = [noun for noun in things if begin <= noun.first <= verb.at]
        begin = verb.at + 1
        clause = _coordinated(clause)
        for noun in clause:
            _mention(stage, noun, verb)
        if sentence[verb.at].quoted:
            continue
        if verb.modifies:
            head = next((noun for noun in things if noun.first > verb.at), None)
            pending += _modify(stage, clause, verb, head, topic)
            continue
        _act(stage, pending + clause, verb, topic)
        if _changes_agent(sentence[verb.at]) and (topic is None or topic.at > verb.at):
            stage.agents = ()
        pending = []
    for noun in _coordinated([noun for noun in things if noun.first >= begin]):
        _mention(stage, noun, None)


def _changes_agent(token: Token) -> bool:
    """After a cause (강아지가 아파서) or a background (비가 오는데) somebody else acts: mostly the writer."""
    text = token.text
    return len(text) > 1 and text.endswith(("서", "니까", "는데", "은데", "지만", "길래", "더니"))


def _coordinated(clause: list[Noun]) -> list[Noun]:
    """기린과 코끼리를 보았다: both are seen. 강아지랑 눈사람을 만들었다: the dog helps. 할머니 댁: hers."""
    result = list(clause)
    for index in range(len(clause) - 2, -1, -1):
        noun, follower = result[index], result[index + 1]
        near = follower.first - noun.at <= (3 if noun.count > 1 else 1)
        if not near:
            continue
        if (
            noun.role == "bare"
            and not noun.particle
            and noun.kind
            and follower.first == noun.at + 1
        ):
            comma = noun.alive and follower.alive and follower.role in ("subject", "topic", "with")
            result[index] = replace(noun, role=follower.role if comma else "of")
        elif noun.role == "with" and follower.role in ("subject", "topic", "object") and noun.kind:
            alike = noun.alive == follower.alive and noun.person == follower.person
            if follower.role != "object" or (alike and noun.kind != "me"):
                result[index] = replace(noun, role=follower.role)
    return result


def _verb(
    sentence: tuple[Token, ...], at: int, found: Found, finds: dict[int, Found]
) -> _Verb | None:
    token = sentence[at]
    stem = found.pattern.last
    if stem in _HELPERS and len(found.places) == 1 and at - 1 in finds and _leans(sentence[at - 1]):
        return None
    follow = sentence[at + 1].text if at + 1 < len(sentence) else ""
    later = sentence[at + 2].text if at + 2 < len(sentence) else ""
    before = sentence[at - 1].text if at > 0 else ""
    done = not (
        before in ("안", "못")
        or _NOT_DONE.search(token.text)
        or (
            token.text.endswith(("지", "지는", "지도"))
            and follow.startswith(("않", "못", "안", "말"))
        )
        or (token.text.endswith("고") and follow.startswith("싶"))
        or (token.text.endswith("면") and follow.startswith("좋"))
        or (tail(token.text) == "ㄹ" and follow == "수" and later.startswith("없"))
        or token.text.endswith(("려고", "을까", "자고", "라고"))
    )
    text = token.text
    modifies = bool(follow) and (
        text.endswith(("는", "던"))
        or (tail(text) in ("ㄴ", "ㄹ") and not text.endswith(("만", "은데")))
    )
    merged = f"{text} {follow}" if follow and _leans(token) else text
    honoured = (
        re.search(r"(으?시[고며는던면니다지었]|으?셨|으?셔|으?세요|으?신|하셨|주셨)", merged)
        is not None
    )
    given = re.search(r"(아|어|해|여|워|와|려|줘) ?주|드[리렸려린]", merged) is not None
    return _Verb(at, found.pattern.key, modifies, done, honoured, stem, given)


def _leans(token: Token) -> bool:
    """Whether a helping verb may follow: 먹어 보다, 타고 있다."""
    text = token.text
    return text.endswith(("고", "지")) or (
        tail(text) == "" and text[-1:] in "아어해여와워려져춰러라가서쳐봐"
    )


def _modify(
    stage: _Stage, clause: list[Noun], verb: _Verb, head: Noun | None, topic: Noun | None
) -> list[Noun]:
    """A clause before its noun (엄마가 만든 케이크); gives back the nouns that belong to what follows."""
    own: list[Noun] = []
    rest: list[Noun] = []
    seen_subject = False
    for noun in reversed(clause):
        if (
            noun.role in ("topic",)
            or (noun.role == "subject" and seen_subject)
            or (noun.role in ("with", "at") and seen_subject)
        ):
            rest.insert(0, noun)
        else:
            own.insert(0, noun)
            seen_subject = seen_subject or noun.role == "subject"
    agents = [noun for noun in own if noun.alive and noun.role in ("subject", "with")]
    things = [noun for noun in own if noun.role in ("object", "bare") and noun.kind]
    if not verb.done:
        return rest
    if agents and head is not None and head.kind:
        for agent in agents:
            _do(stage, agent, verb.action, 0.6)
            _relate(stage, agent, verb.action, head, 0.6)
    elif head is not None and head.alive:
        _do(stage, head, verb.action, 0.8)
        for thing in things:
            _relate(stage, head, verb.action, thing, 0.7)
    return rest


def _act(stage: _Stage, clause: list[Noun], verb: _Verb, topic: Noun | None) -> None:
    """A main clause: who does ``verb`` with whom to what."""
    subject_nouns = [noun for noun in clause if noun.role == "subject"]
    agents = [noun for noun in subject_nouns if noun.alive]
    companions = [noun for noun in clause if noun.role == "with" and noun.alive]
    objects = [noun for noun in clause if noun.role == "object" and noun.kind]
    objects += [
        noun for noun in clause if noun.role in ("bare", "also") and noun.kind and not noun.alive
    ]
    if verb.action in ("ride", "slide", "swing", "climb", "sit", "lie"):
        objects += [noun for noun in clause if noun.role == "to" and noun.kind and not noun.place]
    datives = [noun for noun in clause if noun.role in ("dative", "from") and noun.kind]
    if not agents:
        also = [noun for noun in clause if noun.role == "also" and noun.alive]
        agents = [noun for noun in (topic,) if noun is not None] + also
        agents = agents or [noun for noun in clause if noun.role == "bare" and noun.alive][-1:]
    keys = tuple(_key(noun) for noun in agents)
    for noun in agents:
        _mention(stage, noun, None, 0.0)
    if not keys and verb.action in _ANIMAL:
        keys = _last_animal(stage)
    if not keys:
        if subject_nouns and not objects:
            return  # 비가 왔다: something without a will
        keys = stage.agents if verb.honoured and stage.agents != ("me",) else ()
        keys = (
            keys
            or (stage.elder if verb.honoured else stage.agents)
            or (() if verb.honoured else ("me",))
        )
        if verb.honoured and not keys:
            keys = ()
    stage.agents = keys
    if verb.honoured and keys:
        stage.elder = keys
    if not verb.done:
        return
    _perform(stage, keys, companions, objects, datives, verb)


def _perform(
    stage: _Stage,
    agents: tuple[str, ...],
    companions: list[Noun],
    objects: list[Noun],
    datives: list[Noun],
    verb: _Verb,
) -> None:
    action = verb.action
    if action in _NEEDS and not objects:
        return
    weight = 0.7 if action in _PLAIN_ACTIONS else 1.0
    if action in _FLIPS and datives:
        for giver in datives[:2]:
            if giver.alive:
                _do(stage, giver, _FLIPS[action], weight)
                for key in agents:
                    target = _key(objects[0]) if action == "receive" and objects else key
                    _tie(stage, _key(giver), _FLIPS[action], target, weight)
        datives = []
    everybody = (*agents, *(_key(noun) for noun in companions))
    for key in everybody:
        _do_key(stage, key, action, weight)
    for noun in companions:
        _mention(stage, noun, None, 1.0)
        if action in _TOGETHER and not objects:
            for key in agents:
                _tie(stage, key, action, _key(noun), weight)
    for noun in objects[:2]:
        for key in everybody:
            _tie(stage, key, action, _key(noun), weight)
    if not objects and action in _TOWARDS:
        for noun in datives[:1]:
            for key in agents:
                _tie(stage, key, action, _key(noun), weight)
    if action in _TOUCH and verb.given and not objects and "me" not in agents:
        for key in agents:
            _tie(stage, key, action, "me", weight)


_ANIMAL = frozenset({"wag", "bark", "lick"})


def _last_animal(stage: _Stage) -> tuple[str, ...]:
    """Whoever wags its tail is the animal named last."""
    animals = [
        key
        for key in stage.roles
        if (row := subjects().get(stage.roles[key].noun.kind)) is not None
        and row.group == "animals"
    ]
    return tuple(animals[-1:])


# --- gathering ---------------------------------------------------------------------------------

_WEIGHT = {
    "subject": 3.0, "topic": 2.6, "with": 3.0, "object": 2.5, "dative": 2.0, "from": 1.6, "also": 2.0,
    "bare": 1.6, "of": 0.9, "is": 1.2, "at": 0.7, "to": 0.9, "call": 1.2,
}  # fmt: skip


def _key(noun: Noun) -> str:
    if noun.kind in ("unknown", "friend") and noun.name:
        return f"friend:{noun.name}"
    if noun.kind == "unknown":
        return f"unknown:{noun.word}"
    return noun.kind


def _mention(stage: _Stage, noun: Noun, verb: _Verb | None, bonus: float = 0.0) -> None:
    if noun.place is not None:
        weight = {"at": 3.0, "to": 1.8, "bare": 1.0, "object": 1.0}.get(noun.role, 0.7)
        if verb is not None and not verb.done:
            weight *= 0.15
        stage.places[noun.place] = stage.places.get(noun.place, 0.0) + weight
        if noun.role in ("at", "to", "of", "bare") or noun.kind == "":
            return
    if noun.kind == "":
        return
    key = _key(noun)
    if noun.kind == "unknown":
        stage.unknown.setdefault(noun.word)
        if noun.role not in ("object", "subject", "with"):
            return
    score = _WEIGHT[noun.role] + (0.8 if noun.alive else 0.0) + bonus
    role = stage.roles.get(key)
    if role is None:
        role = stage.roles[key] = _Role(noun, len(stage.roles), score)
    else:
        role.score = max(role.score, score) + 0.35 * min(role.score, score)
    role.count = max(role.count, noun.count)
    role.colour = role.colour or noun.colour
    role.name = role.name or noun.name


def _do(stage: _Stage, noun: Noun, action: str, weight: float) -> None:
    if _key(noun) not in stage.roles:
        _mention(stage, noun, None)
    _do_key(stage, _key(noun), action, weight)


def _do_key(stage: _Stage, key: str, action: str, weight: float) -> None:
    if key == "me" and "me" not in stage.roles:
        _meet_me(stage)
    role = stage.roles.get(key)
    if role is not None:
        role.actions[action] = (
            role.actions.get(action, 0.0) + weight + 0.3 / (1 + len(role.actions))
        )
        role.score += 0.4


def _relate(stage: _Stage, agent: Noun, action: str, target: Noun, weight: float) -> None:
    if target.kind:
        _tie(stage, _key(agent), action, _key(target), weight)


def _tie(stage: _Stage, source: str, action: str, target: str, weight: float) -> None:
    if source != target:
        key = (source, action, target)
        stage.relations[key] = stage.relations.get(key, 0.0) + weight


def _meet_me(stage: _Stage) -> None:
    if "me" not in stage.roles:
        noun = Noun(-1, -1, "me", "나", "subject", "")
        stage.roles["me"] = _Role(noun, -1, 4.2)


# --- composing ---------------------------------------------------------------------------------


def _compose(stage: _Stage, diary: Diary, tokens: tuple[Token, ...]) -> Scene:
    roles = sorted(stage.roles.items(), key=lambda item: (-_rank(item[1]), item[1].order))
    order = {key: index for index, (key, _) in enumerate(roles)}
    ties = [
        (key, weight)
        for key, weight in stage.relations.items()
        if key[0] in order and key[2] in order
    ]
    drawn = tuple(_subject(key, role, ties) for key, role in roles)
    relations = tuple(
        Relation(order[source], action, order[target])
        for (source, action, target), _ in sorted(ties, key=lambda item: -item[1])
    )
    found = {key: cue_index(key) for key in ("weather", "time", "season", "places")}
    cues = {
        key: [f.pattern.key for s in sentences(tokens) for f in index.find(s)]
        for key, index in found.items()
    }
    weather = diary.weather or cast("Weather | None", _first(cues["weather"], _WEATHER_ORDER))
    outdoors = weather == "snow" and "snowman" in stage.roles
    return Scene(
        subjects=drawn,
        relations=relations,
        place=_place(stage, cues["places"], outdoors),
        time=cast("TimeOfDay", _first(cues["time"], ("night", "sunset")) or "day"),
        weather=weather,
        season=_season(cues["season"], diary.date, weather),
        words=tuple(words_ for _, _, words_ in quotations(diary.text)),
        unknown=tuple(stage.unknown),
    )


_WEATHER_ORDER = ("storm", "snow", "rain", "wind", "cloudy", "clear")


def _rank(role: _Role) -> float:
    return role.score + (0.3 if role.noun.kind == "me" else 0.0)


def _subject(key: str, role: _Role, ties: Sequence[tuple[tuple[str, str, str], float]]) -> Subject:
    noun = role.noun
    chosen: str | None = None
    if role.actions:
        strong = {
            action: weight + 0.5 * any(tie[0] == key and tie[1] == action for tie, _ in ties)
            for action, weight in role.actions.items()
        }
        chosen = max(strong, key=lambda action: strong[action])
    return Subject(
        kind=noun.kind,
        word=noun.word,
        name=role.name,
        count=role.count,
        action=chosen if chosen in actions() else None,
        me=noun.kind == "me",
        colour=role.colour,
    )


def _first(found: Sequence[str], order: Sequence[str]) -> str | None:
    return next((name for name in order if name in found), None)


_INDOOR_HOME = ("living_room",)


def _place(stage: _Stage, cues: Sequence[str], outdoors: bool) -> str | None:
    scores = dict(stage.places)
    for cue in cues:
        scores[cue] = scores.get(cue, 0.0) + (0.9 if cue not in scores else 0.5)
    if not scores:
        return None
    chosen = max(scores, key=lambda name: scores[name])
    if chosen in _INDOOR_HOME and (outdoors or "yard" in cues):
        return "yard"
    return chosen if chosen in places() else None


def _season(found: Sequence[str], date: dt.date | None, weather: Weather | None) -> Season | None:
    counts = {name: found.count(name) for name in ("spring", "summer", "autumn", "winter")}
    top = max(counts, key=lambda name: counts[name])
    if counts[top]:
        return cast("Season", top)
    if date is not None:
        return cast("Season", ("winter", "spring", "summer", "autumn")[date.month % 12 // 3])
    return "winter" if weather == "snow" else None
