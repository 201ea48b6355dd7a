"""Who acts on whom between two names of one sentence."""

from __future__ import annotations

import pytest

from summarise.checks.acting.exchanged import exchanged
from summarise.checks.acting.order import check_order
from summarise.checks.acting.roles import agents_by, names_at, roles_in, runs, turned
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import read

TORAL = KnownName("Toral", ("Toral",), None)
VESKAR = KnownName("Veskar", ("Veskar",), None)
ILM = KnownName("Ilm", ("Ilm",), None)
KNOWN = (TORAL, VESKAR, ILM)


def _roles(sentence: str, word: str) -> list[tuple[str, str]]:
    passage = read(sentence, "en")
    found = roles_in(passage, KNOWN, [passage.norms.index(word)])
    return [(agent, patient) for _, agent, patient in found]


TORAL_ACTS, VESKAR_ACTS = [("Toral", "Veskar")], [("Veskar", "Toral")]


@pytest.mark.parametrize(
    ("sentence", "word", "roles"),
    [
        ("Toral attacked Veskar.", "attacked", TORAL_ACTS),
        ("Toral was attacked by Veskar.", "attacked", VESKAR_ACTS),
        ("Toral was attacked on Monday by Veskar.", "attacked", VESKAR_ACTS),
        ("Toral was attacked near Veskar.", "attacked", []),
        ("Toral received shells from Veskar.", "received", VESKAR_ACTS),
        ("Toral sent shells from Veskar.", "sent", TORAL_ACTS),
        ("Toral repelled a raid by Veskar.", "repelled", []),
        ("The seizure of Veskar by Toral was swift.", "seizure", TORAL_ACTS),
        ("Attacks by Toral on Veskar went on.", "attacks", TORAL_ACTS),
        ("Toral's attack on Veskar failed.", "attack", TORAL_ACTS),
        ("Toral's envoy visited Veskar.", "visited", []),
        ("Toral's army entered Veskar.", "entered", TORAL_ACTS),
        ("Toral' ships entered Veskar.", "entered", TORAL_ACTS),
        ("Toral' envoy entered Veskar.", "entered", []),
        ("Troops in Toral entered Veskar.", "entered", []),
        ("Toral said Veskar would pay.", "said", TORAL_ACTS),
        ("Toral army entered Veskar.", "army", []),
        ("Toral bombed nothing; Veskar slept.", "bombed", []),
        ("Toral attacked, said Toral.", "attacked", []),
        ("Toral hit Ilm and quickly bombed Veskar.", "bombed", TORAL_ACTS),
        ("Ilm said Toral fired and bombed Veskar.", "bombed", TORAL_ACTS),
        ("Toral saw 3 of Veskar.", "3", []),
        ("Toral met the ruler of Veskar.", "ruler", []),
        ("Veskar was seized by Toral and held by Ilm.", "seized", TORAL_ACTS),
        ("Toral was hit by rockets from Veskar.", "hit", VESKAR_ACTS),
        ("Toral's border raid on Veskar failed.", "raid", TORAL_ACTS),
        ("Toral's full invasion of Veskar failed.", "invasion", TORAL_ACTS),
        ("Toral's request to Veskar failed.", "request", TORAL_ACTS),
        ("Toral deplored Veskar's tests.", "deplored", TORAL_ACTS),
        ("Ilm and Toral attacked Veskar.", "attacked", TORAL_ACTS),
        ("Veskar was taken from Ilm by Toral.", "taken", TORAL_ACTS),
        ("It was planned by Toral against Veskar.", "planned", TORAL_ACTS),
        ("The attack by Toral on Veskar was planned by Ilm.", "attack", TORAL_ACTS),
        ("The raid was planned by Toral, and Veskar fled.", "planned", []),
        ("Toral may yield to Ilm and accuses Veskar.", "accuses", TORAL_ACTS),
        ("Toral got aid from Veskar.", "got", VESKAR_ACTS),
        ("Toral defended Veskar.", "defended", []),
        ("The raid was Toral's work, Veskar said.", "work", []),
        ("In Toral it now goes to Veskar.", "goes", []),
        ("Toral is attacking Veskar.", "attacking", TORAL_ACTS),
        ("Toral was at once attacked by Veskar.", "attacked", VESKAR_ACTS),
        ("Toral was at once then attacked near Veskar.", "attacked", TORAL_ACTS),
        ("Shelling of Veskar by Toral went on.", "shelling", TORAL_ACTS),
        ("Toral, whose army shelled Veskar, fled.", "shelled", []),
        ("The port near Toral could embolden Veskar.", "embolden", []),
        ("Toral denied the charge and accused Veskar.", "accused", TORAL_ACTS),
        ("Toral saw the uprising in Veskar.", "uprising", []),
        ("Toral met Ilm or bombed Veskar.", "bombed", TORAL_ACTS),
        ("Ilm said that Toral had armed and bombed Veskar.", "bombed", TORAL_ACTS),
        ("Toral's call for Veskar to leave came.", "call", TORAL_ACTS),
        ("Toral’s raid on Veskar failed.", "raid", TORAL_ACTS),
        ("Toral’ envoy entered Veskar.", "entered", []),
        ("Toral's big army entered Veskar.", "entered", TORAL_ACTS),
        ("The siege of Veskar by men of Toral ended.", "siege", TORAL_ACTS),
        ("Ships inside Toral hit Veskar.", "hit", []),
        ("Toral was bombing Veskar.", "bombing", TORAL_ACTS),
        ("Toral died for Veskar.", "died", []),
        ("Toral's raid angered Veskar.", "raid", TORAL_ACTS),
        ("Toral hailed its uprising against Veskar.", "uprising", TORAL_ACTS),
        ("Toral's navy raid on Veskar failed.", "raid", TORAL_ACTS),
        ("President Toral's envoy entered Veskar.", "entered", []),
        ("Toral's wheat exports to Veskar fell.", "exports", TORAL_ACTS),
        ("Toral's wheat went to Veskar.", "wheat", []),
        ("Toral raided Toral's old fort on Veskar's border.", "raided", []),
        ("Toral crossed Lake Veskar.", "lake", []),
        ("Toral Lake hit Veskar.", "lake", []),
        ("Toral hit ships by night near Veskar.", "night", []),
        ("Toral saw its port there on Veskar.", "port", []),
        ("Toral said Veskar has a port", "port", []),
        ("Toral saw the big old port of Veskar.", "port", []),
        ("Toral came in force to Veskar.", "force", []),
        ("Toral came by sea to Veskar.", "sea", []),
        ("Toral, by night, bombards Veskar.", "bombards", TORAL_ACTS),
        ("In Pryce Toral bombards Veskar.", "bombards", TORAL_ACTS),
        ("Toral again and again bombards Veskar.", "bombards", TORAL_ACTS),
        ("Ilm said Veskar was attacked by Toral.", "attacked", TORAL_ACTS),
        ("Toral bombed Ilm's ports and Veskar.", "bombed", TORAL_ACTS),
        ("Toral attacked Veskar", "attacked", TORAL_ACTS),
        ("Toral's envoy hailed a raid on Veskar.", "raid", []),
        ("Toral's envoy hailed raids on Veskar.", "raids", []),
        ("Toral hit Ilm and was bombing Veskar.", "bombing", TORAL_ACTS),
        ("Was Toral attacked near Veskar?", "attacked", []),
        ("Toral was at once attacked near Veskar.", "attacked", []),
        ("A raid there by Toral on Veskar failed.", "raid", TORAL_ACTS),
        ("Toral sent old ships by way of Veskar.", "sent", TORAL_ACTS),
        ("Toral and Veskar fled", "fled", []),
        ("Veskar was hit by the rebels of the Toral.", "hit", TORAL_ACTS),
        ("Veskar, hit by the soldiers of Toral, fled.", "hit", TORAL_ACTS),
        ("Toral bombed the port Veskar lies in", "bombed", TORAL_ACTS),
        ("Toral hit Toral near Veskar.", "hit", []),
    ],
)
def test_roles_are_read_off_the_words_between_two_names(
    sentence: str, word: str, roles: list[tuple[str, str]]
) -> None:
    assert _roles(sentence, word) == roles


