"""The crayon painter: the same prompt gives the same bytes, and every wish shows in the drawing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim.crayon.painter import CrayonPainter, draw
from geurim.emotion import Emotion
from geurim.records import WEATHERS, Prompt, Relation, Scene, Season, Subject
from geurim.vocabulary import actions, places, subjects

SEASONS: tuple[Season, ...] = get_args(Season)
ME = Subject("me", "나", me=True)
DOG = Subject("dog", "강아지", name="콩이")


def prompt(scene: Scene, emotion: Emotion = Emotion.NEUTRAL, seed: int = 7, **more: int) -> Prompt:
    base = Prompt("t", "", "", "", emotion, 0.7, scene, seed, 96, 96)
    return replace(base, **more)


def digest(scene: Scene, seed: int) -> str:
    picture = CrayonPainter().paint(prompt(scene, seed=seed))
    return hashlib.sha256(picture.pixels.tobytes()).hexdigest()


SCENE = Scene((ME, DOG), (Relation(0, "hug", 1),), place="park", words=("안녕!",))


def test_a_seed_gives_one_picture_whatever_the_batch() -> None:
    prompts = [prompt(SCENE, seed=s) for s in (1, 2, 3)]
    together = [p.pixels for p in CrayonPainter()(prompts)]
    alone = [next(CrayonPainter()([p])).pixels for p in reversed(prompts)][::-1]
    for a, b in zip(together, alone, strict=True):
        assert np.array_equal(a, b)
    assert not np.array_equal(together[0], together[1])


def test_a_seed_gives_one_picture_in_every_process() -> None:
    code = (
        "import hashlib\n"
        "from tests.test_crayon_painter import digest, SCENE\n"
        "print(digest(SCENE, seed=11))\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": salt, "PATH": ""},
        ).stdout.strip()
        for salt in ("1", "2")
    ]
    assert runs[0] == runs[1] == digest(SCENE, seed=11)


def test_pictures_have_the_size_that_was_asked_for() -> None:
    for width, height in ((64, 64), (150, 96), (96, 150), (128, 128), (301, 199)):
        picture = CrayonPainter().paint(prompt(SCENE, width=width, height=height))
        assert picture.pixels.shape == (height, width, 3)
        assert not picture.pixels.flags.writeable


def test_every_feeling_draws_another_picture_by_the_same_child() -> None:
    drawings = {e: draw(prompt(SCENE, e)) for e in Emotion}
    assert len({d.persona.age for d in drawings.values()}) == 1
    assert len({d.persona.medium for d in drawings.values()}) == 1
    pixels = {e: CrayonPainter().paint(prompt(SCENE, e)).pixels.tobytes() for e in Emotion}
    assert len(set(pixels.values())) == len(Emotion)


def test_a_subjects_own_feeling_wins_over_the_mood() -> None:
    angry = Subject("mother", "엄마", emotion=Emotion.ANGER)
    drawing = draw(prompt(Scene((ME, angry)), Emotion.FEAR))
    looks = {p.actor.row.id: p.actor.look.emotion for p in drawing.placed}
    assert looks["me"] is Emotion.FEAR
    assert looks["mother"] is Emotion.ANGER


@pytest.mark.parametrize("place", [None, *places()])
def test_every_place_is_drawn_and_everybody_stays_on_the_sheet(place: str | None) -> None:
    drawing = draw(prompt(replace(SCENE, place=place), seed=5, width=150))
    assert {p.actor.row.id for p in drawing.placed} >= {"me", "dog"}
    for placed in drawing.placed:
        left, top, right, bottom = placed.sketch.box()
        assert left > -40, place
        assert right < drawing.width + 40, place
        assert top > -60, place
        assert bottom < 512 + 30, place


@pytest.mark.parametrize("action", list(actions()))
def test_every_action_can_be_drawn_alone_and_with_an_object(action: str) -> None:
    doer = replace(ME, action=action)
    for scene in (
        Scene((doer,)),
        Scene((doer, DOG), (Relation(0, action, 1),)),
        Scene((doer, Subject("ball", "공")), (Relation(0, action, 1),)),
        Scene((Subject("dog", "개", action=action), ME), (Relation(0, action, 1),)),
    ):
        drawing = draw(prompt(scene))
        assert len(drawing.placed) >= len(scene.subjects)


def test_at_most_six_subjects_are_drawn_and_the_others_are_named() -> None:
    crowd = tuple(Subject(kind, kind) for kind in list(subjects())[:9])
    picture = CrayonPainter().paint(prompt(Scene((*crowd, ME))))
    assert 6 <= len(picture.truth["subjects"]) <= 8  # implied tables and beds come on top
    for word in (s.word for s in crowd[5:]):
        assert any(word in note for note in picture.notes)


def test_counts_become_copies_and_families_become_people() -> None:
    drawing = draw(prompt(Scene((Subject("cat", "고양이", count=3),))))
    assert [p.actor.row.id for p in drawing.placed].count("cat") == 3
    family = draw(prompt(Scene((Subject("family", "가족"), ME))))
    assert {p.actor.row.id for p in family.placed} == {"father", "mother", "me"}


def test_what_the_vocabulary_does_not_know_is_labelled_and_reported() -> None:
    scene = Scene((ME, Subject("unknown", "홍두깨")), unknown=("홍두깨", "꽹과리"))
    picture = CrayonPainter().paint(prompt(scene))
    assert any("홍두깨" in note for note in picture.notes)
    assert any("꽹과리" in note for note in picture.notes)
    assert "unknown" in {s["kind"] for s in picture.truth["subjects"]}


def test_an_empty_scene_is_still_a_picture() -> None:
    pixels = CrayonPainter().paint(prompt(Scene(place="beach"))).pixels
    assert pixels.std() > 5


def test_a_diary_that_speaks_of_harm_is_drawn_gently() -> None:
    scene = Scene((replace(ME, action="cry"),))
    harsh = draw(replace(prompt(scene, Emotion.ANGER), intensity=1.0))
    gentle = draw(replace(prompt(scene, Emotion.ANGER), intensity=1.0, care=True))
    assert gentle.mood.intensity < harsh.mood.intensity
    assert gentle.mood.emotion is Emotion.SADNESS
    assert not gentle.mood.heavy


KINDS = st.sampled_from([*subjects(), "unknown", "no such thing"])
ACTIONS = st.none() | st.sampled_from([*actions(), "no such action"])


@st.composite
def scenes(pick: st.DrawFn) -> Scene:
    who = tuple(
        Subject(
            pick(KINDS),
            pick(st.text(max_size=6)),
            count=pick(st.integers(1, 9)),
            action=pick(ACTIONS),
            emotion=pick(st.none() | st.sampled_from(list(Emotion))),
            me=pick(st.booleans()),
            colour=pick(st.none() | st.sampled_from(["red", "blue"])),
        )
        for _ in range(pick(st.integers(0, 7)))
    )
    ties = tuple(
        Relation(
            pick(st.integers(0, len(who) - 1)),
            pick(st.sampled_from(list(actions()))),
            pick(st.integers(0, len(who) - 1)),
        )
        for _ in range(pick(st.integers(0, 4)) if who else 0)
    )
    return Scene(
        who,
        ties,
        place=pick(st.none() | st.sampled_from(list(places()))),
        time=pick(st.sampled_from(["day", "sunset", "night"])),
        weather=pick(st.none() | st.sampled_from(WEATHERS)),
        season=pick(st.none() | st.sampled_from(SEASONS)),
        words=tuple(pick(st.lists(st.text(max_size=30), max_size=3))),
    )


@given(scenes(), st.sampled_from(list(Emotion)), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_any_scene_can_be_painted(scene: Scene, emotion: Emotion, seed: int) -> None:
    picture = CrayonPainter().paint(replace(prompt(scene, emotion, seed), width=64, height=48))
    assert picture.pixels.shape == (48, 64, 3)


def test_a_person_keeps_hair_and_build_whatever_they_feel() -> None:
    """The same random choices are made for every feeling, so that only what it touches changes."""

    def top_of_head(emotion: Emotion) -> tuple[str | None, int]:
        scene = Scene((replace(ME, action="read"),), place="park")
        (me,) = draw(prompt(scene, emotion, seed=20)).placed
        hair = [m for m in me.sketch.marks if m.fill in ("hair", "darkbrown")]
        return hair[0].fill, len(hair)

    calm = top_of_head(Emotion.CONTENTMENT)
    assert all(top_of_head(e) == calm for e in (Emotion.ANGER, Emotion.SADNESS, Emotion.AWE))


def test_words_that_are_not_written_are_reported() -> None:
    scene = replace(SCENE, words=("하나", "둘", "셋", "넷"))
    notes = CrayonPainter().paint(prompt(scene)).notes
    assert [n for n in notes if "No room to write" in n] == [
        "No room to write: 셋.",
        "No room to write: 넷.",
    ]
    long = replace(SCENE, words=("아주 아주 길어서 풍선에 다 들어가지 않는 말",))
    assert any("only in part" in n for n in CrayonPainter().paint(prompt(long)).notes)


def test_the_truth_tells_where_it_was_drawn() -> None:
    riding = Scene((ME, Subject("bus", "버스")), (Relation(0, "ride", 1),), place="classroom")
    assert CrayonPainter().paint(prompt(riding)).truth["place"] == "street"


def test_who_frightens_is_not_afraid() -> None:
    scene = Scene((ME, Subject("tiger", "호랑이"), Subject("stranger", "모르는 사람"), DOG))
    looks = {p.actor.row.id: p.actor.look.emotion for p in draw(prompt(scene, Emotion.FEAR)).placed}
    assert looks["me"] is looks["dog"] is Emotion.FEAR
    assert looks["tiger"] is Emotion.ANGER
    assert looks["stranger"] is Emotion.NEUTRAL
    glad = draw(prompt(scene, Emotion.EXCITEMENT))
    assert {p.actor.look.emotion for p in glad.placed} == {Emotion.EXCITEMENT}
