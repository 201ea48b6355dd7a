"""Files that are there whole or not at all, and files for their owner alone.

A link that somebody planted where a file is written is replaced, never followed: what it points
to stays as it is. A file that the user names is another matter; see `batch/sinks.py`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_OWNER_ALONE = 0o600


def write_whole(path: Path, text: str) -> None:
    """Write a text file beside its place and move it there: an old one is never half replaced.

    UTF-8, line feeds as they are in the text on every system.

    Raises:
        OSError: If the folder is missing or nothing can be written there.
    """
    part = fresh_part(path)
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)


def fresh_part(path: Path) -> Path:
    """The place beside `path` where it is written until it is whole, as a new, empty file.

    Raises:
        OSError: If it cannot be made, or something else makes it at the same moment.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(exist_ok=False)  # follows no link, unlike opening it
    return part


def private(path: Path) -> Path:
    """`path`, made as an empty file for its owner alone where there is none.

    SQLite gives the files that it puts beside a database the mode of the database. What cannot
    be made is left to whoever opens it, to say why.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, _OWNER_ALONE))
    return path
