"""Deeds that a claim gives to somebody of another name."""

from __future__ import annotations

import pytest

from summarise.checks.acting.parties import check_parties
from summarise.checks.text.names import KnownName

ORSK = KnownName("Orsk", ("Orsk",), None, ("Orskian",))
TAVEL = KnownName("Tavel", ("Tavel",), None, ("Tavelian",))
MAYOR = KnownName("Mara Quill", ("Mara Quill", "Quill"), None)
BODY = """
The tug Wren, out of Orsk, met the tug Finch on Sunday. The Finch was towed home. On Monday
the Orskian mayor Mara Quill spoke in Tavel. Later the guild of
Hollin left, and the porters rested.
The channel Reed sent a note, which the channel took back. It was drawn up for Tavel.
Mrs Quill said that she was well.
"""


@pytest.mark.parametrize(
    ("claim", "evidence", "other"),
    [
        ("The Wren was towed home.", "The Finch was towed home.", "The Finch"),
        ("The bill was drafted by Tavel.", "The bill was drafted by Orsk.", "Orsk"),
        ("Tavel drafted the bill.", "The bill, drafted by Orsk, is long.", "Orsk"),
        ("The guild of Hollin rested.", "The guild of Hollin left, and the porters rested.", "the porters"),
        ("Quill drafted a bill.", "Later he drafted a bill.", None),
        ("Quill drafted a bill.", "He drafted a bill.", "he"),
        ("Quill drafted a bill.", "She drafted a bill.", None),
        ("The Finch was towed home.", "The Finch was towed home.", None),
        ("The Wren was towed home.", "It was towed home.", None),
        ("The tug Wren was towed home.", "The tug was towed home.", None),
        ("Orsk drafted a bill.", "Quill drafted a bill.", None),
        ("The Reed took it back.", "The Reed sent a note, which the channel took back.", None),
        ("Tavel sold 48 carts.", "Orsk sold 63 carts; 48 carts came back.", None),
        ("Quill is expected to be mayor.", "The mayor of Hollin is expected to be Quill.", None),
        ("Quill fled in May.", "The actor who fled in May, Quill, is back.", None),
        ("The Wren met the Finch.", "The Finch met the Wren.", None),
        ("The porters left.", "The guild of Hollin left.", None),
        ("Wren was towed home.", "Finch was towed home.", "Finch"),
        ("Porters rested.", "The guild rested.", None),
        ("It and the Wren were towed home.", "The Finch was towed home.", None),
        ("The Wren was towed home.", "Both were towed home.", None),
        ("Tavel hoped to win.", "Orsk hoped to win.", "Orsk"),
        ("Tavel expected to be mayor.", "Orsk expected to be mayor.", None),
        ("Orsk drafted a bill.", "Tavel drafted a bill.", "Tavel"),
        ("Orsk drafted a bill.", "The Orsk guild drafted a bill.", None),
        ("Hollin drafted a bill.", "Quill, mayor of Hollin, drafted a bill.", None),
        ("Monday brought rain.", "Sunday brought rain.", None),
        ("Porters rested.", "Hollin rested.", None),
        ("The Marr was towed home.", "The Finch was towed home.", "The Finch"),
        ("The Wren was towed home.", "The Finch and others were towed home.", None),
        ("Envoy Dov Marr rested.", "The aged Marr rested.", None),
        ("Hollin rested.", "The bakers rested.", None),
        ("Hollin rested.", "At Hollin, the bakers rested.", None),
        ("Hollin rested.", "At Hollin once, the bakers rested.", None),
        ("Hollin rested.", "The bakers rested at Hollin.", None),
        ("Hollin rested.", "At Hollin, the bakers rested, and so, late at night, did Hollin.", None),
        ("Tavel sold 48 carts.", "Orsk sold carts.", None),
        ("Tavel sold carts.", "Orsk sold 48 carts.", "Orsk"),
        ("Hollin rested.", "The porters near Hollin rested.", None),
        ("Hollin rested.", "The porters rested, and so, late at night, did Hollin.", "The porters"),
        ("The guild of Hollin rested.", "The porters, all of the guild of Hollin, rested.", None),
    ],
)  # fmt: skip
def test_who_does_or_bears_it_is_compared(claim: str, evidence: str, other: str | None) -> None:
    found = check_parties(claim, [evidence], [ORSK, TAVEL, MAYOR], body=BODY, language="en")

    assert found.detail == (other and f"the article tells it of {other}")


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [
        (["The Finch was towed home.", "The Wren was towed home."], "ok"),
        (["The Finch was towed home.", "It was towed home."], "ok"),
        (["The Finch was towed home.", "The Finch was towed home on Sunday."], "another_doer"),
        (["The Finch sank."], "ok"),
    ],
)
def test_every_telling_of_a_deed_must_be_of_somebody_else(
    evidence: list[str], verdict: str
) -> None:
    found = check_parties(
        "The Wren was towed home.", evidence, [ORSK, TAVEL, MAYOR], body=BODY, language=None
    )

    assert found.verdict == verdict


