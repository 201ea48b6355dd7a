"""The files below a folder, and the files that a pattern matches.

Covers: recursion in the order of paths, `*`, `?`, `[…]` and `**`, what is passed over and
why. Does not cover: what the files hold.

Links are never followed below the folder named: none leads out of it, none leads in circles,
and no file is found twice. Only names are looked at; nothing is opened.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from summarise.errors import SourceError
from summarise.read.files import missing_error
from summarise.read.intake import InputFormat, format_of_name
from summarise.read.kinds import DOCUMENT_SUFFIXES
from summarise.text_safety import printable, shell_word

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
_DEEPEST = 64  # folders inside folders; our choice
_MAGIC = frozenset("*?[")


def is_pattern(word: str) -> bool:
    """Whether a word is a pattern, as no file has that name.

    >>> is_pattern("news/**/*.html")
    True
    """
    return not _MAGIC.isdisjoint(word) and not os.path.lexists(word)


def files_below(folder: str, skipped: Counter[str]) -> Iterator[str]:
    """Every file with a known suffix below a folder, sorted by path.

    Args:
        folder: As typed; the paths found begin with it.
        skipped: Counts what is passed over, by reason.

    Raises:
        SourceError: The folder cannot be listed, or holds nothing that is read. A folder
            below that cannot be listed is counted.
    """
    found = 0
    passed_before = skipped.total()
    for path in _walk(Path(folder), skipped, _DEEPEST):
        if _is_known(path.name):
            found += 1
            yield str(path)
        else:
            skipped["file of another kind"] += 1
    if not found:
        passed = skipped.total() - passed_before
        rest = f"; {passed:,} passed over" if passed else ""
        raise SourceError(
            f"{printable(folder)} holds no articles{rest}",
            hint="name files of other kinds themselves: summarise run FOLDER/*",
        )


def files_matching(pattern: str, skipped: Counter[str]) -> Iterator[str]:
    """Every file that a pattern matches, sorted by path, whatever its suffix.

    `*`, `?` and `[…]` match inside one name, `**` matches any number of folders, and no
    pattern matches hidden files.

    Raises:
        SourceError: Nothing matches, or the folder before the pattern cannot be listed.
    """
    parts = Path(pattern).parts
    fixed = next(place for place, part in enumerate(parts) if not _MAGIC.isdisjoint(part))
    base, wanted = Path(*parts[:fixed]), tuple(parts[fixed:])
    deepest = _DEEPEST if "**" in wanted else len(wanted) - 1
    found, passed_over = 0, Counter[str]()
    for path in _walk(base, passed_over, deepest):
        if _matches(path.relative_to(base).parts, wanted):
            found += 1
            yield str(path)
    skipped["link"] += passed_over["link"]  # the rest was not asked for
    if not found:
        raise SourceError(
            f"no file matches {printable(pattern)}", hint=f"ls {shell_word(str(base))}"
        )


def _walk(folder: Path, skipped: Counter[str], deepest: int) -> Iterator[Path]:
    """Regular files, in the order of their paths' parts."""
    try:
        with os.scandir(folder) as listing:
            children = sorted(listing, key=lambda child: child.name)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise missing_error(str(folder), folder) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = printable(getattr(error, "strerror", None) or str(error))
        raise SourceError(
            f"{printable(str(folder))} cannot be listed: {why}",
            hint=f"ls -ld {shell_word(str(folder))}",
        ) from error
    for child in children:
        reason = _reason_to_skip(child, deepest)
        if reason is not None:
            skipped[reason] += 1
        elif child.is_dir(follow_symlinks=False):
            try:
                yield from _walk(folder / child.name, skipped, deepest - 1)
            except SourceError:
                skipped["folder that cannot be listed"] += 1
        else:
            yield folder / child.name


def _reason_to_skip(child: os.DirEntry[str], deepest: int) -> str | None:
    if child.name.startswith("."):
        return "hidden"
    if child.is_symlink():
        return "link"
    if child.is_dir(follow_symlinks=False):
        return "folder too deep" if deepest <= 0 else None
    return None if child.is_file(follow_symlinks=False) else "no regular file"


def _is_known(name: str) -> bool:
    suffix = Path(name).suffix.lower()
    is_document = suffix in _TEXT_SUFFIXES or suffix in DOCUMENT_SUFFIXES
    return is_document or format_of_name(name) is not InputFormat.ARTICLE


@lru_cache(maxsize=4_096)
def _matches(names: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the parts of a path match the parts of a pattern; each pair is tried once."""
    if not wanted:
        return not names
    if wanted[0] == "**":
        return _matches(names, wanted[1:]) or (bool(names) and _matches(names[1:], wanted))
    return bool(names) and fnmatchcase(names[0], wanted[0]) and _matches(names[1:], wanted[1:])
