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


@pytest.mark.parametrize(
    "text",
    [
        "기쁘지도 싫지도 않고 그냥 그렇다.",
        "나쁘지는 않다.",
        "그냥 그랬다.",
        "오늘은 별일 없었다.",
        "조금 심심했지만 숙제는 다 했다.",
        "우산을 들고 갔다. 비는 오지 않았다.",
        "창가에 앉았다.",
        "바가지로 물을 펐다.",
        "봉지가 부스럭거렸다.",
        "아빠가 시원해 보인다고 하셨다.",
    ],
)
def test_what_touches_nobody_is_neutral(text: str) -> None:
    assert mood(text).emotion is E.NEUTRAL


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("경기에서 이겼다. 우리는 소리를 질렀다.", E.EXCITEMENT),
        ("동생이 내 그림을 찢었다. 나는 소리를 질렀다.", E.ANGER),
        ("누가 쫓아왔다. 나는 소리를 질렀다.", E.FEAR),
        ("귀신 소리가 났다. 심장이 쿵쿵 뛰었다. 무서웠다.", E.FEAR),
    ],
)
def test_shouting_takes_its_side_from_the_rest(text: str, emotion: Emotion) -> None:
    assert mood(text).emotion is emotion


def test_a_named_feeling_outweighs_events() -> None:
    text = "할머니가 안아 주셨다. 낮잠을 잤다. 이불이 따뜻한 방이었다. 정말 신나는 하루였다."
    assert mood(text).emotion is E.EXCITEMENT
    assert mood("선물을 받았다. 그런데 나는 슬펐다.").emotion is E.SADNESS


def test_two_hints_for_the_same_feeling_count() -> None:
    one, two = mood("돗자리를 폈다."), mood("돗자리를 펴고 부채를 부쳤다. 옥수수를 먹었다.")
    assert one.emotion is E.NEUTRAL
    assert two.distribution[E.CONTENTMENT] > one.distribution[E.CONTENTMENT]


def test_a_feeling_of_the_day_is_the_writers() -> None:
    assert "said of" not in mood("무서운 밤이었다.").evidence[0].note
    assert "said of" in mood("무서운 영화를 보았다.").evidence[0].note


def test_tears_of_joy() -> None:
    assert mood("눈물이 날 만큼 기뻤다.").valence > 0
    assert mood("웃다가 눈물이 났다.").valence > 0
