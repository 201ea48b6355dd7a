"""Figures that somebody gives without a verb of saying: `the army has raised it to 20`.

Covers: "put ... at", "raised ... to" and their like, in English, with a figure behind them.
Does not cover: verbs of saying (`sayings.py`), whether the figure is right (`numbers.py`).
"""

from __future__ import annotations

from summarise.checks.scopes import Cue, Passage
from summarise.checks.stretches import names_somebody, subject_start

_GIVING = frozenset(
    "put puts placed places raised raises revised revises lowered gave give gives given".split()
)
_TO = frozenset("at to in us figure number toll of".split())
_FIGURES = frozenset(
    "one two three four five six seven eight nine ten dozens scores tens hundreds thousands "
    "millions more over under about around nearly almost up least some below above".split()
)
_FAR = 14  # words from the verb to its figure


def givers(passage: Passage, inside: tuple[int, int]) -> list[tuple[int, int]]:
    """Who gives a figure that some evidence holds, as half-open bounds of word indices.

    Args:
        passage: The sentence.
        inside: Half-open bounds of the evidence, as word indices.
    """
    found = []
    for at in range(max(0, inside[0] - _FAR), inside[1]):
        if passage.norms[at] not in _GIVING or not _has_figure(passage, at, inside[1]):
            continue
        start = subject_start(passage, Cue("", at, at + 1, at + 1))
        if names_somebody(passage, (start, at)):
            found.append((start, at))
    return found


def _has_figure(passage: Passage, verb: int, end: int) -> bool:
    """True if a figure stands behind "at" or "to" in the clause of a verb."""
    last = min(end, passage.clause_end(verb), verb + _FAR)
    for at in range(verb + 1, last - 1):
        following = [norm for norm in passage.norms[at + 1 : at + 3] if norm != "the"][:1]
        if passage.norms[at] in _TO and any(
            norm[0].isdigit() or norm in _FIGURES for norm in following
        ):
            return True
    return False
