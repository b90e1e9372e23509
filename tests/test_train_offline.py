"""Training the offline reader on a corpus of thirty days: what it learns, keeps and refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.files import CannotWrite
from geurim.read.blend import ORDER, softmax
from geurim.read.impression import impression, load
from geurim.read.offline import OfflineReader
from geurim.records import Diary
from geurim.train.offline import OfflineSettings, logistic, train_offline

pytestmark = pytest.mark.skipif(
    find_spec("sklearn") is None, reason="the extra 'train' is not installed"
)

UNKNOWN = (
    "오늘 우리 모둠은 교실에서 오래오래 뿌르쿵 시간을 다 같이 보냈다. "
    "저녁에 그것을 집에서 다시 꺼냈다."
)
SMALL = OfflineSettings(seen=(2, 2), penalty=20.0)


def rows() -> Iterator[dict[str, Any]]:
    """Thirty days of three topics; a made-up word stands in the sad ones, another in the others."""
    for index in range(30):
        sad = index % 2 == 0
        word = "뿌르쿵" if sad else "몽실랑"
        yield {
            "id": f"day-{index}",
            "topic": ("sea", "school", "home")[index % 3],
            "text": f"{index}번째 날에 {word} 하고 바구니를 옮겼다. 바구니는 {index}개였다.",
            "emotion": "sadness" if sad else "contentment",
            "valence": -0.6 if sad else 0.6,
            "arousal": -0.3,
            "intensity": 0.5,
        }


def write(path: Path, entries: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "data" / "train.jsonl", list(rows()))
    return tmp_path / "data"


def header(path: Path) -> dict[str, str]:
    """What the file says it was trained with."""
    content = path.read_bytes()
    told = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
    return json.loads(told["__metadata__"]["settings"])


def share(tables: Path, text: str, emotion: Emotion) -> float:
    """What the learned part says for itself, whatever the evidence and its weight."""
    return float(softmax(impression(text, load(tables)).scores)[ORDER.index(emotion)])


def test_a_made_up_word_is_learnt_and_the_same_bytes_twice(data: Path, tmp_path: Path) -> None:
    one, two = (train_offline(data, tmp_path / name, settings=SMALL) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    card = (tmp_path / "one" / "reader.md").read_text(encoding="utf-8")
    assert "바구니" not in card
    learnt = share(one, UNKNOWN, Emotion.SADNESS)
    other = share(one, UNKNOWN.replace("뿌르쿵", "몽실랑"), Emotion.SADNESS)
    assert learnt > other + 0.1
    (reading,) = OfflineReader(one)([Diary("x", UNKNOWN)])
    assert reading.reader.endswith("+one")
    assert sum(reading.distribution.values()) == pytest.approx(1)


def test_settings_stand_in_the_file_and_no_diary(data: Path, tmp_path: Path) -> None:
    path = train_offline(data, tmp_path / "out", settings=SMALL)
    assert header(path)["days"] == "30"
    assert "바구니".encode() not in path.read_bytes()


def test_corrections_and_moments_are_learnt(data: Path, tmp_path: Path) -> None:
    before = train_offline(data, tmp_path / "before", settings=SMALL)
    text = UNKNOWN.replace("뿌르쿵", "깡쫑마")
    told = [{"text": f"{n}호 깡쫑마 놀이.", "emotion": "fear"} for n in range(8)]
    file = write(tmp_path / "kept.jsonl", told)
    after = train_offline(data, tmp_path / "after", file, SMALL)
    assert share(after, text, Emotion.FEAR) > share(before, text, Emotion.FEAR) + 0.1
    write(data / "moments.jsonl", told)
    again = train_offline(data, tmp_path / "again", settings=SMALL)
    assert share(again, text, Emotion.FEAR) == pytest.approx(share(after, text, Emotion.FEAR))


def test_a_day_that_lacks_labels_teaches_the_feeling_alone(data: Path, tmp_path: Path) -> None:
    bare = [{"text": f"{n}호 깡쫑마.", "emotion": "fear"} for n in range(8)]
    write(data / "train.jsonl", [*rows(), *bare])
    path = train_offline(data, tmp_path / "out", settings=SMALL)
    assert (header(path)["days"], header(path)["moments"]) == ("30", "8")


def test_a_feeling_that_one_topic_alone_has_is_no_hindrance(data: Path, tmp_path: Path) -> None:
    """What is left when a topic is held out may have one feeling only."""
    days = [row | {"topic": row["emotion"]} for row in rows()]
    write(data / "train.jsonl", days)
    assert share(train_offline(data, tmp_path / "out"), UNKNOWN, Emotion.AWE) < 0.5


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([row | {"topic": "sea"} for row in rows()], "two topics"),
        ([row | {"valence": None} for row in rows()], "two topics"),
        ([row | {"emotion": "sadness"} for row in rows()], "two feelings"),
        ([*rows(), {"text": "비밀 이야기", "emotion": "배고픔"}], r"line 31: 'emotion'"),
        ([row | {"text": chr(0xAC00 + 7 * n)} for n, row in enumerate(rows())], "in common"),
        ([], "no labelled diary"),
    ],
    ids=["one-topic", "no-labels", "one-feeling", "broken-line", "nothing-shared", "empty"],
)
def test_too_little_to_learn_from_is_said(
    entries: list[dict[str, Any]], words: str, data: Path, tmp_path: Path
) -> None:
    write(data / "train.jsonl", entries)
    with pytest.raises(BadInput, match=words) as caught:
        train_offline(data, tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert "비밀" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_missing_files_are_named(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no file .*none"):
        train_offline(tmp_path / "none", tmp_path / "out")
    with pytest.raises(BadInput, match=r"There is no file .*kept\.jsonl"):
        train_offline(data, tmp_path / "out", tmp_path / "kept.jsonl")


def test_a_file_in_the_way_is_said(data: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(CannotWrite, match="is a file"):
        train_offline(data, tmp_path / "out", settings=SMALL)
    assert (tmp_path / "out").read_text() == "mine"


def test_two_feelings_alone_get_weights_of_opposite_sign() -> None:
    matrix = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]])
    weight, bias = logistic(matrix, np.array([2, 7, 2, 7]), 1.0)
    scores = matrix @ weight + bias
    assert list(scores[:, [2, 7]].argmax(1)) == [0, 1, 0, 1]
    assert weight[0, 2] == -weight[0, 7] > 0
