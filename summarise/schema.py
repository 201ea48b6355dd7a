"""The public result: what a summary holds, field by field.

Covers: the data of a finished, checked summary; its closed vocabularies are
`vocabulary.py`.
Does not cover: what the model is asked to write (`draft.py`).

All offsets are half-open and count code points of `Article.text`. Unknown is None,
never "" and never 0.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

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

SCHEMA_VERSION = 1

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "ActorRole",
    "ActorType",
    "ArticleInfo",
    "Attempt",
    "Attribution",
    "AttributionMode",
    "Certainty",
    "Check",
    "CheckName",
    "Claim",
    "ClaimStatus",
    "Contribution",
    "Corroboration",
    "Coverage",
    "Direction",
    "Escalation",
    "EscalationSignal",
    "Evidence",
    "Outcome",
    "PromptRef",
    "QuadClass",
    "QuoteVerdict",
    "Record",
    "RejectedEvidence",
    "RejectedItem",
    "Run",
    "SignalStatus",
    "SignalType",
    "Span",
    "SpeakerKind",
    "Summary",
    "Usage",
    "When",
]


class Record(BaseModel):
    """Base of all result data: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


class Usage(Record):
    """Tokens, as the service counted them. None where it said nothing.

    Attributes:
        reasoning_tokens: Part of `output_tokens` spent on hidden reasoning.
        cached_tokens: Part of `input_tokens` served from the provider's prompt cache.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    reasoning_tokens: int | None = None
    cached_tokens: int | None = None

    def __add__(self, other: Usage) -> Usage:
        """Add field by field; unknown plus known is known."""

        def both(left: int | None, right: int | None) -> int | None:
            return right if left is None else left if right is None else left + right

        return Usage(
            input_tokens=both(self.input_tokens, other.input_tokens),
            output_tokens=both(self.output_tokens, other.output_tokens),
            reasoning_tokens=both(self.reasoning_tokens, other.reasoning_tokens),
            cached_tokens=both(self.cached_tokens, other.cached_tokens),
        )


class Attempt(Record):
    """One HTTP request to a model service, whatever came of it.

    Attributes:
        purpose: Why it was made: `draft`, `more_room` (after a truncation),
            `schema_repair`, `check_repair` or `probe`.
        outcome: A reply class (`ok`, `refused`, ...) or a failure (`http_429`,
            `timeout`, `connection`).
        rung: How the schema was asked for (`json_schema_strict` ... `prompt`).
        status: HTTP status, or None if there was no answer.
        waited_seconds: Pause before this attempt.
        detail: What the service said, shortened; never article text, never a key.
    """

    purpose: str
    outcome: str
    rung: str | None
    status: int | None
    seconds: float
    waited_seconds: float
    usage: Usage
    request_id: str | None
    detail: str | None


class PromptRef(Record):
    """Which prompt: `summary`, version 1, and the digest of its files."""

    name: str
    version: int
    sha256: str


class Run(Record):
    """How the summary was made: enough to reproduce and to audit it.

    Attributes:
        model: As asked for; None for the baseline.
        model_answered: As the service named itself.
        host: Host of the base URL; never its path, query or credentials.
        schema_sha256: Of the draft schema as sent.
        policy: Name of the check policy, and the digest of its rules.
        parts: Into how many pieces a long article was split; 1 is the rule.
        cost_usd: Over all attempts; None where a price or a token count is unknown.
    """

    engine: Literal["llm", "baseline"]
    version: str
    started: datetime
    seconds: float
    model: str | None
    model_answered: str | None
    host: str | None
    prompt: PromptRef | None
    schema_sha256: str | None
    article_sha256: str
    parameters: dict[str, JsonValue]
    policy: str
    parts: int
    attempts: tuple[Attempt, ...]
    usage: Usage
    cost_usd: Decimal | None


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

    def _repr_markdown_(self) -> str:
        from summarise.render.markdown import as_markdown  # a notebook's hook, so late

        return as_markdown(self)

    def _repr_html_(self) -> str:
        from summarise.render.notebook import as_html_fragment  # likewise

        return as_html_fragment(self)
