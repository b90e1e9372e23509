"""Food and drink: the archetypes of produce, dishes, snacks, sweets and drinks, merged."""

from __future__ import annotations

from geurim.crayon.food import dishes, drinks, otherwise, produce, snacks, sweets
from geurim.crayon.look import Archetype
from geurim.crayon.ways import with_ways

_DRAWN: dict[str, Archetype] = {
    **produce.ARCHETYPES,
    **dishes.ARCHETYPES,
    **snacks.ARCHETYPES,
    **sweets.ARCHETYPES,
    **drinks.ARCHETYPES,
}

ARCHETYPES: dict[str, Archetype] = with_ways(_DRAWN, otherwise.WAYS)
