"""A summary for a terminal, a pager or a plain text file.

Covers: which sections, in which columns, in four styles (bold, dim, yellow, red), none of which
carries meaning alone. Does not cover: wording (`page.py`), items (`items.py`), wrapping
(`sheet.py`), and whether a stream wants colour, how wide it is and what it can show (the command
line knows).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.text import Text

from summarise.render.characters import carried
from summarise.render.gauge import bar, gauge
from summarise.render.items import (
    DOUBT,
    DOUBTFUL,
    HEADING,
    QUIET,
    REFUSAL,
    Manner,
    items,
    label_cells,
)
from summarise.render.page import Page, Row, page_of
from summarise.render.sheet import Sheet, aligned, beside
from summarise.schema import Summary

NARROWEST = 40
WIDEST = 100  # beyond this, lines are too long to read
ROOMY = 76  # from here on, signals and actors get columns of their own
GAP = 4  # cells between two columns of sections
TWO_COLUMNS = 2 * ROOMY + GAP  # from here on, sections stand side by side
_LOUD = {"?": DOUBT, "refused": REFUSAL}  # last words at a glance


@dataclass(frozen=True, slots=True)
class _View:
    """One page on one sheet."""

    sheet: Sheet
    page: Page
    evidence: bool

    @property
    def roomy(self) -> bool:
        return self.sheet.width >= ROOMY


def as_terminal(
    summary: Summary,
    *,
    width: int,
    colour: bool,
    evidence: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Lay a summary out for a terminal.

    Args:
        summary: A finished summary.
        width: Cells per line; no line is longer. Lines stop at 100; from 156 on, sections
            stand in two columns of at most 100. Below 40 it is taken as 40.
        colour: Whether to write ANSI styles. Without, there is no escape byte at all.
        evidence: Also show, under each item, the article's own words and the codes of
            published scales.
        encoding: Of the stream; characters that it has not are replaced by others.

    Returns:
        Lines, each ended by a line feed.
    """
    width = max(width, NARROWEST)
    page = page_of(summary)
    sheet = Sheet(width=min(width, WIDEST), colour=colour)
    lines = _top(_View(sheet, page, evidence))
    if width < TWO_COLUMNS:
        view = _View(sheet, page, evidence)
        lines += [*_claims(view), *_escalation(view), *_actors(view), *_rest(view)]
    else:
        half = Sheet(width=min((width - GAP) // 2, WIDEST), colour=colour)
        view = _View(half, page, evidence)
        left, right, rest = _claims(view), _escalation(view), _rest(view)
        shorter = left if len(left) <= len(right) + len(rest) else right
        shorter += _actors(view)
        right += rest
        lines += beside(left, right, width=half.width, gap=GAP)
    return carried(sheet.paint(lines), encoding)


def _top(view: _View) -> list[Text]:
    sheet, page = view.sheet, view.page
    lines: list[Text] = []
    if page.badge is not None:
        lines += [*sheet.block(page.badge, style=DOUBT), Text()]
    lines += sheet.block(page.headline, style=HEADING)
    lines += sheet.pieces(page.origin, style=QUIET)
    lines += sheet.pieces(
        Text(piece, style=_LOUD.get(piece.rsplit(maxsplit=1)[-1], "")) for piece in page.glance
    )
    lines += [Text(), *sheet.block(page.gist)]
    for remark in page.remarks:
        lines += sheet.block(remark, left=Text(DOUBTFUL, DOUBT))
    return lines


def _heading(title: str, rows: Sequence[Row]) -> list[Text]:
    empty = "" if rows else "  none found"
    return [Text(), Text.assemble((title, HEADING), (empty, QUIET))]


def _claims(view: _View) -> list[Text]:
    rows = view.page.claims
    manner = Manner(opening="— ", evidence=view.evidence)
    return [
        *_heading("Claims", rows),
        *items(view.sheet, rows, rights=_marks(rows), manner=manner),
    ]


def _escalation(view: _View) -> list[Text]:
    sheet, page = view.sheet, view.page
    scale = _scale(page.index)
    left = Text("Escalation  ", HEADING)
    lines = [Text(), *sheet.block(page.assessment, left=left, right=scale if view.roomy else "")]
    if not view.roomy and scale:
        lines += sheet.block(scale)
    lines += sheet.pieces(page.basis, style=QUIET)
    manner = Manner(
        evidence=view.evidence, label_cells=label_cells((*page.signals, *page.background))
    )
    signals = page.signals if view.roomy else tuple(map(_amount_below, page.signals))
    rights = _amounts(view) if view.roomy else _marks(signals)
    lines += items(sheet, signals, rights=rights, manner=manner)
    if page.background:
        lines += [Text()] if view.evidence else []
        lines += sheet.block("Recalled by the article, not counted", left="  ", style=QUIET)
        lines += items(sheet, page.background, rights=_marks(page.background), manner=manner)
    return lines


def _scale(index: float | None) -> Text:
    if index is None:
        return Text()
    before, filled, behind = gauge(index)
    return Text.assemble((before, QUIET), (filled, HEADING), (behind, QUIET))


def _amounts(view: _View) -> list[str]:
    """Beside each signal: its bar, what it adds to the sum, and its share."""
    rows = view.page.signals
    most = max((abs(row.value) for row in rows), default=0.0)
    half = 8 if view.sheet.width >= WIDEST - 4 else 4
    return aligned([(bar(row.value, most, half), row.amount, row.share, row.mark) for row in rows])


def _amount_below(row: Row) -> Row:
    if not row.amount:
        return row
    who, *others = row.facts
    return replace(row, facts=(who, f"{row.amount} ({row.share})", *others))


def _actors(view: _View) -> list[Text]:
    rows = view.page.actors
    lines = _heading("Actors", rows)
    if not view.roomy:
        manner = Manner(run_in=True, evidence=view.evidence)
        return [*lines, *items(view.sheet, rows, rights=_marks(rows), manner=manner)]
    bare = [replace(row, facts=()) for row in rows]
    manner = Manner(evidence=view.evidence)
    return [*lines, *items(view.sheet, bare, rights=_actor_columns(view), manner=manner)]


def _actor_columns(view: _View) -> list[str]:
    """Type, country and role, behind the longest name where there is room; marks at the edge."""
    rows = view.page.actors
    facts, marks = aligned([row.facts for row in rows], left=3), _marks(rows)
    names = max((cell_len(row.text) for row in rows), default=0)
    taken = [2, label_cells(rows), 2, names, 2, *map(cell_len, [*facts[:1], *marks[:1]])]
    blank = " " * max(2, view.sheet.width - sum(taken))
    return [f"{fact}{blank}{mark}" for fact, mark in zip(facts, marks, strict=True)]


def _rest(view: _View) -> list[Text]:
    """What was refused, and what was left out."""
    sheet, page = view.sheet, view.page
    lines: list[Text] = []
    if page.refused:
        title = Text.assemble(("Refused", HEADING), ("  not to be used, and why", QUIET))
        manner = Manner(refused=True, evidence=view.evidence)
        rights = _marks(page.refused)
        lines += [Text(), title, *items(sheet, page.refused, rights=rights, manner=manner)]
    coverage = sheet.pieces(page.coverage, left=Text("Coverage  ", HEADING), style=QUIET)
    return [*lines, Text(), *coverage]


def _marks(rows: Sequence[Row]) -> list[str]:
    return aligned([(row.mark,) for row in rows])
