"""``geurim bench diffusion``: how fast an SD3-class model paints here, stage by stage.

The published architecture of Stable Diffusion 3.5 Medium with weights that are drawn: speed and
memory do not depend on what was learnt, so nothing is downloaded. Our loop and diffusers' own
pipeline paint the same prompts from the same noise with the same networks, in turn, in one run; the
ratio is what counts, since seconds drift with the machine. How alike both come out is told, too.
"""

from __future__ import annotations

import copy
import statistics
import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from geurim.diffusion import checkpoint as files
from geurim.diffusion.architectures import SD35_MEDIUM, Part, small, write_settings
from geurim.diffusion.checkpoint import Checkpoint
from geurim.diffusion.memory import GIB, Plan, Sizes, choose, free_bytes, work_bytes
from geurim.diffusion.model import Model, Precision, best_device, quiet
from geurim.diffusion.painter import to_pixels
from geurim.diffusion.sampler import Guidance, noise, sample
from geurim.diffusion.text import Condition
from geurim.errors import Missing

if TYPE_CHECKING:
    from torch import Tensor

STAGES = ("encode", "sample", "decode")
NEGATIVE = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What is painted."""

    side: int = 512
    """Pixels."""
    steps: int = 28
    guidance: float = 7.0


@dataclass(frozen=True, slots=True)
class Run:
    """One picture."""

    seconds: Mapping[str, float]
    """By stage."""
    peak: int
    """Bytes on the device at the fullest moment; 0 where they cannot be measured."""
    latents: Tensor

    @property
    def whole(self) -> float:
        """Seconds of all stages."""
        return sum(self.seconds.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pictures painted in turn."""

    ours: Sequence[Run]
    theirs: Sequence[Run]
    planned: int
    """Bytes that the plan said we need."""

    def ratio(self, stage: str | None = None) -> float:
        """How many times as long diffusers' pipeline takes; the median of the pairs."""
        pairs = zip(self.theirs, self.ours, strict=True)
        if stage is None:
            return statistics.median(a.whole / b.whole for a, b in pairs)
        return statistics.median(a.seconds[stage] / b.seconds[stage] for a, b in pairs)

    def apart(self) -> float:
        """Root mean square of what the latents differ by, in parts of their spread; the most."""
        pairs = zip(self.theirs, self.ours, strict=True)
        return max(float((a.latents - b.latents).std() / b.latents.std()) for a, b in pairs)


class Drawn(Model):
    """A model room whose weights are drawn instead of read; everything else is the same."""

    def __init__(
        self, parts: Mapping[str, Part], folder: Path, plan: Plan, device: str, precision: Precision
    ) -> None:
        """``folder`` takes the settings of ``parts``."""
        checkpoint = Checkpoint(write_settings(folder, parts), "weights drawn", has_t5=True)
        super().__init__(checkpoint, plan, device, precision)
        self.parts = parts

    def _loaded(self, library: str, kind: str, part: str, dtype: Any = None) -> Any:
        del library, kind
        torch: Any = import_module("torch")
        with _born(self.device, dtype or self.dtype):
            network = self.parts[part].build()
        # Buffers that are computed in float32 follow; diffusers' own ``to`` would warn of it.
        return torch.nn.Module.to(network, dtype or self.dtype).requires_grad_(requires_grad=False)

    def _tokenizer(self, part: str) -> Any:
        return _t5_letters() if part == "tokenizer_3" else _clip_letters()


def main(*, tiny: bool = False, device: str | None = None, rounds: int = 5) -> None:
    """Print the table.

    Args:
        tiny: small networks and pictures: whether it runs, not how fast.
        device: ``cuda``, ``mps`` or ``cpu``; default: the first of them.
        rounds: pictures of each.

    Raises:
        Missing: torch, diffusers or the memory is not there.
    """
    for package in ("torch", "transformers", "diffusers"):
        try:
            import_module(package)
        except ImportError:
            raise Missing(f"The benchmark needs diffusers; type: {files.INSTALL}.") from None
    where = device or best_device()
    precision: Precision = "float32" if where == "cpu" else "bfloat16"
    work = Work(side=64, steps=4) if tiny else Work()
    parts = small(SD35_MEDIUM) if tiny else SD35_MEDIUM
    with tempfile.TemporaryDirectory() as folder, quiet():
        model = room(parts, Path(folder), where, precision, work)
        print(
            f"{'small networks' if tiny else 'SD 3.5 Medium'}, weights drawn; {work.side} × "
            f"{work.side}, {work.steps} steps, guidance {work.guidance:g}; {precision} on "
            f"{_device_name(where)}; {_versions()}"
        )
        _print(compare(model, work, rounds))


