"""What the metrics count, case by case and over samples."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from eval_cases import (
    CLASH_CASE,
    MATCH_CASE,
    WITHDRAWAL_CASE,
    article_of,
    case_of,
    copy_of_gold,
    found_claim,
    found_signal,
    gold_claim,
    quoted,
)
from eval_support import score_of
from summarise.article import Article
from summarise.checks.text.naming import NameBook
from summarise.evals.aggregation import aggregate
from summarise.evals.agreement import Passes, agreement
from summarise.evals.cases import Case
from summarise.evals.grouping import b_cubed
from summarise.evals.items import Act, Items, Party, Statement
from summarise.evals.matching import Alignment, Pair, ground_of, pair_texts
from summarise.evals.metrics.actors import actor_scores
from summarise.evals.metrics.calibration import buckets, certainty_scores, reliability
from summarise.evals.metrics.claims import claim_conflicts, claim_reasons, claim_scores
from summarise.evals.metrics.level import level_scores, weighted_kappa
from summarise.evals.metrics.quotes import quote_scores
from summarise.evals.metrics.signals import align_signals, false_alarm, signal_scores
from summarise.evals.metrics.stability import stability
from summarise.evals.scores import CaseScore, Failure, Level
from summarise.evals.scoring import score_case
from summarise.evals.significance import (
    bootstrap_interval,
    holm,
    sign_flip_p,
    smallest_detectable_drop,
)
from summarise.evals.thresholds import THRESHOLDS
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    Certainty,
    ClaimStatus,
    Direction,
    SignalStatus,
    SignalType,
)

ARTICLE = article_of(CLASH_CASE)
NOBODY = NameBook([])


def statement(name: str, certainty: Certainty = Certainty.CERTAIN) -> Statement:
    return Statement(f"Text {name}.", "", certainty, ClaimStatus.COMPLETED, (), name)


def pair(gold: str, claim: str, *conflicts: str, certainty: Certainty = Certainty.CERTAIN) -> Pair:
    return Pair(statement(gold), statement(claim, certainty), 0.8, conflicts)


def act(name: str, **changes: Any) -> Act:
    values: dict[str, Any] = {
        "types": (SignalType.ARMED_ATTACK,),
        "direction": Direction.ESCALATORY,
        "status": SignalStatus.COMPLETED,
        "certainty": Certainty.CERTAIN,
        "background": False,
        "source": ("Veskar",),
        "target": ("Toral",),
        "evidence": ((0, 10),),
    } | changes
    return Act(**values, id=name)


ALIGNED = Alignment(
    (pair("g1", "c1"), pair("g2", "c2", "21 for 12")),
    (statement("g3"),),
    (statement("c3"), statement("c4")),
)
GOLD = case_of(
    "counted",
    "A b c d.",
    {
        "claims": [gold_claim(n, f"Text g{n}.", "A b c d", must=n != 1) for n in (1, 2, 3)],
        "actors": [],
        "signals": [],
    },
).gold


def test_right_claims_are_those_without_conflict() -> None:
    found = claim_scores(GOLD, ALIGNED)

    assert found["claim_precision"].value == 1 / 4
    assert found["claim_recall"].value == 1 / 3
    assert found["claim_f1"].value == pytest.approx(2 / 7)
    assert found["must_recall"].value == 0
    assert claim_conflicts(ALIGNED) == (1, 2, ("c2 conflicts with g2: 21 for 12",))


def test_reasons_name_what_is_missed_wrong_and_surplus() -> None:
    assert list(claim_reasons(ALIGNED)) == [
        "gold g3 missed: Text g3.",
        "c2 conflicts with g2: 21 for 12",
        "c3 is not in gold: Text c3.",
        "c4 is not in gold: Text c4.",
    ]
    assert claim_scores(GOLD, ALIGNED)["must_recall"].reasons == (
        "gold g3 missed: Text g3.",
        "c2 conflicts with g2: 21 for 12",
    )


@pytest.mark.parametrize(
    ("alignment", "precision", "recall", "empty"),
    [
        (Alignment((), (), ()), 1, 1, (True, True)),
        (Alignment((), (statement("g1"),), ()), 0, 0, (False, False)),
        (Alignment((), (), (statement("c1"),)), 0, 0, (False, False)),
    ],
)
def test_a_side_without_claims_is_perfect_only_if_both_are(
    alignment: Alignment, precision: float, recall: float, empty: tuple[bool, bool]
) -> None:
    found = claim_scores(MATCH_CASE.gold, alignment)
    sides = found["claim_precision"], found["claim_recall"]

    assert tuple(side.value for side in sides) == (precision, recall)
    assert tuple(side.empty for side in sides) == empty
    assert all(side.right == 0 for side in sides)


def test_a_claim_that_gold_does_not_have_was_wrong_to_be_certain() -> None:
    alignment = Alignment((pair("g1", "c1"),), (), (statement("c2", Certainty.POSSIBLE),))

    found = certainty_scores(alignment)["certainty_brier"]

    assert found.value == pytest.approx(((0.97 - 1) ** 2 + 0.5**2) / 2)
    assert {label: (b.count, b.confirmed) for label, b in buckets(alignment).items()} == {
        Certainty.CERTAIN: (1, 1),
        Certainty.POSSIBLE: (1, 0),
    }


def test_without_claims_nobody_was_certain() -> None:
    assert certainty_scores(Alignment((), (), ())) == {}
    assert buckets(Alignment((), (), ())) == {}


def test_labels_of_all_cases_are_added_up() -> None:
    one = score_of("a").model_copy(update={"certainty": buckets(ALIGNED)})

    found = reliability([one, one])

    assert {label: (b.count, b.confirmed) for label, b in found.items()} == {
        Certainty.CERTAIN: (8, 2)
    }


def level_of(case: str, gold: int, predicted: int, **changes: Any) -> CaseScore:
    return score_of(case, **changes).model_copy(
        update={"level": Level(gold=gold, predicted=predicted)}
    )


def test_samples_of_a_case_share_its_weight_in_kappa() -> None:
    once = aggregate([level_of("a", 0, 3), level_of("b", 5, 5), level_of("c", 2, 2)])

    twice = aggregate(
        [level_of("a", 0, 3), level_of("a", 0, 3), level_of("b", 5, 5), level_of("c", 2, 2)]
    )

    assert twice["level_kappa"].value == pytest.approx(once["level_kappa"].value)
    assert 0 < once["level_kappa"].value < 1
    assert (twice["level_kappa"].n, twice["level_kappa"].empty) == (3, 0)


def test_kappa_weighs_cases_as_it_is_told() -> None:
    levels = [Level(gold=0, predicted=2), Level(gold=4, predicted=4), Level(gold=1, predicted=1)]

    doubled = weighted_kappa([(2.0, levels[0]), (1.0, levels[1]), (1.0, levels[2])], 5)

    assert doubled == pytest.approx(
        weighted_kappa([(0.25, item) for item in (levels[0], *levels)], 5)
    )


def test_a_case_that_failed_in_one_sample_counts_as_failed() -> None:
    scores = [score_of("a"), score_of("a", failed="RefusedError", claim_f1=0.0), score_of("b")]

    found = aggregate(scores)

    assert (found["claim_f1"].failed, found["level_kappa"].failed) == (1, 1)


def test_a_case_is_empty_only_if_every_sample_is() -> None:
    def sample(case: str, *, empty: bool) -> CaseScore:
        score = score_of(case)
        metric = score.metrics["claim_f1"].model_copy(update={"empty": empty})
        return score.model_copy(update={"metrics": {**score.metrics, "claim_f1": metric}})

    scores = [sample("a", empty=True), sample("a", empty=False), sample("b", empty=True)]

    assert aggregate(scores)["claim_f1"].empty == 1


def test_stability_takes_three_samples_of_each_case() -> None:
    steady = [score_of("a")] * 3
    shaky = [score_of("b", claim_f1=0.5), score_of("b", claim_f1=0.7), score_of("b", passed=False)]

    found = stability([*steady, *shaky, score_of("c")])

    assert (found["verdict_flips"].value, found["passes_always"].value) == (0.5, 0.5)
    assert (found["claim_f1_spread"].n, found["claim_f1_spread"].items) == (2, 6)
    assert found["claim_f1_spread"].empty == 0


def test_a_target_that_differs_is_a_wrong_slot() -> None:
    (found,) = align_signals([act("x1")], [act("s1", target=("Orlund", "Sund"))], NOBODY, NOBODY)

    assert found.wrong == ("target Orlund + Sund for Toral",)
    assert (found.right, found.predicted, found.gold) == (5, 7, 6)
    assert found.conflict is None


@pytest.mark.parametrize(
    ("changes", "conflict"),
    [
        ({"source": ("Toral",), "target": ("Veskar",)}, "source and target swapped"),
        ({"source": ("Toral",), "target": ("Orlund",)}, None),
        ({"source": ("Orlund",), "target": ("Veskar",)}, None),
        ({"source": ("Toral", "Veskar"), "target": ("Veskar",)}, None),
        ({"source": ("Toral",), "target": ("Veskar", "Toral")}, None),
        ({"direction": Direction.NEUTRAL}, None),
        ({"direction": Direction.DE_ESCALATORY}, "direction de_escalatory for escalatory"),
    ],
)
def test_only_a_full_swap_or_the_opposite_direction_conflicts(
    changes: dict[str, Any], conflict: str | None
) -> None:
    (found,) = align_signals([act("x1")], [act("s1", **changes)], NOBODY, NOBODY)

    assert found.conflict == conflict


def test_several_actors_of_a_side_are_met_one_to_one() -> None:
    ours = act("x1", source=("Toral", "Veskar", "Orlund"))
    theirs = act("s1", source=("Veskar", "Toral"))

    (found,) = align_signals([ours], [theirs], NOBODY, NOBODY)

    assert (found.right, found.predicted, found.gold) == (7, 7, 8)


def test_as_many_types_as_can_be_go_before_slots() -> None:
    both = (SignalType.ARMED_ATTACK, SignalType.SANCTIONS)
    gold = [act("x1", types=both), act("x2", source=("Orlund",), target=())]
    found = [act("s1"), act("s2", types=(SignalType.SANCTIONS,), source=(), target=())]

    met = align_signals(gold, found, NOBODY, NOBODY)

    assert {(item.reference.id, item.signal.id) for item in met} == {("x1", "s2"), ("x2", "s1")}


def test_of_equal_signals_the_one_on_the_same_words_is_meant() -> None:
    gold = [act("x1", evidence=((0, 10),)), act("x2", evidence=((50, 60),))]
    found = [act("s1", evidence=((50, 60),)), act("s2", evidence=((9, 12),))]

    met = align_signals(gold, found, NOBODY, NOBODY)

    assert {(item.reference.id, item.signal.id) for item in met} == {("x1", "s2"), ("x2", "s1")}


def test_slots_go_before_the_same_words() -> None:
    gold = [act("x1", evidence=((0, 10),)), act("x2", source=("Orlund",), evidence=((50, 60),))]
    found = [act("s1", evidence=((50, 60),)), act("s2", source=("Orlund",), evidence=((0, 10),))]

    met = align_signals(gold, found, NOBODY, NOBODY)

    assert {(item.reference.id, item.signal.id) for item in met} == {("x1", "s1"), ("x2", "s2")}


def test_signals_that_all_differ_in_type_compare_no_slot() -> None:
    found = signal_scores([act("x1")], [act("s1", types=(SignalType.SANCTIONS,))], [])

    assert (found["signal_argument_f1"].value, found["signal_argument_f1"].empty) == (0, False)
    assert found["signal_f1"].value == 0
    assert signal_scores([], [act("s1")], [])["signal_argument_f1"].value == 0
    assert signal_scores([], [], [])["signal_argument_f1"].value == 1


@pytest.mark.parametrize(("signals", "value"), [([], 0), ([act("s1")], 1)])
def test_a_signal_where_there_is_none_is_a_false_alarm(signals: list[Act], value: float) -> None:
    found = false_alarm(signals)

    assert (found.value, found.gold) == (value, 1)
    assert found.reasons == (("false alarm s1: armed_attack",) if signals else ())


def test_type_and_role_decide_between_parts_of_a_name() -> None:
    gold = [
        Party("Toral navy", (), ActorType.MILITARY, ActorRole.SOURCE),
        Party("Toral fleet", (), ActorType.STATE, ActorRole.TARGET),
    ]
    found = [
        Party("Toral boats", (), ActorType.STATE, ActorRole.TARGET),
        Party("Toral ships", (), ActorType.MILITARY, ActorRole.SOURCE),
    ]

    assert actor_scores(gold, found)["actor_f1_type"].value == 1
    assert actor_scores(gold, found)["actor_f1_partial"].value == 0.5


def numbers(case: Case, article: Article, text: str, evidence: str) -> float:
    claim = found_claim(
        case.gold.claims[0], article, text=text, evidence=(quoted(article, evidence),)
    )
    summary = copy_of_gold(case, claims=(claim,), signals=())
    return quote_scores(summary, article)["unsupported_numbers"].value


def test_a_number_is_looked_for_in_every_sentence_that_the_evidence_touches() -> None:
    evidence = "had fired on Sund. President Oda Brandt said Veskar would not withdraw its 8,000"

    assert numbers(CLASH_CASE, ARTICLE, "Veskar keeps 8,000 troops.", evidence) == 0
    assert numbers(CLASH_CASE, ARTICLE, "Veskar keeps 9,000 troops.", evidence) == 1


def test_the_reason_names_the_number_that_stands_nowhere() -> None:
    claim = found_claim(CLASH_CASE.gold.claims[0], ARTICLE, text="Veskar killed 13 soldiers.")

    found = quote_scores(copy_of_gold(CLASH_CASE, claims=(claim,), signals=()), ARTICLE)

    assert found["unsupported_numbers"].reasons == ("c1: 13 stands nowhere in the article",)


def test_a_failed_case_counts_every_item_of_gold() -> None:
    found = score_case(CLASH_CASE, ARTICLE, Failure(error="RefusedError")).metrics

    of = {name: metric.gold for name, metric in found.items()}
    assert (of["claim_f1"], of["must_recall"], of["signal_f1"]) == (4, 2, 3)
    assert (of["contradiction_rate"], of["quote_faithful"], of["rejected_rate"]) == (7, 7, 12)
    assert (of["actor_f1_strict"], of["certainty_brier"]) == (5, 4)
    assert (of["valid_rate"], of["valid_after_repair"]) == (1, 1)
    assert "false_alarm_rate" not in of


def test_texts_below_the_threshold_are_not_paired() -> None:
    left, right = ["Veskar shelled Sund.", "Rain fell."], ["Veskar shelled Sund.", "Toral won."]

    assert [found[:2] for found in pair_texts(left, right, language="en")] == [(0, 0)]
    assert pair_texts(left, right, language="en", threshold=0.0)[0][2] == pytest.approx(1)


def test_a_comparison_rests_on_the_sentences_behind_gold() -> None:
    found = ground_of(CLASH_CASE.gold, Items((), (), ()), ARTICLE)

    (sentence,) = found.sentences["g1"]
    assert sentence.startswith("Toral's defence ministry said")
    assert found.traps["g2"] == ("Veskar's artillery fired on Sund.",)
    assert (found.language, found.published) == (ARTICLE.language, ARTICLE.published)


def test_another_signal_of_a_type_gold_allows_is_met_in_another_language() -> None:
    article = article_of(WITHDRAWAL_CASE)
    signal = found_signal(WITHDRAWAL_CASE.gold.signals[0], article)

    found = score_case(WITHDRAWAL_CASE, article, copy_of_gold(WITHDRAWAL_CASE, signals=(signal,)))

    assert found.metrics["signal_f1"].value == found.metrics["signal_argument_f1"].value == 1


@pytest.mark.parametrize(
    ("differences", "two_sided", "p"),
    [
        ([-1.0], False, 1 / 2),
        ([1.0], False, 1.0),
        ([-1.0, -2.0], False, 1 / 4),
        ([-1.0, -2.0], True, 1 / 2),
        ([1.0, 2.0], True, 1 / 2),
        ([-1.0, 1.0], True, 1.0),
        ([-0.1, -0.2, 0.3], False, 5 / 8),
        ([-2.0, 1.0, 0.0], False, 1 / 2),
    ],
)
def test_the_share_of_signs_as_bad_as_these(
    differences: list[float], two_sided: bool, p: float
) -> None:
    assert sign_flip_p(differences, two_sided=two_sided) == pytest.approx(p)


def test_drawn_signs_count_the_observed_ones_too() -> None:
    assert sign_flip_p([-1.0] * 40, flips=99) == pytest.approx(1 / 100)
    assert sign_flip_p([1.0] * 40, flips=99) == 1.0


def test_equal_p_values_stay_equal_under_holm() -> None:
    assert holm({"b": 0.02, "a": 0.02, "c": 0.5}) == pytest.approx({"b": 0.06, "a": 0.06, "c": 0.5})


def test_an_interval_is_made_of_percentiles() -> None:
    counts = [(float(at), 1.0) for at in range(21)]

    narrow, wide = bootstrap_interval(counts, level=0.5), bootstrap_interval(counts, level=0.9)

    assert wide[0] < narrow[0] < 10 < narrow[1] < wide[1]
    assert bootstrap_interval([(1.0, 2.0)]) == (0.5, 0.5)
    assert 6.5 < wide[0] < 8.7
    assert 11.3 < wide[1] < 13.5


@pytest.mark.parametrize(("n", "finite"), [(1, False), (2, True)])
def test_two_articles_are_the_least_to_tell_a_drop(n: int, finite: bool) -> None:
    assert (smallest_detectable_drop(0.1, n) < 10) is finite


def test_without_must_claims_none_is_missed() -> None:
    found = claim_scores(WITHDRAWAL_CASE.gold.model_copy(update={"claims": ()}), ALIGNED)

    assert (found["must_recall"].value, found["must_recall"].empty) == (1, True)


def test_a_side_without_actors_is_nobody() -> None:
    (found,) = align_signals([act("x1")], [act("s1", target=())], NOBODY, NOBODY)

    assert found.wrong == ("target nobody for Toral",)


@pytest.mark.parametrize(("predicted", "misleads"), [(2, 1), (3, 0), (5, 0), (6, 1)])
def test_a_level_that_is_off_by_two_misleads(predicted: int, misleads: float) -> None:
    assert level_scores(Level(gold=4, predicted=predicted))["level_off_by_two"].value == misleads


@pytest.mark.parametrize(
    ("levels", "count", "kappa"),
    [
        ([(0, 0), (1, 1), (0, 1)], 2, 0.4),
        ([(0, 2), (2, 2), (1, 1)], 3, 0.0),
        ([(0, 1), (1, 0)], 2, -1.0),
    ],
)
def test_kappa_worked_by_hand(levels: list[tuple[int, int]], count: int, kappa: float) -> None:
    weighted = [(1.0, Level(gold=gold, predicted=predicted)) for gold, predicted in levels]

    assert weighted_kappa(weighted, count) == pytest.approx(kappa)


@pytest.mark.parametrize(("least", "cases"), [(1, 1), (2, 1), (3, 0)])
def test_one_sample_is_never_enough_for_stability(least: int, cases: int) -> None:
    scores = [score_of("a"), score_of("b"), score_of("b", failed="RefusedError")]

    found = stability(scores, replace(THRESHOLDS, samples=least))

    assert {(value.n, value.failed) for value in found.values()} == ({(1, 1)} if cases else set())


def test_agreement_comes_by_these_names() -> None:
    found = agreement([Passes(ARTICLE, CLASH_CASE.gold, CLASH_CASE.gold)])

    assert {"certainty", "status", "signal_type", "level", "claim_f1"} <= set(found)
    assert (found["claim_f1"].value, found["claim_f1"].n) == (1, 1)
    assert (found["certainty"].n, found["signal_type"].n, found["level"].n) == (4, 3, 1)


def test_nothing_to_group_is_grouped_right() -> None:
    assert b_cubed([], []) == (1.0, 1.0)
