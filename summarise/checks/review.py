"""A draft held against its article: every item, every check, one outcome each.

Covers: which checks an item goes through, their outcomes under a policy, duplicates, and
the compact list of what failed for the one re-ask.
Does not cover: the checks themselves, one file each in this package.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from summarise.article import Article
from summarise.checks import items
from summarise.checks.context import Context, Named
from summarise.checks.finding import Finding, shortened
from summarise.checks.policy import Policy
from summarise.checks.prose_items import examine_prose
from summarise.checks.quoting.quotes import Located
from summarise.checks.signal_items import examine_signal
from summarise.checks.text.folding import folded_text
from summarise.checks.tongue import languages_of
from summarise.draft import Draft, DraftActor, DraftClaim, DraftEvidence, DraftSignal
from summarise.schema import Check, Span
from summarise.vocabulary import AttributionMode, CheckName, Direction, Outcome, SignalType

MAX_PROBLEM = 200

_Item = TypeVar("_Item", DraftClaim, DraftActor, DraftSignal)


class TypeDefaults(Protocol):
    """What the scale check needs to know of a signal type."""

    @property
    def intensity(self) -> int:
        """Its usual intensity, 1 to 5."""

    @property
    def direction(self) -> Direction:
        """Its usual direction."""


class Judged(Protocol):
    """Whatever has an outcome: a check, an item."""

    @property
    def outcome(self) -> Outcome:
        """What the policy makes of it."""


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim, where its evidence stands, and what the checks found.

    Attributes:
        evidence: One for each pointer of the draft, in its order.
        mode: How the article passes the claim on.
        cue: The article's own word for the speaking, or None.
    """

    draft: DraftClaim
    evidence: tuple[Located, ...]
    mode: AttributionMode
    cue: str | None
    checks: tuple[Check, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReviewedActor:
    """An actor, where it is mentioned, and what the checks found.

    Attributes:
        country: A valid ISO 3166-1 alpha-3 code, or None.
    """

    draft: DraftActor
    country: str | None
    mentions: tuple[Span, ...]
    checks: tuple[Check, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReviewedSignal:
    """A signal, where its evidence stands, and what the checks found."""

    draft: DraftSignal
    evidence: tuple[Located, ...]
    checks: tuple[Check, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Review:
    """A draft after all checks. Nothing is dropped here but repeated items.

    Attributes:
        notes: Checks on headline and gist, and on the language of all claims.
        policy: Label of the policy that judged.
    """

    headline: str
    gist: str
    claims: tuple[ReviewedClaim, ...]
    actors: tuple[ReviewedActor, ...]
    signals: tuple[ReviewedSignal, ...]
    notes: tuple[Check, ...]
    policy: str

    def problems(self) -> tuple[str, ...]:
        """What was refused and why, one line each, at most 200 characters.

        Items are numbered from 1 in the order of `claims`, `actors` and `signals`.
        """
        lines: list[str] = []
        for number, claim in enumerate(self.claims, 1):
            lines += _problem_lines(f"claim {number}", claim.draft.text, claim.checks)
        for number, actor in enumerate(self.actors, 1):
            lines += _problem_lines(f"actor {number}", actor.draft.name, actor.checks)
        for number, signal in enumerate(self.signals, 1):
            shown = f"{signal.draft.type}: {', '.join(signal.draft.source_actors)}"
            lines += _problem_lines(f"signal {number}", shown, signal.checks)
        lines += _problem_lines("headline or gist", "", self.notes)
        return tuple(lines)


def review_draft(
    draft: Draft,
    article: Article,
    *,
    policy: Policy,
    language: str | None,
    scheme: Callable[[SignalType], TypeDefaults] | None = None,
) -> Review:
    """Check every item of a draft against its article.

    Args:
        draft: As a model, the baseline or a stored summary gives it.
        article: The article it is about.
        policy: What verdicts mean.
        language: ISO 639-1 asked for, or None if none was.
        scheme: Looks up a signal type's defaults; without it the scale is not checked.
    """
    prose = f"{draft.headline} {draft.gist}"
    context = Context.of(article, draft.actors, languages_of(prose, language))
    claims = _unrepeated(draft.claims, _claim_identity)
    actors = _unrepeated(draft.actors, _actor_identity)
    signals = _unrepeated(draft.signals, _signal_identity)
    return Review(
        headline=draft.headline,
        gist=draft.gist,
        claims=tuple(_claim(item, context, policy) for item in claims),
        actors=tuple(_actor(item, context, policy) for item in actors),
        signals=tuple(_signal(item, context, policy, scheme) for item in signals),
        notes=_judged(examine_prose(draft, context, language), policy),
        policy=policy.label,
    )


def _claim(draft: DraftClaim, context: Context, policy: Policy) -> ReviewedClaim:
    found = items.examine_claim(draft, context)
    checks = _judged(found.findings, policy)
    return ReviewedClaim(draft, found.evidence, found.mode, found.cue, checks, worst_of(checks))


def _actor(draft: DraftActor, context: Context, policy: Policy) -> ReviewedActor:
    found = items.examine_actor(draft, context)
    checks = _judged(found.findings, policy)
    return ReviewedActor(draft, found.country, found.mentions, checks, worst_of(checks))


def _signal(
    draft: DraftSignal,
    context: Context,
    policy: Policy,
    scheme: Callable[[SignalType], TypeDefaults] | None,
) -> ReviewedSignal:
    usual = None if scheme is None else scheme(draft.type)
    scale = None if usual is None else (usual.intensity, usual.direction)
    evidence, findings = examine_signal(draft, context, scale)
    checks = _judged(findings, policy)
    return ReviewedSignal(draft, evidence, checks, worst_of(checks))


def worst_of(judged: Iterable[Judged]) -> Outcome:
    """The worst outcome among some checks or items; pass if there are none."""
    found = {item.outcome for item in judged}
    for outcome in (Outcome.REJECT, Outcome.WARN):
        if outcome in found:
            return outcome
    return Outcome.PASS


def _judged(findings: Iterable[Named], policy: Policy) -> tuple[Check, ...]:
    return tuple(_check(name, finding, policy) for name, finding in findings)


def _check(name: CheckName, finding: Finding, policy: Policy) -> Check:
    outcome = policy.outcome(name, finding.verdict)
    return _shared(name, finding.verdict, outcome, finding.detail)


@lru_cache(maxsize=256)
def _shared(name: CheckName, verdict: str, outcome: Outcome, detail: str | None) -> Check:
    """One object for all equal checks: most of thousands say that nothing is wrong."""
    return Check(name=name, verdict=verdict, outcome=outcome, detail=detail)


def _problem_lines(item: str, text: str, checks: Sequence[Check]) -> list[str]:
    """One line for an item with refused checks, or none."""
    refused = [check for check in checks if check.outcome is Outcome.REJECT]
    if not refused:
        return []
    found = "; ".join(
        f"{check.name} {check.verdict.replace('_', ' ')}"
        + (f" ({check.detail})" if check.detail else "")
        for check in refused
    )
    head = f'{item} "{shortened(text, 60)}"' if text else item
    return [shortened(f"{head}: {found}", MAX_PROBLEM)]


def _unrepeated(
    drafts: Sequence[_Item], identity: Callable[[_Item], Hashable]
) -> tuple[_Item, ...]:
    """Each item once: the first of those that say the same from the same evidence."""
    first: dict[Hashable, _Item] = {}
    for draft in drafts:
        first.setdefault(identity(draft), draft)
    return tuple(first.values())


def _pointers(evidence: Sequence[DraftEvidence]) -> Hashable:
    return tuple(sorted((item.sentence, _plain(item.quote)) for item in evidence))


def _claim_identity(claim: DraftClaim) -> Hashable:
    return _plain(claim.text), _pointers(claim.evidence)


def _actor_identity(actor: DraftActor) -> Hashable:
    return _plain(actor.name)


def _signal_identity(signal: DraftSignal) -> Hashable:
    who = (signal.source_actors, signal.target_actors)
    return signal.type, signal.status, who, _pointers(signal.evidence)


def _plain(text: str) -> str:
    return folded_text(text).strip(" .'")
