"""The judge learns from drawn pictures what is in them, by the one loop of all pictures.

It learns from *all* combinations of its set, those too that are held out from painters: a judge
that did not know them could not tell a painter's failure from its own. Then it is measured on sets
of other seeds, clean and damaged. What a batch is made of stands in :mod:`geurim.train.lessons`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from geurim.recognise import damage, network
from geurim.recognise.judge import UNREADABLE, Judge, new, precision, stored, tensor
from geurim.recognise.tally import CARRIERS, Mark, compare, share
from geurim.records import Pixels
from geurim.train.lessons import NAMES, NOT_ASKED, Floats, Lesson, batch, both, heads_of, lessons
from geurim.train.loop import Learner, Pace, Tick, learn
from geurim.train.pictures import Shown, fingerprint, pixels
from geurim.train.run import VERSIONS, Run, pack

if TYPE_CHECKING:
    from torch import Generator, Tensor

FILE, FIGURES, HEADS = "judge.safetensors", "figures.json", "heads.safetensors"


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """What a run is asked for."""

    data: Path
    """Set of pictures in all four styles, made with a seed that no painter learns from."""
    out: Path
    tested: tuple[Path, ...] = ()
    """Sets of other seeds, on which it is measured."""
    batch: int = 32
    seed: int = 0
    device: str = "cpu"
    pace: Pace = field(default_factory=lambda: Pace(steps=4000, rate=2e-3, save_every=250))


def train(settings: JudgeSettings) -> Iterator[Tick]:
    """Train, from where ``settings.out`` was stopped; yield after every step.

    With every saved state ``out/judge.safetensors`` holds the averaged weights, and at the end
    ``out/figures.json`` how often they are right. A run may be told to take more steps than before.

    Raises:
        BadInput: a set or the run folder cannot be used.
    """
    torch: Any = import_module("torch")
    shown = both(settings.data)
    tested = [(folder, both(folder)) for folder in settings.tested]
    run = Run(settings.out, _told(settings, fingerprint(shown)))
    run.claim()
    lesson = lessons(shown, _heads_kept(run, settings.data, shown))
    pictures = pixels(shown, network.SIZE)
    table = {name: each.to(settings.device) for name, each in new(NAMES, settings.seed).items()}
    for each in table.values():
        each.requires_grad_()
    learner = Learner(table, settings.pace)

    def loss(number: int, generator: Generator) -> Tensor:
        del number
        rng = np.random.default_rng(int(torch.randint(2**62, (1,), generator=generator)))
        return _loss(table, *batch(pictures, lesson, settings.batch, rng), rng, settings.device)

    for tick in learn(run, learner, loss):
        run.log({"step": tick.step, "loss": tick.loss, "norm": tick.norm, "rate": tick.rate})
        if tick.saved:
            run.write(FILE, pack(stored(learner.average, NAMES), {"step": tick.step}))
        yield tick
    judge = Judge(learner.average, NAMES, settings.device)
    told = {folder.name: figures(judge, folder, each) for folder, each in tested}
    run.write(FIGURES, (json.dumps(told, indent=2) + "\n").encode())


def figures(judge: Judge, folder: Path, shown: Sequence[Shown]) -> dict[str, Any]:
    """How often ``judge`` is right on drawn pictures, clean and damaged, with Wilson's intervals.

    By condition, then all, seen and held-out ones, and each style. ``blurred`` is to 64 pixels and
    back, ``blocks`` are of 3 pixels, ``smudged`` are all faces: there a face is right when it is
    called unreadable.
    """
    heads, pictures = heads_of(folder, shown), pixels(shown, network.SIZE)
    conditions: dict[str, Callable[[int], Pixels]] = {
        "clean": lambda at: pictures[at],
        "blurred": lambda at: damage.blurred(pictures[at], 2.0),
        "blocks": lambda at: damage.blocks(pictures[at], 3),
        "smudged": lambda at: _smudged_all(pictures[at], heads[at], at),
    }
    told: dict[str, Any] = {"pictures": len(shown)}
    for name, spoil in conditions.items():
        seen = judge([spoil(at) for at in range(len(shown))])
        marks = [
            list(compare(each.truth, each.style, said, NAMES, at, _held_out(each)))
            for at, (each, said) in enumerate(zip(shown, seen, strict=True))
        ]
        if name == "smudged":
            marks = [[_turned(mark) for mark in row] for row in marks]
        told[name] = _grouped(shown, marks)
    return told


def _held_out(shown: Shown) -> bool:
    """Whether it lies on the side of its set that is kept from painters."""
    return "test" in shown.file.parts


def _turned(mark: Mark) -> Mark:
    """A smudged face is to be called unreadable."""
    if mark.carrier != "face":
        return mark
    return Mark("face", UNREADABLE, mark.said, mark.picture, mark.held_out)


def _smudged_all(picture: Pixels, heads: Floats, number: int) -> Pixels:
    """Every face smudged; the same way whenever it is measured."""
    rng = np.random.default_rng((number, 5))
    for x, y, radius in heads.tolist():
        if radius == radius:  # what is not a number differs from itself
            picture = damage.smudged(picture, (x, y), radius, rng)
    return picture


def _grouped(shown: Sequence[Shown], marks: Sequence[Sequence[Mark]]) -> dict[str, Any]:
    groups = {"all": [mark for row in marks for mark in row]}
    groups["seen"] = [mark for mark in groups["all"] if not mark.held_out]
    groups["held out"] = [mark for mark in groups["all"] if mark.held_out]
    for style in NAMES.styles:
        rows = zip(shown, marks, strict=True)
        groups[style] = [mark for each, row in rows if each.style == style for mark in row]
    return {
        name: {
            carrier: {k: round(v, 4) for k, v in asdict(share(own)).items()}
            for carrier in CARRIERS
            if (own := [mark for mark in group if mark.carrier == carrier])
        }
        for name, group in groups.items()
        if group
    }


def _loss(
    table: network.Weights,
    pictures: NDArray[np.uint8],
    lesson: Lesson,
    rng: np.random.Generator,
    device: str,
) -> Tensor:
    """Sum of the heads' cross-entropies and of what is lost of places; a scalar."""
    torch: Any = import_module("torch")
    F: Any = torch.nn.functional
    x = tensor(pictures).to(device)
    there, boxes = lesson.kind > 0, lesson.box
    squares = _squares(boxes)
    asked = (lesson.face >= 0) & ~np.isnan(lesson.head[..., 2])
    heads, bodies = (
        torch.from_numpy(each).to(device)
        for each in (
            _shaken(lesson.head[asked], 0.15, 0.12, rng),
            _shaken(squares[there], 0.05, 0.1, rng),
        )
    )
    rows, which = (torch.from_numpy(np.nonzero(each)[0]).to(device) for each in (asked, there))
    with precision(device):
        told = network.answer(table, x)
        read = network.faces(table, x, rows, heads[:, :2], heads[:, 2])
        kinds, postures = network.figures(table, x, which, bodies)
    known = torch.from_numpy(there).to(device)
    total = F.binary_cross_entropy_with_logits(told.there, known.float())
    for logits, classes in (
        (read, lesson.face[asked]),
        (kinds, lesson.kind[there] - 1),
        (postures, lesson.posture[there]),
        *((told.whole[name], lesson.whole[name]) for name in network.WHOLE),
    ):
        target = torch.from_numpy(classes).to(device)
        lost = F.cross_entropy(logits, target, ignore_index=NOT_ASKED, reduction="sum")
        total = total + lost / max(1, int((target != NOT_ASKED).sum()))
    place = torch.from_numpy(lesson.head).to(device)
    faced = ~torch.isnan(place[..., 2])
    round_ = torch.cat([place[..., :2] - place[..., 2:], place[..., :2] + place[..., 2:]], -1)
    total = total + 0.5 * _outside(told.head, round_, faced)
    total = total + 0.5 * _outside(told.body, torch.from_numpy(boxes).to(device), known)
    found = torch.cat([told.centre, told.radius[..., None]], -1)
    total = total + _off(found[faced], place[faced])
    return cast("Tensor", total + _off(told.square[known], torch.from_numpy(squares[there])))


