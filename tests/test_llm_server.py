"""Every way in which a server can fail has its own outcome; the library's retries are real."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import pytest

from geurim.errors import BadInput, GeurimError, Missing
from geurim.llm import Answer, Ask, Turn
from geurim.llm.schema import object_of, whole
from geurim.llm.server import FORMS, KEY, base_url, connect, is_here
from tests.scripted_server import READY, Reply, Script, refused, said, scripted

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SCHEMA = object_of(number=whole(0, 9))


def ask(text: str = "?") -> Ask:
    return Ask((Turn("system", "Count."), Turn("user", text)), SCHEMA, most=32)


def one(script: Script, **options: Any) -> tuple[Answer, list[dict[str, Any]]]:
    with scripted(script) as server:
        (answer,) = connect(server.url, **options)([ask()])
        return answer, server.asks


def test_a_request_is_greedy_silent_and_constrained() -> None:
    answer, (body,) = one(lambda _: said('{"number": 3}'))
    assert answer == Answer('{"number": 3}')
    assert (body["model"], body["temperature"], body["seed"]) == ("scripted", 0, 0)
    assert body["max_tokens"] == 32
    assert body["chat_template_kwargs"] == {"enable_thinking": False}
    assert body["messages"] == [
        {"role": "system", "content": "Count."},
        {"role": "user", "content": "?"},
    ]
    wanted = body["response_format"]
    assert wanted["type"] == "json_schema"
    assert wanted["json_schema"]["strict"] is True
    assert wanted["json_schema"]["schema"]["properties"] == SCHEMA["properties"]


@pytest.mark.parametrize(
    ("replies", "outcome", "asked"),
    [
        ([refused(429, retry_after="0"), said("{}")], Answer("{}"), 2),
        ([refused(500), said("{}")], Answer("{}"), 2),
        ([refused(429, retry_after="0")] * 9, Answer(fault="HTTP 429"), 3),
        ([refused(503)] * 9, Answer(fault="HTTP 503"), 3),
        ([refused(400)], Answer(fault="HTTP 400"), 1),
        ([said("{", finish="length")], Answer("{", cut=True), 1),
        ([said(None)], Answer(""), 1),
        ([Reply("<html>")], Answer(fault="no reply of the OpenAI form"), 1),
        ([Reply('{"choices": []}')], Answer(fault="no reply of the OpenAI form"), 1),
        ([Reply('{"choices": 3}')], Answer(fault="no reply of the OpenAI form"), 1),
        ([Reply("[]")], Answer(fault="no reply of the OpenAI form"), 1),
    ],
    ids=[
        "429-once", "500-once", "429-always", "503-always", "400", "truncated", "empty", "html",
        "no-choice", "odd-choice", "list",
    ],
)  # fmt: skip
def test_each_fault_has_its_outcome(
    replies: list[Reply], outcome: Answer, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_waiting(monkeypatch)
    left = iter(replies)
    answer, asks = one(lambda _: next(left), retries=2)
    assert answer == outcome
    assert len(asks) == asked


def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the client's pauses pass at once; what they would have been."""
    pauses: list[float] = []
    usual = time.sleep

    def rest(seconds: float) -> None:
        pauses.append(seconds)
        usual(0)

    monkeypatch.setattr("openai._base_client.time.sleep", rest)
    return pauses


def test_pauses_grow_and_heed_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = _without_waiting(monkeypatch)
    left = iter([refused(500), refused(500), refused(429, retry_after="7"), said("{}")])
    one(lambda _: next(left), retries=3)
    first, second, third = [pause for pause in pauses if pause > 0.05]
    assert first < second
    assert third == 7


def test_a_slow_server_is_a_time_out() -> None:
    held = threading.Event()

    def slow(_: dict[str, Any]) -> Reply:
        held.wait(10)
        return said("{}")

    with scripted(slow) as server:
        chat = connect(server.url, timeout=0.3, retries=0)
        assert chat([ask()]) == [Answer(fault="time-out")]
        held.set()


def test_a_server_that_dies_later_is_a_fault_and_not_the_end() -> None:
    with scripted(lambda _: said("{}")) as server:
        chat = connect(server.url, retries=0)
    assert chat([ask()]) == [Answer(fault="no connection")]


