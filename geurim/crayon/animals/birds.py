"""Birds from the side with a wing and thin legs, in flight, or from the front as chicks."""

from __future__ import annotations

from geurim.crayon.animals.creature import (
    DARK,
    LIVELY,
    LOUD,
    LOW,
    asleep,
    features,
    hold_points,
    side_eye,
    snores,
)
from geurim.crayon.look import Archetype, Look
from geurim.crayon.sketch import Pen, Sketch, as_points, tube
from geurim.crayon.wishes import colouring, number, wax, word, words
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

FLYING = frozenset({"jump", "fall", "wave", "dance"})
"""Poses for which a bird spreads its wings."""


def bird(row: SubjectRow, look: Look) -> Sketch:
    """A bird; its neck, bill, comb, tail and colours come from the row."""
    main = colouring(row, look, "yellow")
    views = words(row, "views") or ("side", "plump", "side")
    view = views[look.schema % len(views)]
    aloft = row.zone == "sky" and look.pose in ("stand", "walk", "run", "look")
    if (look.pose in FLYING or aloft) and word(row, "flies", "yes") == "yes":
        return _flying(row, look, main)
    if view == "front" and look.pose not in ("eat", "walk", "swim"):
        return _front(row, look, main)
    return _side(row, look, main, view == "plump")


def _side(row: SubjectRow, look: Look, main: str, plump: bool) -> Sketch:
    pen, fill = Pen(), wax(main)
    on_water = row.zone == "water" or look.pose in ("swim", "lie", "sleep", "squat", "sit")
    leg = 0.0 if on_water else number(row, "leg", 0.18)
    head, neck = number(row, "head_size", 0.2), number(row, "neck", 0.0)
    rx, ry = number(row, "length", 0.4), number(row, "girth", 0.27)
    by = -(leg + 0.92 * ry)
    at = (0.8 * rx + 0.15 * neck, by - (0.6 * ry + neck))
    bent = look.pose == "eat" or (asleep(look) and neck > 0.1)
    if look.pose == "eat":
        at = (rx + 0.16 + 0.3 * neck, -1.1 * head)
    elif asleep(look):
        at = (0.55 * rx, by - 0.75 * ry) if neck > 0.1 else (at[0], at[1] + 0.06)
    elif look.body in LOW:
        at = (at[0] + 0.02, at[1] + 0.05)
    if leg:
        legs(pen, row, look, -0.02, by + 0.8 * ry)
    _tail(pen, row, look, main, (-0.8 * rx, by))
    if plump and neck < 0.1 and not bent:
        outline = [
            (-rx, by - 0.25 * ry),
            (-0.3 * rx, by - 0.75 * ry),
            (at[0] - 0.9 * head, at[1] - 0.4 * head),
            (at[0], at[1] - head),
            (at[0] + head, at[1]),
            (at[0] + 0.55 * head, at[1] + 0.9 * head),
            (0.75 * rx, by + 0.5 * ry),
            (0, by + ry),
            (-0.75 * rx, by + 0.6 * ry),
        ]
        pen.shape(outline, fill, smooth=True)
    else:
        pen.oval(0, by, rx, ry, fill)
        if neck > 0.1:
            _neck(pen, row, main, (0.62 * rx, by - 0.2 * ry), at, head)
    belly = word(row, "belly")
    if belly:
        light = wax(belly)
        pen.oval(
            0.22 * rx,
            by + 0.42 * ry,
            0.56 * rx,
            0.46 * ry,
            light,
            None,
            how="zigzag" if light else "none",
        )
    _wing(pen, row, look, main, rx, ry, by)
    own = Pen()
    _head(own, row, look, main, not (plump and neck < 0.1 and not bent))
    turn = {"look_up": -0.5, "eat": 0.7}.get(look.pose, 0.15 if look.body in LOW else 0.0)
    pen.add(own.sketch().placed(at[0], at[1], head, turn=turn))
    if asleep(look):
        snores(pen, at[0] + 0.1, at[1], max(0.2, head))
    hold_points(pen, at, head, (0.0, by - ry))
    return pen.sketch()


