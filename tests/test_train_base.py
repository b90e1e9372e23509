"""The base: captions belong to their pictures, and a run that was stopped goes on to the bit."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geurim.diffusion.flow import noised, training_levels
from geurim.diffusion.model import predicted, to_latents
from geurim.diffusion.text import Tokens
from geurim.errors import BadInput
from geurim.files import CannotWrite
from geurim.train import base, mini
from geurim.train.base import BaseSettings, Progress, train, vae_in
from geurim.train.loop import Pace, generator
from geurim.train.pictures import load, pixels
from geurim.train.run import SETTINGS, STATE, STATS
from geurim.train.vae import tensor
from tests import tiny_mini, toy_set

torch: Any = pytest.importorskip("torch", reason="the extra 'train' is not installed")
pytest.importorskip("diffusers", reason="the extra 'train' is not installed")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    return toy_set.write(tmp_path_factory.mktemp("sets") / "set", size=tiny_mini.SIZE)


@pytest.fixture(scope="module")
def vae(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vae") / "run" / "vae"
    tiny_mini.vae(data).save_pretrained(folder)
    return folder


@pytest.fixture
def settings(data: Path, vae: Path, tmp_path: Path) -> BaseSettings:
    return tiny_mini.asked(data, vae, tmp_path / "run")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / STATS).read_text("utf-8").splitlines()]


@pytest.mark.slow
def test_stopped_anywhere_it_goes_on_to_the_same_bits(
    settings: BaseSettings, tmp_path: Path
) -> None:
    whole = list(train(settings))
    parts = replace(settings, out=tmp_path / "parts")
    assert list(islice(train(parts), 3)) == whole[:3]
    assert list(train(parts)) == whole[2:]
    assert files(parts.out) == files(settings.out)
    assert list(train(parts)) == []
    assert files(parts.out) == files(settings.out)


def test_the_folder_explains_itself(settings: BaseSettings) -> None:
    ticks = list(train(settings))
    assert [each.tick.step for each in ticks] == [1, 2, 3, 4]
    assert [each.held_out is not None for each in ticks] == [False, True, False, True]
    assert {path.name for path in settings.out.iterdir()} == {
        SETTINGS, STATS, STATE, "model", "train-latents.safetensors", "test-latents.safetensors",
        "sheet-000002.png", "sheet-000004.png",
    }  # fmt: skip
    told = lines(settings.out)
    assert [line["loss"] for line in told] == [each.tick.loss for each in ticks]
    assert told[3]["held_out"] == list(ticks[3].held_out or ())
    state = import_module("safetensors.torch").load_file(settings.out / STATE)
    made = mini.load(settings.out / "model").weights()
    for name, each in made.items():
        kept = state[f"average.{name}"]
        assert torch.equal(each, kept.bfloat16().float()), name
    scheduler = (settings.out / "model" / "scheduler" / "scheduler_config.json").read_text("utf-8")
    assert json.loads(scheduler)["shift"] == settings.shape.shift


class Watched:
    """What the loss is given, and a loss that costs nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.x0: list[Any] = []
        self.tokens: list[Tokens] = []
        self.shifts: list[float] = []
        monkeypatch.setattr(base, "_loss", self._loss)
        monkeypatch.setattr(base, "training_levels", self._levels)

    def _loss(self, transformer: Any, nets: Any, x0: Any, noise: Any, sigma: Any, tokens: Tokens,
              settings: Any) -> Any:  # fmt: skip
        assert x0.shape == noise.shape
        assert sigma.shape == (len(x0),)
        self.x0.append(x0)
        self.tokens.append(tokens)
        return 0.0 * next(iter(nets.weights().values())).sum() + torch.ones(len(x0))

    def _levels(self, count: int, shift: float, g: Any) -> Any:
        self.shifts.append(shift)
        return training_levels(count, shift, g)


def rows(tokens: Tokens) -> list[tuple[int, ...]]:
    """All that is read of each text, as one tuple of numbers."""
    assert tokens.third is not None
    joined: Any = torch.cat([tokens.first, tokens.second, tokens.third], dim=1)
    return [tuple(each) for each in joined.tolist()]


