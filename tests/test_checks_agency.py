"""Who acts in a claim and in its evidence."""

import pytest

from summarise.checks.acting.actors import known_name
from summarise.checks.acting.agency import check_deed, check_doer, check_named
from summarise.checks.text.names import KnownName
from summarise.vocabulary import ActorType

KNOWN = [
    known_name(name, (), ActorType.STATE, None) for name in ("Toral", "Veskar", "Ilm", "League")
]
DOERS = [
    ("Veskar fired on the port.", "Toral fired on the port.", "another_doer"),
    ("Veskar will close the port.", "Toral said that Ilm would close the port.", "another_doer"),
    ("Toral fired on the port.", "Toral fired on the port.", "ok"),
    ("Toral fired on the port.", "The port was fired on by Toral.", "ok"),
    ("Toral met Veskar.", "Veskar met Toral.", "ok"),
    ("Toral left the port.", "Toral forced Veskar to leave the port.", "another_doer"),
    ("Toral bombed Ilm.", "Toral persuaded Veskar to bomb Ilm.", "another_doer"),
    ("Toral passed the strait.", "Toral let Veskar pass the strait.", "another_doer"),
    ("Veskar left the port.", "Toral forced Veskar to leave the port.", "ok"),
    ("Toral forced Veskar to leave.", "Toral forced Veskar to leave.", "ok"),
    ("Toral passed a law.", "Toral asked for Veskar to pass, and passed a law.", "ok"),
    ("Toral left the port.", "Toral forced the League to leave the port.", "another_doer"),
    ("Toral left the port.", "The port that Toral would not let Veskar", "ok"),
]


@pytest.mark.parametrize(("claim", "evidence", "verdict"), DOERS)
def test_who_does_it_in_the_evidence_is_compared(claim: str, evidence: str, verdict: str) -> None:
    assert check_doer(claim, [evidence], KNOWN, language="en").verdict == verdict


def test_an_actor_whom_the_evidence_does_not_name_is_found() -> None:
    found = check_named("Ilm shut the port.", ["The port was shut."], [], KNOWN, language="en")

    assert found.verdict == "elsewhere"


@pytest.mark.parametrize(
    ("evidence", "nearby"),
    [("It shut the port.", []), ("The port was shut.", ["Ilm's fleet came."])],
)
def test_an_actor_of_the_sentence_before_may_be_meant(evidence: str, nearby: list[str]) -> None:
    found = check_named("Ilm shut the port.", [evidence], nearby, KNOWN, language="en")

    assert found.verdict == "ok"


TORAL, VESKAR, ILM, NAVY = (
    KnownName(name, (name,), None) for name in ("Toral", "Veskar", "Ilm", "Toral navy")
)
ORSK = KnownName("Orsk", ("Orsk",), "ORS", ("Orskan",))
QUILL = KnownName("Quill", ("Quill",), "ORS")
ALL = (TORAL, VESKAR, ILM, NAVY, ORSK, QUILL)


@pytest.mark.parametrize(
    ("claim", "evidence", "acting"),
    [
        ("Toral fired.", ["Veskar fired."], "Veskar acts, not Toral"),
        ("Toral fired.", ["Veskar fired.", "Ilm fired."], "Ilm, Veskar acts, not Toral"),
        ("Toral fired.", ["Veskar fired.", "Toral fired."], None),
        ("Toral fired.", ["Veskar fled."], None),
        ("Toral fired.", ["Toral navy fired."], None),
        ("Toral navy fired.", ["Toral fired."], None),
        ("Quill fired.", ["Orsk fired."], None),
        ("Quill fired.", ["Toral fired."], "Toral acts, not Quill"),
        ("Toral fired.", ["Quill fired."], "Quill acts, not Toral"),
        ("Toral fired.", ["Veskar was fired on."], None),
        ("Toral fired.", ["The port of Veskar fired."], None),
        ("Toral fired.", ["Veskar in the old port fired."], "Veskar acts, not Toral"),
        ("Toral fired.", ["Veskar in the very old port fired."], None),
        ("Toral fired.", ["Veskar, being fired on, left."], None),
        ("Toral fired.", ["Veskar, Ilm fired."], "Ilm acts, not Toral"),
        ("Toral fired.", ["Veskar and Ilm fired."], "Ilm acts, not Toral"),
        ("Toral fired.", ["Veskar said men fired."], None),
        ("Toral fired.", ["Veskar: men fired."], None),
        ("Toral will fire.", ["Veskar will fire."], "Veskar acts, not Toral"),
        ("Toral will be late.", ["Veskar will be early."], None),
        ("Toral plans a raid.", ["Veskar plans a raid."], "Veskar acts, not Toral"),
        ("Toral fired.", ["Ilm left when Veskar was fired on."], None),
        ("Toral fired.", ["Toral forced Veskar to leave and Ilm fired."], "Ilm acts, not Toral"),
        ("Toral met.", ["Veskar met."], None),
        ("Toral was hit and fired.", ["Veskar fired."], None),
        ("Toral was hit and Ilm fired.", ["Veskar fired."], "Veskar acts, not Ilm"),
        ("Toral fired and Ilm marched.", ["Toral fired and Veskar marched."], "Veskar acts, not Ilm"),
        ("Quill fired on Orsk.", ["Orsk fired on Quill."], "Orsk acts, not Quill"),
        ("Toral closed the port.", ["Veskar left the pact and closed the port."], "Veskar acts, not Toral"),
        ("Toral closed the port.", ["Veskar left the pact; it moved and closed the port."], None),
        ("Toral closed the port.", ["Veskar hit men who fled and closed the port."], None),
        ("Toral closed the port.", ["Veskar left as it snowed and closed the port."], None),
        ("Toral met envoys.", ["Veskar left the pact and met envoys."], None),
        ("Orsk said Quill fired.", ["Orsk fired."], None),
        ("Quill fired as Orsk fled.", ["Orsk fired."], None),
        ("Quill fired on Orsk.", ["Orsk fired as Quill fired."], None),
        ("Toral sank a ship.", ["Veskar bombed the port, sinking a ship."], "Veskar acts, not Toral"),
        ("Toral sank a ship.", ["Veskar bombed the port sinking a ship."], None),
        ("Toral sank a ship.", ["Veskar bombed Ilm and Orsk fled, sinking a ship."], None),
        ("Toral sank a ship.", ["Veskar bombed it, sinking a ship, and Ilm fled."], "Veskar acts, not Toral"),
        ("Toral includes Orsk.", ["Veskar bombed six towns, including Orsk."], None),
        ("Toral told them that.", ["Veskar bombed it, telling them that."], None),
    ],
)  # fmt: skip
def test_another_doer_is_named(claim: str, evidence: list[str], acting: str | None) -> None:
    found = check_doer(claim, evidence, ALL, language="en")

    assert found.detail == (acting and f"in the article {acting}")