def _neck(
    pen: Pen,
    row: SubjectRow,
    main: str,
    base: tuple[float, float],
    at: tuple[float, float],
    head: float,
) -> None:
    """A long neck, bent like an S; one outline with the body."""
    middle = ((base[0] + at[0]) / 2 + 0.1, (base[1] + at[1]) / 2 + 0.03)
    high = (at[0] - 0.09, (base[1] + 2 * at[1]) / 3)
    path = [base, middle, high, at] if word(row, "bend", "s") == "s" else [base, at]
    outline = tube(as_points(path), number(row, "neck_width", 1.1 * head), 0.85)
    pen.shape(outline, wax(word(row, "neck_colour", main)), None)
    half = (len(outline) - 1) // 2
    pen.path(outline[2:half]).path(outline[half + 1 : -2])


def _head(pen: Pen, row: SubjectRow, look: Look, main: str, outlined: bool) -> None:
    """A head of radius 1 that looks to the right."""
    colour = word(row, "head_colour", main)
    comb = word(row, "comb")
    if comb == "comb":
        for u, v, r in ((-0.45, -1.0, 0.34), (0.05, -1.2, 0.4), (0.52, -0.98, 0.32)):
            pen.oval(u, v, r, r * 1.1, "red", "red")
        pen.oval(0.75, 0.85, 0.26, 0.42, "red", "red")
    elif comb == "crest":
        for u in (-0.3, 0.0, 0.3):
            pen.path([(u, -0.8), (u - 0.35, -1.5)], word(row, "crest_colour", "yellow"), weight=1.2)
    _beak(pen, row, look)
    if outlined:
        pen.oval(0, 0, 1.0, 1.0, wax(colour))
    elif colour != main:
        pen.oval(0, 0, 0.9, 0.9, wax(colour), None, how="zigzag" if wax(colour) else "none")
    if colour in DARK:
        pen.oval(0.25, -0.15, 0.46, 0.44, "white", None, how="none", fine=True)
    if word(row, "cheek"):
        pen.oval(0.2, 0.42, 0.34, 0.26, word(row, "cheek"), None, fine=True)
    side_eye(pen, 0.28, -0.15, 1.1, look)


def _beak(pen: Pen, row: SubjectRow, look: Look) -> None:
    kind, colour = word(row, "beak", "cone"), word(row, "beak_colour", "orange")
    opened = 0.25 if look.emotion in LOUD or look.pose in ("shout", "eat") else 0.0
    if kind == "flat":
        pen.shape(
            [
                (0.7, -0.2 - opened),
                (1.25, -0.12 - opened),
                (1.95, -0.2 - opened),
                (1.9, 0.2 - opened),
                (0.8, 0.25),
            ],
            colour,
            smooth=True,
        )
        pen.shape(
            [
                (0.75, 0.2),
                (1.3, 0.25 + opened),
                (1.75, 0.28 + opened),
                (1.2, 0.5 + opened),
                (0.7, 0.45),
            ],
            colour,
            smooth=True,
        )
    elif kind == "hook":
        pen.shape(
            [(0.6, -0.45), (1.35, -0.35), (1.6, 0.1), (1.4, 0.65), (1.2, 0.2), (0.75, 0.25)],
            colour,
            smooth=True,
        )
    elif kind == "long":
        pen.shape([(0.8, -0.25), (2.6, 0.05), (0.8, 0.25)], colour)
    else:
        pen.shape([(0.75, -0.4 - opened), (1.75, -0.02 - opened), (0.85, 0.08)], colour)
        pen.shape([(0.85, 0.08), (1.6, 0.12 + opened), (0.75, 0.4 + opened)], colour)


def _wing(
    pen: Pen, row: SubjectRow, look: Look, main: str, rx: float, ry: float, by: float
) -> None:
    colour = word(row, "wing", main)
    raised = look.body in LIVELY or look.body is Emotion.ANGER
    if raised:
        outline = [
            (-0.05 * rx, by + 0.1 * ry),
            (-0.75 * rx, by - 1.0 * ry),
            (-0.55 * rx, by - 1.75 * ry),
            (0.1 * rx, by - 1.2 * ry),
            (0.4 * rx, by - 0.1 * ry),
        ]
    elif look.schema == 1:
        outline = [
            (0.3 * rx, by - 0.35 * ry),
            (0.25 * rx, by + 0.3 * ry),
            (-0.2 * rx, by + 0.5 * ry),
            (-0.75 * rx, by - 0.1 * ry),
            (-0.2 * rx, by - 0.45 * ry),
        ]
    else:
        drop = 0.35 if look.body in LOW else 0.0
        outline = [
            (0.35 * rx, by - 0.3 * ry),
            (0.3 * rx, by + 0.25 * ry),
            (-0.1 * rx, by + (0.5 + drop) * ry),
            (-0.85 * rx, by + (0.15 + drop) * ry),
            (-0.45 * rx, by - 0.3 * ry),
        ]
    pen.shape(outline, wax(colour), smooth=True)
    if look.schema != 1 and not raised:
        for u in (-0.32, 0.0):
            pen.path(
                [(u * rx, by + 0.05 * ry), ((u - 0.18) * rx, by + 0.25 * ry)], weight=0.7, fine=True
            )


