"""Whether a claim affirms what its evidence negates."""

from __future__ import annotations

import pytest

from summarise.checks.negating.negation import check_negation

# claim, evidence sentence
FLIPPED = [
    (
        "Oman was represented and has undertaken nothing.",
        "Oman was not represented and has undertaken nothing.",
    ),
    (
        "The changes are not cosmetic.",
        "Quill, who led the No campaign, says the changes are cosmetic.",
    ),
    ("Iran will resume talks with Washington.", "Iran will not resume talks with Washington."),
    ("The ministry confirmed the strike.", "The ministry did not confirm the strike."),
    ("Kyiv has received the missiles.", "Kyiv has never received the missiles."),
    ("Talks are planned this week.", "No talks are planned this week."),
    ("The rebels signed the accord.", "The rebels refused to sign the accord."),
    ("The envoys reached a deal.", "The envoys failed to reach a deal."),
    ("The troops have entered combat.", "The troops have yet to enter combat."),
    ("China can support the motion.", "China cannot support the motion."),
    ("The convoy crossed the border.", "The convoy didn't cross the border."),
    ("Hostages were released on Sunday.", "None of the hostages was released on Sunday."),
    ("Talks are not to begin by May.", "Talks are to begin no later than May."),
    ("He left with a signed treaty.", "He left without a signed treaty."),
    ("The army will withdraw from Kherson.", "The army won’t withdraw from Kherson."),
    ("Both sides accepted the plan.", "Neither side accepted the plan."),
    ("The council adopted the resolution.", "The council did not adopt the resolution."),
    (
        "Seoul intends to send shells to Ukraine.",
        "Seoul does not intend to send shells to Ukraine.",
    ),
    ("Turkey will recognise the vote.", "Turkey will never recognise the vote."),
    ("The minister agreed to meet Lavrov.", "The minister was unwilling to meet Lavrov."),
    ("Minsk agreed to attack from the north.", "Minsk agreed not to attack from the north."),
    ("Iran will not resume talks.", "Iran will resume talks on Friday."),
    ("The army did not bomb the hospital.", "The army bombed the hospital on Monday."),
    ("Hamas never accepted the offer.", "Hamas accepted the offer within hours."),
    ("No civilians were killed.", "Twelve civilians were killed in the raid."),
    ("Serbia will not join the sanctions.", "Serbia will join the sanctions next month."),
    ("The pact covers Taiwan.", "The pact does not cover Taiwan."),
    ("A ceasefire is in place in Rafah.", "No ceasefire is in place in Rafah."),
    ("Moscow commented on the report.", "Moscow did not comment on the report."),
    ("Officials were able to verify the footage.", "Officials were unable to verify the footage."),
    ("Pakistan tested the missile.", "Pakistan said it had not tested the missile."),
    (
        "Egypt will allow displacement of Gazans.",
        "Egypt will not allow displacement of Gazans, Sisi said.",
    ),
    ("The drones hit the refinery.", "The drones did not hit the refinery, the governor said."),
    ("The US will lift the embargo.", "The US will not lift the embargo until Iran complies."),
    ("Oman will sign unless Ilm does.", "Oman will not sign unless Ilm does."),
    ("A raid can be ruled out.", "A raid cannot be ruled out."),
    ("The crew is able to land.", "The crew is unable to land."),
    ("A port in the north is open.", "No port in the north is open, said the owner of a port."),
    ("It has something to do with the raid.", "He had nothing to do with the raid, he said."),
    ("Guards without badges did not enter the camp.", "Guards without badges entered the camp."),
    ("A ban on arms did not take effect.", "A ban on arms took effect on Monday."),
    ("Toral did not attack the camp.", "Toral did not sign the pact and attacked the camp."),
    ("The envoys did not back it.", "The envoys backed it by 19 votes to none."),
    ("Ilm did not shell the port.", "Oman denied this and said Ilm had shelled the port."),
    (
        "Ilm has declared a curfew and will not close the port.",
        "Ilm denied that it had declared a curfew or that it would close the port.",
    ),
]
FINE = [
    ("States are free to test small arms.", "Nothing in the pact prevents states from testing."),
    ("Finland did not take part in the search.", "Finland took no part in the search."),
    ("Ilm did not give a date.", "Ilm gave no date."),
    ("Bases were closed.", "The bases were no longer open."),
    ("There was no damage.", "There were no injuries or damage, the ministry said."),
    (
        "Ilm will not attack unless attacked; if attacked, it will strike.",
        "Ilm will not attack unless attacked; if it is attacked, it will strike.",
    ),
    ("Iran will resume talks.", "Iran will resume talks."),
    ("Iran will not resume talks.", "Iran will not resume talks."),
    ("Iran refuses to resume talks.", "Iran will not resume talks."),
    ("Iran rejected new talks.", "Iran will not resume talks."),
    ("The army bombed the hospital.", "He did not comment, but the army bombed the hospital."),
    ("The army attacked the town.", "The army did not attack the village, but attacked the town."),
    ("The strike killed 12 people.", "The strike killed 12 people, none of them soldiers."),
    ("The strike hit a base and a depot.", "The strike hit not only a base but also a depot."),
    ("At least 12 were killed.", "No fewer than 12 were killed."),
    ("The deal collapsed.", "The deal did not hold."),
    ("Moscow may respond.", "Moscow did not rule out that it may respond."),
    ("The talks failed.", "The talks failed without a deal."),
    ("The talks ended without a deal.", "The talks ended without a deal."),
    ("No deal was reached.", "The two sides failed to reach a deal."),
    ("Kyiv denied that it had shelled the plant.", "Kyiv denied that it had shelled the plant."),
    ("Kyiv did not shell the plant.", "Kyiv denied that it had shelled the plant."),
    ("The EU halted the payments.", "The EU will no longer make the payments."),
    ("Iran will return once sanctions end.", "Iran will not return until sanctions end."),
    (
        "Russia launched missiles at Odesa.",
        "Russia launched missiles at Odesa, and there was no warning.",
    ),
    ("The governor said there was no damage.", "There was no damage, the governor said."),
    ("Japan lodged a protest.", "Japan lodged a protest, though it did not recall its envoy."),
    (
        "Israel struck targets in Syria.",
        "Israel, which does not comment on such raids, struck targets in Syria.",
    ),
    ("The ceasefire is over.", "There is no ceasefire any more."),
    ("The vote was postponed.", "The vote did not take place."),
    ("China abstained.", "China abstained and did not veto the text."),
    ("The group claimed the attack.", "Nobody else but the group claimed the attack."),
    (
        "Poland closed the crossing.",
        "Poland closed the crossing because trucks could not be checked.",
    ),
    ("The ship reached port.", "The ship reached port after the navy failed to stop it."),
    ("The army advanced 5 km.", "The army advanced 5 km without meeting resistance."),
    ("Troops met no resistance.", "Troops advanced without meeting resistance."),
    ("Officials could not verify the claim.", "The claim could not be independently verified."),
    ("The president doubts the peace plan.", "The president does not believe in the peace plan."),
    ("France opposes the pipeline.", "France does not support the pipeline."),
    ("There is doubt about the count.", "There is no doubt about the count."),
    ("The arms will reach Ukraine in weeks.", "The arms will reach Ukraine in weeks, not months."),
]


