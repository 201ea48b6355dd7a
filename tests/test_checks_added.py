"""Actors that a claim adds, and subjects of another name."""

from __future__ import annotations

import pytest

from summarise.checks.acting.added import check_added
from summarise.checks.text.names import KnownName

KNOWN = [KnownName(name, (name,), None) for name in ("Orsk", "Grey Brigade", "Tavel")] + [
    KnownName("Nadia", ("Nadia",), "NAD"),
    KnownName("Mara Quill", ("Quill",), "NAD"),
]


def _verdict(
    claim: str, sentence: str, words: str, nearby: str = "", language: str | None = "en"
) -> str:
    start = sentence.index(words)
    part = (sentence, start, start + len(words))
    return check_added(claim, [part], [nearby], KNOWN, language=language).verdict


@pytest.mark.parametrize(
    ("claim", "sentence", "words", "nearby"),
    [
        (
            "The Grey Brigade wounded a baker.",
            "A baker was wounded.",
            "A baker was wounded",
            "A man of the Grey Brigade was held.",
        ),
        (
            "Orsk will make the summer long.",
            '"The summer will be long," the envoy of Orsk said.',
            "The summer will be long",
            "",
        ),
        (
            "Orsk burned the depot.",
            "The depot was burned near the border of Orsk.",
            "The depot was burned",
            "",
        ),
        ("Orsk sank the ferry.", "The ferry sank off the coast of Orsk.", "The ferry sank", ""),
    ],
)
def test_nobody_is_made_to_do_what_the_evidence_tells_of_nobody(
    claim: str, sentence: str, words: str, nearby: str
) -> None:
    assert _verdict(claim, sentence, words, nearby) == "another_doer"


@pytest.mark.parametrize(
    ("claim", "sentence", "words", "nearby"),
    [
        (
            "The Grey Brigade wounded a baker.",
            "A baker was wounded.",
            "A baker was wounded",
            "The Grey Brigade stormed the mill.",
        ),
        (
            "Orsk burned the depot.",
            "The depot was burned by troops of Orsk.",
            "The depot was burned",
            "",
        ),
        (
            "Orsk burned the depot.",
            "The depot was burned when Orsk shelled the hill.",
            "The depot was burned",
            "",
        ),
        ("Orsk burned the depot.", "It was burned near the border of Orsk.", "It was burned", ""),
        (
            "Orsk thinks the depot is safe.",
            "Orsk thinks the depot is safe.",
            "the depot is safe",
            "",
        ),
        (
            "Orsk left the depot.",
            "The army of Orsk left the depot, which was burned.",
            "left the depot",
            "",
        ),
        (
            "The depot was burned.",
            "The depot was burned near the border of Orsk.",
            "The depot was burned",
            "",
        ),
    ],
)
def test_who_acts_close_by_may_have_done_it(
    claim: str, sentence: str, words: str, nearby: str
) -> None:
    assert _verdict(claim, sentence, words, nearby) == "ok"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The Finnish consul was hurt.", "another_doer"),
        ("A Danish baker was hurt.", "ok"),
        ("A baker was hurt.", "ok"),
        ("A baker from Denmark was hurt.", "ok"),
        ("The Finnish consul was hungry.", "ok"),
    ],
)
def test_a_subject_with_a_name_is_not_told_of_another(claim: str, verdict: str) -> None:
    sentence = "A Danish baker was hurt."

    assert _verdict(claim, sentence, sentence[:-1], "They stood by the mill.") == verdict


HELD = "A man of the Grey Brigade was held."


@pytest.mark.parametrize(
    ("claim", "sentence", "nearby", "verdict"),
    [
        ("The Grey Brigade mourned and hurt a baker.", "A baker was hurt.", HELD, "another_doer"),
        ("The Grey Brigade said a baker was hurt.", "A baker was hurt.", HELD, "ok"),
        ("The Grey Brigade said Orsk hurt a baker.", "A baker was hurt.", "A man of Orsk was held.", "another_doer"),
        ("The Grey Brigade hurt a baker.", "A baker was hurt by a stray bullet.", HELD, "ok"),
        ("The Grey Brigade hurt a miller.", "A baker was hurt.", HELD, "ok"),
        ("The Grey Brigade hurt bakers.", "Bakers were hurt.", HELD, "another_doer"),
        ("The Grey Brigade raided the mill.", "The raid was brief.", HELD, "ok"),
        ("The Grey Brigade wanted the raid.", "The raid was brief.", HELD, "ok"),
        ("Orsk wanted the raid and the Grey Brigade hurt bakers.", "Bakers were hurt.", HELD, "another_doer"),
        ("The Grey Brigade hurt a baker, and a miller fled.", "A miller was hurt.", HELD, "ok"),
        ("The Grey Brigade hurt a baker.", "The mill that a baker built was wrecked.", HELD, "ok"),
        ("The Grey Brigade hurt a baker.", "Doctors found a baker was hurt.", HELD, "ok"),
        ("The Grey Brigade hurt a baker.", "A baker was hurt.", "A man of Orsk was held.", "ok"),
        ("Nadia burned a mill.", "The mill burned.", "Quill was held.", "another_doer"),
        ("Nadia burned a mill.", "The mill burned.", "Quill led the raid near Nadia.", "ok"),
        ("Nadia burned a mill.", "The mill burned.", "Orsk fled and a man from Nadia was held.", "another_doer"),
        ("Nadia burned a mill.", "The mill burned.", "A man from Nadia was held and one from Orsk.", "another_doer"),
        ("Nadia burned a mill.", "Was burned.", "A man from Nadia was held.", "ok"),
    ],
)  # fmt: skip
def test_a_doer_is_added_only_where_the_evidence_has_its_deed_and_the_article_its_name(
    claim: str, sentence: str, nearby: str, verdict: str
) -> None:
    assert _verdict(claim, sentence, sentence[:-1], nearby) == verdict


