"""What a PDF repeats in the margins of its pages: running heads, page numbers.

Covers: lines that stand at the same place on several pages and differ only in digits;
page numbers, addresses and print dates at the edge of any page. Does not cover: notes, and
heads that change with every page. When in doubt a line stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from summarise.read.document import Dropped
from summarise.read.pdf_lines import Line

_EDGE = 0.12  # of the page's height, above and below
_MOST_CHARACTERS = 120
_LEAST_SHARE_OF_PAGES = 0.4  # left and right pages often have heads of their own
_LEAST_PAGES = 2
_BAND = 4.0  # points that a line may move from page to page
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(]?\s*(?:(?:page|seite|página|pagina|стр\.?|сторінка|страница|صفحة|p\.)\s*)"
    r"\d{1,4}(?:\s*(?:/|of|von|de|di|sur|из|з|من)\s*\d{1,4})?\s*[-–—|\])]?"
    r"|[-–—|\[(]\s*\d{1,4}\s*[-–—|\])]|\d{1,4}\s*(?:/|of|von|из|з)\s*\d{1,4}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?")
# What browsers print above a page: when it was printed, and its title.
_PRINT_STAMP = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?(?:\s.*)?", re.IGNORECASE
)
_STAMP_EDGE = 0.05
_SHOWN = 60  # characters of a running head in a report


def split_margins(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """The lines without what only repeats on every page, and what that was.

    Args:
        lines: Of all pages, in reading order.

    Returns:
        The lines that stay, in order, and one report for each thing removed.
    """
    pages = 1 + max((line.page for line in lines), default=0)
    repeated = _repeated(lines, pages)
    kept: list[Line] = []
    heads: dict[str, int] = defaultdict(int)
    numbers = 0
    for line in lines:
        if _at_edge(line) and _is_page_furniture(line):
            numbers += 1
        elif _key(line) in repeated:
            heads[_DIGITS.sub("#", line.text)] += 1
        else:
            kept.append(line)
    found = [
        Dropped(f"“{text[:_SHOWN]}” on {count} pages", "a running head or foot is no article text")
        for text, count in heads.items()
    ]
    if numbers:
        found.append(
            Dropped(
                f"page numbers, addresses or print dates, {numbers}", "they stand in the margin"
            )
        )
    return kept, found


def _repeated(lines: Sequence[Line], pages: int) -> set[tuple[str, int]]:
    on: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in lines:
        if _at_edge(line):
            on[_key(line)].add(line.page)
    least = max(_LEAST_PAGES, _LEAST_SHARE_OF_PAGES * pages)
    return {key for key, found in on.items() if len(found) >= least}


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.height / _BAND)


def _at_edge(line: Line) -> bool:
    edge = not _EDGE < line.margin < 1 - _EDGE
    return edge and len(line.text) <= _MOST_CHARACTERS


def _is_page_furniture(line: Line) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text) or _ADDRESS.fullmatch(line.text):
        return True
    if not _STAMP_EDGE < line.margin < 1 - _STAMP_EDGE and _PRINT_STAMP.fullmatch(line.text):
        return True
    return _BARE_NUMBER.fullmatch(line.text) is not None and int(line.text) == line.page + 1
