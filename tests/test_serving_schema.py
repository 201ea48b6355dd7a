"""Requests made up from the API's own description: none ends in a server error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import checks
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from serving_support import listening
from summarise.serving.app import ServeLimits, create_app
from summarise.serving.desk import Desk

CHECKS = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ROUTES = [
    ("GET", "/api/health"),
    ("GET", "/api/offer"),
    ("POST", "/api/summaries"),
    ("POST", "/api/jobs"),
    ("GET", "/api/jobs/{job_id}"),
    ("DELETE", "/api/jobs/{job_id}"),
    ("POST", "/api/verifications"),
]


@pytest.fixture(scope="module")
def api() -> Iterator[schemathesis.BaseSchema]:
    limits = ServeLimits(per_minute=100_000)
    with closing(Desk()) as desk, listening(create_app(desk, limits=limits)) as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


def test_every_route_of_the_description_is_tried(api: schemathesis.BaseSchema) -> None:
    described = {
        (found.ok().method.upper(), found.ok().path)
        for found in api.get_all_operations()
        if isinstance(found, Ok)
    }

    assert described == set(ROUTES)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_made_up_requests_get_answers_that_fit_the_description(
    api: schemathesis.BaseSchema, method: str, path: str
) -> None:
    @settings(
        max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=api[path][method].as_strategy())
    def tried(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    tried()
