"""Proportions and joints of a human figure, before it is dressed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from geurim.crayon.people.poses import Limb, Pose

At = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Build:
    """Proportions; a standing figure is 1 high."""

    head: float
    """Radius of the head."""
    leg: float
    torso: float
    shoulder: float
    """Half the width of the shoulders."""
    limb: float
    """Thickness of arms and legs."""


BUILDS: dict[str, Build] = {
    "baby": Build(0.27, 0.17, 0.30, 0.15, 0.11),
    "child": Build(0.215, 0.26, 0.31, 0.115, 0.078),
    "teen": Build(0.185, 0.30, 0.33, 0.115, 0.070),
    "adult": Build(0.165, 0.32, 0.36, 0.125, 0.066),
    "elder": Build(0.175, 0.29, 0.36, 0.125, 0.066),
}


def bold(build: Build) -> Build:
    """``build`` with a head of at least two fifths of the height: legible when small."""
    return replace(
        build,
        head=max(0.235, 1.08 * build.head),
        leg=0.92 * build.leg,
        torso=0.94 * build.torso,
        shoulder=1.12 * build.shoulder,
        limb=1.25 * max(build.limb, 0.07),
    )


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Where the joints are; ``right`` is towards +x."""

    hip: At
    neck: At
    head: At
    shoulders: tuple[At, At]
    """Left, right."""
    elbows: tuple[At, At]
    hands: tuple[At, At]
    hips: tuple[At, At]
    knees: tuple[At, At]
    feet: tuple[At, At]


def posed_skeleton(build: Build, pose: Pose) -> Skeleton:
    """Where the joints of ``build`` are in ``pose``: feet on y = 0, or lifted off it."""
    thigh = shin = build.leg / 2
    falls = [
        thigh * math.cos(math.radians(leg[0])) + shin * math.cos(math.radians(leg[1]))
        for leg in (pose.left_leg, pose.right_leg)
    ]
    height = max(*falls, 0.07) + pose.lift
    hip = (0.0, -height)
    neck = (0.0, hip[1] - build.torso)
    head = (0.0, neck[1] - build.head * (0.86 - pose.droop))
    wide = build.shoulder * (0.45 if pose.side else 0.95)
    arm = build.torso * 0.48
    shoulders = ((-wide, neck[1] + 0.045), (wide, neck[1] + 0.045))
    hips = ((-0.5 * wide - 0.01, hip[1]), (0.5 * wide + 0.01, hip[1]))
    elbows = _joint(shoulders, (pose.left_arm, pose.right_arm), 0, arm)
    hands = _joint(elbows, (pose.left_arm, pose.right_arm), 1, arm)
    knees = _joint(hips, (pose.left_leg, pose.right_leg), 0, thigh)
    feet = _joint(knees, (pose.left_leg, pose.right_leg), 1, shin)
    return Skeleton(hip, neck, head, shoulders, elbows, hands, hips, knees, feet)


def _joint(
    starts: tuple[At, At], limbs: tuple[Limb, Limb], part: int, length: float
) -> tuple[At, At]:
    ends: list[At] = []
    for side, start, limb in zip((-1, 1), starts, limbs, strict=True):
        angle = math.radians(limb[part])
        ends.append(
            (start[0] + side * length * math.sin(angle), start[1] + length * math.cos(angle))
        )
    return ends[0], ends[1]
