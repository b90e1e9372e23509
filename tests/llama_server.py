"""llama.cpp's own OpenAI-compatible server on 127.0.0.1, in a process of its own.

Run as ``python -m tests.llama_server MODEL.gguf``: prints its URL, then serves until its standard
input is closed. llama.cpp enforces ``response_format`` on any CPU, and its wheel (xllamacpp) needs
no compiler.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any


@contextmanager
def serving(model: Path) -> Generator[str, None, None]:
    """The URL of a server with ``model`` while the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.llama_server", str(model)],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        lines = iter(process.stdout.readline, "")
        yield next(line.strip() for line in lines if line.startswith("http"))
    finally:
        process.stdin.close()
        process.wait(timeout=30)
        process.stdout.close()


def main() -> None:
    xllamacpp: Any = import_module("xllamacpp")
    params: Any = xllamacpp.CommonParams()
    params.model.path = sys.argv[1]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = 16384  # of both slots together
    params.n_parallel = 2
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.warmup = False
    server: Any = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
