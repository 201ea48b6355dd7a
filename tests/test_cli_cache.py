"""`summarise run` with a cache, and `summarise cache`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from fake_server import Answer, FakeServer, completion
from summarise.cli.app import app
from summarise.cli.exits import Exit
from test_pipeline import TEXT, draft

Run = Callable[..., Result]


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
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return "article.txt"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def against(server: FakeServer) -> tuple[str, ...]:
    return ("-m", "fake", "--base-url", server.base_url, "--json")


def test_a_second_run_asks_nothing_and_costs_nothing(run: Run, article: str) -> None:
    with FakeServer(completion(draft())) as server:
        first = run(article, *against(server))
        second = run(article, *against(server))

    one, two = json.loads(first.stdout), json.loads(second.stdout)
    assert len(server.requests) == 1
    assert (second.exit_code, two["claims"]) == (Exit.OK, one["claims"])
    assert [attempt["outcome"] for attempt in two["run"]["attempts"]] == ["cached"]
    assert (one["run"]["cost_usd"], two["run"]["cost_usd"]) == (None, "0")
    assert two["run"]["usage"]["input_tokens"] == 0
    assert "0 + 0 tokens · $0.00 · cached" in second.stderr
    assert "cached" not in first.stderr


def test_several_sources_share_the_cache(run: Run, article: str, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes((tmp_path / article).read_bytes())
    with FakeServer(completion(draft())) as server:
        result = run(article, "copy.txt", *against(server), "-j", "1")

    rows = [json.loads(line)["summary"]["run"]["attempts"] for line in result.stdout.splitlines()]
    assert [attempts[0]["outcome"] for attempts in rows] == ["ok", "cached"]


def test_a_repaired_answer_is_served_whole_from_the_cache(run: Run, article: str) -> None:
    with FakeServer(completion("Sorry."), completion(draft())) as server:
        run(article, *against(server))
        second = json.loads(run(article, *against(server)).stdout)

    attempts = second["run"]["attempts"]
    assert len(server.requests) == 2
    assert [attempt["outcome"] for attempt in attempts] == ["not_json", "cached"]
    assert second["run"]["cost_usd"] == "0"


def test_an_answer_no_repair_mended_is_asked_for_again(run: Run, article: str) -> None:
    answers = [completion("Sorry."), completion("{}"), completion(draft())]
    with FakeServer(*answers) as server:
        first = run(article, *against(server))
        second = run(article, *against(server))

    assert (first.exit_code, second.exit_code) == (Exit.REPLY, Exit.OK)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("flags", "env", "asked"),
    [
        ([], {}, 1),
        (["--no-cache"], {}, 2),
        ([], {"SUMMARISE_CACHE": "false"}, 2),
        (["--cache"], {"SUMMARISE_CACHE": "false"}, 1),
        (["--fresh"], {}, 2),
        (["--seed", "5"], {}, 2),
        (["--temperature", "0.5"], {}, 2),
    ],
    ids=str,
)
def test_flags_and_settings_decide_whether_a_question_is_asked_again(
    run: Run, article: str, flags: list[str], env: dict[str, str], asked: int
) -> None:  # fmt: skip
    with FakeServer(then=completion(draft())) as server:
        run(article, *against(server))
        run(article, *against(server), *flags, **env)

    assert len(server.requests) == asked


def test_without_the_cache_no_file_is_made(run: Run, article: str, home: Path) -> None:
    with FakeServer(completion(draft())) as server:
        run(article, *against(server), "--no-cache")

    assert [file.name for file in home.iterdir()] == ["runs.jsonl"]


def test_the_baseline_uses_no_cache(run: Run, article: str, home: Path) -> None:
    run(article, "-m", "baseline")

    assert [file.name for file in home.iterdir()] == ["runs.jsonl"]


def test_a_damaged_cache_costs_a_warning_and_no_run(run: Run, article: str, home: Path) -> None:
    home.mkdir()
    (home / "replies.v1.sqlite").write_text("no database at all")
    with FakeServer(completion(draft())) as server:
        result = run(article, *against(server))

    assert result.exit_code == Exit.OK
    assert json.loads(result.stdout)["claims"]
    assert "warning: the reply cache is damaged and begins anew" in result.stderr


def test_a_dry_run_says_whether_the_cache_has_the_answer(
    run: Run, article: str, home: Path
) -> None:
    with FakeServer(completion(draft())) as server:
        at = ("-m", "fake", "--base-url", server.base_url)
        before = run(article, *at, "--dry-run")
        made = home.exists()
        run(article, *at)
        after = run(article, *at, "--dry-run")
        off = run(article, *at, "--dry-run", "--no-cache")

    assert "the reply is in the cache" in after.stderr
    assert "cache" not in before.stderr + off.stderr
    assert not made
    assert len(server.requests) == 1


def test_info_tells_path_counts_and_limit(run: Run, article: str, home: Path) -> None:
    with FakeServer(completion(draft())) as server:
        run(article, *against(server))
    shown = run("cache", "info", SUMMARISE_CACHE_MAX_MB="7").stdout
    document = json.loads(run("cache", "info", "--json").stdout)

    assert str(home / "replies.v1.sqlite") in shown
    assert "of at most 7 MB" in shown
    assert "1  fake" in shown
    assert (document["entries"], document["models"]) == (1, {"fake": 1})
    assert (document["max_bytes"], document["on"]) == (500_000_000, True)
    assert document["oldest"] == document["newest"]


def test_info_about_no_cache_makes_none(run: Run, home: Path) -> None:
    result = run("cache", "info", SUMMARISE_CACHE="no")

    assert result.exit_code == Exit.OK
    assert "no (the setting cache is off)" in result.stdout
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "left"),
    [([], 0), (["--model", "fake"], 0), (["-m", "x"], 1), (["--older-than", "30d"], 1)],
    ids=str,
)
def test_clear_deletes_what_was_named(
    run: Run, article: str, arguments: list[str], left: int
) -> None:  # fmt: skip
    with FakeServer(completion(draft())) as server:
        run(article, *against(server))
    result = run("cache", "clear", *arguments)

    assert result.exit_code == Exit.OK
    assert result.stdout == ""
    assert ("1 reply deleted" in result.stderr) is (left == 0)
    assert json.loads(run("cache", "info", "--json").stdout)["entries"] == left


@pytest.mark.parametrize("age", ["", "30", "d", "-1d", "1y", "1.5d", "9" * 30 + "d"])
def test_an_age_that_is_none_is_refused(run: Run, age: str) -> None:
    result = run("cache", "clear", "--older-than", age)

    assert result.exit_code == Exit.USAGE
    assert "30d" not in result.stdout
    assert "is no stretch of time such as 12h, 7d, 4w" in " ".join(result.stderr.split())


@pytest.mark.parametrize("command", [["cache", "info"], ["cache", "clear"]], ids=" ".join)
def test_a_file_that_cannot_be_used_is_named_and_ends_with_2(
    run: Run, home: Path, command: list[str]
) -> None:  # fmt: skip
    (home / "replies.v1.sqlite").mkdir(parents=True)

    result = run(*command)

    assert result.exit_code == Exit.USAGE
    assert "warning: the reply cache" in result.stderr


def test_no_key_reaches_cache_or_log(run: Run, article: str, home: Path) -> None:
    key = "sk-canary-0123456789abcdef"
    env: dict[str, Any] = {"OPENAI_API_KEY": key, "SUMMARISE_LOG_TEXT": "on"}
    said = completion(draft(headline=f"The key is {key}."))
    with FakeServer(said, Answer(401, f"bad key {key}")) as server:
        codes = [
            run(article, *against(server), **env).exit_code,
            run(article, *against(server), "--fresh", **env).exit_code,
        ]

    content = b"".join(file.read_bytes() for file in home.iterdir())
    cached = run(article, *against(server), **env)
    assert codes == [Exit.OK, Exit.AUTH]
    assert key.encode() not in content
    assert '"outcome": "cached"' in cached.stdout
    assert key not in cached.stdout
