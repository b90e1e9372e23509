"""A run folder: it explains itself, and the same command goes on in it where it was stopped.

``settings.json`` (what was asked, the data's hashes, versions), ``stats.jsonl`` (one line a step),
``state.safetensors`` (all that the next step needs) and whatever the training delivers. A file is
whole or absent. Knows nothing of models and losses; writes no pickle.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from geurim.errors import BadInput
from geurim.files import write_whole, writing
from geurim.llm.adapter import TOLD

SETTINGS, STATS, STATE = "settings.json", "stats.jsonl", "state.safetensors"
VERSIONS = "versions"
"""Key of the settings that may change between two starts of one run."""

Tensors = Mapping[str, Any]
"""Tensors of torch by name."""


class Run:
    """One run folder."""

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        """Look whether ``folder`` is free, or holds the run that ``settings`` ask for.

        They are plain values. Nothing is written yet: what a run needs may still be missing.

        Raises:
            BadInput: it holds another run, or something else.
        """
        self.folder = folder
        self._settings = settings
        if (folder / SETTINGS).exists():
            self._check_same(settings)
        elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput(f"{folder} holds something else; name an empty folder with -o.")

    def claim(self) -> None:
        """Make the folder and say in it whose it is, before anything else is put there."""
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / SETTINGS).exists():
            self.write(SETTINGS, _json(self._settings))

    def begin(self) -> tuple[dict[str, Any], Tensors]:
        """What :meth:`save` kept last, or nothing; statistics of later steps are dropped.

        Raises:
            BadInput: the state cannot be read.
        """
        self.claim()
        path = self.folder / STATE
        told: dict[str, Any] = {}
        tensors: Tensors = {}
        if path.is_file():
            library: Any = import_module("safetensors")
            try:
                with library.safe_open(path, framework="pt") as file:
                    told = json.loads(file.metadata()[TOLD])
                    names = cast("list[str]", file.keys())
                    tensors = {name: file.get_tensor(name) for name in names}
            except (library.SafetensorError, OSError, ValueError, KeyError, TypeError) as error:
                raise BadInput(
                    f"{path} cannot be read; remove it to begin this run again."
                ) from error
        kept = [line for line in self.stats() if line["step"] <= told.get("step", -1)]
        self.write(STATS, b"".join(_line(line) for line in kept))
        return told, tensors

    def save(self, told: Mapping[str, Any], tensors: Tensors) -> None:
        """Keep all that the next step needs: ``told`` holds ``step``, the steps that are done."""
        self.write(STATE, pack(tensors, told))

    def stats(self) -> list[dict[str, Any]]:
        """The statistics so far; a line that was cut off is left out."""
        path = self.folder / STATS
        if not path.is_file():
            return []
        found: list[dict[str, Any]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                break
        return found

    def log(self, line: Mapping[str, Any]) -> None:
        """Add one line of statistics; it holds ``step``."""
        with writing(self.folder), (self.folder / STATS).open("ab") as file:
            file.write(_line(line))

    def write(self, name: str, data: bytes) -> None:
        """Write a file of the run, whole or not at all."""
        write_whole(self.folder / name, data)

    def _check_same(self, asked: Mapping[str, Any]) -> None:
        try:
            found: object = json.loads((self.folder / SETTINGS).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BadInput(
                f"{self.folder / SETTINGS} cannot be read; name another folder with -o."
            ) from error
        before = cast("dict[str, Any]", found if isinstance(found, dict) else {})
        now = json.loads(_json(asked))
        names = sorted((before.keys() | now.keys()) - {VERSIONS})
        changed = [name for name in names if before.get(name) != now.get(name)]
        if changed:
            raise BadInput(
                f"{self.folder} holds a run that was begun with another value of "
                f"{', '.join(changed)}; name another folder with -o."
            )


def pack(tensors: Tensors, told: Mapping[str, Any]) -> bytes:
    """Safetensors with ``told`` in its metadata; the same bytes for the same values."""
    library: Any = import_module("safetensors.torch")
    plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    data: bytes = library.save(plain)
    end = 8 + int.from_bytes(data[:8], "little")
    # The library writes metadata in another order each time, so the header is put together here.
    metadata = {"format": "pt", TOLD: json.dumps(dict(told), sort_keys=True)}
    header = json.dumps({"__metadata__": metadata} | json.loads(data[8:end])).encode()
    header += b" " * (-len(header) % 8)
    return len(header).to_bytes(8, "little") + header + data[end:]


def _json(values: Mapping[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _line(values: Mapping[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False) + "\n").encode()
