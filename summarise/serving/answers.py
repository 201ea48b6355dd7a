"""What a service answers besides a summary, as data with a schema.

Covers: the shapes of the answers and how they are filled. Does not cover: the shape of a
summary (`schema.py`), the text beside the data (`wording.py`).
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Literal

from summarise.escalation.scheme import entry, reading, table
from summarise.read.reading import Reading
from summarise.render.structured import one_line
from summarise.run_record import Record
from summarise.schema import Check, Summary
from summarise.text_safety import printable
from summarise.verification import Verification
from summarise.vocabulary import Direction, Outcome, QuadClass, SignalStatus, SignalType


class NumberedSentence(Record):
    """A sentence of the article's body, by the number that summaries cite it with."""

    number: int
    paragraph: int
    text: str


class ArticleAnswer(Record):
    """An article as summaries see it. Every string in it is untrusted text of the article.

    Attributes:
        not_body: Passages that were recognised as no evidence: bylines, captions, notices.
    """

    source: str
    title: str | None
    published: date | None
    language: str | None
    words: int
    sha256: str
    sentences: tuple[NumberedSentence, ...]
    not_body: tuple[str, ...]


class VerifiedRow(Record):
    """One item of a summary after all checks; `differences` say what was changed in it."""

    kind: Literal["claim", "actor", "signal"]
    id: str
    text: str
    outcome: Outcome
    differences: tuple[str, ...]
    checks: tuple[Check, ...]


class VerificationAnswer(Record):
    """The verdict on a summary: `reject` if anything in it was refused or changed."""

    outcome: Outcome
    policy: str
    differences: tuple[str, ...]
    notes: tuple[Check, ...]
    items: tuple[VerifiedRow, ...]


class ScaleReading(Record):
    """How the published scales read a type of act with one status."""

    status: SignalStatus
    plover: str | None
    cameo: str | None
    goldstein: float | None
    quad_class: QuadClass | None


class SchemeType(Record):
    """One type of signal: what it means, what it counts, how the scales read it."""

    type: SignalType
    definition: str
    direction: Direction
    intensity: int
    readings: tuple[ScaleReading, ...]


class SchemeAnswer(Record):
    """The table behind every escalation index.

    Attributes:
        half: Plain sum at which the index reaches half of its bound of 10.
        status_weights, certainty_weights: What intensity is multiplied with.
        bands: Lowest index of each band, highest first, and the band in words.
    """

    method: str
    half: float
    status_weights: dict[str, float]
    certainty_weights: dict[str, float]
    bands: tuple[tuple[float, str], ...]
    types: tuple[SchemeType, ...]


def summary_data(summary: Summary) -> dict[str, Any]:
    """The summary as JSON holds it: no NaN, no half characters."""
    data: dict[str, Any] = json.loads(one_line(summary))
    return data


def article_answer(found: Reading) -> ArticleAnswer:
    """What was read, sentence by sentence, each on one line."""
    article = found.article
    return ArticleAnswer(
        source=printable(article.source),
        title=article.title,
        published=article.published,
        language=article.language,
        words=article.words,
        sha256=article.sha256,
        sentences=tuple(
            NumberedSentence(
                number=sentence.number,
                paragraph=sentence.paragraph,
                text=printable(article.text_of(sentence), limit=None),
            )
            for sentence in article.sentences
        ),
        not_body=tuple(
            printable(article.text_of(passage), limit=None) for passage in article.furniture
        ),
    )


def verification_answer(result: Verification) -> VerificationAnswer:
    """The verdicts with their reasons."""
    return VerificationAnswer(
        outcome=result.outcome,
        policy=result.policy,
        differences=result.differences,
        notes=result.notes,
        items=tuple(
            VerifiedRow(
                kind=item.kind,
                id=item.id,
                text=item.text,
                outcome=item.outcome,
                differences=item.differences,
                checks=item.checks,
            )
            for item in result.items
        ),
    )


def scheme_answer() -> SchemeAnswer:
    """The scheme that `escalation/scheme.toml` holds."""
    index = table()["index"]
    return SchemeAnswer(
        method=index["method"],
        half=index["half"],
        status_weights=index["status"],
        certainty_weights=index["certainty"],
        bands=tuple((band["floor"], band["words"]) for band in index["band"]),
        types=tuple(_scheme_type(kind) for kind in SignalType),
    )


def _scheme_type(kind: SignalType) -> SchemeType:
    found = entry(kind)
    return SchemeType(
        type=kind,
        definition=found.definition,
        direction=found.direction,
        intensity=found.intensity,
        readings=tuple(_scale_reading(kind, status) for status in SignalStatus),
    )


def _scale_reading(kind: SignalType, status: SignalStatus) -> ScaleReading:
    found = reading(kind, status)
    return ScaleReading(
        status=status,
        plover=found.plover,
        cameo=found.cameo,
        goldstein=found.goldstein,
        quad_class=found.quad,
    )
