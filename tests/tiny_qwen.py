"""A Qwen3 of a few thousand weights, drawn from a seed: the real classes, small enough for tests.

Its tokenizer has the special tokens of Qwen3 under their real names, byte-level BPE with a few
hundred merges learnt from the prompt files, and a chat template of the same form. It can be saved
as a transformers folder and as GGUF for llama.cpp.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from geurim.read.prompting import load_prompt

SPECIAL = (
    "<|endoftext|> <|im_start|> <|im_end|> <|object_ref_start|> <|object_ref_end|> <|box_start|> "
    "<|box_end|> <|quad_start|> <|quad_end|> <|vision_start|> <|vision_end|> <|vision_pad|> "
    "<|image_pad|> <|video_pad|>"
).split()
ADDED = (
    "<tool_call> </tool_call> <|fim_prefix|> <|fim_middle|> <|fim_suffix|> <|fim_pad|> "
    "<|repo_name|> <|file_sep|> <tool_response> </tool_response> <think> </think>"
).split()
"""Tokens of their own in Qwen3, but not special ones."""

TEMPLATE = """\
{%- for message in messages -%}
<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% endfor -%}
{%- if add_generation_prompt -%}
<|im_start|>assistant
{% if enable_thinking is defined and enable_thinking is false -%}
<think>

</think>

{% endif -%}
{%- endif -%}
"""


def tokenizer() -> Any:
    """A ``Qwen2Tokenizer``, the class that Qwen3's repositories name."""
    from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, trainers
    from transformers.models.qwen2.tokenization_qwen2 import PRETOKENIZE_REGEX

    learner: Any = Tokenizer(models.BPE())
    split = pre_tokenizers.Split(_regex(PRETOKENIZE_REGEX), behavior="isolated")
    bytes_ = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    learner.pre_tokenizer = pre_tokenizers.Sequence([split, bytes_])
    trainer = trainers.BpeTrainer(
        vocab_size=1000,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    learner.train_from_iterator([_text()], trainer)
    state = json.loads(learner.to_str())["model"]
    vocab: dict[str, int] = state["vocab"]
    merges = [tuple(pair) for pair in state["merges"]]
    transformers: Any = import_module("transformers")
    made: Any = transformers.Qwen2Tokenizer(vocab=vocab, merges=merges, eos_token="<|im_end|>")
    made.add_tokens([AddedToken(name, special=True, normalized=False) for name in SPECIAL])
    made.add_tokens([AddedToken(name, special=False, normalized=False) for name in ADDED])
    made.chat_template = TEMPLATE
    return made


def _regex(pattern: str) -> Any:
    from tokenizers import Regex

    return Regex(pattern)


def _text() -> str:
    files = [load_prompt("paper"), load_prompt("full")]
    shots = [shot.diary + shot.answer for file in files for shot in file.shots]
    return "\n".join([*(file.system for file in files), *shots])


def save(folder: Path, *, seed: int = 0, context: int = 16384) -> Path:
    """Write config, tokenizer and safetensors weights of a random Qwen3 to ``folder``."""
    torch: Any = import_module("torch")
    transformers: Any = import_module("transformers")

    words = tokenizer()
    config = transformers.Qwen3Config(
        vocab_size=-(-len(words) // 64) * 64,  # wider than the tokenizer, as in the real ones
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=32,  # llama.cpp wants rows in blocks of 32
        max_position_embeddings=context,
        tie_word_embeddings=False,
        bos_token_id=None,
        eos_token_id=words.eos_token_id,
        pad_token_id=words.pad_token_id,
        initializer_range=0.2,
    )
    state = torch.random.get_rng_state()
    torch.manual_seed(seed)
    model: Any = transformers.Qwen3ForCausalLM(config)
    torch.random.set_rng_state(state)
    # What Qwen3's repositories suggest, and what the reader must not follow.
    model.generation_config.update(do_sample=True, temperature=0.6, top_k=20, top_p=0.95)
    model.save_pretrained(folder)
    words.save_pretrained(folder)
    return folder


_BLOCK = {
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def to_gguf(folder: Path, path: Path) -> Path:
    """Write the model of :func:`save` as GGUF."""
    gguf: Any = import_module("gguf")
    transformers: Any = import_module("transformers")
    model: Any = transformers.AutoModelForCausalLM.from_pretrained(folder)
    words: Any = transformers.AutoTokenizer.from_pretrained(folder)
    config = model.config
    writer: Any = gguf.GGUFWriter(path, "qwen3")
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_key_length(config.head_dim)
    writer.add_value_length(config.head_dim)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    names = {index: name for name, index in words.get_vocab().items()}
    kinds = dict.fromkeys(ADDED, gguf.TokenType.USER_DEFINED)
    kinds |= dict.fromkeys(SPECIAL, gguf.TokenType.CONTROL)
    listed = [names.get(index, f"[PAD{index}]") for index in range(config.vocab_size)]
    usual = [
        kinds.get(name, gguf.TokenType.NORMAL if index in names else gguf.TokenType.UNUSED)
        for index, name in enumerate(listed)
    ]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(listed)
    writer.add_token_types(usual)
    state = json.loads(words.backend_tokenizer.to_str())["model"]
    writer.add_token_merges([" ".join(pair) for pair in state["merges"]])
    writer.add_eos_token_id(words.eos_token_id)
    writer.add_pad_token_id(words.pad_token_id)
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)
    for name, tensor in model.state_dict().items():
        writer.add_tensor(_gguf_name(name), tensor.float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _gguf_name(name: str) -> str:
    whole = {
        "model.embed_tokens.weight": "token_embd.weight",
        "model.norm.weight": "output_norm.weight",
        "lm_head.weight": "output.weight",
    }
    if name in whole:
        return whole[name]
    _, _, layer, rest = name.split(".", 3)
    return f"blk.{layer}.{_BLOCK[rest.removesuffix('.weight')]}.weight"
