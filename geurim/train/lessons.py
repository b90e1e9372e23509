"""What the judge is to learn: what is true of drawn pictures, as numbers, and damage that teaches.

What is done to pictures changes no truth but a face's: they are moved a little, dimmed, and
damaged; never mirrored, since left and right matter. A damaged face counts as unreadable. Where the
heads are is not in the set's truth: the same scenes are put together once more to learn it; nothing
is drawn.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geurim.crayon.tableau import compose
from geurim.data import world
from geurim.data.crayon import BASE_STYLES
from geurim.errors import BadInput
from geurim.recognise import damage
from geurim.recognise.judge import EMOTIONS, FACES, SPOTS, UNREADABLE, Names
from geurim.records import Pixels
from geurim.train.pictures import METADATA, Shown, load

SIDES = ("train", "test")
NAMES = Names(
    kinds=world.KINDS,
    places=world.PLACES,
    styles=("crayon", *BASE_STYLES),
    faced=tuple(kind for kind in world.KINDS if kind in world.FACED),
    hidden=tuple(sorted(world.NO_FACE)),
    posed=world.PEOPLE,
)
"""What there is to tell apart in the small world."""
MOVED = 4
"""Pixels by which a picture is moved at most."""
DAMAGED, SMUDGED = 0.25, 0.2
"""Shares of pictures and of heads that are damaged."""
NOT_ASKED = -1
"""A class where the truth tells none; the losses leave it out."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is to be learnt of N pictures, as numbers; three thirds each, from left to right."""

    kind: Ints
    """Shape (N, 3): 0 for nothing."""
    face: Ints
    """Shape (N, 3), of :data:`FACES`; −1 where there is none to be read."""
    posture: Ints
    """Shape (N, 3); −1 where it is not told."""
    box: Floats
    """Shape (N, 3, 4): left, top, right, bottom, pixels."""
    head: Floats
    """Shape (N, 3, 3): x, y and radius, pixels; not a number where there is no face."""
    whole: Mapping[str, Ints]
    """Shape (N,) each."""


def both(folder: Path) -> list[Shown]:
    """All pictures of a set: what is held out from painters, too.

    Raises:
        BadInput: it holds no set, or its truth is not told.
    """
    sides = [side for side in SIDES if (folder / side / METADATA).is_file()] or SIDES[:1]
    shown = [each for side in sides for each in load(folder, side)]
    if any(not each.truth or each.style not in NAMES.styles for each in shown):
        raise BadInput(
            f"{folder}: a judge needs truth and style of every picture; make a set with: "
            f"geurim data crayon --styles {','.join(NAMES.styles)} --count 10000 -o DIR"
        )
    return shown


def lessons(shown: Sequence[Shown], heads: Floats) -> Lesson:
    """Turn what is true of pictures into numbers; ``heads`` as :func:`heads_of` finds them."""
    n = len(shown)
    kind = np.zeros((n, 3), np.int64)
    face, posture = np.full((n, 3), NOT_ASKED), np.full((n, 3), NOT_ASKED)
    box = np.zeros((n, 3, 4), np.float32)
    for at, each in enumerate(shown):
        for figure in each.truth["figures"]:
            spot, name = SPOTS.index(figure["spot"]), figure["kind"]
            kind[at, spot] = 1 + NAMES.kinds.index(name)
            box[at, spot] = figure["box"]
            if name in NAMES.faced:
                hidden = figure["action"] in NAMES.hidden
                face[at, spot] = FACES.index(UNREADABLE if hidden else figure["face"])
            if name in NAMES.posed and figure["action"] is None:
                posture[at, spot] = EMOTIONS.index(figure["posture"])
    classes = NAMES.whole()
    truths = [{**each.truth, "style": each.style} for each in shown]
    whole = {
        name: np.array([classes[name].index(truth[name]) for truth in truths]) for name in classes
    }
    return Lesson(kind, face, posture, box, heads, whole)


