"""Words of real prompts against the words of the captions."""

from __future__ import annotations

from geurim.data.coverage import (
    coverage,
    english_words,
    known_words,
    korean_nouns,
    korean_words,
    prompts,
)
from geurim.diaries.fields import make_diary
from geurim.diaries.labelled import Labelled
from geurim.emotion import Emotion


def test_shares_of_unknown_words() -> None:
    found = coverage(["A dog, a dog's quasar!", "quasar"], {"a", "dog"}, english_words)
    assert (found.tokens, found.unknown_tokens, found.token_share) == (6, 2, 2 / 6)
    assert (found.types, found.unknown_types, found.type_share) == (3, 1, 1 / 3)
    assert found.commonest == (("quasar", 2),)
    nothing = coverage([], set(), english_words)
    assert (nothing.token_share, nothing.type_share) == (0.0, 0.0)


def test_words_of_korean() -> None:
    assert korean_words("오늘, 강아지가 웃었다.") == ["오늘", "강아지가", "웃었다"]
    assert korean_nouns("강아지가 공원에서") == ["강아지", "공원"]


def test_known_words_grow_with_the_captions() -> None:
    few, few_ko = known_words(20)
    many, many_ko = known_words(60)
    assert few < many
    assert few_ko < many_ko


def test_every_way_to_write_a_prompt() -> None:
    diary = make_diary({"text": "오늘 공원에서 강아지와 놀았다. 정말 신났다."})
    labelled = Labelled(diary, Emotion.EXCITEMENT, prompt="A girl and her zeppelin.")
    found = prompts([labelled], [], 400)
    assert list(found) == [
        "prompts of the corpus",
        "offline reader's English",
        "template director's prompts",
        "diaries in Korean",
        "diaries in Korean, without particles",
    ]
    assert found["prompts of the corpus"].commonest == (("zeppelin", 1),)
    assert found["offline reader's English"].token_share < 0.25
    assert found["diaries in Korean"].commonest == ()  # a diary's words are shown nowhere
