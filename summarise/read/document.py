"""What passes between the steps of reading: bytes with their labels, then a page of text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from summarise.text_safety import printable, shell_word


class Origin(StrEnum):
    """Where the bytes came from."""

    STDIN = "stdin"
    FILE = "file"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class RawSource:
    """The bytes of a source as they were found.

    Attributes:
        data: The bytes, transfer encoding undone.
        source: `-`, the path or the URL, as the caller typed it.
        origin: Where they came from.
        suffix: Of the file name or of the URL's path, lower case with the dot, or "".
        media_type: From the HTTP header, lower case without parameters, or None.
        charset: From the HTTP header, as written, or None.
        address: Of the web page after redirects, or None.
    """

    data: bytes
    source: str
    origin: Origin
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None

    @property
    def name(self) -> str:
        """The source as it may be shown."""
        return printable(self.source)

    def piped(self, *commands: str) -> str:
        """The shell line that sends the source through `commands`, each a filter."""
        word = shell_word(self.source)
        first = {
            Origin.STDIN: "…",
            Origin.FILE: f"cat {word}",
            Origin.WEB: f"curl -sL {word}",
        }[self.origin]
        return " | ".join([first, *commands, "summarise -"])


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that stands in the source and not in its text.

    Attributes:
        what: As it may be shown, e.g. `2 attachments: map.png, terms.pdf`.
        why: The reason, e.g. `attachments are not read`.
    """

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a source, and what the source says about itself.

    Attributes:
        text: Plain text; paragraphs are separated by one blank line where the source
            has marks for paragraphs.
        title: As declared, or None.
        published: Calendar date as written, in the outlet's own time zone, or None.
        language: ISO 639-1, as declared, or None.
        author: As declared, or None.
        dropped: What of the source is not in the text, and why.
    """

    text: str
    title: str | None = None
    published: date | None = None
    language: str | None = None
    author: str | None = None
    dropped: tuple[Dropped, ...] = ()


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code at the front of a BCP 47 tag such as `en-GB`, or None.

    >>> language_code("pt_BR")
    'pt'
    """
    primary = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    is_code = len(primary) == 2 and primary.isascii() and primary.isalpha()
    return primary if is_code else None
