"""An English description of a scene, from templates; names are romanised.

Who does what and where; then mood, air, light and colours, as a text-to-image prompt wants them.
Says only what the scene holds. It is the text of a prompt, not a translation of the diary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geurim.emotion import Emotion
from geurim.read.hangul import romanise
from geurim.records import Relation, Scene, Subject
from geurim.vocabulary import SubjectRow, actions, places, subjects

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
    Emotion.AMUSEMENT: ("amused", "funny and playful", "bright and bouncy colours"),
    Emotion.AWE: ("full of wonder", "vast and wonderful", "deep, glowing colours"),
    Emotion.CONTENTMENT: ("calm and content", "warm and peaceful", "soft, warm colours"),
    Emotion.EXCITEMENT: ("happy and excited", "lively and festive", "vivid, cheerful colours"),
    Emotion.ANGER: ("angry", "tense and stormy", "harsh reds and blacks"),
    Emotion.DISGUST: ("disgusted", "nasty and sticky", "murky greens and browns"),
    Emotion.FEAR: ("afraid", "dark and frightening", "dark, cold colours"),
    Emotion.SADNESS: ("sad", "quiet and lonely", "pale blues and greys"),
    Emotion.NEUTRAL: ("calm", "ordinary and quiet", "plain, natural colours"),
}
"""What is felt, the air, and the colours."""
_LIGHT = {
    "storm": "flashes of lightning in a dark sky",
    "snow": "soft white light over the snow",
    "rain": "grey light and falling rain",
    "cloudy": "soft grey light",
    "wind": "clear light and blowing wind",
    "clear": "bright sunlight",
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
    """Two or three sentences about ``scene`` as ``emotion`` colours it."""
    shown = scene.subjects[:MOST]
    thought = tuple(
        relation.target
        for relation in scene.relations
        if relation.action in _THOUGHT and relation.target < len(shown)
    )
    groups = _groups(shown, scene.relations)
    clauses = [_clause(shown, *group) for group in groups]
    told = {index for agents, _, targets in groups for index in (*agents, *targets)}
    left = [index for index in range(len(shown)) if index not in told and index not in thought]
    apart = [index for index in thought if index not in told]
    setting = ", ".join(part for part in (_where(scene), _when(scene)) if part)
    text = _joined(clauses)
    mine = [index for index in left if shown[index].me]
    if mine and clauses:
        text = f"{text}, beside {_name(shown[mine[0]])}"
        left.remove(mine[0])
    if left:
        others = _list([_name(shown[index]) for index in left])
        text = f"{text}, with {others} nearby" if text else _standing(shown, left)
    text = f"{text} {setting}".strip() if setting else text
    text = _capital(_once(text, shown) or "A quiet picture") + "."
    if apart:
        text += f" A thought bubble shows {_list([_name(shown[index]) for index in apart])}."
    return f"{text} {_atmosphere(scene, emotion)}{_lettering(scene)}"


def _once(text: str, shown: Sequence[Subject]) -> str:
    """``text`` with all named in full once: a friend named Jiu, then Jiu; an ant, the ant."""
    for subject in shown:
        full = _name(subject)
        head, found, rest = text.partition(full)
        short = romanise(subject.name) if subject.name else ""
        if not short and full.startswith(("a ", "an ")):
            short = f"the {full.split(' ', 1)[1]}"
        if found and short:
            alone = re.compile(rf"(?<![A-Za-z]){re.escape(full)}(?![A-Za-z])(?! named)")
            text = head + found + alone.sub(short, rest)
    return text


_THOUGHT = frozenset({"think", "dream"})


def _standing(shown: Sequence[Subject], left: Sequence[int]) -> str:
    """Those who do nothing stand; things are beside them."""
    living = [index for index in left if _alive(shown[index])]
    things = _list([_name(shown[index]) for index in left if index not in living])
    several = len(living) > 1 or any(shown[index].count > 1 for index in living)
    if not living:
        return things
    text = f"{_list([_name(shown[index]) for index in living])} {_BE[several]} standing"
    return f"{text} beside {things}" if things else text


_BE = {False: "is", True: "are"}


def _joined(clauses: Sequence[str]) -> str:
    """Clauses as one sentence: commas, and ``while`` before the last."""
    if len(clauses) < 2:
        return "".join(clauses)
    return f"{', '.join(clauses[:-1])}, while {clauses[-1]}"


def _atmosphere(scene: Scene, emotion: Emotion) -> str:
    mood, air, colours = _MOODS[emotion]
    who = "The child feels" if any(subject.me for subject in scene.subjects) else "The mood is"
    named = list(dict.fromkeys(_colour(s.colour) for s in scene.subjects[:MOST] if s.colour))
    palette = f"{colours} with {_list(named)}" if named else colours
    return f"{who} {mood}; the atmosphere is {air}. {_capital(_light(scene, emotion))}, {palette}."


def _light(scene: Scene, emotion: Emotion) -> str:
    row = places().get(scene.place or "")
    if row is not None and row.indoor:
        return "dim indoor light" if emotion in _DIM else "warm indoor light"
    if scene.time == "night":
        return "moonlight and deep shadows" if emotion is Emotion.FEAR else "soft moonlight"
    if scene.weather:
        return _LIGHT[scene.weather]
    if scene.time == "sunset":
        return "golden evening light"
    return "dull daylight" if emotion in _DIM else "clear daylight"


_DIM = frozenset({Emotion.FEAR, Emotion.SADNESS, Emotion.ANGER, Emotion.DISGUST})


def _lettering(scene: Scene) -> str:
    return "".join(f' The words "{words}" are written in the picture.' for words in scene.words[:2])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _colour(name: str | None) -> str:
    return _COLOURS.get(name or "", name or "")


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
    groups = [(tuple(agents), action, aims) for (action, aims), agents in joined.items()]
    return [group for group in groups if not _covered(group, groups)]


def _covered(group: _Group, groups: Sequence[_Group]) -> bool:
    """Whether others are already told to do it with them: playing with a dog that plays."""
    agents, action, aims = group
    others = {target for _, act, targets in groups if act == action for target in targets}
    mutual = set(aims) <= {agent for those, act, _ in groups if act == action for agent in those}
    first = min((those for those, act, _ in groups if act == action), default=agents)
    return set(agents) <= others and mutual and (not aims or agents != first)


def _clause(
    shown: Sequence[Subject], agents: tuple[int, ...], action: str, targets: tuple[int, ...]
) -> str:
    row = actions()[action]
    targets = tuple(t for t in targets if (action, shown[t].kind) not in _EVIDENT)
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
    if action in _PHRASES and targets:
        doing = _PHRASES[action].replace("{}", _list([_name(shown[i]) for i in targets]))
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
    "find": "looking around",
    "borrow": "borrowing something",
    "bury": "burying something in the ground",
    "think": "deep in thought",
    "hold": "holding something",
    "buy": "shopping",
    "cook": "cooking",
    "draw": "drawing a picture",
    "take_photo": "taking a picture",
    "play_music": "playing music",
    "climb": "climbing up",
    "carry": "carrying something",
}
_EVIDENT = frozenset(
    {
        ("take_photo", "photo"),
        ("play_music", "music"),
        ("draw", "drawing"),
        ("fish", "fishing_rod"),
        ("study", "homework"),
        ("snowball_fight", "snowballs"),
    }
)
"""Said already by the action."""
_PHRASES = {
    "go": "walking towards {}",
    "come": "coming up to {}",
    "jump": "jumping beside {}",
    "study": "studying with {}",
    "get_shot": "getting an injection from {}",
    "be_ill": "lying ill in bed near {}",
    "fall": "falling down beside {}",
    "perform": "performing on the stage with {}",
}
"""With an object, where the action's own words take none."""


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
        " behind",
    ):
        head = head.removesuffix(word)
    return " ".join(head.split())


_UNCOUNTED = frozenset(
    "bread milk money grass homework smoke rice water juice snow fire wind clay slime mud sand ice "
    "music trash soap toothpaste tea cola honey cheese fruit food medicine popcorn".split()
)


def _name(subject: Subject) -> str:
    row = subjects().get(subject.kind)
    if row is None:
        return f"a thing called {romanise(subject.word)}"
    colour = _colour(subject.colour)
    if subject.count > 1:
        number = _COUNTS[min(subject.count, 12)]
        words = " ".join(part for part in (number, colour, row.en[1]) if part)
    else:
        words = " ".join(part for part in (colour, row.en[0]) if part)
        words = _article(words, row)
    return f"{words} named {romanise(subject.name)}" if subject.name else words


def _article(words: str, row: SubjectRow) -> str:
    """``words`` with a, an, the (family and teachers), some, or nothing (shoes)."""
    if row.params.get("kin") or row.id == "teacher":
        return f"the {words}"
    if row.en[0] in _UNCOUNTED:
        return f"some {words}"
    same = row.en[0] == row.en[1] and not row.alive
    if same or row.en[1].startswith("pairs of "):
        return words
    return f"{'an' if words[0] in 'aeiouAEIOU' else 'a'} {words}"


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
