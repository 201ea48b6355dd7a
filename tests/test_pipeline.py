"""The one straight path, with a client that answers from a list."""

import asyncio
import json
from decimal import Decimal
from typing import Any

import pytest

from stub_client import StubClient, reply
from summarise.article import Article
from summarise.checks.policy import load_policy
from summarise.errors import (
    RefusedError,
    SchemaViolationError,
    ServiceError,
    SourceError,
    TruncatedError,
)
from summarise.model.reply import ReplyClass
from summarise.pipeline import (
    Options,
    Sampling,
    build_requests,
    summarise_by_rules,
    summarise_with_model,
)
from summarise.prompts import load_prompt
from summarise.run_record import Usage
from summarise.schema import Summary
from summarise.vocabulary import Outcome, QuoteVerdict

TEXT = """Varnosk columns near the Ostrel bridge

Monday, May 6, 2024

Varnosk moved 12 armoured columns toward the Ostrel bridge on Sunday, the Quellmere Defence Ministry said.
Varnosk denied that it had shelled the village of Hume.

“We won’t let them cross,” Quellmere’s president, Tessaly Orrin, told reporters on Monday."""

MOVED: dict[str, Any] = {
    "evidence": [{"sentence": 1, "quote": "moved 12 armoured columns toward the Ostrel bridge"}],
    "speaker": "Quellmere Defence Ministry",
    "via": None,
    "text": "Varnosk moved 12 armoured columns toward the Ostrel bridge on Sunday.",
    "speaker_kind": "institution",
    "certainty": "certain",
    "status": "completed",
    "corroboration": "single_source",
}
INVENTED: dict[str, Any] = {
    **MOVED,
    "evidence": [{"sentence": 2, "quote": "Varnosk opened fire on the bridge guards"}],
    "text": "Varnosk opened fire on the bridge guards.",
}
ACTORS: list[dict[str, Any]] = [
    {"name": name, "aliases": [], "type": kind, "country": None, "role": role}
    for name, kind, role in [
        ("Varnosk", "state", "initiator"),
        ("Quellmere", "state", "target"),
        ("Quellmere Defence Ministry", "government", "source"),
    ]
]
SIGNAL: dict[str, Any] = {
    "evidence": [{"sentence": 1, "quote": "moved 12 armoured columns toward the Ostrel bridge"}],
    "source_actors": ["varnosk"],
    "target_actors": ["Quellmere"],
    "when": "on Sunday",
    "type": "military_mobilization",
    "direction": "escalatory",
    "status": "completed",
    "certainty": "certain",
    "background": False,
    "intensity": 3,
}


def draft(**changes: Any) -> str:
    content = {
        "claims": [MOVED],
        "actors": ACTORS,
        "signals": [SIGNAL],
        "headline": "Varnosk columns move toward the Ostrel bridge, Quellmere says.",
        "gist": "Varnosk moved 12 armoured columns toward the Ostrel bridge. It denied shelling Hume.",
    }
    return json.dumps({**content, **changes})


def options(**changes: Any) -> Options:
    base: dict[str, Any] = {
        "model": "stub-1",
        "prompt": load_prompt(),
        "policy": load_policy("default"),
        "host": "model.test",
    }
    return Options(**{**base, **changes})


def run(client: StubClient, text: str = TEXT, **changes: Any) -> Summary:
    return asyncio.run(
        summarise_with_model(Article.from_text(text), client=client, options=options(**changes))
    )


def test_a_good_reply_becomes_a_checked_summary_in_one_request() -> None:
    client = StubClient([draft()])

    summary = run(client)

    assert len(client.requests) == 1
    assert [claim.id for claim in summary.claims] == ["c1"]
    assert summary.claims[0].evidence[0].verdict is QuoteVerdict.VERBATIM
    assert summary.rejected == ()
    assert summary.signals[0].source_actors == ("Varnosk",)
    assert summary.signals[0].plover == "MOBILIZE: troops"
    assert summary.escalation.index > 0


def test_evidence_offsets_count_into_the_article_and_hold_its_characters() -> None:
    article = Article.from_text(TEXT)
    summary = run(StubClient([draft()]))

    spans = [
        *(span for claim in summary.claims for span in claim.evidence),
        *(span for signal in summary.signals for span in signal.evidence),
    ]
    assert spans
    for span in spans:
        assert article.text[span.start : span.end] == span.quote


def test_dates_are_derived_from_the_publication_date_and_marked() -> None:
    when = run(StubClient([draft()])).signals[0].when

    assert when is not None
    assert (when.text, str(when.date), when.derived) == ("on Sunday", "2024-05-05", True)


