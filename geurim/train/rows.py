"""Chats as tokens: what the loop of :mod:`geurim.train.sft` is fed with.

A chat is tokenised as the reader tokenises it in use, question and answer each for itself; nothing
is cut: what is too long is left out and counted.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geurim.diaries.labelled import load_labelled
from geurim.errors import BadInput
from geurim.llm.local import prompt_tokens
from geurim.read.prompting import Mode
from geurim.train.chats import Example, Examples, examples


@dataclass(frozen=True, slots=True)
class Row:
    """One chat as tokens."""

    tokens: Sequence[int]
    start: int
    """Place of the answer's first token."""


@dataclass(frozen=True, slots=True)
class Split:
    """One set of chats."""

    rows: Sequence[Row]
    left_out: Mapping[str, int]
    """How many diaries were left out, by reason."""

    def and_(self, other: Split) -> Split:
        """Both."""
        left_out = Counter(self.left_out)
        left_out.update(other.left_out)
        return Split([*self.rows, *other.rows], dict(left_out))

    @property
    def tokens(self) -> int:
        """All tokens."""
        return sum(len(row.tokens) for row in self.rows)

    @property
    def learnt(self) -> int:
        """Tokens of the answers, which alone have a loss."""
        return sum(len(row.tokens) - row.start for row in self.rows)

    @property
    def sha256(self) -> str:
        """Of all tokens: it changes with texts, labels, prompt, rules and tokenizer."""
        told = json.dumps([[row.start, *row.tokens] for row in self.rows])
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def longest(self) -> int:
        """Tokens of the longest chat."""
        return max((len(row.tokens) for row in self.rows), default=0)


def load_splits(
    data: Path, corrections: Path | None, mode: Mode, tokenizer: Any, longest: int
) -> tuple[Split, Split]:
    """The chats of ``train.jsonl`` (with the corrections) and ``dev.jsonl`` in ``data``.

    Raises:
        BadInput: a file is not there, is broken, or has nothing that ``mode`` can learn from.
    """
    found = {name: _examples(data / f"{name}.jsonl", mode) for name in ("train", "dev")}
    splits = {name: _split(each, tokenizer, longest) for name, each in found.items()}
    for name, split in splits.items():
        if not split.rows:
            reasons = ", ".join(f"{count} × {reason}" for reason, count in split.left_out.items())
            raise BadInput(
                f"Nothing of {data / f'{name}.jsonl'} can be trained on in the mode {mode}: "
                f"{reasons}."
            )
    if corrections is None:
        return splits["train"], splits["dev"]
    more = _split(_examples(corrections, mode, corrected=True), tokenizer, longest)
    return splits["train"].and_(more), splits["dev"]


def _examples(path: Path, mode: Mode, *, corrected: bool = False) -> Examples:
    batch = load_labelled(path)
    if batch.failures:
        raise BadInput(f"{batch.failures[0].sentence} Mend the file first.")
    return examples(batch.entries, mode, corrected=corrected)


def _split(found: Examples, tokenizer: Any, longest: int) -> Split:
    rows = [_row(each, tokenizer) for each in found.chats]
    fitting = [row for row in rows if len(row.tokens) <= longest]
    left_out = dict(found.left_out)
    if len(fitting) < len(rows):
        left_out[f"longer than {longest} tokens"] = len(rows) - len(fitting)
    return Split(fitting, left_out)


def _row(example: Example, tokenizer: Any) -> Row:
    """The question's tokens as the reader gives them, the answer's, and the end of the turn."""
    question = prompt_tokens(tokenizer, example.ask)
    answer: list[int] = tokenizer(example.answer, add_special_tokens=False)["input_ids"]
    return Row([*question, *answer, tokenizer.eos_token_id], len(question))
