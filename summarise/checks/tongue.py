"""Whether a text is in the language that was asked for.

Covers: prose of forty characters and more. Does not cover: names and single words.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarise.checks.finding import OK, Finding
from summarise.language import detect_language


def check_language(texts: Iterable[str], wanted: str | None) -> Finding:
    """Compare the language of some texts, taken together, with the one asked for.

    Verdicts: `ok`, also where it cannot be told; `wrong_language`.

    Args:
        texts: Headline, gist or claims; short ones are judged together.
        wanted: ISO 639-1, or None if none was asked for.
    """
    if wanted is None:
        return OK
    found = detect_language(" ".join(texts))
    if found is None or found == wanted.split("-")[0].lower():
        return OK
    return Finding("wrong_language", f"{found}, asked for {wanted}")
