"""``geurim evaluate pictures`` and ``geurim train judge``: what they print, write and refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import Run

pytest.importorskip("torch", reason="the extra 'train' is not installed")

STYLES = "flat,soft,pencil,crayon"


@pytest.fixture
def drawn(run: Run, tmp_path: Path) -> Path:
    told = run("data", "crayon", "--count", "12", "--seed", "9", "--styles", STYLES, "-o", "set")
    assert told.code == 0
    return tmp_path / "set"


@pytest.mark.slow
def test_pictures_are_judged_in_groups_with_intervals(run: Run, drawn: Path) -> None:
    told = run("evaluate", "pictures", str(drawn), "-o", "figures.json")
    assert told.code == 0
    assert "palette" in told.out
    assert "chance" in told.out
    figures = json.loads(Path("figures.json").read_text(encoding="utf-8"))
    assert figures["pictures"] == 12
    found = figures["groups"]["all"]["palette"]["estimate"]
    assert found["low"] <= found["value"] <= found["high"]
    assert found["n"] == 12


def test_a_folder_without_pictures_is_refused(run: Run, tmp_path: Path) -> None:
    told = run("evaluate", "pictures", str(tmp_path))
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("geurim: ")
    trained = run("train", "judge", str(tmp_path), "--device", "cpu", "--threads", "1")
    assert trained.code == 2
    assert "holds no pictures to learn from" in trained.err


@pytest.mark.slow
def test_a_judge_is_trained_and_used(run: Run, drawn: Path) -> None:
    told = run(
        "train", "judge", str(drawn), "-o", "mine", "--steps", "2", "--batch", "2", "--save-every",
        "2", "--device", "cpu", "--threads", "1",
    )  # fmt: skip
    assert (told.code, told.out) == (0, "mine\n")
    assert run("evaluate", "pictures", str(drawn), "--judge", "mine/judge.safetensors").code == 0