def _squares(boxes: Floats) -> Floats:
    """Middles and longer sides of boxes, shape (…, 3), of left, top, right, low, shape (…, 4)."""
    low, high = boxes[..., :2], boxes[..., 2:]
    sides: Any = (high - low).max(-1, keepdims=True)
    middles: Any = (low + high) * np.float32(0.5)
    return np.concatenate([middles, sides], -1)


def _shaken(squares: Floats, by: float, scale: float, rng: np.random.Generator) -> Floats:
    """Middles moved and sizes changed a little, since they will not be known exactly; (N, 3)."""
    noise = rng.standard_normal(squares.shape, np.float32)
    sides: Any = squares[:, 2:] * np.exp(np.float32(scale) * noise[:, 2:])
    middles: Any = squares[:, :2] + np.float32(by) * squares[:, 2:] * noise[:, :2]
    return np.concatenate([middles, sides], 1)


def _off(found: Tensor, wanted: Tensor) -> Tensor:
    """How far off middles (in cells) and sizes (in logarithms) are; both shape (N, 3), pixels."""
    F: Any = import_module("torch").nn.functional
    wanted = wanted.to(found)
    step = network.SIZE / network.CELLS
    away = F.smooth_l1_loss(found[:, :2] / step, wanted[:, :2] / step, reduction="sum")
    size = F.smooth_l1_loss(found[:, 2].log(), wanted[:, 2].log(), reduction="sum")
    return (away + 2.0 * size) / max(1, len(found))


