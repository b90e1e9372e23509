"""A Qwen3 (or another chat model) on this machine, through transformers.

Weights are taken from a folder or from what ``hf download`` left on the disk; nothing is ever
fetched from here. Only safetensors are read and no code of a model repository is run. Greedy,
with thinking switched off in the chat template, and constrained by a grammar: see
:mod:`geurim.llm.grammar`.

With ``batch`` above 1 rows are padded and summed in another order, which may turn a near tie
between two tokens: the default of 1 makes an answer depend on its own ask alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from geurim.errors import BadInput, Missing
from geurim.llm import Answer, Ask
from geurim.llm.adapter import Adapter, attach
from geurim.llm.grammar import Grammar

Bits = Literal[16, 8, 4]

SIZES = ("0.6B", "1.7B", "4B", "8B", "14B", "32B")
"""Dense chat models of the Qwen3 family, by name."""
DEFAULT = "8B"
_INSTALL = "pip install 'geurim[qwen]'"


def full_name(model: str) -> str:
    """Repository or folder of ``model``: ``8B`` is ``Qwen/Qwen3-8B``; anything else stays."""
    sizes = {size.lower(): size for size in SIZES}
    size = sizes.get(model.lower().removeprefix("qwen3-"))
    return f"Qwen/Qwen3-{size}" if size else model


class LocalChat:
    """A :class:`~geurim.llm.Chat` on this machine."""

    def __init__(
        self, tokenizer: Any, model: Any, *, batch: int = 1, again: Callable[[], Any] | None = None
    ) -> None:
        """``batch`` asks are answered at once; ``again`` loads the model after it was let go."""
        self._again = again
        self._tokenizer = tokenizer
        self._model: Any = model
        self._batch = batch
        self._room: int = model.config.max_position_embeddings
        self._grammar = Grammar(tokenizer, model.config.vocab_size)

    def __call__(self, asks: Sequence[Ask], /) -> list[Answer]:
        """Answer ``asks``; one that is too long for the model or its memory has a fault."""
        answers: list[Answer] = []
        for start in range(0, len(asks), self._batch):
            answers += self._answer(asks[start : start + self._batch])
        return answers

    def let_go(self) -> None:
        """Free the model's memory; it is loaded again when something is asked."""
        import gc

        import torch

        self._model = None
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def prompt(self, ask: Ask) -> list[int]:
        """The tokens that the model is given: the chat in its template, thinking switched off."""
        return prompt_tokens(self._tokenizer, ask)

    def _answer(self, asks: Sequence[Ask]) -> list[Answer]:
        prompts = [self.prompt(ask) for ask in asks]
        room = self._room
        fits = [len(prompt) + ask.most <= room for prompt, ask in zip(prompts, asks, strict=True)]
        chosen = [index for index, fit in enumerate(fits) if fit]
        said = iter(self._generate([prompts[i] for i in chosen], [asks[i] for i in chosen]))
        return [next(said) if fit else Answer(fault="too long for the model") for fit in fits]

    def _generate(self, prompts: Sequence[list[int]], asks: Sequence[Ask]) -> list[Answer]:
        if not asks:
            return []
        import torch

        if self._model is None:
            assert self._again is not None, "somebody let it go who cannot load it again"
            self._model = self._again()
        longest = max(map(len, prompts))
        filler: int = self._tokenizer.pad_token_id
        rows = [[filler] * (longest - len(prompt)) + prompt for prompt in prompts]
        ids = torch.tensor(rows, device=self._model.device)
        told = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
        guard = self._grammar.guard([ask.schema for ask in asks], longest)
        try:
            with torch.inference_mode():
                made = self._model.generate(
                    input_ids=ids,
                    attention_mask=torch.tensor(told, device=self._model.device),
                    logits_processor=[guard],
                    max_new_tokens=max(ask.most for ask in asks),
                )
        except torch.OutOfMemoryError:
            return [Answer(fault="out of memory")] * len(asks)
        return [
            self._said(row[longest:], ask) for row, ask in zip(made.tolist(), asks, strict=True)
        ]

    def _said(self, tokens: list[int], ask: Ask) -> Answer:
        end: int = self._tokenizer.eos_token_id
        cut = end not in tokens[: ask.most]
        kept = tokens[: ask.most] if cut else tokens[: tokens.index(end)]
        return Answer(self._tokenizer.decode(kept, skip_special_tokens=True), cut=cut)


def prompt_tokens(tokenizer: Any, ask: Ask) -> list[int]:
    """What a model is given of ``ask``, in use and in training alike: see :class:`LocalChat`."""
    messages = [{"role": turn.role, "content": turn.text} for turn in ask.turns]
    text = tokenizer.apply_chat_template(
        messages, tokenize=False, add_generation_prompt=True, enable_thinking=False
    )
    tokens: list[int] = tokenizer(text, add_special_tokens=False)["input_ids"]
    return tokens


