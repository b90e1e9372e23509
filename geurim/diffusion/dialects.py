"""How LoRAs for SD3 name their factors: diffusers and PEFT, ComfyUI, Kohya, OneTrainer.

All are turned into one form: a module's name in ``SD3Transformer2DModel`` and its two factors. In
Stability's own layout query, key and value of a stream are one matrix, so a LoRA on it becomes
three that share their first factor; nothing is approximated. What cannot be turned is never left
out: its key is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geurim.errors import BadInput

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Factors:
    """W + (alpha / rank) B A on one linear module."""

    module: str
    """Its name in ``SD3Transformer2DModel``."""
    a: Tensor
    """Shape (rank, inputs)."""
    b: Tensor
    """Shape (outputs, rank)."""
    alpha: float
    key: str
    """What the file calls it."""

    @property
    def rank(self) -> int:
        """Inner size of the product."""
        return int(self.a.shape[0])


_FACTOR = re.compile(
    r"^(?P<module>.+?)\.(?P<which>lora_A|lora_B|lora_down|lora_up|lora\.down|lora\.up)"
    r"(?:\.default)?\.weight$"
)
_FIRST = frozenset({"lora_A", "lora_down", "lora.down"})
_PREFIXES = ("base_model.model.", "transformer.", "diffusion_model.", "model.")
_OTHER = {
    "dora_scale": "DoRA",
    "lora_magnitude_vector": "DoRA",
    "hada_": "LoHa",
    "lokr_": "LoKr",
    "lora_mid": "a Tucker-decomposed LoRA",
    "lora_te": "a LoRA for the text encoders",
    "text_encoder": "a LoRA for the text encoders",
    "text_model": "a LoRA for the text encoders",
    "t5xxl": "a LoRA for the text encoders",
    "diff_b": "a difference of biases",
}
"""Parts of a key that tell another kind of adapter, and its name."""
_STREAMS = {
    "x_block.attn.qkv": ("attn.to_q", "attn.to_k", "attn.to_v"),
    "x_block.attn.proj": ("attn.to_out.0",),
    "x_block.attn2.qkv": ("attn2.to_q", "attn2.to_k", "attn2.to_v"),
    "x_block.attn2.proj": ("attn2.to_out.0",),
    "x_block.mlp.fc1": ("ff.net.0.proj",),
    "x_block.mlp.fc2": ("ff.net.2",),
    "x_block.adaLN_modulation.1": ("norm1.linear",),
    "context_block.attn.qkv": ("attn.add_q_proj", "attn.add_k_proj", "attn.add_v_proj"),
    "context_block.attn.proj": ("attn.to_add_out",),
    "context_block.mlp.fc1": ("ff_context.net.0.proj",),
    "context_block.mlp.fc2": ("ff_context.net.2",),
    "context_block.adaLN_modulation.1": ("norm1_context.linear",),
}
"""Modules of a joint block, in Stability's names and in diffusers'."""
_ENDS = {
    "context_embedder": "context_embedder",
    "t_embedder.mlp.0": "time_text_embed.timestep_embedder.linear_1",
    "t_embedder.mlp.2": "time_text_embed.timestep_embedder.linear_2",
    "y_embedder.mlp.0": "time_text_embed.text_embedder.linear_1",
    "y_embedder.mlp.2": "time_text_embed.text_embedder.linear_2",
    "final_layer.linear": "proj_out",
    "final_layer.adaLN_modulation.1": "norm_out.linear",
}


def original_names(layers: int) -> dict[str, tuple[str, ...]]:
    """Stability's names of every linear module, and diffusers' names of what they hold."""
    names: dict[str, tuple[str, ...]] = {name: (module,) for name, module in _ENDS.items()}
    for layer in range(layers):
        for name, modules in _STREAMS.items():
            names[f"joint_blocks.{layer}.{name}"] = tuple(
                f"transformer_blocks.{layer}.{module}" for module in modules
            )
    return names


def understood(tensors: Mapping[str, Tensor], layers: int, where: str) -> list[Factors]:
    """The factors in ``tensors``, in diffusers' names.

    Args:
        tensors: of a LoRA file, by key.
        layers: joint blocks of the model.
        where: the file, for errors.

    Raises:
        BadInput: a key cannot be used, or a factor lacks its other half.
    """
    pairs: dict[str, dict[str, Tensor]] = {}
    alphas: dict[str, float] = {}
    for key, tensor in tensors.items():
        _refuse(key, where)
        if key.endswith(".alpha"):
            alphas[key.removesuffix(".alpha")] = _number(tensor, key, where)
            continue
        match = _FACTOR.match(key)
        if match is None:
            raise BadInput(f"{where}: the key '{key}' is no factor of a LoRA; use another file.")
        half = "a" if match["which"] in _FIRST else "b"
        pairs.setdefault(match["module"], {})[half] = tensor
    for name in alphas:
        if name not in pairs:
            raise BadInput(
                f"{where}: the key '{name}.alpha' belongs to no factor; use another file."
            )
    names = original_names(layers)
    flat = _flat(names)
    found: dict[str, Factors] = {}
    for key, pair in pairs.items():
        if pair.keys() != {"a", "b"}:
            raise BadInput(f"{where}: '{key}' has one factor of two; copy the file again.")
        a, b = pair["a"], pair["b"]
        if a.ndim != 2 or b.ndim != 2 or a.shape[0] != b.shape[1]:
            raise BadInput(
                f"{where}: the factors of '{key}' have the shapes {tuple(a.shape)} and "
                f"{tuple(b.shape)}, whose product is no matrix; use another file."
            )
        alpha = alphas.get(key, float(a.shape[0]))
        for each in _named(key, flat, names, layers, Factors("", a, b, alpha, key)):
            if each.module in found:
                raise BadInput(
                    f"{where}: '{found[each.module].key}' and '{key}' are for the same layer; "
                    "use another file."
                )
            found[each.module] = each
    return list(found.values())


def _flat(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Names with underscores for dots: Kohya's of Stability's, OneTrainer's of diffusers' own."""
    flat = {f"lora_unet_{name.replace('.', '_')}": name for name in names}
    for modules in names.values():
        flat |= {f"lora_transformer_{each.replace('.', '_')}": each for each in modules}
    return flat


