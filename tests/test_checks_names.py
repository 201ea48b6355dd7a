"""Forms of a name, and where an article uses them; sentences and paragraphs by offset."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.article import PassageKind
from summarise.checks.acting.actors import check_presence, known_name, stand_in_words
from summarise.checks.context import Context, mildest
from summarise.checks.finding import Finding, shortened
from summarise.checks.text.countries import (
    country_named,
    country_words,
    demonym,
    likely_demonyms,
    valid_country,
)
from summarise.checks.text.names import (
    KnownName,
    described_by,
    mentioned,
    name_forms,
    name_places,
    surname_of,
    words_in_article,
)
from summarise.checks.text.sentences import around, paragraph_of, sentences_over, surroundings
from summarise.vocabulary import ActorType


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Mara Quill", {"Mara Quill", "Quill"}),
        ("The Hague", {"The Hague", "Hague"}),
        (
            "International Court of Justice (ICJ)",
            {"International Court of Justice", "ICJ", "I.C.J."},
        ),
        ("UN", {"U.N.", "UN"}),
        ("Mara Quill, the envoy", {"Mara Quill, the envoy", "Mara Quill", "Quill"}),
        ("“Oman”", {"Oman"}),
        ("South Toral", {"South Toral"}),
        ("The Foreign Ministry", {"The Foreign Ministry", "Foreign Ministry"}),
    ],
)
def test_a_name_has_forms(name: str, forms: set[str]) -> None:
    assert forms <= set(name_forms(name))


def test_an_abbreviation_is_written_with_stops_or_without() -> None:
    assert name_forms("United Nations (U.N.)") == ("United Nations", "U.N.", "UN")
    assert name_forms("UN") == ("UN", "U.N.")


@pytest.mark.parametrize(
    ("name", "form"),
    [("Red Cross", "RC"), ("Mara Quill", "MQ"), ("K", "K"), ("Mara Quill", "Mara"), ("Hague", "")],
)
def test_short_initials_and_single_letters_are_no_forms(name: str, form: str) -> None:
    assert form not in name_forms(name)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Mara Quill", "Quill"),
        ("Mara van der Quill", "Quill"),
        ("Mara A. B. C. D. Quill", None),
        ("Mara Li", None),
        ("Mara quill", None),
        ("the late Mara Quill", "Quill"),
        ("Dr. Mara Quill", "Quill"),
        ("Mara", None),
        ("", None),
        ("Mara Quill (envoy)", "Quill"),
        ("Foreign Minister Mara Quill", "Quill"),
        ("Governor of Ister", None),
        ("9 Wagner Fighters", None),
    ],
)
def test_the_surname_is_the_last_word_of_a_full_name(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


TEXT = "The US told us that Toral, a port, and New Toral met. TORAL fled."


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (("US",), ["US"]),
        (("Toral",), ["Toral", "Toral", "TORAL"]),
        (("Toral", "New Toral"), ["Toral", "New Toral", "TORAL"]),
        (("New Toral", "Toral"), ["Toral", "New Toral", "TORAL"]),
        (("port",), ["port"]),
        (("Port",), []),
        (("por",), []),
        (("",), []),
    ],
)
def test_names_are_found_as_whole_words_with_their_capitals(
    forms: tuple[str, ...], found: list[str]
) -> None:
    assert [TEXT[start:end] for start, end in name_places(TEXT, forms)] == found


def test_names_are_looked_for_in_a_part_of_a_text() -> None:
    whole = name_places(TEXT, ("Toral",))
    (_, start), (_, end) = whole[0], whole[1]

    assert name_places(TEXT, ("Toral",), start, end) == whole[1:2]
    assert name_places(TEXT, ("Toral",), start, end - 1) == []
    assert name_places(TEXT, ("Toral",), start) == whole[1:]
    assert name_places(TEXT, ("Toral",), 0, end) == whole[:2]


@pytest.mark.parametrize(
    ("name", "passage", "described"),
    [
        ("South Korean military", "South Korea's military said", True),
        ("South Korean military", "South Korea said", False),
        ("military", "the military said", False),
        ("two US officials", "officials of the US said", True),
        ("two US officials", "officials told us", True),
        ("unnamed officials", "officials said", False),
        ("The Toral guards", "guards of Toral fled", True),
    ],
)
def test_a_description_may_be_in_another_order(name: str, passage: str, described: bool) -> None:
    assert described_by(name, passage) is described


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Toralian ports", True),
        ("Toralian ships", False),
        ("two", False),
        ("of the", False),
        ("Toralians among us", True),
        ("US Toralians", False),
    ],
)
def test_telling_words_may_stand_anywhere_in_an_article(name: str, found: bool) -> None:
    assert words_in_article(name, "The Toralians met. The port fell.") is found


def test_names_that_stand_together_without_a_space_are_both_found() -> None:
    assert name_places("中国美国会谈", ("中国", "美国")) == [(0, 2), (2, 4)]


def test_one_actor_named_twice_is_one() -> None:
    assert len({KnownName("toral", ("Toral",), None), KnownName("toral", ("Toral",), None)}) == 1


def test_only_actors_whose_name_may_be_there_are_mentioned() -> None:
    toral, ilm = KnownName("Toral", ("Toral",), None), KnownName("Ilm", ("Ilm",), None, ("Ilmian",))

    assert mentioned("Toral met an Ilmian.", (toral, ilm)) == [toral, ilm]
    assert mentioned("Toral left.", (ilm, toral)) == [toral]


@pytest.mark.parametrize(
    ("code", "word"),
    [("DEU", "Berlin"), ("DEU", "Bonn"), ("FRA", "French"), ("SUN", "Soviet"), ("XKX", "Pristina")],
)
def test_words_of_a_country_hold_capital_and_demonym(code: str, word: str) -> None:
    assert word in country_words(code)


def test_no_word_of_a_country_is_given_twice_or_short() -> None:
    words = country_words("IRN")

    assert len(set(words)) == len(words)
    assert country_words("ZZZ") == ()


@pytest.mark.parametrize(
    ("code", "word"),
    [("IRN", "Iranian"), ("SUN", "Soviet"), ("PSE", "Palestinian"), ("ZZZ", None)],
)
def test_a_demonym_is_one_word(code: str, word: str | None) -> None:
    assert demonym(code) == word


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("The Netherlands", "NLD"),
        (" Iran ", "IRN"),
        ("Georgian forces", None),
        ("Oma", None),
        ("Iraq", "IRQ"),
        ("Soviet Union", "SUN"),
    ],
)
def test_a_country_goes_by_its_full_name(name: str, code: str | None) -> None:
    assert country_named(name) == code


@pytest.mark.parametrize(
    ("code", "valid"), [("SUN", "SUN"), ("ddr", "DDR"), ("IRNN", None), ("", None), ("IR", None)]
)
def test_codes_of_three_letters_are_valid(code: str, valid: str | None) -> None:
    assert valid_country(code) == valid


@pytest.mark.parametrize(
    ("name", "kind", "country", "stands"),
    [
        ("Iran", ActorType.STATE, "IRN", True),
        ("Iran", ActorType.GOVERNMENT, "IRN", True),
        ("Islamic Republic", ActorType.STATE, "IRN", True),
        ("Islamic Republic", ActorType.GOVERNMENT, "IRN", False),
        ("Islamic Republic", ActorType.STATE, None, False),
    ],
)
def test_a_capital_stands_in_for_a_state(
    name: str, kind: ActorType, country: str | None, stands: bool
) -> None:
    assert ("Tehran" in stand_in_words(name, kind, country)) is stands


@pytest.mark.parametrize(
    ("name", "sentence", "verdict"),
    [
        ("Iran", "Iran spoke.", "ok"),
        ("Iran", "Tehran spoke.", "by_country"),
        ("Iran", "Oman spoke.", "not_in_article"),
        ("Toralian ports", "The Toralian army met in the port.", "by_country"),
        ("Toralian", "Toral met.", "not_in_article"),
    ],
)
def test_an_actor_of_a_signal_is_looked_for(name: str, sentence: str, verdict: str) -> None:
    known = known_name(name, (), ActorType.STATE, "IRN" if name == "Iran" else None)

    assert check_presence(name, known, article_of([sentence])).verdict == verdict


ARTICLE = article_of(["One.", "Two."], ["Three.", "Four.", "Five."], ["Six."])


@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [("One", "One", [1]), ("One", "Two", [1, 2]), ("Two", "Four", [2, 3, 4]), ("One", "Four", [])],
)
def test_a_quote_covers_at_most_three_sentences(first: str, last: str, numbers: list[int]) -> None:
    start, end = ARTICLE.text.index(first), ARTICLE.text.index(last) + len(last)

    assert [item.number for item in sentences_over(ARTICLE, start, end)] == numbers


def test_a_span_covers_a_sentence_of_which_it_holds_the_first_character() -> None:
    start, end = ARTICLE.text.index("One"), ARTICLE.text.index("Two")

    assert [item.number for item in sentences_over(ARTICLE, start, end + 1)] == [1, 2]


def test_a_span_outside_the_body_covers_nothing() -> None:
    article = article_of(["One."], furniture=[(PassageKind.CAPTION, "Quill in Ghent")])

    assert sentences_over(article, 0, 5) == ()
    assert sentences_over(article, 0, len(article.text)) == ()


@pytest.mark.parametrize(
    ("number", "found"), [(1, [1, 2]), (2, [3, 4, 5]), (3, [6]), (4, []), (0, [])]
)
def test_the_sentences_of_a_paragraph(number: int, found: list[int]) -> None:
    assert [item.number for item in paragraph_of(ARTICLE, number)] == found


@pytest.mark.parametrize(
    ("number", "found"), [(1, [1, 2]), (2, [1, 2]), (4, [1, 2, 3, 4, 5]), (6, [3, 4, 5, 6])]
)
def test_surroundings_are_the_paragraph_and_the_one_before(number: int, found: list[int]) -> None:
    sentence = ARTICLE.sentences[number - 1]

    assert [item.number for item in surroundings(ARTICLE, sentence)] == found


def test_a_very_long_sentence_is_cut_around_a_span() -> None:
    article = article_of(["x" * 10_000])
    (sentence,) = article.sentences

    assert around(sentence, 5_000, 5_010) == (3_000, 7_010)
    assert around(sentence, 10, 20) == (0, 2_020)


def test_the_first_of_two_actors_goes_by_a_shared_form() -> None:
    context = Context(ARTICLE, (), {"quill": KnownName("Mara Quill", ("Quill",), None)})

    assert context.named("QUILL").key == "Mara Quill"
    assert context.named("Ames").key == "Ames"


@pytest.mark.parametrize(
    ("verdicts", "mild"),
    [
        (["denied", "asserted"], "asserted"),
        (["denied", "questioned"], "questioned"),
        (["hypothetical", "questioned"], "hypothetical"),
        (["hypothetical", "as_claimed"], "as_claimed"),
        (["as_claimed", "reported"], "reported"),
    ],
)
def test_one_piece_that_asserts_is_enough(verdicts: list[str], mild: str) -> None:
    assert mildest([Finding(item) for item in verdicts]).verdict == mild


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a  b", 9, "a b")],
)
def test_details_are_short(text: str, most: int, shown: str) -> None:
    assert shortened(text, most) == shown


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Netherlands", "NLD"),
        ("The Netherlands", "NLD"),
        ("Iran", "IRN"),
        ("Oma", None),
        ("IR", None),
        ("IRN", None),
        ("Upper Toral", None),
    ],
)
def test_only_a_full_name_names_a_country(name: str, code: str | None) -> None:
    assert country_named(name) == code


@pytest.mark.parametrize(
    ("code", "valid"), [(" xkx ", "XKX"), ("ddr", "DDR"), ("IRN", "IRN"), ("IR", None), ("", None)]
)
def test_codes_of_states_that_are_gone_or_disputed_are_valid(code: str, valid: str | None) -> None:
    assert valid_country(code) == valid


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Pell Varga", "Varga"),
        ("Pell B C D Varga", "Varga"),
        ("Pell B C D E Varga", None),
        ("A Pell Varga", None),
        ("Gen. Pell Varga", "Varga"),
        ("the Pell Varga", "Varga"),
        ("Pell Li", None),
        ("Pell Lin", "Lin"),
        ("Pell varga", None),
        ("Varga", None),
        ("Pell Varga Ministry", None),
    ],
)
def test_a_surname_ends_a_name_of_two_to_five_words(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("ILM", "ilm ILM Ilm", ["ILM"]),
        ("TORAL", "toral TORAL Toral", ["TORAL"]),
        ("TORALS", "torals TORALS Torals", ["TORALS", "Torals"]),
        ("Toral", "toral TORAL Toral", ["TORAL", "Toral"]),
    ],
)
def test_short_names_in_capitals_keep_them(form: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in name_places(text, (form,))] == found


@pytest.mark.parametrize(
    ("name", "demonyms"),
    [
        ("Lorvia", {"Lorvian", "Lorvians"}),
        ("Lorva", {"Lorvan", "Lorvans"}),
        ("lorvia", set()),
        ("Lorvia Bay", set()),
        ("Lorv", set()),
        ("Loria", set()),
    ],
)
def test_a_state_that_no_table_knows_has_likely_demonyms(name: str, demonyms: set[str]) -> None:
    found = set(likely_demonyms(name))

    assert demonyms <= found
    assert bool(demonyms) is bool(found)
