"""Recording and replaying under the real client: the right answer, whatever the order."""

from __future__ import annotations

import asyncio
import json
import random
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import openai
import pytest

from fake_server import Answer, FakeServer, completion
from model_calls import KEY
from recorded_calls import (
    NOWHERE,
    ORIGIN,
    RULES,
    about,
    ask_all,
    echo,
    one,
    only_recording,
    record,
    replay,
)
from summarise.errors import (
    MissingRecordingError,
    UsageError,
)
from summarise.library import Summariser
from summarise.model.case_scope import CASE_HEADER, SAMPLE_HEADER, for_case
from summarise.model.record import RecordTransport
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


@pytest.mark.parametrize("at_once", [1, 8])
def test_every_request_gets_its_own_answer_in_any_order(twenty: Path, at_once: int) -> None:
    order = random.Random(7).sample(range(20), 20)  # noqa: S311  # a shuffle

    replayed = replay(twenty, *(TWENTY[number] for number in order), at_once=at_once)

    assert replayed == [TEXTS[number] for number in order]


def test_a_filtered_run_gets_its_own_answers(twenty: Path) -> None:
    assert replay(twenty, *TWENTY[10:]) == TEXTS[10:]


def test_requests_without_a_case_share_the_folder_itself(tmp_path: Path) -> None:
    asked = [(None, request) for _, request in TWENTY[:5]]
    record(tmp_path, *asked, at_once=5)

    assert replay(tmp_path, *reversed(asked)) == TEXTS[:5][::-1]
    assert len(list(tmp_path.glob("*.json"))) == 5


