"""A LoRA (Hu et al. 2021) in peft's files, put onto a model that is loaded.

Plain LoRA only, from safetensors; no other field of the configuration is followed, so that a
folder from elsewhere can neither run code nor change anything but the layers that it names. A key
too many or too few is an error. The factors stay float32 beside the model and are never merged, so
what answers is what was trained.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from geurim.errors import BadInput, Missing

WEIGHTS = "adapter_model.safetensors"
CONFIG = "adapter_config.json"
LAYERS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
"""The seven linear layers of a block of Qwen3."""
TOLD = "geurim"
"""Key of the weights' metadata under which our own training says what it was."""
_INSTALL = "pip install 'geurim[train]'"
_PLAIN = ("use_dora", "modules_to_save", "trainable_token_indices", "layer_replication")
"""Fields that would make it more than a plain LoRA."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """What a folder says before its weights are read."""

    folder: Path
    base: str | None
    """The model that it was trained on."""
    prompt: str | None
    """The prompt file that it was trained with; ``None`` if it is not of our training."""
    config: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Name of the folder, of plain letters."""
        return re.sub(r"[^\w.-]+", "-", self.folder.resolve().name) or "adapter"


def peft() -> Any:
    """The package peft.

    Raises:
        Missing: it is not installed.
    """
    try:
        return import_module("peft")
    except ImportError:
        raise Missing(f"Adapters need peft; type: {_INSTALL}.") from None


def look(folder: Path) -> Adapter:
    """What stands in ``folder``.

    Raises:
        BadInput: it holds no plain LoRA in safetensors.
        Missing: safetensors is not installed.
    """
    for name in (CONFIG, WEIGHTS):
        if not (folder / name).is_file():
            raise BadInput(
                f"--adapter {folder}: the folder has no {name}; name what geurim train has "
                "written, or another LoRA in peft's form."
            )
    try:
        config: object = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"--adapter {folder}: {CONFIG} cannot be read; copy it again.") from error
    if not isinstance(config, dict):
        raise BadInput(f"--adapter {folder}: {CONFIG} holds no settings; copy it again.")
    values = cast("dict[str, Any]", config)
    if values.get("peft_type") != "LORA" or any(values.get(name) for name in _PLAIN):
        raise BadInput(f"--adapter {folder} is no plain LoRA, and nothing else can be used.")
    base = values.get("base_model_name_or_path")
    prompt = _told(folder).get("prompt")
    return Adapter(folder, base if isinstance(base, str) else None, prompt, values)


def attach(model: Any, adapter: Adapter) -> None:
    """Put ``adapter`` onto ``model``, in place.

    Raises:
        BadInput: it does not fit the model.
        Missing: peft is not installed.
    """
    library = peft()
    where = f"--adapter {adapter.folder}"
    weights = import_module("safetensors.torch").load_file(adapter.folder / WEIGHTS)
    fields = ("r", "lora_alpha", "target_modules", "rank_pattern", "alpha_pattern", "use_rslora")
    chosen = {name: adapter.config[name] for name in fields if name in adapter.config}
    trained = f"it was trained on {adapter.base}" if adapter.base else "it was trained on another"
    try:
        library.inject_adapter_in_model(library.LoraConfig(**chosen), model)
        factors = {n: p for n, p in model.named_parameters() if ".lora_" in n}
        for factor in factors.values():
            factor.data = factor.data.float()
        result = library.set_peft_model_state_dict(model, weights)
    except (RuntimeError, TypeError, ValueError, KeyError) as error:
        raise BadInput(f"{where} does not fit this model; {trained}.") from error
    lacking = factors.keys() & set(result.missing_keys)
    if result.unexpected_keys or lacking or not factors:
        raise BadInput(f"{where} has too many or too few weights for this model; {trained}.")
    model.requires_grad_(requires_grad=False)


def _told(folder: Path) -> dict[str, Any]:
    """What our own training wrote into the metadata of the weights; empty for others'."""
    try:
        library: Any = import_module("safetensors")
    except ImportError:
        raise Missing(f"Adapters need safetensors and peft; type: {_INSTALL}.") from None
    broken = f"--adapter {folder}: {WEIGHTS} cannot be read; copy it again."
    try:
        with library.safe_open(folder / WEIGHTS, framework="np") as file:
            metadata = cast("dict[str, str] | None", file.metadata())
        found: object = json.loads((metadata or {}).get(TOLD, "{}"))
    except (library.SafetensorError, OSError, ValueError) as error:
        raise BadInput(broken) from error
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
