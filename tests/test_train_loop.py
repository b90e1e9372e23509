"""The loop: what a step does, by hand, and that a run which was stopped goes on to the bit."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from geurim.errors import BadInput, EntryFailed
from geurim.files import CannotWrite
from geurim.train.delivery import whole
from geurim.train.loop import Learner, Pace, Tick, generator, learn
from geurim.train.run import STATE, STATS, Run

torch: Any = pytest.importorskip("torch", reason="the extra 'train' is not installed")

PACE = Pace(steps=12, rate=0.05, warmup=3, save_every=4, seed=5)


@pytest.fixture(autouse=True)
def one_thread() -> None:  # pyright: ignore[reportUnusedFunction]
    torch.set_num_threads(1)


def weights() -> dict[str, Any]:
    g = torch.Generator().manual_seed(3)
    made = {"matrix": torch.randn(3, 4, generator=g), "bias": torch.zeros(3)}
    return {name: each.requires_grad_() for name, each in made.items()}


def loss_of(table: dict[str, Any]) -> Callable[[int, Any], Any]:
    """Squared distance to a fixed linear map, of inputs drawn anew each step."""
    wanted = torch.randn(3, 4, generator=torch.Generator().manual_seed(9))

    def loss(number: int, g: Any) -> Any:
        del number
        x = torch.randn(16, 4, generator=g)
        return ((x @ (table["matrix"] - wanted).T + table["bias"]) ** 2).mean()

    return loss


def go(folder: Path, pace: Pace = PACE) -> Iterator[Tick]:
    """As every training does: tell, then deliver, then the next."""
    table = weights()
    run = Run(folder, {"pace": pace.steps})
    learner = Learner(table, pace)
    for tick in learn(run, learner, loss_of(table)):
        run.log({"step": tick.step, "loss": tick.loss, "norm": tick.norm})
        if tick.saved:
            with learner.averaged():
                run.write("made.txt", str(table["matrix"].tolist()).encode())
        yield tick


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_learns(tmp_path: Path) -> None:
    """Below a hundredth of the loss of weights that have learnt nothing."""
    ticks = list(go(tmp_path, replace(PACE, steps=300)))
    assert ticks[-1].loss < 0.01 * ticks[0].loss


@pytest.mark.parametrize("pieces", [(1, 1, 99), (5, 99), (4, 4, 99), (12, 99)], ids=str)
def test_stopped_anywhere_it_goes_on_to_the_same_bits(
    tmp_path: Path, pieces: tuple[int, ...]
) -> None:
    list(go(tmp_path / "whole"))
    for steps in pieces:
        list(islice(go(tmp_path / "parts"), steps))
    assert files(tmp_path / "parts") == files(tmp_path / "whole")
    assert list(go(tmp_path / "parts")) == []


def test_a_step_tells_what_was_done(tmp_path: Path) -> None:
    ticks = list(go(tmp_path))
    assert [tick.step for tick in ticks] == list(range(1, 13))
    assert [tick.step for tick in ticks if tick.saved] == [4, 8, 12]
    assert [tick.rate for tick in ticks] == [PACE.rate_at(step) for step in range(12)]
    lines = [json.loads(line) for line in (tmp_path / STATS).read_text("utf-8").splitlines()]
    assert [line["loss"] for line in lines] == [tick.loss for tick in ticks]


def test_a_state_vouches_for_its_line_and_its_model(tmp_path: Path) -> None:
    """Whatever was told and delivered at a step lies there before its state does."""
    ticks = go(tmp_path)
    for tick in ticks:
        if tick.saved and tick.step == 4:
            break
    assert not (tmp_path / STATE).exists()
    assert (tmp_path / "made.txt").exists()
    next(ticks)
    assert Run(tmp_path, {"pace": 12}).begin()[0] == {"step": 4}
    assert len(Run(tmp_path, {"pace": 12}).stats()) == 4


_KILLED = """
import os, signal, sys
from pathlib import Path
import tests.test_train_loop as here
for tick in here.go(Path(sys.argv[1])):
    if tick.step == 7:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_it_loses_no_more_than_the_steps_since(tmp_path: Path) -> None:
    list(go(tmp_path / "whole"))
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path / "killed")],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    rest = list(go(tmp_path / "killed"))
    assert [tick.step for tick in rest] == list(range(5, 13))
    assert files(tmp_path / "killed") == files(tmp_path / "whole")


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_said_and_the_state_before_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = go(tmp_path / "full")
    list(islice(ticks, 6))
    before = (tmp_path / "full" / STATE).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("geurim.files._write", full)
        with pytest.raises(CannotWrite, match=r"The disk that holds .* is full; make room"):
            list(ticks)
    assert (tmp_path / "full" / STATE).read_bytes() == before
    assert [tick.step for tick in go(tmp_path / "full")] == list(range(5, 13))
    list(go(tmp_path / "whole"))
    assert files(tmp_path / "full") == files(tmp_path / "whole")


