"""The command line: what it writes where, which code it exits with, and that it never swears."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import pytest

from geurim import __version__, build
from geurim.read.care import HELP_KO
from geurim.records import Picture, Prompt
from geurim.settings import Settings
from geurim.studio import Studio
from tests import fakes
from tests.commands import Run
from tests.fakes import Words

DOG = "오늘 강아지랑 놀았다."
KEYS = [
    "id", "emotion", "distribution", "polarity", "valence", "arousal", "intensity", "evidence",
    "subjects", "prompt", "care",
]  # fmt: skip


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``geurim`` with fakes, in an empty folder of its own."""
    monkeypatch.setattr(build, "build_studio", fakes.build)
    return run


def write(*rows: dict[str, Any] | str, name: str = "d.jsonl") -> str:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    Path(name).write_text("\n".join(lines), encoding="utf-8")
    return name


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"geurim {__version__}\n", "")


def test_help_names_every_verb(run: Run) -> None:
    told = run("--help")
    assert told.code == 0
    assert all(verb in told.out for verb in ("draw", "read", "album", "bench"))


def test_draw_writes_below_out_and_prints_the_page(run: Run) -> None:
    told = run("draw", DOG)
    (folder,) = (path for path in Path("out").iterdir() if not path.name.startswith("."))
    assert told.code == 0
    assert told.out == f"{folder / 'page.png'}\n"
    assert {path.name for path in folder.iterdir()} == {
        "page.png", "picture.png", "reading.json", "made.json"
    }  # fmt: skip
    assert "신남 (excitement) · drawn" in told.err
    assert "note: No cat could be drawn." in told.err
    assert DOG not in told.err
    again = run("draw", DOG)
    assert again.out == told.out
    assert "left as it is" in again.err


def test_draw_a_file_to_a_named_folder(run: Run) -> None:
    Path("일기.txt").write_text(DOG, encoding="utf-8")
    assert run("draw", "일기.txt", "-o", "my/pages", "--pdf").out.splitlines() == [
        str(Path("my/pages/일기/page.png")), str(Path("my/pages/일기/page.pdf")),
    ]  # fmt: skip
    Path("일기.txt").write_text("다른 이야기", encoding="utf-8")
    told = run("draw", "일기.txt", "-o", "my/pages")
    assert "holds another picture" in told.err
    assert told.out.startswith(str(Path("my/pages/일기~")))


def test_draw_refuses_many(run: Run) -> None:
    source = write({"id": "a", "text": DOG}, {"id": "b", "text": DOG})
    told = run("draw", source)
    assert (told.code, told.out) == (2, "")
    assert told.err == "geurim: d.jsonl holds 2 entries; type: geurim album d.jsonl.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (["draw", ""], 2, "the diary is empty"),
        (["draw", "😊😊"], 2, "no words to read"),
        (["draw", "Hello"], 2, "no Korean"),
        (["draw", "가\x00"], 2, "control character"),
        (["draw", "가\udcff"], 2, "no utf-8 text"),
        (["draw", "오늘", "놀았다"], 2, 'in quotation marks: geurim draw "…"'),
        (["read", "오늘", "놀았다"], 2, "in quotation marks"),
        (["album", "a.jsonl", "b.jsonl"], 2, "One file is taken at a time"),
        (["draw", "가" * 20_001], 2, "20,001 characters"),
        (["draw", "gone.txt"], 2, "no file gone.txt"),
        (["read", "gone.jsonl"], 2, "no file gone.jsonl"),
        (["album", "강아지"], 2, "There is no such file"),
        (["draw", DOG, "--emotion", "bored"], 2, "not a feeling known here"),
        (
            ["draw", DOG, "--profile", "huge"],
            2,
            "no profile 'huge'; choose one of: mini, offline, paper",
        ),
        (["draw", DOG, "--profile", "fast"], 3, "comes with a later version"),
        (["read", DOG, "--profile", "director"], 3, "comes with a later version"),
        (["draw", DOG, "--dpi", "9000"], 2, "--dpi 9000 is out of range"),
        (["draw", DOG, "--size", "1"], 2, "--size 1 is out of range"),
        (["draw", DOG, "--seed", "-1"], 2, "--seed -1 is out of range"),
        (["draw", DOG, "--font", "gone.ttf"], 2, "no file gone.ttf"),
        (["album", "d.jsonl", "--ray"], 3, "later version"),
        (["album", "d.jsonl", "--workers", "0"], 2, "--workers 0 is out of range"),
        (["bench", "piano"], 2, "no benchmark 'piano'"),
    ],
)
def test_a_users_mistake_is_one_sentence(
    run: Run, arguments: Sequence[str], code: int, part: str
) -> None:
    told = run(*arguments)
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("geurim: ")
    assert told.err.count("\n") == 1
    assert part in told.err
    assert not Path("out").exists()


