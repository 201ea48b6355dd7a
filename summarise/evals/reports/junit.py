"""A run as JUnit XML: one test case per case, its metrics as properties.

`failure` is a broken rule or a failed engine, `error` a case that could not be evaluated, so
that a build server keeps the two apart as the exit codes do. Broken rules of metrics over all
cases, and everything that speaks of no case, stand in a test case named `gate`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from summarise.evals.gate import GateReport, Verdict
from summarise.evals.reports.page import case_lines, finding_line
from summarise.evals.result import CaseResult, RunResult
from summarise.render.words import safe

GATE = "gate"


def as_junit(result: RunResult, report: GateReport) -> str:
    """Write the XML document."""
    suite = Element("testsuite", name=f"summarise eval {safe(result.engine.name)}")
    for case in result.cases:
        _case(suite, case, report)
    _gate(suite, report)
    for kind, counted in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        suite.set(kind, str(sum(1 for _ in suite.iter(counted))))
    suites = Element("testsuites")
    suites.append(suite)
    text = tostring(suites, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text + "\n"


def _case(suite: Element, case: CaseResult, report: GateReport) -> None:
    outcome = case.outcome
    name = outcome.case if outcome.sample == 1 else f"{outcome.case}.{outcome.sample}"
    test = SubElement(suite, "testcase", classname="cases", name=name)
    properties = SubElement(test, "properties")
    for metric, value in case.score.metrics.items():
        if value.value is not None:
            SubElement(properties, "property", name=metric, value=f"{value.value:.6f}")
    lines = "\n".join(case_lines(case))
    broken = [finding_line(finding) for finding in report.findings if finding.case == outcome.case]
    if outcome.failed and not outcome.failed.evaluated:
        _said(test, "error", outcome.failed.kind, lines)
    elif broken:
        _said(test, "failure", broken[0], "\n".join([*broken, lines]))
    elif lines:
        SubElement(test, "system-out").text = _xml(lines)


def _gate(suite: Element, report: GateReport) -> None:
    test = SubElement(suite, "testcase", classname=GATE, name=GATE)
    broken = [finding_line(finding) for finding in report.findings if finding.case is None]
    if report.verdict in {Verdict.NOT_EVALUATED, Verdict.NOT_COMPARABLE}:
        lines = [safe(reason, 240) for reason in report.reasons]
        _said(test, "error", report.verdict.value, "\n".join(lines))
    elif broken:
        _said(test, "failure", broken[0], "\n".join(broken))


def _said(test: Element, kind: str, message: str, text: str) -> None:
    SubElement(test, kind, message=_xml(message), type=kind).text = _xml(text)


def _xml(text: str) -> str:
    """The text without what XML 1.0 cannot hold; line feeds stay."""
    return "".join(c for c in text if c == "\n" or (c >= " " and c not in "\ufffe\uffff"))
