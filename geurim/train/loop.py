"""The one plain loop of everything that learns pictures: a loss passed in, statistics out.

VAE, base, LoRA, visual prompts and preferences differ in their loss and their batch, and in nothing
here. All that is random at a step is a function of (seed, step), so that a run that was stopped
goes on bit by bit as if it had not been, on a CPU. Weights and moments are float32 whatever the
loss computes in. No callbacks: whoever iterates shows, samples, delivers and stops.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from geurim.errors import BadInput, EntryFailed
from geurim.train.run import STATE, Run

if TYPE_CHECKING:
    from torch import Generator as Random
    from torch import Tensor

Loss = Callable[[int, "Random"], "Tensor"]
"""The loss of a step, a scalar, of the step's number and its own generator."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long and how fast a model learns."""

    steps: int
    rate: float
    """Largest learning rate."""
    warmup: int = 100
    """Steps in which it rises from zero."""
    floor: float = 0.05
    """Share of the rate that is left at the end of its cosine."""
    decay: float = 0.01
    """AdamW's weight decay, on matrices alone."""
    betas: tuple[float, float] = (0.9, 0.99)
    clip: float = 1.0
    """Largest norm of a gradient."""
    average: float = 0.999
    """Share of itself that the exponential average of the weights keeps a step; early less."""
    seed: int = 0
    save_every: int = 500

    def __post_init__(self) -> None:
        """Check what a user chooses.

        Raises:
            BadInput: a value is out of its range.
        """
        at_least(self, 1, "steps", "save_every")
        if not 0 < self.rate <= 1:
            raise BadInput(f"--rate {self.rate:g} is out of range: above 0, to 1.")
        if not 0 <= self.seed < 2**32:
            raise BadInput(f"--seed {self.seed} is out of range: 0 to {2**32 - 1}.")

    def rate_at(self, step: int) -> float:
        """Learning rate of ``step``, counted from 0."""
        if step < self.warmup:
            return self.rate * (step + 1) / self.warmup
        done = (step - self.warmup) / max(1, self.steps - self.warmup)
        return self.rate * (
            self.floor + (1 - self.floor) * 0.5 * (1 + math.cos(math.pi * min(1, done)))
        )


def at_least(settings: object, least: int, *names: str) -> None:
    """Refuse settings whose ``names`` hold less than ``least``.

    Raises:
        BadInput: the option is told.
    """
    for name in names:
        if getattr(settings, name) < least:
            option = name.replace("_", "-")
            raise BadInput(f"--{option} {getattr(settings, name)}: at least {least} is needed.")


@dataclass(frozen=True, slots=True)
class Tick:
    """What became of one step."""

    step: int
    """Steps that are done."""
    loss: float
    norm: float
    """Norm of the gradient before it was clipped."""
    rate: float
    saved: bool
    """Whether the state is kept after this step: as soon as the next is asked for, so that a state
    on the disk vouches for the line and the model that belong to it."""


