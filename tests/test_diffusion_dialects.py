"""One and the same LoRA in every trainer's language, measured against diffusers' own conversion."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion.dialects import original_names, understood
from geurim.diffusion.lora import Fused, Lora, attach, detach, targets
from geurim.errors import BadInput
from tests import tiny_sd3

torch: Any = pytest.importorskip("torch")
pytest.importorskip("diffusers")
pytest.importorskip("peft")

LAYERS = 3
WIDTH, JOINT, POOLED, TIME, PATCH = 32, 64, 40, 256, 2 * 2 * 4
RANK = 4
Tensors = dict[str, Any]


def linear() -> dict[str, tuple[int, int]]:
    """Outputs and inputs of every linear module of the tiny SD3, in Stability's layout."""
    shapes = {
        "context_embedder": (WIDTH, JOINT),
        "t_embedder.mlp.0": (WIDTH, TIME),
        "t_embedder.mlp.2": (WIDTH, WIDTH),
        "y_embedder.mlp.0": (WIDTH, POOLED),
        "y_embedder.mlp.2": (WIDTH, WIDTH),
        "final_layer.linear": (PATCH, WIDTH),
        "final_layer.adaLN_modulation.1": (2 * WIDTH, WIDTH),
    }
    for layer in range(LAYERS):
        last = layer == LAYERS - 1
        for stream in ("x_block", "context_block"):
            at = f"joint_blocks.{layer}.{stream}"
            shapes[f"{at}.attn.qkv"] = (3 * WIDTH, WIDTH)
            values = 9 if layer == 0 else 6
            if stream == "context_block":
                values = 2 if last else 6
            shapes[f"{at}.adaLN_modulation.1"] = (values * WIDTH, WIDTH)
            if stream == "context_block" and last:
                continue
            shapes[f"{at}.attn.proj"] = (WIDTH, WIDTH)
            shapes[f"{at}.mlp.fc1"] = (4 * WIDTH, WIDTH)
            shapes[f"{at}.mlp.fc2"] = (WIDTH, 4 * WIDTH)
    shapes["joint_blocks.0.x_block.attn2.qkv"] = (3 * WIDTH, WIDTH)
    shapes["joint_blocks.0.x_block.attn2.proj"] = (WIDTH, WIDTH)
    return shapes


def converted(weights: Mapping[str, Any]) -> Tensors:
    """What diffusers' own conversion makes of a checkpoint with these linear weights."""
    state: Tensors = {
        "pos_embed": torch.zeros(1, 16 * 16, WIDTH),
        "x_embedder.proj.weight": torch.zeros(WIDTH, 4, 2, 2),
        "x_embedder.proj.bias": torch.zeros(WIDTH),
    }
    for name, weight in weights.items():
        state[f"{name}.weight"] = weight
        state[f"{name}.bias"] = torch.zeros(weight.shape[0])
        if name.endswith("qkv"):
            for norm in ("ln_q", "ln_k"):
                state[f"{name.removesuffix('qkv')}{norm}.weight"] = torch.ones(8)
    library = import_module("diffusers.loaders.single_file_utils")
    return library.convert_sd3_transformer_checkpoint_to_diffusers(state)


def whole(seed: int, inputs: int | None = None) -> Tensors:
    """A small whole number in every place, so that sums and products are exact."""
    generator = torch.Generator().manual_seed(seed)
    return {
        name: torch.randint(-3, 4, (a, inputs or b), generator=generator).float()
        for name, (a, b) in linear().items()
    }


@cache
def pairs() -> dict[str, tuple[Any, Any]]:
    """A LoRA on every module, by its name in Stability's layout: A and B."""
    generator = torch.Generator().manual_seed(9)
    up = whole(7, RANK)
    return {
        name: (torch.randint(-3, 4, (RANK, b), generator=generator).float(), up[name])
        for name, (_, b) in linear().items()
    }


@cache
def homes() -> dict[str, list[str]]:
    """Where diffusers' conversion puts every linear module, found by a number in its weights."""
    names = list(linear())
    marked = {name: torch.full(linear()[name], float(i)) for i, name in enumerate(names)}
    found: dict[str, list[str]] = {name: [] for name in names}
    for key, value in converted(marked).items():
        if key.endswith(".weight") and value.ndim == 2:
            found[names[int(value[0, 0])]].append(key.removesuffix(".weight"))
    return found


