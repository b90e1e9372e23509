"""Sample sheets: the same prompts and seeds give the same pictures, by the sampler that is used."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

torch: Any = pytest.importorskip("torch", reason="the extra 'train' is not installed")
pytest.importorskip("diffusers", reason="the extra 'train' is not installed")

from geurim.train import mini  # noqa: E402
from geurim.train.sheets import ACROSS, PROMPTS, sheet  # noqa: E402
from tests import tiny_sd3  # noqa: E402

SHAPE = mini.Shape(
    layers=2, heads=2, head=16, dual=1, joint=32, clips=(32, 32), clip_layers=2, t5_layers=1
)


def networks(seed: int) -> mini.Networks:
    clip, t5 = mini.tokenizers([*PROMPTS, "a girl and a dog"], 300)
    made = mini.networks(clip, t5, 4, 8, SHAPE, seed)
    for parameter in made.transformer.parameters():  # an untouched output would paint noise alone
        torch.nn.init.normal_(parameter, std=0.05, generator=torch.Generator().manual_seed(seed))
    return made


def test_a_sheet_shows_every_prompt_and_follows_the_weights() -> None:
    vae = tiny_sd3.vae()
    prompts = ("a girl", "a dog", "a girl", "", "a dog and a girl")
    made = sheet(networks(1), vae, 1.5, 32, "cpu", prompts)
    assert made.shape == (2 * 32, ACROSS * 32, 3)
    assert np.array_equal(made, sheet(networks(1), vae, 1.5, 32, "cpu", prompts))
    assert not np.array_equal(made, sheet(networks(2), vae, 1.5, 32, "cpu", prompts))
    first, third = made[:32, :32], made[:32, 64:96]
    assert not np.array_equal(first, third), "the same words, another seed"
    assert (made[32:, 32:] == 255).all(), "what is not asked for is left white"


def test_a_picture_does_not_depend_on_what_else_is_on_the_sheet() -> None:
    vae, nets = tiny_sd3.vae(), networks(1)
    many = sheet(nets, vae, 1.5, 32, "cpu", ("a girl", "a dog", ""))
    one = sheet(nets, vae, 1.5, 32, "cpu", ("a girl",))
    apart = np.abs(many[:32, :32].astype(int) - one[:32, :32].astype(int))
    assert apart.max() <= 1
