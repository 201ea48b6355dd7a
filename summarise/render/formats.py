"""The formats a summary can be written in, by name and by file suffix.

Covers: the table that the command line offers. Does not cover: which format is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from summarise.render.structured import as_json, as_jsonl_row
from summarise.schema import Summary

if TYPE_CHECKING:
    from summarise.article import Article


@dataclass(frozen=True, slots=True)
class View:
    """How a format for people is to look; formats for machines ignore it.

    Attributes:
        width: Cells per line.
        colour: Whether ANSI styles are wanted.
        evidence: Whether to show the article's own words under each item.
        encoding: Of the stream that will carry it.
        article: The article, for formats that show it; None if it is not at hand.
    """

    width: int = 80
    colour: bool = False
    evidence: bool = False
    encoding: str = "utf-8"
    article: Article | None = None


Writer = Callable[[Summary, View], str]


def _text(summary: Summary, view: View) -> str:
    from summarise.render.terminal import as_terminal  # rich takes time to load

    return as_terminal(
        summary,
        width=view.width,
        colour=view.colour,
        evidence=view.evidence,
        encoding=view.encoding,
    )


def _markdown(summary: Summary, _: View) -> str:
    from summarise.render.markdown import as_markdown

    return as_markdown(summary)


def _json(summary: Summary, _: View) -> str:
    return as_json(summary) + "\n"


def _jsonl(summary: Summary, _: View) -> str:
    return as_jsonl_row(summary) + "\n"


def _html(summary: Summary, view: View) -> str:
    from summarise.render.report import as_report  # jinja2 takes time to load

    return as_report(summary, view.article)


# Every writer ends its text with a line feed.
FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"text": _text, "json": _json, "jsonl": _jsonl, "md": _markdown, "html": _html}
)
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".md": "md", ".html": "html"}
)