@cache
def expected() -> dict[str, tuple[Any, Any]]:
    """The same LoRA by diffusers' names: A is shared, B goes the way of the weights."""
    made = converted({name: b for name, (_, b) in pairs().items()})
    return {
        module: (pairs()[name][0], made[f"{module}.weight"])
        for name, modules in homes().items()
        for module in modules
    }


def _diffusers(prefix: str) -> Tensors:
    made: Tensors = {}
    for module, (a, b) in expected().items():
        made[f"{prefix}{module}.lora_A.weight"] = a
        made[f"{prefix}{module}.lora_B.weight"] = b
    return made


def _original(prefix: str, down: str, up: str, *, flat: bool = False) -> Tensors:
    made: Tensors = {}
    for name, (a, b) in pairs().items():
        key = prefix + (name.replace(".", "_") if flat else name)
        made[f"{key}.{down}.weight"] = a
        made[f"{key}.{up}.weight"] = b
        if flat:
            made[f"{key}.alpha"] = torch.tensor(float(RANK))
    return made


def _onetrainer() -> Tensors:
    made: Tensors = {}
    for module, (a, b) in expected().items():
        key = f"lora_transformer_{module.replace('.', '_')}"
        made |= {f"{key}.lora_down.weight": a, f"{key}.lora_up.weight": b}
        made[f"{key}.alpha"] = torch.tensor(float(RANK))
    return made


DIALECTS: dict[str, Callable[[], Tensors]] = {
    "diffusers": lambda: _diffusers("transformer."),
    "bare": lambda: _diffusers(""),
    "peft": lambda: _diffusers("base_model.model."),
    "double prefix": lambda: _diffusers("transformer.base_model.model."),
    "comfy lora_A": lambda: _original("diffusion_model.", "lora_A", "lora_B"),
    "comfy lora_down": lambda: _original("diffusion_model.", "lora_down", "lora_up"),
    "checkpoint prefix": lambda: _original("model.diffusion_model.", "lora_A", "lora_B"),
    "stability": lambda: _original("", "lora.down", "lora.up"),
    "kohya": lambda: _original("lora_unet_", "lora_down", "lora_up", flat=True),
    "onetrainer": _onetrainer,
}


# -- one LoRA, many languages ----------------------------------------------------------------------


def test_the_layout_of_this_test_is_that_of_the_model() -> None:
    network = tiny_sd3.transformer()
    network.load_state_dict(converted(whole(1)), strict=True)
    assert sorted(targets(network)) == sorted(expected())
    assert set(linear()) < set(original_names(LAYERS))


def test_every_name_leads_where_diffusers_conversion_leads() -> None:
    assert {name: original_names(LAYERS)[name] for name in linear()} == {
        name: tuple(modules) for name, modules in homes().items()
    }


@pytest.mark.parametrize("dialect", list(DIALECTS))
def test_every_dialect_gives_the_same_factors(dialect: str) -> None:
    found = understood(DIALECTS[dialect](), LAYERS, "a file")
    assert sorted(each.module for each in found) == sorted(expected())
    for each in found:
        a, b = expected()[each.module]
        assert torch.equal(each.a, a), each.key
        assert torch.equal(each.b, b), each.key
        assert each.alpha == each.rank == RANK


@pytest.mark.parametrize("name", list(linear()))
def test_the_lora_on_the_converted_weights_is_the_converted_lora(name: str) -> None:
    """Converted (W + BA) = converted (W) + what is understood of (A, B), to the last bit."""
    (a, b), weights = pairs()[name], whole(1)
    before = converted(weights)
    after = converted({**weights, name: weights[name] + 0.5 * (b @ a)})
    tensors = {
        f"diffusion_model.{name}.lora_A.weight": a,
        f"diffusion_model.{name}.lora_B.weight": b,
        f"diffusion_model.{name}.alpha": torch.tensor(0.5 * RANK),
    }
    for each in understood(tensors, LAYERS, "a file"):
        before[f"{each.module}.weight"] += each.alpha / each.rank * (each.b @ each.a)
    assert before.keys() == after.keys()
    assert all(torch.equal(before[key], after[key]) for key in after)


