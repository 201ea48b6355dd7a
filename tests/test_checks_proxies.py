"""Deeds of rebels, clients, relatives and predecessors, told of those they are of."""

from __future__ import annotations

import pytest

from summarise.checks.acting.actors import known_name
from summarise.checks.acting.proxies import check_proxy, check_proxy_source
from summarise.vocabulary import ActorType

OTHERS = [
    ("Georgia attacked Ilm.", "Georgia's rebels attacked Ilm.", "Georgia's rebels"),
    ("Toral attacked Ilm.", "Rebels in Toral attacked Ilm.", "Rebels in Toral"),
    ("Toral attacked Ilm.", "Pro-Toral militias attacked Ilm.", "Pro-Toral militias"),
    ("Toral attacked Ilm.", "Toral-backed gunmen attacked Ilm.", "Toral-backed gunmen"),
    ("Toral attacked Ilm.", "Fighters from Toral attacked Ilm.", "Fighters from Toral"),
    ("Ilm was attacked by Toral.", "Ilm was attacked by protesters of Toral.", None),
    ("The minister resigned.", "The minister's brother resigned.", "The minister's brother"),
    ("The minister fled.", "The driver of the minister fled.", "The driver of the minister"),
    ("The minister was held.", "The former minister was held.", "The former minister"),
    ("The prime minister fled.", "A deputy prime minister fled.", "A deputy prime minister"),
    ("President Quill fled.", "Former President Quill fled.", "Former President Quill"),
    ("The minister was held.", "The minister-designate was held.", "minister-designate"),
    ("Minister Quill fled.", "Minister-designate Quill fled.", "Minister-designate Quill"),
    ("The minister fled.", "The former federal trade minister fled.", None),
    ("The negotiator fled.", "The former negotiator fled.", "The former negotiator"),
    ("Toral attacked Ilm.", "- Rebels in Toral attacked Ilm.", "Rebels in Toral"),
    ("Georgia attacked Ilm.", "Georgia's rebels all attacked Ilm.", None),
    ("Georgia attacked Ilm.", "The rebels of Georgia attacked Ilm.", "The rebels of Georgia"),
    ("Northern Georgia attacked Ilm.", "Northern Georgia's rebels attacked Ilm.", None),
    ("West Toral attacked Ilm.", "West European fighters in West Toral attacked Ilm.", None),
]
SAME = [
    ("Toral attacked Ilm.", "Toral's army attacked Ilm."),
    ("Toral attacked Ilm.", "The guns of Toral attacked Ilm."),
    ("The League took Ilm.", "The rebels of the League took Ilm."),
    ("Toral attacked Ilm.", "Toral fighters attacked Ilm."),
    ("Rebels in Toral attacked Ilm.", "Rebels in Toral attacked Ilm."),
    ("Rebels attacked Ilm.", "Pro-Toral rebels attacked Ilm."),
    ("Toral attacked Ilm.", "Toral attacked Ilm, and rebels in Toral attacked Orsk."),
    ("Quill fled.", "Former President Quill fled."),
    ("Ex-minister Quill fled.", "The former minister Quill fled."),
    ("The former minister fled.", "The former minister fled."),
    ("Ilm attacked Orsk.", "Toral's ally Ilm attacked Orsk."),
    ("Rebels fled.", "Rebels in Toral fled."),
    ("Toral fled.", "Rebels in Toral attacked Ilm."),
    ("The strike of Toral hit Ilm.", "The strike of Toral hit Ilm."),
    ("It attacked Ilm.", "Toral-backed gunmen attacked Ilm."),
    ("Veskar attacked Ilm.", "Toral-backed gunmen attacked Ilm."),
    ("Foreign Minister Quill fled.", "The former minister fled."),
    ("Toral attacked Orsk.", "Toral fighters in Ilm attacked Orsk."),
    ("Georgia attacked Ilm.", "Georgia's army attacked Ilm."),
    ("Toral attacked Ilm.", "Toral's armed police attacked Ilm."),
    ("Ilm was attacked by Toral.", "Ilm was attacked by Toral's former colony."),
]


@pytest.mark.parametrize(("claim", "sentence", "phrase"), OTHERS)
def test_a_deed_of_somebody_beside_them_is_told_of_another(
    claim: str, sentence: str, phrase: str | None
) -> None:
    found = check_proxy(claim, [sentence], language="en")

    assert found.verdict == "another_doer"
    assert phrase is None or found.detail == f"the article tells it of {phrase}"


@pytest.mark.parametrize(("claim", "sentence"), SAME)
def test_what_acts_for_them_or_is_told_as_it_is_may_stand(claim: str, sentence: str) -> None:
    assert check_proxy(claim, [sentence], language="en").verdict == "ok"


def test_another_sentence_that_tells_it_of_them_is_enough() -> None:
    evidence = ["Rebels in Toral attacked Ilm.", "At dawn Toral attacked Ilm."]

    assert check_proxy("Toral attacked Ilm.", evidence, language="en").verdict == "ok"


def test_other_languages_are_left_alone() -> None:
    claim, sentence, _ = OTHERS[0]

    assert check_proxy(claim, [sentence], language="de").verdict == "ok"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Rebels in Toral shelled the port.", "another_doer"),
        ("Toral-backed militias shelled the port.", "another_doer"),
        ("Toral's navy shelled the port.", "ok"),
        ("Toral shelled the port.", "ok"),
        ("Veskar's rebels shelled the port.", "ok"),
        ("Veskar-backed militias shelled the port of Toral.", "ok"),
        ("Rebels in Toral were shelled at dawn.", "ok"),
    ],
)
def test_a_signal_has_no_state_as_source_whose_rebels_act(sentence: str, verdict: str) -> None:
    toral, veskar = (known_name(name, (), ActorType.STATE, None) for name in ("Toral", "Veskar"))
    evidence = [(sentence, 0, len(sentence))]

    found = check_proxy_source([toral], [toral, veskar], evidence, language="en")

    assert found.verdict == verdict


def test_a_source_that_also_acts_itself_is_one() -> None:
    toral = known_name("Toral", (), ActorType.STATE, None)
    told = ["Rebels in Toral shelled the port.", "Then Toral shelled the port."]
    evidence = [(sentence, 0, len(sentence)) for sentence in told]

    assert check_proxy_source([toral], [toral], evidence, language="en").verdict == "ok"
    assert check_proxy_source([toral], [toral], evidence, language="fr").verdict == "ok"
    assert check_proxy_source([toral], [toral], evidence[:1], language="en").verdict != "ok"


def test_only_deeds_of_the_quoted_words_count() -> None:
    toral = known_name("Toral", (), ActorType.STATE, None)
    sentence = "Toral mobilised after rebels in Toral shelled the port."
    rebels, state = sentence.index("rebels"), (sentence, 0, len("Toral mobilised"))

    found = check_proxy_source([toral], [toral], [(sentence, rebels, len(sentence))], language="en")

    assert found.detail == "the article tells it of rebels in Toral"
    assert check_proxy_source([toral], [toral], [state], language="en").verdict == "ok"
