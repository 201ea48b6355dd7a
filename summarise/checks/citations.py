"""The evidence of an item: where each pointer leads, and the sentences it stands in.

Covers: locating all pointers of an item, the worst of their verdicts, and the sentences that
the other checks read.
Does not cover: finding one quote (`quoting/quotes.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.finding import Finding
from summarise.checks.quoting.quotes import Located, locate
from summarise.checks.text.sentences import around, sentences_over
from summarise.draft import DraftEvidence
from summarise.vocabulary import QuoteVerdict

# Worst first: an item's quote check is the worst of its evidence.
_WORST = (
    QuoteVerdict.ABSENT,
    QuoteVerdict.OUTSIDE_BODY,
    QuoteVerdict.ALTERED,
    QuoteVerdict.AMBIGUOUS,
    QuoteVerdict.TYPOGRAPHIC,
    QuoteVerdict.VERBATIM,
)


# An altered quote points at words that say something else: nothing rests on them.
_SUPPORTING = frozenset({QuoteVerdict.VERBATIM, QuoteVerdict.TYPOGRAPHIC, QuoteVerdict.AMBIGUOUS})


@dataclass(frozen=True, slots=True)
class Cited:
    """One piece of evidence with the sentences it stands in; bounds are relative to them.

    Attributes:
        number: Of the first of those sentences.
    """

    sentence: str
    start: int
    end: int
    number: int = 1

    @property
    def parts(self) -> tuple[str, int, int]:
        """Sentence, start, end."""
        return self.sentence, self.start, self.end


def located_evidence(
    pointers: Sequence[DraftEvidence], article: Article
) -> tuple[tuple[Located, ...], Finding]:
    """Locate every pointer; the quote check reports the worst of them."""
    located = tuple(locate(item.quote, item.sentence, article) for item in pointers)
    if not located:
        return (), Finding("missing", "no evidence given")
    worst = min(located, key=lambda item: _WORST.index(item.verdict))
    detail = worst.detail
    if detail is None:
        detail = next((item.detail for item in located if item.detail), None)
    return located, Finding(worst.verdict.value, detail)


def cited_sentences(located: Sequence[Located], article: Article) -> list[Cited]:
    """The sentences of all evidence that was found in the body."""
    cited = []
    for item in located:
        if item.verdict not in _SUPPORTING or item.start is None or item.end is None:
            continue
        covered = sentences_over(article, item.start, item.end)
        if covered:
            base = around(covered[0], item.start, item.end)[0]
            text = article.text[base : around(covered[-1], item.start, item.end)[1]]
            cited.append(Cited(text, item.start - base, item.end - base, covered[0].number))
    return cited


def before(cited: Sequence[Cited], article: Article) -> list[str]:
    """The two sentences before each piece of evidence: what its pronouns may stand for."""
    numbers = {at for item in cited for at in (item.number - 2, item.number - 1)}
    found = (article.sentence(number) for number in sorted(numbers))
    return [article.text_of(sentence) for sentence in found if sentence]
