"""A small Qwen3 of the real class, run on this machine: the grammar holds whatever its weights."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.errors import BadInput, Missing
from geurim.llm import Ask, Schema, Turn
from geurim.llm.local import LocalChat, full_name, load_local
from geurim.llm.schema import array_of, check, object_of, one_of, parse, text_of, whole
from tests.tiny_qwen import ADDED, SPECIAL

pytestmark = pytest.mark.slow

SCHEMA = object_of(
    name=text_of(6, least=2),
    kind=one_of(("amusement", "awe")),
    sizes=array_of(whole(-5, 120), 3),
    inner=object_of(sure={"type": "boolean"}),
)


@pytest.fixture(scope="module")
def chat(tiny: Path) -> LocalChat:
    return load_local(str(tiny))


def ask(text: str, schema: Schema = SCHEMA, most: int = 200) -> Ask:
    return Ask((Turn("system", "Answer with JSON."), Turn("user", text)), schema, most)


def test_random_weights_spell_what_the_schema_allows(chat: LocalChat) -> None:
    answers = chat([ask(f"{number}. 강아지가 아팠다") for number in range(6)])
    assert len({answer.text for answer in answers}) > 1
    for answer in answers:
        assert (answer.cut, answer.fault) == (False, None)
        check(json.loads(answer.text), SCHEMA)


def test_the_bounds_of_strings_and_lists_are_reached_and_kept(chat: LocalChat) -> None:
    schema = object_of(text=text_of(5, least=5), list=array_of(text_of(3, least=3), 2))
    for number in range(4):
        value = parse(chat([ask(str(number), schema)])[0].text, schema)
        assert len(value["text"]) == 5
        assert all(len(item) == 3 for item in value["list"])


def test_the_class_is_the_one_of_the_large_models(chat: LocalChat) -> None:
    transformers: Any = import_module("transformers")
    assert type(chat._model) is transformers.Qwen3ForCausalLM  # pyright: ignore[reportPrivateUsage]
    assert chat._model.generation_config.do_sample is False  # pyright: ignore[reportPrivateUsage]


def test_qwen3_8b_is_of_that_class_with_its_8_billion_weights() -> None:
    torch: Any = import_module("torch")
    transformers: Any = import_module("transformers")
    config = transformers.Qwen3Config(
        vocab_size=151936,
        hidden_size=4096,
        intermediate_size=12288,
        num_hidden_layers=36,
        num_attention_heads=32,
        num_key_value_heads=8,
        head_dim=128,
        max_position_embeddings=40960,
        tie_word_embeddings=False,
    )
    with torch.device("meta"):
        model = transformers.AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16)
    assert type(model) is transformers.Qwen3ForCausalLM
    weights = sum(parameter.numel() for parameter in model.parameters())
    assert weights == 8_190_735_360
    assert {parameter.dtype for parameter in model.parameters()} == {torch.bfloat16}


def test_an_answer_depends_on_its_own_ask_alone(chat: LocalChat) -> None:
    asks = [ask(text) for text in ("가", "강아지가 아파서 하루 종일 울었다", "나 다")]
    assert chat(asks) == [chat([each])[0] for each in asks]
    assert chat(asks[::-1]) == chat(asks)[::-1]


def test_a_batch_answers_in_order(tiny: Path, chat: LocalChat) -> None:
    together = load_local(str(tiny), batch=3)
    asks = [ask(text) for text in ("가", "강아지가 아파서 하루 종일 울었다", "나 다", "라")]
    answers = together(asks)
    assert [answer.cut for answer in answers] == [False] * 4
    for answer in answers:
        check(json.loads(answer.text), SCHEMA)
    assert answers[3] == chat([asks[3]])[0]  # alone in the last batch


def test_thinking_is_switched_off_in_the_template(chat: LocalChat) -> None:
    text: str = chat._tokenizer.decode(chat.prompt(ask("가")))  # pyright: ignore[reportPrivateUsage]
    assert text == (
        "<|im_start|>system\nAnswer with JSON.<|im_end|>\n<|im_start|>user\n가<|im_end|>\n"
        "<|im_start|>assistant\n<think>\n\n</think>\n\n"
    )


def test_too_little_room_is_said(chat: LocalChat) -> None:
    short, long, fitting = chat([ask("가", most=8), ask("가" * 20_000), ask("가")])
    assert short.cut
    assert long.fault == "too long for the model"
    assert not fitting.cut


def test_special_tokens_stand_in_the_tokenizer_as_in_qwen3(chat: LocalChat) -> None:
    words: Any = chat._tokenizer  # pyright: ignore[reportPrivateUsage]
    for name in (*SPECIAL, *ADDED):
        assert len(words(name)["input_ids"]) == 1


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("8B", "Qwen/Qwen3-8B"),
        ("0.6b", "Qwen/Qwen3-0.6B"),
        ("Qwen3-32B", "Qwen/Qwen3-32B"),
        ("Qwen/Qwen3-4B-Instruct-2507", "Qwen/Qwen3-4B-Instruct-2507"),
        ("./models/mine", "./models/mine"),
    ],
)
def test_sizes_are_names(given: str, name: str) -> None:
    assert full_name(given) == name


def test_weights_that_are_not_here_are_missing_with_the_line_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(Missing, match=r"type: hf download Qwen/Qwen3-8B ") as caught:
        load_local("8B")
    assert caught.value.exit_code == 3


def test_a_folder_that_is_no_model_is_told_what_it_lacks(tmp_path: Path, tiny: Path) -> None:
    with pytest.raises(BadInput, match=r"has no config\.json"):
        load_local(str(tmp_path))
    folder = shutil.copytree(tiny, tmp_path / "copy")
    weights = folder / "model.safetensors"
    weights.write_bytes(b"\x80\x04no safetensors")
    with pytest.raises(BadInput, match="cannot be loaded"):
        load_local(str(folder))
    weights.rename(folder / "pytorch_model.bin")
    with pytest.raises(BadInput, match=r"has no \*\.safetensors"):
        load_local(str(folder))
    with pytest.raises(BadInput, match="neither a folder nor a repository"):
        load_local("9B")


def test_a_model_without_a_chat_template_is_refused(tmp_path: Path, tiny: Path) -> None:
    folder = shutil.copytree(tiny, tmp_path / "copy")
    (folder / "chat_template.jinja").unlink()
    with pytest.raises(BadInput, match="no chat template"):
        load_local(str(folder))


def test_few_bits_need_their_extra(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        """As :func:`importlib.util.find_spec` where there is no such package."""

    monkeypatch.setattr("geurim.llm.local.find_spec", gone)
    with pytest.raises(Missing, match=r"--bits 4 needs .* pip install 'geurim\[quantize\]'"):
        load_local(str(tiny), bits=4)


def test_without_its_packages_the_way_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("geurim.llm.local.import_module", gone)
    with pytest.raises(Missing, match=r"pip install 'geurim\[qwen\]'"):
        load_local("8B")
