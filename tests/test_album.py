"""Many diaries: resumable, whatever happens, with the same result on any number of processes."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geurim import album
from geurim.album import Outcome
from geurim.diaries import Failure
from geurim.emotion import Emotion
from geurim.files import HIDDEN, CannotWrite
from geurim.records import Diary, Page
from geurim.settings import Settings
from geurim.studio import Studio
from tests import fakes
from tests.fakes import Words

ENTRIES = [Diary("a", "강아지"), Diary("나", "슬픈 고양이", seed=2), Diary("c", "토끼", seed=3)]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings("offline", 64, 50, out=tmp_path / "out")


def draw(
    entries: Sequence[Diary | Failure], settings: Settings, build: album.Build = fakes.build
) -> list[Outcome]:
    outcomes = list(album.draw(entries, settings, build))
    album.finish(outcomes, settings)
    return sorted(outcomes, key=lambda outcome: outcome.index)


def states(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.state for outcome in outcomes]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and HIDDEN not in path.parts
    }


def lines(settings: Settings) -> list[dict[str, Any]]:
    text = (settings.out / "album.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def no_studio(settings: Settings) -> Studio:
    raise AssertionError("everything is finished, so there is nothing to build a studio for")


def test_what_lies_in_the_folder(settings: Settings) -> None:
    long = Diary("long", "긴 글 " * 40)
    draw([*ENTRIES, long], settings)
    assert set(tree(settings.out)) == {
        "album.jsonl", "contact.png",
        *(f"{name}/{file}" for name in ("a", "나", "c")
          for file in ("page.png", "picture.png", "reading.json", "made.json")),
        *(f"long/{file}" for file in
          ("page-1.png", "page-2.png", "picture.png", "reading.json", "made.json")),
    }  # fmt: skip
    reading = json.loads((settings.out / "나" / "reading.json").read_bytes())
    assert (reading["id"], reading["emotion"]) == ("나", "sadness")
    with Image.open(settings.out / "나" / "picture.png") as image:
        rng = np.random.default_rng(2)
        assert np.array_equal(np.asarray(image), rng.integers(0, 256, (32, 48, 3), np.uint8))


def test_the_list_tells_of_every_entry_in_order_and_holds_no_diary(settings: Settings) -> None:
    bad = [Failure("d.jsonl, line 2: broken.", None), Diary("x", Words.UNREADABLE)]
    entries = [ENTRIES[0], bad[0], ENTRIES[1], bad[1], ENTRIES[2]]
    outcomes = draw(entries, settings)
    assert states(outcomes) == ["drawn", "failed", "drawn", "failed", "drawn"]
    told = lines(settings)
    assert [(line["id"], line["status"]) for line in told] == [
        ("a", "done"), (None, "failed"), ("나", "done"), ("x", "failed"), ("c", "done"),
    ]  # fmt: skip
    assert told[1]["sentence"] == "d.jsonl, line 2: broken."
    assert told[2]["folder"] == "나"
    assert told[2]["emotion"] == "sadness"
    text = (settings.out / "album.jsonl").read_text(encoding="utf-8")
    assert not any(word in text for word in ("강아지", "고양이", Words.UNREADABLE))


def test_the_same_command_draws_nothing_twice(settings: Settings) -> None:
    draw(ENTRIES, settings)
    before = tree(settings.out)
    again = draw(ENTRIES, settings, no_studio)
    assert states(again) == ["kept"] * 3
    assert tree(settings.out) == before
    assert again[0].notes == ("No cat could be drawn.",)


def test_only_what_is_missing_is_drawn(settings: Settings) -> None:
    draw(ENTRIES[:1], settings)
    assert states(draw(ENTRIES, settings)) == ["kept", "drawn", "drawn"]
    (settings.out / "c" / "page.png").unlink()
    (settings.out / "c" / "picture.png").write_bytes(b"coloured by hand")
    assert states(draw(ENTRIES, settings)) == ["kept", "kept", "drawn"]
    assert (settings.out / "c" / "page.png").exists()
    assert (settings.out / "c" / "picture.png").read_bytes() == b"coloured by hand"


@pytest.mark.parametrize(
    "change",
    [
        {"text": "다른 강아지"}, {"seed": 8}, {"title": "제목"}, {"weather": "snow"},
    ],
)  # fmt: skip
def test_a_changed_diary_goes_beside_the_old_picture(
    settings: Settings, change: dict[str, Any]
) -> None:
    draw(ENTRIES[:1], settings)
    before = tree(settings.out / "a")
    (changed,) = draw([replace(ENTRIES[0], **change)], settings)
    assert (changed.state, changed.beside) == ("drawn", True)
    assert changed.folder is not None
    assert changed.folder.name.startswith("a~")
    assert tree(settings.out / "a") == before
    assert states(draw([replace(ENTRIES[0], **change)], settings, no_studio)) == ["kept"]


def test_other_settings_go_beside_and_pdf_joins(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(ENTRIES[:1], settings)
    corrected = replace(settings, emotion=Emotion.ANGER)
    assert draw(ENTRIES[:1], corrected)[0].beside
    assert draw(ENTRIES[:1], replace(settings, size=128))[0].beside
    from geurim import page

    def save_pdf(page: Page, path: Path) -> None:
        path.write_bytes(b"%PDF")

    monkeypatch.setattr(page, "save_pdf", save_pdf)
    before = tree(settings.out / "a")
    with_pdf = replace(settings, pdf=True)
    assert not draw(ENTRIES[:1], with_pdf)[0].beside
    assert (settings.out / "a" / "page.pdf").read_bytes() == b"%PDF"
    assert tree(settings.out / "a").keys() - before.keys() == {"page.pdf"}
    assert states(draw(ENTRIES[:1], with_pdf, no_studio)) == ["kept"]
    assert states(draw(ENTRIES[:1], settings, no_studio)) == ["kept"]


def test_a_folder_of_somebody_else_is_left_alone(settings: Settings) -> None:
    photos = settings.out / "a"
    photos.mkdir(parents=True)
    (photos / "page.png").write_bytes(b"photo")
    (outcome,) = draw(ENTRIES[:1], settings)
    assert outcome.beside
    assert tree(photos) == {"page.png": b"photo"}


@pytest.mark.parametrize("key", ["id", "emotion", "notes", "files"])
def test_an_edited_mark_is_made_anew(settings: Settings, key: str) -> None:
    (first,) = draw(ENTRIES[:1], settings)
    assert first.folder is not None
    mark = first.folder / "made.json"
    whole = mark.read_bytes()
    mark.write_text(json.dumps(json.loads(whole) | {key: None}), encoding="utf-8")
    (again,) = draw(ENTRIES[:1], settings)
    assert (again.state, again.folder) == ("drawn", first.folder)
    assert mark.read_bytes() == whole
    album.finish([again], settings)


def test_a_broken_mark_is_not_taken_for_finished(settings: Settings) -> None:
    draw(ENTRIES[:1], settings)
    for broken in (b"{", b"[1]", b'{"fingerprint": 1}', b"\xff"):
        (settings.out / "a" / "made.json").write_bytes(broken)
        assert draw(ENTRIES[:1], settings)[0].beside


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "CON", "a/b", "..", "album.jsonl", "."])
def test_nothing_is_written_outside(settings: Settings, tmp_path: Path, name: str) -> None:
    (outcome,) = draw([Diary(name, "강아지")], settings)
    assert outcome.state == "drawn"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert lines(settings)[0]["id"] == name
    assert outcome.folder is not None
    assert outcome.folder.parent == settings.out


def test_names_that_differ_by_case_share_no_folder(settings: Settings) -> None:
    one, other = draw([Diary("Day", "강아지"), Diary("day", "고양이")], settings)
    assert one.folder is not None
    assert other.folder is not None
    assert one.folder.name.casefold() != other.folder.name.casefold()


@pytest.mark.slow
def test_results_do_not_depend_on_the_number_of_processes(settings: Settings) -> None:
    entries = [Diary(f"d{n}", "강아지" if n % 3 else Words.UNLAYABLE, seed=n) for n in range(7)]
    draw(entries, settings)
    many = replace(settings, out=settings.out.with_name("many"), workers=2)
    outcomes = draw(entries, many)
    assert tree(many.out) == tree(settings.out)
    assert states(outcomes).count("failed") == 3
    assert states(draw(entries, replace(many, workers=3))).count("kept") == 4


@pytest.mark.slow
def test_an_entry_that_kills_its_process_fails_alone(settings: Settings) -> None:
    entries = [*ENTRIES[:2], Diary("bad", Words.DEADLY), ENTRIES[2]]
    outcomes = draw(entries, replace(settings, workers=2))
    assert states(outcomes) == ["drawn", "drawn", "failed", "drawn"]
    assert "the process that drew it died" in outcomes[2].sentence


def start(out: Path, workers: int) -> subprocess.Popen[bytes]:
    """An album of slow entries in a process of its own."""
    program = textwrap.dedent(
        f"""
        from pathlib import Path
        from geurim import album
        from geurim.settings import Settings
        from tests import fakes
        from tests.test_album import slow_entries

        if __name__ == "__main__":
            settings = Settings("offline", 64, 50, out=Path({str(out)!r}), workers={workers})
            album.finish(list(album.draw(slow_entries(), settings, fakes.build)), settings)
        """
    )
    script = out.with_name("script.py")
    script.write_text(program, encoding="utf-8")
    root = str(Path(__file__).parent.parent)
    return subprocess.Popen(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": root},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def slow_entries() -> list[Diary]:
    return [Diary(f"d{number:02}", Words.SLOW, seed=number) for number in range(24)]


def finished(out: Path) -> dict[str, int]:
    """Modification times of the pages that can be seen."""
    return {path.parent.name: path.stat().st_mtime_ns for path in out.glob("*/page.png")}


def wait_for(out: Path, count: int) -> None:
    end = time.monotonic() + 60
    while len(finished(out)) < count:
        assert time.monotonic() < end, "nothing was drawn"
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_in_the_middle(settings: Settings, workers: int) -> None:
    with start(settings.out, workers) as process:
        wait_for(settings.out, 5)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    time.sleep(0.5)  # processes of the dead one end by themselves
    before = finished(settings.out)
    assert 5 <= len(before) < 24
    for name in before:
        assert set(tree(settings.out / name)) == {
            "made.json", "page.png", "picture.png", "reading.json"
        }  # fmt: skip
    outcomes = draw(slow_entries(), settings)
    assert states(outcomes).count("kept") == len(before)
    assert states(outcomes).count("drawn") == 24 - len(before)
    after = finished(settings.out)
    assert len(after) == 24
    assert {name: after[name] for name in before} == before
    assert list((settings.out / HIDDEN).glob("part-*")) == []
    untouched = replace(settings, out=settings.out.with_name("untouched"))
    draw(slow_entries(), untouched)
    assert tree(settings.out) == tree(untouched.out)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are another matter on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_interrupted_in_the_middle(settings: Settings, workers: int) -> None:
    with start(settings.out, workers) as process:
        wait_for(settings.out, 3)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of its processes
        _, told = process.communicate(timeout=60)
    assert told.decode().count("KeyboardInterrupt") == 1, told.decode()
    assert 3 <= len(finished(settings.out)) < 24
    assert list((settings.out / HIDDEN).glob("part-*")) == []


def test_a_full_disk_stops_with_one_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(ENTRIES[:1], settings)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match=r"is full; make room .* \(finished entries are kept\)"):
        draw(ENTRIES, settings)
    monkeypatch.undo()
    assert [path.name for path in settings.out.iterdir() if path.is_dir()] == [HIDDEN, "a"]
    assert states(draw(ENTRIES, settings)) == ["kept", "drawn", "drawn"]


def test_the_contact_sheet_shows_every_picture(settings: Settings) -> None:
    draw(ENTRIES, settings)
    with Image.open(settings.out / "contact.png") as sheet:
        pixels = np.asarray(sheet)
    # The fakes paint noise: three noisy squares, and paper where there is none.
    noisy = (np.abs(np.diff(pixels.astype(int), axis=1)).sum(axis=2) > 60).mean(axis=0)
    assert pixels.shape[1] > 2 * 360
    assert 0.2 < (noisy > 0.05).mean() < 1.0


def test_an_album_without_pictures_has_no_contact_sheet(settings: Settings) -> None:
    draw([Failure("d.jsonl, line 1: broken.")], settings)
    assert not (settings.out / "contact.png").exists()
    assert len(lines(settings)) == 1
