"""A run for GitHub: the summary of a job in Markdown, and annotations at the case files.

A workflow command ends at the line end and is read for `%`, `:` and `,`; Markdown on GitHub
knows HTML. Both kinds of text are escaped for what reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.evals.gate import GateReport, Verdict
from summarise.evals.reports.page import Block, Page, case_lines, finding_line, trouble_lines
from summarise.evals.reports.table import COLUMNS
from summarise.evals.result import RunResult

# Characters that mean something in Markdown or start a tag.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~@&:])")


def commands(result: RunResult, report: GateReport, folder: str) -> str:
    """Workflow commands: an `::error` per broken rule, crash, and cause of missing answers.

    Args:
        result: The run.
        report: The gate's.
        folder: The eval data, from the top of the checkout.
    """
    return "".join(line + "\n" for line in _commands(result, report, folder))


def step_summary(page: Page) -> str:
    """The run in GitHub's Markdown."""
    return "\n".join(_markdown(page)) + "\n\n"


def _commands(result: RunResult, report: GateReport, folder: str) -> Iterator[str]:
    for trouble in result.health.troubles:
        first, *others = trouble_lines(trouble)
        where = trouble.cases[0] if trouble.cases else None
        yield _at(folder, where, "could not evaluate", "; ".join([first, *others[:1]]))
    in_trouble = {case for trouble in result.health.troubles for case in trouble.cases}
    for case in result.cases:
        failed = case.outcome.failed
        if failed and not failed.evaluated and case.outcome.case not in in_trouble:
            yield _at(folder, case.outcome.case, "could not evaluate", case_lines(case)[0])
    for finding in report.findings:
        if finding.case is not None:
            yield _at(folder, finding.case, "regressed", finding_line(finding))
        else:
            yield f"::error title=eval gate::{_data(finding_line(finding))}"
    if report.verdict is Verdict.NOT_COMPARABLE:
        yield from (f"::error title=eval not comparable::{_data(r)}" for r in report.reasons)


def _at(folder: str, case: str | None, title: str, message: str) -> str:
    file = f"file={_property(f'{folder}/cases/{case}.json')}," if case else ""
    return f"::error {file}title={_property(f'eval {title}')}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _markdown(page: Page) -> Iterator[str]:
    yield f"## {_plain(page.verdict)}"
    yield ""
    yield from (_plain(line) + "  " for line in page.head)
    yield ""
    yield from (f"- {_plain(line)}" for line in page.findings)
    yield ""
    yield f"| | {' | '.join(COLUMNS)} |"
    yield "|---" * (len(COLUMNS) + 1) + "|"
    for row in page.table:
        yield f"| {_plain(row.mark)} | {' | '.join(map(_plain, row.cells))} |"
    yield from _blocks("Changed since accepted", page.moved)
    yield from _blocks("Weakest cases", page.weakest)
    yield ""
    yield from (
        f"- {_plain(line)}" for line in (page.certainty, *page.health, page.bill, page.power)
    )


def _blocks(title: str, blocks: Sequence[Block]) -> Iterator[str]:
    if not blocks:
        return
    yield ""
    yield f"### {title}"
    yield ""
    for block in blocks:
        yield f"- {_plain(block.title)}"
        yield from (f"  - {_plain(line)}" for line in block.lines)


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
