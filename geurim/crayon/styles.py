"""Four hands for one drawing: flat illustration, soft painting, pencil line, and a child's crayons.

Each renders the same :class:`~geurim.crayon.painter.Drawing`, so that only the style differs. All
grain and wobble depend on the place on the sheet and on the seed, never on what else is drawn:
a change of one figure changes no pixel away from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from geurim.crayon.box import Colour, rgb
from geurim.crayon.hand import Hand
from geurim.crayon.painter import Drawing
from geurim.crayon.palettes import mixed
from geurim.crayon.sketch import SHEET, Mark, Points
from geurim.ink import Canvas
from geurim.records import Pixels

Style = Literal["crayon", "flat", "soft", "pencil"]
STYLES: tuple[Style, ...] = get_args(Style)
"""``crayon`` is the child's own hand; the three others are grown-ups'."""
PAPER: Colour = (253, 251, 245)
_SHEETS = 6
"""Different grains of paper and brush, kept once made."""
_LINE = 5.2
"""Thickness of a line of weight 1, units of the sheet."""


def render(drawing: Drawing, style: Style, size: tuple[int, int], seed: int) -> Pixels:
    """``drawing`` in ``style``; RGB, shape ``(*size, 3)``, ``size`` = (height, width) in pixels."""
    pixels = _HANDS[style](drawing, size, seed)
    pixels.flags.writeable = False
    return pixels


def _marks(drawing: Drawing) -> Iterator[tuple[Mark, bool]]:
    """All marks from back to front, and whether each is of a figure."""
    view = drawing.backdrop
    for sketch in reversed(view.areas):
        yield from ((mark, False) for mark in sketch.marks)
    for sketch in reversed(view.decor):
        yield from ((mark, False) for mark in sketch.marks)
    for sketch in reversed(view.over):
        yield from ((mark, False) for mark in sketch.marks)
    for placed in reversed(drawing.placed):
        yield from ((mark, True) for mark in placed.sketch.marks)
    yield from ((mark, True) for mark in drawing.words.marks)


def _crayon(drawing: Drawing, size: tuple[int, int], seed: int) -> Pixels:
    """As :func:`geurim.crayon.painter.ink`, with a generator of its own for every piece."""
    rows = max(size[0], min(2 * size[0], 1024))
    canvas = Canvas(drawing.width, SHEET, rows / SHEET, seed)
    # Grain is as coarse as a pixel when a sheet is this small: the crayon is pressed harder.
    habits = replace(
        drawing.persona.habits,
        pressure=drawing.persona.habits.pressure * (1.45 if size[0] <= 256 else 1.2),
        restate=0.0,
    )
    hand = Hand(canvas, habits, drawing.persona.colours, _piece(seed, 0, 0))
    hand.draw(drawing.words)
    for placed in drawing.placed:
        hand.rng = _piece(seed, 1, placed.number)
        hand.draw(placed.sketch, hide=placed.hide)
    for part, sketches in ((2, drawing.backdrop.decor), (3, drawing.backdrop.areas)):
        for number, sketch in enumerate(sketches):
            hand.rng = _piece(seed, part, len(sketches) - number)
            hand.draw(sketch)
    return canvas.image((size[1], size[0]))


def _piece(seed: int, part: int, number: int) -> np.random.Generator:
    return np.random.default_rng((seed, 211, part, number))


# -- shared by the grown-ups' hands ----------------------------------------------------------------


def _paths(points: Points, scale: float) -> list[tuple[float, float]]:
    scaled = points * scale
    return list(map(tuple, scaled.tolist()))


def _tangled(mark: Mark) -> bool:
    """Whether an open line is wound in loops: a grown-up paints that as one shape."""
    if mark.closed or len(mark.points) < 40:
        return False
    steps = np.diff(mark.points, axis=0)
    span = mark.points.max(axis=0) - mark.points.min(axis=0)
    return float(np.sqrt((steps * steps).sum(axis=1)).sum()) > 4.0 * float(span.sum())


def _hull(path: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The convex outline of ``path`` (Andrew's monotone chain)."""

    def half(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        rim: list[tuple[float, float]] = []
        for x, y in points:
            while len(rim) > 1:
                (ax, ay), (bx, by) = rim[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                rim.pop()
            rim.append((x, y))
        return rim[:-1]

    points = sorted(set(path))
    return half(points) + half(points[::-1])


def _fill_of(mark: Mark) -> Colour | None:
    if not mark.closed:
        return None
    if mark.fill is None or mark.how == "none":
        return None if mark.veil else PAPER
    return rgb(mark.fill)


def _stroke(
    draw: ImageDraw.ImageDraw, path: list[tuple[float, float]], ink: object, width: float,
    closed: bool,
) -> None:  # fmt: skip
    thick = max(1, round(width))
    line = path + path[:2] if closed else path
    draw.line(line, fill=ink, width=thick, joint="curve")  # pyright: ignore[reportArgumentType]
    if not closed and thick > 2:
        r = thick / 2 - 0.5
        for x, y in (path[0], path[-1]):
            draw.ellipse((x - r, y - r, x + r, y + r), fill=ink)  # pyright: ignore[reportArgumentType]


def _reduced(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image.resize((size[1], size[0]), Image.Resampling.BOX)


@lru_cache(maxsize=64)
def _noise(height: int, width: int, cell: float, seed: int) -> NDArray[np.float32]:
    """Smooth noise in −1..1 with lumps of ``cell`` pixels; shape ``(height, width)``."""
    rng = np.random.default_rng((seed, 307, int(cell * 8)))
    small = rng.uniform(-1, 1, (int(height / cell) + 3, int(width / cell) + 3))
    image = Image.fromarray(small.astype(np.float32))
    box = (0.0, 0.0, width / cell, height / cell)
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC, box=box))


# -- flat illustration -----------------------------------------------------------------------------


def _flat(drawing: Drawing, size: tuple[int, int], seed: int) -> Pixels:
    """Even fills and crisp dark outlines."""
    del seed
    over = 3 if size[0] <= 256 else 2
    scale = over * size[0] / SHEET
    image = Image.new("RGB", (over * size[1], over * size[0]), PAPER)
    draw = ImageDraw.Draw(image, "RGB")
    ink = rgb(drawing.persona.colours["ink"])
    for mark, figure in _marks(drawing):
        path = _paths(mark.points, scale)
        if len(path) < 2:
            continue
        if _tangled(mark):
            rim, colour = _hull(path), rgb(mark.line or "grey")
            draw.polygon(rim, fill=colour)
            _stroke(draw, rim, _darker(colour, 0.7), _LINE * scale, True)
            continue
        fill = _fill_of(mark)
        if fill is not None:
            if mark.veil:
                _veil(image, path, fill, 0.6)
            else:
                draw.polygon(path, fill=fill)
        if mark.line is not None and mark.weight > 0:
            colour = rgb(mark.line)
            if mark.closed and fill is not None:
                colour = mixed(_darker(colour, 0.55), ink, 0.6) if figure else _darker(fill, 0.6)
            weight = max(0.55, mark.weight) * (1.0 if figure else 0.8)
            _stroke(draw, path, colour, _LINE * weight * scale, mark.closed)
    return np.array(_reduced(image, size))


def _veil(image: Image.Image, path: list[tuple[float, float]], fill: Colour, share: float) -> None:
    xs, ys = [p[0] for p in path], [p[1] for p in path]
    left, top = max(0, int(min(xs))), max(0, int(min(ys)))
    right, low = min(image.width, int(max(xs)) + 2), min(image.height, int(max(ys)) + 2)
    if right <= left or low <= top:
        return
    mask = Image.new("L", (right - left, low - top), 0)
    ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in path], fill=round(255 * share))
    image.paste(fill, (left, top), mask)


