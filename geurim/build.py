"""The one place where settings become a studio: its reader, director and painter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from geurim.choices import MINI, PAINTER
from geurim.errors import BadInput
from geurim.records import Diary, Page, Picture
from geurim.seams import Painter, Reader
from geurim.settings import PainterChoice, ReaderChoice, Settings
from geurim.studio import Studio

if TYPE_CHECKING:
    from geurim.llm.adapter import Adapter

PATCH = 16
"""Widths that every SD3-class model can paint are multiples of this many pixels."""


def build_studio(settings: Settings) -> Studio:
    """Put together the studio that ``settings`` asks for.

    Raises:
        Missing: a package, weights, memory or a server are not there.
        BadInput: a model, an adapter, a LoRA or a font cannot be used.
    """
    from geurim.direct.trigger import TemplateDirector
    from geurim.page import FRAME_RATIO, check_font

    if settings.font is not None:
        check_font(settings.font)  # else every entry would be painted first, and fail for itself
    brush = settings.painter
    step = 1 if brush.model is None else PATCH
    ratio = 1.0 if settings.square else FRAME_RATIO
    width = round(settings.size * ratio / step) * step
    # The painter's files and the room for it are looked at before a reader fills the memory.
    paint = build_painter(brush, width, settings.size)
    read = build_reader(settings.reader)
    return Studio(
        read=read,
        direct=TemplateDirector(width, settings.size, brush.steps, brush.guidance),
        paint=paint,
        lay_out=partial(_lay_out, settings),
        emotion=settings.emotion,
        let_go=_let_go(read) if settings.reader.who == "qwen" and brush.model else None,
    )


def build_painter(choice: PainterChoice, width: int, height: int) -> Painter:
    """The painter of ``choice``; a diffusion model is looked at here, and loaded when it paints.

    Raises:
        Missing: a package, the weights or the memory are not there.
        BadInput: the model or a LoRA cannot be used, or the size cannot be painted.
    """
    if choice.model is None:
        from geurim.crayon.painter import CrayonPainter

        return CrayonPainter()
    from geurim.diffusion.lora import Lora
    from geurim.diffusion.model import Wish, load_model
    from geurim.diffusion.painter import DiffusionPainter, check_size

    wish = Wish(
        device=choice.device,
        precision=cast("Any", choice.precision),
        memory=cast("Any", choice.memory),
        t5=cast("Any", choice.t5),
        t5_length=choice.t5_length,
        width=width,
        height=height,
        batch=choice.batch,
    )
    loras = tuple(Lora(each.path, each.scale) for each in choice.loras)
    model = load_model(choice.place, wish, loras)
    check_size(model, width, height)
    # What stands on the page names no file: those are often called after a child or a class.
    name = MINI if choice.model == MINI else "sd3"
    version = f"{name} {PAINTER} ({model.precision}, T5 {model.plan.t5})"
    return DiffusionPainter(model, version, loras, choice.batch)


def _let_go(read: Reader) -> Callable[[], None]:
    """Two large models share one device in turns: the reader's goes before the painter's comes."""
    free: Callable[[], None] = cast("Any", read).let_go
    return free


def build_reader(choice: ReaderChoice) -> Reader:
    """The reader of ``choice``: a model is loaded, or a server asked what it takes, right here.

    Raises:
        Missing: a package, the weights or the server are not there.
        BadInput: the model, the URL or the number of examples cannot be used.
    """
    from geurim.read.offline import OfflineReader

    if choice.who == "offline":
        return OfflineReader(choice.adapter / "reader.safetensors" if choice.adapter else None)
    from geurim.read.qwen import QwenReader

    if choice.is_server:
        from geurim.llm.server import connect

        server = connect(choice.who, choice.model, timeout=choice.timeout)
        return QwenReader(server, server.model, mode=choice.mode, shots=choice.shots)
    from geurim.llm.local import DEFAULT, full_name, load_local

    adapter = None if choice.adapter is None else _adapter(choice.adapter, choice)
    model = choice.model or (adapter.base if adapter else None) or DEFAULT
    name = full_name(model).rstrip("/\\") + (f"+{adapter.name}" if adapter else "")
    local = load_local(model, bits=choice.bits, batch=choice.batch, adapter=adapter)
    return QwenReader(local, name, mode=choice.mode, shots=choice.shots)


def _adapter(folder: Path, choice: ReaderChoice) -> Adapter:
    """What is in ``folder``; it must have learnt the questions that it will be asked.

    Raises:
        BadInput: it is no adapter, or one for another prompt or model.
    """
    from geurim.llm.adapter import look
    from geurim.llm.local import full_name
    from geurim.read.prompting import VERSIONS

    adapter = look(folder)
    wanted = VERSIONS[choice.mode]
    if adapter.prompt not in (None, wanted):
        raise BadInput(
            f"--adapter {folder} was trained with the prompt {adapter.prompt}, and --reader-mode "
            f"{choice.mode} asks with {wanted}; choose the other mode, or train another one."
        )
    given = full_name(choice.model) if choice.model else adapter.base
    if adapter.base not in (None, given) and not any(
        Path(name).is_dir() for name in (given or "", adapter.base or "")
    ):
        raise BadInput(
            f"--adapter {folder} was trained on {adapter.base}, not on {given}; leave --model out."
        )
    return adapter


def _lay_out(settings: Settings, diary: Diary, picture: Picture) -> Page:
    """Whoever signs keeps one hand on all pages; else the hand follows the entry's seed."""
    from geurim.diaries import default_seed
    from geurim.page import lay_out

    hand = default_seed("writer", diary.nickname) if diary.nickname else diary.seed
    return lay_out(diary, picture, writer_seed=hand, dpi=settings.dpi, font=settings.font)
