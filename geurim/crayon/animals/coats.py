"""The bodies of beasts: torso and what is painted on it, neck with mane, tail."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from geurim.crayon.animals.heads import front_head, side_head
from geurim.crayon.look import Look
from geurim.crayon.outlines import cloud, spiked
from geurim.crayon.sketch import Pen, Points, Sketch, as_points, tube
from geurim.crayon.wishes import number, wax, word, words
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of one beast lie; lengths in heights of the standing beast."""

    leg: float
    leg_width: float
    length: float
    """Half the length of the body."""
    girth: float
    """Half the height of the body."""
    head: float
    """Radius of the head."""
    neck: Spot
    """From the shoulder to the middle of the head."""
    main: str

    @property
    def middle(self) -> Spot:
        """Middle of the body of the standing beast."""
        return -0.12, -(self.leg + 0.85 * self.girth)


def carried_head(
    row: SubjectRow, look: Look, frame: Frame, at: Spot, turn: float, side: bool
) -> Sketch:
    """The head for this body, ``at`` its place; from the ``side`` or the front."""
    head = side_head(row, look, frame.main) if side else front_head(row, look, frame.main)
    return head.placed(at[0], at[1], frame.head, turn=turn)


def torso(row: SubjectRow, look: Look, frame: Frame, bx: float, by: float) -> Sketch:
    """The body and what is painted on it."""
    pen, fill = Pen(), wax(frame.main)
    coat = word(row, "coat")
    arch = 0.75 if look.body in (Emotion.FEAR, Emotion.ANGER) and word(row, "arch") else 0.0
    long, girth = frame.length, frame.girth
    if coat == "wool":
        pen.shape(
            cloud(bx, by, long * 1.12, girth * 1.3, 11, 0.13), wax(word(row, "wool", "paper"))
        )
        for u, v in ((-0.5, -0.2), (0.0, 0.35), (0.35, -0.35), (-0.1, -0.5)):
            pen.arc(bx + u * long, by + v * girth, 0.05, 0.04, 150, 420, "grey", weight=0.6)
        return pen.sketch()
    if coat == "spikes":
        pen.shape(_spiky(bx, by, long * 1.05, girth), fill)
        for u, v in (
            (-0.55, -0.4),
            (-0.2, -0.6),
            (0.15, -0.4),
            (-0.35, 0.0),
            (0.0, 0.1),
            (-0.7, 0.1),
        ):
            x, y = bx + u * long, by + v * girth
            pen.path([(x - 0.03, y + 0.05), (x, y - 0.05), (x + 0.03, y + 0.05)], weight=0.7)
        pen.oval(bx + 0.3 * long, by + 0.55 * girth, 0.55 * long, 0.34 * girth, "tan", None)
        return pen.sketch()
    if look.schema == 1 or arch:
        outline = [
            (-1, 0.15),
            (-0.85, -0.75),
            (-0.1, -0.85 - arch),
            (0.75, -0.9),
            (1.0, -0.1),
            (0.85, 0.75),
            (0.0, 0.85 - arch),
            (-0.85, 0.8),
        ]
        pen.shape([(bx + u * long, by + v * girth) for u, v in outline], fill, smooth=True)
    else:
        pen.oval(bx, by, long, girth, fill)
    humps = int(number(row, "humps", 0))
    if humps:
        centres = (0.0,) if humps == 1 else (-0.42, 0.36)
        for u in centres:
            pen.shape(
                [
                    (bx + (u - 0.36) * long, by - 0.75 * girth),
                    (bx + u * long, by - 2.2 * girth),
                    (bx + (u + 0.36) * long, by - 0.75 * girth),
                ],
                fill,
                None,
                smooth=True,
            )
            pen.path(
                [
                    (bx + (u - 0.42) * long, by - 0.85 * girth),
                    (bx + (u - 0.18) * long, by - 1.9 * girth),
                    (bx + (u + 0.18) * long, by - 1.9 * girth),
                    (bx + (u + 0.42) * long, by - 0.85 * girth),
                ],
                smooth=True,
            )
    _pattern(pen, row, look, bx, by, long, girth)
    return pen.sketch()


def _spiky(x: float, y: float, long: float, girth: float) -> Points:
    """A dome of prickles with a flat belly."""
    t = np.linspace(math.pi * 0.97, 2.03 * math.pi, 25)
    reach = np.where(np.arange(25) % 2 == 0, 0.95, 1.28)
    dome = np.stack(
        [x + long * reach * np.cos(t), y + 0.5 * girth + 1.5 * girth * reach * np.sin(t)], axis=1
    )
    belly = np.array([(x + 0.8 * long, y + 0.9 * girth), (x - 0.8 * long, y + 0.9 * girth)])
    return np.concatenate([dome, belly])


