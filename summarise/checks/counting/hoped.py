"""Numbers that the evidence only has as hoped for, asked for or expected.

Covers, in English: `organisers had hoped for 4,000`, `prosecutors had asked for 30 years`, where
the claim tells the number as a fact.
Does not cover: offers and promises (`negating/called_off.py`), plans told by "will".
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.counting.calendar_terms import calendar_terms
from summarise.checks.counting.quantities import Quantity, quantities_in
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import norms_of, stem, stems_in
from summarise.language import read_as_english

_HOPING = stems_in(
    "hope expect ask seek sought demand want request aim target goal wish predict forecast "
    "anticipate estimate need require"
)
# By these a claim says itself that the number is no fact.
_OWNING_UP = _HOPING | stems_in(
    "call propose offer promise pledge plan intend appeal urge prosecution would could may might "
    "should bid claim due will"
)
_REACH = 6  # words between the verb and the number


def check_hoped(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Look for numbers of a claim that its evidence has only behind a word of hoping.

    Verdicts: `ok`; `misplaced`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claimed = _numbers(text, language)
    if not claimed or not _OWNING_UP.isdisjoint(map(stem, norms_of(text))):
        return OK
    given = [
        (read(sentence, language), item)
        for sentence in evidence
        for item in _numbers(sentence, language)
    ]
    for one in claimed:
        told = [
            _hoping(passage, item)
            for passage, item in given
            if not item.values.isdisjoint(one.values)
        ]
        if told and all(told):
            return Finding("misplaced", shortened(f'{one.raw}: the article has "{told[0]}"'))
    return OK


def _numbers(text: str, language: str | None) -> list[Quantity]:
    """The plain numbers of a text without those of its dates."""
    _, rest = calendar_terms(text)
    return [item for item in quantities_in(rest, language) if item.kind == "number"]


def _hoping(passage: Passage, number: Quantity) -> str | None:
    """The verb of hoping that a number hangs on, as written."""
    at = next(iter(passage.inside(number.start, number.start + len(number.raw))), 0)
    for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if passage.clauses[before] != passage.clauses[at] or passage.norms[before] == "and":
            return None
        if passage.stems[before] in _HOPING:
            return passage.norms[before]
    return None
