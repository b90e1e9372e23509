"""All animals: the archetypes of beasts, birds, swimmers, creepers and bugs in one table."""

from __future__ import annotations

from geurim.crayon.animals import (
    birds,
    bugs,
    creepers,
    dinosaurs,
    odd_beasts,
    otherwise,
    owls,
    shellfish,
    swimmers,
)
from geurim.crayon.animals.creature import settled
from geurim.crayon.animals.quadruped import quadruped
from geurim.crayon.look import Archetype
from geurim.crayon.ways import with_ways

_DRAWN: dict[str, Archetype] = {
    "quadruped": quadruped,
    **odd_beasts.ARCHETYPES,
    **birds.ARCHETYPES,
    **owls.ARCHETYPES,
    **swimmers.ARCHETYPES,
    **shellfish.ARCHETYPES,
    **creepers.ARCHETYPES,
    **dinosaurs.ARCHETYPES,
    **bugs.ARCHETYPES,
}

ARCHETYPES: dict[str, Archetype] = {
    name: settled(draw) for name, draw in with_ways(_DRAWN, otherwise.WAYS).items()
}
