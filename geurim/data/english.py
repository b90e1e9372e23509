"""English captions: a telling put into the words and forms in which prompts are written.

Four forms: sentences, one long phrase with commas, tags, and the way of the offline reader. How
much is told is settled before (:mod:`geurim.data.captions`), and the words of each part come from
:mod:`geurim.data.english_parts`; here they are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from geurim.data.captions import Telling, lighter
from geurim.data.english_parts import Parts, article
from geurim.data.world import ANIMALS, CHILDREN, LIVING, PEOPLE

LONGEST = 62
"""Words and punctuation marks: with rare words in two pieces still within 77 tokens."""
_TOKEN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|[^\sA-Za-z]")


def english(told: Telling, rng: np.random.Generator) -> str:
    """``told`` in English: at most :data:`LONGEST` words and marks."""
    form = int(rng.choice(4, p=(0.32, 0.30, 0.14, 0.24)))
    state = rng.bit_generator.state
    text = ""
    for less in lighter(told):
        rng.bit_generator.state = state  # the same words, only fewer
        caption = _Forms(less, rng)
        text = (caption.sentences, caption.phrase, caption.tags, caption.reader)[form]()
        if length(text) <= LONGEST:
            break
    return text


def length(text: str) -> int:
    """Words and punctuation marks."""
    return len(_TOKEN.findall(text))


class _Forms(Parts):
    """One caption being written."""

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
                        f"{_capital(article(mood))} {mood} mood.",
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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)
