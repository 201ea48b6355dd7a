"""The table of articles: one row for each summary, with its figures and how it was made.

Covers: the columns of that table. Does not cover: the items of a summary (`tables.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from summarise.results.columns import RESULT, SHA256, Column, Kind, Result, Row, Table, check_cells
from summarise.schema import Summary
from summarise.vocabulary import Outcome
from summarise.web_addresses import outlet_of

TEXT, LIST, INTEGER, NUMBER = Kind.TEXT, Kind.LIST, Kind.INTEGER, Kind.NUMBER


def _articles(result: Result) -> Iterator[Row]:
    summary = result.summary
    article, escalation, run = summary.article, summary.escalation, summary.run
    yield (
        result.number,
        article.sha256,
        result.origin,
        article.source,
        outlet_of(article.source),
        article.title,
        article.published,
        article.language,
        article.characters,
        article.sentences,
        summary.headline,
        summary.gist,
        len(summary.claims),
        len(summary.actors),
        len(summary.signals),
        _doubtful(summary),
        len(summary.rejected),
        escalation.index,
        escalation.band,
        escalation.method,
        escalation.goldstein_mean,
        summary.coverage.cited,
        *check_cells(summary.notes),
        run.engine,
        run.model_answered or run.model,
        f"{run.prompt.name}.v{run.prompt.version}" if run.prompt else None,
        run.policy,
        run.version,
        run.started,
    )


def _doubtful(summary: Summary) -> int:
    checks = [
        *(claim.checks for claim in summary.claims),
        *(actor.checks for actor in summary.actors),
        *(signal.checks for signal in summary.signals),
    ]
    return sum(any(check.outcome == Outcome.WARN for check in of_item) for of_item in checks)


ARTICLES = Table(
    "articles",
    "one row for each summary",
    (
        RESULT,
        SHA256,
        Column("origin", TEXT, "the result's file, and line if it holds several"),
        Column("source", TEXT, "the article, as it was named: an address or a path"),
        Column("outlet", TEXT, "host of its address, without www."),
        Column("title", TEXT, "title of the article"),
        Column("published", Kind.DATE, "day of publication, in the outlet's own time zone"),
        Column("language", TEXT, "ISO 639-1, declared or detected"),
        Column("characters", INTEGER, "code points of the article's text"),
        Column("sentences", INTEGER, "sentences of its body"),
        Column("headline", TEXT, "the summary in one sentence"),
        Column("gist", TEXT, "the summary in two to four sentences"),
        Column("claims", INTEGER, "claims kept"),
        Column("actors", INTEGER, "actors kept"),
        Column("signals", INTEGER, "escalation signals kept"),
        Column("doubtful", INTEGER, "items kept that a check marked (warn)"),
        Column("rejected", INTEGER, "items that a check refused"),
        Column("escalation_index", NUMBER, "-10 to +10 (escalation); this program's own index"),
        Column("escalation_band", TEXT, "the index in words"),
        Column("escalation_method", TEXT, "name of its formula"),
        Column("goldstein_mean", NUMBER, "of the signals counted; negative is conflict (ICEWS)"),
        Column("sentences_cited", INTEGER, "sentences that an item rests on"),
        Column("outcome", TEXT, "worst outcome of the checks on headline and gist"),
        Column("findings", LIST, "what those that did not pass found"),
        Column("engine", TEXT, "llm or baseline"),
        Column("model", TEXT, "as the service named itself"),
        Column("prompt", TEXT, "name and version"),
        Column("policy", TEXT, "check policy and its digest"),
        Column("version", TEXT, "of this program"),
        Column("summarised", Kind.TIME, "when the summary was made (UTC)"),
    ),
    _articles,
)
