"""What lies in a model's folder, looked at before anything is loaded: by content, not by name.

A model is a diffusers folder (``model_index.json`` and a folder for every part) or the name of a
repository whose files ``hf download`` has put on this disk. Nothing is fetched, no pickle is
opened, no code of a repository is run.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from math import prod
from pathlib import Path
from typing import Any, cast

from geurim.errors import BadInput, Missing

INDEX = "model_index.json"
PARTS = (
    "transformer",
    "vae",
    "scheduler",
    "text_encoder",
    "text_encoder_2",
    "text_encoder_3",
    "tokenizer",
    "tokenizer_2",
    "tokenizer_3",
)
OPTIONAL = frozenset({"text_encoder_3", "tokenizer_3"})
"""T5: SD3 was trained to do without it."""
SCHEDULER = "FlowMatchEulerDiscreteScheduler"
BYTES = {
    "F64": 8, "I64": 8, "U64": 8, "C64": 8, "F32": 4, "I32": 4, "U32": 4,
    "F16": 2, "BF16": 2, "I16": 2, "U16": 2, "I8": 1, "U8": 1, "BOOL": 1,
    "F8_E4M3": 1, "F8_E5M2": 1, "F8_E4M3FNUZ": 1, "F8_E5M2FNUZ": 1, "F8_E8M0": 1,
}  # fmt: skip
"""Bytes of a number, by its name in a safetensors header."""
METADATA = "__metadata__"
"""Key of a safetensors header that is no tensor."""
SMALL = 2**30
"""Bytes of weights that are hashed before anything is painted."""
_HEADER = 100_000_000
"""Largest header that safetensors itself reads, bytes."""
INSTALL = "pip install 'geurim[diffusion]'"
GATED = {
    "stabilityai/stable-diffusion-3.5-medium": (
        "https://huggingface.co/stabilityai/stable-diffusion-3.5-medium"
    )
}
"""Repositories whose licence must be accepted on their page first."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A folder that holds an SD3-class model."""

    folder: Path
    name: str
    """What it was asked for by: a repository or a folder."""
    has_t5: bool

    def part(self, name: str) -> Path:
        """Folder of a part."""
        return self.folder / name

    def config(self, part: str) -> Mapping[str, Any]:
        """Settings of a part.

        Raises:
            BadInput: they are not there, or are no JSON.
        """
        return _json(self._config(part))

    def number(self, part: str, setting: str) -> int:
        """A whole number, at least 1, among the settings of a part.

        Raises:
            BadInput: it is not there, or is something else.
        """
        value = self.config(part).get(setting)
        if type(value) is not int or value < 1:
            raise BadInput(
                f"{self._config(part)} has no usable '{setting}'; copy the whole model again."
            )
        return value

    def _config(self, part: str) -> Path:
        name = "scheduler_config.json" if part == "scheduler" else "config.json"
        return self.part(part) / name

    def longest(self, tokenizer: str) -> int:
        """Tokens that a tokenizer was made for; very many where it does not tell."""
        path = self.part(tokenizer) / "tokenizer_config.json"
        told = _json(path).get("model_max_length") if path.is_file() else None
        return int(told) if isinstance(told, int | float) and told < 2**31 else 2**31

    def weights(self, part: str) -> tuple[Path, ...]:
        """Weight files of a part, sorted; empty for a tokenizer.

        A folder may hold the same weights twice (``model.safetensors`` and
        ``model.fp16.safetensors``); the plain ones are loaded, so only these are meant.
        """
        found = sorted(self.part(part).glob("*.safetensors"))
        return tuple(path for path in found if not _is_variant(path.name))

    def parameters(self, part: str) -> int:
        """How many numbers the weights of a part hold, read from their headers."""
        return sum(prod(shape) for shape in self.shapes(part).values())

    def shapes(self, part: str) -> dict[str, tuple[int, ...]]:
        """Shapes of the weights of a part by name, read from their headers."""
        return {
            name: tuple(tensor["shape"])
            for path in self.weights(part)
            for name, tensor in header(path).items()
            if name != METADATA
        }

    def size(self, part: str) -> int:
        """Bytes of the weights of a part as they lie on the disk."""
        return sum(
            prod(tensor["shape"]) * BYTES[tensor["dtype"]]
            for path in self.weights(part)
            for name, tensor in header(path).items()
            if name != METADATA
        )

    def fingerprint(self) -> str:
        """Tells these weights from any others, hexadecimal.

        Of a small model their SHA-256, which takes a second; a large one is known by the names,
        sizes and times of its files.
        """
        files = [path for part in PARTS if self.part(part).is_dir() for path in self.weights(part)]
        if sum(path.stat().st_size for path in files) <= SMALL:
            told = [sha256(path) for path in files]
        else:
            states = [(path.name, path.stat()) for path in files]
            told = [f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    def hashes(self, *, without: frozenset[str] = frozenset()) -> dict[str, str]:
        """SHA-256 of every weight file but those of the parts ``without``, by its name inside."""
        return {
            f"{part}/{path.name}": sha256(path)
            for part in PARTS
            if part not in without
            for path in self.weights(part)
        }


def find(model: str) -> Checkpoint:
    """Where ``model`` lies on this disk, looked through for what it lacks.

    Args:
        model: a folder, or a repository such as ``stabilityai/stable-diffusion-3.5-medium``.

    Raises:
        Missing: its files are not on this machine; the sentence says what to type.
        BadInput: it is no SD3-class model, or a weight file is broken.
    """
    folder = _folder(model) or _downloaded(model)
    index = folder / INDEX
    if not index.is_file():
        raise BadInput(f"{folder} has no {INDEX}; name the folder of a diffusers model.")
    kind = _json(index).get("_class_name")
    if kind != "StableDiffusion3Pipeline":
        raise BadInput(
            f"{folder} holds a {kind or 'model of no known kind'}; "
            "only a StableDiffusion3Pipeline can be painted with."
        )
    found = Checkpoint(folder, model, has_t5=(folder / "text_encoder_3").is_dir())
    for part in PARTS:
        if found.part(part).is_dir():
            _check_part(found, part)
        elif part not in OPTIONAL:
            raise _incomplete(found, part)
    _check_scheduler(found)
    return found


def _check_part(found: Checkpoint, part: str) -> None:
    """See that all weights of ``part`` are there and whole."""
    if part == "scheduler" or part.startswith("tokenizer"):
        return
    files = found.weights(part)
    if not files:
        raise _weightless(found, part)
    for index in found.part(part).glob("*.safetensors.index.json"):
        if _is_variant(index.name):
            continue
        shards = _json(index).get("weight_map")
        if not isinstance(shards, dict):
            raise BadInput(f"{index} names no weights; copy it again.")
        for shard in sorted({str(name) for name in cast("dict[str, object]", shards).values()}):
            if not (found.part(part) / shard).is_file():
                raise _incomplete(found, f"{part}/{shard}")
    for path in files:
        check(path)


def _check_scheduler(found: Checkpoint) -> None:
    """Refuse noise levels that another rule makes: pictures would be wrong, and nobody told."""
    told = found.config("scheduler")
    kind = told.get("_class_name", SCHEDULER)
    if kind != SCHEDULER or told.get("use_dynamic_shifting") or told.get("invert_sigmas"):
        raise BadInput(
            f"{found.folder} has other noise levels ({kind}) than SD3, which this painter does not "
            f"know; use a model with a plain {SCHEDULER}."
        )


def check(path: Path) -> None:
    """See by the content of ``path`` that it is a whole safetensors file; no weight is read.

    Raises:
        BadInput: it is a pickle, cut short or something else, whatever its name says.
        Missing: there is no such file.
    """
    header(path)


def header(path: Path) -> dict[str, Any]:
    """The header of a safetensors file: every tensor's type, shape and place, and the metadata.

    Raises:
        BadInput: it is a pickle, cut short or something else, whatever its name says.
        Missing: there is no such file.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
            size = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
            raw = file.read(size) if 2 <= size <= _HEADER else b""
        length = path.stat().st_size
    except FileNotFoundError:
        raise Missing(f"There is no file {path}; check its name and folder.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).") from error
    try:
        told: object = json.loads(raw)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise BadInput(f"{path} {_something_else(start, length)}")
    tensors = cast("dict[str, Any]", told)
    end = _end(tensors, path)
    if length != 8 + len(raw) + end:
        raise BadInput(
            f"{path} is not whole ({length:,} bytes instead of {8 + len(raw) + end:,}); "
            "download or copy it again."
        )
    return tensors


def _something_else(start: bytes, length: int) -> str:
    """What a file is that begins with ``start`` and has no header of safetensors.

    Asked only then: the length of a sound header may look like the first bytes of anything.
    """
    if not length:
        return "is empty; download or copy it again."
    if start[:1] == b"\x80" or start[:4] == b"PK\x03\x04":
        return (
            "is a pickle, which can run code when it is opened, and is never loaded; "
            "get the safetensors file of the same weights."
        )
    if start.startswith((b"version ", b"<")):
        return (
            "holds a text and no weights (a Git LFS pointer or a web page was saved in "
            "their place); download it again."
        )
    return "is no safetensors file, or its beginning is cut or damaged; download or copy it again."


def _end(tensors: Mapping[str, Any], path: Path) -> int:
    """Bytes of all ``tensors`` of a header, which lie behind one another without gaps.

    Raises:
        BadInput: they do not, or have other sizes than their shapes say.
    """
    end = 0
    try:
        told = tensors.get(METADATA, {})
        sound = isinstance(told, dict)
        for _, tensor in sorted(
            ((name, each) for name, each in tensors.items() if name != METADATA),
            key=lambda pair: pair[1]["data_offsets"],
        ):
            first, last = tensor["data_offsets"]
            sides = tensor["shape"]
            sound &= all(type(side) is int and side >= 0 for side in (first, last, *sides))
            sound &= first == end and last - first == prod(sides) * BYTES[tensor["dtype"]]
            end = last
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        raise BadInput(f"{path} has a damaged table of weights; download or copy it again.")
    return end


def sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal; read once for every state of it."""
    state = path.stat()
    return _digest(path.resolve(), state.st_size, state.st_mtime_ns)


@cache
def _digest(path: Path, size: int, changed: int) -> str:
    del size, changed  # they only tell one state of the file from another
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_variant(name: str) -> bool:
    """Whether a name such as ``model.fp16.safetensors`` tells another precision."""
    return any(f".{kind}" in name for kind in ("fp16", "bf16", "fp8", "non_ema"))


def _json(path: Path) -> dict[str, Any]:
    try:
        values: object = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); copy it again.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path} is no JSON; copy it again.") from error
    if not isinstance(values, dict):
        raise BadInput(f"{path} holds no settings; copy it again.")
    return cast("dict[str, Any]", values)


