"""The published architectures through the real classes, without their weights."""

from __future__ import annotations

import json
import struct
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion import memory
from geurim.diffusion.architectures import SD35_MEDIUM, Part, small, write_settings
from geurim.diffusion.checkpoint import PARTS, Checkpoint, find
from geurim.diffusion.lora import targets
from geurim.diffusion.memory import GIB, Sizes, Way, choose, plans, work_bytes
from geurim.diffusion.model import Wish, from_latents, sizes, to_latents
from geurim.diffusion.text import TextEncoders, Tower

torch: Any = pytest.importorskip("torch")
diffusers: Any = pytest.importorskip("diffusers")
transformers: Any = pytest.importorskip("transformers")
Dispatch: Any = import_module("torch.utils._python_dispatch").TorchDispatchMode

PARAMETERS = {
    "transformer": 2_243_171_520,
    "vae": 83_819_683,
    "text_encoder": 123_650_304,
    "text_encoder_2": 694_659_840,
    "text_encoder_3": 4_762_310_656,
}
POSITIONS = 384 * 384 * 1536
"""Numbers of the position embedding: no parameter, but it lies in the file."""
QWEN3_8B = {
    "vocab_size": 151936,
    "hidden_size": 4096,
    "intermediate_size": 12288,
    "num_hidden_layers": 36,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "head_dim": 128,
    "max_position_embeddings": 40960,
    "rms_norm_eps": 1e-6,
    "tie_word_embeddings": False,
    "attention_bias": False,
}


@cache
def meta(name: str) -> Any:
    """A part of SD 3.5 Medium that takes no memory."""
    with torch.device("meta"):
        return SD35_MEDIUM[name].build()


def count(network: Any) -> int:
    return sum(each.numel() for each in network.parameters())


# -- how large, and what is in it ------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", list(PARAMETERS))
def test_a_part_has_the_published_number_of_parameters(name: str) -> None:
    assert count(meta(name)) == PARAMETERS[name]


@pytest.mark.slow
def test_qwen3_8b_has_the_published_number_of_parameters() -> None:
    with torch.device("meta"):
        model = transformers.Qwen3ForCausalLM(transformers.Qwen3Config(**QWEN3_8B))
        told = model(torch.zeros((1, 7), dtype=torch.long))
    assert count(model) == 8_190_735_360
    assert told.logits.shape == (1, 7, 151936)


@pytest.mark.slow
def test_the_position_embedding_lies_in_the_file_too() -> None:
    state = meta("transformer").state_dict()
    assert sum(each.numel() for each in state.values()) == PARAMETERS["transformer"] + POSITIONS


@pytest.mark.slow
def test_lora_targets_of_sd35_medium() -> None:
    names = targets(meta("transformer"))
    second = {f"transformer_blocks.{n}.attn2.{m}" for n in range(13) for m in _attention()}
    assert {name for name in names if ".attn2." in name} == second
    context = {f"transformer_blocks.{n}.ff_context.{m}" for n in range(23) for m in _mlp()}
    assert {name for name in names if ".ff_context." in name} == context
    added = {f"transformer_blocks.{n}.attn.add_{m}_proj" for n in range(24) for m in "qkv"}
    assert {name for name in names if ".add_" in name} == added
    out = {f"transformer_blocks.{n}.attn.to_add_out" for n in range(23)}
    assert {name for name in names if name.endswith("to_add_out")} == out
    assert {name for name in names if not name.startswith("transformer_blocks.")} == {
        "time_text_embed.timestep_embedder.linear_1",
        "time_text_embed.timestep_embedder.linear_2",
        "time_text_embed.text_embedder.linear_1",
        "time_text_embed.text_embedder.linear_2",
        "context_embedder",
        "norm_out.linear",
        "proj_out",
    }
    assert len(names) == len(set(names)) == 24 * 7 + 23 + 13 * 4 + 24 * 2 + 24 * 2 + 23 * 2 + 7


def _attention() -> tuple[str, ...]:
    return ("to_q", "to_k", "to_v", "to_out.0")


def _mlp() -> tuple[str, ...]:
    return ("net.0.proj", "net.2")


@pytest.mark.slow
def test_only_the_last_block_leaves_the_text_as_it_is() -> None:
    blocks = meta("transformer").transformer_blocks
    assert [block.context_pre_only for block in blocks] == [False] * 23 + [True]
    assert [block.use_dual_attention for block in blocks] == [True] * 13 + [False] * 11
    last = blocks[23]
    assert last.ff_context is None
    assert last.attn.to_add_out is None
    # Scale and shift alone in the last; six values elsewhere, nine with a second attention.
    assert last.norm1_context.linear.out_features == 2 * 1536
    assert blocks[0].norm1.linear.out_features == 9 * 1536
    assert blocks[13].norm1.linear.out_features == 6 * 1536
    assert {type(block.attn.norm_q).__name__ for block in blocks} == {"RMSNorm"}


