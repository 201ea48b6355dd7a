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
        ("The claim that Orsk sold guns is false.", "Orsk sold guns", "denied"),
        ("Reports of an Orsk raid on Ilm were denied by the army.", "an Orsk raid", "denied"),
        ("The story that Orsk sold guns proved to be a hoax.", "Orsk sold guns", "denied"),
        ("The report that Orsk sold guns is not true.", "Orsk sold guns", "denied"),
        ("The rumour that Orsk sold guns is unconfirmed.", "Orsk sold guns", "questioned"),
        ("The claim that Orsk sold guns is true.", "Orsk sold guns", "asserted"),
        ("The claim that Orsk sold guns is not disputed.", "Orsk sold guns", "asserted"),
        ("The claim that a false map was drawn is old.", "a false map was drawn", "asserted"),
        ("The idea that sold was Orsk's; the map is false.", "was Orsk's", "asserted"),
        ("Should the truce end, Orsk would close the port.", "the truce end", "hypothetical"),
        ("A judge charged two clerks with the theft of maps.", "the theft of maps", "hypothetical"),
        ("Orsk did not reject a report that it had sold guns.", "it had sold guns", "asserted"),
        ("Orsk rejected a plan for a port that it had sold.", "it had sold", "asserted"),
        (
            '"Orsk rejected it. Reports that guns were sold came later."',
            "guns were sold",
            "asserted",
        ),
        ("A clip that wrongly shows Orskian tanks on fire spread.", "Orskian tanks", "denied"),
        ("A war game assumed that Orsk mines the bay.", "Orsk mines the bay", "hypothetical"),
        ("The drill supposed an attack by Orsk on the bay.", "an attack by Orsk", "hypothetical"),
        ("In the novel, Orsk burns the bay.", "Orsk burns the bay", "hypothetical"),
        ("The film depicts Orsk burning the bay.", "Orsk burning the bay", "hypothetical"),
        (
            "Rumours in the bay, heard by all, that Orsk had fled made the rounds.",
            "Orsk had fled",
            "hypothetical",
        ),
        ("In the exercise, Orsk fired two rockets.", "Orsk fired two rockets", "asserted"),
        ("The film crew that Orsk held was freed.", "was freed", "asserted"),
        ("The exercise showed that Orsk is weak.", "Orsk is weak", "asserted"),
        (
            "Orsk said that it would pay and that half the bridge stands.",
            "half the bridge stands",
            "asserted",
        ),
        ('"Had we held on, Orsk would have paid," he said.', "we held on", "hypothetical"),
        ('"Were Orsk to mine the bay, all would starve."', "Orsk to mine the bay", "hypothetical"),
        ('"Had Orsk paid?" he asked.', "Orsk paid", "questioned"),
        ('"Had Orsk, as agreed, paid?" he asked.', "paid", "questioned"),
        ("A bare deck does not prove that nobody was aboard.", "nobody was aboard", "hypothetical"),
        ("The scans prove that nobody was aboard.", "nobody was aboard", "asserted"),
        ("Should the port be closed?", "the port be closed", "questioned"),
    ],
)
def test_the_frame_of_words_behind_a_gap(sentence: str, told: str, kind: str) -> None:
    start = sentence.index(told)

    found = frame_of(sentence, start, start + len(told), claim=None, language="en")

    assert found.kind in {kind, "reported"} if kind == "asserted" else found.kind == kind
