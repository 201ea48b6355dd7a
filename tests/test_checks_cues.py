"""Word lists and how far a cue reaches."""

from __future__ import annotations

import pytest

from summarise.checks.finding import shortened
from summarise.checks.text.cues import lexicon
from summarise.checks.text.reach import predicates, verbal
from summarise.checks.text.scopes import read
from summarise.checks.text.wording import stem


@pytest.mark.parametrize(
    ("forms", "shared"),
    [
        ("strike strikes struck striking", True),
        ("deny denies denied denying", True),
        ("attack attacks attacked attacking", True),
        ("sign signs signed signing", True),
        ("withdraw withdrew withdrawn withdrawing", True),
        ("Iran Iran's", True),
        ("attack attach", False),
        ("strike strict", False),
    ],
)
def test_forms_of_one_word_share_a_stem(forms: str, shared: bool) -> None:
    assert (len({stem(form.casefold()) for form in forms.split()}) == 1) is shared


@pytest.mark.parametrize("language", [None, "en", "de", "es", "fr", "ru", "zh"])
def test_every_language_has_the_english_cues(language: str | None) -> None:
    assert {"not", "never"} <= lexicon(language).negators


@pytest.mark.parametrize(
    ("word", "language", "content"),
    [
        ("war", "en", True),
        ("war", "de", False),
        ("die", None, True),
        ("die", "de", False),
        ("son", "fr", True),
        ("son", "es", False),
        ("from", "ru", False),
    ],
)
def test_a_function_word_is_one_in_its_own_language(
    word: str, language: str | None, content: bool
) -> None:
    assert bool(read(word, language).content) is content


def test_a_lexicon_is_built_once_per_language() -> None:
    assert lexicon("de") is lexicon("de")
    assert lexicon("en") is lexicon("zh")


@pytest.mark.parametrize(
    ("sentence", "cues"),
    [
        ("He said it was over.", ["said"]),
        ("The United States shipped arms.", []),
        ("The report was long.", []),
        ("Officials report gains.", ["report"]),
        ("Asked about the peace plan, she left.", ["Asked"]),
        ("A ransom demand came on Monday.", []),
        ("The allies plan an attack.", ["plan"]),
        ("People fear the worst.", ["fear"]),
        ("According to Quill, it rained.", ["According to"]),
    ],
)
def test_nouns_and_names_are_no_words_of_saying(sentence: str, cues: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.speech_cues] == cues


def test_french_a_makes_no_noun_of_a_participle() -> None:
    denied, said = read("Oman a démenti avoir tiré.", "fr"), read("Quill a dit non.", "fr")

    assert [denied.phrase(cue) for cue in denied.frame_cues] == ["démenti"]
    assert [said.phrase(cue) for cue in said.speech_cues] == ["dit"]


def test_a_second_verb_of_saying_ends_the_reach_of_a_call() -> None:
    passage = read("Oman calls on all to help and accuses Quill of lying.", "en")

    (call,) = passage.frame_cues

    assert passage.norms[call.reach] == "and"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("There will be peace.", {"peac"}),
        ("The men held fled and were caught.", {"hold", "fle", "caught"}),
        ("A pause.", set()),
    ],
)
def test_predicates_are_what_is_said_of_subjects(sentence: str, said: set[str]) -> None:
    assert predicates(read(sentence, "en")) == said


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the United Nations", False),
        ("the army attacked at dawn", True),
        ("forty dead men", False),
        ("it was so", True),
    ],
)
def test_names_and_nouns_are_no_finite_verbs(words: str, found: bool) -> None:
    passage = read(words, "en")

    assert verbal(passage, 0, 3) is found


@pytest.mark.parametrize(
    ("sentence", "negations"),
    [
        ("It did not stop.", ["not"]),
        ("It wasn’t over.", ["wasn’t"]),
        ("Not only tanks came.", []),
        ("There is no doubt.", []),
        ("They failed to agree.", ["failed to"]),
        ("No fewer than nine died.", []),
    ],
)
def test_negations_leave_out_what_only_looks_negative(sentence: str, negations: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.negations] == negations


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("He left, but she stayed.", 2),
        ("He left; she stayed.", 2),
        ("The army, which left, came back.", 3),
        ("He said that it rained, and that it snowed.", 1),
        ("Shells, mines and drones fell.", 1),
    ],
)
def test_clauses_part_at_turns_marks_and_relatives(sentence: str, count: int) -> None:
    assert len(set(read(sentence, "en").clauses)) == count


def test_a_detail_is_one_short_line() -> None:
    assert shortened("a\n b  c") == "a b c"
    assert len(shortened("word " * 100)) <= 200
