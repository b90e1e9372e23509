"""Painting with diffusion on the command line: what is said, what is kept, and the exit codes."""

from __future__ import annotations

import hashlib
import json
import shutil
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from geurim.diffusion.painter import DiffusionPainter
from geurim.llm.local import LocalChat
from tests.commands import Ran, Run
from tests.test_diffusion_lora import lora

torch: Any = pytest.importorskip("torch")
pytest.importorskip("diffusers")

SECRET = "비밀기지"
DIARY = f"{SECRET}에서 할머니랑 놀았다. 정말 재미있었다."
SMALL = ("--size", "64", "--dpi", "50", "--steps", "2", "--device", "cpu")
PLAN = "note: The painter works on cpu in float32: everything on the device (needs "
BASE = "note: No LoRA is given, so the base model paints"


def made(folder: str | Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((Path(folder) / "made.json").read_text(encoding="utf-8"))
    return told


def folders(out: str) -> list[str]:
    """Names of the entries that are there; what begins with a dot is the album's own."""
    return sorted(each.parent.name for each in Path(out).glob("[!.]*/made.json"))


def diaries(*texts: str) -> str:
    rows = [{"id": f"d{n}", "text": text} for n, text in enumerate(texts)]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    Path("d.jsonl").write_text(lines, encoding="utf-8")
    return "d.jsonl"


def secret(told: Ran) -> bool:
    """Whether the diary is in what was said."""
    return SECRET in told.err or SECRET in told.out


def one_problem(told: Ran) -> str:
    """The single sentence of a problem."""
    problems = [line for line in told.err.splitlines() if line.startswith("geurim: ")]
    assert len(problems) == 1, told.err
    assert not secret(told)
    return problems[0]


# -- drawing ---------------------------------------------------------------------------------------


def test_one_diary_is_painted(run: Run, sd3: Path) -> None:
    told = run("draw", DIARY, "--painter", str(sd3), *SMALL)
    assert told.code == 0, told.err
    assert PLAN in told.err
    assert BASE in told.err
    assert not secret(told)
    (name,) = folders("out")
    facts = made(Path("out") / name)
    weights = {
        f"{part}/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for part in ("transformer", "vae", "text_encoder", "text_encoder_2", "text_encoder_3")
        for file in (sd3 / part).glob("*.safetensors")
    }
    assert facts["models"] == weights
    assert len(weights) == 5
    assert (facts["width"], facts["height"], facts["steps"]) == (80, 64, 2)
    assert any("made for sides of 32" in note for note in facts["notes"])
    said = [line for line in told.err.splitlines() if not line.startswith("note: ")]
    assert [line.endswith(" · drawn") for line in said] == [True]


@pytest.mark.slow
def test_the_same_again_is_kept_and_other_settings_are_painted_beside(
    run: Run, sd3: Path, tmp_path: Path
) -> None:
    style = lora(tmp_path / "style.safetensors").path
    base = ("draw", DIARY, "--painter", str(sd3), *SMALL)
    assert run(*base).code == 0
    for same in ((), ("--batch", "4"), ("--memory", "staged")):
        again = run(*base, *same)
        assert (again.code, len(folders("out"))) == (0, 1)
        assert "drawn before" in again.err
    others = (
        ("--steps", "3"),
        ("--guidance", "2"),
        ("--lora", str(style)),
        ("--lora", f"{style}:0.5"),
        ("--t5", "none"),
    )
    for count, other in enumerate(others, 2):
        told = run(*base, *other)
        assert told.code == 0, told.err
        assert len(folders("out")) == count
    assert BASE not in run(*base, "--lora", str(style)).err
    lora(tmp_path / "style.safetensors", seed=9)  # the same name, other numbers
    assert run(*base, "--lora", str(style)).code == 0
    assert len(folders("out")) == len(others) + 2


@pytest.mark.slow
def test_an_album_in_batches_with_a_lora(run: Run, sd3: Path, tmp_path: Path) -> None:
    style = lora(tmp_path / "style.safetensors").path
    source = diaries(DIARY, "강아지가 아팠다.", "비가 왔다.")
    options = ("--painter", str(sd3), *SMALL, "--lora", f"{style}:0.5")
    told = run("album", source, "-o", "all", *options, "--batch", "2")
    assert told.code == 0, told.err
    assert not secret(told)
    assert folders("all") == ["d0", "d1", "d2"]
    digest = hashlib.sha256(style.read_bytes()).hexdigest()
    assert digest in made("all/d1")["models"].values()
    shutil.rmtree("all/d1")
    again = run("album", source, "-o", "all", *options, "--batch", "1")
    assert again.code == 0
    assert "1 drawn, 2 drawn before" in again.err
    alone = run("album", source, "-o", "one", *options)
    assert alone.code == 0
    for name in folders("all"):  # whatever the batch, the same entry
        assert made(f"all/{name}")["fingerprint"] == made(f"one/{name}")["fingerprint"]


def test_long_prompts_are_told_of_in_made(run: Run, sd3: Path) -> None:
    source = diaries(" ".join([DIARY, "엄마랑 강아지랑 고양이랑 공원에서 공놀이를 했다."] * 6))
    told = run("album", source, "-o", "all", "--painter", str(sd3), *SMALL)
    assert told.code == 0, told.err
    notes = made("all/d0")["notes"]
    assert any(note.startswith("CLIP read the first 77 of ") for note in notes)
    assert not any(SECRET in note for note in notes)
    assert not secret(told)


# -- one fails, the others go on -------------------------------------------------------------------


def spoil(monkeypatch: pytest.MonkeyPatch, bad: str, fault: str) -> list[int]:
    """Let every batch that holds the diary ``bad`` fail; the sizes of all batches."""
    real = DiffusionPainter.__dict__["_painted"]
    sizes: list[int] = []

    def painted(self: DiffusionPainter, batch: Sequence[Any]) -> Any:
        sizes.append(len(batch))
        if fault == "memory" and len(batch) > 1:
            raise torch.OutOfMemoryError(f"CUDA out of memory {SECRET}")
        if any(each.prompt.diary_id == bad for each in batch):
            if fault == "memory":
                raise torch.OutOfMemoryError(f"CUDA out of memory {SECRET}")
            raise ValueError(SECRET)
        return real(self, batch)

    monkeypatch.setattr(DiffusionPainter, "_painted", painted)
    return sizes


@pytest.mark.slow
def test_out_of_memory_in_the_middle_of_an_album(
    run: Run, sd3: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = spoil(monkeypatch, "d2", "memory")
    source = diaries(*[DIARY] * 5)
    told = run("album", source, "-o", "all", "--painter", str(sd3), *SMALL, "--batch", "4")
    assert told.code == 1
    assert folders("all") == ["d0", "d1", "d3", "d4"]
    assert one_problem(told) == (
        "geurim: d2: The memory does not suffice for a picture of 80 × 64; "
        "type a smaller --size or --memory offload."
    )
    assert sizes == [4, 2, 1, 1, 1, 1, 1]


def test_a_defect_is_told_without_the_diary(
    run: Run, sd3: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, "d1", "defect")
    source = diaries(*[DIARY] * 3)
    told = run("album", source, "-o", "all", "--painter", str(sd3), *SMALL)
    assert told.code == 1
    assert folders("all") == ["d0", "d2"]
    assert "a defect of geurim (ValueError in " in one_problem(told)


def test_numbers_that_are_none_cost_one_entry(
    run: Run, sd3: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import geurim.diffusion.sampler as loop

    real = loop.denoised
    calls: list[None] = []

    def denoised(x: Any, v: Any, sigma: Any) -> Any:
        calls.append(None)
        if len(calls) == 3:  # the first step of the second picture
            v.fill_(float("nan"))
        return real(x, v, sigma)

    monkeypatch.setattr(loop, "denoised", denoised)
    told = run("album", diaries(*[DIARY] * 3), "-o", "all", "--painter", str(sd3), *SMALL)
    assert told.code == 1
    assert folders("all") == ["d0", "d2"]
    assert "d1: The model made numbers that are no picture in step 1 of 2" in one_problem(told)


# -- what is missing or broken ---------------------------------------------------------------------


@pytest.fixture
def no_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))


@pytest.mark.usefixtures("no_weights")
@pytest.mark.parametrize("verb", ["draw", "album"])
def test_the_profile_of_the_paper_without_weights(run: Run, verb: str) -> None:
    told = run(verb, DIARY if verb == "draw" else diaries(DIARY), "--profile", "paper")
    assert told.code == 3
    assert told.out == ""
    assert one_problem(told).endswith(
        "accept the licence on https://huggingface.co/stabilityai/stable-diffusion-3.5-medium, "
        "then type: hf auth login && hf download stabilityai/stable-diffusion-3.5-medium"
    )
    assert folders("out") == []


@pytest.mark.usefixtures("no_weights")
def test_the_reader_of_the_paper_is_missing_next(run: Run, sd3: Path) -> None:
    told = run("draw", DIARY, "--profile", "paper", "--painter", str(sd3), "--size", "64")
    assert told.code == 3
    assert "type: hf download Qwen/Qwen3-8B" in one_problem(told)


@pytest.mark.parametrize("memory", ["offload", None], ids=["offload", "none"])
def test_too_little_memory(
    run: Run, sd3: Path, monkeypatch: pytest.MonkeyPatch, memory: str | None
) -> None:
    def free(_: str) -> int:
        return 10_000

    monkeypatch.setattr("geurim.diffusion.model.free_bytes", free)
    wish = ("--memory", memory) if memory else ()
    told = run("draw", DIARY, "--painter", str(sd3), *SMALL, *wish)
    assert told.code == 3
    assert ("There is no plan" if memory else "Too little memory: 0.0 GiB") in one_problem(told)


BODIES: dict[str, tuple[bytes, str]] = {
    "pickle": (b"\x80\x02}q\x00.", "is a pickle, which can run code"),
    "zip": (b"PK\x03\x04" + bytes(60), "is a pickle, which can run code"),
    "pointer": (b"version https://git-lfs.github.com/spec/v1\n", "holds a text and no weights"),
    "web page": (b"<!doctype html>", "holds a text and no weights"),
    "empty": (b"", "is empty"),
    "rubbish": (b"\0" * 99, "is no safetensors file"),
}


@pytest.mark.parametrize("case", [*BODIES, "cut"])
@pytest.mark.parametrize("what", ["model", "LoRA"])
def test_a_broken_file_is_exit_code_2(
    run: Run, sd3: Path, tmp_path: Path, case: str, what: str
) -> None:
    folder = Path(shutil.copytree(sd3, tmp_path / "model"))
    style = lora(tmp_path / "style.safetensors").path
    path = style if what == "LoRA" else folder / "vae" / "diffusion_pytorch_model.safetensors"
    body, said = BODIES.get(case, (path.read_bytes()[:-9], "is not whole"))
    path.write_bytes(body)
    told = run("draw", DIARY, "--painter", str(folder), "--lora", str(style), *SMALL)
    assert told.code == 2
    problem = one_problem(told)
    assert f"geurim: {path} {said}" in problem
    assert problem.count(". ") == 0


@pytest.mark.parametrize(
    ("changes", "scale", "said"),
    [
        ({"layer": 7}, "1", "names no layer of this model; it was trained on another one."),
        ({"width": 64}, "1", "is for a layer of 64 × 64, and this model's has 32 × 32"),
        ({}, "nan", "nan is no scale; type a number."),
        ({}, "inf", "inf is no scale; type a number."),
    ],
    ids=["deeper", "wider", "nan", "inf"],
)
def test_a_lora_that_cannot_be_used_is_exit_code_2(
    run: Run, sd3: Path, tmp_path: Path, changes: dict[str, Any], scale: str, said: str
) -> None:
    path = lora(tmp_path / "style.safetensors", **changes).path
    told = run("draw", DIARY, "--painter", str(sd3), "--lora", f"{path}:{scale}", *SMALL)
    assert told.code == 2
    assert said in one_problem(told)


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--size", "160"), 2, "sides are multiples of 8 up to 128; the nearest is 128 × 96"),
        (("--device", "mps"), 3, "There is no device mps on this machine; leave --device out."),
        (("--device", "tpu"), 2, "--device tpu: choose one of"),
        (("--lora", "nothing.safetensors"), 2, "there is no file nothing.safetensors"),
        (("--t5", "int8"), 3, "T5 in 8 bits needs an NVIDIA card"),
    ],
    ids=["size", "no device", "no kind of device", "no file", "no 8 bits"],
)
def test_wishes_that_cannot_be_kept(
    run: Run,
    sd3: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    def no() -> bool:
        return False

    monkeypatch.setattr(torch.backends.mps, "is_available", no)
    told = run("draw", DIARY, "--painter", str(sd3), *SMALL, *options)
    assert told.code == code
    assert said in one_problem(told)


def test_no_folder(run: Run) -> None:
    told = run("draw", DIARY, "--painter", "nowhere")
    assert told.code == 2
    assert "nowhere is neither the folder of a model nor a repository" in one_problem(told)


# -- two models, one place -------------------------------------------------------------------------


@pytest.mark.slow
def test_every_diary_is_read_before_the_first_is_painted(
    run: Run, tiny: Path, sd3: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geurim.studio.TOGETHER", 1)
    order: list[str] = []
    there: list[weakref.ref[Any]] = []
    answer, go, painted = (
        LocalChat.__dict__["__call__"],
        LocalChat.__dict__["let_go"],
        DiffusionPainter.__dict__["_painted"],
    )

    def asked(self: LocalChat, asks: Sequence[Any], /) -> Any:
        there.append(weakref.ref(vars(self)["_model"]))
        order.extend("read" for _ in asks)
        return answer(self, asks)

    def let_go(self: LocalChat) -> None:
        go(self)
        order.append("let go")

    def paint(self: DiffusionPainter, batch: Sequence[Any]) -> Any:
        assert there[0]() is None, "the reader's model is still there"
        order.extend("paint" for _ in batch)
        return painted(self, batch)

    monkeypatch.setattr(LocalChat, "__call__", asked)
    monkeypatch.setattr(LocalChat, "let_go", let_go)
    monkeypatch.setattr(DiffusionPainter, "_painted", paint)
    told = run(
        "album", diaries(DIARY, "강아지가 아팠다.", "비가 왔다."), "-o", "all", *SMALL,
        "--reader", "qwen", "--model", str(tiny), "--reader-mode", "paper",
        "--painter", str(sd3), "--batch", "2", "--memory", "staged",
    )  # fmt: skip
    assert told.code == 0, told.err
    reads = order.index("let go")
    assert reads >= 3
    assert set(order[:reads]) == {"read"}
    assert order[reads:] == ["let go", "paint", "paint", "paint"]
    assert folders("all") == ["d0", "d1", "d2"]
    assert not secret(told)
