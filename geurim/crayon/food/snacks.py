"""Food for the hand: rolls, bread, sandwiches, things on sticks; and boxed lunches.

Sketches carry ``grip`` and ``top``.
"""

from __future__ import annotations

import math

from geurim.crayon.fittings import FINE, confetti, done, leaf, tilted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import half_oval, mirrored, spread, zigzag_line
from geurim.crayon.sketch import Pen, Sketch, ellipse
from geurim.crayon.wishes import form, pick
from geurim.vocabulary import SubjectRow


def _gimbap(row: SubjectRow, look: Look) -> Sketch:
    """Black rings, white rice, a bright middle; schema 2 draws the whole roll with its cut end."""
    del row
    pen = Pen()
    if look.schema == 2:
        pen.shape(
            [(-0.2, -0.78), (0.8, -0.7), (0.9, -0.4), (0.8, -0.06), (-0.2, 0.02)], "black",
            smooth=False,
        )  # fmt: skip
        _gimbap_slice(pen, -0.2, -0.38, 0.42)
        return done(pen)
    for x, y in ((-0.46, -0.3), (0.46, -0.3), (0.0, -0.86 if look.schema == 1 else -0.34)):
        _gimbap_slice(pen, x, y, 0.32)
    return done(pen)


def _gimbap_slice(pen: Pen, x: float, y: float, r: float) -> None:
    pen.oval(x, y, r, r, "black", "black", how="solid")
    pen.oval(x, y, 0.74 * r, 0.74 * r, None, "white", weight=0.3, fine=True)
    middle = (
        ("yellow", -0.22, -0.2), ("green", 0.24, -0.16), ("orange", -0.16, 0.24),
        ("rose", 0.24, 0.24),
    )  # fmt: skip
    for colour, u, v in middle:
        size = 0.2 * r
        pen.rect(
            x + u * r - size, y + v * r - size, x + u * r + size, y + v * r + size, colour,
            colour, fine=True,
        )  # fmt: skip


def _bread(row: SubjectRow, look: Look) -> Sketch:
    """A slice of white bread, a bun, or a loaf with cuts, by ``form`` or schema."""
    pen, kind = Pen(), form(row) or ("slice", "bun", "loaf")[look.schema]
    crust = "#c8843c"
    if kind == "slice":
        outline = mirrored(
            [(0, -0.98), (0.3, -1.0), (0.5, -0.86), (0.46, -0.66), (0.4, -0.6), (0.4, 0.0),
            (0, 0.02)],
        )  # fmt: skip
        pen.shape(outline, crust, smooth=False)
        pen.shape([(u * 0.72, v * 0.78 - 0.1) for u, v in outline], "#f6dfa8", None)
    elif kind == "bun":
        pen.shape(
            [(-0.62, -0.2), (-0.5, -0.5), (-0.1, -0.68), (0.34, -0.6), (0.62, -0.3),
            (0.56, -0.04), (0, 0.02), (-0.54, -0.04)], crust, smooth=True,
        )  # fmt: skip
        pen.path([(-0.4, -0.2), (0, -0.14), (0.42, -0.22)], "brown", smooth=True, weight=0.8)
        confetti(pen, look.rng, 0, -0.46, 0.3, 0.08, 6, 0.03, ("darkbrown",))
    elif kind == "cream":
        pen.oval(0, -0.28, 0.6, 0.3, crust)
        pen.oval(0, -0.34, 0.4, 0.12, "white", weight=0.7)
    else:
        pen.shape(
            [(-0.8, -0.24), (-0.6, -0.48), (0, -0.56), (0.6, -0.48), (0.8, -0.24), (0.6, -0.03),
            (-0.6, -0.03)], crust, smooth=True,
        )  # fmt: skip
        for x in (-0.42, -0.06, 0.3):
            pen.path([(x, -0.46), (x + 0.16, -0.18)], "lemon", weight=1.3)
    return done(pen)


