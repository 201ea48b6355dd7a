"""A body's own statement: what "we" say there is its word."""

import pytest

from check_articles import article_of
from summarise.article import Article
from summarise.checks.acting.actors import known_name
from summarise.checks.speaking.speakers import check_speaker
from summarise.checks.speaking.standing import place
from summarise.checks.speaking.statement import in_own_voice, is_own_statement
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import read
from summarise.vocabulary import ActorType, SpeakerKind

TEXT = """Wells run dry in the north

PRYCE — Statement by Clear Water Aid

Clear Water Aid is alarmed by the drought in the north. Our staff counted 40 dry wells.

We have seen no lorry in Lod since May. The road has been closed for a week.

We ask both armies to open it. General Oro Lund said that his men had mined it.
"""


def _verdict(quote: str, name: str = "Clear Water Aid") -> str:
    article = Article.from_text(TEXT, language="en")
    start = article.text.index(quote)
    return check_speaker(
        known_name(name, (), ActorType.NGO, None),
        [(start, start + len(quote))],
        kind=SpeakerKind.INSTITUTION,
        text=quote,
        article=article,
    ).finding.verdict


def test_what_we_have_seen_is_the_word_of_the_body() -> None:
    assert _verdict("We have seen no lorry in Lod since May") == "ok"


def test_what_our_staff_counted_is_the_word_of_the_body() -> None:
    assert _verdict("Our staff counted 40 dry wells") == "ok"


def test_a_plain_sentence_of_the_statement_is_the_word_of_the_body() -> None:
    assert _verdict("The road has been closed for a week") == "ok"


def test_what_somebody_else_says_in_it_is_not() -> None:
    assert _verdict("his men had mined it") == "another_speaker"


AID = KnownName("Lake Aid", ("Lake Aid",), None)
OURS = ["Lake Aid met.", "We saw rain.", "Our men fled.", "It is up to us."]
RAIN = ["It rained."]


@pytest.mark.parametrize(
    ("body", "own"),
    [
        (OURS, True),
        (RAIN + OURS, True),
        (RAIN * 2 + OURS, False),
        (OURS[1:], False),
        (OURS[:3], False),
        (["Lake Aid met.", *["“We saw rain.”"] * 4], False),
        (["Lake Aid met.", *["It rained.”"] * 4], False),
        (["Lake Aid met."] * 8, False),
        (OURS + RAIN * 16, True),
        (OURS + RAIN * 17, False),
        ([*OURS, "We ask for aid.", *RAIN * 29], False),
        (["Lake Aid met.", *["“Rain,” we say."] * 3], True),
        ([], False),
    ],
)
def test_a_statement_names_its_body_early_and_says_we_often(body: list[str], own: bool) -> None:
    article = article_of(*[[sentence] for sentence in body])

    assert is_own_statement(AID, SpeakerKind.INSTITUTION, article) is own


@pytest.mark.parametrize(
    ("kind", "language", "own"),
    [
        (SpeakerKind.INSTITUTION, "en", True),
        (SpeakerKind.ARMED_GROUP, None, True),
        (SpeakerKind.NAMED_OFFICIAL, "en", False),
        (SpeakerKind.INSTITUTION, "de", False),
    ],
)
def test_only_bodies_speak_as_we_and_only_english_ones_are_known(
    kind: SpeakerKind, language: str | None, own: bool
) -> None:
    assert is_own_statement(AID, kind, article_of(OURS, language=language)) is own


@pytest.mark.parametrize(
    ("sentence", "evidence", "own"),
    [
        ("The port fell.", "The port fell", True),
        ("We said the port fell.", "the port fell", True),
        ("Our chief said the port fell.", "the port fell", True),
        ("The organisation said the port fell.", "the port fell", True),
        ("The port was said to have fallen.", "have fallen", True),
        ("Quill said the port fell.", "the port fell", False),
        ("“The port fell, and we saw it burn.”", "The port fell", False),
    ],
)
def test_a_body_speaks_unless_somebody_else_is_named_or_quoted(
    sentence: str, evidence: str, own: bool
) -> None:
    start = sentence.index(evidence)
    found = place((start, start + len(evidence)), read(evidence, "en"), article_of([sentence]))
    assert found is not None

    assert in_own_voice(found) is own
