"""What the vocabulary does not know: a rounded shape with its word on it, as Korean children do."""

from __future__ import annotations

from geurim.crayon.box import BRIGHT
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.words import lettering, width_of
from geurim.ink.letters import Writer
from geurim.vocabulary import SubjectRow


def label(row: SubjectRow, look: Look) -> Sketch:
    """A signboard-like blob that carries ``look.word``."""
    del row
    rng = look.rng
    word = look.word or "?"
    size = 0.42 if len(word) <= 3 else 1.3 / (len(word) + 1)
    wide = max(0.5, 0.5 * width_of(word, size) + 0.22)
    colour = look.colour or BRIGHT[int(rng.integers(len(BRIGHT)))]
    pen = Pen()
    pen.shape(
        [
            (-wide, -0.08),
            (-0.96 * wide, -0.82),
            (-0.4 * wide, -0.96),
            (0.5 * wide, -0.93),
            (0.97 * wide, -0.76),
            (0.94 * wide, -0.1),
            (0.2 * wide, 0.0),
        ],
        None,
        colour,
        smooth=True,
        weight=1.1,
    )
    writer = Writer.from_seed(int(rng.integers(2**31)))
    left = -0.5 * width_of(word, size)
    letters = lettering(word, left, -0.5 - 0.52 * size, size, "ink", writer, rng, weight=0.6)
    pen.add(letters)
    return pen.anchor("grip", 0.0, -0.1).anchor("top", 0.0, -0.95).sketch()


ARCHETYPES: dict[str, Archetype] = {"label": label}
