"""What a folder of recorded replies was recorded with.

Covers: `recordings/<name>.json`, beside the folder `recordings/<name>/` of one model: all that
decides a request's body, so that it can be asked again, byte for byte, with no service at hand.
Does not cover: the recordings (`model/`), sending (`replaying.py`).

No host is kept: requests are replayed to a name that no network knows.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import JsonValue, ValidationError

from summarise.errors import UsageError
from summarise.model.settings import ServiceSettings
from summarise.pipeline import Sampling
from summarise.run_record import Record

FOLDER = "recordings"
NOWHERE = "recorded.invalid"  # RFC 2606: a name that never resolves
Service = Literal["openai", "azure", "compatible"]


class RecordingSet(Record):
    """How the requests of one set of recordings are made.

    Attributes:
        service: Which kind of service; it decides the names of parameters.
        path: Of the base URL, e.g. `/v1`.
        prompt: With or without version; without, a newer version makes recordings stale.
        policy: Check policy: it decides what is asked again.
        language: ISO 639-1 code to write in; None means each article's own.
    """

    model: str
    service: Service
    path: str
    api_version: str | None = None
    prompt: str = "summary"
    policy: str = "default"
    language: str | None = None
    sampling: Sampling = Sampling()

    @property
    def slug(self) -> str:
        """Name of the set: of its file and its folder."""
        return slug_of(self.model)

    def parameters(self) -> dict[str, JsonValue]:
        """What was asked for besides model and prompt, by name; what was left open is not."""
        given = {"language": self.language, **asdict(self.sampling)}
        return {name: value for name, value in given.items() if value is not None}

    def settings(self) -> ServiceSettings:
        """Service settings that make the recorded bodies again and reach no service."""
        if self.service == "openai":
            return ServiceSettings(api_key="replayed", attempts=1)
        root = f"https://{NOWHERE}{self.path}"
        if self.service == "azure":
            return ServiceSettings(
                azure_endpoint=root, api_version=self.api_version, api_key="replayed", attempts=1
            )
        return ServiceSettings(base_url=root, attempts=1)


def set_for(model: str, service: ServiceSettings, **choices: object) -> RecordingSet:
    """Describe a set that is to be recorded.

    Args:
        model: As the service spells it.
        service: Where it will be recorded.
        choices: `prompt`, `policy`, `language`, `sampling`.
    """
    kind: Service = "compatible"
    if service.azure_endpoint:
        kind = "azure"
    elif service.is_openai:
        kind = "openai"
    return RecordingSet.model_validate(
        {
            "model": model,
            "service": kind,
            "path": urlsplit(service.endpoint).path,
            "api_version": service.api_version if kind == "azure" else None,
            **choices,
        }
    )


def slug_of(model: str) -> str:
    """A model id as a folder name: lower case letters, digits, dots and hyphens.

    >>> slug_of("Qwen/Qwen2.5-7B-Instruct")
    'qwen-qwen2.5-7b-instruct'
    """
    return re.sub(r"[^a-z0-9.]+", "-", model.lower()).strip(".-") or "model"


def set_names(data: Path) -> list[str]:
    """The names of all sets in a folder of eval data."""
    return sorted(path.stem for path in (data / FOLDER).glob("*.json"))


def load_set(data: Path, name: str) -> RecordingSet:
    """Read what a set was recorded with.

    Args:
        data: The folder of eval data.
        name: Of the set, or its model as the service spells it.

    Raises:
        UsageError: If there is no such set, or its file is malformed.
    """
    path = data / FOLDER / f"{slug_of(name)}.json"
    try:
        return RecordingSet.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        known = ", ".join(["baseline", *set_names(data)])
        raise UsageError(
            f"nothing is recorded for {name!r}",
            hint=f"there is: {known}; or record: summarise eval record -m MODEL --origin TEXT",
        ) from error
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise UsageError(
            f"{FOLDER}/{path.name} cannot be read: {error}",
            hint="take it from the repository again, or record anew: summarise eval record",
        ) from error


def save_set(described: RecordingSet, data: Path) -> None:
    """Write what a set is recorded with, or leave it if it says the same.

    Raises:
        UsageError: If the set was recorded with something else.
    """
    path = data / FOLDER / f"{described.slug}.json"
    if path.exists():
        if load_set(data, described.slug) != described:
            raise UsageError(
                f"{described.slug} was recorded with other settings ({FOLDER}/{path.name})",
                hint="delete its file and folder to record it anew, or leave out flags that differ",
            )
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(described.model_dump_json(indent=2) + "\n", encoding="utf-8")
