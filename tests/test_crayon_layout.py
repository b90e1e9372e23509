"""Who hangs together and where they go: held things are in hands, riders on seats, doers face."""

from __future__ import annotations

import itertools

import pytest

from geurim.crayon.layout import Placed
from geurim.crayon.painter import Drawing, draw
from geurim.crayon.sketch import SHEET
from geurim.emotion import Emotion
from geurim.records import Prompt, Relation, Scene, Subject

SEEDS = range(12)


def drawing(*subjects: Subject, ties: tuple[Relation, ...] = (), **more: object) -> Drawing:
    seed, place = more.get("seed", 1), more.get("place")
    emotion = more.get("emotion", Emotion.NEUTRAL)
    assert isinstance(seed, int)
    assert place is None or isinstance(place, str)
    assert isinstance(emotion, Emotion)
    scene = Scene(subjects, ties, place=place)
    return draw(Prompt("t", "", "", "", emotion, 0.7, scene, seed, 683, 512))


def find(scene: Drawing, kind: str) -> Placed:
    return next(p for p in scene.placed if p.actor.row.id == kind)


def me(action: str) -> Subject:
    return Subject("me", "나", action=action, me=True)


def middle(placed: Placed) -> float:
    left, _, right, _ = placed.sketch.box()
    return (left + right) / 2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_held_thing_is_at_the_hand(seed: int) -> None:
    scene = drawing(
        me("hold"), Subject("balloon", "풍선"), ties=(Relation(0, "hold", 1),), seed=seed
    )
    hand = find(scene, "me").sketch.anchors["hand_r"]
    grip = find(scene, "balloon").sketch.anchors["grip"]
    assert abs(hand[0] - grip[0]) < 1.0
    assert abs(hand[1] - grip[1]) < 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_who_gives_reaches_towards_who_receives(seed: int) -> None:
    others = (Subject("dog", "개"), me("give"))
    for subjects, source in ((others, 1), (others[::-1], 0)):
        scene = drawing(*subjects, ties=(Relation(source, "give", 1 - source),), seed=seed)
        giver, dog = find(scene, "me"), find(scene, "dog")
        towards = giver.sketch.anchors["hand_r"][0] - giver.sketch.anchors["head"][0]
        assert towards * (middle(dog) - middle(giver)) > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_two_riders_sit_behind_each_other(seed: int) -> None:
    scene = drawing(
        me("ride"), Subject("friend", "민수", action="ride"), Subject("horse", "말"),
        ties=(Relation(0, "ride", 2), Relation(1, "ride", 2)), seed=seed,
    )  # fmt: skip
    mine, other = find(scene, "me").sketch, find(scene, "friend").sketch
    horse = find(scene, "horse").sketch.box()
    assert abs(mine.anchors["head"][0] - other.anchors["head"][0]) > 30
    for rider in (mine, other):
        assert horse[0] < rider.anchors["seat"][0] < horse[2]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sleeper_has_a_bed_even_where_none_is_named(seed: int) -> None:
    scene = drawing(me("sleep"), seed=seed)
    head = find(scene, "me").sketch.anchors["head"]
    left, top, right, bottom = find(scene, "bed").sketch.box()
    assert left < head[0] < right
    assert top - 80 < head[1] < bottom


@pytest.mark.parametrize("seed", SEEDS)
def test_a_cake_stands_on_a_table(seed: int) -> None:
    scene = drawing(me("stand"), Subject("cake", "케이크"), place="living_room", seed=seed)
    cake, table = find(scene, "cake").sketch.box(), find(scene, "table").sketch
    assert abs(cake[3] - table.anchors["top"][1]) < 12


@pytest.mark.parametrize("seed", SEEDS)
def test_small_things_lie_before_the_figures_and_nearest_come_first(seed: int) -> None:
    scene = drawing(me("stand"), Subject("ball", "공"), Subject("father", "아빠"), seed=seed)
    order = [p.actor.row.id for p in scene.placed]
    assert order.index("ball") < order.index("me")
    assert find(scene, "ball").sketch.box()[3] > scene.backdrop.base + 15


@pytest.mark.parametrize("seed", SEEDS)
def test_houses_and_trees_step_back(seed: int) -> None:
    scene = drawing(me("stand"), Subject("house", "집"), Subject("tree", "나무"), seed=seed)
    order = [p.actor.row.id for p in scene.placed]
    assert order.index("me") < min(order.index("house"), order.index("tree"))


def test_sad_figures_stand_farther_apart_than_contented_ones() -> None:
    def apart(emotion: Emotion) -> float:
        total = 0.0
        for seed in SEEDS:
            scene = drawing(me("stand"), Subject("mother", "엄마"), seed=seed, emotion=emotion)
            total += abs(middle(find(scene, "me")) - middle(find(scene, "mother")))
        return total

    assert apart(Emotion.SADNESS) > apart(Emotion.CONTENTMENT)


def test_six_figures_stay_legible_and_on_the_sheet() -> None:
    people = [Subject(kind, kind) for kind in ("mother", "father", "friend", "baby", "teacher")]
    for seed, place in itertools.product(SEEDS, (None, "classroom")):
        scene = drawing(me("stand"), *people, seed=seed, place=place)
        assert len(scene.placed) == 6
        left, top, right, bottom = find(scene, "me").sketch.box()
        assert bottom - top > 140
        assert left > -20
        assert right < scene.width + 20
        assert bottom < SHEET + 10


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rider_holds_a_thing_once(seed: int) -> None:
    scene = drawing(
        me("ride"), Subject("bicycle", "자전거"), Subject("balloon", "풍선"),
        ties=(Relation(0, "ride", 1), Relation(0, "hold", 2)), seed=seed,
    )  # fmt: skip
    assert sorted(p.number for p in scene.placed) == [0, 1, 2]
    hand = find(scene, "me").sketch.anchors["hand_r"]
    grip = find(scene, "balloon").sketch.anchors["grip"]
    assert abs(hand[0] - grip[0]) < 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_things_stay_in_hands_where_it_is_crowded(seed: int) -> None:
    scene = drawing(
        me("hold"), Subject("flag", "깃발"),
        Subject("mother", "엄마", action="hold"), Subject("umbrella", "우산"),
        Subject("father", "아빠", action="hold"), Subject("balloon", "풍선"),
        ties=(Relation(0, "hold", 1), Relation(2, "hold", 3), Relation(4, "hold", 5)), seed=seed,
    )  # fmt: skip
    for who, what in (("me", "flag"), ("mother", "umbrella"), ("father", "balloon")):
        hand = find(scene, who).sketch.anchors["hand_r"]
        grip = find(scene, what).sketch.anchors["grip"]
        assert abs(hand[0] - grip[0]) < 1.0


def test_every_actor_is_placed_once() -> None:
    for action in ("ride", "hold", "eat", "dream", "hug", "swim", "sleep"):
        for kind in ("car", "cake", "dog", "kite", "balloon", "fish", "bed"):
            scene = drawing(
                me(action), Subject(kind, kind), Subject("friend", "민수", action=action),
                ties=(Relation(0, action, 1), Relation(2, action, 1)),
            )  # fmt: skip
            numbers = [p.number for p in scene.placed]
            assert sorted(numbers) == list(range(len(scene.cast.actors))), (action, kind)
