"""The judge's training: what it is told is true, and a run that was stopped goes on exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geurim.data import imagefolder, world
from geurim.data.crayon import SetSettings
from geurim.errors import BadInput
from geurim.recognise import judge as recogniser
from geurim.recognise.judge import FACES, SPOTS, UNREADABLE
from geurim.train import judge, lessons
from geurim.train.judge import JudgeSettings, train
from geurim.train.loop import Pace
from geurim.train.pictures import pixels

torch: Any = pytest.importorskip("torch", reason="the extra 'train' is not installed")

STYLES = ("flat", "soft", "pencil", "crayon")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set of twelve pictures of both sides."""
    torch.set_num_threads(1)
    out = tmp_path_factory.mktemp("sets") / "set"
    list(imagefolder.write(out, SetSettings(seed=11, styles=STYLES), 12, 1))
    return out


def settings(folder: Path, out: Path, steps: int = 3) -> JudgeSettings:
    return JudgeSettings(
        folder, out, batch=4, pace=Pace(steps=steps, rate=1e-3, warmup=1, save_every=1)
    )


def test_the_lesson_says_what_is_true(folder: Path) -> None:
    shown = lessons.both(folder)
    assert len(shown) == 12
    told = lessons.lessons(shown, lessons.heads_of(folder, shown))
    for at, each in enumerate(shown):
        figures = {figure["spot"]: figure for figure in each.truth["figures"]}
        for number, spot in enumerate(SPOTS):
            figure = figures.get(spot)
            kind = int(told.kind[at, number])
            assert ("nothing", *lessons.NAMES.kinds)[kind] == (
                figure["kind"] if figure is not None else "nothing"
            )
            face = int(told.face[at, number])
            assert (face >= 0) == (figure is not None and figure["kind"] in world.FACED)
            if face >= 0 and figure is not None:
                hidden = figure["action"] in world.NO_FACE
                assert FACES[face] == (UNREADABLE if hidden else figure["face"])
                x, y, radius = told.head[at, number].tolist()
                left, top, right, low = figure["box"]
                assert left - 1 <= x <= right + 1
                assert top - 1 <= y <= low + 1
                assert 4 < radius < 40
        assert lessons.NAMES.whole()["place"][told.whole["place"][at]] == each.truth["place"]


def test_a_batch_keeps_truth_but_for_damaged_faces(folder: Path) -> None:
    shown = lessons.both(folder)
    told = lessons.lessons(shown, lessons.heads_of(folder, shown))
    pictures = pixels(shown, 128)
    before = told.face.copy(), told.head.copy(), pictures.copy()
    made, now = lessons.batch(pictures, told, 64, np.random.default_rng(4))
    again, same = lessons.batch(pictures, told, 64, np.random.default_rng(4))
    assert (made == again).all()
    assert (now.face == same.face).all()
    assert all((a == b).all() for a, b in ((told.face, before[0]), (pictures, before[2])))
    assert np.array_equal(told.head, before[1], equal_nan=True)
    rows = np.random.default_rng(4).integers(0, 12, 64)
    assert (now.kind == told.kind[rows]).all()
    assert (now.whole["palette"] == told.whole["palette"][rows]).all()
    changed = now.face != told.face[rows]
    assert changed.any()
    assert set(np.unique(now.face[changed])) <= {lessons.NOT_ASKED, FACES.index(UNREADABLE)}
    known = ~np.isnan(now.head)
    assert (known == ~np.isnan(told.head[rows])).all()
    assert np.abs(now.head - told.head[rows])[known].max() < lessons.MOVED + 0.01


@pytest.mark.slow
def test_a_stopped_run_goes_on_to_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    whole = list(train(settings(folder, tmp_path / "whole")))
    stopped: Iterator[Any] = train(settings(folder, tmp_path / "parts"))
    for _ in range(2):  # the state of a step is kept once the next is asked for
        next(stopped)
    del stopped
    rest = list(train(settings(folder, tmp_path / "parts")))
    assert [tick.step for tick in rest] == [2, 3]
    assert [tick.loss for tick in rest] == [tick.loss for tick in whole[1:]]
    one, other = (tmp_path / name / judge.FILE for name in ("whole", "parts"))
    assert one.read_bytes() == other.read_bytes()
    more = list(train(settings(folder, tmp_path / "parts", steps=4)))
    assert [tick.step for tick in more] == [4]
    found = recogniser.load(one)
    assert found.names == lessons.NAMES
    assert (tmp_path / "whole" / judge.FILE).stat().st_size <= 2_000_000


def test_another_run_is_refused(folder: Path, tmp_path: Path) -> None:
    asked = settings(folder, tmp_path / "run", steps=1)
    list(train(asked))
    with pytest.raises(BadInput, match="batch"):
        list(train(replace(asked, batch=5)))


@pytest.mark.slow
def test_it_learns_by_heart(folder: Path, tmp_path: Path) -> None:
    pace = Pace(steps=24, rate=2e-3, warmup=2, save_every=24)
    asked = JudgeSettings(folder, tmp_path / "run", tested=(folder,), batch=8, pace=pace)
    losses = [tick.loss for tick in train(asked)]
    assert np.mean(losses[-4:]) < 0.85 * np.mean(losses[:4])
    told = json.loads((tmp_path / "run" / judge.FIGURES).read_text())[folder.name]
    assert told["pictures"] == 12
    assert set(told) == {"pictures", "clean", "blurred", "blocks", "smudged"}
    for group in told["clean"].values():
        for share in group.values():
            assert share["low"] <= share["value"] <= share["high"]


def test_smudged_faces_are_to_be_called_unreadable(folder: Path) -> None:
    class Lenient:
        """Always sees an angry girl, however smudged."""

        def __call__(self, pictures: list[Any]) -> list[Any]:
            third = recogniser.Third("girl", 1.0, "anger", recogniser.EMOTIONS[0])
            thirds = dict.fromkeys(SPOTS, third)
            seen = recogniser.Seen(
                thirds, recogniser.EMOTIONS[0], None, "day", None, "flat"
            )  # fmt: skip
            return [seen] * len(pictures)

    lenient: Any = Lenient()
    told = judge.figures(lenient, folder, lessons.both(folder))
    assert told["smudged"]["all"]["face"]["value"] == 0.0
    assert told["smudged"]["all"]["readable"]["value"] == 1.0


def test_sets_that_teach_nothing_are_refused(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "set" / "train"
    place.mkdir(parents=True)
    (place / "metadata.jsonl").write_text('{"file_name": "a.png", "text": "a dog"}\n')
    with pytest.raises(BadInput, match="truth and style"):
        lessons.both(tmp_path / "set")
    with pytest.raises(BadInput, match="geurim data crayon"):
        lessons.both(tmp_path)
    with pytest.raises(BadInput, match="make the set again"):
        lessons.heads_of(tmp_path / "set", [])
    (tmp_path / "set" / "set.json").write_text(
        (folder / "set.json").read_text().replace('"seed": 11', '"seed": 12')
    )
    with pytest.raises(BadInput, match="make the set again"):
        lessons.heads_of(tmp_path / "set", lessons.both(folder))
