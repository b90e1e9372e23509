"""Clothes and what people carry on themselves: chosen once a figure, drawn on its skeleton."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geurim.crayon.box import BRIGHT, DULL
from geurim.crayon.look import Look
from geurim.crayon.people.skeleton import Build, Skeleton
from geurim.crayon.sketch import Mark, Pen
from geurim.vocabulary import SubjectRow


@dataclass(frozen=True, slots=True)
class Outfit:
    """What somebody wears; colours are names of the box or roles."""

    top: str
    bottom: str
    shoes: str
    socks: str
    dress: bool
    trousers: bool
    long_sleeves: bool
    skirt: bool
    pattern: str
    """none, stripes, buttons, dots, heart, star, collar, number."""
    accent: str
    wear: tuple[str, ...]


_PATTERNS = ("none", "stripes", "buttons", "dots", "heart", "star", "collar", "none")
_UNIFORMS: dict[str, tuple[str, str]] = {
    "doctor_coat": ("white", "white"),
    "nurse_cap": ("white", "white"),
    "uniform_police": ("navy", "navy"),
    "uniform_fire": ("orange", "orange"),
    "red_suit": ("red", "red"),
}


def choose(row: SubjectRow, female: bool, look: Look) -> Outfit:
    """Clothes for ``row``: uniforms as they are, else colours of the child's liking."""
    rng = look.rng
    low = look.emotion.valence < -0.3
    dull, *picks = rng.random(3).tolist()
    box = DULL if low and dull < 0.55 else BRIGHT
    top, bottom = (box[int(pick * len(box))] for pick in picks)
    if bottom == top:
        bottom = "blue" if top != "blue" else "brown"
    wear = tuple(str(item) for item in row.params.get("wear", ()))
    dress = female and rng.random() < 0.6 and row.params.get("build") != "baby"
    grown = row.params.get("build") in ("adult", "elder")
    trousers = not dress and rng.random() < (0.9 if grown else 0.6)
    for item, (upper, lower) in _UNIFORMS.items():
        if item in wear:
            top, bottom, dress, trousers = upper, lower, item == "nurse_cap", item != "nurse_cap"
    if look.colour and not any(item in _UNIFORMS for item in wear):
        top = look.colour
    pattern = _PATTERNS[int(rng.integers(len(_PATTERNS)))]
    if any(item in _UNIFORMS for item in wear):
        pattern = "buttons"
    sleeves = bool(rng.random() < 0.6) or any(item in _UNIFORMS or item == "coat" for item in wear)
    shoes = ("red", "blue", "brown", "black", "darkgrey")[int(rng.integers(5))]
    light = top in ("white", "yellow", "lemon", "lime", "mint", "pink", "sky")
    return Outfit(
        top,
        top if dress else bottom,
        shoes,
        "skin",
        dress,
        trousers,
        sleeves,
        female and not trousers,
        pattern,
        "red" if light and top != "pink" else ("yellow" if not light else "purple"),
        wear,
    )


def body(
    pen: Pen, bones: Skeleton, build: Build, outfit: Outfit, look: Look, *, back: bool
) -> None:
    """Torso with what covers it, and the neck."""
    _, hip_y = bones.hip
    _, neck_y = bones.neck
    sh, span = build.shoulder, hip_y - neck_y
    low = hip_y + 0.02
    if look.schema == 2:
        pen.rect(-0.035, neck_y - 0.03, 0.035, neck_y + 0.05, "skin", weight=0.7)
    if outfit.dress:
        hem = min(low + 0.5 * build.leg, -0.07)
        flare = sh * (1.75 if look.schema != 1 else 1.5)
        pen.shape(
            [
                (-sh * 0.75, neck_y),
                (sh * 0.75, neck_y),
                (sh * 0.95, neck_y + 0.5 * span),
                (flare, hem),
                (-flare, hem),
                (-sh * 0.95, neck_y + 0.5 * span),
            ],
            outfit.top,
        )
    else:
        wide = sh * (1.12 if look.schema != 1 else 1.25)
        if outfit.trousers:
            pen.rect(-wide * 0.95, low - 0.07, wide * 0.95, low + 0.035, outfit.bottom)
        else:
            hem = min(low + 0.34 * build.leg, -0.06)
            flare = 1.25 if outfit.skirt else 1.0
            waist, crotch = low - 0.07, low + (hem - low) * 0.3
            middle = (
                [] if outfit.skirt else [(0.14 * wide, hem), (0.0, crotch), (-0.14 * wide, hem)]
            )
            pen.shape(
                [
                    (-wide * 0.95, waist),
                    (wide * 0.95, waist),
                    (wide * flare, hem),
                    *middle,
                    (-wide * flare, hem),
                ],
                outfit.bottom,
            )
        if look.schema == 1:
            pen.oval(0, neck_y + 0.5 * span, wide, 0.54 * span, outfit.top)
        else:
            pen.shape(
                [
                    (-sh, neck_y + 0.01),
                    (sh, neck_y + 0.01),
                    (wide, low - 0.045),
                    (-wide, low - 0.045),
                ],
                outfit.top,
                sharp=True,
            )
    if not back:
        _pattern(pen, sh, neck_y, span, outfit)


