"""LoRA on the transformer (Hu et al. 2021), through PEFT: several at once, off without a trace.

Every module of a file must be a linear layer of the model with fitting shapes, and what does not
fit is an error with its name: a LoRA that silently does half of its work is worse than none.
Training its factors is for :mod:`geurim.train`.
"""

from __future__ import annotations

import json
import math
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from geurim.diffusion.checkpoint import INSTALL, header, sha256
from geurim.diffusion.dialects import Factors, understood
from geurim.errors import BadInput, Missing

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Lora:
    """A LoRA file and how strongly it works."""

    path: Path
    scale: float = 1.0

    def __post_init__(self) -> None:
        """Check the scale.

        Raises:
            BadInput: it is no number.
        """
        if not math.isfinite(self.scale):
            raise BadInput(f"--lora {self.path}: {self.scale} is no scale; type a number.")

    @property
    def name(self) -> str:
        """Name of the adapter: of the file, without dots, and never that of a module's method."""
        return f"of_{self.path.stem.replace('.', '_')}"

    @cached_property
    def metadata(self) -> Mapping[str, str]:
        """What the file says of itself."""
        told = header(self.path).get("__metadata__", {})
        return {str(key): str(value) for key, value in told.items()}

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """PEFT's settings of it: inside the file as diffusers writes them, or beside it."""
        told = self.metadata.get("lora_adapter_metadata", "{}")
        beside = self.path.with_name("adapter_config.json")
        try:
            if self.path.name == "adapter_model.safetensors" and beside.is_file():
                told = beside.read_text(encoding="utf-8")
            read: object = json.loads(told)
        except (OSError, ValueError, RecursionError):
            read = None
        if not isinstance(read, dict):
            raise BadInput(f"--lora {self.path}: its settings are no JSON; copy the file again.")
        fields = cast("dict[str, Any]", read)
        return {key.removeprefix("transformer."): value for key, value in fields.items()}

    @property
    def sha256(self) -> str:
        """Of the file."""
        return sha256(self.path)

    def factors(self, layers: int) -> list[Factors]:
        """Its factors in diffusers' names, for a model of ``layers`` joint blocks.

        Raises:
            BadInput: the file is broken, or holds something else than a plain LoRA.
        """
        header(self.path)  # broken, pickled, cut short: said by its content
        tensors = import_module("safetensors.torch").load_file(self.path)
        found = understood(tensors, layers, f"--lora {self.path}")
        if not found:
            raise BadInput(f"--lora {self.path} holds no weights; use another file.")
        made = [self._with_told_alpha(each, tensors) for each in found]
        for each in made:
            self._check(each)
        return made

    def _check(self, factors: Factors) -> None:
        """One broken number would spread over the whole picture."""
        halves = (factors.a.float(), factors.b.float())
        if factors.rank == 0 or not math.isfinite(factors.alpha + sum(map(_sum, halves))):
            raise BadInput(
                f"--lora {self.path}: '{factors.key}' holds numbers that are none, or none at all; "
                "use another file."
            )

    def _with_told_alpha(self, factors: Factors, tensors: Mapping[str, Tensor]) -> Factors:
        """Alpha from the settings that diffusers and PEFT write, where no tensor tells it."""
        if f"{factors.key}.alpha" in tensors:
            return factors
        try:
            alpha = _told_alpha(self.settings, factors.module, factors.rank)
        except (AttributeError, TypeError, ValueError, re.error):
            raise BadInput(
                f"--lora {self.path}: its settings tell no usable alpha; copy the file again."
            ) from None
        if alpha is None:
            return factors
        return Factors(factors.module, factors.a, factors.b, alpha, factors.key)


def fitting(
    loras: Sequence[Lora], layers: int, shapes: Mapping[str, tuple[int, ...]]
) -> list[list[Factors]]:
    """The factors of every one of ``loras``, all of which fit a model and may be used together.

    Args:
        loras: files.
        layers: joint blocks of the model.
        shapes: of the weights of its linear modules by their names: (outputs, inputs).

    Raises:
        BadInput: a file is broken, given twice, or was trained on another model.
    """
    for index, lora in enumerate(loras):
        for other in loras[:index]:
            if lora.path.resolve() == other.path.resolve():
                raise BadInput(
                    f"--lora {lora.path} is given twice; give it once, at the sum of the scales."
                )
            if lora.name == other.name:
                raise BadInput(
                    f"--lora: two files are called {lora.path.stem}; rename one of them."
                )
    return [_fitting(lora, lora.factors(layers), shapes) for lora in loras]


def attach(transformer: Any, loras: Sequence[Lora]) -> None:
    """Put ``loras`` onto ``transformer`` at their scales, in place; the factors stay float32.

    No weight asks for a gradient afterwards. What is attached already has to be taken off first.

    Raises:
        BadInput: one does not fit the model; nothing is attached then.
        Missing: PEFT is not installed.
    """
    peft = _peft()
    assert not any(_layers(transformer)), "what is attached has to be taken off first"
    shapes = {name: tuple(module.weight.shape) for name, module in _linear(transformer)}
    found = fitting(loras, len(transformer.transformer_blocks), shapes)
    for lora, factors in zip(loras, found, strict=True):
        _attach(peft, transformer, lora.name, factors)
    set_scales(transformer, {lora.name: lora.scale for lora in loras})


def fuse(transformer: Any, loras: Sequence[Lora]) -> None:
    """Add ``loras`` into the weights for good: no adapter is left, and nothing is kept to undo it.

    Raises:
        BadInput: one does not fit the model; nothing is changed then.
        Missing: PEFT is not installed.
    """
    attach(transformer, loras)
    for _, layer in _layers(transformer):
        layer.merge(safe_merge=False)
    _strip(transformer)


