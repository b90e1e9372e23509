"""A child's hand: what stays the same from letter to letter, and what never does.

A :class:`Writer` is a handful of traits and, for every jamo, a habit (its ㄹ always leans the same
way). :func:`by_hand` moves the points of a plain letter as that hand would: the whole letter, each
jamo as one piece (so that what touches stays together), each stroke, and the tremor of the pen.
Letters themselves are not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geurim.ink.letters.blocks import SIMPLE, WHOLE, Part, Proportions
from geurim.ink.letters.path import FloatArray, ring_points

_Numbers = NDArray[np.intp]

_EDGE = 0.035
"""Ink keeps this far from the cell's border, in cells, so that neighbours never touch."""
_WAYS = 6
MEAN_SIZE = 0.815
"""Share of its cell that a block fills in a usual hand."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One child's hand. Lengths are in cells, angles in radians, shares without a unit."""

    seed: int
    size: float
    """Share of the cell that a block fills."""
    stretch: float
    """Height of letters over their width."""
    slant: float
    """How far the top leans to the right, per height."""
    climb: float
    """How far strokes to the right climb, per width."""
    roundness: float
    """0 keeps corners hard, 1 makes them round."""
    habit: float
    """How far this hand's jamo are from the plain ones (standard deviation, share of a jamo)."""
    jitter: float
    """How far two of its letters differ (standard deviation, share of a jamo)."""
    looseness: float
    """How badly strokes meet."""
    bow: float
    """How much straight strokes bend."""
    tremor: float
    """Wobble of the pen."""
    closure: float
    """How far a ring goes round (1 = closes exactly)."""
    ring_start: float
    """Where a ring begins, as an angle from the top."""
    drift: float
    """How far a letter sits off the middle of its cell (standard deviation)."""
    sink: float
    """How low this hand sits in the cell."""
    press: float
    """Thickness of the pen, 1 = usual."""
    proportions: Proportions
    ways: tuple[int, ...]
    """Which shape this hand uses for each of the 14 simple consonants."""

    @classmethod
    def from_seed(cls, seed: int) -> Writer:
        """The writer that ``seed`` (any integer) stands for; always the same one."""
        rng = np.random.default_rng([0x6C657474, abs(seed), int(seed < 0)])

        def around(middle: float, spread: float) -> float:
            return float(middle + spread * np.clip(rng.standard_normal(), -1.7, 1.7))

        clumsy = float(rng.uniform(0.0, 1.0))
        return cls(
            seed=seed,
            size=around(MEAN_SIZE - 0.015, 0.028) + 0.03 * clumsy,
            stretch=around(1.0, 0.05),
            slant=around(0.0, 0.045),
            climb=around(0.022, 0.026),
            roundness=float(rng.uniform(0.0, 0.9)),
            habit=around(0.025, 0.003) + 0.007 * clumsy,
            jitter=around(0.018, 0.002) + 0.005 * clumsy,
            looseness=around(0.017, 0.003) + 0.011 * clumsy,
            bow=around(0.014, 0.003) + 0.012 * clumsy,
            tremor=around(0.0030, 0.0005) + 0.0024 * clumsy,
            closure=around(1.02, 0.035),
            ring_start=around(0.1, 0.4),
            drift=around(0.012, 0.003) + 0.008 * clumsy,
            sink=around(0.004, 0.012),
            press=around(1.0, 0.05),
            proportions=Proportions(
                initial=around(1.0, 0.042),
                final=around(1.0, 0.048),
                arm=around(1.0, 0.06),
                gap=around(1.0, 0.09),
            ),
            ways=tuple(int(way) for way in rng.integers(0, _WAYS, len(SIMPLE))),
        )


PLAIN_WAYS: tuple[int, ...] = (0,) * len(SIMPLE)


@lru_cache(maxsize=4096)
def _habit(seed: int, name: str) -> FloatArray:
    """How this hand always bends the jamo ``name``: shape ``(6, 2)``, standard normal."""
    rng = np.random.default_rng([abs(seed), int(seed < 0), *map(ord, name)])
    return np.clip(rng.standard_normal((6, 2)), -2.0, 2.0)


_FIELD = np.array([[0.7], [0.75], [0.75], [0.6], [0.45], [0.45]])
"""Shift, two shears/stretches, twist, two bends: how much of each a hand's field holds."""


def plain(parts: tuple[Part, ...]) -> list[FloatArray]:
    """The strokes of ``parts`` where they stand, untouched, in the unit box of the letter."""
    return [
        path.points * np.array(part.box[2:]) + np.array(part.box[:2])
        for part in parts
        for path in part.paths
    ]


def by_hand(
    parts: tuple[Part, ...], writer: Writer, rng: np.random.Generator, care: float = 1.0
) -> list[FloatArray]:
    """The strokes of ``parts`` as ``writer`` puts them down this time, in the letter's unit box.

    ``care`` scales all unevenness: a crowded letter is written with more care than an open one.
    """
    strokes: list[FloatArray] = []
    owners: list[int] = []
    rings: list[bool] = []
    for number, part in enumerate(parts):
        size, corner = np.array(part.box[2:]), np.array(part.box[:2])
        for path in part.paths:
            points = path.points if path.ring is None else _closed(path.ring, writer, rng)
            strokes.append(points * size + corner)
            owners.append(number)
            rings.append(path.ring is not None)
    counts = np.array([len(stroke) for stroke in strokes], dtype=np.intp)
    points = np.concatenate(strokes)
    points = (
        points
        + _fields(parts, points, np.repeat(np.array(owners, dtype=np.intp), counts), writer, rng)
        * care
    )
    points = _pulled(points, counts, np.array(rings, dtype=np.bool_), writer, rng, care)
    return np.split(points, np.cumsum(counts)[:-1])


