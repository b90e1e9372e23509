"""The table of archetypes: which function draws which kind of subject."""

from __future__ import annotations

from geurim.crayon.look import Archetype

ARCHETYPES: dict[str, Archetype] = {}
