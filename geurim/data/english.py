"""English captions: a telling put into the words and forms in which prompts are written.

Four forms: sentences, one long phrase with commas, tags, and the way of the offline reader. How
much is told is settled before (:mod:`geurim.data.captions`); here it is only said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from geurim.data.captions import Mention, Telling, Words, lighter, stance
from geurim.data.world import ANIMALS, CHILDREN, LIVING, PEOPLE
from geurim.emotion import Emotion

LONGEST = 62
"""Words and punctuation marks: with rare words in two pieces still within 77 tokens."""
_HER = frozenset({"girl", "mother", "grandmother"})
_HIS = frozenset({"boy", "father", "grandfather"})
_GRASSY = frozenset({"park", "mountain", "forest"})
_WARM = frozenset({Emotion.CONTENTMENT, Emotion.EXCITEMENT, Emotion.AMUSEMENT})
_DIM = frozenset({Emotion.FEAR, Emotion.SADNESS})
_TOKEN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|[^\sA-Za-z]")


def english(told: Telling, rng: np.random.Generator) -> str:
    """``told`` in English: at most :data:`LONGEST` words and marks."""
    form = int(rng.choice(4, p=(0.32, 0.30, 0.14, 0.24)))
    state = rng.bit_generator.state
    text = ""
    for less in lighter(told):
        rng.bit_generator.state = state  # the same words, only fewer
        caption = _English(less, rng)
        text = (caption.sentences, caption.phrase, caption.tags, caption.reader)[form]()
        if length(text) <= LONGEST:
            break
    return text


def length(text: str) -> int:
    """Words and punctuation marks."""
    return len(_TOKEN.findall(text))


class _English:
    """One caption being written."""

    def __init__(self, told: Telling, rng: np.random.Generator) -> None:
        self.told, self.words = told, Words("english", rng)
        self.table, self.one, self.chance = self.words.table, self.words.one, self.words.chance
        self.nouns = self._nouns()

    # Names

    def _nouns(self) -> list[str]:
        """A different noun each, so that one of them can be spoken of again."""
        nouns: list[str] = []
        for mention in self.told.mentions:
            row = self.table["kinds"][mention.figure.kind]
            here: list[str] = row.get("at", {}).get(self.told.tableau.place, [])
            noun = self.one(here) if here and self.chance(0.3) else self.one(row["nouns"])
            heads = {other.split()[-1] for other in nouns}
            nouns.append(row["nouns"][0] if noun.split()[-1] in heads else noun)
        return nouns

    def name(self, index: int, *, bare: bool = False, adjective: str = "") -> str:
        """The figure with its colour: a sad girl in red, a red car."""
        mention = self.told.mentions[index]
        figure, noun = mention.figure, self.nouns[index]
        before, after = [adjective] if adjective else [], ""
        if mention.colour and figure.colour:
            colour = self.one(self.table["colours"][figure.colour])
            if figure.kind in LIVING:
                worn = "top" if figure.kind in _HIS and self.chance(0.5) else "any"
                after = " " + self.one(self.table["clothes"][worn]).format(
                    a=_article(colour), colour=colour
                )
            elif figure.kind == "house":
                after = f" with {_article(colour)} {colour} roof"
            elif noun.startswith("pair of "):
                noun = f"pair of {colour} {noun.removeprefix('pair of ')}"
            else:
                before.append(colour)
        phrase = f"{' '.join([*before, noun])}{after}"
        if bare:
            return phrase
        if len(self.nouns) == 1 and self.chance(0.06):
            alone = self.one(self.table["frame"]["alone"])
            return alone.format(a=_article(phrase), name=phrase)
        if "the" in self.table["kinds"][figure.kind] and not before and self.chance(0.45):
            return f"the {phrase}"
        return f"{_article(phrase)} {phrase}"

    def short(self, index: int) -> str:
        """The figure spoken of again."""
        return f"the {self.nouns[index].split(' with ')[0].split(' in ')[0]}"

    def again(self, index: int, pronoun: float) -> str:
        """The figure right after it was spoken of: she, the girl."""
        kind = self.told.mentions[index].figure.kind
        word = "she" if kind in _HER else "he" if kind in _HIS else "it" if kind in ANIMALS else ""
        return word if word and self.chance(pronoun) else self.short(index)

    def _their(self, text: str, index: int) -> str:
        kind = self.told.mentions[index].figure.kind
        their = "her" if kind in _HER else "his" if kind in _HIS else "their"
        return text.replace("{their}", "its" if kind in ANIMALS else their)

    # Feelings

    def adjective(self, index: int) -> str:
        """How it feels, in a word; "" where that is not told in words."""
        mention = self.told.mentions[index]
        if mention.face != "word":
            return ""
        adjective = str(self.one(self.table["faces"][mention.figure.face]["adj"]))
        plain = " " not in adjective and mention.figure.face is not Emotion.NEUTRAL
        return (
            f"{self.one(('very', 'so'))} {adjective}" if plain and self.chance(0.12) else adjective
        )

    def sign(self, index: int, kind: str) -> str:
        """A sign of the face (``with`` or ``ing``); "" where none is told."""
        mention = self.told.mentions[index]
        if mention.face != "sign":
            return ""
        return self._sign(self.table["faces"][mention.figure.face][kind], index)

    def bearing(self, index: int) -> str:
        """What the body does; "" where that is not told."""
        mention = self.told.mentions[index]
        if not mention.posture:
            return ""
        return self._sign(self.table["postures"][mention.figure.posture]["with"], index)

    def _sign(self, rows: Sequence[dict[str, Any]], index: int) -> str:
        figure = self.told.mentions[index].figure
        able = self.words.signs(rows, figure)
        return self._their(self.one(able), index) if able else ""

    # Parts

    def doing(self, index: int, form: str = "ing") -> str:
        """What it does; "" for things and where that is not told."""
        mention = self.told.mentions[index]
        if mention.figure.kind not in LIVING or not mention.action:
            return ""
        action = mention.figure.action
        row = self.table["actions"][action] if action else self.table[stance(mention.figure)]
        return self._their(self.one(row[form]), index)

    def at(self, mention: Mention, form: str = "at") -> str:
        return self.one(self.table["spots"][mention.figure.spot][form]) if mention.spot else ""

    def where(self, form: str = "where") -> str:
        place = self.told.tableau.place
        if not self.told.place:
            return ""
        if place is None:
            return self.one(self.table["open"]["where"]) if self.chance(0.3) else ""
        return self.one(self.table["places"][place][form])

    def when(self) -> str:
        """``on a rainy day``, ``at night``; "" where neither weather, season nor time is told."""
        time, words = self.told.tableau.time, [*self._weather(), *self._season()]
        if not words and not self.told.time:
            return ""
        if not self.told.time and time != "day":
            return f"in {words[-1]}" if self._season() else f"in {words[0]} weather"
        noun = self.one(self.table["times"][time]["noun"]) if self.told.time else "day"
        noun = "evening" if words and noun == "sunset" else noun
        if not words and noun in ("night", "sunset"):
            return f"at {noun}"
        text = " ".join([*words, noun])
        return f"on {_article(text)} {text}"

    def _weather(self) -> list[str]:
        weather, time = self.told.tableau.weather, self.told.tableau.time
        if not self.told.weather or not weather:
            return []
        options: list[str] = self.table["weathers"][weather]["adj" if time == "day" else "dark"]
        if self.told.season:
            options = [adjective for adjective in options if "winter" not in adjective]
        return [self.one(options)]

    def _season(self) -> list[str]:
        return [self.told.tableau.season or ""] if self.told.season else []

    def light(self) -> str:
        """The light, or what falls and blows; "" where that is not told."""
        tableau, table = self.told.tableau, self.table
        if not self.told.light:
            return ""
        weather = table["weathers"][tableau.weather] if tableau.weather else None
        if self.told.indoors:
            if weather and weather["window"] and tableau.time == "day" and self.chance(0.4):
                return self.one(weather["window"])
            if tableau.palette in _WARM and self.chance(0.6):
                return self.one(table["indoor"]["warm"])
            if tableau.palette in _DIM and self.chance(0.6):
                return self.one(table["indoor"]["dim"])
            return self.one(table["indoor"]["light"])
        hour = weather if tableau.time == "day" else table["times"][tableau.time]
        covered = tableau.weather not in ("clear", "wind")
        if hour is None:
            return ""
        if (
            tableau.palette in hour["fits"]
            and (tableau.time == "day" or not covered)
            and self.chance(0.7)
        ):
            return self.one(hour["light"])
        if weather and (covered or tableau.weather == "wind") and self.chance(0.6):
            return self.one(weather["seen"])
        return self.one(hour["seen"])

    def behind(self) -> str:
        """What stands in the background; "" where that is not told."""
        place = self.told.tableau.place
        tableau = self.told.tableau
        if not self.told.behind or not place:
            return ""
        if place in _GRASSY and tableau.season in (None, "summer", "spring") and self.chance(0.3):
            return self.one(self.table["frame"]["ground"])
        return self.one(self.table["places"][place]["behind"])

    def colours(self) -> str:
        row = self.table["palettes"][self.told.tableau.palette]
        if self.told.palette is None:
            return ""
        time = "night" if self.told.tableau.time == "night" else "day"
        felt = self.told.palette == "felt" and row["felt"]
        words = self.one(row["felt"] if felt else row[time])
        return self.one(self.table["frame"]["colours"]).format(colours=words)

    def mood(self) -> str:
        return self.one(self.table["moods"][self.told.mood]["mood"]) if self.told.mood else ""

    def style(self) -> str:
        return self.one(self.table["styles"][self.told.style]["words"]) if self.told.style else ""

    # Forms

    def _marks(self, index: int) -> str:
        """`` with tears on her cheeks and a hanging head``."""
        marks = [mark for mark in (self.sign(index, "with"), self.bearing(index)) if mark]
        return f" with {_listed(marks)}" if marks else ""

    def tags(self) -> str:
        """Words with commas between."""
        parts: list[str] = []
        for index, mention in enumerate(self.told.mentions):
            feeling = self.adjective(index) or self.sign(
                index, "ing" if self.chance(0.6) else "with"
            )
            own = [self.name(index, bare=True), self.at(mention, "tag"), self.doing(index), feeling]
            parts += [part for part in (*own, self.bearing(index)) if part]
        time = self.told.tableau.time
        parts.append(self.where("tag") if self.told.tableau.place else "")
        parts += [*self._weather(), *self._season(), self.behind()]
        parts.append(self.one(self.table["times"][time]["tag"]) if self.told.time else "")
        mood = self.mood()
        parts += [self.light(), self.colours(), f"{mood} mood" if mood else ""]
        style = self.style()
        parts = [style, *parts] if self.chance(0.3) else [*parts, style]
        return ", ".join(part for part in parts if part)

    def phrase(self) -> str:
        """One long phrase: a crying girl on the left, a dog beside her, rainy park."""
        clauses: list[str] = []
        for index, mention in enumerate(self.told.mentions):
            feeling = self.adjective(index)
            crying = self.sign(index, "ing") if self.chance(0.5) else ""
            head = self.name(index, adjective=feeling)
            if crying and " " not in crying:
                head, crying = self.name(index, adjective=crying), ""
            marks = [crying] if crying else []
            with_ = (
                self.bearing(index) if crying or self.told.mentions[index].face != "sign" else ""
            )
            text = " ".join(part for part in (head, self.doing(index)) if part)
            text += (f" with {with_}" if with_ else "") if crying or with_ else self._marks(index)
            text = " ".join(part for part in (text, self.at(mention)) if part)
            if index and not mention.spot:
                text += f" {self._beside(index)}"
            clauses.append(", ".join([text, *marks]))
        scene = _listed(clauses) if self.chance(0.3) else ", ".join(clauses)
        if self.chance(0.12):
            scene = f"{self.one(self.table['frame']['of'])} {scene}"
        count = self._count()
        parts = [f"{count}: {scene}" if count else scene]
        setting = " ".join(part for part in (self.where(), self.when()) if part)
        mood = self.mood()
        moods = (f"{mood} mood", f"{mood} atmosphere", f"{mood} air")
        parts += [
            setting,
            self.behind(),
            self.light(),
            self.colours(),
            self.one(moods) if mood else "",
        ]
        style = self.style()
        parts = [style, *parts] if self.chance(0.25) else [*parts, style]
        text = ", ".join(part for part in parts if part)
        return _capital(text) + "." if self.chance(0.6) else text

    def _beside(self, index: int) -> str:
        """Where the figure is, told by another one."""
        mention, frame = self.told.mentions[index], self.table["frame"]
        if mention.figure.spot == "centre" and len(self.nouns) == 3 and self.chance(0.5):
            a, b = (self.short(other) for other in range(3) if other != index)
            return self.one(frame["between"]).format(a=a, b=b)
        return self.one(frame["beside"]).format(other=self.short(index - 1))

    def _count(self) -> str:
        """Two children, three figures; "" for one, and mostly."""
        kinds = [mention.figure.kind for mention in self.told.mentions]
        if len(kinds) == 1 or not self.chance(0.15):
            return ""
        row = self.table["count"]
        for name, members in (("child", CHILDREN), ("person", PEOPLE), ("animal", ANIMALS)):
            if set(kinds) <= set(members):
                return str(row[name][len(kinds) - 2])
        return str(row["any" if set(kinds) & LIVING else "thing"][len(kinds) - 2])

    def sentences(self) -> str:
        """Full sentences."""
        out: list[str] = []
        setting = " ".join(part for part in (self.where(), self.when()) if part)
        first = self.chance(0.4)
        count = self._count()
        if count:
            out.append(f"{_capital(count)}.")
        for index in range(len(self.nouns)):
            adjective = self.adjective(index)
            inside = bool(adjective) and self.chance(0.4)
            text = self._clause(index, adjective if inside else "")
            if index == 0 and setting and not first:
                text, setting = f"{text} {setting}", ""
            out.append(f"{_capital(text)}.")
            after = "" if inside else self._feeling(index, adjective)
            out.append(after)
        if setting:
            it = (
                f"It is {_bare(setting)}"
                if setting.startswith(("on a ", "on an ", "at night", "at sunset"))
                else ""
            )
            alone = it or self.one((f"All this is {setting}", f"The picture is {setting}"))
            out = [f"{_capital(alone)}.", *out] if first else [*out, f"{_capital(alone)}."]
        colours, light, mood = self.colours(), self.light(), self.mood()
        if mood:
            out.append(
                self.one(
                    (
                        f"The mood is {mood}.",
                        f"The atmosphere is {mood}.",
                        f"{_capital(_article(mood))} {mood} mood.",
                    )
                )
            )
        air = ", ".join(part for part in (light, colours) if part)
        behind = self.behind()
        if behind:
            out.append(f"{_capital(behind)}.")
        if air:
            out.append(f"{_capital(air)}.")
        style = self.style()
        if style:
            out = (
                [f"{_capital(style)}.", *out] if self.chance(0.3) else [*out, f"{_capital(style)}."]
            )
        return " ".join(part for part in out if part)

    def _clause(self, index: int, adjective: str) -> str:
        mention = self.told.mentions[index]
        name, at = self.name(index, adjective=adjective), self.at(mention)
        bearing = self.bearing(index)
        marks = f" with {bearing}" if bearing else ""
        if index and not at:
            at = self._beside(index)
        doing = self.doing(index)
        if not doing:
            if mention.figure.kind in LIVING and not at:
                return f"there is {name}{marks}"
            stands = f"{at + ', ' if at else ''}there is {name}{marks}"
            return stands if self.chance(0.5) or not at else f"{name} is {at}{marks}"
        if self.chance(0.35):
            doing = self.doing(index, "s")
            text = f"{name} {doing}{marks}"
        else:
            text = f"{name} is {doing}{marks}"
        if at and self.chance(0.25) and index == 0:
            return f"{at} {text}"
        return f"{text} {at}".rstrip()

    def _feeling(self, index: int, adjective: str, pronoun: float = 0.4) -> str:
        """A sentence about a face."""
        mention = self.told.mentions[index]
        who = _capital(self.again(index, pronoun))
        if adjective:
            noun = self.one(self.table["faces"][mention.figure.face]["noun"])
            whose = _capital(self._their("{their} face", index))
            return self.one(
                (
                    f"{who} feels {adjective}.",
                    f"{who} looks {adjective}.",
                    f"{who} is {adjective}.",
                    f"{whose} shows {noun}.",
                )
            )
        if mention.face != "sign":
            return ""
        if self.chance(0.5):
            return f"{who} is {self.sign(index, 'ing')}."
        has = self.sign(index, "with")
        return f"{who} has {has}."

    def reader(self) -> str:
        """As the offline reader describes a scene."""
        acting = [
            i for i, m in enumerate(self.told.mentions) if m.figure.kind in LIVING and m.action
        ]
        clauses = [
            f"{self.name(i)} is {self.doing(i)}"
            + (f" {at}" if (at := self.at(self.told.mentions[i])) else "")
            + (f" with {bearing}" if (bearing := self.bearing(i)) else "")
            for i in acting
        ]
        text = clauses[0] if clauses else ""
        if len(clauses) > 1:
            text = f"{', '.join(clauses[:-1])}, while {clauses[-1]}"
        rest = [i for i in range(len(self.nouns)) if i not in acting]
        if rest:
            names = [f"{self.name(i)} {self.at(self.told.mentions[i])}".rstrip() for i in rest]
            several = any(self.told.mentions[i].spot for i in rest)
            if text:
                text += f", with {_listed(names)}{'' if several else ' nearby'}"
            else:
                text = _listed(names)
        setting = ", ".join(part for part in (self.where(), self.when()) if part)
        out = [f"{_capital(f'{text} {setting}'.strip())}."]
        for index in range(len(self.nouns)):
            adjective = self.adjective(index)
            if adjective:
                out.append(f"{_capital(self.short(index))} feels {adjective}.")
            elif self.told.mentions[index].face == "sign":
                out.append(self._feeling(index, "", 0.4 if len(self.nouns) == 1 else 0.0))
        mood = self.mood()
        if mood:
            feels = len(out) > 1 and out[-1].split(" feels ")[-1] != out[-1]
            out[-1] = f"{out[-1][:-1]}; the atmosphere is {mood}." if feels else out[-1]
            out += [] if feels else [f"The mood is {mood}."]
        behind, light = self.behind(), self.light()
        air = ", ".join(part for part in (light, self.colours()) if part)
        out += [f"{_capital(part)}." for part in (behind, air, self.style()) if part]
        return " ".join(out)


def _bare(setting: str) -> str:
    return setting.removeprefix("on ").removeprefix("at ")


def _article(phrase: str) -> str:
    return "an" if phrase[:1].lower() in "aeiou" else "a"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)
