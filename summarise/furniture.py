"""What on a pasted page is not the article: title, by-line, caption, label, credit.

Covers: recognising such paragraphs in plain text by place and form, in English pages
and agency style: the head and the tail of a page; photo credits, code, data and markup
anywhere (news prose is never JSON, and what is no prose can be no evidence).
Does not cover: HTML (an extractor has done that by then). When in doubt a paragraph is
body: a missed caption is a blemish, a lost sentence is a lie by omission.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from summarise.dates import find_date


class PassageKind(StrEnum):
    """What a passage of a page is. Only `body` may serve as evidence."""

    BODY = "body"
    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    LABEL = "label"
    CREDIT = "credit"
    CODE = "code"


_HEAD_PARAGRAPHS = 10
_TAIL_PARAGRAPHS = 6
_DECKS = 2  # lines between title and body that may be sub-titles

_AGENCY = (
    r"(?:AFP|AP|EPA(?:-EFE)?|EFE|Reuters|Getty(?: Images)?|Shutterstock|Xinhua|TASS|DPA|dpa|PA"
    r"|Anadolu|Bloomberg|Alamy|Handout|Pool|Magnum|Sipa|Zuma|AAP|Kyodo|Yonhap)"
)
_CAPTION = re.compile(
    rf"(?:[/|]\s*{_AGENCY}[^.]{{0,40}}|\((?:AP|EPA|AFP|Reuters)[ /][^)]{{1,60}}\)"
    rf"|(?:Photo(?:graph)?|Image|Picture)(?: by| credit| courtesy of)?:[^.]{{1,80}}"
    rf"|(?:Photo|Photograph|Image) (?:by|courtesy of) [^.]{{1,60}})\s*\Z"
    r"|\A(?:File )?(?:Photo|Image|Picture|Caption|Pictured|In this photo)\b[^\n]{0,4}[:—-]",
    re.IGNORECASE,
)
_LABELS = frozenset(
    "world|news|politics|opinion|analysis|breaking|breaking news|live|exclusive|business|europe"
    "|asia|africa|americas|middle east|national|international|home|latest|top stories|war"
    "|ukraine|conflict|defence|defense|security|sport|sports|science|video|explainer|editorial"
    "|advertisement|ad|commentary|update|developing|world news|latest news|read more|share"
    "|listen|menu|subscribe".split("|")
)
_BYLINE = re.compile(
    r"\A(?:By|Von|Por|Par)\s+[^\W\d_][^.!?]{1,90}\Z|\A(?:Reporting|Story|Words) by [^.!?]{2,90}\Z"
)
_NAMES_ONLY = re.compile(
    r"\A(?:[A-Z][\w'’.-]*|[A-Z]{2,6})(?:(?:,| &| \|| /)? (?:[A-Z][\w'’.-]*|in|and))*\Z"
)
_DATE_WORDS = re.compile(
    r"\A(?:Published|Updated|Posted|Last updated|Last modified|First published)\b",
    re.IGNORECASE,
)
_DATE_REST = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|published|updated|posted|last|modified|first"
    r"|at|on|am|pm|[ap]\.m\.|[a-z]+ time|gmt|utc|est|edt|et|bst|cet|ist|min|mins|minutes|hours?"
    r"|ago|read)\b|[\d\s:.,|·•()+/-]",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\A[A-Z][\w .'’/-]{1,40}(?:, [A-Z][\w .]{1,30})?,(?=\s)"
)  # "MINSK," before a date
_CREDIT = re.compile(
    r"\A\(?(?:Sources?|Quellen?|Fuentes?|Additional reporting|Reporting by|Edited by|Editing by"
    r"|Read (?:more|also|next)|Related(?: articles?| stories)?|See also|More on this"
    r"|With (?:files|reporting|inputs?) from|Follow us|Sign up|Subscribe|Share this|Copyright"
    r"|©|All rights reserved|This (?:article|story) (?:was|originally|first)|Tags?)\b[ :]?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*\Z")


_FENCE = re.compile(r"\A(?:```|~~~)")
_DATA = re.compile(
    r"\A[\s{}\[\](),;]*\Z|\A[{\[]\s*[\"'{\[].*|\A\"[\w .-]{1,60}\"\s*:.*"
    r"|(?=.*[}\],]\Z).*\"\s*:\s*[\"{\[\d].+",
    re.DOTALL,
)
_MARKER = re.compile(r"\A(?:<{2,}[^<>\n]{0,120}>{2,}|</?[a-zA-Z][^<>\n]{0,200}>|\W+)\Z")
_FENCED_PARAGRAPHS = 80  # a fence that spans more is a stray mark, not a block


def classify_paragraphs(
    paragraphs: Sequence[str], *, title: str | None = None
) -> list[PassageKind]:
    """The kind of each paragraph of a page, in order.

    Args:
        paragraphs: All paragraphs, stripped, none empty.
        title: The title the page declares, if any; a paragraph that repeats it is it.

    Returns:
        One kind each; at least one is `body` if there is any paragraph.
    """
    kinds = [PassageKind.BODY] * len(paragraphs)
    _mark_code(paragraphs, kinds)
    prose = [index for index, kind in enumerate(kinds) if kind is PassageKind.BODY]
    found = _classify_prose([paragraphs[index] for index in prose], title)
    for index, kind in zip(prose, found, strict=True):
        kinds[index] = kind
    if paragraphs and PassageKind.BODY not in kinds:
        longest = max(range(len(paragraphs)), key=lambda index: len(paragraphs[index]))
        kinds[longest] = PassageKind.BODY
    return kinds


def _classify_prose(paragraphs: Sequence[str], title: str | None) -> list[PassageKind]:
    kinds = [PassageKind.BODY] * len(paragraphs)
    first_body = _classify_head(paragraphs, kinds, title)
    _classify_rest(paragraphs, kinds, first_body)
    return kinds


def _mark_code(paragraphs: Sequence[str], kinds: list[PassageKind]) -> None:
    """Mark fenced blocks, and paragraphs that are data, tags or rules rather than prose."""
    opened: int | None = None
    for index, paragraph in enumerate(paragraphs):
        if _FENCE.match(paragraph):
            kinds[index] = PassageKind.CODE
            if opened is None or index - opened > _FENCED_PARAGRAPHS:
                opened = index
            else:
                kinds[opened:index] = [PassageKind.CODE] * (index - opened)
                opened = None
        elif _MARKER.match(paragraph) or _DATA.match(paragraph):
            kinds[index] = PassageKind.CODE


def _classify_head(paragraphs: Sequence[str], kinds: list[PassageKind], title: str | None) -> int:
    """Mark the furniture above the first body paragraph; returns that one's index."""
    titled, listed, decks = False, False, 0
    for index, paragraph in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        kind = _head_kind(paragraph, title, titled=titled)
        if kind is PassageKind.TITLE and index + 1 == len(paragraphs):
            return index
        decks += kind is PassageKind.DECK
        in_list = kind is PassageKind.DECK and listed and not paragraph.startswith("[")
        if kind is PassageKind.BODY or decks > _DECKS or in_list:
            return index
        kinds[index] = kind
        listed = titled and kind is PassageKind.LABEL  # "WHAT WE KNOW" and its points
        titled = titled or kind is PassageKind.TITLE
    return min(len(paragraphs), _HEAD_PARAGRAPHS)


