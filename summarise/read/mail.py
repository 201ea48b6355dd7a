"""The article in an e-mail: its text, and what its header declares.

Covers: one message (RFC 5322, MIME), plain text before HTML, flowed text (RFC 3676), the
signature; attachments are listed, not read. Does not cover: mailboxes, encrypted messages,
signatures that prove anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime

from summarise.errors import SourceError
from summarise.read.document import Dropped, Page, RawSource
from summarise.read.encoding import decode
from summarise.read.lengths import count_words
from summarise.read.limits import ReadLimits
from summarise.text_safety import printable

_LONGEST_FIELD = 4_000  # characters; longer ones cost the library's parser too much
_MOST_PARTS = 500
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_STUB_WORDS = 20  # "Your program shows no HTML"
_ANSWER_MARKS = re.compile(r"\A(?:(?:re|fwd?|aw|wg|tr|rv|отв)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?\r?$.*", re.MULTILINE | re.DOTALL)
_MOST_SIGNATURE_LINES = 12
_SHOWN_NAMES = 5
_COPY_HINT = "copy the text from your mail program, then: pbpaste | summarise -"


class _BoundedFields(Compat32):
    """Reads header fields, and no more of one than a bound."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The leaves of a message: plain text, HTML, and the names of all that is attached."""

    plain: list[Message]
    html: list[Message]
    attached: list[str]


def page_of_mail(raw: RawSource, limits: ReadLimits) -> Page:
    """The text of a message, its subject, sender and date.

    Args:
        raw: The message's bytes.
        limits: `max_depth` of parts in parts.

    Raises:
        ConfigError: It holds HTML only, and the `web` extra is not installed.
        SourceError: It is nested too deep, holds too many parts, or no text.
    """
    nested = len(_MULTIPART.findall(raw.data))
    if nested > _MOST_PARTS:
        raise _too_nested(raw, f"{nested:,} nested parts", _MOST_PARTS)
    try:
        message = message_from_bytes(raw.data, policy=_BoundedFields())
        parts = _parts(raw, message, limits.max_depth)
        page = _body(raw, parts)
    except RecursionError as error:
        raise _too_nested(raw, "parts nested without end", limits.max_depth) from error
    # What the library does wrong with a message that is damaged.
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise SourceError(
            f"{raw.name} is a damaged e-mail ({type(error).__name__})", hint=_COPY_HINT
        ) from error
    shown = ", ".join(parts.attached[:_SHOWN_NAMES])
    more = ", …" if len(parts.attached) > _SHOWN_NAMES else ""
    listed = Dropped(
        f"attachments, {len(parts.attached)}: {shown}{more}", "they are listed, not read"
    )
    return replace(
        page,
        title=_ANSWER_MARKS.sub("", _field(message, "Subject")) or page.title,
        published=_day(message) or page.published,
        author=_sender(message) or page.author,
        dropped=(*page.dropped, *((listed,) if parts.attached else ())),
    )


def _parts(raw: RawSource, message: Message, max_depth: int) -> _Parts:
    found = _Parts([], [], [])
    for part in _leaves(raw, message, max_depth):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in (
            "text/plain", "text/html",
        ):  # fmt: skip
            found.attached.append(_name(part))
        else:
            (found.plain if kind == "text/plain" else found.html).append(part)
    return found


def _leaves(raw: RawSource, message: Message, max_depth: int) -> Iterator[Message]:
    """The parts that hold something, in order; a forwarded message is an attachment."""
    stack = [(message, 1)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if depth > max_depth:
            raise _too_nested(raw, f"parts nested more than {max_depth} deep", max_depth)
        if count > _MOST_PARTS:
            raise _too_nested(raw, f"more than {_MOST_PARTS} parts", _MOST_PARTS)
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            stack += [(one, depth + 1) for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def _body(raw: RawSource, parts: _Parts) -> Page:
    """Plain text, unless it is only a word about the HTML."""
    texts = [_plain_text(raw, part) for part in parts.plain]
    text = "\n\n".join(filter(None, (found.strip() for found, _ in texts)))
    signatures = tuple(
        Dropped(f"signature, lines: {lines}", "it stands below the line “-- ”")
        for _, lines in texts
        if lines
    )
    if parts.html and (not text or count_words(text) < _STUB_WORDS):
        from summarise.read.html import page_of_html

        pages = [page_of_html(_characters(raw, part), raw) for part in parts.html]
        longest = max(pages, key=lambda page: len(page.text))
        if count_words(longest.text) > count_words(text):
            return longest
    return Page(text, dropped=signatures)


def _plain_text(raw: RawSource, part: Message) -> tuple[str, int]:
    """The text without signature, and how many lines that had."""
    text = _characters(raw, part).replace("\r\n", "\n")
    lines = 0
    found = _SIGNATURE.search(text)
    if found and 0 < found[0].strip().count("\n") <= _MOST_SIGNATURE_LINES:
        lines = found[0].strip().count("\n")
        text = text[: found.start()]
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text, lines


def _unflowed(text: str, *, delete_space: bool) -> str:
    """Lines that end in a space go on in the next. Source: RFC 3676, 4.1 and 4.4."""
    joined: list[str] = []
    flows = False
    for line in text.split("\n"):
        whole = line.removeprefix(" ")
        if flows:
            joined[-1] += whole
        else:
            joined.append(whole)
        flows = whole.endswith(" ")
        if flows and delete_space:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)


def _characters(raw: RawSource, part: Message) -> str:
    """The part's text, transfer encoding undone, its charset as declared or detected."""
    data = part.get_payload(decode=True)
    charset = part.get_content_charset()
    return decode(replace(raw, data=data if isinstance(data, bytes) else b"", charset=charset))


def _name(part: Message) -> str:
    name = _decoded(part.get_filename() or part.get_content_type())
    return printable(name, limit=80)


def _field(message: Message, name: str) -> str:
    return printable(_decoded(message.get(name, "")), limit=300)


def _decoded(value: object) -> str:
    """A header field's characters; as it stands where its encoded words are damaged."""
    try:
        return str(make_header(decode_header(str(value))))
    except (MessageError, LookupError, UnicodeError, ValueError):
        return str(value)


def _sender(message: Message) -> str | None:
    name, address = parseaddr(_field(message, "From"))
    return name or address or None


def _day(message: Message) -> date | None:
    """The day the sender's own clock showed."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _too_nested(raw: RawSource, what: str, most: int) -> SourceError:
    return SourceError(
        f"{raw.name} has {what}, and {most} is the limit",
        hint=_COPY_HINT,
    )
