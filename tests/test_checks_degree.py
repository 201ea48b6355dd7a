"""Words of degree, parts of a group and conditions that a claim leaves out."""

import pytest

from summarise.checks.hedging.degree import check_condition, check_degree


def _whole(sentence: str) -> tuple[str, int, int]:
    return sentence, 0, len(sentence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The flood reached the school.", "The flood nearly reached the school."),
        ("The council eased the curfew.", "The council partially eased the curfew."),
        ("The 40 miners were saved.", "Few of the 40 miners were saved."),
        ("The judges resigned.", "Three of the judges resigned in May."),
        ("The judges resigned.", "3 of the judges resigned in May."),
        ("Its judges resigned.", "In May three of its judges resigned."),
        ("Their judges resigned.", "In May few of their judges resigned."),
        ("The judges of the court resigned.", "Few of the judges of the old court resigned."),
        ("The upper judges resigned.", "Few of the judges resigned."),
        ("The judges had resigned.", "Few of the judges had resigned."),
        ("The judges resigned.", "A man of peace said few of the judges resigned."),
        ("The judges resigned.", "Nine of the men left and few of the judges resigned."),
        (
            "The judges resigned.",
            "Clerks of the court, few of the judges, resigned few of the judges resigned.",
        ),
        ("A flood reached the school.", "The flood nearly reached the school."),
        ("The flood reached it and fell.", "The flood almost had reached it and nearly fell."),
        ("The curfew was eased.", "It was half of a curfew, and was partly eased."),
        ("The council ended the curfew.", "The council partially lifted the curfew on Sunday."),
        ("The square is empty.", "The square is almost empty."),
        ("The rebels withdrew.", "The rebels largely withdrew."),
        ("The members of the choir left.", "Four of the six members of the choir left in May."),
        ("All members voted.", "Four of the six members voted."),
        ("The flood reached the school.", "The flood nearly had reached the school."),
        ("The council ended curfew.", "The council partly lifted curfew rules."),
        (
            "The judges resigned.",
            "All but one of the clerks left and three of the judges resigned.",
        ),
    ],
)
def test_a_degree_or_a_part_is_left_out(claim: str, evidence: str) -> None:
    assert check_degree(claim, [evidence], language="en").verdict == "overstated"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The flood came close to the school.", "The flood nearly reached the school."),
        ("The council eased the curfew in part.", "The council partially eased the curfew."),
        ("Some of the 40 miners were saved.", "Few of the 40 miners were saved."),
        ("Three judges resigned.", "Three of the judges resigned in May."),
        ("A judge resigned.", "One of the judges resigned in May."),
        ("Its members resigned.", "Three of its members resigned."),
        ("The judges resigned.", "Three of nine judges resigned."),
        ("The judges resigned.", "Men of the judges resigned."),
        ("The judges resigned.", "Three in the judges resigned."),
        ("The judges wept.", "Three of the judges resigned."),
        ("The clerks and guards resigned.", "Three of the judges resigned."),
        ("The clerks, guards and judges resigned.", "Three of the judges resigned."),
        ("The judges resigned.", "It sacked few of the judges, and clerks resigned."),
        ("The judges", "It was few of the judges"),
        (
            "The judges resigned.",
            "Few of the old grey tired sad ill poor weak late judges of Orsk resigned.",
        ),
        ("The flood was at the school.", "The flood nearly reached the school."),
        ("The flood reached Orsk.", "The flood nearly as it grew reached Orsk."),
        ("The flood reached Orsk.", "The flood nearly spent reached Orsk."),
        ("Members of the choir left.", "Four of the six members of the choir left in May."),
        ("Most rebels withdrew.", "The rebels largely withdrew."),
        ("The council relaxed the curfew for a day.", "The council partly lifted the curfew."),
        ("Rebels ended the siege.", "The army partly lifted the siege."),
        ("The council ended the ban.", "The council partly lifted the curfew."),
        ("The square lies by the river.", "The square by the river is almost empty."),
        ("The mostly Orskian crew left.", "The crew left in a mostly Orskian boat."),
        ("The flood reached the school.", "The flood reached the school, nearly a mile away."),
        ("The full square cheered.", "A square almost full of men cheered."),
        ("The army ended the siege.", "The army largely broke the siege."),
        ("The army began a siege.", "The army laid an almost total siege."),
        ("The council relaxed the curfew.", "The curfew was partly lifted."),
        ("Three judges of Orsk resigned.", "Three of the judges of Orsk resigned in May."),
        ("The judges met clerks.", "It sacked few of the judges; clerks fled."),
        (
            "The guards, the clerks and judges resigned.",
            "Three of the judges of the high court resigned.",
        ),
        ("The judges resigned.", "All but one of the judges resigned."),
        ("The flood came.", "It was almost then that it came."),
        ("On Friday a port shut.", "On Friday some of the ports shut."),
    ],
)
def test_a_degree_or_a_part_is_kept(claim: str, evidence: str) -> None:
    assert check_degree(claim, [evidence], language="en").verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Orsk will close the port.", "If Pell fires, Orsk will close the port."),
        ("Orsk will close the port.", "Unless Pell yields, Orsk will close the port."),
        ("The plan is splendid.", "It is a splendid plan, if Pell were a desert."),
        ("Orsk is to lift its ban.", "Orsk will, only if the truce holds, lift its ban."),
        ("Orsk will close the port.", "Should Pell fire, Orsk will close the port."),
        ("Orsk will close the port.", "Orsk will, if Pell fires, close the port."),
        ("Orsk will close the port.", "Orsk will close the port, but if Pell fires, not now."),
        ("Orsk will close the port.", "Orsk will close the port, and if Pell fires, at once."),
        ("Orsk will close the port.", "“If Pell fires, Orsk will close the port.”"),
        ("Orsk will close the port.", '"If Pell fires, Orsk will close the port."'),
        ("Orsk will close the port.", "Orsk will close the port, if Pell fires."),
        ("Orsk will close the port.", "If not now, if Pell fires, Orsk will close the port."),
        ("Orsk will close the port.", "As if it rained, if Pell fires, Orsk will close the port."),
        ("Orsk pays.", "If Orsk fires, Pell pays and Orsk will."),
        ("Orsk will break the pact.", "If Pell fires, Orsk will break the pact, which it signed."),
        ("Orsk will fire.", "If any ship enters the bay, Orsk will fire."),
        ("The truce holds.", "If the rebels hold fire, the truce holds."),
        ("The truce held.", "The truce held, provided that rebels agreed."),
        ("Pell and Orsk will close the port.", "If Pell and Tavel fire, Orsk will close the port."),
    ],
)
def test_a_condition_is_left_out(claim: str, evidence: str) -> None:
    assert check_condition(claim, [_whole(evidence)], language="en").verdict == "hypothetical"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Orsk will close the port if Pell fires.", "If Pell fires, Orsk will close the port."),
        ("Orsk threatens to close the port.", "If Pell fires, Orsk will close the port."),
        ("Orsk will close the port.", "Even if Pell yields, Orsk will close the port."),
        ("Orsk will close the port.", "Orsk will close the port, the minister said."),
        ("Orsk will not pay.", "If Pell fires, Orsk will pay."),
        ("Orsk fled the port.", "If Pell saw it well, Orsk fled the port."),
        ("Orsk will close the port.", "If any, Orsk will close the port."),
        ("Orsk will close the port.", "If so, Orsk will close the port."),
        ("Orsk will close the port.", "If only in part, Orsk will close the port."),
        ("Orsk will close the port.", "If not now, Orsk will close the port."),
        ("Orsk will close the port.", "Orsk will close the port and should Pell fire, pay."),
        ("Orsk will close the port.", "If Orsk will close the port now"),
        ("Pell fires on Orsk.", "If Pell fires on Orsk, Orsk will close the port."),
        ("Guards and men met in Upper Vale.", "If Pell fires, men will pay."),
        ("Orsk will close the port.", "Orsk will close the port, as if Pell fired."),
        ("Orsk signed the pact.", "If Pell fires, Orsk will break the pact, which it signed."),
        (
            "Orsk will meet fire from Pell by closing it.",
            "If Pell fires, Orsk will close the port.",
        ),
        ("Orsk will close the port.", "Orsk will close the port, saying that Pell fires."),
        ("Orsk will fire the guns.", "Orsk will fire the guns, provided by Pell."),
        ("Few ships will leave the port.", "Few, if any, ships will leave the port."),
        ("Orsk will close old ports.", "If Pell fires, Orsk will rue ports."),
    ],
)
def test_a_condition_is_kept_or_there_is_none(claim: str, evidence: str) -> None:
    assert check_condition(claim, [_whole(evidence)], language="en").verdict == "ok"


