"""Exceptions and mishaps that a claim leaves out."""

from __future__ import annotations

import pytest

from summarise.checks.hedging.excepted import check_excepted

LOST = [
    ("All 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Only three of the 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Just three of the 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Tavel slept in barns.", "Except for Tavel, which had tents, they slept in barns."),
    ("The old slept in barns.", "Except for the old, who had tents, they slept in barns."),
    ("Tavel voted on Friday.", "Except for Tavel, where it snowed, towns voted on Friday."),
    ("Orsk signed the pact.", "Apart from Orsk, all members signed the pact, said Quill."),
    ("All 12 ports reopened.", "All but 3 of the 12 ports reopened."),
    ("All 12 ports reopened.", "In May all but three of the 12 ports reopened."),
    ("All of the 12 ports reopened.", "In May all but one of the 12 ports reopened."),
    ("The roads were cleared.", "With snow gone, the roads were cleared, save for a pass."),
    ("All its towns voted.", "All its towns, except Tavel, voted; Orsk is calm."),
    ("Orsk is calm.", "Apart from the rain, Orsk is calm, with the exception of the north."),
    ("Tavel reopened in May.", "All ports of Orsk reopened in May except Tavel."),
    ("All ports of Orsk reopened.", "All ports of Orsk reopened except Tavel."),
    (
        "The ceasefire is holding.",
        "The ceasefire is holding, with the exception of the northern hills.",
    ),
    (
        "Every village has power again.",
        "Every village has power again apart from two in the north.",
    ),
    ("Nobody crossed the river.", "Nobody crossed the river other than a priest."),
    ("All members signed the pact.", "Apart from Orsk, all members signed the pact."),
    ("The roads were cleared.", "The roads were cleared, save for a pass in the east."),
    ("Orsk's gunners fired on a school.", "Orsk's gunners accidentally fired on a school."),
    ("A rocket of Orsk hit a farm.", "A rocket of Orsk misfired and hit a farm."),
    ("Orsk's police shot a fisherman.", "Orsk's police shot a fisherman by mistake."),
    ("All left.", "All but two left"),
    ("Only two ports shut.", "All but nine of the ports shut; all but two of the towns are calm."),
    ("All ports are open, Pell said.", "All ports are open except Tavel; Pell said so."),
    ("Orsk shelled a pass.", "By mistake, Orsk shelled a pass."),
    ("Orsk shelled it.", "Orsk shelled it by mistake; a truck skidded into a ditch."),
]
KEPT = [
    ("Most of the 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("All but 3 ports reopened.", "All but 3 of the 12 ports reopened."),
    ("Three of the 12 ports stay shut.", "All but three of the 12 ports reopened."),
    ("Three of the 12 ports did not reopen.", "All but three of the 12 ports reopened."),
    ("Tavel did not reopen in May.", "All ports of Orsk reopened in May except Tavel."),
    ("Tavel shut on Friday for good.", "All ports of Orsk reopened on Friday except Tavel."),
    ("Three of the 12 ports are to reopen later.", "All but three of the 12 ports reopened."),
    ("Only three of the 12 ports remain shut.", "All but three of the 12 ports reopened."),
    ("Not all 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Only three boats of Pell sank.", "All but three of the 12 ports reopened."),
    ("Ports reopened on Friday.", "On Friday three ports reopened."),
    ("They ruined the port of Orsk.", "They all but destroyed the port of Orsk."),
    ("Orsk signed the pact.", "Orsk signed the pact, except that it struck out a word."),
    ("Orsk is calm.", "Orsk is calm; all its towns voted except Tavel."),
    ("Orsk is calm.", "All its towns voted, except Tavel; Orsk is calm."),
    ("Orsk's envoy left the room.", "Orsk's envoy left the room by mistake."),
    ("The police had not meant to shoot a fisherman.", "The police shot a fisherman by mistake."),
    ("The ports were empty.", "The ports were all but empty."),
    ("Nine of the 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Of 12 ports, 11 reopened.", "All but one of the 12 ports reopened."),
    ("Tavel had tents.", "Except for Tavel, which had tents, they slept in barns."),
    ("Most ports of Orsk reopened.", "All ports of Orsk reopened except Tavel."),
    ("All ports of Orsk but Tavel reopened.", "All ports of Orsk reopened except Tavel."),
    ("Tavel stayed shut.", "All ports of Orsk reopened except Tavel, which stayed shut."),
    ("Orsk lost 40 guns.", "Apart from the tanks, Orsk lost 40 guns."),
    ("Orsk wants means other than war.", "Orsk wants means other than war."),
    ("Orsk has no other choice than to leave.", "Orsk has no choice other than to leave."),
    ("Only a priest crossed the river.", "Nobody crossed the river other than a priest."),
    ("The gunners fired on a school in error.", "The gunners fired on a school by mistake."),
    ("Orsk shelled the pass.", "Orsk shelled the pass; later a truck skidded into a ditch."),
    ("Orsk admitted an error.", "Orsk admitted that the strike was an error of its gunners."),
    ("Orsk hit the wrong house.", "Orsk hit the wrong house, a tragic error of judgement."),
    ("Six people were hurt in the accident.", "Six people were hurt in the accident on Friday."),
    ("Ports reopened for Pell ships.", "All ports of Orsk reopened except Tavel."),
    ("Tavel had snow.", "Except for Tavel, where it had snow, they slept in barns."),
    ("The old had tents.", "Except for the old, who had tents, they slept in barns."),
    ("Tavel reopened on Friday.", "All ports reopened in May except Tavel."),
    ("Ports of Pell shut on Friday.", "On Friday all but two of the ports of Orsk reopened."),
    (
        "All but two ports reopened, but only on Friday.",
        "All but two of the ports reopened on Friday.",
    ),
    ("A guard of Pell shot a boy of six in the leg.", "A guard shot a dog by accident."),
]


@pytest.mark.parametrize(("claim", "sentence"), LOST)
def test_an_exception_or_a_mishap_must_be_kept(claim: str, sentence: str) -> None:
    found = check_excepted(claim, [sentence], language="en")

    assert found.verdict == "overstated"


@pytest.mark.parametrize(("claim", "sentence"), KEPT)
def test_what_keeps_it_or_is_not_bound_by_it_is_fine(claim: str, sentence: str) -> None:
    found = check_excepted(claim, [sentence], language="en")

    assert found.verdict == "ok", found.detail


def test_other_languages_are_left_alone() -> None:
    found = check_excepted(
        "All ports reopened.", ["All ports reopened except Tavel."], language="de"
    )

    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "sentence", "words"),
    [
        ("All 12 ports reopened.", "All but three of the 12 ports reopened.", "all but three"),
        ("Tavel slept in barns.", "Except for Tavel, they slept in barns.", "except for"),
        ("Orsk is calm.", "Orsk is calm, with the exception of Tavel.", "with the exception of"),
        ("Orsk's police shot a fisherman.", "Orsk's police shot a fisherman by mistake.", "by mistake"),
        ("A rocket of Orsk hit a farm.", "A rocket of Orsk misfired and hit a farm.", "misfired"),
    ],
)  # fmt: skip
def test_the_finding_quotes_what_was_left_out(claim: str, sentence: str, words: str) -> None:
    found = check_excepted(claim, [sentence], language="en")

    assert found.detail == f'the article has "{words}"'
