"""The model room: what is loaded when and where, what is refused, and what is let go."""

from __future__ import annotations

import gc
import json
import logging
import shutil
import weakref
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion.checkpoint import find
from geurim.diffusion.lora import Lora
from geurim.diffusion.memory import Plan
from geurim.diffusion.model import (
    Model,
    Wish,
    from_latents,
    is_out_of_memory,
    load_model,
    sizes,
    to_latents,
)
from geurim.diffusion.text import Condition
from geurim.errors import BadInput, GeurimError, Missing
from tests import tiny_sd3
from tests.test_diffusion_lora import lora

torch: Any = pytest.importorskip("torch")

CPU = Wish(device="cpu")


@pytest.fixture
def copy(sd3: Path, tmp_path: Path) -> Path:
    """A model's folder that a test may break."""
    return Path(shutil.copytree(sd3, tmp_path / "model"))


@pytest.fixture(scope="module")
def model(sd3: Path) -> Model:
    return load_model(str(sd3), CPU)


def planned(folder: Path, way: Any, loras: tuple[Lora, ...] = ()) -> Model:
    return Model(find(str(folder)), Plan(way, "full", 0), "cpu", "float32", loras)


def inputs() -> tuple[Any, Condition]:
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(2, 4, 8, 8, generator=generator)
    sequence = torch.randn(2, 9, tiny_sd3.JOINT, generator=generator)
    return x, Condition(sequence, torch.randn(2, 40, generator=generator))


# -- what it is ------------------------------------------------------------------------------------


def test_numbers_of_the_model(model: Model) -> None:
    assert (model.channels, model.factor, model.step) == (4, 4, 8)
    assert (model.largest, model.trained, model.shift) == (128, 32, 3.0)


def test_nothing_is_loaded_before_it_is_used(sd3: Path) -> None:
    room = load_model(str(sd3), CPU)
    assert not {"transformer", "vae"} & set(room.__dict__)
    assert room.__dict__["_text"] is None


def test_a_cpu_takes_float32_and_what_is_wished(sd3: Path, model: Model) -> None:
    assert model.dtype == torch.float32
    half = load_model(str(sd3), Wish(device="cpu", precision="bfloat16"))
    assert {each.dtype for each in half.transformer.parameters()} == {torch.bfloat16}
    assert {each.dtype for each in half.text.clips[0].network.parameters()} == {torch.bfloat16}
    assert {each.dtype for each in half.vae.parameters()} == {torch.float32}
    assert not half.transformer.training
    assert not any(each.requires_grad for each in half.transformer.parameters())


def test_t5_reads_no_further_than_its_tokenizer_was_made_for(copy: Path) -> None:
    assert load_model(str(copy), Wish(device="cpu", t5_length=40)).t5_length == 40
    path = copy / "tokenizer_3" / "tokenizer_config.json"
    told = json.loads(path.read_text(encoding="utf-8")) | {"model_max_length": 30}
    path.write_text(json.dumps(told), encoding="utf-8")
    assert load_model(str(copy), Wish(device="cpu", t5_length=40)).t5_length == 30


def test_towers_read_as_far_as_they_have_positions(copy: Path) -> None:
    for name in ("tokenizer", "tokenizer_2"):
        path = copy / name / "tokenizer_config.json"
        told = json.loads(path.read_text(encoding="utf-8"))
        told.pop("model_max_length")
        path.write_text(json.dumps(told), encoding="utf-8")
    room = load_model(str(copy), CPU)
    assert [tower.length for tower in room.text.clips] == [77, 77]
    assert room.text(["a dog"]).sequence.shape[1] == 77 + 256


# -- latents and velocities ------------------------------------------------------------------------


def test_predicted_is_the_transformers_velocity(model: Model) -> None:
    x, told = inputs()
    levels = torch.tensor([0.25, 0.75])
    with torch.no_grad():
        both = model.predict(x, levels, told)
        expected = tiny_sd3.transformer()(
            hidden_states=x,
            timestep=torch.tensor([250.0, 750.0]),
            encoder_hidden_states=told.sequence,
            pooled_projections=told.pooled,
        ).sample
        same = model.predict(x, 0.25, told)
    torch.testing.assert_close(both, expected)
    torch.testing.assert_close(same[0], both[0], rtol=1e-5, atol=1e-5)
    assert not torch.allclose(same[1], both[1], atol=1e-3)


