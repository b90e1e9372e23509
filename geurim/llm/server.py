"""A model behind any OpenAI-compatible server: vLLM, llama.cpp, SGLang, Ollama, transformers serve.

The client library retries what may pass (429, 5xx, a lost connection) with growing pauses and
heeds ``Retry-After``. Servers differ in what they take, so :func:`connect` asks one fixed short
question first and keeps to the fullest form that is accepted: the schema enforced or not, thinking
switched off in the template or not. Nothing that comes later changes that form, so an answer does
not depend on what else is asked or on the number of threads.

The key comes from ``GEURIM_API_KEY`` and from nowhere else: a key that was made for another
service is never sent to a server that somebody names here.
"""

from __future__ import annotations

import os
import re
import weakref
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geurim.errors import BadInput, Missing
from geurim.llm import Answer, Ask, Turn
from geurim.llm.schema import as_sent, object_of

KEY = "GEURIM_API_KEY"
SEED = 0
TIMEOUT = 120.0
"""Seconds; a long answer of a large model on a CPU may need more."""
RETRIES = 3
THREADS = 4
_INSTALL = "pip install 'geurim[server]'"
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*(%[\w.-]+)?", re.ASCII)
"""A name, an IPv4 or an IPv6 address; the client breaks on others."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a server is asked besides the chat."""

    enforce: bool
    """Send the schema as ``response_format``."""
    quiet: tuple[tuple[str, Any], ...]
    """Fields that switch thinking off."""

    def fields(self, ask: Ask) -> dict[str, Any]:
        """The form as fields of a request."""
        fields: dict[str, Any] = {"extra_body": dict(self.quiet)} if self.quiet else {}
        if self.enforce:
            wanted = {"name": "answer", "strict": True, "schema": as_sent(ask.schema)}
            fields["response_format"] = {"type": "json_schema", "json_schema": wanted}
        return fields


_TEMPLATE = ("chat_template_kwargs", {"enable_thinking": False})  # vLLM, SGLang, llama.cpp
_EFFORT = ("reasoning_effort", "none")  # Ollama
FORMS = (
    Form(enforce=True, quiet=(_TEMPLATE, _EFFORT)),
    Form(enforce=True, quiet=(_TEMPLATE,)),
    Form(enforce=True, quiet=()),
    Form(enforce=False, quiet=(_TEMPLATE,)),
    Form(enforce=False, quiet=()),
)
"""The fullest first; transformers serve takes the fourth, what knows no extras the last."""

_PROBE = Ask(
    (
        Turn("system", "Answer with JSON."),
        Turn("user", 'Answer with {"ready": true}.'),
    ),
    object_of(ready={"type": "boolean"}),
    most=16,
)


class ServerChat:
    """A :class:`~geurim.llm.Chat` with a server; made by :func:`connect`."""

    def __init__(self, client: Any, model: str, form: Form, *, threads: int = THREADS) -> None:
        """``client`` is an ``openai.OpenAI``; up to ``threads`` asks are under way at once."""
        self._client = client
        self.model = model
        self.form = form
        self._threads = threads
        weakref.finalize(self, client.close)

    def __call__(self, asks: Sequence[Ask], /) -> list[Answer]:
        """Answer ``asks``; where the service fails in spite of retries, its answer has a fault."""
        if len(asks) < 2 or self._threads < 2:
            return [self._answer(ask) for ask in asks]
        with ThreadPoolExecutor(min(self._threads, len(asks))) as pool:
            return list(pool.map(self._answer, asks))

    def _answer(self, ask: Ask) -> Answer:
        import openai

        try:
            reply: Any = _send(self._client, self.model, ask, self.form)
        except openai.APITimeoutError:
            return Answer(fault="time-out")
        except openai.APIConnectionError:
            return Answer(fault="no connection")
        except openai.APIStatusError as error:
            return Answer(fault=f"HTTP {error.status_code}")
        except (openai.OpenAIError, ValueError):
            return Answer(fault="no reply of the OpenAI form")
        return _read(reply)


