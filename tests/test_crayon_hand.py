"""Sketches and the hand: shapes stay put, fills cover them, nearer things are not crossed."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim.crayon.fills import loops, zigzag
from geurim.crayon.hand import Habits, Hand, resampled
from geurim.crayon.sketch import Mark, Pen, Points, Sketch, ellipse, rounded
from geurim.ink import CRAYON, FELT, Canvas

HABITS = Habits(CRAYON, CRAYON)
ROLES = {"ink": "black"}


def hand(habits: Habits = HABITS, seed: int = 0) -> Hand:
    return Hand(Canvas(200, 200, 1.0, seed), habits, ROLES, np.random.default_rng(seed))


def test_placing_scales_turns_mirrors_and_carries_anchors() -> None:
    sketch = Pen().path([(0, 0), (1, -1)]).anchor("hand", 1, -1).sketch()
    placed = sketch.placed(10, 20, 4, flip=True)
    assert placed.anchors["hand"] == (6.0, 16.0)
    assert placed.box() == (6.0, 16.0, 10.0, 20.0)
    quarter = sketch.placed(0, 0, 1, turn=np.pi / 2).anchors["hand"]
    assert np.allclose(quarter, (1.0, 1.0))


def covered(outline: Points, strokes: list[Points], pitch: float) -> float:
    """Share of points inside ``outline`` that lie within a pitch of a stroke."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    points: Points = np.stack(np.divmod(np.arange(24 * 24), 24), axis=1) / 23.0 * (high - low) + low
    centre, half = (low + high) / 2, (high - low) / 2
    inside = points[(((points - centre) / half) ** 2).sum(axis=1) < 0.9]
    along = np.concatenate([resampled(stroke, 1.0) for stroke in strokes if len(stroke) > 1])
    far = np.sqrt(((inside[:, None] - along[None]) ** 2).sum(axis=2)).min(axis=1)
    return float((far < pitch).mean())


@given(st.floats(0, 3.1), st.integers(0, 50))
@settings(max_examples=25, deadline=None)
def test_zigzags_cover_an_oval(angle: float, seed: int) -> None:
    outline = ellipse(100, 90, 60, 40)
    strokes = zigzag(outline, angle, 8.0, 2.0, np.random.default_rng(seed))
    assert covered(outline, strokes, 1.4 * 8.0) > 0.97
    everything = np.concatenate(strokes)
    assert (everything > (25, 35)).all()
    assert (everything < (175, 145)).all()


def test_loops_stay_within_what_they_cover() -> None:
    outline = ellipse(100, 90, 60, 40)
    strokes = loops(outline, 9.0, np.random.default_rng(3))
    assert covered(outline, strokes, 10.0) > 0.8
    assert (np.abs(np.concatenate(strokes) - (100, 90)) <= (66, 46)).all()


def test_no_stroke_crosses_the_hollow_of_a_ring_that_is_open() -> None:
    t = np.radians(np.linspace(30, 330, 60))
    outer = np.stack([100 + 80 * np.cos(t), 100 + 80 * np.sin(t)], axis=1)
    inner = np.stack([100 + 60 * np.cos(t), 100 + 60 * np.sin(t)], axis=1)[::-1]
    for angle in (0.0, 0.7, 1.5):
        outline = np.concatenate([outer, inner])
        for stroke in zigzag(outline, angle, 6.0, 0.5, np.random.default_rng(1)):
            away = np.sqrt(((resampled(stroke, 2.0) - 100) ** 2).sum(axis=1))
            assert away.min() > 20


def test_a_huge_area_is_filled_in_strokes_of_a_resting_wrist() -> None:
    outline = np.array([(0.0, 0.0), (800.0, 0.0), (800.0, 300.0), (0.0, 300.0)])
    strokes = zigzag(outline, 0.0, 9.0, 2.0, np.random.default_rng(0))
    assert len(strokes) >= 4


