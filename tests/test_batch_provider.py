"""A job through files: export, rounds, import; against the same replies as `summarise batch`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from batch_server import BatchServer
from fake_server import completion
from summarise.cli.app import app
from summarise.cli.batch_files import RUNGS
from summarise.cli.exits import Exit
from summarise.model.ladder import Rung
from test_pipeline import INVENTED, MOVED, TEXT, draft

Run = Callable[..., Result]
Line = dict[str, Any]
JOB = "out.jsonl.job"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **env: str) -> Result:
        return CliRunner().invoke(app, ["batch", *arguments], env=env, catch_exceptions=False)

    return call


def articles(folder: Path, *marks: str) -> None:
    """One article for each mark, which stands in its text."""
    (folder / "news").mkdir(exist_ok=True)
    for number, mark in enumerate(marks):
        path = folder / "news" / f"{number}.txt"
        path.write_text(f"{TEXT}\n\nThe ministry called it {mark} number {number}.\n", "utf-8")


def answer(body: Line) -> tuple[int, Any]:
    """What the model says to an article, by the mark in it."""
    asked, again = body["messages"][1]["content"], len(body["messages"]) > 2
    room = body.get("max_tokens", body.get("max_completion_tokens"))
    if "moved-mark" in asked and not again:
        return 200, completion(draft(claims=[MOVED, INVENTED]))
    if "prose-mark" in asked and not again:
        return 200, completion("Sorry, no JSON.")
    if "long-mark" in asked and room == 8_000:
        return 200, completion('{"claims": [', finish_reason="length")
    if "refuse-mark" in asked:
        return 200, completion(None, refusal="I cannot help with that.")
    if "huge-mark" in asked:
        said = "maximum context length exceeded"
        return 400, {"error": {"message": said, "code": "context_length_exceeded"}}
    if "busy-mark" in asked:
        return 429, {"error": {"message": "Rate limit reached", "code": "rate_limit_exceeded"}}
    return 200, completion(draft())


MARKS = ("plain", "moved-mark", "prose-mark", "long-mark", "refuse-mark", "huge-mark")


def requests(folder: Path, number: int = 1) -> list[Line]:
    path = folder / JOB / f"requests-{number:04}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def result(line: Line, status: int = 200, body: Any = None, **fields: Any) -> Line:
    response = {"status_code": status, "request_id": "req-1", "body": body}
    id_ = f"batch_req_{line['custom_id'][:8]}"
    return {
        "id": id_,
        "custom_id": line["custom_id"],
        "response": response,
        "error": None,
        **fields,
    }


def answered(line: Line) -> Line:
    return result(line, *answer(line["body"]))


def write(folder: Path, name: str, *lines: Line | str) -> str:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (folder / name).write_text("".join(text + "\n" for text in texts), "utf-8")
    return name


def export(run: Run, *flags: str, url: str = "http://127.0.0.1:9/v1") -> Result:
    return run(
        "export", "news", "-o", "out.jsonl", "-m", "fake", "--base-url", url, "--no-cache", *flags
    )


def rows(folder: Path, name: str = "out.jsonl") -> list[Line]:
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


def through_rounds(run: Run, folder: Path) -> list[Result]:
    """Export and import until there is nothing more to ask; returns every step."""
    steps = [export(run)]
    for number in range(1, 10):
        if not (folder / JOB / f"requests-{number:04}.jsonl").exists():
            break
        name = f"results-{number}.jsonl"
        write(folder, name, *[answered(line) for line in requests(folder, number)])
        steps.append(run("import", name, "--job", JOB))
    return steps


def test_export_writes_one_strict_request_for_each_article(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two")

    done = export(run)

    lines = requests(tmp_path)
    assert done.exit_code == Exit.OK
    assert [(line["method"], line["url"]) for line in lines] == [
        ("POST", "/v1/chat/completions")
    ] * 2
    assert len({line["custom_id"] for line in lines}) == 2
    assert all(line["body"]["response_format"]["json_schema"]["strict"] for line in lines)
    assert "2 requests of round 1" in done.stderr


def test_another_rung_asks_for_the_schema_in_the_prompt(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")

    export(run, "--rung", "prompt")

    body = requests(tmp_path)[0]["body"]
    assert "response_format" not in body
    assert "JSON Schema" in body["messages"][0]["content"]


def bare(row: Line) -> Line:
    """A row without what differs between a batch and its twin: times, costs, the batch's mark."""
    run = row.get("summary", {}).get("run", {})
    for name in ("started", "seconds", "cost_usd"):
        run.pop(name, None)
    for name in ("batch", "batch_price_share"):
        run.get("parameters", {}).pop(name, None)
    for attempt in run.get("attempts", ()):
        for name in ("seconds", "waited_seconds", "request_id"):
            attempt.pop(name)
    return row


