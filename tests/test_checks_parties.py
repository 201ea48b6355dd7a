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
    ],
)  # fmt: skip
def test_who_does_or_bears_it_is_compared(claim: str, evidence: str, other: str | None) -> None:
    found = check_parties(claim, [evidence], [ORSK, TAVEL, MAYOR], body=BODY, language="en")

    assert found.detail == (other and f"the article tells it of {other}")


def test_parties_are_compared_in_english_alone() -> None:
    found = check_parties(
        "The Wren was towed.", ["The Finch was towed."], [], body=BODY, language="de"
    )

    assert found.verdict == "ok"
