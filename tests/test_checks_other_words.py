"""What a claim may put in other words, and what it may not: whole claims through every check."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from check_articles import article_of
from summarise.checks.context import Context
from summarise.checks.items import examine_claim
from summarise.draft import DraftActor, DraftClaim

PASSING = frozenset({"ok", "verbatim", "asserted", "reported", "as_claimed"})
FAITHFUL = [
    ("Toral's guns struck Veskar, killing four and wounding six.", "The guns of Toral left four dead and six injured in Veskar."),
    ("Trains halted by Toral in May ran again from Monday.", "Train traffic resumed on Monday."),
    ("The highest general of Toral left.", "The most senior general of Toral left."),
    ("The true reason was a shortage of spare parts.", "The real cause was that spare parts were lacking."),
    ("Toral will not recognise a line drawn without it.", "Toral refuses to recognise a line drawn without it."),
    ("The judges found that 38 people had died, fewer than the 51 named before.", "The judges found that the dead were no fewer than 38."),
    ("A court in Toral acquitted Veskar of treason but convicted it of losing a laptop.", "Veskar was cleared of treason but found guilty of losing a laptop."),
    ("Two men remain in custody.", "Two men are still in custody."),
    ("Toral deliberately rammed the ship.", "Toral rammed the ship on purpose."),
    ("Toral promised Veskar 12 tanks and has sent nine.", "Toral sent Veskar nine tanks."),
    ("The session, which was due to open on Monday, opened on Monday.", "The session opened on Monday."),
    ("The truce of half a year began.", "The truce of six months began."),
    ("Toral gave it 48 hours to leave.", "Toral gave it two days to leave."),
    ("Toral and Veskar signed; the Lions stayed out.", "Toral and Veskar signed, and a third group stayed out."),
    ("The court convicted Toral of murder but acquitted it of fraud.", "The court convicted Toral of murder."),
    ("They were held for theft and not because of the vote.", "They were held for theft and not on account of the vote."),
    ("The vote was put off to May but not scrapped.", "The vote was postponed to May but not scrapped."),
    ("The vote was put off at the request of Toral, not because of Veskar.", "The vote was put off because Toral had asked for it."),
    ("Toral partly emptied the lake on Tuesday and, unless it snows, will fill it again.", "Toral partly emptied the lake on Tuesday."),
    ("Toral counted more than 5,000 northern shells and fewer than 300 southern ones.", "Toral counted fewer than 300 southern shells, against more than 5,000 northern ones."),
    ("Toral will send 150 men, but no tanks.", "Toral will provide 150 men but will not send tanks."),
    ("Toral sent ten tanks after the offer.", "Toral has sent ten tanks."),
    ("Toral left, not for the town but for the port.", "Toral did not leave for the town."),
    ("Toral said it plans to go.", "The plan of Toral is to go."),
    ("We hit the port and nothing else.", "Only the port was hit."),
    ("Toral was being refused insulin.", "Toral was not being given insulin."),
    ("Toral does not plan to ration gas.", "Toral will not ration gas."),
]  # fmt: skip
TURNED = [
    ("Toral rammed the ship in thick fog.", "Toral deliberately rammed the ship.", "weightier"),
    ("Toral cut the cable in a storm.", "Toral cut the cable on purpose.", "weightier"),
    ("Toral and Veskar brought down 16 planes.", "Toral alone brought down 16 planes.", "weightier"),
    ("Soldiers of Toral entered the building and left.", "Soldiers of Toral are still in the building.", "weightier"),
    ("The court acquitted Toral of torture.", "Toral was convicted of torture.", "opposite"),
    ("Toral left two days ahead of the date.", "Toral left two days after the date.", "opposite"),
    ("Toral said its doctors would stay.", "Toral is withdrawing its doctors.", "opposite"),
    ("Toral offered Veskar ten further tanks.", "Toral has sent Veskar ten tanks.", "not_negated"),
    ("The session, which was due to open on Monday, was put off.", "The session opened on Monday.", "not_negated"),
    ("Toral warned that if the rains came early the work could drag on.", "The work will drag on.", "hypothetical"),
    ("Toral said that it did not intend to ration gas.", "Toral is going to ration gas.", "flipped"),
    ("Ilm warned Toral against storming the ship.", "Toral stormed the ship.", "flipped"),
    ("Reports by a station that Toral had fled were wrong.", "Toral has fled.", "denied"),
    ("Toral cut deliveries by 40 per cent last week.", "Toral stopped all deliveries last week.", "weightier"),
    ("The court acquitted Toral of murder but convicted it of fraud.", "The court convicted Toral of murder.", "opposite"),
    ("The rebels freed nine soldiers.", "The army freed nine soldiers.", "another_doer"),
    ("Ilm had hoped for 40 tanks.", "Ilm got 40 tanks.", "misplaced"),
    ("Toral left for the port, not for the town.", "Toral did not leave for the port.", "flipped"),
    ("Toral sells ten tanks and owed 85 million men.", "Toral owed 85 million dollars.", "other_bound"),
    ("The result was not due to the strike by Toral.", "The strike by Toral caused the result.", "denied_cause"),
    ("Two died, though neither of them, Ilm said, because of the cut.", "Two died because of the cut.", "denied_cause"),
]  # fmt: skip


def _verdicts(sentence: str, claim: str) -> set[str]:
    names: Iterator[dict[str, object]] = (
        {"name": name, "aliases": [], "type": "state"} for name in ("Toral", "Veskar", "Ilm")
    )
    actors = [
        DraftActor.model_validate({**name, "country": None, "role": "mentioned"}) for name in names
    ]
    draft = DraftClaim.model_validate(
        {
            "evidence": [{"sentence": 1, "quote": sentence}],
            "speaker": None,
            "via": None,
            "text": claim,
            "speaker_kind": "journalist",
            "certainty": "certain",
            "status": "completed",
            "corroboration": "single_source",
        }
    )
    found = examine_claim(draft, Context.of(article_of([sentence]), actors)).findings
    return {finding.verdict for name, finding in found if name != "speaker"}


@pytest.mark.parametrize(("sentence", "claim"), FAITHFUL)
def test_a_faithful_claim_in_other_words_is_not_marked(sentence: str, claim: str) -> None:
    assert _verdicts(sentence, claim) <= PASSING


@pytest.mark.parametrize(("sentence", "claim", "verdict"), TURNED)
def test_a_claim_that_turns_what_is_told_is_marked(sentence: str, claim: str, verdict: str) -> None:
    assert verdict in _verdicts(sentence, claim)
