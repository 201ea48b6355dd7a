"""Where the model service is and how patient to be with it.

Covers: the values a client is built from, and their validation. Does not cover: where the
values come from (flags, files, environment), which is the command line's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from summarise.errors import ConfigError
from summarise.model.pricing import OwnPrice
from summarise.text_safety import bare_url

LOCAL_HOST = "local"
OPENAI_BASE_URL = "https://api.openai.com/v1"
# OpenAI's own hosts, its regional ones included (`eu.api.openai.com`).
_OPENAI_HOST = "api.openai.com"


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """One model service.

    Attributes:
        base_url: Up to and including the version, e.g. `http://127.0.0.1:8080/v1`; None for
            OpenAI. Credentials or a query in it are refused: it is shown in messages.
        api_key: Needed for OpenAI and Azure only. Never part of a repr, error or record.
        azure_endpoint: `https://NAME.openai.azure.com`; makes the client an Azure one.
        api_version: Azure's `api-version`, needed with `azure_endpoint`.
        organization: Sent as OpenAI's organisation header; None sends none.
        timeout_seconds: For one attempt, from sending to the last byte.
        deadline_seconds: For one question, its retries and pauses included; waiting for
            `rpm` and `tpm` is not counted.
        attempts: Most requests for one question that fail in a way worth retrying.
        rpm: Requests per minute over all calls of a client; None for no limit.
        tpm: Tokens per minute, estimated; None for no limit.
        price: What its models cost, where the user knows better than the price list.
        local: It is a child process of ours, on whatever port was free; see `local.py`.
    """

    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    azure_endpoint: str | None = None
    api_version: str | None = None
    organization: str | None = None
    timeout_seconds: float = 60.0
    deadline_seconds: float = 300.0
    attempts: int = 5
    rpm: float | None = None
    tpm: float | None = None
    price: OwnPrice | None = None
    local: bool = False

    def __post_init__(self) -> None:
        """Refuse what could not work.

        Raises:
            ConfigError: Naming the setting, never the key.
        """
        object.__setattr__(self, "api_key", (self.api_key or "").strip() or None)
        if self.api_key and not (self.api_key.isascii() and self.api_key.isprintable()):
            raise ConfigError(
                "the API key holds characters that cannot be sent in a header",
                hint="copy the key again, without line breaks or quotation marks",
            )
        if self.base_url and self.azure_endpoint:
            raise ConfigError(
                "base_url and azure_endpoint exclude each other",
                hint="Azure takes azure_endpoint, every other service base_url",
            )
        if self.azure_endpoint and not self.api_version:
            raise ConfigError("azure_endpoint needs api_version", hint="for example 2024-10-21")
        _checked_url(self.endpoint)
        _check_numbers(self)

    @property
    def endpoint(self) -> str:
        """The URL requests go below: key of everything learned about the service."""
        return (self.azure_endpoint or self.base_url or OPENAI_BASE_URL).rstrip("/")

    @property
    def identity(self) -> str:
        """What stands for the service where replies are kept: its URL, but for a chance port."""
        return LOCAL_HOST if self.local else self.endpoint

    @property
    def host(self) -> str:
        """Host name of the service, without port; `local` for a child process of ours."""
        return LOCAL_HOST if self.local else _checked_url(self.endpoint).hostname or ""

    @property
    def is_openai(self) -> bool:
        """Whether this is OpenAI itself, not a compatible server and not Azure."""
        host = self.host
        return not self.azure_endpoint and (
            host == _OPENAI_HOST or host.endswith("." + _OPENAI_HOST)
        )


def _checked_url(url: str) -> SplitResult:
    """Split a service's URL, or say what is wrong with it without repeating a password."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises on a port that is no number
    except ValueError:
        raise ConfigError(
            "the base URL is malformed", hint="for example https://api.example.com/v1"
        ) from None
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigError(
            f"the base URL for {parts.hostname} holds credentials, a query or a fragment",
            hint="give the key as the API key, and the URL up to its path only",
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(
            f"{bare_url(url)!r} is no base URL",
            hint="it looks like http://127.0.0.1:8080/v1",
        )
    return parts


def _check_numbers(settings: ServiceSettings) -> None:
    for name in ("timeout_seconds", "deadline_seconds", "attempts", "rpm", "tpm"):
        value = getattr(settings, name)
        if value is not None and not value > 0:
            raise ConfigError(
                f"{name} must be greater than 0, not {value!r}",
                hint="leave it out for its default",
            )
