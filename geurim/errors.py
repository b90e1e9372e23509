"""What can go wrong for a user, and the exit code that says so.

Every message is one sentence that says what is wrong, where, and what to do next. Anything that
is not a :class:`GeurimError` is a defect of ours: its place is shown, never its message, which
may quote a diary.
"""

from __future__ import annotations


class GeurimError(Exception):
    """A user's problem: shown as one sentence, without a traceback."""

    exit_code = 2


class BadInput(GeurimError):
    """A diary, a file or a setting that cannot be used (exit code 2)."""


class EntryFailed(GeurimError):
    """One entry of many failed; the others are done (exit code 1)."""

    exit_code = 1


class Missing(GeurimError):
    """A model or a service is not there; the message gives the line to type (exit code 3)."""

    exit_code = 3
