"""Text that a server sent, made fit to be shown.

Covers: control characters, length, keys. Does not cover: escaping for HTML or a terminal's
markup, which is the renderer's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterable, AsyncIterator

SHOWN_CHARACTERS = 300
_SHORTEST_SECRET = 12
_LONGEST_SPELLING = 8  # characters for one: three backslashes and u002b

# Services repeat the key they refused, in full or with its middle starred out.
_KEY_LIKE = re.compile(r"\b(?:sk|key|gsk|xai|pk)-[\w*.\-]{6,}")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})


def shown(text: str, limit: int = SHOWN_CHARACTERS) -> str:
    """One line of printable text: no control or format characters, no keys, bounded.

    Args:
        text: Anything a server sent.
        limit: Most characters returned, the closing ellipsis included.
    """
    head = text[: 4 * limit]
    printable = "".join(
        " " if char.isspace() or unicodedata.category(char) in _HIDDEN_CATEGORIES else char
        for char in head
    )
    line = _KEY_LIKE.sub("[key]", " ".join(printable.split()))
    cut = len(line) > limit or len(text) > len(head)
    return line[: limit - 1].rstrip() + "…" if cut else line


def without_secret(text: str, secret: str | None) -> str:
    """The text with every occurrence of a secret replaced by `[key]`, as JSON or URLs spell it too.

    One of fewer than 12 characters guards nothing: it is a word like `ollama` or `EMPTY`, given to
    a server that asks for none, and stands in articles and in the names of a reply's fields.
    """
    if secret is None or len(secret) < _SHORTEST_SECRET:
        return text
    return re.sub("".join(map(_spellings, secret)), "[key]", text)


async def pieces_without_secret(
    pieces: AsyncIterable[bytes], secret: str | None
) -> AsyncIterator[bytes]:
    """A long body without the secret, as `without_secret`, piece by piece."""
    held, longest = "", _LONGEST_SPELLING * len(secret or "")
    async for piece in pieces:
        text = without_secret(held + piece.decode("latin-1"), secret)  # bytes one to one
        end = max(len(text) - longest, 0)
        held = text[end:]
        yield text[:end].encode("latin-1")
    yield held.encode("latin-1")


def _spellings(char: str) -> str:
    r"""A pattern for one character: itself or, where encoders escape it, `\/`, `\u002B`, `%2F`."""
    if char.isalnum() or char in "-._":
        return re.escape(char)
    code = f"{ord(char):02x}"
    return rf"(?:\\{{0,3}}{re.escape(char)}|(?i:\\{{1,3}}u00{code}|%{code}))"
