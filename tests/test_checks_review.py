"""A whole draft against its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from check_articles import article_of
from summarise.article import PassageKind
from summarise.checks.policy import load_policy
from summarise.checks.review import Review, review_draft
from summarise.draft import Draft
from summarise.vocabulary import (
    AttributionMode,
    CheckName,
    Direction,
    Outcome,
    QuoteVerdict,
    SignalType,
)

ARTICLE = article_of(
    [
        "Ruritania's navy said on Monday it had fired 12 missiles at the port of Strelsau.",
        "The strike killed at least 12 people, Governor Mara Quill said.",
    ],
    ["The army denied that it had bombed the hospital.", "Graustark may send troops."],
    ["“We will not resume talks with Graustark,” Quill told reporters."],
    furniture=[
        (PassageKind.TITLE, "Ruritania strikes port"),
        (PassageKind.CAPTION, "Smoke rises over Strelsau harbour"),
    ],
    published=date(2024, 11, 5),
)


def _claim(
    sentence: int, quote: str, text: str, speaker: str | None, **more: Any
) -> dict[str, Any]:
    return {
        "evidence": [{"sentence": sentence, "quote": quote}],
        "speaker": speaker,
        "via": None,
        "text": text,
        "speaker_kind": "named_official" if speaker else "journalist",
        "certainty": "certain",
        "status": "completed",
        "corroboration": "single_source",
    } | more


def _actor(name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    basics = {"name": name, "aliases": list(aliases), "type": "state", "country": None}
    return basics | {"role": "mentioned"} | more


def _signal(sentence: int, quote: str, **more: Any) -> dict[str, Any]:
    return {
        "evidence": [{"sentence": sentence, "quote": quote}],
        "source_actors": ["Ruritania"],
        "target_actors": [],
        "when": None,
        "type": "air_missile_strike",
        "direction": "escalatory",
        "status": "completed",
        "certainty": "certain",
        "background": False,
        "intensity": 4,
    } | more


NAVY = _claim(
    1, "it had fired 12 missiles", "The navy fired 12 missiles at Strelsau.", "Ruritania's navy"
)
STRIKE = _signal(1, "it had fired 12 missiles")


@dataclass(frozen=True)
class _Defaults:
    intensity: int = 4
    direction: Direction = Direction.ESCALATORY


def _scheme(_: SignalType) -> _Defaults:
    return _Defaults()


def _review(*, policy: str = "default", language: str | None = "en", **parts: Any) -> Review:
    whole = {
        "claims": [],
        "actors": [_actor("Ruritania"), _actor("Graustark")],
        "signals": [],
        "headline": "Ruritania fires 12 missiles at a port.",
        "gist": "Ruritania fired 12 missiles at Strelsau, killing at least 12 people.",
    }
    draft = Draft.model_validate(whole | parts)
    return review_draft(
        draft, ARTICLE, policy=load_policy(policy), language=language, scheme=_scheme
    )


def _failed(review: Review) -> dict[str, str]:
    checks = review.claims[0].checks
    return {item.name.value: item.verdict for item in checks if item.outcome is not Outcome.PASS}


def test_a_true_claim_passes_every_check() -> None:
    review = _review(claims=[NAVY])

    assert review.claims[0].outcome is Outcome.PASS
    assert [item.name for item in review.claims[0].checks] == [
        CheckName.QUOTE,
        CheckName.FRAME,
        CheckName.NUMBERS,
        CheckName.NEGATION,
        CheckName.SPEAKER,
        CheckName.ACTORS,
        CheckName.HEDGE,
    ]
    assert (review.claims[0].mode, review.claims[0].cue) == (
        AttributionMode.INDIRECT_SPEECH,
        "said",
    )
    assert review.problems() == ()


@pytest.mark.parametrize(
    ("claim", "failed"),
    [
        (_claim(1, "it had sunk nine ships", "Nine ships sank.", "Ruritania's navy"), {"quote": "absent"}),
        (_claim(2, "The strike killed at least 21 people", "At least 21 died.", "Mara Quill"), {"quote": "altered"}),
        (_claim(1, "Smoke rises over Strelsau", "Smoke rose.", None), {"quote": "outside_body"}),
        (NAVY | {"evidence": []}, {"quote": "missing"}),
        (_claim(2, "killed at least 12 people", "The strike killed at least 21 people.", "Mara Quill"), {"numbers": "unsupported"}),
        (_claim(3, "it had bombed the hospital", "The army bombed the hospital.", "army"), {"frame": "denied"}),
        (_claim(5, "resume talks with Graustark", "Ruritania will resume talks with Graustark.", "Mara Quill", status="planned"), {"negation": "flipped"}),
        (_claim(2, "killed at least 12 people", "The strike killed at least 12 people.", "Rudolf Rassendyll"), {"speaker": "not_in_article"}),
    ],
)  # fmt: skip
def test_a_false_claim_is_rejected_for_its_one_fault(
    claim: dict[str, Any], failed: dict[str, str]
) -> None:
    review = _review(claims=[claim])

    assert review.claims[0].outcome is Outcome.REJECT
    assert _failed(review) == failed


def test_a_dropped_hedge_warns_and_rejects_under_strict() -> None:
    claim = _claim(4, "Graustark may send troops", "Graustark sends troops.", None)

    assert _review(claims=[claim]).claims[0].outcome is Outcome.WARN
    assert _review(claims=[claim], policy="strict").claims[0].outcome is Outcome.REJECT


def test_a_denial_told_as_a_denial_passes() -> None:
    claim = _claim(
        3,
        "it had bombed the hospital",
        "The army did not bomb the hospital.",
        "army",
        status="denied",
    )

    assert _failed(_review(claims=[claim])) == {}


def test_quoted_speech_is_known_as_such() -> None:
    claim = _claim(
        5,
        "We will not resume talks",
        "Ruritania will not resume talks.",
        "Mara Quill",
        status="planned",
    )

    review = _review(claims=[claim])

    assert (review.claims[0].mode, review.claims[0].cue) == (AttributionMode.DIRECT_QUOTE, "told")


def test_evidence_is_located_pointer_by_pointer_and_the_worst_counts() -> None:
    evidence = [*NAVY["evidence"], {"sentence": 2, "quote": "nothing of the sort at all"}]

    review = _review(claims=[NAVY | {"evidence": evidence}])

    found = [item.verdict for item in review.claims[0].evidence]
    assert found == [QuoteVerdict.VERBATIM, QuoteVerdict.ABSENT]
    assert review.claims[0].outcome is Outcome.REJECT


def test_problems_are_short_lines_that_name_item_check_and_finding() -> None:
    text = "The strike killed at least 21 people. " * 20
    claim = _claim(2, "killed at least 12 people", text, "Mara Quill")

    review = _review(claims=[NAVY, claim], actors=[_actor("Atlantis")])

    first, second = review.problems()
    assert first.startswith('claim 2 "The strike killed')
    assert "numbers unsupported (21" in first
    assert second == 'actor 1 "Atlantis": actors not in article (Atlantis)'
    assert all(len(line) <= 200 and "\n" not in line for line in review.problems())


def test_repeated_items_are_kept_once() -> None:
    again = NAVY | {"text": "the navy fired 12 missiles at Strelsau"}

    review = _review(
        claims=[NAVY, again],
        signals=[STRIKE, STRIKE],
        actors=[_actor("Ruritania"), _actor("RURITANIA")],
    )

    assert (len(review.claims), len(review.signals), len(review.actors)) == (1, 1, 1)


def test_an_actor_gets_its_mentions_and_a_wrong_country_is_dropped() -> None:
    review = _review(actors=[_actor("Graustark", country="GRK")])

    actor = review.actors[0]
    assert [item.sentence for item in actor.mentions] == [4, 5]
    assert (actor.country, actor.outcome) == (None, Outcome.WARN)


def test_a_signal_of_actors_that_are_not_there_is_rejected() -> None:
    review = _review(signals=[STRIKE | {"target_actors": ["Atlantis"]}])

    assert review.signals[0].outcome is Outcome.REJECT


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, "ok"),
        ({"intensity": 3}, "ok"),
        ({"intensity": 2}, "off_by_two"),
        ({"direction": "de_escalatory"}, "against_type"),
        ({"direction": "neutral"}, "ok"),
    ],
)
def test_a_signal_is_held_against_the_scale_of_its_type(
    change: dict[str, Any], verdict: str
) -> None:
    review = _review(signals=[STRIKE | change])

    found = [item.verdict for item in review.signals[0].checks if item.name is CheckName.SCALE]
    assert found == [verdict]


def test_a_strike_is_not_done_because_it_may_come() -> None:
    signal = _signal(3, "it had bombed the hospital", source_actors=["army"])

    review = _review(signals=[signal])

    assert review.signals[0].outcome is Outcome.REJECT


def test_numbers_of_the_headline_must_be_in_the_body() -> None:
    review = _review(headline="Ruritania fires 99 missiles.")

    note = next(item for item in review.notes if item.outcome is Outcome.REJECT)
    assert (note.name, note.detail) == (CheckName.NUMBERS, "headline: 99")
    assert review.problems() == ("headline or gist: numbers unsupported (headline: 99)",)


def test_the_language_is_the_one_asked_for() -> None:
    german = (
        "Die Marine hat zwölf Raketen auf den Hafen der Stadt abgefeuert, sagte der Gouverneur."
    )

    review = _review(gist=german, headline="Die Marine feuert Raketen auf den Hafen der Stadt ab.")

    assert [item.verdict for item in review.notes if item.name is CheckName.LANGUAGE] == [
        "wrong_language"
    ]


def test_no_language_asked_for_is_none_to_miss() -> None:
    review = _review(
        gist="Die Marine hat Raketen auf den Hafen der Stadt abgefeuert.", language=None
    )

    assert [item.verdict for item in review.notes if item.name is CheckName.LANGUAGE] == ["ok"]


def test_the_review_names_its_policy() -> None:
    assert _review(policy="strict").policy == load_policy("strict").label


def test_an_empty_draft_is_reviewed_without_complaint() -> None:
    review = _review(actors=[], headline="", gist="")

    assert (review.claims, review.problems()) == ((), ())


def test_problems_of_a_signal_name_its_type_and_sources() -> None:
    review = _review(signals=[STRIKE | {"source_actors": ["Ruritania", "Atlantis"]}])

    assert review.problems() == (
        'signal 1 "air_missile_strike: Ruritania, Atlantis": actors not in article (Atlantis)',
    )


def test_all_that_was_refused_in_an_item_stands_in_one_line() -> None:
    claim = _claim(2, "killed at least 12 people", "The strike killed 21 people.", "Rudolf Voss")

    (line,) = _review(claims=[claim]).problems()

    assert line == (
        'claim 1 "The strike killed 21 people.": numbers unsupported (21 (evidence has 12)); '
        "speaker not in article (Rudolf Voss)"
    )


def test_a_problem_is_cut_at_200_characters() -> None:
    claim = _claim(2, "killed at least 12 people", "It killed 21 people. " * 9, "Rudolf " * 20)

    (line,) = _review(claims=[claim]).problems()

    assert len(line) == 200


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"evidence": [{"sentence": 1, "quote": "It had fired 12 missiles."}]}, 1),
        ({"evidence": [{"sentence": 1, "quote": "fired 12 missiles"}]}, 2),
        ({"text": "The navy fired 12 missiles."}, 2),
    ],
)
def test_claims_are_the_same_if_text_and_evidence_are(change: dict[str, Any], kept: int) -> None:
    assert len(_review(claims=[NAVY, NAVY | change]).claims) == kept


def test_the_order_of_evidence_makes_no_other_claim() -> None:
    both = [{"sentence": 1, "quote": "it had fired"}, {"sentence": 2, "quote": "The strike"}]

    review = _review(claims=[NAVY | {"evidence": both}, NAVY | {"evidence": both[::-1]}])

    assert len(review.claims) == 1


@pytest.mark.parametrize(
    ("change", "kept"),
    [({"status": "planned"}, 2), ({"when": "Monday"}, 1), ({"type": "other"}, 2)],
)
def test_signals_are_the_same_if_type_status_sides_and_evidence_are(
    change: dict[str, Any], kept: int
) -> None:
    assert len(_review(signals=[STRIKE, STRIKE | change]).signals) == kept


def test_two_actors_are_two() -> None:
    assert len(_review(actors=[_actor("Ruritania"), _actor("Graustark")]).actors) == 2
