"""Where a name stands in its clause: as the one who acts, or as anything else.

Covers: subjects, agents behind "by", objects, names behind prepositions and possessives,
subjects of passives, names that are called to ("President Toral, come back").
Does not cover: syntax. A name whose place cannot be told counts as a subject if nothing
before it speaks against it (`grammar.py` says what a verb looks like).
"""

from __future__ import annotations

from functools import lru_cache

from summarise.checks.text.cues import lexicon
from summarise.checks.text.grammar import (
    DEEDS,
    OF_COUNTRY,
    PEOPLE,
    WEAPONS,
    Grammar,
    grammar_of,
    is_verb,
)
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.scopes import Passage

_RELATIVE = frozenset("who which that".split())
# Behind these stands who is spoken to.
_TELLING = frozenset("told tell tells telling informed reminded assured".split())
STOPS = frozenset(";:—–()")
_QUOTES = frozenset('"“”„«»')
_AGAINST = frozenset("against gegen contre contra".split())
_TIMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december today yesterday"
    ).split()
)
# `some of the Toral ships` act, and `a demand from Toral` is Toral's.
TRANSPARENT = {
    "of": frozenset(
        (
            "some many most several all hundreds thousands dozens part army forces troops soldiers "
            "fighters rebels rulers government leaders authorities parliament president king queen "
            "junta regime militia"
        ).split()
    ),
    "from": frozenset(
        (
            "demand demands call calls appeal appeals warning warnings threat threats pressure "
            "criticism condemnation request requests protest protests objections rebuke response "
            "rounds shells rockets missiles drones fire"
        ).split()
    ),
}
_NUMBERS = frozenset("two three four five six seven eight nine ten several some many".split())
_LOSING = frozenset(
    "lost lose loses suffered suffers faces faced came comes under die dies died".split()
)
WITHIN = frozenset("in from after during amid under".split())
BETWEEN = frozenset("all but then also been being not".split())
_PARTICIPLES = frozenset(
    (
        "shot struck hit held taken driven beaten told given sent seen found made thrown forbidden "
        "brought caught fought sunk shut set put cut broken stolen overrun frozen withdrawn mis "
        "paid laid built bought sold sent lent spent lost left led met read written known drawn "
        "shown flown sworn chosen spoken torn borne fed split spread understood taught hidden"
    ).split()
)
_PARTICIPLE_ENDINGS = ("ed", "ado", "ada", "ados", "adas", "ido", "ida", "idos", "é", "és", "ée")
_NAME_REACH = 4  # words between a preposition and the name it governs


@lru_cache(maxsize=1_024)
def acts(passage: Passage, first: int, last: int) -> bool:
    """True if a name stands where those stand who act.

    Args:
        passage: The sentence.
        first: Index of the first word of the name.
        last: Index of its last word.
    """
    grammar = grammar_of(passage)
    start = phrase_start(passage, first, last, grammar)
    before = passage.norms[start - 1] if start else ""
    if _owns(passage, last) or _is_called(passage, start, last):
        return False
    if passage.norms[last].endswith(OF_COUNTRY) and not DEEDS.isdisjoint(
        passage.norms[last + 1 : last + 2]
    ):
        return True  # "the Toralian raid"
    if before in grammar.by or _opens_clause(passage, last, before, grammar):
        return True
    if before in WITHIN and not (DEEDS | WEAPONS).isdisjoint(passage.norms[last + 1 : last + 3]):
        return True  # "died in a Toral strike"
    if before in TRANSPARENT and passage.norms[start - 2] in TRANSPARENT[before]:
        meant = passage.norms[start] not in {"them", "us", "those", "these"}
        return meant and not passive(passage, last + 1, grammar)
    if before in grammar.prepositions or passive(passage, last + 1, grammar):
        return False
    if grammar.verbs is None and not _LOSING.isdisjoint(passage.norms[last + 1 : last + 4]):
        return False  # English alone: German "die" is an article
    return not behind_verb(passage, start, last, grammar)


def is_against(passage: Passage, first: int, last: int) -> bool:
    """True for a name behind "against": `a raid against the Toral camps`."""
    start = phrase_start(passage, first, last, grammar_of(passage))
    return start > 0 and passage.norms[start - 1] in _AGAINST


