"""Quoted speech in an article.

Covers: stretches between double, angled or low quotation marks, and quotations that go on
over several paragraphs, each opened anew and only the last one closed.
Does not cover: single straight marks, which cannot be told from apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

MIN_WORDS = 3  # fewer are a name or a scare quote, not speech

_RUN = r"[^{0}\n]*+(?:\n(?!\s*\n)[^{0}\n]*+)*+"  # no blank line inside
_OPENERS = '(?=[“„«»「"‘])'  # looked at first: few characters are one
_QUOTED = re.compile(
    f"{_OPENERS}(?:"
    + "|".join(
        [
            f"“{_RUN.format('“”')}”",
            f"„{_RUN.format('„“”')}[“”]",
            f"«{_RUN.format('«»')}»",
            f"(?<!\\w)»{_RUN.format('«»')}«",
            f"「{_RUN.format('「」')}」",
            f'(?<!\\w)"{_RUN.format(chr(34))}"(?!\\w)',
            r"(?<!\w)‘[^‘’\n]{1,400}(?:’\w[^‘’\n]{0,400}){0,8}’(?!\w)",
            # a paragraph left open because the next one opens again
            r"“[^“”\n]+(?=\n\s*“)",
            r"«[^«»\n]+(?=\n\s*«)",
            r'(?<!\S)"[^"\n]+(?=\n\s*")',
        ]
    )
    + ")"
)


@lru_cache(maxsize=8)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Bounds of each stretch of quoted words, marks included, in order, without overlap."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def quotation_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The quotation that holds or touches most of `[start, end)`, or None."""
    spans = quotations(text)
    index = max(0, bisect_right(spans, (start, len(text))) - 1)
    for first, last in spans[index : index + 3]:
        shared = min(end, last) - max(start, first)
        if shared * 2 >= end - start > 0:
            return first, last
    return None


def is_speech(text: str, span: tuple[int, int]) -> bool:
    """True if a quotation is long enough to be something said."""
    return len(text[span[0] : span[1]].split()) >= MIN_WORDS
