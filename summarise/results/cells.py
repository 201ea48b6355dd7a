r"""Cells of a CSV file: on one line, never a formula, and the text can be had back.

Covers: how text and lists are written and read back. Does not cover: commas and quotation
marks, which are the `csv` module's (RFC 4180).

A spreadsheet evaluates a cell that opens with = + - @, whatever the file says of it
(https://owasp.org/www-community/attacks/CSV_Injection). So, in this order:

1. What breaks a line, reorders it or cannot be stored becomes an escape of JSON: `\n`, `\t`,
   `\u202e`; a backslash becomes two. Control characters and lone surrogates are among these.
2. A `;` before a formula becomes `\u003b`: where `;` separates cells, Excel would split there.
3. Text that opens with a formula character gets one apostrophe in front. Full-width and other
   forms count as their ASCII letter; blanks, invisible characters and apostrophes before the
   formula character are looked through. All other text stays as it is.

The items of a list are written so each, `;` always as `\u003b`, and joined by `; `. Numbers and
dates stay as they are: -7.2 is a number. JSON has steps 1 and 2 in its own notation, so that it
is read as JSON.

Undoing: drop the first apostrophe where the rest would have got one, then decode the escapes as
those of a JSON string. That is `original_text`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime

from summarise.results.columns import Cell

_SEPARATOR = "; "
_GUARD = "'"
# C0, DEL and C1; line and paragraph separators; bidirectional embeddings, overrides and isolates;
# byte-order and annotation marks; surrogates; tag characters, which can hide whole sentences.
# Joiners and plain direction marks stay: Persian, Arabic and emoji are written with them.
_CONTROL = (
    "\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile(f"[{_CONTROL}]")
_ESCAPED = re.compile(rf"[{_CONTROL}\\]")
_FORMULA = frozenset("=+-@\N{MINUS SIGN}")
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
)  # letters and marks by category


def text_cell(text: str) -> str:
    r"""Text as a cell.

    >>> text_cell("=1+1\n")
    "'=1+1\\n"
    """
    line = _without_inner_formulas(_ESCAPED.sub(_escape, text))
    return _GUARD + line if opens_formula(line) else line


def _without_inner_formulas(line: str) -> str:
    first, *rest = line.split(";")
    return first + "".join((r"\u003b" if opens_formula(part) else ";") + part for part in rest)


def original_text(cell: str) -> str:
    """The text that `text_cell` made a cell of.

    Raises:
        ValueError: If it made no such cell.
    """
    line = cell[1:] if cell.startswith(_GUARD) and opens_formula(cell[1:]) else cell
    text: str = json.loads('"' + line.replace('"', '\\"') + '"')
    return text


def list_cell(items: tuple[str, ...]) -> str:
    r"""A list as a cell: `Russia; Belarus`."""
    return _SEPARATOR.join(text_cell(item).replace(";", r"\u003b") for item in items)


def original_list(cell: str) -> tuple[str, ...]:
    """The list that `list_cell` made a cell of; none if the cell is empty."""
    return tuple(original_text(item) for item in cell.split(_SEPARATOR)) if cell else ()


def json_text(value: object) -> str:
    """JSON on one line, as readable as its characters allow; a lone surrogate becomes U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(_escape, _SURROGATE.sub("\ufffd", text))


def csv_cell(cell: Cell) -> str:
    """Any cell as text; an unknown value is empty."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return text_cell(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, (date, datetime)):
        return iso(cell)
    if isinstance(cell, tuple):
        return list_cell(cell)
    if isinstance(cell, list):
        return _without_inner_formulas(json_text(cell))  # in JSON, a `;` is always within a string
    return repr(cell)


def iso(moment: date | datetime) -> str:
    """A day as `2026-09-14`, a time in UTC as `2026-09-14T08:12:03Z`."""
    return moment.isoformat().replace("+00:00", "Z")


def opens_formula(text: str) -> bool:
    """Whether the first character that a reader sees is one that opens a formula."""
    for character in text:
        if not _looked_through(character):
            return unicodedata.normalize("NFKC", character)[0] in _FORMULA
    return False


def _looked_through(character: str) -> bool:
    return (
        character in "'\""
        or character.isspace()
        or character in _BLANK
        or unicodedata.category(character) in {"Cc", "Cf", "Mn"}
    )


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]
