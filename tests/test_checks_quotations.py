"""Stretches of quoted speech."""

from __future__ import annotations

import pytest

from summarise.checks.text.quotations import is_speech, quotation_at, quotations

TEXT = 'He said “we will go” and then "we will stay" there.'


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (TEXT, ["“we will go”", '"we will stay"']),
        ("„Wir gehen“, sagte er.", ["„Wir gehen“"]),
        ("Il dit « nous partons » hier.", ["« nous partons »"]),
        ("Er sagte »wir gehen« gestern.", ["»wir gehen«"]),
        ("他说「我们走」了", ["「我们走」"]),
        ("He said ‘they don’t go’ twice.", ["‘they don’t go’"]),
        ("It was Oman’s envoy, not ‘ours.", []),
        ('A 6" pipe and a 7" pipe', []),
        ("“We go.\n\n“We stay.” He left.", ["“We go.", "“We stay.”"]),
        ("“We go.\n\nHe left. “We stay.”", ["“We stay.”"]),
        ("“We go\nnow.” He left.", ["“We go\nnow.”"]),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("words", "quotation"),
    [
        ("we will go", "“we will go”"),
        ("will", "“we will go”"),
        ("we will stay", '"we will stay"'),
        ("said “we will go”", "“we will go”"),
        ("go” an", "“we will go”"),
        ("go” and", None),
        ("He said “we", None),
        ("and then", None),
        ("there", None),
    ],
)
def test_what_lies_mostly_in_a_quotation_is_quoted(words: str, quotation: str | None) -> None:
    start = TEXT.index(words)

    found = quotation_at(TEXT, start, start + len(words))

    assert (found and TEXT[slice(*found)]) == quotation


def test_nothing_is_quoted_where_nothing_stands() -> None:
    assert quotation_at(TEXT, 12, 12) is None


@pytest.mark.parametrize(("quoted", "speech"), [("“we will go”", True), ("“dear friends”", False)])
def test_two_words_are_no_speech(quoted: str, speech: bool) -> None:
    assert is_speech(quoted, (0, len(quoted))) is speech
