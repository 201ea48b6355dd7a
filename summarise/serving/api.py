"""The JSON API, described at `/openapi.json`.

Covers: summaries at once or as jobs, verification, health. Does not cover: pages.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request
from pydantic import Field
from starlette.responses import JSONResponse, Response

from summarise.render.structured import as_json, summary_from_json
from summarise.run_record import Record
from summarise.schema import Summary
from summarise.serving.answering import root_of
from summarise.serving.answers import VerificationAnswer, summary_data, verification_answer
from summarise.serving.desk import Desk, Made
from summarise.serving.jobs import BUG, Job, Jobs, State
from summarise.serving.problems import FailureError, Problem
from summarise.serving.summarising import MAX_CHARACTERS, EngineName
from summarise.serving.wishes import Stage, Wish

_STATUSES: dict[int, str] = {
    400: "Malformed, or the Host is not this server's",
    401: "The token is missing or wrong",
    403: "A browser sent it from another site",
    408: "The body came too slowly",
    413: "The body is too large",
    415: "The body is not JSON, or compressed",
    422: "The request or the article cannot be used as it is",
    429: "Too many requests",
    501: "Something is not installed",
    502: "The model answered with no summary, or refuses this server",
    503: "Busy, stopping, or the model service fails",
    504: "It took too long",
}
JobId = Annotated[str, Path(max_length=100)]


def _may_fail(*statuses: int) -> dict[int | str, dict[str, Any]]:
    about = {**_STATUSES, 404: "No such job", 409: "The summary is of another text"}
    return {status: {"model": Problem, "description": about[status]} for status in statuses}


_REFUSALS = (400, 401, 403)
_BODY = (*_REFUSALS, 408, 413, 415, 422, 429)
_MAKING = (*_BODY, 501, 502, 503, 504)


class Health(Record):
    """That the server answers."""

    status: Literal["ok"] = "ok"


class Offer(Record):
    """What a wish may name.

    Attributes:
        model: Id of the model behind the engine `model`; null without one.
        policies: Names of check policies, the usual one first.
    """

    engines: tuple[EngineName, ...]
    model: str | None
    policies: tuple[str, ...]


class JobView(Record):
    """A job.

    Attributes:
        stages: What is done for it, in order.
        stage: Which of them began last; null while it waits.
        error: Why it failed, or null.
        summary: The result once `state` is done, or null.
    """

    id: str
    state: State
    stages: tuple[Stage, ...]
    stage: Stage | None
    error: Problem | None = None
    summary: Summary | None = None


class Question(Record):
    """A stored summary and the text it is of."""

    summary: Summary
    text: Annotated[str, Field(min_length=1, max_length=MAX_CHARACTERS)]
    policy: Annotated[str, Field(max_length=100)] | None = None


def api_routes(desk: Desk, jobs: Jobs) -> APIRouter:
    """All routes below `/api`."""
    routes = APIRouter(prefix="/api")

    @routes.get("/health", responses=_may_fail(400))
    async def health() -> Health:
        """Whether the server answers. Needs no token."""
        return Health()

    @routes.get("/offer", responses=_may_fail(*_REFUSALS))
    async def offer() -> Offer:
        """Engines and policies that can be asked for."""
        return offer_of(desk)

    @routes.post("/summaries", response_model=Summary, responses=_may_fail(*_MAKING))
    async def summarise(wish: Wish) -> Response:
        """Summarise one article, and answer when it is done."""
        job = jobs.start(wish)
        await jobs.ended(job)
        await jobs.drop(job)
        return Response(as_json(made_of(job).summary), media_type="application/json")

    @routes.post("/jobs", status_code=202, responses=_may_fail(*_BODY, 503))
    async def start(wish: Wish, request: Request, response: Response) -> JobView:
        """Begin to summarise one article, and answer at once."""
        job = jobs.start(wish)
        response.headers["Location"] = f"{root_of(request)}/api/jobs/{job.id}"
        return view_of(job, desk)

    @routes.get("/jobs/{job_id}", response_model=JobView, responses=_may_fail(*_REFUSALS, 404, 422))
    async def look(job_id: JobId) -> Response:
        """How far a job is, and in the end its summary or error."""
        return _clean(view_of(jobs.get(job_id), desk))

    @routes.delete("/jobs/{job_id}", status_code=204, responses=_may_fail(*_BODY, 404))
    async def drop(job_id: JobId) -> None:
        """Stop a job and forget it."""
        await jobs.drop(jobs.get(job_id))

    @routes.post("/verifications", responses=_may_fail(*_BODY, 409))
    async def check(question: Question) -> VerificationAnswer:
        """Check a stored summary against its article's text; no model is asked."""
        stored = summary_from_json(as_json(question.summary))  # without half characters
        found = await desk.verify(stored, question.text, question.policy)
        return verification_answer(found)

    return routes


def offer_of(desk: Desk) -> Offer:
    """What a desk offers."""
    usual = desk.usual_policy.name
    engines = (EngineName.BASELINE,) if desk.model is None else tuple(EngineName)
    return Offer(
        engines=engines,
        model=None if desk.model is None else desk.model.options.model,
        policies=(usual, *(name for name in desk.policies if name != usual)),
    )


def view_of(job: Job, desk: Desk) -> JobView:
    """A job as the API shows it."""
    failed = job.failure if job.state is State.FAILED else None
    return JobView(
        id=job.id,
        state=job.state,
        stages=job.wish.stages(job.wish.engine or desk.usual_engine),
        stage=job.stage,
        error=failed.problem if failed else None,
        summary=job.made.summary if job.made else None,
    )


def made_of(job: Job) -> Made:
    """The result of a job that has ended.

    Raises:
        FailureError: It has none.
    """
    if job.made is None or job.state is not State.DONE:
        raise FailureError(job.failure or BUG)
    return job.made


def _clean(view: JobView) -> Response:
    """The view as JSON, its summary as every other rendering writes it."""
    data = view.model_dump(mode="json", exclude={"summary"})
    data["summary"] = None if view.summary is None else summary_data(view.summary)
    return JSONResponse(data)
