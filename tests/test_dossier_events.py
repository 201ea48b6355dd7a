"""Acts that several articles report, the index of each day, and who acts on whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from crisis import DAY, act, dossier, story
from summarise.results.stored import Stored
from summarise.schema import Contribution, Escalation, EscalationSignal, When
from summarise.vocabulary import DateKind, SignalStatus, SignalType
from summary_factory import empty_summary

SUNDAY = date(2026, 9, 13)
ATTACK, STRIKE, SANCTIONS = (
    SignalType.ARMED_ATTACK,
    SignalType.AIR_MISSILE_STRIKE,
    SignalType.SANCTIONS,
)


def on(day: date, *, derived: bool = False) -> When:
    return When(text="that day", date=day, derived=derived)


def test_one_act_in_two_articles_is_one_event() -> None:
    found = dossier(
        story("north", signals=[act(1, "shells struck the market", ATTACK, when=on(SUNDAY))]),
        story("south", signals=[act(1, "the market was hit by shells", ATTACK, when=on(SUNDAY))]),
    )

    (event,) = found.events

    assert (event.date, event.date_kind, event.outlets) == (SUNDAY, DateKind.STATED, 2)
    assert [place.article for place in event.places] == ["A1", "A2"]
    assert event.why == ("A1:s1, A2:s1: the same kind of act by the same side, the same day",)


def test_types_that_read_alike_in_plover_may_be_one_act() -> None:
    found = dossier(
        story("north", signals=[act(1, "missiles struck the market", STRIKE, when=on(SUNDAY))]),
        story("south", signals=[act(1, "an attack on the market", ATTACK, when=on(SUNDAY))]),
    )

    (event,) = found.events

    assert event.differ == ("type: air missile strike (A1), armed attack (A2)",)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(act(1, "shells struck the market", ATTACK, when=on(DAY)), id="day"),
        pytest.param(
            act(1, "shells struck the market", SANCTIONS, when=on(SUNDAY)), id="kind of act"
        ),
        pytest.param(act(1, "a patrol was ambushed", ATTACK, when=on(SUNDAY)), id="words"),
        pytest.param(
            act(1, "shells struck the market", ATTACK, when=on(SUNDAY), source_actors=("Toral",)),
            id="side",
        ),
        pytest.param(
            act(
                1,
                "shells struck the market",
                ATTACK,
                when=on(SUNDAY),
                status=SignalStatus.THREATENED,
            ),
            id="status",
        ),
    ],
)
def test_another_day_kind_or_side_is_another_event(other: EscalationSignal) -> None:
    first = act(1, "shells struck the market", ATTACK, when=on(SUNDAY))
    found = dossier(story("north", signals=[first]), story("south", signals=[other]))

    assert len(found.events) == 2


def test_an_act_without_a_date_happened_on_the_day_of_the_report_or_before() -> None:
    undated = act(1, "shells struck the market", ATTACK)
    found = dossier(
        story("north", signals=[act(1, "shells struck the market", ATTACK, when=on(SUNDAY))]),
        story("south", signals=[undated], published=DAY),
        story("west", signals=[undated], published=DAY + timedelta(days=5)),
    )

    assert [(event.date, len(event.places)) for event in found.events] == [
        (SUNDAY, 2),
        (DAY + timedelta(days=5), 1),
    ]
    assert found.events[1].date_kind is DateKind.PUBLISHED


def test_two_signals_of_one_article_are_two_events() -> None:
    twice = [act(number, "shells struck the market", ATTACK, when=on(SUNDAY)) for number in (1, 2)]
    found = dossier(story("north", signals=twice))

    assert len(found.events) == 2


def test_what_is_denied_or_recalled_is_in_no_dyad() -> None:
    found = dossier(
        story(
            "north",
            signals=[
                act(1, "shells struck the market", ATTACK, status=SignalStatus.DENIED),
                act(2, "the war of that year", ATTACK, background=True),
                act(3, "a freeze of accounts", SANCTIONS),
            ],
        )
    )

    (dyad,) = found.dyads

    assert len(dyad.events) == 1
    assert (dyad.escalatory, dyad.de_escalatory, dyad.strongest) == (1, 0, 3)


def _assessed(outlet: str, index: float, day: date = DAY, **about: Any) -> Stored:
    item = story(outlet, signals=[act(1, f"{outlet} saw shells", ATTACK)], published=day, **about)
    part = Contribution(signal="s1", value=index / 2, share=1.0)
    escalation = Escalation(
        **{**empty_summary().escalation.model_dump(), "index": index, "contributions": (part,)}
    )
    return Stored(item.origin, item.summary.model_copy(update={"escalation": escalation}))


def test_the_index_of_a_day_is_the_mean_of_its_articles() -> None:
    found = dossier(
        _assessed("north", 4.0),
        _assessed("south", 8.0),
        _assessed("west", -2.0, DAY + timedelta(days=1)),
    )

    assert [(day.index, day.lowest, day.highest) for day in found.index] == [
        (6.0, 4.0, 8.0),
        (-2.0, -2.0, -2.0),
    ]
    assert found.index[0].parts == ((ATTACK, 3.0),)


def test_a_copy_does_not_count_for_the_index() -> None:
    found = dossier(
        _assessed("north", 4.0, sha256="a" * 64),
        _assessed("south", 8.0, sha256="a" * 64),
    )

    assert [(day.index, len(day.articles)) for day in found.index] == [(4.0, 1)]
