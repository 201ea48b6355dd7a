"""A run as one page of HTML: no script, no link to elsewhere, nothing loaded.

Every value is escaped; markup is this module's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from summarise.evals.reports.page import Block, Page
from summarise.evals.reports.table import COLUMNS

# Nothing may be loaded or run, and only the style below applies.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root { color-scheme: light dark; --good: #1b6e2d; --bad: #b3261e; --line: #8884 }
@media (prefers-color-scheme: dark) { :root { --good: #7fd491; --bad: #ff8a80 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { text-align: right; padding: .15rem .6rem; border-bottom: 1px solid var(--line) }
th:nth-child(2), td:nth-child(2) { text-align: left }
.verdict { font-size: 1.3rem; font-weight: bold }
.good, .better { color: var(--good) } .bad, .worse { color: var(--bad) }
.scroll { overflow-x: auto } ul { padding-left: 1.2rem } li { overflow-wrap: anywhere }
"""


def as_html(page: Page) -> str:
    """Write the page."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield f"<title>Eval: {escape(page.verdict)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield "<h1>Evaluation</h1>"
    yield from (f"<p>{escape(line)}</p>" for line in page.head)
    yield f'<p class="verdict {"good" if page.good else "bad"}">{escape(page.verdict)}</p>'
    yield from _list(page.findings)
    yield from ([f"<p>hint: <code>{escape(page.hint)}</code></p>"] if page.hint else [])
    yield from _table(page)
    yield from _blocks("Changed since accepted, greatest loss first", page.moved)
    yield from _blocks(f"Weakest of {page.cases} cases", page.weakest)
    yield "<h2>Recordings, cost, power</h2>"
    yield from _list((*page.health, page.bill, page.power))
    yield "</body>\n</html>"


def _table(page: Page) -> Iterator[str]:
    yield '<h2>Metrics</h2>\n<div class="scroll"><table>'
    yield "<thead><tr><th></th>" + "".join(f"<th>{escape(name)}</th>" for name in COLUMNS)
    yield "</tr></thead>\n<tbody>"
    for row in page.table:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
        yield f'<tr class="{escape(row.tone)}"><td>{escape(row.mark)}</td>{cells}</tr>'
    yield "</tbody></table></div>\n<p>* a rule applies, ! a rule is broken</p>"


def _blocks(title: str, blocks: Sequence[Block]) -> Iterator[str]:
    if not blocks:
        return
    yield f"<h2>{escape(title)}</h2>"
    for block in blocks:
        tone = ' class="bad"' if block.bad else ""
        yield f'<details open><summary{tone} dir="auto">{escape(block.title)}</summary>'
        yield from _list(block.lines)
        yield "</details>"


def _list(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield "<ul>" + "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines) + "</ul>"
