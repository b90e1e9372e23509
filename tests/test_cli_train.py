"""``geurim train``: from options to a run folder that ``geurim read`` can use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geurim.llm import adapter
from tests.commands import Run
from tests.test_train_sft import DIARIES, SECRET, write

QWEN = ("train", "reader", "--reader", "qwen", "--data", "data")
SMALL = ("--mode", "paper", "--epochs", "2", "--rank", "4", "--accumulate", "4")


@pytest.fixture
def data(run: Run) -> None:
    """Labelled diaries in the current folder."""
    write(Path("data"))
    write(Path("data"), name="dev", lines=2)


def test_help_tells_what_can_be_trained(run: Run) -> None:
    told = run("train", "--help")
    assert told.code == 0
    assert "reader" in told.out


@pytest.mark.slow
@pytest.mark.usefixtures("data")
def test_from_labels_to_a_reading(run: Run, tiny: Path) -> None:
    pytest.importorskip("peft", reason="the extra 'train' is not installed")
    command = (*QWEN, *SMALL, "--model", str(tiny), "-o", "runs/first")
    dry = run(*command, "--dry-run")
    assert dry.code == 0
    assert dry.out.startswith("train: 4 diaries, ")
    assert "steps: 2 in 2 epochs\n" in dry.out
    assert not Path("runs").exists()

    told = run(*command)
    assert (told.code, told.out) == (0, f"{Path('runs/first')}\n")
    assert "step 2 of 2, epoch 2.00, loss " in told.err
    assert "(kept)" in told.err
    assert "--reader-mode paper --adapter runs/first" in told.err
    assert SECRET not in told.err
    again = run(*command)
    assert (again.code, again.out) == (0, told.out)
    assert "finished before" in again.err
    other = run(*command, "--seed", "1")
    assert other.code == 2
    assert "another value of seed" in other.err

    reader = ("--reader", "qwen", "--reader-mode", "paper", "--adapter", "runs/first")
    drawn = run("draw", DIARIES[0]["text"], *reader, "--size", "64", "--dpi", "50")
    assert (drawn.code, drawn.err.count("geurim: ")) == (0, 0)
    made = json.loads((Path(drawn.out.strip()).parent / "made.json").read_text("utf-8"))
    assert made["reader"] == f"{tiny.name}+first/paper-1"

    assert run(*command[:-1], "runs/second", "--seed", "1").code == 0
    second = run("draw", DIARIES[0]["text"], *reader[:-1], "runs/second", "--size", "64",
                 "--dpi", "50")  # fmt: skip
    assert second.out != drawn.out
    wrong = run("read", DIARIES[0]["text"], "--reader", "qwen", "--adapter", "runs/first")
    assert wrong.code == 2
    assert "choose the other mode" in wrong.err


@pytest.mark.slow
@pytest.mark.usefixtures("data")
def test_corrections_of_ones_own(run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEURIM_CORRECTIONS", "kept.jsonl")
    command = (*QWEN, *SMALL, "--model", str(tiny), "--dry-run", "--from-corrections")
    none = run(*command)
    assert none.code == 2
    assert "No corrections are kept in kept.jsonl; keep some with: geurim draw" in none.err
    text = "급식에 가지가 나왔다."
    assert run("draw", text, "--emotion", "싫음", "--keep-correction", "--size", "64").code == 0
    assert "train: 5 diaries" in run(*command).out
    Path("kept.jsonl").rename("other.jsonl")
    assert "train: 5 diaries" in run(*command[:-1], "--corrections", "other.jsonl").out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--reader", "gpt"), "choose one of: offline, qwen"),
        (("--reader", "qwen", "--mode", "half"), "--mode half"),
        (("--reader", "qwen", "--rank", "0"), "--rank 0"),
        (("--dry-run", "--rank", "16"), "--dry-run, --rank: only for --reader qwen"),
    ],
    ids=["reader", "mode", "rank", "idle"],
)
def test_mistakes_are_one_sentence(options: tuple[str, ...], words: str, run: Run) -> None:
    told = run("train", "reader", *options)
    assert told.code == 2
    assert words in told.err
    assert told.err.count("\n") == 1


@pytest.mark.slow
def test_no_corpus_is_said(run: Run, tiny: Path) -> None:
    told = run("train", "reader", "--reader", "qwen", "--model", str(tiny))
    assert told.code == 2
    assert "There is no file" not in told.out
    assert str(Path("data/diaries/train.jsonl")) in told.err


def test_the_offline_reader_is_trained_from_the_same_files(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, Path, Path | None]] = []

    def trained(data: Path, out: Path, corrections: Path | None) -> None:
        asked.append((data, out, corrections))

    monkeypatch.setattr("geurim.train.offline.train_offline", trained)
    Path("kept.jsonl").touch()
    told = run("train", "reader", "--corrections", "kept.jsonl")
    assert (told.code, told.out) == (0, f"{Path('runs/offline')}\n")
    assert asked == [(Path("data/diaries"), Path("runs/offline"), Path("kept.jsonl"))]


@pytest.mark.usefixtures("data")
def test_a_missing_extra_is_exit_code_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(adapter, "import_module", gone)
    for more in ((), ("--dry-run",)):
        told = run(*QWEN, *more)
        assert told.code == 3
        assert "type: pip install 'geurim[train]'." in told.err
