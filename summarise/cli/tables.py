"""`summarise tables`: stored summaries as flat tables, event records and references."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.reporting import reporting, say, write_out
from summarise.cli.results_input import LeftOut, Results, usable
from summarise.errors import UsageError
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.results.columns import Result, Table

SOURCES = "sources"


def tables(
    results: Results,
    output: Annotated[
        str, typer.Option("-o", "--output", help="FOLDER/ for the files, or - for one table.")
    ],
    form: Annotated[str, typer.Option("-f", "--format", help="csv, jsonl or parquet.")] = "csv",
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            help="Of articles, claims, actors, signals, events, rejected, sources: a,b,...",
        ),
    ] = None,
    quiet: flags.Quiet = False,
) -> None:
    """Write stored summaries as tables: no model, no network.

    One file each for articles, claims, actors, signals, events (one row for each signal and pair
    of source and target, PLOVER and CAMEO) and refused items; sources.ris and sources.bib cite
    the articles; columns.csv says what every column holds. All files are whole, or none is
    changed. In CSV, text that a spreadsheet would take for a formula has an apostrophe in front,
    and line breaks are written \\n.

    \b
    Examples:
      summarise tables news.jsonl -o tables/
      summarise tables results/ -o tables/ --format parquet
      summarise tables news.jsonl --only events -o - > events.csv
    """
    with reporting():
        chosen, references = _chosen(only)
        _require_possible(output, form, chosen, references=references)
        left_out = LeftOut()
        found = _results(results, left_out)
        first = next(found, None)
        if first is None:
            raise typer.Exit(left_out.end(0))
        everything = chain([first], found)
        if output == "-":
            _to_stdout(everything, chosen[0], form)
        else:
            _to_folder(everything, Path(output), chosen, form, references=references, quiet=quiet)
        raise typer.Exit(left_out.end(1))


def _results(paths: list[str], left_out: LeftOut) -> Iterator[Result]:
    from summarise.results.columns import Result

    for number, stored in enumerate(usable(paths, left_out), start=1):
        yield Result(number, stored.origin, stored.summary)


def _chosen(only: str | None) -> tuple[list[Table], bool]:
    """The tables asked for, in the order of the list, and whether references are."""
    from summarise.results.tables import TABLES

    if only is None:
        return list(TABLES.values()), True
    names = {name.strip() for name in only.split(",")}
    known = [*TABLES, SOURCES]
    for name in sorted(names.difference(known)):
        raise UsageError(f"no table {name!r}", hint="--only takes " + ", ".join(known))
    return [table for name, table in TABLES.items() if name in names], SOURCES in names


def _require_possible(output: str, form: str, chosen: list[Table], *, references: bool) -> None:
    from summarise.results.writers import FORMATS, TEXT_WRITERS

    if form not in FORMATS:
        raise UsageError(f"no format {form!r}", hint="--format " + ", ".join(FORMATS))
    if output != "-":
        if Path(output).suffix.lstrip(".") in {*FORMATS, "ris", "bib"} and not output.endswith("/"):
            raise UsageError(
                f"{printable(output)} is to be a folder",
                hint="-o tables/   or one table: --only events -o - > events.csv",
            )
    elif len(chosen) != 1 or references:
        raise UsageError("stdout takes one table", hint="name it: --only events -o -")
    elif form not in TEXT_WRITERS:
        raise UsageError("Parquet needs a file", hint="name a folder: -o tables/")


def _to_stdout(results: Iterator[Result], table: Table, form: str) -> None:
    from summarise.results.writers import TEXT_WRITERS

    writer = TEXT_WRITERS[form](table, SimpleNamespace(write=write_out))
    for result in results:
        for row in table.rows(result):
            writer.write(row)
    writer.close()


def _to_folder(
    results: Iterator[Result],
    folder: Path,
    chosen: list[Table],
    form: str,
    *,
    references: bool,
    quiet: bool,
) -> None:
    from summarise.results.export import Export

    count = repeated = 0
    articles = set()
    with Export(folder, chosen, form=form, references=references) as export:
        for result in results:
            export.add(result)
            count += 1
            digest = result.summary.article.sha256
            repeated += digest in articles
            articles.add(digest)
    if repeated:
        say(f"summaries of an article met before: {repeated:,} (join on result, not on sha256)")
    if not quiet:
        say(f"{count:,} summaries in {folder}: " + " ".join(export.names))
