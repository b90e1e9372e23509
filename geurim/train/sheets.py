"""Sample sheets: the same prompts and seeds after every so many steps, to see what a model learns.

Painted by the very sampler that ``geurim draw`` uses, with the averaged weights. Judges nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from geurim.diffusion.model import from_latents, predicted
from geurim.diffusion.sampler import Guidance, noise, sample
from geurim.records import Pixels

if TYPE_CHECKING:
    from torch import Tensor

    from geurim.diffusion.text import Condition
    from geurim.train.mini import Networks

PROMPTS = (
    "A crying girl on the left and a happy dog at the right, in a park, flat illustration.",
    "왼쪽에서 우는 여자아이와 오른쪽에서 웃는 강아지, 공원, 깔끔한 일러스트",
    "A happy boy in the middle, on the beach, a bright sun, warm colours, soft painting.",
    "An angry woman in the middle, in a kitchen, dark red colours, flat illustration.",
    "A frightened cat on the left, a house on the right, at night, violet colours, soft painting.",
    "밤하늘 아래 겁먹은 고양이가 왼쪽에 있다. 오른쪽에 집이 있다.",
    "A car on the left, a tree at the right, rain, grey-blue colours, flat illustration.",
    "A rabbit on the left, an apple in the middle, a ball on the right, pencil sketch.",
    "A sleeping baby in the middle, in a bedroom, soft pastel colours, flat illustration.",
    "An amazed grandmother, snow, a school building behind, pencil drawing.",
    "A bear with a wide laugh, on a playground, candy colours, flat illustration.",
    "",
)
STEPS, GUIDANCE, ACROSS = 20, 4.0, 4


@dataclass(frozen=True, slots=True)
class Easel:
    """What the sampler needs of a model, put together of networks that are learning."""

    nets: Networks
    vae: Any
    scheduler: Any
    device: str

    @property
    def precision(self) -> str:
        """Weights that learn are float32."""
        return "float32"

    @property
    def channels(self) -> int:
        """Channels of the latents."""
        return int(self.vae.config.latent_channels)

    @property
    def factor(self) -> int:
        """Pixels on the side of one latent cell."""
        return 2 ** (len(self.vae.config.block_out_channels) - 1)

    def predict(self, x: Tensor, sigma: Tensor | float, condition: Condition) -> Tensor:
        """The velocity at ``x``: see :meth:`geurim.diffusion.model.Model.predict`."""
        return predicted(self.nets.transformer, x, sigma, condition)


def sheet(
    nets: Networks, vae: Any, shift: float, size: int, device: str, prompts: Sequence[str] = PROMPTS
) -> Pixels:
    """One picture a prompt, :data:`ACROSS` in a row; shape (rows · size, columns · size, 3).

    Args:
        nets: with the weights that are to be looked at.
        vae: of their latents.
        shift: of the noise levels.
        size: of a picture, pixels.
        device: where all of them are.
        prompts: the picture of number *k* has the seed *k*.
    """
    torch: Any = import_module("torch")
    kind: Any = import_module("diffusers").FlowMatchEulerDiscreteScheduler
    easel = Easel(nets, vae, kind(shift=shift), device)
    with torch.no_grad():
        positive = nets.text.encode(nets.text.tokens(prompts))
        negative = nets.text.encode(nets.text.tokens([""] * len(prompts)))
        start = noise(easel, range(len(prompts)), size, size)
        steps = sample(easel, positive, negative, start, steps=STEPS, guidance=Guidance(GUIDANCE))
        last = deque(steps, maxlen=1).pop()
        pictures = from_latents(vae, last.latents).float().clamp(-1.0, 1.0).cpu()
    made = ((pictures.permute(0, 2, 3, 1).numpy() + 1.0) * 127.5).round().astype(np.uint8)
    blank = np.full_like(made[0], 255)
    cells = [*made, *[blank] * (-len(made) % ACROSS)]
    rows = [np.concatenate(cells[at : at + ACROSS], axis=1) for at in range(0, len(cells), ACROSS)]
    return np.concatenate(rows, axis=0)
