"""What is seen in the sky: sun, moon, stars, clouds, rainbow, rain, lightning, snow, wind, planets.

Each is drawn 1 high from y = −1 to y = 0, as all subjects are. Where they hang is for
:mod:`geurim.crayon.backdrop` and the layout to say.
"""

from __future__ import annotations

import math

import numpy as np

from geurim.crayon.fittings import fitted
from geurim.crayon.look import Archetype, Look
from geurim.crayon.outlines import scalloped
from geurim.crayon.people.faces import face
from geurim.crayon.sketch import Pen, Points, Sketch, ellipse
from geurim.crayon.wishes import main_colour, pick
from geurim.vocabulary import SubjectRow

RAINBOW = ("red", "orange", "yellow", "green", "blue", "navy", "purple")


def _sun(row: SubjectRow, look: Look) -> Sketch:
    """A round sun.

    Schema 0 stick rays, 1 a crown of points, 2 long and short rays about a spiral.
    """
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("red", "red", "orange", "yellow"))
    rays = colour if rng.random() < 0.6 else pick(rng, ("orange", "red", "yellow"))
    count = int(rng.integers(8, 13))
    with_face = rng.random() < 0.35 or bool(row.params.get("face"))
    turn = float(rng.uniform(0, 0.6))
    r = 0.29
    if look.schema == 1:
        t = np.arange(2 * count) * math.pi / count + turn
        reach = np.where(np.arange(2 * count) % 2 == 0, 0.5, 0.33)
        points = np.stack([reach * np.cos(t), -0.5 + reach * np.sin(t)], axis=1)
        pen.shape(points, "yellow" if colour != "yellow" else "orange", rays, sharp=True)
    else:
        for k in range(count):
            angle = turn + 2 * math.pi * k / count
            far = 0.5 if look.schema == 0 or k % 2 else 0.42
            points = [(d * math.cos(angle), -0.5 + d * math.sin(angle)) for d in (r + 0.06, far)]
            pen.path(points, rays)
    pen.oval(0, -0.5, r, r, colour, "orange" if colour == "yellow" else colour)
    if with_face:
        face(pen, 0, -0.5, r, look, animal=True)
    elif look.schema == 2:
        t = np.linspace(0, 4.2 * math.pi, 40)
        spiral = np.stack(
            [0.24 * t / t[-1] * np.cos(t), -0.5 + 0.24 * t / t[-1] * np.sin(t)], axis=1
        )
        pen.path(spiral, "orange" if colour == "yellow" else "yellow", fine=True)
    return pen.anchor("head", 0, -0.5).sketch()


def crescent(x: float, y: float, r: float, turn: float = 0.35) -> Points:
    """The outline of a crescent of radius ``r``, belly to the left, turned by ``turn`` radians."""
    shift, hollow = 0.46, 0.8
    at = math.acos((1 + shift**2 - hollow**2) / (2 * shift))
    back = math.atan2(math.sin(at), math.cos(at) - shift)
    outer = np.linspace(at, 2 * math.pi - at, 22)
    inner = np.linspace(2 * math.pi - back, back, 16)[1:-1]
    points = np.concatenate(
        [
            np.stack([np.cos(outer), np.sin(outer)], axis=1),
            np.stack([shift + hollow * np.cos(inner), hollow * np.sin(inner)], axis=1),
        ]
    )
    cos, sin = math.cos(turn), math.sin(turn)
    return points @ np.array([[cos, sin], [-sin, cos]]) * r + (x, y)


