r"""The command `summarise`: its grammar, and the list of its commands.

A token is taken as a source, and `run` implied, if it is `-`, a flag, or contains one of
/ \ . : or starts with @. A bare word is always a command, so that a new command can never
change what an old script does.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from summarise.cli.late import LateCommand

OWN_FLAGS = frozenset(
    {"-h", "--help", "-V", "--version", "--install-completion", "--show-completion"}
)
# Name, place below `summarise.cli`, and the first line of its help, in the order they are listed.
COMMANDS = (
    ("run", "run:run", "Summarise articles and check every item against the text."),
    ("read", "read:read", "Show an article's clean text, and what was recognised in it."),
    (
        "verify",
        "verify:verify",
        "Check a stored summary against its article: no model, no key, no network.",
    ),
    ("show", "show:show", "Show stored summaries again: no model, no key, no request to one."),
    ("tables", "tables:tables", "Write stored summaries as tables: no model, no network."),
    (
        "dossier",
        "dossier:dossier",
        "Put stored summaries together: who claims what, who disputes it, what happened when.",
    ),
    ("schema", "schema:schema", "Print a JSON Schema."),
    (
        "models",
        "models:models",
        "List OpenAI's models with prices per million tokens; * is the default with a key.",
    ),
    (
        "doctor",
        "doctor:doctor",
        "Probe a model service: is it there, what does it understand, what does it ignore.",
    ),
    (
        "serve",
        "serve:serve",
        "Serve a page that summarises what is pasted into it, and a JSON API. Ctrl-C stops it.",
    ),
    ("mcp", "mcp:mcp", "Offer summaries to agents as tools of the Model Context Protocol."),
    ("logs", "logs:logs", "List the last runs, oldest first, and the totals of all that match."),
    ("config", "config:config", "Show every setting with its origin, and which files are read."),
    (
        "batch",
        "batch_app:app",
        "Summarise many articles: now, or through a provider's batch API at half the price.",
    ),
    ("eval", "eval:app", "Evaluate against annotated articles, offline."),
    ("prompts", "prompts:app", "List, show and check prompts."),
    ("cache", "cache:app", "Show or empty the cache of replies."),
)

SOURCE_MARKS = frozenset("/\\.:")

HELP = """Turn conflict and diplomacy news into structured data checked against its source.

summarise SOURCE... is short for summarise run SOURCE...

\b
Examples:
  summarise article.txt                      a checked summary on the screen
  summarise https://example.org/story.html   fetch, read, summarise
  pbpaste | summarise - --json               JSON for other programs
  summarise verify summary.json article.txt  check a stored summary, offline
"""


def implies_run(token: str) -> bool:
    """Whether the first token is a source or a flag of `run`, and not a command."""
    if token in OWN_FLAGS or token.split("=")[0] in OWN_FLAGS:
        return False
    return token.startswith(("-", "@")) or bool(SOURCE_MARKS & set(token))


class SourceFirst(TyperGroup):
    """A group whose default command is `run`, for tokens that look like a source."""

    def __init__(self, **attrs: Any) -> None:  # noqa: ANN401  # typer's own
        commands = {
            name: LateCommand(name, f"summarise.cli.{place}", line)
            for name, place, line in COMMANDS
        }
        super().__init__(**{**attrs, "commands": commands})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  # typer's own
        """Put `run` in front of a source."""
        if args and implies_run(args[0]):
            args = ["run", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=SourceFirst,
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # typer's callback
    if asked:
        from summarise._version import __version__

        typer.echo(f"summarise {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Hold the options of `summarise` itself."""
    del version  # its callback has answered


def run_app() -> None:
    """Run the command line and exit the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")  # a file or pipe: whatever the locale
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app(prog_name="summarise")
