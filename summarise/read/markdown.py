"""Plain text out of Markdown, and what its front matter declares.

Covers: CommonMark with tables; YAML and TOML front matter of the form `key: value`.
Does not cover: nested front matter, footnotes, and text that an HTML block keeps in
scripts, styles or comments (dropped; other HTML blocks lose their tags only).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from summarise.dates import find_date
from summarise.errors import SourceError
from summarise.read.document import Page, language_code

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_FRONT_MATTER_LINES = 200
_MOST = 100_000  # lines, or marks; more take the parser several seconds
_MARK = re.compile(r"[\[\]*_`|<!]")
_FIELD = re.compile(r"([A-Za-z_]+)\s*[:=]\s*(.*)")
_TAG = re.compile(r"<[^<>]*>")
_UNSHOWN_BLOCK = re.compile(r"\s*<(?:script|style|template|!|\?)", re.IGNORECASE)
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def page_of_markdown(text: str) -> Page:
    """The text of a Markdown document, one paragraph per block, without markup.

    Headings, list items and table rows become paragraphs of their own; links keep their
    words and lose their addresses; pictures go. The title is that of the front matter, or
    the heading the document opens with.

    Raises:
        SourceError: It has more lines or marks than any article.
    """
    from markdown_it import MarkdownIt

    fields, body = _front_matter(text)
    _require_few(body)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    opens_with_title = len(tokens) > 1 and tokens[0].tag == "h1"
    heading = _inline(tokens[1]) if opens_with_title else ""
    return Page(
        text="\n\n".join(filter(None, _paragraphs(tokens))),
        title=fields.get("title") or heading or None,
        published=_date(fields.get("date") or fields.get("published")),
        language=language_code(fields.get("lang") or fields.get("language")),
    )


def _require_few(body: str) -> None:
    marks, lines = sum(1 for _ in _MARK.finditer(body)), body.count("\n")
    if max(marks, lines) > _MOST:
        raise SourceError(
            f"the Markdown has {lines:,} lines and {marks:,} marks, which no article has",
            hint="take the text out of it, then: pbpaste | summarise -",
        )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields, keys in lower case and without quotes, and the text after them."""
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    ends = _FENCES.get(lines[0].strip()) if lines else None
    if ends is None:
        return {}, text
    for number, line in enumerate(lines[1:_FRONT_MATTER_LINES], 1):
        if line.rstrip() in ends:
            found = map(_FIELD.fullmatch, (field.rstrip() for field in lines[1:number]))
            fields = {match[1].lower(): _unquoted(match[2]) for match in found if match}
            return fields, "".join(lines[number + 1 :])
    return {}, text


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _date(value: str | None) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        found = find_date(value, published=None)
        return found.date if found else None


def _paragraphs(tokens: list[Token]) -> Iterator[str]:
    row: list[str] = []
    in_row = False
    for token in tokens:
        if token.type in ("tr_open", "tr_close"):
            in_row = token.type == "tr_open"
            yield " | ".join(filter(None, row))
            row = []
        elif token.type == "inline" and in_row:
            row.append(_inline(token))
        else:
            yield _block(token)


def _block(token: Token) -> str:
    if token.type == "inline":
        return _inline(token)
    if token.type in ("code_block", "fence"):
        return token.content.strip()
    if token.type == "html_block" and not _UNSHOWN_BLOCK.match(token.content):
        return html.unescape(_TAG.sub("", token.content)).strip()
    return ""


def _inline(token: Token) -> str:
    parts = (
        child.content if child.type in ("text", "code_inline") else _BREAKS.get(child.type, "")
        for child in token.children or ()
    )
    lines = "".join(parts).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()
