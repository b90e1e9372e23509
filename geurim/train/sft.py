"""Supervised fine-tuning of a Qwen3 as a reader of diaries: LoRA (Hu et al. 2021) through peft.

One plain loop that yields its statistics. The loss is the mean cross-entropy of the answer's tokens
alone. Everything is a function of the settings and the step: which diaries (a permutation by seed
and epoch), the learning rate (warm-up, then a cosine), the first weights (by seed). So a run that
was stopped goes on with the same command, on a CPU to the same bits. After each epoch the loss on
the dev split is taken, and the adapter with the lowest one is what the folder delivers.

There is no dropout, no packing of several diaries into a row, and no second GPU.
"""

from __future__ import annotations

import hashlib
import json
import math
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from geurim import __version__
from geurim.errors import BadInput, Missing
from geurim.llm.adapter import CONFIG, LAYERS, WEIGHTS, peft
from geurim.llm.local import DEFAULT, full_name, load_base
from geurim.read.prompting import VERSIONS, Mode
from geurim.train.card import card
from geurim.train.rows import Row, Split, load_splits
from geurim.train.run import Run, pack

CARD = "README.md"
_IGNORED = -100
_BETAS = (0.9, 0.999)
_CLIP = 1.0
"""Largest norm of the gradient."""


@dataclass(frozen=True, slots=True)
class SftSettings:
    """What a run is asked for; the defaults fit Qwen3-8B into one GPU of 24 GB or more."""

    data: Path
    """Folder with ``train.jsonl`` and ``dev.jsonl``."""
    out: Path
    model: str = DEFAULT
    mode: Mode = "full"
    corrections: Path | None = None
    """Labelled diaries, mostly with a feeling alone, that are trained on too."""
    rank: int = 16
    alpha: int = 32
    """The factors' product is scaled by alpha / rank."""
    rate: float = 1e-4
    """Largest learning rate."""
    warmup: float = 0.05
    """Share of all steps in which the learning rate rises."""
    epochs: int = 3
    batch: int = 1
    """Diaries that go through the model at once."""
    accumulate: int = 16
    """Batches a step."""
    seed: int = 0
    longest: int = 4096
    """Tokens of a chat; longer ones are left out."""
    checkpointing: bool = True
    """Compute activations twice rather than keep them."""
    save_every: int = 25
    """Steps."""

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            BadInput: a value is out of its range.
        """
        for name in ("rank", "alpha", "epochs", "batch", "accumulate", "longest", "save_every"):
            if getattr(self, name) < 1:
                raise BadInput(f"--{name} {getattr(self, name)}: at least 1 is needed.")
        if not 0 < self.rate <= 1:
            raise BadInput(f"--rate {self.rate:g} is out of range: above 0, to 1.")
        if not 0 <= self.warmup <= 1:
            raise BadInput(f"--warmup {self.warmup:g} is out of range: 0 to 1.")
        if not 0 <= self.seed < 2**32:
            raise BadInput(f"--seed {self.seed} is out of range: 0 to {2**32 - 1}.")
        if self.mode not in VERSIONS:
            raise BadInput(f"--mode {self.mode}: choose one of: {', '.join(VERSIONS)}.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do."""

    train: Split
    dev: Split
    steps: int
    trainable: int
    """Weights of the adapter."""
    weights: int
    """Weights of the model below it."""


@dataclass(frozen=True, slots=True)
class Stats:
    """One step, as ``stats.jsonl`` keeps it."""

    step: int
    """Steps done."""
    steps: int
    epoch: float
    """Epochs done."""
    loss: float
    """Mean of the answers' tokens, in nats."""
    rate: float
    gradient: float
    """Norm before clipping."""
    tokens: int
    seconds: float
    dev_loss: float | None = None
    """At the end of an epoch."""
    best: bool | None = None
    """Whether the adapter was kept then."""


def plan(settings: SftSettings) -> Plan:
    """Count what a run would do; the weights of the model are not read.

    Raises:
        BadInput, Missing: as :func:`train`.
    """
    peft()
    tokenizer, base = load_base(settings.model, weightless=True)
    train_split, dev_split = _load(settings, tokenizer)
    weights = sum(each.numel() for each in base.parameters())
    model = _with_lora(base, settings)
    trainable = sum(factor.numel() for factor in _factors(model).values())
    steps = settings.epochs * _steps_an_epoch(settings, train_split)
    return Plan(train_split, dev_split, steps, trainable, weights)


