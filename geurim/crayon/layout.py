"""Where everything goes: actors become placed sketches, nearest first.

Figures stand side by side on the base line, as children arrange them; who does something to
somebody stands next to them and faces them. What is held hangs on a hand, what is ridden carries
its rider, houses and trees step back, birds and balloons rise. Distance between figures follows
the mood.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from geurim.crayon.cast import Actor, Cast
from geurim.crayon.groups import Group, Grouping
from geurim.crayon.mood import Mood
from geurim.crayon.sketch import SHEET, Box, Pen, Points, Sketch
from geurim.crayon.whereabouts import INWARD
from geurim.crayon.words import thought
from geurim.emotion import Emotion

LEGIBLE = 170.0
"""A child drawn smaller than this loses its face, units."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor's sketch on the sheet."""

    actor: Actor
    sketch: Sketch
    number: int
    """Index of the actor."""
    hide: Points | None = None
    """An area behind which the sketch disappears (water, a window sill)."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the backdrop leaves to the actors."""

    width: float
    base: float
    """y of the ground line."""
    water: float | None = None
    """y of the water's surface, where there is any."""
    sea_behind: bool = False
    """Whether the water lies behind whoever stands on the ground line."""
    indoors: bool = False


_GAPS = {
    "hug": -0.24,
    "hold_hands": -0.02,
    "front": 0.04,
    "hand": 0.02,
    "beside": 0.06,
    "away": 0.35,
    "behind": -0.3,
}
"""Distance to whom somebody is tied to, child heights."""


def arrange(cast: Cast, stage: Stage, mood: Mood, rng: np.random.Generator) -> list[Placed]:
    """Place all actors of ``cast``; the result is ordered from nearest to farthest."""
    return _Arranging(cast, stage, mood, rng).all()


