"""The verb of one half of a sentence with the object of the other."""

import pytest

from summarise.checks.acting.paired import check_paired

EVIDENCE = "The court cleared Pryce of perjury but jailed him for losing a key."


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("The court jailed Pryce for perjury.", EVIDENCE, "order_swapped"),
        ("Pryce was cleared of losing a key.", EVIDENCE, "order_swapped"),
        ("Orsk raised the tax.", "Orsk lowered the tax and raised the toll.", "order_swapped"),
        ("The court jailed Pryce for losing a key.", EVIDENCE, "ok"),
        ("The court cleared Pryce of perjury.", EVIDENCE, "ok"),
        ("The court did not jail Pryce for perjury.", EVIDENCE, "ok"),
        ("The court jailed Pryce.", EVIDENCE, "ok"),
        ("Orsk raised the toll.", "Orsk lowered the tax and raised the toll.", "ok"),
        ("Orsk seized and sank the ship.", "Orsk seized the ship and sank it.", "ok"),
        ("Orsk sank the ship.", "Orsk seized the ship and sank it.", "ok"),
    ],
)
def test_each_verb_keeps_its_own_object(claim: str, evidence: str, verdict: str) -> None:
    assert check_paired(claim, [evidence], language="en").verdict == verdict
