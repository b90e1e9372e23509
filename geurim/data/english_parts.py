"""Parts of English captions: a figure, a face, a place, the light, in words of the tables.

Every part is "" where the telling leaves it out. How they are joined is in
:mod:`geurim.data.english`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geurim.data.captions import Mention, Telling, Words, stance
from geurim.data.world import ANIMALS, LIVING
from geurim.emotion import Emotion

_HER = frozenset({"girl", "mother", "grandmother"})
_HIS = frozenset({"boy", "father", "grandfather"})
_GRASSY = frozenset({"park", "mountain", "forest"})
_WARM = frozenset({Emotion.CONTENTMENT, Emotion.EXCITEMENT, Emotion.AMUSEMENT})
_DIM = frozenset({Emotion.FEAR, Emotion.SADNESS})


class Parts:
    """The parts of one caption, worded as they are asked for: the order decides what is drawn."""

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
                    a=article(colour), colour=colour
                )
            elif figure.kind == "house":
                after = f" with {article(colour)} {colour} roof"
            elif noun.startswith("pair of "):
                noun = f"pair of {colour} {noun.removeprefix('pair of ')}"
            else:
                before.append(colour)
        phrase = f"{' '.join([*before, noun])}{after}"
        if bare:
            return phrase
        if len(self.nouns) == 1 and self.chance(0.06):
            alone = self.one(self.table["frame"]["alone"])
            return alone.format(a=article(phrase), name=phrase)
        if "the" in self.table["kinds"][figure.kind] and not before and self.chance(0.45):
            return f"the {phrase}"
        return f"{article(phrase)} {phrase}"

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
        """On which side it is: on the left."""
        return self.one(self.table["spots"][mention.figure.spot][form]) if mention.spot else ""

    def where(self, form: str = "where") -> str:
        """The place: in a park."""
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
        return f"on {article(text)} {text}"

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
        """The palette: soft greens and yellows."""
        row = self.table["palettes"][self.told.tableau.palette]
        if self.told.palette is None:
            return ""
        time = "night" if self.told.tableau.time == "night" else "day"
        felt = self.told.palette == "felt" and row["felt"]
        words = self.one(row["felt"] if felt else row[time])
        return self.one(self.table["frame"]["colours"]).format(colours=words)

    def mood(self) -> str:
        """The mood of the whole: lonely."""
        return self.one(self.table["moods"][self.told.mood]["mood"]) if self.told.mood else ""

    def style(self) -> str:
        """How it is drawn: flat illustration."""
        return self.one(self.table["styles"][self.told.style]["words"]) if self.told.style else ""


def article(phrase: str) -> str:
    """``a`` or ``an``."""
    return "an" if phrase[:1].lower() in "aeiou" else "a"
