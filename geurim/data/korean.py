"""Korean captions: the same telling in several registers.

Plain, polite, as in a diary (past), as one noun phrase, and as tags. Particles follow the last
consonant. A sign of face or body stands before its noun (눈물을 흘리는 아이) or ends a sentence
(아이는 눈물을 흘리는 모습이다).
"""

from __future__ import annotations

import numpy as np

from geurim.data.captions import Telling, Words, lighter, stance
from geurim.data.world import LIVING
from geurim.read.hangul import join, split, tail

LONGEST = 34
"""Words between blanks."""
_PLAIN, _POLITE, _PAST = 1, 2, 3
"""Where the register stands in a row of forms; 0 is the form before a noun."""
_BEING = {_PLAIN: "있다", _POLITE: "있어요", _PAST: "있었다"}


def korean(told: Telling, rng: np.random.Generator) -> str:
    """``told`` in Korean: at most :data:`LONGEST` words."""
    form = int(rng.choice(5, p=(0.26, 0.16, 0.22, 0.22, 0.14)))
    state = rng.bit_generator.state
    text = ""
    for less in lighter(told):
        rng.bit_generator.state = state  # the same words, only fewer
        caption = _Korean(less, rng)
        if form == 3:
            text = caption.phrase()
        else:
            text = caption.tags() if form == 4 else caption.sentences(form + 1)
        if len(text.split()) <= LONGEST:
            break
    return text


def particle(word: str, pair: str) -> str:
    """``word`` with the one of ``pair`` (``이/가``, ``은/는``, ``을/를``, ``과/와``) that fits."""
    closed, open_ = pair.split("/")
    return word + (closed if tail(word) else open_)


def before_noun(stem: str) -> str:
    """A verb stem in the present form before a noun: 달리 → 달리는, 흔들 → 흔드는."""
    if tail(stem) == "ㄹ":
        lead, vowel, _ = split(stem[-1])
        stem = stem[:-1] + join(lead, vowel)
    return f"{stem}는"


