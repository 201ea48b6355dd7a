"""`summarise dossier`: stored summaries of one crisis as one picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.reporting import reporting, say, write_file, write_out
from summarise.cli.results_input import LeftOut, Results, stored_in
from summarise.cli.surroundings import load_settings
from summarise.errors import SummariseError, UsageError
from summarise.text_safety import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarise.article import Article
    from summarise.results.stored import Stored, Unusable
    from summarise.settings import Settings


def dossier(
    results: Results,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="FILE.html, .md, .json or .csv; stdout.")
    ] = None,
    format_: Annotated[
        str | None, typer.Option("-f", "--format", help="html, md, json or csv.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="What to call it.")] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option("--articles", help="Their texts, for whole sentences: file, folder, table."),
    ] = None,
    input_format: flags.InputFormat = None,
    text_column: flags.TextColumn = None,
    id_column: flags.IdColumn = None,
    title_column: flags.TitleColumn = None,
    date_column: flags.DateColumn = None,
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
    quiet: flags.Quiet = False,
) -> None:
    """Put stored summaries together: who claims what, who disputes it, what happened when.

    No model, no network unless --articles names a URL. The same results give the same dossier,
    in whatever order they come.

    \b
    Examples:
      summarise dossier news.jsonl -o dossier.html
      summarise dossier results/ -o dossier.md --title 'The Ormel crisis'
      summarise dossier news.jsonl --articles articles/ -o dossier.html
    """
    given = dict(locals())
    with reporting():
        settings = load_settings(given)
        name = _format(format_, output)
        from summarise.dossier.assembly import make_dossier
        from summarise.dossier.formats import FORMATS

        stored, left_out = _taken(results)
        texts = _texts(articles or [], stored, given, settings)
        code = left_out.end(len(stored) - left_out.count)
        made = make_dossier(stored, title=title, articles=texts)
        text = FORMATS[name](made)
        if output in {None, "-"}:
            write_out(text)
        else:
            write_file(Path(str(output)), text)
        if not quiet:
            say(
                f"{len(made.articles)} articles, {made.sources} independent sources, "
                f"{len(made.groups)} claims made more than once",
                dim=True,
            )
        raise typer.Exit(code)


def _format(asked: str | None, output: str | None) -> str:
    """The format: the flag, else the suffix of the file, else Markdown.

    Raises:
        UsageError: There is no such format.
    """
    from summarise.dossier.formats import FORMATS

    suffix = Path(output).suffix.lower().removeprefix(".") if output and output != "-" else ""
    chosen = asked or suffix or "md"
    if chosen not in FORMATS:
        raise UsageError(f"no format {printable(chosen)!r}", hint="-f takes " + ", ".join(FORMATS))
    return chosen


def _taken(paths: list[str]) -> tuple[list[Stored | Unusable], LeftOut]:
    from summarise.results.stored import Unusable

    left_out = LeftOut()
    found = []
    for row in stored_in(paths):
        if isinstance(row, Unusable):
            left_out.add(row)
        found.append(row)
    return found, left_out


def _texts(
    sources: Sequence[str],
    stored: Sequence[Stored | Unusable],
    given: dict[str, object],
    settings: Settings,
) -> dict[str, Article]:
    """The texts that summaries were made of, by digest; sources of none are named on stderr."""
    if not sources:
        return {}
    from summarise.cli.intake_flags import intake_of
    from summarise.read.entries import entries_in
    from summarise.results.stored import Stored

    wanted = {row.summary.article.sha256 for row in stored if isinstance(row, Stored)}
    found: dict[str, Article] = {}
    for entry in entries_in(sources, intake_of(given, settings)):
        try:
            article = entry.read()
        except SummariseError as error:
            say(f"no text from {entry.source}: {error}")
            continue
        if article.sha256 in wanted:
            found[article.sha256] = article
        else:
            say(f"no summary of {entry.source} among the results")
    return found
