"""Who and what appears: from a scene's subjects to the actors of a drawing, with poses and looks.

Groups become people (``가족`` → father, mother), counts become copies, and what a scene implies but
does not name is added: a bed under a sleeper, a table under a cake.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from geurim.crayon.box import BOX
from geurim.crayon.look import Look
from geurim.crayon.mood import Mood
from geurim.crayon.persona import Persona
from geurim.crayon.whereabouts import INDOORS, kept, visible
from geurim.emotion import Emotion
from geurim.records import Relation, Scene, Subject
from geurim.vocabulary import ActionRow, SubjectRow, actions, subjects

MOST = 6
"""Subjects in one drawing."""

MEMBERS = {
    "family": ("father", "mother"),
    "parents": ("mother", "father"),
    "twins": ("child", "child"),
}
"""Words for several people, and who is drawn for them."""

UNKNOWN = SubjectRow(
    "unknown", "things", (), ("something", "things"), "label", 0.36, "ground", False, {}
)


@dataclass(frozen=True, slots=True)
class Actor:
    """One figure or thing to be drawn."""

    row: SubjectRow
    look: Look
    subject: int | None
    """Index into :attr:`Scene.subjects`; ``None`` for what the scene only implies."""
    action: ActionRow | None = None
    implied: bool = False
    me: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two actors, by index."""

    source: int
    reach: str
    target: int
    action: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, and how they hang together."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    left_out: tuple[str, ...]
    """Words of subjects for which there was no room."""
    out_of_place: tuple[str, ...]
    """Words of subjects that cannot be seen where the scene is."""


def casting(scene: Scene, mood: Mood, persona: Persona, place: str | None, seed: int) -> Cast:
    """The actors of ``scene`` in order of importance, at most :data:`MOST` of its own."""
    actors: list[Actor] = []
    firsts: dict[int, int] = {}
    left_out: list[str] = []
    possible = visible(scene, place)
    shown = _shown(scene, possible)
    for index, subject in enumerate(scene.subjects):
        if index not in shown:
            if subject.kind in subjects() and index in possible:
                left_out.append(subject.word)
            continue
        room = MOST - len(actors) - sum(1 for other in shown if other > index)
        for kind in _kinds(subject, max(1, room)):
            firsts.setdefault(index, len(actors))
            actors.append(
                _actor(kept(kind, place), subject, index, mood, persona, seed, len(actors))
            )
    ties = _ties(scene.relations, firsts, actors)
    actors, ties = _with_implied(actors, ties, place, mood, persona, seed)
    out_of_place = tuple(s.word for i, s in enumerate(scene.subjects) if i not in possible)
    return Cast(tuple(actors), tuple(ties), tuple(left_out), out_of_place)


def _shown(scene: Scene, seen: list[int]) -> set[int]:
    """Which of ``seen`` subjects there is room for: the writer, then the first named."""
    known = [i for i in seen if scene.subjects[i].kind in subjects()]
    # A word on a signboard stands in for a picture: one is charming, more are a list.
    signs = [i for i in seen if i not in known][: 1 if len(known) < 4 else 0]
    order = sorted(known + signs, key=lambda i: (not scene.subjects[i].me, i in signs, i))
    return set(order[:MOST])


def _kinds(subject: Subject, room: int) -> list[str]:
    members = MEMBERS.get(subject.kind)
    if members is not None:
        return list(members[:room])
    return [subject.kind] * min(subject.count, 4, room)


