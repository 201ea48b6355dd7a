"""Whether two names stand for the same actor."""

from __future__ import annotations

import pytest

from summarise.checks.text.naming import NameBook, forms_of, overlap, tokens_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the Toral army", "Toral Army"),
        ("President Oda Brandt", "Oda Brandt"),
        ("Oda Brandt", "Brandt"),
        ("U.S.", "US"),
        ("Organisation of Littoral States", "OLS"),
        ("Präsident Jonas Wehr", "Jonas Wehr"),
        ("Veskar’s", "Veskar"),
        ("停火委员会", "停火委员会"),
        ("U.S. Navy", "US Navy"),
        ("Veskar-Ilm border force", "Veskar Ilm border force"),
    ],
)
def test_forms_of_one_name_are_shared(left: str, right: str) -> None:
    assert overlap(forms_of(left, ()), forms_of(right, ())) == 1


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ("Toral army", "Toral navy", 0.5, 0.5),
        ("Toral", "Veskar", 0, 0),
        ("Toral border guard", "Toral", 0.5, 0.5),
        ("guard of Toral", "Toral guard", 0.5, 0.99),
        ("guard Toral", "Toral guard", 0.9, 0.99),
        ("…", "—", 0, 0),
    ],
)
def test_part_of_a_name_is_no_shared_form(left: str, right: str, low: float, high: float) -> None:
    assert low <= overlap(forms_of(left, ()), forms_of(right, ())) <= high


def test_an_alias_leads_to_every_form() -> None:
    book = NameBook([("Toral's defence ministry", ("the ministry",))])

    assert overlap(book.forms("the ministry"), forms_of("Toral's defence ministry", ())) == 1


def test_a_name_looked_up_twice_has_the_same_forms() -> None:
    book = NameBook([("Veskar", ("the island republic",))])

    assert book.forms("Veskar") == book.forms("Veskar") > forms_of("Veskar", ())


def test_an_unknown_name_has_its_own_forms() -> None:
    assert NameBook([]).forms("Veskar") == forms_of("Veskar", ())


@pytest.mark.parametrize("name", ["the president", "President", "a former president"])
def test_of_a_name_that_is_only_a_title_the_last_word_stays(name: str) -> None:
    assert tokens_of(name) == ("president",)
