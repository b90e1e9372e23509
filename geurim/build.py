"""The one place where a profile becomes a studio: its reader, director and painter."""

from __future__ import annotations

from functools import partial

from geurim.errors import BadInput
from geurim.records import Diary, Page, Picture
from geurim.settings import Settings
from geurim.studio import Studio


def build_studio(settings: Settings) -> Studio:
    """Put together the studio that ``settings`` asks for.

    Raises:
        BadInput: no studio is known for the profile.
    """
    if settings.profile == "offline":
        return _offline(settings)
    raise BadInput(f"There is no profile '{settings.profile}'; type --profile offline.")


def _offline(settings: Settings) -> Studio:
    from geurim.crayon.painter import CrayonPainter
    from geurim.direct.trigger import TemplateDirector
    from geurim.page import FRAME_RATIO, check_font
    from geurim.read.offline import OfflineReader

    if settings.font is not None:
        check_font(settings.font)  # else every entry would be painted first, and fail for itself
    return Studio(
        read=OfflineReader(),
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
