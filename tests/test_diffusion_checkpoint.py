"""What lies in a model's folder: looked at by content, refused in one sentence."""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import shutil
import struct
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.diffusion.checkpoint import absent, check, find, header, sha256
from geurim.errors import BadInput, GeurimError, Missing

torch: Any = pytest.importorskip("torch")
pytest.importorskip("diffusers")

PAPER = "stabilityai/stable-diffusion-3.5-medium"


@pytest.fixture
def copy(sd3: Path, tmp_path: Path) -> Path:
    """A model's folder that a test may break."""
    return Path(shutil.copytree(sd3, tmp_path / "model"))


def save(path: Path, tensors: dict[str, Any], metadata: dict[str, str] | None = None) -> Path:
    import_module("safetensors.torch").save_file(tensors, path, metadata=metadata)
    return path


def raw(path: Path, told: object, body: bytes = b"") -> Path:
    """A file with a header of our own."""
    text = told if isinstance(told, bytes) else json.dumps(told).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)
    return path


def sentence(error: GeurimError) -> str:
    """The message, which is one sentence."""
    told = str(error)
    assert "\n" not in told
    assert len(told) < 400
    return told


# -- a sound folder --------------------------------------------------------------------------------


def test_what_a_folder_holds(sd3: Path) -> None:
    found = find(str(sd3))
    assert found.has_t5
    assert found.folder == sd3
    assert [path.name for path in found.weights("transformer")] == [
        "diffusion_pytorch_model.safetensors"
    ]
    network = import_module("diffusers").SD3Transformer2DModel.from_pretrained(sd3 / "transformer")
    state = network.state_dict()
    assert found.shapes("transformer") == {name: tuple(t.shape) for name, t in state.items()}
    assert found.parameters("transformer") == sum(each.numel() for each in state.values())
    assert found.size("transformer") == 4 * found.parameters("transformer")
    assert found.weights("tokenizer") == ()


def test_without_t5(sd3_without_t5: Path) -> None:
    found = find(str(sd3_without_t5))
    assert not found.has_t5
    assert not any("3" in name.split("/")[0] for name in found.hashes())


def test_hashes_are_those_of_the_files(sd3: Path) -> None:
    made = find(str(sd3)).hashes()
    assert sorted(made) == [
        "text_encoder/model.safetensors",
        "text_encoder_2/model.safetensors",
        "text_encoder_3/model.safetensors",
        "transformer/diffusion_pytorch_model.safetensors",
        "vae/diffusion_pytorch_model.safetensors",
    ]
    for name, value in made.items():
        assert value == hashlib.sha256((sd3 / name).read_bytes()).hexdigest()
    left = find(str(sd3)).hashes(without=frozenset({"text_encoder_3"}))
    assert sorted(left) == [name for name in sorted(made) if "_3" not in name]


def test_a_file_that_changed_is_hashed_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    before = sha256(path)
    path.write_bytes(b"three")
    assert sha256(path) != before


def test_a_second_copy_in_another_precision_does_not_count(copy: Path) -> None:
    plain = copy / "text_encoder" / "model.safetensors"
    before = find(str(copy))
    counted = before.parameters("text_encoder"), before.hashes()
    shutil.copy(plain, plain.with_name("model.fp16.safetensors"))
    after = find(str(copy))
    assert (after.parameters("text_encoder"), after.hashes()) == counted


def test_a_folder_in_the_home_directory(sd3: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(sd3.parent))
    assert find(f"~/{sd3.name}").folder == sd3


# -- what is not there -----------------------------------------------------------------------------


def test_weights_that_were_not_downloaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(Missing) as caught:
        find(PAPER)
    told = sentence(caught.value)
    assert f"accept the licence on https://huggingface.co/{PAPER}" in told
    assert told.endswith(f"then type: hf auth login && hf download {PAPER}")
    with pytest.raises(Missing, match=r"type: hf download a/b$"):
        find("a/b")
    assert str(absent("a/b")) == (
        "The weights of a/b are not on this machine; type: hf download a/b"
    )


@pytest.mark.parametrize(
    "name", ["", "mine", "a/b/c", "./nowhere", "/nowhere", "~/nowhere/at/all", "a//b", "~nobody/b",
     "가" * 3000],
    ids=["empty", "one word", "three", "here", "root", "home", "two strokes", "nobody's home",
         "very long"],
)  # fmt: skip
def test_what_is_neither_a_folder_nor_a_repository(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput):
        find(name)


@pytest.mark.parametrize(
    "part", ["transformer", "vae", "text_encoder", "text_encoder_2", "tokenizer_2", "scheduler"]
)
def test_a_part_that_is_missing(copy: Path, part: str) -> None:
    shutil.rmtree(copy / part)
    with pytest.raises(BadInput, match=f"has no {part}; copy the whole model again"):
        find(str(copy))


def test_t5_may_be_missing(copy: Path) -> None:
    for part in ("text_encoder_3", "tokenizer_3"):
        shutil.rmtree(copy / part)
    assert not find(str(copy)).has_t5


