"""Canaries: keys, tokens and passwords that must be in no byte that any command writes.

Every secret is planted where users put them, and a service repeats the key it was sent wherever a
service can, in answers and in errors. None looks like a key (`sk-...`), so that only knowing it
helps. `test_model_record.py` says which shapes a recording refuses, `test_cli_tracing.py` what
spans hold.
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from batch_server import BatchServer
from eval_support import MODEL, Annotator, copied
from fake_server import Answer, FakeServer, Seen, completion, failure
from model_calls import question
from serving_support import WISH, serving, submitted
from summarise.article import Article
from summarise.cli.app import app
from summarise.errors import ConfigError, ModelError, SummariseError
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings
from summarise.pipeline import summarise_with_model
from summarise.serving.desk import Desk, Model
from test_cli_mcp import spoken
from test_cli_serve import running
from test_pipeline import TEXT, draft, options

KEY = "zq/canary+0123456789=abcdef"
AZURE_KEY = "azure-canary-0123456789abcdef"
TOKEN = "serve-canary-0123456789abcdef"
PASSWORD = "hunter2-canary"
QUERY = "query-canary"
SECRETS = {
    "OPENAI_API_KEY": KEY,
    "AZURE_OPENAI_API_KEY": AZURE_KEY,
    "SUMMARISE_SERVE_TOKEN": TOKEN,
    # No proxy for loopback: what is behind it must not be asked for.
    "HTTPS_PROXY": f"http://anna:{PASSWORD}@127.0.0.1:9",
    "https_proxy": f"http://anna:{PASSWORD}@127.0.0.1:9",
    "OPENAI_CUSTOM_HEADERS": f"X-Secret: {PASSWORD}",
    "OPENAI_ADMIN_KEY": PASSWORD,
}
SPELLINGS = [
    KEY, KEY.replace("/", "\\/"), KEY.replace("+", "\\u002B"), KEY.replace("+", "\\u002b"),
    KEY.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D"),
]  # fmt: skip
CANARIES = [
    secret.encode()
    for secret in (
        *SPELLINGS, KEY[3:-3], AZURE_KEY, TOKEN, PASSWORD, QUERY,
        base64.b64encode(f"anna:{PASSWORD}".encode()).decode(),
    )
]  # fmt: skip
STATUSES = (400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 503)
FORMATS = ("text", "json", "jsonl", "md", "html")


def found_in(content: bytes) -> list[str]:
    return [canary.decode() for canary in CANARIES if canary in content]


def leaks_below(folder: Path) -> dict[str, list[str]]:
    """The canaries in every file, and in every file's name."""
    names = ("\n".join(str(path) for path in folder.rglob("*"))).encode()
    files = {str(p): found_in(p.read_bytes()) for p in folder.rglob("*") if p.is_file()}
    return {name: found for name, found in {"names": found_in(names), **files}.items() if found}


def repeating(seen: Seen) -> Answer:
    """A good answer that holds the key wherever there is room for one."""
    key = seen.headers["authorization"]
    said = draft(
        headline=f"The key is {key}.",
        gist=f"Varnosk moved 12 armoured columns. {key}",
        claims=[{**json.loads(draft())["claims"][0], "speaker": key}],
    )
    body = completion(said, model=f"model of {key}", reasoning=key)
    body |= {"id": key, "system_fingerprint": key, "service_tier": key}
    return Answer(200, body, {"x-request-id": key, "openai-organization": key})