def test_rows_are_those_of_the_plain_command(run: Run, tmp_path: Path) -> None:
    # The mark that is no JSON is left out: over HTTP it moves later articles down a rung.
    articles(tmp_path, *(mark for mark in MARKS if mark != "prose-mark"))
    with BatchServer(answer) as server:
        url = server.base_url
        run("news", "-o", "twin.jsonl", "-m", "fake", "--base-url", url, "--no-cache")

    through_rounds(run, tmp_path)

    twins, found = rows(tmp_path, "twin.jsonl"), rows(tmp_path)
    for row in (*twins, *found):
        if not row["ok"]:
            row["error"] = {name: row["error"][name] for name in ("kind", "exit_code")}
    assert [bare(row) for row in found] == [bare(row) for row in twins]


def test_repairs_and_more_room_come_out_as_a_second_round(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, *MARKS)

    steps = through_rounds(run, tmp_path)

    found = rows(tmp_path)
    attempts = [
        [attempt["purpose"] for attempt in row["summary"]["run"]["attempts"]]
        for row in found
        if row["ok"]
    ]
    assert [step.exit_code for step in steps] == [Exit.OK, Exit.PARTIAL, Exit.PARTIAL]
    assert "3 requests of round 2" in steps[1].stderr
    assert attempts == [
        ["draft"],
        ["draft", "check_repair"],
        ["draft", "schema_repair"],
        ["draft", "more_room"],
    ]
    assert [row["error"]["kind"] for row in found if not row["ok"]] == [
        "refused",
        "rejected_request",
    ]


def test_the_parts_of_a_long_article_are_asked_in_one_round(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "long.txt").write_text("\n\n".join([TEXT] * 12), "utf-8")

    export(run, "--max-input-tokens", "500")

    assert len(requests(tmp_path)) == 2


