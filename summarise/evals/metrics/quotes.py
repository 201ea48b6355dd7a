"""M5 and M6: whether what a summary says stands in the article. Needs no gold.

Covers: faithful quotes among kept items, the share of rejected items, claims with numbers
that nothing supports.
Does not cover: numbers of headline and gist (checks of the summary itself report them).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.article import Article
from summarise.checks.counting.numbers import check_numbers
from summarise.evals.scores import CaseMetric, share
from summarise.schema import Claim, EscalationSignal, Evidence, Summary
from summarise.text_safety import printable
from summarise.vocabulary import QuoteVerdict

SHOWN = 70
_FAITHFUL = frozenset({QuoteVerdict.VERBATIM, QuoteVerdict.TYPOGRAPHIC})


def quote_scores(summary: Summary, article: Article) -> dict[str, CaseMetric]:
    """M5 and M6 of one summary."""
    return {
        "quote_faithful": _faithful(summary, article),
        "rejected_rate": _rejected(summary),
        "unsupported_numbers": _numbers(summary, article),
    }


def _faithful(summary: Summary, article: Article) -> CaseMetric:
    """Evidence that holds the article's own words, over all evidence of kept items.

    The verdict is not taken on trust: the bounds must hold the quote. An item without
    evidence counts as one unfaithful quote.
    """
    items: tuple[Claim | EscalationSignal, ...] = (*summary.claims, *summary.signals)
    quotes = [(item.id, quote) for item in items for quote in item.evidence]
    bare = [item.id for item in items if not item.evidence]
    wrong = [
        f"{name}: {quote.verdict}: “{printable(quote.quote, SHOWN)}”"
        for name, quote in quotes
        if not _stands(quote, article)
    ]
    wrong += [f"{name}: no evidence" for name in bare]
    of = len(quotes) + len(bare)
    return share(of - len(wrong), of, if_none=1.0, reasons=tuple(sorted(wrong)))


def _stands(quote: Evidence, article: Article) -> bool:
    return quote.verdict in _FAITHFUL and article.text[quote.start : quote.end] == quote.quote


def _rejected(summary: Summary) -> CaseMetric:
    refused = summary.rejected
    kept = len(summary.claims) + len(summary.actors) + len(summary.signals)
    reasons = sorted(f"{item.kind}: {printable(item.text, SHOWN)}" for item in refused)
    return share(len(refused), kept + len(refused), if_none=0.0, reasons=tuple(reasons))


def _numbers(summary: Summary, article: Article) -> CaseMetric:
    """Claims with a number that stands nowhere in the article, over claims with numbers."""
    given = [*map(article.text_of, article.sentences), article.title or ""]
    numeric = [claim for claim in summary.claims if _verdict(claim, (), article)[0] != "ok"]
    judged = [(claim, *_verdict(claim, given, article)) for claim in numeric]
    wrong = sorted(
        f"{claim.id}: {printable(missing, SHOWN)} stands nowhere in the article"
        for claim, verdict, missing in judged
        if verdict == "unsupported"
    )
    return share(len(wrong), len(numeric), if_none=0.0, reasons=tuple(wrong))


def _verdict(claim: Claim, given: Sequence[str], article: Article) -> tuple[str, str]:
    """What the numbers check says of a claim and some sentences, and the numbers missing.

    Without any sentence it is `ok` only for a claim without numbers.
    """
    found = check_numbers(
        claim.text,
        given,
        body="",  # every sentence of it is given, if any is
        published=article.published,
        language=article.language,
    )
    return found.verdict, (found.detail or "").split(" (evidence has")[0]