def test_a_download_that_was_broken_off(
    copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    hub: Any = import_module("huggingface_hub")

    def there(*_: Any, **__: Any) -> str:
        return str(copy)

    monkeypatch.setattr(hub, "snapshot_download", there)
    assert find("a/b").folder == copy
    (copy / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    with pytest.raises(Missing, match=r"Of a/b vae/\S+ is missing; type: hf download a/b$"):
        find("a/b")
    shutil.rmtree(copy / "vae")
    with pytest.raises(Missing, match=r"Of a/b vae is missing; type: hf download a/b$"):
        find("a/b")


def test_one_of_several_files_is_missing(copy: Path) -> None:
    part = copy / "text_encoder_3"
    network = import_module("transformers").T5EncoderModel.from_pretrained(part)
    (part / "model.safetensors").unlink()
    network.save_pretrained(part, max_shard_size="20KB")
    found = find(str(copy))
    assert len(found.weights("text_encoder_3")) > 1
    found.weights("text_encoder_3")[-1].unlink()
    with pytest.raises(BadInput, match=r"has no text_encoder_3/model-\S+-of-\S+\.safetensors;"):
        find(str(copy))


def test_only_pickled_weights(copy: Path) -> None:
    (copy / "vae" / "diffusion_pytorch_model.safetensors").rename(copy / "vae" / "a.bin")
    with pytest.raises(BadInput, match=r"only pickled weights \(a\.bin\), which can run code"):
        find(str(copy))


# -- what is something else ------------------------------------------------------------------------


def write(copy: Path, name: str, told: object) -> None:
    text = told if isinstance(told, str) else json.dumps(told)
    (copy / name).write_text(text, encoding="utf-8")


SETTINGS: dict[str, tuple[str, object, str]] = {
    # name: (file, what it says instead, what is said)
    "another pipeline": ("model_index.json", {"_class_name": "FluxPipeline"}, "a FluxPipeline"),
    "no pipeline": ("model_index.json", {}, "model of no known kind"),
    "index is a list": ("model_index.json", [1], "holds no settings"),
    "index is no JSON": ("model_index.json", "{", "is no JSON"),
    "index is deep": ("model_index.json", "[" * 100_000, "is no JSON"),
    "dynamic shift": (
        "scheduler/scheduler_config.json", {"use_dynamic_shifting": True}, "other noise levels",
    ),
    "another scheduler": (
        "scheduler/scheduler_config.json", {"_class_name": "DDIMScheduler"}, "DDIMScheduler",
    ),
    "scheduler is no JSON": ("scheduler/scheduler_config.json", "", "is no JSON"),
}  # fmt: skip


@pytest.mark.parametrize("case", list(SETTINGS))
def test_settings_that_are_no_sd3s(copy: Path, case: str) -> None:
    name, told, said = SETTINGS[case]
    write(copy, name, told)
    with pytest.raises(BadInput) as caught:
        find(str(copy))
    assert said in sentence(caught.value)


def test_no_index(copy: Path) -> None:
    (copy / "model_index.json").unlink()
    with pytest.raises(BadInput, match=r"has no model_index\.json; name the folder of a diffusers"):
        find(str(copy))


def test_numbers_among_the_settings(copy: Path) -> None:
    found = find(str(copy))
    assert found.number("transformer", "num_layers") == 3
    for value in (None, "3", 0, -1, 2.5, True):
        write(copy, "transformer/config.json", {"num_layers": value})
        with pytest.raises(BadInput, match=r"config\.json has no usable 'num_layers'"):
            found.number("transformer", "num_layers")


# -- files by their content ------------------------------------------------------------------------


def torch_pickle(*, zipped: bool) -> bytes:
    buffer = io.BytesIO()
    torch.save({"a": torch.zeros(3)}, buffer, _use_new_zipfile_serialization=zipped)
    return buffer.getvalue()


def whole(tmp_path: Path) -> bytes:
    return save(tmp_path / "whole", {"a": torch.zeros(64)}).read_bytes()


BROKEN: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "empty": (lambda _: b"", "is empty"),
    "few bytes": (lambda _: b"\0\0\0", "no safetensors file"),
    "pickle": (lambda _: pickle.dumps({"a": 1}), "is a pickle, which can run code"),
    "pickle of torch": (lambda _: torch_pickle(zipped=True), "is a pickle"),
    "old pickle of torch": (lambda _: torch_pickle(zipped=False), "is a pickle"),
    "pointer": (
        lambda _: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
        "holds a text and no weights",
    ),
    "web page": (lambda _: b"<!doctype html><html></html>", "holds a text and no weights"),
    "other text": (lambda _: b"Access to model is restricted.", "no safetensors file"),
    "numpy": (lambda _: b"\x93NUMPY\x01\0", "no safetensors file"),
    "gguf": (lambda _: b"GGUF\3\0\0\0" + bytes(64), "no safetensors file"),
    "end is cut": (lambda path: whole(path)[:-1], "is not whole"),
    "weights are cut": (lambda path: whole(path)[:-200], "is not whole"),
    "header is cut": (lambda path: whole(path)[:20], "no safetensors file"),
    "only a length": (lambda path: whole(path)[:8], "no safetensors file"),
    "something behind it": (lambda path: whole(path) + b"\0", "is not whole"),
    "zeros": (lambda _: bytes(1000), "no safetensors file"),
    "huge header": (lambda _: struct.pack("<Q", 2**63) + b"{}", "no safetensors file"),
}


@pytest.mark.parametrize("case", list(BROKEN))
def test_a_file_that_is_no_whole_safetensors(tmp_path: Path, case: str) -> None:
    made, said = BROKEN[case]
    path = tmp_path / "model.safetensors"
    path.write_bytes(made(tmp_path))
    with pytest.raises(BadInput) as caught:
        check(path)
    assert said in sentence(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("case", list(BROKEN))
def test_it_is_told_before_anything_is_loaded(copy: Path, tmp_path: Path, case: str) -> None:
    path = copy / "transformer" / "diffusion_pytorch_model.safetensors"
    path.write_bytes(BROKEN[case][0](tmp_path))
    with pytest.raises(BadInput, match="safetensors"):
        find(str(copy))


@pytest.mark.parametrize("size", [0x80, 0x280, 0x3C, 0x150, 0x400080])
def test_a_sound_file_whose_first_bytes_look_like_something_else(tmp_path: Path, size: int) -> None:
    """The length of the header stands first: 0x80 begins a pickle, too, and 0x3C is a '<'."""
    told = json.dumps({"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    if size < len(told):
        told = b'{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}'
    path = raw(tmp_path / "a", told.ljust(size), bytes(8))
    assert list(header(path)) == ["a"]
    assert list(import_module("safetensors.torch").load_file(path)) == ["a"]


def one(**changes: object) -> dict[str, object]:
    return {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8], **changes}}


DAMAGED: dict[str, object] = {
    "no tensor": {"a": 3},
    "no shape": {"a": {"dtype": "F32", "data_offsets": [0, 8]}},
    "no offsets": {"a": {"dtype": "F32", "shape": [2]}},
    "unknown numbers": one(dtype="F33"),
    "numbers are a list": one(dtype=["F32"]),
    "shape is larger": one(shape=[3]),
    "shape is negative": one(shape=[-2]),
    "shape is no list": one(shape=2),
    "shape of words": one(shape=["2"]),
    "shape of fractions": one(shape=[2.0]),
    "begins late": one(data_offsets=[1, 9]),
    "backwards": one(data_offsets=[8, 0]),
    "endless": one(data_offsets=[0, float("inf")]),
    "three offsets": one(data_offsets=[0, 4, 8]),
    "metadata is a list": {**one(), "__metadata__": []},
    "overlap": {**one(), "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}},
    "gap": {**one(), "b": {"dtype": "F32", "shape": [2], "data_offsets": [12, 20]}},
}


@pytest.mark.parametrize("case", list(DAMAGED))
def test_a_damaged_table_of_weights(tmp_path: Path, case: str) -> None:
    path = raw(tmp_path / "a", DAMAGED[case], bytes(8))
    with pytest.raises(BadInput) as caught:
        check(path)
    assert "has a damaged table of weights" in sentence(caught.value)


@pytest.mark.parametrize("body", [b"{", b"[]", b"3", b"null", b'"a"', b"[" * 99_999, b"\xff{}"])
def test_a_header_that_is_no_table(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(BadInput, match="is no safetensors file"):
        check(raw(tmp_path / "a", body))


@given(st.binary(max_size=200), st.integers(0, 120))
def test_whatever_a_file_holds_it_is_sound_or_refused(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    """Bytes of a sound file are replaced: either the library loads it, or we have refused it."""
    path = tmp_path_factory.mktemp("noise") / "a"
    told = save(path, {"a": torch.zeros(3), "b": torch.ones(2, 2)}, {"k": "v"}).read_bytes()
    path.write_bytes(told[:at] + noise + told[at + len(noise) :])
    try:
        check(path)
    except BadInput:
        return
    import_module("safetensors.torch").load_file(path)


def test_kinds_of_numbers(tmp_path: Path) -> None:
    kinds = (
        torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.float8_e4m3fn,
        torch.float8_e5m2, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8,
        torch.bool, torch.complex64, torch.uint16, torch.uint32, torch.uint64,
    )  # fmt: skip
    tensors = {str(kind): torch.zeros(3, 1).to(kind) for kind in kinds}
    tensors |= {"scalar": torch.tensor(1.0), "nothing": torch.zeros(0, 4)}
    assert len(header(save(tmp_path / "a", tensors))) == len(kinds) + 2


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        check(tmp_path)
    with pytest.raises(Missing, match="There is no file"):
        check(tmp_path / "nothing")
