"""``geurim train vae`` and ``geurim train base``: from options to a folder, or to one sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests import toy_set
from tests.commands import Run

VAE = ("train", "vae", "set", "-o", "runs/vae", "--threads", "1", "--device", "cpu")
BASE = (
    "train", "base", "set", "--vae", "runs/vae", "-o", "runs/base", "--threads", "1",
    "--device", "cpu", "--batch", "2", "--save-every", "1",
)  # fmt: skip


@pytest.fixture
def torch() -> Any:
    made: Any = pytest.importorskip("torch", reason="the extra 'train' is not installed")
    pytest.importorskip("diffusers", reason="the extra 'train' is not installed")
    return made


@pytest.fixture
def data(run: Run, torch: Any) -> Path:
    """Pictures in the current folder."""
    return toy_set.write(Path("set"), train=6, test=2, size=128)


def test_help_tells_what_can_be_trained(run: Run) -> None:
    told = run("train", "--help")
    assert told.code == 0
    assert "vae" in told.out
    assert "base" in told.out


@pytest.mark.slow
@pytest.mark.usefixtures("data")
def test_from_pictures_to_a_painted_picture(run: Run) -> None:
    small = ("--steps", "2", "--batch", "1", "--save-every", "1", "--channels", "4")
    made = run(*VAE, *small)
    assert (made.code, made.out) == (0, f"{Path('runs/vae')}\n")
    assert "step 2 of 2, loss " in made.err
    assert set(json.loads(Path("runs/vae/figures.json").read_text("utf-8"))) == {"flat", "pencil"}
    again = run(*VAE, *small)
    assert (again.code, again.out) == (0, made.out)
    assert "finished before" in again.err
    other = run(*VAE, *small, "--seed", "1")
    assert other.code == 2
    assert "another value of pace, seed; name another folder" in " ".join(other.err.split())

    base = run(*BASE, "--steps", "2")
    assert (base.code, base.out) == (0, f"{Path('runs/base')}\n")
    assert "held-out loss from little noise to much: " in base.err
    assert "square" not in base.err
    for bar in ("Writing", "Loading", "should be kept"):
        assert bar not in base.err
    further = run(*BASE[:5], "-o", "runs/more", *BASE[7:], "--steps", "1", "--from",
                  "runs/base/model")  # fmt: skip
    assert further.code == 0
    painted = run(
        "draw", "비가 와서 슬펐다.", "--painter", "runs/more/model", "--size", "96",
        "--steps", "1", "--dpi", "50", "--device", "cpu",
    )  # fmt: skip
    assert painted.code == 0
    place = Path(painted.out.strip()).parent
    with Image.open(next(place.glob("picture*.png"))) as picture:
        assert picture.size == (128, 96)


@pytest.mark.usefixtures("torch")
def test_a_folder_without_pictures_is_said(run: Run) -> None:
    for command in (VAE, BASE):
        told = run(*command)
        assert told.code == 2
        assert "set holds no pictures to learn from" in " ".join(told.err.split())
    assert not Path("runs").exists()


@pytest.mark.usefixtures("data")
def test_what_cannot_be_used_is_said(run: Run) -> None:
    told = run(*BASE)
    assert told.code == 2
    assert "--vae runs/vae holds no VAE that can be loaded" in " ".join(told.err.split())
    Image.new("RGB", (64, 64)).save("set/train/002.png")
    told = run(*VAE)
    assert told.code == 2
    assert "002.png has 64 × 64 pixels and not 128 × 128" in " ".join(told.err.split())
    Path("set/train/002.png").unlink()
    told = run(*VAE)
    assert told.code == 2
    assert "002.png is no picture that can be read" in " ".join(told.err.split())
    Path("set/test/metadata.jsonl").write_text("{}\n", encoding="utf-8")
    told = run(*VAE)
    assert told.code == 2
    assert "metadata.jsonl, line 1: no file_name" in " ".join(told.err.split())
    assert not Path("runs").exists()


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--kind", "vq"), "--kind vq: choose one of: linear, kl."),
        (("--channels", "49"), "--channels 49: at most 48 are possible."),
        (("--steps", "0"), "--steps 0: at least 1 is needed."),
        (("--batch", "0"), "--batch 0: at least 1 is needed."),
        (("--save-every", "0"), "--save-every 0: at least 1 is needed."),
        (("--rate", "0"), "--rate 0 is out of range"),
        (("--seed", "-1"), "--seed -1 is out of range"),
        (("--threads", "0"), "--threads 0: at least 1 is needed."),
        (("--device", "tpu"), "--device tpu: choose one of: cuda, mps, cpu."),
    ],
    ids=lambda each: "" if isinstance(each, str) else each[0],
)
def test_options_are_checked(run: Run, options: tuple[str, ...], told: str) -> None:
    made = run(*VAE, *options)
    assert made.code == 2
    assert told in " ".join(made.err.split())
    assert not Path("runs").exists()


@pytest.mark.usefixtures("data")
def test_a_device_that_is_not_there_is_missing(run: Run, torch: Any) -> None:
    absent = "mps" if not torch.backends.mps.is_available() else "cuda"
    made = run(*VAE, "--device", absent)
    assert made.code == 3
    assert f"There is no device {absent} on this machine" in " ".join(made.err.split())


@pytest.mark.parametrize("package", ["torch", "diffusers"])
def test_a_missing_extra_is_the_line_to_type(
    run: Run, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for command in (VAE, BASE):
        made = run(*command)
        assert made.code == 3
        assert "pip install 'geurim[train]'" in " ".join(made.err.split())