def test_answers_come_in_order_whatever_the_threads() -> None:
    def echo(body: dict[str, Any]) -> Reply:
        text: str = body["messages"][-1]["content"]
        time.sleep(0.02 * (int(text) % 3))
        return said(text)

    with scripted(echo) as server:
        asks = [ask(str(number)) for number in range(12)]
        told = [connect(server.url, threads=threads)(asks) for threads in (1, 3, 8)]
    assert told[0] == told[1] == told[2] == [Answer(str(number)) for number in range(12)]


def _takes(*forbidden: str) -> Script:
    return lambda body: refused(422) if set(forbidden) & body.keys() else READY


@pytest.mark.parametrize(
    ("forbidden", "form"),
    [
        ((), 0),
        (("reasoning_effort",), 1),
        (("chat_template_kwargs",), 2),
        (("response_format", "reasoning_effort"), 3),
        (("response_format", "chat_template_kwargs", "reasoning_effort"), 4),
    ],
    ids=["all", "template", "schema-only", "as-transformers-serve", "bare"],
)
def test_a_connection_keeps_to_what_the_server_takes(forbidden: tuple[str, ...], form: int) -> None:
    with scripted(lambda _: said("{}"), probe=_takes(*forbidden)) as server:
        chat = connect(server.url)
        chat([ask()])
        assert chat.form is FORMS[form]
        assert len(server.probes) == form + 1
        assert not set(forbidden) & server.asks[0].keys()


@pytest.mark.parametrize(
    ("probe", "kind", "words"),
    [
        (refused(401), BadInput, f"export {KEY}="),
        (refused(404), BadInput, "has no model 'scripted'"),
        (refused(500), Missing, "HTTP 500"),
        (refused(400), Missing, "HTTP 400"),
        (Reply("<html>"), BadInput, "does not speak the OpenAI protocol"),
    ],
    ids=["key", "model", "broken", "refuses-all", "no-api"],
)
def test_a_connection_that_fails_says_what_to_do(
    probe: Reply, kind: type[GeurimError], words: str
) -> None:
    with (
        scripted(lambda _: READY, probe=lambda _: probe) as server,
        pytest.raises(kind, match=words),
    ):
        connect(server.url, retries=0)


def test_a_server_that_is_down_is_missing() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with pytest.raises(Missing, match="vllm serve") as caught:
        connect(f"http://127.0.0.1:{port}", retries=0)
    assert caught.value.exit_code == 3


def test_a_diary_for_this_machine_goes_through_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(lambda _: said("{}")) as proxy, scripted(lambda _: said("{}")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        assert connect(server.url)([ask()]) == [Answer("{}")]
        assert (len(server.asks), proxy.asks, proxy.probes) == (1, [], [])


def test_a_diary_follows_no_redirection() -> None:
    with scripted(lambda _: said("{}")) as elsewhere:
        away = Reply("", 307, {"Location": f"{elsewhere.url}/v1/chat/completions"})
        assert one(lambda _: away)[0] == Answer(fault="HTTP 307")
        assert elsewhere.asks == []


def test_only_the_key_made_for_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "another service's")
    monkeypatch.setenv(KEY, "mine")
    keys: list[str] = []
    with scripted(lambda _: READY) as server:
        chat = connect(server.url)
        keys.append(chat._client.api_key)  # pyright: ignore[reportPrivateUsage]
        monkeypatch.delenv(KEY)
        keys.append(connect(server.url)._client.api_key)  # pyright: ignore[reportPrivateUsage]
    assert keys == ["mine", "none"]


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v1"),
        ("http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1"),
        ("https://host/api/v3/chat/completions", "https://host/api/v3"),
    ],
    ids=["bare", "v1", "whole"],
)
def test_urls_are_completed(given: str, base: str) -> None:
    assert base_url(given) == base


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x",
        "http://",
        "http://[",
        "http://[::1/v1",
        "http://x:99999",
        "http://a b/v1",
        "http://x..y",
        "http://％.kr",
    ],
)
def test_no_url(url: str) -> None:
    with pytest.raises(BadInput, match="no URL of a server"):
        base_url(url)


def test_a_key_in_a_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadInput, match=f"export {KEY}") as caught:
        base_url("http://me:geheim@127.0.0.1:8000")
    assert "geheim" not in str(caught.value)


def test_what_is_on_this_machine() -> None:
    assert is_here("http://localhost:1")
    assert is_here("http://127.0.0.1:1/v1")
    assert is_here("http://[::1]:1")
    assert not is_here("http://127.0.0.1.example/v1")
    assert not is_here("https://api.example")
