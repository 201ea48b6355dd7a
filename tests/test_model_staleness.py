"""Requests without their recording: missing, stale, tampered; never silent, never a retry."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import openai
import pytest

from model_calls import SCHEMA, Naps, question, with_schema
from recorded_calls import (
    NOWHERE,
    ORIGIN,
    RULES,
    about,
    ask_all,
    contents,
    edited,
    one,
    only_recording,
    record,
    replay,
)
from summarise.errors import (
    MissingRecordingError,
    NotEvaluatedError,
    StaleRecordingError,
    TamperedRecordingError,
    UsageError,
)
from summarise.model.digests import sha256_of
from summarise.model.ledger import Ledger
from summarise.model.replay import ReplayTransport
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings

TWENTY = [(f"case-{number:02}", about(f"Article {number}.")) for number in range(20)]
TEXTS = [f"You said: Article {number}." for number in range(20)]


@pytest.fixture(scope="module")
def twenty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("twenty")
    record(folder, *TWENTY, at_once=8)
    return folder


def ask_wrongly(
    folder: Path, asked: Any = None, case: str | None = "a", **options: Any
) -> NotEvaluatedError:
    with pytest.raises(NotEvaluatedError) as caught:
        replay(folder, (case, asked or about("Text.")), **options)
    return caught.value


CHANGES = {
    "model": about("Text.", model="other-model"),
    "parameters": about("Text.", temperature=0.5),
    "messages": about("Text.", rules=RULES.replace("Rule 7: read", "Rule 7: hear")),
    "schema": about("Text.", schema_name="numbers", schema=SCHEMA),
}


@pytest.mark.parametrize("part", CHANGES)
def test_a_stale_recording_names_exactly_the_part_that_changed(tmp_path: Path, part: str) -> None:
    record(tmp_path, ("a", about("Text.")))

    error = ask_wrongly(tmp_path, CHANGES[part])

    assert isinstance(error, StaleRecordingError)
    assert error.parts == (part,)
    assert error.reason == f"stale:{part}"
    assert error.exit_code == 9
    assert part in str(error)


@pytest.mark.parametrize(
    ("part", "lines"),
    [
        ("model", ['- "model": "test-model"', '+ "model": "other-model"']),
        ("parameters", ['- "max_tokens": 8000', '+ "max_tokens": 8000,', '+ "temperature": 0.5']),
        (
            "messages",
            [
                '- "Rule 7: read every word of the article twice.",',
                '+ "Rule 7: hear every word of the article twice.",',
            ],
        ),
    ],
)
def test_a_stale_recording_shows_the_changed_lines(
    tmp_path: Path, part: str, lines: list[str]
) -> None:
    record(tmp_path, ("a", about("Text.")))

    error = ask_wrongly(tmp_path, CHANGES[part])

    assert isinstance(error, StaleRecordingError)
    assert [line for line in error.diff.split("\n") if line[0] in "-+"] == lines
    assert error.diff in str(error)


def test_a_changed_schema_is_told_by_the_keyword_that_changed(tmp_path: Path) -> None:
    record(tmp_path, ("a", with_schema()))
    changed = {**SCHEMA, "properties": {"a": {"type": "integer", "maximum": 5}}}

    error = ask_wrongly(tmp_path, question(schema_name="numbers", schema=changed))

    assert isinstance(error, StaleRecordingError)
    assert error.parts == ("schema",)
    assert '+ "maximum": 5,' in error.diff


def test_the_closest_of_several_recordings_is_compared(tmp_path: Path) -> None:
    second = about("A text about grain.", rules="Another prompt.\nAltogether.")
    record(tmp_path, ("a", about("Text.")), ("a", second))

    error = ask_wrongly(tmp_path, about("A text about corn.", rules="Another prompt.\nAltogether."))

    assert isinstance(error, StaleRecordingError)
    assert '- "content": "A text about grain."' in error.diff


def test_a_long_change_is_cut_short(tmp_path: Path) -> None:
    record(tmp_path, ("a", about("Text.")))

    error = ask_wrongly(tmp_path, about("Text.", rules=RULES.upper()))

    assert isinstance(error, StaleRecordingError)
    assert len(error.diff.split("\n")) <= 13
    assert "more lines)" in error.diff


def test_thirty_cases_stale_for_one_reason_are_one_group(tmp_path: Path) -> None:
    asked = [(f"c{number}", f"Article {number}.") for number in range(30)]
    record(tmp_path, *((case, about(text)) for case, text in asked), at_once=8)
    ledger = Ledger()
    transport = ReplayTransport(tmp_path, ledger=ledger)

    for case, text in [*asked, ("new", "Article."), ("c1", "Another article.")]:
        rules = RULES if text.startswith("Another") else RULES.replace("twice", "once")
        with pytest.raises(NotEvaluatedError):
            ask_all(transport, [(case, about(text, rules=rules))])

    groups = ledger.grouped_misses()
    assert [len(misses) for misses in groups.values()] == [30, 1, 1]
    assert sorted(reason.partition(":")[0] for reason in groups) == ["missing", "stale", "stale"]


def test_a_new_case_is_missing_with_the_command_that_records_it(twenty: Path) -> None:
    error = ask_wrongly(twenty, case="kharkiv-1")

    assert isinstance(error, MissingRecordingError)
    assert (error.case, error.reason) == ("kharkiv-1", "missing")
    assert error.hint == "record it: summarise eval record --case kharkiv-1"


def test_a_new_sample_is_missing(twenty: Path) -> None:
    error = ask_wrongly(twenty, TWENTY[0][1], "case-00", sample=2)

    assert isinstance(error, MissingRecordingError)
    assert (error.sample, error.reason) == (2, "missing:sample")


def test_a_body_that_is_no_json_is_named(twenty: Path) -> None:
    transport = ReplayTransport(twenty)
    with httpx2.Client(transport=transport) as http, pytest.raises(NotEvaluatedError, match="JSON"):
        http.post(f"{NOWHERE}/audio", content=b"RIFF")

    assert [miss.reason for miss in transport.ledger.misses] == ["not_recordable"]


def test_a_miss_is_not_retried_and_is_no_error_of_the_service(twenty: Path) -> None:
    naps = Naps()
    transport = ReplayTransport(twenty)

    async def run() -> None:
        settings = ServiceSettings(base_url=NOWHERE)
        async with ServiceClient(settings, http_client=transport, timing=naps.timing) as client:
            await one(client, about("Never asked."), "case-00")

    with pytest.raises(StaleRecordingError):
        asyncio.run(run())

    assert naps.slept == []
    assert len(transport.ledger.misses) == 1


def test_a_users_client_with_retries_meets_a_miss_once(twenty: Path) -> None:
    transport = ReplayTransport(twenty)
    http = httpx2.Client(transport=transport)
    with (
        openai.OpenAI(api_key="none", base_url=NOWHERE, http_client=http, max_retries=5) as client,
        pytest.raises(MissingRecordingError),
    ):
        client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "Never asked."}]
        )

    assert len(transport.ledger.misses) == 1


def test_a_swallowed_miss_is_still_in_the_ledger(twenty: Path) -> None:
    transport = ReplayTransport(twenty)

    async def careless() -> str | None:
        settings = ServiceSettings(base_url=NOWHERE)
        async with ServiceClient(settings, http_client=transport) as client:
            try:
                return (await one(client, about("Never asked."), "case-00")).text
            except Exception:  # what the code under test should not do
                return "Sorry, something went wrong."

    said = asyncio.run(careless())

    assert said == "Sorry, something went wrong."
    [miss] = transport.ledger.misses
    assert (miss.case, miss.kind, miss.reason) == ("case-00", "stale_recording", "stale:messages")


def test_unused_recordings_are_known_by_name(twenty: Path) -> None:
    transport = ReplayTransport(twenty)
    ask_all(transport, TWENTY[:3])

    unused = transport.ledger.unused(transport.recordings.all_paths())

    assert len(unused) == 17
    assert {path.parent.name for path in unused} == {case for case, _ in TWENTY[3:]}


def test_the_ledger_says_what_answered_from_when_and_which_model(tmp_path: Path) -> None:
    record(tmp_path, ("a", about("Text.")))
    transport = ReplayTransport(tmp_path)
    ask_all(transport, [("a", about("Text."))])

    [use] = transport.ledger.uses

    assert (use.case, use.origin, use.recorded) == ("a", ORIGIN, "2026-11-22")
    assert use.model_answered == "fake-model-1"


def edit_prompt(document: dict[str, Any]) -> None:
    document["request"]["messages"]["messages"][1]["content"] = "Another text."


def edit_parameter(document: dict[str, Any]) -> None:
    document["request"]["parameters"]["max_tokens"] = 9


def edit_answer(document: dict[str, Any]) -> None:
    document["response"]["body"]["choices"][0]["message"]["content"] = "A better answer."


def edit_status(document: dict[str, Any]) -> None:
    document["response"]["status"] = 201


def edit_format(document: dict[str, Any]) -> None:
    document["format"] = 99


def drop_digests(document: dict[str, Any]) -> None:
    del document["digests"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (edit_prompt, "tampered:request"),
        (edit_parameter, "tampered:request"),
        (edit_answer, "tampered:response"),
        (edit_status, "tampered:response"),
        (edit_format, "tampered:format"),
        (drop_digests, "tampered:format"),
    ],
)
def test_a_recording_edited_by_hand_is_refused(tmp_path: Path, change: Any, reason: str) -> None:
    record(tmp_path, ("a", about("Text.")))
    edited(only_recording(tmp_path), change)

    error = ask_wrongly(tmp_path)

    assert isinstance(error, TamperedRecordingError)
    assert (error.case, error.reason) == ("a", reason)


def test_an_edited_shared_text_is_refused(tmp_path: Path) -> None:
    record(tmp_path, ("a", about("Text.")))
    [text] = (tmp_path / "texts").iterdir()
    text.write_text(text.read_text() + "One more rule.\n")

    error = ask_wrongly(tmp_path)

    assert isinstance(error, TamperedRecordingError)
    assert error.reason == "tampered:texts"


def test_a_recording_under_another_name_is_refused(tmp_path: Path) -> None:
    record(tmp_path, ("a", about("Text.")))
    path = only_recording(tmp_path)
    path.rename(path.with_name("0123456789ab.json"))

    error = ask_wrongly(tmp_path)

    assert isinstance(error, TamperedRecordingError)
    assert error.reason == "tampered:name"


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{\xff", b"[" * 100_000])
def test_a_file_that_is_no_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    record(tmp_path, ("a", about("Text.")))
    only_recording(tmp_path).write_bytes(content)

    error = ask_wrongly(tmp_path)

    assert error.reason == "tampered:format"


ARTICLE = "[1] The army left the town.\n[2] The ministry said so.\n\n[3] Grain ships sailed."
KNOWN = {sha256_of(ARTICLE): ARTICLE}


def test_an_article_is_replayed_from_where_it_is_and_never_written(tmp_path: Path) -> None:
    asked = ("a", about(f"Read:\n<<<\n{ARTICLE}\n>>>"))
    record(tmp_path, asked, known_texts=KNOWN)

    replayed = replay(tmp_path, asked, known_texts=KNOWN)

    written = b"".join(contents(tmp_path).values()).replace(b"You said: ", b"")
    assert replayed == [f"You said: Read:\n<<<\n{ARTICLE}\n>>>"]
    assert b"Grain ships" not in written
    assert sha256_of(ARTICLE).encode() in written


def test_a_replaced_article_is_stale_and_is_not_shown(tmp_path: Path) -> None:
    record(tmp_path, ("a", about(f"Read:\n{ARTICLE}")), known_texts=KNOWN)
    other = ARTICLE.replace("Grain", "Coal")

    error = ask_wrongly(tmp_path, about(f"Read:\n{other}"), known_texts={sha256_of(other): other})

    assert isinstance(error, StaleRecordingError)
    assert error.parts == ("messages",)
    assert "Coal" not in str(error)
    assert sha256_of(other)[:12] in error.diff


def test_a_known_text_under_a_wrong_digest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="SHA-256"):
        ReplayTransport(tmp_path, known_texts={"ab" * 32: ARTICLE})


def test_a_recording_whose_article_is_not_at_hand_is_not_trusted(tmp_path: Path) -> None:
    asked = about(f"Read:\n{ARTICLE}")
    record(tmp_path, ("a", asked), known_texts=KNOWN)

    error = ask_wrongly(tmp_path, asked)

    assert error.reason == "tampered:absent_text"
    assert "neither given nor in texts/" in str(error)
