"""The real way, end to end, small: no fakes, no network."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from geurim import album, diaries, settings
from geurim.build import build_studio
from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.page import FRAME_RATIO
from geurim.records import Diary
from geurim.settings import Settings
from geurim.studio import Entry

EXAMPLES = Path(__file__).parent.parent / "examples" / "diaries.jsonl"
SMALL = settings.load("offline", size=96, dpi=50)
(SNOWMAN,) = diaries.load("오늘 할머니 댁에서 강아지 콩이랑 눈사람을 만들었다.").diaries


def draw(diary: Diary, wanted: Settings = SMALL) -> Entry:
    (entry,) = build_studio(wanted)([diary])
    assert isinstance(entry, Entry)
    return entry


def digest(diary: Diary) -> str:
    entry = draw(diary)
    pixels = [entry.picture.pixels, *entry.page.sheets]
    return hashlib.sha256(b"".join(each.tobytes() for each in pixels)).hexdigest()


def test_a_diary_becomes_a_page() -> None:
    entry = draw(SNOWMAN)
    assert entry.picture.pixels.shape == (96, round(96 * FRAME_RATIO), 3)
    assert {subject.kind for subject in entry.reading.scene.subjects} >= {"dog", "grandmother"}
    assert len(entry.page.sheets) == 1
    assert SNOWMAN.text not in json.dumps(entry.page.metadata, ensure_ascii=False)


def test_a_corrected_feeling_reaches_the_painter() -> None:
    entry = draw(SNOWMAN, replace(SMALL, emotion=Emotion.FEAR))
    assert entry.picture.prompt.emotion is Emotion.FEAR
    assert (entry.picture.pixels != draw(SNOWMAN).picture.pixels).any()


def test_another_process_draws_the_same() -> None:
    program = "from tests.test_build import SNOWMAN, digest; print(digest(SNOWMAN))"
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=EXAMPLES.parent.parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert told.stdout.split()[-1] == digest(SNOWMAN)


def test_a_wrong_font_is_refused_before_anything_is_painted(tmp_path: Path) -> None:
    font = tmp_path / "x.ttf"
    font.write_text("no font")
    for workers in (1, 2):
        wanted = replace(SMALL, font=font, out=tmp_path / "out", workers=workers)
        batch = diaries.load(str(EXAMPLES))
        with pytest.raises(BadInput, match=r"font file .*x\.ttf cannot be read"):
            list(album.draw(batch.entries[:2], wanted, build_studio))


@pytest.mark.slow
def test_the_examples_become_an_album(tmp_path: Path) -> None:
    wanted = replace(SMALL, out=tmp_path, pdf=True, workers=2)
    batch = diaries.load(str(EXAMPLES))
    outcomes = list(album.draw(batch.entries, wanted, build_studio))
    album.finish(outcomes, wanted)
    assert [outcome.state for outcome in outcomes] == ["drawn"] * 30
    lines = (tmp_path / "album.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [diary.id for diary in batch.diaries]
    for diary in batch.diaries:
        folder = tmp_path / diary.id
        assert (folder / "page.pdf").read_bytes().startswith(b"%PDF-")
        assert diary.text.encode() not in b"".join(
            path.read_bytes() for path in folder.iterdir() if path.suffix != ".pdf"
        )
    assert (tmp_path / "contact.png").exists()
