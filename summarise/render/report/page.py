"""The file itself: templates filled, style and script allowed by their digests.

Covers: what the templates are given, and the page's own policy on content: nothing is loaded
from anywhere, and only the style and the script that stand here run.
Source: Content Security Policy Level 3, 2.3.1 (hash-source) and 3.3 (the meta element).
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summarise.article import Article
from summarise.errors import SourceError
from summarise.render.footer import verdict_line
from summarise.render.markdown import as_markdown
from summarise.render.numbers import signed
from summarise.render.page import page_of
from summarise.render.report.brief import brief_of
from summarise.render.report.figures import gauge_of, parts_of, strip_of
from summarise.render.report.items import Brief
from summarise.render.report.making import (
    citation_of,
    outlet_of,
    run_terms,
    tallies_of,
    web_address,
)
from summarise.render.report.story import Story, story_of
from summarise.render.structured import as_json
from summarise.render.words import TEXT_LIMIT, safe
from summarise.schema import Summary

if TYPE_CHECKING:
    import jinja2


def as_report(summary: Summary, article: Article | None) -> str:
    """Write a summary as a web page of its own, beside the article it was made from.

    Args:
        summary: A finished summary.
        article: The article; None if its text is not at hand. The page says so then, and
            the quotes stand under the items.

    Returns:
        An HTML document that loads nothing and works with scripts off, ended by a line feed.

    Raises:
        SourceError: If the article is another than the one that was summarised.
    """
    if article is not None and article.sha256 != summary.article.sha256:
        raise SourceError(
            f"the summary is of another text: {safe(summary.article.source)} had sha256 "
            f"{safe(summary.article.sha256[:12])}, {safe(article.source)} has "
            f"{article.sha256[:12]}",
            hint="name the article as it was when the summary was made",
        )
    brief = brief_of(summary, None if article is None else article.text)
    page = page_of(summary)
    dated, _, length = page.origin
    style = _file("report.css") + _targets(brief)
    script = _file("report.js")
    return _environment().get_template("report.html.j2").render(
        summary=summary,
        page=page,
        origin=(dated, outlet_of(summary.article.source), length),
        verdict=verdict_line(summary),
        brief=brief,
        gauge=gauge_of(summary.escalation),
        index=signed(summary.escalation.index),
        band=safe(summary.escalation.band),
        parts=parts_of(brief),
        strip=strip_of(summary.coverage),
        story=_story(summary, article, brief),
        title=safe(summary.article.title or "Untitled article", TEXT_LIMIT),
        language=_language(summary.article.language),
        address=web_address(summary.article.source),
        citation=citation_of(summary.article),
        terms=list(run_terms(summary)),
        tallies=tallies_of(summary),
        markdown=as_markdown(summary),
        json=as_json(summary),
        style=style,
        script=script,
        style_digest=_digest(style),
        script_digest=_digest(script),
    ) + "\n"  # fmt: skip


def _story(summary: Summary, article: Article | None, brief: Brief) -> Story | None:
    if article is None:
        return None
    marks = [mark for item in brief.items for mark in item.marks]
    known = {item.id: item.known for item in brief.items}
    return story_of(article, marks, known, frozenset(summary.coverage.uncited))


def _language(declared: str | None) -> str | None:
    """An ISO 639 code, or None: whatever else a stored summary holds goes into no attribute."""
    known = declared is not None and declared.isascii() and declared.isalpha()
    return declared if known and declared is not None and len(declared) in {2, 3} else None


def _targets(brief: Brief) -> str:
    """Rules by which a link lights up an item and all of its marks, without any script.

    The ids are the page's own (`c3`), so nothing from data gets into the style.
    """
    rules = [
        f'body:has(#{item.id}:target,[id^="{item.id}-"]:target) [data-items~="{item.id}"]'
        for item in brief.items
    ]
    return ",\n".join(rules) + "{background-color:var(--lit)}\n" if rules else ""


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _file(name: str) -> str:
    folder = resources.files("summarise.render.report").joinpath("templates")
    return folder.joinpath(name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
