"""Diaries with what they mean: the one form that corpus, training and evaluation share.

JSON lines; ``text`` and ``emotion`` must be there, all else may be missing, and a key that is not
known here is left alone. Anybody's file of that form works, and so does the file of corrections.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from geurim.diaries.fields import make_diary
from geurim.diaries.sources import Failure
from geurim.emotion import Emotion, parse_emotion
from geurim.errors import BadInput
from geurim.records import Diary


@dataclass(frozen=True, slots=True)
class Labelled:
    """One diary and its labels; ``None`` where a label was not given."""

    diary: Diary
    emotion: Emotion
    secondary: Emotion | None = None
    """Another feeling that is there too."""
    valence: float | None = None
    """−1..1."""
    arousal: float | None = None
    """−1..1."""
    intensity: float | None = None
    """0..1."""
    spans: tuple[tuple[int, int], ...] | None = None
    """Evidence: offsets of first character and after the last in :attr:`Diary.text`."""
    subjects: tuple[str, ...] | None = None
    """Vocabulary ids of who and what is to be seen."""
    unlisted: tuple[str, ...] = ()
    """Words for subjects that the vocabulary lacks."""
    place: str | None = None
    """Vocabulary id."""
    time: str | None = None
    """Time of day: day, sunset, night."""
    weather: str | None = None
    """What the text tells of the weather (``Diary.weather`` is the page's own field)."""
    season: str | None = None
    names_feeling: bool | None = None
    """Whether a feeling is named in words."""
    marks: tuple[str, ...] = ()
    """Hard cases: see :data:`geurim.data.corpus.MARKS`."""
    topic: str | None = None
    prompt: str | None = None
    """An English description of the scene, without emotion trigger."""
    second: Emotion | None = None
    """What a second labeller, who did not see the first label, said."""
    first: Emotion | None = None
    """What the first had said, where the two disagreed and it was not kept."""


@dataclass(frozen=True, slots=True)
class LabelledBatch:
    """All labelled diaries of one file, good and bad, in its order."""

    entries: tuple[Labelled, ...]
    failures: tuple[Failure, ...] = ()


def load_labelled(path: Path) -> LabelledBatch:
    """Read a file of labelled diaries; a line that cannot be used becomes a failure.

    Raises:
        BadInput: the file is not there, is no UTF-8, or holds no usable line.
    """
    try:
        # Not splitlines(): a text may hold U+2028, U+0085 … as they are.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise BadInput(f"There is no file {path}; check its name and folder.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is no UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).") from error
    entries: list[Labelled] = []
    failures: list[Failure] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entries.append(parse_labelled(_object(line)))
        except BadInput as error:
            failures.append(Failure(f"{path.name}, line {number}: {error}"))
    if not entries:
        first = failures[0].sentence if failures else "it is empty."
        raise BadInput(f"{path} holds no labelled diary: {first}")
    return LabelledBatch(tuple(entries), tuple(failures))


def parse_labelled(values: Mapping[str, Any]) -> Labelled:
    """Make a labelled diary of one JSON object.

    Raises:
        BadInput: text or emotion is missing, or a value is of the wrong kind or out of range.
    """
    diary = make_diary(values)
    if not isinstance(values.get("emotion"), str):
        raise BadInput("there is no 'emotion'; give one of the nine feelings by name.")
    return Labelled(
        diary,
        _emotion(values, "emotion") or Emotion.NEUTRAL,
        secondary=_emotion(values, "secondary"),
        valence=_number(values, "valence", -1.0),
        arousal=_number(values, "arousal", -1.0),
        intensity=_number(values, "intensity", 0.0),
        spans=_spans(values, len(diary.text)),
        subjects=_words(values, "subjects"),
        unlisted=_words(values, "unlisted") or (),
        place=_string(values, "place"),
        time=_string(values, "time"),
        weather=_string(values, "scene_weather"),
        season=_string(values, "season"),
        names_feeling=_truth(values, "names_feeling"),
        marks=_words(values, "marks") or (),
        topic=_string(values, "topic"),
        prompt=_string(values, "prompt"),
        second=_emotion(values, "second"),
        first=_emotion(values, "first"),
    )


def _object(line: str) -> Mapping[str, Any]:
    try:
        values: object = json.loads(line)
    except (ValueError, RecursionError) as error:  # a number may have too many digits
        raise BadInput("it is no JSON; write one object a line.") from error
    if not isinstance(values, dict):
        raise BadInput("it is no JSON object; write one object a line.")
    return cast("Mapping[str, Any]", values)


def _emotion(values: Mapping[str, Any], key: str) -> Emotion | None:
    value = _string(values, key)
    if value is None:
        return None
    try:
        return parse_emotion(value)
    except BadInput as error:
        names = ", ".join(Emotion)
        raise BadInput(f"'{key}' is no feeling known here; choose one of: {names}.") from error


def _number(values: Mapping[str, Any], key: str, low: float) -> float | None:
    value = values.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= 1:
        raise BadInput(f"'{key}' must be a number from {low:g} to 1.")
    return float(value)


def _string(values: Mapping[str, Any], key: str) -> str | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BadInput(f"'{key}' must be text.")
    return value


def _truth(values: Mapping[str, Any], key: str) -> bool | None:
    value = values.get(key)
    if value is None or isinstance(value, bool):
        return value
    raise BadInput(f"'{key}' must be true or false.")


def _words(values: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    value = values.get(key)
    if value is None:
        return None
    found = _list(value, key)
    if not all(isinstance(word, str) for word in found):
        raise BadInput(f"'{key}' must be a list of words.")
    return tuple(cast("Sequence[str]", found))


def _spans(values: Mapping[str, Any], length: int) -> tuple[tuple[int, int], ...] | None:
    value = values.get("evidence")
    if value is None:
        return None
    return tuple(_checked(_list(value, "evidence"), length))


def _checked(pieces: Sequence[object], length: int) -> Iterator[tuple[int, int]]:
    for piece in pieces:
        ends = cast("Mapping[str, object]", piece if isinstance(piece, dict) else {})
        start, end = ends.get("start"), ends.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
            raise BadInput("'evidence' must be a list of {start, end} within the text.")
        yield start, end


def _list(value: object, key: str) -> Sequence[object]:
    if not isinstance(value, list):
        raise BadInput(f"'{key}' must be a list.")
    return cast("Sequence[object]", value)
