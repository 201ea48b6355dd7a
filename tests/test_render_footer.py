from __future__ import annotations

from typing import Any

import pytest

from render_payloads import PAYLOADS
from summarise.render.footer import footer
from summary_factory import (
    attempt,
    baseline_summary,
    empty_summary,
    filled_with,
    full_summary,
    run_record,
    unpriced_run,
)


def test_the_footer_tells_what_stands_and_what_it_cost() -> None:
    assert footer(full_summary()) == (
        "14 of 16 items stand, 2 refused; read the 2 marked ? before you use them\n"
        "orbit-mini-2026-08-01 · summary.v1@5f1c09d2a4be · 1,204 + 386 tokens · $0.0009 · 3.1 s"
    )


def test_the_baseline_footer_names_no_model_and_no_price() -> None:
    assert footer(baseline_summary()).splitlines()[1] == "baseline · no model, no network · 0.1 s"


def test_unknown_tokens_and_price_are_said_to_be_unknown() -> None:
    line = footer(full_summary(run=unpriced_run())).splitlines()[1]

    assert "tokens unknown · cost unknown" in line
    assert "$" not in line


def test_how_a_reply_was_served_takes_the_place_of_the_seconds() -> None:
    line = footer(full_summary(), served="cached").splitlines()[1]

    assert line.endswith("$0.0009 · cached")


def test_several_requests_and_parts_are_counted() -> None:
    run = run_record(attempts=(attempt(outcome="http_429"), attempt()), parts=3)

    assert "· in 3 parts · 2 requests ·" in footer(full_summary(run=run))


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "no claim, actor or signal was found"),
        ({"claims": full_summary().claims[:1]}, "1 of 1 item stands"),
        ({"claims": full_summary().claims[:2]}, "2 of 2 items stand"),
        (
            {"claims": full_summary().claims[2:3]},
            "1 of 1 item stands; read the 1 marked ? before you use it",
        ),
        ({"rejected": full_summary().rejected}, "0 of 2 items stand, 2 refused"),
    ],
)
def test_the_first_line_fits_the_number_of_items(changes: dict[str, Any], line: str) -> None:
    assert footer(empty_summary(**changes)).splitlines()[0] == line


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_names_leave_the_footer_at_two_lines(payload: str) -> None:
    text = footer(filled_with(payload), served=payload)

    assert len(text.splitlines()) == 2
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_local_model_has_no_price() -> None:
    local = unpriced_run().model_copy(update={"host": "local"})

    line = footer(full_summary(run=local)).splitlines()[1]

    assert "local, no price" in line
    assert "cost" not in line
