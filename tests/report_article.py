"""An article in an invented region and a summary of it, for tests of the report.

Evidence overlaps, nests and repeats; a by-line and a caption stand among the paragraphs.
"""

from __future__ import annotations

import hashlib
from typing import Any

from summarise.article import Article, Passage, PassageKind, Sentence
from summarise.schema import Coverage, Evidence, Span, Summary
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    CheckName,
    Direction,
    QuoteVerdict,
    SignalType,
)
from summary_factory import actor, article_info, attribution, claim, full_summary, signal, warned

TITLE = "Toral braces as Veskar masses troops at the Ilm"
BYLINE = "By Hanne Okoro in Sund"
FIRST = (
    "Veskar has moved two brigades to the river Ilm, the defence ministry of Toral said on Monday.",
    "About 8,000 soldiers stand within sight of the town of Sund & are expected to cross in days.",
)
SECOND = (
    "Oda Brandt told Radio Ilm that Veskar had “no plans at present” to cross any river.",
    "Orlund asked both sides to pull back.",
    "It rained.",
)
CAPTION = "Photo: a bridge north of Sund"


def made_article(
    first: tuple[str, ...] = FIRST, second: tuple[str, ...] = SECOND, **changes: Any
) -> Article:
    """An article of a title, a by-line, two paragraphs with a bullet between, and a caption."""
    text = ""
    sentences: list[Sentence] = []
    furniture: list[Passage] = []
    for kind, parts in (
        (PassageKind.TITLE, (changes.pop("title_line", TITLE),)),
        (PassageKind.BYLINE, (changes.pop("byline", BYLINE),)),
        (PassageKind.BODY, first),
        (PassageKind.BODY, second),
        (PassageKind.CAPTION, (changes.pop("caption", CAPTION),)),
    ):
        text += "\n\n" if text else ""
        text += "• " if parts is second else ""
        for part in parts:
            start = len(text)
            text += part
            if kind is PassageKind.BODY:
                paragraph = 1 if parts is first else 2
                sentences.append(Sentence(len(sentences) + 1, start, len(text), paragraph))
                text += " " if part is not parts[-1] else ""
            else:
                furniture.append(Passage(kind, start, len(text)))
    return Article(text + "\n", tuple(sentences), tuple(furniture), language="en", **changes)


def evidence_in(article: Article, quote: str, start_from: int = 0) -> Evidence:
    """Where words stand in the article."""
    start = article.text.index(quote, start_from)
    found = article.sentence_at(start)
    return Evidence(
        sentence=found.number if found else None,
        start=start,
        end=start + len(quote),
        quote=quote,
        verdict=QuoteVerdict.VERBATIM,
    )


def mention_in(article: Article, name: str, start_from: int = 0) -> Span:
    """Where a name stands in the article."""
    found = evidence_in(article, name, start_from)
    return Span(sentence=found.sentence, start=found.start, end=found.end, quote=found.quote)


def summary_of(article: Article, **changes: Any) -> Summary:
    """A summary of `made_article()`, with everything the report must show."""
    escalating = full_summary()
    values: dict[str, Any] = {
        "article": article_info(
            sha256=hashlib.sha256(article.text.encode()).hexdigest(),
            characters=len(article.text),
            sentences=5,
        ),
        "claims": (
            claim(
                1,
                "Veskar has moved two brigades to the Ilm.",
                evidence=(evidence_in(article, "Veskar has moved two brigades to the river Ilm"),),
            ),
            claim(
                2,
                "Veskar troops will cross the Ilm within days.",
                attribution=attribution(None),
                evidence=(
                    evidence_in(article, "About 8,000 soldiers"),
                    evidence_in(article, "are expected to cross in days"),
                ),
            ),
            claim(
                3,
                "Veskar has no intention of crossing the Ilm.",
                attribution=attribution("Oda Brandt", via="Radio Ilm"),
                evidence=(evidence_in(article, "“no plans at present”"),),
                checks=(warned(CheckName.HEDGE, "overstated", "the evidence says “at present”"),),
            ),
        ),
        "signals": (
            signal(
                1,
                SignalType.MILITARY_MOBILIZATION,
                evidence=(evidence_in(article, "moved two brigades to the river"),),
            ),
            signal(
                3,
                SignalType.CALL_FOR_DEESCALATION,
                direction=Direction.DE_ESCALATORY,
                evidence=(evidence_in(article, "Orlund asked both sides to pull back"),),
            ),
            signal(
                5,
                SignalType.ARMED_ATTACK,
                background=True,
                evidence=(evidence_in(article, "two brigades"),),
            ),
        ),
        "actors": (
            actor(
                1,
                "Veskar",
                ActorType.STATE,
                ActorRole.INITIATOR,
                aliases=("Veskar's army",),
                mentions=(
                    mention_in(article, "Veskar", article.text.index("Veskar has")),
                    mention_in(article, "Veskar", article.text.index("Veskar had")),
                ),
            ),
        ),
        "escalation": escalating.escalation,
        "coverage": Coverage(
            sentences=5, cited=4, uncited=(5,), quotations=1, quotations_skipped=()
        ),
    }
    return full_summary(**{**values, **changes})
