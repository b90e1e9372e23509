"""The synthetic picture set: pictures of the small world with captions and truth, in memory.

Picture *k* depends on the settings and on *k* alone. What can be in it is in
:mod:`geurim.data.world`, the words in :mod:`geurim.data.captions`, the strokes in
:mod:`geurim.crayon.styles`; :mod:`geurim.data.imagefolder` keeps pictures on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from geurim.choices import within
from geurim.crayon.painter import Drawing
from geurim.crayon.styles import STYLES, Style, render
from geurim.crayon.tableau import Tableau, compose, truth
from geurim.data.captions import captions
from geurim.data.world import EVERYDAY, Part, Recipe, generator, one, tableau
from geurim.errors import BadInput
from geurim.records import Pixels

Split = Literal["all", "seen", "held-out"]
BASE_STYLES = ("flat", "soft", "pencil")
"""What the base model learns from: the child's style is not among them."""
SIZES = (32, 1024)
SEEDS = (0, 2**32 - 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """All of one picture but its pixels."""

    index: int
    tableau: Tableau
    held_out: bool
    style: str
    text: str
    """English caption."""
    text_ko: str
    """Korean caption."""
    truth: dict[str, Any]
    """Plain values; the same keys for every picture."""
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture of the set."""

    plan: Plan
    pixels: Pixels


@dataclass(frozen=True, slots=True)
class SetSettings:
    """What the pictures of a set are made from, but for how many."""

    seed: int = 0
    size: int = 128
    """Pixels; height and width."""
    styles: tuple[str, ...] = BASE_STYLES
    split: Split = "all"

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            BadInput: a value is out of its range, or a style or split is not known.
        """
        within("seed", self.seed, SEEDS)
        within("size", self.size, SIZES)
        unknown = [style for style in self.styles if style not in STYLES]
        if unknown or not self.styles:
            raise BadInput(
                f"--styles {','.join(self.styles) or '(none)'}: choose from "
                f"{', '.join((*BASE_STYLES, 'crayon'))}, with commas between."
            )
        if len(set(self.styles)) != len(self.styles):
            raise BadInput(f"--styles {','.join(self.styles)}: name every style once.")
        if self.split not in get_args(Split):
            raise BadInput(f"--split {self.split}: choose one of: {', '.join(get_args(Split))}.")


def samples(
    seed: int,
    start: int,
    count: int,
    size: int = 128,
    styles: Sequence[str] = BASE_STYLES,
    split: Split = "all",
    recipe: Recipe = EVERYDAY,
) -> Iterator[Sample]:
    """Pictures ``start`` to ``start + count`` of the set ``seed``, one after another.

    Raises:
        BadInput: a value is out of its range, or a style or split is not known.
    """
    settings = SetSettings(seed, size, tuple(styles), split)
    for index in range(start, start + count):
        made = plan(settings, index, recipe)
        yield Sample(made, draw(made, size))


def plan(settings: SetSettings, index: int, recipe: Recipe = EVERYDAY) -> Plan:
    """Decide everything of picture ``index``; no pixel is touched."""
    shown, outside = tableau(settings.seed, index, settings.split, recipe)
    style = one(generator(settings.seed, index, Part.STYLE), settings.styles)
    drawing = compose(shown)
    text, text_ko = captions(shown, style, settings.seed, index)
    return Plan(
        index=index,
        tableau=shown,
        held_out=outside,
        style=style,
        text=text,
        text_ko=text_ko,
        truth=_truth(shown, truth(drawing, settings.size), settings.size),
        drawing=drawing,
    )


def draw(made: Plan, size: int) -> Pixels:
    """The pixels of a plan; RGB, shape ``(size, size, 3)``."""
    return render(made.drawing, cast("Style", made.style), (size, size), made.tableau.seed)


def _truth(shown: Tableau, drawn: dict[str, Any], size: int) -> dict[str, Any]:
    """What is in the picture, with the same keys for every one; boxes end where it ends."""
    told = [
        {
            "kind": figure.kind,
            "spot": figure.spot,
            "box": [min(max(v, 0.0), float(size)) for v in drawn["figures"][number]["box"]],
            "action": figure.action,
            "face": figure.face.value,
            "posture": figure.posture.value,
            "colour": figure.colour,
        }
        for number, figure in enumerate(shown.figures)
    ]
    return {
        "figures": told,
        "place": shown.place,
        "time": shown.time,
        "weather": shown.weather,
        "season": shown.season,
        "palette": shown.palette.value,
        "intensity": shown.intensity,
    }