def _number(tensor: Tensor, key: str, where: str) -> float:
    if tensor.numel() != 1:
        raise BadInput(f"{where}: the key '{key}' is no number; use another file.")
    return float(tensor)


def _refuse(key: str, where: str) -> None:
    for part, kind in _OTHER.items():
        if part in key:
            raise BadInput(
                f"{where}: the key '{key}' is {kind}, and only a plain LoRA of the transformer "
                "can be used."
            )


def _named(
    key: str,
    flat: Mapping[str, str],
    names: Mapping[str, tuple[str, ...]],
    layers: int,
    factors: Factors,
) -> Iterator[Factors]:
    """The factors by diffusers' names; three of them where the file has one for a whole stream."""
    name = flat.get(key, key)
    while any(name.startswith(prefix) for prefix in _PREFIXES):
        name = name.split(".", 1)[1] if not name.startswith("base_model.model.") else name[17:]
    modules = names.get(name)
    if modules is None:  # it speaks diffusers' language already, or one that nobody knows
        yield Factors(name, factors.a, factors.b, factors.alpha, key)
        return
    b = factors.b
    if b.shape[0] % len(modules):
        modules = modules[:1]
    if _halves_swapped(name, layers):
        b = b.roll(b.shape[0] // 2, 0)
    for module, part in zip(modules, b.chunk(len(modules)), strict=True):
        yield Factors(module, factors.a, part, factors.alpha, key)


def _halves_swapped(name: str, layers: int) -> bool:
    """Whether diffusers keeps scale before shift where Stability keeps shift before scale."""
    last = f"joint_blocks.{layers - 1}.context_block.adaLN_modulation.1"
    return name in (last, "final_layer.adaLN_modulation.1")
