"""Keys that must not be in a recording.

Covers: the very key in use, and the shapes of keys, tokens and private keys. Does not cover:
personal data, or passwords without a shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Shorter ones are placeholders such as "none", which any text may hold.
SHORTEST_KEY = 8
_CREDENTIAL_HEADERS = ("authorization", "api-key", "x-api-key", "x-goog-api-key")
# What stands before says that it is no part of a word: `risk-`, `task-`.
_SHAPES = {
    "a service key (sk-...)": re.compile(r"(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{16,}"),
    "a service key": re.compile(
        r"(?<![A-Za-z0-9])(?:gsk_|xai-|hf_|glpat-|gh[opsu]_|github_pat_|xox[abp]-)[A-Za-z0-9_-]{16,}"
    ),
    "a Google key": re.compile(r"(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}"),
    "an AWS key": re.compile(r"(?<![A-Za-z0-9])A(?:KI|SI)A[A-Z0-9]{16}(?![A-Za-z0-9])"),
    "a bearer token": re.compile(
        r"(?i:(?<![a-z0-9])bearer) (?=[A-Za-z._~+/-]{0,99}[0-9])[A-Za-z0-9._~+/-]{16,}"
    ),
    "a private key": re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"),
}


def keys_in_use(headers: Mapping[str, str]) -> frozenset[str]:
    """The credentials a request is sent with."""
    values = [headers[name] for name in _CREDENTIAL_HEADERS if name in headers]
    words = {word for value in values for word in value.split()}
    return frozenset(word for word in words if len(word) >= SHORTEST_KEY)


def leak_in(texts: Iterable[str], keys: Iterable[str]) -> str | None:
    """What secret one of the texts holds, in words that do not repeat it; or None.

    Args:
        texts: Everything that would be written.
        keys: Secrets known to the caller; those shorter than 8 characters are passed over.
    """
    known = [key for key in keys if len(key) >= SHORTEST_KEY]
    for text in texts:
        if any(key in text for key in known):
            return "the key in use"
        for name, shape in _SHAPES.items():
            if shape.search(text):
                return name
    return None
