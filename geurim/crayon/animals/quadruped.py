"""Beasts on four legs: one figure with parameters, seen from the side or lying.

A row tells ears, muzzle, tail, pattern and proportions; the pose tells legs; the feeling tells
ears, tail and back. Beasts dance, hug and wave on two legs: see
:mod:`geurim.crayon.animals.uprights`.
"""

from __future__ import annotations

import math

from geurim.crayon.animals.coats import Frame, carried_head, neck, torso, udder
from geurim.crayon.animals.creature import LOW, UPRIGHT, asleep, snores, speed
from geurim.crayon.animals.tails import tail
from geurim.crayon.animals.uprights import from_front, upright
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import colouring, number, wax, word, words
from geurim.vocabulary import SubjectRow

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
        return upright(row, look, frame)
    if look.pose == "sit" and word(row, "head") != "side":
        return from_front(row, look, frame)
    if look.pose in ("walk", "run", "jump", "eat", "swim", "turn_away") and not (
        flat and look.pose == "walk"
    ):
        return _side(row, look, frame)
    return from_front(row, look, frame) if view == "front" else _side(row, look, frame)


def _frame(row: SubjectRow, look: Look) -> Frame:
    main = colouring(row, look)
    head = number(row, "head_size", 0.27) * (1.06 if look.age <= 6 else 1.0)
    head *= 1.2 if look.bold else 1.0
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
    elif look.body in LOW:
        at, turn = (at[0] + 0.02, at[1] + 0.08), 0.25 if profile else 0.1
    lift = {"run": 0.02, "jump": 0.16}.get(pose, 0.0)
    tail(own, row, look, frame, (bx - 0.94 * frame.length, by - 0.25 * frame.girth))
    _legs(own, row, look, frame, bx, by)
    body = torso(row, look, frame, bx, by)
    own.add(body)
    if (profile or frame.neck[1] < -0.2) and pose != "eat":
        neck(own, row, frame, shoulder, at)
    elif profile:
        neck(own, row, frame, shoulder, (at[0], at[1] - 0.1))
    udder(own, row, frame, bx, by)
    own.add(carried_head(row, look, frame, at, turn, profile))
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
        tail(pen, row, look, frame, base)
    flat = Frame(frame.leg, frame.leg_width, long, girth, frame.head, frame.neck, frame.main)
    pen.add(torso(row, look, flat, bx, by))
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
        neck(pen, row, frame, shoulder, at)
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
    pen.add(carried_head(row, look, frame, at, turn, profile))
    if asleep(look):
        snores(pen, at[0] + 0.1, min(at[1], -0.3), max(0.15, frame.head))
    pen.anchor("head", *at).anchor("top", at[0], at[1] - frame.head).anchor("seat", bx, by - girth)
    pen.anchor("mouth", at[0] + 0.3 * frame.head, at[1] + 0.5 * frame.head)
    pen.anchor("paw", bx + long, -0.05).anchor("hand_r", bx + 1.1 * long, -0.1).anchor(
        "hand_l", bx - 0.8 * long, -0.1
    )
    return pen.sketch()
