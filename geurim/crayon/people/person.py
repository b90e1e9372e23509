"""People: one archetype for everybody, from the baby to the police officer.

A figure is a skeleton posed by :mod:`geurim.crayon.people.poses`, dressed by
:mod:`geurim.crayon.people.clothes`, with hair by :mod:`geurim.crayon.people.hair` and a face by
:mod:`geurim.crayon.people.faces`. Younger children draw bigger heads and stiffer limbs; schema 1
gives an egg-shaped body, schema 2 a neck and fingers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from geurim.crayon.look import Archetype, Look
from geurim.crayon.people import clothes, hair, worn
from geurim.crayon.people.effects import around
from geurim.crayon.people.faces import face
from geurim.crayon.people.poses import Pose, posed, varied
from geurim.crayon.people.skeleton import BUILDS, At, Build, Skeleton, bold, posed_skeleton
from geurim.crayon.sketch import Pen, Sketch
from geurim.vocabulary import SubjectRow


def person(row: SubjectRow, look: Look) -> Sketch:
    """Anybody; ``row.params`` tell ``build``, ``sex`` and ``wear``."""
    rng = look.rng
    build = BUILDS[row.params.get("build", "child")]
    if look.age <= 6 and row.params.get("build", "child") == "child":
        build = replace(
            build, head=build.head * 1.1, leg=build.leg * 0.88, torso=build.torso * 0.96
        )
    if look.bold:
        build = bold(build)
    sex = row.params.get("sex", "any")
    coin = rng.random()
    female = sex == "female" or (sex == "any" and coin < 0.5)
    pose = varied(posed(look.pose, look.body, look.intensity, rng, bold=look.bold), rng)
    bones = posed_skeleton(build, pose)
    outfit = clothes.choose(row, female, look)
    pen = Pen()
    style = hair.choose(row, female, look)
    turned = 0.16 * build.head if pose.side else 0.0
    head = _Head(bones.head, build.head, math.radians(pose.tilt), turned, pose)
    _back_hair(pen, head, style)
    _legs(pen, bones, build, outfit, pose)
    clothes.body(pen, bones, build, outfit, look, back=pose.back)
    _arms(pen, bones, build, outfit, look)
    _head(pen, head, style, look, outfit)
    worn.over_body(pen, bones, build, outfit)
    sketch = _anchored(pen, bones, build).sketch()
    turn = math.radians(pose.lean)
    if pose.lying:
        # Lying on the back, head to the left; the face stays frontal as children draw it.
        return _with_effects(
            sketch.placed(0.5, -build.shoulder * 1.25, 1.0, turn=-math.pi / 2), build, look, pose
        )
    return _with_effects(sketch.placed(0.0, 0.0, 1.0, turn=turn), build, look, pose)


@dataclass(frozen=True, slots=True)
class _Head:
    at: At
    r: float
    tilt: float
    turned: float
    pose: Pose


def _legs(pen: Pen, bones: Skeleton, build: Build, outfit: clothes.Outfit, pose: Pose) -> None:
    for i, side in enumerate((-1, 1)):
        hip, knee, foot = bones.hips[i], bones.knees[i], bones.feet[i]
        skin_leg = [hip, knee, foot]
        colour = outfit.bottom if outfit.trousers else outfit.socks
        pen.limb(skin_leg, build.limb * 1.1, colour)
        forward = 1 if pose.side else side
        shoe = (foot[0] + forward * 0.03, foot[1] - 0.005)
        pen.oval(shoe[0], shoe[1], build.limb * 0.85, build.limb * 0.5, outfit.shoes, weight=0.8)


def _arms(pen: Pen, bones: Skeleton, build: Build, outfit: clothes.Outfit, look: Look) -> None:
    for i in range(2):
        shoulder, elbow, hand = bones.shoulders[i], bones.elbows[i], bones.hands[i]
        pen.oval(hand[0], hand[1], build.limb * 0.62, build.limb * 0.6, "skin", weight=0.75)
        if look.schema == 2 and look.age >= 7:
            _fingers(pen, elbow, hand, build.limb)
        if outfit.long_sleeves:
            pen.limb([shoulder, elbow, hand], build.limb, outfit.top, taper=0.9)
        else:
            middle = ((shoulder[0] + elbow[0]) / 2, (shoulder[1] + elbow[1]) / 2)
            pen.limb([middle, elbow, hand], build.limb * 0.9, "skin", taper=0.9)
            pen.limb([shoulder, elbow], build.limb * 1.25, outfit.top, taper=1.05)


def _fingers(pen: Pen, elbow: At, hand: At, width: float) -> None:
    angle = math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    for spread in (-0.7, 0.0, 0.7):
        a = angle + spread
        tip = (hand[0] + 1.15 * width * math.cos(a), hand[1] + 1.15 * width * math.sin(a))
        pen.path([hand, tip], "ink", weight=0.5, fine=True)


def _back_hair(pen: Pen, head: _Head, style: hair.Style) -> None:
    part = Pen()
    hair.behind(part, head.r, style)
    pen.add(part.sketch().placed(*head.at, 1.0, turn=head.tilt))


def _head(pen: Pen, head: _Head, style: hair.Style, look: Look, outfit: clothes.Outfit) -> None:
    """Head, face and front hair, drawn about the origin and turned into place."""
    part = Pen()
    r = head.r
    wide = 1.0 if look.schema != 1 else 1.08
    for side in (-1, 1):
        part.oval(side * r * wide * 0.99, 0.06 * r, 0.16 * r, 0.2 * r, "skin", weight=0.7)
    if head.pose.side and look.schema == 2 and not head.pose.back:
        part.oval(r * wide, 0.12 * r, 0.13 * r, 0.11 * r, "skin", weight=0.7)
    part.oval(0.0, 0.0, r * wide, r, "skin")
    if head.pose.back:
        hair.from_behind(part, r * wide, style)
    else:
        up = -0.16 * r if head.pose.gaze_up else (0.22 if head.pose.gaze_down else 0.06) * r
        face(part, head.turned, up, r * 0.95, look, asleep=head.pose.asleep)
        hair.front(part, r * wide, style, look)
    worn.on_head(part, r * wide, outfit)
    pen.add(part.sketch().placed(*head.at, 1.0, turn=head.tilt))


def _anchored(pen: Pen, bones: Skeleton, build: Build) -> Pen:
    left, right = bones.hands
    top = bones.head[1] - build.head
    return (
        pen.anchor("hand_l", *left)
        .anchor("hand_r", *right)
        .anchor("head", *bones.head)
        .anchor("top", 0.0, top)
        .anchor("mouth", bones.head[0], bones.head[1] + 0.45 * build.head)
        .anchor("seat", *bones.hip)
        .anchor("foot_r", *bones.feet[1])
        .anchor("back", bones.neck[0], (bones.neck[1] + bones.hip[1]) / 2)
    )


def _with_effects(sketch: Sketch, build: Build, look: Look, pose: Pose) -> Sketch:
    if pose.back:
        return sketch
    pen = Pen()
    around(pen, *sketch.anchors["head"], build.head, look, asleep=pose.asleep)
    return Sketch(sketch.marks + pen.sketch().marks, sketch.anchors)


ARCHETYPES: dict[str, Archetype] = {"person": person}
