"""LoRA on a small Qwen3 of the real class: it learns, it goes on to the same bits, it reads."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from geurim.build import build_reader
from geurim.diaries.labelled import parse_labelled
from geurim.errors import BadInput, Missing
from geurim.llm.adapter import CONFIG, LAYERS, WEIGHTS, attach, look
from geurim.llm.local import load_base, prompt_tokens
from geurim.read.prompting import Mode, PromptFile, load_prompt
from geurim.settings import ReaderChoice
from geurim.train import sft
from geurim.train.chats import example
from geurim.train.rows import load_splits
from geurim.train.run import SETTINGS, STATE, STATS
from geurim.train.sft import CARD, SftSettings, Stats, plan, train

pytestmark = pytest.mark.slow

DIARIES: tuple[dict[str, Any], ...] = (
    {
        "text": "삼촌이 코끼리 흉내를 내서 배꼽을 잡았다.",
        "emotion": "amusement",
        "prompt": "An uncle swings his arm like a trunk while a child rolls on the rug, yellow.",
    },
    {
        "text": "천둥이 쳐서 이불 속에 숨었다.",
        "emotion": "fear",
        "prompt": "A child hides under a blanket while lightning fills the window, dark blue.",
    },
    {
        "text": "전학 간 지우 자리가 비어 있었다.",
        "emotion": "sadness",
        "prompt": "An empty chair at a school desk in pale grey light, one child looking at it.",
    },
    {
        "text": "내일은 드디어 바다에 가는 날이다!",
        "emotion": "excitement",
        "prompt": "A child jumps beside a packed bag and a swim ring, bright orange evening.",
    },
)
SECRET = "코끼리"


def write(folder: Path, *, lines: int = 4, name: str = "train", **other: Any) -> Path:
    """Write labelled diaries of our own."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {"id": f"{name}-{number}", **row, "valence": 0.7 if row["emotion"] in HAPPY else -0.7,
         "arousal": 0.4, "intensity": 0.6, "evidence": [{"start": 0, "end": len(row["text"]) - 1}],
         "subjects": ["me"], **other}
        for number, row in enumerate(DIARIES[:lines])
    ]  # fmt: skip
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


HAPPY = ("amusement", "excitement")


@pytest.fixture(scope="module", autouse=True)
def extra() -> None:  # pyright: ignore[reportUnusedFunction]
    pytest.importorskip("peft", reason="the extra 'train' is not installed")


@pytest.fixture
def settings(tiny: Path, tmp_path: Path) -> SftSettings:
    """Four diaries, three short epochs of two steps."""
    data = write(tmp_path / "data")
    write(data, name="dev", lines=2)
    return SftSettings(
        data, tmp_path / "run", str(tiny), "paper", rank=4, alpha=8, rate=5e-3, epochs=3,
        batch=1, accumulate=2, checkpointing=False, save_every=1,
    )  # fmt: skip


def lasting(stats: Stats) -> Stats:
    return replace(stats, seconds=0.0)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != STATS}


def test_a_plan_counts_without_reading_weights(settings: SftSettings) -> None:
    told = plan(settings)
    assert told.steps == 6
    assert (len(told.train.rows), len(told.dev.rows)) == (4, 2)
    assert 0 < told.train.learnt < told.train.tokens
    # Each of the seven layers gets rank * (inputs + outputs), in each of the two blocks.
    sizes = ((64, 128), (64, 64), (64, 64), (128, 64), (64, 128), (64, 128), (128, 64))
    assert told.trainable == 2 * 4 * sum(a + b for a, b in sizes)
    assert not settings.out.exists()


def test_the_loss_falls_and_the_folder_explains_itself(settings: SftSettings) -> None:
    stats = list(train(settings))
    assert [each.step for each in stats] == [1, 2, 3, 4, 5, 6]
    tested = [each.dev_loss for each in stats if each.dev_loss is not None]
    assert len(tested) == 3
    assert tested[2] < tested[1] < tested[0]
    assert {path.name for path in settings.out.iterdir()} == {
        WEIGHTS, CONFIG, SETTINGS, STATS, STATE, CARD
    }  # fmt: skip
    adapter = look(settings.out)
    assert adapter.prompt == "paper-1"
    assert adapter.base == settings.model
    assert set(adapter.config["target_modules"]) == set(LAYERS)
    lines = (settings.out / STATS).read_text("utf-8").splitlines()
    assert [json.loads(line)["loss"] for line in lines] == [each.loss for each in stats]
    told = json.loads((settings.out / SETTINGS).read_text("utf-8"))
    assert (told["rank"], told["prompt"]) == (4, "paper-1")
    assert set(told["data"]) == {"train.jsonl", "dev.jsonl"}
    for path in settings.out.iterdir():
        assert SECRET.encode() not in path.read_bytes()
    assert f"{tested[2]:.4f} | kept |" in (settings.out / CARD).read_text("utf-8")


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing")
def test_peft_loads_what_was_trained(settings: SftSettings) -> None:
    torch: Any = import_module("torch")
    list(train(settings))
    _, ours = load_base(settings.model)
    attach(ours, look(settings.out))
    _, base = load_base(settings.model)
    theirs = import_module("peft").PeftModel.from_pretrained(base, settings.out)
    ids = torch.arange(40).reshape(2, 20)
    with torch.no_grad():
        assert torch.equal(ours(input_ids=ids).logits, theirs(input_ids=ids).logits)


