"""Whether a claim puts the verb of one half of a sentence to the object of the other.

Covers, in English: two verbs joined by "but" or "and" (or by a semicolon), each with its own
object: "acquitted her of treason but convicted her of theft" told as "convicted of treason".
Does not cover: objects that both halves share, verbs that mean the same in both halves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.finding import OK, Finding
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Passage, read
from summarise.language import read_as_english

_JOINING = frozenset("but and while whereas ; yet".split())


def check_paired(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Look for a verb of a claim that the evidence has with another object.

    Verdicts: `ok`; `order_swapped`.

    Args:
        text: A claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    if claim.negations or not _JOINING.isdisjoint(claim.norms):
        return OK
    for sentence in evidence:
        for first, second in _halves(read(sentence, language)):
            for own, other in ((first, second), (second, first)):
                if _mixed(claim, own, other):
                    return Finding("order_swapped", f'the article has "{own[0]}" of something else')
    return OK


Half = tuple[str, frozenset[str]]  # the stem of a verb, and those of what stands behind it


def _halves(passage: Passage) -> Iterator[tuple[Half, Half]]:
    """Each two verbs that a joining word parts, the second right behind it."""
    norms = passage.norms
    for at, norm in enumerate(norms):
        if norm not in _JOINING or not _is_deed(passage, at + 1):
            continue
        before = next((to for to in range(at - 1, -1, -1) if _is_deed(passage, to)), None)
        if before is None or any(mark in norms[before:at] for mark in (";", ":", '"')):
            continue
        end = passage.clause_end(at + 1)
        yield _half(passage, before, at), _half(passage, at + 1, end)


def _is_deed(passage: Passage, at: int) -> bool:
    """True for a finite verb that carries content."""
    inside = at < len(passage.norms)
    return inside and passage.stems[at] is not None and verbal(passage, at, at + 1)


def _half(passage: Passage, verb: int, end: int) -> Half:
    behind = frozenset(
        item
        for at in range(verb + 1, end)
        if (item := passage.stems[at]) is not None and not passage.words[at].capital
    )
    return str(passage.stems[verb]), behind


def _mixed(claim: Passage, own: Half, other: Half) -> bool:
    """True if a claim has the verb of one half, nothing else of it, and the other's object."""
    verb, objects = own
    if verb not in claim.content or other[0] in claim.content or not objects:
        return False
    last = next((item for item in reversed(claim.stems) if item is not None), None)
    return not objects & claim.content and last in other[1]
