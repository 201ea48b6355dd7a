"""What a quote that is not in the article seems to be an altered form of.

Covers: the closest words of the article by edit distance, and a word-by-word difference.
Does not cover: any decision. A number, a name or a "not" changed leaves a quote as close as
a harmless paraphrase, so closeness never accepts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarise.article import Article, Sentence
from summarise.checks.finding import shortened
from summarise.checks.text.folding import QUOTE_MARKS, fold, fold_article

MAX_DISTANCE = 0.45  # share of the quote's characters; beyond, the two have little in common
MAX_SEARCHED = 200_000  # code points; longer articles are searched near the named sentence
MAX_QUOTE = 400
_EDGE_MARKS = QUOTE_MARKS + ".,;:!?()[]"


@dataclass(frozen=True, slots=True)
class Closest:
    """The article's words nearest to a quote, and how the two differ."""

    start: int
    end: int
    difference: str


def explain(quote: str, named: Sentence | None, article: Article) -> Closest | None:
    """The closest words of the article, or None if nothing comes close.

    Args:
        quote: Words that exact search did not find.
        named: The sentence they are said to stand in, searched first.
        article: The article.

    Source: Myers 1999, bit-vector approximate matching, through `edlib` (infix mode).
    """
    folded = fold_article(article.text)
    wanted = fold(quote[:MAX_QUOTE]).text.strip()
    regions = [(folded.index_at(named.start), folded.index_at(named.end))] if named else []
    if len(folded.text) <= MAX_SEARCHED:
        regions.append((0, len(folded.text)))
    for first, last in regions:
        found = _aligned(wanted, folded.text[first:last])
        if found is not None:
            left, right = _snapped(folded.text, first + found[0], first + found[1])
            start, end = folded.source_span(left, right)
            return Closest(start, end, difference(article.text[start:end], quote))
    return None


def difference(source: str, quote: str) -> str:
    """How a quote departs from the source, word by word: `"12" -> "21"`.

    Typography and punctuation at the edges of words are not shown.
    """
    left, right = _bare_words(source), _bare_words(quote)
    matcher = SequenceMatcher(
        None,
        [fold(word).text for word in left],
        [fold(word).text for word in right],
        autojunk=False,
    )
    parts: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        had, has = " ".join(left[a:b]), " ".join(right[c:d])
        if kind == "replace":
            parts.append(f'"{had}" -> "{has}"')
        elif kind == "delete":
            parts.append(f'"{had}" left out')
        elif kind == "insert":
            parts.append(f'"{has}" added')
    return shortened("; ".join(parts), 160) or "punctuation differs"


def _bare_words(text: str) -> list[str]:
    bare = (word.strip(_EDGE_MARKS) for word in text.split())
    return [word for word in bare if word]


def _aligned(wanted: str, text: str) -> tuple[int, int] | None:
    """Bounds of the best infix match, or None if it is too far."""
    import edlib  # compiled; wanted only where a quote failed

    if not wanted or not text:
        return None
    known = "".join(sorted(set(wanted)))[:200]  # edlib tells at most 256 characters apart
    reduced = re.sub(f"[^{re.escape(known)}]", "\0", text)
    query = re.sub(f"[^{re.escape(known)}]", "\1", wanted)
    limit = max(1, int(len(wanted) * MAX_DISTANCE))
    result = edlib.align(query, reduced, mode="HW", task="locations", k=limit)
    if result["editDistance"] == -1:
        return None
    first, last = result["locations"][0]
    return first, last + 1


def _snapped(text: str, first: int, last: int) -> tuple[int, int]:
    """Widen a match to whole words."""
    while first > 0 and not text[first].isspace():
        first -= 1
    while last < len(text) and not text[last - 1].isspace():
        last += 1
    found = text[first:last]
    first += len(found) - len(found.lstrip())
    return first, first + len(found.strip())