def set_scales(transformer: Any, scales: Mapping[str, float]) -> None:
    """Let exactly the adapters of ``scales`` work, each times its scale."""
    for _, layer in _layers(transformer):
        here = [name for name in scales if name in layer.lora_A]
        layer.set_adapter(here)
        for name in here:
            layer.set_scale(name, scales[name])
    transformer.requires_grad_(requires_grad=False)


def detach(transformer: Any) -> None:
    """Take all adapters off: the very modules that were there before are there again."""
    for _, layer in _layers(transformer):
        assert not layer.merged, "what is fused has to be undone first"
    _strip(transformer)


def _strip(transformer: Any) -> None:
    """Put the layers below the adapters into their places."""
    for name, layer in _layers(transformer):
        parent, _, last = name.rpartition(".")
        setattr(transformer.get_submodule(parent), last, layer.get_base_layer())
    for told in ("peft_config", "_hf_peft_config_loaded"):
        if told in transformer.__dict__:
            delattr(transformer, told)


class Fused:
    """Adapters added into the weights, for speed; :meth:`undo` puts every bit of the old back.

    Subtracting again would leave rounding behind in half precision, so the old weights are kept in
    main memory.
    """

    def __init__(self, transformer: Any) -> None:
        """Fuse what is attached at its present scales."""
        self._transformer = transformer
        self._kept = {
            name: layer.get_base_layer().weight.detach().to("cpu", copy=True)
            for name, layer in _layers(transformer)
        }
        for _, layer in _layers(transformer):
            layer.merge(safe_merge=False)

    def undo(self) -> None:
        """Take the adapters out of the weights; they are attached as before."""
        for name, layer in _layers(self._transformer):
            layer.unmerge()
            layer.get_base_layer().weight.data.copy_(self._kept[name])


def targets(transformer: Any) -> list[str]:
    """Names of all linear modules that a LoRA could have, in the model's order."""
    return [name for name, _ in _linear(transformer)]


def _fitting(
    lora: Lora, factors: list[Factors], shapes: Mapping[str, tuple[int, ...]]
) -> list[Factors]:
    for each in factors:
        shape = shapes.get(each.module)
        if shape is None:
            raise BadInput(
                f"--lora {lora.path}: the key '{each.key}' names no layer of this model; "
                "it was trained on another one."
            )
        if shape != (each.b.shape[0], each.a.shape[1]):
            raise BadInput(
                f"--lora {lora.path}: '{each.key}' is for a layer of "
                f"{each.b.shape[0]} × {each.a.shape[1]}, and this model's has "
                f"{shape[0]} × {shape[1]}; it was trained on another one."
            )
    return factors


def _sum(tensor: Tensor) -> float:
    """Finite where every number is."""
    return float(tensor.double().sum())


def _attach(peft: Any, transformer: Any, name: str, factors: Sequence[Factors]) -> None:
    """Inject an adapter of the ranks and alphas of ``factors`` and fill it."""
    config = peft.LoraConfig(
        r=factors[0].rank,
        lora_alpha=factors[0].alpha,
        target_modules=[each.module for each in factors],
        rank_pattern={_exactly(each.module): each.rank for each in factors},
        alpha_pattern={_exactly(each.module): each.alpha for each in factors},
        init_lora_weights=False,
    )
    with warnings.catch_warnings():  # several at once are meant
        warnings.filterwarnings("ignore", "Already found a `peft_config`", UserWarning)
        transformer.add_adapter(config, adapter_name=name)
    layers = dict(_layers(transformer))
    for each in factors:
        layer = layers[each.module]
        for half, value in ((layer.lora_A[name], each.a), (layer.lora_B[name], each.b)):
            half.to(dtype=value.float().dtype)
            half.weight.data.copy_(value)


def _exactly(module: str) -> str:
    """A pattern of PEFT's that matches ``module`` alone."""
    return "^" + module.replace(".", r"\.")


def _layers(transformer: Any) -> Iterator[tuple[str, Any]]:
    """The modules that carry adapters, by name."""
    kind = import_module("peft.tuners.lora").LoraLayer
    yield from [(n, m) for n, m in transformer.named_modules() if isinstance(m, kind)]


def _linear(transformer: Any) -> Iterator[tuple[str, Any]]:
    """Linear modules by the name that they have without adapters."""
    linear = import_module("torch").nn.Linear
    for name, module in transformer.named_modules():
        if isinstance(module, linear) and ".lora_" not in name:
            yield name.removesuffix(".base_layer"), module


def _told_alpha(settings: Mapping[str, Any], module: str, rank: int) -> float | None:
    """Alpha of ``module`` as PEFT's settings tell it; rank-stabilised ones are divided by √rank."""
    patterns: dict[str, float] = settings.get("alpha_pattern") or {}
    named = [each for pattern, each in patterns.items() if _matches(pattern, module)]
    alpha = named[0] if named else settings.get("lora_alpha")
    if alpha is None:
        return None
    return float(alpha) * (rank**0.5 if settings.get("use_rslora") else 1.0)


def _matches(pattern: str, module: str) -> bool:
    """Whether a pattern of PEFT's means ``module``: the end of its name, from a dot on."""
    return re.fullmatch(rf"(.*\.)?({pattern})", module) is not None


def _peft() -> Any:
    try:
        return import_module("peft")
    except ImportError:
        raise Missing(f"A LoRA needs peft; type: {INSTALL}.") from None
