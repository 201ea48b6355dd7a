"""The file itself: what the templates are given.

Does not cover: the page's frame and its policy on content (`render/look/`).
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summarise.article import Article
from summarise.errors import SourceError
from summarise.render.footer import verdict_line
from summarise.render.look import document, environment_of
from summarise.render.markdown import as_markdown
from summarise.render.numbers import signed
from summarise.render.page import page_of
from summarise.render.report.brief import brief_of
from summarise.render.report.figures import gauge_of, parts_of, strip_of
from summarise.render.report.items import Brief
from summarise.render.report.making import (
    citation_of,
    run_terms,
    shown_source,
    tallies_of,
)
from summarise.render.report.story import Story, story_of
from summarise.render.structured import as_json
from summarise.render.words import TEXT_LIMIT, safe
from summarise.schema import Summary
from summarise.web_addresses import web_address

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
    return document(
        _environment().get_template("report.html.j2"),
        _file("report.css") + _targets(brief),
        _file("report.js"),
        summary=summary,
        page=page,
        origin=(dated, shown_source(summary.article.source), length),
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
    )


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


def _file(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    return environment_of(str(__package__))
