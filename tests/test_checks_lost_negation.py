"""Negations of the evidence that a claim has lost, and negations that it has added."""

from __future__ import annotations

import pytest

from summarise.checks.negating.lost_negation import (
    conditional,
    lost_negation,
    only_then,
    only_until,
)
from summarise.checks.negating.negation import check_negation
from summarise.checks.text.scopes import read


def _lost(claim: str, *evidence: str, language: str = "en") -> str | None:
    pieces = [(read(sentence, language), 0, len(sentence)) for sentence in evidence]
    return lost_negation(read(claim, language), pieces)


@pytest.mark.parametrize(
    ("claim", "sentence", "lost"),
    [
        ("Oman signed the pact.", "Oman did not sign the pact.", "not sign"),
        ("Oman signed.", "Oman did not sign the pact.", "not sign"),
        ("Oman signed it and said it would not.", "Oman did not sign it and said it would not.", "not sign"),
        ("Ilm signed a truce.", "Oman did not sign the pact in Ghent.", None),
        ("Oman was happy and signed.", "Oman did not sign.", "not sign"),
        ("A pact exists.", "No such pact exists.", "No such pact exists"),
        ("The talks yielded a pact.", "The talks yielded nothing.", "yielded nothing"),
        ("Oman will sign.", "Asked to sign, Oman said it would not.", "not"),
        ("Oman signs.", "Asked to sign, Oman said it would not.", None),
        ("Oman will refuse to sign.", "Asked to sign, Oman said it would not.", None),
        ("Oman will sign.", "Oman never knew.", None),
        ("It had much to do with the raid.", "It had nothing to do with the raid.", "nothing to do with the raid"),
        ("The plan has to do with Ilm.", "Oman, seldom heard, had nothing to do with Ilm.", "nothing to do with Ilm"),
        ("Oman does not sign the pact.", "Oman did not sign the pact.", None),
        ("Oman hardly signed the pact.", "Oman did not sign the pact.", None),
        ("Oman refused to sign the pact.", "Oman did not sign the pact.", None),
        ("Oman denied signing the pact.", "Oman did not sign the pact.", None),
        ("Oman denied signing the pact.", "Oman denied that it did not sign the pact.", "not sign"),
        ("Oman denied, then signed the pact.", "Oman denied it and did not sign the pact.", "not sign"),
        ("The talks are over, and Oman signed the pact.", "Oman did not sign the pact.", None),
        ("Oman signed a non-binding pact.", "Oman's pact was not binding.", None),
        ("Oman signed the pact, and Ilm did not.", "Oman did not sign the pact.", "not sign"),
        ("Oman signed the pact and did not pay.", "Oman did not sign the pact and did not pay.", "not sign"),
        ("Oman signed the pact after Ilm paid.", "Oman did not sign the pact until Ilm paid.", None),
        ("Oman signed the pact in May.", "Oman did not sign the pact until May.", "not sign"),
        ("Oman signed its first pact.", "Oman had never signed a pact.", None),
        ("Oman signed its first pact.", "Oman had not signed a pact.", "not signed"),
        ("Ilm joined the raid.", "Oman raided, and Ilm took no part in the raid.", "no part in the raid"),
        ("Oman was ready.", "Oman was far from ready.", "far from ready"),
        ("Ilm took no part in the raid.", "Oman raided, and Ilm took no part in the raid.", None),
        ("A raid is ruled out.", "A raid is not ruled out.", "not ruled"),
        ("Oman rules out a raid.", "Oman cannot rule out a raid.", "cannot rule"),
        ("Oman will not rule out a raid.", "Oman cannot rule out a raid.", None),
        ("Oman does not rule on a raid.", "Oman cannot rule out a raid.", None),
        ("Oman signed the pact.", "Oman did not pay, but Oman signed the pact.", None),
        ("Ilm paid, but Oman signed the pact.", "Ilm did not sign the pact, but Oman signed the pact.", None),
        ("Ilm signed the pact.", "Ilm did not sign the pact, but Oman signed.", "not sign"),
        ("On Friday Orsk fired on a school in the old town.", "At no time did Orsk fire.", "no"),
        ("Orsk to open the gate.", "Under no circumstances, the mayor wrote, will Orsk open the gate.", "no"),
        ("Orsk to open the ports of Pryce and Toral.", "Under no circumstances, the mayor wrote, will Orsk open the gate.", None),
        ("Orsk to open its ports in June.", "Under no circumstances, the mayor wrote, will Orsk open the gate.", None),
        ("Toral paid its crews.", "At no time did Orsk fire.", None),
        ("Oman signalled to Ilm in May.", "Oman did not sign with Ilm in May.", None),
        ("Oman denied the raid.", "Oman did not deny the raid.", "not deny"),
        ("Oman joined the raid.", "Oman was there, but took no part in the raid.", "no part in the raid"),
        ("Ilm signed.", "Oman refused to sign.", None),
        ("Ilm signed a truce.", "Ilm wants a truce, but Oman did not sign the pact.", None),
        ("The plan has to do with Ilm and Toral.", "Oman, seldom heard, had nothing to do with Ilm.", "nothing to do with Ilm"),
        ("Ilm will sign a truce.", "Oman did not sign the pact in Ghent.", None),
        ("Ilm will then sign a truce.", "Oman did not then sign the pact.", None),
        ("Ilm fled Pryce.", "Oman had nothing at all to do with Pryce in May.", None),
        ("Sign the pact Oman would not.", "Oman did not sign the pact, and Ilm did not pay.", None),
        ("Oman denies signing the pact.", "Oman denied that it did not sign the pact.", "not sign"),
        ("The raid is over and Oman does plan to leave.", "The raid is over and Oman does not plan to leave.", "not plan"),
        ("The raid is over.", "The raid does not continue.", None),
        ("There is proof of the talk of mercenaries.", "There's no proof for any of that.", "no proof"),
        ("There is strong proof of the talk.", "There was no proof for any of that.", "no proof"),
        ("Ilm has proof of the talk.", "There's no proof for any of that.", None),
        ("There is a port with proof of it.", "There's no proof for any of that.", None),
        (
            "It is unclear whether Ilm paid, but Oman signed the pact.",
            "It is unclear whether Ilm paid, but Oman did not sign the pact.",
            "not sign",
        ),
    ],
)  # fmt: skip
def test_a_negation_of_the_evidence_is_lost(claim: str, sentence: str, lost: str | None) -> None:
    assert _lost(claim, sentence) == lost


