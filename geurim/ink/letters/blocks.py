"""A Hangul block: where its jamo stand, by the six layouts, in a box 1 wide and 1 high.

Initial + standing vowel (가), + lying vowel (고), + both (과), and each of the three with a final
consonant (강, 공, 광). The numbers below are optical corrections: an open letter takes more room
than a ring, a stem rises into a letter that is open below, a dense block gets thinner gaps.
Nothing here is random: a writer's habits come in as :class:`Proportions` and ways of writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geurim.ink.letters.jamo import FINALS, INITIALS, PAIRS, VOWELS, Place, height, shapes, width
from geurim.ink.letters.path import Path, line, parse

Box = tuple[float, float, float, float]
"""Left, top, width, height."""

SIMPLE: Final = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_OPEN_BELOW: Final = frozenset("ㄱㄲㅅㅆㅈㅉㅊㅋ")
_LEGS: Final = frozenset("ㅅㅆㅈㅉㅊ")
_OPEN_RIGHT: Final = frozenset("ㄴㄷㄸㄹㅌ")
_MIXED: Final[dict[str, tuple[str, str]]] = {
    "ㅘ": ("ㅗ", "ㅏ"), "ㅙ": ("ㅗ", "ㅐ"), "ㅚ": ("ㅗ", "ㅣ"), "ㅝ": ("ㅜ", "ㅓ"),
    "ㅞ": ("ㅜ", "ㅔ"), "ㅟ": ("ㅜ", "ㅣ"), "ㅢ": ("ㅡ", "ㅣ"),
}  # fmt: skip
_LYING: Final = frozenset("ㅗㅛㅜㅠㅡ")
_ARMS: Final[dict[str, tuple[float, ...]]] = {
    "ㅏ": (0.48,), "ㅐ": (0.47,), "ㅓ": (0.46,), "ㅔ": (0.46,), "ㅣ": (),
    "ㅑ": (0.31, 0.64), "ㅒ": (0.31, 0.64), "ㅕ": (0.27, 0.61), "ㅖ": (0.27, 0.61),
}  # fmt: skip
"""Where the arms of a standing vowel leave its stem, as shares of the stem's height."""


