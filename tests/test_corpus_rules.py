"""The rules of the corpus find what breaks them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geurim.data.corpus import commonest, faults, kappa, twins
from geurim.diaries.labelled import Labelled, parse_labelled
from geurim.emotion import Emotion


def entry(name: str, text: str, topic: str = "rain") -> Labelled:
    values = {"id": name, "text": text, "topic": topic, "emotion": "sadness", "valence": -0.5}
    rest = {"arousal": 0, "intensity": 0.5, "subjects": ["me"], "names_feeling": False}
    return parse_labelled(
        values | rest | {"evidence": [{"start": 0, "end": 2}], "prompt": "A child in the rain."}
    )


ONE = entry("one", "비가 와서 소풍이 취소되었다. 김밥을 집에서 먹었다.")
OTHER = entry("other", "강아지가 밥을 남겼다. 코도 말랐다.")


def test_a_corpus_that_keeps_the_rules_has_no_fault() -> None:
    assert faults({"train": [ONE], "test": [replace(OTHER, topic="dogs")]}) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"valence": 0.5}, "valence"),
        ({"valence": None}, "missing"),
        ({"spans": ()}, "evidence"),
        ({"secondary": Emotion.SADNESS}, "same"),
        ({"subjects": ("unicycle_dragon",)}, "unicycle_dragon"),
        ({"place": "nowhere"}, "nowhere"),
        ({"marks": ("odd",)}, "odd"),
        ({"prompt": None}, "prompt"),
    ],
    ids=["sign", "no-valence", "no-evidence", "same-twice", "subject", "place", "mark", "prompt"],
)
def test_a_broken_rule_is_told_with_the_id(change: dict[str, Any], words: str) -> None:
    found = faults({"train": [replace(ONE, **change)]})
    assert len(found) == 1
    assert found[0].startswith("one: ")
    assert words in found[0]


def test_texts_that_are_almost_the_same_are_refused_across_splits() -> None:
    again = entry("again", ONE.diary.text.replace("김밥", "도시락"), topic="picnic")
    found = faults({"train": [ONE, OTHER], "test": [again]})
    assert len(found) == 1
    assert found[0].startswith("one and again")
    assert twins([ONE, again], alike=0.95) == []


def test_ids_and_topics_belong_to_one_entry_and_one_split() -> None:
    found = faults({"train": [ONE], "dev": [replace(OTHER, diary=replace(OTHER.diary, id="one"))]})
    assert found == [
        "The id one stands twice.",
        "The topic rain stands in more than one split.",
    ]


def test_openings_and_endings_are_counted() -> None:
    entries = [ONE, OTHER, entry("third", "비가 그쳤다. 무지개를 먹었다.")]
    assert commonest(entries, last=False, most=1) == [("비가", 2)]
    assert commonest(entries, last=True, most=1) == [("먹었다.", 2)]


def test_kappa_of_a_textbook_table() -> None:
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("y", "y")]) == 1.0
    with pytest.raises(ValueError, match="no pairs"):
        kappa([])
