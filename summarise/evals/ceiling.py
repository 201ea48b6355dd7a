"""The agreement of two annotators, where a folder of eval data holds both their passes.

No system can be expected to agree with gold better than two careful passes agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from summarise.article import Article
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
    ours, theirs = folders
    names = [f"{case}.json" for case in sorted(cases)]
    both = [name for name in names if (ours / name).is_file() and (theirs / name).is_file()]
    if not both:
        return {}
    return agreement(
        Passes(_article(data, name), _read(ours / name), _read(theirs / name)) for name in both
    )


def _article(data: Path, name: str) -> Article:
    return Case.model_validate_json((data / "cases" / name).read_bytes()).load_article(data)


def _read(path: Path) -> Gold:
    try:
        return Gold.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        first = " ".join(str(error).split("\n")[:3])
        raise UsageError(f"passes/{path.parent.name}/{path.name}: {first}") from error
