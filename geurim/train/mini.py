"""geurim-mini from nothing: the networks of a small SD3, and their tokenizers.

The classes are those of Stable Diffusion 3.5 (transformer with dual-attention blocks and RMS-normed
queries and keys, two CLIP towers, T5, flow-matching scheduler), so that whatever runs on the mini
runs on the large model. Sizes are chosen for 18 MB in bfloat16. Builds and saves; training is for
:mod:`geurim.train.vae` and :mod:`geurim.train.base`.
"""

from __future__ import annotations

import copy
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from geurim.diffusion.checkpoint import find
from geurim.diffusion.memory import Plan
from geurim.diffusion.model import Model
from geurim.diffusion.text import TextEncoders, Tower
from geurim.errors import BadInput

CLIP_LENGTH = 32
"""Tokens of the CLIP towers: their part is the gist, and every token costs time in each block."""
T5_LENGTH = 77
VOCABULARY = 3072
END, START = "<|endoftext|>", "<|startoftext|>"


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the transformer and the encoders."""

    layers: int = 6
    heads: int = 4
    head: int = 44
    patch: int = 2
    dual: int = 2
    """Blocks with a second attention over the picture alone, from the first on."""
    joint: int = 160
    """Width of T5 and of what the transformer reads."""
    clips: tuple[int, int] = (64, 96)
    clip_layers: int = 3
    t5_layers: int = 3
    shift: float = 1.5
    positions: int = 8
    """Patches on the longest side for which there are positions."""


MINI = Shape()


def tokenizers(captions: Iterable[str], size: int = VOCABULARY) -> tuple[Any, Any]:
    """A ``CLIPTokenizer`` and a ``T5Tokenizer`` whose pieces are learnt from ``captions``.

    Deterministic, in whichever order the captions come. The end of a text has the highest number:
    transformers' CLIP pools there, and takes the number 2 for a sign of an old fault. CLIP's pieces
    write every text, byte by byte if need be; T5 has one piece for all letters that it never saw.
    """
    texts = list(captions)
    return _clip_tokenizer(texts, size), _t5_tokenizer(texts, size)


def _clip_tokenizer(texts: list[str], size: int) -> Any:
    transformers: Any = import_module("transformers")
    library: Any = import_module("tokenizers")
    learner = transformers.CLIPTokenizer(vocab={START: 0, END: 1}, merges=[]).backend_tokenizer
    letters = sorted(library.pre_tokenizers.ByteLevel.alphabet())
    trainer = library.trainers.BpeTrainer(
        vocab_size=size - 2,
        initial_alphabet=letters,
        # Every byte must be writable at a word's end too; and the trainer would number those that
        # it meets there in another order each time, and break ties by number.
        special_tokens=[f"{letter}</w>" for letter in letters],
        end_of_word_suffix="</w>",
        show_progress=False,
    )
    learner.train_from_iterator(texts, trainer)
    state = json.loads(learner.to_str())["model"]
    pieces = [p for p in sorted(state["vocab"], key=state["vocab"].get) if p not in (START, END)]
    vocab = {piece: number for number, piece in enumerate([START, *pieces, END])}
    return _clip_of(vocab, state["merges"])


def _clip_of(vocab: dict[str, int], merges: list[list[str]]) -> Any:
    transformers: Any = import_module("transformers")
    return transformers.CLIPTokenizer(
        vocab=vocab,
        merges=[tuple(pair) for pair in merges],
        unk_token=END,
        pad_token=END,
        model_max_length=CLIP_LENGTH,
    )


def _t5_tokenizer(texts: list[str], size: int) -> Any:
    """Pieces of byte pairs, weighed by how often they are used.

    The library's own trainer of such models gives other pieces each time.
    """
    transformers: Any = import_module("transformers")
    library: Any = import_module("tokenizers")
    special = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    plain: Any = transformers.T5Tokenizer(vocab=special)
    learner = library.Tokenizer(library.models.BPE())
    learner.pre_tokenizer = library.pre_tokenizers.Sequence(
        [plain.backend_tokenizer.pre_tokenizer, library.pre_tokenizers.Punctuation()]
    )  # else "sea." and "sea" would be learnt apart
    trainer = library.trainers.BpeTrainer(vocab_size=size - len(special), show_progress=False)
    learner.train_from_iterator(texts, trainer)
    used = Counter(piece for text in texts for piece in learner.encode(text).tokens)
    # Letters that occur only inside of longer pieces are kept for words that are yet to come.
    used.update({piece: 0 for piece in learner.get_vocab() if len(piece) == 1})
    every = math.log(max(1, used.total()))
    ranked = sorted(used, key=lambda piece: (-used[piece], piece))
    pieces = [(piece, math.log(max(0.5, used[piece])) - every) for piece in ranked]
    return _t5_of([*special, *pieces])


def _t5_of(pieces: list[tuple[str, float]]) -> Any:
    transformers: Any = import_module("transformers")
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=T5_LENGTH)


def tokenizers_in(folder: Path) -> tuple[Any, Any]:
    """The tokenizers of a mini that was saved, just as :func:`tokenizers` made them.

    Raises:
        BadInput: a file is missing or broken.
    """
    try:
        clip, t5 = (
            json.loads((folder / part / "tokenizer.json").read_text(encoding="utf-8"))["model"]
            for part in ("tokenizer", "tokenizer_3")
        )
        pieces = [(piece, score) for piece, score in t5["vocab"]]
        return _clip_of(clip["vocab"], clip["merges"]), _t5_of(pieces)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"The tokenizers in {folder} cannot be read.") from error


@dataclass(frozen=True, slots=True)
class Networks:
    """What learns together: the transformer and the encoders that it reads."""

    transformer: Any
    text: TextEncoders

    def to(self, device: str) -> Networks:
        """The same on another device."""
        for network in self.parts().values():
            network.to(device)
        return self

    def parts(self) -> Mapping[str, Any]:
        """The networks by their names in a diffusers folder."""
        assert self.text.t5 is not None, "the mini has all three encoders"
        return {
            "transformer": self.transformer,
            "text_encoder": self.text.clips[0].network,
            "text_encoder_2": self.text.clips[1].network,
            "text_encoder_3": self.text.t5.network,
        }

    def weights(self) -> dict[str, Any]:
        """All parameters by name."""
        return {
            f"{part}.{name}": parameter
            for part, network in self.parts().items()
            for name, parameter in network.named_parameters()
        }


def networks(
    clip_tokenizer: Any,
    t5_tokenizer: Any,
    channels: int,
    size: int,
    shape: Shape = MINI,
    seed: int = 0,
) -> Networks:
    """Fresh networks, float32, on the CPU, drawn from ``seed``.

    Args:
        clip_tokenizer: of both towers.
        t5_tokenizer: of T5.
        channels: of the latents.
        size: cells on the side of the latents that it is trained at.
        shape: sizes.
        seed: of the weights.
    """
    torch: Any = import_module("torch")
    diffusers: Any = import_module("diffusers")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        transformer = diffusers.SD3Transformer2DModel(
            sample_size=size,
            patch_size=shape.patch,
            in_channels=channels,
            out_channels=channels,
            num_layers=shape.layers,
            attention_head_dim=shape.head,
            num_attention_heads=shape.heads,
            joint_attention_dim=shape.joint,
            caption_projection_dim=shape.heads * shape.head,
            pooled_projection_dim=sum(shape.clips),
            pos_embed_max_size=shape.positions,
            dual_attention_layers=tuple(range(shape.dual)),
            qk_norm="rms_norm",
        )
        _start(torch, transformer)
        towers = [_clip(clip_tokenizer, width, shape.clip_layers) for width in shape.clips]
        t5 = _t5(t5_tokenizer, shape)
    text = TextEncoders((towers[0], towers[1]), t5, t5_length=T5_LENGTH, width=shape.joint)
    return Networks(transformer, text)


def load(folder: Path) -> Networks:
    """The networks of a mini that was saved, float32, on the CPU, ready to learn on.

    Raises:
        BadInput: it is no whole model, or has no T5.
    """
    found = find(str(folder))
    if not found.has_t5:
        raise BadInput(f"{folder} has no text_encoder_3; the small model has all three encoders.")
    plan = Plan("resident", "full", 0)
    model = Model(found, plan, "cpu", "float32", t5_length=T5_LENGTH)
    made = Networks(model.transformer, model.text)
    for network in made.parts().values():
        network.requires_grad_(requires_grad=True)
    return made


def _start(torch: Any, transformer: Any) -> None:
    """Every block begins as the identity, the output as zero (adaLN-Zero, Peebles & Xie 2023)."""
    for name, module in transformer.named_modules():
        if isinstance(module, torch.nn.Linear):
            torch.nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                torch.nn.init.zeros_(module.bias)
        if name.endswith((".norm1.linear", ".norm1_context.linear")) or name in (
            "proj_out",
            "norm_out.linear",
        ):
            torch.nn.init.zeros_(module.weight)
            torch.nn.init.zeros_(module.bias)


def _clip(tokenizer: Any, width: int, layers: int) -> Tower:
    transformers: Any = import_module("transformers")
    config = transformers.CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=3 * width,
        num_hidden_layers=layers,
        num_attention_heads=width // 32,
        projection_dim=width,
        max_position_embeddings=CLIP_LENGTH,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return Tower(tokenizer, transformers.CLIPTextModelWithProjection(config).eval(), CLIP_LENGTH)


def _t5(tokenizer: Any, shape: Shape) -> Tower:
    transformers: Any = import_module("transformers")
    config = transformers.T5Config(
        vocab_size=len(tokenizer),
        d_model=shape.joint,
        d_kv=32,
        d_ff=2 * shape.joint,
        num_layers=shape.t5_layers,
        num_heads=shape.joint // 32,
        feed_forward_proj="gated-gelu",
        dropout_rate=0.0,
    )
    return Tower(tokenizer, transformers.T5EncoderModel(config).eval(), T5_LENGTH)


def save(folder: Path, learnt: Networks, vae: Any, shift: float, dtype: str = "bfloat16") -> None:
    """Write a diffusers folder that ``StableDiffusion3Pipeline.from_pretrained`` loads.

    Args:
        folder: is made; what is there is written over.
        learnt: transformer and encoders; they are not changed.
        vae: of any precision.
        shift: of the noise levels that it was trained with.
        dtype: of the weights on the disk.
    """
    diffusers: Any = import_module("diffusers")
    torch: Any = import_module("torch")
    wanted = getattr(torch, dtype)
    scheduler = diffusers.FlowMatchEulerDiscreteScheduler(shift=shift)
    index: dict[str, Any] = {
        "_class_name": "StableDiffusion3Pipeline",
        "_diffusers_version": diffusers.__version__,
        "feature_extractor": [None, None],
        "image_encoder": [None, None],
        "scheduler": ["diffusers", type(scheduler).__name__],
    }
    scheduler.save_pretrained(folder / "scheduler")
    for part, network in {**learnt.parts(), "vae": vae}.items():
        # A copy: weights that were rounded do not come back, and buffers are no part of a state.
        copied = copy.deepcopy(network).to("cpu", wanted)
        if part == "vae" and copied.config.shift_factor is None:
            copied.register_to_config(shift_factor=0.0)  # the pipeline adds it, come what may
        copied.save_pretrained(folder / part, safe_serialization=True)
        library = "transformers" if part.startswith("text") else "diffusers"
        index[part] = [library, type(network).__name__]
    text = learnt.text
    assert text.t5 is not None, "the mini has all three encoders"
    for part, tower in zip(("", "_2", "_3"), (*text.clips, text.t5), strict=True):
        tower.tokenizer.save_pretrained(folder / f"tokenizer{part}")
        index[f"tokenizer{part}"] = ["transformers", type(tower.tokenizer).__name__]
    text_index = json.dumps(index, indent=2, sort_keys=True) + "\n"
    (folder / "model_index.json").write_text(text_index, encoding="utf-8")