def _outside(places: Tensor, box: Tensor, asked: Tensor) -> Tensor:
    """Minus the logarithm of how much of ``places`` lies in each ``box``; mean of ``asked``.

    Shapes (B, 3, CELLS²), logarithms; (B, 3, 4), pixels; (B, 3).
    """
    import torch

    step = network.SIZE / network.CELLS
    at = (torch.arange(network.CELLS, device=places.device) + 0.5) * step
    y, x = (each.flatten() for each in torch.meshgrid(at, at, indexing="ij"))
    half = step / 2  # a cell counts that is touched in its middle half
    left, top, right, low = (box[..., k : k + 1] for k in range(4))
    inside = (x > left - half) & (x < right + half) & (y > top - half) & (y < low + half)
    kept = torch.where(inside, places, -30.0).logsumexp(-1)
    return -(kept * asked).sum() / max(1, int(asked.sum()))


def _heads_kept(run: Run, folder: Path, shown: Sequence[Shown]) -> Floats:
    """As :func:`heads_of`, found once and kept in the run."""
    torch: Any = import_module("torch")
    library: Any = import_module("safetensors.numpy")
    path = run.folder / HEADS
    if not path.is_file():
        found = torch.from_numpy(heads_of(folder, shown))
        run.write(HEADS, pack({"heads": found}, {"pictures": len(shown)}))
    return library.load_file(path)["heads"]


def _told(settings: JudgeSettings, data: str) -> Mapping[str, Any]:
    versions = {name: import_module(name).__version__ for name in ("torch",)}
    left_out = ("out", "data", "tested", "device", "pace")
    kept = {k: v for k, v in asdict(settings).items() if k not in left_out}
    # More steps than before are no other run: the rate follows them, the pictures do not change.
    pace = {k: v for k, v in asdict(settings.pace).items() if k not in ("steps", "save_every")}
    return {"what": "judge", "data": data, **kept, "pace": pace, VERSIONS: versions}
