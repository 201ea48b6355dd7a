"""`-m local:PATH.gguf`: the model's own server around a command.

Covers: starting and stopping it, and the settings that go with it. Does not cover: how it is run
(`model/local.py`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.cli.reporting import say
from summarise.cli.surroundings import LOCAL, Engine
from summarise.errors import ConfigError
from summarise.settings import LocalAccess, Resolved, Settings, Value
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.model.local import LocalServer

# What finds graphics cards, temporary folders and, on Windows, sockets. No keys.
_PASSED_ON = frozenset(
    {
        "CUDA_VISIBLE_DEVICES",
        "GGML_VK_VISIBLE_DEVICES",
        "HIP_VISIBLE_DEVICES",
        "LD_LIBRARY_PATH",
        "ROCR_VISIBLE_DEVICES",
        "SYSTEMROOT",
        "TEMP",
        "TMPDIR",
    }
)
_PROMPT_TOKENS = 4_000  # the system prompt and what is added to a re-ask, rounded up
_LEAST_ARTICLE = 500


@contextmanager
def at_hand(
    engine: Engine, settings: Settings, *, start: bool = True
) -> Iterator[tuple[Engine, Settings]]:
    """Engine and settings as they are; for a model file, with its server running meanwhile.

    The model then has its name without the folder. A processor is slow and serves one request
    at a time, so patience, articles at once and their length get other defaults.

    Args:
        engine: The one chosen.
        settings: All settings.
        start: False to name the model and start nothing, for a dry run.

    Raises:
        ConfigError: There is no such file, it is no model, or a service is named besides.
        ServiceError: The server did not start.
    """
    named = settings.text("model") or ""  # what a service lists is no path, whatever its name
    if engine.model != named or not named.startswith(LOCAL):
        yield engine, settings
        return
    path = Path(named.removeprefix(LOCAL)).expanduser()
    _refuse_another_service(settings)
    from summarise.model.local import LocalServer, local_model

    context = settings.count("local_context")
    if not start:
        name, nowhere = local_model(path), LocalAccess("http://127.0.0.1/v1", "")
        yield replace(engine, model=name), _adapted(settings, name, context, nowhere)
        return
    server = LocalServer(
        path,
        context=context,
        threads=settings.optional_count("local_threads"),
        environment=_passed_on(os.environ),
    )
    say(f"starting {printable(server.model)} ...", dim=True)
    begun = time.monotonic()
    with server:
        seconds = time.monotonic() - begun
        say(f"ready after {seconds:.1f} s: a context of {server.context:,} tokens", dim=True)
        access = LocalAccess(server.service.endpoint, server.service.api_key or "")
        settings = _adapted(settings, server.model, server.context, access)
        try:
            yield replace(engine, model=server.model), settings
        finally:
            _tell_if_ended(server)


def _tell_if_ended(server: LocalServer) -> None:
    words = server.ended
    if words is not None:
        say(f"the local server ended before its time: {printable(words)}")


def _refuse_another_service(settings: Settings) -> None:
    """A service that only the surroundings name is left alone; one on the command line is not."""
    for name in ("base_url", "azure_endpoint"):
        if settings.values[name].origin == "flag":
            flag = "--" + name.replace("_", "-")
            raise ConfigError(
                f"{LOCAL} brings its own server, and {flag} names another",
                hint=f"leave out {flag}, or name the model as that service spells it",
            )


def _passed_on(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name.upper() in _PASSED_ON}


def _adapted(settings: Settings, model: str, context: int, access: LocalAccess) -> Settings:
    """The settings for a local model; what somebody chose stays as it is."""
    from summarise.model.local import DEADLINE_SECONDS, TIMEOUT_SECONDS

    answer = min(settings.count("max_output_tokens"), context // 2)
    left = context - answer - _PROMPT_TOKENS
    room = min(settings.count("max_input_tokens"), max(left, _LEAST_ARTICLE))
    defaults: dict[str, Value] = {
        "timeout": TIMEOUT_SECONDS,
        "deadline": DEADLINE_SECONDS,
        "jobs": 1,
        "max_input_tokens": room,
    }
    changed = {
        name: Resolved(value, LOCAL)
        for name, value in defaults.items()
        if settings.values[name].origin == "default"
    }
    named = Resolved(model, settings.values["model"].origin)
    return replace(settings, values={**settings.values, **changed, "model": named}, local=access)
