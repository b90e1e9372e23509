"""The words of the house: every row can be read, said and drawn."""

from __future__ import annotations

from geurim.emotion import Emotion
from geurim.read.lexicon import families
from geurim.read.words import senses, table
from geurim.vocabulary import ALIKE, actions, places, subjects

POSES = set(
    "stand walk run jump dance sit squat lie sleep cry hug hold_hands hold give ride eat throw "
    "kick swim climb read write wave hide fall look_up look turn_away point push shout quarrel "
    "clap bow".split()
)
REACHES = set("hand front away beside under over behind hug none".split())
PLACES = set(
    "living_room bedroom kitchen bathroom classroom library hospital restaurant shop stage gym "
    "pool playground school_yard street park garden yard field mountain forest beach riverside "
    "zoo amusement_park graveyard station museum space".split()
)
WEAR = set(
    "apron glasses hat cap crown coat doctor_coat nurse_cap uniform_police uniform_fire backpack "
    "scarf beard cane whistle tie bow red_suit clown_nose".split()
)


def test_actions() -> None:
    rows = actions()
    assert len(rows) >= 60
    for row in rows.values():
        assert row.pose in POSES, row.id
        assert row.reach in REACHES, row.id
        assert row.ko, row.id
        assert row.en.count("{}") <= 1, row.id
        assert not any(stem.endswith("다") and len(stem) > 2 for stem in row.ko), row.id


def test_places() -> None:
    rows = places()
    assert set(rows) == PLACES
    assert all(row.draw == row.id and len(row.ko) >= 3 for row in rows.values())


def test_people() -> None:
    people = [row for row in subjects().values() if row.group == "people"]
    assert len(people) >= 28
    for row in people:
        assert row.params["build"] in ("baby", "child", "teen", "adult", "elder"), row.id
        assert row.params["sex"] in ("female", "male", "any"), row.id
        assert set(row.params["wear"]) <= WEAR, row.id
        assert row.draw in ("person", "ghost", "monster", "robot"), row.id


def test_every_subject_has_words_and_a_size() -> None:
    for row in subjects().values():
        assert row.ko, row.id
        assert all(row.en), row.id
        assert row.height > 0, row.id
        assert row.zone in ("ground", "sky", "water", "wall", "table", "hand"), row.id


def test_families_of_feelings() -> None:
    spoken = {emotion for family in families().values() for emotion, _ in family.votes}
    assert spoken == set(Emotion)
    for family in families().values():
        assert -1 <= family.valence <= 1
        assert -1 <= family.arousal <= 1
        assert all(0 < weight <= 1.5 for _, weight in family.votes)


def test_ids_that_are_alike_and_things_of_places_are_known() -> None:
    assert all(ids <= subjects().keys() for ids in ALIKE)
    for row in places().values():
        assert set(str(row.params.get("things", "")).split()) <= subjects().keys(), row.id
    assert set(table()["hints"]) <= subjects().keys()


def test_ambiguous_words_have_at_most_one_usual_meaning() -> None:
    for word, meanings in senses().items():
        assert sum(sense.fallback for sense in meanings) <= 1, word
