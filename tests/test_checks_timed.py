"""Words that date a signal, and what the article says of that time."""

from __future__ import annotations

from datetime import date

import pytest

from check_articles import article_of
from summarise.article import PassageKind
from summarise.checks.citations import cited_sentences
from summarise.checks.quoting.quotes import locate
from summarise.checks.timed import check_time

BODY = (
    "Toral shelled the port of Ilm on Tuesday night.",
    "Its minister called the shelling an answer.",
    "On May 9 a truce is to begin, and patrols return on May 12.",
    "Fishermen stayed at home.",
    "The market was shut.",
    "No ferry sailed.",
    "Veskar sent two frigates last month.",
)


def _verdict(when: str | None, quote: str, *, done: bool = True) -> str:
    article = article_of(
        BODY, furniture=[(PassageKind.CAPTION, "Ilm in 2029")], published=date(2031, 5, 7)
    )
    cited = cited_sentences([locate(quote, None, article)], article)
    return check_time(when, cited, article, done=done).verdict


SHELLED = "shelled the port of Ilm"


@pytest.mark.parametrize(
    ("when", "quote"),
    [
        (None, SHELLED),
        ("on Tuesday night", SHELLED),
        ("on Tuesday", "called the shelling an answer"),
        ("Tuesday night", "stayed at home"),
        ("2031-05-09", "a truce is to begin"),
        ("9 May", "a truce is to begin"),
        ("On May 9", "On May 9 a truce is to begin"),
        ("last month", "sent two frigates"),
    ],
)
def test_a_time_that_the_article_gives_near_the_act_is_fine(when: str | None, quote: str) -> None:
    assert _verdict(when, quote) == "ok"


@pytest.mark.parametrize(
    ("when", "quote"),
    [
        ("last month", SHELLED),
        ("on Tuesday night", "The market was shut"),
        ("in 2029", SHELLED),
        ("12 May", "sent two frigates"),
    ],
)
def test_a_time_of_another_part_of_the_article_is_marked(when: str, quote: str) -> None:
    assert _verdict(when, quote) == "not_in_evidence"


@pytest.mark.parametrize("when", ["on 3 May 2031", "overnight", "on Saturday", "2030-01-01", "x"])
def test_a_time_that_the_article_does_not_give_is_told(when: str) -> None:
    assert _verdict(when, SHELLED) == "time_not_told"


def test_another_day_than_that_of_the_quoted_words_is_misplaced() -> None:
    assert _verdict("May 12", "On May 9 a truce is to begin") == "misplaced"
    assert _verdict("May 12", "a truce is to begin") == "ok"


@pytest.mark.parametrize("when", ["next week", "tomorrow", "the coming winter"])
def test_what_is_done_has_no_time_to_come(when: str) -> None:
    sentence = f"Toral announced that its fleet leaves Ilm {when}."
    article = article_of([sentence])
    cited = cited_sentences([locate("its fleet leaves Ilm", 1, article)], article)

    assert check_time(when, cited, article, done=True).verdict == "misplaced"
    assert check_time(when, cited, article, done=False).verdict == "ok"


def test_the_next_week_of_a_story_is_past() -> None:
    article = article_of(["The next week its fleet left Ilm."])
    cited = cited_sentences([locate("its fleet left Ilm", 1, article)], article)

    assert check_time("The next week", cited, article, done=True).verdict == "ok"


def test_without_evidence_nothing_is_compared() -> None:
    assert check_time("on Monday", [], article_of(BODY), done=True).verdict == "ok"


@pytest.mark.parametrize(
    ("when", "quote", "detail"),
    [
        ("on Tuesday night", "The market was shut", "on Tuesday night (in sentence 1)"),
        ("in 2029", SHELLED, "in 2029 (outside the body)"),
    ],
)
def test_where_the_words_for_a_time_stand_is_told(when: str, quote: str, detail: str) -> None:
    article = article_of(BODY, furniture=[(PassageKind.CAPTION, "Ilm in 2029")])
    cited = cited_sentences([locate(quote, None, article)], article)

    assert check_time(when, cited, article, done=True).detail == detail


def test_a_time_near_one_of_two_pieces_of_evidence_is_near_enough() -> None:
    article = article_of(BODY)
    quotes = [locate(quote, None, article) for quote in (SHELLED, "sent two frigates")]

    found = check_time("on Tuesday night", cited_sentences(quotes, article), article, done=True)

    assert found.verdict == "ok"


def test_a_time_that_the_article_gives_on_either_side_is_near() -> None:
    sentence = "Fishermen stayed at home."
    sides = "At dawn guns were heard.", "At dawn the port was empty."
    article = article_of([sides[0], *[sentence] * 2, "Ilm was hit.", *[sentence] * 2, sides[1]])
    cited = cited_sentences([locate("Ilm was hit", None, article)], article)

    assert check_time("at dawn", cited, article, done=True).verdict == "ok"


@pytest.mark.parametrize(
    ("sentence", "when", "quotes", "verdict"),
    [
        ("At dawn on May 9 Toral shelled Ilm.", "At dawn", ["on May 9 Toral shelled"], "ok"),
        ("On May 9 the truce of April 2030 fell.", "On May 9", ["the truce of April 2030"], "ok"),
        ("From May 9 to May 12 it rained.", "From May 9 to May 12", ["From May 9"], "ok"),
        ("On May 9 Ilm fell, on May 12 Orsk.", "May 12", ["On May 9 Ilm", "12 Orsk"], "ok"),
        ("On Monday Ilm fell, on Friday Orsk.", "on Friday", ["On Monday Ilm"], "misplaced"),
    ],
)
def test_a_day_is_held_against_the_days_of_the_quoted_words(
    sentence: str, when: str, quotes: list[str], verdict: str
) -> None:
    article = article_of([sentence], published=date(2031, 5, 20))
    cited = cited_sentences([locate(quote, 1, article) for quote in quotes], article)

    assert check_time(when, cited, article, done=True).verdict == verdict
