from __future__ import annotations

import unicodedata
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim.ink.letters import PLACEHOLDER, Glyph, Writer, clean, writable, write, write_pair
from geurim.ink.letters.jamo import FINALS, INITIALS, VOWELS
from geurim.ink.letters.latin import LATIN
from geurim.ink.letters.signs import PAIRED, SAME_AS, SIGNS
from tests.measure_letters import normalised, pixels

SENTENCE = "오늘은할머니댁에서강아지콩이랑눈사람을만들었다"
HARD = "뷁쀍흷뛔쒀똠햏값앉읽넓꿰쭦뿛"


def hand(char: str, writer: int = 0, seed: int = 0) -> Glyph:
    glyph = write(char, Writer.from_seed(writer), np.random.default_rng(seed))
    assert glyph is not None
    return glyph


def ink(glyph: Glyph) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.concatenate(glyph.strokes)


def distance(one: Glyph, other: Glyph) -> float:
    """Mean distance of points in order, in cells; for glyphs with the same strokes."""
    return float(np.linalg.norm(ink(one) - ink(other), axis=1).mean())


def test_every_syllable_is_written_inside_its_cell() -> None:
    writers = [Writer.from_seed(seed) for seed in range(6)]
    rng = np.random.default_rng(1)
    for code in range(0xAC00, 0xD7A4):
        glyph = write(chr(code), writers[code % len(writers)], rng)
        assert glyph is not None
        points = ink(glyph)
        assert np.isfinite(points).all()
        assert points.min() > 0.02
        assert points.max() < 0.98
        assert glyph.width == 1.0
        assert 0.5 < glyph.pen < 1.2


def test_letters_fill_their_cells() -> None:
    tall = [np.ptp(ink(hand(char, seed)), axis=0) for seed in range(8) for char in SENTENCE]
    across, down = np.mean(tall, axis=0)
    assert 0.62 < across < 0.88
    assert 0.70 < down < 0.90


@pytest.mark.parametrize("char", [*LATIN, *SIGNS, *SAME_AS, *PAIRED, *INITIALS, *VOWELS])
def test_everything_else_is_written_inside_its_cell(char: str) -> None:
    for seed in range(3):
        points = ink(hand(char, seed, seed))
        assert points.min() > 0.0
        assert points.max() < 1.0
    assert clean(char) is not None
    assert writable(char)


@pytest.mark.parametrize("char", list(SENTENCE + HARD + "ㅋㅠ37aQ?,♥😊"))
def test_the_same_character_is_never_written_twice_alike(char: str) -> None:
    writer, rng = Writer.from_seed(3), np.random.default_rng(0)
    found = [write(char, writer, rng) for _ in range(6)]
    glyphs = [glyph for glyph in found if glyph is not None]
    assert min(distance(one, other) for one, other in combinations(glyphs, 2)) > 0.006


def test_the_same_seeds_write_the_same() -> None:
    for char in SENTENCE:
        assert distance(hand(char, 5, 9), hand(char, 5, 9)) == 0.0
    assert Writer.from_seed(5) == Writer.from_seed(5)
    assert Writer.from_seed(-5) != Writer.from_seed(5)


def test_writers_can_be_told_apart() -> None:
    """A second sample of eight syllables is given to the right one of twelve hands."""
    writers, rng = [Writer.from_seed(seed) for seed in range(12)], np.random.default_rng(2)
    chars = "오늘강아지할머니"

    def sample(writer: Writer) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        glyphs = [write(char, writer, rng) for char in chars]
        return normalised(np.stack([pixels(glyph) for glyph in glyphs if glyph is not None]))

    known = np.stack([sample(writer) for writer in writers])
    right = 0
    for index, writer in enumerate(writers):
        for _ in range(4):
            likeness = (known * sample(writer)[None]).sum(axis=(1, 2))
            right += int(likeness.argmax() == index)
    assert right / (4 * len(writers)) > 0.9


def test_a_decomposed_syllable_is_the_same_syllable() -> None:
    for char in SENTENCE + HARD:
        assert distance(hand(char), hand(unicodedata.normalize("NFD", char))) == 0.0