def _sandwich(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen = Pen()
    bread = "#f0cf90"
    if look.schema == 1:
        for k, colour in enumerate((bread, "red", "lime", "yellow", bread)):
            y = -0.16 - 0.13 * k
            pen.rect(-0.58, y - 0.08, 0.58, y + 0.1, colour)
        return done(pen)
    pen.shape([(-0.72, -0.28), (0.1, -0.9), (0.74, -0.28)], bread, sharp=True)
    pen.shape([(-0.74, -0.3), (0.76, -0.3), (0.74, -0.18), (-0.72, -0.18)], "red")
    pen.shape(
        [*zigzag_line(-0.8, 0.8, -0.2, 0.05, 6), (0.74, -0.08), (-0.74, -0.08)], "lime", "green",
        weight=0.8,
    )  # fmt: skip
    pen.rect(-0.72, -0.1, 0.74, 0.06, bread)
    return done(pen)


def _hamburger(row: SubjectRow, look: Look) -> Sketch:
    del row
    pen, bun = Pen(), "#d58f3c"
    pen.shape([(-0.56, -0.2), (0.56, -0.2), (0.5, -0.02), (-0.5, -0.02)], bun)
    pen.shape([(-0.62, -0.34), (0.62, -0.34), (0.62, -0.2), (-0.62, -0.2)], "darkbrown")
    pen.shape(
        [(-0.56, -0.44), (0.6, -0.44), (0.34, -0.34), (0.2, -0.24), (0.06, -0.34),
        (-0.5, -0.34)], "yellow", weight=0.8,
    )  # fmt: skip
    pen.shape(
        [*zigzag_line(-0.68, 0.68, -0.44, 0.045, 6), (0.62, -0.54), (-0.62, -0.54)], "lime",
        "green", weight=0.8,
    )  # fmt: skip
    pen.shape(half_oval(0, -0.54, 0.6, 0.44, 180, 360), bun)
    for u, v in ((-0.28, -0.72), (0.0, -0.84), (0.26, -0.72), (-0.04, -0.66)):
        pen.path(
            [(u, v), (u + 0.05, v + 0.02)], "white" if look.schema else "lemon", weight=0.9,
            fine=True,
        )  # fmt: skip
    return done(pen)


def _pizza(row: SubjectRow, look: Look) -> Sketch:
    """A slice that drips, or the whole cake (schema 1)."""
    del row
    pen = Pen()
    if look.schema == 1:
        pen.oval(0, -0.5, 0.5, 0.5, "#d58f3c")
        pen.oval(0, -0.5, 0.41, 0.41, "yellow", "orange", weight=0.7)
        for k in range(4):
            t = math.pi / 4 * k + 0.2
            pen.path(
                [(0.44 * math.cos(t), -0.5 + 0.44 * math.sin(t)), (-0.44 * math.cos(t),
                -0.5 - 0.44 * math.sin(t))], "brown", weight=FINE, fine=True,
            )  # fmt: skip
        for k in range(6):
            t = math.pi / 3 * k + 0.5
            pen.oval(
                0.26 * math.cos(t), -0.5 + 0.26 * math.sin(t), 0.085, 0.085, "red", "darkred",
                weight=0.6, fine=True,
            )  # fmt: skip
        return done(pen)
    pen.shape(
        [(-0.44, -0.84), (0.44, -0.84), (0.2, -0.34), (0.14, -0.16), (0.06, -0.1), (0.0, 0.06),
        (-0.24, -0.4)], "yellow", "orange",
    )  # fmt: skip
    pen.limb([(-0.46, -0.86), (0.0, -0.96), (0.46, -0.86)], 0.16, "#d58f3c")
    for x, y in ((-0.18, -0.64), (0.18, -0.66), (0.02, -0.38)):
        pen.oval(x, y, 0.1, 0.1, "red", "darkred", weight=0.7, fine=True)
    for x, y in ((0.0, -0.56), (-0.08, -0.76), (0.12, -0.46)):
        pen.dot(x, y, 0.035, "green")
    return done(pen, grip=(0, -0.84))


def _on_stick(row: SubjectRow, look: Look) -> Sketch:
    """Something on a stick: ``form`` hotdog, sausage, candied fruit, fish cake, chicken skewer."""
    pen, kind = Pen(), form(row, "hotdog")
    pen.path([(0, 0.0), (0, -0.5)], "tan", weight=1.3)
    if kind == "hotdog":
        pen.shape(
            mirrored([(0, -1.06), (0.16, -1.0), (0.19, -0.7), (0.18, -0.38), (0.1, -0.28),
            (0, -0.27)]), "#c8843c", smooth=True,
        )  # fmt: skip
        wave = [(0.1 if k % 2 else -0.1, -0.98 + 0.1 * k) for k in range(7)]
        pen.path(wave, "red", weight=0.9)
    elif kind == "candied":
        for k, colour in enumerate(("red", "lime" if look.schema == 1 else "red", "red")):
            y = -0.34 - 0.31 * k
            pen.oval(0, y, 0.2, 0.17, colour, weight=0.8)
            pen.arc(0, y, 0.11, 0.1, 190, 250, "white", weight=0.8, fine=True)
    elif kind == "fishcake":
        for k in range(3):
            pen.oval(0.0, -0.42 - 0.22 * k, 0.26, 0.11, "tan", weight=0.9)
    else:
        for k, colour in enumerate(("#b8702c", "green", "#b8702c", "#b8702c")):
            pen.rect(-0.2, -0.46 - 0.2 * k, 0.2, -0.27 - 0.2 * k, colour)
    return done(pen, grip=(0, -0.06))


def _sausage(row: SubjectRow, look: Look) -> Sketch:
    del row, look
    pen = Pen()
    bend = [(-0.62, -0.4), (-0.3, -0.18), (0.1, -0.14), (0.5, -0.3), (0.62, -0.48)]
    pen.limb(bend, 0.26, "#c0503c")
    for x, y in ((-0.28, -0.3), (0.0, -0.26), (0.28, -0.32)):
        pen.path([(x, y), (x + 0.06, y + 0.14)], "darkred", weight=0.9, fine=True)
    pen.dot(-0.66, -0.44, 0.05, "darkred").dot(0.66, -0.56, 0.05, "darkred")
    return done(pen)


def _lunch_box(row: SubjectRow, look: Look) -> Sketch:
    """An open box seen from above: gimbap or rice, fruit, an octopus sausage."""
    del row
    pen = Pen()
    pen.rect(-0.8, -1.0, 0.8, 0.0, look.colour or pick(look.rng, ("sky", "yellow", "pink", "mint")))
    pen.rect(-0.68, -0.88, 0.06, -0.12, "white", fine=True)
    pen.rect(0.12, -0.88, 0.68, -0.52, "lemon", fine=True)
    pen.rect(0.12, -0.46, 0.68, -0.12, "white", fine=True)
    if look.schema == 1:
        pen.shape(ellipse(-0.31, -0.5, 0.1, 0.1), "red", "red", how="solid")
        for u, v in spread(look.rng, 8, 0.28, 0.3).tolist():
            pen.path([(u - 0.31, v - 0.5), (u - 0.25, v - 0.52)], "grey", weight=FINE, fine=True)
    else:
        for x in (-0.5, -0.13):
            for y in (-0.7, -0.32):
                _gimbap_slice(pen, x, y, 0.16)
    for x in (0.27, 0.53):
        pen.oval(x, -0.7, 0.11, 0.11, "red", weight=0.7, fine=True)
    leaf(pen, 0.18, -0.28, 0.4, 0, "lime")
    return done(pen)


def _tray(row: SubjectRow, look: Look) -> Sketch:
    """A school-lunch tray: rice and soup in front, three side dishes behind."""
    del row
    pen = Pen()
    pen.rect(-0.9, -0.9, 0.9, 0.0, "grey")
    for x, colour in ((-0.58, "red"), (0.0, "green"), (0.58, "tan")):
        pen.rect(x - 0.24, -0.8, x + 0.24, -0.5, None, fine=True)
        pen.oval(x, -0.65, 0.17, 0.1, colour, weight=0.7)
    pen.oval(-0.45, -0.24, 0.34, 0.19, "white")
    pen.oval(0.45, -0.24, 0.34, 0.19, "#c98a3c")
    confetti(pen, look.rng, 0.45, -0.24, 0.2, 0.1, 4, 0.04, ("green", "white"))
    for x in (-0.56, -0.44, -0.36):
        pen.path([(x, -0.26), (x + 0.06, -0.28)], "grey", weight=FINE, fine=True)
    return done(tilted(pen, 0), grip=(0, -0.1))


ARCHETYPES: dict[str, Archetype] = {
    "gimbap": _gimbap,
    "bread": _bread,
    "sandwich": _sandwich,
    "hamburger": _hamburger,
    "pizza": _pizza,
    "on_stick": _on_stick,
    "sausage": _sausage,
    "lunch_box": _lunch_box,
    "food_tray": _tray,
}
