"""Which cases of a folder are run.

Covers: selecting by id pattern and tag. Choosing none is an error: a mistyped name must not
look like a run in which nothing went wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from summarise.errors import UsageError
from summarise.evals.cases import Case


def select(cases: Sequence[Case], patterns: Sequence[str], tags: Sequence[str]) -> list[Case]:
    """The cases that match any of the patterns and bear every tag; all without either.

    Args:
        cases: All cases.
        patterns: Ids, with `*` and `?` as wildcards.
        tags: As in the case files.

    Raises:
        UsageError: If a pattern or a tag matches nothing, or all of them together do.
    """
    for pattern in patterns:
        if not any(fnmatchcase(case.id, pattern) for case in cases):
            raise UsageError(f"no case {pattern!r}", hint=_near(pattern, cases))
    known = sorted({tag for case in cases for tag in case.tags})
    for tag in tags:
        if tag not in known:
            raise UsageError(f"no case has the tag {tag!r}", hint="tags: " + ", ".join(known))
    found = [
        case
        for case in cases
        if (not patterns or any(fnmatchcase(case.id, pattern) for pattern in patterns))
        and set(tags) <= set(case.tags)
    ]
    if not found:
        raise UsageError("no case has all of that", hint="fewer of --case and --tag match more")
    return found


def _near(pattern: str, cases: Sequence[Case]) -> str:
    from difflib import get_close_matches

    ids = [case.id for case in cases]
    near = get_close_matches(pattern, ids, n=3)
    if near:
        return f"did you mean {' or '.join(near)}?"
    shown = ", ".join(ids[:5])
    return f"there are {len(ids)} cases: {shown}{', ...' if len(ids) > 5 else ''}"
