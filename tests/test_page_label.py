"""Provenance: the right words and codes, and never the diary."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from geurim import __version__
from geurim.emotion import Emotion
from geurim.page.label import NEWSCODES, provenance, visible_line, xmp
from geurim.records import Picture, Prompt, Scene

IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"


def picture(painter: str = "crayon 1", models: dict[str, str] | None = None) -> Picture:
    prompt = Prompt("비밀-id", "t", "비밀 prompt", "", Emotion.NEUTRAL, 0.5, Scene(), seed=4711)
    return Picture(np.zeros((3, 4, 3), np.uint8), prompt, painter, models or {})


@pytest.mark.parametrize(
    ("models", "what", "code"),
    [
        ({}, "picture", "algorithmicMedia"),
        ({}, "page", "compositeSynthetic"),
        ({"lora": "ab12"}, "picture", "trainedAlgorithmicMedia"),
        ({"lora": "ab12"}, "page", "compositeWithTrainedAlgorithmicMedia"),
    ],
)
def test_source_type_is_a_full_newscode(models: dict[str, str], what: str, code: str) -> None:
    facts = provenance(picture(models=models), "page" if what == "page" else "picture")
    root = ET.fromstring(xmp(facts))
    assert [item.text for item in root.iter(IPTC)] == [NEWSCODES + code]


def test_xmp_carries_seed_painter_and_version_and_no_prompt() -> None:
    packet = xmp(provenance(picture("crayon <&> 0.1"), "page"))
    texts = {item.tag.split("}")[1]: item.text for item in ET.fromstring(packet).iter()}
    assert texts["Seed"] == "4711"
    assert texts["Painter"] == "crayon <&> 0.1"
    assert texts["CreatorTool"] == f"geurim {__version__}"
    assert "비밀" not in packet


def test_painter_names_cannot_break_the_xml() -> None:
    packet = xmp(provenance(picture("a\x00b\nc\ud800"), "picture"))
    ET.fromstring(packet.encode())
    assert packet == xmp(provenance(picture("a\x00b\nc\ud800"), "picture"))


def test_the_line_is_korean_first_and_tells_rules_from_learning() -> None:
    assert visible_line(picture()).startswith("이 그림은 프로그램(geurim 크레용)이 그렸어요")
    assert "인공지능(geurim mini)" in visible_line(picture("mini 0.2", {"m": "00"}))
    assert visible_line(picture(""))
