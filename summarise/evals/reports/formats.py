"""The files a run can be written to, by the flag that asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from summarise.evals.gate import GateReport
from summarise.evals.reports.html import as_html
from summarise.evals.reports.junit import as_junit
from summarise.evals.reports.page import Page
from summarise.evals.result import RunResult, as_json

Writer = Callable[[RunResult, Page, GateReport], str]


def _json(result: RunResult, _page: Page, _report: GateReport) -> str:
    return as_json(result)


def _html(_result: RunResult, page: Page, _report: GateReport) -> str:
    return as_html(page)


def _junit(result: RunResult, _page: Page, report: GateReport) -> str:
    return as_junit(result, report)


WRITERS: Mapping[str, Writer] = MappingProxyType({"json": _json, "html": _html, "junit": _junit})
