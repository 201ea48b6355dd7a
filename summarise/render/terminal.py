"""A summary for a terminal, a pager or a plain text file.

Covers: which sections, in which columns, in three styles (bold, dim, yellow), none of which
carries meaning alone. Does not cover: wording (`page.py`), wrapping (`sheet.py`), and
whether a stream wants colour or how wide it is (the command line knows).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.text import Text

from summarise.render.page import Page, Row, page_of
from summarise.render.sheet import Sheet, aligned, padded
from summarise.schema import Summary

NARROWEST = 40
WIDEST = 100  # beyond this, lines are too long to read; the rest of the screen stays empty
ROOMY = 76  # from here on, signals and actors get columns of their own

HEADING, QUIET, DOUBT = "bold", "dim", "yellow"


def as_terminal(summary: Summary, *, width: int, colour: bool, evidence: bool = False) -> str:
    """Lay a summary out for a terminal.

    Args:
        summary: A finished summary.
        width: Cells per line; no line is longer, and lines stop at 100 on wider screens.
            Below 40 it is taken as 40.
        colour: Whether to write ANSI styles. Without, there is no escape byte at all.
        evidence: Also show, under each item, the article's own words and the codes of
            published scales.

    Returns:
        Lines, each ended by a line feed.
    """
    sheet = Sheet(width=min(max(width, NARROWEST), WIDEST), colour=colour)
    page = page_of(summary)
    if not evidence:
        page = _without_evidence(page)
    return sheet.paint(
        [
            *_top(sheet, page),
            *_heading("Claims", page.claims),
            *_rows(sheet, page.claims, rights=_marks(page.claims), opening="— "),
            *_escalation(sheet, page),
            *_heading("Actors", page.actors),
            *_actors(sheet, page.actors),
            *_refused(sheet, page.refused),
            Text(),
            *sheet.pieces(page.coverage, left=Text("Coverage  ", HEADING), style=QUIET),
        ]
    )


def _without_evidence(page: Page) -> Page:
    def bare(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(row, evidence=()) for row in rows)

    return replace(
        page,
        claims=bare(page.claims),
        signals=bare(page.signals),
        background=bare(page.background),
        actors=bare(page.actors),
    )


def _top(sheet: Sheet, page: Page) -> list[Text]:
    lines: list[Text] = []
    if page.badge is not None:
        lines += [*sheet.block(page.badge, style=DOUBT), Text()]
    lines += sheet.block(page.headline, style=HEADING)
    lines += sheet.pieces(page.origin, style=QUIET)
    lines += sheet.pieces(page.glance, style=QUIET)
    lines += [Text(), *sheet.block(page.gist)]
    for remark in page.remarks:
        lines += sheet.block(remark, left=Text("? ", DOUBT))
    return lines


def _heading(title: str, rows: Sequence[Row]) -> list[Text]:
    empty = "" if rows else "  none found"
    return [Text(), Text.assemble((title, HEADING), (empty, QUIET))]


def _escalation(sheet: Sheet, page: Page) -> list[Text]:
    lines = [Text(), *sheet.block(page.assessment, left=Text("Escalation  ", HEADING))]
    lines += sheet.pieces(page.basis, style=QUIET)
    if sheet.width < ROOMY:
        signals = [_share_below(row) for row in page.signals]
        lines += _rows(sheet, signals, rights=_marks(signals))
    else:
        table = [(row.amount, row.share, row.mark) for row in page.signals]
        lines += _rows(sheet, page.signals, rights=aligned(table))
    if page.background:
        lines += sheet.block("Recalled by the article, not counted", left="  ", style=QUIET)
        lines += _rows(sheet, page.background, rights=_marks(page.background))
    return lines


def _share_below(row: Row) -> Row:
    return replace(row, facts=(*row.facts, f"{row.amount} ({row.share})")) if row.share else row


def _actors(sheet: Sheet, actors: Sequence[Row]) -> list[Text]:
    if sheet.width < ROOMY:
        return _rows(sheet, actors, rights=_marks(actors))
    table = [(*row.facts, row.mark) for row in actors]
    bare = [replace(row, facts=()) for row in actors]
    return _rows(sheet, bare, rights=aligned(table, left=len(table[0]) - 1 if table else 0))


def _refused(sheet: Sheet, refused: Sequence[Row]) -> list[Text]:
    if not refused:
        return []
    title = Text.assemble(("Refused", HEADING), ("  not to be used, and why", QUIET))
    return [
        *(Text(), title),
        *_rows(sheet, refused, rights=_marks(refused), gutter="× ", finding=""),
    ]


def _marks(rows: Sequence[Row]) -> list[str]:
    return aligned([(row.mark,) for row in rows])


def _rows(
    sheet: Sheet,
    rows: Sequence[Row],
    *,
    rights: Sequence[str],
    gutter: str = "",
    finding: str = "? ",
    opening: str = "",
) -> list[Text]:
    """Items one below the other.

    Args:
        sheet: Where they are laid out.
        rows: The items.
        rights: What stands at the right edge of each item's first line.
        gutter: What stands before every item; if "", `?` stands before the doubtful ones.
        finding: What stands before each finding of a check.
        opening: What stands before the facts.
    """
    label_width = max((cell_len(row.label) for row in rows), default=0)
    lines: list[Text] = []
    for row, right in zip(rows, rights, strict=True):
        sign = gutter or ("? " if row.remarks else "")
        label = f"{padded(row.label, label_width)}  "
        left = Text.assemble((sign, DOUBT), label if sign else f"  {label}")
        indent = " " * left.cell_len
        lines += sheet.block(row.text, left=left, right=right)
        if any(row.facts):
            facts = (fact for fact in row.facts if fact)
            lines += sheet.pieces(facts, left=Text(indent + opening, QUIET), style=QUIET)
        for remark in row.remarks:
            lines += sheet.block(remark, left=Text(indent + finding, DOUBT))
        for line in row.evidence:
            lines += sheet.block(line, left=indent, style=QUIET)
    return lines
