"""The table of archetypes: which function draws which kind of subject."""

from __future__ import annotations

from geurim.crayon import animals, buildings, food, furniture, label, plants, sky, things, vehicles
from geurim.crayon.look import Archetype
from geurim.crayon.people import person

ARCHETYPES: dict[str, Archetype] = {
    name: archetype
    for module in (
        person,
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