def _tail(pen: Pen, row: SubjectRow, look: Look, main: str, base: tuple[float, float]) -> None:
    kind, (x, y) = word(row, "tail", "fan"), base
    colours = words(row, "tail_colour") or (main,)
    sink = 0.1 if look.body in LOW else 0.0
    if kind == "plume":
        for k, colour in enumerate(colours):
            high = 0.42 - 0.1 * k - sink
            path = [
                (x + 0.06, y),
                (x - 0.12 - 0.05 * k, y - high),
                (x - 0.32 - 0.02 * k, y - 0.75 * high),
                (x - 0.36, y - 0.2 * high + 0.05 * k),
            ]
            pen.limb(path, 0.11, colour, taper=0.7)
    elif kind == "long":
        pen.shape(
            [
                (x + 0.08, y - 0.06),
                (x - 0.48, y + 0.06 + sink),
                (x - 0.44, y + 0.18 + sink),
                (x + 0.1, y + 0.1),
            ],
            wax(colours[0]),
        )
    elif kind == "fork":
        pen.shape(
            [
                (x + 0.06, y - 0.06),
                (x - 0.42, y - 0.14),
                (x - 0.2, y + 0.02),
                (x - 0.42, y + 0.14),
                (x + 0.06, y + 0.08),
            ],
            wax(colours[0]),
        )
    elif kind == "up":
        pen.shape(
            [(x + 0.12, y + 0.08), (x - 0.18, y - 0.16 + sink), (x + 0.08, y - 0.14)],
            wax(colours[0]),
            smooth=True,
        )
    elif kind == "fan":
        pen.shape(
            [
                (x + 0.1, y - 0.06),
                (x - 0.26, y - 0.14 + sink),
                (x - 0.3, y + 0.0 + sink),
                (x - 0.24, y + 0.1 + sink),
                (x + 0.1, y + 0.1),
            ],
            wax(colours[0]),
        )


def legs(pen: Pen, row: SubjectRow, look: Look, x: float, top: float) -> None:
    """Two thin legs with toes or webs, from the height ``top`` to the ground."""
    colour = word(row, "leg_colour", "orange")
    stride = {"walk": 0.12, "run": 0.2}.get(look.pose, 0.0)
    for k, side in enumerate((-1, 1)):
        hip, foot = x + side * 0.1, x + side * (0.1 + stride) + 0.02
        pen.path([(hip, top), (foot, -0.02)], colour, weight=1.1)
        if word(row, "feet") == "web":
            pen.shape(
                [(foot - 0.04, -0.05), (foot + 0.14, -0.01), (foot - 0.04, 0.02)], colour, colour
            )
        else:
            pen.path([(foot - 0.07, 0.02), (foot, -0.03), (foot + 0.1, 0.02)], colour, weight=0.9)
        del k


def _flying(row: SubjectRow, look: Look, main: str) -> Sketch:
    """In the air, wings spread; the picture's place for it is the sky, so there are no legs."""
    pen, fill = Pen(), wax(main)
    wing = wax(word(row, "wing", main))
    head, neck = number(row, "head_size", 0.2), number(row, "neck", 0.0)
    rx, ry = number(row, "length", 0.4) * 1.02, number(row, "girth", 0.27) * 0.78
    by, grand = -0.42, number(row, "span", 1.0)
    tip = _tips(row, look, grand)
    far = [(0.0, by), (0.02, by - 0.36 * grand), (0.24, by - 0.6 * grand), (0.3, by - 0.3 * grand)]
    pen.shape([*far, (0.24, by)], wing, smooth=True)
    _tail(pen, row, look, main, (-0.85 * rx, by + 0.02))
    pen.oval(0, by, rx, ry, fill, turn=-0.12)
    at = (0.86 * rx + 0.7 * neck, by - 0.65 * ry - 0.35 * neck)
    if neck > 0.1:
        _neck(pen, row, main, (0.6 * rx, by - 0.1 * ry), at, head)
    if word(row, "belly"):
        light = wax(word(row, "belly"))
        pen.oval(
            0.15 * rx,
            by + 0.4 * ry,
            0.5 * rx,
            0.4 * ry,
            light,
            None,
            how="zigzag" if light else "none",
        )
    pen.shape(tip, wing, smooth=True)
    own = Pen()
    _head(own, row, look, main, True)
    pen.add(own.sketch().placed(at[0], at[1], head))
    hold_points(pen, at, head, (0.0, by - ry))
    return pen.sketch()


