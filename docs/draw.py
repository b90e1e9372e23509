"""Draw the pictures of the README: ``python docs/draw.py``; not part of the package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image

from geurim.build import build_studio
from geurim.crayon.painter import CrayonPainter
from geurim.diaries import Failure, load
from geurim.emotion import Emotion
from geurim.records import Prompt, Relation, Scene, Subject
from geurim.settings import load as settings
from geurim.studio import Entry

HERE = Path(__file__).parent
ROOT = HERE.parent
SHOWN = "07-rainy-day"


def page() -> None:
    """One page of the examples."""
    studio = build_studio(settings("offline", dpi=110))
    diaries = load(str(ROOT / "examples/diaries.jsonl")).diaries
    for entry in drawn(studio([d for d in diaries if d.id == SHOWN])):
        Image.fromarray(entry.page.sheets[0]).save(HERE / "page.png", optimize=True)


def sheet() -> None:
    """Sixteen of the examples."""
    studio = build_studio(settings("offline", size=288, dpi=50))
    entries = load(str(ROOT / "examples/diaries.jsonl")).diaries
    pictures = [Image.fromarray(e.picture.pixels) for e in drawn(studio(entries))][:30:2]
    tiles(pictures, 4, HERE / "sheet.jpg")


def feelings() -> None:
    """One scene, one seed, nine feelings."""
    scene = Scene(
        (Subject("me", "나", me=True), Subject("dog", "강아지", name="콩이")),
        (Relation(0, "look", 1),),
        place="park",
    )
    prompt = Prompt("", "", "", "", Emotion.NEUTRAL, 0.8, scene, 20, 300, 300)
    prompts = [replace(prompt, emotion=emotion) for emotion in Emotion]
    tiles([Image.fromarray(p.pixels) for p in CrayonPainter()(prompts)], 5, HERE / "feelings.jpg")


def drawn(outcomes: Iterator[Entry | Failure]) -> Iterator[Entry]:
    """Entries, or the first failure as an error."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            raise SystemExit(outcome.sentence)
        yield outcome


def tiles(pictures: list[Image.Image], across: int, path: Path) -> None:
    """Put ``pictures`` side by side."""
    wide, high = pictures[0].size
    out = Image.new("RGB", (across * wide, -(-len(pictures) // across) * high), "white")
    for k, picture in enumerate(pictures):
        out.paste(picture, (k % across * wide, k // across * high))
    out.save(path, quality=86)


if __name__ == "__main__":
    for make in (page, sheet, feelings):
        make()
    print(json.dumps({p.name: p.stat().st_size for p in sorted(HERE.glob("*.*g"))}))  # noqa: T201
