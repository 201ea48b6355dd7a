"""`--otel`: what reaches a collector, and what a collector cannot do to a run."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from batch_command import start, wait_until
from fake_server import Answer, FakeServer, completion, failure
from otlp_receiver import OtlpReceiver, Received
from summarise.cli.app import app
from test_pipeline import TEXT, draft

KEY = "zq-canary-0123456789"


@pytest.fixture(autouse=True)
def _plain_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("OTEL_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret-source.txt").write_text(TEXT, encoding="utf-8")


def run(server: FakeServer, *more: str, **environ: str) -> Result:
    """`summarise run` in this process."""
    given = ["run", "secret-source.txt", "-m", "m", "--base-url", server.base_url, *more]
    env = {"OPENAI_API_KEY": KEY, **environ}
    return CliRunner().invoke(app, given, env=env, catch_exceptions=False)


def to(receiver: OtlpReceiver) -> dict[str, str]:
    return {"OTEL_EXPORTER_OTLP_ENDPOINT": receiver.endpoint}


def only(receiver: OtlpReceiver, name: str) -> Received:
    [span] = [span for span in receiver.spans() if span.name == name]
    return span


def names(receiver: OtlpReceiver) -> list[str]:
    return sorted(span.name for span in receiver.spans())


def test_a_run_sends_its_spans_to_the_collector() -> None:
    with FakeServer(completion(draft())) as server, OtlpReceiver() as receiver:
        result = run(server, "--otel", **to(receiver))

    assert result.exit_code == 0
    assert set(receiver.paths) == {"/v1/traces"}
    article, chat = only(receiver, "summarise article"), only(receiver, "chat m")
    attempt = only(receiver, "attempt")
    assert (article.parent, chat.parent, attempt.parent) == (b"", article.id, chat.id)
    assert article.attributes["summarise.claims"] == 1
    assert chat.attributes["server.address"] == "127.0.0.1"
    assert chat.attributes["gen_ai.prompt.name"] == "summary"


def test_a_setting_switches_it_on_and_the_flag_off() -> None:
    Path("summarise.toml").write_text("otel = true\n")

    with FakeServer(then=completion(draft())) as server, OtlpReceiver() as receiver:
        run(server, "--no-otel", **to(receiver))
        without = len(receiver.bodies)
        run(server, "--fresh", **to(receiver))

    assert without == 0
    assert "chat m" in names(receiver)


def test_a_collectors_address_alone_sends_nothing() -> None:
    with FakeServer(completion(draft())) as server, OtlpReceiver() as receiver:
        run(server, **to(receiver))

    assert receiver.bodies == []


def test_an_answer_from_the_cache_is_no_question() -> None:
    with FakeServer(completion(draft())) as server:
        run(server)
        with OtlpReceiver() as receiver:
            run(server, "--otel", **to(receiver))

    assert names(receiver) == ["summarise article"]
    assert only(receiver, "summarise article").attributes["summarise.cached"] is True


def test_the_baseline_has_a_span_for_its_article() -> None:
    with OtlpReceiver() as receiver:
        CliRunner().invoke(
            app, ["run", "secret-source.txt", "-m", "baseline", "--otel"], env=to(receiver)
        )

    assert names(receiver) == ["summarise article"]


def echo(status: int) -> Answer:
    """An error that repeats the key and the article."""
    return failure(status, f"{KEY} sent {TEXT}", {"x-request-id": KEY}, code=KEY, param=TEXT)


REFUSAL = completion(None, refusal=f"I will not repeat {TEXT}")


@pytest.mark.parametrize(
    "answers",
    [
        [completion(draft())],
        [completion("no JSON: " + TEXT), completion(draft())],
        [{**completion(draft()), "model": TEXT}],
        [REFUSAL],
        [echo(401)],
        [echo(400)],
        [echo(503), completion(draft())],
    ],
    ids=["ok", "repaired", "model", "refusal", "401", "400", "503"],
)
def test_no_byte_that_is_sent_holds_text_prompt_reply_source_or_key(
    answers: list[Answer | dict[str, Any]],
) -> None:
    with FakeServer(*answers) as server, OtlpReceiver() as receiver:
        run(server, "--otel", "--attempts", "2", **to(receiver))

    sent = b"".join(receiver.bodies).decode("utf-8", "replace")
    digest = only(receiver, "summarise article").attributes["summarise.article.sha256"]
    sent = sent.replace(digest, "")  # a prompt marks off the article with a part of it
    said = [message["content"] for message in server.bodies[0]["messages"]]
    pieces = {text[at : at + 16] for text in (*said, TEXT, draft()) for at in range(len(text) - 15)}
    assert {piece for piece in pieces if piece in sent} == set()
    assert [word for word in (KEY, "secret-source", str(Path.cwd())) if word in sent] == []
    assert "chat m" in sent


def started(given: list[str], server: FakeServer, **environ: str) -> subprocess.Popen[str]:
    """The command as a process with `--otel`, where stderr is all that is written there."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environ.items():
            patch.setenv(name, value)
        return start(Path.cwd(), [*given, "-m", "m", "--base-url", server.base_url, "--otel"])


