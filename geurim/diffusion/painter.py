"""The diffusion painter: prompts in, pictures out, through the model room.

Prompts of the same size and settings are painted together; where the memory does not suffice the
batch is halved and the work goes on. Every picture has its own seed, so that it does not depend on
its neighbours beyond rounding, and none is lost through a neighbour. What an encoder does not read
of a prompt, and that T5 is left out, is said in the picture's notes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

import numpy as np

from geurim.diffusion.lora import Lora
from geurim.diffusion.model import KEPT, Model, Told, collect, is_out_of_memory
from geurim.diffusion.sampler import Guidance, Step, noise, sample
from geurim.diffusion.text import Cut, join
from geurim.errors import BadInput, EntryFailed
from geurim.records import Picture, Pixels, Prompt

Watch = Callable[[Step, Sequence[Prompt]], None]
"""Hears of every step of a batch; what it raises (a cancel) ends the painting."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A prompt, and what the transformer is told of it."""

    prompt: Prompt
    positive: Told
    negative: Told


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
        # Where the encoders make room for the transformer they read many prompts before they go.
        ahead = KEPT // 2 if self.model.plan.way == "staged" else self.batch
        for start in range(0, len(prompts), ahead):
            tasks = self._told(prompts[start : start + ahead])
            for _, group in groupby(tasks, key=lambda each: _alike(each.prompt)):
                yield from self._pictures(list(group))

    def _told(self, prompts: Sequence[Prompt]) -> list[_Task]:
        """Every prompt with what is to be shown and what not."""
        try:
            positive = self.model.told([each.text for each in prompts])
            negative = self.model.told([each.negative for each in prompts])
        except Exception as error:
            if not is_out_of_memory(error):
                raise
        else:
            return [_Task(*each) for each in zip(prompts, positive, negative, strict=True)]
        self.model.free_text()
        raise EntryFailed(
            "The memory does not suffice for the text encoders; type --memory offload or --t5 none."
        )

    def _pictures(self, waiting: Sequence[_Task]) -> Iterator[Picture]:
        """Pictures of one size and one kind, as many at once as the memory takes."""
        while waiting:
            batch = waiting[: self._limit[-1] if self._limit else self.batch]
            made = self._tried(batch)
            if made is not None:  # else again, in a smaller batch
                waiting = waiting[len(batch) :]
                yield from made

    def _tried(self, batch: Sequence[_Task]) -> Iterable[Picture] | None:
        """The pictures of a batch; ``None`` where the memory did not suffice for it."""
        try:
            return self._painted(batch)
        except EntryFailed:
            if len(batch) == 1:
                raise
            return chain.from_iterable(self._tried([task]) or () for task in batch)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
        # Outside of the clause, where what the traceback held is free.
        collect(self.model.device)
        if len(batch) == 1:
            raise _too_large(batch[0].prompt)
        self._limit.append(len(batch) // 2)
        return None

    def _painted(self, batch: Sequence[_Task]) -> list[Picture]:
        model, first = self.model, batch[0].prompt
        check_size(model, first.width, first.height)
        _ = model.transformer, model.vae  # where the encoders have to go, they go now
        started = time.perf_counter()
        prompts = [each.prompt for each in batch]
        last: Step | None = None
        for last in sample(
            model,
            join([each.positive.condition for each in batch]).to(model.device, model.dtype),
            join([each.negative.condition for each in batch]).to(model.device, model.dtype),
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

    def _picture(self, task: _Task, pixels: Pixels, seconds: float) -> Picture:
        pixels.flags.writeable = False
        hashes = self.model.hashes()
        for number, each in enumerate(self.loras, 1):  # file names are the user's own business
            hashes[f"lora {number} × {each.scale:g}"] = each.sha256
        return Picture(
            pixels=pixels,
            prompt=task.prompt,
            painter=self.version,
            models=hashes,
            seconds=seconds,
            notes=(*self.notes, *self._said(task)),
        )

    def _said(self, task: _Task) -> Iterator[str]:
        """What is to be known of how the model was used."""
        model, longest = self.model, max(task.prompt.width, task.prompt.height)
        if model.plan.t5 == "none" and model.checkpoint.has_t5:
            yield "T5 was left out, so the picture follows its prompt less closely."
        if model.plan.t5 == "int8":
            yield "T5 worked in 8 bits, which changes the picture a little."
        if longest > model.trained:
            yield (
                f"The model was made for sides of {model.trained} pixels; one of {longest} may "
                "come out badly."
            )
        yield from map(_unread, task.positive.cuts)


def to_pixels(model: Model, step: Step) -> list[Pixels]:
    """Pictures of the latents of a finished batch, uint8 RGB, shape (height, width, 3) each.

    Raises:
        EntryFailed: the decoder made numbers that are none.
    """
    pictures = model.decode(step.latents).float().cpu().numpy()
    if not np.isfinite(pictures).all():
        raise EntryFailed(
            "The model's decoder made numbers that are no picture; copy the whole model again."
        )
    scaled = np.rint((pictures + 1.0) * 127.5).astype(np.uint8)
    return [np.ascontiguousarray(each.transpose(1, 2, 0)) for each in scaled]


def check_size(model: Model, width: int, height: int) -> None:
    """Refuse a size that the model has no patches or positions for.

    Raises:
        BadInput: the nearest size that it can paint is told.
    """
    step, most = model.step, model.largest
    if any(side % step or not step <= side <= most for side in (width, height)):
        shrink = min(1.0, most / max(width, height))
        near = [max(step, round(side * shrink / step) * step) for side in (width, height)]
        raise BadInput(
            f"A picture of {width} × {height} pixels cannot be painted: sides are multiples of "
            f"{step} up to {most}; the nearest is {near[0]} × {near[1]}: type --size {near[1]}."
        )


def _too_large(prompt: Prompt) -> EntryFailed:
    return EntryFailed(
        f"The memory does not suffice for a picture of {prompt.width} × {prompt.height}; "
        "type a smaller --size or --memory offload."
    )


def _alike(prompt: Prompt) -> tuple[int, int, int, float]:
    return prompt.width, prompt.height, prompt.steps, prompt.guidance


def _unread(cut: Cut) -> str:
    return (
        f"{cut.encoder} read the first {cut.read} of {cut.tokens} tokens of the prompt; "
        "what comes later it has not seen."
    )
