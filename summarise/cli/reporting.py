"""What the command line says on stderr, and how an error becomes an exit code.

stdout is the result and nothing else; everything here goes to stderr.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from summarise.cli.exits import Exit
from summarise.errors import OutputError, SummariseError
from summarise.text_safety import printable
from summarise.whole_files import write_whole


def colour_on(stream: TextIO, when: str, environ: Mapping[str, str]) -> bool:
    """Whether to colour a stream: the flag, then NO_COLOR, FORCE_COLOR, then the terminal."""
    if when != "auto":
        return when == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def say(text: str, *, dim: bool = False) -> None:
    """One line on stderr; a closed stderr is nobody's problem."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    line = indent + printable(text, limit=2_000)
    if dim and colour_on(sys.stderr, "auto", os.environ):
        line = f"\x1b[2m{line}\x1b[0m"
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def say_if_typed(sources: Iterable[str]) -> None:
    """Say how to end what is typed, if standard input is among the sources and a terminal."""
    if "-" in sources and sys.stdin is not None and sys.stdin.isatty():
        say("reading from the terminal; end with Ctrl-D")


def complain(error: SummariseError) -> int:
    """Say what happened and what to do about it; returns the exit code."""
    for number, line in enumerate(str(error).splitlines() or [""]):
        say(line if number else f"summarise: error: {line}")
    if error.hint:
        say(f"  hint: {error.hint}")
    return error.exit_code


@contextmanager
def reporting() -> Iterator[None]:
    """Turn our errors into a message and an exit code, and a vanished reader into silence."""
    try:
        yield
    except SummariseError as error:
        raise typer.Exit(complain(error)) from error
    except BrokenPipeError:
        _discard_stdout()
        raise typer.Exit(Exit.PIPE) from None


def write_out(text: str) -> None:
    """Write a result to stdout.

    Raises:
        OutputError: If stdout is closed, or its disk is full.
        BrokenPipeError: If its reader went away.
    """
    if sys.stdout is None:  # a process started with stdout closed
        raise OutputError("stdout is closed", hint="name a file: -o FILE")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        _discard_stdout()
        raise OutputError(
            f"stdout cannot be written: {error}", hint="name a file: -o FILE"
        ) from error


def write_file(path: Path, text: str) -> None:
    """Write a file that a flag asked for, whole or not at all.

    Raises:
        OutputError: If it cannot be written.
    """
    try:
        write_whole(path, text)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error


def _discard_stdout() -> None:
    """Point stdout nowhere, so that the interpreter's last flush does not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # kept open till the end
