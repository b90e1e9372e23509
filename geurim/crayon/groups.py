"""Who hangs together: actors with what they hold, ride, lie on or have on their table.

A group is drawn about the middle of its leader, on y = 0, in child heights;
:mod:`geurim.crayon.layout` carries it to the sheet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from geurim.crayon.archetypes import ARCHETYPES
from geurim.crayon.cast import Actor, Cast, Tie, handy
from geurim.crayon.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that stand together."""

    parts: tuple[tuple[int, Sketch], ...]
    """Numbers and sketches, nearest first."""
    leader: int
    left: float
    top: float
    right: float
    bottom: float


class Grouping:
    """The actors of a cast, drawn, turned to each other and put together."""

    def __init__(self, cast: Cast, rng: np.random.Generator) -> None:
        self.cast, self.rng = cast, rng
        self.order = self._order()
        """Numbers of the actors from left to right."""
        self.flipped = self._facings()
        self.sketches = [self._draw(i) for i in range(len(cast.actors))]
        self.attached = self._attached()
        """Actors that are drawn with another, and the tie that binds them."""

    def actor(self, index: int) -> Actor:
        """The actor with that number."""
        return self.cast.actors[index]

    def group(self, index: int) -> Group:
        """An actor with everything that it carries, holds or wears."""
        body = self.sketches[index]
        parts: list[tuple[int, Sketch]] = [(index, body)]
        carried = 0
        for other, tie in self.attached.items():
            if tie.target == index and tie.reach == "under":
                carried += 1
                seat = self._rider(other, index, carried - 1)
                parts[len(parts) - 1 : len(parts) - 1] = seat
            elif tie.target == index and tie.reach == "on":
                parts.insert(0, (other, self._standing_on(other, index, parts)))
            elif tie.source == index and tie.target == other:
                parts.insert(0, (other, self._held(other, body)))
        low = np.min([sketch.box()[:2] for _, sketch in parts], axis=0)
        high = np.max([sketch.box()[2:] for _, sketch in parts], axis=0)
        return Group(tuple(parts), index, *low.tolist(), *high.tolist())

    def tie_between(self, one: int, other: int) -> Tie | None:
        """What binds two actors, in either direction."""
        pair = {one, other}
        return next((t for t in self.cast.ties if {t.source, t.target} == pair), None)

    def _attached(self) -> dict[int, Tie]:
        """Actors that are drawn with another: held things and things on tables."""
        out: dict[int, Tie] = {}
        for tie in self.cast.ties:
            target = self.actor(tie.target)
            if tie.reach == "hand":
                if handy(target.row) and not target.label and not self._hands_hidden(tie.source):
                    out.setdefault(tie.target, tie)
            elif (
                tie.reach == "under" and "seat" in self.sketches[tie.target].anchors
            ) or tie.reach == "on":
                out.setdefault(tie.source, tie)
        # What is carried carries nobody itself; but a rider may hold something.
        return {i: tie for i, tie in out.items() if tie.target == i or tie.target not in out}

    def _hands_hidden(self, index: int) -> bool:
        """Whether only the head will be seen: in a window, under a quilt."""
        for tie in self.cast.ties:
            if tie.source == index and tie.reach == "under":
                mount = self.actor(tie.target).row
                return (
                    bool(mount.params.get("cabin")) or "pillow" in self.sketches[tie.target].anchors
                )
        return False

    def _facings(self) -> set[int]:
        """Actors that are mirrored, so that whoever does something looks at whom it is done to."""
        flipped: set[int] = set()
        place = {index: at for at, index in enumerate(self.order)}
        tied: set[int] = set()
        for tie in self.cast.ties:
            if tie.reach == "under":
                tied.update((tie.source, tie.target))  # riders look where their mount goes
                continue
            towards_left = place[tie.target] < place[tie.source]
            if tie.action in ("run_away", "fear"):
                towards_left = not towards_left
            if tie.source not in tied and tie.reach not in ("on", "over"):
                tied.add(tie.source)
                if towards_left:
                    flipped.add(tie.source)
            if tie.target not in tied and self._answers(tie):
                tied.add(tie.target)
                if not towards_left:
                    flipped.add(tie.target)
        for i, actor in enumerate(self.cast.actors):
            free = i not in tied and actor.row.group in ("animals", "vehicles", "people")
            if free and self.rng.random() < 0.45:
                flipped.add(i)
        return flipped

    def _answers(self, tie: Tie) -> bool:
        """Whether the target of ``tie`` turns to its source: not when they go the same way."""
        return (
            self.actor(tie.target).row.alive
            and tie.reach in ("front", "hug", "hold_hands", "beside")
            and tie.action not in ("race", "run", "walk", "go")
        )

    def _draw(self, index: int) -> Sketch:
        actor = self.actor(index)
        sketch = ARCHETYPES.get(actor.row.draw, ARCHETYPES["label"])(actor.row, actor.look)
        # Writing is never mirrored.
        flip = index in self.flipped and not actor.label
        return sketch.placed(0.0, 0.0, actor.row.height, flip=flip)

    def _order(self) -> list[int]:
        """Left to right: whoever somebody is tied to follows them."""
        order: list[int] = []
        for i in range(len(self.cast.actors)):
            if i not in order:
                order.append(i)
            for tie in self.cast.ties:
                if tie.source == i and tie.target not in order:
                    order.insert(order.index(i) + 1, tie.target)
        return order

    def _held(self, thing: int, body: Sketch) -> Sketch:
        hand = body.anchors.get("hand_r", (body.box()[2], -0.45 * (body.box()[3] - body.box()[1])))
        sketch = self.sketches[thing]
        left, top, right, bottom = sketch.box()
        grip = sketch.anchors.get(
            "grip", ((left + right) / 2, bottom if bottom - top < 0.3 else (top + bottom) / 2)
        )
        return sketch.placed(hand[0] - grip[0], hand[1] - grip[1], 1.0)

    def _rider(self, rider: int, mount: int, before: int) -> list[tuple[int, Sketch]]:
        """A rider on the mount's seat, behind the ``before`` who sit there, with what they hold."""
        seat_x, seat_y = self.sketches[mount].anchors["seat"]
        backwards = 1 if mount in self.flipped else -1
        seat = (seat_x + backwards * 0.36 * before, seat_y)
        sketch = self.sketches[rider]
        pose = self.actor(rider).look.pose
        if pose in ("lie", "sleep"):
            pillow = self.sketches[mount].anchors.get("pillow")
            if pillow is not None:
                upright = self.actor(mount).look.schema == 1
                x, y = pillow
                beside = (x + 0.3 * before, y) if upright else (x + 0.1 * before, y - 0.22 * before)
                return [(rider, _on_pillow(sketch, beside, upright))]
            left, _, right, bottom = sketch.box()
            width = self.sketches[mount].box()[2] - self.sketches[mount].box()[0]
            size = min(1.0, 0.92 * width / max(0.1, right - left))
            middle = (left + right) / 2 * size
            return [(rider, sketch.placed(seat[0] - middle, seat[1] - bottom * size + 0.04, size))]
        if self.actor(mount).row.params.get("cabin"):
            return [(rider, _in_window(sketch, seat))]
        size = 0.92
        standing = self.actor(mount).row.draw == "board"
        bottom = (0.0, 0.0) if standing else sketch.anchors.get("seat", (0.0, 0.0))
        moved = sketch.placed(seat[0] - bottom[0] * size, seat[1] - bottom[1] * size, size)
        parts = [(rider, moved)]
        for thing in self._held_by(rider):
            parts.insert(0, (thing, self._held(thing, moved)))
        return parts

    def _held_by(self, holder: int) -> list[int]:
        """What a rider holds, by number."""
        return [i for i, t in self.attached.items() if t.source == holder and t.target == i]

    def _standing_on(self, thing: int, table: int, parts: list[tuple[int, Sketch]]) -> Sketch:
        """A thing on a table top, beside what stands there already."""
        surface = self.sketches[table]
        left, _, right, _ = surface.box()
        top = surface.anchors.get("top", (0.0, surface.box()[1]))
        already = sum(1 for number, _ in parts if number != table)
        slots = (0.0, -0.28, 0.28, -0.14, 0.14)
        x = top[0] + slots[already % len(slots)] * (right - left)
        sketch = self.sketches[thing]
        return sketch.placed(x, top[1] - sketch.box()[3], 1.0)


