"""Synthetic pictures in memory: the same by whatever way they are asked for."""

from __future__ import annotations

import numpy as np
import pytest

from geurim.data.crayon import BASE_STYLES, SetSettings, plan, samples
from geurim.data.world import held_out
from geurim.errors import BadInput


def test_a_picture_does_not_depend_on_what_else_is_asked_for() -> None:
    whole = list(samples(9, 0, 4, 32))
    (alone,) = samples(9, 2, 1, 32)
    assert np.array_equal(whole[2].pixels, alone.pixels)
    assert (whole[2].plan.text, whole[2].plan.truth) == (alone.plan.text, alone.plan.truth)
    assert alone.pixels.shape == (32, 32, 3)
    assert alone.pixels.dtype == np.uint8
    assert not alone.pixels.flags.writeable


def test_the_same_scenes_in_another_style() -> None:
    for style in (*BASE_STYLES, "crayon"):
        made = plan(SetSettings(9, 64, (style,)), 5)
        assert made.style == style
        assert made.tableau == plan(SetSettings(9, 64), 5).tableau


def test_truth_tells_what_is_where() -> None:
    keys: set[tuple[str, ...]] = set()
    for index in range(60):
        made = plan(SetSettings(1, 128), index)
        figures = made.truth["figures"]
        keys.add(tuple(made.truth) + tuple(figures[0]))
        spots = {"left": 0, "centre": 1, "right": 2}
        ordered = sorted(figures, key=lambda figure: spots[figure["spot"]])
        middles = [(f["box"][0] + f["box"][2]) / 2 for f in ordered]
        assert middles == sorted(middles)
        for figure in figures:
            left, top, right, low = figure["box"]
            assert 0 <= left < right <= 128
            assert 0 <= top < low <= 128
    assert len(keys) == 1


def test_sides() -> None:
    for split, outside in (("seen", False), ("held-out", True)):
        made = plan(SetSettings(1, 64, split=split), 3)  # pyright: ignore[reportArgumentType]
        assert made.held_out is held_out(made.tableau) is outside


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"styles": ("oil",)}, "--styles oil: choose from flat, soft, pencil, crayon"),
        ({"styles": ()}, "--styles (none)"),
        ({"styles": ("flat", "flat")}, "every style once"),
        ({"size": 8}, "--size 8 is out of range"),
        ({"seed": -1}, "--seed -1 is out of range"),
        ({"split": "half"}, "--split half: choose one of: all, seen, held-out."),
    ],
    ids=["unknown style", "no style", "style twice", "size", "seed", "split"],
)
def test_bad_settings_are_one_sentence(values: dict[str, object], words: str) -> None:
    with pytest.raises(BadInput) as found:
        SetSettings(**values)  # pyright: ignore[reportArgumentType]
    assert words in str(found.value)
