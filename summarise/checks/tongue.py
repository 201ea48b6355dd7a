"""Whether a text is in the language that was asked for.

Covers: prose of forty characters and more, and single claims of twenty where the model is sure.
Does not cover: names and single words.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from summarise.checks.finding import OK, Finding
from summarise.language import detect_language, sure_language


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


def check_claim_language(text: str, wanted: Set[str]) -> Finding:
    """Compare the language of one claim with those it may be in.

    Verdicts: `ok`, also where it cannot be told; `wrong_language`.

    Args:
        text: The claim.
        wanted: ISO 639-1 codes; empty if no language was asked for.
    """
    found = sure_language(text, except_for=wanted) if wanted else None
    if found is None:
        return OK
    return Finding("wrong_language", f"{found}, asked for {', '.join(sorted(wanted))}")


def languages_of(prose: str, wanted: str | None) -> frozenset[str]:
    """What a claim may be in: the language asked for, or that of the prose, which is judged itself.

    Args:
        prose: Headline and gist.
        wanted: ISO 639-1, or None if none was asked for: then claims are not judged.
    """
    if wanted is None:
        return frozenset()
    return frozenset({wanted.split("-")[0].lower(), detect_language(prose) or ""}) - {""}
