"""The benchmark of the diffusion painter, on networks small enough for a CPU."""

from __future__ import annotations

from pathlib import Path

import pytest

from geurim.diffusion import bench
from geurim.diffusion.architectures import SD35_MEDIUM, small
from geurim.diffusion.bench import STAGES, Comparison, Run, Work, compare, main, room, sizes
from geurim.diffusion.memory import GIB
from geurim.errors import Missing

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

WORK = Work(side=32, steps=2)


def _run(encode: float, sample: float, decode: float, value: float) -> Run:
    latents = torch.tensor([0.0, value])
    return Run(dict(zip(STAGES, (encode, sample, decode), strict=True)), 0, latents)


def test_ratios_are_medians_of_pairs() -> None:
    ours = [_run(1, 2, 1, 1.0), _run(1, 4, 1, 1.0), _run(1, 1, 1, 1.0)]
    theirs = [_run(2, 2, 1, 1.0), _run(2, 8, 1, 1.0), _run(2, 9, 1, 3.0)]
    told = Comparison(ours, theirs, planned=0)
    assert [told.ratio(stage) for stage in STAGES] == [2.0, 2.0, 1.0]
    assert told.ratio() == 11 / 6
    assert told.apart() == 2.0


@pytest.mark.slow
@pytest.mark.parametrize(("precision", "apart"), [("float32", 1e-5), ("bfloat16", 0.1)])
def test_both_paint_the_same(tmp_path: Path, precision: bench.Precision, apart: float) -> None:
    with bench.quiet():
        model = room(small(SD35_MEDIUM), tmp_path, "cpu", precision, WORK)
        told = compare(model, WORK, rounds=1)
    assert len(told.ours) == len(told.theirs) == 1
    assert told.ours[0].latents.shape == (1, 16, 4, 4)
    assert set(told.ours[0].seconds) == set(told.theirs[0].seconds) == set(STAGES)
    assert told.apart() <= apart
    assert {str(each.dtype) for each in model.transformer.parameters()} == {f"torch.{precision}"}
    assert {each.dtype for each in model.vae.parameters()} == {torch.float32}
    assert torch.get_default_dtype() == torch.float32


@pytest.mark.slow
def test_the_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def few(model: bench.Drawn, work: Work, rounds: int) -> Comparison:
        assert (work.side, work.steps, rounds) == (64, 4, 1)
        return compare(model, WORK, rounds)

    monkeypatch.setattr(bench, "compare", few)
    main(tiny=True, device="cpu", rounds=1)
    first, head, *rows, last = capsys.readouterr().out.splitlines()
    assert first.startswith("small networks, weights drawn; 64 × 64, 4 steps, guidance 7; float32")
    assert head.split()[:4] == [*STAGES, "whole"]
    assert [row.split()[0] for row in rows] == ["geurim", "diffusers", "ratio"]
    assert all(float(value) > 0 for row in rows for value in row.split()[1:5])
    assert last.startswith("planned: ")


@pytest.mark.slow
def test_the_real_one_is_refused_before_anything_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def free(_: str) -> int:
        return 12 * GIB

    monkeypatch.setattr(bench, "free_bytes", free)
    with pytest.raises(Missing, match=r"Too little memory: 12\.0 GiB are free on cuda"):
        room(SD35_MEDIUM, tmp_path, "cuda", "bfloat16", Work())
    told = sizes(SD35_MEDIUM, 2, 0)
    assert [round(each / GIB, 2) for each in (told.transformer, told.clips, told.t5)] == [
        4.60,
        1.52,
        8.87,
    ]
