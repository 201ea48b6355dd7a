"""Which hedges of a sentence count for a piece of evidence, and how they hold it."""

from __future__ import annotations

import pytest

from summarise.checks.hedging.counted import Act, Piece, hedges_of, hold
from summarise.checks.text.scopes import read


def _piece(sentence: str, cited: str, targets: str | None = None) -> Piece:
    """A piece of evidence; its targets are words of it, or all that carry content."""
    passage = read(sentence, "en")
    start = sentence.index(cited)
    inside = passage.inside(start, start + len(cited))
    words = [at for at in inside if passage.stems[at] is not None]
    if targets is None:
        return Piece(passage, words, words)
    return Piece(passage, words, [at for at in words if passage.norms[at] in targets.split()])


def _counted(piece: Piece, act: Act, *, aside: bool = False) -> list[str]:
    return [piece.passage.phrase(hedge.cue) for hedge in hedges_of(piece, act, aside=aside)]


@pytest.mark.parametrize(
    ("sentence", "cited", "hedges"),
    [
        ("Oman may shell the port.", "shell the port", ["may"]),
        ("Oman alleged that guards fled.", "guards fled", []),
        ("Oman alleged that guards may have fled.", "guards may have fled", ["may"]),
        ("Reportedly, the raid on the port may go on.", "raid on the port", ["may"]),
        ("Guards allegedly fled.", "Guards allegedly fled", ["allegedly"]),
        ("Guards, it is alleged, fled.", "fled", ["is alleged"]),
        ("The envoy indicated that guards fled.", "guards fled", []),
        ("The evidence indicates that guards fled.", "guards fled", ["evidence indicates"]),
        ("The envoy indicated that it would flee.", "flee", ["indicated that"]),
        ("The envoy indicated, and may hope, that guards fled.", "guards fled", ["may"]),
        ("Reportedly, the shelling of the port went on.", "shelling of the port", []),
        ("The shelling of the port may go on.", "shelling of the port", ["may"]),
        ("Reportedly, their shelling of the port went on.", "shelling", []),
        (
            "Oman is said to be weighing the sale of a port.",
            "sale of a port",
            ["is said to", "weighing"],
        ),
        ("Reportedly, his arrest came at dawn.", "arrest", []),
        ("Reportedly, its arrest came at dawn.", "arrest", []),
        ("Reportedly, an arrest came at dawn.", "arrest", ["Reportedly"]),
        ("Reportedly, the guards fled.", "guards fled", ["Reportedly"]),
        ("Some reckon that the accord touches Toral.", "accord", ["reckon"]),
        ("Guards possibly fled.", "Guards possibly fled", ["possibly"]),
        ("Possibly so.", "so", ["Possibly"]),
        ("The raid might, if it could be paid, come.", "come", ["might"]),
        ("They met so that they may trade.", "met", []),
        ("They met, so they may trade.", "met", ["may"]),
        ("They met if it rained, and may trade.", "met", ["may"]),
        ("Provided that it could be paid, they met.", "met", []),
        ("If they met it is likely dear.", "met", ["likely"]),
        ("Guards went to see whether it came.", "went", []),
        ("Guards asked whether it came.", "asked", ["whether"]),
        ("Guards did see whether it came.", "see", ["whether"]),
        ("Guards went to ask whether it came.", "went", ["whether"]),
        ("Guards went to see if possible gas leaks.", "went", ["possible"]),
        ("None could be found.", "found", []),
        ("Guards could not be found.", "found", []),
        ("Guards could only wait.", "wait", []),
        ("Guards could wait.", "wait", ["could"]),
        ("Guards could wait, not flee.", "wait", ["could"]),
        ("None left, but guards could wait.", "wait", ["could"]),
        ("Guards could be found not to flee.", "flee", ["could"]),
        ("None may be found.", "found", ["may"]),
        ("Guards left, as expected.", "left", []),
        ("Guards hid as suspected rebels.", "hid", ["suspected"]),
        ("Guards left, as they had been expected to.", "left", []),
        ("Guards were expected to leave.", "leave", ["were expected"]),
        ("Guards left, as they had been expected to", "left", []),
        ("As feared, guards fled.", "fled", []),
        ("If they met, it may pay.", "pay", ["may"]),
        ("Guards fled if hit; Oman may pay.", "pay", ["may"]),
        ("Alleged raids by Oman killed nine.", "raids", ["Alleged"]),
        ("Intelligence gathered in May indicates that guards fled.", "fled", ["indicates that"]),
        ("To see whether it came, guards left.", "left", []),
        ("Guards sought to find out whether it came.", "sought", []),
        ("Oman will, if pressed, sell arms and may pay.", "pay", ["may"]),
    ],
)
def test_hedges_count_that_leave_the_evidence_open(
    sentence: str, cited: str, hedges: list[str]
) -> None:
    assert _counted(_piece(sentence, cited), Act()) == hedges


