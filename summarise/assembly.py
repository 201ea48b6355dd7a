"""From reviewed items to the finished `Summary`.

Covers: ids, order, names brought to one form, dates, looked-up scores, coverage, the
assessment. No judgement is made here: verdicts come from `checks/`, numbers from
`escalation/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, TypeVar

from summarise.article import Article
from summarise.checks.quoting.coverage import coverage
from summarise.checks.quoting.quotes import Located
from summarise.checks.review import Review, ReviewedActor, ReviewedClaim, ReviewedSignal
from summarise.checks.timed import NOT_TOLD
from summarise.dates import date_of_act
from summarise.draft import DraftEvidence
from summarise.escalation.assess import assess
from summarise.escalation.scheme import reading
from summarise.run_record import Run
from summarise.schema import (
    Actor,
    ArticleInfo,
    Attribution,
    Check,
    Claim,
    Coverage,
    EscalationSignal,
    Evidence,
    RejectedEvidence,
    RejectedItem,
    Summary,
    When,
)
from summarise.vocabulary import Outcome, SignalStatus

_Placed = TypeVar("_Placed", ReviewedClaim, ReviewedSignal)
_AHEAD = frozenset({SignalStatus.PLANNED, SignalStatus.THREATENED, SignalStatus.CALLED_FOR})


def assemble(review: Review, article: Article, run: Run) -> Summary:
    """Build the summary from a review.

    Kept claims and signals stand in the order of their evidence, actors in the order they
    were written; ids count from 1 within each kind.
    """
    names = _NameTable(item for item in review.actors if item.outcome is not Outcome.REJECT)
    kept_claims = _in_article_order(review.claims)
    kept_signals = _in_article_order(review.signals)
    claims = tuple(_claim(n, item, article, names) for n, item in enumerate(kept_claims, 1))
    signals = tuple(_signal(n, item, article, names) for n, item in enumerate(kept_signals, 1))
    actors = tuple(_actor(n, item) for n, item in enumerate(names.kept, 1))
    return Summary(
        article=article_info(article),
        headline=review.headline,
        gist=review.gist,
        notes=review.notes,
        claims=claims,
        actors=actors,
        signals=signals,
        escalation=assess(signals),
        coverage=coverage_of(claims, signals, article),
        rejected=tuple(_rejected(review)),
        run=run,
    )


def article_info(article: Article) -> ArticleInfo:
    """What a summary records of its article."""
    return ArticleInfo(
        title=article.title,
        source=article.source,
        published=article.published,
        language=article.language,
        sha256=article.sha256,
        characters=len(article.text),
        sentences=len(article.sentences),
    )


def coverage_of(
    claims: Iterable[Claim], signals: Iterable[EscalationSignal], article: Article
) -> Coverage:
    """What the evidence of kept items covers of an article."""
    claimed = [span for claim in claims for span in claim.evidence]
    signalled = [span for signal in signals for span in signal.evidence]
    return coverage(article, claims=claimed, items=[*claimed, *signalled])


def when_of(item: ReviewedSignal, article: Article, published: date | None) -> When | None:
    """When a signal happens, by the words of its draft; None where the article lacks them.

    Args:
        item: The signal.
        article: The article.
        published: When it appeared; "on Sunday" is dated from there.
    """
    words = item.draft.when
    if words is None or any(check.verdict == NOT_TOLD for check in item.checks):
        return None
    sentences = [article.sentence(found.sentence or 0) for found in item.evidence]
    texts = [article.text_of(sentence) for sentence in sentences if sentence]
    found = date_of_act(
        words,
        next((text for text in texts if words in text), words),
        published=published,
        ahead=item.draft.status in _AHEAD,
    )
    return When(
        text=words,
        date=found.date if found else None,
        derived=bool(found and found.derived),
    )


class _NameTable:
    """Every form of a kept actor's name, to the form the summary uses."""

    def __init__(self, actors: Iterable[ReviewedActor]) -> None:
        self.kept = tuple(actors)
        self._canonical: dict[str, str] = {}
        for item in self.kept:
            for form in (item.draft.name, *item.draft.aliases):
                self._canonical.setdefault(form.casefold(), item.draft.name)

    def canonical(self, name: str) -> str:
        return self._canonical.get(name.casefold(), name)

    def all(self, names: Iterable[str]) -> tuple[str, ...]:
        """Canonical names, each once, in order."""
        return tuple(dict.fromkeys(self.canonical(name) for name in names))


