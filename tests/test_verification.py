"""A stored summary, checked again offline."""

from datetime import date
from typing import Any

import pytest

from stub_client import StubClient
from summarise import Article, CheckError, Summary, summarise
from summarise.checks.policy import load_policy
from summarise.render.structured import as_json, summary_from_json
from summarise.verification import Verification, verify
from summarise.vocabulary import AttributionMode, Outcome
from test_pipeline import SIGNAL, TEXT, draft

ARTICLE = Article.from_text(TEXT)


def stored() -> Summary:
    return summary_from_json(as_json(summarise(TEXT, model="m", client=StubClient([draft()]))))


def changed(**changes: Any) -> Verification:
    return verify(stored().model_copy(update=changes), ARTICLE, policy=load_policy("default"))


def test_an_untouched_summary_stands() -> None:
    result = changed()

    assert result.differences == ()
    assert result.count(Outcome.REJECT) == 0
    assert [item.id for item in result.items] == ["c1", "a1", "a2", "a3", "s1"]


def test_verification_is_repeatable() -> None:
    assert changed() == changed()


def test_another_text_is_refused() -> None:
    with pytest.raises(CheckError, match="of another text"):
        verify(stored(), Article.from_text(TEXT + " More."), policy=load_policy("default"))


@pytest.mark.parametrize(
    "text",
    [
        "Varnosk moved 21 armoured columns toward the Ostrel bridge on Sunday.",
        "Varnosk did not move 12 armoured columns toward the Ostrel bridge on Sunday.",
    ],
)
def test_a_claim_altered_after_the_fact_is_refused(text: str) -> None:
    claim = stored().claims[0].model_copy(update={"text": text})

    assert changed(claims=(claim,)).items[0].outcome is Outcome.REJECT


def test_evidence_whose_words_were_altered_is_refused() -> None:
    span = stored().claims[0].evidence[0]
    lie = span.model_copy(update={"quote": span.quote.replace("12", "21")})
    claim = stored().claims[0].model_copy(update={"evidence": (lie,)})

    item = changed(claims=(claim,)).items[0]

    assert item.outcome is Outcome.REJECT
    assert "'moved 12" in item.differences[0]


def test_evidence_that_was_moved_is_refused() -> None:
    span = stored().claims[0].evidence[0]
    moved = span.model_copy(update={"start": span.start + 3, "end": span.end + 3})
    claim = stored().claims[0].model_copy(update={"evidence": (moved,)})

    assert changed(claims=(claim,)).items[0].outcome is Outcome.REJECT


def test_a_score_that_the_scheme_does_not_give_is_refused() -> None:
    signal = stored().signals[0].model_copy(update={"goldstein": 10.0})

    item = next(item for item in changed(signals=(signal,)).items if item.kind == "signal")

    assert item.differences == ("goldstein is 10.0, the scheme has -7.2",)


def test_an_index_that_its_signals_do_not_give_is_refused() -> None:
    escalation = stored().escalation.model_copy(update={"index": 9.0})

    assert "escalation index is 9.0" in changed(escalation=escalation).differences[0]


def test_repeated_items_are_told() -> None:
    claim = stored().claims[0]

    result = changed(claims=(claim, claim.model_copy(update={"id": "c2"})))

    assert "repeat others" in result.differences[0]


@pytest.mark.parametrize("policy", ["strict", "default", "lenient"])
def test_the_policy_in_force_is_named(policy: str) -> None:
    result = verify(stored(), ARTICLE, policy=load_policy(policy))

    assert result.policy.startswith(f"{policy}@")


def test_a_baseline_summary_stands_too() -> None:
    summary = summarise(TEXT, model="baseline")

    result = verify(summary, ARTICLE, policy=load_policy("default"))

    assert result.outcome is not Outcome.REJECT


def found_in(item: str, **changes: Any) -> tuple[str, ...]:
    return next(found for found in changed(**changes).items if found.id == item).differences


def test_mentions_that_the_article_does_not_have_are_refused() -> None:
    actors = stored().actors
    lie = actors[0].model_copy(update={"mentions": actors[0].mentions * 2})

    assert "mentions, the article has" in found_in("a1", actors=(lie, *actors[1:]))[0]


def test_a_claim_said_to_be_quoted_that_is_reported_is_refused() -> None:
    claim = stored().claims[0]
    lie = claim.attribution.model_copy(update={"mode": AttributionMode.DIRECT_QUOTE})

    differences = found_in("c1", claims=(claim.model_copy(update={"attribution": lie}),))

    assert "passed on as direct_quote" in differences[0]


def test_what_another_version_read_otherwise_is_no_forgery() -> None:
    actors, older = stored().actors, stored().run.model_copy(update={"version": "0.0.9"})
    fewer = actors[0].model_copy(update={"mentions": actors[0].mentions[:1] * 2})

    assert found_in("a1", actors=(fewer, *actors[1:]), run=older) == ()


def test_a_mention_that_is_not_at_its_place_is_refused_whoever_made_it() -> None:
    actors, older = stored().actors, stored().run.model_copy(update={"version": "0.0.9"})
    moved = actors[0].mentions[0].model_copy(update={"start": 1, "end": 4})
    lie = actors[0].model_copy(update={"mentions": (moved,)})

    assert "the article has" in found_in("a1", actors=(lie, *actors[1:]), run=older)[0]


def test_coverage_that_the_evidence_does_not_give_is_refused() -> None:
    lie = stored().coverage.model_copy(update={"uncited": (), "cited": 99})

    assert changed(coverage=lie).differences == (
        "coverage is not what the evidence of its items covers",
    )


def test_coverage_is_not_compared_where_the_text_is_split_otherwise() -> None:
    summary = stored()
    then = summary.article.model_copy(update={"sentences": summary.article.sentences + 1})

    assert changed(article=then, coverage=summary.coverage).differences == ()


DATED = {
    **SIGNAL,
    "when": "on Sunday",
    "evidence": [
        {"sentence": 1, "quote": "moved 12 armoured columns toward the Ostrel bridge on Sunday"}
    ],
}


def dated(**changes: Any) -> tuple[str, ...]:
    """The differences of its signal, made on a Monday; read again without that date."""
    then = Article.from_text(TEXT, published=date(2024, 5, 6))
    summary = summarise(then, model="m", client=StubClient([draft(signals=[DATED])]))
    (signal,) = summary.signals
    assert signal.when is not None
    lie = signal.model_copy(update={"when": signal.when.model_copy(update=changes)})
    result = verify(
        summary.model_copy(update={"signals": (lie,)}), ARTICLE, policy=load_policy("default")
    )
    return next(item for item in result.items if item.kind == "signal").differences


def test_a_date_rests_on_the_stored_day_of_publication() -> None:
    assert dated() == ()


def test_a_time_that_the_article_does_not_give_is_refused() -> None:
    assert dated(text="on Friday") == ("dated by 'on Friday', which the article does not say",)


def test_a_signal_loses_a_time_that_the_article_does_not_give_and_says_so() -> None:
    invented = {**DATED, "when": "on 3 January 2024"}

    (signal,) = summarise(
        ARTICLE, model="m", client=StubClient([draft(signals=[invented])])
    ).signals

    assert signal.when is None
    assert [
        (check.verdict, check.detail) for check in signal.checks if check.name == "numbers"
    ] == [("time_not_told", "not in the article: on 3 January 2024")]


def test_a_date_that_its_words_do_not_give_is_refused() -> None:
    assert dated(date=date(2024, 5, 1)) == ("dated 2024-05-01, 'on Sunday' gives 2024-05-05",)