def heads_of(folder: Path, shown: Sequence[Shown]) -> Floats:
    """Where the heads are that have a face: x, y, radius in pixels; shape (N, 3, 3), else NaN.

    Raises:
        BadInput: the set was not made by this version of ``geurim data crayon``.
    """
    other = f"{folder} was not made by this version of geurim data crayon; make the set again."
    try:
        told = json.loads((folder / "set.json").read_text(encoding="utf-8"))
        seed, split, size = int(told["seed"]), str(told["split"]), int(told["size"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(other) from error
    found = np.full((len(shown), 3, 3), np.nan, np.float32)
    for at, each in enumerate(shown):
        scene, _ = world.tableau(seed, int(each.file.stem), split)
        drawn = sorted(compose(scene).placed, key=lambda placed: placed.number)
        figures = each.truth["figures"]
        if [f.kind for f in scene.figures] != [f["kind"] for f in figures]:
            raise BadInput(other)
        for figure, placed in zip(scene.figures, drawn, strict=True):
            if figure.kind in world.FACED:
                head, top = (placed.sketch.anchors[name] for name in ("head", "top"))
                radius = math.dist(head, top)
                place = (*head, radius)
                found[at, SPOTS.index(figure.spot)] = np.array(place) * (size / 512.0)
    return found


def batch(
    pictures: NDArray[np.uint8], lesson: Lesson, count: int, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], Lesson]:
    """``count`` pictures by lot, moved, dimmed and damaged, with what is now true of them.

    ``pictures`` has the shape (N, h, w, 3), and so have those that are returned.
    """
    rows = rng.integers(0, len(pictures), count)
    face = lesson.face[rows].copy()
    box, head = lesson.box[rows].copy(), lesson.head[rows].copy()
    made = np.empty((count, *pictures.shape[1:]), np.uint8)
    for at, row in enumerate(rows.tolist()):
        picture = _dimmed(_smudged(pictures[row], head[at], face[at], rng), rng)
        right, down = rng.integers(-MOVED, MOVED + 1, 2).tolist()
        made[at] = _moved(picture, right, down)
        box[at] += np.array((right, down, right, down), np.float32)
        head[at, :, :2] += np.array((right, down), np.float32)
        if rng.random() < DAMAGED:
            made[at] = _spoilt(made[at], head[at], face[at], rng)
    return (
        made,
        Lesson(
            lesson.kind[rows], face, lesson.posture[rows], box, head,
            {name: each[rows] for name, each in lesson.whole.items()},
        ),
    )  # fmt: skip


def _smudged(picture: Pixels, heads: Floats, face: Ints, rng: np.random.Generator) -> Pixels:
    """Smudge some heads; ``face`` is changed: they are unreadable, and neighbours they cover."""
    for spot, (x, y, radius) in enumerate(heads.tolist()):
        if radius != radius or rng.random() >= SMUDGED:
            continue
        picture = damage.smudged(picture, (x, y), radius, rng)
        away: Any = np.hypot(heads[:, 0] - x, heads[:, 1] - y)
        near = away < 0.8 * (heads[:, 2] + radius)
        face[near & (face >= 0)] = NOT_ASKED
        face[spot] = FACES.index(UNREADABLE)
    return picture


def _spoilt(picture: Pixels, heads: Floats, face: Ints, rng: np.random.Generator) -> Pixels:
    """Blur a whole picture or cut it into blocks; ``face`` is changed where none can be read."""
    if rng.random() < 0.7:
        factor = math.exp(rng.uniform(math.log(1.3), math.log(4.5)))
        picture = damage.blurred(picture, factor)
    else:
        factor = int(rng.integers(2, 5))
        picture = damage.blocks(picture, factor)
    for spot, radius in enumerate(heads[:, 2].tolist()):
        if radius == radius and face[spot] >= 0:
            able = damage.readable(radius, factor)
            if able is None and face[spot] != FACES.index(UNREADABLE):
                face[spot] = NOT_ASKED
            elif able is False:
                face[spot] = FACES.index(UNREADABLE)
    return picture


def _dimmed(picture: Pixels, rng: np.random.Generator) -> Pixels:
    """A little lighter or darker, with a little grain: too little to speak of another feeling."""
    gain, grain = rng.uniform(0.96, 1.04), rng.uniform(0.0, 5.0)
    noise: Any = rng.standard_normal(picture.shape, np.float32) * np.float32(grain)
    lit: Any = np.clip(picture * np.float32(gain) + noise, 0, 255)
    return lit.astype(np.uint8)


def _moved(picture: Pixels, right: int, down: int) -> Pixels:
    """Move a picture; what comes in repeats its rim."""
    size = len(picture)
    rows = np.clip(np.arange(size) - down, 0, size - 1)
    columns = np.clip(np.arange(size) - right, 0, size - 1)
    return picture[rows][:, columns]
