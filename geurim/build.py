"""The one place where settings become a studio: its reader, director and painter."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geurim.errors import BadInput
from geurim.records import Diary, Page, Picture
from geurim.seams import Reader
from geurim.settings import ReaderChoice, Settings
from geurim.studio import Studio

if TYPE_CHECKING:
    from geurim.llm.adapter import Adapter


def build_studio(settings: Settings) -> Studio:
    """Put together the studio that ``settings`` asks for.

    Raises:
        BadInput: no studio is known for the profile.
    """
    if settings.profile == "offline":
        return _offline(settings)
    raise BadInput(f"There is no profile '{settings.profile}'; type --profile offline.")


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


def _offline(settings: Settings) -> Studio:
    from geurim.crayon.painter import CrayonPainter
    from geurim.direct.trigger import TemplateDirector
    from geurim.page import FRAME_RATIO, check_font

    if settings.font is not None:
        check_font(settings.font)  # else every entry would be painted first, and fail for itself
    return Studio(
        read=build_reader(settings.reader),
        direct=TemplateDirector(round(settings.size * FRAME_RATIO), settings.size),
        paint=CrayonPainter(),
        lay_out=partial(_lay_out, settings),
        emotion=settings.emotion,
    )


def _lay_out(settings: Settings, diary: Diary, picture: Picture) -> Page:
    """Whoever signs keeps one hand on all pages; else the hand follows the entry's seed."""
    from geurim.diaries import default_seed
    from geurim.page import lay_out

    hand = default_seed("writer", diary.nickname) if diary.nickname else diary.seed
    return lay_out(diary, picture, writer_seed=hand, dpi=settings.dpi, font=settings.font)
