"""What a run is asked for: frozen, checked once, the same for every entry.

A profile is a TOML file in the package that names defaults; the command line overrides them. Which
classes a profile stands for is written in :mod:`geurim.build`, not here and not in the files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from geurim.choices import PainterChoice, ReaderChoice, within
from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing

LATER = ("director", "fast")
"""Profiles that are planned; asking for one says so (exit code 3)."""
CRAYON = "crayon"
"""The painter that needs no model, by name."""
SIZES = (64, 2048)
DPIS = (50, 600)
MOST_WORKERS = 64


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
    square: bool = False
    """The picture is as wide as high; else its width follows the frame of the page."""
    workers: int = 1
    reader: ReaderChoice = field(default_factory=ReaderChoice)
    painter: PainterChoice = field(default_factory=PainterChoice)

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            BadInput: a value is out of its range, or the font is not there.
        """
        within("size", self.size, SIZES)
        within("dpi", self.dpi, DPIS)
        within("workers", self.workers, (1, MOST_WORKERS))
        if self.seed is not None:
            within("seed", self.seed, (0, 2**32 - 1))
        if self.reader.who == "qwen" and self.workers > 1:
            raise BadInput(
                "--reader qwen: every process would load the model for itself; type --workers 1, "
                "or name a server, which all of them share."
            )
        if self.painter.model is not None and self.workers > 1:
            raise BadInput(
                "--workers: every process would load the model for itself; type --workers 1, and "
                "--batch 4 to paint several pictures at once."
            )
        if self.font is not None and not self.font.is_file():
            raise BadInput(f"--font: there is no file {self.font}; check its name and folder.")


def load(
    profile: str,
    *,
    reader: Mapping[str, Any] | None = None,
    painter: Mapping[str, Any] | None = None,
    **given: Any,
) -> Settings:
    """Return the settings of ``profile``, with every given value that is not ``None`` instead.

    Args:
        profile: name of a profile.
        reader: fields of a :class:`~geurim.choices.ReaderChoice`.
        painter: fields of a :class:`~geurim.choices.PainterChoice`.
        given: fields of :class:`Settings`.

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
    who = ReaderChoice(**_reader(values.pop("reader", {}), _told(reader)))
    brush = PainterChoice(**_painter(values.pop("painter", {}), _told(painter)))
    values.update(_told(given))
    return Settings(profile=profile, reader=who, painter=brush, **values)


def _reader(profile: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A profile's reader with what is given instead; another one has other names for models."""
    who = given.get("who", profile.get("who", "offline"))
    if who == profile.get("who", "offline"):
        return {**profile, **given}
    if who == "offline":
        return dict(given)
    return {key: value for key, value in profile.items() if key != "model"} | dict(given)


def _painter(profile: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A profile's painter with what is given instead; another model has other numbers."""
    model = given.get("model", profile.get("model"))
    if model == CRAYON:
        return {key: value for key, value in given.items() if key != "model"}
    return {**(profile if model == profile.get("model") else {}), **given}


def _told(given: Mapping[str, Any] | None) -> dict[str, Any]:
    return {key: value for key, value in (given or {}).items() if value is not None}


def parse(text: str, where: str) -> dict[str, Any]:
    """Read the TOML of a profile: numbers of a picture and a page, and two tables of choices.

    Raises:
        BadInput: it is no TOML, or names a key that is no setting.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{where} is no TOML ({error}); correct it.") from error
    _check(values, _PROFILE, where)
    for table, known in (("reader", _READER), ("painter", _PAINTER)):
        _check(values.get(table, {}), known, f"{where}, {table}")
    return values


_PROFILE: dict[str, type] = {
    "size": int, "dpi": int, "square": bool, "reader": dict, "painter": dict,
}  # fmt: skip
_READER: dict[str, type] = {
    "who": str, "mode": str, "model": str, "bits": int, "shots": int, "timeout": int, "batch": int,
}  # fmt: skip
_PAINTER: dict[str, type] = {
    "model": str, "steps": int, "guidance": float, "batch": int, "t5_length": int, "device": str,
    "precision": str, "memory": str, "t5": str,
}  # fmt: skip
"""What a profile may say, and in which type; files are named on the command line alone."""
_NAMES: dict[type, str] = {
    int: "a whole number", float: "a number with a point", str: "a text", bool: "true or false",
    dict: "a table",
}  # fmt: skip


def _check(values: Mapping[str, Any], known: Mapping[str, type], where: str) -> None:
    for key, value in values.items():
        if key not in known:
            raise BadInput(f"{where}: '{key}' is no setting; known are: {', '.join(known)}.")
        if type(value) is not known[key]:
            raise BadInput(f"{where}: '{key}' must be {_NAMES[known[key]]}.")


@cache
def profiles() -> tuple[str, ...]:
    """Names of the profiles that are here."""
    folder = resources.files("geurim") / "profiles"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


__all__ = ["PainterChoice", "ReaderChoice", "Settings", "load", "parse", "profiles"]
