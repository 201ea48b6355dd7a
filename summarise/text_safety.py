"""Makes untrusted text safe to show on one line of a terminal, log or message.

Covers: escape sequences, control codes, invisible and direction-changing characters, lone
surrogates (undecodable bytes of a file name), length. Does not cover: markup (`render/`
escapes for HTML and Markdown) and the article's own text, which is never changed.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from functools import lru_cache

# ECMA-48 (5th edition) 5.4 and 5.6: control sequences, then control strings such as window
# titles and hyperlinks, then two-character escapes. No class contains its own opener, so a
# failing match never scans the same characters twice.
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-Z\\^-~]"
)
# Up to the last @, for a password may hold any character; with or without a scheme before it.
_USERINFO = re.compile(r"\A([A-Za-z][A-Za-z0-9+.-]*://)?.*@", re.DOTALL)
# Unicode "prepended concatenation marks" are of category Cf, and visible.
_VISIBLE_FORMAT = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Letters and marks by category, blank on every screen.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


def printable(text: str, limit: int | None = 200) -> str:
    r"""Returns `text` on one line, with nothing in it that a terminal would obey.

    Whole escape sequences go, not only their first character; line breaks and tabs become
    one space; bidirectional overrides, zero-width and other invisible characters go; a
    lone surrogate becomes U+FFFD.

    Args:
        text: Anything: a file name, a URL, a server's error text.
        limit: Longest result in characters, an ellipsis included; None for no limit.

    >>> printable("a\x1b[31mred\x1b[0m\nb\u202e.txt")
    'ared b.txt'
    """
    plain = text.isascii() and text.isprintable()
    shown = text if plain else "".join(map(_shown, _ESCAPE_SEQUENCE.sub("", text)))
    one_line = " ".join(shown.split())
    if limit is None or len(one_line) <= limit:
        return one_line
    return one_line[: max(limit - 1, 0)] + "…"


def bare_url(url: str) -> str:
    """The URL on one line, without what may be a password in it: user name, query, fragment.

    >>> bare_url("https://anna:secret@model.example/v1?token=secret")
    'https://model.example/v1'
    """
    return printable(re.split(r"[?#]", _USERINFO.sub(r"\1", url), maxsplit=1)[0])


def shell_word(text: str) -> str:
    """`text` without what a terminal obeys, quoted as one word of a shell command."""
    return shlex.quote(printable(text, limit=None))


@lru_cache(maxsize=4_096)
def _shown(character: str) -> str:
    """What stands for one character: itself, a space, the replacement character, or nothing."""
    if character.isascii():
        return character if character.isprintable() else " " if character.isspace() else ""
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or character == "\x85":
        return " "
    if category == "Cs":
        return "\ufffd"
    hidden = category == "Cc" or (category == "Cf" and character not in _VISIBLE_FORMAT)
    return "" if hidden or character in _BLANK else character
