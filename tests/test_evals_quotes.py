"""Whether what a summary says stands in the article."""

from __future__ import annotations

from typing import Any

import pytest

from eval_cases import CLASH_CASE, article_of, copy_of_gold, found_claim, quoted
from summarise.evals.metrics.quotes import quote_scores
from summarise.evals.scores import CaseMetric
from summarise.schema import Evidence, RejectedItem
from summarise.vocabulary import CheckName, QuoteVerdict
from summary_factory import refused

ARTICLE = article_of(CLASH_CASE)
GOLD = CLASH_CASE.gold.claims
REAL = quoted(ARTICLE, "12 soldiers had been killed")


def metrics(text: str = GOLD[0].text, **changes: Any) -> dict[str, CaseMetric]:
    """A summary with one claim and no signal."""
    claim = found_claim(GOLD[0], ARTICLE, text=text, **changes)
    return quote_scores(copy_of_gold(CLASH_CASE, claims=(claim,), signals=()), ARTICLE)


@pytest.mark.parametrize(
    ("evidence", "faithful"),
    [
        (REAL, 1),
        (REAL.model_copy(update={"verdict": QuoteVerdict.TYPOGRAPHIC}), 1),
        (REAL.model_copy(update={"verdict": QuoteVerdict.ALTERED}), 0),
        (REAL.model_copy(update={"verdict": QuoteVerdict.AMBIGUOUS}), 0),
        (REAL.model_copy(update={"quote": "21 soldiers had been killed"}), 0),
        (REAL.model_copy(update={"start": REAL.start + 1}), 0),
    ],
)
def test_a_quote_is_faithful_if_verdict_and_place_agree(evidence: Evidence, faithful: int) -> None:
    assert metrics(evidence=(evidence,))["quote_faithful"].value == faithful


def test_a_claim_without_evidence_is_unfaithful() -> None:
    found = metrics(evidence=())["quote_faithful"]

    assert (found.value, found.reasons) == (0, ("c1: no evidence",))


def test_no_items_need_no_quotes() -> None:
    found = quote_scores(copy_of_gold(CLASH_CASE, claims=(), signals=()), ARTICLE)

    assert (found["quote_faithful"].value, found["quote_faithful"].empty) == (1, True)


def test_rejected_items_are_a_share_of_all_items() -> None:
    item = RejectedItem(
        kind="claim",
        text="Invented\x1b[31m.",
        evidence=(),
        checks=(refused(CheckName.QUOTE, "absent"),),
    )

    found = quote_scores(copy_of_gold(CLASH_CASE, rejected=(item,)), ARTICLE)["rejected_rate"]

    assert found.value == pytest.approx(1 / (4 + 5 + 3 + 1))
    assert found.reasons == ("claim: Invented.",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Veskar killed 12 soldiers.", 0),
        ("Veskar killed twelve soldiers and keeps 8,000 troops at the Ilm.", 0),
        ("Veskar killed 13 soldiers.", 1),
        ("Veskar killed soldiers in 1987.", 1),
    ],
)
def test_a_number_is_supported_by_evidence_or_article(text: str, value: int) -> None:
    assert metrics(text)["unsupported_numbers"].value == value


def test_claims_without_numbers_do_not_count() -> None:
    found = metrics("Veskar shelled Sund.")["unsupported_numbers"]

    assert (found.gold, found.empty) == (0, True)
