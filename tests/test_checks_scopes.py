"""Where the clauses of a passage part, and how far its cues reach."""

from __future__ import annotations

import pytest

from summarise.checks.text.scopes import Passage, read


def _clauses(passage: Passage) -> list[str]:
    """The words of each clause, divided as they stand."""
    found: dict[int, list[str]] = {}
    for norm, number in zip(passage.norms, passage.clauses, strict=True):
        found.setdefault(number, []).append(norm)
    return [" ".join(norms) for norms in found.values()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oman left | but Ilm stayed .",
        "But Oman left .",
        "Oman left | , and Ilm stayed .",
        "Oman said that it left , and that Ilm stayed .",
        "Oman said it was to pay , and not Ilm .",
        '" The vote has failed | . Nobody came .',
        '" It was peace | . Nobody came .',
        '" Stop the war | ! Nobody came .',
        '" Who fled | ? Nobody came .',
        "Capt . Pryce left .",
        "Gen . Pryce left .",
        "Oman left | , or",
        "Oman said it was to pay , or that Ilm was .",
        "Oman left as Ilm paid , Pryce said .",
        "Oman left | ; Ilm stayed .",
        "Oman left | — Ilm stayed .",
        "Oman | , which left | , came back .",
        "Oman | , which left | , came back , Ilm said .",
        "Oman | , saying it was ill , left .",
        "As Ilm left | , Oman came back .",
        "As Ilm left | , Oman came back , Ilm said .",
        "Oman came back | because Ilm left | , Pryce said .",
        "Oman came back | but Ilm left , Pryce said .",
        "Oman | , who fled | ; Ilm , too , left .",
        "Oman , Ilm and Pryce left .",
        "Oman said | , and | , as Ilm knew | , it left .",
        '" The vote has failed . " It left .',
        '" No ! " Oman said .',
        "Ilm won 9 | ! No one left .",
        "Oman left | , it not being safe .",
    ],
)
def test_clauses_part_where_a_reader_would_pause(sentence: str) -> None:
    passage = read(sentence.replace(" |", ""), "en")

    assert _clauses(passage) == [part.strip().lower() for part in sentence.split("|")]


@pytest.mark.parametrize(
    ("sentence", "negated", "reach"),
    [
        ("Oman did not sign the pact.", "not", "sign the pact ."),
        ("Oman did not sign, but Ilm did.", "not", "sign ,"),
        ("Oman had not, as of Monday, left the port.", "not", ", as of monday , left the port ."),
        ("Oman had not, as of Monday", "not", ""),
        ("It is not, a b c d e f g h, so.", "not", ", a b c d e f g h , so ."),
        ("It is not, a b c d e f g h i, so.", "not", ", a b c d e f g h i"),
        ("The envoy, no friend of Ilm, said it left.", "no", "friend of ilm"),
        ("The envoy, no friend of Ilm, left it.", "no", "friend of ilm , left it ."),
        ("No friend of Ilm, said Oman, left.", "No", "friend of ilm , said oman , left ."),
        ("Oman left with no", "no", ""),
        ("The envoy, no friend of Ilm,", "no", "friend of ilm ,"),
        ("It has no shells, said Oman, but arms.", "no", "shells , said oman ,"),
        ("Oman failed to sign.", "failed to", "sign ."),
        ("It doesn't pay.", "doesn't", "pay ."),
        ("No ship came, but Ilm paid.", "No", "ship came ,"),
        ("Oman had not, as of Monday, left; Ilm had.", "not", ", as of monday , left"),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(
    sentence: str, negated: str, reach: str
) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.negations

    assert passage.phrase(cue) == negated
    assert " ".join(passage.norms[cue.last : cue.reach]) == reach


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("The No campaign won and did not rest.", ["not"]),
        ("No campaign won.", ["No"]),
        ("A campaign of No won.", ["No"]),
        ("The no campaign won.", ["no"]),
        ("Not only did it fail to pay, it never came.", ["fail to", "never"]),
        ("It did not fail to pay.", []),
        ("No fewer than nine had no gas.", ["no"]),
        ("Ilm would not rule out a strike but never planned one.", ["never"]),
    ],
)
def test_each_negation_is_found_once(sentence: str, negated: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.negations] == negated


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("Oman demands talks.", ["demands"]),
        ("Oman had demands of it.", []),
        ("Many demands fell.", []),
        ("No demands fell.", []),
        ("Oman's demands fell.", []),
        ("Rising demands fell.", []),
        ("Oman and federal demands fell.", []),
        ("Federal demands fell.", ["demands"]),
        ("Demands of Oman fell.", []),
        ("Its demands fell.", []),
        ("My demands fell.", []),
        ("Some said it fell.", ["said"]),
        ("Some denied reports of it.", []),
        ("Some warned that it fell.", ["warned"]),
        ("Some threatened towns fell.", []),
        ("Some threatened the towns.", ["threatened"]),
        ("It fell, officials say", ["say"]),
        ("The Foreign Office States Report fell.", []),
        ("Upper States fell.", []),
        ("the States fell.", []),
        ("Oman States fell.", []),
        ("Oman Says it left.", []),
        ("officials Say it left.", ["Say"]),
        ("officials Say Oman left.", []),
        ("“Say Oman left.", ["Say"]),
        ("Your demands fell.", []),
        ("Your say matters.", []),
        ("Oman had no say in it.", []),
        ("The say of Oman matters.", []),
        ("Officials claimed gains.", ["claimed"]),
        ("It fell, some warned", ["warned"]),
        ("It is what Oman demands", ["demands"]),
        ("Of late, various demands fell.", []),
        ("The public demands fell.", []),
        ("It said officials demand it.", ["said", "demand"]),
        ("Rebels in Orsk demand that it leave.", ["demand"]),
        ("In a statement, Oman left.", ["In a statement"]),
        ("Ilm had no statement.", ["statement"]),
        ("The army's ransom demand angered Ilm.", []),
        ("A peace plan fell apart.", []),
        ("Its hopes faded.", []),
        ("Many towns openly fear a raid.", ["fear"]),
        ("In Orsk women fear a raid.", ["fear"]),
        ("In Orsk children fear a raid.", ["fear"]),
        ("In Orsk people fear a raid.", ["fear"]),
        ("In Orsk they fear a raid.", ["fear"]),
        ("In Orsk 1,500 fear a raid.", ["fear"]),
        ("Ilm rejected western demands.", ["rejected"]),
    ],
)
def test_nouns_that_look_like_verbs_of_saying_are_none(sentence: str, spoken: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.speech_cues] == spoken


