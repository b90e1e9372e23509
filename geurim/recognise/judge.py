"""The judge: a small recogniser that says what is in pictures of 128 pixels, and nothing of taste.

It names each third's figure, its face and its posture, and the picture's palette, weather, time,
place and style. A face too smudged to read is said to be so: :data:`UNREADABLE`. It was trained on
drawn pictures alone (``weights/judge.md``): of anything but this small world it knows nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from geurim import weights
from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing
from geurim.recognise import network
from geurim.records import WEATHERS, Pixels, TimeOfDay, Weather

if TYPE_CHECKING:
    from torch import Tensor

Spot = Literal["left", "centre", "right"]
SPOTS: tuple[Spot, ...] = get_args(Spot)
EMOTIONS: tuple[Emotion, ...] = tuple(Emotion)
UNREADABLE = "unreadable"
"""What a face is called that shows no feeling: smudged, asleep, turned away."""
FACES: tuple[str, ...] = (*EMOTIONS, UNREADABLE)
SKIES: tuple[Weather | None, ...] = (None, *WEATHERS)
TIMES: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
NAMES = "names"
"""Array of a weights file: its :class:`Names` as JSON in UTF-8."""
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Names:
    """What a judge has learnt to tell apart, besides what never changes."""

    kinds: tuple[str, ...]
    places: tuple[str, ...]
    """Besides: nowhere in particular."""
    styles: tuple[str, ...]
    faced: tuple[str, ...]
    """Kinds on whose face a feeling can be read."""
    hidden: tuple[str, ...]
    """Actions that close the eyes or hide the face."""
    posed: tuple[str, ...]
    """Kinds whose body shows a feeling, where they do nothing else."""

    def whole(self) -> dict[str, tuple[str | None, ...]]:
        """Classes of what is told of a picture as a whole, in the order of the logits."""
        return {
            "palette": EMOTIONS, "weather": SKIES, "time": TIMES,
            "place": (None, *self.places), "style": self.styles,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Third:
    """What is seen in one third of a picture."""

    kind: str | None
    sure: float
    """Probability of the kind, or of nothing being there."""
    face: str | None
    """A feeling or :data:`UNREADABLE`; ``None`` where nothing with a face is seen."""
    posture: Emotion


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen in a picture."""

    thirds: Mapping[Spot, Third]
    palette: Emotion
    weather: Weather | None
    time: TimeOfDay
    place: str | None
    style: str

    @property
    def kinds(self) -> frozenset[str]:
        """All that is seen, wherever."""
        return frozenset(third.kind for third in self.thirds.values() if third.kind)


class Judge:
    """Looks at pictures."""

    def __init__(self, table: network.Weights, names: Names, device: str = "cpu") -> None:
        self.names = names
        self._device = device
        self._weights = {name: each.detach().to(device) for name, each in table.items()}

    def __call__(self, pictures: Sequence[Pixels] | Pixels) -> list[Seen]:
        """Say what is in ``pictures``, each of shape (h, w, 3); others than 128 × 128 are scaled.

        What is said of one does not depend on the others, but for the rounding of ``sure``.
        """
        torch: Any = import_module("torch")
        seen: list[Seen] = []
        for at in range(0, len(pictures), _BATCH):
            x = tensor(np.stack([_sized(each) for each in pictures[at : at + _BATCH]]))
            with torch.no_grad(), precision(self._device):
                seen += self._look(x.to(self._device))
        return seen

    def _look(self, x: Tensor) -> list[Seen]:
        told = network.answer(self._weights, x)
        which = _thirds(len(x)).to(x.device)
        centre, radius = told.centre.flatten(0, 1), told.radius.flatten()
        faces = network.faces(self._weights, x, which, centre, radius).argmax(1).view(-1, 3)
        kinds, postures = network.figures(self._weights, x, which, told.square.flatten(0, 1))
        sure, kind = kinds.softmax(1).max(1)
        there = told.there.sigmoid()
        sure = (sure.view(-1, 3) * there).where(there > 0.5, 1.0 - there)
        kind = (kind.view(-1, 3) + 1) * (there > 0.5)  # 0 for nothing
        rows = [_plain(each) for each in (kind, sure, faces, postures.argmax(1).view(-1, 3))]
        whole: dict[str, list[str | None]] = {
            name: [classes[int(index)] for index in _plain(told.whole[name].argmax(1))]
            for name, classes in self.names.whole().items()
        }
        return [
            self._seen([row[at] for row in rows], {k: v[at] for k, v in whole.items()})
            for at in range(len(x))
        ]

    def _seen(self, rows: Sequence[list[Any]], whole: Mapping[str, Any]) -> Seen:
        thirds: dict[Spot, Third] = {}
        for spot, kind, sure, face, posture in cast("Any", zip(SPOTS, *rows, strict=True)):
            name = self.names.kinds[int(kind) - 1] if kind else None
            shown = FACES[int(face)] if name in self.names.faced else None
            thirds[spot] = Third(name, sure, shown, EMOTIONS[int(posture)])
        return Seen(thirds, **whole)


