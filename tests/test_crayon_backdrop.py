"""Every place in every weather, time and season lies on the sheet and leaves the middle free."""

from __future__ import annotations

from itertools import product
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim import vocabulary
from geurim.crayon.backdrop import PLACES, Backdrop, backdrop
from geurim.crayon.mood import Mood
from geurim.emotion import Emotion
from geurim.records import WEATHERS, Scene, Season, Subject, TimeOfDay, Weather

TIMES: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
SEASONS: tuple[Season, ...] = get_args(Season)
ALL: list[str | None] = [None, *vocabulary.places()]


def _made(
    place: str | None,
    *,
    weather: Weather | None = None,
    time: TimeOfDay = "day",
    season: Season | None = None,
    emotion: Emotion = Emotion.CONTENTMENT,
    heavy: bool = False,
    count: int = 1,
    width: float = 512.0,
    seed: int = 1,
) -> Backdrop:
    people = tuple(Subject("friend", "친구") for _ in range(count))
    scene = Scene(people, place=place, weather=weather, time=time, season=season)
    low = emotion.valence < 0
    mood = Mood(emotion, 0.7, bright=not low, heavy=heavy, sun_face=not low)
    return backdrop(place, scene, mood, width, np.random.default_rng(seed))


def _sane(view: Backdrop, width: float) -> None:
    assert 380 <= view.base <= 455
    assert view.water is None or 150 < view.water < view.base + 1
    for sketch in (*view.decor, *view.over, *view.areas):
        assert sketch.marks
        left, top, right, low = sketch.box()
        assert np.isfinite([left, top, right, low]).all()
        assert left >= -1.0
        assert top >= -1.0
        assert right <= width + 1
        assert low <= 513
    for area in view.areas:
        assert all(mark.closed and mark.fill and mark.line is None for mark in area.marks)


def test_every_place_of_the_vocabulary_can_be_drawn() -> None:
    assert {row.draw for row in vocabulary.places().values()} <= set(PLACES)
    assert set(PLACES) <= set(vocabulary.places())


@pytest.mark.parametrize("place", ALL)
def test_every_weather_time_and_season(place: str | None) -> None:
    # All places see all seasons in all weathers; the times of day go round.
    for seed, (weather, season) in enumerate(product((None, *WEATHERS), (None, *SEASONS))):
        width = 400.0 + 125.0 * (seed % 5)
        view = _made(
            place, weather=weather, season=season, width=width, seed=seed,
            time=TIMES[(seed + ALL.index(place)) % 3], emotion=list(Emotion)[seed % 9],
            heavy=seed % 4 == 0, count=seed % 5,
        )  # fmt: skip
        _sane(view, width)


@settings(max_examples=40, deadline=None)
@given(
    place=st.sampled_from(ALL),
    emotion=st.sampled_from(list(Emotion)),
    seed=st.integers(0, 2**32 - 1),
    width=st.floats(400, 900),
    count=st.integers(0, 6),
    heavy=st.booleans(),
)
def test_any_seed_and_width(
    place: str | None, emotion: Emotion, seed: int, width: float, count: int, heavy: bool
) -> None:
    _sane(_made(place, emotion=emotion, seed=seed, width=width, count=count, heavy=heavy), width)


@pytest.mark.parametrize("place", ALL)
def test_same_seed_same_backdrop_and_seeds_differ(place: str | None) -> None:
    def trace(seed: int) -> list[bytes]:
        view = _made(place, seed=seed, weather="rain")
        return [
            mark.points.tobytes()
            for sketch in (*view.decor, *view.areas, *view.over)
            for mark in sketch.marks
        ]

    assert trace(7) == trace(7)
    assert trace(7) != trace(8)


def test_rain_falls_in_front_and_snow_lies_white() -> None:
    assert _made("park", weather="rain").over
    for seed in range(12):
        snow = _made("park", weather="snow", seed=seed)
        fills = {mark.fill for area in snow.areas for mark in area.marks}
        assert not fills & {"green", "lime", "darkgreen", "tan"}


def test_the_night_is_dark_and_has_no_sun() -> None:
    skies = [
        {
            mark.fill
            for area in _made("park", time="night", weather="clear", seed=seed).areas
            for mark in area.marks
        }
        for seed in range(20)
    ]
    assert sum(bool(fills & {"navy", "blue", "darkgrey"}) for fills in skies) >= 12
    assert not any("sky" in fills for fills in skies)


def test_some_children_leave_the_sky_white() -> None:
    coloured = sum(
        any(
            mark.points[:, 1].min() < 5
            for area in _made("park", seed=seed).areas
            for mark in area.marks
        )
        for seed in range(60)
    )
    assert 15 < coloured < 55


def test_sad_skies_are_greyer_than_glad_ones() -> None:
    def grey(emotion: Emotion) -> int:
        count = 0
        for seed in range(60):
            view = _made("park", emotion=emotion, seed=seed)
            fills = {m.fill for s in view.decor for m in s.marks if m.points[:, 1].max() < 140}
            count += bool(fills & {"grey", "darkgrey"})
        return count

    assert grey(Emotion.SADNESS) > grey(Emotion.EXCITEMENT) + 15


def test_water_is_where_one_swims() -> None:
    for place in ("pool", "beach", "riverside"):
        for seed in range(5):
            assert _made(place, seed=seed).water is not None
    assert _made("park").water is None


def test_the_middle_stays_free_of_near_decor() -> None:
    """For one figure, no decor that stands on the ground fills the middle of the sheet."""
    for place in ("classroom", "bedroom", "park", "hospital", "playground"):
        for seed in range(6):
            view = _made(place, seed=seed, width=640.0)
            for sketch in view.decor:
                left, top, right, low = sketch.box()
                stands = low > view.base - 30 and top > 120 and right - left < 500
                assert not (stands and left < 270 and right > 370 and low - top > 190), place


def test_a_subject_is_not_put_a_second_time() -> None:
    def reds(*subjects: Subject) -> int:
        scene = Scene(subjects, place="nowhere", weather="clear")
        mood = Mood(Emotion.EXCITEMENT, 0.7, sun_face=True)
        views = (backdrop(None, scene, mood, 512, np.random.default_rng(k)) for k in range(10))
        rays = ("red", "orange", "yellow")
        return sum(
            any(mark.fill in rays and mark.points[:, 1].max() < 180 for mark in sketch.marks)
            for view in views
            for sketch in view.decor
        )

    assert reds(Subject("me", "나", me=True)) >= 6
    assert reds(Subject("me", "나", me=True), Subject("sun", "해")) == 0
