"""A box of 24 crayons, and how a colour name becomes a stick of wax.

Colour names in sketches are either one of the box, a ``#rrggbb``, or a role that the persona of a
picture settles once (``ink``, ``skin``, ``hair``, ``top``, ``bottom`` …).
"""

from __future__ import annotations

Colour = tuple[int, int, int]

BOX: dict[str, Colour] = {
    "red": (214, 44, 42),
    "darkred": (150, 30, 40),
    "orange": (240, 128, 34),
    "apricot": (247, 190, 150),
    "yellow": (250, 205, 40),
    "lemon": (250, 232, 110),
    "lime": (150, 200, 60),
    "green": (44, 140, 66),
    "darkgreen": (24, 92, 58),
    "mint": (120, 200, 170),
    "sky": (96, 176, 232),
    "blue": (38, 92, 190),
    "navy": (30, 42, 104),
    "purple": (116, 60, 150),
    "lilac": (178, 146, 210),
    "pink": (240, 130, 165),
    "rose": (228, 70, 120),
    "brown": (122, 74, 44),
    "darkbrown": (76, 46, 32),
    "tan": (206, 160, 104),
    "grey": (140, 140, 144),
    "darkgrey": (84, 84, 90),
    "black": (38, 36, 38),
    "white": (250, 248, 242),
}

BRIGHT = (
    "red",
    "orange",
    "yellow",
    "lime",
    "green",
    "sky",
    "blue",
    "purple",
    "pink",
    "rose",
    "mint",
)
"""Colours that a child takes for clothes, balls and balloons."""

DULL = ("grey", "darkgrey", "navy", "brown", "darkbrown", "purple", "darkgreen")
"""Colours that sad, frightened or angry drawings lean to."""


def rgb(name: str) -> Colour:
    """The colour called ``name`` (of the box or ``#rrggbb``).

    Raises:
        KeyError: no such crayon.
    """
    if name.startswith("#"):
        return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)
    return BOX[name]
