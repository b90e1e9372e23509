"""Every family gives shares, and learns what is trivially told apart."""

from __future__ import annotations

import gzip
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geurim.diaries.labelled import Labelled, parse_labelled
from geurim.emotion import Emotion
from geurim.read.blend import ORDER
from geurim.train import embedded
from geurim.train.embedded import Network, words_of
from geurim.train.families import (
    FAMILIES,
    HEAD,
    KOTE,
    OTHERS,
    Family,
    Given,
    compare,
    main,
    majority,
    measure,
)

PLACES = "놀이터 학교 시장 공원 도서관 바다 할머니댁 병원 운동장 산 강가 역 섬 극장 서점".split()
GLAD = "{}에서 친구들이랑 신나게 놀았다. 정말 신나고 즐거웠다."
SAD = "{}에서 혼자 펑펑 울었다. 너무 슬프고 눈물이 났다."
PLAIN = "{}에 버스를 타고 갔다. 두 시에 도착해서 다섯 시에 왔다."
KINDS = (
    ("excitement", GLAD, 0.8, 0.8),
    ("sadness", SAD, -0.7, -0.4),
    ("excitement", GLAD, 0.8, 0.8),
    ("neutral", PLAIN, 0.0, 0.0),
    ("excitement", GLAD, 0.8, 0.8),
)


def row(number: int) -> dict[str, Any]:
    """Three kinds of days, which two topics share; three of five are glad."""
    emotion, text, valence, arousal = KINDS[number % 5]
    return {
        "id": str(number),
        "text": text.format(PLACES[number % len(PLACES)]),
        "emotion": emotion,
        "topic": "inside" if number % 2 else "outside",
        "valence": valence,
        "arousal": arousal,
        "intensity": 0.6,
    }


def entries(first: int, last: int) -> tuple[Labelled, ...]:
    return tuple(parse_labelled(row(number)) for number in range(first, last))


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Forty days and a moment of each feeling; reviews and comments of the same words."""
    for name in ("sklearn", "kiwipiepy", "torch"):
        pytest.importorskip(name, reason="the extra 'train' is not installed")
    folder = tmp_path_factory.mktemp("others")
    rows = [row(number) for number in range(40)]
    classed = [f"{each['text']}\t{int(each['valence'] > 0)}" for each in rows]
    with gzip.open(folder / "nsmc_raw_200k.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(["text\tpositive", *classed]))
    label = {"excitement": 42, "sadness": 5, "neutral": 24}
    used = sorted({label for labels in KOTE.values() for label in labels} - {*label.values()})
    labelled = [f"0\t{each['text']}\t{label[each['emotion']]}" for each in rows]
    others = [f"0\t그냥 적은 글 {one}\t{one}" for one in used for _ in range(3)]
    for name in ("kote_val.tsv", "kote_test.tsv"):
        (folder / name).write_text("\n".join(labelled + others), "utf-8")
    moments = [{"id": e, "text": f"{e} 한 토막", "emotion": e} for e in Emotion for _ in range(2)]
    return Given(entries(0, 40), tuple(parse_labelled(one) for one in moments), folder)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FAMILIES, *OTHERS], ids=lambda name: name.replace(" ", "-"))
def test_a_family_gives_shares_and_learns(
    name: str, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "_EPOCHS", 30)
    fitted = {**FAMILIES, **OTHERS}[name](given)
    asked = entries(40, 65)
    shares = fitted.shares([entry.diary.text for entry in asked])
    assert shares.shape == (25, 9)
    assert (shares >= 0).all()
    np.testing.assert_allclose(shares.sum(1), 1, atol=1e-6)
    line = measure(name, fitted, asked)
    if name == "majority":
        assert (line.polarity, line.sign, line.accuracy) == (0.6, 0.75, 0.6)
    elif fitted.nine:
        assert line.sign > 0.9
        assert line.accuracy > 0.7
    else:
        assert line.sign > 0.9
        assert "–" in str(line)
    assert np.isfinite(fitted.shares([""])).all()


def test_every_feeling_has_labels_of_the_comments() -> None:
    assert set(KOTE) == set(Emotion)
    used = [label for labels in KOTE.values() for label in labels]
    assert len(set(used)) == len(used)
    assert set(used) <= set(range(44))


def test_figures_are_those_of_the_shares() -> None:
    pytest.importorskip("sklearn", reason="the extra 'train' is not installed")
    line = measure("m | dev", majority(Given(entries(0, 5))), entries(0, 10))
    assert (line.polarity, line.sign, line.accuracy) == (0.6, 0.75, 0.6)
    assert line.macro_f1 == pytest.approx(0.25)  # of the three feelings that occur
    assert line.calibration_error == pytest.approx(0.4)
    assert len(str(line).split("|")) == len(HEAD.splitlines()[0].split("|"))


def test_words_keep_their_pieces() -> None:
    assert words_of("") == words_of(" \n") == []
    one, two = words_of("  비가 온다")
    assert len(one) > len(words_of("비가")[0]) - 1
    assert len(two)


def test_attention_can_weigh_words() -> None:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    torch = import_module("torch")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        net = Network(torch, attended=True)
    net.parts.eval()
    text, word = words_of("비가 온다"), words_of("비가")
    with torch.no_grad():
        batch = net([text, [], word])
        assert torch.allclose(batch[:1], net([text]), atol=1e-6)
        assert torch.allclose(batch[2:], net([word]), atol=1e-6)
        assert torch.isfinite(batch).all()


def test_the_command_prints_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sklearn", reason="the extra 'train' is not installed")
    rows = [json.dumps(row(number), ensure_ascii=False) for number in range(10)]
    for name in ("train", "dev"):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows), "utf-8")
    only: dict[str, Family] = {"majority": majority}
    monkeypatch.setattr("geurim.train.families.FAMILIES", only)
    assert main(["--data", str(tmp_path)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "10 days and 0 moments; 10 of dev"
    assert printed[-1].startswith("| majority | dev | 60.0 | 75.0 | 60.0 |")
    assert main(["--data", str(tmp_path), "--measure", "test"]) == 2
    assert "test.jsonl" in capsys.readouterr().err


def test_a_missing_folder_of_others_is_said(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="the extra 'train' is not installed")
    given = Given(entries(0, 10), others=tmp_path)
    for name in OTHERS:
        with pytest.raises(Exception, match="check --others"):
            list(compare(given, {"dev": entries(0, 2)}, {name: OTHERS[name]}))


def test_the_order_of_the_columns_is_that_of_the_feelings() -> None:
    shares = majority(Given(entries(0, 5))).shares(["글"])[0]
    assert shares[ORDER.index(Emotion.EXCITEMENT)] == pytest.approx(1)
