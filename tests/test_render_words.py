from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

import summarise.schema as schema
from summarise.render import words
from summarise.render.words import BLANK, END_ISOLATE, ISOLATE
from summarise.schema import When
from summarise.vocabulary import QuoteVerdict
from summary_factory import attribution, evidence

ENUMS = [
    kind
    for kind in vars(schema).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("value", [value for kind in ENUMS for value in kind])
def test_every_enum_value_reads_as_english(value: StrEnum) -> None:
    shown = words.plain(value)

    assert shown
    assert "_" not in shown


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\x00\x1b[2K", "\u202e"])
def test_text_without_anything_visible_is_called_blank(text: str) -> None:
    assert words.safe(text) == BLANK


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "with ٣ digits"])
def test_right_to_left_text_is_isolated(text: str) -> None:
    assert words.safe(text) == f"{ISOLATE}{text}{END_ISOLATE}"


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    shown = words.safe("x" * 10_000)

    assert len(shown) == words.NAME_LIMIT
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        ([], "–"),
        ([None], "–"),
        ([4], "§4"),
        ([9, 4, 4, None], "§4 §9"),
        ([1, 2, 3, 4, 5], "§1 §2 +3"),
    ],
)
def test_a_mark_names_two_sentences_and_counts_the_rest(
    sentences: list[int | None], text: str
) -> None:
    assert words.mark(sentences) == text


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        (("A",), ("B",), "A → B"),
        (("A", "B"), (), "A, B"),
        ((), ("B",), "nobody named → B"),
        (("A", "B", "C", "D", "E", "F"), (), "A, B, C, D and 2 more"),
    ],
)
def test_sides_tell_who_acts_on_whom(
    source: tuple[str, ...], target: tuple[str, ...], text: str
) -> None:
    assert words.sides(source, target) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (When(text="soon", date=None, derived=False), "soon"),
        (When(text="3 May", date=date(2026, 5, 3), derived=False), "3 May (2026-05-03)"),
        (
            When(text="Monday", date=date(2026, 5, 4), derived=True),
            "Monday (2026-05-04, derived)",
        ),
    ],
)
def test_a_derived_date_is_marked_as_derived(moment: When, text: str) -> None:
    assert words.when(moment) == text


@pytest.mark.parametrize(
    ("verdicts", "text"),
    [
        ([], "no quote"),
        ([QuoteVerdict.VERBATIM], "verbatim"),
        ([QuoteVerdict.VERBATIM, QuoteVerdict.TYPOGRAPHIC], "typographic"),
        ([QuoteVerdict.VERBATIM, QuoteVerdict.OUTSIDE_BODY], "quote outside body"),
    ],
)
def test_the_worst_verdict_speaks_for_the_item(verdicts: list[QuoteVerdict], text: str) -> None:
    assert words.quote_verdict(tuple(evidence(1, "x", each) for each in verdicts)) == text


def test_who_passed_the_words_on_is_named() -> None:
    assert words.speaker(attribution("Oda Brandt", via="Radio Ilm")) == "Oda Brandt via Radio Ilm"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("-", "standard input"),
        ("notes/a.txt", "notes/a.txt"),
        ("https://u:p@news.example.org:8443/x?key=1", "news.example.org"),
        ("HTTP://NEWS.EXAMPLE.ORG", "news.example.org"),
        ("http://[", "unreadable web address"),
    ],
)
def test_a_place_is_a_path_or_a_host(source: str, text: str) -> None:
    assert words.place(source) == text