@pytest.mark.parametrize("stream", ["x_block.attn", "context_block.attn", "x_block.attn2"])
def test_query_key_and_value_share_one_matrix(stream: str) -> None:
    name = f"joint_blocks.0.{stream}.qkv"
    a, b = pairs()[name]
    key = f"lora_unet_{name.replace('.', '_')}"
    tensors = {f"{key}.lora_down.weight": a, f"{key}.lora_up.weight": b}
    found = understood(tensors, LAYERS, "a file")
    assert [each.module.rsplit(".", 1)[1][-6:] for each in found] == (
        ["q_proj", "k_proj", "v_proj"] if "context" in stream else ["to_q", "to_k", "to_v"]
    )
    assert torch.equal(torch.cat([each.b @ each.a for each in found]), b @ a)


SWAPPED = ("joint_blocks.2.context_block.adaLN_modulation.1", "final_layer.adaLN_modulation.1")


@pytest.mark.parametrize("name", [name for name in linear() if "adaLN" in name])
def test_only_the_last_modulations_change_their_halves(name: str) -> None:
    a, b = pairs()[name]
    tensors = {f"{name}.lora_A.weight": a, f"{name}.lora_B.weight": b}
    (found,) = understood(tensors, LAYERS, "a file")
    shift, scale = b.chunk(2)
    assert torch.equal(found.b, torch.cat([scale, shift]) if name in SWAPPED else b)


# -- on the model ----------------------------------------------------------------------------------


def _saved(path: Path, tensors: Tensors, metadata: dict[str, str] | None = None) -> Path:
    kept = {key: value.contiguous().clone() for key, value in tensors.items()}
    import_module("safetensors.torch").save_file(kept, path, metadata=metadata)
    return path


def _small(tensors: Tensors) -> Tensors:
    return {key: value if "alpha" in key else 0.02 * value for key, value in tensors.items()}


@pytest.fixture(scope="module")
def inputs() -> Tensors:
    generator = torch.Generator().manual_seed(4)
    return {
        "hidden_states": torch.randn(1, 4, 8, 8, generator=generator),
        "timestep": torch.tensor([700.0]),
        "encoder_hidden_states": torch.randn(1, 6, JOINT, generator=generator),
        "pooled_projections": torch.randn(1, POOLED, generator=generator),
    }


def _output(network: Any, inputs: Tensors) -> Any:
    with torch.no_grad():
        return network(**inputs, return_dict=False)[0]


@pytest.mark.parametrize("dialect", ["diffusers", "comfy lora_A", "kohya", "onetrainer"])
def test_the_model_with_the_lora_is_the_converted_sum(
    tmp_path: Path, inputs: Tensors, dialect: str
) -> None:
    weights = {name: 0.05 * value for name, value in whole(1).items()}
    sums = {name: weights[name] + (0.02 * b) @ (0.02 * a) for name, (a, b) in pairs().items()}
    network = tiny_sd3.transformer()
    network.load_state_dict(converted(sums))
    wanted = _output(network, inputs)
    network.load_state_dict(converted(weights))
    plain = _output(network, inputs)
    attach(network, [Lora(_saved(tmp_path / "a.safetensors", _small(DIALECTS[dialect]())))])
    torch.testing.assert_close(_output(network, inputs), wanted, rtol=1e-4, atol=1e-5)
    assert float((wanted - plain).abs().max()) > 1e-3
    detach(network)
    assert torch.equal(_output(network, inputs), plain)


def test_diffusers_reads_its_own_dialect_as_we_do(tmp_path: Path, inputs: Tensors) -> None:
    tensors = _small(_diffusers("transformer."))
    theirs, ours = tiny_sd3.transformer(), tiny_sd3.transformer()
    theirs.load_lora_adapter(dict(tensors), prefix="transformer")
    attach(ours, [Lora(_saved(tmp_path / "a.safetensors", tensors))])
    torch.testing.assert_close(_output(ours, inputs), _output(theirs, inputs))


MODULE = "transformer_blocks.1.attn.to_q"
OTHER = "transformer_blocks.11.attn.to_q"


def _one(module: str = MODULE, key: str = "transformer.") -> Tensors:
    generator = torch.Generator().manual_seed(6)
    return {
        f"{key}{module}.lora_A.weight": torch.randn(RANK, WIDTH, generator=generator),
        f"{key}{module}.lora_B.weight": torch.randn(WIDTH, RANK, generator=generator),
    }