# -- what goes in and out --------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("side", [512, 1024], ids=["512", "1024"])
def test_shapes_of_the_transformer_and_the_vae(side: int) -> None:
    latents = (2, 16, side // 8, side // 8)
    with torch.device("meta"), torch.no_grad():
        v = meta("transformer")(
            hidden_states=torch.empty(latents),
            timestep=torch.empty(2),
            encoder_hidden_states=torch.empty(2, 77 + 256, 4096),
            pooled_projections=torch.empty(2, 768 + 1280),
            return_dict=False,
        )[0]
        z = to_latents(meta("vae"), torch.empty(2, 3, side, side))
        picture = from_latents(meta("vae"), z)
    assert v.shape == z.shape == latents
    assert picture.shape == (2, 3, side, side)


class Blank:
    """A tokenizer whose texts are all the same."""

    def __call__(self, texts: list[str], *, max_length: int, **_: object) -> Any:
        ids = torch.zeros((len(texts), max_length), dtype=torch.long)
        return transformers.BatchEncoding({"input_ids": ids})


@pytest.mark.slow
@pytest.mark.parametrize("t5_length", [77, 256], ids=["77 of T5", "256 of T5"])
@pytest.mark.parametrize("t5", [True, False], ids=["with T5", "without T5"])
def test_shapes_of_the_texts(t5_length: int, t5: bool) -> None:
    clips = (
        Tower(Blank(), meta("text_encoder"), 77),
        Tower(Blank(), meta("text_encoder_2"), 77),
    )
    third = Tower(Blank(), meta("text_encoder_3"), t5_length) if t5 else None
    with torch.no_grad():
        told = TextEncoders(clips, third, t5_length=t5_length, width=4096)(["a", "b"])
    assert told.sequence.shape == (2, 77 + t5_length, 4096)
    assert told.pooled.shape == (2, 2048)


# -- how much memory -------------------------------------------------------------------------------


def hollow(path: Path, tensors: Mapping[str, tuple[int, ...]], dtype: str) -> None:
    """A safetensors file whose numbers are a hole in the disk: it is whole and takes no room."""
    width, at, head = {"F16": 2, "F32": 4}[dtype], 0, dict[str, Any]()
    for name, shape in tensors.items():
        end = at + width * int(torch.Size(shape).numel())
        head[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [at, end]}
        at = end
    raw = json.dumps(head).encode()
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(raw)) + raw)
        file.truncate(8 + len(raw) + at)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Checkpoint:
    """The published folder in its real size, with its second copy of every encoder."""
    folder = write_settings(tmp_path_factory.mktemp("sd35m"), SD35_MEDIUM)
    for part in PARTS:
        (folder / part).mkdir(exist_ok=True)
    for name in PARAMETERS:
        stem = "diffusion_pytorch_model" if SD35_MEDIUM[name].library == "diffusers" else "model"
        state = {key: tuple(each.shape) for key, each in meta(name).state_dict().items()}
        state.pop("encoder.embed_tokens.weight", None)  # T5's embedding is shared, and saved once
        keys = list(state)
        cut = len(keys) // 2 if name == "text_encoder_3" else len(keys)
        shards = [keys[:cut], keys[cut:]] if cut < len(keys) else [keys]
        for kind in ("", ".fp16") if stem == "model" else ("",):
            for number, part in enumerate(shards, 1):
                end = f"-{number:05}-of-{len(shards):05}" if len(shards) > 1 else ""
                path = folder / name / f"{stem}{kind}{end}.safetensors"
                hollow(path, {key: state[key] for key in part}, "F16")
    return find(str(folder))


@pytest.mark.slow
def test_the_published_files_are_counted_once(published: Checkpoint) -> None:
    kept = {**PARAMETERS, "transformer": PARAMETERS["transformer"] + POSITIONS}
    assert {name: published.parameters(name) for name in PARAMETERS} == kept
    # As the repository's page shows them: 4.94 GB, 168 MB, 247 MB, 1.39 GB, 4.99 + 4.53 GB.
    shown = {name: round(published.size(name) / 1e9, 2) for name in PARAMETERS}
    assert shown == {
        "transformer": 4.94,
        "vae": 0.17,
        "text_encoder": 0.25,
        "text_encoder_2": 1.39,
        "text_encoder_3": 9.52,
    }
    assert len(published.weights("text_encoder_3")) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("precision", "gib"),
    [
        ("bfloat16", {"transformer": 4.60, "clips": 1.52, "t5": 8.87, "vae": 0.31}),
        ("float32", {"transformer": 9.20, "clips": 3.05, "t5": 17.74, "vae": 0.31}),
    ],
    ids=["bfloat16", "float32"],
)
def test_bytes_of_the_parts(published: Checkpoint, precision: Any, gib: dict[str, float]) -> None:
    told = sizes(published, precision, Wish())
    assert {name: round(getattr(told, name) / GIB, 2) for name in gib} == gib