def test_what_another_piece_affirms_is_not_lost() -> None:
    denial, deed = "Oman did not sign the pact in May.", "In June Oman signed the pact."

    assert _lost("Oman signed the pact.", denial) == "not sign"
    assert _lost("Oman signed the pact.", denial, deed) is None
    assert _lost("Oman signed the pact.", denial, "Ilm signed.") == "not sign"
    assert (
        _lost("Oman signed the pact.", "Oman did not sign the pact.", "Oman signs the pact.")
        is None
    )


def test_only_clauses_that_the_evidence_touches_count() -> None:
    sentence = "Oman did not sign the pact, but it paid the crews."
    passage = read(sentence, "en")
    claim = read("Oman signed the pact and paid the crews.", "en")
    turn = sentence.index("but")

    assert lost_negation(claim, [(passage, 0, turn)]) == "not sign"
    assert lost_negation(claim, [(passage, turn, len(sentence))]) is None


def test_a_negation_counts_wherever_it_stands_in_its_sentence() -> None:
    second = "Ilm did not pay, but Oman never signed the pact."
    from_afar = "At no time did Orsk fire on the school; Toral fired on the school."
    oman, toral = second.index("Oman"), from_afar.index("Toral")

    pieces = [(read(second, "en"), oman, len(second))]
    others = [(read(from_afar, "en"), toral, len(from_afar))]

    assert lost_negation(read("Oman signed the pact.", "en"), pieces) == "never signed"
    assert lost_negation(read("The school was fired on.", "en"), others) is None


@pytest.mark.parametrize(
    ("claim", "evidence", "same"),
    [
        ("Ilm did not report it until May.", ["Ilm reported it only in May."], True),
        ("Ilm did not report it until May.", ["Ilm reported it only in May.", "Oman slept."], True),
        ("No theft was reported until May.", ["Ilm reported it only in May."], True),
        ("Ilm did not report it until May.", ["Ilm did not report it only in May."], False),
        ("Ilm did not report it until May.", ["Ilm paid only in May."], False),
        ("Ilm did not report it until May.", ["Ilm reported it to only one man."], False),
        ("Ilm did not report it in May.", ["Ilm reported it only in May."], False),
        ("Ilm reported it in May.", ["Ilm reported it only in May."], False),
    ],
)
def test_only_then_is_not_until_then(claim: str, evidence: list[str], same: bool) -> None:
    pieces = [(read(sentence, "en"), 0, len(sentence)) for sentence in evidence]

    assert only_then(read(claim, "en"), pieces) is same


