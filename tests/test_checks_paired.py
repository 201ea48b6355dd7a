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
        ("Orsk raised the tax.", "Orsk lowered the tax; raised the toll.", "order_swapped"),
        ("Orsk raised the tax.", "Orsk lowered the tax but in May raised the toll.", "ok"),
        ("Orsk raised the tax.", "Orsk lowered the tax; cut and raised the toll.", "ok"),
        ("Orsk raised the tax.", "Orsk lowered the tax: it hurt all and raised the toll.", "ok"),
        ("Orsk raised the tax.", "Orsk lowered the tax: the Senate met and raised the toll.", "ok"),
        ("Orsk raised the tax.", "Orsk lowered the tax; Tavel slept and raised the toll.", "ok"),
        ("Orsk raised the tax.", 'Orsk lowered "the tax" and raised the toll.', "ok"),
        ("Orsk raised the tax.", "The tax of old and raised the toll.", "ok"),
        ("Orsk raised the tax.", "Orsk lowered the tax and the duty.", "ok"),
        ("Orsk raised the tax.", "Orsk lowered the tax and", "ok"),
        ("Orsk had the tax.", "Orsk lowered the tax and had the toll.", "ok"),
        ("Orsk raised and lowered the tax.", "Orsk lowered the tax and raised the toll.", "ok"),
        (
            "Orsk, having lowered one, raised the tax.",
            "Orsk lowered the tax and raised the toll.",
            "ok",
        ),
        (
            "Orsk raised the tax.",
            "Orsk lowered the tax and raised the toll in May, and the tax rose.",
            "order_swapped",
        ),
        ("The court jailed Pryce, but quashed the perjury.", EVIDENCE, "ok"),
        ("Orsk raised taxes.", "Orsk lowered taxes and raised tolls.", "order_swapped"),
        (
            "Orsk raised the tax.",
            'Orsk paid "all" and rested, then lowered the tax and raised the toll.',
            "order_swapped",
        ),
        ("Orsk froze the tax.", "Orsk lowered the tax and raised the toll.", "ok"),
        (
            "Orsk raised the toll in place of the tax.",
            "Orsk lowered the tax and raised the toll.",
            "ok",
        ),
        ("Orsk raised the tax.", "Orsk lowered the tax and raised it.", "ok"),
        ("Orsk raised the tax.", "Orsk lowered the tax and raised Tavel.", "ok"),
    ],
)
def test_each_verb_keeps_its_own_object(claim: str, evidence: str, verdict: str) -> None:
    assert check_paired(claim, [evidence], language="en").verdict == verdict


@pytest.mark.parametrize(
    ("language", "verdict"), [("en", "order_swapped"), (None, "order_swapped"), ("de", "ok")]
)
def test_halves_are_compared_in_english_alone(language: str | None, verdict: str) -> None:
    found = check_paired("The court jailed Pryce for perjury.", [EVIDENCE], language=language)

    assert found.verdict == verdict