def test_what_another_sentence_tells_as_whole_is_whole() -> None:
    nearly, flat = "The flood nearly reached the school.", "At noon the flood reached the school."

    assert (
        check_degree("The flood reached the school.", [nearly, flat], language="en").verdict == "ok"
    )
    assert (
        check_degree(
            "The flood reached the school.", [nearly, "A flood came."], language="en"
        ).verdict
        == "overstated"
    )


def test_half_the_words_of_a_claim_do_not_tell_it_as_whole() -> None:
    nearly, other = "The flood nearly reached the school.", "The school had no flood."

    found = check_degree(
        "The flood reached the school and the farm.", [nearly, other], language="en"
    )

    assert found.verdict == "overstated"


def test_findings_quote_the_words_left_out() -> None:
    degree = check_degree("The judges left.", ["In May few of the judges left."], language=None)
    almost = check_degree("The flood came.", ["The flood nearly came."], language=None)
    condition = check_condition(
        "Orsk will pay.", [_whole("If Pell fires at it, Orsk will pay.")], language=None
    )

    assert degree.detail == 'the article has "few of the judges"'
    assert almost.detail == 'the article has "nearly came"'
    assert condition.detail == 'hypothetical by "if pell fires ..."'


def test_degrees_and_conditions_are_read_in_english_only() -> None:
    degree = check_degree("The flood came.", ["The flood nearly came."], language="de")
    condition = check_condition(
        "Orsk will pay.", [_whole("If Pell fires, Orsk will pay.")], language="de"
    )

    assert (degree.verdict, condition.verdict) == ("ok", "ok")


