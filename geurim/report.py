"""A reading as JSON: what ``geurim read --json`` prints and what lies beside a page.

The keys are a promise to scripts. It holds spans of the diary (they are its evidence), so it goes
to the user's own output and nowhere else.
"""

from __future__ import annotations

import json
from typing import Any

from geurim.records import Evidence, Prompt, Reading, Relation, Scene, Subject

DIGITS = 4
"""Decimals of every number; more would be noise."""


def to_json(reading: Reading, prompt: Prompt) -> dict[str, Any]:
    """Return the eleven promised keys, in order, of plain values.

    - ``id``; ``emotion`` (one of the nine names); ``distribution`` (name → probability, sums to 1);
    - ``polarity`` (happiness, sadness, neutral); ``valence``, ``arousal`` (−1..1);
      ``intensity`` (0..1);
    - ``evidence``: ``start``, ``end`` (characters of the diary in NFC), ``text``, ``emotion``,
      ``weight``, ``kind``, ``note``;
    - ``subjects``: ``kind``, ``word``, ``name``, ``count``, ``action``, ``emotion``, ``me``,
      ``colour``; what was not said is ``null``;
    - ``prompt``: what the painter was asked for, in English;
    - ``care``: ``self-harm``, ``abuse`` or ``null``.
    """
    return {
        "id": reading.diary.id,
        "emotion": reading.emotion.value,
        "distribution": {
            emotion.value: round(share, DIGITS) for emotion, share in reading.distribution.items()
        },
        "polarity": reading.polarity,
        "valence": round(reading.valence, DIGITS),
        "arousal": round(reading.arousal, DIGITS),
        "intensity": round(reading.intensity, DIGITS),
        "evidence": [_evidence(piece) for piece in reading.evidence],
        "subjects": [_subject(subject) for subject in reading.scene.subjects],
        "prompt": prompt.text,
        "care": reading.care,
    }


def to_full_json(reading: Reading, prompt: Prompt) -> dict[str, Any]:
    """Return what :func:`to_json` does and, after it, how the picture can be made again.

    - ``scene``: ``relations`` (``source``, ``action``, ``target``: indices of ``subjects``),
      ``place``, ``time``, ``weather``, ``season``, ``words``, ``unknown``;
    - ``trigger``, ``negative``, ``seed``; ``reader``: its name and version.
    """
    return to_json(reading, prompt) | {
        "scene": _scene(reading.scene),
        "trigger": prompt.trigger,
        "negative": prompt.negative,
        "seed": prompt.seed,
        "reader": reading.reader,
    }


def dump(value: dict[str, Any], *, indent: int | None = None) -> str:
    """Return ``value`` as JSON with Korean as it is written; one line unless indented."""
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {
        "start": piece.start,
        "end": piece.end,
        "text": piece.text,
        "emotion": piece.emotion.value,
        "weight": round(piece.weight, DIGITS),
        "kind": piece.kind,
        "note": piece.note,
    }


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "kind": subject.kind,
        "word": subject.word,
        "name": subject.name,
        "count": subject.count,
        "action": subject.action,
        "emotion": subject.emotion.value if subject.emotion else None,
        "me": subject.me,
        "colour": subject.colour,
    }


def _scene(scene: Scene) -> dict[str, Any]:
    return {
        "relations": [_relation(relation) for relation in scene.relations],
        "place": scene.place,
        "time": scene.time,
        "weather": scene.weather,
        "season": scene.season,
        "words": list(scene.words),
        "unknown": list(scene.unknown),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {"source": relation.source, "action": relation.action, "target": relation.target}
