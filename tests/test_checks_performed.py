"""Who does the very act that a signal's type is named for."""

from __future__ import annotations

import pytest

from summarise.checks.acting.performed import check_performed
from summarise.checks.text.names import KnownName
from summarise.vocabulary import SignalType

TORAL, VESKAR, ILM = (KnownName(name, (name,), "XKX") for name in ("Toral", "Veskar", "Ilm"))
REJECTION, SANCTIONS = SignalType.REJECTION_OR_DEMAND, SignalType.SANCTIONS
MOVING = SignalType.MILITARY_MOBILIZATION
WITHDRAWAL = SignalType.WITHDRAWAL_OR_DISARMAMENT


@pytest.mark.parametrize(
    ("kind", "rows", "found"),
    [
        (REJECTION, ["Toral said it owns the port.", "Veskar rejects that view."], True),
        (REJECTION, ["Toral rejects that view.", "Veskar rejects it too."], False),
        (REJECTION, ["Toral rejects that view.", "Veskar fled."], False),
        (REJECTION, ["Toral fled.", "Veskar fled."], False),
        (REJECTION, ["Toral fled.", "Ilm rejects that view."], False),
        (REJECTION, ["Toral fled.", "That view is rejected by Veskar."], True),
        (REJECTION, ["Toral said that|Toral said that Veskar refuses to leave."], False),
        (SANCTIONS, ["Toral can bear it.", "Veskar has suspended lending."], True),
        (SANCTIONS, ["Toral can bear it.", "Veskar has praised lending."], False),
        (WITHDRAWAL, ["Toral would regain the coast.", "Veskar would leave in stages."], True),
        (
            MOVING,
            ["Veskar, who accused Toral, have sent a ship.", "Toral called it a threat."],
            True,
        ),
        (MOVING, ["In Veskar, which accused Toral, men have sent a ship."], False),
        (SignalType.OTHER, ["Toral fled.", "Veskar rejects that view."], False),
    ],
)
def test_a_target_that_does_the_act_is_no_target(
    kind: SignalType, rows: list[str], found: bool
) -> None:
    parts = [(row.split("|")[-1], 0, len(row.split("|")[0])) for row in rows]

    finding = check_performed(kind, ([TORAL], [VESKAR]), parts, "en")

    assert finding.detail == ("in the article Veskar does it" if found else None)
    assert finding.verdict == ("another_doer" if found else "ok")


@pytest.mark.parametrize(
    ("sources", "targets", "language"),
    [([], [VESKAR], "en"), ([TORAL], [], "en"), ([TORAL], [VESKAR], "de")],
)
def test_it_takes_two_sides_and_english(
    sources: list[KnownName], targets: list[KnownName], language: str
) -> None:
    part = ("Veskar rejects that view.", 0, 25)

    assert check_performed(REJECTION, (sources, targets), [part], language).verdict == "ok"
