"""What a run is asked for: frozen, checked once, the same for every entry.

A profile is a TOML file in the package that names defaults; the command line overrides them. Which
classes a profile stands for is written in :mod:`geurim.build`, not here and not in the files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from geurim.choices import PainterChoice, ReaderChoice, within
from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing

LATER = ("director", "fast")
"""Profiles that are planned; asking for one says so (exit code 3)."""
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
    brush = PainterChoice(**{**values.pop("painter", {}), **_told(painter)})
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
    _check(
        values, {"size": int, "dpi": int, "square": bool, "reader": dict, "painter": dict}, where
    )
    for table, kind in (("reader", ReaderChoice), ("painter", PainterChoice)):
        known = {each.name: _kinds(each.type) for each in fields(kind)}
        _check(values.get(table, {}), known, f"{where}, {table}")
    return values


def _check(values: Mapping[str, Any], known: Mapping[str, Any], where: str) -> None:
    for key, value in values.items():
        if key not in known:
            raise BadInput(f"{where}: '{key}' is no setting; known are: {', '.join(known)}.")
        kinds = known[key] if isinstance(known[key], tuple) else (known[key],)
        if type(value) not in kinds:
            names = " or ".join(_NAMES.get(kind, "a table") for kind in kinds)
            raise BadInput(f"{where}: '{key}' must be {names}.")


_NAMES: dict[type, str] = {
    int: "a whole number",
    float: "a number",
    str: "a text",
    bool: "true or false",
}


def _kinds(told: object) -> tuple[type, ...]:
    """Types of TOML that fit a field, by its annotation."""
    words = str(told)
    if words.startswith("int"):
        return (int,)
    return (float, int) if words.startswith("float") else (str,)


@cache
def profiles() -> tuple[str, ...]:
    """Names of the profiles that are here."""
    folder = resources.files("geurim") / "profiles"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


__all__ = ["PainterChoice", "ReaderChoice", "Settings", "load", "parse", "profiles"]
