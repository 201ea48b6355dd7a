"""The public result: what a summary holds, field by field.

Covers: the data of a finished, checked summary; its closed vocabularies are
`vocabulary.py`.
Does not cover: what the model is asked to write (`draft.py`).

All offsets are half-open and count code points of `Article.text`. Unknown is None,
never "" and never 0.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from summarise.run_record import Record, Run
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    AttributionMode,
    Certainty,
    CheckName,
    ClaimStatus,
    Corroboration,
    Direction,
    Outcome,
    QuadClass,
    QuoteVerdict,
    SignalStatus,
    SignalType,
    SpeakerKind,
)

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION: Literal[1] = 1


class Check(Record):
    """One verdict on one item.

    Attributes:
        name: Which check.
        verdict: Its finding, in the words of that check (`absent`, `unsupported`, ...).
        outcome: What the policy made of the finding.
        detail: The evidence for the finding, for a reader; None when there is nothing
            to add.
    """

    name: CheckName
    verdict: str
    outcome: Outcome
    detail: str | None = None


class Span(Record):
    """A stretch of the article: its sentence number and the source's own characters."""

    sentence: int | None
    start: int
    end: int
    quote: str


class Evidence(Span):
    """A stretch of the article that an item rests on, and how it was found."""

    verdict: QuoteVerdict


class Attribution(Record):
    """Who says it.

    Attributes:
        speaker: Canonical name as the article gives it; None for the journalist's voice.
        via: The outlet or person that passes the speaker's words on, or None.
        cue: The article's own word for the speaking ("said", "according to"), or None.
    """

    speaker: str | None
    via: str | None
    speaker_kind: SpeakerKind
    mode: AttributionMode
    cue: str | None


class Claim(Record):
    """One proposition that stands alone, who makes it, and where the article says so."""

    id: str
    text: str
    attribution: Attribution
    certainty: Certainty
    status: ClaimStatus
    corroboration: Corroboration
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]


class Actor(Record):
    """Somebody who acts, is acted on or speaks.

    Attributes:
        country: ISO 3166-1 alpha-3, or None for bodies of no one country or unknown.
        mentions: Every place where the name or an alias stands in the body.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    type: ActorType
    country: str | None
    role: ActorRole
    mentions: tuple[Span, ...]
    checks: tuple[Check, ...]


class When(Record):
    """When something happens.

    Attributes:
        text: As the article words it.
        date: The calendar date, or None where it cannot be told.
        derived: True where `date` was worked out from the publication date.
    """

    text: str
    date: date | None
    derived: bool


class EscalationSignal(Record):
    """One act, by one side toward one side, that raises or lowers the conflict.

    Attributes:
        intensity: 1 (words only) to 5 (threshold crossed).
        plover: PLOVER v2.0 type, with its mode where the type of signal settles it.
        cameo: CAMEO code(s).
        goldstein: Goldstein value of the ICEWS CAMEO table, -10 to +10, for the dyad.
    """

    id: str
    type: SignalType
    direction: Direction
    status: SignalStatus
    certainty: Certainty
    background: bool
    source_actors: tuple[str, ...]
    target_actors: tuple[str, ...]
    intensity: Annotated[int, Field(ge=1, le=5)]
    when: When | None
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]
    plover: str | None
    cameo: str | None
    goldstein: float | None
    quad_class: QuadClass | None


class Contribution(Record):
    """What one signal adds to the index.

    Attributes:
        value: sign * intensity * status weight * certainty weight.
        share: Its part of the sum of absolute values, 0 to 1.
    """

    signal: str
    value: float
    share: float


class Escalation(Record):
    """The overall assessment: computed, not judged.

    Attributes:
        index: -10 (de-escalation) to +10 (escalation), saturating. This product's own
            index, not a published measure.
        raw: The plain sum that the index bounds.
        band: The index in words.
        contributions: Each counted signal, largest first.
        background: Ids of signals that the article only recalls; not counted.
        goldstein_mean: Mean Goldstein value of the counted signals, for comparison
            (there, negative is conflict); None without any.
        method: Name of the formula, so that stored results stay comparable.
    """

    index: float
    raw: float
    band: str
    contributions: tuple[Contribution, ...]
    background: tuple[str, ...]
    goldstein_mean: float | None
    method: str


class Coverage(Record):
    """What the summary leaves out.

    Attributes:
        sentences: Numbered sentences of the article's body.
        cited: How many of them support at least one kept item.
        uncited: The numbers of the others.
        quotations: Sentences that hold quoted speech.
        quotations_skipped: The numbers of those that support no claim.
    """

    sentences: int
    cited: int
    uncited: tuple[int, ...]
    quotations: int
    quotations_skipped: tuple[int, ...]


class RejectedEvidence(Record):
    """A pointer into the article as the model gave it."""

    sentence: int | None
    quote: str
    verdict: QuoteVerdict


class RejectedItem(Record):
    """Something the model wrote that a check refused. Kept in sight, never in use."""

    kind: Literal["claim", "actor", "signal"]
    text: str
    evidence: tuple[RejectedEvidence, ...]
    checks: tuple[Check, ...]


class ArticleInfo(Record):
    """What was summarised.

    Attributes:
        source: Where it came from, as the caller named it (`-`, a path, a URL).
        published: Calendar date on the page, in the outlet's own time zone.
        language: ISO 639-1 code, declared or detected; None if neither.
        sha256: Of `Article.text` in UTF-8.
        characters: Code points of `Article.text`.
        sentences: Numbered sentences of its body.
    """

    title: str | None
    source: str
    published: date | None
    language: str | None
    sha256: str
    characters: int
    sentences: int


class Summary(Record):
    """A checked, structured summary of one article.

    Attributes:
        headline: One sentence.
        gist: Two to four sentences.
        notes: Checks on the summary as a whole (language of headline and gist, numbers
            in them).
        rejected: Items that failed a check, and why.
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    article: ArticleInfo
    headline: str
    gist: str
    notes: tuple[Check, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    signals: tuple[EscalationSignal, ...]
    escalation: Escalation
    coverage: Coverage
    rejected: tuple[RejectedItem, ...]
    run: Run

    def to_dataframes(self) -> dict[str, pd.DataFrame]:
        """The summary as pandas data frames: articles, claims, actors, signals, events, rejected.

        Many summaries at once: `summarise.results.frames.dataframes`.

        Raises:
            UsageError: If pandas is not installed (`pip install 'summarise-news[frames]'`).
        """
        from summarise.results.frames import dataframes  # loaded when called

        return dataframes([self])

    def _repr_markdown_(self) -> str:
        from summarise.render.markdown import as_markdown  # a notebook's hook, so late

        return as_markdown(self)

    def _repr_html_(self) -> str:
        from summarise.render.notebook import as_html_fragment  # likewise

        return as_html_fragment(self)