def _told(**settings: object) -> dict[str, str]:
    return {"format": "pt", "lora_adapter_metadata": json.dumps(settings)}


ALPHAS: dict[str, tuple[dict[str, str] | None, float | None, float]] = {
    # name: (metadata, alpha as a tensor, alpha that works)
    "nothing is told": (None, None, 4.0),
    "tensor": (None, 1.0, 1.0),
    "metadata": (_told(**{"transformer.lora_alpha": 16, "transformer.r": 4}), None, 16.0),
    "metadata without prefix": (_told(lora_alpha=2, r=4), None, 2.0),
    "tensor before metadata": (_told(lora_alpha=16), 1.0, 1.0),
    "pattern": (
        _told(**{"transformer.lora_alpha": 16, "transformer.alpha_pattern": {MODULE: 6}}),
        None,
        6.0,
    ),
    "pattern of an end": (_told(lora_alpha=16, alpha_pattern={"attn.to_q": 6}), None, 6.0),
    "pattern of another": (_told(lora_alpha=16, alpha_pattern={"attn.to_k": 6}), None, 16.0),
    "rank-stabilised": (_told(lora_alpha=16, use_rslora=True), None, 32.0),
    "of the text encoder": (_told(**{"text_encoder.lora_alpha": 16}), None, 4.0),
}


@pytest.mark.parametrize("case", list(ALPHAS))
def test_alpha(tmp_path: Path, case: str) -> None:
    metadata, tensor, alpha = ALPHAS[case]
    tensors = _one()
    if tensor is not None:
        tensors[f"transformer.{MODULE}.alpha"] = torch.tensor(tensor)
    path = _saved(tmp_path / "a.safetensors", tensors, metadata)
    (found,) = Lora(path).factors(LAYERS)
    assert (found.module, found.alpha) == (MODULE, alpha)
    network = tiny_sd3.transformer()
    before = network.get_submodule(MODULE).weight.detach().clone()
    attach(network, [Lora(path, scale=0.5)])
    Fused(network)
    after = network.get_submodule(MODULE).get_base_layer().weight
    product = 0.5 * alpha / RANK * (found.b @ found.a)
    torch.testing.assert_close(after, before + product)


def test_alpha_as_diffusers_writes_it(tmp_path: Path, inputs: Tensors) -> None:
    library: Any = import_module("diffusers")
    peft: Any = import_module("peft")
    network = tiny_sd3.transformer()
    config = peft.LoraConfig(
        r=4,
        lora_alpha=16,
        target_modules=["to_q", "add_q_proj", "proj_out"],
        rank_pattern={"proj_out": 2},
        alpha_pattern={"proj_out": 3},
        init_lora_weights=False,
    )
    network.add_adapter(config)
    wanted = _output(network, inputs)
    library.StableDiffusion3Pipeline.save_lora_weights(
        tmp_path,
        transformer_lora_layers=peft.get_peft_model_state_dict(network),
        transformer_lora_adapter_metadata=config.to_dict(),
    )
    ours = tiny_sd3.transformer()
    attach(ours, [Lora(tmp_path / "pytorch_lora_weights.safetensors")])
    torch.testing.assert_close(_output(ours, inputs), wanted)


def test_alpha_as_peft_writes_it(tmp_path: Path, inputs: Tensors) -> None:
    peft: Any = import_module("peft")
    config = peft.LoraConfig(r=4, lora_alpha=16, target_modules=["to_v"], init_lora_weights=False)
    network = peft.get_peft_model(tiny_sd3.transformer(), config)
    wanted = _output(network, inputs)
    network.save_pretrained(tmp_path)
    ours = tiny_sd3.transformer()
    attach(ours, [Lora(tmp_path / "adapter_model.safetensors")])
    torch.testing.assert_close(_output(ours, inputs), wanted)


@pytest.mark.parametrize("stem", ["train", "half", "keys", "a.b c", "lora_A", "아이"])
def test_a_file_may_have_any_name(tmp_path: Path, inputs: Tensors, stem: str) -> None:
    """Also one that a module's method has, which PEFT cannot take as an adapter's name."""
    network = tiny_sd3.transformer()
    plain, names = _output(network, inputs), targets(network)
    attach(network, [Lora(_saved(tmp_path / f"{stem}.safetensors", _one()))])
    assert targets(network) == names
    assert not torch.equal(_output(network, inputs), plain)
    detach(network)
    assert torch.equal(_output(network, inputs), plain)


