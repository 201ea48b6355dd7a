"""Frames whose words stand apart from each other."""

import pytest

from summarise.checks.frames import frame_of
from summarise.checks.text.apart import apart
from summarise.checks.text.scopes import read


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


@pytest.mark.parametrize(
    ("sentence", "frames"),
    [
        (
            "The clip falsely shows tanks on fire, Orsk said.",
            [("denied", "falsely shows", "tanks on fire , orsk said .")],
        ),
        ("Orsk accused it falsely", []),
        (
            "Nothing in the letter should be taken to mean that Orsk yields, Quill said.",
            [
                (
                    "denied",
                    "Nothing in the letter should be taken to mean that",
                    "orsk yields , quill said .",
                )
            ],
        ),
        ("Nothing was said of the port, which shows that Orsk yields.", []),
        (
            "Nothing of this means that Orsk yields; it pays.",
            [("denied", "Nothing of this means that", "orsk yields")],
        ),
        (
            "Orsk dismissed a report that it had sold guns, and left.",
            [("denied", "dismissed a report that", "it had sold guns")],
        ),
        ("Orsk did not dismiss a report that it had sold guns.", []),
        ("Orsk dismissed the envoy; reports that guns were sold came later.", []),
        (
            "Orsk dismissed as gossip claims, printed twice, that guns were sold, and left.",
            [
                ("denied", "dismissed as gossip claims, printed twice, that", "guns were sold"),
                ("hypothetical", "gossip claims, printed twice, that", "guns were sold"),
            ],
        ),
        (
            "The photos don't prove that a mine sank it, Quill said.",
            [("hypothetical", "prove that", "a mine sank it , quill said .")],
        ),
        ("The photos do not show a mine that sank it.", []),
        (
            "The photos cannot prove that a mine sank it.",
            [("hypothetical", "prove that", "a mine sank it .")],
        ),
        (
            "The photos never once quite prove that a mine sank it.",
            [("hypothetical", "prove that", "a mine sank it .")],
        ),
        (
            "A court charged two clerks with theft, Quill said.",
            [("hypothetical", "charged two clerks with", "theft , quill said .")],
        ),
        ("A court charged the tax, and left with theft.", []),
        ("A court charged two clerks; one fled with maps.", []),
        ("Were Orsk to yield, all would starve.", [("hypothetical", "Were", "orsk to yield")]),
        ("Were Orsk to yield?", []),
        ("Should it yield, all would starve.", [("hypothetical", "Should", "it yield")]),
        ("Had it yielded, would all starve?", []),
        (
            "Rumours in the bay, heard by all, that Orsk had fled made the rounds, Quill said.",
            [
                (
                    "hypothetical",
                    "Rumours in the bay, heard by all, that",
                    "orsk had fled made the rounds , quill said .",
                )
            ],
        ),
        (
            "A war game assumed that Orsk mines the bay, Quill said.",
            [("hypothetical", "game assumed", "that orsk mines the bay , quill said .")],
        ),
        ("The game was played, and Orsk assumed that it won.", []),
        (
            "In the novel, Orsk burns the bay, Quill said.",
            [("hypothetical", "novel,", "orsk burns the bay , quill said .")],
        ),
        ("In the novel Orsk burns the bay.", []),
        (
            "In the simulation, Orsk burns the bay, and wins.",
            [("hypothetical", "simulation,", "orsk burns the bay")],
        ),
        ("In the drill, Orsk fired two rockets.", []),
        ("In the novel,", [("hypothetical", "novel,", "")]),
        (
            "The film depicts Orsk burning the bay, Quill said.",
            [("hypothetical", "film depicts", "orsk burning the bay , quill said .")],
        ),
        ("The film crew fled, and Quill depicts Orsk burning the bay.", []),
        ("Orsk wrongfully held two clerks, Quill said.", []),
        (
            "Two clerks were charged with theft, Quill said.",
            [("hypothetical", "charged with", "theft , quill said .")],
        ),
        ("The plan met with charges of theft.", []),
        ("Two clerks were charged.", []),
        ("Had Orsk known of the raid it would have paid.", []),
        ("In the bay, that rumour spread.", []),
        ("Rumours spread in the bay.", []),
        ("Rumours that Orsk had fled made the rounds.", []),
        ("Quill showed film of the raid.", []),
        ("The simulation, run by Quill, ended.", []),
        (
            "No deal came, and on Monday Orsk denied reports that it had sold guns, and left.",
            [("denied", "denied reports that", "it had sold guns")],
        ),
        ("Orsk never dismissed a report that it had sold guns.", []),
        ("Nobody dismissed a report that it had sold guns.", []),
        ("Orsk has not yet fully dismissed a report that it had sold guns.", []),
        (
            "Orsk dismissed that claim, made on Sunday, that guns were sold, and left.",
            [("denied", "dismissed that claim, made on Sunday, that", "guns were sold")],
        ),
        ("Orsk rejects reports of a raid", []),
        ("Those were claims that are false.", []),
        ("Reports of raids were denied.", [("denied", "Reports of", "raids")]),
        ("Claims that guns were sold aren't true.", [("denied", "Claims that", "guns were sold")]),
        ("Claims that guns were sold weren't denied.", []),
        ("The report of raids is doubtful.", [("questioned", "report of", "raids")]),
        ("The claim that Orsk fled was made on Monday by a man with a false name.", []),
        ("The claim that Orsk fled is old; false maps spread.", []),
        ('"The claim that Orsk fled is old. False maps spread."', []),
        ("The news spread to Pell, and the map was false.", []),
        ("Orsk did not pay, and the photos prove that a mine sank it.", []),
        ("Nothing shows that Orsk fled.", [("denied", "Nothing shows that", "orsk fled .")]),
        ("Nothing in the photos shows a mine.", []),
        ("Nothing was found.", []),
    ],
)
def test_a_frame_begins_with_its_words_and_governs_the_clause_behind(
    sentence: str, frames: list[tuple[str, str, str]]
) -> None:
    passage = read(sentence, "en")

    found = [
        (cue.label, passage.phrase(cue), " ".join(passage.norms[cue.last : cue.reach]))
        for cue in apart(passage)
    ]

    assert found == frames
