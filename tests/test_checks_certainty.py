"""Which words a hedge holds, and which hedges count."""

from __future__ import annotations

import pytest

from check_articles import span_of
from summarise.checks.hedging.counted import Act, Piece, hedges_of, hold, unverified
from summarise.checks.hedging.foretold import coming
from summarise.checks.hedging.hedges import check_hedge
from summarise.checks.hedging.held import held, is_modifier
from summarise.checks.hedging.own_words import keeps, own_hedge
from summarise.checks.text.scopes import read
from summarise.vocabulary import Certainty


def _piece(sentence: str, evidence: str | None = None, claim: str = "") -> Piece:
    passage = read(sentence, "en")
    _, start, end = span_of(sentence, evidence or sentence)
    cited = [at for at in passage.inside(start, end) if passage.stems[at] is not None]
    told = read(claim, "en").content
    return Piece(passage, cited, [at for at in cited if passage.stems[at] in told] or cited)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Oman may attack the port.", "attack the port"),
        ("Oman attacked the port, analysts believe.", "Oman attacked the port"),
        ("Toral fled; Oman attacked, analysts believe.", "Oman attacked"),
        ("Oman attacked, and analysts believe.", ""),
        ("Oman attacked, by most long and careful and independent estimates.", ""),
        ("Oman may nevertheless attack the port.", "nevertheless attack the port"),
        ("Quill believed, he said, that Oman fled.", ", he said, that Oman fled"),
        ("Men believed to have fled, and others left.", "fled"),
        ("Oman fled, apparently using boats and rafts.", "using boats"),
        ("Asked whether he would go, Quill left.", "he would go"),
    ],
)
def test_a_hedge_holds_its_clause_its_modifier_or_the_statement_before(
    sentence: str, words: str
) -> None:
    passage = read(sentence, "en")
    cue, span = held(passage, passage.hedge_cues[0])

    inside = passage.words[span.start : span.stop]
    assert (sentence[inside[0].start : inside[-1].end].rstrip(".") if inside else "") == words
    assert cue.first == passage.hedge_cues[0].first


@pytest.mark.parametrize(
    ("sentence", "modifier"),
    [
        ("Men believed to have fled were found.", True),
        ("Men are believed to have fled.", False),
        ("Men were widely believed to have fled.", False),
        ("Oman fled, apparently using boats.", True),
        ("Oman fled, apparently in boats.", False),
        ("Ships appeared to have fled.", False),
        ("Believed to have fled, they were found.", False),
    ],
)
def test_a_participle_behind_a_noun_is_a_part_of_a_clause(sentence: str, modifier: bool) -> None:
    passage = read(sentence, "en")

    assert is_modifier(passage, passage.hedge_cues[0]) is modifier


@pytest.mark.parametrize(
    ("sentence", "evidence", "act", "counted"),
    [
        ("Oman may attack.", None, Act(), ["may"]),
        ("Oman is set to attack.", None, Act(), ["set to"]),
        ("Oman is set to attack.", None, Act(ahead=True), []),
        ("They left, as expected.", None, Act(), []),
        ("Oman could not attack.", None, Act(), []),
        ("Oman could only attack.", None, Act(), []),
        ("None could be confirmed.", None, Act(), []),
        ("Oman could attack.", None, Act(), ["could"]),
        ("They paid so that Oman may attack.", None, Act(), []),
        ("They paid so Oman may attack.", None, Act(), ["may"]),
        ("If Oman may attack, they pay.", None, Act(), []),
        ("They met, if late, and Oman may attack.", None, Act(), ["may"]),
        ("They came to see whether Oman fled.", None, Act(), []),
        ("They asked whether Oman fled.", None, Act(), ["whether"]),
        ("Quill alleged that Oman attacked.", None, Act(), []),
        ("The consul indicated that nine fled.", None, Act(), []),
        ("The evidence indicates that nine fled.", None, Act(), ["evidence indicates"]),
        ("Oman denied that it may attack.", None, Act(denied=True), []),
        ("Oman denied that it may attack.", None, Act(), ["may"]),
        ("Oman reportedly threatened to attack.", None, Act(verbal=True), ["reportedly"]),
        ("Oman threatened that it may attack.", None, Act(verbal=True), []),
        ("The navy may have seen the assassination of Quill.", "assassination of Quill", Act(), []),
    ],
)
def test_hedges_count_unless_something_makes_them_harmless(
    sentence: str, evidence: str | None, act: Act, counted: list[str]
) -> None:
    piece = _piece(sentence, evidence)

    found = [piece.passage.phrase(item.cue) for item in hedges_of(piece, act, aside=True)]

    assert found == counted


@pytest.mark.parametrize(
    ("sentence", "evidence", "claim", "holds"),
    [
        ("Oman may attack the port.", "attack the port", "Oman attacked the port.", "governs"),
        ("Suspected rebels raided a base.", "rebels raided a base", "Rebels raided a base.", "near"),
        ("Suspected rebels raided a base.", "raided a base", "They raided a base.", None),
        ("Oman fled in boats it may have bought.", "fled in boats", "Oman fled in boats.", None),
    ],
)  # fmt: skip
def test_a_hedge_governs_the_claimed_words_or_stands_near(
    sentence: str, evidence: str, claim: str, holds: str | None
) -> None:
    piece = _piece(sentence, evidence, claim)
    (hedge,) = hedges_of(piece, Act(), aside=False)

    assert hold(piece, hedge) == holds


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [("It could not be verified.", True), ("It was unconfirmed.", False), ("It may be so.", False)],
)
def test_what_could_not_be_verified_is_doubted(sentence: str, doubted: bool) -> None:
    piece = _piece(sentence)

    assert any(unverified(piece, cue) for cue in piece.passage.hedge_cues) is doubted


