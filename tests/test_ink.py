"""Paper and pigment: integers in, the same bytes out, whichever kernel lays them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim.ink import COLOURED_PENCIL, CRAYON, FELT, PENCIL, Canvas, Medium, kernel
from geurim.ink.paper import TILE, height_tile

MEDIA = [CRAYON, COLOURED_PENCIL, FELT, PENCIL]
WAVE = np.stack([np.linspace(20, 230, 40), 120 + 60 * np.sin(np.linspace(0, 6, 40))], axis=1)


def drawn(medium: Medium, seed: int = 3, name: kernel.Name = "numpy") -> Canvas:
    canvas = Canvas(256, 256, 1.0, seed)
    with kernel.using(name):
        rng = np.random.default_rng(seed)
        for shift in (0, 9, 40):
            canvas.stroke(WAVE + shift, (200, 30, 40), medium, rng)
    return canvas


@pytest.mark.parametrize("medium", MEDIA, ids=lambda m: m.name)
def test_the_same_seed_gives_the_same_bytes(medium: Medium) -> None:
    assert np.array_equal(drawn(medium).pixels, drawn(medium).pixels)
    assert not np.array_equal(drawn(medium, 3).pixels, drawn(medium, 4).pixels)


@pytest.mark.skipif(not kernel.available(), reason="the extra 'fast' (numba) is not installed")
@pytest.mark.parametrize("medium", MEDIA, ids=lambda m: m.name)
def test_the_compiled_kernel_gives_numpys_bytes(medium: Medium) -> None:
    assert np.array_equal(drawn(medium).pixels, drawn(medium, name="numba").pixels)


@pytest.mark.skipif(not kernel.available(), reason="the extra 'fast' (numba) is not installed")
def test_both_kernels_respect_a_mask() -> None:
    results: list[np.ndarray] = []
    for name in ("numpy", "numba"):
        canvas = Canvas(256, 256, 1.0, 1)
        blank = canvas.pixels.copy()
        taken = canvas.blank_mask()
        taken[:, 100:160] = 255
        with kernel.using(name):
            canvas.stroke(WAVE, (10, 10, 10), CRAYON, np.random.default_rng(0), taken=taken)
        assert np.array_equal(canvas.pixels[:, 100:160], blank[:, 100:160])
        assert not np.array_equal(canvas.pixels, blank)
        results.append(canvas.pixels)
    assert np.array_equal(results[0], results[1])


def test_paper_heights_are_spread_evenly() -> None:
    tile = height_tile(1)
    counts = np.bincount(tile.ravel(), minlength=256)
    assert tile.shape == (TILE, TILE)
    assert counts.min() == counts.max() == TILE * TILE // 256


@pytest.mark.parametrize("medium", MEDIA, ids=lambda m: m.name)
def test_more_pressure_never_leaves_less_pigment(medium: Medium) -> None:
    table = medium.table().reshape(256, 256).astype(int)
    assert (np.diff(table, axis=0) >= 0).all()
    assert (np.diff(table, axis=1) >= 0).all()
    assert (table[0] == 0).all()


def test_crayon_leaves_paper_in_the_valleys_and_felt_does_not() -> None:
    def bare(medium: Medium) -> float:
        canvas = Canvas(128, 128, 1.0, 2)
        line = np.array([(10.0, 64.0), (118.0, 64.0)])
        canvas.stroke(line, (0, 0, 0), medium, np.random.default_rng(1), width=12 / medium.width)
        core = canvas.pixels[61:67, 20:108].mean(axis=2)
        return float((core > 128).mean())

    assert bare(CRAYON) > 0.1
    assert bare(FELT) < 0.02


def test_light_wax_over_dark_stays_dark() -> None:
    canvas = Canvas(128, 128, 1.0, 2)
    line = np.array([(10.0, 64.0), (118.0, 64.0)])
    canvas.stroke(line, (10, 10, 10), FELT, np.random.default_rng(1), width=4)
    canvas.stroke(line, (250, 230, 60), CRAYON, np.random.default_rng(1), width=2)
    assert canvas.pixels[60:68, 30:100].mean() < 110


@given(
    st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), min_size=1, max_size=12),
    st.sampled_from(MEDIA),
)
@settings(max_examples=40, deadline=None)
def test_any_line_can_be_drawn(points: list[tuple[float, float]], medium: Medium) -> None:
    canvas = Canvas(90, 60, 0.7, 5)
    canvas.stroke(np.array(points), (1, 2, 3), medium, np.random.default_rng(0))
    assert canvas.pixels.shape == (42, 63, 3)


def test_a_coordinate_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        Canvas(50, 50, 1.0, 0).stroke(
            np.array([(0.0, 0.0), (np.nan, 3.0)]), (0, 0, 0), CRAYON, np.random.default_rng(0)
        )
