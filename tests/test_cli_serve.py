"""The real command, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from fake_server import FakeServer, completion
from serving_support import WISH
from summarise.cli.exits import Exit
from test_pipeline import draft

KEY = "sk-canary-0123456789abcdef"
TOKEN = "a-token-of-twenty-four-c"


@dataclass
class Running:
    """The command, listening."""

    process: subprocess.Popen[str]
    address: str
    said: list[str]

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        code = self.process.wait(20)
        assert self.process.stderr is not None
        self.said.append(self.process.stderr.read())
        return code


def command(*arguments: str, home: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  # our own interpreter and arguments
        [sys.executable, "-m", "summarise", "serve", *arguments],
        cwd=home,
        env={**os.environ, "SUMMARISE_HOME": str(home), **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@contextmanager
def running(*arguments: str, home: Path, **environment: str) -> Iterator[Running]:
    """The command on a free port, once it says where it listens."""
    process = command("--port", "0", *arguments, home=home, **environment)
    said: list[str] = []
    try:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            found = re.search(r"http://\S+:(\d+)/", line)
            if found:
                yield Running(process, f"http://127.0.0.1:{found[1]}", said)
                return
        raise AssertionError("".join(said))
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            assert stream is not None
            stream.close()


def test_it_listens_where_it_says_and_summarises_and_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    with running("-m", "baseline", home=tmp_path) as server:
        made = httpx2.post(f"{server.address}/api/summaries", json=WISH, trust_env=False)
        page = httpx2.get(server.address, trust_env=False)
        code = server.stop()

    line, rest = "".join(server.said).split("\n", 1)
    assert made.json()["run"]["engine"] == "baseline"
    assert "<form" in page.text
    assert code == Exit.INTERRUPTED
    assert line.startswith(f"listening on {server.address}/ (baseline)")
    assert rest == ""


def test_ctrl_c_does_not_wait_for_a_model_and_who_waits_is_told(tmp_path: Path) -> None:
    asked: list[Any] = []

    def hang(seen: Any) -> Any:
        asked.append(seen)
        server.process.send_signal(signal.SIGINT)
        model.stopped.wait(30)
        return completion(draft())

    with FakeServer(then=hang) as model:
        flags = ("-m", "stub-1", "--base-url", model.base_url, "--no-cache")
        with running(*flags, home=tmp_path, OPENAI_API_KEY=KEY) as server:
            answer = httpx2.post(
                f"{server.address}/api/summaries", json=WISH, timeout=25, trust_env=False
            )
            code = server.process.wait(20)

    assert (answer.status_code, answer.json()["kind"]) == (503, "stopped")
    assert code == Exit.INTERRUPTED
    assert len(asked) == 1


def test_sigterm_ends_it_too(tmp_path: Path) -> None:
    with running("-m", "baseline", home=tmp_path) as server:
        code = server.stop(signal.SIGTERM)

    assert code == -signal.SIGTERM
    assert "Traceback" not in "".join(server.said)


def test_another_address_than_loopback_asks_for_a_token_made_up_for_this_time(
    tmp_path: Path,
) -> None:
    with running("-m", "baseline", "--host", "0.0.0.0", home=tmp_path) as server:  # noqa: S104  # what is tried
        token = re.findall(r"^token for this time: (\S{24,})$", "".join(server.said), re.M)[0]
        without = httpx2.get(f"{server.address}/api/offer", trust_env=False)
        given = httpx2.get(
            f"{server.address}/api/offer",
            headers={"authorization": f"Bearer {token}"},
            trust_env=False,
        )
        server.stop()

    assert (without.status_code, given.status_code) == (401, 200)
    assert "".join(server.said).count(token) == 1


def test_a_token_of_the_environment_is_asked_for_everywhere_and_never_shown(tmp_path: Path) -> None:
    with running("-m", "baseline", home=tmp_path, SUMMARISE_SERVE_TOKEN=TOKEN) as server:
        without = httpx2.get(f"{server.address}/openapi.json", trust_env=False)
        server.stop()

    assert without.status_code == 401
    assert TOKEN not in "".join(server.said)


def test_each_article_has_its_line_in_the_run_log_without_its_text(tmp_path: Path) -> None:
    with running("-m", "baseline", home=tmp_path) as server:
        for wish in (WISH, {"text": "too short"}):
            httpx2.post(f"{server.address}/api/summaries", json=wish, trust_env=False)
        server.stop()

    lines = [json.loads(line) for line in (tmp_path / "runs.jsonl").read_text().splitlines()]
    assert [(line["command"], line["ok"], line["failed"]) for line in lines] == [
        ("serve", 1, {}),
        ("serve", 0, {"source": 1}),
    ]
    assert lines[0]["texts"] is None


def test_no_more_is_spent_than_max_cost(tmp_path: Path) -> None:
    with FakeServer(then=completion(draft())) as model:
        flags = ("-m", "stub-1", "--base-url", model.base_url, "--price", "1/1")
        with running(*flags, "--max-cost", "0.000001", home=tmp_path, OPENAI_API_KEY=KEY) as server:
            answer = httpx2.post(f"{server.address}/api/summaries", json=WISH, trust_env=False)
            server.stop()

    assert (answer.status_code, answer.json()["kind"]) == (503, "budget")
    assert model.requests == []


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        ([], {"SUMMARISE_SERVE_TOKEN": "short"}, "SUMMARISE_SERVE_TOKEN has 5 characters"),
        (["-m", "gpt-5.4-mini"], {}, "no API key"),
        (["--policy", "none-such"], {}, "none-such"),
        (["--host", "no such host"], {}, "cannot listen on no such host"),
    ],
)
def test_what_cannot_be_served_is_said_with_a_hint(
    arguments: list[str], environment: dict[str, str], said: str, tmp_path: Path
) -> None:
    process = command("--port", "0", *arguments, home=tmp_path, **environment)
    out, err = process.communicate(timeout=30)

    assert process.returncode in {Exit.USAGE, Exit.AUTH}
    assert said in err
    assert "hint:" in err
    assert out == ""


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = command("--port", str(taken.getsockname()[1]), home=tmp_path)
        _, err = process.communicate(timeout=30)

    assert process.returncode == Exit.USAGE
    assert "Address already in use" in err
    assert "--port 0" in err
