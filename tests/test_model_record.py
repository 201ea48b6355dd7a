"""Recording under the real client: what is written down, and what never is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import openai
import pytest

from fake_server import Answer, FakeServer, completion, failure
from model_calls import KEY, with_schema
from recorded_calls import (
    NOWHERE,
    ORIGIN,
    RULES,
    about,
    ask_all,
    contents,
    echo,
    edited,
    on_day,
    only_recording,
    record,
    replay,
)
from summarise.errors import (
    AuthError,
    SecretInRecordingError,
)
from summarise.model.case_scope import CASE_HEADER, SAMPLE_HEADER
from summarise.model.ladder import Rung
from summarise.model.record import RecordTransport
from summarise.model.replay import ReplayTransport
from summarise.model.reply import ReplyClass

TWENTY = [(f"case-{number:02}", about(f"Article {number}.")) for number in range(20)]
TEXTS = [f"You said: Article {number}." for number in range(20)]


def edit_answer(document: dict[str, Any]) -> None:
    document["response"]["body"]["choices"][0]["message"]["content"] = "A better answer."


def test_a_refused_schema_is_learned_from_again_in_replay(tmp_path: Path) -> None:
    refusal = failure(400, "response_format json_schema is not supported")
    with FakeServer(refusal, refusal, completion('{"a": 1}')) as server:
        transport = RecordTransport(tmp_path, origin=ORIGIN)
        [recorded] = ask_all(transport, [("a", with_schema())], base_url=server.base_url)

    [replayed] = ask_all(ReplayTransport(tmp_path), [("a", with_schema())])

    assert replayed.text == recorded.text == '{"a": 1}'
    assert [attempt.rung for attempt in replayed.attempts] == [
        Rung.JSON_SCHEMA_STRICT, Rung.JSON_SCHEMA, Rung.JSON_OBJECT,
    ]  # fmt: skip
    assert [attempt.status for attempt in replayed.attempts] == [400, 400, 200]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_failure_that_may_pass_is_not_recorded(tmp_path: Path, status: int) -> None:
    with FakeServer(failure(status, "busy"), completion("at last")) as server:
        transport = RecordTransport(tmp_path, origin=ORIGIN)
        ask_all(transport, [("a", about("Text."))], base_url=server.base_url)

    [replayed] = ask_all(ReplayTransport(tmp_path), [("a", about("Text."))])

    assert replayed.text == "at last"
    assert len(replayed.attempts) == 1


def test_a_refused_key_is_not_recorded(tmp_path: Path) -> None:
    transport = RecordTransport(tmp_path, origin=ORIGIN)

    with FakeServer(failure(401, "Incorrect API key")) as server, pytest.raises(AuthError):
        ask_all(transport, [("a", about("Text."))], base_url=server.base_url)

    assert contents(tmp_path) == {}


def test_a_refusal_of_the_model_is_replayed_as_one(tmp_path: Path) -> None:
    with FakeServer(completion(None, refusal="No.")) as server:
        transport = RecordTransport(tmp_path, origin=ORIGIN)
        ask_all(transport, [("a", about("Text."))], base_url=server.base_url)

    [replayed] = ask_all(ReplayTransport(tmp_path), [("a", about("Text."))])

    assert replayed.kind is ReplyClass.REFUSED
    assert replayed.detail == "No."


def test_recorded_twice_the_files_are_byte_equal_and_keep_their_first_date(tmp_path: Path) -> None:
    record(tmp_path, *TWENTY[:3], today=on_day(1))
    before = contents(tmp_path)

    record(tmp_path, *TWENTY[:3], today=on_day(30))

    assert contents(tmp_path) == before


def test_recorded_in_two_folders_the_files_are_byte_equal(tmp_path: Path) -> None:
    record(tmp_path / "one", *TWENTY, at_once=1)
    record(tmp_path / "two", *reversed(TWENTY), at_once=8)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_new_answer_replaces_the_old_one_with_a_new_date(tmp_path: Path) -> None:
    record(tmp_path, ("a", about("Text.")), today=on_day(1))
    with FakeServer(completion("Something else.")) as server:
        transport = RecordTransport(tmp_path, origin=ORIGIN, today=on_day(30))
        ask_all(transport, [("a", about("Text."))], base_url=server.base_url)

    document = json.loads(only_recording(tmp_path).read_text())

    assert document["recorded"] == "2026-11-30"
    assert replay(tmp_path, ("a", about("Text."))) == ["Something else."]


def test_an_edited_recording_is_made_anew(tmp_path: Path) -> None:
    record(tmp_path, ("a", about("Text.")))
    before = contents(tmp_path)
    edited(only_recording(tmp_path), edit_answer)

    record(tmp_path, ("a", about("Text.")))

    assert contents(tmp_path) == before


def test_with_reuse_only_what_is_not_recorded_is_asked(tmp_path: Path) -> None:
    record(tmp_path, *TWENTY[:3])
    edited(next((tmp_path / "case-01").glob("*.json")), edit_answer)
    transport = RecordTransport(tmp_path, origin=ORIGIN, reuse=True)

    with FakeServer(then=echo) as server:
        replies = ask_all(transport, TWENTY[:4], base_url=server.base_url)
        asked = [body["messages"][-1]["content"] for body in server.bodies]

    assert [reply.text for reply in replies] == TEXTS[:4]
    assert asked == ["Article 1.", "Article 3."]


def test_no_header_of_either_side_is_stored_and_ours_are_not_sent(tmp_path: Path) -> None:
    planted = {"set-cookie": "session=planted-cookie", "x-request-id": "planted-request"}
    http = httpx2.Client(transport=RecordTransport(tmp_path, origin=ORIGIN))
    with (
        FakeServer(Answer(200, completion("hi"), planted)) as server,
        openai.OpenAI(
            api_key=KEY, base_url=server.base_url, organization="planted-org", http_client=http
        ) as client,
    ):
        answer = client.chat.completions.with_raw_response.create(
            model="m",
            messages=[{"role": "user", "content": "Text."}],
            extra_headers={CASE_HEADER: "a", SAMPLE_HEADER: "1", "x-extra": "planted-extra"},
        )
        sent = server.requests[0].headers

    stored = b"".join(contents(tmp_path).values())
    assert sent["authorization"] == f"Bearer {KEY}"
    assert not [name for name in sent if name.startswith("x-eval")]
    assert answer.headers["x-request-id"] == "planted-request"
    assert b"planted" not in stored
    assert KEY.encode() not in stored
    assert b"eval" not in stored.lower()


def test_what_differs_each_time_is_not_stored(tmp_path: Path) -> None:
    body = {**completion("hi"), "system_fingerprint": "fp_1", "service_tier": "default"}
    with FakeServer(body) as server:
        transport = RecordTransport(tmp_path, origin=ORIGIN)
        ask_all(transport, [("a", about("Text."))], base_url=server.base_url)

    stored = json.loads(only_recording(tmp_path).read_text())["response"]["body"]

    assert set(stored) == {"object", "model", "choices", "usage"}


SECRETS = {
    "the key in use": KEY,
    "a service key (sk-...)": "sk-proj-0123456789abcdefghijklmnop",
    "a service key": "ghp_0123456789abcdefghijklmnop",
    "a bearer token": "Bearer 0123456789.abcdefghijklmnop",
    "a private key": "-----BEGIN RSA PRIVATE KEY-----",
    "an AWS key": "AKIA0123456789ABCDEF",
    "a Google key": "AIza0123456789abcdefghijklmnopqrstuvwxyz",
}


@pytest.mark.parametrize("kind", SECRETS)
@pytest.mark.parametrize("where", ["user", "system"])
def test_a_secret_in_the_prompt_leaves_nothing_written(
    tmp_path: Path, kind: str, where: str
) -> None:
    said = f"Our key is {SECRETS[kind]} today."
    asked = about("Text.", rules=RULES + said) if where == "system" else about(said)
    transport = RecordTransport(tmp_path, origin=ORIGIN)

    with (
        FakeServer(then=completion("hi")) as server,
        pytest.raises(SecretInRecordingError) as caught,
    ):
        ask_all(transport, [("a", asked)], base_url=server.base_url)

    assert kind in str(caught.value)
    assert SECRETS[kind] not in str(caught.value)
    assert contents(tmp_path) == {}
    assert [miss.reason for miss in transport.ledger.misses] == ["secret"]


def test_a_secret_in_the_answer_leaves_nothing_written(tmp_path: Path) -> None:
    transport = RecordTransport(tmp_path, origin=ORIGIN, secrets=["correct horse battery"])

    with (
        FakeServer(completion("the correct horse battery staple")) as server,
        pytest.raises(SecretInRecordingError),
    ):
        ask_all(transport, [("a", about("Text."))], base_url=server.base_url)

    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    "text",
    [
        "a task-oriented-and-risk-averse-approach",
        "the standard bearer misunderstandings/continued",
        "none of it",
        "the sk-1 road",
    ],
)
def test_words_that_only_resemble_a_key_are_recorded(tmp_path: Path, text: str) -> None:
    record(tmp_path, ("a", about(text)))

    assert replay(tmp_path, ("a", about(text))) == [f"You said: {text}"]


def test_a_transport_of_the_wrong_kind_is_named(tmp_path: Path) -> None:
    transport = RecordTransport(tmp_path, httpx2.AsyncHTTPTransport(), origin=ORIGIN)

    with httpx2.Client(transport=transport) as http, pytest.raises(TypeError, match="synchronous"):
        http.post(f"{NOWHERE}/chat/completions", json={})


def test_the_key_is_in_no_repr(tmp_path: Path) -> None:
    transports = [
        RecordTransport(tmp_path, origin=ORIGIN, secrets=[KEY]),
        ReplayTransport(tmp_path),
    ]

    assert KEY not in repr(transports)


def test_shared_texts_that_nothing_refers_to_are_known(tmp_path: Path) -> None:
    recordings = record(
        tmp_path, ("a", about("Text.")), ("b", about("Text.", rules=RULES.upper()))
    ).recordings
    before = recordings.unreferenced_texts(recordings.all_paths())
    next((tmp_path / "b").glob("*.json")).unlink()

    [left] = recordings.unreferenced_texts(recordings.all_paths())

    assert before == []
    assert left.read_text() == RULES.upper() + "\n"
