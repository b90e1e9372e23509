"""The reader with a language model: Qwen3-8B as published, or anything that chats.

Two modes. ``paper`` is the published way, zero-shot: ``happiness`` or ``sadness`` and an English
prompt; :mod:`geurim.direct.trigger` puts ``hand drawing happiness style,`` before it. ``full``
asks for all that a reading holds. Output is constrained to a schema where the chat can enforce one,
and checked here in any case. A refused answer is asked for again with the reason; where that does
not help, or the service fails, the offline reader reads that diary, and the reading says so. No
diary makes this reader raise, and no word of a diary stands in what it says about itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geurim.llm import Answer, Chat, Schema
from geurim.llm.schema import Refused, parse
from geurim.read.answer import TOKENS, from_full, from_paper, full_schema, paper_schema
from geurim.read.offline import OfflineReader
from geurim.read.prompting import Mode, ask_for, load_prompt
from geurim.records import Diary, Reading
from geurim.seams import Reader

TRIES = 2
"""Times that a diary is asked about: greedy decoding gives one answer to one question, so more
than one repetition of the same complaint would change little."""
_AFTER = " after "


@dataclass(frozen=True, slots=True)
class _Way:
    schema: Schema
    understand: Callable[[Mapping[str, Any], Reading, str], Reading]


class QwenReader:
    """A :class:`~geurim.seams.Reader` that asks a language model."""

    def __init__(
        self,
        chat: Chat,
        model: str,
        *,
        mode: Mode = "full",
        shots: int = 0,
        offline: Reader | None = None,
    ) -> None:
        """``model`` names the model in readings; ``shots`` examples are shown to it (0: none).

        Raises:
            BadInput: the prompt file has fewer examples.
        """
        self._chat = chat
        self._prompt = load_prompt(mode)
        self._most = TOKENS[mode]
        self._shots = shots
        self._offline = offline or OfflineReader()
        self._way = (
            _Way(paper_schema(), from_paper) if mode == "paper" else _Way(full_schema(), from_full)
        )
        examples = f"+{shots}" if shots else ""
        self.name = f"{short_name(model)}/{self._prompt.version}{examples}"
        ask_for(Diary("", ""), self._prompt, self._way.schema, shots=shots, most=1)

    def __call__(self, diaries: Sequence[Diary], /) -> list[Reading]:
        """Read ``diaries``; one reading each, in order."""
        plain = self._offline(diaries)
        found: dict[int, Reading] = {}
        faults: dict[int, str] = {}
        open_ = list(range(len(diaries)))
        for _ in range(TRIES):
            asks = [
                ask_for(
                    diaries[index],
                    self._prompt,
                    self._way.schema,
                    shots=self._shots,
                    most=self._most,
                    problem=faults.get(index, ""),
                )
                for index in open_
            ]
            refused: list[int] = []
            for index, answer in zip(open_, self._chat(asks) if asks else (), strict=True):
                if answer.fault is not None:
                    faults[index] = answer.fault
                    continue
                try:
                    found[index] = self._understand(answer, plain[index])
                except Refused as error:
                    faults[index] = str(error)
                    refused.append(index)
            open_ = refused
        return [
            found[index] if index in found else self._fallen(plain[index], faults[index])
            for index in range(len(diaries))
        ]

    def let_go(self) -> None:
        """Free the memory of a model on this machine until the next diary is read."""
        free = getattr(self._chat, "let_go", None)
        if free is not None:
            free()

    def _understand(self, answer: Answer, plain: Reading) -> Reading:
        if answer.cut:
            raise Refused("the answer is cut off")
        value = parse(answer.text, self._way.schema)
        return self._way.understand(value, plain, self.name)

    def _fallen(self, plain: Reading, fault: str) -> Reading:
        return replace(plain, reader=f"{plain.reader}{_AFTER}{self.name}: {fault}")


def short_name(model: str) -> str:
    """The model without its owner or folder, in small letters: ``qwen3-8b``."""
    return model.rstrip("/\\").replace("\\", "/").rsplit("/", 1)[-1].lower() or "model"


def fallen_back(reader: str) -> str | None:
    """Why :attr:`Reading.reader` names another reader than was asked for; ``None`` if it does not.

    ``offline-1 after qwen3-8b/full-1: time-out`` gives ``time-out``.
    """
    _, after, rest = reader.partition(_AFTER)
    return rest.partition(": ")[2] if after else None
