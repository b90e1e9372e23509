"""Beasts on four legs: one figure with parameters, seen from the side, from the front, or upright.

Heads come from :mod:`geurim.crayon.heads`. A row tells ears, muzzle, tail, pattern and proportions; the
pose tells legs; the feeling tells ears, tail and back. Beasts dance, hug and wave on two legs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from geurim.crayon.creature import (
    LIVELY,
    LOW,
    UPRIGHT,
    asleep,
    cloud,
    colouring,
    number,
    snores,
    speed,
    spiked,
    wax,
    word,
    words,
)
from geurim.crayon.heads import front_head, side_head
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Points, Sketch, as_points, rounded, tube
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


_LEGS: dict[str, tuple[float, ...]] = {
    "walk": (-24.0, 20.0, -20.0, 26.0),
    "run": (-58.0, -40.0, 42.0, 60.0),
    "jump": (-62.0, -44.0, 30.0, 52.0),
    "chase": (-58.0, -40.0, 42.0, 60.0),
    "swim": (-40.0, 10.0, -10.0, 45.0),
    "fall": (-30.0, 30.0, -30.0, 40.0),
}
"""Degrees by which each leg, from the rearmost on, swings forward."""


def quadruped(row: SubjectRow, look: Look) -> Sketch:
    """A beast; ``views`` of the row lists how it is drawn in schema 0, 1 and 2."""
    frame = _frame(row, look)
    views = words(row, "views") or ("side", "side", "front")
    view = views[look.schema % len(views)]
    flat = "side" not in views
    if look.pose in ("lie", "sleep", "squat", "hide"):
        return _lying(row, look, frame)
    profile = word(row, "head") == "side"
    if (look.pose in UPRIGHT and not profile) or view == "upright":
        return _upright(row, look, frame)
    if look.pose == "sit" and word(row, "head") != "side":
        return _front(row, look, frame)
    if look.pose in ("walk", "run", "jump", "eat", "swim", "turn_away") and not (
        flat and look.pose == "walk"
    ):
        return _side(row, look, frame)
    return _front(row, look, frame) if view == "front" else _side(row, look, frame)


def _frame(row: SubjectRow, look: Look) -> Frame:
    main = colouring(row, look)
    head = number(row, "head_size", 0.27) * (1.06 if look.age <= 6 else 1.0)
    # A big head on a short neck is what makes it a child's animal.
    return Frame(
        leg=number(row, "leg", 0.25),
        leg_width=number(row, "leg_width", 0.12),
        length=number(row, "length", 0.42) * (0.94 + 0.12 * float(look.rng.random())),
        girth=number(row, "girth", 0.2),
        head=head,
        neck=(number(row, "neck_x", 0.02), -number(row, "neck_y", 0.14)),
        main=main,
    )


def _head(row: SubjectRow, look: Look, frame: Frame, at: Spot, turn: float, side: bool) -> Sketch:
    head = side_head(row, look, frame.main) if side else front_head(row, look, frame.main)
    return head.placed(at[0], at[1], frame.head, turn=turn)


def _side(row: SubjectRow, look: Look, frame: Frame) -> Sketch:
    """Standing, walking, running, jumping, eating: body along the ground, head to the right."""
    pen, own = Pen(), Pen()
    bx, by = frame.middle
    pose = look.pose
    profile = word(row, "head") == "side"
    shoulder = (bx + 0.86 * frame.length, by - 0.5 * frame.girth)
    at = (shoulder[0] + frame.neck[0], shoulder[1] + frame.neck[1])
    turn = 0.0
    if pose == "eat":
        at, turn = (
            (shoulder[0] + max(0.12, 0.5 * -frame.neck[1]), -1.02 * frame.head),
            0.75 if profile else 0.25,
        )
    elif pose == "look_up":
        at, turn = (at[0] - 0.02, at[1] - 0.02), -0.55 if profile else -0.4
    elif look.emotion in LOW:
        at, turn = (at[0] + 0.02, at[1] + 0.08), 0.25 if profile else 0.1
    lift = {"run": 0.02, "jump": 0.16}.get(pose, 0.0)
    _tail(own, row, look, frame, (bx - 0.94 * frame.length, by - 0.25 * frame.girth))
    _legs(own, row, look, frame, bx, by)
    body = _torso(row, look, frame, bx, by)
    own.add(body)
    if profile and pose != "eat":
        _neck(own, row, frame, shoulder, at)
    elif profile:
        _neck(own, row, frame, shoulder, (at[0], at[1] - 0.1))
    _udder(own, row, frame, bx, by)
    own.add(_head(row, look, frame, at, turn, profile))
    own.anchor("head", *at).anchor("seat", bx, by - 0.95 * frame.girth)
    own.anchor("mouth", at[0] + (1.4 if profile else 0.2) * frame.head, at[1] + 0.5 * frame.head)
    own.anchor("top", at[0], at[1] - frame.head)
    own.anchor("paw", bx + 0.75 * frame.length, -0.06).anchor(
        "hand_r", at[0] + frame.head, at[1] + 0.6 * frame.head
    )
    own.anchor("hand_l", bx - 0.8 * frame.length, by)
    tilt = {"jump": -0.3, "fall": 0.35}.get(pose, 0.0)
    drawn = own.sketch().placed(0.0, -lift, 1.0, turn=tilt)
    pen.add(drawn).anchors.update(drawn.anchors)
    if pose in ("run", "jump"):
        speed(pen, bx - frame.length - 0.22, by - 0.05, 0.16)
    return pen.sketch()


def _torso(row: SubjectRow, look: Look, frame: Frame, bx: float, by: float) -> Sketch:
    """The body and what is painted on it."""
    pen, fill = Pen(), wax(frame.main)
    coat = word(row, "coat")
    arch = 0.75 if look.emotion in (Emotion.FEAR, Emotion.ANGER) and word(row, "arch") else 0.0
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
        outline = [(-1, 0.15), (-0.85, -0.75), (-0.1, -0.85 - arch), (0.75, -0.9), (1.0, -0.1), (0.85, 0.75),
                   (0.0, 0.85 - arch), (-0.85, 0.8)]  # fmt: skip
        pen.shape([(bx + u * long, by + v * girth) for u, v in outline], fill, smooth=True)
    else:
        pen.oval(bx, by, long, girth, fill)
    humps = int(number(row, "humps", 0))
    if humps:
        centres = (0.0,) if humps == 1 else (-0.42, 0.36)
        for u in centres:
            pen.shape([(bx + (u - 0.36) * long, by - 0.75 * girth), (bx + u * long, by - 2.2 * girth),
                       (bx + (u + 0.36) * long, by - 0.75 * girth)], fill, None, smooth=True)  # fmt: skip
            pen.path([(bx + (u - 0.42) * long, by - 0.85 * girth), (bx + (u - 0.18) * long, by - 1.9 * girth),
                      (bx + (u + 0.18) * long, by - 1.9 * girth), (bx + (u + 0.42) * long, by - 0.85 * girth)],
                     smooth=True)  # fmt: skip
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
                spots = [(-0.7, -0.1, 0.15), (-0.35, -0.5, 0.16), (-0.3, 0.35, 0.16), (0.05, -0.1, 0.17),
                         (0.4, 0.4, 0.15), (0.42, -0.45, 0.15), (0.75, 0.05, 0.13)]  # fmt: skip
            for u, v, r in spots:
                r *= 0.85 + 0.35 * float(rng.random())
                outline = spiked(x + u * long, y + v * girth, r * long, 1.5 * r * girth, 4, 0.12)
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
            pen.shape([(x + 0.28 * long, y - 0.95 * girth), (x + 0.7 * long, y - 0.72 * girth),
                       (x + 0.7 * long, y + 0.72 * girth), (x + 0.28 * long, y + 0.95 * girth)], colour, None)  # fmt: skip


def _legs(pen: Pen, row: SubjectRow, look: Look, frame: Frame, bx: float, by: float) -> None:
    """Four legs side by side, as children count them."""
    swings = _LEGS.get(look.pose, (0.0, 0.0, 0.0, 0.0))
    fill = wax(word(row, "leg_colour", word(row, "face_colour", frame.main)))
    hoof = word(row, "hoof")
    for u, degrees in zip((-0.74, -0.34, 0.32, 0.72), swings, strict=True):
        swing = math.radians(degrees)
        hip = (bx + u * frame.length, by + 0.35 * frame.girth)
        long = -hip[1] - 0.04
        foot = (
            hip[0] + long * math.sin(swing),
            hip[1] + long * (math.cos(swing) if degrees else 1.0),
        )
        pen.limb([hip, foot], frame.leg_width, fill, taper=0.85)
        if hoof:
            along = (math.sin(swing), math.cos(swing))
            heel = (foot[0] - 0.03 * along[0], foot[1] - 0.03 * along[1])
            pen.limb(
                [heel, (foot[0] + 0.015 * along[0], foot[1] + 0.015 * along[1])],
                frame.leg_width,
                hoof,
            )
        elif look.schema == 0 and not degrees and frame.leg_width > 0.09:
            pen.oval(foot[0] + 0.02, foot[1], 0.62 * frame.leg_width, 0.4 * frame.leg_width, fill)
        for k in (0.45, 0.75) if "zebra" in words(row, "pattern") else ():
            x, y = hip[0] + (foot[0] - hip[0]) * k, hip[1] + (foot[1] - hip[1]) * k
            pen.path([(x - 0.04, y), (x + 0.04, y)], "black", weight=0.8)


def _neck(pen: Pen, row: SubjectRow, frame: Frame, shoulder: Spot, at: Spot) -> None:
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
        spot = start + (end - start) * share + back * wide * 0.5
        x, y = (float(v) for v in spot)
        colour = colours[k * len(colours) // count]
        pen.oval(x, y, 0.085, 0.075, colour, turn=0.6)


def _udder(pen: Pen, row: SubjectRow, frame: Frame, bx: float, by: float) -> None:
    if word(row, "extra") == "udder":
        pen.oval(bx - 0.1 * frame.length, by + 1.0 * frame.girth, 0.11, 0.07, "pink")


def _tail(pen: Pen, row: SubjectRow, look: Look, frame: Frame, base: Spot) -> None:
    """Tails point up to the left; they hang when the beast is sad and are tucked when it is afraid."""
    kind, fill = word(row, "tail", "short"), wax(frame.main)
    own, size = Pen(), number(row, "tail_size", 1.0)
    if kind == "up":
        own.limb([(0.05, 0.02), (-0.1, -0.1), (-0.14, -0.26)], 0.1, fill, taper=0.7)
    elif kind == "long":
        own.limb(
            [(0.05, 0.02), (-0.16, 0.02), (-0.24, -0.16), (-0.16, -0.32)], 0.085, fill, taper=0.9
        )
        if "stripes" in words(row, "pattern"):
            for x, y in ((-0.2, -0.03), (-0.23, -0.16)):
                own.path(
                    [(x - 0.05, y), (x + 0.05, y)], word(row, "pattern_colour", "black"), weight=0.9
                )
    elif kind == "thin":
        own.path(
            [(0.05, 0.02), (-0.14, 0.02), (-0.22, -0.12), (-0.36, -0.12)],
            word(row, "tail_colour", "pink"),
            smooth=True,
            weight=1.1,
        )
    elif kind == "puff":
        own.shape(
            cloud(-0.04, -0.02, 0.085, 0.085, 6, 0.15), wax(word(row, "tail_colour", frame.main))
        )
    elif kind == "curl":
        t = np.linspace(0, 3.4 * math.pi, 22)
        path = np.stack([0.02 - 0.012 * t - 0.045 * np.sin(t), -0.05 + 0.055 * np.cos(t)], axis=1)
        own.path(path, word(row, "tail_colour", "rose"), weight=1.0)
    elif kind == "tuft":
        own.path([(0.05, 0.0), (-0.12, -0.02), (-0.17, 0.16)], weight=1.1, smooth=True)
        own.oval(-0.18, 0.2, 0.05, 0.08, word(row, "tail_colour", "darkbrown"), how="scribble")
    elif kind == "hair":
        colours = words(row, "mane_colour") or ("darkbrown",)
        for k in range(max(2, len(colours))):
            bend = 0.05 * k
            own.limb(
                [(0.04, -0.02), (-0.1 - bend, 0.0), (-0.18 - bend, 0.3)],
                0.085,
                colours[k % len(colours)],
                taper=0.6,
            )
    elif kind == "bushy":
        own.shape(
            [
                (0.04, 0.06),
                (-0.2, 0.08),
                (-0.36, -0.16),
                (-0.3, -0.34),
                (-0.14, -0.2),
                (0.02, -0.06),
            ],
            fill,
            smooth=True,
        )
        own.shape([(-0.36, -0.16), (-0.31, -0.35), (-0.19, -0.23)], wax(word(row, "tail_colour", "white")), None, smooth=True,
                  how="none" if word(row, "tail_colour", "white") == "white" else "zigzag")  # fmt: skip
    elif kind == "ringed":
        own.limb([(0.05, 0.02), (-0.16, -0.02), (-0.32, -0.24)], 0.17, fill, taper=0.9)
        for x, y in ((-0.11, -0.01), (-0.2, -0.08), (-0.27, -0.18)):
            own.path([(x - 0.05, y - 0.06), (x + 0.05, y + 0.06)], "black", weight=1.2)
    elif kind == "squirrel":
        own.shape([(0.06, 0.12), (-0.2, 0.1), (-0.4, -0.22), (-0.34, -0.56), (-0.1, -0.62), (-0.02, -0.44),
                   (-0.16, -0.36), (-0.14, -0.14), (0.04, -0.06)], fill, smooth=True)  # fmt: skip
        own.path(
            [(-0.04, 0.04), (-0.22, -0.1), (-0.26, -0.4), (-0.14, -0.52)],
            "darkbrown",
            smooth=True,
            weight=0.7,
        )
    elif kind == "thick":
        own.limb([(0.14, -0.06), (-0.12, 0.1), (-0.34, 0.22)], 0.2, fill, taper=0.35)
    elif kind == "short":
        own.oval(-0.02, -0.03, 0.06, 0.05, fill)
    turn = (
        -0.9 if look.emotion in LOW and kind in ("up", "long", "bushy", "ringed", "thin") else 0.0
    )
    if look.emotion in LIVELY and kind in ("up", "thin", "tuft"):
        turn = 0.25
    pen.add(own.sketch().placed(base[0], base[1], size, turn=turn))


def _lying(row: SubjectRow, look: Look, frame: Frame) -> Sketch:
    """On its belly, paws forward; asleep it rests its head, or is rolled up like a bun."""
    pen = Pen()
    profile = word(row, "head") == "side"
    curled = asleep(look) and look.schema != 1 and not profile
    long, girth = frame.length * (0.9 if curled else 1.0), frame.girth * (1.3 if curled else 1.0)
    bx, by = -0.12, -girth * 0.98
    fill = wax(word(row, "leg_colour", frame.main))
    base = (bx - 0.9 * long, by + 0.3 * girth)
    if not curled:
        _tail(pen, row, look, frame, base)
    flat = Frame(frame.leg, frame.leg_width, long, girth, frame.head, frame.neck, frame.main)
    pen.add(_torso(row, look, flat, bx, by))
    if asleep(look):
        at = (bx + long * (0.72 if curled else 1.0), -0.98 * frame.head)
    else:
        at = (
            bx + 0.9 * long + 0.4 * frame.neck[0],
            by - 0.5 * girth + min(0.0, 0.75 * frame.neck[1]),
        )
    if profile:
        shoulder = (bx + 0.8 * long, by - 0.3 * girth)
        at = (at[0] + 0.12, at[1]) if asleep(look) else at
        _neck(pen, row, frame, shoulder, at)
    if not curled:
        thick = frame.leg_width * 0.9
        pen.limb([(bx - 0.75 * long, -0.06), (bx - 0.35 * long, -0.055)], thick, fill)
        pen.limb([(bx + 0.5 * long, -0.06), (bx + 1.12 * long, -0.055)], thick, fill)
    elif word(row, "tail") in ("long", "up", "bushy", "ringed", "thin"):
        sweep = [(bx - 0.9 * long, -0.14), (bx - 0.5 * long, -0.06), (bx + 0.15 * long, -0.06)]
        pen.limb(
            sweep,
            0.1 if word(row, "tail") in ("long", "up", "thin") else 0.17,
            wax(frame.main),
            taper=0.8,
        )
    turn = (0.35 if profile else 0.18) if asleep(look) else 0.0
    pen.add(_head(row, look, frame, at, turn, profile))
    if asleep(look):
        snores(pen, at[0] + 0.1, min(at[1], -0.3), max(0.2, frame.head))
    pen.anchor("head", *at).anchor("top", at[0], at[1] - frame.head).anchor("seat", bx, by - girth)
    pen.anchor("mouth", at[0] + 0.3 * frame.head, at[1] + 0.5 * frame.head)
    pen.anchor("paw", bx + long, -0.05).anchor("hand_r", bx + 1.1 * long, -0.1).anchor(
        "hand_l", bx - 0.8 * long, -0.1
    )
    return pen.sketch()


def _front(row: SubjectRow, look: Look, frame: Frame) -> Sketch:
    """Sitting and looking at us: pear, two straight forelegs, hind feet at the sides."""
    pen, fill = Pen(), wax(frame.main)
    limb = wax(word(row, "leg_colour", word(row, "face_colour", frame.main)))
    head = max(0.25, frame.head * 1.02)
    wide = 0.27 + 0.35 * (frame.girth - 0.2)
    at = (0.0, -0.98 + head)
    if look.emotion in LOW:
        at = (0.03, at[1] + 0.04)
    _tail(pen, row, look, frame, (-0.8 * wide, -0.16))
    top = at[1] + 0.4 * head
    if word(row, "coat") == "wool":
        pen.shape(cloud(0, -0.3, wide * 1.15, 0.32, 10, 0.13), wax(word(row, "wool", "paper")))
    elif word(row, "coat") == "spikes":
        pen.shape(spiked(0, -0.32, wide * 1.25, 0.36, 15, 0.14), fill)
        pen.oval(0, -0.27, wide * 0.8, 0.24, "tan", None)
    else:
        pear = [(-0.5 * wide, top), (0.5 * wide, top), (0.92 * wide, -0.32), (wide, -0.1), (0.6 * wide, -0.02),
                (-0.6 * wide, -0.02), (-wide, -0.1), (-0.92 * wide, -0.32)]  # fmt: skip
        pen.shape(pear, fill, smooth=True)
        _front_pattern(pen, row, wide, top)
    for side in (-1, 1):
        pen.oval(side * 0.95 * wide, -0.06, 0.13, 0.075, limb)
    for side in (-1, 1):
        pen.limb(
            [(side * 0.36 * wide, -0.34), (side * 0.34 * wide, -0.05)], frame.leg_width * 0.95, limb
        )
        if word(row, "hoof"):
            pen.oval(side * 0.34 * wide, -0.04, 0.07, 0.045, word(row, "hoof"))
    turn = -0.3 if look.pose == "look_up" else float(look.rng.normal(0, 0.06))
    pen.add(_head(row, look, Frame(0, 0, 0, 0, head, (0, 0), frame.main), at, turn, False))
    pen.anchor("head", *at).anchor("top", at[0], at[1] - head).anchor(
        "mouth", at[0], at[1] + 0.5 * head
    )
    pen.anchor("paw", 0.36 * wide, -0.06).anchor("hand_r", 0.5 * wide, -0.2).anchor(
        "hand_l", -0.5 * wide, -0.2
    )
    pen.anchor("seat", 0.0, top)
    return pen.sketch()


def _front_pattern(pen: Pen, row: SubjectRow, wide: float, top: float) -> None:
    colour, patterns = word(row, "pattern_colour", "black"), words(row, "pattern")
    if "belly" in patterns or word(row, "belly"):
        light = word(row, "belly", "white")
        pen.oval(
            0,
            -0.26,
            0.55 * wide,
            0.2,
            wax(light),
            None,
            how="none" if wax(light) is None else "zigzag",
        )
    if "stripes" in patterns or "zebra" in patterns:
        for side in (-1, 1):
            for v, u in ((-0.36, 0.86), (-0.26, 0.95), (-0.16, 1.0)):
                pen.path(
                    [(side * u * wide, v - 0.02), (side * 0.62 * wide, v + 0.01)],
                    colour,
                    weight=1.0,
                )
    if "patches" in patterns or "giraffe" in patterns:
        for x, y, r in (
            (-0.6 * wide, -0.3, 0.07),
            (0.62 * wide, -0.2, 0.08),
            (0.1 * wide, top + 0.1, 0.05),
        ):
            pen.shape(spiked(x, y, r, r * 1.1, 4, 0.15), colour, None, smooth=True)
    if "dots" in patterns:
        for u, v in ((-0.6, -0.3), (0.6, -0.3), (-0.7, -0.18), (0.7, -0.18)):
            pen.oval(
                u * wide,
                v,
                0.03,
                0.03,
                wax(colour),
                None,
                how="none" if wax(colour) is None else "solid",
                fine=True,
            )


_ARMS: dict[str, tuple[Spot, Spot]] = {
    "dance": ((-0.36, -0.62), (0.36, -0.62)),
    "wave": ((-0.3, -0.2), (0.38, -0.66)),
    "hug": ((0.3, -0.36), (0.36, -0.3)),
    "hold": ((-0.3, -0.22), (0.36, -0.36)),
    "give": ((0.24, -0.3), (0.4, -0.36)),
    "throw": ((-0.32, -0.24), (0.34, -0.7)),
    "clap": ((0.05, -0.36), (0.12, -0.36)),
    "cry": ((-0.2, -0.56), (0.2, -0.56)),
    "climb": ((0.22, -0.68), (0.36, -0.6)),
    "push": ((0.34, -0.4), (0.38, -0.34)),
    "point": ((-0.3, -0.22), (0.42, -0.48)),
    "read": ((-0.14, -0.28), (0.14, -0.28)),
    "quarrel": ((-0.32, -0.22), (0.4, -0.5)),
}
"""Where the left and the right paw are, of a beast on two legs."""


def _upright(row: SubjectRow, look: Look, frame: Frame) -> Sketch:
    """On two legs, like a toy bear."""
    pen, fill = Pen(), wax(frame.main)
    limb = wax(word(row, "leg_colour", word(row, "face_colour", frame.main)))
    head = max(0.24, 0.96 * frame.head)
    at = (0.0, -0.98 + head)
    wide, low = 0.21 + 0.3 * (frame.girth - 0.2), -0.17
    chest = at[1] + 0.75 * head
    step = 0.07 if look.pose in ("dance", "kick", "climb") else 0.0
    _tail(pen, row, look, frame, (-0.75 * wide, low - 0.06))
    for side in (-1, 1):
        foot = (side * (0.55 * wide + step), -0.05 - (0.1 if step and side > 0 else 0.0))
        pen.limb([(side * 0.5 * wide, low - 0.08), foot], 0.14, limb)
        pen.oval(
            foot[0] + side * 0.025, foot[1] + 0.012, 0.1, 0.055, wax(word(row, "hoof")) or limb
        )
    middle = (chest + low) / 2
    if word(row, "coat") == "wool":
        pen.shape(
            cloud(0, middle, wide * 1.25, (low - chest) * 0.68, 10, 0.13),
            wax(word(row, "wool", "paper")),
        )
    else:
        pen.oval(0, middle, wide, (low - chest) * 0.62, fill)
        _front_pattern(pen, row, wide, chest)
    _pouch(pen, row, middle, wide)
    arms = _ARMS.get(look.pose, ((-0.32, -0.22), (0.32, -0.22)))
    for side, hand in zip((-1, 1), arms, strict=True):
        shoulder = (side * 0.7 * wide, chest + 0.07)
        elbow = ((shoulder[0] + hand[0]) / 2 + side * 0.03, (shoulder[1] + hand[1]) / 2 + 0.03)
        pen.limb([shoulder, elbow, hand], 0.11, limb, taper=0.9)
    turn = -0.3 if look.pose == "look_up" else float(look.rng.normal(0, 0.07))
    pen.add(_head(row, look, Frame(0, 0, 0, 0, head, (0, 0), frame.main), at, turn, False))
    pen.anchor("head", *at).anchor("top", at[0], at[1] - head).anchor(
        "mouth", at[0], at[1] + 0.5 * head
    )
    pen.anchor("hand_l", *arms[0]).anchor("hand_r", *arms[1]).anchor("paw", *arms[1])
    pen.anchor("seat", 0.0, low)
    return pen.sketch()


def _pouch(pen: Pen, row: SubjectRow, middle: float, wide: float) -> None:
    """A kangaroo's pouch with the young one looking out."""
    if word(row, "extra") != "pouch":
        return
    x, y = 0.02, middle + 0.02
    for side in (-1, 1):
        pen.oval(x + side * 0.045, y - 0.15, 0.03, 0.06, "tan")
    pen.oval(x, y - 0.06, 0.085, 0.08, "tan")
    pen.dot(x - 0.03, y - 0.08, 0.012).dot(x + 0.03, y - 0.08, 0.012)
    pen.shape([(x - 0.7 * wide, y), (x + 0.7 * wide, y), (x + 0.5 * wide, y + 0.14), (x - 0.5 * wide, y + 0.14)],
              "apricot", smooth=False)  # fmt: skip


__all__ = ["Frame", "quadruped", "rounded"]