def load(path: Path | None = None, device: str = "cpu") -> Judge:
    """The shipped judge, or the one in a file that ``geurim train judge`` has written.

    Raises:
        Missing: torch or the file is not there.
        BadInput: the file is no judge.
    """
    try:
        torch: Any = import_module("torch")
    except ImportError:
        raise Missing("The judge needs torch; type: pip install 'geurim[diffusion]'.") from None
    stored = weights.load("judge") if path is None else weights.load_file(path)
    try:
        told = json.loads(stored.pop(NAMES).tobytes())
        names = Names(**{key: tuple(value) for key, value in told.items()})
        table = {name: torch.from_numpy(each.astype(np.float32)) for name, each in stored.items()}
        expected = new(names, 0)
        wrong = [n for n in expected if n not in table or table[n].shape != expected[n].shape]
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadInput(f"{path} holds no judge; name a file that geurim train judge wrote.") \
            from error  # fmt: skip
    if wrong or len(table) != len(expected):
        raise BadInput(f"{path} holds another judge than this version reads; train it again.")
    return Judge(table, names, device)


def new(names: Names, seed: int) -> network.Weights:
    """Weights of a judge that knows nothing yet."""
    whole = {name: len(classes) for name, classes in names.whole().items()}
    return network.fresh(len(names.kinds), whole, len(FACES), len(EMOTIONS), seed)


def stored(table: network.Weights, names: Names) -> network.Weights:
    """What :func:`load` reads: weights as float16, and the names."""
    torch: Any = import_module("torch")
    told = json.dumps(asdict(names)).encode()
    half = {name: each.detach().to("cpu", torch.float16) for name, each in table.items()}
    return {**half, NAMES: torch.from_numpy(np.frombuffer(told, np.uint8).copy())}


def tensor(pictures: NDArray[np.uint8]) -> Tensor:
    """Pictures (B, h, w, 3) of bytes as (B, 3, h, w), −1..1."""
    torch: Any = import_module("torch")
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float().contiguous() / 127.5 - 1.0


def precision(device: str) -> Any:
    """Half precision where it is quick: on CUDA, and nowhere else."""
    torch: Any = import_module("torch")
    kind = torch.device(device).type
    return torch.autocast(kind, torch.bfloat16, enabled=kind == "cuda")


def _plain(values: Any) -> list[Any]:
    return values.tolist()


def _thirds(count: int) -> Tensor:
    """The picture of each third of ``count`` pictures."""
    import torch

    return torch.arange(count).repeat_interleave(len(SPOTS))


def _sized(pixels: Pixels) -> Pixels:
    from PIL import Image

    if pixels.shape == (network.SIZE, network.SIZE, 3):
        return pixels
    small = Image.fromarray(pixels).resize((network.SIZE, network.SIZE), Image.Resampling.BOX)
    return np.asarray(small)
