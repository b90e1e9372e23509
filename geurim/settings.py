"""What a run is asked for: frozen, checked once, the same for every entry.

A profile is a TOML file in the package that names defaults; the command line overrides them. Which
classes a profile stands for is written in :mod:`geurim.build`, not here and not in the files.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing

LATER = ("mini", "paper", "director", "fast")
"""Profiles that are planned; asking for one says so (exit code 3)."""
SIZES = (64, 2048)
DPIS = (50, 600)
MOST_WORKERS = 64
READER_MODES = ("full", "paper")
BITS = (16, 8, 4)
TIMEOUTS = (1, 3600)


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
        _within("timeout", self.timeout, TIMEOUTS)
        _within("shots", self.shots, (0, 16))
        _within("batch", self.batch, (1, 256))
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
class Settings:
    """What a run is asked for."""

    profile: str
    size: int
    """Height of the picture in pixels."""
    dpi: int
    """Dots an inch of the page."""
    emotion: Emotion | None = None
    """Corrects the feeling that was read, for every entry."""
    seed: int | None = None
    """Replaces the seed of every entry as it is loaded."""
    font: Path | None = None
    """A font to set the text with; ``None`` writes it by hand."""
    out: Path = Path("out")
    pdf: bool = False
    workers: int = 1
    reader: ReaderChoice = field(default_factory=ReaderChoice)

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            BadInput: a value is out of its range, or the font is not there.
        """
        _within("size", self.size, SIZES)
        _within("dpi", self.dpi, DPIS)
        _within("workers", self.workers, (1, MOST_WORKERS))
        if self.seed is not None:
            _within("seed", self.seed, (0, 2**32 - 1))
        if self.reader.who == "qwen" and self.workers > 1:
            raise BadInput(
                "--reader qwen: every process would load the model for itself; type --workers 1, "
                "or name a server, which all of them share."
            )
        if self.font is not None and not self.font.is_file():
            raise BadInput(f"--font: there is no file {self.font}; check its name and folder.")


def load(profile: str, **given: Any) -> Settings:
    """Return the settings of ``profile``, with every ``given`` value that is not ``None`` instead.

    Raises:
        BadInput: there is no such profile, or a value is out of its range.
        Missing: the profile is planned but not here yet.
    """
    if profile in LATER:
        raise Missing(
            f"The profile '{profile}' comes with a later version; type --profile offline."
        )
    known = profiles()
    if profile not in known:
        raise BadInput(f"There is no profile '{profile}'; choose one of: {', '.join(known)}.")
    text = (resources.files("geurim") / "profiles" / f"{profile}.toml").read_text(encoding="utf-8")
    values = parse(text, f"profile {profile}")
    values.update((key, value) for key, value in given.items() if value is not None)
    return Settings(profile=profile, **values)


def parse(text: str, where: str) -> dict[str, Any]:
    """Read the TOML of a profile.

    Raises:
        BadInput: it is no TOML, or names a key that is no setting.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{where} is no TOML ({error}); correct it.") from error
    known = ("size", "dpi")
    for key, value in values.items():
        if key not in known:
            raise BadInput(f"{where}: '{key}' is no setting; known are: {', '.join(known)}.")
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadInput(f"{where}: '{key}' must be a whole number.")
    return values


@cache
def profiles() -> tuple[str, ...]:
    """Names of the profiles that are here."""
    folder = resources.files("geurim") / "profiles"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _within(name: str, value: int, limits: tuple[int, int]) -> None:
    low, high = limits
    if not low <= value <= high:
        raise BadInput(f"--{name} {value} is out of range; choose from {low} to {high}.")