def _darker(colour: Colour, by: float) -> Colour:
    return round(colour[0] * by), round(colour[1] * by), round(colour[2] * by)


# -- soft painting ---------------------------------------------------------------------------------


def _soft(drawing: Drawing, size: tuple[int, int], seed: int) -> Pixels:
    """No outlines: shaded shapes with blurred edges, brush texture, light from above left."""
    over = 2
    scale = over * size[0] / SHEET
    shape = (over * size[1], over * size[0])
    body, detail, mask = (
        Image.new("RGB", shape, PAPER),
        Image.new("RGB", shape, (60, 50, 50)),
        Image.new("L", shape, 0),
    )
    paint, line, cover = ImageDraw.Draw(body), ImageDraw.Draw(detail), ImageDraw.Draw(mask)
    for mark, _ in _marks(drawing):
        path = _paths(mark.points, scale)
        if len(path) < 2:
            continue
        tangled = _tangled(mark)
        fill = rgb(mark.line or "grey") if tangled else _fill_of(mark)
        path = _hull(path) if tangled else path
        if fill is not None and mark.veil:
            _veil(body, path, fill, 0.55)
        elif fill is not None:
            if mark.fine:
                line.polygon(path, fill=fill)
                cover.polygon(path, fill=255)
            else:
                _shaded(paint, np.array(path) / scale, path, fill, scale)
                cover.polygon(path, fill=0)
        elif mark.line is not None:
            colour = mixed(rgb(mark.line), (90, 60, 60), 0.15)
            width = _LINE * max(0.55, mark.weight) * scale
            _stroke(line, path, colour, width, mark.closed)
            _stroke(cover, path, 235, width, mark.closed)
    return _brushed(body, detail, mask, size, seed)


