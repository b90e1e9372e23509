"""Tableaux: every carrier of feeling moves alone; everything is large and where it should be."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from geurim.crayon.painter import Drawing
from geurim.crayon.styles import STYLES, Style, render
from geurim.crayon.tableau import (
    ACTIONS,
    FACED,
    KINDS,
    PLACES,
    Figure,
    Spot,
    Tableau,
    compose,
    truth,
)
from geurim.emotion import Emotion
from geurim.records import WEATHERS
from geurim.vocabulary import actions, places, subjects

ALL = [kind for kinds in KINDS.values() for kind in kinds]
SPOTS: tuple[Spot, ...] = get_args(Spot)
TWO = Tableau((Figure("girl", "left"), Figure("dog", "right")), "park", seed=5)


def points(drawing: Drawing) -> list[bytes]:
    """The geometry of everything, colours left out."""
    view = drawing.backdrop
    sketches = [p.sketch for p in drawing.placed] + [*view.decor, *view.areas]
    return [mark.points.tobytes() for sketch in sketches for mark in sketch.marks]


def with_figure(tableau: Tableau, index: int, **changes: Emotion) -> Tableau:
    figures = list(tableau.figures)
    figures[index] = replace(figures[index], **changes)  # pyright: ignore[reportArgumentType]
    return replace(tableau, figures=tuple(figures))


def box(drawing: Drawing, index: int) -> tuple[float, ...]:
    return next(p.sketch.box() for p in drawing.placed if p.number == index)


def background(drawing: Drawing) -> list[tuple[bytes, str | None, str | None]]:
    view = drawing.backdrop
    return [
        (m.points.tobytes(), m.line, m.fill) for s in (*view.decor, *view.areas) for m in s.marks
    ]


def test_what_was_looked_at_is_in_the_vocabulary_and_is_enough() -> None:
    assert set(ALL) <= set(subjects())
    assert len(set(ALL)) == len(ALL) >= 50
    assert set(FACED) <= set(ALL)
    assert set(ACTIONS) <= set(actions())
    assert len(ACTIONS) >= 12
    assert {place for place in PLACES if place} <= set(places())
    assert len(PLACES) >= 12


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_is_large_and_at_its_spot(kind: str) -> None:
    for third, spot in enumerate(SPOTS):
        drawing = compose(Tableau((Figure(kind, spot),), seed=third))
        left, top, right, low = box(drawing, 0)
        assert third * 512 / 3 - 1 <= (left + right) / 2 <= (third + 1) * 512 / 3 + 1
        assert max(right - left, low - top) >= 0.35 * 512
        assert left > -24
        assert right < 512 + 24
        assert top > -24
        assert low < 512


@pytest.mark.parametrize("emotion", list(Emotion), ids=lambda e: e.value)
def test_a_palette_moves_no_point_and_turns_the_colours(emotion: Emotion) -> None:
    plain = compose(TWO)
    felt = compose(replace(TWO, palette=emotion))
    assert points(plain) == points(felt)
    same = background(plain) == background(felt)
    assert same is (emotion is Emotion.NEUTRAL)


@pytest.mark.parametrize("carrier", ["face", "posture"])
@pytest.mark.parametrize("emotion", list(Emotion)[:8], ids=lambda e: e.value)
def test_a_face_or_a_posture_changes_one_figure_alone(carrier: str, emotion: Emotion) -> None:
    plain, felt = compose(TWO), compose(with_figure(TWO, 0, **{carrier: emotion}))
    assert background(plain) == background(felt)
    dogs = [next(p for p in d.placed if p.number == 1).sketch for d in (plain, felt)]
    for a, b in zip(dogs[0].marks, dogs[1].marks, strict=True):
        assert np.array_equal(a.points, b.points)
        assert (a.line, a.fill) == (b.line, b.fill)
    girls = [next(p for p in d.placed if p.number == 0).sketch for d in (plain, felt)]
    assert [m.points.tobytes() for m in girls[0].marks] != [
        m.points.tobytes() for m in girls[1].marks
    ]


def test_clothes_and_hair_keep_their_colours_whatever_somebody_feels() -> None:
    for emotion in Emotion:
        for carrier in ("face", "posture"):
            felt = compose(with_figure(TWO, 0, **{carrier: emotion}))
            girl = next(p for p in felt.placed if p.number == 0).sketch
            plain = next(p for p in compose(TWO).placed if p.number == 0).sketch
            clothes = {m.fill for m in plain.marks if m.closed and not m.fine}
            assert clothes <= {m.fill for m in girl.marks}


def test_a_face_changes_pixels_only_about_its_figure() -> None:
    for style in STYLES:
        plain = compose(TWO)
        felt = compose(with_figure(TWO, 0, face=Emotion.SADNESS))
        a, b = (render(d, style, (128, 128), 5).astype(int) for d in (plain, felt))
        boxes = np.array([box(plain, 0), box(felt, 0)]) / 4
        left, top = boxes[:, 0].min() - 5, boxes[:, 1].min() - 5
        right, low = boxes[:, 2].max() + 5, boxes[:, 3].max() + 5
        rows, columns = np.nonzero(np.abs(a - b).max(axis=2))
        assert len(rows) > 20, style
        assert columns.min() >= left, style
        assert columns.max() <= right, style
        assert rows.min() >= top, style
        assert rows.max() <= low, style


@pytest.mark.parametrize("weather", WEATHERS)
def test_weather_leaves_the_figures_as_they_are(weather: str) -> None:
    plain = compose(TWO)
    wet = compose(replace(TWO, weather=weather))  # pyright: ignore[reportArgumentType]
    assert background(plain) != background(wet)
    for a, b in zip(plain.placed, wet.placed, strict=True):
        assert [m.points.tobytes() for m in a.sketch.marks] == [
            m.points.tobytes() for m in b.sketch.marks
        ]


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_place_is_drawn_behind_one_to_three(place: str | None, count: int) -> None:
    figures = (Figure("girl", "left"), Figure("cat", "centre"), Figure("house", "right"))[:count]
    for time in ("day", "sunset", "night"):
        drawing = compose(Tableau(figures, place, time, "clear", seed=count))
        assert len(drawing.backdrop.areas) >= 2
        centres = [(box(drawing, i)[0] + box(drawing, i)[2]) / 2 for i in range(count)]
        assert centres == sorted(centres)


def test_places_differ() -> None:
    views = [background(compose(replace(TWO, place=place, seed=1))) for place in PLACES]
    assert all(a != b for i, a in enumerate(views) for b in views[:i])


@pytest.mark.parametrize("action", ACTIONS)
def test_actions_pose_people_and_beasts(action: str) -> None:
    for kind in ("boy", "dog", "duck"):
        still = compose(Tableau((Figure(kind, "centre"),)))
        doing = compose(Tableau((Figure(kind, "centre", action),)))
        assert doing.placed[0].actor.action is not None
        if kind == "boy":
            assert points(still) != points(doing)


def test_truth_tells_boxes_in_pixels_in_the_figures_order() -> None:
    told = truth(compose(with_figure(TWO, 1, face=Emotion.FEAR)), 128)
    assert [f["kind"] for f in told["figures"]] == ["girl", "dog"]
    assert [f["face"] for f in told["figures"]] == ["neutral", "fear"]
    for figure in told["figures"]:
        left, top, right, low = figure["box"]
        assert -6 <= left < right <= 134
        assert -6 <= top < low <= 128


def test_wrong_tableaux_are_told_at_once() -> None:
    with pytest.raises(ValueError, match="one to three"):
        compose(Tableau(()))
    with pytest.raises(ValueError, match="spot of its own"):
        compose(Tableau((Figure("girl", "left"), Figure("boy", "left"))))
    with pytest.raises(KeyError):
        compose(Tableau((Figure("gril", "left"),)))


@pytest.mark.parametrize("style", STYLES)
def test_a_seed_gives_the_same_bytes(style: Style) -> None:
    first, again = (render(compose(TWO), style, (64, 64), 5) for _ in range(2))
    assert first.tobytes() == again.tobytes()
    other = replace(TWO, seed=6)
    assert first.tobytes() != render(compose(other), style, (64, 64), 6).tobytes()
