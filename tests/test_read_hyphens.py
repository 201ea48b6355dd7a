"""Which hyphens at line ends belong to the word."""

import pytest

from summarise.read.hyphens import Joiner


def _joined(before: str, after: str, *others: str) -> str:
    return Joiner([*others, before, after]).joint(before, after) + after


def test_lines_without_a_hyphen_are_joined_by_a_space() -> None:
    assert _joined("the army", "left") == "the army left"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the govern-", "ment said", "the government said"),
        ("the na\u00ad", "val base", "the naval base"),
        ("the nego\u2010", "tiations failed", "the nego\u2010tiations failed"),
        ("die Regie-", "rung sagte", "die Regie-rung sagte"),
        ("die Verhand-", "lungen", "die Verhand-lungen"),
        ("the state-", "owned agency", "the state-owned agency"),
        ("a long-", "term plan", "a long-term plan"),
        ("Anglo-", "American ships", "Anglo-American ships"),
        ("an F-", "16 fell", "an F-16 fell"),
        ("in 2023-", "24 it", "in 2023-24 it"),
        ("he left -", "and came", "he left - and came"),
        ("-", "and came", "- and came"),
        ("an e-", "mail", "an e-mail"),
    ],
)
def test_one_hyphen_goes_only_where_the_word_itself_shows_it(
    before: str, after: str, joined: str
) -> None:
    assert _joined(before, after) == joined


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ("the whole escalation goes on", "the escalation"),
        ("the whole esca-lation goes on", "the esca-lation"),
    ],
)
def test_what_the_document_writes_elsewhere_decides(other: str, joined: str) -> None:
    assert _joined("the esca-", "lation", other) == joined


def test_in_a_document_that_divides_words_all_over_most_hyphens_go() -> None:
    lines = [
        "the esca-",
        "lation of the con-",
        "flict along the bor-",
        "der of a well-",
        "known town",
    ]
    joiner = Joiner(lines)
    text = lines[0]

    for line in lines[1:]:
        text = joiner.joint(text, line) + line

    assert text == "the escalation of the conflict along the border of a well-known town"
    assert joiner.undone == ["esca-lation", "con-flict", "bor-der"]


def test_two_words_that_stand_alone_elsewhere_keep_their_hyphen() -> None:
    others = [
        "a trench here",
        "the clearing goes on",
        "the whole escalation goes on",
        "an esca-",
        "lation",
    ]

    assert _joined("of trench-", "clearing work", "they saw a trench yesterday", *others) == (
        "of trench-clearing work"
    )
