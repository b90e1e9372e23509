"""A corrected feeling: everything that follows from it follows, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geurim.crayon.painter import CrayonPainter
from geurim.direct.trigger import HAPPINESS, PLAIN, SADNESS, TemplateDirector
from geurim.emotion import Emotion
from geurim.read.correct import redirect
from geurim.read.english import describe
from geurim.read.offline import read
from geurim.records import Diary, Reading

DIARIES = {
    "named": "놀이공원에 갔다. 정말 신났다!",
    "event": "강아지가 아파서 하루 종일 울었다.",
    "others": "동생이 울었다. 나는 화가 났다.",
    "at night": "밤에 혼자 방에 있었다. 천둥이 쳐서 무서웠다.",
    "nothing": "",
    "care": "아빠가 나를 때렸다.",
    "words": '친구가 "안녕" 하고 말했다.',
}
TRIGGERS = {"happiness": HAPPINESS, "sadness": SADNESS, "neutral": PLAIN}
MOODS = {
    Emotion.AMUSEMENT: "funny and playful",
    Emotion.AWE: "vast and wonderful",
    Emotion.CONTENTMENT: "warm and peaceful",
    Emotion.EXCITEMENT: "lively and festive",
    Emotion.ANGER: "tense and stormy",
    Emotion.DISGUST: "nasty and sticky",
    Emotion.FEAR: "dark and frightening",
    Emotion.SADNESS: "quiet and lonely",
    Emotion.NEUTRAL: "ordinary and quiet",
}

every_feeling = pytest.mark.parametrize("emotion", list(Emotion), ids=str)
every_diary = pytest.mark.parametrize("name", DIARIES)


def understood(name: str) -> Reading:
    return read(Diary(name, DIARIES[name], seed=5))


@every_feeling
@every_diary
def test_numbers_follow(name: str, emotion: Emotion) -> None:
    before = understood(name)
    after = redirect(before, emotion)
    assert after.emotion is emotion
    assert set(after.distribution) == set(Emotion)
    assert sum(after.distribution.values()) == pytest.approx(1)
    assert min(after.distribution.values()) >= 0
    assert max(after.distribution, key=lambda each: after.distribution[each]) is emotion
    if emotion is not before.emotion:
        assert (after.valence, after.arousal) == (emotion.valence, emotion.arousal)
    neutral = emotion is Emotion.NEUTRAL
    assert after.intensity <= 0.3 if neutral else after.intensity >= 0.55
    assert 0 <= after.intensity <= 1


@every_feeling
@every_diary
def test_other_feelings_keep_their_proportions(name: str, emotion: Emotion) -> None:
    before, after = understood(name).distribution, redirect(understood(name), emotion).distribution
    others = [each for each in Emotion if each is not emotion and before[each] > 1e-6]
    shares = [after[each] / before[each] for each in others]
    assert shares == pytest.approx([shares[0]] * len(shares)) if shares else True


@every_feeling
@every_diary
def test_what_was_read_stays(name: str, emotion: Emotion) -> None:
    before = understood(name)
    after = redirect(before, emotion)
    assert after.diary == before.diary
    assert after.evidence == before.evidence
    assert (after.care, after.reader) == (before.care, before.reader)
    assert after.scene == before.scene


@every_feeling
@every_diary
def test_trigger_and_prompt_follow(name: str, emotion: Emotion) -> None:
    after = redirect(understood(name), emotion)
    (prompt,) = TemplateDirector()([after])
    assert prompt.emotion is emotion
    if emotion is not understood(name).emotion:
        assert prompt.trigger == TRIGGERS[emotion.polarity]
    assert prompt.text.startswith(f"{prompt.trigger}, ")
    if after.care is None:
        assert {each for each, mood in MOODS.items() if mood in prompt.text} == {emotion}
        assert prompt.text.endswith(describe(after.scene, emotion))
        assert prompt.intensity == after.intensity


@every_feeling
@every_diary
def test_twice_is_once_and_the_last_word_counts(name: str, emotion: Emotion) -> None:
    once = redirect(understood(name), emotion)
    twice = redirect(once, emotion)
    assert replace(twice, distribution={}) == replace(once, distribution={})
    assert twice.distribution == pytest.approx(once.distribution)
    detour = redirect(redirect(understood(name), Emotion.AWE), emotion)
    assert detour.emotion is emotion
    if emotion not in (Emotion.AWE, understood(name).emotion):
        assert detour.english == once.english
        assert (detour.valence, detour.arousal) == (once.valence, once.arousal)


@every_feeling
def test_a_model_s_faces_follow_too(emotion: Emotion) -> None:
    """A model may say what everybody feels, and describe the picture in its own words."""
    before = understood("others")
    told = tuple(
        replace(each, emotion=Emotion.ANGER if each.me else Emotion.SADNESS)
        for each in before.scene.subjects
    )
    before = replace(
        before,
        scene=replace(before.scene, subjects=told),
        english="A furious child and its sister.",
    )
    after = redirect(before, emotion)
    assert all(each.emotion is None for each in after.scene.subjects if each.me)
    others = [each.emotion for each in after.scene.subjects if not each.me]
    assert others == [Emotion.SADNESS] * len(others)
    assert others
    assert after.scene.relations == before.scene.relations
    assert (after.english == before.english) == (emotion is before.emotion)


@every_feeling
def test_the_drawn_face_is_the_corrected_one(emotion: Emotion) -> None:
    (prompt,) = TemplateDirector(64, 64)([redirect(understood("others"), emotion)])
    (picture,) = CrayonPainter()([prompt])
    faces = {each["kind"]: each["emotion"] for each in picture.truth["subjects"]}
    assert picture.truth["emotion"] == emotion.value
    assert faces["me"] == emotion.value
    assert faces["younger_sibling"] == "sadness"


def test_an_empty_distribution_is_filled() -> None:
    before = replace(understood("nothing"), distribution={})
    after = redirect(before, Emotion.FEAR)
    assert after.distribution[Emotion.FEAR] == pytest.approx(0.9)
    assert sum(after.distribution.values()) == pytest.approx(1)
