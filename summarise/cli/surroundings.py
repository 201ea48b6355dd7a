"""Where the command runs: the real environment, folders and streams, read in one place.

Covers: resolving settings from them, the user's own files, choosing the engine, building what
an engine needs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarise.cli.reporting import say
from summarise.errors import AuthError, ConfigError
from summarise.settings import FILE_NAME, Settings, Value, api_key, resolve
from summarise.text_safety import bare_url, printable

if TYPE_CHECKING:
    from summarise.checks.policy import Policy
    from summarise.model.cache import ReplyCache
    from summarise.model.settings import ServiceSettings
    from summarise.pipeline import Options
    from summarise.prompts import Prompt

DEFAULT_MODEL = "gpt-5.4-mini"
BASELINE = "baseline"
LOCAL = "local:"  # before the path of a model file; see `cli/local.py`
CACHE_FILE = "replies.v1.sqlite"  # another layout of the file gets another name
LOG_FILE = "runs.jsonl"
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def load_settings(flags: Mapping[str, Value | None]) -> Settings:
    """All settings, from the flags given and the real surroundings.

    Args:
        flags: By name; the `locals()` of a command will do, as what is no setting is not read.
    """
    return resolve(flags, environ=os.environ, folder=Path.cwd(), user_file=user_file())


def user_file() -> Path:
    """The user's own settings file; `SUMMARISE_HOME` moves it, and the cache and the log."""
    from platformdirs import user_config_path

    return _home(user_config_path) / "config.toml"


def cache_file() -> Path:
    """Where replies are kept."""
    from platformdirs import user_cache_path

    return _home(user_cache_path) / CACHE_FILE


def log_file() -> Path:
    """Where runs are logged."""
    from platformdirs import user_state_path

    return _home(user_state_path) / LOG_FILE


def _home(usual: Callable[[str], Path]) -> Path:
    moved = os.environ.get("SUMMARISE_HOME")
    return Path(moved) if moved else usual("summarise")


def open_cache(settings: Settings) -> ReplyCache:
    """The cache of replies, whether the settings use it or not; opened when first used."""
    from summarise.model.cache import ReplyCache

    return ReplyCache(
        cache_file(),
        settings.count("cache_max_mb") * 1_000_000,
        warn=lambda line: say(f"warning: {line}"),
    )


@dataclass(frozen=True, slots=True)
class Engine:
    """What summarises.

    Attributes:
        model: Model id, or None for the baseline.
        chosen: False if nothing was configured and the baseline stands in.
    """

    model: str | None
    chosen: bool


def choose_engine(settings: Settings, *, dry_run: bool = False) -> Engine:
    """The engine that the settings ask for.

    `-m` decides. With neither model, key nor service configured it is the baseline. A dry
    run shows a request, so it never falls back.

    Raises:
        ConfigError: If a service of one's own is configured, but no model.
    """
    model = settings.text("model")
    if model == BASELINE and not dry_run:
        return Engine(None, chosen=True)
    if model and model != BASELINE:
        return Engine(model, chosen=True)
    own = settings.text("base_url") or settings.text("azure_endpoint")
    if own:
        raise ConfigError(
            f"{bare_url(own)} is configured, but no model",
            hint="name one: -m MODEL, or -m baseline",
        )
    if dry_run or api_key(os.environ, azure=False)[0]:
        return Engine(DEFAULT_MODEL, chosen=True)
    return Engine(None, chosen=False)


def service_settings(settings: Settings, *, need_key: bool = True) -> ServiceSettings:
    """How to reach the service.

    Raises:
        AuthError: If it is OpenAI or Azure and there is no key.
        ConfigError: If a value cannot be, or the model is a file that is not served.
    """
    from summarise.model.pricing import OwnPrice
    from summarise.model.settings import ServiceSettings

    price = settings.text("price")
    where = _where(settings)
    service = ServiceSettings(
        base_url=where.base_url,
        api_key=where.key,
        azure_endpoint=where.azure_endpoint,
        local=settings.local is not None,
        api_version=settings.text("api_version"),
        organization=settings.text("organization"),
        timeout_seconds=settings.number("timeout") or 60.0,
        deadline_seconds=settings.number("deadline") or 300.0,
        attempts=settings.count("attempts"),
        rpm=settings.number("rpm"),
        tpm=settings.number("tpm"),
        price=OwnPrice.parse(price) if price else None,
    )
    if need_key and where.key is None and (service.is_openai or where.azure_endpoint):
        raise AuthError(
            "no API key",
            hint="export OPENAI_API_KEY=...   or look without sending: --dry-run   "
            "or without a model: -m baseline",
        )
    if need_key and where.key is not None:
        _refuse_strange_service(settings, where)
    return service


def _refuse_strange_service(settings: Settings, where: _Where) -> None:
    """Send no key where nobody but a file found in this folder says it should go.

    Raises:
        ConfigError: `./summarise.toml` alone names a service that is not this machine.
    """
    name = "azure_endpoint" if where.azure_endpoint else "base_url"
    address = settings.values[name]
    host = urlsplit(str(address.value)).hostname or ""
    if address.origin == f"./{FILE_NAME}" and host not in _THIS_MACHINE:
        raise ConfigError(
            f"./{FILE_NAME} would have your key sent to {bare_url(str(address.value))}",
            hint=f"if that is meant: --{name.replace('_', '-')} URL, "
            f"SUMMARISE_{name.upper()}, or your own file ({user_file()})",
        )


@dataclass(frozen=True, slots=True)
class _Where:
    """The service that the settings lead to."""

    base_url: str | None
    azure_endpoint: str | None
    key: str | None = field(repr=False)


def _where(settings: Settings) -> _Where:
    """A model file's own server, else an Azure endpoint, else a base URL."""
    if settings.local is not None:
        return _Where(settings.local.base_url, None, settings.local.key or None)
    model = settings.text("model") or ""
    if model.startswith(LOCAL):
        raise ConfigError(
            f"this command has no use for {printable(model)}",
            hint="run, batch, doctor and eval record have",
        )
    azure, base = settings.text("azure_endpoint"), settings.text("base_url")
    if azure and base and settings.values["base_url"].origin != "flag":
        base = None  # an Azure endpoint is the narrower choice
    host = urlsplit(base or "").hostname or ""
    is_azure = bool(azure) or host.endswith(".azure.com")
    return _Where(base, azure, api_key(os.environ, azure=is_azure)[0])


def load_prompt_of(settings: Settings) -> Prompt:
    """The prompt that the settings name."""
    from summarise.prompts import load_prompt

    folder = settings.text("prompts")
    return load_prompt(settings.text("prompt") or "summary", Path(folder) if folder else None)


def load_policy_of(settings: Settings) -> Policy:
    """The check policy that the settings name."""
    from summarise.checks.policy import load_policy

    return load_policy(settings.text("policy") or "default")


def options_of(settings: Settings, model: str, service: ServiceSettings) -> Options:
    """Everything a model run needs besides a client."""
    from summarise.language_names import language_name
    from summarise.library import service_facts
    from summarise.pipeline import Options, Sampling

    language = settings.text("language")
    if language:
        language_name(language)  # an unknown code is refused before anything is sent
    return Options(
        model=model,
        prompt=load_prompt_of(settings),
        policy=load_policy_of(settings),
        language=language,
        sampling=Sampling(
            max_output_tokens=settings.count("max_output_tokens"),
            max_input_tokens=settings.count("max_input_tokens"),
            temperature=settings.number("temperature"),
            seed=settings.optional_count("seed"),
            reasoning_effort=settings.text("reasoning_effort"),
        ),
        **service_facts(service),
    )
