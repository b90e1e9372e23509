"""An English description of a scene and its mood, from templates; names are romanised.

Says only what the scene holds. It is the text of a prompt, not a translation of the diary.
"""

from __future__ import annotations

from collections.abc import Sequence

from geurim.emotion import Emotion
from geurim.read.hangul import romanise
from geurim.records import Relation, Scene, Subject
from geurim.vocabulary import actions, places, subjects

MOST = 6
"""Subjects that are described."""

_COUNTS = (
    "",
    "a",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_MOODS = {
    Emotion.AMUSEMENT: ("amused", "everything is funny and playful"),
    Emotion.AWE: ("full of wonder", "everything is wonderful and great"),
    Emotion.CONTENTMENT: ("calm and content", "everything is warm and peaceful"),
    Emotion.EXCITEMENT: ("happy and excited", "everything is lively and bright"),
    Emotion.ANGER: ("angry", "the air is tense"),
    Emotion.DISGUST: ("disgusted", "something is nasty"),
    Emotion.FEAR: ("afraid", "everything is dark and frightening"),
    Emotion.SADNESS: ("sad", "everything is quiet and lonely"),
    Emotion.NEUTRAL: ("calm", "it is an ordinary day"),
}
_WEATHER = {
    "clear": "sunny",
    "cloudy": "cloudy",
    "rain": "rainy",
    "snow": "snowy",
    "wind": "windy",
    "storm": "stormy",
}
_COLOURS = {
    "lime": "light green",
    "sky": "sky blue",
    "tan": "beige",
    "lemon": "golden",
    "rainbow": "rainbow-coloured",
}


def describe(scene: Scene, emotion: Emotion) -> str:
    """One or two sentences about ``scene`` as ``emotion`` colours it."""
    shown = scene.subjects[:MOST]
    groups = _groups(shown, scene.relations)
    clauses = [_clause(shown, *group) for group in groups]
    told = {index for agents, _, targets in groups for index in (*agents, *targets)}
    left = [index for index in range(len(shown)) if index not in told]
    setting = ", ".join(part for part in (_where(scene), _when(scene)) if part)
    text = "; ".join(clauses)
    mine = [index for index in left if shown[index].me]
    if mine and clauses:
        text = f"{text}, beside {_name(shown[mine[0]])}"
        left.remove(mine[0])
    if left:
        others = _list([_name(shown[index]) for index in left])
        text = f"{text}, with {others}" if text else others
    text = f"{text} {setting}".strip() if setting else text
    text = text or "A quiet picture"
    mood, air = _MOODS[emotion]
    who = "the child feels" if any(subject.me for subject in shown) else "the mood is"
    ending = f"{who} {mood}, {air}." if scene.subjects else f"the mood is {mood}, {air}."
    quoted = "".join(
        f' The words "{words}" are written in the picture.' for words in scene.words[:2]
    )
    return f"{text[0].upper()}{text[1:]}. {ending[0].upper()}{ending[1:]}{quoted}"


_Group = tuple[tuple[int, ...], str, tuple[int, ...]]


def _groups(shown: Sequence[Subject], relations: Sequence[Relation]) -> list[_Group]:
    """Who does the same to the same, together; each subject acts once."""
    targets: dict[int, list[int]] = {}
    for relation in relations:
        if relation.source >= len(shown) or relation.target >= len(shown):
            continue
        if shown[relation.source].action == relation.action:
            targets.setdefault(relation.source, []).append(relation.target)
    joined: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for index, subject in enumerate(shown):
        if subject.action is None:
            continue
        aims = tuple(dict.fromkeys(targets.get(index, ())))[:2]
        joined.setdefault((subject.action, aims), []).append(index)
    return [(tuple(agents), action, aims) for (action, aims), agents in joined.items()]


def _clause(
    shown: Sequence[Subject], agents: tuple[int, ...], action: str, targets: tuple[int, ...]
) -> str:
    row = actions()[action]
    who = _list([_name(shown[index]) for index in agents])
    several = sum(shown[index].count for index in agents) > 1
    doing = row.en
    persons = [index for index in targets if _alive(shown[index])]
    things = [index for index in targets if not _alive(shown[index])]
    if action in _HANDED and things:
        whom = _list([_name(shown[index]) for index in things])
        doing = doing.replace("{}", whom)
        doing += f" to {_list([_name(shown[index]) for index in persons])}" if persons else ""
    elif action in _UPON and things:
        doing = f"{doing.split()[0]} on {_list([_name(shown[index]) for index in things])}"
    elif targets:
        whom = _list([_name(shown[index]) for index in targets])
        doing = doing.replace("{}", whom) if "{}" in doing else f"{doing} near {whom}"
    else:
        doing = _ALONE.get(action) or _without_object(doing)
    return f"{who} {'are' if several else 'is'} {doing}"


_HANDED = frozenset({"give", "show", "read", "throw"})
_UPON = frozenset({"sit", "lie", "sleep", "stand"})
_ALONE = {
    "kick": "playing football",
    "fly_kite": "flying a kite",
    "give": "giving something",
    "make": "making something",
    "receive": "getting something",
    "throw": "throwing a ball",
    "read": "reading a book",
    "ride": "riding along",
    "hug": "giving a hug",
    "be_hit": "being hit",
    "play_music": "playing music",
    "find": "looking around",
}


def _alive(subject: Subject) -> bool:
    row = subjects().get(subject.kind)
    return subject.me or (row is not None and row.alive)


def _without_object(participle: str) -> str:
    head = participle.replace("{}", "").rstrip()
    for word in (
        " at",
        " with",
        " to",
        " of",
        " on",
        " for",
        " down",
        " by",
        " before",
        " from",
        " against",
        " beside",
    ):
        head = head.removesuffix(word)
    return " ".join(head.split())


def _name(subject: Subject) -> str:
    row = subjects().get(subject.kind)
    if row is None:
        return f"a thing called {romanise(subject.word)}"
    colour = _COLOURS.get(subject.colour or "", subject.colour)
    if subject.count > 1:
        number = _COUNTS[min(subject.count, 12)]
        words = " ".join(part for part in (number, colour, row.en[1]) if part)
    else:
        words = " ".join(part for part in (colour, row.en[0]) if part)
        plural = row.en[0] == row.en[1] or row.en[1].startswith("pairs of ")
        if not plural:
            words = f"{'an' if words[0] in 'aeiouAEIOU' else 'a'} {words}"
    return f"{words} named {romanise(subject.name)}" if subject.name else words


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def _where(scene: Scene) -> str:
    row = places().get(scene.place or "")
    return row.en if row is not None else ""


def _when(scene: Scene) -> str:
    words = [_WEATHER[scene.weather]] if scene.weather else []
    if scene.season:
        words.append(scene.season)
    words.append({"day": "day", "sunset": "evening", "night": "night"}[scene.time])
    text = " ".join(words)
    if text == "day":
        return ""
    article = "an" if text[0] in "aeiou" else "a"
    return (
        f"on {article} {text}"
        if scene.time == "day"
        else f"{'at' if text == 'night' else 'on ' + article} {text}"
    )
