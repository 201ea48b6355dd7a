"""Actors that a claim adds, and subjects of another name."""

from __future__ import annotations

import pytest

from summarise.checks.acting.added import check_added
from summarise.checks.text.names import KnownName

KNOWN = [KnownName(name, (name,), None) for name in ("Orsk", "Grey Brigade", "Tavel")]


def _verdict(claim: str, sentence: str, words: str, nearby: str = "") -> str:
    start = sentence.index(words)
    part = (sentence, start, start + len(words))
    return check_added(claim, [part], [nearby], KNOWN, language="en").verdict


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