def test_latents_are_shifted_and_scaled_as_in_the_pipeline(model: Model) -> None:
    pictures = torch.rand(2, 3, 16, 24, generator=torch.Generator().manual_seed(2)) * 2 - 1
    network = tiny_sd3.vae()
    with torch.no_grad():
        latents = model.encode(pictures)
        mean = network.encode(pictures).latent_dist.mean
    torch.testing.assert_close(latents, (mean - 0.0609) * 1.5305)
    assert latents.shape == (2, 4, 4, 6)
    with torch.no_grad():
        decoded = network.decode(mean).sample.clamp(-1, 1)
    torch.testing.assert_close(model.decode(latents), decoded, rtol=1e-4, atol=1e-5)


def test_a_tiny_autoencoder_is_a_vae_too(copy: Path) -> None:
    library: Any = import_module("diffusers")
    torch.manual_seed(4)
    tiny = library.AutoencoderTiny(
        encoder_block_out_channels=(8, 8, 8),
        decoder_block_out_channels=(8, 8, 8),
        num_encoder_blocks=(1, 1, 1),
        num_decoder_blocks=(1, 1, 1),
        latent_channels=4,
    )
    shutil.rmtree(copy / "vae")
    tiny.save_pretrained(copy / "vae")
    room = load_model(str(copy), CPU)
    assert room.factor == 4
    pictures = torch.rand(1, 3, 16, 16) * 2 - 1
    latents = to_latents(room.vae, pictures)
    assert latents.shape == (1, 4, 4, 4)
    torch.testing.assert_close(latents, tiny.encode(pictures).latents)
    assert from_latents(room.vae, latents).shape == (1, 3, 16, 16)
    assert room.decode(latents).shape == (1, 3, 16, 16)


# -- plans -----------------------------------------------------------------------------------------


def gone(reference: weakref.ref[Any]) -> bool:
    gc.collect()
    return reference() is None