def _cite(sentence: str) -> tuple[str, int, int]:
    return sentence, 0, len(sentence)


@pytest.mark.parametrize(("claim", "sentence"), FLIPPED)
def test_a_lost_or_added_negation_is_a_flip(claim: str, sentence: str) -> None:
    found = check_negation(claim, [_cite(sentence)], denied=False, language="en")

    assert found.verdict == "flipped", sentence
    assert found.detail


@pytest.mark.parametrize(("claim", "sentence"), FINE)
def test_a_negation_elsewhere_or_kept_is_no_flip(claim: str, sentence: str) -> None:
    found = check_negation(claim, [_cite(sentence)], denied=False, language="en")

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(
    ("claim", "sentence", "denied", "verdict"),
    [
        ("Oman shelled the port.", "Oman denied that it shelled the port.", True, "flipped"),
        ("Oman was at peace that day.", "Oman denied that it shelled the port.", True, "not_negated"),
        ("The charge is baseless.", "Oman rejected the charge as baseless.", True, "ok"),
        ("Oman did not shell the port.", "Oman denied that it shelled the port.", True, "ok"),
        ("Oman lost five jets.", "“The claim that Oman lost five jets is false.”", False, "not_negated"),
        ("Oman did not shell the port.", "The navy failed to sail, but Oman shelled the port.", False, "flipped"),
        ("Oman did not shell the port.", "While the navy had yet to sail, Oman shelled the port.", False, "flipped"),
        ("Oman has not, as of Monday, left.", "Oman has not, as of Monday, left.", False, "ok"),
        ("Oman has left.", "Oman has not, as of Monday, left.", False, "flipped"),
        ("Oman did not agree on a ban.", "Oman failed to agree on a ban.", False, "ok"),
        ("Oman agreed on a ban.", "Oman failed to agree on a ban.", False, "flipped"),
        ("Oman did not shell the port.", "Oman did not deny that it shelled the port.", True, "flipped"),
        ("Oman shelled the port.", "Oman did not deny that it shelled the port.", True, "flipped"),
        ("Oman shelled the port.", "Oman shelled the port.", True, "not_negated"),
        ("Oman shelled the port.", "Oman rejected the charge that it shelled the port.", True, "flipped"),
        ("Oman denied shelling the port.", "Oman denied that it shelled the port.", True, "ok"),
        ("Oman has not met Ilm since May.", "It was the first time Oman met Ilm since May.", False, "ok"),
        ("Oman did not shell the port.", "First, Oman shelled the port.", False, "flipped"),
        ("It was not the first raid since May.", "It was the first raid since May.", False, "flipped"),
        ("Oman has not met Ilm since May.", "Oman met Ilm in May.", False, "flipped"),
        ("Oman sent two ships and not nine.", "Oman sent nine ships.", False, "ok"),
        ("Oman sent not nine ships.", "Oman sent nine ships.", False, "flipped"),
        ("Oman sent two ships and not arms.", "Oman sent arms and two ships.", False, "flipped"),
        ("Oman did not shell the port.", "Oman shelled the port; Ilm did not shell the camp.", False, "flipped"),
        ("Oman did not shell the port.", "Ilm says Oman shelled the port; Oman denied this.", False, "ok"),
        ("Oman did not shell the port.", "Oman denied this; it shelled the port.", False, "flipped"),
        ("Oman did not shell the port.", "Ilm says Oman shelled the port; Oman denied a raid.", False, "flipped"),
    ],
)  # fmt: skip
def test_a_negation_counts_where_it_stands(
    claim: str, sentence: str, denied: bool, verdict: str
) -> None:
    cited = [(sentence, 0, len(sentence))]

    found = check_negation(claim, cited, denied=denied, language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The coal might go sooner than in the six weeks named by one officer.",
            ["Coal would last six weeks, one officer said, asking that he not be named."],
        ),
        (
            "What could be a pause should not be read as a retreat.",
            ["One official warned against reading a retreat into what could be a pause."],
        ),
        (
            "The First Front would not give up its guns.",
            ["They are to give up their guns.", "The First Front said that it would not."],
        ),
        (
            "Only one device, and not two, had been exploded.",
            ["He said later that there had been only one.", "Two devices had been exploded."],
        ),
    ],
)
def test_negation_told_in_other_words_is_no_flip(text: str, sentences: list[str]) -> None:
    evidence = [(sentence, 0, len(sentence)) for sentence in sentences]

    assert check_negation(text, evidence, denied=False, language="en").verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("Coal was not the reason.", "The press blamed a shortage of coal.", "only_negated"),
        ("Ilm sent arms, not men.", "Ilm sent arms.", "ok"),
        ("Oman will attend the talks.", "Oman rejected calls to attend the talks.", "not_negated"),
        ("There was damage.", "There were no injuries or damage.", "not_negated"),
        ("The talks are over.", "There are no talks any more.", "ok"),
    ],
)
def test_a_negation_without_any_counterpart_is_suspect(
    claim: str, sentence: str, verdict: str
) -> None:
    found = check_negation(claim, [_cite(sentence)], denied=False, language="en")

    assert found.verdict == verdict, found.detail


