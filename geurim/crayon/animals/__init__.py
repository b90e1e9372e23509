"""All animals: the archetypes of beasts, birds, swimmers, creepers and bugs in one table."""

from __future__ import annotations

from geurim.crayon.animals import (
    birds,
    bugs,
    creepers,
    dinosaurs,
    odd_beasts,
    owls,
    shellfish,
    swimmers,
)
from geurim.crayon.animals.creature import settled
from geurim.crayon.animals.quadruped import quadruped
from geurim.crayon.look import Archetype

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

ARCHETYPES: dict[str, Archetype] = {name: settled(draw) for name, draw in _DRAWN.items()}
