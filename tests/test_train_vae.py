"""The VAE: exact components, figures as numpy has them, and a run that goes on to the bit."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geurim.diffusion.model import from_latents, to_latents
from geurim.errors import BadInput, EntryFailed
from geurim.train import vae as module
from geurim.train.base import vae_in
from geurim.train.loop import Pace
from geurim.train.pictures import load, pixels
from geurim.train.run import SETTINGS, STATE, STATS
from geurim.train.vae import (
    VaeSettings,
    components,
    difference,
    figures,
    fresh,
    hatch_energy,
    learning,
    psnr,
    tensor,
    train,
)
from tests import toy_set

torch: Any = pytest.importorskip("torch", reason="the extra 'train' is not installed")
diffusers: Any = pytest.importorskip("diffusers", reason="the extra 'train' is not installed")

PACE = Pace(steps=4, rate=3e-3, warmup=1, save_every=2, seed=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    return toy_set.write(tmp_path_factory.mktemp("sets") / "set", size=32)


@pytest.fixture
def settings(folder: Path, tmp_path: Path) -> VaeSettings:
    return VaeSettings(
        folder, tmp_path / "run", size=32, channels=8, width=8, blocks=(1, 0, 0, 0),
        widths=(8, 8, 8, 8), batch=2, crop=16, pace=PACE,
    )  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def patches(pictures: Any) -> Any:
    """Every patch of 8 × 8 as a row, −1..1: the plain way."""
    rows = [
        each[y : y + 8, x : x + 8].reshape(192).astype(np.float64) / 127.5 - 1
        for each in pictures
        for y in range(0, each.shape[0], 8)
        for x in range(0, each.shape[1], 8)
    ]
    return np.array(rows)


def test_the_encoder_is_the_principal_components(settings: VaeSettings) -> None:
    pictures = pixels(load(settings.data), 32)
    vae = fresh(settings, pictures)
    rows = patches(pictures)
    mean = rows.mean(0)
    values, vectors = np.linalg.eigh(np.cov(rows.T))
    for channel in range(8):
        axis, variance = vectors[:, -1 - channel], values[-1 - channel]
        expected = (rows - mean) @ axis / variance**0.25
        with torch.no_grad():
            z = vae.encode(tensor(pictures)).latents[:, channel].numpy()
        found = z.reshape(-1)
        sign = np.sign(found @ expected)  # an axis has no direction
        assert np.abs(found - sign * expected).max() < 1e-5 * np.abs(expected).max()


def test_as_many_components_as_a_patch_needs_give_it_back(settings: VaeSettings) -> None:
    """Projected back, they miss what the left-out components hold and nothing more."""
    pictures = pixels(load(settings.data), 32)
    table, mean = components(pictures, 48)
    rows = patches(pictures)
    axes = table / np.linalg.norm(table, axis=0)
    back = (rows - mean) @ axes @ axes.T + mean
    values = np.linalg.eigvalsh(np.cov(rows.T))
    assert ((rows - back) ** 2).sum(1).mean() == pytest.approx(values[:-48].sum(), rel=1e-2)
    assert np.allclose(axes.T @ axes, np.eye(48), atol=1e-9)


def test_latents_have_mean_nought_and_deviation_one(settings: VaeSettings) -> None:
    pictures = pixels(load(settings.data), 32)
    with torch.no_grad():
        z = to_latents(fresh(settings, pictures), tensor(pictures))
    assert (z.shape, z.dtype) == ((24, 8, 4, 4), torch.float32)
    assert float(z.mean()) == pytest.approx(0, abs=1e-5)
    assert float(z.std()) == pytest.approx(1, abs=1e-5)


def test_pictures_without_detail_do_no_harm(settings: VaeSettings) -> None:
    """Components of rounding errors are not blown up."""
    plain = np.full((4, 32, 32, 3), 255, np.uint8)
    plain[:2] = 30
    vae = fresh(settings, plain)
    with torch.no_grad():
        z = to_latents(vae, tensor(plain))
    assert bool(torch.isfinite(z).all())
    assert float(z.abs().max()) < 10


def test_only_a_linear_encoder_learns_nothing(settings: VaeSettings) -> None:
    pictures = pixels(load(settings.data), 32)
    linear, kl = (fresh(replace(settings, kind=each), pictures) for each in ("linear", "kl"))
    assert {name.split(".")[0] for name in learning(linear)} == {"decoder"}
    assert {name.split(".")[0] for name in learning(kl)} == {"encoder", "decoder"}


@pytest.mark.parametrize("kind", ["linear", "kl"])
def test_stopped_anywhere_it_goes_on_to_the_same_bits(
    settings: VaeSettings, tmp_path: Path, kind: Any
) -> None:
    whole = list(train(replace(settings, kind=kind)))
    parts = replace(settings, kind=kind, out=tmp_path / "parts")
    assert list(islice(train(parts), 3)) == whole[:3]
    assert list(train(parts)) == whole[2:]
    assert files(parts.out) == files(settings.out)
    assert set(files(parts.out)) == {
        SETTINGS, STATE, STATS, "figures.json", "vae/config.json",
        "vae/diffusion_pytorch_model.safetensors",
    }  # fmt: skip
    assert list(train(parts)) == []


def test_the_kept_weights_are_the_average(settings: VaeSettings) -> None:
    list(train(settings))
    state = import_module("safetensors.torch").load_file(settings.out / STATE)
    made = dict(vae_in(settings.out / "vae").named_parameters())
    for name in learning(made_vae := vae_in(settings.out)):
        assert torch.equal(dict(made_vae.named_parameters())[name], state[f"average.{name}"])
    assert not torch.equal(state["average.decoder.layers.0.weight"],
                           state["weight.decoder.layers.0.weight"])  # fmt: skip
    assert set(made) > set(learning(made_vae))


def test_another_setting_in_the_same_folder_is_refused(settings: VaeSettings) -> None:
    list(islice(train(settings), 1))
    with pytest.raises(BadInput, match="another value of channels; name another folder"):
        next(train(replace(settings, channels=4)))


def test_it_learns(settings: VaeSettings) -> None:
    """Much nearer than a picture's own mean colour, which is the best that knows no place."""
    asked = replace(
        settings, channels=16, width=16, batch=4, crop=32,
        pace=Pace(steps=150, rate=6e-3, warmup=5, save_every=150, average=0.9),
    )  # fmt: skip
    list(train(asked))
    shown = load(asked.data, "test")
    values = pixels(shown, 32)
    vae = vae_in(asked.out)
    with torch.no_grad():
        y = from_latents(vae, to_latents(vae, tensor(values))).clamp(-1, 1)
    x = tensor(values)
    plain = x.mean((2, 3), keepdim=True).expand_as(x)
    assert float(psnr(y, x).mean()) > float(psnr(plain, x).mean()) + 3


