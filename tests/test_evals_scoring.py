"""A case's score: what it measures, and what no score may do."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval_cases import (
    CASES,
    CLASH_CASE,
    MATCH_CASE,
    WITHDRAWAL_CASE,
    article_of,
    copy_of_gold,
    found_claim,
    found_signal,
    quoted,
)
from summarise.evals.aggregation import aggregate
from summarise.evals.alignment import aligned
from summarise.evals.cases import Case
from summarise.evals.metrics.catalogue import CATALOGUE
from summarise.evals.scores import CaseScore, Failure
from summarise.evals.scoring import score_aligned, score_case
from summarise.schema import Claim, EscalationSignal, Summary
from summarise.vocabulary import ActorRole, ActorType, Certainty, ClaimStatus, Direction, SignalType
from summary_factory import actor, attempt, run_record

UNBOUNDED = {"level_error", "level_bias", "level_kappa"}
FAILED = Failure(error="TruncatedError", detail="cut at 4000 tokens")


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # no secret


def score(case: Case, outcome: Summary | Failure) -> CaseScore:
    return score_case(case, article_of(case), outcome)


def value(case: Case, name: str, **changes: Any) -> float:
    return score(case, copy_of_gold(case, **changes)).metrics[name].value


@st.composite
def claims(draw: st.DrawFn, case: Case) -> tuple[Claim, ...]:
    """Claims that gold has, changed at will, with evidence from anywhere in the article."""
    article = article_of(case)
    pool = [text for claim in case.gold.claims for text in (claim.text, *claim.traps)]
    pool += ["It rained in Orlund.", ""]
    spans = [span for claim in case.gold.claims for span in claim.evidence]
    found = []
    for number in range(draw(st.integers(0, 6))):
        gold = draw(st.sampled_from(case.gold.claims))
        changes = {
            "text": draw(st.sampled_from(pool)),
            "speaker": draw(st.sampled_from([None, gold.speaker, "Orlund"])),
            "certainty": draw(st.sampled_from(Certainty)),
            "status": draw(st.sampled_from(ClaimStatus)),
            "evidence": (quoted(article, draw(st.sampled_from(spans))),),
        }
        item = found_claim(gold, article, **changes)
        found.append(item.model_copy(update={"id": f"c{number}"}))
    return tuple(found)


@st.composite
def signals(draw: st.DrawFn) -> tuple[EscalationSignal, ...]:
    """Signals of the clash, changed at will."""
    article, found = article_of(CLASH_CASE), []
    sides = st.sampled_from([(), ("Veskar",), ("Toral",), ("Orlund", "Veskar")])
    for number in range(draw(st.integers(0, 5))):
        gold = draw(st.sampled_from(CLASH_CASE.gold.signals))
        changes = {
            "type": draw(st.sampled_from([gold.type, SignalType.SANCTIONS, SignalType.OTHER])),
            "direction": draw(st.sampled_from(Direction)),
            "background": draw(st.booleans()),
            "source_actors": draw(sides),
            "target_actors": draw(sides),
        }
        item = found_signal(gold, article, **changes)
        found.append(item.model_copy(update={"id": f"s{number}"}))
    return tuple(found)


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    names = st.sampled_from(["Veskar", "Toral", "Toral navy", "Oda Brandt", "Rune Falk"])
    actors = tuple(
        actor(number, name, draw(st.sampled_from(ActorType)), draw(st.sampled_from(ActorRole)))
        for number, name in enumerate(draw(st.lists(names, max_size=5, unique=True)))
    )
    return copy_of_gold(
        CLASH_CASE, claims=draw(claims(CLASH_CASE)), actors=actors, signals=draw(signals())
    )


def shuffled(summary: Summary, seed: int) -> Summary:
    """The same items in another order."""
    random = seeded(seed)
    update = {
        field: tuple(random.sample(getattr(summary, field), len(getattr(summary, field))))
        for field in ("claims", "actors", "signals")
    }
    return summary.model_copy(update=update)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_copy_of_gold_is_perfect(case: Case) -> None:
    found = score(case, copy_of_gold(case))

    best = {name: 0.0 if CATALOGUE[name].better != "higher" else 1.0 for name in found.metrics}
    assert found.passed
    assert {
        name: metric.value for name, metric in found.metrics.items() if name != "certainty_brier"
    } == {name: value for name, value in best.items() if name != "certainty_brier"}
    assert not any(metric.reasons for metric in found.metrics.values())


@settings(max_examples=60, deadline=None)
@given(summaries())
def test_every_share_lies_between_nothing_and_everything(summary: Summary) -> None:
    found = score(CLASH_CASE, summary)

    assert all(
        0 <= metric.value <= 1 for name, metric in found.metrics.items() if name not in UNBOUNDED
    )


@settings(max_examples=60, deadline=None)
@given(summaries(), st.integers(0, 1_000))
def test_the_order_of_items_changes_nothing(summary: Summary, seed: int) -> None:
    assert score(CLASH_CASE, shuffled(summary, seed)) == score(CLASH_CASE, summary)


@settings(max_examples=40, deadline=None)
@given(summaries())
def test_a_crash_never_looks_better_than_a_summary(summary: Summary) -> None:
    found, crashed = score(CLASH_CASE, summary), score(CLASH_CASE, FAILED)

    sign = {"higher": 1, "lower": -1, "zero": 0}
    assert all(
        sign[CATALOGUE[name].better] * crashed.metrics[name].value
        <= sign[CATALOGUE[name].better] * metric.value
        for name, metric in found.metrics.items()
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_crash_worsens_every_mean_and_stays_in_every_count(case: Case) -> None:
    whole = aggregate(score(item, copy_of_gold(item)) for item in CASES)

    partly = aggregate(
        score(item, FAILED if item is case else copy_of_gold(item)) for item in CASES
    )

    applies = set(score(case, copy_of_gold(case)).metrics) | {"level_kappa"}
    for name in applies - {"level_bias"}:
        sign = 1 if CATALOGUE[name].better == "higher" else -1
        assert sign * partly[name].value < sign * whole[name].value, name
        assert partly[name].n == whole[name].n
        assert partly[name].failed == 1


def test_a_failed_case_says_why_in_every_metric() -> None:
    found = score(CLASH_CASE, FAILED)

    assert found.failed == "TruncatedError"
    assert not found.passed
    assert {metric.reasons for metric in found.metrics.values()} == {("failed: TruncatedError",)}


def test_reasons_name_what_is_missed_wrong_and_surplus() -> None:
    article, gold = article_of(CLASH_CASE), CLASH_CASE.gold.claims
    wrong = found_claim(gold[0], article, text="Veskar shelled Sund and killed 21 soldiers.")
    other = found_claim(gold[3], article, text="It rained in Orlund.")

    found = score(CLASH_CASE, copy_of_gold(CLASH_CASE, claims=(wrong, other)))

    assert found.metrics["claim_f1"].reasons == (
        "gold g2 missed: Veskar's artillery did not fire on Sund.",
        "gold g3 missed: Veskar will not withdraw its 8,000 troops from the river Ilm.",
        "gold g4 missed: A second attack might follow within days.",
        "c1 conflicts with g1: 21 for 12",
        "c4 is not in gold: It rained in Orlund.",
    )


def test_a_contradicted_must_claim_fails_the_case() -> None:
    article, gold = article_of(CLASH_CASE), CLASH_CASE.gold.claims
    kept = tuple(found_claim(item, article) for item in gold[1:])
    trap = found_claim(gold[0], article, text=gold[0].traps[1])

    found = score(CLASH_CASE, copy_of_gold(CLASH_CASE, claims=(trap, *kept)))

    assert not found.passed
    assert found.metrics["must_recall"].value == 0.5
    assert found.metrics["contradiction_rate"].value == pytest.approx(1 / 7)


def test_saying_nothing_is_no_way_to_a_good_score() -> None:
    found = score(CLASH_CASE, copy_of_gold(CLASH_CASE, claims=(), actors=(), signals=()))

    names = ("claim_f1", "claim_precision", "must_recall", "actor_f1_partial", "signal_f1")
    assert [found.metrics[name].value for name in names] == [0] * 5
    assert found.metrics["signal_argument_f1"].value == 0


def test_nothing_to_find_and_nothing_found_is_perfect_and_marked() -> None:
    metric = score(MATCH_CASE, copy_of_gold(MATCH_CASE)).metrics["signal_f1"]

    assert (metric.value, metric.empty, metric.gold) == (1.0, True, 0)


def test_a_schema_repair_is_valid_only_after_repair() -> None:
    repaired = run_record(attempts=(attempt(), attempt(purpose="schema_repair")))

    found = score(MATCH_CASE, copy_of_gold(MATCH_CASE, run=repaired)).metrics

    assert (found["valid_rate"].value, found["valid_after_repair"].value) == (0, 1)


def test_a_signal_on_a_quiet_article_is_a_false_alarm() -> None:
    alarm = found_signal(CLASH_CASE.gold.signals[0], article_of(CLASH_CASE))

    assert value(MATCH_CASE, "false_alarm_rate", signals=(alarm,)) == 1
    assert "false_alarm_rate" not in score(CLASH_CASE, copy_of_gold(CLASH_CASE)).metrics


def test_a_german_case_is_matched_in_german() -> None:
    article, gold = article_of(WITHDRAWAL_CASE), WITHDRAWAL_CASE.gold.claims
    reworded = (
        found_claim(gold[0], article, text="Aus dem Ilmtal sind die Truppen zurückgezogen worden."),
        found_claim(gold[1], article, text="Bis Freitag will Veskar den Abzug überprüfen."),
    )

    assert value(WITHDRAWAL_CASE, "claim_f1", claims=reworded) == 1


def test_a_summary_laid_against_gold_scores_as_the_summary_itself() -> None:
    article, summary = article_of(CLASH_CASE), copy_of_gold(CLASH_CASE)

    laid = aligned(CLASH_CASE, article, summary)

    assert score_aligned(CLASH_CASE, article, summary, laid) == score_case(
        CLASH_CASE, article, summary
    )
    assert laid.right_claims == ("g1", "g2", "g3", "g4")


def test_another_similarity_may_be_plugged_in_and_signs_the_score() -> None:
    class Same:
        name = "same-text:1"

        def __call__(
            self, left: str, right: str, language: str | None, *, least: float = 0.0
        ) -> float:
            return float(left == right)

    found = score_case(
        CLASH_CASE, article_of(CLASH_CASE), copy_of_gold(CLASH_CASE), similarity=Same()
    )

    assert found.metrics["claim_f1"].value == 1
    assert found.signature.startswith("same-text:1|claim:0.4|")


def test_a_score_survives_its_own_json() -> None:
    found = score(CLASH_CASE, copy_of_gold(CLASH_CASE))

    assert CaseScore.model_validate_json(found.model_dump_json()) == found
