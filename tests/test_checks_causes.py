"""What leads to what, and what comes after what."""

import pytest

from summarise.checks.acting.causes import check_cause

TURNED = [
    ("The riots broke out after the ban.", "The ban came after the riots."),
    ("The bank closed because prices had doubled.", "Prices doubled after the bank closed."),
    ("Orsk closed the bridge because Ilm had shut the canal.", "Ilm shut the canal in answer to the closing of the bridge."),
    ("The bread ran out after the lorries came.", "When the lorries came, the bread had already run out."),
    ("The raid led to the protest.", "The raid was prompted by the protest."),
    ("Talks collapsed after the shelling began.", "After the talks collapsed, shelling began."),
    ("The army crossed the river before the bridge was blown up.", "The army crossed the river after the bridge was blown up."),
    ("The men will stay in prison until the guns are given up.", "The guns will not be given up until the men leave prison."),
    ("Fewer boats sank in May than in June.", "Fewer boats sank in June than in May."),
    ("The ferry is older than the tug.", "The tug is older than the ferry."),
    ("Bakers fled after the raid; the mill burned because of rain.", "Bakers fled after the raid; rain came because the mill burned."),
    ("The town fell after help came.", "By the time help came, the town had already fallen."),
    ("Bakers sang; it rained; the raid came after the vote.", "The vote on bakers came after the raid."),
    ("The port closed because food prices fell.", "Lower food prices came because the port closed."),
]  # fmt: skip
KEPT = [
    ("The ferry is older than the tug.", "The ferry sank after the tug."),
    ("The ferry sank after the tug.", "The tug is older than the ferry."),
    ("The ferry is older than the tug.", "The ferry is older than the barge."),
    ("The ferry is older than the tug.", "The tug is older than the barge."),
    ("The ferry of Orsk is older than the tug of Orsk.", "The ferry of Orsk is older than the tug of Orsk."),
    ("Bakers fled after the raid.", "The raid came after the vote."),
    ("Shops closed after the raid on Orsk's port.", "Port workers left after the raid on Orsk's shops."),
    ("The town fell after help came.", "By then, help came, and the town had already fallen."),
    ("The town fell after help came.", "By the mill, help came, and the town had already fallen."),
    ("The town fell after help came.", "Help came, and the town had already fallen."),
    ("The town fell after help came.", "When help came, the town had fallen."),
    ("The town fell after help came.", "When help came the town had already fallen."),
    ("Bakers fled after the amnesty.", "It was not because of the amnesty that bakers fled."),
    ("The raids did not stop because of the amnesty.", "It was not because of the amnesty that the raids stopped."),
    ("The bread ran out before the lorries came.", "By the time the lorries came, the bread had already run out."),
    ("The riots broke out after the ban.", "The riots followed the ban, and more riots broke out after it."),
    ("The protest was prompted by the raid.", "The raid led to the protest."),
    ("After the ban, riots broke out.", "Riots broke out after the ban."),
    ("Riots broke out because of the ban.", "The ban triggered riots in three towns."),
    ("The border closed after the riots.", "The border closed on Monday."),
    ("Talks resumed after a week.", "After a walkout, talks resumed."),
    ("The ban came after the riots.", "The ban came after the riots, which broke out after a strike."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence"), TURNED)
def test_cause_and_consequence_that_have_changed_places_are_found(
    claim: str, evidence: str
) -> None:
    assert check_cause(claim, [evidence], language="en").verdict == "order_swapped"


@pytest.mark.parametrize(("claim", "evidence"), KEPT)
def test_the_same_order_in_other_words_stands(claim: str, evidence: str) -> None:
    assert check_cause(claim, [evidence], language="en").verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The raids stopped because of the amnesty.", "It was not because of the amnesty that the raids stopped."),
        ("The strike led to the closure.", "The strike had nothing to do with the closure."),
        ("The strike led to the closure.", "The closure had nothing to do with the strike."),
        ("The strike led to the closure.", "The strike, which began on Sunday, had nothing to do with either."),
        ("Bakers fled because of the amnesty and cooks left because of rain.", "It was not because of the amnesty that bakers fled."),
        ("The strike led to the closure.", "The closure was not due to the strike."),
    ],
)  # fmt: skip
def test_what_the_evidence_says_was_no_cause_is_none(claim: str, evidence: str) -> None:
    assert check_cause(claim, [evidence], language=None).verdict == "denied_cause"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The raids stopped because of the harvest.", "It was not because of the amnesty that they stopped, but because of the harvest."),
        ("The strike did not lead to the closure.", "The strike had nothing to do with the closure."),
        ("Prices doubled after the border closed.", "Prices doubled after the closure, and the strike had nothing to do with either."),
        ("The drought led to the closure.", "The strike had nothing to do with the closure."),
        ("The drought led to the closure.", "The strike, which began on Sunday, had nothing to do with either."),
        ("The strike led to the closure.", "The strike had nothing to do with the drought."),
    ],
)  # fmt: skip
def test_another_cause_is_not_denied(claim: str, evidence: str) -> None:
    assert check_cause(claim, [evidence], language="en").verdict == "ok"


def test_other_languages_are_left_alone() -> None:
    assert (
        check_cause(
            *("The ban came after the riots.", ["Riots after the ban."]), language="de"
        ).verdict
        == "ok"
    )


@pytest.mark.parametrize(
    ("claim", "evidence", "detail"),
    [
        ("Bakers fled because the mill burned.", "The mill burned as a result of the bakers, who fled.", 'turned round: the article has "as a result of"'),
        ("The town fell after help came.", "When help came, the town had already fallen.", 'turned round: the article has "had already"'),
        ("The strike led to the closure.", "The closure was not due to the strike.", 'the article has "not due to the"'),
    ],
)  # fmt: skip
def test_the_words_that_join_it_otherwise_are_told(claim: str, evidence: str, detail: str) -> None:
    assert check_cause(claim, [evidence], language="en").detail == detail
