"""A child's hand: carries a sketch onto the canvas with its habits.

Lines wobble, closures overshoot or miss, boxes are drawn side by side, colour is filled in with
ragged zigzags that do not stop at the edge. What is nearer is drawn first, and what is behind is
coloured around it: that leaves the white halo of real drawings and never a crayon line across a
face.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from geurim.crayon.box import Colour, rgb
from geurim.crayon.fills import loops, zigzag
from geurim.crayon.sketch import Mark, Points, Sketch
from geurim.ink import Canvas, Medium
from geurim.ink.canvas import Mask


@dataclass(frozen=True, slots=True)
class Habits:
    """How one child draws; part of a picture's persona."""

    outline: Medium
    filling: Medium
    wobble: float = 1.0
    """Amplitude of the tremor, units."""
    overshoot: float = 5.0
    """How far closures pass or miss their start, units."""
    restate: float = 0.12
    """Probability that a line is drawn a second time."""
    pitch: float = 0.85
    """Distance of zigzag lines, times the tip's width; above 1 paper shows between them."""
    ragged: float = 2.5
    """How far zigzags end beyond or short of the edge, units."""
    slope: float = 0.7
    """Preferred angle of filling, radians."""
    edging: float = 0.4
    """Probability that a fill first follows the edge."""
    halo: float = 3.0
    """White left around things, units."""
    pressure: float = 1.0
    weight: float = 1.0


