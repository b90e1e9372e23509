"""The small world: what is drawn by lot, carriers that know nothing of one another, hold-out."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.crayon.tableau import compose
from geurim.data import world
from geurim.data.world import combinations, figure_held_out, held_out, tableau
from geurim.emotion import Emotion
from geurim.vocabulary import actions, places, subjects

SOME = [tableau(11, index)[0] for index in range(1500)]


def test_the_world_is_large_enough() -> None:
    assert len(set(world.KINDS)) >= 48
    assert len(world.PLACES) >= 12
    assert {figure.action for shown in SOME for figure in shown.figures} >= {
        None, "walk", "run", "jump", "dance", "wave", "sit", "sleep", "kick", "eat",
    }  # fmt: skip


def test_the_vocabulary_knows_everything() -> None:
    assert set(world.KINDS) <= set(subjects())
    assert set(world.PLACES) <= set(places())
    for kind in world.KINDS:
        assert set(world.actions_of(kind)) <= set(actions())
        assert subjects()[kind].alive == (kind in world.LIVING)


@given(seed=st.integers(0, 2**32 - 1), index=st.integers(0, 10**7))
def test_a_tableau_can_be_composed_and_depends_on_seed_and_index_alone(
    seed: int, index: int
) -> None:
    shown, outside = tableau(seed, index)
    assert tableau(seed, index) == (shown, outside)
    assert held_out(shown) == outside
    figures = shown.figures
    assert 1 <= len({figure.spot for figure in figures}) == len(figures) <= 3
    assert len({figure.kind for figure in figures}) == len(figures)
    drawing = compose(shown)
    assert len(drawing.placed) == len(figures)


def test_what_cannot_be_seen_is_not_there() -> None:
    for shown in SOME:
        indoors = shown.place in world.ROOMS
        for figure in shown.figures:
            assert figure.kind not in (world.OUTDOOR_THINGS if indoors else world.INDOOR_THINGS)
            if figure.kind not in world.FACED or figure.action in world.NO_FACE:
                assert figure.face is Emotion.NEUTRAL
            if figure.action is not None:
                assert figure.posture is Emotion.NEUTRAL
        if indoors and shown.place not in world.WINDOWED:
            assert (shown.time, shown.weather) == ("day", None)
        if not indoors:
            assert shown.weather is not None
        assert shown.weather != "snow" or indoors or shown.season == "winter"


def test_counts_are_as_the_recipe_says() -> None:
    count = Counter(len(shown.figures) for shown in SOME)
    assert [count[n] / len(SOME) for n in (1, 2, 3)] == pytest.approx([0.45, 0.35, 0.2], abs=0.04)


def test_carriers_are_drawn_apart() -> None:
    """How often two carriers show the same is what chance gives: 1 in 9."""
    faces = [(s, f) for s in SOME for f in s.figures if f.kind in world.FACED]
    faces = [(s, f) for s, f in faces if f.action not in world.NO_FACE]
    alike = sum(f.face is s.palette for s, f in faces) / len(faces)
    assert abs(alike - 1 / 9) < 0.03
    idle = [f for _, f in faces if f.kind in world.PEOPLE and f.action is None]
    alike = sum(f.face is f.posture for f in idle) / len(idle)
    assert abs(alike - 1 / 9) < 0.05
    sad = [s.weather for s in SOME if s.palette is Emotion.SADNESS and s.weather]
    glad = [s.weather for s in SOME if s.palette is Emotion.EXCITEMENT and s.weather]
    assert abs(sad.count("rain") / len(sad) - glad.count("rain") / len(glad)) < 0.1


@pytest.mark.parametrize(("split", "outside"), [("seen", False), ("held-out", True)])
def test_splits_keep_to_their_side(split: str, outside: bool) -> None:
    for index in range(150):
        shown, side = tableau(3, index, split)
        assert side is outside
        assert held_out(shown) is outside


def test_both_sides_are_mixed_as_the_recipe_says() -> None:
    share = sum(tableau(5, index)[1] for index in range(600)) / 600
    assert 0.06 < share < 0.14


def test_the_rule_holds_out_the_same_for_ever() -> None:
    """A change here makes every judgement of what was unseen void."""
    assert figure_held_out.__wrapped__("girl", Emotion.SADNESS, "park") is HELD[0]
    out = [c for c in combinations() if figure_held_out(*c)]
    assert len(out) == HELD[1]


HELD = (False, 692)


def test_shares_of_what_is_held_out() -> None:
    every = list(combinations())
    pairs = {(kind, face) for kind, face, _ in every if kind in world.FACED}
    lost = {pair for pair in pairs if all(figure_held_out(*pair, p) for p in (*world.PLACES, None))}
    assert 0.05 < len(lost) / len(pairs) < 0.11
    rest = [c for c in every if (c[0], c[1]) not in lost]
    assert 0.10 < sum(figure_held_out(*c) for c in rest) / len(rest) < 0.14


def test_nothing_is_held_out_altogether() -> None:
    seen = [c for c in combinations() if not figure_held_out(*c)]
    assert {kind for kind, _, _ in seen} == set(world.KINDS)
    assert {place for _, _, place in seen} == {*world.PLACES, None}
    for kind in world.FACED:
        assert len({face for k, face, _ in seen if k == kind}) >= 6, kind
    for face in Emotion:
        assert len({kind for kind, f, _ in seen if f is face and kind in world.FACED}) >= 15, face
