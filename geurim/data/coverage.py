"""How many words of real prompts the captions of the small world ever use.

A model knows the words that it was trained on. Here texts of prompts are held against the captions
of a sample of the set: the share of running words (tokens) and of different words (types) that
never occur. Korean words are compared with and without particles. Prints nothing, trains nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geurim.data.captions import captions
from geurim.data.world import Part, generator, one, tableau
from geurim.diaries.labelled import Labelled
from geurim.direct.trigger import TemplateDirector
from geurim.read.hangul import splits
from geurim.read.offline import OfflineReader
from geurim.records import Diary

_ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)?")
_KOREAN = re.compile("[가-힣]+")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a set of texts is unknown."""

    tokens: int
    types: int
    unknown_tokens: int
    unknown_types: int
    commonest: tuple[tuple[str, int], ...]
    """Unknown words and how often they stand, the most frequent first."""

    @property
    def token_share(self) -> float:
        """Share of running words that are unknown, 0..1."""
        return self.unknown_tokens / max(self.tokens, 1)

    @property
    def type_share(self) -> float:
        """Share of different words that are unknown, 0..1."""
        return self.unknown_types / max(self.types, 1)


def known_words(
    count: int, seed: int = 0, styles: Sequence[str] = ("flat", "soft", "pencil")
) -> tuple[set[str], set[str]]:
    """English and Korean words of the captions of ``count`` pictures; no picture is drawn."""
    english: set[str] = set()
    korean: set[str] = set()
    for index in range(count):
        style = one(generator(seed, index, Part.STYLE), styles)
        text, text_ko = captions(tableau(seed, index)[0], style, seed, index)
        english.update(english_words(text))
        korean.update(korean_words(text_ko))
    return english, korean


def prompts(
    corpus: Sequence[Labelled], further: Sequence[Diary], count: int, most: int = 20
) -> dict[str, Coverage]:
    """Every way to write a prompt, held against the captions of ``count`` pictures.

    ``corpus`` gives prompts that people wrote, and with ``further`` the diaries that are read here.
    """
    english, korean = known_words(count)
    diaries = [*(entry.diary for entry in corpus), *further]
    readings = OfflineReader()(diaries)
    directed = [prompt.text for prompt in TemplateDirector()(readings)]
    written = [entry.prompt for entry in corpus if entry.prompt]
    texts = [diary.text for diary in diaries]
    nouns = {noun for word in korean for noun in korean_nouns(word)} | korean
    return {
        "prompts of the corpus": coverage(written, english, english_words, most),
        "offline reader's English": coverage(
            [reading.english for reading in readings], english, english_words, most
        ),
        "template director's prompts": coverage(directed, english, english_words, most),
        "diaries in Korean": coverage(texts, korean, korean_words, 0),
        "diaries in Korean, without particles": coverage(texts, nouns, korean_nouns, 0),
    }


def coverage(
    texts: Iterable[str], known: set[str], words: Callable[[str], Sequence[str]], most: int = 30
) -> Coverage:
    """Hold ``texts``, taken apart by ``words``, against what is ``known``."""
    found = Counter(word for text in texts for word in words(text))
    unknown = Counter({word: count for word, count in found.items() if word not in known})
    return Coverage(
        tokens=found.total(),
        types=len(found),
        unknown_tokens=unknown.total(),
        unknown_types=len(unknown),
        commonest=tuple(unknown.most_common(most)),
    )


def english_words(text: str) -> list[str]:
    """Lower-case words; ``'s`` is left off."""
    return [word.removesuffix("'s") for word in _ENGLISH.findall(text.lower())]


def korean_words(text: str) -> list[str]:
    """Words between blanks and marks."""
    return _KOREAN.findall(text)


def korean_nouns(text: str) -> list[str]:
    """The same without particles, where one can be taken off."""
    return [_bare(word) for word in _KOREAN.findall(text)]


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    return min((split.base for split in splits(word) if len(split.base) > 1), key=len, default=word)
