"""The agreement of two annotators, where a folder of eval data holds both their passes.

No system can be expected to agree with gold better than two careful passes agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from summarise.errors import UsageError
from summarise.evals.agreement import Agreed, Passes, agreement
from summarise.evals.cases import Case, Gold
from summarise.evals.folders import passes


def ceiling(data: Path, cases: Iterable[str]) -> dict[str, Agreed]:
    """Agreement by metric; empty unless two passes annotated some of the cases.

    Args:
        data: The folder of eval data.
        cases: Ids of the cases that the ceiling is shown for.

    Raises:
        UsageError: If a pass cannot be read.
    """
    folders = passes(data)
    if folders is None:
        return {}
    both = []
    for case in sorted(cases):
        ours, theirs = (folder / f"{case}.json" for folder in folders)
        if ours.is_file() and theirs.is_file():
            path = data / "cases" / f"{case}.json"
            article = Case.model_validate_json(path.read_bytes()).load_article(data)
            both.append(Passes(article, _read(ours), _read(theirs)))
    return agreement(both) if both else {}


def _read(path: Path) -> Gold:
    try:
        return Gold.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        first = " ".join(str(error).split("\n")[:3])
        raise UsageError(f"passes/{path.parent.name}/{path.name}: {first}") from error
