"""What the product notices of errors that were put into replies on purpose.

Covers: for every error, whether a check of the product catches it under the policy, and
whether a gated metric of its case gets worse; what the checks say of the replies untouched.
Does not cover: making errors (`perturbations.py`), counting and targets (`detection.py`).

Untouched items are taken to be right. Where a reply is wrong by itself, a finding on it is no
false alarm but counts as one: the rate is an upper bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from summarise._version import __version__
from summarise.article import Article
from summarise.assembly import assemble
from summarise.checks.policy import Policy
from summarise.checks.review import (
    Review,
    ReviewedActor,
    ReviewedClaim,
    ReviewedSignal,
    review_draft,
    worst_of,
)
from summarise.checks.text.similarity import DEFAULT_SIMILARITY
from summarise.draft import Draft
from summarise.escalation.scheme import entry
from summarise.evals.drafted import Drafted
from summarise.evals.gate import NOISE, worsening
from summarise.evals.items import items_of_gold, items_of_summary
from summarise.evals.matching import align_claims, ground_of
from summarise.evals.metrics.catalogue import CATALOGUE
from summarise.evals.outcome import EPOCH
from summarise.evals.perturbations import Kind, Material, Perturbed, perturbations, put_into
from summarise.evals.perturbing.kinds import Item
from summarise.evals.scores import CaseScore
from summarise.evals.scoring import score_case
from summarise.run_record import Run
from summarise.schema import Check, Summary
from summarise.vocabulary import Outcome

Reviewed = ReviewedClaim | ReviewedActor | ReviewedSignal


class Caught(StrEnum):
    """What the checks made of an error."""

    REJECTED = "rejected"
    WARNED = "warned"
    CORRECTED = "corrected"  # a quote brought back to the sentence it stands in
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Tried:
    """One error, and what noticed it.

    Attributes:
        source: Name of the draft it was put into.
        noticed: The gated metrics that got worse; None where there is no gold.
    """

    source: str
    error: Perturbed
    caught: Caught
    noticed: tuple[str, ...] | None

    @property
    def kind(self) -> Kind:
        """Kind of the error."""
        return self.error.kind


@dataclass(frozen=True, slots=True)
class Untouched:
    """One item as the reply has it, and what the checks say of it.

    Attributes:
        findings: `check: verdict` of all that does not pass.
    """

    source: str
    item: Item
    outcome: Outcome
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Everything that was tried."""

    drafts: int
    policy: str
    seed: int
    untouched: tuple[Untouched, ...]
    tried: tuple[Tried, ...]


def selftest(
    drafted: Sequence[Drafted],
    *,
    policy: Policy,
    seed: int = 1,
    step: Callable[[], None] = lambda: None,
) -> SelfTest:
    """Put every possible error into every draft, one at a time.

    Args:
        drafted: The replies.
        policy: What verdicts of the checks mean.
        seed: Decides what is changed into what.
        step: Called after each draft.
    """
    untouched: list[Untouched] = []
    tried: list[Tried] = []
    for source in drafted:
        bench = _Bench(source, policy)
        untouched += bench.untouched()
        errors = perturbations(_material(source, bench, drafted), seed)
        tried += (found for error in errors if (found := bench.tried(error)) is not None)
        step()
    return SelfTest(len(drafted), policy.label, seed, tuple(untouched), tuple(tried))


