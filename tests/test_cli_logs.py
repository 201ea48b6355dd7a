"""What `summarise run` leaves in the run log, and `summarise logs`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from fake_server import Answer, FakeServer, completion
from render_payloads import PAYLOADS
from summarise.cli.app import app
from summarise.cli.exits import Exit
from summarise.run_log import LoggedRun, append_run
from test_pipeline import TEXT, draft
from test_run_log import logged

Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str, **env: str) -> Result:
        return CliRunner().invoke(app, list(arguments), env=env, catch_exceptions=False)

    return call


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "secret-name.txt").write_text(TEXT, encoding="utf-8")
    return "secret-name.txt"


def lines(home: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (home / "runs.jsonl").read_text().splitlines()]


def keep(home: Path, *runs: LoggedRun) -> None:
    for each in runs:
        append_run(home / "runs.jsonl", each)


def test_a_run_leaves_one_line_of_counts(run: Run, article: str, home: Path) -> None:
    usage = {"prompt_tokens": 900, "completion_tokens": 80}
    with FakeServer(completion(draft(), usage=usage)) as server:
        at = ("-m", "fake", "--base-url", server.base_url)
        run(article, "missing.txt", *at, "-f", "jsonl")
        run(article, *at)

    first, second = lines(home)
    assert datetime.now(UTC) - datetime.fromisoformat(first["started"]) < timedelta(hours=1)
    assert first["prompt"].startswith("summary.v1@")
    assert first["policy"].startswith("default@")
    assert [first[name] for name in ("command", "engine", "model", "host")] == [
        "run", "llm", "fake", "127.0.0.1",
    ]  # fmt: skip
    assert (first["sources"], first["ok"], first["failed"]) == (2, 1, {"source": 1})
    assert (first["input_tokens"], first["output_tokens"], first["cost_usd"]) == (900, 80, None)
    assert (first["cached"], first["exit_code"], first["texts"]) == (0, Exit.PARTIAL, None)
    assert (second["cached"], second["input_tokens"], second["cost_usd"]) == (1, 0, "0")


def test_a_line_names_no_source_and_no_text(run: Run, article: str, home: Path) -> None:
    with FakeServer(completion(draft())) as server:
        run(article, f"{server.root}/secret-path", "-m", "fake", "--base-url", server.base_url)

    content = (home / "runs.jsonl").read_text()
    assert "secret" not in content
    assert "Varnosk" not in content
    assert "/v1" not in content


def test_sources_and_texts_are_logged_where_the_user_asks_for_them(
    run: Run, article: str, home: Path
) -> None:
    run(article, "missing.txt", SUMMARISE_LOG_TEXT="on")

    (line,) = lines(home)
    good, bad = sorted(line["texts"], key=lambda text: text["failed"] or "")
    assert (good["source"], good["failed"]) == ("secret-name.txt", None)
    assert "Varnosk moved 12" in good["text"]
    assert len(good["sha256"]) == 64
    assert good["headline"]
    assert bad == {
        "source": "missing.txt", "sha256": None, "text": None, "headline": None, "failed": "source",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "kind", "cost", "code"),
    [
        (Answer(401, {"error": {"message": "no"}}), "auth", "0", Exit.AUTH),
        (completion("", finish_reason="content_filter"), "filtered", None, Exit.REPLY),
        (Answer(behaviour="reset"), "service", None, Exit.SERVICE),
    ],
    ids=["refused key", "filtered", "lost"],
)
def test_a_failed_run_is_logged_with_what_it_cost_or_unknown(
    run: Run, article: str, home: Path, answer: Any, kind: str, cost: str | None, code: int
) -> None:
    with FakeServer(then=answer) as server:
        run(article, "-m", "x", "--base-url", server.base_url, "--attempts", "1")

    (line,) = lines(home)
    assert (line["failed"], line["cost_usd"], line["exit_code"]) == ({kind: 1}, cost, code)


def test_a_run_without_a_key_is_logged_as_one_that_asked_nothing(
    run: Run, article: str, home: Path
) -> None:
    run(article, "-m", "gpt-5.4-mini")

    (line,) = lines(home)
    assert (line["ok"], line["cost_usd"], line["exit_code"]) == (0, "0", Exit.AUTH)
    assert line["host"] == "api.openai.com"


def test_a_run_that_is_stopped_is_logged_with_130(article: str, tmp_path: Path) -> None:
    with FakeServer(then=Answer(behaviour="hang")) as server:
        command = [sys.executable, "-m", "summarise", article, "-m", "x", "--base-url"]
        running = subprocess.Popen(  # noqa: S603  # ours
            [*command, server.base_url], cwd=tmp_path, stderr=subprocess.PIPE
        )
        limit = time.monotonic() + 30
        while not server.requests and time.monotonic() < limit:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
    told = CliRunner().invoke(app, ["logs", "--json"]).stdout

    (line,) = json.loads(told)["runs"]
    assert (line["exit_code"], line["sources"], line["ok"]) == (Exit.INTERRUPTED, 1, 0)


def test_with_the_log_off_a_run_leaves_nothing(run: Run, article: str, home: Path) -> None:
    result = run(article, SUMMARISE_LOG="false")

    assert result.exit_code == Exit.OK
    assert not home.exists()


def test_a_log_that_cannot_be_written_is_a_warning_and_no_failure(
    run: Run, article: str, home: Path
) -> None:
    (home / "runs.jsonl").mkdir(parents=True)

    result = run(article)

    assert result.exit_code == Exit.OK
    assert "warning: this run is not logged" in result.stderr
    assert len(result.stderr.splitlines()) < 8


def test_logs_lists_the_last_runs_and_sums_up_all(run: Run, home: Path) -> None:
    keep(
        home,
        logged(started=datetime(2026, 11, 1, 8, 5, tzinfo=UTC), model="first"),
        logged(model="second", cost_usd=None, failed={}, exit_code=0),
        logged(started=datetime(2026, 11, 23, tzinfo=UTC), engine="baseline", model=None),
    )

    result = run("logs", "-n", "2")

    assert "first" not in result.stdout
    assert [line.split()[2:4] for line in result.stdout.splitlines()[1:]] == [
        ["run", "second"], ["run", "baseline"],
    ]  # fmt: skip
    assert "2/3" in result.stdout
    assert "1,204 + 386" in result.stdout
    assert "unknown" in result.stdout
    assert "8 service" in result.stdout
    assert "3 runs · 9 articles, 6 ok · 3,612 + 1,158 tokens · $0.0018, unknown of 1 run" in (
        result.stderr
    )
    assert str(home / "runs.jsonl") in result.stderr


@pytest.mark.parametrize(
    ("arguments", "models"),
    [
        ([], ["old", "bad", "good", "baseline"]),
        (["--since", "7d"], ["bad", "good", "baseline"]),
        (["--model", "good"], ["good"]),
        (["-m", "baseline"], ["baseline"]),
        (["--failed"], ["old", "bad"]),
        (["--failed", "--since", "36h"], ["bad"]),
        (["--since", "99999w"], ["old", "bad", "good", "baseline"]),
        (["-n", "1"], ["baseline"]),
        (["-n", "0"], []),
    ],
    ids=str,
)
def test_filters_choose_the_runs_that_are_shown(
    run: Run, home: Path, arguments: list[str], models: list[str]
) -> None:
    now = datetime.now(UTC)
    keep(
        home,
        logged(started=now - timedelta(days=8), model="old"),
        logged(started=now - timedelta(hours=30), model="bad", exit_code=6),
        logged(started=now - timedelta(hours=2), model="good", failed={}, exit_code=0),
        logged(started=now, engine="baseline", model=None, failed={}, exit_code=0),
    )

    document = json.loads(run("logs", "--json", *arguments).stdout)

    assert [row["model"] or "baseline" for row in document["runs"]] == models


def test_totals_as_json_keep_unknown_apart(run: Run, home: Path) -> None:
    keep(home, logged(), logged(cost_usd=None))
    with (home / "runs.jsonl").open("a") as file:
        file.write("half a li\n")

    document = json.loads(run("logs", "--json").stdout)

    assert document["totals"] == {
        "runs": 2, "articles": 6, "ok": 4, "input_tokens": 2408, "output_tokens": 772,
        "cost_usd": "0.0009", "unpriced": 1,
    }  # fmt: skip
    assert document["unreadable"] == 1
    assert "1 line of the log cannot be read" in run("logs").stderr


def test_an_empty_log_is_no_error(run: Run) -> None:
    result = run("logs")

    assert (result.exit_code, result.stdout) == (Exit.OK, "")
    assert "0 runs" in result.stderr


@pytest.mark.parametrize("columns", [40, 80, 132])
def test_no_line_is_wider_than_the_screen(run: Run, home: Path, columns: int) -> None:
    wide = logged(model="模型" * 40, cost_usd=Decimal("1234.5"), input_tokens=123_456_789)
    keep(home, logged(), wide)

    shown = run("logs", COLUMNS=str(columns)).stdout

    assert len(shown.splitlines()) == 3
    assert max(map(cell_len, shown.splitlines())) <= columns


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_in_the_log_stays_text(run: Run, home: Path, payload: str) -> None:
    whole = payload.encode("utf-8", "replace").decode()
    keep(home, logged(model=whole, command=whole, failed={whole: 1}, host=whole))

    shown = run("logs", COLUMNS="200")

    assert len(shown.stdout.splitlines()) == 2
    assert "\x1b" not in shown.stdout + shown.stderr
    assert "\u202e" not in shown.stdout