def test_one_name_alone_has_no_role() -> None:
    assert _roles("Toral attacked Toral.", "attacked") == []


@pytest.mark.parametrize(
    ("sentence", "agents"),
    [
        ("Veskar was attacked by Toral.", [("attack", "Toral")]),
        ("Veskar was attacked by the old Toral.", [("attack", "Toral")]),
        ("Veskar was attacked by the very old ships Toral.", []),
        ("Veskar was seized by Toral and held by Ilm.", [("seiz", "Toral"), ("hold", "Ilm")]),
        ("Veskar was attacked by the very old Toral.", [("attack", "Toral")]),
        ("It was hit by men, Toral said.", []),
        ("By Toral", []),
        ("Raid by Toral.", [("raid", "Toral")]),
        ("The raid by Toral.", [("raid", "Toral")]),
        ("Veskar fled, by Toral.", [("fle", "Toral")]),
    ],
)
def test_who_stands_behind_by_did_what_stands_before_it(
    sentence: str, agents: list[tuple[str, str]]
) -> None:
    found = list(agents_by(read(sentence, "en"), KNOWN))

    assert [item for item in found if item[1] != "Veskar"] == agents


def test_the_longer_of_two_names_wins() -> None:
    south = KnownName("South Toral", ("South Toral",), None)
    passage = read("South Toral fled Toral.", "en")

    found = list(runs(names_at(passage, (TORAL, south))))

    assert found == [("South Toral", (0, 1)), ("Toral", (3, 3))]