def finished(given: list[str], server: FakeServer, **environ: str) -> tuple[int, str, str]:
    """Its exit code, stdout and stderr."""
    running = started(given, server, **environ)
    stdout, stderr = running.communicate(timeout=60)
    return running.returncode, stdout, stderr


RUN = ["run", "secret-source.txt", "--json"]


@pytest.mark.parametrize(
    "endpoint",
    ["http://127.0.0.1:9", "no address", "http://[::1", "ftp://127.0.0.1:9", "http://127.0.0.1:0"],
)
def test_a_collector_that_cannot_be_reached_costs_two_lines(endpoint: str) -> None:
    with FakeServer(completion(draft())) as server:
        code, stdout, stderr = finished(RUN, server, OTEL_EXPORTER_OTLP_ENDPOINT=endpoint)

    assert code == 0
    assert json.loads(stdout)["claims"]
    warned = stderr[stderr.index("warning: ") :].splitlines()
    assert warned == [
        "warning: spans are missing: the OpenTelemetry collector did not take them all",
        "  hint: export OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318",
    ]
    assert "Traceback" not in stderr


def test_a_collector_that_never_answers_does_not_keep_a_run_from_ending() -> None:
    with FakeServer(completion(draft())) as server, OtlpReceiver(silent=True) as receiver:
        code, stdout, stderr = finished(RUN, server, **to(receiver))
        waiting = not receiver.stopped.is_set()

    assert waiting
    assert code == 0
    assert json.loads(stdout)["claims"]
    assert "warning: spans are missing" in stderr
    assert "Traceback" not in stderr


def test_ctrl_c_sends_what_was_under_way() -> None:
    hang = Answer(behaviour="hang")
    with FakeServer(hang) as server, OtlpReceiver() as receiver:
        running = started(RUN, server, **to(receiver))
        wait_until(lambda: bool(server.requests))
        running.send_signal(signal.SIGINT)
        _, stderr = running.communicate(timeout=60)

    assert running.returncode == 130
    assert "Traceback" not in stderr
    assert only(receiver, "chat m").attributes["error.type"] == "CancelledError"
    assert only(receiver, "summarise article").attributes["error.type"] == "CancelledError"


def test_each_process_of_a_batch_sends_its_own() -> None:
    lines = [json.dumps({"id": str(n), "text": f"{TEXT}\n\nDispatch {n}."}) for n in range(6)]
    Path("in.jsonl").write_text("\n".join(lines), encoding="utf-8")

    with FakeServer(then=completion(draft())) as server, OtlpReceiver() as receiver:
        given = ["batch", "in.jsonl", "-o", "out.jsonl", "--processes", "2", "--no-cache"]
        code, _, stderr = finished(given, server, **to(receiver))

    assert code == 0
    assert "warning" not in stderr
    assert Counter(names(receiver)) == {"summarise article": 6, "chat m": 6, "attempt": 6}
    assert len(receiver.bodies) >= 2


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "summarise"),
        ({"OTEL_SERVICE_NAME": "desk"}, "desk"),
        ({"OTEL_RESOURCE_ATTRIBUTES": "service.name=wire"}, "wire"),
    ],
)
def test_a_run_is_called_summarise_unless_the_standard_variables_name_it(
    variables: dict[str, str], expected: str
) -> None:
    with FakeServer(completion(draft())) as server, OtlpReceiver() as receiver:
        finished(RUN, server, **to(receiver), **variables)

    assert {span.resource["service.name"] for span in receiver.spans()} == {expected}


@pytest.mark.parametrize("command", [["run"], ["batch", "-o", "out.jsonl", "--processes", "2"]])
def test_without_the_extra_nothing_is_asked_and_it_is_said_how_to_get_it(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)

    with FakeServer() as server:
        given = [*command, "secret-source.txt", "-m", "m", "--base-url", server.base_url, "--otel"]
        result = CliRunner().invoke(app, given)

    assert result.exit_code == 2
    assert result.stderr == (
        "summarise: error: --otel needs a library that is not installed\n"
        '  hint: pip install -U "summarise-news[otel]"\n'
    )
    assert server.requests == []


def test_a_variable_that_cannot_be_is_an_error_before_anything_is_asked() -> None:
    with FakeServer() as server:
        result = run(server, "--otel", OTEL_BSP_MAX_QUEUE_SIZE="0")

    assert result.exit_code == 2
    assert "OpenTelemetry cannot be set up: max_queue_size" in result.stderr
    assert server.requests == []


def test_nothing_of_it_is_loaded_unless_it_is_asked_for() -> None:
    code = (
        "import sys; from summarise.cli.app import app\n"
        "app(['run', 'secret-source.txt', '-m', 'baseline', '-q'], standalone_mode=False)\n"
        "assert 'opentelemetry' not in sys.modules and 'summarise.pipeline' in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603  # our interpreter