@pytest.mark.parametrize("arguments", [["fly"], ["draw"], ["draw", DOG, "--seed", "x"]])
def test_a_mistyped_command_exits_with_two(run: Run, arguments: Sequence[str]) -> None:
    assert run(*arguments).code == 2


def test_output_that_is_a_file(run: Run) -> None:
    Path("out").write_text("")
    told = run("draw", DOG)
    assert told.code == 2
    assert told.err == "geurim: The output folder out is a file; name another folder with -o.\n"


def test_read_json_prints_one_object_a_diary(run: Run) -> None:
    source = write({"id": "a", "text": DOG}, "{oops", {"id": "나", "text": "슬픈 날"})
    told = run("read", source, "--json")
    assert told.code == 1
    assert "d.jsonl, line 2: the line is no JSON" in told.err
    first, second = map(json.loads, told.out.splitlines())
    assert list(first) == list(second) == KEYS
    assert (first["emotion"], first["polarity"]) == ("excitement", "happiness")
    assert (second["id"], second["emotion"], second["care"]) == ("나", "sadness", None)
    assert first["subjects"] == [
        {"kind": "child", "word": "나", "name": None, "count": 1, "action": None, "emotion": None,
         "me": True, "colour": None}
    ]  # fmt: skip
    assert not Path("out").exists()


def test_read_corrects_and_speaks_to_people(run: Run) -> None:
    told = run("read", DOG, "--emotion", "무서움")
    assert told.code == 0
    assert "무서움 (fear)" in told.out
    assert "hand drawing, " in told.out


def test_album_survives_bad_entries(run: Run) -> None:
    source = write(
        {"id": "a", "text": DOG},
        {"id": "b", "text": "English"},
        {"id": "a", "text": DOG},
        {"id": "../../x", "text": DOG},
        {"id": "c", "text": Words.UNPAINTABLE},
        {"id": "d", "text": Words.UNLAYABLE},
    )
    told = run("album", source, "-o", "to")
    assert told.code == 1
    assert told.out.splitlines() == [str(Path("to/album.jsonl")), str(Path("to/contact.png"))]
    assert "6 entries: 2 drawn, 4 failed." in told.err
    problems = [line for line in told.err.splitlines() if line.startswith("geurim: ")]
    assert problems[0].startswith("geurim: d.jsonl, line 2: the diary holds no Korean")
    assert problems[1].startswith("geurim: d.jsonl, line 3: the id 'a' stands already at")
    assert problems[2] == "geurim: c: the picture is too odd; write otherwise."
    assert problems[3].startswith("geurim: d: a defect of geurim (KeyError in fakes.py, line")
    assert "1/6 drawn a" not in told.err  # bad entries are told at once, the first is 1/6
    assert "놀았다" not in told.err
    assert "note: 2 entries hold something that could not be drawn" in told.err
    again = run("album", source, "-o", "to")
    assert again.code == 1
    assert "2 drawn before, 4 failed" in again.err


def test_album_of_which_nothing_can_be_used(run: Run) -> None:
    told = run("album", write({"id": "b", "text": "English"}))
    assert told.code == 2
    assert told.err.endswith("1 entry: 1 failed.\n")
    assert "holds no diary" in run("album", write("", name="e.jsonl")).err


def test_album_does_not_overwrite_its_own_source(run: Run) -> None:
    Path("out").mkdir()
    source = write({"id": "a", "text": DOG}, name="out/album.jsonl")
    told = run("album", source)
    assert told.code == 2
    assert json.loads(Path(source).read_text(encoding="utf-8"))["id"] == "a"