class _Korean:
    """One caption being written."""

    def __init__(self, told: Telling, rng: np.random.Generator) -> None:
        self.told, self.words = told, Words("korean", rng)
        self.table, self.one, self.chance = self.words.table, self.words.one, self.words.chance
        self.nouns = self._nouns()

    def _nouns(self) -> list[str]:
        nouns: list[str] = []
        for mention in self.told.mentions:
            options: list[str] = self.table["kinds"][mention.figure.kind]
            noun = self.one(options)
            nouns.append(options[0] if noun in nouns else noun)
        return nouns

    def name(self, index: int) -> str:
        """The figure with its colour: 빨간 옷을 입은 여자아이, 빨간 공."""
        mention, noun = self.told.mentions[index], self.nouns[index]
        if not mention.colour or not mention.figure.colour:
            return noun
        colour = self.one(self.table["colours"][mention.figure.colour])
        if mention.figure.kind == "house":
            return f"{colour} 지붕 {noun}"
        return f"{colour} 옷을 입은 {noun}" if mention.figure.kind in LIVING else f"{colour} {noun}"

    def felt(self, index: int) -> list[str] | None:
        """The four forms of a feeling; ``None`` where it is not told in words."""
        mention = self.told.mentions[index]
        if mention.face != "word":
            return None
        return self.one(self.table["faces"][mention.figure.face]["felt"])

    def sign(self, index: int) -> str:
        mention = self.told.mentions[index]
        if mention.face != "sign":
            return ""
        able = self.words.signs(self.table["faces"][mention.figure.face]["signs"], mention.figure)
        return self.one(able) if able else ""

    def bearing(self, index: int) -> str:
        mention = self.told.mentions[index]
        return self.one(self.table["postures"][mention.figure.posture]) if mention.posture else ""

    def stem(self, index: int) -> str:
        """What it does, as a stem; "" for things and where it is not told."""
        mention = self.told.mentions[index]
        if mention.figure.kind not in LIVING or not mention.action:
            return ""
        held = stance(mention.figure)
        idle = held if held in ("sitting", "lifted") else "stand"
        return self.one(self.table["actions"][mention.figure.action or idle])

    def spot(self, index: int) -> str:
        mention = self.told.mentions[index]
        return self.one(self.table["spots"][mention.figure.spot]) if mention.spot else ""

    def place(self) -> str:
        place = self.told.tableau.place
        return self.one(self.table["places"][place]) if self.told.place and place else ""

    def weather(self) -> list[str] | None:
        weather, dark = self.told.tableau.weather, self.told.tableau.time != "day"
        if not self.told.weather or not weather:
            return None
        return self.one(
            self.table["weathers"]["clear_dark" if dark and weather == "clear" else weather]
        )

    def time(self) -> str:
        return self.one(self.table["times"][self.told.tableau.time]) if self.told.time else ""

    def colours(self) -> str:
        row = self.table["palettes"][self.told.tableau.palette]
        if self.told.palette is None:
            return ""
        if self.told.palette == "felt" and row["felt"]:
            return self.one(row["felt"])
        return self.one(row["night" if self.told.tableau.time == "night" else "day"])

    def mood(self) -> str:
        return self.one(self.table["moods"][self.told.mood]) if self.told.mood else ""

    def style(self) -> str:
        return self.one(self.table["styles"][self.told.style]) if self.told.style else ""

    def tags(self) -> str:
        """Words with commas between."""
        parts: list[str] = []
        for index in range(len(self.nouns)):
            felt, stem = self.felt(index), self.stem(index)
            parts += [
                self.name(index),
                self.spot(index),
                before_noun(stem) + " 모습" if stem else "",
            ]
            parts.append(f"{felt[0]} 얼굴" if felt else "")
            parts += [f"{sign} 모습" for sign in (self.sign(index), self.bearing(index)) if sign]
        weather, mood = self.weather(), self.mood()
        parts += [self.place(), weather[4] if weather else "", self.time(), self.colours()]
        parts += [f"{mood} 분위기" if mood else "", self.style()]
        return ", ".join(part for part in parts if part)

    def phrase(self) -> str:
        """One long noun phrase: 왼쪽에서 달리는 슬픈 아이, 비 오는 공원."""
        parts: list[str] = []
        for index in range(len(self.nouns)):
            felt, stem, spot = self.felt(index), self.stem(index), self.spot(index)
            where = f"{spot}{'에서' if stem and not stem.endswith('있') else '에'}" if spot else ""
            does = before_noun(stem) if stem else "있는" if spot else ""
            own = (where, does, self.bearing(index), self.sign(index), felt[0] if felt else "")
            parts.append(" ".join(part for part in (*own, self.name(index)) if part))
        weather, time, place = self.weather(), self.time(), self.place()
        setting = " ".join(part for part in (weather[0] if weather else "", time, place) if part)
        if weather and not time and not place:
            setting = f"{weather[0]} 날"
        mood, colours = self.mood(), self.colours()
        parts += [setting, colours, f"{mood} 분위기" if mood else "", self.style()]
        return ", ".join(part for part in parts if part)

    def sentences(self, register: int) -> str:
        """Sentences that end as the ``register`` does."""
        is_ = {_PLAIN: "이다", _POLITE: "이에요", _PAST: "이었다"}
        out: list[str] = []
        place, weather, time = self.place(), self.weather(), self.time()
        today = "오늘" if register == _PAST and self.chance(0.5) else ""
        told_place = False
        if weather:
            out.append(" ".join(part for part in (today, weather[register]) if part))
            today = ""
        if time:
            out.append(_be(time, is_[register]))
        for index in range(len(self.nouns)):
            here = "" if told_place else place
            out.append(
                " ".join(part for part in (today, self._clause(index, register, here)) if part)
            )
            today, told_place = "", True
            out += self._faces(index, register, is_[register])
        mood, colours, style = self.mood(), self.colours(), self.style()
        if mood:
            out.append(_be(f"{mood} 분위기", is_[register]))
        if colours and style and self.chance(0.5):
            out.append(_be(f"{colours}의 {style}", is_[register]))
        else:
            out += [_be(part, is_[register]) for part in (colours, style) if part]
        return " ".join(f"{sentence}." for sentence in out)

    def _clause(self, index: int, register: int, place: str) -> str:
        stem, spot = self.stem(index), self.spot(index)
        bearing = self.bearing(index)
        state = not stem or stem.endswith("있")
        who = particle(self.name(index), "이/가")
        end = _BEING[register]
        if not stem:
            does = end
        elif stem.endswith("있"):
            does = stem[:-1] + end
        else:
            does = f"{stem}고 {end}"
        at = f"{spot}에" if spot and state else f"{spot}에서" if spot else ""
        where = f"{place}에서" if place and stem else f"{place}에" if place else ""
        if place and spot and not stem:
            where = place
        if bearing:
            who = f"{bearing} {who}"
        ahead = self.chance(0.6) and not (place and spot and not stem)
        order = (where, who, at, does) if ahead else (where, at, who, does)
        return " ".join(part for part in order if part)

    def _faces(self, index: int, register: int, is_: str) -> list[str]:
        felt, sign = self.felt(index), self.sign(index)
        who = particle(self.nouns[index], "은/는")
        if felt:
            if self.chance(0.5):
                return [f"{who} {_be(f'{felt[0]} ' + self.one(('얼굴', '표정')), is_)}"]
            return [f"{who} {felt[register]}"]
        return [f"{who} {_be(f'{sign} ' + self.one(('모습', '얼굴')), is_)}"] if sign else []


def _be(noun: str, is_: str) -> str:
    """``noun`` is: the vowel of 이 merges with one before it in the polite form."""
    if tail(noun):
        return f"{noun}{is_}"
    return noun + {"이다": "다", "이에요": "예요", "이었다": "였다"}[is_]
