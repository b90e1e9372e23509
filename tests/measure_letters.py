"""Can written syllables be told apart? Every one is matched against all 11,172 plain ones.

The matcher sees pictures only, all with ink of one thickness. As recognisers of handwriting do, it
brings the ink's middle and spread to one place and size (within limits), takes edges in four
directions on a grid of 20 x 20 and compares by cosine; the grid may be shifted by one step in any
direction, nothing else. It is not told how letters are made nor who wrote, and knows one plain
template a syllable.

Run ``python -m tests.measure_letters --writers 8`` for the whole table (a minute or two a writer).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from geurim.ink.letters import Glyph, Writer, clean, write

SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]
SIDE = 20
_FINE = 80
_INK = 4
_SOFT = 1.2
_BLUR = 4.0
_SPREAD = 0.235
_LEAST, _MOST = 0.85, 1.25

Features = NDArray[np.float32]


def picture(glyph: Glyph) -> Image.Image:
    """The glyph's ink at 80 x 80 pixels, all of one thickness, its mass brought to one spread."""
    image = Image.new("L", (_FINE, _FINE), 0)
    pen = ImageDraw.Draw(image)
    middles = np.concatenate([0.5 * (stroke[1:] + stroke[:-1]) for stroke in glyph.strokes])
    steps = np.concatenate([np.diff(stroke, axis=0) for stroke in glyph.strokes])
    weight = np.hypot(steps[:, 0], steps[:, 1])[:, None] + 1e-9
    middle = (middles * weight).sum(axis=0) / weight.sum()
    spread = np.sqrt((weight * (middles - middle) ** 2).sum(axis=0) / weight.sum())
    grow = np.clip(_SPREAD / np.maximum(spread, 1e-3), _LEAST, _MOST)
    for stroke in glyph.strokes:
        points = ((stroke - middle) * grow + 0.5) * _FINE
        pen.line(points.ravel().tolist(), fill=255, width=_INK, joint="curve")
    return image.filter(ImageFilter.GaussianBlur(_SOFT))


def pixels(glyph: Glyph) -> Features:
    """Edges by direction (four, modulo a half turn), blurred: shape ``(4, 20, 20)``."""
    image = np.asarray(picture(glyph), dtype=np.float32) / 255.0
    across = np.zeros_like(image)
    down = np.zeros_like(image)
    across[:, 1:-1] = 0.5 * (image[:, 2:] - image[:, :-2])
    down[1:-1] = 0.5 * (image[2:] - image[:-2])
    strength = np.sqrt(across * across + down * down) + np.float32(1e-6)
    level = (across * across - down * down) / strength
    aslant = 2.0 * across * down / strength
    edges = np.maximum(np.stack([level, aslant, -level, -aslant]), 0.0)
    sieve = _sieve()
    return np.sqrt(sieve @ edges @ sieve.T)


@cache
def _sieve() -> Features:
    """Blurs 80 pixels and reads 20 of them: shape ``(20, 80)``."""
    centres = (np.arange(SIDE) + 0.5) * (_FINE / SIDE) - 0.5
    near = np.exp(-0.5 * ((np.arange(_FINE)[None] - centres[:, None]) / _BLUR) ** 2)
    return (near / near.sum(axis=1, keepdims=True)).astype(np.float32)


def normalised(images: Features) -> Features:
    """Rows of unit length without a mean, for features of shape ``(N, 4, H, W)``."""
    rows = images.reshape(len(images), -1)
    rows = rows - rows.mean(axis=1, keepdims=True)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


def templates(syllables: Sequence[str] = SYLLABLES) -> Features:
    """The plain letters' pixels, shape ``(N, 32, 32)``."""
    found = [clean(char) for char in syllables]
    return np.stack([pixels(glyph) for glyph in found if glyph is not None])


def ranks(written: Features, truth: NDArray[np.intp], plain: Features) -> NDArray[np.intp]:
    """For every written picture, how many plain ones match better than the true one (0 = none)."""
    keys = normalised(plain).T.copy()
    result: list[NDArray[np.intp]] = []
    for begin in range(0, len(written), 512):
        block = written[begin : begin + 512]
        best = np.full((len(block), keys.shape[1]), -1.0, dtype=np.float32)
        for down in (-1, 0, 1):
            for across in (-1, 0, 1):
                moved = np.roll(block, (down, across), axis=(2, 3))
                np.maximum(best, normalised(moved) @ keys, out=best)
        own = best[np.arange(len(block)), truth[begin : begin + 512]]
        result.append((best > own[:, None]).sum(axis=1))
    return np.concatenate(result)


def written_by(writer: Writer, syllables: Sequence[str], seed: int = 0) -> Features:
    """One writer's ``syllables`` as pixels, one drawing each."""
    rng = np.random.default_rng([seed, writer.seed])
    found = [write(char, writer, rng) for char in syllables]
    return np.stack([pixels(glyph) for glyph in found if glyph is not None])


def main() -> None:
    """Print the table."""
    from tests.test_letters_recognition import COMMON

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--first", type=int, default=0, help="seed of the first writer")
    parser.add_argument("--step", type=int, default=1, help="measure every step-th syllable")
    parser.add_argument("--misses", type=int, default=0, help="list this many common confusions")
    options = parser.parse_args()
    plain = templates()
    step: int = options.step
    truth = np.arange(0, len(SYLLABLES), step, dtype=np.intp)
    common = np.array([SYLLABLES.index(char) for char in COMMON])
    print(f"{'writer':>6} {'top-1':>7} {'top-5':>7} {'500 top-1':>9} {'500 top-5':>9}")
    rows: list[list[float]] = []
    for seed in range(options.first, options.first + options.writers):
        writer = Writer.from_seed(seed)
        found = ranks(written_by(writer, SYLLABLES[::step]), truth, plain)
        often = ranks(written_by(writer, COMMON, seed=1), common, plain)
        row = [np.mean(found < 1), np.mean(found < 5), np.mean(often < 1), np.mean(often < 5)]
        rows.append([100.0 * float(value) for value in row])
        print(f"{seed:>6} " + " ".join(f"{value:8.2f}" for value in rows[-1]), flush=True)
        if options.misses:
            print("  ", "".join(char for char, rank in zip(COMMON, often, strict=True) if rank))
            missed = [char for char, rank in zip(SYLLABLES[::step], found, strict=True) if rank > 4]
            print("  ", len(missed), "".join(missed[:: max(1, len(missed) // options.misses)]))
    print("  mean " + " ".join(f"{value:8.2f}" for value in np.mean(rows, axis=0)))


if __name__ == "__main__":
    main()
