"""Copies of one article count as one source."""

from __future__ import annotations

import pytest

from crisis import dossier, reports, story, told
from summarise.dossier.copies import copies_of

WIRE = [
    told("At least twelve people were killed when shells struck the covered market in Tolvek."),
    told("The mayor said that between eight and ten shells landed within a quarter of an hour."),
    told("A doctor at the district hospital said that two of the dead were children."),
]
OWN = [
    told("Shells hit the market of Tolvek and killed twelve, according to the town hall."),
    told("In fifteen minutes some nine rounds came down around the square, residents recall."),
    told("Two children are among the victims whom the hospital has received since Sunday."),
]


def test_an_article_with_the_same_evidence_is_a_copy_of_the_first() -> None:
    found = copies_of(reports(story("north", WIRE), story("south", WIRE)))

    assert {id_: copy.original for id_, copy in found.items()} == {"A2": "A1"}
    assert found["A2"].why == "its evidence stands word for word in A1"


def test_a_copy_with_a_sentence_of_its_own_is_still_a_copy() -> None:
    local = told("The sports hall at Venn Street has been opened for families who leave the town.")
    found = copies_of(reports(story("north", WIRE), story("south", [*WIRE, local])))

    assert set(found) == {"A2"}


def test_the_same_text_under_two_addresses_is_a_copy() -> None:
    found = copies_of(
        reports(
            story("north", sha256="a" * 64, title="One"),
            story("south", sha256="a" * 64, title="Two"),
        )
    )

    assert found["A2"].why == "the same text as A1"


@pytest.mark.parametrize("second", [OWN, [WIRE[0], *OWN]], ids=["retold", "one shared quotation"])
def test_the_same_story_in_other_words_is_no_copy(second: list[dict[str, object]]) -> None:
    found = copies_of(reports(story("north", WIRE), story("south", second)))

    assert found == {}


def test_copies_add_no_source() -> None:
    found = dossier(story("north", WIRE), story("south", WIRE), story("west", OWN))

    assert found.sources == 2
    assert [article.copy_of for article in found.articles].count(None) == 2
    assert all(group.outlets == 1 for group in found.groups if len(group.members) == 2)


def test_files_without_an_outlet_count_one_source_each() -> None:
    found = dossier(story("north", source="a.txt"), story("south", source="b.txt"))

    assert found.sources == 2


def test_two_articles_of_one_outlet_are_one_source() -> None:
    found = dossier(
        story("north", sha256="a" * 64, source="https://www.north.example/1"),
        story("north", sha256="b" * 64, source="https://north.example/2"),
    )

    assert found.sources == 1
