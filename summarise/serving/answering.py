"""Failures as answers: JSON for programs, a page for people.

Covers: which of the two a request gets. Does not cover: what went wrong (`problems.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse, Response

from summarise.serving.problems import Failure
from summarise.serving.rendering import failure_page

if TYPE_CHECKING:
    from starlette.requests import Request

_API = ("/api/", "/openapi.json")
_UNAUTHORISED = 401


def path_of(request: Request) -> str:
    """The path below where the app is mounted."""
    path: str = request.scope["path"]
    return path.removeprefix(root_of(request))


def root_of(request: Request) -> str:
    """Where the app is mounted; "" at the top."""
    root: str = request.scope.get("root_path", "")
    return root


def is_api(request: Request) -> bool:
    """Whether a program asks."""
    return path_of(request).startswith(_API)


def answer_failure(request: Request, failed: Failure) -> Response:
    """What a request is answered when it fails."""
    headers = {} if failed.retry_after is None else {"Retry-After": str(failed.retry_after)}
    if is_api(request):
        if failed.status == _UNAUTHORISED:
            headers["WWW-Authenticate"] = "Bearer"
        return JSONResponse(failed.problem.model_dump(), failed.status, headers)
    if failed.status == _UNAUTHORISED:
        return RedirectResponse(f"{root_of(request)}/login", 303)
    return Response(
        failure_page(root_of(request), failed.problem),
        failed.status,
        headers,
        media_type="text/html",
    )