def load_local(
    model: str = DEFAULT, *, bits: Bits = 16, batch: int = 1, adapter: Adapter | None = None
) -> LocalChat:
    """Load ``model``: a size of Qwen3, a repository that was downloaded, or a folder.

    16 bits are bfloat16 on CUDA and Apple GPUs, and float32 on a CPU; 8 and 4 need bitsandbytes.
    An ``adapter`` is a LoRA that was trained on this model.

    Raises:
        Missing: a package or the weights are not here; the sentence says what to type.
        BadInput: what is there cannot be used.
    """

    def load() -> tuple[Any, Any]:
        tokenizer, loaded = load_base(model, bits=bits)
        if adapter is not None:
            attach(loaded, adapter)
        return tokenizer, loaded

    return LocalChat(*load(), batch=batch, again=lambda: load()[1])


def load_base(model: str, *, bits: Bits = 16, weightless: bool = False) -> tuple[Any, Any]:
    """Tokenizer and model, in evaluation mode, greedy; see :func:`load_local`.

    With ``weightless`` the model has its shapes and no weights (torch's ``meta`` device).
    """
    name = full_name(model)
    torch, transformers = _packages()
    device = _device(torch)
    _check_there(name)
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    common: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    extra = _quantised(transformers, torch, bits, device) if bits != 16 else {}
    dtype = torch.float32 if device == "cpu" and bits == 16 else torch.bfloat16
    try:
        tokenizer: Any = transformers.AutoTokenizer.from_pretrained(name, **common)
        if weightless:
            config = transformers.AutoConfig.from_pretrained(name, **common)
            with torch.device("meta"):
                loaded: Any = transformers.AutoModelForCausalLM.from_config(config)
        else:
            loaded = transformers.AutoModelForCausalLM.from_pretrained(
                name, dtype=dtype, use_safetensors=True, **common, **extra
            )
    except OSError:
        raise _missing(name) from None
    except Exception as error:
        raise BadInput(
            f"--model {name} cannot be loaded ({type(error).__name__}); it must be a chat model "
            "of transformers with safetensors weights; download it again or name another one."
        ) from error
    if tokenizer.chat_template is None or tokenizer.eos_token_id is None:
        raise BadInput(f"--model {name} is no chat model: its tokenizer has no chat template.")
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    if not extra and not weightless:
        loaded = loaded.to(device)
    # Replaces what the repository suggests (Qwen3: sampling at 0.6), so that nothing is mixed in.
    loaded.generation_config = transformers.GenerationConfig(
        do_sample=False,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return tokenizer, loaded.eval()


def _packages() -> tuple[Any, Any]:
    """Torch and transformers; neither has types that are complete."""
    try:
        import_module("llguidance")
        return import_module("torch"), import_module("transformers")
    except ImportError:
        raise Missing(
            f"The local reader needs torch, transformers and llguidance; type: {_INSTALL}."
        ) from None


def _device(torch: Any) -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _check_there(name: str) -> None:
    """Say early, in one sentence, what a folder or the cache lacks."""
    folder = Path(name)
    if folder.is_dir():
        for wanted in ("config.json", "tokenizer_config.json"):
            if not (folder / wanted).is_file():
                raise BadInput(
                    f"--model {name}: the folder has no {wanted}; name a model's folder."
                )
        if not any(folder.glob("*.safetensors")):
            raise BadInput(
                f"--model {name}: the folder has no *.safetensors, and nothing else is read."
            )
    elif name.startswith((".", "/", "~")) or name.count("/") != 1:
        sizes = ", ".join(SIZES)
        raise BadInput(
            f"--model {name} is neither a folder nor a repository such as Qwen/Qwen3-8B; "
            f"the sizes of Qwen3 are {sizes}."
        )


def _missing(name: str) -> Missing:
    if Path(name).is_dir():
        return Missing(f"--model {name}: files of the model are missing; copy the folder again.")
    return Missing(
        f"The weights of {name} are not on this machine; type: hf download {name} "
        "(a gated model first needs: hf auth login)."
    )


def _quantised(transformers: Any, torch: Any, bits: Bits, device: str) -> dict[str, Any]:
    if not all(find_spec(name) for name in ("accelerate", "bitsandbytes")):
        raise Missing(
            f"--bits {bits} needs bitsandbytes and accelerate; "
            "type: pip install 'geurim[quantize]'."
        )
    config = (
        transformers.BitsAndBytesConfig(load_in_8bit=True)
        if bits == 8
        else transformers.BitsAndBytesConfig(
            load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16
        )
    )
    return {"quantization_config": config, "device_map": {"": device}}
