"""Whose something is, in a claim and in its evidence."""

from __future__ import annotations

import pytest

from summarise.checks.acting.owners import check_owner
from summarise.checks.text.names import KnownName

KNOWN = [
    KnownName("Orsk", ("Orsk",), None),
    KnownName("Tavel", ("Tavel",), "XKX"),
    KnownName("Ilm", ("Ilm",), "XKX"),
    KnownName("Tavel Sailors", ("Tavel Sailors",), None),
]


@pytest.mark.parametrize(
    ("claim", "evidence", "detail"),
    [
        ("Two of Orsk's young bakers fell ill.", "Two of Tavel's bakers fell ill.", "Tavel"),
        ("The bakers of Orsk fell ill.", "Two of Tavel's bakers fell ill.", "Tavel"),
        ("Orsk's bakers fell ill.", "The bakers of the Tavel fell ill.", "Tavel"),
        ("Orsk's bakers fell ill.", "The bakers of Orsk fell ill.", None),
        ("Orsk's bakers fell ill.", "Tavel's bakers and the other bakers fell ill.", None),
        ("Ilm's bakers fell ill.", "Tavel's bakers fell ill.", None),
        ("Orsk's bakers fell ill.", "Tavel's carpenters fell ill.", None),
        ("Orsk's bakers fell ill.", "Bakers fell ill in Tavel.", None),
        ("Orsk's very old small bakers fell ill.", "Tavel's bakers fell ill.", None),
        ("Orsk's small old bakers fell ill.", "Tavel's bakers fell ill.", "Tavel"),
        ("Orsk's small old mill bakers fell ill.", "Tavel's bakers fell ill.", None),
        ("Orsk's mill, bakers and all.", "Tavel's bakers fell ill.", None),
        ("Orsk's Coastal bakers fell ill.", "Tavel's bakers fell ill.", None),
        ("Orsk's bakers marched.", "Tavel's bakers rested.", "Tavel"),
        ("The bakers from Orsk fell ill.", "Tavel's bakers fell ill.", None),
        ("The bakers of General Orsk fell ill.", "Tavel's bakers fell ill.", "Tavel"),
        ("Orsk fell ill.", "Tavel's bakers fell ill.", None),
        ("Orsk rested, as did bakers of", "Tavel's bakers fell ill.", None),
        ("Of the Orsk fleet he told bakers", "Tavel's bakers fell ill.", None),
        ("The Orsk Senate told bakers", "Tavel's bakers fell ill.", None),
        ("Orsk's cooks and Orsk's bakers fell ill.", "Cooks and Tavel's bakers fell ill.", "Tavel"),
        ("Orsk's bakers fell ill.", "The bakers of Tavel met other bakers.", None),
        ("Orsk's answer came.", "The Tavel Sailors' answer came.", "Tavel Sailors"),
        ("Orsk's answer came.", "The Tavel Sailors answer came.", None),
        ("Orsk's answer came.", "The Tavel' answer came.", None),
    ],
)
def test_owners_are_compared(claim: str, evidence: str, detail: str | None) -> None:
    found = check_owner(claim, [evidence], KNOWN, language="en")

    assert found.verdict == ("another_doer" if detail else "ok")
    assert found.detail == (detail and f"in the article it is of {detail}, not Orsk")


def test_owners_are_compared_in_english_alone() -> None:
    found = check_owner("Orsk's bakers.", ["Tavel's bakers."], KNOWN, language="fr")

    assert found.verdict == "ok"
