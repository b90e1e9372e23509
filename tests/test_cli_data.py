"""``geurim data check``: a corpus is counted, and what breaks a rule is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.commands import Run
from tests.test_train_offline import write

TEXTS = {
    "train": "비가 와서 소풍이 취소되었다. 김밥을 집에서 먹었다.",
    "dev": "강아지가 밥을 남겼다. 코도 말랐다.",
    "test": "연이 나무에 걸렸다. 실만 남았다.",
}


def entry(split: str, **change: Any) -> dict[str, Any]:
    return {
        "id": split, "topic": f"topic-{split}", "text": TEXTS[split], "emotion": "sadness",
        "valence": -0.5, "arousal": 0, "intensity": 0.5, "subjects": ["me"],
        "names_feeling": False, "evidence": [{"start": 0, "end": 2}], "prompt": "A child.",
        "second": "sadness",
    } | change  # fmt: skip


def corpus(**change: Any) -> None:
    for split in TEXTS:
        write(Path("data") / f"{split}.jsonl", [entry(split, **(change if split == "dev" else {}))])


def test_a_corpus_that_keeps_the_rules(run: Run) -> None:
    corpus()
    write(Path("data/moments.jsonl"), [{"id": "m", "text": "[/b] 눈이 왔다.", "emotion": "awe"}])
    told = run("data", "check", "data")
    assert (told.code, told.err) == (0, "")
    assert "sadness" in told.out
    assert "100% of the 3 diaries" in told.out
    assert "Labelled twice: 3" in told.out


def test_words_in_brackets_are_words(run: Run) -> None:
    corpus(text="[/b] 강아지가 밥을 남겼다. 코도 [/red]")
    told = run("data", "check", "data")
    assert (told.code, told.err) == (0, "")
    assert "[/red] 1" in told.out


def test_what_breaks_a_rule_is_listed(run: Run) -> None:
    corpus(valence=0.5, topic="topic-test")
    told = run("data", "check", "data")
    assert told.code == 1
    assert "dev: valence 0.5 does not fit sadness." in told.err
    assert "The topic topic-test stands in more than one split." in told.err
    assert "강아지" not in told.err


def test_a_moment_that_is_measured_on_is_listed(run: Run) -> None:
    corpus()
    write(Path("data/moments.jsonl"), [{"id": "m", "text": TEXTS["test"], "emotion": "sadness"}])
    told = run("data", "check", "data")
    assert told.code == 1
    assert "test and m are too much alike" in told.err


def test_a_line_that_is_no_entry_is_listed(run: Run) -> None:
    corpus()
    with Path("data/train.jsonl").open("a", encoding="utf-8") as file:
        file.write("\nno json")
    told = run("data", "check", "data")
    assert told.code == 1
    assert "train.jsonl, line 2" in told.err


def test_what_is_not_there_is_one_sentence(run: Run) -> None:
    told = run("data", "check", "none")
    assert told.code == 2
    assert told.err == "geurim: There is no folder none; name one that holds train.jsonl.\n"
    corpus()
    Path("data/test.jsonl").unlink()
    told = run("data", "check", "data")
    assert told.code == 2
    assert "test.jsonl" in told.err
    assert told.err.count("\n") == 1


SMALL = ("--size", "32", "--styles", "flat", "--workers", "1")


def test_a_set_of_pictures(run: Run) -> None:
    told = run("data", "crayon", "--count", "12", "-o", "set", *SMALL)
    assert told.code == 0
    assert told.out == "set/train/metadata.jsonl\nset/test/metadata.jsonl\n"
    assert told.err == "12 of 12\n"
    again = run("data", "crayon", "--count", "12", "-o", "set", *SMALL)
    assert again == told
    assert len(list(Path("set").rglob("*.png"))) == 12


def test_a_set_that_cannot_be_made_is_one_sentence(run: Run) -> None:
    for options, words in (
        (("--count", "0"), "--count 0 is out of range"),
        (("--count", "5", "--styles", "oil"), "--styles oil: choose from"),
        (("--count", "5", "--split", "x"), "--split x: choose one of"),
        (("--count", "5", "--workers", "0"), "--workers 0 is out of range"),
        (("--count", "5", "--seed", "-3"), "--seed -3 is out of range"),
    ):
        told = run("data", "crayon", "-o", "set", *options)
        assert told.code == 2
        assert words in told.err
        assert told.err.count("\n") == 1
        assert not Path("set").exists()


def test_coverage_of_words(run: Run) -> None:
    corpus(prompt="A girl beside a zeppelin.")
    write(Path("more.jsonl"), [{"id": "m", "text": "눈이 왔다."}])
    told = run("data", "coverage", "data", "--examples", "more.jsonl", "--count", "200")
    assert (told.code, told.err) == (0, "")
    assert "prompts of the corpus" in told.out
    assert "zeppelin 1" in told.out
    assert "소풍" not in told.out
    missing = run("data", "coverage", "none")
    assert missing.code == 2
    assert missing.err == "geurim: There is no folder none; name one that holds train.jsonl.\n"
