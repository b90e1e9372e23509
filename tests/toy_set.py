"""A set of tiny captioned pictures of our own: a square of one colour on the left or the right."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

COLOURS = {
    "red": ("빨간", (200, 30, 40)),
    "blue": ("파란", (40, 60, 200)),
    "green": ("초록", (30, 150, 60)),
    "yellow": ("노란", (240, 200, 40)),
}
SPOTS = {"left": "왼쪽", "right": "오른쪽"}


def write(folder: Path, *, train: int = 24, test: int = 8, size: int = 64) -> Path:
    """Write ``train`` and ``test`` pictures of ``size`` pixels; every one differs from the next."""
    for side, count in (("train", train), ("test", test)):
        (folder / side).mkdir(parents=True, exist_ok=True)
        lines: list[str] = []
        for number in range(count):
            colour = list(COLOURS)[number % 4]
            spot = list(SPOTS)[number // 4 % 2]
            name = f"{number:03d}.png"
            _paint(folder / side / name, size, colour, spot, number)
            lines.append(_line(name, colour, spot, number))
        (folder / side / "metadata.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def _line(name: str, colour: str, spot: str, number: int) -> str:
    told = {
        "file_name": name,
        "text": f"a {colour} square on the {spot}, number {number}",
        "text_ko": f"{SPOTS[spot]}에 {COLOURS[colour][0]} 네모, {number}번",
        "style": "flat" if number % 2 else "pencil",
        "truth": {"colour": colour},
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def _paint(path: Path, size: int, colour: str, spot: str, number: int) -> None:
    grain = np.random.default_rng(number).integers(0, 14, (size, size, 1))
    values = np.broadcast_to(240 + grain, (size, size, 3)).astype(np.uint8).copy()
    left = 0 if spot == "left" else size // 2
    top = size // 4
    values[top : top + size // 2, left : left + size // 2] = COLOURS[colour][1]
    values[number % size] //= 2  # a line of its own
    Image.fromarray(values).save(path)