def train(settings: SftSettings) -> Iterator[Stats]:
    """Train, from the beginning or from where the run folder stopped; yield every new step.

    Raises:
        Missing: a package or the weights are not here.
        BadInput: settings, data, model or run folder cannot be used, or the memory is too small.
    """
    torch = _torch()
    peft()
    run = Run(settings.out, _asked(settings))
    tokenizer, base = load_base(settings.model)
    train_split, dev_split = _load(settings, tokenizer)
    model = _with_lora(base, settings)
    factors = _factors(model)
    optimizer = torch.optim.AdamW(
        list(factors.values()), lr=settings.rate, betas=_BETAS, weight_decay=0.0
    )
    told, tensors = run.begin()
    learnt = {"train": train_split.sha256, "dev": dev_split.sha256}
    if told.get("examples", learnt) != learnt:
        raise BadInput(
            f"{settings.out} holds a run with other chats of the same diaries: the rules that "
            "build them have changed since; name another folder with -o."
        )
    done, best = int(told.get("step", 0)), float(told.get("best", math.inf))
    _restore(torch, factors, optimizer, tensors, done)
    an_epoch = _steps_an_epoch(settings, train_split)
    steps = settings.epochs * an_epoch
    filler: int = tokenizer.pad_token_id
    for step in range(done, steps):
        begun = time.monotonic()
        rows = [train_split.rows[index] for index in _chosen(settings, train_split, step)]
        rate = _rate(settings, step, steps)
        loss, gradient = _step(torch, model, optimizer, rows, settings, filler, rate)
        dev_loss = kept = None
        if (step + 1) % an_epoch == 0:
            dev_loss = _loss(torch, model, dev_split, settings, filler)
            kept = dev_loss < best
            best = min(best, dev_loss)
        stats = Stats(
            step + 1, steps, (step + 1) / an_epoch, loss, rate, gradient,
            sum(len(row.tokens) for row in rows), round(time.monotonic() - begun, 3),
            dev_loss, kept,
        )  # fmt: skip
        run.log(asdict(stats))
        if kept:
            _deliver(run, model, settings, stats)
        if dev_loss is not None or (step + 1) % settings.save_every == 0:
            told = {"step": step + 1, "best": best, "examples": learnt}
            run.save(told, _kept(factors, optimizer))
        yield stats


def _step(
    torch: Any,
    model: Any,
    optimizer: Any,
    rows: Sequence[Row],
    settings: SftSettings,
    filler: int,
    rate: float,
) -> tuple[float, float]:
    """One step of the optimizer; mean loss a token, and norm of the gradient."""
    learnt = sum(len(row.tokens) - row.start for row in rows)
    total = 0.0
    try:
        for batch in _batches(rows, settings.batch):
            loss = _summed_loss(torch, model, batch, filler) / learnt
            loss.backward()
            total += loss.item()
    except torch.OutOfMemoryError:
        raise BadInput(
            "The GPU's memory is too small; type --batch 1 and --checkpointing, a smaller "
            "--longest, or a smaller --model, with another -o."
        ) from None
    if not math.isfinite(total):
        raise BadInput("The loss is no number any more; begin again with a smaller --rate.")
    norm = torch.nn.utils.clip_grad_norm_(
        [weight for group in optimizer.param_groups for weight in group["params"]], _CLIP
    )
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.step()
    optimizer.zero_grad()
    return total, norm.item()


def _summed_loss(torch: Any, model: Any, rows: Sequence[Row], filler: int) -> Any:
    """Cross-entropy of all tokens of the answers of ``rows``, in nats; rows are padded behind."""
    longest = max(len(row.tokens) for row in rows)
    first = min(row.start for row in rows)
    ids = [[*row.tokens] + [filler] * (longest - len(row.tokens)) for row in rows]
    mask = [[1] * len(row.tokens) + [0] * (longest - len(row.tokens)) for row in rows]
    wanted = [
        [_IGNORED] * (row.start - first)
        + [*row.tokens[row.start :]]
        + [_IGNORED] * (longest - len(row.tokens))
        for row in rows
    ]
    device = model.device
    logits = model(
        input_ids=torch.tensor(ids, device=device),  # (B, L)
        attention_mask=torch.tensor(mask, device=device),
        logits_to_keep=torch.arange(first - 1, longest - 1, device=device),
        use_cache=False,
    ).logits  # (B, L - first, V): what comes after each token from the last one of the question
    return torch.nn.functional.cross_entropy(
        logits.float().flatten(0, 1),
        torch.tensor(wanted, device=device).flatten(),
        ignore_index=_IGNORED,
        reduction="sum",
    )


def _loss(torch: Any, model: Any, split: Split, settings: SftSettings, filler: int) -> float:
    """Mean loss of the answers' tokens of ``split``."""
    model.eval()
    with torch.no_grad():
        total = sum(
            _summed_loss(torch, model, batch, filler).item()
            for batch in _batches(split.rows, settings.batch)
        )
    model.train()
    return total / split.learnt


def _rate(settings: SftSettings, step: int, steps: int) -> float:
    """Linear warm-up, then half a cosine down to zero."""
    rising = max(1, round(settings.warmup * steps))
    if step < rising:
        return settings.rate * (step + 1) / rising
    falling = (step - rising) / max(1, steps - rising)
    return settings.rate * 0.5 * (1 + math.cos(math.pi * falling))