def test_a_finished_job_ends_with_0_and_asks_nothing_more(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two")

    steps = through_rounds(run, tmp_path)

    assert [step.exit_code for step in steps] == [Exit.OK, Exit.OK]
    assert "nothing is left to ask" in steps[-1].stderr
    assert all(row["ok"] for row in rows(tmp_path))


def test_finished_articles_are_in_the_journal_of_the_plain_command(
    run: Run, tmp_path: Path
) -> None:
    articles(tmp_path, "one")
    through_rounds(run, tmp_path)

    again = run("news", "-o", "out.jsonl", "-m", "fake", "--base-url", "http://127.0.0.1:9/v1")

    assert again.exit_code == Exit.OK
    assert "1 done before" in again.stderr


@pytest.mark.parametrize(
    ("flags", "files"),
    [(("--max-requests", "2"), [2, 2, 1]), (("--max-mb", "1"), [5]), ((), [5])],
)
def test_requests_are_split_into_files(
    run: Run, tmp_path: Path, flags: tuple[str, ...], files: list[int]
) -> None:
    articles(tmp_path, *"abcde")

    export(run, *flags)

    names = sorted((tmp_path / JOB).glob("requests-*.jsonl"))
    assert [len(requests(tmp_path, number)) for number in range(1, len(names) + 1)] == files


def test_a_failed_request_is_asked_again_and_then_stands(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "busy-mark")
    export(run, "--tries", "2")

    kinds = []
    for number in (1, 2):
        line = requests(tmp_path, number)[0]
        failed = result(line, *answer(line["body"]), id=f"batch_req_{number}")
        failed["response"]["request_id"] = f"req-{number}"
        run("import", write(tmp_path, f"errors-{number}.jsonl", failed), "--job", JOB)
        kinds.append([row["error"]["kind"] for row in rows(tmp_path)])

    assert kinds == [[], ["service"]]


@pytest.mark.parametrize("code", ["batch_expired", "batch_cancelled"])
def test_what_was_not_carried_out_is_asked_again(run: Run, tmp_path: Path, code: str) -> None:
    articles(tmp_path, "one")
    export(run)
    line = requests(tmp_path)[0]
    error = {"code": code, "message": "not executed"}

    first = run(
        "import", write(tmp_path, "e.jsonl", result(line, response=None, error=error)), "--job", JOB
    )
    again = run("import", write(tmp_path, "r.jsonl", answered(line)), "--job", JOB)

    attempts = rows(tmp_path)[0]["summary"]["run"]["attempts"]
    assert requests(tmp_path, 2) == [line]
    assert (first.exit_code, again.exit_code) == (Exit.PARTIAL, Exit.OK)
    assert [attempt["outcome"] for attempt in attempts] == [code, "ok"]


def test_the_error_lines_of_vllm_are_read(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run)
    error = {"error": {"message": "This model's maximum context length is 2048", "code": 400}}

    run("import", write(tmp_path, "e.jsonl", result(requests(tmp_path)[0], 400, error=error)),
        "--job", JOB)  # fmt: skip

    assert rows(tmp_path)[0]["error"]["kind"] == "rejected_request"


def test_a_refused_parameter_is_left_out_in_the_next_round(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run, "--temperature", "0.5")
    line = requests(tmp_path)[0]
    error = {
        "message": "Unsupported parameter",
        "param": "temperature",
        "code": "unsupported_value",
    }

    run("import", write(tmp_path, "e.jsonl", result(line, 400, {"error": error})), "--job", JOB)

    after = requests(tmp_path, 2)[0]
    assert after["custom_id"] == line["custom_id"]
    assert "temperature" in line["body"]
    assert "temperature" not in after["body"]


def test_an_html_page_as_a_body_is_malformed(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run)

    page = result(requests(tmp_path)[0], 200, "<html>Bad gateway</html>")
    run("import", write(tmp_path, "r.jsonl", page), "--job", JOB)

    assert rows(tmp_path)[0]["error"]["kind"] == "malformed"


@pytest.mark.parametrize(
    "content",
    [
        "<html>login</html>",
        '{"custom_id": "x"',
        "[1]",
        '{"custom_id": 7, "response": {}}',
        "[" * 9999,
    ],
)
def test_a_file_without_results_is_refused(run: Run, tmp_path: Path, content: str) -> None:
    articles(tmp_path, "one")
    export(run)

    done = run("import", write(tmp_path, "r.jsonl", content), "--job", JOB)

    assert done.exit_code == Exit.SOURCE
    assert "holds no results of this job" in done.stderr


def test_the_request_file_is_no_result_file(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run)

    done = run("import", f"{JOB}/requests-0001.jsonl", "--job", JOB)

    assert done.exit_code == Exit.SOURCE


def test_foreign_repeated_and_broken_lines_are_counted_and_change_nothing(
    run: Run, tmp_path: Path
) -> None:
    articles(tmp_path, "one")
    export(run)
    line = requests(tmp_path)[0]
    other = result({"custom_id": "0" * 64}, 200, completion("foreign"))
    forged = result(line, 200, completion("a second answer"))

    done = run(
        "import", write(tmp_path, "r.jsonl", answered(line), other, forged, "{"), "--job", JOB
    )

    assert done.exit_code == Exit.OK
    assert "1 results, 1 already known, 1 of other requests, 1 no results" in done.stderr
    assert rows(tmp_path)[0]["summary"]["run"]["attempts"][0]["outcome"] == "ok"


def test_importing_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "moved-mark")
    export(run)
    name = write(tmp_path, "r.jsonl", answered(requests(tmp_path)[0]))

    run("import", name, "--job", JOB)
    before = sorted(path.name for path in (tmp_path / JOB).glob("requests-*"))
    run("import", name, "--job", JOB)

    after = sorted(path.name for path in (tmp_path / JOB).glob("requests-*"))
    assert after == before == ["requests-0001.jsonl", "requests-0002.jsonl"]


