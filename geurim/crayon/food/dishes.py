"""Cooked food: what is served in a bowl or on a plate.

A bowl is seen from the side and its mouth from above at once, as children draw it, so that one
sees what is in it. Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from geurim.crayon.fittings import FINE, confetti, done, steam
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, spread, zigzag_line
from geurim.crayon.sketch import Pen, Sketch, ellipse
from geurim.crayon.wishes import pick, says
from geurim.vocabulary import SubjectRow

RIM = -0.5
"""Height of a bowl's rim."""

# -- bowls ------------------------------------------------------------------------------------


def _bowl(row: SubjectRow, look: Look) -> Sketch:
    """A bowl of ``fill``; ``hot`` steams, ``sticks`` adds chopsticks."""
    pen = Pen()
    china = str(row.params.get("china", pick(look.rng, ("sky", "white", "lemon", "blue", "pink"))))
    fill = str(row.params.get("fill", "rice"))
    if says(row, "hot"):
        steam(pen, 0.0, -0.86 if fill == "rice" else -0.7, 0.34, 3, 0.26)
    side = [(-0.62, RIM), (-0.56, -0.26), (-0.28, -0.03), (0.28, -0.03), (0.56, -0.26), (0.62, RIM)]
    pen.rect(-0.24, -0.06, 0.24, 0.03, china)
    pen.shape(side, china)
    if look.schema != 1:
        pen.path(
            zigzag_line(-0.5, 0.5, -0.22, 0.035, 5), "blue" if china != "blue" else "yellow",
            weight=0.7,
        )  # fmt: skip
    pen.oval(0, RIM, 0.62, 0.17, str(row.params.get("soup", "white")))
    _FILLS[fill](pen, row, look)
    if says(row, "sticks"):
        for y in (0.0, 0.09):
            pen.path([(0.12, RIM - 0.06 + y), (0.86, -0.98 + y)], "brown", weight=0.9)
    return done(pen, grip=(0.0, -0.1), top=(0, RIM))


def _rice(pen: Pen, row: SubjectRow, look: Look) -> None:
    colour = str(row.params.get("grain", "white"))
    pen.shape(half_oval(0, RIM - 0.02, 0.5, 0.34, 180, 360), colour)
    for u, v in spread(look.rng, 9, 0.32, 0.1).tolist():
        pen.path([(u, RIM - 0.14 + v), (u + 0.05, RIM - 0.16 + v)], "grey", weight=0.6, fine=True)


