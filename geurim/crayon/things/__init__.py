"""Things: the archetypes of everything that is neither food nor furniture, merged.

What each module draws stands in its own docstring.
"""

from __future__ import annotations

from geurim.crayon.look import Archetype
from geurim.crayon.things import (
    beings,
    festive,
    finds,
    games,
    garments,
    health,
    home,
    music,
    outdoors,
    paperwork,
    play,
    playthings,
    school,
    sport,
    wear,
)

ARCHETYPES: dict[str, Archetype] = {
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