def _pattern(
    pen: Pen, row: SubjectRow, look: Look, x: float, y: float, long: float, girth: float
) -> None:
    colour, rng = word(row, "pattern_colour", "black"), look.rng
    for kind in words(row, "pattern"):
        if kind == "stripes":
            for u in np.linspace(-0.75, 0.62, 5) + rng.uniform(-0.05, 0.05, 5):
                top = -math.sqrt(max(0.0, 1 - u * u))
                low = top + 0.75 + 0.3 * rng.random()
                path = [(u - 0.03, top), (u + 0.06, (top + low) / 2), (u - 0.02, low)]
                pen.path(
                    [(x + a * long, y + b * girth) for a, b in path],
                    colour,
                    weight=1.0,
                    smooth=True,
                )
        elif kind == "zebra":
            for u in np.linspace(-0.84, 0.74, 7):
                high = 0.95 * math.sqrt(max(0.0, 1 - u * u))
                path = [(u, -high), (u + 0.07, 0.0), (u, high)]
                pen.path(
                    [(x + a * long, y + b * girth) for a, b in path],
                    colour,
                    weight=1.25,
                    smooth=True,
                )
        elif kind in ("patches", "giraffe"):
            spots = [
                (-0.55, -0.25, 0.26),
                (0.02, 0.3, 0.24),
                (0.45, -0.35, 0.22),
                (-0.1, -0.5, 0.18),
            ]
            if kind == "giraffe":
                spots = [
                    (-0.7, -0.1, 0.15),
                    (-0.35, -0.5, 0.16),
                    (-0.3, 0.35, 0.16),
                    (0.05, -0.1, 0.17),
                    (0.4, 0.4, 0.15),
                    (0.42, -0.45, 0.15),
                    (0.75, 0.05, 0.13),
                ]
            for u, v, r in spots:
                size = r * (0.85 + 0.35 * float(rng.random()))
                outline = spiked(
                    x + u * long, y + v * girth, size * long, 1.5 * size * girth, 4, 0.12
                )
                pen.shape(
                    outline,
                    colour,
                    None if kind == "giraffe" else colour,
                    smooth=kind == "patches",
                    weight=0.5,
                )
        elif kind == "dots":
            for u, v in (
                (-0.6, -0.3),
                (-0.25, -0.55),
                (0.1, -0.25),
                (0.45, -0.5),
                (-0.35, 0.05),
                (0.3, 0.15),
            ):
                pen.oval(
                    x + u * long,
                    y + v * girth,
                    0.035,
                    0.035,
                    wax(colour),
                    None,
                    how="none" if wax(colour) is None else "solid",
                    fine=True,
                )
        elif kind == "belly":
            light = word(row, "belly", "white")
            pen.oval(
                x,
                y + 0.5 * girth,
                0.68 * long,
                0.42 * girth,
                wax(light),
                None,
                how="none" if wax(light) is None else "zigzag",
            )
        elif kind == "saddle" and rng.random() < 0.6:
            pen.oval(x - 0.2 * long, y - 0.45 * girth, 0.4 * long, 0.42 * girth, colour, None)
        elif kind == "band":
            pen.shape(
                [
                    (x + 0.28 * long, y - 0.95 * girth),
                    (x + 0.7 * long, y - 0.72 * girth),
                    (x + 0.7 * long, y + 0.72 * girth),
                    (x + 0.28 * long, y + 0.95 * girth),
                ],
                colour,
                None,
            )


def neck(pen: Pen, row: SubjectRow, frame: Frame, shoulder: Spot, at: Spot) -> None:
    """A neck that grows out of the body, with mane and pattern."""
    wide = number(row, "neck_width", 0.2)
    base = (shoulder[0] - 0.24 * frame.length, shoulder[1] + 0.45 * frame.girth)
    outline = tube(as_points([base, at]), wide, 0.72)
    half = (len(outline) - 1) // 2
    mane = word(row, "mane")
    along = np.array(at) - np.array(base)
    if mane == "horse":
        _mane(pen, row, base, at, wide)
    pen.shape(outline, wax(frame.main), None)
    one, other = outline[:half], outline[half + 1 :]
    pen.path(one[1:]).path(other[:-1])
    patterns = words(row, "pattern")
    if "giraffe" in patterns:
        for k in (0.25, 0.45, 0.65):
            x, y = base[0] + along[0] * k, base[1] + along[1] * k
            pen.shape(spiked(x, y, 0.04, 0.045, 4, 0.12), word(row, "pattern_colour"), None)
    if "zebra" in patterns:
        normal = np.array([-along[1], along[0]]) / max(1e-6, float(np.hypot(*along))) * wide * 0.4
        for k in (0.35, 0.55, 0.75):
            middle = np.array(base) + along * k
            pen.path(np.array([middle - normal, middle + normal]), "black", weight=1.1)


def _mane(pen: Pen, row: SubjectRow, base: Spot, at: Spot, wide: float) -> None:
    colours = words(row, "mane_colour") or ("darkbrown",)
    start, end = np.array(base), np.array(at)
    along = (end - start) / max(1e-6, float(np.hypot(*(end - start))))
    back = np.array([along[1], -along[0]]) * (1 if along[1] < 0 else -1)
    back = back if back[0] < 0 else -back
    count = max(5, len(colours))
    for k in range(count):
        share = 0.3 + 0.95 * k / (count - 1)
        spot = start + (end - start) * share + back * wide * 0.62
        x, y = (float(v) for v in spot)
        colour = colours[k * len(colours) // count]
        pen.oval(x, y, 0.1, 0.085, colour, turn=0.6)


def udder(pen: Pen, row: SubjectRow, frame: Frame, bx: float, by: float) -> None:
    """A cow's udder, where the row asks for one."""
    if word(row, "extra") == "udder":
        pen.oval(bx - 0.1 * frame.length, by + 1.0 * frame.girth, 0.11, 0.07, "pink")
