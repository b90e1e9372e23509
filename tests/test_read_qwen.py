"""The reader with a model: constrained for real, asked again, and replaced where that fails."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from geurim.direct.trigger import TemplateDirector
from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.llm import Answer, Ask
from geurim.llm.local import load_local
from geurim.llm.server import FORMS, connect
from geurim.read.answer import LONGEST_PROMPT
from geurim.read.offline import OfflineReader
from geurim.read.prompting import Mode
from geurim.read.qwen import QwenReader, fallen_back, short_name
from geurim.records import Diary, Reading
from tests.llama_server import serving
from tests.scripted_server import Reply, refused, said, scripted
from tests.test_read_answer import full
from tests.test_read_prompting import ATTACKS
from tests.tiny_qwen import to_gguf

MODES: tuple[Mode, ...] = ("paper", "full")
SECRET = "비밀기지"
DIARIES = [
    Diary("1", f"할머니랑 {SECRET}에서 김밥을 먹었다. 정말 신났다!", seed=1),
    Diary("2", "강아지가 아파서 하루 종일 울었다.", seed=2),
    Diary("3", "오늘은 수학이 있었다.", seed=3),
]
GOOD = json.dumps(full(), ensure_ascii=False)


class Told:
    """A chat that gives the answers of a list to each ask in turn, and keeps the asks."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = iter(answers)
        self.asks: list[Sequence[Ask]] = []

    def __call__(self, asks: Sequence[Ask], /) -> list[Answer]:
        self.asks.append(asks)
        return [next(self.answers) for _ in asks]


def sound(readings: Sequence[Reading], mode: Mode) -> None:
    """Every reading is the model's own and holds what the records promise."""
    for reading in readings:
        assert fallen_back(reading.reader) is None
        assert reading.reader.endswith(f"/{mode}-1")
        assert sum(reading.distribution.values()) == pytest.approx(1)
        assert set(reading.distribution) == set(Emotion)
        assert reading.distribution[reading.emotion] == max(reading.distribution.values())
        assert -1 <= reading.valence <= 1
        assert -1 <= reading.arousal <= 1
        assert 0 <= reading.intensity <= 1
        assert reading.english.isascii()
        assert 0 < len(reading.english) <= LONGEST_PROMPT
        text = reading.diary.text
        assert all(text[piece.start : piece.end] == piece.text for piece in reading.evidence)
        if mode == "paper":
            (prompt,) = TemplateDirector(64, 64)([reading])
            assert reading.polarity != "neutral"
            if not reading.care:
                start = f"hand drawing {reading.polarity} style, "
                assert prompt.text == f"{start}{reading.english}"


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_random_weights_on_this_machine_give_sound_readings(tiny: Path, mode: Mode) -> None:
    read = QwenReader(load_local(str(tiny)), str(tiny), mode=mode)
    readings = read(DIARIES)
    sound(readings, mode)
    assert read(DIARIES[1:2]) == readings[1:2]


@pytest.mark.slow
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_random_weights_behind_llama_cpp_give_sound_readings(tiny: Path, tmp_path: Path) -> None:
    with serving(to_gguf(tiny, tmp_path / "tiny.gguf")) as url:
        chat = connect(url, threads=2)
        assert chat.form is FORMS[0]
        for mode in MODES:
            sound(QwenReader(chat, chat.model, mode=mode)(DIARIES), mode)
        attacks = [Diary(str(n), text, seed=n) for n, text in enumerate(ATTACKS)]
        sound(QwenReader(chat, chat.model, mode="full")(attacks), "full")


@pytest.mark.slow
def test_attacks_leave_the_local_reading_sound(tiny: Path) -> None:
    attacks = [Diary(str(n), text, seed=n) for n, text in enumerate(ATTACKS)]
    sound(QwenReader(load_local(str(tiny)), "tiny", mode="paper")(attacks), "paper")