def _shaded(
    paint: ImageDraw.ImageDraw, points: Points, path: list[tuple[float, float]], fill: Colour,
    scale: float,
) -> None:  # fmt: skip
    """A shape whose lower right lies in a warm shade."""
    span = points.max(axis=0) - points.min(axis=0)
    if min(span) < 14 or max(span) > 480:
        paint.polygon(path, fill=fill)
        return
    paint.polygon(path, fill=mixed(_darker(fill, 0.8), (110, 70, 110), 0.1))
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    inner = middle + (points - middle) * 0.86 - 0.045 * span
    paint.polygon(_paths(inner, scale), fill=fill)
    light = middle + (points - middle) * 0.5 - 0.14 * span
    paint.polygon(_paths(light, scale), fill=mixed(fill, (255, 250, 235), 0.16))


def _brushed(
    body: Image.Image, detail: Image.Image, mask: Image.Image, size: tuple[int, int], seed: int
) -> Pixels:
    height, width = size
    unit = height / 128
    under = _reduced(body.filter(ImageFilter.GaussianBlur(1.7 * unit)), size)
    crisp = _reduced(body, size)
    base = 0.62 * np.asarray(under, np.float32) + 0.38 * np.asarray(crisp, np.float32)
    alpha = np.asarray(
        _reduced(mask.filter(ImageFilter.GaussianBlur(0.55 * unit)), size), np.float32
    )
    share = (alpha / 255.0)[:, :, None]
    features = np.asarray(_reduced(detail, size), np.float32)
    cloud = _noise(height, width, 9.0 * unit, seed % _SHEETS) * 0.6
    grain = _noise(height, width, 1.6 * unit, seed % _SHEETS)
    bristle = _strokes(height, width, unit, seed % _SHEETS)
    texture = (7.0 * cloud + 4.0 * grain + 6.0 * bristle)[:, :, None]
    glow = np.linspace(7, -9, height, dtype=np.float32)[:, None, None]
    painted = (base + texture + glow) * (1 - share) + (features + 0.4 * texture) * share
    return np.clip(painted, 0, 255).astype(np.uint8)


@lru_cache(maxsize=64)
def _strokes(height: int, width: int, unit: float, seed: int) -> NDArray[np.float32]:
    """Brush marks: noise drawn out along a slope; −1..1, shape ``(height, width)``."""
    rng = np.random.default_rng((seed, 401))
    side = int(1.5 * max(height, width)) + 4
    rows, columns = int(side / (1.3 * unit)) + 2, int(side / (8.0 * unit)) + 2
    small = Image.fromarray(rng.uniform(-1, 1, (rows, columns)).astype(np.float32))
    wide = small.resize((side, side), Image.Resampling.BICUBIC).rotate(
        28, Image.Resampling.BILINEAR
    )
    left, top = (side - width) // 2, (side - height) // 2
    return np.asarray(wide)[top : top + height, left : left + width]


# -- pencil line -----------------------------------------------------------------------------------


