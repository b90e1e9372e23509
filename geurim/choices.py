"""Who reads and who paints, as a run is asked for it: frozen, checked once.

Names, numbers and files only: which classes they stand for is written in :mod:`geurim.build`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from geurim.errors import BadInput

READER_MODES = ("full", "paper")
BITS = (16, 8, 4)
TIMEOUTS = (1, 3600)
MINI = "mini"
"""Our own small model, by name."""
PAINTER = "1"
"""Version of how a diffusion model is used; another one may paint other pictures."""
STEPS = (1, 1000)
BATCHES = (1, 256)
T5_LENGTHS = (16, 512)
PRECISIONS = ("float32", "bfloat16", "float16")
MEMORY = ("resident", "staged", "offload")
T5_WAYS = ("full", "int8", "none")
DEVICES = ("cuda", "mps", "cpu")


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """Who reads, and how a language model is asked."""

    who: str = "offline"
    """``offline``, ``qwen`` (a model on this machine) or the URL of an OpenAI-compatible server."""
    mode: Literal["full", "paper"] = "full"
    """Everything a reading holds, or the published two classes and an English prompt."""
    model: str | None = None
    """Size of Qwen3, repository or folder; on a server the name that it has for a model."""
    bits: Literal[16, 8, 4] = 16
    """Precision of local weights."""
    shots: int = 0
    """Examples shown to the model; the paper shows none."""
    timeout: int = 120
    """Seconds that a server has for one answer."""
    batch: int = 1
    """Diaries that a local model reads at once; see :mod:`geurim.llm.local`."""
    adapter: Path | None = None
    """Folder that ``geurim train reader`` wrote: a LoRA, or tables of the offline reader."""

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            BadInput: there is no such reader, mode or precision, or a value is out of its range.
        """
        if self.who not in ("offline", "qwen") and not self.is_server:
            raise BadInput(
                f"There is no reader '{self.who}'; choose offline, qwen or the URL of a server, "
                "such as http://127.0.0.1:8000/v1."
            )
        if self.mode not in READER_MODES:
            raise BadInput(f"--reader-mode {self.mode}: choose one of: {', '.join(READER_MODES)}.")
        if self.bits not in BITS:
            raise BadInput(f"--bits {self.bits}: choose one of: {', '.join(map(str, BITS))}.")
        within("timeout", self.timeout, TIMEOUTS)
        within("shots", self.shots, (0, 16))
        within("batch", self.batch, (1, 256))
        asked = (self.mode, self.model, self.bits, self.shots, self.timeout, self.batch)
        if self.who == "offline" and asked != ("full", None, 16, 0, 120, 1):
            raise BadInput(
                "--reader-mode, --model, --bits, --shots and --timeout are for a language model; "
                "type --reader qwen or --reader URL with them."
            )
        if self.adapter is not None and self.is_server:
            raise BadInput(
                "--adapter is for --reader qwen; a server loads an adapter itself (vllm serve … "
                "--enable-lora --lora-modules NAME=FOLDER), and --model NAME asks for it."
            )

    @property
    def is_server(self) -> bool:
        """Whether :attr:`who` is a URL."""
        return self.who.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class LoraChoice:
    """A LoRA and how strongly it works."""

    path: Path
    scale: float = 1.0

    @classmethod
    def parse(cls, text: str) -> LoraChoice:
        """What ``FILE`` or ``FILE:SCALE`` says.

        Raises:
            BadInput: there is no such file.
        """
        name, colon, end = text.rpartition(":")
        try:
            made = cls(Path(name), float(end)) if colon else cls(Path(text))
        except ValueError:  # a colon of the name's own
            made = cls(Path(text))
        if not made.path.is_file():
            raise BadInput(f"--lora: there is no file {made.path}; check its name and folder.")
        return made


@dataclass(frozen=True, slots=True)
class PainterChoice:
    """Who paints, and how a diffusion model is used; ``None`` leaves a value to what is there."""

    model: str | None = None
    """Folder or repository of an SD3-class model, or ``mini``; ``None``: the crayon painter."""
    loras: tuple[LoraChoice, ...] = ()
    steps: int = 28
    guidance: float = 7.0
    batch: int = 1
    """Pictures that are painted at once."""
    t5_length: int = 256
    """Tokens that T5 reads of a prompt."""
    device: str | None = None
    precision: str | None = None
    memory: str | None = None
    """``resident``, ``staged`` or ``offload``: see :mod:`geurim.diffusion.memory`."""
    t5: str | None = None
    """``full``, ``int8`` or ``none``."""

    @property
    def place(self) -> str:
        """Folder or repository of the model; our own small one is in the package.

        Raises:
            Missing: it is our own, and not in this version.
        """
        from geurim import weights

        assert self.model is not None, "the crayon painter has no model"
        return str(weights.model(MINI)) if self.model == MINI else self.model

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            BadInput: a value is out of its range, or is for a diffusion model and there is none.
        """
        within("steps", self.steps, STEPS)
        within("batch", self.batch, BATCHES)
        within("t5-length", self.t5_length, T5_LENGTHS)
        if not 0.0 <= self.guidance <= 50.0:
            raise BadInput(f"--guidance {self.guidance:g} is out of range; choose from 0 to 50.")
        for name, value, known in (
            ("device", self.device, DEVICES),
            ("precision", self.precision, PRECISIONS),
            ("memory", self.memory, MEMORY),
            ("t5", self.t5, T5_WAYS),
        ):
            if value is not None and value not in known:
                raise BadInput(f"--{name} {value}: choose one of: {', '.join(known)}.")
        given = any(getattr(self, each.name) != each.default for each in fields(self))
        if self.model is None and given:
            raise BadInput(
                "--lora, --steps, --guidance, --batch, --device, --precision, --memory and --t5 "
                "are for a diffusion model; type --profile mini or --painter MODEL with them."
            )


def within(name: str, value: int, limits: tuple[int, int]) -> None:
    """Refuse a value of ``--name`` out of ``limits``.

    Raises:
        BadInput: the range is told.
    """
    low, high = limits
    if not low <= value <= high:
        raise BadInput(f"--{name} {value} is out of range; choose from {low} to {high}.")
