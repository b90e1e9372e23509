"""Food and drink: the archetypes of fruit and vegetables, dishes, sweets and drinks together."""

from __future__ import annotations

from geurim.crayon import dishes, produce, sweets
from geurim.crayon.look import Archetype

ARCHETYPES: dict[str, Archetype] = {
    **produce.ARCHETYPES,
    **dishes.ARCHETYPES,
    **sweets.ARCHETYPES,
}
