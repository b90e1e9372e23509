"""Styles: four hands draw the same scene, each in its own way and at any size."""

from __future__ import annotations

import numpy as np
import pytest

from geurim.crayon.styles import STYLES, Style, render
from geurim.crayon.tableau import Figure, Tableau, compose
from geurim.emotion import Emotion
from geurim.records import Pixels

SCENE = Tableau((Figure("boy", "left"), Figure("house", "right")), "park", weather="rain", seed=3)


def painted(style: Style, palette: Emotion = Emotion.NEUTRAL) -> Pixels:
    figures = SCENE.figures
    tableau = Tableau(figures, SCENE.place, weather="rain", palette=palette, intensity=1.0, seed=3)
    return render(compose(tableau), style, (128, 128), 3)


def saturation(pixels: Pixels) -> float:
    spread = pixels.max(axis=2).astype(float) - pixels.min(axis=2)
    return float(spread.mean())


def roughness(pixels: Pixels) -> float:
    """Mean difference of neighbours."""
    return float(np.abs(np.diff(pixels.astype(int), axis=1)).mean())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", [(128, 128), (96, 160), (256, 256)], ids=str)
def test_pictures_have_the_size_that_was_asked_for(style: Style, size: tuple[int, int]) -> None:
    pixels = render(compose(SCENE, 512 * size[1] / size[0]), style, size, 3)
    assert pixels.shape == (*size, 3)
    assert pixels.dtype == np.uint8
    assert not pixels.flags.writeable


def test_the_styles_are_told_apart_by_grain_and_colour() -> None:
    pictures = {style: painted(style) for style in STYLES}
    assert saturation(pictures["pencil"]) < 0.55 * saturation(pictures["flat"])
    assert roughness(pictures["crayon"]) > 1.8 * roughness(pictures["flat"])
    assert roughness(pictures["soft"]) < roughness(pictures["flat"])


def test_a_flat_sky_is_even_and_a_painted_one_is_not() -> None:
    spread = {s: np.median(np.abs(np.diff(painted(s)[26:44].astype(int), axis=1))) for s in STYLES}
    assert spread["flat"] == 0
    assert spread["soft"] > 0
    assert spread["crayon"] > spread["soft"]


@pytest.mark.parametrize("style", STYLES)
def test_palettes_are_seen_in_every_style(style: Style) -> None:
    means = {e: painted(style, e)[:60].reshape(-1, 3).mean(axis=0) for e in Emotion}
    apart = [float(np.abs(means[a] - means[b]).max()) for a in Emotion for b in Emotion if a < b]
    assert min(apart) > (3.0 if style == "pencil" else 6.0)
    assert means[Emotion.ANGER][0] - means[Emotion.ANGER][2] > 12
    assert means[Emotion.SADNESS][2] > means[Emotion.SADNESS][0]
    assert means[Emotion.FEAR].mean() == min(mean.mean() for mean in means.values())


def test_the_lines_stay_where_they_are_when_the_palette_turns() -> None:
    neutral, felt = (painted("flat", e).astype(int) for e in (Emotion.NEUTRAL, Emotion.ANGER))
    edges = [np.abs(np.diff(p, axis=1)).max(axis=2) > 24 for p in (neutral, felt)]
    shared = (edges[0] & edges[1]).sum() / min(edges[0].sum(), edges[1].sum())
    assert shared > 0.9
