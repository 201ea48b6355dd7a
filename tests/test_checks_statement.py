"""A body's own statement: what "we" say there is its word."""

from summarise.article import Article
from summarise.checks.acting.actors import known_name
from summarise.checks.speaking.speakers import check_speaker
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
