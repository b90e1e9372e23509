"""Where the parts of a model lie: the table of plans, and what is free."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim.diffusion import memory
from geurim.diffusion.memory import (
    GIB,
    SPARE,
    T5,
    Plan,
    Sizes,
    Way,
    choose,
    free_bytes,
    plans,
    work_bytes,
)
from geurim.errors import Missing

SD35M = Sizes(
    transformer=int(4.6 * GIB),
    clips=int(1.5 * GIB),
    t5=int(8.9 * GIB),
    vae=int(0.3 * GIB),
    work=GIB,
    streamed=int(0.9 * GIB),
)
"""About Stable Diffusion 3.5 Medium in bfloat16 at 512²; exactly it is in the test of the
architectures."""
STAGED = "the text encoders first, then the transformer in their place"
NO_T5 = Sizes(transformer=GIB, clips=GIB, t5=0, vae=GIB, work=GIB, streamed=GIB // 2)


@pytest.fixture(autouse=True)
def no_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    set_bits(monkeypatch, there=False)


def set_bits(monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    def spec(name: str) -> object:
        assert name == "bitsandbytes"
        return object() if there else None

    monkeypatch.setattr(memory, "find_spec", spec)


@pytest.mark.parametrize(
    ("free", "device", "bits", "way", "t5"),
    [
        (24, "cuda", False, "resident", "full"),
        (18, "cuda", False, "staged", "full"),
        (18, "mps", False, "staged", "full"),
        (18, "cpu", False, "staged", "full"),
        (10, "cuda", True, "staged", "int8"),
        (10, "cuda", False, "offload", "full"),
        (10, "mps", True, "offload", "full"),
        (10, "cpu", True, "resident", "none"),
        (7, "cpu", False, "staged", "none"),
        (4, "cuda", True, "offload", "full"),
    ],
)
def test_the_first_plan_that_fits(
    monkeypatch: pytest.MonkeyPatch, free: int, device: str, bits: bool, way: Way, t5: T5
) -> None:
    set_bits(monkeypatch, there=bits)
    plan = choose(SD35M, free * GIB, device=device)
    assert (plan.way, plan.t5) == (way, t5)
    assert plan.need <= SPARE * free * GIB


def test_needs_of_the_plans() -> None:
    needs = {(plan.way, plan.t5): plan.need for plan in plans(SD35M, int8=True)}
    paint = SD35M.transformer + SD35M.vae + SD35M.work
    assert needs == {
        ("resident", "full"): paint + SD35M.clips + SD35M.t5,
        ("staged", "full"): SD35M.clips + SD35M.t5,
        ("resident", "int8"): paint + SD35M.clips + SD35M.t5 // 2,
        ("staged", "int8"): max(paint, SD35M.clips + SD35M.t5 // 2),
        ("offload", "full"): int(0.9 * GIB) + SD35M.vae + SD35M.work,
        ("resident", "none"): paint + SD35M.clips,
        ("staged", "none"): paint,
        ("offload", "none"): int(0.9 * GIB) + SD35M.vae + SD35M.work,
    }


def test_what_is_streamed_counts_as_all_where_it_is_not_known() -> None:
    told = Sizes(transformer=GIB, clips=1, t5=1, vae=1, work=1)
    assert {plan.way: plan.need for plan in plans(told, int8=False)}["offload"] == GIB + 2


@pytest.mark.parametrize("way", ["resident", "staged", "offload"])
@pytest.mark.parametrize("t5", ["full", "none", None], ids=["full", "none", "any"])
def test_a_wish_is_kept(way: Way, t5: T5 | None) -> None:
    plan = choose(SD35M, 99 * GIB, device="cuda", way=way, t5=t5)
    assert (plan.way, plan.t5) == (way, t5 or "full")


def test_t5_in_8_bits_on_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    set_bits(monkeypatch, there=True)
    assert choose(SD35M, 99 * GIB, device="cuda", t5="int8").way == "resident"
    for device in ("cpu", "mps"):
        with pytest.raises(Missing, match=r"8 bits needs an NVIDIA card and: pip install 'geurim"):
            choose(SD35M, 99 * GIB, device=device, t5="int8")
    set_bits(monkeypatch, there=False)
    with pytest.raises(Missing, match="--memory auto with --t5 int8 on cuda"):
        choose(SD35M, 99 * GIB, device="cuda", t5="int8")


@pytest.mark.parametrize("t5", ["full", "int8", "none", None])
def test_a_model_without_t5_takes_every_wish(t5: T5 | None) -> None:
    assert choose(NO_T5, 99 * GIB, device="cpu", t5=t5) == Plan("resident", "full", 4 * GIB)
    assert {plan.t5 for plan in plans(NO_T5, int8=True)} == {"full"}


def test_nothing_is_streamed_to_a_cpu() -> None:
    with pytest.raises(Missing, match="no plan for --memory offload"):
        choose(SD35M, 99 * GIB, device="cpu", way="offload")


def test_too_little_memory_is_one_sentence() -> None:
    with pytest.raises(Missing) as caught:
        choose(SD35M, GIB, device="cuda")
    assert str(caught.value) == (
        "Too little memory: 1.0 GiB are free on cuda, and even the tightest way (offload) needs "
        "2.4; close other programs, ask for a smaller --size or --batch, or type --profile mini."
    )
    with pytest.raises(Missing, match=r"\(staged, without T5\) needs .* type --profile mini\.$"):
        choose(SD35M, GIB, device="cpu")
    with pytest.raises(Missing, match=r"\(resident\) needs .* leave --memory and --t5 out\.$"):
        choose(SD35M, 9 * GIB, device="cuda", way="resident", t5="full")


@given(st.lists(st.integers(0, 99), min_size=7, max_size=7), st.booleans())
def test_more_memory_never_gives_a_plan_that_is_liked_less(numbers: list[int], bits: bool) -> None:
    free, rest = numbers[0], numbers[1:]
    told = Sizes(rest[0], rest[1], rest[2], rest[3], rest[4], streamed=rest[5])
    order = list(plans(told, int8=bits))
    fits = [[plan for plan in order if plan.need <= SPARE * each] for each in (free, free + 7)]
    assert set(fits[0]) <= set(fits[1])
    assert not fits[0] or order.index(fits[1][0]) <= order.index(fits[0][0])


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (Plan("resident", "full", GIB), "everything on the device (needs 1.0 GiB)"),
        (
            Plan("staged", "int8", 3 * GIB // 2),
            STAGED + ", T5 in 8 bits (needs 1.5 GiB)",
        ),
        (
            Plan("offload", "none", 0),
            "text encoders on the CPU, the transformer block by block, without T5 (needs 0.0 GiB)",
        ),
    ],
    ids=["resident", "staged", "offload"],
)
def test_what_a_plan_says(plan: Plan, told: str) -> None:
    assert str(plan) == told


def test_work_grows_with_the_picture_and_the_batch() -> None:
    small = work_bytes(512, 512, 1, 2)
    assert small == 512 * 512 * 128 * 4 * 8  # one picture alone: decoding takes more
    assert work_bytes(1024, 512, 1, 2) == 2 * small
    assert work_bytes(512, 512, 2, 2) == small
    assert work_bytes(512, 512, 64, 2) > 2 * small
    assert work_bytes(512, 512, 64, 4) == 2 * work_bytes(512, 512, 64, 2)


# -- what is free ----------------------------------------------------------------------------------


def machine(monkeypatch: pytest.MonkeyPatch, folder: Path, info: str | None, **group: str) -> None:
    monkeypatch.setattr(memory, "MEMORY", folder / "meminfo")
    monkeypatch.setattr(memory, "GROUP", folder)
    if info is not None:
        (folder / "meminfo").write_text(info, encoding="ascii")
    for name, text in group.items():
        (folder / f"memory.{name}").write_text(text, encoding="ascii")


INFO = "MemTotal:  9000000 kB\nMemAvailable:    8388608 kB\nSwapFree: 3 kB\n"


def test_main_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    machine(monkeypatch, tmp_path, INFO)
    assert free_bytes("cpu") == 8 * GIB


@pytest.mark.parametrize(
    ("most", "current", "stat", "gib"),
    [
        (f"{4 * GIB}\n", f"{GIB}\n", "anon 3\ninactive_file 0\n", 3.0),
        (f"{4 * GIB}\n", f"{3 * GIB}\n", f"anon 3\ninactive_file {2 * GIB}\nfile 9\n", 3.0),
        ("max\n", f"{3 * GIB}\n", "anon 3\n", 8.0),
        (f"{99 * GIB}\n", f"{GIB}\n", "anon 3\n", 8.0),
        ("rubbish\n", "rubbish\n", "", 8.0),
    ],
    ids=["limited", "files are given up", "no limit", "wide limit", "rubbish"],
)
def test_a_container_may_have_less(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, most: str, current: str, stat: str, gib: float
) -> None:
    pytest.importorskip("torch")
    machine(monkeypatch, tmp_path, INFO, max=most, current=current, stat=stat)
    assert free_bytes("cpu") == gib * GIB


def test_where_nothing_tells_it_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("torch")
    machine(monkeypatch, tmp_path, None)
    assert free_bytes("cpu") > 10**6 * GIB


def test_what_torch_has_set_aside_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    torch: Any = pytest.importorskip("torch")
    for name, value in (("memory_reserved", 5), ("memory_allocated", 2), ("mem_get_info", (7, 9))):

        def told(*_: Any, value: Any = value) -> Any:
            return value

        monkeypatch.setattr(torch.cuda, name, told)
    assert free_bytes("cuda") == 10


def test_this_machine() -> None:
    pytest.importorskip("torch")
    assert free_bytes("cpu") > 0
