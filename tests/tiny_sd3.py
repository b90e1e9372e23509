"""An SD3 of a few hundred thousand random weights: the real classes, small enough for tests.

Two CLIP towers, T5, the transformer with a dual-attention block, a VAE with shift and scale, and
tokenizers of the real classes over the letters of a few words. Saved as a diffusers folder.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

WORDS = (
    "a child girl boy dog cat house tree sun rain left right sad happy hand drawing style of the "
    "in and with red blue grey light under sky small large crying smiling 아이 강아지 슬픈 기쁜"
).split()
JOINT = 64


def clip_tokenizer(length: int = 77) -> Any:
    """A ``CLIPTokenizer`` over letters; the end of a text is its own padding, as in SD3's first."""
    transformers: Any = import_module("transformers")
    letters = sorted({letter for word in WORDS for letter in word})
    vocab = {"<|startoftext|>": 0, "<unk>": 1}
    for each in [*letters, *(f"{letter}</w>" for letter in letters)]:
        vocab.setdefault(each, len(vocab))
    vocab["<|endoftext|>"] = len(vocab)
    return transformers.CLIPTokenizer(
        vocab=vocab,
        merges=[],
        unk_token="<unk>",
        pad_token="<|endoftext|>",
        model_max_length=length,
    )


def t5_tokenizer() -> Any:
    """A ``T5Tokenizer`` over words and letters."""
    transformers: Any = import_module("transformers")
    letters = sorted({letter for word in WORDS for letter in word})
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -9.0), ("▁", -2.0)]
    pieces += [(letter, -4.0) for letter in letters]
    pieces += [(f"▁{word}", -1.0) for word in WORDS if len(word) > 1]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0)


def clip(seed: int, width: int, vocab: int, end: int) -> Any:
    """A ``CLIPTextModelWithProjection``."""
    torch: Any = import_module("torch")
    transformers: Any = import_module("transformers")
    torch.manual_seed(seed)
    config = transformers.CLIPTextConfig(
        vocab_size=vocab,
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=3,
        num_attention_heads=2,
        projection_dim=width,
        max_position_embeddings=77,
        bos_token_id=0,
        eos_token_id=end,
        pad_token_id=end,
    )
    return transformers.CLIPTextModelWithProjection(config).eval()


def transformer(layers: int = 3) -> Any:
    """An ``SD3Transformer2DModel`` whose first block has a second attention, as in SD 3.5."""
    torch: Any = import_module("torch")
    diffusers: Any = import_module("diffusers")
    torch.manual_seed(1)
    made = diffusers.SD3Transformer2DModel(
        sample_size=8,
        patch_size=2,
        in_channels=4,
        out_channels=4,
        num_layers=layers,
        attention_head_dim=8,
        num_attention_heads=4,
        joint_attention_dim=JOINT,
        caption_projection_dim=32,
        pooled_projection_dim=40,
        pos_embed_max_size=16,
        dual_attention_layers=(0,),
        qk_norm="rms_norm",
    ).eval()
    for parameter in made.parameters():  # what starts at zero would hide mistakes
        if not bool(parameter.detach().any()):
            torch.nn.init.normal_(parameter, std=0.05)
    return made


def vae() -> Any:
    """An ``AutoencoderKL`` that halves the sides twice, with SD3's scale and shift."""
    torch: Any = import_module("torch")
    diffusers: Any = import_module("diffusers")
    torch.manual_seed(2)
    return diffusers.AutoencoderKL(
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        block_out_channels=(8, 16, 16),
        down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3,
        layers_per_block=1,
        norm_num_groups=4,
        scaling_factor=1.5305,
        shift_factor=0.0609,
        use_quant_conv=False,
        use_post_quant_conv=False,
    ).eval()


@cache
def pipeline(t5: bool = True) -> Any:
    """A whole ``StableDiffusion3Pipeline``."""
    torch: Any = import_module("torch")
    diffusers: Any = import_module("diffusers")
    transformers: Any = import_module("transformers")
    tokenizer, third = clip_tokenizer(), t5_tokenizer()
    torch.manual_seed(3)
    config = transformers.T5Config(
        vocab_size=len(third),
        d_model=JOINT,
        d_kv=16,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        feed_forward_proj="gated-gelu",
    )
    end = tokenizer.eos_token_id
    return diffusers.StableDiffusion3Pipeline(
        transformer=transformer(),
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=3.0),
        vae=vae(),
        text_encoder=clip(4, 16, len(tokenizer), end),
        tokenizer=tokenizer,
        text_encoder_2=clip(5, 24, len(tokenizer), end),
        tokenizer_2=clip_tokenizer(),
        text_encoder_3=transformers.T5EncoderModel(config).eval() if t5 else None,
        tokenizer_3=third if t5 else None,
    )


def save(folder: Path, *, t5: bool = True) -> Path:
    """Write the pipeline as a diffusers folder and return it."""
    pipeline(t5).save_pretrained(folder, safe_serialization=True)
    return folder
