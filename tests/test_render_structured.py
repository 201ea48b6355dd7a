from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from render_payloads import PAYLOADS
from summarise.errors import RefusedError, SourceError
from summarise.render.structured import (
    as_json,
    as_jsonl_row,
    error_row,
    summary_from_json,
)
from summarise.run_record import Usage
from summarise.schema import Summary
from summary_factory import (
    attempt,
    baseline_summary,
    empty_summary,
    filled_with,
    full_summary,
    unpriced_run,
)

SUMMARIES = [
    full_summary(),
    baseline_summary(),
    empty_summary(),
    full_summary(run=unpriced_run()),
]


@pytest.mark.parametrize("summary", SUMMARIES, ids=["full", "baseline", "empty", "unpriced"])
def test_a_summary_survives_being_written_and_read(summary: Summary) -> None:
    assert summary_from_json(as_json(summary)) == summary
    assert summary_from_json(as_jsonl_row(summary)) == summary


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_is_kept_to_the_letter(payload: str) -> None:
    summary = filled_with(payload)

    assert summary_from_json(as_json(summary)) == summary
    assert summary_from_json(as_jsonl_row(summary)) == summary


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_row_is_one_line_that_a_terminal_may_show(payload: str) -> None:
    for row in (
        as_jsonl_row(filled_with(payload)),
        error_row(payload, SourceError(payload, hint=payload)),
    ):
        assert len(row.splitlines()) == 1
        assert {unicodedata.category(character) for character in row} & {"Cc", "Cf"} == set()
        assert json.loads(row)["version"] == 1


def test_letters_of_any_script_are_written_as_they_are() -> None:
    assert "Ильм 漢字 ö" in as_json(filled_with("Ильм 漢字 ö"))


def test_a_price_is_a_string_and_an_unknown_one_null() -> None:
    assert json.loads(as_json(full_summary()))["run"]["cost_usd"] == "0.0009"
    assert json.loads(as_json(baseline_summary()))["run"]["cost_usd"] is None


def test_a_row_names_its_source_and_says_that_it_went_well() -> None:
    row = json.loads(as_jsonl_row(full_summary()))

    assert list(row) == ["version", "ok", "source", "summary"]
    assert row["ok"] is True
    assert row["source"] == full_summary().article.source


def test_what_is_no_number_is_written_as_null() -> None:
    broken = full_summary().escalation.model_copy(update={"goldstein_mean": float("nan")})

    text = as_json(full_summary().model_copy(update={"escalation": broken}))

    assert json.loads(text)["escalation"]["goldstein_mean"] is None


def test_half_a_surrogate_pair_is_replaced() -> None:
    text = as_json(full_summary().model_copy(update={"headline": "a\ud800b"}))

    assert json.loads(text)["headline"] == "a\ufffdb"
    text.encode("utf-8")


def test_a_failed_model_call_still_reports_its_attempts_and_usage() -> None:
    error = RefusedError(
        "the model declined",
        hint="try another model",
        attempts=(attempt(outcome="refused"),),
        usage=Usage(input_tokens=900, output_tokens=12),
    )

    row = json.loads(error_row("a.txt", error))

    assert row["ok"] is False
    assert row["source"] == "a.txt"
    assert row["error"]["kind"] == "refused"
    assert row["error"]["message"] == "the model declined"
    assert row["error"]["hint"] == "try another model"
    assert row["error"]["exit_code"] == 6
    assert row["error"]["usage"]["input_tokens"] == 900
    assert [each["outcome"] for each in row["error"]["attempts"]] == ["refused"]


def test_an_error_before_any_model_call_has_no_usage() -> None:
    row = json.loads(error_row("caf\udce9.txt", SourceError("caf\udce9.txt holds no text")))

    assert row["source"] == "caf\ufffd.txt"
    assert row["error"]["usage"] is None
    assert row["error"]["attempts"] == []
    assert row["error"]["hint"] is None


def stored(**changes: Any) -> str:
    return json.dumps({**json.loads(as_json(full_summary())), **changes})


def row(**changes: Any) -> str:
    return json.dumps({**json.loads(as_jsonl_row(full_summary())), **changes})


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "not JSON", "-f json"),
        ("[1]", "not an object", "-f json"),
        ("{}", "no summary", "-f json"),
        ("[" * 200_000, "not JSON", "-f json"),
        ('{"run": ' + "[" * 400 + "]" * 400 + "}", "no summary", "-f json"),
        (
            '{"schema_version": 1, "run": ' + "[" * 900 + "]" * 900 + "}",
            "too deeply",
            "-f json",
        ),
        (row() + "\n" + row(), "more than one", "head -n 1"),
        (stored(schema_version=2), "schema_version 2 is newer", "upgrade"),
        (row(version=9), "version 9 is newer", "upgrade"),
        (stored(headline=3), "headline", "-f json"),
        (stored(invented=1), "invented", "-f json"),
        (row(summary=None), "no summary", "-f json"),
        (error_row("a.txt", SourceError("a.txt is empty")), "a.txt is empty", "again"),
        ('{"ok": false}', "failed", "again"),
    ],
    ids=range(14),
)
def test_what_is_no_stored_summary_is_refused_with_a_hint(
    text: str, message: str, hint: str
) -> None:
    with pytest.raises(SourceError) as caught:
        summary_from_json(text)

    assert message in str(caught.value)
    assert caught.value.hint is not None
    assert hint in caught.value.hint


def test_a_hostile_key_does_not_reach_the_message_whole() -> None:
    with pytest.raises(SourceError) as caught:
        summary_from_json(stored(**{"\x1b[31m" + "x" * 9_000: 1}))

    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert summary_from_json("\ufeff" + as_json(full_summary())) == full_summary()