def _noodles(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Wavy noodles; red soup gets an egg, black sauce green cucumber."""
    colour = str(row.params.get("noodle", "yellow"))
    for k in range(3):
        x = np.linspace(-0.5 + 0.06 * k, 0.5 - 0.06 * k, 25)
        y = RIM - 0.06 + 0.09 * k - 0.05 + 0.045 * np.sin(x * 22 + k)
        pen.path(np.stack([x, y], axis=1), colour, weight=1.0)
    del look
    if row.params.get("garnish") == "egg":
        pen.oval(-0.22, RIM, 0.15, 0.09, "white", weight=0.7)
        pen.dot(-0.22, RIM, 0.06, "yellow")
    elif row.params.get("garnish") == "green":
        for x in (-0.1, 0.0, 0.1):
            pen.path([(x, RIM - 0.1), (x + 0.1, RIM + 0.02)], "lime", weight=1.0)


def _sliced(pen: Pen, row: SubjectRow, look: Look) -> None:
    """White ovals of rice cake with yellow egg and green onion: New Year's soup."""
    del row
    for u, v in spread(look.rng, 7, 0.46, 0.1).tolist():
        pen.oval(u, RIM + v, 0.13, 0.075, "white", weight=0.65, turn=u)
    for k, (u, v) in enumerate(((-0.12, -0.02), (0.1, 0.03), (0.22, -0.04), (-0.28, 0.05))):
        pen.path([(u, RIM + v - 0.02), (u + 0.1, RIM + v)], ("yellow", "green")[k % 2], weight=1.0)


def _chunks(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Pieces that swim in a soup or stew."""
    colours = tuple(str(c) for c in row.params.get("pieces", ("orange", "green", "white")))
    for k, (u, v) in enumerate(spread(look.rng, 6, 0.44, 0.09).tolist()):
        colour = colours[k % len(colours)]
        pen.rect(u - 0.08, RIM + v - 0.05, u + 0.08, RIM + v + 0.05, colour, fine=True)


def _plain(pen: Pen, row: SubjectRow, look: Look) -> None:
    del row, look
    pen.path([(0.22, RIM), (0.7, -0.98)], "grey", weight=1.5)
    pen.path(
        [(-0.3, RIM), (-0.1, RIM + 0.04), (0.1, RIM - 0.02), (0.3, RIM + 0.02)], "tan",
        smooth=True, weight=0.7,
    )  # fmt: skip


def _mixed(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Rice with vegetables in sectors and an egg on top."""
    del row, look
    colours = ("green", "orange", "brown", "lemon", "red", "lime")
    for k, colour in enumerate(colours):
        wedge = half_oval(0, RIM - 0.03, 0.56, 0.19, 60 * k, 60 * k + 60, 6)
        pen.shape([(0, RIM - 0.03), *wedge.tolist()], colour, None)
    pen.oval(0, RIM - 0.04, 0.24, 0.11, "white", weight=0.7)
    pen.oval(0, RIM - 0.04, 0.1, 0.06, "yellow", "orange", weight=0.6, fine=True)


def _shaved_ice(pen: Pen, row: SubjectRow, look: Look) -> None:
    """A mountain of ice with red beans running down, fruit and a cherry."""
    del row
    hill = [(0, -1.06), (0.24, -0.96), (0.44, -0.74), (0.58, RIM)]
    pen.shape(mirrored(hill), "#e4f2fa", "sky", smooth=True)
    syrup = [
        (-0.02, -1.08), (0.22, -0.98), (0.36, -0.8), (0.24, -0.76), (0.14, -0.84), (0.04, -0.68),
        (-0.08, -0.84), (-0.2, -0.72), (-0.36, -0.8), (-0.24, -0.98),
    ]  # fmt: skip
    pen.shape(syrup, "darkred", "darkred", weight=0.8)
    for x, colour in ((-0.38, "yellow"), (-0.13, "red"), (0.13, "lime"), (0.38, "orange")):
        pen.rect(x - 0.08, RIM - 0.13, x + 0.08, RIM + 0.03, colour, fine=True)
    pen.oval(0, -1.12, 0.1, 0.1, "red", "darkred", weight=0.7, fine=True)
    pen.path([(0.02, -1.2), (0.12, -1.34)], "green", weight=0.8, fine=True)
    if look.schema != 1:
        pen.path([(0.36, -0.84), (0.72, -1.2)], "grey", weight=1.4)


_FILLS: dict[str, Callable[[Pen, SubjectRow, Look], None]] = {
    "rice": _rice,
    "noodles": _noodles,
    "sliced": _sliced,
    "chunks": _chunks,
    "plain": _plain,
    "mixed": _mixed,
    "ice": _shaved_ice,
}

# -- plates -----------------------------------------------------------------------------------


def _plate(row: SubjectRow, look: Look) -> Sketch:
    """A plate with ``fill`` on it."""
    pen = Pen()
    if says(row, "hot"):
        steam(pen, 0.0, -0.66, 0.3, 3, 0.3)
    china = str(row.params.get("china", "white"))
    pen.oval(0, -0.22, 0.86, 0.24, china)
    pen.arc(0, -0.24, 0.66, 0.15, 20, 160, "sky", weight=0.7)
    _SERVED[str(row.params.get("fill", "meat"))](pen, row, look)
    return done(pen, grip=(0, -0.1), top=(0, -0.3))


def _heap(pen: Pen, row: SubjectRow, look: Look) -> None:
    """A leafy heap: kimchi, salad."""
    colour = str(row.params.get("colour", "red"))
    for x, y in ((-0.34, -0.3), (0.36, -0.3), (0.0, -0.3), (-0.16, -0.5), (0.18, -0.5)):
        outline = ellipse(x, y, 0.27, 0.2, 0.0, 12) + look.rng.normal(0, 0.025, (12, 2))
        pen.shape(outline, colour, smooth=True)
        pen.path([(x - 0.1, y + 0.06), (x, y - 0.06), (x + 0.1, y + 0.05)], "lemon", weight=1.0)
    if row.params.get("tomato"):
        for x, y in ((-0.3, -0.42), (0.06, -0.62), (0.34, -0.36)):
            pen.oval(x, y, 0.11, 0.1, "red", "darkred", weight=0.8)
        return
    confetti(pen, look.rng, 0, -0.42, 0.4, 0.16, 5, 0.035, ("green", "darkred"))


def _cutlet(pen: Pen, row: SubjectRow, look: Look) -> None:
    del row, look
    pen.shape(
        [(-0.6, -0.28), (-0.44, -0.56), (-0.1, -0.52), (0.12, -0.6), (0.36, -0.42),
        (0.24, -0.18), (-0.3, -0.14)], "tan", smooth=True,
    )  # fmt: skip
    pen.path(zigzag_line(-0.46, 0.24, -0.36, 0.07, 3), "brown", weight=1.4)
    for y in (-0.5, -0.34, -0.2):
        pen.path([(0.42, y + 0.06), (0.66, y)], "lime", weight=1.2)


def _half_rice(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Rice on one side and brown sauce with vegetables on the other: curry."""
    del row
    pen.oval(0.24, -0.3, 0.46, 0.17, "#c98a1c")
    confetti(pen, look.rng, 0.32, -0.3, 0.3, 0.09, 6, 0.055, ("orange", "green", "lemon"))
    pen.shape(half_oval(-0.34, -0.24, 0.36, 0.36, 180, 360), "white")
    for x, y in ((-0.46, -0.36), (-0.3, -0.46), (-0.24, -0.32)):
        pen.path([(x, y), (x + 0.05, y - 0.02)], "grey", weight=FINE, fine=True)


def _drumsticks(pen: Pen, row: SubjectRow, look: Look) -> None:
    del row, look
    for x, y, turn in ((0.3, -0.34, -25.0), (-0.3, -0.34, 15.0), (0.0, -0.46, -8.0)):
        pen.add(_leg().sketch().placed(x, y, 0.72, turn=math.radians(turn)))


def _leg() -> Pen:
    """One drumstick, its bone to the upper right."""
    pen = Pen()
    pen.limb([(0.2, -0.2), (0.46, -0.46)], 0.13, "white")
    pen.oval(0.44, -0.53, 0.08, 0.08, "white", weight=0.8)
    pen.oval(0.53, -0.44, 0.08, 0.08, "white", weight=0.8)
    pen.shape(
        [(0.3, -0.3), (0.22, 0.02), (-0.06, 0.2), (-0.36, 0.12), (-0.4, -0.14), (-0.22, -0.32),
        (0.1, -0.36)], "#b8702c", smooth=True,
    )  # fmt: skip
    for x, y in ((-0.2, -0.1), (0.02, 0.02), (-0.02, -0.2)):
        pen.path([(x, y), (x + 0.06, y - 0.03)], "darkbrown", weight=0.7, fine=True)
    return pen


def _half_moons(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Songpyeon or dumplings: half-moons heaped up."""
    colours = tuple(str(c) for c in row.params.get("colours", ("white", "lime", "pink")))
    pleats = says(row, "pleats")
    spots = ((-0.46, -0.24), (0.0, -0.22), (0.46, -0.24), (-0.24, -0.48), (0.24, -0.48))
    for k, (x, y) in enumerate(spots):
        pen.shape(half_oval(x, y, 0.26, 0.27, 175, 365), colours[(k + look.schema) % len(colours)])
        if pleats:
            for u in (-0.12, 0.0, 0.12):
                pen.path(
                    [(x + u, y - 0.16), (x + 0.7 * u, y - 0.06)], "brown", weight=FINE, fine=True,
                )  # fmt: skip
        else:
            pen.arc(x, y - 0.05, 0.15, 0.1, 200, 340, "green", weight=0.6, fine=True)


def _sticks(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Red sauce with white sticks of rice cake, fish cake and an egg: tteokbokki."""
    del row, look
    pen.oval(0, -0.28, 0.7, 0.19, "red", "darkred")
    for x, y, a in (
        (-0.4, -0.3, 0.3), (-0.1, -0.42, -0.3), (0.12, -0.22, 0.25), (0.36, -0.36, -0.25),
        (-0.16, -0.24, 0.1),
    ):  # fmt: skip
        ends = [
            (x - 0.19 * math.cos(a), y - 0.19 * math.sin(a)), (x + 0.19 * math.cos(a),
            y + 0.19 * math.sin(a)),
        ]  # fmt: skip
        pen.limb(ends, 0.14, "#f59a80", "darkred")
    pen.oval(0.44, -0.2, 0.12, 0.1, "white", weight=0.7)
    pen.dot(0.44, -0.2, 0.05, "yellow")


def _slices(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Meat on the bone, as in comics; schema 1 striped slices from the grill."""
    del row
    if look.schema == 1:
        for x, y in ((-0.32, -0.34), (0.28, -0.36), (-0.02, -0.28)):
            slab = [(-0.3, -0.1), (0.02, -0.16), (0.3, -0.08), (0.28, 0.08), (-0.28, 0.1)]
            pen.shape([(x + u, y + v) for u, v in slab], "#b5523c", smooth=True)
            streak = [(x - 0.24, y - 0.02), (x, y - 0.05), (x + 0.24, y)]
            pen.path(streak, "lemon", smooth=True, weight=1.1)
        return
    pen.limb([(-0.6, -0.42), (0.6, -0.42)], 0.12, "white")
    for side in (-1, 1):
        for y in (-0.49, -0.34):
            pen.oval(side * 0.66, y, 0.09, 0.08, "white", weight=0.8)
    pen.oval(0, -0.42, 0.44, 0.26, "#a8522c")
    pen.arc(-0.06, -0.42, 0.26, 0.14, 190, 290, "tan", weight=1.2)
    pen.arc(0.06, -0.4, 0.26, 0.13, 10, 100, "darkbrown", weight=0.9)


def _fried_egg(pen: Pen, row: SubjectRow, look: Look) -> None:
    del row, look
    pen.shape(
        [(-0.56, -0.26), (-0.36, -0.48), (0.0, -0.44), (0.34, -0.5), (0.56, -0.28), (0.3, -0.12),
        (-0.2, -0.14)], "white", smooth=True,
    )  # fmt: skip
    pen.oval(0.02, -0.32, 0.2, 0.13, "yellow", "orange", weight=0.9)


def _pancake(pen: Pen, row: SubjectRow, look: Look) -> None:
    """A flat cake with green onions and carrot."""
    del row
    pen.oval(0, -0.34, 0.6, 0.2, "#e6b450")
    for k, (u, v) in enumerate(spread(look.rng, 8, 0.46, 0.12).tolist()):
        pen.path(
            [(u - 0.1, v - 0.34), (u + 0.08, v - 0.37)], ("green", "orange", "green")[k % 3],
            weight=1.0,
        )  # fmt: skip


def _fish(pen: Pen, row: SubjectRow, look: Look) -> None:
    """A grilled fish, lying."""
    del row
    body = [
        (-0.62, -0.36), (-0.4, -0.52), (0.0, -0.54), (0.3, -0.4), (0.64, -0.54), (0.6, -0.22),
        (0.3, -0.32), (-0.05, -0.2), (-0.42, -0.22),
    ]  # fmt: skip
    pen.shape(body, "#b98a58" if look.schema else "grey", smooth=True)
    pen.dot(-0.46, -0.4, 0.04)
    for x in (-0.24, -0.06, 0.12):
        pen.path([(x, -0.46), (x + 0.05, -0.28)], "darkbrown", weight=0.8, fine=True)


def _red_noodles(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Noodles wound to a nest, red sauce on top."""
    del row, look
    pen.curl(0, -0.36, 0.5, 0.18, "yellow", turns=7, weight=1.0)
    pen.oval(0, -0.46, 0.26, 0.1, "red", "darkred", weight=0.8)
    pen.dot(0.02, -0.52, 0.05, "green")


def _rolls(pen: Pen, row: SubjectRow, look: Look) -> None:
    """Fish on rice: sushi."""
    del row, look
    for x, colour in ((-0.46, "orange"), (0.02, "red"), (0.5, "yellow")):
        pen.rect(x - 0.18, -0.36, x + 0.18, -0.16, "white")
        pen.shape(
            [(x - 0.23, -0.34), (x - 0.14, -0.5), (x + 0.16, -0.5), (x + 0.23, -0.34)], colour,
            smooth=True,
        )  # fmt: skip
        pen.path([(x - 0.08, -0.46), (x - 0.02, -0.38)], "white", weight=0.8, fine=True)


_SERVED: dict[str, Callable[[Pen, SubjectRow, Look], None]] = {
    "heap": _heap,
    "cutlet": _cutlet,
    "curry": _half_rice,
    "drumsticks": _drumsticks,
    "half_moons": _half_moons,
    "sticks": _sticks,
    "meat": _slices,
    "fried_egg": _fried_egg,
    "pancake": _pancake,
    "fish": _fish,
    "spaghetti": _red_noodles,
    "sushi": _rolls,
}

# -- in the hand ------------------------------------------------------------------------------


def _fried_chicken(row: SubjectRow, look: Look) -> Sketch:
    """A drumstick; schema 1 a plate of them."""
    if look.schema == 1:
        return _plate(row, look)
    return done(_leg(), grip=(0.48, -0.48))


def _egg(row: SubjectRow, look: Look) -> Sketch:
    """A fried egg on a plate (schema 0), or a boiled one with a half beside it."""
    if look.schema == 0:
        return _plate(row, look)
    pen = Pen()
    shell = mirrored([(0, -0.86), (0.2, -0.76), (0.34, -0.44), (0.3, -0.14), (0, 0.0)])
    pen.shape([(x - 0.36, y) for x, y in shell], look.colour or "#eac79a", smooth=True)
    pen.shape([(x + 0.4, 0.86 * y) for x, y in shell], "white", smooth=True)
    pen.oval(0.4, -0.28, 0.17, 0.17, "yellow", "orange", weight=0.8)
    return done(pen)


ARCHETYPES: dict[str, Archetype] = {
    "bowl": _bowl,
    "plate": _plate,
    "fried_chicken": _fried_chicken,
    "egg": _egg,
}