def _steps_an_epoch(settings: SftSettings, split: Split) -> int:
    return -(-len(split.rows) // (settings.batch * settings.accumulate))


def _chosen(settings: SftSettings, split: Split, step: int) -> list[int]:
    """Which rows make step ``step``: by seed and step, whatever was done before."""
    epoch, place = divmod(step, _steps_an_epoch(settings, split))
    order = np.random.default_rng((settings.seed, epoch)).permutation(len(split.rows))
    size = settings.batch * settings.accumulate
    return [int(index) for index in order[place * size : (place + 1) * size]]


def _batches(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _load(settings: SftSettings, tokenizer: Any) -> tuple[Split, Split]:
    return load_splits(
        settings.data, settings.corrections, settings.mode, tokenizer, settings.longest
    )


def _with_lora(base: Any, settings: SftSettings) -> Any:
    """``base`` with factors on the seven linear layers of each block, in training mode.

    A is drawn as peft draws it, but from the run's own seed; B is zero, so nothing changes yet.
    """
    torch = _torch()
    library = peft()
    config = library.LoraConfig(
        r=settings.rank, lora_alpha=settings.alpha, target_modules=list(LAYERS),
        lora_dropout=0.0, bias="none", task_type="CAUSAL_LM",
    )  # fmt: skip
    with torch.random.fork_rng(devices=[]), warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # names that transformers 6 will change
        model = library.get_peft_model(base, config)
        if settings.checkpointing:
            model.gradient_checkpointing_enable({"use_reentrant": False})
    generator = torch.Generator().manual_seed(settings.seed)
    for name, factor in _factors(model).items():
        if ".lora_A." in name and factor.device.type != "meta":
            fresh = torch.empty(factor.shape)
            torch.nn.init.kaiming_uniform_(fresh, a=math.sqrt(5), generator=generator)
            factor.data.copy_(fresh)
    return model.train()


def _factors(model: Any) -> dict[str, Any]:
    return {name: each for name, each in model.named_parameters() if each.requires_grad}


def _kept(factors: Mapping[str, Any], optimizer: Any) -> dict[str, Any]:
    """All that the next step needs: the factors and AdamW's two moments of each."""
    kept: dict[str, Any] = {}
    for name, factor in factors.items():
        kept[f"factor.{name}"] = factor
        for moment in ("exp_avg", "exp_avg_sq"):
            kept[f"{moment}.{name}"] = optimizer.state[factor][moment]
    return kept


def _restore(
    torch: Any, factors: Mapping[str, Any], optimizer: Any, kept: Mapping[str, Any], step: int
) -> None:
    if not kept:
        return
    for name, factor in factors.items():
        factor.data.copy_(kept[f"factor.{name}"])
        optimizer.state[factor] = {"step": torch.tensor(float(step))} | {
            moment: kept[f"{moment}.{name}"].to(factor.device)
            for moment in ("exp_avg", "exp_avg_sq")
        }


def _deliver(run: Run, model: Any, settings: SftSettings, stats: Stats) -> None:
    """Write the adapter as peft would, with what it is in its metadata, and its card."""
    weights = peft().get_peft_model_state_dict(model, save_embedding_layers=False)
    told = {
        "base": full_name(settings.model), "prompt": VERSIONS[settings.mode],
        "rank": settings.rank, "alpha": settings.alpha, "step": stats.step,
        "dev_loss": stats.dev_loss, "geurim": __version__,
    }  # fmt: skip
    config: dict[str, Any] = model.peft_config["default"].to_dict()
    config |= {"target_modules": list(LAYERS), "inference_mode": True}
    run.write(WEIGHTS, pack(weights, told))
    run.write(CONFIG, (json.dumps(config, indent=2, sort_keys=True, default=str) + "\n").encode())
    asked = _asked(settings)
    run.write(CARD, card(run.folder.resolve().name, asked, [*run.stats()]).encode())


def _asked(settings: SftSettings) -> dict[str, Any]:
    """The settings as plain values; data by their hashes, not by where they lie."""
    plain = asdict(settings)
    for name in ("data", "out", "corrections", "save_every"):
        plain.pop(name)
    files = [settings.data / "train.jsonl", settings.data / "dev.jsonl"]
    if settings.corrections is not None:
        files.append(settings.corrections)
    versions = {name: import_module(name).__version__ for name in ("torch", "transformers", "peft")}
    return {
        "task": "reader",
        **plain,
        "model": full_name(settings.model),
        "prompt": VERSIONS[settings.mode],
        "data": {path.name: _sha256(path) for path in files},
        "versions": {"geurim": __version__, **versions},
    }


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); check --data.") from error


def _torch() -> Any:
    try:
        return import_module("torch")
    except ImportError:
        raise Missing("Training needs torch and peft; type: pip install 'geurim[train]'.") from None
