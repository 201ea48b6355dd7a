"""`summarise mcp` as agents start it: a process, spoken to through the SDK's stdio client."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

pytest.importorskip("mcp")

from mcp import ClientSession, StdioServerParameters, stdio_client

from fake_server import Answer, FakeServer, Seen, completion
from test_pipeline import TEXT, draft

KEY = "sk-canary-0123456789abcdefghijklmnop"
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def spoken(
    folder: Path, work: Callable[[ClientSession], Awaitable[Any]], *flags: str, **env: str
) -> tuple[Any, str]:
    """What `work` gives with a session of a new process, and what that said on stderr."""

    async def session() -> Any:
        command = StdioServerParameters(
            command=sys.executable,
            args=["-m", "summarise", "mcp", *flags],
            env={**os.environ, **env},
            cwd=folder,
        )
        with (folder / "stderr").open("w", encoding="utf-8") as errors:
            async with (
                stdio_client(command, errlog=errors) as streams,
                ClientSession(*streams) as client,
            ):
                await client.initialize()
                return await work(client)

    result = asyncio.run(session())
    return result, (folder / "stderr").read_text(encoding="utf-8")


def raw(folder: Path, *flags: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own interpreter and arguments
        [sys.executable, "-m", "summarise", "mcp", *flags],
        input=stdin, text=True, capture_output=True, cwd=folder, timeout=60, check=False,
    )  # fmt: skip


def test_every_tool_answers_through_a_real_pipe(tmp_path: Path) -> None:
    async def work(client: ClientSession) -> dict[str, Any]:
        tools = {tool.name: tool.output_schema for tool in (await client.list_tools()).tools}
        made = await client.call_tool("summarise_text", {"text": TEXT})
        stored = {"summary": made.structured_content, "text": TEXT}
        answers = {
            "summarise_text": made,
            "verify_summary": await client.call_tool("verify_summary", stored),
            "read_article": await client.call_tool("read_article", {"text": TEXT}),
            "escalation_scheme": await client.call_tool("escalation_scheme", {}),
            "summarise_url": await client.call_tool("summarise_url", {"url": "http://127.0.0.1/"}),
        }
        return {name: (tools[name], answer) for name, answer in answers.items()}

    found, errors = spoken(tmp_path, work)

    refused = found.pop("summarise_url")[1]
    assert json.loads(refused.content[0].text)["kind"] == "source"
    for schema, answer in found.values():
        assert not answer.is_error
        jsonschema.validate(answer.structured_content, schema)
    assert errors == "serving tools on stdin and stdout; engine: baseline\n"


def test_stdout_holds_protocol_and_nothing_else(tmp_path: Path) -> None:
    done = raw(tmp_path, "--quiet", stdin=json.dumps(HELLO) + "\nno message\n")

    assert done.returncode == 0
    assert done.stdout
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in done.stdout.splitlines())
    assert done.stderr == ""


def test_it_ends_with_its_input(tmp_path: Path) -> None:
    assert raw(tmp_path).returncode == 0


def test_control_c_ends_it_though_its_input_stays_open(tmp_path: Path) -> None:
    process = subprocess.Popen(  # our own interpreter and arguments
        [sys.executable, "-m", "summarise", "mcp"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path,
    )  # fmt: skip
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(HELLO) + "\n")
        process.stdin.flush()
        process.stdout.readline()

        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=30) == -signal.SIGINT


def test_a_setting_that_cannot_be_ends_it_before_any_protocol(tmp_path: Path) -> None:
    done = raw(tmp_path, "--base-url", "http://127.0.0.1:1/v1")

    assert done.returncode == 2
    assert done.stdout == ""
    assert "hint: name one: -m MODEL" in done.stderr


def test_a_model_answers_and_its_key_is_nowhere_to_be_seen(tmp_path: Path) -> None:
    def repeats_the_key(seen: Seen) -> Answer:
        said = f"no such key: {seen.headers['authorization']}"
        return Answer(401, {"error": {"message": said, "code": "invalid_api_key"}})

    async def work(client: ClientSession) -> list[Any]:
        listed = await client.list_tools()
        good = await client.call_tool("summarise_text", {"text": TEXT})
        other = {"text": TEXT.replace("12 armoured", "13 armoured")}
        bad = await client.call_tool("summarise_text", other)
        return [listed, good, bad]

    with FakeServer(completion(draft()), then=repeats_the_key) as server:
        flags = ("-m", "fake-model-1", "--base-url", server.base_url, "--no-cache")
        found, errors = spoken(tmp_path, work, *flags, OPENAI_API_KEY=KEY)

    _, good, bad = found
    assert good.structured_content["run"]["engine"] == "llm"
    assert bad.is_error
    assert json.loads(bad.content[0].text)["kind"] == "auth"
    assert KEY not in repr(found) + errors
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