@pytest.mark.parametrize(
    ("sentence", "cited", "act", "hedges"),
    [
        ("Guards are set to leave.", "leave", Act(), ["set to"]),
        ("Guards are set to leave.", "leave", Act(ahead=True), []),
        ("Guards are likely to leave.", "leave", Act(ahead=True), ["likely"]),
        ("Oman denied that guards may leave.", "guards may leave", Act(), ["may"]),
        ("Oman denied that guards may leave.", "guards may leave", Act(denied=True), []),
        ("Guards may not leave.", "leave", Act(denied=True), ["may"]),
        ("Guards may, Oman denied, leave.", "leave", Act(denied=True), ["may"]),
        ("Oman denied that guards may not leave.", "leave", Act(denied=True), []),
        ("If pressed, Oman may leave.", "leave", Act(denied=True), ["may"]),
        ("Oman believed that Ilm left.", "left", Act(denied=True), ["believed that"]),
        ("It is not so that they may leave.", "leave", Act(denied=True), []),
        ("Oman threatened that it may leave.", "threatened", Act(verbal=True), []),
        ("Oman reportedly threatened to leave.", "threatened", Act(verbal=True), ["reportedly"]),
        ("Oman may threaten Toral.", "threaten", Act(verbal=True), ["may"]),
        ("Oman may leave Toral.", "leave", Act(verbal=True), []),
        ("Oman threatened it, and may.", "threatened", Act(verbal=True), []),
        ("Oman is believed to have threatened it.", "threatened", Act(verbal=True), ["is believed"]),
        ("Oman believed that Ilm threatened it.", "threatened", Act(verbal=True), []),
        ("Oman believed that it was threatened.", "threatened", Act(verbal=True), []),
        ("Oman had been believed to have threatened it.", "threatened", Act(verbal=True), ["believed to have"]),
        ("Reports that guards fled are denied.", "guards fled", Act(denied=True), []),
        ("Reports that guards fled are rife.", "guards fled", Act(denied=True), ["Reports that"]),
    ],
)  # fmt: skip
def test_what_an_act_is_makes_some_hedges_harmless(
    sentence: str, cited: str, act: Act, hedges: list[str]
) -> None:
    assert _counted(_piece(sentence, cited), act) == hedges


def test_a_mere_name_for_a_deed_is_definite_behind_that_as_well() -> None:
    piece = _piece("Some reckon that the accord touches Toral.", "accord")

    assert _counted(piece, Act(), aside=True) == []


@pytest.mark.parametrize(
    ("sentence", "cited", "targets", "held"),
    [
        ("Oman may shell the port.", "shell the port", None, ["governs"]),
        ("Oman may shell the port.", "Oman may shell the port", "oman", ["near"]),
        ("Oman may shell the port.", "Oman may shell the port", "oman port", ["governs"]),
        (
            "Men and old ships of Oman may shell the port at dawn.",
            "Men and old ships of Oman may shell the port at dawn",
            "men ships old port dawn",
            ["near"],
        ),
        ("Men, reportedly using guns, fled.", "Men, reportedly using guns, fled", None, [None]),
        ("Oman gave aid and may pay.", "Oman gave aid and may pay", None, ["governs"]),
        ("Is suspected of raids and is on trial.", "raids", None, ["governs"]),
        (
            "Guards promised aid which may come.",
            "Guards promised aid which may come",
            "guards promised aid come",
            ["governs"],
        ),
        (
            "Old guards of the port of Oman, who may pay.",
            "Old guards of the port of Oman, who may pay",
            None,
            ["governs"],
        ),
        ("Guards fled, and Oman may shell the port.", "fled", None, [None]),
        ("Guards may pay, but Oman fled.", "Oman fled", None, [None]),
        ("Suspected rebels shelled the port.", "rebels shelled the port", None, ["near"]),
        ("Suspected rebels shelled the port.", "shelled the port", None, [None]),
        ("Suspected rebels shelled the old port.", "port", None, [None]),
        ("They are suspected of shelling it.", "shelling", None, ["governs"]),
        ("They were long suspected of shelling it.", "shelling", None, ["governs"]),
        ("Ships of suspected rebels sank.", "rebels sank", None, ["near"]),
        (
            "It could not be verified that guards fled.",
            "verified that guards fled",
            None,
            ["doubted"],
        ),
        ("Guards promised aid, little of which may have come.", "promised aid", None, [None]),
        ("Guards promised aid, little of which may have come.", "come", None, ["governs"]),
        ("Guards promised aid which may come.", "promised aid which may come", None, [None]),
        ("Guards promised aid which may come.", "promised aid which may come", "come", ["governs"]),
        ("Guards promised aid, and may pay Toral in gold.", "promised aid", None, [None]),
        ("Guards may pay Toral in gold.", "Toral in gold", None, ["governs"]),
        ("Guards of Oman may pay.", "Guards of Oman may pay", None, ["governs"]),
        ("Guards and men of Oman may have paid.", "Guards and men of Oman may", None, [None]),
        ("Guards of Oman are said to be against it.", "Guards of Oman", None, ["near"]),
        ("They are suspected rebels of note.", "rebels", None, ["near"]),
        ("Those suspected of raids paid.", "raids paid", None, ["near"]),
        ("They are feared to have paid.", "paid", None, ["governs"]),
        (
            "That guards fled could not be verified.",
            "guards fled could not be verified",
            None,
            ["doubted"],
        ),
        (
            "That guards fled could not be verified.",
            "guards fled could not be verified",
            "guards fled",
            [None],
        ),
        ("Guards fled, which could not be verified.", "Guards fled", None, [None]),
        (
            "Guards of Oman left the port; they are said to be against it.",
            "Guards of Oman left the port",
            None,
            [None],
        ),
        (
            "Oman may shell the port; guards fled.",
            "Oman may shell the port; guards fled",
            "guards fled",
            [None],
        ),
    ],
)
def test_a_hedge_governs_the_words_of_the_evidence_or_stands_near_them(
    sentence: str, cited: str, targets: str | None, held: list[str | None]
) -> None:
    piece = _piece(sentence, cited, targets)

    assert [hold(piece, hedge) for hedge in hedges_of(piece, Act(), aside=False)] == held


def test_a_hedge_governs_stems_of_the_evidence_that_count() -> None:
    piece = _piece("Guards fled, and Oman may shell the port.", "fled, and Oman may shell the port")
    (hedge,) = hedges_of(piece, Act(), aside=False)

    assert piece.stems == {"fle", "oman", "shell", "port"}
    assert hedge.stems(piece) == {"shell", "port"}