def _head_kind(paragraph: str, title: str | None, *, titled: bool) -> PassageKind:
    if title and _same(paragraph, title):
        return PassageKind.TITLE
    fixed = _kind_by_form(paragraph)
    if fixed:
        return fixed
    words = len(paragraph.split())
    if _ENDS.search(paragraph) and not (paragraph.endswith(("?", "!")) and not titled):
        return PassageKind.BODY
    if titled and words <= 8 and _NAMES_ONLY.match(paragraph):
        return PassageKind.BYLINE
    if not titled and 3 <= words <= 30 and "\n" not in paragraph:
        return PassageKind.TITLE
    if titled and words <= 40 and not _is_bullet(paragraph):
        return PassageKind.DECK
    return PassageKind.BODY


def _kind_by_form(paragraph: str) -> PassageKind | None:
    """Kinds that a paragraph's own form settles, wherever in the head it stands."""
    if len(paragraph) <= 600 and _CAPTION.search(paragraph):
        return PassageKind.CAPTION
    if paragraph.casefold().rstrip(":") in _LABELS:
        return PassageKind.LABEL
    if len(paragraph.split()) <= 3 and paragraph.isupper() and not _ENDS.search(paragraph):
        return PassageKind.LABEL
    if _is_dateline(paragraph):
        return PassageKind.DATELINE
    if len(paragraph) <= 110 and _BYLINE.match(paragraph):
        return PassageKind.BYLINE
    return None


def _is_dateline(paragraph: str) -> bool:
    """Whether a line is a date and nothing else."""
    if len(paragraph) > 90:
        return False
    found = find_date(paragraph, published=None)
    if found is None:
        return bool(_DATE_WORDS.match(paragraph)) and not _ENDS.search(paragraph)
    rest = _PLACE.sub("", paragraph[: found.start]) + paragraph[found.end :]
    return not _DATE_REST.sub("", rest).strip()


def _classify_rest(paragraphs: Sequence[str], kinds: list[PassageKind], first_body: int) -> None:
    """Mark credits in the tail, and captions and labels between body paragraphs."""
    tail = max(first_body + 1, len(paragraphs) - _TAIL_PARAGRAPHS)
    for index in range(first_body + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        if index >= tail and len(paragraph) <= 400 and _CREDIT.match(paragraph):
            kinds[index] = PassageKind.CREDIT
        elif len(paragraph) <= 600 and _CAPTION.search(paragraph):
            kinds[index] = PassageKind.CAPTION
        elif paragraph.casefold() in {"advertisement", "ad", "read more", "share"}:
            kinds[index] = PassageKind.LABEL


def _is_bullet(paragraph: str) -> bool:
    return paragraph[:2] in {"- ", "* ", "• ", "– ", "— ", "· "}


def _same(left: str, right: str) -> bool:
    return " ".join(left.casefold().split()).strip(" .") == " ".join(
        right.casefold().split()
    ).strip(" .")