def _actor(
    kind: str, subject: Subject, index: int, mood: Mood, persona: Persona, seed: int, number: int
) -> Actor:
    row = subjects().get(kind, UNKNOWN)
    action = actions().get(subject.action or "")
    rng = np.random.default_rng((persona.me_seed,) if subject.me else (seed, 11, number))
    emotion = subject.emotion or _shared(row, mood)
    strength = mood.intensity if subject.me or row.group == "people" else 0.75 * mood.intensity
    # People's looks are told apart, things keep to the child's way of drawing.
    look = Look(
        rng=rng,
        emotion=emotion,
        intensity=strength,
        pose=action.pose if action is not None else "stand",
        schema=persona.schema if number % 3 else (persona.schema + number // 3) % 3,
        colour=subject.colour if subject.colour in BOX else None,
        age=persona.age,
        word=subject.word,
    )
    return Actor(
        row, look, index, action, False, subject.me, subject.word if row is UNKNOWN else ""
    )


def _shared(row: SubjectRow, mood: Mood) -> Emotion:
    """What ``row`` shows of the picture's mood: who frightens is not afraid, nor are strangers."""
    if not (row.alive or row.params.get("mood")):
        return Emotion.NEUTRAL
    if mood.emotion in (Emotion.FEAR, Emotion.DISGUST) and row.params.get("fierce"):
        return Emotion.ANGER
    if mood.emotion.polarity == "sadness" and row.params.get("aloof"):
        return Emotion.NEUTRAL
    return mood.emotion


def _ties(
    relations: tuple[Relation, ...], firsts: dict[int, int], actors: list[Actor]
) -> list[Tie]:
    ties: list[Tie] = []
    for relation in relations:
        source, target = firsts.get(relation.source), firsts.get(relation.target)
        row = actions().get(relation.action)
        if source is None or target is None or source == target or row is None:
            continue
        reach = row.reach
        if actors[source].row.zone == "sky" or not actors[source].row.alive:
            continue
        ties.append(Tie(source, reach, target, relation.action))
        if reach == "under" and actors[target].row.draw == "board":
            # A kickboard is stood upon, its handle held.
            actors[source] = _posed(actors[source], "push")
    return ties


def _posed(actor: Actor, pose: str) -> Actor:
    return replace(actor, look=replace(actor.look, pose=pose))


def handy(row: SubjectRow) -> bool:
    """Whether a thing is held in a hand; dishes and cakes stand on a table instead."""
    return not row.alive and row.height < (0.25 if row.zone == "table" else 0.75)


_BEDS = frozenset({"bed", "bunk_bed", "sofa", "mat", "carpet", "cradle"})


def _with_implied(
    actors: list[Actor],
    ties: list[Tie],
    place: str | None,
    mood: Mood,
    persona: Persona,
    seed: int,
) -> tuple[list[Actor], list[Tie]]:
    """Add a bed under who lies indoors, and a table under food and what stands on tables."""
    indoors = place in INDOORS
    held = {tie.target for tie in ties if tie.reach == "hand" and handy(actors[tie.target].row)}

    def add(kind: str) -> int:
        subject = Subject(kind=kind, word=kind)
        actor = _actor(kind, subject, -1, mood, persona, seed, len(actors))
        actors.append(replace(actor, subject=None, implied=True))
        return len(actors) - 1

    sleepers = [
        i
        for i, a in enumerate(actors)
        if a.look.pose in ("lie", "sleep") and a.row.group == "people"
    ]
    outdoors = place is not None and not indoors
    beds = [i for i, a in enumerate(actors) if a.row.id in _BEDS]
    if sleepers and not beds and not outdoors and "bed" in subjects():
        beds = [add("bed")]
    resting = {tie.source for tie in ties if tie.reach == "under"}
    ties.extend(Tie(i, "under", beds[0], "lie") for i in sleepers if beds and i not in resting)
    on_table = [
        i
        for i, a in enumerate(actors)
        if (a.row.zone == "table" or a.row.group == "food") and i not in held and not a.row.alive
    ]
    tables = [i for i, a in enumerate(actors) if a.row.id in ("table", "desk")]
    if on_table and not outdoors and (tables or "table" in subjects()):
        table = tables[0] if tables else add("table")
        ties.extend(Tie(i, "on", table, "on") for i in on_table)
    return actors, ties
