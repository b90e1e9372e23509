"""Asking a language model for JSON: what is asked, what comes back, and the one seam between.

Two ways stand behind it: :mod:`geurim.llm.local` (transformers on this machine) and
:mod:`geurim.llm.server` (any OpenAI-compatible server). Neither knows what a diary is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Schema = Mapping[str, Any]
"""A JSON schema, of the keywords that :mod:`geurim.llm.schema` knows."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One chat that is to be answered with JSON."""

    turns: tuple[Turn, ...]
    schema: Schema
    most: int
    """Tokens of the answer at most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, or why it said nothing; the words of a fault never quote the chat."""

    text: str = ""
    cut: bool = False
    """The answer reached its limit of tokens before it was finished."""
    fault: str | None = None
    """``time-out``, ``HTTP 500`` …: the service failed, and asking the same again would not help.
    The client has retried already."""


class Chat(Protocol):
    """Answers asks: greedy, without thinking aloud, in JSON where the way can enforce it."""

    def __call__(self, asks: Sequence[Ask], /) -> list[Answer]:
        """One answer an ask, in order; answer *k* depends on ask *k* alone."""
        ...
