"""Escalation signals and their slots."""

from __future__ import annotations

from typing import Any

import pytest

from eval_cases import CLASH_CASE, article_of, copy_of_gold, found_signal
from summarise.evals.scores import CaseMetric
from summarise.evals.scoring import score_case
from summarise.vocabulary import Certainty, Direction, SignalStatus, SignalType

GOLD = CLASH_CASE.gold.signals
ARTICLE = article_of(CLASH_CASE)


def metrics(**changes: Any) -> dict[str, CaseMetric]:
    """The clash with its attack changed and everything else as in gold."""
    attack = found_signal(GOLD[0], ARTICLE, **changes)
    rest = tuple(found_signal(item, ARTICLE) for item in GOLD[1:])
    summary = copy_of_gold(CLASH_CASE, signals=(attack, *rest))
    return score_case(CLASH_CASE, ARTICLE, summary).metrics


# The three signals have 4 plain slots each, and 2, 3 and 2 actors: 19 slots.
@pytest.mark.parametrize(
    ("changes", "right", "reason"),
    [
        ({"status": SignalStatus.PLANNED}, 18, "status planned for completed"),
        ({"certainty": Certainty.POSSIBLE}, 18, "certainty possible for certain"),
        ({"background": True}, 18, "background True for False"),
        ({"direction": Direction.NEUTRAL}, 18, "direction neutral for escalatory"),
        ({"source_actors": ("Orlund",)}, 18, "source Orlund for Veskar"),
    ],
)
def test_each_slot_counts_by_itself(changes: dict[str, Any], right: int, reason: str) -> None:
    found = metrics(**changes)

    assert found["signal_f1"].value == 1
    assert found["signal_argument_f1"].value == pytest.approx(right / 19)
    assert found["signal_argument_f1"].reasons == (f"s1 against x1: {reason}",)


def test_a_target_that_nobody_names_costs_recall() -> None:
    found = metrics(target_actors=())

    assert found["signal_argument_f1"].value == pytest.approx(2 * 18 / (19 + 18))


def test_a_type_that_gold_also_allows_is_right() -> None:
    assert metrics(type=SignalType.AIR_MISSILE_STRIKE)["signal_f1"].value == 1


def test_another_type_is_missed_and_surplus() -> None:
    found = metrics(type=SignalType.WEAPONS_TEST)["signal_f1"]

    assert found.value == pytest.approx(2 / 3)
    assert found.reasons == (
        "gold x1 missed: armed_attack: Veskar -> Toral",
        "s1 is not in gold: weapons_test: Veskar -> Toral",
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"source_actors": ("Toral",), "target_actors": ("Veskar",)},
            "source and target swapped",
        ),
        ({"direction": Direction.DE_ESCALATORY}, "direction de_escalatory for escalatory"),
    ],
)
def test_an_act_turned_into_its_opposite_is_a_contradiction(
    changes: dict[str, Any], reason: str
) -> None:
    found = metrics(**changes)["contradiction_rate"]

    assert found.value == pytest.approx(1 / 7)
    assert found.reasons == (f"s1 conflicts with x1: {reason}",)


def test_of_two_signals_of_a_type_the_closer_one_counts() -> None:
    swapped = {"source_actors": ("Toral",), "target_actors": ("Veskar",)}
    answer = found_signal(GOLD[0], ARTICLE, **swapped).model_copy(update={"id": "s9"})
    signals = (answer, *(found_signal(item, ARTICLE) for item in GOLD))

    found = score_case(CLASH_CASE, ARTICLE, copy_of_gold(CLASH_CASE, signals=signals)).metrics

    assert found["signal_f1"].reasons == ("s9 is not in gold: armed_attack: Toral -> Veskar",)
    assert found["signal_argument_f1"].value == 1
