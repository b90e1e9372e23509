"""``geurim train vae`` and ``geurim train base``: the small model's parts learn from pictures.

The loops stand in :mod:`geurim.train`. The same command again goes on where it was stopped; the run
folder is the result, progress goes to standard error.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from geurim.choices import DEVICES
from geurim.cli.ending import finish
from geurim.errors import BadInput, Missing

if TYPE_CHECKING:
    from geurim.train.loop import Tick

Pictures = Annotated[
    Path, typer.Argument(metavar="DIR", help="Pictures, as geurim data crayon writes them.")
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Run folder.")]
Steps = Annotated[int, typer.Option(help="Steps in all.")]
Rate = Annotated[float, typer.Option(help="Largest learning rate.")]
Batch = Annotated[int, typer.Option(help="Pictures a step.")]
Seed = Annotated[int, typer.Option(help="First weights, order, noise.")]
Device = Annotated[str | None, typer.Option(help="cuda, mps or cpu; default: the first there is.")]
Save = Annotated[int, typer.Option("--save-every", help="Steps between two states that are kept.")]
Threads = Annotated[int | None, typer.Option(help="Threads of the CPU; default: torch's own.")]


def vae(
    data: Pictures,
    out: Out = Path("runs/vae"),
    kind: Annotated[
        str, typer.Option(help="linear (two CPU cores suffice) or kl (learnt whole, for a GPU).")
    ] = "linear",
    channels: Annotated[int, typer.Option(help="Of the latents.")] = 32,
    steps: Steps = 12000,
    rate: Rate = 2e-3,
    batch: Batch = 16,
    seed: Seed = 0,
    save_every: Save = 1000,
    device: Device = None,
    threads: Threads = None,
) -> None:
    """Train the VAE of the small model on drawn pictures (extra 'train')."""

    def work() -> int:
        where = _ready(device, threads)
        from geurim.train.loop import Pace
        from geurim.train.vae import VaeSettings, train

        pace = Pace(steps=steps, rate=rate, seed=seed, save_every=save_every)
        settings = VaeSettings(
            data, out, kind=cast("Any", kind), channels=channels, batch=batch, seed=seed,
            device=where, pace=pace,
        )  # fmt: skip
        return _shown(train(settings), steps, out)

    finish(work)


def base(
    data: Pictures,
    vae: Annotated[Path, typer.Option(metavar="DIR", help="What geurim train vae has written.")],
    out: Out = Path("runs/base"),
    start: Annotated[
        Path | None, typer.Option("--from", metavar="DIR", help="Go on from this model's weights.")
    ] = None,
    steps: Steps = 4000,
    rate: Rate = 1.2e-3,
    batch: Batch = 64,
    seed: Seed = 0,
    save_every: Save = 250,
    compile_: Annotated[bool, typer.Option("--compile", help="With torch.compile.")] = False,
    device: Device = None,
    threads: Threads = None,
) -> None:
    """Train the transformer and the text encoders of the small model (extra 'train')."""

    def work() -> int:
        where = _ready(device, threads)
        from geurim.train.base import BaseSettings, train
        from geurim.train.loop import Pace

        pace = Pace(steps=steps, rate=rate, warmup=200, seed=seed, save_every=save_every)
        settings = BaseSettings(
            data, vae, out, start=start, batch=batch, seed=seed, device=where, compile=compile_,
            pace=pace,
        )  # fmt: skip

        def ticks() -> Iterator[Tick]:
            for progress in train(settings):
                yield progress.tick
                if progress.held_out is not None:
                    bands = " ".join(f"{value:.3f}" for value in progress.held_out)
                    typer.echo(f"held-out loss from little noise to much: {bands}", err=True)

        return _shown(ticks(), steps, out)

    finish(work)


def judge(
    data: Pictures,
    out: Out = Path("runs/judge"),
    tested: Annotated[
        list[Path] | None,
        typer.Option("--test", metavar="DIR", help="Pictures of other seeds to measure it on."),
    ] = None,
    steps: Steps = 4000,
    rate: Rate = 2e-3,
    batch: Batch = 32,
    seed: Seed = 0,
    save_every: Save = 250,
    device: Device = None,
    threads: Threads = None,
) -> None:
    """Train the judge, which says what is in a drawn picture (extra 'train')."""

    def work() -> int:
        where = _ready(device, threads)
        from geurim.train.judge import JudgeSettings, train
        from geurim.train.loop import Pace

        pace = Pace(steps=steps, rate=rate, seed=seed, save_every=save_every)
        settings = JudgeSettings(data, out, tuple(tested or ()), batch, seed, where, pace)
        return _shown(train(settings), steps, out)

    finish(work)


def _ready(device: str | None, threads: int | None) -> str:
    """The device to train on; the packages are there.

    Raises:
        Missing: a package or the device is not there.
        BadInput: there is no such device, or there are no threads.
    """
    if device is not None and device not in DEVICES:
        raise BadInput(f"--device {device}: choose one of: {', '.join(DEVICES)}.")
    if threads is not None and threads < 1:
        raise BadInput(f"--threads {threads}: at least 1 is needed.")
    for package in ("torch", "transformers", "diffusers"):
        try:
            import_module(package)
        except ImportError:
            raise Missing(
                "Training a painter needs torch, transformers and diffusers; "
                "type: pip install 'geurim[train]'."
            ) from None
    import torch

    from geurim.diffusion.model import best_device

    if threads is not None:
        torch.set_num_threads(threads)
    if device is None:
        return best_device()
    try:
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError):
        raise Missing(f"There is no device {device} on this machine; leave --device out.") from None
    return device


def _shown(ticks: Iterator[Tick], steps: int, out: Path) -> int:
    """Show the steps as they are done: a line now and then."""
    from geurim.cli import show

    began, first, mean = time.monotonic(), None, 0.0
    for tick in ticks:
        first = tick.step - 1 if first is None else first
        mean = tick.loss if mean == 0.0 else 0.98 * mean + 0.02 * tick.loss
        if tick.step % 50 == 0 or tick.step == steps:
            pace = (tick.step - first) / (time.monotonic() - began)
            left = (steps - tick.step) / pace / 60
            typer.echo(
                f"step {tick.step:,} of {steps:,}, loss {mean:.4f}, norm {tick.norm:.2f}, "
                f"{pace:.2f} steps a second, {left:.0f} min left",
                err=True,
            )
    if first is None:
        show.note("This run was finished before; it is left as it is.")
    typer.echo(out)
    return 0
