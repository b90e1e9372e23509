"""The way in order: nothing one diary does reaches another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from geurim.diaries import Failure
from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.records import Diary, Picture, Prompt
from geurim.settings import Settings
from geurim.studio import TOGETHER, Entry, Studio, correct, failure
from tests import fakes
from tests.fakes import Words

SETTINGS = Settings("offline", 64, 50)


def diary(name: str, text: str = "강아지") -> Diary:
    return Diary(name, text, seed=len(name))


def names(studio: Studio, diaries: Sequence[Diary]) -> list[str]:
    return [
        f"!{made.id}" if isinstance(made, Failure) else made.diary.id for made in studio(diaries)
    ]


def test_each_diary_goes_the_whole_way_in_order() -> None:
    diaries = [diary(f"d{number}") for number in range(TOGETHER * 2 + 1)]
    entries = list(fakes.build(SETTINGS)(diaries))
    assert [entry.diary for entry in entries if isinstance(entry, Entry)] == diaries
    for entry in entries:
        assert isinstance(entry, Entry)
        assert entry.page.picture is entry.picture
        assert entry.picture.prompt is entry.prompt
        assert entry.reading.diary is entry.diary


@pytest.mark.parametrize("word", [Words.UNREADABLE, Words.UNPAINTABLE, Words.UNLAYABLE])
def test_one_failure_leaves_the_others(word: str) -> None:
    diaries = [diary("a"), diary("b", word), diary("c"), diary("d", word)]
    assert names(fakes.build(SETTINGS), diaries) == ["a", "!b", "c", "!d"]


def test_a_painter_that_fails_is_asked_again_for_the_rest() -> None:
    asked: list[list[str]] = []

    def paint(prompts: Sequence[Prompt]) -> Iterator[Picture]:
        asked.append([prompt.diary_id for prompt in prompts])
        for prompt in prompts:
            if prompt.diary_id == "b":
                raise MemoryError
            yield from fakes.paint([prompt])

    studio = Studio(fakes.read, fakes.direct, paint, fakes.lay_out)
    assert names(studio, [diary("a"), diary("b"), diary("c")]) == ["a", "!b", "c"]
    assert asked == [["a", "b", "c"], ["c"]]


def test_a_painter_that_stops_early_fails_the_rest() -> None:
    def paint(prompts: Sequence[Prompt]) -> Iterator[Picture]:
        yield from fakes.paint(prompts[:-1])

    studio = Studio(fakes.read, fakes.direct, paint, fakes.lay_out)
    assert names(studio, [diary("a"), diary("b")]) == ["a", "!b"]


def test_understanding_paints_nothing() -> None:
    def paint(prompts: Sequence[Prompt]) -> Iterator[Picture]:
        raise AssertionError(prompts)

    studio = Studio(fakes.read, fakes.direct, paint, fakes.lay_out)
    (first, second) = studio.understand([diary("a"), diary("b", Words.UNREADABLE)])
    assert not isinstance(first, Failure)
    assert first[1].diary_id == "a"
    assert isinstance(second, Failure)


def test_a_corrected_feeling_is_what_is_directed() -> None:
    studio = Studio(fakes.read, fakes.direct, fakes.paint, fakes.lay_out, Emotion.FEAR)
    (understood,) = studio.understand([diary("a")])
    assert not isinstance(understood, Failure)
    assert [stage.emotion for stage in understood] == [Emotion.FEAR, Emotion.FEAR]


def test_correcting() -> None:
    (reading,) = fakes.read([diary("a")])
    assert correct(reading, None) is reading
    sad = correct(reading, Emotion.SADNESS)
    assert (sad.emotion, sad.polarity) == (Emotion.SADNESS, "sadness")
    assert max(sad.distribution, key=sad.distribution.__getitem__) is Emotion.SADNESS
    assert sad.valence < 0 < reading.valence
    assert sad.reader == "fake 1, feeling corrected"


def test_sentences_of_failures() -> None:
    told = failure(diary("a"), BadInput("the sky is missing; add one."))
    assert told == Failure("a: the sky is missing; add one.", "a")
    try:
        raise KeyError("비밀")
    except KeyError as error:
        unforeseen = failure(diary("a"), error)
    assert "비밀" not in unforeseen.sentence
    assert "KeyError in test_studio.py, line" in unforeseen.sentence
    assert isinstance(unforeseen.cause, KeyError)
