"""Whether a title, author or date in a file's properties is one, or a program's filler.

Covers: file names, names of programs and of templates, dates that the text contradicts.
Does not cover: true titles of another document, which a copied file may carry.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_FILE_NAME = re.compile(r"\S+\.(?:docx?|pdf|rtf|odt|indd|qxp|qxd|tex|html?|pptx?|xlsx?|txt)", re.I)
_PROGRAM = re.compile(r"(?:Microsoft (?:Word|PowerPoint)|Adobe|PScript\d*|QuarkXPress)\b", re.I)
_FILLER = frozenset(
    "untitled|unbenannt|sans titre|sin título|без названия|document|dokument|word document"
    "|powerpoint presentation|about:blank|title|unspecified|none|null|unknown|anonymous|(anonymous)"
    "|(unspecified)|author|user|windows user|microsoft office user|admin|administrator|owner"
    "|python-docx|pc|hp|dell|lenovo|asus|acer|system|root|guest|test".split("|")
)
_NUMBERED_FILLER = re.compile(r"(?:document|dokument|doc|untitled|scan|img)[ _-]?\d*", re.I)
_MOST_CHARACTERS = 300
_LEAST_TITLE_WORDS = 2
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIRST_YEAR = 1993  # of PDF; Word's properties are younger


def plausible_title(text: object) -> str | None:
    """The title on one line, or None if it is no headline."""
    title = _name(text)
    if title is None or (len(title.split()) < _LEAST_TITLE_WORDS and title.isascii()):
        return None
    return None if _FILE_NAME.search(title) or _PROGRAM.match(title) else title


def plausible_author(text: object) -> str | None:
    """The author on one line, or None if it is the name of a program or an account."""
    name = _name(text)
    if name is None or _PROGRAM.match(name) or not re.search(r"[^\W\d_]{2}", name):
        return None
    return name


def plausible_date(day: date | None, text: str) -> date | None:
    """`day` if it can be the day of publication: not to come, in a year that `text` names.

    A file's own date is that of its making: an old article printed today bears today's.
    """
    if day is None or day.year < _FIRST_YEAR or day > date.today() + timedelta(days=1):
        return None
    years = {int(year) for year in _YEAR.findall(text)}
    return day if day.year in years else None


def _name(text: object) -> str | None:
    line = " ".join(text.split()) if isinstance(text, str) else ""
    filler = line.casefold() in _FILLER or _NUMBERED_FILLER.fullmatch(line)
    return None if not line or filler or len(line) > _MOST_CHARACTERS else line
