"""Beasts from the front: sitting and looking at us, or upright on two legs like a toy."""

from __future__ import annotations

from geurim.crayon.animals.coats import Frame, Spot, carried_head
from geurim.crayon.animals.creature import LOW
from geurim.crayon.animals.tails import tail
from geurim.crayon.look import Look
from geurim.crayon.outlines import cloud, spiked
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import wax, word, words
from geurim.vocabulary import SubjectRow


def from_front(row: SubjectRow, look: Look, frame: Frame) -> Sketch:
    """Sitting and looking at us: pear, two straight forelegs, hind feet at the sides."""
    pen, fill = Pen(), wax(frame.main)
    limb = wax(word(row, "leg_colour", word(row, "face_colour", frame.main)))
    head = max(0.25, frame.head * 1.02)
    wide = 0.27 + 0.35 * (frame.girth - 0.2)
    at = (0.0, -0.98 + head)
    if look.body in LOW:
        at = (0.03, at[1] + 0.04)
    tail(pen, row, look, frame, (-0.8 * wide, -0.16))
    top = at[1] + 0.4 * head
    if word(row, "coat") == "wool":
        pen.shape(cloud(0, -0.3, wide * 1.15, 0.32, 10, 0.13), wax(word(row, "wool", "paper")))
    elif word(row, "coat") == "spikes":
        pen.shape(spiked(0, -0.32, wide * 1.25, 0.36, 15, 0.14), fill)
        pen.oval(0, -0.27, wide * 0.8, 0.24, "tan", None)
    else:
        pear = [
            (-0.5 * wide, top),
            (0.5 * wide, top),
            (0.92 * wide, -0.32),
            (wide, -0.1),
            (0.6 * wide, -0.02),
            (-0.6 * wide, -0.02),
            (-wide, -0.1),
            (-0.92 * wide, -0.32),
        ]
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
    pen.add(carried_head(row, look, Frame(0, 0, 0, 0, head, (0, 0), frame.main), at, turn, False))
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


def upright(row: SubjectRow, look: Look, frame: Frame) -> Sketch:
    """On two legs, like a toy bear."""
    pen, fill = Pen(), wax(frame.main)
    limb = wax(word(row, "leg_colour", word(row, "face_colour", frame.main)))
    head = max(0.24, 0.96 * frame.head)
    at = (0.0, -0.98 + head)
    wide, low = 0.21 + 0.3 * (frame.girth - 0.2), -0.17
    chest = at[1] + 0.75 * head
    step = 0.07 if look.pose in ("dance", "kick", "climb") else 0.0
    tail(pen, row, look, frame, (-0.75 * wide, low - 0.06))
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
    _belongings(pen, row, middle, wide)
    rest = ((-0.32, -0.22), (0.32, -0.22))
    if word(row, "extra") in ("seed", "acorn"):
        rest = ((-0.08, middle + 0.03), (0.08, middle + 0.03))
    arms = _ARMS.get(look.pose, rest)
    for side, hand in zip((-1, 1), arms, strict=True):
        shoulder = (side * 0.7 * wide, chest + 0.07)
        elbow = ((shoulder[0] + hand[0]) / 2 + side * 0.03, (shoulder[1] + hand[1]) / 2 + 0.03)
        pen.limb([shoulder, elbow, hand], 0.11, limb, taper=0.9)
    turn = -0.3 if look.pose == "look_up" else float(look.rng.normal(0, 0.07))
    pen.add(carried_head(row, look, Frame(0, 0, 0, 0, head, (0, 0), frame.main), at, turn, False))
    pen.anchor("head", *at).anchor("top", at[0], at[1] - head).anchor(
        "mouth", at[0], at[1] + 0.5 * head
    )
    pen.anchor("hand_l", *arms[0]).anchor("hand_r", *arms[1]).anchor("paw", *arms[1])
    pen.anchor("seat", 0.0, low)
    return pen.sketch()


def _belongings(pen: Pen, row: SubjectRow, middle: float, wide: float) -> None:
    """What it has at its belly: a nut to gnaw, or a pouch with the young one looking out."""
    extra = word(row, "extra")
    if extra == "seed":
        pen.oval(0.0, middle - 0.02, 0.06, 0.1, "darkgrey", turn=0.3)
    elif extra == "acorn":
        pen.oval(0.0, middle + 0.02, 0.085, 0.1, "orange")
        pen.shape(
            [(-0.11, middle - 0.02), (0.0, middle - 0.13), (0.11, middle - 0.02)], "darkbrown"
        )
    if extra != "pouch":
        return
    x, y = 0.02, middle + 0.02
    for side in (-1, 1):
        pen.oval(x + side * 0.045, y - 0.15, 0.03, 0.06, "tan")
    pen.oval(x, y - 0.06, 0.085, 0.08, "tan")
    pen.dot(x - 0.03, y - 0.08, 0.012).dot(x + 0.03, y - 0.08, 0.012)
    pen.shape(
        [
            (x - 0.7 * wide, y),
            (x + 0.7 * wide, y),
            (x + 0.5 * wide, y + 0.14),
            (x - 0.5 * wide, y + 0.14),
        ],
        "apricot",
        smooth=False,
    )
