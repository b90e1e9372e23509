"""Where a scene must be when its diary does not say, and what cannot be seen there."""

from __future__ import annotations

from geurim.records import Scene, Subject
from geurim.vocabulary import SubjectRow, actions, subjects

INDOORS = frozenset(
    "living_room bedroom kitchen bathroom classroom library hospital restaurant shop stage gym "
    "museum".split()
)
INWARD = ("dream", "think")
"""Actions whose object is seen in a cloud above a head, wherever that is."""
_OF_ROOM = {
    "bathroom": {"toilet", "bathtub", "sink", "toothbrush", "toothpaste", "shower", "soap"},
    "bedroom": {"bed", "bunk_bed", "pillow", "blanket", "pyjamas", "cradle"},
    "kitchen": {"refrigerator", "stove", "pot", "frying_pan", "kettle"},
    "classroom": {"blackboard", "desk", "test_paper"},
    "living_room": {"tv", "sofa", "piano", "computer", "laptop", "fish_bowl", "aquarium"},
}
_LYING = frozenset({"lie", "sleep"})


def place_of(scene: Scene) -> str | None:
    """The setting of ``scene``: what the diary says, unless it cannot be, or what is implied."""
    rows = [row for row in (subjects().get(s.kind) for s in scene.subjects) if row is not None]
    if scene.place in INDOORS and _rides_outdoors(scene):
        return "street"
    if scene.place is not None:
        return scene.place
    kinds = {row.id for row in rows}
    for room, things in _OF_ROOM.items():
        # Sun and rain come through the window; a tree or a lorry does not.
        if kinds & things and not any(_outdoors(row) and row.group != "sky" for row in rows):
            return room
    wet = [row for row in rows if row.zone == "water" or row.draw == "ship"]
    if wet:
        return "beach" if max(row.height for row in wet) > 0.45 else "riverside"
    if any(row.zone == "wall" for row in rows):
        return "living_room"
    asleep = any(_pose(s) in _LYING and not _is_animal(s) for s in scene.subjects)
    return "bedroom" if asleep and not any(_outdoors(row) for row in rows) else None


def fits(subject: Subject, place: str | None) -> bool:
    """Whether ``subject`` can be seen at ``place``.

    In a room there is no sky and no lorry, and a building is where one is, not what one sees;
    outdoors no window hangs in the air.
    """
    row = subjects().get(subject.kind)
    if row is None:
        return True
    if place in INDOORS:
        return row.group != "buildings" and not _outdoors(row)
    return row.zone != "wall"


def visible(scene: Scene, place: str | None) -> list[int]:
    """Indices of the subjects that can be seen: those that fit, and whatever is dreamt of."""
    dreamt = {r.target for r in scene.relations if r.action in INWARD}
    return [i for i, s in enumerate(scene.subjects) if i in dreamt or fits(s, place)]


def kept(kind: str, place: str | None) -> str:
    """What ``kind`` is drawn as: a small fish in a room is in a bowl, a quilt lies on a bed."""
    if kind == "blanket" and (place == "bedroom" or place is None):
        return "bed"
    row = subjects().get(kind)
    small_fish = row is not None and row.zone == "water" and row.height < 0.45
    return "fish_bowl" if small_fish and place in INDOORS else kind


def _outdoors(row: SubjectRow) -> bool:
    """Whether a thing is never in a room."""
    return (
        (row.group == "sky" and row.zone == "sky")
        or (row.group == "plants" and row.height >= 1.2 and row.id != "christmas_tree")
        or (row.group == "vehicles" and row.height >= 0.8)
    )


def _rides_outdoors(scene: Scene) -> bool:
    for relation in scene.relations:
        action = actions().get(relation.action)
        if relation.target >= len(scene.subjects) or action is None or action.reach != "under":
            continue
        row = subjects().get(scene.subjects[relation.target].kind)
        if row is not None and row.group == "vehicles" and row.zone != "sky":
            return True
    return False


def _pose(subject: Subject) -> str:
    action = actions().get(subject.action or "")
    return action.pose if action is not None else ""


def _is_animal(subject: Subject) -> bool:
    row = subjects().get(subject.kind)
    return row is None or row.group != "people"
