"""What is gathered while a diary is read: who was named how often, who did what to whom, and where.

The one mutable thing of the reader; it lives for one diary and is composed into a frozen scene.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from geurim.read.mention import Noun
from geurim.read.words import words
from geurim.vocabulary import subjects

ME = "me"
_WEIGHT = {
    "subject": 3.0,
    "with": 3.0,
    "topic": 2.6,
    "object": 2.5,
    "dative": 2.0,
    "also": 2.0,
    "from": 1.6,
    "bare": 1.6,
    "is": 1.2,
    "call": 1.2,
    "of": 0.9,
    "to": 0.9,
    "at": 0.7,
}
"""How much a mention counts towards importance, by the part that it has in the sentence."""
_PLACE_WEIGHT = {"at": 3.0, "to": 1.8, "bare": 1.0, "object": 1.0}


Away = Literal["missing", "dead", "thought"]
"""Not there: gone or not come, dead, or only wished, feared or dreamt of."""


@dataclass(slots=True)
class Part:
    """What is gathered about one subject."""

    noun: Noun
    order: int
    score: float
    count: int = 1
    colour: str | None = None
    name: str | None = None
    actions: dict[str, float] = field(default_factory=dict[str, float])


@dataclass(slots=True)
class Stage:
    """The scene in the making."""

    names: dict[str, str]
    """Given names and whose they are (vocabulary id)."""
    parts: dict[str, Part] = field(default_factory=dict[str, Part])
    ties: dict[tuple[str, str, str], float] = field(
        default_factory=dict[tuple[str, str, str], float]
    )
    """Weight of every (source, action, target)."""
    places: dict[str, float] = field(default_factory=dict[str, float])
    unknown: dict[str, None] = field(default_factory=dict[str, None])
    agents: tuple[str, ...] = ()
    """Who acts on in the rest of the sentence where nobody is named."""
    doers: tuple[str, ...] = ()
    """Who did something on purpose in the clause before, where somebody else may act now."""
    latest: tuple[str, ...] = ()
    """Who acted in the clause before."""
    objects: tuple[Noun, ...] = ()
    """What was acted upon last in the sentence."""
    elder: tuple[str, ...] = ()
    """Whom the last honorific verb spoke of."""
    here: set[str] = field(default_factory=set[str])
    """Who or what was spoken of as being there."""
    away: dict[str, Away] = field(default_factory=dict[str, "Away"])
    """Who or what was spoken of as missing, dead or only thought of."""

    def mention(
        self, noun: Noun, *, here: float = 1.0, handled: bool = False, bonus: float = 0.0
    ) -> None:
        """Count ``noun``.

        ``here`` is how much its clause says of where one is (0.15: what did not happen or was
        left); ``handled`` is true where somebody has the thing in hand or before the eyes.
        """
        if noun.place is not None:
            weight = _PLACE_WEIGHT.get(noun.role, 0.7) * here
            self.places[noun.place] = self.places.get(noun.place, 0.0) + weight
            if noun.role in ("at", "to", "of", "bare") and noun.count == 1 and not _thing(noun):
                return
        if noun.kind == "":
            return
        if noun.kind == "unknown":
            self.unknown.setdefault(noun.word)
            if noun.role != "object" or not handled or noun.word in words("unseen"):
                return
        score = _WEIGHT[noun.role] + (0.8 if noun.alive else 0.0) + bonus
        part = self.parts.get(key_of(noun))
        if part is None:
            part = self.parts[key_of(noun)] = Part(noun, len(self.parts), score)
        else:
            part.score = max(part.score, score) + 0.35 * min(part.score, score)
        part.count = max(part.count, noun.count)
        part.colour = part.colour or noun.colour
        part.name = part.name or noun.name

    def meet_me(self) -> None:
        """The writer is there, named or not."""
        if ME not in self.parts:
            self.parts[ME] = Part(Noun(-1, -1, ME, "나", "subject", ""), -1, 4.2)

    def does(self, key: str, action: str, weight: float) -> None:
        """Whoever ``key`` is does ``action``."""
        if key == ME:
            self.meet_me()
        part = self.parts.get(key)
        if part is not None:
            first = 0.3 / (1 + len(part.actions))
            part.actions[action] = part.actions.get(action, 0.0) + weight + first
            part.score += 0.4

    def status(self, noun: Noun, away: Away | None) -> None:
        """Note whether ``noun`` is there; the dead stay dead."""
        key = key_of(noun)
        if noun.kind in ("", ME) or noun.role == "of":
            return
        if away is None:
            self.here.add(key)
        elif self.away.get(key) != "dead":
            self.away[key] = away

    def gone(self, keys: tuple[str, ...]) -> None:
        """Whoever was named before in the sentence did not come."""
        for key in keys:
            if key != ME:
                self.here.discard(key)
                self.away.setdefault(key, "missing")

    def noun_does(self, noun: Noun, action: str, weight: float) -> None:
        """As :meth:`does`, for a noun that may not have been counted yet."""
        if key_of(noun) not in self.parts:
            self.mention(noun)
        self.does(key_of(noun), action, weight)

    def tie(self, source: str, action: str, target: str, weight: float) -> None:
        """``source`` does ``action`` to ``target``."""
        if source != target:
            key = (source, action, target)
            self.ties[key] = self.ties.get(key, 0.0) + weight

    def kind(self, key: str) -> str:
        """Vocabulary id of a part, ``""`` where there is none."""
        part = self.parts.get(key)
        return part.noun.kind if part is not None else ""

    def last_animal(self) -> tuple[str, ...]:
        """The animal named last: whoever wags its tail."""
        rows = subjects()
        animals = [
            key
            for key, part in self.parts.items()
            if part.noun.kind in rows and rows[part.noun.kind].group == "animals"
        ]
        return tuple(animals[-1:])


_STANDING = frozenset("apartment greenhouse lighthouse gate school_gate tent grave".split())
"""Buildings that one stands before, and not inside of."""


def _thing(noun: Noun) -> bool:
    """Whether a place is a thing that is seen, too: 침대에, 텐트에서; 학교에 is a place alone."""
    row = subjects().get(noun.kind)
    if row is None:
        return False
    return row.group in ("furniture", "vehicles", "plants") or row.id in _STANDING


def key_of(noun: Noun) -> str:
    """What makes two mentions the same subject: the kind, and for friends the name."""
    if noun.kind == "friend" and noun.name:
        return f"friend:{noun.name}"
    return f"unknown:{noun.word}" if noun.kind == "unknown" else noun.kind