def _in_article_order(items: Sequence[_Placed]) -> list[_Placed]:
    kept = [item for item in items if item.outcome is not Outcome.REJECT]
    return sorted(kept, key=lambda item: min(found.start or 0 for found in item.evidence))


def _evidence(found: Sequence[Located], article: Article) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            sentence=item.sentence,
            start=item.start,
            end=item.end,
            quote=article.text[item.start : item.end],
            verdict=item.verdict,
        )
        for item in found
        if item.start is not None and item.end is not None
    )


def _claim(number: int, item: ReviewedClaim, article: Article, names: _NameTable) -> Claim:
    draft = item.draft
    return Claim(
        id=f"c{number}",
        text=draft.text,
        attribution=Attribution(
            speaker=names.canonical(draft.speaker) if draft.speaker else None,
            via=names.canonical(draft.via) if draft.via else None,
            speaker_kind=draft.speaker_kind,
            mode=item.mode,
            cue=item.cue,
        ),
        certainty=draft.certainty,
        status=draft.status,
        corroboration=draft.corroboration,
        evidence=_evidence(item.evidence, article),
        checks=item.checks,
    )


def _actor(number: int, item: ReviewedActor) -> Actor:
    draft = item.draft
    return Actor(
        id=f"a{number}",
        name=draft.name,
        aliases=tuple(alias for alias in draft.aliases if alias != draft.name),
        type=draft.type,
        country=item.country,
        role=draft.role,
        mentions=item.mentions,
        checks=item.checks,
    )


def _signal(
    number: int, item: ReviewedSignal, article: Article, names: _NameTable
) -> EscalationSignal:
    draft = item.draft
    scale = reading(draft.type, draft.status)
    return EscalationSignal(
        id=f"s{number}",
        type=draft.type,
        direction=draft.direction,
        status=draft.status,
        certainty=draft.certainty,
        background=draft.background,
        source_actors=names.all(draft.source_actors),
        target_actors=names.all(draft.target_actors),
        intensity=draft.intensity,
        when=when_of(item, article, article.published),
        evidence=_evidence(item.evidence, article),
        checks=item.checks,
        plover=scale.plover,
        cameo=scale.cameo,
        goldstein=scale.goldstein,
        quad_class=scale.quad,
    )


def _rejected(review: Review) -> Iterable[RejectedItem]:
    for claim in review.claims:
        if claim.outcome is Outcome.REJECT:
            pointers = _pointers(claim.draft.evidence, claim.evidence)
            yield _rejection("claim", claim.draft.text, pointers, claim.checks)
    for actor in review.actors:
        if actor.outcome is Outcome.REJECT:
            yield _rejection("actor", actor.draft.name, (), actor.checks)
    for signal in review.signals:
        if signal.outcome is Outcome.REJECT:
            draft = signal.draft
            who = " + ".join(draft.source_actors) or "?"
            whom = " + ".join(draft.target_actors) or "?"
            text = f"{draft.type.value} ({draft.status.value}): {who} -> {whom}"
            pointers = _pointers(draft.evidence, signal.evidence)
            yield _rejection("signal", text, pointers, signal.checks)


def _rejection(
    kind: Literal["claim", "actor", "signal"],
    text: str,
    evidence: tuple[RejectedEvidence, ...],
    checks: tuple[Check, ...],
) -> RejectedItem:
    return RejectedItem(kind=kind, text=text, evidence=evidence, checks=checks)


def _pointers(
    drafts: Sequence[DraftEvidence], found: Sequence[Located]
) -> tuple[RejectedEvidence, ...]:
    return tuple(
        RejectedEvidence(sentence=draft.sentence, quote=draft.quote, verdict=item.verdict)
        for draft, item in zip(drafts, found, strict=True)
    )
