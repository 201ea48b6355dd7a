"""Evidence of what was only played."""

import pytest

from summarise.article import Article
from summarise.checks.quoting.made_up import check_made_up
from summarise.checks.quoting.quotes import locate

QUOTE = "took the bridge"
PLAYED = [
    "The drill began at six. Cadets posing as rebels took the bridge.",
    "Cadets in the role of rebels took the bridge.\n\nExercise Grey Dawn ends on Monday.",
    "The war game was played on maps. Red took the bridge on the first day.",
    "The war game was played on maps. The Blue side took the bridge.",
    "The game lasted three days. Red took the bridge on the first.",
    "In the simulation, the army took the bridge at noon.",
]
REAL = [
    "Gunmen posing as rebels took the bridge.",
    "The drill began at six. Gunmen took the bridge.",
    "The war game was off. Red Cross workers took the bridge.",
    "Red took the bridge on the first day.",
    "The drill began at six.\n\nIt rained.\n\nGunmen posing as guards took the bridge.",
    "Gunmen posing as guards took the bridge.\n\nIt rained.\n\nThe drill began at six.",
    "In the exercise, three tanks took the bridge.",
]


def _verdict(paragraph: str, quote: str, claim: str) -> str:
    text = f"The talks go on in Oman, both sides said on Monday.\n\n{paragraph}\n\nThey end soon."
    article = Article.from_text(text, language="en")
    number = next(s.number for s in article.sentences if quote in article.text_of(s))
    return check_made_up(claim, [locate(quote, number, article)], article).verdict


@pytest.mark.parametrize("paragraph", PLAYED)
def test_what_a_drill_or_a_war_game_plays_did_not_happen(paragraph: str) -> None:
    assert _verdict(paragraph, QUOTE, "The rebels took the bridge.") == "made_up"


@pytest.mark.parametrize("paragraph", REAL)
def test_what_is_done_beside_a_drill_happened(paragraph: str) -> None:
    assert _verdict(paragraph, QUOTE, "The rebels took the bridge.") == "ok"


def test_a_claim_may_tell_it_of_the_drill() -> None:
    assert _verdict(PLAYED[0], QUOTE, "In the drill, cadets took the bridge.") == "ok"


def test_evidence_that_names_the_drill_tells_of_the_drill() -> None:
    quote = "cadets posing as rebels held a drill"

    assert _verdict(f"At six, {quote}.", quote, "") == "ok"


def test_evidence_that_names_the_scenario_tells_of_the_scenario() -> None:
    quote = "In the scenario, the army took the bridge"

    assert _verdict(f"{quote} at noon.", quote, "") == "ok"


def test_a_sheet_of_an_earlier_paragraph_that_is_taken_back_is_no_news() -> None:
    paragraph = (
        "Leaflets told of a defeat and a flight. Neither was true.\n\n"
        'One sheet reads: "Soldiers! The enemy took the bridge."'
    )

    assert _verdict(paragraph, QUOTE, "The enemy took the bridge.") == "made_up"


def test_a_sheet_that_nobody_takes_back_may_be_news() -> None:
    paragraph = 'One sheet reads: "Soldiers! The enemy took the bridge."'

    assert _verdict(paragraph, QUOTE, "The enemy took the bridge.") == "ok"