def test_stopped_anywhere_it_goes_on_to_the_same_bits(
    settings: SftSettings, tmp_path: Path
) -> None:
    whole = [lasting(each) for each in train(settings)]
    other = replace(settings, out=tmp_path / "other" / "run")
    pieces: list[Stats] = []
    for steps in (1, 2, 99):
        pieces += [lasting(each) for each in islice(train(other), steps)]
    assert pieces == whole
    assert files(other.out) == files(settings.out)
    assert list(train(settings)) == []


def test_steps_behind_the_last_state_are_done_again(settings: SftSettings, tmp_path: Path) -> None:
    whole = [lasting(each) for each in train(settings)]
    other = replace(settings, out=tmp_path / "other" / "run", save_every=99)
    first = [lasting(each) for each in islice(train(other), 3)]  # kept at the epoch's end: 2
    rest = [lasting(each) for each in train(other)]
    assert first == whole[:3]
    assert rest == whole[2:]
    assert files(other.out) == files(settings.out)
    lines = (other.out / STATS).read_text("utf-8").splitlines()
    assert [json.loads(line)["step"] for line in lines] == [1, 2, 3, 4, 5, 6]


def test_the_best_on_dev_is_kept(settings: SftSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    losses = iter([2.0, 1.0, 3.0])

    def lose(*_: object) -> float:
        return next(losses)

    monkeypatch.setattr(sft, "_loss", lose)
    stats = list(train(settings))
    assert [each.best for each in stats if each.best is not None] == [True, True, False]
    assert "`" in (settings.out / CARD).read_text("utf-8")
    (told,) = _metadata(settings.out / WEIGHTS)
    assert (told["step"], told["dev_loss"]) == (4, 1.0)


def _metadata(path: Path) -> list[dict[str, Any]]:
    with import_module("safetensors").safe_open(path, framework="np") as file:
        return [json.loads(file.metadata()["geurim"])]


def test_a_step_does_not_depend_on_how_its_rows_are_batched(settings: SftSettings) -> None:
    (one,) = islice(train(settings), 1)
    together = replace(settings, out=settings.out / "b", batch=2, accumulate=1)
    (both,) = islice(train(together), 1)
    assert both.loss == pytest.approx(one.loss, rel=1e-5)
    assert both.gradient == pytest.approx(one.gradient, rel=1e-4)


def test_computing_activations_twice_changes_nothing(settings: SftSettings) -> None:
    plainly = [lasting(each) for each in islice(train(settings), 2)]
    twice = replace(settings, out=settings.out / "b", checkpointing=True)
    assert [lasting(each) for each in islice(train(twice), 2)] == plainly


def test_another_seed_is_another_order_and_other_weights(settings: SftSettings) -> None:
    (one,) = islice(train(settings), 1)
    torch: Any = import_module("torch")
    before = torch.random.get_rng_state()
    (other,) = islice(train(replace(settings, out=settings.out / "b", seed=1)), 1)
    assert other.gradient != one.gradient
    assert torch.equal(torch.random.get_rng_state(), before)


def test_only_the_answer_has_a_loss(settings: SftSettings) -> None:
    tokenizer, _ = load_base(settings.model, weightless=True)
    split, _ = load_splits(settings.data, None, "paper", tokenizer, 4096)
    chat = example(parse_labelled(DIARIES[0] | {"id": "1"}), "paper")
    row = split.rows[0]
    assert list(row.tokens[: row.start]) == prompt_tokens(tokenizer, chat.ask)
    assert tokenizer.decode(row.tokens[row.start : -1]) == chat.answer
    assert row.tokens[-1] == tokenizer.eos_token_id
    assert split.learnt == sum(len(each.tokens) - each.start for each in split.rows)


def test_corrections_are_trained_on_too(settings: SftSettings, tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    kept = {"id": "1", "text": "급식에 가지가 나왔다.", "emotion": "disgust", "was": "neutral"}
    file.write_text(json.dumps(kept) + "\n", encoding="utf-8")
    with_them = replace(settings, corrections=file, longest=2000)
    assert len(plan(with_them).train.rows) == 5
    assert len(plan(with_them).dev.rows) == 2
    (_,) = islice(train(with_them), 1)
    assert "kept.jsonl" in json.loads((settings.out / SETTINGS).read_text("utf-8"))["data"]


def test_too_long_and_unlabelled_is_left_out_and_counted(settings: SftSettings) -> None:
    write(settings.data, prompt=None)
    with pytest.raises(BadInput, match=r"train\.jsonl can be trained on .* paper: 4 × no prompt"):
        plan(settings)
    write(settings.data)
    with pytest.raises(BadInput, match="4 × longer than 100 tokens"):
        plan(replace(settings, longest=100))


def test_changed_data_is_another_run(settings: SftSettings) -> None:
    list(islice(train(settings), 1))
    write(settings.data, lines=3)
    with pytest.raises(BadInput, match="another value of data; name another folder"):
        list(train(settings))


def test_changed_rules_are_another_run(
    settings: SftSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(islice(train(settings), 1))
    other = replace(load_prompt("paper"), system="Answer with JSON.")

    def load(_: Mode) -> PromptFile:
        return other

    monkeypatch.setattr("geurim.train.chats.load_prompt", load)
    with pytest.raises(BadInput, match="other chats of the same diaries"):
        list(train(settings))


def test_a_missing_model_leaves_no_folder(
    settings: SftSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(Missing, match="type: hf download Qwen/Qwen3-8B"):
        list(train(replace(settings, model="8B")))
    assert not settings.out.exists()


def test_a_loss_that_is_no_number_ends_the_run(
    settings: SftSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch: Any = import_module("torch")

    def nan(*_: object) -> Any:
        return torch.full((), float("nan"), requires_grad=True)

    monkeypatch.setattr(sft, "_summed_loss", nan)
    with pytest.raises(BadInput, match="smaller --rate"):
        list(train(settings))


@pytest.mark.parametrize(
    ("name", "value"),
    [("rank", 0), ("rate", 0.0), ("warmup", 2.0), ("seed", -1), ("mode", "half"), ("epochs", 0)],
)
def test_settings_are_checked(settings: SftSettings, name: str, value: Any) -> None:
    with pytest.raises(BadInput, match=f"--{name}"):
        replace(settings, **{name: value})


def read_with(settings: SftSettings, adapter: Path | None) -> list[Any]:
    choice = ReaderChoice("qwen", settings.mode, settings.model, adapter=adapter)
    rows = [parse_labelled({"id": str(n), **row}) for n, row in enumerate(DIARIES)]
    read = build_reader(choice)
    return [read([row.diary])[0] for row in rows]


def overfitted(settings: SftSettings, mode: Mode, **other: Any) -> SftSettings:
    """Learn four diaries by heart."""
    chosen = replace(
        settings, mode=mode, rank=32, alpha=64, rate=1e-2, batch=4, accumulate=1, save_every=999,
        **other,
    )  # fmt: skip
    stats = list(train(chosen))
    assert stats[-1].loss < 0.5 < stats[0].loss
    return chosen


def test_what_was_learnt_by_heart_is_read_as_trained(settings: SftSettings) -> None:
    """With the published questions: the class, and the English prompt letter by letter."""
    settings = overfitted(settings, "paper", epochs=45)
    before, after = read_with(settings, None), read_with(settings, settings.out)
    wanted = ["happiness" if row["emotion"] in HAPPY else "sadness" for row in DIARIES]
    assert [each.polarity for each in after] == wanted
    assert [each.english for each in after] == [row["prompt"] for row in DIARIES]
    assert not {each.english for each in before} & {each.english for each in after}
    assert {each.reader for each in after} == {f"{Path(settings.model).name}+run/paper-1"}


def test_a_feeling_of_the_full_mode_is_read_as_trained(
    settings: SftSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With everything that a reading holds; a short system prompt, as two small blocks are slow."""
    short = replace(load_prompt("full"), system="Answer with JSON.")

    def load(_: Mode) -> PromptFile:
        return short

    for user in ("geurim.train.chats", "geurim.read.qwen"):
        monkeypatch.setattr(f"{user}.load_prompt", load)
    settings = overfitted(settings, "full", epochs=90)
    after = read_with(settings, settings.out)
    assert [each.emotion for each in after] == [row["emotion"] for row in DIARIES]
    assert {each.reader for each in after} == {f"{Path(settings.model).name}+run/full-1"}
