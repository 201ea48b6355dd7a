"""Whom a deed is aimed at, and what comes first."""

from __future__ import annotations

import pytest

from summarise.checks.acting.agency import check_deed, check_doer
from summarise.checks.acting.aimed import aims, check_aim, check_target
from summarise.checks.acting.causes import check_cause
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import read
from summarise.vocabulary import SignalType

NAMES = ("Orsk", "Tavel", "Brunn", "Senate")
KNOWN = [KnownName(name, (name,), None) for name in NAMES]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "The Senate put tariffs on Brunn.",
            "The Senate put tariffs on Tavel for its attack on Brunn.",
        ),
        ("Orsk fired rockets at Brunn.", "Orsk fired rockets at Tavel from bases near Brunn."),
        ("Orsk invaded Brunn.", "Orsk invaded Tavel, and Brunn closed its border."),
        ("Orsk sent grain to Brunn.", "Orsk sent grain to Tavel while Brunn waited."),
        (
            "Orsk fired rockets at Brunn.",
            "Orsk fired rockets at Tavel and seized rockets from Brunn.",
        ),
    ],
)
def test_a_deed_is_not_aimed_at_another_name_of_the_sentence(claim: str, sentence: str) -> None:
    assert check_aim(claim, [sentence], KNOWN, language="en").verdict == "another_target"


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The Senate put tariffs on Brunn.", "The Senate put tariffs on Tavel and Brunn."),
        ("The Senate put tariffs on Brunn.", "The Senate put tariffs on Tavel and later on Brunn."),
        ("Orsk fired rockets at Brunn.", "Orsk fired rockets at Tavel, Brunn and the coast."),
        ("Orsk met Brunn.", "Orsk met Tavel and Brunn listened."),
        ("Orsk struck Brunn.", "Orsk struck Brunn after it had struck Tavel."),
        ("Tariffs on Brunn hurt trade.", "The Senate put tariffs on Brunn's steel."),
        ("Orsk closed a road to Brunn.", "Orsk shut the road that leads to Brunn."),
    ],
)
def test_a_deed_may_be_aimed_at_several_or_told_otherwise(claim: str, sentence: str) -> None:
    found = check_aim(claim, [sentence], KNOWN, language="en")

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The Senate put an embargo on Tavel for its raid on Brunn.", "another_target"),
        ("The Senate froze trade with all and put an embargo on Brunn.", "ok"),
        ("The Senate put an embargo on Tavel and Brunn.", "ok"),
        ("The Senate put an embargo on both.", "ok"),
        ("The Senate banned Tavel wheat over the raid on Brunn.", "ok"),
        ("The Senate took its embargo from Tavel and banned wheat from Brunn.", "ok"),
    ],
)
def test_the_target_of_a_signal_is_the_one_its_words_are_aimed_at(
    sentence: str, verdict: str
) -> None:
    sides = [KNOWN[3]], [KNOWN[2]]

    found = check_target(SignalType.SANCTIONS, sides, KNOWN, [sentence], "en")

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("targets", "language", "verdict"),
    [
        ("Brunn", "en", "another_target"),
        ("Brunn", None, "another_target"),
        ("Brunn", "fr", "ok"),
        ("Brunn Tavel", "en", "ok"),
        ("", "en", "ok"),
    ],
)
def test_one_target_of_several_in_an_english_article_is_enough(
    targets: str, language: str | None, verdict: str
) -> None:
    by_name = {item.key: item for item in KNOWN}
    sides = [by_name["Senate"]], [by_name[name] for name in targets.split()]

    found = check_target(
        SignalType.SANCTIONS, sides, KNOWN, ["The Senate put an embargo on Tavel."], language
    )

    assert found.verdict == verdict


