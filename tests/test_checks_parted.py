"""Numbers and dates taken from another part of the sentence."""

import pytest

from summarise.checks.counting.parted import another_part


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        ("Of the nine, two are nurses and six are clerks.", "Six are nurses, two are clerks.", "two and six"),
        ("The pilot flew for eight hours, although the law allows twelve.", "The pilot flew for twelve hours, against a law that allows eight.", "eight and twelve"),
        ("They freed 9 of the nurses and 20 of the men.", "They freed 20 of the nurses and 9 of the men.", "9 and 20"),
        ("Orsk is to open the port in May.", "Orsk is to open the port on 3 July; it was last shut in May.", "May"),
        ("The fleet of Orsk lost 30 boats.", "The fleet of Orsk lost four boats, but 30 gulls died.", "30"),
        ("Orsk is to open the port in July.", "Orsk is to open the port on 3 July; it was last shut in May.", None),
        ("The port was last shut in May.", "Orsk is to open the port on 3 July; it was last shut in May.", None),
        ("Six are nurses and two are clerks.", "Six are nurses, two are clerks.", None),
        ("Six are clerks and two are tall.", "Six are nurses, two are clerks.", None),
        ("Six are old and two are nurses.", "Six are nurses, two are clerks.", None),
        ("Orsk freed 9 and 20 men.", "Orsk freed 20 and 9 men.", None),
        ("Orsk freed nobody.", "Orsk freed 20 men.", None),
        ("The pilot flew for eight hours, although the law allows twelve.", "He flew for eight, while the law on flights allows pilots twelve hours.", None),
        ("The law allows twelve, although the pilot flew for eight hours.", "He flew for eight, while the law on flights allows pilots twelve hours.", None),
        ("The fleet of Orsk lost 30 boats.", "The fleet of Orsk lost boats in May; it says 30.", None),
        ("The fleet of Orsk lost 30 boats.", "The fleet of Orsk lost 30 boats; 30 gulls died; four of the boats were the fleet's best.", None),
        ("The fleet of Orsk lost 30 boats.", "The fleet of Orsk lost four boats, but 30 gulls died; nine cats died.", "30"),
        ("The fleet lost 30.", "The fleet lost four boats, but 30 gulls died.", "30"),
        ("30 gulls of the fleet were lost.", "The fleet lost four boats, but 30 gulls died.", None),
    ],
)  # fmt: skip
def test_a_number_belongs_to_its_part_of_the_sentence(
    claim: str, evidence: str, found: str | None
) -> None:
    assert another_part(claim, [evidence], "en") == found
