"""Choosing who reads on the command line: what is asked, what is said, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Run
from tests.scripted_server import Reply, refused, said, scripted
from tests.test_read_answer import PROMPT, full

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SECRET = "비밀기지"
DIARY = f"{SECRET}에서 할머니랑 놀았다."
PAPER = json.dumps({"trigger": "sadness", "prompt": PROMPT})


def only_good(body: dict[str, Any]) -> Reply:
    """Read every diary but the secret one."""
    return refused(400) if SECRET in body["messages"][-1]["content"] else said(json.dumps(full()))


def test_a_server_reads(run: Run) -> None:
    with scripted(lambda _: said(PAPER)) as server:
        told = run("read", DIARY, "--reader", server.url, "--reader-mode", "paper", "--json")
    assert (told.code, told.err) == (0, "")
    facts = json.loads(told.out)
    assert facts["polarity"] == "sadness"
    assert facts["prompt"] == f"hand drawing sadness style, {PROMPT}"


def test_what_the_model_did_not_read_is_told_in_one_line_without_the_diary(run: Run) -> None:
    rows = [{"id": "a", "text": DIARY}, {"id": "b", "text": "강아지랑 놀았다."}]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    Path("d.jsonl").write_text(lines, encoding="utf-8")
    with scripted(only_good) as server:
        told = run("read", "d.jsonl", "--reader", server.url, "--json")
        album = run(
            "album", "d.jsonl", "-o", "all", "--reader", server.url, "--size", "64", "--dpi", "50"
        )
    line = "note: 1 of 2 read by the offline reader instead of the model: a: HTTP 400.\n"
    assert (told.code, told.err) == (0, line)
    assert album.code == 0
    assert line in album.err
    assert SECRET not in album.err
    made = json.loads(Path("all/a/made.json").read_text(encoding="utf-8"))
    assert made["reader"].endswith(" after scripted/full-1: HTTP 400")
    assert json.loads(Path("all/b/made.json").read_text(encoding="utf-8"))["reader"] == (
        "scripted/full-1"
    )


def test_another_reader_is_another_picture(run: Run) -> None:
    small = ("--size", "64", "--dpi", "50")
    with scripted(lambda _: said(json.dumps(full()))) as server:
        first = run("draw", DIARY, *small, "--reader", server.url)
        again = run("draw", DIARY, *small, "--reader", server.url)
    offline = run("draw", DIARY, *small)
    assert (first.code, again.code, offline.code) == (0, 0, 0)
    assert first.out == again.out
    assert first.out != offline.out
    assert "drawn before" in again.err


@pytest.mark.slow
def test_no_server_is_exit_code_3(run: Run) -> None:
    with scripted(lambda _: said("")) as server:
        url = server.url
    told = run("read", DIARY, "--reader", url, "--timeout", "1")
    assert told.code == 3
    assert "start one, for example: vllm serve Qwen/Qwen3-8B" in told.err
    assert SECRET not in told.err


@pytest.mark.slow
def test_no_weights_is_exit_code_3(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("torch", reason="the extra 'qwen' is not installed")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    told = run("read", DIARY, "--reader", "qwen", "--model", "0.6B")
    assert told.code == 3
    assert "type: hf download Qwen/Qwen3-0.6B" in told.err


@pytest.mark.slow
def test_a_folder_reads_on_this_machine(run: Run, tiny: Path) -> None:
    told = run("read", DIARY, "--reader", "qwen", "--model", str(tiny), "--reader-mode", "paper")
    assert (told.code, told.err) == (0, "")
    assert "style, " in told.out


def test_where_diaries_leave_the_machine_it_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(url: str) -> bool:
        return not url

    monkeypatch.setattr("geurim.llm.server.is_here", elsewhere)
    with scripted(lambda _: said(PAPER)) as server:
        told = run("read", DIARY, "--reader", server.url, "--reader-mode", "paper")
    assert (
        told.err == f"note: The diaries are sent to {server.url}/v1, which is not this machine.\n"
    )


def test_figures_go_into_a_file_and_not_a_folder(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(f'{{"text": "{DIARY}", "emotion": "joy"}}\n', encoding="utf-8")
    told = run("evaluate", "reader", str(path), "-o", str(tmp_path))
    assert (told.code, told.out) == (2, "")
    assert "is a folder; name a file: -o " in told.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--reader", "qwan"), "There is no reader 'qwan'"),
        (("--reader", "qwen", "--reader-mode", "x"), "--reader-mode x"),
        (("--bits", "4"), "type --reader qwen"),
        (("--reader", "qwen", "--model", "9B"), "the sizes of Qwen3 are"),
        (("--reader", "http://me:x@127.0.0.1"), "leave the key out"),
        (("--reader", "http://[::1/v1"), "no URL of a server"),
    ],
    ids=["reader", "mode", "idle", "model", "key", "URL"],
)
def test_mistakes_are_one_sentence(options: tuple[str, ...], words: str, run: Run) -> None:
    told = run("read", DIARY, *options)
    assert told.code == 2
    assert words in told.err
    assert told.err.count("\n") == 1
