"""``geurim bench crayon``: how fast the crayon painter is here, by stage and by kernel.

Both kernels paint the same pictures in one run, in turn, and are compared picture by picture: the
ratio is what counts, since seconds drift with the machine. Peak memory is measured in a fresh
process each.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import sys
import time
from dataclasses import dataclass

from geurim.crayon.painter import draw, ink
from geurim.emotion import Emotion
from geurim.ink import kernel
from geurim.records import Prompt, Relation, Scene, Subject


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one picture."""

    deciding: float
    inking: float


def prompts(size: int, count: int = 12) -> list[Prompt]:
    """A fixed mix of scenes, moods and settings at ``size`` × ``size`` pixels."""
    me = Subject("me", "나", me=True, action="hold")
    others = ("dog", "mother", "tree", "car", "snowman", "cat")
    spots = ("park", "living_room", "beach", "street", None, "classroom")
    out: list[Prompt] = []
    for i in range(count):
        subjects = (me, Subject(others[i % 6], "것"), Subject("friend", "친구"))[: 1 + i % 3]
        ties = (Relation(0, "hold", 1),) if len(subjects) > 1 else ()
        scene = Scene(subjects, ties, place=spots[i % 6], weather="clear" if i % 2 else "rain")
        emotion = list(Emotion)[i % 9]
        out.append(Prompt(f"b{i}", "", "", "", emotion, 0.7, scene, 1000 + i, size, size))
    return out


def measure(prompt: Prompt, name: kernel.Name) -> Timing:
    """Paint ``prompt`` once with the kernel called ``name``."""
    with kernel.using(name):
        started = time.perf_counter()
        drawing = draw(prompt)
        decided = time.perf_counter()
        ink(drawing, prompt)
    return Timing(decided - started, time.perf_counter() - decided)


def main() -> None:
    """Print the table."""
    names: list[kernel.Name] = ["numpy", "numba"] if kernel.available() else ["numpy"]
    print(f"kernels here: {', '.join(names)}; one process, {os.cpu_count()} cores")
    for size in (512, 128):
        work = prompts(size)
        for name in names:
            measure(work[0], name)
        runs = {name: [measure(prompt, name) for prompt in work] for name in names}
        for name in names:
            whole = [t.deciding + t.inking for t in runs[name]]
            print(
                f"{size}² {name:6} {statistics.mean(whole):6.3f} s a picture "
                f"({1 / statistics.mean(whole):5.1f} a second): deciding "
                f"{statistics.mean(t.deciding for t in runs[name]):.3f} s, inking "
                f"{statistics.mean(t.inking for t in runs[name]):.3f} s; slowest {max(whole):.3f} s"
            )
        if len(names) == 2:
            pairs = zip(runs["numpy"], runs["numba"], strict=True)
            ratios = [(a.deciding + a.inking) / (b.deciding + b.inking) for a, b in pairs]
            print(f"{size}² numpy / numba: {statistics.median(ratios):.2f} (median of pairs)")
    for name in names:
        print(f"peak memory with {name}: {_peak(name):.0f} MiB")


def _peak(name: kernel.Name) -> float:
    """Peak resident memory of a fresh process that paints, MiB."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_painted, (name,))


def _painted(name: kernel.Name) -> float:
    for prompt in prompts(512, 4):
        measure(prompt, name)
    import resource  # not on Windows, where this figure is not to be had

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)
