"""``geurim train reader``, ``read --adapter`` and ``evaluate reader`` for the offline reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Run
from tests.test_train_offline import UNKNOWN, rows, write

SECRET = "비밀기지"
LABELLED: list[dict[str, Any]] = [
    {"id": "a", "text": f"{SECRET}에서 놀았다. 신났다.", "emotion": "excitement", "valence": 0.8,
     "marks": ["[/b]", "[/b]"], "names_feeling": True},
    {"id": "b", "text": f"{SECRET}이 무너졌다. 슬펐다.", "emotion": "sadness", "valence": 0.8},
    {"id": "c", "text": "밥을 먹었다.", "emotion": "neutral", "subjects": []},
]  # fmt: skip


def strict(path: Path) -> dict[str, Any]:
    """JSON of ``path``, without the tokens that are none."""

    def refuse(token: str) -> None:
        raise AssertionError(token)

    return json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)


def test_trained_and_read_with(run: Run) -> None:
    pytest.importorskip("sklearn", reason="the extra 'train' is not installed")
    write(Path("data/train.jsonl"), list(rows()))
    told = run("train", "reader", "--reader", "offline", "--data", "data", "-o", "mine")
    assert (told.code, told.out) == (0, "mine\n")
    assert "geurim read FILE --adapter mine" in told.err
    read = run("read", UNKNOWN, "--adapter", "mine", "--json")
    assert read.code == 0
    assert sum(json.loads(read.out)["distribution"].values()) == pytest.approx(1, abs=1e-3)


def test_no_corpus_is_one_sentence(run: Run) -> None:
    told = run("train", "reader", "--data", "none", "-o", "mine")
    assert told.code == 2
    assert "There is no file" in told.err
    assert told.err.count("\n") == 1
    assert not Path("mine").exists()


def test_no_tables_are_exit_code_3_and_wrong_ones_2(run: Run) -> None:
    told = run("read", SECRET, "--adapter", "none")
    assert told.code == 3
    assert told.err.count("\n") == 1
    Path("mine").mkdir()
    Path("mine/reader.safetensors").write_bytes(b"not a table")
    told = run("read", SECRET, "--adapter", "mine")
    assert told.code == 2
    assert "is no safetensors file" in told.err
    assert SECRET not in told.err


def test_figures_are_printed_and_written_without_the_diaries(run: Run) -> None:
    write(Path("some.jsonl"), LABELLED)
    told = run("evaluate", "reader", "some.jsonl", "-o", "out/figures.json")
    assert (told.code, told.err) == (0, "")
    assert "polarity" in told.out
    assert "mark:[/b]" in told.out
    figures = strict(Path("out/figures.json"))
    assert (figures["file"], figures["entries"]) == ("some.jsonl", 3)
    assert figures["overall"]["polarity"]["n"] == 3
    assert figures["overall"]["valence_r"] == {"value": None, "low": None, "high": None, "n": 2}
    assert "place" not in figures["overall"], "nothing is labelled, nothing is measured"
    assert figures["groups"]["mark:[/b]"]["emotion"]["n"] == 1
    assert sum(map(sum, figures["confusion"])) == 3
    assert list(figures["readers"].values()) == [3]
    for place in (told.out, Path("out/figures.json").read_text(encoding="utf-8")):
        assert SECRET not in place


def test_bad_lines_are_listed_and_the_others_measured(run: Run) -> None:
    write(Path("some.jsonl"), [*LABELLED, {"text": SECRET, "emotion": "배고픔"}])
    told = run("evaluate", "reader", "some.jsonl", "-o", "figures.json")
    assert told.code == 1
    assert "some.jsonl, line 4: 'emotion'" in told.err
    assert SECRET not in told.err + told.out
    assert strict(Path("figures.json"))["entries"] == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("none.jsonl",), "There is no file none.jsonl"),
        (("bad.jsonl",), "bad.jsonl holds no labelled diary"),
        (("some.jsonl", "--reader", "qwan"), "There is no reader 'qwan'"),
        (("some.jsonl", "-o", "some.jsonl/figures.json"), "is a file"),
    ],
    ids=["file", "lines", "reader", "out"],
)
def test_mistakes_are_one_sentence(arguments: tuple[str, ...], words: str, run: Run) -> None:
    write(Path("some.jsonl"), LABELLED)
    Path("bad.jsonl").write_text(SECRET, encoding="utf-8")
    told = run("evaluate", "reader", *arguments)
    assert told.code == 2
    assert words in told.err
    assert told.err.count("\n") == 1
    assert SECRET not in told.err
