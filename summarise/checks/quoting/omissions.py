"""Quotes joined by an ellipsis.

Covers: how a joined quote is split, and whether what it leaves out would turn its meaning.
Does not cover: finding the pieces (`quotes.py`).
"""

from __future__ import annotations

import re

from summarise.checks.text.scopes import read

ELLIPSIS = re.compile(r"\s*[\[(]?(?:…|\.(?: ?\.){2,})[\])]?\s*")


def omission_problem(gaps: list[str], language: str | None) -> str | None:
    """Why the words left out may not be left out, or None if they may.

    Args:
        gaps: The article's words between the pieces of the quote.
        language: ISO 639-1 of the article, or None.
    """
    for gap in gaps:
        passage = read(gap, language)
        denials = [cue for cue in passage.frame_cues if cue.label == "denied"]
        for cue in (*passage.negations, *denials):
            return f'the words left out hold "{passage.phrase(cue)}"'
    return None
