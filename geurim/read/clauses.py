"""Who does what to whom, clause by clause.

The nouns before a predicate are its agent, companions and objects by their particles; where no
agent is named it is that of the clause before, else the writer. It does not parse: what it cannot
place stays a subject without an action.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geurim.read.mention import Noun
from geurim.read.nouns import nouns
from geurim.read.patterns import best
from geurim.read.stage import ME, Away, Stage, key_of
from geurim.read.tokens import Token
from geurim.read.verbs import Verb, verbs
from geurim.read.words import action_index, words
from geurim.vocabulary import subjects

_FLIPS = {
    "be_scolded": "scold",
    "be_praised": "praise",
    "be_teased": "tease",
    "receive": "give",
    "be_hit": "hit",
}
"""What is suffered, and what the other one does."""
_TOUCH = frozenset("hug comfort pet scold praise tease hit push help hold_hands feed carry".split())
"""Done for somebody unnamed (안아 주셨다), it is done to the writer."""
_TOGETHER = frozenset(
    "quarrel make_up hold_hands speak meet hug whisper play play_game hide_and_seek dance race "
    "tease wave snowball_fight".split()
)
"""What two do with each other."""
_NEEDS = frozenset(
    "carry hold wear buy give find pet feed pull take_away break raise open pick lose hit push "
    "bite "
    "wash throw".split()
)
"""What is not shown without its object."""
_CALLING = frozenset("horse bird cicada frog rooster chicken cow cricket owl crow sheep".split())
"""Animals whose cry is no weeping."""
_TOWARDS = frozenset(
    "give speak whisper shout wave greet show run throw come go feed look point scold tease "
    "be_scolded be_praised be_teased be_hit praise help hug bow bark chase hide sit sleep lie "
    "stand".split()
)
"""What is done towards whoever stands in the dative."""
_UPON = frozenset("ride slide swing climb sit lie".split())
_PLAIN = frozenset(
    "go come stand walk look hold be_ill think meet speak wear wait study buy give receive "
    "find".split()
)
"""Actions that tell less than others."""
_HANDLED = frozenset(
    "carry hold wear buy give receive show eat drink cook make build draw ride look look_up throw "
    "kick push pull pick water plant bury wash fly_kite find lose break open feed raise borrow "
    "take_photo climb play_music take_away pet".split()
)
"""Whose object is a thing, known or not."""
_DEEDS = _HANDLED | {"kick", "hit", "go", "run", "climb", "build", "cook", "clean", "hide", "write"}
"""Done on purpose: who does one thing so that another follows (차서 무너뜨렸다) does both."""
_LEAVING = frozenset("떠나 출발하 나가 나오 내리 돌아오 내려오".split())
_RETURNING = frozenset("돌아오 돌아가 들어오".split())
_ANIMAL = frozenset({"wag", "bark", "lick"})
_WRITTEN = frozenset("letter diary notebook book paper card pencil blackboard".split())
_WORN = frozenset("hat cap glasses sunglasses mask crown helmet goggles".split())


@dataclass(frozen=True, slots=True)
class _Clause:
    """The nouns of a clause by their part in it."""

    agents: tuple[Noun, ...]
    companions: tuple[Noun, ...]
    objects: tuple[Noun, ...]
    datives: tuple[Noun, ...]
    lifeless: bool
    """Something without a will is its subject: 비가 왔다."""


def read_sentence(stage: Stage, sentence: tuple[Token, ...]) -> None:
    """Gather what ``sentence`` says."""
    finds = {found.last: found for found in best(action_index().find(sentence))}
    things = nouns(sentence, set(finds), stage.names)
    held = {at for noun in things for at in range(noun.first, noun.at + 1)}
    begin = 0
    topic: Noun | None = None
    pending: list[Noun] = []
    stage.latest = stage.agents = stage.doers = ()
    stage.objects = ()
    for verb in verbs(sentence, finds, held):
        clause = _coordinated([noun for noun in things if begin <= noun.first <= verb.at])
        begin = verb.at + 1
        topic = next((n for n in reversed(clause) if n.role == "topic" and n.alive), topic)
        for noun in clause:
            stage.mention(noun, here=_here(verb, noun), handled=verb.action in _HANDLED)
            stage.status(noun, _away(sentence, noun, verb))
        nobody = not any(noun.alive for noun in clause)
        if nobody and verb.action == "come" and not (verb.done or verb.wished):
            stage.gone(stage.agents or stage.latest)
        if sentence[verb.at].quoted:
            continue
        if verb.modifies:
            head = next((noun for noun in things if noun.first > verb.at), None)
            if head is not None and _told(sentence[verb.at + 1 : head.first]):
                head = None
            pending += _modify(stage, clause, verb, head)
            continue
        _act(stage, _sorted(pending + clause, verb, topic), verb)
        if verb.breaks and topic is None:
            stage.doers = stage.agents if verb.action in _DEEDS else ()
            stage.agents = ()
        pending = []
    for noun in _coordinated([noun for noun in things if noun.first >= begin]):
        stage.mention(noun)
        stage.status(noun, "missing" if noun.absent else _death(sentence, noun))


def _told(between: Sequence[Token]) -> bool:
    """Whether the verb belongs to a noun that is never seen: 가는 날, 만든 이야기."""
    return any(token.bases & words("abstract") for token in between)


def _here(verb: Verb, noun: Noun) -> float:
    """How much a place named with ``verb`` tells of where the day was spent."""
    if verb.action and not verb.done:
        return 0.15
    if noun.role == "at" and (verb.action == "come" or verb.stem in _LEAVING):
        return 0.15
    if noun.role == "to" and (verb.stem in _RETURNING or (verb.modifies and verb.action == "go")):
        return 0.4
    if noun.role == "to" and noun.word in _HOME and (verb.action == "come" or verb.stem in _COMING):
        return 0.3  # 집에 와서: the day was spent elsewhere
    return 1.0


_HOME = frozenset({"집", "우리 집", "우리집"})
_COMING = frozenset("오 가 들어가 돌아가".split())
_DIED = re.compile(r"^(죽었|죽은|움직이지|돌아가[셨신시]|세상을|하늘나라|무지개다리|별이)")
_FAR = frozenset("출장 군대 유학 외국 멀리 해외".split())
_GOT = frozenset("ride buy receive carry hold wear find pick take_away build".split())
"""Denied, these leave their object out of the picture."""
_LATE = ("안", "못", "늦게", "아직", "안에")


def _death(sentence: Sequence[Token], noun: Noun) -> Away | None:
    """Whether the sentence says that ``noun`` died."""
    if not noun.alive or noun.role not in ("subject", "topic", "bare", "also"):
        return None
    near = sentence[noun.at + 1 : noun.at + 5]
    for token in near:
        if _DIED.match(token.text):
            left = token.text.startswith(("돌아가", "별이", "세상을"))
            gone = any(later.text.startswith(("됐", "되었", "떠나", "떠났")) for later in near)
            if not left or gone or (token.text.startswith("돌아가") and noun.person):
                return "dead"
        if token.text.endswith(("고", "는데", "지만")):
            break
    return None


def _believed(sentence: Sequence[Token], noun: Noun) -> bool:
    """귀신이 있는 줄 알고, 곰인 줄 알았다: it only seemed so."""
    if noun.role not in ("subject", "is", "topic", "bare"):
        return False
    for at in range(noun.at + 1, min(noun.at + 4, len(sentence) - 1)):
        if sentence[at].text.endswith(("고", "서", "는데", "지만")):
            return False
        if sentence[at].text == "줄" and sentence[at + 1].text.startswith("알"):
            return True
    return False


def _away(sentence: Sequence[Token], noun: Noun, verb: Verb) -> Away | None:
    """Whether ``noun`` is not there, by what its clause says of it."""
    if noun.absent:
        return "missing"
    if _believed(sentence, noun):
        return "thought"
    if noun.role in ("object", "subject") and verb.wished:
        return "thought"
    dreamt = verb.modifies and sentence[verb.at + 1].text.startswith("꿈")
    if dreamt and noun.role in ("object", "subject"):
        return "thought"
    denied = bool(verb.action) and not verb.done and verb.action in _GOT
    if denied and not noun.alive and noun.role in ("object", "topic", "also"):
        return "missing"
    if noun.role not in ("subject", "topic", "also", "bare") or not noun.alive:
        return None
    dead = _death(sentence, noun)
    if dead is not None:
        return dead
    before = sentence[verb.at - 1].text if verb.at else ""
    between = sentence[noun.at + 1 : verb.at]
    if verb.action == "go" and any(token.bases & _FAR for token in between):
        return "missing"
    comes = verb.action == "come" or verb.stem in ("돌아오", "오")
    if comes and noun.at < verb.at and (not verb.done or before in _LATE):
        return "missing"
    return None


def _coordinated(clause: list[Noun]) -> list[Noun]:
    """기린과 코끼리를: both are seen. 강아지랑 눈사람을: the dog helps. 할머니 댁: hers."""
    result = list(clause)
    for index in range(len(clause) - 2, -1, -1):
        noun, follower = result[index], result[index + 1]
        if follower.first - noun.at > (3 if noun.count > 1 else 1) or not noun.kind:
            continue
        if noun.role == "bare" and not noun.particle and follower.first == noun.at + 1:
            listed = noun.alive and follower.alive and follower.role in ("subject", "topic", "with")
            result[index] = replace(noun, role=follower.role if listed else "of")
        elif noun.role == "with" and follower.role in ("subject", "topic", "object"):
            alike = noun.alive == follower.alive and noun.person == follower.person
            if follower.role != "object" or (alike and noun.kind != ME):
                result[index] = replace(noun, role=follower.role)
    return result


def _modify(stage: Stage, clause: list[Noun], verb: Verb, head: Noun | None) -> list[Noun]:
    """A clause before its noun (엄마가 만든 케이크); gives back the nouns of what follows."""
    own: list[Noun] = []
    rest: list[Noun] = []
    subject = False
    for noun in reversed(clause):
        if noun.role == "topic" or (subject and noun.role in ("subject", "with", "at")):
            rest.insert(0, noun)
        else:
            own.insert(0, noun)
            subject = subject or noun.role == "subject"
    if not verb.done or head is None or not head.kind:
        return rest
    agents = [noun for noun in own if noun.alive and noun.role in ("subject", "with")]
    for agent in agents:
        stage.noun_does(agent, verb.action, 0.6)
        stage.tie(key_of(agent), verb.action, key_of(head), 0.6)
    if not agents and head.alive:
        stage.noun_does(head, verb.action, 0.8)
        for thing in own:
            if thing.role in ("object", "bare") and thing.kind:
                stage.tie(key_of(head), verb.action, key_of(thing), 0.7)
    return rest


def _sorted(clause: list[Noun], verb: Verb, topic: Noun | None) -> _Clause:
    """The nouns of a main clause by their part in it."""

    def those(*roles: str) -> list[Noun]:
        return [noun for noun in clause if noun.role in roles and noun.kind]

    agents = [noun for noun in those("subject") if noun.alive]
    if not agents:
        also = [noun for noun in those("also") if noun.alive]
        agents = [*([topic] if topic is not None else []), *also]
        agents = agents or [noun for noun in those("bare") if noun.alive][-1:]
    objects = those("object") + [noun for noun in those("bare", "also") if not noun.alive]
    if verb.action in _UPON:
        objects += [noun for noun in those("to") if not noun.place]
    return _Clause(
        tuple(agents),
        tuple(noun for noun in those("with") if noun.alive),
        tuple(objects),
        tuple(those("dative", "from")),
        lifeless=any(not noun.alive for noun in clause if noun.role == "subject") and not objects,
    )


def _act(stage: Stage, clause: _Clause, verb: Verb) -> None:
    """A main clause: settle who acts, then let it act."""
    agents = tuple(key_of(noun) for noun in clause.agents)
    if not agents and verb.action in _ANIMAL:
        agents = stage.last_animal()
    if not agents and clause.lifeless:
        return
    if not agents and verb.honoured:
        agents = (stage.agents if stage.agents != (ME,) else ()) or stage.elder
    elif not agents:
        agents = stage.agents or (stage.doers if verb.action in _DEEDS else ()) or (ME,)
    before = stage.agents or stage.latest
    companions = tuple(key_of(noun) for noun in clause.companions)
    stage.latest = agents
    stage.agents = tuple(dict.fromkeys((*agents, *companions))) if agents else ()
    if verb.honoured and agents:
        stage.elder = agents
    action = verb.action
    if action == "write" and verb.stem == "쓰":
        action = _use(clause.objects)
    if clause.objects:
        stage.objects = clause.objects
    elif action in _NEEDS:
        clause = replace(clause, objects=stage.objects)
    if action == "be_hit" and not any(noun.alive for noun in (*clause.datives, *clause.objects)):
        action = ""  # 50점을 맞았다, 비를 맞았다
    if action == "bury" and not clause.objects:
        for key in agents:
            for animal in stage.last_animal():
                stage.tie(key, action, animal, 0.7)
    if verb.done and action and (clause.objects or action not in _NEEDS):
        _perform(stage, clause, agents, action)
        _towards(stage, clause, agents, action, before if verb.given else None)


def _use(objects: Sequence[Noun]) -> str:
    """쓰다 is to write, to wear or to use; only the first two are shown."""
    if any(noun.kind in _WORN for noun in objects):
        return "wear"
    return "" if objects and not any(noun.kind in _WRITTEN for noun in objects) else "write"


def _perform(stage: Stage, clause: _Clause, agents: tuple[str, ...], action: str) -> None:
    """Agents and companions do ``action`` to the objects."""
    weight = _weight(action)
    everybody = (*agents, *(key_of(noun) for noun in clause.companions))
    for key in everybody:
        if not (action == "cry" and stage.kind(key) in _CALLING):
            stage.does(key, action, weight)
        for noun in clause.objects[:2]:
            stage.tie(key, action, key_of(noun), weight)
    for noun in clause.companions:
        stage.mention(noun, bonus=1.0)
        if action in _TOGETHER and not clause.objects:
            for key in agents:
                stage.tie(key, action, key_of(noun), weight)


def _towards(
    stage: Stage,
    clause: _Clause,
    agents: tuple[str, ...],
    action: str,
    before: tuple[str, ...] | None,
) -> None:
    """To whom it is done; ``before``: who acted before, where it is done for somebody."""
    weight = _weight(action)
    other = clause.datives[0] if clause.datives else None
    if other is not None and action in _FLIPS:
        if other.alive:
            answer = _FLIPS[action]
            stage.noun_does(other, answer, weight)
            for key in agents:
                item = action == "receive" and clause.objects
                target = key_of(clause.objects[0]) if item else key
                stage.tie(key_of(other), answer, target, weight)
        return
    for key in agents:
        if other is not None and not clause.objects and action in _TOWARDS:
            stage.tie(key, action, key_of(other), weight)
        elif other is not None and clause.objects and action in ("give", "show", "read"):
            row = subjects().get(other.kind)
            fed = action == "give" and row is not None and row.group == "animals"
            stage.tie(key, "feed" if fed else action, key_of(other), 0.5 * weight)
        elif other is None and before is not None and action in _TOUCH:
            whom = [one for one in before if one not in agents] or [ME]
            if not clause.objects and key != ME:
                stage.tie(key, action, whom[0], weight)


def _weight(action: str) -> float:
    return 0.7 if action in _PLAIN else 1.0
