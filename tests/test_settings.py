"""Settings: a profile's defaults, what is given instead, and nothing that is unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geurim import settings
from geurim.emotion import Emotion
from geurim.errors import BadInput, Missing
from geurim.settings import LATER, ReaderChoice, Settings


def test_a_profile_gives_defaults_and_the_command_line_overrides_them() -> None:
    plain = settings.load("offline", emotion=None, dpi=None, size=None)
    assert plain == settings.load("offline")
    assert plain.dpi == 300
    assert plain.emotion is plain.seed is plain.font is None
    changed = settings.load("offline", dpi=150, emotion=Emotion.AWE, out=Path("x"), pdf=True)
    assert (changed.dpi, changed.emotion, changed.out) == (150, Emotion.AWE, Path("x"))
    assert changed.size == plain.size


def test_every_profile_of_the_package_loads() -> None:
    assert settings.profiles() == ("mini", "offline", "paper")
    for name in settings.profiles():
        assert settings.load(name).profile == name


@pytest.mark.parametrize("name", LATER)
def test_planned_profiles_are_missing_not_wrong(name: str) -> None:
    with pytest.raises(Missing, match="--profile offline"):
        settings.load(name)


def test_unknown_profiles_and_keys_are_refused() -> None:
    with pytest.raises(BadInput, match="choose one of: mini, offline, paper"):
        settings.load("../offline")
    with pytest.raises(BadInput, match="here: 'sise' is no setting; known are: size, dpi, "):
        settings.parse("sise = 3", "here")
    with pytest.raises(BadInput, match="must be a whole number"):
        settings.parse("size = '3'", "here")
    with pytest.raises(BadInput, match="here is no TOML"):
        settings.parse("size =", "here")


def test_settings_can_be_shared_between_processes() -> None:
    assert hash(settings.load("offline")) == hash(settings.load("offline"))


@pytest.mark.parametrize(
    "given", [{"size": 63}, {"dpi": 601}, {"workers": 0}, {"seed": 2**32}, {"font": Path("gone")}]
)
def test_values_out_of_range(given: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=f"--{next(iter(given))}"):
        settings.load("offline", **given)
    with pytest.raises(AttributeError):
        settings.load("offline").size = 3  # type: ignore[misc]
    assert Settings("offline", 64, 50).workers == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"who": "qwan"}, "choose offline, qwen or the URL"),
        ({"who": "qwen", "mode": "whole"}, "--reader-mode whole"),
        ({"who": "qwen", "bits": 5}, "--bits 5"),
        ({"who": "qwen", "timeout": 0}, "--timeout 0"),
        ({"who": "qwen", "shots": -1}, "--shots -1"),
        ({"who": "qwen", "batch": 0}, "--batch 0"),
        ({"model": "8B"}, "type --reader qwen"),
        ({"shots": 2}, "type --reader qwen"),
    ],
    ids=["who", "mode", "bits", "timeout", "shots", "batch", "idle-model", "idle-shots"],
)
def test_a_reader_that_cannot_be_is_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        ReaderChoice(**given)


def test_a_local_model_is_loaded_once() -> None:
    with pytest.raises(BadInput, match="type --workers 1"):
        settings.load("offline", workers=2, reader={"who": "qwen"})
    shared = settings.load("offline", workers=2, reader={"who": "http://127.0.0.1:1"})
    assert shared.reader.is_server
