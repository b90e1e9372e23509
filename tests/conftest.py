"""What every test shares: hypothesis without deadlines, since no test here measures time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from geurim import cli
from tests.commands import Ran, Run

settings.register_profile(
    "geurim", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("geurim")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny Qwen3 with random weights, made once a session."""
    torch: Any = pytest.importorskip("torch", reason="the extra 'qwen' is not installed")
    torch.set_num_threads(1)  # small matrices are not worth a second thread
    from tests import tiny_qwen

    return tiny_qwen.save(tmp_path_factory.mktemp("tiny-qwen3"))


@pytest.fixture(scope="session")
def sd3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny SD3 with random weights, made once a session; nobody may change it."""
    return _saved_sd3(tmp_path_factory, t5=True)


@pytest.fixture(scope="session")
def sd3_without_t5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without its T5."""
    return _saved_sd3(tmp_path_factory, t5=False)


def _saved_sd3(tmp_path_factory: pytest.TempPathFactory, *, t5: bool) -> Path:
    for package in ("torch", "transformers", "diffusers", "peft"):
        library: Any = pytest.importorskip(package, reason="no extra 'diffusion' here")
        if package == "torch":
            library.set_num_threads(1)
    from tests import tiny_sd3

    return tiny_sd3.save(tmp_path_factory.mktemp("tiny-sd3"), t5=t5)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run ``geurim`` in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["geurim", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, told.out, told.err)

    return run