@dataclass(frozen=True, slots=True)
class Proportions:
    """A writer's idea of how a block is divided; 1 everywhere is the plain one."""

    initial: float = 1.0
    final: float = 1.0
    arm: float = 1.0
    gap: float = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """One jamo in its place: strokes in a unit box, and the box on the block."""

    name: str
    paths: tuple[Path, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class _Stem:
    """What a standing vowel needs across: gap, arm to the left, second stem, arm to the right."""

    lead: float
    left: float = 0.0
    span: float = 0.0
    right: float = 0.0

    @property
    def room(self) -> float:
        return self.lead + self.left + self.span + self.right


_STEMS: Final[dict[str, _Stem]] = {
    "ㅏ": _Stem(0.115, right=0.25), "ㅑ": _Stem(0.115, right=0.25), "ㅣ": _Stem(0.14),
    "ㅓ": _Stem(0.05, left=0.19), "ㅕ": _Stem(0.05, left=0.18),
    "ㅐ": _Stem(0.10, span=0.21), "ㅒ": _Stem(0.10, span=0.23),
    "ㅔ": _Stem(0.05, left=0.155, span=0.17), "ㅖ": _Stem(0.05, left=0.155, span=0.17),
}  # fmt: skip


def compose(syllable: str, proportions: Proportions, ways: tuple[int, ...]) -> tuple[Part, ...]:
    """The parts of one of the 11,172 syllables, in the order of writing.

    ``ways`` holds, for each of the 14 letters in :data:`SIMPLE`, which of its shapes is used.
    """
    index = ord(syllable) - 0xAC00
    initial, vowel, final = index // 588, index // 28 % 21, index % 28
    plan = _Plan(INITIALS[initial], VOWELS[vowel], FINALS[final].strip(), proportions, ways)
    if plan.vowel in _MIXED:
        return plan.mixed()
    return plan.lying() if plan.vowel in _LYING else plan.standing()


def lone(letter: str, ways: tuple[int, ...]) -> tuple[Part, ...]:
    """A jamo that stands alone in its cell (ㅋ, ㅠ); clusters and mixed vowels as well."""
    if letter not in VOWELS:
        across, down = min(0.98, 0.70 * width(letter)), 0.72 * height(letter) ** 0.5
        return consonant(letter, "over", ((1 - across) / 2, (1 - down) / 2, across, down), ways)
    plan = _Plan("", letter, "", Proportions(), ways)
    if letter in _LYING:
        return (plan.lying_vowel(letter, 0.02, 0.98, _LONE_TOP[letter], 0.92),)
    if letter in _MIXED:
        return plan.mixed_vowel(0.22, 0.62, 1.0)
    room = _STEMS[letter].room
    return (plan.standing_vowel(letter, (1 - room) / 2 - _STEMS[letter].lead / 2, 0.04, 0.96),)


_LONE_TOP: Final = {"ㅗ": 0.30, "ㅛ": 0.30, "ㅜ": 0.14, "ㅠ": 0.14, "ㅡ": 0.40}


def consonant(letter: str, place: Place, box: Box, ways: tuple[int, ...]) -> tuple[Part, ...]:
    """``letter`` in ``box``; a pair becomes two parts side by side."""
    left, top, across, down = box
    pair = PAIRS.get(letter)
    if pair is None:
        number = SIMPLE.index(letter)
        choices = shapes(letter, place)
        paths = parse(choices[ways[number] % len(choices)])
        return (Part(f"{letter}{place}", paths, box),)
    first, second = pair
    gap = 0.02 if first in "ㅅㅈ" else 0.10 if second in "ㅁㅂㅎ" else 0.07
    share = 0.5 if first == second else 0.52 if first == "ㄹ" else 0.45
    share -= 0.04 if second == "ㅎ" else 0.0
    one = (1 - gap) * share * across
    two = (1 - gap) * (1 - share) * across
    lower = 1.0 if height(second) >= height(first) - 0.2 else 0.94
    return (
        *consonant(first, place, (left, top, one, down), ways),
        *consonant(
            second, place, (left + across - two, top + down * (1 - lower), two, down * lower), ways
        ),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """One block being laid out."""

    initial: str
    vowel: str
    final: str
    proportions: Proportions
    ways: tuple[int, ...]

    # --- the three families -------------------------------------------------------------------

    def standing(self) -> tuple[Part, ...]:
        bottom = self._floor()
        stem = _STEMS[self.vowel]
        extra = self._nudge(self.vowel)
        after = stem.room + extra
        tense = self.initial in PAIRS
        share = (0.52 if self.final else 0.54) * self.proportions.initial
        across = min(share * width(self.initial) * (0.94 if tense else 1.0), 1.02 - after)
        left = (1 - across - after) / 2
        if self.final:
            down = min(bottom - 0.07, 0.47 * height(self.initial) ** 0.6)
            top = (bottom - 0.04 - down) * 0.45
        else:
            down = min(0.76, 0.59 * height(self.initial) ** 0.85 * self.proportions.initial)
            top = max(0.04, 0.45 - down / 2)
        box = (left, top, across, down)
        vowel = self.standing_vowel(self.vowel, left + across + extra, 0.0, bottom)
        return (*self._first("side", box), vowel, *self._last())

    def lying(self) -> tuple[Part, ...]:
        bottom = self._floor()
        down = self._lying_height(bottom)
        across = min(0.90, 0.58 * width(self.initial) * self.proportions.initial)
        top = 0.12 if self.vowel == "ㅡ" and not self.final else 0.0
        box = ((1 - across) / 2, top, across, down)
        reach = min(0.5, 0.47 * self.proportions.arm)
        vowel = self.lying_vowel(self.vowel, 0.5 - reach, 0.5 + reach, top + down, bottom)
        return (*self._first("over", box), vowel, *self._last())

    def mixed(self) -> tuple[Part, ...]:
        bottom = self._floor()
        tense = self.initial in PAIRS
        across = min(0.60 if tense else 0.50, 0.49 * width(self.initial))
        down = (0.47 if self.final else 0.455) * bottom * height(self.initial) ** 0.5
        top = (0.02 if self.final else 0.04) * bottom
        if self.vowel == "ㅢ" and not self.final:
            top += 0.08
        left = 0.02 if tense else 0.06
        box = (left, top, across, down)
        edge = left + across + 0.06
        return (
            *self._first("over", box),
            *self.mixed_vowel(top + down, edge, bottom),
            *self._last(),
        )

    # --- how a block is divided ---------------------------------------------------------------

    def _floor(self) -> float:
        """Where the final consonant's room begins, less the gap above it."""
        if not self.final:
            return 1.0
        gap = 0.055 + (0.03 if self.final in "ㅊㅎ" and self.vowel not in _ARMS else 0.0)
        return 1.0 - self._final_height() - gap * self.proportions.gap

    def _final_height(self) -> float:
        lower, upper = height(self.final), height(self.initial)
        share = 0.34 if self.vowel in _ARMS else 0.315
        if self.vowel == "ㅡ":
            share = 0.345
        if self.final in PAIRS:
            share += 0.015
        wanted = share * lower**0.7 / upper**0.3 * self.proportions.final
        return min(0.44, max(0.26, wanted))

    def _lying_height(self, bottom: float) -> float:
        wish = height(self.initial) ** 0.6 * self.proportions.initial
        if not self.final:
            base = {"ㅗ": 0.50, "ㅛ": 0.50, "ㅜ": 0.46, "ㅠ": 0.46, "ㅡ": 0.50}[self.vowel]
            return min(base + 0.07, base * wish)
        base = {"ㅗ": 0.55, "ㅛ": 0.55, "ㅜ": 0.50, "ㅠ": 0.50, "ㅡ": 0.72}[self.vowel]
        most = {"ㅗ": 0.20, "ㅛ": 0.20, "ㅜ": 0.26, "ㅠ": 0.26, "ㅡ": 0.10}[self.vowel]
        return min(bottom - most, base * bottom * wish)

    def _nudge(self, vowel: str) -> float:
        """More room where an open letter would run into the stem or its arms."""
        more = 0.02 if self.initial in _LEGS and vowel in "ㅏㅑㅣㅐㅒ" else 0.0
        if self.initial in _OPEN_RIGHT and vowel in "ㅕㅖㅓㅔ":
            more += 0.015
        if self.initial in _OPEN_RIGHT and vowel in "ㅏㅑㅣㅐㅒ":
            more += 0.025
        return more

    # --- consonants ---------------------------------------------------------------------------

    def _first(self, place: Place, box: Box) -> tuple[Part, ...]:
        return consonant(self.initial, place, box, self.ways) if self.initial else ()

    def _last(self) -> tuple[Part, ...]:
        if not self.final:
            return ()
        down = self._final_height()
        pair = self.final in PAIRS
        across = 0.88 if pair else 0.60 * WIDE_FINALS.get(self.final, 1.0)
        middle = 0.5 if self.vowel in _LYING else 0.53 if pair else 0.56
        left = min(max(0.0, middle - across / 2), 1.0 - across)
        return consonant(self.final, "final", (left, 1.0 - down, across, down), self.ways)

    # --- vowels -------------------------------------------------------------------------------

    def standing_vowel(self, vowel: str, edge: float, top: float, bottom: float) -> Part:
        """Stems and arms to the right of ``edge``, between ``top`` and ``bottom``."""
        stem = _STEMS[vowel]
        grow = self.proportions.arm
        tall = bottom - top
        x = edge + stem.lead * self.proportions.gap + stem.left
        heights = [top + tall * share for share in _ARMS[vowel]]
        inner = stem.span > 0
        first = line(x, top + 0.07 * tall * inner, x - 0.004, bottom - 0.06 * tall * inner)
        if stem.left:
            arms = [line(x - stem.left * grow, y + 0.005, x, y) for y in heights]
            paths = [*arms, first]
        elif stem.span:
            arms = [line(x, y, x + stem.span, y - 0.01) for y in heights]
            paths = [first, *arms]
        else:
            arms = [line(x, y, x + stem.right * grow, y - 0.012) for y in heights]
            paths = [first, *arms]
        if inner:
            paths.append(line(x + stem.span, top, x + stem.span - 0.004, bottom))
        return Part(vowel, tuple(paths), WHOLE)

    def lying_vowel(self, vowel: str, left: float, right: float, top: float, bottom: float) -> Part:
        """Bar and stems between ``top`` (the initial's lower edge) and ``bottom``."""
        wide, room = right - left, bottom - top
        gap = (0.07 if self.final else 0.10) * self.proportions.gap
        stems = (0.33, 0.66) if vowel in "ㅛㅠ" else (0.5,)
        if vowel == "ㅡ":
            y = top + (room * 0.6 if self.final else max(gap, 0.16))
            return Part(vowel, (line(left, y + 0.012, right, y),), WHOLE)
        if vowel in "ㅗㅛ":
            y = bottom - (0.015 if self.final else 0.07)
            rise = 0.0
            if self.initial in _OPEN_BELOW and vowel == "ㅗ":
                rise = (0.09 if self.final else 0.10) if self.initial not in PAIRS else 0.03
            start = top + (0.03 if self.final else 0.05) - rise
            uprights = [line(left + wide * at, start, left + wide * at, y) for at in stems]
            return Part(vowel, (*uprights, line(left, y + 0.012, right, y - 0.006)), WHOLE)
        y = top + gap
        end = bottom - (0.02 if self.final else 0.0)
        slant = 0.03 if vowel == "ㅠ" else 0.0
        uprights = [
            line(left + wide * at, y, left + wide * at - slant * (at < 0.5), end) for at in stems
        ]
        return Part(vowel, (line(left, y + 0.012, right, y), *uprights), WHOLE)

    def mixed_vowel(self, top: float, edge: float, bottom: float) -> tuple[Part, Part]:
        """A lying vowel under the initial and a standing one to the right of both.

        ``top`` is the initial's lower edge, ``edge`` the right end of the lying bar.
        """
        lying, upright = _MIXED[self.vowel]
        grow = self.proportions.gap
        room = bottom - top
        if lying == "ㅗ":
            y = bottom - (0.045 if self.final else 0.20)
            rise = 0.07 if self.initial in _OPEN_BELOW and self.initial not in PAIRS else 0.0
            x = edge * 0.5
            paths = (line(x, top + 0.03 - rise, x, y), line(0.0, y + 0.02, edge, y - 0.01))
        elif lying == "ㅜ":
            y = top + max(0.065, (0.22 if self.final else 0.17) * room) * grow
            x = edge * (0.34 if upright in "ㅓㅔ" else 0.48)
            end = bottom - (0.01 if self.final else 0.06)
            paths = (line(0.0, y + 0.015, edge, y), line(x, y, x - 0.01, end))
        else:
            y = top + (0.6 * room if self.final else 0.22)
            paths = (line(0.0, y + 0.02, edge, y - 0.01),)
        lower = Part(self.vowel + lying, paths, WHOLE)
        return lower, self._beside_bar(upright, edge, y, bottom)

    def _beside_bar(self, upright: str, edge: float, bar: float, bottom: float) -> Part:
        x = edge + 0.07
        stems: list[Path]
        if upright == "ㅣ":
            x = max(x, 0.80)
            stems = [line(x, 0.0, x - 0.004, bottom)]
        elif upright == "ㅏ":
            y = bottom * 0.43
            stems = [line(x, 0.0, x - 0.004, bottom), line(x, y, min(1.0, x + 0.27), y - 0.012)]
        elif upright == "ㅐ":
            y, far = bottom * 0.43, min(0.985, x + 0.23)
            stems = [
                line(x, 0.05 * bottom, x - 0.004, bottom * 0.95),
                line(x, y, far, y - 0.01),
                line(far, 0.0, far - 0.004, bottom),
            ]
        else:
            x = max(x, 0.84) if upright == "ㅓ" else x + 0.01
            y = bar + (bottom - bar) * 0.46
            stems = [line(edge * 0.62, y + 0.006, x, y), line(x, 0.0, x - 0.004, bottom)]
            if upright == "ㅔ":
                far = min(0.99, x + 0.19)
                stems[1] = line(x, 0.05 * bottom, x - 0.004, bottom * 0.96)
                stems.append(line(far, 0.0, far - 0.004, bottom))
        return Part(self.vowel + upright, tuple(stems), WHOLE)


WHOLE: Final[Box] = (0.0, 0.0, 1.0, 1.0)
WIDE_FINALS: Final = {
    "ㄴ": 1.12,
    "ㅇ": 0.78,
    "ㅅ": 1.06,
    "ㅎ": 0.98,
    "ㅁ": 0.88,
    "ㅂ": 0.86,
    "ㄱ": 0.98,
}
