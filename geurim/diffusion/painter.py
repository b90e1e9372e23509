"""The diffusion painter: prompts in, pictures out, through the model room.

Prompts of the same size and settings are painted together; where the memory does not suffice the
batch is halved and the work goes on. Every picture has its own seed, so that it does not depend on
its neighbours beyond rounding. What an encoder does not read of a prompt, and what T5 left out, is
said in the picture's notes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import groupby

import numpy as np

from geurim.diffusion.lora import Lora
from geurim.diffusion.model import Model, collect
from geurim.diffusion.sampler import Guidance, Step, noise, sample
from geurim.diffusion.text import Condition, Cut, join
from geurim.errors import BadInput, EntryFailed
from geurim.records import Picture, Pixels, Prompt

Watch = Callable[[Step, Sequence[Prompt]], None]
"""Hears of every step of a batch; what it raises (a cancel) ends the painting."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A prompt as the transformer will be told it."""

    prompt: Prompt
    positive: Condition
    negative: Condition
    unread: tuple[str, ...]


@dataclass(frozen=True)
class DiffusionPainter:
    """A :class:`~geurim.seams.Painter` on an SD3-class model.

    Attributes:
        model: the room; its transformer already carries ``loras``.
        version: name of the painter.
        loras: for the record of what was used.
        batch: pictures painted at once, at most.
        guided: levels (low, high] of noise at which the guidance works.
        notes: said of every picture.
        watch: hears of every step.
    """

    model: Model
    version: str
    loras: Sequence[Lora] = ()
    batch: int = 1
    guided: tuple[float, float] = (0.0, 1.0)
    notes: tuple[str, ...] = ()
    watch: Watch | None = None
    _limit: list[int] = field(default_factory=list[int], init=False)

    def __call__(self, prompts: Sequence[Prompt], /) -> Iterator[Picture]:
        """Yield one picture a prompt, in order.

        Raises:
            BadInput: a size that the model cannot paint.
            EntryFailed: a single picture does not fit into the memory, or is no picture.
        """
        told = [self._told(prompt) for prompt in prompts]
        for _, group in groupby(told, key=lambda each: _alike(each.prompt)):
            waiting = list(group)
            while waiting:
                now = waiting[: self._limit[-1] if self._limit else self.batch]
                made = self._tried(now)
                if made is not None:  # else again, in a smaller batch
                    waiting = waiting[len(now) :]
                    yield from made

    def _told(self, prompt: Prompt) -> _Told:
        """What to show and what not; kept in main memory, since the encoders may have to go."""
        check_size(self.model, prompt.width, prompt.height)
        text = self.model.text
        return _Told(
            prompt,
            text([prompt.text]).to("cpu", self.model.dtype),
            text([prompt.negative]).to("cpu", self.model.dtype),
            tuple(_said(cut) for cut in text.cut(prompt.text)),
        )

    def _tried(self, batch: Sequence[_Told]) -> list[Picture] | None:
        """The pictures of a batch; ``None`` where the memory did not suffice for it."""
        torch = import_module("torch")
        try:
            return self._painted(batch)
        except torch.OutOfMemoryError:
            pass  # go on outside of this clause, where what the traceback holds is free
        collect(self.model.device)
        if len(batch) == 1:
            size = f"{batch[0].prompt.width} × {batch[0].prompt.height}"
            raise EntryFailed(
                f"The memory does not suffice for a picture of {size}; "
                "type a smaller --size or --memory offload."
            )
        self._limit.append(max(1, len(batch) // 2))
        return None

    def _painted(self, batch: Sequence[_Told]) -> list[Picture]:
        started = time.perf_counter()
        model, first = self.model, batch[0].prompt
        _ = model.transformer, model.vae  # where the encoders have to go, they go now
        prompts = [each.prompt for each in batch]
        last: Step | None = None
        for last in sample(
            model,
            join([each.positive for each in batch]).to(model.device, model.dtype),
            join([each.negative for each in batch]).to(model.device, model.dtype),
            noise(model, [each.seed for each in prompts], first.width, first.height),
            steps=first.steps,
            guidance=Guidance(first.guidance, *self.guided),
        ):
            if self.watch is not None:
                self.watch(last, prompts)
        assert last is not None, "there is at least one step"
        pixels = to_pixels(model, last)
        seconds = (time.perf_counter() - started) / len(batch)
        return [self._picture(a, b, seconds) for a, b in zip(batch, pixels, strict=True)]

    def _picture(self, told: _Told, pixels: Pixels, seconds: float) -> Picture:
        pixels.flags.writeable = False
        hashes = self.model.hashes()
        hashes.update({f"lora/{each.path.name}": each.sha256 for each in self.loras})
        return Picture(
            pixels=pixels,
            prompt=told.prompt,
            painter=self.version,
            models=hashes,
            seconds=seconds,
            notes=(*self.notes, *told.unread),
        )


def to_pixels(model: Model, step: Step) -> list[Pixels]:
    """Pictures of the latents of a finished batch, uint8 RGB, shape (height, width, 3) each."""
    pictures = model.decode(step.latents).float().cpu().numpy()
    scaled = np.rint((pictures + 1.0) * 127.5).astype(np.uint8)
    return [np.ascontiguousarray(each.transpose(1, 2, 0)) for each in scaled]


def check_size(model: Model, width: int, height: int) -> None:
    """Refuse a size that the model has no patches or positions for.

    Raises:
        BadInput: the nearest size that it can paint is told.
    """
    step, most = model.step, model.largest
    for name, side in (("width", width), ("height", height)):
        if side % step or not step <= side <= most:
            near = min(most, max(step, round(side / step) * step))
            raise BadInput(
                f"A {name} of {side} pixels cannot be painted: sides are multiples of {step} "
                f"up to {most}; type --size {near}."
            )


def _alike(prompt: Prompt) -> tuple[int, int, int, float]:
    return prompt.width, prompt.height, prompt.steps, prompt.guidance


def _said(cut: Cut) -> str:
    return (
        f"{cut.encoder} read the first {cut.read} of {cut.tokens} tokens of the prompt; "
        "what comes later it has not seen."
    )
