"""`-m local:PATH.gguf` on the command line, against the real server of a tiny model."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from batch_command import finish, rows_of, start, wait_until
from summarise.cli.app import app
from summarise.cli.exits import Exit
from summarise.run_log import read_runs
from test_model_local import is_there
from test_pipeline import TEXT

pytest.importorskip("gguf", reason="gguf, of the extra dev, writes the model of these tests")
pytest.importorskip("xllamacpp", reason="xllamacpp, of the extra local, is the server they test")

from summarise.model.local import LocalServer, local_model
from tiny_model import write_short_prompt, write_tiny_model

Run = Callable[..., Result]
EVALS = Path(__file__).parent.parent / "evals"
posix = pytest.mark.skipif(os.name != "posix", reason="looks into the process table")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_model(tmp_path_factory.mktemp("secret-place") / "tiny.gguf")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder with three articles and a short prompt, and a key that leaks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-the-local-server")
    monkeypatch.setenv("SUMMARISE_LOCAL_THREADS", "1")
    write_short_prompt(tmp_path / "prompts")
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Item {name}\n\n{TEXT}", encoding="utf-8")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), catch_exceptions=False)

    return call


def short(model: Path, *more: str) -> list[str]:
    return [
        "-m", f"local:{model}", "--prompts", "prompts", "-p", "short", "--seed", "1",
        "--max-output-tokens", "2000", *more,
    ]  # fmt: skip


def servers_of(parent: int) -> list[int]:
    """The children of a process that run a model's server."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = process.joinpath("stat").read_text().rpartition(")")[2].split()
            line = process.joinpath("cmdline").read_text()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z" and "local_child.py" in line:
            found.append(int(process.name))
    return found


def test_a_run_ends_in_a_summary_that_names_file_and_digest_and_no_folder(
    run: Run, model: Path, tmp_path: Path
) -> None:
    result = run("run", "a.txt", "--json", *short(model))

    assert result.exit_code == Exit.OK, result.stderr
    summary = json.loads(result.stdout)
    made = summary["run"]
    assert (made["model"], made["model_answered"]) == (local_model(model),) * 2
    assert (made["host"], made["cost_usd"]) == ("local", None)
    assert made["attempts"][0]["rung"] == "json_schema_strict"
    assert "local, no price" in result.stderr
    everything = result.stdout + result.stderr + (tmp_path / "home/runs.jsonl").read_text()
    assert "secret-place" not in everything
    assert "not-for-the-local-server" not in everything


def test_the_run_log_has_the_models_name(run: Run, model: Path, tmp_path: Path) -> None:
    run("run", "a.txt", "--json", *short(model))

    (logged,) = read_runs(tmp_path / "home/runs.jsonl").runs
    assert (logged.model, logged.host, logged.cost_usd) == (local_model(model), "local", None)


def test_a_second_run_is_served_from_the_cache_whatever_the_port(run: Run, model: Path) -> None:
    run("run", "a.txt", "--json", *short(model))

    again = run("run", "a.txt", "--json", *short(model))

    assert {attempt["outcome"] for attempt in json.loads(again.stdout)["run"]["attempts"]} == {
        "cached"
    }


def test_a_dry_run_names_the_model_and_starts_nothing(run: Run, model: Path) -> None:
    result = run("run", "a.txt", "--dry-run", *short(model))

    assert result.exit_code == Exit.OK
    assert f"model   {local_model(model)}" in result.stdout
    assert "starting" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "a.txt", "-m", "local:missing.gguf"], "no model file"),
        (["run", "a.txt", "-m", "local:a.txt"], "is no GGUF file"),
        (
            ["run", "a.txt", "-m", "local:a.txt", "--base-url", "http://127.0.0.1:1/v1"],
            "brings its own server",
        ),
        (["batch", "export", "a.txt", "-o", "o.jsonl", "-m", "local:a.txt"], "has no use for"),
    ],
)
def test_what_cannot_be_served_is_a_usage_error(run: Run, arguments: list[str], words: str) -> None:
    result = run(*arguments)

    assert result.exit_code == Exit.USAGE
    assert words in result.stderr
    assert "hint:" in result.stderr


