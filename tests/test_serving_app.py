from __future__ import annotations

import asyncio
import json
import re
import time
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from render_payloads import PAYLOADS
from serving_support import BASE, WISH, ScriptedDesk, desk_with, form_key, serving, submitted
from summarise.errors import (
    AuthError,
    BudgetError,
    ModelError,
    RefusedError,
    RejectedRequestError,
    ServiceError,
)
from summarise.library import summarise
from summarise.render.structured import as_json, summary_from_json
from summarise.schema import Summary
from summarise.serving.app import create_app
from summarise.serving.desk import Desk
from test_pipeline import TEXT, draft


def test_a_text_becomes_the_summary_that_the_library_makes() -> None:
    with serving() as client:
        answer = client.post("/api/summaries", json=WISH)

    made, expected = summary_from_json(answer.text), summarise(TEXT, model="baseline")
    assert answer.status_code == 200
    assert made.claims == expected.claims
    assert made.escalation == expected.escalation


def test_title_and_date_that_are_declared_stand_in_the_summary() -> None:
    wish = {"text": "x " * 30, "title": "Declared", "published": "2026-03-01"}

    with serving() as client:
        made = client.post("/api/summaries", json=wish).json()

    assert (made["article"]["title"], made["article"]["published"]) == ("Declared", "2026-03-01")


@pytest.mark.parametrize(
    ("wish", "kind", "said"),
    [
        ({}, "invalid", "give either text or url"),
        ({"text": "a b", "url": "https://example.org/"}, "invalid", "give either text or url"),
        ({"text": ""}, "invalid", "text"),
        ({"text": "x" * 200_001}, "invalid", "200000"),
        ({"text": "too short"}, "source", "2 words"),
        ({"url": "/etc/passwd"}, "invalid", "url"),
        ({"url": "file:///etc/passwd"}, "invalid", "url"),
        ({"url": "http://127.0.0.1/"}, "source", "no public address"),
        ({"url": "http://user:secret@example.org/"}, "source", "user name or password"),
        ({**WISH, "policy": "no-such"}, "usage", "no-such"),
        ({**WISH, "policy": "/etc/hosts.toml"}, "usage", "no check policy"),
        ({**WISH, "language": "xx"}, "usage", "xx"),
        ({**WISH, "language": "klingon"}, "invalid", "language"),
        ({**WISH, "engine": "model"}, "usage", "no model"),
        ({**WISH, "published": "yesterday"}, "invalid", "published"),
        ({**WISH, "surprise": 1}, "invalid", "surprise"),
    ],
)  # fmt: skip
def test_a_wish_that_cannot_be_met_is_refused_in_words(
    wish: dict[str, Any], kind: str, said: str
) -> None:
    with serving() as client:
        answer = client.post("/api/summaries", json=wish)

    assert answer.status_code == 422
    assert answer.json()["kind"] == kind
    assert said in answer.json()["message"]


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b"[" * 100_000, b"null", b'{"text": 1}', b'{"text": NaN}']
)
def test_a_body_that_is_no_wish_is_refused_in_words(body: bytes) -> None:
    with serving() as client:
        answer = client.post(
            "/api/summaries", content=body, headers={"content-type": "application/json"}
        )

    assert answer.status_code in {400, 422}
    assert set(answer.json()) == {"kind", "message", "hint"}


def test_half_characters_are_refused_in_words() -> None:
    body = b'{"text": "' + b"\\ud800 word " * 30 + b'"}'

    with serving() as client:
        answer = client.post(
            "/api/summaries", content=body, headers={"content-type": "application/json"}
        )

    assert answer.status_code == 422
    assert answer.json()["message"].startswith("text:")


def test_half_characters_in_a_stored_summary_do_no_harm() -> None:
    stored = json.loads(as_json(summarise(TEXT, model="baseline")))
    body = json.dumps({"summary": {**stored, "headline": "\ud800"}, "text": TEXT})

    with serving() as client:
        answer = client.post(
            "/api/verifications", content=body, headers={"content-type": "application/json"}
        )

    assert answer.status_code == 200


def test_the_model_is_asked_with_the_policy_and_language_of_the_wish() -> None:
    desk, model = desk_with(draft(), draft())

    with serving(desk) as client:
        made = client.post("/api/summaries", json={**WISH, "policy": "strict", "language": "de"})

    assert made.json()["run"]["engine"] == "llm"
    assert made.json()["run"]["policy"].startswith("strict@")
    assert "German" in str(model.requests[0].messages)


def test_the_baseline_can_be_asked_for_where_a_model_is_usual() -> None:
    desk, model = desk_with()

    with serving(desk) as client:
        made = client.post("/api/summaries", json={**WISH, "engine": "baseline"}).json()

    assert made["run"]["engine"] == "baseline"
    assert model.requests == []


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (AuthError("no"), 502), (RejectedRequestError("no"), 502), (RefusedError("no"), 502),
        (ServiceError("no"), 503), (BudgetError("no"), 503),
    ],
)  # fmt: skip
def test_every_failure_of_a_model_has_its_status(error: ModelError, status: int) -> None:
    desk, _ = desk_with(error)

    with serving(desk) as client:
        answer = client.post("/api/summaries", json=WISH)

    assert answer.status_code == status
    assert answer.json()["kind"] == error.kind


def verified(client: TestClient, summary: Summary, text: str) -> Any:
    """The answer to a question about a stored summary."""
    return client.post(
        "/api/verifications", json={"summary": json.loads(as_json(summary)), "text": text}
    )


