"""The judge's network: functions of a table of weights that a run can keep and average.

A trunk of 3 × 3 convolutions looks at the whole picture (128 pixels) and says, for each third,
whether a figure is there, in which box, and where its head is. Figure and head are then cut out of
the full picture and looked at alone: what the sky does tells nothing about a figure, and who it is
tells nothing about its face. Under a million weights. Knows no names of classes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

SIZE = 128
"""Height and width of a picture, pixels."""
CELLS = 16
"""Height and width of the map on which figures are looked for."""
CROP, BODY = 32, 48
"""Heights and widths at which a face is read and a figure recognised."""
REACH, ROUND = 1.25, 1.1
"""Width of what is cut out, over that of the head and over the longer side of the figure's box."""
GROUPS = 8

_TRUNK = (  # name, channels in, channels out, stride
    ("a1", 3, 16, 2), ("a2", 16, 48, 2), ("a3", 48, 48, 1), ("b1", 48, 96, 2), ("b2", 96, 96, 1),
    ("c1", 96, 128, 2),
)  # fmt: skip
_BODY = (
    ("g1", 3, 24, 2),
    ("g2", 24, 48, 1),
    ("g3", 48, 80, 2),
    ("g4", 80, 80, 1),
    ("g5", 80, 112, 2),
)
_FACE = (("f1", 3, 32, 1), ("f2", 32, 64, 2), ("f3", 64, 96, 2), ("f4", 96, 96, 1))
_WIDTH = 128
"""Channels of the map on which figures are looked for."""
_COLOURS = 4
"""The picture's colours are told in as many rows and columns."""
_GLOBAL = 48 + _WIDTH + 128 + 128 + 3 * _COLOURS**2
WHOLE = ("palette", "weather", "time", "place", "style")
"""What is told of the picture as a whole."""

Weights = dict[str, Any]
"""Tensors by name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Logits and places for B pictures."""

    there: Tensor
    """Shape (B, 3): of each third, whether a figure is in it."""
    body: Tensor
    """Shape (B, 3, CELLS²): logarithm of where each third's figure is."""
    head: Tensor
    """Shape (B, 3, CELLS²): the same for its head."""
    centre: Tensor
    """Shape (B, 3, 2): x and y of the head, pixels."""
    radius: Tensor
    """Shape (B, 3): of the head, pixels."""
    square: Tensor
    """Shape (B, 3, 3): of the figure's box, x and y of its middle and its longer side, pixels."""
    whole: Mapping[str, Tensor]
    """Of each of :data:`WHOLE`, shape (B, classes)."""


def fresh(kinds: int, whole: Mapping[str, int], faces: int, postures: int, seed: int) -> Weights:
    """Weights that have learnt nothing; numbers of classes, drawn from ``seed``; float32."""
    import torch

    g = torch.Generator("cpu").manual_seed(seed)
    made: Weights = {}

    def matrix(name: str, *shape: int) -> None:
        wide = math.prod(shape[1:])
        made[f"{name}.weight"] = torch.randn(shape, generator=g) * math.sqrt(2.0 / wide)

    def layer(name: str, outs: int, ins: int, gain: float = 1.0) -> None:
        made[f"{name}.weight"] = torch.randn((outs, ins), generator=g) * (gain / math.sqrt(ins))
        made[f"{name}.bias"] = torch.zeros(outs)

    for name, ins, outs, _ in (*_TRUNK, *_BODY, *_FACE):
        matrix(f"{name}.conv", outs, ins, 3, 3)
        made[f"{name}.scale"], made[f"{name}.shift"] = torch.ones(outs), torch.zeros(outs)
    matrix("up.16", _WIDTH, 96, 1, 1)
    matrix("up.8", _WIDTH, 128, 1, 1)
    made["place"] = torch.zeros(1, _WIDTH, CELLS, CELLS)
    layer("look", 6, _WIDTH, 0.1)
    layer("radius", 1, _WIDTH, 0.1)
    layer("there", 1, _WIDTH, 0.1)
    layer("square", 3, _WIDTH, 0.1)
    layer("body", 96, 3 * 3 * 112)
    layer("kind", kinds, 96, 0.1)
    layer("posture", postures, 96, 0.1)
    layer("whole", 192, _GLOBAL)
    for name in WHOLE:
        layer(name, whole[name], 192, 0.1)
    layer("face.1", 64, 4 * 4 * 96)
    layer("face.2", faces, 64, 0.1)
    made["radius.bias"] += math.log(14.0)  # pixels; the middle of what is drawn
    made["square.bias"][2] += math.log(60.0)
    return made


