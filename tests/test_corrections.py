"""Corrections are kept when asked, once each, for their owner alone, as labelled diaries."""

from __future__ import annotations

import json
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geurim import corrections
from geurim.corrections import Correction, delete, keep, load, place
from geurim.diaries import load as load_diaries
from geurim.diaries.labelled import load_labelled
from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.records import Diary, Reading, Scene
from tests.test_cli import DOG, Run, run

__all__ = ["run"]  # the fixture

SAD, GLAD, FEAR = Emotion.SADNESS, Emotion.EXCITEMENT, Emotion.FEAR
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")


def reading(name: str, text: str, emotion: Emotion = GLAD) -> Reading:
    shares = {each: float(each is emotion) for each in Emotion}
    return Reading(
        Diary(name, text), emotion, shares, 0.5, 0.5, 0.5, (), Scene(), "a child", None, "fake 1"
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "corrections.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_holds_what_it_should_and_no_date(path: Path) -> None:
    assert keep(path, reading("1", "비가 왔다.\n우산이 없었다."), SAD)
    assert rows(path) == [
        {
            "id": "1",
            "text": "비가 왔다.\n우산이 없었다.",
            "emotion": "sadness",
            "was": "excitement",
            "reader": "fake 1",
        }
    ]
    assert load(path).corrections == (
        Correction("1", "비가 왔다.\n우산이 없었다.", SAD, GLAD, "fake 1"),
    )


def test_nothing_stands_twice_and_the_last_word_counts(path: Path) -> None:
    first, second = reading("1", "비가 왔다."), reading("2", "눈이 왔다.")
    assert keep(path, first, SAD)
    assert keep(path, second, FEAR)
    whole = path.read_bytes()
    assert not keep(path, first, SAD)
    assert path.read_bytes() == whole
    assert keep(path, first, FEAR)
    assert [(row["id"], row["emotion"]) for row in rows(path)] == [("2", "fear"), ("1", "fear")]


def test_another_diary_of_the_same_id_is_another_entry(path: Path) -> None:
    one, other = reading("일기", "비가 왔다."), reading("일기", "눈이 왔다.")
    keep(path, one, SAD)
    keep(path, other, FEAR)
    keep(path, other, GLAD)
    keep(path, one, FEAR)
    found = {row["id"]: (row["text"], row["emotion"]) for row in rows(path)}
    assert len(found) == 2
    assert found.pop("일기") == ("비가 왔다.", "fear")
    ((name, told),) = found.items()
    assert name.startswith("일기~")
    assert told == ("눈이 왔다.", "excitement")


def test_training_evaluation_and_drawing_can_read_it(path: Path) -> None:
    keep(path, reading("1", "비가 왔다."), SAD)
    keep(path, reading("1", "눈이 왔다."), FEAR)
    labelled = load_labelled(path)
    assert [(each.diary.text, each.emotion) for each in labelled.entries] == [
        ("비가 왔다.", SAD), ("눈이 왔다.", FEAR),
    ]  # fmt: skip
    assert not labelled.failures
    batch = load_diaries(str(path))
    assert not batch.failures
    assert len(batch.diaries) == 2


@posix
def test_only_its_owner_can_read_it(path: Path) -> None:
    before = os.umask(0)
    try:
        keep(path, reading("1", "비가 왔다."), SAD)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        path.chmod(0o644)
        keep(path, reading("2", "비가 왔다."), SAD)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


BAD = {
    "no JSON": ("비밀 {", "it is no JSON; correct or remove the line."),
    "no object": ('["비밀"]', "it is no JSON object; correct or remove the line."),
    "no feeling": ('{"id": "9", "text": "비밀이다."}', "there is no 'emotion'"),
    "unknown feeling": ('{"id": "9", "text": "비밀", "emotion": "비밀"}', "no feeling known here"),
    "no text": ('{"id": "9", "emotion": "fear"}', "the diary is empty"),
    "too deep": ("[" * 100_000, "it is no JSON; correct or remove the line."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_one_sentence_and_the_others_go_on(path: Path, name: str) -> None:
    line, sentence = BAD[name]
    keep(path, reading("1", "비가 왔다."), SAD)
    path.write_text(f"{line}\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    kept = load(path)
    assert [each.id for each in kept.corrections] == ["1"]
    (failure,) = kept.failures
    assert failure.sentence.startswith("corrections.jsonl, line 1: ")
    assert sentence in failure.sentence
    assert "비밀" not in failure.sentence
    keep(path, reading("2", "눈이 왔다."), SAD)
    assert path.read_text(encoding="utf-8").startswith(f"{line}\n")
    assert len(load(path).corrections) == 2


def test_bytes_that_are_no_text_are_kept_as_they_are(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe broken\n")
    keep(path, reading("1", "비가 왔다."), SAD)
    assert path.read_bytes().startswith(b"\xff\xfe broken\n")
    assert len(load(path).failures) == 1


def test_a_missing_or_strange_was_is_no_mistake(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"text": "비가 왔다.", "emotion": "슬픔", "was": 3}\n', encoding="utf-8")
    (found,) = load(path).corrections
    assert (found.emotion, found.was, found.reader) == (SAD, None, "")


def test_delete(path: Path) -> None:
    assert delete(path) == 0
    for name in "123":
        keep(path, reading(name, "비가 왔다."), SAD)
    assert delete(path, "2") == 1
    assert [row["id"] for row in rows(path)] == ["1", "3"]
    with pytest.raises(BadInput, match="No correction of '2'"):
        delete(path, "2")
    assert delete(path) == 2
    assert list(path.parent.iterdir()) == []
    with pytest.raises(BadInput, match="No correction of '1'"):
        delete(path, "1")
    assert load(path) == corrections.Kept((), ())


def test_many_at_once_lose_nothing(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no locks there")

    def one(number: int) -> bool:
        return keep(path, reading(str(number), f"{number}번째 날."), SAD)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(24)))
    assert sorted(int(row["id"]) for row in rows(path)) == list(range(24))


def test_a_failed_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, reading("1", "비가 왔다."), SAD)
    whole = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadInput, match="No space left on device") as told:
        keep(path, reading("2", "비밀이다."), SAD)
    assert "비밀" not in str(told.value)
    assert path.read_bytes() == whole
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@posix
def test_a_link_is_followed(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.jsonl"
    path.parent.mkdir()
    path.symlink_to(real)
    keep(path, reading("1", "비가 왔다."), SAD)
    assert path.is_symlink()
    assert len(rows(real)) == 1


def test_a_folder_in_its_place_is_one_sentence(path: Path) -> None:
    path.mkdir(parents=True)
    for act in (lambda: load(path), lambda: keep(path, reading("1", "비."), SAD)):
        with pytest.raises(BadInput, match="cannot be used"):
            act()


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEURIM_CORRECTIONS", str(tmp_path / "mine.jsonl"))
    assert place() == tmp_path / "mine.jsonl"
    monkeypatch.setenv("GEURIM_CORRECTIONS", " ")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    places = {
        "linux": tmp_path / "data" / "geurim" / "corrections.jsonl",
        "win32": tmp_path / "local" / "geurim" / "corrections.jsonl",
        "darwin": Path.home() / "Library/Application Support/geurim/corrections.jsonl",
    }
    for system, expected in places.items():
        monkeypatch.setattr(sys, "platform", system)
        assert place() == expected


# --- on the command line --------------------------------------------------------------------------


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    monkeypatch.setenv("GEURIM_CORRECTIONS", str(path))
    return path


def test_nothing_is_kept_unless_asked(run: Run, mine: Path) -> None:
    assert run("draw", DOG, "--emotion", "슬픔").code == 0
    assert run("read", DOG, "--emotion", "슬픔").code == 0
    assert not mine.exists()


def test_draw_keeps_what_was_read_and_what_is_right(run: Run, mine: Path) -> None:
    told = run("draw", DOG, "--emotion", "슬픔", "--keep-correction")
    assert told.code == 0
    assert f"kept in {mine}; to delete them, type: geurim corrections delete." in told.err
    assert DOG not in told.err
    (row,) = rows(mine)
    assert (row["text"], row["emotion"], row["was"]) == (DOG, "sadness", "excitement")
    assert row["reader"] == "fake 1"
    again = run("draw", DOG, "--emotion", "슬픔", "--keep-correction")
    assert "left as it is" in again.err
    assert len(rows(mine)) == 1


def test_a_page_that_is_there_already_can_still_be_kept(run: Run, mine: Path) -> None:
    run("draw", DOG, "--emotion", "슬픔")
    assert run("draw", DOG, "--emotion", "슬픔", "--keep-correction").code == 0
    assert rows(mine)[0]["was"] == "excitement"


def test_keeping_needs_a_feeling(run: Run, mine: Path) -> None:
    told = run("draw", DOG, "--keep-correction")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("geurim: --keep-correction needs the right feeling; add")
    assert not mine.exists()
    assert not Path("out").exists()


def test_list_path_and_delete(run: Run, mine: Path) -> None:
    assert run("corrections") == (0, "", "")
    assert run("corrections", "path").out == f"{mine}\n"
    keep(mine, reading("a", DOG), SAD)
    keep(mine, replace(reading("b", DOG), reader="fake 2"), FEAR)
    listed = run("corrections", "list")
    assert listed.out == "a\texcitement → sadness\tfake 1\nb\texcitement → fear\tfake 2\n"
    assert DOG not in listed.err
    assert run("corrections", "delete", "a").err == f"note: 1 correction deleted in {mine}.\n"
    assert run("corrections", "delete").err == f"note: 1 correction deleted in {mine}.\n"
    assert not mine.exists()


def test_list_tells_of_bad_lines(run: Run, mine: Path) -> None:
    keep(mine, reading("a", DOG), SAD)
    with mine.open("a", encoding="utf-8") as file:
        file.write("비밀\n")
    told = run("corrections", "list")
    assert told.code == 1
    assert told.out.startswith("a\t")
    assert told.err == "geurim: mine.jsonl, line 2: it is no JSON; correct or remove the line.\n"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [(["burn"], "no 'corrections burn'"), (["list", "a"], "takes no id"),
     (["delete", "gone"], "No correction of 'gone'")],
    ids=["unknown", "id to list", "id that is not there"],
)  # fmt: skip
def test_mistakes(run: Run, mine: Path, arguments: list[str], part: str) -> None:
    told = run("corrections", *arguments)
    assert told.code == 2
    assert part in told.err
    assert not mine.exists()


def test_help_says_that_the_text_is_stored_and_how_to_delete_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = " ".join(run("draw", "--help").out.replace("│", " ").split())
    assert "Keep the diary's text with --emotion" in told
    assert "geurim corrections path" in told
    assert "geurim corrections delete" in told
    assert "corrections" in run("--help").out
