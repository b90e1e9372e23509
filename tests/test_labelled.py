"""Labelled diaries: what is read of a file, and what is said of a line that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geurim.diaries.labelled import load_labelled, parse_labelled
from geurim.emotion import Emotion
from geurim.errors import BadInput

FULL = {
    "id": "a-1",
    "topic": "a",
    "text": "비가 왔다. 우산이 없어서 뛰었다.",
    "emotion": "무서움",
    "secondary": "excitement",
    "valence": -0.5,
    "arousal": 0.6,
    "intensity": 0.4,
    "evidence": [{"start": 7, "end": 18}],
    "subjects": ["me", "umbrella"],
    "unlisted": ["정류장"],
    "place": "street",
    "time": "night",
    "scene_weather": "rain",
    "names_feeling": False,
    "marks": ["reversal"],
    "prompt": "A child runs.",
    "second": "sadness",
}


def test_every_label_is_read() -> None:
    found = parse_labelled(FULL)
    assert found.diary.id == "a-1"
    assert found.diary.weather is None, "what the text tells is not the page's own field"
    assert (found.emotion, found.secondary) == (Emotion.FEAR, Emotion.EXCITEMENT)
    assert (found.valence, found.arousal, found.intensity) == (-0.5, 0.6, 0.4)
    assert found.spans == ((7, 18),)
    assert (found.subjects, found.unlisted) == (("me", "umbrella"), ("정류장",))
    assert (found.place, found.time, found.weather) == ("street", "night", "rain")
    assert found.names_feeling is False
    assert found.second is Emotion.SADNESS


def test_text_and_emotion_are_enough() -> None:
    found = parse_labelled({"text": "밥을 먹었다.", "emotion": "neutral"})
    assert found.emotion is Emotion.NEUTRAL
    assert found.valence is None
    assert found.spans is None
    assert found.subjects is None


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"emotion": None}, "emotion"),
        ({"emotion": "배고픔"}, "emotion"),
        ({"text": " "}, "empty"),
        ({"valence": "low"}, "valence"),
        ({"valence": True}, "valence"),
        ({"arousal": 1.5}, "arousal"),
        ({"intensity": -0.1}, "intensity"),
        ({"evidence": [{"start": 3, "end": 99}]}, "evidence"),
        ({"evidence": [[0, 3]]}, "evidence"),
        ({"evidence": "비"}, "evidence"),
        ({"subjects": "me"}, "subjects"),
        ({"subjects": [1]}, "subjects"),
        ({"place": 3}, "place"),
        ({"names_feeling": "yes"}, "names_feeling"),
    ],
    ids=lambda value: json.dumps(value, ensure_ascii=True) if isinstance(value, dict) else value,
)
def test_a_bad_value_is_named_and_the_text_is_not(change: dict[str, object], word: str) -> None:
    with pytest.raises(BadInput, match=word) as caught:
        parse_labelled(FULL | change)
    assert "우산" not in str(caught.value)


def test_a_bad_line_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    good = json.dumps(FULL, ensure_ascii=False)
    path.write_text(f"{good}\n\nno json\n[1]\n{good}\n", encoding="utf-8")
    batch = load_labelled(path)
    assert len(batch.entries) == 2
    assert [failure.sentence for failure in batch.failures] == [
        "some.jsonl, line 3: it is no JSON; write one object a line.",
        "some.jsonl, line 4: it is no JSON object; write one object a line.",
    ]


def test_a_number_too_long_to_read_is_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    good = json.dumps(FULL, ensure_ascii=False)
    path.write_text(f'{good}\n{{"id": {"9" * 5000}}}\n', encoding="utf-8")
    assert [failure.sentence for failure in load_labelled(path).failures] == [
        "some.jsonl, line 2: it is no JSON; write one object a line."
    ]


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": "비가 왔다.\u2028좋았다.", "emotion": "기쁨"}\n', encoding="utf-8")
    assert len(load_labelled(path).entries) == 1


@pytest.mark.parametrize("content", [None, b"", b"no json\n", b"\xff\xfe\x00"], ids=repr)
def test_a_file_without_a_usable_line_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "some.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=r"some\.jsonl"):
        load_labelled(path)