def _moon(row: SubjectRow, look: Look) -> Sketch:
    """Crescent or full moon; the full one has the rabbit that Korean children see in it."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("yellow", "yellow", "lemon"))
    edge = pick(rng, ("orange", colour))
    full = row.params.get("form") == "full" or (look.schema == 2 and "form" not in row.params)
    with_face = rng.random() < 0.4
    if not full:
        pen.shape(crescent(0.05, -0.5, 0.5), colour, edge)
        if with_face or look.schema == 1:
            pen.arc(-0.26, -0.6, 0.07, 0.05, 10, 170, fine=True, weight=0.8)
            pen.arc(-0.18, -0.42, 0.09, 0.06, 20, 150, "red", fine=True, weight=0.8)
        return fitted(pen)
    pen.oval(0, -0.5, 0.5, 0.5, colour, edge)
    if look.schema == 0 or (look.schema == 2 and not with_face):
        grey = "tan"
        pen.oval(0.02, -0.33, 0.16, 0.13, grey, grey, fine=True)
        pen.oval(-0.14, -0.52, 0.1, 0.1, grey, grey, fine=True)
        pen.oval(-0.19, -0.72, 0.035, 0.12, grey, grey, turn=-0.2, fine=True)
        pen.oval(-0.07, -0.73, 0.035, 0.12, grey, grey, turn=0.25, fine=True)
        pen.path([(0.26, -0.24), (0.26, -0.56)], grey, weight=1.2)
    elif look.schema == 1:
        for x, y, r in ((-0.2, -0.65, 0.1), (0.2, -0.5, 0.13), (-0.08, -0.25, 0.08)):
            pen.oval(x, y, r, 0.85 * r, "orange", "orange", fine=True, how="loose")
    else:
        face(pen, 0, -0.5, 0.42, look, animal=True)
    return pen.sketch()


def _star(row: SubjectRow, look: Look) -> Sketch:
    """A star; schema 1 is drawn in one stroke, schema 2 is plump and may smile."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("yellow", "yellow", "orange"))
    smiles = rng.random() < 0.5
    if look.schema == 1:
        t = np.radians(np.array([0, 144, 288, 72, 216, 360]) - 90.0 + rng.normal(0, 5))
        pen.path(np.stack([0.52 * np.cos(t), -0.47 + 0.52 * np.sin(t)], axis=1), colour, weight=1.4)
        return fitted(pen)
    if look.schema == 2:
        t = np.radians(np.arange(10) * 36.0 - 90.0)
        reach = np.where(np.arange(10) % 2 == 0, 0.52, 0.3)
        points = np.stack([reach * np.cos(t), -0.47 + reach * np.sin(t)], axis=1)
        pen.shape(points, colour, "orange", smooth=True)
        if smiles:
            face(pen, 0, -0.45, 0.28, look, animal=True)
        return fitted(pen)
    pen.star(0, -0.47, 0.52, colour, "orange" if colour == "yellow" else colour)
    return fitted(pen)


def _cloud(row: SubjectRow, look: Look) -> Sketch:
    """A cloud; schema 0 scalloped all around, 1 three bumps on a flat base, 2 a curly line."""
    pen, rng = Pen(), look.rng
    dark = bool(row.params.get("dark"))
    line = "darkgrey" if dark else pick(rng, ("blue", "sky", "sky", "grey"))
    fill = look.colour or ("grey" if dark else pick(rng, (None, None, "sky")))
    if dark and rng.random() < 0.4:
        fill, line = "darkgrey", "ink"
    if look.schema == 1:
        points: list[tuple[float, float]] = [(-0.92, 0.0)]
        for left, right, high in ((-0.95, -0.38, 0.34), (-0.38, 0.36, 0.68), (0.36, 0.92, 0.4)):
            t = np.linspace(math.pi * 0.97, 0.1, 8).tolist()
            mid, half = (left + right) / 2, (right - left) / 2
            points += [(mid + 1.08 * half * math.cos(a), -0.3 - high * math.sin(a)) for a in t]
        pen.shape([*points, (0.9, 0.0)], fill, line)
        return _rainfall(pen, row, rng, 0.85)
    outline = scalloped(0, -0.5, 1.0, 0.5, int(rng.integers(7, 11)), rng)
    if look.schema == 2 and dark:
        pen.shape(outline, None, None, veil=True)
        for x, rx, ry in ((-0.42, 0.5, 0.4), (0.4, 0.52, 0.42), (0.0, 0.6, 0.5)):
            pen.curl(x, -0.5, rx, ry, line, turns=6)
    else:
        pen.shape(outline, fill, line)
    if look.schema == 2 and not dark:
        pen.arc(-0.3, -0.42, 0.26, 0.2, 190, 330, line, weight=0.8)
        pen.arc(0.3, -0.5, 0.3, 0.22, 200, 340, line, weight=0.8)
    return _rainfall(pen, row, rng, 0.85)


def _rainfall(pen: Pen, row: SubjectRow, rng: np.random.Generator, half: float) -> Sketch:
    """What falls from a cloud, if its row says that something does."""
    falls = row.params.get("falls")
    if falls == "bolt":
        bolt(pen, 0.1, 0.0, 0.9)
    elif falls == "rain":
        for k in range(9):
            x = -half + 2 * half * (k + float(rng.uniform(0.2, 0.8))) / 9
            y = 0.12 + 0.28 * (k % 2) + float(rng.uniform(0, 0.08))
            pen.path([(x, y), (x - 0.04, y + 0.24)], "blue")
    elif falls == "snow":
        for k in range(6):
            x, y = -half + 2 * half * (k + 0.5) / 6, 0.22 + 0.3 * (k % 2)
            flake(pen, x, y, 0.12)
    return fitted(pen)


def bolt(pen: Pen, x: float, y: float, high: float, colour: str = "yellow") -> None:
    """A bolt of lightning that falls from (x, y), ``high`` tall."""
    shape = [
        (0.0, 0.0), (0.3, 0.0), (0.16, 0.36), (0.36, 0.36), (-0.12, 1.0), (0.02, 0.52),
        (-0.18, 0.52),
    ]  # fmt: skip
    pen.shape([(x + high * a, y + high * b) for a, b in shape], colour, "orange", sharp=True)