def test_what_has_no_result_is_asked_again_on_request(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two")
    export(run)
    first, second = requests(tmp_path)
    name = write(tmp_path, "r.jsonl", answered(first))

    waits = run("import", name, "--job", JOB)
    run("import", "--lost", "--job", JOB)

    assert "1 requests have no result yet" in waits.stderr
    assert "nothing is left to ask" not in waits.stderr
    assert not (tmp_path / JOB / "requests-0003.jsonl").exists()
    assert requests(tmp_path, 2) == [second]


@pytest.mark.parametrize(
    ("url", "flags", "cost", "share"),
    [
        ("https://api.openai.com/v1", ("--price", "1/10"), "0.00003", "0.5"),
        ("http://127.0.0.1:9/v1", ("--price", "1/10"), "0.00006", "1"),
        ("http://127.0.0.1:9/v1", (), None, None),
    ],
)
def test_openai_costs_half_and_another_service_what_the_user_says(
    run: Run, tmp_path: Path, url: str, flags: tuple[str, ...], cost: str | None, share: str | None
) -> None:
    articles(tmp_path, "one")
    done = export(run, *flags, url=url)

    run("import", write(tmp_path, "r.jsonl", answered(requests(tmp_path)[0])), "--job", JOB)

    record = rows(tmp_path)[0]["summary"]["run"]
    assert record["parameters"]["batch"] is True
    assert record["parameters"].get("batch_price_share") == share
    assert (
        record["cost_usd"] == cost if cost is None else Decimal(record["cost_usd"]) == Decimal(cost)
    )
    assert ("half of the list price" in done.stderr) == (share == "0.5")


def test_no_secret_is_kept_in_a_job(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    key = "sk-proj-0123456789"

    run("export", "news", "-o", "out.jsonl", OPENAI_API_KEY=key)

    held = [path.read_bytes() for path in (tmp_path / JOB).iterdir()]
    assert len(held) >= 3
    assert all(key.encode() not in content for content in held)


def test_export_goes_on_where_it_was_cut_short(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two")
    export(run)
    before = requests(tmp_path)
    (tmp_path / JOB / "requests-0001.jsonl").unlink()

    done = export(run)

    assert done.exit_code == Exit.OK
    assert requests(tmp_path) == before
    assert not (tmp_path / JOB / "requests-0002.jsonl").exists()


def test_another_export_does_not_overwrite_a_job(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run)

    done = export(run, "--max-output-tokens", "500")

    assert done.exit_code == Exit.USAGE
    assert "--job NEW" in done.stderr


def test_a_job_whose_program_changed_asks_nothing_anew(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run)
    path = tmp_path / JOB / "job.json"
    job = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**job, "under": "0" * 64}), "utf-8")

    done = run("import", "--job", JOB)

    assert done.exit_code == Exit.USAGE
    assert "paid for, again" in done.stderr


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"id": "../x"}', "[" * 9999])
def test_a_damaged_job_is_named(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "j").mkdir()
    (tmp_path / "j" / "job.json").write_text(content, "utf-8")

    done = run("import", "--job", "j")

    assert done.exit_code == Exit.USAGE
    assert "is no job of this version" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-", "-o", "o.jsonl", "-m", "m"), "stdin only once"),
        (("news", "-o", "-", "-m", "m"), "a file for its rows"),
        (("news", "-o", "o.jsonl", "-m", "baseline"), "sends no requests"),
        (("news", "-o", "o.jsonl", "-m", "m", "--rung", "x"), "--rung cannot be"),
        (("news", "-o", "o.jsonl", "-m", "m", "--dedupe", "x"), "--dedupe cannot be"),
    ],
)
def test_what_cannot_be_exported_is_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    articles(tmp_path, "one")

    done = run("export", *arguments)

    assert done.exit_code == Exit.USAGE
    assert said in done.stderr


def test_a_second_command_on_a_job_is_refused(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run)
    held = sqlite3.connect(tmp_path / JOB / "job.sqlite", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")

    done = run("import", "--job", JOB)
    held.close()

    assert done.exit_code == Exit.USAGE
    assert "another command is at work" in done.stderr


def test_a_job_can_be_imported_from_another_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles(tmp_path, "one")
    export(run)
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path, "elsewhere/r.jsonl", answered(requests(tmp_path)[0]))
    monkeypatch.chdir(tmp_path / "elsewhere")

    done = run("import", "r.jsonl", "--job", f"../{JOB}")

    assert done.exit_code == Exit.OK
    assert [row["ok"] for row in rows(tmp_path)] == [True]


@pytest.mark.parametrize("arguments", [("news",), ("run", "news"), ("-m", "baseline", "news")])
def test_a_folder_without_an_action_is_summarised_at_once(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    articles(tmp_path, "one")

    done = run(*arguments, "-o", "plain.jsonl")

    assert done.exit_code == Exit.OK
    assert len(rows(tmp_path, "plain.jsonl")) == 1


def test_every_rung_can_be_asked_for() -> None:
    assert tuple(Rung) == RUNGS


def test_help_shows_the_plain_command_and_the_actions(run: Run) -> None:
    shown = run("--help").output

    assert "--max-cost" in shown
    assert all(action in shown for action in ("export", "import", "submit", "fetch", "cancel"))
