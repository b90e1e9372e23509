"""Clothes: chosen once a figure, drawn on its skeleton."""

from __future__ import annotations

from dataclasses import dataclass

from geurim.crayon.box import BRIGHT, DULL
from geurim.crayon.look import Look
from geurim.crayon.people.skeleton import Build, Skeleton
from geurim.crayon.sketch import Pen
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
    """none, stripes, buttons, dots, heart, star, collar."""
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
    low = look.emotion.valence < -0.3 and not look.bold
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