def test_two_files_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    paths = [_saved(folder / "mine.safetensors", _one()) for folder in (tmp_path, tmp_path / "b")]
    with pytest.raises(BadInput, match="two files are called mine; rename"):
        attach(tiny_sd3.transformer(), [Lora(path) for path in paths])


def test_what_is_fused_is_undone_before_it_is_taken_off(tmp_path: Path, inputs: Tensors) -> None:
    network = tiny_sd3.transformer()
    plain = _output(network, inputs)
    attach(network, [Lora(_saved(tmp_path / "a.safetensors", _one()))])
    fused = Fused(network)
    with pytest.raises(AssertionError, match="undone first"):
        detach(network)
    fused.undo()
    detach(network)
    assert torch.equal(_output(network, inputs), plain)


# -- what is refused -------------------------------------------------------------------------------


def _zeros(*shape: int) -> Any:
    return torch.zeros(shape)


A, B = _zeros(RANK, WIDTH), _zeros(WIDTH, RANK)
LAST = "joint_blocks.2.context_block.mlp.fc1"
REFUSED: dict[str, tuple[Tensors, str, str]] = {
    # name: (what the file holds besides a sound pair, what is said, the key that is named)
    "dora of peft": (
        {f"transformer.{OTHER}.lora_magnitude_vector": _zeros(WIDTH)},
        "is DoRA",
        f"transformer.{OTHER}.lora_magnitude_vector",
    ),
    "dora of kohya": (
        {"lora_unet_x.dora_scale": _zeros(WIDTH)},
        "is DoRA",
        "lora_unet_x.dora_scale",
    ),
    "loha": ({"lora_unet_x.hada_w1_a": A}, "is LoHa", "lora_unet_x.hada_w1_a"),
    "lokr": ({"lycoris_x.lokr_w1": A}, "is LoKr", "lycoris_x.lokr_w1"),
    "tucker": ({"lora_unet_x.lora_mid.weight": A}, "Tucker", "lora_unet_x.lora_mid.weight"),
    "difference of biases": ({"x.diff_b": _zeros(3)}, "difference of biases", "x.diff_b"),
    "text encoder of diffusers": (
        {"text_encoder_2.text_model.encoder.layers.0.mlp.fc1.lora_A.weight": A},
        "text encoders",
        "text_encoder_2.text_model.encoder.layers.0.mlp.fc1.lora_A.weight",
    ),
    "text encoder of kohya": (
        {"lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_down.weight": A},
        "text encoders",
        "lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_down.weight",
    ),
    "text encoder of a checkpoint": (
        {"clip_l.transformer.text_model.encoder.layers.0.mlp.fc1.lora_A.weight": A},
        "text encoders",
        "clip_l.transformer.text_model.encoder.layers.0.mlp.fc1.lora_A.weight",
    ),
    "no factor": ({"transformer.proj_out.weight": A}, "no factor", "transformer.proj_out.weight"),
    "bias of a factor": (
        {f"transformer.{MODULE}.lora_B.bias": _zeros(WIDTH)},
        "no factor",
        f"transformer.{MODULE}.lora_B.bias",
    ),
    "first half alone": (
        {"transformer.proj_out.lora_A.weight": A},
        "one factor of two",
        "transformer.proj_out",
    ),
    "second half alone": (
        {"diffusion_model.final_layer.linear.lora_B.weight": B},
        "one factor of two",
        "diffusion_model.final_layer.linear",
    ),
    "alpha alone": (
        {"lora_unet_final_layer_linear.alpha": torch.tensor(4.0)},
        "belongs to no factor",
        "lora_unet_final_layer_linear.alpha",
    ),
    "alpha that is no number": (
        {f"transformer.{MODULE}.alpha": _zeros(2)},
        "no number",
        f"transformer.{MODULE}.alpha",
    ),
    "ranks that differ": (
        {"transformer.proj_out.lora_A.weight": A, "transformer.proj_out.lora_B.weight": A},
        "no matrix",
        "transformer.proj_out",
    ),
    "convolution": (
        {
            "transformer.pos_embed.proj.lora_A.weight": _zeros(4, 4, 2, 2),
            "transformer.pos_embed.proj.lora_B.weight": _zeros(32, 4, 1, 1),
        },
        "no matrix",
        "transformer.pos_embed.proj",
    ),
    "the same layer twice": (
        {
            f"base_model.model.{MODULE}.lora_A.weight": A,
            f"base_model.model.{MODULE}.lora_B.weight": B,
        },
        "the same layer",
        f"base_model.model.{MODULE}",
    ),
    "a part and the whole of a stream": (
        {
            "joint_blocks.1.x_block.attn.qkv.lora_A.weight": A,
            "joint_blocks.1.x_block.attn.qkv.lora_B.weight": _zeros(3 * WIDTH, RANK),
        },
        "the same layer",
        "joint_blocks.1.x_block.attn.qkv",
    ),
    "another shape": (
        {
            "transformer.proj_out.lora_A.weight": A,
            "transformer.proj_out.lora_B.weight": _zeros(64, RANK),
        },
        "64 × 32, and this model's has 16 × 32",
        "transformer.proj_out",
    ),
    "a stream that has no thirds": (
        {
            "joint_blocks.0.x_block.attn.qkv.lora_A.weight": A,
            "joint_blocks.0.x_block.attn.qkv.lora_B.weight": _zeros(97, RANK),
        },
        "97 × 32, and this model's has 32 × 32",
        "joint_blocks.0.x_block.attn.qkv",
    ),
    "a deeper model": (
        {
            "transformer.transformer_blocks.37.attn.to_q.lora_A.weight": A,
            "transformer.transformer_blocks.37.attn.to_q.lora_B.weight": B,
        },
        "names no layer of this model",
        "transformer.transformer_blocks.37.attn.to_q",
    ),
    "a second attention where there is none": (
        {
            "transformer.transformer_blocks.1.attn2.to_q.lora_A.weight": A,
            "transformer.transformer_blocks.1.attn2.to_q.lora_B.weight": B,
        },
        "names no layer of this model",
        "transformer.transformer_blocks.1.attn2.to_q",
    ),
    "the text's MLP in the last block": (
        {f"{LAST}.lora_A.weight": A, f"{LAST}.lora_B.weight": _zeros(4 * WIDTH, RANK)},
        "names no layer of this model",
        LAST,
    ),
    "flux of kohya": (
        {
            "lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight": A,
            "lora_unet_double_blocks_0_img_attn_qkv.lora_up.weight": B,
        },
        "names no layer of this model",
        "lora_unet_double_blocks_0_img_attn_qkv",
    ),
    "a unet": (
        {
            "unet.down_blocks.0.attentions.0.proj_in.lora_A.weight": A,
            "unet.down_blocks.0.attentions.0.proj_in.lora_B.weight": B,
        },
        "names no layer of this model",
        "unet.down_blocks.0.attentions.0.proj_in",
    ),
}


