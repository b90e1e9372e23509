"""Who reads and who paints, as options: shared by every verb that reads or draws diaries.

What is not given is left to the profile.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from geurim.settings import Settings
    from geurim.studio import Studio

_DIFFUSION = "Diffusion models"

Reader = Annotated[
    str | None,
    typer.Option(
        "--reader", metavar="offline|qwen|URL", help="Who reads: geurim, a model here, a server."
    ),
]
Mode = Annotated[str | None, typer.Option("--reader-mode", help="full, or paper: as published.")]
Model = Annotated[
    str | None, typer.Option(help="8B (the default), 0.6B … 32B, a folder, a server's name for it.")
]
Bits = Annotated[int | None, typer.Option(help="Precision of local weights: 16, 8 or 4.")]
Shots = Annotated[int | None, typer.Option(help="Examples that are shown to the model.")]
Adapter = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="What geurim train has written.")
]
Timeout = Annotated[int | None, typer.Option(help="Seconds that a server has for one answer.")]

Painter = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="An SD3-class model: a folder, or a repository that was downloaded.",
        rich_help_panel=_DIFFUSION,
    ),
]
Loras = Annotated[
    list[str] | None,
    typer.Option(
        "--lora",
        metavar="FILE[:SCALE]",
        help="A LoRA for it; may be given several times.",
        rich_help_panel=_DIFFUSION,
    ),
]
Steps = Annotated[
    int | None, typer.Option(help="Evaluations of the model.", rich_help_panel=_DIFFUSION)
]
Guidance = Annotated[
    float | None, typer.Option(help="How closely it keeps to words.", rich_help_panel=_DIFFUSION)
]
Batch = Annotated[
    int | None, typer.Option(help="Pictures painted at once.", rich_help_panel=_DIFFUSION)
]
Device = Annotated[str | None, typer.Option(help="cuda, mps or cpu.", rich_help_panel=_DIFFUSION)]
Precision = Annotated[
    str | None,
    typer.Option(help="float32, bfloat16 or float16.", rich_help_panel=_DIFFUSION),
]
Memory = Annotated[
    str | None,
    typer.Option(
        help="resident, staged (encoders first) or offload; default: what fits.",
        rich_help_panel=_DIFFUSION,
    ),
]
T5 = Annotated[
    str | None,
    typer.Option(
        "--t5", help="full, int8 or none; default: what fits.", rich_help_panel=_DIFFUSION
    ),
]


def reader(
    who: str | None,
    mode: str | None,
    model: str | None,
    bits: int | None,
    shots: int | None,
    timeout: int | None,
    adapter: Path | None,
) -> dict[str, Any]:
    """What was given of a :class:`~geurim.choices.ReaderChoice`."""
    return {
        "who": who, "mode": mode, "model": model, "bits": bits, "shots": shots,
        "timeout": timeout, "adapter": adapter,
    }  # fmt: skip


def painter(
    model: str | None,
    loras: list[str] | None,
    steps: int | None,
    guidance: float | None,
    batch: int | None,
    device: str | None,
    precision: str | None,
    memory: str | None,
    t5: str | None,
) -> dict[str, Any]:
    """What was given of a :class:`~geurim.choices.PainterChoice`."""
    from geurim.choices import LoraChoice

    return {
        "model": model, "loras": tuple(map(LoraChoice.parse, loras)) if loras else None,
        "steps": steps, "guidance": guidance, "batch": batch, "device": device,
        "precision": precision, "memory": memory, "t5": t5,
    }  # fmt: skip


def tell(settings: Settings) -> None:
    """Say where the diaries go, where they leave this machine."""
    from geurim.cli import show

    if settings.reader.is_server:
        from geurim.llm.server import base_url, is_here

        base = base_url(settings.reader.who)
        if not is_here(base):
            show.note(f"The diaries are sent to {base}, which is not this machine.")


def build(settings: Settings) -> Studio:
    """Put the studio together, and say where a diffusion model lies and what it lacks."""
    from geurim.build import build_studio
    from geurim.choices import MINI
    from geurim.cli import show

    studio = build_studio(settings)
    if settings.painter.model is None:
        return studio
    from geurim.diffusion.painter import DiffusionPainter

    if isinstance(studio.paint, DiffusionPainter):
        room = studio.paint.model
        show.note(f"The painter works on {room.device} in {room.precision}: {room.plan}.")
    if settings.painter.model == MINI:
        show.note(
            "geurim-mini paints: a small research model of this project, whose pictures are "
            f"{settings.size} pixels high and are enlarged for the page."
        )
    elif not settings.painter.loras:
        show.note(
            "No LoRA is given, so the base model paints and the child's style will be missing; "
            "name one with --lora FILE."
        )
    return studio
