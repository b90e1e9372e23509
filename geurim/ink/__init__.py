"""What a hand leaves on paper: grain, wax and pencil, strokes. No notion of what is drawn."""

from geurim.ink.canvas import Canvas
from geurim.ink.media import COLOURED_PENCIL, CRAYON, FELT, PENCIL, Medium

__all__ = ["COLOURED_PENCIL", "CRAYON", "FELT", "PENCIL", "Canvas", "Medium"]
