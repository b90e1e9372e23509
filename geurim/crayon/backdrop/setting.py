"""The board on which a setting is put together.

Things placed in units of the sheet, areas, what falls. Keeps every piece of decor on the sheet.
Which things make a place is for the modules of places.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from geurim import vocabulary
from geurim.crayon.archetypes import ARCHETYPES
from geurim.crayon.backdrop import greenery
from geurim.crayon.look import Look
from geurim.crayon.mood import Mood
from geurim.crayon.sketch import Fill, Pen, Points, Sketch, as_points
from geurim.crayon.wishes import pick
from geurim.records import Scene, Season

HEIGHT = 512.0
EDGE = 5.0
"""Decor keeps this far from the edge of the sheet, units."""


class Setting:
    """Collects the pieces of one backdrop; the nearest pieces come first."""

    def __init__(self, scene: Scene, mood: Mood, width: float, rng: np.random.Generator) -> None:
        self.scene, self.mood, self.width, self.rng = scene, mood, width, rng
        self.season: Season = scene.season or ("winter" if scene.weather == "snow" else "summer")
        polarity = mood.emotion.polarity
        self.glad = polarity == "happiness" or (polarity == "neutral" and mood.bright)
        self.dull = not mood.bright and not self.glad
        self.night = scene.time == "night"
        self.snowy = scene.weather == "snow" or scene.season == "winter"
        self.base = float(rng.uniform(424, 446))
        self.schema = int(rng.integers(3))
        """The child's habit: most things of one picture are drawn after the same schema."""
        self.decor: list[Sketch] = []
        self.areas: list[Sketch] = []
        self.over: list[Sketch] = []
        self.water: float | None = None
        self.skyline = self.base - 14
        """Down to where the sky is coloured."""
        self.sides = [-1, 1] if rng.random() < 0.5 else [1, -1]
        self.crowd = min(6, sum(min(subject.count, 3) for subject in scene.subjects))
        """About how many figures stand in front, side by side."""

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return bool(self.rng.random() < probability)

    def some(self, options: Sequence[str]) -> str:
        """One of ``options``."""
        return pick(self.rng, options)

    def between(self, low: float, high: float) -> float:
        """A number between ``low`` and ``high``."""
        return float(self.rng.uniform(low, high))

    def side(self, which: int, inset: float) -> float:
        """X of a place ``inset`` units from the first (0) or second (1) side of this picture."""
        return inset if self.sides[which] < 0 else self.width - inset

    def spot(self, which: int, inset: float) -> float:
        """X of the place ``which`` (0 is the best) that figures standing side by side leave free.

        One figure leaves the sides, two the middle, three the gaps between them. ``inset`` is
        the distance from the side of a thing that goes there.
        """
        if self.crowd == 2:
            return 0.49 * self.width if which == 0 else self.side(which - 1, inset)
        if self.crowd == 3 and which < 2:
            return self.side(which, self.width / 3)
        return self.side(which % 2, inset)

    def add(self, sketch: Sketch) -> None:
        """Put a finished sketch behind what is there, moved so that it lies on the sheet."""
        self.decor.append(kept(sketch, self.width))

    def draw(self, pen: Pen, *, free: bool = False, nearest: bool = False) -> None:
        """Put what ``pen`` drew behind what is there, or with ``nearest`` before it.

        ``free`` leaves it where it is, even off the sheet.
        """
        sketch = pen.sketch() if free else kept(pen.sketch(), self.width)
        self.decor.insert(0 if nearest else len(self.decor), sketch)

    def put(
        self,
        kind: str,
        x: float,
        y: float,
        height: float,
        *,
        flip: bool = False,
        schema: int | None = None,
        colour: str | None = None,
        turn: float = 0.0,
        again: bool = False,
    ) -> None:
        """Put a thing of the vocabulary with its foot at (x, y).

        What is a subject of the scene already is not put a second time, unless ``again``.
        """
        sketch = self.thing(kind, schema, colour)
        if again or not self.shows(kind):
            left, _, right, _ = sketch.box()
            # Long things (a Korean house, a train) would fill the sheet from side to side.
            height = min(height, 0.66 * self.width / max(right - left, 1e-6))
            self.add(sketch.placed(x, y, height, flip=flip, turn=turn))

    def shows(self, kind: str) -> bool:
        """Whether the scene has a subject that is drawn like ``kind``."""
        rows = vocabulary.subjects()
        drawn = {rows[it.kind].draw for it in self.scene.subjects if it.kind in rows}
        return kind in rows and rows[kind].draw in drawn

    def thing(self, kind: str, schema: int | None = None, colour: str | None = None) -> Sketch:
        """A thing of the vocabulary, 1 high."""
        row = vocabulary.subjects()[kind]
        look = Look(
            rng=np.random.default_rng(int(self.rng.integers(2**31))),
            emotion=self.mood.emotion,
            intensity=self.mood.intensity,
            schema=self.schema if schema is None else schema,
            colour=colour,
        )
        return ARCHETYPES[row.draw](row, look)

    def tree(self, x: float, y: float, height: float, form: int | None = None) -> None:
        """Put a tree; its form is the picture's own unless given."""
        shape = self.schema if form is None else form
        if form is None and shape == 2 and self.scene.season in ("spring", "autumn"):
            # Firs tell no season; where the diary names one, most trees show it.
            shape = 2 if self.chance(0.2) else int(self.rng.integers(2))
        bare = self.dull and form is None and self.chance(0.4)
        lean = self.between(0.06, 0.14) if self.scene.weather in ("wind", "storm") else 0.0
        grown = greenery.tree(self.rng, self.season, 3 if bare else shape, dull=self.dull)
        self.add(grown.placed(x, y, height, turn=lean))

    def flowers(self, left: float, right: float, y: float, count: int, height: float = 34) -> None:
        """A loose row of flowers; none in winter and few in dull pictures."""
        if self.season == "winter" or self.snowy:
            return
        form = int(self.rng.integers(3))
        for k in range(max(1, count // 3) if self.dull else count):
            x = left + (right - left) * (k + self.between(0.2, 0.8)) / count
            grown = greenery.flower(self.rng, form if self.chance(0.8) else 0)
            self.add(grown.placed(x, y + self.between(-4, 10), height * self.between(0.8, 1.15)))

    def area(
        self,
        points: Sequence[tuple[float, float]] | Points,
        fill: str,
        how: Fill = "loose",
        *,
        chance: float = 1.0,
    ) -> bool:
        """Colour an area around everything, with this probability; says whether it is coloured."""
        coloured = self.chance(chance)
        if coloured:
            outline = np.clip(as_points(points), (0.0, 0.0), (self.width, HEIGHT))
            self.areas.append(Pen().shape(outline, fill, None, how=how).sketch())
        return coloured

    def band(
        self, top: float, low: float, fill: str, how: Fill = "loose", *, chance: float = 1.0
    ) -> bool:
        """Colour a band across the sheet; its upper edge is a little uneven."""
        x = np.linspace(0, self.width, 9)
        edge = np.stack([x, top + self.rng.normal(0, 2.5, 9)], axis=1)
        corners = np.array([(self.width, low), (0.0, low)])
        return self.area(np.concatenate([edge, corners]), fill, how, chance=chance)

    def line(self, y: float, colour: str = "ink", slack: float = 3.0) -> None:
        """A line across the sheet, as children draw the ground."""
        x = np.linspace(2, self.width - 2, 8)
        points = np.stack([x, y + self.rng.normal(0, slack, 8)], axis=1)
        self.draw(Pen().path(points, colour, smooth=True), free=True)


def kept(sketch: Sketch, width: float) -> Sketch:
    """``sketch`` shrunk and moved as little as needed to lie on the sheet."""
    left, top, right, low = sketch.box()
    room_x, room_y = width - 2 * EDGE, HEIGHT - 2 * EDGE
    scale = min(1.0, room_x / max(right - left, 1e-6), room_y / max(low - top, 1e-6))
    left, top, right, low = left * scale, top * scale, right * scale, low * scale
    dx = max(EDGE - left, 0.0) - max(right - (width - EDGE), 0.0)
    dy = max(EDGE - top, 0.0) - max(low - (HEIGHT - EDGE), 0.0)
    return sketch if scale == 1.0 and dx == 0.0 and dy == 0.0 else sketch.placed(dx, dy, scale)


Place = Callable[[Setting], None]
"""Puts one place together."""
