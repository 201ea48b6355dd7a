"""A job: what was asked for once, and is the same in every round.

Covers: the file `job.json` in the job's folder. Does not cover: what was asked and answered
(`store.py`). No secret is in it: keys are read from the environment by each command.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarise.batch.sinks import unwritable
from summarise.errors import UsageError
from summarise.model.ladder import Rung
from summarise.text_safety import printable
from summarise.whole_files import write_whole

FILE, STORE = "job.json", "job.sqlite"


class Job(BaseModel):
    """What a job was exported with.

    Attributes:
        id: Names its files and batches at the service.
        folder: Where it was exported; paths are meant from there.
        intake: Flags about columns, format and shard, by name.
        settings: Every setting that had a value, by name.
        under: Fingerprint of prompt, model, parameters and policy.
        rung: How the schema is asked for at first.
        tries: How often one request is asked before its failure stands.
        max_requests, max_bytes: Of one request file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[0-9a-f]{16}$")
    folder: str
    sources: tuple[str, ...]
    output: str
    intake: dict[str, str | None]
    settings: dict[str, str | int | float | bool]
    under: str
    rung: Rung
    ordered: bool
    dedupe: str
    tries: int = Field(ge=1)
    max_requests: int = Field(ge=1)
    max_bytes: int = Field(ge=1)

    def same_as(self, other: Job) -> bool:
        """Whether they ask for the same."""
        return self.model_copy(update={"id": other.id}) == other


def load_job(folder: Path) -> Job | None:
    """The job of a folder, or None where there is none.

    Raises:
        UsageError: If its file is damaged.
    """
    path = folder / FILE
    try:
        content: Any = json.loads(path.read_bytes())
        return Job.model_validate(content)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(
            f"{printable(str(path))} is no job of this version",
            hint="export a new one: summarise batch export INPUT... -o OUT.jsonl --job NEW",
        ) from error


def make_job(values: dict[str, Any]) -> Job:
    """A job of these values.

    Raises:
        UsageError: If one cannot be kept, e.g. a path whose bytes are no text.
    """
    try:
        return Job.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"a job cannot keep this {where}: {first['msg']}") from error


def save_job(folder: Path, job: Job) -> None:
    """Write a job's file, whole or not at all; its folder is made.

    Raises:
        OutputError: If it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # it holds the articles' texts
        write_whole(folder / FILE, job.model_dump_json(indent=1) + "\n")
    except OSError as error:
        raise unwritable(folder / FILE, error) from error
