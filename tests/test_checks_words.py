"""Words, stems, clauses, and what is a cue and what a noun or a name."""

from __future__ import annotations

import pytest

from summarise.checks.text.scopes import read
from summarise.checks.text.wording import (
    akin,
    carries_content,
    inner_capitals,
    stem,
    stems_in,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("U.S. envoys won't go.", ["u.s.", "envoys", "won't", "go", "."]),
        ("On 1,500 and 10:30", ["on", "1,500", "and", "10:30"]),
        ("It’s “over”", ["it's", "“", "over", "”"]),
        ("a_b", ["a", "_", "b"]),
        ("\u00ad Oman", ["\u00ad", "oman"]),
    ],
)
def test_a_passage_is_split_into_words_and_marks(text: str, norms: list[str]) -> None:
    words = words_of(text)

    assert [word.norm for word in words] == norms
    assert [text[word.start : word.end].casefold().replace("’", "'") for word in words] == norms


def test_what_nobody_sees_parts_no_word() -> None:
    assert [word.norm for word in words_of("The min\u00adister left.")] == [
        "the",
        "minister",
        "left",
        ".",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Toral met the PLA. Ilm left.", {"toral", "pla"}),
        ("“Toral left,” he said.", set()),
        ("Toral left.", set()),
        ("it left", set()),
    ],
)
def test_a_capital_behind_a_word_is_an_inner_one(text: str, names: set[str]) -> None:
    assert inner_capitals(text) == names


def test_a_list_of_words_is_brought_to_stems() -> None:
    assert stems_in("strikes struck fled") == {"strik", "fle"}


def test_a_word_knows_its_capital_and_a_mark_is_no_word() -> None:
    oman, fled, stop = words_of("Oman fled.")

    assert (oman.capital, fled.capital) == (True, False)
    assert (fled.is_word, stop.is_word) == (True, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strikes", "striking"),
        ("struck", "strike"),
        ("policemen", "policeman"),
        ("cancelled", "cancel"),
        ("cancelled", "canceled"),
        ("expelling", "expels"),
        ("men", "man"),
        ("attacked", "attacks"),
        ("carried", "carry"),
        ("armies", "army"),
        ("stopped", "stop"),
        ("Iran's".lower(), "iran"),
        ("u.s.", "us"),
        ("fled", "fleeing"),
        ("launches", "launch"),
        ("passes", "pass"),
        ("buses", "bus"),
        ("refugees", "refugee"),
        ("committees", "committee"),
        ("decreed", "decree"),
        ("bombings", "bombing"),
        ("focused", "focus"),
        ("viruses", "virus"),
        ("proceeding", "proceed"),
        ("hearings", "hear"),
        ("saying", "say"),
        ("uses", "use"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("class", "clas"),
        ("king", "k"),
        ("bed", "b"),
        ("killing", "kiling"),
        ("gas", "ga"),
        ("bus", "bu"),
        ("committees", "commit"),
        ("using", "us"),
        ("use", "us"),
        ("add", "ad"),
    ],
)
def test_short_words_and_double_letters_keep_their_ends(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("iran", "iranian", True),
        ("iran", "iraq", False),
        ("spokeswoman", "spokesperson", True),
        ("oman", "oman", True),
        ("war", "warn", False),
        ("turk", "turkish", True),
        ("minister", "ministerial", True),
        ("minister", "minimal", False),
        ("", "", True),
    ],
)
def test_a_country_is_akin_to_its_demonym(left: str, right: str, same: bool) -> None:
    assert akin(left, right) is same


def test_articles_and_marks_carry_nothing() -> None:
    found = [
        word.norm
        for word in words_of("The war is over, they say 3 times.")
        if carries_content(word)
    ]

    assert found == ["3", "times"]  # "war" is an auxiliary in German, "over" a preposition


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Oman fled and Toral won.", 1),
        ("Oman fled, and Toral won.", 2),
        ("Oman fled, and that was all.", 1),
        ("Oman, which lost, fled.", 3),
        ("Oman fled; Toral won.", 2),
        ("If talks fail, Oman flees.", 2),
        ("Oman fled, Toral said.", 1),
        ("But Oman fled.", 1),
        ("Oman fled but Toral won.", 2),
    ],
)
def test_clauses_are_counted(sentence: str, clauses: int) -> None:
    assert len(set(read(sentence, "en").clauses)) == clauses


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("Oman said so.", ["said"]),
        ("A claim was made.", []),
        ("Iran's request failed.", []),
        ("Reports of fire came.", []),
        ("No claims were made.", []),
        ("The United States left.", []),
        ("Officials claim victory.", ["claim"]),
        ("Rising demands grew.", []),
        ("Many official reports differ.", []),
        ("Oman demands talks.", ["demands"]),
    ],
)
def test_nouns_and_names_are_no_words_of_saying(sentence: str, spoken: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.speech_cues] == spoken


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("Oman may leave.", ["may"]),
        ("They left in May.", []),
        ("It showed its military might.", []),
        ("Oman might leave.", ["might"]),
        ("All their might failed.", []),
    ],
)
def test_the_month_and_the_noun_are_no_hedges(sentence: str, hedged: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.hedge_cues] == hedged


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("Oman did not leave.", ["not"]),
        ("Oman didn't leave.", ["didn't"]),
        ("Not only Oman left.", []),
        ("The No campaign won.", []),
        ("The no vote won.", ["no"]),
        ("No deal came.", ["No"]),
        ("Oman failed to leave.", ["failed to"]),
    ],
)
def test_negations_are_found(sentence: str, negated: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.negations] == negated


@pytest.mark.parametrize(
    ("sentence", "reached"),
    [
        ("Oman had not, as of Monday, left the port.", "left"),
        ("Oman had not left the port.", "left"),
    ],
)
def test_a_negation_reaches_behind_an_aside(sentence: str, reached: str) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.negations

    assert cue.governs(passage.norms.index(reached))


def test_a_second_verb_of_saying_ends_the_reach_of_a_hedge() -> None:
    passage = read("Oman may yield to Toral and accuses Ilm.", "en")
    (cue,) = passage.hedge_cues

    assert cue.reach == passage.norms.index("and")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 4, ["oman"]),
        (1, 5, ["oman"]),
        (0, 6, ["oman", "fled"]),
        (4, 5, []),
        (0, 0, []),
        (5, 10, ["fled", "."]),
    ],
)
def test_words_that_a_span_touches_are_inside(start: int, end: int, words: list[str]) -> None:
    passage = read("Oman fled.", "en")

    assert [passage.norms[at] for at in passage.inside(start, end)] == words
