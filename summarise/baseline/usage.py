"""Whether a word form is used as a verb or as a noun, told from its neighbours.

Covers: forms that English shares between the two ("attacks", "bombing", "occupied").
Does not cover: real parsing; three words to the left and one to the right decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from summarise.baseline.inflection import IRREGULAR_PASTS
from summarise.baseline.words import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    Word,
)

_ADVERBS = frozenset(
    "also not never already recently reportedly allegedly later then now still again have has had "
    "been today yesterday openly publicly once just only soon formally officially".split()
)
_VERB_BEFORE = MODALS | frozenset("to do does did 'll ’ll n't not they we i you who".split())
_NOUN_BEFORE = DETERMINERS | PREPOSITIONS | frozenset({"'s", "'", "’s"})
_ADJECTIVE_ENDINGS = ("ic", "al", "ous", "ive", "ful", "ish", "ese", "ian", "-range", "scale")
_CHANNELS = frozenset("phone telephone video videolink".split())
_MODIFIERS = frozenset(
    "deadly major new recent large massive fresh further latest first second third joint heavy "
    "suicide car truck bomb drone missile rocket air ground military terrorist armed cyber aerial "
    "sporadic fierce fatal two three four five several possible alleged immediate strong".split()
)


class Use(Enum):
    """How a word form is used."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


def use_of(words: Sequence[Word], at: int) -> Use:
    """How the word at index `at` is used; nouns win where nothing decides for a verb."""
    lower = words[at].lower
    before = words[at - 1].lower if at else ""
    if lower.endswith("ing"):
        return _ing(words, at, before)
    if lower.endswith(("ed", "en")) or lower in _STRONG_PAST:
        return _past(words, at, before)
    if before.endswith("ly") and len(before) > 4:
        return Use.VERB
    if before in _VERB_BEFORE and not (before == "to" and _before_to_wants_noun(words, at)):
        return Use.VERB
    if before in _NOUN_BEFORE or _is_modifier(before) or not at:
        return Use.NOUN
    return _bare(words, at)


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Whether the verb form at index `at` is passive: "was attacked", "attacked by"."""
    lower = words[at].lower
    if lower.endswith("ing") or not (lower.endswith(("ed", "en")) or lower in _STRONG_PAST):
        return False
    for word in reversed(words[max(0, at - 4) : at]):
        if word.lower in BE_FORMS:
            return True
        if not (word.lower in _ADVERBS or word.lower.endswith("ly")):
            break
    after = words[at + 1].lower if at + 1 < len(words) else "."
    if after == "by" and at + 2 < len(words) and words[at + 2].lower in _CHANNELS:
        return False  # "spoke by phone"
    return after == "by" or (lower in _DONE_TO and after in {".", ",", ";", "in", "on", "and"})


def _ing(words: Sequence[Word], at: int, before: str) -> Use:
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if before in BE_FORMS:
        return Use.VERB
    if after == "of" or before in {"'", "’"}:
        return Use.NOUN
    if before in DETERMINERS or before in {"'s", "’s"} or _is_modifier(before):
        return Use.NOUN
    if after in DETERMINERS or (after and words[at + 1].capital):
        return Use.VERB
    return Use.NOUN if after in PREPOSITIONS and before in PREPOSITIONS else Use.VERB


def _past(words: Sequence[Word], at: int, before: str) -> Use:
    if before in DETERMINERS or before in {"'s", "’s"}:
        return Use.ADJECTIVE
    after = words[at + 1] if at + 1 < len(words) else None
    goes_on = after is not None and after.is_word and after.lower not in PREPOSITIONS
    if (before in PREPOSITIONS or _is_gerund(words, at - 1)) and goes_on:
        return Use.ADJECTIVE
    return Use.VERB


def _is_gerund(words: Sequence[Word], at: int) -> bool:
    return at >= 0 and words[at].lower.endswith("ing") and len(words[at].lower) > 5


def _bare(words: Sequence[Word], at: int) -> Use:
    """A base form or one in -s behind a noun: a verb if something like an object follows."""
    if at + 1 >= len(words):
        return Use.NOUN
    after = words[at + 1]
    before = words[at - 1]
    if not before.is_word:
        return Use.NOUN
    subject = before.capital or before.lower.endswith("s") or before.lower in PRONOUNS
    if words[at].lower in _PLAIN_PAST and (subject or after.lower in DETERMINERS):
        return Use.VERB
    starts_object = (
        after.lower in DETERMINERS
        or after.lower in PRONOUNS
        or (after.capital and after.lower not in PREPOSITIONS)
    )
    agrees = words[at].lower.endswith("s") or subject
    return Use.VERB if starts_object and agrees else Use.NOUN


def _before_to_wants_noun(words: Sequence[Word], at: int) -> bool:
    """Whether "to" before the word is rather a preposition ("response to attacks")."""
    return words[at].lower.endswith("s") and not words[at].lower.endswith("ss")


def _is_modifier(before: str) -> bool:
    return before in _MODIFIERS or before.endswith(_ADJECTIVE_ENDINGS) or before in AUXILIARIES


# Bare participles behind a noun: "hundreds of fighters killed".
_DONE_TO = frozenset("killed wounded injured arrested detained executed captured abducted".split())
_STRONG_PAST = IRREGULAR_PASTS | frozenset("said wrote knew burnt heard".split())
_PLAIN_PAST = frozenset("hit beat cut shut put set".split())
