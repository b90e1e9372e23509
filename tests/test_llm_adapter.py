"""Adapters in peft's form: a plain LoRA changes the answer, and anything else is refused."""

from __future__ import annotations

import json
import shutil
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.build import build_reader
from geurim.errors import BadInput, Missing
from geurim.llm import Ask, Turn, adapter
from geurim.llm.adapter import CONFIG, LAYERS, WEIGHTS, attach, look
from geurim.llm.local import load_base, load_local
from geurim.llm.schema import object_of, text_of
from geurim.records import Diary
from geurim.settings import ReaderChoice

pytestmark = pytest.mark.slow

ASK = Ask((Turn("user", "강아지가 아팠다"),), object_of(text=text_of(30)), 120)


@pytest.fixture(scope="module")
def made(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LoRA with random factors, written by peft itself."""
    peft: Any = pytest.importorskip("peft", reason="the extra 'train' is not installed")
    torch: Any = import_module("torch")
    folder = tmp_path_factory.mktemp("adapters") / "my first"
    _, base = load_base(str(tiny))
    config = peft.LoraConfig(r=4, lora_alpha=8, target_modules=list(LAYERS), task_type="CAUSAL_LM")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # names that transformers 6 will change
        model = peft.get_peft_model(base, config)
    numbers = torch.Generator().manual_seed(0)
    for name, factor in model.named_parameters():
        if ".lora_" in name:
            factor.data.normal_(0, 0.3, generator=numbers)
    model.save_pretrained(folder)
    return folder


def copied(made: Path, place: Path, **changed: Any) -> Path:
    """A copy with other fields in its configuration."""
    shutil.copytree(made, place)
    config = json.loads((place / CONFIG).read_text("utf-8")) | changed
    (place / CONFIG).write_text(json.dumps(config), encoding="utf-8")
    return place


def test_what_peft_wrote_is_loaded_and_changes_the_answer(tiny: Path, made: Path) -> None:
    found = look(made)
    assert (found.base, found.prompt, found.name) == (str(tiny), None, "my-first")
    (plain,) = load_local(str(tiny))([ASK])
    (changed,) = load_local(str(tiny), adapter=found)([ASK])
    (again,) = load_local(str(tiny), adapter=found)([ASK])
    assert plain.text != changed.text
    assert changed == again


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing")
def test_it_computes_what_peft_computes(tiny: Path, made: Path) -> None:
    torch: Any = import_module("torch")
    peft: Any = import_module("peft")
    ids = torch.arange(40).reshape(2, 20)
    _, ours = load_base(str(tiny))
    attach(ours, look(made))
    _, base = load_base(str(tiny))
    theirs = peft.PeftModel.from_pretrained(base, made)
    with torch.no_grad():
        assert torch.equal(ours(input_ids=ids).logits, theirs(input_ids=ids).logits)
    assert type(ours) is import_module("transformers").Qwen3ForCausalLM
    assert not any(weight.requires_grad for weight in ours.parameters())


def test_the_reading_names_it_and_its_model_is_the_default(tiny: Path, made: Path) -> None:
    read = build_reader(ReaderChoice("qwen", "paper", adapter=made))
    (reading,) = read([Diary("1", "강아지랑 놀았다.")])
    assert reading.reader == f"{tiny.name}+my-first/paper-1"


@pytest.mark.parametrize(
    ("name", "value"),
    [("peft_type", "LOHA"), ("use_dora", True), ("modules_to_save", ["lm_head"])],
)
def test_more_than_a_plain_lora_is_refused(
    made: Path, tmp_path: Path, name: str, value: Any
) -> None:
    with pytest.raises(BadInput, match="no plain LoRA"):
        look(copied(made, tmp_path / "a", **{name: value}))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"r": 8}, "does not fit"),
        ({"target_modules": ["q_proj"]}, "too many or too few"),
        ({"target_modules": ["no_such_layer"]}, "does not fit"),
        ({"target_modules": [*LAYERS, "lm_head"]}, "too many or too few"),
    ],
    ids=["rank", "fewer", "none", "more"],
)
def test_no_key_is_skipped(
    tiny: Path, made: Path, tmp_path: Path, changed: dict[str, Any], words: str
) -> None:
    folder = copied(made, tmp_path / "a", **changed)
    _, base = load_base(str(tiny))
    with pytest.raises(BadInput, match=words):
        attach(base, look(folder))


def test_a_folder_without_its_files_is_told_what_it_lacks(made: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"has no adapter_config\.json"):
        look(tmp_path)
    folder = copied(made, tmp_path / "a")
    (folder / WEIGHTS).rename(folder / "adapter_model.bin")
    with pytest.raises(BadInput, match=r"has no adapter_model\.safetensors"):
        look(folder)
    (folder / WEIGHTS).write_bytes(b"\x80\x04no safetensors")
    with pytest.raises(BadInput, match="cannot be read"):
        look(folder)
    for broken in ("{", "[]"):
        (folder / CONFIG).write_text(broken, encoding="utf-8")
        with pytest.raises(BadInput, match=CONFIG):
            look(folder)


def test_another_prompt_or_model_is_refused(made: Path, tmp_path: Path) -> None:
    folder = copied(made, tmp_path / "a", base_model_name_or_path="Qwen/Qwen3-8B")
    with pytest.raises(BadInput, match=r"was trained on Qwen/Qwen3-8B, not on Qwen/Qwen3-4B"):
        build_reader(ReaderChoice("qwen", model="4B", adapter=folder))
    torch_files: Any = import_module("safetensors.torch")
    weights = torch_files.load_file(folder / WEIGHTS)
    torch_files.save_file(weights, folder / WEIGHTS, {"geurim": '{"prompt": "paper-1"}'})
    assert look(folder).prompt == "paper-1"
    with pytest.raises(BadInput, match="with the prompt paper-1, and --reader-mode full asks"):
        build_reader(ReaderChoice("qwen", adapter=folder))


def test_without_peft_the_line_to_type_is_given(
    tiny: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look(made)

    def gone(name: str) -> None:
        raise ImportError(name)

    _, base = load_base(str(tiny))
    monkeypatch.setattr(adapter, "import_module", gone)
    with pytest.raises(Missing, match=r"pip install 'geurim\[train\]'"):
        attach(base, found)
    with pytest.raises(Missing, match=r"pip install 'geurim\[train\]'"):
        look(made)


def test_a_server_loads_its_own(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--lora-modules"):
        ReaderChoice("http://127.0.0.1:1/v1", adapter=tmp_path)