@pytest.mark.parametrize(
    ("claim", "evidence", "missing"),
    [
        ("Ilm fired.", ["Toral fired."], "Ilm"),
        ("Ilm and Toral fired.", ["Veskar fired."], "Ilm"),
        ("Toral fired.", ["Quill fired."], "Toral"),
        ("Ilm fired.", ["Toral fired.", "It fled."], None),
        ("Quill fired.", ["Orsk fired."], None),
        ("Toral navy fired.", ["Toral fired."], None),
        ("Men fired.", ["Toral fired."], None),
    ],
)
def test_the_missing_actor_is_named(claim: str, evidence: list[str], missing: str | None) -> None:
    found = check_named(claim, evidence, [], ALL, language="en")

    assert found.detail == (missing and f"not in the evidence: {missing}")


@pytest.mark.parametrize(
    ("source", "sentence", "evidence", "detail"),
    [
        (TORAL, "Toral fired on Veskar.", "", None),
        (TORAL, "Veskar fired on Toral.", "", "Veskar acts on Toral"),
        (TORAL, "Toral was hit by Veskar.", "", "Veskar acts on Toral"),
        (TORAL, "Veskar was hit by Toral.", "", None),
        (TORAL, "Veskar hit Toral as Toral hit Veskar.", "", "Veskar acts on Toral"),
        (TORAL, "Toral hit Veskar as Veskar hit Toral.", "", None),
        (TORAL, "Ilm hit Veskar as Veskar hit Toral.", "", "Veskar acts on Toral"),
        (QUILL, "Orsk hit Veskar as Veskar hit Quill.", "", None),
        (QUILL, "Orsk hit Ilm as Veskar hit Quill.", "", "Veskar acts on Quill"),
        (TORAL, "Veskar hit Ilm as Toral hit Ilm.", "", None),
        (TORAL, "Toral fired as Ilm fled.", "", None),
        (TORAL, "Ilm fled when the port near Toral was hit.", "the port near Toral was hit", None),
        (TORAL, "Veskar hit Ilm, Toral said.", "", "Veskar acts"),
        (TORAL, "Ilm fired near Toral.", "fired", "Ilm acts"),
        (TORAL, "Ilm fired and Toral fled.", "fled", None),
        (TORAL, "Ilm said Toral fired on Veskar.", "", None),
        (TORAL, "Toral and Ilm each fired.", "", None),
        (TORAL, "Veskar fired.", "", "Veskar acts"),
        (TORAL, "Veskar's guns fired.", "", "Veskar acts"),
        (TORAL, "When it snowed, Veskar fired.", "", None),
        (TORAL, "Veskar believes that guns fired.", "", None),
        (TORAL, "Veskar detained since May is to be freed.", "", None),
        (TORAL, "Toral hit Ilm.", "", None),
        (TORAL, "Toral navy fired as Toral fled.", "", None),
        (QUILL, "Orsk fired near Quill.", "", None),
        (QUILL, "Toral fired near Quill.", "", "Toral acts"),
        (ORSK, "Toral fired near Orsk.", "", "Toral acts"),
        (NAVY, "Toral fired near Toral navy.", "", None),
    ],
)
def test_the_doer_of_a_signals_deed_is_looked_for(
    source: KnownName, sentence: str, evidence: str, detail: str | None
) -> None:
    start = sentence.index(evidence)
    part = (sentence, start, start + len(evidence or sentence))

    found = check_deed([source], [VESKAR], ALL, [part], "en")

    assert found.detail == (detail and f"in the article {detail}")
    assert found.verdict == ("another_doer" if detail else "ok")


@pytest.mark.parametrize(
    ("language", "sources", "found"),
    [("en", [TORAL], True), (None, [TORAL], True), ("de", [TORAL], False), ("en", [], False)],
)
def test_doers_are_looked_for_in_english_alone(
    language: str | None, sources: list[KnownName], found: bool
) -> None:
    sentence = "Veskar fired on Toral."
    deed = check_deed(sources, [VESKAR], ALL, [(sentence, 0, len(sentence))], language)
    doer = check_doer("Toral fired.", ["Veskar fired."], ALL, language=language)
    named = check_named("Ilm fired.", ["Toral fired."], [], ALL, language=language)
    english = language != "de"

    assert (deed.verdict != "ok") is found
    assert (doer.verdict != "ok", named.verdict != "ok") == (english, english)