TABLE: list[tuple[int, bool, int, Way, str]] = [
    # GiB free, bitsandbytes installed, side, the plan
    (6, False, 512, "offload", "full"),
    (8, False, 512, "offload", "full"),
    (8, True, 512, "staged", "int8"),
    (12, False, 512, "staged", "full"),
    (12, True, 512, "staged", "full"),
    (16, False, 512, "staged", "full"),
    (24, False, 512, "resident", "full"),
    (48, False, 512, "resident", "full"),
    (80, False, 512, "resident", "full"),
    (8, False, 1024, "offload", "full"),
    (8, True, 1024, "offload", "full"),
    (12, True, 1024, "staged", "full"),
    (16, False, 1024, "staged", "full"),
    (24, False, 1024, "resident", "full"),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("free", "bits", "side", "way", "t5"),
    TABLE,
    ids=[f"{f} GiB {s} {'bitsandbytes' if b else 'plain'}" for f, b, s, _, _ in TABLE],
)
def test_the_plan_for_a_card(
    published: Checkpoint,
    monkeypatch: pytest.MonkeyPatch,
    free: int,
    bits: bool,
    side: int,
    way: Way,
    t5: str,
) -> None:
    def int8(_: str) -> bool:
        return bits

    monkeypatch.setattr(memory, "_int8", int8)
    told = sizes(published, "bfloat16", Wish(width=side, height=side))
    plan = choose(told, free * GIB, device="cuda")
    assert (plan.way, plan.t5) == (way, t5)
    assert plan.need <= 0.9 * free * GIB


class Peak(Dispatch):
    """How many bytes the tensors that live at once take, beside what was there before."""

    now = 0
    most = 0
    seen: frozenset[int] = frozenset()

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = func(*args, **(kwargs or {}))
        old = {each.untyped_storage()._cdata for each in _tensors((args, kwargs))}
        for each in _tensors(made):
            storage = each.untyped_storage()
            key = storage._cdata
            if key not in self.seen | old:
                self.seen |= {key}
                self.now += storage.nbytes()
                weakref.finalize(storage, self._gone, key, storage.nbytes())
        self.most = max(self.most, self.now)
        return made

    def _gone(self, key: int, size: int) -> None:
        self.seen -= {key}
        self.now -= size


def _tensors(tree: Any) -> Iterator[Any]:
    leaves = import_module("torch.utils._pytree").tree_leaves(tree)
    return (each for each in leaves if isinstance(each, torch.Tensor))


