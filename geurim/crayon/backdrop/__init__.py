"""The setting behind a scene: where the ground is, what stands about, what is coloured, what falls.

A place is a function that fills a :class:`~geurim.crayon.backdrop.setting.Setting`: rooms in
``indoor`` and ``public``, places outdoors in ``town``, ``countryside`` and ``far``. Draws no
subject and leaves them the middle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geurim.crayon.backdrop import countryside, far, indoor, public, town
from geurim.crayon.backdrop.greenery import tuft
from geurim.crayon.backdrop.setting import HEIGHT, Place, Setting
from geurim.crayon.backdrop.weather import outdoors
from geurim.crayon.mood import Mood
from geurim.crayon.sketch import Sketch
from geurim.records import Scene

PLACES: dict[str, Place] = {
    **indoor.PLACES,
    **public.PLACES,
    **town.PLACES,
    **countryside.PLACES,
    **far.PLACES,
}
"""All settings by the id of their row in ``places.toml``."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A setting, in units of the sheet. Draw it after the subjects, in the order of the fields."""

    base: float
    """y of the line on which subjects stand."""
    decor: tuple[Sketch, ...]
    """Placed things, the nearest first."""
    over: tuple[Sketch, ...]
    """What falls in front of the decor (never over subjects): draw without claiming."""
    areas: tuple[Sketch, ...]
    """Ground, floor, wall, water, sky: coloured last, around everything; the nearest first."""
    water: float | None = None
    """y of the surface in which swimmers are, if there is water."""


def backdrop(
    place: str | None, scene: Scene, mood: Mood, width: float, rng: np.random.Generator
) -> Backdrop:
    """The setting of ``scene`` at ``place`` in ``mood``.

    Args:
        place: id of a place; one that nobody draws is treated as ``None``.
        scene: tells weather, time of day and season.
        mood: mood of the picture.
        width: width of the sheet, units (its height is 512).
        rng: the backdrop's own generator.
    """
    setting = Setting(scene, mood, width, rng)
    PLACES.get(place or "", nowhere)(setting)
    return Backdrop(
        base=setting.base,
        decor=tuple(setting.decor),
        over=tuple(setting.over),
        areas=tuple(setting.areas),
        water=setting.water,
    )


def nowhere(s: Setting) -> None:
    """No place is told: a ground line, a strip of grass, or bare paper, and the weather."""
    wish = s.rng.random()
    ground = "tan" if s.dull else s.some(("green", "green", "lime", "tan"))
    s.skyline = s.base - 8
    if s.snowy:
        s.line(s.base + 2, s.some(("sky", "blue")))
    elif wish < 0.5:
        s.band(s.base - 8, HEIGHT, ground, chance=0.9)
        if s.glad and s.chance(0.6):
            s.flowers(0, 0.2 * s.width, s.base + 4, 2)
            s.flowers(0.8 * s.width, s.width, s.base + 4, 2)
    elif wish < 0.85:
        s.line(s.base + 4, "darkgreen" if ground in ("green", "lime") else "brown")
        for _ in range(int(s.rng.integers(2, 6))):
            s.add(tuft(s.between(20, s.width - 20), s.base + s.between(4, 40), 14, ground))
    if s.snowy and s.scene.weather != "snow" and s.chance(0.5):
        s.tree(s.side(1, 60), s.base + 4, 170, 3)
    outdoors(s)


__all__ = ["PLACES", "Backdrop", "backdrop"]
