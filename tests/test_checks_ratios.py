"""Multiples and shares that two numbers of the evidence bear out."""

from __future__ import annotations

import pytest

from summarise.checks.counting.numbers import check_numbers

CAMP = "The camp held 9,000 people in May and now holds 31,000."
GUARDS = "Some 1,900 guards are in service; 5,000 were promised."


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("The camp holds more than three times as many people as in May.", CAMP, "ok"),
        ("The camp holds over three times as many people as in May.", CAMP, "ok"),
        ("The camp holds fewer than four times as many people as in May.", CAMP, "ok"),
        ("The camp holds about three times as many people as in May.", CAMP, "unsupported"),
        ("The camp holds three times as many people as in May.", CAMP, "unsupported"),
        ("The camp holds more than four times as many people as in May.", CAMP, "unsupported"),
        ("The camp holds fewer than three times as many people.", CAMP, "unsupported"),
        ("The guard has fewer than half of its men.", GUARDS, "ok"),
        ("The guard has more than a third of its men.", GUARDS, "ok"),
        ("The guard has more than half of its men.", GUARDS, "unsupported"),
        ("The guard has half of its men.", GUARDS, "unsupported"),
        ("Half of the 60 stalls burned.", "Of the 60 stalls 30 burned.", "ok"),
        ("Half of the 42 stalls burned.", "Of the 42 stalls 20 burned.", "ok"),
        ("Nearly half of the 60 stalls burned.", "Of the 60 stalls 28 burned.", "ok"),
        ("Half of the 60 stalls burned.", "Of the 60 stalls 20 burned.", "unsupported"),
        ("A third of the stalls burned.", "Of the 60 stalls 20 burned.", "ok"),
        ("A third group came.", "The Lions came.", "ok"),
        ("A third of the men came.", "The Lions came.", "not_in_evidence"),
        ("China and Russia both abstained.", "China abstained by 13 votes; Russia did too.", "ok"),
        ("Both China and Russia abstained.", "China abstained; Russia did too.", "ok"),
        ("Both abstained.", "China abstained with 13 others.", "unsupported"),
    ],
)
def test_two_numbers_bear_out_how_they_stand_to_each_other(
    claim: str, sentence: str, verdict: str
) -> None:
    found = check_numbers(claim, [sentence], body=sentence, published=None, language="en")

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("Sixteen were freed.", "Nineteen were held; all but three had been freed.", "ok"),
        ("Fifteen were freed.", "Nineteen were held; all but three had been freed.", "unsupported"),
        ("Two days passed.", "48 hours passed.", "ok"),
        ("Three days passed.", "48 hours passed.", "unsupported"),
        ("It held for six months.", "It held for half a year.", "ok"),
        ("It held for two months.", "It held for 60 days.", "ok"),
        ("It held for two months.", "It held for 50 days.", "unsupported"),
        ("They come in the first six months of the year.", "They come in the first half of this year.", "ok"),
        ("The missile flew for two minutes.", "The missile flew for 120 seconds.", "ok"),
        ("It held for six weeks.", "It held for half a year.", "unsupported"),
    ],
)  # fmt: skip
def test_one_length_of_time_or_rest_is_told_by_another(
    claim: str, sentence: str, verdict: str
) -> None:
    found = check_numbers(claim, [sentence], body=sentence, published=None, language="en")

    assert found.verdict == verdict
