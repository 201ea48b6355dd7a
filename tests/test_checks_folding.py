"""Folding for comparison, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.checks.text.folding import fold, folded_text

PROSE = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcXYZ éÉñ“”‘’'\"«»–—-….,\n\t\u00a0\u00ad\u200b\u0301\u0327ßİ1,2٣战한й"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“We won’t go”", '"We won\'t go"'),
        ("„Nein“, sagte er", '"Nein", sagte er'),
        ("« Nous partons »", "“Nous partons”"),
        ("wait… then", "wait... then"),
        ("wait . . . then", "wait... then"),
        ("talks — again", "talks–again"),
        ("two-day", "two‑day"),
        ("Nagorno\u00a0Karabakh", "Nagorno Karabakh"),
        ("line\nbreak", "line break"),
        ("nego\u00adtia\u200btions", "negotiations"),
        ("\u200eIran\u200f", "Iran"),
        ("Erdo\u011fan", "Erdog\u0306an"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("KYIV", "Kyiv"),
        ("STRASSE", "Straße"),
        ("a\u0301\u0327", "a\u0327\u0301"),
        ("ﬁre", "fire"),
    ],
)
def test_typography_folds_away(left: str, right: str) -> None:
    assert fold(left).text == fold(right).text


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12,000", "12000"),
        ("1.5", "15"),
        ("U.S.", "US"),
        ("not", ""),
        ("Nagorno Karabakh", "Nagorno-Karabakh"),
        ("resume", "résumé"),
        ("10²", "102"),
        ("co-operate", "cooperate"),
        ("yes!", "yes?"),
    ],
)
def test_wording_digits_and_stops_stay(left: str, right: str) -> None:
    assert fold(left).text != fold(right).text


@given(PROSE)
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(PROSE)
def test_folding_a_piece_of_the_source_gives_the_piece_of_the_fold(text: str) -> None:
    folded = fold(text)
    start, end = folded.source_span(0, len(folded.text))

    assert fold(text[start:end]).text.strip() == folded.text.strip()


@pytest.mark.parametrize("text", ["……", "…...", ".…", "… .", "a... . .b", "..…"])
def test_neighbouring_ellipses_fold_to_one(text: str) -> None:
    once = fold(text).text

    assert once.count("...") == 1
    assert fold(once).text == once


@given(PROSE)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text

    assert fold(once).text == once


@given(PROSE)
def test_composition_never_matters(text: str) -> None:
    assert (
        fold(unicodedata.normalize("NFC", text)).text
        == fold(unicodedata.normalize("NFD", text)).text
    )


def test_an_empty_range_gives_an_empty_span() -> None:
    folded = fold("abc")

    assert folded.source_span(3, 3) == (3, 3)
    assert folded.source_span(1, 1) == (1, 1)


def test_an_empty_text_folds_to_nothing() -> None:
    assert fold("").text == ""
    assert fold("").source_span(0, 0) == (0, 0)


@given(PROSE)
def test_the_folded_characters_alone_are_those_of_the_whole(text: str) -> None:
    assert folded_text(text) == fold(text).text


def test_marks_parted_by_what_is_invisible_fold_in_one_order() -> None:
    assert fold("Z\u0351\u200d\u0347").text == fold("z\u0347\u0351").text


@pytest.mark.parametrize("character", ["\u0149", "\u0374", "\u1fef", "\u1ffd"])
def test_a_mark_inside_another_character_folds_as_the_mark_does(character: str) -> None:
    folded = fold(f"a{character}b").text

    assert fold(folded).text == folded