def test_every_picture_is_told_its_own_caption(
    settings: BaseSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one of its languages, drawn evenly, or left out in the share that was asked for."""
    watched = Watched(monkeypatch)
    pace = replace(settings.pace, steps=20, save_every=20)
    asked = replace(settings, batch=40, empty=0.25, pace=pace, test_every=99)
    list(train(asked))
    shown = load(asked.data)
    text = mini.load(asked.out / "model").text
    english, korean = (rows(text.tokens([each.texts[n] for each in shown])) for n in (0, 1))
    (nothing,) = rows(text.tokens([""]))
    latents = _latents_of(asked)
    seen: Counter[str] = Counter()
    which: set[int] = set()
    # The last one is the held-out measurement at the end.
    for x0, tokens in list(zip(watched.x0, watched.tokens, strict=True))[:20]:
        for latent, row in zip(x0, rows(tokens), strict=True):
            distance = (latents - latent).abs().amax((1, 2, 3))
            picture = int(distance.argmin())
            assert float(distance[picture]) < 0.02  # rounded to bfloat16, and no other is so near
            which.add(picture)
            told = {nothing: "nothing", english[picture]: "english", korean[picture]: "korean"}
            seen[told[row]] += 1  # else: the caption of another picture
    assert which == set(range(24))
    assert seen["nothing"] / 800 == pytest.approx(0.25, abs=4 * (0.25 * 0.75 / 800) ** 0.5)
    share = seen["korean"] / (seen["korean"] + seen["english"])
    assert share == pytest.approx(0.5, abs=4 * (0.25 / 600) ** 0.5)
    assert set(watched.shifts) == {asked.shape.shift}


def _latents_of(settings: BaseSettings) -> Any:
    """Latents of the train side, one at a time."""
    vae = vae_in(settings.vae)
    x = tensor(pixels(load(settings.data), settings.size))
    with torch.no_grad():
        return torch.cat([to_latents(vae, each[None]) for each in x])


@pytest.mark.parametrize(("empty", "left"), [(0.0, 0), (1.0, 1)], ids=["none", "all"])
def test_captions_are_left_out_as_asked(
    settings: BaseSettings, monkeypatch: pytest.MonkeyPatch, empty: float, left: int
) -> None:
    watched = Watched(monkeypatch)
    ticks = train(replace(settings, empty=empty))
    next(ticks)
    told = {each[mini.CLIP_LENGTH * 2 :] for each in rows(watched.tokens[0])}
    end_of_nothing = (1, *[0] * (mini.T5_LENGTH - 1))
    assert (end_of_nothing in told) == bool(left)
    assert len(told) == 1 if left else len(told) > 1


def test_a_set_in_one_language_is_enough(settings: BaseSettings, tmp_path: Path) -> None:
    data = toy_set.write(tmp_path / "set", train=6, test=2, size=tiny_mini.SIZE)
    for path in data.rglob("metadata.jsonl"):
        told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for line in told:
            del line["text_ko"]
        path.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    *_, last = train(replace(settings, data=data))
    assert last.held_out is not None
    assert np.isfinite(last.held_out).all()  # also of fewer pictures than there are bands


def test_the_loss_is_the_mean_square_of_the_velocity(settings: BaseSettings) -> None:
    """Each row by itself, without any of the loop's own arithmetic."""
    nets = _fresh(settings)
    g = torch.Generator().manual_seed(2)
    x0, noise = torch.randn(2, 3, 4, 4, 4, generator=g)
    sigma = torch.tensor([0.1, 0.5, 0.9])
    tokens = nets.text.tokens(["a red square", "", "왼쪽"])
    with torch.no_grad():
        told = base._loss(nets.transformer, nets, x0, noise, sigma, tokens, settings)  # pyright: ignore[reportPrivateUsage]
        for row, level in enumerate([0.1, 0.5, 0.9]):
            x = (1 - level) * x0[row] + level * noise[row]
            condition = nets.text(["a red square", "", "왼쪽"][row : row + 1])
            v = predicted(nets.transformer, x[None], level, condition)[0]
            expected = float(((v - (noise[row] - x0[row])) ** 2).mean())
            assert float(told[row]) == pytest.approx(expected, rel=1e-4)
    assert torch.allclose(noised(x0, noise, sigma)[1], 0.5 * x0[1] + 0.5 * noise[1])


def _fresh(settings: BaseSettings) -> mini.Networks:
    captions = [text for each in load(settings.data) for text in each.texts]
    nets = mini.networks(*mini.tokenizers(captions), channels=4, size=4, shape=settings.shape)
    g = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for each in nets.weights().values():
            each.add_(0.05 * torch.randn(each.shape, generator=g))
    return nets


def test_the_held_out_loss_is_told_by_bands(settings: BaseSettings) -> None:
    """By hand: picture k in band k mod 4, languages in turn, always the same noise."""
    nets = _fresh(settings)
    shown = load(settings.data, "test")
    x = tensor(pixels(shown, settings.size))
    latents = to_latents(vae_in(settings.vae), x).bfloat16()
    captions = [nets.text.tokens([each.texts[n] for each in shown]) for n in (0, 1)]
    unseen = base._Set(latents, captions)  # pyright: ignore[reportPrivateUsage]
    told = base._held_out(nets, unseen, settings)  # pyright: ignore[reportPrivateUsage]
    assert told == base._held_out(nets, unseen, replace(settings, batch=3))  # pyright: ignore[reportPrivateUsage]

    g = generator(settings.seed, -1)
    noise = torch.randn(latents.shape, generator=g)
    inside = torch.rand(8, generator=g)
    found: dict[int, list[float]] = {band: [] for band in range(4)}
    languages: dict[int, set[int]] = {band: set() for band in range(4)}
    for k in range(8):
        level = (k % 4 + float(inside[k])) / 4
        language = k // 4 % 2
        languages[k % 4].add(language)
        with torch.no_grad():
            x0 = latents[k].float()
            noisy = (1 - level) * x0 + level * noise[k]
            condition = nets.text([shown[k].texts[language]])
            v = predicted(nets.transformer, noisy[None], level, condition)[0]
        found[k % 4].append(float(((v - (noise[k] - x0)) ** 2).mean()))
    assert told == pytest.approx([np.mean(found[band]) for band in range(4)], abs=2e-4)
    assert all(each == {0, 1} for each in languages.values())


@pytest.mark.slow
def test_it_learns(settings: BaseSettings) -> None:
    """Networks that have learnt nothing have a loss of 2: that of the noise and of the picture.

    Who knows no picture, and only how strong the noise is, can scale what it sees and reach
    2 − (2σ − 1)² / (σ² + (1 − σ)²), 1.7 on average.
    """
    levels = training_levels(100_000, settings.shape.shift, torch.Generator().manual_seed(1))
    blind = 2 - (2 * levels - 1) ** 2 / (levels**2 + (1 - levels) ** 2)
    assert float(blind.mean()) > 1.6
    pace = Pace(steps=100, rate=5e-3, warmup=5, save_every=100, average=0.9)
    ticks = list(train(replace(settings, batch=8, pace=pace, test_every=100)))
    assert ticks[0].tick.loss > 1.5
    assert np.mean([each.tick.loss for each in ticks[-20:]]) < 1.35
    assert ticks[-1].held_out is not None
    assert np.mean(ticks[-1].held_out) < 1.35


def test_another_setting_or_other_pictures_are_refused(
    settings: BaseSettings, tmp_path: Path
) -> None:
    data = shutil.copytree(settings.data, tmp_path / "set")
    settings = replace(settings, data=data)
    next(train(settings))
    with pytest.raises(BadInput, match="another value of batch; name another folder"):
        next(train(replace(settings, batch=5)))
    with pytest.raises(BadInput, match="another value of empty"):
        next(train(replace(settings, empty=0.2)))
    toy_set.write(data, train=20, size=tiny_mini.SIZE)
    with pytest.raises(BadInput, match="another value of data"):
        next(train(settings))


def forbidden(*_: object, **__: object) -> Any:
    raise AssertionError


def test_latents_are_computed_once(settings: BaseSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    next(train(settings))
    path = settings.out / "train-latents.safetensors"
    kept = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(base, "whole", forbidden)
        next(train(settings))
    made = import_module("safetensors.torch").load_file(path)["latents"]
    assert made.dtype == torch.bfloat16
    assert float((made.float() - _latents_of(settings)).abs().max()) < 0.02
    for broken in (b"", kept[:200], kept[:-9]):
        path.write_bytes(broken)
        next(train(settings))
        assert path.read_bytes() == kept


@pytest.mark.parametrize("kind", ["linear", "kl"])
def test_latents_of_another_vae_are_not_taken(
    settings: BaseSettings, data: Path, tmp_path: Path, kind: str
) -> None:
    """Made anew before anything is learnt from them, refused after."""
    folder = shutil.copytree(settings.vae, tmp_path / "vae")
    settings = replace(settings, vae=folder)
    next(train(settings))
    before = (settings.out / "train-latents.safetensors").read_bytes()
    other = tiny_mini.vae(data, kind)
    with torch.no_grad():
        next(other.encoder.parameters()).mul_(1.1)
    other.save_pretrained(folder)
    list(islice(train(settings), 3))  # two steps are kept
    assert (settings.out / "train-latents.safetensors").read_bytes() != before
    shutil.copytree(tiny_saved(data, tmp_path / "first"), folder, dirs_exist_ok=True)
    with pytest.raises(BadInput, match=r"no longer makes the latents that .* has begun to learn"):
        next(train(settings))


def tiny_saved(data: Path, folder: Path) -> Path:
    tiny_mini.vae(data).save_pretrained(folder)
    return folder


def test_a_decoder_may_learn_on_meanwhile(
    settings: BaseSettings, data: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(settings.vae, tmp_path / "vae")
    settings = replace(settings, vae=folder)
    list(islice(train(settings), 3))
    other = tiny_mini.vae(data)
    with torch.no_grad():
        next(other.decoder.parameters()).mul_(1.5)
    other.save_pretrained(folder)
    assert [each.tick.step for each in train(settings)] == [3, 4]
    kept = vae_in(settings.out / "model" / "vae").decoder
    assert torch.equal(next(kept.parameters()), next(other.decoder.parameters()).bfloat16().float())


def test_a_run_that_goes_on_keeps_its_tokenizers(
    settings: BaseSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the library might learn others."""
    list(islice(train(settings), 3))
    monkeypatch.setattr(mini, "tokenizers", forbidden)
    assert [each.tick.step for each in train(settings)] == [3, 4]


def test_from_goes_on_from_a_saved_model(
    settings: BaseSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(train(settings))
    start = settings.out / "model"
    monkeypatch.setattr(mini, "tokenizers", forbidden)
    further = replace(settings, start=start, out=tmp_path / "further")
    further = replace(further, pace=replace(settings.pace, steps=2, rate=1e-9, average=0.0))
    list(train(further))
    one, other = (mini.load(each) for each in (start, further.out / "model"))
    mine, theirs = one.weights(), other.weights()
    assert all(torch.allclose(mine[name], theirs[name], atol=1e-3) for name in mine)
    texts = [text for each in load(settings.data) for text in each.texts]
    assert rows(one.text.tokens(texts)) == rows(other.text.tokens(texts))
    learnt = replace(further, out=tmp_path / "learnt", pace=settings.pace)
    list(train(learnt))
    third = mini.load(learnt.out / "model").weights()
    changed = {name.split(".")[0] for name in mine if not torch.equal(mine[name], third[name])}
    assert changed == {"transformer", "text_encoder", "text_encoder_2", "text_encoder_3"}


def test_from_a_model_of_other_latents_is_refused(
    settings: BaseSettings, data: Path, tmp_path: Path
) -> None:
    list(train(settings))
    tiny_mini.vae(data, channels=8).save_pretrained(tmp_path / "vae")
    other = replace(
        settings, start=settings.out / "model", vae=tmp_path / "vae", out=tmp_path / "other"
    )
    with pytest.raises(BadInput, match=r"paints latents of 4 channels, and --vae .* makes 8; name"):
        next(train(other))
    with pytest.raises(BadInput, match=r"has no model_index\.json"):
        next(train(replace(settings, start=tmp_path / "vae", out=tmp_path / "other")))
    assert not other.out.exists()


def _config(**told: Any) -> bytes:
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    ("config", "weights"),
    [
        (None, None), (b"{", None), (b"[]", None), (_config(), None),
        (_config(_class_name="Path"), None), (_config(_class_name=7), None),
        (_config(_class_name="AutoencoderTiny"), None),
        (_config(_class_name="AutoencoderTiny"), b"no weights"),
    ],
    ids=["nothing", "broken", "list", "no class", "other class", "number", "no weights", "text"],
)  # fmt: skip
def test_a_folder_that_is_no_vae_is_said_and_claims_nothing(
    settings: BaseSettings, tmp_path: Path, config: bytes | None, weights: bytes | None
) -> None:
    folder = tmp_path / "vae"
    folder.mkdir()
    if config is not None:
        (folder / "config.json").write_bytes(config)
    if weights is not None:
        (folder / "diffusion_pytorch_model.safetensors").write_bytes(weights)
    with pytest.raises(BadInput, match="holds no VAE that can be loaded; name the folder"):
        next(train(replace(settings, vae=folder)))
    assert not settings.out.exists()


def test_the_run_of_a_vae_may_be_named_too(settings: BaseSettings, tmp_path: Path) -> None:
    one = next(train(settings))
    other = next(train(replace(settings, vae=settings.vae.parent, out=tmp_path / "other")))
    assert one == other


def test_a_full_disk_while_delivering_loses_nothing(
    settings: BaseSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = train(settings)
    list(islice(ticks, 3))
    before = files(settings.out / "model")

    def full(folder: Path, *_: object) -> None:
        folder.mkdir()
        raise import_module("safetensors").SafetensorError("I/O error: No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(mini, "save", full)
        with pytest.raises(CannotWrite, match="perhaps because the disk is full"):
            list(ticks)
    assert files(settings.out / "model") == before
    whole = list(train(replace(settings, out=tmp_path / "whole")))
    assert list(train(settings)) == whole[2:]
    assert files(settings.out) == files(tmp_path / "whole")


@pytest.mark.parametrize("name", ["batch", "test_every"])
def test_settings_are_checked(settings: BaseSettings, name: str) -> None:
    with pytest.raises(BadInput, match="at least 1 is needed"):
        replace(settings, **{name: 0})


def test_progress_is_plain(settings: BaseSettings) -> None:
    (one,) = islice(train(settings), 1)
    assert isinstance(one, Progress)
    assert one.held_out is None