def answer(w: Weights, x: Tensor) -> Answer:
    """Look at pictures ``x``, shape (B, 3, 128, 128), −1..1."""
    import torch
    from torch.nn import functional as F  # noqa: N812 - so the field calls it

    a = _conv(w, "a2", _conv(w, "a1", x, 2), 2)
    a = a + _conv(w, "a3", a)  # (B, 48, 32, 32)
    b = _conv(w, "b1", a, 2)
    b = b + _conv(w, "b2", b)  # (B, 96, 16, 16)
    c = _conv(w, "c1", b, 2)  # (B, 128, 8, 8)
    wide = F.interpolate(F.conv2d(c, w["up.8.weight"]), scale_factor=2.0, mode="nearest")
    cells = F.silu(F.conv2d(b, w["up.16.weight"]) + wide + w["place"]).flatten(2).transpose(1, 2)
    places = F.log_softmax(_layer(w, "look", cells).float(), 1).transpose(1, 2)  # (B, 6, 256)
    seen = places.exp().to(cells) @ cells  # (B, 6, 128)
    body, head = seen[:, :3], seen[:, 3:]
    step = SIZE / CELLS
    at = (torch.arange(CELLS, device=x.device) + 0.5) * step
    grid = torch.stack(torch.meshgrid(at, at, indexing="xy"), -1).flatten(0, 1)  # (256, 2): x, y
    colours = F.adaptive_avg_pool2d(x, _COLOURS).flatten(1)
    told = [a.mean((2, 3)), cells.mean(1), c.mean((2, 3)), c.amax((2, 3)), colours]
    whole = F.silu(_layer(w, "whole", torch.cat(told, 1)))
    square = _layer(w, "square", body).float()
    middle = places[:, :3].exp() @ grid + step * square[..., :2]
    return Answer(
        there=_layer(w, "there", body)[..., 0].float(),
        body=places[:, :3],
        head=places[:, 3:],
        centre=places[:, 3:].exp() @ grid,
        radius=_layer(w, "radius", head)[..., 0].float().clamp(0.0, 4.5).exp(),
        square=torch.cat([middle, square[..., 2:].clamp(1.5, 5.5).exp()], -1),
        whole={name: _layer(w, name, whole).float() for name in WHOLE},
    )


def figures(w: Weights, x: Tensor, which: Tensor, square: Tensor) -> tuple[Tensor, Tensor]:
    """Look at figures cut out of pictures ``x``.

    Args:
        w: weights.
        x: shape (B, 3, 128, 128), −1..1.
        which: picture of each figure, shape (N,).
        square: middle of its box (x, y) and longer side, pixels, shape (N, 3).

    Returns:
        Logits of its kind, shape (N, kinds), and of its posture, shape (N, 9).
    """
    from torch.nn import functional as F  # noqa: N812

    y = _cut(x, which, square[:, :2], square[:, 2] * (ROUND / 2.0), BODY)
    y = _conv(w, "g3", _conv(w, "g2", _conv(w, "g1", y, 2)), 2)
    y = _conv(w, "g5", y + _conv(w, "g4", y), 2)  # (N, 112, 6, 6)
    y = F.silu(_layer(w, "body", F.avg_pool2d(y, 2).flatten(1)))
    return _layer(w, "kind", y).float(), _layer(w, "posture", y).float()


def faces(w: Weights, x: Tensor, which: Tensor, centre: Tensor, radius: Tensor) -> Tensor:
    """Read heads cut out of pictures ``x``.

    Args:
        w: weights.
        x: shape (B, 3, 128, 128), −1..1.
        which: picture of each head, shape (N,).
        centre: x and y of each head, pixels, shape (N, 2).
        radius: of each head, pixels, shape (N,).

    Returns:
        Logits, shape (N, faces).
    """
    from torch.nn import functional as F  # noqa: N812

    y = _cut(x, which, centre, radius * REACH, CROP)
    y = _conv(w, "f3", _conv(w, "f2", _conv(w, "f1", y), 2), 2)
    y = y + _conv(w, "f4", y)  # (N, 96, 8, 8)
    y = F.avg_pool2d(y, 2).flatten(1)
    return _layer(w, "face.2", F.silu(_layer(w, "face.1", y))).float()


def _cut(x: Tensor, which: Tensor, centre: Tensor, reach: Tensor, size: int) -> Tensor:
    """Squares around ``centre`` to ``reach`` pixels on every side, ``size`` pixels wide."""
    import torch
    from torch.nn import functional as F  # noqa: N812

    line = (torch.arange(size, device=x.device) + 0.5) * (2.0 / size) - 1.0
    unit = torch.stack(torch.meshgrid(line, line, indexing="xy"), -1)  # (size, size, 2): x, y
    grid = (reach * (2.0 / SIZE))[:, None, None, None] * unit
    grid = grid + (centre * (2.0 / SIZE) - 1.0)[:, None, None]
    return F.grid_sample(x[which], grid, padding_mode="border", align_corners=False)


def _conv(w: Weights, name: str, x: Tensor, stride: int = 1) -> Tensor:
    from torch.nn import functional as F  # noqa: N812

    y = F.conv2d(x, w[f"{name}.conv.weight"], stride=stride, padding=1)
    return F.silu(F.group_norm(y, GROUPS, w[f"{name}.scale"], w[f"{name}.shift"]))


def _layer(w: Weights, name: str, x: Tensor) -> Tensor:
    linear: Any = import_module("torch").nn.functional.linear
    return linear(x, w[f"{name}.weight"], w[f"{name}.bias"])
