"""The small model from nothing: its tokenizers, its networks, the folder that diffusers loads."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion.flow import sampling_levels, shifted
from geurim.diffusion.model import Wish, from_latents, load_model, predicted
from geurim.diffusion.sampler import Guidance, noise, sample
from geurim.errors import BadInput
from geurim.train import mini
from geurim.train.pictures import load as pictures
from tests import tiny_mini, toy_set

torch: Any = pytest.importorskip("torch", reason="the extra 'train' is not installed")
diffusers: Any = pytest.importorskip("diffusers", reason="the extra 'train' is not installed")

KOREAN = "오른쪽에 빨간 네모"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    return toy_set.write(tmp_path_factory.mktemp("sets") / "set", train=12, test=2, size=32)


@pytest.fixture(scope="module")
def captions(data: Path) -> list[str]:
    return [text for each in pictures(data) for text in each.texts]


@pytest.fixture(scope="module")
def tokenizers(captions: list[str]) -> tuple[Any, Any]:
    return mini.tokenizers(captions)


@pytest.fixture
def networks(tokenizers: tuple[Any, Any]) -> mini.Networks:
    """Networks whose outputs are no longer zero."""
    made = mini.networks(*tokenizers, channels=4, size=4, shape=tiny_mini.SHAPE, seed=3)
    g = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for each in made.weights().values():
            each.add_(0.05 * torch.randn(each.shape, generator=g))
    return made


def ids(tokenizer: Any, text: str) -> list[int]:
    return list(tokenizer(text).input_ids)


def test_tokenizers_are_the_same_each_time_in_any_order(
    tokenizers: tuple[Any, Any], captions: list[str]
) -> None:
    again = mini.tokenizers(captions[::-1])
    for one, other in zip(tokenizers, again, strict=True):
        assert one.get_vocab() == other.get_vocab()
        assert [ids(one, text) for text in captions] == [ids(other, text) for text in captions]


def test_clip_writes_every_syllable_and_every_byte(tokenizers: tuple[Any, Any]) -> None:
    """Nothing becomes the unknown piece, which is the end of a text too."""
    clip, _ = tokenizers
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]
    for syllable, told in zip(syllables, clip(syllables).input_ids, strict=True):
        assert clip.eos_token_id not in told[:-1], syllable
    for text in ("뷁 쀍", "🖍 crayon", "ㅋㅋㅠㅠ", "é ñ \u2603", "a\x01b", "日本"):
        told = ids(clip, text)
        assert (told[0], told[-1]) == (clip.bos_token_id, clip.eos_token_id)
        assert clip.eos_token_id not in told[:-1]
        assert clip.decode(told[1:-1]).replace(" ", "") == text.replace(" ", "")
    bytes_ = import_module("tokenizers").pre_tokenizers.ByteLevel.alphabet()
    assert {f"{letter}{end}" for letter in bytes_ for end in ("", "</w>")} <= set(clip.get_vocab())


def test_t5_has_one_piece_for_letters_it_never_saw(tokenizers: tuple[Any, Any]) -> None:
    _, t5 = tokenizers
    before, after = ids(t5, "a red"), ids(t5, "on the left")
    told = ids(t5, "a red 뷁 on the left")
    assert told[: len(before) - 1] == before[:-1]
    assert told[-len(after) :] == after
    assert t5.unk_token_id in told
    known = {letter for text in ("a red square", KOREAN) for letter in text}
    for word in ("seed", "네오", "".join(sorted(known - {" "}))):  # new words of known letters
        assert t5.unk_token_id not in ids(t5, word)
    assert t5.decode(ids(t5, KOREAN), skip_special_tokens=True) == KOREAN


def test_punctuation_is_no_part_of_a_word(tokenizers: tuple[Any, Any]) -> None:
    _, t5 = tokenizers
    assert ids(t5, "a red square, left")[:3] == ids(t5, "a red square left")[:3]


def test_the_end_has_the_highest_number(tokenizers: tuple[Any, Any]) -> None:
    clip, t5 = tokenizers
    assert clip.eos_token_id == clip.pad_token_id == len(clip) - 1
    assert (t5.pad_token_id, t5.eos_token_id, t5.unk_token_id) == (0, 1, 2)


@pytest.mark.parametrize("text", ["", "a red square", KOREAN, "square " * 40], ids=len)
def test_the_gist_is_taken_at_the_end_of_a_text(networks: mini.Networks, text: str) -> None:
    tower = networks.text.clips[0]
    tokens: Any = tower.tokens([text])
    end = tower.tokenizer.eos_token_id
    assert tokens.shape == (1, mini.CLIP_LENGTH)
    at = tokens[0].tolist().index(end)
    assert at == min(len(ids(tower.tokenizer, text)), mini.CLIP_LENGTH) - 1
    with torch.no_grad():
        told = tower.network(tokens)
        expected = tower.network.text_projection(told.last_hidden_state[:, at])
    assert torch.allclose(told.text_embeds, expected, atol=1e-6)


def test_every_word_before_the_end_changes_the_gist(networks: mini.Networks) -> None:
    with torch.no_grad():
        made = networks.text.encode(networks.text.tokens(["a red square", "a blue square"]))
    assert float((made.pooled[0] - made.pooled[1]).abs().max()) > 1e-3
    assert made.sequence.shape == (2, mini.CLIP_LENGTH + mini.T5_LENGTH, tiny_mini.SHAPE.joint)


def test_weights_are_of_the_seed_alone(tokenizers: tuple[Any, Any]) -> None:
    def made(seed: int) -> dict[str, Any]:
        return mini.networks(*tokenizers, 4, 4, tiny_mini.SHAPE, seed).weights()

    before = torch.random.get_rng_state()
    one, other = made(1), made(2)
    assert torch.equal(torch.random.get_rng_state(), before)
    assert all(torch.equal(each, one[name]) for name, each in made(1).items())
    assert any(not torch.equal(each, one[name]) for name, each in other.items())
    assert {name.split(".")[0] for name in one} == {
        "transformer", "text_encoder", "text_encoder_2", "text_encoder_3"
    }  # fmt: skip
    assert all(each.requires_grad and each.dtype == torch.float32 for each in one.values())


def test_it_begins_by_predicting_nothing(tokenizers: tuple[Any, Any]) -> None:
    fresh = mini.networks(*tokenizers, 4, 4, tiny_mini.SHAPE)
    x = torch.randn(2, 4, 4, 4, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        told = fresh.text.encode(fresh.text.tokens(["a", "b"]))
        assert not bool(predicted(fresh.transformer, x, 0.5, told).any())


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_saving_changes_nothing(
    networks: mini.Networks, data: Path, tmp_path: Path, dtype: str
) -> None:
    """Neither weights nor what is computed once, such as positions; of the VAE too."""
    vae = tiny_mini.vae(data)
    every = {**networks.parts(), "vae": vae}
    before = {part: {k: v.clone() for k, v in each.state_dict().items()}
              for part, each in every.items()}  # fmt: skip
    mini.save(tmp_path / "model", networks, vae, 1.5, dtype)
    for part, each in every.items():
        now = each.state_dict()
        assert now.keys() == before[part].keys()
        for name, value in now.items():
            assert value.dtype == before[part][name].dtype
            assert torch.equal(value, before[part][name]), (part, name)


def test_what_was_saved_comes_back_and_learns_on(
    networks: mini.Networks, data: Path, captions: list[str], tmp_path: Path
) -> None:
    mini.save(tmp_path / "model", networks, tiny_mini.vae(data), 1.5, "float32")
    back = mini.load(tmp_path / "model")
    mine, theirs = networks.weights(), back.weights()
    assert mine.keys() == theirs.keys()
    assert all(torch.equal(mine[name], theirs[name]) for name in mine)
    assert all(each.requires_grad for each in theirs.values())
    for a, b in zip(
        _fields(networks.text.tokens(captions)), _fields(back.text.tokens(captions)), strict=True
    ):
        assert torch.equal(a, b)
    kept = mini.tokenizers_in(tmp_path / "model")
    t5: Any = networks.text.t5
    for one, other in zip(kept, (networks.text.clips[0], t5), strict=True):
        assert one.get_vocab() == other.tokenizer.get_vocab()
    for path in (tmp_path / "model").rglob("*.json"):
        assert str(tmp_path) not in path.read_text("utf-8"), path


def _fields(tokens: Any) -> tuple[Any, Any, Any]:
    return tokens.first, tokens.second, tokens.third


def test_a_model_without_t5_or_without_anything_is_said(
    networks: mini.Networks, data: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=r"has no model_index\.json"):
        mini.load(data)
    mini.save(tmp_path / "model", networks, tiny_mini.vae(data), 1.5)
    for part in ("text_encoder_3", "tokenizer_3"):
        shutil.rmtree(tmp_path / "model" / part)
    with pytest.raises(BadInput, match="has no text_encoder_3"):
        mini.load(tmp_path / "model")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["linear", "kl"])
@pytest.mark.parametrize("text", ["a red square on the left", KOREAN], ids=["English", "Korean"])
def test_diffusers_paints_the_same_from_the_saved_folder(
    networks: mini.Networks, data: Path, tmp_path: Path, kind: str, text: str
) -> None:
    folder = tmp_path / "model"
    mini.save(folder, networks, tiny_mini.vae(data, kind), 1.5, "float32")
    model = load_model(str(folder), Wish(device="cpu", precision="float32", width=32, height=32))
    start = noise(model, [5], 32, 32)
    *_, last = sample(
        model, model.text([text]), model.text(["blue"]), start, steps=4, guidance=Guidance(3.0)
    )
    ours = model.decode(last.latents)

    pipe = diffusers.StableDiffusion3Pipeline.from_pretrained(folder, local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    told = {
        "prompt": text, "negative_prompt": "blue", "latents": start.clone(), "height": 32,
        "width": 32, "num_inference_steps": 4, "guidance_scale": 3.0,
        "max_sequence_length": mini.T5_LENGTH,
    }  # fmt: skip
    latents = pipe(output_type="latent", **told).images
    assert float(last.latents.std()) > 0.1
    assert float((latents - last.latents).abs().max()) < 1e-5
    theirs = pipe(output_type="pt", **told).images
    assert float((theirs - (ours + 1) / 2).abs().max()) < 1e-5
    with torch.no_grad():
        decoded = from_latents(pipe.vae, latents).clamp(-1, 1)
    assert float((decoded - ours).abs().max()) < 1e-5


def test_painting_has_the_shift_of_training(
    networks: mini.Networks, data: Path, tmp_path: Path
) -> None:
    mini.save(tmp_path / "model", networks, tiny_mini.vae(data), 1.7)
    model = load_model(str(tmp_path / "model"), Wish(device="cpu", width=32, height=32))
    assert model.shift == 1.7
    plain = diffusers.FlowMatchEulerDiscreteScheduler(shift=1.0)
    even = torch.tensor(sampling_levels(plain, 10))
    levels = torch.tensor(sampling_levels(model.scheduler, 10))
    assert torch.allclose(levels, shifted(even, 1.7), atol=2e-3)


def test_painting_reads_as_far_as_training(
    networks: mini.Networks, data: Path, tmp_path: Path
) -> None:
    mini.save(tmp_path / "model", networks, tiny_mini.vae(data), 1.5, "float32")
    model = load_model(str(tmp_path / "model"), Wish(device="cpu", precision="float32"))
    texts = ["a red square on the left, number 2", KOREAN, ""]
    with torch.no_grad():
        trained = networks.text.encode(networks.text.tokens(texts))
    painted = model.text(texts)
    assert painted.sequence.shape == trained.sequence.shape
    assert torch.allclose(painted.sequence, trained.sequence, atol=1e-5)
    assert torch.allclose(painted.pooled, trained.pooled, atol=1e-5)