NAVARR = KnownName("Navarr", ("Navarr",), "NAV", ("Navarrian",))
OSK = KnownName("Ilva Osk", ("Ilva Osk", "Osk"), "NAV")
DEFECTOR = KnownName("Dov Lir", ("Dov Lir", "Lir"), "ORS")
GUARD = KnownName("Grey Guard", ("Grey Guard",), "ORS")


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("Navarr drafted a bill.", "Osk drafted a bill.", "ok"),
        ("Lir drafted a bill.", "The Grey Guard drafted a bill.", "ok"),
        ("Navarr drafted a bill.", "Lir drafted a bill.", "ok"),
        ("Lir drafted a bill.", "Navarr drafted a bill.", "ok"),
        ("Navarr drafted a bill.", "The Grey Guard drafted a bill.", "another_doer"),
        ("Osk drafted a bill.", "Lir drafted a bill.", "another_doer"),
        ("Osk drafted a bill.", "The Grey Guard drafted a bill.", "another_doer"),
    ],
)
def test_a_state_may_stand_for_a_person_but_not_for_a_body_of_another_state(
    claim: str, evidence: str, verdict: str
) -> None:
    known = [NAVARR, OSK, DEFECTOR, GUARD]

    body = """
    A bill was read in Navarr. The aged poet who wrote it was Ilva Osk. It was sent to the men of
    the Grey Guard at the fort. Nobody there had heard of Dov Lir.
    """

    found = check_parties(claim, [evidence], known, body=body, language="en")

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("It was the Wren, now the Finch, that sank.", "ok"),
        ("It was the Finch, now the Wren, that sank.", "ok"),
        ("Wren, now the Finch, sank.", "ok"),
        ("They towed what had been the Wren, now the Finch", "ok"),
        ("It was the Wren, now also the Finch, that sank.", "another_doer"),
        ("It was the Finch, now also the Wren, that sank.", "another_doer"),
        ("It was the Wren and the Finch that sank.", "another_doer"),
        ("The Wren rammed the Finch.", "another_doer"),
        ("The Wren sank. Its crew was saved by the Finch.", "another_doer"),
    ],
)
def test_two_names_may_be_of_one_thing_if_the_article_has_them_side_by_side(
    body: str, verdict: str
) -> None:
    claim, evidence = "The Wren was towed home.", "The Finch was towed home."

    found = check_parties(claim, [evidence], [], body=body, language="en")

    assert found.verdict == verdict


def test_a_woman_of_the_evidence_is_no_man_of_the_article() -> None:
    man = KnownName("Dov Ames", ("Dov Ames", "Ames"), None)
    body = "The old mayor, Mr Ames, said that he was well. She drafted a bill."

    found = check_parties(
        "Mayor Ames drafted a bill.", ["She drafted a bill."], [man], body=body, language="en"
    )

    assert found.detail == "the article tells it of she"


def test_parties_are_compared_in_english_alone() -> None:
    found = check_parties(
        "The Wren was towed.", ["The Finch was towed."], [], body=BODY, language="de"
    )

    assert found.verdict == "ok"