def _head_of(sketch: Sketch) -> tuple[Sketch, tuple[float, float], float]:
    """What belongs to a figure's head (raised hands too), its middle and its radius."""
    head = np.array(sketch.anchors.get("head", (0.0, -0.75)))
    top = np.array(sketch.anchors.get("top", (0.0, -1.0)))
    r = max(0.05, float(np.hypot(*(head - top))))
    down = (head - top) / r
    seen = tuple(m for m in sketch.marks if (m.points.mean(axis=0) - head) @ down < 0.8 * r)
    return Sketch(seen, sketch.anchors), (float(head[0]), float(head[1])), r


def _in_window(sketch: Sketch, seat: tuple[float, float]) -> Sketch:
    """The head of ``sketch``, small enough for a window about ``seat``."""
    bust, head, r = _head_of(sketch)
    size = 0.13 / r
    return bust.placed(seat[0] - head[0] * size, seat[1] - head[1] * size - 0.02, size)


def _on_pillow(sketch: Sketch, pillow: tuple[float, float], upright: bool) -> Sketch:
    """The head of a lying ``sketch`` on ``pillow``; the quilt hides the rest."""
    bust, head, _ = _head_of(sketch)
    turn = math.pi / 2 if upright else 0.45
    return bust.placed(-head[0], -head[1], 1.0).placed(*pillow, 0.95, turn=turn)