def flake(pen: Pen, x: float, y: float, r: float, colour: str = "sky", twigs: bool = False) -> None:
    """A star of three lines; with ``twigs`` a proper snow crystal."""
    for k in range(3):
        angle = math.pi / 3 * k + math.pi / 2
        cos, sin = math.cos(angle), math.sin(angle)
        pen.path([(x - r * cos, y - r * sin), (x + r * cos, y + r * sin)], colour, fine=True)
        for side in (-1, 1) if twigs else ():
            fx, fy = x + 0.62 * side * r * cos, y + 0.62 * side * r * sin
            for lean in (-0.7, 0.7):
                ex = fx + 0.34 * side * r * math.cos(angle + lean)
                ey = fy + 0.34 * side * r * math.sin(angle + lean)
                pen.path([(fx, fy), (ex, ey)], colour, weight=0.8, fine=True)


def _snowflake(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("sky", "sky", "blue"))
    if look.schema == 2:
        for x, y, r in (
            (-0.35, -0.8, 0.14),
            (0.25, -0.62, 0.17),
            (-0.2, -0.25, 0.2),
            (0.42, -0.15, 0.13),
        ):
            pen.oval(x, y, r, r, None, colour)
        return fitted(pen)
    flake(pen, 0, -0.5, 0.5, colour, twigs=look.schema == 0)
    return fitted(pen)


