"""The command line: grammar, streams, exit codes, bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from fake_server import Answer, FakeServer, completion
from summarise.cli.app import app, implies_run
from summarise.cli.exits import MEANING, Exit, overall
from test_pipeline import TEXT, draft

Run = Callable[..., Result]
HEAVY = (
    "openai", "httpx2", "trafilatura", "genai_prices", "jinja2", "pandas", "pyarrow", "daft",
    "fastapi", "uvicorn", "mcp", "vl_convert", "igraph", "xllamacpp",
)  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in an empty folder, with a home of its own and no key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str, stdin: str | bytes | None = None, **env: str) -> Result:
        return CliRunner().invoke(
            app, list(arguments), input=stdin, env=env, catch_exceptions=False
        )

    return call


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return "article.txt"


def process(*arguments: str, cwd: Path, **options: Any) -> subprocess.Popen[str]:
    """The command as a real process."""
    env = {**os.environ, "SUMMARISE_HOME": str(cwd), **options.pop("env", {})}
    return subprocess.Popen(  # noqa: S603  # our own interpreter and arguments
        [sys.executable, "-m", "summarise", *arguments],
        cwd=cwd, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("token", "source"),
    [
        ("-", True), ("a.txt", True), ("./eval", True), ("https://x/y", True), ("@list", True),
        ("dir/", True), ("C:\\a", True), ("--json", True), ("-m", True), ("run", False),
        ("verify", False), ("modles", False), ("--help", False), ("-h", False), ("-V", False),
    ],
)  # fmt: skip
def test_only_what_looks_like_a_source_implies_run(token: str, source: bool) -> None:
    assert implies_run(token) is source


def test_a_mistyped_command_is_not_taken_for_a_file(run: Run) -> None:
    result = run("modles")

    assert result.exit_code == Exit.USAGE
    assert "models" in result.stderr


def test_no_arguments_show_help_and_exit_2(run: Run) -> None:
    result = run()

    assert result.exit_code == Exit.USAGE
    assert "summarise SOURCE... is short for" in result.stdout + result.stderr


def test_without_any_configuration_the_baseline_answers_and_says_so(run: Run, article: str) -> None:
    result = run(article)

    assert result.exit_code == Exit.OK
    assert "baseline" in result.stdout
    assert "no model configured: using the built-in baseline" in result.stderr


def test_stdout_is_the_result_and_nothing_else(run: Run, article: str) -> None:
    result = run(article, "--json")

    assert json.loads(result.stdout)["run"]["engine"] == "baseline"
    assert result.stderr


def test_quiet_says_nothing(run: Run, article: str) -> None:
    assert run(article, "-q", "--json").stderr == ""


def test_a_typed_dash_reads_stdin_in_any_declared_encoding(run: Run) -> None:
    result = run("-", "--json", stdin=TEXT.encode("utf-16"))

    assert json.loads(result.stdout)["article"]["source"] == "-"
    assert "“We won’t" in json.dumps(json.loads(result.stdout), ensure_ascii=False)


def test_several_sources_give_one_line_each_in_order_failures_included(
    run: Run, article: str
) -> None:
    result = run(article, "missing.txt", article, "-f", "jsonl")

    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["ok"] for row in rows] == [True, False, True]
    assert rows[1]["error"]["kind"] == "source"
    assert result.exit_code == Exit.PARTIAL


def test_one_json_document_cannot_hold_several_summaries(run: Run, article: str) -> None:
    result = run(article, article, "-f", "json")

    assert result.exit_code == Exit.USAGE
    assert "hint: -f jsonl" in result.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.json", "{"), ("a.jsonl", '{"version"'), ("a.md", "#"), ("a.txt", "baseline")],
)
def test_the_suffix_of_the_output_file_decides_the_format(
    run: Run, article: str, tmp_path: Path, name: str, begins: str
) -> None:
    result = run(article, "-o", name)

    assert result.stdout == ""
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.lower().lstrip("> *_").startswith(begins) or begins in text[:200]


def test_a_folder_takes_one_file_per_source_and_no_name_leaves_it(
    run: Run, article: str, tmp_path: Path
) -> None:
    (tmp_path / "..evil.txt").write_text(TEXT)

    run(article, article, "./..evil.txt", "-f", "json", "-o", "out/")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "article-2.json",
        "article.json",
        "evil.json",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message", "hint"),
    [
        (["missing.txt"], Exit.SOURCE, "missing.txt", "hint:"),
        (["empty.txt"], Exit.SOURCE, "empty.txt", "hint:"),
        (["short.txt"], Exit.SOURCE, "holds 3 words", "hint:"),
        (["paper.pdf"], Exit.SOURCE, "PDF", "hint:"),
        (["image.bin"], Exit.SOURCE, "image.bin", "hint:"),
        (["folder/"], Exit.SOURCE, "folder", "hint:"),
        (["big.txt"], Exit.SOURCE, "big.txt", "hint:"),
        (["article.txt", "-f", "jsn"], Exit.USAGE, "format cannot be 'jsn'", "did you mean json?"),
        (["article.txt", "-o", "x.docx"], Exit.USAGE, "suffix '.docx'", "hint:"),
        (["article.txt", "-o", "no/such/place.json"], Exit.USAGE, "cannot be written", "hint:"),
        (["article.txt", "--policy", "harsh"], Exit.USAGE, "harsh", "hint:"),
        (["article.txt", "-l", "xx", "--dry-run"], Exit.USAGE, "no language 'xx'", "hint:"),
        (["article.txt", "-p", "nope", "--dry-run"], Exit.USAGE, "no prompt 'nope'", "hint:"),
        (["article.txt", "--jobs", "0"], Exit.USAGE, "jobs cannot be 0", "hint:"),
        (["article.txt", "-m", "gpt-5.4-mini"], Exit.AUTH, "no API key", "--dry-run"),
        (["article.txt", "--base-url", "http://127.0.0.1:1/v1"], Exit.USAGE, "no model", "-m"),
        (["http://127.0.0.1/x"], Exit.SOURCE, "127.0.0.1", "--allow-private"),
        (["@none.list"], Exit.SOURCE, "none.list", "hint:"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_bad_input_is_named_with_a_hint_and_its_own_exit_code(
    run: Run,
    article: str,
    tmp_path: Path,
    arguments: list[str],
    code: int,
    message: str,
    hint: str,
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "short.txt").write_text("Only three words")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    (tmp_path / "image.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (tmp_path / "folder").mkdir()
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(100_000_000)

    result = run(*arguments)

    assert result.exit_code == code
    assert result.stdout == ""
    assert "summarise: error: " in result.stderr
    assert message in result.stderr
    assert hint in result.stderr


def test_a_page_behind_a_wall_says_how_many_words_it_holds(run: Run, tmp_path: Path) -> None:
    words = " ".join(["subscribe"] * 38)
    (tmp_path / "wall.html").write_text(
        f"<html><body><article><p>{words}.</p></article></body></html>"
    )

    result = run("wall.html")

    assert result.exit_code == Exit.SOURCE
    assert "38 words" in result.stderr
    assert "pbpaste | summarise -" in result.stderr


def test_a_key_never_appears_in_any_output(run: Run, article: str) -> None:
    key = "sk-canary-0123456789"
    env = {"OPENAI_API_KEY": key}
    with FakeServer(then=Answer(401, {"error": {"message": f"bad key {key}"}})) as server:
        results = [
            run("config", **env),
            run("config", "--json", **env),
            run(article, "-m", "x", "--base-url", server.base_url, **env),
            run(article, "-m", "x", "--base-url", server.base_url, "-f", "jsonl", **env),
            run(article, "-m", "x", "--base-url", server.base_url, "--dry-run", **env),
            run("doctor", "-m", "x", "--base-url", server.base_url, **env),
        ]

    assert [key in result.stdout + result.stderr for result in results] == [False] * len(results)
    assert results[2].exit_code == Exit.AUTH


def test_a_model_run_goes_through_the_real_client(run: Run, article: str) -> None:
    with FakeServer(completion(draft())) as server:
        result = run(article, "-m", "fake", "--base-url", server.base_url, "--json")

    summary = json.loads(result.stdout)
    assert result.exit_code == Exit.OK
    assert summary["run"]["model_answered"] == "fake-model-1"
    assert summary["run"]["host"] == "127.0.0.1"
    assert summary["claims"][0]["evidence"][0]["verdict"] == "verbatim"
    assert server.bodies[0]["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(
    ("answer", "code", "kind"),
    [
        (completion(None, refusal="No."), Exit.REPLY, "refused"),
        (completion("{", finish_reason="length"), Exit.REPLY, "truncated_writing"),
        (completion("", finish_reason="content_filter"), Exit.REPLY, "filtered"),
        (completion(""), Exit.REPLY, "empty"),
        (completion("Sorry."), Exit.REPLY, "not_json"),
        (completion("{}"), Exit.REPLY, "schema_violation"),
        ({"choices": None}, Exit.REPLY, "malformed"),
        (Answer(401, {"error": {"message": "no"}}), Exit.AUTH, "auth"),
        (Answer(404, {"error": {"message": "no model x"}}), Exit.USAGE, "rejected_request"),
        (Answer(500, "oops"), Exit.SERVICE, "service"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_every_failure_of_a_model_has_its_exit_code_and_its_row(
    run: Run, article: str, answer: Any, code: int, kind: str
) -> None:
    with FakeServer(then=answer) as server:
        result = run(
            article, "-m", "x", "--base-url", server.base_url, "-f", "jsonl", "--attempts", "1"
        )

    row = json.loads(result.stdout)
    assert result.exit_code == code
    assert (row["ok"], row["error"]["kind"]) == (False, kind)
    assert row["error"]["attempts"]


def test_a_dry_run_shows_the_request_and_a_bound_and_sends_nothing(run: Run, article: str) -> None:
    result = run(article, "--dry-run")

    assert result.exit_code == Exit.OK
    assert "[1] Varnosk moved 12 armoured columns" in result.stdout
    assert "at most $" in result.stderr
    assert "Nothing was sent." in result.stderr


def test_a_dry_run_says_where_a_price_is_unknown(run: Run, article: str) -> None:
    result = run(article, "--dry-run", "-m", "llama3.2", "--base-url", "http://127.0.0.1:1/v1")

    assert "unknown. Nothing was sent." in result.stderr
    assert "$" not in result.stderr


def invented() -> str:
    return draft(headline="Varnosk moved 99 columns.", gist="Varnosk moved 99 columns on Sunday.")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], Exit.OK), (["--fail-on", "reject"], Exit.CHECK), (["--strict"], Exit.CHECK)],
)
def test_fail_on_maps_refused_items_to_exit_7_and_still_prints(
    run: Run, article: str, arguments: list[str], code: int
) -> None:
    claim = json.loads(draft())["claims"][0]
    lie = {**claim, "evidence": [{"sentence": 1, "quote": "opened fire on the guards"}]}
    with FakeServer(then=completion(draft(claims=[lie]))) as server:
        result = run(article, "-m", "x", "--base-url", server.base_url, "--json", *arguments)

    assert result.exit_code == code
    assert json.loads(result.stdout)["rejected"]


def test_verify_accepts_what_run_wrote_and_sees_what_was_changed_since(
    run: Run, article: str, tmp_path: Path
) -> None:
    with FakeServer(completion(draft())) as server:
        run(article, "-m", "x", "--base-url", server.base_url, "-o", "s.json")
    good = run("verify", "s.json", article)
    stored = json.loads((tmp_path / "s.json").read_text())
    stored["claims"][0]["text"] = "Varnosk moved 21 armoured columns toward the Ostrel bridge."
    stored["escalation"]["index"] = 9.9
    (tmp_path / "t.json").write_text(json.dumps(stored))
    bad = run("verify", "t.json", article)
    (tmp_path / "other.txt").write_text(TEXT.replace("12", "21"))
    other = run("verify", "s.json", "other.txt")

    assert good.exit_code == Exit.OK
    assert "0 refused" in good.stdout
    assert bad.exit_code == Exit.CHECK
    assert "21" in bad.stdout
    assert "escalation index is 9.9" in bad.stdout
    assert other.exit_code == Exit.CHECK
    assert "of another text" in other.stderr


def test_verify_as_json_can_be_read_by_programs(run: Run, article: str) -> None:
    run(article, "-o", "s.json")

    document = json.loads(run("verify", "s.json", article, "--json").stdout)

    assert document["outcome"] in {"pass", "warn"}
    assert {item["kind"] for item in document["items"]} <= {"claim", "actor", "signal"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema_version": 99}', "\x00"])
def test_verify_refuses_what_is_no_summary(
    run: Run, article: str, tmp_path: Path, content: str
) -> None:
    (tmp_path / "s.json").write_text(content)

    result = run("verify", "s.json", article)

    assert result.exit_code == Exit.SOURCE
    assert "hint:" in result.stderr


@pytest.mark.parametrize("which", ["summary", "draft"])
def test_schema_prints_a_schema_that_describes_what_is_written(run: Run, which: str) -> None:
    import jsonschema

    schema = json.loads(run("schema", which).stdout)

    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_written_summary_satisfies_the_printed_schema(run: Run, article: str) -> None:
    import jsonschema

    schema = json.loads(run("schema", "summary").stdout)

    jsonschema.validate(json.loads(run(article, "--json").stdout), schema)


def test_prompts_are_listed_shown_and_checked(run: Run) -> None:
    assert "summary.v1@" in run("prompts", "list").stdout
    assert "# signals" in run("prompts", "show", "summary.v1").stdout
    assert run("prompts", "check").exit_code == Exit.OK
    assert run("prompts", "check", "--prompts", ".").exit_code == Exit.CHECK


def test_models_lists_prices_and_the_default(run: Run) -> None:
    document = json.loads(run("models", "--json").stdout)

    assert document["prices"].startswith("genai-prices ")
    assert document["newest_price_change"] > "2025"
    assert sum(row["default"] for row in document["models"]) == 1
    assert "baseline" in run("models").stdout
    assert "newest change of a price" in run("models").stderr


def test_doctor_without_a_service_looks_at_the_installation(run: Run) -> None:
    result = run("doctor")

    assert result.exit_code == Exit.OK
    assert "summary.v1@" in result.stdout


def test_doctor_names_a_service_that_is_not_there(run: Run) -> None:
    result = run("doctor", "-m", "x", "--base-url", "http://127.0.0.1:9/v1", "--timeout", "1")

    assert result.exit_code == Exit.SERVICE


def test_a_file_found_in_the_folder_cannot_have_the_key_sent_elsewhere(
    run: Run, article: str, tmp_path: Path
) -> None:
    (tmp_path / "summarise.toml").write_text('base_url = "https://elsewhere.example/v1"\n')

    result = run(article, "-m", "x", OPENAI_API_KEY="canary")

    assert result.exit_code == Exit.USAGE
    assert (
        "./summarise.toml would have your key sent to https://elsewhere.example/v1" in result.stderr
    )
    assert "SUMMARISE_BASE_URL" in result.stderr


def test_config_shows_where_each_value_comes_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "summarise.toml").write_text("jobs = 9\n")

    lines = run("config", SUMMARISE_POLICY="strict").stdout.splitlines()

    assert any(line.split() == ["jobs", "9", "./summarise.toml"] for line in lines)
    assert any(line.split() == ["policy", "strict", "SUMMARISE_POLICY"] for line in lines)


def test_control_characters_of_an_article_never_reach_the_terminal(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "evil.txt").write_text(
        TEXT + "\n\nThe army\x1b]0;owned\x07 \u202eleft the town, the ministry said."
    )

    result = run("evil.txt", "--evidence")

    assert "\x1b" not in result.stdout + result.stderr
    assert "\u202e" not in result.stdout


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_follows_the_environment(
    run: Run, article: str, env: dict[str, str], coloured: bool
) -> None:
    assert ("\x1b[" in run(article, **env).stdout) is coloured


@pytest.mark.parametrize(
    ("codes", "one"),
    [
        ([0, 0], 0), ([0, 7], 7), ([3, 3], 3), ([0, 3], 8), ([3, 5], 8), ([7, 5], 8), ([5], 5),
    ],
)  # fmt: skip
def test_several_exit_codes_become_one(codes: list[int], one: int) -> None:
    assert overall(codes) == one


def test_every_exit_code_has_a_meaning() -> None:
    assert set(MEANING) == set(Exit)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"], ["--help"], ["run", "--help"], ["schema"], ["config"],
        ["prompts", "list"], ["article.txt", "-m", "baseline"], ["verify", "s.json", "article.txt"],
        ["show", "s.json"], ["dossier", "--help"], ["serve", "--help"], ["mcp", "--help"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_commands_without_a_model_import_nothing_heavy(
    run: Run, article: str, tmp_path: Path, arguments: list[str]
) -> None:
    run(article, "-o", "s.json")
    heavy = set(HEAVY) - ({"jinja2"} if arguments[0] == "prompts" else set())  # they are templates
    code = (
        "import sys\n"
        f"sys.argv = ['summarise', *{arguments!r}]\n"
        "from summarise.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"assert not set(sys.modules) & {heavy!r}, set(sys.modules) & {heavy!r}\n"
    )

    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_ctrl_c_keeps_what_was_finished_and_exits_130(article: str, tmp_path: Path) -> None:
    with FakeServer(completion(draft()), then=Answer(behaviour="hang")) as server:
        running = process(
            "run", article, article, "-m", "x", "--base-url", server.base_url,
            "-o", "out.jsonl", "-j", "1", "--no-cache", cwd=tmp_path,
        )  # fmt: skip
        limit = time.monotonic() + 30
        while len(server.requests) < 2 and time.monotonic() < limit:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, stderr = running.communicate(timeout=30)

    rows = (tmp_path / "out.jsonl").read_text().splitlines()
    assert running.returncode == Exit.INTERRUPTED
    assert [json.loads(row)["ok"] for row in rows] == [True]
    assert "Traceback" not in stderr


def test_a_reader_that_goes_away_ends_the_run_quietly(article: str, tmp_path: Path) -> None:
    running = process("run", *[article] * 40, "-f", "jsonl", "-q", cwd=tmp_path)
    assert running.stdout is not None
    running.stdout.read(1)
    running.stdout.close()
    assert running.stderr is not None
    stderr = running.stderr.read()
    running.stderr.close()

    assert running.wait(timeout=60) == Exit.PIPE
    assert stderr == ""


def test_a_closed_stdout_is_an_error_with_a_hint(article: str, tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter and arguments
        ["/bin/sh", "-c", f'"{sys.executable}" -m summarise {article} -q >&-'],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == Exit.USAGE
    assert "hint: name a file: -o FILE" in done.stderr


def test_ctrl_c_while_reading_standard_input_ends_at_once(tmp_path: Path) -> None:
    running = process("-", cwd=tmp_path, stdin=subprocess.PIPE)
    assert running.stderr is not None
    running.stderr.readline()  # it has started
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=10)

    assert running.returncode == Exit.INTERRUPTED
    assert "Traceback" not in stderr


def test_ctrl_c_does_not_wait_for_a_page_that_hangs(tmp_path: Path) -> None:
    with FakeServer(then=Answer(behaviour="hang")) as server:
        running = process(f"{server.root}/x", "--allow-private", cwd=tmp_path)
        limit = time.monotonic() + 30
        while not server.requests and time.monotonic() < limit:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, stderr = running.communicate(timeout=10)

    assert running.returncode == Exit.INTERRUPTED
    assert "Traceback" not in stderr


@pytest.mark.parametrize(
    "command",
    [
        ["run"], ["verify"], ["schema"], ["models"], ["doctor"], ["config"], ["logs"],
        ["cache", "info"], ["cache", "clear"], ["prompts", "list"],
        ["prompts", "show"], ["prompts", "check"], ["eval", "check"], ["eval", "record"],
        ["eval", "run"], ["eval", "accept"], ["eval", "diff"], ["eval", "explain"],
        ["eval", "selftest"], ["eval", "trim"], ["eval", "score"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_has_help_with_examples_a_line_each(run: Run, command: list[str]) -> None:
    shown = run(*command, "--help").stdout

    assert "\\b" not in shown
    assert "\b" not in shown
    examples = shown.split("Examples:\n")[1].split("\n\n")[0].splitlines()
    assert all("summarise" in line for line in examples)
