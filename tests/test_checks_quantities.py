"""Numbers as a text writes them: where each stands, and what it means beside another."""

from __future__ import annotations

from datetime import date

import pytest

from summarise.checks.counting.numbers import check_numbers
from summarise.checks.counting.quantities import quantities_in


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 fired 12 rockets and three bombs at 9:30.",
        "Some 40 per cent of the $5 million, or two million euros, went to the G7.",
        "At 3rd Street two dozen men lost € 5 million and US$ 30 in 4 days.",
        "ELEVEN of the 1,250 men and ٣ guards left on the F-35.",
    ],
)
def test_each_number_is_found_at_its_place(text: str) -> None:
    found = quantities_in(text, "en")

    assert len(found) >= 4
    assert [text[item.start :][: len(item.raw)].replace("٣", "3") for item in found] == [
        item.raw for item in found
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A quince tree fell.", []),
        ("Once, three men came.", ["three"]),
        ("İzmir: THREE came, 5 left.", ["THREE", "5"]),
        ("İzmir lost THREE boats.", ["THREE"]),
        ("Many hundred thousand came.", []),
    ],
)
def test_words_that_count_nothing_do_not_hide_those_that_do(text: str, numbers: list[str]) -> None:
    assert [item.raw for item in quantities_in(text, "en")] == numbers


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ilm lost every MiG-29.", "Ilm lost every MiG-29 or 30 per cent of its jets."),
        ("Food lasts 3 weeks.", "Food lasts 3 weeks or 40 per cent longer than in May."),
        ("Bread costs $5.", "Bread costs $5 or 10 per cent more than in May."),
        ("Losses were 4 per cent to 6 per cent.", "Of 300 brigades each lost 4 to 6 per cent."),
        ("Losses were 4 per cent to 6 per cent.", "Zones 3 and 5 lost 4 to 6 per cent of it."),
        ("500,000 people fled.", "Five to seven hundred thousand people fled."),
        ("It cost 2,500,000 euros.", "It cost two and a half million euros."),
        ("Profits fell in the third quarter.", "In the third quarter profits fell."),
        ("Some 250,000 people fled.", "A quarter of a million people fled."),
        ("A ship sank on the 3rd.", "On the third a ship sank."),
        ("It lasted 18 months.", "It lasted eighteen months."),
    ],
)
def test_a_number_beside_another_is_itself(claim: str, evidence: str) -> None:
    assert _check(claim, evidence) == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("5 billion people fled.", "Between 5 thousand and 7 million people fled."),
        ("Five thousand people fled.", "Five to seven hundred thousand people fled."),
        ("A million people fled.", "A quarter of a million people fled."),
        ("It lasted half a year.", "It lasted one and a half years."),
        ("Profits fell in the fourth quarter.", "In the third quarter profits fell."),
        ("50 homes are gone.", "Half a per cent of the homes are gone."),
    ],
)
def test_a_number_is_not_read_into_the_one_beside_it(claim: str, evidence: str) -> None:
    assert _check(claim, evidence) == "unsupported"


def _check(claim: str, evidence: str) -> str:
    return check_numbers(
        claim, [evidence], body=evidence, published=date(2024, 11, 1), language="en"
    ).verdict