class Hand:
    """Draws sketches on a canvas, nearest first, and remembers what is taken."""

    def __init__(
        self,
        canvas: Canvas,
        habits: Habits,
        colours: dict[str, str],
        rng: np.random.Generator,
    ) -> None:
        """``colours`` settles the roles (``ink``, ``skin`` …) to names of the box."""
        self.canvas = canvas
        self.habits = habits
        self.colours = colours
        self.rng = rng
        self.taken: Mask = canvas.blank_mask()
        """What nearer subjects have claimed, halo included."""

    def draw(self, sketch: Sketch, *, claim: bool = True, hide: Points | None = None) -> None:
        """Draw ``sketch`` (already placed) behind everything drawn before.

        With ``claim`` false later sketches may go over it (rain, sparkles in the sky). Nothing of
        it is drawn inside the closed outline ``hide`` (water, a window sill).
        """
        nearer = self.taken.copy()
        if hide is not None:
            self.canvas.cover(nearer, hide)
        for mark in reversed(sketch.marks):
            self._mark(mark, nearer)
            if mark.veil:
                continue
            if mark.closed:
                self.canvas.cover(nearer, mark.points)
            elif mark.line is not None:
                self.canvas.trace(nearer, mark.points, 0.7 * self._tip(mark))
        if claim:
            self.claim(sketch, hide)

    def claim(self, sketch: Sketch, hide: Points | None = None) -> None:
        """Keep what comes later away from ``sketch``, except where it is hidden."""
        before = self.taken.copy() if hide is not None else None
        self._claim(sketch)
        if hide is not None and before is not None:
            covered = self.canvas.blank_mask()
            self.canvas.cover(covered, hide)
            np.copyto(self.taken, before, where=covered != 0)

    def _claim(self, sketch: Sketch) -> None:
        for mark in sketch.marks:
            if mark.closed and not mark.veil:
                self.canvas.cover(self.taken, mark.points, self.habits.halo)
            elif mark.line is not None:
                self.canvas.trace(self.taken, mark.points, self._tip(mark) + self.habits.halo)

    def _tip(self, mark: Mark) -> float:
        return self.habits.outline.width * mark.weight * self.habits.weight

    def _mark(self, mark: Mark, nearer: Mask) -> None:
        if mark.closed and mark.fill is not None and mark.how != "none":
            self._fill(mark, nearer)
        if mark.line is not None and mark.weight > 0:
            self._line(mark, nearer)

    def _colour(self, name: str) -> Colour:
        return rgb(self.colours.get(name, name))

    def _fill(self, mark: Mark, nearer: Mask) -> None:
        habits, rng, medium = self.habits, self.rng, self.habits.filling
        colour = self._colour(mark.fill or "ink")
        span = mark.points.max(axis=0) - mark.points.min(axis=0)
        small = min(span) < 3.2 * medium.width
        width = min(1.0, max(0.35, min(span) / (3.2 * medium.width))) if small else 1.0
        pitch = medium.width * width * habits.pitch * (1.5 if mark.how == "loose" else 1.0)
        press = habits.pressure * (1.25 if mark.how == "solid" else 1.0)
        if mark.how == "solid":
            pitch *= 0.75
        ragged = habits.ragged * (0.35 if small or mark.fine else 1.0)
        strokes: list[Points] = []
        if mark.how == "scribble":
            strokes = loops(mark.points, pitch * 1.6, rng)
        else:
            if not small and rng.random() < habits.edging:
                strokes.append(_shrunk(mark.points, medium.width * 0.5))
            angle = habits.slope + rng.normal(0, 0.25)
            if max(span) > 3.5 * min(span):
                # Long narrow things are filled across, in short strokes.
                angle = (0.0 if span[1] > span[0] else math.pi / 2) + rng.normal(0, 0.3)
            strokes += zigzag(mark.points, angle, pitch, ragged, rng)
        for points in strokes:
            self.canvas.stroke(
                points, colour, medium, rng, width=width, pressure=press, taken=nearer
            )

    def _line(self, mark: Mark, nearer: Mask) -> None:
        habits, rng = self.habits, self.rng
        colour = self._colour(mark.line or "ink")
        weight = mark.weight * habits.weight
        # Small features are drawn slowly and pressed hard: a face must not dissolve into the grain.
        press = habits.pressure * (1.38 if mark.fine else 1.1)
        tries = 1 + int(not mark.fine and rng.random() < habits.restate)
        for attempt in range(tries):
            for points in self._pieces(mark):
                self.canvas.stroke(
                    self._wobbled(points, mark.fine),
                    colour,
                    habits.outline,
                    rng,
                    width=weight,
                    pressure=press * (0.7 if attempt else 1.0),
                    taken=nearer,
                )

    def _pieces(self, mark: Mark) -> list[Points]:
        """The strokes that a line is drawn with: one, or one a side."""
        points, rng = mark.points, self.rng
        if not mark.closed:
            return [points]
        over = self.habits.overshoot * (0.25 if mark.fine else 1.0)
        if mark.sharp and len(points) <= 8 and rng.random() < 0.6:
            ends = np.roll(points, -1, axis=0)
            sides: list[Points] = []
            for start, end in zip(points, ends, strict=True):
                length = max(1e-6, float(np.hypot(*(end - start))))
                along = (end - start) / length
                before, after = rng.uniform(-0.3, 0.6, 2) * min(over, 0.15 * length)
                sides.append(np.stack([start - along * before, end + along * after]))
            return sides
        closing = np.concatenate([points, points[:1]])
        if len(points) > 6:
            closing = np.concatenate([closing, points[1:2] + rng.normal(0, 0.3 * over, (1, 2))])
        return [closing]

    def _wobbled(self, points: Points, fine: bool) -> Points:
        """Even spacing, a slow tremor and a slight misplacement."""
        path = resampled(points, 2.5 if fine else 5.0)
        rng, amount = self.rng, self.habits.wobble * (0.3 if fine else 1.0)
        t = np.arange(len(path))
        phase, rate = rng.uniform(0, 6.283, (2, 2)), rng.uniform(0.12, 0.5, (2, 2))
        tremor = np.sin(t[:, None, None] * rate + phase).sum(axis=2) * 0.7
        jitter = rng.normal(0, 0.22, path.shape)
        return path + amount * (tremor + jitter + rng.normal(0, 0.4, 2))


def resampled(points: Points, spacing: float) -> Points:
    """``points`` at even distances of about ``spacing``, ends kept."""
    steps: Points = np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))
    at = np.concatenate([[0.0], np.cumsum(steps)])
    count = max(2, round(float(at[-1]) / spacing) + 1)
    where = np.linspace(0.0, float(at[-1]), count)
    return np.stack(
        [np.interp(where, at, points[:, 0]), np.interp(where, at, points[:, 1])], axis=1
    )


def _shrunk(points: Points, by: float) -> Points:
    """A closed outline drawn ``by`` units inside ``points``, hollows included."""
    before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
    along = after - before
    length = np.maximum(np.sqrt((along * along).sum(axis=1, keepdims=True)), 1e-6)
    inward = np.stack([-along[:, 1], along[:, 0]], axis=1) / length
    turning = float((points[:, 0] * after[:, 1] - after[:, 0] * points[:, 1]).sum())
    inside = points + inward * (by if turning > 0 else -by)
    return np.concatenate([inside, inside[:1]])
