"""A peer's aligner in an environment of its own, and what it makes of quotes.

Covers: installing the peer once under the user's cache folder, with uv where there is one and
else with pip; running `peer_align.py` there.
Does not cover: which quotes, or what is right (`quote_check.py`).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

PEER = "langextract==1.7.1"


class PeerMissingError(Exception):
    """The peer cannot be installed here."""


def peer_python(folder: Path | None = None) -> Path:
    """The interpreter of the peer's environment, which is made if it is not there yet.

    Args:
        folder: Where environments are kept; by default under the user's cache folder.

    Raises:
        PeerMissingError: If it cannot be installed: no network, or another reason.
    """
    home = (folder or user_cache_path("summarise-bench")) / PEER.replace("==", "-")
    python, ready = home / "bin" / "python", home / "ready"
    if ready.exists():
        return python
    shutil.rmtree(home, ignore_errors=True)
    uv = shutil.which("uv")
    if uv:
        steps = [
            [uv, "venv", "--quiet", "--python", sys.executable, str(home)],
            [uv, "pip", "install", "--quiet", "--python", str(python), PEER],
        ]
    else:
        steps = [
            [sys.executable, "-m", "venv", str(home)],
            [str(python), "-m", "pip", "install", "--quiet", PEER],
        ]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)  # noqa: S603  # ours
        if done.returncode:
            last = done.stderr.strip().splitlines()[-1:]
            raise PeerMissingError(f"{PEER}: {' '.join(last) or step}")
    ready.touch()
    return python


def aligned(python: Path, articles: dict[str, str], quotes: list[list[str]]) -> dict[str, Any]:
    """What the peer makes of quotes, each a pair of the article's name and the words.

    Returns:
        `seconds` of CPU for all, and `found`: for each quote `[status, start, end]`, or None.
    """
    asked = json.dumps({"articles": articles, "quotes": quotes})
    script = str(Path(__file__).with_name("peer_align.py"))
    done = subprocess.run(  # noqa: S603  # our own script
        [str(python), script], input=asked, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PeerMissingError(f"{PEER}: {done.stderr.strip().splitlines()[-1:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
