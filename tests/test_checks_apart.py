"""Frames whose words stand apart from each other."""

import pytest

from summarise.checks.frames import frame_of


@pytest.mark.parametrize(
    ("sentence", "told", "kind"),
    [
        ("Orsk dismissed as gossip a report that it had sold guns.", "it had sold guns", "denied"),
        (
            "Orsk rejected on Monday claims, printed in two papers, that it had sold guns.",
            "it had sold guns",
            "denied",
        ),
        ("Should the truce end, Orsk would close the port.", "the truce end", "hypothetical"),
        ("A judge charged two clerks with the theft of maps.", "the theft of maps", "hypothetical"),
        ("Orsk did not reject a report that it had sold guns.", "it had sold guns", "asserted"),
        ("Orsk rejected a plan for a port that it had sold.", "it had sold", "asserted"),
        ("Should the port be closed?", "the port be closed", "questioned"),
    ],
)
def test_the_frame_of_words_behind_a_gap(sentence: str, told: str, kind: str) -> None:
    start = sentence.index(told)

    found = frame_of(sentence, start, start + len(told), claim=None, language="en")

    assert found.kind in {kind, "reported"} if kind == "asserted" else found.kind == kind
