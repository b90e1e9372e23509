"""LoRA on a transformer: several at once, fused and undone to the bit, off without a trace."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion.checkpoint import sha256
from geurim.diffusion.lora import Fused, Lora, attach, detach, fuse, set_scales, targets
from geurim.errors import BadInput, Missing
from tests import tiny_sd3

torch: Any = pytest.importorskip("torch")
pytest.importorskip("diffusers")
pytest.importorskip("peft")

RANK = 4


def factors(module: str, *, out: int, into: int, rank: int = RANK, seed: int = 0) -> dict[str, Any]:
    generator = torch.Generator().manual_seed(seed)
    return {
        f"transformer.{module}.lora_A.weight": torch.randn(rank, into, generator=generator) * 0.2,
        f"transformer.{module}.lora_B.weight": torch.randn(out, rank, generator=generator) * 0.2,
    }


def write(path: Path, tensors: dict[str, Any]) -> Path:
    import_module("safetensors.torch").save_file(tensors, path)
    return path


def lora(path: Path, *, scale: float = 1.0, layer: int = 1, width: int = 32, seed: int = 0) -> Lora:
    """A LoRA on the queries of one block of the tiny SD3."""
    module = f"transformer_blocks.{layer}.attn.to_q"
    return Lora(write(path, factors(module, out=width, into=width, seed=seed)), scale)


def everywhere(path: Path, *, scale: float = 1.0, seed: int = 0, rank: int = RANK) -> Lora:
    """A LoRA on every linear layer."""
    tensors: dict[str, Any] = {}
    for number, (name, module) in enumerate(linear(tiny_sd3.transformer()).items()):
        out, into = module.weight.shape
        tensors |= factors(name, out=out, into=into, rank=rank, seed=100 * seed + number)
    return Lora(write(path, tensors), scale)


def linear(network: Any) -> dict[str, Any]:
    return {name: network.get_submodule(name) for name in targets(network)}


def output(network: Any) -> Any:
    generator = torch.Generator().manual_seed(4)
    given = {
        "hidden_states": torch.randn(1, 4, 8, 8, generator=generator),
        "timestep": torch.tensor([700.0]),
        "encoder_hidden_states": torch.randn(1, 6, tiny_sd3.JOINT, generator=generator),
        "pooled_projections": torch.randn(1, 40, generator=generator),
    }
    kind = network.proj_out.weight.dtype
    with torch.no_grad():
        return network(**{k: v.to(kind) for k, v in given.items()}, return_dict=False)[0]


def summed(network: Any, loras: list[Lora]) -> Any:
    """The same transformer with W + Σ scale · alpha / rank · B A for weights."""
    for each in loras:
        for one in each.factors(3):
            weight = network.get_submodule(one.module).weight
            weight.data += each.scale * one.alpha / one.rank * (one.b @ one.a)
    return network


# -- several at once -------------------------------------------------------------------------------


def test_several_at_their_scales_are_the_sum(tmp_path: Path) -> None:
    loras = [
        everywhere(tmp_path / "a.safetensors", scale=0.75, seed=1),
        everywhere(tmp_path / "b.safetensors", scale=-0.5, seed=2, rank=3),
        lora(tmp_path / "c.safetensors", scale=2.0, seed=3),
    ]
    expected = output(summed(tiny_sd3.transformer(), loras))
    network = tiny_sd3.transformer()
    plain = output(network)
    attach(network, loras)
    torch.testing.assert_close(output(network), expected, rtol=1e-4, atol=1e-4)
    assert float((expected - plain).abs().max()) > 0.05
    detach(network)
    fuse(network, loras)
    torch.testing.assert_close(output(network), expected, rtol=1e-4, atol=1e-4)


def test_scales_may_change_and_what_is_not_named_rests(tmp_path: Path) -> None:
    one, two = (lora(tmp_path / f"{n}.safetensors", seed=s) for n, s in (("a", 1), ("b", 2)))
    network = tiny_sd3.transformer()
    plain = output(network)
    attach(network, [one, two])
    set_scales(network, {two.name: 0.5})
    expected = output(summed(tiny_sd3.transformer(), [Lora(two.path, 0.5)]))
    torch.testing.assert_close(output(network), expected, rtol=1e-4, atol=1e-5)
    set_scales(network, {one.name: 0.0, two.name: 0.0})
    torch.testing.assert_close(output(network), plain)
    set_scales(network, {})
    assert torch.equal(output(network), plain)


def test_a_scale_of_nothing_changes_nothing(tmp_path: Path) -> None:
    network = tiny_sd3.transformer()
    plain = output(network)
    fuse(network, [everywhere(tmp_path / "a.safetensors", scale=0.0)])
    assert torch.equal(output(network), plain)


# -- fused, undone, taken off ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["float32", "bfloat16", "float16"])
def test_undoing_gives_every_bit_back(tmp_path: Path, kind: str) -> None:
    network = tiny_sd3.transformer().to(getattr(torch, kind))
    before = {name: value.clone() for name, value in network.state_dict().items()}
    attach(network, [everywhere(tmp_path / "a.safetensors", scale=3.0), lora(tmp_path / "b")])
    apart = output(network)
    fused = Fused(network)
    changed = linear_weights(network)
    assert not any(torch.equal(changed[name], before[f"{name}.weight"]) for name in changed)
    tolerance = {"float32": 1e-4}.get(kind, 0.3)
    torch.testing.assert_close(output(network), apart, rtol=tolerance, atol=tolerance)
    fused.undo()
    assert all(torch.equal(w, before[f"{n}.weight"]) for n, w in linear_weights(network).items())
    assert torch.equal(output(network), apart)  # attached as before
    detach(network)
    after = network.state_dict()
    assert list(after) == list(before)
    assert all(torch.equal(after[name], before[name]) for name in before)


def linear_weights(network: Any) -> dict[str, Any]:
    return {
        name.removesuffix(".base_layer"): module.weight.detach().clone()
        for name, module in network.named_modules()
        if isinstance(module, torch.nn.Linear) and ".lora_" not in name
    }


def test_fused_and_undone_many_times(tmp_path: Path) -> None:
    network = tiny_sd3.transformer().to(torch.bfloat16)
    before = linear_weights(network)
    attach(network, [everywhere(tmp_path / "a.safetensors")])
    first = None
    for scale in (1.0, 0.3, 1.0):
        set_scales(network, {"of_a": scale})
        fused = Fused(network)
        once = linear_weights(network)
        first = first or once
        fused.undo()
    assert all(torch.equal(once[name], first[name]) for name in first)
    assert all(torch.equal(w, before[n]) for n, w in linear_weights(network).items())


def test_fusing_in_half_precision_rounds_once(tmp_path: Path) -> None:
    made = lora(tmp_path / "a.safetensors")
    network = tiny_sd3.transformer().to(torch.bfloat16)
    weight = network.get_submodule("transformer_blocks.1.attn.to_q").weight.detach().float()
    (one,) = made.factors(3)
    fuse(network, [made])
    after = network.get_submodule("transformer_blocks.1.attn.to_q").weight
    assert torch.equal(after, (weight + one.b @ one.a).to(torch.bfloat16))


def traces(network: Any) -> dict[str, object]:
    """Everything by which one could tell that something was attached, but values of weights."""
    modules = dict(network.named_modules())
    return {
        "modules": [(name, id(module)) for name, module in modules.items()],
        "attributes": {name: sorted(module.__dict__) for name, module in modules.items()},
        "parameters": [(name, id(each)) for name, each in network.named_parameters()],
        "buffers": [(name, id(each)) for name, each in network.named_buffers()],
        "hooks": [len(module._forward_hooks) for module in modules.values()],
        "config": dict(network.config),
        "mode": network.training,
    }


@pytest.mark.parametrize("used", ["attached", "undone"])
def test_taking_off_leaves_no_trace(tmp_path: Path, used: str) -> None:
    network = tiny_sd3.transformer()
    network.requires_grad_(requires_grad=False)
    before, plain = traces(network), output(network)
    attach(network, [everywhere(tmp_path / "a.safetensors"), lora(tmp_path / "b.safetensors")])
    output(network)
    if used == "undone":
        Fused(network).undo()
    detach(network)
    assert traces(network) == before
    assert torch.equal(output(network), plain)
    attach(network, [lora(tmp_path / "b.safetensors")])  # and may be attached again
    detach(network)
    assert traces(network) == before


def test_fusing_for_good_leaves_only_other_numbers(tmp_path: Path) -> None:
    network = tiny_sd3.transformer()
    network.requires_grad_(requires_grad=False)
    before = traces(network)
    fuse(network, [everywhere(tmp_path / "a.safetensors")])
    assert traces(network) == before


# -- what is refused -------------------------------------------------------------------------------


def test_the_same_file_twice(tmp_path: Path) -> None:
    one = lora(tmp_path / "a.safetensors")
    network = tiny_sd3.transformer()
    with pytest.raises(BadInput, match="is given twice; give it once, at the sum of the scales"):
        attach(network, [one, Lora(one.path, 0.5)])
    assert linear_weights(network).keys() == set(targets(network))


def test_attaching_needs_a_free_model(tmp_path: Path) -> None:
    network = tiny_sd3.transformer()
    attach(network, [lora(tmp_path / "a.safetensors")])
    with pytest.raises(AssertionError, match="taken off first"):
        attach(network, [lora(tmp_path / "b.safetensors")])


@pytest.mark.parametrize("scale", [float("nan"), float("inf")], ids=["nan", "inf"])
def test_a_scale_that_is_no_number(tmp_path: Path, scale: float) -> None:
    with pytest.raises(BadInput, match="is no scale; type a number"):
        Lora(tmp_path / "a.safetensors", scale)


@pytest.mark.parametrize("half", ["lora_A", "lora_B", "alpha"])
@pytest.mark.parametrize("value", [float("nan"), float("inf")], ids=["nan", "inf"])
@pytest.mark.parametrize("kind", ["float32", "bfloat16", "float16"])
def test_numbers_that_are_none(tmp_path: Path, half: str, value: float, kind: str) -> None:
    module = "transformer_blocks.1.attn.to_q"
    tensors = {k: v.to(getattr(torch, kind)) for k, v in factors(module, out=32, into=32).items()}
    if half == "alpha":
        tensors[f"transformer.{module}.alpha"] = torch.tensor(value)
    else:
        tensors[f"transformer.{module}.{half}.weight"][1, 2] = value
    network = tiny_sd3.transformer()
    with pytest.raises(BadInput, match=f"'transformer.{module}' holds numbers that are none"):
        attach(network, [Lora(write(tmp_path / "a.safetensors", tensors))])
    assert linear_weights(network).keys() == set(targets(network))


def test_large_numbers_are_numbers(tmp_path: Path) -> None:
    module = "transformer_blocks.1.attn.to_q"
    tensors = {key: torch.full_like(v, 3e38) for key, v in factors(module, out=32, into=32).items()}
    assert Lora(write(tmp_path / "a.safetensors", tensors)).factors(3)


def test_no_rank_at_all(tmp_path: Path) -> None:
    tensors = factors("transformer_blocks.1.attn.to_q", out=32, into=32, rank=0)
    with pytest.raises(BadInput, match="or none at all"):
        Lora(write(tmp_path / "a.safetensors", tensors)).factors(3)


def test_no_weights_at_all(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no weights"):
        Lora(write(tmp_path / "a.safetensors", {})).factors(3)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"\x80\x02}q\x00.", "is a pickle"),
        (b"", "is empty"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a text and no weights"),
        (b"<html>", "a text and no weights"),
    ],
    ids=["pickle", "empty", "pointer", "web page"],
)
def test_a_file_that_is_something_else(tmp_path: Path, body: bytes, said: str) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(body)
    with pytest.raises(BadInput, match=said):
        Lora(path).factors(3)
    path.unlink()
    with pytest.raises(Missing, match="There is no file"):
        Lora(path).factors(3)


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"\xff", b"[" * 99_999], ids=["cut", "list", "bytes", "deep"]
)
def test_settings_beside_the_file_that_are_damaged(tmp_path: Path, body: bytes) -> None:
    path = lora(tmp_path / "adapter_model.safetensors").path
    (tmp_path / "adapter_config.json").write_bytes(body)
    with pytest.raises(BadInput, match="its settings are no JSON"):
        Lora(path).factors(3)


@pytest.mark.parametrize(
    "body",
    [b'{"lora_alpha": "x"}', b'{"alpha_pattern": [1]}', b'{"alpha_pattern": {"(": 1}}',
     b'{"lora_alpha": {}}'],
    ids=["a word", "a list", "no pattern", "a table"],
)  # fmt: skip
def test_an_alpha_that_is_none(tmp_path: Path, body: bytes) -> None:
    path = lora(tmp_path / "adapter_model.safetensors").path
    (tmp_path / "adapter_config.json").write_bytes(body)
    with pytest.raises(BadInput, match="its settings tell no usable alpha"):
        Lora(path).factors(3)


def test_without_peft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("geurim.diffusion.lora.import_module", gone)
    with pytest.raises(Missing, match=r"type: pip install 'geurim\[diffusion\]'"):
        attach(tiny_sd3.transformer(), [])


def test_alpha_beside_the_rank(tmp_path: Path) -> None:
    module = "transformer_blocks.1.attn.to_q"
    tensors = factors(module, out=32, into=32)
    tensors[f"transformer.{module}.alpha"] = torch.tensor(1.0)
    made = Lora(write(tmp_path / "a.safetensors", tensors), scale=0.5)
    network = tiny_sd3.transformer()
    weight = network.get_submodule(module).weight.detach().clone()
    fuse(network, [made])
    product = tensors[f"transformer.{module}.lora_B.weight"] @ tensors[
        f"transformer.{module}.lora_A.weight"
    ]  # fmt: skip
    after = network.get_submodule(module).weight
    torch.testing.assert_close(after, weight + 0.5 * (1.0 / RANK) * product)
    assert made.sha256 == sha256(made.path)