def room(
    parts: Mapping[str, Part], folder: Path, device: str, precision: Precision, work: Work
) -> Drawn:
    """A room of ``parts`` on ``device``, all of it at once; ``folder`` takes its settings.

    Raises:
        Missing: the memory does not suffice.
    """
    number = 4 if precision == "float32" else 2
    told = sizes(parts, number, work_bytes(work.side, work.side, 1, number))
    plan = choose(told, free_bytes(device), device=device, way="resident", t5="full")
    return Drawn(parts, folder, plan, device, precision)


def sizes(parts: Mapping[str, Part], number: int, work: int) -> Sizes:
    """Bytes of ``parts``, by their shapes alone, with ``number`` bytes for a number."""
    torch: Any = import_module("torch")
    counts: dict[str, int] = {}
    for name, part in parts.items():
        if name != "scheduler":
            with torch.device("meta"):
                network = part.build()
            held = [*network.parameters(), *network.buffers()]
            counts[name] = sum(each.numel() for each in held)
    return Sizes(
        transformer=number * counts["transformer"],
        clips=number * (counts["text_encoder"] + counts["text_encoder_2"]),
        t5=number * counts["text_encoder_3"],
        vae=4 * counts["vae"],
        work=work,
    )


def compare(model: Drawn, work: Work, rounds: int) -> Comparison:
    """Paint ``rounds`` pictures with each in turn, after one of each that is not counted.

    Every prompt is new. What is not to be shown is always the same, and we have it ready after the
    first picture, as it is in an album.
    """
    pipe = pipeline(model)
    ours: list[Run] = []
    theirs: list[Run] = []
    for number in range(rounds + 1):
        prompt = f"a drawing of a small child, number {number}"
        start = noise(model, [number], work.side, work.side)
        first, second = (_ours, _theirs) if number % 2 else (_theirs, _ours)
        made = {each: each(model, pipe, prompt, start, work) for each in (first, second)}
        ours.append(made[_ours])
        theirs.append(made[_theirs])
    return Comparison(ours[1:], theirs[1:], model.plan.need)


def pipeline(model: Drawn) -> Any:
    """The pipeline of diffusers over the same networks, its VAE in the type of the others."""
    torch: Any = import_module("torch")
    library: Any = import_module("diffusers")
    clips, t5 = model.text.clips, model.text.t5
    assert t5 is not None
    made = library.StableDiffusion3Pipeline(
        transformer=model.transformer,
        scheduler=model.parts["scheduler"].build(),
        vae=torch.nn.Module.to(copy.deepcopy(model.vae), model.dtype),
        text_encoder=clips[0].network,
        tokenizer=clips[0].tokenizer,
        text_encoder_2=clips[1].network,
        tokenizer_2=clips[1].tokenizer,
        text_encoder_3=t5.network,
        tokenizer_3=t5.tokenizer,
    )
    made.set_progress_bar_config(disable=True)
    return made


def _ours(model: Drawn, pipe: Any, prompt: str, start: Tensor, work: Work) -> Run:
    del pipe
    clock = _Clock(model.device)

    def encoded() -> list[Condition]:
        told = model.told([prompt, NEGATIVE])
        return [each.condition.to(model.device, model.dtype) for each in told]

    positive, negative = clock("encode", encoded)
    guidance = Guidance(work.guidance)

    def painted() -> Any:
        *_, last = sample(model, positive, negative, start, steps=work.steps, guidance=guidance)
        return last

    last = clock("sample", painted)
    clock("decode", lambda: to_pixels(model, last))
    return clock.run(last.latents)


