"""Where the parts of a model lie while it paints: plans from the roomiest to the tightest.

Every plan says what it needs; the first that fits into what is free is taken, and it is said which.
What a plan changes is time, never the picture, but for T5: in 8 bits or left out it is said, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from geurim.errors import Missing

T5 = Literal["full", "int8", "none"]
Way = Literal["resident", "staged", "offload"]
WAYS: tuple[Way, ...] = ("resident", "staged", "offload")

GIB = 2**30
MEMORY = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")
"""Where Linux tells what a container may use (control groups, version 2)."""
SPARE = 0.9
"""Share of the free memory that is planned with; the rest is for the allocator."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes of every part in the precision in which it is used."""

    transformer: int
    clips: int
    t5: int
    """0: the model has none."""
    vae: int
    work: int
    """For one batch: activations and the decoding of a picture."""
    streamed: int | None = None
    """Of the transformer, what lies on the device at once where it is streamed block by block;
    ``None``: not known, and planned as all of it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything lies."""

    way: Way
    """``resident``: all on the device. ``staged``: the encoders first, then the rest in their
    place. ``offload``: encoders on the CPU, the transformer streamed block by block."""
    t5: T5
    need: int
    """Bytes on the device at its fullest moment."""

    def __str__(self) -> str:
        told = {
            "resident": "everything on the device",
            "staged": "the text encoders first, then the transformer in their place",
            "offload": "text encoders on the CPU, the transformer block by block",
        }[self.way]
        t5 = {"full": "", "int8": ", T5 in 8 bits", "none": ", without T5"}[self.t5]
        return f"{told}{t5} (needs {self.need / GIB:.1f} GiB)"


def work_bytes(width: int, height: int, batch: int, number: int) -> int:
    """Bytes for activations: of decoding one picture or of the transformer's batch with guidance.

    The two never happen together, so the larger counts. The decoder of SD3's VAE keeps up to eight
    float32 maps of 128 channels at full size at once, the transformer some sixteen states of each
    token (estimates from their architectures, held by a test that counts live tensors).

    Args:
        width: pixels.
        height: pixels.
        batch: pictures at once.
        number: bytes of a number of the transformer.
    """
    decoding = width * height * 128 * 4 * 8
    tokens = (width // 16) * (height // 16) + 333
    return max(decoding, 2 * batch * tokens * 1536 * number * 16)


def plans(sizes: Sizes, *, int8: bool) -> Iterator[Plan]:
    """Every plan, the one that is liked best first.

    Args:
        sizes: of the model's parts.
        int8: whether T5 can be quantised here.
    """
    paint = sizes.transformer + sizes.vae + sizes.work
    part = sizes.transformer if sizes.streamed is None else sizes.streamed
    stream = part + sizes.vae + sizes.work
    encode: dict[T5, int] = {"full": sizes.clips + sizes.t5}
    if sizes.t5:
        encode |= {"int8": sizes.clips + sizes.t5 // 2} if int8 else {}
        encode["none"] = sizes.clips
    for t5, need in encode.items():
        if t5 == "none":  # the last resort: the picture follows its text less closely
            yield Plan("offload", "full", stream)
        yield Plan("resident", t5, paint + need)
        yield Plan("staged", t5, max(paint, need))
    yield Plan("offload", "none" if sizes.t5 else "full", stream)


def choose(
    sizes: Sizes, free: int, *, device: str, way: Way | None = None, t5: T5 | None = None
) -> Plan:
    """The first plan that fits.

    Args:
        sizes: of the model's parts.
        free: bytes that are free on the device.
        device: ``cuda``, ``mps`` or ``cpu``; nothing can be streamed to the last.
        way: insists on one.
        t5: insists on how T5 is used, where there is one.

    Raises:
        Missing: nothing fits; the sentence says what would.
    """
    possible = [
        plan
        for plan in plans(sizes, int8=_int8(device))
        if (way is None or plan.way == way)
        and (t5 is None or not sizes.t5 or plan.t5 == t5)
        and not (plan.way == "offload" and device == "cpu")
    ]
    fitting = [plan for plan in possible if plan.need <= SPARE * free]
    if fitting:
        return fitting[0]
    if not possible:
        raise Missing(
            f"There is no plan for --memory {way or 'auto'} with --t5 {t5 or 'auto'} on {device}; "
            "T5 in 8 bits needs an NVIDIA card and: pip install 'geurim[quantize]'."
        )
    least = min(possible, key=lambda plan: plan.need)
    advice = "leave --memory and --t5 out" if way or t5 else "type --profile mini"
    raise Missing(
        f"Too little memory: {free / GIB:.1f} GiB are free on {device}, and even the tightest way "
        f"({least.way}{', without T5' if least.t5 == 'none' else ''}) needs "
        f"{least.need / SPARE / GIB:.1f}; close other programs, ask for a smaller --size or "
        f"--batch, or {advice}."
    )


def free_bytes(device: str) -> int:
    """Bytes that are free on ``cuda``, ``mps`` or ``cpu``."""
    import torch

    if device == "cuda":  # what torch has set aside and nobody uses is ours as well
        cached = torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
        return int(torch.cuda.mem_get_info()[0]) + int(cached)
    if device == "mps":
        mps: Any = torch.mps
        return int(mps.recommended_max_memory()) - int(mps.driver_allocated_memory())
    return _available()


def _available() -> int:
    """Bytes of main memory that could be had without swapping."""
    try:
        lines = MEMORY.read_text(encoding="ascii").splitlines()
    except OSError:  # not Linux: nothing tells it without a further package, so nothing is refused
        return 2**62
    told = next((line for line in lines if line.startswith("MemAvailable:")), "x: 0")
    return min(int(told.split()[1]) * 1024, _limit())


def _limit() -> int:
    """What a container may still use, bytes; files that were read are given up where needed."""
    try:
        most = (GROUP / "memory.max").read_text(encoding="ascii").strip()
        used = int((GROUP / "memory.current").read_text(encoding="ascii"))
        told = dict(
            line.split()
            for line in (GROUP / "memory.stat").read_text(encoding="ascii").splitlines()
        )
    except (OSError, ValueError):
        return 2**62
    return int(most) - used + int(told.get("inactive_file", 0)) if most.isdecimal() else 2**62


def _int8(device: str) -> bool:
    return device == "cuda" and find_spec("bitsandbytes") is not None
