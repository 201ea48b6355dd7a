"""`summarise eval`, end to end: record, run, accept, and everything that must not pass."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from eval_support import MODEL, Annotator, copied
from fake_server import FakeServer, failure
from summarise.cli.app import app
from summarise.cli.exits import Exit

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def run(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`summarise eval` on the invented cases."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(tmp_path / "home"))

    def call(*arguments: str, **env: str) -> Result:
        command = ["eval", *arguments]
        if arguments[0] != "diff":
            command += ["--data", str(data)]
        return CliRunner().invoke(app, command, env=env, catch_exceptions=False)

    return call


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer(then=Annotator()) as server:
        yield server


@pytest.fixture
def recorded(run: Run, server: FakeServer) -> FakeServer:
    """The cases, recorded with a model that answers with their gold."""
    result = run("record", "-m", MODEL, "--base-url", server.base_url, "--origin", "a script")
    assert result.exit_code == Exit.OK, result.stderr
    return server


def accepted(run: Run, *flags: str) -> None:
    assert run("run", *flags, "--json", "accepted.json").exit_code == Exit.OK
    assert run("accept", "accepted.json").exit_code == Exit.OK


def test_the_baseline_runs_and_what_accept_wrote_is_what_run_reads(run: Run) -> None:
    first = run("run", "--json", "run.json")
    accept = run("accept", "run.json")
    second = run("run")

    assert (first.exit_code, accept.exit_code, second.exit_code) == (0, 0, 0)
    assert "NO GATE" in first.stdout
    assert "PASSED" in second.stdout


def test_recorded_replies_replay_without_a_request(run: Run, recorded: FakeServer) -> None:
    before = len(recorded.requests)

    result = run("run", "-m", MODEL, "--json", "run.json")

    assert result.exit_code == Exit.OK
    assert len(recorded.requests) == before
    assert result.stdout.splitlines()[0].startswith("replayed, recorded 20")
    assert _metric("run.json", "claim_f1") == 1.0


def test_a_question_asked_again_is_recorded_too(run: Run, recorded: FakeServer, data: Path) -> None:
    assert len(list((data / "recordings" / MODEL / "quiet-match").glob("*.json"))) == 2
    assert len(list((data / "recordings" / MODEL / "grain-talks").glob("*.json"))) == 1


@pytest.mark.parametrize("engine", ["baseline", MODEL])
def test_two_runs_are_the_same_bytes(run: Run, recorded: FakeServer, engine: str) -> None:
    run("run", "-m", engine, "--json", "one.json")
    run("run", "-m", engine, "--json", "two.json")

    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()


def test_a_result_names_no_path_of_the_machine(
    run: Run, recorded: FakeServer, tmp_path: Path
) -> None:
    run("run", "-m", MODEL, "--json", "run.json")

    assert str(tmp_path) not in Path("run.json").read_text(encoding="utf-8")
    assert "127.0.0.1" not in Path("run.json").read_text(encoding="utf-8")


def test_a_result_begins_with_what_it_is(run: Run, recorded: FakeServer) -> None:
    run("run", "-m", MODEL, "--json", "run.json")
    result = json.loads(Path("run.json").read_text(encoding="utf-8"))

    assert list(result)[:6] == [
        "format", "replayed", "recorded", "answered_by", "origins", "engine",
    ]  # fmt: skip
    assert result["replayed"] is True
    assert result["answered_by"] == ["fake-model-1"]
    assert result["origins"] == ["a script"]
    assert result["engine"]["prompt"].startswith("summary.v")


def test_a_changed_prompt_makes_recordings_stale_and_says_so_once(
    run: Run, recorded: FakeServer, tmp_path: Path
) -> None:
    prompts = _edited_prompts(tmp_path, "You are thorough.")

    result = run("run", "-m", MODEL, "--prompts", str(prompts))

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "COULD NOT EVALUATE" in result.stdout
    assert result.stdout.count("stale:messages: 3 request(s) of 3 case(s)") == 1
    assert "You are thorough." in result.stdout
    assert f"hint: record it: summarise eval record -m {MODEL} --only stale" in result.stdout


def test_check_finds_the_same_without_running(
    run: Run, recorded: FakeServer, tmp_path: Path
) -> None:
    good = run("check")
    bad = run("check", "--prompts", str(_edited_prompts(tmp_path, "You are thorough.")))

    assert good.exit_code == Exit.OK
    assert f"{MODEL}: ok, 4 recordings for 3 cases" in good.stdout
    assert bad.exit_code == Exit.NOT_EVALUATED
    assert "stale:messages" in bad.stdout


def test_a_recording_edited_by_hand_is_found(run: Run, recorded: FakeServer, data: Path) -> None:
    path = next((data / "recordings" / MODEL / "grain-talks").glob("*.json"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Orlund agreed to release 12", "Orlund agreed to release 13"))

    ran, checked = run("run", "-m", MODEL), run("check")

    assert ran.exit_code == checked.exit_code == Exit.NOT_EVALUATED
    assert "tampered:response" in ran.stdout
    assert "tampered:response" in checked.stdout


def test_a_missing_recording_is_an_error_with_the_command_that_makes_it(
    run: Run, recorded: FakeServer, data: Path, tmp_path: Path
) -> None:
    shutil.rmtree(data / "recordings" / MODEL / "grain-talks")

    ran, checked = run("run", "-m", MODEL, "--json", "run.json"), run("check")

    assert ran.exit_code == checked.exit_code == Exit.NOT_EVALUATED
    assert f"summarise eval record -m {MODEL} --case grain-talks" in ran.stdout
    assert "missing" in checked.stdout
    assert str(tmp_path) not in Path("run.json").read_text(encoding="utf-8")


def test_only_missing_records_only_what_is_missing(
    run: Run, recorded: FakeServer, data: Path
) -> None:
    shutil.rmtree(data / "recordings" / MODEL / "grain-talks")
    before = len(recorded.requests)

    flags = ("-m", MODEL, "--base-url", recorded.base_url, "--origin", "a script")
    result = run("record", *flags, "--only", "missing")

    assert result.exit_code == Exit.OK
    assert len(recorded.requests) == before + 1
    assert run("check").exit_code == Exit.OK


def test_recordings_of_no_case_are_orphans_and_trim_deletes_them(
    run: Run, recorded: FakeServer, data: Path
) -> None:
    folder = data / "recordings" / MODEL
    shutil.copytree(folder / "grain-talks", folder / "gone-case")

    checked = run("check")
    listed = run("trim", "--dry-run")
    trimmed = run("trim")

    assert checked.exit_code == Exit.NOT_EVALUATED
    assert "orphans: 1" in checked.stdout
    assert "gone-case" in listed.stdout
    assert trimmed.exit_code == Exit.OK
    assert run("check").exit_code == Exit.OK
    assert run("run", "-m", MODEL).exit_code == Exit.OK


def test_a_re_ask_that_changed_is_recorded_anew_and_the_first_reply_kept(
    run: Run, recorded: FakeServer, tmp_path: Path
) -> None:
    prompts = _edited_prompts(tmp_path, "Look again.", template="repair")
    before = len(recorded.requests)

    ran = run("run", "-m", MODEL, "--prompts", str(prompts))
    flags = ("-m", MODEL, "--base-url", recorded.base_url, "--origin", "a script")
    again = run("record", *flags, "--only", "stale", "--prompts", str(prompts))

    assert ran.exit_code == Exit.NOT_EVALUATED
    assert again.exit_code == Exit.OK
    assert "1 replies recorded, 1 kept" in again.stderr
    assert len(recorded.requests) == before + 1
    assert run("run", "-m", MODEL, "--prompts", str(prompts)).exit_code == Exit.OK


def test_a_service_that_fails_leaves_the_case_missing(run: Run) -> None:
    with FakeServer(then=failure(401, "no such key")) as server:
        flags = ("-m", MODEL, "--base-url", server.base_url, "--origin", "a script")
        result = run("record", *flags)

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "no such key" in result.stderr
    assert "missing: 3 request(s) of 3 case(s)" in result.stderr


def test_the_baseline_is_not_recorded(run: Run) -> None:
    result = run("record", "-m", "Baseline", "--base-url", "http://127.0.0.1:9", "--origin", "x")

    assert result.exit_code == Exit.USAGE


def test_several_samples_are_recorded_and_their_scatter_is_shown(
    run: Run, server: FakeServer
) -> None:
    flags = ("-m", MODEL, "--base-url", server.base_url, "--origin", "a script")
    recorded = run("record", *flags, "--samples", "3")
    ran = run("run", "-m", MODEL, "--samples", "3", "--json", "run.json")
    fewer, more = run("run", "-m", MODEL), run("run", "-m", MODEL, "--samples", "4")

    assert (recorded.exit_code, ran.exit_code, fewer.exit_code) == (0, 0, 0)
    assert "M12 claims, F1 spread" in ran.stdout
    assert _metric("run.json", "passes_always") == 1.0
    assert more.exit_code == Exit.NOT_EVALUATED
    assert "missing:sample" in more.stdout


def test_a_dry_run_of_record_says_the_bill_and_sends_nothing(run: Run, server: FakeServer) -> None:
    flags = ("-m", MODEL, "--base-url", server.base_url, "--origin", "a script")
    result = run("record", *flags, "--dry-run")

    assert result.exit_code == Exit.OK
    assert "3 cases, 3 first requests to 127.0.0.1" in result.stderr
    assert "price of test-model on 127.0.0.1 unknown" in result.stderr
    assert server.requests == []


def test_a_set_is_not_recorded_with_other_settings(run: Run, recorded: FakeServer) -> None:
    flags = ("-m", MODEL, "--base-url", recorded.base_url, "--origin", "a script")
    result = run("record", *flags, "--temperature", "0.5")

    assert result.exit_code == Exit.USAGE
    assert "recorded with other settings" in result.stderr


def test_a_worse_product_fails_the_gate_with_its_own_code(
    run: Run, recorded: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(run, "-m", MODEL)
    monkeypatch.setattr("summarise.pipeline.assemble", _without_claims)

    result = run("run", "-m", MODEL, "--github")

    assert result.exit_code == Exit.CHECK
    assert "REGRESSED" in result.stdout
    assert "passed before and fails now" in result.stdout
    assert "lost: c1" in result.stdout
    assert "::error file=evals/cases/border-post.json,title=eval regressed::" in result.stdout


def test_a_crash_is_no_score_and_lowers_the_mean(
    run: Run, recorded: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(run, "-m", MODEL)
    monkeypatch.setattr("summarise.pipeline.assemble", _crash_on_grain)

    result = run("run", "-m", MODEL, "--json", "run.json")

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "ZeroDivisionError" in result.stdout
    claim_f1 = json.loads(Path("run.json").read_text(encoding="utf-8"))["aggregates"]["claim_f1"]
    assert claim_f1["mean"] == pytest.approx(2 / 3)
    assert (claim_f1["n"], claim_f1["failed"]) == (3, 1)


def test_another_way_to_compute_a_metric_is_not_comparable(run: Run, data: Path) -> None:
    accepted(run)
    path = data / "accepted" / "baseline.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"claim_f1:', '"claim_f1:0'))

    result = run("run")

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "NOT COMPARABLE" in result.stdout
    assert "1 metric(s) are computed differently: claim_f1" in result.stdout


def test_changed_gold_is_not_comparable(run: Run, data: Path) -> None:
    accepted(run)
    path = data / "cases" / "grain-talks.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"must": true', '"must": false'))

    result = run("run")

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "gold or text changed of 1 case(s): grain-talks" in result.stdout


def test_a_new_case_is_not_comparable_until_it_is_accepted(run: Run, data: Path) -> None:
    text = (data / "cases" / "grain-talks.json").read_text(encoding="utf-8")
    (data / "cases" / "grain-talks.json").unlink()
    accepted(run)
    (data / "cases" / "grain-talks.json").write_text(text, encoding="utf-8")

    result = run("run")

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "1 case(s) not accepted yet: grain-talks" in result.stdout


def test_a_filtered_run_is_held_against_its_own_cases_and_cannot_be_accepted(run: Run) -> None:
    accepted(run)

    ran = run("run", "--case", "grain-*", "--json", "part.json")
    refused = run("accept", "part.json")

    assert ran.exit_code == Exit.OK
    assert "PASSED" in ran.stdout
    assert refused.exit_code == Exit.USAGE
    assert "1 of 3 cases" in refused.stderr


def test_a_filtered_run_of_the_same_answers_may_not_lose_anything(
    run: Run, recorded: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(run, "-m", MODEL)
    monkeypatch.setattr("summarise.pipeline.assemble", _without_last_signal)

    result = run("run", "-m", MODEL, "--case", "border-post")

    assert result.exit_code == Exit.CHECK
    assert "the answers are the same" in result.stdout


def test_a_run_that_could_not_be_evaluated_cannot_be_accepted(
    run: Run, recorded: FakeServer, data: Path
) -> None:
    shutil.rmtree(data / "recordings" / MODEL / "grain-talks")
    run("run", "-m", MODEL, "--json", "run.json")

    result = run("accept", "run.json")

    assert result.exit_code == Exit.USAGE
    assert "grain-talks" in result.stderr


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--case", "nope"), "no case 'nope'"),
        (("--case", "border-post", "--tag", "quiet"), "no case has all of that"),
        (("--tag", "nope"), "no case has the tag 'nope'"),
        (("-m", "nope"), "nothing is recorded for 'nope'"),
    ],
)
def test_what_selects_nothing_is_a_mistake_and_no_success(
    run: Run, flags: tuple[str, ...], said: str
) -> None:
    result = run("run", *flags)

    assert result.exit_code == Exit.USAGE
    assert said in result.stderr


def test_a_folder_without_cases_is_a_mistake(run: Run, data: Path) -> None:
    for path in (data / "cases").glob("*.json"):
        path.unlink()

    result = run("run")

    assert result.exit_code == Exit.USAGE
    assert "no cases" in result.stderr


def test_a_stored_run_is_scored_again_without_running(
    run: Run, recorded: FakeServer, data: Path
) -> None:
    run("run", "-m", MODEL, "--json", "run.json")
    shutil.rmtree(data / "recordings")

    result = run("score", "run.json", "--json", "again.json")

    assert result.exit_code == Exit.OK
    assert Path("run.json").read_bytes() == Path("again.json").read_bytes()


def test_diff_names_cases_that_moved_and_claims_that_flipped(
    run: Run, recorded: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("run", "-m", MODEL, "--json", "before.json")
    monkeypatch.setattr("summarise.pipeline.assemble", _without_claims)
    run("run", "-m", MODEL, "--json", "after.json")

    result = run("diff", "before.json", "after.json")

    assert result.exit_code == Exit.OK
    assert "3 case(s) moved" in result.stdout
    assert "gold claims lost: c1, c2, c3" in result.stdout


def test_explain_lays_gold_and_summary_side_by_side(run: Run) -> None:
    result = run("explain", "border-post")

    assert result.exit_code == Exit.OK
    assert "= gold c1*  40 soldiers of Toral" in result.stdout
    assert "- gold s1 territorial_seizure" in result.stdout
    assert "+ ours" in result.stdout


def test_explain_of_no_case_is_a_mistake(run: Run) -> None:
    assert run("explain", "nope").exit_code == Exit.USAGE


def test_accepted_scores_are_read_where_the_branch_was_left(
    run: Run, data: Path, tmp_path: Path
) -> None:
    accepted(run)
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", "evals")
    _git(tmp_path, "commit", "-q", "-m", "base")
    path = data / "accepted" / "baseline.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("claim_f1:", "claim_f1:0"))

    own, against = run("run"), run("run", "--against", "main")

    assert own.exit_code == Exit.NOT_EVALUATED
    assert against.exit_code == Exit.OK


def test_having_nothing_to_be_held_against_is_no_success_where_it_was_asked_for(
    run: Run, tmp_path: Path
) -> None:
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", "evals")
    _git(tmp_path, "commit", "-q", "-m", "base")

    result = run("run", "--against", "main")

    assert result.exit_code == Exit.NOT_EVALUATED


def test_an_unknown_branch_is_a_mistake(run: Run, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q", "-b", "main")

    assert run("run", "--against", "--nope").exit_code == Exit.USAGE


def test_reports_are_written_and_well_formed(run: Run, recorded: FakeServer) -> None:
    result = run("run", "-m", MODEL, "--junit", "eval.xml", "--html", "eval.html")

    suite = ET.parse("eval.xml").getroot()[0]  # noqa: S314  # our own file
    assert result.exit_code == Exit.OK
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("4", "0", "0")
    assert "unsafe-inline" not in Path("eval.html").read_text(encoding="utf-8")


def test_the_summary_of_a_job_is_written_for_github(run: Run, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"

    result = run("run", "--github", GITHUB_STEP_SUMMARY=str(summary))

    assert result.exit_code == Exit.OK
    assert "claims, F1" in summary.read_text(encoding="utf-8")


def test_json_on_stdout_is_all_there_is_on_stdout(run: Run) -> None:
    result = run("run", "--json", "-")

    assert json.loads(result.stdout)["engine"]["name"] == "baseline"


def test_a_replay_of_a_service_without_prices_loads_no_price_list(
    recorded: FakeServer, data: Path
) -> None:
    code = (
        "import sys; from summarise.cli.app import app\n"
        "try: app(['eval', 'run', '-q', *sys.argv[1:]])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('genai_prices', 'scipy', 'numpy') if name in sys.modules])"
    )

    done = subprocess.run(  # noqa: S603  # our own interpreter and arguments
        [sys.executable, "-c", code, "-m", MODEL, "--data", str(data)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.endswith("[]\n")


def test_the_schema_of_a_case_can_be_had() -> None:
    result = CliRunner().invoke(app, ["schema", "case"])

    assert set(json.loads(result.stdout)["required"]) >= {"id", "article", "gold"}


def _metric(path: str, name: str) -> float:
    return float(json.loads(Path(path).read_text(encoding="utf-8"))["aggregates"][name]["value"])


def _edited_prompts(tmp_path: Path, line: str, template: str = "system") -> Path:
    folder = Path(shutil.copytree(Path(__file__).parent.parent / "prompts", tmp_path / "prompts"))
    for path in folder.glob(f"summary/v*/{template}.md.j2"):
        path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    return folder


def _without_claims(review: Any, article: Any, run: Any) -> Any:
    from summarise.assembly import assemble

    return assemble(review, article, run).model_copy(update={"claims": ()})


def _without_last_signal(review: Any, article: Any, run: Any) -> Any:
    from summarise.assembly import assemble

    summary = assemble(review, article, run)
    return summary.model_copy(update={"signals": summary.signals[:-1]})


def _crash_on_grain(review: Any, article: Any, run: Any) -> Any:
    from summarise.assembly import assemble

    if article.source == "grain-talks":
        raise ZeroDivisionError("a bug")
    return assemble(review, article, run)


def _git(folder: Path, *arguments: str) -> None:
    import subprocess

    subprocess.run(  # noqa: S603  # git itself, its arguments our own
        ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@example.org",  # noqa: S607  # whichever git there is
         *arguments],
        check=True, capture_output=True,
    )  # fmt: skip
