"""A stored summary, checked again against its article: no model, no key, no network.

Covers: every check on every kept item, the offsets of its evidence, and what code had looked
up or computed: who is mentioned where, how a claim is passed on, dates, scores, assessment,
coverage. What rests on where sentences end is compared where the article falls into as many
sentences as then: the same text may be split otherwise when it is read from another format. What
code reads out of words (mentions, dates, the manner of passing on) is compared where this very
version made the summary: a later one may read better.
Does not cover: items that were refused when the summary was made; they stay refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from summarise._version import __version__
from summarise.article import Article
from summarise.assembly import coverage_of, when_of
from summarise.checks.policy import Policy
from summarise.checks.review import (
    ReviewedActor,
    ReviewedClaim,
    ReviewedSignal,
    review_draft,
    worst_of,
)
from summarise.draft import (
    Draft,
    DraftActor,
    DraftClaim,
    DraftEvidence,
    DraftSignal,
)
from summarise.errors import CheckError
from summarise.escalation.assess import assess
from summarise.escalation.scheme import entry, reading
from summarise.schema import Actor, Check, Claim, EscalationSignal, Evidence, Span, Summary
from summarise.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class VerifiedItem:
    """One stored item after all checks.

    Attributes:
        differences: What the stored item says and the article or the tables do not:
            moved evidence, altered scores. Any difference is a rejection.
    """

    kind: Literal["claim", "actor", "signal"]
    id: str
    text: str
    checks: tuple[Check, ...]
    differences: tuple[str, ...]

    @property
    def outcome(self) -> Outcome:
        """The worst of its checks."""
        if self.differences:
            return Outcome.REJECT
        return worst_of(self.checks)


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a stored summary.

    Attributes:
        items: Its claims, actors and signals, in their order.
        notes: Checks on headline and gist.
        differences: Parts of the summary that code computes otherwise.
        policy: Label of the policy that was applied.
    """

    items: tuple[VerifiedItem, ...]
    notes: tuple[Check, ...]
    differences: tuple[str, ...]
    policy: str

    @property
    def outcome(self) -> Outcome:
        """The worst of everything."""
        if self.differences:
            return Outcome.REJECT
        return worst_of([*self.notes, *self.items])

    def count(self, outcome: Outcome) -> int:
        """How many items ended with an outcome."""
        return sum(item.outcome is outcome for item in self.items)


def verify(summary: Summary, article: Article, *, policy: Policy) -> Verification:
    """Check a stored summary against its article, offline.

    Args:
        summary: As `summarise -f json` wrote it, from any engine.
        article: The article, read the same way as then.
        policy: What verdicts mean.

    Raises:
        CheckError: If the summary is of another text.
    """
    if article.sha256 != summary.article.sha256:
        raise CheckError(
            f"the summary is of another text: {summary.article.source} had sha256 "
            f"{summary.article.sha256[:12]}, {article.source} has {article.sha256[:12]}",
            hint="name the article as it was when the summary was made",
        )
    review = review_draft(
        draft_of(summary), article, policy=policy, language=_language(summary), scheme=entry
    )
    alike = len(article.sentences) == summary.article.sentences
    ours = summary.run.version == __version__
    items = (
        *(
            VerifiedItem(
                "claim",
                item.id,
                item.text,
                found.checks,
                (
                    *_moved(item.evidence, article),
                    *(_passed_on(item, found) if alike and ours else ()),
                ),
            )
            for item, found in zip(summary.claims, review.claims, strict=False)
        ),
        *(
            VerifiedItem(
                "actor",
                item.id,
                item.name,
                found.checks,
                _mentioned(item, found) if ours else _moved(item.mentions, article),
            )
            for item, found in zip(summary.actors, review.actors, strict=False)
        ),
        *(
            VerifiedItem(
                "signal",
                item.id,
                _signal_text(item),
                found.checks,
                (
                    *_moved(item.evidence, article),
                    *_rescored(item),
                    *(_redated(item, found, article, summary) if alike and ours else ()),
                ),
            )
            for item, found in zip(summary.signals, review.signals, strict=False)
        ),
    )
    return Verification(
        items=items,
        notes=review.notes,
        differences=tuple(_recomputed(summary, article, len(items), alike=alike)),
        policy=policy.label,
    )


def draft_of(summary: Summary) -> Draft:
    """The draft that a summary's kept items amount to, in their order."""
    return Draft(
        claims=tuple(_claim_draft(claim) for claim in summary.claims),
        actors=tuple(_actor_draft(actor) for actor in summary.actors),
        signals=tuple(_signal_draft(signal) for signal in summary.signals),
        headline=summary.headline,
        gist=summary.gist,
    )


