"""`summarise show`: a stored summary, shown again in any format."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli import flags
from summarise.cli.reporting import reporting
from summarise.cli.results_input import LeftOut, stored_in, usable
from summarise.cli.surroundings import load_settings
from summarise.errors import CheckError, SourceError, UsageError
from summarise.text_safety import printable

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.results.stored import Stored


def show(
    result: Annotated[
        str, typer.Argument(metavar="RESULT", help="File of run or batch, folder of them, or -.")
    ],
    article: Annotated[
        str | None,
        typer.Argument(metavar="ARTICLE", help="File or URL: picks its summary, lends its text."),
    ] = None,
    number: Annotated[
        int | None, typer.Option("-n", "--number", min=1, help="Only the N-th row of RESULT.")
    ] = None,
    format_: Annotated[
        str | None, typer.Option("-f", "--format", help="text, json, jsonl, md or html.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON; one line per summary if there are several.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="File, or FOLDER/ for a file per summary."),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Show the article's own words under each item.")
    ] = False,
    min_words: flags.MinWords = None,
    allow_private: flags.AllowPrivate = None,
    color: flags.Color = None,
) -> None:
    """Show stored summaries again: no model, no key, no request to one.

    \b
    Examples:
      summarise show summary.json
      summarise show news.jsonl -n 3 --evidence
      summarise show news.jsonl article.txt -f html -o article.html
    """
    with reporting():
        settings = load_settings({**locals(), "format": format_})
        from summarise.cli.intake_flags import read_one
        from summarise.cli.output import Output, choose_format

        if result == article == "-":
            raise UsageError("only one of the two may be -")
        text = None if article is None else read_one(article, settings).article
        left_out = LeftOut()
        found = _wanted(result, text, number, left_out)
        begin = list(islice(found, 2))
        name = choose_format(settings.text("format"), output, as_json=as_json, many=len(begin) > 1)
        shown = 0
        colour = settings.text("color") or "auto"
        with Output(name, output, colour=colour, evidence=evidence) as out:
            for shown, stored in enumerate(chain(begin, found), start=1):  # noqa: B007  # counted
                out.summary(stored.summary.article.source, stored.summary, text)
        raise typer.Exit(left_out.end(shown))


def _wanted(
    result: str, article: Article | None, number: int | None, left_out: LeftOut
) -> Iterator[Stored]:
    found = usable([result], left_out) if number is None else iter([_numbered(result, number)])
    return found if article is None else iter([_of_article(found, article)])


def _numbered(result: str, number: int) -> Stored:
    from summarise.results.stored import Unusable

    row = next(islice(stored_in([result]), number - 1, None), None)
    if row is None:
        raise SourceError(f"{printable(result)} has no {number}. row", hint="count from 1")
    if isinstance(row, Unusable):
        raise row.error
    return row


def _of_article(found: Iterator[Stored], article: Article) -> Stored:
    digest = article.sha256
    row = next((row for row in found if row.summary.article.sha256 == digest), None)
    if row is None:
        raise CheckError(
            f"no summary of {printable(article.source)} (sha256 {digest[:12]}) is among them",
            hint="give the article as it was when it was summarised",
        )
    return row