@pytest.mark.parametrize(
    ("sentence", "turns"), [("They received aid.", True), ("They sent aid.", False)]
)
def test_verbs_whose_subject_is_acted_on_are_known(sentence: str, turns: bool) -> None:
    assert turned(read(sentence, "en")) is turns


@pytest.mark.parametrize(
    ("claim", "evidence", "changed"),
    [
        ("Veskar fled as angry Toral advanced.", "Toral fled as angry Veskar advanced.", True),
        ("Toral fled as angry Veskar advanced.", "Toral fled as angry Veskar advanced.", False),
        ("Veskar shelled a port, Toral rebuilt a school.", "Toral rebuilt a school, Veskar shelled a port.", False),
        ("Veskar rebuilt a school, Toral shelled a port.", "Toral rebuilt a school, Veskar shelled a port.", True),
        ("Veskar met Toral.", "Toral met Veskar.", False),
        ("Veskar and Toral fled.", "Toral and Veskar fled.", False),
        ("Angry Toral, calm Veskar.", "Calm Toral, angry Veskar.", True),
        ("Angry Toral fled, calm Veskar ate.", "Calm Toral fled, angry Veskar ate.", False),
        ("Angry Toral, Veskar.", "Toral, angry Veskar.", False),
        ("The angry Toral, a calm Veskar.", "A calm Toral, the angry Veskar.", True),
        ("Toral the king, Veskar the pope.", "Toral the pope, Veskar the king.", True),
        ("Toral 3, Veskar 5.", "Toral 5, Veskar 3.", True),
        ("Angry Toral met, calm Veskar.", "Calm Toral met, angry Veskar.", True),
        ("Toral Veskar.", "Veskar Toral.", False),
        ("Ilm Toral, calm Veskar.", "Calm Toral, Ilm Veskar.", False),
        ("Toral's angry men, Veskar's calm men.", "Toral's calm men, Veskar's angry men.", True),
        ("Angry Toral, calm Veskar.", "Calm Toral fled.", False),
        ("Angry Toral, calm Veskar.", "Angry Veskar fled.", False),
    ],
)  # fmt: skip
def test_names_that_stand_among_each_others_words_have_changed_places(
    claim: str, evidence: str, changed: bool
) -> None:
    given = [read(evidence, "en")]

    assert exchanged(read(claim, "en"), given, KNOWN, ("Toral", "Veskar")) is changed


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("Veskar attacked Toral.", "Toral attacked Veskar.", "order_swapped"),
        ("Toral attacked Veskar.", "Toral attacked Veskar.", "ok"),
        ("Veskar attacked Toral.", "Veskar was attacked by Toral.", "order_swapped"),
        ("Veskar attacked Toral.", "Toral was attacked by Veskar.", "ok"),
        ("Veskar said Toral fired.", "Toral said Veskar fired.", "order_swapped"),
        ("Veskar met Toral.", "Toral met Veskar.", "ok"),
        ("Veskar visited Toral.", "Toral attacked Veskar.", "ok"),
        ("Veskar attacked.", "Toral attacked Veskar.", "ok"),
        ("Veskar attacked Toral.", "Toral attacked Veskar. Veskar attacked Toral.", "ok"),
    ],
)
def test_a_claim_keeps_who_acts_on_whom(claim: str, evidence: str, verdict: str) -> None:
    sentences = [f"{part.strip('. ')}." for part in evidence.split(". ")]

    assert check_order(claim, sentences, KNOWN, language="en").verdict == verdict