@pytest.mark.slow
@pytest.mark.parametrize("batch", [1, 8], ids=["one", "eight"])
@pytest.mark.parametrize("side", [512, 1024], ids=["512", "1024"])
def test_work_is_not_planned_too_small(
    monkeypatch: pytest.MonkeyPatch, side: int, batch: int
) -> None:
    """What lives at once while a picture is decoded or a guided batch is predicted."""

    def fused(query: Any, *_: Any, **__: Any) -> Any:  # as on a GPU: no matrix of attention
        return torch.empty_like(query)

    monkeypatch.setattr(torch.nn.functional, "scaled_dot_product_attention", fused)
    rows, half = 2 * batch, torch.bfloat16
    with torch.device("meta"), torch.no_grad():
        network = SD35_MEDIUM["transformer"].build().to(half)
        inputs = {
            "hidden_states": torch.empty(rows, 16, side // 8, side // 8, dtype=half),
            "timestep": torch.empty(rows),
            "encoder_hidden_states": torch.empty(rows, 333, 4096, dtype=half),
            "pooled_projections": torch.empty(rows, 2048, dtype=half),
        }
        vae = meta("vae")
        predicting, decoding = Peak(), Peak()
        with predicting:
            network(**inputs)
        with decoding:
            from_latents(vae, torch.empty(1, 16, side // 8, side // 8))
    planned = work_bytes(side, side, batch, 2)
    lived = max(predicting.most, decoding.most)
    assert lived <= planned <= 3 * lived


def test_every_plan_is_smaller_than_the_one_before_it_or_changes_the_way() -> None:
    told = Sizes(12 * GIB, clips=2 * GIB, t5=9 * GIB, vae=GIB, work=GIB, streamed=2 * GIB)
    needs = {(plan.way, plan.t5): plan.need for plan in plans(told, int8=True)}
    assert needs["resident", "full"] > needs["staged", "full"] >= needs["staged", "int8"]
    assert needs["staged", "int8"] > needs["offload", "full"]
    assert needs["staged", "none"] == 14 * GIB


# -- one forward of the full width -----------------------------------------------------------------


def _block(part: Part, index: int) -> Any:
    """A single block of a transformer, on torch's present device."""
    kind = import_module("diffusers.models.attention").JointTransformerBlock
    told = part.settings
    return kind(
        dim=told["num_attention_heads"] * told["attention_head_dim"],
        num_attention_heads=told["num_attention_heads"],
        attention_head_dim=told["attention_head_dim"],
        context_pre_only=index == int(told["num_layers"]) - 1,
        qk_norm=told["qk_norm"],
        use_dual_attention=index in told["dual_attention_layers"],
    )


def _ends(part: Part) -> Any:
    """A transformer without its blocks."""
    settings: dict[str, Any] = {**part.settings, "num_layers": 1, "dual_attention_layers": []}
    made = Part(part.library, part.kind, settings).build()
    del made.transformer_blocks
    return made


Weights = Callable[[str, Any], Any]
"""Fills a module, given where in the transformer it stands."""


def piecewise(
    part: Part, weights: Weights, inputs: Mapping[str, Any], blocks: Sequence[int]
) -> Iterator[Any]:
    """The forward of a transformer through ``blocks``, one in memory at a time.

    Yields:
        the picture's states after every block, and at last the velocity.
    """
    ends = weights("", _ends(part))
    x = ends.pos_embed(inputs["hidden_states"])
    temb = ends.time_text_embed(inputs["timestep"], inputs["pooled_projections"])
    text = ends.context_embedder(inputs["encoder_hidden_states"])
    for index in blocks:
        with torch.device("meta"):
            empty = _block(part, index).to(x.dtype)
        block = weights(f"transformer_blocks.{index}.", empty.to_empty(device="cpu"))
        text, x = block(hidden_states=x, encoder_hidden_states=text, temb=temb)
        yield x
    assert text is None, "the last block has no use for the text"
    x = ends.proj_out(ends.norm_out(x, temb))
    rows, channels, high, wide = inputs["hidden_states"].shape
    patch = int(part.settings["patch_size"])
    x = x.reshape(rows, high // patch, wide // patch, patch, patch, channels)
    yield torch.einsum("nhwpqc->nchpwq", x).reshape(rows, channels, high, wide)


def _inputs(part: Part, side: int, tokens: int, dtype: Any) -> dict[str, Any]:
    generator = torch.Generator().manual_seed(5)
    told = part.settings

    def normal(*shape: int) -> Any:
        return torch.randn(shape, generator=generator).to(dtype)

    return {
        "hidden_states": normal(1, told["in_channels"], side // 8, side // 8),
        "timestep": torch.tensor([500.0]),
        "encoder_hidden_states": normal(1, tokens, told["joint_attention_dim"]),
        "pooled_projections": normal(1, told["pooled_projection_dim"]),
    }


def test_block_by_block_is_the_forward_of_the_whole() -> None:
    part = small(SD35_MEDIUM)["transformer"]
    torch.manual_seed(3)
    whole = part.build()
    state = whole.state_dict()

    def weights(prefix: str, module: Any) -> Any:
        module.load_state_dict({name: state[prefix + name] for name in module.state_dict()})
        return module

    inputs = _inputs(part, 64, 9, torch.float32)
    with torch.no_grad():
        *_, last = piecewise(part, weights, inputs, range(3))
        expected = whole(**inputs, return_dict=False)[0]
    torch.testing.assert_close(last, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.slow
def test_full_width_with_random_weights_at_512() -> None:
    """A block of each kind of SD 3.5 Medium and all that is around them, in bfloat16.

    Dual attention (0), one attention (13) and the last, which leaves the text (23).
    """
    part, half = SD35_MEDIUM["transformer"], torch.bfloat16
    drawn = torch.randn(2**21, generator=torch.Generator().manual_seed(0)).mul_(0.02).to(half)

    def weights(prefix: str, module: Any) -> Any:
        for name, each in module.to(half).named_parameters():
            values = drawn.repeat(-(-each.numel() // drawn.numel()))[: each.numel()]
            each.data = values.reshape(each.shape) + float("norm_" in name)
        return module

    inputs = _inputs(part, 512, 333, half)
    with torch.no_grad():
        *states, last = piecewise(part, weights, inputs, (0, 13, 23))
    assert [tuple(each.shape) for each in states] == [(1, 1024, 1536)] * 3
    assert last.shape == (1, 16, 64, 64)
    assert last.dtype == half
    assert all(bool(torch.isfinite(each).all()) for each in (*states, last))
    assert float(last.float().std()) > 0.0
