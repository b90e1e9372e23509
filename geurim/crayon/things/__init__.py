"""Things: the archetypes of everything that is neither food nor furniture, merged.

What each module draws stands in its own docstring.
"""

from __future__ import annotations

from geurim.crayon.look import Archetype
from geurim.crayon.things import (
    beings,
    belongings_otherwise,
    festive,
    finds,
    games,
    garments,
    health,
    home,
    music,
    oddments_otherwise,
    outdoors,
    paperwork,
    play,
    playthings,
    school,
    sport,
    toys_otherwise,
    wear,
)
from geurim.crayon.ways import with_ways

_DRAWN: dict[str, Archetype] = {
    **playthings.ARCHETYPES,
    **games.ARCHETYPES,
    **sport.ARCHETYPES,
    **play.ARCHETYPES,
    **outdoors.ARCHETYPES,
    **music.ARCHETYPES,
    **school.ARCHETYPES,
    **paperwork.ARCHETYPES,
    **wear.ARCHETYPES,
    **garments.ARCHETYPES,
    **home.ARCHETYPES,
    **health.ARCHETYPES,
    **festive.ARCHETYPES,
    **finds.ARCHETYPES,
    **beings.ARCHETYPES,
}

ARCHETYPES: dict[str, Archetype] = with_ways(
    _DRAWN, {**toys_otherwise.WAYS, **belongings_otherwise.WAYS, **oddments_otherwise.WAYS}
)