def test_hatching_is_measured_as_numpy_has_it() -> None:
    rng = np.random.default_rng(4)
    pictures = rng.uniform(-1, 1, (3, 3, 12, 10))
    expected: list[float] = []
    for each in pictures:
        grey = each.mean(0)
        padded = np.pad(grey, 2, mode="reflect")
        total = 0.0
        for y in range(12):
            for x in range(10):
                row = np.array([1, 4, 6, 4, 1]) / 16
                blurred = row @ padded[y : y + 5, x : x + 5] @ row
                total += (grey[y, x] - blurred) ** 2
        expected.append(total / 120)
    found = hatch_energy(torch.tensor(pictures, dtype=torch.float32))
    assert np.allclose(found.numpy(), expected, rtol=1e-5)
    assert float(hatch_energy(torch.full((1, 3, 8, 8), 0.3))[0]) == pytest.approx(0, abs=1e-12)


def test_psnr_is_that_of_bytes() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.integers(0, 256, (2, 4, 8, 9, 3)).astype(np.uint8)
    wrong = ((a.astype(float) - b.astype(float)) ** 2).mean((1, 2, 3))
    expected = 10 * np.log10(255**2 / wrong)
    assert np.allclose(psnr(tensor(a), tensor(b)).numpy(), expected, rtol=1e-5)