@pytest.mark.parametrize("case", list(REFUSED))
def test_what_does_not_fit_is_told_and_nothing_is_attached(tmp_path: Path, case: str) -> None:
    tensors, said, key = REFUSED[case]
    path = _saved(tmp_path / "a.safetensors", {**_one(), **tensors})
    network = tiny_sd3.transformer()
    with pytest.raises(BadInput) as caught:
        attach(network, [Lora(path)])
    message = str(caught.value)
    assert said in message
    assert f"'{key}'" in message
    assert str(path) in message
    assert "\n" not in message
    assert _sentences(message) == 1
    assert not [name for name, _ in network.named_parameters() if "lora" in name]


def _sentences(message: str) -> int:
    return len([part for part in message.split(". ") if part])


def test_settings_that_are_no_json(tmp_path: Path) -> None:
    path = _saved(tmp_path / "a.safetensors", _one(), {"lora_adapter_metadata": "{"})
    with pytest.raises(BadInput, match="settings are no JSON"):
        Lora(path).factors(LAYERS)


@pytest.mark.parametrize("order", [1, -1], ids=["as written", "backwards"])
def test_what_is_said_does_not_depend_on_an_order(order: int) -> None:
    tensors = {f"x{n}.alpha": torch.tensor(1.0) for n in range(8)}
    names: Sequence[str] = list(tensors)[::order]
    with pytest.raises(BadInput, match=f"'{names[0]}'"):
        understood({name: tensors[name] for name in names}, LAYERS, "a file")
