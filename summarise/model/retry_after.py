"""How long a service asks to wait, in every form it says so.

Covers: `retry-after-ms`, `Retry-After` as seconds, fraction or HTTP date, and the
`retryDelay` Google puts into bodies. Does not cover: whether to wait (`retry.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_NUMBER = re.compile(r"\d{1,18}(?:\.\d{0,18})?|\.\d{1,18}", re.ASCII)
_BODY_DELAY = re.compile(r'"retryDelay"\s*:\s*"(\d{1,18}(?:\.\d{1,18})?)s"', re.ASCII)
_BODY_CHARACTERS = 20_000  # a hint further in than this is not worth the search


def retry_after_seconds(
    headers: Mapping[str, str], body: str = "", *, now: datetime | None = None
) -> float | None:
    """Seconds the service asks to wait, or None if it asks for no positive time.

    Zero, negative, past and unreadable values count as not said.

    Args:
        headers: Names in lower case.
        body: Searched for `"retryDelay": "15s"` if no header tells.
        now: The time an HTTP date is compared with if the answer has no `Date` header.

    Source: RFC 9110, section 10.2.3 (seconds or date); the openai client (milliseconds,
    fractions); Google's error details (`RetryInfo.retryDelay`).
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds:
        return milliseconds / 1000
    said = headers.get("retry-after", "").strip()
    seconds = _number(said) or _until(said, headers.get("date", ""), now)
    if seconds:
        return seconds
    found = _BODY_DELAY.search(body[:_BODY_CHARACTERS])
    return (float(found[1]) or None) if found else None


def _number(text: str) -> float | None:
    text = text.strip()
    return (float(text) or None) if _NUMBER.fullmatch(text) else None


def _until(said: str, date_header: str, now: datetime | None) -> float | None:
    """Seconds to an HTTP date. The server's own clock counts where it states it."""
    then = _date(said)
    if then is None:
        return None
    base = _date(date_header) or now or datetime.now(UTC)
    seconds = (then - base).total_seconds()
    return seconds if seconds > 0 else None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
