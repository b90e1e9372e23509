"""The card beside an adapter: what it is, what it learnt from, how well, and how it is used.

In the form of a model card of the Hugging Face Hub. No word of a diary stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

_USE = """\
```
geurim read diary.txt --reader qwen --adapter FOLDER --reader-mode {mode}
```
"""


def card(name: str, settings: Mapping[str, Any], stats: Sequence[Mapping[str, Any]]) -> str:
    """Markdown for the run ``name``, of its settings and its statistics so far."""
    tested = [line for line in stats if line["dev_loss"] is not None]
    rows = [
        f"| {line['epoch']:g} | {line['step']} | {line['loss']:.4f} | {line['dev_loss']:.4f} |"
        f" {'kept' if line['best'] else ''} |"
        for line in tested
    ]
    files = "\n".join(f"- `{file}`: SHA-256 `{told}`" for file, told in settings["data"].items())
    return f"""\
---
base_model: {json.dumps(settings["model"])}
library_name: peft
pipeline_tag: text-generation
language: ko
tags: [lora, geurim, diary, emotion]
---

# {name}

A LoRA adapter (rank {settings["rank"]}, alpha {settings["alpha"]}) of {settings["model"]} that
reads Korean diary entries for geurim: prompt `{settings["prompt"]}`, answers as JSON. It was
trained with `geurim train reader`; everything that was asked for stands in `settings.json`, every
step in `stats.jsonl`.

{_USE.format(mode=settings["mode"])}
## Learnt from

{files}

The loss is that of the answers' tokens alone, in nats; what was not labelled is built by the rules
at the top of `geurim/train/chats.py`.

| epoch | step | loss of the last step | loss on dev | |
|---|---|---|---|---|
{chr(10).join(rows)}

## What it is not

A reading is computed and says nothing certain about a person; the help lines are shown by rules
that run beside every model. A low loss is no measure of how well diaries are read: type
`geurim evaluate reader`. The model's own licence and the data's apply.
"""