class Learner:
    """Weights that learn, their moments and their average."""

    def __init__(self, weights: Mapping[str, Any], pace: Pace) -> None:
        """``weights`` are float32 parameters by name; they are changed in place."""
        torch: Any = import_module("torch")
        self.weights = dict(weights)
        self.pace = pace
        self.average = {name: each.detach().clone() for name, each in self.weights.items()}
        matrices = [each for each in self.weights.values() if each.ndim > 1]
        others = [each for each in self.weights.values() if each.ndim <= 1]
        groups = [
            {"params": matrices, "weight_decay": pace.decay},
            {"params": others, "weight_decay": 0.0},
        ]
        self._adam = torch.optim.AdamW(
            [group for group in groups if group["params"]], lr=pace.rate, betas=pace.betas
        )

    def step(self, number: int, loss: Any) -> float:
        """Learn from ``loss``; returns the gradient's norm.

        Raises:
            EntryFailed: the loss or its gradient is no number; the weights are as they were.
        """
        torch: Any = import_module("torch")
        if not bool(torch.isfinite(loss)):
            raise _diverged("loss", number)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.weights.values(), self.pace.clip)
        if not bool(torch.isfinite(norm)):
            raise _diverged("gradient", number)
        for group in self._adam.param_groups:
            group["lr"] = self.pace.rate_at(number)
        self._adam.step()
        self._adam.zero_grad(set_to_none=True)
        keep = min(self.pace.average, (1 + number) / (10 + number))
        with torch.no_grad():
            names = list(self.weights)
            torch._foreach_lerp_(
                [self.average[name] for name in names],
                [self.weights[name] for name in names],
                1.0 - keep,
            )
        return float(norm)

    @contextmanager
    def averaged(self) -> Generator[None]:
        """Let the networks have the averaged weights for a while: to measure and to deliver."""
        torch: Any = import_module("torch")
        kept = {name: each.detach().clone() for name, each in self.weights.items()}
        with torch.no_grad():
            for name, each in self.weights.items():
                each.copy_(self.average[name])
        try:
            yield
        finally:
            with torch.no_grad():
                for name, each in self.weights.items():
                    each.copy_(kept[name])

    def state(self) -> dict[str, Any]:
        """All that the next step needs, by name."""
        kept: dict[str, Any] = {}
        for name, weight in self.weights.items():
            kept[f"weight.{name}"] = weight
            kept[f"average.{name}"] = self.average[name]
            for moment in ("exp_avg", "exp_avg_sq"):
                if weight in self._adam.state:
                    kept[f"{moment}.{name}"] = self._adam.state[weight][moment]
        return kept

    def fits(self, kept: Mapping[str, Any]) -> bool:
        """Whether ``kept`` is of the same weights, by name and shape."""
        shapes = {name: each.shape for name, each in kept.items() if name.startswith("weight.")}
        return shapes == {f"weight.{name}": each.shape for name, each in self.weights.items()}

    def restore(self, kept: Mapping[str, Any], step: int) -> None:
        """Take up what :meth:`state` kept after ``step`` steps."""
        torch: Any = import_module("torch")
        for name, weight in self.weights.items():
            weight.data.copy_(kept[f"weight.{name}"])
            self.average[name].copy_(kept[f"average.{name}"])
            if f"exp_avg.{name}" in kept:
                self._adam.state[weight] = {
                    "step": torch.tensor(float(step)),
                    "exp_avg": kept[f"exp_avg.{name}"].to(weight).clone(),
                    "exp_avg_sq": kept[f"exp_avg_sq.{name}"].to(weight).clone(),
                }


def _diverged(what: str, number: int) -> EntryFailed:
    return EntryFailed(
        f"The {what} of step {number + 1} is no number, so nothing more can be learnt; begin again "
        "in another folder (-o) with a smaller --rate."
    )


def learn(run: Run, learner: Learner, loss: Loss) -> Iterator[Tick]:
    """Take ``learner`` through its steps, from where ``run`` was stopped; yield after each.

    Raises:
        BadInput: the run's state cannot be read, or is of other weights.
        EntryFailed: a loss is no number; the last saved state is kept.
        CannotWrite: the state cannot be saved; the one before is whole.
    """
    pace = learner.pace
    told, tensors = run.begin()
    start = int(told.get("step", 0))
    if tensors:
        if not learner.fits(tensors):
            raise BadInput(
                f"{run.folder / STATE} is of other networks than are asked for now; "
                "name another folder with -o, or remove it to begin this run again."
            )
        learner.restore(tensors, start)
    for number in range(start, pace.steps):
        value = loss(number, generator(pace.seed, number))
        norm = learner.step(number, value)
        done = number + 1
        saved = done % pace.save_every == 0 or done == pace.steps
        yield Tick(done, float(value.detach()), norm, pace.rate_at(number), saved)
        if saved:
            run.save({"step": done}, learner.state())


def generator(seed: int, step: int) -> Random:
    """The generator of a step, on the CPU; of nothing but the seed and the step."""
    import torch

    # The odd constant spreads neighbouring steps over the whole range of seeds.
    mixed = (seed * 0x9E3779B97F4A7C15 + step * 0xD1342543DE82EF95 + 1) % 2**63
    return torch.Generator("cpu").manual_seed(mixed)