def test_the_average_is_that_of_a_hand_made_loop() -> None:
    table = weights()
    learner = Learner(table, replace(PACE, average=0.5))
    loss = loss_of(table)
    expected = table["matrix"].detach().clone()
    for number in range(8):
        learner.step(number, loss(number, generator(0, number)))
        keep = min(0.5, (1 + number) / (10 + number))
        expected = keep * expected + (1 - keep) * table["matrix"].detach()
    assert torch.allclose(learner.average["matrix"], expected, atol=1e-6)
    now = table["matrix"].detach().clone()
    with learner.averaged():
        assert torch.equal(table["matrix"], learner.average["matrix"])
    assert torch.equal(table["matrix"], now)
    with pytest.raises(ZeroDivisionError), learner.averaged():
        _ = 1 / 0
    assert torch.equal(table["matrix"], now)


def test_a_step_is_adamw_with_decay_on_matrices_alone() -> None:
    """By hand: the decoupled decay of Loshchilov & Hutter 2019, the first step of Adam."""
    pace = Pace(steps=10, rate=0.1, warmup=0, decay=0.5, clip=1e9)
    table = {"matrix": torch.full((2, 2), 3.0), "bias": torch.full((2,), 3.0)}
    table = {name: each.requires_grad_() for name, each in table.items()}
    Learner(table, pace).step(0, (2 * table["matrix"]).sum() + (5 * table["bias"]).sum())
    # Adam's first step is the rate, whatever the gradient's size.
    assert torch.allclose(table["matrix"], torch.full((2, 2), 3.0 * (1 - 0.1 * 0.5) - 0.1))
    assert torch.allclose(table["bias"], torch.full((2,), 3.0 - 0.1))


def test_a_gradient_is_clipped_by_its_norm() -> None:
    table = {"bias": torch.zeros(2, requires_grad=True)}
    learner = Learner(table, replace(PACE, clip=1.0))
    assert learner.step(0, (table["bias"] * torch.tensor([3.0, 4.0])).sum()) == pytest.approx(5.0)
    moment = learner.state()["exp_avg.bias"]
    assert torch.allclose(moment, 0.1 * torch.tensor([0.6, 0.8]))


def test_the_rate_rises_and_falls_along_a_cosine() -> None:
    pace = Pace(steps=110, rate=2.0e-3, warmup=10, floor=0.1)
    assert pace.rate_at(0) == pytest.approx(2.0e-4)
    assert pace.rate_at(9) == pace.rate_at(10) == 2.0e-3
    assert pace.rate_at(60) == pytest.approx(2.0e-3 * (0.1 + 0.9 * 0.5))
    assert pace.rate_at(110) == pytest.approx(2.0e-4)
    assert pace.rate_at(500) == pytest.approx(2.0e-4)
    rates = [pace.rate_at(step) for step in range(10, 111)]
    assert rates == sorted(rates, reverse=True)
    assert Pace(steps=3, rate=1e-3, warmup=0).rate_at(0) == 1e-3


@pytest.mark.parametrize("bad", [math.nan, math.inf], ids=["nan", "inf"])
def test_a_loss_that_is_no_number_ends_the_run(tmp_path: Path, bad: float) -> None:
    table = weights()
    learner, fine = Learner(table, PACE), loss_of(table)

    def loss(number: int, g: Any) -> Any:
        return fine(number, g) * (bad if number == 6 else 1.0)

    with pytest.raises(EntryFailed, match=r"loss of step 7 is no number.*smaller --rate"):
        list(learn(Run(tmp_path, {}), learner, loss))
    assert Run(tmp_path, {}).begin()[0] == {"step": 4}


