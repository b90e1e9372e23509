"""Evidence and impression together: whatever the text, one mood that holds together."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim.emotion import Emotion
from geurim.read.blend import ORDER, blend, chosen, pointed, softmax, trust
from geurim.read.impression import FEELINGS, impression, model
from geurim.read.mood import Mood, feel
from geurim.read.offline import OfflineReader
from geurim.read.tokens import tokens
from geurim.records import Diary

WORDS = (
    "햄스터 집이 비어 있었다. 신났다 무서웠다! 안 재미없지만 울었다… 밥을 ㅋㅋ ㅠㅠ 😭 cat".split()
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from([*WORDS, "\ud800", "\n"])).map(" ".join)
)
EMPTY_CAGE = (
    "햄스터 집이 비어 있었다. 쳇바퀴를 손가락으로 돌려 보았다. 해바라기씨가 그대로 남아 있었다."
)


def told(text: str) -> Mood:
    return feel(text, tokens(text))


def mood(text: str) -> Mood:
    return blend(text, told(text), impression(text, model()), model())


@settings(max_examples=150)
@given(TEXTS)
def test_every_mood_holds_together(text: str) -> None:
    found = mood(text)
    shares = found.distribution
    assert set(shares) == set(Emotion)
    assert sum(shares.values()) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in shares.values())
    assert found.emotion is ORDER[chosen(np.array([shares[each] for each in ORDER]))]
    assert -1 <= found.valence <= 1
    assert -1 <= found.arousal <= 1
    assert 0 <= found.intensity <= 1
    if found.emotion.valence:
        assert found.valence * found.emotion.valence > 0
    for piece in found.evidence:
        assert 0 <= piece.start < piece.end <= len(text)
        assert piece.text == text[piece.start : piece.end]
        assert piece.weight > 0
    assert mood(text) == found


@given(st.lists(TEXTS, max_size=6))
def test_a_diary_is_read_the_same_alone_and_among_others(texts: list[str]) -> None:
    reader = OfflineReader()
    diaries = [Diary(str(index), text) for index, text in enumerate(texts)]
    assert reader(diaries) == [reading for diary in diaries for reading in reader([diary])]


def test_a_day_that_only_tells_is_heard() -> None:
    assert told(EMPTY_CAGE).emotion is Emotion.NEUTRAL
    found = mood(EMPTY_CAGE)
    assert found.emotion.polarity == "sadness"
    assert found.valence < -0.1
    shown = [piece for piece in found.evidence if piece.kind == "model"]
    assert shown
    assert all(piece.emotion is found.emotion for piece in shown)


@pytest.mark.parametrize(
    "text",
    ["", "?", "a", "밥", "ㅎ", "!!!!", "12345", "今日は公園に行った。", "Сегодня я плакал.",
     "Today I lost my red umbrella on the bus."],
    ids=["empty", "mark", "letter", "syllable", "jamo", "marks", "digits", "japanese", "russian",
         "english"],
)  # fmt: skip
def test_what_cannot_be_heard_is_neutral(text: str) -> None:
    found = mood(text)
    assert found.emotion is Emotion.NEUTRAL
    assert abs(found.valence) < 0.1
    assert found.evidence == ()


@pytest.mark.parametrize(
    ("text", "side"),
    [("😭", "sadness"), ("기분이 안 좋았다.", "sadness"), ("즐거웠다.", "happiness")],
    ids=["sign", "denied", "named"],
)
def test_a_feeling_that_is_named_in_a_few_letters_counts(text: str, side: str) -> None:
    assert mood(text).emotion.polarity == side


@given(TEXTS)
def test_trust_grows_with_the_syllables(text: str) -> None:
    own = told(text)
    sure, more = trust(text, own), trust(text + "가나다라", own)
    assert 0 <= sure <= more <= 1
    assert trust(text + "가" * 40, own) == 1


def test_without_trust_the_evidence_is_left_as_it_is() -> None:
    own = told("😭")
    found = blend("😭", own, impression("😭", model()), model())
    assert (found.valence, found.arousal, found.intensity) == (
        own.valence, own.arousal, own.intensity,
    )  # fmt: skip
    for each in Emotion:
        assert found.distribution[each] == pytest.approx(own.distribution[each], abs=0.01)


def test_the_side_is_settled_before_the_feeling() -> None:
    shares = np.zeros(FEELINGS)
    shares[[ORDER.index(Emotion(name)) for name in ("fear", "sadness", "neutral")]] = (
        0.3,
        0.35,
        0.35,
    )
    assert ORDER[chosen(shares)] is Emotion.SADNESS


def test_softmax_stands_large_numbers() -> None:
    shares = softmax(np.array([[1e4, 1e4 - math.log(3)], [0.0, 0.0]]))
    np.testing.assert_allclose(shares, [[0.75, 0.25], [0.5, 0.5]])


def test_the_clauses_that_say_most_are_pointed_at() -> None:
    text = "아침을 먹었다. 창밖을 보았다, 비가 왔다."
    marks = np.zeros(len(text))
    marks[9:16] = 1.0
    found = pointed(text, [], marks, Emotion.SADNESS, 0.8)
    assert [piece.text for piece in found] == ["창밖을 보았다"]
    assert found[0].weight == 0.8
    assert pointed(text, found, marks, Emotion.SADNESS, 0.8) == [], "told already"
    assert pointed(text, [], marks, Emotion.NEUTRAL, 0.8) == []
    assert pointed(text, [], -marks, Emotion.SADNESS, 0.8) == []
