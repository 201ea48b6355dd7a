"""Times that a claim turns, replaces or moves to something else."""

from __future__ import annotations

from datetime import date

import pytest

from summarise.checks.counting.when import check_when

TURNED = [
    ("The buses left last month.", "The buses are to leave next month."),
    ("The vote is next year.", "The vote was last year."),
    ("The vote is this week.", "The vote is next week."),
    ("A storm struck Orsk this month.", "A storm struck Orsk in 2014."),
    ("A storm struck Orsk this year.", "A storm struck Orsk in 2029."),
    ("The lease ends on May 3.", "The lease of May 3 ends on July 9."),
    ("The lease was signed on 9 July.", "The lease was signed on 3 May and ends on 9 July."),
    ("Forty boats now lie in the bay.", "A year ago forty boats lay in the bay."),
    ("Orsk currently has a fleet.", "In those days Orsk had a fleet."),
]
KEPT = [
    ("Forty boats lay in the bay.", "A year ago forty boats lay in the bay."),
    ("Forty boats now lie there.", "Ten boats lay there a year ago, and forty do now."),
    ("A year ago the bay that is now empty held boats.", "A year ago forty boats lay in the bay."),
    ("The buses leave next month.", "The buses are to leave next month."),
    ("The vote was last year.", "The vote was last year; the next is next year."),
    ("The vote is this week.", "The vote is on Friday."),
    ("A storm struck Orsk last year.", "A storm struck Orsk in 2030."),
    ("A storm struck Orsk in 2014.", "A storm struck Orsk in 2014."),
    ("The lease ends on July 9.", "The lease of May 3 ends on July 9."),
    ("The lease of May 3 ends in July.", "The lease of May 3 ends on July 9."),
    ("On July 9 the lease ends.", "The lease of May 3 ends on July 9."),
    ("Over the last year, prices rose.", "This year prices rose."),
    ("The vote is this week.", "Prices rose last year, and the vote is on Friday."),
    ("A storm struck Orsk this month.", "This month a storm struck Orsk, as in 2014."),
    ("This month Orsk recalled the storm of 2014.", "Orsk recalled the storm of 2014."),
    ("Orsk recalled the storm this month.", "On 3 March 2031 Orsk recalled the storm of 2014."),
    ("A storm struck Orsk this winter.", "A storm struck Orsk in December 2030."),
    ("On 9 July the lease ends.", "On 3 May it was signed; the lease ends on 9 July."),
    ("The lease expires on 9 July.", "The lease of 3 May ends on 9 July."),
    ("The lease ends on July 9.", "The lease ends on Monday, July 9."),
    ("The lease ends in May 2032.", "The lease of May 3 ends on July 9."),
    ("The lease ends on 9 July.", "One lease ends on 9 July, the other ends on 3 May."),
]


def _verdict(claim: str, sentence: str, language: str = "en") -> str:
    published = date(2031, 3, 4)
    return check_when(claim, [sentence], published=published, language=language).verdict


@pytest.mark.parametrize(("claim", "sentence"), TURNED)
def test_another_time_than_that_of_the_evidence_is_found(claim: str, sentence: str) -> None:
    assert _verdict(claim, sentence) == "misplaced"


@pytest.mark.parametrize(("claim", "sentence"), KEPT)
def test_the_time_of_the_evidence_is_fine(claim: str, sentence: str) -> None:
    assert _verdict(claim, sentence) == "ok"


def test_other_languages_are_left_alone() -> None:
    assert _verdict(*TURNED[0], language="de") == "ok"


def test_a_year_is_not_compared_without_a_date_of_publication() -> None:
    claim, sentence = TURNED[3]

    found = check_when(claim, [sentence], published=None, language="en")

    assert found.verdict == "ok"


def test_the_finding_quotes_the_time_of_the_claim() -> None:
    found = check_when(
        "The vote is this week.", ["The vote is next week."], published=None, language=None
    )

    assert found.detail == "this week"


def test_a_date_that_the_evidence_does_not_have_has_no_place_in_it() -> None:
    assert _verdict("The lease ends on 9 July.", "The lease ends on 3 May.") == "ok"