def _theirs(model: Drawn, pipe: Any, prompt: str, start: Tensor, work: Work) -> Run:
    torch: Any = import_module("torch")
    clock = _Clock(model.device)
    with torch.no_grad():
        told = clock(
            "encode",
            lambda: pipe.encode_prompt(
                prompt, None, None, negative_prompt=NEGATIVE, device=model.device
            ),
        )
        latents = clock(
            "sample",
            lambda: pipe(
                prompt_embeds=told[0],
                negative_prompt_embeds=told[1],
                pooled_prompt_embeds=told[2],
                negative_pooled_prompt_embeds=told[3],
                latents=start.to(model.dtype),
                width=work.side,
                height=work.side,
                num_inference_steps=work.steps,
                guidance_scale=work.guidance,
                output_type="latent",
                return_dict=False,
            )[0],
        )

        def decoded() -> Any:
            vae = pipe.vae
            z = latents / vae.config.scaling_factor + vae.config.shift_factor
            made = vae.decode(z, return_dict=False)[0]
            return pipe.image_processor.postprocess(made, output_type="pil")

        clock("decode", decoded)
    return clock.run(latents.float())


_T = TypeVar("_T")


class _Clock:
    """Seconds of the stages of one picture, all work of the device waited for."""

    def __init__(self, device: str) -> None:
        self._torch: Any = import_module("torch")
        self._device = device
        self._seconds: dict[str, float] = {}
        if device == "cuda":
            self._torch.cuda.reset_peak_memory_stats()

    def __call__(self, stage: str, work: Callable[[], _T]) -> _T:
        self._wait()
        started = time.perf_counter()
        made = work()
        self._wait()
        self._seconds[stage] = time.perf_counter() - started
        return made

    def run(self, latents: Tensor) -> Run:
        peak = self._torch.cuda.max_memory_allocated() if self._device == "cuda" else 0
        return Run(dict(self._seconds), int(peak), latents.cpu())

    def _wait(self) -> None:
        if self._device != "cpu":
            getattr(self._torch, self._device).synchronize()


def _print(told: Comparison) -> None:
    print(
        f"{'':10}" + "".join(f"{name:>9}" for name in (*STAGES, "whole")) + "   seconds a picture"
    )
    for name, runs in (("geurim", told.ours), ("diffusers", told.theirs)):
        means = [statistics.mean(run.seconds[stage] for run in runs) for stage in STAGES]
        row = "".join(f"{mean:9.3f}" for mean in (*means, sum(means)))
        peak = max(run.peak for run in runs)
        print(f"{name:10}{row}" + (f"   peak {peak / GIB:.2f} GiB" if peak else ""))
    ratios = [*(told.ratio(stage) for stage in STAGES), told.ratio()]
    row = "".join(f"{ratio:9.2f}" for ratio in ratios)
    print(f"{'ratio':10}{row}   diffusers / geurim, median of {len(told.ours)} pairs")
    print(
        f"planned: {told.planned / GIB:.2f} GiB; both paint the same but for {told.apart():.1g} of "
        "the latents' spread; what is not to be shown is encoded once by us, each time by diffusers"
    )


@contextmanager
def _born(device: str, dtype: Any) -> Generator[None]:
    """New networks are made on ``device`` in ``dtype``, with weights that are always the same."""
    torch: Any = import_module("torch")
    before = torch.get_default_dtype()
    with torch.random.fork_rng(), torch.device(device):
        torch.manual_seed(0)
        torch.set_default_dtype(dtype)
        try:
            yield
        finally:
            torch.set_default_dtype(before)


@cache
def _clip_letters() -> Any:
    """A ``CLIPTokenizer`` of letters: as long as the real one's after padding."""
    transformers: Any = import_module("transformers")
    letters = [chr(code) for code in range(33, 127)]
    names = ["<|startoftext|>", *letters, *(f"{letter}</w>" for letter in letters), "<|endoftext|>"]
    return transformers.CLIPTokenizer(
        vocab={name: index for index, name in enumerate(names)},
        merges=[],
        pad_token=names[-1],
        model_max_length=77,
    )


@cache
def _t5_letters() -> Any:
    """A ``T5Tokenizer`` of letters."""
    transformers: Any = import_module("transformers")
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -9.0), ("▁", -2.0)]
    pieces += [(chr(code), -4.0) for code in range(33, 127)]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0)


def _device_name(device: str) -> str:
    torch: Any = import_module("torch")
    if device == "cuda":
        return f"cuda ({torch.cuda.get_device_name()})"
    return f"{device}, {torch.get_num_threads()} threads" if device == "cpu" else device


def _versions() -> str:
    names = ("torch", "diffusers", "transformers")
    return ", ".join(f"{name} {import_module(name).__version__}" for name in names)