def _pattern(pen: Pen, sh: float, top: float, span: float, outfit: Outfit) -> None:
    c = outfit.accent
    kind = outfit.pattern
    if kind == "stripes":
        for k in (0.3, 0.55, 0.8):
            pen.path(
                [(-0.9 * sh, top + k * span), (0.9 * sh, top + k * span)], c, weight=0.7, fine=True
            )
    elif kind == "buttons":
        for k in (0.25, 0.5, 0.75):
            pen.dot(0, top + k * span, 0.016, "ink" if outfit.top in ("white", "yellow") else c)
    elif kind == "dots":
        for u, k in ((-0.5, 0.3), (0.45, 0.42), (-0.2, 0.65), (0.5, 0.8)):
            pen.dot(u * sh, top + k * span, 0.018, c)
    elif kind == "heart":
        pen.heart(0, top + 0.5 * span, 0.42 * sh, c, c)
    elif kind == "star":
        pen.star(0, top + 0.5 * span, 0.5 * sh, c, c)
    elif kind == "collar":
        pen.path(
            [(-0.5 * sh, top), (0, top + 0.22 * span), (0.5 * sh, top)], c, weight=0.8, fine=True
        )


def extras(pen: Pen, bones: Skeleton, build: Build, outfit: Outfit, look: Look) -> None:
    """Things over the body: apron, scarf, coat, tie, stethoscope, cane, bag."""
    del look
    wear = set(outfit.wear)
    _, hip_y = bones.hip
    _, neck_y = bones.neck
    sh, span = build.shoulder, hip_y - neck_y
    if "apron" in wear:
        pen.shape(
            [
                (-0.5 * sh, neck_y + 0.25 * span),
                (0.5 * sh, neck_y + 0.25 * span),
                (0.95 * sh, hip_y + 0.07),
                (-0.95 * sh, hip_y + 0.07),
            ],
            "white",
            how="loose",
            line="pink",
            weight=0.8,
        )
    if "doctor_coat" in wear:
        pen.path(
            [
                (-0.4 * sh, neck_y),
                (-0.3 * sh, neck_y + 0.4 * span),
                (0.1 * sh, neck_y + 0.55 * span),
            ],
            "darkgrey",
            weight=0.6,
            smooth=True,
        )
        pen.dot(0.12 * sh, neck_y + 0.6 * span, 0.03, "darkgrey")
        pen.rect(
            0.3 * sh,
            neck_y + 0.3 * span,
            0.75 * sh,
            neck_y + 0.5 * span,
            None,
            "red",
            weight=0.4,
            fine=True,
        )
    if "uniform_police" in wear or "uniform_fire" in wear:
        pen.star(-0.4 * sh, neck_y + 0.32 * span, 0.05)
    if "tie" in wear:
        pen.shape(
            [
                (0, neck_y + 0.02),
                (0.3 * sh, neck_y + 0.6 * span),
                (0, neck_y + 0.78 * span),
                (-0.3 * sh, neck_y + 0.6 * span),
            ],
            "red",
            "red",
            weight=0.6,
            fine=True,
        )
    if "scarf" in wear:
        pen.shape(
            [
                (-1.05 * sh, neck_y - 0.02),
                (1.05 * sh, neck_y - 0.02),
                (1.0 * sh, neck_y + 0.06),
                (-1.0 * sh, neck_y + 0.06),
            ],
            "red",
            weight=0.7,
        )
        pen.rect(0.4 * sh, neck_y + 0.05, 0.8 * sh, neck_y + 0.2, "red", weight=0.7)
    if "bow" in wear:
        pen.shape(
            [
                (-0.4 * sh, neck_y - 0.02),
                (0.4 * sh, neck_y + 0.06),
                (0.4 * sh, neck_y - 0.02),
                (-0.4 * sh, neck_y + 0.06),
            ],
            "red",
            "red",
            weight=0.6,
            fine=True,
        )
    if "whistle" in wear:
        pen.path(
            [(-0.3 * sh, neck_y), (0, neck_y + 0.4 * span), (0.3 * sh, neck_y)], "ink", weight=0.5
        )
        pen.dot(0, neck_y + 0.45 * span, 0.025, "red")
    if "backpack" in wear:
        for side in (-1, 1):
            pen.path(
                [(side * 0.55 * sh, neck_y), (side * 0.6 * sh, neck_y + 0.75 * span)],
                "blue",
                weight=0.9,
            )
    if "cane" in wear:
        x, y = bones.hands[1]
        pen.path(
            [(x - 0.05, y - 0.02), (x, y - 0.05), (x + 0.03, y), (x + 0.05, 0.0)],
            "brown",
            weight=0.8,
        )


def on_head(pen: Pen, r: float, outfit: Outfit) -> None:
    """Hats, glasses, beards; about a head of radius ``r`` at the origin."""
    for item in outfit.wear:
        _ON_HEAD.get(item, _nothing)(pen, r)


