"""Prompts become what the transformer reads: two CLIP towers and T5, exactly as SD3 joins them.

The towers' last-but-one hidden states stand side by side, are padded with zeros to T5's width and
come before T5's states; the pooled vectors of both towers are joined. Where T5 is left out its
states are zeros, as in training (Esser et al. 2024, section 4.2). No attention mask is passed: SD3
was trained to see the padding.

Every text is encoded alone, so that its states depend neither on a batch nor on an order. Keeping
them is for :class:`geurim.diffusion.model.Model`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

T5_LENGTH = 256
"""Tokens of T5 in SD3's own pipeline."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What the transformer is told, for a batch of B pictures."""

    sequence: Tensor
    """Shape (B, 77 + T5 tokens, joint width)."""
    pooled: Tensor
    """Shape (B, both towers' width)."""

    def __len__(self) -> int:
        return int(self.pooled.shape[0])

    def to(self, device: Any, dtype: Any) -> Condition:
        """The same on another device, in another type."""
        return Condition(self.sequence.to(device, dtype), self.pooled.to(device, dtype))


def join(conditions: Sequence[Condition]) -> Condition:
    """One condition of several, in order."""
    import torch

    return Condition(
        torch.cat([each.sequence for each in conditions]),
        torch.cat([each.pooled for each in conditions]),
    )


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the three encoders read of B texts, cut and padded; int64."""

    first: Tensor
    """Shape (B, tokens of the first tower)."""
    second: Tensor
    third: Tensor | None
    """``None``: T5 is left out."""


@dataclass(frozen=True, slots=True)
class Tower:
    """A text encoder with its tokenizer."""

    tokenizer: Any
    network: Any
    length: int
    """Tokens that it reads, with those that begin and end a text."""

    def tokens(self, texts: Sequence[str]) -> Tensor:
        """Tokens of ``texts``, cut and padded to the length; shape (B, length), on the CPU."""
        made = self.tokenizer(
            list(texts),
            padding="max_length",
            max_length=self.length,
            truncation=True,
            return_tensors="pt",
        )
        return made.input_ids

    def count(self, text: str) -> int:
        """Tokens that ``text`` would have if it were not cut."""
        return len(self.tokenizer(text, truncation=False, verbose=False).input_ids)


@dataclass(frozen=True, slots=True)
class Cut:
    """A text that is longer than an encoder reads."""

    encoder: str
    """``CLIP`` or ``T5``."""
    tokens: int
    read: int


class TextEncoders:
    """The encoders of an SD3-class model."""

    def __init__(self, clips: tuple[Tower, Tower], t5: Tower | None, *, t5_length: int, width: int):
        """``width`` is the transformer's ``joint_attention_dim``."""
        self.clips = clips
        self.t5 = t5
        self.t5_length = t5_length
        self.width = width

    def __call__(self, texts: Sequence[str]) -> Condition:
        """The condition of ``texts``, one row each, on the encoders' device."""
        import torch

        with torch.no_grad():
            return join([self.encode(self.tokens([text])) for text in texts])

    def cut(self, text: str) -> list[Cut]:
        """Which encoders do not read ``text`` to its end."""
        towers = [("CLIP", self.clips[0])] + ([("T5", self.t5)] if self.t5 is not None else [])
        counted = [(name, tower.count(text), tower.length) for name, tower in towers]
        return [Cut(name, count, length) for name, count, length in counted if count > length]

    def tokens(self, texts: Sequence[str]) -> Tokens:
        """What the encoders read of ``texts``."""
        first, second = (tower.tokens(texts) for tower in self.clips)
        return Tokens(first, second, None if self.t5 is None else self.t5.tokens(texts))

    def encode(self, tokens: Tokens) -> Condition:
        """The condition of ``tokens``; gradients flow: the small model trains its encoders."""
        import torch
        from torch.nn.functional import pad

        ids = (tokens.first, tokens.second)
        made = [_clip(tower.network, each) for tower, each in zip(self.clips, ids, strict=True)]
        sequence = torch.cat([hidden for hidden, _ in made], dim=-1)
        pooled = torch.cat([vector for _, vector in made], dim=-1)
        if self.t5 is None or tokens.third is None:
            last = sequence.new_zeros((len(tokens.first), self.t5_length, self.width))
        else:
            network = self.t5.network
            last = network(tokens.third.to(network.device))[0].to(sequence)
        sequence = pad(sequence, (0, last.shape[-1] - sequence.shape[-1]))
        return Condition(torch.cat([sequence, last], dim=-2), pooled)


def _clip(network: Any, ids: Tensor) -> tuple[Tensor, Tensor]:
    """The last but one hidden states, and the pooled vector."""
    told = network(ids.to(network.device), output_hidden_states=True)
    return told.hidden_states[-2], told[0]
