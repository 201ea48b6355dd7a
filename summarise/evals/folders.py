"""Where eval data lie, inside one folder.

Covers: the default folder, and the names of everything in it.

    cases/<id>.json            articles/<id>.txt
    recordings/<name>.json     recordings/<name>/<case>/...
    accepted/<engine>.jsonl    passes/{a,b}/<id>.json
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from summarise.errors import UsageError


def default_data(here: Path) -> Path:
    """The eval data of a project: its `evals/`, else those of the checkout around the package.

    Args:
        here: The project's folder.

    Raises:
        UsageError: If there is neither.
    """
    package = Path(str(files("summarise")))
    for folder in (here / "evals", package.parent / "evals"):
        if (folder / "cases").is_dir():
            return folder
    raise UsageError(
        "no eval data: neither ./evals/cases nor beside this installation",
        hint="name a folder: --data DIR; summarise schema case describes a case",
    )


def require_data(folder: Path) -> Path:
    """The folder, if it can hold eval data.

    Raises:
        UsageError: If it holds no cases.
    """
    if not (folder / "cases").is_dir():
        raise UsageError(
            f"{folder} holds no cases", hint="--data takes the folder above cases/ and articles/"
        )
    return folder


def accepted_file(data: Path, engine: str) -> Path:
    """Where the accepted scores of an engine stand."""
    return data / "accepted" / f"{engine}.jsonl"


def passes(data: Path) -> tuple[Path, Path] | None:
    """The folders of two independent annotators, if both are there."""
    found = (data / "passes" / "a", data / "passes" / "b")
    return found if all(folder.is_dir() for folder in found) else None
