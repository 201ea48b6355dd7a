"""Text that a server sent, made fit to be shown.

Covers: control characters, length, keys. Does not cover: escaping for HTML or a terminal's
markup, which is the renderer's.
"""

from __future__ import annotations

import re
import unicodedata

SHOWN_CHARACTERS = 300
_SHORTEST_SECRET = 12

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
    """The text with every occurrence of a secret replaced by `[key]`.

    One of fewer than 12 characters guards nothing: it is a word like `ollama` or `EMPTY`, given to
    a server that asks for none, and stands in articles and in the names of a reply's fields.
    """
    if secret is None or len(secret) < _SHORTEST_SECRET:
        return text
    return text.replace(secret, "[key]")