def _tips(row: SubjectRow, look: Look, grand: float) -> list[tuple[float, float]]:
    """The nearer wing: on its up beat, or, for some children and sad birds, on its down beat."""
    del row
    if look.schema == 1 or look.body in LOW:
        return [
            (0.16, -0.46),
            (-0.04, -0.42 + 0.4 * grand),
            (-0.34, -0.42 + 0.42 * grand),
            (-0.26, -0.3),
            (-0.16, -0.48),
        ]
    return [
        (0.14, -0.4),
        (-0.08, -0.42 - 0.44 * grand),
        (-0.42, -0.42 - 0.62 * grand),
        (-0.44, -0.42 - 0.3 * grand),
        (-0.22, -0.38),
    ]


def _front(row: SubjectRow, look: Look, main: str) -> Sketch:
    """A chick or duckling that looks at us: one or two balls, a beak in the middle, two feet."""
    pen, fill = Pen(), wax(main)
    beak, wing = word(row, "beak_colour", "orange"), wax(word(row, "wing", main))
    for side in (-1, 1):
        pen.path(
            [(side * 0.12, -0.2), (side * 0.13, -0.02)],
            word(row, "leg_colour", "orange"),
            weight=1.1,
        )
        pen.path(
            [(side * 0.13 - 0.08, 0.02), (side * 0.13, -0.04), (side * 0.13 + 0.08, 0.02)],
            word(row, "leg_colour", "orange"),
        )
    lift = 0.16 if look.body in LIVELY else -0.02
    for side in (-1, 1):
        pen.oval(side * 0.4, -0.42 - lift * 0.6, 0.17, 0.1, wing, turn=side * (0.7 - 5 * lift))
    pen.oval(0, -0.38, 0.36, 0.26, fill)
    if word(row, "belly"):
        light = wax(word(row, "belly"))
        pen.oval(0, -0.33, 0.22, 0.17, light, None, how="zigzag" if light else "none")
    if word(row, "comb") == "comb":
        for x, y in ((-0.1, -0.97), (0.0, -1.03), (0.1, -0.97)):
            pen.oval(x, y, 0.08, 0.09, "red", "red")
    else:
        for u in (-0.05, 0.05):
            pen.path([(0, -0.93), (u, -1.04)], weight=0.8)
    pen.oval(0, -0.68, 0.28, 0.27, fill)
    if main in DARK:
        pen.oval(0, -0.68, 0.2, 0.18, "white", None, how="none")
    features(pen, 0, -0.7, 0.28, look, mouth=None, eyes=1.15)
    front_beak(pen, 0, -0.63, 0.1, beak, look)
    if word(row, "comb") == "comb":
        pen.oval(0, -0.5, 0.05, 0.07, "red", "red")
    if asleep(look):
        snores(pen, 0.1, -0.6, 0.22)
    hold_points(pen, (0, -0.68), 0.27, (0, -0.6))
    return pen.sketch()


def front_beak(pen: Pen, x: float, y: float, r: float, colour: str, look: Look) -> None:
    """A beak seen from the front: a diamond, wide open for loud feelings."""
    if look.emotion in LOUD:
        pen.shape([(x - r, y), (x, y - 0.75 * r), (x + r, y)], colour, fine=True)
        pen.shape([(x - r, y + 0.1 * r), (x + r, y + 0.1 * r), (x, y + 1.3 * r)], "red", fine=True)
    else:
        bend = 0.25 * r if look.body in LOW else 0.0
        pen.shape(
            [(x - r, y + bend), (x, y - 0.6 * r), (x + r, y + bend), (x, y + 0.8 * r)],
            colour,
            fine=True,
        )


ARCHETYPES: dict[str, Archetype] = {
    "bird": bird,
}