def test_a_verb_left_out_in_the_evidence_is_told_with_its_negation() -> None:
    evidence = [_cite("They are to give up their guns."), _cite("The Front said it would not.")]

    found = check_negation(
        "The Front would give up its guns.", evidence, denied=False, language="en"
    )

    assert found.verdict == "flipped"


def test_a_claim_without_words_flips_nothing() -> None:
    found = check_negation("…", [_cite("The talks did not end.")], denied=False, language="en")

    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        (
            "Oman closed the port, and it will not pay.",
            ["Oman denied that it had closed the port and said it will not pay."],
            "flipped",
        ),
        (
            "Oman did not pay, and it shelled the port.",
            ["Oman denied that it shelled the port, and did not pay."],
            "flipped",
        ),
        (
            "Oman said it shelled the port, and it did not pay.",
            ["Oman denied that it shelled the port.", "It did not pay."],
            "flipped",
        ),
        (
            "Oman denied that it had closed the port, and it will not pay.",
            ["Oman denied that it had closed the port and said it will not pay."],
            "ok",
        ),
        (
            "Oman rejected the charge of shelling the port, and it did not pay.",
            ["Oman denied shelling the port.", "It did not pay."],
            "ok",
        ),
        (
            "Oman closed the port, and did not pay.",
            ["Oman denied that it closed the port by force.", "It closed the port, did not pay."],
            "ok",
        ),
        (
            "The senate met at noon, and Oman did not pay.",
            ["Oman denied the raid and did not pay."],
            "ok",
        ),
        (
            "Oman reportedly armed Toral with guns and did not pay.",
            ["Oman denied arming Toral with guns and did not pay."],
            "flipped",
        ),
        (
            "It is unclear whether Oman armed Toral, but it did not pay.",
            ["Oman denied arming Toral and did not pay."],
            "ok",
        ),
        (
            "Oman did not pay and rejected arming Toral.",
            ["Oman denied arming Toral and did not pay."],
            "ok",
        ),
    ],
)
def test_what_is_denied_may_not_be_told_beside_another_negation(
    claim: str, evidence: list[str], verdict: str
) -> None:
    cited = [_cite(sentence) for sentence in evidence]

    found = check_negation(claim, cited, denied=False, language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("claim", "sentence", "denied", "detail"),
    [
        (
            "Oman shelled the port.",
            "Oman shelled the port.",
            True,
            "a denial, but the text does not negate",
        ),
        (
            "Oman closed the port, and it will not pay.",
            "Oman denied that it had closed the port and said it will not pay.",
            False,
            'the article has "a denial of: oman closed the port"',
        ),
    ],
)
def test_a_finding_says_what_was_denied(
    claim: str, sentence: str, denied: bool, detail: str
) -> None:
    found = check_negation(claim, [_cite(sentence)], denied=denied, language="en")

    assert found.detail == detail


