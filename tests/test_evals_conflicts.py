"""Whether two claims about the same thing contradict each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summarise.checks.text.names import KnownName
from summarise.checks.text.naming import NameBook
from summarise.checks.text.similarity import DEFAULT_SIMILARITY
from summarise.evals.conflicts import Ground, conflicts, same_speaker
from summarise.evals.items import Statement
from summarise.evals.thresholds import THRESHOLDS
from summarise.vocabulary import Certainty, ClaimStatus

# Gold, a trap, honest rewordings, wrong rewordings. HEDGED claims are `possible` in gold and
# `likely` in their rewordings, so that a wrong one of them only loses the hedge in its words.
ROWS: list[tuple[str, str, list[str], list[str]]] = [
    (
        "Veskar shelled the border town of Sund and killed 12 soldiers.",
        "Veskar shelled the border town of Sund and killed 21 soldiers.",
        ["Twelve soldiers died in Veskar's shelling of the border town of Sund.", "Veskar artillery fire on Sund killed 12 soldiers."],
        ["Twenty-one soldiers died when Veskar shelled Sund.", "Veskar's shelling of Sund killed 21 soldiers."],
    ),
    (
        "Veskar's artillery did not fire on Sund.",
        "Veskar's artillery fired on Sund.",
        ["Veskar artillery never fired at the town of Sund.", "No Veskar guns fired on Sund."],
        ["Veskar guns fired on Sund.", "Artillery from Veskar fired on the town of Sund."],
    ),
    (
        "A second attack might follow within days.",
        "A second attack will follow within days.",
        ["Another attack may come within days.", "A second attack could follow in the coming days."],
        ["Another attack will come within days.", "A second attack follows in days."],
    ),
    (
        "Veskar attacked Toral's fleet at anchor.",
        "Toral attacked Veskar's fleet at anchor.",
        ["Veskar struck the anchored fleet of Toral.", "The fleet of Toral was attacked at anchor by Veskar."],
        ["Toral struck the anchored fleet of Veskar."],
    ),
    (
        "The two sides agreed to extend the truce for 48 hours.",
        "The two sides agreed to extend the truce for 84 hours.",
        ["The truce was extended by two days, both sides agreed.", "Both parties agreed on a 48-hour extension of the truce."],
        ["The truce was extended by 84 hours.", "Both parties agreed on a four-day extension of the truce."],
    ),
    (
        "Orlund suspended arms deliveries to Toral.",
        "Orlund resumed arms deliveries to Toral.",
        ["Orlund halted its deliveries of weapons to Toral.", "Deliveries of arms from Orlund to Toral have been suspended."],
        ["Orlund has restarted arms deliveries to Toral.", "Orlund resumed its weapons deliveries to Toral."],
    ),
    (
        "At least 30 civilians were wounded in the strike on the market.",
        "At least 300 civilians were wounded in the strike on the market.",
        ["The market strike wounded 30 or more civilians.", "No fewer than 30 civilians were hurt in the strike on a market."],
        ["The market strike wounded at least 300 civilians."],
    ),
    (
        "The council will not lift sanctions on Veskar this year.",
        "The council will lift sanctions on Veskar this year.",
        ["Sanctions on Veskar stay in place this year, the council decided.", "This year the council is not going to lift its Veskar sanctions."],
        ["The council is going to lift sanctions on Veskar this year.", "Veskar sanctions will be lifted by the council this year."],
    ),
    (
        "Toral accused Veskar of jamming navigation signals.",
        "Veskar accused Toral of jamming navigation signals.",
        ["Veskar jams navigation signals, according to an accusation by Toral.", "Toral blamed Veskar for the jamming of navigation signals."],
        ["Veskar blamed Toral for jamming navigation signals."],
    ),
    (
        "Inspectors found no evidence of a chemical attack in Sund.",
        "Inspectors found evidence of a chemical attack in Sund.",
        ["No evidence of chemical weapons use in Sund was found by inspectors.", "The inspectors did not find signs of a chemical attack in Sund."],
        ["Inspectors found signs of a chemical attack in Sund.", "Evidence of a chemical attack was found in Sund by inspectors."],
    ),
    (
        "Veskar expelled four Toral diplomats on Tuesday.",
        "Veskar expelled fourteen Toral diplomats on Tuesday.",
        ["Four diplomats of Toral were expelled by Veskar on Tuesday.", "On Tuesday, Veskar ordered four Toral diplomats to leave."],
        ["Fourteen diplomats of Toral were expelled by Veskar on Tuesday.", "Veskar expelled four Toral diplomats on Thursday."],
    ),
    (
        "The rebels probably hold the eastern bank of the Ilm.",
        "The rebels hold the eastern bank of the Ilm.",
        ["The eastern bank of the Ilm is likely in rebel hands.", "Rebels are believed to control the eastern bank of the Ilm."],
        ["The eastern bank of the Ilm is in rebel hands.", "Rebels control the east bank of the Ilm."],
    ),
]  # fmt: skip
HEDGED = {ROWS[2][0], ROWS[-1][0]}
KNOWN = tuple(KnownName(name, (name,), None) for name in ("Toral", "Veskar", "Orlund"))


def statement(name: str, text: str, **changes: object) -> Statement:
    plain = Statement(text, "Toral", Certainty.CERTAIN, ClaimStatus.COMPLETED, (), name)
    return replace(plain, **changes)  # type: ignore[arg-type]  # keywords of Statement


def ground(**changes: object) -> Ground:
    plain = Ground(
        language="en",
        published=date(2026, 9, 14),
        gold_names=NameBook([("Oda Brandt", ("President Oda Brandt",))]),
        names=NameBook([]),
        known=KNOWN,
        traps={},
        sentences={},
        similarity=DEFAULT_SIMILARITY,
        thresholds=THRESHOLDS,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # keywords of Ground


def found_in(gold: str, trap: str, reworded: str) -> list[str]:
    """The conflicts of one rewording of the table."""
    own = Certainty.POSSIBLE if gold in HEDGED else Certainty.CERTAIN
    given = Certainty.LIKELY if gold in HEDGED else Certainty.CERTAIN
    right = statement("g1", gold, certainty=own)
    claim = statement("p1", reworded, certainty=given)
    return list(conflicts(right, claim, ground(traps={"g1": [trap]})))


@pytest.mark.parametrize(
    ("gold", "trap", "reworded"),
    [(gold, trap, text) for gold, trap, honest, _ in ROWS for text in honest],
)
def test_an_honest_rewording_has_no_conflict(gold: str, trap: str, reworded: str) -> None:
    assert found_in(gold, trap, reworded) == []


def test_a_claim_that_says_less_than_gold_is_not_taken_for_a_trap() -> None:
    gold = "Veskar and Toral signed two documents in Sund on Sunday, with Orlund as witness."
    trap = "Veskar, Toral and Maravia signed two documents in Sund on Sunday."

    assert (
        found_in(gold, trap, "Veskar and Toral signed two documents in Sund late on Sunday.") == []
    )


def test_most_wrong_rewordings_conflict() -> None:
    """The seven: hedges and synonyms ("restarted" where the trap says "resumed")."""
    wrong = [(gold, trap, text) for gold, trap, _, texts in ROWS for text in texts]

    missed = [row for row in wrong if not found_in(*row)]

    assert (len(wrong), len(missed)) == (21, 7)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"speaker": "Veskar"}, "speaker Veskar for Toral"),
        ({"speaker": ""}, "speaker nobody for Toral"),
        ({"certainty": Certainty.POSSIBLE}, "certainty possible for certain"),
        ({"certainty": Certainty.NOT_COMMITTED}, "certainty not_committed for certain"),
        ({"status": ClaimStatus.PLANNED}, "status planned for completed"),
        ({"status": ClaimStatus.DENIED}, "status denied for completed"),
    ],
)
def test_a_typed_field_decides_against_the_same_words(
    changes: dict[str, object], reason: str
) -> None:
    gold = statement("g1", "Veskar shelled Sund.")

    found = list(conflicts(gold, replace(gold, **changes), ground()))  # type: ignore[arg-type]

    assert found == [reason]


@pytest.mark.parametrize(
    "changes", [{"certainty": Certainty.LIKELY}, {"status": ClaimStatus.ONGOING}]
)
def test_one_step_is_tolerated(changes: dict[str, object]) -> None:
    gold = statement("g1", "Veskar shelled Sund.")

    assert list(conflicts(gold, replace(gold, **changes), ground())) == []  # type: ignore[arg-type]


def test_a_number_in_place_of_another_is_named() -> None:
    gold = statement("g1", "Veskar killed 12 soldiers.")
    claim = statement("p1", "Veskar killed 21 soldiers.")

    assert list(conflicts(gold, claim, ground())) == ["21 for 12"]


def test_a_number_that_the_evidence_gives_may_be_added() -> None:
    gold = statement("g1", "Veskar killed 12 soldiers.")
    claim = statement("p1", "Veskar killed 12 soldiers and wounded 40.")

    assert list(conflicts(gold, claim, ground())) == []


def test_a_swap_is_seen_without_any_trap() -> None:
    gold = statement("g1", "Veskar attacked Toral at dawn.")
    claim = statement("p1", "Toral attacked Veskar at dawn.")

    assert list(conflicts(gold, claim, ground())) == ["who acts on whom is swapped"]


def test_a_dropped_hedge_is_a_conflict() -> None:
    gold = statement("g1", "Rebels may have mined the bridge.", certainty=Certainty.LIKELY)
    claim = statement("p1", "Rebels have mined the bridge.")

    assert [reason.split(":")[0] for reason in conflicts(gold, claim, ground())] == [
        "hedge dropped"
    ]


def test_an_antonym_is_seen_by_its_trap() -> None:
    gold = statement("g1", "Orlund suspended arms deliveries to Toral.")
    claim = statement("p1", "Orlund resumed its deliveries of arms to Toral.")
    trap = "Orlund resumed arms deliveries to Toral."

    found = list(conflicts(gold, claim, ground(traps={"g1": [trap]})))

    assert found == [f"nearer to the trap “{trap}”"]


def test_a_trap_of_numbers_is_left_to_the_numbers() -> None:
    gold = statement("g1", "Veskar killed 12 soldiers at the gate.")
    claim = statement("p1", "Veskar killed soldiers at the gate.")
    trap = "Veskar killed soldiers at the gate, 21 of them."

    assert list(conflicts(gold, claim, ground(traps={"g1": [trap]}))) == []


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        (None, None, True),
        ("Toral", None, False),
        (None, "Toral", False),
        ("President Oda Brandt", "Brandt", True),
        ("Oda Brandt", "Foreign Minister Oda Brandt of Veskar", True),
        ("Two Toral officials", "Toral officials", True),
        ("Toral", "Toral navy", False),
    ],
)
def test_speakers_are_compared_as_names(
    gold: str | None, predicted: str | None, same: bool
) -> None:
    assert same_speaker(gold, predicted, ground()) is same
