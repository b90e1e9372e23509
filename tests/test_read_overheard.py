"""The learned part of the care check: what it listens to, and the table that is shipped."""

from __future__ import annotations

import hashlib
import re
from importlib import resources

import numpy as np

from geurim import weights
from geurim.read import care
from geurim.read.overheard import BUCKETS, KINDS, features, leaning, windows


def test_neighbours_are_heard_together() -> None:
    assert windows([]) == []
    assert windows(["하나"]) == ["하나"]
    assert windows(["하나", "둘", "셋"]) == ["하나 둘", "둘 셋"]


def test_features_are_buckets_each_once() -> None:
    found = features("가나 가나 다")
    assert found.tolist() == sorted(set(found.tolist()))
    assert found.max() < BUCKETS
    assert set(features("가나")) <= set(found)


def test_nothing_to_hear_is_harmless() -> None:
    assert leaning([]).tolist() == [1.0, 0.0, 0.0]


def test_a_long_day_around_it_does_not_hush_a_hard_sentence() -> None:
    day = care.parts("아침에 딸기를 먹었다. 동생이 웃었다. 저녁에 연을 날렸다.")
    hard = care.parts("나만 없어지면 다 편해질 거다.")
    quiet, loud = leaning(day), leaning([*day * 9, *hard])
    assert quiet[0] > 0.8
    assert KINDS[int(leaning(hard).argmax())] == "self-harm"
    assert loud[0] < quiet[0] - 0.2
    assert loud.tolist() == leaning([day[-1], *hard]).tolist()


def test_the_shipped_table_is_what_its_card_says() -> None:
    folder = resources.files("geurim.weights")
    card = (folder / "care.md").read_text(encoding="utf-8")
    told = re.search(r"SHA-256 `([0-9a-f]{64})`", card)
    assert told is not None
    assert hashlib.sha256((folder / "care.safetensors").read_bytes()).hexdigest() == told[1]
    table = weights.load("care")
    assert {name: (one.shape, one.dtype.name) for name, one in table.items()} == {
        "weights": ((len(KINDS), BUCKETS), "float16"),
        "bias": ((len(KINDS),), "float64"),
    }
    assert all(np.isfinite(one).all() for one in table.values())