@pytest.mark.parametrize("verb", ["draw", "read", "album"])
def test_help_is_given_where_a_diary_needs_it(run: Run, verb: str) -> None:
    for _ in range(2):  # the second time the entry is kept, and the help is given all the same
        told = run(verb, write({"id": "a", "text": Words.CARE}))
        assert HELP_KO in told.err
        assert all(number in told.err for number in ("109", "1388", "112"))
        assert HELP_KO not in told.out
    assert HELP_KO not in run(verb, write({"id": "b", "text": DOG})).err


def test_one_seed_for_every_entry(run: Run) -> None:
    run("album", write({"id": "a", "text": DOG}, {"id": "b", "text": DOG + DOG}), "--seed", "7")
    pictures = [Path("out", name, "picture.png").read_bytes() for name in ("a", "b")]
    assert pictures[0] == pictures[1]


def test_a_defect_shows_its_place_and_not_its_message(run: Run) -> None:
    told = run("draw", Words.UNLAYABLE)
    assert told.code == 1
    assert "KeyError" in told.err
    assert "in lay_out" in told.err
    assert Words.UNLAYABLE not in told.err


def test_control_c_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def paint(prompts: Sequence[Prompt]) -> Iterator[Picture]:
        yield from fakes.paint(prompts[:1])
        raise KeyboardInterrupt

    def build_interrupted(settings: Settings) -> Studio:
        return Studio(fakes.read, fakes.direct, paint, fakes.lay_out)

    monkeypatch.setattr(build, "build_studio", build_interrupted)
    told = run("album", write({"id": "a", "text": DOG}, {"id": "b", "text": DOG}))
    assert told.code == 130
    assert told.err.endswith("the same command goes on from there.\n")
    assert Path("out/a/page.png").exists()
    assert not Path("out/b").exists()


def geurim(*arguments: str) -> list[str]:
    return [sys.executable, "-X", "importtime", "-m", "geurim", *arguments]


def test_starting_is_light() -> None:
    told = subprocess.run(geurim("--help"), capture_output=True, check=True, timeout=60)
    loaded = {line.rsplit("|")[-1].strip() for line in told.stderr.decode().splitlines()}
    assert not loaded & {"numpy", "PIL", "numba", "torch", "geurim.album"}


READ = (
    "import sys; from geurim import build, cli; from tests import fakes;"
    "build.build_studio = fakes.build; sys.argv = ['geurim', 'read', '-', '--json']; cli.main()"
)


def read_into(output: int | IO[bytes]) -> tuple[int, bytes]:
    """Read five hundred diaries into ``output``, closed where it is a pipe."""
    process = subprocess.Popen(
        [sys.executable, "-c", READ],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.PIPE,
    )
    if process.stdout is not None:
        process.stdout.close()
        process.stdout = None
    rows = (json.dumps({"id": str(number), "text": DOG}) for number in range(500))
    _, told = process.communicate("\n".join(rows).encode(), timeout=60)
    return process.returncode, told


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_a_closed_pipe_is_no_traceback() -> None:
    assert read_into(subprocess.PIPE) == (1, b"")


@pytest.mark.skipif(os.name == "nt", reason="a shell of its own")
@pytest.mark.parametrize(
    ("closed", "code", "told"),
    [
        ("read - <&-", 2, "geurim: standard input: the diary is empty"),
        ("read 가 --json >&-", 0, ""),
        ("read gone.txt 2>&-", 2, ""),
    ],
)
def test_closed_streams_are_no_traceback(closed: str, code: int, told: str) -> None:
    program = READ.replace("['geurim', 'read', '-', '--json']", "['geurim', *sys.argv[1:]]")
    ran = subprocess.run(
        f'"{sys.executable}" -c "{program}" {closed}',
        cwd=Path(__file__).parent.parent,
        check=False,
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr.startswith(told)
    assert ran.stderr.count("\n") == bool(told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_messages_to_a_full_disk_leave_the_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "geurim", "read", "gone.txt"],
            check=False,
            stderr=full,
            timeout=60,
        )
    assert ran.returncode == 2


def test_a_terminal_without_width_is_written_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "0")
    assert "excitement" in run("read", DOG).out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_to_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        code, told = read_into(full)
    assert (code, told.count(b"\n")) == (2, 1)
    assert b"is full; make room" in told