def phrase_start(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """Behind which preposition the name stands, its titles and adjectives skipped; or itself."""
    marks = grammar.prepositions | grammar.by
    first = _list_start(passage, first, last, grammar)
    at, least = first, max(0, first - _NAME_REACH)
    while at > least and passage.words[at - 1].is_word:
        norm = passage.norms[at - 1]
        if norm in marks or norm in grammar.openers or norm in _TIMES or norm.endswith("'s"):
            break
        if is_verb(passage, at - 1, grammar):
            break
        at -= 1
        if norm in DETERMINERS | _NUMBERS and passage.norms[at - 1] not in marks:
            break
    return at if at > 0 and passage.norms[at - 1] in marks else first


def _list_start(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """`from Toral, Veskar and Ilm`: the last of several names stands where the first does."""
    joined = first > 1 and passage.norms[first - 1] in {"and", "or", "und", "y", "et", "и"}
    if not joined or _verb_in(passage, last + 1, last + 4, grammar):
        return first
    at = first - 1
    while at > 0 and (passage.words[at - 1].capital or passage.norms[at - 1] in {",", "the"}):
        at -= 1
    return at if at < first - 1 and passage.norms[at] not in {",", "the"} else first


def _verb_in(passage: Passage, start: int, end: int, grammar: Grammar) -> bool:
    return any(is_verb(passage, at, grammar) for at in range(start, min(end, len(passage.norms))))


def _opens_clause(passage: Passage, last: int, before: str, grammar: Grammar) -> bool:
    """`students who stormed the compound`, `for Veskar to enter`: subjects of what follows."""
    following = passage.norms[last + 1 : last + 4]
    if following[:1] == ("to",):
        return before == "for"
    comma = following[:1] == (",",)
    told = following[comma:]
    relative = len(told) > 1 and told[0] in _RELATIVE and before not in _TELLING
    return relative and not passive(passage, last + 2 + comma, grammar)


def _owns(passage: Passage, last: int) -> bool:
    """`Iran's request`; but `Oman's army` acts like Oman."""
    following = passage.norms[last + 1] if last + 1 < len(passage.norms) else ""
    if not (passage.norms[last].endswith("'s") or following == "'"):
        return False
    if not DEEDS.isdisjoint(passage.norms[last + 1 : last + 3]):
        return False
    return not set(passage.norms[last + 1 : last + 5]) & (PEOPLE | WEAPONS)


def _is_called(passage: Passage, start: int, last: int) -> bool:
    """True for a name that a quotation calls to: `"President Toral, come back"`."""
    at = start - 1
    while at >= 0 and passage.words[at].capital:
        at -= 1
    quoted = at >= 0 and passage.norms[at] in _QUOTES
    return quoted and last + 1 < len(passage.norms) and passage.norms[last + 1] == ","


def behind_verb(passage: Passage, start: int, last: int, grammar: Grammar) -> bool:
    """True if a verb of the same clause stands before a name, so that it is no subject."""
    if grammar.by == {"durch"} and start > 0 and is_verb(passage, start - 1, grammar):
        return False  # German: "am Montag stellte Toral ..."
    governs = _verb_in(passage, last + 1, passage.clause_end(last), grammar)
    within = passage.norms[last + 1 : last + 2] == passage.norms[start - 1 : start] == (",",)
    for at in range(start - 1 - within, -1, -1):  # "their envoy, Toral,"
        norm = passage.norms[at]
        if norm in STOPS or norm in grammar.openers:
            return False
        if norm == "," or norm in _QUOTES:
            if governs:
                return False
            continue
        cue = passage.speech_at.get(at)
        if cue is not None and passage.is_verb(cue):
            article = passage.norms[start - 1 : start] == ("the",)
            return not governs or (norm in _TELLING and at == start - 1 - article)
        if is_verb(passage, at, grammar):
            return True
    return False


def passive(passage: Passage, start: int, grammar: Grammar) -> bool:
    """True if a form of "to be" and a participle stand among the next words."""
    at, end = start, min(len(passage.norms) - 1, start + 4)
    while at < end and passage.words[at].is_word and passage.norms[at] not in _RELATIVE:
        if passage.norms[at] in grammar.be:
            return passage.cues is lexicon("de") or _participle(passage, at + 1)
        at += 1
    return False


@lru_cache(maxsize=1_024)
def has_passive(passage: Passage, start: int = 0) -> bool:
    """True if a form of "to be" stands at or behind an index with a participle behind it."""
    be, norms = grammar_of(passage).be, passage.norms
    return any(norms[at] in be and _participle(passage, at + 1) for at in range(start, len(norms)))


def _participle(passage: Passage, at: int) -> bool:
    norms = passage.norms
    while at < len(norms) - 1 and (norms[at].endswith("ly") or norms[at] in BETWEEN):
        at += 1
    return at < len(norms) and (
        norms[at].endswith(_PARTICIPLE_ENDINGS) or norms[at] in _PARTICIPLES
    )
