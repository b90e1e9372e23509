"""Answers are held against their schema by ourselves, and told without quoting them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from geurim.llm import Schema
from geurim.llm.schema import Refused, array_of, check, object_of, one_of, parse, text_of, whole
from geurim.read.answer import full_schema, paper_schema

SCHEMA = object_of(
    name=text_of(4, least=1),
    kind=one_of(("a", "b")),
    sizes=array_of(whole(0, 9), 2),
    sure={"type": "boolean"},
)
GOOD: dict[str, Any] = {"name": "콩이", "kind": "a", "sizes": [1, 2], "sure": True}


def nodes(schema: Schema) -> Iterator[Schema]:
    yield schema
    for inner in (*schema.get("properties", {}).values(), *filter(None, [schema.get("items")])):
        yield from nodes(inner)


@pytest.mark.parametrize("schema", [paper_schema(), full_schema()], ids=["paper", "full"])
def test_everything_in_an_answer_has_an_end(schema: Schema) -> None:
    for node in nodes(schema):
        if node["type"] == "string":
            assert "enum" in node or node["maxLength"] > 0
        elif node["type"] == "array":
            assert node["maxItems"] > 0
        elif node["type"] == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])
        else:
            assert node["type"] == "boolean" or {"minimum", "maximum"} <= node.keys()


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a child in the rain", True),
        ("a child", False),
        ("1 child in the rain", False),
        ('a child who says "no"', False),
        ("a child named 콩이 in rain", False),
        ("a" * 600, True),
        ("a" * 601, False),
    ],
    ids=["plain", "short", "digit", "quote", "korean", "longest", "too-long"],
)
def test_the_pattern_of_a_prompt_holds_its_bounds_too(text: str, fits: bool) -> None:
    node: Schema = paper_schema()["properties"]["prompt"]
    assert (re.search(node["pattern"], text) is not None) is fits


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"name": ""}, "name has not 1 to 4 characters"),
        ({"name": "가나다라마"}, "name has not"),
        ({"name": 3}, "name is no text"),
        ({"kind": "비밀"}, "kind is none of the names"),
        ({"sizes": [1, 2, 3]}, "sizes has more than 2"),
        ({"sizes": [1, 10]}, r"sizes\[1\] is not within 0 and 9"),
        ({"sizes": [True]}, r"sizes\[0\] is no whole number"),
        ({"sizes": "12"}, "sizes is no list"),
        ({"sure": 1}, "sure is neither"),
        ({"more": "비밀"}, "keys that were not asked for"),
    ],
    ids=["empty", "long", "number", "enum", "items", "range", "bool", "list", "sure", "extra"],
)
def test_a_refusal_names_the_place_and_no_value(change: dict[str, Any], place: str) -> None:
    with pytest.raises(Refused, match=place) as caught:
        check({**GOOD, **change}, SCHEMA)
    assert "비밀" not in str(caught.value)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(Refused, match="kind is missing"):
        check({"name": "콩이"}, SCHEMA)
    with pytest.raises(Refused, match="the answer is no object"):
        check([], SCHEMA)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(GOOD),
        f"<think>\n{{}} 음 …\n</think>\n\n{json.dumps(GOOD)}",
        f"```json\n{json.dumps(GOOD)}\n```",
        f"  \n{json.dumps(GOOD, indent=2)}\n",
    ],
    ids=["bare", "thoughts", "fence", "spaces"],
)
def test_an_answer_is_found_within_its_wrapping(text: str) -> None:
    assert parse(text, SCHEMA) == GOOD


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("<think>음</think> ", "empty"),
        ("오늘은 비밀이다", "no JSON"),
        ('{"name": "콩이', "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("1" * 10_000, "no JSON"),
        ("[]", "no object"),
    ],
    ids=["empty", "only-thoughts", "prose", "cut", "deep", "digits", "list"],
)
def test_what_is_no_answer_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as caught:
        parse(text, SCHEMA)
    assert "비밀" not in str(caught.value)
