"""JSON schemas for answers: written with bounds everywhere, and checked by ourselves.

A server may ignore a schema or know only parts of it, so every answer is checked here again. Only
the keywords that geurim's schemas use are known: ``type`` (object, array, string, integer,
boolean), ``enum``, ``properties`` (all required, no others), ``items``, ``maxItems``,
``minLength``, ``maxLength``, ``minimum``, ``maximum``. ``pattern`` guides the grammar only.

Every string has a ``maxLength`` and every array a ``maxItems``: without them a weak model never
closes what it has opened. Fractions are whole hundredths, since a number's digits have no bound.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from geurim.llm import Schema

_GUIDANCE = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}


class Refused(Exception):
    """An answer cannot be used; the message names the place, never a value."""


def object_of(**properties: Schema) -> Schema:
    """An object with exactly these keys, in this order."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def array_of(items: Schema, most: int) -> Schema:
    """Up to ``most`` items."""
    return {"type": "array", "items": items, "maxItems": most}


def text_of(
    most: int, *, least: int = 0, start: str = "", inner: str = r"[^\"\\\x00-\x1f]"
) -> Schema:
    """Up to ``most`` characters of the class ``inner``, the first one of ``start``.

    The bounds stand in the pattern too, because some grammars know only one of both.
    """
    low, high = max(0, least - bool(start)), most - bool(start)
    pattern = f"^{start}{inner}{{{low},{high}}}$"
    return {"type": "string", "minLength": least, "maxLength": most, "pattern": pattern}


def one_of(names: Sequence[str]) -> Schema:
    """One of ``names``."""
    return {"type": "string", "enum": list(names)}


def whole(low: int, high: int) -> Schema:
    """A whole number from ``low`` to ``high``."""
    return {"type": "integer", "minimum": low, "maximum": high}


def as_sent(schema: Schema) -> dict[str, Any]:
    """``schema`` with what llguidance takes as options: no free whitespace, which has no end."""
    return {**schema, "x-guidance": _GUIDANCE}


_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?```\s*\Z", re.DOTALL)


def parse(text: str, schema: Schema) -> dict[str, Any]:
    """The JSON object in ``text``, checked; thoughts before it and a code fence around it go.

    Raises:
        Refused: it is empty, no JSON, or against the schema.
    """
    bare = _THOUGHT.sub("", text)
    fenced = _FENCE.match(bare)
    bare = fenced.group(1) if fenced else bare
    if not bare.strip():
        raise Refused("the answer is empty")
    try:
        value: object = json.loads(bare)
    except (ValueError, RecursionError):
        raise Refused("the answer is no JSON") from None
    check(value, schema)
    return cast("dict[str, Any]", value)


def check(value: object, schema: Schema, where: str = "the answer") -> None:
    """Hold ``value`` against ``schema``.

    Raises:
        Refused: names the first place that breaks it.
    """
    kind = schema["type"]
    if kind == "object":
        _check_object(value, schema, where)
    elif kind == "array":
        if not isinstance(value, list):
            raise Refused(f"{where} is no list")
        items = cast("list[object]", value)
        if len(items) > schema["maxItems"]:
            raise Refused(f"{where} has more than {schema['maxItems']} items")
        for index, item in enumerate(items):
            check(item, schema["items"], f"{where}[{index}]")
    elif kind == "integer":
        if not isinstance(value, int) or isinstance(value, bool):
            raise Refused(f"{where} is no whole number")
        if not schema["minimum"] <= value <= schema["maximum"]:
            raise Refused(f"{where} is not within {schema['minimum']} and {schema['maximum']}")
    elif kind == "boolean":
        if not isinstance(value, bool):
            raise Refused(f"{where} is neither true nor false")
    else:
        _check_text(value, schema, where)


def _check_object(value: object, schema: Schema, where: str) -> None:
    if not isinstance(value, dict):
        raise Refused(f"{where} is no object")
    given = cast("Mapping[str, object]", value)
    wanted: Mapping[str, Schema] = schema["properties"]
    prefix = "" if where == "the answer" else f"{where}."
    for key, inner in wanted.items():
        if key not in given:
            raise Refused(f"{prefix}{key} is missing")
        check(given[key], inner, f"{prefix}{key}")
    if len(given) > len(wanted):
        raise Refused(f"{where} has keys that were not asked for")


def _check_text(value: object, schema: Schema, where: str) -> None:
    if not isinstance(value, str):
        raise Refused(f"{where} is no text")
    if "enum" in schema:
        if value not in schema["enum"]:
            raise Refused(f"{where} is none of the names it may be")
    elif not schema["minLength"] <= len(value) <= schema["maxLength"]:
        raise Refused(f"{where} has not {schema['minLength']} to {schema['maxLength']} characters")