def _nothing(pen: Pen, r: float) -> None:
    del pen, r


def _glasses(pen: Pen, r: float) -> None:
    for side in (-1, 1):
        pen.marks.append(_ring(side * 0.38 * r, -0.04 * r, 0.29 * r))
    pen.path([(-0.1 * r, -0.06 * r), (0.1 * r, -0.06 * r)], "ink", weight=0.4, fine=True)


def _ring(x: float, y: float, r: float) -> Mark:
    t = np.linspace(0, 2 * np.pi, 18)
    return Mark(
        np.stack([x + r * np.cos(t), y + r * np.sin(t)], axis=1), "ink", weight=0.4, fine=True
    )


def _hat(pen: Pen, r: float) -> None:
    pen.shape(
        [(-0.72 * r, -0.72 * r), (-0.6 * r, -1.5 * r), (0.6 * r, -1.5 * r), (0.72 * r, -0.72 * r)],
        "tan",
    )
    pen.oval(0, -0.72 * r, 1.35 * r, 0.17 * r, "tan")


def _cap(pen: Pen, r: float) -> None:
    t = np.radians(np.linspace(180, 360, 12))
    pen.shape(np.stack([1.04 * r * np.cos(t), -0.5 * r + 0.75 * r * np.sin(t)], axis=1), "blue")
    pen.shape(
        [(0.1 * r, -0.6 * r), (1.5 * r, -0.56 * r), (1.45 * r, -0.4 * r), (0.1 * r, -0.44 * r)],
        "blue",
        smooth=False,
    )


def _police(pen: Pen, r: float) -> None:
    pen.shape(
        [
            (-1.1 * r, -1.05 * r),
            (-0.8 * r, -1.42 * r),
            (0.8 * r, -1.42 * r),
            (1.1 * r, -1.05 * r),
            (0.9 * r, -0.62 * r),
            (-0.9 * r, -0.62 * r),
        ],
        "navy",
    )
    pen.star(0, -1.05 * r, 0.24 * r)


def _helmet(pen: Pen, r: float) -> None:
    t = np.radians(np.linspace(180, 360, 12))
    pen.shape(np.stack([1.1 * r * np.cos(t), -0.45 * r + 0.95 * r * np.sin(t)], axis=1), "red")
    pen.oval(0, -0.45 * r, 1.4 * r, 0.14 * r, "red")
    pen.star(0, -0.95 * r, 0.24 * r)


def _crown(pen: Pen, r: float) -> None:
    pen.shape(
        [
            (-0.7 * r, -0.7 * r),
            (-0.85 * r, -1.5 * r),
            (-0.35 * r, -1.1 * r),
            (0, -1.6 * r),
            (0.35 * r, -1.1 * r),
            (0.85 * r, -1.5 * r),
            (0.7 * r, -0.7 * r),
        ],
        "yellow",
        sharp=True,
    )


def _nurse(pen: Pen, r: float) -> None:
    pen.shape(
        [(-0.6 * r, -0.8 * r), (-0.75 * r, -1.35 * r), (0.75 * r, -1.35 * r), (0.6 * r, -0.8 * r)],
        "white",
        how="none",
    )
    pen.path([(0, -1.28 * r), (0, -0.92 * r)], "red", weight=0.8)
    pen.path([(-0.2 * r, -1.1 * r), (0.2 * r, -1.1 * r)], "red", weight=0.8)


def _beard(pen: Pen, r: float) -> None:
    pen.shape(
        [
            (-0.8 * r, 0.45 * r),
            (-0.45 * r, 0.62 * r),
            (0.45 * r, 0.62 * r),
            (0.8 * r, 0.45 * r),
            (0.55 * r, 1.25 * r),
            (0, 1.5 * r),
            (-0.55 * r, 1.25 * r),
        ],
        "white",
        "grey",
        how="none",
        weight=0.7,
        smooth=True,
    )


def _santa(pen: Pen, r: float) -> None:
    pen.shape(
        [(-0.95 * r, -0.6 * r), (0.2 * r, -1.9 * r), (1.2 * r, -1.2 * r), (0.95 * r, -0.6 * r)],
        "red",
        smooth=False,
    )
    pen.oval(1.25 * r, -1.15 * r, 0.2 * r, 0.2 * r, "white", how="none")
    pen.rect(-1.1 * r, -0.75 * r, 1.1 * r, -0.45 * r, "white", how="none")
    _beard(pen, r)


def _clown(pen: Pen, r: float) -> None:
    pen.oval(0, 0.1 * r, 0.2 * r, 0.2 * r, "red", "red", how="solid", fine=True)


_ON_HEAD = {
    "glasses": _glasses,
    "hat": _hat,
    "cap": _cap,
    "uniform_police": _police,
    "uniform_fire": _helmet,
    "crown": _crown,
    "nurse_cap": _nurse,
    "beard": _beard,
    "red_suit": _santa,
    "clown_nose": _clown,
}