def _folder(model: str) -> Path | None:
    """The folder called ``model``, where there is one."""
    try:
        folder = Path(model).expanduser()
        return folder if folder.is_dir() else None
    except (OSError, RuntimeError):  # a name that no file can have, or nobody's home
        return None


def _downloaded(model: str) -> Path:
    """The folder into which ``hf download`` has put a repository."""
    if model.startswith((".", "/", "~")) or model.count("/") != 1:
        raise BadInput(
            f"{model} is neither the folder of a model nor a repository such as "
            "stabilityai/stable-diffusion-3.5-medium."
        )
    try:
        library: Any = import_module("huggingface_hub")
    except ImportError:
        raise Missing(f"Painting with diffusion needs diffusers; type: {INSTALL}.") from None
    try:
        return Path(library.snapshot_download(model, local_files_only=True))
    except (OSError, ValueError):
        raise absent(model) from None


def absent(model: str) -> Missing:
    """What to type when the weights of ``model`` are not on this machine."""
    page = GATED.get(model)
    if page is None:
        return Missing(f"The weights of {model} are not on this machine; type: hf download {model}")
    return Missing(
        f"The weights of {model} are not on this machine: accept the licence on {page}, "
        f"then type: hf auth login && hf download {model}"
    )


def _incomplete(found: Checkpoint, name: str) -> BadInput | Missing:
    if _folder(found.name):
        return BadInput(f"{found.folder} has no {name}; copy the whole model again.")
    return Missing(f"Of {found.name} {name} is missing; type: hf download {found.name}")


def _weightless(found: Checkpoint, part: str) -> BadInput | Missing:
    kinds = (".bin", ".pt", ".pth", ".ckpt")
    pickles = sorted(path for path in found.part(part).iterdir() if path.suffix in kinds)
    if pickles:
        return BadInput(
            f"{found.part(part)} has only pickled weights ({pickles[0].name}), which can run code "
            "when they are opened; get the safetensors of the same weights."
        )
    return _incomplete(found, f"{part}/*.safetensors")