def test_what_is_behind_does_not_cross_what_is_in_front() -> None:
    mine = hand(Habits(FELT, FELT, wobble=0.0, halo=3.0))
    face = Pen().oval(0, -0.5, 0.5, 0.5, "yellow", None).sketch().placed(100, 150, 100)
    mine.draw(face)
    before = mine.canvas.pixels[90:110, 90:110].copy()
    mine.draw(Pen().rect(0, 0, 200, 200, "blue", None).sketch())
    assert np.array_equal(mine.canvas.pixels[90:110, 90:110], before)
    sky = mine.canvas.pixels[5:40, 5:40].astype(int)
    assert (sky[..., 2] - sky[..., 0]).mean() > 40


def test_a_halo_of_paper_stays_around_things() -> None:
    mine = hand(Habits(FELT, FELT, wobble=0.0, halo=9.0))
    blank = mine.canvas.pixels.copy()
    mine.draw(Pen().oval(0, -0.5, 0.5, 0.5, None, None).sketch().placed(100, 150, 100))
    mine.draw(Pen().rect(0, 0, 200, 200, "blue", None).sketch())
    ring = ellipse(100, 100, 54, 54).astype(int)
    assert np.array_equal(mine.canvas.pixels[ring[:, 1], ring[:, 0]], blank[ring[:, 1], ring[:, 0]])


def test_a_hidden_part_is_neither_drawn_nor_claimed() -> None:
    mine = hand(Habits(FELT, FELT, wobble=0.0))
    blank = mine.canvas.pixels.copy()
    water = np.array([(0.0, 100.0), (200.0, 100.0), (200.0, 200.0), (0.0, 200.0)])
    mine.draw(Pen().rect(60, 40, 140, 180, "red").sketch(), hide=water)
    assert np.array_equal(mine.canvas.pixels[112:], blank[112:])
    assert not mine.taken[115:].any()
    assert mine.taken[60:90, 80:120].all()


def test_rain_does_not_claim_the_sky() -> None:
    mine = hand()
    mine.draw(Pen().path([(20, 20), (20, 60)], "blue").sketch(), claim=False)
    assert not mine.taken.any()


def test_lines_are_never_drawn_the_same_way_twice() -> None:
    mine = hand()
    mine.draw(Pen().path([(20, 40), (180, 40)]).sketch())
    first = mine.canvas.pixels.copy()
    other = hand()
    other.rng = np.random.default_rng(99)
    other.draw(Pen().path([(20, 40), (180, 40)]).sketch())
    assert not np.array_equal(first, other.canvas.pixels)


def test_a_rounded_line_keeps_its_points() -> None:
    points = np.array([(0.0, 0.0), (10.0, 5.0), (20.0, 0.0), (30.0, 9.0)])
    curve = rounded(points)
    for point in points:
        assert np.sqrt(((curve - point) ** 2).sum(axis=1)).min() < 1e-9


def test_no_stroke_leaps_from_one_arm_of_a_shape_to_the_other() -> None:
    """A cap of hair: filled upright, its temples are far apart and nothing is between them."""
    t = np.radians(np.linspace(180, 360, 40))
    outer = np.stack([100 + 80 * np.cos(t), 150 + 80 * np.sin(t)], axis=1)
    inner = np.stack([100 + 66 * np.cos(t), 150 + 50 * np.sin(t)], axis=1)[::-1]
    outline = np.concatenate([outer, inner])
    for seed in range(12):
        for angle in (1.2, 1.57, 1.9):
            for stroke in zigzag(outline, angle, 5.0, 0.5, np.random.default_rng(seed)):
                path = resampled(stroke, 2.0)
                face = (np.abs(path[:, 0] - 100) < 40) & (path[:, 1] > 125)
                assert not face.any()


def test_a_mirrored_sketch_keeps_its_writing_legible() -> None:
    word = [Mark(np.array([(0.0, 0.0), (1.0, 0.0)]), "ink", writing="가나"),
            Mark(np.array([(2.0, 0.0), (2.0, 1.0)]), "ink", writing="가나")]  # fmt: skip
    sketch = Pen().path([(0, 0), (4, 0)]).sketch()
    mirrored = Sketch((*sketch.marks, *word)).placed(0, 0, 1, flip=True)
    first, second = mirrored.marks[1].points[:, 0], mirrored.marks[2].points[:, 0]
    assert first[0] < first[1] < second[0]
    assert mirrored.marks[0].points[1, 0] == -4.0
    assert first[0] >= -2.0
    assert second[0] <= 0.0
