"""A run folder: whole files, one run, and a state that goes on."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.errors import BadInput
from geurim.train.run import SETTINGS, STATE, STATS, Run

ASKED = {"rate": 0.1, "seed": 3, "versions": {"torch": "1"}}


@pytest.fixture
def torch() -> Any:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    return import_module("torch")


def test_nothing_is_written_before_it_begins(tmp_path: Path) -> None:
    run = Run(tmp_path / "a" / "b", ASKED)
    assert not (tmp_path / "a").exists()
    assert run.begin() == ({}, {})
    assert json.loads((tmp_path / "a" / "b" / SETTINGS).read_text("utf-8")) == ASKED


def test_a_state_comes_back_to_the_bit(tmp_path: Path, torch: Any) -> None:
    run = Run(tmp_path, ASKED)
    run.begin()
    values = torch.rand(3, 5, generator=torch.Generator().manual_seed(1))
    run.save({"step": 2, "best": 0.1 + 0.2}, {"a": values, "b": values.T})
    told, tensors = Run(tmp_path, ASKED).begin()
    assert told == {"step": 2, "best": 0.1 + 0.2}
    assert torch.equal(tensors["a"], values)
    assert torch.equal(tensors["b"], values.T)


def test_statistics_behind_the_state_are_dropped(tmp_path: Path, torch: Any) -> None:
    run = Run(tmp_path, ASKED)
    run.begin()
    for step in (1, 2, 3):
        run.log({"step": step})
        if step == 2:
            run.save({"step": step}, {"a": torch.zeros(1)})
    with (tmp_path / STATS).open("a", encoding="utf-8") as file:
        file.write('{"step": 4, "lo')
    assert [line["step"] for line in run.stats()] == [1, 2, 3]
    again = Run(tmp_path, ASKED)
    again.begin()
    assert [line["step"] for line in again.stats()] == [1, 2]


def test_versions_may_change_and_nothing_else(tmp_path: Path) -> None:
    Run(tmp_path, ASKED).begin()
    Run(tmp_path, ASKED | {"versions": {"torch": "2"}}).begin()
    with pytest.raises(BadInput, match="another value of rate, seed; name another folder"):
        Run(tmp_path, ASKED | {"rate": 0.2, "seed": 4})
    with pytest.raises(BadInput, match="another value of batch"):
        Run(tmp_path, ASKED | {"batch": 1})


def test_what_is_no_run_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"")
    with pytest.raises(BadInput, match="holds something else"):
        Run(tmp_path, ASKED)
    with pytest.raises(BadInput, match="holds something else"):
        Run(tmp_path / "picture.png", ASKED)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / SETTINGS).write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be read"):
        Run(tmp_path / "broken", ASKED)


@pytest.mark.usefixtures("torch")
@pytest.mark.parametrize("data", [b"", b"\x80\x04no safetensors"], ids=["empty", "pickle"])
def test_a_broken_state_is_said(tmp_path: Path, data: bytes) -> None:
    run = Run(tmp_path, ASKED)
    run.begin()
    (tmp_path / STATE).write_bytes(data)
    with pytest.raises(BadInput, match="remove it to begin this run again"):
        Run(tmp_path, ASKED).begin()
