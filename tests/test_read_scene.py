"""Scenes: who, what, where, when, and what is not known."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from geurim.read.scene import see
from geurim.read.tokens import tokens
from geurim.records import Diary, Scene, Subject
from geurim.vocabulary import places, subjects


def scene(text: str, date: dt.date | None = None) -> Scene:
    return see(Diary("x", text, date=date), tokens(text))


def kinds(text: str) -> set[str]:
    return {subject.kind for subject in scene(text).subjects}


def one(text: str, kind: str) -> Subject:
    return next(subject for subject in scene(text).subjects if subject.kind == kind)


def ties(text: str) -> set[tuple[str, str, str]]:
    found = scene(text)
    who = [subject.kind for subject in found.subjects]
    return {(who[r.source], r.action, who[r.target]) for r in found.relations}


FRIDGE = "오늘 할머니 댁에서 강아지 콩이랑 눈사람을 만들었다."


def test_the_first_example() -> None:
    found = scene(FRIDGE)
    dog = one(FRIDGE, "dog")
    assert (dog.word, dog.name, dog.action) == ("강아지", "콩이", "make")
    assert one(FRIDGE, "me").action == "make"
    assert one(FRIDGE, "grandmother").action is None
    assert (found.place, found.weather, found.season) == ("yard", "snow", "winter")


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("강아지 두 마리를 보았다.", "dog", 2),
        ("친구 세 명과 놀았다.", "friend", 3),
        ("친구들과 놀았다.", "friend", 2),
        ("고양이 3마리가 잤다.", "cat", 3),
        ("토끼 한 마리가 뛰었다.", "rabbit", 1),
    ],
)
def test_counts(text: str, kind: str, count: int) -> None:
    assert one(text, kind).count == count


def test_names() -> None:
    assert one("민수랑 축구를 했다.", "friend").name == "민수"
    assert one("친구 지훈이가 왔다.", "friend").name == "지훈"
    assert one("우리 집 강아지 이름은 초롱이다. 초롱이가 잤다.", "dog").action == "sleep"
    two = scene("민수랑 서연이랑 놀았다.").subjects
    assert {subject.name for subject in two if subject.kind == "friend"} == {"민수", "서연"}


def test_colours() -> None:
    assert one("하얀 고양이를 보았다.", "cat").colour == "white"
    assert one("노란 나비가 날아갔다. 고양이는 잤다.", "cat").colour is None


def test_who_does_what_to_whom() -> None:
    assert ("mother", "make", "cake") in ties("엄마가 만든 케이크를 동생이 먹었다.")
    assert ("younger_sibling", "eat", "cake") in ties("엄마가 만든 케이크를 동생이 먹었다.")
    assert ("father", "hug", "me") in ties("아빠가 나를 안아 주셨다.")
    assert ("mother", "hug", "baby") in ties("아기가 울어서 엄마가 안아 주었다.")
    assert ("teacher", "scold", "me") in ties("선생님께 혼났다.")
    assert ("me", "quarrel", "friend") in ties("친구와 싸웠다.")
    assert ("me", "feed", "rabbit") in ties("토끼에게 당근을 주었다.")


def test_both_in_a_list_are_seen() -> None:
    assert {("me", "look", "giraffe"), ("me", "look", "elephant")} <= ties(
        "동물원에서 기린 두 마리와 코끼리를 보았다."
    )


def test_what_did_not_happen_is_not_shown() -> None:
    assert one("나는 울지 않았다.", "me").action is None
    assert one("고양이를 못 안았다.", "me").action is None
    assert scene("놀이공원에 못 갔다. 집에서 잤다.").place != "amusement_park"


def test_a_cause_changes_who_acts() -> None:
    text = "강아지가 아파서 하루 종일 울었다."
    assert one(text, "me").action == "cry"
    assert one(text, "dog").action == "be_ill"


@pytest.mark.parametrize(
    ("text", "there", "gone"),
    [
        ("눈을 감았다.", "", "snowflake"),
        ("배가 아팠다.", "", "pear"),
        ("배를 깎아 먹었다.", "pear", "ship"),
        ("바다에서 배를 탔다.", "ship", "pear"),
        ("말을 타고 달렸다.", "horse", ""),
        ("나쁜 말을 했다.", "", "horse"),
        ("밤에 잤다.", "", "chestnut"),
        ("밤을 구워 먹었다.", "chestnut", ""),
        ("사과 두 개를 먹었다.", "apple", "dog"),
        ("무서운 개가 짖었다.", "dog", ""),
        ("한 달 동안 기다렸다.", "", "moon"),
        ("둥근 달이 떴다.", "moon", ""),
        ("친구에게 사과했다.", "friend", "apple"),
    ],
)
def test_words_of_several_meanings(text: str, there: str, gone: str) -> None:
    found = kinds(text)
    assert not there or there in found or there not in subjects()
    assert gone not in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("바닷가에서 놀았다.", "beach"),
        ("교실에서 발표를 했다.", "classroom"),
        ("그네를 탔다.", "playground"),
        ("병원에 갔다.", "hospital"),
        ("집에서 책을 읽었다.", "living_room"),
        ("아빠와 산에 올랐다.", "mountain"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert scene(text).place == place
    assert place in places()


def test_time_weather_and_season() -> None:
    assert scene("밤에 별을 보았다.").time == "night"
    assert scene("저녁에 노을을 보았다.").time == "sunset"
    assert scene("비가 와서 우산을 썼다.").weather == "rain"
    assert scene("천둥이 쳤다.").weather == "storm"
    assert scene("벚꽃이 피었다.", dt.date(2025, 12, 1)).season == "spring"
    assert scene("학교에 갔다.", dt.date(2025, 10, 1)).season == "autumn"
    assert scene("학교에 갔다.", dt.date(2025, 2, 1)).season == "winter"
    assert scene("학교에 갔다.").season is None


def test_words_in_quotation_marks() -> None:
    text = "엄마가 “잘했어!”라고 하셨다. 나는 '고마워'라고 했다. \"야호\""
    assert scene(text).words == ("잘했어!", "고마워", "야호")


def test_unknown_nouns_are_kept() -> None:
    found = scene("뚝딱봇을 조립했다. 삐리꼬를 그렸다.")
    assert found.unknown == ("뚝딱봇", "삐리꼬")
    assert {s.word for s in found.subjects if s.kind == "unknown"} == set(found.unknown)


def test_the_writer_is_there_even_unnamed() -> None:
    assert one("강아지가 아팠다.", "me").me
    assert scene("").subjects == ()


def test_speech_is_no_deed() -> None:
    assert one('엄마가 "뛰지 마라, 넘어진다"라고 하셨다.', "me").action is None


ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "reader_dev.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def thought_of(text: str) -> set[str]:
    return {target for source, action, target in ties(text) if (source, action) == ("me", "think")}


@pytest.mark.parametrize("row", [row for row in ROWS if "not" in row], ids=lambda row: row["id"])
def test_what_is_not_there_is_not_shown(row: dict[str, Any]) -> None:
    assert not kinds(row["text"]) & set(row["not"])
    assert scene(row["text"]).place not in row["not"]


@pytest.mark.parametrize("row", [r for r in ROWS if "thought" in r], ids=lambda row: row["id"])
def test_who_is_missing_or_imagined_is_thought_of(row: dict[str, Any]) -> None:
    assert set(row["thought"]) <= thought_of(row["text"])
    assert all(one(row["text"], kind).action is None for kind in row["thought"])


def test_the_dead_lie() -> None:
    assert one("기르던 햄스터가 죽었다. 마당에 묻어 주었다.", "hamster").action == "lie"
    assert ("me", "bury", "hamster") in ties("햄스터가 죽었다. 마당에 묻어 주었다.")
    assert thought_of("할아버지가 돌아가셨다.") == {"grandfather"}


def test_who_is_there_after_all_is_seen() -> None:
    assert thought_of("아빠가 안 오셨다. 그런데 아빠가 문을 열고 들어왔다.") == set()


@pytest.mark.parametrize(
    "text",
    ["별명을 불렀다.", "심장이 뛰었다.", "번호를 말했다.", "왼손이 아팠다.", "주먹을 쥐었다."],
)
def test_no_signboard_for_what_cannot_be_seen(text: str) -> None:
    found = scene(text)
    assert found.unknown
    assert all(subject.kind != "unknown" for subject in found.subjects)


def test_compounds_by_their_head() -> None:
    assert "book" in kinds("그림책을 읽었다.")
    assert one("해바라기밭에서 놀았다.", "sunflower").count == 3
    assert scene("숲길을 걸었다.").place == "forest"
    assert "rice_cake" not in kinds("입이 떡 벌어졌다.")


def test_names_by_their_use() -> None:
    text = "지우네 집에 갔다. 지우는 없었다."
    assert {subject.name for subject in scene(text).subjects} == {None, "지우"}
    assert kinds("태오가 왔다. 나는 태오를 보았다.") == {"me", "friend"}
    assert all(subject.name is None for subject in scene("서운하고 섭섭했다.").subjects)


def test_a_name_is_no_verb() -> None:
    assert one("민지와 걸었다.", "friend").name == "민지"
    assert one("민지와 걸었다.", "me").action == "walk"


def test_titles_name_one_person() -> None:
    assert kinds("마술사 아저씨가 왔다.") == {"me", "magician"}


def test_where_the_day_was_spent() -> None:
    assert scene("학교에서 돌아와 마당에서 놀았다.").place == "yard"
    assert scene("이모 집에 갈 때 버스를 탔다.").place == "street"
    assert scene("텐트에서 잤다.").place == "forest"


def test_where_one_only_came_home_the_day_was_spent_before() -> None:
    assert scene("수영장에서 튜브를 탔다. 집에 와서 잤다.").place == "pool"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("짝꿍이 필통을 떨어뜨렸다. 칠판이 안 보였다.", "classroom"),
        ("도마 위의 오이를 썰었다.", "kitchen"),
        ("머리를 감다가 비누가 눈에 들어갔다.", "bathroom"),
        ("침대에 누웠는데 천장이 까맸다.", "bedroom"),
        ("간호사가 체온을 쟀다.", "hospital"),
        ("기분이 이상했다.", None),
    ],
    ids=["classroom", "kitchen", "bathroom", "bedroom", "hospital", "nowhere"],
)
def test_places_by_things_and_doings(text: str, place: str | None) -> None:
    assert scene(text).place == place


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("한 시간 전에 왔다.", "pancake"),
        ("종이가 모자라서 못 그렸다.", "hat"),
        ("엄마가 일찍 자라고 했다.", "turtle"),
        ("피아노를 배우고 싶다.", "singer"),
        ("와이파이가 끊겼다.", "cake_slice"),
        ("코딱지를 팠다.", "ddakji"),
        ("구멍이 열 개 있었다.", "dog"),
        ("과자 세 봉지를 먹었다.", "bag"),
        ("냉장고 문을 닫았다.", "door"),
        ("바다를 보는 게 좋았다.", "crab"),
        ("오빠는 내 눈을 가렸다.", "snowflake"),
        ("두부를 샀다.", "dog"),
        ("무슨 동생이라는 말이 있었다. 동생이 왔다.", "horse"),
        ("밤에 사탕을 먹었다.", "chestnut"),
    ],
    ids=lambda value: None if " " in value else value,
)
def test_words_that_only_look_alike(text: str, gone: str) -> None:
    assert gone not in kinds(text)


def test_furniture_is_seen_and_tells_the_place() -> None:
    assert "sofa" in kinds("소파에 앉았다.")
    assert scene("소파에 앉았다.").place == "living_room"
    assert "school" not in kinds("학교에 갔다.")


def test_a_word_of_one_syllable_before_its_own_part() -> None:
    assert "cow" in kinds("소 눈에 내가 있었다.")
    assert "car" in kinds("차 안에 벌이 들어왔다.")


def test_what_is_heard_or_done_brings_in_who_is_meant() -> None:
    assert "dog" in kinds("밖에서 컹컹 짖는 소리가 났다.")
    assert "phone" in kinds("할머니께 전화했다.")
    assert "dog" not in kinds("한 번도 짖지 않았다.")


def test_whom_somebody_calls_is_not_there() -> None:
    assert "mother" not in kinds('딸이 "엄마, 이게 뭐야?" 하고 물었다.')
    assert "mother" in kinds('엄마가 오셨다. 나는 "엄마!" 하고 불렀다.')


def test_plenty() -> None:
    assert one("하늘에 별이 가득했다.", "star").count == 5
    assert one("수학 시험을 50점 맞았다. 친구가 왔다.", "friend").count == 1


def test_denied_weather() -> None:
    assert scene("비가 오지 않았다.").weather is None
    assert scene("석 달 만에 꽃이 피었다.").time == "day"