def refusing(status: int, spelling: str = KEY) -> Callable[[Seen], Answer]:
    def answer(_: Seen) -> Answer:
        said = json.dumps({"error": {"message": f"bad key: {KEY}", "code": KEY, "param": KEY}})
        headers = {"x-request-id": KEY, "retry-after": KEY, "www-authenticate": KEY}
        headers["content-type"] = f"application/json; x={KEY}"
        return Answer(status, said.replace(KEY, spelling), headers)

    return answer


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """A command in a folder with an article, with every secret in its environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SUMMARISE_LOG_TEXT", "on")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)

    def call(*arguments: str, **env: str) -> Result:
        return CliRunner().invoke(app, list(arguments), env=env)

    return call


def said_by(*results: Result) -> bytes:
    """Everything that commands wrote to their streams, or ended with."""
    parts = [result.stdout + result.stderr + repr(result.exception) for result in results]
    return "\n".join(parts).encode("utf-8", "replace")


def clean(folder: Path, *results: Result) -> bool:
    """Whether nothing leaked; shown in the assertion, so that a failure names the place."""
    assert found_in(said_by(*results)) == []
    assert leaks_below(folder) == {}
    return True


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_of_a_run_holds_the_key(run: Any, tmp_path: Path, format_: str) -> None:
    with FakeServer(then=repeating) as server:
        service = ("-m", "x", "--base-url", server.base_url)
        shown = run("a.txt", *service, "-f", format_, "--evidence")
        cached = run("a.txt", *service, "-f", format_, "-o", "out/", "-j", "1")

    assert (shown.exit_code, cached.exit_code) == (0, 0)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert clean(tmp_path, shown, cached)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("status", STATUSES)
def test_no_error_of_a_service_brings_the_key_back(
    run: Any, tmp_path: Path, status: int, spelling: str
) -> None:
    with FakeServer(then=refusing(status, spelling)) as server:
        service = ("-m", "x", "--base-url", server.base_url, "--attempts", "1")
        row = run("a.txt", *service, "-f", "jsonl")

    assert row.exit_code != 0
    assert clean(tmp_path, row)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, KEY),
        Answer(200, f"<html>{KEY}</html>"),
        Answer(200, {"choices": None, "error": KEY}),
        Answer(200, {"error": {"message": KEY, "code": 429}}),
        Answer(500, KEY),
        Answer(401, [{"error": {"message": KEY}}]),
        Answer(422, {"detail": [{"loc": [KEY], "msg": KEY, "type": KEY, "input": KEY}]}),
        completion(f"Sorry, {KEY} is no JSON."),
        completion(json.dumps({KEY: KEY})),
        completion(None, refusal=f"I refuse {KEY}."),
        completion(f'{{"headline": "{KEY}', finish_reason="length"),
        completion("", finish_reason=f"content_filter {KEY}"),
        completion(None, tool_calls=[{"function": {"name": KEY, "arguments": KEY}}]),
    ],
    ids=lambda _: "",
)
def test_no_odd_answer_brings_the_key_back(run: Any, tmp_path: Path, answer: Any) -> None:
    with FakeServer(then=answer) as server:
        row = run(
            "a.txt", "-m", "x", "--base-url", server.base_url, "--attempts", "1", "-f", "jsonl"
        )

    assert row.exit_code != 0
    assert clean(tmp_path, row)


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet", "-"])
def test_no_row_or_journal_of_a_batch_holds_the_key(run: Any, tmp_path: Path, output: str) -> None:
    (tmp_path / "b.txt").write_text(TEXT.replace("12 armoured", "13 armoured"), "utf-8")
    with FakeServer(repeating, refusing(401), then=repeating) as server:
        service = ("-m", "x", "--base-url", server.base_url, "--attempts", "1", "-j", "1")
        first = run("batch", "a.txt", "b.txt", *service, "-o", output)
        again = run("batch", "a.txt", "b.txt", *service, "-o", output, "--retry-failed")

    assert len(server.requests) >= 2
    assert clean(tmp_path, first, again)


def test_no_file_of_a_providers_job_holds_the_key(run: Any, tmp_path: Path) -> None:
    def answer(_: Any) -> tuple[int, Any]:
        return 200, completion(draft(headline=f"The key is {KEY}."), model=KEY)

    with BatchServer(answer) as server:
        done = [
            run("batch", "export", "a.txt", "-o", "o.jsonl", "-m", "x",
                "--base-url", server.base_url, "--no-cache"),
            run("batch", "submit", "--job", "o.jsonl.job"),
            run("batch", "status", "--job", "o.jsonl.job"),
        ]  # fmt: skip
        server.finish()
        done += [
            run("batch", "fetch", "--job", "o.jsonl.job"),
            run("batch", "cancel", "--job", "o.jsonl.job"),
        ]

    assert server.keys == {f"Bearer {KEY}"}
    assert [result.exit_code for result in done[:4]] == [0] * 4
    assert clean(tmp_path, *done)


def test_no_recording_or_report_of_an_eval_holds_the_key(run: Any, tmp_path: Path) -> None:
    data = ("--data", str(copied(tmp_path)))
    with FakeServer(then=Annotator()) as server:
        service = ("-m", MODEL, "--base-url", server.base_url, "--origin", "a script")
        recorded = run("eval", "record", *service, *data)
    reports = ("--json", "r.json", "--junit", "r.xml", "--html", "r.html", "-v")
    done = [
        run("eval", "run", "-m", MODEL, *data, *reports),
        run("eval", "accept", "r.json", *data),
        run("eval", "diff", "r.json", "r.json"),
        run("eval", "check", *data),
    ]

    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert [result.exit_code for result in (recorded, *done)] == [0] * 5
    assert clean(tmp_path, recorded, *done)


def test_a_recording_that_would_hold_the_key_is_not_written(run: Any, tmp_path: Path) -> None:
    with FakeServer(then=repeating) as server:
        result = run(
            "eval", "record", "-m", MODEL, "--base-url", server.base_url, "--origin", "a script",
            "--data", str(copied(tmp_path)),
        )  # fmt: skip

    assert result.exit_code != 0
    assert clean(tmp_path, result)


COMMANDS = [
    ("config",), ("config", "--json"), ("doctor", "-m", "baseline"), ("models",),
    ("models", "--json"), ("schema",), ("prompts", "list"), ("prompts", "show"),
    ("prompts", "check"), ("read", "a.txt"), ("read", "a.txt", "--json"), ("logs",),
    ("logs", "--json"), ("cache", "info"), ("verify", "s.json", "a.txt"),
    ("verify", "s.json", "a.txt", "--json"), ("tables", "s.json", "-o", "t/"),
    ("tables", "s.json", "-o", "p/", "-f", "parquet"), ("tables", "s.json", "-o", "-", "-f",
    "jsonl", "--only", "articles"), ("run", "a.txt", "-m", "baseline", "--dry-run"),
    *(("show", "s.json", "-f", name) for name in FORMATS),
    *(("dossier", "s.json", "-o", f"d.{name}") for name in ("html", "md", "json", "csv")),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells_a_secret(run: Any, tmp_path: Path, command: tuple[str, ...]) -> None:
    with FakeServer(then=repeating) as server:
        made = run("a.txt", "-m", "x", "--base-url", server.base_url, "-f", "json", "-o", "s.json")

    result = run(*command)

    assert (made.exit_code, result.exit_code) == (0, 0)
    assert clean(tmp_path, made, result)


URL = f"http://anna:{PASSWORD}@127.0.0.1:9/v1?token={QUERY}"


@pytest.mark.parametrize(
    "command",
    [
        ("config",), ("config", "--json"), ("a.txt",), ("a.txt", "-m", "x"), ("doctor",),
        ("doctor", "-m", "x"), ("a.txt", "-m", "x", "--dry-run"), ("serve",), ("mcp",),
        ("serve", "-m", "x"), ("mcp", "-m", "x"), ("batch", "a.txt", "-o", "o.jsonl", "-m", "x"),
        ("batch", "export", "a.txt", "-o", "o.jsonl", "-m", "x"),
        ("eval", "record", "-m", "x", "--origin", "x"),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("variable", ["OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT"])
@pytest.mark.parametrize(
    "url",
    [URL, f"anna:{PASSWORD}@host", f"ftp://anna:{PASSWORD}@h", f"http://anna:#{PASSWORD}@h/"],
)
def test_a_password_in_the_services_url_is_not_repeated(
    run: Any, tmp_path: Path, command: tuple[str, ...], variable: str, url: str
) -> None:
    result = run(*command, **{variable: url})

    assert (result.exit_code == 0) is (command[0] == "config")
    assert clean(tmp_path, result)


@pytest.mark.parametrize(
    "url",
    [
        f"ftp://anna:{PASSWORD}@127.0.0.1:9", f"http://anna:{PASSWORD}/x@127.0.0.1:9",
        f"http://anna:{PASSWORD}@[::1", f"socks5://anna:{PASSWORD}@127.0.0.1:9",
        f"anna:{PASSWORD}@127.0.0.1:9", f"http://anna:{PASSWORD}@127.0.0.1:9",
    ],
)  # fmt: skip
def test_a_password_in_a_proxys_url_is_not_repeated(run: Any, tmp_path: Path, url: str) -> None:
    result = run(
        "a.txt", "-m", "x", "--base-url", "http://model.example/v1", "--attempts", "1",
        HTTP_PROXY=url, http_proxy=url, ALL_PROXY=url,
    )  # fmt: skip

    assert result.exit_code in {2, 5}
    assert clean(tmp_path, result)


@pytest.mark.parametrize("source", ["https://anna:{}@127.0.0.1/a", "feed:https://anna:{}@h/a.rss"])
def test_a_password_in_an_articles_url_is_not_repeated(
    run: Any, tmp_path: Path, source: str
) -> None:
    url = source.format(PASSWORD)

    done = [
        run(url, "-m", "baseline"),
        run(url, "-m", "baseline", "-f", "jsonl"),
        run("batch", url, "-m", "baseline", "-o", "o.jsonl"),
        run("logs"),
    ]

    assert clean(tmp_path, *done)


@pytest.mark.parametrize("name", ["api_key", "openai_api_key"])
def test_a_key_in_a_settings_file_is_refused_and_not_repeated(
    run: Any, tmp_path: Path, name: str
) -> None:
    (tmp_path / "summarise.toml").write_text(f'{name} = "{KEY}"\n')

    result = run("a.txt")

    assert result.exit_code == 2
    assert found_in(said_by(result)) == []


def client_of(server: FakeServer) -> ServiceClient:
    return ServiceClient(ServiceSettings(base_url=server.base_url, api_key=KEY, attempts=2))


def raised_by(server: FakeServer) -> SummariseError:
    async def ask() -> None:
        async with client_of(server) as client:
            await summarise_with_model(
                Article.from_text(TEXT), client=client, options=options(host="model.test")
            )

    with pytest.raises(ModelError) as caught:
        asyncio.run(ask())
    return caught.value


def everything_in(error: BaseException) -> Iterator[str]:
    """What an error tells, and what a tracer that shows local variables would."""
    yield from (str(error), repr(error), repr(error.args), repr(vars(error)))
    yield repr(getattr(error, "__notes__", ()))
    yield "".join(traceback.format_exception(error))
    frames = traceback.TracebackException.from_exception(error, capture_locals=True)
    yield "".join(frames.format(chain=True))


@pytest.mark.parametrize("status", STATUSES)
def test_no_error_holds_the_key_nor_do_the_variables_around_it(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="summarise")

    with FakeServer(then=refusing(status)) as server:
        error = raised_by(server)

    told = "\n".join(everything_in(error)).encode() + caplog.text.encode()
    assert found_in(told) == []
    assert found_in(pickle.dumps(error)) == []


def test_no_repr_of_a_client_or_its_parts_holds_the_key() -> None:
    async def ask() -> Any:
        async with client_of(server) as client:
            reply = await client.complete(question())
            parts = [client, client.settings, reply, *vars(client).values()]
            return reply, [repr(part) for part in parts]

    with FakeServer(then=repeating) as server:
        reply, parts = asyncio.run(ask())

    assert found_in("\n".join(parts).encode()) == []
    assert found_in(pickle.dumps(reply)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"api_key": KEY + "\n" + KEY}, {"api_key": KEY + "ü"},
        {"api_key": KEY, "base_url": URL}, {"api_key": KEY, "azure_endpoint": URL},
        {"api_key": KEY, "azure_endpoint": URL, "api_version": "1"},
        {"api_key": KEY, "base_url": f"http://anna:{PASSWORD}@[::1/"},
        {"api_key": KEY, "timeout_seconds": -1},
    ],
)  # fmt: skip
def test_no_setting_that_is_refused_is_told_with_its_secret(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError) as caught:
        ServiceSettings(**wrong)

    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    own = told.replace(Path(__file__).read_text("utf-8"), "")
    assert found_in(own.encode()) == []


def test_no_page_or_api_of_the_server_holds_a_secret(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG, logger="summarise")
    answers = [repeating, *(refusing(status) for status in (400, 401, 429, 500)), repeating]
    bearer = {"authorization": f"Bearer {TOKEN}"}

    with FakeServer(*answers, then=repeating) as server:
        desk = Desk(Model(client_of(server), options(host="model.test")))
        with serving(desk, token=TOKEN) as client:
            login = client.get("/login")
            client.headers.update(bearer)
            said = [client.post("/api/summaries", json=WISH) for _ in range(5)]
            page = submitted(client)
            said += [login, page, client.get("/"), client.get("/openapi.json")]
            said += [client.get("/api/offer"), client.get("/api/health")]
            said += [client.get(f"{page.url.path}/report.html")]

    text = "".join(answer.text + str(answer.headers) for answer in said)
    assert [answer.status_code for answer in said[:1]] == [200]
    assert found_in((text + caplog.text + "".join(capsys.readouterr())).encode()) == []


def test_the_server_as_a_process_says_no_secret(tmp_path: Path) -> None:
    with running("-m", "baseline", home=tmp_path, **SECRETS) as server:
        code = server.stop()

    assert code == 130
    assert found_in("".join(server.said).encode()) == []
    assert leaks_below(tmp_path) == {}


def test_no_tool_of_an_agent_tells_a_secret(tmp_path: Path) -> None:
    async def work(client: Any) -> list[Any]:
        listed = await client.list_tools()
        return [
            listed,
            await client.call_tool("summarise_text", {"text": TEXT}),
            await client.call_tool("summarise_text", {"text": TEXT.replace("12", "13")}),
            await client.call_tool("escalation_scheme", {}),
        ]

    with FakeServer(repeating, refusing(401), then=failure(400, KEY)) as server:
        told, errors = spoken(
            tmp_path, work, "-m", "x", "--base-url", server.base_url, **SECRETS,
            SUMMARISE_HOME=str(tmp_path / "home"),
        )  # fmt: skip

    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert found_in((repr(told) + errors).encode()) == []
    assert leaks_below(tmp_path) == {}