def test_two_folders_replay_at_once_in_one_loop_and_outlive_each_other(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with FakeServer(then=completion(f"from {name}")) as server:
            transport = RecordTransport(tmp_path / name, origin=ORIGIN)
            ask_all(transport, [("a", about("Text."))], base_url=server.base_url)
    settings = ServiceSettings(base_url=NOWHERE)

    async def run() -> list[str | None]:
        first = ServiceClient(settings, http_client=ReplayTransport(tmp_path / "one"))
        second = ServiceClient(settings, http_client=ReplayTransport(tmp_path / "two"))
        asked = [one(client, about("Text."), "a") for client in (first, second, first, second)]
        replies = await asyncio.gather(*asked)
        await first.aclose()
        replies.append(await one(second, about("Text."), "a"))
        await second.aclose()
        return [reply.text for reply in replies]

    assert asyncio.run(run()) == ["from one", "from two", "from one", "from two", "from two"]


def test_nothing_is_connected_to_and_no_class_is_patched(
    twenty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(vars(httpx2.AsyncHTTPTransport))

    def refuse(*arguments: object) -> None:
        raise AssertionError("a replay opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    replayed = replay(twenty, TWENTY[0])

    assert replayed == TEXTS[:1]
    assert dict(vars(httpx2.AsyncHTTPTransport)) == before


def test_a_synchronous_client_of_the_users_replays_what_an_asynchronous_one_recorded(
    twenty: Path,
) -> None:
    http = httpx2.Client(transport=ReplayTransport(twenty))
    with openai.OpenAI(api_key="none", base_url=NOWHERE, http_client=http) as client:
        answer = client.chat.completions.create(
            model="test-model",
            messages=[
                {"role": "system", "content": RULES},
                {"role": "user", "content": "Article 3."},
            ],
            max_tokens=8_000,
            extra_headers={CASE_HEADER: "case-03"},
        )

    assert answer.choices[0].message.content == "You said: Article 3."
    assert answer.id.startswith("replayed-")
    assert answer.created == 0
    assert answer.usage is not None


def test_a_synchronous_client_records_from_many_threads(tmp_path: Path) -> None:
    def ask(client: openai.OpenAI, number: int) -> str | None:
        with for_case(f"t-{number}"):
            answer = client.chat.completions.create(
                model="m", messages=[{"role": "user", "content": f"Text {number}."}]
            )
        return answer.choices[0].message.content

    def all_of(transport: httpx2.BaseTransport, base_url: str) -> list[str | None]:
        http = httpx2.Client(transport=transport)
        with (
            openai.OpenAI(api_key=KEY, base_url=base_url, http_client=http) as client,
            ThreadPoolExecutor(8) as threads,
        ):
            return list(threads.map(lambda number: ask(client, number), range(16)))

    with FakeServer(then=echo) as server:
        recorded = all_of(RecordTransport(tmp_path, origin=ORIGIN), server.base_url)
    replayed = all_of(ReplayTransport(tmp_path), NOWHERE)

    assert replayed == recorded == [f"You said: Text {number}." for number in range(16)]


def test_a_stream_is_recorded_and_replayed_without_its_ids(tmp_path: Path) -> None:
    chunks = [
        {"id": "chatcmpl-9", "object": "chat.completion.chunk", "created": 5, "model": "m",
         "choices": [{"index": 0, "delta": {"content": word}, "finish_reason": None}]}
        for word in ("Good ", "day")
    ]  # fmt: skip
    body = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n\n"
    streamed = Answer(200, body, {"content-type": "text/event-stream"})

    def ask(transport: httpx2.BaseTransport, base_url: str) -> str:
        http = httpx2.Client(transport=transport)
        with openai.OpenAI(api_key=KEY, base_url=base_url, http_client=http) as client:
            stream = client.chat.completions.create(
                model="m", messages=[{"role": "user", "content": "Greet."}], stream=True
            )
            return "".join(chunk.choices[0].delta.content or "" for chunk in stream)

    with FakeServer(streamed) as server:
        recorded = ask(RecordTransport(tmp_path, origin=ORIGIN), server.base_url)
    replayed = ask(ReplayTransport(tmp_path), NOWHERE)

    assert replayed == recorded == "Good day"
    assert "chatcmpl-9" not in only_recording(tmp_path).read_text()


def test_samples_of_one_request_are_kept_apart(tmp_path: Path) -> None:
    for sample in (1, 2):
        with FakeServer(then=completion(f"sample {sample}")) as server:
            transport = RecordTransport(tmp_path, origin=ORIGIN, sample=sample)
            ask_all(transport, [(None, about("Text."))], base_url=server.base_url)

    replayed = [
        ask_all(ReplayTransport(tmp_path, sample=sample), [(None, about("Text."))])[0].text
        for sample in (1, 2)
    ]

    assert replayed == ["sample 1", "sample 2"]


def test_headers_win_over_the_surrounding_case(twenty: Path) -> None:
    http = httpx2.Client(transport=ReplayTransport(twenty))
    with (
        openai.OpenAI(api_key="none", base_url=NOWHERE, http_client=http) as client,
        for_case("case-07", sample=3),
    ):
        answer = client.chat.completions.create(
            model="test-model",
            messages=[
                {"role": "system", "content": RULES},
                {"role": "user", "content": "Article 4."},
            ],
            max_tokens=8_000,
            extra_headers={CASE_HEADER: "case-04", SAMPLE_HEADER: "1"},
        )

    assert answer.choices[0].message.content == "You said: Article 4."


@pytest.mark.parametrize("case", ["../up", "a/b", "texts", ".hidden", "x" * 101, ""])
def test_a_case_that_names_no_folder_of_its_own_is_refused(case: str) -> None:
    with pytest.raises(UsageError), for_case(case):
        pass


@pytest.mark.parametrize(
    "headers",
    [
        {CASE_HEADER: "../../etc"},
        {SAMPLE_HEADER: "0"},
        {SAMPLE_HEADER: "two"},
        {SAMPLE_HEADER: "-1"},
    ],
)
def test_a_header_that_names_no_case_or_sample_is_refused(
    twenty: Path, headers: dict[str, str]
) -> None:
    with httpx2.Client(transport=ReplayTransport(twenty)) as http, pytest.raises(UsageError):
        http.post(f"{NOWHERE}/chat/completions", json={}, headers=headers)


def test_the_case_reaches_the_thread_of_a_summariser(tmp_path: Path) -> None:
    transport = ReplayTransport(tmp_path)
    client = ServiceClient(ServiceSettings(base_url=NOWHERE), http_client=transport)
    with (
        Summariser("m", client=client) as summariser,
        for_case("kyiv-1", sample=2),
        pytest.raises(MissingRecordingError),
    ):
        summariser("The army left the town on Monday, the ministry said.")

    assert [(miss.case, miss.sample) for miss in transport.ledger.misses] == [("kyiv-1", 2)]
