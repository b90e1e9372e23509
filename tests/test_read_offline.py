"""The reader as a whole: whatever the text, a reading that holds together."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim.emotion import Emotion
from geurim.read.correct import redirect
from geurim.read.offline import VERSION, OfflineReader, read
from geurim.records import Diary, Reading
from geurim.vocabulary import actions, places, subjects

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "reader_dev.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
PIECES = [word for row in ROWS for word in str(row["text"]).split()]
KOREAN = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def check(reading: Reading) -> None:
    """What holds for every reading."""
    text, scene = reading.diary.text, reading.scene
    assert set(reading.distribution) == set(Emotion)
    assert sum(reading.distribution.values()) == pytest.approx(1.0)
    assert all(p >= 0 for p in reading.distribution.values())
    shares = reading.distribution.items()
    same = [share for emotion, share in shares if emotion.polarity == reading.polarity]
    assert reading.distribution[reading.emotion] == max(same), "the side is settled first"
    assert -1 <= reading.valence <= 1
    assert -1 <= reading.arousal <= 1
    assert 0 <= reading.intensity <= 1
    assert reading.emotion.valence * reading.valence >= 0
    for evidence in reading.evidence:
        assert 0 <= evidence.start < evidence.end <= len(text)
        assert text[evidence.start : evidence.end] == evidence.text
        assert evidence.weight > 0
    for subject in scene.subjects:
        assert subject.kind in ("unknown", "me") or subject.kind in subjects()
        assert subject.action is None or subject.action in actions()
        assert subject.count >= 1
        assert subject.me or subject.word in text or all(w in text for w in subject.word.split())
    for relation in scene.relations:
        assert relation.action in actions()
        assert 0 <= relation.source < len(scene.subjects)
        assert 0 <= relation.target < len(scene.subjects)
        assert relation.source != relation.target
    assert scene.place is None or scene.place in places()
    assert all(words in text for words in scene.words)
    assert all(word in text for word in scene.unknown)
    assert sum(subject.me for subject in scene.subjects) <= 1
    assert reading.english
    assert reading.english.strip() == reading.english
    assert reading.reader == VERSION


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_unicode(text: str) -> None:
    check(read(Diary("x", text)))


@settings(max_examples=150, deadline=None)
@given(KOREAN)
def test_any_shuffle_of_diary_words(text: str) -> None:
    check(read(Diary("x", text)))


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="나는가이을에서안못지만ㅋㅠ \"'“”.!?\n\u110012마리\ud800강아지", max_size=60)
)
def test_hard_letters(text: str) -> None:
    check(read(Diary("x", text)))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_own_diaries_hold_together(row: dict[str, str]) -> None:
    check(read(Diary(row["id"], row["text"])))


def test_polarity_of_own_diaries() -> None:
    readings = OfflineReader()([Diary(row["id"], row["text"]) for row in ROWS])
    right = [
        r.polarity == Emotion(row["emotion"]).polarity
        for r, row in zip(readings, ROWS, strict=True)
    ]
    nine = [r.emotion == Emotion(row["emotion"]) for r, row in zip(readings, ROWS, strict=True)]
    assert sum(right) / len(right) >= 0.95
    assert sum(nine) / len(nine) >= 0.9


def test_subjects_of_own_diaries() -> None:
    wanted = found = 0
    for row in ROWS:
        kinds = {subject.kind for subject in read(Diary("x", row["text"])).scene.subjects}
        known = [kind for kind in row["subjects"] if kind in subjects()]
        wanted += len(known)
        found += sum(kind in kinds for kind in known)
    assert found / wanted >= 0.93


def test_long_text_is_read_whole() -> None:
    text = "오늘 강아지랑 놀았다. 재미있었다. " * 500
    reading = read(Diary("x", text))
    check(reading)
    assert reading.evidence[-1].end > len(text) - 10


def test_empty_text_is_neutral() -> None:
    reading = read(Diary("x", ""))
    assert reading.emotion is Emotion.NEUTRAL
    assert reading.valence == 0
    assert reading.scene.subjects == ()


def test_date_gives_the_season_and_the_head_gives_the_weather() -> None:
    reading = read(Diary("x", "공원에 갔다.", date=dt.date(2025, 7, 1), weather="cloudy"))
    assert (reading.scene.season, reading.scene.weather) == ("summer", "cloudy")


@pytest.mark.parametrize("emotion", list(Emotion))
def test_redirect_is_consistent(emotion: Emotion) -> None:
    reading = read(Diary("x", "강아지가 아파서 울었다."))
    other = redirect(reading, emotion)
    check(other)
    assert other.emotion is emotion
    assert other.scene == reading.scene
    assert other.evidence == reading.evidence
    same = emotion is reading.emotion
    assert other.valence == (reading.valence if same else emotion.valence)


def test_redirect_of_a_certain_reading() -> None:
    reading = read(Diary("x", ""))
    certain = redirect(redirect(reading, Emotion.FEAR), Emotion.AWE)
    check(certain)


def test_others_have_faces_of_their_own() -> None:
    scene = read(Diary("x", "동생이 울었다. 나는 화가 났다.")).scene
    feelings = {subject.kind: subject.emotion for subject in scene.subjects}
    assert feelings["younger_sibling"] is Emotion.SADNESS
    assert feelings["me"] is None
