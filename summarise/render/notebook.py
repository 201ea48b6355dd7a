"""A summary as a small HTML fragment, for the output cell of a notebook.

Covers: one `div`, no script, no link, no class, inline style only, every value escaped,
colours taken from the page so that it reads on light and dark. Does not cover: whole pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from summarise.render.footer import run_line
from summarise.render.page import Page, Row, page_of
from summarise.render.words import SEPARATOR
from summarise.schema import Summary

_FRAME = "max-width:46rem;line-height:1.45"
_QUIET = "opacity:.7;font-size:.9em"
_HEADING = "font-weight:bold;margin:.9em 0 .2em"
_ITEM = "margin:.35em 0;padding-left:.8em;border-left:2px solid transparent"
_DOUBTFUL = "margin:.35em 0;padding-left:.8em;border-left:2px solid currentColor"


def as_html_fragment(summary: Summary) -> str:
    """Write a summary as one HTML element.

    Returns:
        A `div`. Markup is this module's own; data only ever stands in text.
    """
    page = page_of(summary)
    parts = [
        *_top(page),
        *_section("Claims", page.claims),
        *_escalation(page),
        *_section("Actors", page.actors),
        *_refused(page.refused),
        _box(_line(page.coverage), _QUIET),
        _box(escape(run_line(summary.run)), _QUIET),
    ]
    return f'<div style="{_FRAME}">\n' + "\n".join(parts) + "\n</div>"


def _box(inner: str, style: str) -> str:
    """A block of HTML that is already escaped. `dir="auto"` lets the text choose its side."""
    return f'<div dir="auto" style="{style}">{inner}</div>'


def _line(pieces: Iterable[str]) -> str:
    return escape(SEPARATOR.join(piece for piece in pieces if piece))


def _top(page: Page) -> list[str]:
    parts = [] if page.badge is None else [f"<div><b>{escape(page.badge)}</b></div>"]
    parts += [
        _box(escape(page.headline), "font-weight:bold;font-size:1.25em"),
        _box(_line(page.origin), _QUIET),
        _box(_line(page.glance), _QUIET),
        _box(escape(page.gist), "margin:.6em 0"),
    ]
    return parts + [_box(f"<b>?</b> {escape(remark)}", "") for remark in page.remarks]


def _section(title: str, rows: Sequence[Row]) -> list[str]:
    empty = "" if rows else f' <span style="{_QUIET}">none found</span>'
    return [_box(escape(title) + empty, _HEADING), *map(_item, rows)]


def _escalation(page: Page) -> list[str]:
    parts = [
        _box(f"Escalation: {escape(page.assessment)}", _HEADING),
        _box(_line(page.basis), _QUIET),
        *map(_item, page.signals),
    ]
    if page.background:
        parts.append(_box("Recalled by the article, not counted", _QUIET))
    return parts + [_item(row) for row in page.background]


def _refused(refused: Sequence[Row]) -> list[str]:
    if not refused:
        return []
    title = f'Refused <span style="{_QUIET}">not to be used, and why</span>'
    return [_box(title, _HEADING), *(_item(row, sign="×") for row in refused)]


def _item(row: Row, sign: str = "") -> str:
    doubt = sign or ("?" if row.remarks else "")
    label = escape(f"{doubt} {row.label}".strip())
    lines = [f"<b>{label}</b> {escape(row.text)} {_quiet(row.mark)}"]
    facts = [*row.facts, f"{row.amount} ({row.share})" if row.amount else ""]
    if any(facts):
        lines.append(_quiet(SEPARATOR.join(fact for fact in facts if fact)))
    finding = "" if sign else "<b>?</b> "
    lines += [f"{finding}{escape(remark)}" for remark in row.remarks]
    if row.evidence:
        inner = "<br>".join(map(escape, row.evidence))
        lines.append(f'<details style="{_QUIET}"><summary>evidence</summary>{inner}</details>')
    return _box("<br>".join(lines), _DOUBTFUL if doubt else _ITEM)


def _quiet(text: str) -> str:
    return f'<span style="{_QUIET}">{escape(text)}</span>'
