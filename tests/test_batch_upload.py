"""A job at a provider's batch API: submit, status, fetch, cancel, and steps cut short."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from batch_server import BatchServer
from fake_server import completion
from summarise.cli.exits import Exit
from test_batch_provider import JOB, MARKS, Line, Run, answer, articles, export, requests, rows, run
from test_pipeline import draft

if TYPE_CHECKING:
    from typer.testing import Result

__all__ = ["run"]  # the fixture


def started(run: Run, server: BatchServer, *flags: str) -> Result:
    export(run, *flags, url=server.base_url)
    return run("submit", "--job", JOB)


def test_a_job_goes_through_the_service_to_its_rows(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, *MARKS)
    with BatchServer(answer) as server:
        sent = started(run, server)
        early = run("fetch", "--job", JOB)
        server.finish()
        second = run("fetch", "--job", JOB, "--submit")
        server.finish()
        third = run("fetch", "--job", JOB)

    codes = [done.exit_code for done in (sent, early, second, third)]
    assert codes == [Exit.OK, Exit.PARTIAL, Exit.PARTIAL, Exit.PARTIAL]
    assert [row["ok"] for row in rows(tmp_path)] == [True, True, True, True, False, False]
    assert len(server.batches) == 2


def test_a_job_whose_articles_all_succeed_ends_with_0(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two", "three")
    with BatchServer(answer) as server:
        started(run, server, "--max-requests", "1")
        server.finish()
        done = run("fetch", "--job", JOB)

    assert done.exit_code == Exit.OK
    assert len(server.batches) == 3
    assert [row["ok"] for row in rows(tmp_path)] == [True] * 3


@pytest.mark.parametrize("via", [("--via", "openai-batch"), ("--via=openai-batch",)])
def test_the_batch_api_may_be_named_before_the_action(
    run: Run, tmp_path: Path, via: tuple[str, ...]
) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        export(run, url=server.base_url)
        done = run(*via, "submit", "--job", JOB)

    assert done.exit_code == Exit.OK
    assert len(server.batches) == 1


def test_an_unknown_batch_api_is_refused(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run)

    done = run("--via", "post", "submit", "--job", JOB)

    assert done.exit_code == Exit.USAGE
    assert "--via openai-batch" in done.stderr


def test_submitting_twice_sends_nothing_twice(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        started(run, server)
        again = run("submit", "--job", JOB)

    assert "nothing to submit" in again.stderr
    assert (len(server.files), len(server.batches)) == (1, 1)


@pytest.mark.parametrize("step", ["upload", "create"])
def test_a_submit_that_was_killed_is_taken_up_and_not_repeated(
    run: Run, tmp_path: Path, step: str
) -> None:
    articles(tmp_path, *"abcd")
    with BatchServer(answer) as server:
        export(run, "--max-requests", "1", url=server.base_url)
        before = (tmp_path / JOB / "job.sqlite").read_bytes()
        run("submit", "--job", JOB)
        # What a kill leaves: the service has it, the job does not know.
        (tmp_path / JOB / "job.sqlite").write_bytes(before)
        for end in ("-wal", "-shm"):
            (tmp_path / JOB / f"job.sqlite{end}").unlink(missing_ok=True)
        if step == "upload":
            server.batches.clear()
        server.calls.clear()
        run("submit", "--job", JOB)
        server.finish()
        done = run("fetch", "--job", JOB)

    assert "POST /v1/files" not in server.calls
    assert server.calls.count("POST /v1/batches") == (4 if step == "upload" else 0)
    assert len(server.batches) == 4
    assert done.exit_code == Exit.OK


@pytest.mark.parametrize("call", ["POST /v1/files", "POST /v1/batches"])
def test_a_lost_answer_makes_no_second_batch(run: Run, tmp_path: Path, call: str) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        server.losing.append(call)
        done = started(run, server)

    assert done.exit_code == Exit.OK
    assert len(server.batches) == 1


def test_status_prints_a_line_for_each_file(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two")
    with BatchServer(answer) as server:
        export(run, "--max-requests", "1", url=server.base_url)
        before = run("status", "--job", JOB).stdout
        run("submit", "--job", JOB)
        server.finish()
        after = run("status", "--job", JOB).stdout

    assert before.splitlines()[0] == "requests-0001.jsonl\t-\tnot submitted\t1 requests"
    assert after.splitlines()[1] == (
        "requests-0002.jsonl\tbatch_2\tcompleted\t1 of 1 done, 0 failed"
    )


@pytest.mark.parametrize("then", ["expired", "cancelled"])
def test_what_an_ended_batch_did_not_do_is_the_next_round(
    run: Run, tmp_path: Path, then: str
) -> None:
    articles(tmp_path, "one", "two", "three")
    with BatchServer(answer) as server:
        started(run, server)
        server.finish(first=1, then=then)
        partly = run("fetch", "--job", JOB, "--submit")
        server.finish()
        done = run("fetch", "--job", JOB)

    assert (partly.exit_code, done.exit_code) == (Exit.PARTIAL, Exit.OK)
    assert len(requests(tmp_path, 2)) == 2
    assert [len(server.lines(b["input_file_id"])) for b in server.batches.values()] == [3, 2]
    outcomes = [
        [attempt["outcome"] for attempt in row["summary"]["run"]["attempts"]]
        for row in rows(tmp_path)
    ]
    assert sorted(outcomes) == [[f"batch_{then}", "ok"], [f"batch_{then}", "ok"], ["ok"]]


def test_results_that_are_missing_from_a_completed_batch_are_asked_again(
    run: Run, tmp_path: Path
) -> None:
    articles(tmp_path, "one", "two")
    with BatchServer(answer) as server:
        started(run, server)
        server.finish()
        output = server.batches["batch_1"]["output_file_id"]
        server.contents[output] = server.contents[output].split(b"\n")[0] + b"\n"
        run("fetch", "--job", JOB)

    assert len(requests(tmp_path, 2)) == 1


def test_a_batch_that_fails_as_a_whole_is_told_and_asked_again(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        started(run, server)
        said = {"object": "list", "data": [{"code": "token_limit_exceeded", "message": "Too many"}]}
        server.batches["batch_1"] |= {"status": "failed", "errors": said}
        done = run("fetch", "--job", JOB)

    assert "failed, 0 of 1 done, 0 failed: Too many" in done.stderr
    assert len(requests(tmp_path, 2)) == 1


def test_cancel_ends_batches_and_what_is_done_can_be_fetched(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two")
    with BatchServer(answer) as server:
        started(run, server)
        cancelled = run("cancel", "--job", JOB)
        server.finish(first=1, then="cancelled")
        run("fetch", "--job", JOB)

    assert "cancelling" in cancelled.stderr
    assert server.calls.count("POST /v1/batches/batch_1/cancel") == 1
    assert [row["ok"] for row in rows(tmp_path)] == [True]


def test_a_download_that_breaks_off_is_tried_again(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        started(run, server)
        server.finish()
        output = server.batches["batch_1"]["output_file_id"]
        server.losing.append(f"GET /v1/files/{output}/content")
        done = run("fetch", "--job", JOB)

    assert done.exit_code == Exit.OK
    assert not list((tmp_path / JOB).glob("*.part"))


def test_results_that_are_gone_stop_the_fetch_and_lose_nothing(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        started(run, server)
        server.finish()
        output = server.batches["batch_1"]["output_file_id"]
        content = server.contents.pop(output)
        gone = run("fetch", "--job", JOB)
        server.contents[output] = content
        done = run("fetch", "--job", JOB)

    assert (gone.exit_code, done.exit_code) == (Exit.USAGE, Exit.OK)
    assert "no such file" in gone.stderr


def test_results_that_are_no_results_stop_the_fetch(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        started(run, server)
        server.finish()
        server.contents[server.batches["batch_1"]["output_file_id"]] = b"<html>sign in</html>"
        done = run("fetch", "--job", JOB)

    assert done.exit_code == Exit.SOURCE
    assert not (tmp_path / JOB / "requests-0002.jsonl").exists()


@pytest.mark.parametrize("id_", ["../../files", "a b", "", 7, None])
def test_an_id_that_could_lead_elsewhere_is_not_taken(
    run: Run, tmp_path: Path, id_: object
) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        export(run, url=server.base_url)
        kept = server.keep
        server.keep = lambda *file: {**kept(*file), "id": id_}  # type: ignore[method-assign]
        done = run("submit", "--job", JOB)

    assert done.exit_code == Exit.SERVICE
    assert not server.batches


def test_the_key_goes_to_the_service_and_not_into_the_job(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    key = "sk-proj-0123456789"
    with BatchServer(answer) as server:
        export(run, url=server.base_url)
        run("submit", "--job", JOB, OPENAI_API_KEY=key)
        server.finish()
        run("fetch", "--job", JOB, OPENAI_API_KEY=key)

    assert server.keys == {f"Bearer {key}"}
    assert all(key.encode() not in path.read_bytes() for path in (tmp_path / JOB).iterdir())


def test_a_service_without_a_batch_api_says_so(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    with BatchServer(answer) as server:
        export(run, url=server.base_url + "/none")
        done = run("submit", "--job", JOB)

    assert done.exit_code == Exit.USAGE
    assert "HTTP 404" in done.stderr


def test_openai_is_not_asked_without_a_key(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one")
    export(run, url="https://api.openai.com/v1")

    done = run("submit", "--job", JOB)

    assert done.exit_code == Exit.AUTH


def test_usage_and_cost_of_every_round_are_counted(run: Run, tmp_path: Path) -> None:
    def busy_once(body: Line) -> tuple[int, object]:
        calls.append(body)
        if len(calls) == 1:
            return 500, {"error": {"message": "oops"}}
        return 200, completion(draft(), usage=(1000, 100))

    calls: list[Line] = []
    articles(tmp_path, "one")
    with BatchServer(busy_once) as server:
        started(run, server, "--price", "1/10")
        server.finish()
        run("fetch", "--job", JOB, "--submit")
        server.finish()
        run("fetch", "--job", JOB)

    record = rows(tmp_path)[0]["summary"]["run"]
    assert [attempt["outcome"] for attempt in record["attempts"]] == ["http_500", "ok"]
    assert json.loads(record["cost_usd"]) == 0.002


def test_what_is_in_the_reply_cache_is_not_asked_again(run: Run, tmp_path: Path) -> None:
    articles(tmp_path, "one", "two")
    with BatchServer(answer) as server:
        service = ("-m", "fake", "--base-url", server.base_url)
        run("news", "-o", "twin.jsonl", *service)
        articles(tmp_path, "one", "two", "three")
        done = run("export", "news", "-o", "out.jsonl", *service)

    assert done.exit_code == Exit.OK
    assert len(requests(tmp_path)) == 1
    assert [row["summary"]["run"]["cost_usd"] for row in rows(tmp_path)] == ["0", "0"]
    assert "batch" not in rows(tmp_path)[0]["summary"]["run"]["parameters"]