@pytest.mark.parametrize(
    ("given_as", "meant"),
    [("❤️", "♥"), ("👍🏽", "👍"), ("☀️", "☀"), ("！", "!"), ("Ａ", "A"), ("～", "~"), ("1️⃣", "1"),
     ("ᄏ", "ㅋ"), ("ᅲ", "ㅠ"), ("ᆫ", "ㄴ"), ("ﾡ", "ㄱ"), ("⋯", "…")],
)  # fmt: skip
def test_other_spellings_of_a_character(given_as: str, meant: str) -> None:
    assert distance(hand(given_as), hand(meant)) == 0.0


@pytest.mark.parametrize("char", ["字", "é", "👨‍👩‍👧", "🦖", "\x00", "\ud800", "ab", "가나", "ㆎ"])
def test_what_cannot_be_written_is_said(char: str) -> None:
    writer, rng = Writer.from_seed(0), np.random.default_rng(0)
    assert write(char, writer, rng) is None
    assert clean(char) is None
    assert not writable(char)


@pytest.mark.parametrize("char", ["", " ", "\u3000", "\n", "\u200d", "\ufe0f"])
def test_spaces_leave_no_ink(char: str) -> None:
    assert hand(char).strokes == ()
    assert clean(char) is not None


def test_the_placeholder_is_small_and_no_box() -> None:
    points = ink(PLACEHOLDER)
    assert 0.25 < np.ptp(points[:, 0]) < 0.5
    assert len(PLACEHOLDER.strokes) > 5
    assert np.allclose(points.mean(axis=0), 0.5, atol=0.03)


@pytest.mark.parametrize("text", ["10", "25", "11", "00", "km", "cm", "mm", "gy", "!?", "^^", "WW"])
@pytest.mark.parametrize("seed", range(4))
def test_two_in_a_cell_never_touch(text: str, seed: int) -> None:
    writer, rng = Writer.from_seed(seed), np.random.default_rng(seed)
    glyph = write_pair(text, writer, rng)
    assert glyph is not None
    points = ink(glyph)
    assert points.min() > 0.0
    assert points.max() < 1.0
    across = np.sort(points[:, 0])
    middle = across[(across > 0.05) & (across < 0.95)]
    assert np.diff(middle).max() > 0.09


def test_pairs_of_other_lengths() -> None:
    writer, rng = Writer.from_seed(0), np.random.default_rng(0)
    assert write_pair("7", writer, rng) is not None
    assert write_pair("字1", writer, rng) is None
    assert write_pair("123", writer, rng) is None


def test_the_full_stop_and_comma_stand_low_on_the_left_and_can_be_seen() -> None:
    for char in ".,":
        for seed in range(6):
            points = ink(hand(char, seed, seed))
            assert points[:, 0].max() < 0.45
            assert points[:, 1].min() > 0.6
    assert np.ptp(ink(hand(","))[:, 1]) > 0.15


def test_running_text_needs_less_room_for_narrow_letters() -> None:
    one, wide = hand("l").running(), hand("W").running()
    assert one.width < 0.35 < wide.width
    for glyph in (one, wide):
        across = ink(glyph)[:, 0]
        assert 0.0 < across.min() < across.max() < glyph.width
    assert hand(" ").running().strokes == ()


def test_strokes_are_smooth_enough_for_ink() -> None:
    for char in SENTENCE + HARD:
        for stroke in hand(char).strokes:
            assert 3 < len(stroke) <= 48
            steps = np.linalg.norm(np.diff(stroke, axis=0), axis=1)
            assert steps.max() < 0.16


def test_every_syllable_has_its_own_strokes() -> None:
    """Model letters of different syllables differ; a final adds strokes to the open syllable."""
    for first, vowel in zip(INITIALS * 2, VOWELS * 2, strict=False):
        base = 0xAC00 + INITIALS.index(first) * 588 + VOWELS.index(vowel) * 28
        counts = [len(glyph.strokes) for k in range(28) if (glyph := clean(chr(base + k)))]
        assert len(counts) == len(FINALS)
        assert min(counts[1:]) > counts[0]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=3), st.integers(-(2**40), 2**40))
def test_any_text_is_written_or_refused(text: str, seed: int) -> None:
    rng = np.random.default_rng(abs(seed))
    writer = Writer.from_seed(seed)
    for glyph in (write(text, writer, rng), write_pair(text, writer, rng), clean(text)):
        if glyph is not None and glyph.strokes:
            points = ink(glyph)
            assert np.isfinite(points).all()
            assert points.min() >= -0.02
            assert points.max() <= 1.02
    assert (write(text, writer, rng) is not None) == writable(text)
