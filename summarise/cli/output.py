"""Where results go: stdout, one file, or a folder with one file per source.

Covers: choosing the format, writing as results come in, leaving a finished file or none.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from summarise.article import Article
from summarise.cli.reporting import colour_on, write_out
from summarise.errors import OutputError, SummariseError, UsageError
from summarise.render.formats import FORMATS, SUFFIXES, View
from summarise.render.structured import error_row
from summarise.schema import Summary
from summarise.whole_files import fresh_part, write_whole

SUFFIX_OF = {name: suffix for suffix, name in SUFFIXES.items()}
# Source: Microsoft, "Naming Files, Paths, and Namespaces", reserved with any suffix.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_SINGLE = {  # formats of which a file holds one, and what to do with several
    "json": (
        "one JSON document",
        "-f jsonl writes one per line; -o FOLDER/ writes one file each",
    ),
    "html": ("one HTML report", "-f html -o FOLDER/ writes one file each"),
}


def choose_format(asked: str | None, output: str | None, *, as_json: bool, many: bool) -> str:
    """The output format: a flag, else the suffix of the output file, else text.

    Raises:
        UsageError: If the choices contradict one another.
    """
    if as_json:
        if asked not in {None, "json", "jsonl"}:
            raise UsageError(f"--json and -f {asked} exclude each other")
        asked = "jsonl" if many and not _is_folder(output) else "json"
    suffix = Path(output).suffix.lower() if output and not _is_folder(output) else ""
    if asked is None and suffix and output != "-":
        if suffix not in SUFFIXES:
            known = " ".join(sorted(SUFFIXES))
            raise UsageError(
                f"no format has the suffix {suffix!r}",
                hint=f"known: {known}; or name one: -f text",
            )
        asked = SUFFIXES[suffix]
    chosen = asked or "text"
    if chosen in _SINGLE and many and not _is_folder(output):
        what, hint = _SINGLE[chosen]
        raise UsageError(f"{what} cannot hold several summaries", hint=hint)
    return chosen


def _is_folder(output: str | None) -> bool:
    return (
        bool(output) and output != "-" and (str(output).endswith("/") or Path(str(output)).is_dir())
    )


class Output:
    """Takes summaries and errors in source order and puts them where they belong.

    A file is written beside its place and moved there at the end, also after Ctrl-C or an
    error: what was finished is kept, and an old file is never half overwritten.
    """

    def __init__(self, name: str, target: str | None, *, colour: str, evidence: bool) -> None:
        self._name = name
        self._format = FORMATS[name]
        self._folder = Path(str(target)) if _is_folder(target) else None
        self._path = None if self._folder or target in {None, "-"} else Path(str(target))
        self._file: IO[str] | None = None
        self._used: set[str] = set()
        self._first = True
        to_screen = self._path is None and self._folder is None and sys.stdout is not None
        self._view = View(
            width=_width(),
            colour=to_screen and colour_on(sys.stdout, colour, os.environ),
            evidence=evidence,
            encoding=(sys.stdout.encoding or "utf-8") if to_screen else "utf-8",
        )

    def __enter__(self) -> Self:
        if self._folder:
            _make_folder(self._folder)
        if self._path:
            try:
                self._file = fresh_part(self._path).open("w", encoding="utf-8", newline="\n")
            except OSError as error:
                raise _unwritable(self._path, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is None or self._path is None:
            return
        self._file.close()
        if self._first:  # nothing was finished: leave what was there before
            self._part.unlink(missing_ok=True)
        else:
            self._part.replace(self._path)

    @property
    def _part(self) -> Path:
        path = self._path or Path()
        return path.with_name(path.name + ".part")

    def summary(self, source: str, summary: Summary, article: Article | None) -> None:
        """Write one summary; the article is for formats that show it."""
        text = self._format(summary, replace(self._view, article=article))
        if self._folder:
            path = self._folder / self._file_name(source)
            try:
                write_whole(path, text)
            except OSError as error:
                raise _unwritable(path, error) from error
            return
        self._write(text)

    def error(self, source: str, error: SummariseError) -> None:
        """Write a failed source's row, in formats that have rows."""
        if self._name == "jsonl":
            self._write(error_row(source, error) + "\n")

    def _write(self, text: str) -> None:
        between = "" if self._first or self._name == "jsonl" else "\n\n"
        self._first = False
        if self._file is None:
            write_out(between + text)
            return
        try:
            self._file.write(between + text)
            self._file.flush()
        except OSError as error:
            raise _unwritable(self._path or Path(), error) from error

    def _file_name(self, source: str) -> str:
        """A name of our own making: no part of a source ever becomes a path."""
        stem = "stdin" if source == "-" else source.rstrip("/").rsplit("/", 1)[-1]
        stem = stem.split("?")[0].removesuffix(Path(stem.split("?")[0]).suffix)
        clean = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip(".-")[:80] or "article"
        if clean.partition(".")[0].lower() in _DEVICES:
            clean = f"article-{clean}"
        name, number = clean, 2
        while name.lower() in self._used:  # some systems take a.json and A.json for one file
            name, number = f"{clean}-{number}", number + 1
        self._used.add(name.lower())
        return name + SUFFIX_OF[self._name]


def _width() -> int:
    """Columns to write for: COLUMNS or the terminal's, 80 if unknown, within 40 and 200."""
    return max(40, min(200, shutil.get_terminal_size((80, 24)).columns))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"{path} cannot be written: {reason}", hint="choose another place: -o FILE")
