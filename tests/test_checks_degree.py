"""Words of degree, parts of a group and conditions that a claim leaves out."""

import pytest

from summarise.checks.hedging.degree import check_condition, check_degree


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The flood reached the school.", "The flood nearly reached the school."),
        ("The council eased the curfew.", "The council partially eased the curfew."),
        ("The 40 miners were saved.", "Few of the 40 miners were saved."),
        ("The judges resigned.", "Three of the judges resigned in May."),
    ],
)
def test_a_degree_or_a_part_is_left_out(claim: str, evidence: str) -> None:
    assert check_degree(claim, [evidence], language="en").verdict == "overstated"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The flood came close to the school.", "The flood nearly reached the school."),
        ("The council eased the curfew in part.", "The council partially eased the curfew."),
        ("Some of the 40 miners were saved.", "Few of the 40 miners were saved."),
        ("Three judges resigned.", "Three of the judges resigned in May."),
        ("A judge resigned.", "One of the judges resigned in May."),
        ("The flood reached the school.", "The flood reached the school, nearly a mile away."),
    ],
)
def test_a_degree_or_a_part_is_kept(claim: str, evidence: str) -> None:
    assert check_degree(claim, [evidence], language="en").verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Orsk will close the port.", "If Pell fires, Orsk will close the port."),
        ("Orsk will close the port.", "Unless Pell yields, Orsk will close the port."),
        ("The plan is splendid.", "It is a splendid plan, if Pell were a desert."),
        ("Orsk is to lift its ban.", "Orsk will, only if the truce holds, lift its ban."),
    ],
)
def test_a_condition_is_left_out(claim: str, evidence: str) -> None:
    assert check_condition(claim, [evidence], language="en").verdict == "hypothetical"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Orsk will close the port if Pell fires.", "If Pell fires, Orsk will close the port."),
        ("Orsk threatens to close the port.", "If Pell fires, Orsk will close the port."),
        ("Orsk will close the port.", "Even if Pell yields, Orsk will close the port."),
        ("Orsk will close the port.", "Orsk will close the port, the minister said."),
    ],
)
def test_a_condition_is_kept_or_there_is_none(claim: str, evidence: str) -> None:
    assert check_condition(claim, [evidence], language="en").verdict == "ok"
