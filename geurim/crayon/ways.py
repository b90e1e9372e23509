"""Other ways to draw a subject: which drawing stands in for an archetype's usual one, and when.

A child draws a thing in a few ways of its own. Where these differ as a whole, each is a function,
and a table names it by archetype and form; small differences stay inside the archetype.
"""

from __future__ import annotations

from collections.abc import Mapping

from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Sketch
from geurim.crayon.wishes import form
from geurim.vocabulary import SubjectRow

Ways = Mapping[tuple[str, str], tuple[Archetype | None, Archetype | None]]
"""(archetype, form) -> how schema 1 and 2 draw it; ``None``: as the archetype itself does."""


def with_ways(archetypes: Mapping[str, Archetype], ways: Ways) -> dict[str, Archetype]:
    """``archetypes``, those that have other ``ways`` drawing by them in schema 1 and 2."""
    changed = {name for name, _ in ways}
    return {
        name: _chosen(name, archetype, ways) if name in changed else archetype
        for name, archetype in archetypes.items()
    }


def _chosen(name: str, usual: Archetype, ways: Ways) -> Archetype:
    def draw(row: SubjectRow, look: Look, /) -> Sketch:
        others = (None, *ways.get((name, form(row)), (None, None)))
        return (others[look.schema % 3] or usual)(row, look)

    return draw
