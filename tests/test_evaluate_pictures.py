"""Pictures are measured by what a judge says of them, with intervals, chance and groups."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.evaluate.pictures import evaluate, found
from geurim.recognise.judge import EMOTIONS, Judge, Names, Seen, Third

NAMES = Names(("girl", "tree"), ("park",), ("flat", "crayon"), ("girl",), ("sleep",), ("girl",))


class FakeJudge:
    """Reads a feeling out of the red of a picture: what it says can be set by painting it."""

    names = NAMES

    def __call__(self, pictures: Sequence[Any]) -> list[Seen]:
        nothing = Third(None, 1.0, None, Emotion.NEUTRAL)
        seen: list[Seen] = []
        for picture in pictures:
            feeling = EMOTIONS[int(picture[0, 0, 0])]
            girl = Third("girl", 1.0, feeling, Emotion.NEUTRAL)
            thirds: Mapping[Any, Third] = {"left": girl, "centre": nothing, "right": nothing}
            seen.append(Seen(thirds, feeling, None, "day", "park", "flat"))
        return seen


JUDGE: Judge = FakeJudge()  # type: ignore[assignment]


def write(place: Path, feelings: Sequence[tuple[int, int]], **more: Any) -> None:
    """Pictures that show the second feeling where the first was wanted."""
    place.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for number, (wanted, shown) in enumerate(feelings):
        name = f"{number}.png"
        Image.fromarray(np.full((8, 8, 3), shown, np.uint8)).save(place / name)
        girl = {
            "kind": "girl", "spot": "left", "action": None, "face": EMOTIONS[wanted].value,
            "posture": "neutral",
        }  # fmt: skip
        truth = {
            "figures": [girl], "place": "park", "time": "day", "weather": None,
            "palette": EMOTIONS[wanted].value,
        }  # fmt: skip
        lines.append(json.dumps({"file_name": name, "style": "flat", "truth": truth, **more}))
    (place / "metadata.jsonl").write_text("\n".join(lines) + "\n")


def test_seen_and_held_out_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path / "train", [(0, 0), (1, 1), (2, 2), (0, 0)])
    write(tmp_path / "test", [(3, 4), (4, 4)])
    told = evaluate(tmp_path, JUDGE)
    assert told.pictures == 6
    assert told.groups["seen"]["face"].estimate.value == 1.0
    assert told.groups["held out"]["face"].estimate.value == 0.5
    face = told.groups["all"]["face"]
    assert face.estimate.value == pytest.approx(5 / 6)
    assert face.estimate.low < 5 / 6 < face.estimate.high <= 1.0
    assert face.estimate.n == 6
    assert face.chance == pytest.approx(2 / 6)
    assert told.groups["all"]["style"].chance is None
    assert told.confusion["excitement > anger"] == 1
    json.dumps(told.to_json(), allow_nan=False)


def test_all_right_is_still_not_certain(tmp_path: Path) -> None:
    write(tmp_path / "train", [(0, 0)] * 5)
    subject = evaluate(tmp_path, JUDGE).groups["all"]["subject"].estimate
    assert subject.value == subject.high == 1.0
    assert 0.5 < subject.low < 0.6  # Wilson, 5 of 5


def test_one_list_may_say_itself_what_is_held_out(tmp_path: Path) -> None:
    write(tmp_path, [(0, 0), (1, 0)], held_out=True, language="ko")
    told = evaluate(tmp_path, JUDGE)
    assert "seen" not in told.groups
    assert told.groups["held out"]["palette"].estimate.value == 0.5
    assert told.groups["language ko"] == told.groups["all"]
    assert told.groups["style flat"] == told.groups["all"]


def test_what_is_no_set_of_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no metadata"):
        evaluate(tmp_path, JUDGE)
    (tmp_path / "metadata.jsonl").write_text("")
    with pytest.raises(BadInput, match="holds no picture"):
        evaluate(tmp_path, JUDGE)
    (tmp_path / "metadata.jsonl").write_text('{"file_name": "a.png"}\n')
    with pytest.raises(BadInput, match="line 1"):
        list(found(tmp_path))
    (tmp_path / "metadata.jsonl").write_text('{"file_name": "a.png", "truth": {}}\n')
    with pytest.raises(BadInput, match=r"a\.png is no picture"):
        evaluate(tmp_path, JUDGE)
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    with pytest.raises(BadInput, match="its truth"):
        evaluate(tmp_path, JUDGE)
