"""English descriptions."""

from __future__ import annotations

import pytest

from geurim.emotion import Emotion
from geurim.read.english import describe
from geurim.read.offline import read
from geurim.records import Diary, Relation, Scene, Subject

ME = Subject("me", "나", me=True, action="make")


def test_a_scene_is_told() -> None:
    dog = Subject("dog", "강아지", name="콩이", action="make")
    cat = Subject("cat", "고양이", colour="white")
    scene = Scene(
        subjects=(ME, dog, cat),
        relations=(Relation(0, "make", 2), Relation(1, "make", 2)),
        place="yard",
        weather="snow",
        season="winter",
    )
    text = describe(scene, Emotion.EXCITEMENT)
    assert "A child and a dog named Kongi are making a white cat" in text
    assert "in the yard" in text
    assert "snowy winter day" in text
    assert "happy and excited" in text


@pytest.mark.parametrize("emotion", list(Emotion))
def test_moods_differ(emotion: Emotion) -> None:
    texts = {describe(Scene(subjects=(ME,)), other) for other in Emotion}
    assert len(texts) == len(Emotion)
    assert describe(Scene(), emotion)


def test_counts_gifts_and_words() -> None:
    me = Subject("me", "나", me=True, action="give")
    rabbits = Subject("rabbit", "토끼", count=2)
    apple = Subject("apple", "사과")
    scene = Scene(
        (me, rabbits, apple), (Relation(0, "give", 2), Relation(0, "give", 1)), words=("안녕",)
    )
    text = describe(scene, Emotion.CONTENTMENT)
    assert "giving an apple to two rabbits" in text
    assert '"안녕"' in text


def test_no_empty_object_is_left() -> None:
    for text in ("안았다.", "친구를 만났다.", "던졌다.", "놀았다.", "보았다.", "숨었다."):
        english = read(Diary("x", text)).english
        assert "{}" not in english
        assert "  " not in english
        assert " ." not in english


def test_light_and_colours_are_told() -> None:
    night = read(Diary("x", "밤에 마당에서 노란 나비를 보았다.")).english
    assert "moonlight" in night
    assert "yellow" in night
    indoors = read(Diary("x", "교실에서 울었다.")).english
    assert "indoor light" in indoors


def test_names_are_told_in_full_once() -> None:
    english = read(Diary("x", "민수가 왔다. 나는 민수에게 책을 주었다.")).english
    assert english.lower().count("a friend named minsu") == 1


def test_nobody_is_going_somewhere() -> None:
    assert "somewhere" not in read(Diary("x", "학교에 갔다.")).english


def test_thoughts_are_told() -> None:
    english = read(Diary("x", "엄마가 안 계셔서 라면을 끓였다.")).english
    assert "thought bubble shows the mother" in english


def test_who_plays_with_another_is_told_once() -> None:
    english = read(Diary("x", "강아지와 놀았다.")).english
    assert english.startswith("A child is playing with a dog")
