"""Whether source and target of a signal stand the other way round in its evidence."""

from __future__ import annotations

import pytest

from summarise.checks.acting.signal_order import check_signal_order
from summarise.checks.text.names import KnownName

TORAL, VESKAR = (KnownName(name, (name,), None) for name in ("Toral", "Veskar"))
OK = None
ACTS = "the target stands as the one who acts"
BEARS = "the source stands as the one acted on"
DENIES = "in the article Toral denies it"

# Sentences (evidence behind "|" if it is a part), kind of act, what is wrong with Toral as source
# and Veskar as target, and what with Veskar as source and Toral as target.
SIDES = [
    (["Toral attacked Veskar."], {}, OK, ACTS),
    (["Toral attacked Veskar."], {"received": True}, OK, ACTS),
    (["Veskar took its men home."], {"received": True}, OK, OK),
    (["Veskar took its men home."], {}, ACTS, OK),
    (["Toral spoke.", "Veskar took its men home."], {"received": True}, OK, OK),
    (["He spoke.", "Veskar attacked."], {}, OK, OK),
    (["Veskar attacked.", "He spoke."], {}, OK, OK),
    (["Today it attacked Veskar."], {}, OK, OK),
    (["Men spoke.", "Veskar attacked."], {}, ACTS, OK),
    (["Veskar attacked.", "Toral attacked Veskar."], {}, OK, ACTS),
    (["Veskar fired.", "Veskar attacked Toral."], {}, ACTS, OK),
    (["Veskar fired.", "Toral was hit."], {}, ACTS, OK),
    (["Toral fired.", "Veskar attacked Toral."], {}, ACTS, OK),
    (["Toral fired.", "Veskar attacked Toral."], {"denied": True}, OK, OK),
    (["Toral fired.", "Veskar attacked Toral.", "Toral and Veskar met."], {}, OK, OK),
    (["Veskar attacked Toral.|."], {}, OK, OK),
    (["Toral and Veskar each hit the other."], {}, OK, OK),
    (["Veskar, each man of it, hit Toral."], {}, ACTS, OK),
    (["Veskar hit the other Toral."], {}, ACTS, OK),
    (["Each man saw Veskar hit the other's port in Toral."], {}, OK, OK),
    (["Toral said Veskar fired.|Veskar fired"], {"spoken": True}, OK, "in the article Toral said"),
    (["Veskar fired, Toral said.|Veskar fired"], {"spoken": True}, OK, "in the article Toral said"),
    (["Toral believes Veskar fired.|Veskar fired"], {"spoken": True}, OK, ACTS),
    (["Ilm said Toral accused Veskar.|Toral accused Veskar"], {"spoken": True}, OK, "in the article Toral accused"),
    (["Toral accused Veskar, Ilm said.|Toral accused Veskar"], {"spoken": True}, OK, "in the article Toral accused"),
    (["Veskar, Toral said, accused Ilm."], {"spoken": True}, OK, "in the article Toral said"),
    (["The head of Toral said Veskar lied.|Veskar lied"], {"spoken": True}, OK, "in the article Toral said"),
    (["To say Toral fired is a lie, Veskar said."], {"spoken": True}, "in the article Veskar said", OK),
    (["Toral slammed Veskar."], {"spoken": True}, OK, ACTS),
    (["Toral slammed Veskar, which said no.|Toral slammed Veskar"], {"spoken": True}, OK, OK),
    (["He was to say Toral fired on Veskar."], {"spoken": True}, OK, ACTS),
    (["Nobody said Toral slammed Veskar."], {"spoken": True}, OK, OK),
    (["Toral told Veskar to leave.|leave"], {"spoken": True}, OK, "in the article Toral told"),
    (["Toral marched; Veskar slept.|slept"], {"spoken": True}, OK, OK),
    (["Ilm said Toral marched on Veskar."], {"spoken": True}, OK, OK),
    (["Men of Ilm said Toral marched on Veskar.|marched on Veskar"], {"spoken": True}, OK, OK),
    (["Toral said Veskar fired."], {}, ACTS, OK),
    (["Toral said it fired on Veskar."], {}, OK, ACTS),
    (["Toral accused Veskar."], {}, OK, OK),
    (["Toral accused Veskar and marched."], {}, OK, OK),
    (["Toral accused Veskar and Ilm of theft."], {}, OK, OK),
    (["Toral said that men far off on the coast it held hit Veskar."], {}, OK, ACTS),
    (["Toral asked to fire on Veskar."], {}, OK, ACTS),
    (["Toral asked Veskar to fire."], {}, ACTS, OK),
    (["Toral marched; Veskar was hit.|was hit"], {}, OK, ACTS),
    (["Toral marched; men fled; Veskar fired.|men fled"], {}, OK, ACTS),
    (["Men fled; Toral marched.|Men fled"], {}, OK, OK),
    (["Veskar fired; men fled.|men fled"], {}, ACTS, OK),
    (["Men fled; Veskar fired.|Men fled"], {}, OK, OK),
    (["Ilm said men fled while Veskar fired on Toral.|men fled"], {}, OK, OK),
    (["Veskar marched and its men, it said, fled.|fled"], {}, ACTS, OK),
    (["Toral was seized."], {}, BEARS, OK),
    (["Toral was seized by Veskar."], {}, ACTS, OK),
    (["Veskar spoke and said Ilm lied, adding that Toral marched."], {}, OK, ACTS),
    (["Toral, freed on Monday after a year in Veskar, spoke.|freed on Monday after a year"], {}, BEARS, OK),
    (["Toral, freed on Monday, attacked Veskar."], {}, OK, OK),
    (["Toral, armed on Monday after a year in Veskar, spoke.|armed on Monday"], {}, OK, ACTS),
    (["Toral, freed on Monday, spoke in Veskar.|spoke in Veskar"], {}, OK, OK),
    (["Veskar told of a raid, which Toral denies.|a raid, which Toral denies"], {"denied": True}, OK, DENIES),
    (["Toral denies that its men had anything to do with it."], {"denied": True}, OK, DENIES),
    (["Toral denies that its men had anything to do with it."], {}, OK, ACTS),
    (["Toral denied that its port had been hit."], {"denied": True}, OK, OK),
    (["Men were found dead, and Toral denies a raid."], {"denied": True}, OK, DENIES),
    (["Toral denied losing a ship."], {"denied": True}, OK, OK),
    (["Toral denied that Veskar had hit its port.|denied that Veskar had hit"], {"denied": True}, OK, OK),
    (["Toral denies a raid in which men far from the port died."], {"denied": True}, OK, DENIES),
    (["Men told Veskar that Ilm would join no raid against Toral.|raid against Toral"], {}, BEARS, OK),
    (["Men joined a raid against Toral and Ilm.|raid against Toral"], {}, BEARS, OK),
    (["Toral marched.", "Men joined a raid against Toral."], {}, OK, ACTS),
    (["Its mission writes, and tells the Toral side to leave."], {"spoken": True}, "in the article Toral is whom somebody tells", OK),
    (["Its mission warns that Toral is to leave."], {"spoken": True}, OK, OK),
    (["Its mission and those of Ilm urged in a letter Toral."], {"spoken": True}, OK, OK),
    (["Men fled the raid.", "Toral denies a raid."], {"denied": True}, OK, DENIES),
    (["Toral said so.", "Toral denies a raid.|a raid"], {"denied": True}, OK, ACTS),

]  # fmt: skip


def _part(row: str) -> tuple[str, int, int]:
    sentence, _, words = row.partition("|")
    start = sentence.index(words or sentence)
    return sentence, start, start + len(words or sentence)


@pytest.mark.parametrize(("rows", "act", "toral", "veskar"), SIDES)
def test_a_swap_is_told_with_its_reason(
    rows: list[str], act: dict[str, bool], toral: str | None, veskar: str | None
) -> None:
    parts, how = [_part(row) for row in rows], {"spoken": False} | act

    right = check_signal_order([TORAL], [VESKAR], parts, language="en", **how)
    left = check_signal_order([VESKAR], [TORAL], parts, language="en", **how)

    assert (right.detail, left.detail) == (toral, veskar)


@pytest.mark.parametrize(
    ("sources", "targets"), [([], [TORAL]), ([VESKAR], []), ([VESKAR], [TORAL, VESKAR])]
)
def test_without_two_sides_nothing_is_swapped(
    sources: list[KnownName], targets: list[KnownName]
) -> None:
    parts = [_part("Toral attacked Veskar.")]

    found = check_signal_order(sources, targets, parts, spoken=False, language="en")

    assert found.verdict == "ok"
