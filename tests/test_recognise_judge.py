"""The judge: what it says is a function of each picture alone; damage damages what it should."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geurim.data.crayon import samples
from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing
from geurim.recognise import damage, judge, network, tally
from geurim.recognise.judge import UNREADABLE, Judge, Names, Seen, Third
from geurim.train.run import pack

torch: Any = pytest.importorskip("torch", reason="the extra 'diffusion' is not installed")

NAMES = Names(
    kinds=("girl", "dog", "tree"),
    places=("park", "bedroom"),
    styles=("flat", "crayon"),
    faced=("girl", "dog"),
    hidden=("sleep",),
    posed=("girl",),
)
TRUTH = {
    "figures": [
        {"kind": "girl", "spot": "left", "action": None, "face": "fear", "posture": "anger"},
        {"kind": "tree", "spot": "right", "action": None, "face": "neutral", "posture": "neutral"},
    ],
    "place": "park", "time": "night", "weather": None, "palette": "awe",
}  # fmt: skip
NOTHING = Third(None, 1.0, None, Emotion.NEUTRAL)
RIGHT = Seen(
    {
        "left": Third("girl", 0.9, "fear", Emotion.ANGER),
        "centre": NOTHING,
        "right": Third("tree", 0.8, None, Emotion.NEUTRAL),
    },
    Emotion.AWE, None, "night", "park", "flat",
)  # fmt: skip


def pictures(count: int, size: int = 128) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (count, size, size, 3), np.uint8)


def plain(seen: list[Seen]) -> list[Seen]:
    """Without probabilities, which are rounded otherwise in another batch."""
    return [
        replace(each, thirds={k: replace(v, sure=0.0) for k, v in each.thirds.items()})
        for each in seen
    ]


@pytest.fixture(scope="module")
def blank() -> Judge:
    """A judge that knows nothing."""
    torch.set_num_threads(1)
    return Judge(judge.new(NAMES, 3), NAMES)


def test_a_picture_is_judged_by_itself(blank: Judge) -> None:
    four = pictures(4)
    together = blank(four)
    assert plain(together) == plain([blank(four[at : at + 1])[0] for at in range(4)])
    assert {third.kind for seen in together for third in seen.thirds.values()} <= {
        None, *NAMES.kinds
    }  # fmt: skip


def test_a_larger_picture_is_scaled(blank: Judge) -> None:
    large = np.repeat(np.repeat(pictures(1), 2, 1), 2, 2)
    assert blank(large) == blank(pictures(1))


def test_only_what_has_a_face_shows_one(blank: Judge) -> None:
    for seen in blank(pictures(8)):
        for third in seen.thirds.values():
            assert (third.face is not None) == (third.kind in NAMES.faced)


def test_weights_come_back_from_a_file(blank: Judge, tmp_path: Path) -> None:
    path = tmp_path / "a judge"
    table = judge.new(NAMES, 3)
    path.write_bytes(pack(judge.stored(table, NAMES), {"step": 1}))
    again = judge.load(path)
    assert again.names == NAMES
    assert again(pictures(2)) == Judge({k: v.half().float() for k, v in table.items()}, NAMES)(
        pictures(2)
    )


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    with pytest.raises(Missing):
        judge.load(path)
    path.write_bytes(b"x")
    with pytest.raises(BadInput, match="no safetensors"):
        judge.load(path)
    path.write_bytes(pack({"a": torch.zeros(2)}, {}))
    with pytest.raises(BadInput, match="no judge"):
        judge.load(path)
    fewer = replace(NAMES, kinds=("girl",))
    path.write_bytes(pack(judge.stored(judge.new(NAMES, 0), fewer), {}))
    with pytest.raises(BadInput, match="another judge"):
        judge.load(path)


def test_the_network_is_small() -> None:
    many = replace(NAMES, kinds=tuple(f"kind {n}" for n in range(69)))
    table = judge.new(many, 0)
    assert sum(each.numel() for each in table.values()) <= 1_000_000
    assert len(pack(judge.stored(table, many), {})) <= 2_000_000


def test_a_face_is_read_from_its_own_head_alone() -> None:
    table = judge.new(NAMES, 1)
    x = judge.tensor(pictures(1))
    other = x.clone()
    other[:, :, :, 70:] = 0.0
    at = (torch.tensor([0]), torch.tensor([[30.0, 40.0]]), torch.tensor([15.0]))
    assert torch.equal(network.faces(table, x, *at), network.faces(table, other, *at))
    other[:, :, 40, 30] = 1.0
    assert not torch.equal(network.faces(table, x, *at), network.faces(table, other, *at))


def test_all_that_is_right_is_counted() -> None:
    marks = list(tally.compare(TRUTH, "flat", RIGHT, NAMES))
    assert all(mark.right for mark in marks)
    assert [mark.carrier for mark in marks] == [
        "subject", "position", "face", "readable", "posture", "empty", "subject", "position",
        "palette", "weather", "time", "place", "style",
    ]  # fmt: skip


def test_a_figure_elsewhere_is_seen_but_not_in_its_place() -> None:
    moved = replace(RIGHT, thirds={**RIGHT.thirds, "left": NOTHING, "centre": RIGHT.thirds["left"]})
    wrong = [m.carrier for m in tally.compare(TRUTH, "flat", moved, NAMES) if not m.right]
    assert wrong == ["position", "face", "readable", "posture", "empty"]


def test_an_unreadable_face_is_wrong_unless_hidden() -> None:
    smudged = Third("girl", 0.9, UNREADABLE, Emotion.ANGER)
    seen = replace(RIGHT, thirds={**RIGHT.thirds, "left": smudged})
    wrong = [m.carrier for m in tally.compare(TRUTH, "flat", seen, NAMES) if not m.right]
    assert wrong == ["face", "readable"]
    girl: dict[str, Any] = {**TRUTH["figures"][0], "action": "sleep"}  # type: ignore[index]
    asleep = {**TRUTH, "figures": [girl]}
    marks = {m.carrier: m.right for m in tally.compare(asleep, "", seen, NAMES)}
    assert marks["hidden"]
    assert not {"face", "posture", "style"} & marks.keys()


def test_a_figure_may_say_that_it_is_held_out() -> None:
    girl: dict[str, Any] = {**TRUTH["figures"][0], "held_out": False}  # type: ignore[index]
    marks = list(tally.compare({**TRUTH, "figures": [girl]}, "", RIGHT, NAMES, 0, True))
    assert {m.carrier for m in marks if not m.held_out} == {
        "subject", "position", "face", "readable", "posture"
    }  # fmt: skip


def test_wilson_and_chance() -> None:
    marks = [tally.Mark("face", wanted, "a", 0, False) for wanted in "aaaab"]
    told = tally.share(marks)  # 4 of 5; the interval from Wilson's formula
    assert (told.value, told.n) == (0.8, 5)
    assert (told.low, told.high) == pytest.approx((0.3755, 0.9638), abs=1e-4)
    assert tally.chance(marks) == 0.8
    assert tally.chance(marks[:1]) is None
    assert tally.share(marks[:4]).high == pytest.approx(1.0)


def test_damage_leaves_the_rest_alone() -> None:
    picture = pictures(1)[0]
    rngs = [np.random.default_rng(seed) for seed in range(6)]
    for rng in rngs:  # all three ways are among six
        made = damage.smudged(picture, (40.0, 50.0), 12.0, rng)
        changed = np.argwhere((made != picture).any(2))
        assert len(changed) > 200
        assert np.hypot(changed[:, 1] - 40, changed[:, 0] - 50).max() < 1.2 * 12.0 + 1.5
    assert (picture == pictures(1)[0]).all()
    assert (damage.smudged(picture, (-60.0, 4.0), 12.0, rngs[0]) == picture).all()


def test_blur_and_blocks_keep_the_colours() -> None:
    picture = pictures(1)[0]
    for made in (damage.blurred(picture, 2.0), damage.blocks(picture, 4)):
        assert made.shape == picture.shape
        assert made.mean() == pytest.approx(picture.mean(), abs=1.0)
        assert made.std() < 0.6 * picture.std()
    assert len(np.unique(damage.blocks(picture, 4)[:, :4].reshape(-1, 3), axis=0)) <= 32


def test_what_can_be_read() -> None:
    assert damage.readable(8.0, 1.0) is True
    assert damage.readable(20.0, 2.0) is True
    assert damage.readable(12.0, 2.0) is None
    assert damage.readable(9.0, 2.0) is False


def test_the_shipped_judge_is_what_its_card_says() -> None:
    folder = resources.files("geurim.weights")
    told = re.search(r"SHA-256 `([0-9a-f]{64})`", (folder / "judge.md").read_text("utf-8"))
    data = (folder / "judge.safetensors").read_bytes()
    assert told is not None
    assert hashlib.sha256(data).hexdigest() == told[1]
    assert len(data) <= 2_000_000


@pytest.mark.slow
def test_the_shipped_judge_sees_what_is_drawn() -> None:
    known = judge.load()
    drawn = list(samples(7310, 0, 60, styles=("flat", "soft", "pencil", "crayon")))
    seen = known([each.pixels for each in drawn])
    marks = [
        mark
        for each, said in zip(drawn, seen, strict=True)
        for mark in tally.compare(each.plan.truth, each.plan.style, said, known.names)
    ]

    def rate(carrier: str) -> float:
        return tally.share([mark for mark in marks if mark.carrier == carrier]).value

    assert rate("position") > 0.5  # its card says 0.72; there are 70 answers
    assert rate("face") > 0.75
    assert rate("palette") > 0.9
    assert rate("style") > 0.85