@pytest.mark.parametrize(
    ("claim", "quote", "verdict"),
    [
        ("The envoy's truce is fine.", "It is a fine truce", "hypothetical"),
        ("The truce would be fine.", "It is a fine truce", "ok"),
        ("Rebels fight on.", "It is a fine truce", "ok"),
        (
            "Toral's prime minister told reporters at the port that the truce is a fine one.",
            "It is a fine truce",
            "hypothetical",
        ),
        (
            "Toral's prime minister told reporters at the port that the truce is near.",
            "truce",
            "ok",
        ),
        (
            "Toral's prime minister told reporters at the port that the truce is a fine one.",
            "It is a fine truce, if the rebels were asleep",
            "ok",
        ),
    ],
)
def test_a_quote_cut_before_its_condition_is_found(claim: str, quote: str, verdict: str) -> None:
    sentence = '"It is a fine truce, if the rebels were asleep," said Pryce.'
    start = sentence.index(quote)

    found = check_condition(claim, [(sentence, start, start + len(quote))], language="en")

    assert found.verdict == verdict


def test_what_is_paid_under_a_condition_has_not_been_paid() -> None:
    evidence = _whole("Orsk pays 30 crowns, provided that its senate agrees.")

    found = check_condition("Orsk has paid 30 crowns.", [evidence], language="en")

    assert found.verdict == "hypothetical"


def test_half_the_words_of_a_quote_that_was_cut_do_not_retell_it() -> None:
    sentence = '"It is a fine truce with a good neighbour, if the rebels were asleep," said Pryce.'
    quote = "It is a fine truce with a good neighbour"
    start = sentence.index(quote)
    claim = "Toral's prime minister told reporters at the port that the truce is a fine one."

    found = check_condition(claim, [(sentence, start, start + len(quote))], language="en")

    assert found.verdict == "ok", found.detail
