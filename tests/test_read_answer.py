"""What a model says becomes a reading; what it cannot know is dropped."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.direct.trigger import TemplateDirector
from geurim.emotion import Emotion
from geurim.llm.schema import Refused, check
from geurim.read.answer import english_of, from_full, from_paper, full_schema, paper_schema
from geurim.read.offline import OfflineReader
from geurim.records import Diary, Reading, Relation

TEXT = (
    "할머니가 내 생일에 빨간 스웨터를 떠 주셨다. 콩이는 소파에서 잤다.\n"
    '민지가 "예쁘다!" 하고 말했다. >_< 뿡뿡이도 있었다.'
)
SHARES = dict.fromkeys((e.value for e in Emotion), 0)
PROMPT = "a grandmother gives a red sweater to a child"


@cache
def offline(text: str = TEXT) -> Reading:
    return OfflineReader()([Diary("1", text, seed=7)])[0]


def subject(word: str, **given: Any) -> dict[str, Any]:
    return {"word": word, "name": "", "count": 1, "action": "none", "target": "", **given}


def full(**given: Any) -> dict[str, Any]:
    return {
        "evidence": [],
        "distribution": {**SHARES, "contentment": 60, "excitement": 40},
        "emotion": "contentment",
        "valence": 70,
        "arousal": -20,
        "intensity": 55,
        "care": "none",
        "place": "living_room",
        "time": "day",
        "weather": "none",
        "season": "winter",
        "subjects": [subject("나"), subject("할머니", action="give", target="나")],
        "words": [],
        "prompt": PROMPT,
        **given,
    }


def read(**given: Any) -> Reading:
    value = full(**given)
    check(value, full_schema())
    return from_full(value, offline(), "m/full-1")


def test_a_full_answer_is_a_whole_reading() -> None:
    reading = read()
    assert reading.emotion is Emotion.CONTENTMENT
    assert reading.distribution[Emotion.EXCITEMENT] == pytest.approx(0.4)
    assert (reading.valence, reading.arousal, reading.intensity) == (0.7, -0.2, 0.55)
    assert (reading.scene.place, reading.scene.season, reading.scene.weather) == (
        "living_room", "winter", None,
    )  # fmt: skip
    assert [each.kind for each in reading.scene.subjects] == ["me", "grandmother"]
    assert reading.scene.subjects[0].me
    assert reading.scene.relations == (Relation(1, "give", 0),)
    assert (reading.english, reading.reader, reading.care) == (PROMPT, "m/full-1", None)


def test_the_concluded_feeling_has_the_largest_share() -> None:
    reading = read(emotion="fear")
    assert max(reading.distribution.values()) == reading.distribution[Emotion.FEAR]
    empty = read(distribution=SHARES)
    assert empty.distribution[Emotion.CONTENTMENT] == 1
    assert math.fsum(reading.distribution.values()) == pytest.approx(1)


def test_quotes_must_stand_in_the_diary() -> None:
    quotes = (
        "말했다. >_< 뿡뿡이도",
        "“예쁘다!”",
        "소파에서 잤다. 민지가",
        "없는 말",
        "  ",
        "예쁘다!",
    )
    reading = read(evidence=[{"quote": quote, "emotion": "awe"} for quote in quotes][:4])
    assert [piece.text for piece in reading.evidence] == [
        "소파에서 잤다.\n민지가",
        "예쁘다!",
        "말했다. >_< 뿡뿡이도",
    ]
    for piece in reading.evidence:
        assert TEXT[piece.start : piece.end] == piece.text
        assert (piece.kind, piece.emotion) == ("model", Emotion.AWE)
    assert read(evidence=[{"quote": "  ", "emotion": "awe"}]).evidence == ()
    assert len(read(evidence=[{"quote": "예쁘다", "emotion": "awe"}] * 3).evidence) == 1


def test_subjects_become_ids_by_the_words_of_the_vocabulary() -> None:
    reading = read(
        subjects=[
            subject("스웨터를"),
            subject("강아지", name="콩이", action="sleep", count=2),
            subject("뿡뿡이"),
            subject("우주선장"),
            subject("강아지", name="멍멍"),
            subject("민지", name="민지"),
        ]
    )
    kinds = [(each.kind, each.word, each.name) for each in reading.scene.subjects]
    assert ("dog", "강아지", "콩이") in kinds
    assert ("unknown", "뿡뿡이", None) in kinds
    assert all(word != "우주선장" for _, word, _ in kinds), "it is not in the diary"
    assert ("dog", "강아지", None) in kinds, "a name that the diary does not tell is no name"
    sweater = next(each for each in reading.scene.subjects if each.word == "스웨터를")
    assert sweater.kind == "clothes"
    assert sweater.colour == "red"
    assert "뿡뿡이" in reading.scene.unknown
    assert sum(each.me for each in reading.scene.subjects) == 1


def test_only_the_diary_is_lettered() -> None:
    assert read(words=["예쁘다!", "HACKED", ""]).scene.words == ("예쁘다!",)


@pytest.mark.parametrize(
    ("text", "said", "care"),
    [
        ("재미있었다.", "none", None),
        ("재미있었다.", "abuse", "abuse"),
        ("재미있었다.", "self-harm", "self-harm"),
        ("죽고 싶다. 손목을 그었다.", "none", "self-harm"),
        ("죽고 싶다. 손목을 그었다.", "abuse", "self-harm"),
    ],
    ids=["neither", "model", "model-self", "offline", "both"],
)
def test_either_flag_of_care_counts(text: str, said: str, care: str | None) -> None:
    assert from_full(full(care=said), offline(text), "m").care == care


@pytest.mark.parametrize(
    ("trigger", "start"),
    [("happiness", "hand drawing happiness style, "), ("sadness", "hand drawing sadness style, ")],
)
@pytest.mark.parametrize("text", [TEXT, "비가 왔다.", "너무 무서워서 울었다.", ""])
def test_the_paper_s_prompt_is_the_trigger_and_the_model_s_words(
    trigger: str, start: str, text: str
) -> None:
    value = {"trigger": trigger, "prompt": PROMPT}
    check(value, paper_schema())
    plain = offline(text)
    reading = from_paper(value, plain, "m/paper-1")
    (prompt,) = TemplateDirector(512, 512)([reading])
    assert prompt.text == f"{start}{PROMPT}"
    assert reading.polarity == trigger
    assert reading.distribution[reading.emotion] == max(reading.distribution.values())
    assert math.fsum(reading.distribution.values()) == pytest.approx(1)
    assert reading.scene == plain.scene
    assert reading.evidence == ()
    assert (reading.valence > 0) is (trigger == "happiness")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("hand drawing happiness style, a quiet afternoon", "a quiet afternoon"),
        ("kido style: a dog", "a dog"),
        ("a  “red”\nkite \x00", "a 'red' kite"),
        ("a café", "a cafe"),
    ],
    ids=["trigger", "kido", "quotes", "accent"],
)
def test_a_prompt_is_one_line_of_plain_english(said: str, line: str) -> None:
    assert english_of(said) == line


@pytest.mark.parametrize("said", ["", "123 !", "강아지가 뛴다", "a 강아지", "hand drawing style,"])
def test_a_prompt_that_is_not_english_is_refused(said: str) -> None:
    with pytest.raises(Refused, match=r"^prompt is not English$"):
        english_of(said)


TEXTS = st.text(max_size=12)


@given(
    word=st.text(min_size=1, max_size=12),
    name=st.text(max_size=8),
    target=TEXTS,
    quote=st.text(min_size=1, max_size=40),
    words=st.lists(st.text(max_size=20), max_size=3),
    action=st.sampled_from(["none", "hug", "fall"]),
)
def test_any_answer_of_the_schema_becomes_a_sound_reading(
    word: str, name: str, target: str, quote: str, words: list[str], action: str
) -> None:
    value = full(
        evidence=[{"quote": quote, "emotion": "fear"}],
        subjects=[{"word": word, "name": name, "count": 3, "action": action, "target": target}] * 2,
        words=words,
    )
    reading = from_full(value, offline(), "m")
    assert all(TEXT[piece.start : piece.end] == piece.text for piece in reading.evidence)
    assert all(0 <= r.target < len(reading.scene.subjects) for r in reading.scene.relations)
    told = [*reading.scene.words, *reading.scene.unknown]
    assert all(each and each in TEXT for each in told)
    json.dumps(told).encode()


def test_a_reading_without_a_model_s_pleasure_keeps_its_own() -> None:
    sad = replace(offline("슬펐다."), distribution=dict.fromkeys(Emotion, 0.0))
    reading = from_paper({"trigger": "happiness", "prompt": PROMPT}, sad, "m")
    assert reading.emotion is Emotion.EXCITEMENT
    assert reading.distribution[Emotion.AWE] == 0.25
