"""`summarise batch`: the plain command, and the steps of a provider's batch API beside it.

The first token is an action if it is the name of one; all else is a source, and `run` is
implied. A folder of that name is a source as `./status`.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from summarise.cli import batch, batch_files, batch_send

HELP = """Summarise many articles: now, or through a provider's batch API at half the price.

summarise batch INPUT... -o OUT is short for summarise batch run INPUT... -o OUT

\b
Through files, for any service and for vllm run-batch:
  summarise batch export news/ -o news.jsonl -m MODEL
  summarise batch import RESULTS.jsonl --job news.jsonl.job
Through OpenAI's batch API, after export:
  summarise batch submit --job news.jsonl.job
  summarise batch fetch --job news.jsonl.job --submit     until nothing is left to ask
"""
_HELP_FLAGS = frozenset({"-h", "--help"})


class RunFirst(TyperGroup):
    """A group whose default command is `run`, for every first token that is no action."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  # typer's own
        """Put `run` in front of a source, and `--via X` behind its action."""
        via, rest = _split_via(args)
        if rest and rest[0] in self.commands:
            args = [rest[0], *via, *rest[1:]]
        elif args and args[0] not in _HELP_FLAGS:
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # typer's own
        """The group's help, and that of `run`, which most people want."""
        super().format_help(ctx, formatter)
        run = self.commands["run"]
        with run.make_context("run", [], parent=ctx, resilient_parsing=True) as within:
            formatter.write("\n")
            run.format_help(within, formatter)


def _split_via(args: list[str]) -> tuple[list[str], list[str]]:
    if args and args[0] == "--via":
        return args[:2], args[2:]
    if args and args[0].startswith("--via="):
        return args[:1], args[1:]
    return [], args


app = typer.Typer(
    cls=RunFirst,
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(batch.batch)
app.command("export")(batch_files.export)
app.command("import")(batch_files.import_)
app.command("submit")(batch_send.submit)
app.command("status")(batch_send.status)
app.command("fetch")(batch_send.fetch)
app.command("cancel")(batch_send.cancel)
