"""The table of archetypes: which function draws which kind of subject."""

from __future__ import annotations

from geurim.crayon import (
    animals,
    buildings,
    food,
    furniture,
    label,
    people,
    plants,
    sky,
    things,
    vehicles,
)
from geurim.crayon.look import Archetype

ARCHETYPES: dict[str, Archetype] = {
    name: archetype
    for module in (
        people,
        animals,
        plants,
        food,
        things,
        furniture,
        buildings,
        vehicles,
        sky,
        label,
    )
    for name, archetype in module.ARCHETYPES.items()
}
"""Every ``draw`` of the vocabulary, and ``label`` for what it does not know."""
