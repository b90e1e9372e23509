"""Captioned pictures on disk: what is read, and what is refused in one sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geurim.data import imagefolder
from geurim.data.crayon import SetSettings
from geurim.errors import BadInput
from geurim.train.pictures import METADATA, fingerprint, load, pixels, sides
from tests import toy_set


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return toy_set.write(tmp_path / "set", train=6, test=2, size=32)


def rewrite(folder: Path, *lines: str) -> None:
    (folder / "train" / METADATA).write_text("\n".join(lines), encoding="utf-8")


def test_every_line_is_a_picture_in_its_order(folder: Path) -> None:
    train, test = sides(folder)
    assert [each.file.name for each in train] == [f"{n:03d}.png" for n in range(6)]
    assert len(test) == 2
    assert train[2].texts == ("a green square on the left, number 2", "왼쪽에 초록 네모, 2번")
    assert (train[2].style, train[2].truth) == ("pencil", {"colour": "green"})


def test_pixels_are_those_of_the_files_in_their_order(folder: Path) -> None:
    shown = load(folder)
    values = pixels([shown[3], shown[0]], 32)
    assert (values.shape, values.dtype) == ((2, 32, 32, 3), np.uint8)
    for made, each in zip(values, (shown[3], shown[0]), strict=True):
        assert np.array_equal(made, np.asarray(Image.open(each.file)))


def test_a_set_of_ours_is_read_as_it_was_written(tmp_path: Path) -> None:
    settings = SetSettings(seed=3, size=32)
    list(imagefolder.write(tmp_path / "set", settings, 12, 1))
    shown = [each for side in ("train", "test") for each in load(tmp_path / "set", side)]
    assert len(shown) == 12
    assert all(len(each.texts) == 2 and each.truth and each.style for each in shown)
    assert pixels(shown, 32).std() > 0


def test_a_grey_picture_becomes_rgb(folder: Path) -> None:
    Image.new("L", (32, 32), 7).save(folder / "train" / "000.png")
    assert (pixels(load(folder)[:1], 32) == 7).all()


@pytest.mark.parametrize("line", ["", "   "], ids=["empty", "blank"])
def test_empty_lines_say_nothing(folder: Path, line: str) -> None:
    rewrite(folder, '{"file_name": "000.png", "text": "a"}', line, line)
    assert len(load(folder)) == 1


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b"], ids=["2028", "85", "0b"])
def test_a_caption_may_hold_what_looks_like_the_end_of_a_line(folder: Path, mark: str) -> None:
    told = {"file_name": "000.png", "text": f"a{mark}b"}
    rewrite(folder, json.dumps(told, ensure_ascii=mark == "\x0b"))
    assert load(folder)[0].texts == (f"a{mark}b",)


@pytest.mark.parametrize(
    "line",
    [
        "{", "7", "[]", "null", "{}", '{"file_name": "000.png"}', '{"text": "a"}',
        '{"file_name": 1, "text": "a"}', '{"file_name": "000.png", "text": null}',
        '{"file_name": "000.png", "text": "a", "text_ko": 3}',
    ],
    ids=str,
)  # fmt: skip
def test_a_broken_line_is_named(folder: Path, line: str) -> None:
    rewrite(folder, '{"file_name": "000.png", "text": "a"}', line)
    with pytest.raises(BadInput, match=r"metadata\.jsonl, line 2: no file_name and text"):
        load(folder)


def test_no_set_no_text_and_no_pictures_are_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no pictures to learn from: there is no train/metadata"):
        load(tmp_path)
    (folder / "train" / METADATA).write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="cannot be read as UTF-8"):
        load(folder)
    rewrite(folder)
    with pytest.raises(BadInput, match=r"train.metadata\.jsonl names no picture"):
        sides(folder)
    toy_set.write(folder, train=1, test=0)
    with pytest.raises(BadInput, match=r"test.metadata\.jsonl names no picture"):
        sides(folder)


@pytest.mark.parametrize("size", [(1, 1), (1, 32), (32, 1), (64, 64), (33, 32)], ids=str)
def test_a_picture_of_another_size_is_refused(folder: Path, size: tuple[int, int]) -> None:
    """Also one that numpy would stretch over the whole place."""
    Image.new("RGB", size).save(folder / "train" / "001.png")
    told = f"001.png has {size[0]} × {size[1]} pixels and not 32 × 32; .* --size 32 "
    with pytest.raises(BadInput, match=told):
        pixels(load(folder), 32)


def _cut(data: bytes) -> bytes:
    return data[:60]


def _spoilt(data: bytes) -> bytes:
    return data[:16] + b"\0" * 20 + data[36:]


def _other(data: bytes) -> bytes:
    return b"no picture"


@pytest.mark.parametrize("change", [_cut, _spoilt, _other], ids=["cut", "spoilt", "text"])
def test_what_is_no_picture_is_said(folder: Path, change: Any) -> None:
    path = folder / "train" / "001.png"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(BadInput, match=r"001\.png is no picture that can be read"):
        pixels(load(folder), 32)
    path.unlink()
    with pytest.raises(BadInput, match=r"001\.png is no picture that can be read"):
        pixels(load(folder), 32)


def test_the_fingerprint_tells_sets_apart(folder: Path) -> None:
    shown = load(folder)
    one = fingerprint(shown)
    assert fingerprint(load(folder)) == one
    others = [
        fingerprint(shown[:-1]),
        fingerprint(shown[::-1]),
        fingerprint([replace(shown[0], texts=("another",)), *shown[1:]]),
    ]
    shown[0].file.write_bytes(shown[0].file.read_bytes() + b"\0")
    assert len({one, *others, fingerprint(shown)}) == 5
