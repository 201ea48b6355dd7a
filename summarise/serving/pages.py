"""The pages' routes: the form, the progress of a job, its report and downloads, the login.

Every page works with scripts off. Does not cover: how pages look (`rendering.py`), the API.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import HTMLResponse, RedirectResponse, Response

from summarise.render.markdown import as_markdown
from summarise.render.structured import as_json
from summarise.serving.answering import root_of
from summarise.serving.api import made_of
from summarise.serving.desk import Desk
from summarise.serving.jobs import Job, Jobs, State
from summarise.serving.keys import COOKIE, Keys
from summarise.serving.problems import Failure, FailureError, failure
from summarise.serving.rendering import (
    Given,
    asset,
    form_page,
    login_page,
    result_page,
    waiting_page,
)
from summarise.serving.validation import invalid
from summarise.serving.wishes import Wish

# A report is the article's and the model's: it runs in an origin of its own, where its own
# policy holds as well, and only our pages may frame it.
REPORT_POLICY = (
    "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals; "
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_PATIENCE_SECONDS = 1.5  # a baseline summary takes less: no page of progress is seen
_MAX_FIELDS = 20
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Site:
    """What the routes work with."""

    desk: Desk
    jobs: Jobs
    keys: Keys


def page_routes(desk: Desk, jobs: Jobs, keys: Keys) -> APIRouter:
    """All routes outside `/api`."""
    site, routes = _Site(desk, jobs, keys), APIRouter(include_in_schema=False)
    _add_form(routes, site)
    _add_jobs(routes, site)
    _add_login(routes, site)

    @routes.get("/assets/{name}")
    async def assets(name: str) -> Response:
        try:
            body, media_type = asset(name)
        except KeyError:
            raise FailureError(_NO_PAGE) from None
        return Response(body, media_type=media_type)

    return routes


def _add_form(routes: APIRouter, site: _Site) -> None:
    @routes.get("/")
    async def form(request: Request) -> Response:
        return HTMLResponse(form_page(root_of(request), site.desk, site.keys.form))

    @routes.post("/")
    async def submit(request: Request) -> Response:
        root, fields = root_of(request), await _fields(request, site.keys)
        given = Given(**{name: fields.get(name, "") for name in Given.__dataclass_fields__})
        try:
            job = site.jobs.start(_wish_of(given))
        except ValidationError as error:
            failed = invalid(error.errors(include_url=False, include_input=False))
        except FailureError as error:
            failed = error.failure
        else:
            await site.jobs.ended(job, _PATIENCE_SECONDS)
            return RedirectResponse(f"{root}/jobs/{job.id}", 303)
        return _form_again(root, site, given, failed)


def _add_jobs(routes: APIRouter, site: _Site) -> None:
    @routes.get("/jobs/{job_id}")
    async def look(job_id: str, request: Request) -> Response:
        root, job = root_of(request), site.jobs.get(job_id)
        if job.state is State.FAILED and job.failure is not None:
            given, problem = _given_of(job.wish), job.failure.problem
            page = form_page(root, site.desk, site.keys.form, given=given, problem=problem)
            return HTMLResponse(page)
        if job.made is not None:
            return HTMLResponse(result_page(root, job, job.made))
        engine = job.wish.engine or site.desk.usual_engine
        return HTMLResponse(waiting_page(root, job, engine, site.keys.form))

    @routes.post("/jobs/{job_id}/stop")
    async def stop(job_id: str, request: Request) -> Response:
        await _fields(request, site.keys)
        job = site.jobs.get(job_id)
        given = _given_of(job.wish)
        await site.jobs.drop(job)
        return HTMLResponse(form_page(root_of(request), site.desk, site.keys.form, given=given))

    @routes.get("/jobs/{job_id}/{name}")
    def take(job_id: str, name: str) -> Response:  # a thread: a long report takes its time
        job = site.jobs.get(job_id)
        if name not in _FILES:
            raise FailureError(_NO_PAGE)
        return _FILES[name](job)


def _add_login(routes: APIRouter, site: _Site) -> None:
    @routes.get("/login")
    async def login(request: Request) -> Response:
        if not site.keys.needed:
            return RedirectResponse(f"{root_of(request)}/", 303)
        return HTMLResponse(login_page(root_of(request), site.keys.form))

    @routes.post("/login")
    async def enter(request: Request) -> Response:
        root, fields = root_of(request), await _fields(request, site.keys)
        if not site.keys.is_token(fields.get("token", "").strip()):
            page = login_page(root, site.keys.form, _WRONG_TOKEN.problem)
            return HTMLResponse(page, _WRONG_TOKEN.status)
        answer = RedirectResponse(f"{root}/", 303)
        answer.set_cookie(
            COOKIE,
            site.keys.session,
            path=root or "/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return answer


def _report(job: Job) -> Response:
    from summarise.render.report import as_report

    made = made_of(job)
    page = as_report(made.summary, made.article)
    return HTMLResponse(page, headers={"Content-Security-Policy": REPORT_POLICY})


def _json(job: Job) -> Response:
    return _attached("summary.json", as_json(made_of(job).summary) + "\n", "application/json")


def _markdown(job: Job) -> Response:
    return _attached("summary.md", as_markdown(made_of(job).summary), "text/markdown")


def _attached(name: str, text: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, headers=headers, media_type=media_type)


_FILES = {"report.html": _report, "summary.json": _json, "summary.md": _markdown}
_NO_PAGE = failure(404, "not_found", "there is no such page", "start at the first page")
_WRONG_TOKEN = failure(401, "token", "this is not the token", "ask whoever runs this server")
_NO_FORM_KEY = failure(
    403, "origin", "this form is out of date, or of another site", "load the page again"
)
_BAD_FORM = failure(400, "form", "this is no form of ours", "load the page again")


async def _fields(request: Request, keys: Keys) -> dict[str, str]:
    """The fields of one of our forms.

    Raises:
        FailureError: It is no form, or none of ours.
    """
    try:
        pairs = parse_qsl(
            (await request.body()).decode(), keep_blank_values=True, max_num_fields=_MAX_FIELDS
        )
    except ValueError:  # not UTF-8, or too many fields
        raise FailureError(_BAD_FORM) from None
    fields = dict(pairs)
    if not keys.is_form(fields.get("form_key", "")):
        raise FailureError(_NO_FORM_KEY)
    return fields


def _wish_of(given: Given) -> Wish:
    """What the one box holds is an address if it is nothing but an address."""
    typed = given.article.strip()
    source = {"url" if _ADDRESS.fullmatch(typed) else "text": typed}
    rest = {name: value for name, value in asdict(given).items() if value and name != "article"}
    return Wish.model_validate({**source, **rest})


def _given_of(wish: Wish) -> Given:
    return Given(
        article=wish.url or wish.text or "",
        title=wish.title or "",
        published=str(wish.published or ""),
        language=wish.language or "",
        engine=wish.engine or "",
        policy=wish.policy or "",
    )


def _form_again(root: str, site: _Site, given: Given, failed: Failure) -> Response:
    page = form_page(root, site.desk, site.keys.form, given=given, problem=failed.problem)
    headers = {} if failed.retry_after is None else {"Retry-After": str(failed.retry_after)}
    return HTMLResponse(page, failed.status, headers)