@pytest.mark.parametrize("part", ["transformer", "vae"])
def test_staged_lets_the_encoders_go_before_the_rest_comes(
    sd3: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    room = planned(sd3, "staged")
    encoders = weakref.ref(room.text.clips[0].network)
    real: Callable[..., Any] = room.__getattribute__("_loaded")
    order: list[bool] = []

    def loaded(*given: Any) -> Any:
        order.append(gone(encoders))
        return real(*given)

    monkeypatch.setattr(room, "_loaded", loaded)
    assert getattr(room, part) is not None
    assert order == [True]


@pytest.mark.slow
@pytest.mark.parametrize("with_lora", [False, True], ids=["plain", "with a LoRA"])
def test_staged_lets_the_transformer_go_when_the_encoders_come_back(
    sd3: Path, tmp_path: Path, with_lora: bool
) -> None:
    room = planned(sd3, "staged", (lora(tmp_path / "a.safetensors"),) if with_lora else ())
    (before,) = room.told(["a dog"])
    references = [weakref.ref(room.transformer), weakref.ref(room.vae)]
    assert room.told(["a dog"])[0] is before  # kept: nothing moves
    assert not any(map(gone, references))
    room.told(["a cat"])
    assert all(map(gone, references))
    assert not {"transformer", "vae"} & set(room.__dict__)


def test_resident_keeps_everything(sd3: Path) -> None:
    room = planned(sd3, "resident")
    encoders, transformer = room.text, room.transformer
    assert room.text is encoders
    assert room.transformer is transformer
    reference = weakref.ref(encoders)
    del encoders
    room.free_text()
    assert gone(reference)


@pytest.mark.parametrize("way", ["staged", "offload"])
@pytest.mark.parametrize("with_lora", [False, True], ids=["plain", "with a LoRA"])
def test_a_plan_changes_no_number(
    model: Model, sd3: Path, tmp_path: Path, way: str, with_lora: bool
) -> None:
    loras = (lora(tmp_path / "a.safetensors", scale=0.5),) if with_lora else ()
    x, told = inputs()
    room, other = planned(sd3, "resident", loras), planned(sd3, way, loras)
    with torch.no_grad():
        expected = room.predict(x, 0.5, told)
        assert torch.equal(other.predict(x, 0.5, told), expected)
        assert torch.equal(other.predict(x, 0.5, told), expected)
    assert torch.equal(other.told(["a"])[0].condition.sequence, room.text(["a"]).sequence)
    latents = x[:1]
    assert torch.equal(other.decode(latents), room.decode(latents))


def test_offload_keeps_the_encoders_on_the_cpu(sd3: Path) -> None:
    """The device is one on which nothing may be computed: the encoders must not go there."""
    room = Model(find(str(sd3)), Plan("offload", "full", 0), "meta", "float32")
    assert room.text(["a dog"]).sequence.device.type == "cpu"


def test_offload_plans_with_what_is_around_the_blocks(sd3: Path) -> None:
    told = sizes(find(str(sd3)), "bfloat16", CPU)
    network = tiny_sd3.transformer()
    blocks = [sum(p.numel() for p in each.parameters()) for each in network.transformer_blocks]
    whole = sum(each.numel() for each in network.state_dict().values())
    assert told.transformer == 2 * whole
    assert told.streamed == 2 * (whole - sum(blocks) + 2 * max(blocks))
    assert told.vae == 4 * sum(each.numel() for each in tiny_sd3.vae().parameters())


def test_a_model_that_does_not_fit(sd3: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def free(_: str) -> int:
        return 1000

    monkeypatch.setattr("geurim.diffusion.model.free_bytes", free)
    with pytest.raises(Missing, match="Too little memory"):
        load_model(str(sd3), CPU)


@pytest.mark.parametrize("device", ["cuda", "mps"])
def test_a_device_that_is_not_there(
    sd3: Path, monkeypatch: pytest.MonkeyPatch, device: str
) -> None:
    def no() -> bool:
        return False

    monkeypatch.setattr(torch.cuda, "is_available", no)
    monkeypatch.setattr(torch.backends.mps, "is_available", no)
    with pytest.raises(Missing, match=f"There is no device {device} on this machine; leave --dev"):
        load_model(str(sd3), Wish(device=device))
    assert load_model(str(sd3)).device == "cpu"


@pytest.mark.parametrize("package", ["torch", "transformers", "diffusers"])
def test_a_package_that_is_not_there(
    sd3: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    real = import_module

    def without(name: str) -> Any:
        if name == package:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr("geurim.diffusion.model.import_module", without)
    with pytest.raises(Missing, match=r"type: pip install 'geurim\[diffusion\]'"):
        load_model(str(sd3), CPU)


def test_what_out_of_memory_is() -> None:
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory."))
    assert is_out_of_memory(MemoryError())
    assert is_out_of_memory(RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"))
    assert is_out_of_memory(
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")
    )
    assert not is_out_of_memory(RuntimeError("shapes do not fit"))
    assert not is_out_of_memory(ValueError("out of memory"))


# -- what is refused -------------------------------------------------------------------------------


def change(path: Path, **values: object) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(told | values), encoding="utf-8")


def rewrite(path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    library: Any = import_module("safetensors.torch")
    tensors = library.load_file(path)
    edit(tensors)
    library.save_file(tensors, path, metadata={"format": "pt"})


PARTS = {
    "transformer": "diffusion_pytorch_model.safetensors",
    "vae": "diffusion_pytorch_model.safetensors",
    "text_encoder": "model.safetensors",
    "text_encoder_3": "model.safetensors",
}


def use(room: Model, part: str) -> object:
    return room.text if part.startswith("text") else getattr(room, part)


@pytest.mark.parametrize("part", list(PARTS))
@pytest.mark.parametrize("fault", ["missing", "unexpected", "mismatched"])
def test_no_weight_is_left_out_or_drawn_anew(copy: Path, part: str, fault: str) -> None:
    def edit(tensors: dict[str, Any]) -> object:
        key = min(each for each in tensors if tensors[each].ndim == 2)
        if fault == "missing":
            return tensors.pop(key)
        if fault == "unexpected":
            return tensors.update({"some.other.weight": torch.zeros(3)})
        return tensors.update({key: torch.zeros(3, 5)})

    rewrite(copy / part / PARTS[part], edit)
    room = load_model(str(copy), CPU)
    with pytest.raises(BadInput) as caught:
        use(room, part)
    told = str(caught.value)
    assert f"The {part} of {copy} cannot be loaded (" in told
    assert "\n" not in told
    if fault != "mismatched":
        assert fault in told


def test_a_config_of_fewer_layers_than_the_weights(copy: Path) -> None:
    change(copy / "text_encoder_3" / "config.json", num_layers=1)
    room = load_model(str(copy), CPU)
    with pytest.raises(BadInput, match=r"unexpected: encoder\.block\.1\."):
        _ = room.text


SETTINGS: dict[str, tuple[str, dict[str, object], str]] = {
    "no channels": ("transformer", {"in_channels": None}, "no usable 'in_channels'"),
    "no positions": ("transformer", {"pos_embed_max_size": "9"}, "no usable 'pos_embed_max_size'"),
    "no blocks of the vae": ("vae", {"block_out_channels": None}, "does not tell its 'block_out"),
}


@pytest.mark.parametrize("case", list(SETTINGS))
def test_settings_that_are_none_are_told_at_once(copy: Path, case: str) -> None:
    part, values, said = SETTINGS[case]
    change(copy / part / "config.json", **values)
    with pytest.raises(BadInput, match=said):
        load_model(str(copy), CPU)


def test_another_vae(copy: Path) -> None:
    change(copy / "vae" / "config.json", _class_name="VQModel")
    room = load_model(str(copy), CPU)
    with pytest.raises(BadInput, match="is a VQModel; only an AutoencoderKL or an AutoencoderTiny"):
        _ = room.vae


def test_a_tokenizer_that_is_damaged(copy: Path) -> None:
    for path in (copy / "tokenizer").iterdir():
        path.write_text("{", encoding="utf-8")
    room = load_model(str(copy), CPU)
    with pytest.raises(GeurimError, match="copy"):
        _ = room.text


def test_code_of_a_model_is_not_run(copy: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    for part in ("transformer", "tokenizer", "text_encoder", "vae"):
        code = f"from pathlib import Path\nPath({str(mark)!r}).touch()\nclass Evil: pass\n"
        (copy / part / "evil.py").write_text(code, encoding="utf-8")
        for name in ("config.json", "tokenizer_config.json"):
            if (copy / part / name).is_file():
                change(copy / part / name, auto_map={
                    "AutoModel": "evil.Evil", "AutoTokenizer": ["evil.Evil", "evil.Evil"],
                    "AutoConfig": "evil.Evil",
                })  # fmt: skip
    room = load_model(str(copy), CPU)
    _ = room.transformer, room.text, room.vae
    assert not mark.exists()


# -- a LoRA ----------------------------------------------------------------------------------------


def test_a_lora_for_another_model_is_told_before_anything_is_loaded(
    sd3: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loaded(*_: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(Model, "_loaded", loaded)
    with pytest.raises(BadInput, match="is for a layer of 64 × 64, and this model's has 32 × 32"):
        load_model(str(sd3), CPU, [lora(tmp_path / "wide.safetensors", width=64)])
    with pytest.raises(BadInput, match=r"attn\.to_q' names no layer of this model"):
        load_model(str(sd3), CPU, [lora(tmp_path / "deep.safetensors", layer=7)])
    wish = lora(tmp_path / "fits.safetensors")
    assert load_model(str(sd3), CPU, [wish]).loras == (wish,)


def test_a_lora_is_in_the_weights_and_leaves_no_adapter(sd3: Path, tmp_path: Path) -> None:
    made = lora(tmp_path / "a.safetensors", scale=2.0)
    plain, room = (
        planned(sd3, "resident").transformer,
        planned(sd3, "resident", (made,)).transformer,
    )
    assert [name for name, _ in room.named_modules()] == [name for name, _ in plain.named_modules()]
    state, other = plain.state_dict(), room.state_dict()
    assert list(state) == list(other)
    changed = [name for name in state if not torch.equal(state[name], other[name])]
    assert changed == ["transformer_blocks.1.attn.to_q.weight"]
    assert not any(each.requires_grad for each in room.parameters())


# -- quiet -----------------------------------------------------------------------------------------


def test_nothing_is_said_and_levels_are_put_back(
    sd3: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    parts = [import_module(f"{name}.utils").logging for name in ("diffusers", "transformers")]
    before = [(part.get_verbosity(), part.is_progress_bar_enabled()) for part in parts]
    room = load_model(str(sd3), CPU)
    with caplog.at_level(logging.DEBUG):
        room.told(["비밀 " * 300])
        _ = room.transformer, room.vae
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "")
    assert "비밀" not in caplog.text
    assert [(part.get_verbosity(), part.is_progress_bar_enabled()) for part in parts] == before


def test_hashes_are_of_what_is_used(sd3: Path, model: Model) -> None:
    assert model.hashes() == find(str(sd3)).hashes()
    left = load_model(str(sd3), Wish(device="cpu", t5="none")).hashes()
    assert set(model.hashes()) - set(left) == {"text_encoder_3/model.safetensors"}
