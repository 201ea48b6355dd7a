"""What a claim's own words hedge."""

from __future__ import annotations

import pytest

from summarise.checks.hedging.own_words import keeps, own_hedge
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("claim", "hedge"),
    [
        ("Oman may close the port.", "may"),
        ("If talks fail, Oman might close the port.", "might"),
        ("The port is now likely to close.", "likely"),
        ("The raid was “likely” Oman's doing.", "likely"),
        ("A mine laid from the shore is the likely cause.", "likely"),
        ("All of the crew are believed dead.", "are believed"),
        ("Ships appeared to have turned.", "appeared to"),
        ("Evidence suggests that a mine sank it.", "suggests"),
        ("What was seen was probably a drill.", "probably"),
        ("Help of Oman cannot be ruled out.", "cannot be ruled out"),
        ("Oman risked losing the port.", "risked"),
        ("Estimates put the dead at 40.", "Estimates"),
        ("No one is reported to have died.", "is reported to"),
        ("The United States may leave.", "may"),
        ("The raid could embolden Oman.", "could"),
        ("The number of men killed was thought to be 40.", "was thought"),
        ("The general would probably refuse.", "probably"),
        ("If it may rain, Oman might leave.", "might"),
        ("Oman could", "could"),
        ("Likely, Oman left.", "Likely"),
        ("Oman is not only here, it is likely to leave.", "likely"),
        ("Nothing is believed to be left.", "is believed"),
        ("Oman was suspected of raids.", "suspected"),
        ("It was long thought lost.", "thought"),
        ("A deal is expected, not a truce.", "is expected"),
        ("Raids by Oman cannot be excluded.", "cannot be excluded"),
        ("The suspected rebels may attack.", "may"),
        ("If Oman left, Ilm might pay.", "might"),
        ("If Oman left, perhaps it paid.", "perhaps"),
        ("Nothing is allegedly left.", "allegedly"),
        ("It is alleged that guards fled.", "is alleged"),
        ("The port is now very likely to close.", "likely"),
    ],
)
def test_a_claim_hedges_what_it_states(claim: str, hedge: str) -> None:
    passage = read(claim, "en")

    found = own_hedge(passage, english=True)

    assert found is not None
    assert passage.phrase(found) == hedge


@pytest.mark.parametrize(
    "claim",
    [
        "Oman closed the port.",
        "Oman closed the port, and more may follow.",
        "Oman left the port and was expected to return.",
        "A surge that could top the walls reached the port.",
        "A man initially believed to be missing was found.",
        "Suspected rebels raided a base.",
        "An estimated 40 men died.",
        "Perhaps 40 men died.",
        "No deal is expected soon, and no truce.",
        "Quill believes that Oman fired.",
        "Oman is considering a strike.",
        "Only Oman could have reached the port.",
        "Nothing in the pact could be enforced.",
        "The ship left the port it had been expected to enter.",
        "Quill feared Oman may fire.",
        "Oman could not reach the port.",
        "Blasts were reported in the port.",
        "No deal is expected.",
        "Nothing was found to suggest a mine.",
        "It is not known whether Oman may fire.",
        "A deal is unlikely.",
        "The talks were held in May.",
        "If Oman may leave, Ilm stays.",
        "Oman could have left.",
        "Oman left with probably 40 men.",
        "Troops likely to leave met.",
        "Oman is not likely to leave.",
        "Oman risked the port.",
        "Estimates of the dead differ.",
        "Signs fell that point to nothing.",
        "The map points to a raid.",
        "Raids were reported by Oman.",
        "No raid is anticipated.",
        "Oman left to perhaps return.",
        "What may be a raid sank it.",
        "Oman had been expected to sign.",
        "Oman signed a perhaps dear pact.",
        "Where it may lie, Oman knows.",
        "After talks ended Oman closed the port.",
        "The report suggests a raid.",
        "Oman has four old ships reportedly bought in Ilm.",
        "Oman is to perhaps sign in May.",
        "Oman fought as best it might.",
        "There were fears that Oman left.",
    ],
)
def test_a_claim_hedges_less_than_what_it_states(claim: str) -> None:
    assert own_hedge(read(claim, "en"), english=True) is None


@pytest.mark.parametrize(
    ("claim", "language", "hedges"),
    [
        ("Oman hat den Hafen wahrscheinlich gesperrt.", "de", True),
        ("Oman soll den Hafen räumen.", "de", False),
        ("Omán probablemente cerró el puerto.", "es", True),
        ("Oman a peut-être fermé le port.", "fr", True),
        ("Oman a fermé le port.", "fr", False),
        ("Оман, вероятно, закрыл порт.", "ru", True),
        ("Оман закрыл порт.", "ru", False),
    ],
)
def test_adverbs_of_other_languages_hedge_a_claim(claim: str, language: str, hedges: bool) -> None:
    assert (own_hedge(read(claim, language), english=False) is not None) is hedges


@pytest.mark.parametrize(
    ("claim", "hedge", "governed", "kept"),
    [
        ("A man believed dead was found.", ("believed",), {"dead"}, True),
        ("Oman can reply.", ("could",), {"reply"}, True),
        ("Oman fired.", ("may",), {"fir"}, False),
        ("Oman fired, and perhaps hit the port.", ("may",), {"hit", "port"}, True),
        ("Oman hit the port, and perhaps a ship.", ("may",), {"hit", "port"}, False),
        ("Oman hit the port, and perhaps a ship.", ("perhaps",), {"hit", "port"}, True),
        ("Oman hit ships and perhaps the port.", ("may",), {"hit", "port"}, True),
        ("Oman hit ships, men and perhaps the port.", ("may",), {"hit", "man", "port"}, False),
        ("Oman is able to reply.", ("may",), {"reply"}, False),
        ("Oman replied.", ("could",), {"reply"}, False),
    ],
)
def test_a_claim_keeps_a_hedge_of_its_evidence(
    claim: str, hedge: tuple[str, ...], governed: set[str], kept: bool
) -> None:
    assert keeps(read(claim, "en"), hedge, frozenset(governed)) is kept