def _evidence_draft(evidence: Sequence[Evidence]) -> tuple[DraftEvidence, ...]:
    return tuple(DraftEvidence(sentence=item.sentence or 0, quote=item.quote) for item in evidence)


def _claim_draft(claim: Claim) -> DraftClaim:
    return DraftClaim(
        evidence=_evidence_draft(claim.evidence),
        speaker=claim.attribution.speaker,
        via=claim.attribution.via,
        text=claim.text,
        speaker_kind=claim.attribution.speaker_kind,
        certainty=claim.certainty,
        status=claim.status,
        corroboration=claim.corroboration,
    )


def _actor_draft(actor: Actor) -> DraftActor:
    return DraftActor(
        name=actor.name,
        aliases=actor.aliases,
        type=actor.type,
        country=actor.country,
        role=actor.role,
    )


def _signal_draft(signal: EscalationSignal) -> DraftSignal:
    return DraftSignal(
        evidence=_evidence_draft(signal.evidence),
        source_actors=signal.source_actors,
        target_actors=signal.target_actors,
        when=signal.when.text if signal.when else None,
        type=signal.type,
        direction=signal.direction,
        status=signal.status,
        certainty=signal.certainty,
        background=signal.background,
        intensity=signal.intensity,  # type: ignore[arg-type]  # 1 to 5 by the schema
    )


def _language(summary: Summary) -> str | None:
    """The language the summary was asked for in; the baseline quotes and is not asked."""
    if summary.run.engine == "baseline":
        return None
    asked = summary.run.parameters.get("language")
    return str(asked) if asked else summary.article.language


def _moved(spans: Sequence[Span], article: Article) -> tuple[str, ...]:
    """Evidence or mentions whose offsets no longer hold their own words."""
    return tuple(
        f"place {number} says {span.quote!r} at {span.start}-{span.end}, "
        f"the article has {article.text[span.start : span.end]!r} there"
        for number, span in enumerate(spans, start=1)
        if article.text[span.start : span.end] != span.quote
    )


def _rescored(signal: EscalationSignal) -> tuple[str, ...]:
    """Looked-up scores that the scheme does not give for this type and status."""
    scale = reading(signal.type, signal.status)
    right = {
        "plover": scale.plover,
        "cameo": scale.cameo,
        "goldstein": scale.goldstein,
        "quad_class": scale.quad,
    }
    return tuple(
        f"{name} is {getattr(signal, name)}, the scheme has {value}"
        for name, value in right.items()
        if getattr(signal, name) != value
    )


def _passed_on(claim: Claim, found: ReviewedClaim) -> tuple[str, ...]:
    """How the claim is passed on, where the article's words say otherwise."""
    said, right = claim.attribution, (found.mode, found.cue)
    if (said.mode, said.cue) == right:
        return ()
    return (
        f"passed on as {said.mode} ({said.cue or 'no cue'}), "
        f"the article has {found.mode} ({found.cue or 'no cue'})",
    )


def _mentioned(actor: Actor, found: ReviewedActor) -> tuple[str, ...]:
    """Mentions of an actor that are not those of the article."""
    if actor.mentions == found.mentions:
        return ()
    return (f"{len(actor.mentions)} mentions, the article has {len(found.mentions)}",)


def _redated(
    signal: EscalationSignal, found: ReviewedSignal, article: Article, summary: Summary
) -> tuple[str, ...]:
    """A date that the words of the article do not give."""
    right = when_of(found, article, summary.article.published)
    if signal.when is None or signal.when == right:
        return ()
    if right is None:
        return (f"dated by {signal.when.text!r}, which the article does not say",)
    return (f"dated {signal.when.date}, {right.text!r} gives {right.date}",)


def _recomputed(summary: Summary, article: Article, paired: int, *, alike: bool) -> Iterable[str]:
    """Computed parts of the whole that come out otherwise."""
    stored = len(summary.claims) + len(summary.actors) + len(summary.signals)
    if paired != stored:
        yield f"{stored - paired} of its items repeat others"
    if assess(summary.signals) != summary.escalation:
        yield f"escalation index is {summary.escalation.index}, its signals give " + str(
            assess(summary.signals).index
        )
    if summary.run.article_sha256 != summary.article.sha256:
        yield "the run record names another article"
    if len(article.text) != summary.article.characters:
        yield f"the article has {len(article.text)} characters"
    if alike and coverage_of(summary.claims, summary.signals, article) != summary.coverage:
        yield "coverage is not what the evidence of its items covers"


def _signal_text(signal: EscalationSignal) -> str:
    who, whom = " + ".join(signal.source_actors), " + ".join(signal.target_actors)
    return f"{signal.type.value}: {who or '?'} -> {whom or '?'}"
