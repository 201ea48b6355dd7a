r"""A summary as Markdown: readable as it stands, and safe to paste and render.

Covers: CommonMark and GitHub's dialect; whatever comes from data is text and nothing else,
in a renderer that lets raw HTML through as well. Does not cover: what a site does to plain
text after Markdown is done with it (mentions of users, mail addresses made into links).

Source: CommonMark 0.31.2, 2.4: any ASCII punctuation may be escaped with a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarise.render.footer import run_line
from summarise.render.page import Page, Row, page_of
from summarise.render.words import SEPARATOR
from summarise.schema import Summary

# Anywhere: code, emphasis, links, HTML, entities, tables, strike-through, formulas, headings,
# mentions, footnotes, braces of template languages.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$#@^{}]")
# Links without brackets: the colon of `http://`, `mailto:` and `:emoji:`, the dot of `www.`.
_LINK_COLON = re.compile(r":(?=[^\s\d])")
_LINK_DOT = re.compile(r"(?<=www)\.", re.IGNORECASE)
# Lists, rules, underlined headings, definition lists: only where a line begins.
_BULLET = re.compile(r"\A(?:[-+](?=\s|\Z|-)|[=:])")
_ORDINAL = re.compile(r"\A(\d{1,9})([.)])")


def as_markdown(summary: Summary) -> str:
    """Write a summary as Markdown, with the evidence under each item.

    Returns:
        The document, ended by a line feed.
    """
    page = page_of(summary)
    parts = [
        *_top(page),
        *_section("Claims", page.claims),
        *_escalation(page),
        *_section("Actors", page.actors),
        *_refused(page.refused),
        "## Coverage",
        _line(page.coverage),
        "---",
        escape(run_line(summary.run)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """One line of data as Markdown that renders as exactly these characters.

    Args:
        text: A single line without control characters (`words.safe`).
    """
    escaped = _ANYWHERE.sub(r"\\\g<0>", text.strip())
    escaped = _LINK_DOT.sub(r"\\.", _LINK_COLON.sub(r"\\:", escaped))
    return _BULLET.sub(r"\\\g<0>", _ORDINAL.sub(r"\1\\\2", escaped))


def _line(pieces: Iterable[str]) -> str:
    return escape(SEPARATOR.join(piece for piece in pieces if piece))


def _top(page: Page) -> list[str]:
    badge = "" if page.badge is None else f"**{escape(page.badge)}**"
    findings = "\n".join(f"- **?** {escape(remark)}" for remark in page.remarks)
    title = f"# {escape(page.headline)}"
    return [badge, title, _line(page.origin), _line(page.glance), escape(page.gist), findings]


def _section(title: str, rows: Sequence[Row]) -> list[str]:
    return [f"## {title}", _items(rows) if rows else "None found."]


def _escalation(page: Page) -> list[str]:
    parts = ["## Escalation", f"**{escape(page.assessment)}**", _line(page.basis)]
    parts.append(_items(page.signals))
    if page.background:
        parts += ["Recalled by the article, not counted:", _items(page.background)]
    return parts


def _refused(refused: Sequence[Row]) -> list[str]:
    if not refused:
        return []
    return ["## Refused", "Not to be used, and why:", _items(refused, sign="× ")]


def _items(rows: Sequence[Row], sign: str = "") -> str:
    return "\n".join(line for row in rows for line in _item(row, sign))


def _item(row: Row, sign: str) -> list[str]:
    """One item of a list; findings and evidence are a list below it."""
    doubt = sign or ("? " if row.remarks else "")
    lines = [f"- **{doubt}{escape(row.label)}** {escape(row.text)} ({escape(row.mark)})"]
    facts = [*row.facts, f"{row.amount} ({row.share})" if row.amount else ""]
    if any(facts):
        lines.append(f"  — {_line(facts)}")
    finding = "" if sign else "**?** "
    lines += [f"  - {finding}{escape(remark)}" for remark in row.remarks]
    lines += [f"  - {escape(line)}" for line in row.evidence]
    return lines