@pytest.mark.parametrize(
    ("claim", "hedge"),
    [
        ("Oman may attack.", "may"),
        ("Oman could attack.", "could"),
        ("Oman could have attacked.", None),
        ("Oman could not attack.", None),
        ("Oman is likely to attack.", "likely"),
        ("Oman is not likely to attack.", None),
        ("Troops likely to leave met.", None),
        ("Oman probably attacked.", "probably"),
        ("Oman sent probably 20 men.", None),
        ("Oman risks losing the port.", "risks"),
        ("Oman risks the port.", None),
        ("Oman is expected to attack.", "is expected"),
        ("No deal is expected.", None),
        ("A raid was reported.", None),
        ("Oman is said to have fled.", "is said to"),
        ("Oman appears to attack.", "appears to"),
        ("Evidence suggests Oman fled.", "Evidence suggests"),
        ("Oman had been expected to flee.", None),
        ("If talks fail, Oman may attack.", "may"),
        ("That Oman fled may be true.", "may"),
        ("Oman fled and may attack.", None),
        ("Toral said Oman may attack.", None),
        ("A pact cannot be ruled out.", "cannot be ruled out"),
    ],
)
def test_a_claim_hedges_its_first_statement(claim: str, hedge: str | None) -> None:
    passage = read(claim, "en")

    found = own_hedge(passage, english=True)

    phrase = None if found is None else passage.phrase(found)
    assert (phrase is None) is (hedge is None)
    assert hedge is None or (phrase and (hedge in phrase or phrase in hedge))


@pytest.mark.parametrize(
    ("claim", "hedge", "governed", "kept"),
    [
        ("Oman may flee.", ("may",), {"fle"}, True),
        ("Oman might flee.", ("may",), {"fle"}, True),
        ("Oman might flee and attack.", ("may",), {"attack", "fle"}, True),
        ("Oman fled.", ("may",), {"fle"}, False),
        ("Oman can flee.", ("could",), {"fle"}, True),
        ("Oman can flee.", ("may",), {"fle"}, False),
        ("Oman fled but may attack.", ("might",), {"fle", "port"}, False),
    ],
)
def test_a_claim_keeps_a_hedge_in_any_words(
    claim: str, hedge: tuple[str, ...], governed: set[str], kept: bool
) -> None:
    assert keeps(read(claim, "en"), hedge, frozenset(governed)) is kept


@pytest.mark.parametrize(
    ("sentence", "deed", "words"),
    [
        ("The fleet will sail.", True, "will"),
        ("The fleet will continue to sail.", True, None),
        ("The fleet will go on sailing.", True, None),
        ("It seized a port and will hold it.", True, None),
        ("It is said that the fleet will sail.", True, "will"),
        ("A port which the fleet will seize.", True, None),
        ("The port it would take years to mend.", True, None),
        ("Oman must have fired.", True, None),
        ("Oman must fire.", True, "must"),
        ("The fleet is to sail.", True, "is to"),
        ("The fleet is to keep sailing.", True, None),
        ("The fleet was to 40 men a prison.", True, None),
        ("Oman announced the withdrawal.", True, None),
        ("Oman announced a withdrawal.", True, "announced"),
        ("A withdrawal was announced.", True, None),
        ("Oman announced a new and very much larger withdrawal.", True, None),
        ("Envoys are due back.", True, "due"),
        ("Envoys are due a rest.", True, None),
        ("Oman announced it will lift the ban.", False, None),
        ("Oman decided to sail.", True, "decided to"),
        ("Oman decided to sail.", False, None),
        ("Oman is ready to sign.", False, "ready to"),
        ("Oman is ready to sign.", True, None),
        ("A draft written by Oman foresees peace.", True, "foresees"),
        ("Oman offered aid and sent men.", True, None),
    ],
)
def test_what_is_willed_or_promised_is_still_to_come(
    sentence: str, deed: bool, words: str | None
) -> None:
    assert coming([_piece(sentence)], deed=deed, language="en") == words


@pytest.mark.parametrize(
    ("certainty", "sentence", "verdict"),
    [
        ("certain", "Oman may attack.", "overstated"),
        ("certain", "Oman will likely attack.", "overstated"),
        ("likely", "Oman will likely attack.", "ok"),
        ("likely", "Oman may attack.", "ok"),
        ("likely", "Oman is unlikely to attack.", "overstated"),
        ("possible", "Oman will likely attack.", "ok"),
        ("possible", "Oman attacks.", "no_cue"),
        ("possible", "Oman believes it attacks.", "ok"),
        ("possible", "If Oman attacks, it wins.", "ok"),
    ],
)
def test_likely_and_possible_are_one_step_apart(
    certainty: str, sentence: str, verdict: str
) -> None:
    cited = [span_of(sentence, sentence)]

    found = check_hedge("Oman attacks.", cited, certainty=Certainty(certainty), language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("sentence", "evidence", "verdict"),
    [
        ("Quill accused Oman of a raid.", "a raid", "overstated"),
        ("Quill accused Oman of a raid; a raid came.", "a raid came", "ok"),
        ("Quill left Oman after a raid.", "a raid", "ok"),
    ],
)
def test_a_deed_laid_at_somebodys_door_is_not_certain(
    sentence: str, evidence: str, verdict: str
) -> None:
    cited = [span_of(sentence, evidence)]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", act=Act(deed=True))

    assert found.verdict == verdict, found.detail