def _read(reply: Any) -> Answer:
    """The first choice of a reply; other servers' bodies may hold anything at all."""
    try:
        choice: Any = reply.choices[0]
        text: object = choice.message.content
        cut: bool = choice.finish_reason == "length"
    except (AttributeError, IndexError, KeyError, TypeError):
        return Answer(fault="no reply of the OpenAI form")
    return Answer(text if isinstance(text, str) else "", cut=cut)


def _send(client: Any, model: str, ask: Ask, form: Form) -> Any:
    return client.chat.completions.create(
        model=model,
        messages=[{"role": turn.role, "content": turn.text} for turn in ask.turns],
        max_tokens=ask.most,
        temperature=0.0,
        seed=SEED,
        **form.fields(ask),
    )


def connect(
    url: str,
    model: str | None = None,
    *,
    timeout: float = TIMEOUT,
    retries: int = RETRIES,
    threads: int = THREADS,
) -> ServerChat:
    """Connect to the server at ``url`` (``http://127.0.0.1:8000/v1``; ``/v1`` may be left out).

    Without ``model`` the only one that the server has is taken.

    Raises:
        Missing: the client library is not installed, or no server answers there.
        BadInput: the URL, the key or the model is wrong.
    """
    base = base_url(url)
    try:
        import openai
    except ImportError:
        raise Missing(f"A server needs the openai client; type: {_INSTALL}.") from None
    client = openai.OpenAI(
        base_url=base,
        api_key=os.environ.get(KEY) or "none",
        organization="",
        project="",
        timeout=timeout,
        max_retries=retries,
        # What is asked on this machine stays on it: no proxy, and no redirection to elsewhere.
        http_client=openai.DefaultHttpxClient(trust_env=not is_here(base), follow_redirects=False),
    )
    try:
        with ExitStack() as unless_connected:
            unless_connected.callback(client.close)
            name = model or _only_model(client, base)
            form = _fitting(client, name, base)
            unless_connected.pop_all()
        return ServerChat(client, name, form, threads=threads)
    except openai.APITimeoutError:
        raise Missing(
            f"{base} did not answer within {timeout:g} seconds; wait until its model is loaded "
            "and type it again."
        ) from None
    except openai.APIConnectionError:
        raise Missing(
            f"No server answers at {base}; start one, for example: vllm serve Qwen/Qwen3-8B."
        ) from None
    except openai.AuthenticationError:
        raise BadInput(f"{base} wants a key; set it: export {KEY}=….") from None
    except openai.APIStatusError as error:
        raise Missing(
            f"{base} answers with HTTP {error.status_code}; look into the server's own log."
        ) from None
    except (openai.OpenAIError, ValueError):
        raise BadInput(f"{base} does not speak the OpenAI protocol; check the URL.") from None


def base_url(url: str) -> str:
    """``url`` as the client wants it.

    Raises:
        BadInput: it is no http or https URL, or holds a key that would be shown.
    """
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or not _HOST.fullmatch(host):
        raise BadInput(
            f"--reader {url} is no URL of a server; it looks like http://127.0.0.1:8000/v1."
        )
    if parts.username or parts.password:
        raise BadInput(f"--reader: leave the key out of the URL; type: export {KEY}=….")
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    return f"{parts.scheme}://{parts.netloc}{path or '/v1'}"


def is_here(url: str) -> bool:
    """Whether ``url`` is on this machine, so that no diary leaves it."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or re.fullmatch(r"127(\.\d{1,3}){3}", host) is not None


def _only_model(client: Any, base: str) -> str:
    names = [str(model.id) for model in client.models.list().data or ()]
    if len(names) != 1:
        known = ", ".join(names[:10]) or "none"
        raise BadInput(f"{base} has these models: {known}; name one: --model NAME.")
    return names[0]


def _fitting(client: Any, model: str, base: str) -> Form:
    """The fullest form that the server takes."""
    import openai

    last: openai.APIStatusError | None = None
    for form in FORMS:
        try:
            reply: Any = _send(client, model, _PROBE, form)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            last = error
            continue
        except openai.NotFoundError:
            raise BadInput(
                f"{base} has no model '{model}', or no chat; type: curl {base}/models."
            ) from None
        if _read(reply).fault is not None:
            raise BadInput(f"{base} does not speak the OpenAI protocol; check the URL.")
        return form
    assert last is not None
    raise last
