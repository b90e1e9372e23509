"""What the project trained itself: safetensors, each with a card beside it; only loaded here."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from geurim.errors import BadInput, Missing

Arrays = dict[str, NDArray[Any]]


def load(name: str) -> Arrays:
    """Return the arrays of the shipped ``name.safetensors`` by name."""
    return _parse((resources.files("geurim.weights") / f"{name}.safetensors").read_bytes(), name)


def model(name: str) -> Path:
    """Folder of the shipped diffusers model ``name``.

    Raises:
        Missing: it is not in this version.
    """
    folder = Path(str(resources.files("geurim.weights") / name))
    if not (folder / "model_index.json").is_file():
        raise Missing(
            f"geurim-{name} has not been trained to the end yet and is not in this version; train "
            "one with geurim train base, and type --painter RUN/model, or --profile offline."
        )
    return folder


def load_file(path: Path) -> Arrays:
    """Return the arrays of a safetensors file by name; known by its content, not its suffix.

    Raises:
        Missing: there is no such file.
        BadInput: it cannot be read, or is no safetensors file.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Missing(f"There is no file {path}; check its name and folder.") from error
    except NotADirectoryError as error:
        raise BadInput(f"{path.parent} is a file; name the folder that holds it.") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).") from error
    return _parse(data, str(path))


def _parse(data: bytes, where: str) -> Arrays:
    from safetensors import SafetensorError
    from safetensors.numpy import load as parse

    try:
        return dict(parse(data))
    except (SafetensorError, ValueError) as error:
        raise BadInput(f"{where} is no safetensors file; name another one.") from error
    except KeyError as error:  # a number type such as bfloat16
        raise BadInput(f"{where} holds numbers that numpy lacks; name another file.") from error
