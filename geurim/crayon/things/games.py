"""Games and handicraft: dice, cards, yut, puzzles, marbles, folded paper, clay.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

from geurim.crayon.fittings import done, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import mirrored
from geurim.crayon.sketch import Pen, Sketch
from geurim.crayon.wishes import form, main_colour
from geurim.vocabulary import SubjectRow


def _folded(row: SubjectRow, look: Look) -> Sketch:
    """Folded paper; ``form``: ddakji, plane, crane, square."""
    return _FOLDED[form(row, "ddakji")](row, look)


def _ddakji(row: SubjectRow, look: Look) -> Sketch:
    """A thick square with crossing folds, at an angle."""
    pen = Pen()
    colour = main_colour(row, look)
    other = "yellow" if colour != "yellow" else "sky"
    pen.rect(-0.5, -0.5, 0.5, 0.5, colour)
    pen.shape([(-0.5, -0.5), (0.5, -0.5), (0, 0)], other, sharp=True)
    pen.shape([(-0.5, 0.5), (0.5, 0.5), (0, 0)], other, sharp=True)
    pen.path([(-0.5, -0.5), (0.5, 0.5)], weight=0.9).path([(0.5, -0.5), (-0.5, 0.5)], weight=0.9)
    return done(tilted(pen, 12))


def _plane(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    pen.shape([(-0.8, -0.62), (0.86, -0.9), (-0.3, -0.3)], look.colour or "white", sharp=True)
    pen.shape([(-0.3, -0.3), (0.86, -0.9), (-0.16, 0.02)], look.colour or "sky", sharp=True)
    pen.path([(-0.52, -0.46), (0.86, -0.9)], weight=0.8)
    for k in range(3):
        x, y = -0.66 - 0.1 * k, -0.42 + 0.14 * k
        pen.path([(x - 0.32, y + 0.08), (x, y)], "sky", weight=0.7)
    return done(pen, grip=(-0.1, -0.14))


def _crane(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look)
    pen.shape([(0.1, -0.36), (0.42, -0.96), (0.3, -0.3)], colour, sharp=True)
    pen.shape([(-0.1, -0.3), (-0.24, -1.0), (0.26, -0.46)], colour, sharp=True)
    pen.shape([(-0.16, -0.3), (-0.7, -0.72), (-0.4, -0.2)], colour, sharp=True)
    neck = [(0.2, -0.3), (0.6, -0.78), (0.86, -0.62), (0.62, -0.6), (0.44, -0.16)]
    pen.shape(neck, colour, sharp=True)
    pen.shape([(-0.42, -0.26), (0.48, -0.26), (0.02, 0.06)], colour, sharp=True)
    return done(pen)


def _square(row: SubjectRow, look: Look) -> Sketch:
    """Sheets of coloured paper."""
    colours = ("yellow", "pink", main_colour(row, look, ("sky", "lime", "red")))
    pen = Pen()
    for k, fill in enumerate(colours):
        u = 0.17 * (k - 1)
        pen.rect(-0.4 + u, -0.86 + u, 0.4 + u, -0.1 + u, fill)
    return done(pen)


_FOLDED = {"ddakji": _ddakji, "plane": _plane, "crane": _crane, "square": _square}


def _marbles(row: SubjectRow, look: Look) -> Sketch:
    """Glass marbles with a twist; ``form = stones`` the five small stones of gonggi."""
    pen = Pen()
    if form(row) == "stones":
        spots = ((-0.5, -0.2), (0.0, -0.16), (0.5, -0.2), (-0.26, -0.6), (0.26, -0.6))
        for (x, y), colour in zip(spots, ("red", "yellow", "sky", "lime", "pink"), strict=True):
            stone = [(-0.2, 0), (-0.1, -0.17), (0.1, -0.17), (0.2, 0), (0, 0.17)]
            pen.shape([(x + u, y + v) for u, v in stone], colour, smooth=True)
        return done(pen)
    spots = ((-0.36, -0.26), (0.36, -0.28), (0.02, -0.7))
    for (x, y), colour in zip(spots, (main_colour(row, look), "sky", "lime"), strict=True):
        pen.oval(x, y, 0.28, 0.28, "white")
        twist = [(-0.14, -0.2), (0.08, -0.06), (0.16, 0.2), (-0.06, 0.08)]
        pen.shape([(x + u, y + v) for u, v in twist], colour, colour, smooth=True, weight=0.6)
    return done(pen)


def _game(row: SubjectRow, look: Look) -> Sketch:
    """Games: ``form`` dice, yut, jegi, puzzle, cards, console, board."""
    return _GAMES[form(row, "dice")](row, look)


def _dice(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    pen.shape([(-0.4, -0.7), (-0.16, -1.0), (0.56, -1.0), (0.32, -0.7)], "white")
    pen.shape([(0.32, -0.7), (0.56, -1.0), (0.56, -0.32), (0.32, 0.0)], "white")
    pen.rect(-0.4, -0.7, 0.32, 0.0, look.colour or "white")
    for x, y in ((-0.22, -0.52), (0.14, -0.52), (-0.04, -0.35), (-0.22, -0.18), (0.14, -0.18)):
        pen.dot(x, y, 0.06)
    pen.dot(0.08, -0.85, 0.07, "red")
    return done(pen)


def _yut(row: SubjectRow, look: Look) -> Sketch:
    """Four sticks, two with crosses up."""
    del row
    pen = Pen()
    for k, turn in enumerate((-24, -8, 10, 26)):
        own = Pen()
        stick = mirrored([(0, -1.0), (0.07, -0.98), (0.12, -0.5), (0.07, -0.02), (0, 0)])
        own.shape(stick, look.colour or "tan", smooth=True)
        for y in (-0.74, -0.5, -0.26) if k % 2 else ():
            own.path([(-0.05, y - 0.06), (0.05, y + 0.06)], "darkbrown", weight=0.7, fine=True)
            own.path([(0.05, y - 0.06), (-0.05, y + 0.06)], "darkbrown", weight=0.7, fine=True)
        pen.add(tilted(own, turn).sketch().placed(0.3 * (k - 1.5), 0.0, 1.0))
    return done(pen)


def _jegi(row: SubjectRow, look: Look) -> Sketch:
    """A coin with a fan of paper strips, for kicking."""
    pen = Pen()
    colour = main_colour(row, look)
    for k, x in enumerate((-0.4, -0.2, 0.0, 0.2, 0.4)):
        strip = [(0.1 * x, -0.2), (0.7 * x, -0.6), (1.3 * x, -0.92 + 0.3 * abs(x))]
        pen.limb(strip, 0.13, (colour, "yellow", "sky")[k % 3])
    pen.oval(0, -0.1, 0.24, 0.11, "grey")
    return done(pen)


def _puzzle(row: SubjectRow, look: Look) -> Sketch:
    """Four pieces, one a little away."""
    del row
    pen = Pen()
    spots = (
        (-0.34, -0.26, "red"), (-0.34, -0.76, "yellow"), (0.16, -0.26, "sky"),
        (0.34, -0.88, "lime"),
    )  # fmt: skip
    for x, y, colour in spots:
        fill = look.colour or colour
        pen.rect(x - 0.24, y - 0.24, x + 0.24, y + 0.24, fill)
        pen.oval(x + 0.25, y, 0.09, 0.09, fill, weight=0.8)
        pen.oval(x, y - 0.25, 0.09, 0.09, fill, weight=0.8)
    return done(pen)


def _cards(row: SubjectRow, look: Look) -> Sketch:
    """Three playing cards in a fan."""
    del row
    pen = Pen()
    for turn, colour in ((-22, "red"), (22, look.colour or "blue"), (0, "rose")):
        own = Pen().rect(-0.3, -1.0, 0.3, -0.1, "white")
        if turn:
            own.star(0, -0.56, 0.2, colour, colour)
        else:
            own.heart(0, -0.56, 0.2, colour, colour)
        pen.add(tilted(own, turn).sketch())
    return done(pen, grip=(0, -0.14))


def _console(row: SubjectRow, look: Look) -> Sketch:
    """A game machine for two hands."""
    pen = Pen()
    pen.rect(-0.9, -0.8, -0.52, 0.0, "red").rect(0.52, -0.8, 0.9, 0.0, "blue")
    pen.rect(-0.54, -0.8, 0.54, 0.0, main_colour(row, look, ("darkgrey",)))
    pen.rect(-0.44, -0.7, 0.44, -0.1, "sky", fine=True)
    pen.path([(-0.44, -0.2), (-0.1, -0.34), (0.2, -0.2), (0.44, -0.26)], "green", weight=1.0)
    pen.oval(0.0, -0.5, 0.1, 0.1, "yellow", weight=0.6, fine=True)
    pen.path([(-0.8, -0.42), (-0.62, -0.42)], weight=0.9)
    pen.path([(-0.71, -0.52), (-0.71, -0.32)], weight=0.9)
    pen.dot(0.71, -0.54, 0.07, "yellow").dot(0.71, -0.3, 0.07, "yellow")
    return done(pen, grip=(0, -0.06))


def _board(row: SubjectRow, look: Look) -> Sketch:
    """A board with coloured squares round its edge, and two men."""
    del row
    pen = Pen()
    pen.rect(-0.7, -1.0, 0.7, 0.0, "lemon")
    cells = [(x, y) for y in (-0.86, -0.14) for x in (-0.54, -0.27, 0.0, 0.27, 0.54)]
    cells += [(x, y) for x in (-0.54, 0.54) for y in (-0.62, -0.38)]
    for k, (x, y) in enumerate(cells):
        colour = ("red", "sky", "lime", "pink", "orange")[k % 5]
        pen.shape(
            [(x - 0.12, y - 0.1), (x + 0.12, y - 0.1), (x + 0.12, y + 0.1), (x - 0.12, y + 0.1)],
            colour,
            None,
        )
    for x, colour in ((-0.2, look.colour or "blue"), (0.18, "red")):
        pen.shape([(x, -0.58), (x + 0.14, -0.32), (x - 0.14, -0.32)], colour)
        pen.oval(x, -0.62, 0.1, 0.1, colour)
    return done(pen)


_GAMES = {
    "dice": _dice,
    "yut": _yut,
    "jegi": _jegi,
    "puzzle": _puzzle,
    "cards": _cards,
    "console": _console,
    "board": _board,
}


def _clay(row: SubjectRow, look: Look) -> Sketch:
    """Lumps of clay and a clay man; ``form = slime`` a running blob with a face."""
    pen = Pen()
    if form(row) == "slime":
        blob = [
            (-0.7, -0.06), (-0.5, -0.34), (-0.34, -0.76), (-0.1, -0.88), (0.2, -0.7),
            (0.34, -0.4), (0.66, -0.24), (0.74, -0.02), (0.2, 0.02), (-0.3, 0.02),
        ]  # fmt: skip
        pen.shape(blob, main_colour(row, look, ("lime", "mint", "pink", "purple")), smooth=True)
        for x, y in ((-0.12, -0.5), (0.14, -0.46)):
            pen.oval(x, y, 0.11, 0.13, "white", weight=0.6, fine=True).dot(x, y + 0.02, 0.04)
        pen.arc(0.02, -0.3, 0.14, 0.1, 10, 170, weight=0.7, fine=True)
        return done(pen)
    middle = main_colour(row, look, ("sky", "red"))
    for x, colour in ((-0.5, "yellow"), (0.5, "lime")):
        pen.oval(x, -0.18, 0.24, 0.18, colour)
    pen.oval(0, -0.26, 0.3, 0.26, middle).oval(0, -0.7, 0.22, 0.2, middle)
    pen.dot(-0.08, -0.73, 0.035).dot(0.08, -0.73, 0.035)
    pen.arc(0, -0.66, 0.09, 0.06, 15, 165, weight=0.7, fine=True)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "folded_paper": _folded,
    "marbles": _marbles,
    "game": _game,
    "clay": _clay,
}
