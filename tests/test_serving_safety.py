from __future__ import annotations

import asyncio
import logging
import re
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from fake_server import FakeServer, completion, failure
from render_payloads import HTML
from serving_support import WISH, ScriptedDesk, form_key, listening, serving, submitted
from summarise.errors import UsageError
from summarise.model.settings import ServiceSettings
from summarise.serving.app import ServeLimits, create_app
from summarise.serving.desk import Desk
from summarise.serving.jobs import Job, JobLimits, Jobs, State
from summarise.serving.keys import Keys
from summarise.serving.problems import FailureError
from summarise.serving.wishes import Wish
from test_pipeline import TEXT, draft

if TYPE_CHECKING:
    from starlette.testclient import TestClient

TOKEN = "correct-horse-battery-staple"
CANARY = "sk-canary-7f3a9b1c5d8e2f4a6b0c"
BEARER = {"authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    "path",
    ["/", "/nothing", "/api/health", "/api/nothing", "/openapi.json", "/assets/page.css", "/login"],
)
def test_every_answer_has_the_headers_that_keep_a_page_to_itself(path: str) -> None:
    with serving() as client:
        headers = client.get(path, follow_redirects=False).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_a_refusal_at_the_door_has_them_too() -> None:
    with serving() as client:
        answer = client.get("/", headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_bug_is_said_in_words_with_the_same_headers() -> None:
    async def broken() -> None:
        raise KeyError(CANARY)

    with serving(ScriptedDesk(broken)) as client:
        answer = client.post("/api/summaries", json=WISH)

    assert answer.status_code == 500
    assert answer.json()["kind"] == "bug"
    assert CANARY not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_report_runs_in_an_origin_of_its_own_and_only_our_page_may_frame_it() -> None:
    with serving() as client:
        report = client.get(f"{submitted(client).url.path}/report.html")

    policy = report.headers["content-security-policy"]
    assert policy.startswith("sandbox ")
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'self'" in policy
    assert 'http-equiv="Content-Security-Policy"' in report.text


def test_pages_hold_no_inline_style_or_script() -> None:
    with serving() as client:
        page = client.get("/").text

    assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1:8017", True), ("localhost", True), ("LOCALHOST:1", True), ("[::1]:8017", True),
        ("10.1.2.3", True), ("news.example.org:8017", True), ("evil.example", False),
        ("localhost.evil.example", False), ("news.example.org.evil.example", False), ("", False),
        ("[", False), ("127.0.0.1.evil.example", False), ("@localhost@evil.example", False),
    ],
)  # fmt: skip
def test_only_a_name_of_ours_or_a_plain_address_is_answered(host: str, allowed: bool) -> None:
    with serving(hosts=["news.example.org"]) as client:
        answer = client.get("/api/health", headers={"host": host})

    assert (answer.status_code == 200) is allowed


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1:8017"}, True),
        ({"origin": "http://127.0.0.1:8017", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "http://127.0.0.1:9999"}, False),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://[::1"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
)
def test_another_site_cannot_make_a_browser_ask(headers: dict[str, str], allowed: bool) -> None:
    with serving() as client:
        answer = client.post("/api/summaries", json=WISH, headers=headers)

    assert (answer.status_code == 200) is allowed
    assert allowed or answer.json()["kind"] == "origin"


def test_a_form_without_our_secret_is_another_sites() -> None:
    with serving() as client:
        bare = client.post("/", data={"article": TEXT}, headers={"origin": "null"})
        wrong = client.post("/", data={"article": TEXT, "form_key": "guess"})
        stop = client.post("/jobs/any/stop", data={})

    assert {bare.status_code, wrong.status_code, stop.status_code} == {403}


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/api/summaries", "text/plain"), ("/api/summaries", "application/x-www-form-urlencoded"),
        ("/api/jobs", "multipart/form-data; boundary=x"), ("/", "application/json"),
    ],
)  # fmt: skip
def test_a_body_of_another_media_type_is_refused(path: str, media_type: str) -> None:
    with serving() as client:
        answer = client.post(path, content=b"{}", headers={"content-type": media_type})

    assert answer.status_code == 415


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate, gzip", "x"])
def test_a_compressed_body_is_refused_and_never_unpacked(coding: str) -> None:
    headers = {"content-type": "application/json", "content-encoding": coding}

    with serving() as client:
        answer = client.post("/api/summaries", content=b"\x1f\x8b", headers=headers)

    assert answer.status_code == 415


