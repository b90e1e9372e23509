"""The JSON of a reading: its keys are a promise."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from geurim.emotion import Emotion
from geurim.records import Diary, Relation, Scene, Subject
from geurim.report import dump, to_full_json, to_json
from tests import fakes

KEYS = (
    "id", "emotion", "distribution", "polarity", "valence", "arousal", "intensity", "evidence",
    "subjects", "prompt", "care",
)  # fmt: skip
(READING,) = fakes.read([Diary("나", "슬픈 날", seed=3)])
(PROMPT,) = fakes.direct([READING])


def test_exactly_the_promised_keys_in_order() -> None:
    assert tuple(to_json(READING, PROMPT)) == KEYS


def test_plain_values() -> None:
    told = json.loads(dump(to_json(READING, PROMPT)))
    assert told["emotion"] == told["polarity"] == "sadness"
    assert set(told["distribution"]) == {emotion.value for emotion in Emotion}
    assert told["evidence"] == [
        {"start": 0, "end": 1, "text": "슬", "emotion": "sadness", "weight": 1.0,
         "kind": "feeling", "note": ""}
    ]  # fmt: skip
    assert told["prompt"] == "hand drawing, a child"
    assert told["care"] is None


def test_numbers_are_short() -> None:
    assert to_json(replace(READING, valence=-1 / 3), PROMPT)["valence"] == -0.3333


def test_the_full_report_adds_what_makes_the_picture_again() -> None:
    scene = Scene(
        (Subject("child", "나", me=True), Subject("dog", "강아지", "콩이", emotion=Emotion.FEAR)),
        (Relation(0, "hug", 1),),
        place="park",
        words=("안녕",),
        unknown=("꾸러기",),
    )
    full = to_full_json(replace(READING, scene=scene), PROMPT)
    assert tuple(full)[: len(KEYS)] == KEYS
    assert full["scene"]["relations"] == [{"source": 0, "action": "hug", "target": 1}]
    assert (full["scene"]["place"], full["scene"]["unknown"]) == ("park", ["꾸러기"])
    assert (full["seed"], full["reader"]) == (3, "fake 1")
    assert full["subjects"][1]["emotion"] == "fear"


def test_korean_stays_readable_and_nonsense_is_refused() -> None:
    assert dump({"말": "가\n"}) == '{"말": "가\\n"}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump({"x": float("nan")})