class _Arranging:
    def __init__(self, cast: Cast, stage: Stage, mood: Mood, rng: np.random.Generator) -> None:
        self.cast, self.stage, self.mood, self.rng = cast, stage, mood, rng
        self.grouping = Grouping(cast, rng)

    def all(self) -> list[Placed]:
        attached = self.grouping.attached
        free = [i for i in range(len(self.cast.actors)) if i not in attached]
        swimmers = [i for i in free if self._swims(i)]
        free = [i for i in free if i not in swimmers]
        upper = [i for i in free if self._floats(i)]
        backs = [i for i in free if i not in upper and self._steps_back(i)]
        rest = [i for i in self.grouping.order if i in free and i not in {*upper, *backs}]
        feet = [i for i in rest if self._lies_in_front(i)]
        if len(feet) == len(rest):
            feet = []  # nobody whose feet they could lie at
        groups = [self.grouping.group(i) for i in rest if i not in feet]
        unit, placed = self._front_row(groups, bool(backs))
        placed = self._at_the_feet(feet, placed, unit) + placed
        back_row = self._back_row(backs, placed, unit)
        return (
            placed
            + self._water_row(swimmers, placed, unit)
            + self._upper_row(upper, placed, unit)
            + back_row
        )

    # -- what is what -------------------------------------------------------------------------

    def _actor(self, index: int) -> Actor:
        return self.cast.actors[index]

    def _swims(self, index: int) -> bool:
        actor = self._actor(index)
        wet = actor.row.zone == "water" or actor.look.pose == "swim"
        return wet and self.stage.water is not None

    def _floats(self, index: int) -> bool:
        actor = self._actor(index)
        return actor.row.zone in ("sky", "wall") or any(
            tie.target == index and tie.reach == "over" for tie in self.cast.ties
        )

    def _steps_back(self, index: int) -> bool:
        actor = self._actor(index)
        if actor.row.alive or actor.row.group not in (
            "buildings",
            "plants",
            "vehicles",
            "furniture",
            "things",
        ):
            return False
        return not self._carries(index) and actor.row.height >= (
            0.8 if actor.row.group == "vehicles" else 1.15
        )

    def _carries(self, index: int) -> bool:
        """Whether somebody sits, lies or stands on it."""
        return any(t.target == index and t.reach in ("under", "on") for t in self.cast.ties)

    def _lies_in_front(self, index: int) -> bool:
        """Small things lie at the feet of the figures and take no room in their row."""
        row = self._actor(index).row
        return not row.alive and not self._carries(index) and row.height <= 0.62

    # -- placing ------------------------------------------------------------------------------

    def _gap(self, left: Group, right: Group) -> float:
        """Distance between neighbours in the row, child heights; negative overlaps."""
        tie = self.grouping.tie_between(left.leader, right.leader)
        if tie is None:
            return 0.16 + self.mood.distance
        if tie.action in ("hold_hands", "make_up"):
            return -0.03
        return _GAPS.get(tie.reach, 0.1)

    def _front_row(self, groups: list[Group], behind: bool) -> tuple[float, list[Placed]]:
        """Groups side by side on the base line; returns the size of a child in units, too."""
        if not groups:
            return 190.0, []
        margin = 0.04 * self.stage.width
        room = self.stage.width - 2 * margin
        spans = sum(g.right - g.left for g in groups)
        pairs = list(pairwise(groups))
        gaps = [self._gap(one, other) for one, other in pairs]
        most = {1: 300.0, 2: 285.0, 3: 262.0, 4: 240.0}.get(len(groups), 220.0)
        most *= self.mood.size * (0.9 if behind else 1.0)
        ceiling = (self.stage.base - 22.0) / max(-g.top for g in groups)
        wide = max(0.2, spans + max(0.0, sum(gaps)))
        unit = min(most, room / wide, ceiling)
        squeeze = 1.0
        if unit < LEGIBLE:
            # Too many for one row of legible figures: let them overlap rather than shrink.
            unit = min(LEGIBLE, ceiling)
            squeeze = max(0.45, room / (unit * wide))
        spare = max(0.0, room - unit * squeeze * (spans + sum(gaps)))
        loose = [self.grouping.tie_between(a.leader, b.leader) is None for a, b in pairs]
        between = 0.45 * spare / max(2, sum(loose) + 1)
        spreads = [between if free else 0.12 * between for free in loose]
        if len(groups) == 1:
            x = margin + self._first(spare)
        else:
            x = margin + 0.5 * (spare - sum(spreads)) * float(self.rng.uniform(0.7, 1.3))
        placed: list[tuple[float, list[Placed]]] = []
        for group, after in zip(
            groups, [*zip(gaps, spreads, strict=True), (0.0, 0.0)], strict=True
        ):
            y = self.stage.base + float(self.rng.uniform(-6, 16))
            if squeeze < 1.0:
                # Where figures overlap, people stand in front.
                y += 12.0 if self._actor(group.leader).row.group == "people" else -14.0
            at = x - unit * group.left * squeeze
            x += unit * squeeze * (group.right - group.left + after[0]) + after[1]
            lying = self._actor(group.leader).row.zone == "table"
            placed.append((y, self._put(group, at, y + (18 if lying else 0), unit)))
        placed.sort(key=lambda pair: -pair[0])
        return unit, [p for _, parts in placed for p in self._kept_in(parts)]

    def _put(
        self, group: Group, x: float, y: float, size: float, hide: Points | None = None
    ) -> list[Placed]:
        """Carry a group to (x, y) at ``size`` units a child height."""
        return [
            Placed(self._actor(i), sketch.placed(x, y, size), i, hide) for i, sketch in group.parts
        ]

    def _first(self, spare: float) -> float:
        """Where a single figure stands: near the middle, but a lonely one to a side."""
        lonely = self.mood.emotion in (Emotion.SADNESS, Emotion.FEAR)
        if lonely and self.rng.random() < 0.6:
            return spare * float(self.rng.choice([0.2, 0.8]))
        return spare * float(self.rng.uniform(0.4, 0.6))

    def _kept_in(self, parts: list[Placed]) -> list[Placed]:
        """A group, moved as one so that it does not leave the sheet at its sides."""
        boxes = [p.sketch.box() for p in parts]
        left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
        shift = max(0.0, 6.0 - left) - max(0.0, right - (self.stage.width - 6.0))
        if not shift or right - left > self.stage.width:
            return parts
        return [replace(p, sketch=p.sketch.placed(shift, 0.0, 1.0)) for p in parts]

    def _at_the_feet(self, things: list[int], row: list[Placed], unit: float) -> list[Placed]:
        """Small things before the row: near whoever deals with them, else where there is room."""
        out: list[Placed] = []
        taken: list[tuple[float, float]] = []
        for i in things:
            group = self.grouping.group(i)
            size = min(unit, 0.4 * self.stage.width / (group.right - group.left))
            wide = (group.right - group.left) * size
            users = {t.source for t in self.cast.ties if t.target == i}
            near = [
                p.sketch.anchors["head"][0]
                for p in row
                if p.number in users and p.actor.row.alive and "head" in p.sketch.anchors
            ]
            bodies = [
                (b[0] + 0.3 * (b[2] - b[0]), b[2] - 0.3 * (b[2] - b[0]))
                for b in (p.sketch.box() for p in row)
            ]
            x = self._freest(wide, [*bodies, *taken, *taken], near[0] if near else None)
            taken.append((x, x + wide))
            y = min(self.stage.base + float(self.rng.uniform(26, 54)), SHEET - 8.0)
            out += self._put(group, x - group.left * size, y, size)
        return out

    def _back_row(self, backs: list[int], front: list[Placed], unit: float) -> list[Placed]:
        """Houses, trees, big things: behind, where the front row leaves most room."""
        out: list[Placed] = []
        taken = [(p.sketch.box()[0], p.sketch.box()[2]) for p in front if p.actor.row.zone != "sky"]
        for i in backs:
            group = self.grouping.group(i)
            size = min(
                unit,
                (self.stage.base - 30.0) / max(0.2, -group.top),
                0.6 * self.stage.width / (group.right - group.left),
            )
            wide = (group.right - group.left) * size
            x = self._freest(wide, taken)
            taken.append((x, x + wide))
            y = self.stage.base - float(self.rng.uniform(2, 14))
            out += self._put(group, x - group.left * size, y, size)
        return out

    def _freest(
        self, wide: float, taken: list[tuple[float, float]], near: float | None = None
    ) -> float:
        """Left end of the place of width ``wide`` that overlaps least with ``taken``.

        ``near`` is an x to stay close to.
        """
        spots = np.linspace(4.0, max(5.0, self.stage.width - wide - 4.0), 21)
        cost = np.array(
            [sum(max(0.0, min(b, x + wide) - max(a, x)) for a, b in taken) for x in spots.tolist()]
        )
        if near is not None:
            cost = cost + 0.25 * np.abs(spots + wide / 2 - near)
        return float(spots[int(np.argmin(cost + self.rng.uniform(0, 4.0, len(spots))))])

    def _water_row(self, swimmers: list[int], front: list[Placed], unit: float) -> list[Placed]:
        if not swimmers or self.stage.water is None:
            return []
        surface = self.stage.water
        taken = [(p.sketch.box()[0], p.sketch.box()[2]) for p in front]
        out: list[Placed] = []
        count = len(swimmers)
        for k, i in enumerate(swimmers):
            actor, group = self._actor(i), self.grouping.group(i)
            wide, high = group.right - group.left, -group.top
            deep = SHEET - surface
            size = min(unit, 0.9 * self.stage.width / count / wide, 210.0)
            x = self.stage.width * (k + 0.5) / count - (group.left + group.right) / 2 * size
            if actor.look.pose == "swim" and actor.row.group == "people":
                tall = size * actor.row.height
                y = surface + 0.52 * tall + min(30.0, 0.2 * deep)
                sill, edge = y - 0.42 * tall, self.stage.width
                hide = np.array([(0.0, sill), (edge, sill + 4), (edge, SHEET), (0.0, SHEET)])
                out += self._put(group, x, y, size, hide)
            elif self.stage.sea_behind:
                # What swims far out is seen whole, beside whoever stands on the beach.
                size = min(unit, 150.0 / high, 0.45 * self.stage.width / wide)
                left = self._freest(wide * size, taken)
                taken.append((left, left + wide * size))
                down = surface + float(self.rng.uniform(0, 24))
                out += self._put(group, left - group.left * size, down, size)
            elif actor.row.group == "vehicles":
                out += self._put(group, x, surface + 0.18 * high * size, size)
            else:
                down = float(self.rng.uniform(0.25, 0.6)) * max(20.0, deep - high * size)
                out += self._put(group, x, surface + down + high * size, size)
        return out

    def _upper_row(self, upper: list[int], front: list[Placed], unit: float) -> list[Placed]:
        """Sky and wall things, above everybody's heads; dreams and thoughts in a cloud."""
        out: list[Placed] = []
        heads = [p.sketch.box() for p in front]
        for i in upper:
            group = self.grouping.group(i)
            wide, high = group.right - group.left, max(0.05, group.bottom - group.top)
            dreamt = any(t.target == i and t.action in INWARD for t in self.cast.ties)
            size = min(unit, 0.45 * self.stage.width / wide, (96.0 if dreamt else 170.0) / high)
            x = self._above(wide * size, high * size, heads)
            ceiling = min(
                (b[1] for b in heads if b[0] < x + wide * size and b[2] > x), default=300.0
            )
            y = float(np.clip(ceiling - high * size - 14, 14.0, 0.5 * self.stage.base))
            y = max(10.0, min(y, 14.0 + float(self.rng.uniform(0, 40))))
            parts = self._put(group, x - group.left * size, y - group.top * size, size)
            heads.append((x, y, x + wide * size, y + high * size))
            out += parts[:-1]
            out.append(self._tethered(i, parts[-1].sketch, front))
        return out

    def _above(self, wide: float, high: float, boxes: list[Box]) -> float:
        """Left end of the place for something ``wide`` × ``high`` that hides least of ``boxes``."""
        spots = np.linspace(10.0, max(11.0, self.stage.width - wide - 10.0), 13)
        cost = [
            sum(
                max(0.0, min(b[2], x + wide) - max(b[0], x)) * max(0.0, 60 + high - b[1])
                for b in boxes
            )
            for x in spots.tolist()
        ]
        best = int(np.argmin(np.array(cost) + self.rng.uniform(0, 120.0, len(spots))))
        return float(spots[best])

    def _tethered(self, index: int, placed: Sketch, front: list[Placed]) -> Placed:
        """The string of a kite or balloon; the cloud around a dream."""
        actor = self._actor(index)
        tie = next((t for t in self.cast.ties if t.target == index and t.reach == "over"), None)
        if tie is None:
            return Placed(actor, placed, index)
        holder = next((p for p in front if p.number == tie.source), None)
        if holder is None:
            return Placed(actor, placed, index)
        left, top, right, bottom = placed.box()
        if tie.action in INWARD:
            head = holder.sketch.anchors.get("head", (left, bottom))
            r = 0.72 * max(right - left, bottom - top)
            x, y = (left + right) / 2, (top + bottom) / 2
            kept = (min(max(x, 1.4 * r), self.stage.width - 1.4 * r), max(y, 1.15 * r))
            inside = placed.placed(kept[0] - x, kept[1] - y, 1.0)
            return Placed(actor, thought(inside, head, kept, r), index)
        if tie.action == "fly_kite":
            hand = holder.sketch.anchors.get(
                "hand_r", holder.sketch.anchors.get("head", (left, bottom))
            )
            end = ((left + right) / 2, bottom - 4)
            sag = ((hand[0] + end[0]) / 2 + 10, (hand[1] + end[1]) / 2 + 14)
            string = (
                Pen().path([hand, sag, end], "ink", weight=0.4, smooth=True, fine=True).sketch()
            )
            return Placed(actor, placed.over(string), index)
        return Placed(actor, placed, index)


def boxes(placed: list[Placed], scale: float) -> list[dict[str, object]]:
    """What is where, in pixels: the truth record of a drawing."""
    return [
        {
            "kind": p.actor.row.id,
            "box": [round(v * scale, 1) for v in p.sketch.box()],
            "pose": p.actor.look.pose,
            "emotion": p.actor.look.emotion.value,
        }
        for p in placed
    ]
