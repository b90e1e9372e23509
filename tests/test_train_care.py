"""Training the learned part of the care check, on a handful of sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from geurim.errors import BadInput
from geurim.read import care, overheard
from geurim.train.care import HELD, Floats, Sparse, fit, sparse, texts, train_care
from geurim.weights import load_file
from tests.commands import Run

HARM = {
    "self-harm": ("모두 그만두고 사라질래", "이제 사라질래"),
    "abuse": ("또 맞고 왔다", "맞고 울었다"),
}
FINE = ("딸기를 먹었다", "연을 날렸다", "동생이 웃었다")


def write(path: Path, *more: Mapping[str, object]) -> Path:
    rows: list[Mapping[str, object]]
    rows = [{"text": text, "want": want, "split": "train"} for want in HARM for text in HARM[want]]
    rows += [{"text": text, "want": None, "split": "train"} for text in FINE]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, *more]), "utf-8")
    return path


def test_it_learns_what_it_is_shown() -> None:
    told = [(text, kind) for kind, key in ((1, "self-harm"), (2, "abuse")) for text in HARM[key]]
    told += [(text, 0) for text in FINE]
    x = sparse([" ".join(care.parts(text)) for text, _ in told])
    y = np.array([kind for _, kind in told], dtype=np.intp)
    weights, bias = fit(x, y, steps=20)
    assert weights.shape == (len(overheard.KINDS), overheard.BUCKETS)
    assert (x.times(weights) + bias).argmax(axis=1).tolist() == y.tolist()


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    data = write(tmp_path / "care.jsonl")
    first, second = tmp_path / "new" / "first", tmp_path / "second"
    assert train_care(data, (), (), first, steps=3) == 7
    train_care(data, (), (), second, steps=3)
    assert first.read_bytes() == second.read_bytes()
    assert {name: table.dtype.name for name, table in load_file(first).items()} == {
        "weights": "float16",
        "bias": "float64",
    }


def test_what_judges_is_not_learned_from(tmp_path: Path) -> None:
    held = [{"text": "산에 갔다", "want": None, "split": split} for split in HELD]
    data = write(tmp_path / "care.jsonl", *held)
    assert train_care(data, (), (), tmp_path / "table", steps=1) == 7


def test_ordinary_diaries_are_heard_in_pairs_and_tables_by_half(tmp_path: Path) -> None:
    data = write(tmp_path / "care.jsonl")
    days, rows = tmp_path / "days.jsonl", tmp_path / "rows.csv"
    harm = "아빠가 나를 때렸다."
    assert care.by_rule(harm)
    days.write_text(
        "".join(json.dumps({"text": text}) + "\n" for text in ("하나. 둘. 셋.", harm)), "utf-8"
    )
    rows.write_text("비가 온다,a\n\n눈이 온다,b\n해가 났다,c\n", "utf-8")
    assert list(texts(rows)) == ["비가 온다", "눈이 온다", "해가 났다"]
    assert train_care(data, [days], [rows], tmp_path / "table", steps=1) == 7 + 2 + 2


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", "nothing labelled 'none'"),
        ('{"text": "비밀", "want": null}', "nothing labelled 'self-harm'"),
        ('{"text": "비밀", "want": "비밀"}', "'want' must be"),
        ('{"text": 1}', "line 1 is no entry"),
        ("비밀", "line 1 is no entry"),
    ],
    ids=["empty", "kind", "want", "text", "json"],
)
def test_a_bad_file_is_said_and_not_quoted(lines: str, words: str, tmp_path: Path) -> None:
    data = tmp_path / "care.jsonl"
    data.write_text(lines, "utf-8")
    with pytest.raises(BadInput, match=words) as told:
        train_care(data, (), (), tmp_path / "table", steps=1)
    assert "비밀" not in str(told.value)


def test_the_verb(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def quick(x: Sparse, y: NDArray[np.intp], steps: int) -> tuple[Floats, Floats]:
        return fit(x, y, min(steps, 1))

    monkeypatch.setattr("geurim.train.care.fit", quick)
    write(Path("care.jsonl"))
    Path("day.jsonl").write_text(json.dumps({"text": "비가 온다"}), "utf-8")
    command = ("train", "care", "--data", "care.jsonl", "-o", "runs/table")
    told = run(*command, "--ordinary", "day.jsonl", "--half", "day.jsonl")
    assert (told.code, told.out) == (0, f"{Path('runs/table')}\n")
    assert "9 windows" in told.err
    assert load_file(Path("runs/table"))["bias"].shape == (3,)
    missing = run(*command)
    assert missing.code == 2
    assert missing.err.count("\n") == 1
    assert f"There is no file {Path('tests/data/reader_dev.jsonl')}" in missing.err
