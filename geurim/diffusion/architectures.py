"""Published models by their shapes alone: what can be proved and timed without their weights.

The settings are those of the ``config.json`` files of the published repository, part by part, as
far as they shape a network. Weights are drawn, never learnt: a picture from them shows nothing.
Building under ``torch.device("meta")`` takes no memory at all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from geurim.diffusion.checkpoint import INDEX


@dataclass(frozen=True, slots=True)
class Part:
    """A network, or a noise schedule, by the class that runs it and its settings."""

    library: str
    """``diffusers`` or ``transformers``."""
    kind: str
    """Name of the class."""
    settings: Mapping[str, Any]

    def build(self) -> Any:
        """A new one on torch's present device, in its present type, in evaluation mode."""
        library: Any = import_module(self.library)
        if self.library == "diffusers":
            made: Any = getattr(library, self.kind).from_config(dict(self.settings))
        else:
            config = getattr(library, _CONFIGS[self.kind])
            made = getattr(library, self.kind)(config(**self.settings))
        return made.eval() if hasattr(made, "eval") else made

    def told(self) -> dict[str, Any]:
        """What the ``config.json`` of such a part says."""
        if self.library == "diffusers":
            return {"_class_name": self.kind, **self.settings}
        return {"architectures": [self.kind], **self.settings}


_CONFIGS = {"CLIPTextModelWithProjection": "CLIPTextConfig", "T5EncoderModel": "T5Config"}


def _clip(width: int, layers: int, heads: int, activation: str) -> Part:
    return Part(
        "transformers",
        "CLIPTextModelWithProjection",
        {
            "vocab_size": 49408,
            "hidden_size": width,
            "intermediate_size": 4 * width,
            "num_hidden_layers": layers,
            "num_attention_heads": heads,
            "hidden_act": activation,
            "projection_dim": width,
            "max_position_embeddings": 77,
            "bos_token_id": 0,
            "eos_token_id": 2,  # the files say so; what is pooled is the highest token, 49407
            "pad_token_id": 1,
        },
    )


SD35_MEDIUM: Mapping[str, Part] = {
    "transformer": Part(
        "diffusers",
        "SD3Transformer2DModel",
        {
            "sample_size": 128,
            "patch_size": 2,
            "in_channels": 16,
            "out_channels": 16,
            "num_layers": 24,
            "attention_head_dim": 64,
            "num_attention_heads": 24,
            "joint_attention_dim": 4096,
            "caption_projection_dim": 1536,
            "pooled_projection_dim": 2048,
            "pos_embed_max_size": 384,
            "dual_attention_layers": list(range(13)),
            "qk_norm": "rms_norm",
        },
    ),
    "vae": Part(
        "diffusers",
        "AutoencoderKL",
        {
            "in_channels": 3,
            "out_channels": 3,
            "latent_channels": 16,
            "block_out_channels": [128, 256, 512, 512],
            "down_block_types": ["DownEncoderBlock2D"] * 4,
            "up_block_types": ["UpDecoderBlock2D"] * 4,
            "layers_per_block": 2,
            "norm_num_groups": 32,
            "sample_size": 1024,
            "scaling_factor": 1.5305,
            "shift_factor": 0.0609,
            "force_upcast": True,
            "use_quant_conv": False,
            "use_post_quant_conv": False,
        },
    ),
    "scheduler": Part(
        "diffusers",
        "FlowMatchEulerDiscreteScheduler",
        {"num_train_timesteps": 1000, "shift": 3.0, "use_dynamic_shifting": False},
    ),
    "text_encoder": _clip(768, 12, 12, "quick_gelu"),
    "text_encoder_2": _clip(1280, 32, 20, "gelu"),
    "text_encoder_3": Part(
        "transformers",
        "T5EncoderModel",
        {
            "vocab_size": 32128,
            "d_model": 4096,
            "d_kv": 64,
            "d_ff": 10240,
            "num_layers": 24,
            "num_heads": 64,
            "feed_forward_proj": "gated-gelu",
            "relative_attention_num_buckets": 32,
            "relative_attention_max_distance": 128,
            "layer_norm_epsilon": 1e-6,
        },
    ),
}
"""Stable Diffusion 3.5 Medium: ``stabilityai/stable-diffusion-3.5-medium``."""


def small(parts: Mapping[str, Part]) -> dict[str, Part]:
    """The same classes in a size for tests: narrower and shallower, nothing left out."""
    changes: dict[str, dict[str, Any]] = {
        "transformer": {
            "sample_size": 8,
            "num_layers": 3,
            "attention_head_dim": 8,
            "num_attention_heads": 4,
            "joint_attention_dim": 64,
            "caption_projection_dim": 32,
            "pooled_projection_dim": 40,
            "pos_embed_max_size": 48,
            "dual_attention_layers": [0, 1],
        },
        "vae": {"block_out_channels": [8, 8, 16, 16], "norm_num_groups": 4, "layers_per_block": 1},
        "text_encoder": {"num_hidden_layers": 2, "num_attention_heads": 2, **_narrow(16)},
        "text_encoder_2": {"num_hidden_layers": 2, "num_attention_heads": 2, **_narrow(24)},
        "text_encoder_3": {"d_model": 64, "d_kv": 16, "d_ff": 64, "num_layers": 2, "num_heads": 4},
    }
    return {
        name: Part(part.library, part.kind, {**part.settings, **changes.get(name, {})})
        for name, part in parts.items()
    }


def _narrow(width: int) -> dict[str, int]:
    return {"hidden_size": width, "intermediate_size": 4 * width, "projection_dim": width}


def write_settings(folder: Path, parts: Mapping[str, Part]) -> Path:
    """Write what a diffusers folder says of ``parts``, without weights and tokenizers."""
    folder.mkdir(parents=True, exist_ok=True)
    index = {"_class_name": "StableDiffusion3Pipeline"}
    (folder / INDEX).write_text(json.dumps(index), encoding="utf-8")
    for name, part in parts.items():
        file = "scheduler_config.json" if name == "scheduler" else "config.json"
        (folder / name).mkdir(exist_ok=True)
        (folder / name / file).write_text(json.dumps(part.told()), encoding="utf-8")
    return folder
