"""An OpenAI-compatible server on 127.0.0.1 that says what a test wrote down, and remembers asks.

``script`` decides on each chat; whatever it returns is sent. The model is called ``scripted``.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sends."""

    body: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def said(text: str | None, finish: str = "stop") -> Reply:
    """A chat completion that says ``text``."""
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    whole = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [choice],
    }
    return Reply(json.dumps(whole))


def refused(status: int, **headers: str) -> Reply:
    """An error of the server."""
    return Reply(json.dumps({"error": {"message": "no"}}), status, headers)


Script = Callable[[dict[str, Any]], Reply]


@dataclass
class Scripted:
    """A running server."""

    url: str
    asks: list[dict[str, Any]]
    """Every request for a chat but the first question of a connection, in order of arrival."""
    probes: list[dict[str, Any]]


READY = said('{"ready": true}')


@contextmanager
def scripted(script: Script, *, probe: Script = lambda _: READY) -> Generator[Scripted]:
    """Serve ``script`` while the block runs; ``probe`` answers the question of a connection."""
    asks: list[dict[str, Any]] = []
    probes: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(Reply(json.dumps({"object": "list", "data": [_model("scripted")]})))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            first = '{"ready": true}' in body["messages"][-1]["content"]
            (probes if first else asks).append(body)
            self._send((probe if first else script)(body))

        def _send(self, reply: Reply) -> None:
            data = reply.body.encode()
            self.send_response(reply.status)
            for key, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(key.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that has gone away is what some tests are about."""

    server = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Scripted(f"http://127.0.0.1:{server.server_port}", asks, probes)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": 0, "owned_by": "tests"}
