"""The articles of a dossier: each summary once, in an order that no input order changes.

Covers: ids, outlets, summaries of one article made twice, results that could not be used.
Does not cover: near-copies (`copies.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from summarise.article import Article
from summarise.dossier.model import LeftOut, Place
from summarise.render.structured import one_line
from summarise.results.stored import Stored, Unusable
from summarise.schema import Check, Evidence, Span, Summary
from summarise.vocabulary import Outcome
from summarise.web_addresses import outlet_of


@dataclass(frozen=True, slots=True)
class Report:
    """One article's summary within a dossier.

    Attributes:
        id: `A1`, `A2`, ... by date, then title, then digest.
        article: Its text, where it was at hand.
    """

    id: str
    summary: Summary
    article: Article | None

    @property
    def published(self) -> date | None:
        """Day of publication."""
        return self.summary.article.published

    @property
    def language(self) -> str | None:
        """ISO 639-1 code."""
        return self.summary.article.language

    @property
    def outlet(self) -> str | None:
        """Host of the article's web address, without `www.`; None for files."""
        return outlet_of(self.summary.article.source)

    def place(self, item: str, span: Span) -> Place:
        """A stretch of this article, with its whole sentence where the text is at hand."""
        context, offset = self._context(span)
        return Place(
            article=self.id,
            item=item,
            sentence=span.sentence,
            start=span.start,
            end=span.end,
            quote=span.quote,
            verdict=span.verdict if isinstance(span, Evidence) else None,
            context=context,
            offset=offset,
        )

    def _context(self, span: Span) -> tuple[str | None, int | None]:
        found = self.article.sentence_at(span.start) if self.article is not None else None
        if self.article is None or found is None:
            return None, None
        return self.article.text_of(found), span.start - found.start

    def doubts(self) -> int:
        """Items that a check marked `?`."""
        summary = self.summary
        checks = [item.checks for item in summary.claims]
        checks += [item.checks for item in summary.actors]
        checks += [item.checks for item in summary.signals]
        return sum(map(doubtful, checks))


def doubtful(checks: Iterable[Check]) -> bool:
    """True if a check marked an item `?`."""
    return any(check.outcome is Outcome.WARN for check in checks)


def reports_of(
    stored: Iterable[Stored | Unusable], articles: Mapping[str, Article]
) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """Number the summaries and set aside what cannot be used.

    Of several summaries of one article from one source the latest counts; the others are
    left out, and said to be.

    Args:
        stored: Results, in any order.
        articles: Texts by digest.
    """
    usable: dict[tuple[str, str], list[Stored]] = {}
    left: list[LeftOut] = []
    for item in stored:
        if isinstance(item, Unusable):
            left.append(LeftOut(origin=item.origin, reason=str(item.error)))
            continue
        about = item.summary.article
        usable.setdefault((about.sha256, about.source), []).append(item)
    kept: list[Summary] = []
    for several in usable.values():
        if len(several) > 1:
            several.sort(key=_latest_last)
        kept.append(several[-1].summary)
        left += [
            LeftOut(origin=item.origin, reason="the same article was summarised again later")
            for item in several[:-1]
        ]
    kept.sort(key=_in_order)
    reports = tuple(
        Report(f"A{number}", summary, articles.get(summary.article.sha256))
        for number, summary in enumerate(kept, start=1)
    )
    return reports, tuple(sorted(left, key=lambda item: (item.origin, item.reason)))


def _latest_last(item: Stored) -> tuple[float, str, str]:
    return item.summary.run.started.timestamp(), one_line(item.summary), item.origin


def _in_order(summary: Summary) -> tuple[date, str, str, str]:
    about = summary.article
    return about.published or date.max, about.title or "", about.sha256, about.source
