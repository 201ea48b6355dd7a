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


@pytest.mark.parametrize(
    ("name", "possible"),
    [
        ("US troops", False),
        ("gangs", False),
        ("Soviet men at sea", True),
        ("guests at sea", False),
        ("boss", True),
        ("mess", True),
        ("Troops", True),
        ("in Peking", True),
        ("the press", False),
    ],
)
def test_he_and_she_are_no_body_and_not_several(name: str, possible: bool) -> None:
    assert (can_be("he", _known(name)), can_be("she", _known(name))) == (possible, possible)


@pytest.mark.parametrize(
    ("anaphor", "subject", "possible"),
    [
        ("she", "Mara Quill", True),
        ("she", "the army", False),
        ("she", "the report", False),
        ("he", "the army of Mara Quill", False),
        ("he", "men of the Army", False),
        ("he", "the", False),
        ("he", "The", False),
    ],
)
def test_he_and_she_mean_whoever_has_a_name(anaphor: str, subject: str, possible: bool) -> None:
    passage, first = _bounds(anaphor)
    other, second = _bounds(f"said {subject}")

    assert may_mean(passage, first, other, second) is possible


@pytest.mark.parametrize(
    ("subject", "country", "possible"),
    [
        ("said an Israeli minister", "ISR", True),
        ("an Israeli minister", "ISR", False),
        ("“the Israeli minister", "ISR", True),
        ("Israeli minister", "IRN", True),
        ("said the Big Israeli minister", "ISR", False),
        ("said the Prime Minister", "ISR", True),
        ("said the old Israeli minister", "ISR", True),
        ("Ghent minister", None, True),
    ],
)
def test_a_title_may_have_capitals_that_are_no_country(
    subject: str, country: str | None, possible: bool
) -> None:
    passage, bounds = _bounds(subject)

    assert is_role_of(_known("Mara Quill", country), passage, bounds) is possible


@pytest.mark.parametrize(
    ("subject", "sentence", "titled"),
    [
        ("the president", "President of old Mara Quill left.", True),
        ("the president", "President of the old Mara Quill left.", False),
        ("the chief", "President Mara Quill left.", False),
        ("the president", "President " + "x" * 29 + " Mara Quill.", True),
        ("the president", "President " + "x" * 30 + " Mara Quill.", False),
        ("the president", "Mara Quill left. " * 19 + "President Mara Quill left.", True),
        ("the president", "Mara Quill left. " * 20 + "President Mara Quill left.", False),
    ],
)
def test_a_title_stands_shortly_before_one_of_the_first_mentions(
    subject: str, sentence: str, titled: bool
) -> None:
    passage, bounds = _bounds(subject)

    assert is_titled(_known("Mara Quill"), passage, bounds, article_of([sentence])) is titled


@pytest.mark.parametrize(
    ("name", "subject", "shared"),
    [
        ("officials", "Two officials", True),
        ("officials", "two Officials", False),
        ("report", "the report, which Ilm read", True),
        ("UN report on Gaza", "the report", True),
        ("men at sea", "the men", True),
        ("men at sea", "the sea", False),
        ("at sea", "the sea", True),
        ("", "the men", False),
    ],
)
def test_the_noun_stands_before_what_tells_of_it(name: str, subject: str, shared: bool) -> None:
    speaker = KnownName(name, (name,), None)

    assert shares_head(speaker, *_bounds(subject)) is shared


OF_THE_NAVY = "Quill, commander of the navy of Ilm, left."


@pytest.mark.parametrize(
    ("subject", "body", "officer"),
    [
        ("Quill", [OF_THE_NAVY], True),
        ("Quill's", [OF_THE_NAVY], True),
        ("Mr Quill of it", [OF_THE_NAVY], True),
        ("Quill of UN", [OF_THE_NAVY], True),
        ("Quill of Ilm", [OF_THE_NAVY], False),
        ("the chief", ["Chief of the navy of Ilm left."], False),
        ("Quill", ["Quill, the cook of the navy of Ilm, left."], False),
        ("Quill", ["The commander Quill hit the navy of Ilm."], False),
        ("Quill", ["The navy of Ilm commander Quill left."], True),
        ("Quill", ["Quill, commander of all the navy of Ilm, left."], True),
        ("Quill", ["Quill, commander of all of the navy of Ilm, left."], False),
        ("Quill", [*["Quill left."] * 5, OF_THE_NAVY], True),
        ("Quill", [*["Quill left."] * 6, OF_THE_NAVY], False),
        ("Quill", ["x" * (1_998 - len(OF_THE_NAVY)) + " " + OF_THE_NAVY], True),
        ("Quill", ["x" * (1_999 - len(OF_THE_NAVY)) + " " + OF_THE_NAVY], False),
        ("Ox", ["Ox, commander of the navy of Ilm, left."], False),
        ("Oxo", ["Oxo, commander of the navy of Ilm, left."], True),
    ],
)
def test_an_officer_is_told_as_one_beside_the_name_of_the_body(
    subject: str, body: list[str], officer: bool
) -> None:
    passage, bounds = _bounds(subject)

    assert speaks_for(_known("navy of Ilm"), passage, bounds, article_of(body)) is officer


@pytest.mark.parametrize(
    ("text", "latin"),
    [("abc жжж", True), ("ab жжж", False), ("1 2 ж", False), ("12345 ж ж a", False)],
)
def test_a_text_is_latin_if_half_its_letters_are(text: str, latin: bool) -> None:
    assert same_script(_known("Quill"), article_of([text])) is latin


def test_the_script_is_read_off_the_first_2000_characters() -> None:
    text = "ж" * 1_000 + "a" * 999

    assert not same_script(_known("Quill"), article_of([text + "ж" + "a" * 10]))
    assert same_script(_known("Quill"), article_of([text + "a" + "ж" * 10]))
