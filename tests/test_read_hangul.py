"""Hangul arithmetic, particles and stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.read.hangul import (
    FIRST,
    LAST,
    is_syllable,
    jamo,
    join,
    may_follow,
    romanise,
    shapes,
    split,
    splits,
    syllables,
)

SYLLABLES = st.integers(FIRST, LAST).map(chr)


@given(SYLLABLES)
def test_split_and_join_are_inverse(char: str) -> None:
    assert join(*split(char)) == char


@given(st.text(SYLLABLES, max_size=8))
def test_jamo_and_syllables_are_inverse(text: str) -> None:
    assert syllables(jamo(text)) == text


def test_what_is_no_syllable_is_refused() -> None:
    assert not is_syllable("ㅋ")
    assert not is_syllable("가나")
    with pytest.raises(ValueError, match="syllable"):
        split("a")


def found(stem: str, word: str) -> bool:
    """Whether ``word`` is a form of ``stem``."""
    letters = jamo(word)
    return any(
        letters.startswith(shape) and may_follow(letters[len(shape) :], how)
        for shape, how in shapes(stem)
    )


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("만들", "만들었다 만들고 만들어서 만든 만드는 만들면 만듭니다 만들자 만드셨다 만들려고"),
        ("울", "울었다 우는 울고 울다 운 울지 웁니다 울면서"),
        ("아프", "아팠다 아파서 아프다 아픈 아프고 아파요"),
        ("무섭", "무서웠다 무서워서 무섭다 무서운 무섭고 무서우니까 무서워했다"),
        ("즐겁", "즐거웠다 즐거운 즐겁게"),
        ("걷", "걸었다 걷고 걸어서 걷는"),
        ("부르", "불렀다 부르는 불러서 부르고"),
        ("예쁘", "예뻤다 예쁜 예뻐서"),
        ("크", "컸다 크다 커서 큰"),
        ("오", "왔다 오는 온 와서 오니까 오셨다"),
        ("가", "갔다 가는 간 가서 가고 가려고"),
        ("먹", "먹었다 먹는 먹은 먹으려고 먹으면서"),
        ("빨갛", "빨갰다 빨간 빨개서 빨갛고"),
        ("하", "했다 하는 한 하고 해서 하셨다 하였다"),
        ("짓", "지었다 짓는 지은 짓고"),
        ("주", "주셨다 줬다 주었다 준 주고"),
        ("되", "됐다 되었다 된 되고"),
        ("줍", "주웠다 줍는 주워서"),
        ("웃", "웃었다 웃으며 웃는"),
        ("돕", "도왔다 돕고 도와서"),
        ("마시", "마셨다 마시는 마셔서"),
        ("뛰", "뛰었다 뛰는 뛰어서"),
        ("쓰", "썼다 쓴 써서 쓰고"),
        ("고르", "골랐다 골라서 고르는"),
    ],
)
def test_every_form_of_a_stem_is_found(stem: str, words: str) -> None:
    assert [word for word in words.split() if not found(stem, word)] == []


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("가", "가방"),
        ("사", "사과"),
        ("울", "울타리"),
        ("자", "자전거"),
        ("나", "나무"),
        ("먹", "먹구름"),
    ],
)
def test_nouns_are_no_forms(stem: str, word: str) -> None:
    assert not found(stem, word)


@pytest.mark.parametrize(
    ("word", "base", "role"),
    [
        ("강아지랑", "강아지", "with"),
        ("할머니께서", "할머니", "subject"),
        ("집에서도", "집", "at"),
        ("친구들이랑은", "친구", "with"),
        ("동생한테", "동생", "dative"),
        ("책을", "책", "object"),
        ("산으로", "산", "to"),
        ("생일이었다", "생일", "is"),
        ("엄마의", "엄마", "of"),
    ],
)
def test_particles(word: str, base: str, role: str) -> None:
    assert (base, role) in [(found.base, found.role) for found in splits(word)]


def test_particles_follow_the_last_sound() -> None:
    assert "강아" not in [found.base for found in splits("강아지")]
    assert [found.base for found in splits("바다를")] == ["바다를", "바다"]
    assert [found.base for found in splits("바다을")] == ["바다을"]


@given(st.text(max_size=12))
def test_splits_of_anything(word: str) -> None:
    ways = splits(word)
    assert ways[0].base == word
    assert all(way.base + way.particle == word for way in ways)


@given(st.text(min_size=1, max_size=6))
def test_shapes_of_anything(stem: str) -> None:
    assert all(shape for shape, _ in shapes(stem))


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("콩이", "Kongi"),
        ("민수", "Minsu"),
        ("서연", "Seoyeon"),
        ("별이", "Byeori"),
        ("초롱이", "Chorongi"),
    ],
)
def test_romanisation(word: str, latin: str) -> None:
    assert romanise(word) == latin
