"""Files that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text file beside its place and move it there: an old one is never half replaced.

    UTF-8, line feeds as they are in the text on every system.

    Raises:
        OSError: If the folder is missing or nothing can be written there.
    """
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
