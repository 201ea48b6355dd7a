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

from summarise.cli import (
    batch_app,
    cache,
    config,
    doctor,
    dossier,
    logs,
    mcp,
    models,
    prompts,
    read,
    run,
    schema,
    serve,
    show,
    tables,
    verify,
)
from summarise.cli import eval as eval_

OWN_FLAGS = frozenset(
    {"-h", "--help", "-V", "--version", "--install-completion", "--show-completion"}
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


app.command("run")(run.run)
app.add_typer(batch_app.app, name="batch")
app.command("read")(read.read)
app.command("verify")(verify.verify)
app.command("show")(show.show)
app.command("tables")(tables.tables)
app.command("dossier")(dossier.dossier)
app.add_typer(eval_.app, name="eval")
app.add_typer(prompts.app, name="prompts")
app.command("schema")(schema.schema)
app.command("models")(models.models)
app.command("doctor")(doctor.doctor)
app.command("serve")(serve.serve)
app.command("mcp")(mcp.mcp)
app.command("logs")(logs.logs)
app.add_typer(cache.app, name="cache")
app.command("config")(config.config)


def run_app() -> None:
    """Run the command line and exit the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")  # a file or pipe: whatever the locale
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app(prog_name="summarise")