BAD: dict[str, tuple[Answer, str]] = {
    "prose": (Answer(f"{SECRET} 이야기네요!"), "the answer is no JSON"),
    "schema": (Answer(json.dumps(full(valence=300))), "valence is not within -100 and 100"),
    "empty": (Answer(""), "the answer is empty"),
    "cut": (Answer('{"evidence": [', cut=True), "the answer is cut off"),
    "korean": (Answer(json.dumps(full(prompt=f"{SECRET} {SECRET} {SECRET}"))), "prompt is not"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_refused_answer_is_asked_for_again_with_the_reason(bad: str) -> None:
    answer, reason = BAD[bad]
    chat = Told(Answer(GOOD), answer, Answer(GOOD))
    first, second = QwenReader(chat, "m")(DIARIES[:2])
    assert (first.reader, second.reader) == ("m/full-1", "m/full-1")
    (again,) = chat.asks[1]
    assert reason in again.turns[-1].text
    assert again.turns[-1].text.startswith(chat.asks[0][1].turns[-1].text)
    assert len(again.turns) == 2


@pytest.mark.parametrize("bad", BAD)
def test_what_stays_wrong_is_read_offline_and_says_so(bad: str) -> None:
    answer, reason = BAD[bad]
    chat = Told(answer, Answer(GOOD), answer)
    first, second = QwenReader(chat, "m")(DIARIES[:2])
    (plain,) = OfflineReader()(DIARIES[:1])
    assert first.reader.startswith(f"{plain.reader} after m/full-1: {reason}")
    assert (first.emotion, first.scene, first.english) == (
        plain.emotion, plain.scene, plain.english,
    )  # fmt: skip
    assert second.reader == "m/full-1"
    assert SECRET not in first.reader
    assert (fallen_back(first.reader) or "").startswith(reason)


def test_a_failing_service_is_not_asked_again() -> None:
    chat = Told(Answer(fault="time-out"), Answer(GOOD))
    first, second = QwenReader(chat, "Qwen/Qwen3-8B", shots=2)(DIARIES[:2])
    assert first.reader.endswith(" after qwen3-8b/full-1+2: time-out")
    assert second.reader == "qwen3-8b/full-1+2"
    assert len(chat.asks) == 1


def test_care_is_checked_offline_too() -> None:
    hurt = Diary("1", "손목을 그었다. 죽고 싶다.", seed=1)
    paper = json.dumps({"trigger": "happiness", "prompt": "a cat on a mat"})
    for mode, text in zip(MODES, (paper, GOOD), strict=True):
        (reading,) = QwenReader(Told(Answer(text)), "m", mode=mode)([hurt])
        assert reading.reader.startswith(f"m/{mode}")
        assert reading.care == "self-harm"


def test_no_diary_no_question() -> None:
    chat = Told()
    assert QwenReader(chat, "m")([]) == []
    assert not any(chat.asks)


def test_more_examples_than_there_are_is_a_mistake() -> None:
    with pytest.raises(BadInput, match="--shots 9"):
        QwenReader(Told(), "m", shots=9)


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("Qwen/Qwen3-8B", "qwen3-8b"),
        ("/models/Mine/", "mine"),
        ("C:\\m\\q.gguf", "q.gguf"),
        ("", "model"),
    ],
    ids=["repository", "folder", "windows", "empty"],
)
def test_models_are_named_without_their_folder(model: str, name: str) -> None:
    assert short_name(model) == name


FAULTS: dict[str, tuple[Reply, str]] = {
    "429": (refused(429, retry_after="0"), "HTTP 429"),
    "500": (refused(500), "HTTP 500"),
    "truncated": (said('{"evidence": [', finish="length"), "the answer is cut off"),
    "prose": (said(f"{SECRET}!"), "the answer is no JSON"),
    "schema": (said("{}"), "evidence is missing"),
    "empty": (said(""), "the answer is empty"),
    "html": (Reply("<html>"), "no reply of the OpenAI form"),
}


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_of_a_server_ends_in_a_reading(fault: str) -> None:
    reply, reason = FAULTS[fault]

    def script(body: dict[str, Any]) -> Reply:
        return reply if SECRET in body["messages"][-1]["content"] else said(GOOD)

    with scripted(script) as server:
        first, second = QwenReader(connect(server.url, retries=0), "m")(DIARIES[:2])
    assert fallen_back(first.reader) == reason
    assert second.reader == "m/full-1"


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_server_that_enforces_nothing_is_read_all_the_same() -> None:
    """As transformers serve: refuses ``response_format``, and the model talks around its JSON."""

    def script(body: dict[str, Any]) -> Reply:
        if "An earlier answer could not be used" in body["messages"][-1]["content"]:
            return said(f"```json\n{GOOD}\n```")
        return said("Sure! Here is the JSON.")

    def probe(body: dict[str, Any]) -> Reply:
        return refused(422) if "response_format" in body else said("Ready!")

    with scripted(script, probe=probe) as server:
        chat = connect(server.url)
        (reading,) = QwenReader(chat, chat.model)(DIARIES[:1])
        assert "response_format" not in server.asks[0]
    assert reading.reader == "scripted/full-1"
