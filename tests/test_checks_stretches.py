"""The subject of a verb of saying, and what it passes on."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.article import PassageKind
from summarise.checks.speaking.sayings import governing, sayings
from summarise.checks.speaking.standing import place
from summarise.checks.speaking.stretches import (
    content_after,
    group_start,
    names_somebody,
    phrase_end,
    said_from,
)
from summarise.checks.speaking.subjects import (
    is_anaphoric,
    is_kin,
    is_somebody,
    is_stranger,
    is_subject,
    pronoun_of,
    shown,
)
from summarise.checks.text.names import KnownName, name_forms
from summarise.checks.text.scopes import Passage, read

QUILL = KnownName("Mara Quill", name_forms("Mara Quill"), None)
ARMY = KnownName("Toralian army", ("Toralian army",), "TOR")
TORAL = KnownName("Toral", ("Toral",), "TOR", ("Toralian",))


def _subject(sentence: str, verb: str, language: str = "en") -> str:
    passage = read(sentence, language)
    saying = next(item for item in sayings(passage) if passage.phrase(item.cue) == verb)
    return shown(passage, saying.subject)


def _bounds(words: str) -> tuple[Passage, tuple[int, int]]:
    passage = read(words, "en")
    return passage, (0, len(passage.words))


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The envoy said it was over.", "said", "The envoy"),
        ("Quill, the envoy, said it was over.", "said", "Quill, the envoy"),
        ("Quill, who led the army, says it is over.", "says", "Quill, who led the army"),
        (
            "An official who refused to be named said so.",
            "said",
            "An official who refused to be named",
        ),
        ("It is over, Quill said.", "said", "Quill"),
        ("“It is over,” said Quill.", "said", "Quill"),
        ("“It is over,” said the envoy of Toral.", "said", "the envoy of Toral"),
        ("The port was shut, said Quill.", "said", "Quill"),
        ("Toral was accused by Quill of hiding it.", "accused", "Quill"),
        ("Toral was accused of theft.", "accused", ""),
        ("Quill was quoted by a paper as saying it was over.", "quoted", "Quill"),
        ("Toral fled; Quill said it was over.", "said", "Quill"),
        ("Toral fled, but Quill said it was over.", "said", "Quill"),
        ("Because Toral fled, Quill said it was over.", "said", "Quill"),
        ("Quill and Ames said it was over.", "said", "Quill and Ames"),
        ("Toral fled, and Quill said it was over.", "said", "Quill"),
        ("Toral won and Quill said it was over.", "said", "Quill"),
        ("Gen. Quill said it was over.", "said", "Gen. Quill"),
        ("It is over, said Gen. Quill.", "said", "Gen. Quill"),
        ("Speaking in Ghent, Quill said it was over.", "said", "Quill"),
    ],
)
def test_the_subject_of_a_saying_is_found(sentence: str, verb: str, subject: str) -> None:
    assert _subject(sentence, verb).rstrip(".") == subject


@pytest.mark.parametrize(
    ("language", "sentence", "verb", "subject"),
    [
        ("de", "Am Abend erklärte Quill, es sei vorbei.", "erklärte", "Quill"),
        ("de", "Es sei vorbei, sagte er.", "sagte", "er"),
        ("de", "Quill sagte, es sei vorbei.", "sagte", "Quill"),
        ("fr", "C'est fini, a déclaré Quill.", "déclaré", "Quill"),
        ("es", "Todo terminó, dijo Quill.", "dijo", "Quill"),
    ],
)
def test_the_subject_is_found_in_other_languages(
    language: str, sentence: str, verb: str, subject: str
) -> None:
    assert _subject(sentence, verb, language).rstrip(".") == subject


@pytest.mark.parametrize(
    ("sentence", "word", "verbs"),
    [
        ("Quill said Toral fled.", "fled", ["said"]),
        ("Toral fled, Quill said.", "fled", ["said"]),
        ("Quill said Toral fled; Ames won.", "won", []),
        ("Quill said Toral fled, but Ames won.", "won", []),
        ("Quill said Toral fled, and Ames won the port.", "won", []),
        ("Quill said Toral fled, and that Ames won.", "won", ["said"]),
        ("Quill said, however, that Toral fled.", "fled", ["said"]),
        ("Quill said “Toral fled; Ames won” there.", "won", ["said"]),
        ("Quill said Ames believed Toral fled.", "fled", ["believed", "said"]),
    ],
)
def test_words_hang_on_the_verbs_that_pass_them_on(
    sentence: str, word: str, verbs: list[str]
) -> None:
    passage = read(sentence, "en")

    found = governing(passage, [passage.norms.index(word)])

    assert sorted(passage.phrase(item.cue) for item in found) == sorted(verbs)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("by Quill, the envoy", "Quill"),
        ("by Gen. Quill that day", "Gen. Quill"),
        ("by Quill. Then", "Quill"),
        ("by Quill; then", "Quill"),
        ("by Quill who fled", "Quill"),
        ("by the envoy of Toral", "the envoy of Toral"),
    ],
)
def test_a_noun_phrase_ends_at_a_mark_or_a_new_clause(sentence: str, phrase: str) -> None:
    passage = read(sentence, "en")

    last = phrase_end(passage, 1)

    assert passage.text[passage.words[1].start : passage.words[last - 1].end] == phrase


def test_a_group_of_clauses_starts_behind_a_turn() -> None:
    passage = read("Quill fled, but Toral won the port.", "en")

    assert passage.norms[group_start(passage, passage.norms.index("won"))] == "toral"


def test_what_is_said_before_its_verb_begins_at_its_mark() -> None:
    passage = read("He left; “it is over; go,” Quill said.", "en")

    assert passage.norms[said_from(passage, passage.norms.index("quill"))] in {"“", "it"}


def test_nothing_is_passed_on_at_the_end_of_a_sentence() -> None:
    passage = read("Quill said", "en")

    assert content_after(passage, 2) == ()


@pytest.mark.parametrize(
    ("subject", "speaks"),
    [
        ("Mara Quill", True),
        ("Quill", True),
        ("the envoy with Mara Quill there", False),
        ("the spokesman for Mara Quill", True),
        ("a statement on Mara Quill", True),
        ("the envoy for Toral Mara Quill", True),
        ("Ames, who met Quill,", False),
        ("Ames", False),
    ],
)
def test_a_person_speaks_if_named_as_subject(subject: str, speaks: bool) -> None:
    assert is_subject(QUILL, *_bounds(subject)) is speaks


def test_nobody_is_the_subject_of_nothing() -> None:
    assert not is_subject(QUILL, read("Quill", "en"), (0, 0))


@pytest.mark.parametrize(
    ("subject", "speaks"), [("the army of the Toralian state", True), ("the navy of Toral", False)]
)
def test_a_body_may_be_described_in_other_words(subject: str, speaks: bool) -> None:
    assert is_subject(ARMY, *_bounds(subject)) is speaks


@pytest.mark.parametrize(
    ("speaker", "subject", "others", "kin"),
    [
        (TORAL, "the Toralian army", [ARMY], True),
        (ARMY, "Toral", [TORAL], True),
        (ARMY, "the envoy with Toral", [TORAL], False),
        (QUILL, "Toral", [TORAL], False),
        (ARMY, "Mara Quill", [QUILL], False),
        (TORAL, "Mara Quill", [KnownName("Mara Quill", ("Mara Quill",), "TOR")], True),
        (TORAL, "Mara Quill", [KnownName("Mara Quill", ("Mara Quill",), "ILM")], False),
        (KnownName("Interpol spokesperson", ("Interpol spokesperson",), None), "Interpol", [KnownName("Interpol", ("Interpol",), None)], True),
        (TORAL, "the police", [], False),
    ],
)  # fmt: skip
def test_a_state_and_those_who_serve_it_are_kin(
    speaker: KnownName, subject: str, others: list[KnownName], kin: bool
) -> None:
    passage, bounds = _bounds(subject)

    assert is_kin(speaker, passage, bounds, others) is kin


@pytest.mark.parametrize(
    ("speaker", "subject", "others", "strange"),
    [
        (TORAL, "Ilm", [KnownName("Ilm", ("Ilm",), "ILM")], True),
        (TORAL, "Ilm", [KnownName("Ilm", ("Ilm",), "TOR")], False),
        (TORAL, "Ilm", [KnownName("Ilm", ("Ilm",), None)], True),
        (TORAL, "the envoy to Ilm", [KnownName("Ilm", ("Ilm",), "ILM")], False),
        (TORAL, "Toral", [TORAL], False),
        (TORAL, "the police", [KnownName("Ilm", ("Ilm",), "ILM")], False),
    ],
)
def test_an_actor_of_another_country_is_a_stranger(
    speaker: KnownName, subject: str, others: list[KnownName], strange: bool
) -> None:
    passage, bounds = _bounds(subject)

    assert is_stranger(speaker, passage, bounds, others) is strange


@pytest.mark.parametrize(
    ("subject", "anaphoric", "somebody", "pronoun"),
    [
        ("he", True, False, "he"),
        ("he also", True, False, "he"),
        ("she repeatedly", True, False, "she"),
        ("the minister", True, False, ""),
        ("the President", True, False, ""),
        ("the Toralian minister", False, True, ""),
        ("a second statement", True, False, ""),
        ("officials", False, True, ""),
        ("Quill", False, True, ""),
        ("has repeatedly", False, False, ""),
    ],
)
def test_a_pronoun_or_the_minister_is_somebody_named_before(
    subject: str, anaphoric: bool, somebody: bool, pronoun: str
) -> None:
    passage, bounds = _bounds(subject)

    assert is_anaphoric(passage, bounds) is anaphoric
    assert is_somebody(passage, bounds) is somebody
    assert pronoun_of(passage, bounds) == pronoun


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("said Gen. Quill, the envoy", "Gen. Quill"),
        ("said Prof. Quill left", "Prof. Quill left"),
        ("said Major. Quill left", "Major"),
        ("said gen. Quill left", "gen"),
        ("said Gen. quill left", "Gen"),
        ("said Gen.", "Gen"),
        ("said the envoy that fled", "the envoy"),
        ("said " + "old " * 40, ("old " * 32).strip()),
    ],
)
def test_a_phrase_ends_at_a_mark_that_is_no_abbreviation(sentence: str, phrase: str) -> None:
    passage = read(sentence, "en")

    last = passage.words[phrase_end(passage, 1) - 1]

    assert passage.text[passage.words[1].start : last.end] == phrase


@pytest.mark.parametrize(
    ("words", "somebody"),
    [
        ("officials", True),
        ("later the", True),
        ("early", False),
        ("has since and", False),
        ("who", False),
        ("—", False),
    ],
)
def test_auxiliaries_and_adverbs_name_nobody(words: str, somebody: bool) -> None:
    assert names_somebody(*_bounds(words)) is somebody


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("old " * 40 + "said so.", "old " * 32),
        ("old " * 40 + "has said so.", "old " * 31 + "has"),
        ("Quill" + " old" * 31 + " said so.", "Quill" + " old" * 31),
        ("Quill, the" + " old" * 40 + ", said so.", "old " * 31),
    ],
)
def test_a_subject_lies_within_32_words_of_its_verb(sentence: str, subject: str) -> None:
    assert _subject(sentence, "said") == subject.strip()


def test_what_is_said_lies_within_400_words_of_its_verb() -> None:
    passage = read("old " * 900, "en")
    quoted = read("“" + "far; " * 300 + "” Quill said.", "en")

    assert content_after(passage, 1) == ((1, 401),)
    assert group_start(passage, 500) == 100
    assert said_from(quoted, 602) == 201


@pytest.mark.parametrize(
    ("subject", "anaphoric", "somebody", "pronoun"),
    [
        ("Several", True, False, ""),
        ("several men", False, True, ""),
        ("Only he", True, False, "he"),
        ("the early Quill", False, True, ""),
        ("The parties", True, False, ""),
        ("all the men", False, True, ""),
        ("these men", True, False, ""),
        ("his note", True, False, ""),
        ("“he”", True, False, "he"),
        ("—", False, False, ""),
        ("", False, False, ""),
    ],
)
def test_words_that_point_back_name_nobody_on_their_own(
    subject: str, anaphoric: bool, somebody: bool, pronoun: str
) -> None:
    passage, bounds = _bounds(subject)

    found = is_anaphoric(passage, bounds), is_somebody(passage, bounds)

    assert (*found, pronoun_of(passage, bounds)) == (anaphoric, somebody, pronoun)


@pytest.mark.parametrize(
    ("subject", "speaks"),
    [
        ("the envoy, with Mara Quill,", False),
        ("about Mara Quill Ames", False),
        ("the men under Mara Quill of Ilm", False),
        ("the men under the Mara Quill of Ilm", False),
        ("the men under Chief Mara Quill of Ilm", False),
        ("the spokeswoman for Mara Quill of Ilm", True),
        ("the report on Mara Quill of Ilm", True),
        ("for Mara Quill of Ilm", False),
        ("Ames, whose aide met Mara Quill", False),
        ("Ames who met Mara Quill", True),
        ("Mara Quill, who left", True),
        ("the envoy, Mara Quill of Ilm", True),
        ("the envoy who met Mara Quill in Ilm", True),
    ],
)
def test_a_name_behind_a_preposition_is_a_detail(subject: str, speaks: bool) -> None:
    assert is_subject(QUILL, *_bounds(subject)) is speaks


ILM_STATE = KnownName("Ilm", ("Ilm",), "ILM")
AMES = KnownName("Bo Ames", ("Bo Ames",), "TOR")
NAVY = KnownName("Navy", ("Navy",), None)
INTERPOL = KnownName("Interpol", ("Interpol",), None, ("Interpol's",))
OFFICE = KnownName("Toral press office", ("Toral press office",), None)


@pytest.mark.parametrize(
    ("speaker", "subject", "others", "kin", "strange"),
    [
        (ARMY, "Toral and Ilm", [TORAL, ILM_STATE], True, True),
        (ARMY, "Bo Ames", [AMES], False, False),
        (ARMY, "Toral and Bo Ames", [TORAL, AMES], False, False),
        (OFFICE, "Toral and Bo Ames", [TORAL, AMES], False, True),
        (OFFICE, "Toral", [TORAL], True, False),
        (NAVY, "Ilm", [ILM_STATE], False, True),
        (NAVY, "Interpol", [INTERPOL], False, True),
        (ARMY, "Toral's envoy for Toral", [TORAL], True, False),
        (TORAL, "Navy", [NAVY], False, True),
        (KnownName("Ilm navy chief", ("Ilm navy chief",), None), "Ilm navy", [KnownName("Ilm navy", ("Ilm navy",), None)], True, False),
        (QUILL, "Ilm, but with Toral", [ILM_STATE, TORAL], False, True),
        (QUILL, "men with Ilm and Ilm", [ILM_STATE], False, True),
    ],
)  # fmt: skip
def test_somebody_else_is_kin_or_a_stranger(
    speaker: KnownName, subject: str, others: list[KnownName], kin: bool, strange: bool
) -> None:
    passage, bounds = _bounds(subject)

    found = is_kin(speaker, passage, bounds, others), is_stranger(speaker, passage, bounds, others)

    assert found == (kin, strange)


@pytest.mark.parametrize(("words", "trimmed"), [(", Quill ,", "Quill"), ("Quill, ", "Quill")])
def test_a_subject_is_shown_without_its_commas(words: str, trimmed: str) -> None:
    assert shown(*_bounds(words)) == trimmed


@pytest.mark.parametrize(
    ("bounds", "held"),
    [((2, 5), True), ((3, 4), True), ((1, 5), False), ((2, 6), False), ((0, 9), False)],
)
def test_evidence_holds_what_lies_within_its_bounds(bounds: tuple[int, int], held: bool) -> None:
    article = article_of(["One two three four five six."])
    found = place((8, 23), read("nothing", "en"), article)
    assert found is not None

    inside = (bounds[0], bounds[1])

    assert (found.inside, found.holds(inside)) == ((2, 5), held)


def test_the_decisive_words_of_evidence_are_those_of_the_claim() -> None:
    article = article_of(["Rain.", "Men shelled “the port” of Oman."])
    start = article.text.index("shelled")
    words = "shelled “the port” of Oman"

    told = place((start, start + len(words)), read("The port was shelled.", "en"), article)
    other = place((start, start + len(words)), read("Snow fell.", "en"), article)

    assert told is not None
    assert other is not None
    assert [told.passage.norms[at] for at in told.targets] == ["shelled", "port"]
    assert [other.passage.norms[at] for at in other.targets] == words.casefold().replace(
        "“", ""
    ).replace("”", "").split()
    assert (told.home.number, told.quoted) == (2, False)


def test_evidence_outside_all_sentences_or_without_words_has_no_place() -> None:
    article = article_of(["Men fled —."], furniture=[(PassageKind.CAPTION, "Smoke")])
    dash = article.text.index("—")

    assert place((0, 5), read("Smoke", "en"), article) is None
    assert place((dash, dash + 1), read("Smoke", "en"), article) is None
