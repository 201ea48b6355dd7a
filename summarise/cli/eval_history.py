"""What the accepted scores were at an earlier commit, from git.

A change is held against the scores of the branch it goes to: against those it brings itself,
it could accept whatever it does.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from summarise.errors import UsageError

SECONDS = 30


def accepted_at(ref: str, data: Path) -> Callable[[Path], str | None]:
    """A way to read a file of eval data as it was where HEAD left a branch.

    Args:
        ref: The branch, e.g. `origin/main`.
        data: The folder of eval data, inside a git checkout.

    Returns:
        From a path to its text at the merge base, or None if it was not there.

    Raises:
        UsageError: If git does not know the branch, or there is no common commit.
    """
    base = _git(data, "merge-base", "--end-of-options", ref, "HEAD")
    if base is None:
        raise UsageError(
            f"git finds no common commit of {ref!r} and HEAD in {data}",
            hint="fetch the whole history (actions/checkout: fetch-depth: 0)",
        )
    commit = base.strip()

    def text_of(path: Path) -> str | None:
        return _git(data, "show", f"{commit}:./{path.relative_to(data).as_posix()}")

    return text_of


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, or None if it fails."""
    try:
        done = subprocess.run(  # noqa: S603  # git itself, its arguments our own
            ["git", "-C", str(folder), *arguments],  # noqa: S607  # the user's git
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"git cannot be run: {error}", hint="leave out --against") from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