@pytest.mark.parametrize(("source", "verdict"), [("Orsk", "ok"), ("Brunn", "another_doer")])
def test_a_bystander_is_not_the_one_who_acts_on_the_target(source: str, verdict: str) -> None:
    sentence = "While Brunn stood by, Orsk's tanks pushed Tavel's guards out of the pass."
    by_name = {item.key: item for item in KNOWN}
    start = sentence.index("pushed")

    found = check_deed(
        [by_name[source]], [by_name["Tavel"]], KNOWN, [(sentence, start, len(sentence) - 1)], "en"
    )

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Brunn wants to drain the lake.", "another_doer"),
        ("Orsk wants to drain the lake.", "ok"),
        ("Brunn hopes to drain the lake.", "ok"),
    ],
)
def test_who_wants_a_thing_is_the_one_of_the_evidence(claim: str, verdict: str) -> None:
    sentence = "They toured the lake near Brunn, which Orsk wants to drain."

    assert check_doer(claim, [sentence], KNOWN, language="en").verdict == verdict


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "Gunners shelled the port after the fleet had left.",
            "The fleet left after gunners had shelled the port.",
        ),
        (
            "The fleet left before gunners shelled the port.",
            "Gunners shelled the port before the fleet left.",
        ),
        (
            "The clinic closed because the road was mined.",
            "The road was mined because the clinic closed.",
        ),
        ("Fewer boats sank in June than in April.", "More boats sank in June than in April."),
        ("More boats sank in April than in June.", "More boats sank in June than in April."),
        (
            "The fleet left, prompting gunners to shell the port.",
            "The fleet left after gunners shelled the port.",
        ),
    ],
)
def test_two_halves_that_changed_places_are_found(claim: str, sentence: str) -> None:
    assert check_cause(claim, [sentence], language="en").verdict == "order_swapped"


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "After gunners had shelled the port, the fleet left.",
            "The fleet left after gunners had shelled the port.",
        ),
        (
            "Gunners shelled the port before the fleet left.",
            "The fleet left after gunners had shelled the port.",
        ),
        ("More boats sank in June than in April.", "More boats sank in June than in April."),
        ("The fleet left in June after talks.", "Talks in June came after the storm."),
        ("Fewer boats sank in April than in June.", "More boats sank in June than in April."),
        (
            "The fleet left after the raid.",
            "The fleet left after the raid, and came back after a storm.",
        ),
    ],
)
def test_halves_in_their_places_are_fine(claim: str, sentence: str) -> None:
    assert check_cause(claim, [sentence], language="en").verdict == "ok"


NADIA = KnownName("Nadia", ("Nadia", "Nadian", "Nadi"), "NAD")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Orsk invaded Tavel.", "invad Tavel"),
        ("Orsk attacked Tavel", "attack Tavel"),
        ("Orsk imposed sanctions on Tavel.", "sanction on Tavel"),
        ("Orsk imposed a ban on the Tavel.", "ban on Tavel"),
        ("Orsk fired rockets at General Ilm Tavel.", "rocket at Tavel"),
        ("Orsk fired rockets at Admiral Sir Ilm Tavel.", ""),
        ("Orsk attacked Tavel, Brunn and the Senate.", "attack Tavel, attack Brunn, attack Senate"),
        ("Orsk attacked Tavel & Brunn.", "attack Tavel, attack Brunn"),
        ("Orsk attacked Tavel, and the Brunn.", "attack Tavel, attack Brunn"),
        ("Orsk attacked Tavel, and Brunn closed its border.", "attack Tavel"),
        ("Orsk attacked Tavel - Brunn slept.", "attack Tavel"),
        ("Orsk attacked Tavel, and from Brunn.", "attack Tavel, * from Brunn"),
        ("Orsk put tariffs on Tavel and then on Brunn.", "tarif on Tavel, * on Brunn"),
        ("Orsk put tariffs on Tavel and possibly on Brunn.", "tarif on Tavel, * on Brunn"),
        ("Orsk put tariffs on Tavel and taxes on Brunn.", "tarif on Tavel, tax on Brunn"),
        ("On Tavel, Orsk stayed silent.", ""),
        ("Tavel, Orsk and Brunn fled.", ""),
        ("Orsk met with Tavel on Monday.", ""),
        ("Orsk said Tavel fled.", ""),
        ("Orsk accused Tavel of lying.", ""),
        ("Orsk's navy is at Tavel.", ""),
        ("Orsk sent General Ilm to Tavel.", ""),
        ("Orsk fired rockets at Lord Tavel.", "rocket at Tavel"),
        ("Orsk bombed Tavel Senate troops.", "bomb Tavel"),
        ("Orsk hits Tavel, and Brunn fled", "hit Tavel"),
        ("Brunn rejoices: Orsk fled", ""),
        ("A demand of all, Tavel fled.", ""),
        ("In May attacks on Tavel rose.", "attack on Tavel"),
        ("After May on Tavel they wept.", ""),
        ("Orsk attacked Tavel's army.", "attack Tavel"),
        ("Orsk attacked Tavel's Royal navy.", "attack Tavel"),
        ("Orsk attacked Tavel's Royal Coastal navy.", ""),
        ("Orsk attacked Tavel's Hollin Bridge.", ""),
        ("Orsk attacked President Tavel's Hollin Bridge.", ""),
        ("Orsk attacked Tavel's border.", ""),
        ("Orsk killed Nadian tourists.", ""),
        ("Orsk froze Nadian and Tavel assets.", ""),
        ("Orsk froze Nadi and Tavel assets.", ""),
        ("Orsk attacked Nadian troops.", "attack Nadia"),
        ("Orsk attacked Nadian Air bases.", "attack Nadia"),
        ("Orsk hit Nadi.", "hit Nadia"),
    ],
)
def test_each_name_that_a_deed_is_aimed_at_is_told_with_it(sentence: str, told: str) -> None:
    found = aims(read(sentence, "en"), (*KNOWN, NADIA))

    assert ", ".join(" ".join(filter(None, (*aim, key))) for aim, key in found) == told
