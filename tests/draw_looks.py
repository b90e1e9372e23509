"""Draw a fixed set of diaries for people who see only the pictures; not a test.

    python -m tests.draw_looks tests/data/looks.jsonl OUT

writes ``OUT/001.png`` … in an order that tells nothing, sheets of twelve (``OUT/sheet-1.png`` …),
and ``OUT/key.json`` with what each was meant to show. Whoever looks must not see the key.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from geurim.crayon.painter import CrayonPainter
from geurim.direct.trigger import TemplateDirector
from geurim.read.offline import OfflineReader
from geurim.records import Diary

SIDE = 512
PER_SHEET, COLUMNS = 12, 4


def main(source: Path, out: Path) -> None:
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in source.read_text("utf-8").splitlines() if line.strip()
    ]
    out.mkdir(parents=True, exist_ok=True)
    order: list[int] = np.random.default_rng(20261120).permutation(len(rows)).tolist()
    diaries = [Diary(id=r["id"], text=r["text"], seed=int(r["seed"])) for r in rows]
    readings = OfflineReader()([diaries[i] for i in order])
    prompts = TemplateDirector(SIDE, SIDE)(readings)
    key: dict[str, object] = {}
    pictures: list[Image.Image] = []
    for number, (i, picture) in enumerate(zip(order, CrayonPainter()(prompts), strict=True), 1):
        image = Image.fromarray(picture.pixels)
        image.save(out / f"{number:03}.png")
        pictures.append(image)
        key[f"{number:03}"] = {
            "id": rows[i]["id"],
            "meant": {k: rows[i].get(k) for k in ("emotion", "subjects", "place")},
            "read": picture.prompt.emotion.value,
            "drawn": [s["kind"] for s in picture.truth["subjects"]],
            "notes": picture.notes,
        }
    (out / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1), "utf-8")
    for start in range(0, len(pictures), PER_SHEET):
        _sheet(pictures[start : start + PER_SHEET], start).save(
            out / f"sheet-{start // PER_SHEET + 1}.png"
        )


def _sheet(pictures: list[Image.Image], start: int) -> Image.Image:
    rows = -(-len(pictures) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * SIDE, rows * (SIDE + 24)), "white")
    pen = ImageDraw.Draw(sheet)
    for k, picture in enumerate(pictures):
        x, y = k % COLUMNS * SIDE, k // COLUMNS * (SIDE + 24)
        sheet.paste(picture, (x, y + 24))
        pen.text((x + 8, y + 6), f"{start + k + 1:03}", fill="black")
    return sheet


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
