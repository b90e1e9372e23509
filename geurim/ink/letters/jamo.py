"""The consonants as a child learns to write them: strokes in a unit box, in order.

Where several ways of writing one are common (the tick of ㅎ, the legs of ㅈ), all are here: the
first is the plain one, a writer keeps to one of them. ㄱ and ㅋ bend with their place. Vowels are
not here: their strokes depend on the block around them (:mod:`geurim.ink.letters.blocks`).
"""

from __future__ import annotations

from typing import Final, Literal

INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

Place = Literal["side", "over", "final"]
"""Beside a standing vowel, over a lying one, or below both."""

PAIRS: Final[dict[str, str]] = {
    "ㄲ": "ㄱㄱ", "ㄸ": "ㄷㄷ", "ㅃ": "ㅂㅂ", "ㅆ": "ㅅㅅ", "ㅉ": "ㅈㅈ",
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
"""Tense consonants and clusters, written side by side."""

WIDTH: Final[dict[str, float]] = {
    "ㄱ": 0.94, "ㄴ": 0.98, "ㄷ": 1.0, "ㄹ": 1.0, "ㅁ": 0.92, "ㅂ": 0.90, "ㅅ": 1.04, "ㅇ": 0.92,
    "ㅈ": 1.04, "ㅊ": 1.04, "ㅋ": 0.94, "ㅌ": 1.0, "ㅍ": 1.08, "ㅎ": 0.98,
}  # fmt: skip
"""How much room a consonant asks for across, 1 being usual."""

HEIGHT: Final[dict[str, float]] = {
    "ㄱ": 0.92, "ㄴ": 0.86, "ㄷ": 0.94, "ㄹ": 1.18, "ㅁ": 0.92, "ㅂ": 1.02, "ㅅ": 0.96, "ㅇ": 0.92,
    "ㅈ": 1.02, "ㅊ": 1.26, "ㅋ": 1.0, "ㅌ": 1.14, "ㅍ": 1.0, "ㅎ": 1.28,
}  # fmt: skip
"""How much room a consonant asks for downwards, 1 being usual."""

_SHAPES: Final[dict[str, tuple[str, ...]]] = {
    "ㄴ": ("0,0 .02,.97! 1,.94", "0,0 .02,.55 .1,.92 .4,1 1,.9"),
    "ㄷ": (
        "0,.03 .96,0 | .02,.03 .01,.98! 1,.95",
        "0,.03 .96,0 | .02,.03 .03,.6 .12,.94 .4,1 1,.93",
    ),
    "ㄹ": (
        "0,.03 .95,0! .93,.47 | .03,.5 .93,.47 | .03,.5 0,.98! 1,.95",
        "0,.04 .94,0! .91,.47! .03,.52! .01,.98! 1,.93",
    ),
    "ㅁ": (
        "0,0 .03,1 | 0,.02 .98,0! .96,1 | .03,.98 .97,.97",
        "0,0 .04,.98! .97,.97 | 0,.02 .98,0! .96,.98",
    ),
    "ㅂ": (
        "0,0 .03,1 | 1,0 .97,1 | .01,.46 .98,.44 | .03,.98 .97,.97",
        "0,0 .05,.98! .96,.97 | 1,0 .96,.97 | .01,.44 .98,.42",
    ),
    "ㅅ": (
        ".5,0 .42,.42 .22,.76 0,1 | .45,.36 .64,.68 1,1",
        ".52,0 .36,.56 0,1 | .49,.2 .66,.62 1,.98",
    ),
    "ㅇ": ("o.5,.5,.5,.5",),
    "ㅈ": (
        "0,.05 .98,0 | .52,.03 .42,.5 0,1 | .46,.4 .66,.72 1,1",
        "0,.05 .9,0! .56,.52 0,1 | .54,.5 .72,.74 1,1",
    ),
    "ㅊ": (
        ".4,0 .58,.11 | 0,.29 .98,.25 | .52,.27 .42,.64 0,1 | .46,.58 .66,.8 1,1",
        ".5,0 .5,.13 | 0,.3 .92,.25! .56,.64 0,1 | .54,.62 .72,.8 1,1",
        ".28,.06 .74,.02 | 0,.29 .98,.25 | .52,.27 .42,.64 0,1 | .46,.58 .66,.8 1,1",
    ),
    "ㅌ": (
        "0,.02 .96,0 | .02,.5 .9,.47 | .02,.02 .01,.98! 1,.95",
        "0,.03 .96,0 | .02,.03 .01,.98! 1,.95 | .02,.51 .88,.48",
    ),
    "ㅍ": (
        "0,.03 1,0 | .29,.05 .33,.95 | .71,.04 .66,.95 | 0,.98 1,.96",
        "0,.03 1,0 | .3,.12 .3,.88 | .7,.12 .7,.88 | 0,.98 1,.96",
    ),
    "ㅎ": (
        ".4,0 .6,.09 | .02,.24 .98,.21 | o.5,.69,.4,.31",
        ".5,0 .5,.12 | .02,.24 .98,.21 | o.5,.69,.4,.31",
        ".26,.06 .72,.02 | .02,.25 .98,.22 | o.5,.69,.4,.31",
    ),
}  # fmt: skip

_BENDING: Final[dict[tuple[str, Place], tuple[str, ...]]] = {
    ("ㄱ", "side"): ("0,.06 .96,0! .84,.42 .52,.76 .1,1", "0,.05 .97,0! .86,.5 .3,1"),
    ("ㄱ", "over"): ("0,.04 1,0! .93,1", "0,.05 .98,0! .97,.45 .88,1"),
    ("ㄱ", "final"): ("0,.04 .98,0! .95,1", "0,.05 1,0! .98,.5 .92,1"),
    ("ㅋ", "side"): (
        "0,.06 .96,0! .84,.42 .52,.76 .1,1 | .06,.48 .82,.4",
        "0,.05 .97,0! .86,.5 .3,1 | .06,.46 .86,.4",
    ),
    ("ㅋ", "over"): (
        "0,.04 1,0! .93,1 | .04,.47 .96,.43",
        "0,.05 .98,0! .97,.45 .88,1 | .04,.5 .96,.44",
    ),
    ("ㅋ", "final"): ("0,.04 .98,0! .95,1 | .04,.5 .96,.47",),
}  # fmt: skip


def shapes(consonant: str, place: Place) -> tuple[str, ...]:
    """The ways of writing a simple ``consonant`` at ``place``, the plain one first."""
    return _BENDING.get((consonant, place)) or _SHAPES[consonant]


def width(consonant: str) -> float:
    """Room across that any ``consonant``, simple or not, asks for (1 = usual)."""
    pair = PAIRS.get(consonant)
    return WIDTH[consonant] if pair is None else 1.5


def height(consonant: str) -> float:
    """Room downwards that any ``consonant``, simple or not, asks for (1 = usual)."""
    pair = PAIRS.get(consonant)
    return HEIGHT[consonant] if pair is None else max(HEIGHT[part] for part in pair)
