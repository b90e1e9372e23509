"""Snouts and face markings of beasts, on a head of radius 1 about the origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geurim.crayon.animals.creature import DARK, LOW
from geurim.crayon.look import Look
from geurim.crayon.sketch import Pen
from geurim.crayon.wishes import wax, word, words
from geurim.emotion import Emotion
from geurim.vocabulary import SubjectRow

THIN = 0.6


@dataclass(frozen=True, slots=True)
class _Marking:
    """Colour on the fur of a head being drawn."""

    pen: Pen
    row: SubjectRow
    look: Look
    main: str
    mark: str

    def eye_patch(self) -> None:
        pen, look = self.pen, self.look
        for side in (-1, 1):
            pen.oval(side * 0.42, -0.02, 0.27, 0.34, "black", None, turn=side * 0.5)
            if (
                look.emotion in (Emotion.NEUTRAL, Emotion.ANGER, Emotion.CONTENTMENT)
                or look.emotion in LOW
            ):
                pen.oval(side * 0.37, -0.08, 0.2, 0.19, "white", None, how="none", fine=True)

    def heart(self) -> None:
        pen = self.pen
        for side in (-1, 1):
            pen.oval(side * 0.34, -0.16, 0.42, 0.46, "apricot", None)
        pen.oval(0, 0.4, 0.74, 0.46, "apricot", None)

    def wang(self) -> None:
        pen = self.pen
        for v, half in ((-0.82, 0.2), (-0.64, 0.26), (-0.44, 0.2)):
            pen.path([(-half, v), (half, v)], weight=0.62, fine=True)
        pen.path([(0, -0.84), (0, -0.42)], weight=0.62, fine=True)

    def cheek_stripes(self) -> None:
        pen = self.pen
        for side in (-1, 1):
            for v in (0.02, 0.32):
                pen.path([(side * 1.0, v - 0.06), (side * 0.66, v)], weight=0.85, fine=True)

    def forehead(self) -> None:
        pen, row = self.pen, self.row
        for u in (-0.22, 0, 0.22):
            pen.path(
                [(u, -0.92), (u * 0.8, -0.58)],
                word(row, "mark_colour", "brown"),
                weight=0.7,
                fine=True,
            )

    def patch(self) -> None:
        pen, row, look, main = self.pen, self.row, self.look, self.main
        if look.rng.random() < 0.6 and main not in DARK:
            colour = word(row, "mark_colour", "brown")
            pen.oval(0.4, -0.12, 0.34, 0.36, colour if colour != main else "white", None)
            pen.oval(0.38, -0.1, 0.19, 0.19, "white", None, how="none", fine=True)

    def mask(self) -> None:
        pen = self.pen
        # Pale brow and muzzle make the dark band a robber's mask.
        pen.oval(0, -0.2, 0.86, 0.52, "white", None, how="none")
        pen.oval(0, 0.36, 0.6, 0.46, "white", None, how="none")
        for side in (-1, 1):
            pen.oval(side * 0.46, -0.02, 0.4, 0.32, "black", None, turn=side * 0.35)
        for side in (-1, 1):
            pen.oval(side * 0.37, -0.1, 0.19, 0.17, "white", None, how="none", fine=True)

    def blaze(self) -> None:
        pen = self.pen
        pen.shape([(-0.12, -0.9), (0.12, -0.9), (0.2, 0.2), (-0.2, 0.2)], "white", None, how="none")

    def cheeks(self) -> None:
        pen, row = self.pen, self.row
        for side in (-1, 1):
            colour = word(row, "cheek_colour", "white")
            pen.oval(
                side * 0.66,
                0.34,
                0.36,
                0.32,
                wax(colour),
                None,
                how="zigzag" if wax(colour) else "none",
            )


_MARKINGS: dict[str, Callable[[_Marking], None]] = {
    "eye_patch": _Marking.eye_patch,
    "heart": _Marking.heart,
    "wang": _Marking.wang,
    "cheek_stripes": _Marking.cheek_stripes,
    "forehead": _Marking.forehead,
    "patch": _Marking.patch,
    "mask": _Marking.mask,
    "blaze": _Marking.blaze,
    "cheeks": _Marking.cheeks,
}


def markings(pen: Pen, row: SubjectRow, look: Look, main: str) -> None:
    """What is coloured on the fur of the face, as the row says."""
    for mark in words(row, "mark"):
        if mark in _MARKINGS:
            _MARKINGS[mark](_Marking(pen, row, look, main, mark))


@dataclass(frozen=True, slots=True)
class _Muzzle:
    """A snout being drawn: radius of the head is 1."""

    pen: Pen
    row: SubjectRow
    fill: str | None
    nose: str
    main: str
    kind: str

    def dog(self) -> None:
        pen, fill, nose, kind = self.pen, self.fill, self.nose, self.kind
        pen.oval(0, 0.44, 0.5, 0.42, fill, "ink" if kind == "dog" else None, weight=THIN, fine=True)
        pen.oval(0, 0.18, 0.2, 0.14, nose, nose, how="solid", weight=THIN, fine=True)

    def cat(self) -> None:
        pen, fill, nose, kind = self.pen, self.fill, self.nose, self.kind
        if kind == "lion":
            pen.oval(0, 0.5, 0.5, 0.36, fill, None)
        pen.shape(
            [(-0.14, 0.1), (0.14, 0.1), (0, 0.27)],
            nose if nose != "black" else "pink",
            "ink",
            weight=0.5,
            fine=True,
        )
        if kind != "rabbit":
            _whiskers(pen, 1.35 if kind != "lion" else 1.1)

    def pig(self) -> None:
        pen = self.pen
        pen.oval(0, 0.26, 0.44, 0.31, "rose", fine=True)
        for side in (-1, 1):
            pen.oval(
                side * 0.16,
                0.26,
                0.07,
                0.11,
                "darkred",
                "darkred",
                how="solid",
                weight=0.4,
                fine=True,
            )

    def cow(self) -> None:
        pen, row = self.pen, self.row
        pen.oval(0, 0.62, 0.82, 0.48, word(row, "muzzle_colour", "pink"))
        for side in (-1, 1):
            pen.oval(
                side * 0.34,
                0.42,
                0.08,
                0.08,
                "darkbrown",
                "darkbrown",
                how="solid",
                weight=0.4,
                fine=True,
            )

    def hippo(self) -> None:
        pen, main = self.pen, self.main
        pen.oval(0, 0.66, 1.12, 0.58, wax(main))
        for side in (-1, 1):
            pen.oval(
                side * 0.4,
                0.36,
                0.1,
                0.1,
                "darkgrey",
                "darkgrey",
                how="solid",
                weight=0.5,
                fine=True,
            )

    def koala(self) -> None:
        pen = self.pen
        pen.oval(0, 0.2, 0.24, 0.38, "black", "black", how="solid", weight=THIN)

    def monkey(self) -> None:
        pen = self.pen
        for side in (-1, 1):
            pen.dot(side * 0.09, 0.2, 0.04)

    def fox(self) -> None:
        pen = self.pen
        for side in (-1, 1):
            cheek = [
                (side * 1.08, 0.12),
                (side * 0.5, 0.74),
                (0, 1.02),
                (side * 0.12, 0.36),
                (side * 0.5, 0.22),
            ]
            pen.shape(cheek, "white", None, how="none", smooth=True)
        pen.oval(0, 0.24, 0.16, 0.12, "black", "black", how="solid", weight=THIN, fine=True)

    def sheep(self) -> None:
        pen = self.pen
        pen.path([(-0.14, 0.16), (0, 0.28), (0.14, 0.16)], weight=THIN, fine=True)
        pen.path([(0, 0.28), (0, 0.42)], weight=THIN, fine=True)

    def seal(self) -> None:
        pen = self.pen
        pen.oval(0, 0.18, 0.18, 0.12, "black", "black", how="solid", weight=THIN, fine=True)
        _whiskers(pen, 1.0)


_MUZZLES: dict[str, Callable[[_Muzzle], None]] = {
    "dog": _Muzzle.dog,
    "bear": _Muzzle.dog,
    "cat": _Muzzle.cat,
    "lion": _Muzzle.cat,
    "rabbit": _Muzzle.cat,
    "mouse": _Muzzle.cat,
    "pig": _Muzzle.pig,
    "cow": _Muzzle.cow,
    "hippo": _Muzzle.hippo,
    "koala": _Muzzle.koala,
    "monkey": _Muzzle.monkey,
    "fox": _Muzzle.fox,
    "sheep": _Muzzle.sheep,
    "seal": _Muzzle.seal,
}


def muzzle_of(pen: Pen, row: SubjectRow, look: Look, kind: str, main: str) -> None:
    """The snout called ``kind``: nose, whiskers, lighter fur."""
    light = word(row, "muzzle_colour", "white")
    fill = wax(light)
    nose = word(row, "nose", "black")
    if kind in _MUZZLES:
        _MUZZLES[kind](_Muzzle(pen, row, fill, nose, main, kind))
    del look


def _whiskers(pen: Pen, reach: float) -> None:
    for side in (-1, 1):
        for v, w in ((0.22, 0.06), (0.36, 0.38)):
            pen.path([(side * 0.5, v), (side * reach, w)], weight=0.5, fine=True)