def chunks(count: int) -> Iterator[bytes]:
    yield b'{"text": "'
    for _ in range(count):
        yield b"word " * 200


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("path", ["/api/summaries", "/api/verifications", "/", "/login"])
def test_a_body_over_the_limit_is_refused_declared_or_in_chunks(path: str, declared: bool) -> None:
    media_type = (
        "application/json" if path.startswith("/api") else "application/x-www-form-urlencoded"
    )
    body = b"".join(chunks(100)) if declared else chunks(100)

    with serving(limits=ServeLimits(max_bytes=10_000), token=TOKEN) as client:
        answer = client.post(path, content=body, headers={**BEARER, "content-type": media_type})

    assert answer.status_code == 413
    assert "0.01 MB" in answer.text


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("/api/summaries", "application/json"), ("/login", "application/x-www-form-urlencoded")],
)
def test_a_body_that_never_comes_is_not_waited_for(path: str, media_type: str) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media_type}\r\n"
    app = create_app(Desk(), limits=ServeLimits(body_seconds=0.05))

    with listening(app) as address:
        where = ("127.0.0.1", int(address.rpartition(":")[2]))
        with socket.create_connection(where, timeout=20) as slow:
            slow.sendall(f"{head}Content-Length: 100\r\n\r\n".encode())
            answer = slow.recv(10_000)

    assert answer.startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 5_000, "٣"])
def test_a_length_that_is_no_length_is_refused(length: str) -> None:
    headers = {"content-type": "application/json", "content-length": length.encode()}

    with serving() as client:
        answer = client.post("/api/summaries", content=b"{}", headers=headers)  # type: ignore[arg-type]

    assert answer.status_code == 413


def test_too_many_requests_of_one_client_are_told_when_to_come_back() -> None:
    with serving(limits=ServeLimits(per_minute=3)) as client:
        answers = [client.post("/api/summaries", json={}) for _ in range(5)]
        looked = client.get("/api/health")

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429, 429]
    assert int(answers[-1].headers["retry-after"]) in range(20, 25)
    assert looked.status_code == 200


