"""Who acts in a claim and in its evidence."""

import pytest

from summarise.checks.acting.actors import known_name
from summarise.checks.acting.agency import check_doer, check_named
from summarise.vocabulary import ActorType

KNOWN = [known_name(name, (), ActorType.STATE, None) for name in ("Toral", "Veskar", "Ilm")]
DOERS = [
    ("Veskar fired on the port.", "Toral fired on the port.", "another_doer"),
    ("Veskar will close the port.", "Toral said that Ilm would close the port.", "another_doer"),
    ("Toral fired on the port.", "Toral fired on the port.", "ok"),
    ("Toral fired on the port.", "The port was fired on by Toral.", "ok"),
    ("Toral met Veskar.", "Veskar met Toral.", "ok"),
]


@pytest.mark.parametrize(("claim", "evidence", "verdict"), DOERS)
def test_who_does_it_in_the_evidence_is_compared(claim: str, evidence: str, verdict: str) -> None:
    assert check_doer(claim, [evidence], KNOWN, language="en").verdict == verdict


def test_an_actor_whom_the_evidence_does_not_name_is_found() -> None:
    found = check_named("Ilm shut the port.", ["The port was shut."], [], KNOWN, language="en")

    assert found.verdict == "elsewhere"


@pytest.mark.parametrize(
    ("evidence", "nearby"),
    [("It shut the port.", []), ("The port was shut.", ["Ilm's fleet came."])],
)
def test_an_actor_of_the_sentence_before_may_be_meant(evidence: str, nearby: list[str]) -> None:
    found = check_named("Ilm shut the port.", [evidence], nearby, KNOWN, language="en")

    assert found.verdict == "ok"
