"""Numbers that are only hoped for, asked for or expected."""

from __future__ import annotations

import pytest

from summarise.checks.counting.hoped import check_hoped


@pytest.mark.parametrize(
    ("claim", "sentence", "verb"),
    [
        ("Some 4,000 people marched.", "Organisers had hoped for 4,000.", "hoped"),
        ("He got 30 years.", "Prosecutors had asked for 30 years.", "asked"),
        ("Ilm received nine tanks.", "Ilm sought nine tanks.", "sought"),
        ("Ilm got 4,000 tents.", "The goal was 4,000 tents.", "goal"),
        ("Organisers hoped for 4,000.", "Organisers had hoped for 4,000.", None),
        ("He would get 30 years.", "Prosecutors had asked for 30 years.", None),
        ("Some 4,000 people marched.", "They hoped for peace, and 4,000 marched.", None),
        ("Some 4,000 people marched.", "They hoped for rain and 4,000 marched.", None),
        ("Some 2,500 marched.", "Organisers had hoped for 4,000.", None),
        ("Some 4,000 marched.", "They hoped for a quiet and long march of all 4,000.", None),
        ("The raid of 14 May was wrong.", "He was asked about the raid of 14 May.", None),
        ("People marched.", "Organisers had hoped for 4,000.", None),
    ],
)
def test_a_number_that_was_only_hoped_for_is_no_fact(
    claim: str, sentence: str, verb: str | None
) -> None:
    found = check_hoped(claim, [sentence], language="en")

    assert found.verdict == ("misplaced" if verb else "ok")
    assert verb is None or f'the article has "{verb}"' in (found.detail or "")


def test_a_number_that_is_told_elsewhere_too_is_a_fact() -> None:
    evidence = ["Organisers had hoped for 4,000.", "In the end 4,000 came."]

    assert check_hoped("Some 4,000 people marched.", evidence, language="en").verdict == "ok"


def test_hopes_are_read_in_english_alone() -> None:
    found = check_hoped("4,000 marched.", ["They hoped for 4,000."], language="fr")

    assert found.verdict == "ok"