def test_a_local_model_gets_patience_and_short_parts_unless_told_otherwise(
    run: Run, model: Path
) -> None:
    usual = run("run", "a.txt", "--json", *short(model))
    told = run("run", "a.txt", "--json", *short(model, "--max-input-tokens", "700"))

    room = [json.loads(r.stdout)["run"]["parameters"]["max_input_tokens"] for r in (usual, told)]
    assert room == [16_384 - 2_000 - 4_000, 700]


def test_a_batch_over_two_processes_shares_one_server(
    run: Run, model: Path, tmp_path: Path
) -> None:
    given = ["batch", "a.txt", "b.txt", "c.txt", "-o", "out.jsonl", "--processes", "2"]
    code, _, stderr = finish(tmp_path, [*given, *short(model)])

    rows = rows_of(tmp_path / "out.jsonl")
    assert code == Exit.OK, stderr
    assert stderr.count("starting local:") == 1
    assert [row["ok"] for row in rows] == [True] * 3
    assert {row["summary"]["run"]["model"] for row in rows} == {local_model(model)}


def probed(run: Run, *arguments: str) -> Result:
    """What doctor says; asked again where random weights broke UTF-8: the server's 500."""
    result = run("doctor", *arguments)
    for _ in range(4):
        if result.exit_code == Exit.OK:
            break
        result = run("doctor", *arguments)
    return result


def test_doctor_finds_out_what_llama_cpp_does(run: Run, model: Path) -> None:
    result = probed(run, "-m", f"local:{model}", "--json")

    found = {row["name"]: row for row in json.loads(result.stdout)}
    verdicts = {name: row["verdict"] for name, row in found.items()}
    yes = (
        "models", "context", "chat", "usage", "json_schema_strict", "json_schema", "seed",
    )  # fmt: skip
    assert result.exit_code == Exit.OK, result.stdout
    assert {name: verdicts[name] for name in yes} == dict.fromkeys(yes, "yes")
    assert verdicts["draft"] in {"yes", "unknown"}  # random weights may not come to an end
    assert verdicts["schema_details"] == "ignored"
    kept, _, ignored = found["schema_details"]["detail"].partition("ignores ")
    for name in ("integer bounds", "list lengths", "string lengths", "anchored patterns"):
        assert name in kept
    for name in ("float bounds", "multipleOf", "unanchored patterns"):
        assert name in ignored


def test_doctor_takes_the_first_model_that_a_server_lists(
    run: Run, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LocalServer(model, threads=1) as server:
        monkeypatch.setenv("OPENAI_API_KEY", server.service.api_key or "")
        result = probed(run, "--base-url", server.service.endpoint)

    assert result.exit_code == Exit.OK, result.stdout
    assert f"probing 127.0.0.1 for {server.model}" in result.stderr
    assert "json_schema_strict     yes" in result.stdout


def test_recorded_replies_of_a_local_model_replay_without_it(
    run: Run, model: Path, tmp_path: Path
) -> None:
    shutil.copytree(EVALS / "cases", tmp_path / "data/cases")
    shutil.copytree(EVALS / "articles", tmp_path / "data/articles")
    case = min((tmp_path / "data/cases").glob("*")).stem
    chosen = ["--data", "data", "--case", case, "--prompts", "prompts"]
    recorded = run(
        "eval", "record", *chosen, *short(model), "--origin", "a test", "-q",
    )  # fmt: skip

    replayed = run("eval", "run", *chosen, "-m", local_model(model), "--json", "run.json", "-q")

    assert recorded.exit_code == Exit.OK, recorded.stderr
    assert "first requests to local" in recorded.stderr
    assert "cannot be evaluated" not in replayed.stdout + replayed.stderr
    assert json.loads((tmp_path / "run.json").read_text())["cases"]


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whatever_ends_the_command_ends_the_server(
    run: Run, model: Path, tmp_path: Path, number: signal.Signals
) -> None:
    endless = (tmp_path / "a.txt").read_text() + "\n\nShips left the port of Kell again. " * 400
    (tmp_path / "long.txt").write_text(endless)
    command = start(tmp_path, ["run", "long.txt", "-m", f"local:{model}", "--no-cache"])
    wait_until(lambda: bool(servers_of(command.pid)))
    servers = servers_of(command.pid)

    command.send_signal(number)
    command.communicate(timeout=60)

    wait_until(lambda: not any(map(is_there, servers)))
    assert command.returncode in {Exit.INTERRUPTED, -number}