@pytest.mark.parametrize(
    ("claim", "evidence", "country", "verdict"),
    [
        ("Toral attacked Veskar.", "Quill attacked Veskar.", "TOR", "ok"),
        ("Veskar attacked Toral.", "Quill attacked Veskar.", "TOR", "order_swapped"),
        ("Veskar attacked Quill.", "Toral attacked Veskar.", "TOR", "order_swapped"),
        ("Veskar attacked Quill.", "Toral attacked Veskar.", "ILM", "ok"),
        ("Veskar attacked Quill.", "Toral attacked Veskar.", None, "ok"),
        ("Quill attacked Toral.", "Toral attacked Quill.", "TOR", "ok"),
    ],
)
def test_a_state_and_who_acts_for_it_are_one_side(
    claim: str, evidence: str, country: str | None, verdict: str
) -> None:
    state = KnownName("Toral", ("Toral",), "TOR", ("Toralian",))
    known = (state, KnownName("Quill", ("Quill",), country), VESKAR)

    assert check_order(claim, [evidence], known, language="en").verdict == verdict


@pytest.mark.parametrize(
    ("claim", "evidence", "detail"),
    [
        ("Toral hit Veskar.", ["Veskar hit Toral."], "the article has Veskar acting on Toral"),
        ("Toral hit Veskar.", ["Ilm hit Veskar."], None),
        ("Toral hit Veskar.", ["Toral hit Ilm."], None),
        ("Toral hit Veskar.", ["Veskar hit Ilm."], None),
        ("Toral hit Veskar.", ["Ilm hit Toral."], None),
        ("Toral visited Veskar.", ["Veskar hit Toral."], None),
        ("Toral hit Veskar and Ilm fled.", ["Toral hit Veskar and Ilm fled."], None),
        ("Toral hit Veskar.", ["Men were hit by Veskar near Toral."], None),
        ("Toral marched; Veskar was late.", ["Veskar marched; Toral was late."], "Toral and Veskar have changed places"),
        ("Toral marched; Veskar was late.", ["Veskar marched."], None),
        ("Toral marched near Veskar.", ["Veskar marched near Toral.", "Toral marched near Veskar."], None),
        ("Toral and Veskar marched.", ["Veskar marched near Toral."], None),
        ("Ships: Toral 3, Veskar 5.", ["Ships: Veskar 3, Toral 5."], "Toral and Veskar have changed places"),
        ("Ilm fled; Toral marched; Veskar was late.", ["Ilm fled; Veskar marched; Toral was late."], "Toral and Veskar have changed places"),
        ("Toral says Veskar lied.", ["Veskar says Toral lied."], "the article has Veskar acting on Toral"),
        ("Toral received men from Veskar.", ["Veskar hit Toral."], None),
        ("Toral said Ilm hit Veskar.", ["Veskar said Ilm hit Toral."], "Toral and Veskar have changed places"),
        ("Angry Toral burned, calm Veskar.", ["Calm Toral hid, angry Veskar."], None),
        ("Angry Toral, calm Veskar.", ["Calm Toral, angry Veskar."], "Toral and Veskar have changed places"),
    ],
)  # fmt: skip
def test_a_claim_that_turns_its_evidence_is_told_how(
    claim: str, evidence: list[str], detail: str | None
) -> None:
    assert check_order(claim, evidence, KNOWN, language="en").detail == detail


STATE = KnownName("Orsk", ("Orsk",), "ORS", ("Orskan",))
CHIEF, ENVOY = (KnownName(name, (name,), "ORS") for name in ("Quill", "Ames"))


@pytest.mark.parametrize(
    ("claim", "evidence", "swapped"),
    [
        ("Orsk hit Toral.", "Quill hit Toral.", False),
        ("Orsk hit Toral.", "Toral hit Quill.", True),
        ("Toral hit Orsk.", "Quill hit Toral.", True),
        ("Orsk hit Toral.", "Toral hit Veskar.", False),
        ("Quill hit Toral.", "Toral hit Ames.", False),
        ("Quill hit Ames.", "Ames hit Quill.", True),
        (
            "Orsk fled; Quill fled; Toral marched; Veskar was late.",
            "Orsk fled; Quill fled; Veskar marched; Toral was late.",
            True,
        ),
        ("Angry Orsk slept, calm Quill slept.", "Calm Orsk slept, angry Quill slept.", False),
    ],
)
def test_two_of_one_state_are_two_sides_but_the_state_itself_is_either(
    claim: str, evidence: str, swapped: bool
) -> None:
    found = check_order(claim, [evidence], (STATE, CHIEF, ENVOY, *KNOWN), language="en")

    assert (found.verdict == "order_swapped") is swapped
