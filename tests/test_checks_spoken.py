"""Who offers, accuses and refuses in a claim and in its evidence."""

from __future__ import annotations

import pytest

from summarise.checks.acting.spoken import check_spoken
from summarise.checks.text.names import KnownName

KNOWN = [
    KnownName("Toral", ("Toral",), None),
    KnownName("Veskar", ("Veskar",), "XKX"),
    KnownName("Quill", ("Mara Quill", "Quill"), "XKX"),
]


@pytest.mark.parametrize(
    ("claim", "evidence", "doer"),
    [
        ("Toral threatened a boycott.", "Veskar, which had threatened a boycott, spoke.", "Veskar"),
        ("Toral rejected the plan.", "The plan was rejected by Veskar.", "Veskar"),
        ("Toral rejected the plan.", "Toral rejected the plan, as Veskar had.", None),
        ("Toral rejected the plan.", "It rejected the plan.", None),
        ("Toral rejected the plan.", "Veskar welcomed the plan.", None),
        ("Toral said the plan was dead.", "Veskar said the plan was dead.", None),
        ("Veskar rejected the plan.", "Mara Quill rejected the plan.", None),
        ("Toral was to blame for the raid.", "Veskar had blamed others for the raid.", None),
        ("Men rejected the plan.", "Veskar rejected the plan.", None),
        ("Toral, which was to blame, rejected it.", "Veskar rejected it.", "Veskar"),
        ("Toral announced a plan.", "Veskar announced a plan.", None),
    ],
)
def test_an_act_of_speech_has_its_doer(claim: str, evidence: str, doer: str | None) -> None:
    found = check_spoken(claim, [evidence], KNOWN, language="en")

    assert found.detail == (doer and f"in the article {doer} acts, not Toral")
    assert found.verdict == ("another_doer" if doer else "ok")


def test_acts_of_speech_are_compared_in_english_alone() -> None:
    evidence = ["Veskar rejected the plan."]

    assert check_spoken("Toral rejected it.", evidence, KNOWN, language="de").verdict == "ok"
