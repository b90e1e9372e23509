"""Postures: the angles of limbs for every pose, and what a feeling does to them.

Angles are degrees from hanging straight down; positive turns away from the body on the limb's own
side, so ``(25, 20)`` is an arm hanging slightly off, ``(90, 90)`` one stretched out level,
``(160, 170)`` one thrown up. ``right`` is the side to the right of the sheet, where a figure
faces unless it is mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from geurim.emotion import Emotion

Limb = tuple[float, float]
"""Angles of the upper and of the lower part."""


@dataclass(frozen=True, slots=True)
class Pose:
    """One posture."""

    right_arm: Limb = (25, 20)
    left_arm: Limb = (25, 20)
    right_leg: Limb = (7, 5)
    left_leg: Limb = (7, 5)
    lift: float = 0.0
    """Distance of the feet from the ground, in body heights."""
    lean: float = 0.0
    """Turn of the whole figure, degrees clockwise."""
    tilt: float = 0.0
    """Turn of the head, degrees clockwise."""
    droop: float = 0.0
    """How far the head sinks between the shoulders, head radii."""
    side: bool = False
    """Seen from the side, facing right."""
    back: bool = False
    """Seen from behind."""
    lying: bool = False
    asleep: bool = False
    gaze_up: bool = False
    gaze_down: bool = False


POSES: dict[str, Pose] = {
    "stand": Pose(),
    "walk": Pose((28, 40), (22, 10), (20, 14), (20, 34), side=True),
    "run": Pose((62, 140), (50, 10), (48, 20), (42, 88), lean=8, side=True, lift=0.03),
    "jump": Pose((140, 158), (140, 158), (34, 8), (34, 8), lift=0.16),
    "dance": Pose((150, 120), (70, 130), (14, 4), (46, -12), tilt=8, lean=-5),
    "sit": Pose((30, -24), (30, -24), (74, -78), (74, -78)),
    "squat": Pose((38, 10), (38, 10), (74, -22), (74, -22), side=False),
    "lie": Pose((35, 40), (35, 40), (8, 6), (8, 6), lying=True),
    "sleep": Pose((20, 25), (20, 25), (7, 5), (7, 5), lying=True, asleep=True),
    "cry": Pose((52, 196), (52, 196), (6, 4), (6, 4), tilt=6, droop=0.12),
    "hug": Pose((72, 92), (-38, -88), (7, 5), (7, 5), side=True),
    "hold_hands": Pose((58, 52), (58, 52)),
    "hold": Pose((42, 92), (25, 20)),
    "give": Pose((76, 84), (-34, -78), (7, 5), (7, 5), side=True),
    "ride": Pose((66, 82), (-30, -72), (66, 8), (20, 30), side=True),
    "eat": Pose((48, 178), (40, 100)),
    "throw": Pose((128, 150), (70, 60), (16, 8), (26, 16), lean=-6, side=True),
    "kick": Pose((70, 60), (80, 70), (62, 60), (8, 4), lean=-8, side=True),
    "swim": Pose((112, 128), (75, 130), (20, 10), (20, 10)),
    "climb": Pose((150, 172), (120, 165), (50, -25), (25, 0)),
    "read": Pose((38, -62), (38, -62)),
    "write": Pose((40, -30), (36, -45), tilt=6),
    "wave": Pose((128, 165), (25, 20)),
    "hide": Pose((64, 190), (64, 190), (70, -22), (70, -22), droop=0.2),
    "fall": Pose((130, 110), (120, 150), (50, 70), (30, 10), lean=58, lift=0.1),
    "look_up": Pose((30, 24), (30, 24), gaze_up=True, tilt=-8),
    "look": Pose((28, 22), (22, 16), side=True),
    "turn_away": Pose((18, 12), (18, 12), back=True),
    "point": Pose((92, 92), (25, 20), side=True),
    "push": Pose((74, 84), (-50, -80), (28, 20), (30, 24), lean=8, side=True),
    "shout": Pose((62, 196), (62, 196), (12, 8), (12, 8)),
    "quarrel": Pose((82, 96), (58, -42), (14, 10), (14, 10), lean=5, side=True),
    "clap": Pose((42, -128), (42, -128)),
    "bow": Pose((8, 4), (8, 4), lean=30, tilt=14, side=True),
}

IDLE = frozenset({"stand", "look", "walk"})
"""Poses that a feeling may replace by one of its own."""

_FELT: dict[Emotion, tuple[Pose, ...]] = {
    Emotion.EXCITEMENT: (
        POSES["jump"],
        Pose((142, 165), (142, 165), (14, 10), (14, 10)),
        Pose((150, 168), (70, 120), (10, 6), (40, -8), tilt=-6),
    ),
    Emotion.AMUSEMENT: (
        Pose((46, -58), (46, -58), (12, 8), (12, 8), tilt=-12),
        Pose((46, -58), (120, 150), (12, 8), (12, 8), tilt=10),
    ),
    Emotion.CONTENTMENT: (
        Pose((34, -48), (34, -48), tilt=7),
        Pose((30, 22), (30, 22), tilt=-6),
    ),
    Emotion.AWE: (
        Pose((56, 190), (56, 190), gaze_up=True),
        Pose((96, 112), (96, 112), (9, 6), (9, 6), gaze_up=True),
    ),
    Emotion.ANGER: (
        Pose((62, -38), (62, -38), (18, 12), (18, 12)),
        Pose((118, 176), (62, -38), (20, 14), (20, 14)),
        Pose((34, 30), (34, 30), (20, 14), (20, 14), tilt=0, droop=0.1),
    ),
    Emotion.DISGUST: (
        Pose((92, 150), (50, 190), (10, 6), (10, 6), lean=-7, tilt=-8),
        Pose((88, 128), (84, 130), (12, 6), (12, 6), lean=-9, tilt=-6),
    ),
    Emotion.FEAR: (
        Pose((54, 188), (54, 188), (3, -6), (3, -6), droop=0.15),
        Pose((40, 168), (40, 168), (-2, 6), (-2, 6), lean=-5, droop=0.2),
    ),
    Emotion.SADNESS: (
        Pose((10, 6), (10, 6), (4, 2), (4, 2), tilt=12, droop=0.2),
        Pose((12, 4), (12, 4), (4, 2), (4, 2), tilt=-12, droop=0.2),
        Pose((40, 190), (14, 6), (4, 2), (4, 2), tilt=9, droop=0.15),
    ),
}


_BOLD: dict[Emotion, Pose] = {
    Emotion.NEUTRAL: POSES["stand"],
    Emotion.EXCITEMENT: Pose((146, 162), (146, 162), (26, 14), (26, 14), lift=0.09),
    Emotion.AMUSEMENT: Pose((50, -62), (50, -62), (14, 10), (14, 10), tilt=-10, lean=-7),
    Emotion.CONTENTMENT: Pose((38, -128), (38, -128), tilt=9),
    Emotion.AWE: Pose((92, 108), (92, 108), (10, 6), (10, 6), gaze_up=True, tilt=-4),
    Emotion.ANGER: Pose((66, -48), (66, -48), (22, 16), (22, 16)),
    Emotion.DISGUST: Pose((96, 118), (-74, -104), (16, 8), (4, 4), lean=-15, tilt=-8),
    Emotion.FEAR: Pose((40, 172), (40, 172), (34, -34), (34, -34), droop=0.28),
    Emotion.SADNESS: Pose((5, 2), (5, 2), (2, 1), (2, 1), tilt=14, droop=0.34, gaze_down=True),
}
"""One posture a feeling, unlike all others even when small."""


def posed_boldly(name: str, emotion: Emotion) -> Pose:
    """The posture of ``name`` in which ``emotion`` is seen at once.

    Every idle pose gives way; an action keeps its limbs and takes on head, shoulders and lift.
    """
    pose, felt = POSES.get(name, POSES["stand"]), _BOLD[emotion]
    if pose.lying:
        return pose
    if name == "stand":
        return felt
    return replace(
        pose,
        tilt=pose.tilt if emotion is Emotion.NEUTRAL else felt.tilt,
        droop=max(pose.droop, felt.droop),
        lift=pose.lift + felt.lift,
        gaze_up=pose.gaze_up or (felt.gaze_up and not pose.side),
        gaze_down=felt.gaze_down,
    )


def posed(
    name: str, emotion: Emotion, intensity: float, rng: np.random.Generator, *, bold: bool = False
) -> Pose:
    """The posture of ``name`` as somebody who feels ``emotion`` takes it.

    An idle pose gives way to one of the feeling's own; any other keeps its limbs and takes on the
    feeling's head and shoulders. ``bold``: see :func:`posed_boldly`.
    """
    pose = POSES.get(name, POSES["stand"])
    choice, strength = rng.random(), rng.random()
    if bold:
        return posed_boldly(name, emotion)
    felt = _FELT.get(emotion)
    if felt is None or pose.lying:
        return pose
    mine = felt[int(choice * len(felt))]
    if name in IDLE and strength < 0.35 + intensity:
        return mine
    if pose.back and emotion.valence > 0:
        # A face is worth more than a back where there is something to be glad about.
        pose = replace(pose, back=False)
    return replace(
        pose,
        tilt=pose.tilt or mine.tilt,
        droop=max(pose.droop, mine.droop),
        gaze_up=pose.gaze_up or (mine.gaze_up and not pose.side),
    )


def varied(pose: Pose, rng: np.random.Generator) -> Pose:
    """``pose`` as one child draws it once: every angle a little off."""
    off = rng.normal(0, 5.0, 8).tolist()
    ra, la, rl, ll = pose.right_arm, pose.left_arm, pose.right_leg, pose.left_leg
    return replace(
        pose,
        right_arm=(ra[0] + off[0], ra[1] + off[1]),
        left_arm=(la[0] + off[2], la[1] + off[3]),
        right_leg=(rl[0] + 0.5 * off[4], rl[1] + 0.5 * off[5]),
        left_leg=(ll[0] + 0.5 * off[6], ll[1] + 0.5 * off[7]),
        lean=pose.lean + float(rng.normal(0, 2.0)),
        tilt=pose.tilt + float(rng.normal(0, 2.0)),
    )
