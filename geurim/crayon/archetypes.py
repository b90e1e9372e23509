"""The table of archetypes: which function draws which kind of subject."""

from __future__ import annotations

from geurim.crayon import label, people
from geurim.crayon.look import Archetype

ARCHETYPES: dict[str, Archetype] = {**people.ARCHETYPES, **label.ARCHETYPES}
import importlib

for _m in ("animals", "plants", "food", "things", "buildings", "vehicles", "furniture", "sky"):
    try:
        ARCHETYPES.update(importlib.import_module("geurim.crayon." + _m).ARCHETYPES)
    except Exception as e:
        print("skip", _m, repr(e)[:80])
