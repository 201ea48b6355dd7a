"""Every payload in the media whose own tests hold only a few of them: reports on evals, answers to
an agent, the table of a dossier, pages of the server.

The others are held against all of them in `test_render_*.py`, `test_results_*.py`,
`test_dossier_*.py` and `browser/test_hostile_in_browser.py`.
"""

from __future__ import annotations

import asyncio
import csv
import io
from xml.etree import ElementTree as ET

import pytest

from dossier_factory import filled_with
from formula_payloads import FORMULAS
from render_payloads import PAYLOADS
from summarise.checks.policy import load_policy
from summarise.dossier.table import as_csv
from summarise.evals.reports.github import commands, step_summary
from summarise.evals.reports.junit import as_junit
from summarise.evals.reports.terminal import as_terminal
from summarise.render.words import safe
from summarise.serving.summarising import Summarising
from summarise.serving.tools import tool_server
from summarise.serving.wording import NOTICE
from test_eval_reports import hostile, marks, page_read
from test_pipeline import TEXT
from test_render_markdown import structure
from test_render_terminal import misbehaving

EVERY = (*PAYLOADS, *FORMULAS)
FORMULA_SIGNS = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}")


def test_there_are_more_than_two_hundred_payloads_none_twice() -> None:
    assert len(set(EVERY)) > 200
    assert len(set(PAYLOADS)) == len(PAYLOADS)
    assert len(set(FORMULAS)) == len(FORMULAS)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_the_page_on_an_eval_has_the_same_elements(payload: str) -> None:
    assert marks(page_read(payload)) == marks(page_read("harmless"))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_junit_stays_well_formed(payload: str) -> None:
    result, report, _ = hostile(payload)

    suite = ET.fromstring(as_junit(result, report))[0]  # noqa: S314  # our own text

    assert [test.get("name") for test in suite] == ["fine", "bad", "lost", "gate"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_terminal_obeys_nothing_in_an_eval(payload: str) -> None:
    assert misbehaving(as_terminal(hostile(payload)[2], colour=False)) == set()


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_github_is_told_errors_and_nothing_else(payload: str) -> None:
    result, report, page = hostile(payload)

    assert all(line.startswith("::error ") for line in commands(result, report, "e").splitlines())
    assert not any(line.startswith("::") for line in step_summary(page).splitlines())
    assert {kind for kind, *_ in structure(step_summary(page))}.isdisjoint(
        {"html_block", "html_inline", "link_open", "image", "fence", "code_block"}
    )


@pytest.mark.parametrize("payload", EVERY, ids=range(len(EVERY)))
def test_the_table_of_a_dossier_keeps_its_rows_and_evaluates_nothing(payload: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(filled_with(payload)), newline="")))

    harmless = list(csv.reader(io.StringIO(as_csv(filled_with("harmless")))))
    assert [len(row) for row in rows] == [len(row) for row in harmless]
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA_SIGNS)]


def test_an_agent_is_given_every_payload_inside_one_fence() -> None:
    client = pytest.importorskip("mcp").Client

    async def ask() -> list[str]:
        server = tool_server(Summarising(load_policy("default")))
        async with client(server) as session:
            results = [
                await session.call_tool("read_article", {"text": f"{TEXT}\n\n{payload} end."})
                for payload in PAYLOADS
            ]
        return [result.content[0].text for result in results]

    for text in asyncio.run(ask()):
        lines = text.split("\n")
        assert lines[0] == NOTICE
        assert lines[-1].startswith("--- end ")
        assert sum(line == lines[-1] for line in lines) == 1
        assert misbehaving(text) == set()


def test_what_is_shown_of_a_payload_is_what_its_characters_allow() -> None:
    assert [payload for payload in EVERY if misbehaving(safe(payload, 20_000))] == []