def test_a_gradient_that_is_no_number_is_never_learnt(tmp_path: Path) -> None:
    """The root of nought is a number, and its slope is none."""
    table = weights()
    learner = Learner(table, replace(PACE, save_every=1))

    def loss(number: int, g: Any) -> Any:
        return (0.0 * table["matrix"]).abs().sum().sqrt()

    with pytest.raises(EntryFailed, match="gradient of step 1 is no number"):
        list(learn(Run(tmp_path, {}), learner, loss))
    assert not (tmp_path / STATE).exists()
    assert all(bool(torch.isfinite(each).all()) for each in table.values())


def test_a_weight_that_the_loss_leaves_out_stays(tmp_path: Path) -> None:
    table = weights() | {"idle": torch.ones(2, 2, requires_grad=True)}
    list(learn(Run(tmp_path, {}), Learner(table, PACE), loss_of(table)))
    assert torch.equal(table["idle"], torch.ones(2, 2))
    told, kept = Run(tmp_path, {}).begin()
    assert "exp_avg.idle" not in kept
    Learner(table, PACE).restore(kept, told["step"])


def test_a_state_of_other_networks_is_refused(tmp_path: Path) -> None:
    list(go(tmp_path))
    for other in ({"matrix": torch.zeros(2, 4)}, {"another": torch.zeros(3, 4)}):
        table = {name: each.requires_grad_() for name, each in other.items()}
        with pytest.raises(BadInput, match="is of other networks"):
            list(learn(Run(tmp_path, {"pace": 12}), Learner(table, PACE), loss_of(weights())))


def test_the_generator_is_of_seed_and_step_alone() -> None:
    def drawn(seed: int, step: int) -> tuple[float, ...]:
        return tuple(torch.rand(3, generator=generator(seed, step)).tolist())

    assert drawn(1, 5) == drawn(1, 5)
    some = {drawn(seed, step) for seed in range(30) for step in range(-1, 100)}
    assert len(some) == 30 * 101
    # Kept runs depend on it: it may never change.
    assert generator(0, 0).initial_seed() == 1
    assert (
        generator(7, 3).initial_seed()
        == (7 * 0x9E3779B97F4A7C15 + 3 * 0xD1342543DE82EF95 + 1) % 2**63
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("steps", 0), ("save_every", 0), ("rate", 0.0), ("rate", math.nan), ("seed", -1)],
    ids=str,
)
def test_a_pace_is_checked(name: str, value: float) -> None:
    with pytest.raises(BadInput, match=f"--{name.replace('_', '-')} "):
        replace(PACE, **{name: value})


def test_what_is_delivered_is_whole_or_as_before(tmp_path: Path) -> None:
    place = tmp_path / "run" / "model"
    for text in ("old", "new"):
        with whole(place) as new:
            (new / "part").mkdir(parents=True)
            (new / "part" / "a").write_text(text)
        assert (place / "part" / "a").read_text() == text
    with pytest.raises(KeyboardInterrupt), whole(place) as new:  # noqa: PT012
        new.mkdir()
        raise KeyboardInterrupt
    assert (place / "part" / "a").read_text() == "new"
    assert [path.name for path in place.parent.iterdir()] == ["model"]


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".geurim-new-model").mkdir()
    (tmp_path / ".geurim-new-model" / "half").write_text("")
    (tmp_path / ".geurim-old-model").mkdir()
    with whole(tmp_path / "model") as new:
        new.mkdir()
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert not list((tmp_path / "model").iterdir())


def test_a_file_is_delivered_too_and_a_full_disk_is_said(tmp_path: Path) -> None:
    with whole(tmp_path / "a") as new:
        new.write_text("1")
    error: Any = import_module("safetensors").SafetensorError
    for raised, told in ((OSError(28, "full"), "is full"), (error("I/O error"), "perhaps")):
        with pytest.raises(CannotWrite, match=told), whole(tmp_path / "a") as new:  # noqa: PT012
            new.write_text("2")
            raise raised
    assert (tmp_path / "a").read_text() == "1"
    assert len(list(tmp_path.iterdir())) == 1
