"""Captions: true, no longer than the encoders take, and in the words of the tables."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.crayon.tableau import Figure, Tableau
from geurim.data import korean as korean_module
from geurim.data import world
from geurim.data.captions import Telling, agreed, captions, telling
from geurim.data.english import LONGEST, english, length
from geurim.data.korean import before_noun, korean, particle
from geurim.data.world import Part, generator, tableau
from geurim.emotion import Emotion

STYLES = ("flat", "soft", "pencil", "crayon")


def table(language: str) -> dict[str, Any]:
    path = resources.files("geurim.data") / "words" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


EN, KO = table("english"), table("korean")


def told(index: int) -> tuple[Telling, str, str]:
    shown = tableau(21, index)[0]
    plan = telling(shown, STYLES[index % 4], generator(21, index, Part.TELLING))
    return (
        plan,
        english(plan, generator(21, index, Part.ENGLISH)),
        korean(plan, generator(21, index, Part.KOREAN)),
    )


SOME = [told(index) for index in range(1200)]
indices = st.integers(0, 10**7)


def feeling_words(emotion: Emotion) -> set[str]:
    """Words that name ``emotion`` and no other."""

    def words(which: Emotion) -> set[str]:
        rows = EN["faces"][which]
        texts = [*rows["adj"], *rows["noun"], *EN["moods"][which]["mood"]]
        return {word for text in texts for word in re.findall("[a-z]+", text)} - PLAIN

    others = {word for other in Emotion if other is not emotion for word in words(other)}
    return words(emotion) - others


PLAIN = set(
    "and of at ease so very full with open a out quiet calm plain everyday ordinary funny warm "
    "dark gentle hushed lively faced neutral ease vast stormy sour heated cross still "
    "silent".split()
)


@pytest.mark.parametrize("language", ["english", "korean"])
def test_every_concept_has_words(language: str) -> None:
    rows = table(language)
    assert set(rows["kinds"]) >= set(world.KINDS)
    assert set(rows["places"]) == set(world.PLACES)
    assert set(rows["faces"]) == set(rows["postures"]) == set(rows["palettes"]) == set(Emotion)
    assert set(rows["moods"]) == set(Emotion)
    for kind in world.LIVING:
        assert set(world.actions_of(kind)) <= set(rows["actions"])
    assert set(rows["colours"]) == set(world.COLOURS)


@given(index=indices)
def test_captions_depend_on_seed_and_index_alone(index: int) -> None:
    shown = tableau(4, index)[0]
    pair = captions(shown, "flat", 4, index)
    assert captions(shown, "flat", 4, index) == pair
    assert all(pair)


def test_another_turn_gives_other_words() -> None:
    shown = tableau(4, 1)[0]
    assert len({captions(shown, "flat", 4, 1, turn) for turn in range(8)}) == 8


@given(index=indices)
def test_captions_are_short_and_well_formed(index: int) -> None:
    _, text, text_ko = told(index)
    assert length(text) <= LONGEST
    assert len(text.split()) <= 57
    assert len(text_ko.split()) <= korean_module.LONGEST
    for one in (text, text_ko):
        assert not re.search(r"[{}]|  | [,.]|,,|\.\.|, \.|^[,. ]|None", one), one
    assert not re.search(r"\b[Aa] [aeiou]|\b[Aa]n [^aeiou]", text), text


def test_not_one_caption_is_too_long() -> None:
    assert max(length(text) for _, text, _ in SOME) <= LONGEST
    assert max(len(text.split()) for _, _, text in SOME) <= korean_module.LONGEST


@given(index=indices)
def test_spots_are_true(index: int) -> None:
    plan, text, text_ko = told(index)
    spots = {mention.figure.spot for mention in plan.mentions}
    for spot, word, ko in (
        ("left", r"\bleft\b", "왼"),
        ("right", r"\bright\b", "오른"),
        ("centre", r"\b(centre|middle)\b", "가운데|중앙"),
    ):
        if spot not in spots:
            assert not re.search(word, text), text
            assert not re.search(ko, text_ko), text_ko


@given(index=indices)
def test_who_is_there_is_named(index: int) -> None:
    plan, text, text_ko = told(index)
    for mention in plan.mentions:
        row = EN["kinds"][mention.figure.kind]
        nouns = [*row["nouns"], *(noun for at in row.get("at", {}).values() for noun in at)]
        words = {noun.split(" with ")[0].split()[-1] for noun in nouns}
        assert words & set(re.findall("[a-z-]+", text.lower())), (mention.figure.kind, text)
        assert any(noun in text_ko for noun in KO["kinds"][mention.figure.kind]), text_ko


@given(index=indices)
def test_feelings_that_are_named_are_shown(index: int) -> None:
    plan, text, _ = told(index)
    words = set(re.findall("[a-z]+", text.lower()))
    shown = {mention.figure.face for mention in plan.mentions if mention.face == "word"}
    shown |= {plan.mood} if plan.mood else set()
    for emotion in Emotion:
        named = words & feeling_words(emotion)
        if emotion not in shown:
            felt = set(re.findall("[a-z]+", " ".join(EN["palettes"][emotion]["felt"])))
            told_by_colours = plan.palette == "felt" and plan.tableau.palette is emotion
            assert not named - (felt if told_by_colours else set()), (text, named)


def test_captions_without_feelings_name_none() -> None:
    plain = [(plan, text) for plan, text, _ in SOME if not plan.feelings]
    assert 0.25 < len(plain) / len(SOME) < 0.35
    named = set[str]().union(*(feeling_words(emotion) for emotion in Emotion))
    for plan, text in plain:
        assert plan.mood is None
        assert not named & set(re.findall("[a-z]+", text.lower())), text
    faces = [plan for plan, _ in plain if any(m.face for m in plan.mentions)]
    able = [p for p, _ in plain if any(f.kind in world.FACED for f in p.tableau.figures)]
    assert 0.35 < len(faces) / len(able) < 0.6


def test_a_mood_is_told_only_where_everything_agrees() -> None:
    moods = [plan for plan, _, _ in SOME if plan.mood]
    assert len(moods) > 0.03 * len(SOME)
    for plan in moods:
        assert plan.mood == agreed(plan.tableau) == plan.tableau.palette


SAD = Figure("girl", "left", None, Emotion.SADNESS, Emotion.SADNESS)


@pytest.mark.parametrize(
    ("figure", "weather", "expected"),
    [
        (SAD, "rain", Emotion.SADNESS),
        (SAD, "clear", None),
        (Figure("girl", "left", None, Emotion.SADNESS, Emotion.ANGER), "rain", None),
        (Figure("girl", "left", "run", Emotion.SADNESS), "rain", Emotion.SADNESS),
        (Figure("girl", "left", "sleep"), "rain", Emotion.SADNESS),
        (Figure("girl", "left", "run", Emotion.FEAR), "rain", None),
        (Figure("car", "left"), "rain", Emotion.SADNESS),
    ],
    ids=["all", "sunny", "other body", "running", "asleep", "other face", "thing"],
)
def test_when_everything_agrees(
    figure: Figure, weather: world.Weather, expected: Emotion | None
) -> None:
    shown = Tableau((figure,), "park", "day", weather, palette=Emotion.SADNESS)
    assert agreed(shown) is expected


@given(index=indices)
def test_weather_and_time_are_true(index: int) -> None:
    plan, text, text_ko = told(index)
    shown, text = plan.tableau, text.lower()
    text = re.sub(r"snowman|snowy peaks|mountain tops with snow", "", text)
    checks = (
        (r"\brain|\bwet day|\bwet\b", "비 오|비가", shown.weather in ("rain", "storm")),
        (
            r"\bsnow",
            "눈 오|눈이 (오|내|온|와)",
            shown.weather == "snow" or shown.season == "winter",
        ),
        (r"lightning|thunder|storm(?!y;)", "번개|폭풍", shown.weather == "storm"),
        (r"sunny|sunshine|sunlight|the sun\b", "해가 떴|화창|햇볕", shown.weather == "clear"),
        (r"\bwind(?!ow)", "바람", shown.weather == "wind"),
        (r"\bmoon", "달이", shown.time == "night" and shown.weather in ("clear", "wind")),
        (r"\bnight\b", "[가-힣 ]밤(?! 색)", shown.time == "night"),
        (r"\bevening|sunset|dusk(?!y)", "저녁|해 질", shown.time == "sunset"),
        (r"autumn", "가을", shown.season == "autumn"),
    )
    for english_words, korean_words, so in checks:
        if not so:
            mood = plan.mood is Emotion.ANGER and "storm" in english_words
            assert mood or not re.search(english_words, text), (text, english_words)
            assert not re.search(korean_words, text_ko), (text_ko, korean_words)


@given(index=indices)
def test_no_face_of_somebody_asleep_and_no_body_of_somebody_busy(index: int) -> None:
    plan = told(index)[0]
    for mention in plan.mentions:
        assert mention.face is None or mention.figure.action not in world.NO_FACE
        assert not mention.posture or mention.figure.action is None


def test_signs_are_told_of_those_who_have_them() -> None:
    persons = {
        row["text"]
        for face in EN["faces"].values()
        for form in ("with", "ing")
        for row in face[form]
        if row.get("who") == "person"
    }
    for plan, text, _ in SOME:
        if not any(mention.figure.kind in world.PEOPLE for mention in plan.mentions):
            for sign in persons:
                assert sign.split("{")[0] not in text or len(sign.split()[0]) < 8, (sign, text)


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [("강아지", "이/가", "강아지가"), ("곰", "이/가", "곰이"), ("말", "은/는", "말은")],
    ids=["open", "closed", "topic"],
)
def test_particles(word: str, pair: str, expected: str) -> None:
    assert particle(word, pair) == expected


def test_particles_fit_in_every_caption() -> None:
    nouns = {noun for options in KO["kinds"].values() for noun in options}
    for _, _, text in SOME:
        for noun in nouns:
            right = {particle(noun, "이/가"), particle(noun, "은/는")}
            for found in re.findall(rf"(?<![가-힣]){noun}[이가은는](?= )", text):
                assert found in right, text


@pytest.mark.parametrize(
    ("stem", "expected"),
    [("달리", "달리는"), ("손을 흔들", "손을 흔드는"), ("앉아 있", "앉아 있는")],
    ids=["plain", "ㄹ", "state"],
)
def test_a_verb_before_a_noun(stem: str, expected: str) -> None:
    assert before_noun(stem) == expected


def test_styles_are_told_by_their_own_words() -> None:
    for plan, text, text_ko in SOME:
        for style in STYLES:
            own = any(words in text.lower() for words in EN["styles"][style]["words"])
            own_ko = any(words in text_ko for words in KO["styles"][style])
            assert own <= (plan.style == style), text
            assert own_ko <= (plan.style == style), text_ko


def test_the_words_vary() -> None:
    """Nobody learns a caption by heart."""
    assert len({text for _, text, _ in SOME}) > 0.99 * len(SOME)
    assert len({text for _, _, text in SOME}) > 0.97 * len(SOME)
    words = Counter(word for _, text, _ in SOME for word in re.findall("[a-z]+", text.lower()))
    assert len(words) > 450
