"""Whether a pronoun or a description can stand for a speaker."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.checks.speaking.likeness import (
    can_be,
    is_person,
    is_role_of,
    is_titled,
    may_mean,
    same_script,
    shares_head,
    speaks_for,
)
from summarise.checks.text.names import KnownName, name_forms
from summarise.checks.text.scopes import Passage, read


def _known(name: str, country: str | None = None, words: tuple[str, ...] = ()) -> KnownName:
    return KnownName(name, name_forms(name), country, words)


def _bounds(words: str) -> tuple[Passage, tuple[int, int]]:
    passage = read(words, "en")
    return passage, (0, len(passage.words))


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Mara Quill", True),
        ("President Mara Quill", True),
        ("Mara", False),
        ("Hamas", False),
        ("Jakarta Embassy Guard", False),
        ("Iran Front", False),
        ("Iran Ghent", False),
    ],
)
def test_a_persons_full_name_is_told_from_bodies(name: str, person: bool) -> None:
    assert is_person(name) is person


@pytest.mark.parametrize(
    ("pronoun", "speaker", "possible"),
    [
        ("he", _known("Mara Quill"), True),
        ("she", _known("army chief"), True),
        ("he", _known("army"), False),
        ("he", _known("Iran", "IRN", ("Tehran",)), False),
        ("he", _known("Soviet troops"), False),
        ("he", _known("diplomats in Peking"), False),
        ("he", _known("a witness"), True),
        ("it", _known("Mara Quill"), False),
        ("they", _known("Mara Quill"), False),
        ("it", _known("army"), True),
        ("they", _known("Soviet troops"), True),
        ("who", _known("Mara Quill"), True),
    ],
)
def test_pronouns_stand_for_persons_bodies_or_several(
    pronoun: str, speaker: KnownName, possible: bool
) -> None:
    assert can_be(pronoun, speaker) is possible


@pytest.mark.parametrize(
    ("anaphor", "subject", "possible"),
    [
        ("he", "Mara Quill", True),
        ("he", "a soldier", True),
        ("he", "the army", False),
        ("he", "the report", False),
        ("the president", "Mara Quill", True),
        ("the company", "Mara Quill", True),
        ("the company", "a soldier", False),
        ("the company", "the bank", True),
        ("the company", "the bank chief", True),
        ("they", "the army", True),
    ],
)
def test_an_anaphor_may_mean_what_is_of_its_kind(
    anaphor: str, subject: str, possible: bool
) -> None:
    passage, first = _bounds(anaphor)
    other, second = _bounds(f"said {subject}")

    assert may_mean(passage, first, other, second) is possible


@pytest.mark.parametrize(
    ("subject", "country", "possible"),
    [
        ("said the Israeli prime minister", "ISR", True),
        ("said the Israeli prime minister", "IRN", False),
        ("said the Israeli prime minister", None, True),
        ("said the Ghentian prime minister", None, False),
        ("said the prime minister", "ISR", True),
        ("said Israel's prime minister", "ISR", True),
        ("said the Israeli neighbour", "ISR", False),
        ("a minister", "ISR", False),
    ],
)
def test_a_title_is_a_persons_of_that_country(
    subject: str, country: str | None, possible: bool
) -> None:
    passage, bounds = _bounds(subject)

    assert is_role_of(_known("Mara Quill", country), passage, bounds) is possible


def test_a_body_has_no_title() -> None:
    assert not is_role_of(_known("army", "ISR"), *_bounds("the Israeli prime minister"))


@pytest.mark.parametrize(
    ("name", "subject", "sentence", "titled"),
    [
        ("Mara Quill", "the president", "President Mara Quill left.", True),
        ("Mara Quill", "the president", "Foreign Minister Mara Quill left.", False),
        ("Mara Quill", "the woman", "President Mara Quill left.", False),
        (
            "Mara Quill",
            "the president",
            "The president of the tiny far state Mara Quill left.",
            False,
        ),
        ("President Mara Quill", "the president", "Quill left.", True),
        ("army", "the president", "The president army left.", False),
    ],
)
def test_a_title_is_the_one_that_the_article_gives(
    name: str, subject: str, sentence: str, titled: bool
) -> None:
    passage, bounds = _bounds(subject)

    assert is_titled(_known(name), passage, bounds, article_of([sentence])) is titled


@pytest.mark.parametrize(
    ("name", "subject", "shared"),
    [
        ("Toralian officials", "one of the officials", True),
        ("officials in Ghent", "the officials", True),
        ("Toralian officials", "the Ilmian officials", False),
        ("Toralian officials", "the man who saw officials", False),
        ("Mara Quill", "the quill", False),
        ("foreign ministry", "the ministry", True),
    ],
)
def test_a_description_shares_the_noun_it_turns_on(name: str, subject: str, shared: bool) -> None:
    assert shares_head(_known(name), *_bounds(subject)) is shared


@pytest.mark.parametrize(
    ("sentence", "officer"),
    [
        ("Foreign ministry spokesman Mara Quill spoke.", True),
        ("Mara Quill, the commander of the foreign ministry, spoke.", True),
        ("Mara Quill visited the foreign ministry.", False),
        ("Mara Quill attacked the spokesman of the foreign ministry.", False),
        ("Foreign ministry staff told us in a long and very windy letter that spokesman Quill spoke.", False),
    ],
)  # fmt: skip
def test_an_officer_speaks_for_the_body(sentence: str, officer: bool) -> None:
    passage, bounds = _bounds("then Quill")

    assert (
        speaks_for(_known("foreign ministry"), passage, bounds, article_of([sentence])) is officer
    )


def test_nobody_speaks_for_a_person() -> None:
    article = article_of(["Mara Quill spokesman Ames spoke."])

    assert not speaks_for(_known("Mara Quill"), *_bounds("then Ames"), article)


@pytest.mark.parametrize(
    ("name", "sentence", "same"),
    [
        ("Quill", "Quill spoke.", True),
        ("Quill", "Квилл говорил.", False),
        ("Квилл", "Quill spoke.", True),
        ("Quill", "Élysée: Quill parle.", True),
        ("Quill", "Квилл — Mara Quill, Toral.", True),
    ],
)
def test_a_latin_name_is_not_looked_for_in_other_scripts(
    name: str, sentence: str, same: bool
) -> None:
    assert same_script(_known(name), article_of([sentence])) is same