@pytest.mark.parametrize(
    ("claim", "evidence", "denied", "verdict"),
    [
        ("Oman signed.", [], True, "ok"),
        ("Oman did not shell it.", ["Oman did not deny shelling it.", "Ilm might pay."], True, "flipped"),
        ("Oman did not shell the port.", ["Oman denied any part in the raid."], True, "ok"),
        (
            "Oman shelled the port of Toral.",
            ["Oman denied shelling the port of Toral.", "Ilm slept."],
            True,
            "flipped",
        ),
        (
            "Oman has not met Ilm since May.",
            ["For the first time since May Oman met Ilm.", "They spoke in Ghent."],
            False,
            "ok",
        ),
        (
            "There was damage.",
            ["There were no injuries or damage.", "The crews left."],
            False,
            "not_negated",
        ),
        ("Oman wants this and not that.", ["Oman wants this rather than that."], False, "ok"),
        (
            "Oman would not, and it did not sign the pact.",
            ["Oman said it would not, and it signed the pact."],
            False,
            "flipped",
        ),
        (
            "One shell and not two hit it, and it did not burn.",
            ["A shell hit it, two of them duds, and it burned."],
            False,
            "flipped",
        ),
        ("Ilm did not shell it.", ["Ilm shelled it.", "Oman questioned this."], False, "flipped"),
    ],
)  # fmt: skip
def test_every_piece_of_the_evidence_may_tell_the_polarity(
    claim: str, evidence: list[str], denied: bool, verdict: str
) -> None:
    cited = [_cite(sentence) for sentence in evidence]

    found = check_negation(claim, cited, denied=denied, language="en")

    assert found.verdict == verdict, found.detail
