"""Where a scene must be, and what cannot be seen there."""

from __future__ import annotations

import pytest

from geurim.crayon.whereabouts import fits, kept, place_of, visible
from geurim.records import Relation, Scene, Subject

ME = Subject("me", "나", me=True)


def scene(*kinds: str, place: str | None = None) -> Scene:
    return Scene((ME, *(Subject(kind, kind) for kind in kinds)), place=place)


@pytest.mark.parametrize(
    ("kinds", "place"),
    [
        (("whale",), "beach"),
        (("fish",), "riverside"),
        (("sailboat",), "beach"),
        (("goldfish", "fish_bowl"), "living_room"),
        (("toilet",), "bathroom"),
        (("pillow", "cat"), "bedroom"),
        (("tv",), "living_room"),
        (("window",), "living_room"),
        (("bed", "sun"), "bedroom"),
        (("bed", "tree"), None),
        (("dog", "ball"), None),
    ],
)
def test_things_imply_a_place(kinds: tuple[str, ...], place: str | None) -> None:
    assert place_of(scene(*kinds)) == place


def test_what_the_diary_says_wins() -> None:
    assert place_of(scene("whale", place="museum")) == "museum"
    assert place_of(Scene((Subject("me", "나", action="sleep", me=True),))) == "bedroom"


def test_nobody_rides_a_bus_through_a_classroom() -> None:
    riding = (Relation(0, "ride", 1),)
    assert place_of(Scene((ME, Subject("bus", "버스")), riding, place="classroom")) == "street"
    assert place_of(Scene((ME, Subject("bus", "버스")), place="classroom")) == "classroom"
    assert place_of(Scene((ME, Subject("horse", "말")), riding, place="stage")) == "stage"


@pytest.mark.parametrize(
    ("kind", "place", "seen"),
    [
        ("bus", "classroom", False),
        ("rainbow", "bedroom", False),
        ("house", "kitchen", False),
        ("tree", "hospital", False),
        ("christmas_tree", "living_room", True),
        ("potted_plant", "living_room", True),
        ("window", "zoo", False),
        ("window", "bedroom", True),
        ("bus", "street", True),
        ("unknown", "space", True),
    ],
)
def test_things_are_left_out_where_they_cannot_be(kind: str, place: str, seen: bool) -> None:
    assert fits(Subject(kind, kind), place) is seen


def test_a_small_fish_in_a_room_swims_in_a_bowl() -> None:
    assert kept("goldfish", "living_room") == "fish_bowl"
    assert kept("goldfish", "riverside") == "goldfish"
    assert kept("shark", "living_room") == "shark"


def test_what_is_dreamt_of_is_seen_anywhere() -> None:
    rocket = Subject("rocket", "로켓")
    night = Scene((ME, rocket), (Relation(0, "dream", 1),), place="bedroom")
    assert visible(night, "bedroom") == [0, 1]
    assert visible(Scene((ME, rocket), place="bedroom"), "bedroom") == [0]
