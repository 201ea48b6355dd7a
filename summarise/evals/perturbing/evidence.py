"""Errors in the evidence of an item: words that nobody wrote, or a wrong sentence number."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from summarise.article import Article
from summarise.draft import DraftClaim, DraftEvidence, DraftSignal
from summarise.evals.perturbing.kinds import Kind, Perturbed

FAR = 3  # sentences: the quote check looks at the neighbours of the one it is given
_LENGTH = 7  # words of a quote that is made up
_SMALL_WORDS = frozenset(
    "the a an of to in on at by for from with and or but that this it its his her their is are "
    "was were be been has have had he she they who which as not no will would".split()
)


def quote_made_up(
    item: DraftClaim | DraftSignal, article: Article, chance: random.Random
) -> Iterator[Perturbed]:
    """The first quote replaced by words of the article in an order it never had."""
    words = _words(article)
    invented = " ".join(chance.choices(words, k=_LENGTH)) if words else ""
    if invented and invented not in article.text:
        yield _with_first(Kind.QUOTE_MADE_UP, item, quote=invented)


def quote_altered(
    item: DraftClaim | DraftSignal, article: Article, chance: random.Random
) -> Iterator[Perturbed]:
    """One content word of the first quote replaced by another word of the article."""
    quote = item.evidence[0].quote
    content = [m for m in re.finditer(r"[^\W_]{3,}", quote) if m[0].lower() not in _SMALL_WORDS]
    if not content:
        return
    target = chance.choice(content)
    others = [word for word in _words(article) if word.lower() != target[0].lower()]
    if others:
        altered = quote[: target.start()] + chance.choice(others) + quote[target.end() :]
        yield _with_first(Kind.QUOTE_ALTERED, item, quote=altered)


def quote_moved(
    item: DraftClaim | DraftSignal, article: Article, chance: random.Random
) -> Iterator[Perturbed]:
    """The right words under the number of a far sentence that does not hold them."""
    first = item.evidence[0]
    far = [
        sentence.number
        for sentence in article.sentences
        if abs(sentence.number - first.sentence) > FAR
        and first.quote.lower() not in article.text_of(sentence).lower()
    ]
    if far:
        yield _with_first(Kind.QUOTE_MOVED, item, sentence=chance.choice(far))


def _words(article: Article) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", article.text)


def _with_first(kind: Kind, item: DraftClaim | DraftSignal, **change: object) -> Perturbed:
    pointer: DraftEvidence = item.evidence[0].model_copy(update=change)
    evidence = (pointer, *item.evidence[1:])
    return Perturbed(kind, item, item.model_copy(update={"evidence": evidence}))
