"""A model file's own server: started, asked, broken and stopped."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from batch_command import wait_until
from summarise.article import Article
from summarise.draft import SCHEMA_NAME, draft_schema, parse_reply
from summarise.errors import ConfigError, ModelError, RejectedRequestError, ServiceError
from summarise.library import Summariser
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Message, Request
from summarise.pipeline import Sampling
from summarise.prompts import load_prompt
from summarise.render.page import standing
from summarise.schema import Summary
from test_pipeline import TEXT

pytest.importorskip("gguf", reason="gguf, of the extra dev, writes the model of these tests")
pytest.importorskip("xllamacpp", reason="xllamacpp, of the extra local, is the server they test")

from summarise.model import local_child
from summarise.model.local import LocalServer, local_model
from summarise.model.service import ServiceClient
from tiny_model import write_short_prompt, write_tiny_model

Answers = list[Reply | ModelError]
posix = pytest.mark.skipif(os.name != "posix", reason="looks into the process table")
# Long enough to be interrupted: a list that may not end for a long time.
ENDLESS = {
    "type": "object",
    "properties": {"v": {"type": "array", "items": {"enum": ["x" * 80]}, "minItems": 2_000}},
    "required": ["v"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_model(tmp_path_factory.mktemp("models") / "tiny.gguf")


@pytest.fixture(scope="module")
def server(model: Path) -> Iterator[LocalServer]:
    with LocalServer(model, threads=1) as running:
        yield running


def question(words: str = "Hello.", *, seed: int = 1, limit: int = 40, **more: Any) -> Request:
    return Request("m", (Message("user", words),), seed=seed, max_output_tokens=limit, **more)


def draft_question(seed: int, limit: int = 800) -> Request:
    return question(seed=seed, limit=limit, schema_name=SCHEMA_NAME, schema=draft_schema())


def ask(server: LocalServer, *requests: Request, **patience: Any) -> Answers:
    """What comes of requests that are sent at once."""

    async def one(client: ServiceClient, request: Request) -> Reply | ModelError:
        try:
            return await client.complete(request)
        except ModelError as error:
            return error

    async def all_at_once() -> Answers:
        async with ServiceClient(replace(server.service, **patience)) as client:
            return await asyncio.gather(*(one(client, request) for request in requests))

    return asyncio.run(all_at_once())


def child_of(server: LocalServer) -> int:
    assert server._process is not None
    return server._process.pid


def is_there(pid: int) -> bool:
    """Whether a process runs; one that only waits to be counted does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}