def _pencil(drawing: Drawing, size: tuple[int, int], seed: int) -> Pixels:
    """Graphite lines of varied pressure, hatched tone, a pale wash of the colours."""
    over = 2
    height, width = over * size[0], over * size[1]
    scale = height / SHEET
    wash = Image.new("RGB", (width, height), PAPER)
    hatch = Image.new("L", (width, height), 0)
    lines = Image.new("L", (width, height), 0)
    colour, slope, lead = ImageDraw.Draw(wash), ImageDraw.Draw(hatch), ImageDraw.Draw(lines)
    for mark, figure in _marks(drawing):
        path = _paths(mark.points, scale)
        if len(path) < 2:
            continue
        tangled = _tangled(mark)
        fill = rgb(mark.line or "grey") if tangled else _fill_of(mark)
        path = _hull(path) if tangled else path
        if fill is not None and mark.veil:
            _veil(wash, path, fill, 0.5)
        elif fill is not None:
            dark = 0.3 * fill[0] + 0.59 * fill[1] + 0.11 * fill[2] < 75
            colour.polygon(path, fill=fill)
            slope.polygon(
                path,
                fill=1
                if mark.how == "solid" and dark
                else 2
                if figure
                else 4
                if mark.line is None
                else 3,
            )
            lead.polygon(path, fill=0)
        weight = max(0.6, mark.weight)
        if mark.line is not None and mark.weight > 0:
            light = sum(rgb(mark.line)) / 765
            grey = round((255 if figure else 190) * (1.0 - 0.35 * light))
            _stroke(lead, path, grey, 0.72 * _LINE * weight * scale, mark.closed or tangled)
        elif fill is not None and not mark.veil and not figure:
            _stroke(lead, path, 120, 0.42 * _LINE * scale, True)
    return _graphite(wash, hatch, lines, size, seed)


def _graphite(
    wash: Image.Image, hatch: Image.Image, lines: Image.Image, size: tuple[int, int], seed: int
) -> Pixels:
    height, width = hatch.height, hatch.width
    unit = height / 512
    colours = np.asarray(wash, np.float32) / 255.0
    tone = 1.0 - (colours @ np.array([0.30, 0.59, 0.11], np.float32))
    kind = np.asarray(hatch)
    pattern = np.zeros((height, width), np.float32)
    for number, (slope, pitch) in _HATCHES.items():
        pattern += (kind == number) * _hatching(height, width, unit, slope, pitch)
    # Light tones stay paper, as a pencil leaves them.
    shade = np.clip(1.5 * tone - 0.3, 0, 1) * pattern * 0.6 + 0.1 * tone
    shade = np.where(kind == 1, 0.92 * tone, shade)
    pressure = 0.92 + 0.22 * _noise(height, width, 22 * unit, seed % _SHEETS)
    tooth = 0.86 + 0.2 * _noise(height, width, 2.4 * unit, seed % _SHEETS)
    line = np.asarray(lines, np.float32) / 255.0 * pressure * tooth
    paper = np.array(PAPER, np.float32) / 255.0
    # The wash runs a little over its edges and pools unevenly.
    blurred = wash.filter(ImageFilter.GaussianBlur(2.5 * unit))
    pool = 0.32 + 0.08 * _noise(height, width, 50 * unit, seed % _SHEETS)
    pale = paper * (1.0 - pool[:, :, None] * (1.0 - np.asarray(blurred, np.float32) / 255.0))
    graphite = np.array([0.2, 0.2, 0.23], np.float32)
    dark = (1.0 - (1.0 - np.clip(shade, 0, 1) * tooth) * (1.0 - np.clip(line, 0, 1)))[:, :, None]
    drawn = pale + (graphite - pale) * dark
    image = Image.fromarray((255 * np.clip(drawn, 0, 1)).astype(np.uint8))
    return np.array(_reduced(image, size))


_HATCHES = {2: (0.9, 11.0), 3: (-0.7, 14.0), 4: (0.15, 17.0)}
"""Slope (radians) and distance (units) of the lines on figures, decor and grounds."""


@lru_cache(maxsize=12)
def _hatching(
    height: int, width: int, unit: float, slope: float, pitch: float
) -> NDArray[np.float32]:
    """Parallel pencil lines, 0..1; shape ``(height, width)``."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    sway = 5 * unit * _noise(height, width, 60 * unit, round(pitch))
    across = (x * np.sin(slope) + y * np.cos(slope) + sway) / (pitch * unit)
    wave = 0.5 + 0.5 * np.cos(2 * np.pi * across)
    strength = 0.7 + 0.4 * _noise(height, width, 30 * unit, 23)
    return np.clip(wave**2 * strength, 0, 1).astype(np.float32)


_HANDS: dict[Style, Callable[[Drawing, tuple[int, int], int], Pixels]] = {
    "crayon": _crayon,
    "flat": _flat,
    "soft": _soft,
    "pencil": _pencil,
}