def test_an_invented_quote_is_asked_for_once_more_and_then_refused_in_sight() -> None:
    bad = draft(claims=[MOVED, INVENTED])
    client = StubClient([bad, draft(claims=[INVENTED], actors=[], signals=[])])

    summary = run(client)

    assert [request.purpose for request in client.requests] == ["draft", "check_repair"]
    assert [claim.text for claim in summary.claims] == [MOVED["text"]]
    assert [item.text for item in summary.rejected] == [INVENTED["text"]]
    assert summary.rejected[0].evidence[0].verdict is QuoteVerdict.ABSENT


def test_the_re_ask_holds_the_question_the_last_answer_and_the_problems_only() -> None:
    bad = draft(claims=[MOVED, INVENTED])
    client = StubClient([bad, draft(claims=[], actors=[], signals=[])])

    run(client)
    first, second = client.requests

    assert second.messages[:2] == first.messages
    assert [message.role for message in second.messages[2:]] == ["assistant", "user"]
    assert second.messages[2].content == bad
    assert "claim 2" in second.messages[3].content
    assert "claim 1" not in second.messages[3].content


def test_what_passed_survives_a_worse_second_answer() -> None:
    worse = draft(claims=[], actors=[], signals=[], headline="", gist="")
    client = StubClient([draft(claims=[MOVED, INVENTED]), worse])

    summary = run(client)

    assert [claim.text for claim in summary.claims] == [MOVED["text"]]
    assert len(summary.actors) == 3
    assert summary.headline.startswith("Varnosk columns")
    assert [item.text for item in summary.rejected] == [INVENTED["text"]]


def test_a_correction_takes_the_place_of_what_was_refused() -> None:
    wrong = {
        **MOVED,
        "text": "Varnosk moved 21 armoured columns toward the Ostrel bridge on Sunday.",
    }
    client = StubClient([draft(claims=[wrong]), draft(claims=[MOVED], actors=[], signals=[])])

    summary = run(client)

    assert [claim.text for claim in summary.claims] == [MOVED["text"]]
    assert summary.rejected == ()


@pytest.mark.parametrize(
    "second",
    [
        "Sorry, I cannot.",
        reply(None, ReplyClass.REFUSED),
        reply("{", ReplyClass.TRUNCATED_WRITING),
        ServiceError("down"),
        '{"claims": []}',
    ],
)
def test_a_failed_re_ask_loses_nothing(second: Any) -> None:
    summary = run(StubClient([draft(claims=[MOVED, INVENTED]), second]))

    assert [claim.text for claim in summary.claims] == [MOVED["text"]]
    assert [item.text for item in summary.rejected] == [INVENTED["text"]]


def test_an_unreadable_reply_is_repaired_once() -> None:
    client = StubClient(["{}", draft()])

    summary = run(client)

    assert [request.purpose for request in client.requests] == ["draft", "schema_repair"]
    assert [attempt.outcome for attempt in summary.run.attempts] == ["schema_violation", "ok"]
    assert len(summary.claims) == 1


def test_a_second_unreadable_reply_is_an_error_with_all_its_cost() -> None:
    with pytest.raises(SchemaViolationError) as caught:
        run(StubClient(["{}", "{}"]))

    assert len(caught.value.attempts) == 2
    assert caught.value.usage == Usage(input_tokens=200, output_tokens=20)


def test_a_refusal_costs_one_request() -> None:
    client = StubClient([reply(None, ReplyClass.REFUSED)])

    with pytest.raises(RefusedError):
        run(client)

    assert len(client.requests) == 1


def test_a_truncated_reply_is_asked_again_with_more_room_once() -> None:
    cut = reply("{", ReplyClass.TRUNCATED_WRITING)
    client = StubClient([cut, draft()])

    run(client)
    with pytest.raises(TruncatedError):
        run(StubClient([cut, cut]))

    first, second = client.requests
    assert second.max_output_tokens == 2 * first.max_output_tokens


def test_usage_and_cost_cover_every_attempt() -> None:
    client = StubClient(["{}", draft(claims=[MOVED, INVENTED]), draft(claims=[])])

    record = run(client, price=lambda _model, usage: Decimal(usage.input_tokens or 0)).run

    assert [attempt.purpose for attempt in record.attempts] == [
        "draft",
        "schema_repair",
        "check_repair",
    ]
    assert record.usage == Usage(input_tokens=300, output_tokens=30)
    assert record.cost_usd == Decimal(300)


