"""What lies in a model's folder, looked at before anything is loaded: by content, not by name.

A model is a diffusers folder (``model_index.json`` and a folder for every part) or the name of a
repository whose files ``hf download`` has put on this disk. Nothing is fetched, no pickle is
opened, no code of a repository is run.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator, Mapping
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
BYTES = {"F64": 8, "I64": 8, "F32": 4, "I32": 4, "F16": 2, "BF16": 2, "I8": 1, "U8": 1, "BOOL": 1}
"""Bytes of a number, by its name in a safetensors header; every F8 type has one."""
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
        name = "scheduler_config.json" if part == "scheduler" else "config.json"
        return _json(self.part(part) / name)

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
        return sum(count for path in self.weights(part) for count, _ in _tensors(path))

    def size(self, part: str) -> int:
        """Bytes of the weights of a part as they lie on the disk."""
        return sum(count * width for path in self.weights(part) for count, width in _tensors(path))

    def hashes(self) -> dict[str, str]:
        """SHA-256 of every weight file, by its name inside the folder."""
        return {
            f"{part}/{path.name}": sha256(path)
            for part in PARTS
            for path in (self.weights(part) if self.part(part).is_dir() else ())
        }


def find(model: str) -> Checkpoint:
    """Where ``model`` lies on this disk, looked through for what it lacks.

    Args:
        model: a folder, or a repository such as ``stabilityai/stable-diffusion-3.5-medium``.

    Raises:
        Missing: its files are not on this machine; the sentence says what to type.
        BadInput: it is no SD3-class model, or a weight file is broken.
    """
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _downloaded(model)
    index = folder / INDEX
    if not index.is_file():
        raise BadInput(
            f"--model {model}: the folder has no {INDEX}; name the folder of a diffusers model."
        )
    told = _json(index)
    kind = told.get("_class_name")
    if kind != "StableDiffusion3Pipeline":
        raise BadInput(
            f"--model {model} is a {kind or 'model of no known kind'}; "
            "only StableDiffusion3Pipeline can be painted with."
        )
    has_t5 = (folder / "text_encoder_3").is_dir()
    for part in PARTS:
        if not (folder / part).is_dir() and part not in OPTIONAL:
            raise _incomplete(model, part)
    found = Checkpoint(folder, model, has_t5)
    for part in PARTS:
        if not (folder / part).is_dir():
            continue
        files = found.weights(part)
        if not files and part != "scheduler" and not part.startswith("tokenizer"):
            raise _weightless(model, folder, part)
        for path in files:
            check(path)
    return found


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
    if start[:1] == b"\x80" or start[:4] == b"PK\x03\x04":
        raise BadInput(
            f"{path} is a pickle, which can run code when it is opened, and is never loaded; "
            "get the safetensors file of the same weights."
        )
    if start.startswith((b"version ", b"<")):
        raise BadInput(
            f"{path} holds a text and no weights (a Git LFS pointer or a web page was saved in "
            "their place); download it again."
        )
    try:
        told: object = json.loads(raw)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise BadInput(f"{path} is no safetensors file; download or copy it again.")
    tensors = cast("dict[str, Any]", told)
    try:
        end = max((t["data_offsets"][1] for n, t in tensors.items() if n[:2] != "__"), default=0)
    except (KeyError, IndexError, TypeError):
        raise BadInput(f"{path} is no safetensors file; download or copy it again.") from None
    if length != 8 + len(raw) + end:
        raise BadInput(
            f"{path} is not whole ({length:,} bytes instead of {8 + len(raw) + end:,}); "
            "download or copy it again."
        )
    return tensors


def sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal; read once for every state of it."""
    state = path.stat()
    return _digest(path.resolve(), state.st_size, state.st_mtime_ns)


@cache
def _digest(path: Path, size: int, changed: int) -> str:
    del size, changed  # they only tell one state of the file from another
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tensors(path: Path) -> Iterator[tuple[int, int]]:
    """How many numbers every tensor of ``path`` has, and their width in bytes."""
    for name, tensor in header(path).items():
        if name[:2] != "__":
            yield prod(tensor["shape"]), BYTES.get(tensor["dtype"], 1)


def _is_variant(name: str) -> bool:
    """Whether a name such as ``model.fp16.safetensors`` tells another precision."""
    return any(f".{kind}" in name for kind in ("fp16", "bf16", "fp8", "non_ema"))


def _json(path: Path) -> dict[str, Any]:
    try:
        values: object = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); copy it again.") from error
    except ValueError as error:
        raise BadInput(f"{path} is no JSON; copy it again.") from error
    if not isinstance(values, dict):
        raise BadInput(f"{path} holds no settings; copy it again.")
    return cast("dict[str, Any]", values)


def _downloaded(model: str) -> Path:
    """The folder into which ``hf download`` has put a repository."""
    if model.startswith((".", "/", "~")) or model.count("/") != 1:
        raise BadInput(
            f"--model {model} is neither a folder nor a repository such as "
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


def _incomplete(model: str, part: str) -> BadInput | Missing:
    if Path(model).is_dir():
        return BadInput(f"--model {model}: the folder has no {part}; copy the whole model again.")
    return Missing(f"Of {model} the folder {part} is missing; type: hf download {model}")


def _weightless(model: str, folder: Path, part: str) -> BadInput | Missing:
    pickles = [path for path in (folder / part).iterdir() if path.suffix in (".bin", ".pt", ".pth")]
    if pickles:
        return BadInput(
            f"--model {model}: {part} has only pickled weights ({pickles[0].name}), which can run "
            "code when they are opened; get the safetensors of the same weights."
        )
    return _incomplete(model, f"{part}/*.safetensors")
