"""Measures against figures worked out by hand or by their definition."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.evaluate.metrics import (
    bootstrap,
    calibration_error,
    correlation,
    f1,
    macro_f1,
    overlap,
)


def test_macro_f1_is_the_mean_over_classes_that_occur() -> None:
    truth, said = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    assert macro_f1(truth, said, 3) == pytest.approx((2 / 3 + 4 / 5) / 2)


def test_a_reader_that_is_as_sure_as_it_is_right_is_calibrated() -> None:
    shares = np.tile([0.75, 0.25], (4, 1))
    assert calibration_error(np.array([0, 0, 0, 1]), shares) == pytest.approx(0)
    assert calibration_error(np.array([1, 1, 1, 1]), shares) == pytest.approx(0.75)


def test_correlation_of_a_constant_is_not_a_number() -> None:
    one = np.array([1.0, 2.0, 3.0])
    assert correlation(one, -2 * one) == pytest.approx(-1)
    assert math.isnan(correlation(one, np.zeros(3)))


def test_overlap_counts_characters_once() -> None:
    assert overlap([(0, 4), (2, 6)], [(4, 8)]) == (2, 6, 4)
    assert f1(2, 6, 4) == pytest.approx(0.4)
    assert math.isnan(f1(0, 0, 0))


def test_the_interval_is_that_of_a_share() -> None:
    right = np.arange(400) % 4 != 0
    found = bootstrap(400, lambda i: float(right[i].mean()))
    spread = 1.96 * math.sqrt(0.75 * 0.25 / 400)
    assert found.value == 0.75
    assert found.low == pytest.approx(0.75 - spread, abs=0.01)
    assert found.high == pytest.approx(0.75 + spread, abs=0.01)
    assert found == bootstrap(400, lambda i: float(right[i].mean()))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_macro_f1_lies_between_nothing_and_everything(pairs: list[tuple[int, int]]) -> None:
    truth, said = np.array(pairs).T
    value = macro_f1(truth, said, 4)
    assert 0 <= value <= 1
    assert (value == 1) == bool((truth == said).all())