def test_the_loss_is_that_of_numpy() -> None:
    rng = np.random.default_rng(6)
    a, b = rng.uniform(-1, 1, (2, 2, 3, 8, 8))
    half = [each.reshape(2, 3, 4, 2, 4, 2).mean((3, 5)) for each in (a, b)]
    expected = np.abs(a - b).mean()
    for y, x in ((a, b), half):
        for axis in (2, 3):
            expected += 0.5 * np.abs(np.diff(y, axis=axis) - np.diff(x, axis=axis)).mean()
    given = (torch.tensor(each, dtype=torch.float32) for each in (a, b))
    assert float(difference(*given)) == pytest.approx(expected, rel=1e-5)


def test_figures_are_told_by_style(settings: VaeSettings) -> None:
    shown = load(settings.data)[:5]
    values = pixels(shown, 32)
    vae = fresh(settings, values)
    told = figures(vae, shown, values)
    assert {style: each["pictures"] for style, each in told.items()} == {"flat": 2, "pencil": 3}
    x = tensor(values[1::2])
    with torch.no_grad():
        y = from_latents(vae, to_latents(vae, x)).clamp(-1, 1)
    assert told["flat"]["psnr"] == pytest.approx(float(psnr(y, x).mean()), abs=0.01)
    share = float(hatch_energy(y).sum() / hatch_energy(x).sum())
    assert told["flat"]["hatch_kept"] == pytest.approx(share, abs=2e-3)


def test_a_crop_begins_on_the_grid_of_the_latents(settings: VaeSettings) -> None:
    values = np.zeros((1, 32, 32, 3), np.uint8)
    values[0, ..., 0], values[0, ..., 1] = np.mgrid[:32, :32]
    g = torch.Generator().manual_seed(1)
    crops = module._crops(torch, values, replace(settings, batch=64), g)  # pyright: ignore[reportPrivateUsage]
    corners: Any = ((crops[:, :2, 0, 0] + 1) * 127.5).round().int()
    assert {tuple(each) for each in corners.tolist()} == {
        (y, x) for y in (0, 8, 16) for x in (0, 8, 16)
    }


def test_the_delivered_folder_is_an_ordinary_vae(settings: VaeSettings) -> None:
    list(train(settings))
    theirs = diffusers.AutoencoderTiny.from_pretrained(settings.out / "vae")
    ours = vae_in(settings.out)
    x = tensor(pixels(load(settings.data)[:2], 32))
    with torch.no_grad():
        assert torch.equal(theirs.decode(theirs.encode(x).latents).sample,
                           ours.decode(ours.encode(x).latents).sample)  # fmt: skip
    assert not any(each.requires_grad for each in ours.parameters())
    told = json.loads((settings.out / "vae" / "config.json").read_text("utf-8"))
    assert str(settings.out) not in json.dumps(told)


def test_bad_input_is_refused_before_anything_is_written(
    settings: VaeSettings, tmp_path: Path
) -> None:
    data = toy_set.write(tmp_path / "set", train=4, test=0, size=32)
    with pytest.raises(BadInput, match=r"test.metadata\.jsonl names no picture"):
        next(train(replace(settings, data=data)))
    toy_set.write(data, train=4, test=2, size=32)
    Image.new("RGB", (1, 1)).save(data / "test" / "001.png")
    with pytest.raises(BadInput, match=r"001\.png has 1 × 1 pixels"):
        next(train(replace(settings, data=data)))
    assert not settings.out.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "vq"), ("batch", 0), ("channels", 0), ("channels", 49)],
    ids=str,
)
def test_settings_are_checked(settings: VaeSettings, name: str, value: Any) -> None:
    with pytest.raises(BadInput, match=f"--{name} "):
        replace(settings, **{name: value})


def test_a_loss_that_is_no_number_ends_the_run(
    settings: VaeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nan(y: Any, x: Any) -> Any:
        return (y - x).mean() * float("nan")

    monkeypatch.setattr(module, "difference", nan)
    with pytest.raises(EntryFailed, match="loss of step 1 is no number"):
        list(train(settings))
