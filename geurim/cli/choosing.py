"""Who reads, as options: shared by every verb that reads diaries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

if TYPE_CHECKING:
    from geurim.settings import ReaderChoice

FULL = "full"

Reader = Annotated[
    str,
    typer.Option(
        "--reader", metavar="offline|qwen|URL", help="Who reads: geurim, a model here, a server."
    ),
]
Mode = Annotated[str, typer.Option("--reader-mode", help="full, or paper: as published.")]
Model = Annotated[
    str | None, typer.Option(help="8B (the default), 0.6B … 32B, a folder, a server's name for it.")
]
Bits = Annotated[int, typer.Option(help="Precision of local weights: 16, 8 or 4.")]
Shots = Annotated[int, typer.Option(help="Examples that are shown to the model.")]
Adapter = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="What geurim train has written.")
]
Timeout = Annotated[int, typer.Option(help="Seconds that a server has for one answer.")]


def choose(
    who: str,
    mode: str,
    model: str | None,
    bits: int,
    shots: int,
    timeout: int,
    adapter: Path | None,
) -> ReaderChoice:
    """Who is to read; says where the diaries go when they leave this machine."""
    from geurim.settings import ReaderChoice

    choice = ReaderChoice(
        who, cast("Any", mode), model, cast("Any", bits), shots, timeout, adapter=adapter
    )
    if choice.is_server:
        from geurim.cli import show
        from geurim.llm.server import base_url, is_here

        base = base_url(who)
        if not is_here(base):
            show.note(f"The diaries are sent to {base}, which is not this machine.")
    return choice