@pytest.mark.parametrize(
    ("language", "verdict"), [("en", "another_doer"), (None, "another_doer"), ("fr", "ok")]
)
def test_doers_are_added_in_english_alone(language: str | None, verdict: str) -> None:
    words = "A cook was hurt"

    found = _verdict("Orsk hurt a cook.", f"{words}.", words, "A man of Orsk was held.", language)

    assert found == verdict


def test_one_piece_of_evidence_may_tell_of_a_doer_that_stands_in_another() -> None:
    pieces = [("A cook was hurt.", 0, 15), ("They fired.", 0, 10)]

    found = check_added(
        "Orsk hurt a cook.", pieces, ["A man of Orsk was held."], KNOWN, language="en"
    )

    assert found.verdict == "ok"


def test_a_deed_that_one_of_several_sentences_tells_of_nobody_is_enough() -> None:
    pieces = [("A cook was hurt.", 0, 15), ("The mill stood.", 0, 14)]

    found = check_added(
        "Orsk hurt a cook.", pieces, ["A man of Orsk was held."], KNOWN, language="en"
    )

    assert found.verdict == "another_doer"


def test_a_subject_that_stands_close_by_is_none_of_the_claims_own() -> None:
    claim, sentence = "The Finnish consul was hurt.", "A Danish baker was hurt."

    assert _verdict(claim, sentence, sentence[:-1], "The Finnish consul met a cook.") == "ok"


@pytest.mark.parametrize(
    ("claim", "sentence", "other"),
    [
        ("The Finnish consul was hurt.", "A Danish baker was hurt, said Danish police.", "Danish"),
        ("The Finnish consul was hurt.", "A baker was hurt.", None),
        ("The Finnish consul was hurt.", "A baker was hurt, and Danish cooks were hurt.", None),
        ("The Finnish consul was hurt.", "A Danish baker was hurt and a Finnish cook fled.", None),
        ("The Finnish consul was hurt.", "A Danish baker was hurt, and a Polish cook was hurt.", "Danish"),
        ("The Finnish consul was hurt by a Danish cook.", "A Danish baker was hurt, and a Polish cook was hurt.", None),
        ("The consul Paul of that small and really very old town resigned.", "Consul Marr resigned.", "Marr"),
        ("The consul Paul of that small and really very old mill town resigned.", "Consul Marr resigned.", None),
        ("In Hollin, the consul resigned.", "In Marr, the consul resigned.", None),
        ("The consul resigned in Hollin.", "The consul resigned in Marr.", None),
        ("Later, Hollin's consul resigned.", "Later, Marr's consul resigned.", "Marr"),
        ("Finnish consuls had resigned.", "Danish bakers resigned.", "Danish"),
        ("Finnish consuls have resigned.", "Danish bakers resigned.", "Danish"),
        ("The Finnish consul has resigned.", "A Danish baker will resign.", None),
        ("Consul Paul Hollin resigned.", "The baker Ilva Marr resigned.", "Ilva"),
        ("Consul Paul Hollin resigned.", "The baker Ilva Marr had resigned.", "Ilva"),
        ("Consul Paul Hollin resigned.", "The baker Ilva Marr resigned, and Hollin wept.", None),
        ("Consul Paul Hollin resigned.", "The baker Ilva Marr, a friend of Hollins, fled.", None),
        ("Bakers fled and Hollin's consul resigned.", "Bakers fled and Marr's consul resigned.", "Marr"),
        ("Bakers resigned.", "Consuls resigned.", None),
    ],
)  # fmt: skip
def test_the_name_that_the_evidence_has_in_the_subject_is_told(
    claim: str, sentence: str, other: str | None
) -> None:
    found = check_added(claim, [(sentence, 0, len(sentence) - 1)], [], KNOWN, language="en")

    assert found.detail == (other and f"the article tells it of {other}")