def test_the_run_record_says_how_it_was_made() -> None:
    record = run(StubClient([draft()]), language="en", sampling=Sampling(temperature=0.2)).run

    assert (record.engine, record.model, record.model_answered, record.host) == (
        "llm",
        "stub-1",
        "stub-1-answered",
        "model.test",
    )
    assert record.prompt == load_prompt().ref
    assert record.article_sha256 == Article.from_text(TEXT).sha256
    assert record.policy.startswith("default@")
    assert record.parameters["temperature"] == 0.2
    assert record.cost_usd is None


def test_a_typographic_difference_keeps_the_source_characters() -> None:
    quoted = {
        **MOVED,
        "evidence": [{"sentence": 3, "quote": "We won't let them cross"}],
        "speaker": "Tessaly Orrin",
        "text": "Quellmere will not let them cross.",
        "speaker_kind": "named_official",
        "status": "planned",
    }

    claim = run(StubClient([draft(claims=[quoted])])).claims[0]

    assert claim.evidence[0].quote == "We won’t let them cross"
    assert claim.evidence[0].verdict is QuoteVerdict.TYPOGRAPHIC
    assert claim.attribution.mode == "direct_quote"


def test_a_denied_act_is_not_carried_as_a_fact() -> None:
    shelled = {
        **MOVED,
        "evidence": [{"sentence": 2, "quote": "it had shelled the village of Hume"}],
        "speaker": None,
        "text": "Varnosk shelled the village of Hume.",
        "speaker_kind": "journalist",
    }
    none = draft(claims=[], actors=[], signals=[])

    summary = run(StubClient([draft(claims=[shelled]), none]))

    assert summary.claims == ()
    assert any(
        check.name == "frame" and check.outcome is Outcome.REJECT
        for check in summary.rejected[0].checks
    )


def test_a_long_article_is_split_and_says_so() -> None:
    paragraphs = "\n\n".join(
        f"Varnosk moved {n} columns over the river on Sunday, the ministry said. " * 8
        for n in range(20, 32)
    )
    parts = build_requests(
        Article.from_text(paragraphs), options(sampling=Sampling(max_input_tokens=600))
    )
    empty = draft(claims=[], actors=[], signals=[], gist="Columns moved.", headline="Moved.")
    client = StubClient([empty] * len(parts))

    summary = run(client, paragraphs, sampling=Sampling(max_input_tokens=600))

    assert len(parts) > 2
    assert summary.run.parts == len(parts)
    assert "part 2 of" in client.requests[1].messages[1].content


def test_an_error_in_a_later_part_carries_the_cost_of_the_earlier_ones() -> None:
    text = "\n\n".join("Columns moved over the river on Sunday. " * 30 for _ in range(6))
    empty = draft(claims=[], actors=[], signals=[], gist="Columns moved.", headline="Moved.")

    with pytest.raises(RefusedError) as caught:
        run(
            StubClient([empty, reply(None, ReplyClass.REFUSED)]),
            text,
            sampling=Sampling(max_input_tokens=500),
        )

    assert caught.value.usage == Usage(input_tokens=200, output_tokens=20)


def test_the_baseline_says_so_when_it_cannot_read_a_language() -> None:
    article = Article.from_text(
        "Армия покинула город в понедельник, сообщило министерство обороны."
    )

    summary = summarise_by_rules(article, policy=load_policy("default"))

    assert summary.claims == ()
    said = [note for note in summary.notes if note.outcome is Outcome.WARN]
    assert [(note.name, note.verdict) for note in said] == [("language", "not_read")]
    assert "Russian" in str(said[0].detail)


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_an_article_without_text_is_refused_before_anything_is_sent(text: str) -> None:
    client = StubClient([])

    with pytest.raises(SourceError):
        run(client, text)
    with pytest.raises(SourceError):
        summarise_by_rules(Article.from_text(text), policy=load_policy("default"))

    assert client.requests == []


def test_equal_requests_have_equal_keys_and_any_difference_shows() -> None:
    article = Article.from_text(TEXT)
    (first,) = build_requests(article, options())
    keys = {
        build_requests(article, options(**changes))[0].key
        for changes in (
            {},
            {"model": "other"},
            {"language": "de"},
            {"sampling": Sampling(temperature=0.5)},
            {"sampling": Sampling(seed=1)},
            {"sampling": Sampling(max_output_tokens=500)},
        )
    }

    assert build_requests(article, options())[0].key == first.key
    assert len(keys) == 6
