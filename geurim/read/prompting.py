"""From a diary to a chat: prompt files, and a diary that can be nothing but data.

A prompt file ``prompts/<mode>-<version>.toml`` holds the system prompt, the frame of the user's
message, the sentence that is added when an answer was refused, and examples for few-shot. A file
never changes once it was used: a better one gets the next number, and a reading names its own.

Whatever has a meaning to a chat template, a tokenizer or our frame is built with ``< > [ ]``
(``<|im_end|>``, ``</diary>``, ``<think>``, ``[INST]``). These four become their full-width forms
in what a diary says, one character for one, so that no diary can end its frame or speak in another
role, on any model, and places in the text stay where they are.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from geurim.errors import BadInput
from geurim.llm import Ask, Schema, Turn
from geurim.records import Diary
from geurim.vocabulary import actions, places

Mode = Literal["paper", "full"]
VERSIONS: dict[Mode, str] = {"paper": "paper-1", "full": "full-1"}
_WIDE = str.maketrans("<>[]", "＜＞［］")
_WEATHER = {
    "clear": "맑음",
    "cloudy": "흐림",
    "rain": "비",
    "snow": "눈",
    "wind": "바람",
    "storm": "폭풍",
}


@dataclass(frozen=True, slots=True)
class Shot:
    """An example: a diary of our own and its answer."""

    diary: str
    answer: str


@dataclass(frozen=True, slots=True)
class PromptFile:
    """One prompt file."""

    version: str
    system: str
    user: str
    again: str
    shots: tuple[Shot, ...]


@cache
def load_prompt(mode: Mode) -> PromptFile:
    """The current prompt file of ``mode``, with the vocabulary's ids filled in."""
    version = VERSIONS[mode]
    path = resources.files("geurim.read") / "prompts" / f"{version}.toml"
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    system = values["system"].replace("{places}", ", ".join(places()))
    return PromptFile(
        version,
        system.replace("{actions}", ", ".join(actions())).strip(),
        values["user"].strip(),
        values["again"].strip(),
        tuple(Shot(**shot) for shot in values["shots"]),
    )


def inert(text: str) -> str:
    """``text``, as long as it was, without a character that could mean anything but itself."""
    return text.translate(_WIDE)


def ask_for(
    diary: Diary, prompt: PromptFile, schema: Schema, *, shots: int, most: int, problem: str = ""
) -> Ask:
    """The chat about ``diary``: system, ``shots`` examples, and one message of the user.

    ``problem`` says why an earlier answer was refused.

    Raises:
        BadInput: there are fewer than ``shots`` examples.
    """
    if not 0 <= shots <= len(prompt.shots):
        raise BadInput(
            f"--shots {shots}: {prompt.version} has {len(prompt.shots)} examples; choose from 0 "
            f"to {len(prompt.shots)}."
        )
    turns = [Turn("system", prompt.system)]
    for shot in prompt.shots[:shots]:
        turns.append(Turn("user", prompt.user.replace("{diary}", inert(shot.diary))))
        turns.append(Turn("assistant", shot.answer))
    said = prompt.user.replace("{diary}", inert(_told(diary)))
    if problem:
        said += f"\n\n{prompt.again.replace('{problem}', problem)}"
    turns.append(Turn("user", said))
    return Ask(tuple(turns), schema, most)


def _told(diary: Diary) -> str:
    """What the writer wrote: date, weather and title as on the page, then the text."""
    head: list[str] = []
    if diary.date is not None:
        head.append(f"날짜: {diary.date.isoformat()}")
    if diary.weather is not None:
        head.append(f"날씨: {_WEATHER[diary.weather]}")
    if diary.title:
        head.append(f"제목: {diary.title}")
    return "\n".join([*head, diary.text])