@pytest.mark.parametrize(
    ("claim", "sentence", "cut_off"),
    [
        ("Oman never signed.", "Oman did not sign until May.", "not ... until"),
        ("Oman never paid.", "Oman did not sign until May.", None),
        ("Oman will not sign.", "Oman will not sign until May.", None),
        ("Oman did not sign yet.", "Oman did not sign until May.", None),
        ("Oman signed.", "Oman did not sign until May.", None),
        ("Oman never signed.", "Oman did not sign.", None),
    ],
)
def test_not_until_may_not_be_told_as_never(claim: str, sentence: str, cut_off: str | None) -> None:
    pieces = [(read(sentence, "en"), 0, len(sentence))]

    assert only_until(read(claim, "en"), pieces) == cut_off


def test_words_of_other_languages_are_matched_by_their_beginnings() -> None:
    claim, sentence = "Omans Truppen verlassen den Hafen.", "Omans Truppe verließ den Hafen nicht."

    assert _lost(claim, sentence, language="de") is None
    assert _lost("Oman räumte Häfen.", "Oman wird nicht räumen.", language="de") == "nicht räumen"


@pytest.mark.parametrize(
    ("claim", "sentence", "may"),
    [
        ("Oman signed after Ilm paid.", "Oman did not sign until Ilm paid.", True),
        ("Oman signed until Ilm paid.", "Oman did not sign until Ilm paid.", False),
        ("Oman signed when Ilm paid.", "Oman did not sign.", False),
        ("It was the first pact.", "Oman had never signed.", True),
        ("It was the first pact.", "Oman had not signed.", False),
        ("It was a pact.", "Oman had never signed.", False),
    ],
)
def test_not_until_may_be_told_as_after(claim: str, sentence: str, may: bool) -> None:
    passage = read(sentence, "en")

    assert conditional(read(claim, "en"), passage, passage.negations[0]) is may


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict", "detail"),
    [
        ("Oman signed.", "Oman did not sign.", "flipped", 'the article has "not sign"'),
        ("Oman did not sign.", "Oman signed.", "flipped", 'only the claim has "not sign"'),
        ("No missile killed Toral.", "A missile fell near Toral.", "only_negated", 'only the claim has "No missile"'),
        ("Oman did not fire.", "Ilm slept.", "only_negated", 'only the claim has "not"'),
        ("No guards fled.", "They slept.", "only_negated", 'only the claim has "No"'),
        ("Guards without badges fled.", "They fled.", "ok", None),
        ("There was damage.", "There were no injuries or damage.", "not_negated", 'the article has "no"'),
        (
            "Oman armed Toral and did not pay.",
            "Oman denied arming Toral.",
            "flipped",
            'the article has "a denial of: oman armed toral"',
        ),
        ("Oman did not arm Toral and left.", "Oman denied arming Toral.", "ok", None),
        ("Oman met Ilm, its first talks since May.", "For the first time since May Oman met Ilm.", "ok", None),
        ("Oman has not met Ilm since May.", "For the first time since May Oman met Ilm.", "ok", None),
        ("Oman has not met Ilm.", "For the first time Oman met Ilm.", "flipped", 'only the claim has "not met"'),
        ("One shell and not two hit it.", "A shell hit it, two of them duds.", "ok", None),
        ("Oman will not.", "Oman said it would not.", "ok", None),
        ("Oman will not sign.", "Oman can sign, but Ilm said it would not.", "ok", None),
        ("Oman did not shell it.", "Ilm said Oman shelled it, and Oman denied this.", "ok", None),
    ],
)  # fmt: skip
def test_a_finding_quotes_the_negation_of_one_side(
    claim: str, sentence: str, verdict: str, detail: str | None
) -> None:
    whole = ((sentence, 0, len(sentence)),)

    found = check_negation(claim, whole, denied=False, language="en")

    assert (found.verdict, found.detail) == (verdict, detail)


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("Oman shelled the port of Toral.", "Oman denied shelling the port of Toral.", "flipped"),
        ("Oman shelled the port of Toral.", "Oman slept at the port of Toral.", "not_negated"),
        ("Oman fed nine poor towns.", "Oman denied shelling the port of Toral.", "not_negated"),
        ("Oman rejected the charge.", "Oman denied shelling the port.", "ok"),
        ("Oman rejected a truce.", "Oman denied that it rejected a truce.", "flipped"),
        ("It is unclear whether Oman shelled it.", "Oman denied shelling the port.", "ok"),
        ("Oman never shelled it.", "Oman denied shelling the port.", "ok"),
    ],
)
def test_a_denial_is_told_by_negating(claim: str, sentence: str, verdict: str) -> None:
    whole = ((sentence, 0, len(sentence)),)

    assert check_negation(claim, whole, denied=True, language="en").verdict == verdict
