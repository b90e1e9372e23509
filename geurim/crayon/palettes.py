"""Nine palettes: the colours of a picture speak of a feeling while its shapes stay as they are.

A palette pulls every colour towards its own by the part of the picture it is in: sky, ground,
walls and floors far, what stands about less, subjects hardly. Light stays light and dark stays
dark, so that a night of joy is still a night.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace
from typing import Literal

from geurim.crayon.box import Colour, rgb
from geurim.crayon.sketch import Sketch
from geurim.emotion import Emotion

Part = Literal["sky", "ground", "decor", "figure"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Where the colours of a picture go."""

    sky: Colour
    """Of skies and walls."""
    ground: Colour
    """Of grounds and floors."""
    glow: Colour
    """What is cast on decor and subjects."""
    saturation: float = 1.0
    """Factor on decor; half as far on subjects."""
    value: float = 1.0


PALETTES: dict[Emotion, Palette] = {
    Emotion.EXCITEMENT: Palette((255, 206, 40), (250, 120, 40), (255, 160, 30), 1.35, 1.05),
    Emotion.AMUSEMENT: Palette((255, 160, 214), (92, 222, 206), (255, 130, 210), 1.25, 1.06),
    Emotion.CONTENTMENT: Palette((255, 229, 200), (204, 216, 158), (250, 205, 160), 0.8, 1.06),
    Emotion.AWE: Palette((72, 62, 178), (232, 186, 74), (150, 110, 220), 1.1, 0.98),
    Emotion.SADNESS: Palette((142, 160, 186), (104, 120, 142), (110, 130, 165), 0.42, 0.86),
    Emotion.FEAR: Palette((66, 44, 92), (34, 54, 46), (60, 50, 100), 0.6, 0.68),
    Emotion.ANGER: Palette((204, 44, 30), (96, 30, 24), (190, 40, 20), 1.0, 0.82),
    Emotion.DISGUST: Palette((188, 194, 72), (116, 98, 48), (150, 160, 40), 0.62, 0.88),
}
"""The neutral feeling has none: natural colours."""

_PULL: dict[Part, float] = {"sky": 0.84, "ground": 0.76, "decor": 0.4, "figure": 0.1}
_PLAIN_LIGHT: dict[Part, float] = {"sky": 0.86, "ground": 0.66, "decor": 0.6, "figure": 0.6}
"""Luminance (0..1) of what is found by day; darker colours pull to a darker shade."""


def shifted(colour: Colour, part: Part, emotion: Emotion, intensity: float) -> Colour:
    """``colour`` of a ``part`` of the picture in the palette of ``emotion``."""
    palette = PALETTES.get(emotion)
    if palette is None:
        return colour
    strength = 0.72 + 0.28 * min(max(intensity, 0.0), 1.0)
    light = (0.30 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]) / 255
    if part in ("sky", "ground"):
        target = palette.sky if part == "sky" else palette.ground
        shade = min(1.12, max(0.4, light / _PLAIN_LIGHT[part]))
        return mixed(colour, _scaled(target, shade), _PULL[part] * strength)
    share = strength * (1.0 if part == "decor" else 0.4)
    hue, saturation, value = colorsys.rgb_to_hsv(*(v / 255 for v in colour))
    saturation = min(1.0, saturation * (1 + (palette.saturation - 1) * share))
    value = min(1.0, value * (1 + (palette.value - 1) * share))
    own = colorsys.hsv_to_rgb(hue, saturation, value)
    dyed = (round(255 * own[0]), round(255 * own[1]), round(255 * own[2]))
    shade = min(1.2, max(0.2, light / _PLAIN_LIGHT[part]))
    return mixed(dyed, _scaled(palette.glow, shade), _PULL[part] * strength)


def recoloured(
    sketch: Sketch, part: Part, emotion: Emotion, intensity: float, roles: dict[str, str]
) -> Sketch:
    """``sketch`` in the palette of ``emotion``; ``roles`` settles ``ink``, ``skin`` and ``hair``.

    Points, weights and order of marks stay; every colour becomes a ``#rrggbb``.
    """
    seen: dict[str, str] = {}

    def named(name: str | None) -> str | None:
        if name is None:
            return None
        if name not in seen:
            seen[name] = _name(shifted(rgb(roles.get(name, name)), part, emotion, intensity))
        return seen[name]

    marks = tuple(replace(m, line=named(m.line), fill=named(m.fill)) for m in sketch.marks)
    return Sketch(marks, sketch.anchors)


def _name(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _scaled(colour: Colour, by: float) -> Colour:
    red, green, blue = (min(255, round(v * by)) for v in colour)
    return red, green, blue


def mixed(a: Colour, b: Colour, share: float) -> Colour:
    """``share`` of the way from ``a`` to ``b``."""
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


__all__ = ["PALETTES", "Palette", "Part", "mixed", "recoloured", "shifted"]
