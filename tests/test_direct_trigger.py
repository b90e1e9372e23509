"""The template director."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geurim.direct.trigger import HAPPINESS, PLAIN, SADNESS, TemplateDirector, trigger_of
from geurim.emotion import Emotion
from geurim.records import Diary, Reading, Relation, Scene, Subject

SCENE = Scene(
    subjects=(
        Subject("me", "나", me=True, action="cry"),
        Subject("father", "아빠", action="hit"),
    ),
    relations=(Relation(1, "hit", 0),),
    place="living_room",
    words=("나가",),
)


def reading(emotion: Emotion, valence: float = 0.0, care: str | None = None) -> Reading:
    return Reading(
        diary=Diary("d1", "", seed=7),
        emotion=emotion,
        distribution={e: float(e is emotion) for e in Emotion},
        valence=valence,
        arousal=0.0,
        intensity=0.9,
        evidence=(),
        scene=SCENE,
        english="A father is hitting a child.",
        care=care,
        reader="test",
    )


@pytest.mark.parametrize("emotion", [e for e in Emotion if e is not Emotion.NEUTRAL])
def test_trigger_follows_polarity(emotion: Emotion) -> None:
    expected = HAPPINESS if emotion.valence > 0 else SADNESS
    assert trigger_of(reading(emotion, emotion.valence)) == expected


def test_neutral_follows_the_sign_of_valence() -> None:
    found = [trigger_of(reading(Emotion.NEUTRAL, v)) for v in (0.2, -0.2, 0.0)]
    assert found == [HAPPINESS, SADNESS, PLAIN]


def test_triggers_are_the_papers() -> None:
    assert HAPPINESS == "hand drawing happiness style"
    assert SADNESS == "hand drawing sadness style"
    assert PLAIN == "hand drawing style"


def test_prompt() -> None:
    prompt = TemplateDirector(320, 200)([reading(Emotion.SADNESS, -0.5)])[0]
    assert prompt.text == f"{SADNESS}, A father is hitting a child."
    assert (prompt.width, prompt.height, prompt.seed, prompt.diary_id) == (320, 200, 7, "d1")
    assert prompt.scene == SCENE
    assert prompt.negative
    assert not prompt.care


def test_care_draws_no_act() -> None:
    prompt = TemplateDirector()([reading(Emotion.SADNESS, -0.5, "abuse")])[0]
    assert prompt.care
    assert "hit" not in prompt.text
    assert prompt.scene.relations == ()
    assert prompt.scene.words == ()
    assert [subject.kind for subject in prompt.scene.subjects] == ["me"]
    assert prompt.scene.subjects[0].action == "sit"
    assert prompt.intensity <= 0.5


def test_a_batch_keeps_its_order() -> None:
    readings = [replace(reading(e, e.valence), diary=Diary(e.value, "")) for e in Emotion]
    assert [p.diary_id for p in TemplateDirector()(readings)] == [e.value for e in Emotion]