def test_a_stored_summary_is_verified_against_its_text() -> None:
    stored = summarise(TEXT, model="baseline")

    with serving() as client:
        answer = verified(client, stored, TEXT)

    assert answer.status_code == 200
    assert answer.json()["differences"] == []
    assert len(answer.json()["items"]) == len(stored.claims) + len(stored.actors) + len(
        stored.signals
    )


def test_what_was_changed_in_a_stored_summary_is_rejected() -> None:
    stored = summarise(TEXT, model="baseline")
    changed = stored.claims[0].model_copy(update={"text": "Varnosk moved 99 tanks."})

    with serving() as client:
        answer = verified(client, stored.model_copy(update={"claims": (changed,)}), TEXT)

    assert answer.json()["outcome"] == "reject"


def test_a_summary_of_another_text_is_a_conflict() -> None:
    with serving() as client:
        answer = verified(client, summarise(TEXT, model="baseline"), "Another text.")

    assert (answer.status_code, answer.json()["kind"]) == (409, "check")


def job_of(client: TestClient, state: str, **wish: Any) -> dict[str, Any]:
    """A job, once it has come to a state."""
    started = client.post("/api/jobs", json=wish or WISH)
    assert started.status_code == 202
    for _ in range(500):
        job: dict[str, Any] = client.get(started.headers["location"]).json()
        if job["state"] == state:
            return job
        time.sleep(0.02)
    raise AssertionError(f"never {state}: {job['state']}")


def test_a_job_says_how_far_it_is_and_ends_with_its_summary() -> None:
    with serving() as client:
        job = job_of(client, "done")

    assert job["stages"] == ["reading", "checking"]
    assert job["stage"] == "checking"
    assert job["summary"]["run"]["engine"] == "baseline"
    assert job["error"] is None


def test_a_job_of_a_model_is_asked_and_then_checked() -> None:
    desk, _ = desk_with(draft())

    with serving(desk) as client:
        job = job_of(client, "done")

    assert job["stages"] == ["reading", "asking", "checking"]
    assert job["stage"] == "checking"


def test_a_failed_job_says_why() -> None:
    with serving() as client:
        job = job_of(client, "failed", text="too short")

    assert job["error"]["kind"] == "source"
    assert job["summary"] is None


def test_a_job_can_be_stopped_and_is_forgotten() -> None:
    with serving(ScriptedDesk(lambda: asyncio.sleep(60))) as client:
        job = job_of(client, "running")
        stopped = client.delete(f"/api/jobs/{job['id']}")
        gone = client.get(f"/api/jobs/{job['id']}")

    assert stopped.status_code == 204
    assert gone.status_code == 404


def test_the_form_answers_with_the_report_and_things_to_take_away() -> None:
    with serving() as client:
        page = submitted(client)
        files = re.findall(r'href="(/jobs/[^"]+)"', page.text)
        report, data, note = (client.get(name) for name in files[:3])

    assert page.status_code == 200
    assert "<iframe" in page.text
    assert report.text.startswith("<!doctype html>")
    assert "Varnosk" in report.text
    assert summary_from_json(data.text).run.engine == "baseline"
    assert note.text.startswith("**baseline")
    assert "attachment" in data.headers["content-disposition"]


def test_an_address_in_the_box_is_fetched_and_text_never_is() -> None:
    with serving() as client:
        address = submitted(client, " http://127.0.0.1/story \n")
        text = submitted(client, f"http://127.0.0.1/story {TEXT}")

    assert "no public address" in address.text
    assert "paste the article" in address.text
    assert "<iframe" in text.text


def test_a_form_with_a_mistake_comes_back_filled_in() -> None:
    with serving() as client:
        page = submitted(client, TEXT, published="nonsense", title="Kept title")

    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert "Kept title" in page.text
    assert "Ostrel bridge" in page.text


def test_a_failed_job_brings_the_form_back_with_text_and_reason() -> None:
    with serving() as client:
        page = submitted(client, "hello world")

    assert "has 2 words" in page.text
    assert ">\nhello world</textarea>" in page.text


def test_a_slow_job_is_shown_under_way_without_scripts_too() -> None:
    with serving(ScriptedDesk(lambda: asyncio.sleep(60))) as client:
        page = submitted(client)
        stopped = client.post(
            f"{page.url.path}/stop", data={"form_key": form_key(client, page.url.path)}
        )

    assert 'http-equiv="refresh"' in page.text
    assert 'data-stage="reading" aria-current="step"' in page.text
    assert "Ostrel bridge" in stopped.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_markup_of_a_page(payload: str) -> None:
    with serving() as client:
        page = submitted(client, f"{payload} short", title=payload[:400])

    assert page.text.count("<script") == 1
    assert "<img" not in page.text
    assert page.text.count("<form") <= 1


def test_the_page_says_where_the_text_goes() -> None:
    desk, _ = desk_with()

    with serving() as alone, serving(desk) as both:
        bare, full = alone.get("/").text, both.get("/").text

    assert "stays on this server" in bare
    assert "is sent to model.example" in full


def test_a_page_that_is_not_there_is_a_page() -> None:
    with serving() as client:
        answer = client.get("/jobs/none")

    assert answer.status_code == 404
    assert "there is no such summary" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_the_app_works_below_another_path() -> None:
    outer = FastAPI()
    outer.mount("/desk", create_app(Desk()))

    with TestClient(outer, base_url=BASE) as client:
        key = form_key(client, "/desk/")
        page = client.post("/desk/", data={"form_key": key, "article": TEXT})

    assert page.url.path.startswith("/desk/jobs/")
    assert 'src="/desk/jobs/' in page.text