class _Bench:
    """One draft, reviewed and scored as it is, to compare errors with."""

    def __init__(self, source: Drafted, policy: Policy) -> None:
        self._source = source
        self._policy = policy
        self._similarity = _Remembered()
        self._review = self._reviewed(source.draft)
        self._score = self._scored(self._review)

    def untouched(self) -> list[Untouched]:
        """What the checks say of the draft as it is."""
        name = self._source.name
        return [
            Untouched(name, item.draft, item.outcome, tuple(sorted(_failing(item.checks))))
            for item in _items(self._review)
        ]

    def tried(self, error: Perturbed) -> Tried | None:
        """Put one error in; None if it made an item that repeats another."""
        review = self._reviewed(put_into(self._source.draft, error))
        caught = Caught.MISSED
        if error.now is not None:
            before, now = self._found(error.was, self._review), self._found(error.now, review)
            if now is None:
                return None
            caught = self._caught(before, now, review)
        return Tried(self._source.name, error, caught, self._noticed(review))

    def must(self) -> frozenset[str] | None:
        """Texts of the draft's claims that stand for a must claim of gold."""
        case = self._source.case
        if case is None:
            return None
        article, found = self._source.article, items_of_summary(self._summary(self._review))
        ground = ground_of(case.gold, found, article, similarity=self._similarity)
        aligned = align_claims(items_of_gold(case.gold, article).claims, found.claims, ground)
        must = {claim.id for claim in case.gold.claims if claim.must}
        return frozenset(pair.claim.text for pair in aligned.right if pair.gold.id in must)

    def _caught(self, before: Reviewed | None, now: Reviewed, review: Review) -> Caught:
        known = _failing(before.checks) if before else frozenset()
        noted = _failing(self._review.notes)
        new = [check for check in now.checks if _named(check) not in known]
        new += [check for check in review.notes if _named(check) not in noted]
        worst = worst_of(new)
        if worst is not Outcome.PASS:
            return Caught.REJECTED if worst is Outcome.REJECT else Caught.WARNED
        return Caught.CORRECTED if _brought_back(before, now) else Caught.MISSED

    def _noticed(self, review: Review) -> tuple[str, ...] | None:
        score = self._scored(review)
        if score is None or self._score is None:
            return None
        before = self._score.metrics
        return tuple(
            name
            for name, metric in score.metrics.items()
            if CATALOGUE[name].gate != "none"
            and worsening(CATALOGUE[name], before[name].value, metric.value) > NOISE
        )

    def _found(self, item: Item | None, review: Review) -> Reviewed | None:
        return next((seen for seen in _items(review) if seen.draft is item), None)

    def _reviewed(self, draft: Draft) -> Review:
        source = self._source
        return review_draft(
            draft, source.article, policy=self._policy, language=source.language, scheme=entry
        )

    def _scored(self, review: Review) -> CaseScore | None:
        case = self._source.case
        if case is None:
            return None
        summary = self._summary(review)
        return score_case(case, self._source.article, summary, similarity=self._similarity)

    def _summary(self, review: Review) -> Summary:
        return assemble(review, self._source.article, _run(self._source.article, self._policy))


class _Remembered:
    """The similarity in use, worked out once for each pair of texts."""

    name = DEFAULT_SIMILARITY.name

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str | None, float], float] = {}

    def __call__(self, left: str, right: str, language: str | None, *, least: float = 0.0) -> float:
        """Likeness of two texts, 0 to 1."""
        key = (left, right, language, least)
        if key not in self._known:
            self._known[key] = DEFAULT_SIMILARITY(left, right, language, least=least)
        return self._known[key]


def _material(source: Drafted, bench: _Bench, drafted: Iterable[Drafted]) -> Material:
    others = [other for other in drafted if other.article.sha256 != source.article.sha256]
    language = source.article.language or "en"

    def texts(*, same: bool) -> tuple[str, ...]:
        return tuple(
            claim.text
            for other in others
            if ((other.article.language or "en") == language) is same
            for claim in other.draft.claims
        )

    return Material(
        name=source.name,
        draft=source.draft,
        article=source.article,
        must=bench.must(),
        strangers=texts(same=True),
        foreign=texts(same=False),
    )


def _items(review: Review) -> Iterable[Reviewed]:
    return chain(review.claims, review.actors, review.signals)


def _named(check: Check) -> str:
    return f"{check.name.value}: {check.verdict}"


def _failing(checks: Iterable[Check]) -> frozenset[str]:
    return frozenset(_named(check) for check in checks if check.outcome is not Outcome.PASS)


def _brought_back(before: Reviewed | None, now: Reviewed) -> bool:
    """Whether evidence that was pointed elsewhere was found where it really stands."""
    if isinstance(before, ReviewedActor) or isinstance(now, ReviewedActor) or before is None:
        return False
    if before.draft.evidence == now.draft.evidence:
        return False
    return [(e.start, e.end) for e in before.evidence] == [(e.start, e.end) for e in now.evidence]


def _run(article: Article, policy: Policy) -> Run:
    """The record of a run that made no request: none is needed to score a draft."""
    return Run.without_requests(
        "llm",
        version=__version__,
        started=EPOCH,
        seconds=0.0,
        article_sha256=article.sha256,
        policy=policy.label,
    )