def settle(
    strokes: list[FloatArray], writer: Writer, rng: np.random.Generator, scale: float = 1.0
) -> tuple[FloatArray, ...]:
    """A letter's strokes, given in its unit box, where they come to stand in the cell."""
    counts = np.cumsum([len(stroke) for stroke in strokes])[:-1]
    points = np.concatenate(strokes) - 0.5
    wobble = rng.standard_normal(5)
    size = writer.size * scale * (1.0 + 0.022 * wobble[0])
    stretch = writer.stretch * (1.0 + 0.015 * wobble[1])
    slant = writer.slant + 0.02 * wobble[2]
    climb = writer.climb + 0.012 * wobble[2]
    x = points[:, 0] * size / stretch**0.5 - slant * points[:, 1] * size
    y = points[:, 1] * size * stretch**0.5 - climb * points[:, 0] * size
    x += 0.5 + writer.drift * wobble[3]
    y += 0.5 + writer.sink + writer.drift * wobble[4]
    placed = np.stack([_kept(x), _kept(y)], axis=1)
    return tuple(np.split(placed, counts))


def _kept(values: FloatArray) -> FloatArray:
    """``values`` shifted, and if need be shrunk, into the cell."""
    low, high = float(values.min()), float(values.max())
    room = 1.0 - 2 * _EDGE
    if high - low > room:
        return _EDGE + (values - low) * (room / (high - low))
    return values + max(0.0, _EDGE - low) - max(0.0, high - 1.0 + _EDGE)


def _closed(
    ring: tuple[float, float, float, float], writer: Writer, rng: np.random.Generator
) -> FloatArray:
    start, turn, growth, lump = rng.standard_normal(4).tolist()
    return ring_points(
        ring,
        -np.pi / 2 - writer.ring_start + 0.15 * start,
        writer.closure + 0.02 * turn,
        0.03 * growth + (writer.closure - 1.0) * 1.2,
        (0.6 * writer.bow + 0.012, writer.ring_start * 5.0 + lump),
    )


def _fields(
    parts: tuple[Part, ...],
    points: FloatArray,
    owner: _Numbers,
    writer: Writer,
    rng: np.random.Generator,
) -> FloatArray:
    """Each jamo moved and bent as one piece: displacements, shape ``(N, 2)``."""
    boxes = np.array([part.box for part in parts])
    sizes = np.maximum(boxes[:, 2:], 0.2)
    habits = np.stack([_habit(writer.seed, part.name) for part in parts])
    now = np.clip(rng.standard_normal(habits.shape), -2.0, 2.0)
    bends = (writer.habit * habits + writer.jitter * now) * _FIELD
    reach = np.array([0.34 if part.box == WHOLE else 0.6 for part in parts])
    bends *= np.minimum(sizes, reach[:, None])[:, None, :]
    middle = boxes[:, :2] + 0.5 * boxes[:, 2:]
    u, v = (2.0 * (points - middle[owner]) / sizes[owner]).T
    basis = np.stack([np.ones_like(u), u, v, u * v, u * u - 0.4, v * v - 0.4], axis=1)
    return np.einsum("nk,nka->na", basis, bends[owner])


def _pulled(
    points: FloatArray,
    counts: _Numbers,
    rings: NDArray[np.bool_],
    writer: Writer,
    rng: np.random.Generator,
    care: float,
) -> FloatArray:
    """Each stroke shifted, turned, lengthened, bowed and shaken a little by itself."""
    total = len(counts)
    ends = np.cumsum(counts)
    starts = ends - counts
    which = np.repeat(np.arange(total), counts)
    way = (np.arange(len(points)) - starts[which]) / (counts[which] - 1.0)
    own = np.clip(rng.standard_normal((total, 5)), -2.0, 2.0) * care
    chord = points[ends - 1] - points[starts]
    chord[rings] = 0.0
    middle = np.add.reduceat(points, starts) / counts[:, None]
    spoke = points - middle[which]
    turn = 0.55 * writer.looseness * own[:, 2]
    longer = writer.looseness * own[:, 3] * ~rings
    moved = points + 0.32 * writer.looseness * own[which, :2]
    moved += spoke * longer[which, None]
    moved += np.stack([-spoke[:, 1], spoke[:, 0]], axis=1) * turn[which, None]
    sag = (writer.bow * own[:, 4])[which] * (4.0 * way * (1.0 - way))
    moved += np.stack([-chord[which, 1], chord[which, 0]], axis=1) * sag[:, None]
    moved += _shaken(way, which, total, writer, rng) * care
    return _rounded(moved, starts, ends, writer.roundness)


def _shaken(
    way: FloatArray, which: _Numbers, total: int, writer: Writer, rng: np.random.Generator
) -> FloatArray:
    """Tremor: two slow waves along every stroke, in both directions."""
    phase = rng.uniform(0.0, 2.0 * np.pi, (total, 2, 2))
    speed = rng.uniform(0.6, 1.9, (total, 2, 2)) * np.array([1.0, 2.0])[:, None]
    wave = np.sin(phase[which] + 2.0 * np.pi * speed[which] * way[:, None, None])
    return writer.tremor * (wave[:, 0] + 0.5 * wave[:, 1])


def _rounded(points: FloatArray, starts: _Numbers, ends: _Numbers, roundness: float) -> FloatArray:
    """Corners softened by drawing every inner point towards its neighbours."""
    inner = np.ones(len(points))
    inner[starts] = 0.0
    inner[ends - 1] = 0.0
    pull = (0.5 * roundness * inner)[:, None]
    for _ in range(2):
        before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
        points = points + pull * (0.5 * (before + after) - points)
    return points
