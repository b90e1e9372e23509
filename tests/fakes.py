"""A studio of a few lines each, for tests of everything around the real one.

What a fake makes depends on its input alone; :class:`Words` in a diary make it misbehave.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence

import numpy as np

from geurim.emotion import Emotion
from geurim.errors import BadInput
from geurim.records import Diary, Evidence, Page, Picture, Prompt, Reading, Scene, Subject
from geurim.settings import Settings
from geurim.studio import Studio


class Words:
    """What a diary says to make a fake misbehave."""

    CARE = "돌봄"
    UNREADABLE = "읽기오류"
    UNPAINTABLE = "그림오류"
    UNLAYABLE = "쪽오류"
    DEADLY = "죽음"
    SLOW = "천천히"


def read(diaries: Sequence[Diary]) -> list[Reading]:
    return [_read(diary) for diary in diaries]


def _read(diary: Diary) -> Reading:
    if Words.UNREADABLE in diary.text:
        raise ValueError(diary.text)
    emotion = Emotion.SADNESS if "슬" in diary.text else Emotion.EXCITEMENT
    return Reading(
        diary=diary,
        emotion=emotion,
        distribution={each: float(each is emotion) for each in Emotion},
        valence=emotion.valence,
        arousal=emotion.arousal,
        intensity=0.5,
        evidence=(Evidence(0, 1, diary.text[0], emotion, 1.0, "feeling"),),
        scene=Scene((Subject("child", "나", me=True),)),
        english="a child",
        care="self-harm" if Words.CARE in diary.text else None,
        reader="fake 1",
    )


def direct(readings: Sequence[Reading]) -> list[Prompt]:
    return [
        Prompt(
            diary_id=reading.diary.id,
            trigger="hand drawing",
            text=f"hand drawing, {reading.english}",
            negative="",
            emotion=reading.emotion,
            intensity=reading.intensity,
            scene=reading.scene,
            seed=reading.diary.seed,
            width=48,
            height=32,
            care=reading.care is not None,
        )
        for reading in readings
    ]


def paint(prompts: Sequence[Prompt]) -> Iterator[Picture]:
    for prompt in prompts:
        rng = np.random.default_rng(prompt.seed)
        pixels = rng.integers(0, 256, (prompt.height, prompt.width, 3), dtype=np.uint8)
        yield Picture(pixels, prompt, "fake 1", notes=("No cat could be drawn.",))


def lay_out(diary: Diary, picture: Picture) -> Page:
    if Words.UNPAINTABLE in diary.text:
        raise BadInput("the picture is too odd; write otherwise.")
    if Words.UNLAYABLE in diary.text:
        raise KeyError(diary.text)
    if Words.DEADLY in diary.text:
        os._exit(1)
    if Words.SLOW in diary.text:
        time.sleep(0.06)
    facts = {"DigitalSourceType": "urn:fake", "Program": "fake", "Seed": str(diary.seed)}
    sheets = (picture.pixels,) * (2 if len(diary.text) > 100 else 1)
    return Page(diary, picture, sheets, "fake", facts)


def build(settings: Settings) -> Studio:
    """A studio as :func:`geurim.build.build_studio` makes them."""
    return Studio(read, direct, paint, lay_out, settings.emotion)