def _drops(row: SubjectRow, look: Look) -> Sketch:
    """Drops of rain, each a tear; schema 1 short strokes."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("blue", "sky"))
    for k, x in enumerate((-0.36, 0.0, 0.36, -0.18, 0.2)):
        y = -0.95 + 0.5 * (k // 3) + float(rng.uniform(0, 0.1))
        if look.schema == 1:
            pen.path([(x, y), (x - 0.06, y + 0.34)], colour, weight=1.2)
            continue
        tear = [(x, y), (x + 0.1, y + 0.24), (x, y + 0.34), (x - 0.1, y + 0.24)]
        pen.shape(tear, colour, colour, smooth=True, fine=True)
    return fitted(pen)


def _lightning(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("yellow",))
    if look.schema == 1:
        pen.path(
            [(-0.1, -1), (0.12, -0.7), (-0.14, -0.55), (0.14, -0.28), (-0.06, 0)],
            colour,
            weight=1.4,
        )
        pen.path([(0.0, -0.62), (0.25, -0.45), (0.2, -0.3)], colour)
        return fitted(pen)
    if look.schema == 2:
        pen.shape(scalloped(0, -1.1, 0.6, 0.3, 8, look.rng), "grey", "darkgrey")
    bolt(pen, -0.1, -0.9 if look.schema == 2 else -1.0, 0.9, colour)
    return fitted(pen)


def arch(
    pen: Pen, x: float, y: float, outer: float, inner: float, colours: tuple[str, ...]
) -> None:
    """Half rings above (x, y), one a colour, filled from the outer radius to the inner one."""
    radii = np.linspace(outer, inner, len(colours) + 1).tolist()
    t = np.linspace(math.pi, 2 * math.pi, 22)
    ring = np.stack([np.cos(t), np.sin(t)], axis=1)
    for colour, far, near in zip(colours, radii[:-1], radii[1:], strict=True):
        band = np.concatenate([ring * far, ring[::-1] * near]) + np.array([x, y])
        pen.shape(band, colour, None)
        pen.path(ring * (far + near) / 2 + (x, y), colour, weight=0.9)


def _rainbow(row: SubjectRow, look: Look) -> Sketch:
    """Seven bands; schema 1 five broad ones, schema 2 with a cloud at each foot."""
    del row
    pen = Pen()
    colours = RAINBOW if look.schema != 1 else ("red", "orange", "yellow", "green", "blue")
    if look.schema == 2:
        for x in (-0.72, 0.72):
            pen.shape(scalloped(x, -0.1, 0.34, 0.16, 7, look.rng), None, "sky")
    arch(pen, 0, 0, 1.0, 0.44, colours)
    if look.schema == 2:
        # Clouds in front of the feet: the last marks are the nearest.
        pen.marks = pen.marks[2:] + pen.marks[:2]
    return fitted(pen)


def swirl(x: float, y: float, length: float, curl: float, up: bool = True) -> Points:
    """A line of wind: from (x, y) to the right, curling back at its end."""
    sign = -1.0 if up else 1.0
    t = np.linspace(0, 1, 10)
    line = np.stack([x + length * t, y + 0.06 * length * np.sin(t * 5.0)], axis=1)
    a = np.linspace(0, 4.6, 16)
    shrink = curl * (1 - 0.12 * a)
    loop = np.stack(
        [line[-1, 0] + shrink * np.sin(a), line[-1, 1] + sign * (curl - shrink * np.cos(a))], axis=1
    )
    return np.concatenate([line, loop[1:]])


def _wind(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("sky", "blue", "grey"))
    pen.path(swirl(-0.8, -0.7, 1.0, 0.17), colour)
    pen.path(swirl(-0.6, -0.45, 1.15, 0.14, up=look.schema != 1), colour)
    pen.path(swirl(-0.8, -0.2, 0.8, 0.15, up=False), colour)
    if look.schema == 2:
        pen.shape(scalloped(-0.95, -0.5, 0.4, 0.32, 7, look.rng), None, "blue")
        face(pen, -0.95, -0.48, 0.24, look, animal=True)
    return fitted(pen)


def _shooting_star(row: SubjectRow, look: Look) -> Sketch:
    pen = Pen()
    colour = main_colour(row, look, ("yellow",))
    tails = RAINBOW[:5:2] if look.schema == 2 else (colour, "orange", colour)
    for k, tail in enumerate(tails):
        lift = 0.17 * (k - 1)
        pen.path([(0.05, -0.32 + lift), (-0.9, -0.85 + 1.1 * lift)], tail)
    pen.star(0.28, -0.28, 0.34, colour, "orange")
    return fitted(pen)


def _aurora(row: SubjectRow, look: Look) -> Sketch:
    """Hanging curtains of light."""
    del row
    pen, rng = Pen(), look.rng
    for k, colour in enumerate(("green", "mint", "lilac", "purple")[: 4 if look.schema else 3]):
        x = np.linspace(-1.2, 1.2, 16)
        top = -0.98 + 0.24 * k + 0.09 * np.sin(x * 3.0 + float(rng.uniform(0, 6)))
        low = top + 0.26 + 0.04 * np.sin(x * 7)
        band = np.concatenate([np.stack([x, top], axis=1), np.stack([x, low], axis=1)[::-1]])
        pen.shape(band, colour, None)
    return fitted(pen)


def _planet(row: SubjectRow, look: Look) -> Sketch:
    """The earth with its lands, or a coloured ball with a ring or stripes."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("orange", "tan", "purple", "mint", "pink"))
    ring = row.params.get("ring", look.schema == 0)
    if row.params.get("lands"):
        pen.oval(0, -0.5, 0.5, 0.5, "sky" if look.schema == 1 else "blue")
        for x, y, rx, ry in (
            (-0.2, -0.68, 0.2, 0.14),
            (0.2, -0.42, 0.17, 0.22),
            (-0.22, -0.26, 0.12, 0.1),
        ):
            pen.shape(scalloped(x, y, rx, ry, 5, rng), "green", "darkgreen", fine=True)
        return fitted(pen)
    r = 0.4 if ring else 0.5
    if ring:
        pen.oval(0, -0.5, 0.85, 0.2, None, "brown", turn=-0.25, veil=True)
    pen.oval(0, -0.5, r, r, colour)
    if not ring:
        for y in (-0.68, -0.42):
            half = math.sqrt(r * r - (y + 0.5) ** 2)
            pen.path([(-half, y), (0, y + 0.05), (half, y)], "brown", smooth=True)
    else:
        front = ellipse(0, -0.5, 0.85, 0.2, -0.25, 40)
        pen.path(front[(front[:, 1] > -0.5 - 0.26 * front[:, 0]).nonzero()[0]][:20], "brown")
    return fitted(pen)


def _milky_way(row: SubjectRow, look: Look) -> Sketch:
    """A slanting band of stars and dots."""
    pen, rng = Pen(), look.rng
    colour = main_colour(row, look, ("lilac", "sky"))
    if look.schema != 1:
        band = [
            (-1.2, -0.25),
            (-0.3, -0.5),
            (0.5, -0.85),
            (1.2, -1.0),
            (1.2, -0.65),
            (0.4, -0.4),
            (-0.4, -0.1),
            (-1.2, 0.0),
        ]
        pen.shape(band, colour, None, how="loose", smooth=True, veil=True)
    for _ in range(13):
        x = float(rng.uniform(-1.1, 1.1))
        y = -0.5 - 0.36 * x + float(rng.uniform(-0.16, 0.16))
        if rng.random() < 0.55:
            pen.star(x, y, float(rng.uniform(0.07, 0.12)))
        else:
            pen.dot(x, y, 0.03, "orange")
    return fitted(pen)


ARCHETYPES: dict[str, Archetype] = {
    "sun": _sun,
    "moon": _moon,
    "star": _star,
    "cloud": _cloud,
    "rainbow": _rainbow,
    "lightning": _lightning,
    "raindrops": _drops,
    "snowflake": _snowflake,
    "wind": _wind,
    "shooting_star": _shooting_star,
    "aurora": _aurora,
    "planet": _planet,
    "milky_way": _milky_way,
}