def test_a_model_is_named_by_its_file_and_what_that_holds(model: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "tiny.gguf"
    elsewhere.write_bytes(model.read_bytes())
    another = write_tiny_model(tmp_path / "other.gguf", seed=8)

    name = local_model(model)

    assert name.startswith("local:tiny.gguf@")
    assert local_model(elsewhere) == name
    assert local_model(another).rpartition("@")[2] != name.rpartition("@")[2]


def test_control_codes_in_a_file_name_reach_no_terminal(model: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "a\x1b[31m\nb\u202e.gguf"
    hostile.write_bytes(model.read_bytes())

    assert local_model(hostile).isprintable()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.gguf", None, "no model file"),
        (".", None, "no model file"),
        ("page.gguf", b"<html>", "is no GGUF file"),
        ("empty.gguf", b"", "is no GGUF file"),
    ],
)
def test_what_is_no_model_file_is_refused_before_anything_starts(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(ConfigError, match=message) as caught:
        LocalServer(tmp_path / name)

    assert caught.value.hint


def test_an_incomplete_file_is_told_in_the_servers_words_without_its_folder(
    model: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(model.read_bytes()[:300_000])

    with (
        pytest.raises(ServiceError, match="corrupted or incomplete") as caught,
        LocalServer(broken),
    ):
        pass

    assert str(tmp_path) not in str(caught.value)
    assert "is the file complete" in (caught.value.hint or "")


BOUNDED = """
import resource, sys
from pathlib import Path
from summarise.errors import ServiceError
from summarise.model.local import LocalServer
resource.setrlimit(resource.RLIMIT_AS, (8_000_000_000, 8_000_000_000))
try:
    LocalServer(Path(sys.argv[1]), context=2_000_000_000).__enter__()
except ServiceError as error:
    print(error.hint)
"""


@posix
def test_too_little_memory_is_told_apart(model: Path) -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", BOUNDED, str(model)],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip

    assert "needs more memory" in done.stdout


def test_a_server_that_takes_too_long_is_given_up(model: Path) -> None:
    slow = LocalServer(model, start_seconds=0.0)

    with pytest.raises(ServiceError, match="not ready after 0 s"), slow:
        pass

    assert slow._process is None


def test_a_broken_template_is_told_in_the_servers_words(tmp_path: Path) -> None:
    broken = write_tiny_model(tmp_path / "broken.gguf", template="{% for message in %}")

    with pytest.raises(ServiceError, match="common_chat_templates_init"), LocalServer(broken):
        pass


def test_a_model_without_a_template_is_asked_all_the_same(tmp_path: Path) -> None:
    bare = write_tiny_model(tmp_path / "bare.gguf", template=None)

    with LocalServer(bare, threads=1) as server:
        (reply,) = ask(server, question())

    assert isinstance(reply, Reply)
    assert reply.attempts[-1].status == 200


def test_the_context_is_what_the_model_has_at_the_most(tmp_path: Path) -> None:
    small = write_tiny_model(tmp_path / "small.gguf", context=2_048)

    with LocalServer(small, context=4_096) as server:
        assert server.context == 2_048


def test_every_answer_is_a_draft_under_the_schema(server: LocalServer) -> None:
    answers = ask(server, *(draft_question(seed) for seed in range(1, 7)))

    replies = [answer for answer in answers if isinstance(answer, Reply)]
    whole = [reply for reply in replies if reply.kind is ReplyClass.OK]
    assert len(replies) == 6
    assert whole
    assert {reply.kind for reply in replies} <= {ReplyClass.OK, ReplyClass.TRUNCATED_WRITING}
    for reply in whole:
        parse_reply(reply.text or "")
    assert {reply.attempts[-1].rung for reply in replies} == {"json_schema_strict"}


def test_a_draft_without_room_is_cut_and_known_to_be(server: LocalServer) -> None:
    (reply,) = ask(server, draft_question(1, limit=16))

    assert isinstance(reply, Reply)
    assert reply.kind is ReplyClass.TRUNCATED_WRITING
    assert reply.attempts[-1].usage.output_tokens == 16


def test_the_model_answers_under_its_own_name_and_counts_tokens(server: LocalServer) -> None:
    (reply,) = ask(server, question())

    assert isinstance(reply, Reply)
    assert reply.model == server.model
    assert (reply.attempts[-1].usage.input_tokens or 0) > 0


def test_a_streamed_draft_is_the_same_kind_of_draft(server: LocalServer) -> None:
    import openai

    asked: dict[str, Any] = {
        "type": "json_schema",
        "json_schema": {"name": SCHEMA_NAME, "strict": True, "schema": draft_schema()},
    }
    with openai.OpenAI(base_url=server.service.endpoint, api_key=server.service.api_key) as client:
        stream = client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "Hello."}], response_format=asked,  # type: ignore[call-overload]
            max_tokens=4_000, seed=2, stream=True,
        )  # fmt: skip
        pieces = [chunk.choices[0] for chunk in stream if chunk.choices]

    text = "".join(piece.delta.content or "" for piece in pieces)
    assert len(pieces) > 10
    assert pieces[-1].finish_reason == "stop"
    parse_reply(text)


def test_a_prompt_beyond_the_context_is_refused_with_what_to_do(server: LocalServer) -> None:
    (error,) = ask(server, question("y " * 20_000))

    assert isinstance(error, RejectedRequestError)
    assert "exceeds the available context size" in str(error)
    assert "--local-context" in (error.hint or "")
    assert len(error.attempts) == 1


def test_two_requests_at_once_are_both_answered(server: LocalServer) -> None:
    answers = ask(server, question("One."), question("Two."))

    assert all(isinstance(answer, Reply) for answer in answers)


def test_a_first_token_that_is_late_is_a_timeout_and_the_server_goes_on(
    server: LocalServer,
) -> None:
    (late,) = ask(server, question("slow " * 2_500), timeout_seconds=0.02, attempts=1)
    (next_one,) = ask(server, question())

    assert isinstance(late, ServiceError)
    assert "give it longer with --timeout" in (late.hint or "")
    assert isinstance(next_one, Reply)


