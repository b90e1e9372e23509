"""A set on disk: whole after every interruption, the same by any number of processes."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from geurim.data import imagefolder
from geurim.data.crayon import SetSettings
from geurim.data.imagefolder import SETTINGS, write
from geurim.errors import BadInput
from geurim.files import HIDDEN, CannotWrite

SMALL = SetSettings(seed=3, size=32, styles=("flat",))


@pytest.fixture(autouse=True)
def blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four pictures a block: the parent alone cuts the work into blocks."""
    monkeypatch.setattr(imagefolder, "BLOCK", 4)


def make(out: Path, count: int = 10, settings: SetSettings = SMALL, workers: int = 1) -> int:
    return sum(write(out, settings, count, workers))


def hashes(out: Path) -> dict[str, str]:
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and HIDDEN not in path.parts
    }


def rows(out: Path, side: str) -> list[dict[str, Any]]:
    text = (out / side / "metadata.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_an_image_folder(tmp_path: Path) -> None:
    assert make(tmp_path / "set", 24) == 24
    indices: list[int] = []
    for side in ("train", "test"):
        found = rows(tmp_path / "set", side)
        indices += [row["index"] for row in found]
        for row in found:
            with Image.open(tmp_path / "set" / side / row["file_name"]) as image:
                assert image.size == (32, 32)
            assert list(row) == [
                "file_name", "text", "text_ko", "style", "truth", "seed", "index"
            ]  # fmt: skip
        assert [row["index"] for row in found] == sorted(row["index"] for row in found)
    assert sorted(indices) == list(range(24))
    pictures = list((tmp_path / "set").rglob("*.png"))
    assert len(pictures) == 24


def test_folders_hold_a_thousand_at_most() -> None:
    assert imagefolder.place_of(12_345, held_out=False) == "train/00012/00012345.png"
    assert imagefolder.place_of(999, held_out=True) == "test/00000/00000999.png"


@pytest.mark.slow
def test_the_same_bytes_by_any_number_of_processes(tmp_path: Path) -> None:
    make(tmp_path / "one")
    make(tmp_path / "two", workers=2)
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")


def test_a_larger_count_adds_to_a_set(tmp_path: Path) -> None:
    make(tmp_path / "grown", 5)
    make(tmp_path / "grown", 10)
    make(tmp_path / "whole", 10)
    assert hashes(tmp_path / "grown") == hashes(tmp_path / "whole")


def test_what_is_finished_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    before = hashes(tmp_path)
    lost, cut = sorted(tmp_path.rglob("*.png"))[:2]
    lost.unlink()
    cut.write_bytes(cut.read_bytes()[:100])
    drawn: list[int] = []
    real = imagefolder.draw

    def counted(made: Any, size: int) -> Any:
        drawn.append(made.index)
        return real(made, size)

    monkeypatch.setattr(imagefolder, "draw", counted)
    assert make(tmp_path) == 10
    assert hashes(tmp_path) == before
    assert len(drawn) == imagefolder.PROBED + 2


def test_a_set_that_another_program_began_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)
    real = imagefolder.draw

    def inverted(made: Any, size: int) -> Any:
        return 255 - real(made, size)

    monkeypatch.setattr(imagefolder, "draw", inverted)
    with pytest.raises(BadInput, match="a set with another program"):
        make(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "killed"
    line = [sys.executable, "-m", "geurim", "data", "crayon", "--count", "240", "-o", str(out)]
    line += ["--size", "32", "--styles", "flat", "--seed", "3", "--workers", "2"]
    with subprocess.Popen(line, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and len(list(out.rglob("*.png"))) < 20:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert not (out / "train" / "metadata.jsonl").exists()
    for path in out.rglob("*.png"):
        with Image.open(path) as image:
            image.load()
    subprocess.run(line, check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    make(tmp_path / "whole", 240)
    assert hashes(out) == hashes(tmp_path / "whole")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (SetSettings(4, 32, ("flat",)), "another seed (3 instead of 4)"),
        (SetSettings(3, 64, ("flat",)), "another size (32 instead of 64)"),
        (SetSettings(3, 32, ("flat", "soft")), "another styles (flat instead of flat,soft)"),
        (SetSettings(3, 32, ("flat",), "seen"), "another split (all instead of seen)"),
    ],
    ids=["seed", "size", "styles", "split"],
)
def test_other_settings_are_refused(tmp_path: Path, settings: SetSettings, words: str) -> None:
    make(tmp_path, 4)
    before = hashes(tmp_path)
    with pytest.raises(BadInput) as found:
        make(tmp_path, 4, settings)
    assert words in str(found.value)
    assert hashes(tmp_path) == before


def test_a_smaller_count_is_refused(tmp_path: Path) -> None:
    make(tmp_path, 8)
    with pytest.raises(BadInput, match="holds a set of 8 pictures; type --count 8 or more"):
        make(tmp_path, 4)


def test_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(BadInput, match=r"holds something else \(mine.txt\)"):
        make(tmp_path)
    with pytest.raises(BadInput, match="is a file"):
        make(tmp_path / "mine.txt")
    (tmp_path / SETTINGS).write_text("[]")
    with pytest.raises(BadInput, match="is not a set's settings"):
        make(tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "keep"


@pytest.mark.parametrize("count", [0, -1, 10_000_001])
def test_counts_out_of_range(tmp_path: Path, count: int) -> None:
    with pytest.raises(BadInput, match="--count"):
        make(tmp_path / "set", count)
    assert not (tmp_path / "set").exists()


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(CannotWrite, match="is full; make room"):
            make(tmp_path)
    assert not list(tmp_path.rglob("*.png"))
    assert make(tmp_path) == 10
