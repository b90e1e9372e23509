"""What a training delivers takes its place whole: a file or a folder that others may be reading.

Libraries write networks where they are told, piece by piece; here they are told a hidden place.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from geurim.files import HIDDEN, CannotWrite, writing


@contextmanager
def whole(path: Path) -> Generator[Path]:
    """Yield a hidden place beside ``path``; what was written there is ``path`` at the end.

    Whoever has opened the old one reads on in it. An error leaves the old one, and what a killed
    run has left hidden is cleared away by the next.

    Raises:
        CannotWrite: the folder cannot be written to, or the disk is full.
    """
    library: Any = import_module("safetensors")
    new, old = (path.with_name(f"{HIDDEN}-{age}-{path.name}") for age in ("new", "old"))
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove(new)
        try:
            yield new
            if path.is_dir():  # a folder cannot be renamed over another
                _remove(old)
                path.rename(old)
            new.replace(path)
        except library.SafetensorError as error:
            raise CannotWrite(
                f"Writing {path} failed, perhaps because the disk is full; make room and run the "
                "same command again."
            ) from error
        finally:
            _remove(new)
            if path.exists():
                _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