def test_nobody_without_the_key_is_answered(server: LocalServer) -> None:
    asked = urllib.request.Request(  # noqa: S310  # loopback
        server.service.endpoint + "/chat/completions",
        json.dumps({"messages": [{"role": "user", "content": "Hello."}]}).encode(),
        {"Content-Type": "application/json"},
    )

    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(asked)  # noqa: S310  # loopback

    caught.value.close()
    assert caught.value.code == 401


@posix
def test_the_child_sees_neither_keys_nor_the_rest_of_the_environment(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-the-child")
    with LocalServer(model, environment={"CUDA_VISIBLE_DEVICES": ""}) as server:
        process = Path(f"/proc/{child_of(server)}")
        environment = process.joinpath("environ").read_bytes()
        arguments = process.joinpath("cmdline").read_text()

        assert environment == b"CUDA_VISIBLE_DEVICES=\0"
        assert (server.service.api_key or "") not in arguments


@posix
def test_the_server_is_stopped_at_the_end_and_after_an_error(model: Path) -> None:
    pids = []
    with LocalServer(model) as server:
        pids.append(child_of(server))
    with suppress(KeyError), LocalServer(model) as server:
        pids.append(child_of(server))
        raise KeyError

    assert [is_there(pid) for pid in pids] == [False, False]
    with pytest.raises(ServiceError, match="is not started"):
        _ = server.service


def test_closing_twice_does_nothing(model: Path) -> None:
    server = LocalServer(model)
    server.__enter__()

    server.close()
    server.close()

    assert server.ended is None


@posix
def test_a_server_killed_in_the_middle_of_an_answer_is_a_service_error(model: Path) -> None:
    with LocalServer(model) as server:
        timer = threading.Timer(0.2, os.kill, (child_of(server), signal.SIGKILL))
        timer.start()
        (error,) = ask(
            server,
            question(limit=30_000, schema_name="v", schema=ENDLESS),
            attempts=2,
        )
        timer.join()
        wait_until(lambda: server.ended is not None)

        assert isinstance(error, ServiceError)
        assert {attempt.outcome for attempt in error.attempts} == {"connection"}
        assert "own server has ended" in (error.hint or "")
        assert "killed" in (server.ended or "")


@posix
def test_a_parent_that_is_killed_leaves_no_server_behind(model: Path) -> None:
    program = (
        "import sys, time\n"
        "from summarise.model.local import LocalServer\n"
        f"with LocalServer({str(model)!r}) as server:\n"
        "    print(server._process.pid, flush=True)\n"
        "    time.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own program
    assert parent.stdout is not None
    with parent.stdout as said:
        pid = int(said.readline())

        parent.kill()
        parent.wait()

    wait_until(lambda: not is_there(pid))


@posix
def test_a_child_whose_parent_is_gone_before_it_has_loaded_ends_too(model: Path) -> None:
    wanted = {
        "path": str(model), "name": "n", "key": "k" * 32, "context": 2_048,
        "threads": 1, "packages": str(Path(local_child.__file__).parent),
    }  # fmt: skip
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", str(local_child.__file__)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None

    child.stdin.write(json.dumps(wanted).encode() + b"\n")
    child.stdin.close()
    child.stdout.close()

    child.wait(60)


def test_a_summary_of_random_words_shows_what_the_checks_refused(
    server: LocalServer, tmp_path: Path
) -> None:
    prompt = load_prompt("short", write_short_prompt(tmp_path))
    article = Article.from_text(TEXT)
    summaries: list[Summary] = []

    for seed in range(1, 7):
        sampling = Sampling(seed=seed, max_output_tokens=1_000)
        with Summariser(
            server.model, service=server.service, prompt=prompt, sampling=sampling
        ) as summarise:
            summaries.append(summarise(article))

    assert {summary.run.model for summary in summaries} == {server.model}
    assert {summary.run.host for summary in summaries} == {"local"}
    assert {summary.run.cost_usd for summary in summaries} == {None}
    assert [summary.claims for summary in summaries] == [()] * 6
    refused = [standing(summary)[2] for summary in summaries]
    assert refused == [len(summary.rejected) for summary in summaries]
    assert sum(refused) > 0
    assert "unsupported" in {check.verdict for summary in summaries for check in summary.notes}