@pytest.mark.parametrize("path", ["/api/offer", "/api/jobs/x", "/openapi.json"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": TOKEN},
        {"cookie": f"summarise_session={TOKEN}"},
    ],
)
def test_without_the_token_a_program_is_told_what_is_missing(
    path: str, headers: dict[str, str]
) -> None:
    with serving(token=TOKEN) as client:
        answer = client.get(path, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert TOKEN not in answer.text


def test_with_the_token_a_program_is_served() -> None:
    with serving(token=TOKEN) as client:
        answer = client.post("/api/summaries", json=WISH, headers=BEARER)

    assert answer.status_code == 200


def test_guessing_tokens_meets_the_rate_limit() -> None:
    with serving(token=TOKEN, limits=ServeLimits(per_minute=3)) as client:
        guesses = [
            client.get("/api/offer", headers={"authorization": f"Bearer {n}"}).status_code
            for n in range(5)
        ]

    assert guesses == [401, 401, 401, 429, 429]


def logged_in(client: TestClient, token: str) -> Any:
    """The answer to the login form, redirects not followed."""
    fields = {"form_key": form_key(client, "/login"), "token": token}
    return client.post("/login", data=fields, follow_redirects=False)


def test_a_reader_logs_in_and_the_cookie_is_no_token_and_no_scripts() -> None:
    with serving(token=TOKEN) as client:
        before = client.get("/", follow_redirects=False)
        login = logged_in(client, TOKEN)
        page = submitted(client)

    cookie = login.headers["set-cookie"].lower()
    assert (before.status_code, before.headers["location"]) == (303, "/login")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert "<iframe" in page.text


def test_a_wrong_token_logs_nobody_in() -> None:
    with serving(token=TOKEN) as client:
        answer = logged_in(client, "wrong")
        after = client.get("/", follow_redirects=False)

    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert after.status_code == 303


def test_without_a_token_nothing_is_one() -> None:
    keys = Keys(None)

    assert not keys.is_token("")
    assert keys.admits(None, None)


def model_desk(server: FakeServer) -> Desk:
    """A desk whose model is asked over HTTP, with a key that must not be seen again."""
    service = ServiceSettings(base_url=server.base_url, api_key=CANARY, attempts=1)
    return Desk.of("stub-1", service)


def test_no_page_answer_or_log_ever_holds_the_key(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = failure(401, f"Incorrect API key provided: {CANARY}")
    broken = failure(500, f"Authorization: Bearer {CANARY}")

    with FakeServer(completion(draft()), echo, broken, completion(draft()), echo, broken) as server:
        desk = model_desk(server)
        with serving(desk) as client:
            said = [client.post("/api/summaries", json=WISH) for _ in range(3)]
            said += [submitted(client) for _ in range(3)]
            said += [client.get("/"), client.get("/openapi.json"), client.get("/api/offer")]

    everything = "".join([answer.text + str(answer.headers) for answer in said])
    everything += caplog.text + "".join(capsys.readouterr())
    assert server.requests[0].headers["authorization"] == f"Bearer {CANARY}"
    assert [answer.status_code for answer in said[:3]] == [200, 502, 503]
    assert CANARY not in everything
    assert CANARY[10:] not in everything


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest",
        "http://10.0.0.1/", "http://0x7f000001/", "http://2130706433/", "http://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_a_private_address_is_never_fetched(url: str) -> None:
    with serving() as client:
        answer = client.post("/api/summaries", json={"url": url})

    assert answer.status_code == 422
    assert "only public addresses are fetched" in answer.json()["message"]
    assert "--allow-private" not in answer.text


@pytest.mark.parametrize("payload", HTML)
def test_a_report_of_hostile_text_stays_in_its_sandbox(payload: str) -> None:
    with serving() as client:
        page = submitted(client, f"{payload} {TEXT}")
        report = client.get(f"{page.url.path}/report.html")

    assert report.status_code == 200
    assert page.text.count("<script") == 1
    assert report.headers["content-security-policy"].startswith("sandbox allow-scripts")


def in_loop(work: Any) -> Any:
    return asyncio.run(work)


def wish() -> Wish:
    return Wish(text=TEXT)


async def done(_wish: Wish, _told: Any) -> Any:
    return "made"


async def forever(_wish: Wish, _told: Any) -> Any:
    await asyncio.Event().wait()


def test_a_finished_job_expires() -> None:
    now = [0.0]

    async def work() -> tuple[Job, int]:
        jobs = Jobs(done, JobLimits(kept_seconds=60), clock=lambda: now[0])
        job = jobs.start(wish())
        await jobs.ended(job)
        now[0] = 59.0
        kept = jobs.get(job.id)
        now[0] = 60.0
        return kept, len(jobs)

    kept, left = in_loop(work())

    assert kept.state is State.DONE
    assert left == 0


def test_the_oldest_finished_job_makes_room() -> None:
    async def work() -> tuple[list[str], list[str]]:
        jobs = Jobs(done, JobLimits(kept=2))
        made = []
        for _ in range(4):
            job = jobs.start(wish())
            await jobs.ended(job)
            made.append(job.id)
        len(jobs)
        found = []
        for name in made:
            try:
                found.append(jobs.get(name).id)
            except FailureError:
                continue
        return made, found

    made, found = in_loop(work())

    assert found == made[2:]


def test_more_than_may_wait_are_turned_away() -> None:
    async def work() -> tuple[int, set[State]]:
        jobs = Jobs(forever, JobLimits(running=1, waiting=1))
        open_jobs = [jobs.start(wish()), jobs.start(wish())]
        await asyncio.sleep(0)
        states = {job.state for job in open_jobs}
        with pytest.raises(FailureError) as refused:
            jobs.start(wish())
        await jobs.close()
        return refused.value.failure.status, states

    assert in_loop(work()) == (503, {State.RUNNING, State.WAITING})


def test_a_job_that_takes_too_long_is_given_up() -> None:
    async def work() -> Job:
        jobs = Jobs(forever, JobLimits(seconds=0.01))
        job = jobs.start(wish())
        await jobs.ended(job)
        return job

    job = in_loop(work())

    assert job.failure is not None
    assert (job.failure.status, job.failure.problem.kind) == (504, "time_limit")


def test_closing_stops_what_runs_and_what_waits_and_takes_nothing_new() -> None:
    async def work() -> list[Job]:
        jobs = Jobs(forever, JobLimits(running=1))
        open_jobs = [jobs.start(wish()), jobs.start(wish())]
        await jobs.close()
        with pytest.raises(FailureError):
            jobs.start(wish())
        return open_jobs

    stopped = in_loop(work())

    assert [job.state for job in stopped] == [State.FAILED, State.FAILED]
    assert {job.failure.problem.kind for job in stopped if job.failure} == {"stopped"}


def test_a_policy_is_a_name_and_never_a_file(tmp_path: Any) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[quote]\nabsent = "pass"\n')
    desk = Desk()

    with pytest.raises(UsageError, match="no check policy"):
        in_loop(desk.make(Wish(text=TEXT, policy=str(path)), lambda _: None))
