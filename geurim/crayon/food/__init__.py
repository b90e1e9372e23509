"""Food and drink: the archetypes of produce, dishes, snacks, sweets and drinks, merged."""

from __future__ import annotations

from geurim.crayon.food import dishes, drinks, produce, snacks, sweets
from geurim.crayon.look import Archetype

ARCHETYPES: dict[str, Archetype] = {
    **produce.ARCHETYPES,
    **dishes.ARCHETYPES,
    **snacks.ARCHETYPES,
    **sweets.ARCHETYPES,
    **drinks.ARCHETYPES,
}