@pytest.mark.parametrize(
    ("sentence", "reach"),
    [
        ("Oman may yield to Toral and accuses Ilm.", "yield to toral"),
        ("Oman may yield to Toral but accused Ilm.", "yield to toral"),
        ("Oman may yield to Toral and accuse Ilm.", "yield to toral and accuse ilm ."),
        ("Oman may yield to Toral, accuses Ilm.", "yield to toral , accuses ilm ."),
        ("Oman may yield to Toral and accused Ilm.", "yield to toral"),
        ("Oman may yield to Toral and its guards.", "yield to toral and its guards ."),
        ("Oman may accuse and says", "accuse"),
        ("Oman may and says so.", ""),
        ("Perhaps Oman yields, but Ilm fights.", "oman yields ,"),
    ],
)
def test_a_second_verb_of_saying_ends_a_reach(sentence: str, reach: str) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.hedge_cues

    assert " ".join(passage.norms[cue.last : cue.reach]) == reach


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("May it leave.", ["May"]),
        ("It left in May.", []),
        ("It may leave.", ["may"]),
        ("The might of Oman fell.", []),
        ("Oman might of late leave.", ["might"]),
        ("Might Oman leave?", ["Might"]),
    ],
)
def test_may_the_month_and_might_the_noun_hedge_nothing(sentence: str, hedged: list[str]) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.hedge_cues] == hedged


@pytest.mark.parametrize(
    ("sentence", "framed"),
    [
        ("The denied raid killed nine.", []),
        ("Officials voiced the demands of Ilm.", []),
        ("Its plans to attack Ilm fell through.", ["plans to"]),
    ],
)
def test_behind_an_article_only_a_whole_phrase_frames_what_follows(
    sentence: str, framed: list[str]
) -> None:
    passage = read(sentence, "en")

    assert [passage.phrase(cue) for cue in passage.frame_cues] == framed


@pytest.mark.parametrize("word", ["rumoured", "unlikely", "probable"])
def test_a_hedge_may_stand_before_a_noun(word: str) -> None:
    passage = read(f"The {word} pact hurt many.", "en")

    assert [passage.phrase(cue) for cue in passage.hedge_cues] == [word]


def test_marks_carry_no_content() -> None:
    assert read("It left; (Oman) came …", "en").content == {"leav", "oman", "com"}


@pytest.mark.parametrize("sentence", ["But Oman left.", "If Oman left.", "Oman left."])
def test_clauses_are_numbered_from_nought(sentence: str) -> None:
    assert set(read(sentence, "en").clauses) == {0}


def test_a_cue_governs_its_reach_and_neither_itself_nor_what_follows() -> None:
    passage = read("Oman did not sign, but Ilm did.", "en")
    (cue,) = passage.negations

    governed = [norm for at, norm in enumerate(passage.norms) if cue.governs(at)]

    assert governed == ["sign", ","]


@pytest.mark.parametrize(("word", "end"), [("did", ","), ("but", "."), (".", ".")])
def test_a_clause_ends_behind_its_last_word(word: str, end: str) -> None:
    passage = read("Oman did not sign, but Ilm paid.", "en")

    assert passage.norms[passage.clause_end(passage.norms.index(word)) - 1] == end
