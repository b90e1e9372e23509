"""Feelings: negation, reversal, strength, and weak evidence."""

from __future__ import annotations

import pytest

from geurim.emotion import Emotion
from geurim.read.mood import Mood, feel, probabilities
from geurim.read.tokens import tokens

E = Emotion


def mood(text: str) -> Mood:
    return feel(text, tokens(text))


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("강아지가 아파서 하루 종일 울었다.", E.SADNESS),
        ("할머니가 김밥을 싸 주셨다.", E.CONTENTMENT),
        ("형이 방귀를 뀌어서 배꼽을 잡고 웃었다 ㅋㅋ", E.AMUSEMENT),
        ("별똥별이 떨어졌다. 정말 신기했다.", E.AWE),
        ("놀이공원에서 롤러코스터를 탔다!", E.EXCITEMENT),
        ("나는 화가 났다.", E.ANGER),
        ("상한 우유에서 냄새가 나서 토했다.", E.DISGUST),
        ("천둥이 쳐서 무서웠다.", E.FEAR),
        ("도서관에 갔는데 문이 닫혀 있었다.", E.SADNESS),
        ("학교에 갔다. 급식으로 카레를 먹었다. 집에 와서 숙제를 했다.", E.NEUTRAL),
    ],
)
def test_plain_cases(text: str, emotion: Emotion) -> None:
    assert mood(text).emotion is emotion


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("무서웠다.", "안 무서웠다."),
        ("재미있었다.", "재미있지 않았다."),
        ("행복했다.", "행복하지 못했다."),
        ("상을 받았다.", "상을 못 받았다."),
        ("울었다.", "울지 않았다."),
        ("선물을 받았다.", "선물을 받지 못했다."),
    ],
)
def test_negation_turns_the_side(yes: str, no: str) -> None:
    assert mood(yes).valence * mood(no).valence < 0


def test_what_follows_but_weighs_more() -> None:
    assert mood("무서웠지만 재미있었다.").valence > 0
    assert mood("재미있었지만 무서웠다.").valence < 0
    assert mood("처음에는 무서웠다. 그런데 타 보니 재미있었다.").valence > 0
    assert any("지만" in e.note for e in mood("무서웠지만 재미있었다.").evidence)


def test_intensity_grows_with_words_and_marks() -> None:
    assert (
        mood("조금 슬펐다.").intensity < mood("슬펐다.").intensity < mood("너무 슬펐다.").intensity
    )
    assert mood("신났다").intensity < mood("신났다!!").intensity


def test_figures_of_speech_are_no_loss() -> None:
    assert mood("배고파 죽겠다.").emotion is not E.SADNESS
    assert mood("웃겨 죽는 줄 알았다.").emotion is E.AMUSEMENT


def test_somebody_elses_anger_is_not_ones_own() -> None:
    assert mood("엄마가 화를 내셨다.").distribution[E.ANGER] < 0.2


def test_an_animals_call_is_no_weeping() -> None:
    assert mood("매미가 울었다.").emotion is E.NEUTRAL


def test_emoticons_count() -> None:
    assert mood("오늘 집에 왔다 ㅠㅠㅠㅠ ㅠㅠ").emotion is E.SADNESS
    assert mood("바람이 불었다 😭").valence < 0


def test_probabilities_need_evidence() -> None:
    nothing = probabilities(dict.fromkeys(Emotion, 0.0))
    assert max(nothing, key=lambda e: nothing[e]) is E.NEUTRAL
    assert sum(nothing.values()) == pytest.approx(1.0)
    some = probabilities(dict.fromkeys(Emotion, 0.0) | {E.AWE: 2.0})
    assert some[E.AWE] > 0.9
