"""What a judge said beside what is true: right and wrong by carrier, with Wilson's intervals.

Every comparison is one :class:`Mark`; whoever measures groups them. Draws and paints nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geurim.recognise.judge import SPOTS, UNREADABLE, Names, Seen

CARRIERS: dict[str, str] = {
    "subject": "Share of the figures that were seen, wherever.",
    "position": "Share of the figures that were seen in their own third.",
    "empty": "Share of the thirds without a figure in which none was seen.",
    "face": "Share of the faces with the right feeling, of nine; an unreadable one is wrong.",
    "readable": "Share of the faces that could be read, rightly or not.",
    "hidden": "Share of the faces asleep or turned away that were called unreadable.",
    "posture": "Share of the people who just stand there whose body shows the right feeling.",
    "palette": "Share of the pictures whose colours speak of the right feeling, of nine.",
    "weather": "Share with the right weather: six, or none to be seen.",
    "time": "Share with the right time of day.",
    "place": "Share with the right place, or nowhere in particular.",
    "style": "Share in the style that was asked for.",
}
"""What is compared, in the order of tables."""
_WHOLE = ("palette", "weather", "time", "place")
_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Mark:
    """One comparison."""

    carrier: str
    wanted: str
    said: str
    picture: int
    held_out: bool
    """Whether what was wanted is of a combination that was kept from the painter."""

    @property
    def right(self) -> bool:
        """Whether what was said is what was wanted."""
        return self.wanted == self.said


@dataclass(frozen=True, slots=True)
class Share:
    """A share of right ones and how sure one can be of it."""

    value: float
    low: float
    high: float
    n: int


def compare(
    truth: Mapping[str, Any],
    style: str,
    seen: Seen,
    names: Names,
    picture: int = 0,
    held_out: bool = False,
) -> Iterator[Mark]:
    """Compare all that ``truth`` tells of a picture with what was ``seen``.

    ``truth`` is the record that ``geurim data crayon`` writes. A figure that says itself whether it
    is ``held_out`` is believed before ``held_out``. No ``style``, no comparison of it.

    Raises:
        KeyError: something is missing in ``truth``.
    """
    figures = {figure["spot"]: figure for figure in truth["figures"]}
    for spot in SPOTS:
        third = seen.thirds[spot]
        figure = figures.get(spot)
        if figure is None:
            yield Mark("empty", _NOTHING, third.kind or _NOTHING, picture, held_out)
            continue
        outside = bool(figure.get("held_out", held_out))
        kind = str(figure["kind"])
        anywhere = kind if kind in seen.kinds else third.kind or _NOTHING
        yield Mark("subject", kind, anywhere, picture, outside)
        yield Mark("position", kind, third.kind or _NOTHING, picture, outside)
        said = third.face or UNREADABLE
        if kind in names.faced and figure["action"] in names.hidden:
            yield Mark("hidden", UNREADABLE, said, picture, outside)
        elif kind in names.faced:
            yield Mark("face", str(figure["face"]), said, picture, outside)
            read = "readable" if said != UNREADABLE else UNREADABLE
            yield Mark("readable", "readable", read, picture, outside)
        if kind in names.posed and figure["action"] is None:
            yield Mark("posture", str(figure["posture"]), str(third.posture), picture, outside)
    for name in _WHOLE:
        wanted, said = truth[name] or _NOTHING, getattr(seen, name) or _NOTHING
        yield Mark(name, str(wanted), str(said), picture, held_out)
    if style:
        yield Mark("style", style, seen.style, picture, held_out)


def share(marks: Sequence[Mark]) -> Share:
    """How many are right, with Wilson's 95 % interval (1927); at least one is needed."""
    hits, n, z2 = sum(mark.right for mark in marks), len(marks), 1.959964**2
    p = hits / n
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = math.sqrt(z2) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Share(p, max(0.0, middle - half), min(1.0, middle + half), n)


def chance(marks: Sequence[Mark]) -> float | None:
    """What always saying the commonest answer would get; ``None`` where only one is wanted."""
    wanted = [mark.wanted for mark in marks]
    options = set(wanted)
    return max(map(wanted.count, options)) / len(wanted) if len(options) > 1 else None
